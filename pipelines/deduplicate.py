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
from pipelines.likeness import Differences, Overlap, content_lines, differences, overlap
from presswatch.records import Clipping, KnownPost, Post, Verdict
from pipelines.step import Step
from presswatch.database import posts as stored

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
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[①-⑳])\s*\S", re.MULTILINE)
_NUMBERED_PIECES = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The answer about two texts: same or not, why in plain words, and the shared part of the shorter (0 to 1)."""

    same: bool
    reason: str
    shared_ratio: float = 0.0


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
    `content_hash`, `lookalikes` those that share at least MIN_SHARED_KEYS fingerprint keys, most first (the first
    MAX_LOOKALIKES are looked at). "duplicate" names the first post of the group in `duplicate_of`. Posts that
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
    root = known.id if known.duplicate_of is None else known.duplicate_of
    return Verdict(state="duplicate", duplicate_of=root, reason=reason)


def _closest(post: Post, lookalikes: Sequence[KnownPost]) -> tuple[KnownPost, str] | None:
    """The known post that is the same as `post` and shares most with it, with the reason; None if none is."""
    best: tuple[float, KnownPost, str] | None = None
    for known in lookalikes[:MAX_LOOKALIKES]:
        likeness = compare(known.title, known.text, post.title, post.text)
        if likeness.same and (best is None or likeness.shared_ratio > best[0]):
            best = (likeness.shared_ratio, known, likeness.reason)
    return None if best is None else best[1:]


def compare(old_title: str, old_text: str, title: str, text: str) -> Likeness:
    """Says whether two posts are one text, by the shared passages and by the words that differ.

    Symmetric in the answer (not in the wording of the reason). Posts without text are never the same here: a title
    is too little.
    """
    old_lines, lines = content_lines(old_text), content_lines(text)
    common = overlap(old_lines, lines)
    shared = min(common.left_shared, common.right_shared)
    if shared < MIN_SHARED_LETTERS or common.of_smaller < _needed(old_text, text, common):
        return Likeness(same=False, reason="too little in common", shared_ratio=common.of_smaller)
    other = _other_post(old_title or old_lines[0], title or lines[0], old_lines, lines, common)
    if other:
        return Likeness(same=False, reason=other, shared_ratio=common.of_smaller)
    return Likeness(same=True, reason=_sameness(old_lines, lines, common), shared_ratio=common.of_smaller)


def _needed(old_text: str, text: str, common: Overlap) -> float:
    """The shared part that is asked of the shorter text."""
    smaller = old_text if common.left <= common.right else text
    return SAME_FROM_IN_DIGEST if len(_NUMBERED.findall(smaller)) >= _NUMBERED_PIECES else SAME_FROM


def _other_post(old_head: str, head: str, old: tuple[str, ...], new: tuple[str, ...], common: Overlap) -> str:
    """Why two texts with much in common are different posts all the same; empty if they are not."""
    heads = differences(old_head, head)
    if heads.numbers and not heads.words and not heads.dropped:
        return f"the titles differ by a number ({heads.numbers[0][0]} and {heads.numbers[0][1]})"
    if common.of_larger < NEAR_EQUAL_FROM:
        return ""
    body = differences("\n".join(old), "\n".join(new))
    if heads.words and _is_name(heads.words[0], body):
        return f"the same notice about another name ({heads.words[0][0]} and {heads.words[0][1]})"
    if max(common.left, common.right) <= NOTICE_LETTERS and body.numbers and not body.words and not body.added:
        return f"the same notice with another number or date ({body.numbers[0][0]} and {body.numbers[0][1]})"
    return ""


def _is_name(pair: tuple[str, str], body: Differences) -> bool:
    """Whether a word replaced in the title names another matter: it changes in the text too, and little else does."""
    return body.words.count(pair) > 1 or (len(set(body.words)) <= len(body.words) // 2 and pair in body.words)


def _sameness(old: tuple[str, ...], new: tuple[str, ...], common: Overlap) -> str:
    """Why two texts are the same, in plain words."""
    if common.of_larger >= NEAR_EQUAL_FROM:
        parts = _counted(differences("\n".join(old), "\n".join(new)))
        return f"same text but for {', '.join(parts)}" if parts else "same text in another form"
    percent = round(100 * common.of_larger)
    if common.right <= common.left:
        return f"excerpt of the known post ({percent} % of it)"
    return f"the known post is an excerpt of this one ({percent} % of it)"


class DeduplicatePipeline(Step[Post, Clipping]):
    """Scrapy's step: looks up what is known of a post and decides its verdict."""

    def step(self, item: Post) -> Clipping:
        conn = self.session.work.connection()
        hashed, keys = content_hash(item.title, item.text), fingerprint(item.title, item.text, item.language)
        by_key = stored.known_posts(conn, [item.url_key, *item.alias_keys])
        same_address = by_key.get(item.url_key) or self._by_guid(item) or next(iter(by_key.values()), None)
        same_content = None if same_address else stored.known_by_hash(conn, hashed)
        similar = [] if same_address or same_content else stored.lookalikes(conn, keys)
        verdict = decide(item, hashed, same_address, same_content, similar)
        return Clipping(post=item, verdict=verdict, content_hash=hashed, fingerprint=keys)

    def _by_guid(self, item: Post) -> KnownPost | None:
        if not item.guid:
            return None
        source_id = self.session.states[item.source].id
        return stored.known_by_guid(self.session.work.connection(), source_id, [item.guid]).get(item.guid)
