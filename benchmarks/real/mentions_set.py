"""The set of real news texts: from labels and clones of annotated corpora to the form that `benchmarks.mentions` reads.

A line of labels/mentions.jsonl has `id`, `lang`, `corpus`, `repository`, `commit`, `path`, `doc` (see
`benchmarks.real.corpora`), `sha256` of the text, `chosen_for` (the subject it was chosen for), `gold` and `optional`
(`entity`, `start`, `end`: code points of the text, end exclusive; `surface`), `tags` and `doubt`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.real.corpora import text_of
from benchmarks.real.pages import LabelError
from benchmarks.real.parts import part_of

DROPPED = "drop"
"""The tag of a text that turned out not to be readable."""


def record_of(label: dict[str, Any], text: str) -> dict[str, Any]:
    """The line of texts.jsonl for a label and its text; raises LabelError if the text differs."""
    if hashlib.sha256(text.encode()).hexdigest() != label["sha256"]:
        raise LabelError(f"{label['id']}: the text is not the one that was labelled")
    for one in (*label["gold"], *label["optional"]):
        if text[one["start"] : one["end"]] != one["surface"]:
            raise LabelError(f"{label['id']}: {one['surface']} is not at {one['start']}")
    part = part_of(label["chosen_for"])
    return {
        "id": label["id"],
        "lang": label["lang"],
        "kind": "text",
        "origin": "real",
        "part": part,
        "organization": label["chosen_for"],
        "source": label["corpus"],
        "tags": [*label["tags"], f"part_{part}"],
        "text": text,
        "gold": label["gold"],
        "optional": label["optional"],
    }


def build(labels: Iterable[dict[str, Any]], watchlist: list[dict[str, Any]], clones: Path, out: Path) -> int:
    """Writes texts.jsonl and watchlist.json under `out`; the number of texts."""
    out.mkdir(parents=True, exist_ok=True)
    lines = []
    for label in labels:
        if DROPPED not in label["tags"]:
            text = text_of(clones, label["repository"], label["commit"], label["path"], label["doc"])
            lines.append(json.dumps(record_of(label, text), ensure_ascii=False) + "\n")
    (out / "texts.jsonl").write_text("".join(lines), encoding="utf-8")
    (out / "watchlist.json").write_text(json.dumps(watchlist, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(lines)
