"""Draws one picture of the speed benchmarks that have a floor.

    python -m benchmarks.picture docs/performance/*.csv --out docs/img/performance.svg

Each bar begins at the floor (the line in the middle) and extends as many times above or below it as was measured; the
small mark is the target. The scale is logarithmic: one step is a factor of ten.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from html import escape
from pathlib import Path

LABEL, WIDTH, ROW, DECADE, NUMBERS = 430, 1180, 24, 130, 220
MIDDLE = LABEL + 2 * DECADE
COLOURS = {"aim": "#2a7d4f", "floor": "#7fb069", "below": "#c8553d"}
REACH = 2.0


def main() -> int:
    """Draws the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rows = []
    for path in options.csv:
        with path.open(encoding="utf-8", newline="") as file:
            rows += [row for row in csv.DictReader(file) if row["floor"]]
    options.out.write_text(drawn(rows), encoding="utf-8")
    return 0


def drawn(rows: list[dict[str, str]]) -> str:
    """The picture of these rows as SVG."""
    height = ROW * (len(rows) + 2)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            ' font-family="sans-serif" font-size="12" role="img">'
        ),
        "<title>What was measured, against its floor and its aim</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
    ]
    for decade in (-1, 0, 1, 2):
        x = MIDDLE + decade * DECADE
        words = {0: "floor", -1: "10 times worse"}.get(decade, f"{10**decade} times better")
        parts.append(f'<line x1="{x}" y1="{ROW}" x2="{x}" y2="{height - 6}" stroke="#bbb"/>')
        parts.append(f'<text x="{x}" y="{ROW - 8}" text-anchor="middle" fill="#555">{words}</text>')
    parts += [_bar(row, ROW * (place + 1)) for place, row in enumerate(rows)]
    return "\n".join([*parts, "</svg>", ""])


def _bar(row: dict[str, str], y: int) -> str:
    floor, median = float(row["floor"]), float(row["median"])
    far, aim = _place(median, floor, row["better"]), _place(float(row["aim"] or floor), floor, row["better"])
    left, right = sorted((MIDDLE, far))
    system = "" if row["system"] in ("ratio", "presswatch") else f" ({row['system']})"
    label = f"{row['benchmark']}: {row['measure']}{system}"
    value = f"{median:.3g} {row['unit']} ({row['least'][:5]} to {row['most'][:5]}); floor {floor:g}, aim {row['aim']}"
    return (
        f'<text x="{LABEL - 8}" y="{y + 16}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{left:.1f}" y="{y + 5}" width="{max(1.0, right - left):.1f}" height="14"'
        f' fill="{COLOURS[row["reached"]]}"><title>{escape(value)}</title></rect>'
        f'<line x1="{aim:.1f}" y1="{y + 3}" x2="{aim:.1f}" y2="{y + 21}" stroke="#222"/>'
        f'<text x="{WIDTH - NUMBERS}" y="{y + 16}" fill="#333">{escape(value.partition(" (")[0])}; '
        f"floor {floor:g}, aim {row['aim']}</text>"
    )


def _place(value: float, floor: float, better: str) -> float:
    """The position of a value on the scale."""
    times = value / floor if better == "more" else floor / value
    return MIDDLE + DECADE * max(-REACH, min(REACH, math.log10(max(times, 1e-9))))


if __name__ == "__main__":
    sys.exit(main())
