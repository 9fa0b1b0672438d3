"""For whom a pronoun, an office or a bare verb stands: the last one told of who can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Literal

from pipelines.people.names_arabic import is_arabic_head
from pipelines.people.places import Place, last_before
from pipelines.people.roles import ARTICLE, OUR_WORD, is_head
from pipelines.people.types import Person
from pipelines.quotes.adjacent import is_calling
from presswatch.languages.packs import any_of

Gender = Literal["f", "m"]

_SHE = re.compile(
    rf"(?<!\w)(?:{any_of('she_words')})(?!\w)|{any_of('she_stems')}",
    re.IGNORECASE,
)
_HE = re.compile(
    rf"(?<!\w)(?:{any_of('he_words')})(?!\w)|{any_of('he_stems')}",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    rf"(?<!\w)(?:{any_of('roles_of_women')})(?!\w)",
    re.IGNORECASE,
)
_MAN = re.compile(
    rf"(?<!\w)(?:{any_of('roles_of_men')})(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN_SHE, _RUSSIAN_HE = (
    re.compile(rf"[а-яё](?:{any_of('surname_endings_of_women', 'ru')})\Z"),
    re.compile(rf"[а-яё](?:{any_of('surname_endings_of_men', 'ru')})\Z"),
)


def _pronoun(words: str) -> Gender | None:
    """Whether the words speak of a woman or a man; None where they speak of neither or both."""
    she, he = _SHE.search(words) is not None, _HE.search(words) is not None
    return None if she == he else "f" if she else "m"


@lru_cache(maxsize=512)
def _gender(person: Person) -> Gender | None:
    """What the roles or the surname of somebody tell; None where they tell nothing, or both."""
    roles = " ".join(role.text for role in person.roles)
    she = _WOMAN.search(roles) is not None or _RUSSIAN_SHE.search(person.name) is not None
    he = _MAN.search(roles) is not None or _RUSSIAN_HE.search(person.name) is not None
    return None if she == he else "f" if she else "m"


_OFFICE = re.compile(
    rf"(?<!\w)(?:{ARTICLE}|(?:{OUR_WORD}|{any_of('definite_articles', 'nl')}|its"
    rf"|su)[ \u00a0])(?:[^\W\d_][\w-]*[ ]){{0,2}}?(?P<office>[^\W\d_][\w-]+)(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(r"(?<!\w)[а-яё-]{1,60}(?!\w)", re.IGNORECASE)


_ARABIC = re.compile("[\u0621-\u064a]{3,}")


def offices(words: str) -> Iterator[str]:
    """The offices and callings that words name with their article (Russian has none), in small letters."""
    found = (match["office"] for match in _OFFICE.finditer(words))
    yield from (word.lower() for word in found if is_head(word))
    yield from (word for word in _ARABIC.findall(words) if is_arabic_head(word))
    yield from (word.lower() for word in _RUSSIAN.findall(words) if is_head(word))


def last_told(places: Sequence[Place], offset: int, words: str = "") -> Place | None:
    """The last one named before an offset who can be meant by `words`: of the right gender and office, and no reporter.

    None if nobody was named yet. A journalist or office holder is meant only where nobody else was named.
    """
    before = [place for place in places if place.start < offset]
    if not before:
        return None
    wanted, held = _pronoun(words), set(offices(words))
    able = [p for p in before if not p.person.outside] or before
    if wanted is not None:
        able = [p for p in able if _gender(p.person) in (None, wanted)] or able
    if held and wanted is None:
        able = _holders(able, held)
    return last_before(able, offset)


def _holders(able: Sequence[Place], held: AbstractSet[str]) -> list[Place]:
    """Whose office is named: who has it, the only one told of by their calling, else those without an office so far.

    Another office is another person's: of a director told of, "the chair" is not.
    """
    having = [p for p in able if any(held & set(role.text.lower().split()) for role in p.person.roles)]
    if having:
        return having
    alone = len({p.person.name for p in able}) == 1 and any(map(is_calling, held))
    return [p for p in able if alone or not p.person.roles]
