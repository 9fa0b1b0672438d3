"""Mentions: where a post names the subjects of the watchlist, with the rule and the sentence.

The way: fold the text, find the beginnings of all forms at once, look at word boundaries, keep the longest of
overlapping names, decide over each by the words around it: first the clear forms, then those that need the subject to
be known, at last surnames alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipelines.common.fold import fold
from pipelines.mentions import rules
from pipelines.mentions.acronyms import acronym_letters, borrowed_acronyms
from pipelines.mentions.candidates import Places, name_candidates
from pipelines.mentions.classifier import judge
from pipelines.mentions.decision import Decided, Decision, Occurrence, counted_by_name, refused
from pipelines.mentions.eponyms import after_place_preposition
from pipelines.mentions.organization_cues import body_speaks, kind_of_mention, lowercase_article_length
from pipelines.mentions.rules import Sense
from pipelines.mentions.surnames import is_trade, own_given_name, surname_mentions
from pipelines.names.matcher import Matcher, Pattern, TimedOut, build_matcher, check_regex
from pipelines.names.words import is_given_name
from pipelines.text.context import WHOLE_TEXT, TextContext
from pipelines.text.segments import sentence_around
from presswatch.languages.packs import words
from presswatch.records import Mention, Post, Where
from presswatch.text.strings import grouped
from presswatch.watchlist.entries import Subject
from scraper.pages.text.letters import letters

__all__ = ["Matcher", "TimedOut", "build_matcher", "check_regex", "find_mentions", "find_spans", "plain_mentions"]

_FULL_SHAPES = ("phrase", "article")


@dataclass(frozen=True, slots=True)
class Span:
    """One place of a text that names subject number `index` of the matcher; offsets in code points, end exclusive."""

    index: int
    start: int
    end: int
    rule: str


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


def passed_over(_: Pattern) -> None:
    """Reports nothing, for those who only ask for the mentions."""


def _other_body(one: Occurrence, borrowed: dict[tuple[int, str], str]) -> Decision | None:
    body = borrowed.get((one.index, acronym_letters(one))) if one.form.shape == "acronym" else None
    return refused(rules.OTHER_BODYS_ACRONYM, body) if body else None


def _decided(contexts: list[TextContext], matcher: Matcher) -> list[Decided]:
    """The candidates with their decisions in each of several texts of one post; what one text says is known to all."""
    found = [name_candidates(context, matcher) for context in contexts]
    borrowed = borrowed_acronyms(found, matcher.subjects)
    by_words_around = [[(c, _other_body(c, borrowed) or judge(c)) for c in candidates] for candidates in found]
    everything = _after_occupation(_after_namesake(_one_sense(by_words_around)), contexts, matcher.subjects)
    strong = [c for c, decision in chain.from_iterable(everything) if decision.strong]
    known = {c.index for c in strong}
    in_full = {c.index for c in strong if c.form.shape in _FULL_SHAPES}

    def again(one: Occurrence, first: Decision) -> Decision:
        """Weaker forms of a known subject get a second chance."""
        if first.counts or one.index not in known or _other_body(one, borrowed):
            return first
        return judge(replace(one, known=True, in_full=one.index in in_full))

    return [[(c, again(c, first)) for c, first in decided] for decided in everything]


# What one place of a text says of the others: one sense of a name, somebody else of the name

_NEEDS_A_BODY = (Sense.SURNAME, Sense.PLACE, Sense.NOUN, Sense.INFLECTED_NOUN)
"""Senses after which a name counts only where the text has other evidence of the organization."""


def _is_alone(one: Occurrence, decision: Decision, other: Decision | None) -> bool:
    """True if no nearby cue points to the organization, in a text where its name has another sense too."""
    if other is None or (other.rule.sense is Sense.NOUN and body_speaks(one)):
        return False
    if decision.bare or other.rule.sense not in _NEEDS_A_BODY:
        return decision.bare
    return after_place_preposition(one) or not body_speaks(one)


def _one_sense(everything: list[Decided]) -> list[Decided]:
    """A name with another sense in one place of a text has it in all where no cue points to the subject.

    One sense per discourse: W. Gale, K. Church and D. Yarowsky, 1992. Where a person of that name is named in full or
    a town is named, a name that else is enough by itself needs a cue too. A subject with a strong decision next to such
    a cue keeps all its places.
    """
    other = {c.index: decision for c, decision in chain.from_iterable(everything) if decision.rule.sense}
    if not other:
        return everything
    texts = [[(c, d, _is_alone(c, d, other.get(c.index))) for c, d in decided] for decided in everything]
    sure = {c.index for row in texts for c, decision, bare in row if decision.strong and not bare}
    return [
        [(c, _as_elsewhere(d, other[c.index]) if bare and c.index not in sure else d) for c, d, bare in row]
        for row in texts
    ]


def _as_elsewhere(decision: Decision, other: Decision) -> Decision:
    return refused(rules.AS_ELSEWHERE, like=other) if decision.counts else decision


def _first_places(everything: Sequence[Decided], applies: Callable[[Decision], bool]) -> dict[int, tuple[int, int]]:
    """By number of the subject: text and offset of the first place with such a decision."""
    first: dict[int, tuple[int, int]] = {}
    for number, decided in enumerate(everything):
        for c, decision in decided:
            if applies(decision):
                first[c.index] = min(first.get(c.index, (number, c.start)), (number, c.start))
    return first


def _after_namesake(everything: list[Decided]) -> list[Decided]:
    """A listed surname alone is that of the person named in full last, where the watched one is never named in full.

    An office before it is the watched person's again: "Ivana Trump … President Trump". Any word with a capital
    may come before a surname in a headline ("Judge Blocks Trump Plan"): only a known given name makes another person.
    """
    first = _first_places(everything, _names_another)
    for one, decision in chain.from_iterable(everything if first else ()):
        if decision.counts and not _is_surname_alone(one):
            first.pop(one.index, None)

    def settled(one: Occurrence, decision: Decision, number: int) -> Decision:
        theirs = decision.counts and one.index in first and _is_theirs(one, first[one.index], number)
        return refused(rules.SOMEBODY_ELSES_SURNAME) if theirs else decision

    return [[(c, settled(c, decision, n)) for c, decision in decided] for n, decided in enumerate(everything)]


_SOON = 250


def _is_theirs(one: Occurrence, first: tuple[int, int], number: int) -> bool:
    """True if somebody else is named in full before, or right after a headline that has the surname alone."""
    if (number, one.start) > first:
        return True
    title, _, _ = one.context.text.partition("\n")
    return first[1] < _SOON and one.end <= len(title) < first[1]


def _names_another(decision: Decision) -> bool:
    """True if a given name that is no word makes it somebody else; "Will Orban resign?" does not."""
    return decision.rule is rules.ANOTHER_PERSON and is_given_name(fold(decision.detail).text.split("-")[-1])


def _is_surname_alone(one: Occurrence) -> bool:
    if one.form.shape != "surname" or own_given_name(one.start, one.context, one.form.own):
        return False
    office = one.previous
    return not office.adjacent or office.folded.split("-")[-1] not in words("titles") - words("courtesy")


def _after_occupation(
    everything: list[Decided], contexts: Sequence[TextContext], subjects: Sequence[Subject]
) -> list[Decided]:
    """The decisions where an occupation next to a person's name made it another person's in one place.

    The organization, a role or an occupation that the watchlist gives the person confirms them there too. Otherwise the
    later places are the other's, unless one before it is the watched person's.
    """
    first = _first_places(everything, lambda decision: decision.rule is rules.NAMESAKE)
    if not first:
        return everything
    counting = _first_places(everything, lambda decision: decision.counts)
    clean = {index for index, place in first.items() if counting.get(index, place) < place}
    own = {index for index in first if _is_confirmed(subjects[index], contexts)}
    theirs = first.keys() - own - clean
    return [[(c, _decided_by_occupation(c, decision, own, theirs)) for c, decision in one] for one in everything]


def _decided_by_occupation(one: Occurrence, decision: Decision, own: set[int], theirs: set[int]) -> Decision:
    if decision.rule is rules.NAMESAKE and one.index in own:
        return counted_by_name(one.form, strong=True)
    return refused(rules.NAMESAKE_BEFORE) if decision.counts and one.index in theirs else decision


def _is_confirmed(person: Subject, contexts: Iterable[TextContext]) -> bool:
    """True if the person has an occupation of the stage or of sports, or the post names their organization or role."""
    own = [fold(text).text for text in (person.organization, *person.roles) if text]
    if any(is_trade(word) for text in own for word in text.split()):
        return True
    return any(text in context.folded.text[:WHOLE_TEXT] for text in own for context in contexts)


# Surnames, spans and mentions


def _with_surnames(contexts: list[TextContext], matcher: Matcher) -> tuple[list[Decided], list[Decided]]:
    """The candidates that count, with surnames of persons that one of the texts names in full, and those refused."""
    decided = _decided(contexts, matcher)
    accepted, rejected = ([[p for p in one if p[1].counts is counts] for one in decided] for counts in (True, False))
    full = {c.index for c, _ in chain.from_iterable(accepted) if c.form.shape != "surname"}
    persons = sorted(index for index in full if matcher.subjects[index].kind == "person")
    for context, kept, others in zip(contexts, accepted, rejected, strict=True):
        kept.extend(_surnames_alone(context, persons, kept, others, matcher))
    return accepted, rejected


def _surnames_alone(
    context: TextContext, persons: Iterable[int], kept: Decided, rejected: Decided, matcher: Matcher
) -> Decided:
    """The places of a text that name these persons by the surname alone, where no other candidate is.

    `persons` are the numbers of the subjects, `kept` the candidates that count, `rejected` those refused.
    """
    limits = Places()
    alone: Decided = []
    taken = {place for c, _ in kept + rejected for place in range(c.start, c.end)}
    in_full = grouped((one.index, one) for one, _ in kept)
    for index in persons:
        found = [
            (candidate, decision)
            for candidate, decision in surname_mentions(context, index, matcher.surnames(index), in_full[index], limits)
            if taken.isdisjoint(range(candidate.start, candidate.end))
        ]
        alone.extend(found)
        taken.update(place for c, _ in found for place in range(c.start, c.end))
    return alone


def _spans(
    contexts: list[TextContext], accepted: list[Decided], matcher: Matcher, timed_out: TimedOut = passed_over
) -> list[tuple[Span, ...]]:
    """The spans of the accepted candidates and of the watchlist's expressions, text by text."""
    result = []
    for context, kept in zip(contexts, accepted, strict=True):
        spans = [Span(c.index, _beginning(c), c.end, decision.stored) for c, decision in kept]
        for pattern, low, high in matcher.expressions(context.folded, timed_out):
            rule = Decision(rules.EXPRESSION, pattern.alias.regex).stored
            spans.append(Span(pattern.index, low, high, rule))
        result.append(tuple(sorted(_distinct(spans), key=lambda s: (s.start, s.end, s.index))))
    return result


def _beginning(one: Occurrence) -> int:
    """Where a mention begins: without the sentence's article, with the given name in another spelling."""
    if one.form.shape == "surname":
        return one.start - own_given_name(one.start, one.context, one.form.own - {one.form.stem.head})
    return one.start + lowercase_article_length(one)


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

    The teaser takes the place of a text that was not found. The mentions come in the order title, byline, text, each
    by place; empty if the post names none. `timed_out` is called with each expression of the watchlist that took too
    long, `refused` with each place where a name was found and does not count.
    """
    byline = ", ".join(post.byline)
    teaser = "" if post.text else _informative_teaser(post)
    texts = (post.title, byline, post.text or teaser)
    contexts = [TextContext(fold(text), post.language) for text in texts]
    accepted, rejected = _with_surnames(contexts, matcher)

    def where(number: int, start: int) -> Where:
        return ("title", "byline", "teaser")[number] if number < 2 or teaser else post.where(start)

    if refused is not None:
        for number, one, decision in ((number, *pair) for number, decided in enumerate(rejected) for pair in decided):
            surface, subject = texts[number][one.start : one.end], matcher.subjects[one.index].name
            refused(Refusal(subject, surface, one.start, one.end, where(number, one.start), decision.stored))
    return tuple(
        _mention(span, texts[number], where(number, span.start), matcher)
        for number, spans in enumerate(_spans(contexts, accepted, matcher, timed_out))
        for span in spans
    )


def plain_mentions(post: Post, matcher: Matcher) -> tuple[Mention, ...]:
    """The listed names of one word in their own case and of several in any, wherever they are; nothing is weighed.

    For a text whose mentions cost too much to find: title and text alone, in this order.
    """
    mentions: list[Mention] = []
    for place, text in (("title", post.title), ("", post.text)):
        for one in name_candidates(TextContext(fold(text), post.language), matcher):
            surface = text[one.start : one.end]
            if one.form.listed and (" " in surface or surface == one.form.alias):
                where: Where = "title" if place else post.where(one.start)
                span = Span(one.index, one.start, one.end, Decision(rules.TOO_COSTLY).stored)
                mentions.append(_mention(span, text, where, matcher))
    return tuple(mentions)


_TEASER_LETTERS = 20
"""Fewer letters, without those of title, day and outlet, are a label ("Read more", "Interview")."""


def _informative_teaser(post: Post) -> str:
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
