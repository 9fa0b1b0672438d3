"""Near-duplicates: streams texts through fingerprint, index and verdict, one by one, as a run does.

    python -m benchmarks.neardup DIR --out P.jsonl [--score SCORER.py]

DIR holds texts.jsonl (id, title, text are read; nothing else) and, for the scorer, pairs.jsonl. Writes one line
{"a", "b"} for every text found to be a duplicate. Prints the number of texts and the CPU time per text of keys and
index, and of comparing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipelines.deduplicate.step import MAX_LOOKALIKES, MIN_SHARED_KEYS, content_hash, decide, fingerprint
from presswatch.records import KnownPost, Post

POSTING_CAP = 64
"""Of a key that more posts have, the newest count, as in the database: set phrases cost no more than other text."""

OTHERS = 6
"""So many further posts show what recurs on those of a source."""


class Index:
    """The stored posts in memory: what the database's fingerprint table does in a run."""

    def __init__(self) -> None:
        """An empty index."""
        self.posts: list[KnownPost] = []
        self._by_key: dict[int, list[int]] = defaultdict(list)
        self._by_hash: dict[str, int] = {}

    def lookalikes(self, keys: Iterable[int]) -> list[KnownPost]:
        """The posts that share most keys, most first; a key that many posts have counts less."""
        shared: Counter[int] = Counter()
        weights: Counter[int] = Counter()
        for key in keys:
            posts = self._by_key.get(key, ())[-POSTING_CAP:]
            shared.update(posts)
            weights.update(dict.fromkeys(posts, 1 / max(1, len(posts))))
        ranked = sorted((-weights[number], number) for number, count in shared.items() if count >= MIN_SHARED_KEYS)
        return [self.posts[number] for _, number in ranked[:MAX_LOOKALIKES]]

    def same_content(self, digest: str) -> KnownPost | None:
        """The first post with this content hash."""
        number = self._by_hash.get(digest)
        return None if number is None else self.posts[number]

    def others(self, known: KnownPost) -> list[KnownPost]:
        """Posts of the sources of a known one: those stored next to it, and the newest."""
        around = self.posts[max(0, known.id - OTHERS // 2) : known.id + OTHERS // 2] + self.posts[-OTHERS:]
        return list({one.id: one for one in around}.values())

    def add(self, post: KnownPost, keys: Iterable[int]) -> None:
        """Stores a post under its keys."""
        self.posts.append(post)
        self._by_hash.setdefault(post.content_hash, len(self.posts) - 1)
        for key in keys:
            self._by_key[key].append(len(self.posts) - 1)


def stream(rows: Iterable[dict[str, Any]], index: Index, spent: Counter[str]) -> Iterator[tuple[str, str]]:
    """Decides row by row; yields (id of the row, id of the post it duplicates). `spent` sums CPU seconds per part."""
    names: list[str] = []
    for row in rows:
        title, text = row.get("title") or "", row["text"]
        began = time.process_time()
        digest, keys = content_hash(title, text), fingerprint(title, text)
        alike = index.lookalikes(keys)
        compared = time.process_time()
        post = Post(source="bench", url=f"https://bench.example/{row['id']}", url_key=row["id"], title=title, text=text)
        verdict = decide(post, digest, None, index.same_content(digest), alike, others=index.others)
        decided = time.process_time()
        known = KnownPost(
            id=len(names),
            url=post.url,
            url_key=post.url_key,
            title=title,
            text=text,
            content_hash=digest,
            language=None,
            published_on=None,
            duplicate_of=verdict.duplicate_of,
        )
        index.add(known, keys)
        names.append(row["id"])
        spent["index"] += compared - began + time.process_time() - decided
        spent["compare"] += decided - compared
        if verdict.duplicate_of is not None:
            yield row["id"], names[verdict.duplicate_of]


def main(argv: list[str] | None = None) -> int:
    """Runs the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="a scorer to run afterwards")
    options = parser.parse_args(argv)
    with (options.folder / "texts.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    spent: Counter[str] = Counter()
    with options.out.open("w", encoding="utf-8") as out:
        for a, b in stream(rows, Index(), spent):
            out.write(json.dumps({"a": a, "b": b}) + "\n")
    per_text = {part: seconds / max(1, len(rows)) * 1000 for part, seconds in sorted(spent.items())}
    print(f"{len(rows)} texts; " + ", ".join(f"{part} {value:.3f} ms a text" for part, value in per_text.items()))
    if options.score is not None:
        gold, pairs = options.folder / "texts.jsonl", options.folder / "pairs.jsonl"
        command = [
            sys.executable,
            str(options.score),
            "--gold",
            str(gold),
            "--pairs",
            str(pairs),
            "--pred",
            str(options.out),
        ]
        return subprocess.run(command, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
