"""Runs that are killed, or whose disk fails at every n-th write: is anything lost, doubled or reported twice?

    python -m benchmarks.disturbed kills [--kills 1000] [--batch 40] [--seed 1]
    python -m benchmarks.disturbed storage [--every 20] [--errors ENOSPC EIO]
    python -m benchmarks.disturbed together [--processes 8] [--rounds 25] [--seed 1]

The example's newsroom (examples/newsroom) is watched in its first and second step, in a new folder each time, with
disturbed runs in both; then one run completes at each step. The record must be that of an undisturbed folder: posts
with their revisions and groups, mentions, coverage and notices; `presswatch doctor` must find nothing. `kills` ends
runs with SIGKILL at random moments. `storage` makes single writes and syncs fail, or all from one on, with a preloaded
library (needs a C compiler, Linux); a disturbed run must also report it by its exit code. `together` starts runs at
once, and kills every fourth: each of the others must do the work or say that another run does it. Prints one JSON line
for each deviation, and a summary.
"""

from __future__ import annotations

import argparse
import collections
import errno
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.newsroom.demo import write_watchlist
from examples.newsroom.server import Newsroom
from presswatch.errors import RunLockedError

CHECKOUT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "presswatch.cli")
STEPS = (0, 1)
LONGEST_PASS_S = 120
WELL = (0, RunLockedError.exit_code)
Disturb = Callable[[Path, int], Iterator[str]]
"""Disturbs runs in a folder at a step of the world; yields what went wrong."""


@dataclass(frozen=True)
class Record:
    """What a folder holds, without times, row numbers and notices about our own side, as sorted lines."""

    lines: tuple[str, ...]

    def unlike(self, other: Record) -> list[str]:
        """Lines that only one of the two has."""
        ours, theirs = collections.Counter(self.lines), collections.Counter(other.lines)
        return [f"+ {line}" for line in (ours - theirs)] + [f"- {line}" for line in (theirs - ours)]


def environment(**more: str) -> dict[str, str]:
    """The environment of a run."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "PRESSWATCH_WATCHLIST": "watchlist.toml", **more}


def presswatch(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    return subprocess.run(
        (*COMMAND, *arguments), cwd=folder, env=environment(**more), capture_output=True, text=True,
        timeout=LONGEST_PASS_S, check=False,
    )  # fmt: skip


def record_of(folder: Path) -> Record:
    """The record in a folder's database. Which post of a group came first is chance; the group is not."""
    with sqlite3.connect(folder / "presswatch.db") as db:
        posts = db.execute("SELECT url, title, revisions, coalesce(duplicate_of, url) FROM v_posts").fetchall()
        first = {url: root for url, _, _, root in posts}
        groups: dict[str, list[str]] = collections.defaultdict(list)
        for url, root in first.items():
            groups[root].append(url)
        lines = [f"post {url} {title} {revisions} of {sorted(groups[root])}" for url, title, revisions, root in posts]
        lines += [f"mention {row}" for row in db.execute("SELECT post_url, subject, surface, start FROM v_mentions")]
        lines += [
            f"coverage {row}"
            for row in db.execute("SELECT outlet, article_url, article_date, post_url FROM v_coverage")
        ]
        told = """SELECT o.kind, p.url, o.subject, c.article_url FROM outbox o LEFT JOIN posts p ON p.id = o.post_id
                  LEFT JOIN coverage c ON c.id = o.coverage_id WHERE coalesce(o.payload ->> 'source', '-') <> ''"""
        for kind, url, subject, article in db.execute(told):
            lines.append(f"notice {kind} {sorted(groups.get(first.get(url, url), []))} {subject} {article}")
    return Record(tuple(sorted(lines)))


def left_open(folder: Path) -> Iterator[str]:
    """Notices about our own side, as of crashed runs, without the "recovered" due once a run completes."""
    query = "SELECT kind, payload ->> 'cause' FROM outbox WHERE payload ->> 'source' = ''"
    with sqlite3.connect(folder / "presswatch.db") as db:
        told = collections.Counter(db.execute(query).fetchall())
    for kind, cause in told:
        if told["problem", cause] != told["recovered", cause]:
            yield f"{told[kind, cause]} times {kind}: {cause}"


def watched(room: Newsroom, folder: Path, disturb: Disturb | None) -> tuple[list[Record], list[str]]:
    """The record after each step, disturbed and then completed; and what went wrong meanwhile."""
    records: list[Record] = []
    wrong: list[str] = []
    write_watchlist(folder, room)
    for step in STEPS:
        room.step = step
        wrong += list(disturb(folder, step)) if disturb else []
        done = presswatch(folder, "run", "--all", "--json")
        if done.returncode != 0:
            wrong.append(f"step {step}: the pass after it ended with {done.returncode}: {done.stderr[-300:]}")
        wrong += left_open(folder)
        records.append(record_of(folder))
    doctor = presswatch(folder, "doctor")
    if doctor.returncode != 0:
        wrong.append(f"doctor: {doctor.stdout[-300:]}{doctor.stderr[-300:]}")
    return records, wrong


def kills(count: int, chance: random.Random, longest_s: float) -> Disturb:
    """Kills this many runs per step at random moments."""

    def disturb(folder: Path, _: int) -> Iterator[str]:
        for _kill in range(count):
            process = subprocess.Popen(
                (*COMMAND, "run", "--all"),
                cwd=folder,
                env=environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(chance.uniform(0.1, longest_s))
            process.kill()
            process.wait()
        yield from ()

    return disturb


def failing(library: Path, at: int, calm: Sequence[Record], *, error: str, on: bool) -> Disturb:
    """Makes one write of a run fail at each step, or all from one on.

    The run must report it with the storage's exit code, or have recorded everything: the last writes may be cleanup.
    """

    def disturb(folder: Path, step: int) -> Iterator[str]:
        done = presswatch(
            folder, "run", "--all", LD_PRELOAD=str(library), FAIL_UNDER=str(folder), FAIL_AT=str(at),
            FAIL_ON=str(int(on)), FAIL_ERRNO=str(getattr(errno, error)),
        )  # fmt: skip
        if "Traceback" in done.stderr:
            yield f"step {step}: a traceback: {done.stderr[-400:]}"
        if done.returncode == 0 and record_of(folder).unlike(calm[step]):
            yield f"step {step}: exit code 0, but something is missing"

    return disturb


def together(count: int, chance: random.Random, longest_s: float) -> Disturb:
    """Starts runs at once and kills every fourth; the others must succeed, or find another one running."""

    def disturb(folder: Path, step: int) -> Iterator[str]:
        passes = [
            subprocess.Popen(
                (*COMMAND, "run", "--all"), cwd=folder, env=environment(), text=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )
            for _ in range(count)
        ]  # fmt: skip
        time.sleep(chance.uniform(0.1, longest_s))
        for one in passes[::4]:
            one.kill()
        for number, one in enumerate(passes):
            said = one.communicate(timeout=LONGEST_PASS_S)[1]
            if number % 4 and (one.returncode not in WELL or "Traceback" in said):
                yield f"step {step}: process {number} ended with {one.returncode}: {said[-400:]}"

    return disturb


def compiled(folder: Path) -> Path:
    """The library that makes writes fail."""
    library = folder / "failing_writes.so"
    source = Path(__file__).parent / "worlds" / "failing_writes.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def writes_of(room: Newsroom, folder: Path, library: Path) -> int:
    """The number of writes and syncs in a first run."""
    write_watchlist(folder, room)
    room.step = 0
    count = folder.with_suffix(".count")
    presswatch(folder, "run", "--all", LD_PRELOAD=str(library), FAIL_UNDER=str(folder), FAIL_COUNT=str(count))
    return int(count.read_text())


def undisturbed(room: Newsroom, work: Path) -> list[Record]:
    """The record of an undisturbed folder after each step."""
    calm = work / "calm"
    calm.mkdir()
    records, wrong = watched(room, calm, None)
    assert not wrong, wrong
    return records


def compare(room: Newsroom, work: Path, cases: Sequence[tuple[str, Disturb]], expected: Record) -> int:
    """Runs each case in a folder of its own; prints the deviations, and how many cases had none."""
    good = 0
    for number, (name, disturb) in enumerate(cases):
        print(f"{number} of {len(cases)} cases, next: {name}", end="\r", file=sys.stderr, flush=True)
        folder = work / "disturbed"
        folder.mkdir()
        found, wrong = watched(room, folder, disturb)
        wrong += found[-1].unlike(expected)
        good += not wrong
        if wrong:
            print(json.dumps({"case": name, "wrong": wrong[:8]}, ensure_ascii=False), flush=True)
        shutil.rmtree(folder)
    print(json.dumps({"cases": len(cases), "as_they_must_be": good, "lines_of_the_record": len(expected.lines)}))
    return int(good != len(cases))


def main() -> int:
    """Reads the arguments and disturbs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("kills", "storage", "together"))
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=40, help="kills in one folder, half of them at each step")
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=25, help="folders in which passes are started together")
    parser.add_argument("--longest", type=float, default=2.6, help="seconds until a kill at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=20, help="fail at every n-th write")
    parser.add_argument("--errors", nargs="+", default=["ENOSPC", "EIO"])
    given: Any = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="presswatch-disturbed-") as temporary, Newsroom() as room:
        work = Path(temporary)
        calm = undisturbed(room, work)
        if given.what == "kills":
            chance = random.Random(given.seed)
            batches = range(0, given.kills, given.batch)
            cases = [(f"kills {first}", kills(given.batch // 2, chance, given.longest)) for first in batches]
            return compare(room, work, cases, calm[-1])
        if given.what == "together":
            chance = random.Random(given.seed)
            cases = [(f"round {n}", together(given.processes, chance, given.longest)) for n in range(given.rounds)]
            return compare(room, work, cases, calm[-1])
        library = compiled(work)
        counting = work / "counting"
        counting.mkdir()
        places = range(1, writes_of(room, counting, library) + 1, given.every)
        cases = [
            (f"{error} at {at}{' and on' if on else ''}", failing(library, at, calm, error=error, on=on))
            for error in given.errors for on in (False, True) for at in places
        ]  # fmt: skip
        print(f"{len(cases)} cases: every {given.every}. of {len(places) * given.every} writes", flush=True)
        return compare(room, work, cases, calm[-1])


if __name__ == "__main__":
    sys.exit(main())
