"""Builds the real sets from the labels in the repository and clones of public repositories.

    python -m benchmarks.real.build --clones DIR --out SETS [coverage] [mentions] [houses] [quotes]

Writes SETS/coverage, SETS/mentions, SETS/houses and SETS/quotes in the form that `benchmarks.coverage`,
`benchmarks.mentions`, `benchmarks.houses` and `benchmarks.quotes` read. Each page and text is compared with its hash:
what differs ends the command, and nothing is scored on other data than was labelled. The pages are their authors':
they stay outside the repository.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.real import coverage_set, houses_set, mentions_set, quotes_set
from benchmarks.real.clones import SourceError
from benchmarks.real.labels import lines_of, watchlist
from benchmarks.real.pages import LabelError

SETS = ("coverage", "mentions", "houses", "quotes")


def build(name: str, clones: Path, out: Path) -> int:
    """Builds one set; the number of its pages, texts or houses."""
    if name == "coverage":
        return coverage_set.build(lines_of(name), clones, out / name)
    if name == "houses":
        return houses_set.build(lines_of(name), clones, out / name)
    if name == "quotes":
        return quotes_set.build(quotes_set.catalogue(), clones, out / name)
    return mentions_set.build(lines_of(name), watchlist(), clones, out / name)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], help="all if none is named")
    options = parser.parse_args()
    for name in options.sets or SETS:
        try:
            print(f"{name}: {build(name, options.clones, options.out)}")
        except (SourceError, LabelError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
