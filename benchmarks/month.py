"""A simulated month of notifications: is every mention reported once and on time, despite failures and kills?

    python -m benchmarks.month --newsite newsite.py [--sites 6] [--posts 12] [--days 30] [--seed 1] [--port 8741]
    [--out F.json] [--keep DIR]

`newsite.py` is the generator of the shared benches: it makes a small world of news sites, served on loopback (nginx),
and moves it on once a day. `presswatch run` is called at fixed times of the simulated day, as by cron, as a process
under a simulated clock (libfaketime; Debian: `apt install faketime`). Five channels ask for different times: a signed
webhook at once, one hourly, one at once for a single subject, a mail daily at 8:00 in Casablanca (whose clocks change
within the month) and a weekly one on Monday at 9:00 in Seoul. On day 10 the first one fails all day. Now and then a
receiver accepts a message and drops the connection, and the process is killed: at a random moment, or just before,
during or after the receiver's answer. Prints what each channel received, against the world's own truth; the exit code
is 1 if anything deviates (see `benchmarks.worlds.month_judged`).
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.world import newsite, serve_world, write_watchlist
from benchmarks.worlds.month_judged import Channel, Pass, judged, printed
from benchmarks.worlds.month_sinks import Hooks, Ledger, Mailboxes
from benchmarks.worlds.passes import truth_of

# The generator's own clock: its first posts are older, and an hour of it is one tick.
WORLD_START = datetime(2026, 1, 31, 12, tzinfo=UTC)
FAILING_DAY = 10
WATCHED = 8
TICK = {"--new": 4, "--edit": 2, "--delete": 1, "--track": 1, "--move": 1, "--syndicate": 1}
# Before and after 8:00 in Casablanca (UTC+1, from February 15, 2026 UTC) and 9:00 on Monday in Seoul (midnight UTC).
CALLED = ("00:05", "04:00", "06:50", "07:05", "07:50", "08:05", "12:00", "16:00", "20:00", "23:50")
TICK_HOURS = (2, 9, 10, 13, 14, 17, 18, 21)
KILLED_AT_ANY_MOMENT = 0.08
KILLED_WITHIN_S = 2.5
LONGEST_PASS_S = 300
RELOAD_S = 0.5  # the web server takes on the world's new pages
SECRET_VARIABLE = "MONTH_SECRET"  # noqa: S105 - the name of a variable
LIBRARIES = (
    "/usr/lib/*/faketime/libfaketime.so.1",
    "/usr/lib*/faketime/libfaketime.so.1",
    "/usr/lib*/libfaketime.so.1",
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens at a simulated time: "tick", or a run with these arguments."""

    at: datetime
    what: str
    arguments: tuple[str, ...] = ()


class Month:
    """The world, the receivers, and the runs so far."""

    def __init__(self, options: argparse.Namespace, world: Path, work: Path) -> None:
        self.options, self.world, self.work = options, world, work
        self.random = random.Random(options.seed)
        self.said = work / "said.txt"
        day = datetime.combine(_day(FAILING_DAY), datetime.min.time(), UTC)
        self.ledger = Ledger(random.Random(options.seed + 1), ("desk", day, day + timedelta(days=1)))
        secret = random.Random(options.seed).randbytes(32)
        self.hooks = Hooks(self.ledger, secret)
        self.mails = Mailboxes(self.ledger, _free_port())
        self.environment = {
            **os.environ,
            "LD_PRELOAD": _library(),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Times of files stay real, or every module would look changed to the interpreter; no shared memory is
            # left after a process is killed.
            "NO_FAKE_STAT": "1",
            "FAKETIME_DISABLE_SHM": "1",
            "TZ": "UTC",
            "PYTHONPATH": str(Path(__file__).parents[1]),
            SECRET_VARIABLE: f"whsec_{base64.b64encode(secret).decode()}",
        }
        self.passes: list[Pass] = []

    def close(self) -> None:
        """Stops the receivers."""
        self.hooks.close()
        self.mails.close()

    def channels(self) -> list[Channel]:
        """The channels, each with its time and filter."""
        only = json.loads((self.world / "watch.json").read_text())[0]["names"]["Latn"]
        return [
            Channel("desk", "webhook", "at once"),
            Channel("archive", "webhook", "hourly"),
            Channel("one-subject", "webhook", "at once", only=only),
            Channel("office", "mail", "daily", at="08:00", zone="Africa/Casablanca"),
            Channel("director", "mail", "weekly", at="09:00", zone="Asia/Seoul"),
        ]

    def write_watchlist(self) -> None:
        """The watchlist of the world with the channels."""
        path = self.work / "watchlist.toml"
        write_watchlist(self.world, path)
        text = path.read_text(encoding="utf-8").replace("\n", '\nevery = "12h"\n', 1)
        path.write_text(text + "".join(map(self._entry, self.channels())), encoding="utf-8")

    def _entry(self, channel: Channel) -> str:
        lines = ["", "[[channels]]", f'name = "{channel.name}"', f'when = "{channel.when}"', f'kind = "{channel.kind}"']
        if channel.kind == "webhook":
            lines += [f'address = "{self.hooks.address}{channel.name}"', f'secret = "env:{SECRET_VARIABLE}"']
        else:
            lines += [f'address = "{self.mails.address}"', f'to = ["{channel.name}@example.org"]']
            lines += ['from = "presswatch@example.org"', f'at = "{channel.at}"', f'timezone = "{channel.zone}"']
        if channel.only:
            lines.append(f"subjects = {json.dumps([channel.only])}")
        return "\n".join(lines) + "\n"

    def go(self) -> None:
        """The first visit, cut off once; then day by day."""
        begin = WORLD_START + timedelta(minutes=10)
        self._pass(begin, (), kill_after_s=1.5)
        self._pass(begin + timedelta(minutes=20), (), kill_after_s=None)
        for step in self.steps():
            if step.what == "tick":
                self._tick(step.at)
            else:
                at_random = self.random.random() < KILLED_AT_ANY_MOMENT
                kill = self.random.uniform(0.05, KILLED_WITHIN_S) if at_random else None
                self._pass(step.at, step.arguments, kill_after_s=kill)

    def steps(self) -> Iterator[Step]:
        """Everything that happens from the first day to the last, in order."""
        sites = [site["id"] for site in truth_of(self.world)["sites"]]
        half = tuple(sites[: len(sites) // 2])
        for number in range(1, self.options.days + 1):
            midnight = datetime.combine(_day(number), datetime.min.time(), UTC)
            tick = midnight + timedelta(hours=self.random.choice(TICK_HOURS))
            found = [Step(midnight + _clock(text), "run") for text in CALLED]
            found.append(Step(tick, "tick"))
            # Two runs with something new within ten minutes: the second message has to wait for the third run.
            found.append(Step(tick + timedelta(minutes=5), "run", half))
            found.append(Step(tick + timedelta(minutes=9), "run", ("--all",)))
            found.append(Step(tick + timedelta(minutes=16), "run"))
            yield from sorted(found, key=lambda step: step.at)

    def _tick(self, at: datetime) -> None:
        """Moves the world on; its own clock, an hour per tick, is set to the simulated one before."""
        path = self.world / "world.json"
        state = json.loads(path.read_text())
        state["tick"] = int((at - WORLD_START).total_seconds() // 3600) - 1
        path.write_text(json.dumps(state, ensure_ascii=False))
        sizes = [str(part) for pair in TICK.items() for part in pair]
        command = [sys.executable, str(self.options.newsite), "tick", str(self.world), *sizes]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        time.sleep(RELOAD_S)

    def _pass(self, at: datetime, arguments: tuple[str, ...], *, kill_after_s: float | None) -> None:
        """One call of `presswatch run`, as by cron, started at the simulated time."""
        ledger = self.ledger
        ledger.run += 1
        ledger.offset_s = round((at - datetime.now(UTC)).total_seconds(), 3)
        process = self._start("run", "--quiet", *arguments)
        ledger.process = process
        timer = threading.Timer(kill_after_s or 0, process.kill)
        if kill_after_s:
            timer.start()
        began = time.monotonic()
        try:
            process.wait(LONGEST_PASS_S)
        finally:
            timer.cancel()
            ledger.process = None
            process.kill()
        made = Pass(ledger.run, at, at + timedelta(seconds=time.monotonic() - began), process.returncode)
        self.passes.append(made)
        with self.said.open("a", encoding="utf-8") as said:
            said.write(f"^ {at:%m-%d %H:%M} {' '.join(arguments)}: {process.returncode}\n")

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "presswatch", "--watchlist", str(self.work / "watchlist.toml"), *arguments]
        environment = self.environment | {"FAKETIME": f"{self.ledger.offset_s:+.3f}"}
        # Into a file: any process that outlives a killed one would keep a pipe open.
        with self.said.open("a", encoding="utf-8") as said:
            return subprocess.Popen(
                command, env=environment, cwd=self.work, text=True, stdout=said, stderr=subprocess.STDOUT
            )

    def doctor(self) -> str:
        """What `presswatch doctor` reports in the end, "" if nothing."""
        before = self.said.stat().st_size
        code = self._start("doctor").wait(LONGEST_PASS_S)
        return self.said.read_bytes()[before:].decode() if code else ""


def main() -> int:
    """Makes the world, goes through the month, prints the judgement."""
    options = _options()
    with contextlib.ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="month-")))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)  # the web server's workers are another user where it is started by root
        world, work = folder.resolve() / "world", folder.resolve() / "work"
        work.mkdir()
        sizes = {"--sites": options.sites, "--posts": options.posts, "--seed": options.seed, "--port": options.port}
        given = [str(part) for pair in sizes.items() for part in pair]
        newsite(options.newsite, "make", world, *given, "--watch", str(WATCHED), "--fast")
        stack.callback(serve_world(world, options.newsite))
        month = Month(options, world, work)
        stack.callback(month.close)
        month.write_watchlist()
        began = time.monotonic(), os.times()
        month.go()
        cpu = os.times().children_user + os.times().children_system - began[1].children_user - began[1].children_system
        print(
            f"{options.days} days, {len(month.passes)} passes, {time.monotonic() - began[0]:.0f} s, {cpu:.0f} s of CPU"
        )
        database = work / "presswatch.db"
        result = judged(world, database, month.channels(), month.passes, month.ledger, amiss=month.doctor())
    if options.out:
        options.out.write_text(json.dumps(result, indent=1, ensure_ascii=False, default=str), encoding="utf-8")
    return printed(result)


def _day(number: int) -> date:
    return WORLD_START.date() + timedelta(days=number)


def _clock(text: str) -> timedelta:
    hours, minutes = map(int, text.split(":"))
    return timedelta(hours=hours, minutes=minutes)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _library() -> str:
    """The library that gives a process another clock."""
    for pattern in LIBRARIES:
        if found := sorted(Path("/").glob(pattern.lstrip("/"))):
            return str(found[0])
    listed = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=False).stdout
    if found := [line.rpartition("=> ")[2] for line in listed.splitlines() if "libfaketime.so" in line]:
        return found[0]
    sys.exit("benchmarks.month: libfaketime is missing (Debian, Ubuntu: apt install faketime; Fedora: libfaketime)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsite", type=Path, required=True, metavar="newsite.py", help="the generator of the world")
    parser.add_argument("--sites", type=int, default=6)
    parser.add_argument("--posts", type=int, default=12, help="posts of a site before the month")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=8741, help="of the world's web server")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the world and the record in this new folder")
    parser.add_argument("--out", type=Path, metavar="F.json", help="everything that was judged, for a closer look")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
