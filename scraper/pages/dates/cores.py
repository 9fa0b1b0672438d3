"""From a matched shape to the days it can mean, preferred one first; what cannot be a date gives nothing."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates import calendar, words
from scraper.pages.dates.calendar import named_solar_day, short_solar_day, solar_day
from scraper.pages.dates.patterns import CLOCK_AFTER, NEEDED, SHAPES
from scraper.pages.dates.types import Core, DateContext, Text
from scraper.pages.text.letters import has_figure

_HAN_DIGITS: Final = {char: str(number) for number, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
# Languages whose month names are all in the tables; Korean, Japanese and Chinese months are numbers.
_TABLED: Final = (
    frozenset(language for languages in words.MONTH_LANGUAGES.values() for language in languages)
    | words.NUMBERED_MONTHS
)
_COMMON_WORDS: Final = frozenset(word for words in words.COMMON_MONTHS.values() for word in words)
# Languages in which they are months; a text of an unknown language may be of one of them.
_COMMON_IN: Final = frozenset({*words.COMMON_MONTHS, ""})
_DAY_JUST_BEFORE: Final = compiled_later(r"\d[^\W\d_]{0,2}[.,]?(?: [^\W\d_]{1,2})? ?$")
_AFTER_NUMBER = compiled_later(r"\d\W*[^\d\W][^\d]*+(?=\d)")
"""A number, a word and what parts it from the next number."""
_DOTTED_DIGITS: Final = 6
"""Digits of a day with dots of which the order of numbers is unknown; fewer may be the number of a version."""
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_COUNTED: Final = compiled_later(rf" ?(?:{any_of('counted_after_dates')})")
"""Words that a number before them counts, next to the day of a post."""


def preferred_order(context: DateContext, *, year_last: bool) -> str | None:
    """The order of a source's numbers: given, but for YMD where the year is last, or settled by its language."""
    if context.order is not None and (context.order, year_last) != ("YMD", True):
        return context.order
    tag = (context.language or "").lower().replace("_", "-")
    primary = tag.partition("-")[0]
    if tag in words.MONTH_FIRST_TAGS:
        return "MDY"
    if primary in words.DAY_FIRST and (year_last or primary not in words.YEAR_FIRST):
        return "DMY"
    if primary in words.YEAR_FIRST:
        return "YMD"
    return "DMY" if tag in words.DAY_FIRST_TAGS else None


def month_of(word: str, language: str = "") -> int | None:
    """The month of a folded word in a language, past dots, prefixes and the mark of shortening; None if it is none."""
    plain = word.replace(".", "").replace("\u200c", "").rstrip("'").removeprefix("d'")
    own = words.OWN_MONTHS.get((language, plain))
    return own + 1 if own is not None else words.MONTHS.get(word) or words.MONTHS.get(plain)


def find_cores(text: Text) -> Iterator[Core]:
    """All readings of all shapes, in no order, overlapping."""
    if not has_figure(text.folded) and "年" not in text.folded:
        return
    for name, shape in SHAPES.items():
        if name in NEEDED and not any(char in text.folded for char in NEEDED[name]):
            continue
        yield from filter(None, (_BUILDERS[name](match, text) for match in shape.finditer(text.folded)))


def _choose(
    options: dict[str | None, dt.date | None], match: re.Match[str], text: Text, *, year_last: bool
) -> Core | None:
    """The days of all valid orders, or of the one that value, source or language settles."""
    days = {order: on for order, on in options.items() if on is not None}
    valid = {order: on for order, on in days.items() if not calendar.is_ahead(on, text.context.now)} or days
    # A day ahead announces something: it does not show another order.
    settled = days.get(text.context.order) or valid.get(preferred_order(text.context, year_last=year_last))
    distinct = tuple(dict.fromkeys([settled] if settled else valid.values()))
    several = len(distinct) > 1
    return Core(*match.span(), distinct, open=several, certain=not several) if distinct else None


def _ymd(match: re.Match[str], text: Text) -> Core | None:
    year, month, number = int(match["a"]), int(match["b"]), int(match["c"])
    on = calendar.day(calendar.common_year(year), month, number) or solar_day(year, month, number, text)
    return Core(match.start(), _end(match, text), (on,)) if on else None


def _end(match: re.Match[str], text: Text) -> int:
    """A closing dot belongs to "2023. 6. 30." but ends the sentence after "2023-06-30"."""
    end = match.end()
    dotted = match["sep"] == "."
    return end - 1 if text.folded[end - 1] == "." and not dotted else end


def _dmy(match: re.Match[str], text: Text) -> Core | None:
    first, second, year = int(match["a"]), int(match["b"]), calendar.common_year(int(match["c"]))
    if solar := solar_day(year, second, first, text):
        return Core(match.start(), match.end(), (solar,))
    dmy, mdy = calendar.day(year, second, first), calendar.day(year, first, second)
    return _choose({"DMY": dmy, "MDY": mdy}, match, text, year_last=True)


def _short(match: re.Match[str], text: Text) -> Core | None:
    """Two digits for the year: year first or last, as far as value, source or language say so."""
    if not _may_be_short(match, text):
        return None
    a, b, c = match["a"], match["b"], match["c"]
    if solar := short_solar_day(a, b, c, text):
        return Core(match.start(), _end(match, text), (solar,))
    now = text.context.now
    short_year = calendar.short_thai_year if text.language in words.BUDDHIST_YEARS else calendar.short_year
    first = calendar.short_year(int(a), now) if len(a) == 2 else None
    last = short_year(int(c), now) if len(c) == 2 and match["mark"] is None else None
    ymd = calendar.day(first, int(b), int(c))
    dmy, mdy = calendar.day(last, int(b), int(a)), calendar.day(last, int(a), int(b))
    core = _choose({"YMD": ymd, "DMY": dmy, "MDY": mdy}, match, text, year_last=False)
    return replace(core, end=_end(match, text)) if core else None


def _may_be_short(match: re.Match[str], text: Text) -> bool:
    """True if three numbers may be a day: its form, or a known order, must set it apart from other numbers."""
    if match["mark"] is not None or preferred_order(text.context, year_last=False) is not None:
        return True
    if match["sep"] != "/" and not text.whole:
        return False
    return match["sep"] != "." or len(match["a"] + match["b"] + match["c"]) >= _DOTTED_DIGITS


def _cjk(match: re.Match[str], text: Text) -> Core | None:
    month, number = int(match["month"]), int(match["day"] or 0)
    if match["year"] is None:
        return Core(match.start(), match.end(), month_days=((month, number),)) if number else None
    on = calendar.day(_cjk_year(match["era"] or "", match["year"], text), month, number or 1)
    if on is None:
        return None
    certain = not (match["era"] is None and len(match["year"]) < 4)
    return Core(match.start(), match.end(), (on,), precision="day" if number else "month", certain=certain)


def _numbered(match: re.Match[str], _text: Text) -> Core | None:
    """A month given by its number ("10월", "十月", "tháng 10"), with a day and a whole year, in any order."""
    month, day = match["month"], int(match["day"])
    number = int(month) if month.isdecimal() else _han_number(month)
    if match["year"] is None:
        return Core(match.start(), match.end(), month_days=((number, day),), certain=False)
    on = calendar.day(calendar.common_year(int(match["year"])), number, day)
    return Core(match.start(), match.end(), (on,)) if on else None


def _roman(match: re.Match[str], text: Text) -> Core | None:
    """A month in Roman figures, as Polish writes it; elsewhere only where the text is nothing else."""
    if not text.whole and text.language not in words.ROMAN_MONTHS:
        return None
    on = calendar.day(int(match["year"]), _ROMAN.index(match["roman"]) + 1, int(match["day"]))
    return Core(match.start(), match.end(), (on,)) if on else None


def _with_comma(match: re.Match[str], text: Text) -> Core | None:
    """Never certain in a line; where the text is nothing else its form says enough."""
    core = _numbered(match, text)
    return replace(core, certain=text.whole) if core else None


def _cjk_year(era: str, printed: str, text: Text) -> int | None:
    number = 1 if printed == "元" else int(printed)
    if era not in calendar.ERAS and len(printed) == 3 and text.language in words.ROC_YEARS:
        era = "roc"
    if era in calendar.ERAS:
        return calendar.ERAS[era] + number - 1
    if len(printed) == 4:
        return calendar.common_year(number)
    short = len(printed) == 2 and text.language not in words.ERA_YEARS
    return calendar.short_year(number, text.context.now) if short else None


def _era(match: re.Match[str], text: Text) -> Core | None:
    """A year of a reign; without its name one of three digits, which Chinese of Taiwan alone prints."""
    era = match.groupdict().get("era")
    known = text.whole or text.language in words.ERA_YEARS if era else text.language in words.ROC_YEARS
    on = calendar.day(calendar.ERAS[era or "roc"] + int(match["a"]) - 1, int(match["b"]), int(match["c"]))
    return Core(match.start(), match.end(), (on,), certain=era is not None) if on and known else None


def _han(match: re.Match[str], _text: Text) -> Core | None:
    year = int("".join(_HAN_DIGITS[char] for char in match["year"]))
    on = calendar.day(year, _han_number(match["month"]), _han_number(match["day"] or "一"))
    return Core(match.start(), match.end(), (on,), precision="day" if match["day"] else "month") if on else None


def _han_number(word: str) -> int:
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return int(_HAN_DIGITS[word[-1]])
    return 10 * int(_HAN_DIGITS.get(tens, "1")) + int(_HAN_DIGITS.get(ones, "0"))


def _named(match: re.Match[str], text: Text) -> Core | None:
    """A month's name with a day, with or without a year, the day first or last."""
    groups = match.groupdict()
    word, number = match["word"], int(match["day"])
    year, year_end = _year_and_end(match, text)
    if solar := named_solar_day(word, number, year, text):
        return Core(match.start(), year_end, (solar,), certain=year is not None)
    month = month_of(word, text.language)
    if month is None or not _is_meant(word, match.start("word"), text, has_year=year is not None and len(year) == 4):
        return None
    first = int(groups.get("from") or number)
    if year is None:
        return _without_year(match, year_end, (month, first), text)
    on = calendar.day(_named_year(year, word, text), month, first)
    return Core(match.start(), year_end, (on,), certain=not any(map(groups.get, ("from", "to")))) if on else None


def _day_first(match: re.Match[str], text: Text) -> Core | None:
    """The day, or the one that begins inside what was taken for one: "Channel 4 on 20 May", where "4 on 20" is none."""
    core = _named(match, text)
    later = _AFTER_NUMBER.search(text.folded, match.start(), match.end()) if core is None else None
    inside = match.re.match(text.folded, later.end()) if later else None
    return _named(inside, text) if inside else core


def _year_and_end(match: re.Match[str], text: Text) -> tuple[str | None, int]:
    """The year of a day with a month's name, as printed, and the end of the day; None where none is printed."""
    year = match.groupdict().get("year")
    if year and len(year) == 2 and not _short_year_is_plain(match, text):
        return None, match.start() + len(text.folded[match.start() : match.start("year")].rstrip(" ,-/'"))
    return year, match.end()


def _without_year(match: re.Match[str], end: int, month_day: tuple[int, int], text: Text) -> Core | None:
    """A month's name with a day and no year."""
    start = match.start()
    if not text.whole and match.start("word") < match.start("day") and text.language in words.DAY_FIRST:
        return None  # "Oktober 09" is a year where days come first
    if start and text.folded[start - 1].isalpha():
        return None  # "TF1 Sept"
    if text.folded[end - 1] == ".":
        end -= 1
    return Core(start, end, month_days=(month_day,), certain=False)


def _named_year(printed: str, word: str, text: Text) -> int | None:
    number = int(printed)
    if len(printed) == 4:
        return calendar.common_year(number)
    thai = text.language in words.BUDDHIST_YEARS or "ก" <= word[0] <= "๛"
    return calendar.common_year(2500 + number) if thai else calendar.short_year(number, text.context.now)


def _short_year_is_plain(match: re.Match[str], text: Text) -> bool:
    """A two-digit number after a day and month: a year if it is joined to them, or if nothing follows it.

    After a month and its day, without a comma, it counts the word that follows it ("Mar 27 14 min read").
    """
    before, after = text.folded[match.start("year") - 1], text.folded[match.end() : match.end() + 2].strip()
    if before in "'-/":
        return True
    day_first = match.start("day") < match.start("word")
    counts = after[:1].isalpha() if not day_first and before != "," else _COUNTED.match(text.folded, match.end())
    if counts and CLOCK_AFTER.match(text.folded, match.end()) is None:
        return False
    return text.whole or (day_first and not after)


def _is_meant(word: str, start: int, text: Text, *, has_year: bool) -> bool:
    """False for "may", "out", "set" ... where nothing shows that a month is meant."""
    capital = text.printed[start].isupper()
    if not text.whole:
        if not has_year and not _is_of_language(word, text.language):
            return False
        if word in _COMMON_WORDS and text.language in _COMMON_IN:
            return capital
    own = {text.language, "en"} if capital else {text.language}
    if own.isdisjoint(words.AMBIGUOUS_MONTHS.get(word, own)):
        return has_year and (text.whole or not text.language)
    return True


def _is_of_language(word: str, language: str) -> bool:
    """In running text a month without a year is one of the text's own language or English ("sub-3" is no February)."""
    known = words.MONTH_LANGUAGES.get(word.replace(".", ""), frozenset())
    return not known or "en" in known or language in known or language not in _TABLED


def _ctime(match: re.Match[str], text: Text) -> Core | None:
    month = month_of(match["word"], text.language)
    on = calendar.day(int(match["year"]), month, int(match["day"])) if month else None
    return Core(match.start(), match.end(), (on,), clock=match["clock"], zone=match["zone"] or "") if on else None


def _month_year(match: re.Match[str], text: Text) -> Core | None:
    month = month_of(match["word"], text.language)
    meant = text.whole or _is_meant(match["word"], match.start(), text, has_year=False)
    if month is None or not meant or _DAY_JUST_BEFORE.search(text.folded, max(0, match.start() - 8), match.start()):
        return None
    on = calendar.day(calendar.common_year(int(match["year"])), month, 1)
    return Core(match.start(), match.end(), (on,), precision="month") if on else None


_BUILDERS: Final[dict[str, Callable[[re.Match[str], Text], Core | None]]] = {
    "ymd": _ymd, "roc": _era, "dmy": _dmy, "short": _short,
    "cjk": _cjk, "cjk-month-d-y": _numbered, "d-cjk-month-y": _numbered,
    "y-cjk-month-d": _numbered, "cjk-md-y": _numbered, "m-d-comma-y": _with_comma, "thang-m-d": _numbered,
    "era": _era, "han": _han,
    "d-month": _day_first, "d-thang-m": _numbered, "month-d": _named, "ctime": _ctime, "month-y": _month_year,
    "y-month-d": _named, "y-d-month": _named, "d-roman-y": _roman, "mongolian": _numbered,
}  # fmt: skip
