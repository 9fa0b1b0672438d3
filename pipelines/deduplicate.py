"""New, changed, unchanged, or a duplicate of which post: decided from the post and what is known, never from a clock.

Order of questions: is the address known (the post was seen before: unchanged, or changed if its words are others)?
Are the very words known under another address? Does a known post look alike, and is what differs no number, date
or name that makes it another post? Candidates for the last question come from an index over `fingerprint` keys.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.deduplicate_keys import MAX_LOOKALIKES, MIN_SHARED_KEYS, fingerprint, letters_of
from pipelines.likeness import Differences, Overlap, Wording, differences, fold, overlap, read_wording
from presswatch.records import Clipping, KnownPost, Post, Verdict
from pipelines.step import Step

__all__ = ["MAX_LOOKALIKES", "MIN_SHARED_KEYS", "Likeness", "compare", "content_hash", "decide", "fingerprint"]

SAME_FROM = 0.56
"""A shorter text is (an excerpt of) the longer one if this share of its letters stands there too. Measured: an excerpt
under an introduction of its own shares 0.57 and more, a digest of excerpts at most 0.54 with one of its sources."""
SAME_FROM_IN_DIGEST = 0.85
"""For texts built as a numbered list of pieces: one long piece must not make the whole the same."""
NEAR_EQUAL_FROM = 0.75
"""From this shared part of both texts on they are tellings of one length, and the differing words decide."""
NOTICE_LETTERS = 600
"""Up to this size a text is a notice, in which one number (a date, an issue) makes another post."""
SAME_FROM_OTHER_TITLE = 0.72
"""For texts under titles that have nothing to do with each other: two posts may tell of one article, each in its way."""
EXCERPT_BELOW = 0.5
"""A text of which less than this is shared has a part in common with the other, and the part has to be its beginning:
excerpts start where the text starts, digests and quotations do not."""
HEAD_LETTERS = 250
"""So much of an introduction of its own may stand before the shared beginning."""
HEAD_SHARE = 0.2
"""The same as a share of long texts."""
CERTAIN_FROM = 0.98
"""From this shared part on no better match is looked for."""
OTHER_ISSUE_DAYS = 3
"""Texts alike but for figures, published further apart than this, are two issues and not a correction."""
TITLES_ALIKE = 60.0
"""From this likeness on (of 100) two titles are one title with additions."""
MIN_SHARED_LETTERS = 40
"""Less in common than this is a set phrase."""
SHORT_TITLE_LETTERS = 25
"""A title alone, shorter than this, identifies nothing ("Press release")."""

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂「」『』", '"'),
        **dict.fromkeys("‘’‚‛′`´＇", "'"),
        "…": "...",
        "–": "-",
        "—": "-",
        "‑": "-",
    }
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile(r"\s+")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[①-⑳])\s*\S")
_NUMBERED_PIECES = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The answer about two texts: same or not, why in plain words, and the shared part of the shorter (0 to 1).

    `holds_known` is True where the new text is the longer one and holds the known one as a part.
    """

    same: bool
    reason: str
    shared_ratio: float = 0.0
    holds_known: bool = False


def content_hash(title: str, text: str) -> str:
    """SHA-256 (hex) over the words of a post; equal for pages that print the same words otherwise.

    Folded before hashing: composed and compatible forms (NFKC), entities, white space, invisible letters, the shapes of
    quotation marks, dashes and ellipses. Case, punctuation and word order count.
    """
    folded = "\n".join(_folded(part) for part in (title, text))
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def _folded(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.translate(_QUOTES)))
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip()


def decide(
    post: Post,
    content_hash: str,
    same_address: KnownPost | None,
    same_content: KnownPost | None,
    lookalikes: Sequence[KnownPost],
) -> Verdict:
    """Decides what `post` is to what is known.

    `same_address` is the stored post with this address or one of its aliases, `same_content` one with this
    `content_hash`, `lookalikes` those that share at least MIN_SHARED_KEYS fingerprint keys, most first (about
    MAX_LOOKALIKES are enough; all that are given are looked at). "duplicate" names the first post of the group in `duplicate_of`. Posts that
    share no words (sister posts in other languages) are never duplicates.
    """
    if same_address is not None:
        return _revisited(post, content_hash, same_address)
    if same_content is not None and _identifies(post):
        return _duplicate(same_content, "same title and text at another address")
    best = _closest(post, lookalikes)
    if best is not None:
        return _duplicate(*best)
    return Verdict(state="new", reason="no known post has this address or these words")


def _revisited(post: Post, content_hash: str, known: KnownPost) -> Verdict:
    """The verdict on a post whose address is known."""
    if content_hash == known.content_hash:
        return Verdict(
            state="unchanged", post_id=known.id, duplicate_of=known.duplicate_of, reason="same words as before"
        )
    if not post.text and known.text:
        return Verdict(
            state="unchanged",
            post_id=known.id,
            duplicate_of=known.duplicate_of,
            reason="known address, page not read again",
        )
    reason = _change(post, known)
    return Verdict(state="changed", post_id=known.id, duplicate_of=known.duplicate_of, reason=reason)


def _change(post: Post, known: KnownPost) -> str:
    """What an edit did, in plain words."""
    if not known.text:
        return "the text was read for the first time"
    changes = differences(known.text, post.text)
    parts = _counted(changes)
    if post.title != known.title:
        parts.insert(0, "title changed")
    return "; ".join(parts) or "spacing, case or punctuation changed"


def _counted(changes: Differences) -> list[str]:
    """Counts of differing words for messages: "3 words replaced", "12 words added" ..."""
    counts = (
        (len(changes.words) + changes.typos, "word", "replaced"),
        (len(changes.numbers), "number", "changed"),
        (changes.added, "word", "added"),
        (changes.dropped, "word", "removed"),
    )
    return [f"{count} {noun}{'s' if count > 1 else ''} {verb}" for count, noun, verb in counts if count]


def _identifies(post: Post) -> bool:
    """Whether equal words make an equal post: a text does, a short title alone does not."""
    return bool(letters_of(post.text)) or len(letters_of(post.title)) >= SHORT_TITLE_LETTERS


def _duplicate(known: KnownPost, reason: str) -> Verdict:
    return Verdict(state="duplicate", duplicate_of=_root(known), reason=reason)


def _root(known: KnownPost) -> int:
    """The first post of the group that a known post belongs to."""
    return known.id if known.duplicate_of is None else known.duplicate_of


def _closest(post: Post, lookalikes: Sequence[KnownPost]) -> tuple[KnownPost, str] | None:
    """The known post that is the same as `post` and shares most with it, with the reason; None if none is.

    A post that holds several known posts which are not the same among themselves is a digest, and new.
    """
    new = read_wording(post.title, post.text)
    matches: list[tuple[Likeness, KnownPost]] = []
    for known in lookalikes:
        old = read_wording(known.title, known.text)
        likeness = _likeness(old, new, _days_apart(post, known))
        if likeness.same:
            matches.append((likeness, known))
        if likeness.same and likeness.shared_ratio >= CERTAIN_FROM and not likeness.holds_known:
            break
    if not matches or _is_digest([known for likeness, known in matches if likeness.holds_known]):
        return None
    likeness, known = max(matches, key=lambda match: match[0].shared_ratio)
    return known, likeness.reason


def _days_apart(post: Post, known: KnownPost) -> int:
    """Days between the two posts' dates; 0 where one has none."""
    if post.published is None or known.published_on is None:
        return 0
    return abs((post.published.on - known.published_on).days)


def _is_digest(parts: list[KnownPost]) -> bool:
    """Whether known posts found inside one text are posts of different matter."""
    first = parts[0] if parts else None
    return any(
        _root(part) != _root(first) and not compare(first.title, first.text, part.title, part.text).same
        for part in parts[1:]
        if first is not None
    )


def compare(old_title: str, old_text: str, title: str, text: str, days_apart: int = 0) -> Likeness:
    """Says whether two posts are one text, by the shared passages and by the words that differ.

    `days_apart` is the time between their dates, 0 if unknown. Symmetric in the answer (not in the wording of the
    reason). Posts without text are never the same here: a title is too little.
    """
    return _likeness(read_wording(old_title, old_text), read_wording(title, text), days_apart)


def _likeness(old: Wording, new: Wording, days_apart: int) -> Likeness:
    common = overlap(old, new)
    ratio = common.of_smaller
    if min(common.left_shared, common.right_shared) < MIN_SHARED_LETTERS or ratio < _needed(old, new, common):
        return Likeness(same=False, reason="too little in common", shared_ratio=ratio)
    partial = common.of_larger < EXCERPT_BELOW
    if partial and common.larger_start > max(HEAD_LETTERS, HEAD_SHARE * max(common.left, common.right)):
        return Likeness(same=False, reason="one holds a passage of the other, not its beginning", shared_ratio=ratio)
    near = common.of_larger >= NEAR_EQUAL_FROM
    body = differences("\n".join(old.lines), "\n".join(new.lines)) if near else Differences()
    other = _other_post(old, new, body, near=near, days_apart=days_apart)
    if other:
        return Likeness(same=False, reason=other, shared_ratio=ratio)
    holds_known = common.left < common.right and not near
    return Likeness(same=True, reason=_sameness(common, body, near=near), shared_ratio=ratio, holds_known=holds_known)


def _needed(old: Wording, new: Wording, common: Overlap) -> float:
    """The shared part that is asked of the shorter text; above 1 where nothing would do."""
    if _is_numbered(old) or _is_numbered(new):
        return SAME_FROM_IN_DIGEST if common.of_larger >= EXCERPT_BELOW else 2.0
    if old.title and new.title and not _titles_alike(old, new):
        return SAME_FROM_OTHER_TITLE
    return SAME_FROM


def _is_numbered(wording: Wording) -> bool:
    """Whether the text is a list of numbered pieces from its first line on, as digests are."""
    numbered = [bool(_NUMBERED.match(line)) for line in wording.lines]
    return sum(numbered) >= _NUMBERED_PIECES and numbered[0]


def _titles_alike(old: Wording, new: Wording) -> bool:
    """Whether two titles are one with changes or additions, or one post opens with the other's title."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - a tenth of a second at start, needed for few posts

    one, two = fold(old.title), fold(new.title)
    if fuzz.token_set_ratio(one, two) >= TITLES_ALIKE or fuzz.partial_ratio(one, two) >= TITLES_ALIKE:
        return True
    openings = (
        [letters_of(part) for part in (old.head, *old.lines[:3])],
        [letters_of(p) for p in (new.head, *new.lines[:3])],
    )
    return any(letters_of(old.title) in line for line in openings[1]) or any(
        letters_of(new.title) in line for line in openings[0]
    )


def _other_post(old: Wording, new: Wording, body: Differences, *, near: bool, days_apart: int) -> str:
    """Why two texts with much in common are different posts all the same; empty if they are not."""
    heads = differences(old.head, new.head)
    if heads.numbers and not heads.words and not heads.dropped:
        return f"the titles differ by a number ({heads.numbers[0][0]} and {heads.numbers[0][1]})"
    if not near:
        return ""
    notice = max(old.codes.size, new.codes.size) <= NOTICE_LETTERS
    if heads.words and _is_name(heads.words[0], body):
        return f"the same notice about another name ({heads.words[0][0]} and {heads.words[0][1]})"
    if notice and body.repeated and body.repeated in body.words:
        return f"the same notice about another name ({body.repeated[0]} and {body.repeated[1]})"
    if body.numbers and ((notice and not body.words and not body.added) or days_apart > OTHER_ISSUE_DAYS):
        return f"the same notice with another number or date ({body.numbers[0][0]} and {body.numbers[0][1]})"
    return ""


def _is_name(pair: tuple[str, str], body: Differences) -> bool:
    """Whether a word replaced in the title names another matter: it changes in the text too, and little else does."""
    return body.words.count(pair) > 1 or (len(set(body.words)) <= len(body.words) // 2 and pair in body.words)


def _sameness(common: Overlap, body: Differences, *, near: bool) -> str:
    """Why two texts are the same, in plain words."""
    if near:
        parts = _counted(body)
        return f"same text but for {', '.join(parts)}" if parts else "same text in another form"
    percent = round(100 * common.of_larger)
    if common.right <= common.left:
        return f"excerpt of the known post ({percent} % of it)"
    return f"the known post is an excerpt of this one ({percent} % of it)"
