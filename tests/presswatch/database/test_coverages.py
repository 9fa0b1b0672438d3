"""Combining several reports of one article, and which parts of a post belong to which article: without a database."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.database.coverages import (
    Part,
    best_stated,
    coverage_key,
    coverage_key_of,
    outlet_name,
    parts_of,
    strongest_kind,
    subjects_line,
    subjects_of_line,
    surest,
)
from presswatch.records import CoverageItem, DateReading, Mention


@pytest.mark.parametrize(
    ("kinds", "strongest"),
    [
        (["named", "cited", "quoted", "broadcast", "op-ed"], "op-ed"),
        (["named", "cited", "quoted", "broadcast"], "broadcast"),
        (["named", "cited", "quoted"], "quoted"),
        (["named", "cited"], "cited"),
        (["other", "named"], "named"),
        (["other"], "other"),
    ],
)
def test_the_strongest_kind(kinds: list[str], strongest: str):
    """Own op-ed, broadcast, quoted, cited, named; unknown is the least."""
    assert strongest_kind(kinds) == strongest
    assert strongest_kind(reversed(kinds)) == strongest


def tie(number: int = 1, **facts: Any) -> Any:
    """A report with an outlet, a date and a headline, none of them more certain than another."""
    given = {"outlet_id": number, "host": f"h{number}", "article_url": f"u{number}", "headline": f"T{number}"}
    dated = {"article_on": date(2026, 3, number), "article_at": None, "article_precision": "day"}
    more = {"article_date_raw": f"{number} March", "article_date_certain": True, "medium": f"m{number}"}
    outlet = {"name": "Courier", "domain": "courier.example", "certain": True}
    return SimpleNamespace(**given | dated | more | outlet | facts)


def test_of_equal_reports_the_oldest_counts():
    """Of equally good reports the oldest gives all fields of the article."""
    assert best_stated([tie(1), tie(2)]) == {
        "outlet_id": 1,
        "host": "h1",
        "article_url": "u1",
        "article_on": date(2026, 3, 1),
        "article_at": None,
        "article_precision": "day",
        "article_date_raw": "1 March",
        "article_date_certain": True,
        "headline": "T1",
        "medium": "m1",
    }
    assert surest([tie(1), tie(2)]).outlet_id == 1


@pytest.mark.parametrize(
    ("first", "second", "winners"),
    [
        ({"certain": False}, {}, {"outlet_id": 2, "article_url": "u2", "headline": "T2", "medium": "m2"}),
        ({"outlet_id": None}, {"certain": False}, {"outlet_id": 2, "host": "h2", "headline": "T1", "medium": "m1"}),
        ({"name": "COURIER.example"}, {"certain": False}, {"outlet_id": 2, "article_url": "u1"}),
        ({"name": None, "domain": None}, {}, {"outlet_id": 2}),
        ({"headline": None, "article_url": None}, {"certain": False}, {"headline": "T2", "article_url": "u2"}),
        ({"article_on": None}, {"article_date_certain": False}, {"article_on": date(2026, 3, 2)}),
        ({"article_date_certain": False}, {}, {"article_on": date(2026, 3, 2), "article_date_raw": "2 March"}),
        ({"article_date_certain": False}, {"article_precision": "month"}, {"article_precision": "month"}),
        ({"article_precision": "month"}, {"certain": False}, {"article_precision": "day"}),
        ({"article_precision": "year"}, {"certain": False}, {"article_precision": "day"}),
        (
            {"certain": False, "outlet_id": None},
            {"certain": False, "outlet_id": None},
            {"outlet_id": None, "host": "h1"},
        ),
    ],
)
def test_which_of_two_reports_counts(first: dict[str, Any], second: dict[str, Any], winners: dict[str, Any]):
    """A given value before a missing one, certain before uncertain; a name before an address, a day before a month."""
    found = best_stated([tie(1, **first), tie(2, **second)])
    assert {name: found[name] for name in winners} == winners


def named(subject: str, start: int, where: Any = "body") -> Mention:
    return Mention(subject=subject, surface=subject, start=start, end=start + 4, where=where, rule="r", sentence="")


def item(*passages: tuple[int, int]) -> CoverageItem:
    return CoverageItem(outlet="Courier", passages=passages)


A, B = item((0, 10)), item((10, 20))


@pytest.mark.parametrize(
    ("items", "mentions", "subjects"),
    [
        ([], [], []),
        ([A], [named("X", 0), named("Y", 15)], [None]),
        ([A, B], [named("X", 0), named("Y", 15)], [("X",), ("Y",)]),
        ([A, B], [named("X", 9), named("Y", 10)], [("X",), ("Y",)]),
        ([A, B], [named("X", 0), named("Y", 15), named("Z", 20)], [("X", "Z"), ("Y", "Z")]),
        ([A, B], [named("X", 0), named("Y", 15), named("Z", 2, "title")], [("X", "Z"), ("Y", "Z")]),
        ([A, B], [named("X", 0), named("X", 15)], [None, None]),  # everybody
        ([A, B], [named("X", 0), named("Y", 1)], [None, None]),  # nobody of the second
        ([A, B], [], [None, None]),
    ],
)
def test_the_subjects_of_an_article_are_those_of_its_passage(
    items: list[CoverageItem], mentions: list[Mention], subjects: list[tuple[str, ...] | None]
):
    """And those outside all passages; if none can be assigned, all subjects of the post."""
    found = parts_of(items, mentions)
    assert [part.subjects for part in found] == subjects
    if len(items) == 1:
        assert found == [Part(None, None)]
    else:
        assert [part.passages for part in found] == [one.passages for one in items]


@pytest.mark.parametrize(
    ("subjects", "line"), [(None, None), ((), "\n"), (("X",), "\nX\n"), (("X", "Y Z"), "\nX\nY Z\n")]
)
def test_subjects_are_stored_each_between_line_ends(subjects: tuple[str, ...] | None, line: str | None):
    """So that each can be looked up as a whole; if none is stored: those that the post mentions."""
    assert subjects_line(subjects) == line
    assert subjects_of_line(line, ["N"]) == (("N",) if subjects is None else subjects)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"outlet": "Courier", "outlet_raw": "The Courier", "domain": "c.example"}, "Courier"),
        ({"outlet_raw": "The Courier", "domain": "c.example"}, "The Courier"),
        ({"domain": "c.example"}, "c.example"),
        ({}, None),
    ],
)
def test_the_name_of_an_outlet(facts: dict[str, str], name: str | None):
    """An outlet is called as recognized, else as printed, else by its domain."""
    assert outlet_name(CoverageItem(**facts)) == name


def test_a_headline_that_is_the_posts_own_title_names_no_broadcast():
    """Every post with such a title would report the same broadcast."""
    day = DateReading(on=date(2026, 6, 30), raw="30 June")
    said = CoverageItem(outlet="Radio 1", headline="Who pays?", article_date=day)
    assert coverage_key(said, 7, "WHO PAYS") == "post:7|radio1|2026-06-30|whopays"
    assert coverage_key(said, 7, "Who paid?") == "said:radio1|2026-06-30|whopays"
    assert coverage_key(CoverageItem(domain="r.example", headline="H"), 7, "T") == "said:rexample||h"
    assert coverage_key(CoverageItem(headline="H"), 7, "T") == "post:7|||h"
    assert coverage_key_of("https://www.c.example/a/amp") == "url:c.example/a"
