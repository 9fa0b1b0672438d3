"""Pages that show the beginning of a text and leave the rest to their scripts, in the formats of four editors."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.payload import rich_text_root

LEAD = "The archive of the harbour town opened its reading room on Monday after eleven years of repairs to the roof."
SECOND = (
    "Its director, Ines Varga, thanked the neighbours who had kept four hundred boxes of letters dry in their cellars."
)
LINK = ("All of it is listed in ", "the printed catalogue", " that the town sells for nine crowns.")
LAST = (
    "Readers are asked to bring a pencil, to leave their coats downstairs and to be gone before the last ferry leaves."
)
TO = "https://harbour.example/catalogue"
OTHER = "Rain kept the fishing boats in port for a third day, and the market was closed before noon for want of fish."


def contentful():
    def paragraph(*inner):
        return {"nodeType": "paragraph", "data": {}, "content": list(inner)}

    def text(words):
        return {"nodeType": "text", "value": words, "marks": []}

    link = {"nodeType": "hyperlink", "data": {"uri": TO}, "content": [text(LINK[1])]}
    blocks = [*map(paragraph, map(text, (LEAD, SECOND))), paragraph(text(LINK[0]), link, text(LINK[2]))]
    return {"body": {"nodeType": "document", "content": [*blocks, paragraph(text(LAST))]}}


def prosemirror():
    def paragraph(*inner):
        return {"type": "paragraph", "content": list(inner)}

    def text(words, **more):
        return {"type": "text", "text": words, **more}

    linked = text(LINK[1], marks=[{"type": "link", "attrs": {"href": TO}}])
    listed = {"type": "bulletList", "content": [{"type": "listItem", "content": [paragraph(text(LAST))]}]}
    blocks = [*map(paragraph, map(text, (LEAD, SECOND))), paragraph(text(LINK[0]), linked, text(LINK[2])), listed]
    return {"doc": {"type": "doc", "content": blocks}}


def slate():
    def paragraph(*inner):
        return {"type": "paragraph", "children": list(inner)}

    def text(words):
        return {"text": words}

    link = {"type": "link", "url": TO, "children": [text(LINK[1])]}
    blocks = [*map(paragraph, map(text, (LEAD, SECOND))), paragraph(text(LINK[0]), link, text(LINK[2]))]
    return {"value": [*blocks, paragraph(text(LAST))]}


def portable_text():
    def block(*spans, marks=()):
        return {"_type": "block", "style": "normal", "children": list(spans), "markDefs": list(marks)}

    def span(words, *marks):
        return {"_type": "span", "text": words, "marks": list(marks)}

    linked = block(span(LINK[0]), span(LINK[1], "k1"), span(LINK[2]), marks=[{"_key": "k1", "href": TO}])
    return {"content": [*map(block, map(span, (LEAD, SECOND))), linked, block(span(LAST))]}


def page(data, shown=f"<p>{LEAD}</p><p>{SECOND}</p>", head=""):
    script = json.dumps(data).replace("</", "<\\/")
    return (
        f"<html lang=en><head><title>Reading room open</title>{head}</head><body><main><h1>Reading room open</h1>"
        f"{shown}</main><script id=__DATA__ type='application/json'>{script}</script></body></html>"
    )


def read(html: str) -> Article:
    return read_article(Page(url="https://harbour.example/news/reading-room", html=html), DateContext())


@pytest.mark.parametrize("form", [contentful, prosemirror, slate, portable_text])
def test_the_rest_of_a_text_is_read_from_the_script(form):
    """All paragraphs once and in order, with the link at its words."""
    article = read(page(form()))
    assert article.text.split("\n\n") == [LEAD, SECOND, "".join(LINK), LAST]
    assert [(link.url, link.text) for link in article.links] == [(TO, LINK[1])]
    link = article.links[0]
    assert article.text[link.start : link.end] == LINK[1]


def test_a_text_of_another_post_in_the_script_is_not_taken():
    """It has to continue the text shown, however long it is."""
    article = read(page(contentful(), shown=f"<p>{OTHER}</p><p>{OTHER[:-1]}, says the guild.</p>"))
    assert OTHER in article.text
    assert SECOND not in article.text


def test_of_several_texts_each_stays_by_itself():
    """A list of posts, each with blocks of its own, is no text."""
    other = [{"type": "paragraph", "children": [{"text": f"{OTHER} ({n})"}]} for n in range(20)]
    posts = {"posts": [{"type": "post", "blocks": other}, {"type": "post", "blocks": slate()["value"]}]}
    assert OTHER not in read(page(posts)).text


def test_what_is_not_free_stays_in_the_script():
    """A page declared as paid content is not read beyond what it shows."""
    sold = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    article = read(page(contentful(), head=sold))
    assert LAST not in article.text
    assert article.wall == "pay"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "nodeType",
                    "_type",
                    "content",
                    "children",
                    "text",
                    "value",
                    "marks",
                    "markDefs",
                    "data",
                    "attrs",
                    "href",
                    "_key",
                ]
            ),
            inner | st.sampled_from(["paragraph", "block", "text", "link", "list"]),
            max_size=5,
        )
    ),
    max_leaves=40,
)


@given(json_values)
def test_no_value_of_json_is_too_odd(value):
    """Types, children, texts and marks of any type are read or skipped."""
    rich_text_root(Page(url="https://harbour.example/", html=page({"x": value, "long": "x" * 300})), "shown")


def test_a_tree_as_deep_as_can_be_is_left_alone():
    """Nested deeper than any editor does, and wide: a fraction of a second, no text, no error."""
    node = {"type": "paragraph", "children": [{"text": LAST}]}
    for _ in range(400):
        node = {"type": "box", "children": [node]}
    wide = [{"type": "paragraph", "children": [{"type": "paragraph", "children": []}] * 3}] * 15_000
    assert rich_text_root(Page(url="https://harbour.example/", html=page({"deep": node, "wide": wide})), LEAD) is None
