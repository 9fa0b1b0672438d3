"""Names of outlets printed with a day or a label: "Harbour Gazette, 3 May 2024", "14 May | Harbour Gazette", "Outlet: …"."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.coverage.name_candidates import ARTICLES, NAME, OPENERS, NameHit, is_generic, name_hit, names_media
from pipelines.people.roles import UPPER
from pipelines.text.literal_filter import Sieve, Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import words as table

_AR_STOP = table("ar_stop")


def dated_names(text: str, segment: Segment, dates: Sequence[tuple[int, int]]) -> Iterator[NameHit]:
    """Names printed with their date: "Harbour Gazette, 3 May 2024", "the Delta Dispatch (3 May)"."""
    for number, (start, end) in enumerate(dates):
        stop = end - 1 if text[end - 1] in ")）" else end
        before, after = text[segment.start : start], text[stop : segment.end].lstrip()
        if after[:1] in ("г", "م"):
            after = _YEAR_WORD.sub("", after).lstrip()
        hit = None
        if number == 0 and after[:1] in ("", *"),.:：–—-|]/[") and (head := _label_before(before)):
            begin = segment.start + before.find(head)
            head = _PLACE_AFTER.sub("", head)
            hit = name_hit(text, begin, begin + len(head), "dateline", 1)
        elif before.rstrip().endswith("(") and after[:1] in tuple("),:;"):
            named = _BEFORE_PAREN.search(before)
            hit = (
                name_hit(text, segment.start + named.start("name"), segment.start + named.end("name"), "dated", 2)
                if named
                else None
            )
        elif number == 0 and not before.strip(" ([|"):
            after_day = _AFTER_DAY.match(text, stop, segment.end)
            if after_day is not None and is_label(after_day["name"]):
                hit = name_hit(text, after_day.start("name"), after_day.end("name"), "dateline", 1)
        if hit is not None:
            yield hit


def _label_before(before: str) -> str:
    """What stands before a day and a sign that parts them, if it can be a name alone; "" for anything else."""
    if _LABEL_END.search(before) is None:
        return ""
    first_cell, *others = _FIRST_CELL.split(before.strip(" ,،、，(|–—-:：/·\u00a0["))
    head = first_cell.rpartition("(")[2] if first_cell.count("(") > first_cell.count(")") else first_cell
    head = head if others else head.strip("«» ")  # marks around what stands before other cells are a headline's
    while (first := head.partition(" "))[0] in _AR_STOP and first[2]:
        head = first[2]
    return head if is_label(head) and _OF_A_BODY.fullmatch(head) is None else ""


_OF_A_BODY = re.compile(
    r"設立(?:年月日?)?|創立|創業|設置|開設|発足|成立(?:日期|时间|時間)?|创立|创建|創建|설립일?|창립일?|개원일?|founded|established|incorporated|born"
    r"|gegründet|gründung|fondée? en|création|fundad[ao]|fundación|creación|fondat[ao]|основан[ао]?|дата основания|تأسست|تاريخ التأسيس",
    re.IGNORECASE,
)
"""What a body's facts call the day on which it began: "設立：2001年6月4日"."""


_AFTER_DAY = re.compile(
    r"(?:\s{0,60}(?:года|г\.))?\]?\s{0,60}[|｜–—-]\s{0,60}[«“„\"]?(?P<name>[^|｜–—:：\n»”\"]{2,40}?)[»”\"]?\s{0,60}(?:$|[|｜:：]|(?<=\s)[–—]\s)"
)
"""A day, a sign and a name that ends its line or stands before a colon: "14 May | Harbour Gazette"."""


def dated_in_brackets(text: str, segment: Segment) -> Iterator[NameHit]:
    """Names in Chinese, Japanese or Korean, each with its day in brackets: "共同通信（5月21日）、医療のひろば（28日）"."""
    places = list(_CJK_DATED.finditer(text, segment.start, segment.end))
    for match in places if len(places) > 1 else ():
        hit = name_hit(text, match.start("name"), match.end("name"), "dated", 2)
        if hit is not None:
            yield hit


_CJK_DATED = re.compile(
    r"(?:(?<=[、，,・；;。：:\s及和與与跟や])|(?<=^))(?P<name>[A-Za-z0-9 ・一-龯々ぁ-んァ-ヶー가-힣]{2,20}?)[（(]\s?(?:\d{2,4}[年년./]\s?)?\d{1,2}\s?[月월/.]\s?\d{1,2}[日일]?[^（）()]{0,8}[）)]"
)
_YEAR_WORD = re.compile(r"\A(?:года|г\.|م\.?)(?!\w)")
"""The word for "year" that Russian, and sometimes Arabic, prints after the number."""
_PLACE_AFTER = re.compile(r"\s?[(（][^()（）]{2,30}[)）]\Z")
"""A town in brackets after the name of a paper: "El Tiempo (Bogotá)"."""
_FIRST_CELL = re.compile(r"\s[/|–—]\s")
"""Signs that part the cells of a row: the outlet stands in the first."""
_LABEL_END = re.compile(r"[,،、，(|–—:：/·\[-]\s*$")
_BEFORE_PAREN = re.compile(rf"(?P<name>{NAME})[ ]\($")


_SMALL = 3
_MAX_WORDS = 5
"""Words of a name; where one of them is a word for media, the small ones that join them do not count ("de", "of the")."""


def is_label(head: str) -> bool:
    """Few words that can be a name alone: no verb, no opener, a capital or a letter of a script without capitals first."""
    words = head.split()
    large = [word for word in words if len(word) > _SMALL or word[0].isupper()]
    joined = len(words) > len(large) and names_media(head) and not any(c.isdigit() for c in head)
    if (
        not words
        or len(large if joined else words) > _MAX_WORDS
        or not 2 <= len(head) <= 40
        or head[0].islower()
        or not head[0].isalpha()
    ):
        return False
    opens = words[0].lower() in OPENERS and not (len(words) > 1 and words[0] in ARTICLES)
    opens = opens or words[-1].lower() in OPENERS
    return not opens and not re.search(r"[.!?。，;]", head) and not is_generic(head)


_FORM = r"[\s•*■◆●□◇○・▶-]*(?:medio|medio de comunicación|medium|média|outlet|publication|publisher|published in|newspaper|broadcaster|zeitung|sender|journal|paru dans|издание|сми|veículo|testata|الوسيلة(?: الإعلامية)?|الصحيفة|매체(?:명)?|언론사|媒体(?:名)?|媒體|掲載(?:紙|誌|媒体|先)|(?:出演)?番組(?:名)?|放送局(?:名)?)(?:\s?[:：]\s*|[\u3000 ]+(?=[ぁ-ヶ一-龯A-Z]))"
_MARK_OPENS = r"[«“„\"《「]?"
FORM_LABEL = re.compile(rf"{_FORM}(?:[^\W\d_]+[ ]){{0,2}}{_MARK_OPENS}", re.IGNORECASE)
"""The label of a form before an outlet, with up to two words for its kind: "Medio: Diario …"."""
_FORM_ALONE = re.compile(_FORM + _MARK_OPENS, re.IGNORECASE)
_FORM_NAME = re.compile(
    r"(?P<name>[^\n,;:|()（）«»“”\"《》「」]{2,40}?)[»”\"》」]?\s{0,60}(?:[(（][^()（）\n]{1,40}[)）])?\s{0,60}(?:[「『《][^「」『』《》\n]{1,30}[」』》])?\s{0,60}\Z"
)


def form_name(text: str, segment: Segment) -> NameHit | None:
    """The name behind the label of a form: "Outlet: Harbour Gazette (print)"."""
    label = _FORM_ALONE.match(text, segment.start, segment.end)
    name = _FORM_NAME.match(text, label.end(), segment.end) if label else None
    if label is None or name is None or not is_label(name["name"]):
        return None
    if "番組" in label.group() and label.group()[-1] in "「《":
        return None  # marks right behind it hold the programme; its station stands without
    return name_hit(text, name.start("name"), name.end("name"), "form", 2)


ISSUE = re.compile(
    r"(?:(?<!\w)(?:n[°ºo]|nos?\.|nr\.?|heft|ausgabe|nummer|issue|number|numéro|número|núm\.?|номер|выпуск|вып\.|vol\.?|العدد|عدد)|№|#|第|제|통권)"
    r"[ \u00a0]?\d{1,5}(?:[ \u00a0]?[/.-][ \u00a0]?\d{1,4})?[ ]?(?:[号號期호]|(?![\w%]))|\d{1,4}[ ]?(?:月号|월호|[号號期]|호)",
    re.IGNORECASE,
)
"""The issue of a periodical: "n° 88", "Heft 2/2020", "第12期", "7月号"."""
_OF_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)(?: (?:19|20)\d\d)? (?:issue|number|edition)"
    r"|(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|frühjahrs|frühlings|sommer|herbst|winter)-?(?:ausgabe|heft)|(?:ausgabe|heft) (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|(?:numéro|édition) (?:de |d['’])(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|printemps|été|automne|hiver)"
    r"|(?:número|edición) (?:de |del mes de )(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|verano|otoño|invierno)"
    r"|(?:numero|edizione) (?:di |d['’])(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)|(?:número|edição) de (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)"
    r"|(?:январск|февральск|мартовск|апрельск|майск|июньск|июльск|августовск|сентябрьск|октябрьск|ноябрьск|декабрьск|летн|зимн|осенн|весенн)\w{2,3} (?:номер|выпуск)"
)
"""The issue of a month or season: "April issue", "Märzausgabe", "numéro de mars"."""
_ISSUED = re.compile(
    rf"[\s•*·▪–—-]{{0,60}}[«“„\"《「『]?(?P<name>[^\n,;:|(（«»“”„\"《》「」『』–—]{{2,50}}?)[»”\"》」』]?\s?[,，、(（|–—]?\s?(?:\d{{4}}[年년]?\s?)?(?:(?:{ISSUE.pattern})[^\n]{{0,24}}?|(?<!\w)(?:{_OF_MONTH})(?!\w)[^\n]{{0,36}}?)[)）]?\s?(?:[:：「『«“„\"《]|(?=[ ](?:от|vom|of|dated|du|del|di|van|z[ ]dnia|från)[ ]\d)|$|\n)",
    re.IGNORECASE | re.MULTILINE,
)


_DIGIT, _MONTHLY = re.compile(r"\d"), Sieve(_OF_MONTH)


_EDITION = Sieved(
    re.compile(
        rf"(?P<name>(?:(?:Le|La|Les|L['’]|El|The|Der|Die|Das|Il|O|A)[ ]?)?[{UPPER}][\w'’-]{{1,60}}(?:[ ](?:(?:de|du|des|la|le|of|the|del|della|do|da|et|y|and|und)[ ]|d['’])?[{UPPER}][\w'’-]{{1,60}}){{0,4}})"
        r"[»”\"]?[ ]\((?:édition|numéro|Ausgabe|edición|número|edizione|edição|edition|issue|editie|выпуск|номер)[ ](?:du|vom|del|di|de|dated|of|от|van|за)[ ]",
    )
)


_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAYS_PAPER = Sieved(
    re.compile(rf"(?:(?:week(?:end)?|night|month|morning|(?i:today|yesterday|{_WEEKDAY}))['’]s)[ ](?P<name>{NAME})")
)
_MARKED_PAPER = Sieved(
    re.compile(
        r"(?<!\w)(?:(?i:вчерашн|сегодняшн|позавчерашн|субботн|воскресн|пятничн|свеж|последн)\w{2,3}(?: (?:номер|выпуск)\w{0,2}| газет\w{1,2})?"
        r"|(?:gestrigen?|heutigen?|aktuellen?|jüngsten?)(?: Ausgabe (?:der|des))?|(?:numéro|édition) d(?:['’]hier|['’]aujourd['’]hui|e ce matin) d[eu]|(?:número|edición) de (?:hoy|ayer) de)[ \u00a0]"
        rf"[«“„\"][ \u00a0\u202f]?(?P<name>[{UPPER}][^«»“”„\"\n]{{2,40}}?)[ \u00a0\u202f]?[»”“\"]"
    )
)
"""Papers told as the issue of a day: "last Thursday's Harbour Gazette", "во вчерашнем «Гаванском вестнике»"."""
_OWN_PAPERS = frozenset(
    {"review", "bulletin", "newsletter", "news", "press", "online", "register", "record", "podcast"}
)
"""Last words of what associations put out themselves, or hold: "last week's Annual Review"."""


def edition_name(text: str, segment: Segment) -> NameHit | None:
    """The paper whose edition of a day is told: "Harbour Gazette (edition of 18 March)", "Thursday's Harbour Gazette"."""
    match = _EDITION.search(text, segment.start, segment.end) or _MARKED_PAPER.search(text, segment.start, segment.end)
    if match is None:
        match = _DAYS_PAPER.search(text, segment.start, segment.end)
        words = match["name"].split() if match is not None else []
        if len(words) < _PAPERS_WORDS or not names_media(words[-1]) or words[-1].lower() in _OWN_PAPERS:
            return None
    return name_hit(text, match.start("name"), match.end("name"), "edition", 2) if match else None


_PAPERS_WORDS = 2


def issue_name(text: str, segment: Segment) -> NameHit | None:
    """The periodical at the head of a line that tells its issue and no day: "Feld und Garten, Heft 2/2020:".

    Its issue may be that of a month: "Feld & Garten, numéro de mars".
    """
    told = _DIGIT.search(text, segment.start, segment.end) or _MONTHLY.may(text, segment.start, segment.end)
    match = _ISSUED.match(text, segment.start, segment.end) if told else None  # most lines hold neither
    if match is None or not is_label(match["name"].strip()):
        return None
    return name_hit(text, match.start("name"), match.end("name"), "issue", 2)
