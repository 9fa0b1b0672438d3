"""The links of a page with their absolute addresses; those that only share the post; pictures and video players."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

from presswatch.languages.packs import alternation, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import site_of
from presswatch.urls.wrappers import unwrap
from scraper.pages.html_tree.tree import Tree, weight

MAX_LINKS = 20_000
"""Links looked at on one page; the rest is not read (a page with more is a trap or a site map)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link: the element's number, its absolute address without fragment, its words on one line and their weight."""

    number: int
    url: str
    text: str
    weight: int


def collect_anchors(tree: Tree, base_url: str) -> list[Anchor]:
    """The http(s) links of the page in document order, at most MAX_LINKS.

    Without links within the page itself, those to one comment of a post, which say what a reader wrote, and those to
    a picture's file, which shows something but says nothing.
    """
    found = []
    for number in tree.by_tag.get("a", [])[:MAX_LINKS]:
        href = tree.elements[number].get("href")
        url = resolve(href, base_url) if href and not _TO_COMMENT.search(href) else None
        if url and not _TO_PICTURE.search(url):
            text = tree.text(number)
            found.append(Anchor(number, url, text, weight(text)))
    return found


def hrefs_of(root: lxml.html.HtmlElement) -> Iterator[str | None]:
    """Where the links of a page lead, as printed, of at most MAX_LINKS."""
    return (link.get("href") for link in islice(root.iter("a"), MAX_LINKS))


_TO_COMMENT = compiled_later(alternation("comment_addresses"), re.IGNORECASE)
_PICTURE_ENDS = any_word("picture_file_ends")
_TO_PICTURE = compiled_later(rf"://[^/?#]{{1,300}}/[^?#]{{0,300}}\.(?:{_PICTURE_ENDS})(?:\?|$)", re.IGNORECASE)

_WHOLE = compiled_later(r"https?://[^/?#\s]+/(?!.*/\.)")
"""An address that is by itself, without a step up; joining it to the page's would change nothing."""
_ROOTED = compiled_later(r"(?!.*/\.)/(?![/\\])[^;?#]+(?:\?[^#;]+)?$")
"""A path from the root without a step up, parameters or an end that is left out (RFC 3986, 5.2.2): the host's name and
the path itself are the address."""


def resolve(href: str, base_url: str) -> str | None:
    """The absolute address without fragment, as a browser makes it; None for anything but http(s) and for "#" links."""
    href = href.strip().translate({9: None, 10: None, 13: None})
    if not href or href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "tel:", "data:")):
        return None
    if _ROOTED.match(href) and (origin := _origin(base_url)):
        return origin + href.replace(" ", "%20")
    try:
        url = href if _WHOLE.match(href) else urljoin(base_url, href)
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return url.split("#", 1)[0].replace(" ", "%20")


@lru_cache(maxsize=16)
def _origin(base_url: str) -> str:
    """Scheme and host of an http(s) address, "" for any other."""
    try:
        parts = urlsplit(base_url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def trimmed(links: list[tuple[int, int, str]], text: str, shift: int) -> list[tuple[int, int, str]]:
    """Offsets of links in the stripped text; blanks at a link's ends and empty links go."""
    found = []
    for raw_start, raw_end, href in links:
        start = max(0, raw_start - shift)
        piece = text[start : max(0, raw_end - shift)]
        start += len(piece) - len(piece.lstrip())
        if words := piece.strip():
            found.append((start, start + len(words), href))
    return found


_SHARING = compiled_later(alternation("page_sharing_addresses"), re.IGNORECASE)
_SENDER = compiled_later(rf"[?&;](?:{alternation('sender_parameters')})=[^&;]{{0,300}}", re.IGNORECASE)
"""The address of the page that a shop's reader came from: sending it shares nothing."""
_INNER = compiled_later(r"https?://[^\s/?#&\"'<>]+", re.IGNORECASE)
_SCHEME_CHARS = len("https://")
_PICTURE = compiled_later(rf"\.(?:{_PICTURE_ENDS})$", re.IGNORECASE)


def shares_page(url: str, page_url: str) -> bool:
    """True if an address sends the page to a service (to share, keep, mail or edit it): it says so, or has its address.

    A redirect that leads back to the site, and one with the address of a third site as well, shares nothing.
    """
    if _SHARING.search(url):
        return True
    if url.find("=", _SCHEME_CHARS) < 0:
        return False
    home, target = site_of(unwrap(page_url)), unwrap(url)
    if not home or site_of(target) == home:
        return False
    inner = _INNER.findall(unquote(unquote(_SENDER.sub("", target[_SCHEME_CHARS:]))))
    return bool(inner) and all(site_of(address) == home for address in inner)


def is_picture(url: str) -> bool:
    """True if an address is that of a picture by its name, also as a parameter of a service that makes it smaller."""
    try:
        path = urlsplit(url).path
    except ValueError:  # no address of the web
        return False
    return bool(_PICTURE.search(unquote(path)))


_PLAYERS = (
    (compiled_later(r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})(?![\w-])"), "https://www.youtube.com/watch?v="),
    (compiled_later(r"player\.vimeo\.com/video/(\d{5,12})"), "https://vimeo.com/"),
    (compiled_later(r"dailymotion\.com/embed/video/(\w{5,12})"), "https://www.dailymotion.com/video/"),
    (compiled_later(r"rutube\.ru/play/embed/(\w{8,40})"), "https://rutube.ru/video/"),
)
"""How the players of the large video sites are addressed, as their own instructions for embedding print it."""
_LISTS = frozenset({"videoseries", "live_stream"})
"""The id in place of a recording's where a player shows a whole channel."""


def watch_address(src: str) -> str | None:
    """The address of the recording that a player's address shows; None for a list, a channel or any other frame."""
    shown = ((site, player.search(src)) for player, site in _PLAYERS)
    return next((site + match[1] for site, match in shown if match and match[1] not in _LISTS), None)
