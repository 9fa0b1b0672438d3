"""Countries in names of organizations, at either end or between their words."""

from __future__ import annotations

import pytest

from pipelines.names.countries import without_country


@pytest.mark.parametrize(
    ("name", "rest", "country"),
    [
        ("norway red cross", "red cross", "NO"),
        ("norwegian red cross", "red cross", "NO"),
        ("red cross norway", "red cross", "NO"),
        ("red cross of norway", "red cross", "NO"),
        ("sociedad noruega de faros", "sociedad de faros", "NO"),
        ("polskie radio", "radio", "PL"),
        ("united states press club", "press club", "US"),
        ("press club of the united states", "press club", "US"),
        ("日本記者クラブ", "記者クラブ", "JP"),
        ("한국기자협회", "기자협회", "KR"),
    ],
)
def test_what_a_name_leaves_without_its_country(name: str, rest: str, country: str):
    """A country of several words too, and its adjective if that is one word."""
    assert list(without_country(name)) == [(rest, frozenset({country}))]


@pytest.mark.parametrize("name", ["norway", "united states", "red cross", "日本", "united norwegian states club"])
def test_what_is_only_a_country_or_has_none(name: str):
    """Nothing is left of a country alone; the words of a country's name are no country apart."""
    assert [rest for rest, _ in without_country(name) if rest in ("", "united", "states", "本")] == []
