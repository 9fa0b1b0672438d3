"""What a pass with nothing new costs, against news-please's second run.

    python -m benchmarks.rerun --newsite newsite.py [--sites 50] [--posts 200] [--rival-sites 4] [--quick] [--pairs 5]
        [--csv F.csv]

Ours makes a first pass over the whole world, the rival over `--rival-sites` of its sites that have a sitemap; then
passes in which nothing is new take turns. news-please starts a process of its own for every site and downloads and
stores everything again, so what the whole world would cost it is what those sites cost, times their share.
Printed: processor time of the process tree with start-up, requests a site, memory.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import rivals
from benchmarks.speed.results import Figure, add_options, machine, pairs_of, ratio, report
from benchmarks.worlds import passes


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    passes.add_options(parser, sites=50, posts=200)
    rivals.add_options(parser)
    parser.add_argument("--rival-sites", type=int, default=4)
    options = parser.parse_args()
    rival, line = rivals.Rivals(options.rivals), machine()
    ours: dict[str, list[float]] = {"cpu": [], "requests": [], "new": [], "peak": []}
    theirs: dict[str, list[float]] = {"cpu": [], "stored": []}
    with passes.served(options) as world, tempfile.TemporaryDirectory() as folder:
        watching = passes.Watching(world, Path(folder) / "ours")
        first = passes.counted(watching.run()[1], "posts_new")
        sites = passes.sites_with_sitemap(world, options.rival_sites)
        share = passes.size_of(options)[0] / len(sites)
        rival.news_please(Path(folder) / "theirs", sites)
        for _ in range(pairs_of(options)):
            cost, found = watching.run()
            ours["cpu"].append(cost.cpu_s)
            ours["requests"].append(passes.counted(found, "requests") / len(found["sources"]))
            ours["new"].append(passes.counted(found, "posts_new"))
            ours["peak"].append(cost.peak_mb)
            cost, stored = rival.news_please(Path(folder) / "theirs", sites)
            theirs["cpu"].append(cost.cpu_s * share)
            theirs["stored"].append(stored / len(sites))
    figures = _figures(ours, theirs, first)
    count, posts = passes.size_of(options)
    size = f"{count} sites x {posts} posts ({len(sites)} sites for {rival.versions()})"
    report("rerun", size, figures, line, options.csv)
    return 0


def _figures(ours: dict[str, list[float]], theirs: dict[str, list[float]], first: float) -> list[Figure]:
    return [
        Figure(measure="processor time of a pass", system="presswatch", unit="s", runs=tuple(ours["cpu"])),
        Figure(measure="processor time of a pass", system="news-please", unit="s", runs=tuple(theirs["cpu"])),
        ratio("news-please : presswatch", theirs["cpu"], ours["cpu"], floor=30, aim=100, better="more"),
        Figure(
            measure="requests a site", system="presswatch", unit="", runs=tuple(ours["requests"]), floor=2.0, aim=1.0
        ),
        Figure(measure="posts of the first pass", system="presswatch", unit="", runs=(first,)),
        Figure(measure="posts recorded as new", system="presswatch", unit="", runs=tuple(ours["new"])),
        Figure(measure="posts stored again, a site", system="news-please", unit="", runs=tuple(theirs["stored"])),
        Figure(measure="peak memory", system="presswatch", unit="MB", runs=tuple(ours["peak"]), floor=250, aim=150),
    ]


if __name__ == "__main__":
    sys.exit(main())
