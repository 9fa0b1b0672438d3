"""Clones the repositories that the real sets are built from.

    python -m benchmarks.real.fetch --clones DIR [--from URL]

Makes a bare clone of each repository as DIR/owner+name, with the labelled commits alone (some hundred megabytes each in
the worst case, most a few). What is there already stays. Prints what could not be had and exits 1 then.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.real.clones import SourceError, git_dir
from benchmarks.real.labels import lines_of

HOST = "https://github.com"


def wanted() -> dict[str, set[str]]:
    """The commits of each repository that a label names."""
    commits: dict[str, set[str]] = {}
    for name in ("coverage", "mentions", "houses"):
        for label in lines_of(name):
            commits.setdefault(label["repository"], set()).add(label["commit"])
    return commits


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
    options = parser.parse_args()
    bad = 0
    for repository, commits in sorted(wanted().items()):
        try:
            git_dir(options.clones, repository)
        except SourceError:
            if words := clone(options.clones, repository, commits, options.host):
                print(words, file=sys.stderr)
                bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
