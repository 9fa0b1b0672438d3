"""How many links of a post's own text are kept, and how many paragraphs are in it twice.

    python -m benchmarks.article_links DIR [--worst N]

No source has gold for links. It is derived from the gold texts: a link belongs to the text if the paragraph (list item,
cell, …) around it is in the gold text, compared by letters and digits only. Links in blocks too short to decide ("Read
more") are not counted; if a gold text omits what its page shows (headings, lists), correct answers count as wrong.
Prints precision, recall and F1 over all links, and the repeated paragraphs.

A second line also counts links whose words right before and after are in the gold text: paragraphs differ by a footnote
mark or a picture credit, and many pages write them as `div`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.articles import address_of
from presswatch.urls.canonical import clean_url
from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page, open_page

UNSEEN = frozenset({"script", "style", "noscript", "template"})
BLOCKS = frozenset({"p", "li", "td", "th", "dd", "dt", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
# Shorter ones ("Read more") are in many texts by chance.
SHORTEST_LETTERS = 25
REPEAT_LETTERS = 60
# This many letters before and after a link decide whether it is in the gold text.
AROUND_LETTERS = 40


@dataclass(frozen=True, slots=True)
class PageLinks:
    """One page: the links of its text by the gold and by our reading, and the paragraphs that are in it twice.

    `around` are those of the gold and those that the words around them place in it.
    """

    id: str
    gold: frozenset[str]
    around: frozenset[str]
    ours: frozenset[str]
    repeated: int


def letters(text: str) -> str:
    """Letters and digits only, in lowercase."""
    return "".join(character for character in text.casefold() if character.isalnum())


def links_of(page: Page, gold_text: str) -> tuple[set[str], set[str]]:
    """The addresses of links in paragraphs of the gold text, and of those in blocks too short to decide."""
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


def links_by_words(page: Page, gold_text: str) -> set[str]:
    """The addresses of links whose words are in the gold text between the same words as on the page."""
    wanted = letters(gold_text)
    flat, size = [], 0
    places: list[tuple[str, int, int]] = []
    open_links: list[tuple[str, int]] = []
    for event, node in etree.iterwalk(page.root, events=("start", "end")):
        if event == "start":
            words = letters(node.text or "") if node.tag not in UNSEEN else ""
            if node.tag == "a":
                open_links.append((node.get("href") or "", size))
        else:
            if node.tag == "a":
                href, start = open_links.pop()
                places.append((href, start, size))
            words = letters(node.tail or "")
        flat.append(words)
        size += len(words)
    text = "".join(flat)
    return {
        url
        for href, start, end in places
        if end > start
        and not href.startswith("#")
        and text[max(0, start - AROUND_LETTERS) : end + AROUND_LETTERS] in wanted
        and (url := clean_url(href.strip(), page.base_url)) is not None
    }


def repeated_paragraphs(article: Article) -> int:
    """The number of paragraphs of some length that repeat an earlier one; table rows may repeat."""
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
        around = gold | (links_by_words(page, row["gold"]["text"]) - short)
        yield PageLinks(row["id"], frozenset(gold), frozenset(around), frozenset(ours), repeated_paragraphs(article))


def rates(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> str:
    """Precision, recall and F1 over all pages, of (links by the gold, links by ours)."""
    right = sum(len(gold & ours) for gold, ours in pairs)
    gold, ours = sum(len(gold) for gold, _ in pairs), sum(len(ours) for _, ours in pairs)
    f1 = 2 * right / (gold + ours)
    return f"{gold} by the gold, precision {right / ours:.3f}  recall {right / gold:.3f}  F1 {f1:.3f}"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="so many pages with most errors")
    options = parser.parse_args()
    pages = list(looked_at(options.folder))
    print(f"{len(pages)} pages, {sum(len(page.ours) for page in pages)} links by ours")
    print("by paragraphs:", rates([(page.gold, page.ours) for page in pages]))
    print("by the words around:", rates([(page.around, page.ours) for page in pages]))
    twice = [page for page in pages if page.repeated]
    print(f"repeated paragraphs: {sum(page.repeated for page in twice)} on {len(twice)} pages")
    for page in sorted(pages, key=lambda one: -len(one.gold ^ one.ours))[: options.worst]:
        print(page.id, "missed", len(page.gold - page.ours), "too many", len(page.ours - page.gold), page.repeated)
    for page in twice[: options.worst]:
        print("repeated", page.id, page.repeated)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
