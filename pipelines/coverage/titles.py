"""Titles of posts: the outlets that they name, and headings in the text that serve as titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from pipelines.coverage.domains import labelled_names, labels_in
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, OutletMention
from pipelines.coverage.outlet_names import bracket_name, unknown_names
from pipelines.coverage.outlet_roles import other_role, supported
from pipelines.outlets.catalogue import Catalogue, OutletHit
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, NOT_COVERAGE_POST
from presswatch.records import Block, Post
from scraper.pages.dates.cues import has_day


def in_title(title: str, links: Sequence[ArticleLink], catalogue: Catalogue) -> list[OutletMention]:
    """The places of a title that name outlets: in brackets, catalogued, and by wording if there are no others."""
    bracket, hits = bracket_name(title), catalogue.find(title)
    if bracket is None and other_role(title, 0, len(title)):
        return []
    sure = (hit for hit in hits if not hit.outlet.aggregator and (not hit.weak or supported(title, hit, links)))
    end = bracket.end if bracket is not None else 0
    found = [
        NameHit(hit.start, hit.end, title[hit.start : hit.end], 3, "bracket" if hit.end <= end else "title").mention(
            outlet=hit.outlet, in_title=True
        )
        for hit in sure
    ]
    if bracket is not None and not any(mention.start < bracket.end for mention in found):
        found.append(bracket.mention(in_title=True))
    return found or list(_worded_in_title(title, hits, links))


def _worded_in_title(title: str, hits: Sequence[OutletHit], links: Sequence[ArticleLink]) -> Iterator[OutletMention]:
    """Names that are labels of the links' hosts, else names known by the wording."""
    whole = Segment(0, len(title), 0, "heading")
    labelled = [hit for label in labels_in(title, links) for hit in labelled_names(title, whole, label)]
    if labelled:
        yield from (hit.mention(in_title=True) for hit in labelled)
        return
    for hit in unknown_names(title, whole):
        sure = hit.strength > 1 and hit.cue not in ("website", "issue")
        if sure and all(hit.end <= one.start or one.end <= hit.start for one in hits):
            yield replace(hit, cue="title").mention(in_title=True)


_HEADING_CHARS = 40
_LISTED_LINKS = 3
_LISTED_DAYS = 2
"""Lines with a day of their own below such a heading, for pieces in print, which have no link."""
_HEAD_BLOCKS = 4
"""Blocks at the beginning that may be the heading; old pages begin with the rest of a menu."""


def headed(post: Post, blocks: Sequence[Block]) -> Post:
    """The post with the heading of a press list ("They write about us:") as a part of its title.

    It is in the text, or the last part of the address of a page with links ("/en/media-coverage.html").
    """
    if MEDIA_TITLE.search(post.title):
        return post
    slug = slug_of(post.url)
    if len(post.links) >= _LISTED_LINKS and MEDIA_TITLE.search(slug) and not NOT_COVERAGE_POST.search(slug):
        return replace(post, title=f"{post.title} – {slug}")
    for number, head in enumerate(blocks[:_HEAD_BLOCKS]):
        words = post.text[head.start : head.end].split("\n", 1)[0].strip()
        if head.kind not in ("heading", "paragraph") or not _is_press_heading(words):
            continue
        linked = number == 0 and head.kind == "heading" and len(post.links) >= _LISTED_LINKS
        if linked or _days_below(post, head.end) >= _LISTED_DAYS:
            return replace(post, title=f"{post.title} – {words}")
    return post


def slug_of(url: str) -> str:
    """The words of the last part of an address, without the ending of a file."""
    return re.sub(r"[-_+]+", " ", urlsplit(url).path.rstrip("/").rpartition("/")[2].partition(".")[0])


def _is_press_heading(words: str) -> bool:
    if not 0 < len(words) <= _HEADING_CHARS or "|" in words or words[-1] in ".。!？?,":
        return False
    return MEDIA_TITLE.search(words) is not None


def _days_below(post: Post, start: int) -> int:
    """How many lines after an offset begin or end in a day next to other words."""
    lines = (line.strip() for line in post.text[start:].split("\n"))
    return sum(has_day(line) and len(line) > _HEADING_CHARS // 2 for line in lines)
