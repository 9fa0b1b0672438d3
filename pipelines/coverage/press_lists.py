"""Articles that a post links without naming their outlets: in a press list, by a known site, or by a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import Draft, PostContext, reports_with_day, segment_at
from pipelines.outlets.outlet import Outlet
from pipelines.text.literal_filter import Caseless
from pipelines.text.speech_verbs import CONTACT_LINE, MEDIA_TITLE, tells_coverage
from presswatch.languages.packs import whole_words

_TITLE_SHARE = 0.6
"""Share of a line that a link fills if it is the headline of a listed article rather than a word of a sentence."""
MIN_LISTED = 2
"""Lines that make a list."""
_MIN_READ_ON = 3
"""Lines "Read on" that make a list; fewer are a post's own links."""


def listed_links(context: PostContext, drafts: Sequence[Draft]) -> list[Draft]:
    """The articles of a press list without names of outlets: under a press title, lines that are only links.

    Also the lines that only send the reader on, each below a title.
    """
    if not MEDIA_TITLE.search(context.post.title):
        return []
    taken = {draft.link.url for draft in drafts if draft.link}
    lines: list[ArticleLink] = []
    below: list[ArticleLink] = []
    for link in _filling_links(context):
        (below if link.says_read else lines).append(link)
    listed = [*(lines if len(lines) >= MIN_LISTED else ()), *(below if len(below) >= _MIN_READ_ON else ())]
    return [_draft_of(context, link) for link in listed if link.url not in taken]


def _filling_links(context: PostContext) -> Iterator[ArticleLink]:
    """The links to articles that fill most of a line."""
    for link in context.links:
        number = segment_at(context.segments, link.start)
        if number is None or not _may_be_listed(link):
            continue
        if link.end - link.start >= _TITLE_SHARE * (context.segments[number].end - context.segments[number].start):
            yield link


def _may_be_listed(link: ArticleLink) -> bool:
    """True for a link to an article: no shortened address, video or aggregator of other outlets' articles."""
    if link.short or link.video or (link.outlet and link.outlet.aggregator):
        return False
    return link.deep


def _draft_of(context: PostContext, link: ArticleLink) -> Draft:
    if link.outlet is None:
        return Draft([], link=link, why=["link of the list"])
    return Draft(
        [_at_link(link, link.outlet, segment_at(context.segments, link.start))], link=link, why=["link by site"]
    )


def _at_link(link: ArticleLink, outlet: Outlet, number: int | None) -> OutletMention:
    """A mention without words, at the place of a link."""
    start = max(link.start, 0)
    return OutletMention(
        start=start,
        end=start,
        name=outlet.name,
        outlet=outlet,
        strength=3,
        cue="site of the link",
        segment=-1 if number is None else number,
    )


def from_sites(context: PostContext) -> list[Draft]:
    """Where no outlet is named: links to catalogued outlets, or one link to another site that is called an article."""
    if drafts := list(_known_sites(context)):
        return drafts
    reading = [link for link in context.links if link.says_read and link.deep]
    if len(reading) == 1 and (MEDIA_TITLE.search(context.post.title) or reports_with_day(context, reading[0])):
        return [Draft([], link=reading[0], why=["link by nearness"])]
    return []


def _known_sites(context: PostContext) -> Iterator[Draft]:
    titled = MEDIA_TITLE.search(context.post.title) is not None
    for link in context.links:
        if link.outlet is None or link.outlet.aggregator or not link.deep:
            continue
        number = segment_at(context.segments, link.start)
        words = context.words_of(number) if number is not None else ""
        if (titled or link.says_read or tells_coverage(words)) and not CONTACT_LINE.pattern.search(words):
            yield Draft([_at_link(link, link.outlet, number)], link=link, why=["link by site"])


_TITLE_CUE = Caseless(whole_words("title_cues"))


def titles_link(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """True if a sentence has a known outlet, a day and a title, and a link to an article of that outlet."""
    dated = {number for number, _ in context.dates}
    return any(
        mention.segment in dated and mention.outlet is not None and _is_titled(context, mention.segment, mention.outlet)
        for mention in named
    )


def _is_titled(context: PostContext, number: int, outlet: Outlet) -> bool:
    text, part, own = context.post.text, context.segments[number], set(outlet.domains)
    links = (one for one in context.links if part.start <= one.start < part.end and one.deep)
    if not any(one.outlet is not None and set(one.outlet.domains) & own for one in links):
        return False
    return _TITLE_CUE.inside(text, part.start, part.end) and tells_coverage(text[part.start : part.end])
