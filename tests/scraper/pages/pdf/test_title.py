"""Which paragraphs of a document are its title: by type size, position and metadata, each limit from both sides."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.pdf.paragraphs import Paragraph
from scraper.pages.pdf.read import find_title, is_label

PROSE = "The survey of the valley was completed in May after two years of interviews with its people. " * 4


def of(*texts: str | tuple[str, dict[str, Any]]) -> list[Paragraph]:
    """Paragraphs below each other in ten-point type, sixteen points apart; with properties for single ones."""
    found = []
    for place, one in enumerate(texts):
        text, facts = one if isinstance(one, tuple) else (one, {})
        y = 800.0 - 16.0 * place
        usual = {"kind": "paragraph", "size": 10.0, "bold": False, "page": 0, "y": y, "last_y": y, "lines": 1}
        found.append(Paragraph(text=text, links=(), **usual | facts))
    return found


def title(*texts: Any, metadata: str = "") -> tuple[str, list[int]]:
    text, shown = find_title(of(*texts), 10.0, metadata, DateContext())
    return text, list(shown)


OPENS, SOLD = "The hall of the valley opens", "The mill of the valley sold"


def large(text: str, size: float = 20.0, **facts: Any) -> tuple[str, dict[str, Any]]:
    return text, {"size": size} | facts


def test_the_title_is_above_the_running_text():
    """Larger text below is a section heading; a document that begins with text may have its title anywhere."""
    assert title(large(OPENS, 12), PROSE, large(SOLD)) == (OPENS, [0])
    assert title(PROSE, large(SOLD)) == (SOLD, [1])
    assert title(large(OPENS, 12), "x" * 199, large(SOLD)) == (SOLD, [2])  # a line of 199 letters is no prose
    assert title(large(OPENS, 12), "x" * 200, large(SOLD)) == (OPENS, [0])


@pytest.mark.parametrize(
    ("facts", "chosen"),
    [({"size": 10.4}, 1), ({"size": 10.39}, 0), ({"bold": True}, 1), ({"kind": "heading"}, 1)],
)
def test_a_title_is_prominent(facts: dict[str, Any], chosen: int):
    """Four percent larger than the text, bold or a heading; else the first plain line that qualifies."""
    assert title(SOLD, (OPENS, facts), PROSE) == ((SOLD, OPENS)[chosen], [chosen])


@pytest.mark.parametrize(("size", "chosen"), [(20.8, 0), (20.81, 1)])
def test_of_several_the_largest_counts(size: float, chosen: int):
    """Of several lines the largest is the title; of about the same size, the first."""
    gap = {"y": 600.0, "last_y": 600.0}
    assert title(large(OPENS), large(SOLD, size, **gap), PROSE)[1] == [chosen]


@pytest.mark.parametrize(
    ("second", "whole"),
    [
        ({"y": 756.0}, True),  # 2.2 times the size below
        ({"y": 755.9}, False),
        ({"y": 800.0}, False),
        ({"y": 784.0, "size": 20.79}, True),
        ({"y": 784.0, "size": 20.81}, False),
        ({"y": 784.0, "bold": True}, False),
    ],
)
def test_a_title_in_two_lines(second: dict[str, Any], *, whole: bool):
    """Two lines of the same type, one right below the other, are one title."""
    found = title(large(OPENS), large("to all of its guests", **{"size": 20.0} | second), PROSE)[1]
    assert (found == [0, 1]) is whole


@pytest.mark.parametrize(
    "line",
    [
        "See https://a.example/news for more words",
        "Write to press@a.example with all questions",
        "The people of the valley:",
        "Press release 12/2026",
        "12 March 2026",
        "123 4567 89",
        "x" * 301,
    ],
)
def test_what_is_no_title(line: str):
    """Addresses, lines with a link, labels, dates, numbers, and lines that are too long."""
    assert title(large(line), large(OPENS, 12), PROSE)[0] == OPENS


@pytest.mark.parametrize(
    ("metadata", "found"),
    [
        (OPENS, (OPENS, [1])),
        ("THE HALL OF THE VALLEY OPENS!", (OPENS, [1])),
        ("The hall of the valley opens today", (SOLD, [0])),  # not what the page shows
        ("Microsoft Word - hall.docx", (SOLD, [0])),
        ("", (SOLD, [0])),
    ],
)
def test_the_metadata_choose_a_line_with_the_same_words(metadata: str, found: tuple[str, list[int]]):
    """The line may be in any type size."""
    assert title(large(SOLD), OPENS, PROSE, metadata=metadata) == found
    parted = title(large(SOLD), "The hall of", "the valley", "opens", PROSE, metadata=metadata)
    assert parted == ((OPENS, [1, 2, 3]) if found[1] == [1] else found)


@pytest.mark.parametrize(("place", "found"), [(3, True), (4, False)])
def test_a_plain_title_is_among_the_first_lines(place: int, *, found: bool):
    """One of the first four; the metadata come before it, if they are no file name."""
    lines = [*["Words:"] * place, OPENS, PROSE]
    assert title(*lines) == ((OPENS, [place]) if found else ("", []))
    assert title(*lines, metadata="Opening  of the hall") == ("Opening of the hall", [])
    assert title(*lines, metadata="hall.pdf")[0] == (OPENS if found else "")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("One two three four fives", True),
        ("One two threes fours", True),
        ("Three words onlyhere", False),
        ("A bc de fg hij", False),  # too few letters
        ("It opens. Everybody comes there", False),
        ("Note: everybody comes there", False),
        ("word " * 31 + "words", True),
        ("word " * 32 + "w", False),
    ],
)
def test_what_a_plain_title_is(line: str, *, plain: bool):
    """Four words, sixteen letters, no sentence, no label with a value, 160 characters."""
    assert (title(line, PROSE)[0] == line) is plain


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Press release", True),
        ("PRESS RELEASE no. 12/2026 EN", True),
        ("Press release of the hall of its", True),
        ("Press release of the hall of them", False),
        ("보도자료", True),
    ],
)
def test_a_label_says_what_kind_of_paper_it_is(text: str, *, label: bool):
    """A label may have a number or a year, and little else."""
    assert is_label(text) is label
