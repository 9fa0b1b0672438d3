"""Ships, prizes, schools, streets and inscriptions that have a watched name: "the ferry Thomas Grant".

What is reported about them says nothing about the person or organization.
"""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.words import is_common
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

_MARKS = " \u00a0\u202f„“”\"«»‘’'‹›"
_QUOTE = "[„“”\"«»‘’'‹›]"
_ENGLISH = ("en", "")
_KIND_WORDS = 3
"""Words between a name and the word for its kind, at most: "cargo panaméen « X »"."""


def eponym(candidate: Candidate, context: TextContext) -> str:
    """The word for the thing that has the name here ("cargo", "Escola"), "" if there is none.

    Topics may be such things themselves.
    """
    form = candidate.form
    if form.kind == "topic":
        return ""
    if form.script not in SPACED:
        return _caseless_eponym(candidate, context)
    return _ship(candidate, context) or (_named_after_person if form.kind == "person" else _venue)(candidate, context)


_NAME_BEFORE_KIND = frozenset(packs_with("name_before_kind")) | {""}


def _venue(candidate: Candidate, context: TextContext) -> str:
    """The stadium or cup right before an organization's name: "le stade Velmora"."""
    word = context.before(candidate.start)
    if not word.listed("venue_words") or context.language in _NAME_BEFORE_KIND or not _touches(word):
        return ""
    return "" if _opens_and_acts(candidate, word, candidate.start, context) else word.printed


def _touches(word: Token) -> bool:
    """True if only spaces and quotation marks separate the word from the name."""
    return bool(word.gap) and not word.gap.strip(_MARKS)


def _previous(word: Token, place: int, context: TextContext) -> tuple[Token, int]:
    """The word before the one that ends at `place`, and where that one begins."""
    begin = place - word.width
    return context.before(begin), begin


def _ship(candidate: Candidate, context: TextContext) -> str:
    """The word for a ship before the name, in Turkish after it: "le cargo « Al-Amal »", "the ferry Thomas Grant"."""
    if after := _ship_after(candidate, context):
        return after
    previous = context.before(candidate.start)
    if not previous.printed or not _touches(previous):
        return ""
    if previous.listed("naming_participles"):
        return _called_ship(candidate.start, context)
    if marked := _ship_prefix(candidate, previous, context):
        return "" if _owned_ship(candidate, context) else marked
    quoted = context.quoted(candidate.start, candidate.end)
    if not quoted and (_short_name(candidate) or _somebody_acts(candidate, context)):
        return ""
    return _ship_word(candidate, context, quoted=quoted)


def _short_name(candidate: Candidate) -> bool:
    return candidate.form.shape in ("surname", "phrase", "acronym") and not _full_name(candidate)


def _full_name(candidate: Candidate) -> bool:
    return candidate.form.kind == "person" and candidate.form.shape == "phrase"


_SHIP_PREFIX = compiled_later(rf"(?<![\w.])(?:{any_of('ship_prefixes')})[ \u00a0]{_QUOTE}?$")
_SHIP_PREFIX_OR_TITLE = compiled_later(rf"(?<![\w.])(?:{any_of('ship_prefixes_and_titles')})[ \u00a0]{_QUOTE}?$")
_ABOARD = compiled_later(rf"(?:{any_of('aboard_phrases')})[ \u00a0]?{_QUOTE}?[ \u00a0]?$", re.IGNORECASE)
_LONGEST_ABOARD = 24


def _ship_prefix(candidate: Candidate, previous: Token, context: TextContext) -> str:
    """The prefix of a ship before the name (MV, HMS), or words for being aboard it."""
    left = context.text[max(0, candidate.start - _LONGEST_ABOARD) : candidate.start]
    found = None
    if previous.listed("aboard_last_words"):
        found = _ABOARD.search(left)
    elif previous.printed.isupper():
        found = _SHIP_PREFIX.search(left)
        if found is None and context.language not in _ENGLISH:
            found = _SHIP_PREFIX_OR_TITLE.search(left)
    return found.group().strip(_MARKS) if found else ""


def _owned_ship(candidate: Candidate, context: TextContext) -> bool:
    """True if the organization's own ship follows: "aboard the Velmora ferry", "an Bord des Velmora-Schiffs"."""
    following = context.next(candidate.end)
    kind = following.folded
    ship = kind in words("english_ship_words") or kind in words("ship_words") or "schiff" in kind
    return (following.adjacent or following.gap == "-") and ship


def _ship_word(candidate: Candidate, context: TextContext, *, quoted: bool) -> str:
    """The word for a ship, also before words for its kind: "cargo panaméen « X »", "buque de carga X"."""
    word, place = context.before(candidate.start), candidate.start
    for number in range(_KIND_WORDS if quoted else 1):
        if word.folded.startswith(affixes("rescue_stems")):
            return ""
        if _is_ship(word, place, context, quoted=quoted):
            rescue = context.before(place - word.width).folded in words("rescue_ship_adjectives")
            return "" if rescue else word.printed
        if not quoted:
            return ""
        word, place = _previous(word, place, context)
        if not word.adjacent or (number and word.listed("verbs")):
            return ""
    return ""


def _is_ship(word: Token, place: int, context: TextContext, *, quoted: bool) -> bool:
    kind = word.folded.rsplit("'", 1)[-1]
    if quoted and kind in words("trains"):
        return True
    if context.language in _ENGLISH:
        return kind in words("english_ship_words") and (quoted or _with_determiner(word, place, context))
    if endings := affixes("ship_endings", context.language):
        return word.capital and (kind in words("ship_words") or kind.endswith(endings))
    return kind in words("ship_words") or _has_ship_stem(kind)


def _has_ship_stem(word: str) -> bool:
    return word[:1] >= "а" and word.startswith(affixes("ship_stems"))


def _with_determiner(word: Token, place: int, context: TextContext) -> bool:
    """True if a determiner comes before the noun, which may be a verb in English ("to ship Velmora lamps")."""
    first, begin = _previous(word, place, context)
    second, _ = _previous(first, begin, context)
    return any(w.folded in words(kind) for w in (first, second) for kind in ("articles", "indefinite", "determiners"))


def _called_ship(start: int, context: TextContext) -> str:
    """The word for the ship or storm that is called so: "a ferry named Velmora"."""
    clause = re.split(r"[.!?;:,\n]", context.text[max(0, start - 50) : start])[-1]
    around = re.findall(r"[^\W\d_]+", clause)[-_KIND_WORDS - 1 :]  # the last one is "named"
    kinds = words("ship_words") | words("english_ship_words") | words("storm_words")
    return next((w for w in around if (kind := fold_word(w)) in kinds or _has_ship_stem(kind)), "")


def _ship_after(candidate: Candidate, context: TextContext) -> str:
    """The word for a ship after a person's full name or a quoted one; others may own ships ("Greenpeace gemisi")."""
    kinds, following = affixes("ships_after_name", context.language), context.next(candidate.end)
    if not kinds or not following.folded.startswith(kinds) or following.gap.strip(_MARKS):
        return ""
    named = _full_name(candidate) or context.quoted(candidate.start, candidate.end)
    return following.printed if named else ""


def _somebody_acts(candidate: Candidate, context: TextContext) -> bool:
    """True if the name is a subject: "On the ferry Thomas Grant said", "the ship Velmora chartered"."""
    if candidate.form.kind == "person":
        following = context.next(candidate.end)
        return following.adjacent_in("verbs")
    owner = pattern("ship_owner_verbs", context.language or "en", r" %s\w*")
    return owner is not None and owner.match(context.text, candidate.end) is not None


def _named_after_person(candidate: Candidate, context: TextContext) -> str:
    """The prize, school, hall or street before or after a person's name: "Escola Municipal Joana Ribeiro"."""
    if after := _last_part_of_compound(candidate, context) or _house_after(candidate, context):
        return after
    word, place = context.before(candidate.start), candidate.start
    full_stop = word.gap.strip(_MARKS) == "."
    if full_stop and word.listed("street_abbreviations"):
        return word.printed  # ul. Marty Zielińskiej
    shortened = full_stop and word.listed("named_after_abbreviations")  # szkoła im. Marty Zielińskiej
    if not word.printed or not (_touches(word) or shortened):
        return ""
    if _in_the_name_of(word, place, context):
        return word.printed
    return _thing_before(candidate, word, context)


def _thing_before(candidate: Candidate, word: Token, context: TextContext) -> str:
    """The prize, school or hall at most three words before a person's name, in English right before it."""
    place = candidate.start
    for number in range(1 if context.language in _ENGLISH else _KIND_WORDS):
        if _thing_of_persons(word, place, context, apart=number > 0):
            return "" if _opens_and_acts(candidate, word, place, context) else word.printed
        if not word.capital and not word.listed("school_adjectives"):
            return ""
        word, place = _previous(word, place, context)
        if not word.adjacent:
            return ""
    return ""


def _thing_of_persons(word: Token, place: int, context: TextContext, *, apart: bool) -> bool:
    """True if the word is a prize, school or hall; in English they follow the name: "Hospital chief Ruth Keller".

    A capitalized word between prize and person is the prize's own name ("le prix Nobel Anna Holm"), and after a bare
    "de" a school belongs to an occupation ("professeur de lycée").
    """
    kind = word.folded.rsplit("'", 1)[-1]
    if kind not in words("things_of_persons"):
        return kind in words("ambiguous_streets", context.language)
    if (apart and kind.startswith(affixes("prize_stems"))) or (context.language in _ENGLISH and is_common(kind, "en")):
        return False
    return word.capital or _previous(word, place, context)[0].folded not in ("de", "di")


_COMPOUND_THINGS = affixes("things_of") + affixes("compound_things")


def _last_part_of_compound(candidate: Candidate, context: TextContext) -> str:
    """The last part of a German compound: Clara-Weiss-Schule, Clara-Weiss-Gesamtschule."""
    following = context.next(candidate.end)
    joined = following.gap == "-" and following.capital and words("compound_things", context.language)
    return following.printed if joined and following.folded.endswith(_COMPOUND_THINGS) else ""


def _house_after(candidate: Candidate, context: TextContext) -> str:
    """The house, street or contest after a Turkish name without an ending: "Deniz Aksoy apartmanı".

    Prizes are no such things: "Ruth Keller ödülünü aldı" is she who won one.
    """
    kinds, following = affixes("houses_after_name", context.language), context.next(candidate.end)
    return following.printed if kinds and following.adjacent and following.folded.startswith(kinds) else ""


_THING_NAMED_AFTER = compiled_later(rf"\b(?:{any_of('things_named_after')})")
_THING_REACH = 40  # characters: "школа № 5 имени Павла Соколова"


def _in_the_name_of(word: Token, place: int, context: TextContext) -> bool:
    """True if a thing is named after the person: "премия имени Сергея Волкова", "szkoła im. Anny", not "от имени"."""
    if word.folded not in words("named_after_words", "ru", "uk"):
        return word.folded in words("named_after_words", context.language)
    thing, begin = _previous(word, place, context)
    before = re.split("[.!?;\n]", context.text[max(0, begin - _THING_REACH) : begin])[-1]
    return not thing.listed("on_behalf_words") and _THING_NAMED_AFTER.search(before.lower()) is not None


def _opens_and_acts(candidate: Candidate, thing: Token, place: int, context: TextContext) -> bool:
    """True if the sentence opens with a place and the name is its subject: "No hospital Joana Ribeiro pediu calma"."""
    following = context.next(candidate.end)
    if following.adjacent_in("verbs"):
        return True
    if thing.capital or not following.adjacent or not following.printed.islower() or following.listed("function"):
        return False
    before, begin = _previous(thing, place, context)
    while before.adjacent and before.printed.islower():
        before, begin = _previous(before, begin, context)
    return before.adjacent_in("opening_prepositions") and context.sentence_start(begin - before.width)


_OPENING_MARKS = " \u00a0「『《〈“‘\"'«"
_CLOSING_MARKS = " \u00a0」』》〉”’\"'»"
_SHIP_AHEAD = compiled_later(f"(?:{any_of('ships_before_name')})$")
_SHIP_OR_TRAIN_AHEAD = compiled_later(f"(?:{any_of('ships_before_name')}|{any_of('trains_before_name')})$")
_NUMBER = compiled_later(any_of("vehicle_numbers"))
_HAN_THING = compiled_later(any_of("eponymous_things", "zh", "ja"))
_KOREAN_THING = compiled_later(any_of("eponymous_things", "ko"))


def _caseless_eponym(candidate: Candidate, context: TextContext) -> str:
    if candidate.form.script == "arabic":
        return _in_construct_state(candidate, context)
    quoted, hangul = context.quoted(candidate.start, candidate.end), candidate.form.script == "hangul"
    if quoted or not hangul:
        ahead = context.text[max(0, candidate.start - 12) : candidate.start].rstrip(_OPENING_MARKS)
        if ship := (_SHIP_OR_TRAIN_AHEAD if quoted else _SHIP_AHEAD).search(ahead):
            return ship.group()
    found = None
    if quoted:
        found = _NUMBER.match(context.text[candidate.end + 1 : candidate.end + 8].lstrip(_CLOSING_MARKS))
    elif candidate.form.kind == "person":
        found = (_KOREAN_THING if hangul else _HAN_THING).match(context.text, candidate.end)
    return found.group().strip() if found else ""


_CONSTRUCT_SHIP = compiled_later(f"[وف]?[بلك]?(?:ال|ل)?(?:{any_of('construct_ships')})(?:ه|تي)?")
_OF_ORGANIZATIONS = compiled_later(f"[وف]?[بلك]?(?:{any_of('construct_streets')})")
_OF_PERSONS = compiled_later(f"[وف]?[بلك]?(?:{any_of('construct_streets')}|{any_of('construct_prizes')})")


def _in_construct_state(candidate: Candidate, context: TextContext) -> str:
    """A thing in the construct state (جائزة X), or a ship, also before words for its kind (سفينة الشحن «X»)."""
    word = context.before(candidate.start)
    if not word.printed or not word.gap or word.gap.strip(" \u00a0«“\"'"):
        return ""
    if candidate.form.kind == "person":
        thing = _OF_PERSONS.fullmatch(word.folded)
    else:
        thing = None if " " in candidate.form.alias.strip() else _OF_ORGANIZATIONS.fullmatch(word.folded)
    return word.printed if thing else _arabic_ship(candidate, word, context)


def _arabic_ship(candidate: Candidate, word: Token, context: TextContext) -> str:
    place = candidate.start
    for _ in range(_KIND_WORDS if context.quoted(candidate.start, candidate.end) else 1):
        if _CONSTRUCT_SHIP.fullmatch(word.folded):
            return word.printed
        word, place = _previous(word, place, context)
        if not word.adjacent:
            return ""
    return ""


_REACH = 40
_CLAUSE = compiled_later(r"[.!?;\n]\s|[.!?;\n]$")
_WORDS = compiled_later(r"[^\W\d_]+")
_NEAR_WORDS = 4


def inscription(candidate: Candidate, context: TextContext) -> str:
    """The word that says that the name is written on something or used as a word, "" if there is none.

    Only for names of one word, in quotation marks or all capitals.
    """
    form = candidate.form
    if form.kind == "person" or form.shape not in ("word", "acronym"):
        return ""
    shown = context.quoted(candidate.start, candidate.end) or context.text[candidate.start : candidate.end].isupper()
    if not shown:
        return ""
    left = _CLAUSE.split(context.text[max(0, candidate.start - _REACH) : candidate.start])[-1]
    before = _WORDS.findall(fold(left).text)[-_NEAR_WORDS:]
    return next((word for word in reversed(before) if word in words("inscriptions")), "")
