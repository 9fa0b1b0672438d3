"""Lines that are not part of a post: notices, credits, paths, consent boxes, forms, site footers, side columns."""

from __future__ import annotations

import re
from itertools import takewhile

from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.labels import ELSEWHERE, UPDATED
from scraper.pages.article.lists import YEAR_LINE
from scraper.pages.article.places import AWAY_BITS
from scraper.pages.dates.cues import has_day, names_side_column
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.person_names.byline_openings import is_signed
from scraper.pages.person_names.names import looks_like_a_person, people_of

_FIRST, _LAST = 3, 8
"""Lines looked at from the beginning and back from the end."""
_MAX_DATELINE_CHARS = 60
_MAX_NOTICE_CHARS = 200
_MAX_LABEL_CHARS = 20

_OF_THE_PAGE = re.compile(
    r"距离?上次(?:修改|更新).{0,12}\d|(?:编写|发布|撰写|更新|修改)于\s?\d+\s?(?:天|个月|年)前|本文于\s?\d+\s?天之?前(?:发表|发布|更新|修改)"
    r"|^(?:this|the) (?:post|article|page) (?:is|was)\b.{0,40}\d+ (?:day|month|year)s? (?:old|ago)"
    r"|^(?:本文)?(?:著作权|著作權|版权|版權)(?:归|歸|声明|聲明|所有)|^本文(?:作者|链接|連結|地址|标题|標題)\s?[:：]"
    r"|^(?:转载请|轉載請)|除特别声明外|除特別聲明外"
    r"|^(?:标签|標籤|标籤|tags?|タグ|태그|schlagw[oö]rter|etiquetas)\s?[:：]\s?(?:无|無|none|なし|없음|keine|-)?$"
    r"|^(?:暂无|暫無|没有|沒有)标?標?[签籤]$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[^\W\d_][^:：|]{1,24}[:：]\s*(\S.{0,60})")
_OF_A_MEDIUM = re.compile(
    r"[\s・•*-]*(?:掲載(?:紙|誌|媒体|メディア)|(?:媒体|新聞|番組|放送局|メディア|出演番組)名?|媒[体體](?:名称|名稱)?|매체명?|언론사|방송(?:사|국)|프로그램"
    r"|outlet|medi(?:um|a)|publication|newspaper|broadcaster|programme|zeitung|sender|sendung|média|journal|émission"
    r"|medio|periódico|emisora|сми|издание|телеканал|الصحيفة|القناة|الوسيلة)\s?[:：]\s?\S",
    re.IGNORECASE,
)
"""The line of a press list that names paper or programme: a day labelled beside it is the article's."""
_CREDIT = re.compile(
    r"(?:texte?s?|texto|testo|tekst|wort|words|fotos?|foto's|photos?|fotografías?|fotografias?|fotografie|fotoğraf(?:lar)?|zdjęcia|zdjęcie|"
    r"autorz?y?|autore|autora|autor(?:in|en)|authors?|auteurs?|edición|editor|redaktor|korekta|opracowanie|penulis|reporter|"
    r"haber|kamera|yazan|текст|фото|автор(?:ы|и)?|редактор|نویسنده|خبرنگار|عکس|تصوير|تصویر|إعداد|تحرير|كتبت?|بقلم|"
    r"เรื่อง|ภาพ|โดย|ảnh|bài(?: và ảnh)?|φωτογραφί(?:α|ες)|συντάκτ(?:ης|ες)|글|사진|"
    r"文|写真|撮影|摄影|攝影|文字|图|责编|编辑|校对)"
    r"\s?[:：]\s?(?P<rest>\S.{1,100})$",
    re.IGNORECASE,
)
"""A line of names behind a word for who wrote or made pictures."""
_MAX_CREDIT_CHARS = 120
_MAX_NAME_WORDS = 14
_ENDS = ".!?。！？…؟"
_WIDE_ENDS = "。！？؟"
"""Marks that end a sentence only: in Japanese and Chinese one of sixty signs is long."""
_STEPS = re.compile(r"[>›＞]|(?<!«)\s»\s")
_FEWEST_STEPS = 2
_BETWEEN = re.compile(r"\s{1,60}[|·•/]\s{1,60}")


def without_edges(units: list[Unit], context: DateContext) -> list[Unit]:
    """The units without those at the start and end that tell of the page: its day, its age, its rights, its labels."""
    kept = [unit for place, unit in enumerate(units) if place >= _FIRST or not _of_the_page(units, place, context)]
    last = len(kept)
    for place in range(len(kept) - 1, max(-1, len(kept) - 1 - _LAST), -1):
        if not (_is_notice(kept[place].text) or _is_credit(kept[place].text)):
            break
        last = place
    return kept[:last]


def without_others(units: list[Unit]) -> list[Unit]:
    """The units before a heading over other posts ("Related news") behind which no paragraph stands."""
    for place in range(len(units) - 1, max(0, len(units) - 1 - _LAST), -1):
        if len(units[place].text) > _MAX_NOTICE_CHARS:
            break
        if units[place].frame.tag in HEADINGS and ELSEWHERE.match(units[place].text):
            return units[:place]
    return units


def _of_the_page(units: list[Unit], place: int, context: DateContext) -> bool:
    text = units[place].text
    if _is_notice(text) or _is_credit(text) or _is_path(text) or _is_byline(text) or _tells_of_change(text, context):
        return True
    return _is_dateline(text, context) and not _of_an_article(units, place)


def without_last_heading(units: list[Unit]) -> list[Unit]:
    """The units without a short heading at the end: what it leads ("Share!", "Tags") is none of the text."""
    if len(units) < 2 or units[-1].frame.tag not in HEADINGS or len(units[-1].text) > _MAX_LABEL_CHARS:
        return units
    return units if units[-1].links or units[-2].frame.tag in HEADINGS else units[:-1]


def _is_dateline(text: str, context: DateContext) -> bool:
    """Whether a line is a date and nothing else, or facts with their names of which one is a day."""
    if text[-1] in _WIDE_ENDS:
        return False
    if len(text) <= _MAX_DATELINE_CHARS and read_date(text, context) is not None:
        return True
    facts = [_LABELLED.fullmatch(part) for part in _BETWEEN.split(text)] if len(text) <= _MAX_NOTICE_CHARS else []
    return len(facts) > 1 and all(facts) and any(fact and read_date(fact[1], context) for fact in facts)


def _of_an_article(units: list[Unit], place: int) -> bool:
    """Whether a line with a day is a row of a press list: it holds a link or words in marks, or more such lines follow.

    Also the labelled day right beside the line that names a medium: "掲載日：6月18日" beside "媒体：…".
    """
    unit = units[place]
    if unit.links or unit.frame.tag == "figcaption" or _IN_MARKS.search(unit.text):
        return True
    beside = units[max(0, place - 1) : place] + units[place + 1 : place + 2]
    if _LABELLED.fullmatch(unit.text) is not None and any(_OF_A_MEDIUM.match(u.text) for u in beside):
        return True
    if _heads_rows(units, place):
        return True
    leads = any(u.links or u.text.startswith("http") for u in units[place + 1 : place + 2])
    later = units[max(_FIRST, place + 1) :][:_LAST]
    # "02/04/2021" alone does not tell its order, so that it is a day but no date that can be read.
    return leads and any(len(u.text) <= _MAX_DATELINE_CHARS and has_day(u.text) for u in later)


def _heads_rows(units: list[Unit], place: int) -> bool:
    """Whether a line that is a day heads what follows: a later one of its element is a day too, or one below its year.

    "3 June" over a piece and "5 June" over the next; "2023" over "8 November".
    """
    head = units[place]
    if head.frame.tag not in _HEADS:
        return False
    if YEAR_LINE.fullmatch(head.text):
        return any(has_day(u.text) and not _YEAR.search(u.text) for u in units[place + 1 : place + 3])
    later = (u for u in units[place + 1 :][:_ROWS_BELOW] if u.frame.tag == head.frame.tag)
    days = {u.text for u in later if _is_day(u) and u.text != head.text}
    return bool(days) and not _is_day(units[place + 1])


def _is_day(unit: Unit) -> bool:
    return len(unit.text) <= _MAX_LABEL_CHARS and has_day(unit.text)


_HEADS = HEADINGS | {"dt"}
_ROWS_BELOW = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_MARKS = re.compile('[「『“„«《"][^「」『』“”„«»《》"]{4,}[」』”“»》"]')


def _tells_of_change(text: str, context: DateContext) -> bool:
    """Whether a line is no sentence and gives the day of publication and then that of a change."""
    if len(text) > _MAX_NOTICE_CHARS or text[-1] in _ENDS or not UPDATED.search(text):
        return False
    days = find_dates(text, context)[:2]
    return len(days) > 1 and bool(UPDATED.search(text[days[0].end : days[1].start]))


def _is_credit(text: str) -> bool:
    """Whether a line credits who wrote or made pictures, with names and no sentence."""
    match = _CREDIT.match(text) if len(text) <= _MAX_CREDIT_CHARS else None
    return match is not None and len(text.split()) <= _MAX_NAME_WORDS and text[-1] not in "!?。！？…؟,"


def _is_byline(text: str) -> bool:
    """Whether a short line begins with "By" and the like, names people and is no sentence."""
    if len(text) > _MAX_BYLINE_CHARS or text[-1] in _ENDS or not is_signed(text):
        return False
    people = people_of([text], declared=False)
    return bool(people) and all(looks_like_a_person(name) or not name.isascii() for name in people)


_MAX_BYLINE_CHARS = 80


def _is_path(text: str) -> bool:
    """Whether a line is the way to the page: "Home > News > River opens"."""
    return len(text) <= _MAX_NOTICE_CHARS and text[-1] not in _ENDS and len(_STEPS.findall(text)) >= _FEWEST_STEPS


def _is_notice(text: str) -> bool:
    return len(text) <= _MAX_NOTICE_CHARS and bool(_OF_THE_PAGE.search(text))


_CONSENT = re.compile(
    r"cookies?[-_]?(?:banner|notice|consent|bar|law|popup|pop-up|modal|overlay|message|dialog|settings|info|layer|wall|box|hint)"
    r"|(?:consent|gdpr|dsgvo|rgpd)[-_]?(?:cookie|banner|notice|bar|popup|modal|overlay|dialog|manager|layer|box)",
    re.IGNORECASE,
)
"""Names of the box that asks about cookies; a recipe's category may be called cookies, but no box."""
_ANSWER = re.compile(
    r"(?:^|[\s_-])(?:comment|reply)[-_]?(?:form|respond)|(?:^|\s)(?:respond|commentform)(?:$|\s)", re.IGNORECASE
)
"""Names of the form in which readers answer."""
_FOOT = re.compile(r"(?:^|\s)(?:(?:site|page|main|global)[-_]?)?(?:footer|foot|colophon)(?:$|\s)", re.IGNORECASE)
"""Names of the foot of a site, as whole words."""


def without_foreign(layout: Layout, title_index: int, units: list[Unit]) -> list[Unit]:
    """The lines that stand in no consent box, answer form or foot of the site in which the title does not stand.

    Where all stand there, the sentences right below the title: the longer words of such places had hidden them.
    """
    around = set[int]()
    if title_index >= 0:
        around = {frame.order for frame in layout.units[title_index].frame.chain()}
    known: dict[int, bool] = {}
    end = len(layout.units) - _UNITS_BEHIND

    def is_foreign(unit: Unit) -> bool:
        return _is_foreign(unit.frame, around, end, known)

    kept = [unit for unit in units if not is_foreign(unit)]
    if kept or not units or title_index < 0:
        return kept
    below = layout.units[title_index + 1 : title_index + 1 + _UNITS_BELOW]
    return [unit for unit in below if _is_sentence(unit) and not is_foreign(unit)]


_UNITS_BELOW = 12
_SENTENCE_CHARS = 40
_ENDS_FOREIGN = ".!?:。！？：…؟।"


def _is_sentence(unit: Unit) -> bool:
    """Whether a line below the title says something: all that a post of a sentence or two has."""
    own = unit.text[-1] in _ENDS_FOREIGN and len(unit.text) >= _SENTENCE_CHARS and 2 * unit.link_chars <= len(unit.text)
    return own and unit.frame.tag not in HEADINGS and not unit.frame.above & AWAY_BITS


_UNITS_BEHIND = 15
"""Lines that may stand behind the foot of a site: what scripts show over the page."""


def _is_foreign(frame: Frame, around: set[int], end: int, known: dict[int, bool]) -> bool:
    """Whether an element or one around it, up to those around the title, is such a place."""
    if frame.order in around or frame.parent is None:
        return False
    found = known.get(frame.order)
    if found is None:
        found = known[frame.order] = _is_place(frame, end) or _is_foreign(frame.parent, around, end, known)
    return found


def _is_place(frame: Frame, end: int) -> bool:
    element = frame.element
    if element is None:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _CONSENT.search(names) or _ANSWER.search(names):
        return True
    foot = frame.tag == "footer" or _FOOT.search(names) is not None
    return foot and frame.last >= end and not any(above.tag in _OF_THE_POST for above in frame.chain())


_OF_THE_POST = frozenset(("article", "blockquote", "figure"))
"""A foot inside these is that of the post, or of words quoted in it."""


_BESIDE_TAGS = frozenset(("aside", "header", "footer", "nav"))
_MOST = 0.7
"""The element of a post holds its title and this share of what was taken for its text."""


def without_beside(layout: Layout, title_index: int, chosen: list[Unit]) -> list[Unit]:
    """The units without those in a header, footer or column outside the element that holds title and text."""
    if title_index < 0 or len(chosen) < 2:
        return chosen
    whole = sum(len(unit.text) for unit in chosen)
    home = next(
        frame
        for frame in layout.units[title_index].frame.chain()
        if frame.parent is None or _held(frame, chosen) >= _MOST * whole
    )
    above = {frame.order for frame in home.chain()}
    return [unit for unit in chosen if home.first <= unit.index < home.last or not _is_beside(unit.frame, above)]


def _held(frame: Frame, chosen: list[Unit]) -> int:
    return sum(len(unit.text) for unit in chosen if frame.first <= unit.index < frame.last)


def _is_beside(frame: Frame, above: set[int]) -> bool:
    """Whether an element lies in a part that says it is beside the text, below those in `above`."""
    own = takewhile(lambda step: step.order not in above, frame.chain())
    return any(step.tag in _BESIDE_TAGS or names_side_column(_names(step)) for step in own)


def _names(frame: Frame) -> str:
    element = frame.element
    return "" if element is None else f"{element.get('class') or ''} {element.get('id') or ''}"
