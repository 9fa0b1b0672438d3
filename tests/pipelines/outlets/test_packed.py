"""Numbers by text in little room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.outlets.catalogue import Packed

_TEXT = st.text(max_size=20)


@given(st.dictionaries(_TEXT, st.integers(0, 2**32 - 1), max_size=30), _TEXT)
def test_it_answers_as_a_dictionary(numbers: dict[str, int], other: str) -> None:
    """Every text has its number, whatever signs it is made of; others have none."""
    packed = Packed(numbers)
    assert len(packed) == len(numbers)
    assert {text: packed.get(text) for text in numbers} == numbers
    assert packed.get(other) == numbers.get(other)
