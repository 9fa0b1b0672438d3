"""Why two texts with much in common are still different posts: they differ in their subject.

Another number, date or name in an otherwise equal notice makes another post; typing errors, stamps, corrections and
moved paragraphs do not. What happens each season is announced under one title and in one form each time.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.deduplicate.keys import letters_of
from pipelines.deduplicate.likeness import Differences, Overlap, Wording, fold, tokens
from pipelines.deduplicate.titles import TitleEvidence
from pipelines.text.segments import is_cjk
from presswatch.languages.patterns import compiled_later

SAME_FROM_OTHER_TITLE = 0.72
"""For texts under different titles: two posts may report one article, each in its own way."""
NEAR_EQUAL_FROM = 0.75
"""From this shared part of both texts on they are equally long versions, and the differing words decide."""
NOTICE_LETTERS = 320
"""Up to this size a text is a notice, in which one number (a date, an issue) makes another post."""
NOTICE_LETTERS_WIDE = 160
"""The same in Chinese, Japanese and Korean."""
ALIKE_IN_SIZE = 0.75
"""Notices of about one size are no excerpts of each other: what they share is what the house puts below each."""
FEW_WORDS = 2
"""Up to this many replaced words next to a changed date or name are part of the change (the month's name, a title)."""
NOTICE_UPDATE_DAYS = 1
"""Two short notices under one title that differ by a figure are one, corrected, only within so many days."""
OWN_PASSAGE = 40
"""Two texts that each have so many letters of their own before what they share are not one, unless their titles are."""
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
"""In Chinese, Japanese and Korean any so many letters of a title are a word."""

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
        return _other_in_part(pair, heads, body, common)
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


def _other_in_part(pair: Pair, heads: Differences, body: Differences, common: Overlap) -> str:
    """The same of texts that share a part."""
    short, long = sorted((pair.old.codes.size, pair.new.codes.size))
    if heads.words and is_notice(pair.old) and is_notice(pair.new) and short >= ALIKE_IN_SIZE * long:
        return "two notices that share their closing words"
    soon = pair.days_apart is not None and pair.days_apart <= OTHER_ISSUE_DAYS
    if body.numbers and not (soon and pair.title == "same" and not pair.own_passages(common)):
        return _figures(body)
    return ""


def _other_in_words(pair: Pair, heads: Differences, body: Differences) -> str:
    """The same of texts that are nearly equal."""
    notice = is_notice(pair.old) and is_notice(pair.new)
    name = _other_name(heads, body, notice=notice)
    if name is not None:
        return f"the same notice about another name ({name[0]} and {name[1]})"
    words = body.words if notice else _not_moved(pair, body)
    if pair.title != "same" and len(words) > (0 if notice else max(FEW_WORDS, REPLACED_RATIO * body.tokens)):
        return f"other titles, and {len(words)} words replaced"
    few = len(body.words) <= FEW_WORDS and len(body.typos) < FEW_WORDS and not body.added and not body.dropped
    # One figure and a few words may be a stamp.
    stamped = len(body.numbers) <= 1 and len(words) <= FEW_WORDS
    another = pair.days > OTHER_ISSUE_DAYS or (few and notice) or (pair.title == "other" and words and not stamped)
    return _figures(body) if body.numbers and another else ""


def _figures(body: Differences) -> str:
    return f"{_FIGURES} ({body.numbers[0][0]} and {body.numbers[0][1]})"


def _not_moved(pair: Pair, body: Differences) -> tuple[tuple[str, str], ...]:
    """The replaced words but for those that both texts have: a moved paragraph is aligned with another one."""
    old, new = (set(tokens(fold("\n".join(one.lines)))) for one in (pair.old, pair.new))
    return tuple((one, two) for one, two in body.words if one not in new or two not in old)


def _names_a_title(pair: Pair) -> bool:
    """True if a word of either title is in the shorter text: what a site shows in place of its posts names none."""
    shorter = min(pair.old, pair.new, key=lambda one: one.codes.size)
    text = letters_of("".join(shorter.lines))
    return any(part in text for one in (pair.old, pair.new) for part in _title_parts(one.title, wide=pair.wide))


def _title_parts(title: str, *, wide: bool) -> list[str]:
    words: list[str] = _WORD.findall(fold(title))
    if wide:
        return [word[at : at + TITLE_WORD_WIDE] for word in words for at in range(len(word) - TITLE_WORD_WIDE + 1)]
    return [word[:TITLE_WORD] for word in words if len(word) >= TITLE_WORD_LEAST]


def _other_name(heads: Differences, body: Differences, *, notice: bool) -> tuple[str, str] | None:
    """The replacement that changes the subject: the same in title and text, or twice in a notice.

    In a notice a name may also be nearly the other's ("Minjun", "Minji"): slips are not made twice the same way.
    """
    old, new = (heads.words, body.words) if not notice else (heads.words + heads.typos, body.words + body.typos)
    in_title = [pair for pair in old if pair in new or any(_holds(other, pair) for other in new)]
    repeated = body.repeated if notice and body.repeated in body.words else None
    pair = in_title[0] if in_title else repeated
    if pair is None:
        return None
    elsewhere = [o for o in body.words if o != pair and o not in in_title and not _holds(o, pair)]
    return pair if len(elsewhere) <= max(FEW_WORDS, new.count(pair)) else None


def _holds(pair: tuple[str, str], name: tuple[str, str]) -> bool:
    """True if a replacement in Chinese or Japanese is that of a name with the letter after it: 李晓梅她, 何志远他."""
    wide = len(name[0]) > 1 and len(name[1]) > 1 and is_cjk(name[0][0]) and is_cjk(name[1][0])
    return wide and pair != name and pair[0].startswith(name[0]) and pair[1].startswith(name[1])
