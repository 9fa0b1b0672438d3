"""A sitemap: addresses with their last change, news titles, child sitemaps; and which addresses of a site are posts.

Posts are known by dates and numbers in their addresses, their slug and their neighbors.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

from presswatch.errors import PageError
from presswatch.languages.packs import alternation, any_word, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url
from scraper.pages.dates.cues import date_from_url
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.parsing.encoding import decode, opened
from scraper.pages.parsing.kinds import body_kind
from scraper.pages.parsing.plain import plain_text
from scraper.pages.parsing.xml_guard import local_name, namespace, parse_xml, text_content

# A directory is a collection of posts if at least this many addresses are in it directly.
_COMPANY_MIN = 3
# At the root of a site pages and posts are together: only a slug as long as a sentence is a post there.
_ROOT_WORDS_MIN, _ROOT_LENGTH_MIN = 4, 20
# Of the addresses at the root a post is one of many with a number or a shared first word.
_SERIES_MIN = 5
_LISTS, _PAGES = words("list_page_slugs"), words("site_page_slugs")
_NUMBERS: Final = compiled_later(r"\d{1,12}")
_YEAR: Final = compiled_later(r"(?:19[89]|20\d)\d")
_ID_PARAMETER: Final = compiled_later(rf"(?:^|&)(?:{alternation('post_number_parameters')})=\d+(?:&|$)", re.IGNORECASE)
_FILE_END: Final = compiled_later(rf"\.(?:{alternation('web_page_file_ends')})$", re.IGNORECASE)
_NO_PAGE: Final = compiled_later(rf"\.(?:{alternation('file_ends_of_no_page')})$", re.IGNORECASE)
_POST_SITEMAP: Final = compiled_later(any_word("sitemaps_of_posts"), re.IGNORECASE)
_OTHER_SITEMAP: Final = compiled_later(
    rf"(?:^|[-_/])(?:{alternation('sitemaps_of_other_things')})s?(?=[-_.\d]|$)", re.IGNORECASE
)
_Path = tuple[str, ...]
# sitemaps.org: at most 50,000 addresses a file.
ENTRIES_MAX = 50_000
_NEWS: Final = "http://www.google.com/schemas/sitemap-news/"
_LINE: Final = compiled_later(r"https?://\S+", re.IGNORECASE)


def post_urls(urls: Iterable[str]) -> tuple[str, ...]:
    """The addresses that are posts, in their order; the others are pages, lists and files."""
    listed = list(urls)
    return tuple(url for url, is_post in zip(listed, _judge(listed), strict=True) if is_post)


def looks_like_post(url: str, siblings: Sequence[str] = ()) -> bool:
    """True if the address has the shape of a post among `siblings`, the other addresses of its site.

    For many addresses of one site `post_urls` does the same work once.
    """
    return _judge([*siblings, url])[-1]


def sitemaps_of_posts(children: Iterable[str]) -> tuple[str, ...]:
    """The child sitemaps worth reading, those named for posts first, without those named for pages, tags, authors."""
    kept = [url for url in children if not _OTHER_SITEMAP.search(_name(url)) or re.search(r"posts?-post", _name(url))]
    return tuple(sorted(kept, key=lambda url: not _POST_SITEMAP.search(_name(url))))


def _name(url: str) -> str:
    return _split(url).path.rpartition("/")[2]


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _segments(parts: SplitResult) -> list[str]:
    segments = [segment for segment in unquote(parts.path, errors="replace").lower().split("/") if segment]
    if segments:
        segments[-1] = _FILE_END.sub("", segments[-1])
    return segments[:-1] if segments and segments[-1] == "index" else segments


@dataclass(frozen=True, slots=True)
class _Site:
    """What the addresses of a site say of each other.

    How many are in each directory, how many of them are years, which directories hold posts, how many at the root
    begin with a word. A year among names is an archive of what the directory holds, years among themselves are pages.
    """

    parents: Counter[_Path]
    years: Counter[_Path]
    of_posts: AbstractSet[_Path]
    first_words: Counter[str]


def _judge(urls: Sequence[str]) -> list[bool]:
    split = [_split(url) for url in urls]
    paths = [tuple(_segments(parts)) for parts in split]
    site = _site_of(set(paths))
    return [_is_post(url, parts, path, site) for url, parts, path in zip(urls, split, paths, strict=True)]


def _site_of(paths: AbstractSet[_Path]) -> _Site:
    parents = Counter(path[:-1] for path in paths if path)
    years = Counter(path[:-1] for path in paths if path and _YEAR.fullmatch(path[-1]))
    first_words = Counter(re.split(r"[-_]", path[0])[0] for path in paths if len(path) == 1)
    return _Site(parents, years, _folders_of_posts(paths, parents), first_words)


def _folders_of_posts(paths: AbstractSet[_Path], parents: Counter[_Path]) -> set[_Path]:
    """The directories that hold posts, by their name or by most names in them: a post's may be one word there.

    One of single words only ("/news/sports", "/news/world") is one of sections, under any name.
    """
    leaves = [path for path in paths if len(path) > 1 and path[-1] not in _PAGES and parents[path] < _COMPANY_MIN - 1]
    children = Counter(path[:-1] for path in leaves)
    slugs = Counter(path[:-1] for path in leaves if _is_slug(path[-1]))
    return {one for one in slugs if 2 * slugs[one] > children[one] or _POST_SITEMAP.search(one[-1])}


def _is_post(url: str, parts: SplitResult, path: _Path, site: _Site) -> bool:
    if _ID_PARAMETER.search(parts.query):
        return True
    if not path or _NO_PAGE.search(parts.path) or _is_page_or_list(path, site):
        return False
    if any(map(_YEAR.fullmatch, path[:-1])) or date_from_url(url) is not None:
        return True
    if len(path) == 1:
        # Or one of several names at the root that begin alike and carry a number ("report-12").
        in_series = site.first_words[re.split(r"[-_]", path[0])[0]] >= _SERIES_MIN
        return _is_sentence(path[0]) or (in_series and any(map(str.isdigit, path[0])))
    return site.parents[path[:-1]] >= _COMPANY_MIN and (_is_slug(path[-1]) or path[:-1] in site.of_posts)


def _is_page_or_list(path: _Path, site: _Site) -> bool:
    """True for a page ("about"), a list ("tag"), a folder of several or an archive (numbers only, a year first)."""
    folder, name = path[:-1], path[-1]
    if name in _PAGES or not _LISTS.isdisjoint(path) or site.parents[path] >= _COMPANY_MIN - 1:
        return True
    # A year among names in a directory of posts is an archive of what the directory holds.
    if _YEAR.fullmatch(name) and folder in site.of_posts and site.years[folder] * 2 < site.parents[folder]:
        return True
    return _YEAR.fullmatch(path[0]) is not None and all(map(_NUMBERS.fullmatch, path))


def _is_slug(segment: str) -> bool:
    """A name made of words or of other scripts, or with a number; "team" and "history" are pages."""
    return "-" in segment or "_" in segment or not segment.isascii() or any(char.isdigit() for char in segment)


def _is_sentence(segment: str) -> bool:
    if not segment.isascii():
        return len(segment) >= _ROOT_LENGTH_MIN // 2
    return len(re.findall(r"[^-_]+", segment)) >= _ROOT_WORDS_MIN and len(segment) >= _ROOT_LENGTH_MIN


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One address; `lastmod` is its last change, `title`, `published` and `language` only in news sitemaps."""

    url: str
    lastmod: DateReading | None = None
    title: str = ""
    published: DateReading | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The addresses of a sitemap, or the (address, last change) of the sitemaps that an index lists.

    `refused` is "xml-refused" for a document with external or exploding entities. `cut` is True if there were more than
    50,000 addresses, `broken` if it is so far from well-formed that some may be missing.
    """

    entries: tuple[SitemapEntry, ...] = ()
    sitemaps: tuple[tuple[str, DateReading | None], ...] = ()
    refused: str | None = None
    cut: bool = False
    broken: bool = False


def read_sitemap(body: bytes, url: str, content_type: str | None = None) -> Sitemap:
    """Reads a sitemap (XML or one address a line, also gzipped); raises PageError if it is none.

    The reason is "not-feed" for a web page, as for a feed that became one, else "parse-error".
    """
    text = decode(opened(body), content_type).text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return _from_lines(text, url)
    parsed = parse_xml(text, url)
    if parsed.refused:
        return Sitemap(refused="xml-refused")
    if parsed.root is None or local_name(parsed.root) not in ("urlset", "sitemapindex"):
        if body_kind(body, content_type) == "html":
            raise PageError(url, "not-feed", "the response is a web page, not a sitemap")
        raise PageError(url, "parse-error", "the response is not a sitemap")
    found = _from_root(parsed.root, url)
    if parsed.lossy and not found.entries and not found.sitemaps:
        raise PageError(url, "parse-error", "the sitemap is broken")
    return replace(found, broken=parsed.lossy)


def _from_root(root: etree._Element, url: str) -> Sitemap:
    nodes = [(local_name(child), child) for child in root if local_name(child) in ("url", "sitemap")]
    kept = nodes[:ENTRIES_MAX]
    entries = tuple(filter(None, (_entry(node, url) for name, node in kept if name == "url")))
    located = (_located(node, url) for name, node in kept if name == "sitemap")
    sitemaps = tuple((address, lastmod) for address, lastmod in located if address)
    return Sitemap(entries=entries, sitemaps=sitemaps, cut=len(nodes) > ENTRIES_MAX)


def _from_lines(text: str, url: str) -> Sitemap:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    addresses = [address for line in lines if _LINE.fullmatch(line) and (address := clean_url(line))]
    if not addresses or len(addresses) < len(lines) / 2:
        raise PageError(url, "parse-error", "the response is not a sitemap")
    entries = tuple(SitemapEntry(url=address) for address in addresses[:ENTRIES_MAX])
    return Sitemap(entries=entries, cut=len(addresses) > ENTRIES_MAX)


def _entry(node: etree._Element, base: str) -> SitemapEntry | None:
    address, lastmod = _located(node, base)
    if address is None:
        return None
    news = next((child for child in node if namespace(child).startswith((_NEWS, "news")) and len(child)), None)
    if news is None:
        return SitemapEntry(url=address, lastmod=lastmod)
    values = {local_name(part): (part.text or "").strip() for part in news.iter()}
    return SitemapEntry(
        url=address,
        lastmod=lastmod,
        title=plain_text(values.get("title", "")),
        published=_date(values.get("publication_date", "")),
        language=values.get("language") or None,
    )


def _located(node: etree._Element, base: str) -> tuple[str | None, DateReading | None]:
    """The address of a page or sitemap, and its last change."""
    address = _own(node, "loc")
    return clean_url(address, base) if address else None, _date(_own(node, "lastmod"))


def _own(node: etree._Element, name: str) -> str:
    """The text of a child of the sitemap's own vocabulary; image:loc and video:loc are other addresses."""
    named = (child for child in node if local_name(child) == name)
    own = (text_content(child).strip() for child in named if not re.search(r"image|video|news", namespace(child)))
    return next(own, "")


def _date(text: str) -> DateReading | None:
    return read_date(text, DateContext(), "sitemap") if text else None
