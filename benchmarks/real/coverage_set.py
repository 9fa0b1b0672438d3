"""The set of real coverage pages: from labels and clones to the form that `benchmarks.coverage` reads.

A line of labels/coverage.jsonl has `id`, `organization`, `repository`, `commit`, `path`, `sha256` (of the page),
`form`, `url`, `lang`, `kind`, `post_date`, `items`, `people`, `quotes`, `subjects` and `doubt`, as the gold of a
coverage set; quotes and headlines as places (see `benchmarks.real.pages`).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.real.pages import LabelError, page_of, places_of, words_at
from benchmarks.real.parts import part_of
from benchmarks.real.visible import visible_text

NO_COVERAGE = "neg_"
_KEPT = ("organization", "repository", "commit", "path", "form", "url", "lang", "kind", "post_date")


def owner_of(label: dict[str, Any]) -> str:
    """What labels are split by: the owner of the repository."""
    return str(label["repository"]).partition("/")[0]


def packed(label: dict[str, Any], clones: Path) -> dict[str, Any]:
    """A label as it is stored, from one with its words; raises LabelError if a quote is not on the page."""
    body = page_of(label, clones)
    text = visible_text(body)
    places = places_of([quote["text"] for quote in label["quotes"]], text)
    if None in places:
        raise LabelError(f"{label['id']}: no such words: {label['quotes'][places.index(None)]['text'][:60]}")
    titles = [item.get("title") or "" for item in label["items"]]
    return (
        {"id": label["id"]}
        | {name: label[name] for name in _KEPT}
        | {
            "sha256": hashlib.sha256(body).hexdigest(),
            "items": [
                item | {"title": place} for item, place in zip(label["items"], places_of(titles, text), strict=True)
            ],
            "people": label["people"],
            "quotes": [
                {name: value for name, value in quote.items() if name != "text"} | {"place": place}
                for quote, place in zip(label["quotes"], places, strict=True)
            ],
            "subjects": label["subjects"],
            "doubt": label.get("doubt"),
        }
    )


def gold_record(label: dict[str, Any], body: bytes) -> dict[str, Any]:
    """The line of gold.jsonl for a stored label and its page; raises LabelError if the page differs."""
    if hashlib.sha256(body).hexdigest() != label["sha256"]:
        raise LabelError(f"{label['id']}: the page is not the one that was labelled")
    text = visible_text(body)
    kind = "neg" if label["kind"].startswith(NO_COVERAGE) else label["kind"]
    return {
        "id": label["id"],
        "file": f"pages/{label['id']}.html.gz",
        "page_url": label["url"],
        "lang": label["lang"],
        "origin": "real",
        "part": part_of(owner_of(label)),
        "organization": owner_of(label),
        "kind": label["kind"],
        "tags": [f"kind_{kind}", f"part_{part_of(owner_of(label))}", f"form_{label['form']}"],
        "post_date": label["post_date"],
        "items": [item | {"title": words_at(item["title"], text)} for item in label["items"]],
        "people": label["people"],
        "quotes": [quote | {"text": words_at(quote["place"], text)} for quote in label["quotes"]],
        "subjects": label["subjects"],
    }


def build(labels: Iterable[dict[str, Any]], clones: Path, out: Path) -> int:
    """Writes gold.jsonl and pages/ under `out`; the number of pages."""
    (out / "pages").mkdir(parents=True, exist_ok=True)
    records = []
    for label in labels:
        body = page_of(label, clones)
        records.append(gold_record(label, body))
        (out / records[-1]["file"]).write_bytes(gzip.compress(body, mtime=0))
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (out / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return len(records)
