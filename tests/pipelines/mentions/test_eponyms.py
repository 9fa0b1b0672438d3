"""Ships, prizes, schools and streets named after a subject are no mentions of it."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from tests.pipelines.named import BORNE_NAMES, surfaces


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(BORNE_NAMES)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Le cargo « Corvane » a coulé au large de Brest.", []),
        ("de", "Der Frachter „Corvane“ liegt vor Helgoland auf Grund.", []),
        ("de", "Das Containerschiff Nadia Brandt fuhr unter liberianischer Flagge.", []),
        ("it", "Il traghetto «Corvane» è entrato in porto con sei ore di ritardo.", []),
        ("pt", "O navio Inês Tavares encalhou junto a Peniche.", []),
        ("nl", "Het vrachtschip 'Corvane' verloor twintig containers.", []),
        ("pl", "Prom „Corvane” wrócił do Świnoujścia.", []),
        ("sv", "Fartyget ”Corvane” gick på grund.", []),
        ("fi", "Rahtilaiva ”Corvane” ajoi karille.", []),
        ("en", "Forty sailors slept aboard the Corvane.", []),
        ("de", "An Bord der „Corvane“ brach Feuer aus.", []),
        ("de", "Die MS Corvane legte in Kiel an.", []),
        ("de", "Der Dampfer Corvane wurde 1911 gebaut.", []),
        ("fr", "À bord du « Corvane », dix marins dorment.", []),
        ("es", "A bordo del «Corvane» viajaban diez marineros.", []),
        ("ru", "На борту «Корвейна» было десять моряков.", []),
        ("pl", "Na pokładzie „Corvane” było dziesięciu marynarzy.", []),
        ("it", "La nave Lucas Moreau è ferma a Bari.", []),
        ("ja", "タンカー「コルヴェイン号」が座礁した。", []),
        ("ko", "나디아 브란트호가 인천을 떠났다.", []),
        ("da", "Færgen »Corvane« sejlede ikke.", []),
        ("no", "Ferga Corvane og skipet «Corvane» ligger i havn.", []),
        ("cs", "Loď „Corvane“ najela na mělčinu.", []),
    ],
)
def test_a_ship_is_another_thing(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """A word for a ship, "aboard" or the prefix of a motor ship before a name marks it as a ship's."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "On the ferry Nadia Brandt said that the harbour was safe.", ["Nadia Brandt"]),
        ("en", "Corvane will ship Corvane lamps to Peru and train Corvane staff.", ["Corvane", "Corvane", "Corvane"]),
        ("en", "The ship Corvane chartered last spring has been sold.", ["Corvane"]),
        ("en", "The rescue ship Corvane picked up forty people.", ["Corvane"]),
        ("en", "He joined the crew of a ferry and later a company called Corvane.", ["Corvane"]),
        ("en", "The captain of the ferry, Nadia Brandt, was praised.", ["Nadia Brandt"]),
        ("fr", "Corvane a affrété un cargo pour livrer du blé.", ["Corvane"]),
        ("es", "El buque de rescate Corvane salvó a treinta personas.", ["Corvane"]),
        ("de", "Nadia Brandt sprach auf dem Schiff über Fischerei.", ["Nadia Brandt"]),
        ("ru", "Павел Соколов поднялся на теплоход последним.", ["Павел Соколов"]),
        ("tr", "Deniz Aksoy gemiden inerken konuştu.", ["Deniz Aksoy"]),
        ("ar", "قالت نادية برانت إن السفينة لم تصل.", ["نادية برانت"]),
        ("zh", "陈书雅号召居民参加。", ["陈书雅"]),
        ("de", "Frau Brandt lobte die Fähre. Nadia Brandt fährt gern Schiff.", ["Brandt", "Nadia Brandt"]),
        ("it", "Sulla nave Lucas Moreau ha detto poco.", ["Lucas Moreau"]),
        ("ja", "コルヴェインはフェリーの運航を始めた。", ["コルヴェイン"]),
        ("zh", "青岚研究中心租用的货轮已靠岸。", ["青岚研究中心"]),
        ("ko", "코르베인은 화물선 두 척을 샀다.", ["코르베인"]),
        ("en", "Corvane bought the yacht for its president.", ["Corvane"]),
    ],
)
def test_subjects_near_ships_are_mentions(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """A ship in the sentence does not refuse a mention, nor does a rescue ship that the organization runs."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "She won the Nadia Brandt Prize for her first novel.", []),
        ("en", "Pupils of the Pavel Sokolov School marched.", []),
        ("fr", "Il a reçu le prix Lucas-Moreau.", []),
        ("pt", "Moram na Rua Inês Tavares há anos.", []),
        ("de", "Die Nadia-Brandt-Gesamtschule feiert.", []),
        ("de", "In der Nadia-Brandt-Straße brannte es.", []),
        ("tr", "Deniz Aksoy Caddesi'ndeki fırın kapandı.", []),
        ("tr", "Deniz Aksoy Lisesi öğrencileri yürüdü.", []),
        ("en", "The Nadia Brandt Memorial Lecture is free.", []),
        ("tr", "Deniz Aksoy Parkı'nda konser var.", []),
        ("tr", "Deniz Aksoy Stadyumu'na girişler kapalı.", []),
        ("tr", "Deniz Aksoy Ödülü bu yıl verilmeyecek.", []),
        ("ar", "سكن قرب مستشفى الفجر.", []),
        ("ja", "田辺恵子記念館が開館した。", []),
        ("nl", "De Nadia Brandtstraat is afgesloten.", []),
    ],
)
def test_prizes_schools_and_streets_are_other_things(
    language: str, text: str, found: list[str], matcher: Matcher
) -> None:
    """A prize, school or street named after a person is no mention of the person."""
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Nadia Brandt won a prize for her first novel.", ["Nadia Brandt"]),
        ("fr", "Au lycée, Lucas Moreau était bon élève.", ["Lucas Moreau"]),
        ("pt", "No hospital Inês Tavares pediu calma aos doentes.", ["Inês Tavares"]),
        ("de", "Nadia Brandt besuchte eine Schule in Kiel.", ["Nadia Brandt"]),
        ("pl", "Marta Zielińska uczyła w szkole im. Kopernika.", ["Marta Zielińska"]),
        ("ru", "Адвокат выступил от имени Павла Соколова.", ["Павла Соколова"]),
        ("tr", "Deniz Aksoy'un ödülünü kızı aldı.", ["Deniz Aksoy"]),
        ("ar", "وقالت مؤسسة الفجر إن الجائزة تأجلت.", ["مؤسسة الفجر"]),
        ("ar", "نالت نادية برانت جائزة الرواية.", ["نادية برانت"]),
        ("ko", "한서준 상임이사가 말했다.", ["한서준"]),
        ("ja", "田辺恵子は賞を辞退した。", ["田辺恵子"]),
        ("zh", "陈书雅奖励了三名学生。", ["陈书雅"]),
        ("zh", "陈书雅获新闻奖。", ["陈书雅"]),
        ("en", "Brandt Prize: Nadia Brandt said the prize money came late.", ["Nadia Brandt"]),
        ("fr", "La bourse d’études de Lucas Moreau est payée.", ["Lucas Moreau"]),
        ("es", "El premio fue para Lucas Moreau.", ["Lucas Moreau"]),
        ("zh", "陈书雅路过学校。", ["陈书雅"]),
    ],
)
def test_subjects_near_prizes_are_mentions(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """A prize, school or hospital elsewhere in the sentence does not refuse a mention."""
    assert surfaces(text, matcher, language) == found
