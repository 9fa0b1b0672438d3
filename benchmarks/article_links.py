"""How many links of a post's own text are kept, and how many paragraphs stand in it twice.

    python -m benchmarks.article_links DIR [--worst N]

No source has gold for links. It is derived from the gold texts: a link belongs to the text if the paragraph (list item,
cell, …) around it stands in the gold text, letter for letter without blanks and signs. Links in blocks too short to
tell ("Read more") are left out of the count; a gold text that leaves out what its page shows (headings, lists) makes
right answers count as wrong. Prints precision, recall and F1 over all links, and the repeated paragraphs.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import address_of
from presswatch.urls import clean_url
from scraper.pages.article import read_article
from scraper.pages.article_types import Article
from scraper.pages.dates import DateContext
from scraper.pages.page import Page, open_page

BLOCKS = frozenset({"p", "li", "td", "th", "dd", "dt", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
# Shorter ones ("Read more") stand in many a text by chance.
SHORTEST_LETTERS = 25
REPEAT_LETTERS = 60


@dataclass(frozen=True, slots=True)
class PageLinks:
    """One page: the links of its text by the gold and by our reading, and the paragraphs that stand there twice."""

    id: str
    gold: frozenset[str]
    ours: frozenset[str]
    repeated: int


def letters(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def links_of(page: Page, gold_text: str) -> tuple[set[str], set[str]]:
    """The addresses of links in paragraphs that stand in the gold text, and of those in blocks too short to tell."""
    wanted = letters(gold_text)
    found: set[str] = set()
    short: set[str] = set()
    for anchor in page.root.iter("a"):
        url = clean_url((anchor.get("href") or "").strip(), page.base_url)
        block = next((node for node in anchor.iterancestors() if node.tag in BLOCKS), None)
        if (
            url is None
            or block is None
            or (anchor.get("href") or "").startswith("#")
            or not anchor.text_content().strip()
        ):
            continue
        around = letters(block.text_content()) if block is not None else ""
        if len(around) < SHORTEST_LETTERS:
            short.add(url)
        elif around in wanted:
            found.add(url)
    return found, short - found


def repeated_paragraphs(article: Article) -> int:
    """Paragraphs of some length that stand in the text a second time; rows of two tables may be alike."""
    seen: set[str] = set()
    count = 0
    for block in article.blocks:
        words = letters(article.text[block.start : block.end])
        if len(words) >= REPEAT_LETTERS and block.kind != "table":
            count += words in seen
            seen.add(words)
    return count


def looked_at(folder: Path) -> Iterator[PageLinks]:
    """All pages of the folder that have a gold text."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["gold"].get("text"):
            continue
        page = open_page(gzip.decompress((folder / row["html"]).read_bytes()), address_of(row))
        article = read_article(page, DateContext())
        gold, short = links_of(page, row["gold"]["text"])
        ours = {url for link in article.links if (url := clean_url(link.url, page.base_url))} - short
        yield PageLinks(row["id"], frozenset(gold), frozenset(ours), repeated_paragraphs(article))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="so many pages with most errors")
    options = parser.parse_args()
    pages = list(looked_at(options.folder))
    right = sum(len(page.gold & page.ours) for page in pages)
    gold, ours = sum(len(page.gold) for page in pages), sum(len(page.ours) for page in pages)
    print(f"{len(pages)} pages, {gold} links by the gold, {ours} by ours")
    print(f"precision {right / ours:.3f}  recall {right / gold:.3f}  F1 {2 * right / (gold + ours):.3f}")
    twice = [page for page in pages if page.repeated]
    print(f"repeated paragraphs: {sum(page.repeated for page in twice)} on {len(twice)} pages")
    for page in sorted(pages, key=lambda one: -len(one.gold ^ one.ours))[: options.worst]:
        print(page.id, "missed", len(page.gold - page.ours), "too many", len(page.ours - page.gold), page.repeated)
    for page in twice[: options.worst]:
        print("repeated", page.id, page.repeated)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
