"""Unknown outlets in lines of the same form as those of known ones; a station and its programme in one row."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts

_ON = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("title", "lines", "language", "outlet"),
    [
        (
            "СМИ о нас: май",
            [
                "- 11 мая, ТАСС — [Приют для выдр](https://tass.ru/obschestvo/1)",
                "- 19 мая, «Такие дела» — [Дом у воды](https://takiedela.ru/dom)",
                "- 22 мая, «Верхнекамские вести» — заметка в бумажном номере",
            ],
            "ru",
            "Верхнекамские вести",
        ),
        (
            "媒体报道",
            [
                "01 澎湃新闻|5月3日\n河边的水獭\n[点击阅读](https://www.thepaper.cn/newsDetail_forward_1)",
                "02 新京报|5月15日\n水獭不够用\n[点击阅读](https://www.bjnews.com.cn/detail/2.html)",
                "03 沅溪晚讯|5月22日\n小城里的水獭(仅见报纸)",
            ],
            "zh",
            "沅溪晚讯",
        ),
        (
            "Presse",
            [
                "- 8. Mai, taz: [Otter am Wehr](https://taz.de/x-1)",
                "- 2. Mai, Der Spiegel: [Am Ast](https://www.spiegel.de/x-2)",
                "- 3. Mai, Seltetaler Landbote: Bericht im Druck",
            ],
            "de",
            "Seltetaler Landbote",
        ),
        (
            "En los medios",
            [
                "- El País – 8 de mayo – [El bosque](https://elpais.com/a/1.html)",
                "- La Voz de Galicia – 3 de mayo – [La nutria](https://www.lavozdegalicia.es/x/2.html)",
                "- El Eco de Fontefría – 12 de mayo – solo en papel",
            ],
            "es",
            "El Eco de Fontefría",
        ),
    ],
)
def test_a_line_of_the_same_form_as_known_ones_names_an_outlet(
    title: str, lines: list[str], language: str, outlet: str
) -> None:
    """A line of the same form (date, outlet, dash; number, outlet; critic, outlet) names an outlet too."""
    facts = shipped_facts(title, lines, language, _ON)
    (item,) = (item for item in facts.items if item.outlet == outlet)
    assert len(facts.items) == 3
    assert item.article_url is None


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (
            [
                "La Montagne, fidèle au comptage, nous a consacré une page le 3 mai.",
                "Le Monde, que nous remercions, a publié un reportage le 5 mai.",
                "La directrice du centre, Ada Berg, s’en réjouit.",
            ],
            "fr",
        ),
        (
            [
                "- The Guardian – [Otters are back](https://www.theguardian.com/a/1)",
                "- The Shropshire Star – [Otter count](https://www.shropshirestar.com/b/2)",
                "Thanks – and see you in October.",
            ],
            "en",
        ),
    ],
)
def test_sentences_are_no_such_lines(lines: list[str], language: str) -> None:
    """A comma after the first words, or thanks before a dash, does not make a sentence such a line."""
    assert len(shipped_facts("Presse", lines, language, _ON).items) == 2


def test_a_line_with_a_day_in_brackets_is_like_those_with_one() -> None:
    """A sentence that continues after its date is no such line."""
    lines = [
        "- 연합뉴스 (6/3) [수달이 돌아왔다](https://www.yna.co.kr/view/AKR20240603000100001)",
        "- 광주일보 (6/5) [강가의 발자국](http://www.kwangju.co.kr/article.php?aid=1)",
        "- 여울강 소식 (6/7) 지면 기사",
        "전시는 올해 6월 10일까지 열렸습니다.",
    ]
    assert outlets_named(shipped_facts("6월 언론보도 모음", lines, "ko", _ON)) == [
        "연합뉴스",
        "광주일보",
        "여울강 소식",
    ]


@pytest.mark.parametrize(
    ("line", "language", "outlet"),
    [
        ("Terre & Vent, numéro de mars, version papier uniquement", "fr", "Terre & Vent"),
        ("Harbour Monthly, April issue, p. 4", "en", "Harbour Monthly"),
        ("Feld und Weite, Märzausgabe", "de", "Feld und Weite"),
        ("Monte Alto, número de abril", "es", "Monte Alto"),
        ("«Лес и вода», мартовский номер", "ru", "Лес и вода"),
    ],
)
def test_the_issue_of_a_month_names_its_paper(line: str, language: str, outlet: str) -> None:
    """In a press list, a newspaper with a monthly issue is an outlet, even if only in print."""
    lines = ["- Le Monde, 9.5.2024 : [On compte](https://www.lemonde.fr/a/1.html)", f"- {line}"]
    assert outlets_named(shipped_facts("Media coverage: presse, Medien, prensa, СМИ", lines, language, _ON))[1:] == [
        outlet
    ]


def test_a_month_alone_makes_no_issue() -> None:
    """A month without a word for an issue names none, nor does an issue in a post that is no press list."""
    lines = ["Harbour Festival, April programme, page 4", "We met the wardens and counted otters in the harbour."]
    assert outlets_named(shipped_facts("In the media", lines, "en", _ON)) == []
    assert outlets_named(shipped_facts("Our spring", ["Harbour Review, April issue"], "en", _ON)) == []
