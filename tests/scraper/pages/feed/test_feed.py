"""Feeds: every dialect, broken ones, attacks."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.errors import PageError
from scraper.pages.dates.read import DateContext
from scraper.pages.feed.read import Feed, read_broken_feed, read_feed
from scraper.reading.results import Body
from scraper.reading.tasks import read_feed_body

URL = "https://www.example.org/feed/"
CONTEXT = DateContext()

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Centre &amp; News</title><link>https://www.example.org</link><language>en-US</language>
<atom:link href="https://www.example.org/feed/" rel="self"/>
<item><media:title>a picture</media:title><title>Rights &amp;amp; &lt;b&gt;duties&lt;/b&gt;</title>
<enclosure url="https://www.example.org/a.mp3" type="audio/mpeg" length="1"/>
<link>/news/1?a=1&amp;b=2</link><guid isPermaLink="false">tag:1</guid><dc:creator>Jane Doe</dc:creator>
<pubDate>Fri, 30 Jun 2023 14:20:00 +0900</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Long <a href="https://outlet.example/x">here</a></p>]]></content:encoded></item>
<item><title>Second</title><guid>https://www.example.org/news/2</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.example.org/news/" xml:lang="de">
<title>Zentrum</title>
<link rel="next" href="?page=2"/>
<entry><title type="html">A &amp;lt; B</title><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="3"/>
<id>urn:3</id>
<author><name>Max Muster</name></author><published>2023-06-30T00:00:00Z</published>
<updated>2024-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry>
<entry><title>5 &lt; 6 &amp; 7</title><link href="https://www.example.org/news/4"/><id>4</id><updated>2023-06-29</updated></entry></feed>"""


def read(text: str | bytes, url: str = URL) -> Feed:
    return read_feed(text.encode() if isinstance(text, str) else text, url, None, CONTEXT)


def test_rss_with_all_the_trimmings():
    """An RSS entry gives its page, plain title, date, author, teaser and content; enclosures are never the page."""
    feed = read(RSS)
    first, second = feed.entries
    assert (feed.kind, feed.title, feed.language, feed.well_formed) == ("rss", "Centre & News", "en-US", True)
    assert (first.url, first.title) == ("https://www.example.org/news/1?a=1&b=2", "Rights & duties")
    assert first.date is not None
    assert first.date.at == dt.datetime(2023, 6, 30, 5, 20, tzinfo=dt.UTC)
    assert (first.byline, first.guid, first.teaser) == (("Jane Doe",), "tag:1", "Short")
    assert 'href="https://outlet.example/x"' in first.text_html
    assert (second.url, second.date) == ("https://www.example.org/news/2", None)


@pytest.mark.parametrize("zero", ["Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01T00:00:00Z"])
def test_a_page_without_a_date_is_no_post(zero: str):
    """Generators list their pages ("About us") among the posts, dated in the year 1."""
    item = f"<item><title>About us</title><link>https://www.example.org/about/</link><pubDate>{zero}</pubDate></item>"
    feed = RSS.replace("</channel>", f"{item}</channel>").encode()
    assert [entry.is_page for entry in read_feed(feed, URL, None, CONTEXT).entries] == [False, False, True]
    body = Body(content=feed, url=URL, content_type=None, context=CONTEXT)
    assert [entry.title for entry in read_feed_body(body).entries] == ["Rights & duties", "Second"]


def test_relative_links_of_rss_start_from_the_channels_page():
    """The feed may be on another host; an xml:base of the entry takes precedence."""
    item = "<item{}><title>One</title><link>{}</link></item>"
    body = f"""<rss version="2.0"><channel><title>House</title><link>https://house.example/public/</link>
      {item.format("", "story.cfm?id=1")}{item.format(' xml:base="https://other.example/a/"', "b")}</channel></rss>"""
    feed = read_feed(body.encode(), "https://feeds.example/house", None, DateContext())
    assert [one.url for one in feed.entries] == [
        "https://house.example/public/story.cfm?id=1",
        "https://other.example/a/b",
    ]


def test_atom_with_base_and_types():
    """Atom: xml:base, alternate links, html and text titles, published before updated, the next page."""
    feed = read(ATOM)
    first, second = feed.entries
    assert (feed.kind, feed.language, feed.next_url) == ("atom", "de", "https://www.example.org/news/?page=2")
    assert (first.url, first.title, first.byline) == ("https://www.example.org/news/3", "A < B", ("Max Muster",))
    assert first.date is not None
    assert first.date.on == dt.date(2023, 6, 30)
    assert "<p>Text</p>" in first.text_html
    assert second.title == "5 < 6 & 7"


def test_rdf_and_old_rss():
    """RSS 1.0 has its items next to the channel; a DOCTYPE of RSS 0.91 is harmless."""
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>R</title></channel><item rdf:about="x"><title>One</title><link>https://e.example/1</link><dc:date>2023-06-30</dc:date></item></rdf:RDF>"""
    old = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss.dtd">
    <rss version="0.91"><channel><title>O</title><item><title>Caf&eacute;</title><link>https://e.example/2</link></item></channel></rss>"""
    assert [(entry.url, entry.date is not None) for entry in read(rdf).entries] == [("https://e.example/1", True)]
    assert [(entry.url, entry.title) for entry in read(old).entries] == [("https://e.example/2", "Café")]


def test_json_feed():
    """A JSON Feed gives the same fields as other feeds: next page, address, title, byline."""
    feed = read(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "next_url": "/feed.json?p=2", '
        '"items": [{"id": "1", "url": "/a", "title": "A &amp; B", '
        '"content_html": "<p>x</p>", "date_published": "2023-06-30T10:00:00Z", '
        '"authors": [{"name": "Jane"}]}, {"id": 2}, 7]}'
    )
    assert (feed.kind, feed.next_url, len(feed.entries)) == ("json", "https://www.example.org/feed.json?p=2", 2)
    assert (feed.entries[0].url, feed.entries[0].title, feed.entries[0].byline) == (
        "https://www.example.org/a",
        "A & B",
        ("Jane",),
    )


@pytest.mark.parametrize(
    "broken",
    [
        "\ufeff\n  " + RSS,
        "<br />\n<b>Warning</b>: something in line 3<br />\n" + RSS,
        RSS.replace("Second", "Second & third <unclosed"),
        RSS.replace("Second", "Second\x08\x0b"),
        RSS[: RSS.index("</channel>")],
        RSS.replace('encoding="UTF-8"', 'encoding="nonsense"'),
    ],
)
def test_broken_feeds_keep_their_entries(broken: str):
    """Junk before it, bare ampersands, control characters and a missing end lose no entry."""
    feed = read(broken)
    assert [entry.url for entry in feed.entries] == [
        "https://www.example.org/news/1?a=1&b=2",
        "https://www.example.org/news/2",
    ]


def test_what_follows_a_feed_loses_no_entry():
    """Hosts add scripts and notes there; a second document makes the feed broken."""
    (noted, doubled) = (read(RSS + "<script>count()</script> cached & served"), read(RSS + RSS))
    assert (len(noted.entries), noted.well_formed, noted.broken) == (2, False, False)
    assert doubled.broken


def test_addresses_by_other_ways_than_a_link():
    """A guid that is a path, a link relation by its long name, content by reference; never a guid that is no address."""
    rss = """<rss version="2.0"><channel><link>https://www.example.org/</link><item><guid>/news/1</guid></item>
    <item><guid isPermaLink="false">/news/2</guid></item><item><guid>3</guid></item></channel></rss>"""
    assert [one.url for one in read(rss).entries] == ["https://www.example.org/news/1", "", ""]
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.example.org/news/">
    <entry><link rel="http://www.iana.org/assignments/relation/alternate" href="4"/><content src="5"/></entry>
    <entry><id>tag:5</id><content src="5" type="text/html"/></entry>
    <entry><id>tag:6</id><content src="6.mp4" type="video/mp4"/></entry></feed>"""
    bases = [one.url.removeprefix("https://www.example.org/news/") for one in read(atom).entries]
    assert bases == ["4", "5", ""]


def test_a_json_feed_that_breaks_off_keeps_its_entries():
    """Like a broken XML feed; without a complete entry it is no feed."""
    items = ",".join(f'{{"id": "{n}", "url": "/news/{n}", "title": "[{n}]"}}' for n in range(4))
    whole = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{items}]}}'
    feed = read(whole[:-20])
    assert ([one.title for one in feed.entries], feed.broken) == (["[0]", "[1]", "[2]"], True)
    assert not read(whole).broken
    with pytest.raises(PageError, match="broken JSON"):
        read(whole[:70])


@pytest.mark.parametrize(
    "text",
    [
        RSS,
        RSS.replace("<link>https://www.example.org</link>", "<atom:link rel='alternate' href='https://www.example.org'/>"),
        ATOM.replace("<link rel", "<link rel='self' href='https://else.example/f'/><link href='https://www.example.org'/><link rel"),
        '{"version": "https://jsonfeed.org/version/1", "home_page_url": "https://www.example.org", "items": []}',
    ],
    ids=["rss", "atom in rss", "atom", "json"],
)  # fmt: skip
def test_the_page_that_a_feed_belongs_to(text: str):
    """Each dialect names it in its own way, and it may be on another host than the feed."""
    assert read(text, "https://feeds.service.example/f").home == "https://www.example.org/"
    assert read(ATOM).home is None


def test_gzipped_feed():
    """A feed stored gzipped without a header for it is decompressed."""
    assert len(read(gzip.compress(RSS.encode())).entries) == 2


def test_wordpress_has_older_pages():
    """A WordPress feed names its next page by number."""
    text = RSS.replace("<language>", "<generator>https://wordpress.org/?v=6.5</generator><language>")
    assert read(text).next_url == "https://www.example.org/feed/?paged=2"
    assert read(text, URL + "?paged=2").next_url == "https://www.example.org/feed/?paged=3"


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><body><rss>",
        "<html></html>",
        "",
        "plain text",
        "{}",
        "[1]",
        "{",
        '{"items": []}',
        "<opml></opml>",
        "%PDF-1.7",
        "<?xml version='1.0'?><!DOCTYPE html><html><body>x</body></html>",
    ],
)
def test_other_documents_are_no_feed(page: str):
    """HTML, JSON and everything else is refused as not-feed."""
    with pytest.raises(PageError) as caught:
        read(page)
    assert caught.value.reason == "not-feed"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY l0 "ha">' + LAUGHS,
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x PUBLIC "a" "http://127.0.0.1/x">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;',
        f'<!ENTITY x "{"a" * 100_000}">',
    ],
)
def test_attacks_are_refused(subset: str):
    """Entity declarations in the document are refused as xml-refused."""
    text = RSS.replace("<rss ", f"<!DOCTYPE rss [{subset}]><rss ").replace("Second", "&l9;&x;")
    feed = read(text)
    assert (feed.refused, feed.entries) == ("xml-refused", ())


@given(st.binary(max_size=300), st.integers(0, len(RSS)), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_damaged_feeds_never_crash(junk: bytes, place: int, cut: int):
    """A feed with any bytes changed is read or refused as not-feed."""
    body = RSS.encode()
    for damaged in (junk, body[:place] + junk + body[place + cut :], ATOM.encode()[: place % len(ATOM)] + junk):
        try:
            read_feed(damaged, URL, None, CONTEXT)
        except PageError as error:
            assert error.reason == "not-feed"  # noqa: PT017 - it may also be read


@pytest.mark.parametrize(
    "piece", ["<item>", "<a>", "&amp;", "&x", "<![CDATA[", "<!--", "]]>", "<?x?>", '<item a="', "<title>x</title>"]
)
def test_large_nonsense_ends(piece: str):
    """Half a megabyte of one fragment inside a feed ends within the suite's timeout."""
    read("<rss><channel>" + piece * (400_000 // len(piece)))


def test_a_feed_that_defeats_the_loose_parser_too_is_refused():
    """feedparser raises KeyError at the end of a link that was never opened (found by fuzzing)."""
    assert (
        read_broken_feed(
            "<rss><item></item><item<channel<link></item></link<", "https://www.example.org/feed", DateContext()
        )
        is None
    )


@pytest.mark.parametrize("begins", ["<rss version='2.0' <channel>", "<rss></rss><rss>", "<?xml version='1.0'?><root>"])
def test_a_feed_that_no_xml_parser_reads_is_read_loosely(begins: str):
    """A broken tag, a root that ends too early, or a root with another name loses no entry."""
    item = RSS[RSS.index("<item>") : RSS.index("</item>")]
    feed = read(f"{begins}{item}</item>")
    assert [(entry.url, entry.title, entry.date is not None) for entry in feed.entries] == [
        (entry.url, entry.title, entry.date is not None) for entry in read(RSS).entries[:1]
    ]
    assert not feed.well_formed


def test_two_harmless_entities_are_put_in():
    """A feed that defines a character of its own is read."""
    text = RSS.replace("<rss ", '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY org "the Centre">]><rss ').replace(
        "Second", "At &org;"
    )
    assert read(text).entries[1].title == "At the Centre"


@pytest.mark.parametrize(("before", "entries"), [(19_996, 1), (19_997, 0)])
def test_a_feed_begins_in_the_first_20_000_characters(before: int, entries: int):
    """Warnings of a server may precede it, a whole page may not."""
    feed = "<rss version='2.0'><channel><item><title>A</title><link>https://a.example/1</link></item></channel></rss>"
    try:
        found = len(read_feed(("w" * before + feed).encode(), "https://a.example/feed", None, DateContext()).entries)
    except PageError:
        found = 0
    assert found == entries
