"""Who wrote a Chinese page: people, not accounts, outlets and buttons in the same characters."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.signatures import is_chinese_name, signature

TEXT = "<p>河流管理部门今天宣布，经过两年的工作，水闸将于五月重新开放，沿岸居民表示欢迎。</p>" * 8


def byline(inside: str, head: str = "") -> tuple[str, ...]:
    html = (
        f"<html><head><title>水闸重新开放</title>{head}</head>"
        f"<body><main><h1>水闸重新开放</h1>{inside}{TEXT}</main></body></html>"
    )
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).byline


@pytest.mark.parametrize("account", ["河边新闻", "城市发布", "加拿大必读", "关注", "注册", "我已授权", "河报网"])
def test_accounts_and_buttons_are_no_authors(account):
    """A text without a known surname at its start, or too long for a name, is an account or a button."""
    assert byline(f'<div class="author"><a href="/user/1">{account}</a></div>') == ()
    assert byline("", f'<meta name="author" content="{account}">') == ()


@pytest.mark.parametrize("name", ["王大明", "陈智", "欧阳小明"])
def test_names_stay(name):
    """A name that begins with a surname is a person's."""
    assert byline(f'<div class="author"><a href="/user/1">{name}</a></div>') == (name,)
    assert is_chinese_name(name)


def test_a_labelled_pseudonym_stays():
    """After the label "author" any name counts."""
    assert byline("<p>作者：春春</p>") == ("春春",)


def test_names_in_japanese_are_others():
    """On a page with Japanese letters a name in Chinese characters need not begin with a Chinese surname."""
    assert byline('<div class="author">渡辺健太</div><p>これは水門についての記事です。</p>') == ("渡辺健太",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("河边新闻记者 王大明 李红", "王大明、李红"),
        ("公司/河边青年报", ""),
        ("作者简介", ""),
        ("文︱王大明", "王大明"),
    ],
)
def test_forms_of_signatures(line, names):
    """The newspaper precedes the reporter; what is no person's name is dropped."""
    assert signature(line) == names
