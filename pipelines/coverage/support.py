"""Clues that a name which is an everyday word too, or a short form, is meant as an outlet where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import ARTICLES
from pipelines.coverage.relative_days import means_day
from pipelines.coverage.weekdays import is_weekday
from pipelines.names.words import is_first_name, languages_of_word
from pipelines.outlets.catalogue import OutletHit
from pipelines.text.speech_verbs import COVERAGE_WORD
from presswatch.languages.packs import any_of, whole_words
from presswatch.languages.patterns import compiled_later

MARKS_BEFORE = compiled_later(r"[\[【［《『「«“„<〈‘\"]\s*$")
_MARKS_AFTER = compiled_later(r"^\s*[\]】］》』」»”“>〉’\"]")
_CLASSES = whole_words("outlet_classes_before")
_CUE_BEFORE = compiled_later(rf"(?:{whole_words('cues_before_outlets')}|{_CLASSES})\s+[\"«“„]?$", re.IGNORECASE)
_CLASS_BEFORE = compiled_later(rf"(?:{_CLASSES})\s+[\"«“„]?$", re.IGNORECASE)
"""What kind of outlet follows: so even a word for a day is a name."""
_ROW_EDGE = compiled_later(r"(?:^|[|/·•,–—:：\t(\[-])\s{0,60}$")
_ROW_END = compiled_later(r"^\s*(?:$|[|/·•,–—:：\t)\](（「«“]|\d|-)")
_DAY_AFTER = compiled_later(r"\s{0,60}[,،、，]?\s{0,60}(?:$|[|·(（\[]|[^\W\d_]{0,10}\.?,? ?\d)")
"""The end of a row, what parts its cells, or a day with its weekday."""
_ISSUE_AFTER = compiled_later(
    rf"[»”\"]?,? (?:(?:{any_of('issue_prepositions')}) |d['’])"
    rf"(?:(?:{any_of('issue_days')})|(?:el |le |the )?[0-3]?\d(?!\d)|(?P<day>[^\W\d_]+))",
    re.IGNORECASE,
)
"""The day of an issue right after a paper's name: "La Stampa di martedì"."""
_ISSUE_BEFORE = compiled_later(rf"(?:{any_of('issue_before_paper')})[«“„\"「『《]?\Z", re.IGNORECASE)
_ON_AIR = compiled_later(rf"[ \u00a0]?(?:{any_of('programme_after_station')}|[<〈《‘「『])")
"""A programme right after a broadcaster's short name: "KNN 뉴스아이", "BSN「水と土」"."""
_OF_HOUSE = compiled_later(rf"[»”\"][ \u00a0](?:{any_of('of_a_station')})[ \u00a0]?\Z")
"""Before a broadcaster whose programme is in quotation marks: "«Il Faro» della RSI"."""
_ARTICLE_WITHIN = compiled_later(r"(?:[^\W\d_]|\d|[,;»”)])[ \u00a0]\Z")
"""Inside a sentence: an article with a capital there is part of a name."""
_NEXT_WORD = compiled_later(r"[ \u00a0](?P<word>[^\W\d_A-ZÀ-ÞА-ЯЁ][^\W\d_]{3,})(?![\w'’-])")
_SURNAME_NEXT = compiled_later(r"[ \u00a0][A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]")
_BEFORE, _AFTER = 24, 12
"""Characters around a name that are looked at."""


def asks_support(text: str, hit: OutletHit) -> bool:
    """True if a name needs support: a weak form, or one that is a day ("Lundi matin, …")."""
    printed = text[hit.start : hit.end]
    return hit.weak or is_weekday(printed) or means_day(printed)


def supported(text: str, hit: OutletHit, links: Sequence[ArticleLink]) -> bool:
    """True if a weak form is meant as an outlet: a link to it, quotation marks or a cue around it, a row's edge.

    A word for a day ("Hoy", "Heute") needs its quotation marks or its kind, and an everyday word at the head of a line
    a day after it: a sentence begins with it as well ("Hoy, en La Voz").
    """
    printed = text[hit.start : hit.end]
    before, after = text[max(0, hit.start - _BEFORE) : hit.start], text[hit.end : hit.end + _AFTER]
    marked = bool(MARKS_BEFORE.search(before) and _MARKS_AFTER.match(after))
    if means_day(printed):
        return marked or (not is_weekday(printed) and _CLASS_BEFORE.search(before) is not None)
    if any(link.outlet is not None and link.outlet.name == hit.outlet.name for link in links):
        return True
    if marked or is_weekday(printed):
        return marked
    return any(check(text, hit, before, after) for check in _CHECKS)


def _has_cue(_: str, __: OutletHit, before: str, ___: str) -> bool:
    return _CUE_BEFORE.search(before) is not None


def _has_issue_after(text: str, hit: OutletHit, *_: str) -> bool:
    match = _ISSUE_AFTER.match(text, hit.end)
    return match is not None and (match["day"] is None or is_weekday(match["day"]))


def _reports_next(text: str, hit: OutletHit, *_: str) -> bool:
    """True if a verb of reporting is right after a name that is no everyday word: "A Antena 1 emitiu …"."""
    printed = text[hit.start : hit.end]
    first, blank, _rest = printed.partition(" ")
    if first in ARTICLES or not (blank or not languages_of_word(printed.lower())):
        return False
    word = _NEXT_WORD.match(text, hit.end)
    return word is not None and COVERAGE_WORD.fullmatch(word["word"]) is not None


def _is_on_air(text: str, hit: OutletHit, before: str, after: str) -> bool:
    """True for the capitals of a broadcaster next to its programme."""
    capitals = text[hit.start : hit.end].isupper()
    return capitals and bool(_ON_AIR.match(after) or _OF_HOUSE.search(before))


def _has_article_within(text: str, hit: OutletHit, before: str, _: str) -> bool:
    """True for a name with a capitalized article inside a sentence."""
    first, blank, _rest = text[hit.start : hit.end].partition(" ")
    return bool(blank) and first in ARTICLES and _ARTICLE_WITHIN.search(before) is not None


def _is_row_cell(text: str, hit: OutletHit, before: str, after: str) -> bool:
    """True for a name at a row's edge; an everyday word before a comma needs a day after it."""
    if _ROW_EDGE.search(before) is None or _ROW_END.match(after) is None:
        return False
    listed = after.lstrip()[:1] in tuple(",،，、")
    return not listed or not languages_of_word(text[hit.start : hit.end].lower()) or _DAY_AFTER.match(after) is not None


_CHECKS = (_has_cue, _has_issue_after, _reports_next, _is_on_air, _has_article_within, _is_row_cell)


def is_issue(text: str, hit: OutletHit) -> bool:
    """True if a name is that of the issue of a day: "Tuesday's Financial Times", "La Stampa di martedì"."""
    before = text[max(0, hit.start - _BEFORE) : hit.start]
    return _has_issue_after(text, hit) or _ISSUE_BEFORE.search(before) is not None


def is_first_name_of(text: str, hit: OutletHit) -> bool:
    """True if a name that is an outlet's too is somebody's first name: "told Anna Hill"."""
    name = text[hit.start : hit.end]
    return hit.weak and is_first_name(name.lower()) and _SURNAME_NEXT.match(text, hit.end) is not None
