"""A person's surname by itself: it counts where the full name is in the same text and nobody else has it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipelines.mentions import rules
from pipelines.mentions.bounds import given_goes_on, thing_of_a_name
from pipelines.mentions.common_nouns import noun_with_article
from pipelines.mentions.decision import Candidate, Decided, Places, capital_name, counted
from pipelines.mentions.eponyms import eponym
from pipelines.mentions.longer import STANCE_PREFIXES, longer_name
from pipelines.mentions.namesakes import other_bearers_uncased
from pipelines.mentions.person_cues import HAN_OFFICES, of_a_woman, of_another_title, of_own_title, other_given_name
from pipelines.mentions.places import building_in_place
from pipelines.names.forms import Form
from pipelines.names.inflect import Stem
from pipelines.names.slavic import SURNAME_TAILS
from pipelines.names.surnames import Surname
from pipelines.names.words import is_common, is_given_name, is_word_in, surnames_of_two
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from pipelines.text.scripts import CASED, kind_of, korean_tail, particle_agrees
from presswatch.languages.packs import alternation, any_word, packs_with, words
from presswatch.languages.patterns import compiled_later

_LETTERS = compiled_later(r"[^\W\d_]*")
_LONGEST_TAIL = 64
"""Letters after a surname that are looked at: no ending is longer."""
_KOREAN_TITLE = compiled_later(
    f"(?:전 |前 )?(?:{any_word('offices_after_surname', 'ko')}|{any_word('forms_of_address_after_surname', 'ko')})"
)
_HAN_TITLE = compiled_later(f"{any_word('titles_after_surname')}|{any_word('particles_after_surname')}|、|。")
_HAN_OFFICE = compiled_later(HAN_OFFICES)


def surname_places(context: TextContext, surname: Surname, index: int, limits: Places) -> Iterator[tuple[int, int]]:
    """The source offsets at which a surname of subject `index` is a word, with its ending."""
    text = context.folded.text
    place = text.find(surname.folded)
    while place >= 0 and limits.tries(index):
        stop = place + len(surname.folded)
        end = _stop(context, surname, place, stop)
        if end:
            limits.take(index)
            yield context.folded.start(place), context.folded.end(end)
        place = text.find(surname.folded, stop)


def _stop(context: TextContext, surname: Surname, place: int, stop: int) -> int:
    """The folded end of the surname with its ending, 0 if it is part of another word."""
    if surname.script in ("hangul", "han", "kana"):
        return stop if _ends_in_run(context, surname, place, stop) else 0
    text = context.folded.text
    if place and text[place - 1].isalnum() and kind_of(text[place - 1]) == surname.script:
        return 0
    run = _LETTERS.match(text, stop, stop + _LONGEST_TAIL)
    tail = run.group() if run else ""
    if surname.script == "latin":
        tail = "".join(c for c in tail if kind_of(c) == "latin")
    return stop + len(tail) if _is_ending(tail, surname, context.language) else 0


def _is_ending(tail: str, surname: Surname, language: str) -> bool:
    """True if a surname with these letters after it is the surname in some case."""
    if tail in words("surname_genitives", language) and not surname.folded.endswith(("s", "x", "z")):
        return True
    slavic = surname.script == "latin" and tail != "" and tail in SURNAME_TAILS.get(language, ())
    return slavic or tail in surname.tails


def _ends_in_run(context: TextContext, surname: Surname, place: int, stop: int) -> bool:
    """True if a surname in a script without blanks, or in Hangul, is a word at its place."""
    length = len(surname.folded)
    if surname.script == "hangul":
        return _korean_word(context, place, stop, surname) if length > 1 else _titled(context, place, stop, surname)
    if surname.script == "kana":
        return _transliterated(context, surname, place, stop)
    foreign = length > 1 and surname.folded not in surnames_of_two()
    begins = foreign and _after_word(context.text, context.folded.start(place))
    if begins and _transliterated(context, surname, place, stop):
        return True
    if length <= _SHORT_SURNAME:
        return _titled(context, place, stop, surname)
    return _transliterated(context, surname, place, stop)


def _korean_word(context: TextContext, place: int, stop: int, surname: Surname) -> bool:
    """True if a surname of two syllables or more makes a word with its particle: 모리는, 볼코프의; 모리배 is none."""
    source, start, end = context.text, context.folded.start(place), context.folded.end(stop)
    if start and kind_of(source[start - 1]) in ("hangul", "han"):
        return False
    if _titled(context, place, stop, surname):
        return True
    run = _LETTERS.match(source, end)
    tail = unicodedata.normalize("NFC", run.group()) if run else ""
    if not korean_tail(tail, 0, "person") or not particle_agrees(surname.printed, tail):
        return False
    short = len(surname.printed) <= _SHORT_SURNAME
    everyday = is_common(surname.printed, "ko") or is_word_in(surname.printed + tail, "ko")
    return not short or (bool(tail) and not everyday)


_SHORT_SURNAME = 2


def _after_word(source: str, start: int) -> bool:
    """True if a Chinese surname of two characters begins a word, as far as the one before shows."""
    return (
        not start or kind_of(source[start - 1]) != "han" or source[start - 1] in words("one_character_function_words")
    )


def _transliterated(context: TextContext, surname: Surname, place: int, stop: int) -> bool:
    """True if no further character of its kind follows a foreign surname: 沃尔科夫说, but 沃尔科夫斯基."""
    source, start, end = context.text, context.folded.start(place), context.folded.end(stop)
    kind, previous, following = kind_of(source[start]), source[start - 1 : start], source[end : end + 4]
    if not following:
        return not previous or kind_of(previous) != kind or kind == "han"
    if following[0] in "·・" and kind_of(following[1:2] or " ") == kind:
        return False  # the given name of somebody else: 马丁·路德
    if kind == "kana":
        return not _in_katakana(previous, following[0]) and not _common_noun(context, surname, end)
    if given_goes_on(following) and not _HAN_OFFICE.match(source, end):
        return False
    return not thing_of_a_name(source, end)


def _in_katakana(previous: str, following: str) -> bool:
    """True if katakana is on either side, so that a surname in kana is a part of a longer word."""
    return any(char >= "\u30a0" for char in (previous, following) if char and kind_of(char) == "kana")


def _common_noun(context: TextContext, surname: Surname, end: int) -> bool:
    """True if a surname that is a common noun too is the noun."""
    japanese = context.language in packs_with("addressed_person")
    return japanese and is_common(surname.printed, "ja") and _is_noun(surname.printed, end, context)


def _titled(context: TextContext, place: int, stop: int, surname: Surname) -> bool:
    """A surname of one syllable or character counts only right before a title, and begins a word in Korean."""
    source = context.text
    start, end = context.folded.start(place), context.folded.end(stop)
    previous = kind_of(source[start - 1]) if start else ""
    if surname.script == "hangul":
        if previous in ("hangul", "han"):
            return False
        return source[end : end + 1] == " " and _KOREAN_TITLE.match(source, end + 1) is not None
    one = len(surname.folded) == 1
    if one and previous == "han":
        return False
    japanese = context.language in packs_with("addressed_person")
    if japanese and _may_be_noun(surname) and _is_noun(surname.printed, end, context):
        return False
    titled = _HAN_TITLE.match(source, end) or (not one and _HAN_OFFICE.match(source, end))
    return bool(titled) or _office_of_the_text(context, end, surname.printed)


def _may_be_noun(surname: Surname) -> bool:
    return surname.script == "han" and (len(surname.folded) == 1 or is_common(surname.printed, "ja"))


_LONGEST_OFFICE = 4  # characters


def _office_of_the_text(context: TextContext, end: int, surname: str) -> bool:
    """True if the office after a surname of one character is before the full name elsewhere: 召集人林悦, 林召集人."""
    offices = (context.text[end : end + length] for length in range(2, _LONGEST_OFFICE + 1))
    return len(surname) == 1 and any(context.of_text(_held, office + surname) for office in offices if _all_han(office))


def _held(words: str, text: str) -> str:
    return words if words in text else ""


def _all_han(characters: str) -> bool:
    return all(kind_of(char) == "han" for char in characters)


_ADDRESSED = f"(?:{alternation('addressed_person')})"
_ADDRESSED_AFTER = compiled_later(_ADDRESSED)
_OF_A_PERSON = compiled_later(alternation("person_speaks"))


def _is_noun(surname: str, end: int, context: TextContext) -> bool:
    """True if a Japanese surname that is a noun too is the noun: 森に囲まれた, where a person is 森さん.

    A form of address always makes it a person; without one only who speaks is one, and not where the text has forms
    of address.
    """
    if _ADDRESSED_AFTER.match(context.text, end):
        return False
    addressed = context.of_text(_addressed, surname)
    return bool(addressed) or _OF_A_PERSON.match(context.text, end) is None


def _addressed(surname: str, text: str) -> str:
    found = re.search(surname + _ADDRESSED, text)
    return found.group() if found else ""


def _given_words(full: Iterable[Candidate], context: TextContext) -> frozenset[str]:
    printed = [fold(context.text[f.start : f.end].replace("・", " ").replace("·", " ")).text for f in full]
    spelled = [fold(w).text for f in full for w in re.split(r"[\s・·]", context.text[f.start : f.end])]
    return frozenset([w for text in printed for w in re.split(r"[\s,-]+", text) if w] + spelled)


Place = tuple[int, int]


def surname_mentions(
    context: TextContext, index: int, surnames: Iterable[Surname], full: tuple[Candidate, ...], limits: Places
) -> Decided:
    """The places where a person, named in full in this text, is named by the surname alone.

    Where others of that surname are named in the text, it is theirs from there on until the person is named in full.
    """
    own = _given_words(full, context)
    first = context.text[full[0].start : full[0].end] if full else ""
    whole = [(f.start, f.end) for f in full]
    covered = {place for start, end in whole for place in range(start, end)}
    found: Decided = []
    for surname in surnames:
        places = [p for p in surname_places(context, surname, index, limits) if covered.isdisjoint(range(*p))]
        if " " in surname.folded:
            covered |= {place for p in places for place in range(*p)}  # they are not looked at again without particles
        form = Form(
            index, surname.printed, Stem(surname.folded), surname.script, "surname", listed=False, kind="person"
        )
        for start, end in _own_places(context, surname, places, whole, own):
            candidate = Candidate(form, start, end)
            if _stands_alone(candidate, context):
                found.append((candidate, counted(rules.SURNAME_AFTER_FULL_NAME, form, first)))
    return found


def _own_places(
    context: TextContext, surname: Surname, places: Sequence[Place], whole: Sequence[Place], own: frozenset[str]
) -> Iterator[Place]:
    """The places of a surname that are the watched person's; `whole` are those of the full name."""
    places = [p for p in places if not _words_both(context, p[1], surname)]
    others = other_bearers(context, surname, places, own)
    authors = {start for start, end in places if start in others and _of_a_work(context, end)}
    places, others = [p for p in places if p[0] not in authors], others - authors
    own_title = of_own_title(context, surname, places, others, whole)
    title = of_another_title(context, surname, places, others, whole)
    in_full, of_others = sorted(start for start, _ in whole), sorted(others)
    for start, end in places:
        nearer = not others or start in own_title or _own_is_nearer(start, in_full, of_others)
        if nearer and start not in title and not of_a_woman(context, surname, start, end):
            yield start, end


def _of_a_work(context: TextContext, end: int) -> bool:
    """True if only what somebody made is named: in "Richard Wagners Musik" he is nobody who acts in the text."""
    written_on = context.language in packs_with("surname_genitives")
    own = context.text[end - 1] == "s" if written_on else context.text[end : end + 2] in ("'s", "’s")
    place = end if written_on else end + len("'s")
    work = context.next(place)
    return own and work.adjacent and work.folded in words("works")


def other_bearers(
    context: TextContext, surname: Surname, places: Iterable[tuple[int, int]], own: frozenset[str]
) -> frozenset[int]:
    """Where the text names other persons with that surname; `own` are the folded given names of the watched one."""
    if surname.script in CASED:
        return frozenset(start for start, end in places if _somebody_else(context, start, end, own, surname))
    return other_bearers_uncased(context, surname, places, own)


def _own_is_nearer(start: int, full: Sequence[int], others: Sequence[int]) -> bool:
    """True if of those named in full so far the watched person is the last; both are offsets in order.

    Somebody named here is no surname alone.
    """
    own, other = bisect_left(full, start), bisect_right(others, start)
    return own > 0 and (other == 0 or full[own - 1] > others[other - 1])


def _words_both(context: TextContext, end: int, surname: Surname) -> bool:
    """In "Moon Landing" surname and next word are everyday words: another name, of no person."""
    following = context.next(end)
    if not following.adjacent or not following.capital or surname.script != "latin":
        return False
    return is_common(surname.folded, "en") and is_common(following.folded, "en")


def _stands_alone(candidate: Candidate, context: TextContext) -> bool:
    if eponym(candidate, context):
        return False
    if candidate.form.script not in CASED:
        return True
    surface = context.text[candidate.start : candidate.end]
    if _of_nature(candidate, context) or building_in_place(candidate, context):
        return False
    if noun_with_article(candidate.start, candidate.end, candidate.form.stem.head, context):
        return False
    if candidate.form.stem.head in words("not_given") and context.before(candidate.start).folded in words(
        "before_months"
    ):
        return False
    if is_common(candidate.form.stem.head, "en") and context.next(candidate.end).folded in ("of", "for", "from"):
        return False
    return capital_name(surface) and not longer_name(candidate, context)


def of_a_family(start: int, context: TextContext) -> bool:
    """True if a family of the name is meant ("los Sánchez"), or a double name ends with it ("Maréchal-Le Pen")."""
    word = context.before(start)
    if word.adjacent and word.folded in words("plural_articles", context.language):
        return True
    joined = context.text[start - 1 : start] == "-" and context.text[max(0, start - 2) : start - 1].islower()
    return (
        joined
        and context.language in packs_with("joins_surnames")
        and not context.text[:start].lower().endswith(STANCE_PREFIXES)
    )


def _of_nature(candidate: Candidate, context: TextContext) -> bool:
    """True if a mountain, a lake or a street in small letters has the name: "le mont Blanc"."""
    word = context.before(candidate.start)
    if context.language not in packs_with("kind_before_name") or not word.adjacent or not word.printed.islower():
        return False
    return any(word.folded in words(kind) for kind in ("nature_words", "places_of", "streets"))


def _somebody_else(context: TextContext, start: int, end: int, own: frozenset[str], surname: Surname) -> bool:
    """True if another given name is before the surname, or after it with a comma or as in "Song Min-soon"."""
    if not capital_name(context.text[start:end]):
        return False
    if context.before(start).folded in words("days_and_months"):  # "On Friday Stone resigned"
        return False
    if other_given_name(start, context, own) or _place_name(context, start, surname):
        return True
    following = context.next(end)
    if not following.capital or following.folded in own:
        return False
    given = is_given_name(following.folded)
    if following.adjacent:
        return given or surname.family_first or _two_syllables(following)
    if following.gap != ", ":
        return False
    listed = given and not _lists_on(context, end + len(following.gap + following.printed))
    return listed or _in_inverted_list(context, surname, own)


def _lists_on(context: TextContext, end: int) -> bool:
    """True if a list of people goes on after a name: "Stone, Mary and Paul" names three, "Stone, Mary:" one."""
    after = context.next(end)
    return (after.adjacent and (after.capital or after.folded in words("and_words"))) or (
        after.gap == ", " and after.capital
    )


def _in_inverted_list(context: TextContext, surname: Surname, own: frozenset[str]) -> bool:
    """True if the text puts given names last ("Stone, Mary"), so that a word after the comma is one."""
    inverted = context.once((_inverted, surname.printed), lambda: _inverted(surname.printed, context.beginning))
    return not own.isdisjoint(inverted)


def _inverted(surname: str, text: str) -> frozenset[str]:
    """The folded words after a surname and a comma."""
    return frozenset(fold_word(m.group(1)) for m in re.finditer(rf"\b{re.escape(surname)}, ([^\W\d_]+)", text))


def _place_name(context: TextContext, start: int, surname: Surname) -> bool:
    """In "Central Park": a surname that is also a word, after a capitalised word that is no title."""
    previous = context.before(start)
    if not is_common(surname.folded, "en") or not previous.adjacent or not previous.capital:
        return False
    return previous.folded not in words("titles") | words("function") and not previous.printed.endswith(".")


def _two_syllables(word: Token) -> bool:
    """A Korean or Chinese given name as it is written in Latin letters: "Min-soon"."""
    first, hyphen, second = word.printed.partition("-")
    return bool(hyphen) and first.isalpha() and second.isalpha() and second.islower() and len(word.printed) <= 11
