"""What a first pass costs: against bare Scrapy and news-please on the same world, on one core and two, and in memory.

    python -m benchmarks.crawl --newsite newsite.py [--sites 50] [--posts 200] [--rival-sites 4] [--quick] [--pairs 5]
        [--csv F.csv]

In turn: a whole first pass on all cores, one bound to a single core, one whose pages were understood before
(benchmarks.crawl_unread), bare Scrapy that downloads the same posts and does nothing, and, on `--rival-sites` of the
sites that have a sitemap, news-please's sitemap crawler and a whole first pass of ours. Each pass begins with an empty
database. Printed: processor time of the process tree, start-up included, by the post where two differ in posts.
Five pairs take an hour and more; Ctrl-C ends them with the figures of the pairs that are complete.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.speed import rivals
from benchmarks.speed.results import Figure, add_options, machine, pairs_of, ratio, report
from benchmarks.worlds import passes

Runs = defaultdict[str, list[float]]


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    passes.add_options(parser, sites=50, posts=200)
    rivals.add_options(parser)
    parser.add_argument("--rival-sites", type=int, default=4)
    options = parser.parse_args()
    rival, line = rivals.Rivals(options.rivals), machine()
    runs: Runs = defaultdict(list)
    with passes.served(options) as world, tempfile.TemporaryDirectory() as folder:
        sites = passes.sites_with_sitemap(world, options.rival_sites)
        _unread(world, Path(folder))  # the pass that keeps what it read
        done = 0
        with suppress(KeyboardInterrupt):
            for pair in range(pairs_of(options)):
                place = Path(folder) / str(pair)
                _whole(world, place, runs)
                _least(world, place, rival, runs)
                _like_for_like(world, place, rival, sites, runs)
                done += 1
    if not done:
        return 130
    for values in runs.values():
        del values[done:]
    count, posts = passes.size_of(options)
    size = f"{count} sites x {posts} posts ({len(sites)} sites for news-please; {rival.versions()})"
    report("crawl", size, _figures(runs), line, options.csv)
    return 0


def _whole(world: Path, folder: Path, runs: Runs) -> None:
    """The whole first run, on all cores and on one."""
    cost, found = passes.Watching(world, folder / "ours").run()
    _check(world, found)
    runs["whole"].append(cost.cpu_s)
    runs["post"].append(cost.cpu_s * 1000 / passes.counted(found, "posts_new"))
    runs["wall"].append(cost.wall_s)
    runs["peak"].append(cost.peak_mb)
    cost, _ = passes.Watching(world, folder / "one").run(cores=1)
    runs["one core"].append(cost.wall_s)


def _check(world: Path, found: dict[str, Any]) -> None:
    """Fails if a run lost posts: its figures would be worthless."""
    wanted, got = len(passes.truth_of(world)["posts"]), passes.counted(found, "posts_new")
    if got < 0.99 * wanted:
        raise SystemExit(f"crawl: {got} of {wanted} posts were recorded")


def _least(world: Path, folder: Path, rival: rivals.Rivals, runs: Runs) -> None:
    """The run without reading pages, and the minimum that its downloads cost."""
    runs["unread"].append(_unread(world, folder))
    posts = [post["url"] for post in passes.truth_of(world)["posts"]]
    cost, got = rival.scrapy(posts)
    if got < len(posts):
        raise SystemExit(f"crawl: bare Scrapy got {got} of {len(posts)} posts")
    runs["scrapy"].append(cost.cpu_s)


def _unread(world: Path, folder: Path) -> float:
    kept = str(world.parent / "readings")
    watching = passes.Watching(world, folder / "unread")
    cost, found = watching.run(program=("-m", "benchmarks.crawl_unread", kept))
    _check(world, found)
    return cost.cpu_s


def _like_for_like(world: Path, folder: Path, rival: rivals.Rivals, sites: list[dict[str, Any]], runs: Runs) -> None:
    """The same few sites by ours and by news-please, each divided by the posts that it stored."""
    ours = passes.Watching(world, folder / "few", only={site["id"] for site in sites})
    cost, found = ours.run()
    runs["few"].append(cost.cpu_s * 1000 / passes.counted(found, "posts_new"))
    cost, stored = rival.news_please(folder / "theirs", sites)
    runs["news-please"].append(cost.cpu_s * 1000 / stored)
    runs["news-please peak"].append(cost.peak_mb)


def _figures(runs: Runs) -> list[Figure]:
    def figure(measure: str, system: str, unit: str, name: str, **wanted: float) -> Figure:
        return Figure(measure=measure, system=system, unit=unit, runs=tuple(runs[name]), **wanted)

    return [
        figure("first pass", "presswatch", "s", "whole"),
        figure("first pass, a post", "presswatch", "ms", "post"),
        figure("without the understanding of pages", "presswatch", "s", "unread"),
        figure("downloading the same posts", "bare Scrapy", "s", "scrapy"),
        ratio(
            "bare Scrapy : without understanding", runs["scrapy"], runs["unread"], floor=0.40, aim=0.65, better="more"
        ),
        figure("few sites, a post", "presswatch", "ms", "few"),
        figure("few sites, a post", "news-please", "ms", "news-please"),
        ratio("news-please : presswatch, a post", runs["news-please"], runs["few"], floor=4, aim=10, better="more"),
        figure("first pass by the clock", "two cores", "s", "wall"),
        figure("first pass by the clock", "one core", "s", "one core"),
        ratio("one core : two cores", runs["one core"], runs["wall"], floor=1.5, aim=1.8, better="more"),
        figure("peak memory of the tree", "presswatch", "MB", "peak", floor=250, aim=150),
        figure("peak memory of the tree", "news-please", "MB", "news-please peak"),
    ]


if __name__ == "__main__":
    sys.exit(main())
