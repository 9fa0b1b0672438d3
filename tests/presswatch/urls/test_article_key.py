"""One article under the various addresses that its site gives it."""

from __future__ import annotations

import pytest

from presswatch.urls.canonical import article_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.paper.example/a/1.html", "https://m.paper.example/a/1.html"),
        ("https://paper.example/a/night-school", "https://paper.example/a/night-school/amp/"),
        ("https://paper.example/a/night-school", "https://amp.paper.example/a/night-school"),
        ("https://paper.example/a/night-school", "https://paper.example/amp/a/night-school"),
        ("https://paper.example/a/1?id=7", "https://paper.example/a/1?amp=1&id=7"),
        ("https://paper.example/a/1?id=7", "https://paper.example/a/1?id=7&outputType=amp"),
        ("https://paper.example/a/1.html", "https://paper.example/a/1.amp.html"),
        (
            "https://n.news.naver.com/mnews/article/001/0014751234",
            "https://n.news.naver.com/article/001/0014751234?sid=102",
        ),
        (
            "https://n.news.naver.com/mnews/article/001/0014751234",
            "https://news.naver.com/main/read.naver?mode=LSD&oid=001&aid=0014751234",
        ),
    ],
)
def test_forms_of_one_article(one: str, other: str) -> None:
    """The mobile form, the AMP form and Naver's variants are one article."""
    assert article_key(one) == article_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/a/1", "https://paper.example/a/2"),
        ("https://paper.example/a/guitar", "https://paper.example/a/guitar/amplifier"),
        ("https://paper.example/a/1?id=7", "https://paper.example/a/1?id=8&amp=1"),
        ("https://m.example/a/1", "https://example/a/1"),
        ("https://sport.paper.example/a/1", "https://paper.example/a/1"),
        ("https://n.news.naver.com/article/001/0014751234", "https://n.news.naver.com/article/002/0014751234"),
    ],
)
def test_other_articles(one: str, other: str) -> None:
    """Another number, folder, publisher or site is another article."""
    assert article_key(one) != article_key(other)
