"""A kit of misbehaving sites in one run.

    python -m benchmarks.hostile [--kinds NAME…] [--every N] [--runs N] [--delay S] [--timeout S] [--keep DIR]

Serves every kind of benchmarks/hostile_sites_*.py on an address of its own in 127.66.0.0/16, together with six sites
that behave well, and lets one `presswatch run --all --json` visit them all. Then it checks: state and reason of each
source, its line on standard error, the posts of the good sites, that nothing reached the canary outside the allowed
network, exit code, seconds, and the peak memory of the whole process tree. Prints the deviations, and a summary.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from benchmarks.hostile_kit import bombs as hostile_sites_bombs
from benchmarks.hostile_kit import http as hostile_sites_http
from benchmarks.hostile_kit import network as hostile_sites_network
from benchmarks.hostile_kit import text as hostile_sites_text
from benchmarks.hostile_kit import traps as hostile_sites_traps
from benchmarks.hostile_kit import xml as hostile_sites_xml
from benchmarks.hostile_kit.certificates import contexts
from benchmarks.hostile_kit.kit import KINDS, NETWORK, PORT, POSTS, Kind, Server, kind, well_behaved

PARTS = (
    hostile_sites_bombs,
    hostile_sites_http,
    hostile_sites_network,
    hostile_sites_text,
    hostile_sites_traps,
    hostile_sites_xml,
)
CONTROLS = 6
MOST_BYTES = 500_000_000
SECRET = "secret-word"  # noqa: S105 - part of an address of the kit
HEAD = """[presswatch]
contact = "kit@example.org"
timezone = "UTC"
allow_networks = ["{network}"]
delay_s = {delay}
timeout_s = {timeout}
"""


@dataclass(slots=True)
class Outcome:
    """The result of one run of the command."""

    code: int
    report: dict[str, Any]
    stderr: str
    seconds: float
    peak_bytes: int
    peak_shared_bytes: int
    parts: tuple[int, ...]


@dataclass(slots=True)
class Verdicts:
    """Kinds that behave as expected, and what is wrong with the others and with the run."""

    good: int = 0
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)


def controls() -> list[Kind]:
    """The sites that behave well."""
    for number in range(CONTROLS):
        if f"control-{number}" not in KINDS:
            kind(f"control-{number}", "ok", posts=POSTS)(well)
    return [KINDS[f"control-{number}"] for number in range(CONTROLS)]


async def well(exchange: Any) -> None:
    """A control site is the well-behaved default."""
    await well_behaved(exchange)


def settled(names: Sequence[str]) -> list[Kind]:
    """The chosen kinds and the controls, each with its address."""
    chosen = [KINDS[name] for name in names] + controls()
    for number, one in enumerate(chosen):
        one.host = f"127.66.{number // 200 + 1}.{number % 200 + 1}"
        one.counts.clear()
    return chosen


def write_watchlist(folder: Path, kinds: Sequence[Kind], delay_s: float, timeout_s: float) -> None:
    """The watchlist of the kit."""
    text = HEAD.format(network=NETWORK, delay=delay_s, timeout=timeout_s)
    for one in kinds:
        url = one.url.format(base=one.base, host=f"{one.host}:{PORT}")
        text += f'\n[[sources]]\nname = "{one.name}"\nurl = "{url}"\n{one.keys}\n'
    (folder / "watchlist.toml").write_text(text, encoding="utf-8")


async def presswatch(folder: Path, *arguments: str) -> Outcome:
    """Runs the command to its end and watches the memory of its process tree."""
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with (folder / "out.json").open("wb") as out, (folder / "err.txt").open("wb") as err:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "presswatch",
            "run",
            *arguments,
            "--json",
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=err,
        )
        peak = shared = 0
        parts: tuple[int, ...] = ()
        waiting = asyncio.ensure_future(process.wait())
        while not waiting.done():
            each, pss = await asyncio.to_thread(memory_of, process.pid)
            if sum(each) > peak:
                peak, parts = sum(each), each
            shared = max(shared, pss)
            await asyncio.wait((waiting,), timeout=0.25)
    text = (folder / "out.json").read_text(encoding="utf-8")
    return Outcome(
        code=waiting.result(),
        report=json.loads(text) if text else {"sources": []},
        stderr=(folder / "err.txt").read_text(encoding="utf-8", errors="replace"),
        seconds=time.monotonic() - started,
        peak_bytes=peak,
        peak_shared_bytes=shared,
        parts=parts,
    )


def memory_of(pid: int) -> tuple[tuple[int, ...], int]:
    """Resident bytes of a process and of each of its children; the sum counts shared pages once (PSS)."""
    rss: list[int] = []
    pss = 0
    try:
        tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return (), 0
    for process in tree:
        try:
            rss.append(process.memory_info().rss)
            with Path(f"/proc/{process.pid}/smaps_rollup").open() as rollup:
                pss += sum(int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:"))
        except (psutil.Error, OSError):
            continue
    return tuple(rss), pss


async def run_kit(names: Sequence[str], folder: Path, delay_s: float, timeout_s: float) -> Verdicts:
    """One run over the kit in a folder of its own."""
    kinds = settled(names)
    server = Server(kinds, contexts(folder))
    await server.start()
    write_watchlist(folder, kinds, delay_s, timeout_s)
    before = [one.name for one in kinds if one.before]
    if before:
        await presswatch(folder, *before)
    server.phase = 2
    outcome = await presswatch(folder, "--all")
    server.stop()
    verdicts = judge(kinds, outcome, folder, server)
    print_verdicts(kinds, verdicts, outcome)
    return verdicts


def judge(kinds: Sequence[Kind], outcome: Outcome, folder: Path, server: Server) -> Verdicts:
    """Compares the results with the expected ones."""
    verdicts = Verdicts()
    lines = {line["name"]: line for line in outcome.report["sources"]}
    titles = recorded(folder)
    for one in kinds:
        line = lines.get(one.name)
        got = "no line in the report" if line is None else text_of(line)
        wrong = wrongs(one, got, titles.get(one.name, []), outcome.stderr)
        verdicts.good += not wrong
        if wrong:
            verdicts.rows.append((one.name, " | ".join(one.expected), got, "; ".join(wrong)))
    if server.canary_hits:
        verdicts.whole.append(f"canary touched {len(server.canary_hits)} times: {server.canary_hits[:5]}")
    if outcome.code != 1:
        verdicts.whole.append(f"exit code {outcome.code}, expected 1")
    if outcome.peak_bytes > MOST_BYTES:
        verdicts.whole.append(f"peak memory {outcome.peak_bytes / 1e6:.0f} MB, at most {MOST_BYTES / 1e6:.0f} allowed")
    if SECRET in outcome.stderr or SECRET in json.dumps(outcome.report):
        verdicts.whole.append("a credential of an address was told")
    if any(SECRET.encode() in path.read_bytes() for path in folder.glob("presswatch.db*") if path.is_file()):
        verdicts.whole.append("a credential of an address was written into the database")
    return verdicts


def text_of(line: dict[str, Any]) -> str:
    """State and reason as one text."""
    return f"{line['state']}: {line['reason']}" if line["reason"] else str(line["state"])


def wrongs(one: Kind, got: str, titles: Sequence[str], stderr: str) -> list[str]:
    """What is wrong with one source."""
    found = []
    if got not in one.expected:
        found.append("state")
    if len(titles) < one.posts:
        found.append(f"{len(titles)} posts, at least {one.posts} expected")
    if one.most is not None and len(titles) > one.most:
        found.append(f"{len(titles)} posts, at most {one.most} expected")
    found += [f"title missing: {title}" for title in one.titles if title not in titles]
    said = re.search(rf"^{re.escape(one.name)}: (.*)$", stderr, re.MULTILINE)
    if got != "ok" and (said is None or not said[1].startswith(f"{got}: ")):
        found.append("no line on standard error")
    if got == "ok" and said:
        found.append(f"complaint: {said[1][:80]}")
    return found


def recorded(folder: Path) -> dict[str, list[str]]:
    """The titles recorded of each source."""
    found: dict[str, list[str]] = {}
    with sqlite3.connect(folder / "presswatch.db") as db:
        query = (
            "SELECT sources.name, posts.title FROM posts JOIN sightings ON sightings.post_id = posts.id "
            "JOIN sources ON sources.id = sightings.source_id"
        )
        for name, title in db.execute(query):
            found.setdefault(name, []).append(title)
    return found


def print_verdicts(kinds: Sequence[Kind], verdicts: Verdicts, outcome: Outcome) -> None:
    """The table of what is wrong, and the summary."""
    for row in verdicts.rows:
        print(" · ".join(row))
    for text in verdicts.whole:
        print("WHOLE:", text)
    bare = ", with a traceback" if "Traceback" in outcome.stderr else ""
    parts = " + ".join(f"{part / 1e6:.0f}" for part in outcome.parts)
    shared = f"with shared pages once {outcome.peak_shared_bytes / 1e6:.0f}"
    print(
        f"{verdicts.good} of {len(kinds)} as they must be, {outcome.seconds:.0f} s, "
        f"peak {outcome.peak_bytes / 1e6:.0f} MB ({parts}; {shared}), exit {outcome.code}{bare}"
    )


def main() -> int:
    """Reads the arguments and runs the kit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", nargs="*", default=None, help="names or beginnings of names")
    parser.add_argument("--every", type=int, default=1, help="every n-th kind only: how a smaller kit fares")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--timeout", type=float, default=15.0)
    parser.add_argument("--keep", type=Path, default=None, help="folder to keep the last run's files in")
    given = parser.parse_args()
    controls()
    names = [name for name in KINDS if not name.startswith("control-")]
    if given.kinds:
        beginnings = tuple(name for name in given.kinds if name not in KINDS)
        names = [name for name in names if name in given.kinds or name.startswith(beginnings)]
    failed = False
    names = names[:: given.every]
    for _ in range(given.runs):
        with tempfile.TemporaryDirectory(prefix="presswatch-hostile-") as temporary:
            folder = given.keep or Path(temporary)
            folder.mkdir(parents=True, exist_ok=True)
            verdicts = asyncio.run(run_kit(names, folder, given.delay, given.timeout))
            failed = failed or bool(verdicts.rows or verdicts.whole)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
