"""The sentence around an offset, in the scripts of our pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.segments import sentence_around, sentence_span, split_sentences


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("He left. Dr. Song of the U.S. office stayed. She wept.", "Song", "Dr. Song of the U.S. office stayed."),
        ("Am 3. Mai kam er. Am 4. Juni ging Lea.", "Lea", "Am 4. Juni ging Lea."),
        ("Sie rief: „Nein.“ Dann kam Lea.", "Lea", "Dann kam Lea."),
        ('"Stop!" she told Lea. "Why?"', "Lea", '"Stop!" she told Lea.'),
        ("첫 문장이다. 송한나 국장은 말했다. 끝.", "송한나", "송한나 국장은 말했다."),
        ("一つ目。田中は話した。三つ目。", "田中", "田中は話した。"),
        ("第一句。他说：“好。”第三句！", "他说", "他说：“好。”"),
        ("قال الأول. هل جاء سامي؟ نعم.", "سامي", "هل جاء سامي؟"),
        ("Первое. В 2020 г. Анна уехала. Третье.", "Анна", "В 2020 г. Анна уехала."),
        ("Headline without stop\nLea came", "Lea", "Lea came"),
        ("It cost 3.5 million. Lea paid.", "cost", "It cost 3.5 million."),
    ],
)  # fmt: skip
def test_sentence_around(text: str, word: str, sentence: str) -> None:
    """Abbreviations, initials, dates and numbers end no sentence; full stops of every script and line breaks do."""
    start = text.index(word)
    assert sentence_around(text, start, start + len(word)) == sentence


def test_empty_text() -> None:
    """An empty text has no sentence."""
    assert sentence_around("", 0, 0) == ""
    assert split_sentences("  \n ") == ()


@given(st.text(alphabet="ab .!?\n“”。A", max_size=60))
def test_sentences_lie_in_order_and_hold_all_letters(text: str) -> None:
    """The sentences of a text do not overlap and omit only whitespace."""
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert sum(len("".join(text[a:b].split())) for a, b in spans) == len("".join(text.split()))


@given(st.text(alphabet="ab .!?\n", min_size=1, max_size=60), st.data())
def test_place_lies_in_its_sentence(text: str, data: st.DataObject) -> None:
    """The sentence found around an offset contains it."""
    start = data.draw(st.integers(0, len(text) - 1))
    low, high = sentence_span(text, start, start + 1)
    assert low <= start < high
