"""Pages whose head and body tags are missing or misplaced."""

from __future__ import annotations

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import Page

POSTS = "".join(
    f"<article><h2><a href=/news/{n}>The harbour gets its bridge number {n}</a></h2><time datetime=2024-05-{20 - n}>"
    f"{20 - n} May 2024</time><p>What the town council said about it on Monday</article>"
    for n in range(6)
)
START = "<!doctype html><html lang=en><meta charset=utf-8><title>News</title>"


@pytest.mark.parametrize(
    "html",
    [
        f"{START}<main>{POSTS}</main>",
        f"{START}<noscript><iframe src=x></iframe></noscript><header><a href=/>Home</a></header><main>{POSTS}</main>",
        f"<html><head><title>News</title><nav><a href=/>Home</a></nav><section>{POSTS}</section>",
        f"<html><head><title>News</title><app-root>{POSTS}</app-root></head><body><p>End</p></body></html>",
        f"<html><head><title>News</title></head><body><p>Top</p></body></html><main>{POSTS}</main>",
        f"<html><body><p>Top</p></body></html><html><body><main>{POSTS}</main></body></html>",
    ],
    ids=["omitted", "noscript", "open-head", "custom", "ended-early", "two-documents"],
)
def test_posts_are_found_with_misplaced_tags(html: str) -> None:
    """A browser shows these posts in the body; they are found in their order."""
    listing = read_listing(Page(url="https://town.example/news/", html=html), DateContext())
    assert [item.url for item in listing.items] == [f"https://town.example/news/{n}" for n in range(6)]


def test_head_and_texts_stay() -> None:
    """Elements that belong in the head stay there, and comments too; text between elements keeps its place."""
    html = "<html><head><!-- a --><title>T</title><main>one</main>two<p>three</p></head><body>four<p>five</p></body></html>"
    root = Page(url="https://town.example/", html=html).root
    assert [element.tag for element in root.find("head") if isinstance(element.tag, str)] == ["title"]
    assert " ".join(root.find("body").itertext()) == "one two three four five"


def test_later_text_is_kept() -> None:
    """Text after the end of the document is at the end of the body."""
    root = Page(url="https://town.example/", html="<html><body><p>one</p></body></html>two<p>three</p>").root
    assert root.find("body").text_content() == "onetwothree"


def test_a_whole_page_is_left_alone() -> None:
    """A page with its tags in place is not changed."""
    html = "<html><head><title>T</title></head><body>a<p>b</p>c</body></html>"
    root = Page(url="https://town.example/", html=html).root
    assert [child.tag for child in root] == ["head", "body"]
    assert root.find("body").text_content() == "abc"


SIGNS = "\x0b\x15"  # what the parser leaves in a tree but does not accept in assigned text


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body><p>Top</p></body></html><html><body>one{SIGNS}two<main>{POSTS}</main></body></html>",
        f"<html><body>one{SIGNS}two</body></html><html><body>three{SIGNS}<main>{POSTS}</main></body></html>",
        f"<html><head><title>News</title><main>{POSTS}</main>a{SIGNS}</head><body>b{SIGNS}<p>End</p></body></html>",
        f"<html><body><p>{SIGNS}{'long ' * 150_000}</p><main>{POSTS}</main>{SIGNS}{'long ' * 150_000}</body></html>",
    ],
    ids=["second", "both", "stray", "giant"],
)
def test_control_characters_cost_the_page_nothing(html: str) -> None:
    """Old editors leave them in; where texts are joined or cut, they are removed."""
    page = Page(url="https://town.example/news/", html=html)
    assert len(read_listing(page, DateContext()).items) == 6
