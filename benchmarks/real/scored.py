"""Predictions on the sets and their scores, by part, language and kind."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: a set, a group of its records, how many, and its figures by name."""

    of_set: str
    group: str
    count: int
    figures: dict[str, float | None]


def scorer(folder: Path, name: str) -> ModuleType:
    """The scorer `score_NAME.py` of a folder, as a module."""
    spec = importlib.util.spec_from_file_location(f"score_{name}", folder / f"score_{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / f"score_{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> list[Record]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predicted(benchmark: str, folder: Path) -> list[Record]:
    """The output of `python -m benchmarks.NAME` for a folder: the very command, in its own process."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "predictions.jsonl"
        command = [sys.executable, "-m", f"benchmarks.{benchmark}", str(folder), "--out", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return records(out)


def coverage_figures(module: ModuleType, gold: list[Record], pred: list[Record]) -> dict[str, float | None]:
    """Score, whole items, people and quotes; of pages without coverage the share with any found, and with certain ones.

    `certain` is the precision of items marked certain: those that are a labelled item without a wrong field.
    """
    answers = {one["id"]: one for one in pred}
    everything = module.score(gold, pred)["all"]
    silent = [answers[one["id"]]["items"] for one in gold if not one["items"]]
    right = wrong = 0
    for one in gold:
        found, missed = certain_items(module, one, answers[one["id"]])
        right, wrong = right + found, wrong + missed
    return {
        "score": everything["score"],
        "whole": everything["whole_items_right"],
        **{name: everything["fields"][name]["f1"] for name in ("outlet", "domain", "date", "url", "person", "quote")},
        "speaker": everything["fields"]["speaker"]["f1"],
        "false": _share(sum(bool(items) for items in silent), len(silent)),
        "false_certain": _share(sum(any(i["certain"] for i in items) for items in silent), len(silent)),
        "certain": _share(right, right + wrong),
    }


def certain_items(module: ModuleType, gold: Record, pred: Record) -> tuple[int, int]:
    """How many items marked certain are right, and how many are not."""
    weights = {"url": 8, "outlet": 4, "domain": 2, "date": 1}

    def likeness(one: Record, other: Record) -> int:
        return sum(weight for name, weight in weights.items() if one.get(name) and module.ok(name, one[name], other))

    right = wrong = 0
    for found, wanted in module.align(pred["items"], gold["items"], likeness):
        if found and found["certain"]:
            good = wanted and all(not found.get(name) or module.ok(name, found[name], wanted) for name in weights)
            right, wrong = right + bool(good), wrong + (not good)
    return right, wrong


def mention_figures(module: ModuleType, gold: list[Record], pred: list[Record]) -> dict[str, float | None]:
    """F1 over places, precision and recall, and the share of texts without a mention in which one is found."""
    found = module.score(gold, pred)
    span = found["span"]
    alarms = found["false_alarm_rate_on_texts_without_mention"]
    return {"f1": span["f1"], "p": span["p"], "r": span["r"], "document": found["document"]["f1"], "alarms": alarms}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


Figures = Callable[[ModuleType, list[Record], list[Record]], dict[str, float | None]]


def rows(of_set: str, module: ModuleType, figures: Figures, gold: list[Record], pred: list[Record]) -> Iterable[Row]:
    """A line for everything, for each part, and within each for each language and kind."""
    yield Row(of_set, "all", len(gold), figures(module, gold, pred))
    groups: dict[str, list[Record]] = {}
    for one in gold:
        part, kind = one.get("part", ""), one.get("kind", "")
        names = [part, f"{part} {one['lang']}"]
        if kind not in ("", "text", "html"):
            names.append(f"{part} {kind}")
        for name in names if part else ():
            groups.setdefault(name, []).append(one)
    for name, chosen in sorted(groups.items()):
        yield Row(of_set, name, len(chosen), figures(module, chosen, pred))
