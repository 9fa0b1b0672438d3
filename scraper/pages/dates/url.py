"""The date inside an address: /2023/06/30/, /202306/30/, /20230630, -2023-06-30, /2023/jun/30/."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from presswatch.records import DateReading
from scraper.pages.dates.calendar import day
from scraper.pages.dates.cores import month_of

_YEAR = r"(?P<year>(?:19[89]|20\d)\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_PATHS = (
    re.compile(rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.\-]|$)"),
    re.compile(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-]|$)"),
    re.compile(rf"/{_YEAR}-?(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-]|$)"),
    re.compile(rf"(?<![0-9]){_YEAR}[\-_.](?P<month>0[1-9]|1[0-2])[\-_.](?P<day>0[1-9]|[12]\d|3[01])(?![0-9])"),
    re.compile(rf"(?<![0-9]){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:[0-9]{{4}}|[0-9]{{6}})?(?![0-9])"),
    re.compile(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?=/|$)"),
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
