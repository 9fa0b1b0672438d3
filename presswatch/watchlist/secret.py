"""Secrets are kept in the environment or in a file that only its owner reads, never in the watchlist."""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from presswatch.errors import UsageError

SECRET_REFERENCE = re.compile(r"(env|file):\S")
"""The beginning of a text that says where a secret is kept and is not a secret itself."""


class Secret(str):
    """A secret text whose repr is ***. Formatting it shows it, so format it only where it is used."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "***"


def secrets_root(watchlist_path: Path) -> Path:
    """The folder that `file:PATH` counts from: the watchlist's, or PRESSWATCH_SECRETS where that is a copy."""
    return Path(os.environ.get("PRESSWATCH_SECRETS") or watchlist_path.absolute().parent)


def resolve_secret(reference: str, *, base: Path, environ: Mapping[str, str] = os.environ) -> Secret:
    """Reads the secret that `env:NAME` or `file:PATH` names; UsageError if that is missing or others can read it."""
    kind, _, name = reference.partition(":")
    if kind == "env" and name:
        value = environ.get(name, "")
        where = f"environment variable {name}"
    elif kind == "file" and name:
        value, where = _read_private(base / name), f"file {name}"
    else:
        raise UsageError("secret: write env:NAME or file:PATH, never the secret itself")
    if not value.strip():
        raise UsageError(f"secret: {where}: it is missing or empty")
    return Secret(value.strip())


def _read_private(path: Path) -> str:
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if mode & 0o077:
                raise UsageError(f"secret: {path}: others can read it (mode {mode:04o}); run chmod 600 on it")
            return file.read().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"secret: {path}: cannot be read: {error}") from None
