"""Posts of one house: reads each house's posts in order and decides, as a run does, which are one another's copies.

    python -m benchmarks.houses DIR --out P.jsonl

DIR holds houses.jsonl, a house a line: {"house", "lang", "posts": [{"id", "url", "file", "title", "date"}],
"duplicates": [["id", "id"], …]}, and the pages (HTML, or HTML in gzip) under `file`, a path from DIR; `title` and
`date` (ISO 8601) are what a list shows of a post, and may be absent. Each page is read, normalized and compared with
the house's posts before it; what recurs on them is learned on the way. Writes a line {"house", "a", "b", "reported",
"reason"} for each post `b` found to be a copy of `a`. Prints, for each house and all, precision, recall and F1 over the
pairs of posts in one group, and how many posts were merged with other news.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.neardup import Index
from pipelines.deduplicate.step import content_hash, decide, fingerprint
from pipelines.normalize import normalize
from presswatch.records import DateReading, KnownPost, Post, Verdict
from scraper.items import Entry, FoundPost
from scraper.pages.dates.read import DateContext
from scraper.pages.post import read_post

GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of posts found and expected, and the posts that were merged with other news."""

    right: int = 0
    found: int = 0
    asked: int = 0
    merged: int = 0

    def __add__(self, other: Score) -> Score:
        """The sum over sources."""
        return Score(
            self.right + other.right, self.found + other.found, self.asked + other.asked, self.merged + other.merged
        )

    def __str__(self) -> str:
        """The figures in one line."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.asked if self.asked else 1.0
        f1 = 2 * self.right / (self.found + self.asked) if self.found + self.asked else 1.0
        figures = f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        return f"{figures}  ({self.asked} pairs, {self.found} found), {self.merged} different posts merged"


def read(folder: Path, house: str, row: Mapping[str, Any]) -> Post:
    """The post of one row, as a run has it after reading its page; raises PageError if it cannot be read."""
    body = (folder / row["file"]).read_bytes()
    body = gzip.decompress(body) if body.startswith(GZIP) else body
    shown = DateReading(on=date.fromisoformat(row["date"][:10]), source="listing") if row.get("date") else None
    entry = Entry(url=row["url"], title=row.get("title") or "", date=shown)
    article = read_post(body, row["url"], None, DateContext())
    return normalize(FoundPost(source=house, entry=entry, article=article))


def verdicts(posts: Iterable[Post]) -> Iterator[Verdict]:
    """Decides post by post; `post_id` and `duplicate_of` are places in the order of the posts."""
    index, by_key = Index(), dict[str, KnownPost]()
    for number, post in enumerate(posts):
        digest, keys = content_hash(post.title, post.text), fingerprint(post.title, post.text)
        verdict = decide(
            post,
            digest,
            by_key.get(post.url_key),
            index.same_content(digest),
            index.lookalikes(keys),
            others=index.others,
        )
        known = KnownPost(
            id=number,
            url=post.url,
            url_key=post.url_key,
            title=post.title,
            text=post.text,
            content_hash=digest,
            language=post.language,
            published_on=post.published.on if post.published else None,
            duplicate_of=root_of(verdict),
            sources=(post.source,),
        )
        by_key.setdefault(post.url_key, known)
        index.add(known, keys)
        yield verdict


def root_of(verdict: Verdict) -> int | None:
    """The first post of the group that a post was put into, None for a post of its own."""
    if verdict.state == "new":
        return None
    return verdict.post_id if verdict.duplicate_of is None else verdict.duplicate_of


def score(ids: list[str], roots: list[int | None], duplicates: Iterable[Iterable[str]]) -> Score:
    """Compares the groups found (`roots`, by place) with the pairs of ids that are the same news."""
    gold = {one: one for one in ids}
    for a, b in duplicates:
        old, new = gold[b], gold[a]
        gold = {one: new if group == old else group for one, group in gold.items()}
    found = [ids[number if root is None else root] for number, root in enumerate(roots)]
    both = [(gold[a] == gold[b], found[i] == found[j]) for (i, a), (j, b) in combinations(enumerate(ids), 2)]
    return Score(
        right=sum(asked and given for asked, given in both),
        found=sum(given for _, given in both),
        asked=sum(asked for asked, _ in both),
        merged=sum(gold[one] != gold[group] for one, group in zip(ids, found, strict=True)),
    )


def run(folder: Path, out: Path) -> dict[str, Score]:
    """Writes the results for all sources; returns the score of each."""
    scores: dict[str, Score] = {}
    with (folder / "houses.jsonl").open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as sink:
        for house in (json.loads(line) for line in lines if line.strip()):
            name, ids = house["house"], [str(row["id"]) for row in house["posts"]]
            found = list(verdicts(read(folder, name, row) for row in house["posts"]))
            roots = [root_of(one) for one in found]
            for own, root, verdict in zip(ids, roots, found, strict=True):
                if root is not None:
                    line = {"house": name, "a": ids[root], "b": own, "reported": verdict.doubtful}
                    sink.write(json.dumps(line | {"reason": verdict.reason}, ensure_ascii=False) + "\n")
            scores[name] = score(ids, roots, house.get("duplicates", ()))
    return scores


def main(argv: list[str] | None = None) -> int:
    """Runs the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    scores = run(options.folder, options.out)
    for name, one in scores.items():
        print(f"{name:30} {one}")
    print(f"{'all':30} {sum(scores.values(), Score())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
