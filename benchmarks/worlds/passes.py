"""A generated world served on loopback and Presswatch runs over it, for the speed benchmarks."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import Cost, measure
from benchmarks.world import make_world, serve_world, write_watchlist

WITH_SITEMAP = ("sitemap", "wordpress")


def add_options(parser: argparse.ArgumentParser, *, sites: int, posts: int) -> None:
    """The options for the generator and the size of the world."""
    parser.add_argument("--newsite", type=Path, required=True, metavar="newsite.py", help="the generator of the world")
    parser.add_argument("--sites", type=int, help=f"sites of the world (default {sites}, with --quick 5)")
    parser.add_argument("--posts", type=int, help=f"posts of a site (default {posts}, with --quick 20)")
    parser.add_argument("--port", type=int, default=8731)
    parser.add_argument("--seed", type=int, default=1, help="another world of the same size")
    parser.set_defaults(full_size=(sites, posts))


def size_of(options: argparse.Namespace) -> tuple[int, int]:
    """The number of sites, and of posts per site."""
    sites, posts = (5, 20) if options.quick else options.full_size
    return options.sites or sites, options.posts or posts


@contextlib.contextmanager
def served(options: argparse.Namespace) -> Iterator[Path]:
    """The folder of a new world of the given size, served while the block runs."""
    sites, posts = size_of(options)
    with tempfile.TemporaryDirectory(prefix="world-") as folder:
        Path(folder).chmod(0o755)  # the web server's workers are another user where it is started by root
        world = Path(folder) / "world"
        make_world(options.newsite, world, sites=sites, posts=posts, seed=options.seed, port=options.port)
        stop = serve_world(world, options.newsite)
        try:
            yield world
        finally:
            stop()


def truth_of(world: Path) -> dict[str, Any]:
    """What a monitor should find there."""
    truth: dict[str, Any] = json.loads((world / "truth.json").read_text(encoding="utf-8"))
    return truth


def sites_with_sitemap(world: Path, count: int) -> list[dict[str, Any]]:
    """The first so many sites that news-please's sitemap crawler can read."""
    return [site for site in truth_of(world)["sites"] if site["kind"] in WITH_SITEMAP][:count]


class Watching:
    """A folder with a watchlist of the world (`only` some of its sites) and the record of the runs."""

    def __init__(self, world: Path, folder: Path, only: Collection[str] | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        write_watchlist(world, folder / "watchlist.toml", only=only)

    def run(
        self, *arguments: str, cores: int | None = None, program: Sequence[str] = ("-m", "presswatch")
    ) -> tuple[Cost, dict[str, Any]]:
        """One run over all sources (or those in the arguments): its cost and its report."""
        command = [sys.executable, *program, "run", "--json", "--quiet", *(arguments or ("--all",))]
        cost = measure(command, cwd=self.folder, cores=cores)
        if cost.exit_code not in (0, 1):
            raise RuntimeError(f"a pass ended with {cost.exit_code}: {cost.stderr[-2000:]}")
        report: dict[str, Any] = json.loads(cost.stdout)
        return cost, report


def counted(report: dict[str, Any], what: str) -> int:
    """The sum of a count over the sources of a report: posts_new, requests ..."""
    return sum(int(source[what]) for source in report["sources"])
