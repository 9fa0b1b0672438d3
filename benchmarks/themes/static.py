"""Sites of Hugo's and Hexo's themes for `benchmarks.theme_sites`: the folders that these generators build from.

Hugo's themes are given the parameters of their own example site, as owners copy them; where it does not build with
these, it is tried without. Hexo needs a folder in which `npm install hexo hexo-generator-index hexo-generator-archive
hexo-renderer-ejs hexo-renderer-marked hexo-renderer-pug` was done, named as its program.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

BUILT_WITHIN_S = 120
A_PAGE = 8
_SECTIONS = ("posts", "post", "blog", "news", "articles")
_PLUGINS = ("generator-index", "generator-archive", "renderer-ejs", "renderer-marked", "renderer-pug")

Posts = list[dict[str, str]]


def hugo(program: Path, theme: Path, folder: Path, language: str, posts: Posts) -> str | None:
    """Builds a site with a Hugo theme; returns the path of its list, None if it does not build."""
    source = _source(folder, theme)
    examples = [theme / "exampleSite" / name for name in ("hugo.toml", "config.toml")]
    example = next((tomllib.loads(path.read_text("utf-8")) for path in examples if path.exists()), {})
    section = next((name for name in _SECTIONS if (theme / "exampleSite" / "content" / name).is_dir()), _SECTIONS[0])
    for number, post in enumerate(posts, 1):
        _write(source / "content" / section / f"post-{number}.md", post, {"date": f"{post['date']}T09:00:00Z"})
    menu = [{"name": "News", "url": f"/{section}/", "weight": 1}, {"name": "About", "url": "/about/", "weight": 2}]
    _write(source / "content" / "about.md", {"title": "About", "text": posts[0]["text"]}, {})
    tries: tuple[dict[str, Any], ...] = (example.get("params", {}), {})
    for params in tries:
        config: dict[str, Any] = {
            "baseURL": _base(posts),
            "title": f"Institute {theme.name}",
            "languageCode": language,
            "defaultContentLanguage": language,
            "theme": theme.name,
            "themesDir": str(source / "themes"),
            "pagination": {"pagerSize": A_PAGE},
            "permalinks": {section: "/:slugorfilename.html"},
            "params": {**params, "mainSections": [section]},
            "menu": {"main": menu},
        }
        (source / "hugo.json").write_text(json.dumps(config, default=str), encoding="utf-8")
        if _ran([str(program), "--source", str(source), "--destination", str(folder.absolute())], source, folder):
            return f"/{section}/"
    return None


def hexo(program: Path, theme: Path, folder: Path, language: str, posts: Posts) -> str | None:
    """Builds a site with a Hexo theme; returns the path of its list, None if it does not build."""
    source = _source(folder, theme)
    (source / "node_modules").symlink_to(program.absolute() / "node_modules")
    package = {"name": "site", "version": "0.0.0", "hexo": {"version": "8"}}
    wanted = dict.fromkeys(["hexo", *(f"hexo-{name}" for name in _PLUGINS)], "*")
    (source / "package.json").write_text(json.dumps({**package, "dependencies": wanted}), encoding="utf-8")
    for number, post in enumerate(posts, 1):
        _write(source / "source" / "_posts" / f"post-{number}.md", post, {"date": f"{post['date']} 09:00:00"})
    about = {"title": "About", "text": posts[0]["text"]}
    _write(source / "source" / "about" / "index.md", about, {"date": "2024-01-05 09:00:00"})
    config = {
        "title": f"Institute {theme.name}",
        "language": language,
        "timezone": "UTC",
        "url": _base(posts),
        "permalink": ":title.html",
        "theme": theme.name,
        "per_page": A_PAGE,
        "public_dir": str(folder.absolute()),
    }
    # JSON is YAML too.
    (source / "_config.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    command = ["node", str(source / "node_modules" / "hexo" / "bin" / "hexo"), "generate", "--cwd", str(source)]
    return "/archives/" if _ran(command, source, folder) else None


def _source(folder: Path, theme: Path) -> Path:
    """An empty folder of sources with the theme in it."""
    source = folder.with_suffix(".source").absolute()
    for path in (source, folder):
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(theme, source / "themes" / theme.name)
    return source


def _base(posts: Posts) -> str:
    return posts[0]["url"].rpartition("/")[0]


def _write(path: Path, post: dict[str, str], more: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {"title": post["title"], "categories": ["News"], **more}
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in head.items())
    path.write_text(f"---\n{lines}---\n{post['text']}\n", encoding="utf-8")


def _ran(command: list[str], source: Path, folder: Path) -> bool:
    """True if a generator made a front page and the posts."""
    try:
        subprocess.run(command, cwd=source, capture_output=True, check=False, timeout=BUILT_WITHIN_S)
    except subprocess.TimeoutExpired:
        return False
    return (folder / "index.html").exists() and (folder / "post-1.html").exists()
