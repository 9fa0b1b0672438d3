"""Reads "in the media" posts of a data folder with the product's own readers and writes one prediction a line.

    python -m benchmarks.coverage DIR --out P.jsonl [--ids a,b,c] [--score SCORER.py]

DIR holds `gold.jsonl` and the pages. Each page goes the product's way: article, post, mentions, coverage. Only id,
file, page_url and subjects of a gold line are used; `subjects` is the organization's watchlist, as a run has it:
`[{"name", "aliases", "people": [{"name", "roles"}]}]`. A line without subjects is read without a watchlist. The
outlet is written as the post writes it, unless that is an inflected form of its name.
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

from pipelines.common.fold import squash
from pipelines.coverage.step import read_coverage
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.normalize import normalize
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.records import CoverageFacts, CoverageItem, Post
from presswatch.watchlist.entries import Subject
from scraper.items import Entry, FoundPost
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page


def read_post(body: bytes, url: str) -> Post:
    """One page as the pipeline would hand it on."""
    article = read_article(open_page(body, url), DateContext())
    return normalize(FoundPost(source="benchmark", entry=Entry(url=url), article=article))


def watched_subjects(row: dict[str, Any]) -> list[Subject]:
    """The subjects of a gold line: each organization, and its people with their roles; empty if the line has none."""
    subjects = []
    for entry in row.get("subjects") or ():
        name, aliases = entry["name"], tuple(entry.get("aliases") or ())
        subjects.append(Subject(name=name, kind="organization", aliases=aliases))
        subjects += [
            Subject(name=person["name"], kind="person", organization=name, roles=tuple(person.get("roles") or ()))
            for person in entry.get("people") or ()
        ]
    return subjects


def page_bytes(path: Path) -> bytes:
    """A page of a set, decompressed if it is stored compressed (.gz)."""
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" else body


def read_facts(row: dict[str, Any], body: bytes, catalogue: Catalogue) -> tuple[Post, CoverageFacts, float]:
    """The post of a page, its coverage facts, and the CPU seconds spent on coverage only."""
    post = read_post(body, row["page_url"])
    subjects = watched_subjects(row)
    mentions = find_mentions(post, build_matcher(subjects)) if subjects else ()
    begin = time.process_time()
    facts = read_coverage(post, mentions, catalogue, subjects)
    return post, facts, time.process_time() - begin


def shown_outlet(item: CoverageItem, catalogue: Catalogue) -> str | None:
    """The outlet's name as the post prints it: a listed form, a part of it or a host; not an inflected form."""
    if item.outlet is None or item.outlet_raw is None:
        return item.outlet
    printed = squash(item.outlet_raw)
    known = [one for one in catalogue.outlets if one.shown == item.outlet]
    listed = any(item.outlet_raw in (one.name, *one.forms, *one.weak) for one in known)
    hosts = {squash(domain) for one in known for domain in one.domains}
    return item.outlet_raw if listed or printed in squash(item.outlet) or printed in hosts else item.outlet


def prediction(row: dict[str, Any], post: Post, facts: CoverageFacts, catalogue: Catalogue) -> dict[str, Any]:
    """One line of the prediction file."""
    return {
        "id": row["id"],
        "lang": post.language,
        "post_date": post.published.on.isoformat() if post.published else None,
        "items": [
            {
                "outlet": shown_outlet(item, catalogue),
                "domain": item.domain,
                "date": item.article_date.on.isoformat() if item.article_date else None,
                "url": item.article_url,
                "medium": item.medium,
                "kind": item.kind,
                "certain": item.certain,
                "reason": item.reason,
            }
            for item in facts.items
        ],
        "people": [{"name": p.name, "role": p.roles[0] if p.roles else None} for p in facts.people],
        "quotes": [{"text": q.text, "speaker": q.speaker} for q in facts.quotes],
    }


def run(folder: Path, out: Path, ids: set[str] | None, catalogue: Catalogue) -> tuple[int, float]:
    """Writes the predictions; returns the number of posts and the CPU seconds spent on coverage only."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for line in lines if line.strip() and (row := json.loads(line)) and (ids is None or row["id"] in ids)]
    seconds = 0.0
    with out.open("w", encoding="utf-8") as sink:
        for row in rows:
            post, facts, spent = read_facts(row, page_bytes(folder / row["file"]), catalogue)
            seconds += spent
            sink.write(json.dumps(prediction(row, post, facts, catalogue), ensure_ascii=False) + "\n")
    return len(rows), seconds


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ids", help="ids with commas between: only these posts")
    parser.add_argument("--score", type=Path, help="scorer to run afterwards")
    options = parser.parse_args()
    ids = set(options.ids.split(",")) if options.ids else None
    count, seconds = run(options.folder, options.out, ids, load_catalogue())
    print(f"{count} posts, {seconds:.2f} CPU s for coverage, {1000 * seconds / max(count, 1):.1f} ms a post")
    if options.score is None:
        return 0
    command = [
        sys.executable,
        str(options.score),
        "--gold",
        str(options.folder / "gold.jsonl"),
        "--pred",
        str(options.out),
    ]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
