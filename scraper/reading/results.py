"""What goes to the reading process and comes back: values alone, without the libraries of the crawl's side."""

from dataclasses import dataclass
from datetime import date

from scraper.items import Entry
from scraper.pages.dates.types import DateContext
from scraper.pages.discovery.addresses import Candidate
from scraper.pages.listing.types import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a reader needs of a response: bytes, address after redirects, declared type, what is known of dates."""

    content: bytes
    url: str
    content_type: str | None
    context: DateContext


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """A listing page read once for all that the spiders ask: its listing, and where else the site may list its posts.

    `wall` replaces a list that is not shown; `unread` and `cut` say why it was not read to its end; `by_script`:
    next to no text.
    """

    listing: Listing
    wall: str = ""
    unread: str = ""
    cut: str = ""
    by_script: bool = False
    candidates: tuple[Candidate, ...] = ()
    wordpress: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed's or an API's entries and older page; `refused`, `broken`, `cut_off`, `left_out`: what lacks."""

    kind: str
    entries: tuple[Entry, ...]
    next_url: str | None = None
    next_guessed: bool = False
    refused: str | None = None
    broken: bool = False
    cut_off: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """A sitemap: how many addresses, its posts, newest first, its children with their days; `broken`: some lack."""

    addresses: int
    entries: tuple[Entry, ...]
    children: tuple[tuple[str, date | None], ...] = ()
    refused: str | None = None
    broken: bool = False
