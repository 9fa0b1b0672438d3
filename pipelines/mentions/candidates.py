"""Places of a text at which a name may be: all forms at once, with word boundaries, of overlapping ones the longest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from pipelines.mentions.bounds import bounded
from pipelines.mentions.decision import MOST_PLACES, Candidate, Places
from pipelines.names.forms import Form
from pipelines.names.matcher import REGEX_TIME_S, Matcher, Pattern, folded_contains
from pipelines.text.context import TextContext
from pipelines.text.fold import Folded, fold
from pipelines.text.scripts import is_cjk
from presswatch.languages.packs import packs_with
from presswatch.languages.patterns import compiled_later


def name_candidates(context: TextContext, matcher: Matcher) -> list[Candidate]:
    """All forms with their word boundaries, of overlapping ones the longest."""
    found: list[Candidate] = []
    refused: dict[int, list[tuple[int, int]]] = {}
    limits = Places()
    hits = ((context.folded, *hit) for hit in matcher.hits(context.folded, context.language))
    for folded, form, low, high in chain(hits, hits_in_compounds(context, matcher)):
        if not limits.tries(form.index):
            continue
        if form.option is not None and form.option.whole_word is False:
            place: tuple[int, int] | None = (folded.start(low), folded.end(high))
        else:
            place = bounded(folded, form, low, high, context.language)
        if place is not None:
            limits.take(form.index)
            found.append(Candidate(form, *place))
        elif is_cjk(form.script) and not form.stem.rest:
            refused.setdefault(form.index, []).append((folded.start(low), folded.end(high)))
    return _longest([c for c in found if not _within(c, refused.get(c.index, ()))])


def _within(candidate: Candidate, refused: Iterable[tuple[int, int]]) -> bool:
    """True if a longer name of the subject, itself part of another word, holds the candidate.

    In 湖南大学病院 the hospital's name takes up 湖南大学, and so the short name 湖南 in it.
    """
    return any(low <= candidate.start and candidate.end <= high and candidate.end < high for low, high in refused)


def _longest(found: list[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest stays; one place may name several subjects by one name."""
    kept: list[Candidate] = []
    taken = bytearray(max((c.end for c in found), default=0))
    owners: dict[tuple[int, int], set[int]] = {}
    for one in sorted(found, key=lambda c: (c.start - c.end, c.start, not c.form.listed)):
        shared = owners.get((one.start, one.end))
        if one.index in (shared or ()) or (shared is None and any(taken[one.start : one.end])):
            continue
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
        owners.setdefault((one.start, one.end), set()).add(one.index)
        kept.append(one)
    return kept


_HYPHENS = "-\u2010\u2011"
_COMPOUND = compiled_later(rf"[^\W\d_]\w{{0,60}}+(?:[{_HYPHENS}]\w{{1,60}}+){{2,42}}+")
_SPACES = str.maketrans(dict.fromkeys(_HYPHENS, " "))


def hits_in_compounds(context: TextContext, matcher: Matcher) -> Iterator[tuple[Folded, Form, int, int]]:
    """The names of several words that are in a compound and not its last part, with the text as they are found.

    That is the folded text in which the hyphens of compounds are spaces; offsets into the source stay the same.
    """
    if context.language not in packs_with("compounds_with_hyphens") or "-" not in context.folded.text:
        return
    opened = _COMPOUND.sub(lambda found: found.group().translate(_SPACES), context.text)
    if opened == context.text:
        return
    folded = fold(opened)
    for form, low, high in matcher.hits(folded, context.language):
        start, end = folded.start(low), folded.end(high)
        inside = any(hyphen in context.text[start:end] for hyphen in _HYPHENS)
        if inside and " " in form.alias and context.text[end : end + 1] in tuple(_HYPHENS):
            yield folded, form, low, high


TimedOut = Callable[[Pattern], None]
"""Is called with an expression of the watchlist that ran out of time on a text, where it then finds nothing."""
_MOST_TIMED_OUT = 10
"""Expressions that may run out of time on one text: the rest is not tried on it, and is reported with them."""


def expression_places(
    context: TextContext, matcher: Matcher, timed_out: TimedOut
) -> Iterator[tuple[Pattern, int, int]]:
    """What the watchlist's regular expressions find; one that runs out of time on this text finds nothing in it."""
    slow = 0
    for pattern in matcher.patterns:
        if slow >= _MOST_TIMED_OUT:
            timed_out(pattern)
        elif _is_tried(pattern, context):
            try:
                found = pattern.compiled.finditer(context.text, timeout=REGEX_TIME_S)
                places = [one.span() for one in islice(found, MOST_PLACES)]
            except TimeoutError:
                slow += 1
                timed_out(pattern)
            else:
                yield from ((pattern, low, high) for low, high in places if high > low)


def _is_tried(pattern: Pattern, context: TextContext) -> bool:
    """True if the conditions of an expression are met in a text."""
    alias = pattern.alias
    if alias.not_ and folded_contains(context.folded, alias.not_):
        return False
    return not alias.needs or folded_contains(context.folded, alias.needs)
