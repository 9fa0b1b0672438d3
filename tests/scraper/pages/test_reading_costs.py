"""The cost of reading a page: what is computed once, kept small, or not computed."""

from __future__ import annotations

from types import SimpleNamespace

import lxml.html
import numpy as np
import pytest

from scraper.pages.article import byline_lines, places
from scraper.pages.article.blocks import Layout, read_layout
from scraper.pages.article.features import LINE_SIGNS, WORDING_FEATURES, line_numbers, wording
from scraper.pages.article.places import lines_of_rows
from scraper.pages.dates.read import DateContext, DateSpan, find_dates
from scraper.pages.text.letters import has_figure
from scraper.reading import messages

ROWS = "".join(f"<li>{day} May 2026 The quay of hall {day} opens</li>" for day in range(11, 15))


def layout_of(body: str) -> Layout:
    return read_layout(lxml.html.document_fromstring(f"<html><body>{body}</body></html>"))


def test_numbers_of_a_line_are_kept_in_four_bytes_each():
    """Thousands of lines are cached, and the model takes floats of this size."""
    line = "Sign up for the newsletter of the quay, 3 May 2026."
    numbers = np.frombuffer(line_numbers(line), dtype=np.float32)
    assert len(numbers) == LINE_SIGNS + len(WORDING_FEATURES)
    assert numbers[LINE_SIGNS:] == pytest.approx([float(number) for number in wording(line)])


@pytest.mark.parametrize("text", ["3 May", "٣ مايو", "H₂O", "第３回"])
def test_a_figure_of_any_script_is_one(text: str):
    """A line without a digit is not searched for a date, so digits of every script must count."""
    assert has_figure(text)
    assert not has_figure("".join(char for char in text if not char.isdigit()))


def test_the_lines_of_others_are_searched_only_if_a_line_names_an_author(monkeypatch: pytest.MonkeyPatch):
    """Most pages have no such line anywhere."""
    asked: list[int] = []

    def none_of_others(layout: Layout, title_index: int) -> set[int]:
        asked.append(title_index)
        return set()

    monkeypatch.setattr(byline_lines, "lines_of_others", none_of_others)
    given = layout_of("<h1>The quay opens</h1><p>By Mina Park</p><p>The hall opened in May after nine years.</p>")
    unsigned = layout_of("<h1>The quay opens</h1><p>The hall opened in May after nine years of talks.</p>")
    assert list(byline_lines._from_only_line(unsigned, 0)) == []
    assert asked == []
    assert list(byline_lines._from_only_line(given, 0)) == [(False, ["By Mina Park"])]
    assert asked == [0]


def test_a_list_of_days_on_all_pages_of_a_site_is_read_once(monkeypatch: pytest.MonkeyPatch):
    """A site shows its newest posts with their dates next to each post."""
    read: list[str] = []

    def counted(text: str, context: DateContext, source: str) -> list[DateSpan]:
        read.append(text)
        return find_dates(text, context, source)

    monkeypatch.setattr(places, "find_dates", counted)
    for title in ("The quay opens", "The hall closes"):
        page = layout_of(f"<h1>{title}</h1><ul>{ROWS}</ul>")
        assert len(lines_of_rows(page, 0, "https://quay.example/news/1")) == 4
    assert len(read) == 4


def test_the_memory_of_a_page_is_kept_for_the_next(monkeypatch: pytest.MonkeyPatch):
    """The memory of a page of usual size is not returned after each page; a large block is."""
    given: dict[int, int] = {}
    library = SimpleNamespace(mallopt=given.__setitem__)
    monkeypatch.setattr(messages.sys, "platform", "linux")
    monkeypatch.setattr(messages.ctypes, "CDLL", lambda _: library)
    messages.give_back_early()
    assert given[messages._TRIM_THRESHOLD] == messages.KEPT_BYTES
    assert given[messages._MMAP_THRESHOLD] == messages.LARGE_BYTES < messages.KEPT_BYTES
