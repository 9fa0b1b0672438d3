"""`presswatch read` understands one saved page without network and database, and its JSON always has the same keys."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.cli.app import run_command_line
from presswatch.cli.reading import read_page

PAGES = Path(__file__).parents[2] / "pages" / "read.example"
LISTING, POST, FEED, SITEMAP = (
    (PAGES / name).read_text("utf-8") for name in ("listing.html", "post.html", "feed.xml", "sitemap.xml")
)
WATCHLIST = """
[[subjects]]
name = "Example Rights Centre"
[[subjects]]
name = "Jane Doe"
kind = "person"
[[outlets]]
name = "The Larkmoor Gazette"
domains = ["gazette.example"]
"""


@pytest.fixture
def read(tmp_path, monkeypatch, capsys):
    """Reads a text as a saved page through the command; returns the document."""
    monkeypatch.chdir(tmp_path)
    for name in ("PRESSWATCH_WATCHLIST", "PRESSWATCH_DATABASE"):
        monkeypatch.delenv(name, raising=False)

    def call(text, *options, watchlist=""):
        if watchlist:
            (tmp_path / "watchlist.toml").write_text(watchlist)
        page = tmp_path / "page"
        page.write_text(text, encoding="utf-8")
        os.utime(page, (1_793_000_000, 1_793_000_000))
        assert run_command_line(["read", str(page), "--url", "https://example.org/news", "--json", *options]) == 0
        return json.loads(capsys.readouterr().out)

    return call


def test_a_listing(read):
    """`read` shows a list's kind, its items with titles and dates, and the next page."""
    document = read(LISTING)
    assert document["kind"] == "listing"
    assert len(document["items"]) == 8
    first = document["items"][0]
    assert (first["url"], first["date"]) == ("https://example.org/news/12", "2026-10-12")
    assert first["title"] == "Report number 12 on the river towns is out"
    assert document["next"] == "https://example.org/news?page=2"
    assert document["reason"]


def test_a_post_with_a_watchlist(read):
    """The post's own date, not the article's; its mentions; outlet, article and article date."""
    document = read(POST, watchlist=WATCHLIST)
    assert (document["kind"], document["title"], document["date"]) == (
        "post",
        "A school keeps its register",
        "2026-11-02",
    )
    assert document["items"] == []
    assert {mention["subject"] for mention in document["mentions"]} == {"Example Rights Centre", "Jane Doe"}
    for mention in document["mentions"]:
        assert document["text"][mention["start"] : mention["end"]] == mention["surface"]
    items = document["coverage"]["items"]
    assert {item["outlet"] for item in items} == {"The Larkmoor Gazette"}
    assert {item["article_url"] for item in items} >= {"https://gazette.example/2026/school"}
    assert {item["article_date"]["on"] for item in items if item["article_date"]} == {"2026-10-30"}
    assert document["coverage"]["quotes"][0]["speaker"] == "Jane Doe"
    assert document["language"] == document["lang"] == "en"


def test_a_post_without_a_watchlist(read):
    """Without a watchlist there are no mentions; everything else is the same."""
    document = read(POST)
    assert (document["kind"], document["mentions"]) == ("post", [])
    assert document["published"]["at"] == "2026-11-01T23:00:00Z"


def test_a_post_with_a_list_of_related_posts(read):
    """A dated list below the text does not make it a listing, and gives no items."""
    text = (PAGES / "related.html").read_text("utf-8")
    document = read(text, "--url", "https://example.org/news/a-school-in-the-valley-keeps-its-register")
    assert (document["kind"], document["items"], document["next"]) == ("post", [], None)
    assert document["coverage"]["quotes"]


@pytest.mark.parametrize(("text", "kind"), [(FEED, "feed"), (SITEMAP, "sitemap")])
def test_feeds_and_sitemaps(read, text, kind):
    """Their entries are the items, no matter what the Content-Type header says."""
    document = read(text, "--content-type", "text/html")
    assert document["kind"] == kind
    assert [(item["url"], item["date"]) for item in document["items"]] == [("https://example.org/1", "2026-11-02")]


@pytest.mark.parametrize("text", ["", "%PDF-1.7", "GIF89a", "<html><body><p>Hello</p></body></html>", '{"a": 1}'])
def test_nothing_to_read(read, text):
    """An empty file, a document and a page without text have kind none, with the reason."""
    document = read(text)
    assert (document["kind"], document["items"]) == ("none", [])
    assert document["reason"]


def test_without_json_it_is_for_people(tmp_path, monkeypatch, capsys):
    """Kind and reason come first, then what was found."""
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.html"
    page.write_text(POST)
    assert run_command_line(["read", str(page), "--url", "https://example.org/news/9"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("post (")
    assert "A school keeps its register" in out
    assert "2026-11-02" in out


def test_a_clipping_is_shown_in_full_with_the_names_that_do_not_count(tmp_path, monkeypatch, capsys):
    """A long text to its end, every link, and each name that was refused with its rule; JSON has them too."""
    monkeypatch.chdir(tmp_path)
    parts = "".join(f"<p>Part {n} of the minutes of the old ferry is read aloud on every day.</p>" for n in range(40))
    links = "".join(f'<a href="/minutes/{n}">part {n}</a> of ' for n in range(12))
    head = "<html lang=en><title>The office opens</title><main><h1>The office opens</h1><p>Ada Reed opened it.</p>"
    Path("page.html").write_text(
        f"{head}{parts}<p>See {links} it. The Example Rights Centre was the last to speak.</p></main>"
    )
    Path("names.toml").write_text(WATCHLIST + '[[subjects]]\nname = "Reed"\n')
    command = ["read", "page.html", "--url", "https://example.org/news/9", "--watchlist", "names.toml"]
    assert run_command_line(command) == 0
    out = capsys.readouterr().out
    assert "The Example Rights Centre was the last to speak." in out
    assert "https://example.org/minutes/11" in out
    assert "…" not in out
    assert "  refused   Reed as “Reed” (lead; end-of-longer-name: the end of a longer name)" in out
    assert run_command_line([*command, "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["refused"]
    assert (one["subject"], one["surface"], one["where"]) == ("Reed", "Reed", "lead")
    assert one["rule"] == "end-of-longer-name: the end of a longer name"


KEYS = {
    *("url", "kind", "confidence", "reason", "lang", "encoding", "title", "authors", "date", "published", "language"),
    *(
        "text",
        "blocks",
        "links",
        "mentions",
        "coverage",
        "canonical_url",
        "wall",
        "refused",
        "items",
        "next",
        "next_by_script",
    ),
}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.sampled_from([LISTING.encode(), POST.encode(), FEED.encode()]))
def test_any_bytes_give_the_same_keys(body):
    """For any bytes the answer is JSON and has every promised key."""
    document = read_page(body, "https://example.org/news", None, watchlist=None)
    assert set(document) >= KEYS
    assert document["kind"] in ("listing", "post", "feed", "sitemap", "none")
    json.dumps(document)
