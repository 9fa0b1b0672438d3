"""A feed: RSS 0.9 to 2.0, RDF, Atom, JSON Feed; entries with address, title, date, teaser.

Feeds too broken for an XML parser that recovers are read by feedparser's loose parser, without its network and file
access.
"""

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree

from presswatch.errors import PageError
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url, site_of
from presswatch.urls.wrappers import unwrap
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.parsing.encoding import decode, opened
from scraper.pages.parsing.payload import read_items
from scraper.pages.parsing.plain import plain_text
from scraper.pages.parsing.xml_guard import local_name, namespace, parse_xml, text_content, without_doctype

FeedKind = Literal["rss", "rdf", "atom", "json", ""]
# More entries than any feed has; the rest is not read.
ENTRIES_MAX = 20_000
_VERSION = compiled_later(r'"version"\s*:\s*"([^"]{1,200})"')
_ITEMS = compiled_later(r'"items"\s*:\s*\[')
# feedparser's loose parser runs regular expressions over the whole document (its issue #562).
_TEXT_MAX = 500_000
_ENTRY = compiled_later(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
# Warnings of PHP and blank lines come before a feed, not whole pages.
_JUNK_MAX = 20_000
_ROOTS = compiled_later(r"<(?:\?xml\b|(?:rdf:)?RDF\b|rss\b|(?:atom:)?feed\b|channel\b)", re.IGNORECASE)
_HTML = compiled_later(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ATOM_NAMESPACES = ("http://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "atom", "a10")
_DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", "dc", "dcterms")
_OWN = ("http://purl.org/rss", "http://my.netscape.com/rdf", "http://backend.userland", "http://blogs.law.harvard")
_KINDS: dict[str, FeedKind] = {"feed": "atom", "rss": "rss", "rdf": "rdf", "channel": "rss"}
_DATE_TAGS = tuple("pubdate published issued date created datepublished updated modified lastbuilddate".split())
"""The first that is there and can be read is the date of the post; "updated" only where nothing else is."""
# What generators write in place of the day of a page that has none (Go's zero time): "About us", no post.
_ZERO_DAY = compiled_later(r"^0001-01-01|\b0?1 Jan 0001\b")
# The long form of a relation's name (RFC 4287, 4.2.7.2).
_RELATIONS = "http://www.iana.org/assignments/relation/"
_OLDER = ("next", "prev-archive")
"""The relations of the page with older entries (RFC 5005, 3 and 4)."""
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry: its absolute address (empty if it has none), plain title, date, teaser, authors, id, content as HTML.

    `original_url` is the post's own address where the feed links to a counter of clicks (feedburner:origLink).
    `modified` is what the feed says of the entry's last change, as printed. `is_page`: the feed's generator says that
    it is a page without a day ("About us") rather than a post.
    """

    url: str
    title: str = ""
    date: DateReading | None = None
    teaser: str = ""
    byline: tuple[str, ...] = ()
    guid: str | None = None
    text_html: str = ""
    original_url: str | None = None
    modified: str = ""
    is_page: bool = False

    @property
    def post_url(self) -> str:
        """The address of the post itself, also where the feed links to one that counts or wraps it (Google Alerts)."""
        named = self.original_url or self.url
        opened_url = unwrap(named)
        return opened_url if site_of(opened_url) != site_of(named) else named


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read. `home` is the page that it says it belongs to, None where it names none: feeds may lie elsewhere.

    `next_url` is the page with older entries (RFC 5005, WordPress), None if there is none. `next_guessed`: the feed
    does not name that page, its generator serves one unless this is the last.
    `refused` is "xml-refused" for a document with external or exploding entities; it then has no entries. `broken`: it
    is so far from well-formed that entries may be missing.
    """

    kind: FeedKind = ""
    title: str = ""
    language: str | None = None
    home: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    next_url: str | None = None
    next_guessed: bool = False
    well_formed: bool = True
    refused: str | None = None
    broken: bool = False


def read_json_feed(text: str, url: str, context: DateContext) -> Feed:
    """Reads a JSON Feed; raises PageError "not-feed" for other JSON and for broken JSON."""
    try:
        data, broken = json.loads(text), False
    except (ValueError, RecursionError) as error:
        data, broken = _json_beginning(text), True
        if data is None:
            raise PageError(url, "not-feed", "the response is broken JSON") from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list) or "jsonfeed.org/version" not in str(data.get("version", "")):
        raise PageError(url, "not-feed", "the response is JSON, but not a JSON Feed")
    return Feed(
        kind="json",
        title=plain_text(_json_string(data, "title")),
        language=_json_string(data, "language") or None,
        home=_absolute(_json_string(data, "home_page_url"), url),
        entries=tuple(_json_entry(item, url, context) for item in items[:ENTRIES_MAX] if isinstance(item, dict)),
        next_url=_absolute(_json_string(data, "next_url"), url),
        well_formed=not broken,
        broken=broken,
    )


def _absolute(link: str, url: str) -> str | None:
    """A link as an absolute address; None without one."""
    return clean_url(link, url) if link else None


def _address_of(link: str, guid: str, url: str) -> str:
    """The absolute address of an entry: its link, else an id that is one; empty without either."""
    return _absolute(link or (guid if guid.startswith("http") else ""), url) or ""


def _json_beginning(text: str) -> dict[str, Any] | None:
    """What came whole of a JSON Feed that breaks off: its version and the first items; None without any."""
    version, items = _VERSION.search(text), _ITEMS.search(text)
    whole, _ = read_items(text, items.end() - 1) if items else ([], False)
    return {"version": version[1], "items": whole} if version and whole else None


def _json_string(data: dict[str, Any], *names: str) -> str:
    """The first of these values that holds text or a number."""
    found = (data.get(name) for name in names)
    return next((text for value in found if isinstance(value, str | int) and (text := str(value).strip())), "")


def _json_entry(item: dict[str, Any], url: str, context: DateContext) -> FeedEntry:
    content, guid = _json_string(item, "content_html"), _json_string(item, "id")
    authors = item.get("authors") or [item.get("author")]
    people = [one for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    names = (plain_text(_json_string(person, "name"), 200) for person in people)
    return FeedEntry(
        url=_address_of(_json_string(item, "url", "external_url"), guid, url),
        title=plain_text(_json_string(item, "title")),
        date=read_date(_json_string(item, "date_published", "date_modified"), context, "feed"),
        teaser=plain_text(_json_string(item, "summary", "content_html", "content_text")),
        byline=tuple(filter(None, names)),
        modified=_json_string(item, "date_modified"),
        guid=guid or None,
        text_html=content,
    )


def read_broken_feed(text: str, url: str, context: DateContext) -> Feed | None:
    """What feedparser finds in the document; None if it finds no entries or the document is refused."""
    guarded = without_doctype(text[:_TEXT_MAX])
    if guarded is None or not _ENTRY.search(guarded):
        return None
    import feedparser  # noqa: PLC0415 - 60 ms that few feeds need

    # A stream, never a string: feedparser opens strings as addresses or files.
    stream = io.BytesIO(guarded.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        found = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # noqa: BLE001 - it promises nothing of hostile feeds, and raises KeyError and more
        return None
    if not found.entries:
        return None
    return Feed(
        kind="atom" if found.version.startswith("atom") else "rss",
        title=plain_text(_loose_string(found.feed, "title")),
        language=_loose_string(found.feed, "language") or None,
        home=_absolute(_loose_string(found.feed, "link"), url),
        entries=tuple(_loose_entry(entry, url, context) for entry in found.entries[:ENTRIES_MAX]),
    )


def _loose_string(data: Any, name: str) -> str:
    # Not feedparser's own get(), which answers for other names too.
    value = dict.get(data, name)
    return value.strip() if isinstance(value, str) else ""


def _loose_entry(entry: Any, url: str, context: DateContext) -> FeedEntry:
    dates = (_loose_string(entry, name) for name in ("published", "created", "updated"))
    contents = [_loose_string(part, "value") for part in dict.get(entry, "content") or []]
    guid, summary = _loose_string(entry, "id"), _loose_string(entry, "summary")
    author = plain_text(_loose_string(entry, "author"), 200)
    return FeedEntry(
        url=_address_of(_loose_string(entry, "link"), guid, url),
        title=plain_text(_loose_string(entry, "title")),
        date=next(filter(None, (read_date(date, context, "feed") for date in dates)), None),
        teaser=plain_text(summary or "".join(contents)),
        byline=(author,) if author else (),
        guid=guid or None,
        text_html=contents[0] if contents else summary,
    )


def read_feed(body: bytes, url: str, content_type: str | None, context: DateContext) -> Feed:
    """Reads a feed in document order; raises PageError "not-feed" for HTML and everything else that is none."""
    text = decode(opened(body), content_type).text.lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return read_json_feed(text, url, context)
    start = _beginning(text)
    if start is None:
        raise PageError(url, "not-feed", "the response is not a feed")
    parsed = parse_xml(text[start:], url)
    if parsed.refused:
        return Feed(refused="xml-refused", well_formed=False)
    feed = _from_root(parsed.root, url, context)
    if (feed is None or not feed.entries) and not parsed.well_formed:
        feed = read_broken_feed(text[start:], url, context) or feed
    if feed is None:
        raise PageError(url, "not-feed", "the response is XML, but not a feed")
    return replace(feed, well_formed=parsed.well_formed and start == 0, broken=parsed.lossy)


def _beginning(text: str) -> int | None:
    """Where a feed begins, which warnings may precede; None for a page and for what is no feed."""
    start, page = _ROOTS.search(text, 0, _JUNK_MAX), _HTML.search(text, 0, _JUNK_MAX)
    follows_page = start is not None and page is not None and page.start() < start.start()
    return None if start is None or follows_page else start.start()


def _from_root(root: etree._Element | None, url: str, context: DateContext) -> Feed | None:
    if root is None:
        return None
    if (name := local_name(root)) in _KINDS:
        return _read(root, next(_children(root, "channel"), root), _KINDS[name], url, context)
    # A feed packed into the body of an XHTML page.
    inner = next(root.iter("{*}feed", "{*}rss", "{*}RDF"), None) if name == "html" else None
    return _from_root(inner, url, context)


def _read(root: etree._Element, channel: etree._Element, kind: FeedKind, url: str, context: DateContext) -> Feed:
    item = "entry" if kind == "atom" else "item"
    items = list(islice(root.iter(f"{{*}}{item}"), ENTRIES_MAX))
    language = _text_of(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or None
    if language and not context.language:
        context = replace(context, language=language.split("-")[0].lower())
    # Relative links of RSS count from the page that the channel belongs to.
    base = clean_url(_text_of(channel, "link")) if kind == "rss" else None
    entries = tuple(_entry(element, kind, base or url, context) for element in items)
    older = (child for child in _children(channel, "link") if child.get("rel", "").lower() in _OLDER)
    named = next((_led_to(child, child.get("href"), url) for child in older), None)
    guessed = _next_wordpress_page(channel, url) if entries and named is None else None
    return Feed(
        kind=kind,
        title=plain_text(_text_of(channel, "title")),
        language=language,
        home=next(iter(_links(channel, url)), None),
        entries=entries,
        next_url=named or guessed,
        next_guessed=guessed is not None,
    )


def _entry(element: etree._Element, kind: FeedKind, url: str, context: DateContext) -> FeedEntry:
    guid = (_text_of(element, "guid", "id") or element.get(_RDF_ABOUT) or "").strip()
    dates = (text_content(child).strip() for child in _children(element, *_DATE_TAGS))
    content = _markup(element, "encoded", "content", "body", "fulltext")
    teaser = _markup(element, "description", "summary", "subtitle") or content
    return FeedEntry(
        url=next(iter((*_links(element, url), *_content_elsewhere(element, url))), "")
        or _permanent(element, guid, kind, url),
        title=plain_text(_markup(element, "title")),
        date=next(filter(None, (read_date(date, context, "feed") for date in dates)), None),
        teaser=plain_text(teaser),
        byline=_authors(element),
        guid=guid or None,
        text_html=content or (teaser if "<" in teaser else ""),
        original_url=_absolute(_text_of(element, "origlink"), ""),
        modified=_text_of(element, "updated", "modified"),
        is_page=bool(_ZERO_DAY.search(_text_of(element, "pubdate", "published"))),
    )


def _children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children by name: the feed's own first, then Atom's and Dublin Core's; media and podcast tags last."""
    for name in names:
        yield from sorted((child for child in element if local_name(child) == name), key=_foreignness)


def _foreignness(child: etree._Element) -> int:
    space = namespace(child)
    if not space or space.startswith(_OWN):
        return 0
    return 1 if space in _ATOM_NAMESPACES or space in _DUBLIN_CORE else 2


def _text_of(element: etree._Element, *names: str) -> str:
    """The text of the first child of these names, in their order, that has any."""
    return next(filter(None, (text_content(child).strip() for child in _children(element, *names))), "")


def _markup(element: etree._Element, *names: str) -> str:
    """The content of the first of these children as HTML; plain Atom text is escaped so that it stays as printed."""
    children = _children(element, *names)
    own = (child for child in children if not namespace(child).startswith(("http://search.yahoo.com/mrss", "media")))
    return next(filter(None, map(_inner, own)), "")


def _inner(child: etree._Element) -> str:
    kind, mode = (child.get("type") or "").lower(), child.get("mode")
    if len(child) and (kind in ("xhtml", "application/xhtml+xml", "") or mode == "xml"):
        tree = "".join(etree.tostring(part, encoding="unicode", method="html") for part in child)
        return ((child.text or "") + tree).strip()
    text = text_content(child).strip()
    plain = namespace(child) in _ATOM_NAMESPACES and kind in ("", "text", "text/plain") and mode != "escaped"
    return text.replace("&", "&amp;").replace("<", "&lt;") if plain else text


def _permanent(element: etree._Element, guid: str, kind: FeedKind, url: str) -> str:
    """The address that an entry's id is; empty where it is none."""
    marks = [(child.get("isPermaLink") or "true").lower() for child in _children(element, "guid")]
    permanent = kind != "rss" or "false" not in marks
    return (permanent and guid.lower().startswith(("http://", "https://", "/")) and clean_url(guid, url)) or ""


def _content_elsewhere(element: etree._Element, url: str) -> list[str]:
    """The page that an entry names as its content in place of holding it (RFC 4287, 4.1.3.2)."""
    pages = [child for child in _children(element, "content") if "html" in (child.get("type") or "html")]
    named = (_led_to(child, child.get("src"), url) for child in pages if namespace(child) in _ATOM_NAMESPACES)
    return list(filter(None, named))


def _led_to(child: etree._Element, link: str | None, url: str) -> str | None:
    """An element's link, absolute against xml:base, `url` where there is none."""
    base = child.base if child.base not in (None, child.getroottree().docinfo.URL) else url
    return (clean_url(link, base) or clean_url(link, url)) if link else None


def _links(element: etree._Element, url: str) -> list[str]:
    """The absolute addresses of an element's own page, best first: printed as text, then pages, then other files."""
    ranked: list[tuple[int, str | None]] = []
    for child in _children(element, "link"):
        if (child.get("rel") or "alternate").lower().removeprefix(_RELATIONS) == "alternate":
            href = child.get("href")
            link = html.unescape((child.text or "").strip()) if href is None else href
            rank = 0 if href is None else 1 if "html" in (child.get("type") or "html") else 2
            ranked.append((rank, _led_to(child, link, url)))
    return [link for _, link in sorted(ranked, key=itemgetter(0)) if link]


def _authors(element: etree._Element) -> tuple[str, ...]:
    for tag in ("creator", "author", "contributor"):
        people = [next((part for part in one if local_name(part) == "name"), one) for one in _children(element, tag)]
        if names := tuple(dict.fromkeys(filter(None, map(_person, map(text_content, people))))):
            return names
    return ()


def _person(text: str) -> str:
    """The name in "mail@example.org (Name)"; a bare mail address is no name."""
    plain = plain_text(text, 200)
    address = re.fullmatch(r"\S+@\S+(?: \((?P<name>.+)\))?", plain)
    return (address["name"] or "").strip() if address else plain


def _next_wordpress_page(channel: etree._Element, url: str) -> str | None:
    """WordPress serves older entries of any feed under ?paged=2, 3 ..., and 404 after the last page."""
    generators = " ".join(f"{child.text} {child.get('uri')}" for child in _children(channel, "generator"))
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    current = dict(pairs).get("paged", "1")
    if "wordpress" not in generators.lower() or not re.fullmatch(r"[0-9]{1,5}", current):
        return None
    query = urlencode([*(pair for pair in pairs if pair[0] != "paged"), ("paged", str(int(current) + 1))])
    return clean_url(urlunsplit(parts._replace(query=query)))
