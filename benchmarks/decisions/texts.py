"""Chooses texts that need no label, for `python -m benchmarks.decisions`.

    python -m benchmarks.decisions.texts --clones DIR [--articles DIR] --out FOLDER [--count 20000]

Takes passages of the corpora of `benchmarks.real` (without those that are labelled there) and parts of the pages of a
folder of articles, as many of each language as its texts allow, chosen by hash. Writes FOLDER/texts.jsonl: {"id",
"lang", "title", "text"}. The texts are their authors': the folder stays outside the repository.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.articles import address_of
from benchmarks.decisions.folders import Row, rows_of
from benchmarks.decisions.plain import digest, number_of
from benchmarks.real import corpora
from benchmarks.real.clones import SourceError
from benchmarks.real.labels import lines_of
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

PART = 800
"""Characters of a part of a page, to the end of its paragraph."""
_MOST_OF_FILE = 3000


def of_corpora(clones: Path) -> Iterator[Row]:
    """Passages of all corpora, without the labelled ones."""
    labelled = {(one["repository"], one["path"], one["doc"]) for one in lines_of("mentions")}
    for corpus in corpora.catalogue():
        for path in corpora.files_of(clones, corpus):
            try:
                sentences = corpora.sentences_of(clones, corpus, corpus.commit, path)
            except SourceError as error:
                print(error, file=sys.stderr)
                continue
            found = corpora.passages(corpus, path, sentences)
            rows = [
                {"id": digest(one.text), "lang": corpus.language, "title": "", "text": one.text}
                for one in found
                if (corpus.repository, path, one.doc) not in labelled
            ]
            yield from sorted(rows, key=_rank)[:_MOST_OF_FILE]


def of_articles(folder: Path) -> Iterator[Row]:
    """The pages of a folder of articles in parts; the first has the title."""
    for row in rows_of(folder / "gold.jsonl"):
        body = gzip.decompress((folder / row["html"]).read_bytes())
        article = read_article(open_page(body, address_of(row)), DateContext())
        title = article.title
        for part in parts(article.text):
            yield {"id": digest(title + part), "lang": article.language, "title": title, "text": part}
            title = ""


def parts(text: str) -> Iterator[str]:
    """A text in parts of whole paragraphs."""
    part = ""
    for paragraph in text.split("\n\n"):
        part = f"{part}\n\n{paragraph}" if part else paragraph
        if len(part) >= PART:
            yield part
            part = ""
    if part:
        yield part


def choose(rows: Iterable[Row], count: int) -> list[Row]:
    """This many rows, by hash and alternating between languages, sorted by id; a text counts once."""
    by_language: dict[str, list[Row]] = {}
    for row in {one["id"]: one for one in rows}.values():
        by_language.setdefault(row["lang"] or "", []).append(row)
    places = sorted(
        ((place, language, row["id"]), row)
        for language, found in by_language.items()
        for place, row in enumerate(sorted(found, key=_rank))
    )
    return sorted((row for _, row in places[:count]), key=lambda row: row["id"])


def _rank(row: Row) -> int:
    return number_of(f"rank:{row['id']}")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20_000)
    options = parser.parse_args()
    pages = list(of_articles(options.articles)) if options.articles else []
    chosen = choose(pages, options.count // 4)
    chosen += choose(of_corpora(options.clones), options.count - len(chosen))
    options.out.mkdir(parents=True, exist_ok=True)
    rows = {row["id"]: row for row in chosen}
    with (options.out / "texts.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.values())
    print(f"{len(rows)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
