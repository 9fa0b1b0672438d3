"""The texts of an entry that may be dates, and what completes them: the year, month or day above a group of entries.

Years are carried down a list that goes back over New Year.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.clock import is_relative
from scraper.pages.dates.cores import month_of
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.dates.words import fold_date_text
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight

DIGIT = compiled_later(r"\d|[〇一二三四五六七八九十]{1,4}[月日年]")
FULL_YEAR = compiled_later(r"\d{4}")
ANY_ORDER = DateContext(order="DMY")
"""Of a day in figures only the place in the text matters where it is used."""

YEAR_WORD = compiled_later(rf"\s?(?:{any_word('year_marks')})(?!\w)")
"""What belongs to the day before it."""
_LONGEST_TEXT = 30
_MOST_PARTS = 4
_NAMING = frozenset((*HEADINGS, "summary", "caption", "legend"))
"""Elements that name what is below them: "Press releases 2025"."""
_NAMED_YEAR = compiled_later(r"(?:[^\d]{0,300}[^\W\d])?[^\w\d]{0,300}((?:19|20)\d\d)(?:[^\w\d][^\d]{0,300})?")
"""One year and no other number, parted from the words around it."""
_PARTS = 3
"""Numbers of a day whose year is printed with two figures."""
_MONTH_NUMBER = compiled_later(r"(0?[1-9]|1[0-2])\s?[월月]")
_LONGEST_MONTH = 16
_AROUND = " :：()（）[]【】,;"
"""What surrounds a day next to a title; it must not come between the day and its year."""
_LONGEST_LABEL = 30
"""Weight of a label; what is longer says more than a year."""
_MONTH = compiled_later(r"[^\W\d_]|\d\D+\d")


_JUMP_DAYS = 31
"""A smaller step forward is one of the order of posts, not of their years."""
_MOST_RISING = 1 / 3
"""Share of steps forward from which on a list is in no order, or the oldest come first."""
_FEWEST = 4
_MOST_YEARS = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the dates need it: its span, the element of its link, its title and address.

    `flat`: where only line breaks separate it from the entries next to it, the block around all of them, and the
    pieces of text that are its own, end exclusive; None for an entry with a box of its own.
    """

    span: tuple[int, int]
    link: int
    title: str
    url: str
    flat: tuple[int, tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class DateText:
    """A text that may be a date: the place it is in, and the machine-readable date next to it.

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


def tabs(tree: Tree) -> dict[int, int]:
    """The elements that open a panel further down (a tab, a button), by the panel; both are elements of the page.

    A link to a place in the page, or an element that says which one it controls.
    """
    by_id = {name: n for n, element in enumerate(tree.elements) if (name := element.get("id"))}
    found: dict[int, int] = {}
    for number in (*tree.by_tag.get("a", []), *tree.by_tag.get("button", []), *tree.by_tag.get("li", [])):
        element = tree.elements[number]
        places = (element.get(key) or "" for key in ("href", "data-target", "data-bs-target"))
        named = element.get("aria-controls") or next((at[1:] for at in places if at[:1] == "#" and len(at) > 1), "")
        panel = by_id.get(named, -1)
        if panel > number and not tree.inside(panel, number) and 0 < tree.weight_of(number) <= _LONGEST_LABEL:
            found.setdefault(panel, number)
    return found


_Mark = tuple[int, str, DateReading | None]
"""The element of a short text, the year that it is or is under, and the month or day that it is."""

MAX_ABOVE = 60
"""Elements before the first entry among which its date, or its group's, may be."""

_YEAR_LINE = compiled_later(
    rf"\D{{0,3}}((?:19|20)\d\d)\s?(?:{any_word('year_marks')})?\W{{0,3}}(?:\(\d+\)|\d{{1,3}}(?:\s?\w{{1,12}})?)?"
)
_COUNT = compiled_later(r"\d{1,3}(?:,\d{3})+|\d{3,7}")
"""A number that is no day or month: where it is in one entry, "2010" in another is how often that was read."""
_NUMBERS = compiled_later(r"\d+")
_DOTTED = compiled_later(r"\d{1,2}\.\s?\d{1,2}\.")
"""A day and a month as only languages write that put the day first; "06-12" under a year is a month and a day."""


def with_headings(
    tree: Tree, entries: list[Entry], texts: list[list[DateText]], found: list[DateReading | None], context: DateContext
) -> list[DateReading | None]:
    """Completes dates by the year or day that is above a group of entries."""
    marks = _marks(tree, entries, context)
    if not marks:
        return found
    numbers = [number for number, _, _ in marks]
    places = [bisect_left(numbers, entry.link) - 1 for entry in entries]
    completed: list[DateReading | None] = []
    dated_by: dict[int, list[int]] = defaultdict(list)
    for at, (place, own, reading) in enumerate(zip(places, texts, found, strict=True)):
        mark = marks[place] if place >= 0 else None
        completed.append(_completed(own, reading, mark, context) if mark and is_incomplete(reading) else reading)
        if mark and mark[2] is not None and completed[-1] is mark[2]:
            dated_by[place].append(at)
    if len(dated_by) == 1:
        # One day above all of them may be the page's own, or a lead article's.
        for at in next(iter(dated_by.values())):
            completed[at] = replace(reading, certain=False) if (reading := completed[at]) else None
    return completed


def is_incomplete(reading: DateReading | None) -> bool:
    """True where a date is missing, inexact, or printed without its year."""
    return reading is None or reading.is_period or not _prints_year(reading)


def _marks(tree: Tree, entries: list[Entry], context: DateContext) -> list[_Mark]:
    """Short texts above entries that are a year, or, outside the entries, a month or date: element, year, reading."""
    marks: list[_Mark] = []
    counts: set[str] = set()  # places in which some entries have counts instead
    year = ""
    for short in _short_texts(tree, sorted(entry.span for entry in entries)):
        if short.within and _COUNT.fullmatch(short.text) and not _YEAR_LINE.fullmatch(short.text):
            counts.add(_place(tree, short.number))
        year, mark = _read_mark(short, year, context)
        if mark:
            marks.append(mark)
    if counts:
        marks = [mark for mark in marks if _place(tree, mark[0]) not in counts]
    return _without_index(tree, marks, sorted(entry.link for entry in entries))


def _read_mark(short: "_Short", year: str, context: DateContext) -> tuple[str, _Mark | None]:
    """The year that holds from a text on, given the one above it, and the mark that the text is, if it is one."""
    number = month_named(short.text) if year and not short.within else None
    if number:
        month = DateReading(on=date(int(year), number, 1), precision="month", raw=short.text, source="listing")
        return year, (short.number, year, month)
    if not DIGIT.search(short.text):
        return year, None
    printed, reading = _year_or_day(short, year, context)
    year = printed or year
    own = printed or (str(reading.on.year) if reading else "")
    return year, ((short.number, year or own, reading) if own else None)


def _year_or_day(short: "_Short", year: str, context: DateContext) -> tuple[str, DateReading | None]:
    """The year that a text with a digit prints, and the day or month that it is; "" and None without them."""
    match = _YEAR_LINE.fullmatch(short.text)
    reading = None if match or short.within else _in_year_above(read_date(short.text, context, "listing"), year)
    if match is None and reading is None and short.names:
        match = _NAMED_YEAR.fullmatch(short.text)
    if match:
        return match[1], reading
    return str(reading.on.year) if reading and _prints_year(reading) else "", reading


def _without_index(tree: Tree, marks: list[_Mark], links: list[int]) -> list[_Mark]:
    """The marks without a row of links to years or months, between which no entry is: the index of an archive."""
    rows: dict[tuple[int, str], set[str]] = defaultdict(set)
    places: list[tuple[int, str] | None] = []
    for number, _, _ in marks:
        place = (bisect_left(links, number), _place(tree, number)) if _is_linked(tree, number) else None
        places.append(place)
        if place:
            rows[place].add(tree.text(number))
    return [mark for mark, place in zip(marks, places, strict=True) if not place or len(rows[place]) == 1]


def _is_linked(tree: Tree, number: int) -> bool:
    if "a" in (tree.tags[number], tree.tags[tree.parents[number]]):
        return True
    short = tree.weight_of(number) <= _LONGEST_TEXT  # else the mark is what opens a box, and the links its entries
    return short and bool(tree.tagged("a", number, tree.ends[number]))


class _Short(NamedTuple):
    """A short text: its element, the text, True in an entry, True if it names a group."""

    number: int
    text: str
    within: bool
    names: bool


def _short_texts(tree: Tree, spans: list[tuple[int, int]]) -> Iterator[_Short]:
    """The short texts from a little above the entries on; a tab counts where its panel begins."""
    named = tabs(tree)
    labels = {at for tab in named.values() for at in (*range(tab, tree.ends[tab]), *tree.ancestors(tab)[:2])}
    for number in range(max(0, spans[0][0] - MAX_ABOVE), min(spans[-1][1], len(tree.tags))):
        place = bisect_left(spans, (number + 1, -1)) - 1
        within = place >= 0 and number < spans[place][1] and not tree.spans_rows(number)
        if number in named and not within:
            yield _Short(number, tree.text(named[number]), within=False, names=True)
        if number not in labels and _is_short(tree, number):
            yield _Short(number, tree.text(number), within, not within and tree.tags[number] in _NAMING)


def _place(tree: Tree, number: int) -> str:
    """What elements in the same column of different entries have in common: their names, their parents', the column."""
    parent = tree.parents[number]
    names = [tree.tags[number], tree.elements[number].get("class") or "", tree.tags[parent]]
    return " ".join([*names, tree.elements[parent].get("class") or "", str(tree.columns.get(number))])


def _is_short(tree: Tree, number: int) -> bool:
    return 0 < tree.weight_of(number) <= _LONGEST_TEXT and tree.ends[number] <= number + _MOST_PARTS


def _in_year_above(reading: DateReading | None, year: str) -> DateReading | None:
    """A day without its year in the year that is above it; what prints its year, or counts back from now, as it is."""
    known = _in_year(reading, int(year)) if year and reading and not _prints_year(reading) else None
    return replace(known, certain=True) if known else reading


def _prints_year(reading: DateReading) -> bool:
    return reading.is_period or bool(FULL_YEAR.search(reading.raw)) or len(_NUMBERS.findall(reading.raw)) >= _PARTS


def month_named(text: str) -> int | None:
    """The month whose name a text is and nothing else; None for anything else."""
    number = _MONTH_NUMBER.fullmatch(text)
    if number:
        return int(number.group(1))
    return month_of(fold_date_text(text)) if len(text) <= _LONGEST_MONTH and " " not in text else None


def _completed(
    own: list[DateText], reading: DateReading | None, mark: _Mark, context: DateContext
) -> DateReading | None:
    """The entry's day and month with the year above it; else the day above it."""
    year, above = mark[1], mark[2]
    for text in own:
        known = _with_year(text.text.strip(_AROUND), year, context)
        if known:
            return known
    if reading is None and above is not None:
        return above
    return _in_year_above(reading, year)


def _with_year(printed: str, year: str, context: DateContext) -> DateReading | None:
    """A day and month without a year as the day of a year; None for any other text."""
    if weight(printed) > _LONGEST_TEXT or not DIGIT.search(printed) or FULL_YEAR.search(printed):
        return None
    dotted = read_date(printed, context, "listing") if _DOTTED.fullmatch(printed) else None
    known = _in_year(dotted, int(year))
    if known:
        return replace(known, raw=printed)
    hyphened = printed.replace(".", "-")
    for joined in (f"{year}-{hyphened}", f"{printed} {year}", f"{printed}, {year}", f"{year} {printed}"):
        whole = read_date(joined, context, "listing")
        # A day with its year, or one that counts back.
        full = whole and whole.precision == "day" and (_prints_year(whole) or is_relative(fold_date_text(whole.raw)))
        if full and whole and whole.on.year == int(year):
            return replace(whole, raw=printed)
    return None


def _in_year(reading: DateReading | None, year: int) -> DateReading | None:
    """The day and month of a reading in another year; None where it prints no month, as "3 days ago"."""
    if reading is None or reading.precision != "day" or reading.at is not None:
        return None
    if is_relative(fold_date_text(reading.raw)) or not _MONTH.search(fold_date_text(reading.raw)):
        return None
    try:
        return replace(reading, on=reading.on.replace(year=year))
    except ValueError:
        return None


def carry_year(found: Sequence[DateReading | None]) -> list[DateReading | None]:
    """The dates, each year that was not printed carried down a list whose newest entry comes first.

    Each such day was read as the latest of its kind: after "12 January" and "20 December" is "18 November" of the
    year before, not of this one. An old entry among new ones moves nothing, nor do pinned ones before the newest.
    """
    days = [reading.on for reading in found if reading is not None and not reading.is_period]
    # A list of several days goes back in time, from its first day or one near it on.
    if len(days) < _FEWEST or (max(days) - days[0]).days > _JUMP_DAYS:
        return list(found)
    if sum(later > earlier for earlier, later in pairwise(days)) >= _MOST_RISING * (len(days) - 1):
        return list(found)
    carried: list[DateReading | None] = []
    before: list[date] = []
    for reading in found:
        moved = _before(reading, before[-2:]) if reading is not None and _is_guessed(reading) else reading
        carried.append(moved)
        if moved is not None and not moved.is_period:
            before.append(moved.on)
    return carried


def _is_guessed(reading: DateReading) -> bool:
    return is_incomplete(reading) and not (
        reading.is_period or reading.certain or reading.at is not None or is_relative(fold_date_text(reading.raw))
    )


def _before(reading: DateReading, above: Sequence[date]) -> DateReading:
    """The reading in the latest year in which it lies no more than a month after one of the two days above it."""
    if len(above) < 2:
        return reading
    on = reading.on
    for year in range(on.year, on.year - _MOST_YEARS, -1):
        try:
            on = reading.on.replace(year=year)
        except ValueError:
            continue
        if any((on - day).days <= _JUMP_DAYS for day in above):
            return replace(reading, on=on)
    return reading
