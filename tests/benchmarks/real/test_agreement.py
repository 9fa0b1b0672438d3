"""How far two annotators agree on the near-duplicates of a source."""

from __future__ import annotations

import pytest

from benchmarks.real import agreement
from benchmarks.real.labels import lines_of

FIRST = [
    {"house": "a", "posts": [{"id": n} for n in "1234"], "duplicates": [["2", "1"], ["3", "2"]]},
    {"house": "b", "posts": [{"id": n} for n in "5678"], "duplicates": [["6", "5"]]},
    {"house": "c", "posts": [{"id": n} for n in "90"], "duplicates": []},
    {"house": "unread", "posts": [{"id": n} for n in "xy"], "duplicates": [["y", "x"]]},
]


def said(monkeypatch: pytest.MonkeyPatch, second: dict[str, list[list[str]]]) -> str:
    """The line for these second labels."""
    labels = {
        "houses": FIRST,
        "houses_second": [{"house": name, "duplicates": pairs} for name, pairs in second.items()],
    }
    monkeypatch.setattr(agreement, "lines_of", labels.__getitem__)
    return agreement.house_agreement()


def test_pairs_of_houses_are_compared_as_groups_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three posts with the same news are three pairs, whichever two an annotator notes; a source annotated once is
    skipped.
    """
    assert said(monkeypatch, {"a": [["3", "1"], ["1", "2"]], "b": [["8", "7"]], "c": []}) == (
        "houses: 3 houses with 10 posts, F1 0.750, 3 pairs of both readers, 1 of the first alone, 1 of the second alone,"
        " the same pairs in 2"
    )


def test_readers_who_find_no_pair_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """If neither finds a pair, they agree."""
    assert "1 houses with 2 posts, F1 1.000, 0 pairs" in said(monkeypatch, {"c": []})


def test_second_labels_are_of_the_posts_of_known_houses() -> None:
    """No source is there twice, and every id is one of its posts, the later first."""
    posts = {one["house"]: [post["id"] for post in one["posts"]] for one in lines_of("houses")}
    second = lines_of("houses_second")
    assert len({one["house"] for one in second}) == len(second)
    for one in second:
        order = posts[one["house"]]
        assert all(order.index(later) > order.index(earlier) for later, earlier in one["duplicates"])
