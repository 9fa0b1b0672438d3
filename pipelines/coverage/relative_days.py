"""Days that a text states in words: "yesterday", "three days ago", "the first of May", "el día 12", "二月十七日"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.coverage.weekdays import NUMBER_OF
from pipelines.text.literal_filter import Caseless, WordSieved
from presswatch.languages.packs import alternation, any_numbered, any_of, any_word, numbered, packs_with, whole_words
from presswatch.languages.patterns import compiled_later


def _days(meaning: str) -> re.Pattern[str]:
    return re.compile(whole_words(meaning), re.IGNORECASE)


YESTERDAY, TODAY, TOMORROW = _days("yesterday"), _days("today"), _days("tomorrow")
DAY_BEFORE_YESTERDAY = compiled_later(any_of("day_before_yesterday"), re.IGNORECASE)


def means_today(words: str) -> bool:
    """True if words are one for the post's own day."""
    return TODAY.fullmatch(words.strip()) is not None


def means_day(words: str) -> bool:
    """True if words are one for a day counted from the post's: "Hoy", "Demain", "Сегодня"."""
    return any(days.fullmatch(words) for days in (TODAY, YESTERDAY, TOMORROW, DAY_BEFORE_YESTERDAY))


_RECENT = Caseless(whole_words("recent_times"))


def states_recent_time(text: str, start: int, end: int) -> bool:
    """True if a sentence between two offsets says that something was recent ("last week"), without its day."""
    return _RECENT.inside(text, start, end)


_CAPITALIZED, _SMALL = ("en", "de"), ("fr", "es", "ru")
"""Languages whose months have a capital, or none; English and German count days with ordinals."""
_DAY_OF = numbered("day_ordinals", *_CAPITALIZED) | numbered("day_numbers", *_SMALL)
_ORDINAL_DAY = (
    rf"(?<![\w-])(?P<day>{any_numbered('day_ordinals', *_CAPITALIZED)})(?P<of> of)?"
    rf"(?= (?:{any_numbered('months', *_CAPITALIZED)})(?!\w))"
)
_ORDINAL = WordSieved(compiled_later(_ORDINAL_DAY, re.IGNORECASE))
_SMALL_MONTH = rf"(?:de )?(?:{any_numbered('months', *_SMALL)})"
_NUMBER = compiled_later(rf"(?<![\w-])(?P<day>{any_numbered('day_numbers', *_SMALL)})(?P<of>)(?= {_SMALL_MONTH}(?!\w))")
"""A day of the month in words before the month's name; German has a full stop after it in figures."""
_MONTH = compiled_later(rf"(?<!\w){_SMALL_MONTH}(?!\w)")


def in_figures(text: str) -> str:
    """A text with its spelled days in figures, each as long as in words, so that offsets stay."""
    text = _ORDINAL.sub(_figures, text)
    return _NUMBER.sub(_figures, text) if _MONTH.search(text) else text


def _figures(match: re.Match[str]) -> str:
    number = _DAY_OF[match["day"].lower()]
    return (f"{number}." if match["of"] is None else str(number)).rjust(len(match.group()))


COUNTS = numbered("small_numbers", first=2) | numbered("day_counts", first=2)
"""Numbers in words with days."""
_N = rf"({any_numbered('small_numbers')}|[2-9]|1\d)"


def _counted_back() -> Iterator[str]:
    """For each language with blanks between words "NUMBER days ago", or "vor NUMBER tagen", as a pattern."""
    for pack in packs_with("days_ago_after"):
        before = any_word("days_ago_before", pack)
        yield (
            rf"{before} {_N} (?:{any_word('days_ago_after', pack)})"
            if before
            else (rf"{_N} (?:{any_word('days_ago_after', pack)})")
        )


_AGO = WordSieved(
    compiled_later(rf"(?<!\w)(?:{'|'.join(_counted_back())})(?!\w)|{alternation('counted_days_ago')}", re.IGNORECASE)
)
"""So many days before the post."""


def days_ago(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The places where a text counts days back from its own, with how many."""
    for match in _AGO.finditer(text):
        number = next(filter(None, match.groups())).removesuffix("일").lower()
        yield match, int(number) if number.isdecimal() else COUNTS[number]


_HAN_FIGURE = {character: number for number, character in enumerate("一二三四五六七八九", start=1)}
_HAN_DAY = compiled_later(
    r"(?<![一二三四五六七八九十])(?P<month>十[一二]?|[一二三四五六七八九])月"
    r"(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日號号]"
)


def han_days(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The days whose month and number are written in Chinese characters ("二月十七日"), with both as numbers."""
    for match in _HAN_DAY.finditer(text):
        yield match, _han_number(match["month"]), _han_number(match["day"])


def _han_number(characters: str) -> int:
    tens, ten, units = characters.rpartition("十")
    return (_HAN_FIGURE[tens] if tens else 1) * 10 * bool(ten) + (_HAN_FIGURE[units] if units else 0)


_OF_THIS_MONTH = compiled_later(any_of("day_of_this_month"))
_OF_LAST_MONTH = WordSieved(compiled_later(any_of("day_of_last_month"), re.IGNORECASE))
_JOINED_DAY = compiled_later(rf"(?<![\d월月./\-])(?<![월月] )(?:{any_of('day_of_month_joined')})")
_SPACED_DAY = compiled_later(rf"(?<!\w)(?:{any_of('day_of_month')})(?!\w)", re.IGNORECASE)
_DAY_IN_BRACKETS = compiled_later(r"[今昨前本]\s?[（(]\s?([0-3]?\d)\s?[日號号]?\s?[)）](?=[日天晚早晨夜])")
"""The day of the month set into a word for the day: "昨（3）日", "今(4)晚"."""


def days_of_last_month(text: str, base: date) -> Iterator[tuple[re.Match[str], date]]:
    """The days of the month before that of `base`."""
    for match in _OF_LAST_MONTH.finditer(text):
        try:
            yield match, (base.replace(day=1) - timedelta(days=1)).replace(day=_number(match))
        except ValueError:
            continue


def days_of_month(text: str, base: date) -> Iterator[tuple[re.Match[str], date]]:
    """The days without a month, each as the last such day on or before `base`."""
    for pattern in (_OF_THIS_MONTH, _DAY_IN_BRACKETS, _JOINED_DAY, _SPACED_DAY):
        for match in pattern.finditer(text):
            on = _last_of_month(_number(match), base)
            if on is not None:
                yield match, on


def _number(match: re.Match[str]) -> int:
    return int(next(filter(None, match.groups())))


def _last_of_month(day: int, base: date) -> date | None:
    """The last such day on or before `base`; None if neither its month nor the one before has it."""
    month_start = base.replace(day=1)
    for first in (month_start, (month_start - timedelta(days=1)).replace(day=1)):
        try:
            on = first.replace(day=day)
        except ValueError:
            continue
        if on <= base:
            return on
    return None


_EXCEPTIONS = compiled_later(r"\(\?<![^()\[\\]+\)|\?P<\w+>")
"""Words before a day that exclude it, and names of groups: without them a pattern finds as much or more."""
MAY_STATE_DAY = Caseless(
    _EXCEPTIONS.sub(
        "",
        "|".join(
            [
                *(days.pattern for days in (DAY_BEFORE_YESTERDAY, YESTERDAY, TODAY, TOMORROW)),
                *(pattern.pattern for pattern in (_AGO.pattern, _HAN_DAY, _MONTH)),
                *map(re.escape, NUMBER_OF),
                _ORDINAL_DAY,
            ]
        ),
    )
)
"""What sentences without a figure have if they state a day."""
