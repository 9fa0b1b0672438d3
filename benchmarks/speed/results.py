"""Figures of paired runs: median and spread as a table, as CSV for docs/performance, and the machine.

Every speed benchmark reports through here, so that all tables look the same and one picture can be drawn of all.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PAIRS = 5
"""Runs of each side at least; ours and the rival's take turns, so that a busy machine is busy for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value: its system, its unit, its runs; `floor` and `aim` if set.

    `better` says which direction is good: "less" or "more". A ratio's own runs are the ratios of the pairs.
    """

    measure: str
    system: str
    unit: str
    runs: tuple[float, ...]
    floor: float | None = None
    aim: float | None = None
    better: str = "less"

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def verdict(self) -> str:
        """Whether the median reaches the target: "aim", "floor", "below"; "" if there is none."""
        if self.floor is None:
            return ""
        sign = 1 if self.better == "less" else -1
        if self.aim is not None and sign * self.median <= sign * self.aim:
            return "aim"
        return "floor" if sign * self.median <= sign * self.floor else "below"


def ratio(measure: str, above: Sequence[float], below: Sequence[float], **wanted: object) -> Figure:
    """The figure of the ratios of paired runs."""
    pairs = tuple(one / other for one, other in zip(above, below, strict=True))
    return Figure(measure=measure, system="ratio", unit="x", runs=pairs, **wanted)  # type: ignore[arg-type]


def p95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def machine() -> str:
    """The machine on one line: processor, cores, memory, system, Python, and its present load."""
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory_gb:.0f} GB, {platform.system()} {platform.release()},"
        f" Python {platform.python_version()}, load {load:.1f} before the runs"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that every benchmark of speed has."""
    parser.add_argument("--quick", action="store_true", help="a small size and two runs, for a look")
    parser.add_argument("--pairs", type=int, help=f"runs of each side (default {PAIRS}, with --quick 2)")
    parser.add_argument("--csv", type=Path, help="write the figures there")


def pairs_of(options: argparse.Namespace) -> int:
    """The number of runs of each side."""
    return options.pairs or (2 if options.quick else PAIRS)


def report(title: str, size: str, figures: Sequence[Figure], machine_line: str, csv_path: Path | None = None) -> None:
    """Prints the figures as a table, and writes them to `csv_path` if one is given."""
    print(f"\n{title}: {size}\n{machine_line}")
    rows = [_row(figure) for figure in figures]
    head = ("measure", "system", "median", "least", "most", "unit", "runs", "floor", "aim", "reached")
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if csv_path is not None:
        _write(csv_path, title, size, figures, machine_line)


def _row(figure: Figure) -> tuple[str, ...]:
    wanted = tuple("" if value is None else _short(value) for value in (figure.floor, figure.aim))
    spread = (_short(figure.median), _short(min(figure.runs)), _short(max(figure.runs)))
    return (figure.measure, figure.system, *spread, figure.unit, str(len(figure.runs)), *wanted, figure.verdict)


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def _write(path: Path, title: str, size: str, figures: Sequence[Figure], machine_line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = ("benchmark", "size", "measure", "system", "unit", "median", "least", "most", "runs")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*head, "floor", "aim", "better", "reached", "day", "machine"))
        for one in figures:
            spread = [f"{value:.6g}" for value in (one.median, min(one.runs), max(one.runs))]
            wanted = ["" if value is None else f"{value:g}" for value in (one.floor, one.aim)]
            row = [title, size, one.measure, one.system, one.unit, *spread, len(one.runs), *wanted, one.better]
            writer.writerow([*row, one.verdict, f"{datetime.now(UTC):%Y-%m-%d}", machine_line])
