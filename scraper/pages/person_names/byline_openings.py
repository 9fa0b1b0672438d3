"""How a byline begins: "By", "A column by", "Posted by", "Author:", in many languages, and what follows."""

from __future__ import annotations

import re

from presswatch.languages.packs import alternation, any_word
from presswatch.languages.patterns import compiled_later
from scraper.pages.person_names.signatures import signature

_BY = any_word("by_words")
_ANY_BY = f"{_BY}|{any_word('of_or_by_words')}"
_WRITTEN = any_word("writing_participles")
_A = rf"(?:the|{any_word('indefinite_articles')})\s+"
_INTERVIEW_NAMES = any_word("interview_names")
_CAPITAL = r"(?-i:(?=[^\W\d_a-z]))"
WRITTEN_OR_PUBLISHED = f"{_WRITTEN}|{any_word('publishing_participles')}"
BY = _ANY_BY
"""Sources of patterns: participles before "by", and every word for "by"."""

LEAD = compiled_later(
    # "ByMina Park", "Byليلى": run together in the markup; "Byron" is a name
    rf"^(?:(?:{WRITTEN_OR_PUBLISHED})\s+)?(?-i:[Bb]y(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]|[А-ЯЁ]|[\u0590-\uffdc]))"
    rf"|^(?:(?:{WRITTEN_OR_PUBLISHED}|{alternation('written_things')})\s+(?:{_ANY_BY})|{_ANY_BY}"
    rf"|{any_word('author_labels')}|{any_word('board_author_labels')})\s*[:：|]?\s+"
    rf"|^(?:{any_word('text_labels')})\s*[:：]\s*"
    rf"|^(?:{any_word('interviewer_openings')})\s+"
    rf"|^(?:{any_word('bare_author_labels')})\s*[:：｜丨︱]\s*",
    re.IGNORECASE,
)
"""The words before the name of who wrote."""
_DATED_BY = compiled_later(
    rf"^(?:\w{{1,60}}\s{{1,60}}){{0,3}}[^a-z]{{0,300}}\d[^|]{{0,40}}?\s(?:{_BY})\s{{1,60}}(?=[^\W\d_a-z])",
)
"""The words before the name in "Posted on May 2, 2024 by Mina Park": a date, then "by"."""
_PIECE = compiled_later(
    rf"^(?:{_A})?(?:{alternation('piece_names')}|{_INTERVIEW_NAMES})\s+(?:{_ANY_BY})\s+{_CAPITAL}"
    rf"|^(?:{alternation('reporting_openings')})\s+{_CAPITAL}",
    re.IGNORECASE,
)
"""The words before the name in "A column by Mina Park"."""
_GENITIVE = compiled_later(rf"^(?:{any_word('byline_articles')})\s+(?=[Α-ΩΆ-Ώ][α-ωά-ώ]+\s[Α-ΩΆ-Ώ][α-ωά-ώ-]+$)")
"""A Greek byline is the article and the name, with nothing after it."""
_BOARD_DAY = compiled_later(r"\s»\s.{0,300}\d{4}.{0,300}")
"""The date that boards print after the author: "Post by mina » 3 May 2024, 10:12"."""
_INTERVIEW = compiled_later(rf"(?:{_A})?(?:{_INTERVIEW_NAMES})\s", re.IGNORECASE)
_GUEST = compiled_later(rf"\s(?:{any_word('with_words')})\s.*")
"""The words after the interviewer's name: "An interview by Mina Park with Anton Weiss"."""
_ONE_AUTHOR = compiled_later(
    rf"^(?:(?:{_WRITTEN})\s{{1,60}}(?:{_ANY_BY})\s{{0,60}}:?|{any_word('board_author_labels')}"
    rf"|(?:{any_word('author_labels')})\s{{0,60}}[:：])\s{{0,60}}"
    rf"\w[\w.-]{{0,60}}(?=$|\s{{0,60}}[|,•·–»-]|\s{{1,60}}(?:{any_word('words_before_dates')})\b)",
    re.IGNORECASE,
)


def without_lead(line: str) -> str:
    """A line of a byline without "By" and, if it comes first, the date."""
    if _INTERVIEW.match(line):
        line = _GUEST.sub("", line)
    line = _BOARD_DAY.sub("", line)
    return signature(line) or _DATED_BY.sub("", LEAD.sub("", _GENITIVE.sub("", _PIECE.sub("", line))))


def states_author(line: str) -> bool:
    """True if a line says in words that one word is its author: "Posted by mina | May 2", "Autor: anton"."""
    return bool(_ONE_AUTHOR.match(line))


def is_signed(line: str) -> bool:
    """True if a line begins with "By", "Von", "기자" and the like, after the date if one comes first."""
    return any(opening.match(line) for opening in (LEAD, _DATED_BY, _PIECE, _GENITIVE)) or bool(signature(line))


def is_labelled(line: str) -> bool:
    """True if a line begins with a word for the author and a colon: "Text: Mina Park", "Автор: ..."."""
    match = LEAD.match(line)
    return match is not None and match.group().rstrip()[-1:] in (":", "：")
