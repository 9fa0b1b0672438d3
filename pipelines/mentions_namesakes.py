"""Other persons with the same surname: "Nils Velding. Velding fell", 박민수 의원 beside 박서윤."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.mentions_longer import own_given_name
from pipelines.mentions_ruling import Candidate, Ruling, no
from pipelines.mentions_scene import Scene
from pipelines.names_fold import fold
from pipelines.names_scripts import HAN_CLASS, HANGUL_CLASS, kind_of
from pipelines.names_surnames import Surname
from pipelines.names_words import words

_DOTS = "・·•"
_LAST_WORD = re.compile(rf"[^\s{_DOTS}「」『』《》、。,，]+$")
_KOREAN_OFFICE = (
    "(?:국장|대표|소장|센터장|위원장|회장|이사장|이사|사무총장|총장|의장|총리|대통령|장관|차관|의원|기자|교수|박사|변호사|감독"
    "|팀장|부장|실장|본부장|대변인|총재|사장|연구원|간사|활동가|씨|후보|선수|시장|군수|검사|판사)"
)
_HAN_OFFICE = (
    "(?:氏|さん|様|君|先生|弁護士|教授|局長|所長|代表|会長|理事|議員|大臣|首相|市長|知事|選手|監督|容疑者|被告|社長|部長|記者"
    "|女士|小姐|总统|總統|主席|主任|律师|律師|局长|所长|會長|会长|部长|委员|委員|市长|市長|记者|院士|总理|經理|经理)"
)


def other_bearers_uncased(
    scene: Scene, surname: Surname, places: Iterable[tuple[int, int]], own: frozenset[str]
) -> frozenset[int]:
    """The offsets at which the text names somebody else of that surname; `own`: the folded names of the watched one."""
    if surname.script == "hangul" and len(surname.printed) == 1:
        full = rf"(?<![{HANGUL_CLASS}]){surname.printed}[{HANGUL_CLASS}]{{2}}(?= {_KOREAN_OFFICE})"
        return _written_together(scene.text, full, own)
    if surname.script == "han" and len(surname.printed) <= 2:
        return _written_together(scene.text, _han_name(surname.printed), own)
    return frozenset(start for start, _ in places if _given_before(scene, start, own))


_ANOTHER = "another person ("


def after_somebody_else(
    everything: Sequence[list[tuple[Candidate, Ruling]]], scenes: Sequence[Scene]
) -> list[list[tuple[Candidate, Ruling]]]:
    """A listed surname alone is that of the person named in full last, where the watched one is never named in full.

    An office before it tells the watched person again: "Ivana Trump … President Trump".
    """
    told = {c.index for judged in everything for c, ruling in judged if ruling.rule.startswith(_ANOTHER)}
    for judged, scene in zip(everything, scenes, strict=True):
        told -= {c.index for c, ruling in judged if ruling.counts and not _surname_alone(c, scene)}
    if not told:
        return list(everything)
    seen: dict[int, str] = {}
    result = []
    for judged in everything:
        row = []
        for c, ruling in sorted(judged, key=lambda pair: pair[0].start):
            if c.index in told and ruling.rule.startswith(_ANOTHER):
                seen[c.index] = ruling.rule
            named = ruling.counts and c.index in seen
            row.append((c, no(f"as before in the text: {seen[c.index]}") if named else ruling))
        result.append(row)
    return result


def _surname_alone(candidate: Candidate, scene: Scene) -> bool:
    if candidate.form.shape != "surname" or own_given_name(candidate.start, scene, candidate.form.own):
        return False
    office = scene.before(candidate.start)
    return not (office.adjacent and office.folded in words("titles") - words("courtesy"))


def _han_name(surname: str) -> str:
    return rf"{surname}(?!{_HAN_OFFICE})[{HAN_CLASS}]{{1,3}}?(?={_HAN_OFFICE})"


def _written_together(text: str, full_name: str, own: frozenset[str]) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(full_name, text) if fold(m.group()).text not in own)


def _given_before(scene: Scene, start: int, own: frozenset[str]) -> bool:
    """A given name before the surname: joined by a dot, or, before a space, one that the lists know."""
    left = scene.text[max(0, start - 40) : start]
    dotted = left[-1:] != "" and left[-1:] in _DOTS
    word = _LAST_WORD.search(left.rstrip(" " + _DOTS))
    if word is None or (not dotted and left[-1:] != " "):
        return False
    folded = fold(word.group()).text
    if folded in own:
        return False
    return dotted or (kind_of(folded[-1]) in ("hangul", "arabic") and len(folded) > 1 and folded in words("given"))
