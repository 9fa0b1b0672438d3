"""Outlets told by what they are: a channel of a video site, a podcast, the bulletin of a parish, a town or a society."""

# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.coverage.dated_names import dated_in_brackets, dated_names, edition_name, form_name, issue_name
from pipelines.coverage.name_candidates import (
    ABOUT,
    CALL_SIGN,
    CAPITAL_RUN,
    HOST_OF,
    NAME,
    THE_SHOW,
    TWO_PEOPLE,
    NameHit,
    is_call_sign,
    name_hit,
    names_media,
)
from pipelines.names.common import languages_of_word
from pipelines.people.roles import UPPER
from pipelines.text.literal_filter import AnySieved, Sieve, Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import words as table
from scraper.pages.text.media_words import MEDIA_NOUN

CHANNEL = "channel"
"""The cue of a name that a sentence calls a channel or podcast: its site is the host of the recording."""
_VIDEO = r"(?:[Yy]ou[Tt]ube|Twitch|TikTok|Rutube|RuTube)"
_MARKED = r"[«“„\"‚‘'][ \u00a0]?(?P<name>[^»“”\"‘’'\n]{2,40})[ \u00a0]?[»“”\"‘’']"
_CALLED = Sieved(
    re.compile(
        rf"(?<!\w)(?:{_VIDEO}[ -](?:channel|[Kk]anal|kanaal|series|show)|(?:chaîne|canal|canale|kanał)(?: (?:de|do|na))? {_VIDEO}|(?:{_VIDEO}|[Юю]туб)-канал\w{{0,3}}|подкаст\w{{0,2}}|pódcast|podcasts?)[ ](?:called |namens |appelée? |llamado )?(?P<bare>{NAME})|(?<!\w)(?:[Пп]одкаст\w{{0,2}}|[Pp]ódcast|[Pp]odcasts?|{_VIDEO}[ -](?:channel|[Kk]anal|kanaal)|(?:chaîne|canal|canale|kanał)(?: (?:de|do|na))? {_VIDEO}|(?:{_VIDEO}|[Юю]туб)-канал\w{{0,3}})[ ](?:called |namens |appelée? |llamado )?{_MARKED}"
    )
)
_CALLED_WIDE = Sieved(
    re.compile(
        rf"(?:{_VIDEO}|유튜브|ユーチューブ|油管|B站|哔哩哔哩|嗶哩嗶哩|抖音|视频号|小红书)(?:の)?[ ]?(?:채널|チャンネル|番組|频道|頻道|账号|帳號|博主|UP主|up主)(?:の|인)?[ ]?[「『《“‘'\"<]?(?P<name>[가-힣A-Za-z0-9ァ-ヶー一-龥ぁ-ん・ ]{{2,20}}?)(?:[」』》”’'\">]|(?=(?:가|이|에서|에|의|은|는|을|를|과|와|도)[ ,]|が|で|に|の|さん|，|。|来|到|在|发|發|上))"
        r"|(?:播客节目|播客節目|播客|팟캐스트|ポッドキャスト(?:番組)?)[ ]?[「『《“‘'\"<](?P<cast>[^」』》”’'\"<>\n]{2,24})[」』》”’'\">]"
    )
)
_CALLED_ARABIC = Sieved(
    re.compile(r"(?:قناة|بودكاست|برنامج)[ ][«\"](?P<name>[^»\"\n]{2,30})[»\"](?: (?:على|عبر|في) (?:يوتيوب|اليوتيوب))?")
)
_BULLETINS = (
    r"(?:bulletin (?:paroissial|municipal|communal|diocésain|interne|de (?:la )?\w+)|feuille paroissiale|gazette (?:du|de la|municipale|communale)|journal (?:municipal|communal|paroissial|du quartier|de quartier|du village)|revue (?:municipale|paroissiale)"
    r"|gemeindebrief|pfarrbrief|pfarrblatt|amtsblatt|mitteilungsblatt|gemeindeblatt|vereinszeitung|mitgliederzeitschrift|stadtteilzeitung|dorfzeitung"
    r"|parish (?:magazine|newsletter|bulletin)|(?:village|community|church|neighbourhood|neighborhood|school) (?:magazine|newsletter|newspaper|paper|bulletin)|members[’'] magazine"
    r"|boletín (?:parroquial|municipal|vecinal|de la \w+)|hoja parroquial|revista (?:municipal|parroquial|vecinal)|periódico (?:vecinal|de barrio|municipal)|bollettino (?:parrocchiale|comunale)|notiziario (?:comunale|parrocchiale)|boletim (?:paroquial|municipal)"
    r"|приходск\w+ (?:листок|вестник|газета)|(?:районн|поселков|сельск|многотиражн|корпоративн|школьн)\w+ (?:газета|вестник|листок)|bulletin)"
)
_APPOSED = Sieved(
    re.compile(
        rf"(?<![\w,][ ])(?<![\w,'’])[«“„\"]?(?P<name>[{UPPER}][^,.;:!?«»“”\"()\n]{{2,40}}?)[»”\"]?(?:,| [–—]) (?:the |an? |le |la |l['’]|une? |der |die |das |dem |el |un |il |lo |o |um |unser(?:e[nmrs]?)? |our |notre |nuestr[oa] )?{_BULLETINS}(?!\w)[^,.;:!?\n]{{0,50}}(?:,| [–—]|[.\n]|\Z)",
        re.IGNORECASE,
    )
)
"""A name and, between commas, what it is: "Le Fil de l’eau, bulletin paroissial de Tharon, …"."""


_OWN = re.compile(
    r"(?:(?<!\w)(?:our(?: own)?|the new|unser(?:e[nmrs]?)?|eigene[nrms]?|notre|nuestr[oa]|nostr[oa]|nosso|на(?:ш|шем|шего)|свой|своём|своем|ons)[ ]|우리 ?|저희 ?|自社の?|当[社会館園]の?|私たちの|公式|我们的?|我們的?|本[会會馆館院校]的?|官方|(?:قناتنا|لنا)[ ])\Z",
    re.IGNORECASE,
)
"""Before a channel: it is the organization's own."""
_CAME = Sieved(
    re.compile(
        r"(?<!\w)(?:visited|came (?:to|by)|filmed|shot|dropped in|stopped by|besucht\w*|gedreht|drehte|zu besuch|gefilmt|(?:est|a) (?:venue?|passée?|tourné|filmé|visité)|visit[óa]|vino|grab[óa]|rod[óa]|filmó|ha (?:visitato|girato|filmato)|visitou|gravou|filmou|приезжал\w*|приехал\w*|снял\w*|снимал\w*|побывал\w*|présente|presents|presenta|apresenta|представляет|(?:dans|in|en|nel|no|в) (?:son|its|seinem|ihrem|su|suo|seu|своём) (?:numéro|n°|issue|[Hh]eft|número|numero|номере)|(?:latest|spring|summer|autumn|winter|[Mm]ay) issue|stellt[^.]{0,80} vor(?=[.,]))(?!\w)|다녀[갔간]|찾아왔|방문|촬영|訪れ|来て|来てくれ|来館|撮影|来了|来到|拍摄|拍了|到访|拍攝|زار|صوّ?رت?",
        re.IGNORECASE,
    )
)
"""What somebody who makes a film does."""


def came(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of a visit or of filming, as where a channel brought what others would call a report."""
    return _CAME.inside(text, start, end)


def channels(text: str, segment: Segment) -> Iterator[NameHit]:
    """The names that a sentence calls a channel of a video site, a podcast or a local bulletin."""
    for pattern in (_CALLED, _CALLED_WIDE, _CALLED_ARABIC):
        for match in pattern.finditer(text, segment.start, segment.end):
            if _OWN.search(text, max(segment.start, match.start() - 16), match.start()):
                continue
            if HOST_OF.search(text, segment.start, match.start()):
                continue
            group = next(name for name in ("name", "bare", "cast") if match.groupdict().get(name))
            hit = name_hit(text, match.start(group), match.end(group), CHANNEL, 2)
            if hit is not None:
                yield hit
    for match in _APPOSED.finditer(text, segment.start, segment.end):
        if match["name"][0].isupper() and len(match["name"].split()) <= _NAME_WORDS:
            yield NameHit(*match.span("name"), match["name"], 2, CHANNEL)


_NAME_WORDS = 5


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


_AR_CLASS = Sieved(
    re.compile(
        r"(?<![\u0621-\u0652])[وفبلك]?(?P<the>ال)?(?P<class>تلفزة|صحيفة|جريدة|قناة|موقع|وكالة|إذاعة|اذاعة|مجلة|راديو|تلفزيون|منصة|شبكة|بودكاست|صحيفتا|إذاعتا)\s+(?:[«\"“](?P<marked>[^»\"”\n]{2,40})[»\"”]|(?P<name>[\u0621-\u0652A-Za-z0-9]+(?: (?:ال[\u0621-\u0652]+|[A-Za-z0-9]+|نت|برس|نيوز|أونلاين|اونلاين|اف ام|تي في|[٠-٩]+)){0,3}))"
    )
)
_AR_SECOND = re.compile(r" (?P<w>[\u0621-\u0652]{3,})")
_AR_STOP = table("ar_stop")
_AR_CLAUSE = re.compile(r"(?:ل[يتن]|س[يتن]|ب[اأإ]ل|لل|وال)[\u0621-\u0652]{2,}")
"""A word that goes on with the sentence: "إذاعة طنجة لتحكي عن …"."""
_AR_DESCRIBED = re.compile(r"(?<=\w)(?: ال(?:محلي|إلكتروني|الكتروني|يومي|أسبوعي|شهري|مستقل|فضائي|مجتمعي)ة?){1,40}\Z")
"""Adjectives behind a name that describe its class: "the local site …", "the daily …"."""

_AR_NATIONAL = re.compile(
    r"ال(?:أولى|اولى|ثانية|ثالثة|رابعة|خامسة|سادسة|سابعة|تاسعة|وطنية?|رسمية?|مغربية?|جزائرية?|تونسية?|ليبية?|مصرية?|سودانية?|لبنانية?|سورية?|أردنية?|اردنية?|عراقية?|كويتية?|سعودية?|قطرية?|عمانية?|يمنية?|فلسطينية?|إماراتية?|بحرينية?|موريتانية?)(?![\u0621-\u0652])"
)
"""A number or a country behind a class with its article: the two are the name ("القناة الأولى", "الإذاعة الوطنية")."""


def arabic_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names behind a word for a paper, a station, a site or the like, None for what no outlet is called."""
    for match in _AR_CLASS.finditer(text, segment.start, segment.end):
        group = "marked" if match["marked"] else "name"
        end = match.end(group)
        if group == "name":
            first = match["name"].split()[0]
            if first in _AR_STOP:
                continue
            more = _AR_SECOND.match(text, end)
            if (
                more
                and not first.startswith("ال")
                and " " not in match["name"]
                and more["w"] not in _AR_STOP
                and _AR_CLAUSE.match(more["w"]) is None
                and more.end() <= segment.end
            ):
                end = more.end()
            described = _AR_DESCRIBED.search(text, match.start("name"), end)
            end = described.start() if described else end
        agency = match["class"] == "راديو" or (
            match["class"] == "وكالة" and re.match("(?:ال)?[أا]نباء", text[match.start(group) : end])
        )
        whole = bool(match["the"]) and group == "name" and _AR_NATIONAL.match(text, match.start(group), end) is not None
        start = match.start("the") if whole else match.start("class" if agency else group)
        yield name_hit(text, start, end, "class", 2)


_ZH_BOOK = re.compile(r"《(?P<name>[^《》\n]{2,20})》(?P<rest>[^。\n]{0,40})")
_ZH_MARKS = Sieved(
    re.compile(
        r"(?:[Pp]odcast|社區報|社区报|月刊|雙月刊|双月刊|季刊|学生报|學生報|電臺|播客|播客节目|线上杂志|線上雜誌|电子报|電子報|自媒体|自媒體|节目|節目|公众号|公眾號|网站|網站|媒体|媒體|杂志|雜誌|报纸|報紙|期刊|平台|电台|電台|周刊|週刊|日报|日報)[“「『《](?P<name>[^“”「」『』《》\n]{2,20})[”」』》]"
    )
)
_ZH_SUFFIX = Sieved(
    re.compile(
        r"(?:(?<=^)|(?<=[，。、；：,:“”「」（）()\s\[【］\]和与與及由在被对對向受据據月日者上的客到赴媒体媒體报纸報紙]))(?P<name>[一-龥A-Za-z0-9]{2,10}?(?:日报|日報|晚报|晚報|周报|週報|早报|早報|时报|時報|快报|快報|商报|商報|晨报|晨報|周刊|週刊|新闻网|新聞網|新闻社|新聞社|新闻|新聞|电视台|電視台|電視臺|电台|電台|電臺|广播|廣播|通讯社|通訊社|杂志|雜誌|传媒|傳媒|卫视|衛視|网|網|评论|評論|观察|觀察|在线|在線|报|報|社|频道|頻道|之声|之聲))(?=[节節一二三四五六七八九十\d年月报报報采採访訪专專刊登发發表的於于在就对對与與向記记者，。、；：,:（(“「》《\s为為播昨今日前撰引转轉关關以邀连連则則也亦还還作做接]|$)"
    )
)
_ZH_TITLE_BEFORE = re.compile(
    r"(?:通稿|稿件|消息|快讯|快訊|推文|推送|组图|組圖|视频|視頻|短片|报导|報導|报道|報道|文章|专文|專文|专题|專題|特稿|长文|長文|评论|評論|题为|題為|撰写的?|撰寫的?|一文)\Z"
)
"""Words right before the title of an article, whose marks are those of a newspaper's name too."""


_ZH_BOOK_AFTER = re.compile(
    r"[一这這该該本]?(?:书|書|部?(?:小说|小說|电影|電影|影片|纪录片|紀錄片))|的?(?:新书|新書|白皮书|白皮書|图书|圖書)"
)
"""What a title in marks is, right behind it: a book or a film, no paper."""
_ZH_PAPER = re.compile(
    r"(?:日报|日報|晚报|晚報|周报|週報|早报|早報|时报|時報|快报|快報|商报|商報|晨报|晨報|都市报|都市報|周刊|週刊|新报|新報|日刊)\Z"
)
"""What ends the name of a newspaper, so that its marks hold no title of an article."""


_ZH_STUDY = re.compile(r"(?:报告|報告|调查|調查|研究|白皮书|白皮書|蓝皮书|藍皮書|指南|手册|手冊|指数|指數|年鉴|年鑑)\Z")
_ZH_ISSUED = re.compile(r"(?:发布|發布|發佈|发表|發表|公布|公佈|推出|出版|完成|撰写|撰寫)了?\s*\Z")
_ZH_JOURNAL = re.compile(r"(?:学报|學報|学刊|學刊)\Z")
_ZH_THESIS = re.compile(r"上?(?:发表|發表|刊发|刊發)(?:的|了)?[^，。]{0,8}(?:论文|論文|研究)")


def _is_study(text: str, segment: Segment, match: re.Match[str]) -> bool:
    """Whether marks hold the title of a report that somebody brought out, or the journal of somebody's paper."""
    before = text[max(segment.start, match.start() - 6) : match.start()]
    report = _ZH_STUDY.search(match["name"]) and _ZH_ISSUED.search(before)
    return bool(report or (_ZH_JOURNAL.search(match["name"]) and _ZH_THESIS.match(match["rest"])))


def chinese_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names of a sentence in Chinese."""
    for match in _ZH_BOOK.finditer(text, segment.start, segment.end):
        book = _ZH_BOOK_AFTER.match(match["rest"]) or _is_study(text, segment, match)
        if book or _ZH_TITLE_BEFORE.search(text, max(segment.start, match.start() - 6), match.start()):
            continue
        if (
            _ZH_PAPER.search(match["name"])
            or re.search(
                r"报道|報道|報導|报导|采访|採訪|专访|專訪|刊|发表|發表|访问|訪問|转载|轉載|引用|引述|撰|记者|記者|专栏|專欄|文章|专题|專題|推出|关注|關注|讯|訊|评论|評論|披露|亦有|登",
                match["rest"],
            )
            or re.search(
                r"(?:接受|在|于|於|由|据|據|与|與|被|为|為|给|給)\s*$",
                text[max(segment.start, match.start() - 3) : match.start()],
            )
        ):
            yield name_hit(text, match.start("name"), match.end("name"), "book marks", 2)
    yield from dense_names(text, segment, ((_ZH_MARKS, 2), (_ZH_SUFFIX, 2)))


def dense_names(text: str, segment: Segment, patterns: tuple[tuple[Sieved, int], ...]) -> Iterator[NameHit | None]:
    """What patterns find as "name", "a" or "b", each with its strength."""
    for pattern, strength in patterns:
        for match in pattern.finditer(text, segment.start, segment.end):
            group = next(g for g in ("name", "a", "b") if g in match.re.groupindex and match[g])
            yield name_hit(text, match.start(group), match.end(group), "wording", strength)


_CLASS = (
    r"(?:newspapers?|daily|weekly|magazine|broadcaster|radio(?: station)?|station|channel|network|outlet|site|website|portal|news (?:site|agency|outlet|portal|website)|agency|paper|p[oó]dcasts?|programme|program|journal|blog"
    r"|zeitung|tageszeitung|wochenzeitung|lokalzeitung|regionalzeitung|magazin|nachrichtenmagazin|sender|radiosender|fernsehsender|nachrichtenportal|onlinemagazin|portal|magazins|senders|blattes|fachzeitschrift|zeitschrift|[\wäöü]{0,60}magazin|[\wäöü]{0,60}zeitschrift|[\wäöü]{0,60}zeitung|[\wäöü]{0,60}sender|[\wäöü]{0,60}sendung|[\wäöü]{0,60}portal|[\wäöü]{0,60}blatt|nachrichtenagentur|blatt|lokalsender"
    r"|(?:grand )?(?:quotidien|journal|hebdomadaire|trimestriel|bimestriel|magazine|site|média|mensuel)(?: (?:local|régional|national|en ligne|d'information|belge|suisse|français))?|radio(?: locale)?|chaîne|station|émission|revue|agence|webradio"
    r"|(?:el |la )?(?:diario|periódico|revista|emisora|semanario|portal|medio|cadena|agencia|canal|programa|radio)(?: (?:digital|local|regional|nacional))?"
    r"|газет\w{1,60}|издани\w{1,60}|журнал(?!ист)\w{0,60}|радиостанци\w{1,60}|радио|телеканал\w{0,60}|теле(?:радио)?компани\w{1,60}|(?:теле|радио)студи\w{1,60}|агентств\w{1,60}|портал\w{0,60}|сайт\w{0,60}|канал\w{0,60}|еженедельник\w{0,60}|интернет-издани\w{1,60}|подкаст\w{0,60}|телеграмм?-канал\w{0,60}|(?:telegram|youtube|ютуб|тг)-канал\w{0,60}|паблик\w{0,60}"
    r"|krant|dagblad|weekblad|omroep|zender|radiozender|tijdschrift|nieuwssite|jornal|emissora|rádio|quotidiano|giornale|settimanale|emittente|testata|rivista|báo|tạp chí|đài|kênh|tờ|gazeta|dziennik|tygodnik|stacja)"
)
_DESCRIBED = rf"(?:(?:the|an?|le|la|les|l['’]|el|los|der|die|das|dem|den|des|einer?|einem|une?|du|al|del|our local|local|lokale[nr]?)[ ]{{1,60}})?(?:(?:[\w'’]{{1,60}}-based|[a-zà-ÿа-яё-]{{3,63}}|[{UPPER}][a-zà-ÿ]{{1,60}}(?:ische[rnms]?|ian|ish|ese|er|e))[ ]{{1,60}}){{0,4}}?(?:{_CLASS}[ ]{{1,60}})?"
_CUES = (
    r"told|tells|spoke (?:to|with)|speaks (?:to|with)|speaking (?:to|with)|talked (?:to|with)|talks (?:to|with)|talking (?:to|with)|sat down with|conversation with|interview(?:ed|s)? (?:with|for|on|in|to|by|at)|quoted (?:in|by|on)|cited (?:in|by)|featured (?:in|on|by)|profiled (?:in|by)|mentioned (?:in|by|on)|covered (?:in|by)"
    r"|reported (?:in|by|on)|published (?:in|by|on)|appear(?:ed|s|ing)? (?:in|on)|appearance on|guest (?:on|of|at)|joined|joins|live on|aired (?:on|by)|broadcast (?:on|by)|(?:article|story|piece|report|reportage|op-ed|column|essay|letter|feature|investigation|commentary|coverage|profile|interview|segment|documentary|comment) (?:in|by|for|from|on|to|of)"
    r"|episode of|edition of|issue of|pages of|(?:front page|cover) of|wrote (?:in|for)|writes (?:in|for)|writing (?:in|for)|picked up by|carried by|courtesy of|reprinted (?:in|by)|run by|discussed (?:it )?on|aired by|printed (?:in|by)|read (?:it |more |the [\w ]{1,60})?(?:in|on|at)|(?:full )?(?:article|story|interview|text|piece|report) (?:is )?(?:available )?(?:on|at|in)|contributed to|debate on|comments? to|in (?:yesterday's|today's|this week's|last week's|the latest issue of)"
    r"|(?:publiée?|parue?|paraît|cité[es]{0,60}|relayée?s?|repris[es]{0,60}|interviewée?s?|interrogée?s?|évoquée?s?|diffusée?s?|mentionnée?s?|invitée?s?) (?:dans|par|sur|de|du|en|au)(?: (?:le|la|les))?|entretien (?:avec|à|au|accordé à|accordé au|dans|pour)|interview (?:à|au|dans|pour|avec|sur)|accordé(?:e)? (?:à|au)|au micro (?:de|du)|(?:dans les )?colonnes (?:de|du)|sur les ondes (?:de|du)|à l'antenne (?:de|du)|numéro (?:de|du)|(?:la )?[uU]ne (?:de|du)|couverture (?:de|du)|pages? (?:de|du)|tribune (?:dans|de|du)|article (?:de|du|dans)|reportage (?:de|du|sur|dans)|enquête (?:de|du)|répond(?:u)? (?:à|aux questions (?:de|du))|sur le site (?:de|du|d')?|invité[es]{0,60} (?:de|du|sur|dans)|confié à|déclaré à|chez|passage (?:sur|dans|à)|dans"
    r"|(?:publicad[oa]s?|entrevistad[oa]s?|recogid[oa]s?|citad[oa]s?|emitid[oa]s?|difundid[oa]s?|reproducid[oa]s?) (?:en|por|de)|entrevista (?:en|con|a|para|de|al|concedida a)|(?:declaró|dijo|contó|explicó|habló|conversó|charló|atendió) (?:a|al|con|en|para)|columna (?:en|de)|tribuna (?:en|de)|reportaje (?:en|de)|artículo (?:en|de|completo en)|nota (?:en|de)|micrófonos de|páginas de|(?:contra)?portada de|número de|apareció en|participó en|intervino en|sitio (?:web )?de|la web de|programa de|en"
    r"|(?:sagte|sprach|spricht|erklärte|erzählte) (?:mit |gegenüber |der |dem |im )?|interview (?:mit|im|in|bei|für)|gespräch mit|gegenüber|zitiert (?:von|in|im)|(?:erschien(?:en)?|erschienene[nr]?|erscheint|berichtet[e]?|abgedruckt|veröffentlicht|nachzulesen|zu lesen|zu hören|zu sehen|zu gast) (?:in|im|bei|beim|auf|am|von|vom)|(?i:artikel|beitrag|bericht|gastbeitrag|interview|kommentar|reportage|sendung|porträt|text|stück|meldung|doppelseite|kolumne|titelgeschichte) (?:der|des|in|im|von|vom|auf|für|bei)|ausgabe (?:der|des)|(?:titel|lokal)seite (?:der|des|von)|titelblatt (?:der|des|von)|auf|bei|im|in"
    r"|интервью(?: для)?|(?:рассказал[аи]?|сообщил[аи]?|заявил[аи]?|дал[аи]?|ответил[аи]?)(?: интервью)?|(?:опубликован[аоы]?|вышл[аои]|вышел|напечатан\w{0,60}|процитирован\w{0,60}) (?:в|во|на)|(?:материал|статья|репортаж|интервью|сюжет|колонка|комментарий|текст)\w{0,60} (?:в|для|на)|эфире?|страницах|полосе|обложке|развороте|на сайте|на|в|для"
    r"|(?:artikel|interview|stuk|gesprek|verhaal|reportage) (?:in|met|voor|op|van|bij)|(?:te gast|te horen|te zien|te lezen|verscheen|verschenen|geïnterviewd|geciteerd|aan het woord) (?:bij|in|op|door)|(?:sprak|spreekt|vertelde|vertelt) (?:met|aan|bij|in|op)|(?:schreef|berichtte|publiceerde|meldde|besteedde|interviewde|portretteerde|schrieb|berichtete|meldete|interviewte|zitierte)"
    r"|(?:publicad[oa]|entrevistad[oa]|citad[oa]|veiculad[oa]|exibid[oa]) (?:n[oa]|em|pel[oa]|por|à|ao)|(?:entrevista|artigo|reportagem|matéria|coluna|notícia|texto) (?:n[oa]|d[oa]|à|ao|para|em|com)|(?:falou|conversou|contou|disse|entrevista) (?:à|ao|com|n[oa]|para)|(?:esteve|participou|saiu|apareceu)(?: \w{1,60}){0,3} (?:n[oa]|em)|(?:antena|microfones|páginas|estúdios|site) d[oa]"
    r"|(?:pubblicat[oa]|intervistat[oa]|citat[oa]|ospit[ei]|ripres[oa]|trasmess[oa]) (?:su|sul|sulla|da|dal|dalla|di|del|della|in|a)|(?:intervista|articolo|servizio|reportage) (?:a|al|alla|su|sul|sulla|di|del|della|con|per)|(?:microfoni|pagine|colonne|sito) (?:di|del|della|de)|(?:intervenut[oa]|parlato|raccontato|dichiarato) (?:a|su|al|alla|con)|parla"
    r"|phỏng vấn(?: của| với)?"
)
_FIRST_CUES = "Im|In der|Beim|Bei|Auf|Dans|En|Nel|Nella|Na|No|В|На"
"""The same at the head of a sentence; English "In" leads to places and titles as well."""
_A_CLASS = Sieve(_CLASS)
_AFTER_CUE = re.compile(
    rf"(?<!\w)(?P<cue>{_CUES}|{_FIRST_CUES})[ ]{{1,60}}(?P<desc>{_DESCRIBED})[«“„\"'‘]?(?P<name>{NAME})", 0
)
_NAME_WITHIN = re.compile(rf"[ «“„\"'‘][{UPPER}&]|[a-z]\.[a-z]")
"""What a sentence holds in which a name follows another word."""
_VERBS = (
    r"(?:reported|reports|covered|covers|wrote|writes|published|publishes|ran|runs|carried|carries|aired|airs|broadcast|broadcasts|quoted|quotes|cited|cites|featured|features|interviewed|interviews|spoke (?:to|with)|speaks (?:to|with)|profiled|profiles|highlighted|picked up|picks up|followed|mentions|mentioned|devoted|devotes|revealed|hosted|hosts|invited|gave (?:us|our|it|the)|gives (?:us|our|it|the)|visits|talked (?:to|with)|asked|looked at|looks at|posted|printed|told readers|dedicated|investigated|investigates|described|visited|turned to|drew on|draws on|has (?:published|a report|an interview|written|covered|run)|had a|carries"
    r"|berichtet[e]?|schreibt|schrieb|veröffentlicht[e]?|zitiert[e]?|interviewt[e]?|sendet[e]?|strahlt[e]?|befragt[e]?|widmet[e]?|bracht[e]?|bringt|druckt[e]?|griff|greift|porträtiert[e]?|hat (?:mit|über|unser)|stellt[e]?|sprach|spricht"
    r"|(?:a |ont )?(?:consacre|consacré|publie|publié|relate|relaté|cite|cité|raconte|raconté|évoque|évoqué|rapporte|rapporté|interroge|interrogé|donne la parole|donné la parole|revient|diffuse|diffusé|relaie|relayé|écrit|titre|reprend|repris|parle|parlé|reçoit|reçu|invite|invité|s'intéresse)"
    r"|(?:ha )?(?:publicó|publica|publicado|recoge|recogió|recogido|informó|informa|entrevistó|entrevista|entrevistado|cita|citó|dedica|dedicó|cuenta|contó|emitió|difundió|destacó|destaca|reseñó|reportó|habla|habló|reproduce|reprodujo|abre|conversó)|se (?:ha hecho|hizo) eco"
    r"|опубликовал\w{0,60}|написал\w{0,60}|пишет|сообщил\w{0,60}|сообщает|рассказал\w{0,60}|рассказывает|процитировал\w{0,60}|цитирует|взял\w{0,60}|показал\w{0,60}|выпустил\w{0,60}|посвятил\w{0,60}|поговорил\w{0,60}|вышл\w{0,60}|вышел|ссылается|приводит|напечатал\w{0,60}|побеседовал\w{0,60}"
    r"|schreef|schrijft|berichtte|publiceerde|publiceert|interviewde|besteedde|besteedt|citeerde|citeert|sprak|spreekt|meldde|meldt|belichtte|portretteerde"
    r"|publicou|noticiou|noticia|entrevistou|divulgou|dedicou|exibiu|veiculou|contou|ouviu|citou|escreveu|trouxe|recebeu|conversou"
    r"|(?:ha )?(?:pubblicato|pubblica|dedicato|intervistato|intervista|raccontato|racconta|riportato|riporta|ripreso|riprende|ospitato|ospita|parlato|parla|scritto|scrive|citato)"
    r"|đăng|đưa tin|viết|phỏng vấn|phát sóng|có bài|napisał[ao]?|pisze|opublikował[ao]?|rozmawiał[ao]?|cytuje|zacytował[ao]?|poświęcił[ao]?)"
)
_A_VERB = Sieve(_VERBS)
_BEFORE_VERB = re.compile(
    rf"[«“„\"]?(?P<name>{NAME})[»“”\"]?(?:[ ]\([^)]{{1,40}}\))?,?[ ](?:(?:nous |nos |uns |us |ci |nos |lui |leur )(?!are )|y |en |l['’]|also |has |have |hat |a |ha |then |auch |також |также )?{_VERBS}(?!\w)"
)
_CLASS_NAME = re.compile(rf"(?<!\w){_CLASS}[ ]+[«“„\"](?P<name>[^»“”\"\n]{{2,50}})[»“”\"]", re.IGNORECASE)
_CLASS_BEHIND = re.compile(
    rf"[«“„\"][ \u00a0\u202f]?(?P<name>[{UPPER}][^»“”\"\n]{{1,40}})[»“”\"],[ ](?:the|an?|el|la|un|una|le|l['’]|une?|der|die|das|ein|eine|il|lo|o|a|um|uma)[ ]?(?:[a-zà-ÿ'’-]+[ ]){{0,2}}{_CLASS}(?!\w)",
    re.IGNORECASE,
)
"""A name in marks, then its kind between commas: "«Tierra Firme», el pódcast que conducen …"."""
_CLASS_APPOSED = re.compile(
    rf"(?<![\w.@/-])(?P<name>{NAME}),[ ](?:the|an?|el|la|un|una|le|l['’]|une?|der|die|das|ein|eine|il|lo|o|um|uma)[ ]?(?:[a-zà-ÿ'’-]{{1,60}}[ ]){{0,2}}{_CLASS}(?!\w)"
)
"""A name without marks, then its kind: "La Vase, le trimestriel des estuaires"."""
_CLASS_BARE = re.compile(rf"(?<!\w){_CLASS}[ ]+(?P<name>{NAME})")
_CLASS_SMALL = Sieved(
    re.compile(
        r"(?:(?:[Ff]ach|[Bb]ranchen|[Oo]nline)?[Mm]agazin|(?:[Ff]ach)?[Zz]eitschrift|[Pp]ortal|revista|rivista|revue|magazine) (?P<name>[a-z][a-z0-9-]{1,15})(?= [–—(]|,)"
    )
)
"""A kind of outlet and a name in small letters that no sentence goes on with: "das Fachmagazin kma – …"."""
_CLASS_LONG = re.compile(
    rf"(?<!\w)(?:{_CLASS}|Podcast|Magazin|Zeitschrift|Sendereihe)[ ]+(?P<name>[{UPPER}][\w'’-]*(?:[ ](?:[a-zà-ÿа-яё]{{1,5}}[ ]){{0,2}}[{UPPER}][\w'’-]*){{1,4}})[ ](?:nos |nous |se |uns |us |ci |l['’]|a |ha |hat |has )?{_VERBS}(?!\w)"
)
"""A kind of outlet, a name with any small words inside, a verb: "El podcast Tierra en Común nos dedica"."""
_CLASS_AFTER = Sieved(
    re.compile(
        rf"(?<!\w)(?P<name>{NAME})(?:['’]s)?[ ](?:newspaper|magazine|podcast|radio|programme|program|show|website|journalist|reporter|correspondent|newsletter|broadcast|weekly|daily|article|interview|story|piece|report|gazetesi|dergisi|televizyonu|radyosu|kanalı|ajansı|haber sitesi)s?(?![^\W\d_s])"
    )
)
_MARKED_VERB = re.compile(rf"[«„“](?P<name>[^»“”\"\n]{{2,40}})[»“”](?:[ ]\([^)]{{1,40}}\))?[ ]{_VERBS}(?!\w)")
_VERB_MARKED = re.compile(
    rf"(?<!\w){_VERBS}(?!\w)(?:[ ](?:и|также|auch|den|die|der|das|el|la|le|il|lo)){{0,40}}[ ][«„“](?P<name>[{UPPER}][^»“”\"\n]{{1,40}})[»“”](?=[\s.,;)]|$)"
)
"""A verb before a name in marks: "написал «Невский листок»"; a title, if an outlet stands before the verb."""
_ANY_MARK = re.compile('[«„“"]')
"""The opening marks of these patterns: most sentences hold none."""
MARKED_LAST = "marked after a verb"
"""The cue of such a name."""
_SITE = AnySieved(
    r"(?:on|at|via|from) (?:the )?(?P<a>[^.,;:!?()\n]{2,60}?)(?:['’]s)? (?:web ?site|site|homepage|web page|page)",
    r"(?:на сайте|на портале|на странице) (?:издания |газеты |журнала )?[«\"]?(?P<b>[^.,;:!?()\n»]{2,60}?)[»\"]?(?=\s*[:—–(]|\s+(?:здесь|по ссылке|тут)|[.,]|$)",
    r"على (?:موقع|صفحة) (?P<c>[^.,;:!?()\n،]{2,60}?)(?=\s+(?:هنا|من هنا|عبر|على)|\s*[:.(،]|$)",
    r"sur le site (?:internet |web )?(?:de |du |d['’])?(?P<d>[^.,;:!?()\n]{2,60}?)(?=\s+(?:ICI|ici|en cliquant|à cette)|\s*[:.,(]|$)",
    r"(?:art[ií]culo|reportaje|entrevista|nota|texto|noticia)(?: completo| completa| íntegr[oa])? en (?:el sitio de |la web de |la página de )?(?P<e>[^.,;:!?()\n]{2,60}?)(?=\s+(?:AQUÍ|aquí|haciendo|en este|sobre|acerca|con)(?!\w)|\s*[:.,(]|$)",
    r"(?:Artikel|Beitrag|Text|Interview|Bericht) (?:auf|bei|in der|im) (?:der (?:Web)?[Ss]eite (?:von|der|des) )?(?P<f>[^.,;:!?()\n]{2,60}?)(?=\s+(?:lesen|finden|gibt|können|nachlesen|hier|HIER|über|zum|zur|mit|vom|am)(?!\w)|\s*[:.,(]|$)",
    r"(?P<g>[^.,;:!?()\n]{2,60}?) (?:기사 ?(?:전문|원문)|웹사이트|홈페이지|누리집|원문 ?기사|기사 보기|기사는|인터뷰 전문)",
    r"(?P<h>[^。、,.;:!?()\n「」]{2,40}?)(?:の(?:ウェブサイト|サイト|公式サイト|ホームページ|記事全文|記事の全文|記事本文|オンライン版))",
    r"(?:在|请到|請到|请见|於)(?P<i>[^。、,.;:!?()\n]{2,40}?)(?:网站|網站|官网|官網)(?:上)?(?:阅读|閱讀|查看|全文)",
)
_HANGUL_TOKEN = Sieved(
    re.compile(
        r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9·&]{1,12}?(?:신문|일보|뉴스|방송|타임스|타임즈|저널|통신|투데이|데일리|매거진|라디오|포스트|헤럴드|프레스|TV|티비|FM|리뷰|위클리|닷컴|시보|민보|매일|채널|트리뷴|가제트|옵서버|크로니클|잡지|경제))(?=[은는이가을를의에와과도로,.()\]\s<‘“\"'지측판]|기자|보도|인터뷰|$)"
    )
)
_HANGUL_MEDIA = r"(?<![가-힣A-Za-z])(?:일간지|주간지|월간지|계간지|(?:일|주|월|계|격월|연|반년)간|매체|언론사?|잡지|지역신문|지역지|인터넷신문|인터넷 매체|온라인 매체|방송사?|팟캐스트|라디오|통신사|전문지|독립언론|신문|채널|프로그램)(?:인|,)?"
_HANGUL_MARKED = Sieved(
    re.compile(rf"{_HANGUL_MEDIA}\s?[<〈《‘“'\"「『](?P<name>[^<>〈〉《》‘’“”'\"「」『』\n]{{2,24}})[>〉》’”'\"」』]")
)
_HANGUL_CLASS = Sieved(
    re.compile(
        r"(?<![가-힣A-Za-z])(?:일간지|주간지|월간지|계간지|잡지|지역신문|지역지|인터넷신문|인터넷 매체|온라인 매체|전문지|독립언론|팟캐스트|매체)(?:인|,)?\s"
        r"(?P<name>[가-힣A-Za-z0-9·]{2,14}?)(?=은\s|는\s|이\s|가\s|에\s|와의|과의|의\s|에서\s)"
    )
)
_HANGUL_CUE = Sieved(
    re.compile(
        r"(?<![가-힣A-Za-z0-9])(?P<name>(?!(?:우리|저희|본|당|이|그|해당|언론|기사|방송|인터뷰|보도|지난|오늘|어제|관련)(?:은|는|이|가|에|의|와|과|\s))[가-힣A-Za-z0-9·]{2,12}?)(?:와의|과의|지와의|에|에서|이|가|은|는|지)? ?(?:인터뷰|통화에서|기사에|기사로|보도|와 만나|과 만나|에 기고|에 출연|에 실린|에 실렸|에 게재|에 소개|지면|취재|단독)"
    )
)
_HANGUL_MARKS = Sieved(
    re.compile(
        r"(?<!칼럼 )(?<!칼럼)(?<!기고 )(?<!기고문 )(?<!글 )(?<!기사 )(?<!에세이 )(?<!제목 )(?<!책 )(?<!논문 )(?<!영화 )(?<!보고서 )[<〈《「『‘](?P<name>[^<>〈〉《》「」『』‘’\n]{2,20})[>〉》」』’](?:\s?[(（][^()（）]{2,20}[)）])?\s?(?:은|는|이|가|에서?|와의|과의|의|지|와|과)\s?[^.\n]{0,50}?(?:보도|인터뷰|기사|게재|실렸|소개|출연|취재|인용|다뤘|기고)"
    )
)
_JA_SUFFIX = Sieved(
    re.compile(
        r"(?<![一-龯々ァ-ヶーA-Za-z])(?!(?<=[\d０-９])[年月日])(?P<name>[一-龯々ァ-ヶーA-Za-z](?:[一-龯々ヶ]|[ァ-ヶー・]|[A-Za-z0-9&!'’. -](?=[A-Za-z0-9&!'’. ー一-龯ァ-ヶ-])){0,15}?(?:新聞社|新聞|新報|日報|通信社|通信|放送局|放送|テレビ|ラジオ|タイムズ|タイムス|ニュース|ジャーナル|ポスト|プレス|時報|民報|チャンネル|マガジン|トリビューン|ヘラルド|ガゼット|オブザーバー|クロニクル|レビュー|ウィークリー|デイリー|オンライン(?!(?!版|上)[一-龯])|ドットコム|TV|FM|エフエム))(?![ァ-ヶ])(?!社説|記者|関係|番組表|時|され|し|する|配信|掲載|局の皆)"
    )
)
_JA_MARKS = Sieved(
    re.compile(
        r"(?:(?:ウェブマガジン|[Ww][Ee][Bb]マガジン|オンラインマガジン|メールマガジン|マガジン|ウェブ誌|情報誌|タウン誌|広報誌|フリーペーパー|フリーマガジン|機関誌|会報誌|情報サイト|番組|コミュニティFM|コミュニティ放送|FM局|ラジオ番組|テレビ番組|地元紙|地方紙|全国紙|日刊紙|週刊紙|業界紙|専門紙|専門誌|雑誌|月刊誌|週刊誌|季刊誌|隔月刊誌|(?:隔?月|週|旬|季|日|年)刊|紙|誌|(?:オンライン|ウェブ|ネット|Web|独立系|地域)?メディア|ニュースサイト|サイト|ラジオ局?|テレビ局?|ポッドキャスト|放送局|通信社)(?:の|、|・)?[「『《](?P<a>[^「」『』《》\n]{2,24})[」』》]|[「『《](?P<b>[^「」『』《》\n]{2,24})[」』》](?:紙|誌|(?:ウェブ|Web|WEB|オンライン|デジタル|電子)版|(?:の)?(?:\d{1,2}|[一二三]|社会|地域|文化|総合)面|(?:最新|今)号|第?\d+号|(?:の)?(?:取材|インタビュー|紙面|記者|朝刊|夕刊|電子版|(?:\d{4}年)?\d+月(?:\d+日)?号|[春夏秋冬](?:季)?号)))"
    )
)
_JA_MIXED = Sieved(
    re.compile(
        r"(?:(?<=^)|(?<=[、。「『\s日付】]))(?P<name>[一-龯ァ-ヶ][一-龯ァ-ヶーぁ-つて-なぬ-ねひ-もゃ-ろんわ]{1,10}?(?:新聞|新報|日報|タイムズ|タイムス|通信|放送))(?=が|に|の|で|は|、|[(（「・])"
        r"|(?:(?<=^)|(?<=[、。\s])|(?<=付の)|(?<=日の))(?P<a>[ぁ-ん]{2,8}(?:新聞|日報|新報|タイムス|ラジオ|テレビ|放送|通信|FM))(?=が|に|の|で|は|、|[(（「・])"
    )
)
_JA_STATION = Sieved(
    re.compile(
        r"(?:(?<![一-龯ぁ-んァ-ヶーA-Za-z])|(?<=の))(?P<name>(?:FM|エフエム|ラジオ|テレビ|コミュニティFM)[一-龯ァ-ヶーぁ-んA-Za-z]{2,10}?)(?=[「『（(]|(?:で|に|にて|の|が|は)(?:[一-龯「ァ-ヶ]|番組)|、)"
    )
)
_JA_CUE = Sieved(
    re.compile(
        r"(?P<name>[A-Za-z][A-Za-z0-9&'’. -]{1,40}[A-Za-z0-9]|[ァ-ヶー・]{3,20}|[A-Z]{2,6})(?:紙|誌|局)?(?:に|で|にて|が|は|の取材|のインタビュー|から取材)[^。\n]{0,40}?(?:掲載|紹介|取り上げ|出演|取材|報じ|報道|インタビュー|放送|寄稿|コメント|配信)"
    )
)
_GERMAN_COMPOUND = re.compile(
    r"[A-ZÄÖÜ][\wäöüß]{3,}(?:zeitung|rundschau|nachrichten|blatt|anzeiger|kurier|bote|echo|tagblatt|depesche|stimme|welle|funk|fernsehen|magazin|journal)s?"
)
_GERMAN_ARTICLE = re.compile(r"(?<!\w)(?:der|die|das|dem|den|im|beim|vom|zum|zur)[ ]\Z", re.IGNORECASE)
"""A German compound of a place and a word for papers after an article: "der Alpenrundschau"."""
_STATION_WORDS = frozenset({"radio", "rádio", "radyo", "tv", "télé", "радио"})
"""First words that make a name a station's, whatever stands around it."""
_LOOSE_CUES = frozenset(
    [
        "in der",
        "beim",
        "nel",
        "nella",
        "no",
        "na",
        "dans",
        "en",
        "auf",
        "bei",
        "im",
        "in",
        "на",
        "в",
        "для",
        "chez",
        "joined",
        "joins",
    ]
)


def _small(text: str, segment: Segment) -> Iterator[NameHit]:
    """Names in small letters after a word for a kind of outlet; words of the language are none."""
    for match in _CLASS_SMALL.finditer(text, segment.start, segment.end):
        if not languages_of_word(match["name"]):
            yield NameHit(*match.span("name"), match["name"], 2, "class")


def _spaced(text: str, segment: Segment) -> Iterator[NameHit | None]:
    body = (segment.start, segment.end)
    classed, moved = _A_CLASS.may(text, *body), _A_VERB.may(text, *body)
    marked = (classed or moved) and _ANY_MARK.search(text, *body) is not None
    for match in _VERB_MARKED.finditer(text, *body) if moved and marked else ():
        yield name_hit(text, match.start("name"), match.end("name"), MARKED_LAST, 1)
    for pattern, may in (
        (_CLASS_NAME, classed and marked),
        (_CLASS_BEHIND, classed and marked),
        (_CLASS_APPOSED, classed and text.find(",", *body) >= 0),
        (_MARKED_VERB, moved and marked),
        (_CLASS_BARE, classed),
        (_CLASS_LONG, classed and moved),
    ):
        for match in pattern.finditer(text, *body) if may else ():
            if pattern is _CLASS_NAME or HOST_OF.search(text, segment.start, match.start()) is None:
                yield name_hit(text, match.start("name"), match.end("name"), "class", 2)
    for match in THE_SHOW.finditer(text, *body) if classed else ():
        yield name_hit(text, match.start("name"), match.end("name"), "class", 2)
    for match in _CLASS_AFTER.finditer(text, *body):
        yield name_hit(text, match.start("name"), match.end("name"), "class", 1 + names_media(match["name"]))
    for match in CALL_SIGN.finditer(text, *body):
        yield name_hit(text, match.start("name"), match.end("name"), "call sign", 2)
    yield from _media_words(text, segment)
    yield from by_visit(text, segment)
    if moved:
        yield from _before_verbs(text, segment)
    yield from _after_cues(text, segment)


_GIVES_US = re.compile(r"[ ](?:nous|nos|uns|ci|us)(?:[ ]|$)")
"""Between a name and a verb of reporting, or behind it: to those who post."""


def _before_verbs(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names that open a sentence, hold a word for a medium or have several words, before a verb of reporting."""
    for match in _BEFORE_VERB.finditer(text, segment.start, segment.end):
        if ABOUT.search(text, segment.start, match.start()):
            continue
        media = names_media(match["name"]) or is_call_sign(match["name"])
        opens = (
            not text[segment.start : match.start("name")].strip(" «“„\"'(")
            or not text[: match.start("name")].rstrip()[-1:].isalpha()
        )
        if media or opens or " " in match["name"]:
            surely = media or (
                " " in match["name"] and _GIVES_US.search(text, match.end("name"), match.end()) is not None
            )
            yield name_hit(text, match.start("name"), match.end("name"), "verb", 1 + surely)


def _after_cues(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Names after words that an outlet follows: "told the", "an article by"."""
    if _NAME_WITHIN.search(text, segment.start, segment.end) is None:
        return
    at = segment.start
    while (cued := _AFTER_CUE.search(text, at, segment.end)) is not None:
        at = cued.start() + 1
        media = names_media(cued["name"]) or is_call_sign(cued["name"])
        described = bool(re.search(rf"(?<!\w){_CLASS}[ ]+$", cued["desc"], re.IGNORECASE))
        if cued["cue"].lower() in _LOOSE_CUES and not (media or described):
            continue
        if cued["cue"].endswith(" by") and not (media or described) and TWO_PEOPLE.fullmatch(cued["name"]):
            continue
        yield name_hit(text, cued.start("name"), cued.end("name"), "cue", 1 + (media or described))


def _media_words(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """Runs of capitals that begin or end with a word for a paper or a station, and German compounds with one."""
    for match in CAPITAL_RUN.finditer(text, segment.start, segment.end):
        words = match["name"].split()
        if (len(words) > 1 and names_media(match["name"]) and MEDIA_NOUN.fullmatch(words[-1].strip("’'s"))) or (
            MEDIA_NOUN.fullmatch(words[0]) and len(words) > 1
        ):
            surely = words[0].lower() in _STATION_WORDS
            yield name_hit(text, match.start("name"), match.end("name"), "media word", 1 + surely)
        elif (
            len(words) == 1
            and _GERMAN_COMPOUND.fullmatch(words[0])
            and _GERMAN_ARTICLE.search(text, segment.start, match.start())
        ):
            yield name_hit(text, match.start("name"), match.end("name"), "media word", 1)


def site_names(text: str, segment: Segment) -> Iterator[NameHit]:
    """Names in the slot of "read the full article on the … website", in whatever script they stand."""
    for match in _SITE.finditer(text, segment.start, segment.end):
        group = next(g for g in match.groupdict() if match[g])
        low = match.start(group)
        topic = _TOPIC.match(text, low, match.end(group)) if group == "h" else None
        hit = name_hit(text, topic.end() if topic else low, match.end(group), "website", 2)
        if hit is not None:
            yield hit
    marked = _MARKED_ADDRESS.match(text, segment.start, segment.end)
    hit = name_hit(text, marked.start("name"), marked.end("name"), "website", 2) if marked else None
    if hit is not None:
        yield hit


_MARKED_ADDRESS = re.compile(
    r"[\s•*–—-]*[«„“”\"「『《<](?P<name>[^«»„“”\"「」『』《》<>\n]{2,40})[»“”\"」』》>]\s*[:：—–-]\s*(?=(?:https?://|www\.)\S)"
)
"""A line of a name in marks and an address: "«Harbour Leaf»: https://…"."""
_TOPIC = re.compile(r"[^\n]*(?:は|：|:)(?=[^\n]{2})")
"""What a Japanese sentence speaks of, before the outlet: "動画は…のサイトで"."""


_PLACED_CUES = ("dateline", "website", "form", "issue", "edition", CHANNEL)


def unknown_names(
    text: str, segment: Segment, dates: Sequence[tuple[int, int]] = (), *, told: bool = True
) -> tuple[NameHit, ...]:
    """The names in a sentence or row that its wording makes outlets, surest first at each place, without overlaps.

    Where nothing else tells of coverage (`told` is False) only names at a date or in the slot of a website count.
    """
    called = [hit for hit in channels(text, segment) if told or came(text, segment.start, segment.end)]
    formed = form_name(text, segment) or issue_name(text, segment) or edition_name(text, segment)
    placed = [*site_names(text, segment), *dated_names(text, segment, dates), *([formed] if formed else [])]
    if len(dates) > 1 and not text[segment.start : segment.end].isascii():
        placed += dated_in_brackets(text, segment)
    placed += called
    if told:
        return _apart([*placed, *_by_wording(text, segment)])
    if all(hit.cue not in _PLACED_CUES for hit in placed):
        return ()
    return tuple(hit for hit in _apart([*placed, *_by_wording(text, segment)]) if hit.cue in _PLACED_CUES)


_HANGUL, _KANA, _HAN = re.compile("[가-힣]"), re.compile("[ぁ-んァ-ヶ]"), re.compile("[一-龯]")
_ARABIC, _SPACED = re.compile("[\u0621-\u064a]"), re.compile("[A-Za-zА-Яа-я]{3}")


def _by_wording(text: str, segment: Segment) -> list[NameHit]:
    span = segment.start, segment.end
    found: list[NameHit | None] = []
    if _HANGUL.search(text, *span):
        found += dense_names(
            text,
            segment,
            ((_HANGUL_MARKED, 2), (_HANGUL_TOKEN, 2), (_HANGUL_CLASS, 1), (_HANGUL_MARKS, 2), (_HANGUL_CUE, 1)),
        )
    elif _KANA.search(text, *span):
        found += dense_names(
            text, segment, ((_JA_MARKS, 2), (_JA_STATION, 2), (_JA_SUFFIX, 2), (_JA_MIXED, 2), (_JA_CUE, 1))
        )
    elif _HAN.search(text, *span):
        found += chinese_names(text, segment)
    if _ARABIC.search(text, *span):
        found += arabic_names(text, segment)
    if _SPACED.search(text, *span):
        found += [*_spaced(text, segment), *_small(text, segment)]
    return [hit for hit in found if hit is not None]


def _apart(hits: list[NameHit]) -> tuple[NameHit, ...]:
    kept: list[NameHit] = []
    for hit in sorted(hits, key=lambda h: (h.cue != "website", -h.strength, h.start, -(h.end - h.start))):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: h.start))


_BRACKET = re.compile(
    r"^\s{0,60}(?:[\[【［〔<〈《(（])\s{0,60}(?P<name>[^\[\]【】［］〔〕<>〈〉《》()（）]{2,40}?)(?:\s{0,60},?\s{0,60}[\d./-]{4,10})?\s{0,60}[\]】］〕>〉》)）]"
)


def bracket_name(title: str) -> NameHit | None:
    """The name in brackets at the head of a title or block ("[Harbour Gazette] …"), None for a label like "[Notice]"."""
    match = _BRACKET.match(title)
    if match is None:
        return None
    return name_hit(title, match.start("name"), match.end("name"), "bracket", 1)
