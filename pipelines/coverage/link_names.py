"""What a post prints at its links: the titles of articles, and names of outlets in a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.coverage.domains import label_of, resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, name_hit, names_media
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import COVERAGE_WORD, MEDIA_TITLE
from presswatch.languages.packs import alternation, whole_words
from presswatch.languages.patterns import compiled_later
from scraper.pages.text.outlet_names import SOURCE_WORDS

_INVITES = compiled_later(
    rf"\A\W*(?:(?:{alternation('inviting_verbs')})[ \u00a0](?:to )?"
    rf"(?:(?:{alternation('words_before_article')})[ \u00a0])*"
    rf"(?:{alternation('here_words')}|{alternation('article_nouns')})|{alternation('invitations')})(?!\w)"
    rf"|\A\W*(?:{alternation('invitation_openings')})|(?:{alternation('invitation_endings')})\W*\Z",
    re.IGNORECASE,
)
"""Link words that invite to the article and are not its title: "Read it on Yahoo News", 네이버에서 기사 읽기."""
_TITLED = compiled_later(
    rf"(?:{whole_words('title_cues')})\s{{0,60}}:?\s{{0,60}}[“„«「『\"‘《](?P<title>[^”“»」』\"’》\n]{{4,160}})",
    re.IGNORECASE,
)
_TITLE_WORDS = 3
"""Words of a link that can be the title of an article; one that begins in lower case continues a sentence."""


def headline_of(link: ArticleLink | None, words: str) -> str | None:
    """The title printed for the article, in its sentence or as the words of its link; None if none is."""
    if match := _TITLED.search(words):
        return match["title"].strip()
    if link is None or link.says_read or len(link.text.split()) < _TITLE_WORDS or "://" in link.text:
        return None
    return None if link.text[:1].islower() or _INVITES.search(link.text) else link.text


_HEADLINE, _LONG_HEADLINE = 3, 5
"""Words of a link that are a headline where the outlet is known, and where nothing else indicates it."""


def is_headline(hit: NameHit, link: ArticleLink, labels: Sequence[str]) -> bool:
    """True if words next to a day are the title that leads to the article of another outlet."""
    fills = link.start <= hit.start and hit.end <= link.end and hit.name == link.text.strip(" .\"'“”«»„")
    if not fills or not link.deep or names_media(hit.name):
        return False
    named = link.outlet is not None or label_of(link) in labels
    titled = hit.name.count(" ") + 1 >= (_HEADLINE if named else _LONG_HEADLINE)
    return titled and not resembles(hit.name, link)


def after_link(text: str, hit: NameHit, links: Sequence[ArticleLink]) -> NameHit | None:
    """A name that begins inside a link's words and ends after them, without these words: they are a headline."""
    ends = (
        link.end for link in links if link.start <= hit.start < link.end < hit.end and not resembles(link.text, link)
    )
    cut = next(ends, None)
    return hit if cut is None else name_hit(text, cut, hit.end, hit.cue, hit.strength)


_LINE_CHARS = 40
"""Characters: neither the heading of a box nor the name in it is longer."""


def name_in_box(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The name that fills a line above one that only sends the reader on, as in the box that ends many posts.

    The box has a heading about coverage, or the name is one for a medium or that of the link's site.
    """
    part, link = segments[number], led_below(segments, number, links)
    if link is None or part.kind == "heading":
        return None
    hit = name_hit(text, part.start, part.end, "over a link", 2)
    if hit is None:
        return None
    above = segments[number - 1] if number else None
    headed = above is not None and _is_box_heading(text, above, links)
    return hit if headed or names_media(hit.name) or resembles(hit.name, link) else None


def _is_box_heading(text: str, above: Segment, links: Sequence[ArticleLink]) -> bool:
    if above.end - above.start > _LINE_CHARS or any(above.start <= link.start < above.end for link in links):
        return False
    heading = text[above.start : above.end]
    return COVERAGE_WORD.search(heading) is not None or MEDIA_TITLE.search(heading) is not None


_CREDIT_LINE = Caseless(rf"\s{{0,60}}(?:original )?(?:{SOURCE_WORDS})\s?[:：]\s?")
_CREDIT_CHARS = 80


def name_of_source(text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> NameHit | None:
    """The link words of a source line, unless they only send the reader on ("Source: The Tide. Read on")."""
    link = source_led_to(text, segments, number, links)
    if link is None or link.says_read:
        return None
    return name_hit(text, link.start, link.end, "source line", 2)


def source_led_to(
    text: str, segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]
) -> ArticleLink | None:
    """The article linked from a source line ("Source: The Harbour Gazette"), as above a reprint."""
    part = segments[number]
    if part.end - part.start > _CREDIT_CHARS or not _alone(segments, number):
        return None
    inside = [link for link in links if part.start <= link.start < part.end]
    if len(inside) != 1 or not inside[0].deep or inside[0].is_address or inside[0].end < part.end - 1:
        return None
    return inside[0] if _CREDIT_LINE.inside(text, part.start, inside[0].start) else None


def led_below(segments: Sequence[Segment], number: int, links: Sequence[ArticleLink]) -> ArticleLink | None:
    """The article to which the line below a short line sends the reader, if it does nothing else."""
    if number + 1 >= len(segments):
        return None
    part, below = segments[number], segments[number + 1]
    if part.end - part.start > _LINE_CHARS or not _alone(segments, number) or not _alone(segments, number + 1):
        return None
    return next((link for link in _filling(below, links) if link.says_read and link.deep), None)


def _filling(segment: Segment, links: Sequence[ArticleLink]) -> Iterator[ArticleLink]:
    return (link for link in links if 0 <= link.start <= segment.start + 1 and segment.end <= link.end + 1)


def _alone(segments: Sequence[Segment], number: int) -> bool:
    """True if a sentence is a block of its own."""
    neighbours = (segments[at].block for at in (number - 1, number + 1) if 0 <= at < len(segments))
    return segments[number].block not in neighbours
