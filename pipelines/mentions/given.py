"""Given names before a surname: the person's own, in another spelling too, or somebody else's."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.common import is_common, is_word_in
from pipelines.names.sound import sounds_as_one_of
from pipelines.names.words import is_first_name, is_given_name
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import affixes, alternation, packs_with, pattern, words

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
    if _is_title(previous, word, context, begin) or sounds_as_one_of(word, own):
        return ""
    if _INITIALS.fullmatch(previous.printed + "." * (not previous.printed.endswith("."))):
        return "" if any(w.startswith(previous.folded[0]) for w in own) else previous.printed
    if _RETIRED.search(context.text, max(0, start - 8), start):
        return ""
    if len(word) == 1:
        initial = previous.printed.endswith(".") and not any(w.startswith(word) for w in own)
        return previous.printed if initial else ""
    if _in_another_case(word, own) or _cyrillic_spelling(word, own) or _of_another_line(previous, start, context):
        return ""
    return "" if _no_name(previous) or _ordinary(previous, begin, context) else previous.printed


def _is_title(previous: Token, word: str, context: TextContext, begin: int) -> bool:
    """True if it is a title, or a thing named after somebody: "Премию Клэя Волков не принял"."""
    if context.before(begin).folded.startswith(affixes("named_after_nouns")):
        return True
    if previous.printed in words("lawyer_titles", context.language):
        return True
    return not words("titles").isdisjoint((previous.folded, word))


def _in_another_case(word: str, own: frozenset[str]) -> bool:
    """True if it is an own given name with another ending: "Angeli Merkel" is Angela Merkel."""
    return any(len(w) > _SHORTEST_INFLECTED_GIVEN and word.startswith(w[:-1]) and len(word) <= len(w) + 2 for w in own)


def _no_name(previous: Token) -> bool:
    return previous.printed.endswith(".") or previous.folded in words("not_given") or previous.printed.isupper()


_RETIRED = re.compile(rf"(?:{alternation('retired_marks')})\Z")  # Bundeskanzler a. D. Scholz


def _of_another_line(previous: Token, start: int, context: TextContext) -> bool:
    """Whether it ends the line before, or is a word of a headline of capitals: "Judge Blocks Trump Plan"."""
    return "\n" in previous.gap or (
        is_common(previous.folded, context.language, "en") and context.headline(start, start)
    )


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


_SHORTEST_INFLECTED_GIVEN = 4


def _ordinary(previous: Token, begin: int, context: TextContext) -> bool:
    """A capitalised word that is likely no name: at the beginning of a sentence, or a German noun."""
    if context.language in packs_with("nouns_capitalized"):
        return True
    if not context.sentence_start(begin):
        return False
    known = is_common(previous.folded, context.language, "en") or previous.folded in words("function")
    return known or (context.language not in ("en", "") and not _unheard_of(previous.folded, context))


def _unheard_of(word: str, context: TextContext) -> bool:
    """Whether a word that opens a sentence is none of the language, in one whose dictionary is at hand: "Joumana"."""
    verbal = pattern("verbal_endings", context.language)
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


def given_before_particle(candidate: Candidate, context: TextContext) -> str:
    """The name before a surname's particle, "" if there is none: Adolf von, «Адольф фон».

    Where the particle is no preposition of the text's language, any word with a capital is one.
    """
    particle = context.before(candidate.start)
    if candidate.form.kind == "outlet" or not particle.adjacent or particle.printed not in words("name_particles"):
        return ""
    given = context.before(candidate.start - len(particle.gap) - len(particle.printed))
    foreign = particle.printed in words("foreign_particles") - words("particles_as_prepositions", context.language)
    known = given.folded in words("given") or (foreign and given.capital)
    return given.printed if given.adjacent and known else ""
