"""Posts whose headline stands in the text, since the site titles all its pages alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.text.speech_verbs import MEDIA_TITLE
from presswatch.records import Block, Post
from scraper.pages.dates.cues import has_day

_HEADING_CHARS = 40
_LISTED_LINKS = 3
_LISTED_DAYS = 2
"""Lines with a day of their own below such a heading: pieces in print lead nowhere."""
_HEAD_BLOCKS = 4
"""Blocks among which it stands; old pages begin with what is left of a menu."""


def headed(post: Post, blocks: Sequence[Block]) -> Post:
    """A post whose text is headed as a press list ("They write about us:"), so titled."""
    if MEDIA_TITLE.search(post.title):
        return post
    for number, head in enumerate(blocks[:_HEAD_BLOCKS]):
        words = post.text[head.start : head.end].split("\n", 1)[0].strip()
        if head.kind not in ("heading", "paragraph") or not 0 < len(words) <= _HEADING_CHARS or "|" in words:
            continue
        if not MEDIA_TITLE.search(words) or words.endswith((".", "。", "!", "？", "?", ",")):
            continue
        linked = number == 0 and head.kind == "heading" and len(post.links) >= _LISTED_LINKS
        if linked or _days_below(post, head.end) >= _LISTED_DAYS:
            return replace(post, title=f"{post.title} – {words}")
    return post


def _days_below(post: Post, start: int) -> int:
    """How many lines below an offset begin or end in a day beside other words."""
    lines = (line.strip() for line in post.text[start:].split("\n"))
    return sum(has_day(line) and len(line) > _HEADING_CHARS // 2 for line in lines)
