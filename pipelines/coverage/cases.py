"""One person under one name: of a name that a post has in several cases, the nominative that it has too.

Russian and Greek posts name "директора Анны Берг" and quote "Анна Берг": one spokesperson, with her role.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from pipelines.names.inflect import greek_stems, russian_stems
from pipelines.text.fold import fold
from pipelines.text.scripts import kind_of
from presswatch.records import Quote, Spokesperson

_MOST_NAMES = 60
"""Each is compared with each: a post of clippings names a dozen people, a hostile one thousands."""
_STEMS = {"cyrillic": russian_stems, "greek": greek_stems}


def in_one_case(
    people: Sequence[Spokesperson], quotes: Sequence[Quote]
) -> tuple[tuple[Spokesperson, ...], tuple[Quote, ...]]:
    """The spokespersons and quotations with each name in its nominative, as far as the post has it as well.

    Roles stay as printed; a quotation whose speaker had none gets the first of the person's.
    """
    speakers = {quote.speaker for quote in quotes if quote.speaker}
    nominative = nominatives((*(one.name for one in people), *sorted(speakers)), speakers)
    if not nominative:
        return tuple(people), tuple(quotes)
    merged: dict[str, Spokesperson] = {}
    for one in people:
        name = nominative.get(one.name, one.name)
        merged[name] = _both(merged[name], one) if name in merged else replace(one, name=name)
    roles = {name: merged[name].roles for name in nominative.values() if name in merged and merged[name].roles}
    return tuple(merged.values()), tuple(_with_role(quote, nominative, roles) for quote in quotes)


def _with_role(quote: Quote, nominative: Mapping[str, str], roles: Mapping[str, Sequence[str]]) -> Quote:
    """A quotation with its speaker's nominative and, if it has none, the first of their roles."""
    speaker = nominative.get(quote.speaker or "", quote.speaker)
    role = roles[speaker][0] if quote.role is None and speaker is not None and speaker in roles else quote.role
    return replace(quote, speaker=speaker, role=role)


def _both(known: Spokesperson, other: Spokesperson) -> Spokesperson:
    rows = list(zip(known.roles, known.role_starts, strict=True))
    rows += [row for row in zip(other.roles, other.role_starts, strict=True) if row[0] not in known.roles]
    return replace(
        known,
        roles=tuple(role for role, _ in rows),
        role_starts=tuple(start for _, start in rows),
        start=min(known.start, other.start),
        subject=known.subject or other.subject,
    )


def nominatives(names: Iterable[str], speakers: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """Which of the names is another one in another case, with that other one: {"Анны Берг": "Анна Берг"}.

    Names that may be a man's genitive and a woman's nominative (Александра Петрова) are taken for neither. Where each
    may be the other's (Ελένη, Ελένης), it is the one of the two that speaks.
    """
    inflected = (name for name in names if " " in name and kind_of(name[-1]) in _STEMS)
    folded = {name: fold(name).text for name in islice(inflected, _MOST_NAMES)}
    found = _cases_among(folded)

    def is_case(bent: str, name: str) -> bool:
        return not _of_a_woman(bent, name) and (name not in found or (name in speakers and bent not in speakers))

    return {bent: name for bent, name in found.items() if is_case(bent, name)}


def _cases_among(folded: Mapping[str, str]) -> dict[str, str]:
    """Which of the names may be another one in another case, with that other one; `folded` has their folded forms."""
    pairs = ((one, other) for one in folded for other in folded if folded[one][:2] == folded[other][:2])
    return {
        other: one
        for one, other in pairs
        if folded[one] != folded[other] and _bends_to(folded[one], folded[other], kind_of(one[-1]))
    }


def _bends_to(name: str, form: str, script: str) -> bool:
    if name.count(" ") != form.count(" "):
        return False
    stems = _STEMS[script](name, person=True)
    return any(form.startswith(stem.head) and form[len(stem.head) :] in stem.tails for stem in stems if not stem.rest)


def _of_a_woman(bent: str, name: str) -> bool:
    """True if each word only adds an -a: the genitive of Александр Петров is a woman's name too."""
    return all(one == f"{other}а" for one, other in zip(bent.split(), name.split(), strict=True))
