"""Papers told by their people's visit: they came, sent a photographer, or a reporter of theirs did something."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.coverage.name_candidates import NAME, NameHit, name_hit, names_media
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment

_SENT_BY = Sieved(
    re.compile(
        rf"(?<!\w)(?:(?i:reporters?|journalists?|photographers?|correspondents?|journaliste|photographe|reporter(?:in|innen)?|journalist(?:in|innen)?|redakteur(?:in)?|fotograf(?:in)?|reporter[oa]s?|periodistas?|fotógraf[oa]s?|giornalist[aie]|fotograf[oa]|jornalistas?)[ ](?:of|from|at|with|von|vom|der|des|de|del|de la|du|di|del|della|da|do)[ ](?:the |la |el |le |der )?|(?i:корреспондент|журналист|фотограф|репорт[её]р)\w{{0,3}}[ ](?:из[ ])?(?:газет\w |журнал\w+ |телекана\w+ |радио )?)(?:(?P<mark>[«“„\"])(?P<marked>[^«»“”„\"\n]{{2,30}}?)(?<![.!?,])[»”“\"]|(?P<name>{NAME}))"
    )
)
"""Whose reporter came: "un fotógrafo de «El Sol del Valle»"."""
_VISITS = Sieved(
    re.compile(
        rf"(?P<name>{NAME})[»”\"]?,?[ ](?:then[ ]|also[ ]|même[ ]|auch[ ]|también[ ]|тоже[ ]|has[ ]|ha[ ]|est[ ]|a[ ]|hat[ ]|war[ ])?(?:sent[ ](?:a|an|its|their|two|round)|came[ ](?:to|round|by|along)|turned[ ]up|dropped[ ](?:in|by)|called[ ]round"
        r"|schickte|kam[ ](?:zu|vorbei)|schaute[ ](?:vorbei|bei)|räumte|freigeräumt|venue?[ ](?:nous|à|chez|voir)|envoyé|passée?[ ](?:nous|chez|voir)|vino[ ]a|envió|mandó|enviado|se[ ]acercó|se[ ]pasó|venut[oa][ ]a|mandato|приехал\w{0,60}|приезжал\w{0,60}|прислал\w{0,60}|побывал\w{0,60}|заглянул\w{0,60}|заходил\w{0,60})(?!\w)"
    )
)
"""A paper that came or sent somebody, told without a word for what it brought."""


def by_visit(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Papers that came or sent somebody, and whose reporters did."""
    for match in _SENT_BY.finditer(text, segment.start, segment.end):
        group = "marked" if match["mark"] else "name"
        if match["mark"] or (" " in match["name"] and names_media(match["name"])):
            yield name_hit(text, match.start(group), match.end(group), "verb", 2)
    for match in _VISITS.finditer(text, segment.start, segment.end):
        words = match["name"].split()
        if len(words) > 1 and names_media(match["name"]):
            yield name_hit(text, match.start("name"), match.end("name"), "verb", 2)
