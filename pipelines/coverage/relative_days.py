"""Days that a text states in words or counts from its own: "yesterday", "on Friday", "the first of May"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.text.literal_filter import Caseless
from presswatch.languages.packs import any_of, numbered, whole_words
from presswatch.languages.patterns import compiled_later

_LISTED = {word: number - 1 for word, number in numbered("weekdays").items()}
NUMBER_OF = _LISTED | {word.replace("'", "’"): number for word, number in _LISTED.items()}
"""The weekdays in small letters, with 0 for Monday."""


def _whole(name: str) -> str:
    """A weekday as a pattern; one with which another begins is a whole word (четвер, четверг)."""
    begins = any(other != name and other.startswith(name) for other in NUMBER_OF)
    return rf"{re.escape(name)}(?![а-яё])".replace(r"\ ", " ") if begins else re.escape(name).replace(r"\ ", " ")


WEEKDAY = compiled_later(
    r"(?:(?<![^\W\d_])|(?<=[\u4e00-\u9fff])(?=星期|礼拜|禮拜)|(?<=[本上这這今先前个個の주])|(?<=先週))("
    + "|".join(map(_whole, sorted(NUMBER_OF, key=lambda name: (-len(name), name))))
    + rf")(?:{any_of('weekday_endings')})?(?!(?!s\b)[a-zà-öø-ÿ])",
    re.IGNORECASE,
)
"""A weekday as a whole word: French "montagne" holds a German one."""
_EVERY = compiled_later(
    rf"(?:(?:(?:{any_of('every')})(?: (?:{any_of('every_which')}))?|{any_of('every_month')})(?: 주)? ?)\Z",
    re.IGNORECASE,
)
"""Before a weekday: what happens again and again has no day."""
_PLURAL = compiled_later(r"s(?!\w)")
_THIS = compiled_later(rf"(?<!\w)(?:{any_of('this_weekday')}) \Z", re.IGNORECASE)
"""Before a weekday: the nearest one, the post's own day too."""
_NEXT = compiled_later(
    rf"(?:(?<!\w)(?:{any_of('coming_weekday')}) |{any_of('coming_weekday_joined')})\Z", re.IGNORECASE
)
_NEXT_AFTER = compiled_later(rf" (?:{any_of('coming_weekday_after')})(?!\w)", re.IGNORECASE)
"""Around a weekday: one to come."""
_LAST_WEEK = compiled_later(rf"(?:{any_of('last_week_joined')})\Z")
_WEEK_BEFORE = compiled_later(rf"(?:{any_of('last_week_before')}) \Z", re.IGNORECASE)
_WEEK_AFTER = compiled_later(rf"(?:{any_of('last_week_after')})(?!\w)", re.IGNORECASE)
"""Around a weekday: the one of the week before, counted from Monday."""
_A_WEEK_EARLIER = compiled_later(
    rf" (?:(?P<one>{any_of('a_week_ago')})|(?P<two>{any_of('two_weeks_ago')}))(?!\w)", re.IGNORECASE
)
"""After a weekday: one or two weeks before the last such day."""
_NUMBERED = compiled_later(
    rf",?[ \u00a0](?:(?:{any_of('before_numbered_day')}) )?(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|er|\.|-?го|-?е)?"
    rf"(?! ?(?:числа )?(?:{any_of('hour_units')})(?!\w))(?![\w:%/]|[.,]\d)(?: числа(?!\w))?",
    re.IGNORECASE,
)
"""After a weekday: the day of a month that the reader knows ("le jeudi 7", "Wednesday the 8th")."""
_IN_BRACKETS = compiled_later(r" ?[(（]([月火水木金土日월화수목금토일])(?:曜日?|요일)?[)）]")
"""A weekday of one character after a day, as Japanese and Korean print it: "6월 24일(금)"."""
_PART_OF_DAY = compiled_later(rf"(?:{any_of('parts_of_day')})\Z")
_LABEL_OF_DAY = compiled_later(any_of("day_labels"), re.IGNORECASE)
"""What a form has before a day, and is no outlet."""
_BRACKETS = 6
"""Characters of a weekday in brackets with a blank before it."""
_REACH_DAYS = 62
"""How far back a weekday with its number is looked for: two months, in which the pair is mostly one day or none."""


def weekday_at(text: str, start: int, end: int) -> int | None:
    """The weekday (0 = Monday) printed with the day between two offsets; None if there is none."""
    after = _IN_BRACKETS.search(text, start, min(len(text), end + _BRACKETS))
    if after is not None:
        return ("월화수목금토일" if after[1] in "월화수목금토일" else "月火水木金土日").index(after[1])
    named = WEEKDAY.search(text, max(0, start - 14), end)
    return NUMBER_OF[named[1].lower()] if named is not None else None


def is_weekday(word: str) -> bool:
    """True if a word is a weekday alone, or with a part of the day."""
    return _PART_OF_DAY.sub("", word.lower()).removesuffix("日") in NUMBER_OF


def is_day_name(name: str) -> bool:
    """True if a name is a weekday or the label of a day."""
    return is_weekday(name) or _LABEL_OF_DAY.fullmatch(name) is not None


_Span = tuple[int, int, date | None]
"""Offsets of a weekday with the words that settle which, and the day; None for one to come."""


def named_days(text: str, base: date) -> Iterator[_Span]:
    """The weekdays that a text names, each as the day before `base` that its words mean."""
    for match in WEEKDAY.finditer(text):
        if _EVERY.search(text, max(0, match.start() - 24), match.start()) or _PLURAL.match(text, match.end()):
            continue
        number = NUMBER_OF[match[1].lower()]
        yield _with_number(text, match, base, number) or _counted(text, match, base, number)


def _with_number(text: str, match: re.Match[str], base: date, number: int) -> _Span | None:
    """The day on which weekday and day of the month agree; None if no such number follows the weekday."""
    found = _NUMBERED.match(text, match.end())
    if found is None:
        return None
    nearest_first = (*range(_REACH_DAYS), *range(-1, -_REACH_DAYS, -1))
    days = (base - timedelta(days=back) for back in nearest_first)
    on = next((day for day in days if (day.day, day.weekday()) == (int(found["day"]), number)), None)
    return None if on is None else (match.start(), found.end(), on if on <= base else None)


def _counted(text: str, match: re.Match[str], base: date, number: int) -> _Span:
    """The last such weekday, or the one of a week that the words around it name."""
    start, end = match.span()
    last = (base.weekday() - number) % 7
    if _NEXT.search(text, max(0, start - 14), start) or _NEXT_AFTER.match(text, end):
        return start, end, base + timedelta(days=7 - last)
    earlier = _A_WEEK_EARLIER.match(text, end)
    if earlier is not None:
        return start, earlier.end(), base - timedelta(days=(last or 7) + (7 if earlier["one"] else 14))
    after = _WEEK_AFTER.match(text, end)
    before = _WEEK_BEFORE.search(text, max(0, start - 30), start)
    if any((after, before, _LAST_WEEK.search(text, max(0, start - 5), start))):
        return start, after.end() if after else end, base - timedelta(days=base.weekday() + 7 - number)
    this = _THIS.search(text, max(0, start - 8), start)
    return start, end, base - timedelta(days=last or (0 if this else 7))


def _days(meaning: str) -> re.Pattern[str]:
    return re.compile(whole_words(meaning), re.IGNORECASE)


YESTERDAY, TODAY, TOMORROW = _days("yesterday"), _days("today"), _days("tomorrow")
DAY_BEFORE_YESTERDAY = compiled_later(any_of("day_before_yesterday"), re.IGNORECASE)


def means_day(words: str) -> bool:
    """True if words are one for a day counted from the post's: "Hoy", "Demain", "Сегодня"."""
    return any(days.fullmatch(words) for days in (TODAY, YESTERDAY, TOMORROW, DAY_BEFORE_YESTERDAY))


COUNTS = numbered("small_numbers", first=2) | numbered("day_counts", first=2)
"""Numbers in words with days."""
_OF_THIS_MONTH = compiled_later(any_of("day_of_this_month"))
_JOINED_DAY = compiled_later(rf"(?<![\d월月./\-])(?<![월月] )(?:{any_of('day_of_month_joined')})")
_SPACED_DAY = compiled_later(rf"(?<!\w)(?:{any_of('day_of_month')})(?!\w)", re.IGNORECASE)
_DAY_IN_BRACKETS = compiled_later(r"[今昨前本]\s?[（(]\s?([0-3]?\d)\s?[日號号]?\s?[)）](?=[日天晚早晨夜])")
"""The day of the month set into a word for the day: "昨（3）日", "今(4)晚"."""


def days_of_month(text: str, base: date) -> Iterator[tuple[re.Match[str], date]]:
    """The days without a month, each as the last such day on or before `base`."""
    for pattern in (_OF_THIS_MONTH, _DAY_IN_BRACKETS, _JOINED_DAY, _SPACED_DAY):
        for match in pattern.finditer(text):
            on = _last_such_day(int(next(filter(None, match.groups()))), base)
            if on is not None:
                yield match, on


def _last_such_day(day: int, base: date) -> date | None:
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
            [*(days.pattern for days in (DAY_BEFORE_YESTERDAY, YESTERDAY, TODAY, TOMORROW)), *map(re.escape, NUMBER_OF)]
        ),
    )
)
"""What sentences without a figure have if they state a day."""
