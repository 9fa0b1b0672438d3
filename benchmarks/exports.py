"""Exports at size: rows, seconds and peak memory of each format with a million records in the database.

    python -m benchmarks.exports [--rows 1000000] [--what mentions] [--formats csv,jsonl,xlsx] [--keep FILE]

Fills a SQLite file (in a temporary folder, or FILE, which is reused) with this many posts, each with a text, a mention
and a coverage, every fifth with a quote, then exports everything in a separate process for each format. Prints a line
each; exits 1 if rows are missing or a process took more than 300 MB.
"""

# ruff: noqa: E501 - each row of the tables is on one line

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from presswatch.database import schema
from presswatch.database.opening import open_database

MOST_MB = 300
CHUNK = 10_000
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = "council court school river report ruling hearing witness archive 보고서 인권 기록 발표 measure border letter".split()
ENDINGS = {"csv": "csv", "jsonl": "jsonl", "xlsx": "xlsx", "bibtex": "bib", "ris": "ris", "csl": "json"}
OUTLETS = 200

Rows = dict[Any, list[dict[str, Any]]]


def fill(path: Path, rows: int) -> None:
    """Creates the database with its records, by the tables, in chunks."""
    chance = random.Random(1)
    with open_database(f"sqlite:///{path}", create=True) as database, database.write() as conn:
        conn.execute(
            insert(schema.sources),
            [{"id": 1, "name": "alpha", "url": "https://alpha.example/", "since_at": BEGAN, "added_at": BEGAN}],
        )
        conn.execute(
            insert(schema.outlets),
            [{"id": n, "name": f"Outlet {n}", "domain": f"o{n}.example"} for n in range(1, OUTLETS + 1)],
        )
        for first in range(1, rows + 1, CHUNK):
            _insert(conn, _chunk(range(first, min(first + CHUNK, rows + 1)), chance))


def _insert(conn: Connection, chunk: Rows) -> None:
    for table, rows in chunk.items():
        if rows:
            conn.execute(insert(table), rows)


def _chunk(numbers: range, chance: random.Random) -> Rows:
    made: Rows = {}
    for number in numbers:
        for table, row in _records(number, chance):
            made.setdefault(table, []).append(row)
    return made


def _records(n: int, chance: random.Random) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The rows of one post."""
    seen = BEGAN + timedelta(minutes=2 * n)
    title, sentence = (" ".join(chance.choices(WORDS, k=size)) for size in (8, 20))
    yield from _post_rows(n, seen, title, f"{sentence}. " * 3)
    place = {"surface": "Jane Doe", "n": 1, "start": 0, "end": 8, "where": "body", "rule": "alias Jane Doe"}
    named = {"subject": f"Subject {n % 50}", "kind": "named", "sentence": sentence, **place}
    yield schema.mentions, {"id": n, "post_id": n, "first_seen_at": seen, "run_at": seen, **named}
    yield from _coverage_rows(n, seen, title)
    if n % 5 == 0:
        quote = {"start": 0, "end": 9, "text": sentence, "search_form": sentence, "speaker": "Jane Doe"}
        yield schema.quotes, {"post_id": n, **quote}


def _post_rows(n: int, seen: datetime, title: str, text: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    content_hash = f"{n:064x}"
    yield schema.posts, {
        "id": n, "source_id": 1, "url": f"https://alpha.example/news/{n}", "url_key": f"alpha.example/news/{n}", "title": title, "byline": ["A B"],
        "language": "en", "published_on": date(2020, 1, 1) + timedelta(days=n % 2000), "published_precision": "day", "published_certain": True,
        "first_seen_at": seen, "last_seen_at": seen, "content_hash": content_hash, "run_at": seen,
    }  # fmt: skip
    wording = {"title": title, "text": text, "blocks": [], "links": [], "content_hash": content_hash, "seen_at": seen}
    yield schema.revisions, {"id": n, "post_id": n, "n": 1, **wording}
    yield schema.sightings, {"post_id": n, "source_id": 1, "first_seen_at": seen, "last_seen_at": seen}


def _coverage_rows(n: int, seen: datetime, headline: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    outlet = n % OUTLETS
    article = {"article_url": f"https://o{outlet}.example/{n}", "headline": headline, "article_on": date(2024, 5, 1)}
    keys = {"id": n, "key": f"url:o.example/{n}", "outlet_id": outlet + 1}
    yield schema.coverage, {**keys, "medium": "article", "first_seen_at": seen, "run_at": seen, **article}
    common = {"medium": "article", "kind": "named", "certain": True, "reason": "linked", "first_seen_at": seen}
    yield schema.coverage_posts, {"coverage_id": n, "post_id": n, **common}


SCRIPT = """
import re, sys, time
from presswatch.cli.app import run_command_line
code = run_command_line(sys.argv[1:])
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]  # not ru_maxrss, which counts the parent's
print(code, int(peak) // 1024, round(time.process_time(), 1))
"""


def measure(database: Path, what: str, form: str) -> tuple[int, int, float, float]:
    """Exports in a separate process: rows written, its peak in MB, CPU seconds, size of the file in MB."""
    out = database.with_suffix(f".{form}.{ENDINGS[form]}")
    command = [
        sys.executable,
        "-c",
        SCRIPT,
        "--database",
        str(database),
        "export",
        str(out),
        "--what",
        what,
        "--format",
        form,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"PRESSWATCH_WATCHLIST": ""}
    )
    print(f"  {done.stderr.strip()}", file=sys.stderr)
    code, peak, seconds = done.stdout.split()
    rows = int(done.stderr.rsplit("wrote ", 1)[1].split()[0].replace(",", "")) if code == "0" else -1
    size = out.stat().st_size / 1e6
    out.unlink()
    return rows, int(peak), float(seconds), size


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--what", default="mentions", help="the table; references are of coverage")
    parser.add_argument("--formats", default="csv,jsonl,xlsx")
    parser.add_argument("--keep", type=Path, help="the database: filled if it does not exist, kept")
    options = parser.parse_args()
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "exports.db"
        if not path.exists():
            began = time.process_time()
            fill(path, options.rows)
            print(
                f"filled with {options.rows:,} posts in {time.process_time() - began:.0f} s, {path.stat().st_size / 1e6:,.0f} MB"
            )
        for form in options.formats.split(","):
            what = options.what if form in ("csv", "jsonl", "xlsx") else "coverage"
            rows, peak, seconds, size = measure(path, what, form)
            worst += rows != options.rows or peak > MOST_MB
            print(
                f"{what:9} {form:7} {rows:>10,} rows  peak {peak:4} MB  {seconds:6.1f} s CPU  {size:8.1f} MB",
                flush=True,
            )
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
