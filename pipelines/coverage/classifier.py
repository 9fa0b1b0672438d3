"""Classifier of pages: a score for a post about press coverage, rather than an article that cites the press."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from pipelines.coverage.domains import is_alone, led_below, source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import PostContext, edges_of, source_line
from pipelines.coverage.spokespersons import PeopleContext
from pipelines.outlets.catalogue import Catalogue
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, NOT_COVERAGE_POST, tells_coverage
from presswatch.languages.packs import any_of, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Post
from scraper.pages.text.outlet_names import SOURCE_WORDS

WEIGHTS = {
    # The post as a whole.
    "press_title": 3,  # "In the press", and no title of a vacancy or the like
    "outlet_in_title": 3,  # an outlet in the title, surely one
    "likely_outlet_in_title": 1,
    "coverage_in_title": 1,  # a verb of reporting in the title
    "own_words": 1,  # "we", or people whom the text calls the organization's own
    "reading_link": 1,  # a link such as HERE to an article
    "short": 1,
    "long": -1,
    "very_long": -2,  # next to that of a long one
    "outlet_site": -2,  # the post is on the site of an outlet
    # The outlets that it names.
    "early_outlet": 1,  # posts about coverage name the outlet at once; an article comes to its sources later
    "own_sentence": 1,  # an outlet's sentence is about the organization, or opens the text with a date
    "short_with_link": 1,  # a short post leads to an article of an outlet that it names
    "recent_report": 2,  # a sentence of a short post says in passing that its only outlet reported lately
    "listed_pieces": 2,  # several entries of a list, each with coverage, day, outlet and link
    "headed_pieces": 4,  # pieces under a line such as "Reactions in the press:", in a post however long
    "source_line": 3,  # a line that credits an outlet and leads to the article
    "credit_line": 2,  # a line that only says where the piece appeared
    "outlet_with_reading_link": 3,  # a sentence names an outlet and sends the reader there
}
"""Points of each feature, set by hand: weights fitted to labelled posts are no better on organizations that they were
not fitted to (`python -m benchmarks.train_coverage`)."""
MIN_SCORE = 3
"""Points from which a page may report coverage."""

_LEAD_CHARS = 350
"""Characters in which a post about coverage names its outlet."""
_OPENING_CHARS = 160
"""Characters in which the first sentence, or the first row of a list, names the outlet."""
_SHORT_CHARS, _LONG_CHARS, _VERY_LONG_CHARS = 1_200, 3_000, 6_000
"""Posts about coverage are short (of 35 own ones none passes 1,200 characters); those with the article inside name the
outlet in the title."""


def coverage_score(context: PostContext, people: PeopleContext, catalogue: Catalogue) -> int:
    """Points for a page reporting coverage; below `MIN_SCORE` it does not."""
    return sum(WEIGHTS[name] for name in coverage_features(context, people, catalogue))


def coverage_features(context: PostContext, people: PeopleContext, catalogue: Catalogue) -> list[str]:
    """The features that a page has, by their names in `WEIGHTS`."""
    named = [n for n in context.outlet_mentions if n.strength >= 1]
    of_names = [name for name, feature in _NAME_FEATURES.items() if feature(context, named)]
    return [*_features_without_names(context.post, people, context.links, context.titled, catalogue), *of_names]


def may_report(
    post: Post,
    people: PeopleContext,
    links: Sequence[ArticleLink],
    titled: Sequence[OutletMention],
    catalogue: Catalogue,
) -> bool:
    """True if the score can reach its floor with any names: a check before the costly search for names."""
    reachable = ["early_outlet", "own_sentence"]
    if len(post.text) <= _SHORT_CHARS:
        reachable += ["short_with_link", "recent_report"]
    if any(map(_is_reading_link, links)):
        reachable.append("outlet_with_reading_link")
    points = sum(WEIGHTS[name] for name in _features_without_names(post, people, links, titled, catalogue))
    lacking = MIN_SCORE - points - sum(map(WEIGHTS.__getitem__, reachable))
    return lacking <= 0 or any(
        lacking <= WEIGHTS[name] and possible(people, links, catalogue) for name, possible in _POSSIBLE.items()
    )


def _features_without_names(
    post: Post,
    people: PeopleContext,
    links: Sequence[ArticleLink],
    titled: Sequence[OutletMention],
    catalogue: Catalogue,
) -> list[str]:
    size = len(post.text)
    surely_titled = any(n.strength >= _SURE for n in titled)
    features = {
        "press_title": MEDIA_TITLE.search(post.title) and not NOT_COVERAGE_POST.search(post.title),
        "outlet_in_title": surely_titled,
        "likely_outlet_in_title": titled and not surely_titled,
        "coverage_in_title": tells_coverage(post.title),
        "own_words": _has_own_words(post.text, post.title) or any(person.ours for person in people.people),
        "reading_link": any(map(_is_reading_link, links)),
        "short": size <= _SHORT_CHARS,
        "long": size > _LONG_CHARS,
        "very_long": size > _VERY_LONG_CHARS,
        "outlet_site": catalogue.by_domain(post.url) is not None,
    }
    return [name for name, present in features.items() if present]


_SURE = 2
"""The strength from which a name is surely an outlet's."""
_OWN_WORDS = Caseless(rf"{whole_words('own_words')}|(?<=\w{{3}})(?:{any_of('own_endings')})")
"""Words by which an organization speaks of itself."""


@lru_cache(maxsize=1)
def _has_own_words(text: str, title: str) -> bool:
    """True if a post's lead or title says "we"; asked before and after its outlets are known."""
    return _OWN_WORDS.inside(text, 0, 2 * _LEAD_CHARS) or _OWN_WORDS.inside(title, 0, len(title))


def _is_reading_link(link: ArticleLink) -> bool:
    return link.says_read and link.deep


# Features of the outlets that a text names.


def _has_own_sentence(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """True if an outlet's sentence is about the organization itself, or opens the text with a date."""
    dated = context.dated
    places = ((n, context.segments[n.segment]) for n in named)
    return any(
        (n.start < _OPENING_CHARS and n.segment in dated)
        or _OWN_WORDS.inside(context.post.text, segment.start, segment.end)
        for n, segment in places
    )


def _is_short_with_link(context: PostContext, _: Sequence[OutletMention]) -> bool:
    """True if a short post leads to an article of an outlet that it names, or says HERE and leads to a known one."""
    if len(context.post.text) > _SHORT_CHARS:
        return False
    sites = {domain for n in context.outlet_mentions if n.outlet for domain in n.outlet.domains}
    known = ((link, link.publisher) for link in context.links if link.deep and link.publisher is not None)
    return any(link.says_read or not sites.isdisjoint(outlet.domains) for link, outlet in known)


_RECENT = Caseless(whole_words("recent_times"))
_REPORTS_THAT = Caseless(rf"{whole_words('reports_that')}|, (?:{any_of('that_conjunctions')})(?!\w)")
"""What an outlet reported ("reported that …") rather than of whom."""


def _has_recent_report(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """True if a short post's only outlet, surely one, is said to have reported lately."""
    text = context.post.text
    if len(text) > _SHORT_CHARS or len({outlet_mention.key for outlet_mention in named}) != 1:
        return False
    homes = (context.segments[n.segment] for n in named if n.strength >= _SURE)
    return any(
        _RECENT.inside(text, part.start, part.end)
        and tells_coverage(text[part.start : part.end])
        and not _REPORTS_THAT.inside(text, part.start, part.end)
        for part in homes
    )


_PIECES = 2
_ENTRIES = ("list-item", "table")


def _lists_pieces(context: PostContext, named: Sequence[OutletMention]) -> bool:
    dated = context.dated
    entries = {n.segment for n in named if n.segment in dated and context.segments[n.segment].kind in _ENTRIES}
    led = (number for number in entries if _leads_on(context.segments[number], context.links))
    return sum(tells_coverage(context.words_of(number)) for number in led) >= _PIECES


def _leads_on(part: Segment, links: Sequence[ArticleLink]) -> bool:
    return any(part.start <= link.start < part.end and link.deep for link in links)


_HEADED_PIECES = 3
_HEAD_CHARS = 90


def _heads_pieces(text: str, parts: Sequence[Segment], links: Sequence[ArticleLink]) -> bool:
    """True if a heading, or a line that ends with a colon, announces press pieces and short lines that lead to them."""
    if len(links) < _HEADED_PIECES:
        return False
    led = {number for number, part in enumerate(parts) if _leads_on(part, links)}
    for number in _lines(parts):
        part = parts[number]
        heads = part.kind == "heading" or text[part.start : part.end].rstrip().endswith((":", "："))
        above = number not in led and led.issuperset(range(number + 1, number + 1 + _HEADED_PIECES))
        if heads and above and part.end - part.start <= _HEAD_CHARS and MEDIA_TITLE.inside(text, part.start, part.end):
            return True
    return False


_CREDIT_CHARS = 140
_CREDIT = Caseless(rf"(?<!\w)(?:{SOURCE_WORDS})\s?[:：]|{whole_words('publication_credits')}")
"""Words that credit an outlet with the piece."""
_OUTLET_LINE = compiled_later(rf"\W*(?:(?:{any_of('outlet_kinds_alone')})\s)?\W*", re.IGNORECASE)


def _lines(segments: Sequence[Segment]) -> Iterator[int]:
    """The numbers of the short sentences that are blocks of their own."""
    short = (number for number, one in enumerate(segments) if one.end - one.start <= _CREDIT_CHARS)
    return (number for number in short if is_alone(segments, number))


def _credits(text: str, line: Segment, start: int, end: int) -> bool:
    """True if a line credits the outlet named between two offsets with the piece, or holds its name alone."""
    alone = not any(c.isalnum() for c in text[end : line.end]) and _OUTLET_LINE.fullmatch(text, line.start, start)
    return bool(alone) or _CREDIT.inside(text, line.start, line.end)


def _has_credit_line(context: PostContext, _: Sequence[OutletMention]) -> bool:
    """True if a line credits a catalogued outlet with the piece and is no source line."""
    known = [n for n in context.outlet_mentions if n.outlet is not None]
    lines = set(_lines(context.segments)) if known else set()
    credited = (n for n in known if n.segment in lines)
    return (
        any(_credits(context.post.text, context.segments[n.segment], n.start, n.end) for n in credited)
        and source_line(context) is None
    )


def _sends_reader(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """True if a sentence names an outlet and sends the reader there: "the full article on the X website: HERE".

    Or a line names it, and the next one sends the reader there.
    """
    pointers = list(filter(_is_reading_link, context.links))
    if not pointers:
        return False
    return any(
        any(context.segments[number].start <= link.start < context.segments[number].end for link in pointers)
        or led_below(context.segments, number, pointers) is not None
        for number in {n.segment for n in named}
    )


_NAME_FEATURES: dict[str, Callable[[PostContext, Sequence[OutletMention]], bool]] = {
    "early_outlet": lambda _, named: any(n.start < _LEAD_CHARS for n in named),
    "own_sentence": _has_own_sentence,
    "short_with_link": _is_short_with_link,
    "recent_report": _has_recent_report,
    "listed_pieces": _lists_pieces,
    "headed_pieces": lambda context, _: _heads_pieces(context.post.text, context.segments, context.links),
    "source_line": lambda context, _: source_line(context) is not None,
    "credit_line": _has_credit_line,
    "outlet_with_reading_link": _sends_reader,
}

# Features that a text may have, asked before its outlets are known.


def _may_credit(people: PeopleContext, _: Sequence[ArticleLink], catalogue: Catalogue) -> bool:
    for number in _lines(people.parts):
        line = people.parts[number]
        hits = catalogue.find(people.text[line.start : line.end])
        if any(_credits(people.text, line, line.start + hit.start, line.start + hit.end) for hit in hits):
            return True
    return False


def _may_list_pieces(people: PeopleContext, links: Sequence[ArticleLink], _: Catalogue) -> bool:
    """True if several entries of a list lead to articles."""
    entries = (part for part in people.parts if part.kind in _ENTRIES)
    return len(links) >= _PIECES and sum(_leads_on(part, links) for part in entries) >= _PIECES


def _may_have_source_line(people: PeopleContext, links: Sequence[ArticleLink], _: Catalogue) -> bool:
    """True if a line at an edge of the text is the source line of a reprint."""
    return bool(links) and any(source_led_to(people.text, people.parts, n, links) for n in edges_of(people.parts))


_POSSIBLE: dict[str, Callable[[PeopleContext, Sequence[ArticleLink], Catalogue], bool]] = {
    "credit_line": _may_credit,
    "listed_pieces": _may_list_pieces,
    "headed_pieces": lambda people, links, _: _heads_pieces(people.text, people.parts, links),
    "source_line": _may_have_source_line,
}
