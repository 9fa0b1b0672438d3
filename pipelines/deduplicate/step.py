"""New, changed, unchanged, or a duplicate of which post: decided from the post and what is known, never from a clock.

Order of questions: is the address known (the post was seen before: unchanged, or changed if its words differ)?
Are the very words known under another address? Does a known post look alike in what does not recur on the posts of
its house, and is what differs no number, date or name that makes it another post? Candidates for the last question
come from an index over `fingerprint` keys.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from pipelines.common.step import Step
from pipelines.deduplicate.amendments import ELSEWHERE, amendment, completes_day
from pipelines.deduplicate.compare import OTHER_ISSUE_DAYS, Likeness, compare, counted, likeness_of, says_something
from pipelines.deduplicate.keys import MAX_LOOKALIKES, MAX_TEXT, MIN_SHARED_KEYS, fingerprint, letters_of, opened
from pipelines.deduplicate.likeness import Wording, differences, read_wording, shared_of_smaller
from pipelines.deduplicate.recurring import House, Witness, learn
from presswatch.database import posts as stored
from presswatch.database.clippings import stored_posts
from presswatch.languages.patterns import compiled_later
from presswatch.records import Clipping, KnownPost, Post, Verdict, VerdictState

Others = Callable[[KnownPost], Sequence[KnownPost]]
"""Gives further posts of the sources that show a known post: they show what recurs on theirs."""

__all__ = ["MAX_LOOKALIKES", "MIN_SHARED_KEYS", "Likeness", "compare", "content_hash", "decide", "fingerprint"]

CERTAIN_FROM = 0.98
"""From this shared part on no better match is looked for."""
ENOUGH_GROUPS = 6
"""With this many different posts what recurs is learned without asking for more."""
WORTH_LEARNING = 0.25
"""A post that shares less than this with similar ones is new in any case."""
SHORT_TITLE_LETTERS = 25
"""A title alone, shorter than this, identifies nothing ("Press release")."""

_SHAPES = {
    **dict.fromkeys("“”„‟«»〝〞＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛′`´＇", "'"),
    "…": "...",
    "–": "-",
    "—": "-",
    "‑": "-",
}
_SHAPED = compiled_later(f"[{''.join(_SHAPES)}]")
_INVISIBLE = compiled_later("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def content_hash(title: str, text: str) -> str:
    """SHA-256 (hex) over the words of a post; equal for pages that print the same words differently.

    Folded before hashing: composed and compatible forms (NFKC), entities, white space, invisible letters, the shapes of
    quotation marks, dashes and ellipses (the part of a text beyond MAX_TEXT characters goes in as it is). Case,
    punctuation and word order count.
    """
    folded = "\n".join(_folded(part[:MAX_TEXT]) + part[MAX_TEXT:] for part in (title, text))
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def _folded(text: str) -> str:
    text = opened(text)
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", _shaped(text)))
    return " ".join(_shaped(text).split())


def _shaped(text: str) -> str:
    return _SHAPED.sub(lambda mark: _SHAPES[mark[0]], text)


def decide(
    post: Post,
    content_hash: str,
    same_address: KnownPost | None,
    same_content: KnownPost | None,
    lookalikes: Sequence[KnownPost],
    *,
    elsewhere: KnownPost | None = None,
    others: Others = lambda _: (),
) -> Verdict:
    """Decides how `post` relates to what is known.

    `same_address` is the stored post with this address or one of its aliases, `same_content` one with this
    `content_hash`, `lookalikes` those that share at least MIN_SHARED_KEYS fingerprint keys, most first (about
    MAX_LOOKALIKES are enough; all that are given are looked at). "duplicate" names the first post of the group in
    `duplicate_of`. Posts that share no words (sister posts in other languages) are never duplicates. `elsewhere` is
    what another source's list says of the same article (or the article's own page): the same, if under the same title.
    `others` gives further posts of the sources of a lookalike and of `post`; asked where lookalikes are few.
    """
    if same_address is not None:
        return _revisited(post, content_hash, same_address)
    if elsewhere is not None and _same_title(post, elsewhere):
        return _duplicate(elsewhere, ELSEWHERE)
    if same_content is not None and (verdict := _of_same_content(post, same_content)) is not None:
        return verdict
    best = _closest(post, lookalikes, others)
    if best is not None:
        known, likeness = best
        return _duplicate(known, likeness.reason, doubtful=likeness.doubtful)
    return Verdict(state="new", reason="no known post has this address or these words")


def _of_same_content(post: Post, known: KnownPost) -> Verdict | None:
    """The verdict on a post whose words are known under another address; None where they identify no post."""
    if _moved(post, known):
        reason = "same title, text and day on the same source: the post has another address"
        return Verdict(state="unchanged", post_id=known.id, duplicate_of=known.duplicate_of, reason=reason)
    if not letters_of(post.text) and len(letters_of(post.title)) < SHORT_TITLE_LETTERS:
        return None
    # A site with problems shows one text in place of many posts.
    later = (_days_apart(post, known) or 0) > OTHER_ISSUE_DAYS
    doubtful = later and not says_something(post.title)
    return _duplicate(known, "same title and text at another address", doubtful=doubtful)


def _moved(post: Post, known: KnownPost) -> bool:
    """True if a source shows a known post under another address; equal notices of different days are not one."""
    day = post.published.on if post.published else None
    return post.source in known.sources and day is not None and day == known.published_on and bool(post.text)


def _same_title(post: Post, known: KnownPost) -> bool:
    """True if one title contains the other: lists add the outlet's name, or cut the end off."""
    one, other = letters_of(post.title), letters_of(known.title)
    return bool(one and other) and (one in other or other in one)


def _revisited(post: Post, content_hash: str, known: KnownPost) -> Verdict:
    state: VerdictState = "unchanged"
    if content_hash == known.content_hash:
        reason = "same words as before"
    elif not post.text and known.text:
        reason = "known address, page not read again"
    else:
        state, reason = "changed", _change(post, known)
    return Verdict(state=state, post_id=known.id, duplicate_of=known.duplicate_of, reason=reason)


def _change(post: Post, known: KnownPost) -> str:
    if not known.text:
        return "the text was read for the first time"
    title = ["title changed"] if post.title != known.title else []
    parts = title + counted(differences(known.text, post.text))
    return "; ".join(parts) or "spacing, case or punctuation changed"


def _duplicate(known: KnownPost, reason: str, *, doubtful: bool = False) -> Verdict:
    return Verdict(state="duplicate", duplicate_of=_root(known), reason=reason, doubtful=doubtful)


def _root(known: KnownPost) -> int:
    """The first post of the group that a known post belongs to."""
    return known.id if known.duplicate_of is None else known.duplicate_of


def _closest(post: Post, lookalikes: Sequence[KnownPost], others: Others) -> tuple[KnownPost, Likeness] | None:
    """The known post that is the same as `post` and shares most with it, with how; None if none is.

    What recurs on the lookalikes, or on `others` where these are few, is excluded from the comparison. A post that
    holds several known posts which are not the same among themselves is a digest, and new.
    """
    new = _wording(post)
    alike = [(one, _wording(one)) for one in lookalikes]
    known = [(one, wording) for one, wording in alike if shared_of_smaller(wording, new) >= WORTH_LEARNING]
    if not known:
        return None
    house = _house(post, new, alike, others)
    compared = list(_compared(post, new, known, house))
    # A group has posts of several titles, and one with the same title leaves no doubt.
    same = (one for one in compared if one[2].same)
    best = max(same, key=lambda one: (not one[2].doubtful, one[2].shared_ratio), default=None)
    if best is None or (best[2].holds_known and _is_digest(compared, house)):
        return None
    return best[0], best[2]


def _compared(
    post: Post, new: Wording, known: Sequence[tuple[KnownPost, Wording]], house: House
) -> Iterator[tuple[KnownPost, Wording, Likeness]]:
    """The known posts with what they have in common with `post`, up to one that is the same for certain."""
    for one, wording in known:
        likeness = likeness_of(wording, new, _days_apart(post, one), house)
        yield one, wording, likeness
        doubtful = likeness.holds_known or likeness.doubtful
        if likeness.same and likeness.shared_ratio >= CERTAIN_FROM and not doubtful:
            return  # no better match can follow


def _house(post: Post, new: Wording, known: Sequence[tuple[KnownPost, Wording]], others: Others) -> House:
    """What recurs on the posts that a post is compared with; with other posts of their sources where they are few."""
    posts = [Witness(urlsplit(post.url).netloc, None, new), *(_witness(one, wording) for one, wording in known)]
    if len({one.group for one in posts}) < ENOUGH_GROUPS:
        seen = {one.id for one, _ in known}
        posts += [_witness(one, _wording(one)) for one in others(known[0][0]) if one.id not in seen]
    return learn(posts)


def _wording(post: Post | KnownPost) -> Wording:
    """A post prepared for comparing; an address in place of a title is not a title."""
    return read_wording("" if post.title == post.url else post.title, post.text)


def _witness(known: KnownPost, wording: Wording) -> Witness:
    """The post as what it shows of its house; what many titles of one group share is no longer one post's text."""
    return Witness(urlsplit(known.url).netloc, (_root(known), known.title), wording)


def _days_apart(post: Post, known: KnownPost) -> int | None:
    if post.published is None or known.published_on is None:
        return None
    return abs((post.published.on - known.published_on).days)


def _is_digest(compared: Sequence[tuple[KnownPost, Wording, Likeness]], house: House) -> bool:
    """True if known posts found inside one text have different subjects."""
    (first, text), *rest = [(one, wording) for one, wording, likeness in compared if likeness.holds_known]
    others = (wording for one, wording in rest if _root(one) != _root(first))
    return any(not likeness_of(text, wording, house=house).same for wording in others)


class DeduplicatePipeline(Step[Post, Clipping]):
    """Scrapy's step: looks up what is known of a post and decides its verdict."""

    def step(self, item: Post) -> Clipping:
        """The post with its verdict; a known one that a list completes by its day, as it is stored with that day."""
        conn = self.session.work.connection()
        hashed, keys = content_hash(item.title, item.text), fingerprint(item.title, item.text)
        of_source = self.session.states[item.source].id if item.external else 0
        owners = stored.owners(conn, [item.url_key, *item.alias_keys])
        same_address = self._by_address(item, stored.owned_posts(conn, owners, of_source))
        if same_address is not None:
            verdict = decide(item, hashed, same_address, None, ())
            if not item.text and (as_stored := self._as_stored(item, verdict, same_address)):
                return as_stored
            if item.text and same_address.content_hash == hashed:
                # A post with the words that are stored is changed where its links or its day differ.
                found = amendment(item, stored_posts(conn, ids=[same_address.id])[0].post)
                verdict = replace(verdict, state="changed", reason=found.reason) if found else verdict
            return Clipping(post=item, verdict=verdict, content_hash=hashed, fingerprint=keys)
        same_content = stored.known_by_hash(conn, hashed)
        verdict = decide(
            item,
            hashed,
            None,
            same_content,
            () if same_content else stored.lookalikes(conn, keys),
            elsewhere=stored.known_elsewhere(conn, owners, item.url_key, of_source),
            others=lambda known: stored.shown_around(conn, known.id, {item.source, *known.sources}),
        )
        return Clipping(post=item, verdict=verdict, content_hash=hashed, fingerprint=keys)

    def _by_address(self, item: Post, by_key: Mapping[str, KnownPost]) -> KnownPost | None:
        """The known post of an item's address, its guid or one of its other addresses."""
        # An address that shows one text for posts of different titles shows an excuse, not a post.
        own = (one for one in by_key.values() if not item.text or item.text != one.text or item.title == one.title)
        return by_key.get(item.url_key) or self._by_guid(item) or next(own, None)

    def _as_stored(self, item: Post, verdict: Verdict, known: KnownPost) -> Clipping | None:
        """The stored post with the day that its list shows; None where that is not new, or the words differ."""
        old = stored_posts(self.session.work.connection(), ids=[known.id])[0].post
        # A page's title takes precedence over a list's, even if the page has no text.
        same_words = verdict.state == "unchanged" or (item.snapshot is None and not item.external)
        if not same_words or not completes_day(item, old):
            return None
        post = replace(old, source=item.source, external=item.external, published=item.published, shown=item.shown)
        verdict = replace(verdict, state="changed", reason="same words as before, but the list shows its day")
        return Clipping(post=post, verdict=verdict, content_hash=known.content_hash)

    def _by_guid(self, item: Post) -> KnownPost | None:
        if not item.guid:
            return None
        source_id = self.session.states[item.source].id
        return stored.known_by_guid(self.session.work.connection(), source_id, [item.guid]).get(item.guid)
