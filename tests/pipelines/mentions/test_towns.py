"""Towns, ports, stations and clubs that share a one-word name with a watched organization or person."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import BORNE_NAMES, surfaces


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(BORNE_NAMES)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The town of Corvane lies on a fjord. Corvane itself has two churches.", []),
        ("de", "Die Stadt Corvane plant ein Bad.", []),
        ("fr", "La ville de Corvane fête ses halles.", []),
        ("es", "La ciudad de Corvane tiene tranvía.", []),
        ("ru", "В городе Корвейн открыли мост.", []),
        ("de", "In der Kleinstadt Corvane schließt das Kino.", []),
        ("de", "Der Bahnhof Corvane wird saniert.", []),
        ("de", "Im norwegischen Corvane sitzt er in Haft.", []),
        ("en", "He was born in Corvane, Norway, in 1960.", []),
        ("en", "The prison of Corvane is full.", []),
        ("en", "FC Corvane lost again.", []),
        ("es", "El puerto de Corvane está cerrado.", []),
        ("pt", "A cidade de Corvane tem dez mil pessoas.", []),
        ("it", "Nel porto di Corvane arrivano crociere.", []),
        ("fr", "La gare de Corvane est fermée.", []),
        ("pl", "Miasto Corvane ma nowy most.", []),
        ("ru", "Аэропорт Корвейн закрыт.", []),
        ("ro", "Festivalul are loc în cartierul Corvane, lângă parc.", []),
        ("ro", "Trei mașini s-au ciocnit pe strada Corvane.", []),
        ("cs", "Požár zachvátil dům na sídlišti Corvane.", []),
        ("cs", "V ulici Corvane praskl vodovod.", []),
        ("sk", "V obci Corvane otvorili školu.", []),
        ("hr", "U naselju Corvane nema vode.", []),
        ("sr", "Радови у улици Corvane трају до петка.", []),
        ("sl", "V naselju Corvane gradijo vrtec.", []),
        ("bg", "В квартал Корвейн спря токът.", []),
        ("uk", "У селі Корвейн відкрили школу.", []),
        ("el", "Στην πλατεία Corvane έγινε συναυλία.", []),
        ("ja", "ナディア・ブラント市ではなく隣町です。", []),
        ("zh", "纳迪娅·布兰特區的桥通车了。", []),
    ],
)
def test_a_town_is_no_organization(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """A word for a town, a building in it or its country marks the name as a town."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "A Corvane spokesman said the port of Bristol was closed.", ["Corvane"]),
        ("en", "Corvane Group opened a plant in the town of Corvane.", ["Corvane Group", "Corvane"]),
        ("en", "Corvane Regional Director Ann Pool resigned.", ["Corvane"]),
        ("de", "Der Standort Corvane meldet Gewinn, sagte ein Sprecher.", ["Corvane"]),
        ("de", "Beim norwegischen Corvane sitzt er im Vorstand.", ["Corvane"]),
        ("en", "He worked for Corvane in Norway.", ["Corvane"]),
        ("en", "The Corvane station in the High Street sells petrol.", ["Corvane"]),
        ("fr", "Le patron de Corvane a démissionné.", ["Corvane"]),
        ("ro", "La sediul din cartierul Militari, Corvane a angajat 200 de oameni.", ["Corvane"]),
        ("cs", "Na sídlišti v Brně postaví Corvane novou školku.", ["Corvane"]),
        ("hr", "U naselju Trnje tvrtka Corvane gradi stanove.", ["Corvane"]),
        ("bg", "Офисът в квартал Лозенец е на Корвейн.", ["Корвейн"]),
        ("uk", "У місті Рівне Корвейн відкрив завод.", ["Корвейн"]),
        ("el", "Στην πλατεία Συντάγματος η Corvane άνοιξε κατάστημα.", ["Corvane"]),
    ],
)
def test_an_organization_in_a_town_is_a_mention(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """An organization named in full, acting or with its own station is a mention."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Hotel Corvane und das Café Corvane schließen."),
        ("de", "Der Bergsee Corvane liegt hoch."),
        ("de", "Sturm Corvane zog ab. Das Tief Corvane bringt Regen."),
        ("en", "The river Corvane flooded. Mount Corvane is high. Lake Corvane is deep."),
        ("en", "Hurricane Corvane hit Cuba. The asteroid Corvane is small."),
        ("en", "The racehorse Corvane won at Ascot."),
        ("en", "Her daughter Corvane is four."),
        ("fr", "Le lac Corvane est gelé. La jument Corvane a gagné."),
        ("es", "El río Corvane creció y el huracán Corvane llegó."),
        ("pl", "Jezioro Corvane zamarzło. Rzeka Corvane wylała."),
        ("ru", "Река Корвейн вышла из берегов."),
    ],
)
def test_rivers_storms_hotels_and_children_are_no_organizations(language: str, text: str, matcher: Matcher) -> None:
    """The word before the name marks a lake, a storm, a horse, a house or a child."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "I often see Corvane at fairs.", ["Corvane"]),
        ("de", "Nach dem Sturm meldete Corvane Schäden am Hotel.", ["Corvane"]),
        ("en", "Aid to Corvane, Israel and Taiwan is held up.", ["Corvane"]),
        ("sv", "Mer än Corvane vill ingen betala.", ["Corvane"]),
    ],
)
def test_an_organization_next_to_rivers_and_storms_is_a_mention(
    language: str, text: str, found: list[str], matcher: Matcher
) -> None:
    """A noun that only happens to precede the name, a verb of organizations or a list of countries gives it no other
    sense.
    """
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ko", "올 시즌 상대전적에서 한별항공에 밀렸던 두 팀이 12일 만난다.", []),
        ("ja", "日本シリーズ第3戦はコルベに5―4で阪神が競った。", []),
        ("ja", "阪神がコルベに5―4で競り勝った。", []),
        ("ja", "コルベを完封した左腕が語った。", []),
        ("ko", "한별항공은 12일 노선을 늘린다고 밝혔다.", ["한별항공"]),
        ("ja", "コルベは6日、純利益が2割増えたと発表した。", ["コルベ"]),
    ],
)
def test_the_team_of_a_company_is_not_the_company(language: str, text: str, found: list[str]) -> None:
    """A word about sport in the clause shows that a company's team is meant."""
    companies = (Subject(name="한별항공", aliases=("한별항공㈜",)), Subject(name="コルベ株式会社", aliases=("コルベ",)))
    assert surfaces(text, build_matcher(companies), language) == found
