"""What starting costs: `presswatch run` when nothing is due, against a bare Python.

    python -m benchmarks.startup [--sources 50] [--subjects 60] [--quick] [--pairs 21] [--csv F.csv]

A watchlist whose sources are due tomorrow is in a folder with a database from one run; then both commands are started
alternately, each run in its own process, with the same interpreter. Prints milliseconds of CPU time of the whole
process tree, and by the clock, also for other commands that people and scripts call often.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from benchmarks.measured import measure
from benchmarks.speed.results import Figure, add_options, machine, ratio, report
from presswatch.database import schema, sources
from presswatch.database.glance import watchlist_digest
from presswatch.database.opening import open_database
from presswatch.watchlist.read import load_watchlist

PAIRS = 21
RUN, BARE = "presswatch run, nothing due", "python -c pass"
COMMANDS = {
    BARE: ["-c", "pass"],
    RUN: ["-m", "presswatch", "run", "--quiet"],
    "presswatch --help": ["-m", "presswatch", "--help"],
    "presswatch sources": ["-m", "presswatch", "sources"],
}


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--sources", type=int, default=50)
    parser.add_argument("--subjects", type=int, default=60)
    options = parser.parse_args()
    pairs, line = options.pairs or (5 if options.quick else PAIRS), machine()
    cpu: dict[str, list[float]] = {name: [] for name in COMMANDS}
    wall: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder), options.sources, options.subjects)
        for turn in range(pairs + 1):  # the first compiles
            for name, arguments in COMMANDS.items():
                cost = measure([sys.executable, *arguments], cwd=Path(folder))
                if cost.exit_code:
                    raise SystemExit(f"{name}: exit {cost.exit_code}: {cost.stderr}")
                if turn:
                    cpu[name].append(cost.cpu_s * 1000)
                    wall[name].append(cost.wall_s * 1000)
    figures = [
        *(Figure(measure="processor time", system=name, unit="ms", runs=tuple(runs)) for name, runs in cpu.items()),
        *(Figure(measure="by the clock", system=name, unit="ms", runs=tuple(runs)) for name, runs in wall.items()),
        ratio("run with nothing due : bare Python, processor time", cpu[RUN], cpu[BARE], floor=2.5, aim=1.5),
        ratio("run with nothing due : bare Python, by the clock", wall[RUN], wall[BARE]),
    ]
    report("startup", f"{options.sources} sources, {options.subjects} subjects", figures, line, options.csv)
    return 0


def _prepare(folder: Path, source_count: int, subject_count: int) -> None:
    """A watchlist, and the database as after a run that has just visited every source."""
    path = folder / "watchlist.toml"
    lines = ["[presswatch]", 'contact = "bench@example.org"']
    for number in range(subject_count):
        lines += ["", "[[subjects]]", f'name = "Subject {number}"', f'aliases = ["SBJ{number}", "주제 {number}"]']
    for number in range(source_count):
        lines += ["", "[[sources]]", f'name = "source-{number}"', f'url = "https://source-{number}.example/news"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    watchlist, now = load_watchlist(path), datetime.now(UTC)
    with open_database(f"sqlite:///{folder}/presswatch.db", create=True) as database, database.write() as conn:
        sources.sync_sources(conn, watchlist.sources, now)
        sources.sync_subjects(conn, watchlist.subjects, now)
        conn.execute(update(schema.sources).values(next_due_at=now + timedelta(days=1)))
        sources.remember_watchlist(conn, watchlist_digest(path))


if __name__ == "__main__":
    sys.exit(main())
