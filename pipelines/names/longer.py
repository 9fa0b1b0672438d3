"""What longer names of a subject have beside a shorter one, so that another word there tells another body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from presswatch.languages.packs import words

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


def beside(heads: Iterable[str], names: Iterable[str]) -> dict[str, Beside]:
    """What longer ones of the folded `names` have beside each of the `heads`, without those that have no longer one.

    Each name is cut at its blanks and looked up, so a subject of 100,000 aliases takes no longer than as many subjects.
    """
    wanted = set(heads)
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name in names:
        cut = -1
        for _ in range(1, _LONGEST_NAME):
            cut = name.find(" ", cut + 1)
            if cut < 0:
                break
            head, tail = name[:cut], name[cut + 1 :]
            if tail in wanted:
                found.setdefault(tail, (set(), set()))[0].update(head.split(" "))
            if head in wanted:
                small, *place = tail.split(" ")
                if place and is_of(small):
                    found.setdefault(head, (set(), set()))[1].update(place)
    return {head: Beside(frozenset(ahead), frozenset(places)) for head, (ahead, places) in found.items()}


_LONGEST_NAME = 40
"""Words of a name that are looked at: no body has a longer one."""
