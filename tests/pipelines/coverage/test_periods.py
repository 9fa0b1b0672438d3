"""Dates without a year below a heading with a year or month, or in a post with one in its title; headings that are
dates.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import shipped_facts

_ON = date(2024, 6, 14)


def _days(title: str, lines: list[str], language: str, on: date | None = _ON) -> list[str | None]:
    facts = shipped_facts(title, lines, language, on)
    return [item.article_date.on.isoformat() if item.article_date else None for item in facts.items]


@pytest.mark.parametrize(
    ("title", "lines", "language", "days"),
    [
        (
            "メディア掲載情報",
            [
                "## 2022年",
                "11月8日",
                "日本経済新聞 [端材が主役、川辺から](https://www.nikkei.com/article/DG1/)",
                "1月3日",
                "神戸新聞 朝刊",
            ],
            "ja",
            ["2022-11-08", "2022-01-03"],
        ),
        (
            "Presse",
            [
                "## 2022",
                "- 8. November, taz: [Otter am Wehr](https://taz.de/x-1)",
                "## 2021",
                "- 12.11., Die Zeit: [Am Ast](https://www.zeit.de/x-2)",
                "- 3. März, Der Spiegel: [Am Wehr](https://www.spiegel.de/x-3)",
            ],
            "de",
            ["2022-11-08", "2021-11-12", "2021-03-03"],
        ),
        (
            "СМИ о нас",
            [
                "## 2022 год",
                "- 8 ноября, ТАСС — [Приют для выдр](https://tass.ru/obschestvo/1)",
                "- 2 мая, «Такие дела» — [Дом у воды](https://takiedela.ru/dom)",
            ],
            "ru",
            ["2022-11-08", "2022-05-02"],
        ),
        (
            "언론 보도",
            [
                "## 2022년",
                "- 11월 8일 한겨레 [숲을 지키는 사람들](https://www.hani.co.kr/arti/1.html)",
                "- 1월 3일 경향신문 [나무가 사는 법](https://www.khan.co.kr/article/2)",
            ],
            "ko",
            ["2022-11-08", "2022-01-03"],
        ),
        (
            "قالوا عنا",
            [
                "## عام 2022",
                "- 8 نوفمبر، الجزيرة نت: [قمح الأجداد](https://www.aljazeera.net/misc/a)",
                "- 3 مارس، صحيفة الغد: [أرض الأجداد](https://alghad.com/story/2)",
            ],
            "ar",
            ["2022-11-08", "2022-03-03"],
        ),
        (
            "Revue de presse",
            [
                "## Mars 2023",
                "- Mardi 14 mars – La Montagne – [Un arbre](https://www.lamontagne.fr/x/2.html)",
                "- 21 mars – Le Monde – [La loutre](https://www.lemonde.fr/a/1.html)",
            ],
            "fr",
            ["2023-03-14", "2023-03-21"],
        ),
    ],
)
def test_the_heading_above_gives_the_year(title: str, lines: list[str], language: str, days: list[str]) -> None:
    """The year of the heading wins over the year of the post's date."""
    assert _days(title, lines, language) == days
    assert _days(title, lines, language, None) == days


@pytest.mark.parametrize(
    ("title", "lines", "language", "days"),
    [
        (
            "Pressespiegel März 2023",
            [
                "|| 05.03. || taz || [Am Wehr](https://taz.de/x-1)",
                "|| 12.03. || Die Zeit || [Am Ast](https://www.zeit.de/x-2)",
            ],
            "de",
            ["2023-03-05", "2023-03-12"],
        ),
        (
            "En los medios: 2022",
            [
                "- El País – 8 de noviembre – [El bosque](https://elpais.com/a/1.html)",
                "- La Voz de Galicia – 3 de enero – [La nutria](https://www.lavozdegalicia.es/x/2.html)",
            ],
            "es",
            ["2022-11-08", "2022-01-03"],
        ),
        (
            "媒体报道|2021年12月",
            [
                "- 12月3日 [澎湃新闻：河边的水獭](https://www.thepaper.cn/newsDetail_forward_1)",
                "- 12月15日 [新京报：水獭不够用](https://www.bjnews.com.cn/detail/2.html)",
            ],
            "zh",
            ["2021-12-03", "2021-12-15"],
        ),
    ],
)
def test_the_title_gives_it_if_the_post_has_no_date(
    title: str, lines: list[str], language: str, days: list[str]
) -> None:
    """An undated post takes month and year from its title, as of a press review."""
    assert _days(title, lines, language, None) == days


def test_a_year_that_is_no_heading_is_ignored() -> None:
    """Neither a year in a sentence nor one in the title changes dates that count from the post's."""
    row = "- 8 May, The Guardian – [Otters are back](https://www.theguardian.com/a/1)"
    other = "- 2 May, The Shropshire Star – [Otter count](https://www.shropshirestar.com/b/2)"
    expected = ["2024-05-08", "2024-05-02"]
    assert _days("In the news", ["We began to count in 2019.", row, other], "en") == expected
    found = _days(
        "In the news 2022", ["Yesterday The Guardian reported on [our otters](https://www.theguardian.com/a/1)."], "en"
    )
    assert found == ["2024-06-13"]


@pytest.mark.parametrize(
    ("heads", "language", "days"),
    [
        (("Monday", "Wednesday"), "en", ["2024-06-10", "2024-06-12"]),
        (("10. Juni", "12. Juni"), "de", ["2024-06-10", "2024-06-12"]),
        (("Lundi", "Mercredi"), "fr", ["2024-06-10", "2024-06-12"]),
        (("10 июня", "12 июня"), "ru", ["2024-06-10", "2024-06-12"]),
    ],
)
def test_headings_that_are_days(heads: tuple[str, str], language: str, days: list[str]) -> None:
    """A date as heading is that of all articles below it, in prose too."""
    lines = [
        f"## {heads[0]}",
        "The Guardian – [Why otters come back](https://www.theguardian.com/a/1). Our warden Ada Berg is quoted. The piece is long.",
        f"## {heads[1]}",
        "WBUR – Warden Mark Bell spoke about the night shift at the weir. Audio is not available.",
    ]
    assert _days("In the news", lines, language) == days
