"""Lines at the beginning and end of a text that are about the page, not of the post: days, age, rights, no tags.

Many themes print them inside the element that holds the text, where structure does not tell them apart.
"""

from __future__ import annotations

import re

from scraper.pages.article.blocks import HEADINGS, Unit
from scraper.pages.article.date_words import ELSEWHERE, UPDATED
from scraper.pages.article.lists import YEAR_LINE
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.person_names.names import is_signed, looks_like_a_person, people_of

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
