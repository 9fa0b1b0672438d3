"""Finds the watched names in the labelled texts and pages of a data folder.

    python -m benchmarks.mentions DIR --out P.jsonl [--score SCORER.py]

DIR holds `texts.jsonl` and `watchlist.json`. Only the text or page and its language
(what a source's setting says) are used.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from pipelines.mentions.step import Matcher, build_matcher, find_mentions, find_spans
from presswatch.records import Post
from presswatch.watchlist.entries import Subject, SubjectKind

_KINDS: dict[str, SubjectKind] = {"org": "organization", "outlet": "outlet", "person": "person", "topic": "topic"}


def subjects_of(watchlist: list[dict[str, Any]]) -> list[Subject]:
    """The watchlist of the data set as Presswatch subjects."""
    return [
        Subject(
            name=entry["name"],
            kind=_KINDS[entry["type"]],
            aliases=tuple(entry.get("aliases") or ()),
            organization=entry.get("organization") or "",
            roles=tuple(entry.get("roles") or ()),
        )
        for entry in watchlist
    ]


def page_post(html: str, language: str | None) -> Post:
    """The title and text of a whole page, as the crawler reads it."""
    from scraper.pages.article.read import read_article  # noqa: PLC0415  (heavy, and only for whole pages)
    from scraper.pages.dates.read import DateContext  # noqa: PLC0415
    from scraper.pages.parsing.page import open_page  # noqa: PLC0415

    url = "https://example.org/post"
    article = read_article(open_page(html.encode(), url, "text/html; charset=utf-8"), DateContext())
    return Post(
        source="benchmark",
        url=url,
        url_key=url,
        title=article.title,
        text=article.text,
        blocks=article.blocks,
        byline=article.byline,
        language=article.language or language,
    )


def predict(record: dict[str, Any], matcher: Matcher, ids: list[str]) -> list[dict[str, Any]]:
    """The mentions of one record in the scorer's form."""
    if record.get("kind") == "html":
        names = {subject.name: ids[number] for number, subject in enumerate(matcher.subjects)}
        post = page_post(record["html"], record.get("lang"))
        return [{"entity": names[m.subject], "start": m.start, "end": m.end} for m in find_mentions(post, matcher)]
    spans = find_spans(record["text"], matcher, record.get("lang"))
    return [{"entity": ids[s.index], "start": s.start, "end": s.end, "rule": s.rule} for s in spans]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", type=Path)
    options = parser.parse_args()
    watchlist = json.loads((options.folder / "watchlist.json").read_text(encoding="utf-8"))
    ids = [entry["id"] for entry in watchlist]
    started = time.perf_counter()
    matcher = build_matcher(subjects_of(watchlist))
    count = 0
    with options.out.open("w", encoding="utf-8") as out:
        for line in (options.folder / "texts.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            out.write(
                json.dumps({"id": record["id"], "mentions": predict(record, matcher, ids)}, ensure_ascii=False) + "\n"
            )
            count += 1
    print(f"{count} texts in {time.perf_counter() - started:.1f} s")
    if options.score:
        gold = options.folder / "texts.jsonl"
        subprocess.run(
            [sys.executable, str(options.score), "--gold", str(gold), "--pred", str(options.out)], check=True
        )


if __name__ == "__main__":
    main()
