"""Review and correction at the shell: what is printed, as JSON and for people, and what wrong use says."""

import json

import pytest

from pipelines.rework import rematch
from presswatch.cli import app
from presswatch.database.opening import open_database
from tests.pipelines.test_review import WATCHLIST, model_post
from tests.presswatch.database.support import add_sources, clipping, save

FILE = """
[presswatch]
contact = "press@example.org"

[[subjects]]
name = "Lake Law Centre"

[[subjects]]
name = "Hanna Berg"
kind = "person"
roles = ["director"]
"""


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A folder with the model post on record, and what a command there prints: code, output, messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRESSWATCH_USER", "Ana")
    (tmp_path / "watchlist.toml").write_text(FILE)
    with open_database(f"sqlite:///{tmp_path / 'presswatch.db'}", create=True) as database:
        add_sources(database, "alpha")
        save(database, clipping(model_post(), names=()))
        rematch(database, WATCHLIST)

    def run(*arguments):
        code = app.run_command_line(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_a_post_is_reviewed_from_list_to_accuracy(desk):
    """The list shows each part with its handle; corrected and accepted, nothing is open, and the figures say so."""
    code, out, err = desk("review")
    assert code == 0
    assert "p1  Lake Law Centre in The Harbor Courier (alpha, 2023-07-04)" in out
    assert "  c1?  The Harbor Courier · 2023-06-30 · https://harborcourier.example/lakes" in out
    assert "review accept p1" in err
    assert desk("review", "--watchlist", "watchlist.toml")[1] == out
    [row] = json.loads(desk("review", "list", "--json")[1])
    assert [part["handle"] for part in row["coverage"]] == ["c1"]
    assert {part["values"]["subject"] for part in row["mentions"]} == {"Lake Law Centre", "Hanna Berg"}
    assert desk("correct", "c1", "outlet=The Courier")[2].startswith("1 field corrected")
    assert "nothing to correct" in desk("correct", "c1", "outlet=The Courier")[2]
    assert desk("review", "dismiss", "m1", "--why", "only in the title")[0] == 0
    assert desk("review", "accept", "p1")[0] == 0
    assert desk("review")[2] == "nothing is open for review\n"
    shares = {row["field"]: (row["right"], row["reviewed"]) for row in json.loads(desk("accuracy", "--json")[1])}
    assert (shares["outlets"], shares["dates"], shares["coverage"]) == ((0, 1), (1, 1), (1, 1))
    assert shares["mentions"] == (4, 5)
    assert {row["group"] for row in json.loads(desk("accuracy", "--by", "source", "--json")[1])} == {"alpha"}


def test_every_change_answers_a_script(desk):
    """accept, dismiss, correct and undo print one JSON document, and nothing for people."""
    answers = [
        (("review", "dismiss", "m1"), {"dismissed": 1}),
        (("review", "accept", "c1"), {"accepted": 1}),
        (("correct", "c1", "outlet=The Courier"), {"corrections": [3]}),
        (("correct", "c1", "outlet=The Courier"), {"corrections": []}),
        (("correct", "p1", "--add", "person", "name=Lea Okafor"), {"corrections": [4]}),
        (("undo", "3"), {"undone": 3, "part": "coverage harborcourier.example/lakes", "field": "outlet"}),
    ]
    for arguments, answer in answers:
        code, out, err = desk(*arguments, "--json")
        assert (code, json.loads(out), err) == (0, answer, "")


def test_a_search_is_limited_by_day_outlet_and_language(desk):
    found = json.loads(desk("search", "lake", "--json")[1])
    assert len(found) == 1
    for kept in (("--published-since", "2023-07-04"), ("--article-until", "2023-06-30"), ("--language", "en")):
        assert json.loads(desk("search", "lake", *kept, "--json")[1]) == found
    for out in (("--published-since", "2023-07-05"), ("--article-until", "2023-06-29"), ("--language", "ko")):
        assert json.loads(desk("search", "lake", *out, "--json")[1]) == []
    assert json.loads(desk("search", "lake", "--outlet", "The Harbor Courier", "--json")[1]) == found


def test_corrections_are_listed_and_undone(desk):
    desk("correct", "c1", "article_date=2023-06", "headline=Dry lakes", "--why", "as printed")
    code, out, _ = desk("corrections")
    assert code == 0
    assert "coverage harborcourier.example/lakes" in out
    assert desk("undo")[2] == "correction 2 undone: coverage harborcourier.example/lakes, headline\n"
    rows = json.loads(desk("corrections", "--json")[1])
    assert [(row["field"], row["state"], row["who"]) for row in rows] == [
        ("headline", "", "Ana"),
        ("headline", "undone", "Ana"),
        ("article_date", "in force", "Ana"),
    ]
    [row] = json.loads(desk("coverage", "--json")[1])
    assert (row["headline"], row["article_date"], row["article_precision"]) == (None, "2023-06-01", "month")
    assert row["review"] == "accepted"


def test_what_was_missed_is_added_at_the_shell(desk):
    assert desk("correct", "p1", "--add", "coverage", "outlet=Radio Fen", "medium=radio")[0] == 0
    assert {row["outlet"] for row in json.loads(desk("coverage", "--json")[1])} == {"The Harbor Courier", "Radio Fen"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("correct", "c1", "outlet"), "outlet: write FIELD=VALUE"),
        (("correct", "x1", "outlet=A"), "x1: not a handle: a letter and a number, such as c7 (p post"),
        (("correct", "p1", "--add", "coverage", "medium=tv"), "what is added needs outlet=…"),
        (("correct", "p1", "--add", "quote", "text=never said"), "the post does not have these words: never said"),
        (
            ("correct", "p1", "--add", "mention", "subject=Lake", "surface=lakes"),
            "subject: Lake: known: Lake Law Centre, Hanna Berg",
        ),
        (("review", "dismiss", "p1"), "a post is not removed; set irrelevant=yes"),
        (("undo",), "there is no correction of Ana to undo"),
        (("undo", "9"), "no correction 9"),
    ],
)
def test_wrong_use_says_what_to_write(desk, arguments, words):
    code, _, err = desk(*arguments)
    assert code == 2
    assert words in err
