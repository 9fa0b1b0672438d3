"""A demonstration: watch five invented sites, let a day pass, and see only what is new.

    python -m examples.newsroom.demo

Needs no network: the sites are served on this machine. Watchlist, database and report stay in a temporary folder; the
last lines show commands to look at them. The exit code is 0 if every result is as expected, otherwise 1, with a list of
what was not.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from examples.newsroom.server import ENTRIES, Newsroom

COMMAND = (sys.executable, "-c", "import sys; from presswatch.cli import main; sys.exit(main())")
"""What `presswatch` runs, without relying on the search path."""
RUN = ("run", "--all", "--json")
POSTS = ("posts", "--json")
REPORT = ("report", "--from", "2026-09", "--to", "2026-11", "--out", "report.html")
"""The months of the invented articles."""
SHOWN_SOURCE = "/en/in-the-media"
"""The page that `try` shows: its newest post is printed in full."""

Json = dict[str, Any]


def new_at(step: int) -> set[str]:
    """The keys of the posts that appear at `step` (notices pinned to a board are posts of the first day)."""
    return {entry.key for entry in ENTRIES if entry.since == step}


def expected_addresses(room: Newsroom, step: int) -> set[str]:
    """The addresses of the posts that appear at `step`."""
    return {room.bases[entry.site] + entry.path for entry in ENTRIES if entry.since == step}


def write_watchlist(folder: Path, room: Newsroom) -> Path:
    """The example's watchlist with the addresses of the running sites filled in."""
    text = (Path(__file__).parent / "watchlist.toml").read_text(encoding="utf-8")
    for site, base in room.bases.items():
        text = text.replace("{" + site + "}", base)
        text = text.replace("{" + site + "_host}", base.removeprefix("http://").split(":")[0])
    path = folder / "watchlist.toml"
    path.write_text(text, encoding="utf-8")
    return path


class Presswatch:
    """Calls the command as a person would, in a folder of its own."""

    def __init__(self, watchlist: Path) -> None:
        self.folder = watchlist.parent
        self._environment = {**os.environ, "PRESSWATCH_WATCHLIST": str(watchlist), "PYTHONIOENCODING": "utf-8"}
        self._environment.pop("PRESSWATCH_DATABASE", None)

    def __call__(self, *arguments: str) -> tuple[int, str]:
        """The exit code and what was printed; messages go to the terminal as they come."""
        print(f"$ presswatch {' '.join(arguments)}", flush=True)
        done = subprocess.run(  # noqa: S603 - our own command with fixed arguments
            (*COMMAND, *arguments),
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            check=False,
            encoding="utf-8",
            timeout=300,
        )
        return done.returncode, done.stdout

    def run(self) -> Json:
        """One pass over all sources; the report, with the exit code under "exit"."""
        code, printed = self(*RUN)
        report: Json = json.loads(printed) if printed.strip() else {"sources": [], "new_mentions": []}
        return {**report, "exit": code}


class Checks:
    """Expected results; those that did not come are kept."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def __call__(self, fact: str, true: bool) -> None:  # noqa: FBT001 - reads as a sentence at the call
        """Prints a fact with its mark, and keeps it where it is not true."""
        print(f"  {'✓' if true else '✗'} {fact}")
        if not true:
            self.failed.append(fact)


def heading(text: str) -> None:
    """A line that says what happens next."""
    print(f"\n── {text} ".ljust(100, "─"), flush=True)


def show_sources(report: Json) -> None:
    """One line per source."""
    for source in report["sources"]:
        counts = ", ".join(
            f"{source.get(key, 0)} {key.removeprefix('posts_')}" for key in ("posts_seen", "posts_new", "posts_changed")
        )
        print(f"  {source['name']:<16} {source['state']:<8} {counts}, {source.get('requests', 0)} requests")


def show_mentions(report: Json) -> None:
    """The new mentions: by post, who is named and in which sentence."""
    posts: dict[str, list[Json]] = {}
    for mention in report["new_mentions"]:
        posts.setdefault(mention["post_url"], []).append(mention)
    for address, mentions in posts.items():
        first = mentions[0]
        print(f"\n  {first['title']} ({first['published_on']})\n  {address}")
        for mention in mentions:
            print(f"    names {mention['subject']}: {mention['sentence']}")
    print()


def total(report: Json, key: str) -> int:
    """The sum of a count over all sources."""
    return sum(source.get(key) or 0 for source in report["sources"])


def first_day(presswatch: Presswatch, check: Checks) -> None:
    """The first run: everything is stored, nothing is reported."""
    heading("First run: the baseline of five sites. Everything is stored, nothing is reported")
    report = presswatch.run()
    show_sources(report)
    check("every source is ok (exit code 0)", report["exit"] == 0)
    check(f"{len(new_at(0))} posts recorded", total(report, "posts_new") == len(new_at(0)))
    check("nothing old is reported", not report["new_mentions"])


def next_day(presswatch: Presswatch, room: Newsroom, check: Checks) -> None:
    """The second run: only what is new is reported."""
    heading("A day passes: five new posts, one a copy; an edit, a removal, a tracking parameter")
    room.advance()
    heading("Second run: only what is new is reported")
    report = presswatch.run()
    show_sources(report)
    show_mentions(report)
    reported = {mention["post_url"] for mention in report["new_mentions"]}
    fresh, edited = expected_addresses(room, 1), room.bases["river"] + "/en/in-the-media/the-ledger-in-the-boathouse"
    copy = room.bases["review"] + "/items/open-hearing"
    hearing = room.bases["commons"] + "/2026/11/first-open-hearing/"
    check("every source is ok (exit code 0)", report["exit"] == 0)
    check("everything reported is new, or was added by the edit", reported <= fresh | {edited})
    check("the edited post has a new revision, not a new record", total(report, "posts_changed") == 1)
    check("every new post that names a subject is reported", reported >= fresh - {copy, hearing})
    check("of the two copies of one text one is reported", len(reported & {copy, hearing}) == 1)


def quiet_day(presswatch: Presswatch, check: Checks) -> None:
    """The third run: nothing happened, nothing is reported."""
    heading("Third run: nothing happened since")
    report = presswatch.run()
    check("every source is ok (exit code 0)", report["exit"] == 0)
    check("no new post, nothing reported", total(report, "posts_new") == 0 and not report["new_mentions"])


def one_clipping(presswatch: Presswatch, room: Newsroom, check: Checks) -> None:
    """One clipping, and the list of posts."""
    heading("Where to begin: paste an address, see its posts and one clipping")
    _, printed = presswatch("try", room.bases["river"] + SHOWN_SOURCE)
    print(printed)
    check("the clipping names the outlet and the spokesperson", "Larkmoor Gazette" in printed and "Yuna Seo" in printed)
    heading("Everything is on record")
    _, listed = presswatch(*POSTS)
    check("every post of two days is on record", all(entry.path in listed for entry in ENTRIES))
    heading("A report on the coverage of three months")
    code, _ = presswatch(*REPORT)
    check("the report is written", code == 0 and (presswatch.folder / REPORT[-1]).is_file())


def commands_to_try(folder: Path, post_url: str) -> list[str]:
    """Three commands that read what remains, to be pasted into a shell; the last one reads the post at `post_url`."""
    program = Path(sys.executable).with_name("presswatch")
    if program.is_relative_to(Path.cwd()):
        program = program.relative_to(Path.cwd())
    where = ("--watchlist", str(folder / "watchlist.toml"))
    return [shlex.join((str(program), *one, *where)) for one in (("mentions",), ("coverage",), ("why", post_url))]


def works(command: str) -> bool:
    """True if a shell can run the command as it is printed."""
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, timeout=300)  # noqa: S603 - ours
    return done.returncode == 0 and bool(done.stdout)


def what_remains(folder: Path, commands: Sequence[str]) -> None:
    """Where watchlist, database and report are, and the commands that read them."""
    heading("To look at it yourself")
    for what, name in {"watchlist": "watchlist.toml", "database": "presswatch.db", "report": REPORT[-1]}.items():
        print(f"  {what:<10} {folder / name}")
    print("\nTry these (the sites themselves are no longer served):\n")
    print("\n".join(f"  {command}" for command in commands))
    print(f"\nTo delete it: rm -r {shlex.quote(str(folder))}")


def show() -> int:
    """Runs the demonstration and returns the exit code."""
    check = Checks()
    folder = Path(tempfile.mkdtemp(prefix="presswatch-demo-"))
    with Newsroom() as room:
        presswatch = Presswatch(write_watchlist(folder, room))
        first_day(presswatch, check)
        next_day(presswatch, room, check)
        quiet_day(presswatch, check)
        one_clipping(presswatch, room, check)
        commands = commands_to_try(folder, room.bases["river"] + "/en/in-the-media/the-ledger-in-the-boathouse")
    heading("What remains can be looked at")
    check("the files exist", all((folder / name).is_file() for name in ("watchlist.toml", "presswatch.db", REPORT[-1])))
    check("the three commands printed below work", all(map(works, commands)))
    heading("Some results are not as expected" if check.failed else "All results are as expected")
    for fact in check.failed:
        print(f"  ✗ {fact}")
    what_remains(folder, commands)
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(show())
