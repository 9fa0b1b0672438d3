"""Who wrote a post if an account's name, an office or a board's labels are in the author's place."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.names import clean_name, people_of
from scraper.pages.person_names.signatures import is_labelled, signature, signature_of_lead

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 6


def byline(inside: str, head: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>River opens</title>{head}</head><body><main><h1>River opens</h1>{inside}</main></body>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).byline


def test_a_pseudonym_with_a_capital_is_no_account():
    """A pseudonym declared in the head stays, whoever is named in the text."""
    head = '<meta name="author" content="Minerva">'
    assert byline(f"<p>Por: Marta Robles</p>{TEXT}", head) == ("Minerva",)


@pytest.mark.parametrize(
    "office",
    [
        "Gemeente Lingerveen",
        "Ayuntamiento de Robledo",
        "海浦市",
        "林務管理署",
        "Ministry of Rivers",
        "Município de Lindau",
        "humas",
    ],
)
def test_an_office_is_no_author(office):
    """Towns, ministries and their departments are no personal authors."""
    assert byline(TEXT, f'<meta name="author" content="{office}">') == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[2021/04/09] 文責：高瀬悠子", "高瀬悠子"),
        ("日期：2022-10-09 作者：文/王小明 图/李红", "王小明"),
        ("2024年11月8日 7:30 三浦あかり記者", "三浦あかり"),
        ("发布：2022-10-09 作者：王小明", "王小明"),
    ],
)
def test_signatures_after_dates_and_labels(line, expected):
    """A date before the signature and the word for "text" before the name are not part of it."""
    assert signature(line) == expected


def test_a_correspondent_is_named_with_the_reporter():
    """Chinese newspapers name their reporter and a correspondent before the first sentence."""
    assert signature_of_lead("本报讯（记者 王大明 通讯员 李红）昨天上午，新桥通车。") == "王大明、李红"


def test_a_mark_of_a_note_is_no_part_of_a_name():
    """An asterisk after a name refers to a note; a line that begins with one is the note."""
    assert clean_name("Mina Park*") == "Mina Park"
    assert clean_name("* ليلى الباحثة") != "ليلى الباحثة"


def test_labels_with_a_colon():
    """Only a word for the author with a colon is a label."""
    assert is_labelled("خبرنگار: مریم احمدی")
    assert not is_labelled("By Mina Park")
    assert people_of(["خبرنگار: مریم احمدی"], declared=True) == ["مریم احمدی"]


def test_the_author_of_a_korean_blog_in_its_head():
    """The name in a Korean blog's header may have dots; the link to its guest book is no author."""
    menu = "<ul><li>홈</li><li>방명록</li></ul>"
    html = (
        '<html lang="ko"><head><title>강이 열렸다</title><meta property="og.article.author" content="한소리"></head>'
        f"<body>{menu}<main><h2>강이 열렸다</h2><span>한소리 · 2024. 2. 22. 10:15</span>{TEXT}</main></body></html>"
    )
    assert read_article(Page(url="https://site.example/12", html=html), DateContext()).byline == ("한소리",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Автор текста Олена Ткаченко, фотограф Богдан Мельник", ["Олена Ткаченко"]),
        ("ZahnPlus Versicherung AG", []),
    ],
)
def test_others_in_a_byline_are_left_out(line, expected):
    """Photographers next to the author and companies in the author's place are dropped."""
    assert people_of([line], declared=True) == expected
