"""A name that a post prints in several cases: one spokesperson, in the nominative, with the roles printed at any form."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage.spokespersons import nominatives
from tests.pipelines.posts import shipped_facts


@pytest.mark.parametrize(
    ("language", "lines", "name", "roles"),
    [
        (
            "ru",
            [
                "12 июня газета «Коммерсантъ» опубликовала статью с комментариями директора центра Веры Луниной.",
                "«Вода стала хуже», — сказала Вера Лунина.",
            ],
            "Вера Лунина",
            ("директора центра",),
        ),
        (
            "ru",
            [
                "12 июня «Коммерсантъ» поговорил с координатором Петром Лужиным.",
                "«Вода стала хуже», — сказал Пётр Лужин.",
            ],
            "Пётр Лужин",
            ("координатором",),
        ),
        (
            "el",
            [
                "Στις 12 Ιουνίου η Καθημερινή δημοσίευσε άρθρο με δηλώσεις της διευθύντριας Δανάης Βελισσάρη.",
                "«Το νερό χειροτέρεψε», τόνισε η Δανάη Βελισσάρη.",
            ],
            "Δανάη Βελισσάρη",
            ("διευθύντριας",),
        ),
    ],
)
def test_spokesperson_and_speaker_are_one(language: str, lines: list[str], name: str, roles: tuple[str, ...]) -> None:
    """The spokesperson is recorded once, in the nominative, and the quotation has that name and the role."""
    facts = shipped_facts("Νέα / Новости", lines, language, date(2026, 6, 20))
    assert [(one.name, one.roles) for one in facts.people] == [(name, roles)]
    assert [(quote.speaker, quote.role) for quote in facts.quotes] == [(name, roles[0])]


@pytest.mark.parametrize(
    ("names", "language", "found"),
    [
        (["Анны Берг", "Анна Берг"], "ru", {"Анны Берг": "Анна Берг"}),
        (["Анной Берг", "Анны Берг"], "ru", {}),  # no nominative in the post
        (["Вера Лунина", "Варя Лунина"], "ru", {}),
        (["Анна Берг", "Анна-Мария Берг"], "ru", {}),
        (["Ada Berg", "Adas Berg"], "en", {}),
        (["Лужин", "Лужина"], "ru", {}),
        (["Martin Šmíd", "Martinem Šmídem"], "cs", {"Martinem Šmídem": "Martin Šmíd"}),
    ],
)
def test_which_names_are_cases_of_another(names: list[str], language: str, found: dict[str, str]) -> None:
    """Only names of several words, in languages whose cases are known, are merged, and only into a nominative in the same
    post.
    """
    assert nominatives(names, language) == found
