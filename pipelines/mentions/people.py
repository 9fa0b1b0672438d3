"""A person's surname by itself: it counts where the full name stands in the same text and nobody else bears it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipelines.mentions import rules
from pipelines.mentions.bounds import given_goes_on, thing_of_a_name
from pipelines.mentions.common_nouns import noun_with_article
from pipelines.mentions.decision import Candidate, Decision, Places, capital_name, counted
from pipelines.mentions.eponyms import eponym
from pipelines.mentions.given import other_given_name
from pipelines.mentions.longer import STANCE_PREFIXES, longer_name
from pipelines.mentions.namesakes import other_bearers_uncased
from pipelines.mentions.places import building_in_place
from pipelines.mentions.titled import HAN_OFFICES, of_a_woman, of_another_title, of_own_title
from pipelines.names.common import is_common, is_word_in
from pipelines.names.forms import Form
from pipelines.names.inflect import Stem
from pipelines.names.slavic import SURNAME_TAILS
from pipelines.names.surnames import Surname
from pipelines.names.words import is_given_name, surnames_of_two
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from pipelines.text.scripts import CASED, kind_of, korean_tail, particle_agrees
from presswatch.languages.packs import words

_LETTERS = re.compile(r"[^\W\d_]*")
_LONGEST_TAIL = 64
"""Letters behind a surname that are looked at: no ending is longer."""
_KOREAN_TITLE = re.compile(
    "(?:전 |前 )?(?:국장|대표|소장|센터장|위원장|회장|이사장|이사|사무총장|총장|의장|총리|대통령|장관|차관|의원"
    "|기자|교수|박사|변호사|감독|팀장|부장|과장|실장|본부장|대변인|총재|사장|부회장|연구원|연구위원"
    "|간사|활동가|디렉터|씨|양|군|옹|여사|후보|전|시장|군수|구청장|도지사|지사|원장|처장|청장|단장|검사|판사|선수)"
)
_HAN_TITLE = re.compile(
    "氏|さん|様|君|先生|弁護士|教授|局長|所長|代表|会長|理事|理事長|総長|議員|大臣|首相|大統領|記者|監督|選手|容疑者|被告|社長|部長|課長"
    "|女士|小姐|总统|總統|主席|主任|律师|律師|局长|所长|會長|会长|部长|委员|委員|は|が|の|を|に|と|も|、|。"
)
_HAN_OFFICE = re.compile(HAN_OFFICES)


def surname_places(context: TextContext, surname: Surname, index: int, limits: Places) -> Iterator[tuple[int, int]]:
    """The source offsets at which a surname of subject `index` stands as a word, with its ending."""
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
    text = context.folded.text
    if surname.script == "hangul" and len(surname.folded) > 1:
        return stop if _korean_word(context, place, stop, surname) else 0
    foreign = surname.script == "han" and len(surname.folded) > 1 and surname.folded not in surnames_of_two()
    if (
        foreign
        and _after_word(context.text, context.folded.start(place))
        and _transliterated(context, surname, place, stop)
    ):
        return stop
    if surname.script in ("hangul", "han") and len(surname.folded) <= 2:
        return stop if _titled(context, place, stop, surname) else 0
    if surname.script in ("han", "kana"):
        return stop if _transliterated(context, surname, place, stop) else 0
    if place and text[place - 1].isalnum() and kind_of(text[place - 1]) == surname.script:
        return 0
    run = _LETTERS.match(text, stop, stop + _LONGEST_TAIL)
    tail = run.group() if run else ""
    if surname.script == "latin":
        tail = "".join(c for c in tail if kind_of(c) == "latin")
    if tail == "s" and context.language == "de" and not surname.folded.endswith(("s", "x", "z")):
        return stop + 1
    if surname.script == "latin" and tail and tail in SURNAME_TAILS.get(context.language, ()):
        return stop + len(tail)
    return stop + len(tail) if tail in surname.tails else 0


def _korean_word(context: TextContext, place: int, stop: int, surname: Surname) -> bool:
    """Whether a surname of two syllables or more makes a word with its particle: 모리는, 볼코프의; 모리배 is none."""
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


_SMALL_SIGNS = "的和与與对對向在被把由给給跟同因为為是及了请請让讓"


def _after_word(source: str, start: int) -> bool:
    """Whether a Chinese surname of two signs begins a word, as far as the sign before tells."""
    return not start or kind_of(source[start - 1]) != "han" or source[start - 1] in _SMALL_SIGNS


def _transliterated(context: TextContext, surname: Surname, place: int, stop: int) -> bool:
    """Whether a surname in Chinese or Japanese signs goes on in none of its kind: 沃尔科夫说, but 沃尔科夫斯基."""
    source, start, end = context.text, context.folded.start(place), context.folded.end(stop)
    kind, previous, following = kind_of(source[start]), source[start - 1 : start], source[end : end + 4]
    if not following:
        return not previous or kind_of(previous) != kind or kind == "han"
    if following[0] in "·・" and kind_of(following[1:2] or " ") == kind:
        return False  # the given name of somebody else: 马丁·路德
    if kind == "kana":
        if (
            context.language == "ja"
            and is_common(surname.printed, "ja")
            and _is_the_word(surname.printed, end, context)
        ):
            return False
        katakana = (char for char in (previous, following[0]) if char and kind_of(char) == "kana")
        return not any(char >= "\u30a0" for char in katakana)
    goes_on = given_goes_on(following) and not _HAN_OFFICE.match(source, end)
    return not goes_on and not thing_of_a_name(source, end)


def _titled(context: TextContext, place: int, stop: int, surname: Surname) -> bool:
    """A surname of one syllable or character counts only right before a title, and begins a word in Korean."""
    source = context.text
    start, end = context.folded.start(place), context.folded.end(stop)
    if surname.script == "hangul":
        if start and kind_of(source[start - 1]) in ("hangul", "han"):
            return False
        return source[end : end + 1] == " " and _KOREAN_TITLE.match(source, end + 1) is not None
    if start and kind_of(source[start - 1]) == "han" and len(surname.folded) == 1:
        return False
    word = surname.script == "han" and (len(surname.folded) == 1 or is_common(surname.printed, "ja"))
    if word and context.language == "ja" and _is_the_word(surname.printed, end, context):
        return False
    titled = _HAN_TITLE.match(source, end) or (len(surname.folded) > 1 and _HAN_OFFICE.match(source, end))
    return bool(titled) or _office_of_the_text(context, end, surname.printed)


_LONGEST_OFFICE = 4  # signs


def _office_of_the_text(context: TextContext, end: int, surname: str) -> bool:
    """Whether the office behind a surname of one sign stands before the full name elsewhere: 召集人林悦, 林召集人."""
    offices = (context.text[end : end + length] for length in range(2, _LONGEST_OFFICE + 1))
    return len(surname) == 1 and any(context.of_text(_held, office + surname) for office in offices if _all_han(office))


def _held(words: str, text: str) -> str:
    return words if words in text else ""


def _all_han(signs: str) -> bool:
    return all(kind_of(sign) == "han" for sign in signs)


_ADDRESSED = (
    "(?:さん|氏|様|君|先生|[^\\W\\d_]{0,3}(?:弁護士|教授|長|代表|理事|議員|大臣|首相|記者|監督|選手|容疑者|被告|知事"
    "|CEO|最高経営責任者))"
)
_OF_A_PERSON = re.compile("[はが](?:[、「]|.{0,12}(?:話|語|述|言|訴|答|指摘|説明|強調|主張|振り返))")


def _is_the_word(surname: str, end: int, context: TextContext) -> bool:
    """Whether a Japanese surname that is a noun too is the noun: 森に囲まれた, where a person is 森さん.

    A form of address always tells the person; without one only who speaks is told, and not where the text has forms
    of address.
    """
    if re.compile(_ADDRESSED).match(context.text, end):
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


def surname_mentions(
    context: TextContext, index: int, surnames: Iterable[Surname], full: tuple[Candidate, ...], limits: Places
) -> list[tuple[Candidate, Decision]]:
    """The places where a person, named in full in this text, is named by the surname alone.

    Where others of that surname are named in the text, it is theirs from there on until the person is named in full.
    """
    own = _given_words(full, context)
    first = context.text[full[0].start : full[0].end] if full else ""
    covered = {place for f in full for place in range(f.start, f.end)}
    found: list[tuple[Candidate, Decision]] = []
    for surname in surnames:
        found_here = surname_places(context, surname, index, limits)
        places = [p for p in found_here if covered.isdisjoint(range(*p))]
        if " " in surname.folded:
            covered |= {place for p in places for place in range(*p)}  # they are not looked at again without particles
        places = [p for p in places if not _words_both(context, p[1], surname)]
        others = other_bearers(context, surname, places, own)
        authors = {start for start, end in places if start in others and _of_a_work(context, end)}
        places, others = [p for p in places if p[0] not in authors], others - authors
        form = Form(
            index, surname.printed, Stem(surname.folded), surname.script, "surname", listed=False, kind="person"
        )
        whole = [(f.start, f.end) for f in full]
        in_full, of_others = sorted(f.start for f in full), sorted(others)
        own_title = of_own_title(context, surname, places, others, whole)
        title = of_another_title(context, surname, places, others, whole)
        for start, end in places:
            nearer = not others or start in own_title or _own_is_nearer(start, in_full, of_others)
            if not nearer or start in title or of_a_woman(context, surname, start, end):
                continue
            candidate = Candidate(form, start, end)
            if _stands_alone(candidate, context):
                found.append((candidate, counted(rules.SURNAME_AFTER_FULL_NAME, form, first)))
    return found


def _of_a_work(context: TextContext, end: int) -> bool:
    """Whether only what somebody made is named: in "Richard Wagners Musik" he is nobody who acts in the text."""
    own = context.text[end - 1] == "s" if context.language == "de" else context.text[end : end + 2] in ("'s", "’s")
    place = end if context.language == "de" else end + len("'s")
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
    """Whether a family of the name is meant ("los Sánchez"), or a double name ends with it ("Maréchal-Le Pen")."""
    word = context.before(start)
    if word.adjacent and word.folded in _OF_MANY.get(context.language, ()):
        return True
    joined = context.text[start - 1 : start] == "-" and context.text[max(0, start - 2) : start - 1].islower()
    return joined and context.language in _DOUBLE and not context.text[:start].lower().endswith(STANCE_PREFIXES)


_OF_MANY = {"es": ("los",), "pt": ("os",), "it": ("i",)}
_DOUBLE = ("en", "fr", "es", "pt", "it")


def _of_nature(candidate: Candidate, context: TextContext) -> bool:
    """Whether a mountain, a lake or a street in small letters has the name: "le mont Blanc"."""
    word = context.before(candidate.start)
    if context.language in ("", "en", "de") or not word.adjacent or not word.printed.islower():
        return False
    return any(word.folded in words(kind) for kind in ("natures", "places_of", "streets"))


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december".split()
)
"""Names of days and months, which stand with a capital before a surname: "On Friday Stone resigned"."""


def _somebody_else(context: TextContext, start: int, end: int, own: frozenset[str], surname: Surname) -> bool:
    """Another given name before the surname, or after it with a comma or as in "Song Min-soon"."""
    if not capital_name(context.text[start:end]):
        return False
    if context.before(start).folded in _DAYS:
        return False
    if other_given_name(start, context, own) or _place_name(context, start, surname):
        return True
    following = context.next(end)
    if (
        following.adjacent
        and following.capital
        and following.folded not in own
        and (surname.family_first or _two_syllables(following))
    ):
        return True
    if (
        following.gap == ", "
        and following.capital
        and following.folded not in own
        and (
            (is_given_name(following.folded) and not _lists_on(context, end + len(following.gap + following.printed)))
            or _in_inverted_list(context, surname, own)
        )
    ):
        return True
    return following.adjacent and following.capital and is_given_name(following.folded) and following.folded not in own


_JOINS = frozenset("and und et y e i и та en og och ve".split())


def _lists_on(context: TextContext, end: int) -> bool:
    """Whether a list of people goes on behind a name: "Stone, Mary and Paul" names three, "Stone, Mary:" one."""
    after = context.next(end)
    return (after.adjacent and (after.capital or after.folded in _JOINS)) or (after.gap == ", " and after.capital)


def _in_inverted_list(context: TextContext, surname: Surname, own: frozenset[str]) -> bool:
    """Whether the text puts given names last ("Stone, Mary"), so that a word after the comma is one."""
    inverted = context.once((_inverted, surname.printed), lambda: _inverted(surname.printed, context.beginning))
    return not own.isdisjoint(inverted)


def _inverted(surname: str, text: str) -> frozenset[str]:
    """The folded words that stand behind a surname and a comma."""
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
