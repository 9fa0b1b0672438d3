"""Markup with quadratic cost in a parser is cut before the page is read; the content around it is kept."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalize import normalize
from scraper.items import Entry, FoundPost
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.feed.read import read_feed
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import open_page
from scraper.pages.parsing.plain import MAX_ATTRIBUTES, MAX_MARKS, without_crowds, without_towers

URL = "https://example.org/news"
MARKS = "\u0301\u0316"
"""An accent above and one below: normalization has to swap them."""
ATTRIBUTES = " ".join(f'data-{n}="x > y"' for n in range(100_000))
GENEROUS_S = 8
"""CPU seconds; without the cut each of these takes minutes."""


def post(inside: str, tag: str = "main") -> bytes:
    return (
        f"<html><head><title>Our report is out</title></head><body><{tag}><article><h1>Our report is out</h1>"
        "<p>The River Trust published a report on the flood of last year, with many words of its own.</p>"
        f"<p>{inside}</p><p>It was the third one in this spring and the last, said the director.</p>"
        "</article></main></body></html>"
    ).encode()


def news(title: str, tag: str = "main") -> bytes:
    rows = "".join(
        f'<article><h2><a href="/news/{n}">Report {n} on the river: {title if n == 5 else "out"}</a></h2>'
        f'<time datetime="2026-03-{n:02d}">{n} March 2026</time><p>What it says of {n}.</p></article>'
        for n in range(1, 12)
    )
    return f"<html><body><{tag}>{rows}</main></body></html>".encode()


@pytest.mark.parametrize(
    "body",
    [
        post("a" + MARKS * 200_000),
        post("a" + "".join(f"&#{ord(mark)};" for mark in MARKS) * 100_000),
        post("ש" + "\u05bc\u05c1" * 200_000),
        post("and more", f"main {ATTRIBUTES}"),
    ],
    ids=["accents", "numbered accents", "Hebrew points", "attributes"],
)
def test_a_post_keeps_its_text_around_what_is_cut(body: bytes) -> None:
    """Title, first and last paragraph are kept, and the post is normalized within bounds."""
    began = time.process_time()
    article = read_article(open_page(body, URL), DateContext())
    text = normalize(FoundPost(source="s", entry=Entry(url=URL), article=article)).text
    assert time.process_time() - began < GENEROUS_S
    assert article.title == "Our report is out"
    assert text.startswith("The River Trust published")
    assert text.endswith("said the director.")


@pytest.mark.parametrize(
    "body",
    [news("a" + MARKS * 200_000), news("out", f"main {ATTRIBUTES}"), news("word " * 1_000_000)],
    ids=["accents", "attributes", "a title of five megabytes"],
)
def test_a_list_keeps_all_its_entries(body: bytes) -> None:
    """At most the entry with the excess is lost: the ten others are read with title and date."""
    began = time.process_time()
    items = read_listing(open_page(body, URL), DateContext()).items
    assert time.process_time() - began < GENEROUS_S
    others = [item for item in items if not item.url.endswith("/5")]
    assert [item.url.rpartition("/")[2] for item in others] == [str(n) for n in range(1, 12) if n != 5]
    assert all(
        item.title == f"Report {n} on the river: out"
        for n, item in zip([1, 2, 3, 4, *range(6, 12)], others, strict=True)
    )
    assert all(item.date is not None for item in others)


def test_a_feed_keeps_all_its_entries() -> None:
    """One title of five megabytes is cut; the entries around it are unchanged."""
    items = "".join(
        f"<item><title>{'x' * 5_000_000 if n == 2 else f'Report {n}'}</title><link>https://example.org/{n}</link></item>"
        for n in range(4)
    )
    feed = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
    entries = read_feed(feed, URL, "application/rss+xml", DateContext()).entries
    assert [entry.title for entry in entries if not entry.url.endswith("/2")] == ["Report 0", "Report 1", "Report 3"]


def test_honest_pages_stay_as_they_are() -> None:
    """Entities, tags inside attributes, letters with a few marks, tags with many attributes: no byte changes."""
    many = " ".join(f"a{n}=1" for n in range(MAX_ATTRIBUTES - 2))
    page = f"<p title='a > b' {many} data-x=\"<b c='d'>\">Zażo\u0301łć &#1055;&#x440;&#60;b&#62; a{MARKS * (MAX_MARKS // 2)} ש\u05bc\u05c1</p>"
    assert without_crowds(page) == page


def test_the_attributes_before_the_limit_are_kept() -> None:
    """The tag ends where it ended, without the attributes beyond the limit."""
    attributes = "".join(f" a{n}='>'" for n in range(MAX_ATTRIBUTES + 50))
    cut = without_crowds(f"<p{attributes}>words</p>")
    assert cut.endswith(f" a{MAX_ATTRIBUTES - 1}='>'>words</p>")


@given(st.text(alphabet="ab \u0301\u0316\u05bc한é", max_size=400))
def test_marks_are_bounded_and_nothing_else_is_touched(text: str) -> None:
    """No letter keeps more marks than the limit, cutting is idempotent, and letters stay."""
    cut = without_towers(text)
    assert without_towers(cut) == cut
    runs, run = [0], 0
    for char in cut:
        run = run + 1 if unicodedata.category(char).startswith("M") else 0
        runs.append(run)
    assert max(runs) <= MAX_MARKS
    plain = [char for char in text if not unicodedata.category(char).startswith("M")]
    assert [char for char in cut if not unicodedata.category(char).startswith("M")] == plain


def test_how_many_marks_and_attributes_are_kept():
    """Thirty marks per letter, as in Unicode's stream-safe format, and a thousand attributes per tag."""
    assert without_towers("a" + "\u0301" * 30) == "a" + "\u0301" * 30
    assert without_towers("a" + "\u0301" * 31) == "a" + "\u0301" * 30
    whole = "<p" + "".join(f" a{n}=1" for n in range(1000)) + ">"
    assert without_crowds(whole) == whole
    assert without_crowds(whole.replace(">", " b=1>")) == whole
