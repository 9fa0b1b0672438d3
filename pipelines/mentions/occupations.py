"""Persons of the same full name in another walk of life: the actor 김정은 is not the leader 김정은.

A trade of the stage or of sports right next to a Korean name tells another bearer there, and so do the places after it
that nothing tells apart. What the watchlist says of a person, organization and roles, only ever speaks for a name: a
role in another language or a former club makes nobody somebody else. In other scripts full names are shared less often
than people change their trades, and a trade refuses none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, counted_by_name, refused
from pipelines.names.common import languages_of_word
from pipelines.text.context import WHOLE_TEXT, TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import kind_of, korean_tail
from presswatch.languages.packs import words
from presswatch.watchlist.entries import Subject

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_ENDING = 5  # of a noun in any case: şarkıcısının
_ARABIC_PREFIX = re.compile("[وفبك]?(?:ال|لل)?")
_FEWEST_LETTERS = 4  # of the part of a role's word that all its cases have
_CASES = 2  # last letters that a case may change
Judged = list[tuple[Candidate, Decision]]


def after_a_trade(
    everything: Sequence[Judged], contexts: Sequence[TextContext], subjects: Sequence[Subject]
) -> list[Judged]:
    """The rulings where a trade next to a person's name told another bearer of it in one place.

    Organization, roles and own trades of the watchlist confirm the person there too. Without them the later places
    are the other's, unless one before it, or one with an office, is the watched person's.
    """
    first = _first_refused(everything)
    if not first:
        return list(everything)
    counting = [(number, c) for number, judged in enumerate(everything) for c, decision in judged if decision.counts]
    circle = [subjects[index] for index in {c.index for _, c in counting}]
    own = {index for index in first if _of_own_trade(subjects[index]) or _own_circle(subjects[index], contexts, circle)}
    clean = {c.index for n, c in counting if c.index in first and _is_clean(c, n, first[c.index], contexts[n])}
    theirs = first.keys() - own - clean
    return [[(c, _ruled(c, decision, own, theirs)) for c, decision in judged] for judged in everything]


def _first_refused(everything: Sequence[Judged]) -> dict[int, tuple[int, int]]:
    """By number of the subject: text and offset of the first place that a trade refused."""
    places = (
        (c.index, (number, c.start))
        for number, judged in enumerate(everything)
        for c, decision in judged
        if decision.rule is rules.NAMESAKE
    )
    first: dict[int, tuple[int, int]] = {}
    for index, place in places:
        first[index] = min(first.get(index, place), place)
    return first


def _is_clean(candidate: Candidate, number: int, first: tuple[int, int], context: TextContext) -> bool:
    """Whether a place that counts comes before the one refused, or has an office next to it."""
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
    """Whether the watchlist gives the person a trade of the stage or of sports, or a club: 골키퍼, 푸른 축구단."""
    own = fold(" ".join((person.organization, *person.roles))).text
    return any(_is_one_of("trades", word) or word in words("sport") or _has_trade(word) for word in _WORDS.findall(own))


def _has_trade(word: str) -> bool:
    """Whether a Korean word has a trade or sport in it."""
    return kind_of(word[0]) == "hangul" and any(len(one) > 1 and one in word for one in words("trades"))


_AGE = re.compile(
    r", (?:de |aged |im Alter von )?(?:1[6-9]|[2-9]\d)"
    r"(?: (?:ans|años|anos|anni|Jahre|лет|года?|років|роки|lat|lata|yaşında|years old))?(?=[,.)])"
)
_APPOSED = re.compile(r",((?: [^\W\d_]+(?:[-'’][^\W\d_]+)*){1,4})(?=[,.;)–—!?]|$)")
_WHOSE = frozenset("su his her their our son sa leur notre ihr sein unser sua seu suo il o a".split())
_LEADING = 3


def somebody_of_that_name(candidate: Candidate, context: TextContext) -> str:
    """The age or trade that makes a body's name of one word a person's: "Velmora, 34,", "Velmora, the striker,".

    "Velmora, the singer's label" is a body; so is what an institution of a person would be ("la empresa del cantante").
    """
    form = candidate.form
    following = context.text[candidate.end : candidate.end + 2]
    if following != ", " or (form.kind, form.shape) != ("organization", "word"):
        return ""
    age = _AGE.match(context.text, candidate.end)
    if age:
        return age.group().strip(", ")
    told = _APPOSED.match(context.text, candidate.end)
    printed: list[str] = told.group(1).split() if told else []
    row = [fold(word).text for word in printed]
    bare = context.language in ("ru", "uk", "pl", "tr", "fi")
    if not row or not (bare or row[0] in words("articles") or row[0] in words("indefinite") or row[0] in _WHOSE):
        return ""
    for word, shown in zip(row[:_LEADING], printed, strict=False):
        if word in words("of_words") or word in words("contractions"):
            return ""
        if _is_one_of("trades", word) or _is_one_of("trades_apposed", word):
            return shown
    return ""


def _is_one_of(kind: str, word: str) -> bool:
    """Whether a folded word is in the list: as it stands, as the beginning "x*" or the end "*x" of one there."""
    listed = words(kind)
    script = kind_of(word[0])
    if script == "arabic":
        return word in listed or word[_prefix(word) :] in listed
    if script == "hangul":
        return any(word[:cut] in listed and korean_tail(word, cut, "person") for cut in range(2, len(word) + 1))
    cuts = range(max(_FEWEST_LETTERS, len(word) - _LONGEST_ENDING), len(word) + 1)
    if word in listed or any(word[:cut] + "*" in listed for cut in cuts):
        return True
    return any("*" + word[cut:] in listed for cut in range(max(0, len(word) - _FEWEST_LETTERS + 1)))


def _prefix(word: str) -> int:
    found = _ARABIC_PREFIX.match(word)
    return found.end() if found else 0


def _own_circle(person: Subject, contexts: Iterable[TextContext], named: Iterable[Subject]) -> bool:
    """Whether the post names the person's body, by any name that the watchlist gives it, or one of the roles."""
    body = fold(person.organization).text
    if body and any(body in {fold(name).text for name in _names(one)} for one in named):
        return True
    # An everyday word as the name of a body (Shelter, Plan) tells nothing where it was not found as a mention.
    telling = (person.organization,) if body and not languages_of_word(body) else ()
    names = (*telling, *person.roles)
    return any(
        context.once((_stands_in, name), partial(_stands_in, name, context)) for context in contexts for name in names
    )


def _names(subject: Subject) -> Iterator[str]:
    yield subject.name
    yield from (alias if isinstance(alias, str) else alias.text or "" for alias in subject.aliases)


def _stands_in(name: str, context: TextContext) -> bool:
    """Whether all words of a role or body stand in the text one after the other, each in any case."""
    parts = fold(name).text.split()
    stems = [re.escape(p[: max(_FEWEST_LETTERS, len(p) - _CASES)]) + r"\w*" for p in parts]
    start = r"(?<!\w)" if parts and kind_of(parts[0][0]) in ("latin", "cyrillic") else ""
    return bool(stems) and re.search(start + r"\W+".join(stems), context.folded.text[:WHOLE_TEXT]) is not None
