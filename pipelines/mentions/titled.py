"""Whose surname a title tells: "윤 교수" is the professor of that name, "Mr Stone" not Ms Stone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pipelines.names.surnames import Surname
from pipelines.text.context import TextContext
from pipelines.text.fold import fold_word
from pipelines.text.scripts import CJK_CLASS
from presswatch.languages.packs import affixes, alternation, any_word, ordered_words, packs_with, words

Places = Sequence[tuple[int, int]]
HAN_OFFICES = alternation("han_offices")
"""Offices and callings after a name in Chinese and Japanese; 市長 is separate: 田辺市長 may be any mayor of Tanabe."""
_KOREAN_OFFICES, _MAYORS = any_word("offices_after_surname", "ko"), any_word("offices_after_surname", "ja", "zh")
_OFFICE = re.compile(f" ?({_KOREAN_OFFICES}|{HAN_OFFICES}|{_MAYORS})")
"""Offices after a surname. Forms of address that fit anybody (씨, 氏, さん) identify nobody."""
_GIVEN_SIGNS = 3


def of_another_title(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> set[int]:
    """Where a title before or behind the surname is that of somebody else whom the text names.

    `places` are those of the surname alone, `others` the offsets of other bearers of it, `full` the person's own.
    """
    if surname.script in ("hangul", "han", "kana"):
        return {start for start, told in _offices_told(context, surname, places, others, full) if not told}
    return _of_the_other_sex(context, places, full) | _of_another_office(context, places, others, full)


def of_own_title(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> set[int]:
    """Where the title is the person's own and no other bearer's, whoever was named last."""
    if surname.script not in ("hangul", "han", "kana"):
        return set()
    return {start for start, told in _offices_told(context, surname, places, others, full) if told}


def _offices_told(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> list[tuple[int, bool]]:
    """The places of the surname with an office, and whether it is the person's or another bearer's."""
    if not others:
        return []
    given = re.compile(rf"{re.escape(surname.printed)}[{CJK_CLASS}]{{0,{_GIVEN_SIGNS}}}?{_OFFICE.pattern}")
    theirs = {start: found.group(1) for start in others if (found := given.match(context.text, start))}
    own = {office for start, end in full for office in _offices_of(context, start, end)}
    told = []
    for start, end in places:
        office = _OFFICE.match(context.text, end)
        if office is None or start in theirs:
            continue
        of_others = any(one == office.group(1) for place, one in theirs.items() if place < start)
        if of_others != (office.group(1) in own):
            told.append((start, not of_others))
    return told


def _offices_of(context: TextContext, start: int, end: int) -> list[str]:
    """The office behind a full name, and one written right before it."""
    behind = _OFFICE.match(context.text, end)
    ahead = re.search(f"{_OFFICE.pattern} ?$", context.text[max(0, start - 6) : start])
    return [found.group(1) for found in (behind, ahead) if found]


_TITLE = re.compile(r"([^\W\d_]{1,60}(?:-[^\W\d_])?)(\.?)[ \u00a0]$")


def _sex(context: TextContext, start: int) -> str:
    """What a courtesy title right before the place tells, "m" or "f"; "" without one."""
    found = _TITLE.search(context.text, max(0, start - _LONGEST_TITLE), start)
    if not found or (found.group(1) in ("M", "m") and not found.group(2)):
        return ""
    title = fold_word(found.group(1))
    if title in words("courtesy_titles_of_men"):
        return "m"
    return "f" if title in words("courtesy_titles_of_women") else ""


_LONGEST_TITLE = 16


def _of_the_other_sex(context: TextContext, places: Places, full: Places) -> set[int]:
    """Where "Mr" stands before the surname of a person who is "Ms" in most of the places, or the first, of the text."""
    told = {start: sex for start, _ in places if (sex := _sex(context, start))}
    if not told or not full:
        return set()
    own = [sex for start, _ in full if (sex := _sex(context, start))]
    if not own and len(set(told.values())) == 1:
        return set()
    hers = Counter(own or told.values()).most_common(1)[0][0]
    return {start for start, sex in told.items() if sex != hers}


def _office_before(context: TextContext, start: int) -> str:
    """The word right before a name, as far as it may be an office."""
    word = context.before(start)
    small = any(word.folded in words(kind) for kind in ("function", "courtesy", "articles"))
    return word.folded if word.adjacent and not small else ""


def _of_another_office(context: TextContext, places: Places, others: Collection[int], full: Places) -> set[int]:
    """Where the word before the surname stood before another bearer's full name: "Senator Paul Velding"."""
    theirs: dict[int, str] = {}
    for start in others:
        given = context.before(start)
        theirs[start] = _office_before(context, start - len(given.gap) - len(given.printed))
    if not theirs:
        return set()
    own = {_office_before(context, start) for start, _ in full}
    told = {start: _office_before(context, start) for start, _ in places if start not in theirs}
    return {
        start for start, office in told.items() if office and office not in own and _before_it(theirs, office, start)
    }


def _before_it(theirs: dict[int, str], office: str, start: int) -> bool:
    return any(one == office and place < start for place, one in theirs.items())


_ADVERBS = "|".join(f"{word} " for word in ordered_words("adverbs_before_verb"))
_SHE_DID = re.compile(rf" (?:{_ADVERBS})?({alternation('feminine_past')})(?: si[eę])?(?!\w)([ \n]*)([^\W\d_]*)")
_SHE_SAID = re.compile(rf"(?:{any_word('said_by_a_woman')}) $")


def of_a_woman(context: TextContext, surname: Surname, start: int, end: int) -> bool:
    """Whether a man's surname with an -a is a woman's: "Волкова назвала его туристом", "powiedziała Wołkowa".

    The same letters are his in another case. A noun in -а behind the verb may be who acts ("Волкова задержала
    полиция"); in Bulgarian names have no cases.
    """
    if surname.script not in ("cyrillic", "latin") or context.language not in packs_with("feminine_surname_endings"):
        return False
    if context.text[end - 1] not in "аa" or surname.printed[-1:] in "аaя":
        return False
    if context.language in packs_with("names_without_cases"):
        return True
    if _SHE_SAID.search(context.text[max(0, start - 20) : start]):
        return True
    did = _SHE_DID.match(context.text, end)
    if did is None:
        return False
    noun = did.group(3)
    subject = noun.endswith(affixes("nominative_endings")) and noun not in words("no_subject_words")
    return not (did.group(2) and subject)
