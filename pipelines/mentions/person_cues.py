"""Given names before a surname: the person's own, in another spelling too, or somebody else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pipelines.mentions.decision import Candidate
from pipelines.names.surnames import Surname, sounds_as_one_of
from pipelines.names.words import is_common, is_first_name, is_given_name, is_word_in
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold_word
from pipelines.text.scripts import CJK_CLASS
from presswatch.languages.packs import affixes, alternation, any_word, ordered_words, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

_INITIALS = compiled_later(r"(?:[^\W\d_]\.){2,3}")


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
    if len(word) == 1 or _INITIALS.fullmatch(previous.printed + "." * (not previous.printed.endswith("."))):
        return _other_initials(previous, word, own, context, start)
    return "" if _is_no_given_name(previous, word, own, context, start) else previous.printed


def _other_initials(previous: Token, word: str, own: frozenset[str], context: TextContext, start: int) -> str:
    """The initials before a surname, if they are not the person's own: "J. Stone"."""
    several = _INITIALS.fullmatch(previous.printed + "." * (not previous.printed.endswith("."))) is not None
    if not several and (not previous.printed.endswith(".") or _RETIRED.search(context.text, max(0, start - 8), start)):
        return ""
    first = previous.folded[0] if several else word
    return "" if any(w.startswith(first) for w in own) else previous.printed


def _is_no_given_name(previous: Token, word: str, own: frozenset[str], context: TextContext, start: int) -> bool:
    """True if a word with a capital before a surname is an own name in another form, a title or an everyday word."""
    if _RETIRED.search(context.text, max(0, start - 8), start):
        return True
    if _in_another_case(word, own) or _cyrillic_spelling(word, own) or _of_another_line(previous, start, context):
        return True
    if previous.printed.endswith(".") or previous.folded in words("not_given") or previous.printed.isupper():
        return True
    return _ordinary(previous, start - len(previous.gap) - len(previous.printed), context)


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


_RETIRED = compiled_later(rf"(?:{alternation('retired_marks')})\Z")  # Bundeskanzler a. D. Scholz


def _of_another_line(previous: Token, start: int, context: TextContext) -> bool:
    """True if it ends the line before, or is a word of a headline of capitals: "Judge Blocks Trump Plan"."""
    return "\n" in previous.gap or (
        is_common(previous.folded, context.language, "en") and context.headline(start, start)
    )


_ONE_LETTER = str.maketrans({"э": "е", "є": "е", "і": "и", "ї": "и", "ы": "и", "ь": ""})


def _cyrillic_spelling(word: str, own: frozenset[str]) -> bool:
    """True if it is the own given name as Russian and Ukrainian write it differently: Эммануэль, Еммануелем."""
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
    """True if a word that opens a sentence is none of the language, in one whose dictionary is at hand: "Joumana"."""
    verbal = pattern("verbal_endings", context.language)
    return verbal is not None and not is_word_in(word, context.language) and not verbal.search(word)


def _given_in_another_case(word: str) -> bool:
    """Russian given names in another case: Мелании, Юлией."""
    if len(word) <= 4 or word[0] < "а":
        return False
    return any(is_given_name(word[:-cut] + end) for cut in (1, 2) for end in ("а", "я", ""))


def _middle_name_of(begin: int, context: TextContext, own: frozenset[str], middle: Token) -> bool:
    """True if the person's own given name is before `middle` ("Vladimir V. Putin").

    Somebody whose own names have an initial is not met under another one (George W. and George H. W. Bush).
    """
    given = context.before(begin)
    if not given.adjacent or given.folded not in own:
        return False
    return not any(len(w) == 1 for w in own) or middle.folded in own


def between_office_and_name(candidate: Candidate, context: TextContext) -> bool:
    """True if the name is that of the organization of somebody whose full name follows: "Академик РАН Юрий Балега".

    The word before is an office or has its capital from the sentence.
    """
    office, given = context.before(candidate.start), context.next(candidate.end)
    opens = context.sentence_start(candidate.start - len(office.gap) - len(office.printed))
    surname = context.next(candidate.end + len(given.gap) + len(given.printed))
    titled = office.adjacent and (opens or office.folded in words("titles"))
    first = given.adjacent and given.capital and (is_given_name(given.folded) or _given_in_another_case(given.folded))
    return titled and first and surname.adjacent and surname.capital


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


Places = Sequence[tuple[int, int]]
HAN_OFFICES = alternation("han_offices")
"""Offices and callings after a name in Chinese and Japanese; 市長 is separate: 田辺市長 may be any mayor of Tanabe."""
_KOREAN_OFFICES, _MAYORS = any_word("offices_after_surname", "ko"), any_word("offices_after_surname", "ja", "zh")
_OFFICE = compiled_later(f" ?({_KOREAN_OFFICES}|{HAN_OFFICES}|{_MAYORS})")
"""Offices after a surname. Forms of address that fit anybody (씨, 氏, さん) identify nobody."""
_GIVEN_SIGNS = 3


def of_another_title(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> set[int]:
    """Where a title before or after the surname is that of somebody else whom the text names.

    `places` are those of the surname alone, `others` the offsets of others of that name, `full` the person's own.
    """
    if surname.script in ("hangul", "han", "kana"):
        return {start for start, told in _offices_told(context, surname, places, others, full) if not told}
    return _of_the_other_sex(context, places, full) | _of_another_office(context, places, others, full)


def of_own_title(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> set[int]:
    """Where the title is the person's own and nobody else's of that name, whoever was named last."""
    if surname.script not in ("hangul", "han", "kana"):
        return set()
    return {start for start, told in _offices_told(context, surname, places, others, full) if told}


def _offices_told(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> list[tuple[int, bool]]:
    """The places of the surname with an office, and whether it is the person's or somebody else's of that name."""
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
    """The office after a full name, and one written right before it."""
    behind = _OFFICE.match(context.text, end)
    ahead = re.search(f"{_OFFICE.pattern} ?$", context.text[max(0, start - 6) : start])
    return [found.group(1) for found in (behind, ahead) if found]


_TITLE = compiled_later(r"([^\W\d_]{1,60}(?:-[^\W\d_])?)(\.?)[ \u00a0]$")


def _sex(context: TextContext, start: int) -> str:
    """The gender of a courtesy title right before the place, "m" or "f"; "" without one."""
    found = _TITLE.search(context.text, max(0, start - _LONGEST_TITLE), start)
    if not found or (found.group(1) in ("M", "m") and not found.group(2)):
        return ""
    title = fold_word(found.group(1))
    if title in words("courtesy_titles_of_men"):
        return "m"
    return "f" if title in words("courtesy_titles_of_women") else ""


_LONGEST_TITLE = 16


def _of_the_other_sex(context: TextContext, places: Places, full: Places) -> set[int]:
    """Where "Mr" is before the surname of a person who is "Ms" in most of the places, or the first, of the text."""
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
    """Where the word before the surname is before somebody else's full name too: "Senator Paul Velding"."""
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


_ADVERBS = "|".join(f"{word} " for word in ordered_words("particles_before_verbs"))
_SHE_DID = compiled_later(rf" (?:{_ADVERBS})?({alternation('feminine_past')})(?: si[eę])?(?!\w)([ \n]*)([^\W\d_]*)")
_SHE_SAID = compiled_later(rf"(?:{any_word('said_by_a_woman')}) $")


def of_a_woman(context: TextContext, surname: Surname, start: int, end: int) -> bool:
    """True if a man's surname with an -a is a woman's: "Волкова назвала его туристом", "powiedziała Wołkowa".

    The same letters are his in another case. A noun in -а after the verb may be who acts ("Волкова задержала
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
