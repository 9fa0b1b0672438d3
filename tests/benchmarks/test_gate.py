"""The accuracy floors: the product's figures on the repository's own golden data may not fall below them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.gate import Counted, failures, lowered, main


def test_no_figure_is_under_its_floor() -> None:
    """Each measure on the golden pages, posts, sentences and sources has a floor in floors.json and reaches it."""
    measured, floors = gate.measured_here(), json.loads(gate.FLOORS.read_text(encoding="utf-8"))[gate.HOUSE]
    assert list(failures(measured, floors)) == []
    assert set(measured) == set(floors)


def test_a_failure_names_both_figures() -> None:
    """The line has the measure, its figure and its floor; a missing measure fails too."""
    assert list(failures({"a": 0.89996, "b": 0.9}, {"a": 0.9, "b": 0.9, "c": 1.0})) == [
        "a: 0.9000, its floor is 0.900",
        "c: not measured, its floor is 1.000",
    ]


def test_floors_are_rounded_down() -> None:
    """A floor is never above the figure it was made from, and a whole figure stays whole."""
    assert lowered({"a": 0.98765, "b": 1.0, "c": 0.29}) == {"a": 0.987, "b": 1.0, "c": 0.29}


def test_counted() -> None:
    """Each value counts once: two equal ones need two; nothing expected and nothing found is correct."""
    counted = Counted()
    counted.add(["x", "x", "y"], ["x", "z"])
    assert (counted.right, counted.found, counted.asked) == (1, 3, 2)
    assert counted.f1 == pytest.approx(0.4)
    assert Counted().f1 == 1.0


def test_the_command_fails_under_a_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It exits 1 below a floor, 0 at it, and `--write` makes today's figures the floors."""
    monkeypatch.setattr(gate, "measured_here", lambda: {"a": 0.5})
    floors = tmp_path / "floors.json"
    floors.write_text('{"here": {"a": 0.6}, "other": {"a": 1.0}}', encoding="utf-8")
    assert main(["--floors", str(floors)]) == 1
    assert main(["--floors", str(floors), "--write"]) == 0
    assert json.loads(floors.read_text(encoding="utf-8")) == {"here": {"a": 0.5}, "other": {"a": 1.0}}


def test_a_worse_reader_falls_under_the_floor(tmp_path: Path) -> None:
    """A sentence whose mention is missed lowers the figure."""
    sentences = tmp_path / "mentions.txt"
    head = "= Velmora Institute | organization | Velmora\nen: [Velmora] opened.\n"
    sentences.write_text(head, encoding="utf-8")
    assert gate.of_mentions(sentences) == {"mentions.places": 1.0}
    sentences.write_text(head + "en: [Nobody] opened.\n", encoding="utf-8")
    assert gate.of_mentions(sentences) == {"mentions.places": pytest.approx(2 / 3)}


def test_a_folder_without_floors_does_not_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says that the folder has no floors and what to do, and exits with 2."""
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "elsewhere"), "--scorers", str(tmp_path)])
    assert ended.value.code == 2
    assert "no floors for a folder named elsewhere; --write makes them" in capsys.readouterr().err
