"""Whether a name that is an everyday word too, or a short form, is meant as an outlet where it stands."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage.dates import means_day
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import ARTICLES
from pipelines.coverage.weekdays import is_weekday
from pipelines.names.words import is_first_name, languages_of_word
from pipelines.outlets.catalogue import OutletHit
from pipelines.text.speech_verbs import COVERAGE_WORD

MARKS_BEFORE = re.compile(r"[\[【［《『「«“„<〈‘\"]\s*$")
_MARKS_AFTER = re.compile(r"^\s*[\]】］》』」»”“>〉’\"]")
_CUE_BEFORE = re.compile(
    r"(?:(?<!\w)(?:told|to|with|in|on|by|from|via|the|magazine|newspaper|daily|im|in der|in|dem|der|die|das|vom|bei|beim|zeitung|magazin|dans|par|sur|à|au|du|journal|quotidien|hebdomadaire|diario|periódico|revista|en|por|con|agency|agence|agencia|agência|agenzia|agentur|emisora|emissora|cadena|canal|chaîne|sender|pel[oa]|ao|n[oa]|su|sul|sulla|portal|news site|site|газет\w+|журнал\w*|агентств\w+|издани\w+|телеканал\w*|радио|в|на)|صحيفة|جريدة|قناة|موقع|وكالة|مجلة|إذاعة|شاشة)\s+[\"«“„]?$",
    re.IGNORECASE,
)
_CLASS_BEFORE = re.compile(
    r"(?:(?<!\w)(?:magazine|newspaper|daily|zeitung|tageszeitung|boulevardzeitung|gratiszeitung|magazin|journal|quotidien|hebdomadaire|diario|periódico|revista|jornal|giornale|quotidiano|portal|site|sender|krant|gazetes?i?|газет\w+|журнал\w*|издани\w+|телеканал\w*|радио)|صحيفة|جريدة|قناة|موقع|وكالة|مجلة)\s+[\"«“„]?$",
    re.IGNORECASE,
)
"""What kind of outlet follows: so even a word for a day is a name."""
_ROW_EDGE = re.compile(r"(?:^|[|/·•,–—:：\t(\[-])\s{0,60}$")
_ROW_END = re.compile(r"^\s*(?:$|[|/·•,–—:：\t)\](（「«“]|\d|-)")
_DAY_BEHIND = re.compile(r"\s{0,60}[,،、，]?\s{0,60}(?:$|[|·(（\[]|[^\W\d_]{0,10}\.?,? ?\d)")
"""The end of a row, a sign that parts cells, or a day with its weekday."""

_ISSUE_BEHIND = re.compile(
    r"[»”\"]?,? (?:(?:di|del|della|de|du|da|do|vom|von|of|from|van|от|за) |d['’])(?:(?:gest(?:ern|rigen)|heute|hoy|ayer|hier|aujourd|ieri|oggi|hoje|ontem|today|yesterday|gisteren|vandaag|сегодня|вчера|this (?:week|month)|cette semaine|esta semana|diese[rnms]? (?:woche|monat))|(?:el |le |the )?[0-3]?\d(?!\d)|(?P<day>[^\W\d_]+))",
    re.IGNORECASE,
)
"""The day of an issue right behind a paper's name: "La Stampa di martedì"."""


_ON_AIR = re.compile(
    r"[ \u00a0]?(?:뉴스|라디오|티비|방송|[<〈《‘「『]|ニュース|ラジオ|テレビ|新闻|新聞|电台|電台|电视|電視)"
)
"""A programme right behind a broadcaster's short name: "KNN 뉴스아이", "BSN「水と土」"."""
_OF_HOUSE = re.compile(
    r"[»”\"][ \u00a0](?:von|vom|von der|der|des|bei|auf|de la|de l['’]|de|du|sur|della|dell['’]|del|di|su|of|on|on the|of the|da|do|на|телеканала|канала)[ \u00a0]?\Z"
)
"""Before a broadcaster whose programme stands in marks: "«Il Faro» della RSI"."""
_ARTICLE_WITHIN = re.compile(r"(?:[^\W\d_]|\d|[,;»”)])[ \u00a0]\Z")
"""Inside a sentence: an article with a capital there is part of a name."""


def _is_issue(text: str, end: int) -> bool:
    match = _ISSUE_BEHIND.match(text, end)
    return match is not None and (match["day"] is None or is_weekday(match["day"]))


def supported(text: str, hit: OutletHit, links: Sequence[ArticleLink]) -> bool:
    """Whether a weak form is meant as an outlet: a link to it, marks or a cue around it, a row's edge.

    A word for a day ("Hoy", "Heute") needs its marks or its kind, and one of every day at the head of a line a day
    behind it: a sentence begins with it as well ("Hoy, en La Voz").
    """
    printed = text[hit.start : hit.end]
    day = means_day(printed)
    if any(link.outlet is not None and link.outlet.name == hit.outlet.name for link in links) and not day:
        return True
    before, after = text[max(0, hit.start - 24) : hit.start], text[hit.end : hit.end + 12]
    marked = bool(MARKS_BEFORE.search(before) and _MARKS_AFTER.match(after))
    if is_weekday(printed):
        return marked
    if day:
        return marked or _CLASS_BEFORE.search(before) is not None
    if marked or _CUE_BEFORE.search(before) or _is_issue(text, hit.end):
        return True
    if _reports_next(text, hit):
        return True
    if printed.isupper() and (_ON_AIR.match(after) or _OF_HOUSE.search(before)):
        return True
    if printed.partition(" ")[0] in ARTICLES and " " in printed and _ARTICLE_WITHIN.search(before):
        return True
    row = _ROW_EDGE.search(before) is not None and _ROW_END.match(after) is not None
    if row and after.lstrip()[:1] in tuple(",،，、"):
        return not languages_of_word(printed.lower()) or _DAY_BEHIND.match(after) is not None
    return row


def is_issue(text: str, hit: OutletHit) -> bool:
    """Whether a name is told as the issue of a day: "Tuesday's Financial Times", "La Stampa di martedì"."""
    before = text[max(0, hit.start - 24) : hit.start]
    return _is_issue(text, hit.end) or _ISSUE_BEFORE.search(before) is not None


_NEXT_WORD = re.compile(r"[ \u00a0](?P<word>[^\W\d_A-ZÀ-ÞА-ЯЁ][^\W\d_]{3,})(?![\w'’-])")


def _reports_next(text: str, hit: OutletHit) -> bool:
    """Whether a verb of reporting stands right behind a name that is no word of every day: "A Antena 1 emitiu …"."""
    printed = text[hit.start : hit.end]
    first, blank, _ = printed.partition(" ")
    if first in ARTICLES or not (blank or not languages_of_word(printed.lower())):
        return False
    word = _NEXT_WORD.match(text, hit.end)
    return word is not None and COVERAGE_WORD.fullmatch(word["word"]) is not None


_ISSUE_BEFORE = re.compile(
    r"(?:(?:day|week(?:end)?|night|month|morning|yesterday|today)['’]s[ ]|(?<!\w)(?:gestrigen?|heutigen?|aktuellen?|jüngsten?)[ ](?:Ausgabe de[rs][ ])?|(?<!\w)(?:во? )?(?:вчерашн|сегодняшн|субботн|воскресн|пятничн|свеж|последн)\w{2,3}[ ](?:номер\w?[ ]|выпуск\w?[ ])?|(?:어제|오늘|그제)(?: ?자)? |[今昨]日?付?の)[«“„\"「『《]?\Z",
    re.IGNORECASE,
)


def is_first_name_of(text: str, hit: OutletHit) -> bool:
    """Whether a name that is an outlet's too is somebody's first name: "told Anna Hill"."""
    name = text[hit.start : hit.end]
    return hit.weak and is_first_name(name.lower()) and _SURNAME_NEXT.match(text, hit.end) is not None


_SURNAME_NEXT = re.compile(r"[ \u00a0][A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]")


def asks_support(text: str, hit: OutletHit) -> bool:
    """Whether a name needs support: a weak form, or one that is a day ("Lundi matin, …")."""
    printed = text[hit.start : hit.end]
    return hit.weak or is_weekday(printed) or means_day(printed)
