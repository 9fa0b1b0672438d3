"""The lines of a post's page whose days are not the post's: of its neighbours, of answers, of other news."""

from __future__ import annotations

import re
from itertools import zip_longest

from scraper.pages.article.blocks import HEADINGS, Layout, Unit
from scraper.pages.article.date_words import ELSEWHERE
from scraper.pages.text.known_lines import remembered


def lines_of_others(layout: Layout, title_index: int, among: list[Unit] | None = None) -> set[int]:
    """The lines whose days are others': of the neighbouring posts, below "Events", and all below "Comments" or "More".

    `among` are the lines that are asked about, without a gap from above the title on; all without it.
    """
    units = layout.units if among is None else among
    headings = [unit for unit in units if unit.index != title_index and unit.frame.tag in HEADINGS]
    answers = next((unit.index for unit in headings if unit.index > title_index and begins_others(unit.text)), None)
    passing = (unit.index for unit in units if unit.link_chars and _is_passing(unit.text))
    below = (unit.index for unit in units if answers is not None and unit.index >= answers)
    return {*passing, *below, *_lines_of_calendars(headings, layout, title_index)}


def _lines_of_calendars(headings: list[Unit], layout: Layout, title_index: int) -> set[int]:
    """The lines that announce what takes place: of the box that such a heading begins, else to the next heading.

    A post may have such a section in its text, and say below it when it was put up; above a title such a heading may
    name the section that the post is in.
    """
    found: set[int] = set()
    for heading, after in zip_longest(headings, headings[1:]):
        if not announces(heading.text):
            continue
        apart = [frame for frame in heading.frame.chain() if not frame.first <= title_index < frame.last]
        boxes = [frame for frame in apart if frame.first == heading.index and frame.last > heading.index + 1]
        if boxes:
            is_section = heading.index < title_index and boxes[-1].chars - len(heading.text) < _LEAST_CALENDAR
            found.update(() if is_section else range(boxes[-1].first, boxes[-1].last))
        elif heading.index > title_index:
            found.update(range(heading.index, after.index if after else len(layout.units)))
    return found


_LEAST_CALENDAR = 40
"""Characters below the heading of a box above the title that announces something; fewer are the post's day."""

_PASSING = re.compile(
    r"\W{0,300}(?:(?:이전|다음)\s?(?:글|기사|게시물)|[前次]の(?:記事|投稿|お知らせ)|[上下]一[篇条條则則](?:文章)?|"
    r"(?:previous|next|older|newer)\s(?:post|article|entry|story)\b)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\W*(?:(?:(?:upcoming|next|coming|our|all|future|past)\s)?(?:events?|dates|event calendar|"
    r"calendar(?: of events)?|what['’]s on|diary)|"
    r"(?:(?:nächste|kommende|unsere|weitere|alle)\s)?(?:termine?|veranstaltungen|veranstaltungskalender|kalender)|"
    r"(?:(?:prochains?|nos|tous les)\s)?(?:événements|évènements|rendez-vous|agenda)(?: à venir)?|"
    r"(?:(?:próximos|nuestros)\s)?(?:eventos|actividades)|(?:prossimi\s)?(?:eventi|appuntamenti)|(?:komende\s)?(?:evenementen|activiteiten)|"
    r"(?:nadchodzące\s)?wydarzenia|kalendarz|kommende arrangementer|kalendarium|etkinlikler|yaklaşan etkinlikler|"
    r"(?:ближайшие\s)?(?:события|мероприятия)|календарь|афиша|(?:найближчі\s)?(?:події|заходи)|εκδηλώσεις|"
    r"(?:(?:다가오는|주요|예정)\s?)?(?:행사|일정)(?:\s?(?:안내|일정))?|(?:今後の)?(?:イベント|催し|行事|予定)(?:情報|一覧)?|(?:近期)?(?:活动|活動)(?:预告|預告|日历)?|"
    r"(?:الفعاليات|فعاليات|أحداث)(?: القادمة)?|sự kiện|กิจกรรม)\W*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d{1,60}\s{0,60}|(?:your|vos|les|ihre|i|los|tus|deja|reader)\s)?(?:댓글|의견|코멘트|コメント|评论|評論|留言|"
    r"comments?|commentaires?|kommentare?|comentários?|comentarios?|commenti|reacties|komentarze|komentar|yorumlar|комментарии|коментарі|σχόλια|"
    r"التعليقات|تعليقات|نظرات|نظر بینندگان|bình luận|ความคิดเห็น)"
    r"(?:\s(?:des lecteurs|dei lettori|de lectores|der leser))?\s{0,60}(?:목록|一覧|列表)?\W{0,300}\d{0,60}\W{0,300}$",
    re.IGNORECASE,
)


_ANSWERS = re.compile(
    r"\W*(?:(?:\d+|one|eine?|une?|un[ao]?)\s(?:thoughts?|responses?|repl(?:y|ies)|comments?|gedanken?|antwort(?:en)?|kommentare?|"
    r"r[ée]ponses?|réflexions?|commentaires?|respuestas?|pensamientos?|comentarios?|risposte?|pensier[oi]|comment[oi])"
    r"\s(?:on|to|zu|auf|sur|à|en|a|su)\s[“”\"«„‘'].*|"
    r"(?:leave|post|add|write)\sa\s(?:comment|reply|response)|(?:schreibe?|hinterlasse?)\s(?:einen|eine)\s(?:kommentar|antwort)|"
    r"laisser\sun\scommentaire|deja\s(?:un\scomentario|una\srespuesta)|lascia\sun\scommento|deixe\sum\scomentário|"
    r"добавить комментарий|コメントを残す|댓글\s(?:남기기|쓰기)|发表评论|發表留言)\W*",
    re.IGNORECASE,
)
"""A heading over answers as blog programs print it: 2 thoughts on “The harbour”, "Leave a comment"."""


@remembered
def _is_passing(line: str) -> bool:
    """Whether a line leads to the post before or after."""
    return _PASSING.match(line) is not None


@remembered
def announces(line: str) -> bool:
    """Whether a heading stands above what takes place, and not above a post."""
    return _CALENDAR.fullmatch(line) is not None


@remembered
def begins_others(line: str) -> bool:
    """Whether a heading stands above answers, or above other posts."""
    return any(pattern.match(line) for pattern in (_COMMENTS, ELSEWHERE)) or _ANSWERS.fullmatch(line) is not None
