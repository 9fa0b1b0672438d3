"""The alternatives, installed into their own environment: news-please, and bare Scrapy.

The environment is made once (`Rivals(folder)`) by this interpreter's `venv` and `pip`; nothing of it is a dependency of
ours. Scrapy has the version that we use, so that the comparison shows what was added to it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.measured import Cost, measure

FOLDER = Path(".venv-rivals")
_SPIDER = Path(__file__).parents[1] / "bare_scrapy.py"
# Changed from what news-please ships: where it writes, quiet, every page of a sitemap is an article (its own test would
# drop half of the pages unread), and the port of the world's addresses does not make them another site's. All else is
# as a user finds it.
_CONFIG = {
    "working_path": "{folder}",
    "enabled_heuristics": '{{"crawler_contains_only_article_alikes": True}}',
    "pass_heuristics_condition": '"crawler_contains_only_article_alikes"',
    "LOG_LEVEL": 'ERROR\nDOWNLOADER_MIDDLEWARES = {{"scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None}}',
}


class Rivals:
    """The rivals' environment in `folder`, created if missing (some minutes)."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._bin = folder.absolute() / "bin"
        if not (self._bin / "news-please").exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            pip = [str(self._bin / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, "news-please", f"scrapy=={version('scrapy')}"], check=True)

    def news_please(self, folder: Path, sites: list[dict[str, Any]]) -> tuple[Cost, int]:
        """Crawls sites of a generated world by their sitemaps into `folder`: the cost, and how many posts it stored.

        A further call with the same folder is news-please's second run.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._configure(folder)
        sitelist = {"base_urls": [{"url": site["base"] + "/", "crawler": "SitemapCrawler"} for site in sites]}
        (folder / "sitelist.hjson").write_text(json.dumps(sitelist), encoding="utf-8")
        before = _stored(folder)
        cost = measure([str(self._bin / "news-please"), "-c", f"{folder}/"], cwd=folder)
        return cost, len(_stored(folder) - before) or len(before)

    def scrapy(self, urls: list[str]) -> tuple[Cost, int]:
        """Downloads the addresses and discards them: the cost, and how many answered with a page."""
        with tempfile.TemporaryDirectory() as folder:
            listed = Path(folder) / "urls.txt"
            listed.write_text("\n".join(urls), encoding="utf-8")
            cost = measure([str(self._bin / "python"), str(_SPIDER), str(listed)], cwd=Path(folder))
        return cost, int(cost.stdout.strip() or 0)

    def versions(self) -> str:
        """Names and versions of the rivals."""
        code = "from importlib.metadata import version as v; print(v('news-please'), v('scrapy'))"
        asked = subprocess.run([str(self._bin / "python"), "-c", code], check=True, capture_output=True, text=True)
        news_please, scrapy = asked.stdout.split()
        return f"news-please {news_please}, Scrapy {scrapy}"

    def _configure(self, folder: Path) -> None:
        """Its own shipped configuration with the few changes needed here."""
        code = "import newsplease, os; print(os.path.dirname(newsplease.__file__))"
        asked = subprocess.run([str(self._bin / "python"), "-c", code], check=True, capture_output=True, text=True)
        shipped = (Path(asked.stdout.strip()) / "config" / "config.cfg").read_text(encoding="utf-8").splitlines()
        lines = []
        for line in shipped:
            name = line.split("=", 1)[0].strip()
            lines.append(f"{name} = {_CONFIG[name].format(folder=folder)}" if name in _CONFIG and "=" in line else line)
        (folder / "config.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _stored(folder: Path) -> set[tuple[str, int]]:
    """The articles stored by news-please in a folder, with their files' times."""
    return {(str(path), path.stat().st_mtime_ns) for path in (folder / "data").rglob("*.json")}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The option that says where the rivals' environment is."""
    parser.add_argument("--rivals", type=Path, default=FOLDER, help="the rivals' environment, made where missing")
