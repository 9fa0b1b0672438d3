"""The dump of decisions: the same inputs give the same lines, changes are shown, and kept texts are never printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.decisions.__main__ import chosen, line_of, main
from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Tools, of_post, of_series
from benchmarks.decisions.diff import differences, report
from benchmarks.decisions.plain import veiled
from benchmarks.decisions.texts import choose, parts
from pipelines.mentions.step import build_matcher
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import Post
from presswatch.watchlist.entries import Subject

TEXT = "The Tidewater Trust opened. Miller Tidewater Road was closed. “We wait,” said Mina Calder of the Trust."
WATCHLIST = [{"id": "t", "name": "Tidewater Trust", "aliases": ["Tidewater"], "type": "org"}]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(build_matcher([Subject(name="Tidewater Trust", aliases=("Tidewater",))]), load_catalogue())


def post(text: str, number: int = 1) -> Post:
    url = f"https://house.example/{number}"
    return Post(source="s", url=url, url_key=url, title="News", text=text, language="en")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "mentions"
    folder.mkdir(parents=True)
    rows = [
        {"id": "a", "lang": "en", "text": TEXT, "part": "look"},
        {"id": "b", "lang": "en", "text": TEXT, "part": "kept"},
    ]
    (folder / "texts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "watchlist.json").write_text(json.dumps(WATCHLIST), encoding="utf-8")
    return tmp_path / "data"


def dumped(data: Path, out: Path, *options: str) -> dict[str, Any]:
    tests = out.parent / "no-tests"
    tests.mkdir(exist_ok=True)
    assert main([str(data), "--tests", str(tests), "--out", str(out), *options]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row for row in rows}


def test_mentions_kept_and_refused_with_why(tools: Tools) -> None:
    """A post gives its mentions, its refused names with the reason, and its quotations."""
    found = of_post(post(TEXT), tools)
    assert [(one["surface"], one["rule"]) for one in found["mention"]] == [
        ("Tidewater Trust", "name-as-listed: name Tidewater Trust")
    ]
    assert [(one["surface"], one["start"]) for one in found["refused"]] == [("Tidewater", TEXT.index("Tidewater Road"))]
    assert all(one["rule"] for one in found["refused"])
    assert [(one["text"], one["speaker"]) for one in found["quote"]] == [("We wait", "Mina Calder")]


def test_copies_are_named_by_the_posts_names() -> None:
    """Each post of a series has a verdict, and a copy names the earlier post."""
    text = "The board met on Tuesday and chose a new chair, who thanked all volunteers for nine years of work. " * 3
    found = of_series([post(text, 1), post(text, 2)], ["first", "second"])["duplicate"]
    assert [(one["post"], one["state"], one["duplicate_of"]) for one in found] == [
        ("first", "new", None),
        ("second", "duplicate", "first"),
    ]


def test_a_dump_is_sorted_and_repeats(data: Path, tmp_path: Path) -> None:
    """Two dumps of the same inputs are byte for byte equal, with one process or two, and their diff is empty."""
    a, b = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    assert list(dumped(data, a)) == ["data/mentions:a", "data/mentions:b"]
    dumped(data, b, "--jobs", "2")
    assert a.read_bytes() == b.read_bytes()
    assert main(["--diff", str(a), str(b)]) == 0


def test_kept_texts_are_hashes(data: Path, tmp_path: Path) -> None:
    """A kept input has the same decisions as another one with the same text, and none of its words."""
    rows = dumped(data, tmp_path / "a.jsonl")
    shown, hidden = rows["data/mentions:a"], rows["data/mentions:b"]
    assert "Tidewater" in json.dumps(shown)
    assert "Tidewater" not in json.dumps(hidden)
    assert veiled(shown["refused"]) == hidden["refused"]


def test_only_asked_sections_are_written(data: Path, tmp_path: Path) -> None:
    """`--only` writes only the named sections."""
    row = dumped(data, tmp_path / "a.jsonl", "--only", "mention")["data/mentions:a"]
    assert set(row) == {"id", "kept", "mention"}


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def mention(start: int, **fields: Any) -> dict[str, Any]:
    return {"where": "body", "start": start, "end": start + 4, "subject": "Tide", "rule": "name Tide", **fields}


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    old = [
        {"id": "a", "kept": False, "mention": [mention(0), mention(9)]},
        {"id": "b", "kept": True, "mention": [mention(0, surface="#1")]},
        {"id": "c", "kept": False},
    ]
    new = [
        {"id": "a", "kept": False, "mention": [mention(0, rule="form of Tide"), mention(20)]},
        {"id": "b", "kept": True, "mention": [mention(0, surface="#2")]},
        {"id": "d", "kept": False},
    ]
    return written(tmp_path / "old.jsonl", old), written(tmp_path / "new.jsonl", new)


def test_the_diff_shows_each_change(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A changed field with old and new value, added and removed decisions, and inputs on one side only."""
    assert main(["--diff", *map(str, two)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "not compared: 1 inputs in the first alone, 1 in the second alone"
    assert lines[1] == "2 inputs compared, 2 changed"
    assert lines[2:6] == [
        "      1  mention  added",
        "      1  mention  removed",
        "      1  mention  rule",
        "      1  mention  surface",
    ]
    assert 'a  mention body 0 4 Tide  rule: "name Tide" → "form of Tide"' in lines
    assert "b  mention  surface" in lines


def test_fields_can_be_ignored(two: tuple[Path, Path]) -> None:
    """`--ignore rule` shows only changes of other fields."""
    found = differences(*two, frozenset({"rule"}))
    assert {(one.id, one.field) for one in found.changes} == {("a", "added"), ("a", "removed"), ("b", "surface")}


def test_an_order_is_a_decision(tmp_path: Path) -> None:
    """The same decisions in another order differ; the same order does not."""
    a = written(tmp_path / "a.jsonl", [{"id": "a", "kept": False, "mention": [mention(0), mention(9)]}])
    b = written(tmp_path / "b.jsonl", [{"id": "a", "kept": False, "mention": [mention(9), mention(0)]}])
    assert [one.field for one in differences(a, b).changes] == ["order"]
    assert list(report(differences(a, a), 5)) == ["1 inputs compared, 0 changed", "empty diff"]


def test_an_error_is_a_decision(tools: Tools) -> None:
    """An exception of the product is written down, and the dump continues."""

    def broken(_: Workshop) -> Any:
        raise ValueError("no such day")

    row = json.loads(line_of(Case("x", broken), Workshop(tools.catalogue, tools)))
    assert row["error"] == ["ValueError: no such day (test_decisions.py)"]


def test_a_sample_is_the_same_for_ever() -> None:
    """The choice depends only on the id; a second case with the same id is numbered."""
    cases = [Case(f"case {n}", lambda _: {}) for n in range(40)]
    some = [case.id for case in chosen(cases, 4)]
    assert some == [case.id for case in chosen(reversed(cases), 4)]
    assert 2 < len(some) < 20
    assert [case.id for case in chosen([cases[0], cases[0]], 1)] == ["case 0", "case 0#2"]


def test_texts_are_chosen_evenly() -> None:
    """Languages alternate, and a text is cut at paragraph ends."""
    rows = [
        {"id": f"{lang}{n}", "lang": lang, "text": "x"} for lang, count in (("de", 9), ("en", 2)) for n in range(count)
    ]
    assert sorted(row["lang"] for row in choose(rows, 6)) == ["de", "de", "de", "de", "en", "en"]
    assert [len(part) for part in parts("\n\n".join(["x" * 500] * 3))] == [1002, 500]
