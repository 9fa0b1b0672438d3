"""Given names before a surname: the person's own, in another spelling too, or somebody else's."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.surnames import sounds_as_one_of
from pipelines.names.words import is_common, is_first_name, is_given_name, is_word_in
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import words

_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,3}")


def other_given_name(start: int, context: TextContext, own: frozenset[str]) -> str:
    """The given name of somebody else right before a surname, "" if there is none.

    `own` are the folded words of the person's own names. Initials and middle names are looked through to the name
    before them.
    """
    previous = context.before(start)
    if not previous.adjacent or not previous.capital or previous.folded in own or "'" in previous.folded:
        return ""
    begin = start - len(previous.gap) - len(previous.printed)
    if _middle_name_of(begin, context, own, previous):
        return ""
    word = previous.folded.split("-")[-1]
    if is_first_name(word) or _given_in_another_case(word):
        return previous.printed
    if context.before(begin).folded.startswith(_NAMED_AFTER):
        return ""
    if previous.printed in _FRENCH_LAWYERS and context.language == "fr":
        return ""
    if previous.folded in words("titles") or word in words("titles") or sounds_as_one_of(word, own):
        return ""
    if _INITIALS.fullmatch(previous.printed + "." * (not previous.printed.endswith("."))):
        return "" if any(w.startswith(previous.folded[0]) for w in own) else previous.printed
    if _RETIRED.search(context.text, max(0, start - 8), start):
        return ""
    if len(word) == 1:
        initial = previous.printed.endswith(".") and not any(w.startswith(word) for w in own)
        return previous.printed if initial else ""
    if any(len(w) > _SHORTEST_INFLECTED_GIVEN and word.startswith(w[:-1]) and len(word) <= len(w) + 2 for w in own):
        return ""
    if _cyrillic_spelling(word, own) or _of_another_line(previous, start, context):
        return ""
    if previous.printed.endswith(".") or previous.folded in words("not_given") or previous.printed.isupper():
        return ""
    return "" if _ordinary(previous, begin, context) else previous.printed


_NAMED_AFTER = ("преми", "медал", "теорем", "гипотез", "болезн", "синдром", "стипенди", "принцип", "эффект")
"""Russian nouns that take somebody's name in the genitive: "Премию Клэя Волков не принял"."""
_RETIRED = re.compile(r"\ba\. ?D\. \Z")  # Bundeskanzler a. D. Scholz


def _of_another_line(previous: Token, start: int, context: TextContext) -> bool:
    """Whether it ends the line before, or is a word of a headline of capitals: "Judge Blocks Trump Plan"."""
    return "\n" in previous.gap or (
        is_common(previous.folded, context.language, "en") and context.headline(start, start)
    )


_FRENCH_LAWYERS = ("Me", "Mᵉ", "Mes")


_ONE_LETTER = str.maketrans({"э": "е", "є": "е", "і": "и", "ї": "и", "ы": "и", "ь": ""})


def _cyrillic_spelling(word: str, own: frozenset[str]) -> bool:
    """Whether it is the own given name as Russian and Ukrainian write it differently: Эммануэль, Еммануелем."""
    bare = word.translate(_ONE_LETTER)
    names = (w.translate(_ONE_LETTER) for w in own if w[:1] >= "а")
    return any(len(n) >= _SHORTEST_INFLECTED_GIVEN and bare.startswith(n) and len(bare) <= len(n) + 2 for n in names)


def own_given_name(start: int, context: TextContext, own: frozenset[str]) -> int:
    """How many characters before a surname are the person's own given name in another spelling; 0 if none are.

    "Wolodymyr Selenskyj" is found whole where the watchlist has Volodymyr and, elsewhere, Selenskyj.
    """
    previous = context.before(start)
    if not previous.adjacent or not previous.capital or "'" in previous.folded:
        return 0
    spelled = sounds_as_one_of(previous.folded, own) or _cyrillic_spelling(previous.folded, own)
    same = previous.folded not in words("titles") and spelled
    return len(previous.gap) + len(previous.printed) if same else 0


_SHORTEST_INFLECTED_GIVEN = 4  # "Angeli Merkel" is Angela Merkel in another case


def _ordinary(previous: Token, begin: int, context: TextContext) -> bool:
    """A capitalised word that is likely no name: at the beginning of a sentence, or a German noun."""
    if context.language == "de":
        return True
    if not context.sentence_start(begin):
        return False
    known = is_common(previous.folded, context.language, "en") or previous.folded in words("function")
    return known or (context.language not in ("en", "") and not _unheard_of(previous.folded, context))


_VERBAL = {
    "fr": re.compile("(?:i[sfz]e|ifie|it|ee|ment|ant|ent)$"),
    "es": re.compile("(?:iza|ifica|aba|ia|mente|[aiu]d[ao]|ando|endo)$"),
    "it": re.compile("(?:izza|ifica|ava|eva|mente|[aiu]t[ao]|ando|endo|att[eo])$"),
    "pt": re.compile("(?:iza|ifica|ava|ia|mente|[aiu]d[ao]|ando|endo|[aei]u|ou)$"),
}
"""Ends of verbs and their like, which dictionaries have not all: "Ironise Moreau"."""


def _unheard_of(word: str, context: TextContext) -> bool:
    """Whether a word that opens a sentence is none of the language, in one whose dictionary is at hand: "Joumana"."""
    verbal = _VERBAL.get(context.language)
    return verbal is not None and not is_word_in(word, context.language) and not verbal.search(word)


def _given_in_another_case(word: str) -> bool:
    """Russian given names in another case: Мелании, Юлией."""
    if len(word) <= 4 or word[0] < "а":
        return False
    return any(is_given_name(word[:-cut] + end) for cut in (1, 2) for end in ("а", "я", ""))


def _middle_name_of(begin: int, context: TextContext, own: frozenset[str], middle: Token) -> bool:
    """Whether the person's own given name stands before `middle` ("Vladimir V. Putin").

    Somebody whose own names have an initial is not met under another one (George W. and George H. W. Bush).
    """
    given = context.before(begin)
    if not given.adjacent or given.folded not in own:
        return False
    return not any(len(w) == 1 for w in own) or middle.folded in own


def between_office_and_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name tells of which body somebody is, whose full name follows: "Академик РАН Юрий Балега".

    The word before is an office or has its capital from the sentence.
    """
    office, given = context.before(candidate.start), context.next(candidate.end)
    opens = context.sentence_start(candidate.start - len(office.gap) - len(office.printed))
    surname = context.next(candidate.end + len(given.gap) + len(given.printed))
    told = office.adjacent and (opens or office.folded in words("titles"))
    first = given.adjacent and given.capital and (is_given_name(given.folded) or _given_in_another_case(given.folded))
    return told and first and surname.adjacent and surname.capital


_NOBLE = ("von", "van", "de", "di", "фон", "ван", "де")


def given_before_particle(candidate: Candidate, context: TextContext) -> str:
    """The name before a surname's particle, "" if there is none: Adolf von, «Адольф фон».

    Where the particle is no preposition of the text's language, any word with a capital is one.
    """
    particle = context.before(candidate.start)
    if candidate.form.kind == "outlet" or not particle.adjacent or particle.printed not in _NOBLE:
        return ""
    given = context.before(candidate.start - len(particle.gap) - len(particle.printed))
    foreign = particle.printed in ("фон", "ван") or (particle.printed == "von" and context.language != "de")
    known = given.folded in words("given") or (foreign and given.capital)
    return given.printed if given.adjacent and known else ""
