"""The year of a day printed without one, where words beside it tell: "on 3 November last year", "지난해 11월 3일"."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scraper.pages.dates.read import DateSpan

_BEFORE = re.compile(
    r"(?:(?P<two>재작년|一昨年|おととし)|(?P<last>작년|지난 ?해|昨年|去年|(?<!\w)(?:geçen|geçtiğimiz) yıl)|(?P<same>올해|금년|今年|本年|(?<!\w)bu yıl)"
    r"|(?P<next>내년|来年|來年|明年|(?<!\w)(?:gelecek|önümüzdeki) yıl)"
    r"|(?P<soon>(?<![가-힣])오는|(?<![一-龥ぁ-ん])来た?る|(?<!\w)(?:(?:el|del|al|este) próximo|(?:il|dal|del|al) prossimo|(?:n?o|do) próximo(?: dia)?|(?:am|den|zum) kommenden|this coming)))"
    r"[의の的]?[ \u00a0\u3000,、]{0,2}\Z",
    re.IGNORECASE,
)
"""Right before a day: the year before the post's last, its last, its own, its next, or the next such day."""
_AFTER = re.compile(
    r",?[ \u00a0](?:(?P<last>(?:of )?last year|(?:des |im )?(?:letzten|vergangenen|vorigen) jahres|des vorjahres|(?:de )?l['’](?:an(?:née)?) (?:derni(?:er|ère)|passée?)|del? año (?:pasado|anterior)|del pasado año|dell['’]anno scorso|dello scorso anno|do ano passado|прошлого года|минулого року|vorig jaar|(?:ubiegłego|zeszłego) roku|năm ngoái|(?:من )?(?:العام|السنة) الماضي(?:ة)?)"
    r"|(?P<same>(?:of )?this year|dieses jahres|de cette année|de este año|del (?:presente|corriente) año|del año en curso|di quest['’]anno|deste ano|(?:этого|текущего|нынешнего) года|цього року|dit jaar|(?:tego|bieżącego) roku|(?:من )?(?:هذا العام|هذه السنة|العام (?:الجاري|الحالي)))"
    r"|(?P<next>(?:of )?next year|(?:des )?(?:nächsten|kommenden) jahres|de l['’](?:an(?:née)?) prochaine?|del (?:próximo año|año (?:próximo|que viene))|del prossimo anno|dell['’]anno prossimo|do (?:próximo ano|ano que vem)|(?:следующего|будущего) года|наступного року|volgend jaar|przyszłego roku|(?:من )?(?:العام|السنة) (?:المقبل|القادم)(?:ة)?)"
    r"|(?P<soon>prochain|próximo(?! pasado)|prossimo))(?![\w'’])",
    re.IGNORECASE,
)
"""The same right behind a day."""
_YEARS = {"two": -2, "last": -1, "same": 0, "next": 1}
_REACH = 20
_SOON_YEARS = 2


def told_years(text: str, found: Iterable[DateSpan], base: date) -> dict[int, DateSpan]:
    """The days without a year whose year the words beside them tell, by where they begin; `base` is the post's day."""
    told = ((span.start, _of_told_year(text, span, base)) for span in found)
    return {start: span for start, span in told if span is not None}


def _of_told_year(text: str, span: DateSpan, base: date) -> DateSpan | None:
    """The day in the year that the words beside it tell, counted from the post's day; None where they tell none.

    "El próximo 3 de mayo" and "오는 5월 3일" are the next such day. None, too, for a 29 February of a year without one.
    """
    match = _BEFORE.search(text, max(0, span.start - _REACH), span.start) or _AFTER.match(text, span.end)
    told = match.lastgroup if match is not None else None
    if told is None:
        return None
    on = _next_such(span.reading.on, base) if told == "soon" else _in_year(span.reading.on, base.year + _YEARS[told])
    return None if on is None else replace(span, reading=replace(span.reading, on=on))


def _next_such(day: date, base: date) -> date | None:
    days = (_in_year(day, base.year + more) for more in range(_SOON_YEARS))
    return next((on for on in days if on is not None and on >= base), None)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
