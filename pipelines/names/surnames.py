"""The surname of a person's names, and names in another script that sound alike."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from pipelines.common.fold import fold_text
from pipelines.common.scripts import CJK, script_of
from pipelines.names.cases import head_of
from pipelines.names.variants import simplified
from pipelines.names.words import is_common, surnames_of_two
from presswatch.languages.packs import keyed_words, words
from presswatch.watchlist.entries import Alias, Subject

_FULL_NAME = 2
_SHORTEST = 2
_SHORTEST_OF_TWO = 2  # characters of a name whose surname has one of them
_LONGEST_HAN_NAME = 5


@dataclass(frozen=True, slots=True)
class Surname:
    """A person's surname in one of the full names; `folded` to search, `printed` for the case.

    `tails` may follow it in any text, in that of a language with cases also the rest of `printed` in a case.
    """

    folded: str
    printed: str
    script: str
    tails: frozenset[str] = frozenset({""})
    family_first: bool = False


def named(subject: Subject) -> Iterator[tuple[Alias, bool]]:
    """All names of a subject as aliases, and whether each is a former one."""
    yield Alias(text=subject.name), False
    for entry in subject.aliases:
        alias = Alias(text=entry) if isinstance(entry, str) else entry
        if alias.text:
            yield alias, False
    for former in subject.former:
        yield Alias(text=former), True


def surnames_of(subject: Subject) -> tuple[Surname, ...]:
    """The surnames of a person as printed in its full names; empty for other subjects."""
    if subject.kind != "person":
        return ()
    found: dict[tuple[str, frozenset[str]], Surname] = {}
    eastern = _eastern([alias.text.strip() for alias, _ in named(subject)])
    for alias, _ in named(subject):
        for surname in _surnames(alias.text.strip(), eastern=eastern):
            found.setdefault((surname.folded, surname.tails), surname)
    return tuple(found.values())


def _eastern(names: list[str]) -> bool:
    """True if one of the names is written together with the family name first, and is no part of another one.

    Of a foreigner's names the surname alone is written so too: 特朗普 next to 唐纳德·特朗普.
    """
    together = [name for name in names if script_of(name) in ("hangul", "han") and len(_parts(name)) == 1]
    if not together:
        return False
    parts = {simplified(part) for other in names for part in _parts(other) if part != other}
    return any(simplified(one) not in parts for one in together)


def _parts(name: str) -> list[str]:
    return re.split(r"[・·\s]", name)


def _surnames(text: str, *, eastern: bool) -> Iterator[Surname]:
    """The surname in one full name, with its particles first: "von der Leyen", "Le Pen"."""
    script, tokens = script_of(text), text.split()
    if "," in text:
        return
    if script in CJK:
        printed = _cjk_surname(text, script, eastern=eastern)
        if script == "han" and printed == text[:1] and len(text) > _SHORTEST_OF_TWO:
            yield Surname(text[:2], text[:2], script)  # 橋下徹, whose surname no list has
        if printed:
            yield Surname(printed, printed, script_of(printed))
        return
    if len(tokens) < _FULL_NAME:
        return
    first = _family_first(tokens)
    printed, particles = (tokens[0], 0) if first else (tokens[-1], _particles(tokens))
    if particles:
        whole = " ".join(tokens[-1 - particles :])
        yield Surname(fold_text(whole), whole, script)
    folded = fold_text(printed)
    if len(folded) >= _SHORTEST and not (particles and is_common(folded, "en")):
        yield from _in_cases(folded, printed, script, family_first=first)


def _in_cases(folded: str, printed: str, script: str, *, family_first: bool) -> Iterator[Surname]:
    """A surname of one word with its case endings."""
    if script in ("cyrillic", "greek"):
        head = head_of(folded)
        yield Surname(head, printed, script, frozenset({folded.removeprefix(head)}))
        return
    yield Surname(folded, printed, script, family_first=family_first)
    for ending, tails in keyed_words("bent_surname_endings").items():
        if folded.endswith(ending):
            yield Surname(folded[:-1], printed, script, frozenset(tails))


def _particles(tokens: list[str]) -> int:
    """How many particles are between the given names and the last word."""
    count = 0
    while count < len(tokens) - 2 and tokens[-2 - count].lower() in words("surname_particles"):
        count += 1
    return count


def _family_first(tokens: list[str]) -> bool:
    """Korean and Chinese order: a family name of the list first, and a given name of two syllables or with a hyphen."""
    first = fold_text(tokens[0])
    if first not in words("family_first"):
        return False
    last = fold_text(tokens[-1]) in words("family_first")
    western = first in words("given")
    return len(tokens) == 3 or "-" in tokens[-1] or (not last and (tokens[0].isupper() or not western))


def _cjk_surname(text: str, script: str, *, eastern: bool) -> str:
    parts = re.split(r"[・·\s]", text)
    if len(parts) == 2 and not eastern and re.search("[・·]", text):
        return parts[1]
    if script == "hangul":
        return _hangul_surname(text, parts, eastern=eastern)
    if script == "kana":
        return parts[0] if len(parts) == 2 else ""
    return parts[0] if len(parts) == 2 else _han_surname(text)


def _hangul_surname(text: str, parts: list[str], *, eastern: bool) -> str:
    if len(parts) > 1:
        surname = parts[0 if eastern else -1]  # 모리 아이코 is 森愛子, 세르게이 볼코프 nobody of the East
        return surname if len(surname) > 1 or eastern else ""
    return text[:1] if 2 <= len(text) <= 4 else ""


def _han_surname(text: str) -> str:
    if len(text) == _LONGEST_HAN_NAME and text[:3] in surnames_of_two():
        return text[:3]
    if len(text) in (4, _LONGEST_HAN_NAME) or (len(text) == 3 and text[:2] in surnames_of_two()):
        return text[:2]
    return text[:1] if len(text) in (2, 3) else ""


_SAME = str.maketrans(
    {"r": "l", "t": "d", "p": "b", "k": "g", "c": "g", "q": "g", "z": "s", "x": "s", "f": "b", "v": "b", "w": "b"}
)
_SILENT = "aeiouyh"
_ALIKE = 0.6  # Barack / BeiLaKe 1.0, Donald / TangNaDe 0.75, Barack / MiXieEr 0.33


@lru_cache(maxsize=4096)
def consonants(name: str) -> str:
    """The consonants of a name in Latin letters, voiced and unvoiced ones as one."""
    from anyascii import anyascii  # noqa: PLC0415  (a table of all scripts: read only where such a name turns up)

    letters = anyascii(name).lower()
    return "".join(c for c in letters if c.isalpha() and c not in _SILENT).translate(_SAME)


def sounds_as_one_of(name: str, others: Iterable[str]) -> bool:
    """True if the consonants of `name` are those of one of `others`, two or more: Wolodymyr, Volodymyr."""
    own = consonants(name)
    return len(own) > 1 and any(own == consonants(other) for other in others)


def sounds_like_one_of(name: str, others: Iterable[str]) -> bool:
    """True if the consonants of `name` are much like those of one of `others`."""
    own = consonants(name)
    return any(Indel.normalized_similarity(own, consonants(o)) >= _ALIKE for o in others if len(consonants(o)) > 1)
