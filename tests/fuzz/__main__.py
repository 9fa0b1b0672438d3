"""Fuzzes the readers of pages, feeds, sitemaps, PDF documents, dates, addresses and robots.txt.

    python -m tests.fuzz [--seconds 60] [--limit 1] [TARGET…]

Each target runs in its own processes for this many seconds, beginning with the pages of tests/pages. A reader may raise
only its own error (PageError), and no input may take it more than a second (by the clock: a busy machine needs a higher
--limit) or 2 GB. An input that breaks a reader is written next to this file as `TARGET-crash-…`, `TARGET-timeout-…`,
`TARGET-oom-…` or `TARGET-slow-unit-…`; the command then exits with 1.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = HERE.parent / "pages"
URL = "https://site.example/news/"
LENGTH_MAX = 200_000
# Tracing the branches of so large a program, the fuzzer itself grows by some 20 MB a second (the same inputs
# read in a plain process do not), so after this many seconds a new process continues with the corpus.
PROCESS_SECONDS = 60
TARGETS = ("page", "listing", "article", "feed", "sitemap", "wordpress", "date", "address", "robots", "unpack", "pdf")


def reader(target: str) -> Callable[[bytes], object]:
    """The function that reads the bytes of a target, imported while the fuzzer instruments it."""
    from presswatch.urls import canonical as urls  # noqa: PLC0415
    from presswatch.urls import wrappers as url_wrappers  # noqa: PLC0415
    from scraper.middlewares.robots import rules_of  # noqa: PLC0415
    from scraper.pages.article.read import read_article  # noqa: PLC0415
    from scraper.pages.dates.read import find_dates, read_date  # noqa: PLC0415
    from scraper.pages.dates.types import DateContext  # noqa: PLC0415
    from scraper.pages.discovery import discover, sitemap  # noqa: PLC0415
    from scraper.pages.feed import wordpress  # noqa: PLC0415
    from scraper.pages.feed.read import read_feed  # noqa: PLC0415
    from scraper.pages.listing.read import read_listing  # noqa: PLC0415
    from scraper.pages.parsing import encoding, page  # noqa: PLC0415
    from scraper.pages.pdf.read import read_pdf  # noqa: PLC0415

    context = DateContext()

    def text(data: bytes) -> str:
        return data.decode("utf-8", "surrogateescape")

    def address(data: bytes) -> None:
        url = urls.clean_url(text(data), URL)
        if url is not None:
            again = urls.clean_url(url)
            assert again == url, f"cleaned twice, {url!r} becomes {again!r}"
            urls.identity_key(url)
        urls.site_of(text(data))
        urls.mask(text(data))
        url_wrappers.unwrap(text(data))

    return {
        "page": lambda data: discover.find_sources(page.open_page(data, URL)),
        "listing": lambda data: read_listing(page.open_page(data, URL), context),
        "article": lambda data: read_article(page.open_page(data, URL), context),
        "feed": lambda data: read_feed(data, URL, None, context),
        "sitemap": lambda data: sitemap.read_sitemap(data, URL),
        "wordpress": lambda data: wordpress.read_wordpress_answer(data, URL),
        "date": lambda data: (read_date(text(data), context), find_dates(text(data), context)),
        "address": address,
        "robots": lambda data: rules_of(text(data)).can_fetch(URL, "presswatch"),
        "unpack": encoding.opened,
        "pdf": lambda data: read_pdf(data, URL, context),
    }[target]


def fuzz(target: str, arguments: list[str]) -> None:
    """In the child process: fuzzes one target until its time is over or something breaks; does not return."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - an extra

    with atheris.instrument_imports(include=["scraper", "presswatch", "protego"]):
        read = reader(target)
    from presswatch.errors import PageError  # noqa: PLC0415

    def one(data: bytes) -> None:
        with contextlib.suppress(PageError):
            read(data)

    # The first call loads the reader's libraries.
    one(b"<html><body><p>30 June 2023</p></body></html>")
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def round_of(target: str, corpus: str, seconds: int, limit: int) -> bool:
    """Fuzzes a target in its own process, which adds its finds to the corpus; True if the reader held."""
    limits = [f"-max_total_time={seconds}", f"-timeout={limit}", f"-max_len={LENGTH_MAX}"]
    command = [sys.executable, "-m", "tests.fuzz", "--child", target, corpus, *limits]
    return subprocess.run([*command, f"-artifact_prefix={HERE}/{target}-"], check=False).returncode == 0


def main() -> int:
    """Runs the targets one after the other; 1 if any of them broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--limit", type=int, default=1, help="seconds that one input may take, by the clock")
    options = parser.parse_args()
    broken = []
    for target in options.targets or TARGETS:
        with tempfile.TemporaryDirectory() as corpus:
            for number, seed in enumerate(
                sorted(one for one in SEEDS.rglob("*.*") if one.is_file() and one.suffix != ".json")
            ):
                (Path(corpus) / str(number)).write_bytes(seed.read_bytes())
            held = all(
                round_of(target, corpus, min(PROCESS_SECONDS, options.seconds - begun), options.limit)
                for begun in range(0, options.seconds, PROCESS_SECONDS)
            )
        if not held:
            broken.append(target)
        sys.stdout.write(f"{target}: {'held' if held else 'BROKEN'}\n")
    return int(bool(broken))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        fuzz(sys.argv[2], sys.argv[3:])
    sys.exit(main())
