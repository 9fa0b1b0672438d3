"""Post pages of our own writing are read as a person would read them."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

PAGES = Path(__file__).parents[3] / "pages"
GOLDEN = [
    "lighthouse.example/media-courant",
    "deungdae.example/board-view",
    "todai.example/kouhyou",
    "manara.example/taqrir",
    "dengta.example/baogao",
    "script.example/payload",
    "byline.example/two-authors",
]


def read(html: str, url: str = "https://site.example/news/1") -> Article:
    return read_article(Page(url=url, html=html), DateContext())


def golden(name: str) -> tuple[Article, dict]:
    expected = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    return read((PAGES / f"{name}.html").read_text("utf-8"), expected["url"]), expected


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_metadata(name):
    """Title, date, byline, language and canonical address are those of the page, and empty where it has none."""
    article, expected = golden(name)
    assert article.title == expected["title"]
    assert (str(article.published.on) if article.published else None) == expected["published_on"]
    assert list(article.byline) == expected["byline"]
    assert article.language == expected["language"]
    assert article.canonical_url == expected["canonical_url"]


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_text(name):
    """The text holds every paragraph once and nothing of menus, asides, share bars, comments or footers."""
    article, expected = golden(name)
    for part in expected["contains"]:
        assert article.text.count(part) == 1
    for part in expected["lacks"]:
        assert part not in article.text
    assert len(article.blocks) == expected["blocks"]
    assert [link.url for link in article.links] == expected["links"]


@pytest.mark.parametrize("name", GOLDEN)
def test_offsets_point_into_the_text(name):
    """Blocks are the text split at empty lines; each link's slice is its words and is in its sentence."""
    article, _ = golden(name)
    assert "\n\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    for link in article.links:
        assert article.text[link.start : link.end] == link.text
        assert link.text in link.sentence
        assert link.sentence in article.text


def test_model_case_lead_and_last_line_are_kept_once():
    """The lead and the HERE line, each twice in the page, are in the text once, and the link keeps its sentence."""
    article, _ = golden("lighthouse.example/media-courant")
    assert article.text.count("covered that crossings") == 1
    (link,) = article.links
    assert link.text == "HERE"
    assert link.sentence.startswith("You can read the full article")


def test_date_of_running_prose_is_not_the_post_date():
    """A short lead with the date of an article gives the post no date."""
    body = "<p>On June 3rd, 2023, The Daily Gazette covered our report on the river.</p>"
    rest = "<p>The article describes at length how the river board kept its records closed for many years.</p>"
    more = "<p>Our director told the newspaper that every family should be able to see the lists of names.</p>"
    article = read(f"<html><body><main><h1>Gazette covers our report</h1>{body}{rest}{more}</main></body></html>")
    assert article.published is None


def test_canonical_of_another_site_is_refused():
    """A canonical address on another site is not taken for this post's address."""
    html = '<html><head><link rel="canonical" href="https://other.example/x"></head><body><p>Text.</p></body></html>'
    assert read(html).canonical_url is None


def test_login_wall_is_named():
    """A page with a password form in place of its text is marked as a log-in wall."""
    html = '<html><body><form><input name="user"><input type="password" name="pw"></form></body></html>'
    assert read(html).wall == "login"


def test_script_wall_is_named():
    """A page whose text only a script would load is marked so."""
    assert read('<html><body><div id="app"></div><script src="/app.js"></script></body></html>').wall == "script"


def test_deep_tree_is_read_without_recursion():
    """Two thousand nested elements neither crash the process nor hide the text."""
    text = "<p>A sentence that is long enough to be the running text of a page, and another one beside it.</p>" * 4
    assert isinstance(read("<div>" * 2000 + text + "</div>" * 2000), Article)


def test_broken_json_ld_is_left_out():
    """JSON-LD that is deeply nested, broken or holds huge numbers loses only its own values."""
    deep = "[" * 200_000 + "]" * 200_000  # more than any version of Python allows
    huge = '{"@type":"NewsArticle","headline":"x","position":' + "9" * 6000 + "}"
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in (deep, huge, '{"@type":', "{}"))
    html = f"<html><head><title>A title of words</title>{scripts}</head><body></body></html>"
    article = read(html)
    assert article.title == "A title of words"
    assert article.left_out == ("3 of 4 JSON-LD scripts, which cannot be read",)


PIECES = """<p>|</p>|<div class='content'>|</div>|<a href='/x'>|</a>|<br>|<li>|<table><tr><td>|</table>|<h1>|</h1>
<time>|<script>|</script>|<!--|-->|&|<|text. Words 2024-01-02|<time datetime='2024-13-45'>
</article>|<article>|<ruby>|<pre>"""
MARKUP = st.lists(st.sampled_from(PIECES.replace("\n", "|").split("|")) | st.text(max_size=12), max_size=40).map(
    " ".join
)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_arbitrary_markup_never_raises(html):
    """For any markup an Article is returned whose blocks join to its text."""
    article = read(html)
    assert "\n\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text


@settings(max_examples=40, deadline=None)
@given(
    st.dates(min_value=date(2001, 1, 1), max_value=date(2029, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %B %Y"]),
    st.sampled_from(["<p class='date'>{}</p>", "<time>{}</time>", "<div>Posted on {}</div>", "<span>{}</span>"]),
)
def test_raw_date_is_in_the_page(day, form, place):
    """The date next to the title is found, and its raw text is in the page."""
    shown = place.format(day.strftime(form))
    body = "<p>The board met again and decided to open all of its registers to the families.</p>" * 3
    html = f"<html lang='en'><body><article><h1>Registers to be opened</h1>{shown}{body}</article></body></html>"
    article = read(html)
    assert article.published is not None
    assert article.published.on == day
    assert article.published.raw in html


def test_the_title_is_the_first_heading_of_the_page():
    """A teaser in the menu with the post's title is not its title: byline and date are those below the h1."""
    teaser = "<nav><h3>River opens</h3></nav><div><p>By Tomas Beil</p><p>2 May 2019</p></div>"
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 4
    own = f"<h1>River opens</h1><p>By Mina Park</p><p>3 June 2026</p>{text}"
    article = read(f"<html><head><title>River opens</title></head><body>{teaser}{'<p>x</p>' * 30}{own}</body></html>")
    assert article.byline == ("Mina Park",)
    assert article.published
    assert article.published.on == date(2026, 6, 3)


def test_a_page_without_head_and_body_tags():
    """Minified pages omit the head and body tags; their text is read all the same."""
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>"
    article = read(
        f"<!doctype html><title>River opens</title><main><h1>River opens</h1><p>It is open.</p>{text}</main>"
    )
    assert article.title == "River opens"
    assert "two years of interviews" in article.text


def test_lines_that_the_data_declare_come_back():
    """A list that is in the page's declared text belongs to the post; one that is not lists other posts."""
    lines = [
        f"{year}: {name} of the river rescue team" for year, name in zip(range(2010, 2020), "ABCDEFGHIJ", strict=True)
    ]
    text = "The survey of witness statements was completed in May after two years of interviews. It had begun late."
    shown = "".join(f'<li><a href="/{line[:4]}">{line}</a></li>' for line in lines)
    page = (
        f"<h1>River opens</h1><p>{text}</p><p>The board met again and opened all of its registers.</p><ul>{shown}</ul>"
    )
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "articleBody": f"{text} The board met again and opened all of its registers. {' '.join(lines)}",
        }
    )
    head = "<title>River opens</title>"
    plain = read(f"<html><head>{head}</head><body><main>{page}</main></body></html>").text
    declared = read(
        f'<html><head>{head}<script type="application/ld+json">{data}</script></head><body><main>{page}</main></body></html>'
    ).text
    assert lines[3] not in plain
    assert all(line in declared for line in lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Autor: Anton Weiss | Datum: Nov 2, 2026 | Lesezeit: 2 Minuten", ""),
        ("", "本文作者：林志远|||版权声明：除特别声明外，本站文章均可在注明出处后使用。"),
    ],
)
def test_lines_about_the_page_at_the_ends_of_a_text(before, after):
    """If the text's element begins or ends with facts and notices, those lines are not part of the text."""
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 4
    lines = "".join(f"<div>{line}</div>" for line in after.split("|||") if line)
    body = f"<article><h1>River opens</h1><div class='content'><div>{before}</div>{text}{lines}</div></article>"
    article = read(f"<html><head><title>River opens</title></head><body>{body}</body></html>")
    assert {line for line in article.text.split("\n") if line} == {
        "The survey of witness statements was completed in May after two years of interviews."
    }


def test_a_line_about_rights_within_a_text_stays():
    """Notices are removed only at the ends of a text."""
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 9
    article = read(
        f"<html><head><title>River opens</title></head><body><h1>River opens</h1>{text}<p>版权归作者所有，这是他们的要求。</p>{text}</body></html>"
    )
    assert "版权归作者所有，这是他们的要求。" in article.text


def test_links_of_a_text_without_a_stop_do_not_each_carry_all_of_it():
    """120 KB of links used to make 170 MB of sentences, which the crawl's own process had to receive."""
    links = " ".join(f"<a href=/x/{n}>w{n}</a> word" for n in range(4_000))
    page = f"<html><body><main><article><h1>A title of many words</h1><p>{links}</p></article></main></body></html>"
    article = read(page)
    assert len(article.links) == 4_000
    assert article.links[-1].url == "https://site.example/x/3999"
    assert sum(len(link.sentence) for link in article.links) < 4_000 * 2_100
    assert all(link.text in link.sentence for link in article.links)
