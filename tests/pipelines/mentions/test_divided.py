"""Scripts without capitals or spaces: the end of one word and the beginning of the next may look like a name."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="東道新報", kind="outlet", aliases=("道新",)),
    Subject(name="港中大学", aliases=("中大",)),
    Subject(name="Harbour Relief", aliases=("灯会", "이대")),
    Subject(name="渔民救助会"),
    Subject(name="原美紀", kind="person"),
    Subject(name="佐藤光", kind="person"),
    Subject(name="明亮", kind="person"),
    Subject(name="노동자", kind="person"),
    Subject(name="강제이주", kind="topic"),
    Subject(name="Rule 8", aliases=("القاعدة 8",)),
    Subject(name="Salma Haddaf", kind="person", aliases=("Haddaf", "سلمى حداف")),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "水道新設の工事が始まる。"),
        ("zh", "途中大雨，其中大部分是老人。"),
        ("zh", "中大酒店开业，中大校友会献花。"),
        ("zh", "渔民救助会议在北京召开。"),
        ("ar", "سامي حداف فاز بالسباق."),
    ],
)
def test_words_of_the_text_are_no_names(language: str, text: str, matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "道新によると、知事は辞任する。", ["道新"]),
        ("zh", "渔民救助会说，船已获救。", ["渔民救助会"]),
        ("ja", "元原美紀、作原美紀、弁護士原美紀。", ["原美紀", "原美紀", "原美紀"]),
        ("ko", "노동자 교수는 말했다. 노동자는 웃었다.", ["노동자", "노동자"]),
        ("ar", "قالت منظمة القاعدة 8 إنها ستطعن.", ["القاعدة 8"]),
        ("ar", "قالت سلمى حداف إنها ستطعن. وأضافت حداف أنها متعبة.", ["سلمى حداف", "حداف"]),
    ],
)
def test_names_among_words_stay(language: str, text: str, expected: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == expected
