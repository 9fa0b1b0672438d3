"""Decides which addresses of a site are posts: by dates and numbers in them, their slug and their neighbors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.markup import date_from_url

# A directory is a collection of posts if at least this many addresses are in it directly.
_COMPANY_MIN = 3
# At the root of a site pages and posts are together: only a slug as long as a sentence is a post there.
_ROOT_WORDS_MIN, _ROOT_LENGTH_MIN = 4, 20
# Of the addresses at the root a post is one of many with a number or a shared first word.
_SERIES_MIN = 5
_LISTS: Final = frozenset(
    ("tag", "tags", "category", "categories", "cat", "cats", "topic", "topics", "author", "authors", "series", "label",
     "labels", "page", "search", "archive", "user", "users", "type", "format", "feed", "rss", "attachment", "product",
     "products", "shop", "cart", "members", "member", "tagged", "taxonomy", "kategorie", "categorie", "categoria",
     "rubrik", "location", "locations", "language")
)  # fmt: skip
_PAGES: Final = frozenset(
    ("about", "about-us", "contact", "contact-us", "privacy", "privacy-policy", "terms", "terms-of-use", "imprint",
     "impressum", "datenschutz", "kontakt", "contacto", "contatti", "donate", "shop", "cart", "checkout", "login",
     "register", "signup", "faq", "team", "staff", "board", "jobs", "careers",
     "sitemap", "search", "archives", "archive", "home",
     "index",
     "links", "404", "thank-you", "newsletter", "subscribe", "support", "help", "legal", "cookies", "cookie-policy",
     "accessibility", "mission", "history", "partners", "members", "events", "news", "blog", "press", "posts", "media")
)  # fmt: skip
_NUMBERS: Final = compiled_later(r"\d{1,12}")
_YEAR: Final = compiled_later(r"(?:19[89]|20\d)\d")
_ID_PARAMETER: Final = compiled_later(
    r"(?:^|&)(?:p|wr_id|document_srl|article\w*|news\w*id|post_?id|ntt\w*|no|idx|seq|id|bbs\w*|board_?(?:seq|no|idx))=\d+(?:&|$)",
    re.IGNORECASE,
)
_FILE_END: Final = compiled_later(r"\.(?:html?|php|aspx?|jsp|do|shtml)$", re.IGNORECASE)
_NO_PAGE: Final = compiled_later(
    r"\.(?:jpe?g|png|gif|svg|webp|pdf|docx?|xlsx?|zip|mp[34]|xml|rss|json|css|js)$", re.IGNORECASE
)
_POST_SITEMAP: Final = compiled_later(
    r"post|news|article|press|story|stories|blog|report|aktuell|noticia|actualit", re.IGNORECASE
)
_OTHER_SITEMAP: Final = compiled_later(
    r"(?:^|[-_/])(?:page|category|categories|tag|tags|post_tag|author|authors|user|users|product|products|image|images|video|videos|taxonom\w{0,60}|"
    r"taxonomies|attachment|location|event|events|forum|profile)s?(?=[-_.\d]|$)",
    re.IGNORECASE,
)


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


_Path = tuple[str, ...]


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
    """The directories that hold posts, by their names and those in them."""
    leaves = [path for path in paths if path and path[-1] not in _PAGES and parents[path] < _COMPANY_MIN - 1]
    children = Counter(path[:-1] for path in leaves)
    slugs = Counter(path[:-1] for path in leaves if _is_slug(path[-1]))
    return {folder for folder in slugs if folder and _holds_posts(folder[-1], slugs[folder], children[folder])}


def _is_post(url: str, parts: SplitResult, path: _Path, site: _Site) -> bool:
    if _ID_PARAMETER.search(parts.query):
        return True
    if not path or _NO_PAGE.search(parts.path) or _is_page_or_list(path) or _is_year_page(path, site):
        return False
    if site.parents[path] >= _COMPANY_MIN - 1:
        return False
    if any(_YEAR.fullmatch(segment) for segment in path[:-1]) or date_from_url(url) is not None:
        return True
    if len(path) == 1:
        return _is_sentence(path[0]) or _is_in_series(path[0], site.first_words)
    return site.parents[path[:-1]] >= _COMPANY_MIN and (_is_slug(path[-1]) or path[:-1] in site.of_posts)


def _is_page_or_list(path: _Path) -> bool:
    """True for the path of a page ("about"), of a list ("tag") or of an archive (numbers only, a year first)."""
    if path[-1] in _PAGES or not _LISTS.isdisjoint(path):
        return True
    return _YEAR.fullmatch(path[0]) is not None and all(map(_NUMBERS.fullmatch, path))


def _is_year_page(path: _Path, site: _Site) -> bool:
    """True for a year among names in a directory of posts: an archive of what the directory holds."""
    folder = path[:-1]
    named = _YEAR.fullmatch(path[-1]) and folder in site.of_posts
    return bool(named) and site.years[folder] * 2 < site.parents[folder]


def _holds_posts(name: str, slugs: int, children: int) -> bool:
    """True if a directory is one of posts, by its name or by most names in it: a post's may be one word there.

    One of nothing but single words ("/news/sports", "/news/world") is one of sections, whatever its name.
    """
    return 2 * slugs > children or bool(slugs and _POST_SITEMAP.search(name))


def _is_slug(segment: str) -> bool:
    """A name made of words or of other scripts, or with a number; "team" and "history" are pages."""
    return "-" in segment or "_" in segment or not segment.isascii() or any(char.isdigit() for char in segment)


def _is_sentence(segment: str) -> bool:
    words = [word for word in re.split(r"[-_]+", segment) if word]
    if not segment.isascii():
        return len(segment) >= _ROOT_LENGTH_MIN // 2
    return len(words) >= _ROOT_WORDS_MIN and len(segment) >= _ROOT_LENGTH_MIN


def _is_in_series(segment: str, first_words: Counter[str]) -> bool:
    """One of several names at the root that begin alike and carry a number ("report-12")."""
    return any(char.isdigit() for char in segment) and first_words[re.split(r"[-_]", segment)[0]] >= _SERIES_MIN
