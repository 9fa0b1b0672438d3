"""Tokens of a corpus as they would be printed, language by language."""

from __future__ import annotations

import pytest

from benchmarks.real.detokenize import contracted, detokenize, joined


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'She said : " Yes , we ca n\'t " ( twice ) .|She said: "Yes, we can\'t" (twice).'),
        ("en", "`` Quite '' so|\"Quite\" so"),
        ("en", "a “ low ” price of $ 5|a “low” price of $5"),
        ("de", "Er sagte : „ Ja “ – zu 5 % .|Er sagte: „Ja“ – zu 5 %."),
        ("sk", "“ Dobre “ tak|“Dobre“ tak"),
        ("pl", '„ Tak ” mówi " nie " Moor|„Tak” mówi "nie" Moor'),
        ("fr", "l' été : « oui » , dit -elle ?|l'été : « oui », dit -elle ?"),
        ("sv", "Bara 5 % , sa hon|Bara 5 %, sa hon"),
        ("hi", "यह सही है ।|यह सही है।"),
        ("zh", "他 在 New York Times 工作 。|他在New York Times工作。"),
    ],
)
def test_spaces_follow_the_habits_of_the_language(language, text):
    """Before closing marks, after opening ones, around French and German punctuation; none between Han characters."""
    tokens, printed = text.split("|")
    assert detokenize(tokens.split(), language)[0] == printed


def test_places_are_those_of_the_printed_tokens():
    """Even if quotation marks are printed otherwise than they are stored."""
    text, places = detokenize("`` Moor '' , 5".split(), "en")
    assert [text[start:end] for start, end in places] == ['"', "Moor", '"', ",", "5"]


def test_given_spaces_are_the_only_ones():
    """No language rule applies."""
    assert joined(["a", ",", "b"], [False, True, False]) == ("a ,b", [(0, 1), (2, 3), (3, 4)])


def test_portuguese_is_contracted_with_the_tag_of_either_word():
    """Also with a capital, and not across other words."""
    words, tags = contracted("Em a casa de aqueles por ti".split(), "O B O O B O O".split())
    assert words == "Na casa daqueles por ti".split()
    assert tags == "B O B O O".split()
