"""Organizations that many countries have under one name, and topics of one country: a country next to the name decides."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(
        name="Norwegian Lighthouse Society",
        aliases=(
            *(
                "Lighthouse Society",
                "Norsk Fyrlaug",
                "Norwegisches Leuchtturmlaug",
                "Leuchtturmlaug",
                "Sociedad Noruega de Faros",
                "Sociedad de Faros",
            ),
            *("Норвежское общество маяков", "Общество маяков", "노르웨이등대협회", "등대협회"),
            *("挪威灯塔协会", "灯塔协会", "جمعية المنارات النرويجية", "جمعية المنارات"),
            *("Norveç Fenerler Derneği", "Fenerler Derneği"),
        ),
    ),
    Subject(name="Latarnik Polska", aliases=("Latarnik",)),
    Subject(name="Lakeshore Records Centre", aliases=("Mill Lakeshore Records Centre", "Records Centre")),
    Subject(name="divided villages (Cyprus)", kind="topic", aliases=("villages divisés", "geteilte Dörfer")),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Swedish Lighthouse Society met in Malmö; the Lighthouse Society of Denmark sent a cake."),
        ("en", "Portugal's Lighthouse Society met. The Lighthouse Society paints towers."),
        ("es", "La Sociedad de Faros Mexicana se reunió. La Sociedad de Faros de Chile no fue."),
        ("ru", "Общество маяков Японии собралось. Шведское общество маяков прислало торт."),
        ("ko", "스웨덴 등대협회가 모였다. 덴마크의 등대협회는 쉬었다."),
        ("ar", "اجتمعت جمعية المنارات السويدية. وقالت جمعية المنارات الجزائرية إنها تشكرها."),
        ("tr", "İsveç Fenerler Derneği toplandı. Danimarka Fenerler Derneği gelmedi."),
        ("de", "Der Latarnik in Köln sucht Helfer. Latarnik Österreich auch."),
        ("de", "Das Deutsche Leuchtturmlaug hilft. Das Österreichische Leuchtturmlaug auch."),
        ("pl", "Latarnik Niemiec zbiera dary. Latarnik Austria też."),
        ("en", "The Harbour Records Centre burnt down. At the Harbour Records Centre nobody was hurt."),
        ("en", "Two divided villages in Kosovo share a bridge."),
        ("fr", "Trois villages divisés par l’autoroute protestent."),
        ("de", "Geteilte Dörfer an der Oder feiern."),
    ],
)
def test_with_another_country_it_is_another_organization(language: str, text: str, matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Lighthouse Society owns forty towers, it said in Oslo.", ["Lighthouse Society"]),
        (
            "en",
            "The Norwegian Lighthouse Society met the Danish Lighthouse Society. The Lighthouse Society sang.",
            ["Norwegian Lighthouse Society", "Lighthouse Society"],
        ),
        ("zh", "挪威灯塔协会开会。灯塔协会有四十座灯塔。", ["挪威灯塔协会", "灯塔协会"]),
        ("ar", "قالت جمعية المنارات إن البرج في النرويج مغلق.", ["جمعية المنارات"]),
        ("tr", "Başkan, Fenerler Derneği'nin Norveç'te kırk kulesi olduğunu söyledi.", ["Fenerler Derneği"]),
        ("pl", "Latarnik zbiera dary w Lublinie. Latarnik pomaga.", ["Latarnik", "Latarnik"]),
        ("de", "Helfer von Latarnik fuhren aus Warschau los.", ["Latarnik"]),
        (
            "en",
            "Yesterday the Lakeshore Records Centre opened. The Records Centre is free.",
            ["Lakeshore Records Centre", "Records Centre"],
        ),
        ("en", "Nicosia opens a crossing for its divided villages.", ["divided villages"]),
        ("fr", "Chypre veut rouvrir les villages divisés.", ["villages divisés"]),
    ],
)
def test_with_its_own_country_or_none_it_counts(
    language: str, text: str, expected: list[str], matcher: Matcher
) -> None:
    assert surfaces(text, matcher, language) == expected


APPOSED = (
    Subject(name="Danish Beacon Union", aliases=("DBU",)),
    Subject(name="SBS", kind="outlet", aliases=("에스비에스",)),
    Subject(name="Relief Aid League", aliases=("RAL",)),
)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "SBS, a Seoul broadcaster, bought the rights.", ["SBS"]),
        ("en", "DBU, the Danish charity, opened a school.", ["DBU"]),
        ("en", "DBU, a charity that helps Kenyan farmers, opened a school.", ["DBU"]),
        ("en", "Kenyan officials told the charity DBU to leave.", ["DBU"]),
        ("en", "SBS, the French-language channel, and DBU agreed.", ["SBS", "DBU"]),
        ("en", "RAL, the Kenyan charity, opened a school.", ["RAL"]),
    ],
)
def test_an_acronym_apposed_to_another_country(language: str, text: str, found: list[str]) -> None:
    """An apposed country rules a mention out only if the subject's own country is known, from its name or the outlet
    catalogue.
    """
    assert surfaces(text, build_matcher(APPOSED), language) == found
