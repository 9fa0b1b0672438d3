"""A run with nothing due ends before anything is imported; every other case is left to the full program."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from presswatch.cli.early import answered
from presswatch.database import channels, sources
from presswatch.database.glance import watchlist_digest
from presswatch.database.opening import open_database
from presswatch.watchlist.read import load_watchlist
from tests.presswatch.database.support import postpone
from tests.running import CHECKOUT, presswatch, write_watchlist


@pytest.fixture
def idle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with spaces and odd characters whose one source is due tomorrow."""
    folder = tmp_path / "50% of a #folder"
    folder.mkdir()
    path = write_watchlist(folder, {"alpha": "https://alpha.example/news"})
    now = datetime.now(UTC)
    with open_database(f"sqlite:///{folder}/presswatch.db", create=True) as database, database.write() as conn:
        sources.sync_sources(conn, load_watchlist(path).sources, now)
        postpone(conn, 1, now + timedelta(days=1))
        sources.remember_watchlist(conn, watchlist_digest(path))
    for name in ("PRESSWATCH_WATCHLIST", "PRESSWATCH_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return folder


PLAIN = (
    ["run"],
    ["run", "-q"],
    ["--watchlist", "watchlist.toml", "run", "--quiet"],
    ["run", "--watchlist=watchlist.toml", "--database", "presswatch.db"],
)
LEFT = (
    [],
    ["mentions"],
    ["run", "alpha"],
    ["run", "run"],
    ["run", "--all"],
    ["run", "--json"],
    ["run", "--help"],
    ["run", "--quiet=yes"],
    ["run", "--watchlist"],
    ["run", "--watchlist", "another.toml"],
    ["run", "--database", "another.db"],
    ["run", "--database", "postgresql://localhost/presswatch"],
)


@pytest.mark.parametrize("arguments", PLAIN)
def test_a_plain_run_with_nothing_due_is_answered(
    idle: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The output is that of the full program, and empty with -q."""
    assert answered(arguments)
    quiet = {"-q", "--quiet"} & set(arguments)
    assert capsys.readouterr() == ("", "" if quiet else "nothing is due\n")
    whole = presswatch(idle, "run", "--json", "-q")
    assert (whole.returncode, '"sources": []' in whole.stdout) == (0, True)


@pytest.mark.parametrize("arguments", LEFT)
def test_all_else_is_left_to_the_whole_program(
    idle: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Other commands, named sources, unknown options and folders without a database."""
    assert not answered(arguments)
    assert capsys.readouterr() == ("", "")


def test_what_is_due_or_edited_is_left_to_the_whole_program(idle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited watchlist may have a new source; paths may come from the environment."""
    path = idle / "watchlist.toml"
    monkeypatch.chdir(idle.parent)
    monkeypatch.setenv("PRESSWATCH_WATCHLIST", str(path))
    assert answered(["run", "-q"])
    path.write_text(path.read_text() + "\n# a remark\n")
    assert not answered(["run", "-q"])


def test_a_channel_that_is_due_is_left_to_the_whole_program(idle: Path) -> None:
    """Notifications go on even if no source is due."""
    path = idle / "watchlist.toml"
    channel = 'name = "desk"\nkind = "webhook"\naddress = "env:DESK"\nsecret = "env:KEY"\nwhen = "hourly"'
    path.write_text(f"{path.read_text()}\n[[channels]]\n{channel}\n")
    now = datetime.now(UTC)
    with open_database(f"sqlite:///{idle}/presswatch.db", create=True) as database, database.write() as conn:
        channels.sync_channels(conn, load_watchlist(path), now)
        sources.remember_watchlist(conn, watchlist_digest(path))
    assert answered(["run", "-q"])
    with open_database(f"sqlite:///{idle}/presswatch.db", create=True) as database, database.write() as conn:
        channels.advance(conn, 1, 0, now - timedelta(minutes=1))
    assert not answered(["run", "-q"])


def test_nothing_is_imported_for_nothing(idle: Path) -> None:
    """Neither third-party libraries nor the expensive parts of the standard library."""
    script = (
        "import sys; sys.argv = ['presswatch', 'run']\n"
        "try:\n    from presswatch.cli import main; main()\n"
        "except SystemExit as end:\n    print(end.code, *sorted(sys.modules))"
    )
    command = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(CHECKOUT)!r})\n{script}"]
    done = subprocess.run(command, cwd=idle, capture_output=True, text=True, check=True)
    code, *modules = done.stdout.split()
    assert (code, done.stderr) == ("0", "nothing is due\n")
    costly = {"click", "msgspec", "sqlalchemy", "alembic", "scrapy", "twisted", "re", "typing", "pathlib", "hashlib"}
    assert costly & set(modules) == set()
