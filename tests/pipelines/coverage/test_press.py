"""Press pages as laboratories, associations and institutes write them, in texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipelines.posts import outlets_named, shipped_facts

NAVER = "https://n.news.naver.com/mnews/article/028/0002671234"


def test_a_naver_number_identifies_the_outlet() -> None:
    """The number in a Naver address identifies the outlet if the post prints none; the outlet's own address wins."""
    facts = shipped_facts("갯벌 기록의 빈칸", [f"갯벌센터가 기록을 공개했다.(중략) [기사 보기]({NAVER})"], "ko")
    assert [(i.outlet, i.domain, i.article_url) for i in facts.items] == [("한겨레", "hani.co.kr", NAVER)]
    own = "https://www.hani.co.kr/arti/society/environment/1112233.html"
    both = shipped_facts(
        "[한겨레] 갯벌 기록의 빈칸",
        [f"한겨레에 우리 센터 기사가 실렸습니다. [기사 원문]({own}) [네이버]({NAVER})"],
        "ko",
    )
    assert [i.article_url for i in both.items] == [own]


@pytest.mark.parametrize(
    ("title", "line", "language", "outlets"),
    [
        ("Harbour Bread on WQTB", "A lovely piece by Dana Holt from WQTB on our bakery.", "en", ["WQTB"]),
        (
            "Intervista",
            "In allegato l’intervista del Vice Presidente Livio Sarti pubblicata oggi su La Repubblica.",
            "it",
            ["La Repubblica"],
        ),
    ],
)
def test_outlets_by_wording(title: str, line: str, language: str, outlets: list[str]) -> None:
    """A station's call sign is an outlet; the office of a vice president is none."""
    names = [name for name in outlets_named(shipped_facts(title, [line], language, date(2021, 12, 31))) if name]
    assert [name.casefold().removeprefix("the ") for name in names] == [
        name.casefold().removeprefix("the ") for name in outlets
    ]


def test_what_a_report_is_about_is_no_outlet() -> None:
    """In a German clause with its verb at the end, the words before the verb are its object and no outlet."""
    sentence = "Heute Mittag lief bei K5 kompakt im Magazin eine [Sendung](https://www.k5.example/s/1), die unter anderem über Tidelicht berichtete."
    assert "Tidelicht" not in outlets_named(shipped_facts("K5 kompakt Beitrag", [sentence], "de", date(2015, 9, 13)))


def test_a_form_gives_the_date_of_issue_and_the_office() -> None:
    """In a form of labelled lines the labelled date is the article's, and the office is read whole."""
    lines = [
        "新聞名：読売新聞",
        "2020年2月28日、読売新聞の記者が、笈田理事長、中山事務局長らに話を聞いた。",
        "発行日：2020年3月27日（金）",
    ]
    facts = shipped_facts("活動が新聞記事に", lines, "ja")
    assert [i.article_date.on if i.article_date else None for i in facts.items] == [date(2020, 3, 27)]
    assert [(p.name, p.roles) for p in facts.people] == [("笈田", ("理事長",)), ("中山", ("事務局長",))]
    assert facts.quotes == ()


@pytest.mark.parametrize(
    ("title", "line", "language", "people"),
    [
        (
            "[한겨레] 갯벌의 말",
            "한겨레가 안하영 TDRC 연구원으로부터 설명을 들었다. 안 연구원은 “갯벌은 스스로 적지 않는다”고 설명했다. 역대 최연소 센터장이다.",
            "ko",
            [("안하영", "연구원")],
        ),
        (
            "Эфир",
            "20 января 2022 года на телеканале «Россия 1», в передаче «Тема дня», интервью дал управляющий Ульяновским отделением Фонда Михаил Логинов.",
            "ru",
            [("Михаил Логинов", "управляющий Ульяновским отделением Фонда")],
        ),
    ],
)
def test_people_of_press_pages(title: str, line: str, language: str, people: list[tuple[str, str]]) -> None:
    """An organization between name and office, or before the name, does not hide a person."""
    found = shipped_facts(title, [line], language, date(2022, 3, 18)).people
    assert [p.name for p in found] == [name for name, _ in people]
    assert all(role.startswith(p.roles[0].split(" ")[0]) for p, (_, role) in zip(found, people, strict=True))
