"""Lists and running text in one post: ranges that look like rows and are sentences, and what is told behind a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.post_context import PostContext
from pipelines.text.speech_verbs import tells_coverage
from presswatch.records import Block


def is_prose(context: PostContext, span: tuple[int, int]) -> bool:
    """Whether a range is a sentence of running text, or several."""
    words = context.post.text[span[0] : span[1]].rstrip()
    return len(words) > LONG_ROW and words.endswith(".")


def is_long(links: Sequence[ArticleLink], span: tuple[int, int]) -> bool:
    """Whether a range is longer than an entry of a list, or has links to several sites."""
    sites = {link.site for link in links if span[0] <= link.start < span[1]}
    return span[1] - span[0] > LONG_ROW or len(sites) > 1


LONG_ROW = 120
"""Characters: an entry of outlet, day and title is hardly longer."""


def ends_in_han(context: PostContext, span: tuple[int, int]) -> bool:
    """Whether a range ends as a sentence of Chinese or Japanese does."""
    return context.post.text[span[0] : span[1]].rstrip().endswith(("。", "！"))


_LIST = 2
"""Entries that make a list of their own."""


def whole_entries(
    context: PostContext, blocks: Sequence[Block], rows: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The rows that are entries of a list where each has outlet, day and link: they stay rows though prose follows."""
    listed = {(block.start, block.end) for block in blocks if block.kind in ("list-item", "table")}
    entries = [row for row in rows if row in listed]
    return entries if len(entries) >= _LIST and all(_is_whole(context, row) for row in entries) else []


def _is_whole(context: PostContext, span: tuple[int, int]) -> bool:
    named = any(span[0] <= outlet_mention.start < span[1] for outlet_mention in context.outlet_mentions)
    dated = any(span[0] <= day.start < span[1] for _, day in context.dates)
    return named and dated and any(span[0] <= link.start < span[1] for link in context.links)


def prose_after_rows(context: PostContext, rows: Sequence[tuple[int, int]]) -> PostContext | None:
    """What sentences behind a list tell of further outlets, surely and with a day; None where they tell of none."""
    end = max(row[1] for row in rows)
    keys = {n.key for n in context.outlet_mentions if n.start < end}
    days = [(number, day) for number, day in context.dates if day.start >= end]
    dated = {number for number, _ in days}
    sure = [
        n
        for n in context.outlet_mentions
        if n.start >= end and n.strength > 1 and n.segment in dated and n.key not in keys
    ]
    if not any(tells_coverage(_words(context, outlet_mention.segment)) for outlet_mention in sure):
        return None
    links = [link for link in context.links if link.start >= end]
    return replace(context, outlet_mentions=sure, titled=[], dates=days, links=links)


def _words(context: PostContext, number: int) -> str:
    return context.post.text[context.segments[number].start : context.segments[number].end]
