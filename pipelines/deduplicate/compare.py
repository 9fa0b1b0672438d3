"""Whether two posts are one text: by what they share, and by the words in which they differ.

How much is shared decides little: a monthly notice shares nearly all with the one before it and is another post, a copy
with its own introduction shares a part and is the same. So titles and texts are aligned, and what differs is
looked at: numbers, dates and names in otherwise equal notices make another post; typing errors, stamps, corrections,
introductions and cuts do not. Titles and days count as evidence: under a title of its own a text has to be the other's
to its beginning, and what is the same but doubtful is said to be so, that it may be grouped and reported all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.coverage.text import is_cjk
from pipelines.deduplicate.likeness import (
    PASSAGE_LETTERS,
    Differences,
    Overlap,
    Wording,
    differences,
    overlap,
    read_wording,
    shared_of_smaller,
)
from pipelines.deduplicate.recurring import House
from pipelines.deduplicate.titles import TitleEvidence, title_evidence

SAME_FROM = 0.5
"""A shorter text is (an excerpt of) the longer one if this share of its letters stands there too. Measured: excerpts
under an introduction of their own share 0.57 and more; anything from 0.40 to 0.56 answers alike in five folds."""
SAME_FROM_SAME_TITLE = 0.4
"""The same under one title that other posts do not have."""
SAME_FROM_IN_DIGEST = 0.85
"""For texts built as a numbered list of pieces: one long piece must not make the whole the same."""
NEAR_EQUAL_FROM = 0.75
"""From this shared part of both texts on they are tellings of one length, and the differing words decide."""
NOTICE_LETTERS = 320
"""Up to this size a text is a notice, in which one number (a date, an issue) makes another post."""
NOTICE_LETTERS_WIDE = 160
"""The same in Chinese, Japanese and Korean."""
ALIKE_IN_SIZE = 0.75
"""Notices of about one size are no excerpts of each other: what they share is what the house puts below each."""
FEW_WORDS = 2
"""So many replaced words beside a changed date or name are part of the change (the month's name, a title)."""
SAME_FROM_OTHER_TITLE = 0.72
"""For texts under different titles: two posts may tell of one article, each in its way."""
SAME_FROM_OTHER_DAY = 0.85
"""For texts under different titles of days further apart than OTHER_ISSUE_DAYS."""
SAME_FROM_FIRST_POSTS = 0.95
"""Without one title, as long as nobody knows what recurs on the posts of a house."""
NOTICE_UPDATE_DAYS = 1
"""Two short notices under one title that differ by a figure are one, corrected, only within so many days."""
OWN_PASSAGE = 40
"""Two texts that each have so many letters of their own before what they share are not one, unless their titles are."""
OWN_PASSAGE_WIDE = 15
"""The same in Chinese, Japanese and Korean."""
OWN_SHARE = 0.05
"""The same as a share of the shorter text: a bad scan of a long one has gaps too."""
REPLACED_RATIO = 0.1
"""Texts that are nearly equal but for more of their words than this are not one under different titles."""
EXCERPT_BELOW = 0.5
"""A text of which less than this is shared has a part in common with the other, and the part has to be its beginning:
excerpts start where the text starts, digests and quotations do not."""
HEAD_LETTERS = 250
"""So much of an introduction of its own may stand before the shared beginning."""
HEAD_SHARE = 0.2
"""The same as a share of long texts."""
OTHER_ISSUE_DAYS = 3
"""Texts alike but for figures, published further apart than this, are two issues and not a correction."""
MIN_SHARED_LETTERS = 40
"""Less in common than this is a set phrase."""
MIN_SHARED_LETTERS_WIDE = 20
"""The same in Chinese, Japanese and Korean."""
MIN_SHARED_SAME_TITLE = 20
"""The same under one title."""
MIN_SHARED_SAME_TITLE_WIDE = 10
"""The same in Chinese, Japanese and Korean."""

EXCERPT_LETTERS = 240
"""Under another title so much has to be shared: less is a paragraph that posts of one house have in common."""
EXCERPT_LETTERS_WIDE = 100
"""The same in Chinese, Japanese and Korean."""

_TOO_LITTLE = "too little in common"
_PASSAGE = "one holds a passage of the other, not its beginning"
_FIGURES = "the same notice with another number or date"
_NUMBERED = re.compile(r"\s{0,60}(?:\d{1,2}[.)]|[①-⑳])\s{0,60}\S")
_NUMBERED_PIECES = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The answer about two texts: same or not, why in plain words, and the shared part of the shorter (0 to 1).

    `holds_known` is True where the new text is the longer one and holds the known one as a part. `doubtful` is True
    where they are the same, but under another title, or where a figure could make another post of it.
    """

    same: bool
    reason: str
    shared_ratio: float = 0.0
    holds_known: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
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
        return self.old.wide or self.new.wide

    @property
    def days(self) -> int:
        return self.days_apart or 0


def compare(old_title: str, old_text: str, title: str, text: str, days_apart: int | None = None) -> Likeness:
    """Says whether two posts are one text, by the shared passages and by the words that differ.

    `days_apart` is the time between their dates, None if unknown. Symmetric in the answer (not in the wording of the
    reason). Posts without text are never the same here: a title is too little.
    """
    return likeness_of(read_wording(old_title, old_text), read_wording(title, text), days_apart)


def likeness_of(old: Wording, new: Wording, days_apart: int | None = None, house: House | None = None) -> Likeness:
    """The answer of `compare` for posts that were prepared before (a new post is compared with many).

    `house` knows what recurs on posts like these: it is no part of what is compared.
    """
    one, two = (house.own(old), house.own(new)) if house else (old, new)
    ratio = shared_of_smaller(one, two)
    little = (one is not old or two is not new) and min(one.codes.size, two.codes.size) < PASSAGE_LETTERS
    if ratio < SAME_FROM_SAME_TITLE and not little:  # nearly all end here, before titles are compared
        return Likeness(same=False, reason=_TOO_LITTLE, shared_ratio=ratio)
    heads = differences(old.head, new.head)
    title = title_evidence(old, new, heads, house.titles if house else ())
    if little:
        if title != "same" or (ratio < SAME_FROM_SAME_TITLE and one.codes.size and two.codes.size):
            return Likeness(same=False, reason="they share what recurs on other posts")
        one, two = old, new
    pair = _Pair(
        old=one,
        new=two,
        title=title,
        days_apart=days_apart,
        known_house=house is None or bool(house.known),
        notices=_is_notice(old) and _is_notice(new),
    )
    return _likeness(pair, heads)


def _likeness(pair: _Pair, heads: Differences) -> Likeness:
    """The answer about two posts that have a good part in common."""
    old, new, common = pair.old, pair.new, overlap(pair.old, pair.new)
    ratio, near = common.of_smaller, common.of_larger >= NEAR_EQUAL_FROM
    holds_known = common.left < common.right and not near
    unlike = _unlike(pair, common)
    if unlike:
        return Likeness(same=False, reason=unlike, shared_ratio=ratio, holds_known=holds_known and unlike == _PASSAGE)
    body = differences("\n".join(old.lines), "\n".join(new.lines)) if near else Differences()
    other = _other_post(pair, heads, body, near=near)
    figures = _is_update(pair) and other.startswith(_FIGURES)
    if other and not figures:
        return Likeness(same=False, reason=other, shared_ratio=ratio)
    return Likeness(
        same=True,
        reason=_sameness(common, body, near=near),
        shared_ratio=ratio,
        holds_known=holds_known,
        doubtful=pair.title == "other" or figures,
    )


def _unlike(pair: _Pair, common: Overlap) -> str:
    """Why what two texts share does not make them one; empty if it does."""
    near = common.of_larger >= NEAR_EQUAL_FROM
    shared = min(common.left_shared, common.right_shared)
    if shared < _least(pair, near=near) or common.of_smaller < _needed(pair, common):
        return _TOO_LITTLE
    own = max(OWN_PASSAGE_WIDE if pair.wide else OWN_PASSAGE, OWN_SHARE * min(common.left, common.right))
    if min(common.left_gap, common.right_gap) >= own and not (pair.title == "same" and pair.known_house):
        return "each has a passage of its own before what they share"
    begins_late = common.larger_start > max(HEAD_LETTERS, HEAD_SHARE * max(common.left, common.right))
    if common.of_larger < EXCERPT_BELOW and begins_late:
        return _PASSAGE
    return ""


def _least(pair: _Pair, *, near: bool) -> int:
    """How many letters have to be shared at least."""
    if pair.title == "same":
        return MIN_SHARED_SAME_TITLE_WIDE if pair.wide else MIN_SHARED_SAME_TITLE
    if near or pair.title == "none":
        return MIN_SHARED_LETTERS_WIDE if pair.wide else MIN_SHARED_LETTERS
    return EXCERPT_LETTERS_WIDE if pair.wide else EXCERPT_LETTERS


def _needed(pair: _Pair, common: Overlap) -> float:
    """The shared part that is asked of the shorter text; above 1 where nothing would do."""
    if _is_numbered(pair.old) or _is_numbered(pair.new):
        return SAME_FROM_IN_DIGEST if common.of_larger >= EXCERPT_BELOW else 2.0
    if pair.title != "same" and not pair.known_house:
        return SAME_FROM_FIRST_POSTS
    if pair.title == "other":
        return SAME_FROM_OTHER_DAY if pair.days > OTHER_ISSUE_DAYS else SAME_FROM_OTHER_TITLE
    return SAME_FROM_SAME_TITLE if pair.title == "same" else SAME_FROM


def _is_numbered(wording: Wording) -> bool:
    """Whether the text is a list of numbered pieces from its first line on, as digests are."""
    numbered = [bool(_NUMBERED.match(line)) for line in wording.lines]
    return sum(numbered) >= _NUMBERED_PIECES and numbered[0]


def _other_post(pair: _Pair, heads: Differences, body: Differences, *, near: bool) -> str:
    """Why two texts with much in common are different posts all the same; empty if they are not."""
    old, new = pair.old, pair.new
    alone = not heads.words and not heads.added and not heads.dropped
    if heads.numbers and (alone or (near and old.title and new.title)):
        return f"the titles differ by a number ({heads.numbers[0][0]} and {heads.numbers[0][1]})"
    notice = _is_notice(old) and _is_notice(new)
    if not near:
        alike = min(old.codes.size, new.codes.size) >= ALIKE_IN_SIZE * max(old.codes.size, new.codes.size)
        return "two notices that share their closing words" if notice and alike and heads.words else ""
    name = _other_name(heads, body, notice=notice)
    if name is not None:
        return f"the same notice about another name ({name[0]} and {name[1]})"
    few = 0 if notice else max(FEW_WORDS, REPLACED_RATIO * body.tokens)
    if pair.title == "other" and len(body.words) > few:
        return f"other titles, and {len(body.words)} words replaced"
    few = len(body.words) <= FEW_WORDS and len(body.typos) < FEW_WORDS and not body.added and not body.dropped
    if body.numbers and (pair.days > OTHER_ISSUE_DAYS or (few and notice)):
        return f"{_FIGURES} ({body.numbers[0][0]} and {body.numbers[0][1]})"
    return ""


def _is_update(pair: _Pair) -> bool:
    """Whether changed figures may be an update: one title and a few days; of a notice, one."""
    most = NOTICE_UPDATE_DAYS if pair.notices else OTHER_ISSUE_DAYS
    return pair.title == "same" and pair.days_apart is not None and pair.days_apart <= most


def _is_notice(wording: Wording) -> bool:
    """Whether a text is so short that one number or name in it is what it is about."""
    return wording.codes.size <= (NOTICE_LETTERS_WIDE if wording.wide else NOTICE_LETTERS)


def _other_name(heads: Differences, body: Differences, *, notice: bool) -> tuple[str, str] | None:
    """The replacement that makes another matter of it: the same in title and text, or twice in a notice.

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
    """Whether a replacement in Chinese or Japanese is that of a name with the letter after it: 李晓梅她, 何志远他."""
    wide = len(name[0]) > 1 and len(name[1]) > 1 and is_cjk(name[0][0]) and is_cjk(name[1][0])
    return wide and pair != name and pair[0].startswith(name[0]) and pair[1].startswith(name[1])


def _sameness(common: Overlap, body: Differences, *, near: bool) -> str:
    """Why two texts are the same, in plain words."""
    if near:
        parts = counted(body)
        return f"same text but for {', '.join(parts)}" if parts else "same text in another form"
    percent = round(100 * common.of_larger)
    if common.right <= common.left:
        return f"excerpt of the known post ({percent} % of it)"
    return f"the known post is an excerpt of this one ({percent} % of it)"


def counted(changes: Differences) -> list[str]:
    """Counts of differing words for messages: "3 words replaced", "12 words added" ..."""
    counts = (
        (len(changes.words) + len(changes.typos), "word", "replaced"),
        (len(changes.numbers), "number", "changed"),
        (changes.added, "word", "added"),
        (changes.dropped, "word", "removed"),
    )
    return [f"{count} {noun}{'s' if count > 1 else ''} {verb}" for count, noun, verb in counts if count]
