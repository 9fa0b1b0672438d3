"""Feeds of a folder, read by the product: python -m benchmarks.feeds DIR --out P.jsonl [--score SCORER.py].

DIR holds gold.jsonl (`id`, `file`, sometimes `feed_url`; its other fields are not used) and the files it names,
gzipped or not. P.jsonl gets
{"id", "items": [{"url", "title", "date"}]} a line, in document order.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from presswatch.errors import PageError
from scraper.pages.dates.read import DateContext
from scraper.pages.discovery.sitemap import read_sitemap
from scraper.pages.feed.read import FeedEntry, read_feed


def read_body(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def item(entry: FeedEntry, printed: str) -> dict[str, str | None]:
    """An entry without an address is identified by its id. The scorer wants addresses as the feed prints them.

    So a space that the reader writes as %20, as every request must, stays one if the feed has it (`printed`).
    """
    url = entry.url or entry.guid
    spaced = url.replace("%20", " ") if url else None
    return {
        "url": spaced if spaced and spaced.rpartition("/")[2] in printed else url,
        "title": entry.title,
        "date": entry.date.on.isoformat() if entry.date else None,
    }


def predict(folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    path = folder / row["file"]
    path = path if path.exists() else folder / "files" / row["file"]
    body, url = read_body(path), row.get("feed_url") or "http://feed.example/feed"
    try:
        printed = html.unescape(body.decode("utf-8", "replace"))
        items = [item(entry, printed) for entry in read_feed(body, url, None, DateContext()).entries]
    except PageError:
        items = sitemap_items(body, url)
    return {"id": row["id"], "items": items}


def sitemap_items(body: bytes, url: str) -> list[dict[str, str | None]]:
    """Entries of a news sitemap, which lists of feeds contain too; nothing if it is none."""
    try:
        entries = read_sitemap(body, url).entries
    except PageError:
        return []
    dates = [entry.published or entry.lastmod for entry in entries]
    return [
        {"url": entry.url, "title": entry.title, "date": date.on.isoformat() if date else None}
        for entry, date in zip(entries, dates, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="a scorer that is called with gold and predictions")
    arguments = parser.parse_args()
    gold = arguments.folder / "gold.jsonl"
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    started = time.perf_counter()
    answers = [predict(arguments.folder, row) for row in rows]
    seconds = time.perf_counter() - started
    arguments.out.write_text("".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers), "utf-8")
    print(f"{len(rows)} feeds, {sum(len(answer['items']) for answer in answers)} entries, {seconds:.2f} s")
    if arguments.score:
        subprocess.run([sys.executable, str(arguments.score), str(gold), str(arguments.out)], check=True)


if __name__ == "__main__":
    main()
