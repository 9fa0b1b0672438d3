"""Groups of equal posts, judged again when a post changes: a post that no longer says the same leaves its group.

A page that for a while replaced several posts gives them one text; with their own texts they are posts of
their own again.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from pipelines.deduplicate.compare import compare
from pipelines.deduplicate.step import ELSEWHERE
from presswatch.database import clippings, posts
from presswatch.database.clippings import StoredState
from presswatch.records import KnownPost, Post

APART_BELOW = 0.5
"""Two equal posts of which one is edited share less than this only if they are no longer equal; a corrected number or
name, which makes a new post a different one, does not split a group."""


def judged_anew(conn: Connection, known: StoredState, post: Post) -> StoredState:
    """The stored post as a member of its group once it says what `post` says; separates posts that then differ.

    Called before the new wording is written. Posts without text stay where they are: a title is too little.
    """
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
