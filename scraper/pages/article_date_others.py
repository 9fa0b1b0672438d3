"""The lines of a post's page whose days are not the post's: of its neighbours, of answers, of other news."""

from __future__ import annotations

import re

from scraper.pages.article_blocks import HEADINGS, Layout, Unit
from scraper.pages.article_date_words import ELSEWHERE
from scraper.pages.known_lines import remembered


def lines_of_others(layout: Layout, title_index: int, among: list[Unit] | None = None) -> set[int]:
    """The lines whose days are others': of the neighbouring posts, and all below "Comments" or "Related news".

    `among` are the lines that are asked about, without a gap from above the title on; all without it.
    """
    units = layout.units if among is None else among
    own = (unit for unit in units if unit.index > title_index and unit.frame.tag in HEADINGS)
    answers = next((unit.index for unit in own if _begins_others(unit.text)), None)
    passing = (unit.index for unit in units if unit.link_chars and _is_passing(unit.text))
    return {*passing, *(unit.index for unit in units if answers is not None and unit.index >= answers)}


_PASSING = re.compile(
    r"\W*(?:(?:이전|다음)\s?(?:글|기사|게시물)|[前次]の(?:記事|投稿|お知らせ)|[上下]一[篇条條则則](?:文章)?|"
    r"(?:previous|next|older|newer)\s(?:post|article|entry|story)\b)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+\s*|(?:your|vos|les|ihre|i|los|tus|deja|reader)\s)?(?:댓글|의견|코멘트|コメント|评论|評論|留言|"
    r"comments?|commentaires?|kommentare?|comentários?|comentarios?|commenti|reacties|komentarze|komentar|yorumlar|комментарии|коментарі|σχόλια|"
    r"التعليقات|تعليقات|نظرات|نظر بینندگان|bình luận|ความคิดเห็น)"
    r"(?:\s(?:des lecteurs|dei lettori|de lectores|der leser))?\s*(?:목록|一覧|列表)?\W*\d*\W*$",
    re.IGNORECASE,
)


@remembered
def _is_passing(line: str) -> bool:
    """Whether a line leads to the post before or after."""
    return _PASSING.match(line) is not None


@remembered
def _begins_others(line: str) -> bool:
    """Whether a heading stands above answers, or above other posts."""
    return _COMMENTS.match(line) is not None or ELSEWHERE.match(line) is not None
