"""Headings of the sections of a press page, and short headlines next to a day, are no outlets."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage.name_candidates import is_generic
from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from tests.pipelines.posts import make_post


@pytest.mark.parametrize(
    "label",
    [
        "TV and Radio",
        "Print",
        "Online media",
        "Print, Radio & TV",
        "Fernsehen und Radio",
        "Radio et télévision",
        "Radio y televisión",
        "Radio e televisione",
        "Rádio e televisão",
        "Radio en televisie",
        "Radio och TV",
        "Radio i telewizja",
        "Rozhlas a televize",
        "Радио и телевидение",
        "HERE",
        "ЗДЕСЬ",
        "TẠI ĐÂY",
    ],
)
def test_labels(label: str) -> None:
    """Kinds of media joined by "and", or alone, and pointers in capitals are labels."""
    assert is_generic(label)


@pytest.mark.parametrize("name", ["Radio Bern", "TV Nova", "Print and Press Weekly", "Here and Now"])
def test_names(name: str) -> None:
    """A name with a word of its own is none."""
    assert not is_generic(name)


def test_a_short_headline_on_the_site_of_a_known_outlet() -> None:
    """The day with blanks in it begins the row; the outlet is that of the link, not its words."""
    post = make_post("Napísali o nás", ["1. 9. 2023 – [Rozhovor o vode](https://www.sme.sk/c/4)"], "sk")
    (item,) = read_coverage(post, (), load_catalogue()).items
    assert (item.outlet, item.article_date and item.article_date.on) == ("SME", date(2023, 9, 1))


def test_a_day_with_blanks_begins_a_sentence() -> None:
    """ "1. 9. 2023 –" is not cut before its year."""
    post = make_post(
        "Napsali o nás",
        ["1. 9. 2023 – Jezerní listy napsaly o našem výzkumu. Přečtěte si [zde](https://jezernilisty.example/c/4)."],
        "cs",
    )
    (item,) = read_coverage(post, (), load_catalogue()).items
    assert (item.outlet, item.article_date and item.article_date.on) == ("Jezerní listy", date(2023, 9, 1))
