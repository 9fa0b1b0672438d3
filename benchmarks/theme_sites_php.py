"""Builds sites with the themes of PHP systems, for whole crawls of themes that the reader has not seen.

    python -m benchmarks.theme_sites_php SYSTEM SOURCE THEMES DIR [--theme NAME ...] [--without NAME ...]
    python -m benchmarks.theme_sites_php wordpress WORDPRESS THEMES DIR --language ja --language fa
    python -m benchmarks.sites DIR

SYSTEM is wordpress, typecho, bludit, gnuboard or rhymix, SOURCE the unpacked system (the module of that system says
what else it must contain), THEMES a folder of unpacked themes. Each theme is installed, filled with posts of our own
words, served by PHP on loopback, crawled by its links, and kept as it was sent. DIR becomes a folder for
`benchmarks.sites`: truth.json, serve.py, and the sites, one per theme, in thirteen languages in rotation or in those
named; further themes of the same system may be added later. Needs PHP with its extensions for SQLite, XML, GD and
mbstring, and MariaDB for the boards. A theme with no or few posts within reach of links is named and skipped: it needs
an extension, or draws its list by script.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.themes import bludit as theme_sites_php_bludit
from benchmarks.themes import gnuboard as theme_sites_php_gnuboard
from benchmarks.themes import rhymix as theme_sites_php_rhymix
from benchmarks.themes import typecho as theme_sites_php_typecho
from benchmarks.themes import wordpress as theme_sites_php_wordpress
from benchmarks.themes.pages import LEAST_POSTS, LEAST_SHOWN, save, shown_on, with_shown_days, within_reach
from benchmarks.themes.posts import LANGUAGES, Plan, plan

SYSTEMS: dict[str, ModuleType] = {
    "wordpress": theme_sites_php_wordpress,
    "typecho": theme_sites_php_typecho,
    "bludit": theme_sites_php_bludit,
    "gnuboard": theme_sites_php_gnuboard,
    "rhymix": theme_sites_php_rhymix,
}


def main() -> int:
    """The command line."""
    options = _options()
    system = SYSTEMS[options.system]
    names = options.theme or [name for name in system.themes(options.themes) if name not in options.without]
    languages = options.language or list(LANGUAGES)
    options.dir.mkdir(parents=True, exist_ok=True)
    truth_path = options.dir / "truth.json"
    truth: dict[str, Any] = json.loads(truth_path.read_text("utf-8")) if truth_path.exists() else {}
    for number, theme in enumerate(names, options.first):
        drawn = plan(f"{options.system}-{_spoken(theme)}", number, options.port, languages[number % len(languages)])
        try:
            site = _site(system, drawn, theme, options)
        except (RuntimeError, OSError, ValueError, shutil.Error) as problem:
            print(f"{theme}: not built: {problem}", flush=True)
            continue
        if site is not None:
            truth[drawn.name] = site
            truth_path.write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.copy(Path(__file__).parent / "themes" / "serve_php.py", options.dir / "serve.py")
    print(f"{len(truth)} sites")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("source", type=Path)
    parser.add_argument("themes", type=Path)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--theme", action="append", help="only these themes")
    parser.add_argument("--without", action="append", default=[], help="themes that are known already")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only these languages, in turn")
    parser.add_argument("--first", type=int, default=1, help="number of the first site, from which all else is drawn")
    parser.add_argument("--port", type=int, default=8077)
    parser.add_argument("--work", type=Path, help="folder of the running sites; DIR.work without it")
    return parser.parse_args()


def _spoken(theme: str) -> str:
    """A theme's name within a site's: for a skin within a theme, both."""
    return "-".join(
        part for part in Path(theme).parts if part not in {"theme", "skin", "skins", "board", "modules"}
    ).lower()


def _site(system: ModuleType, drawn: Plan, theme: str, options: argparse.Namespace) -> dict[str, Any] | None:
    """The truth of a site, once its pages are kept; None if too few posts are within reach."""
    work = options.work or options.dir.with_suffix(".work")
    work.mkdir(parents=True, exist_ok=True)
    kept, start, posts = system.built(drawn, options.source, options.themes, theme, work)
    reached = within_reach(kept, start, posts)
    shown = shown_on(kept, start, reached)
    found = f"{len(reached)} of {len(posts)} posts within reach, {shown} on the first page"
    print(f"{drawn.name}: {len(kept)} pages, {found}", flush=True)
    if len(reached) < LEAST_POSTS or shown < LEAST_SHOWN:
        return None
    save(options.dir / "sites", drawn.address, kept, reached)
    return {
        "address": drawn.address,
        "host": drawn.address,
        "lang": drawn.language.code,
        "system": options.system.capitalize(),
        "theme": theme,
        "home": f"{drawn.base}/",
        "start": start,
        "posts": with_shown_days(kept, reached),
    }


if __name__ == "__main__":
    sys.exit(main())
