"""Evidence of a post as a whole: what title, text, links and named outlets say for or against press coverage.

Each kind is a row of `OF_POSTS` or `OF_NAMES`; the weights are learned (see `pipelines.coverage.certainty`). Titles are
read here too: the outlets that they name, and headings in the text that serve as titles.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from pipelines.coverage.domains import is_alone, labelled_names, labels_in, led_below, source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, OutletMention
from pipelines.coverage.outlet_names import bracket_name, unknown_names
from pipelines.coverage.outlet_roles import offers_work, other_role, supported
from pipelines.coverage.person_evidence import PeopleContext
from pipelines.coverage.post_context import PostContext, edges_of
from pipelines.outlets.catalogue import Catalogue, OutletHit
from pipelines.text.literal_filter import Caseless, Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, NOT_COVERAGE_POST, reports_coverage
from presswatch.languages.packs import any_of, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, Post
from scraper.pages.dates.cues import has_day
from scraper.pages.text.outlet_names import SOURCE_WORDS


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What is known of a post before the outlets in its text are looked for."""

    post: Post
    people: PeopleContext
    links: Sequence[ArticleLink]
    titled: Sequence[OutletMention]
    catalogue: Catalogue

    @property
    def known(self) -> int:
        """How many known outlets have an article that the post leads to."""
        return len({link.publisher.name for link in self.links if link.deep and link.publisher is not None})


_OPENING_CHARS = 700
"""Characters in which an organization that reports coverage speaks of itself."""
_SHORT_CHARS, _LONG_CHARS, _VERY_LONG_CHARS = 1_200, 3_000, 6_000
"""Posts about coverage are short (of 35 own ones none passes 1,200 characters); those with the article inside name the
outlet in the title."""
_SURE = 2
"""The strength from which a name is surely an outlet's."""
_SEVERAL, _MANY = 3, 8
"""Known outlets to whose articles a post leads."""
OWN_WORDS = Caseless(rf"{whole_words('own_words')}|(?<=\w{{3}})(?:{any_of('own_endings')})")
"""Words by which an organization speaks of itself."""


@lru_cache(maxsize=1)
def _has_own_words(text: str, title: str) -> bool:
    """True if a post's lead or title says "we"; asked before and after its outlets are known."""
    return OWN_WORDS.inside(text, 0, _OPENING_CHARS) or OWN_WORDS.inside(title)


def _is_reading_link(link: ArticleLink) -> bool:
    return link.says_read and link.deep


_HEAD = 90
"""Characters at the start of a text in which a press release says that it is one."""
_FIRST_LINE = 30
"""Characters of a line that is more than a label: the text below it says nothing of the post as a whole."""
_OWN_STATEMENT = Sieved(compiled_later(any_of("own_statements"), re.IGNORECASE))


def is_notice(title: str) -> bool:
    """True if a title calls its post a press release, a statement or the like, which report no coverage."""
    return _OWN_STATEMENT.search(title) is not None


def _begins_as_notice(post: Post) -> bool:
    stop = post.text.find("\n", _FIRST_LINE, _HEAD)
    return _OWN_STATEMENT.inside(post.text, 0, stop if stop > 0 else _HEAD)


# Lines and entries.

_ENTRIES = ("list-item", "table")
_PIECES = 2


def _leads_on(part: Segment, links: Sequence[ArticleLink]) -> bool:
    return any(part.start <= link.start < part.end and link.deep for link in links)


def _lists_links(facts: PostFacts) -> bool:
    """True if several entries of a list lead to articles."""
    entries = (part for part in facts.people.parts if part.kind in _ENTRIES)
    return len(facts.links) >= _PIECES and sum(_leads_on(part, facts.links) for part in entries) >= _PIECES


_HEADED_PIECES = 3
_HEAD_CHARS = 90


def heads(text: str, part: Segment) -> bool:
    """True if a short line announces what is below it: a heading, or a line that ends with a colon."""
    colon = part.kind != "heading" and text[part.start : part.end].rstrip().endswith((":", "："))
    return (colon or part.kind == "heading") and part.end - part.start <= _HEAD_CHARS


def heads_coverage(text: str, part: Segment) -> bool:
    """True if a line announces press pieces: "Reactions in the press:"."""
    return heads(text, part) and MEDIA_TITLE.inside(text, part.start, part.end)


def _heads_pieces(facts: PostFacts) -> bool:
    """True if a line announces press pieces and short lines that lead to them follow."""
    parts, links = facts.people.parts, facts.links
    if len(links) < _HEADED_PIECES:
        return False
    led = {number for number, part in enumerate(parts) if _leads_on(part, links)}
    return any(
        number not in led
        and led.issuperset(range(number + 1, number + 1 + _HEADED_PIECES))
        and heads_coverage(facts.people.text, parts[number])
        for number in _lines(parts)
    )


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


def _has_credit_line(facts: PostFacts) -> bool:
    """True if a line credits a known outlet with the piece."""
    text, parts = facts.people.text, facts.people.parts
    lines = (parts[number] for number in _lines(parts))
    named = ((line, hit) for line in lines for hit in facts.catalogue.find(text[line.start : line.end]))
    return any(_credits(text, line, line.start + hit.start, line.start + hit.end) for line, hit in named)


def _has_source_line(facts: PostFacts) -> bool:
    """True if a line at an edge of the text is the source line of a reprint."""
    text, parts, links = facts.people.text, facts.people.parts, facts.links
    return bool(links) and any(source_led_to(text, parts, number, links) for number in edges_of(parts))


OF_POSTS: Mapping[str, Callable[[PostFacts], object]] = {
    "post.press-title": lambda of: MEDIA_TITLE.search(of.post.title),
    "post.press-address": lambda of: MEDIA_TITLE.search(slug_of(of.post.url)),
    "post.outlet-in-title": lambda of: any(one.strength >= _SURE for one in of.titled),
    "post.likely-outlet-in-title": lambda of: of.titled and all(one.strength < _SURE for one in of.titled),
    "post.coverage-in-title": lambda of: reports_coverage(of.post.title),
    "post.announcement-title": lambda of: NOT_COVERAGE_POST.search(of.post.title),
    "post.own-statement": lambda of: _begins_as_notice(of.post),
    "post.vacancy": lambda of: offers_work(of.post.title, of.post.text),
    "post.dated": lambda of: of.post.published,
    "post.own-words": lambda of: _has_own_words(of.post.text, of.post.title) or any(p.ours for p in of.people.people),
    "post.short": lambda of: len(of.post.text) <= _SHORT_CHARS,
    "post.long": lambda of: len(of.post.text) > _LONG_CHARS,
    "post.very-long": lambda of: len(of.post.text) > _VERY_LONG_CHARS,
    "post.on-outlet-site": lambda of: of.catalogue.by_domain(of.post.url),
    "post.outside-link": lambda of: any(link.deep for link in of.links),
    "post.reading-link": lambda of: any(map(_is_reading_link, of.links)),
    "post.leads-to-outlet": lambda of: of.known > 0,
    "post.leads-to-several": lambda of: of.known >= _SEVERAL,
    "post.leads-to-many": lambda of: of.known >= _MANY,
    "post.entries-with-links": _lists_links,
    "post.headed-pieces": _heads_pieces,
    "post.press-heading": lambda of: any(heads_coverage(of.people.text, part) for part in of.people.parts),
    "post.credit-line": _has_credit_line,
    "post.source-line": _has_source_line,
}
"""Evidence that is known before the outlets of a text are looked for."""


# Evidence of the outlets that a text names.


def _is_short_with_link(context: PostContext, _: Sequence[OutletMention]) -> bool:
    """True if a short post leads to an article of an outlet that it names, or says HERE and leads to a known one."""
    if len(context.text) > _SHORT_CHARS:
        return False
    sites = {domain for n in context.outlet_mentions if n.outlet for domain in n.outlet.domains}
    known = ((link, link.publisher) for link in context.links if link.deep and link.publisher is not None)
    return any(link.says_read or not sites.isdisjoint(outlet.domains) for link, outlet in known)


RECENT = Caseless(whole_words("recent_times"))
"""Words by which something was lately."""
REPORTS_THAT = Caseless(rf"{whole_words('reports_that')}|, (?:{any_of('that_conjunctions')})(?!\w)")
"""What an outlet reported ("reported that …") rather than of whom."""


def _has_recent_report(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """True if a short post's only outlet, surely one, is said to have reported lately."""
    text = context.text
    if len(text) > _SHORT_CHARS or len({outlet_mention.key for outlet_mention in named}) != 1:
        return False
    homes = (context.segments[n.segment] for n in named if n.strength >= _SURE)
    return any(
        RECENT.inside(text, part.start, part.end)
        and reports_coverage(text[part.start : part.end])
        and not REPORTS_THAT.inside(text, part.start, part.end)
        for part in homes
    )


def _lists_pieces(context: PostContext, named: Sequence[OutletMention]) -> bool:
    dated = context.dated
    entries = {n.segment for n in named if n.segment in dated and context.segments[n.segment].kind in _ENTRIES}
    led = (number for number in entries if _leads_on(context.segments[number], context.links))
    return sum(reports_coverage(context.words_of(number)) for number in led) >= _PIECES


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


OF_NAMES: Mapping[str, Callable[[PostContext, Sequence[OutletMention]], object]] = {
    "post.sure-outlet": lambda _, named: any(n.strength >= _SURE for n in named),
    "post.short-with-link": _is_short_with_link,
    "post.recent-report": _has_recent_report,
    "post.listed-pieces": _lists_pieces,
    "post.sends-to-outlet": _sends_reader,
}
"""Evidence of the outlets that a text names. Posts about coverage name theirs at once, an article its sources later."""


def evidence_of_post(facts: PostFacts) -> frozenset[str]:
    """The evidence that a post gives before its outlets are looked for, by id."""
    return frozenset(name for name, holds in OF_POSTS.items() if holds(facts))


def evidence_of_names(context: PostContext) -> frozenset[str]:
    """The evidence of the outlets that a post names, by id."""
    named = [n for n in context.outlet_mentions if n.strength >= 1]
    return frozenset(name for name, holds in OF_NAMES.items() if holds(context, named))


# Titles: the outlets that they name, and headings in the text that serve as titles.


def in_title(title: str, links: Sequence[ArticleLink], catalogue: Catalogue) -> list[OutletMention]:
    """The places of a title that name outlets: in brackets, catalogued, and by wording if there are no others."""
    bracket, hits = bracket_name(title), catalogue.find(title)
    if bracket is None and other_role(title, 0, len(title)):
        return []
    sure = (hit for hit in hits if not hit.outlet.aggregator and (not hit.weak or supported(title, hit, links)))
    end = bracket.end if bracket is not None else 0
    found = [
        NameHit(hit.start, hit.end, title[hit.start : hit.end], 3, "bracket" if hit.end <= end else "title").mention(
            outlet=hit.outlet, in_title=True
        )
        for hit in sure
    ]
    if bracket is not None and not any(mention.start < bracket.end for mention in found):
        found.append(bracket.mention(in_title=True))
    return found or list(_worded_in_title(title, hits, links))


def _worded_in_title(title: str, hits: Sequence[OutletHit], links: Sequence[ArticleLink]) -> Iterator[OutletMention]:
    """Names that are labels of the links' hosts, else names known by the wording."""
    whole = Segment(0, len(title), 0, "heading")
    labelled = [hit for label in labels_in(title, links) for hit in labelled_names(title, whole, label)]
    if labelled:
        yield from (hit.mention(in_title=True) for hit in labelled)
        return
    for hit in unknown_names(title, whole):
        sure = hit.strength > 1 and hit.cue not in ("website", "issue")
        if sure and not any(hit.start < one.end and one.start < hit.end for one in hits):
            yield replace(hit, cue="title").mention(in_title=True)


_HEADING_CHARS = 40
_LISTED_LINKS = 3
_LISTED_DAYS = 2
"""Lines with a day of their own below such a heading, for pieces in print, which have no link."""
_HEAD_BLOCKS = 4
"""Blocks at the beginning that may be the heading; old pages begin with the rest of a menu."""


def headed(post: Post, blocks: Sequence[Block]) -> Post:
    """The post with the heading of a press list ("They write about us:") as a part of its title.

    It is in the text, or the last part of the address of a page with links ("/en/media-coverage.html").
    """
    if MEDIA_TITLE.search(post.title):
        return post
    slug = slug_of(post.url)
    if len(post.links) >= _LISTED_LINKS and MEDIA_TITLE.search(slug) and not NOT_COVERAGE_POST.search(slug):
        return replace(post, title=f"{post.title} – {slug}")
    for number, head in enumerate(blocks[:_HEAD_BLOCKS]):
        words = post.text[head.start : head.end].split("\n", 1)[0].strip()
        if head.kind not in ("heading", "paragraph") or not _is_press_heading(words):
            continue
        linked = number == 0 and head.kind == "heading" and len(post.links) >= _LISTED_LINKS
        if linked or _days_below(post, head.end) >= _LISTED_DAYS:
            return replace(post, title=f"{post.title} – {words}")
    return post


def slug_of(url: str) -> str:
    """The words of the last part of an address, without the ending of a file."""
    return re.sub(r"[-_+]+", " ", urlsplit(url).path.rstrip("/").rpartition("/")[2].partition(".")[0])


def _is_press_heading(words: str) -> bool:
    if not 0 < len(words) <= _HEADING_CHARS or "|" in words or words[-1] in ".。!？?,":
        return False
    return MEDIA_TITLE.search(words) is not None


def _days_below(post: Post, start: int) -> int:
    """How many lines after an offset begin or end in a day next to other words."""
    lines = (line.strip() for line in post.text[start:].split("\n"))
    return sum(has_day(line) and len(line) > _HEADING_CHARS // 2 for line in lines)
