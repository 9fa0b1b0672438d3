"""A bare surname belongs to the person of that surname named in full last, in every script."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(
        name="Nora Velding",
        kind="person",
        aliases=("Нора Вельдинг", "ノラ・ヴェルディング", "نورا فيلدينغ"),
    ),
    Subject(name="윤가람", kind="person", aliases=("尹佳藍",)),
    Subject(name="森本千秋", kind="person"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Nora Velding sat. Velding spoke. Her son Paul Velding ran.", ["Nora Velding", "Velding"]),
        ("en", "Paul Velding ran. Velding fell. Nora Velding sat. Velding spoke.", ["Nora Velding", "Velding"]),
        ("en", "Nora Velding sat. Paul Velding ran. Velding fell.", ["Nora Velding"]),
        ("ru", "Нора Вельдинг пришла. Вельдинг молчала. Иван Вельдинг ушёл.", ["Нора Вельдинг", "Вельдинг"]),
        ("ko", "윤가람 대표가 말했다. 윤 대표는 웃었다. 윤도현 의원이 왔다. 윤 의원은 갔다.", ["윤가람", "윤"]),
    ],
)
def test_the_last_one_named_in_full_is_meant(language: str, text: str, found: list[str], matcher: Matcher) -> None:
    assert surfaces(text, matcher, language) == found
