"""Lists and running text in one post: ranges that look like rows and are sentences, and what is told behind a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.scene import Scene
from pipelines.coverage.words import tells_coverage
from presswatch.records import Block


def is_prose(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a range is a sentence of running text, or several."""
    words = scene.post.text[span[0] : span[1]].rstrip()
    return len(words) > LONG_ROW and words.endswith(".")


def is_long(links: Sequence[ArticleLink], span: tuple[int, int]) -> bool:
    """Whether a range is longer than an entry of a list, or has links to several sites."""
    sites = {link.site for link in links if span[0] <= link.start < span[1]}
    return span[1] - span[0] > LONG_ROW or len(sites) > 1


LONG_ROW = 120
"""Characters: an entry of outlet, day and title is hardly longer."""


def ends_in_han(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a range ends as a sentence of Chinese or Japanese does."""
    return scene.post.text[span[0] : span[1]].rstrip().endswith(("。", "！"))


_LIST = 2
"""Entries that make a list of their own."""


def whole_entries(scene: Scene, blocks: Sequence[Block], rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The rows that are entries of a list where each has outlet, day and link: they stay rows though prose follows."""
    listed = {(block.start, block.end) for block in blocks if block.kind in ("list-item", "table")}
    entries = [row for row in rows if row in listed]
    return entries if len(entries) >= _LIST and all(_is_whole(scene, row) for row in entries) else []


def _is_whole(scene: Scene, span: tuple[int, int]) -> bool:
    named = any(span[0] <= naming.start < span[1] for naming in scene.namings)
    dated = any(span[0] <= day.start < span[1] for _, day in scene.dates)
    return named and dated and any(span[0] <= link.start < span[1] for link in scene.links)


def told_behind(scene: Scene, rows: Sequence[tuple[int, int]]) -> Scene | None:
    """What sentences behind a list tell of further outlets, surely and with a day; None where they tell of none."""
    end = max(row[1] for row in rows)
    keys = {n.key for n in scene.namings if n.start < end}
    days = [(number, day) for number, day in scene.dates if day.start >= end]
    dated = {number for number, _ in days}
    sure = [n for n in scene.namings if n.start >= end and n.strength > 1 and n.segment in dated and n.key not in keys]
    if not any(tells_coverage(_words(scene, naming.segment)) for naming in sure):
        return None
    links = [link for link in scene.links if link.start >= end]
    return replace(scene, namings=sure, titled=[], dates=days, links=links)


def _words(scene: Scene, number: int) -> str:
    return scene.post.text[scene.segments[number].start : scene.segments[number].end]
