"""Files of public Git repositories at a fixed commit.

A folder of clones holds one bare clone per repository, named `owner+name` (or with the Git directory in `repo` or
`repo/.git` below it). `python -m benchmarks.real.fetch --clones DIR` makes what is missing.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path


class SourceError(Exception):
    """A file that is not available: which repository, commit and path, and Git's message."""


@cache
def git_dir(clones: Path, repository: str) -> Path:
    """The Git directory of `owner/name` below `clones`; raises SourceError if there is none."""
    folder = clones / repository.replace("/", "+")
    for place in (folder, folder / "repo", folder / "repo" / ".git", folder / ".git"):
        if (place / "HEAD").is_file():
            return place
    message = f"{repository}: no clone below {clones}: run python -m benchmarks.real.fetch --clones {clones}"
    raise SourceError(message)


def _git(clones: Path, repository: str, *arguments: str) -> bytes:
    command = ["git", "--git-dir", str(git_dir(clones, repository)), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise SourceError(f"{repository}: {' '.join(arguments)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def file_bytes(clones: Path, repository: str, commit: str, path: str) -> bytes:
    """A file as the repository stores it at that commit; raises SourceError if it is not there."""
    return _git(clones, repository, "show", f"{commit}:{path}")


@cache
def paths(clones: Path, repository: str, commit: str) -> tuple[str, ...]:
    """All paths of the repository at that commit, sorted by Git."""
    listed = _git(clones, repository, "ls-tree", "-r", "-z", "--name-only", commit)
    return tuple(name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name)
