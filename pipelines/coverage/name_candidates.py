"""A name that wording makes an outlet: trimmed of what stands around it, and none where no outlet is called so."""

# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.outlets.outlet import Outlet
from pipelines.people.roles import UPPER
from pipelines.text.ascii import squash
from pipelines.text.literal_filter import WordSieved
from presswatch.languages.packs import words as table
from scraper.pages.text.media_words import MEDIA_NOUN

_HAN_GRAMMAR = re.compile(r"[该該是们們这這她您被让讓没沒]|了(?!望)|在(?![线線])|[一-龥]的[一-龥]")
"""Signs of Chinese grammar: pronouns, the copula, "this" and "at" stand in sentences, in no paper's name."""
_SAME_HOUSE = re.compile(
    r"(?:同|当|當|該|该|此|某|各|両|兩|两|诸|諸|弊|貴|贵|自|本)(?:新聞|新闻|報|报|紙|纸|局|社|台|臺|網|网|刊|誌|志|放送|テレビ|ラジオ|电台|電台|电视台|電視台|新聞社|放送局|メディア|媒体|媒體)"
)
"""The outlet told of before, and many of a kind: "this paper", "each station"."""
_KANA_NAME = re.compile("[ぁ-ん]")
_HANGUL_OFFICE = re.compile(
    r"(?:[가-힣]장|교수|대표|이사|위원|의원|간사|활동가|변호사|기자|피디|감독|작가|선생|선생님|연구원|연구사|매니저|코디네이터|디렉터|큐레이터|팀원|주임|사무관|주무관|대변인|고문|상담사|복지사|간호사|의사|약사|박사|강사|교사|사육사|수의사|조합원|봉사자|회원|주민|어민|농민|해설사|셰프|선수|코치|관계자|당사자|책임자|담당자|운영자|창업자|설립자|전문가)님?\Z"
)
"""A person's office, calling or standing, with any words before it; names of outlets end otherwise."""
_HANGUL_OUTLET = re.compile(r"(?:현장|시장|광장|극장|공장|농장|신문사|방송사|통신사|잡지사)\Z")
_KANA_PERSON = re.compile(
    r"[ァ-ヶー・]*(?:ディレクター|マネー?ジャー|コーディネー?ター|スタッフ|メンバー|ボランティア|リーダー|プロデューサー|アドバイザー|カウンセラー|アナウンサー|レポーター|リポーター|キャスター|ライター|デザイナー|エンジニア|オーナー|シェフ|コーチ|トレーナー|ガイド|キュレーター|インタビュアー|パーソナリティー?|ゲスト|サポーター|プレーヤー|プレイヤー|ソーシャルワーカー|ケアマネー?ジャー|セラピスト|アーティスト|ジャーナリスト|カメラマン)"
)
"""The same in Japanese, in words from English."""
_LATIN_PERSON = re.compile(
    r"(?:(?:The|Our|Der|Die|Das|Unsere?|La|Le|El|Il|L['’]|Notre|Nuestr[oa]|A|O)[ ])?(?:[^\W\d_]+[ ]){0,2}?"
    r"(?:director[ae]?|president[ae]?|präsident(?:in)?|présidente?|presidente|chair(?:man|woman|person)?|manager(?:in)?|secretary|treasurer|spokes(?:man|woman|person)|sprecher(?:in)?|leiter(?:in)?|geschäftsführer(?:in)?|vorsitzende[rn]?|direct(?:eur|rice)|secrétaire|porte-parole|secretari[oa]|portavoz|coordinador[ae]?|coordina(?:teur|trice)|koordinator(?:in)?|coordinator|curator|kurator(?:in)?|conservat(?:eur|rice)|librarian|headteacher|trustee|volunteers?|founder|gründer(?:in)?|fondat(?:eur|rice)|fundador[ae]?|direttore|direttrice|diretor[ae]?|директор|председатель|президент|руководитель|секретарь|заведующ(?:ий|ая)|основатель(?:ница)?|координатор|профессор|доцент|тренер|врач)",
    re.IGNORECASE,
)
"""The same where words stand between blanks."""


def is_fragment(name: str, strength: int) -> bool:
    """Whether a name told by wording alone is a piece of a sentence or, with no word for media, a person's office."""
    if _SAME_HOUSE.fullmatch(name) or (_HAN_GRAMMAR.search(name) and not _KANA_NAME.search(name)):
        return True
    if strength > 1:
        return False
    if _HANGUL_OFFICE.search(name):
        return _HANGUL_OUTLET.search(name) is None
    return bool(_KANA_PERSON.fullmatch(name) or _LATIN_PERSON.fullmatch(name))


_MEDIA_NOUN_IN = WordSieved(MEDIA_NOUN)


def names_media(name: str) -> bool:
    """Whether one of the words of a name is one for a paper, a station or the like."""
    return _MEDIA_NOUN_IN.search(name) is not None


_TOKEN = (
    rf"(?:(?!\w{{1,60}}-based)[{UPPER}][\w'’.&/-]{{0,60}}|&|[a-z]{{1,60}}\.(?:org|com|net|info|media|news|de|fr|es|ru))"
)
_LINKER = r"(?:of|the|and|de|del|dell[aeo]|dei|degli|di|des|du|da|do|dos|das|van|het|uit|la|le|les|los|las|el|y|et|und|für|der|die|das|von|am|im|in|for|on|à|d['’]|и|о|на|в)"
NAME = rf"(?:(?:The|Le|La|Les|El|Los|Las|Der|Die|Das|De|Het|Il|Lo|L['’])[ ]?)?{_TOKEN}(?:[ ](?:{_LINKER}[ ]){{0,2}}(?:{_TOKEN}|\d{{1,2}}(?![\w.]))){{0,5}}"
CAPITAL_RUN = re.compile(rf"(?<![\w.@/-])(?P<name>{NAME})")
ABOUT = re.compile(
    r"(?<!\w)(?:über|about|sur|sobre|про|об?|over)[ ](?:(?:the|die|das|den|der|le|la|les|el|los|las)[ ])?\Z",
    re.IGNORECASE,
)
"""What makes the next name that of the one reported on, where a German verb stands last: "über den Tideverein berichtete"."""
TWO_PEOPLE = re.compile(
    rf"[{UPPER}][\w'’-]+(?:[ ][{UPPER}][\w'’.-]+){{1,2}}[ ](?:and|&)[ ][{UPPER}][\w'’-]+(?:[ ][{UPPER}][\w'’.-]+){{1,2}}"
)
"""Two authors after "an article by"."""
CALL_SIGN = re.compile(
    r"(?<!\w)(?:on|from|by|with|to|at|told|via|for)[ ](?:(?:local |the )?(?:[A-Z]{2,3} )?(?:station|affiliate|radio|TV) )?(?P<name>(?!(?:WIPO|WNBA|WCAG|WASP|WFTU|WIFI|KPMG|WSIS|WWII)\b)[KW][A-Z]{3}(?:[ -](?:TV|FM|AM|Radio|News))?(?:[ -]\d{1,2}(?![\w.]))?|[2-8][A-Z]{2,3}(?:[ -]FM)?)(?![\w&-])"
)
"""The call sign of an American station where one may speak: "a piece from WQTB"."""
_SIGN = re.compile(
    r"L[RSTUVW] ?\d{1,3}|X[EH][A-Z]{1,4}(?:-(?:AM|FM|TV))?|C[BFHIKJ][A-Z]{2}(?:-(?:AM|FM|TV|DT))?|C[BX] ?-?\d{1,3}|D[WXYZ][A-Z]{2}(?:-(?:AM|FM|TV))?"
    r"|[2-8][A-Z]{2,3}(?:FM)?|PR[A-Z]\d|Z[PY][A-Z]?\d{1,3}|JO[A-Z]{2}(?:-(?:FM|TV))?|HL[A-Z]{2}|EAJ-?\d{1,2}|9[MW][A-Z]{2}|4[A-Z]{2}FM"
)


def is_call_sign(name: str) -> bool:
    """Whether a name has the form of a station's call sign as the countries of the world give them out ("LT8", "2GB").

    The form alone says little: it counts where the wording makes a name an outlet.
    """
    return _SIGN.fullmatch(name) is not None or _AMERICAN.fullmatch(name) is not None


_AMERICAN = re.compile(
    r"(?!(?:WIPO|WNBA|WCAG|WASP|WFTU|WIFI|KPMG|WSIS|WWII)\b)[KW][A-Z]{3}(?:[ -](?:TV|FM|AM|Radio|News))?"
)
HOST_OF = re.compile(
    r"(?<!\w)(?:hosts?|presenters?|moderators?|gastgeber(?:in)?|moderator(?:in)?|animat(?:eur|rice)|présentat(?:eur|rice)|presentador[a]?|condutt(?:ore|rice)|ведущ\w{2,3})[ ](?:of[ ](?:the|this|their)|de[ ]la|de[ ]l['’]|du|des|del|der)?[ ]?\Z",
    re.IGNORECASE,
)
"""Whose name follows a word for a programme: "the host of the podcast Ada Berg"."""
THE_SHOW = re.compile(
    rf"(?<!\w)the[ ](?P<name>[{UPPER}][\w'’]+(?:[ ](?:of|from|to|with|in|on|for|and|the|a|&|[{UPPER}][\w'’]+)){{0,5}}[ ][{UPPER}][\w'’]+)[ ](?:podcast|show|programme|newsletter)(?!\w)"
)
"""A programme whose name holds small words: "on the Lessons from Harbours podcast"."""
_OF_OUTLET = re.compile(rf"[ ](?:of|from|at|de|du|del|von|vom|der|из)[ ](?:the[ ])?(?P<rest>{NAME})$")
_ON_STATION = re.compile(rf"[ ](?:on|sur|su|auf|bei|na|no)[ ](?:the[ ])?(?P<rest>{NAME})$")
"""A programme and its station: "Breakfast Show on Wavelength FM"."""
_KINDS = frozenset({"programm", "entrevista", "interview", "entretien", "artikel", "artículo", "article", "tribune"})
"""Words for what an outlet brings, before "of" and its name."""
_IN_OUTLET = re.compile(rf"(?<=\w[ ])\w{{1,60}}[ ]in[ ](?P<rest>(?P<article>The[ ])?{NAME})$")
"""An author of two words and the outlet: "Ada Berg in The Harbour Gazette"."""
_TRAILING = re.compile(r"[ ](?:on|am|le|el|du|del|in|im|vom|en)[ ]\d.{0,300}$|[ ](?:on|in|am|im|en|le|el)$|[ ]\d{1,2}$")
ARTICLES = frozenset({"The", "Le", "La", "Les", "El", "Los", "Las", "Der", "Die", "Das", "De", "Het", "Il", "Lo"})
_GENERIC = re.compile(
    r"^(?:(?:radio|tv|fernseh|hörfunk|television|podcast|video|press|zeitungs)[ -]?(?:interview|beitrag|bericht|report|segment|feature|auftritt|appearance|broadcast|episode|gespräch)s?|(?:緊急|臨時|最新|関連|地域|全国|国際|海外|芸能|主要)ニュース|(?:생|재|본|첫|녹화|실시간|중계)(?: )?방송|(?:生|再|本|録画)放送|(?:直|重|首|转|轉)播|팟빵|유튜브|스포티파이|네이버|카카오|小宇宙|喜马拉雅|喜馬拉雅|哔哩哔哩|B站|微信公众号|微博|ユーチューブ|スポティファイ|언론|언론보도|보도|보도자료|전화|서면|화상|영상|이메일|대면|현장|심층|단독|방송|뉴스|신문|기사|인터뷰|공지|공지사항|성명|성명서|논평|칼럼|기고|행사|후기|채용|모집|활동|소식|단독|영상|사진|카드뉴스|미디어|자료|발간|토론회|세미나|기자회견|연대|연대성명|알림|안내|매체|라디오|팟캐스트|온라인|경제|국제통신|통신|투데이|언론기사|온라인 뉴스|(?:지역|인터넷|온라인|일간|주간|전문|경제|학생)?\s?(?:신문|인터넷신문|인터넷 신문|방송|매체|뉴스|언론)|오늘|여기.*|아래.*|이곳.*|다음 링크.*|링크.*|언론에 .*|언론 속.*|미디어 속.*|각 언론|여러 언론|다수 언론|국내 언론|해외 언론|외신|지역 언론|해당 기사|관련 기사|전체 기사|이 기사|기사 전문|원문"
    r"|同紙|同誌|同局|同社|寄稿|論考|対談|談話|コラム|連載|書評|受賞|新刊|開催報告|ウェブマガジン|Webマガジン|オンラインマガジン|マガジン|電子版|メディア掲載|メディア出演|メディア|掲載|掲載情報|お知らせ|報道|プレスリリース|出演|新聞|テレビ|ラジオ|ニュース|イベント|インタビュー|活動報告|記事|新聞掲載|テレビ放送|ラジオ放送|各紙|地元紙|オンライン|放送|通信|報告|メディア情報|再放送"
    r"|该报|該報|该刊|該刊|该台|該台|媒體露出|媒体露出|媒體曝光|媒体曝光|媒体聚焦|媒體聚焦|媒体关注|新聞露出|媒體專訪|媒体专访|媒体报道|媒體報道|媒體報導|传媒报道|傳媒報道|新闻|新聞|报道|報道|报|報|公告|活动|活動|通知|新闻稿|新聞稿|专访|專訪|转载|轉載|媒体|媒體|传媒|傳媒|电台|電台|广播|網|网|报纸|報紙|社|在线|评论|評論"
    r"|(?:(?:das|der|die|dem|des|ein(?:e[mnrs]?)?) )?(?:(?:fach|branchen|nachrichten|online|kunden|stadt|wirtschafts)magazine?s?|(?:fach)?zeitschrift|fachblatte?s?|fachzeitung|lokalblatte?s?)|the (?:newspaper|paper|outlet|magazine|station|channel|broadcaster|programme|program|show|website|site|publisher)|(?:du |le |la )?(?:journal|quotidien|magazine|chaîne)|(?:del |el |la )?(?:diario|periódico|medio|emisora|cadena)|(?:der |des |die )?(?:zeitung|magazins|senders?|redaktion)|(?:издания|газеты|журнала|портала|телеканала)|الصحيفة|الجريدة|القناة|الموقع|المجلة|الوكالة|الإذاعة|البرنامج|해당 (?:언론|매체|신문)|press|news|media|press release|update|event|events|interview|video|podcast|report|statement|in the media|in the news|press coverage|opinion|op-ed|blog|new|media coverage|article|articles|read more|the article|the report|announcement|notice|photo|photos|webinar"
    r"|(?:die |la |a )?(?:redaktion|redazione|rédaction|redacción|redação|redactie|redakcja|redakce|redakcia|redaksi|редакция)|staff(?: reporter| writer)?|editorial staff|presse|actualités|communiqué|revue de presse|entretien|tribune|presseschau|pressemitteilung|aktuelles|medien|in den medien|prensa|noticias|en los medios|comunicado|entrevista|сми о нас|новости|пресса|интервью|анонс|أخبار|في الإعلام|بيان|بيان صحفي|مقابلة)$",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)(?!\w)",
    re.IGNORECASE,
)
_MONTH_CUT = re.compile(
    r"(?:[Jj]anv?|[Ff]e[bv]r?|[Ff]évr?|[Aa]p?[bv]r|[Jj]u[in][nlg]?|[Jj]uil|[Aa]u?go?|[Ss]ept?|[Oo][ckt]t|[Oo]ut|[Nn]ov|[Dd][eéi][cz]|[Ee]ne|[Яя]нв|[Фф]евр?|[Аа]пр|[Аа]вг|[Сс]ент?|[Оо]кт|[Нн]оя|[Дд]ек)\.?"
)
"""A month cut short: "published on Oct. 22" names no outlet."""
_DAY_NUMBER = re.compile(
    r"\d{1,2}[日號号](?=[一-龥]{0,6}?(?:接受|做客|走进|走進|登上|亮相|来到|來到|受邀|应邀|應邀|刊于|刊於|获邀|獲邀)[一-龥]{2})"
)
"""A day of the month that stands unparted before a name: "17日接受海湾新闻网"."""
_DAY_WORD = re.compile(
    r"(?:一昨日|昨日|昨夜|昨晩|昨晚|今晚|前晚|昨早|今晨|本日|今日|今朝|今夜|先日|先週|今週|同日|翌日|昨天|前天|今天|今早|日前|近日|上周|어제|오늘|지난|이번|엊그제|그제)"
)
"""A word for a day that stands unparted before a name in Japanese, Chinese and Korean: "昨日放送" is no station."""
_LABEL = re.compile(
    r"(?:メディア|ラジオ|テレビ|TV|新聞|雑誌|ウェブ|Web|WEB|番組|記事|動画|講演|書籍|取材|インタビュー|寄稿|出演|掲載|紹介|放送|放映|配信|報告|情報|告知|案内|お知らせ|のご?|ご|まとめ|一覧|コメント|特集|連載|活動|[・／/&＆ ])+"
    r"|(?:방송|라디오|TV|티비|신문|언론|인터뷰|출연|기고|보도|소개|안내|알림|칼럼|기사|미디어|팟캐스트|스크랩|모음|영상|인용|게재|매체|취재|활동|소식|뉴스|[·/& ])+"
    r"|(?:社[区區][报報]|校[报報]|地方[报報]|月刊|周刊|週刊|季刊|媒体|媒體|传媒|傳媒|电台|電台|电视|電視|报纸|報紙|新闻|新聞|专访|專訪|报道|報道|報導|活动|活動|转载|轉載|访谈|訪談|采访|採訪|做客|推荐|推薦|动态|動態|关注|關注|聚焦|视频|視頻|音频|播客|节目|節目|评论|評論|专栏|專欄|我们|我們|在线|消息|[·/& ])+"
)
"""A label put together of words for media and what they do: "【ラジオ出演】", "[방송 인터뷰]" name no outlet."""
OPENERS = table("openers")
_PLACE_OR_BODY = re.compile(
    r"(?<!\w)(?:university|universität|université|universidad|institute|institut|instituto|foundation|stiftung|fondation|fundación|ministry|ministère|ministerio|parliament|council|commission|committee|court|nations|union|association|organisation|organization|centre|center|conference|university|college|school|church|festival|forum|summit|symposium|workshop|award|prize|exhibition|museum|library|government|senate|congress|bundestag|department|company|hotel|airport|campaign|act|университет\w*|министерств\w*|фонд\w*|совет(?:а|у|ом|е|ы|ов|ам|ами|ах)?|комитет\w*|институт\w*|суд\w*|parlament|rat|gericht|behörde|project|programme|twitter|facebook|instagram|youtube|spotify|deezer|ivoox|soundcloud|vimeo|dailymotion|(?:apple|google) podcasts?|podbean|linkedin|telegram|whatsapp|pdf)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name that the wording makes an outlet: offsets, the printed name, how sure (1 wording, 2 wording and a media word)."""

    start: int
    end: int
    name: str
    strength: int
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMention:
    """One place that names an outlet: `start`, `end` in the text, or in the title if `in_title`.

    `outlet` is None for a name that no catalogue knows. `strength`: 3 catalogued, 2 wording and a media word or a
    matching link, 1 wording alone, 0 to be believed only with further support. `cue` says in a word what told it.
    """

    start: int
    end: int
    name: str
    outlet: Outlet | None
    strength: int
    cue: str
    segment: int = -1
    in_title: bool = False
    weak: bool = False

    @property
    def key(self) -> str:
        """One key for all namings of an outlet."""
        return self.outlet.name if self.outlet else squash(self.name)


_TRAILING_MONTH = re.compile(
    r"[ ](?:on|in|of|am|im|vom|le|du|el|del|en|de|d['’]|en date du)[ ](?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|(?:jan|febr)uary|march|april|june|july|august|(?:septem|octo|novem|decem)ber|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|mai\b|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars\b|avril|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo).{0,300}$",
    re.IGNORECASE,
)
_KOREAN_NOUN = re.compile(
    r"(?:센터|단체|위원회|대학|보고서|협회|재단|연구소|정부|국회|유엔|전문|이번|학생|자료|활동|연구|조사|기록|세미나|토론회|당국|여성|인권|북한|국제|회의|행사|대표|국장|기자|시민|노동|발표|강조|주요|여러|최근|공동|관련|다음|해당|각종|전체|[가-힣]르게|[가-힣]하게|[다라자냐]고|대해서?|대하여|관해서?|관하여|통해서?)$"
)
_KOREAN_GROUP = re.compile(r"[가-힣]{2,62}(?:단|반|팀|부|실|과|회|동아리|연합|위원회|학교|교실|모임|생|원)의$")
"""Whose an interview is, in the genitive: a group of people, no outlet ("학생기자단의 인터뷰")."""
_SENTENCE_END = re.compile(r"(?P<word>[^\W\d_]{4,64})\.[ \u00a0]")
"""A full stop after a whole word: what follows is no part of the name."""
_HERE_WORD = re.compile(r"[ ](?:ICI|AQUÍ|AQUI|HERE|HIER|ЗДЕСЬ|ТУТ)$")


_VIA = re.compile(r"[ \u00a0](?:via|through|über|[àa] través de|через)[ \u00a0](?=[A-ZÀ-ÞА-ЯЁ]).{0,300}\Z")
"""Through whose site an outlet's piece is read: "Canadian Press via MSN"."""
_DAY_LEAD = re.compile(
    r"(?:(?:yesterday|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]s)?|gestern|heute|vorgestern|hier|aujourd['’]hui|ayer|hoy|anoche|вчера|сегодня|позавчера|ieri|oggi|ontem|hoje|gisteren|vandaag|dün|bugün|wczoraj|dziś)[ \u00a0](?=\S)",
    re.IGNORECASE,
)
"""A word for a day at the head of a sentence, before the name of who told something that day."""


_ARTICLE_OF_COMPOUND = re.compile(r"Das (?=[A-ZÄÖÜ][\w-]{2,}(?:blatt|magazin|journal)(?!\w))")
"""The article of a German noun that says what paper it is: it belongs to the sentence, as in "Das Seeblatt schrieb".

Papers that are called "Der …bote" or "Die …zeitung" have it in their names often, those of this gender hardly ever."""
_AND_LEAD = re.compile(
    r"(?:y|e|and|und|et|ed|и|sowie)[ \u00a0](?:(?:el|la|the|der|die|das|le|il|lo)[ \u00a0])?(?=[A-ZÀ-ÞА-ЯЁ])"
)
"""What joins a name to the one before it: "… y el Ara"."""


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without sentence openers, closing punctuation and possessives around the name."""
    while start < end and text[start].isspace():
        start += 1
    for before in (_DAY_LEAD, _AND_LEAD):
        lead = before.match(text, start, end)
        start = lead.end() if lead else start
    while start < end:
        first = re.match(r"[\w'’]+[ ]", text[start:end])
        if first is None or first.group().strip().lower() not in OPENERS or first.group().strip() in ARTICLES:
            break
        start += first.end()
    start += len("Das ") if _ARTICLE_OF_COMPOUND.match(text, start, end) else 0
    stop = _SENTENCE_END.search(text, start, end)
    end = stop.start() + len(stop["word"]) if stop else end
    dated = _TRAILING_MONTH.search(text, start, end)
    end = dated.start() if dated else end
    trailing = _TRAILING.search(text[start:end])
    marked = text[end : end + 1] in tuple('»”"“')
    if (
        trailing
        and not (marked and trailing.group().strip().isdigit())
        and not re.match(
            r"(?:Radio|Channel|Canal|Kanal|France|Fox|TV|Europe|Antena|Bayern|BBC|BR|SWR|WDR|NDR|MDR|RTL|Rai|La|NPO|TVP|ORF|SRF|RNE|Puls) ?\d+$",
            text[start:end],
        )
    ):
        end = start + trailing.start()
    through = _VIA.search(text, start, end)
    end = through.start() if through and through.start() > start else end
    here = _HERE_WORD.search(text, start, end)
    end = here.start() if here else end
    aside = _IN_BRACKETS.search(text, start, end)
    end = aside.start() if aside and aside.start() > start else end
    while start < end and text[end - 1] in " .,;:'’\"”»/-\u00a0":
        end -= 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    case = _TURKISH_CASE.search(text, start, end)
    return start, case.start() if case else end


_IN_BRACKETS = re.compile(r"\s?[(（][^()（）]{1,40}[)）]\Z")
"""What stands in brackets behind a name: the medium, the town, the acronym."""
_TURKISH_CASE = re.compile(r"['’](?:[dt][ae]n?|n[dt][ae]n?|n?[ıiuü]n|[yn][aeıiuü]|[yn]?l[ae]|[aeıiuü])\Z")
"""The ending that Turkish parts from a proper name by an apostrophe: "Kıyı Postası’nda"."""
_HAN_LEAD = re.compile(
    r"[一-龥]*(?:做客|走进|走進|走上|登上|亮相|出席|参加|參加|参与|參與|来到|來到|接受|受邀|应邀|應邀|获邀|獲邀|收听|收聽|收看|刊于|刊於|见于|見於|发表在|發表在|刊登在|投稿|致函|连线|連線|作客)(?=[一-龥]{2})"
)
"""A Chinese verb that leads to the name of an outlet, with who does so before it."""
_OF_DAY = re.compile(r"付け?の?|号の?")
"""Japanese between a day and the paper of that day."""
_HAN_TO = re.compile(r"[一-龥]{2,}(?:[到赴於于]|在(?![线線]))(?=[一-龥]{3})")
"""Chinese for who goes to an outlet, or is heard there, before its name: "幹事麥詠彤到海灣電台"."""
_HAN_IN = re.compile(r"[在于於由被](?=[一-龥]{3})")
"""Chinese before the paper in which, or by which."""
_HAN_OWN = re.compile(r"[本我](?:社|会|會|们|們|校|院|所|中心|机构|機構|室|馆|館|站|团|團)[一-龥]")
"""Chinese for the posting body, which goes to an outlet and is none."""
_HAN_CLAUSE = re.compile(
    r"(?:就|对|對|向|关于|關於|针对|針對)[一-龥]{2,}|[一-龥]+(?:发表|發表|接受|进行|進行)[一-龥]+|[一-龥]{0,12}?(?:报道|報道|報導|采访|採訪|专访|專訪|访问|訪問|介绍|介紹|关注|關注)[了过過]?[本我敝](?:社|会|會|校|院|所|馆|館|台|报|報|网|網|刊|站)\Z"
)
"""A Chinese clause with a verb or preposition that ends on a media word by chance."""


_HAN_OF = re.compile(r"[一-龥]的[一-龥]")
_HAN_ONLY = re.compile("[ぁ-んァ-ヶ가-힣]")
"""A Chinese noun with what it is of ("经济发展趋势的新闻") names no outlet."""


_JOINED = r"(?:et|and|und|y|e|и|&|sowie)[ \u00a0]"
_AND_ANOTHER = re.compile(
    rf"[ \u00a0]{_JOINED}(?:[Dd]ie |[Dd]er |[Dd]as |[Ll]a |[Ll]e |[Ee]l |[Ii]l |[Tt]he )?(?P<name>\S.*)\Z"
)
_ANOTHER_AND = re.compile(rf"(?P<name>.*\S)[ \u00a0]{_JOINED}(?:\w{{2,3}} )?\Z")


def apart_from(text: str, hit: NameHit, known: Sequence[tuple[int, int]]) -> NameHit | None:
    """A run of two joined names of which one is known ("ZEIT ONLINE und die Harburger Welle"): the other; else as it is."""
    inside = next((span for span in known if hit.start <= span[0] and span[1] <= hit.end), None)
    if inside is None:
        return hit
    second = _AND_ANOTHER.match(text[inside[1] : hit.end])
    if second is not None:
        start = inside[1] + second.start("name")
        return name_hit(text, start, hit.end, hit.cue, hit.strength)
    first = _ANOTHER_AND.match(text[hit.start : inside[0]])
    return name_hit(text, hit.start, hit.start + first.end("name"), hit.cue, hit.strength) if first else hit


_BY_WORDING = ("wording", "book marks", "cue", "verb")


def is_generic(name: str) -> bool:
    """A label, a date or an empty word where an outlet's name could stand."""
    bare = name.strip(" []【】()（）:：-–—|")
    return (
        len(bare) < 2
        or bool(_GENERIC.match(bare) or _CALENDAR.match(bare) or _MONTH_CUT.fullmatch(bare) or _LABEL.fullmatch(bare))
        or not any(c.isalpha() for c in bare)
        or bare.lower() in OPENERS
    )


def name_hit(text: str, start: int, end: int, cue: str, strength: int) -> NameHit | None:
    """The name at these offsets without articles, dates and words around; None for what no outlet is called."""
    start, end = _tidy(text, start, end)
    numbered = _DAY_NUMBER.match(text, start, end)
    start = numbered.end() if numbered is not None else start
    day = _DAY_WORD.match(text, start, end)
    if day is not None:
        start = day.end() + (text[day.end() : day.end() + 1] in ("の", "的"))
    dated = _OF_DAY.match(text, start, end) if text[start - 1 : start] in ("日", ")", "）") else None
    start = dated.end() if dated is not None else start
    placed = _HAN_IN.match(text, start, end)
    start = placed.end() if placed is not None else start
    gone = _HAN_TO.match(text, start, end)
    start = gone.end() if gone is not None else start
    led = _HAN_LEAD.match(text, start, end)
    start = led.end() if led is not None else start
    owner = _OF_OUTLET.search(text[start:end])
    head = text[start : start + owner.start()].split() if owner else []
    if (owner and len(head) == 1 and head[0].lower() in _KINDS) or (
        owner and len(head) > 1 and head[0] not in ARTICLES and not names_media(" ".join(head))
    ):
        start += owner.start("rest")
    shown = _ON_STATION.search(text, start, end)
    if shown is not None and (names_media(shown["rest"]) or shown["rest"].isupper()):
        start = shown.start("rest")
    authored = _IN_OUTLET.search(text, start, end)
    if authored is not None and (authored["article"] or names_media(authored["rest"])):
        start = authored.start("rest")
    name = text[start:end]
    if is_generic(name) or len(name) > 60 or re.search(r"\d\s?[年月日년월일]", name):
        return None
    if cue == "wording" and _HAN_OF.search(name) and not _HAN_ONLY.search(name):
        return None
    if _HAN_CLAUSE.match(name) or _HAN_OWN.match(name) or "《" in name[1:]:
        return None
    if _PLACE_OR_BODY.search(name) and not names_media(name):
        return None
    if cue == "wording" and strength == 1 and (_KOREAN_NOUN.search(name) or _KOREAN_GROUP.search(name)):
        return None
    if cue in _BY_WORDING and is_fragment(name, strength):
        return None
    spaced = name.isascii() or any("\u00c0" <= c <= "\u052f" for c in name)
    if spaced and name == name.lower() and "." not in name:
        return None
    return NameHit(start, end, name, strength, cue)
