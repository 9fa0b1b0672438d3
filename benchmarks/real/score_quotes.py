"""Scores quotations and their speakers against the gold of `benchmarks.real.quotes_set`.

    python -m benchmarks.real.score_quotes SETS/quotes/gold.jsonl PREDICTIONS

PREDICTIONS is what `python -m benchmarks.quotes` writes. Prints all, then by part, language and corpus.

A gold quotation is found if a predicted one overlaps one of its places and their texts agree: Dice of neighbouring
letter pairs, without marks, blanks and case, of AGREE or more. One predicted quotation may hold several gold ones that
its speaker interrupts ("“We wait,” said Berg, “and hope.”"): it is compared with all that it overlaps joined, then with
each, and counts as many. Each gold quotation is found once. What only fits or overlaps an optional one does not count.

`speaker` is the share of right speakers where a found quotation of a named person has one, `end_to_end` that of gold
quotations of named persons that are found with the right one; `pronoun` and `body` are as `speaker`, for pronouns whose
name the gold knows and for organizations. Roles ("the senator") are not judged: a name can be right there.
A speaker is right if its words are among those of an accepted name, or that name's are among its own, folded and
without punctuation: surname and full name agree.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.real.quotes_marked import letters

AGREE = 0.8
Record = dict[str, Any]
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Counts:
    """The counts over texts; added with `+`."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    """Gold quotations that are found."""
    named: int = 0
    """Gold quotations of named persons."""
    given: Counter[str] = field(default_factory=Counter)
    """By the kind of the gold's speaker: found quotations with a speaker where the gold has an accepted name."""
    right: Counter[str] = field(default_factory=Counter)
    """… where it is the right one."""

    def __add__(self, other: Counts) -> Counts:
        """The sum of both."""
        return Counts(
            gold=self.gold + other.gold,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            named=self.named + other.named,
            given=self.given + other.given,
            right=self.right + other.right,
        )

    def figures(self) -> dict[str, float | None]:
        """The figures of the report; None for a division by zero."""
        return {
            "f1": _share(2 * self.found, self.gold + self.predicted),
            "p": _share(self.found, self.predicted),
            "r": _share(self.found, self.gold),
            "speaker": _share(self.right["named"], self.given["named"]),
            "end_to_end": _share(self.right["named"], self.named),
            "pronoun": _share(self.right["pronoun"], self.given["pronoun"]),
            "body": _share(self.right["organization"], self.given["organization"]),
        }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def agreement(one: str, other: str) -> float:
    """The Dice coefficient of the adjacent letter pairs of two texts, 0 to 1."""
    if (one := letters(one)) == (other := letters(other)):
        return 1.0 if one else 0.0
    pairs, others = (Counter(text[at : at + 2] for at in range(len(text) - 1)) for text in (one, other))
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0.0


def same_speaker(name: str, accepted: Iterable[str]) -> bool:
    """True if a name is an accepted one, or the words of one are among those of the other."""
    words = _words(name)
    return any(words and (other := _words(one)) and (words <= other or other <= words) for one in accepted)


def _words(name: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return set(_WORD.findall("".join(char for char in folded if not unicodedata.combining(char))))


def matched(gold: Record, quotes: list[Record]) -> tuple[list[tuple[Record, Record]], int]:
    """The gold quotations found, each with its predicted one, and how many predicted ones count."""
    pairs: list[tuple[Record, Record]] = []
    left = {id(one): one for one in gold["quotes"]}
    counted = 0
    for quote in quotes:
        near = [one for one in left.values() if any(_overlap(quote, *place) for place in _places(one))]
        found = _held(quote, near)
        pairs += [(one, quote) for one in found]
        for one in found:
            del left[id(one)]
        optional = not found and not near and any(_overlap(quote, o["start"], o["end"]) for o in gold["optional"])
        counted += 0 if optional else max(1, len(found))
    return pairs, counted


def _places(one: Record) -> list[list[int]]:
    return [[one["start"], one["end"]], *one["again"]]


def _overlap(quote: Record, start: int, end: int) -> bool:
    return bool(quote["start"] < end and start < quote["end"])


def _held(quote: Record, near: list[Record]) -> list[Record]:
    """Of the gold quotations near a predicted one, those that it contains: all joined, or the best match."""
    if len(near) > 1 and agreement(quote["text"], " ".join(one["text"] for one in near)) >= AGREE:
        return near
    best = max(near, key=lambda one: agreement(quote["text"], one["text"]), default=None)
    return [best] if best is not None and agreement(quote["text"], best["text"]) >= AGREE else []


def counts_of(gold: Record, quotes: list[Record]) -> Counts:
    """The counts of one text."""
    pairs, predicted = matched(gold, quotes)
    counts = Counts(gold=len(gold["quotes"]), predicted=predicted, found=len(pairs))
    counts.named = sum(one["speaker_kind"] == "named" for one in gold["quotes"])
    for one, quote in pairs:
        if quote.get("speaker") and one["accepted"]:
            kind = one["speaker_kind"]
            counts.given[kind] += 1
            counts.right[kind] += same_speaker(quote["speaker"], one["accepted"])
    return counts


def score(gold: Iterable[Record], predictions: Iterable[Record]) -> Counts:
    """The counts over all texts of the gold; a text without prediction has no quotations."""
    answers = {one["id"]: one["quotes"] for one in predictions}
    return sum((counts_of(one, answers.get(one["id"], [])) for one in gold), Counts())


def groups(gold: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """All texts, those of each part, and within each those of each language and of each corpus's own parts."""
    found: dict[str, list[Record]] = {"all": []}
    for one in gold:
        part = one["part"]
        for name in ("all", part, f"all {one['lang']}", f"{part} {one['lang']}", f"{part} {one['kind']}"):
            found.setdefault(name, []).append(one)
    return sorted(found.items())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    options = parser.parse_args()
    gold, predictions = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (options.gold, options.predictions)
    )
    for name, chosen in groups(gold):
        counts = score(chosen, predictions)
        figures = "  ".join(f"{key} {'-' if v is None else f'{v:.3f}'}" for key, v in counts.figures().items())
        print(f"{name:20} {len(chosen):5} texts {counts.gold:5} quotations  {figures}")


if __name__ == "__main__":
    main()
