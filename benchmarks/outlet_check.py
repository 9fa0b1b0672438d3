"""Counts what real sentences would get through as an outlet that no catalogue knows.

    python -m benchmarks.outlet_check FILE... [--most 20000] [--examples 40] [--languages de,en]

FILE is plain text, `texts.jsonl` (`text`, `lang`) or an HTML page (.html, .html.gz), read as a crawler reads it. Two
counts over all sentences:

- posts: each sentence as a post of its own under a press title; the outlets it is recorded with that no catalogue has.
- pieces: all runs of one to five words near a word of coverage, as a rule might propose them; how many pass the form of
  a name, and how many of these the check.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.coverage.name_candidates import name_hit
from pipelines.coverage.outlet_check import Poster, check_outlet
from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from pipelines.text.segments import split_sentences
from pipelines.text.speech_verbs import COVERAGE_WORD, reports_coverage
from presswatch.records import Post
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

TITLES = {
    "de": "Presseschau",
    "fr": "Revue de presse",
    "es": "En los medios",
    "ko": "언론보도",
    "ja": "メディア掲載",
    "zh": "媒体报道",
}
"""Titles of press lists by language; of other languages the English one."""
MOST_WORDS = 5
REACH = 40
"""Characters between a piece and the word of coverage."""
_TOKEN = re.compile(r"[一-龯々]+|[ァ-ヶー]+|[ぁ-ん]+|[^\W一-龯々ァ-ヶーぁ-ん]+(?:['’.&-][^\W一-龯々ァ-ヶーぁ-ん]+)*")


@dataclass
class Counted:
    """The counts over some sentences; `named` and `passed` are the names that no catalogue has."""

    sentences: int = 0
    posts: int = 0
    pieces: int = 0
    formed: int = 0
    named: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


def texts(path: Path) -> Iterator[tuple[str, str | None]]:
    """The texts of a file with their languages, None if the file does not say."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines if line.strip())
            yield from ((row["text"], row.get("lang")) for row in rows if row.get("text"))
    elif path.name.endswith((".html", ".html.gz")):
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        article = read_article(open_page(body, "https://example.org/post"), DateContext())
        yield article.text, article.language
    else:
        yield path.read_text(encoding="utf-8", errors="replace"), None


def pieces(sentence: str) -> Iterator[tuple[int, int]]:
    """Offsets of the runs of one to five words near a word of coverage."""
    cues = [(at.start() - REACH, at.end() + REACH) for at in COVERAGE_WORD.finditer(sentence)]
    tokens = [at.span() for at in _TOKEN.finditer(sentence)]
    for first, (start, _) in enumerate(tokens):
        for _, end in tokens[first : first + MOST_WORDS]:
            if any(low <= start and end <= high for low, high in cues):
                yield start, end


def count(sentence: str, language: str | None, catalogue: Catalogue, counted: Counted) -> None:
    """Adds one sentence to the counts."""
    counted.sentences += 1
    url, title = "https://example.org/post", TITLES.get(language or "", "In the media")
    post = Post(source="benchmark", url=url, url_key=url, title=title, text=sentence, language=language)
    items = read_coverage(post, (), catalogue).items
    names = [item.outlet for item in items if item.outlet and not catalogue.find(item.outlet_raw or item.outlet)]
    counted.posts += bool(names)
    counted.named.update(names)
    if not reports_coverage(sentence):
        return
    poster = Poster(language=language or "", text=sentence)
    for start, end in pieces(sentence):
        counted.pieces += 1
        hit = name_hit(sentence, start, end, "cue", 1)
        if hit is None or catalogue.find(hit.name):
            continue
        counted.formed += 1
        reason = check_outlet(hit.name, None, poster).reason
        if reason is None:
            counted.passed[hit.name] += 1
        else:
            counted.refused[reason] += 1


def all_sentences(paths: Sequence[Path], most: int, languages: Iterable[str]) -> list[tuple[str, str | None]]:
    """The sentences of the files, `most` of them drawn with a fixed seed if there are more."""
    only = frozenset(languages)
    found = [
        (one, language)
        for path in paths
        for text, language in texts(path)
        if not only or language in only
        for one in (text[low:high] for low, high in split_sentences(text))
    ]
    return found if len(found) <= most else random.Random(1).sample(found, most)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=20_000)
    parser.add_argument("--examples", type=int, default=40)
    parser.add_argument("--languages", default="")
    options = parser.parse_args()
    catalogue, counted, begin = load_catalogue(), Counted(), time.process_time()
    for sentence, language in all_sentences(options.files, options.most, filter(None, options.languages.split(","))):
        count(sentence, language, catalogue, counted)
    print(f"{counted.sentences} sentences, {time.process_time() - begin:.0f} CPU s")
    share = 100 * counted.posts / max(1, counted.sentences)
    print(f"posts with an outlet that no catalogue has: {counted.posts} ({share:.2f} %)")
    print("  " + " | ".join(name for name, _ in counted.named.most_common(options.examples)))
    passed = sum(counted.passed.values())
    share = 100 * passed / max(1, counted.formed)
    print(
        f"pieces near a word of coverage: {counted.pieces}, of a name's form {counted.formed}, "
        f"passed {passed} ({share:.1f} %)"
    )
    print("  refused: " + ", ".join(f"{reason} {number}" for reason, number in counted.refused.most_common()))
    print("  " + " | ".join(name for name, _ in counted.passed.most_common(options.examples)))


if __name__ == "__main__":
    main()
