"""What a command says about a storage that is full, unreadable, damaged, foreign or missing: exit code and message, no
request.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import CHECKOUT, command, presswatch, run_json, write_watchlist
from tests.runs.test_kills import POSTS, archive, counts
from tests.runs.test_machine import EVERYTHING, as_nobody, needs_root
from tests.runs.test_passes import SUBJECTS, rows, site_with
from tests.serving import Answer, Site

LIMIT_KB = 3_000


def test_an_archive_on_a_full_disk_ends_the_run_and_nothing_is_lost(tmp_path):
    """With a real limit that the archive reaches first: exit code 3, "disk full" with the path, no row without its
    bytes.
    """
    noise, routes = random.Random(1), archive()
    for path, page in routes.items():
        if path.startswith("/p/"):  # incompressible, and no text
            script = f"<script>/*{noise.randbytes(150_000).hex()}*/</script></body>"
            routes[path] = Answer(str(page.body).replace("</body>", script))
    with Site(routes) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        limited = ["bash", "-c", f'ulimit -f {LIMIT_KB}; exec "$@"', "run", *command("run")]
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        done = subprocess.run(limited, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 3, done.stderr
        assert f"disk full: {tmp_path}/archive/" in done.stderr
        assert "Traceback" not in done.stderr
        assert counts(tmp_path)[0] < POSTS
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)
    assert presswatch(tmp_path, "doctor").returncode == 0


@needs_root
def test_a_read_only_archive_is_reported_before_the_first_request():
    """Exit code 3 with the folder, without a request; once it is writable the first visit is like any."""
    with tempfile.TemporaryDirectory() as name, Site(site_with([2, 1])) as site:  # pytest's own folders are private
        folder = Path(name)
        write_watchlist(folder, {"example": f"{site.base}/news"})
        folder.chmod(0o777)
        (folder / "watchlist.toml").chmod(0o644)
        (folder / "archive").mkdir(mode=0o755)
        done = as_nobody(folder, "run")
        assert (done.returncode, len(site.requests)) == (3, 0), done.stderr
        assert f"presswatch: {folder}/archive/" in done.stderr
        assert "no snapshot can be written here: Permission denied" in done.stderr
        assert "Traceback" not in done.stderr
        assert rows(folder, "SELECT count(*) FROM runs") == [(0,)]
        assert run_json(folder)["exit"] == 0  # by a user who may
        assert rows(folder, "SELECT posts_new FROM runs") == [(2,)]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xa5" * (len(data) - 4096 * 2)
    path.write_bytes(data)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut": (cut, "damaged"),
    "damaged": (damage, "damaged"),
    "foreign": (lambda path: path.write_bytes(b"a letter, no database " * 400), "not a database"),
    "newer": (newer, "newer than this program's"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "gone": (lambda path: path.unlink(), "is missing"),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A folder with a record and its daily copy; its site is gone."""
    folder = tmp_path_factory.mktemp("kept")
    with Site(site_with([2, 1])) as site:
        write_watchlist(folder, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(folder)
    assert presswatch(folder, "backup").returncode == 0
    return folder


@pytest.mark.parametrize("fault", FAULTS)
def test_an_unusable_database_is_reported_and_left_as_it_is(kept, tmp_path, fault):
    """Exit code 3, doctor and the newest copy are named, nothing is requested, not a byte is changed."""
    folder = tmp_path / "here"
    shutil.copytree(kept, folder)
    path, (spoil, words) = folder / "presswatch.db", FAULTS[fault]
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    (copy,) = (folder / "presswatch.db.backups").glob("*.db")
    with Site(site_with([2, 1])) as site:
        write_watchlist(folder, {"example": f"{site.base}/news"}, SUBJECTS)
        for arguments in (("run", "--all"), ("run",), ("posts",)):
            done = presswatch(folder, *arguments)
            assert done.returncode == 3, (arguments, done.stderr)
            assert done.stderr.startswith(f"presswatch: {path}: "), done.stderr
            assert all(word in done.stderr for word in (words, "presswatch doctor", str(copy))), done.stderr
            assert "Traceback" not in done.stderr
        assert presswatch(folder, "doctor").returncode == 3
        assert site.requests == []
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_restored_copy_goes_on(kept, tmp_path):
    """A copy that replaces a truncated database, as `backup --help` says: nothing is reported again."""
    folder = tmp_path / "here"
    shutil.copytree(kept, folder)
    path = folder / "presswatch.db"
    path.write_bytes(b"")
    (copy,) = (folder / "presswatch.db.backups").glob("*.db")
    shutil.copy(copy, path)
    assert presswatch(folder, "doctor").returncode == 0
    assert counts(folder)[0] == 2


def test_a_folder_in_place_of_a_database_is_named(tmp_path):
    """Every command ends with exit code 3 and the path."""
    write_watchlist(tmp_path, {"example": "http://127.0.0.1:9/news"})
    (tmp_path / "presswatch.db").mkdir()
    for arguments in (("run",), ("posts",), ("doctor",)):
        done = presswatch(tmp_path, *arguments)
        assert done.returncode == 3
        assert f"{tmp_path / 'presswatch.db'}: this is a folder" in done.stderr


def test_tokens_of_addresses_are_not_shown_by_sources(tmp_path):
    """The table masks them as messages do; the JSON has the address as in the watchlist."""
    secret = "http://127.0.0.1:9/feed?token=s3cr3t&page=2"
    write_watchlist(tmp_path, {"example": secret})
    presswatch(tmp_path, "run")
    shown = presswatch(tmp_path, "sources").stdout
    assert "http://127.0.0.1:9/feed?token=***&page=2" in shown
    assert "s3cr3t" not in shown
    assert secret in presswatch(tmp_path, "sources", "--json").stdout


@needs_root
def test_a_read_only_folder_is_named_by_every_command_that_writes_a_file():
    """With the file, the folder, the reason and what helps; the watchlist stays as it was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write_watchlist(folder, {"example": "https://example.org/news"})
        presswatch(folder, "db", "upgrade")
        before = path.read_text()
        for one in folder.iterdir():
            one.chmod(0o666)
        folder.chmod(0o555)
        for file, arguments in {
            "watchlist.toml": "source add https://example.org/b",
            "new.toml": "init --watchlist new.toml",
            "x.csv": "export x.csv",
            "x.html": "report --out x.html",
            "x.xml": "feed x.xml --site https://example.org/",
            "x.opml": "source export --out x.opml",
        }.items():
            done = as_nobody(folder, *arguments.split(), limits=EVERYTHING)
            assert done.returncode in (2, 3), done.stderr
            why = f"{file}: cannot be written: no permission to write in {folder.resolve()}: make that folder writable"
            assert why in done.stderr
        assert path.read_text() == before
        assert {one.name for one in folder.iterdir()} == {"watchlist.toml", "presswatch.db"}
