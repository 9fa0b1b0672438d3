"""Whether a page is a list, a post or nothing: each threshold from both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from presswatch.cli.reading import judge, own_prose
from presswatch.records import Block, DateReading
from scraper.pages.article.types import Article

URL = "https://a.example/news/the-mill-is-sold"


@dataclass
class List:
    """The entries of a page."""

    items: tuple[int, ...] = (1, 2)
    is_listing: bool = True
    confidence: float = 0.9
    reason: str = "two cards"
    next_url: str | None = None


def article(text: int, prose: int = 0, short: int = 0, **facts: Any) -> Article:
    """An article with this many characters, paragraphs of prose and short ones."""
    sizes = [121] * prose + [120] * short
    blocks = tuple(Block(kind="paragraph", start=0, end=size) for size in sizes)
    return Article(text="x" * text, blocks=blocks, **facts)


def marked(source: str) -> DateReading:
    return DateReading(on=date(2026, 3, 2), source=source)  # type: ignore[arg-type]


TITLE = "The mill was sold"
REPEATS = "its address repeats its headline"
MARKED = "it is marked as an article and has more prose than entries"


@pytest.mark.parametrize(
    ("listing", "one", "why"),
    [
        (List(items=()), article(200), "it has text and no entries"),
        (List(items=()), article(199), ""),
        (List(), article(200, prose=1, title="The mill: sold"), REPEATS),
        (List(), article(200, prose=1, title="A mill is sold"), ""),  # two words of three letters
        (List(), article(200, short=1, title="The mill: sold"), ""),
        (List(), article(1000, prose=4, published=marked("meta")), MARKED),
        (List(), article(1000, prose=4, published=marked("json-ld")), MARKED),
        (List(), article(1000, prose=4, published=marked("time")), ""),
        (List(), article(999, prose=4, published=marked("meta")), ""),
        (List(), article(1000, prose=3, short=9, published=marked("meta")), ""),
        (List(next_url="u"), article(1000, prose=4, published=marked("meta")), ""),
        (List(), article(1000, prose=4), ""),
    ],
)
def test_why_a_page_with_a_list_is_a_post(listing: Any, one: Article, why: str):
    """Its address has three words of its headline, or it is marked as an article of more prose than entries."""
    assert own_prose(URL, listing, one) == why


@pytest.mark.parametrize(
    ("listing", "one", "judged"),
    [
        (List(), article(300), ("listing", 0.9, "two cards")),
        (
            List(items=()),
            article(300),
            ("post", 0.7, "it has text and no entries; the list on it is of related posts"),
        ),
        (List(is_listing=False), article(80), ("post", 0.9, "two cards")),
        (List(is_listing=False, confidence=0.3), article(80), ("post", 0.5, "two cards")),
        (List(is_listing=False), article(79), ("none", 0.5, "two cards, with hardly any text")),
        (List(is_listing=False), article(80, wall="login"), ("none", 0.5, "it asks for a login")),
        (List(is_listing=False), article(79, wall="pay"), ("none", 0.5, "it asks for payment")),
        (List(is_listing=False), article(80, wall="pay"), ("post", 0.9, "two cards")),
        (List(is_listing=False), article(9, wall="script"), ("none", 0.5, "a script builds its text")),
    ],
)
def test_what_a_page_is(listing: Any, one: Article, judged: tuple[str, float, str]):
    """A list without prose of its own; a post with eighty characters and no log-in; else nothing."""
    assert judge(URL, listing, one) == judged
