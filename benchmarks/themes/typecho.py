"""Typecho for `benchmarks.theme_sites_php`: a site of a theme, kept in SQLite. The system's folder is a release."""

from __future__ import annotations

import calendar
import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.themes.pages import Kept, asked, served, walked
from benchmarks.themes.posts import Draft, Plan

ADDRESSES = (
    "/archives/[cid:digital]/",
    "/archives/[slug].html",
    "/[year:digital:4]/[month:digital:2]/[day:digital:2]/[slug].html",
    "/[category]/[slug].html",
    "/posts/[cid:digital].html",
)
_Row = dict[str, str | int | None]
_FIRST_POST = 11
"""Pages that are no posts have the numbers below."""
_FIRST_TAG = 50
_PAGE_OF_ARCHIVES = re.compile(r"(?i)(page[-_]?)?archives?\.php$")


def themes(folder: Path) -> list[str]:
    """The names of the themes of a folder."""
    return sorted(path.parent.name for path in folder.glob("*/index.php"))


def built(plan: Plan, system: Path, folder: Path, theme: str, work: Path) -> tuple[Kept, str, list[dict[str, Any]]]:
    """Pages, the list's address and the posts of a site; raises RuntimeError if it cannot be installed."""
    root = (work / plan.name).absolute()
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(system, root)
    shutil.copytree(folder / theme, root / "usr" / "themes" / "chosen")
    _installed(plan, root)
    chosen = root / "usr" / "themes" / "chosen"
    settings = _settings(chosen)
    with sqlite3.connect(root / "usr" / "data.db") as database:
        posts = _Filling(plan, database).filled(chosen, settings)
    start = f"{plan.base}/blog/" if plan.front else f"{plan.base}/"
    with served(root, plan.address, plan.port):
        asked(f"{plan.base}/")
        return walked(plan.base, [f"{plan.base}/", start]), start, posts


def _installed(plan: Plan, root: Path) -> None:
    fields = {
        "TYPECHO_SITE_URL": plan.base,
        "TYPECHO_DB_ADAPTER": "Pdo_SQLite",
        "TYPECHO_DB_FILE": str(root / "usr" / "data.db"),
        "TYPECHO_DB_NEXT": "none",
        "TYPECHO_USER_NAME": "admin",
        "TYPECHO_USER_PASSWORD": "abcdef123",
    }
    command = ["php", "install.php"]
    done = subprocess.run(command, cwd=root, env={**os.environ, **fields}, capture_output=True, text=True, check=False)
    if not (root / "usr" / "data.db").exists():
        raise RuntimeError(f"Typecho: not installed: {(done.stdout + done.stderr)[-300:]}")


class _Filling:
    """One site's posts while they are written into the database."""

    def __init__(self, plan: Plan, database: sqlite3.Connection) -> None:
        self.plan, self.run = plan, database.execute
        self.address = ADDRESSES[plan.number % len(ADDRESSES)]
        self.tags: dict[str, int] = {}

    def filled(self, theme: Path, settings: str) -> list[dict[str, Any]]:
        """Writes everything; returns the posts from the newest to the oldest."""
        for table in ("contents", "comments", "relationships", "metas"):
            self.run(f"DELETE FROM typecho_{table}")  # noqa: S608 - names from above
        self._pages(theme)
        self._options(settings)
        words = self.plan.language
        for number, name in enumerate(words.people[:3]):
            fields = {"name": f"u{number}", "password": "x", "mail": f"u{number}@example.org", "screenName": name}
            self._insert("users", {"uid": 10 + number, **fields, "created": 1600000000, "group": "editor"})
        for number, name in enumerate(words.topics[:4], 1):
            self._meta(number, name, f"topic-{number}", "category")
        oldest_first = list(reversed(self.plan.drafts))
        posts = [self._post(number, draft) for number, draft in enumerate(oldest_first, _FIRST_POST)]
        return posts[::-1]

    def _options(self, settings: str) -> None:
        plan = self.plan
        (routing,) = self.run("SELECT value FROM typecho_options WHERE name = 'routingTable'").fetchone()
        routes = json.loads(routing)
        routes["post"]["url"] = self.address
        routes.pop("0", None)
        options = {
            "theme": "chosen",
            "title": plan.language.name,
            "description": plan.language.topics[0],
            "timezone": "0",
            "siteUrl": plan.base,
            "rewrite": "1",
            "pageSize": str(plan.a_page),
            "postDateFormat": plan.date_format,
            "feedFullText": "0",
        }
        if plan.front:
            routes["archive"]["url"] = "/blog/"
            routes["archive_page"]["url"] = "/blog/page/[page:digital]/"
            options |= {"frontPage": "page:1", "frontArchive": "1"}
        options |= {"routingTable": json.dumps(routes), "theme:chosen": settings}
        for name, value in options.items():
            self.run("INSERT OR REPLACE INTO typecho_options(name, user, value) VALUES(?, 0, ?)", (name, value))

    def _pages(self, theme: Path) -> None:
        _, news, about, contact = self.plan.language.labels
        pages: list[tuple[int, str, str, str, str | None]] = [
            (1, about, "about", "\n\n".join(self.plan.page(2)), None),
            (2, contact, "contact", "\n\n".join(self.plan.page(3)), None),
        ]
        archives = next((path.name for path in sorted(theme.glob("*.php")) if _PAGE_OF_ARCHIVES.match(path.name)), None)
        if archives is not None and archives != "archive.php":
            pages.append((3, news, "archives", "", archives))
        for number, title, slug, text, template in pages:
            fields: _Row = {
                "cid": number,
                "title": title,
                "slug": slug,
                "text": f"<!--markdown-->{text}",
                "template": template,
            }
            always: _Row = {
                "created": 1700000000,
                "modified": 1700000000,
                "authorId": 1,
                "type": "page",
                "status": "publish",
            }
            self._insert("contents", {**fields, **always, "allowComment": "0", "order": number})

    def _post(self, number: int, draft: Draft) -> dict[str, Any]:
        plan = self.plan
        slug = f"post-{number}" if plan.number % 2 else str(number)
        paragraphs = list(draft.paragraphs)
        if draft.picture:
            paragraphs.insert(1, f"![picture]({plan.base}/usr/uploads/p{number}.png)")
        if plan.cut:
            paragraphs.insert(1, "<!--more-->")
        text = "<!--markdown-->" + "\n\n".join(paragraphs)
        created = calendar.timegm(datetime.fromisoformat(f"{draft.day}T{draft.time}").timetuple())
        fields: _Row = {"cid": number, "title": draft.title, "slug": slug, "text": text, "commentsNum": draft.comments}
        when = {"created": created, "modified": created + 90000, "authorId": 10 + draft.person}
        allowed = dict.fromkeys(("allowComment", "allowPing", "allowFeed"), "1")
        self._insert("contents", {**fields, **when, **allowed, "type": "post", "status": "publish"})
        self._filed(number, draft.topic + 1)
        for tag in draft.tags:
            if tag not in self.tags:
                self.tags[tag] = _FIRST_TAG + len(self.tags)
                self._meta(self.tags[tag], tag, f"tag-{self.tags[tag]}", "tag")
            self._filed(number, self.tags[tag])
        for answer in range(draft.comments):
            self._comment(number, created + 7000 * (answer + 1), answer)
        return plan.found(draft, plan.base + self._path(number, slug, draft))

    def _path(self, number: int, slug: str, draft: Draft) -> str:
        parts = {"cid:digital": str(number), "slug": slug, "category": f"topic-{draft.topic + 1}"}
        parts |= {
            "year:digital:4": f"{draft.day:%Y}",
            "month:digital:2": f"{draft.day:%m}",
            "day:digital:2": f"{draft.day:%d}",
        }
        return re.sub(r"\[([^]]+)\]", lambda part: parts[part[1]], self.address)

    def _meta(self, number: int, name: str, slug: str, kind: str) -> None:
        self._insert("metas", {"mid": number, "name": name, "slug": slug, "type": kind, "count": 0, "order": number})

    def _filed(self, post: int, meta: int) -> None:
        self.run("INSERT OR IGNORE INTO typecho_relationships VALUES(?, ?)", (post, meta))
        self.run("UPDATE typecho_metas SET count = count + 1 WHERE mid = ?", (meta,))

    def _comment(self, post: int, created: int, answer: int) -> None:
        words = self.plan.language
        author, text = words.people[-1 - answer % 3], words.prose[answer % len(words.prose)]
        fields: _Row = {
            "cid": post,
            "created": created,
            "author": author,
            "text": text,
            "mail": "c@example.org",
            "url": "",
        }
        sent = {"ip": "127.0.0.1", "agent": "Mozilla", "type": "comment", "status": "approved"}
        self._insert("comments", {**fields, **sent, "authorId": 0, "ownerId": 10, "parent": 0})

    def _insert(self, table: str, values: Mapping[str, str | int | None]) -> None:
        columns, places = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        statement = f"INSERT INTO typecho_{table}({columns}) VALUES({places})"
        self.run(statement, tuple(values.values()))


def _settings(theme: Path) -> str:
    """A theme's initial settings, which many themes expect to exist."""
    if not (theme / "functions.php").exists():
        return "{}"
    command = ["php", str(Path(__file__).with_suffix(".php").absolute()), theme.name]
    done = subprocess.run(command, cwd=theme.parents[2], capture_output=True, text=True, check=False)
    return done.stdout if done.stdout.startswith(("{", "[")) else "{}"
