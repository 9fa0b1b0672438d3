"""Days in markup and addresses: parts in elements named by classes (<span class="month">11</span>), /2023/06/30/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.calendar import day
from scraper.pages.dates.cores import month_of

if TYPE_CHECKING:
    import lxml.html

MAX_INSIDE = 12
"""Elements looked at inside one; a day of three parts has three to nine."""

_NAMED = compiled_later(r"(?:^|[\s_-])(day|month|year)(?=$|[\s_-])", re.IGNORECASE)
_DIGITS = compiled_later(r"(\d{1,4})\D?")
_WORDS = compiled_later(r"[^\W\d_年月日년월일]")
_LENGTHS = {"day": (1, 2), "month": (1, 2), "year": (4, 4)}


def named_day(element: lxml.html.HtmlElement) -> str:
    """The day as ISO text if elements inside name a day, a month and a year, each a number and each once; else empty.

    Months in words need no such help: any text of theirs is a date.
    """
    if _WORDS.search(element.text_content()):
        return ""
    parts: dict[str, str] = {}
    for place, child in enumerate(element.iterdescendants()):
        if place >= MAX_INSIDE:
            return ""
        names = _NAMED.findall(child.get("class") or "") if isinstance(child.tag, str) and not len(child) else []
        if len(names) != 1:
            continue
        name = names[0].lower()
        match = _DIGITS.fullmatch((child.text or "").strip())
        low, high = _LENGTHS[name]
        if match is None or name in parts or not low <= len(match[1]) <= high:
            return ""
        parts[name] = match[1]
    return "-".join(parts[name].zfill(2) for name in ("year", "month", "day")) if len(parts) == len(_LENGTHS) else ""


_YEAR = r"(?P<year>(?:19[89]|20\d)\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_PATHS = (
    compiled_later(rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.\-]|$)"),
    compiled_later(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-]|$)"),
    compiled_later(rf"/{_YEAR}-?(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-]|$)"),
    compiled_later(rf"(?<![0-9]){_YEAR}[\-_.](?P<month>0[1-9]|1[0-2])[\-_.](?P<day>0[1-9]|[12]\d|3[01])(?![0-9])"),
    compiled_later(rf"(?<![0-9]){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:[0-9]{{4}}|[0-9]{{6}})?(?![0-9])"),
    compiled_later(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?=/|$)"),
)  # fmt: skip

_SURE = 3
"""How many of them, from the first, are of segments of their own."""


def date_from_url(url: str) -> DateReading | None:
    """The date that the path of an address shows, source "url"; None if it shows none.

    Certain only as separate segments (/2023/06/30/); a year and month alone give precision "month".
    """
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    for number, pattern in enumerate(_PATHS):
        for match in pattern.finditer(path):
            reading = _reading(match, certain=number < _SURE)
            if reading is not None:
                return reading
    return None


def _reading(match: re.Match[str], *, certain: bool) -> DateReading | None:
    printed = match.groupdict()
    name = match["month"]
    month = int(name) if name.isdigit() else month_of(name)
    on = day(int(match["year"]), month, int(printed.get("day") or 1)) if month else None
    if on is None:
        return None
    precision = "day" if printed.get("day") else "month"
    return DateReading(on=on, precision=precision, raw=match[0].strip("/"), source="url", certain=certain)  # type: ignore[arg-type]
