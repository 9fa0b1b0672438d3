"""Words around a short name that give it another sense, and names in other spellings and cases."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Durrow Relief Council", kind="organization", aliases=("DRC",)),
    Subject(name="Leyton School of Ecology", kind="organization", aliases=("LSE",)),
    Subject(name="Harbour Labour Organisation", kind="organization"),
    Subject(name="Help", kind="organization"),
    Subject(name="Plan", kind="organization"),
    Subject(name="Shell", kind="organization"),
    Subject(name="Meta", kind="organization"),
    Subject(name="la Repubblica", kind="outlet", aliases=("Repubblica",)),
    Subject(name="Público", kind="outlet"),
    Subject(name="Viktor Orbán", kind="person", aliases=("Orbán", "Orban", "Orbán Viktor")),
    Subject(name="Andrzej Duda", kind="person", aliases=("Duda",)),
    Subject(name="Lula Mendes", kind="person", aliases=("Lula",)),
    Subject(name="Эммануэль Лакруа", kind="person", aliases=("Лакруа",)),
    Subject(name="이재명", kind="person"),
    Subject(name="北京大学", kind="organization", aliases=("北大",)),
    Subject(name="Magyar Helsinki Bizottság", kind="organization"),
    Subject(name="Uniwersytet Podlaski", kind="organization"),
    Subject(name="Domov v nouzi", kind="organization"),
    Subject(name="Минтруд", kind="organization", aliases=("Мост",)),
    Subject(name="한겨레", kind="outlet"),
    Subject(name="لولا دا كوستا", kind="person", aliases=("لولا",)),
    Subject(name="Ekrem Yakutoğlu", kind="person", aliases=("Yakutoğlu",)),
    Subject(name="Liberty", kind="organization"),
    Subject(name="Libération", kind="outlet"),
    Subject(name="Yle", kind="outlet"),
    Subject(name="ARTICLE 19", kind="organization"),
    Subject(name="Northern Rivers Council", kind="organization", aliases=("NRC",)),
    Subject(name="Ulster Centre of Law", kind="organization", aliases=("UCL",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "A northern DRC office has opened, DRC said.", ["DRC", "DRC"]),
        ("en", "The brewer is listed on the LSE. Shares rose.", []),
        ("en", "A list of fish was published by the LSE.", ["LSE"]),
        ("en", "PLAN TO BUY LAND REJECTED\nThe council said no.", []),
        ("en", "SHELL, Wyoming (Tidings) — The county is empty.", []),
        ("en", "The Radio Liberty bureau was shut.", []),
        ("en", "The charity Liberty said little.", ["Liberty"]),
        ("en", "UCL semi-final: two goals by Reyes.", []),
        ("en", "UCL lecturers are on strike.", ["UCL"]),
        ("en", "Meta-analyses of the trials are out. We read Meta twice.", []),
        ("en", "Meta-owned apps were down. Meta said little.", ["Meta", "Meta"]),
    ],
)
def test_adjacent_words_give_another_sense(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Ludovic Orban left the hall. Orban will be back.", []),
        ("en", "Orban spoke first. Ludovic Orban left the hall. Orban will be back.", ["Orban", "Orban"]),
        ("en", "Anita Orban left. President Orban stayed, Orban said.", ["Orban", "Orban"]),
        ("en", "Judge Blocks Orban Plan\nOrban spoke, Orban's aides said.", ["Orban", "Orban", "Orban"]),
        ("en", "Anita Orban Backs Plan\nOrban spoke.", []),
        ("en", "Anita Orban left. Ex-president Orban stayed, Orban said.", ["Orban", "Orban"]),
        ("en", "Anita Orban left. Viktor Orban stayed. Orban spoke.", ["Viktor Orban", "Orban"]),
        ("pl", "Piotr Duda wezwał do strajku. Koledzy Dudy milczą.", []),
        ("pl", "Rozmawiano z Andrzejem Dudą. Koledzy Dudy milczą.", ["Andrzejem Dudą", "Dudy"]),
        ("ko", "프로골퍼 이재명이 우승했다. 이재명은 웃었다.", []),
        ("ko", "한빛그룹 이재명 고문이 왔다.", ["이재명"]),
        ("pt", "Lula disse que as lulas acabaram.", ["Lula"]),
    ],
)
def test_a_surname_after_somebody_else_is_theirs(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Two valves failed on Shell's platform, the company said.", ["Shell"]),
        ("en", "Shell companies hid it, and a Shell company in Panama.", []),
        ("en", "Shell | 27.90\nEgg | 4.10\nLemon | 99.00", []),
        ("es", "Meta, la matriz de la red, despedirá a cien personas.", ["Meta"]),
        ("es", "Meta, en cambio, era de otros.", []),
        ("ko", "한겨레와의 인터뷰가 실렸다.", ["한겨레"]),
        ("ar", "التقى الرئيس لولا وزيره.", ["لولا"]),
        ("tr", "Yakutoğlu dün konuştu.", ["Yakutoğlu"]),
        ("ru", "Мост закрыт. Речь шла о планах Моста на год.", ["Мост", "Моста"]),
        ("en", "Rebels near Goma fired on DRC troops.", []),
        ("en", "The LSE said shares in the baker were suspended.", []),
        ("en", "LSE researchers counted the shares of votes.", ["LSE"]),
        ("en", "The NRC said the reactor was safe.", []),
        ("en", "The NRC said the bridge was safe.", ["NRC"]),
        ("nl", "Dat schreef NRC gisteren.", []),
        ("fr", "Libération des otages hier soir.", []),
        ("fi", "Tutkija kertoi asiasta Ylelle ja Ylessä.", ["Ylelle", "Ylessä"]),
        ("en", "“Article 19 warned them,” she said.", ["Article 19"]),
        ("en", "Article 19 is short.", []),
        ("ja", "札幌の北大で会が開かれた。北海道大学の学生が集まった。", []),
        ("ja", "北大で会が開かれた。北京大学と北海道大学の学生が集まった。", ["北大", "北京大学"]),
    ],
)
def test_the_rest_of_the_text_gives_the_sense(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Harbor Labor Organization met.", ["Harbor Labor Organization"]),
        ("en", "The Harbour Labour Organization met.", ["Harbour Labour Organization"]),
        ("pl", "Rektor Uniwersytetu Podlaskiego i studenci.", ["Uniwersytetu Podlaskiego"]),
        ("cs", "Podle Domova v nouzi přišla pomoc.", ["Domova v nouzi"]),
        ("en", "Podle Domova v nouzi.", []),
        ("hu", "A Magyar Helsinki Bizottságnak írtak.", ["Magyar Helsinki Bizottságnak"]),
        ("hu", "Orbánnal és Orbán Viktorról beszéltek.", ["Orbánnal", "Orbán Viktorról"]),
    ],
)
def test_another_spelling_or_case(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == found
