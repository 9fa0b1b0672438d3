"""Search, lists and status over a million posts: how long a person waits, on SQLite and PostgreSQL.

    python -m benchmarks.search DIR [--large 1000000] [--dialects sqlite postgresql] [--quick] [--pairs 5] [--csv F.csv]

DIR keeps the filled databases (benchmarks.growth_fill). Each query is run on an open database by the function that the
command calls, with the command's limit, in `--pairs` rounds: words in Latin letters and Korean words of two syllables,
from the most frequent to those in no post. Lists and status are timed as commands, each in its own process. Prints the
95th percentile of milliseconds by the clock (a run is one round), and the commands' CPU time.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict

from benchmarks.growth_fill import Vocabulary, source_name, subject_name
from benchmarks.measured import measure
from benchmarks.speed import filled
from benchmarks.speed.results import Figure, add_options, machine, p95, pairs_of, report
from presswatch.cli.listing import TABLE_LIMIT
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.database.search import search_posts

# Ranks in the vocabulary, most frequent first: most posts have the first words, a handful the last.
RANKS = (0, 3, 10, 40, 150, 600, 2_000, 6_000, 12_000, 18_000, 24_000, 29_000)
ABSENT = {"word": ("zzyzxvoq", "qqquaquaqua", "newspaperish"), "two Korean letters": ("힣힢", "쁯힠", "믈픫")}
COMMANDS = {
    "posts": ["posts"],
    "posts --source": ["posts", "--source", source_name(7)],
    "posts --subject": ["posts", "--subject", subject_name(40)],
    "posts --subject (of most mentions)": ["posts", "--subject", subject_name(0)],
    "posts --new": ["posts", "--new"],
    "mentions": ["mentions"],
    "mentions --subject": ["mentions", "--subject", subject_name(40)],
    "mentions --new": ["mentions", "--new"],
    "coverage": ["coverage"],
    "coverage --outlet": ["coverage", "--outlet", "The Filled Courier 120"],
    "sources": ["sources"],
    "runs": ["runs"],
}


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    filled.add_options(parser)
    options = parser.parse_args()
    line, posts, figures = machine(), filled.sizes_of(options)[1], []
    for dialect in options.dialects:
        url = filled.filled(options.dir, dialect, posts)
        with open_database(url) as database:
            for kind, words in queries(Vocabulary()).items():
                figures += _searched(database, f"search, {kind}", words, pairs_of(options))
        figures += _commands(url, dialect, pairs_of(options))
    report("search", f"{posts} posts", figures, line, options.csv)
    return 0


def queries(words: Vocabulary) -> dict[str, list[str]]:
    """What is searched for, by kind."""
    syllables = [word for word in words.korean if len(word) == 2]
    return {
        "word": [*(words.latin[rank] for rank in RANKS if len(words.latin[rank]) > 2), *ABSENT["word"]],
        "two Korean letters": [
            *(syllables[rank] for rank in RANKS if rank < len(syllables)),
            *ABSENT["two Korean letters"],
        ],
    }


def _searched(database: Database, name: str, words: list[str], rounds: int) -> list[Figure]:
    """By the clock, and by CPU time, which says more on a busy machine (PostgreSQL's own is not included)."""
    by_clock, by_processor = [], []
    for turn in range(rounds + 1):  # the first fills the system's file cache
        waits = [_timed(database, word) for word in words]
        if turn:
            by_clock.append(p95([wait for wait, _ in waits]))
            by_processor.append(p95([used for _, used in waits]))
    slowest, (wait, _) = max(zip(words, waits, strict=True), key=lambda one: one[1])
    print(f"{name} ({database.dialect}): slowest {slowest!r} with {wait:.0f} ms", file=sys.stderr)
    fixed = {"system": database.dialect, "unit": "ms"}
    figures = [Figure(measure=f"{name}, p95", runs=tuple(by_clock), floor=300, aim=50, **fixed)]
    if database.dialect == "sqlite":
        figures.append(Figure(measure=f"{name}, p95 of processor time", runs=tuple(by_processor), **fixed))
    return figures


def _timed(database: Database, word: str) -> tuple[float, float]:
    """Milliseconds of one search by the clock, and of this process's CPU time."""
    started, used = time.perf_counter(), time.process_time()
    with database.read() as conn:
        search_posts(conn, word, limit=TABLE_LIMIT)
    return (time.perf_counter() - started) * 1000, (time.process_time() - used) * 1000


def _commands(url: str, dialect: str, rounds: int) -> list[Figure]:
    """The commands' p95 over all of them, and each one's median."""
    waits: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 1):
        for name, arguments in COMMANDS.items():
            cost = measure([sys.executable, "-m", "presswatch", "--database", url, *arguments])
            if cost.exit_code:
                raise SystemExit(f"presswatch {name}: exit {cost.exit_code}: {cost.stderr}")
            if turn:
                waits[name].append(cost.wall_s * 1000)
                cpu[name].append(cost.cpu_s * 1000)
    by_round = tuple(p95([waits[name][turn] for name in COMMANDS]) for turn in range(rounds))
    all_of_them = Figure(measure="lists and status, p95", system=dialect, unit="ms", runs=by_round, floor=500, aim=150)
    each = [
        Figure(measure=f"presswatch {name}, processor time", system=dialect, unit="ms", runs=tuple(cpu[name]))
        for name in COMMANDS
    ]
    used = Figure(
        measure="lists and status, p95 of processor time",
        system=dialect,
        unit="ms",
        runs=tuple(p95([cpu[name][turn] for name in COMMANDS]) for turn in range(rounds)),
    )
    return [all_of_them, used, *each]


if __name__ == "__main__":
    sys.exit(main())
