"""Bare surnames: transliterated, with titles, in the feminine, after given names that no list has."""

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
        ("zh", "帕维尔·索科洛夫昨日抵达。索科洛夫说，会谈很顺利。", ["帕维尔·索科洛夫", "索科洛夫"]),
        ("zh", "帕维尔·索科洛夫昨日抵达。索科洛夫斯基没有来。", ["帕维尔·索科洛夫"]),
        ("zh", "帕维尔·索科洛夫与索科洛夫的律师都在场。", ["帕维尔·索科洛夫", "索科洛夫"]),
        ("ko", "파벨 소콜로프가 왔다. 소콜로프는 웃었다. 소콜로프스키도 왔다.", ["파벨 소콜로프", "소콜로프"]),
        ("ko", "다나베 게이코가 왔다. 다나베는 웃었다. 다나베의 책이 나왔다.", ["다나베 게이코", "다나베", "다나베"]),
        ("ja", "ハン・ソジュン氏が来た。ハン氏は話した。ハンドルは重い。", ["ハン・ソジュン", "ハン"]),
        (
            "ja",
            "パーヴェル・ソコロフが来た。ソコロフは黙った。ソコロフスキーも来た。",
            ["パーヴェル・ソコロフ", "ソコロフ"],
        ),
        (
            "ja",
            "パーヴェル・ソコロフが来た。ロシアのソコロフは黙った。",
            ["パーヴェル・ソコロフ", "ソコロフ"],
        ),
        ("ja", "県の田辺恵子知事が会見した。田辺知事は陳謝した。", ["田辺恵子", "田辺"]),
        ("ja", "田辺恵子館長が来た。田辺知佳も来た。田辺館長は話した。", ["田辺恵子", "田辺"]),
        ("ja", "田辺恵子親方が来た。田辺親方は話した。", ["田辺恵子", "田辺"]),
        ("ru", "Павел Соколов пришёл. Соколова задержала полиция.", ["Павел Соколов", "Соколова"]),
        ("ru", "Павел Соколов пришёл. Суд оправдал Соколова.", ["Павел Соколов", "Соколова"]),
        ("pl", "Paweł Sokołow przyszedł. Sąd uniewinnił Sokołowa.", ["Paweł Sokołow", "Sokołowa"]),
        ("fr", "Lucas Moreau a lu un texte. Joumana Moreau, la poète, l’attendait.", ["Lucas Moreau"]),
        (
            "fr",
            "Lucas Moreau a lu. Hier Moreau a parlé. Selon Moreau, rien ne presse.",
            ["Lucas Moreau", "Moreau", "Moreau"],
        ),
        ("fr", "Lucas Moreau a lu. Ironise Moreau, le poète : « Rien ! »", ["Lucas Moreau", "Moreau"]),
        ("es", "Lucas Moreau leyó. Yaretzi Moreau, la poeta, lo esperaba.", ["Lucas Moreau"]),
        ("zh", "田辺恵子女士与田中先生到场。田辺女士先走。", ["田辺恵子", "田辺"]),
        ("ko", "한서준이 왔다. 한 씨는 웃었다. 한 번 더 물었다.", ["한서준", "한"]),
        ("ja", "田辺恵子さんが来た。田辺さんは話した。田辺市長は欠席した。", ["田辺恵子", "田辺"]),
        ("uk", "Павло Соколов прийшов. Суд виправдав Соколова.", ["Павло Соколов", "Соколова"]),
        ("ru", "Павел Соколов пел. Соколова наградила публика.", ["Павел Соколов", "Соколова"]),
        ("ru", "Павел Соколов пел. Дирекция поблагодарила Соколова.", ["Павел Соколов", "Соколова"]),
        ("en", "Nadia Brandt spoke. Ms. Brandt left.", ["Nadia Brandt", "Brandt"]),
        ("fr", "Fatoumata Moreau, infirmière, a voté. Lucas Moreau aussi.", ["Lucas Moreau"]),
        (
            "fr",
            "Lucas Moreau a voté. Interrogé, Moreau se tait. Dimanche, Moreau parlera.",
            ["Lucas Moreau", "Moreau", "Moreau"],
        ),
        ("fr", "Lucas Moreau a voté. Rétropédalage Moreau ? Non.", ["Lucas Moreau"]),
    ],
)
def test_whose_surname_it_is(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """Script, title, ending and given name decide whose surname it is."""
    assert surfaces(text, matcher, language) == found
