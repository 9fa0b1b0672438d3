"""A piece told with outlet, day and title, where the title leads to it: "published on 2 May a report titled …"."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

from collections.abc import Sequence

from pipelines.coverage.links import ArticleLink
from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.coverage.post_context import PostContext
from pipelines.text.literal_filter import Caseless
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import tells_coverage

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
