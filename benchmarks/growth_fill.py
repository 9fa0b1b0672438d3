"""Fills a database with invented posts, as after years of runs: the basis for growth and search.

    python -m benchmarks.growth_fill URL [--posts 1000000] [--letters 1000]

`URL` is the address of an empty database (sqlite:///file.db or postgresql://...); the schema is created by the
product's own migrations and every table is filled: 200 sources, a run for every 2,500 posts with a visit of every
source, and for each post its address, sighting, snapshot reference, wording, fingerprint keys, validators; for part of
them mentions, notices, coverage, people, quotes, decisions. Word frequencies follow those of a language, in Latin
letters and for every fourth post in Korean. SQLite's search index is updated by the product's own function,
PostgreSQL's is rebuilt at the end. Everything comes from a seed: the same size is the same record.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table, insert

from presswatch.database import HEAD, schema, search
from presswatch.database.engine import Database
from presswatch.database.opening import open_database

SOURCES = 200
SUBJECTS = 60
OUTLETS = 300
POSTS_A_RUN = 2_500
KEYS_A_POST = 36
"""Fingerprint keys of an average post (measured: 32 to 40)."""
BATCH = 2_000
KEYS_AT_ONCE = 500_000
SEARCH_INDEX = "ix_revisions_search_keys"
WAITING = 200
"""The notices of this many of the newest posts are still waiting to be delivered."""
FIRST_DAY = datetime(2016, 1, 4, 6, tzinfo=UTC)
LAST_DAY = datetime(2026, 11, 20, 6, tzinfo=UTC)
LATIN_WORDS, KOREAN_WORDS = 60_000, 30_000
_SYLLABLES = [
    onset + nucleus + coda
    for onset in (
        "b",
        "br",
        "c",
        "ch",
        "d",
        "f",
        "g",
        "gr",
        "h",
        "j",
        "l",
        "m",
        "n",
        "p",
        "pl",
        "r",
        "s",
        "st",
        "t",
        "v",
    )
    for nucleus in ("a", "e", "i", "o", "u", "ea", "io", "ou")
    for coda in ("", "n", "r", "s", "l", "t", "nd", "ck", "m", "ng", "st", "x")
]
_HANGUL = [chr(code) for code in range(0xAC00, 0xD7A4, 7)]

Rows = dict[Table, list[dict[str, Any]]]


@dataclass(slots=True)
class Vocabulary:
    """The invented words, most frequent first; the hundredth is a hundred times as rare as the first."""

    chance: random.Random = field(default_factory=lambda: random.Random(1))
    latin: list[str] = field(init=False)
    korean: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.latin = self._words(LATIN_WORDS, _SYLLABLES, 1, 3)
        self.korean = self._words(KOREAN_WORDS, _HANGUL, 2, 4)

    def _words(self, count: int, pieces: list[str], low: int, high: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found["".join(self.chance.choices(pieces, k=self.chance.randint(low, high)))] = None
        return list(found)

    def text(self, draws: Any, *, korean: bool) -> str:
        """A text of paragraphs, with a word for each of the numbers from 0 to 1."""
        words = self.korean if korean else self.latin
        places = np.minimum(len(words) ** draws, len(words) - 1).astype(int).tolist()
        drawn = [words[place] for place in places]
        sentences = [" ".join(drawn[at : at + 12]).capitalize() + "." for at in range(0, len(drawn), 12)]
        return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def main() -> int:
    """Fills the database named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--letters", type=int, default=1_000)
    options = parser.parse_args()
    began = time.perf_counter()
    fill(options.url, options.posts, options.letters)
    print(f"{options.posts} posts in {time.perf_counter() - began:.0f} s (schema {HEAD})")
    return 0


def fill(url: str, posts: int, letters: int = 1_000) -> None:
    """Creates the database at `url` and fills it with this many posts of about this many letters."""
    with open_database(url, create=True) as database:
        with database.write() as conn:
            _insert(conn, _ground(posts))
            search_index_again = _dropped(conn)
        words = Vocabulary()
        for start in range(0, posts, BATCH):
            with database.write() as conn:
                _insert(conn, _posts(words, start, min(start + BATCH, posts), posts, letters))
        _fill_keys(database, posts)
        _index(database, search_index_again)


def _dropped(conn: Connection) -> str:
    """Drops PostgreSQL's search index, which is built faster at the end, and returns the statement for it."""
    if conn.dialect.name == "sqlite":
        return ""
    made = conn.exec_driver_sql(f"SELECT pg_get_indexdef('{SEARCH_INDEX}'::regclass)").scalar_one()
    conn.exec_driver_sql(f"DROP INDEX {SEARCH_INDEX}")
    return str(made)


def _insert(conn: Connection, rows: Rows) -> None:
    for table, made in rows.items():
        if made:
            conn.execute(insert(table), made)


def source_name(number: int) -> str:
    """The name of one of the sources, from 0."""
    return f"filled-{number:03d}"


def source_url(number: int) -> str:
    """The address of one of the sources: never requested, since they are due in ten years."""
    return f"https://filled-{number:03d}.example/news/"


def subject_name(number: int) -> str:
    """The name of one of the subjects, from 0."""
    return f"Filled Subject {number:02d}"


def moment_of(number: int, posts: int) -> datetime:
    """When a post was first seen, out of this many."""
    return FIRST_DAY + (LAST_DAY - FIRST_DAY) * (number / posts)


def _ground(posts: int) -> Rows:
    """What posts refer to: sources, subjects, outlets, runs with their visits."""
    rows: Rows = {schema.sources: [], schema.subjects: [], schema.outlets: [], schema.runs: [], schema.visits: []}
    fixed = {"state": "ok", "kind": "listing", "added_at": FIRST_DAY, "since_at": FIRST_DAY}
    for number in range(SOURCES):
        dates = {"backfilled_at": FIRST_DAY, "last_good_at": LAST_DAY, "next_due_at": LAST_DAY + timedelta(days=3650)}
        names = {"id": number + 1, "name": source_name(number), "url": source_url(number)}
        rows[schema.sources].append(names | fixed | dates)
    for number in range(SUBJECTS):
        name = {"name": subject_name(number), "kind": "organization", "added_at": FIRST_DAY}
        rows[schema.subjects].append(name)
    rows[schema.outlets] = [
        {"id": number + 1, "name": f"The Filled Courier {number}", "domain": f"courier-{number}.example"}
        for number in range(OUTLETS)
    ]
    process = {"pid": 1, "pid_started": "1", "host": "bench", "boot_id": "bench", "state": "ok"}
    for run in range(-(-posts // POSTS_A_RUN)):
        at = moment_of(run * POSTS_A_RUN, posts)
        counts = {"requests": SOURCES * 2, "posts_seen": 4_000, "posts_new": POSTS_A_RUN}
        rows[schema.runs].append({"id": run + 1, "started_at": at, "ended_at": at} | process | counts)
        rows[schema.visits] += [
            {"run_id": run + 1, "source_id": one + 1, "state": "ok", "started_at": at, "ended_at": at, "listed": 20}
            for one in range(SOURCES)
        ]
    return rows


def _posts(words: Vocabulary, start: int, end: int, posts: int, letters: int) -> Rows:
    """The rows of the posts with these numbers."""
    chance, draws = random.Random(start), np.random.default_rng(start)
    rows: Rows = {
        table: []
        for table in (
            *(schema.posts, schema.post_addresses, schema.sightings, schema.snapshots, schema.revisions),
            *(schema.validators, schema.mentions, schema.coverage, schema.coverage_posts, schema.spokespeople),
            *(schema.quotes, schema.outbox, schema.decisions),
        )
    }
    for number in range(start, end):
        korean = number % 4 == 3
        drawn = draws.random(int(letters / (3.9 if korean else 6.6)))
        text = words.text(drawn, korean=korean)
        title = words.text(drawn[::-1][:8], korean=korean).rstrip(".")
        _add_post(rows, number, title, text, posts)
        if chance.random() < 0.3:
            _add_mentions(rows, number, text, posts, chance)
        if chance.random() < 0.1:
            _add_coverage(rows, number, text, posts, chance)
    return rows


def _add_post(rows: Rows, number: int, title: str, text: str, posts: int) -> None:
    """The rows that every post has."""
    post, source, at = number + 1, number % SOURCES, moment_of(number, posts)
    key = f"filled-{source:03d}.example/news/{number}-{title[:40].replace(' ', '-').lower()}"
    url, digest = f"https://{key}", hashlib.sha256(f"{number}".encode()).hexdigest()
    copied = number % 33 == 32
    rows[schema.posts].append(
        {
            "id": post,
            "source_id": source + 1,
            "url": url,
            "url_key": key,
            "title": title,
            "byline": [],
            "language": "ko" if number % 4 == 3 else "en",
            "teaser": text[:120],
            "published_on": at.date(),
            "published_at": at,
            "published_precision": "day",
            "published_zone": None,
            "published_raw": at.isoformat(),
            "published_source": "time",
            "published_certain": True,
            "last_seen_at": at,
            "content_hash": digest,
            "backfill": number < posts // 10,
            "duplicate_of": post - 1 if copied else None,
            "duplicate_reason": "same" if copied else None,
        }
        | _seen(number, posts)
    )
    rows[schema.post_addresses].append({"url_key": key, "post_id": post, "url": url, "how": "given"})
    seen = {"post_id": post, "source_id": source + 1, "first_seen_at": at, "last_seen_at": at}
    rows[schema.sightings].append(seen | {"guid": None, "shown": digest})
    kept = {"id": post, "url": url, "fetched_at": at, "status": 200, "payload_sha256": digest, "warc_length": 9_000}
    rows[schema.snapshots].append(kept | {"warc_file": f"filled/{number // 10_000}.warc.gz", "warc_offset": number})
    block = [["paragraph", 0, len(text)]]
    wording = {"id": post, "post_id": post, "n": 1, "title": title, "text": text, "blocks": block, "links": []}
    rows[schema.revisions].append(wording | {"content_hash": digest, "seen_at": at, "snapshot_id": post})
    asked = {"source_id": source + 1, "url": url, "etag": f'"{number:x}"', "body_sha256": digest}
    rows[schema.validators].append(asked | {"fetched_at": at, "asked_at": at})
    if number % 20 == 0:
        said = {"url_key": key, "source_id": source + 1, "url": url, "at": at, "step": "deduplicate"}
        rows[schema.decisions].append(said | {"outcome": "unchanged"})


def _seen(number: int, posts: int) -> dict[str, Any]:
    """When a post and its contents were first seen, and its place in lists."""
    at, run = moment_of(number, posts), number // POSTS_A_RUN
    begun = moment_of(run * POSTS_A_RUN, posts)
    return {"first_seen_at": at, "run_id": run + 1, "run_at": begun, "sort_day": at.date().isoformat()}


def _notice(kind: str, number: int, posts: int, **more: Any) -> dict[str, Any]:
    at = moment_of(number, posts)
    sent = None if number >= posts - WAITING else at
    fixed = {"kind": kind, "post_id": number + 1, "payload": {"title": "a post"}, "created_at": at, "reported_at": sent}
    return fixed | {"run_id": number // POSTS_A_RUN + 1, "coverage_id": None, "subject": ""} | more


def _add_mentions(rows: Rows, number: int, text: str, posts: int, chance: random.Random) -> None:
    for subject in {int(SUBJECTS ** chance.random()) - 1 for _ in range(chance.randint(1, 3))}:
        name = subject_name(subject)
        place = {"start": 0, "end": 10, "where": "lead", "rule": f"name {name}", "sentence": text[:120]}
        whose = {"post_id": number + 1, "subject": name, "surface": name, "n": 1, "kind": "named"}
        seen = _seen(number, posts) | {"backfill": number < posts // 10}
        rows[schema.mentions].append(whose | place | seen)
        rows[schema.outbox].append(_notice("mention", number, posts, key=f"m{number}-{subject}", subject=name))


def _add_coverage(rows: Rows, number: int, text: str, posts: int, chance: random.Random) -> None:
    outlet, at = int(OUTLETS ** chance.random()), moment_of(number, posts)
    url = f"https://courier-{outlet}.example/articles/{number}"
    dates = {"article_on": at.date(), "article_precision": "day", "medium": "article"} | _seen(number, posts)
    rows[schema.coverage].append(
        {"id": number + 1, "key": url, "outlet_id": outlet, "article_url": url, "headline": text[:60]} | dates
    )
    tie = {"coverage_id": number + 1, "post_id": number + 1, "kind": "cited", "certain": True, "reason": "link"}
    rows[schema.coverage_posts].append(tie | {"medium": "article", "first_seen_at": at})
    rows[schema.spokespeople].append({"post_id": number + 1, "name": "Ada Filled", "roles": [], "start": 0})
    said = {"post_id": number + 1, "start": 0, "end": 40, "text": text[:40], "search_form": text[:40]}
    rows[schema.quotes].append(said)
    rows[schema.outbox].append(_notice("coverage", number, posts, key=f"c{number}", coverage_id=number + 1))


def _fill_keys(database: Database, posts: int) -> None:
    """Random fingerprint keys distributed like real ones (the smallest hashes of a text), inserted in key order."""
    span = 2**63 // 50
    keys = np.random.default_rng(1).integers(-span, span, posts * KEYS_A_POST)
    order = np.argsort(keys)
    for start in range(0, keys.size, KEYS_AT_ONCE):
        part = order[start : start + KEYS_AT_ONCE]
        rows = zip(keys[part].tolist(), (part // KEYS_A_POST + 1).tolist(), strict=True)
        with database.write() as conn:
            _insert_keys(conn, rows)


def _insert_keys(conn: Connection, rows: Iterator[tuple[int, int]]) -> None:
    """Uses the driver directly for the one table of tens of millions of rows."""
    cursor: Any = conn.connection.cursor()
    if conn.dialect.name == "sqlite":
        cursor.executemany("INSERT OR IGNORE INTO fingerprints (key, post_id) VALUES (?, ?)", rows)
        return
    with cursor.copy("COPY fingerprints (key, post_id) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _index(database: Database, search_index_again: str) -> None:
    """SQLite's search index, updated as in runs; PostgreSQL builds its own and gathers statistics."""
    while True:
        with database.write() as conn:
            if not search.index_new(conn):
                break
    if database.dialect == "postgresql":
        with database.write() as conn:
            conn.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
            conn.exec_driver_sql(search_index_again)
            conn.exec_driver_sql(f"ALTER INDEX {SEARCH_INDEX} ALTER COLUMN 1 SET STATISTICS 0")
        for table in ("posts", "revisions", "mentions", "sightings", "outbox", "coverage", "coverage_posts"):
            with database.write() as conn:
                conn.exec_driver_sql(f"ANALYZE {table}")
        with database.write() as conn:
            # Numbers were set by hand; the sequences continue after them.
            for table in ("posts", "revisions", "snapshots", "coverage", "sources", "outlets", "runs"):
                conn.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608 - our own names
                )


if __name__ == "__main__":
    sys.exit(main())
