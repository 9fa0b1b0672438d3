"""The accuracy that must not fall: measures what the product gives, and fails where a figure is under its floor.

    python -m benchmarks.gate                               # on what lies in the repository, as the tests do
    python -m benchmarks.gate DATA --scorers DIR            # on the sets of a data folder (articles, coverage, …)
    python -m benchmarks.gate [DATA --scorers DIR] --write  # new floors: today's figures, rounded down to .001

The floors lie in floors.json. A floor falls only in a commit that says why. In the repository lie the golden pages of
tests/pages, the posts of tests/pipelines in three notations, houses made by a seed, and gate_mentions.txt.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.houses import root_of, verdicts
from benchmarks.houses import score as house_score
from benchmarks.real.scored import coverage_figures, mention_figures, predicted, records, scorer
from pipelines.coverage.step import read_coverage
from pipelines.mentions.step import build_matcher, find_spans
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.records import DateReading, Post
from presswatch.watchlist.entries import Subject
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import open_page
from tests.pipelines.deduplicate.houses import LANGUAGES, HousePost, house, pairs
from tests.pipelines.posts import FOLDER, MANNERS, PLAIN, examples

Figures = dict[str, float]
"""Measures by name, each from 0 to 1, the more the better."""
HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
MENTIONS = HERE / "gate_mentions.txt"
PAGES = HERE.parent / "tests" / "pages"
HOUSE = "here"
"""The name in floors.json for what lies in the repository."""
_ARTICLE_FIELDS = ("title", "published_on", "byline", "language", "canonical_url", "links")


@dataclass(slots=True)
class Counted:
    """What was right, found and asked for."""

    right: int = 0
    found: int = 0
    asked: int = 0

    def add(self, found: Iterable[Any], asked: Iterable[Any]) -> None:
        """Counts one input: equal values are right."""
        found, asked = list(found), list(asked)
        self.found, self.asked = self.found + len(found), self.asked + len(asked)
        for one in asked:
            if one in found:
                found.remove(one)
                self.right += 1

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was asked for and nothing found."""
        both = self.found + self.asked
        return 2 * self.right / both if both else 1.0


def of_lists(pages: Path = PAGES) -> Figures:
    """The golden lists: entries by address, title and day, next pages, and pages that are no lists."""
    counted = {name: Counted() for name in ("entries", "titles", "dates", "next", "kind")}
    for path in sorted(pages.glob("listings.example/*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        page = open_page(path.with_suffix(".html").read_bytes(), expected["url"])
        now = datetime.fromisoformat(expected["captured"]).replace(tzinfo=UTC)
        listing = read_listing(page, DateContext(now=now, language=page.declared_language))
        found = [(i.url, i.title, i.date.on.isoformat() if i.date else None) for i in listing.items]
        asked = [(i["url"], i["title"], i["date"]) for i in expected["items"]]
        counted["entries"].add((row[0] for row in found), (row[0] for row in asked))
        counted["titles"].add((row[:2] for row in found), (row[:2] for row in asked))
        counted["dates"].add(((row[0], row[2]) for row in found), ((row[0], row[2]) for row in asked))
        counted["next"].add([listing.next_url], [expected["next"]])
        counted["kind"].add([listing.is_listing], [expected["listing"]])
    return {f"lists.{name}": one.f1 for name, one in counted.items()}


def of_articles(pages: Path = PAGES) -> Figures:
    """The golden posts' pages: fields, and the parts that the text must and must not hold."""
    fields, parts = Counted(), Counted()
    for path in sorted(pages.glob("*/*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        if "contains" not in expected:
            continue
        article = read_article(open_page(path.with_suffix(".html").read_bytes(), expected["url"]), DateContext())
        found = {
            "title": article.title,
            "published_on": article.published.on.isoformat() if article.published else None,
            "byline": list(article.byline),
            "language": article.language,
            "canonical_url": article.canonical_url,
            "links": [link.url for link in article.links],
        }
        fields.add(found.items(), ((name, expected[name]) for name in _ARTICLE_FIELDS))
        shown = [part for part in (*expected["contains"], *expected["lacks"]) if part in article.text]
        parts.add(shown, expected["contains"])
    return {"articles.fields": fields.f1, "articles.parts": parts.f1}


def of_coverage(catalogue: Catalogue, folders: Iterable[Path] = (FOLDER, MANNERS, PLAIN)) -> Figures:
    """The golden posts: whole items (outlet, domain, day, address), people with a role, quotations with a speaker."""
    counted = {name: Counted() for name in ("items", "people", "quotes")}
    for example in chain.from_iterable(map(examples, folders)):
        facts = read_coverage(example.post, (), catalogue)
        items = [
            (
                (i.outlet, i.outlet_raw),
                i.domain,
                i.article_date.on.isoformat() if i.article_date else None,
                i.article_url,
            )
            for i in facts.items
        ]
        counted["items"].add(*_accepted(items, example.items))
        counted["people"].add(*_accepted([(p.name, p.roles) for p in facts.people], example.people))
        counted["quotes"].add(*_accepted([(q.text, q.speaker) for q in facts.quotes], example.quotes))
    return {f"coverage.{name}": one.f1 for name, one in counted.items()}


def _accepted(found: list[tuple[Any, ...]], asked: Iterable[tuple[str | None, ...]]) -> tuple[list[Any], list[Any]]:
    """Found and expected rows, a found one replaced by the expected one that accepts it."""
    wanted, given = list(asked), list[Any](found)
    for row in wanted:
        match = next((n for n, one in enumerate(given) if one in found and _accepts(row, one)), None)
        if match is not None:
            given[match] = row
    return given, wanted


def _accepts(row: tuple[str | None, ...], found: tuple[Any, ...]) -> bool:
    return all(_cell_accepts(cell, value) for cell, value in zip(row, found, strict=False))


def _cell_accepts(cell: str | None, value: Any) -> bool:
    """Whether one of the spellings of a cell (" // " between) is a value, or one of several; "-" is none."""
    spellings = {None if part.strip() in ("", "-") else _bare(part) for part in (cell or "-").split(" // ")}
    values = value if isinstance(value, tuple) else (value,)
    return any((None if one is None else _bare(one)) in spellings for one in values or (None,))


def _bare(text: str) -> str:
    return "".join(c for c in re.sub(r"^(?:the|der|die|das|le|la|el) ", "", text.casefold()) if c.isalnum())


def of_mentions(path: Path = MENTIONS) -> Figures:
    """The sentences of gate_mentions.txt: F1 over places."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    subjects = [_subject(line) for line in lines if line.startswith("=")]
    matcher, counted = build_matcher(subjects), Counted()
    for line in (line for line in lines if not line.startswith("=")):
        language, marked = line.split(": ", 1)
        text, places = _unmarked(marked)
        counted.add(((s.start, s.end) for s in find_spans(text, matcher, language)), places)
    return {"mentions.places": counted.f1}


def _subject(line: str) -> Subject:
    name, kind, aliases = (cell.strip() for cell in line[1:].split("|"))
    listed = tuple(alias.strip() for alias in aliases.split(",") if alias.strip())
    return Subject(name=name, kind="person" if kind == "person" else "organization", aliases=listed)


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its brackets, and where they were."""
    text, places = "", []
    for number, part in enumerate(re.split(r"[\[\]]", marked)):
        if number % 2:
            places.append((len(text), len(text) + len(part)))
        text += part
    return text, places


def of_houses() -> Figures:
    """Houses made by a seed: pairs of posts of one news, and posts not merged with other news."""
    scores = []
    for language in LANGUAGES:
        posts = house(language)
        found = [root_of(one) for one in verdicts(map(_house_post, posts))]
        asked = [(str(a), str(b)) for a, b in pairs(posts)]
        scores.append((len(posts), house_score([str(one.number) for one in posts], found, asked)))
    right, both = (sum(values) for values in zip(*((s.right, s.found + s.asked) for _, s in scores), strict=True))
    merged, posts_all = sum(s.merged for _, s in scores), sum(count for count, _ in scores)
    return {"houses.pairs": 2 * right / both if both else 1.0, "houses.apart": 1 - merged / posts_all}


def _house_post(one: HousePost) -> Post:
    url = f"https://{one.source}.example/{one.number}"
    return Post(
        source=one.source, url=url, url_key=url, title=one.title, text=one.text, published=DateReading(on=one.on)
    )


def measured_here() -> Figures:
    """All figures on what lies in the repository."""
    return of_lists() | of_articles() | of_coverage(load_catalogue()) | of_mentions() | of_houses()


def measured_in(folder: Path, scorers: Path) -> Figures:
    """The figures on the sets that a data folder has, each by its benchmark and its scorer."""
    return {
        f"{name}.{measure}": value
        for name, (gold, figures) in _SETS.items()
        if (folder / name / gold).exists()
        for measure, value in figures(folder / name, scorers).items()
    }


def _by_module(benchmark: str, figures: Callable[..., dict[str, float | None]], folder: Path, scorers: Path) -> Figures:
    gold = "gold.jsonl" if benchmark == "coverage" else "texts.jsonl"
    found = figures(scorer(scorers, benchmark), records(folder / gold), predicted(benchmark, folder))
    known = {name: value for name, value in found.items() if value is not None}
    return {f"no_{name}" if name in _SHARES_OF_ERRORS else name: _good(name, value) for name, value in known.items()}


def _good(name: str, value: float) -> float:
    return 1 - value if name in _SHARES_OF_ERRORS else value


_SHARES_OF_ERRORS = ("false", "false_certain", "alarms")
"""Figures that are the better the less: here what is left of 1, as `no_false`."""


def _by_command(
    benchmark: str, gold: tuple[str, ...], pick: Callable[[Any], Figures], folder: Path, scorers: Path
) -> Figures:
    """Runs the benchmark and the scorer's command, and picks figures from its JSON."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "predictions.jsonl"
        command = [sys.executable, "-m", f"benchmarks.{benchmark}", str(folder), "--out", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        arguments = [one.format(folder=folder, out=out) for one in gold]
        scored = [sys.executable, str(scorers / f"score_{benchmark}.py"), *arguments, "--json"]
        return pick(json.loads(subprocess.run(scored, check=True, stdout=subprocess.PIPE).stdout))


def _article_figures(result: Any) -> Figures:
    (scored,) = result.values()
    picked = (("text", "f1"), ("seg", "f1"), ("title", "norm"), ("date", "acc"), ("author", "f1"), ("lang", "acc"))
    found = {f"{part}_{name}": scored["overall"].get(part, {}).get(name) for part, name in picked}
    return {name: value for name, value in found.items() if value is not None}


def _listing_figures(result: Any) -> Figures:
    total = result["all"]
    found = {name: total[name] for name in ("title_acc", "date_acc", "next_acc")} | {"f1": total["micro"]["f1"]}
    if total["negatives"]:
        found["refused"] = 1 - total["neg_fp_rate"]
    return {name: value for name, value in found.items() if value is not None}


def _feed_figures(result: Any) -> Figures:
    return {"right": result["right"] / result["feeds"]}


def _neardup_figures(result: Any) -> Figures:
    return {"pair_f1": result["all"]["pair"]["f1"], "bcubed_f1": result["all"]["bcubed"]["f1"]}


_TWO_FILES = ("{folder}/gold.jsonl", "{out}")
_PAIRS = ("--gold", "{folder}/texts.jsonl", "--pairs", "{folder}/pairs.jsonl", "--pred", "{out}")
_coverage = partial(_by_module, "coverage", coverage_figures)
_mentions = partial(_by_module, "mentions", mention_figures)
_articles = partial(_by_command, "articles", _TWO_FILES, _article_figures)
_listings = partial(_by_command, "listings", _TWO_FILES, _listing_figures)
_feeds = partial(_by_command, "feeds", _TWO_FILES, _feed_figures)
_neardup = partial(_by_command, "neardup", _PAIRS, _neardup_figures)
_SETS: dict[str, tuple[str, Callable[[Path, Path], Figures]]] = {
    "coverage": ("gold.jsonl", _coverage),
    "coverage_real": ("gold.jsonl", _coverage),
    "mentions": ("texts.jsonl", _mentions),
    "mentions_real": ("texts.jsonl", _mentions),
    "articles": ("gold.jsonl", _articles),
    "listings": ("gold.jsonl", _listings),
    "feeds": ("gold.jsonl", _feeds),
    "neardup": ("texts.jsonl", _neardup),
    "cms/articles": ("gold.jsonl", _articles),
    "cms/listings": ("gold.jsonl", _listings),
    "cms/feeds": ("gold.jsonl", _feeds),
}


def failures(measured: Figures, floors: Figures) -> Iterator[str]:
    """A line for each figure under its floor, with both; a floor whose figure is missing fails too."""
    for name, floor in sorted(floors.items()):
        value = measured.get(name)
        if value is None:
            yield f"{name}: not measured, its floor is {floor:.3f}"
        elif value < floor:
            yield f"{name}: {value:.4f}, its floor is {floor:.3f}"


def lowered(measured: Figures) -> Figures:
    """Figures as floors: rounded down to .001."""
    return {name: math.floor(value * 1000 + 1e-6) / 1000 for name, value in sorted(measured.items())}


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--scorers", type=Path, help="holds score_articles.py and so on")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    if options.folder and not options.scorers:
        parser.error("a data folder needs --scorers")
    name = options.folder.resolve().name if options.folder else HOUSE
    floors = json.loads(options.floors.read_text(encoding="utf-8")) if options.floors.exists() else {}
    if not (options.write or floors.get(name)):
        parser.error(f"{options.floors}: no floors for a folder named {name}; --write makes them of today's figures")
    measured = measured_in(options.folder, options.scorers) if options.folder else measured_here()
    if options.write:
        floors[name] = lowered(measured)
        options.floors.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for measure, value in sorted(measured.items()):
        print(f"{measure:24} {value:.4f}  floor {floors.get(name, {}).get(measure, 0):.3f}")
    under = list(failures(measured, floors.get(name, {})))
    print("\n".join(under) or f"{len(floors.get(name, {}))} floors held")
    return int(bool(under))


if __name__ == "__main__":
    sys.exit(main())
