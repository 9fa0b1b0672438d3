"""How far back the walks of a visit go after a gap, and whether they came to what was there before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from presswatch.source_health.gaps import Gap, goes_back, is_late, reaches_before
from scraper.items import FoundPost


class Reach:
    """What a visit does about its gap, None where the source is covered.

    `seen_before` says whether the record had a post, by its number, before a moment.
    """

    def __init__(self, gap: Gap | None, seen_before: Callable[[int, datetime], bool]) -> None:
        self._gap, self._seen_before = gap, seen_before
        self._reached = self._shows_older = False
        self._short_walks = 0

    @property
    def came_back(self) -> bool:
        """Whether every walk so far came to what was there before the gap."""
        return not self._short_walks

    def begin(self) -> None:
        """A walk begins."""
        self._reached = self._gap is None

    def page(self, days: Sequence[date], known: Sequence[int]) -> None:
        """Takes in a page of the walk: the days of its entries and its known posts, in its order.

        What an earlier try to fill the gap has found, or a visit that was broken off, is known and proves nothing. The
        last of the known counts: above it stand posts that a site shows again.
        """
        gap = self._gap
        if gap is None:
            return
        self._shows_older = bool(known) and self._seen_before(known[-1], gap.searched_from_at or gap.until_at)
        self._reached = self._reached or self._shows_older or reaches_before(gap, days)

    def goes_on(self, days: Sequence[date], *, any_new: bool) -> bool:
        """Whether the page after the one just taken in may still hold posts of the gap."""
        return self._gap is not None and goes_back(self._gap, days, any_new=any_new, shows_older=self._shows_older)

    def end(self, *, unchanged: bool) -> None:
        """The walk is over; `unchanged`: the list is as it was when it was last read well."""
        # Then it has nothing of the gap; as an earlier try left it, it proves nothing.
        as_before = unchanged and (self._gap is None or self._gap.id is None)
        self._short_walks += not (self._reached or as_before)

    def marked(self, found: FoundPost) -> FoundPost:
        """The post with a mark if it came in the gap that this visit fills."""
        if self._gap is None:
            return found
        published = found.entry.date or (found.article.published if found.article else None)
        return replace(found, caught_late=is_late(self._gap, published))
