"""Marks that hold a title or a name: of the piece, a programme, a book, in a row of a press list."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

from pipelines.people.words import UPPER
from pipelines.quotes.around import TITLE_AFTER
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.literal_filter import Sieved
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.records import Block

SAY = re.compile(rf"(?<![\w])(?:{SPEECH_VERBS})(?![\w])", re.IGNORECASE)
"""A word of saying in a language with blanks between words."""
_TITLE_BEFORE = Sieved(
    re.compile(
        r"(?:podcasts?|newsletters?|folge|magazins?|senders|zeitschrift|reihe|выпуск\w{0,60}|подкаст\w{0,60}|titled|entitled|headlined|called|named|headline|title|(?:the|our|an?|this|new) (?:article|story|report|piece|episode|series|book|film|documentary|project)|intitulée?s?|titre|l'émission|sous le titre|titulad[oa]s?|título|llamad[oa]|libro|mit dem titel|unter der überschrift|titel|namens|под названием|под заголовком|материал\w{0,60}|стать\w{1,60}|проект\w{0,60}|фонд\w{0,60}"
        r"|بعنوان|عنوان|제목의?|제하의|프로그램|題名|番組|題して|题为|題為|标题|標題|栏目|欄目|节目|節目|名为|名為|播出|推出(?:特别节目|特別節目|专题|專題)?(?:——)?|亮相)\s{0,60}[:：]?\s{0,60}$"
        r"|(?:(?:the|our|an?|this|new) (?:programme|program|show)|(?:de[nmr]|ein(?:e[nmrs]?)?|diese[nmr]?|unser(?:e[nmrs]?)?) (?:beitrag|artikel|bericht|text|gastbeitrag|leitartikel|kommentar|film|buch)s?|(?:seine[mnr]?|ihre[mnr]?) (?:gast)?(?:beitrag|artikel|text|kommentar|essay|kolumne|leserbrief)s?|(?:his|her|their|my) (?:op-ed|column|essay|commentary|opinion piece|letter|piece|article)|(?:el|un|este|del|la|una|su) (?:artículo|reportaje|editorial|documental|libro|columna|tribuna|carta|artículo de opinión)|(?:l['’]|un |cet |cette |une |la |le |son |sa )(?:article|éditorial|reportage|tribune|chronique|documentaire|livre|carte blanche)|(?:suo |sua |seu |seus? |um |il |uno )(?:articolo|intervento|editoriale|commento|rubrica|artigo|coluna|crónica|crônica)|(?:сво|его|её|ее|наш)\w{0,60} (?:колонк\w|стать\w|эссе|заметк\w|очерк\w{0,2})|(?:مقاله|مقالها|مقالته|مقالتها|عمودها?)|programa|sendung|газет\w{1,60}|журнал\w{0,60}|программ\w{1,60}|передач\w{1,60}|рубрик\w{1,60}|ток-шоу|изданию?|телеканал\w{0,60}|радио|برنامج|(?<!لل)(?:صحيفة|جريدة|قناة|مجلة|موقع))\s{0,60}$",
        re.IGNORECASE,
    )
)
"""Words right before marks that hold a title; after the name of a kind of outlet a colon opens words said to it."""
_QUOTED_IN = re.compile(
    r"(?<!\w)(?:quoted|cited|says|said|tells|told|zitiert|sagt|sagte|citée?|citad[oa]|dice|dijo|explica|(?:про)?цитир(?:у|ова)\w+|приводит слова|говорит|сказала?|заявила?|[وف]?(?:يقول|تقول|قالت?|أكدت?|أوضحت?|صرّ?حت?|أضافت?))(?!\w)[^.“”\"«»]{0,90}:\s*\Z",
    re.IGNORECASE,
)
"""Somebody is quoted in the piece that the colon follows: their words come next, not its title."""
_PIECE_BEFORE = Sieved(
    re.compile(
        r"(?:tribune|tribuna|chronique|reportage|article|dossier|kolumne|columna|artículo|reportaje|nota|gastbeitrag|artikel|op-ed|column|essay|стать\w{1,60}|колонк\w{1,60}|материал\w{0,60}|مقالا?|تقريرا?)(?!\w)[^.!?«“„\"]{0,60}[:(]\s{0,60}$|(?:朝刊|夕刊|電子版|[0-9０-９一二三]面|月号|紙面)$",
        re.IGNORECASE,
    )
)
_THING_BEFORE = re.compile(
    r"(?<!\w)(?:campaign|initiative|exhibition|festival|award|project|programme|charity|association|(?:kampagne|initiative|ausstellung|aktion|projekt|verein|stiftung|festival|preis|aktionstag|netzwerk)s?|campagne|opération|exposition|projet|association|collectif|festival|campaña|iniciativa|exposición|proyecto|asociación|fundación|colectivo|premio|mostra|progetto|associazione|campanha|exposição|projeto|associação|организаци\w{1,2}|акци\w{1,2}|кампани\w{1,2}|выставк\w{1,2}|конкурс\w{0,2}|фестивал\w{1,2}|преми\w{1,2}|центр\w{0,2}|движени\w{1,2}|хоспис\w{0,2}|при[юё]т\w{0,2}|инициатив\w{1,2}|حملة|مبادرة|معرض|مهرجان|جمعية|مشروع|جائزة|مؤسسة)[ \u00a0]\Z",
    re.IGNORECASE,
)
"""A noun for something that has a name, right before the marks that hold it."""
_THING_AFTER = re.compile(
    r"\s?(?:项目|項目|计划|計劃|計畫|活动|活動|行动|行動|工程|展览|展覽|奖|獎|团队|團隊|프로젝트|캠페인|사업|전시|축제|프로그램|모임|プロジェクト|キャンペーン|事業|展(?!開)|賞|フェア|まつり)"
)
_NAME_WORDS = 6
"""Words that such a name has at most."""


def _of_a_thing(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether marks hold the name of a campaign, a project, a body: few words that no full stop ends."""
    words = text[span.start : span.end].strip()
    if words[-1:] in tuple(".!?…。！？") or len(words.split()) > _NAME_WORDS:
        return False
    before = _THING_BEFORE.search(text, max(block.start, span.open_at - 30), span.open_at)
    return before is not None or _THING_AFTER.match(text, span.close_at, block.end) is not None


_TITLE_LENGTH = 90
"""Characters: longer words after "article:" are said rather than a headline."""


_DATED_COLON = re.compile(r"[(（][^()（）\n]{0,300}\d[^()（）\n]{0,300}[)）]\s?[:：]\s?\Z")
"""A day in brackets and a colon, as in the row of a press list: "El Eco (28/11): «…»"."""


_DAY_COLON = re.compile(
    r"(?:\d{1,2}(?:er|\.|º|st|nd|rd|th)?[ \u00a0](?:de[ \u00a0])?[^\W\d_]{3,10}\.?(?:,?[ \u00a0](?:de[ \u00a0])?\d{4})?|[^\W\d_]{3,10}\.?[ \u00a0]\d{1,2}(?:, \d{4})?|\d{1,2}[./-]\d{1,2}\.?(?:[./-]?(?:\d{4}|\d{2}))?|\d{1,2}[日号號일])[ \u00a0]?[:：—–-][ \u00a0]?\Z"
)
"""The same without brackets: "L’Écho, 15 septembre : « La rivière en deuil »"."""


_ROW_LEAD = 60
"""Characters: an outlet and a day before the title of a row are no longer; a sentence is."""


def _in_row(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether a day and a colon or dash stand before marks, nobody says anything, and no full stop ends the words."""
    begin = max(block.start, text.rfind("\n", block.start, span.open_at))
    short = span.end - span.start <= _TITLE_LENGTH and text[span.start : span.end].rstrip()[-1:] not in (".", "。")
    short = short and span.open_at - begin <= _ROW_LEAD
    dated = short and _DAY_COLON.search(text, max(block.start, span.open_at - 40), span.open_at) is not None
    return dated and SAY.search(text, block.start, span.open_at) is None


_NAME_SAYS = re.compile(
    rf"(?<![\w'’-])(?!(?:The|L[aeo]s?|El|Los|Il|Der|Die|Das|De|Het|O|A)[ ])[{UPPER}][\w'’-]+[ ](?:[a-zà-ÿ]{{1,3}}[ ])?[{UPPER}][\w'’-]+[ ](?P<verb>[^\W\d_]+)[ \u00a0]?[:：][ \u00a0]?\Z"
)


def _says(text: str, start: int, end: int) -> bool:
    """Whether a name, a verb of saying and a colon stand before the mark: "in the article, Ada Berg warns: “…”"."""
    named = _NAME_SAYS.search(text, start, end)
    return named is not None and SAY.fullmatch(named["verb"]) is not None


def is_title(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether the marks hold a title or a name rather than words said."""
    at = span.open_at
    if _DATED_COLON.search(text, max(block.start, at - 40), at) and SAY.search(text, block.start, at) is None:
        return True
    if _in_row(text, span, block) or _of_a_thing(text, span, block):
        return True
    short = span.end - span.start <= _TITLE_LENGTH and text[span.end - 1] not in ".…"
    return bool(
        (
            _TITLE_BEFORE.inside(text, max(block.start, at - 40), at)
            and not _QUOTED_IN.search(text, max(block.start, at - 130), at)
        )
        or (
            short
            and _PIECE_BEFORE.inside(text, max(block.start, at - 90), at)
            and not _QUOTED_IN.search(text, max(block.start, at - 130), at)
            and not _says(text, max(block.start, at - 90), at)
        )
        or (
            text[span.end - 1] not in "。！？"
            and TITLE_AFTER.match(text[span.close_at : min(block.end, span.close_at + 24)])
        )
    )
