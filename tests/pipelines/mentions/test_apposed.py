"""Appositions that say what a name is, and names that are part of a longer Chinese or Japanese word."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Lake Safety Board", aliases=("LSB",)),
    Subject(name="Agence du Lac", kind="outlet", aliases=("ADL",)),
    Subject(name="Fund for Tax Justice", aliases=("FTJ",)),
    Subject(name="今日新闻", kind="outlet"),
    Subject(name="现代水泵"),
    Subject(name="林学人", kind="outlet"),
    Subject(name="レイクジャーナル", kind="outlet"),
    Subject(name="Nanjing Lake University", aliases=("南京大学", "南大")),
    Subject(name="Thomas Grant", kind="person"),
    Subject(name="Velmora"),
    Subject(name="Tradewind", kind="outlet"),
    Subject(name="Çınar"),
    Subject(name="水車自動車"),
    Subject(name="Corvane", aliases=("كورفان",)),
    Subject(name="Danish Heron Council", aliases=("DHC",)),
    Subject(name="紫鹭", aliases=("紫鹭电子",)),
    Subject(name="Le Sillage", kind="outlet"),
    Subject(name="Голос озёр", kind="outlet", aliases=("Рубеж",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Herons lose the protection of the LSB, the 1973 law credited with saving them. The LSB is old."),
        ("en", "The LSB (the state tax on boats) rose."),
        ("en", "The LSB — a virus that kills carp — has spread."),
        ("en", "ADL officers arrested two men; the ADL, Australia’s federal police, seized a boat."),
        ("de", "Das LSB, ein Gesetz von 1973, schützt Reiher."),
        ("fr", "La LSB, loi de 1973, protège les hérons."),
        ("es", "El LSB, un impuesto a los barcos, sube."),
        ("it", "La LSB, la tassa sulle barche, sale."),
        ("pl", "LSB, ustawa z 1973 roku, chroni czaple."),
        ("ru", "LSB, закон 1973 года, защищает цапель."),
        ("ja", "南大は12日、練習船が函館港に戻ったと発表した。"),
        ("en", "The walking robot Velmora fell."),
        ("fr", "Le stade Velmora a été évacué."),
        ("es", "El estadio Velmora acogió la final."),
        ("it", "Si gioca la coppa Velmora."),
        ("pl", "Koncert w Velmora Arenie odwołano."),
        ("zh", "紫鹭重工宣布裁员。"),
        ("ar", "وكان الرئيس الأسبق جورج كورفان قد زار المدينة."),
        ("ru", "Победитель телешоу «Рубеж» вышел на сцену."),
    ],
)
def test_an_apposition_gives_another_sense(language: str, text: str, matcher: Matcher) -> None:
    """An acronym apposed to a law, a tax, a virus or a force is no mention; nor is an outlet's name in a compound or of
    a magazine.
    """
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The LSB, the body behind the law, said no.", ["LSB"]),
        ("en", "The LSB, a think tank in Lens, said no.", ["LSB"]),
        ("en", "The LSB, the government and the police agreed.", ["LSB"]),
        ("en", "The FTJ, the tax campaign, said no.", ["FTJ"]),
        ("en", "The ADL, the French news agency, reported two deaths of officers.", ["ADL"]),
        ("de", "Die LSB, eine Bundesbehörde, prüft Boote.", ["LSB"]),
        ("es", "El LSB, organismo que revisa barcos, habló.", ["LSB"]),
        ("zh", "今日新闻发布了民调。", ["今日新闻"]),
        ("zh", "现代水泵工业园在河边。", ["现代水泵"]),
        ("ja", "英誌レイクジャーナルの特集を読む。", ["レイクジャーナル"]),
        ("ja", "南京大学は発表した。南大の教授は語った。", ["南京大学", "南大"]),
        ("en", "The party pinned its hopes on Thomas Grant in the vote.", ["Thomas Grant"]),
        ("en", "A man named Thomas Grant spoke.", ["Thomas Grant"]),
        ("en", "Velmora said residents of the camp were safe.", ["Velmora"]),
        ("en", "A Tradewind survey of 225 firms found little.", ["Tradewind"]),
        ("en", "The DHC of today is smaller; Canada’s DHC team left.", ["DHC", "DHC"]),
        ("zh", "紫鹭宣布裁员。", ["紫鹭"]),
        ("tr", "Çınar'da bir toplantıda konuştu.", ["Çınar"]),
        ("ja", "水車自動車九州工場が休む。", ["水車自動車"]),
        ("ar", "أعلنت شركة كورفان عن مصنع جديد.", ["كورفان"]),
        ("zh", "南大周一宣布新校长人选。", ["南大"]),
    ],
)
def test_the_organization_with_the_same_words(language: str, text: str, expected: list[str], matcher: Matcher) -> None:
    """The same words are a mention where they describe the organization itself."""
    assert surfaces(text, matcher, language) == expected
