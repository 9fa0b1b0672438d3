"""What longer names of a subject have beside a shorter one, so that another word there tells another body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipelines.names.words import words

_NOTHING: frozenset[str] = frozenset()


class Beside(NamedTuple):
    """The folded words that a subject's longer names have beside one of its names; empty if there is no longer one.

    `ahead`: the words before it ("Lakeland" of "Lakeland Human Rights Centre"). `places`: what it is of, behind it and
    a small word ("Turin" of "Egyptian Museum of Turin").
    """

    ahead: frozenset[str] = _NOTHING
    places: frozenset[str] = _NOTHING


NOTHING_BESIDE = Beside()


def is_of(small: str) -> bool:
    """Whether a folded word says of which place a body is; what is in a place may be of another."""
    return small == "del" or (small in words("of_words") and small not in ("for", "fur"))


def beside(head: str, names: Iterable[str]) -> Beside:
    """What the longer ones of the folded `names` have beside `head`."""
    ahead, places = set[str](), set[str]()
    for name in names:
        if name.endswith(f" {head}"):
            ahead.update(name.removesuffix(f" {head}").split(" "))
        elif name.startswith(f"{head} "):
            small, *place = name.removeprefix(f"{head} ").split(" ")
            if place and is_of(small):
                places.update(place)
    return Beside(frozenset(ahead), frozenset(places)) if ahead or places else NOTHING_BESIDE
