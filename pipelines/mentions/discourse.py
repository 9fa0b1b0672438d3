"""What one place of a text says of the others: one sense of a name, somebody else of the name, an occupation.

An occupation of the stage or of sports right next to a Korean name makes it another person's, and so the places after
it that no cue tells apart. What the watchlist says of a person, organization and roles, is only ever evidence for a
name: a role in another language or a former club makes nobody somebody else. In other scripts full names are shared
less often than people change their occupations, and none refuses a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import body_speaks
from pipelines.mentions.bare_names import bare_after_preposition, bare_subject
from pipelines.mentions.decision import Candidate, Decided, Decision, counted_by_name, refused
from pipelines.mentions.namesakes import is_occupation
from pipelines.mentions.person_cues import own_given_name
from pipelines.mentions.places import after_place_preposition
from pipelines.mentions.rules import Sense
from pipelines.names.words import is_given_name, languages_of_word
from pipelines.text.context import WHOLE_TEXT, TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import kind_of
from presswatch.languages.packs import packs_with, words
from presswatch.languages.patterns import compiled_later
from presswatch.watchlist.entries import Subject

_NEEDS_A_BODY = (Sense.SURNAME, Sense.PLACE, Sense.NOUN, Sense.INFLECTED_NOUN)
"""Senses after which a name counts only where the text has other evidence of the organization."""


def _alone(candidate: Candidate, decision: Decision, context: TextContext, other: Sense | None) -> bool:
    """True if no nearby cue points to the organization, in a text where its name has another sense too."""
    if other is Sense.NOUN and (
        bare_subject(candidate, context)
        or body_speaks(candidate, context)
        or bare_after_preposition(candidate, context)
    ):
        return False
    if other is Sense.NOUN and _apostrophe(candidate, context):
        return False
    if decision.bare or other not in _NEEDS_A_BODY:
        return decision.bare
    return after_place_preposition(candidate, context) or not body_speaks(candidate, context)


def _apostrophe(candidate: Candidate, context: TextContext) -> bool:
    """True if an apostrophe follows, in a language that has it after names only."""
    name = context.language in packs_with("apostrophe_after_names")
    return name and context.text[candidate.end : candidate.end + 1] in "'’"


def one_sense(everything: Sequence[Decided], contexts: Sequence[TextContext]) -> list[Decided]:
    """A name with another sense in one place of a text has it in all where no cue points to the subject.

    One sense per discourse: W. Gale, K. Church and D. Yarowsky, 1992. Where a person of that name is named in full or
    a town is named, a name that else is enough by itself needs a cue too.
    """
    other = {c.index: decision for decided in everything for c, decision in decided if decision.rule.sense}
    if not other:
        return list(everything)
    alone = [
        [c.index in other and _alone(c, decision, context, other[c.index].rule.sense) for c, decision in decided]
        for decided, context in zip(everything, contexts, strict=True)
    ]
    sure = _surely_named(everything, alone)

    def settled(candidate: Candidate, decision: Decision, *, bare: bool) -> Decision:
        falls = bare and decision.counts and candidate.index not in sure
        return refused(rules.AS_ELSEWHERE, like=other[candidate.index]) if falls else decision

    return [
        [(c, settled(c, decision, bare=bare)) for (c, decision), bare in zip(decided, row, strict=True)]
        for decided, row in zip(everything, alone, strict=True)
    ]


def _surely_named(everything: Sequence[Decided], alone: Sequence[Sequence[bool]]) -> set[int]:
    """The numbers of the subjects with a strong decision that is not `alone`, without a cue next to another sense."""
    pairs = [pair for row in map(zip, everything, alone) for pair in row]
    return {c.index for (c, decision), bare in pairs if decision.strong and not bare}


def after_namesake(everything: Sequence[Decided], contexts: Sequence[TextContext]) -> list[Decided]:
    """A listed surname alone is that of the person named in full last, where the watched one is never named in full.

    An office before it is the watched person's again: "Ivana Trump … President Trump". Any word with a capital
    may come before a surname in a headline ("Judge Blocks Trump Plan"): only a known given name makes another person.
    """
    first = _first_places(everything, _names_another)
    for decided, context in zip(everything, contexts, strict=True) if first else ():
        for c, decision in decided:
            if decision.counts and not _surname_alone(c, context):
                first.pop(c.index, None)
    if not first:
        return list(everything)
    theirs = refused(rules.SOMEBODY_ELSES_SURNAME)

    def settled(candidate: Candidate, decision: Decision, number: int) -> Decision:
        place = first.get(candidate.index)
        falls = decision.counts and place is not None and _is_theirs(candidate, place, number, contexts[number])
        return theirs if falls else decision

    return [[(c, settled(c, decision, n)) for c, decision in decided] for n, decided in enumerate(everything)]


def _first_places(everything: Sequence[Decided], applies: Callable[[Decision], bool]) -> dict[int, tuple[int, int]]:
    """By number of the subject: text and offset of the first place with such a decision."""
    first: dict[int, tuple[int, int]] = {}
    for number, decided in enumerate(everything):
        for c, decision in decided:
            if applies(decision):
                first[c.index] = min(first.get(c.index, (number, c.start)), (number, c.start))
    return first


_SOON = 250


def _is_theirs(candidate: Candidate, first: tuple[int, int], number: int, context: TextContext) -> bool:
    """True if somebody else is named in full before, or right after a headline that has the surname alone."""
    if (number, candidate.start) > first:
        return True
    opening = number == first[0] and first[1] < _SOON and "\n" not in context.text[: candidate.start]
    return opening and "\n" in context.text[candidate.end : first[1]]


def _names_another(decision: Decision) -> bool:
    """True if a given name that is no word makes it somebody else; "Will Orban resign?" does not."""
    if decision.rule is not rules.ANOTHER_PERSON:
        return False
    given = fold(decision.detail).text.split("-")[-1]
    return is_given_name(given) and given not in words("function")


def _surname_alone(candidate: Candidate, context: TextContext) -> bool:
    if candidate.form.shape != "surname" or own_given_name(candidate.start, context, candidate.form.own):
        return False
    office = context.before(candidate.start)
    offices = words("titles") - words("courtesy")
    return not (office.adjacent and office.folded.split("-")[-1] in offices)


def after_occupation(
    everything: Sequence[Decided], contexts: Sequence[TextContext], subjects: Sequence[Subject]
) -> list[Decided]:
    """The decisions where an occupation next to a person's name made it another person's in one place.

    Organization, roles and own trades of the watchlist confirm the person there too. Without them the later places
    are the other's, unless one before it, or one with an office, is the watched person's.
    """
    first = _first_places(everything, lambda decision: decision.rule is rules.NAMESAKE)
    if not first:
        return list(everything)
    counting = [(number, c) for number, decided in enumerate(everything) for c, decision in decided if decision.counts]
    circle = [subjects[index] for index in {c.index for _, c in counting}]
    own = {index for index in first if _of_own_trade(subjects[index]) or _own_circle(subjects[index], contexts, circle)}
    clean = {c.index for n, c in counting if c.index in first and _is_clean(c, n, first[c.index], contexts[n])}
    theirs = first.keys() - own - clean
    return [[(c, _ruled(c, decision, own, theirs)) for c, decision in decided] for decided in everything]


def _is_clean(candidate: Candidate, number: int, first: tuple[int, int], context: TextContext) -> bool:
    """True if a place that counts comes before the one refused, or has an office next to it."""
    if (number, candidate.start) < first:
        return True
    before, following = context.before(candidate.start), context.next(candidate.end)
    offices = tuple(words("office"))
    return (before.adjacent and before.printed.startswith(offices)) or (
        following.adjacent and following.printed.startswith(offices)
    )


def _ruled(candidate: Candidate, decision: Decision, own: set[int], theirs: set[int]) -> Decision:
    if candidate.index in own and decision.rule is rules.NAMESAKE:
        return counted_by_name(candidate.form, strong=True)
    if candidate.index in theirs and decision.counts:
        return refused(rules.NAMESAKE_BEFORE)
    return decision


def _of_own_trade(person: Subject) -> bool:
    """True if the watchlist gives the person a trade of the stage or of sports, or a club: 골키퍼, 푸른 축구단."""
    own = fold(" ".join((person.organization, *person.roles))).text
    return any(is_occupation(word) or word in words("sport") for word in _WORDS.findall(own))


def _own_circle(person: Subject, contexts: Iterable[TextContext], named: Iterable[Subject]) -> bool:
    """True if the post names the person's body, by any name that the watchlist gives it, or one of the roles."""
    body = fold(person.organization).text
    if body and any(body in {fold(name).text for name in _names(one)} for one in named):
        return True
    # An everyday word as the name of a body (Shelter, Plan) says nothing where it was not found as a mention.
    rare = (person.organization,) if body and not languages_of_word(body) else ()
    names = (*rare, *person.roles)
    return any(
        context.once((_in_text, name), partial(_in_text, name, context)) for context in contexts for name in names
    )


def _names(subject: Subject) -> Iterator[str]:
    yield subject.name
    yield from (alias if isinstance(alias, str) else alias.text or "" for alias in subject.aliases)


_WORDS = compiled_later(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST_LETTERS = 4  # of the part of a role's word that all its cases have
_CASES = 2  # last letters that a case may change


def _in_text(name: str, context: TextContext) -> bool:
    """True if all words of a role or organization are in the text one after the other, each in any case."""
    parts = fold(name).text.split()
    stems = [re.escape(p[: max(_FEWEST_LETTERS, len(p) - _CASES)]) + r"\w*" for p in parts]
    start = r"(?<!\w)" if parts and kind_of(parts[0][0]) in ("latin", "cyrillic") else ""
    return bool(stems) and re.search(start + r"\W+".join(stems), context.folded.text[:WHOLE_TEXT]) is not None
