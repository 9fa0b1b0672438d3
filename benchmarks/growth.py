"""What a page costs with a million posts on record, against ten thousand: on SQLite and PostgreSQL.

    python -m benchmarks.growth DIR --newsite newsite.py [--large 1000000] [--small 10000] [--sites 10] [--posts 100]
        [--dialects sqlite postgresql] [--quick] [--pairs 5] [--csv F.csv]

DIR keeps the filled databases (benchmarks.growth_fill). The two sizes alternate. First pages: a `presswatch run` over
two sites new to the record, different ones each time; CPU time of the process tree (including PostgreSQL's own
processes) per post, with start-up. Then, without fetching and reading, which do not grow: the cost of deduplicating and
recording a new post, by the pipelines' functions, in a transaction that is rolled back. A copy of the small SQLite
database is used; the others keep the posts of the runs, so a second run needs another `--seed`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from sqlalchemy import Connection

from benchmarks.growth_fill import SOURCES, Vocabulary, source_name, source_url
from benchmarks.speed import filled
from benchmarks.speed.results import Figure, add_options, machine, pairs_of, ratio, report
from benchmarks.worlds import passes
from pipelines.deduplicate.step import content_hash, decide, fingerprint
from pipelines.record import record
from presswatch.database import posts as stored
from presswatch.database.opening import open_database
from presswatch.records import Block, Clipping, DateReading, Mention, Post

SITES_A_PASS = 2
PROBES = 400
WORDS = 150
Runs = defaultdict[tuple[str, str, str], list[float]]


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    filled.add_options(parser)
    passes.add_options(parser, sites=10, posts=100)
    options = parser.parse_args()
    line, pairs, (small, large) = machine(), pairs_of(options), filled.sizes_of(options)
    options.sites = options.sites or SITES_A_PASS * pairs
    runs: Runs = defaultdict(list)
    with passes.served(options) as world, tempfile.TemporaryDirectory() as folder:
        for dialect in options.dialects:
            urls = {
                "small": _own_copy(filled.filled(options.dir, dialect, small), Path(folder)),
                "large": filled.filled(options.dir, dialect, large),
            }
            for turn in range(pairs):
                for size, url in urls.items():
                    server = _Server(options.dir if dialect == "postgresql" else None)
                    work = Path(folder) / f"{dialect}-{size}"
                    runs[dialect, size, "pass"].append(_pass(world, work, url, turn, server))
                    runs[dialect, size, "step"].append(_steps(url, turn, server))
    figures = [figure for dialect in options.dialects for figure in _figures(runs, dialect, small, large)]
    report("growth", f"{large} posts stored against {small}", figures, line, options.csv)
    return 0


def _own_copy(url: str, folder: Path) -> str:
    """A copy of an SQLite database, so that the small one stays small; PostgreSQL's is used directly."""
    if not url.startswith("sqlite:///"):
        return url
    shutil.copy(url.removeprefix("sqlite:///"), folder / "small.db")
    return f"sqlite:///{folder}/small.db"


class _Server:
    """The PostgreSQL of the filled databases, whose CPU time counts too; None: there is none."""

    def __init__(self, folder: Path | None) -> None:
        self._postmaster = None
        if folder is not None:
            place = str(folder.absolute() / "postgresql")
            self._postmaster = next(
                one for one in psutil.process_iter(["name", "cmdline"]) if place in (one.info["cmdline"] or [])
            )

    def used_s(self) -> float:
        """What its processes have used so far, including those that have ended."""
        if self._postmaster is None:
            return 0.0
        own = self._postmaster.cpu_times()
        total = own.user + own.system + own.children_user + own.children_system
        for process in self._postmaster.children():
            with contextlib.suppress(psutil.NoSuchProcess):
                total += sum(process.cpu_times()[:2])
        return float(total)


def _pass(world: Path, work: Path, url: str, turn: int, server: _Server) -> float:
    """One run over the turn's own sites into the database at `url`: milliseconds per post."""
    watching = passes.Watching(world, work)
    with (work / "watchlist.toml").open("a", encoding="utf-8") as file:
        for number in range(SOURCES):
            file.write(f'\n[[sources]]\nname = "{source_name(number)}"\nurl = "{source_url(number)}"\n')
    sites = passes.truth_of(world)["sites"][turn * SITES_A_PASS : (turn + 1) * SITES_A_PASS]
    before = server.used_s()
    cost, found = watching.run("--database", url, *(site["id"] for site in sites))
    posts = passes.counted(found, "posts_new")
    if not posts:
        raise SystemExit(f"growth: nothing was new; an earlier run left these pages in {url}: take another --seed")
    return (cost.cpu_s + server.used_s() - before) * 1000 / posts


def _steps(url: str, turn: int, server: _Server) -> float:
    """Milliseconds of this process and of PostgreSQL for deduplicating and recording a new post."""
    words, chance = Vocabulary(), np.random.default_rng(1000 + turn)
    made = [_post(words, chance.random(WORDS), number, korean=number % 4 == 3) for number in range(PROBES)]
    with open_database(url) as database, database.engine.connect() as conn:
        transaction = conn.begin()
        _take_on(conn, made[0])  # connections, statements
        before, started = server.used_s(), time.process_time()
        for post in made[1:]:
            _take_on(conn, post)
        spent = time.process_time() - started + server.used_s() - before
        transaction.rollback()
    return spent * 1000 / (PROBES - 1)


def _take_on(conn: Connection, post: Post) -> None:
    """As the pipelines do it (DeduplicatePipeline, RecordPipeline)."""
    hashed, keys = content_hash(post.title, post.text), fingerprint(post.title, post.text)
    known = stored.owned_posts(conn, stored.owners(conn, [post.url_key]))
    same = stored.known_by_hash(conn, hashed)
    verdict = decide(
        post,
        hashed,
        known.get(post.url_key),
        same,
        stored.lookalikes(conn, keys),
        others=lambda like: stored.shown_around(conn, like.id, {post.source, *like.sources}),
    )
    mention = Mention(subject="Filled Subject 40", surface=post.title[:6], start=0, end=6, where="title", rule="name")
    clipping = Clipping(post=post, verdict=verdict, content_hash=hashed, fingerprint=keys, mentions=(mention,))
    record(conn, clipping, source_id=1, run_id=1, now=datetime.now(UTC))


def _post(words: Vocabulary, draws: Any, number: int, *, korean: bool) -> Post:
    text = words.text(draws, korean=korean)
    key = f"filled-000.example/growth/{number}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    dated = DateReading(on=date(2026, 11, 25), raw="2026-11-25", source="time")
    facts: dict[str, Any] = {"source": source_name(0), "url": f"https://{key}", "url_key": key, "published": dated}
    return Post(title=text[:60], text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),), **facts)


def _figures(runs: Runs, dialect: str, small: int, large: int) -> list[Figure]:
    figures = []
    for part, name in (("pass", "a page, whole pass"), ("step", "a post, finding duplicates and recording")):
        few, many = runs[dialect, "small", part], runs[dialect, "large", part]
        figures += [
            Figure(measure=f"{name}, {small} stored", system=dialect, unit="ms", runs=tuple(few)),
            Figure(measure=f"{name}, {large} stored", system=dialect, unit="ms", runs=tuple(many)),
        ]
        wanted = {"floor": 1.25, "aim": 1.10} if part == "pass" else {}
        figures.append(ratio(f"{name}, {large} : {small} ({dialect})", many, few, **wanted))
    return figures


if __name__ == "__main__":
    sys.exit(main())
