"""Any date text becomes a DateReading or nothing; nothing else in the project reads dates.

The last resort for languages without a table of ours is dateparser, with guards against its speed and inventions.
"""

import datetime as dt
import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates import calendar, patterns
from scraper.pages.dates import clock as clocks
from scraper.pages.dates import words as tables
from scraper.pages.dates.calendar import day, is_ahead
from scraper.pages.dates.cores import find_cores, preferred_order
from scraper.pages.dates.cues import opens_sentence
from scraper.pages.dates.types import Core, DateContext, DateOrder, DateSpan, Text
from scraper.pages.dates.words import fold_date_text, weekdays_of

__all__ = ["DateContext", "DateOrder", "DateSpan", "find_dates", "learn_order", "read_date"]

# dateparser takes seconds on long texts.
_FALLBACK_MAX = 64
# A day, a month's word and a year of four digits, and hardly more.
_NUMBERS_OF_DATE = compiled_later(r"(?=.{0,60}(?<!\d)(?:19|20)\d\d(?!\d))(?=.{0,60}(?<!\d)\d{1,2}(?!\d))")
_WORD_LETTERS, _FALLBACK_WORDS_MAX = 3, 5
# Languages that our own tables read completely: what they do not recognize there is no date.
_OWN = frozenset(tables.DATA["months"]) | tables.NUMBERED_MONTHS
_SIGNS = frozenset(("Mn", "Mc", "Cf"))
# Languages whose June is January once dateparser has taken the vowel marks off.
_EXACT = frozenset(("pa", "si"))
_PARSERS = ["absolute-time"]
# The text of a date element with labels, author and both dates; what is longer is a sentence.
_TEXT_MAX = 160
# A date may be next to a name or a section ("June 30, 2023 | News"), with a label next to a little more; an article
# or a preposition is no label, since sentences have them too.
_WORDS_MAX, _WORDS_MAX_LABELLED, _ALL_WORDS_MAX = 2, 4, 10
# Running text is read up to here: a row, teaser or article lead; longer texts are read in pieces by the caller.
_FIND_MAX = 200_000
_ANY_WEEKDAY: frozenset[int] = frozenset()
_WHOLE_WEEKDAY = 5
"""Letters of a weekday's name that is a day without a clock time next to it; shorter ones are many other words."""
_KNOWN = tables.LABELS | tables.WEEKDAYS.keys()
_SIGN = compiled_later(r"[|·•]")
"""What parts a day from a byline as a label does: "4 février 2022 | par la rédaction de l’Observatoire"."""
_PARTING = compiled_later(r"[|·/]| - ")
"""What separates a relative day from a name or a section next to it."""


def read_with_dateparser(printed: str, folded: str, context: DateContext, source: str) -> DateReading | None:
    """A date with day, month word and year in the language of the source; None where language or shape do not fit."""
    language = (context.language or "").lower().partition("-")[0]
    if not language or language in _OWN or len(printed) > _FALLBACK_MAX or not _looks_like_date(folded):
        return None
    on = _parse(printed.strip(), language)
    if on is None or not {str(on.year), str(on.day)} <= {number.lstrip("0") for number in re.findall(r"\d+", folded)}:
        return None
    return DateReading(on=on, raw=printed.strip(), source=source, certain=not is_ahead(on, context.now))


def _looks_like_date(folded: str) -> bool:
    words = [word for word in folded.split() if any(map(str.isalpha, word))]
    if not words or len(words) > _FALLBACK_WORDS_MAX or any(word in tables.MONTHS for word in words):
        return False
    return max(map(_letters, words)) >= _WORD_LETTERS and _NUMBERS_OF_DATE.match(folded) is not None


def _letters(word: str) -> int:
    """The letters of a word, the vowel marks of the scripts of India and South-East Asia among them."""
    return sum(char.isalpha() or unicodedata.category(char) in _SIGNS for char in word)


@lru_cache(maxsize=2048)
def _parse(text: str, language: str) -> dt.date | None:
    import dateparser  # noqa: PLC0415 - 0.3 s, only for languages outside our tables
    from dateparser.conf import SettingValidationError  # noqa: PLC0415

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": _PARSERS,
        "NORMALIZE": language not in _EXACT,
        "DATE_ORDER": "YMD" if language in tables.YEAR_FIRST else "DMY" if language in tables.DAY_FIRST else "MDY",
        # Fixed, so that the machine's clock cannot enter; every part must be printed.
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),  # noqa: DTZ001 - dateparser wants it naive
    }
    try:
        found = dateparser.parse(text, languages=[language], settings=settings)
    except SettingValidationError:
        raise  # a ValueError too, but a fault of ours that would read as "no date"
    except (ValueError, OverflowError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return day(found.year, found.month, found.day) if found else None


def read_date(text: str, context: DateContext, source: str = "element") -> DateReading | None:
    """Reads a text that is a date and little else (label, weekday, clock time); None for everything else.

    `raw` is the date as printed in `text`, without the label. A text with two different dates gives the one that is
    not labelled as an update, and nothing if the labels do not say which.
    """
    return _read(text, context, source) if text and len(text) <= 4 * _TEXT_MAX else None


@lru_cache(maxsize=256)
def _read(text: str, context: DateContext, source: str) -> DateReading | None:
    """The reading of a text; remembered, since several places of a page ask for the same line."""
    printed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    if len(printed) > _TEXT_MAX:
        printed = " ".join(printed.split())
        if len(printed) > _TEXT_MAX:
            return None
    reading_of = Text(printed, fold_date_text(printed), context, whole=True)
    spans = _spans(reading_of, source) or _bare(reading_of, source)
    chosen = _only_one(reading_of.folded, spans)
    if chosen is not None:
        return chosen.reading
    return None if spans else read_with_dateparser(printed, reading_of.folded, context, source)


def find_dates(text: str, context: DateContext, source: str = "text") -> list[DateSpan]:
    """Finds the date expressions in a row, teaser or sentence, in the order of the text.

    Offsets are code points into `text`. Ages count up to weeks ("3 days ago"); "yesterday", bare clock times, numbers
    without a year and numbers whose order nothing settles are left alone.
    """
    plain = unicodedata.is_normalized("NFC", text)
    printed, offsets = (text[:_FIND_MAX], []) if plain else _composed(text[:_FIND_MAX])
    spans = _spans(Text(printed, fold_date_text(printed), context, whole=False), source)
    return spans if plain else [_moved(span, offsets, text) for span in spans]


def _composed(text: str) -> tuple[str, list[int]]:
    """The text in NFC with, for each of its characters and its end, the offset in `text`."""
    pieces, offsets, start = [], [], 0
    for index in range(1, len(text) + 1):
        # Marks, and the vowels and finals of decomposed Hangul, go with what is before them.
        if index == len(text) or not (unicodedata.combining(text[index]) or "\u1160" <= text[index] <= "\u11ff"):
            piece = unicodedata.normalize("NFC", text[start:index])
            pieces.append(piece)
            offsets += [start] * len(piece)
            start = index
    return "".join(pieces), [*offsets, len(text)]


def _moved(span: DateSpan, offsets: list[int], text: str) -> DateSpan:
    start, end = offsets[span.start], offsets[span.end]
    return DateSpan(start, end, replace(span.reading, raw=text[start:end]))


def _spans(text: Text, source: str) -> list[DateSpan]:
    """The readings that do not overlap: those with a year first, the leftmost, of those the longest; then ages."""
    spans: list[DateSpan] = []
    taken: list[tuple[int, int]] = []
    for core in sorted(find_cores(text), key=lambda core: (core.month_days != (), core.start, -core.end)):
        floor = _free_from(taken, core.start, core.end)
        span = _finish(core, text, source, floor) if floor is not None else None
        if span is not None:
            spans.append(span)
            insort(taken, (span.start, span.end))
    for start, end, reading in clocks.find_ages(text.folded, text.context, source, whole=text.whole):
        if _free_from(taken, start, end) is not None:
            spans.append(DateSpan(start, end, replace(reading, raw=text.printed[start:end])))
            insort(taken, (start, end))
    return sorted(spans, key=lambda span: span.start)


def _free_from(taken: list[tuple[int, int]], start: int, end: int) -> int | None:
    """Where the free room before `start` begins, None if a part of start to end is taken; `taken` is sorted."""
    place = bisect_left(taken, (start, end))
    before = taken[place - 1][1] if place else 0
    after = taken[place][0] if place < len(taken) else end
    return before if before <= start and end <= after else None


def _finish(core: Core, text: Text, source: str, floor: int) -> DateSpan | None:
    """Adds weekday and clock around the numbers and settles on one day."""
    start, end, weekdays = _around(core, text, floor)
    on = _settle(core, text, weekdays)
    if on is None:
        return None
    clock = _clock_of(core, text, start, end)
    if clock is not None:
        start, end = max(min(start, clock.start), floor), max(end, clock.end)
    while start < end and text.folded[start] in " ,|·-@/":
        start += 1
    certain = _is_certain(core, on, weekdays) and not calendar.is_ahead(on, text.context.now)
    reading = DateReading(on=on, precision=core.precision, raw=text.printed[start:end], source=source, certain=certain)
    return DateSpan(start, end, _with_clock(reading, clock, text.context))


def _is_certain(core: Core, on: dt.date, weekdays: frozenset[int]) -> bool:
    """True if a day has its year and no weekday speaks against it, or one decides for it."""
    if core.open and on.weekday() in weekdays:
        return True
    return core.certain and not core.month_days and (not weekdays or on.weekday() in weekdays)


def _settle(core: Core, text: Text, weekdays: frozenset[int]) -> dt.date | None:
    now = clocks.local_now(text.context)
    if core.month_days:
        before = max(0, core.start - _FALLBACK_MAX), core.start
        year = patterns.YEAR_BEFORE.search(text.folded, *before) if text.whole else None
        printed = [(int(year[1]), *day) for day in core.month_days] if year else ()
        days = [calendar.day(*one) for one in printed] or [
            calendar.without_year(month, number, now, weekdays) for month, number in core.month_days
        ]
        return calendar.first_fitting((on for on in days if on is not None), weekdays)
    if core.open and sum(on.weekday() in weekdays for on in core.days) != 1:
        return None
    return calendar.first_fitting(core.days, weekdays)


def _around(core: Core, text: Text, floor: int) -> tuple[int, int, frozenset[int]]:
    """Widens the span by a weekday before or after it."""
    start, end, weekdays = core.start, core.end, _ANY_WEEKDAY
    before = patterns.WEEKDAY_BEFORE.search(text.folded, max(floor, start - 24), start)
    named = weekdays_of(before["word"], text.language) if before and _is_weekday(before, text.folded) else None
    if before and named:
        start, weekdays = before.start(), named
    after = patterns.WEEKDAY_AFTER.match(text.folded, end)
    named = weekdays_of(after["word"] or after["bare"] or after["tight"], text.language) if after else None
    if after and named:
        end, weekdays = after.end(), weekdays or named
    return start, end, weekdays


def _is_weekday(before: re.Match[str], folded: str) -> bool:
    """Latin forms of one or two letters ("do", "mi", "za") are other words too, unless a dot or comma closes them."""
    word = before["word"]
    return len(word) > 2 or not word.isascii() or folded[before.end("word") : before.end("word") + 1] in (".", ",")


def _clock_of(core: Core, text: Text, start: int, end: int) -> clocks.Clock | None:
    if core.precision != "day":
        return None
    if core.clock:
        alone = clocks.clock_alone(f"{core.clock} {core.zone}".strip())
        return replace(alone, start=start, end=end) if alone else None
    return clocks.clock_after(text.folded, end, text.language) or clocks.clock_before(text.folded, start, text.language)


def _with_clock(reading: DateReading, clock: clocks.Clock | None, context: DateContext) -> DateReading:
    found = clocks.instant(reading.on, clock, context.timezone) if clock else None
    if clock is None or found is None:
        return reading
    at, zone = found
    return replace(reading, at=at, zone=zone, precision="second" if clock.seconds else "minute")


def _only_one(folded: str, spans: list[DateSpan]) -> DateSpan | None:
    """The one date of a text that holds little else; of two dates the one that is not labelled as an update."""
    if not spans or not _is_little(folded, spans):
        return None
    days = {span.reading.on for span in spans}
    if len(days) == 1:
        return spans[0]
    ends = [0, *(span.end for span in spans[:-1])]
    before = (patterns.WORD.findall(folded[end : span.start]) for end, span in zip(ends, spans, strict=True))
    original = [span for words, span in zip(before, spans, strict=True) if tables.UPDATE_LABELS.isdisjoint(words)]
    return original[0] if len(original) == 1 else None


def _is_little(folded: str, spans: list[DateSpan]) -> bool:
    """True if a text holds few words next to its dates; next to "today" none that is not separated from it."""
    bounds = [0, *(bound for span in spans for bound in (span.start, span.end)), len(folded)]
    rest = [folded[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    words = patterns.WORD.findall(" ".join(rest))
    unknown = len(words) - sum(map(_KNOWN.__contains__, words))
    ended = folded.rstrip().endswith((".", "!", "?"))  # "OARR published a report on the floods on 3 November 2026."
    if opens_sentence(rest[0], rest[1]) or (unknown > _WORDS_MAX and ended):
        return False
    return unknown <= _most_unknown(folded, spans, words) and len(words) <= _ALL_WORDS_MAX


def _most_unknown(folded: str, spans: list[DateSpan], words: list[str]) -> int:
    """How many words that are no labels a text may hold next to its dates."""
    relative = list(filter(clocks.is_relative, (fold_date_text(span.reading.raw) for span in spans)))
    if any(map(clocks.is_day_word, relative)):
        return _WORDS_MAX if _PARTING.search(folded) else 0
    labelled = not relative and (not tables.LABELS_ALONE.isdisjoint(words) or _SIGN.search(folded))
    return _WORDS_MAX_LABELLED if labelled else _WORDS_MAX


def _bare(text: Text, source: str) -> list[DateSpan]:
    """Forms that are dates only where nothing else is: 20230630, 06-30, 14:20 on a board."""
    stripped = text.folded.strip(" ()[]|·")
    offset = text.folded.find(stripped) if stripped else 0
    reading = _compact(stripped, text) or _pair(stripped, text) or _today(stripped, text) or _weekday(stripped, text)
    if reading is None:
        return []
    raw = text.printed[offset : offset + len(stripped)]
    return [DateSpan(offset, offset + len(stripped), replace(reading, raw=raw, source=source))]


def _compact(stripped: str, text: Text) -> DateReading | None:
    match = patterns.COMPACT.fullmatch(stripped)
    on = calendar.day(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    if match is None or on is None:
        return None
    reading = DateReading(on=on, certain=not calendar.is_ahead(on, text.context.now))
    digits = match["clock"] or ""
    clock = clocks.clock_alone(":".join(digits[i : i + 2] for i in range(0, len(digits), 2)) + (match["zone"] or ""))
    return _with_clock(reading, clock, text.context)


def _pair(stripped: str, text: Text) -> DateReading | None:
    """Month and day without a year, in the order of the source or its language."""
    head, _, tail = stripped.partition(" ") if stripped.count(":") == 1 else (stripped, "", "")
    clock = clocks.clock_alone(tail)
    if tail and clock is None:
        return None
    pairs, now = _month_days(head, preferred_order(text.context, year_last=False)), clocks.local_now(text.context)
    possible = {on for pair in pairs if (on := calendar.without_year(*pair, now, _ANY_WEEKDAY))}
    if len(possible) != 1:
        return None
    return _with_clock(DateReading(on=possible.pop(), certain=False), clock, text.context)


def _month_days(printed: str, order: str | None) -> list[tuple[int, int]]:
    """The month and day that two numbers may be; empty for other texts."""
    match = patterns.PAIR.fullmatch(printed)
    if match is None or (match["sep"] == "." and not match["tail"] and len(match["a"] + match["b"]) < 4):
        return []
    a, b = int(match["a"]), int(match["b"])
    pairs = {"DMY": (b, a), "MDY": (a, b), "YMD": (a, b)}
    return [pairs[order]] if order else [(b, a), (a, b)]


def _today(stripped: str, text: Text) -> DateReading | None:
    now = clocks.local_now(text.context)
    clock = clocks.clock_alone(stripped) if now is not None and text.language in tables.CLOCK_OF_TODAY else None
    if now is None or clock is None:
        return None
    return _with_clock(DateReading(on=now.date(), certain=False), clock, text.context)


def _weekday(stripped: str, text: Text) -> DateReading | None:
    """The latest such weekday: its whole name, or any of its names before a clock time."""
    now, match = clocks.local_now(text.context), patterns.WEEKDAY_ALONE.fullmatch(stripped)
    if now is None or match is None or (match["clock"] is None and len(match["word"]) < _WHOLE_WEEKDAY):
        return None
    clock = clocks.clock_alone(match["clock"] or "")
    days = weekdays_of(match["word"], text.language)
    if len(days) != 1 or (match["clock"] and clock is None):
        return None
    on = now.date() - dt.timedelta(days=(now.weekday() - min(days)) % 7)
    return _with_clock(DateReading(on=on, certain=False), clock, text.context)


def learn_order(raws: Iterable[str]) -> DateOrder | None:
    """The order of numeric dates that a source's own texts prove (a part above 12), None if none or both do.

    Two-digit years first are proven by a first number that stays while the last one moves.
    """
    found = [(m[1], int(m[3]), m[4]) for raw in raws for m in patterns.TRIPLE.finditer(fold_date_text(raw)[:_TEXT_MAX])]
    short = [(int(a), b, int(c)) for a, b, c in found if len(a) == 2 and len(c) <= 2]
    if short:
        return _order_of_short(short)
    proofs = {proof for triple in found if (proof := _proof(*triple))}
    return proofs.pop() if len(proofs) == 1 else None


def _proof(first: str, second: int, last: str) -> DateOrder | None:
    """The order that three numbers, one of them a whole year, prove by themselves."""
    if len(first) == 4:
        return "YMD"
    if len(first) > 2 or len(last) != 4:
        return None
    if int(first) > 12 >= second:
        return "DMY"
    return "MDY" if second > 12 >= int(first) else None


def _order_of_short(triples: list[tuple[int, int, int]]) -> DateOrder | None:
    firsts, seconds, lasts = ({triple[i] for triple in triples} for i in range(3))
    if max(seconds) > 12:
        return "MDY" if max(firsts) <= 12 else None
    if len(firsts) < len(lasts) and min(firsts) > 12:
        return "YMD"
    if len(lasts) < len(firsts) and max(firsts) > 12:
        return "DMY"
    return None
