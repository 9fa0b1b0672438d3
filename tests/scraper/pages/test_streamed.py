"""Pages streamed in pieces are read as they look once their script has put the pieces in place."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page, assembled

PLAIN = "<html><body><main><h1>River opens</h1><p>It opened.</p></main></body></html>"
STREAMED = """<html><body><main><h1>River opens</h1>
<!--$?--><template id="B:0"></template><p>Loading text</p><!--/$--><p>Share</p></main><footer>Imprint</footer>
<div hidden id="S:0"><p>First part.</p><template id="P:1"></template>after</div>
<div hidden id="S:1"><p>Second part.</p></div>
<script>$RS("S:1","P:1");$RC("B:0","S:0")</script></body></html>"""


def words(root: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()) for node in root.iter("body")).split("$RS")[0].strip()


def test_pieces_replace_their_placeholders():
    """A piece replaces its placeholder, a nested one too, and nothing stays hidden."""
    root = lxml.html.document_fromstring(STREAMED)
    text = " ".join(words(assembled(root)).split())
    assert text == "River opens First part. Second part. after Share Imprint"
    assert not [node for node in assembled(root).iter("div") if node.get("hidden") is not None]


def test_without_the_script_equal_numbers_decide():
    """Without its scripts a stored page is assembled by the numbers of pieces and placeholders."""
    page = STREAMED.replace('<script>$RS("S:1","P:1");$RC("B:0","S:0")</script>', "")
    assert "First part. Second part. after Share" in " ".join(
        words(assembled(lxml.html.document_fromstring(page))).split()
    )


def test_other_pages_stay_as_they_are():
    """A page without pieces is returned itself, and one with pieces is not modified."""
    plain = lxml.html.document_fromstring(PLAIN)
    assert assembled(plain) is plain
    root = lxml.html.document_fromstring(STREAMED)
    before = lxml.html.tostring(root)
    assembled(root)
    assert lxml.html.tostring(root) == before


@pytest.mark.parametrize(
    "body",
    [
        '<div hidden id="S:0"><template id="B:0"></template><p>Inside itself.</p></div>',
        '<div hidden id="S:0"><template id="P:1"></template><p>One.</p></div>'
        '<div hidden id="S:1"><template id="P:0"></template><p>Inside itself.</p></div>',
        '<div hidden id="S:7">Inside itself.</div>tail',
        '<template id="B:0"></template><div hidden id="S:0"><div hidden id="S:0">Inside itself.</div></div>',
    ],
)
def test_pieces_without_a_place(body):
    """A piece whose placeholder is missing, inside it, or inside a piece waiting for it, loses no word."""
    root = assembled(lxml.html.document_fromstring(f"<html><body>{body}</body></html>"))
    assert "Inside itself." in "".join(root.itertext())


@given(st.lists(st.tuples(st.sampled_from("BPS"), st.integers(0, 3), st.booleans()), max_size=8))
def test_any_nesting_of_pieces_is_read(parts):
    """With any nesting of pieces and placeholders no text of a piece is lost and nothing is raised."""
    html, closing = "", ""
    for kind, number, nested in parts:
        if kind == "S":
            html += f'<div hidden id="S:{number}">w{number}'
            closing += "</div>" if nested else ""
            html += "" if nested else "</div>"
        else:
            html += f'<template id="{kind}:{number}"></template>'
    root = lxml.html.document_fromstring(f"<html><body><p>x</p>{html}{closing}</body></html>")
    expected = sorted("".join(root.itertext()).split("w"))
    assert sorted("".join(assembled(root).itertext()).split("w")) == expected


def test_an_article_in_pieces():
    """The text of a streamed post is read in its order, without the words of the placeholder."""
    parts = [f"The {word} survey of witness statements was completed in May after long interviews." for word in
             ("first", "second", "third", "fourth", "fifth", "sixth")]  # fmt: skip
    pieces = "".join(
        f'<div hidden id="S:{number}"><p>{part}</p></div>' for number, part in reversed(list(enumerate(parts)))
    )
    places = "".join(
        f'<!--$?--><template id="B:{number}"></template><p>Loading paragraph...</p><!--/$-->'
        for number in range(len(parts))
    )
    html = f"<html><head><title>River opens</title></head><body><main><h1>River opens</h1>{places}</main>{pieces}</body></html>"
    article = read_article(Page(url="https://site.example/1", html=html), DateContext())
    assert article.text.split("\n\n") == parts


def test_control_characters_next_to_pieces_lose_nothing():
    """The parser accepts them in a tree but not in assigned text: text that is moved loses them."""
    for place in ("Loading text</p>", "<p>Share", "after</div>", '<div hidden id="S:0">'):
        marked = STREAMED.replace(place, f"{place}a\x15b").replace("</template>", "</template>c\x0bd")
        text = words(assembled(lxml.html.document_fromstring(marked)))
        assert "First part." in text
        assert "Second part." in text
