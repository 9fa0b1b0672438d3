"""What a visit is given: how far it may go, what earlier visits learned of the source, what the record knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from presswatch.records import DateReading
from presswatch.source_health.gaps import TRIED_FOR, Gap
from presswatch.urls.canonical import clean_url, identity_key, winds
from scraper.items import UNREAD, Entry, EntryPage, Learned
from scraper.pages.dates.types import DateOrder
from scraper.pages.parsing.skipped import left_out_entries

if TYPE_CHECKING:
    from scraper.visit.known_state import RunMemory


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """What the record holds of an entry: the post's id, what this source showed of it, its day as far as known."""

    post_id: int
    shown: str | None
    day: DateReading | None = None

    def is_opened_for(self, entry: Entry, memory: "RunMemory", tried_since: datetime) -> bool:
        """True if its page is asked for: shown otherwise, or unread and no older than `tried_since`."""
        if self.shown == UNREAD:
            return not memory.seen_before(self.post_id, tried_since)
        return self.shown is not None and self.shown != entry.shown

    def lacks_day_of(self, entry: Entry) -> bool:
        """True if the source shows the post's day, or its month, where the record has none or less."""
        return entry.date is not None and entry.date.completes(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a visit goes: pages and posts of this run, and pages of a backfill (None = all).

    `recheck_posts` known posts are asked for again on any change, and daily (None: all). `unpaused`: asked without
    a pause.
    """

    max_pages: int
    max_posts: int
    backfill_pages: int | None
    recheck_posts: int | None = 0
    unpaused: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """A place where a source's posts are listed: the kind of spider that reads it, and its address."""

    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What earlier visits learned of the source.

    `first_visit_on` is the day when it was added, or got another address, None if no visit was good yet; `begun_at` the
    moment; `news_from` the day from which what it shows is news though the backfill is open: that one, after another
    address the day of the last good visit of the old one. `starts` are the places where the posts
    were found (the address itself, its feed, its news pages); `learned` what was found out of these;
    `gap` the time since the last good one, where it was longer than it should have been; `walked` says that the last
    visit read the lists as far as a backfill goes, and left it open for posts that were kept back alone;
    `without_posts` how many visits in a row, up to the last, found no posts. `deepens`: the backfill was complete, and
    is open again because the watchlist now asks for more pages of a list than it read.
    """

    id: int
    first_visit_on: date | None = None
    begun_at: datetime | None = None
    news_from: date | None = None
    starts: tuple[Start, ...] = ()
    learned: Learned = field(default_factory=Learned)
    date_order: DateOrder | None = None
    backfilled: bool = False
    gap: Gap | None = None
    walked: bool = False
    without_posts: int = 0
    deepens: bool = False

    def is_backfill(self, entry: Entry) -> bool:
        """Old in itself but new to us. A backfill may take several visits; what appears meanwhile is new."""
        return not self.backfilled and not is_since(entry, self.news_from)

    def may_wait(self, today: date) -> bool:
        """True if a backfill may stay open for what was kept back: not for ever, since it reports nothing undated."""
        return self.first_visit_on is None or today - self.first_visit_on <= TRIED_FOR


def own_entries(page: EntryPage, start_url: str) -> dict[str, Entry]:
    """The page's entries by key, last first, under their own addresses, without those that lead nowhere."""
    found = {}
    for entry in reversed(page.entries):
        url = clean_url(entry.url)
        if url is not None and not winds(url):
            own = without_place(entry if url == entry.url else replace(entry, url=url), page.url, start_url)
            found[identity_key(own.url)] = own
    return found


def with_word_on_impossible(page: EntryPage) -> EntryPage:
    """The page with a word on its entries whose address is none ("http://site.example:99999/")."""
    words = left_out_entries(sum(clean_url(entry.url) is None for entry in page.entries))
    return replace(page, left_out=(*page.left_out, *words)) if words else page


def without_place(entry: Entry, page_url: str, start_url: str) -> Entry:
    """The entry without the parameters that only say from which page of the list it was reached ("page=2")."""
    page_query = set(urlsplit(page_url).query.split("&")) - set(urlsplit(start_url).query.split("&")) - {""}
    parts = urlsplit(entry.url)
    if page_query.isdisjoint(parts.query.split("&")):
        return entry
    kept = [pair for pair in parts.query.split("&") if pair not in page_query]
    return replace(entry, url=urlunsplit(parts._replace(query="&".join(kept))))


def is_since(entry: Entry, since: date | None) -> bool:
    """True if an entry shows a day that is not before another; False where either is unknown."""
    return since is not None and entry.date is not None and entry.date.on >= since


def days_of(entries: Sequence[Entry]) -> list[date]:
    """The days of the dated entries; pinned ones are out of order."""
    return [entry.date.on for entry in entries if entry.date and not entry.pinned]


def span_of(days: tuple[date, date] | None, entries: Sequence[Entry]) -> tuple[date, date] | None:
    """The days that a list has covered so far, from its dated entries in their order; pinned ones prove nothing."""
    shown = [entry.date.on for entry in entries if entry.date and entry.date.certain and not entry.pinned]
    shown += list(days or ())
    return (min(shown), max(shown)) if shown else None
