"""Names that are a programme's: part of the station named beside them, no outlet of their own."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.coverage.post_context import PostContext

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
