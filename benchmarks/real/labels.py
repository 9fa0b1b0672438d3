"""The labels in the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "labels"


def lines_of(name: str) -> list[dict[str, Any]]:
    """The lines of labels/`name`.jsonl."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def watchlist() -> list[dict[str, Any]]:
    """The subjects of the mentions set."""
    found: list[dict[str, Any]] = json.loads((FOLDER / "watchlist.json").read_text(encoding="utf-8"))
    return found
