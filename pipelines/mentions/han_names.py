"""Persons whose name in Chinese signs begins with that of a body: 歌手彭博文 is a singer, no 彭博."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.words import SURNAMES_OF_ONE
from pipelines.text.context import TextContext
from pipelines.text.scripts import kind_of

_CALLING = re.compile(
    "(?:歌手|演[员員]|[导導]演|[选選]手|球[员員]|[队隊][员員]|教[练練]|教[师師]|老[师師]|[医醫]生|律[师師]|[画畫]家|作家|[诗詩]人|[学學]生|同[学學]"
    "|市民|村民|居民|司机|司機|民警|警[员員]|士兵|院士|教授|博士|主播|主持人|模特|[设設][计計][师師]|工程[师師]|前[锋鋒]|[门門][将將]|中[场場]|后[卫衛]|後衛"
    "|投手|[钢鋼]琴家|舞者|嫌疑人|嫌犯|被告人?|男子|女子|女星|男星|影后|影帝|先生|女士)$"
)
_BODY_GOES_ON = re.compile("社|[网網]|新[闻聞]|集[团團]|公司|[电電]|[报報]|大[学學]|基金|[银銀]行|商|的")
_SHORT_NAME = 2
_REACH = 4


def somebody_of_signs(candidate: Candidate, context: TextContext) -> str:
    """The calling right before a name of two signs that begins with a surname, "" if there is none.

    A third sign may follow as the given name's second. Reporters are left out: they stand before their papers.
    """
    form, start, end = candidate.form, candidate.start, candidate.end
    if form.kind not in ("organization", "outlet") or form.script != "han" or end - start != _SHORT_NAME:
        return ""
    text = context.text
    if text[start] not in SURNAMES_OF_ONE or not start or kind_of(text[start - 1]) != "han":
        return ""
    calling = _CALLING.search(text, max(0, start - _REACH), start)
    return calling.group() if calling and not _BODY_GOES_ON.match(text, end) else ""
