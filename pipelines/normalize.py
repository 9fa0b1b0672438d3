"""A found post becomes a Post: clean text, one address, each field from the better of entry and page."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

import regex

from pipelines.common.step import Step
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, DateReading, Link, Post
from presswatch.urls.canonical import clean_url, identity_key, is_front_page, site_of
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.pages.dates.clock import zone_of
from scraper.pages.parsing.plain import MAX_MARKS, without_towers
from scraper.pages.person_names.names import authors_apart
from scraper.pages.text.letters import letters
from scraper.visit.interstitials import in_its_place

# A title is for people and for digests; what is longer is a paragraph or an attack.
TITLE_CHARACTERS = 1_000
TEXT_CHARACTERS = 400_000
_CUT = "…"

# Controls but tab and line ends; directional overrides and isolates, which make text read as what it is not (UAX #9);
# lone surrogates, which no output format can carry.
_UNWANTED = compiled_later("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# What separates a title from the name of a section or site.
_SEPARATED = compiled_later(r"\s*[|>»›·•:/\\–—-]|\s*::")
# A page's title this much shorter than the entry's is a section's name that the entry's title happens to contain.
MIN_TITLE_RATIO = 0.3
# A day begins first on Kiritimati and ends last on Baker Island (IANA: Pacific/Kiritimati, Etc/GMT+12).
_EARLIEST, _LATEST = timedelta(hours=-14), timedelta(hours=12)
_CUT_ENDS = ("…", "...", "[…]", "[...]")
"""How lists show that they cut a title."""


def normalize(found: FoundPost) -> Post:
    """Makes the Post of a found post; never fails: what cannot be had stays empty."""
    if in_its_place(found):
        found = replace(found, article=None, snapshot=None, redirects=())
    entry, article = found.entry, found.article or Article()
    url = entry.url
    page_url = found.snapshot.url if found.snapshot else url
    text, blocks, links = _clean_text(article)
    return Post(
        source=found.source,
        url=url,
        url_key=identity_key(url),
        alias_keys=_alias_keys(found, article, page_url),
        guid=entry.guid,
        title=_title(entry, article, url),
        published=_published(entry, article),
        byline=_byline(entry, article),
        language=article.language,
        text=text,
        blocks=blocks,
        links=links,
        teaser=clean_line(entry.teaser)[:TITLE_CHARACTERS],
        outlet_hint=clean_line(entry.outlet) if entry.outlet else None,
        external=entry.external,
        found_on=found.found_on,
        shown=entry.shown,
        backfill=found.backfill,
        caught_late=found.caught_late,
        snapshot=found.snapshot,
    )


def clean_line(text: str) -> str:
    """One line: NFC, controls and directional overrides gone, white space folded."""
    return " ".join(_composed(text).split())


def _composed(text: str) -> str:
    """NFC without unwanted characters, its marks bounded: sorting many marks on one letter takes minutes."""
    return _UNWANTED.sub("", unicodedata.normalize("NFC", without_towers(text)))


def _title(entry: Entry, article: Article, url: str) -> str:
    """The better of the entry's and the page's title; the address where both are empty.

    Lists glue labels, names and dates to a title, pages the name of the section or the site; so the one that the
    other contains is the title itself, unless it is the beginning of the other cut short.
    """
    shown, own = _undoubled(clean_line(entry.title)), _undoubled(clean_line(article.title))
    title = _better_title(shown, own) or url
    return title if len(title) <= TITLE_CHARACTERS else title[: TITLE_CHARACTERS - 1] + _CUT


def _undoubled(title: str) -> str:
    """A title that is printed twice in a row (above the picture and below it), once."""
    words = title.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else title


def _better_title(shown: str, own: str) -> str:
    if not (shown and own):
        return own or shown
    shown_letters, own_letters = letters(shown), letters(own)
    if shown_letters == own_letters:
        # If the words are equal, the title that is not in capitals.
        return max(shown, own, key=lambda title: (len(title), -sum(map(str.isupper, title))))
    if shown.endswith(_CUT_ENDS):
        return own
    if shown_letters in own_letters:
        # "Headline > News" on the page: the list is right. "Headline and its second half": the list has cut it.
        better = own.startswith(shown) and not _SEPARATED.match(own, len(shown))
    else:
        better = own_letters in shown_letters and len(own_letters) >= MIN_TITLE_RATIO * len(shown_letters)
    return own if better else shown


def _published(entry: Entry, article: Article) -> DateReading | None:
    """The better of the source's and the page's date: a certain one beats an uncertain one, a clock time a bare day."""
    shown, own = entry.date, article.published
    if shown is None or own is None:
        return own or shown
    if own.source == "document":
        # A file may be made long before or after its text is published.
        return replace(shown, certain=shown.certain or own.on == shown.on)
    return _better_day(shown, own)


def _better_day(shown: DateReading, own: DateReading) -> DateReading:
    if own.is_within(shown):
        return own  # an archive prints "Dec 2024", the page the day
    if shown.is_within(own):
        return shown
    if own.on == shown.on:
        # Two places that agree confirm each other.
        return replace(shown if own.at is None and shown.at is not None else own, certain=True)
    if own.certain != shown.certain:
        return own if own.certain else shown
    if shown.certain:
        return _certain_day(shown, own)
    # Of two uncertain days the page's, certain if the list has the same without a year.
    return replace(own, certain=(own.on.month, own.on.day) == (shown.on.month, shown.on.day))


def _certain_day(shown: DateReading, own: DateReading) -> DateReading:
    """Of two certain days that differ the one of the site's own time zone, else the list's."""
    if own.at is not None and own.at == shown.at:
        # One moment that falls on different days in two zones: the day in the site's own zone.
        return shown if _counts_in_utc(own) else own
    if _counts_in_utc(shown) and not _counts_in_utc(own) and _falls_on(shown.at, own.on):
        return replace(shown, on=own.on)
    # Both certain and different: what a list prints next to a post is the post's day; a page has others' days too.
    return shown


def _counts_in_utc(reading: DateReading) -> bool:
    """True if the day is that of a clock set to UTC, as many feeds write it; the posts API gives the site's own day."""
    zone = zone_of(reading.zone) if reading.zone else None
    if zone is None or reading.at is None or reading.source == "api":
        return False
    return not zone.utcoffset(reading.at) and reading.at.date() == reading.on


def _falls_on(at: datetime | None, day: date) -> bool:
    """True if there is a place on earth whose day at that moment is this one."""
    begins = datetime.combine(day, time(), UTC)
    return at is not None and begins + _EARLIEST <= at < begins + timedelta(days=1) + _LATEST


def _byline(entry: Entry, article: Article) -> tuple[str, ...]:
    """The people, one entry each: a page's byline is read as such, feeds and lists give several in one text."""
    listed = (name for line in entry.byline for name in authors_apart(clean_line(line)))
    return tuple(dict.fromkeys(name for name in (*map(clean_line, article.byline),) or listed if name))


def _alias_keys(found: FoundPost, article: Article, page_url: str) -> tuple[str, ...]:
    """Further addresses of the same post: hops of the redirect, where it ended, and the canonical on the same site."""
    own = identity_key(found.entry.url)
    urls = [*found.redirects, page_url]
    canonical = article.canonical_url
    if canonical and site_of(canonical) == site_of(page_url) and names_this_page(canonical, page_url, found.found_on):
        urls.append(canonical)
    keys = (identity_key(url) for url in urls if clean_url(url))
    return tuple(dict.fromkeys(key for key in keys if key != own))


def names_this_page(canonical: str, page_url: str, found_on: str) -> bool:
    """True if a canonical address can be this post's: neither the home page, nor the list, nor a neighbouring post."""
    key, own = identity_key(canonical), identity_key(page_url)
    place, own_place = urlsplit(canonical), urlsplit(page_url)
    if key == identity_key(found_on) or is_front_page(canonical):
        return False
    folder, _, last = place.path.rstrip("/").rpartition("/")
    own_folder, _, own_last = own_place.path.rstrip("/").rpartition("/")
    sibling = folder == own_folder and last != own_last and last.isdigit() == own_last.isdigit()
    another_number = place.path == own_place.path and bool(place.query and own_place.query) and key != own
    return not (sibling or another_number)


def _clean_text(article: Article) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """Text in NFC without unwanted characters, offsets moved along; cut at a block's end where it is endless."""
    text, blocks, links = article.text, article.blocks, article.links
    composed = unicodedata.is_normalized("NFC", text)
    if not composed or text != without_towers(text) or _UNWANTED.search(text):
        text, moved = _rewritten(text)
        blocks = tuple(replace(block, start=moved(block.start), end=moved(block.end)) for block in blocks)
        links = tuple(_moved(link, moved) for link in links)
    return (text, blocks, links) if len(text) <= TEXT_CHARACTERS else _cut_off(text, blocks, links)


def _cut_off(
    text: str, blocks: Sequence[Block], links: Sequence[Link]
) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """An endless text up to the end of a block."""
    end = max((block.end for block in blocks if block.end <= TEXT_CHARACTERS), default=TEXT_CHARACTERS)
    held = tuple(block for block in blocks if block.end <= end)
    return text[:end], held, tuple(link for link in links if link.end <= end)


def _moved(link: Link, moved: Callable[[int], int]) -> Link:
    """A link of the text at its new place; one of the page around the text as it is."""
    if link.start < 0:
        return link
    return replace(link, text=clean_line(link.text), start=moved(link.start), end=moved(link.end))


_PIECE = 200
_PIECES = regex.compile(rf"\s{{1,{_PIECE}}}|\S{{1,{_PIECE}}}(?:\p{{M}}++|[\u1160-\u11ff\ud7b0-\ud7ff]{{1,2}})?+")
"""Words, long ones in parts that compose alone: none begins with a mark, or with a vowel or end of Hangul."""


def _rewritten(text: str) -> tuple[str, Callable[[int], int]]:
    """The cleaned text and a function from old offsets to new ones, piece by piece between combining sequences.

    Of a piece no more is composed again for an offset than is kept of it: a text without blanks may have many links.
    """
    pieces: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for match in _PIECES.finditer(text):
        piece = _composed(match.group())
        starts.append(match.start())
        offsets.append(length)
        pieces.append(piece)
        length += len(piece)

    def moved(offset: int) -> int:
        """The offset in the cleaned text of one in the old text."""
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return 0
        inside = text[starts[index] : min(offset, starts[index] + _PIECE + 2 * MAX_MARKS)]
        return min(offsets[index] + len(_composed(inside)), length)

    return "".join(pieces), moved


class NormalizePipeline(Step[FoundPost, Post]):
    """Scrapy's first step."""

    def step(self, item: FoundPost) -> Post:
        """The found post in the form in which it is compared and stored."""
        return normalize(item)
