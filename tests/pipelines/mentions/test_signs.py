"""Names in Han characters: schools and their faculties, a firm's own institute, people, other newspapers."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

MATCHER = build_matcher(
    [
        Subject(name="Minato University", aliases=("湊大学", "湊大", "ミナト")),
        Subject(name="帆川大学", aliases=("帆大",)),
        Subject(name="湊研究機構", aliases=("湊研",)),
        Subject(name="Qinglan Foundation", aliases=("慈嵐", "慈嵐基金會")),
        Subject(name="全国連帯会議", aliases=("連帯",)),
        Subject(name="Future", aliases=("未来",)),
        Subject(name="등대연대", aliases=("등대",)),
        Subject(name="夕凪新聞", kind="outlet", aliases=("夕凪",)),
        Subject(name="中央研究院"),
        Subject(name="Penglan", kind="outlet", aliases=("彭岚",)),
        Subject(name="People's Daily", kind="outlet", aliases=("人民日报",)),
        Subject(name="Global Times", kind="outlet"),
        Subject(name="Albione Niihama", aliases=("アルビオーネ新浜",)),
        Subject(name="Kindai", aliases=("近大", "近畿大学")),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "湊大学大学院を修了後、湊大学医学部に勤めた。", ["湊大学", "湊大学"]),
        ("ja", "帆川大学病院で診察を受けた。帆大教授が話した。", ["帆大"]),
        ("ja", "湊研計器は株を売った。", []),
        ("zh", "慈嵐志工到場，慈嵐基金會說。", ["慈嵐", "慈嵐基金會"]),
    ],
)
def test_schools(language: str, text: str, expected: list[str]) -> None:
    """A graduate school or faculty is a mention of its university; a school named after a foundation is not one of it."""
    assert surfaces(text, MATCHER, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "등대 불빛이 보인다. 등대의 새 대표 사진.", []),
    ],
)
def test_a_korean_word_with_a_named_officer(language: str, text: str, expected: list[str]) -> None:
    """A full Korean name with an office after an everyday word marks it as an organization."""
    assert surfaces(text, MATCHER, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未来の会長は君だ。未来の日本代表は強い。", []),
        ("夕凪の山田記者は書いた。", ["夕凪"]),
        ("夕凪の海は静かだ。", []),
        ("人々の連帯との出会い。連帯の新しい形。", []),
    ],
)
def test_a_japanese_word_with_a_named_officer(text: str, expected: list[str]) -> None:
    """An everyday Japanese word is a mention if a named officer follows, or somebody meets with it."""
    assert surfaces(text, MATCHER, "ja") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "他在中央研究院工作，与大学无关。", ["中央研究院"]),
        ("zh", "据彭岚报道，选手彭岚新闻。", ["彭岚", "彭岚"]),
        ("zh", "驻越南人民日报记者报道。", ["人民日报"]),
        ("zh", "中国人民日报发表社论，人民日报又说。", ["人民日报", "人民日报"]),
        ("en", "The Global Times said so.", ["Global Times"]),
    ],
)
def test_another_organization_or_person(language: str, text: str, expected: list[str]) -> None:
    """The word right before the name marks a firm's own institute, a person or another country's newspaper."""
    assert surfaces(text, MATCHER, language) == expected
