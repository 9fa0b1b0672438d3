"""What the reading of a post page gives."""

from dataclasses import dataclass

from presswatch.records import Block, DateReading, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a post page says; empty fields where it does not say it.

    `text` is the blocks joined by one empty line; offsets of `blocks` and `links` point into it. `canonical_url` is
    `rel=canonical` if it lies on the page's own site. `wall` is "login", "pay" or "script" where one hides the
    text, "pictures" where a PDF document has no text but scanned pages. `left_out` says in plain words, with its
    number, what of the page could not be used.
    """

    title: str = ""
    published: DateReading | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    canonical_url: str | None = None
    site_name: str = ""
    wall: str | None = None
    left_out: tuple[str, ...] = ()
