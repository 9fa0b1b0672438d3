"""Where a text names its people: full names and surnames, found mostly without a regular expression."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.people.person import Person, _pattern, _spans, places_of

NAMES = (
    "Ada Berg",
    "Ana Ana",
    "Bo Bo Berg",
    "Zoë d'Arc",
    "Jean-Luc O’Neil",
    "A. Berg",
    "Ada van der Berg",
    "Jo St. Jo",
)
PIECES = (*{word for name in NAMES for word in name.split(" ")}, *NAMES, "Berge", "_", "x", "é", "3", "ab")
BLANKS = ("", " ", "  ", "\n", "\u00a0", "\t ", "-", ".", ", ")


@given(
    st.sampled_from(NAMES),
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BLANKS)), max_size=12),
)
@example("Ada Berg", [("Bo Bo Berg", ""), ("_", "")])
def test_names_are_found_where_their_pattern_finds_them(name: str, pieces: list[tuple[str, str]]):
    """The search without a regular expression finds what the expression finds, with overlaps and adjacent letters too."""
    text = "".join(word + blank for word, blank in pieces)
    person = Person(name=name, start=0, end=len(name))
    assert list(_spans(text, person)) == [match.span() for match in re.finditer(_pattern(person), text)]


def test_a_surname_counts_alone_and_not_inside_a_word():
    """The full name may be inflected, the surname alone may not."""
    text = "Ada Berg spoke. Later Berg, Bergs and Heidelberg; Ada  Bergs view."
    person = Person(name="Ada Berg", start=0, end=8)
    found = [text[place.start : place.end] for place in places_of(text, (person,))]
    assert found == ["Ada Berg", "Berg", "Ada  Berg"]


def test_a_name_of_one_word_twice_is_found_from_the_left():
    """Of three such words the first two are the name, and the third is a surname."""
    person = Person(name="Ana Ana", start=0, end=7)
    assert list(_spans("Ana Ana Ana", person)) == [(0, 7), (8, 11)]


def test_a_korean_name_without_a_role_is_found_alone_and_before_a_courtesy():
    """Without an office there is none to find the surname with: 윤 is the beginning of many words."""
    text = "윤태경이 말했다. 윤리는 태경 씨의 일이다."
    found = [text[place.start : place.end] for place in places_of(text, (Person(name="윤태경", start=0, end=3),))]
    assert found == ["윤태경", "태경"]
