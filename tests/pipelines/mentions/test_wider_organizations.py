"""A watched name with one more word is another organization; a name that is also a noun needs a cue."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(
        name="Centre for Lake Care",
        aliases=("湖泊关怀中心", "湖水支援センター", "호수돌봄센터", "Центр заботы об озёрах", "Göl Bakım Merkezi"),
    ),
    Subject(name="碧波无界", aliases=("Bibo",)),
    Subject(name="La Barque", kind="outlet"),
    Subject(name="Рассвет", kind="outlet"),
    Subject(name="المنارة", kind="outlet"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "湖泊关怀中心联合会昨天开会。"),
        ("zh", "碧波无界协会成立。"),
        ("ja", "全国湖水支援センター連合は総会を開いた。"),
        ("en", "They asked the Asian Centre for Lake Care for help."),
        ("en", "Parliament passed the Centre for Lake Care Act in May."),
        ("tr", "Konuyu Avrupa Göl Bakım Merkezi inceledi."),
        ("fr", "La barque prend l'eau."),
        ("fr", "Une barque passe."),
        ("fr", "Nous dînons au restaurant La Barque ce soir."),
        ("ru", "Они встали на рассвете и ушли в поле."),
        ("ru", "Кинотеатр «Рассвет» закрыт."),
        ("ar", "وصلت السفينة إلى المنارة ليلا."),
    ],
)
def test_other_organizations_and_things(language: str, text: str, matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "湖泊关怀中心主任说,湖泊关怀中心理事会支持。", ["湖泊关怀中心", "湖泊关怀中心"]),
        ("zh", "碧波无界组织发表声明。", ["碧波无界"]),
        ("ja", "湖水支援センターの代表が述べた。", ["湖水支援センター"]),
        ("ko", "호수돌봄센터 대표가 말했다.", ["호수돌봄센터"]),
        ("en", "They asked the Centre for Lake Care for help.", ["Centre for Lake Care"]),
        ("fr", "Le ministre l'a dit à La Barque.", ["La Barque"]),
        ("ru", "Об этом пишет газета «Рассвет».", ["Рассвет"]),
        ("ar", "ذكرت المنارة أن الماء قليل.", ["المنارة"]),
        ("ar", "كشفت المنارة عن خطة المياه.", ["المنارة"]),
    ],
)
def test_the_subject_itself(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == found
