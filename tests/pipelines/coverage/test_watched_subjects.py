"""Watched subjects in posts about coverage: their names are no outlets."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage.step import read_coverage
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.outlets.catalogue import load_catalogue
from presswatch.watchlist.entries import Subject
from tests.pipelines.posts import make_post, outlets_named

SUBJECTS = (
    Subject(name="Open Archive of River Rights", aliases=("OARR",)),
    Subject(name="Larkmoor Rights Watch"),
    Subject(name="Reuters"),
    Subject(name="Pier Gazette", kind="outlet"),
)


def outlets_in(title: str, *lines: str) -> list[str | None]:
    post = make_post(title, list(lines), "en", date(2026, 11, 10))
    mentions = find_mentions(post, build_matcher(SUBJECTS))
    return outlets_named(read_coverage(post, mentions, load_catalogue(), SUBJECTS))


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("A report on the floods", "On 3 November 2026, OARR published a report on the floods."),
        ("A day in the capital", "The report of the Open Archive of River Rights was published on Monday. It was long."),
        ("Names and numbers", "Larkmoor Rights Watch published a report on prisons on 4 November 2026."),
        ("Letter to parliament", "“We ask for an answer,” it reads. OARR published the letter on its website on Friday."),
    ],
)  # fmt: skip
def test_the_name_of_a_watched_organization_is_no_outlet(title: str, line: str) -> None:
    """Neither its whole name nor a word of it that is also a newspaper's name becomes an outlet."""
    assert outlets_in(title, line) == []


def test_a_watched_outlet_is_one() -> None:
    """A subject of kind outlet is one, and so is an organization of the catalogue if the text calls it one."""
    assert outlets_in("OARR in the press", "On 3 November 2026, the Pier Gazette reported on OARR.") == ["Pier Gazette"]
    assert outlets_in("OARR in the press", "On 3 November 2026, the news agency Reuters reported on OARR.") == [
        "Reuters"
    ]
    assert outlets_in("OARR in the press", "On 3 November 2026, Reuters reported on OARR.") == []
