"""Near-duplicates at size: CPU time of one check and one insert when a million posts are on record.

    python -m benchmarks.neardup_growth [--posts 1000000] [--probes 2000] [--letters 2000]

Fills a SQLite file (in a temporary folder) with the fingerprint table as the database has it, with keys drawn at
random as real keys fall. Then texts of about `--letters` characters are checked (keys, look-up) and inserted one by
one, one in ten a copy with typing errors of an earlier one.
Prints milliseconds of CPU per part, and the share of copies found. Comparing the words of candidates is measured by
benchmarks.neardup; it happens only where there are candidates.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from pipelines.deduplicate.step import MAX_LOOKALIKES, MIN_SHARED_KEYS, fingerprint
from presswatch.database.engine import CACHE_KIB

KEYS = 36
"""Keys of an average post (measured: 32 to 40)."""
POSTING_CAP = 200
"""Of a key that more posts have, so many count (as in presswatch.database.posts)."""
WORDS = 40_000
BATCH = 2000
CHUNK = 500_000


def fill(database: sqlite3.Connection, posts: int) -> None:
    """Builds the table in key order; the smallest hashes of a text are within a fiftieth of the number range."""
    database.execute(
        "CREATE TABLE fingerprints (key INTEGER, post_id INTEGER, PRIMARY KEY (key, post_id)) WITHOUT ROWID"
    )
    span = 2**63 // 50
    keys = np.random.default_rng(1).integers(-span, span, posts * KEYS)
    order = np.argsort(keys)
    for start in range(0, keys.size, CHUNK):
        part = order[start : start + CHUNK]
        rows = zip(keys[part].tolist(), (part // KEYS).tolist(), strict=True)
        database.executemany("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", rows)
    database.commit()


def text_of(chance: random.Random, letters: int) -> str:
    """A text with word frequencies like a language's."""
    words: list[str] = []
    length = 0
    while length < letters:
        word = f"w{int(WORDS * chance.random() ** 3):x}ord"
        words.append(word)
        length += len(word) + 1
    return " ".join(words)


def with_typos(text: str, chance: random.Random) -> str:
    """The text with three letters in a hundred replaced."""
    return "".join("x" if letter != " " and chance.random() < 0.03 else letter for letter in text)


def look_up(database: sqlite3.Connection, keys: tuple[int, ...]) -> list[int]:
    """The posts that share most keys."""
    shared: Counter[int] = Counter()
    for key in keys:
        found = database.execute("SELECT post_id FROM fingerprints WHERE key = ? LIMIT ?", (key, POSTING_CAP))
        shared.update(post for (post,) in found)
    return [post for post, count in shared.most_common(MAX_LOOKALIKES) if count >= MIN_SHARED_KEYS]


def probe(
    database: sqlite3.Connection, first: int, probes: int, letters: int, chance: random.Random
) -> dict[str, float]:
    """Checks and inserts `probes` texts; milliseconds of CPU per text and part, and the share of copies found."""
    spent: Counter[str] = Counter()
    texts: list[str] = []
    copies = found = 0
    for number in range(probes):
        original = chance.randrange(len(texts)) if texts and number % 10 == 9 else None
        text = text_of(chance, letters) if original is None else with_typos(texts[original], chance)
        texts.append(text)
        began = time.process_time()
        keys = fingerprint("", text)
        keyed = time.process_time()
        alike = look_up(database, keys)
        looked = time.process_time()
        database.executemany(
            "INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", [(key, first + number) for key in keys]
        )
        if number % BATCH == BATCH - 1:
            database.commit()
        spent += Counter({"keys": keyed - began, "look-up": looked - keyed, "insert": time.process_time() - looked})
        if original is not None:
            copies += 1
            found += first + original in alike
    return {part: seconds / probes * 1000 for part, seconds in spent.items()} | {"found": found / max(1, copies)}


def main(argv: list[str] | None = None) -> int:
    """Runs the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--probes", type=int, default=2000)
    parser.add_argument("--letters", type=int, default=2000)
    options = parser.parse_args(argv)
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "growth.db")
        database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
        began = time.perf_counter()
        fill(database, options.posts)
        print(f"{options.posts} posts filled in {time.perf_counter() - began:.0f} s")
        database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")  # what a connection of the program has
        result = probe(database, options.posts, options.probes, options.letters, chance)
        database.close()
    total = sum(value for part, value in result.items() if part != "found")
    parts = ", ".join(f"{part} {value:.3f}" for part, value in result.items() if part != "found")
    print(f"ms of CPU a text: {total:.3f} ({parts}); copies found {result['found']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
