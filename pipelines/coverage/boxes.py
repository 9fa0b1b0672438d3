"""Lines beside a post's text that name the outlet and lead there.

The box that many posts end with ("Related coverage", the outlet's name, "Read the original", each a line of its own),
and the source line above a reprint ("Source: The Harbour Gazette").
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.coverage.labels import resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, name_hit, names_media
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import COVERAGE_WORD, MEDIA_TITLE
from scraper.pages.text.source_words import SOURCE_WORDS

_LINE_CHARS = 40
"""Characters: neither the box's heading nor the name in it is longer."""


def name_in_box(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The name that fills a line above one that only sends the reader on, under a heading that speaks of coverage.

    Without such a heading the name has to be one for a medium or that of the link's site.
    """
    part, link = segments[number], led_below(segments, number, links)
    if link is None or part.kind == "heading":
        return None
    hit = name_hit(text, part.start, part.end, "over a link", 2)
    if hit is None:
        return None
    above = segments[number - 1] if number else None
    headed = (
        above is not None
        and above.end - above.start <= _LINE_CHARS
        and not any(above.start <= link.start < above.end for link in links)
        and _speaks_of_coverage(text[above.start : above.end])
    )
    return hit if headed or names_media(hit.name) or resembles(hit.name, link) else None


_CREDIT_LINE = Caseless(rf"\s{{0,60}}(?:original )?(?:{SOURCE_WORDS})\s?[:：]\s?")
_CREDIT_CHARS = 80


def name_of_source(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The words of the link of a source line, unless they only send the reader on ("Source: The Tide. Read on")."""
    link = source_led_to(text, segments, number, links)
    named = link is not None and not link.says_read
    return name_hit(text, link.start, link.end, "source line", 2) if link is not None and named else None


def source_led_to(
    text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]
) -> ArticleLink | None:
    """The article that a line leads to which says "Source:" and a name, and nothing else."""
    part = segments[number]
    if part.end - part.start > _CREDIT_CHARS or not _alone(segments, number):
        return None
    inside = [link for link in links if part.start <= link.start < part.end]
    if len(inside) != 1 or not inside[0].deep or inside[0].is_address or inside[0].end < part.end - 1:
        return None
    return inside[0] if _CREDIT_LINE.inside(text, part.start, inside[0].start) else None


def led_below(segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> ArticleLink | None:
    """The article that the line below sends the reader to and says nothing else, if this one is a short line too."""
    if number + 1 >= len(segments):
        return None
    part, below = segments[number], segments[number + 1]
    if part.end - part.start > _LINE_CHARS or not _alone(segments, number) or not _alone(segments, number + 1):
        return None
    fills = (link for link in links if link.start - 1 <= below.start and below.end <= link.end + 1 and link.start >= 0)
    return next((link for link in fills if link.says_read and link.deep), None)


def _alone(segments: Sequence[Segment], number: int) -> bool:
    """Whether a sentence is a block of its own."""
    block = segments[number].block
    beside = (segments[at].block for at in (number - 1, number + 1) if 0 <= at < len(segments))
    return block not in beside


def _speaks_of_coverage(heading: str) -> bool:
    return COVERAGE_WORD.search(heading) is not None or MEDIA_TITLE.search(heading) is not None
