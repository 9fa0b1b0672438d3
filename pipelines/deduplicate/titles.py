"""What two titles indicate about whether two posts are one: the same, another, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from itertools import takewhile
from typing import Literal

from pipelines.deduplicate.keys import letters_of
from pipelines.deduplicate.likeness import MAX_HEAD_LETTERS, Differences, Wording
from pipelines.text.segments import is_cjk

TitleEvidence = Literal["same", "other", "none"]

TITLE_LETTERS = 14
"""A title of fewer letters proves nothing: many posts are called "Press release", "Statement" or "Open day"."""
TITLE_LETTERS_WIDE = 6
"""The same in Chinese, Japanese and Korean."""
PART_OF_TITLE = 0.5
"""A title that another one holds is the same with additions only if it makes up so much of it."""
SLIP_RATIO = 75.0
"""Words of titles at least this alike (of 100) are one word with a slip: one wrong letter of four."""
HEAD_LINES = 3
"""So many lines may be printed above a text."""
HEAD_LINE = 200
"""A longer line is a paragraph of the text."""
HEAD_LINE_WIDE = 60
"""The same in Chinese, Japanese and Korean."""
COMPARED = 2
"""So many groups have a title where a post is compared with its original; more, and it is the house's."""


def recurring_titles(posts: Iterable[tuple[Hashable, str]]) -> frozenset[str]:
    """The titles, by their letters, that more groups of posts have than two that are compared may."""
    seen = Counter(letters for _, letters in {(group, letters_of(title)) for group, title in posts})
    return frozenset(letters for letters, count in seen.items() if count > COMPARED)


def title_evidence(old: Wording, new: Wording, heads: Differences, recurring: Collection[str] = ()) -> TitleEvidence:
    """Says whether two titles are one with slips and additions, are different, or say nothing; `heads` what differs.

    A title that is short, missing, or `recurring` on other posts is no evidence of the same news.
    """
    if not old.title or not new.title:
        return "none"
    one, two = letters_of(old.title[:MAX_HEAD_LETTERS]), letters_of(new.title[:MAX_HEAD_LETTERS])
    if not _alike(one, two, heads) and (heads.numbers or not _printed(old, new)):
        return "other"
    proves = _is_long(min(one, two, key=len))
    return "same" if proves and one not in recurring and two not in recurring else "none"


def says_something(title: str) -> bool:
    """True if a title is long enough to be that of one post."""
    return _is_long(letters_of(title))


def _is_long(letters: str) -> bool:
    return len(letters) >= (TITLE_LETTERS_WIDE if _is_wide(letters) else TITLE_LETTERS)


def _alike(one: str, two: str, heads: Differences) -> bool:
    """True if nothing was replaced, and nothing both added and taken away; slips do not count."""
    shorter, longer = sorted((one, two), key=len)
    if shorter in longer:
        return len(shorter) >= PART_OF_TITLE * len(longer)
    if heads.words or heads.numbers or (heads.added and heads.dropped):
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - a tenth of a second at start, needed for few posts

    return all(fuzz.ratio(*pair) >= SLIP_RATIO for pair in heads.typos)


def _printed(old: Wording, new: Wording) -> bool:
    """True if one post's title is printed above the other's text."""
    return _opens_with(new, old.title) or _opens_with(old, new.title)


def _opens_with(wording: Wording, title: str) -> bool:
    """True if one of the first lines holds another post's title: it is printed above its text."""
    letters = letters_of(title)
    return _is_long(letters) and any(letters in letters_of(line) for line in _above_text(wording))


def _above_text(wording: Wording) -> Iterable[str]:
    """The first lines up to a paragraph: a title further down is a link to another post."""
    longest = HEAD_LINE_WIDE if wording.wide else HEAD_LINE
    return takewhile(lambda line: len(line) <= longest, wording.lines[:HEAD_LINES])


def _is_wide(letters: str) -> bool:
    return any(is_cjk(letter) or "\uac00" <= letter <= "\ud7a3" for letter in letters)
