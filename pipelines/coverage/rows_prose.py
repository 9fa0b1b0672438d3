"""Ranges of a post that look like rows of a list and are sentences of running text."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.scene import Scene


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
