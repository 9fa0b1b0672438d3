"""Mentions: where a post names the subjects of the watchlist, with the rule and the sentence.

The way: fold the text, find the beginnings of all forms at once, look at word boundaries, keep the longest of
overlapping names, judge each by what stands around it, first the clear forms, then those that need the subject to be
known, at last surnames alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain, islice

from pipelines.mentions import rules
from pipelines.mentions.acronyms import acronym_letters, borrowed_acronyms
from pipelines.mentions.ambiguous import body_speaks
from pipelines.mentions.bounds import bounded
from pipelines.mentions.common_nouns import lowercase_article_length
from pipelines.mentions.compounds import hits_in_compounds
from pipelines.mentions.decision import MOST_PLACES, Candidate, Decision, Places, refused
from pipelines.mentions.given import own_given_name
from pipelines.mentions.kind import kind_of_mention
from pipelines.mentions.letters import polish_ending
from pipelines.mentions.namesakes import after_somebody_else
from pipelines.mentions.occupations import after_a_trade
from pipelines.mentions.opening import bare_behind_preposition, bare_subject
from pipelines.mentions.people import surname_mentions
from pipelines.mentions.places import after_place_preposition
from pipelines.mentions.rules import Sense
from pipelines.mentions.weighing import judge
from pipelines.names.matcher import REGEX_TIME_S, Matcher, Pattern, build_matcher, check_regex, folded_contains
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import is_cjk
from pipelines.text.sentences import sentence_around
from presswatch.records import Mention, Post, Where
from scraper.pages.text.letters import letters

__all__ = ["Matcher", "Span", "build_matcher", "check_regex", "find_mentions", "find_spans", "plain_mentions"]


_FULL_SHAPES = ("phrase", "article")
Decisions = list[tuple[Candidate, Decision]]


@dataclass(frozen=True, slots=True)
class Span:
    """One place of a text that names subject number `index` of the matcher; offsets in code points, end exclusive."""

    index: int
    start: int
    end: int
    rule: str


def _candidates(context: TextContext, matcher: Matcher) -> list[Candidate]:
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
    """Whether a longer name of the subject, itself part of another word, holds the candidate.

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


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place where a name was found that does not count; offsets and `where` as in `Mention`, `rule` says why."""

    subject: str
    surface: str
    start: int
    end: int
    where: Where
    rule: str


Refused = Callable[[Refusal], None]
"""Is called with each refusal, in the order title, byline, text."""
TimedOut = Callable[[Pattern], None]
"""Is called with an expression of the watchlist that ran out of time on a text, where it then finds nothing."""
_MOST_TIMED_OUT = 10
"""Expressions that may run out of time on one text: the rest is not tried on it, and is reported with them."""


def passed_over(_: Pattern) -> None:
    """Reports nothing, for those who only ask for the mentions."""


def _patterns(context: TextContext, matcher: Matcher, timed_out: TimedOut) -> list[Span]:
    """What the watchlist's regular expressions find; one that runs out of time on this text finds nothing in it."""
    spans: list[Span] = []
    slow = 0
    for pattern in matcher.patterns:
        alias = pattern.alias
        expression = Decision(rules.EXPRESSION, alias.regex or "").stored
        if slow >= _MOST_TIMED_OUT:
            timed_out(pattern)
            continue
        if alias.not_ and folded_contains(context.folded, alias.not_):
            continue
        if alias.needs and not folded_contains(context.folded, alias.needs):
            continue
        try:
            places = [
                m.span() for m in islice(pattern.compiled.finditer(context.text, timeout=REGEX_TIME_S), MOST_PLACES)
            ]
        except TimeoutError:
            slow += 1
            timed_out(pattern)
            continue
        spans += [Span(pattern.index, low, high, expression) for low, high in places if high > low]
    return spans


def _other_body(candidate: Candidate, borrowed: dict[tuple[int, str], str]) -> Decision | None:
    if not borrowed or candidate.form.shape != "acronym":
        return None
    body = borrowed.get((candidate.index, acronym_letters(candidate)))
    return refused(rules.OTHER_BODYS_ACRONYM, body) if body else None


_NEEDS_A_BODY = (Sense.SURNAME, Sense.PLACE, Sense.NOUN, Sense.INFLECTED_NOUN)
"""Senses after which a name counts only where the text has other evidence of the organization."""


def _alone(candidate: Candidate, decision: Decision, context: TextContext, other: Sense | None) -> bool:
    """True if no nearby cue points to the organization, in a text where its name has another sense too."""
    if other is Sense.NOUN and (
        bare_subject(candidate, context)
        or body_speaks(candidate, context)
        or bare_behind_preposition(candidate, context)
    ):
        return False
    if other is Sense.NOUN and context.language == "tr" and context.text[candidate.end : candidate.end + 1] in "'’":
        return False  # Turkish has the apostrophe behind names alone
    if decision.bare or other not in _NEEDS_A_BODY:
        return decision.bare
    return after_place_preposition(candidate, context) or not body_speaks(candidate, context)


def _one_sense(everything: list[Decisions], contexts: list[TextContext]) -> list[Decisions]:
    """A name that stands for another thing in one place of a text does so in all where nothing else speaks for it.

    One sense per discourse: W. Gale, K. Church and D. Yarowsky, 1992. Where a person of that name is named in full or
    a town told, a name that else tells the body by itself needs something too.
    """
    pairs = [pair for judged in everything for pair in judged]
    other = {c.index: decision for c, decision in pairs if decision.rule.sense}
    if not other:
        return everything
    senses = {index: decision.rule.sense for index, decision in other.items() if decision.rule.sense}
    alone = [
        [
            _alone(c, decision, context, senses[c.index]) if c.index in senses else decision.bare
            for c, decision in judged
        ]
        for judged, context in zip(everything, contexts, strict=True)
    ]
    told = [
        (c.index, decision.strong and not bare)
        for judged, row in zip(everything, alone, strict=True)
        for (c, decision), bare in zip(judged, row, strict=True)
    ]
    sure = {index for index, speaks in told if speaks}
    return [
        [
            (c, refused(rules.AS_ELSEWHERE, like=other[c.index]))
            if bare and decision.counts and c.index in other and c.index not in sure
            else (c, decision)
            for (c, decision), bare in zip(judged, row, strict=True)
        ]
        for judged, row in zip(everything, alone, strict=True)
    ]


def _judged(contexts: list[TextContext], matcher: Matcher) -> tuple[list[Decisions], list[Decisions]]:
    """The candidates that count, and those that do not, in each of several texts of one post.

    The texts lend each other known subjects.
    """
    found = [_candidates(context, matcher) for context in contexts]
    borrowed = borrowed_acronyms(contexts, found, matcher.subjects)
    everything = [
        [(c, _other_body(c, borrowed) or judge(c, context, known=False)) for c in candidates]
        for context, candidates in zip(contexts, found, strict=True)
    ]
    everything = after_somebody_else(_one_sense(everything, contexts), contexts)
    everything = after_a_trade(everything, contexts, matcher.subjects)
    strong = [c for judged in everything for c, decision in judged if decision.strong]
    known = {c.index for c in strong}
    in_full = {c.index for c in strong if c.form.shape in _FULL_SHAPES}
    accepted: list[Decisions] = []
    refused: list[Decisions] = []
    for context, judged in zip(contexts, everything, strict=True):
        final = [
            (
                c,
                first
                if first.counts or c.index not in known or _other_body(c, borrowed)
                else judge(c, context, known=True, in_full=c.index in in_full),
            )
            for c, first in judged
        ]
        accepted.append([pair for pair in final if pair[1].counts])
        refused.append([pair for pair in final if not pair[1].counts])
    return accepted, refused


def by_index(kept: Decisions) -> dict[int, list[Candidate]]:
    """The candidates by the number of their subject, in their order."""
    found: dict[int, list[Candidate]] = {}
    for candidate, _ in kept:
        found.setdefault(candidate.index, []).append(candidate)
    return found


def _with_surnames(contexts: list[TextContext], matcher: Matcher) -> tuple[list[Decisions], list[Decisions]]:
    """The candidates that count, with surnames of persons that one of the texts names in full, and those refused."""
    accepted, refused = _judged(contexts, matcher)
    everywhere = [c for kept in accepted for c, _ in kept if matcher.subjects[c.index].kind == "person"]
    named_in_full = [c for c in everywhere if c.form.shape != "surname"]
    for context, kept, left in zip(contexts, accepted, refused, strict=True):
        limits = Places()
        taken = {place for c, _ in kept + left for place in range(c.start, c.end)}
        in_full = by_index(kept)
        for index in sorted({c.index for c in named_in_full}):
            full = tuple(in_full.get(index, ()))
            found = [
                (candidate, decision)
                for candidate, decision in surname_mentions(context, index, matcher.surnames(index), full, limits)
                if taken.isdisjoint(range(candidate.start, candidate.end))
            ]
            kept.extend(found)
            taken.update(place for c, _ in found for place in range(c.start, c.end))
    return accepted, refused


def _spans(
    contexts: list[TextContext], accepted: list[Decisions], matcher: Matcher, timed_out: TimedOut = passed_over
) -> list[tuple[Span, ...]]:
    """The spans of the accepted candidates and of the watchlist's expressions, text by text."""
    result = []
    for context, kept in zip(contexts, accepted, strict=True):
        spans = [
            Span(c.index, _beginning(c, context), c.end + polish_ending(c, context), decision.stored)
            for c, decision in kept
        ]
        spans += _patterns(context, matcher, timed_out)
        result.append(tuple(sorted(_distinct(spans), key=lambda s: (s.start, s.end, s.index))))
    return result


def _beginning(candidate: Candidate, context: TextContext) -> int:
    """Where a mention begins: without the sentence's article, with the given name in another spelling."""
    if candidate.form.shape == "surname":
        return candidate.start - own_given_name(
            candidate.start, context, candidate.form.own - {candidate.form.stem.head}
        )
    return candidate.start + lowercase_article_length(candidate, context)


def _distinct(spans: Iterable[Span]) -> list[Span]:
    """One span a place and subject; a subject's longer span covers its shorter ones."""
    kept: list[Span] = []
    taken: dict[int, set[int]] = {}
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        places = taken.setdefault(span.index, set())
        if places.isdisjoint(range(span.start, span.end)):
            places.update(range(span.start, span.end))
            kept.append(span)
    return kept


def find_spans(text: str, matcher: Matcher, language: str | None = None) -> tuple[Span, ...]:
    """Finds the subjects in one text; `language` is its code ("de"), None if not known. Sorted by place."""
    contexts = [TextContext(fold(text), language)]
    return _spans(contexts, _with_surnames(contexts, matcher)[0], matcher)[0]


def find_mentions(
    post: Post, matcher: Matcher, timed_out: TimedOut = passed_over, refused: Refused | None = None
) -> tuple[Mention, ...]:
    """Finds every place where the title, the byline or the text of a post names a subject.

    The teaser stands for a text that was not had. The mentions come in the order title, byline, text, each by place;
    empty if the post names none. `timed_out` is called with each expression of the watchlist that took too long,
    `refused` with each place where a name was found and does not count.
    """
    byline = ", ".join(post.byline)
    teaser = "" if post.text else _telling_teaser(post)
    texts = (post.title, byline, post.text or teaser)
    contexts = [TextContext(fold(text), post.language) for text in texts]
    accepted, left = _with_surnames(contexts, matcher)

    def where(number: int, start: int) -> Where:
        return ("title", "byline", "teaser")[number] if number < 2 or teaser else post.where(start)

    if refused is not None:
        for number, one, decision in ((number, *pair) for number, rulings in enumerate(left) for pair in rulings):
            surface, subject = texts[number][one.start : one.end], matcher.subjects[one.index].name
            refused(Refusal(subject, surface, one.start, one.end, where(number, one.start), decision.stored))
    return tuple(
        _mention(span, texts[number], where(number, span.start), matcher)
        for number, spans in enumerate(_spans(contexts, accepted, matcher, timed_out))
        for span in spans
    )


def plain_mentions(post: Post, matcher: Matcher) -> tuple[Mention, ...]:
    """The listed names of one word in their own case and of several in any, wherever they stand; nothing is weighed.

    For a text whose mentions cost too much to find: title and text alone, in this order.
    """
    mentions: list[Mention] = []
    for place, text in (("title", post.title), ("", post.text)):
        for one in _candidates(TextContext(fold(text), post.language), matcher):
            surface = text[one.start : one.end]
            if one.form.listed and (" " in surface or surface == one.form.alias):
                where: Where = "title" if place else post.where(one.start)
                span = Span(one.index, one.start, one.end, Decision(rules.TOO_COSTLY).stored)
                mentions.append(_mention(span, text, where, matcher))
    return tuple(mentions)


_TEASER_LETTERS = 20
"""Fewer beside title, day and outlet are a label ("Read more", "Interview")."""


def _telling_teaser(post: Post) -> str:
    """What a list or feed shows of a post; "" where that is its title, day and outlet once more."""
    rest = letters(post.teaser)
    for shown in (post.title, post.published.raw if post.published else "", post.outlet_hint or ""):
        rest = rest.replace(letters(shown), "") if shown else rest
    return post.teaser if len(rest) >= _TEASER_LETTERS else ""


def _mention(span: Span, text: str, where: Where, matcher: Matcher) -> Mention:
    subject = matcher.subjects[span.index]
    mention = Mention(
        subject=subject.name,
        surface=text[span.start : span.end],
        start=span.start,
        end=span.end,
        where=where,
        rule=span.rule,
        sentence=sentence_around(text, span.start, span.end),
    )
    return replace(mention, kind=kind_of_mention(text, span.start, span.end, where, subject.kind))
