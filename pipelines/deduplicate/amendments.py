"""What follows when a known post changes: an amendment of its links or its day, and whether it stays in its group."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection

from pipelines.deduplicate.compare import compare
from presswatch.database import clippings, posts
from presswatch.database.clippings import StoredState
from presswatch.records import KnownPost, Link, Post
from presswatch.urls.canonical import article_key, host_of, untracked
from presswatch.urls.wrappers import unwrap

ELSEWHERE = "same address and title on another source"
"""The reason why a post is a duplicate even if its text differs."""
# A page may print the day of the asking; a day further from it than this is the post's (zones make it two days).
DAYS_OF_ASKING = timedelta(days=1)
APART_BELOW = 0.5
"""Two equal posts of which one is edited share less than this only if they are no longer equal; a corrected number or
name, which makes a new post a different one, does not split a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What differs: the articles that the post's links lead to, the post's day; false where nothing does."""

    links: bool = False
    day: bool = False

    def __bool__(self) -> bool:
        return self.links or self.day

    @property
    def reason(self) -> str:
        """In plain words."""
        parts = [("links lead elsewhere", self.links), ("the day is another", self.day)]
        return f"same words as before, but {', '.join(words for words, is_so in parts if is_so)}"


def amendment(post: Post, old: Post) -> Amendment:
    """What differs from the stored post `old` of the same words; links to other hosts count by their article."""
    if not post.text:
        return Amendment(day=completes_day(post, old))
    return Amendment(links=_led_to(post, post.links) != _led_to(post, old.links), day=_is_redated(post, old))


def completes_day(post: Post, old: Post) -> bool:
    """True if a known post as shown now has a day where the stored one has none, or a month or year alone."""
    return post.published is not None and post.published.completes(old.published)


def _led_to(post: Post, links: Iterable[Link]) -> set[str]:
    own = host_of(post.url)
    return {article_key(untracked(unwrap(link.url))) for link in links if link.start >= 0 and host_of(link.url) != own}


def _is_redated(post: Post, old: Post) -> bool:
    """True if the new day replaces the old: it is more precise, or a certain one from the source that found the post.

    Two sources may date a post by two clocks; and a page may print today's date on every request.
    """
    new, before = post.published, old.published
    if new is None or before is None or new.completes(before):
        return new is not None
    if not new.certain or new.is_period or new.on == before.on or post.source != old.source:
        return False
    asked_at = post.snapshot.fetched_at if post.snapshot else None
    return not before.certain or asked_at is None or abs(new.on - asked_at.date()) > DAYS_OF_ASKING


def regrouped(conn: Connection, known: StoredState, post: Post) -> StoredState:
    """The stored post as a member of its group once it says what `post` says; separates posts that then differ."""
    if not post.text:
        return known
    _let_members_go(conn, known, post)
    why = clippings.why_duplicate(conn, known.id)
    if known.duplicate_of is None or why == ELSEWHERE:
        return known
    root = posts.posts_by_id(conn, [known.duplicate_of]).get(known.duplicate_of)
    if root is None or not _differ(root, post.title, post.text):
        return known
    clippings.regroup(conn, known.id, None, None)
    return replace(known, duplicate_of=None)


def _let_members_go(conn: Connection, known: StoredState, post: Post) -> None:
    """Separates the duplicates of a post that no longer say the same; equal ones among them stay together."""
    roots: list[KnownPost] = []
    for member in posts.posts_by_id(conn, clippings.duplicates_of(conn, known.id)).values():
        if clippings.why_duplicate(conn, member.id) == ELSEWHERE or not _differ(member, post.title, post.text):
            continue
        for root in roots:
            found = compare(root.title, root.text, member.title, member.text)
            if found.same:
                clippings.regroup(conn, member.id, root.id, found.reason)
                break
        else:
            clippings.regroup(conn, member.id, None, None)
            roots.append(member)


def _differ(known: KnownPost, title: str, text: str) -> bool:
    if not known.text:
        return False
    likeness = compare(known.title, known.text, title, text)
    return not likeness.same and likeness.shared_ratio < APART_BELOW
