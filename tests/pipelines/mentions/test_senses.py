"""Senses that another place in the text gives to a name, and spellings that make it part of something else."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Prairie"),
    Subject(name="The Current", kind="outlet", aliases=("Current",)),
    Subject(name="Harbour Lights Board", aliases=("HLB",)),
    Subject(name="Lake Fund International", aliases=("SFI",)),
    Subject(name="Bund für Seen und Moore"),
    Subject(name="Harvest", aliases=("HARVEST",)),
    Subject(name="الأفق", kind="outlet"),
    Subject(name="المشهد اليوم", kind="outlet"),
    Subject(name="Figaro", kind="outlet"),
    Subject(name="Gazzetta", kind="outlet"),
    Subject(name="Lin Yao", kind="person", aliases=("Lin",)),
    Subject(name="Nora Field", kind="person"),
    Subject(name="西大"),
    Subject(name="南山大学"),
    Subject(name="レイク・センター"),
    Subject(name="ミズウミ"),
    Subject(name="Ludi", kind="person", aliases=("Anand Ludi",)),
    Subject(name="Pioneer"),
    Subject(name="Bank of the Lakes"),
    Subject(name="Göl Birliği"),
    Subject(name="Heron"),
    Subject(name="学者"),
    Subject(name="湖連"),
    Subject(name="林霜", kind="person"),
    Subject(name="Kenji Moro", kind="person", aliases=("Moro",)),
    Subject(name="東電"),
    Subject(name="한밀일보", kind="outlet"),
    Subject(name="한밀"),
    Subject(name="绿湖和平"),
    Subject(name="Sabah", kind="outlet"),
    Subject(name="Der Bote", kind="outlet", aliases=("Bote",)),
    Subject(name="Le Phare", kind="outlet"),
    Subject(name="Die Heiteren", aliases=("Heitere",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wolves came back to the Canadian Prairie in spring."),
        ("en", "The Prairie was dry, and farms of the Canadian Prairie failed."),
        ("en", "The HLB fined two ports; the Hospital Licensing Bureau said it would fine more."),
        ("en", "The probe Pioneer II was lost."),
        ("fr", "Madame Figaro habite rue des Lilas."),
        ("fr", "On rejoue Les Noces de Figaro à Lyon."),
        ("zh", "广西大学的校庆在十月。"),
        ("ja", "広西大学の式典が開かれた。"),
        ("ja", "ミズウミ生命の株価が下がった。"),
        ("tr", "Göl Birliği Meydanı trafiğe kapandı."),
        ("es", "El desfile empieza en la calle Moro, junto al río."),
        ("en", "The hat is Moro Hansen's own."),
        ("en", "They saw a heron near the mill, the warden said."),
        ("de", "Sein Nachbar ist kein Heron mehr."),
        ("zh", "大学者会来。"),
        ("ja", "関東電気の社員が来た。"),
        ("ko", "한밀인 축제가 열렸다."),
        ("en", "OLD HARVEST TO CLOSE ROADS"),
        ("en", "FARMERS CHEER AS HARVEST TO END EARLY AND RAIN STAYS AWAY"),
    ],
)
def test_another_thing(language: str, text: str, matcher: Matcher) -> None:
    """Adjacent words, an expansion of the acronym or another place in the text give the name another sense."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Current, which moved online in May, has the letter.", ["The Current"]),
        ("en", "Pioneer, the Danish operator, said no.", ["Pioneer"]),
        ("en", "The former Bank of the Lakes governor spoke.", ["Bank of the Lakes"]),
        ("de", "Die Heiteren stimmten dagegen.", ["Die Heiteren"]),
        ("de", "Eine Heron-Aktie kostet neun Euro.", ["Heron"]),
        ("zh", "林霜副教授出席了会议。", ["林霜"]),
        ("ja", "湖連は声明を出さなかった。", ["湖連"]),
        ("ja", "昨日東電の社長が辞任した。", ["東電"]),
        ("ko", "그 신문이 바로 한밀일보다.", ["한밀일보"]),
        ("fr", "Le Phare de samedi l’annonce.", ["Le Phare"]),
        ("zh", "绿湖和平原主任出席了会议。", ["绿湖和平"]),
        ("tr", "Sabah gazetesinden iki muhabir geldi.", ["Sabah"]),
        ("en", "Harvest withdrew its lorries on Monday.", ["Harvest"]),
        ("en", "The HLB, in full Harbour Lights Board, fined two ports.", ["HLB", "Harbour Lights Board"]),
        ("de", "Das schreibt der Seefonds International (SFI) im Bericht.", ["SFI"]),
        ("de", "Die Klage des Bundes für Seen und Moore hat Erfolg.", ["Bundes für Seen und Moore"]),
        ("ar", "وقال الوزير في حديث للأفق إن الماء قليل.", ["للأفق"]),
        ("ar", "وبحسب المشهد اليوم، الماء قليل.", ["المشهد اليوم"]),
        ("ja", "レイク・\nセンターは募金を始めた。", ["レイク・\nセンター"]),
        ("zh", "西大学者说,奖金将捐给学生。", ["西大"]),
        ("pl", "Spotkanie Ludiego z premierem trwało godzinę.", ["Ludiego"]),
    ],
)
def test_the_subject_itself(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    """The same surroundings where they do refer to the watched organization, outlet or person."""
    assert surfaces(text, matcher, language) == found
