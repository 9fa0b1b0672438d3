"""Limits of what is read: what has just the size of a limit is read whole, one thing more is not."""

from __future__ import annotations

import pytest

from scraper.pages.article import main_text
from scraper.pages.discovery import discover, sitemap
from scraper.pages.html_tree import tree
from scraper.pages.html_tree.tree import flatten
from scraper.pages.listing.script_links import MAX_NAMES, MAX_SCRIPTS, Functions
from scraper.pages.parsing import page, payload, xml_guard
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.payload import load_json, walk_json
from scraper.pages.parsing.xml_guard import without_doctype

URL = "https://a.example/"


def html_of(body: str) -> str:
    return f"<html><head></head><body>{body}</body></html>"


def test_trees_for_the_extractor(monkeypatch: pytest.MonkeyPatch):
    """A tree of as many elements as the limit is handed to it."""
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 9
    root = Page(URL, html_of(f"<article>{text}</article>")).root
    monkeypatch.setattr(main_text, "MAX_ELEMENTS", sum(1 for _ in root.iter()))
    assert "surveyofwitness" in main_text.extracted_letters(root)
    monkeypatch.setattr(main_text, "MAX_ELEMENTS", main_text.MAX_ELEMENTS - 1)
    assert main_text.extracted_letters(root) == ""


def test_elements_of_a_list(monkeypatch: pytest.MonkeyPatch):
    """A tree ends with the element that fills it; the elements around it are closed."""
    root = Page(URL, html_of("<main><p>One</p><p>Two</p><p>Three</p></main>")).root
    whole = flatten(root)
    texts = []
    for most in range(len(whole.elements) - 2, len(whole.elements) + 2):
        monkeypatch.setattr(tree, "MAX_ELEMENTS", most)
        flat = flatten(root)
        assert len(flat.elements) == min(most, len(whole.elements))
        assert all(end >= number for number, end in enumerate(flat.ends))
        texts.append(len(flat.elements))
    assert texts == sorted(texts)


def test_a_page_of_more_tags_says_so(monkeypatch: pytest.MonkeyPatch):
    """The last tag that is read is still none too many."""
    html = html_of("<p>One</p><p>Two</p>")
    monkeypatch.setattr(page, "TAGS_MAX", html.count("<"))
    assert Page(URL, html).unread == ""
    monkeypatch.setattr(page, "TAGS_MAX", html.count("<") - 1)
    assert Page(URL, html).unread != ""


def test_long_texts_of_elements_are_cut(monkeypatch: pytest.MonkeyPatch):
    """Those of elements and those after them, if longer than the limit; scripts are left as they are."""
    monkeypatch.setattr(page, "TEXT_MAX", 20)
    html = html_of(f"<p>{'a' * 20}</p>{'b' * 20}<p>{'c' * 21}</p>{'d' * 21}<script>{'e' * 30}</script>")
    texts = [text for text in Page(URL, html).root.itertext() if text.strip()]
    assert [(text[0], len(text)) for text in texts] == [("a", 20), ("b", 20), ("c", 20), ("d", 20), ("e", 30)]


def test_json_of_scripts(monkeypatch: pytest.MonkeyPatch):
    """A longer script is not read, and of a value no more nodes than the limit are seen."""
    monkeypatch.setattr(payload, "MAX_SCRIPT_CHARS", 9)
    assert (load_json("[1, 2, 3]"), load_json("[1, 2,  3]")) == ([1, 2, 3], None)
    seen = []
    for most in range(1, 7):
        monkeypatch.setattr(payload, "MAX_NODES", most)
        seen.append(len(list(walk_json({"a": [1, 2], "b": 3}))))
    assert seen == [1, 2, 3, 4, 5, 5]


def xml_with(entities: str, text: str) -> str:
    return f"<!DOCTYPE a [{entities}]><a>{text}</a>"


def entity(name: str, value: str) -> str:
    return f'<!ENTITY {name} "{value}">'


@pytest.mark.parametrize(
    ("limit", "most", "inside", "beyond"),
    [
        ("_ENTITY_LENGTH_MAX", 4, xml_with(entity("x", "aaaa"), "&x;"), xml_with(entity("x", "aaaaa"), "&x;")),
        (
            "_ENTITIES_MAX",
            2,
            xml_with(entity("x", "aaaa") + entity("y", "b"), "&x;"),
            xml_with(entity("x", "aaaa") + entity("y", "b") + entity("z", "b"), "&x;"),
        ),
        ("_EXPANDED_MAX", 8, xml_with(entity("x", "aaaa"), "&x;&x;"), xml_with(entity("x", "aaaa"), "&x;&x;&x;")),
    ],
)
def test_entities_of_xml(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, inside: str, beyond: str):
    """Small entities are put in; a document with longer, more, or more often used ones is refused."""
    monkeypatch.setattr(xml_guard, limit, most)
    assert "aaaa" in (without_doctype(inside) or "")
    assert without_doctype(beyond) is None


def test_addresses_of_sitemaps(monkeypatch: pytest.MonkeyPatch):
    """A longer sitemap is cut, and says so."""
    monkeypatch.setattr(sitemap, "ENTRIES_MAX", 3)
    found = []
    for count in (3, 4):
        addresses = [f"https://a.example/p/{at}" for at in range(count)]
        xml = "".join(f"<url><loc>{one}</loc></url>" for one in addresses)
        for body in (f"<urlset>{xml}</urlset>", "\n".join(addresses)):
            one = sitemap.read_sitemap(body.encode(), URL)
            found.append((len(one.entries), one.cut))
    assert found == [(3, False), (3, False), (3, True), (3, True)]


def test_functions_that_a_page_calls():
    """So many of its scripts are searched, and so many names are looked for."""

    def functions(scripts: int) -> Functions:
        other = "<script>location.reload()</script>" * (scripts - 1)
        own = "".join(f"function f{at}(n){{location.href='/p/{at}?n='+n}}\n" for at in range(MAX_NAMES + 1))
        return Functions(Page(URL, html_of(f"{other}<script>{own}</script>")).root)

    assert functions(MAX_SCRIPTS).address("f0('7')") == "/p/0?n=7"
    assert functions(MAX_SCRIPTS + 1).address("f0('7')") == ""
    called = functions(1)
    found = [called.address(f"f{at}('7')") for at in range(MAX_NAMES + 1)]
    assert found == [*(f"/p/{at}?n=7" for at in range(MAX_NAMES)), ""]
    assert called.address("f0('8')") == "/p/0?n=8"


def test_labels_of_menus(monkeypatch: pytest.MonkeyPatch):
    """A link with a longer text is a post's title."""
    monkeypatch.setattr(discover, "_LABEL_MAX", len("Press room"))
    found = [
        [one.url for one in discover.find_sources(Page(URL, html_of(f"<nav><a href=/x>{label}</a></nav>")))]
        for label in ("Press room", "Press rooms")
    ]
    assert [f"{URL}x" in urls for urls in found] == [True, False]


def test_links_of_a_link_farm(monkeypatch: pytest.MonkeyPatch):
    """Links after so many are not looked at."""
    monkeypatch.setattr(discover, "_LINKS_MAX", 3)
    menu = "".join(f"<a href=/{name}>{name}</a>" for name in ("about", "contact", "press", "blog"))
    urls = [one.url for one in discover.find_sources(Page(URL, html_of(f"<nav>{menu}</nav>")))]
    assert (f"{URL}press" in urls, f"{URL}blog" in urls) == (True, False)
