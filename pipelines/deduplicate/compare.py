"""Whether two posts are one text: by what they share, and by the words in which they differ.

How much is shared decides little: a monthly notice shares nearly all with the one before it and is another post, a copy
with its own introduction shares a part and is the same. So titles and texts are aligned, and what differs is
looked at: numbers, dates and names in otherwise equal notices make another post; typing errors, stamps, corrections,
introductions and cuts do not. Titles and days count as evidence: under a title of its own a text has to be the other's
to its beginning, and a doubtful match is marked as doubtful, so that it can be grouped and still be reported.
"""

from __future__ import annotations

from dataclasses import dataclass

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
from pipelines.deduplicate.other_post import (
    NEAR_EQUAL_FROM,
    OTHER_ISSUE_DAYS,
    SAME_FROM_OTHER_TITLE,
    Pair,
    TitleEvidence,
    is_notice,
    may_be_update,
    other_post,
    title_evidence,
)
from pipelines.deduplicate.recurring import House
from presswatch.languages.patterns import compiled_later

SAME_FROM = 0.5
"""A shorter text is (an excerpt of) the longer one if this share of its letters appears there too. Measured: excerpts
under an introduction of their own share 0.57 and more; anything from 0.40 to 0.56 answers alike in five folds."""
SAME_FROM_SAME_TITLE = 0.4
"""The same under one title that other posts do not have."""
SAME_FROM_IN_DIGEST = 0.85
"""For texts built as a numbered list of pieces: one long piece must not make the whole the same."""
SAME_FROM_OTHER_DAY = 0.9
"""For texts under different titles of days further apart than OTHER_ISSUE_DAYS, and for short parts of long texts."""
OTHER_SEASON_DAYS = 90
"""After this many days one title proves little: what happens each season is announced under it each time."""
SAME_FROM_FIRST_POSTS = 0.95
"""Without one title, as long as it is unknown what recurs on the posts of a house."""
EXCERPT_BELOW = 0.5
"""A text of which less than this is shared has a part in common with the other, and the part has to be its beginning:
excerpts start where the text starts, digests and quotations do not."""
HEAD_LETTERS = 250
"""An introduction of its own may take up to this many letters before the shared beginning."""
HEAD_SHARE = 0.2
"""The same as a share of long texts."""
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
_NUMBERED = compiled_later(r"\s{0,60}(?:\d{1,2}[.)]|[①-⑳])\s{0,60}\S")
_NUMBERED_PIECES = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The answer about two texts: same or not, why in plain words, and the shared part of the shorter (0 to 1).

    `holds_known` is True where the new text is the longer one and holds the known one as a part. `doubtful` is True
    where they are the same, but under another title, where a figure could make another post of it, or where each has a
    passage of its own or, days later, much that the other lacks.
    """

    same: bool
    reason: str
    shared_ratio: float = 0.0
    holds_known: bool = False
    doubtful: bool = False


def compare(old_title: str, old_text: str, title: str, text: str, days_apart: int | None = None) -> Likeness:
    """Says whether two posts are one text, by the shared passages and by the words that differ.

    `days_apart` is the time between their dates, None if unknown. Symmetric in the answer (not in the wording of the
    reason). Posts without text are never the same here: a title is too little.
    """
    return likeness_of(read_wording(old_title, old_text), read_wording(title, text), days_apart)


def likeness_of(old: Wording, new: Wording, days_apart: int | None = None, house: House | None = None) -> Likeness:
    """The answer of `compare` for posts that were prepared before (a new post is compared with many).

    `house` knows what recurs on posts like these: that is excluded from the comparison.
    """
    one, two = (house.own(old), house.own(new)) if house else (old, new)
    ratio = shared_of_smaller(one, two)
    little = (one is not old or two is not new) and min(one.codes.size, two.codes.size) < PASSAGE_LETTERS
    if ratio < SAME_FROM_SAME_TITLE and not little:  # nearly all end here, before titles are compared
        return Likeness(same=False, reason=_TOO_LITTLE, shared_ratio=ratio)
    heads = differences(old.head, new.head)
    titles, known_house = (house.titles, bool(house.known)) if house else ((), True)
    title = title_evidence(old, new, heads, titles)
    if little and not _shows_one_title(one, two, title, ratio):
        return Likeness(same=False, reason="they share what recurs on other posts")
    kept = (old, new) if little else (one, two)
    return _likeness(Pair(*kept, title, days_apart, known_house, all(map(is_notice, (old, new)))), heads)


def _shows_one_title(one: Wording, two: Wording, title: TitleEvidence, ratio: float) -> bool:
    """True if two posts of which nearly all recurs elsewhere have one title, and share what is their own."""
    alike = ratio >= SAME_FROM_SAME_TITLE or not (one.codes.size and two.codes.size)
    return title == "same" and alike


def _likeness(pair: Pair, heads: Differences) -> Likeness:
    """The answer about two posts that have a good part in common."""
    old, new, common = pair.old, pair.new, overlap(pair.old, pair.new)
    ratio, near, own = common.of_smaller, common.of_larger >= NEAR_EQUAL_FROM, pair.own_passages(common)
    holds_known = common.left < common.right and not near
    unlike = _unlike(pair, common, own=own)
    if unlike:
        return Likeness(same=False, reason=unlike, shared_ratio=ratio, holds_known=holds_known and unlike == _PASSAGE)
    body = differences("\n".join(old.lines), "\n".join(new.lines))
    other = other_post(pair, heads, body, common)
    update = may_be_update(pair, other, common)
    if other and not update:
        return Likeness(same=False, reason=other, shared_ratio=ratio)
    return Likeness(
        same=True,
        reason=_sameness(common, body, near=near),
        shared_ratio=ratio,
        holds_known=holds_known,
        doubtful=update or own or pair.title == "other" or _doubtful_later(pair, ratio),
    )


def _doubtful_later(pair: Pair, ratio: float) -> bool:
    """True if what comes days later needs more proof: a title that says something, and most of the text."""
    return pair.days > OTHER_ISSUE_DAYS and (pair.title == "none" or ratio < SAME_FROM_OTHER_TITLE)


def _unlike(pair: Pair, common: Overlap, *, own: bool) -> str:
    """Why what two texts share does not make them one; empty if it does. `own`: each has a passage of its own."""
    near = common.of_larger >= NEAR_EQUAL_FROM
    shared = min(common.left_shared, common.right_shared)
    if shared < _least(pair, near=near) or common.of_smaller < _needed(pair, common, own=own):
        return _TOO_LITTLE
    if own and not (pair.title == "same" and pair.known_house):
        return "each has a passage of its own before what they share"
    begins_late = common.larger_start > max(HEAD_LETTERS, HEAD_SHARE * max(common.left, common.right))
    if common.of_larger < EXCERPT_BELOW and begins_late:
        return _PASSAGE
    return ""


def _least(pair: Pair, *, near: bool) -> int:
    """How many letters have to be shared at least."""
    if pair.title == "same":
        return MIN_SHARED_SAME_TITLE_WIDE if pair.wide else MIN_SHARED_SAME_TITLE
    if near or pair.title == "none":
        return MIN_SHARED_LETTERS_WIDE if pair.wide else MIN_SHARED_LETTERS
    return EXCERPT_LETTERS_WIDE if pair.wide else EXCERPT_LETTERS


def _needed(pair: Pair, common: Overlap, *, own: bool) -> float:
    """The required shared part of the shorter text; above 1 where no part suffices."""
    part = common.of_larger < EXCERPT_BELOW
    if _is_numbered(pair.old) or _is_numbered(pair.new):
        return 2.0 if part else SAME_FROM_IN_DIGEST
    if pair.title == "same":
        return _needed_of_one_title(pair, own=own)
    if not pair.known_house:
        return SAME_FROM_FIRST_POSTS
    if part or pair.days > OTHER_ISSUE_DAYS:
        return SAME_FROM_OTHER_DAY
    return SAME_FROM_OTHER_TITLE if pair.title == "other" else SAME_FROM


def _needed_of_one_title(pair: Pair, *, own: bool) -> float:
    """The same for two posts of one title."""
    if pair.days > OTHER_SEASON_DAYS:
        return SAME_FROM_OTHER_TITLE
    return SAME_FROM if own else SAME_FROM_SAME_TITLE


def _is_numbered(wording: Wording) -> bool:
    """True if the text is a list of numbered pieces from its first line on, as digests are."""
    numbered = [bool(_NUMBERED.match(line)) for line in wording.lines]
    return sum(numbered) >= _NUMBERED_PIECES and numbered[0]


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
