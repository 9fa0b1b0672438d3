"""Names of outlets printed with a day, an issue or a label: "Harbour Gazette, 3 May", "Outlet: …", "Heft 2/2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.coverage.name_candidates import ARTICLES, NAME, OPENERS, NameHit, is_generic, name_hit, names_media
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_numbered, any_of, any_word, packs_with, words
from presswatch.languages.patterns import compiled_later

_MARK_OPENS = r"[«“„\"《「]?"
_SMALL = 3
_MAX_WORDS = 5
"""Words of a name; where one is a word for media, the small ones that join them do not count ("de", "of the")."""


def is_label(head: str) -> bool:
    """True for few words that can be a name: no verb, no opener, first a capital or a letter of a caseless script."""
    first, *others = head.split() or [""]
    if not 2 <= len(head) <= 40 or not head[0].isalpha() or head[0].islower() or _is_long(head):
        return False
    opens = first.lower() in OPENERS and not (others and first in ARTICLES)
    if opens or (others or [first])[-1].lower() in OPENERS:
        return False
    return not re.search(r"[.!?。，;]", head) and not is_generic(head)


def _is_long(head: str) -> bool:
    """True if a name has more words than names have."""
    parts = head.split()
    large = [word for word in parts if len(word) > _SMALL or word[0].isupper()]
    joined = len(parts) > len(large) and names_media(head) and not any(c.isdigit() for c in head)
    return len(large if joined else parts) > _MAX_WORDS


# Names with their day.

_AR_STOP = words("ar_stop")
_OF_A_BODY = compiled_later(any_of("founding_labels"), re.IGNORECASE)
"""What an organization's facts call the day on which it began: "設立：2001年6月4日"."""
_YEAR_WORD = compiled_later(rf"\A(?:{any_of('year_words')})(?!\w)")
"""The word for "year" that Russian, and sometimes Arabic, prints after the number."""
_PLACE_AFTER = compiled_later(r"\s?[(（][^()（）]{2,30}[)）]\Z")
"""A town in brackets after the name of a paper: "El Tiempo (Bogotá)"."""
_FIRST_CELL = compiled_later(r"\s[/|–—]\s")
"""What parts the cells of a row: the outlet is in the first."""
_LABEL_END = compiled_later(r"[,،、，(|–—:：/·\[-]\s*$")
_BEFORE_PAREN = compiled_later(rf"(?P<name>{NAME})[ ]\($")
_AFTER_DAY = compiled_later(
    r"(?:\s{0,60}(?:года|г\.))?\]?\s{0,60}[|｜–—-]\s{0,60}[«“„\"]?(?P<name>[^|｜–—:：\n»”\"]{2,40}?)"
    r"[»”\"]?\s{0,60}(?:$|[|｜:：]|(?<=\s)[–—]\s)"
)
"""After a day: what parts it from a name that ends its line or has a colon after it: "14 May | Harbour Gazette"."""


def dated_names(text: str, segment: Segment, dates: Sequence[tuple[int, int]]) -> Iterator[NameHit]:
    """Names printed with their date: "Harbour Gazette, 3 May 2024", "the Delta Dispatch (3 May)"."""
    for number, (start, end) in enumerate(dates):
        stop = end - 1 if text[end - 1] in ")）" else end
        before, after = text[segment.start : start], _without_year_word(text[stop : segment.end].lstrip())
        hit = None
        if number == 0 and after[:1] in ("", *"),.:：–—-|]/[") and (head := _label_before(before)):
            begin = segment.start + before.find(head)
            hit = name_hit(text, begin, begin + len(_PLACE_AFTER.sub("", head)), "dateline", 1)
        elif before.rstrip().endswith("(") and after[:1] in tuple("),:;"):
            named = _BEFORE_PAREN.search(before)
            hit = _hit(text, named, segment.start, "dated", 2)
        elif number == 0 and not before.strip(" ([|"):
            named = _AFTER_DAY.match(text, stop, segment.end)
            hit = _hit(text, named if named and is_label(named["name"]) else None, 0, "dateline", 1)
        if hit is not None:
            yield hit


def _hit(text: str, named: re.Match[str] | None, offset: int, cue: str, strength: int) -> NameHit | None:
    if named is None:
        return None
    return name_hit(text, offset + named.start("name"), offset + named.end("name"), cue, strength)


def _without_year_word(after: str) -> str:
    return _YEAR_WORD.sub("", after).lstrip() if after[:1] in ("г", "м", "م") else after


def _label_before(before: str) -> str:
    """The words before a day and what parts them, if they can be a name alone; "" for anything else."""
    if _LABEL_END.search(before) is None:
        return ""
    first_cell, *others = _FIRST_CELL.split(before.strip(" ,،、，(|–—-:：/·\u00a0["))
    head = first_cell.rpartition("(")[2] if first_cell.count("(") > first_cell.count(")") else first_cell
    head = head if others else head.strip("«» ")  # quotation marks before other cells are a headline's
    while (first := head.partition(" "))[0] in _AR_STOP and first[2]:
        head = first[2]
    return head if is_label(head) and _OF_A_BODY.fullmatch(head) is None else ""


# Names after the label of a form.

_FORM = (
    rf"[\s•*■◆●□◇○・▶-]*(?:{any_of('outlet_form_and_head_labels')}|{any_of('outlet_form_labels')})"
    r"(?:\s?[:：]\s*|[\u3000 ]+(?=[ぁ-ヶ一-龯A-Z]))"
)
FORM_LABEL = compiled_later(rf"{_FORM}(?:[^\W\d_]+[ ]){{0,2}}{_MARK_OPENS}", re.IGNORECASE)
"""The label of a form before an outlet, with up to two words for its kind: "Medio: Diario …"."""
_FORM_ALONE = compiled_later(_FORM + _MARK_OPENS, re.IGNORECASE)
_FORM_NAME = compiled_later(
    r"(?P<name>[^\n,;:|()（）«»“”\"《》「」]{2,40}?)[»”\"》」]?\s{0,60}(?:[(（][^()（）\n]{1,40}[)）])?"
    r"\s{0,60}(?:[「『《][^「」『』《》\n]{1,30}[」』》])?\s{0,60}\Z"
)


def form_name(text: str, segment: Segment) -> NameHit | None:
    """The name after the label of a form: "Outlet: Harbour Gazette (print)"."""
    label = _FORM_ALONE.match(text, segment.start, segment.end)
    name = _FORM_NAME.match(text, label.end(), segment.end) if label else None
    if label is None or name is None or not is_label(name["name"]):
        return None
    return _hit(text, name, 0, "form", 2)


# Names with their issue.

ISSUE = compiled_later(
    rf"(?:(?<!\w)(?:{any_of('issue_labels')})|№|#|第|제|통권)"
    r"[ \u00a0]?\d{1,5}(?:[ \u00a0]?[/.-][ \u00a0]?\d{1,4})?[ ]?(?:[号號期호]|(?![\w%]))"
    r"|\d{1,4}[ ]?(?:月号|월호|[号號期]|호)",
    re.IGNORECASE,
)
"""The issue of a periodical: "n° 88", "Heft 2/2020", "第12期", "7月号"."""


def _issues_of_months() -> Iterator[str]:
    """For each language the issue of a month or season: "April issue", "Märzausgabe", "numéro de mars"."""
    for pack in packs_with("issue_before_month"):
        yield rf"(?:{any_of('issue_before_month', pack)})(?:{_month_or_season(pack)})"
    for pack in packs_with("issue_after_month"):
        yield rf"(?:{_month_or_season(pack)})(?: (?:19|20)\d\d)?(?:{any_of('issue_after_month', pack)})"
    yield any_of("issue_of_month")


def _month_or_season(pack: str) -> str:
    return "|".join(filter(None, [any_numbered("months", pack), any_word("seasons", pack)]))


_OF_MONTH = "|".join(_issues_of_months())
_ISSUED = compiled_later(
    r"[\s•*·▪–—-]{0,60}[«“„\"《「『]?(?P<name>[^\n,;:|(（«»“”„\"《》「」『』–—]{2,50}?)[»”\"》」』]?\s?"
    rf"[,，、(（|–—]?\s?(?:\d{{4}}[年년]?\s?)?(?:(?:{ISSUE.pattern})[^\n]{{0,24}}?"
    rf"|(?<!\w)(?:{_OF_MONTH})(?!\w)[^\n]{{0,36}}?)[)）]?\s?"
    rf"(?:[:：「『«“„\"《]|(?=[ ](?:{any_of('outlet_day_prepositions')})[ ]\d)|$|\n)",
    re.IGNORECASE | re.MULTILINE,
)
_DIGIT, _MONTHLY = compiled_later(r"\d"), Sieve(_OF_MONTH)


def issue_name(text: str, segment: Segment) -> NameHit | None:
    """The periodical at the head of a line with its issue and no day: "Feld und Garten, Heft 2/2020:"."""
    may = _DIGIT.search(text, segment.start, segment.end) or _MONTHLY.may(text, segment.start, segment.end)
    match = _ISSUED.match(text, segment.start, segment.end) if may else None  # most lines hold neither
    return _hit(text, match, 0, "issue", 2) if match and is_label(match["name"].strip()) else None
