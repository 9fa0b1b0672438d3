"""WordPress for `benchmarks.theme_sites_php`: a site of a theme, kept in a SQLite file.

The system's folder is an unpacked WordPress with the plugin sqlite-database-integration in wp-content/plugins and, for
languages other than English, the translations in wp-content/languages.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.themes.pages import Kept, asked, served, walked
from benchmarks.themes.posts import Plan

PERMALINKS = (
    "/%year%/%monthnum%/%day%/%postname%/",
    "",
    "/archives/%post_id%",
    "/%category%/%postname%/",
    "/%postname%/",
    "/%year%/%monthnum%/%postname%.html",
    "/news/%postname%/",
    "/%year%/%post_id%/",
)
FILLED_WITHIN_S = 200
_POSTS = {"title": "", "number": 5}
_WIDGETS: dict[str, tuple[str, dict[str, Any]]] = {
    "dated": ("recent-posts", {**_POSTS, "show_date": True}),
    "undated": ("recent-posts", {**_POSTS, "show_date": False}),
    "comments": ("recent-comments", {"title": "", "number": 5}),
    "months": ("archives", {"title": "", "count": 1, "dropdown": 0}),
    "topics": ("categories", {"title": "", "count": 1, "hierarchical": 0, "dropdown": 0}),
    "tags": ("tag_cloud", {"title": "", "taxonomy": "post_tag"}),
    "search": ("search", {"title": ""}),
    "calendar": ("calendar", {"title": ""}),
    "pages": ("pages", {"title": "", "sortby": "menu_order", "exclude": ""}),
}
_BESIDE = (
    (),
    ("search", "dated", "comments", "months", "topics"),
    ("undated", "tags", "months"),
    ("topics", "dated", "calendar"),
    ("pages", "comments", "tags"),
)
_PARENT = re.compile(r"(?im)^[ \t*]*Template:[ \t]*(\S+)")
"""What a child theme calls the theme that it builds on; both lie in the themes' folder."""
_CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'x'); define('DB_PASSWORD', 'x'); define('DB_HOST', 'localhost');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('DB_DIR', dirname(getenv('SITE_FILL')) . '/'); define('DB_FILE', basename(getenv('SITE_FILL')) . '.sqlite');
define('WP_HOME', getenv('SITE_URL')); define('WP_SITEURL', getenv('SITE_URL'));
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $use) {
    define($use . '_KEY', "key of $use"); define($use . '_SALT', "salt of $use");
}
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
error_reporting(0);
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
"""


def themes(folder: Path) -> list[str]:
    """The names of the themes of a folder."""
    return sorted(path.parent.name for path in folder.glob("*/style.css"))


def built(plan: Plan, system: Path, folder: Path, theme: str, work: Path) -> tuple[Kept, str, list[dict[str, Any]]]:
    """Pages, the list's address and the posts of a site; raises RuntimeError if it cannot be filled."""
    root = _root(system, work / "wordpress")
    for name in (theme, *_PARENT.findall((folder / theme / "style.css").read_text("utf-8", "replace"))):
        shutil.copytree(folder / name, root / "wp-content" / "themes" / name, dirs_exist_ok=True)
    fill = work / f"{plan.name}.json"
    fill.write_text(json.dumps(_fill(plan, theme), ensure_ascii=False), encoding="utf-8")
    fill.with_suffix(".json.sqlite").unlink(missing_ok=True)
    variables = {"SITE_ROOT": str(root), "SITE_URL": plan.base, "SITE_FILL": str(fill)}
    made = _ran("install", variables)
    _ran("furnish", variables)
    with served(root, plan.address, plan.port, variables):
        # The first request of a theme may write its settings and answer with a move or an error.
        asked(f"{plan.base}/")
        kept = walked(plan.base, [made["home"], made["start"]])
    posts = [plan.found(draft, url) for draft, url in zip(plan.drafts, made["urls"], strict=True)]
    return kept, made["start"], posts


def _root(system: Path, root: Path) -> Path:
    """The system's own copy, shared by all sites."""
    root = root.absolute()
    if not root.exists():
        shutil.copytree(system, root, ignore=_of_a_site)
        (root / "wp-config.php").write_text(_CONFIG, encoding="utf-8")
        plugin = root / "wp-content" / "plugins" / "sqlite-database-integration"
        drop_in = (plugin / "db.copy").read_text("utf-8").replace("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", str(plugin))
        (root / "wp-content" / "db.php").write_text(drop_in, encoding="utf-8")
    return root


def _of_a_site(folder: str, names: list[str]) -> set[str]:
    """The files of its own site in a used WordPress folder."""
    own = {"themes", "uploads", "db.php"} if Path(folder).name == "wp-content" else {"wp-config.php"}
    return own & set(names)


def _fill(plan: Plan, theme: str) -> dict[str, Any]:
    chance, words = random.Random(plan.number * 7), plan.language
    slugs = chance.random() < 1 / 2
    posts = [
        {**asdict(draft), "day": draft.day.isoformat(), "slug": f"news-{len(plan.drafts) - place}" if slugs else ""}
        for place, draft in enumerate(plan.drafts)
    ]
    pages = {name: (label, plan.page(at)) for at, (name, label) in enumerate(zip(_PAGES, words.labels, strict=True))}
    shown = pages if plan.front else {name: pages[name] for name in ("about", "contact")}
    options = {
        "blogdescription": words.topics[0],
        "WPLANG": words.locale,
        "date_format": plan.date_format,
        "time_format": "H:i",
        "posts_per_page": plan.a_page,
        "timezone_string": "UTC",
        "default_comment_status": "open",
        "blog_public": 1,
    }
    return {
        "name": words.name,
        "locale": words.locale,
        "theme": theme,
        "options": options,
        "permalink": PERMALINKS[plan.number % len(PERMALINKS)],
        "front": plan.front,
        "cut": plan.cut,
        "home": words.labels[0],
        "people": words.people[:3],
        "topics": words.topics[:4],
        "comment": words.prose[0],
        "pages": shown,
        "posts": posts,
        "widgets": [_WIDGETS[name] for name in _BESIDE[plan.widgets % len(_BESIDE)]],
    }


_PAGES = ("home", "news", "about", "contact")


def _ran(part: str, variables: dict[str, str]) -> dict[str, Any]:
    script = Path(__file__).with_suffix(".php")
    command = ["php", "-d", "memory_limit=512M", "-d", "display_errors=0", str(script), part]
    done = subprocess.run(
        command, env={**os.environ, **variables}, capture_output=True, text=True, check=False, timeout=FILLED_WITHIN_S
    )
    # A theme may print before the answer.
    start = done.stdout.rfind('{"urls"' if part == "install" else '{"bars"')
    if start < 0:
        raise RuntimeError(f"WordPress: {part}: {(done.stdout + done.stderr)[-300:]}")
    answer: dict[str, Any] = json.loads(done.stdout[start:])
    return answer
