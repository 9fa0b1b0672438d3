"""Whether two posts are one text: by what they share, and by the words in which they differ.

How much is shared decides little: a monthly notice shares nearly all with the one before it and is another post, a copy
with its own introduction shares a part and is the same. So titles and texts are aligned, and what differs is
looked at: numbers, dates and names in otherwise equal notices make another post; typing errors, stamps, corrections,
introductions and cuts do not. Titles and days count as evidence: under a title of its own a text has to be the other's
to its beginning, and a doubtful match is marked as doubtful, so that it can be grouped and still be reported.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile
from operator import is_not
from typing import Literal

from rapidfuzz import fuzz

from pipelines.common.scripts import is_cjk, is_hangul
from pipelines.deduplicate.keys import letters_of
from pipelines.deduplicate.likeness import (
    MAX_HEAD_LETTERS,
    PASSAGE,
    Differences,
    Overlap,
    Wording,
    comparable,
    differences,
    overlap,
    read_wording,
    shared_of_smaller,
    tokens,
)
from pipelines.deduplicate.recurring import House
from presswatch.languages.patterns import compiled_later

TitleEvidence = Literal["same", "other", "none"]

TITLE_LETTERS = (14, 6)
"""A title of fewer letters proves nothing: many posts are called "Press release", "Statement" or "Open day"."""
PART_OF_TITLE = 0.5
"""A title that another one holds is the same with additions only if it makes up so much of it."""
SLIP_RATIO = 75.0
"""Words of titles at least this alike (of 100) are one word with a slip: one wrong letter of four."""
HEAD_LINES = 3
HEAD_LINE = (200, 60)
"""A longer line is a paragraph of the text."""


def title_evidence(old: Wording, new: Wording, heads: Differences, recurring: Collection[str] = ()) -> TitleEvidence:
    """Whether two titles are one but for slips, or say nothing (short or `recurring`); `heads` are the differences."""
    if not old.title or not new.title:
        return "none"
    one, two = letters_of(old.title[:MAX_HEAD_LETTERS]), letters_of(new.title[:MAX_HEAD_LETTERS])
    printed = _opens_with(new, old.title) or _opens_with(old, new.title)
    if not _alike(one, two, heads) and (heads.numbers or not printed):
        return "other"
    proves = _is_long(min(one, two, key=len))
    return "same" if proves and one not in recurring and two not in recurring else "none"


def says_something(title: str) -> bool:
    """True if a title is long enough to be that of one post."""
    return _is_long(letters_of(title))


def _is_long(letters: str) -> bool:
    return len(letters) >= TITLE_LETTERS[any(is_cjk(letter) or is_hangul(letter) for letter in letters)]


def _alike(one: str, two: str, heads: Differences) -> bool:
    """True if nothing was replaced, and nothing both added and taken away; slips do not count."""
    shorter, longer = sorted((one, two), key=len)
    if shorter in longer:
        return len(shorter) >= PART_OF_TITLE * len(longer)
    if heads.words or heads.numbers or (heads.added and heads.dropped):
        return False
    return all(fuzz.ratio(*pair) >= SLIP_RATIO for pair in heads.typos)


def _opens_with(wording: Wording, title: str) -> bool:
    """True if one of the first lines, up to a paragraph, holds a title; one further down is a link to another post."""
    letters = letters_of(title)
    above = takewhile(lambda line: len(line) <= HEAD_LINE[wording.wide], wording.lines[:HEAD_LINES])
    return _is_long(letters) and any(letters in letters_of(line) for line in above)


SAME_FROM_OTHER_TITLE = 0.8
"""For texts under different titles: two posts may report one article, each in its own way."""
NEAR_EQUAL_FROM = 0.75
"""From this shared part of both texts on they are equally long versions, and the differing words decide."""
NOTICE_LETTERS = (320, 160)
"""Up to this size a text is a notice, in which one number (a date, an issue) makes another post."""
FEW_WORDS = 2
"""Up to this many replaced words next to a changed date or name are part of the change (the month's name, a title)."""
NOTICE_UPDATE_DAYS = 1
"""Two short notices under one title that differ by a figure are one, corrected, only within this many days."""
OWN_PASSAGE = (40, 15)
"""Two texts are not one if each has this many letters of its own before what they share, unless their titles are."""
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
        least = max(OWN_PASSAGE[self.wide], OWN_SHARE * min(common.left, common.right))
        return min(common.left_gap, common.right_gap) >= least


def is_notice(wording: Wording) -> bool:
    """True if a text is so short that one number or name in it is what it is about."""
    return wording.codes.size <= NOTICE_LETTERS[wording.wide]


def other_post(pair: Pair, heads: Differences, body: Differences, common: Overlap) -> str:
    """Why two texts with much in common are different posts; empty if they are not. `heads`, `body`: what differs."""
    old, new = pair.old, pair.new
    alone = not heads.words and not heads.added and not heads.dropped
    if heads.numbers and (alone or (old.title and new.title)):
        return f"the titles differ by a number ({heads.numbers[0][0]} and {heads.numbers[0][1]})"
    if pair.title == "other" and not _names_a_title(pair):
        return "other titles, and the text names neither"
    if common.of_larger >= NEAR_EQUAL_FROM:
        return _other_in_words(pair, heads, body)
    soon = pair.days_apart is not None and pair.days_apart <= OTHER_ISSUE_DAYS
    corrected = soon and pair.title == "same" and not pair.own_passages(common)
    return _figures(body) if body.numbers and not corrected else ""


def may_be_update(pair: Pair, reason: str, common: Overlap) -> bool:
    """True if the figures that make another post (`reason`) may be an update: one title, and a few days at most."""
    if pair.title != "same" or not reason.startswith(_FIGURES):
        return False
    if common.of_larger < NEAR_EQUAL_FROM:
        return common.of_smaller >= SAME_FROM_OTHER_TITLE and not pair.own_passages(common)
    most = NOTICE_UPDATE_DAYS if pair.notices else OTHER_ISSUE_DAYS
    return pair.days_apart is not None and pair.days_apart <= most


def _other_in_words(pair: Pair, heads: Differences, body: Differences) -> str:
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
MIN_SHARED_LETTERS = (40, 20)
"""Less in common than this is a set phrase."""
MIN_SHARED_SAME_TITLE = (20, 10)
EXCERPT_LETTERS = (240, 100)
"""Under another title so much has to be shared: less is a paragraph that posts of one house have in common."""

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
    """The answer of `compare` for prepared posts; what recurs on posts like these, as `house` knows, is excluded."""
    one, two, titles, known_house = old, new, frozenset[str](), True
    if house:
        one, two, titles, known_house = house.own(old), house.own(new), frozenset(house.titles), bool(house.known)
    ratio, least = shared_of_smaller(one, two), min(one.codes.size, two.codes.size)
    little = least < PASSAGE[False] and any(map(is_not, (one, two), (old, new)))
    if ratio < SAME_FROM_SAME_TITLE and not little:  # nearly all end here, before titles are compared
        return Likeness(same=False, reason=_TOO_LITTLE, shared_ratio=ratio)
    heads = differences(old.head, new.head)
    title = title_evidence(old, new, heads, titles)
    # Posts of which nearly all recurs elsewhere must have one title, and share what is their own.
    if little and not (title == "same" and (ratio >= SAME_FROM_SAME_TITLE or not least)):
        return Likeness(same=False, reason="they share what recurs on other posts")
    kept = (old, new) if little else (one, two)
    return _likeness(Pair(*kept, title, days_apart, known_house, all(map(is_notice, (old, new)))), heads)


def _likeness(pair: Pair, heads: Differences) -> Likeness:
    old, new, common = pair.old, pair.new, overlap(pair.old, pair.new)
    ratio, near, own = common.of_smaller, common.of_larger >= NEAR_EQUAL_FROM, pair.own_passages(common)
    holds_known = common.left < common.right and not near
    unlike = _unlike(pair, common, own=own, near=near)
    if unlike:
        return Likeness(same=False, reason=unlike, shared_ratio=ratio, holds_known=holds_known and unlike == _PASSAGE)
    body = differences("\n".join(old.lines), "\n".join(new.lines))
    other = other_post(pair, heads, body, common)
    update = may_be_update(pair, other, common)
    if other and not update:
        return Likeness(same=False, reason=other, shared_ratio=ratio)
    # What comes days later needs more proof: a title that says something, and most of the text.
    later = pair.days > OTHER_ISSUE_DAYS and (pair.title == "none" or ratio < SAME_FROM_OTHER_TITLE)
    return Likeness(
        same=True,
        reason=_sameness(common, body, near=near),
        shared_ratio=ratio,
        holds_known=holds_known,
        doubtful=any((update, own, pair.title == "other", later)),
    )


def _unlike(pair: Pair, common: Overlap, *, own: bool, near: bool) -> str:
    """Why what two texts share does not make them one; empty if it does. `own`: each has a passage of its own."""
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
    if pair.title == "same":
        return MIN_SHARED_SAME_TITLE[pair.wide]
    return (MIN_SHARED_LETTERS if near or pair.title == "none" else EXCERPT_LETTERS)[pair.wide]


def _needed(pair: Pair, common: Overlap, *, own: bool) -> float:
    """The required shared part of the shorter text; above 1 where no part suffices."""
    part = common.of_larger < EXCERPT_BELOW
    if any(map(_is_numbered, (pair.old, pair.new))):
        return 2.0 if part else SAME_FROM_IN_DIGEST
    if pair.title == "same":
        if pair.days > OTHER_SEASON_DAYS:
            return SAME_FROM_OTHER_DAY
        return SAME_FROM if own else SAME_FROM_SAME_TITLE
    if not pair.known_house:
        return SAME_FROM_FIRST_POSTS
    if part or pair.days > OTHER_ISSUE_DAYS:
        return SAME_FROM_OTHER_DAY
    return SAME_FROM_OTHER_TITLE if pair.title == "other" else SAME_FROM


def _is_numbered(wording: Wording) -> bool:
    """True if the text is a list of numbered pieces from its first line on, as digests are."""
    numbered = [bool(_NUMBERED.match(line)) for line in wording.lines]
    return sum(numbered) >= _NUMBERED_PIECES and numbered[0]


def _sameness(common: Overlap, body: Differences, *, near: bool) -> str:
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
