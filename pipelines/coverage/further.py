"""Lists of further reading below a post: what they lead to is about the matter, not about the posting organization."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.coverage.post_context import PostContext
from pipelines.text.speech_verbs import MEDIA_TITLE, tells_coverage

_FURTHER = re.compile(
    r"\W*(?:(?:for )?(?:further|background|related|suggested|recommended|additional) (?:reading|links|resources)|want to (?:read|know|learn) more|(?:to )?(?:find out|learn) more(?: about (?:this|the) (?:topic|subject|issue))?|more on (?:this|the) (?:topic|subject|issue)|background|references|bibliography|see also|notes?(?: and references)?"
    r"|(?:zum )?weiterlesen|weiterführende (?:links|literatur|informationen)|mehr zum thema|zum thema|hintergr[uü]nde?|literatur(?:tipps?|hinweise)?|lesetipps?|quellen und literatur"
    r"|pour aller plus loin|pour approfondir|sur le même (?:sujet|thème)|à lire(?: aussi| également)?|références|bibliographie|contexte"
    r"|para saber más|para profundizar|lecturas(?: recomendadas)?|referencias|bibliografía|sobre el (?:tema|mismo tema)|per (?:approfondire|saperne di più)|bibliografia|letture|para saber mais|leia também|referências"
    r"|(?:что|где) (?:ещё |еще )?(?:почитать|прочитать)|читайте также|по теме|литература|полезные (?:ссылки|материалы)|дополнительно"
    r"|参考(?:リンク|文献|資料|情報|サイト|url)?|もっと知りたい(?:方|人)(?:は|へ)?|あわせて読みたい|読書案内|参考(?:资料|資料|文献|链接|連結)|(?:延伸|拓展|扩展|擴展)(?:阅读|閱讀)|더 (?:읽기|읽을거리|알아보기)|참고 ?(?:자료|문헌|링크)|함께 읽(?:기|을거리)|읽을거리"
    r"|للمزيد(?: من القراءة)?|اقرأ أيضا?ً?|مراجع|روابط ذات صلة|verder lezen|meer weten|lees ook|daha fazla(?:sı)?|kaynakça|dowiedz się więcej|czytaj też)\W*",
    re.IGNORECASE,
)
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
