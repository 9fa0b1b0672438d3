"""A giant page costs memory by what can become a post, not by everything on it."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime

import numpy as np
import pytest

from scraper.pages.article import features
from scraper.pages.article.blocks import MAX_CHARS, MAX_UNITS, read_layout
from scraper.pages.article.compose import TEXT_MAX
from scraper.pages.article.features import judged_units
from scraper.pages.article.main_text import own_rows
from scraper.pages.article.metadata import page_facts, read_head
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

CONTEXT = DateContext(now=datetime(2026, 11, 1, tzinfo=UTC))
OPENING = "<h1>The river office opens its books</h1><p>The first line of the report tells what is in it.</p>"


def page_of(*lines: str) -> Page:
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><head><title>The river office opens its books</title></head><body><main>{OPENING}{body}</main>"
    return Page("https://a.example/1", html)


def peak_of(page: Page) -> int:
    """The most bytes that Python uses while the page is read, without the tree."""
    _ = page.root
    tracemalloc.start()
    try:
        read_article(page, CONTEXT)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "line", ["Line {} of the minutes tells how high the river stood.", "{}."], ids=["long", "short"]
)
def test_a_page_of_any_number_of_paragraphs_takes_what_a_long_one_takes(line: str):
    """Sixty thousand paragraphs take at most a third more than twenty thousand."""
    longest = peak_of(page_of(*(line.format(number) for number in range(20_000))))
    giant = peak_of(page_of(*(line.format(number) for number in range(59_000))))
    assert giant < 1.33 * longest
    assert giant < 60_000_000


def test_of_a_giant_page_the_beginning_is_read_and_the_rest_reported():
    """By number of paragraphs or of characters; a page within both limits is read whole, and says nothing."""
    many = read_layout(page_of(*(f"{number}." for number in range(MAX_UNITS + 9))).root)
    assert (len(many.units), many.whole) == (MAX_UNITS, False)
    large = page_of(*(f"Line {number} of the minutes tells how high the river stood. " * 18 for number in range(1_200)))
    layout = read_layout(large.root)
    assert MAX_CHARS <= sum(len(unit.text) for unit in layout.units) < MAX_CHARS + 2_000
    article = read_article(large, CONTEXT)
    assert article.title == "The river office opens its books"
    assert article.text.startswith("The first line of the report")
    assert article.left_out == ("it has more than 20,000 paragraphs or 1,000,000 characters, and the rest is not read",)
    assert TEXT_MAX < len(article.text) < TEXT_MAX + 2_000
    assert article.blocks[-1].end == len(article.text)
    usual = page_of(*(f"Line {number} of the minutes tells how high the river stood. " * 18 for number in range(100)))
    assert read_layout(usual.root).whole
    assert read_article(usual, CONTEXT).left_out == ()


def test_frames_that_are_open_where_the_reading_ends_hold_what_was_read():
    """The totals by which elements are compared are those of the part that was read."""
    layout = read_layout(page_of(*(f"Line {number} of the minutes." for number in range(MAX_UNITS))).root)
    main = next(frame for frame in layout.units[-1].frame.chain() if frame.tag == "main")
    assert (main.first, main.last) == (0, MAX_UNITS)
    assert main.chars == sum(len(unit.text) for unit in layout.units)


def test_rows_of_many_paragraphs_are_made_in_parts_and_are_the_same(monkeypatch: pytest.MonkeyPatch):
    """Each part has what it needs of the whole page."""
    page = page_of(
        *(f"Line {number % 7} of the minutes tells of the river{'.' * (number % 3)}" for number in range(60))
    )
    layout = read_layout(page.root)
    judged, facts = judged_units(layout.units), page_facts(read_head(page), "The river office opens its books")
    whole = own_rows(layout, judged, 0, facts)
    monkeypatch.setattr(features, "ROWS_AT_ONCE", 7)
    parts = own_rows(layout, judged, 0, facts)
    assert whole is not None
    assert parts is not None
    np.testing.assert_array_equal(whole, parts)
