"""Builds sites with the themes of a generator, for whole crawls of themes that the reader has not seen.

    git clone https://github.com/getpelican/pelican-themes THEMES
    python -m benchmarks.theme_sites THEMES DIR [--theme NAME ...] [--without NAME ...]
    python -m benchmarks.theme_sites THEMES DIR --system hugo --program HUGO
    python -m benchmarks.theme_sites THEMES DIR --system hexo --program FOLDER
    python -m benchmarks.sites DIR

THEMES is a folder of unpacked themes. DIR becomes a folder for `benchmarks.sites`: truth.json, serve.py, and the sites
as the generator made them, one per theme, in eight languages in rotation. Pelican is installed into its own
environment, `.venv-pelican`; `theme_sites_static` says what Hugo and Hexo need. A theme that cannot be built (many are
old) is skipped and named. Titles and texts are composed of our own words. Sites of systems that run on PHP are built by
`theme_sites_php`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.drawn_pages.drawing import WORDS, Words
from benchmarks.themes.static import Posts, hexo, hugo

POSTS = 29
A_PAGE = 8
NEWEST = date(2026, 11, 10)
BUILT_WITHIN_S = 90
_CONFIG = """
AUTHOR, SITENAME, SITEURL = "Staff", {name!r}, {base!r}
PATH, THEME, TIMEZONE, DEFAULT_LANG, DEFAULT_PAGINATION = "content", {theme!r}, "UTC", {language!r}, {a_page}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MENUITEMS, LINKS, SOCIAL = [], [], []
"""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("themes", type=Path)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--theme", action="append", help="only these themes")
    parser.add_argument("--without", action="append", default=[], help="themes that are known already")
    parser.add_argument("--port", type=int, default=8077)
    parser.add_argument("--pelican", type=Path, default=Path(".venv-pelican"))
    parser.add_argument("--system", choices=("pelican", "hugo", "hexo"), default="pelican")
    parser.add_argument("--program", type=Path, help="Hugo, or the folder in which Hexo is installed")
    options = parser.parse_args()
    build = {"pelican": _built, "hugo": hugo, "hexo": hexo}[options.system]
    program = _pelican(options.pelican) if options.system == "pelican" else options.program
    parts = {"pelican": "*/templates", "hugo": "*/layouts", "hexo": "*/layout"}
    names = options.theme or sorted(path.parent.name for path in options.themes.glob(parts[options.system]))
    truth: dict[str, Any] = {}
    for number, name in enumerate((name for name in names if name not in options.without), 1):
        language = list(WORDS)[number % len(WORDS)]
        address = f"127.77.{number}.1"
        posts = list(_posts(number, language, f"http://{address}:{options.port}"))
        start = build(program, options.themes / name, options.dir / "sites" / address, language, posts)
        if start is not None:
            truth[f"{options.system}-{name}"] = _site(address, options.system, name, language, posts, start)
        else:
            print(f"{name}: not built")
    (options.dir / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.copy(Path(__file__).parent / "themes" / "serve_static.py", options.dir / "serve.py")
    print(f"{len(truth)} sites")
    return 0


def _pelican(folder: Path) -> Path:
    program = folder.absolute() / "bin" / "pelican"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(program.with_name("pip")), "install", "--quiet", "pelican[markdown]"], check=True)
    return program


def _posts(seed: int, language: str, base: str) -> Iterator[dict[str, str]]:
    """Posts from the newest to the oldest: address, title, date, text."""
    chance, words, day = random.Random(seed), WORDS[language], NEWEST
    for number in range(1, POSTS + 1):
        day -= timedelta(days=chance.randint(1, 19))
        title = f"{chance.choice(words.posts)} – {chance.choice(words.topics)} {number}"
        text = "\n\n".join(_paragraph(words, chance) for _ in range(4))
        yield {"url": f"{base}/post-{number}.html", "title": title, "date": day.isoformat(), "text": text}


def _paragraph(words: Words, chance: random.Random) -> str:
    lines = [*chance.sample(words.prose, 2), *chance.sample(words.posts, 2), chance.choice(words.questions)]
    return " ".join(line if line[-1] in ".?!。？؟" else f"{line}." for line in lines)


def _built(program: Path, theme: Path, folder: Path, language: str, posts: Posts) -> str | None:
    shutil.rmtree(folder, ignore_errors=True)
    content = folder.with_suffix(".source") / "content"
    content.mkdir(parents=True, exist_ok=True)
    for number, post in enumerate(posts, 1):
        head = f"Title: {post['title']}\nDate: {post['date']} 09:00\nSlug: post-{number}\nCategory: News\n\n"
        (content / f"post-{number}.md").write_text(head + post["text"], encoding="utf-8")
    base = posts[0]["url"].rpartition("/")[0]
    config = content.parent / "pelicanconf.py"
    values = {"name": f"Institute {theme.name}", "base": base, "theme": str(theme.absolute()), "language": language}
    config.write_text(_CONFIG.format(**values, a_page=A_PAGE), encoding="utf-8")
    command = [str(program), "--quiet", "--settings", str(config), "--output", str(folder.absolute()), str(content)]
    try:
        subprocess.run(command, cwd=content.parent, capture_output=True, check=False, timeout=BUILT_WITHIN_S)
    except subprocess.TimeoutExpired:
        return None
    return "/" if (folder / "index.html").exists() and (folder / "post-1.html").exists() else None


def _site(address: str, system: str, theme: str, language: str, posts: Posts, start: str) -> dict[str, Any]:  # noqa: PLR0917 - what a site is made of
    home = posts[0]["url"].rpartition("/")[0]
    return {
        "address": address,
        "host": address,
        "lang": language,
        "system": system.capitalize(),
        "theme": theme,
        "home": home + "/",
        "start": home + start,
        "posts": [{**post, "outlet_link": None} for post in posts],
    }


if __name__ == "__main__":
    sys.exit(main())
