"""What the spiders hand on: entries as a source shows them, posts as found, and the end of a visit."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from presswatch.records import DateReading, Dropped, Snapshot, Validator
from scraper.pages.article.types import Article

POST_NUMBER: Final = re.compile(r"[/=]([0-9]{1,15})(?:\.[a-z]{1,5}|/)?$", re.IGNORECASE)
"""A post's number at the end of its address."""
UNREAD = "unread"
"""`Entry.shown` of a post whose page was replaced by something else; no list shows this value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What visits found out of a source's lists, by address: shapes, last pages, sitemap indexes, APIs, redirects.

    `depths` are the pages that a backfill read of a list which goes on to older ones.
    """

    layouts: dict[str, str] = field(default_factory=dict)
    last_pages: dict[str, str] = field(default_factory=dict)
    indexes: set[str] = field(default_factory=set)
    apis: dict[str, str] = field(default_factory=dict)
    led_to: dict[str, str] = field(default_factory=dict)
    depths: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post as a listing, feed, sitemap or API shows it; empty where it shows nothing.

    `external` marks an entry that links straight to another site. `pinned` entries appear above newer ones. `modified`
    is what the source says of the last change, as printed; with the title it shows whether to look at a known post
    again. `bare` entries (of a sitemap) show only an address: then only a page with a date of its own is a
    post. `as_shown` is the remembered value of `shown` for a post that is asked for again without being shown.
    """

    url: str
    title: str = ""
    date: DateReading | None = None
    teaser: str = ""
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    guid: str | None = None
    external: bool = False
    pinned: bool = False
    modified: str = ""
    bare: bool = False
    as_shown: str = ""

    @property
    def shown(self) -> str:
        """A short hash of what would change if the post did: 16 hexadecimal digits of title and modification mark."""
        if self.as_shown:
            return self.as_shown
        # JSON may hold half a character, which UTF-8 has no bytes for.
        return hashlib.sha256(f"{self.title}\n{self.modified}".encode(errors="surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One page of a source, newest entries first, what could not be used, and `more_lists` that others follow.

    `older_pages` of the same list follow, at least so many; None: some do, and the source does not show how many.
    """

    url: str
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    more_lists: bool = False
    older_pages: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """A post as found: the source's entry, and what its own page says.

    `article` is None where the page was not fetched or is nothing that can be read; `redirects` are the addresses
    passed through until `snapshot.url`. `backfill` marks posts of a source's first visit, `caught_late` those found
    after a gap.
    """

    source: str
    entry: Entry
    article: Article | None = None
    snapshot: Snapshot | None = None
    redirects: tuple[str, ...] = ()
    found_on: str = ""
    backfill: bool = False
    caught_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEnd:
    """The last thing a visit hands on: after it, nothing of this source comes in this run.

    State and reason are words of product.md; `moved`, `starts` (kind and address of each place where its posts are
    listed), `learned` and `date_order` are what was learned of the source. `touched` are the known posts
    that the source still shows, by id, with what it shows of them. `complete` allows to remember the validators of its
    pages; those of posts always may. `gone` are known posts whose own address says "not found"; `shown_days` the days
    of the first and last dated entry shown: a known post of these days that is not among `touched` is missing.
    `left_behind` says that posts of a list's older pages wait for another visit, which has to go back there; `walked`
    that the lists were read as far as the backfill goes, though posts wait; `walled` that the reason is what came in
    place of most of its posts, not of its lists; `posts_shown` counts those that were asked for and came. `older_pages`
    of its lists, with about `older_posts`, are what a backfill of limited depth left unread (None: unknown how many).
    """

    source: str
    state: str
    reason: str = ""
    words: str = ""
    posts_seen: int = 0
    handed_on: int = 0
    requests: int = 0
    bytes: int = 0
    answers: int = 0
    retry_after_s: float | None = None
    starts: tuple[tuple[str, str], ...] = ()
    learned: Learned = field(default_factory=Learned)
    date_order: str | None = None
    moved: str | None = None
    backfilled: bool = False
    complete: bool = False
    touched: Mapping[int, str] = field(default_factory=dict)
    validators: Mapping[str, Validator] = field(default_factory=dict)
    post_validators: Mapping[str, Validator] = field(default_factory=dict)
    gone: tuple[int, ...] = ()
    shown_days: tuple[date, date] | None = None
    decisions: tuple[Dropped, ...] = ()
    listed: int = 0
    listed_dated: int = 0
    reached_back: bool = False
    left_behind: bool = False
    walked: bool = False
    walled: bool = False
    posts_shown: int = 0
    older_pages: int | None = 0
    older_posts: int = 0

    @property
    def layout_hash(self) -> str | None:
        """A short hash of the layouts that the source's lists were read by; None where none was."""
        layouts = sorted(self.learned.layouts.values())
        return hashlib.sha256("\n".join(layouts).encode()).hexdigest()[:16] if layouts else None
