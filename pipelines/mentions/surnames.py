"""Surnames by themselves: they count where the full name is in the same text and nobody else has it.

Also what is before a surname: a given name, one's own or somebody else's, a title, an occupation.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter

from pipelines.common.fold import fold
from pipelines.common.scripts import CASED, CJK, HANGUL_CLASS, kind_of, korean_tail, letters_after, particle_agrees
from pipelines.mentions import rules
from pipelines.mentions.candidates import Places, given_goes_on
from pipelines.mentions.decision import Decided, Occurrence, capital_name, counted, only_if, unless
from pipelines.mentions.eponyms import eponym
from pipelines.mentions.longer_names import longer_name
from pipelines.names.cases import Stem, is_case
from pipelines.names.countries import countries_of
from pipelines.names.forms import Form
from pipelines.names.surnames import Surname, sounds_as_one_of, sounds_like_one_of
from pipelines.names.words import is_common, is_first_name, is_given_name, is_word_in, surnames_of_two
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import alternation, any_word, pattern, words
from presswatch.languages.patterns import compiled_later

Place = tuple[int, int]


def surname_mentions(
    context: TextContext, index: int, surnames: Iterable[Surname], full: Sequence[Occurrence], limits: Places
) -> Decided:
    """The places where a person, named in full in this text, is named by the surname alone.

    Where others of that surname are named in the text, it is theirs from there on until the person is named in full.
    """
    own = _given_words(full)
    first = full[0].surface if full else ""
    whole = [(f.start, f.end) for f in full]
    covered = _offsets(whole)
    found: Decided = []
    for surname in surnames:
        places = [p for p in _surname_places(context, surname, index, limits) if covered.isdisjoint(range(*p))]
        if " " in surname.folded:
            covered |= _offsets(places)  # they are not looked at again without particles
        stem = Stem(surname.folded)
        form = Form(index, surname.printed, stem, surname.script, "surname", listed=False, kind="person")
        decision = counted(rules.SURNAME_AFTER_FULL_NAME, form, first)
        alone = (Occurrence(form, *place, context) for place in _own_places(context, surname, places, whole, own))
        found += [(one, decision) for one in alone if _is_alone(one)]
    return found


def _offsets(places: Iterable[Place]) -> set[int]:
    return {offset for start, end in places for offset in range(start, end)}


def _given_words(full: Iterable[Occurrence]) -> frozenset[str]:
    printed = [one.surface for one in full]
    whole = [fold(re.sub("[・·]", " ", name)).text for name in printed]
    spelled = [fold(word).text for name in printed for word in re.split(r"[\s・·]", name)]
    return frozenset([word for name in whole for word in re.split(r"[\s,-]+", name) if word] + spelled)


def _own_places(
    context: TextContext, surname: Surname, places: Sequence[Place], whole: Sequence[Place], own: frozenset[str]
) -> Iterator[Place]:
    """The places of a surname that are the watched person's; `whole` are those of the full name."""
    places = [p for p in places if not _words_both(context, p[1], surname)]
    others = _others_of_the_name(context, surname, places, own)
    in_full, of_others = sorted(start for start, _ in whole), sorted(others)
    for start, end in places:
        if not others or _own_is_nearer(start, in_full, of_others):
            yield start, end


def _own_is_nearer(start: int, full: Sequence[int], others: Sequence[int]) -> bool:
    """True if of those named in full so far the watched person is the last; both are offsets in order.

    Somebody named here is no surname alone.
    """
    own, other = bisect_left(full, start), bisect_right(others, start)
    return own > 0 and (other == 0 or full[own - 1] > others[other - 1])


def _words_both(context: TextContext, end: int, surname: Surname) -> bool:
    """In "Moon Landing" surname and next word are everyday words: another name, of no person."""
    following = context.next(end)
    both = surname.script == "latin" and following.adjacent_capital
    return both and all(is_common(word, "en") for word in (surname.folded, following.folded))


@only_if(unless(eponym))
def _is_alone(one: Occurrence) -> bool:
    """True if the surname is not part of another name."""
    if one.form.script not in CASED:
        return True
    return capital_name(one.surface) and not longer_name(one)


# The places of a surname

_KOREAN_OFFICE = f"(?:{any_word('offices_after_surname', 'ko')}|{any_word('forms_of_address_after_surname', 'ko')})"
_KOREAN_TITLE = compiled_later(f"(?:전 |前 )?{_KOREAN_OFFICE}")
_HAN_TITLE = compiled_later(f"{any_word('titles_after_surname')}|{any_word('particles_after_surname')}|、|。")
_HAN_OFFICE = compiled_later(alternation("han_offices"))
"""Offices and callings after a name in Chinese and Japanese."""


def _surname_places(context: TextContext, surname: Surname, index: int, limits: Places) -> Iterator[Place]:
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
    if surname.script in CJK:
        start, end = context.folded.start(place), context.folded.end(stop)
        return stop if _ends_in_run(context, surname, start, end) else 0
    text = context.folded.text
    previous = text[place - 1 : place]
    if previous.isalnum() and kind_of(previous) == surname.script:
        return 0
    tail = letters_after(text, stop)
    if surname.script == "latin":
        tail = "".join(c for c in tail if kind_of(c) == "latin")
    return stop + len(tail) if _is_ending(tail, surname, context.language) else 0


def _is_ending(tail: str, surname: Surname, language: str) -> bool:
    """True if a surname with these letters after it is the surname in some case."""
    if tail in surname.tails or tail in words("surname_genitives", language):
        return True
    return tail != "" and is_case(fold(surname.printed).text, surname.folded + tail, language)


def _ends_in_run(context: TextContext, surname: Surname, start: int, end: int) -> bool:
    """True if a surname in a script without blanks, or in Hangul, is a word at its place."""
    length = len(surname.folded)
    if surname.script == "hangul":
        return (_korean_word if length > 1 else _titled_in_korean)(context, start, end, surname)
    if surname.script == "kana" or length > _SHORT_SURNAME:
        return _transliterated(context.text, start, end)
    begins = kind_of(context.text[start - 1 : start] or " ") != "han"
    if length > 1 and begins and surname.folded not in surnames_of_two():
        return _transliterated(context.text, start, end) or _titled(context, start, end, surname)
    return _titled(context, start, end, surname)


_SHORT_SURNAME = 2


def _titled_in_korean(context: TextContext, start: int, end: int, _surname: Surname) -> bool:
    """True if a Korean surname begins a word and a title follows."""
    if kind_of(context.text[start - 1 : start] or " ") in ("hangul", "han"):
        return False
    return context.text[end : end + 1] == " " and _KOREAN_TITLE.match(context.text, end + 1) is not None


def _korean_word(context: TextContext, start: int, end: int, surname: Surname) -> bool:
    """True if a surname of two syllables or more makes a word with its particle: 모리는, 볼코프의; 모리배 is none."""
    if kind_of(context.text[start - 1 : start] or " ") in ("hangul", "han"):
        return False
    if _titled_in_korean(context, start, end, surname):
        return True
    tail = unicodedata.normalize("NFC", letters_after(context.text, end))
    if not korean_tail(tail, 0, "person") or not particle_agrees(surname.printed, tail):
        return False
    if len(surname.printed) > _SHORT_SURNAME:
        return True
    return tail != "" and not is_common(surname.printed, "ko")


def _transliterated(source: str, start: int, end: int) -> bool:
    """True if no further character of its kind follows a foreign surname: 沃尔科夫说, but 沃尔科夫斯基."""
    kind, following = kind_of(source[start]), source[end : end + 4]
    if not following:
        return True
    if following[0] in "·・":
        return kind_of(following[1:2] or " ") != kind  # the given name of somebody else: 马丁·路德
    if kind == "kana":
        around = following[0] + source[start - 1 : start]
        return not any(char >= "\u30a0" for char in around if kind_of(char) == "kana")
    return not given_goes_on(following) or _HAN_OFFICE.match(source, end) is not None


def _titled(context: TextContext, start: int, end: int, surname: Surname) -> bool:
    """True if a title follows a surname of one or two Han characters."""
    one = len(surname.folded) == 1
    if one and kind_of(context.text[start - 1 : start] or " ") == "han":
        return False
    if context.has("addressed_person") and _is_noun(surname, end, context):
        return False
    titles = (_HAN_TITLE,) if one else (_HAN_TITLE, _HAN_OFFICE)
    return any(title.match(context.text, end) for title in titles)


_ADDRESSED_AFTER = compiled_later(alternation("addressed_person"))
_OF_A_PERSON = compiled_later(alternation("person_speaks"))


def _is_noun(surname: Surname, end: int, context: TextContext) -> bool:
    """True if a Japanese surname that is a noun too is the noun: 森に囲まれた, where a person is 森さん.

    A form of address always makes it a person; without one only who speaks is one.
    """
    if len(surname.folded) > 1 and not is_common(surname.printed, "ja"):
        return False
    return not any(cue.match(context.text, end) for cue in (_ADDRESSED_AFTER, _OF_A_PERSON))


# Other persons with the same surname: "Nils Velding. Velding fell", 박민수 의원 and 박서윤


def _others_of_the_name(
    context: TextContext, surname: Surname, places: Iterable[Place], own: frozenset[str]
) -> frozenset[int]:
    """Where the text names other persons with that surname; `own` are the folded given names of the watched one."""
    if surname.script in CASED:
        return frozenset(start for start, end in places if _somebody_else(context, start, end, own, surname))
    if surname.script == "hangul" and len(surname.printed) == 1:
        full = rf"(?<![{HANGUL_CLASS}]){surname.printed}[{HANGUL_CLASS}]{{2}}(?= {_KOREAN_OFFICE})"
        found = re.finditer(full, context.beginning)
        return frozenset(m.start() for m in found if fold(m.group()).text not in own)
    return frozenset()


def _somebody_else(context: TextContext, start: int, end: int, own: frozenset[str], surname: Surname) -> bool:
    """True if another given name is before the surname, or after it with a comma or as in "Song Min-soon"."""
    if other_given_name(start, context, own):
        return True
    following = context.next(end)
    if not following.capital or following.folded in own:
        return False
    if following.adjacent and is_first_name(surname.folded) and not context.headline(start, end):
        return not following.listed("function", "not_given") and not following.printed.isupper()
    if following.gap == ", " and is_given_name(following.folded):  # "Stone, Mary", not "Stone, Mary and Paul"
        after = context.next(end + following.width)
        lists_on = after.capital or after.listed("and_words")
        return not lists_on or after.gap not in (" ", ", ")
    return following.adjacent and (surname.family_first or is_given_name(following.folded))


# Given names, titles and occupations before a surname


def other_given_name(start: int, context: TextContext, own: frozenset[str]) -> str:
    """The given name of somebody else right before a surname, "" if there is none.

    `own` are the folded words of the person's own names. A middle name is looked through to the name before it.
    """
    previous = context.before(start)
    if previous.adjacent_small and previous.folded in words("surname_particles"):
        start -= previous.width  # Linhares de Castro
        previous = context.before(start)
        return previous.printed if _may_be_given(previous) and previous.folded not in own else ""
    if not _may_be_given(previous) or previous.folded in own:
        return ""
    if context.before(start - previous.width).adjacent_one_of(own):  # Vladimir V. Putin
        return ""
    word = previous.folded.split("-")[-1]
    if is_first_name(word):
        return previous.printed
    if not words("titles").isdisjoint((previous.folded, word)) or sounds_as_one_of(word, own):
        return ""
    if len(word) == 1:
        theirs = previous.printed.endswith(".") and word not in map(itemgetter(0), own)
    else:
        theirs = not _is_no_given_name(previous, context, start)
    return previous.printed if theirs else ""


def _may_be_given(word: Token) -> bool:
    return word.adjacent_capital and "'" not in word.folded


def _is_no_given_name(previous: Token, context: TextContext, start: int) -> bool:
    """True if a word with a capital before a surname is a title or an everyday word."""
    if previous.printed.isupper() or previous.listed("not_given") or countries_of(previous.folded):
        return True
    in_headline = context.headline(start, start)  # "Judge Blocks Trump Plan"
    if in_headline and is_common(previous.folded, context.language, "en"):
        return True
    return _is_ordinary(previous, start - previous.width, context)


def _is_ordinary(previous: Token, begin: int, context: TextContext) -> bool:
    """True if a capitalized word is likely no name: at the beginning of a sentence, or a German noun."""
    if context.has("nouns_capitalized"):
        return True
    if not context.sentence_start(begin):
        return False
    if previous.listed("function") or is_common(previous.folded, context.language, "en"):
        return True
    if context.in_english:
        return False
    # What is no word of a language whose dictionary is at hand is a name: "Joumana".
    verbal = pattern("verbal_endings", context.language)
    return verbal is None or bool(verbal.search(previous.folded)) or is_word_in(previous.folded, context.language)


def own_given_name(start: int, context: TextContext, own: frozenset[str]) -> int:
    """How many characters before a surname are the person's own given name in another spelling; 0 if none are.

    "Wolodymyr Selenskyj" is found whole where the watchlist has Volodymyr and, elsewhere, Selenskyj.
    """
    previous = context.before(start)
    given = _may_be_given(previous) and not previous.listed("titles") and sounds_as_one_of(previous.folded, own)
    return previous.width if given else 0


# Trades: names of other persons

_LONGEST_WORD = 12
_LONGEST_TRADE = 3  # characters before an occupation in one word: 프로골퍼, 뮤지컬배우


def on_stage(one: Occurrence) -> str:
    """The trade of the stage or of sports right before a Korean name, which makes it another person's; else ""."""
    before = one.left(_LONGEST_WORD).rpartition("\n")[2]
    word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    return word if is_trade(word) else ""


def is_trade(word: str) -> bool:
    """True if a word is a trade of the stage or of sports, or ends in one in Korean: 배우, 프로골퍼, 뮤지컬배우."""
    return any(len(word) <= len(trade) + _LONGEST_TRADE and word.endswith(trade) for trade in words("trades"))


# In scripts without letter case


def _is_known_given(folded: str) -> bool:
    """True if the lists have a given name in Hangul or Arabic, where "and" may be written on to it."""
    return folded in words("given") or not _arabic_given().isdisjoint((folded, folded.removeprefix("و")))


@cache
def _arabic_given() -> frozenset[str]:
    return frozenset(fold(name).text for name in words("ar_given"))


def other_given_uncased(one: Occurrence) -> str:
    """A given name of somebody else before a surname: a known one, or one with a middle dot between; else ""."""
    word, mark = re.split("[·・•]", one.previous.printed)[-1], one.previous.gap.strip()
    if not one.previous.gap or mark not in ("", "·", "・", "•") or (mark and "\n" in one.previous.gap):
        return ""
    if kind_of(word[-1]) in ("hangul", "arabic"):
        folded = fold(word).text
        return word if folded not in one.form.own and _is_known_given(folded) else ""
    return word if mark and not sounds_like_one_of(word, one.form.own) else ""
