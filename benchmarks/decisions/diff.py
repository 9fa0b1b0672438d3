"""The differences between two dumps of decisions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_KEYS: dict[str, tuple[str, ...]] = {
    "mention": ("where", "start", "end", "subject"),
    "refused": ("where", "start", "end", "subject"),
    "coverage": ("outlet", "article_url"),
    "person": ("name", "start"),
    "quote": ("start", "end"),
    "entry": ("url",),
    "duplicate": ("post",),
}
"""What names a decision within its section; other sections go by place."""
Record = dict[str, Any]
_SHOWN = 120
"""Characters of a value that are printed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field of one input; `old` or `new` is None if the decision is on one side only."""

    id: str
    section: str
    decision: str
    field: str
    old: Any
    new: Any
    kept: bool

    def __str__(self) -> str:
        """The line of the report; for a kept input without any text."""
        if self.kept:
            return f"{self.id}  {self.section}  {self.field}"
        return f"{self.id}  {self.section} {self.decision}  {self.field}: {_short(self.old)} → {_short(self.new)}"


@dataclass
class Differences:
    """The changes, and how many inputs are on one side only."""

    changes: list[Change] = field(default_factory=list)
    inputs: int = 0
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def differences(old: Path, new: Path, ignored: frozenset[str] = frozenset()) -> Differences:
    """Compares two dumps; the fields in `ignored` may differ."""
    found = Differences()
    with old.open(encoding="utf-8") as lines, new.open(encoding="utf-8") as others:
        for first, second in _paired(lines, others):
            if first is None or second is None:
                (found.right if first is None else found.left).append((first or second or {})["id"])
                continue
            found.inputs += 1
            if first != second:
                found.changes += _changes(first, second, ignored)
    return found


def _paired(lines: Iterable[str], others: Iterable[str]) -> Iterator[tuple[Record | None, Record | None]]:
    """The records of two sorted dumps in pairs, None for a missing one."""
    left, right = map(json.loads, lines), map(json.loads, others)
    first, second = next(left, None), next(right, None)
    while first is not None or second is not None:
        if second is None or (first is not None and first["id"] < second["id"]):
            yield first, None
            first = next(left, None)
        elif first is None or second["id"] < first["id"]:
            yield None, second
            second = next(right, None)
        else:
            yield first, second
            first, second = next(left, None), next(right, None)


def _changes(first: dict[str, Any], second: dict[str, Any], ignored: frozenset[str]) -> Iterator[Change]:
    kept = first["kept"] or second["kept"]
    for section in sorted((first.keys() | second.keys()) - {"id", "kept"}):
        old, new = (_named(section, record.get(section, [])) for record in (first, second))
        for name in [*old, *(name for name in new if name not in old)]:
            for label, before, after in _fields(old.get(name), new.get(name)):
                if label not in ignored:
                    yield Change(first["id"], section, name, label, before, after, kept)
        if old.keys() == new.keys() and list(old) != list(new):
            yield Change(first["id"], section, "", "order", list(old), list(new), kept)


def _named(section: str, decisions: list[Any]) -> dict[str, Any]:
    """The decisions of a section by name; a repeated name is numbered."""
    seen: Counter[str] = Counter()
    named = {}
    for decision in decisions:
        keys = _KEYS.get(section, ())
        name = " ".join(str(decision.get(key)) for key in keys) if isinstance(decision, dict) else ""
        seen[name] += 1
        named[f"{name} #{seen[name]}" if seen[name] > 1 or not name else name] = decision
    return named


def _fields(old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """The fields that differ; the whole decision if one side has none."""
    if old == new:
        return
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield ("added" if old is None else "removed" if new is None else "value"), old, new
        return
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)


def report(found: Differences, most: int) -> Iterator[str]:
    """The lines of the report: counts by section and field, then each change."""
    if found.left or found.right:
        yield f"not compared: {len(found.left)} inputs in the first alone, {len(found.right)} in the second alone"
    counts = Counter((one.section, one.field) for one in found.changes)
    yield f"{found.inputs} inputs compared, {len({one.id for one in found.changes})} changed"
    for (section, name), count in sorted(counts.items()):
        yield f"{count:7}  {section}  {name}"
    if not found.changes:
        yield "empty diff"
    for section in sorted({one.section for one in found.changes}):
        changes = [one for one in found.changes if one.section == section]
        yield from map(str, changes[:most])
        if len(changes) > most:
            yield f"… {len(changes) - most} more of {section}"
