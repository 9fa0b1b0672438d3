"""Posts that print an article or its beginning and where it stands: what the article itself tells of is no coverage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.coverage.boxes import source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.post_context import PostContext
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import tells_coverage

_CUT = re.compile(
    r"[(（\[［【]\s?(?:중략|후략|하략|전략|이하 ?생략|중간 ?생략|中略|[後后]略|以下(?:省)?略|[下前]略)\s?[)）\]］】]"
)
"""A mark by which a writer says that the article goes on."""
_ROW = 60
"""Characters of a line that can be the article's own: "[Harbour Daily 2024-02-02]"; a longer one is of its text."""


def _excerpted(context: PostContext) -> ArticleLink | None:
    """The link to the article whose beginning a post prints; None where none of a known outlet stands at its end."""
    text = context.post.text
    cuts = list(_CUT.finditer(text))
    links = [link for link in context.links if link.deep and link.outlet is not None and not link.outlet.aggregator]
    if not cuts or len(links) != 1:
        return None
    return links[0] if links[0].start >= cuts[0].end() else None


def without_excerpt(context: PostContext) -> PostContext:
    """The context of a post that prints an article or its beginning without what that says of outlets and of days."""
    if (line := source_line(context)) is not None:
        return _of_line(context, line)
    link = _excerpted(context)
    if link is None or link.outlet is None:
        return context
    own = set(link.outlet.domains)
    named = [n for n in context.outlet_mentions if n.outlet is not None and own & set(n.outlet.domains)]
    kept = {n.segment for n in named}
    days = [d for d in context.dates if d[0] in kept and _length(context, d[0]) <= _ROW]
    return replace(context, outlet_mentions=named, dates=days)


_EDGE = 2
"""Sentences at the beginning and end of a post among which the source line of a reprint stands."""


def edges_of(segments: Sequence[Segment]) -> set[int]:
    """The numbers of the sentences among which a source line stands."""
    last = len(segments)
    return {number for number in (*range(_EDGE), *range(last - _EDGE, last)) if 0 <= number < last}


def source_line(context: PostContext) -> int | None:
    """The sentence that is a reprint's source line; None for a post without one, or with several."""
    named = sorted(edges_of(context.segments) & {outlet_mention.segment for outlet_mention in context.outlet_mentions})
    found = [n for n in named if source_led_to(context.post.text, context.segments, n, context.links)]
    return found[0] if len(found) == 1 else None


def _of_line(context: PostContext, line: int) -> PostContext:
    """The context with what one line tells alone, and the day of its outlet's report if the post begins with that."""
    part = context.segments[line]
    told = {line} if any(number == line for number, _ in context.dates) else {line, *_opening(context, line)}
    return replace(
        context,
        outlet_mentions=[n for n in context.outlet_mentions if n.segment in told],
        links=[link for link in context.links if part.start <= link.start < part.end],
        dates=[d for d in context.dates if d[0] in told],
    )


def _opening(context: PostContext, line: int) -> Iterator[int]:
    """The first sentence, if it tells that the outlet of a source line reported: "On 3 May the Gazette wrote of us"."""
    keys = {n.key for n in context.outlet_mentions if n.segment == line}
    first = context.segments[0]
    named = {n.key for n in context.outlet_mentions if n.segment == 0}
    if line and named and named <= keys and tells_coverage(context.post.text[first.start : first.end]):
        yield 0


def _length(context: PostContext, number: int) -> int:
    return context.segments[number].end - context.segments[number].start
