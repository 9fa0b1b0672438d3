"""What a generated world expects to be reported, and when the record found it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.worlds.passes import truth_of
from presswatch.urls.canonical import identity_key


@dataclass(frozen=True, slots=True)
class Unit:
    """What is reported once: a subject of a post and its copies; no subject: the article of a post that names none."""

    group: str
    subject: str


class World:
    """The truth of a world and what the record found of it.

    `due` are the units of the posts that came after the first visit, each with the time it was found; None: not read.
    """

    def __init__(self, folder: Path, db: sqlite3.Connection) -> None:
        names = {one["id"]: one["names"]["Latn"] for one in json.loads((folder / "watch.json").read_text())}
        self._posts: list[dict[str, Any]] = truth_of(folder)["posts"]
        self._by_key = {identity_key(url): post for post in self._posts for url in (*post["old_urls"], post["url"])}
        self._groups: dict[str, list[dict[str, Any]]] = {}
        for post in self._posts:
            self._groups.setdefault(post["group"] or post["id"], []).append(post)
        self._units = {
            group: {names[mention["entity"]] for post in posts for mention in post["mentions"]}
            for group, posts in self._groups.items()
        }
        self._articles = {group for group, posts in self._groups.items() if any(post["outlet_url"] for post in posts)}
        self._roots = self._recorded(db)
        self.unread: set[str] = set()
        found = _noticed(db)
        self.due = {
            Unit(group, subject): self._found_at(group, subject, found)
            for group, posts in self._groups.items()
            if all(post["first_tick"] for post in posts)
            for subject in self._units[group] or ({""} if group in self._articles else ())
        }

    def post_of(self, url: str) -> dict[str, Any] | None:
        """The world's post at an address, including its former addresses."""
        return self._by_key.get(identity_key(url))

    def unit_of(self, post: dict[str, Any], subject: str) -> Unit | None:
        """The unit of a subject that is reported for a post; None if neither it nor a copy names the subject."""
        group = post["group"] or post["id"]
        known = subject in self._units[group] or (not subject and group in self._articles)
        return Unit(group, subject) if known else None

    def note_unread(self, unit: Unit) -> None:
        """Notes that the reader missed a unit; how well it reads is measured elsewhere."""
        self.unread.add(f"{unit.group} {unit.subject}")

    def copies_as_posts(self) -> list[str]:
        """The copies recorded as posts of their own; how well posts are grouped is measured elsewhere."""
        found = {
            group: {self._roots[post["id"]] for post in posts if post["id"] in self._roots}
            for group, posts in self._groups.items()
            if all(post["first_tick"] for post in posts)
        }
        return sorted(group for group, roots in found.items() if len(roots) > 1)

    def _recorded(self, db: sqlite3.Connection) -> dict[str, int]:
        """The first post of its group in the record, for each post of the world that was found."""
        roots = dict(db.execute("SELECT id, coalesce(duplicate_of, id) FROM posts"))
        owners = dict(db.execute("SELECT url_key, post_id FROM post_addresses"))
        return {post["id"]: roots[owners[key]] for key, post in self._by_key.items() if key in owners}

    def _found_at(self, group: str, subject: str, found: dict[tuple[int, str], datetime]) -> datetime | None:
        roots = {self._roots[post["id"]] for post in self._groups[group] if post["id"] in self._roots}
        moments = [found[root, subject] for root in roots if (root, subject) in found]
        return min(moments, default=None)


def _noticed(db: sqlite3.Connection) -> dict[tuple[int, str], datetime]:
    """When the first notice for a subject of a post was written."""
    query = "SELECT post_id, subject, min(created_at) FROM outbox WHERE kind IN ('mention', 'coverage')"
    rows = db.execute(query + " GROUP BY post_id, subject")
    return {(post_id, subject): datetime.fromisoformat(at) for post_id, subject, at in rows}
