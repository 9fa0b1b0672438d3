"""Acronyms and everyday names with another sense, shown by language, kind, number, inscription or grammar."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(
        name="Open Archive Service",
        aliases=("OAS", "ODA", "Servicio de Archivos Abiertos", "SAA", "Service des archives ouvertes"),
    ),
    Subject(name="Egret Rescue Crew", aliases=("ERC", "DAWN", "Служба спасения цапель", "ССЦ")),
    Subject(name="Shore", aliases=("Shore Aid International",)),
    Subject(name="Lena Jäger", kind="person"),
    Subject(name="Amin Kessab", kind="person", aliases=("Kessab",)),
    Subject(name="Atelier", aliases=("Atelier International",)),
    Subject(name="Gündüz", kind="outlet", aliases=("Gündüz gazetesi",)),
    Subject(name="Wolność", kind="outlet"),
    Subject(name="Corvane"),
    Subject(name="Fundacja Wieżnik", aliases=("Wieżnik",)),
    Subject(name="Emmaus International", aliases=("Emmaus",)),
    Subject(name="Article 12", aliases=("Artículo 12",)),
    Subject(name="Deniz Aksoy", kind="person"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Organization of American States voted. The OAS sent observers."),
        ("en", "The Office for Dairy Affairs counts cows. ODA rules are strict."),
        ("fr", "La SAA compte douze clubs de natation."),
        ("es", "El Artículo 12 de la ley lo prohíbe. El Artículo 12 dice otra cosa."),
        ("fr", "Le parti OAS perd trois sièges."),
        ("it", "Il canale OAS trasmette la partita."),
        ("en", "The DAWN Scholarship pays fees. DAWN II starts in May."),
        ("en", "DAWN is the name of a dog."),
        ("pl", "Wieżnik wymyślił Bentham. Strażnik siedzi w wieżniku."),
        ("de", "Corvane liegt am Meer. Im Hafen von Corvane liegen Boote."),
    ],
)
def test_acronyms_of_something_else_are_no_mention(language: str, text: str, matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The OAS opened its archive.", ["OAS"]),
        ("de", "Der Europarat tagt. Laut OAS sind die Akten offen.", ["OAS"]),
        ("es", "La SAA abre sus archivos.", ["SAA"]),
        ("es", "La OAS cuida los archivos de la ciudad.", ["OAS"]),
        ("it", "L’accordo tra la OAS e il comune scade a giugno.", ["OAS"]),
        ("fr", "Atelier ouvre un magasin à Lorient.", ["Atelier"]),
        ("fr", "Atelier de la mer ferme. Un atelier ouvre.", []),
        ("fr", "Les archivistes de la SAA comptent les dossiers.", ["SAA"]),
        ("en", "Two ERC volunteers fed the egrets. The service ERC is free.", ["ERC", "ERC"]),
        ("ru", "ССЦ спасла двух цапель.", ["ССЦ"]),
        ("en", "DAWN said its boats were shelled.", ["DAWN"]),
        ("de", "Mitarbeiter von Shore tragen gelbe Westen.", ["Shore"]),
        ("fr", "Atelier tiendra son assemblée à Lens.", ["Atelier"]),
        ("pl", "Wieżnik ogłosił raport. Prawnicy Wieżnika pozwali ministra.", ["Wieżnik", "Wieżnika"]),
        ("de", "In Emmaus in Köln sortieren Ehrenamtliche Möbel.", ["Emmaus"]),
        ("pl", "Jak podała Wolność, premier ustąpi.", ["Wolność"]),
        ("en", "Corvane is a Danish maker of lamps.", ["Corvane"]),
        ("en", "It is all in the OAS 2024 report.", ["OAS"]),
        ("tr", "Bakan, Gündüz'ün dünkü manşetini yalanladı.", ["Gündüz"]),
    ],
)
def test_similar_wording_that_counts(language: str, text: str, expected: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == expected


def test_a_headline_has_the_surname_of_who_is_named_in_full_below(matcher: Matcher) -> None:
    assert surfaces("Kessab wins vote\n\nPaul Kessab will be mayor, he said.", matcher, "en") == []
    assert surfaces("Kessab wins vote\n\nAmin Kessab will be mayor.", matcher, "en") == ["Kessab", "Amin Kessab"]
