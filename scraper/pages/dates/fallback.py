"""The last resort for languages without a table of ours: dateparser, with guards against its speed and inventions."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache

from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.calendar import day, is_ahead
from scraper.pages.dates.types import DateContext
from scraper.pages.dates.words import DATA, DAY_FIRST, MONTHS, NUMBERED_MONTHS, YEAR_FIRST

# dateparser takes seconds on long texts.
_TEXT_MAX = 64
# A day, a month's word and a year of four digits, and hardly more.
_NUMBERS_OF_DATE = compiled_later(r"(?=.{0,60}(?<!\d)(?:19|20)\d\d(?!\d))(?=.{0,60}(?<!\d)\d{1,2}(?!\d))")
_WORD_LETTERS, _WORDS_MAX = 3, 5
# Languages that our own tables read completely: what they do not recognize there is no date.
_OWN = frozenset(DATA["months"]) | NUMBERED_MONTHS


def read_with_dateparser(printed: str, folded: str, context: DateContext, source: str) -> DateReading | None:
    """A date with day, month word and year in the language of the source; None where language or shape do not fit."""
    language = (context.language or "").lower().partition("-")[0]
    if not language or language in _OWN or len(printed) > _TEXT_MAX or not _looks_like_date(folded):
        return None
    on = _parse(_plain(printed, language), language)
    if on is None or not {str(on.year), str(on.day)} <= {number.lstrip("0") for number in re.findall(r"\d+", folded)}:
        return None
    return DateReading(on=on, raw=printed.strip(), source=source, certain=not is_ahead(on, context.now))


def _plain(printed: str, language: str) -> str:
    """A text without a label before a colon, in the form of its language that dateparser knows."""
    label, _, rest = printed.partition(":")
    if rest and not any(map(str.isdigit, label)) and len(label.split()) <= _LABEL_WORDS:
        printed = rest
    for form, plain in _FORMS.get(language, ()):
        printed = re.sub(form, plain, printed)
    return printed.strip()


_LABEL_WORDS = 2
_FORMS = {
    "lv": ((r"^\s*(\d{4})\. gada (.+)$", r"\2 \1"), (r"ī(?= |$)", "is"), (r"ā(?= |$)", "s")),
    "km": ((r"ថ្ងៃទី|ខែ|ឆ្នាំ", " "),),
}
"""Forms of a day: the Latvian year before it and locatives ("novembrī"), Khmer words for day, month and year."""


def _looks_like_date(folded: str) -> bool:
    words = [word for word in folded.split() if any(map(str.isalpha, word))]
    if not words or len(words) > _WORDS_MAX or any(word in MONTHS for word in words):
        return False
    return max(map(_letters, words)) >= _WORD_LETTERS and _NUMBERS_OF_DATE.match(folded) is not None


def _letters(word: str) -> int:
    """The letters of a word, the vowel marks of the scripts of India and South-East Asia among them."""
    return sum(char.isalpha() or unicodedata.category(char) in _SIGNS for char in word)


_SIGNS = frozenset(("Mn", "Mc", "Cf"))


# Languages whose June is January once dateparser has taken the vowel marks off.
_EXACT = frozenset(("pa", "si"))


_PARSERS = ["absolute-time"]


@lru_cache(maxsize=2048)
def _parse(text: str, language: str) -> dt.date | None:
    import dateparser  # noqa: PLC0415 - 0.3 s, only for languages outside our tables
    from dateparser.conf import SettingValidationError  # noqa: PLC0415

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": _PARSERS,
        "NORMALIZE": language not in _EXACT,
        "DATE_ORDER": "YMD" if language in YEAR_FIRST else "DMY" if language in DAY_FIRST else "MDY",
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
