"""Other persons with the same surname: "Nils Velding. Velding fell", 박민수 의원 beside 박서윤."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, refused
from pipelines.mentions.given import own_given_name
from pipelines.names.sound import sounds_like_one_of
from pipelines.names.surnames import Surname
from pipelines.names.words import is_given_name
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import HAN_CLASS, HANGUL_CLASS, kind_of
from presswatch.languages.packs import words
from presswatch.languages.packs import words as table

_DOTS = "・·•"
_LAST_WORD = re.compile(rf"[^\s{_DOTS}「」『』《》、。,，]{{1,300}}$")
_KOREAN_OFFICE = (
    "(?:국장|대표|소장|센터장|위원장|회장|이사장|이사|사무총장|총장|의장|총리|대통령|장관|차관|의원|기자|교수|박사|변호사|감독"
    "|팀장|부장|실장|본부장|대변인|총재|사장|연구원|간사|활동가|씨|후보|선수|시장|군수|검사|판사)"
)
_HAN_OFFICE = (
    "(?:氏|さん|様|君|先生|弁護士|教授|局長|所長|代表|会長|理事|議員|大臣|首相|市長|知事|選手|監督|容疑者|被告|社長|部長|記者"
    "|女士|小姐|总统|總統|主席|主任|律师|律師|局长|所长|會長|会长|部长|委员|委員|市长|市長|记者|院士|总理|經理|经理)"
)


def other_bearers_uncased(
    context: TextContext, surname: Surname, places: Iterable[tuple[int, int]], own: frozenset[str]
) -> frozenset[int]:
    """The offsets at which the text names somebody else of that surname; `own`: the folded names of the watched one."""
    if surname.script == "hangul" and len(surname.printed) == 1:
        full = rf"(?<![{HANGUL_CLASS}]){surname.printed}[{HANGUL_CLASS}]{{2}}(?= {_KOREAN_OFFICE})"
        return _written_together(context.beginning, full, own)
    if surname.script == "han" and len(surname.printed) <= 2:
        together = _written_together(context.beginning, _han_name(surname.printed), own)
        return together | frozenset(start for start, _ in places if _given_before(context, start, own))  # 保罗·马丁
    return frozenset(start for start, _ in places if _given_before(context, start, own))


Judged = list[tuple[Candidate, Decision]]


def after_somebody_else(everything: Sequence[Judged], contexts: Sequence[TextContext]) -> list[Judged]:
    """A listed surname alone is that of the person named in full last, where the watched one is never named in full.

    An office before it tells the watched person again: "Ivana Trump … President Trump". Any word with a capital
    may stand before a surname in a headline ("Judge Blocks Trump Plan"): only a known given name makes another person.
    """
    first: dict[int, tuple[int, int]] = {}
    for number, judged in enumerate(everything):
        for c, decision in judged:
            if _names_another(decision):
                first[c.index] = min(first.get(c.index, (number, c.start)), (number, c.start))
    for judged, context in zip(everything, contexts, strict=True) if first else ():
        for c, decision in judged:
            if decision.counts and not _surname_alone(c, context):
                first.pop(c.index, None)
    if not first:
        return list(everything)
    theirs = refused(rules.SOMEBODY_ELSES_SURNAME)
    return [
        [
            (
                c,
                theirs
                if decision.counts and c.index in first and _is_theirs(c, first[c.index], number, context)
                else decision,
            )
            for c, decision in judged
        ]
        for number, (judged, context) in enumerate(zip(everything, contexts, strict=True))
    ]


_SOON = 250


def _is_theirs(candidate: Candidate, first: tuple[int, int], number: int, context: TextContext) -> bool:
    """Whether somebody else is named in full before, or right after a headline that has the surname alone."""
    if (number, candidate.start) > first:
        return True
    opening = context.text[: candidate.start].count("\n") == 0
    return number == first[0] and opening and first[1] < _SOON and _starts_new_line(context, candidate.end, first[1])


def _starts_new_line(context: TextContext, end: int, place: int) -> bool:
    return "\n" in context.text[end:place]


def _names_another(decision: Decision) -> bool:
    """Whether a given name that is no word tells somebody else; "Will Orban resign?" does not."""
    if decision.rule is not rules.ANOTHER_PERSON:
        return False
    given = fold(decision.detail).text.split("-")[-1]
    return is_given_name(given) and given not in words("function")


def _surname_alone(candidate: Candidate, context: TextContext) -> bool:
    if candidate.form.shape != "surname" or own_given_name(candidate.start, context, candidate.form.own):
        return False
    office = context.before(candidate.start)
    telling = words("titles") - words("courtesy")
    return not (office.adjacent and office.folded.split("-")[-1] in telling)


def _han_name(surname: str) -> str:
    return rf"{surname}(?!{_HAN_OFFICE})[{HAN_CLASS}]{{1,3}}?(?={_HAN_OFFICE})"


def _written_together(text: str, full_name: str, own: frozenset[str]) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(full_name, text) if fold(m.group()).text not in own)


def _given_before(context: TextContext, start: int, own: frozenset[str]) -> bool:
    """A given name before the surname: joined by a dot, or, before a space, one that the lists know."""
    left = context.text[max(0, start - 40) : start]
    dotted = left[-1:] != "" and left[-1:] in _DOTS
    word = _LAST_WORD.search(left.rstrip(" " + _DOTS))
    if word is None or (not dotted and left[-1:] != " "):
        return False
    folded = fold(word.group()).text
    if folded in own or folded.removeprefix("و") in own:
        return False
    if dotted or len(folded) < 2 or kind_of(folded[-1]) not in ("hangul", "arabic"):
        return dotted
    return folded in words("given") or not _arabic_given().isdisjoint((folded, folded.removeprefix("و")))


@cache
def _arabic_given() -> frozenset[str]:
    return frozenset(fold(name).text for name in table("ar_given"))


def other_given_uncased(candidate: Candidate, context: TextContext) -> str:
    """A known given name of somebody else before a surname, with a space or a middle dot between."""
    previous = context.before(candidate.start)
    if previous.gap.strip() not in ("", "·", "・", "•") or previous.gap == "":
        return ""
    word = re.split("[·・•]", previous.printed)[-1]
    folded = fold(word).text
    if folded in candidate.form.own:
        return ""
    if _is_given(folded):
        return word
    dotted = previous.gap.strip() != "" and kind_of(word[-1]) in ("kana", "han")
    return word if dotted and not sounds_like_one_of(word, candidate.form.own) else ""


def _is_given(folded: str) -> bool:
    """Whether a word is a known given name: in Hangul the whole word, else also after prefixes."""
    kind = kind_of(folded[-1])
    if kind == "arabic" and folded in _arabic_given():
        return True
    if kind == "hangul":
        return len(folded) > 1 and folded in words("given")
    if kind == "arabic":  # وسامي, but تعادل is no عادل
        return any(folded[cut:] in words("given") for cut in (0, 1, 2) if set(folded[:cut]) <= _ARABIC_PREFIXES)
    longest = max(0, len(folded) - 1)
    return any(folded[cut:] in words("given") for cut in range(min(longest, len(folded) - 1) + 1))


_ARABIC_PREFIXES = frozenset("وفبلك")
