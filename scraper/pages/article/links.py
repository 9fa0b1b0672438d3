"""Links inside a text, each with the sentence around it; links that only share the post; addresses of video players."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from urllib.parse import unquote, urlsplit

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import site_of
from presswatch.urls.wrappers import unwrap

_SENTENCE_END = compiled_later(
    r"(?<=[.!?…؟।])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\da-zа-яё])|(?<=[。！？])[」』”）]*|\n+"
)
AROUND_MAX = 1_000
"""Characters of a sentence kept on either side of a link."""
LINKS_MAX = 5_000
"""A text with more links is a directory, or an attack: 120,000 bytes of links made 170 MB of sentences."""
_ABBREVIATION = compiled_later(rf"(?:\b(?:{any_word('sentence_abbreviations')})|\b[A-Z])\.[\"'”’»)\]]*$")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets without white space around, in order; none crosses a block."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group(0) and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
            continue
        if match.end() > start:
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def sentence_at(spans: list[tuple[int, int]], text: str, start: int, end: int) -> str:
    """The sentence (or the sentences, if the words cross one's end) around the words at [start, end).

    What is further away than `AROUND_MAX` is cut off: a text without stops is not repeated for each of its links.
    """
    first = bisect_right(spans, start, key=itemgetter(1))
    touching = spans[first : bisect_left(spans, end, lo=first, key=itemgetter(0))]
    if not touching:
        return text[start:end]
    return text[max(touching[0][0], start - AROUND_MAX) : min(touching[-1][1], end + AROUND_MAX)].strip()


def trimmed(links: list[tuple[int, int, str]], text: str, shift: int) -> list[tuple[int, int, str]]:
    """Offsets of links in the stripped text; blanks at a link's ends and empty links go."""
    found = []
    for raw_start, raw_end, href in links:
        start, end = max(0, raw_start - shift), min(len(text), raw_end - shift)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append((start, end, href))
    return found


_SHARING = compiled_later(
    r"/(?:sharer?|share-?(?:kit|link|article|offsite)|submit|add_to|bookmark|blog_this|post-edit)(?:\.\w{1,5})?/?(?:[?;]|$)"
    r"|[?&;](?:op|action|do)=share\b|[?&]replytocom=|/email-protection\b",
    re.IGNORECASE,
)
"""Where services take what is to be shared or edited, and where an address is hidden from machines."""
_SENDER = compiled_later(r"[?&;](?:\w{0,60}ref\w{0,60}|rf|or|orig\w{0,60}|from)=[^&;]{0,300}", re.IGNORECASE)
"""Shops are sent the address of the page their reader came from; that shares nothing."""
_INNER = compiled_later(r"https?://[^\s/?#&\"'<>]+", re.IGNORECASE)
_SCHEME_CHARS = len("https://")
_PICTURE = compiled_later(r"\.(?:jpe?g|png|gif|webp|svg|bmp)$", re.IGNORECASE)


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
    (
        compiled_later(r"youtube(?:-nocookie)?\.com/embed/(?P<id>[\w-]{6,20})(?![\w-])"),
        "https://www.youtube.com/watch?v=",
    ),
    (compiled_later(r"player\.vimeo\.com/video/(?P<id>\d{5,12})"), "https://vimeo.com/"),
    (compiled_later(r"dailymotion\.com/embed/video/(?P<id>\w{5,12})"), "https://www.dailymotion.com/video/"),
    (compiled_later(r"rutube\.ru/play/embed/(?P<id>\w{8,40})"), "https://rutube.ru/video/"),
)
"""How the players of the large video sites are addressed, as their own instructions for embedding print it."""
_LISTS = frozenset({"videoseries", "live_stream"})
"""The id in place of a recording's where a player shows a whole channel."""


def watch_address(src: str) -> str | None:
    """The address of the recording that a player's address shows; None for a list, a channel or any other frame."""
    for player, site in _PLAYERS:
        match = player.search(src)
        if match is not None and match["id"] not in _LISTS:
            return site + match["id"]
    return None
