"""Everyday words as names in scripts without letter case: Korean, Japanese, Chinese, Arabic."""

import re
from operator import attrgetter

from pipelines.common.fold import fold
from pipelines.mentions.ambiguous import homograph
from pipelines.mentions.decision import Occurrence, in_script, of_kind, only_if, unless
from pipelines.names.words import very_common_words
from presswatch.languages.packs import affixes, languages_of, words
from presswatch.languages.patterns import compiled_later

_LONGEST_WORD = {"hangul": 3, "kana": 4, "han": 2, "arabic": 9}

# Names that are words


@only_if(of_kind("organization"), in_script("han"))
def _is_short_name(one: Occurrence) -> bool:
    """True for the short name of an organization: 国連, 欧盟."""
    return one.form.stem.head.endswith(affixes("organization_last_signs"))


@only_if(unless(attrgetter("form.homograph")), unless(_is_short_name))
def is_short_word(one: Occurrence) -> bool:
    """True if the name is a word of a language of its script, and short enough to occur as one.

    Names in homographs.json have their own rule.
    """
    form, head = one.form, one.form.stem.head
    if head in words("no_words") or len(head) > _LONGEST_WORD.get(form.script, 0):
        return False
    return not form.common_in.isdisjoint(languages_of(f"scripts/{form.script}"))


_LONGEST_NOUN = 7  # letters with the article; longer ones are foreign acronyms (اليونيسف)


@only_if(unless(of_kind("person")), in_script("arabic"))
def is_definite_noun(one: Occurrence) -> bool:
    """True if a name is an Arabic noun with its article, as any text has them: الأفق, the horizon."""
    alias = one.form.alias
    if " " in alias or not alias.startswith("ال"):
        return False
    return one.form.kind == "outlet" or len(alias) <= _LONGEST_NOUN


# Cues for an organization or outlet

_CLAUSE_END = compiled_later(r"[。！？；؟؛;!?\n]|\.(?=\s|$)")
_NEAR = 45  # characters on each side: a clause
_CITATION_REACH = 100  # characters on each side for cues of homographs
_RIGHT_AFTER = 8  # characters


def arabic_cue(one: Occurrence) -> bool:
    """True if an Arabic clause says that somebody spoke to an outlet or that the outlet published something."""
    spoken_to = words("spoken_to_words") if one.form.stem.head.startswith("لل") else frozenset[str]()
    around = _around(one, _NEAR)
    return any(word in around for word in spoken_to | words("arabic_outlet_cues"))


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


def has_other_around(one: Occurrence) -> bool:
    """True if a word for the other thing of that name (homographs.json) is in the clause, endings joined to it."""
    around = _around(one, _NEAR)
    return any(word in around for word in homograph(one).others)


def has_cue_around(one: Occurrence) -> bool:
    """True if a cue of the subject, of an outlet also a word of citing, is in the clause."""
    around = _around(one, _NEAR if one.form.script == "arabic" else _CITATION_REACH)
    citing = words("caseless_speech_words") if one.form.kind == "outlet" else frozenset[str]()
    return any(cue in around for cue in homograph(one).cues | citing)


def _around(one: Occurrence, reach: int) -> str:
    """The folded text of the clause within `reach` characters on each side, without other places of the name."""
    left, right = _CLAUSE_END.split(one.left(reach))[-1], _CLAUSE_END.split(one.right(reach))[0]
    stem = re.escape(one.form.stem.head)
    own = rf"{stem}\w*" if one.form.script in ("hangul", "arabic") else stem
    return re.sub(own, " ", fold(left + " " + right).text)
