"""Things, places and other people with a watched name, and the cues that confirm the subject itself."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Harbour Press", kind="outlet", aliases=("AP", "The Harbour Times")),
    Subject(name="Lena Merk", kind="person", aliases=("Merk",)),
    Subject(name="Association for Hill Dwellers", aliases=("AHD",)),
    Subject(name="Velmora"),
    Subject(name="Hillside University"),
    Subject(name="Lantern"),
    Subject(name="MIT"),
    Subject(name="İnsan Evi", aliases=("IED", "İED")),
    Subject(name="Le Monde", kind="outlet"),
    Subject(name="Велмора"),
    Subject(name="Healers without Borders"),
    Subject(name="Horward"),
    Subject(name="湖央", kind="outlet"),
    Subject(name="NLK", kind="outlet"),
    Subject(name="한솔대"),
    Subject(name="Malteser"),
    Subject(name="Der Bote", kind="outlet", aliases=("Bote",)),
    Subject(name="Reprieve"),
    Subject(name="WWF", aliases=("World Wide Fund for Nature",)),
    Subject(name="CARE International", aliases=("CARE",)),
    Subject(name="The Atlantic", kind="outlet", aliases=("Atlantic",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Harbour Times Company sold its tower."),
        ("en", "AHD, acute heart damage, killed forty."),
        ("en", "Acute heart damage, or AHD, killed forty."),
        ("en", "The Velmora Federal Credit Union closed."),
        ("fr", "Le Monde perdu, roman de 1912, fut filmé."),
        ("ja", "NLK交響楽団と湖央通りの写真。"),
        ("de", "Ein Bote brachte den Brief, und Malteser sind kleine Hunde."),
        ("pl", "W federacji WWF zdobył pas mistrza."),
        ("en", "CARE packages were on sale."),
        ("en", "Lantern Festival Opens on Sunday"),
        ("en", "Lantern Faces Of The Night, a film, won."),
        ("en", "Velmora Financial Group reported a profit."),
        ("en", "The Velmora Plaza reopened on Monday."),
        ("en", "Storms hit the Atlantic coast on Monday."),
    ],
)
def test_another_thing_is_no_mention(matcher: Matcher, language: str, text: str) -> None:
    """Initials, a company, an eponym, another expansion, a town, a street or an orchestra of that name is no mention."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Velmora Opens New Store in Paris", ["Velmora"]),
        ("en", "Merk, Texas and Ohio agreed.", ["Merk"]),
        ("en", "In Hillside University halls, students marched.", ["Hillside University"]),
        ("en", "A.P. reporters were there.", ["A.P."]),
        ("en", "(AP, Washington) Lawmakers met on Monday.", ["AP"]),
        ("en", "AHD, many say, has done enough, and Merk agrees.", ["AHD", "Merk"]),
        ("en", "Harbour Press, AP, Illinois and Ohio agreed.", ["Harbour Press", "AP"]),
        ("tr", "IED ve İED aynı kurumdur.", ["IED", "İED"]),
        ("en", "donations to healers without borders doubled, the post said.", ["healers without borders"]),
        ("ja", "NLKの取材に答えた。", ["NLK"]),
        ("ko", "한솔대로 보낸 편지가 돌아왔다.", ["한솔대"]),
        ("en", "Letters reached Re-\nprieve on Monday.", ["Re-\nprieve"]),
    ],
)
def test_the_subject_itself_is_a_mention(matcher: Matcher, language: str, text: str, found: list[str]) -> None:
    """Similar wording that does refer to the subject is a mention."""
    assert surfaces(text, matcher, language) == found
