"""Names in filters: any name in any letter case finds what is recorded; an unknown name is reported."""

import json

import pytest

from presswatch.cli import app
from presswatch.database.opening import open_database
from presswatch.database.sources import sync_subjects
from presswatch.watchlist.entries import Subject
from tests.presswatch.database.support import NOW, add_sources, begin_run, clipping, covered, item, post, save

WATCHLIST = """
[[subjects]]
name = "NKDB"
aliases = ["Database Center", { text = "Zentrum" }]
[[subjects]]
name = "Hanna Song"
kind = "person"
former = ["Hanna Sohn"]
[[subjects]]
name = "Hana Song"
kind = "person"
aliases = ["Song"]
[[subjects]]
name = "Yuna Song"
kind = "person"
aliases = ["Song"]
[[sources]]
name = "beta"
url = "https://beta.example/"
[[outlets]]
name = "Известия Долины"
aliases = ["ИД"]
"""
OUTLETS = ("The Wall Street Journal", "Österreichische Rundschau", "Известия Долины")


@pytest.fixture
def record(tmp_path, monkeypatch):
    """One post for each of three outlets, in English, of the source alpha, which the watchlist no longer has."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRESSWATCH_WATCHLIST", raising=False)
    monkeypatch.delenv("PRESSWATCH_DATABASE", raising=False)
    (tmp_path / "watchlist.toml").write_text(WATCHLIST, encoding="utf-8")
    with open_database(f"sqlite:///{tmp_path}/presswatch.db", create=True) as database:
        add_sources(database, "alpha")
        with database.write() as conn:
            sync_subjects(conn, [Subject(name="NKDB"), Subject(name="Retired Body")], NOW)
        run = begin_run(database)
        for number, outlet in enumerate(OUTLETS, start=1):
            article = item(f"https://news.example/{number}", outlet=outlet, domain=f"paper{number}.example")
            save(database, clipping(post(number), coverage=covered(article)), run=run)
    return tmp_path


def call(capsys, *arguments):
    code = app.run_command_line([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("Österreichische Rundschau", OUTLETS[1]),
        ("österreichische rundschau", OUTLETS[1]),
        ("ÖSTERREICHISCHE  RUNDSCHAU", OUTLETS[1]),
        ("paper2.example", OUTLETS[1]),
        ("Известия Долины", OUTLETS[2]),
        ("известия долины", OUTLETS[2]),
        ("ИД", OUTLETS[2]),
        ("WSJ", OUTLETS[0]),
        ("Wall Street Journal", OUTLETS[0]),
        ("wsj.com", OUTLETS[0]),
    ],
)
def test_an_outlet_is_found_by_any_of_its_names(record, capsys, given, found):
    """As printed, in other case in any script, by a form in catalogue or watchlist, or by domain."""
    code, out, err = call(capsys, "coverage", "--json", "--outlet", given)
    assert (code, [row["outlet"] for row in json.loads(out)], err) == (0, [found], "")
    for name in ("mentions", "posts"):
        rows = json.loads(call(capsys, name, "--json", "--outlet", given)[1])
        assert {row.get("post_url", row.get("url")) for row in rows} == {post(OUTLETS.index(found) + 1).url}
    assert call(capsys, "export", "rows.jsonl", "--outlet", given)[0] == 0
    exported = (record / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["outlet"] for line in exported] == [found]


def test_an_unknown_outlet_is_reported(record, capsys):
    """It finds nothing, and standard error says why and suggests a name; a known name prints nothing there."""
    code, out, err = call(capsys, "coverage", "--json", "--outlet", "Wall Steet Journal")
    assert (code, out) == (0, "[]\n")
    assert "no outlet of this name" in err
    assert "did you mean 'The Wall Street Journal'?" in err
    assert call(capsys, "coverage", "--json", "--outlet", "Reuters") == (0, "[]\n", "")


@pytest.mark.parametrize("given", ["NKDB", "nkdb", "database center", "Zentrum"])
def test_a_subject_is_found_by_its_aliases_in_any_letters(record, capsys, given):
    """The record has only the subject's name; the watchlist has its aliases."""
    rows = json.loads(call(capsys, "mentions", "--json", "--subject", given)[1])
    assert {row["subject"] for row in rows} == {"NKDB"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("mentions", "--subject", "NKBD"), "--subject: NKBD: no such subject (did you mean 'NKDB'?)"),
        (("posts", "--subject", "Song"), "several have this name (Hana Song, Yuna Song)"),
        (("report", "--subject", "Nobody"), "no such subject (known: NKDB, Retired Body, Hanna Song"),
        (("export", "rows.csv", "--source", "nosuch"), "--source: nosuch: no such source (known: alpha, beta)"),
        (("feed", "f.atom", "--site", "https://a.example/f", "--source", "nosuch"), "no such source"),
        (("search", "--source", "nosuch", "NKDB"), "no such source"),
        (("reread", "--source", "nosuch"), "no such source"),
        (("coverage", "--language", "English"), "--language: English: not a language code"),
        (("sources", "--state", "bogus"), "'bogus' is not one of"),
    ],
)
def test_an_unknown_name_is_wrong_use(record, capsys, arguments, words):
    """Exit code 2 with the known names, and nothing is written."""
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert {path.name for path in record.iterdir()} <= {"watchlist.toml", "presswatch.db"}


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("posts", "--source", "ALPHA"), 3),
        (("posts", "--source", "beta"), 0),
        (("mentions", "--subject", "retired body"), 0),
        (("mentions", "--subject", "Hanna Sohn"), 3),
        (("posts", "--language", "EN"), 3),
        (("coverage", "--language", "EN"), 3),
        (("sources", "--state", "New"), 1),
    ],
)
def test_names_of_record_and_watchlist_are_known(record, capsys, arguments, count):
    """A source or subject that left the watchlist or was not visited yet is known; codes and states may be in capitals."""
    code, out, err = call(capsys, *arguments, "--json")
    assert (code, len(json.loads(out)), err) == (0, count, "")


def test_a_report_says_whom_it_is_about_by_the_recorded_name(record, capsys):
    """An alias and a short form are shown as the names that they mean."""
    assert call(capsys, "report", "--from", "2026", "--out", "r.html", "--subject", "nkdb", "--outlet", "WSJ")[0] == 0
    page = (record / "r.html").read_text(encoding="utf-8")
    assert "NKDB" in page
    assert "The Wall Street Journal" in page
    assert "nkdb" not in page
