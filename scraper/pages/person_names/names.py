"""Names of people in the words of a byline: without "By", dates, roles, desks and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from presswatch.records import family_first
from scraper.pages.person_names.name_forms import (
    apart_in_arabic,
    in_order,
    is_given,
    only_capitals,
    with_helpers,
    without_nickname,
    without_weekday,
)
from scraper.pages.person_names.signatures import is_korean_person, signature
from scraper.pages.text.letters import fold

LEAD = re.compile(
    # "ByMina Park", "Byليلى": run together in the markup; "Byron" is a name
    r"^(?:(?:written|posted|published)\s+)?(?-i:[Bb]y(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]|[А-ЯЁ]|[\u0590-\uffdc]))|^(?:(?:written|posted|published|reported|story|words|text|article|photographs?|"
    r"(?:words|story|text)\s+and\s+(?:photos|pictures|photography)|(?:photos|pictures|photography)\s+and\s+(?:words|story|text)|"
    r"veröffentlicht|eingestellt|erstellt|gespeichert|submitted|soumis|enviado|inviato|geschrieben|verfasst|publicado|escrito|publié|rédigé|écrit|scritto|"
    r"geschreven|geplaatst|napisan[ya]|skrevet|skriven)"
    r"\s+(?:by|von|por|par|da|door|przez|av|af)|by|von|par|por|di|de|da|av|af|door|przez|"
    r"авторы? текста|автор|авторы|текст|"
    r"author|authors|contributors?|autor|autoren|autorin|autore|auteur|yazan|oleh|penulis|글쓴이|작성자|"
    r"기자|글|作者|文|記者|记者|編集|كتبت?|كتبه|بقلم|الكاتب|إعداد|"
    r"(?:thread|topic) starter|themenstarter(?:in)?|beitrag\s?von|post\s?by|"
    r"γράφει [οη]|γράφουν οι|συντάκτ[ηε][ςσ]|συντάκτρια|מאת|نویسنده|به قلم|خبرنگار|โดย|ผู้เขียน|tác giả|szerző|"
    r"kirjoittanut|автори|autorzy|autores|auteurs|autori|autoři|"
    r"από|scris de|yazar|muhabir|लेखक|द्वारा)"
    r"\s*[:：|]?\s+|^(?:text|tekst|teksti|texto|testo|texte|haber|تقرير|reporter|words|escriben?|"
    r"opracowanie|opracowała?|bài(?: và ảnh)?|เรื่อง(?:และภาพ)?)\s*[:：]\s*|"
    r"^(?:as told to|a cura di|подготовила?|беседовала?|записала?)\s+|"
    r"^(?:作者|記者|记者|文|글|글쓴이|작성자)\s*[:：｜丨︱]\s*",
    re.IGNORECASE,
)
_DATED_BY = re.compile(
    r"^(?:\w{1,60}\s{1,60}){0,3}[^a-z]{0,300}\d[^|]{0,40}?\s(?:by|von|par|por|door)\s{1,60}(?=[^\W\d_a-z])",
)
"""What stands before the name in "Posted on May 2, 2024 by Mina Park": a day, then "by"."""
_PIECE = re.compile(
    r"^(?:(?:an?|the|eine?|une?|una|uma)\s+)?(?:guest\s+)?(?:column|essay|analysis|opinion|op-ed|review|commentary|report|"
    r"kolumne|kommentar|(?:gast)?beitrag|artikel|gastkommentar|analyse|bericht|reportage|rezension|glosse|tribune|chronique|billet|"
    r"columna|artículo|reportaje|análisis|opinión|crónica|articolo|commento|artigo|crônica|texto?|texte|testo|"
    r"propos recueillis)\s+(?:by|von|par|por|de|di|da|av|af|door)\s+(?-i:(?=[^\W\d_a-z]))|"
    r"^(?:(?:an?|ein|une|una|uma)\s+)?(?:interview|gespräch|entretien|entrevista|intervista)\s+(?:by|von|par|por|door)\s+(?-i:(?=[^\W\d_a-z]))|"
    r"^(?:aus|von) [\w -]{3,30} berichtete?n?\s+(?-i:(?=[^\W\d_a-z]))",
    re.IGNORECASE,
)
"""What stands before the name in "A column by Mina Park"."""
_GENITIVE = re.compile(r"^(?:Του|Της|Των)\s+(?=[Α-ΩΆ-Ώ][α-ωά-ώ]+\s[Α-ΩΆ-Ώ][α-ωά-ώ-]+$)")
"""A Greek byline is the article and the name, of which nothing follows."""
_SPLIT = re.compile(
    r"\s{0,60}(?:[;|/•·&\n、،]|,(?!\s{0,60}(?:Jr|Sr|MD|PhD|Ph\.D|M\.D|III|II|Esq))|\s(?:and|und|et|y|e|och|og|en|i|и|και|with|mit|avec)\s)\s{0,60}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s{0,60}(?:\.\s{1,60}[^\W\d_]{1,60}:.{0,300}|\b(?:The\s{1,60})?(?:Associated|Canadian)\s{1,60}Press\s{0,60}$|\bReuters\s{0,60}$|\bAFP\s{0,60}$|\bdpa\s{0,60}$|\(.{0,300}|\[.{0,300}|:.{0,300}|"
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,60}\.?\s{1,60}\d.{0,300}|\s[-–—|»]\s.{0,300}|\bfor\s[A-Z].{0,300}|"
    r"\bin\s[A-Z].{0,300}|\b(?:on|am|le|el|il|vom|at|op|den|em|dne|dnia)\s{1,60}(?:[^\W\d_]{1,60},?\s{1,60})?\S{0,300}\d.{0,300}|\b(?:on|at)\s.{0,300}|"
    r"\b(?:Published|Posted|Updated|Filed|Tagged|Photo(?:graph)?s?\s{1,60}by)\b.{0,300}"
    r"|\s(?:نشر|نُشر|آخر تحديث).{0,300}|"
    r"\s[a-z\d]\S{0,300}@.{0,300}|\d.{0,300}|[@].{0,300}|,(?!\s{0,60}(?:Jr|Sr)\b\.?\s{0,60}$).{0,300}|"
    r"(?<=[a-z])(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.{0,300}|"
    r"(?<=[a-z])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s{1,60}\d.{0,300}|"
    r"\b(?:Fotos?|Foto's|Photos?|Bilder|Bild|Zdjęcia|Фото|Ảnh|Editor|Redaktor|Korekta)\s{0,60}:.{0,300}|\s(?:عکس|تصویر|تصوير|ภาพ)\s{0,60}:.{0,300}|"
    r"(?:기자|특파원|記者|记者|撰文|撰稿|报道|著|監訳|訳)\s{0,60}$|\s[一二三四五六七八九十]{1,3}月\s{0,60}$)",
    re.DOTALL,
)
_NOT_PEOPLE = re.compile(
    r"(?:\b|_)admin\b|\b(?:admin(?:istrator)?|editor(?:s|ial)?|editorial|staff|\w*team|critic|columnist|analyst|fellow|researcher|photographer|spokes\w+|redakteur\w*|korrespondent\w*|volontär\w*|redaktion|redaction|rédaction|redacción|redazione|redactie|newsroom|"
    r"news|desk|press|office|webmaster|user|guest|anonymous|unknown|authors?|autoren|autorinnen|auteurs|autores|contributors?|correspondent|reporters?|writer|agency|agencies|agentur|"
    r"agencia|agência|dpa|afp|efe|ritzau|reuters|associated|link|copied|copy|share|twitter|facebook|google|youtube|whatsapp|linkedin|instagram|email|print|follow|view|more|all|posts?|about|subscribe|login|"
    r"comments?|kommentare|library|head of|director|manager|officer|zur|zum|artikel\w*|video|profile|bio|"
    r"read|minutes?|ago|updated|published|home|media|magazine|online|today|times|journal|blog|"
    r"inc|ltd|gmbh|llc|foundation|institute|organi[sz]ations?|developers|investors|holdings|"
    r"university|council|association|network|center|centre|group|company|service|services|department|bureau|tv|radio|daily|weekly|www|http|https|click|here|tips|stories|com|org|net|am|pm|est|edt|gmt|"
    r"januar|january|february|march|(?:april|august|june)(?!\s+[^\W\d_])|july|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"photos?|image|getty|courtesy|by|the|les|los|our|your|this|with|from|presse|pressestelle|verlag|zeitung|nachrichten|redação|publisher|\w*verband|\w*ministerium|sekretariat|sources?|"
    r"cms|wordpress|theme|template|picture|avatar|gravatar|visitor|"
    r"software|product|marketing|engineers?|"
    r"sport|family|free|account|log|css|html|api|write|create|insight|new york|компания|агентство|ИА|"
    r"institut(?:e|o|en|os|es|et|um|ul)?|istituto|institutet|universi[dtz]\w+|université|asociaci\w+|associa[cçz]\w+|federa[ctz]\w+|"
    r"fundaci\w+|fundaç\w+|fondation|fondazione|stiftung|stichting|verein|gesellschaft|komitee|comité|comitato|observator\w+|"
    r"институт|университет|ассоциация|фонд|комитет|معهد|جمعية|منظمة|مؤسسة|جامعة)\b"
    r"|\b(?:gemeente|gemeinde|ayuntamiento|ajuntament|mairie|munic[ií]p\w+|ufficio|stampa|prensa|imprensa|biuro|gmina|urząd|landratsamt|landkreis|\w*verwaltung|ministry|minist(?:erio|ère|ero|erie|erstwo)|prefeitura|"
    r"belediyesi|bakanlığı|müdürlüğü|dinas|kementerian|diskominfo|humas|haberler|comm?unica(?:ciones|ción|zione|ção|tions?)|kommunikation|communicatie)\b"
    r"|[市署局厅廳办]$|(?<!出)[處处]$|[\u3400-\u9fff]{3}[部课課科组組室]$|研究所|研究院|協会|协会|協會|委員会|委员会|委員會|学会|學會|연구소|협회|위원회|재단"
    r"|微信|公众号|授权|关注|發布|发布|转载|轉載|版权|版權|声明|聲明|返回|查看|复制|複製|链接|鏈接|举报|登录|登錄|注册|註冊|整合|综合"
    r"|Γραφείο|Τύπου|Σύνταξη|날짜|留言|を|この|書いた|访客|游客|遊客|匿名|손님|비회원|익명|게스트|방문자|ゲスト|名無し|公告|分类|标签|投稿|翻訳者|プロフィール|性別|男性|女性|都道府県|[県府]$|設定|基金|新聞|新闻|資訊|资讯|責任|责任|職員|이메일|비밀번호|주소|댓글|조회|추천|목록|작성|공유|评论|阅读|浏览|点击|コメント|閲覧|シェア|관리자|운영자|편집|뉴스|홈페이지|管理|编辑|編集|本报|新华|网|社$|الإدارة|المحرر|редакц|админ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn ter ten zu zur af av y e of dr prof mgr".split()
)
_CJK = re.compile("^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・ ]{2,12}$")
_PSEUDONYM = re.compile(r"^(?![A-Z]{1,6}$|red$)(?!.*\.[a-z]{2,4}$)[^\W\d_][\w.]{2,24}$")
"""One word that a page declares to be the author: no abbreviation in capitals (agencies, offices), no address."""
_ABBREVIATION = re.compile(r"^[A-Z]{3,5}$")
"""What begins the name of a broadcaster or an office ("ABC Arts"), not a person's unless all of it is in capitals."""
_ADDRESS = re.compile(r"[^\W\d_]{2}\.(?:com|net|org)")
"""An outlet's address, even where the next word runs into it: "MorningPost.comHarbor"."""
_SENTENCE = re.compile(r"[^\W\d_]{6}\. ")
"""A full stop behind a word too long to be shortened: two sentences."""
_OF_A_BODY = re.compile(r"\s(?:for|in|of)\s[A-Z]")
"""What stands behind a word that is no name but the beginning of a body's: "Society for ..."."""
_MAX_NAME_CHARS = 45
_MAX_NAME_WORDS = 5
_ROLES = frozenset(
    "writer editor reporter journalist journalistin correspondent columnist contributor author producer executive"
    " senior junior chief lead staff deputy assistant associate managing contributing special freelance founder owner"
    " redakteur redakteurin chefredakteur chefredakteurin autor autorin reporterin korrespondent korrespondentin"
    " volontär volontärin rechtsanwalt rechtsanwältin journaliste rédacteur rédactrice periodista redactor redactora"
    " giornalista redattore redattrice redacteur dziennikarz dziennikarka muhabir".split()
)
"""Words for what somebody is, cut where they are glued to a name: "Mina Park Editor", "Rechtsanwalt Anton Weiss"."""
_BEATS = frozenset(
    ("education", "political", "politics", "business", "health", "science", "economics", "technology", "sports",
     "foreign", "world", "environment", "legal", "transport", "religion", "culture", "arts", "security", "defence",
     "defense", "diplomatic", "economic", "national", "media", "royal", "home")
)  # fmt: skip
"""What a correspondent's calling may begin with."""


def people_of(raws: Iterable[str], *, declared: bool) -> list[str]:
    """The people's names in raw author texts: split at commas and "and", without "By", roles and addresses.

    One word is a name only where the page declares it and it stands alone: beside others it is a town or a paper.
    """
    people: list[str] = []
    for raw in raws:
        if declared and _COMPANY.search(raw):
            continue
        line = apart_in_arabic(with_helpers(without_lead(fold(raw))))
        whole = [part for part in _SPLIT.split(in_order(line) if declared else line) if part]
        written = [
            piece for piece in whole if not (piece[0].isdigit() or _PICTURES.search(piece) or _OF_OTHERS.match(piece))
        ]
        parts = [part for piece in written for part in _unglued(piece)]
        for part in parts:
            name = clean_name(part, single=declared and len(parts) == 1, small=declared)
            if name and name not in people:
                people.append(name)
    return people


_OF_OTHERS = re.compile(
    r"(?:фотограф|редактор|корректор|иллюстра\w+|художни\w+|перевод\w*|фото|photographer|"
    r"(?:photos?|edited|translated) by|edición|redakcja|korekta|zdjęcia|fotograf(?:ías?|ias?|ie)?|editor)\b(?=\s|:)",
    re.IGNORECASE,
)
"""The begin of a part of a byline that names who did not write: "фотограф Степан Ветров"."""
_COMPANY = re.compile(r"[\w)],? (?:(?:Inc|Ltd|Corp|Co|S\.A|S\.p\.A|e\.V)\.|Inc|Ltd|LLC|GmbH|AG|SE|KG|PLC|plc|SpA)\s*$")
"""What a company's name ends with."""
_PICTURES = re.compile(
    r"[(\[（]\s{0,60}(?:fotos?|photos?|photographs?|pictures?|bilder|bild|illustrations?|videos?|kamera|camera|grafik|"
    r"fotograf\w{0,60}|사진|영상|写真|撮影|摄影|攝影|фото)\b[^)\]）]{0,300}[)\]）]",
    re.IGNORECASE,
)
"""What stands behind the name of somebody who made the pictures alone: "Anton Weiss (Fotos)"."""
_CREDIT = re.compile(
    r"^(?:photograph(?:y|s|ed|er)?|photos?|pictures|illustrat(?:ions?|ed|or)|styl(?:ed|ing|ist)|translat(?:ed|ion|or)|"
    r"videos?|fotos?|fotografie|bilder|übersetz(?:t|ung)|photographies|traduction|traduit|fotografía|traducción|"
    r"traducido|foto di|zdjęcia|фото|перевод|写真|撮影|翻訳|摄影|攝影|翻译|翻譯|사진|번역)\s*"
    r"(?:(?:by|von|par|por|di)\b|[:：/／]|\s(?=[^\W\d_a-z]))\s*(?P<names>[^|]{2,80})$",
    re.IGNORECASE,
)
"""A line that names who made pictures or a translation and nobody else."""


def credited_in(line: str) -> list[str]:
    """The people whom a line credits for the pictures or the translation of a post, not for its words."""
    match = _CREDIT.match(line) if len(line) <= _MAX_CREDIT_CHARS else None
    return people_of([match["names"]], declared=True) if match else []


_MAX_CREDIT_CHARS = 120


_DESK = re.compile(
    r"\b(?:redakc\w*|redaktion\w*|redacción|redacció|redação|redazione|rédaction|redactie|newsroom|desk|editorial|agenc\w+|"
    r"agentur\w*|agência|dpa|afp|efe|ansa|reuters)\b|редакция",
    re.IGNORECASE,
)


def is_desk(part: str) -> bool:
    """Whether a part of a byline names a desk, an office or (in quotation marks) a paper."""
    return bool(_DESK.search(part)) or part[0] in '«„“"》《「『'


def is_full(name: str) -> bool:
    """Whether a name has more than one word, or is in a script that writes names without blanks."""
    return " " in name or not name.isascii()


def looks_like_a_person(name: str) -> bool:
    """Whether all words of a name but the last are given names; "Dr.", initials and "von" are left out."""
    words = [word for word in name.split() if not word.endswith(".") and len(word) > 1]
    inner = all(word.casefold() in _PARTICLES or is_given(word) for word in words[1:-1])
    if not 1 < len(words) <= _MAX_USUAL_WORDS:
        return False
    if words[0].casefold() in _FIRST_SURNAMES:
        return all(word[0].isupper() for word in words)
    return is_given(words[0]) and inner


_MAX_USUAL_WORDS = 4
_FIRST_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh lý trịnh mai đoàn lương".split()
)
"""Vietnamese surnames, which stand first."""


def _unglued(part: str) -> list[str]:
    """Two names that run together ("Mina ParkAnton Weiss") apart, anything else as it is."""
    for place in _GLUE.finditer(part):
        halves = [part[: place.start()], part[place.start() :]]
        if all(map(looks_like_a_person, halves)):
            return halves
    return [part]


_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-Ý][^\W\d_]+ )")


def without_lead(line: str) -> str:
    """A line of a byline without "By" and, if it comes first, the day."""
    if _INTERVIEW.match(line):
        line = _GUEST.sub("", line)
    line = _BOARD_DAY.sub("", line)
    return signature(line) or _DATED_BY.sub("", LEAD.sub("", _GENITIVE.sub("", _PIECE.sub("", line))))


_BOARD_DAY = re.compile(r"\s»\s.{0,300}\d{4}.{0,300}")
"""The day that boards print behind who wrote: "Post by mina » 3 May 2024, 10:12"."""
_INTERVIEW = re.compile(
    r"(?:(?:an?|ein|une|una|uma)\s+)?(?:interview|gespräch|entretien|entrevista|intervista)\s", re.IGNORECASE
)
_GUEST = re.compile(r"\s(?:with|mit|avec|con|com|met)\s.*")
"""What stands behind the name of who asked: "An interview by Mina Park with Anton Weiss"."""


_TOLD = re.compile(
    r"^(?:(?:written|posted|submitted|verfasst|geschrieben|gespeichert|erstellt|eingestellt|soumis|rédigé|écrit|escrito|"
    r"enviado|scritto|inviato)\s{1,60}(?:by|von|par|por|da)\s{0,60}:?|(?:thread|topic) starter|themenstarter(?:in)?|"
    r"beitrag\s?von|post\s?by|(?:author|autor|autorin|auteur|autore|автор|作者|글쓴이|작성자)\s{0,60}[:：])\s{0,60}"
    r"\w[\w.-]{0,60}(?=$|\s{0,60}[|,•·–»-]|\s{1,60}(?:on|am|le|el|il|at|um)\b)",
    re.IGNORECASE,
)


def tells_the_author(line: str) -> bool:
    """Whether a line says in words that one word is its author: "Posted by mina | May 2", "Autor: anton"."""
    return bool(_TOLD.match(line))


_SHORTENED = re.compile(r"(?:\.[^\W\d_]{1,4}|\b(?:Jr|Sr))\Z")
"""The end of a name whose full stop belongs to it: "B.Sc.", "M.A.", "Jr."."""


def is_signed(line: str) -> bool:
    """Whether a line begins with "By", "Von", "기자" and the like, after the day if one comes first."""
    return bool(
        LEAD.match(line) or _DATED_BY.match(line) or _PIECE.match(line) or _GENITIVE.match(line) or signature(line)
    )


def is_labelled(line: str) -> bool:
    """Whether a line begins with a word for the author and a colon: "Text: Mina Park", "Автор: ..."."""
    match = LEAD.match(line)
    return match is not None and match.group().rstrip()[-1:] in (":", "：")


def clean_name(text: str, *, single: bool = False, small: bool = False) -> str:
    """A person's name out of a part of a byline, empty if it is no name.

    `single` accepts one word (a pseudonym), `small` a name written in small letters, if its first word is a given name.
    """
    if bare := without_nickname(text.strip()):
        return text.strip() if clean_name(bare) == bare else clean_name(bare)
    dotted = text.rstrip(" \"'“”:-–—&|,").endswith(".")
    text = only_capitals(_without_roles(text.strip(" \"'“”.:-–—&|").rstrip("*")))
    raw = text.strip(" \"'“”.,:-–—|")
    if single and _PSEUDONYM.match(raw) and not _NOT_PEOPLE.search(raw):
        return raw
    name = without_weekday(_TAIL.sub("", LEAD.sub("", text)).strip(" \"'“”.,:-–—|"))
    if dotted and name == raw and _SHORTENED.search(name):
        name += "."
    if not name or len(name) > _MAX_NAME_CHARS or _NOT_PEOPLE.search(name) or _ADDRESS.search(name):
        return ""
    if _CJK.match(name):
        return _without_calling(name)
    words = name.split()
    if len(words) == 1:
        is_alone = single and name != raw and _PSEUDONYM.match(name)
        return name if is_alone and (is_given(name) or not _OF_A_BODY.match(raw[len(name) :])) else ""
    if (
        "#" in name
        or "?" in name
        or "…" in name
        or "..." in name
        or _SENTENCE.search(name)
        or len(words) > _MAX_NAME_WORDS
        or (_ABBREVIATION.match(words[0]) and not name.isupper())
        or not all(_WORD.search(word) for word in words)
    ):
        return ""
    if any(word[0].islower() and word.lower() not in _PARTICLES for word in words):
        return name.title() if small and looks_like_a_person(name) and name.replace(" ", "").isalpha() else ""
    return name.title() if name.isupper() and len(name) > 6 and "'" not in name else name


def _without_calling(name: str) -> str:
    """A Korean name without what somebody is, printed behind it: "한소리 두루미 조사원"."""
    first, *rest = name.split()
    is_name = bool(rest) and is_korean_person(first) and first[-1] not in "는를의가에"
    return first if is_name and not is_korean_person(rest[0]) else name


def is_role(line: str) -> bool:
    """Whether a line says what somebody is and nothing else: "Contributing Writer"."""
    return bool(line) and all(word.casefold().strip(".,") in _ROLES for word in line.split())


def _without_roles(text: str) -> str:
    """A part of a byline without the words for a role that stand before or after the two words of a name."""
    words = text.split()
    if len(words) > 2 and words[0].casefold() in _ROLES and is_given(words[1]):
        words = words[1:]
    if len(words) > 2 and is_given(words[0]):
        end = next((at for at, word in enumerate(words) if at > 1 and word.casefold().strip(",") in _ROLES), None)
        if end is not None and end > 2 and words[end - 1].casefold() in _BEATS:
            end -= 1
        return " ".join(words[:end])
    return " ".join(words)


_BETWEEN_TURNED = re.compile(r"\s{0,60};\s{0,60}|\s{1,60}(?:and|&)\s{1,60}", re.IGNORECASE)
_MAY_BE_SEVERAL = re.compile(r"[,;&/|、،，·・]|\s\w{1,4}\s|\sو", re.IGNORECASE)
# Behind a comma alone stands as often what somebody is, or for whom: "Jane Doe, Human Rights Watch".
_JOINED = re.compile(r"[;&/|、·・]|\s(?:and|und|et|y|e|i|en|og|och|ja|ve|и|та|και|with)\s|\sو", re.IGNORECASE)

_LONGEST_CHARACTERS = 300
"""No byline is longer; what is, is not searched for names."""


def authors_apart(text: str) -> tuple[str, ...]:
    """The authors that a text names, in its order; the text itself, as it is, where they are not plainly several."""
    if len(text) > _LONGEST_CHARACTERS:
        return (text,)
    turned = _BETWEEN_TURNED.split(text)
    if len(turned) > 1 and all(map(family_first, turned)):
        return tuple(turned)
    people = people_of([text], declared=True) if _MAY_BE_SEVERAL.search(text) else []
    known = sum(map(_is_plainly_a_person, people))
    enough = known > 0 if _JOINED.search(text) else known in (len(people), *range(2, len(people)))
    return tuple(people) if len(people) > 1 and enough else (text,)


def _is_plainly_a_person(name: str) -> bool:
    return looks_like_a_person(name) or (is_full(name) and " " not in name)
