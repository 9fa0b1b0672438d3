"""Cheap cues of days, prices, labels and sentences in a line, and days in markup and addresses (/2023/06/30/)."""

import re
from urllib.parse import urlsplit

from presswatch.languages.packs import alternation, any_of, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.calendar import day
from scraper.pages.dates.cores import month_of
from scraper.pages.dates.words import ORDINALS, alternatives, fold_date_text
from scraper.pages.text.letters import WIDE_LETTER

_DATE = compiled_later(
    r"(?<!\d)(?<!\d-)(?:\d{4}\s?[./\-年년]\s?(?:0?[1-9]|1[0-2])(?!\d)|"
    r"(?:0?[1-9]|[12]\d|3[01])\s?[./\-月월]\s?(?:0?[1-9]|[12]\d|3[01])(?!\d)|"
    r"\d{1,2}[ .]+\w{3,12}\.?,? '?\d{4}|\w{3,12}\.? \d{1,2},? \d{4})"
)
_LETTERS = r"[^\s\d_.,:;()\[\]|/،–—-]{3,12}"
"""A word: vowel marks of Indian and Thai letters are no letters to `\\w`."""
_DAY_AND_WORD = compiled_later(
    rf"(?<!\d)\d{{1,2}}(?:{alternatives(ORDINALS)}|\.)?(?:\s+de)?\s+({_LETTERS}(?:\s(?:[اأ]ل\w{{3,6}}|\d{{1,2}}(?!\d)))?)"
)
"""A day and the name of its month, which has two words in the Levant ("تشرين الأول") and in Vietnam ("tháng 10")."""
_NUMBERED = compiled_later(r"thang \d")
"""A month that Vietnamese counts."""
_WORD_AND_DAY = compiled_later(rf"({_LETTERS})\.?\s+\d{{1,2}}(?!\d)")
_DIGIT = compiled_later(r"\d")
_TO_LAST_DIGIT = compiled_later(r".*\d", re.DOTALL)
_NEAR = 40
"""Letters around a line's first and last digits within which a month's name may be, and more."""
_SIDE_COLUMN = compiled_later(alternation("side_column_names"), re.IGNORECASE)
_SYMBOLS = "[$€£¥₩₽₹฿₺₴₪₫]"
_PRICE = compiled_later(rf"{_SYMBOLS}\s?\d|\d\s?(?:{_SYMBOLS}|{any_of('currencies')})")
_PARTED = compiled_later(r"[|·•⋅∙‧▪/–—\t]|\s-\s|//|:")
_MAX_REST_WORDS = 8
_MAX_ENDED_WORDS = 3
_WIDE_PER_WORD = 3
_ON = compiled_later(rf"\W*(?:{any_word('sentence_days')})\W*", re.IGNORECASE)
_GOES_ON = compiled_later(
    rf"\s*,\s+(?!(?:{any_word('by_words')}|in)\b)[^\W\d]\S*\s+[^\W\d]\S*\s+[^\W\d]", re.IGNORECASE
)

_POSTED = compiled_later(rf"\W*(?:{any_of('posted_labels')})(?!\w)", re.IGNORECASE)
"""The beginning of a line that says when a page was put online: reports about articles do not use such words."""
_POSTED_WITHIN = compiled_later(rf"(?:{any_of('publication_date_labels')})\s*[:：]", re.IGNORECASE)
"""Such words with a colon, in a line of several labels."""

_YEAR = r"(?P<year>(?:19[89]|20\d)\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_PATHS = (
    compiled_later(rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.\-?])"),
    compiled_later(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-?])"),
    compiled_later(rf"/{_YEAR}-?(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-?])"),
    compiled_later(rf"(?<![0-9]){_YEAR}[\-_.](?P<month>0[1-9]|1[0-2])[\-_.](?P<day>0[1-9]|[12]\d|3[01])(?![0-9])"),
    compiled_later(rf"(?<![0-9]){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:[0-9]{{4,}})?(?![0-9]|-[0-9]{{6}}-)"),
    compiled_later(rf"(?<![0-9])(?P<day>0[1-9]|[12]\d|3[01])([\-_.]?)(?P<month>0[1-9]|1[0-2])\2{_YEAR}(?![0-9])"),
    compiled_later(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?=[/?])"),
)  # fmt: skip

_SURE = 3
"""How many of them, from the first, are of segments of their own."""


def has_digit(line: str) -> bool:
    """True where a line holds a digit; without one it holds neither a day nor a price."""
    return bool(_DIGIT.search(line))


def has_day(line: str) -> bool:
    """True for a full date, or a day with its month's name, anywhere in the line."""
    first = _DIGIT.search(line)
    if first is None:  # most lines; the other expressions try each word
        return False
    last = _TO_LAST_DIGIT.match(line) or first
    line = line[max(0, first.start() - _NEAR) : last.end() + _NEAR]
    if _DATE.search(line):
        return True
    words = map(fold_date_text, _DAY_AND_WORD.findall(line) + _WORD_AND_DAY.findall(line))
    return any(month_of(word) or month_of(word.partition(" ")[0]) or _NUMBERED.match(word) for word in words)


def has_price(line: str) -> bool:
    """True where a line holds an amount of money."""
    return bool(_DIGIT.search(line) and _PRICE.search(line))


def names_side_column(names: str) -> bool:
    """True where a class or id names a side column; "has-sidebar" and "sidebar-open" name what is next to one."""
    return bool(_SIDE_COLUMN.search(names))


def is_sentence(text: str, dated: int) -> bool:
    """True if a line, `dated` characters of which are dates, is a sentence rather than a label."""
    words = len(text.split()) + len(WIDE_LETTER.findall(text)) // _WIDE_PER_WORD - dated // 5
    if text[-1] in ".!?。！？…؟" and words > _MAX_ENDED_WORDS:
        return True
    return words > (2 * _MAX_REST_WORDS if _PARTED.search(text) else _MAX_REST_WORDS)


def opens_sentence(before: str, after: str) -> bool:
    """True for "On May 12, 2023, BBC News covered our work", not for "On May 12, 2023, by Jane Roe"."""
    return _ON.fullmatch(before) is not None and _GOES_ON.match(after) is not None


def has_posted_label(line: str) -> bool:
    """True if a line says when the page itself was put online."""
    return _POSTED.match(line) is not None or _POSTED_WITHIN.search(line) is not None


def date_from_url(url: str, *, with_query: bool = False) -> DateReading | None:
    """The date that the path of an address shows, or its query too, source "url"; None if it shows none.

    Certain only as separate segments (/2023/06/30/); a year and month alone give precision "month".
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = f"{parts.path}?{parts.query if with_query else ''}".lower()
    matches = ((number, match) for number, pattern in enumerate(_PATHS) for match in pattern.finditer(path))
    return next(filter(None, (_reading(match, certain=number < _SURE) for number, match in matches)), None)


def _reading(match: re.Match[str], *, certain: bool) -> DateReading | None:
    printed = match.groupdict()
    name = match["month"]
    month = int(name) if name.isdigit() else month_of(name)
    on = day(int(match["year"]), month, int(printed.get("day") or 1)) if month else None
    if on is None:
        return None
    precision = "day" if printed.get("day") else "month"
    return DateReading(on=on, precision=precision, raw=match[0].strip("/"), source="url", certain=certain)  # type: ignore[arg-type]
