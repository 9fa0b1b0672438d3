"""What the reading of a listing page gives and takes."""

from dataclasses import dataclass

from presswatch.records import DateReading


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingItem:
    """One entry: its absolute address, title and, where the listing shows them, date, teaser, outlet, byline.

    `external` is True where the address lies on another site than the listing (an outlet's article).
    """

    url: str
    title: str
    date: DateReading | None = None
    teaser: str = ""
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    external: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingHints:
    """Corrections from the watchlist: CSS selectors for items, things that are none, title, date, next page."""

    items: str | None = None
    not_items: str | None = None
    title: str | None = None
    date: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The reading of a listing page.

    `is_listing` False: the page is something else (`reason` says what). True with no items: a listing without posts
    today.
    `confidence` 0 to 1. `next_url` None with `next_by_script` True: there is a next page, but only a script opens it.
    `pages_after` is how many pages follow, at least, by the row of page numbers; 0 where there is no row.
    `layout` is the learned shape as a short stable text, to be remembered and handed in at the next visit. `left_out`
    says in plain words, with its number, what of the page could not be used.
    """

    items: tuple[ListingItem, ...] = ()
    next_url: str | None = None
    next_by_script: bool = False
    pages_after: int = 0
    is_listing: bool = False
    confidence: float = 0.0
    reason: str = ""
    layout: str | None = None
    layout_changed: bool = False
    left_out: tuple[str, ...] = ()
