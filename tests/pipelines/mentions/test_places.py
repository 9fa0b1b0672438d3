"""How many places of a text are looked at for each subject, to the last one."""

from __future__ import annotations

from pipelines.mentions.candidates import FIRST_PLACES, FIRST_TRIED, MOST_OF_ALL, MOST_TRIED, Places
from pipelines.names.matcher import MOST_PLACES


def named(places: Places, index: int, most: int = MOST_TRIED) -> int:
    """How many places that name a subject are looked at, of at most `most`."""
    for count in range(most):
        if not places.tries(index):
            return count
        places.take(index)
    return most


def tried(places: Places, index: int, most: int = 2 * MOST_TRIED) -> int:
    """How many places that turn out to be part of another word are looked at, of at most `most`."""
    return next((count for count in range(most) if not places.tries(index)), most)


def test_a_subject_is_named_at_most_so_often():
    """And another as often; where many are, each at its first places alone."""
    places = Places()
    assert [named(places, index) for index in range(6)] == [MOST_PLACES] * 4 + [FIRST_PLACES] * 2
    assert 4 * MOST_PLACES == MOST_OF_ALL


def test_places_inside_other_words_are_tried_at_most_so_often():
    """Then each subject is tried at its first ones, not counting those that name it."""
    places = Places()
    assert tried(places, 0) == MOST_TRIED
    assert [tried(places, index) for index in (0, 1, 2)] == [0, FIRST_TRIED, FIRST_TRIED]
    other = Places()
    assert named(other, 1, most=7) == 7
    assert tried(other, 0) == MOST_TRIED
    assert (tried(other, 1), tried(other, 2)) == (FIRST_TRIED, FIRST_TRIED)
