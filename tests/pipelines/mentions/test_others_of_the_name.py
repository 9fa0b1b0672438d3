"""Teams, towns, other countries' organizations and other people with a watched name."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

MATCHER = build_matcher(
    [
        Subject(name="FC Dorvane", aliases=("Dorvane",)),
        Subject(name="타란", aliases=("타란그룹",)),
        Subject(name="Міністерство ріки України", aliases=("МРК",)),
        Subject(name="中国河流部", aliases=("河流部",)),
        Subject(name="Bệnh viện Sông TP. Tân", aliases=("Bệnh viện Sông",)),
        Subject(name="Ap", aliases=("Arbeid for alle",)),
        Subject(name="Alliert Presse", kind="outlet", aliases=("AP",)),
        Subject(name="24 лодки", kind="outlet"),
        Subject(name="川朝", kind="outlet"),
        Subject(name="Milo", aliases=("Milo Rivers Group",)),
        Subject(name="Noora Velt", kind="person", aliases=("Velt",)),
        Subject(name="橋川徹", kind="person"),
        Subject(name="Tarvik"),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("pt", "As obras em Aveiro, Dorvane e Braga custaram pouco.", []),
        ("pt", "O treinador do Dorvane falou do jogo.", ["Dorvane"]),
        ("ko", "타란은 12연패 끝에 승리했다. 타란의 감독이 말했다.", []),
        ("ko", "타란은 공장을 지었다.", ["타란"]),
        ("uk", "Голова МРК Польщі приїхав.", []),
        ("uk", "Голова МРК приїхав.", ["МРК"]),
        ("zh", "瑞士河流部发表声明。", []),
        ("zh", "河流部发表声明。", ["河流部"]),
        ("vi", "Bà làm việc tại Bệnh viện Sông Lam Hà và ở nhà.", []),
        ("nb", "Det melder AP fra byen.", ["AP"]),
        ("bg", "През последните 24 лодки потънаха.", []),
        ("bg", "Това пише „24 лодки“.", ["24 лодки"]),
        ("ja", "テレビ川朝が放送した。川朝が報じた。", ["川朝"]),
        ("en", "On Friday Milo Stanton sang again.", []),
        ("pt", "Falou Linhares de Velt ontem.", []),
        ("ja", "橋川徹さんが来た。橋川氏は話した。橋川内閣はない。", ["橋川徹", "橋川", "橋川"]),
        ("pl", "Przyszła Noora Anna Velt.", ["Noora Anna Velt"]),
        ("cs", "Stavba Tarvik-2 začala.", []),
        ("nb", "De kjøpte en tarvik i byen.", []),
    ],
)
def test_whose_name_it_is(language: str, text: str, found: list[str]) -> None:
    """The words next to a name, or the subject of the whole text, show that it is somebody else's."""
    assert surfaces(text, MATCHER, language) == found
