"""Clones the repositories that the real sets are built from.

    python -m benchmarks.real.fetch --clones DIR [--from URL] [coverage] [mentions] [houses] [quotes]

Makes a bare clone of each repository as DIR/owner+name, with the labelled commits alone (some hundred megabytes each in
the worst case, most a few). What is there already stays. Prints what could not be had and exits 1 then.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.real.build import SETS
from benchmarks.real.clones import SourceError, git_dir
from benchmarks.real.labels import lines_of
from benchmarks.real.quotes_set import catalogue

HOST = "https://github.com"


def wanted(sets: Iterable[str] = SETS) -> dict[str, set[str]]:
    """The commits of each repository that the sets are built from."""
    commits: dict[str, set[str]] = {}
    for name in sets:
        for repository, commit in _places(name):
            commits.setdefault(repository, set()).add(commit)
    return commits


def _places(name: str) -> Iterator[tuple[str, str]]:
    if name == "quotes":
        yield from ((corpus.repository, corpus.commit) for corpus in catalogue())
    else:
        yield from ((label["repository"], label["commit"]) for label in lines_of(name))


def _commands(folder: Path, url: str, commits: set[str]) -> Iterator[list[str]]:
    yield ["git", "init", "--quiet", "--bare", str(folder)]
    for commit in sorted(commits):
        yield ["git", "--git-dir", str(folder), "fetch", "--quiet", "--depth", "1", url, commit]


def clone(clones: Path, repository: str, commits: set[str], host: str) -> str:
    """Clones one repository; "" or what went wrong."""
    folder = clones / repository.replace("/", "+")
    for command in _commands(folder, f"{host}/{repository}", commits):
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            return f"{repository}: {done.stderr.decode(errors='replace').strip()}"
    return ""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument("--from", dest="host", default=HOST, help=f"where repositories are (default {HOST})")
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], help="all if none is named")
    options = parser.parse_args()
    bad = 0
    for repository, commits in sorted(wanted(options.sets or SETS).items()):
        try:
            git_dir(options.clones, repository)
        except SourceError:
            if words := clone(options.clones, repository, commits, options.host):
                print(words, file=sys.stderr)
                bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
