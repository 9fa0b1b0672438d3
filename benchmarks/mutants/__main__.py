"""How many small changes of the product its tests catch: draws changes by seed, and runs the tests that can see each.

    python -m benchmarks.mutants --seed N --count 60 [--package pipelines] [--limit 90] [--jobs 1]

A change is one comparison, one `and` or `or`, one constant or one returned value of a module. First the quick tests
run once, in a copy of the checkout that reports which of them come to the places of the changes. Then each change is
made in a copy and these tests run there, those near to the module first, as many as take `--effort` seconds of the
processor's time; then the file of tests nearest to the module, which may see what is made on import, or once for many
tests; then the pinned decisions, or where they do not come to it the most similar whole run. Where no quick
test comes to a place, the tests nearest to the module and that run are tried. A test that
fails, and passes without the change, catches it; so do tests that run out of their `--limit` seconds, if without the
change they take less than half of them. Prints a line for each change, with the place, and the share that was caught.
The same seed draws the same changes of the same code; `--skip` goes on where an earlier run ended.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from benchmarks.mutants.changes import PACKAGES, ROOT, Mutant, draw
from benchmarks.mutants.checkout import Checkout
from benchmarks.mutants.nearness import near_tests, whole_run


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds of the processor's time for the tests of a change, as taken without it and at most; changes at once."""

    usual_s: float = 30
    limit_s: int = 90
    jobs: int = 1


_EFFORT = Effort()
_FAR = 1000
_PINNED = "tests/test_decisions.py"
_NEAREST = 4


def quick_tests(root: Path) -> list[str]:
    """The folders and files of the tests that do not go from end to end."""
    apart = {root / "tests" / "runs", root / "tests" / "fuzz"}
    inside = sorted(one for one in (root / "tests").iterdir() if one.is_dir() or one.name.startswith("test_"))
    return [str(one.relative_to(root)) for one in inside if one not in apart and not one.name.startswith("__")]


def chosen(path: Path, root: Path, reaching: Mapping[str, float], usual_s: float) -> list[str]:
    """The tests to run for a change: those that reach it, nearest and cheapest first, then those from end to end."""
    run = [str(test.relative_to(root)) for test in whole_run(path, root)]
    near = {str(test.relative_to(root)): at for at, test in enumerate(near_tests(path, root))}
    if not reaching:
        return [*[*near][:_NEAREST], *run]
    order = sorted(reaching, key=lambda test: (near.get(test.split("::")[0], _FAR) // 4, reaching[test]))
    pinned = [test for test in order if test.startswith(_PINNED)]
    taken, within = 0.0, []
    for test in (one for one in order if one not in pinned):
        taken += reaching[test]
        if taken > usual_s and within:
            break
        within.append(test)
    return [*within, *[*near][:1], *(pinned or run)]


def try_all(drawn: list[Mutant], root: Path, effort: Effort) -> Iterator[tuple[Mutant, int, str]]:
    """Each change with the number of quick tests that come to it and the test that catches it ("" if none does)."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(effort.jobs) as pool:
        free: SimpleQueue[Checkout] = SimpleQueue()
        checkouts = [Checkout(root, Path(folder) / str(number), effort.limit_s) for number in range(effort.jobs)]
        tree = checkouts[0].tree
        reaching = checkouts[0].reaching(drawn, quick_tests(tree), effort.jobs)
        tests = [chosen(one.path, tree, found, effort.usual_s) for one, found in zip(drawn, reaching, strict=True)]
        for checkout in checkouts:
            free.put(checkout)

        def tried(mutant: Mutant, tests: list[str]) -> str:
            checkout = free.get()
            try:
                return checkout.catches(mutant, tests)
            finally:
                free.put(checkout)

        yield from zip(drawn, map(len, reaching), pool.map(tried, drawn, tests), strict=True)


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--skip", type=int, default=0, help="how many of the drawn changes are not tried")
    parser.add_argument("--package", action="append", help=f"a folder of code; without it {', '.join(PACKAGES)}")
    parser.add_argument("--effort", type=float, default=_EFFORT.usual_s, help="seconds of tests for each change")
    parser.add_argument("--limit", type=int, default=_EFFORT.limit_s, help="seconds after which they have failed")
    parser.add_argument("--jobs", type=int, default=_EFFORT.jobs)
    parser.add_argument("--list", action="store_true", help="shows the changes, runs nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    drawn = draw(options.root, options.package or PACKAGES, options.seed, options.count)[options.skip :]
    if options.list:
        print(*drawn, sep="\n")
        return 0
    began, caught = time.perf_counter(), 0
    for mutant, reaching, test in try_all(drawn, options.root, Effort(options.effort, options.limit, options.jobs)):
        caught += bool(test)
        print(f"caught    {mutant}  [{test}]" if test else f"SURVIVED  {mutant}  ({reaching} quick tests)", flush=True)
    share = caught / len(drawn) if drawn else 1.0
    print(f"{caught} of {len(drawn)} caught ({share:.0%}) in {time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
