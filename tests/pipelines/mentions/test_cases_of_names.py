"""Names in the cases of many languages, and in scripts without capitals or spaces."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import build_matcher
from pipelines.names.cases import is_case
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

MATCHER = build_matcher(
    [
        Subject(name="Lumipank"),
        Subject(name="Eesti Lumi"),
        Subject(name="Jūras dienests"),
        Subject(name="Jūrų tarnyba"),
        Subject(name="Ugyen Dorval", kind="person"),
        Subject(name="Frank-Otto Marwitz", kind="person"),
        Subject(name="Mandarak"),
        Subject(name="Vlada Sutle"),
        Subject(name="Речен съюз"),
        Subject(name="Өзен комитеті"),
        Subject(name="Գետի միություն"),
        Subject(name="Направа Рекат"),
        Subject(name="Direcția Marină"),
        Subject(name="נחל"),
        Subject(name="नदीप"),
        Subject(name="แม่น้ำใส"),
        Subject(name="Tieverna"),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("et", "See on Lumipanga hoone, kirjutas Eesti Lume juht.", ["Lumipanga"]),
        ("et", "Ta kohtus Ugyen Dorvaliga.", ["Ugyen Dorvaliga"]),
        ("lv", "Ziņo Jūras dienesta vadītājs.", ["Jūras dienesta"]),
        ("lt", "Pranešė Jūrų tarnybos vadovas.", ["Jūrų tarnybos"]),
        ("hr", "Razgovor s Frankom-Ottom Marwitzem u Mandaraku.", ["Frankom-Ottom Marwitzem", "Mandaraku"]),
        ("hr", "Prodaja Mandarakovih knjiga raste, piše šef Vlade Sutle.", ["Mandarakovih", "Vlade Sutle"]),
        ("sl", "Po Mandarakovem dvigu.", ["Mandarakovem"]),
        ("bg", "Каза Речният съюз, срещата на Речния съюз.", ["Речният съюз", "Речния съюз"]),
        ("kk", "Өзен комитетіне хат жазды.", ["Өзен комитетіне"]),
        ("hy", "Հայտնել են Գետի միությունից։", ["Գետի միությունից"]),
        ("ro", "Procurorii Direcției Marine au cerut.", ["Direcției Marine"]),
        ("fi", "Tievernan johtaja kertoi.", ["Tievernan"]),
        ("en", "Mandarakovih", []),
    ],
)
def test_in_the_cases_of_a_language(language: str, text: str, found: list[str]) -> None:
    """Every word of a name is inflected, with changes to its stem; in texts of other languages nothing is."""
    assert surfaces(text, MATCHER, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("he", "אמר דובר נחל. לנחל אין תגובה.", ["נחל", "נחל"]),
        ("he", "המנחלים הגיעו.", []),
        ("hi", "कल नदीप के नेता आए.", ["नदीप"]),
        ("th", "ประธานแม่น้ำใสกล่าว", ["แม่น้ำใส"]),
    ],
)
def test_scripts_without_capitals(language: str, text: str, found: list[str]) -> None:
    """A name needs no capital there; in Hebrew prefixes are attached, and Thai has no spaces."""
    assert surfaces(text, MATCHER, language) == found


@pytest.mark.parametrize(
    ("word", "printed", "language", "is_one"),
    [
        ("pank", "panga", "et", True),
        ("kaupunki", "kaupungin", "fi", True),
        ("marek", "markiem", "pl", True),
        ("policija", "policijai", "lv", True),
        ("banka", "banke", "hr", True),
        ("banka", "bankrot", "hr", False),
        ("pank", "panga", "en", False),
    ],
)
def test_a_word_in_some_case(word: str, printed: str, language: str, *, is_one: bool) -> None:
    """By the endings in the language's pack, and the stem changes before them."""
    assert is_case(word, printed, language) is is_one
