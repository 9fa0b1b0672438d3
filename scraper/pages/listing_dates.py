"""The date of each entry: found where the entries of this listing keep it, not wherever a date happens to stand.

Places ("slots") are compared over all entries: the one that gives most entries a date wins, whole date texts before
dates inside a line.
Only then come what an entry's group says above it (a year, a day), its title and its address. Prose gives no date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from presswatch.records import DateReading
from scraper.pages.dates import DateContext, find_dates, learn_order, read_date
from scraper.pages.listing_tree import Tree, weight

MAX_TEXT = 90
"""A longer text is a teaser, not a date line."""

MAX_LOOKED = 160
"""Elements looked at in one entry; a date stands near its beginning."""

MAX_SPLIT = 40
"""Weight up to which two elements together may be one date."""

_DAY_ALONE = re.compile(r"\d{1,2}[日일]?")
_YEAR_MONTH = re.compile(r"(\d{4})\s?[./\-年년]\s?(\d{1,2})\s?[月월]?")

SAMPLE = 12
"""Entries from which the place of the date is learned."""

_EDGES = " |,;·–—-"
_OPENING = re.compile(r"(?=[^-–—|:]*\d)(.{4,28}?)\s*(?:\s[-–—|:]|:)\s")
"""What stands before the first dash or colon of a teaser, where agencies put the day."""

_DIGIT = re.compile(r"\d|[〇一二三四五六七八九十]{1,4}[月日年]")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|(?<=/)[1-9](?=/))[/_-]?(0[1-9]|[12]\d|3[01]|(?<=/)[1-9](?=[/.-]))(?!\d)"
)
_YEAR_LINE = re.compile(r"\D{0,3}((?:19|20)\d\d)\s?(?:年|년|г\.?|году?)?\W{0,3}(?:\(\d+\)|\d{1,3}(?:\s?\w{1,12})?)?")
_LABEL = re.compile(r"[^\W\d]{1,14}(?:\s?[^\W\d]{1,14})?\s*[:：|·]?\s+(?=\d)")
_NUMBERS = re.compile(r"\d+")
_DOTTED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.")
"""A day and a month as only languages write that put the day first; "06-12" under a year is a month and a day."""

_FULL_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the dates need it: its span, the element of its link, its title and address."""

    span: tuple[int, int]
    link: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that may be a date: the place it stands in, and the machine-readable date beside it.

    `shown`, where not empty, is what the page prints for `text`: a day in one element, year and month in the next.
    `several`: the text of more than one element, perhaps run together.
    """

    slot: str
    text: str
    machine: str
    shown: str = ""
    several: bool = False


def entry_dates(tree: Tree, entries: list[Entry], context: DateContext) -> list[DateReading | None]:
    """The date of each entry, None where it shows none."""
    texts = [list(_texts(tree, entry)) for entry in entries]
    settled = _settle(context, texts)
    slots = _rank_slots(texts[:: max(1, len(texts) // SAMPLE)], settled)
    found = [_from_slots(own, slots, settled) for own in texts]
    if any(_incomplete(reading) for reading in found):
        found = _with_headings(tree, entries, texts, found, settled)
    return _with_titles(entries, found, settled)


def _settle(context: DateContext, texts: list[list[_Text]]) -> DateContext:
    """The context with the order of numeric dates that the page's own dates prove."""
    if context.order is not None:
        return context
    order = learn_order(text.text for own in texts for text in own if weight(text.text) <= 40)
    return replace(context, order=order) if order else context


def _texts(tree: Tree, entry: Entry) -> Iterator[_Text]:
    """The texts of an entry that may be dates, in order, each once."""
    start, end = entry.span
    seen: set[str] = set()
    base = tree.parents[start]
    for number in _looked_at(start, end):
        size = tree.weight_of(number)
        machine = _machine(tree, number)
        if not machine and (size == 0 or size > MAX_TEXT):
            continue
        joined = _joined(tree, number) if size <= MAX_SPLIT else None
        if joined:
            yield _Text(_slot(tree, number, base), joined[0], machine, joined[1])
            continue
        text = _without_title(tree.text(number), entry.title)
        if text in seen or not (text or machine) or not (machine or _DIGIT.search(text) or size <= 20):
            continue
        seen.add(text)
        several = sum(tree.weight_of(child) > 0 for child in tree.children.get(number, [])) > 1
        yield _Text(_slot(tree, number, base), text, machine, several=several)
    yield from _loose(tree, entry, seen)


def _without_title(text: str, title: str) -> str:
    """A text without the entry's title, whose days are not the entry's."""
    return text.replace(title, " ").strip(_EDGES) if title and title in text else text


def _joined(tree: Tree, number: int) -> tuple[str, str] | None:
    """A day that two elements side by side show, as ISO text and as printed; None for anything else."""
    parts = [tree.text(child) for child in tree.children.get(number, [])]
    parts = [part for part in parts if part]
    if len(parts) != 2:
        return None
    for day, month in (parts, parts[::-1]):
        match = _YEAR_MONTH.fullmatch(month)
        if match and _DAY_ALONE.fullmatch(day):
            digits = "".join(c for c in day if c.isdigit())
            return f"{match.group(1)}-{int(match.group(2)):02}-{int(digits):02}", " ".join(parts)
    return None


def _looked_at(start: int, end: int) -> Iterator[int]:
    yield from range(start, min(end, start + MAX_LOOKED))
    yield from range(max(start + MAX_LOOKED, end - 30), end)


def _loose(tree: Tree, entry: Entry, seen: set[str]) -> Iterator[_Text]:
    """Lines that no element has for itself (text between two line breaks, or beside the title), without the title."""
    for line in tree.lines(*entry.span)[:40]:
        rest = line.replace(entry.title, " | ").strip(_EDGES) if entry.title else line
        opening = _OPENING.match(rest) if weight(rest) > MAX_TEXT else None
        rest = opening.group(1) if opening else rest
        if rest and rest not in seen and weight(rest) <= MAX_TEXT and _DIGIT.search(rest):
            seen.add(rest)
            yield _Text("line", rest, "")


def _machine(tree: Tree, number: int) -> str:
    element = tree.elements[number]
    if tree.tags[number] == "time":
        return (element.get("datetime") or "").strip()[:60]
    if element.get("itemprop") in ("datePublished", "dateCreated"):
        return (element.get("content") or element.get("datetime") or "").strip()[:60]
    return ""


def _slot(tree: Tree, number: int, base: int) -> str:
    """The way from the entry's box to the element: tags with classes that hold no digit."""
    steps: list[str] = []
    while number > base and len(steps) < 12:
        column = tree.columns.get(number)
        words = [w for w in (tree.elements[number].get("class") or "").split()[:4] if not any(c.isdigit() for c in w)]
        if tree.parents[number] <= base:
            words = []
        steps.append(f"{tree.tags[number]}{'' if column is None else column}.{'.'.join(words)}")
        number = tree.parents[number]
    return "/".join(reversed(steps))


def _rank_slots(texts: list[list[_Text]], context: DateContext) -> list[str]:
    """The places that hold dates, the best first: in many entries, a whole date, early in the entry."""
    scores: dict[str, float] = defaultdict(float)
    for own in texts:
        counted: set[str] = set()
        for place, text in enumerate(own):
            if text.slot in counted:
                continue
            worth = _worth(text, context)
            if worth:
                counted.add(text.slot)
                scores[text.slot] += worth - 0.004 * place - 0.05 * text.several
    return sorted(scores, key=lambda slot: -scores[slot])


def _worth(text: _Text, context: DateContext) -> float:
    if text.machine and read_date(text.machine, context, "time"):
        return 1.3
    reading = _whole(text.text, context)
    if reading:
        return _PRECISION.get(reading.precision, 0.0)
    spans = _in_line(text.text, context)
    return 0.6 * _PRECISION.get(spans.precision, 0.0) if spans else 0.0


def _whole(text: str, context: DateContext) -> DateReading | None:
    """A text that is a date, or a date behind a short label ("작성일 06-22")."""
    reading = read_date(text, context, "listing")
    if reading or len(text) > 30:
        return reading
    label = _LABEL.match(text)
    return read_date(text[label.end() :], context, "listing") if label else None


_PRECISION = {"second": 1.0, "minute": 1.0, "day": 1.0, "month": 0.3, "year": 0.1}


def _in_line(text: str, context: DateContext) -> DateReading | None:
    """The first date inside a line, the most exact one."""
    if not _DIGIT.search(text):
        return None
    spans = [span.reading for span in find_dates(text, context, "listing")]
    days = [reading for reading in spans if reading.precision in ("day", "minute", "second")]
    return next(iter(days or spans), None)


def _from_slots(own: list[_Text], slots: list[str], context: DateContext) -> DateReading | None:
    """The date of an entry from the best place in which it has one."""
    by_slot: dict[str, list[_Text]] = defaultdict(list)
    for text in own:
        by_slot[text.slot].append(text)
    weak = None
    for slot in slots[:8]:
        for text in by_slot.get(slot, []):
            reading = _read(text, context)
            if reading and reading.precision in ("day", "minute", "second"):
                return reading
            weak = weak or reading
    return weak


def _read(text: _Text, context: DateContext) -> DateReading | None:
    """The printed date; the machine-readable one where the printed is relative, inexact or no date."""
    shown = _whole(text.text, context) or _in_line(text.text, context)
    if shown and text.shown:
        shown = replace(shown, raw=text.shown)
    if not text.machine:
        return shown
    machine = read_date(text.machine, context, "time")
    if shown and shown.certain and shown.precision not in ("month", "year") and _FULL_YEAR.search(shown.raw):
        return shown
    return machine or shown


def _with_headings(
    tree: Tree, entries: list[Entry], texts: list[list[_Text]], found: list[DateReading | None], context: DateContext
) -> list[DateReading | None]:
    """Completes dates by the year or day that stands above a group of entries."""
    marks = _marks(tree, entries, context)
    if not marks:
        return found
    numbers = [number for number, _, _ in marks]
    completed = []
    for entry, own, reading in zip(entries, texts, found, strict=True):
        place = bisect_left(numbers, entry.link) - 1
        mark = marks[place] if place >= 0 else None
        completed.append(_completed(own, reading, mark, context) if mark and _incomplete(reading) else reading)
    return completed


def _incomplete(reading: DateReading | None) -> bool:
    """True where a date is missing, inexact, or printed without its year."""
    if reading is None or reading.precision in ("month", "year"):
        return True
    return not _FULL_YEAR.search(reading.raw) and len(_NUMBERS.findall(reading.raw)) < 3


def _marks(tree: Tree, entries: list[Entry], context: DateContext) -> list[tuple[int, str, DateReading | None]]:
    """Short texts above entries that are a year, or, outside the entries, a date: element, year, reading."""
    spans = sorted(entry.span for entry in entries)
    starts = [start for start, _ in spans]
    marks = []
    for number in range(max(0, starts[0] - 60), min(spans[-1][1], len(tree.tags))):
        if not 0 < tree.weight_of(number) <= 30 or tree.ends[number] > number + 4:
            continue
        text = tree.text(number)
        if not _DIGIT.search(text):
            continue
        place = bisect_left(starts, number + 1) - 1
        within = place >= 0 and number < spans[place][1]
        match = _YEAR_LINE.fullmatch(text)
        reading = None if match or within else read_date(text, context, "listing")
        if match or reading:
            marks.append((number, match.group(1) if match else str(reading.on.year if reading else ""), reading))
    return marks


def _completed(
    own: list[_Text], reading: DateReading | None, mark: tuple[int, str, DateReading | None], context: DateContext
) -> DateReading | None:
    """The entry's day and month with the year above it; else the day above it."""
    year, above = mark[1], mark[2]
    for text in own:
        if weight(text.text) > 30 or not _DIGIT.search(text.text) or _FULL_YEAR.search(text.text):
            continue
        dotted = read_date(text.text, context, "listing") if _DOTTED.fullmatch(text.text) else None
        known = _in_year(dotted, int(year))
        if known:
            return replace(known, raw=text.text)
        for joined in (f"{year}-{text.text}", f"{text.text} {year}", f"{text.text}, {year}", f"{year} {text.text}"):
            whole = read_date(joined.replace(".", "-") if joined[4] == "-" else joined, context, "listing")
            if whole and whole.precision == "day" and whole.on.year == int(year):
                return replace(whole, raw=text.text)
    if reading is None and above is not None:
        return above
    return reading


def _in_year(reading: DateReading | None, year: int) -> DateReading | None:
    """The day and month of a reading in another year."""
    if reading is None or reading.precision != "day" or reading.at is not None:
        return None
    try:
        return replace(reading, on=reading.on.replace(year=year))
    except ValueError:
        return None


def _with_titles(
    entries: list[Entry], found: list[DateReading | None], context: DateContext
) -> list[DateReading | None]:
    """Fills what is missing from the titles (if that is where this listing keeps dates) and from the addresses."""
    empty = [place for place, reading in enumerate(found) if _is_weak(reading)]
    titled: dict[int, DateReading] = {}
    for place in empty:
        reading = _in_line(entries[place].title, context)
        if reading and reading.precision == "day":
            titled[place] = reading
    keeps = len(titled) >= 0.5 * len(entries)
    filled = list(found)
    for place in empty:
        title = replace(titled[place], source="title") if keeps and place in titled else None
        filled[place] = title or url_date(entries[place].url) or found[place]
    return filled


def _is_weak(reading: DateReading | None) -> bool:
    return reading is None or reading.precision in ("month", "year")


def url_date(url: str) -> DateReading | None:
    """The day in an address such as /2023/06/30/ or /20230630-…; None if it holds none."""
    match = _URL_DAY.search(url.partition("://")[2].partition("/")[2].join(("/", "/")))
    if not match:
        return None
    try:
        day = date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None
    return DateReading(on=day, raw=match.group(0), source="url", certain=False)
