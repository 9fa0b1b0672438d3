"""HTML, Atom, BibTeX and RIS with ordinary values: links, required parts, omitted fields. Hostile titles are tested
elsewhere.
"""

from datetime import UTC, datetime

import feedparser
import pytest
from jinja2 import DictLoader, UndefinedError
from lxml import etree
from markupsafe import Markup

from presswatch.encoders.atom import NAMESPACE, AtomEntry, AtomFeed, atom_document
from presswatch.encoders.html import anchor, html_environment
from presswatch.encoders.references import bibtex_entry, ris_record

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def entry(**fields):
    facts = {
        "id": "tag:example.org,2026:a",
        "title": "A",
        "updated_at": AT,
        "published_at": AT,
        "link": "https://example.org/a",
    }
    return AtomEntry(**facts | fields)


def test_a_link_to_nowhere_is_words():
    """javascript: and similar URLs never become an href."""
    assert anchor("https://example.org/?a=1&b=2", "A & B", class_="x") == Markup(
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer" class="x">A &amp; B</a>'
    )
    assert anchor("javascript:alert(1)", "A") == Markup("<span>A</span>")


def test_templates_escape_clean_and_insist():
    """Values are escaped and cleaned in text and attributes; our own markup stays; a missing value is an error."""
    pages = html_environment(
        DictLoader(
            {
                "a": "<p title='{{ x }}'>{{ x }}{{ nothing }}{{ ours }}</p>",
                "b": "{{ missing }}",
                "c": "{% trans x=x %}say {{ x }}{% endtrans %}",
            }
        )
    )
    shown = pages.get_template("a").render(x="<b>\x00'\u202e", nothing=None, ours=Markup("<i>i</i>"))
    assert shown == "<p title='&lt;b&gt;&#39;'>&lt;b&gt;&#39;<i>i</i></p>"
    assert pages.get_template("c").render(x="<\x07\u202e") == "say &lt;"
    with pytest.raises(UndefinedError):
        pages.get_template("b").render()


def test_atom_has_what_the_rfc_asks_and_is_the_same_twice():
    """RFC 4287: id, title, updated, an author, a link or content; feedparser accepts it without warnings."""
    entries = [
        entry(authors=("Paper",), categories=("NKDB", "NKDB"), language="ko"),
        entry(id="tag:example.org,2026:b", link="javascript:x"),
    ]
    feed = AtomFeed(
        id="tag:example.org,2026:f",
        title="F",
        updated_at=AT,
        author="P",
        own_address="https://example.org/f.atom",
        entries=entries,
    )
    document = atom_document(feed)
    assert document == atom_document(feed)
    read = feedparser.parse(document)
    assert not read.bozo
    assert [one.id for one in read.entries] == ["tag:example.org,2026:a", "tag:example.org,2026:b"]
    root = etree.fromstring(document)
    for made in root.iter(f"{{{NAMESPACE}}}entry"):
        names = [etree.QName(child).localname for child in made]
        assert {"id", "title", "updated"} <= set(names)
        assert "content" in names or any(link.get("rel") == "alternate" for link in made.iter(f"{{{NAMESPACE}}}link"))
    assert [term.get("term") for term in root.iter(f"{{{NAMESPACE}}}category")] == ["NKDB"]
    assert b"javascript" not in document


def test_bibtex_leaves_out_what_is_not_known():
    """Fields without a value and addresses that are no links are omitted; TeX's special characters are escaped."""
    made = bibtex_entry("article", "presswatch/17 x", {"title": "50 % & {more", "date": None, "url": "javascript:x"})
    assert made == "@article{presswatch-17-x,\n  title = {{50 \\% \\& \\textbraceleft{}more}}\n}\n"
    assert "url = {https://example.org/a_b%20c}" in bibtex_entry("online", "k", {"url": "https://example.org/a_b%20c"})


def test_bibtex_takes_no_name_for_two_and_no_two_for_one():
    """Only known family names are written without braces, and a name cannot close them."""
    names = [("Doe", "Jane"), "Anna and the Band", "A}, {B", ""]
    made = bibtex_entry("article", "k", {"title": "T"}, names)
    assert "author = {Doe, Jane and {Anna and the Band} and {A\\textbraceright{}, \\textbraceleft{}B}}" in made
    assert "author" not in bibtex_entry("article", "k", {"title": "T"}, [" "])


def test_ris_is_tags_and_an_end():
    """Type first, end last, CRLF, nothing empty between."""
    made = ris_record("NEWS", [("TI", "A\r\nER  - "), ("T2", None), ("UR", "https://example.org/")])
    assert made == "TY  - NEWS\r\nTI  - A ER -\r\nUR  - https://example.org/\r\nER  - \r\n\r\n"


def test_a_text_that_runs_against_its_page_has_an_element_of_its_own():
    """Arabic in an English page, English in a Hebrew one; escaped, on one line; other text is unchanged."""
    template = DictLoader({"a": "<p{{ x|own_direction }}>{{ x|apart }}</p>"})
    for direction, text, against in (
        ("ltr", "مدرسة <2>", True),
        ("ltr", "١٤٤٨", True),
        ("ltr", "A <2>", False),
        ("ltr", "학교", False),
        ("rtl", "A <2>", True),
        ("rtl", "בית 2", False),
    ):
        made = html_environment(template, direction=direction).get_template("a").render(x=f"{text}\n")
        words = text.replace("<", "&lt;").replace(">", "&gt;")
        shown = f'<p dir="auto"><span dir="auto">{words}</span></p>' if against else f"<p>{words}</p>"
        assert made == shown
