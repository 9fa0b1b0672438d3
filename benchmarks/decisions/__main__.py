"""Writes every decision of the product over many inputs, or shows which differ between two such files.

    python -m benchmarks.decisions [DIR ...] --out FILE [--jobs 2] [--sample 1/10] [--only mention,coverage]
    python -m benchmarks.decisions --diff A B [--ignore rule,reason] [--most 50]
    python -m benchmarks.decisions --pin

DIR are data folders; each set in them is recognized by its files (see `benchmarks.decisions.folders`). The golden pages
and posts and the texts of `--tests` (this repository's tests) are always among the inputs. FILE is JSON Lines, sorted
by the inputs' ids: {"id", "kept", section: [decision, ...], ...}. Inputs marked `kept` are measured and never read:
their texts are written as hashes, and `--diff` prints the ids and fields of what changed alone.

`--pin` writes the hashes that `tests/test_decisions.py` compares with: after a change of behaviour that is meant.
`--diff` prints the changes by section and field, then one line for each; it exits 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.decisions import folders, tested
from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.diff import differences, report
from benchmarks.decisions.pinned import ROOT, WATCHLIST, pin, workshop
from benchmarks.decisions.plain import number_of, veiled

_AT_ONCE = 16

_cases: list[Case] = []
_shop: Workshop | None = None
_only: frozenset[str] = frozenset()


def chosen(cases: Iterable[Case], sample: int) -> list[Case]:
    """One in `sample` of the cases, by their ids, sorted; a further case of one id gets a number."""
    found: dict[str, Case] = {}
    for case in cases:
        name = next(
            name for number in count(1) if (name := f"{case.id}#{number}" if number > 1 else case.id) not in found
        )
        found[name] = replace(case, id=name)
    return [found[name] for name in sorted(found) if number_of(name) % sample == 0]


def line_of(case: Case, shop: Workshop, only: frozenset[str] = frozenset()) -> str:
    """The line of a case; an error of the product is a decision too."""
    try:
        sections = case.run(shop)
    except Exception as error:  # noqa: BLE001 - any error is written down and compared
        where = traceback.extract_tb(error.__traceback__)[-1]
        sections = {"error": [f"{type(error).__name__}: {error} ({Path(where.filename).name})"]}
    sections = {name: found for name, found in sections.items() if found and (not only or name in only | {"error"})}
    content: dict[str, Any] = veiled(sections) if case.kept else sections
    return json.dumps({"id": case.id, "kept": case.kept, **content}, ensure_ascii=False, sort_keys=True) + "\n"


def _line(number: int) -> tuple[int, str]:
    assert _shop is not None
    return number, line_of(_cases[number], _shop, _only)


def lines(cases: Sequence[Case], shop: Workshop, only: frozenset[str], jobs: int) -> Iterator[str]:
    """The lines of all cases in their order, made by `jobs` processes."""
    global _cases, _shop, _only  # forked workers find them here
    _cases, _shop, _only = list(cases), shop, only
    with ExitStack() as stack:
        numbers = range(len(_cases))
        if jobs > 1:
            pool = stack.enter_context(multiprocessing.get_context("fork").Pool(jobs))
            found: Iterable[tuple[int, str]] = pool.imap(_line, numbers, _AT_ONCE)
        else:
            found = map(_line, numbers)
        for number, line in found:
            if number % 2000 == 0:
                print(f"{number} of {len(_cases)}", file=sys.stderr)
            yield line


def dump(options: argparse.Namespace) -> int:
    """Writes the file."""
    began = time.perf_counter()
    shop = workshop(options.watchlist)
    everything = [*tested.cases_of(options.tests), *(case for one in options.folders for case in folders.cases_of(one))]
    cases = chosen(everything, int(options.sample.rpartition("/")[2]))
    only = frozenset(filter(None, options.only.split(",")))
    with options.out.open("w", encoding="utf-8", errors="surrogatepass") as out:
        out.writelines(lines(cases, shop, only, options.jobs))
    print(f"{len(cases)} of {len(everything)} inputs in {time.perf_counter() - began:.0f} s")
    return 0


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--sample", default="1/1", help="1/K: one input in K, chosen by its id")
    parser.add_argument("--only", default="", help="sections with commas between, as the file has them")
    parser.add_argument("--tests", type=Path, default=ROOT / "tests")
    parser.add_argument("--watchlist", type=Path, default=WATCHLIST, help="for texts that have none of their own")
    parser.add_argument("--pin", action="store_true", help="write tests/decisions.txt")
    parser.add_argument("--diff", nargs=2, type=Path, metavar=("A", "B"))
    parser.add_argument("--ignore", default="", help="fields with commas between")
    parser.add_argument("--most", type=int, default=200, help="lines printed at most for each section")
    options = parser.parse_args(argv)
    if options.diff:
        found = differences(options.diff[0], options.diff[1], frozenset(filter(None, options.ignore.split(","))))
        print("\n".join(report(found, options.most)))
        return int(bool(found.changes))
    if options.pin:
        print(f"{pin()} inputs")
        return 0
    if options.out is None:
        parser.error("--out FILE, --diff A B or --pin")
    return dump(options)


if __name__ == "__main__":
    sys.exit(main())
