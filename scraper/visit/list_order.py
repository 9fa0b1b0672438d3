"""In which order a list shows its posts: mostly the newest first, some the oldest, with new ones on a last page."""

from __future__ import annotations

from typing import Final

from scraper.items import POST_NUMBER, EntryPage
from scraper.visit.visit_input import days_of

_FEWEST: Final = 3
"""Posts from which an order shows."""


def ascends(page: EntryPage) -> bool:
    """Whether a page shows older posts first: by their days, where none has one by the numbers of their addresses."""
    places = _places(page)
    return len(places) >= _FEWEST and places == sorted(places) and places[0] < places[-1]


def follows(first: EntryPage, second: EntryPage) -> bool:
    """Whether newer posts stand behind a page that shows older ones first: not in a list of years from January on."""
    before, behind = _places(first), _places(second)
    return bool(before and behind) and behind == sorted(behind) and before[-1] <= behind[0]


def _places(page: EntryPage) -> list[int]:
    """Where in time the page's posts are, as days or else numbers; none if fewer than half of them tell."""
    days = [day.toordinal() for day in days_of(page.entries)]
    if days:
        return days if 2 * len(days) >= len(page.entries) else []
    numbers = [int(found[1]) for entry in page.entries if (found := POST_NUMBER.search(entry.url))]
    return numbers if len(numbers) == len(page.entries) else []
