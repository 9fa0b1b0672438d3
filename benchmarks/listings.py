"""Predictions for labelled listing pages, in the form the listings scorer takes.

    python -m benchmarks.listings DIR --out P.jsonl [--score SCORER.py]

DIR holds gold.jsonl and pages/. Of a record only `id`, `file`, `url` and `captured` (the day the page was saved, the
base of relative
dates) are used. The pages go through `scraper.pages.listing.read.read_listing`, as in the product.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import Listing, read_listing
from scraper.pages.parsing.page import open_page


def predict(folder: Path, record: dict[str, Any]) -> Listing:
    """Reads one page of a data folder as the product would."""
    page = open_page(gzip.decompress((folder / "pages" / record["file"]).read_bytes()), record["url"])
    captured = record.get("captured")
    now = datetime.fromisoformat(captured).replace(hour=23, minute=59, tzinfo=UTC) if captured else None
    return read_listing(page, DateContext(now=now, language=page.declared_language))


def as_line(record_id: str, listing: Listing) -> dict[str, Any]:
    """A prediction in the scorer's form."""
    items = [
        {
            "url": item.url,
            "title": item.title,
            "date": item.date.on.isoformat() if item.date and item.date.precision not in ("month", "year") else None,
        }
        for item in listing.items
    ]
    return {
        "id": record_id,
        "items": items,
        "next": listing.next_url,
        "confidence": listing.confidence,
        "reason": listing.reason,
    }


def main() -> int:
    """Writes the predictions and prints how long they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", type=Path)
    options = parser.parse_args()
    records = [json.loads(line) for line in (options.folder / "gold.jsonl").read_text("utf-8").splitlines()]
    started = time.process_time()
    with options.out.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(as_line(record["id"], predict(options.folder, record)), ensure_ascii=False) + "\n")
    spent = time.process_time() - started
    print(f"{len(records)} pages, {spent:.1f} CPU seconds, {len(records) / spent:.0f} pages a second")
    if options.score:
        subprocess.run(
            [sys.executable, str(options.score), str(options.folder / "gold.jsonl"), str(options.out)], check=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
