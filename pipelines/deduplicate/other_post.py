"""Why two texts with much in common are still different posts: they differ in their subject.

Another number, date or name in an otherwise equal notice makes another post; typing errors, stamps, corrections and
moved paragraphs do not. What happens each season is announced under one title and in one form each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from rapidfuzz import fuzz

from pipelines.deduplicate.keys import letters_of
from pipelines.deduplicate.likeness import MAX_HEAD_LETTERS, Differences, Overlap, Wording, comparable, tokens
from pipelines.text.segments import is_cjk, is_hangul
from presswatch.languages.patterns import compiled_later

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
"""Lines that may be printed above a text."""
HEAD_LINE = 200
"""A longer line is a paragraph of the text."""
HEAD_LINE_WIDE = 60
"""The same in Chinese, Japanese and Korean."""


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
    return any(is_cjk(letter) or is_hangul(letter) for letter in letters)


SAME_FROM_OTHER_TITLE = 0.72
"""For texts under different titles: two posts may report one article, each in its own way."""
NEAR_EQUAL_FROM = 0.75
"""From this shared part of both texts on they are equally long versions, and the differing words decide."""
NOTICE_LETTERS = 320
"""Up to this size a text is a notice, in which one number (a date, an issue) makes another post."""
NOTICE_LETTERS_WIDE = 160
"""The same in Chinese, Japanese and Korean."""
FEW_WORDS = 2
"""Up to this many replaced words next to a changed date or name are part of the change (the month's name, a title)."""
NOTICE_UPDATE_DAYS = 1
"""Two short notices under one title that differ by a figure are one, corrected, only within this many days."""
OWN_PASSAGE = 40
"""Two texts are not one if each has this many letters of its own before what they share, unless their titles are."""
OWN_PASSAGE_WIDE = 15
"""The same in Chinese, Japanese and Korean."""
OWN_SHARE = 0.05
"""The same as a share of the shorter text: a bad scan of a long one has gaps too."""
REPLACED_RATIO = 0.1
"""Texts that are nearly equal but for more of their words than this are not one, unless their titles are."""
OTHER_ISSUE_DAYS = 3
"""Texts alike but for figures, published further apart than this, are two issues and not a correction."""
TITLE_WORD = 5
"""A word of a title is in a text if its first letters are; what follows them is an ending."""
TITLE_WORD_LEAST = 4
"""Shorter words of titles are everyday words."""
TITLE_WORD_WIDE = 2
"""In Chinese, Japanese and Korean any two letters in a row of a title are a word."""

_FIGURES = "the same notice with another number or date"
_WORD = compiled_later(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two posts, what their titles say, and the days between them, None if unknown.

    `known_house` is False where nobody knows yet what recurs on their house's posts, `notices` True where both are so
    short, with all that recurs, that one number or name is what they are about.
    """

    old: Wording
    new: Wording
    title: TitleEvidence
    days_apart: int | None
    known_house: bool
    notices: bool

    @property
    def wide(self) -> bool:
        """True if one of the texts is in Chinese, Japanese or Korean."""
        return self.old.wide or self.new.wide

    @property
    def days(self) -> int:
        """Days between the posts; 0 if unknown."""
        return self.days_apart or 0

    def own_passages(self, common: Overlap) -> bool:
        """True if each text has a passage of its own before something that they share."""
        least = OWN_PASSAGE_WIDE if self.wide else OWN_PASSAGE
        return min(common.left_gap, common.right_gap) >= max(least, OWN_SHARE * min(common.left, common.right))


def is_notice(wording: Wording) -> bool:
    """True if a text is so short that one number or name in it is what it is about."""
    return wording.codes.size <= (NOTICE_LETTERS_WIDE if wording.wide else NOTICE_LETTERS)


def other_post(pair: Pair, heads: Differences, body: Differences, common: Overlap) -> str:
    """Why two texts with much in common are different posts; empty if they are not. `heads`, `body`: what differs."""
    old, new = pair.old, pair.new
    alone = not heads.words and not heads.added and not heads.dropped
    if heads.numbers and (alone or (old.title and new.title)):
        return f"the titles differ by a number ({heads.numbers[0][0]} and {heads.numbers[0][1]})"
    if pair.title == "other" and not _names_a_title(pair):
        return "other titles, and the text names neither"
    if common.of_larger < NEAR_EQUAL_FROM:
        return _other_in_part(pair, body, common)
    return _other_in_words(pair, heads, body)


def may_be_update(pair: Pair, reason: str, common: Overlap) -> bool:
    """True if the figures that make another post (`reason`) may be an update: one title, and a few days at most.

    Of a notice, one day. Texts of which one holds most of the other may differ by a stamp.
    """
    if pair.title != "same" or not reason.startswith(_FIGURES):
        return False
    if common.of_larger < NEAR_EQUAL_FROM:
        return common.of_smaller >= SAME_FROM_OTHER_TITLE and not pair.own_passages(common)
    most = NOTICE_UPDATE_DAYS if pair.notices else OTHER_ISSUE_DAYS
    return pair.days_apart is not None and pair.days_apart <= most


def _other_in_part(pair: Pair, body: Differences, common: Overlap) -> str:
    """The same of texts that share a part."""
    soon = pair.days_apart is not None and pair.days_apart <= OTHER_ISSUE_DAYS
    corrected = soon and pair.title == "same" and not pair.own_passages(common)
    return _figures(body) if body.numbers and not corrected else ""


def _other_in_words(pair: Pair, heads: Differences, body: Differences) -> str:
    """The same of texts that are nearly equal."""
    notice = is_notice(pair.old) and is_notice(pair.new)
    name = _other_name(heads, body, notice=notice)
    if name is not None:
        return f"the same notice about another name ({name[0]} and {name[1]})"
    words = len(body.words if notice else _not_moved(pair, body))
    if pair.title != "same" and words > (0 if notice else max(FEW_WORDS, REPLACED_RATIO * body.tokens)):
        return f"other titles, and {words} words replaced"
    return _figures(body) if body.numbers and _figures_count(pair, body, words, notice=notice) else ""


def _figures_count(pair: Pair, body: Differences, words: int, *, notice: bool) -> bool:
    """True if changed figures, next to `words` replaced words, make another post rather than a corrected one."""
    if pair.days > OTHER_ISSUE_DAYS:
        return True
    if notice and not (body.added or body.dropped) and len(body.words) <= FEW_WORDS and len(body.typos) < FEW_WORDS:
        return True
    stamped = len(body.numbers) <= 1 and words <= FEW_WORDS  # one figure and a few words may be a stamp
    return pair.title == "other" and words > 0 and not stamped


def _figures(body: Differences) -> str:
    return f"{_FIGURES} ({body.numbers[0][0]} and {body.numbers[0][1]})"


def _not_moved(pair: Pair, body: Differences) -> tuple[tuple[str, str], ...]:
    """The replaced words but for those that both texts have: a moved paragraph is aligned with another one."""
    old, new = (set(tokens(comparable("\n".join(one.lines)))) for one in (pair.old, pair.new))
    return tuple((one, two) for one, two in body.words if one not in new or two not in old)


def _names_a_title(pair: Pair) -> bool:
    """True if a word of either title is in the shorter text: what a site shows in place of its posts names none."""
    shorter = min(pair.old, pair.new, key=lambda one: one.codes.size)
    text = letters_of("".join(shorter.lines))
    return any(part in text for one in (pair.old, pair.new) for part in _title_parts(one.title, wide=pair.wide))


def _title_parts(title: str, *, wide: bool) -> list[str]:
    words: list[str] = _WORD.findall(comparable(title))
    if wide:
        return [word[at : at + TITLE_WORD_WIDE] for word in words for at in range(len(word) - TITLE_WORD_WIDE + 1)]
    return [word[:TITLE_WORD] for word in words if len(word) >= TITLE_WORD_LEAST]


def _other_name(heads: Differences, body: Differences, *, notice: bool) -> tuple[str, str] | None:
    """The replacement that changes the subject: the same in title and text, or twice in a notice.

    In a notice a name may also be nearly the other's ("Minjun", "Minji"): slips are not made twice the same way.
    """
    new = body.words + body.typos if notice else body.words
    in_title = [pair for pair in (heads.words + heads.typos if notice else heads.words) if pair in new]
    pair = next(iter(in_title), body.repeated if notice and body.repeated in body.words else None)
    elsewhere = sum(other not in (pair, *in_title) for other in body.words)
    return pair if pair is not None and elsewhere <= max(FEW_WORDS, new.count(pair)) else None
