"""A separate MariaDB for the boards of `benchmarks.theme_sites_php`: no port, a socket in the work folder."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

STARTED_WITHIN_S = 60
USER = "site"
"""Its password is the same word."""


@contextlib.contextmanager
def database(folder: Path) -> Iterator[Path]:
    """Runs until the end of the block; yields the socket."""
    folder = folder.absolute()
    socket, data = folder / "mariadb.sock", folder / "mariadb"
    folder.mkdir(parents=True, exist_ok=True)
    if not data.exists():
        install = ["mariadb-install-db", f"--datadir={data}", "--auth-root-authentication-method=socket"]
        subprocess.run(install, check=True, capture_output=True)
    command = ["mariadbd", f"--datadir={data}", f"--socket={socket}", "--skip-networking", "--user=root"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    try:
        for _ in range(STARTED_WITHIN_S * 10):
            if _asked(socket, "mysql", "SELECT 1").returncode == 0:
                break
            time.sleep(0.1)
        run(socket, "mysql", f"GRANT ALL ON *.* TO {USER}@localhost IDENTIFIED BY '{USER}'")
        yield socket
    finally:
        server.terminate()
        server.wait()


def run(socket: Path, name: str, statements: str) -> str:
    """The answer of a database; raises RuntimeError if it refuses."""
    done = _asked(socket, name, statements)
    if done.returncode:
        raise RuntimeError(f"MariaDB: {name}: {done.stderr[:300]}")
    return done.stdout


def made(socket: Path, name: str) -> None:
    """A new empty database of that name, replacing an old one."""
    run(socket, "mysql", f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4")


def inserted(table: str, values: dict[str, str | int]) -> str:
    """The statement that adds a row."""
    columns, written = ", ".join(values), ", ".join(map(quoted, values.values()))
    return f"INSERT INTO {table}({columns}) VALUES({written});"


def updated(table: str, values: dict[str, str | int], where: str = "TRUE") -> str:
    """The statement that changes rows."""
    written = ", ".join(f"{name} = {quoted(value)}" for name, value in values.items())
    return f"UPDATE {table} SET {written} WHERE {where};"  # noqa: S608 - names from this benchmark


def quoted(value: str | int) -> str:
    """A value as SQL writes it."""
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def _asked(socket: Path, name: str, statements: str) -> subprocess.CompletedProcess[str]:
    command = ["mariadb", "-S", str(socket), "--default-character-set=utf8mb4", name]
    return subprocess.run(command, input=statements, capture_output=True, text=True, check=False)
