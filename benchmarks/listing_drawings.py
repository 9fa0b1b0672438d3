"""Draws listing pages for training, in many layouts whose markup means little by itself.

    python -m benchmarks.listing_drawings DIR

Writes DIR/gold.jsonl and DIR/pages/ in the form of the listings data. The seed is fixed, so the pages are always the
same. benchmarks.listing_refusals draws pages that are no listings, in the same frames.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from benchmarks.drawn_pages.drawing import SEED, TODAY, WORDS, Design
from benchmarks.drawn_pages.frame import page
from benchmarks.drawn_pages.layouts import LAYOUTS, Post, habit_of

EACH = 64
"""Number of pages drawn in one language."""

ABROAD = 0.12
"""Share of listings whose entries link to outlets ("In the media")."""


def posts_of(design: Design) -> list[Post]:
    """The posts of one page, newest first; a last page may have one or two."""
    count = design.chance.choice([2, 3, 5, 6, 8, 10, 10, 12, 15, 20, 20, 30, 50, 120])
    abroad = design.maybe(ABROAD)
    made = []
    for number, (title, day) in enumerate(zip(design.titles(count), design.days(count), strict=True)):
        outlet = f"https://outlet{design.chance.randrange(count)}.example"
        address = design.address(title, number, day)
        made.append(Post(number, title, f"{outlet}/{number}{address}" if abroad else address, day))
    return made


def pager(design: Design, path: str) -> str:
    """Links to further pages: numbers, words, an arrow, a button, or none."""
    key = design.chance.choice(["?page=", "?p=", "/page/", "?start="])
    pages = [f'<a href="{path}{key}{n}">{n}</a>' for n in range(2, design.chance.randrange(4, 12))]
    manners = {
        "numbers": f"<span>1</span>{' '.join(pages)}",
        "words": f'<a href="{path}{key}2">{design.label(design.chance.choice(["next", "older"]))}</a>',
        "arrow": f'<a href="{path}{key}2">»</a>',
        "button": f"<button>{design.label('next')}</button>",
        "none": "",
    }
    manner = design.chance.choice([*manners, "numbers", "none"])
    return design.wrap("div", "pages", manners[manner]) if manners[manner] else ""


def draw(design: Design) -> tuple[str, str, list[Post]]:
    """Path, page and posts."""
    posts = posts_of(design)
    path = design.chance.choice(["/", f"/{design.folder}", "/news/", "/press/releases", "/list.php", "/category/7"])
    layouts, often = zip(*LAYOUTS, strict=True)
    layout = design.chance.choices(layouts, often)[0]
    body = layout(design, habit_of(design), posts)
    if layout.__name__ == "full":
        posts = posts[:7]
    title = design.chance.choice([design.label("news"), design.chance.choice(design.words.topics), ""])
    intro = design.chance.choice(
        ["", "", "", f"<p>{design.teaser(200)}</p>", design.prose(design.chance.randrange(1, 5))]
    )
    return path, page(design, title, intro + body + pager(design, path.rstrip("/"))), posts


def record_of(name: str, path: str, posts: list[Post]) -> dict[str, Any]:
    """The page's line in gold.jsonl."""
    url = f"https://www.{name}.example{path}"
    items = [{"url": urljoin(url, unescape(p.address)), "title": p.title, "date": str(p.day)} for p in posts]
    return {
        "id": name, "file": f"{name}.html.gz", "url": url, "lang": name.split("-")[1], "kind": "drawn", "drawn": name,
        "items": items, "next": None, "next_js": True, "captured": str(TODAY),
    }  # fmt: skip


def main() -> int:
    """Writes all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    lines: list[str] = []
    for lang in sorted(WORDS) * EACH:
        path, html, posts = draw(Design(lang, chance))
        name = f"drawn-{lang}-{len(lines)}"
        (folder / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))
        lines.append(json.dumps(record_of(name, path, posts), ensure_ascii=False))
    (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
