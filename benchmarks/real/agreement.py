"""How far two readers agree: the second readings against the first labels.

    python -m benchmarks.real.agreement SETS --scorers DIR

Second labels are scored as if a program had given them. Prints, for coverage, the score, the whole items and the pages
on which the readers agree whether there is coverage; for mentions, F1 of places (what one reader calls optional counts
neither way) and the texts with the same gold; for houses, F1 of the pairs of posts that are one news (a pair that
follows from two others counts too) and the houses with the same pairs.
"""

from __future__ import annotations

import argparse
import gzip
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.real.coverage_set import gold_record
from benchmarks.real.labels import lines_of
from benchmarks.real.scored import records, scorer


def coverage_agreement(sets: Path, scorers: Path) -> str:
    """The result for the coverage set."""
    first = {one["id"]: one for one in records(sets / "coverage" / "gold.jsonl")}
    second = [
        gold_record(label, gzip.decompress((sets / "coverage" / first[label["id"]]["file"]).read_bytes()))
        for label in lines_of("coverage_second")
    ]
    for one in second:  # an outlet that only the address shows: the name that the reader accepts
        for item in one["items"]:
            item["outlet"] = item["outlet"] or next(iter(item["outlet_accept"]), None)
    gold = [first[one["id"]] for one in second]
    found = scorer(scorers, "coverage").score(gold, second)["all"]
    same = sum(bool(a["items"]) == bool(b["items"]) for a, b in zip(gold, second, strict=True))
    fields = " ".join(f"{name} {value['f1']:.3f}" for name, value in found["fields"].items())
    return (
        f"coverage: {len(second)} pages, score {found['score']:.3f}, items whole {found['whole_items_right']:.3f},"
        f" coverage or none the same on {same}; {fields}"
    )


def _places(label: dict[str, Any], name: str) -> set[tuple[str, int, int]]:
    return {(one["entity"], one["start"], one["end"]) for one in label[name]}


def mention_agreement() -> str:
    """The result for the mentions set."""
    first = {one["id"]: one for one in lines_of("mentions")}
    both = only = same = 0
    second = lines_of("mentions_second")
    for label in second:
        one, other = _places(first[label["id"]], "gold"), _places(label, "gold")
        open_to_both = _places(first[label["id"]], "optional") | _places(label, "optional")
        both += len(one & other)
        only += len((one ^ other) - open_to_both)
        same += one == other
    return f"mentions: {len(second)} texts, F1 {2 * both / (2 * both + only):.3f}, the same gold in {same}"


def _pairs(label: dict[str, Any]) -> set[frozenset[str]]:
    groups: list[frozenset[str]] = []
    for pair in label["duplicates"]:
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met] + [frozenset(pair).union(*met)]
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def house_agreement() -> str:
    """The result for the set of near-duplicates by source."""
    first = {one["house"]: one for one in lines_of("houses")}
    second = lines_of("houses_second")
    read = [(_pairs(first[label["house"]]), _pairs(label)) for label in second]
    posts = sum(len(first[label["house"]]["posts"]) for label in second)
    both = sum(len(one & other) for one, other in read)
    only_first = sum(len(one - other) for one, other in read)
    only_second = sum(len(other - one) for one, other in read)
    pairs = 2 * both + only_first + only_second
    return (
        f"houses: {len(second)} houses with {posts} posts, F1 {2 * both / pairs if pairs else 1.0:.3f}, {both} pairs of"
        f" both readers, {only_first} of the first alone, {only_second} of the second alone,"
        f" the same pairs in {sum(one == other for one, other in read)}"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    options = parser.parse_args()
    print(coverage_agreement(options.sets, options.scorers))
    print(mention_agreement())
    print(house_agreement())


if __name__ == "__main__":
    main()
