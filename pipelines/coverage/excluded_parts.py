"""Names that are a programme's: part of the station named beside them, no outlet of their own."""

# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.coverage.link_names import source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import PostContext
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, tells_coverage
from presswatch.languages.packs import alternation

_PROGRAMME_WORD = re.compile(
    r"(?:sendung|show|programme?|segment|series|documentary|doku(?:mentation)?|reihe|série|documentaire|documental|serie|фильм\w{0,60}|сюжет\w{0,60}|다큐멘터리|다큐|드라마|시리즈|ドキュメンタリー|情報番組|ニュース番組|纪录片|紀錄片|专题片|專題|émission|programa|espacio|программ\w{1,60}|передач\w{1,60}|рубрик\w{1,60}|برنامج|프로그램|코너|番組|コーナー|节目|節目|栏目|欄目)\s{0,60}[“„«\"「『《‘<]?\Z",
    re.IGNORECASE,
)


_OF_HOUSE = re.compile(r"[»”\"]?,[ ](?:(?:the|der|die|das|dem|le|la|el|il|un|une|an?)[ ])?")
_SHOW_OF = re.compile(r"(?:['’]s?)?[ ](?:podcast|newsletter|programme|program|show)(?!\w)", re.IGNORECASE)


def _airs_at(context: PostContext, house: OutletMention) -> bool:
    """Whether a catalogued name is that of the house in an apposition: "The Tide, the Harbour Gazette podcast, …"."""
    return house.outlet is not None and not house.in_title and bool(_SHOW_OF.match(context.post.text, house.end))


def is_programme(context: PostContext, outlet_mention: OutletMention) -> bool:
    """Whether a name told by wording is called a programme: part of the outlet named beside it, none of its own."""
    if outlet_mention.in_title or outlet_mention.outlet is not None:
        return False
    if _PROGRAMME_WORD.search(context.post.text[max(0, outlet_mention.start - 16) : outlet_mention.start]):
        return True
    behind = [n for n in context.outlet_mentions if outlet_mention.end < n.start <= outlet_mention.end + _PROGRAMME_GAP]
    if any(
        _OF_HOUSE.fullmatch(context.post.text, outlet_mention.end, n.start) and _airs_at(context, n) for n in behind
    ):
        return True
    if any(_PROGRAMME_OF.fullmatch(context.post.text, outlet_mention.end, n.start) for n in behind):
        return True
    if any(_airs_on(n) and _ON_AIR.fullmatch(context.post.text, outlet_mention.end, n.start) for n in behind):
        return True
    marked = context.post.text[outlet_mention.start - 1 : outlet_mention.start] in tuple("〈<《「『“„«‘")
    return marked and any(other.segment == outlet_mention.segment and _airs(other) for other in context.outlet_mentions)


_PROGRAMME_GAP = 60
_PROGRAMME_OF = re.compile(
    r"[»”\"]?,? (?:(?:the|a|el|un|le|une?|die|das|der|eine?|il|lo|la|o|um|uma) )?(?:[\w-]+ )?"
    r"(?:programa|programm?e?|show|sendung|émission|espacio|podcast|передач\w|программ\w|trasmissione|rubrica|informativo|noticiero|matinale?)"
    r"(?: [\w-]+)?(?: (?:de|del|di|en|on|of|auf|bei|von|vom|des|der|на|by|da|do|du|sur|su|im|in))?(?: (?:la|el|the|los))? ?[«“„\"]?",
    re.IGNORECASE,
)
"""What joins a programme and its station: "«Mornings», the show of Harbour FM"."""
_BROADCASTER = re.compile(r"(?:방송|TV|라디오|FM|テレビ|ラジオ|放送|电台|電台|电视台|電視台|卫视|衛視)\Z")


_STATION = re.compile(r"(?:radio|rádio|télé|tele|tv|canal[e]?|antena|antenne|радио|телеканал)[ -]", re.IGNORECASE)
_ON_AIR = re.compile(
    r"[»”\"’]? (?:on|in|auf|im|bei|beim|sur|dans|en|de|del|di|da|do|su|sul|sulla|na|no|w|в эфире|на|в)"
    r"(?: (?:the|dem|der|la|el|il|los))? ?[«“„\"]?",
    re.IGNORECASE,
)
"""What joins a programme and its station without a word for either: "«Mattino Flash» su Radio Flash"."""


def _airs_on(outlet_mention: OutletMention) -> bool:
    """Whether a name is a station's by its catalogue or by how it begins."""
    return _airs(outlet_mention) or (outlet_mention.outlet is None and bool(_STATION.match(outlet_mention.name)))


def _airs(outlet_mention: OutletMention) -> bool:
    """Whether a name is a station's: words in marks beside it are its programme."""
    if outlet_mention.outlet is not None:
        return outlet_mention.outlet.medium in ("radio", "tv")
    return bool(_BROADCASTER.search(outlet_mention.name))


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


_FURTHER = re.compile(rf"\W*(?:{alternation('further_reading_titles')})\W*", re.IGNORECASE)
"""The heading over such a list, and nothing else."""
_HEAD_CHARS = 48


def without_further(context: PostContext) -> PostContext:
    """The context of a post on another matter without what its lists of further reading name, print and lead to."""
    title = context.post.title
    if not context.links or tells_coverage(title) or MEDIA_TITLE.search(title):
        return context
    parts = set(_further(context))
    if not parts:
        return context
    spans = [(context.segments[n].start, context.segments[n].end) for n in parts]
    return replace(
        context,
        links=[link for link in context.links if not any(low <= link.start < high for low, high in spans)],
        outlet_mentions=[
            outlet_mention for outlet_mention in context.outlet_mentions if outlet_mention.segment not in parts
        ],
        dates=[dated for dated in context.dates if dated[0] not in parts],
    )


def _further(context: PostContext) -> Iterator[int]:
    """The numbers of the sentences below a heading of further reading, up to the next heading."""
    below, text = False, context.post.text
    for number, part in enumerate(context.segments):
        short = part.end - part.start <= _HEAD_CHARS and part.kind in ("heading", "paragraph")
        if short and _FURTHER.fullmatch(text, part.start, part.end):
            below = True
        elif part.kind == "heading":
            below = False
        elif below:
            yield number
