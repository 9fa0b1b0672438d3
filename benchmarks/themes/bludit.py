"""Bludit for `benchmarks.theme_sites_php`: a site of a theme, kept in files. The system's folder is a release."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

from benchmarks.themes.pages import Kept, asked, served, walked
from benchmarks.themes.posts import Draft, Plan

_HEAD = "<?php defined('BLUDIT') or die('Bludit CMS.'); ?>\n"
_STATIC_DAY = "2024-01-05 09:00:00"


def themes(folder: Path) -> list[str]:
    """The names of the themes of a folder."""
    return sorted(path.parent.name for path in folder.glob("*/metadata.json"))


def built(plan: Plan, system: Path, folder: Path, theme: str, work: Path) -> tuple[Kept, str, list[dict[str, Any]]]:
    """Pages, the list's address and the posts of a site; raises RuntimeError if it cannot be installed."""
    root = (work / plan.name).absolute()
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(system, root, ignore=shutil.ignore_patterns("databases", "pages"))
    shutil.copytree(folder / theme, root / "bl-themes" / theme, dirs_exist_ok=True)
    spoken = sorted(path.stem for path in (root / "bl-languages").glob("*.json"))
    language = next((name for name in spoken if name.startswith(plan.language.code)), "en")
    with served(root, plan.address, plan.port):
        form = {"password": "abcdef123", "timezone": "UTC", "language": language, "install": "1"}
        asked(f"{plan.base}/install.php?language={language}", form)
        if not (root / "bl-content" / "databases" / "site.php").exists():
            raise RuntimeError("Bludit: not installed")
        posts = _Filling(plan, root / "bl-content").filled(theme)
        start = f"{plan.base}/blog/" if plan.front else f"{plan.base}/"
        return walked(plan.base, [f"{plan.base}/", start]), start, posts


class _Filling:
    """One site's posts while they are written into Bludit's files."""

    def __init__(self, plan: Plan, content: Path) -> None:
        self.plan, self.content = plan, content
        self.pages: dict[str, dict[str, Any]] = {}
        self.tags: dict[str, dict[str, Any]] = {}
        topics = plan.language.topics[:4]
        self.topics: dict[str, dict[str, Any]] = {f"topic-{number}": _meta(name) for number, name in enumerate(topics)}

    def filled(self, theme: str) -> list[dict[str, Any]]:
        """Writes everything; returns the posts from the newest to the oldest."""
        plan, words = self.plan, self.plan.language
        shutil.rmtree(self.content / "pages")
        posts = [self._post(len(plan.drafts) - place, draft) for place, draft in enumerate(plan.drafts)]
        labels = dict(zip(("home", "news", "about", "contact"), words.labels, strict=True))
        shown = ("home", "about", "contact") if plan.front else ("about", "contact")
        for place, name in enumerate(shown, 1):
            text = "".join(f"<p>{html.escape(line)}</p>" for line in plan.page(place))
            self._page(name, {"title": labels[name], "type": "static", "date": _STATIC_DAY, "position": place}, text)
        site = self._read("site") | {
            "title": words.name,
            "slogan": words.topics[0],
            "description": words.prose[0],
            "itemsPerPage": plan.a_page,
            "theme": theme,
            "uriPage": "/",
            "dateFormat": plan.date_format,
            "url": plan.base,
        }
        users = self._read("users")
        for number, name in enumerate(words.people[:3]):
            first, _, last = name.partition(" ")
            fields = {"nickname": name, "firstName": first, "lastName": last, "role": "author"}
            users[f"u{number}"] = {**users["admin"], **fields}
        written = {"site": site | ({"homepage": "home", "uriBlog": "/blog/"} if plan.front else {}), "users": users}
        written |= {"pages": self.pages, "categories": self.topics, "tags": self.tags}
        for name, values in written.items():
            text = _HEAD + json.dumps(values, ensure_ascii=False, indent=1)
            (self.content / "databases" / f"{name}.php").write_text(text, encoding="utf-8")
        return posts

    def _read(self, name: str) -> dict[str, Any]:
        text = (self.content / "databases" / f"{name}.php").read_text("utf-8")
        values: dict[str, Any] = json.loads(text.partition("\n")[2])
        return values

    def _post(self, number: int, draft: Draft) -> dict[str, Any]:
        plan = self.plan
        words = re.sub(r"[\W_]+", "-", draft.title.lower()).strip("-")[:60]
        slug = f"post-{number}" if plan.number % 2 else f"{words}-{number}"
        tags = {f"tag-{plan.language.topics.index(tag)}": tag for tag in draft.tags}
        for tag, name in tags.items():
            self.tags.setdefault(tag, _meta(name))["list"].append(slug)
        topic = f"topic-{draft.topic}"
        self.topics[topic]["list"].append(slug)
        first, *rest = [f"<p>{html.escape(line)}</p>" for line in draft.paragraphs]
        fields = {
            "title": draft.title,
            "description": draft.excerpt,
            "username": f"u{draft.person}",
            "type": "sticky" if draft.pinned else "published",
            "date": f"{draft.day} {draft.time}",
            "category": topic,
            "tags": tags,
            "coverImage": f"{plan.base}/bl-content/uploads/p{number}.png" if draft.picture else "",
        }
        self._page(slug, fields, "\n".join([first, *(["<!-- pagebreak -->"] if plan.cut else []), *rest]))
        return plan.found(draft, f"{plan.base}/{slug}")

    def _page(self, slug: str, fields: dict[str, Any], text: str) -> None:
        folder = self.content / "pages" / slug
        folder.mkdir(parents=True)
        (folder / "index.txt").write_text(text, encoding="utf-8")
        unused = dict.fromkeys(
            ("description", "dateModified", "coverImage", "md5file", "category", "parent", "template"), ""
        )
        unsaid = dict.fromkeys(("noindex", "nofollow", "noarchive"), False)
        common = {"username": "admin", "tags": {}, "allowComments": True, "position": 1, "uuid": slug}
        self.pages[slug] = {**unused, **unsaid, **common, **fields}


def _meta(name: str) -> dict[str, Any]:
    return {"name": name, "description": "", "template": "", "list": []}
