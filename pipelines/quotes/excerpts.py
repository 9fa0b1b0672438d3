"""Block quotations that are lines of the report itself: the paper tells them, and nobody said them."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.text.speech_verbs import OP_ED
from presswatch.records import Block

_OF_REPORT = re.compile(
    r"(?<!\w)(?:from the (?:article|story|report|feature|piece|paper)|(?:an? |the )?(?:excerpts?|extracts?)(?: (?:from|of) (?:the|it|its) ?(?:article|story|report|feature|piece)?)?"
    r"|aus dem (?:artikel|bericht|beitrag|text)|(?:ein )?ausz[uü]ge?(?: aus dem (?:artikel|bericht|beitrag))?|(?:un )?extraits?(?: (?:de l['’]article|du reportage|de l['’]enquête|du papier))?|(?:un )?(?:extracto|fragmento)s?(?: (?:del|de la) (?:artículo|nota|reportaje|noticia))?|(?:un )?estratt[oi](?: dall['’]articolo)?|dall['’]articolo|(?:um )?(?:excerto|trecho)s?(?: d[ao] (?:reportagem|artigo|matéria|notícia))?"
    r"|(?:отрыв(?:ок|ки)|выдержк[аи]|фрагмент)(?: (?:из (?:статьи|материала|публикации|репортажа)|статьи|материала))?|из (?:статьи|материала|публикации|репортажа)|مقتطفات?(?: من (?:المقال|التقرير|الخبر))?|من (?:التقرير|الخبر))(?:[ \u00a0]?\([^()\n]{2,40}\))?[ \u00a0]?:\s{0,60}\Z"
    r"|(?:报道|報道|報導|报导|文章|新闻|新聞|特稿)?(?:摘录|摘錄|节选|節選|摘编|摘編)(?:如下)?[:：]\s{0,60}\Z|(?:記事|紙面|本文)(?:より|から|の(?:抜粋|一部))(?:抜粋)?[:：]?\s{0,60}\Z|(?:一部)?抜粋[:：]\s{0,60}\Z"
    r"|(?:기사|보도)(?: ?내용)?(?: ?(?:중(?:에서)?|가운데|일부|발췌|한 대목)){1,40}[:：]?\s{0,60}\Z|(?:^|\n)\s{0,60}발췌[:：]\s{0,60}\Z",
    re.IGNORECASE,
)
"""What announces lines of a report at the end of a paragraph: "From the article:", "Extrait :", "报道摘录：", "기사 중"."""
_WRITTEN = re.compile(
    r"(?<!\w)(?:letter|column|wrote|authored|penned|\w*brief(?:es|s)?|kolumne|schrieb|verfasst\w*|lettre|chronique|signe|signée?|signait|écrit|carta|columna|firma|firmó|escribió|escribe|lettera|rubrica|firmat[oa]|scritto|scrive|carta|coluna|assina|escreveu|письм\w+|написал\w*|пишет|автор\w*|رسالة|عمود|كتب\w*|بقلم)(?!\w)"
    r"|글(?:이|을|은|에|의|에서)|편지|썼|적었|手紙|投稿|執筆|エッセ[イー]|コラム|来信|來信|公开信|公開信|作者|署名|执笔|執筆",
    re.IGNORECASE,
)
"""Words by which a post tells that somebody wrote the piece themselves."""
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:(?-i:I)|we|my|our|ours|us|me|ich|wir|uns|mir|mich|unser(?:e[mnrs]?)?|mein(?:e[mnrs]?)?|je|j['’]\w+|nous|notre|nos|mon|mes|moi|yo|nosotr[oa]s|nuestr[oa]s?|mis?|me|nos|\w{2,}(?:mos|iamo)|io|noi|nostr[oaie]|mi[oae]i?|eu|nós|noss[oa]s?|meus?|minhas?|я|мы|нас|нам|нами|наш\w{0,3}|мне|меня|мной|мо(?:й|я|ё|е|и|его|ей|их)|أنا|نحن|لدينا|عندنا|إننا|أننا|إني|لنا)(?!\w)"
    r"|우리|저희|(?<![가-힣])(?:나는|나도|나의|내가|저는|저도|제가|제 )|私|僕|俺|我々|わたし|われわれ|我|咱",
    re.IGNORECASE,
)


_MARKED = re.compile(r"[“„«「『\"][^“”„«»「」『』\"\n]{8,}[”“»」』\"]")
_REACH = 180
"""Characters of a paragraph's end that hold its last sentence."""


def is_papers(text: str, blocks: Sequence[Block], start: int) -> bool:
    """Whether the paragraph at an offset is lines of the report: announced as such, or set off below somebody's words.

    "“We dived thirty-six times,” said Berg." has said what Berg says; a block quotation without marks below it, in
    which nobody says "we", goes on with the report. A piece that somebody wrote has its author in every line.
    """
    number = next((n for n, block in enumerate(blocks) if block.start <= start < block.end), 0)
    home, lead = blocks[number], blocks[number - 1] if number else None
    words = text[home.start : home.end]
    if lead is None or _FIRST_PERSON.search(words):
        return False
    low = max(lead.start, lead.end - _REACH)
    bare = home.kind == "quote" and lead.kind == "paragraph" and not _MARKED.search(words)
    told = _OF_REPORT.search(text, low, lead.end) or (bare and _MARKED.search(text, low, lead.end))
    return bool(told) and not (OP_ED.search(text) or _WRITTEN.search(text))
