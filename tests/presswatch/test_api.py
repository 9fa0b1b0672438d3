"""The Python API: what it reads is what the commands print; what it changes is kept; its documentation runs."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import presswatch
from pipelines.rework import rematch
from presswatch import Presswatch
from presswatch.cli import app
from presswatch.database.opening import open_database
from presswatch.encoders.json import json_text
from presswatch.errors import PresswatchError, StorageError, UsageError, WatchlistError
from tests.pipelines.test_review import WATCHLIST, model_post
from tests.presswatch.cli.test_reviewing import FILE
from tests.presswatch.database.support import add_sources, clipping, post, save

GUIDE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.fixture
def record(tmp_path, monkeypatch):
    """A folder with a watchlist and the model post on record."""
    monkeypatch.chdir(tmp_path)
    Path("watchlist.toml").write_text(FILE)
    with open_database(f"sqlite:///{tmp_path / 'presswatch.db'}", create=True) as database:
        add_sources(database, "alpha")
        save(database, clipping(model_post(), names=()))
        rematch(database, WATCHLIST)
    return Presswatch(who="Ana")


@pytest.mark.parametrize("command", ["posts", "mentions", "coverage"])
def test_lists_are_those_of_the_commands(record, capsys, command):
    """Same rows, same fields, under the same filters."""
    for filters in ({}, {"published_since": "2023-07-04"}, {"subject": "hanna berg"}, {"article_until": "2023-06-29"}):
        options = [word for name, value in filters.items() for word in (f"--{name.replace('_', '-')}", value)]
        assert app.run_command_line((command, "--json", *options)) == 0
        rows = list(getattr(record, command)(**filters))
        assert json.loads(json_text(rows, former_names=True)) == json.loads(capsys.readouterr().out)


def test_days_may_be_days(record):
    assert len(list(record.posts(published_until=date(2023, 7, 4)))) == 1
    assert not list(record.posts(published_until=date(2023, 7, 3)))


def test_a_list_is_read_while_it_is_gone_through(record):
    """More rows than are fetched at once, in order, and a list that is left early keeps nothing open."""
    with open_database("sqlite:///presswatch.db") as database:
        for number in range(100, 1300):
            save(database, clipping(post(number), names=()))
    assert len({row.id for row in record.posts()}) == 1201
    for row in record.posts():
        record.correct("p1", title=f"The title after {row.id}")
        break
    assert next(iter(record.posts(source="alpha", limit=1))).id != 1


def test_a_correction_made_here_is_the_shells(record, capsys):
    """Signed, reasoned, listed and undone like any other."""
    [number] = record.correct("c1", outlet="The Courier", why="its new name")
    assert record.correct("c1", outlet="The Courier") == []
    assert [row.outlet for row in record.coverage()] == ["The Courier"]
    assert app.run_command_line(("corrections", "--json")) == 0
    [listed] = json.loads(capsys.readouterr().out)
    assert (listed["id"], listed["who"], listed["why"]) == (number, "Ana", "its new name")
    assert record.undo(number).id == number
    assert [row.outlet for row in record.coverage()] == ["The Harbor Courier"]


def test_errors_are_those_of_the_shell(record, tmp_path):
    for wrong in (
        lambda: list(record.posts(source="nobody")),
        lambda: list(record.posts(since="someday")),
        lambda: list(record.posts(colour="red")),
        lambda: record.correct("z1", title="x"),
        lambda: record.search('"open'),
    ):
        with pytest.raises(UsageError):
            wrong()
    with pytest.raises(WatchlistError, match="no such file"):
        list(Presswatch(tmp_path / "other.toml").posts())
    with pytest.raises(StorageError):
        list(Presswatch(database=str(tmp_path / "none.db")).posts())
    with pytest.raises(PresswatchError, match="nobody") as failed:
        record.run("nobody")
    assert failed.value.exit_code == 2


def test_the_guide_runs(record, monkeypatch, capsys):
    """Each example of docs/python.md, in order, in one session; visits are replaced, for no site is served here."""
    monkeypatch.setattr(Presswatch, "run", lambda *_: presswatch.api.RunResult(0, {"new_mentions": []}, ""))
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    assert len(blocks) == 5
    names = {}
    for block in blocks:
        exec(compile(block, str(GUIDE), "exec"), names)
    printed = capsys.readouterr().out
    assert "2023-06-30 The Harbor Courier https://harborcourier.example/lakes" in printed
    assert "p1 Lake Law Centre in The Harbor Courier ['c1']" in printed
    assert [row.outlet for row in record.coverage()] == ["The Courier"]


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, presswatch; print(any(name in sys.modules for name in ('scrapy', 'sqlalchemy', 'click')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    with pytest.raises(AttributeError, match="Nothing"):
        presswatch.Nothing  # noqa: B018


def test_a_run_is_a_process_of_its_own(record):
    """Exit code, document and messages are those of the command."""
    result = record.run()
    assert result.exit_code == 0
    assert result.document["sources"] == []
