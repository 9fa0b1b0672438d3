"""People named in a text, with their roles, merged by name; and every place that names them, in full or in part."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.common.scripts import is_cjk, is_hangul
from pipelines.names.words import is_first_name, is_given_name
from presswatch.languages.packs import any_of, any_word, ordered_words, words
from presswatch.languages.patterns import compiled_later


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, with its offset into the text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person named in a text: full name, offsets of the first place, roles as printed.

    `ours` says that the text claims the person for the posting organization ("our director", "NKDB's Director");
    `outside` that the role is a journalist's or an office holder's, who are no spokespersons; `elsewhere` that a body
    other than the posting one is named with the role.
    """

    name: str
    start: int
    end: int
    roles: tuple[Role, ...] = ()
    ours: bool = False
    outside: bool = False
    elsewhere: bool = False


_ROLES_MAX = 30
"""Roles of one person in a text; nobody is printed with more."""


def merge_people(found: Iterable[Person]) -> tuple[Person, ...]:
    """One person per name, in order of first place; roles collected once each, in order of their places."""
    merged: dict[str, Person] = {}
    for person in sorted(found, key=lambda p: (p.start, -len(p.roles))):
        key = " ".join(person.name.split()).casefold().replace(" ", "")
        known = merged.get(key)
        merged[key] = person if known is None else _merged(known, person)
    return tuple(merged.values())


def _merged(known: Person, person: Person) -> Person:
    """The known person with the roles of another place that it lacks, up to `_ROLES_MAX`."""
    held = {role.text.casefold() for role in known.roles}
    new = [role for role in person.roles if role.text.casefold() not in held] if len(known.roles) < _ROLES_MAX else []
    return replace(
        known,
        roles=tuple(sorted((*known.roles, *new), key=lambda role: role.start)),
        ours=known.ours or person.ours,
        outside=known.outside or person.outside,
    )


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name inside a capitalised run: offsets of the name; `lead` is where role words of the run begin."""

    start: int
    end: int
    lead: int


CYRILLIC = compiled_later("[а-яё]", re.IGNORECASE)
_JA = compiled_later(rf"({any_word('ja_surnames')})")
_CHINESE_TITLES = words("courtesy_titles", "zh")
KANA = compiled_later("[ぁ-んァ-ヶ]")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a person's name in the text; offsets end exclusive."""

    start: int
    end: int
    person: Person


def surname(name: str) -> str:
    """The part of a name by which a text calls the person later; the whole name where that is not known."""
    if " " in name and is_cjk(name[0]):
        return name.partition(" ")[0]  # in Chinese and Japanese the surname comes first
    if _PARTED.search(name):
        return _PARTED_FULL.split(name)[-1]
    return _joined_surname(name) if is_cjk(name[0]) else name


_PARTED = compiled_later("[ ·・]")
_PARTED_FULL = compiled_later("[ ·・＝=]")


def _joined_surname(name: str) -> str:
    """The surname of a Japanese name printed without a blank; a Chinese name whole."""
    match = _JA.match(name)
    if match:
        return match[1]
    return name[:2] if KANA.search(name) or len(name) > _LONGEST_CHINESE else name


_LONGEST_CHINESE = 3
_TWO_SURNAMES = 3
"""Words of a name in Spanish: a given name and two surnames, of which the first is the one used alone."""
_LATIN_NAME = compiled_later(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: [A-ZÀ-Þ][a-zà-ÿ'’-]+){2}")


def _first_surname(name: str) -> str | None:
    """The first of two surnames: "Ibáñez" of "Marta Ibáñez Roldán"; None for a name of another form."""
    parts = name.split(" ")
    if len(parts) != _TWO_SURNAMES or not _LATIN_NAME.fullmatch(name) or is_first_name(parts[1].lower()):
        return None
    if parts[1].lower() in _PARTICLES:
        return None
    return parts[1]


_PARTICLES = words("surname_particles")
"""First parts of surnames of two words: "Gwenn Le Dantec" is called "Le Dantec" later, and nobody "Le"."""
_KOREAN_PAIRS = ordered_words("double_surnames", "ko")


def _pattern(person: Person) -> str:
    """The expression that finds a person: full name, surname, surname with role."""
    name = person.name
    full = re.escape(name).replace(r"\ ", r"[\s ]*" if is_cjk(name[0]) else r"[\s ]+")
    if is_hangul(name[0]):
        return full + _korean_short(person)
    short = surname(name)
    if is_cjk(name[0]):
        return _chinese_pattern(person, full) if short == name else _japanese_pattern(person, full, short)
    return f"{full}|{_spaced_short(name, short)}"


def _spaced_short(name: str, short: str) -> str:
    first = _first_surname(name)
    if first:
        return rf"(?<!\w)(?:{re.escape(first)}|{re.escape(short)})(?!\w)"
    if CYRILLIC.search(short) and len(short) > _SHORT_CYRILLIC:
        return rf"(?<!\w){re.escape(short[:-2])}\w{{0,4}}(?!\w)"
    left = r"(?<![\w])[وفبل]?" if "\u0600" <= short[0] <= "\u06ff" else r"(?<!\w)"
    return rf"{left}{re.escape(short)}(?!\w)"


_SHORT_CYRILLIC = 4


def _korean_short(person: Person) -> str:
    """The surname with the end of an office ("한 대표"), the given name before a word of respect ("은서 님의 말")."""
    cut = 2 if person.name.startswith(_KOREAN_PAIRS) else 1
    family, given = person.name[:cut], person.name[cut:]
    ends = [re.escape(role.text[-2:]) for role in person.roles]
    with_office = rf"|(?<![가-힣]){family}(?:[ \u00a0]?(?:{'|'.join(ends)})| [가-힣]{{0,6}}{ends[0]})" if ends else ""
    return rf"{with_office}|(?<![가-힣]){given}(?=[ \u00a0]?(?:씨|님)(?:[은는이가의도]|께서|[ ,.]|$))"


def _chinese_pattern(person: Person, full: str) -> str:
    """The surname (all but two characters) with a title or the end of an office, or the name as a Japanese one."""
    short = person.name
    family = short[: max(1, len(short) - 2)]
    ends = "|".join(sorted({*_CHINESE_TITLES, *(re.escape(role.text[-2:]) for role in person.roles)}))
    japanese = (
        rf"|(?<![一-龯々]){re.escape(short[:-1])}(?={_AFTER_JAPANESE_NAME})" if len(short) > _SHORT_JAPANESE else ""
    )
    return rf"{full}|(?:(?<![一-龯])|(?<=[和与與及对對向给給跟同由请請问問])){family}(?:{ends}){japanese}"


_SHORT_JAPANESE = 2


def _japanese_pattern(person: Person, full: str, short: str) -> str:
    roles = "".join(f"|{re.escape(end)}" for role in person.roles for end in (role.text, role.text[-2:]))
    ends = "|。" if len(short) > 1 else ""
    return rf"{full}|{_shortened(person, short)}(?={_AFTER_JAPANESE_NAME}|：|:|（{ends}{roles})"


_AFTER_JAPANESE_NAME = any_of("particles_after_names", "ja")
_UNPARTED_LENGTH = 4
"""Characters of a Japanese name that no list splits, whose surname may have two of them or three."""


def _shortened(person: Person, short: str) -> str:
    """The pattern of a surname alone; of one that no list has also with one more character."""
    name = person.name
    if len(name) != _UNPARTED_LENGTH or _JA.match(name):
        return re.escape(short)
    return rf"(?<![一-龯々])(?:{re.escape(name[:3])}|{re.escape(short)})"


def _spans(text: str, person: Person) -> Iterator[tuple[int, int]]:
    """Where a text names a person; most names are of a kind for which no pattern need be made."""
    if _PLAIN.fullmatch(person.name) and not _first_surname(person.name):
        return _plain_spans(text, person.name)
    return (match.span() for match in re.finditer(_pattern(person), text))


_PLAIN = compiled_later(r"[A-Za-zÀ-ÖØ-öø-ɏ'’.-]{1,60}(?: [A-Za-zÀ-ÖØ-öø-ɏ'’.-]{1,60}){1,40}")
"""A name in Latin letters, its words parted by single blanks."""


def _plain_spans(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name is printed, whole with any blanks between its words, or the last word alone."""
    *first, last = name.split(" ")
    found: list[tuple[int, int]] = []
    after_name = 0
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        start = text.rfind(first[0], max(after_name, at - _LONGEST_NAME), at)
        if start >= 0 and text[start:at].split() == first and text[at - 1].isspace():
            found = [span for span in found if span[1] <= start] + [(start, end)]
            after_name = end
        elif not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1])):
            found.append((at, end))
        at = text.find(last, end)
    return iter(found)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


_LONGEST_NAME = 200


def places_of(text: str, people: Sequence[Person]) -> tuple[Place, ...]:
    """All places of the given people, in text order; a surname shared by two of them counts for the first."""
    found: dict[int, Place] = {}
    for person in people:
        for start, end in _spans(text, person):
            known = found.get(start)
            if known is None or end > known.end:
                found[start] = Place(start, end, person)
    for place in _by_given_name(text, people):
        if not any(other.start <= place.start < other.end for other in found.values()):
            found[place.start] = place
    return tuple(found[start] for start in sorted(found)[:PLACES_MAX])


PLACES_MAX = 1_000
"""Places of people in a text: each is judged. The most of 1,546 honest pages is 112."""
_SPACED_NAME = compiled_later(r"[^\W\d_]{3,}(?: [^\W\d_][\w.'’-]*)+")
RUSSIAN_CASE = compiled_later(rf"(?<=\w{{3}})(?:{any_of('case_endings', 'ru')})\Z")


def _by_given_name(text: str, people: Sequence[Person]) -> Iterator[Place]:
    """The places of a given name alone after the full one ("a sentence of Ada's"), if it is one person's."""
    given = [person.name.split(" ")[0] for person in people]
    for person, name in zip(people, given, strict=True):
        named = name[0].isupper() and _SPACED_NAME.fullmatch(person.name) and is_given_name(name.lower())
        if given.count(name) > 1 or not named:
            continue
        stem, ending = (RUSSIAN_CASE.sub("", name), r"\w{0,2}") if CYRILLIC.search(name) else (name, "")
        if text.find(stem, person.end) < 0:  # most names are printed once
            continue
        for match in _alone(re.escape(stem) + ending).finditer(text, person.end):
            yield Place(match.start(), match.end(), person)


def _alone(given: str) -> re.Pattern[str]:
    """The expression for a given name that no other word with a capital follows."""
    return re.compile(
        rf"(?:(?<![\w'’-])|(?<=[dluDLU]['’])){given}(?:(?=['’]s(?!\w))|(?![\w'’-]|[ \u00a0][A-ZÀ-ÞА-ЯЁ]))"
    )


def between(places: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """The places that begin in a range of offsets."""
    low = bisect_left(places, start, key=lambda place: place.start)
    high = bisect_left(places, end, key=lambda place: place.start)
    return places[low:high]


def last_before(places: Sequence[Place], offset: int) -> Place | None:
    """The nearest place before an offset, None if nobody was named yet."""
    index = bisect_left(places, offset, key=lambda place: place.start)
    return places[index - 1] if index else None
