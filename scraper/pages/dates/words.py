"""Words that dates are made of, in about seventy languages: months, weekdays, relative words, halves of the day, zones.

All tables are keyed by the folded form (`fold_date_text`): lower case, Western digits, no accents. Folding keeps the
length of a text, so an offset into the folded text is an offset into the text.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Final, TypeVar

# Blanks of all kinds, marks of direction, byte order mark.
_SPACES = (
    "\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
)
_LETTER_RANGES = (
    (0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF),
)  # fmt: skip
# Arabic-Indic, Persian, the scripts of India and South-East Asia, full width.
_DIGIT_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
# Spellings that are one letter to a reader: alef with hamza, Persian yeh and kaf, teh marbuta, dotless i, punctuation.
_PLAIN = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ى": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه",
    "ı": "i", "İ": "i", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ß": "s", "й": "й", "Й": "й",
    "ё": "е", "Ё": "е", "ї": "і", "Ї": "і", "،": ",", "؛": ",", "、": ",", "，": ",", "।": ".", "。": ".",
    "．": ".", "：": ":", "／": "/", "（": "(", "）": ")", "［": "[", "］": "]", "－": "-", "‐": "-", "‑": "-",
    "‒": "-", "–": "-",
    "—": "-", "―": "-", "−": "-", "〜": "-", "～": "-", "ー": "-", "’": "'", "‘": "'",
    "´": "'", "׳": "'", "∙": "·", "・": "·", "•": "·",
    "｜": "|", "㈪": "月", "㈫": "火",
}  # fmt: skip
_FOLD_ASCII: Final = {ord(char): " " for char in "\t\n\v\f\r"}

DATA: Final[dict[str, Any]] = json.loads(files("scraper.pages").joinpath("data/date_words.json").read_text("utf-8"))
"""The tables as stored; the values below are folded forms of them."""
_ALL_MONTHS: Final = {**DATA["months"], **DATA["more_months"]}
_One = TypeVar("_One")
MONTH_FIRST_TAGS: Final = frozenset(("en-us",))
DAY_FIRST_TAGS: Final = frozenset(("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"))
"""English is settled by its country alone."""


def _fold_table() -> dict[int, str]:
    table = {code: chr(code).lower() for code in range(0x41, 0x5B)}
    for first, last in _LETTER_RANGES:
        table |= {code: unicodedata.normalize("NFD", chr(code).lower())[0] for code in range(first, last + 1)}
    table |= {zero + digit: str(digit) for zero in _DIGIT_ZEROS for digit in range(10)}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF21, 0xFF5B) if chr(code - 0xFEE0).isalpha()}
    table |= {ord(char): " " for char in _SPACES}
    table |= {ord(char): plain for char, plain in _PLAIN.items()}
    return table


_FOLD: Final = _fold_table()


def fold_date_text(text: str) -> str:
    """The text in the form in which the tables are written; same length, so offsets agree."""
    return text.lower().translate(_FOLD_ASCII) if text.isascii() else text.translate(_FOLD)


def _numbered(fields: list[str]) -> dict[str, int]:
    """Word -> place of its field; a field holds words separated by blanks, "_" means a blank inside a word."""
    return {
        fold_date_text(word).replace("_", " "): number for number, field in enumerate(fields) for word in field.split()
    }


def _months_of(language: str) -> dict[str, int]:
    """The months of a language, each also with the word or letter that is joined to its front ("ב", "ខែ")."""
    months = _numbered(_ALL_MONTHS[language])
    prefix = DATA["month_prefixes"].get(language)
    return months | {f"{prefix}{word}": number for word, number in months.items() if prefix}


def _by_word(pairs: Iterable[tuple[str, _One]]) -> dict[str, frozenset[_One]]:
    """All that each word means; one object for all sets of the same members, far fewer than there are words."""
    found: dict[str, frozenset[_One]] = {}
    kept: dict[frozenset[_One], frozenset[_One]] = {}
    for word, one in pairs:
        meant = found.get(word, frozenset()) | {one}
        found[word] = kept.setdefault(meant, meant)
    return found


def _own(name: str) -> dict[tuple[str, str], int]:
    rows = ((language, _numbered(fields)) for language, fields in DATA[name].items())
    return {(language, word): number for language, row in rows for word, number in row.items()}


def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold_date_text, DATA[name]))


def _ordered(name: str) -> tuple[str, ...]:
    return tuple(map(fold_date_text, DATA[name]))


def alternatives(listed: Iterable[str]) -> str:
    """A piece of an expression that matches one of these words, the longest first."""
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


MONTHS: Final = {word: number + 1 for one in reversed(_ALL_MONTHS) for word, number in _months_of(one).items()}
"""Word -> month; where languages differ, as the first of them has it."""
MONTH_LANGUAGES: Final = _by_word((word, language) for language in _ALL_MONTHS for word in _months_of(language))
"""Word -> the languages in which it is a month."""
OWN_MONTHS: Final = _own("own_months")
"""(Language, word) -> month less one: short forms, and listopad, which is October in Croatian and November in Czech."""
JALALI_MONTHS: Final = {word: number + 1 for word, number in _numbered(DATA["jalali_months"]).items()}
"""Solar Hijri months (Iran, Afghanistan): a year of 1300 to 1500 next to them is of that calendar."""
AMBIGUOUS_MONTHS: Final = {fold_date_text(word): tuple(own) for word, own in DATA["ambiguous_months"].items()}
"""Short forms that are words, names or numbers elsewhere, with the languages in which they are months."""
WEEKDAYS: Final = _by_word(pair for fields in DATA["weekdays"].values() for pair in _numbered(fields).items())
"""Word -> the weekdays (Monday 0) it may mean; some short forms mean two."""
OWN_WEEKDAYS: Final = _own("own_weekdays")
"""(Language, word) -> weekday: short forms that are other words elsewhere."""
ORDINALS: Final = _ordered("ordinals")
"""What is joined to the number of a day ("1st", "1er", "২৫শে")."""
BEFORE_MONTH: Final = _ordered("before_month")
"""Words between a day and its month."""
OF_THE_YEAR: Final = _ordered("of_the_year")
"""What a language calls the year between its number and the day."""
YEAR_WORDS: Final = _ordered("year_words")
"""Words between a month's name and its year."""
AT: Final = _ordered("at")
"""Words between a day and its clock time."""
AFTERNOON: Final = _folded("afternoon")
FORENOON: Final = _folded("forenoon")
UNITS: Final = {fold_date_text(word): unit for unit, words in reversed(DATA["units"].items()) for word in words}
"""Word -> second, minute, hour, day, week, month or year."""
BEFORE_COUNT: Final = _ordered("before_count")
BEFORE_ONE: Final = _ordered("before_one")
"""Of these, those after which a unit alone means one."""
AFTER_ONE: Final = _ordered("after_one")
"""The same after the unit ("час назад")."""
ABOUT: Final = _ordered("about")
"""Words between those for "ago" and a count."""
AND: Final = _ordered("and")
"""Words between the counts of an age of several units."""
AFTER_COUNT: Final = _ordered("after_count")
AFTER_COUNT_TIGHT: Final = _ordered("after_count_tight")
"""Words for "ago" right after their unit without a blank."""
ONE: Final = tuple(DATA["one"])
"""Words for one before a unit ("a day ago"), and articles that mean it."""
BEFORE_CLOCK: Final = tuple(DATA["before_clock"])
DAYS_BACK: Final = {fold_date_text(word): int(back) for back, words in DATA["days_back"].items() for word in words}
"""Word -> days before today ("gestern" 1)."""
ZONES: Final[dict[str, int]] = DATA["zones"]
"""Abbreviation -> minutes east of UTC; only those that mean one thing to nearly every reader (no IST, CST, ET)."""
DAY_FIRST: Final = frozenset(DATA["day_first"])
YEAR_FIRST: Final = frozenset(DATA["year_first"])
COMMON_MONTHS: Final[dict[str, list[str]]] = DATA["common_months"]
"""Language -> months that are common words too: in running text only with a capital."""
NUMBERED_MONTHS: Final = frozenset(DATA["numbered_months"])
ROMAN_MONTHS: Final = frozenset(DATA["roman_months"])
DOTTED_CLOCKS: Final = frozenset(DATA["dotted_clocks"])
"""Languages that write 14.20 for twenty past two."""
CLOCK_OF_TODAY: Final = frozenset(DATA["clock_of_today"])
"""Languages whose boards print the clock time alone for posts of today."""
BUDDHIST_YEARS: Final = frozenset(DATA["buddhist_years"])
ERA_YEARS: Final = frozenset(DATA["era_years"])
ROC_YEARS: Final = frozenset(DATA["roc_years"])
"""Languages with years of the Republic of China, of three digits; elsewhere such numbers count something."""
SOLAR_YEARS: Final = frozenset(DATA["solar_years"])
LABELS: Final = _folded("labels")
"""Words that are next to a date without being part of it ("Posted on", "작성일")."""
PARTICLES: Final = _folded("particles")
"""Those of the labels that are in any sentence: articles, prepositions, "news"."""
LABELS_ALONE: Final = LABELS - PARTICLES
UPDATE_LABELS: Final = _folded("update_labels")


def weekdays_of(word: str, language: str) -> frozenset[int]:
    """The weekdays (Monday 0) that a folded word may mean in a text of this language; empty if it is none."""
    own = OWN_WEEKDAYS.get((language, plain := word.strip(".")))
    return WEEKDAYS.get(plain, frozenset()) if own is None else frozenset((own,))


def first_ordering(*tags: str | None) -> str | None:
    """The first of these languages that settles the order of a day's numbers; the first of all if none does.

    A board's own words, and so its "11/06", stay in the board's language if its posts are in another. The country
    of a tag ("en-gb") counts where the first language is that of the tag.
    """
    first = next(filter(None, tags), None)
    for tag in filter(None, tags):
        primary = tag.partition("-")[0]
        of_country = tag in MONTH_FIRST_TAGS or tag in DAY_FIRST_TAGS
        if primary in YEAR_FIRST or primary in DAY_FIRST or (of_country and first in (tag, primary)):
            return tag
    return first
