"""Texts at edit distance one: the same results as comparing all pairs, in time linear in the text."""

from __future__ import annotations

import random
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from scraper.pages.article import compose
from scraper.pages.article.compose import NearTexts


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 14), st.sampled_from(["ab", "abc", "abcdefgh", "가나다라"]))
def test_the_answers_are_those_of_comparing_all(seed: int, longest: int, signs: str):
    """With few letters and many texts, all cases occur: almost empty texts, single letters, shared beginnings and ends."""
    chance = random.Random(seed)
    texts, near = set[str](), NearTexts()
    for _ in range(250):
        text = "".join(chance.choices(signs, k=chance.randint(1, longest)))
        assert near.holds(text) == any(Levenshtein.distance(text, one) <= 1 for one in texts), text
        texts.add(text)
        near.add(text)


def test_thousands_of_like_texts_are_compared_with_few(monkeypatch):
    """Similar for the most part, at the beginning, the end or both: with four times as many, each is compared with as
    few.
    """

    def compared(count: int) -> int:
        near, distances = NearTexts(), 0

        def distance(one: str, other: str, score_cutoff: int) -> int:
            nonlocal distances
            distances += 1
            return Levenshtein.distance(one, other, score_cutoff=score_cutoff)

        monkeypatch.setattr(compose, "Levenshtein", SimpleNamespace(distance=distance))
        for number in range(count):
            name = "".join(chr(97 + number // 26**place % 26) * 2 for place in range(3))
            text = f"inthecaseof{name}thecourtofthevalleyruledagainaboutthelettersofthosewhowait"
            assert not near.holds(text)
            near.add(text)
        return distances

    assert compared(4000) < 6 * compared(1000)
