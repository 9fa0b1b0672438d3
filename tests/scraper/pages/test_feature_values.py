"""The feature values of the learned models of lists and posts: a fitted model holds only for these values.

If a feature changes its values, its model must be fitted again. Then `python -m
tests.scraper.pages.test_feature_values` writes the new hashes of each feature's values on the golden pages, in the
commit with the new model. The pages are the golden ones, some that are drawn, and those of `number_ladders`, in which
all that features count comes in several numbers.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from benchmarks.decisions import number_ladders
from benchmarks.drawn_pages.drawing import WORDS, Design
from benchmarks.listing_drawings import draw
from scraper.pages.article import main_text
from scraper.pages.article.features import FEATURE_NAMES, unit_features
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.listing.page_classifier import page_features
from scraper.pages.listing.ranking import judge, judgeable, leads_of, load_classifiers, more_of, relation, with_ranks
from scraper.pages.listing.read import page_facts
from scraper.pages.listing.refine_clusters import parted
from scraper.pages.parsing.page import Page, open_page

PINNED = Path(__file__).with_name("feature_values.txt")
PAGES = sorted((Path(__file__).parents[2] / "pages" / "listings.example").glob("*.html"))
CONTEXT = DateContext(now=datetime(2026, 6, 1, tzinfo=UTC))
Values = dict[str, list[float]]


DRAWN = 3
"""Drawn pages of each language."""


def opened() -> Iterable[Page]:
    for path in PAGES:
        yield open_page(path.read_bytes(), json.loads(path.with_suffix(".json").read_text("utf-8"))["url"])
    for lang in WORDS:
        for number in range(DRAWN):
            place, html, _ = draw(Design(lang, random.Random(f"features-{lang}-{number}")))
            yield Page(f"https://www.drawn.example{place}", html)
    for last, drawn in (*number_ladders.POSTS.values(), *number_ladders.LISTS.values()):
        for step in (1, last // 2, last):
            yield Page("https://www.grows.example/news", drawn(step))


def add(values: Values, kind: str, numbers: dict[str, float]) -> None:
    for name, number in numbers.items():
        values[f"{kind} {name}"].append(round(float(number), 3))


def of_lists() -> Values:
    """For each cluster of links its own features and those relative to the best one; for each page those of the page."""
    values: Values = defaultdict(list)
    judges = load_classifiers()
    for facts in map(page_facts, opened()):
        page, judged = parted(facts, judge(facts, judgeable(facts), judges["cluster"]), judges["cluster"])
        judged = with_ranks(judged)
        for one in judged:
            add(values, "cluster", one.values)
        for lead in leads_of(page, judged)[:1]:
            for one in judged:
                add(values, "pair", relation(page, lead, one))
            posts = [lead, *more_of(page, judged, lead, judges["more"])]
            add(values, "page", page_features(page, judged, lead, posts))
    return values


def of_posts() -> Values:
    """For each block of a page the features that decide whether it belongs to the post."""
    values: Values = defaultdict(list)

    def seen(*arguments: Any) -> Any:
        found = unit_features(*arguments)
        for row in found.tolist():
            add(values, "unit", dict(zip(FEATURE_NAMES, row, strict=True)))
        return found

    with patch.object(main_text, "unit_features", seen):
        for page in opened():
            read_article(page, CONTEXT)
    return values


def hashes(values: Values) -> dict[str, str]:
    return {name: hashlib.sha256(repr(numbers).encode()).hexdigest()[:8] for name, numbers in sorted(values.items())}


@pytest.mark.parametrize("found", [of_lists, of_posts])
def test_no_feature_changes_unnoticed(found):
    """On the golden pages each feature has the values that its model was fitted to."""
    listed = dict(line.rsplit(" ", 1) for line in PINNED.read_text("utf-8").splitlines())
    now = hashes(found())
    kinds = {name.split(" ", 1)[0] for name in now}
    expected = {name: value for name, value in listed.items() if name.split(" ", 1)[0] in kinds}
    assert {name for name in {*now, *expected} if now.get(name) != expected.get(name)} == set()


if __name__ == "__main__":
    lines = [f"{name} {value}\n" for found in (of_lists, of_posts) for name, value in hashes(found()).items()]
    PINNED.write_text("".join(lines), "utf-8")
