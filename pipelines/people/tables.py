"""Word tables of the readers of people, outlets and links, kept as data."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def _tables() -> dict[str, frozenset[str]]:
    raw = json.loads(resources.files("pipelines").joinpath("data/people_words.json").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def table(name: str) -> frozenset[str]:
    """The words of one table of `data/people_words.json`; KeyError if there is none of that name."""
    return _tables()[name]
