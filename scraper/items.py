"""What the spiders hand to the pipelines: strings as found, plus the fetched bytes."""

from __future__ import annotations

from dataclasses import dataclass

from presswatch.records import DateReading, Snapshot
from scraper.pages.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """A post as a source shows it: from the listing or feed entry, from its own page, or from both.

    `url` is the address as the source gives it, made absolute; `redirects` are the addresses passed through until
    `snapshot.url`. `title`, `date`, `teaser`, `byline`, `outlet_hint` are the listing's or feed's words; `article` is what the
    post's own page says, None where that page was not fetched. `external` marks an entry that links straight to another host.
    """

    source: str
    url: str
    title: str = ""
    date: DateReading | None = None
    teaser: str = ""
    byline: tuple[str, ...] = ()
    outlet_hint: str | None = None
    guid: str | None = None
    redirects: tuple[str, ...] = ()
    article: Article | None = None
    snapshot: Snapshot | None = None
    external: bool = False
    found_on: str = ""
    backfill: bool = False
    caught_late: bool = False
