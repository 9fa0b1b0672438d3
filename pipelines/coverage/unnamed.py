"""Articles whose outlets a post does not name: their sites tell them, under a press title or words of coverage."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.coverage.post_context import Draft, PostContext, dated_telling, segment_at
from pipelines.text.speech_verbs import CONTACT_LINE, MEDIA_TITLE, tells_coverage

_TITLE_SHARE = 0.6
"""Share of a line that a link fills if it is the headline of a listed article rather than a word of a sentence."""


MIN_LISTED = 2
"""Lines that make a list."""
_MIN_READ_ON = 3
"""Lines "Read on" that make a list; fewer are a post's own links."""


def listed_links(context: PostContext, drafts: Sequence[Draft]) -> list[Draft]:
    """The articles of a press list whose outlets nobody names: under a press title, lines that are links and no more.

    Also the lines that only send the reader on, each below a title.
    """
    if not MEDIA_TITLE.search(context.post.title):
        return []
    taken = {draft.link.url for draft in drafts if draft.link}
    lines: list[ArticleLink] = []
    below: list[ArticleLink] = []
    for link in context.links:
        number = segment_at(context.segments, link.start)
        if number is None or not link.deep or link.short or link.video or (link.outlet and link.outlet.aggregator):
            continue
        size = context.segments[number].end - context.segments[number].start
        if link.end - link.start >= _TITLE_SHARE * size:
            (below if link.says_read else lines).append(link)
    lines = lines if len(lines) >= MIN_LISTED else []
    lines += below if len(below) >= _MIN_READ_ON else []
    return [_unnamed(context, link) for link in lines if link.url not in taken]


def _unnamed(context: PostContext, link: ArticleLink) -> Draft:
    if link.outlet is None:
        return Draft([], link=link, why=["link of the list"])
    number = segment_at(context.segments, link.start)
    outlet_mention = OutletMention(
        start=link.start,
        end=link.start,
        name=link.outlet.name,
        outlet=link.outlet,
        strength=3,
        cue="site of the link",
        segment=-1 if number is None else number,
    )
    return Draft([outlet_mention], link=link, why=["link by site"])


def from_sites(context: PostContext) -> list[Draft]:
    """No outlet is named: links to catalogued outlets, or one link of unknown site that the post calls an article."""
    known = [link for link in context.links if link.outlet is not None and not link.outlet.aggregator and link.deep]
    drafts: list[Draft] = []
    for link in known:
        outlet = link.outlet
        number = segment_at(context.segments, link.start)
        words = (
            context.post.text[context.segments[number].start : context.segments[number].end]
            if number is not None
            else context.post.title
        )
        if (
            outlet is None
            or not (tells_coverage(words) or link.says_read or MEDIA_TITLE.search(context.post.title))
            or CONTACT_LINE.pattern.search(words)
        ):
            continue
        outlet_mention = OutletMention(
            start=max(link.start, 0),
            end=max(link.start, 0),
            name=outlet.name,
            outlet=outlet,
            strength=3,
            cue="site of the link",
            segment=number if number is not None else -1,
            in_title=number is None,
        )
        drafts.append(Draft([outlet_mention], link=link, why=["link by site"]))
    if drafts:
        return drafts
    reading = [link for link in context.links if link.says_read and link.deep]
    if len(reading) == 1 and (MEDIA_TITLE.search(context.post.title) or dated_telling(context, reading[0])):
        return [Draft([], link=reading[0], why=["link by nearness"])]
    return []
