"""What a page prints with every post is not part of its text: the site's footer."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

SENTENCES = (
    "Any work on the river is a journey, and that journey is made more varied by giving you the chance to see it through. "
    "Our keepers have looked after boats and banks for more than twenty years, and they are proud of what they do. "
)


def text_of(inside: str, *, post: str = "<p>The talk of yesterday can be heard again.</p>") -> str:
    html = (
        "<html lang='en'><head><title>Talk on the river</title></head><body><header><a href='/'>River</a></header>"
        f"<main><article><h1>Talk on the river</h1>{post}</article></main>{inside}</body></html>"
    )
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).text


@pytest.mark.parametrize(
    "place",
    [
        f"<footer><div><h4>About us</h4><p>{SENTENCES * 2}</p></div></footer>",
        f"<div id='foot'><p>{SENTENCES * 2}</p></div>",
    ],
)
@pytest.mark.parametrize("post", ["<p>The talk of yesterday can be heard again.</p>", "<img src='/talk.jpg' alt=''>"])
def test_places_that_hold_no_text(place, post):
    """However short the post, longer words in these places are not part of it."""
    assert "journey" not in text_of(place, post=post)


def test_a_short_post_comes_forth():
    """A single sentence below the title is the text, once the longer words of the footer are removed."""
    foot = f"<footer><div><h4>About us</h4><p>{SENTENCES * 2}</p></div></footer>"
    assert text_of(foot) == "The talk of yesterday can be heard again."


def test_a_foot_of_the_post_itself():
    """The footer of a quotation or of the post's own element stays; so does a category called cookies."""
    post = (
        f"<div class='post category-cookies'><p>{SENTENCES}</p><blockquote><p>We were glad to see so many of you here on "
        f"that evening.</p><footer>Ann Banks, keeper of the lock</footer></blockquote><p>{SENTENCES}</p></div>"
    )
    text = text_of("<footer><p>All rights reserved by the river.</p></footer>", post=post)
    assert text.count("journey") > 1
    assert "Ann Banks" in text
    assert "rights" not in text


def test_an_element_called_foot_that_is_no_footer():
    """An element with the class foot in the middle of the page is not the site's footer."""
    post = f"<p>{SENTENCES}</p></article><section class='footer'><p>How we counted: {SENTENCES}</p></section><article>"
    rows = "".join(f"<li><a href='/{n}'>Other news of the river {n}</a></li>" for n in range(20))
    assert "How we counted" in text_of(f"<ul>{rows}</ul>", post=post)
