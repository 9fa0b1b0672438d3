"""Parts of a post that are no coverage of it: programmes of a station, excerpts of articles, further reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipelines.coverage.link_names import source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import ARTICLE, OutletMention
from pipelines.coverage.post_context import PostContext
from pipelines.outlets.outlet import Outlet
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, tells_coverage
from presswatch.languages.packs import alternation, any_word
from presswatch.languages.patterns import compiled_later

_PROGRAMME_WORD = compiled_later(rf"(?:{alternation('programme_words')})\s{{0,60}}[“„«\"「『《‘<]?\Z", re.IGNORECASE)
_PROGRAMME_REACH = 16
_STATION_REACH = 60
_IN_OR_OF = rf"(?:{any_word('in_or_of_station_words')})"
_APPOSED = compiled_later(rf"[»”\"]?,[ ](?:{ARTICLE}[ ])?")
_SHOW_OF = compiled_later(rf"(?:['’]s?)?[ ](?:{any_word('programme_nouns')})(?!\w)", re.IGNORECASE)
_PROGRAMME_OF = compiled_later(
    rf"[»”\"]?,? (?:{ARTICLE} )?(?:[\w-]+ )?(?:{alternation('programmes_in_apposition')})"
    rf"(?: [\w-]+)?(?: {_IN_OR_OF})?(?: {ARTICLE})? ?[«“„\"]?",
    re.IGNORECASE,
)
"""What joins a programme and its station: "«Mornings», the show of Harbour FM"."""
_BROADCASTER = compiled_later(rf"(?:{alternation('broadcaster_endings')})\Z")


def is_programme(context: PostContext, mention: OutletMention) -> bool:
    """True if a name known by its wording is that of a programme: part of the station next to it, no outlet itself."""
    if mention.in_title or mention.outlet is not None:
        return False
    text, reach = context.post.text, mention.end + _STATION_REACH
    if _PROGRAMME_WORD.search(text[max(0, mention.start - _PROGRAMME_REACH) : mention.start]):
        return True
    if any(_is_of(text, mention, n) for n in context.outlet_mentions if mention.end < n.start <= reach):
        return True
    marked = text[mention.start - 1 : mention.start] in tuple("〈<《「『“„«‘")
    return marked and any(n.segment == mention.segment and _broadcasts(n) for n in context.outlet_mentions)


def _is_of(text: str, mention: OutletMention, station: OutletMention) -> bool:
    """True if a name is that of a programme of the station after it."""
    if _PROGRAMME_OF.fullmatch(text, mention.end, station.start):
        return True
    return _has_show(text, station) and _APPOSED.fullmatch(text, mention.end, station.start) is not None


def _has_show(text: str, station: OutletMention) -> bool:
    """True if a catalogued name is that of the house in an apposition: "The Tide, the Harbour Gazette podcast, …"."""
    return station.outlet is not None and not station.in_title and bool(_SHOW_OF.match(text, station.end))


def _broadcasts(mention: OutletMention) -> bool:
    if mention.outlet is not None:
        return mention.outlet.medium in ("radio", "tv")
    return bool(_BROADCASTER.search(mention.name))


_CUT_MARK = compiled_later(rf"[(（\[［【]\s?(?:{alternation('cut_marks')})\s?[)）\]］】]")
_ROW_CHARS = 60
"""Characters of a line that can be the article's own: "[Harbour Daily 2024-02-02]"; a longer one is of its text."""
_EDGE = 2
"""Sentences at the beginning and end of a post that may be the source line of a reprint."""


def without_excerpt(context: PostContext) -> PostContext:
    """The context of a post that prints an article or its beginning, without the outlets and days in its text."""
    if (line := source_line(context)) is not None:
        return _of_line(context, line)
    link = _excerpted(context)
    return context if link is None or link.outlet is None else _of_outlet(context, link.outlet)


def _of_outlet(context: PostContext, outlet: Outlet) -> PostContext:
    """The context with the mentions of one outlet, and the days in short lines with these."""
    own = set(outlet.domains)
    named = [n for n in context.outlet_mentions if n.outlet is not None and own & set(n.outlet.domains)]
    kept = {n.segment for n in named if _length(context, n.segment) <= _ROW_CHARS}
    return replace(context, outlet_mentions=named, dates=[d for d in context.dates if d[0] in kept])


def _excerpted(context: PostContext) -> ArticleLink | None:
    """The link to the article whose beginning a post prints; None unless one of a known outlet ends the post."""
    cut = _CUT_MARK.search(context.post.text)
    links = [link for link in context.links if link.deep and link.outlet is not None and not link.outlet.aggregator]
    if cut is None or len(links) != 1:
        return None
    return links[0] if links[0].start >= cut.end() else None


def edges_of(segments: Sequence[Segment]) -> set[int]:
    """The numbers of the sentences that may be a source line."""
    last = len(segments)
    return {number for number in (*range(_EDGE), *range(last - _EDGE, last)) if 0 <= number < last}


def source_line(context: PostContext) -> int | None:
    """The sentence that is the source line of a reprint; None for a post without one, or with several."""
    named = sorted(edges_of(context.segments) & {mention.segment for mention in context.outlet_mentions})
    found = [n for n in named if source_led_to(context.post.text, context.segments, n, context.links)]
    return found[0] if len(found) == 1 else None


def _of_line(context: PostContext, line: int) -> PostContext:
    """The context of one line alone."""
    part = context.segments[line]
    return replace(
        context,
        outlet_mentions=[n for n in context.outlet_mentions if n.segment == line],
        links=[link for link in context.links if part.start <= link.start < part.end],
        dates=[d for d in context.dates if d[0] == line],
    )


def _length(context: PostContext, number: int) -> int:
    return context.segments[number].end - context.segments[number].start


_FURTHER = compiled_later(rf"\W*(?:{alternation('further_reading_titles')})\W*", re.IGNORECASE)
"""The heading over a list of further reading, which is about the topic and not about the posting organization."""
_HEADING_CHARS = 48


def without_further(context: PostContext) -> PostContext:
    """The context of a post on another topic without the outlets, days and links of its lists of further reading."""
    title = context.post.title
    if not context.links or tells_coverage(title) or MEDIA_TITLE.search(title):
        return context
    parts = set(_further(context))
    return _without_parts(context, parts) if parts else context


def _without_parts(context: PostContext, parts: AbstractSet[int]) -> PostContext:
    """The context without the links, mentions and days of some segments."""
    spans = [(context.segments[n].start, context.segments[n].end) for n in parts]
    return replace(
        context,
        links=[link for link in context.links if not any(low <= link.start < high for low, high in spans)],
        outlet_mentions=[mention for mention in context.outlet_mentions if mention.segment not in parts],
        dates=[dated for dated in context.dates if dated[0] not in parts],
    )


def _further(context: PostContext) -> Iterator[int]:
    """The numbers of the sentences below a heading of further reading, up to the next heading."""
    below, text = False, context.post.text
    for number, part in enumerate(context.segments):
        short = part.end - part.start <= _HEADING_CHARS and part.kind in ("heading", "paragraph")
        if short and _FURTHER.fullmatch(text, part.start, part.end):
            below = True
        elif part.kind == "heading":
            below = False
        elif below:
            yield number
