"""Articles whose outlets a post does not name: their sites tell them, under a press title or words of coverage."""

# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import Draft, PostContext, dated_telling, segment_at
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import CONTACT_LINE, MEDIA_TITLE, tells_coverage
from presswatch.records import Block, Post
from scraper.pages.dates.cues import has_day

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


_TITLE_CUE = Caseless(
    r"(?<!\w)(?:titled|entitled|headlined|under the (?:headline|title)|mit dem titel|unter de[mr] (?:titel|überschrift)|titulad[oa]|bajo el (?:título|titular)|intitulée?|sous le titre|dal titolo|con il titolo|intitolat[oa]|intitulad[oa]|под (?:заголовком|названием))(?!\w)|بعنوان|تحت عنوان|と題|の見出し|为题|為題|题为|題為|제목"
)


def may_title(text: str, parts: Sequence[Segment], links: Sequence[ArticleLink]) -> bool:
    """Whether a sentence that leads to a known outlet's piece has a word for its title: asked before names are looked for."""
    led = [link for link in links if link.deep and link.outlet is not None]
    homes = (part for part in parts if any(part.start <= link.start < part.end for link in led)) if led else ()
    return any(_TITLE_CUE.inside(text, part.start, part.end) for part in homes)


def titles_link(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """Whether a sentence tells a known outlet, a day and a title, and leads to that outlet's site."""
    text, dated = context.post.text, {number for number, _ in context.dates}
    for outlet_mention in named:
        if outlet_mention.outlet is None or outlet_mention.segment not in dated:
            continue
        part = context.segments[outlet_mention.segment]
        links = (one for one in context.links if part.start <= one.start < part.end and one.deep)
        if not any(
            one.outlet is not None and set(one.outlet.domains) & set(outlet_mention.outlet.domains) for one in links
        ):
            continue
        if _TITLE_CUE.inside(text, part.start, part.end) and tells_coverage(text[part.start : part.end]):
            return True
    return False


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
