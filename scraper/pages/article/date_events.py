"""Lines that tell when something takes place: their days are an event's, never the post's."""

from __future__ import annotations

import re
from itertools import pairwise

from scraper.pages.article.date_places import MAX_LABEL_CHARS
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.text.known_lines import remembered

_TILL = r"(?:[-–—~～〜至到]|から|\b(?:to|until|till|bis|au|al|a|ao|até|tot|t/m|do|по)\b)"
_TILL_ALONE = re.compile(rf"\s{{0,60}}[,.]?\s{{0,60}}{_TILL}\s{{0,60}}", re.IGNORECASE)
_FROM_DAY = re.compile(rf"(?<![\d.:/-])\d{{1,2}}(?:\.|st|nd|rd|th)?\s*{_TILL}\s*$", re.IGNORECASE)
_DAYS = re.compile(r"^\D*\d{1,2}\.?\s*[-–—]\s*\d{1,2}\b(?!\s*[-–—./]?\s*\d{2})")
"""The first and the last day within one date: "28-30 June 2023", but not "28-06-2023"."""
_HOURS = re.compile(
    rf"(?<![\d.:])\d{{1,2}}[:.h]\d{{2}}(?:\s*(?:uhr|[ap]m))?\s*{_TILL}\s*\d{{1,2}}[:.h]\d{{2}}(?![\d.:])", re.IGNORECASE
)
"""Hours from and to, beside a day."""
_AIRED = (
    r"air ?dates?|(?:first )?aired|broadcast(?: date)?|sende(?:termin|datum|tag)|ausstrahlung|ausgestrahlt|"
    r"(?:date de )?diffusion|(?:fecha de )?emisión|(?:data di )?messa in onda|in onda|(?:data de )?exibição|"
    r"(?:дата )?(?:эфира?|выхода)|放送(?:日時?|予定日?)|放映日時?|オンエア日?時?|"
    r"방송 ?(?:일시|일자|일)|방영 ?(?:일시|일자|일)|播出(?:时间|時間|日期)|"
    r"تاريخ (?:البث|العرض)|موعد البث"
)
"""Labels of the day of a broadcast, of which a post tells later."""
_HELD = (
    r"event date|anmeldeschluss|einsendeschluss|date limite|fecha límite|開催日時?|행사 ?일시?|"
    r"활동시간|活动时间|活動時間|举办时间"
)
_LABEL_ALONE = re.compile(rf"\W*(?:{_AIRED}|{_HELD})\W*", re.IGNORECASE)
_LABEL = re.compile(
    rf"\W{{0,300}}(?:{_AIRED}|starts?|starting|ends?|ending|begins?|when|deadline|valid until|event date|"
    r"beginn|beginnt|ende|wann|anmeldeschluss|termin|einsendeschluss|"
    r"début|fin|quand|date limite|inicio|cuándo|fecha límite|plazo|início|término|quando|prazo|inizio|fine|scadenza|"
    r"begin|einde|wanneer|początek|koniec|kiedy|начало|окончание|конец|когда|срок|початок|кінець|коли|"
    r"başlangıç|bitiş|開催日時?|開始|終了|締切|日時|开始|结束|截止|행사일시?|일시|기간|마감|시작|종료)"
    r"(?:\s(?:der|des|am|on|at|date|time))?\s{0,60}[:：]",
    re.IGNORECASE,
)
"""Labels of an event's day, with a colon."""


@remembered
def labels_event(line: str) -> bool:
    """Whether a line is the label of an event's or a broadcast's day, which stands in the next one, as in a table."""
    return len(line) <= MAX_LABEL_CHARS and _LABEL_ALONE.fullmatch(line) is not None


@remembered
def tells_event(line: str) -> bool:
    """Whether a short line with a day tells of the first and the last day, the hours or the begin of something."""
    if len(line) > MAX_LABEL_CHARS or not any(map(str.isdigit, line)):
        return False
    if _LABEL.match(line):
        return True
    if not re.search(_TILL, line, re.IGNORECASE):
        return False
    spans = find_dates(line, DateContext(), "element")
    if any(_DAYS.match(span.reading.raw) or _FROM_DAY.search(line, 0, span.start) for span in spans):
        return True
    if spans and _HOURS.search(line):
        return True
    return any(
        first.reading.on < last.reading.on and _TILL_ALONE.fullmatch(line, first.end, last.start)
        for first, last in pairwise(spans)
    )
