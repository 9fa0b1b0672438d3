"""The date of each entry, found where the entries of this list keep it, not wherever there is a date.

Places ("slots") are compared over all entries: the one that gives most entries a date wins, whole date texts before
dates inside a line. Only then come the year or day above a group, the title and the address. Prose gives no date.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.calendar import is_ahead
from scraper.pages.dates.clock import is_relative
from scraper.pages.dates.cores import month_of
from scraper.pages.dates.cues import date_from_url, is_sentence, opens_sentence
from scraper.pages.dates.read import DateContext, DateSpan, find_dates, learn_order, read_date
from scraper.pages.dates.types import UTC_NAMES, DateOrder
from scraper.pages.dates.words import fold_date_text
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.clusters import class_words
from scraper.pages.listing.date_groups import (
    DIGIT,
    FULL_YEAR,
    MAX_ABOVE,
    DateText,
    Entry,
    carry_year,
    is_incomplete,
    with_headings,
)
from scraper.pages.text.known_lines import names_hold

MAX_TEXT = 90
"""A longer text is a teaser, not a date line."""

MAX_LOOKED = 160
"""Elements looked at in one entry; a date is near its beginning."""

MAX_SPLIT = 40
"""Weight up to which two elements together may be one date."""

_DAY_ALONE = compiled_later(r"(\d{1,2})[日일]?")
_YEAR_MONTH = compiled_later(r"(\d{4})\s?[./\-年년]\s?(\d{1,2})\s?[月월]?")

FEWEST_MOVED = 4
SAMPLE = 12
"""Entries from which the place of the date is learned."""

_EDGES = " |,;·–—-"
_BRACKETS = f"{_EDGES}()[]（）【】"
_OPENING = compiled_later(r"(?=[^-–—|:]{0,300}\d)(.{4,28}?)\s{0,60}(?:\s[-–—|:]|:)\s")
"""What comes before the first dash or colon of a teaser, where agencies put the day."""

_UPDATE = compiled_later(any_word("update_names"), re.IGNORECASE)
_PUBLISHED = compiled_later(any_word("publication_names"), re.IGNORECASE)
_UPDATE_WORTH = 0.3
_AHEAD_WORTH = 0.3
_SHORT_TEXT = 20
"""What is as short may be a date without a digit ("yesterday")."""
_FEW_INSIDE = 12
_NAMES_CHARS = 500
_PAIR = compiled_later(r"(\d{1,2})[/-](\d{1,2})")
_LAST_MONTH, _LAST_DAY = 12, 31
_YEAR_LAST = compiled_later(r"(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}(?!\d)")
_LOOSE = "line"
"""The place of a text that no element has for itself."""
_PRECISION = {"second": 1.0, "minute": 1.0, "day": 1.0, "month": 0.3, "year": 0.1}
_MONTH_AND_DAY = compiled_later(r"\d\D+\d")
_PIECE = compiled_later(rf"(?:{any_word('sentence_days')})\s.{{0,300}},$", re.IGNORECASE)
"""A day with the word and the comma that a sentence has around it."""
_LETTER = compiled_later(r"[^\W\d_]")
_MARK_AFTER = compiled_later(r"\s{0,60}[)\]】]?\s{0,60}(?:[-–—|:：·•/]|[)\]】])")
_MARK_BEFORE = compiled_later(r"(?:[-–—|:：·•/]|[(\[（【])\s*$")
_LABEL = compiled_later(r"[^\W\d]{1,14}(?:\s?[^\W\d]{1,14})?\s{0,60}[:：|·]?\s{1,60}(?=\d)")


def entry_dates(tree: Tree, entries: list[Entry], context: DateContext) -> list[DateReading | None]:
    """The date of each entry, None where it shows none."""
    texts = [sorted(_texts(tree, entry), key=lambda text: text.of_update) for entry in entries]
    settled = _settle(context, [text.text for own in texts for text in own if weight(text.text) <= MAX_SPLIT])
    slots = _rank_slots(texts[:: max(1, len(texts) // SAMPLE)], settled)
    found = [_from_slots(own, slots, settled) for own in texts]
    found = _one_ahead(tree, entries, texts, slots[:1], found, settled)
    if any(is_incomplete(reading) for reading in found):
        found = carry_year(with_headings(tree, entries, texts, found, settled))
    return _with_titles(entries, found, settled)


def _settle(context: DateContext, texts: list[str]) -> DateContext:
    """The context with the order of numeric dates that the page's own dates prove.

    A source that writes the year first elsewhere may write it last here.
    """
    if context.order not in (None, "YMD"):
        return context
    if context.order is None:
        order = learn_order(texts) or _order_of_pairs(texts)
    else:
        order = learn_order(filter(_YEAR_LAST.search, texts))
    return replace(context, order=order) if order else context


def _order_of_pairs(texts: Iterable[str]) -> DateOrder | None:
    """The order of days without a year ("11/17"), where one place has days above 12 and the other months alone."""
    pairs = [(int(pair[1]), int(pair[2])) for text in texts if (pair := _PAIR.fullmatch(text.strip(_EDGES)))]
    first, second = (max((pair[place] for pair in pairs), default=0) for place in (0, 1))
    if max(first, second) > _LAST_DAY or min(first, second) > _LAST_MONTH:
        return None
    return "MDY" if second > _LAST_MONTH else "DMY" if first > _LAST_MONTH else None


def _texts(tree: Tree, entry: Entry) -> Iterator[DateText]:
    """The texts of an entry that may be dates, in order, each once."""
    seen: set[str] = set()
    base = entry.flat[0] if entry.flat else tree.parents[entry.span[0]]
    for number in _looked_at(tree, entry):
        size, machine = tree.weight_of(number), _machine(tree, number)
        if not machine and not 0 < size <= MAX_TEXT:
            continue
        joined = _joined(tree, number) if size <= MAX_SPLIT else None
        if joined:
            yield DateText(_slot(tree, number, base), joined[0], machine, joined[1])
            continue
        text = _shown(tree, number, entry.title)
        if entry.title and entry.title in text:  # its days are not the entry's
            text = text.replace(entry.title, " ").strip(_EDGES)
        may_be_date = bool(text) and text not in seen and (size <= _SHORT_TEXT or DIGIT.search(text) is not None)
        if machine or may_be_date:
            seen.add(text)
            several = sum(map(bool, map(tree.weight_of, tree.children.get(number, [])))) > 1
            of_update = _of_update(tree, number)
            yield DateText(_slot(tree, number, base), text, machine, "", several, number, of_update)
    yield from _loose(tree, entry, seen)


def _shown(tree: Tree, number: int, title: str) -> str:
    """The text of an element, its parts kept apart, without the days of changes next to the day of publication."""
    text = tree.parted(number)
    if title not in text and title in tree.text(number):
        text = tree.text(number)
    if not DIGIT.search(text) or _of_update(tree, number):
        return text
    for inside in range(number + 1, min(tree.ends[number], number + _FEW_INSIDE)):
        if 0 < tree.weight_of(inside) <= MAX_SPLIT and _of_update(tree, inside):
            text = text.replace(tree.parted(inside), " ", 1)
    return " ".join(text.split())


def _joined(tree: Tree, number: int) -> tuple[str, str] | None:
    """A day that elements side by side show, as ISO text and as printed; None for anything else."""
    parts = list(filter(None, map(tree.text, tree.children.get(number, []))))
    for day, month in (parts, parts[::-1]) if len(parts) == 2 else ():
        alone, match = _DAY_ALONE.fullmatch(day), _YEAR_MONTH.fullmatch(month)
        if alone and match:
            return f"{match[1]}-{int(match[2]):02}-{int(alone[1]):02}", " ".join(parts)
    return None


def _looked_at(tree: Tree, entry: Entry) -> Iterator[int]:
    start, end = entry.span
    if entry.flat:
        first, last = entry.flat[1]
        numbers = range(bisect_left(tree.piece_starts, first), bisect_left(tree.piece_starts, last))
        yield from (number for number in numbers[:MAX_LOOKED] if tree.piece_ends[number] <= last)
        return
    yield from range(start, min(end, start + MAX_LOOKED))
    yield from range(max(start + MAX_LOOKED, end - 30), end)


def _loose(tree: Tree, entry: Entry, seen: set[str]) -> Iterator[DateText]:
    """Lines that no element has for itself (text between two line breaks, or next to the title), without the title."""
    lines = tree.parted_piece_lines(*entry.flat[1]) if entry.flat else tree.parted_lines(*entry.span)
    for line in lines[:40]:
        rest = _opening(line, entry.title)
        if rest not in seen and weight(rest) <= MAX_TEXT and DIGIT.search(rest):
            seen.add(rest)
            yield DateText(_LOOSE, rest, "")
            sides = [side.strip(_BRACKETS) for side in rest.split(" | ")]
            if len(sides) > 1:
                yield from (DateText(f"{_LOOSE} {at}", side, "") for at, side in enumerate(sides) if DIGIT.search(side))


def _opening(line: str, title: str) -> str:
    """A line without the title, of a teaser what comes before its first dash or colon."""
    line = line.replace(title, " | ").strip(_EDGES) if title else line
    match = _OPENING.match(line) if weight(line) > MAX_TEXT else None
    return match[1] if match else line


def _machine(tree: Tree, number: int) -> str:
    element = tree.elements[number]
    if tree.tags[number] == "time":
        return (element.get("datetime") or "").strip()[:60]
    if element.get("itemprop") in ("datePublished", "dateCreated"):
        return (element.get("content") or element.get("datetime") or "").strip()[:60]
    return ""


def _of_update(tree: Tree, number: int) -> bool:
    """True if the names of an element or one inside, or their attributes, say that it holds the day of a change."""
    names = (
        " ".join([*keys, one.get("class") or "", one.get("itemprop") or ""])[:_NAMES_CHARS]
        for one in tree.elements[number : min(tree.ends[number], number + _FEW_INSIDE)]
        if (keys := one.keys())
    )
    said = [names_hold(own, _UPDATE, _PUBLISHED) for own in names]
    return any(changed for changed, _ in said) and not any(published for _, published in said)


def _slot(tree: Tree, number: int, base: int) -> str:
    """The way from the entry's box to the element: tags with classes that hold no digit."""
    steps: list[str] = []
    for up in islice(tree.way(number, base), 12):
        words = class_words(tree, up, 4) if tree.parents[up] > base else []
        steps.append(f"{tree.tags[up]}{tree.columns.get(up, '')}.{'.'.join(words)}")
    return "/".join(reversed(steps))


def _rank_slots(texts: list[list[DateText]], context: DateContext) -> list[str]:
    """The places that hold dates, the best first: in many entries, a whole date, early in the entry, not ahead."""
    scores: dict[str, float] = defaultdict(float)
    for own in texts:
        counted: set[str] = set()
        for place, text in enumerate(own):
            if text.slot in counted:
                continue
            worth = _worth_of(text, context) * (_UPDATE_WORTH if text.of_update else 1)
            if worth:
                counted.add(text.slot)
                scores[text.slot] += worth - 0.004 * place - 0.05 * text.several
    return sorted(scores, key=lambda slot: -scores[slot])


def _one_ahead(  # noqa: PLR0917 - what the caller has in hand
    tree: Tree,
    entries: list[Entry],
    texts: list[list[DateText]],
    best: list[str],
    found: list[DateReading | None],
    context: DateContext,
) -> list[DateReading | None]:
    """The dates moved by one where each entry holds the next one's.

    A date in a box of its own before its entry's box, without one around both, lies between two entries: then every
    entry but the last has a date after its link, and another of the kind comes before the first.
    """
    if len(entries) < FEWEST_MOVED or found[-1] is not None:
        return found
    own = [_number_in(line, best) for line in texts[:-1]]
    if -1 in own or any(number < tree.ends[entry.link] for number, entry in zip(own, entries, strict=False)):
        return found
    kinds, start = {tree.kind(number) for number in own}, entries[0].span[0]
    above = reversed(range(max(0, start - MAX_ABOVE), start))
    first = next((number for number in above if {tree.kind(number)} == kinds), None)
    reading = read_text(DateText("", tree.text(first), _machine(tree, first)), context) if first is not None else None
    return [reading, *found[:-1]] if reading else found


def _number_in(texts: list[DateText], slots: list[str]) -> int:
    """The element of the first of an entry's texts that is in one of these places; -1 without one."""
    return next((text.number for text in texts if text.slot in slots and text.number >= 0), -1)


def _worth_of(text: DateText, context: DateContext) -> float:
    if text.machine and read_date(text.machine, context, "time"):
        return 1.3
    if reading := read_whole(text.text, context):
        return _PRECISION[reading.precision] * (_AHEAD_WORTH if is_ahead(reading.on, context.now) else 1)
    inside = read_in_line(text.text, context)
    return 0.6 * _PRECISION[inside.precision] if inside else 0.0


def _from_slots(own: list[DateText], slots: list[str], context: DateContext) -> DateReading | None:
    """The date of an entry from the best place in which it has one."""
    weak = None
    for text in (text for slot in slots[:8] for text in own if text.slot == slot):
        reading = read_text(text, context)
        if reading and text.of_update:
            reading = replace(reading, certain=False)
        if reading and not reading.is_period:
            return reading
        weak = weak or reading
    return weak


def _with_titles(
    entries: list[Entry], found: list[DateReading | None], context: DateContext
) -> list[DateReading | None]:
    """Fills what is missing from the titles (if that is where this listing keeps dates) and from the addresses."""
    filled = list(found)
    empty = [place for place, reading in enumerate(found) if reading is None or reading.is_period]
    titled = _days_of_titles([entries[place].title for place in empty], context)
    keeps = sum(day is not None for day in titled) >= 0.5 * len(entries)
    for place, day in zip(empty, titled, strict=True):
        named = None if day and keeps else date_from_url(entries[place].url)
        dated = replace(named, certain=False) if named and not named.is_period else None
        filled[place] = (day if keeps else None) or dated or found[place]
    return filled


def _days_of_titles(titles: list[str], context: DateContext) -> list[DateReading | None]:
    """The day that each title holds, None where it holds none."""
    context = _settle(context, [title[:MAX_SPLIT] for title in titles])
    days: list[DateReading | None] = []
    for title in titles:
        spans = find_dates(title, context, "listing")
        reading = most_exact([span for span in spans if not is_relative(fold_date_text(span.reading.raw))])
        days.append(replace(reading, source="title") if reading and reading.precision == "day" else None)
    return days


def read_text(text: DateText, context: DateContext) -> DateReading | None:
    """The printed date; the machine-readable one where the printed is relative, inexact or no date."""
    shown = read_whole(text.text, context) or read_in_line(text.text, context)
    if shown and text.shown:
        shown = replace(shown, raw=text.shown)
    machine = read_date(text.machine, context, "time")
    if shown and shown.certain and not shown.is_period and FULL_YEAR.search(shown.raw):
        return shown
    return _as_shown(machine, shown) if machine else shown


def _as_shown(machine: DateReading, shown: DateReading | None) -> DateReading:
    """An instant in UTC on the day that is printed next to it without its year: that day is the outlet's own.

    A time ago ("5 hours ago") names no day.
    """
    if (
        shown is None
        or machine.at is None
        or machine.zone not in UTC_NAMES
        or not _MONTH_AND_DAY.search(fold_date_text(shown.raw))
    ):
        return machine
    near = (machine.on + timedelta(days=step) for step in (0, 1, -1))
    on = next((day for day in near if (day.month, day.day) == (shown.on.month, shown.on.day)), machine.on)
    return replace(machine, on=on)


def read_whole(text: str, context: DateContext) -> DateReading | None:
    """A text that is a date, perhaps after a label ("작성일 06-22"), but no piece of a sentence ("On May 12,")."""
    if _PIECE.match(text):
        return None
    reading = read_date(text, context, "listing")
    if reading or len(text) > 30:
        return reading
    label = _LABEL.match(text)
    if label is None or any(month_of(word) for word in fold_date_text(label.group(0)).split()):
        return None  # "June 23, 2026August 15, 2026", whose first word belongs to the day
    return read_date(text[label.end() :], context, "listing")


def read_in_line(text: str, context: DateContext) -> DateReading | None:
    """The first date inside a line that is no sentence, the most exact one."""
    spans = find_dates(text, context, "listing") if DIGIT.search(text) else []
    if not spans or _PIECE.match(text) or opens_sentence(text[: spans[0].start], text[spans[0].end :]):
        return None
    dated = sum(span.end - span.start for span in spans)
    return most_exact(spans) if _is_parted(text, spans) or not is_sentence(text, dated) else None


def _is_parted(text: str, spans: list[DateSpan]) -> bool:
    """True if a mark separates a day at either end of a line from the words: "2023-06-30 - Families receive ..."."""
    before, after = text[: spans[0].start], text[spans[-1].end :]
    return bool(
        (not _LETTER.search(before) and _MARK_AFTER.match(after))
        or (not _LETTER.search(after) and _MARK_BEFORE.search(before))
    )


def most_exact(spans: list[DateSpan]) -> DateReading | None:
    """The first day, else the first month or year, of what a line holds."""
    readings = [span.reading for span in spans]
    days = [reading for reading in readings if not reading.is_period]
    return next(iter(days or readings), None)
