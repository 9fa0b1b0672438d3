"""Scripts of characters, which decide where a word ends."""

from __future__ import annotations

from collections import Counter

import pytest

from pipelines.common.scripts import kind_of, script_of

SURROGATES = range(0xD800, 0xE000)
CHARACTERS = {
    "arabic": 235,
    "cyrillic": 304,
    "digit": 23,
    "greek": 347,
    "han": 28_162,
    "hangul": 11_524,
    "kana": 247,
    "latin": 761,
    "letter": 7_893,
    "other": 13_449,
    "unspaced": 543,
}


def test_each_script_has_its_characters():
    """Of the first 65,536 characters; one at the edge of a block that changes sides changes two numbers."""
    assert Counter(kind_of(chr(code)) for code in range(0x10000) if code not in SURROGATES) == CHARACTERS


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Acme", "latin"),
        ("Acme 21", "latin"),
        ("서울대 (SNU)", "latin"),
        ("田中…", "han"),
        ("Газета!", "cyrillic"),
        ("21", "latin"),
    ],
)
def test_the_script_of_a_name_is_that_of_its_last_letter(name: str, script: str):
    """Figures and marks after it are passed over; without a letter it is Latin."""
    assert script_of(name) == script
