"""What the reading of a list's dates works with: its entries, and the texts in them that may be dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGIT = re.compile(r"\d|[〇一二三四五六七八九十]{1,4}[月日年]")
FULL_YEAR = re.compile(r"\d{4}")
YEAR_WORD = re.compile(r"\s?(?:г\.|года?|р\.|року)(?!\w)")
"""What is written behind a year for "of the year", and belongs to the day before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the dates need it: its span, the element of its link, its title and address.

    `flat`: where nothing but line breaks parts it from the entries beside it, the block around all of them, and the
    pieces of text that are its own, end exclusive; None for an entry with a box of its own.
    """

    span: tuple[int, int]
    link: int
    title: str
    url: str
    flat: tuple[int, tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class DateText:
    """A text that may be a date: the place it stands in, and the machine-readable date beside it.

    `shown`, where not empty, is what the page prints for `text`: a day in one element, year and month in the next.
    `several`: the text of more than one element, perhaps run together. `number` is the element, -1 for a line without.
    `of_update`: the markup calls it the day of the last change, or its column's head that of a deadline or an event.
    """

    slot: str
    text: str
    machine: str
    shown: str = ""
    several: bool = False
    number: int = -1
    of_update: bool = False
