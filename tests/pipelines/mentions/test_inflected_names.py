"""Case endings of names of several words, and short names in texts that also have the long one."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Bündnis Freie Karten", aliases=("Verbund Offene Netze", "Bündnis für Seerecht")),
    Subject(name="Wolne Pole", aliases=("Niezależny Instytut Pamięci",)),
    Subject(name="青岚研究中心", aliases=("青岚中心", "青岚")),
    Subject(name="Istituto Ricerche Igiene Suolo", aliases=("IRIS",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "青岚研究中心昨日发布年报。公众可在青岚的网站下载。青岚建议复查。", ["青岚研究中心", "青岚", "青岚"]),
        ("zh", "青岚中心位于青岚县，靠近青岚河。", ["青岚中心"]),
        (
            "de",
            "Nach Angaben des Bündnisses Freie Karten fehlen Daten. Der Sprecher des Verbundes Offene Netze schwieg.",
            ["Bündnisses Freie Karten", "Verbundes Offene Netze"],
        ),
        ("de", "Die Juristin des Bündnisses für Seerecht klagt.", ["Bündnisses für Seerecht"]),
        (
            "pl",
            "Zdaniem Niezależnego Instytutu Pamięci akta zniknęły. Dyrektorka Wolnego Pola milczy.",
            ["Niezależnego Instytutu Pamięci", "Wolnego Pola"],
        ),
        ("pl", "Krowy pasły się na wolnym polu.", []),
        ("it", "L'IRIS, inchiesta sui redditi italiani sommersi, esce oggi.", []),
        ("it", "Secondo l'IRIS il suolo è povero.", ["IRIS"]),
        (
            "pl",
            "W Niezależnym Instytucie Pamięci pracuje sto osób. Wolnemu Polu grozi zamknięcie.",
            ["Niezależnym Instytucie Pamięci", "Wolnemu Polu"],
        ),
        (
            "de",
            "Mit dem Bündnis Freie Karten und dem Verbund Offene Netze sprach er.",
            ["Bündnis Freie Karten", "Verbund Offene Netze"],
        ),
    ],
)
def test_forms_of_names_of_several_words(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """All words of a name are inflected together; an acronym that the text expands otherwise is no mention."""
    assert surfaces(text, matcher, language) == found
