"""Everyday words as names in scripts without letter case: Korean, Japanese, Chinese, Arabic."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.decision import Decision, Occurrence, counted, of_kind, only_if, refused, unless
from pipelines.names.countries import is_country
from pipelines.names.words import homographs, very_common_words
from pipelines.text.fold import fold
from pipelines.text.scripts import kind_of
from presswatch.languages.packs import affixes, any_of, languages_of, words
from presswatch.languages.patterns import compiled_later

_LONGEST_WORD = {"hangul": 3, "kana": 4, "han": 2, "arabic": 9}

# Names that are words


def _is_word(one: Occurrence) -> bool:
    form = one.form
    short = len(form.stem.head) <= _LONGEST_WORD.get(form.script, 0)
    return short and not form.common_in.isdisjoint(languages_of(f"scripts/{form.script}"))


def is_short_word(one: Occurrence) -> bool:
    """True if the name is a word of a language of its script, and short enough to occur as one.

    Names in homographs.json have their own rule.
    """
    form, head = one.form, one.form.stem.head
    if form.homograph or head in words("no_words"):
        return False
    short_name = (form.script, form.kind) == ("han", "organization")  # 国連, 欧盟
    if short_name and head.endswith(affixes("organization_last_signs")):
        return False
    return _is_word(one)


_LONGEST_NOUN = 5


@only_if(unless(of_kind("person")))
def is_definite_noun(one: Occurrence) -> bool:
    """True if a name is an Arabic noun with its article, as any text has them: الأفق, the horizon.

    Longer ones are foreign acronyms (اليونيسف), unless they end as Arabic nouns do.
    """
    form = one.form
    if form.script != "arabic" or " " in form.alias or not form.alias.startswith("ال"):
        return False
    noun = form.alias[2:]
    if form.kind == "outlet" or noun.endswith("ة"):
        return True
    return len(noun) <= _LONGEST_NOUN and not noun.endswith(("و", "ا"))


def is_person_and_word(one: Occurrence) -> bool:
    """True if a person's short name is a word of a language of its script as well: 高洁, 이슬.

    Surnames of names of several words (트럼프) are listed alone because they identify the person, and so are foreign
    ones in katakana (トランプ).
    """
    form, head = one.form, one.form.stem.head
    if form.script == "kana" and head[0] >= "\u30a0":
        return False
    longer = (word for word in form.own if word != head)
    return not any(kind_of(word[-1]) == form.script for word in longer) and _is_word(one)


# Cues for a person

_TITLE_AFTER = compiled_later(rf"\s?(?:{any_of('titles_right_after_name')}|{any_of('person_verbs_after_name')})")
_TITLE_BEFORE = compiled_later(rf"(?:{any_of('titles_before_name')})\s?$")
_LONGEST_TITLE = 5
_OWNER_AND_OFFICE = compiled_later(
    f" ([가-힣]{{2,8}}) (?:[가-힣]{{1,8}} ){{0,4}}?[가-힣]{{0,5}}(?:{any_of('office_endings')})(?![가-힣]{{3}})"
)


def has_title_or_verb(one: Occurrence) -> bool:
    """True if a title is next to a person's name, or a verb of saying after it."""
    if one.form.script == "arabic":
        return one.previous.adjacent_in("person_cues_before_name", "caseless_speech_words")
    if one.goes_on(_TITLE_AFTER) or _TITLE_BEFORE.search(one.left(_LONGEST_TITLE)):
        return True
    owner = one.goes_on(_OWNER_AND_OFFICE)  # 왕이 중국 외교부장
    return owner is not None and is_country(owner.group(1))


# Grammar


@only_if(unless(of_kind("person")))
def construct_noun(one: Occurrence) -> str:
    """The noun of time in the construct state before an Arabic noun: ساعات النهار, "the hours of the day"; else "".

    Before a time of the day also parts of it and prepositions: آخر المساء, بعد الفجر.
    """
    form, previous = one.form, one.previous
    if " " in form.alias or not form.alias.startswith("ال") or not previous.adjacent:
        return ""
    listed = words("arabic_constructs")
    if fold(form.alias).text.removeprefix("ال") in words("times_of_day"):
        listed |= words("arabic_parts")
    ways = (previous.folded, previous.folded.removeprefix("و"), re.sub("^و?[بلكف]", "", previous.folded))
    return "" if listed.isdisjoint(ways) else previous.printed


# Cues for an organization or outlet

_CLAUSE_END = compiled_later(r"[。！？；؟؛;!?\n]|\.(?=\s|$)")
_NEAR = 45  # characters on each side: a clause
_CITATION_REACH = 100  # characters on each side for cues of homographs
_RIGHT_AFTER = 8  # characters


def arabic_cue(one: Occurrence) -> bool:
    """True if an Arabic clause says that somebody spoke to an outlet or that the outlet published something."""
    around = _around(one, _NEAR)
    if one.form.stem.head.startswith("لل") and any(word in around for word in words("spoken_to_words")):
        return True
    return any(word in around for word in words("arabic_outlet_cues"))


def organization_cue(one: Occurrence) -> bool:
    """True if the name is quoted, or a word of citing is in the clause; for a very common word only right after it.

    A bracket opens before an outlet that is credited.
    """
    if one.quoted() or (one.form.kind == "outlet" and one.left(1) in ("（", "(", "【")):
        return True
    languages = languages_of(f"scripts/{one.form.script}")
    if any(one.form.stem.head in very_common_words(language) for language in languages):
        after = _CLAUSE_END.split(one.right(_RIGHT_AFTER))[0]
        around = fold(re.split("[、，,]", after)[0]).text
    else:
        around = _around(one, _NEAR)
    return any(word in around for word in words("caseless_speech_words"))


def judge_caseless_homograph(one: Occurrence) -> Decision | None:
    """Decides over names that are well known as something else (homographs.json); None if undecided.

    Words are searched inside the text around, since these scripts join endings to words.
    """
    entry = homographs().get(one.form.homograph)
    if entry is None:
        return None
    if one.quoted():
        return counted(rules.NAME_IN_QUOTATION_MARKS, one.form, strong=True)
    if one.known:
        return None
    around = _around(one, _NEAR)
    if any(word in around for word in str(entry.get("not", "")).split()):
        return refused(rules.HOMOGRAPH, str(entry["why"]))
    hints = around if one.form.script == "arabic" else _around(one, _CITATION_REACH)
    if entry.get("need") and not _has_homograph_cue(one, str(entry.get("cues", "")).split(), hints):
        return refused(rules.HOMOGRAPH_WITHOUT_CUE, str(entry["why"]))
    return None


def _has_homograph_cue(one: Occurrence, cues: list[str], around: str) -> bool:
    if one.form.kind == "outlet":
        cues = [*cues, *words("caseless_speech_words")]
    return any(word in around for word in cues)


def _around(one: Occurrence, reach: int) -> str:
    """The folded text of the clause within `reach` characters on each side, without other places of the name."""
    left, right = _CLAUSE_END.split(one.left(reach))[-1], _CLAUSE_END.split(one.right(reach))[0]
    stem = re.escape(one.form.stem.head)
    own = rf"{stem}\w*" if one.form.script in ("hangul", "arabic") else stem
    return re.sub(own, " ", fold(left + " " + right).text)
