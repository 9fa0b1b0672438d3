"""Reads the post pages of a data folder with the product's own reader and writes one prediction a line.

    python -m benchmarks.articles DIR --out P.jsonl [--ids IDS.txt] [--score SCORER.py]

DIR holds `gold.jsonl` (only id, html and url are used) and the pages (gzip). The moment of fetching is unknown, so no
relative date is read. Prints the number of pages and the CPU seconds spent reading.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from presswatch.records import DateReading
from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page


def address_of(row: dict[str, Any]) -> str:
    """The page's address; for a page stored without one, that of its site."""
    return str(row.get("url") or f"http://{row.get('domain') or 'unknown.invalid'}/")


def date_text(reading: DateReading | None) -> str | None:
    """A date in the scorer's form: the instant with its offset if the page prints one, else the day."""
    if reading is None:
        return None
    return reading.on.isoformat()


def prediction(row: dict[str, Any], article: Article) -> dict[str, Any]:
    """One line of the prediction file."""
    return {
        "id": row["id"],
        "title": article.title,
        "authors": list(article.byline),
        "date": date_text(article.published),
        "date_certain": bool(article.published and article.published.certain),
        "date_source": article.published.source if article.published else None,
        "text": article.text,
        "lang": article.language,
        "links": [link.url for link in article.links],
        "wall": article.wall,
    }


def run(folder: Path, out: Path, ids: set[str] | None) -> tuple[int, float]:
    """Writes the predictions for all (or the named) pages of a folder; returns their number and the CPU seconds."""
    rows = [
        json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    rows = [row for row in rows if ids is None or row["id"] in ids]
    seconds = 0.0
    with out.open("w", encoding="utf-8") as sink:
        for row in rows:
            body = gzip.decompress((folder / row["html"]).read_bytes())
            begin = time.process_time()
            article = read_article(open_page(body, address_of(row)), DateContext())
            seconds += time.process_time() - begin
            sink.write(json.dumps(prediction(row, article), ensure_ascii=False) + "\n")
    return len(rows), seconds


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ids", type=Path, help="file of ids, one a line: only these pages")
    parser.add_argument("--score", type=Path, help="scorer to run afterwards")
    options = parser.parse_args()
    ids = set(options.ids.read_text(encoding="utf-8").split()) if options.ids else None
    count, seconds = run(options.folder, options.out, ids)
    print(f"{count} pages, {seconds:.1f} CPU s, {count / max(seconds, 1e-9):.1f} pages a CPU second")
    if options.score is None:
        return 0
    extra = ["--subset", str(options.ids)] if options.ids else []
    return subprocess.run(
        [sys.executable, str(options.score), str(options.folder / "gold.jsonl"), str(options.out), *extra], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
