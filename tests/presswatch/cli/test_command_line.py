"""The command line: start-up, options, messages, exit codes, output that cannot steer a terminal."""

import contextlib
import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.mentions.step import check_regex
from presswatch.cli import app, output, suggestions
from presswatch.cli.listing import moment
from presswatch.database.opening import open_database
from presswatch.records import DateReading
from tests.presswatch.database.support import add_sources, begin_run, clipping, covered, item, later, post, save

READING = ["mentions", "posts", "coverage", "sources", "runs"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRESSWATCH_WATCHLIST", raising=False)
    monkeypatch.delenv("PRESSWATCH_DATABASE", raising=False)
    return tmp_path


@pytest.fixture
def record(folder):
    """A database with one post that mentions two subjects and reports one article."""
    with open_database(f"sqlite:///{folder}/presswatch.db", create=True) as database:
        add_sources(database, "alpha")
        text = "NKDB said so in The Wall Street Journal. 북한인권 보고서."
        save(database, clipping(post(1, text), coverage=covered(item())), run=begin_run(database))
    return folder


def call(capsys, *arguments):
    """Exit code, standard output, standard error of one command in this process."""
    code = app.run_command_line([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_help_names_every_command_and_loads_none(capsys):
    """presswatch --help lists all commands without importing them."""
    code, out, _ = call(capsys, "--help")
    assert code == 0
    for name in app.COMMANDS:
        assert f"\n  {name} " in out
    heavy = "{'sqlalchemy', 'scrapy', 'twisted', 'rich', 'lxml', 'msgspec', 'tomlkit', 'alembic', 'trafilatura'}"
    script = (
        "import sys; from presswatch.cli.app import run_command_line; run_command_line(['--help']); "
        f"sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_runs_as_a_module(folder):
    """python -m presswatch does what presswatch does, exit code included."""
    done = subprocess.run([sys.executable, "-m", "presswatch", "posts"], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("presswatch: ")


@pytest.mark.parametrize("arguments", [["coverage"], ["mentions"], ["doctor"], ["digest", "--preview"], ["posts"]])
def test_a_named_watchlist_that_does_not_exist_is_an_error(folder, capsys, arguments):
    """The database next to it may be another watchlist's: nothing is shown from it."""
    with open_database(f"sqlite:///{folder}/presswatch.db", create=True):
        pass
    code, out, err = call(capsys, *arguments, "--watchlist", "nosuch.toml")
    assert (code, out) == (2, "")
    assert err == "presswatch: nosuch.toml: there is no such file (presswatch init writes one)\n"
    assert call(capsys, "posts", "--watchlist", "nosuch.toml", "--database", "presswatch.db")[0] == 0


@pytest.mark.parametrize(("word", "command"), [("status", "sources"), ("health", "doctor")])
def test_words_that_people_type_are_commands(capsys, word, command):
    """They have the help of the command that they are another word for."""
    shown, expected = (call(capsys, name, "--help")[1].partition("\n")[2] for name in (word, command))
    assert shown == expected
    assert "Options:" in shown


def test_words_of_other_programs_lead_to_commands():
    """Each suggestion is a command, and no word is itself a command."""
    for suggestion, words in suggestions._MEANINGS.items():
        assert suggestion.startswith("--") or suggestion.split()[0] in app.COMMANDS
        assert [word for word in words.split() if word in app.COMMANDS] == []


@pytest.mark.parametrize("name", list(app.COMMANDS))
def test_every_command_loads_and_has_help(capsys, name):
    """Each command's module can be imported and has a help text."""
    code, out, _ = call(capsys, name, "--help")
    assert code == 0
    assert "Usage: presswatch" in out
    assert app.load_command(name).help


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["mentoins"], "did you mean `presswatch mentions`?"),
        (["delete"], "did you mean `presswatch source remove`?"),
        (["Articles"], "did you mean `presswatch coverage`?"),
        (["shedule"], "did you mean `presswatch schedule`?"),
        (["qwxyz"], "no such command: qwxyz\n"),
        (["mentions", "--sorce", "x"], "--source"),
        (["mentions", "--since", "yesterdayish"], "is not a day"),
        (["mentions", "--since", "0001-01-01T00:00+14:00"], "is not a day"),
        (["mentions", "--run", "100000000000000000000"], "--run"),
        (["posts", "--limit", "100000000000000000000"], "--limit"),
        (["report", "--from", "0001"], "is not a day"),
        (["report", "--from", "9999-12"], "is not a day"),
        (["report", "--from", "99999999999999999999"], "is not a day"),
        (["report", "--out", "report.txt"], ".html or .pdf"),
        (["report", "--out", "report"], ".html or .pdf"),
        (["read", "nowhere.html", "--url", "https://x.example/"], "does not exist"),
        (["try"], "Missing argument"),
        (["try", "nonsense"], "not an http or https address"),
        (["try", "ftp://example.org/"], "not an http or https address"),
        (["try", "https://u:s3cr3t@example.org/"], "remove the name and password from the address"),
        (["source", "add", "https://exa mple.org/"], "not an http or https address"),
        (["source", "remove", "x"], "no such file"),
    ],
)
def test_wrong_use_ends_with_2(folder, capsys, arguments, words):
    """An unknown command, option, value or file: exit 2, with an explanation on standard error."""
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


def test_a_wrong_watchlist_ends_with_2_and_names_all_faults(folder, capsys):
    """The exit code is 2, and every fault is printed with its file, line and key."""
    (folder / "watchlist.toml").write_text("[presswatch]\nmax_pages = 0\n[[sources]]\nname = 's'\nurl = 'x'\n")
    code, _, err = call(capsys, "source", "list")
    assert code == 2
    assert [line.split(": ")[1] for line in err.splitlines()] == ["watchlist.toml:2", "watchlist.toml:5"]


def test_sources_are_listed_with_their_times(folder, capsys):
    """The cron line of a source, its own interval, or the watchlist's."""
    lines = ("cron = '0 7 * * *'", "every = '2h'", "")
    sources = (f"[[sources]]\nname = 's{n}'\nurl = 'https://x.example/{n}'\n{line}\n" for n, line in enumerate(lines))
    (folder / "watchlist.toml").write_text("[presswatch]\nevery = '8h'\n" + "".join(sources))
    code, out, _ = call(capsys, "source", "list")
    assert code == 0
    rows = [line.split() for line in out.splitlines()]
    assert [row[2:-1] for row in rows if row[0] in {"s0", "s1", "s2"}] == [["0", "7", "*", "*", "*"], ["2h"], ["8h"]]


def test_the_doctor_names_a_watchlist_that_cannot_be_read(record, capsys):
    """Once, with the line and its repair, next to what the database lacks; the command ends with 3."""
    (record / "watchlist.toml").write_text("[presswatch]\nmax_pages = 0\n")
    code, out, _ = call(capsys, "doctor", "--no-snapshots", "--json")
    found = json.loads(out)
    assert (code, found["ok"]) == (3, False)
    (first,) = [one for one in found["findings"] if one["invariant"] == "the watchlist can be read"]
    assert first["count"] == 1
    assert "watchlist.toml:2" in first["detail"]
    assert first["fix"]


@pytest.mark.parametrize("name", READING)
def test_no_database_ends_with_3(folder, capsys, name):
    """A reading command before the first run says that there is no database and creates none."""
    code, out, err = call(capsys, name)
    assert (code, out) == (3, "")
    assert err.startswith("presswatch: ")
    assert list(folder.iterdir()) == []


def test_global_options_are_allowed_anywhere(folder, capsys, monkeypatch):
    """Global options are allowed before or after the command, or in the environment; the later on the command line
    wins.
    """
    for name in ("a", "b", "c"):
        (folder / f"{name}.toml").write_text(f"[[sources]]\nname = '{name}'\nurl = 'https://x.example/'\n")
    monkeypatch.setenv("PRESSWATCH_WATCHLIST", "a.toml")

    def seen(*arguments):
        return json.loads(call(capsys, *arguments)[1])[0]["name"]

    assert seen("source", "list", "--json") == "a"
    assert seen("--watchlist", "b.toml", "source", "list", "--json") == "b"
    assert seen("source", "list", "--json", "--watchlist", "b.toml") == "b"
    assert seen("--watchlist", "b.toml", "source", "list", "--json", "--watchlist", "c.toml") == "c"


def test_the_database_is_next_to_the_watchlist(folder, capsys):
    """The default database is in the watchlist's folder, and a plain file name is an SQLite file."""
    (folder / "sub").mkdir()
    assert call(capsys, "db", "upgrade", "--watchlist", "sub/w.toml")[0] == 0
    assert (folder / "sub" / "presswatch.db").exists()
    assert call(capsys, "posts", "--database", "sub/presswatch.db", "--json")[:2] == (0, "[]\n")


def test_init_add_list_remove(folder, capsys):
    """A watchlist can be created, filled and emptied with commands alone."""
    assert call(capsys, "init")[0] == 0
    assert call(capsys, "init")[0] == 2
    assert (
        call(capsys, "source", "add", "www.example.org/news/", "--every", "6h", "--backfill", "2", "--browser")[0] == 0
    )
    code, out, _ = call(capsys, "source", "list", "--json")
    assert code == 0
    source = json.loads(out)[0]
    assert (source["name"], source["every"], source["backfill"]) == ("example-news", "6h", 2)
    assert source["browser"] is True
    assert source["url"] == "https://www.example.org/news/"
    assert call(capsys, "source", "add", "https://www.example.org/news/")[0] == 2
    assert call(capsys, "source", "remove", "example-news")[0] == 0
    assert call(capsys, "source", "list")[0] == 0


def test_listings_as_json_and_as_table(record, capsys):
    """Each listing gives one JSON document and a table with the same rows."""
    mentions = json.loads(call(capsys, "mentions", "--json", "--subject", "NKDB")[1])
    assert [(row["subject"], row["source"], row["post_url"]) for row in mentions] == [
        ("NKDB", "alpha", "https://alpha.example/news/1")
    ]
    assert mentions[0]["first_seen_at"].endswith("Z")
    assert json.loads(call(capsys, "posts", "--json")[1])[0]["published_on"] == "2026-11-20"
    assert json.loads(call(capsys, "coverage", "--json")[1])[0]["outlet"] == "The Wall Street Journal"
    assert json.loads(call(capsys, "sources", "--json")[1])[0]["name"] == "alpha"
    assert len(json.loads(call(capsys, "runs", "--json")[1])) == 1
    assert json.loads(call(capsys, "search", "인권", "--json")[1])[0]["url"] == "https://alpha.example/news/1"
    for name in READING:
        code, out, _ = call(capsys, name)
        assert code == 0
        assert len(out.splitlines()) == 2


def test_lists_show_a_month_as_a_month(record, capsys):
    """The table shows a month as people write it; JSON has its first day and the precision."""
    june = DateReading(on=date(2024, 6, 1), precision="month", raw="June 2024")
    with open_database(f"sqlite:///{record}/presswatch.db") as database:
        text = "The heron council met."
        facts = covered(item("https://tern.example/a", outlet="The Tern", article_date=june))
        save(database, clipping(post(2, text, published=june), names=("heron",), coverage=facts), now=later(days=1))
    for name, day, precision in (
        ("posts", "published_on", "published_precision"),
        ("mentions", "published_on", "published_precision"),
        ("coverage", "article_date", "article_precision"),
        ("search", "published_on", "published_precision"),
    ):
        words = ("heron",) if name == "search" else ()
        assert call(capsys, name, *words)[1].splitlines()[1].startswith("2024-06  ")
        row = json.loads(call(capsys, name, *words, "--json")[1])[0]
        assert (row[day], row[precision]) == ("2024-06-01", "month")


def test_filters_and_limit(record, capsys):
    """What does not match is not listed; an empty result is an empty list, not an error."""
    for arguments in (("--since", "2100-01-01"), ("--run", "7"), ("--language", "ko"), ("--outlet", "Reuters")):
        assert call(capsys, "mentions", "--json", *arguments)[:2] == (0, "[]\n")
    with open_database(f"sqlite:///{record}/presswatch.db") as database:
        for number in range(2, 62):
            save(database, clipping(post(number)))
    assert len(call(capsys, "posts")[1].splitlines()) == 51
    assert len(json.loads(call(capsys, "posts", "--json")[1])) == 61
    assert len(json.loads(call(capsys, "posts", "--json", "--limit", "7")[1])) == 7


def test_why_knows_and_does_not_know(record, capsys):
    """A recorded address shows its path; one without a record is reported as such, exit 1."""
    code, out, _ = call(capsys, "why", "https://www.alpha.example/news/1?utm_source=x", "--json")
    assert code == 0
    assert "mention" in {step["step"] for step in json.loads(out)}
    code, out, err = call(capsys, "why", "https://alpha.example/other")
    assert (code, out) == (1, "")
    assert "no record of this URL" in err


def test_backup_and_doctor(record, capsys):
    """A backup is made once and not overwritten; doctor finds no fault in a sound database."""
    assert call(capsys, "backup", "copy.db")[0] == 0
    assert call(capsys, "backup", "copy.db")[0] == 2
    code, out, _ = call(capsys, "doctor", "--json", "--database", "copy.db")
    assert (code, json.loads(out)) == (0, {"ok": True, "findings": []})


def test_a_fault_of_ours_is_explained_before_its_traceback(capsys, monkeypatch):
    """An unexpected exception is explained before its traceback."""

    def broken(*_arguments, **_options):
        raise RuntimeError("oh\x1b[31m")

    monkeypatch.setattr(app.command_line, "main", broken)
    with pytest.raises(RuntimeError):
        app.run_command_line([])
    assert capsys.readouterr().err.startswith("presswatch: internal error: RuntimeError: oh\\x1b[31m")


@pytest.mark.parametrize(("error", "code"), [(click.Abort(), 130), (KeyboardInterrupt(), 130)])
def test_ctrl_c_ends_with_130(capsys, monkeypatch, error, code):
    """Interrupted by the user: one word, no traceback."""

    def stopped(*_arguments, **_options):
        raise error

    monkeypatch.setattr(app.command_line, "main", stopped)
    assert app.run_command_line([]) == code
    assert "stopped" in capsys.readouterr().err


def test_a_closed_pipe_is_quiet(record):
    """presswatch posts | head prints nothing on standard error."""
    script = "from presswatch.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", script, "posts", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=record
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == app.BROKEN_PIPE


@given(st.text())
def test_nothing_printed_steers_the_terminal(text):
    """No control character and no direction mark is left; cleaning twice changes nothing."""
    shown = output.safe(text)
    assert not [letter for letter in shown if ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0]
    assert not set(shown) & set("\u202e\u2066\u2028")
    assert output.safe(shown) == shown


def test_escapes_are_shown_as_numbers():
    """An escape sequence in a title is shown, not executed."""
    assert output.safe("a\x1b[31mb\x9b\u202ec\n한") == "a\\x1b[31mb\\x9b\\u202ec\\x0a한"


@given(st.text())
def test_json_says_what_it_was_given(text):
    """One JSON document that decodes to the same text, without anything that steers a terminal."""
    buffer = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(buffer):
        output.print_json({"text": text})
    raw = buffer.buffer.getvalue().decode()
    assert json.loads(raw) == {"text": text}
    assert not [letter for letter in raw if (ord(letter) < 32 and letter != "\n") or 0x7F <= ord(letter) < 0xA0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-01", "2026-11-01T00:00:00+00:00"),
        ("2026-11-01T08:00+09:00", "2026-10-31T23:00:00+00:00"),
        ("7d", "2026-11-18T12:00:00+00:00"),
        ("today", "2026-11-25T00:00:00+00:00"),
        ("yesterday", "2026-11-24T00:00:00+00:00"),
    ],
)
def test_moments(text, expected):
    """Days and times are UTC unless they say otherwise; durations count back from now."""
    assert moment(text, datetime(2026, 11, 25, 12, tzinfo=UTC)).isoformat() == expected


def test_today_begins_in_the_given_zone():
    now = datetime(2026, 11, 25, 20, tzinfo=UTC)  # the 26th in Seoul
    assert moment("today", now, lambda: ZoneInfo("Asia/Seoul")) == datetime(2026, 11, 25, 15, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["abc", "-1", "1.5", "99999999999"])
def test_a_number_outside_its_bounds_is_explained(record, capsys, wrong):
    code, _, err = call(capsys, "posts", f"--limit={wrong}")
    assert code == 2
    assert f"{wrong!r} is not a whole number from 0 to 1,000,000,000" in err


def test_a_day_is_the_watchlists(record, capsys):
    """A post seen at 17:00 in Seoul is of that day in Seoul, wherever the watchlist is given; without one UTC counts."""
    (record / "seoul.toml").write_text('[presswatch]\ncontact = "a@b.example"\ntimezone = "Asia/Seoul"\n')
    seoul = ("--watchlist", "seoul.toml", "--database", "presswatch.db")
    for options, shown in (
        (("--since", "2026-11-25T17:00", *seoul), 1),
        ((*seoul, "--since", "2026-11-25T17:01"), 0),
        (("--until", "2026-11-25T17:00", *seoul), 0),
        (("--since", "2026-11-25T17:00+09:00", *seoul), 1),
        (("--since", "2026-11-25T08:00"), 1),
        (("--since", "2026-11-25T17:00"), 0),
    ):
        code, out, err = call(capsys, "posts", "--json", *options)
        assert (code, len(json.loads(out)), err) == (0, shown, ""), options
    code, _, err = call(capsys, "posts", *seoul, "--since", "0001-01-01")
    assert (code, "is not a day" in err) == (2, True)


def test_regular_expressions_are_tried():
    """An ordinary expression passes; one that backtracks for minutes is refused with advice."""
    assert check_regex(r"ERC-\d{2,4}") is None
    assert "takes more than" in (check_regex(r"(a+)+$") or "")


@pytest.mark.parametrize(
    "command",
    [
        *("posts --json", "mentions --json", "coverage --json", "sources --json", "runs --json", "channels --json"),
        *(
            "search NKDB --json",
            "why https://alpha.example/1 --json",
            "doctor --no-snapshots --json",
            "source list --json",
        ),
        *("export - --format csv", "export - --format jsonl --what mentions", "export - --format bibtex"),
    ],
)
def test_programs_read_the_same_in_every_language(command, record, capfdbinary, monkeypatch):
    """JSON, CSV and references are English, byte for byte, whatever people read."""
    (record / "watchlist.toml").write_text('[[sources]]\nname = "alpha"\nurl = "https://alpha.example/"\n')
    printed = []
    for language in ("ko", "en"):  # English last, for the tests that follow
        monkeypatch.setenv("LANGUAGE", language)
        app.run_command_line(command.split())
        printed.append(capfdbinary.readouterr().out)
    assert printed[0] == printed[1] != b""
