"""Everyday words as names in scripts without letter case: Korean, Japanese, Chinese, Arabic."""

from __future__ import annotations

import re

from pipelines.common.fold import fold
from pipelines.mentions import rules
from pipelines.mentions.decision import Decision, Occurrence, of_kind, only_if, refused, unless
from pipelines.names.words import homographs, very_common_words
from presswatch.languages.packs import affixes, languages_of, words
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


_LONGEST_NOUN = 7  # letters with the article; longer ones are foreign acronyms (اليونيسف)


@only_if(unless(of_kind("person")))
def is_definite_noun(one: Occurrence) -> bool:
    """True if a name is an Arabic noun with its article, as any text has them: الأفق, the horizon."""
    alias = one.form.alias
    if one.form.script != "arabic" or " " in alias or not alias.startswith("ال"):
        return False
    return one.form.kind == "outlet" or len(alias) <= _LONGEST_NOUN


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
    if entry is None or one.known or one.quoted():
        return None
    around = _around(one, _NEAR)
    if any(word in around for word in str(entry.get("not", "")).split()):
        return refused(rules.HOMOGRAPH, str(entry["why"]))
    hints = around if one.form.script == "arabic" else _around(one, _CITATION_REACH)
    cues = str(entry.get("cues", "")).split()
    cues += words("caseless_speech_words") if one.form.kind == "outlet" else ()
    if entry.get("need") and not any(cue in hints for cue in cues):
        return refused(rules.HOMOGRAPH_WITHOUT_CUE, str(entry["why"]))
    return None


def _around(one: Occurrence, reach: int) -> str:
    """The folded text of the clause within `reach` characters on each side, without other places of the name."""
    left, right = _CLAUSE_END.split(one.left(reach))[-1], _CLAUSE_END.split(one.right(reach))[0]
    stem = re.escape(one.form.stem.head)
    own = rf"{stem}\w*" if one.form.script in ("hangul", "arabic") else stem
    return re.sub(own, " ", fold(left + " " + right).text)
