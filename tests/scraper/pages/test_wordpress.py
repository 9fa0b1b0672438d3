"""The REST API of WordPress."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.errors import PageError
from scraper.pages.feed.wordpress import posts_url, read_wordpress_answer, wordpress_api
from scraper.pages.parsing.page import open_page

URL = "https://www.example.org/wp-json/wp/v2/posts"
POST = {
    "id": 7, "date": "2023-07-01T01:20:00", "date_gmt": "2023-06-30T16:20:00", "link": "https://www.example.org/?p=7",
    "guid": {"rendered": "https://www.example.org/?p=7"},
    "title": {"rendered": "Rights &#038; duties &#8211; a report"},
    "excerpt": {"rendered": "<p>Short [&hellip;]</p>\n"}, "content": {"rendered": "<p>Long</p>"},
    "_embedded": {"author": [{"name": "Jane Doe"}, {"code": "x"}]},
}  # fmt: skip


def test_post_is_read():
    """Title and teaser are plain text, the date is the site's own, the instant is UTC, authors are named."""
    (entry,) = read_wordpress_answer(json.dumps([POST]).encode(), URL).entries
    assert (entry.url, entry.title, entry.teaser) == (
        "https://www.example.org/?p=7",
        "Rights & duties – a report",
        "Short […]",
    )
    assert (entry.byline, entry.text_html, entry.guid) == (("Jane Doe",), "<p>Long</p>", "https://www.example.org/?p=7")
    assert entry.date is not None
    assert (entry.date.on, entry.date.at) == (dt.date(2023, 7, 1), dt.datetime(2023, 6, 30, 16, 20, tzinfo=dt.UTC))


def test_no_posts_and_no_interface():
    """An empty list is no error; an error object of the API is one."""
    assert read_wordpress_answer(b"[]", URL).entries == ()
    for body in (b'{"code": "rest_no_route"}', b"<html>", b"[1]", b'[{"x": 1}]', b""):
        with pytest.raises(PageError):
            read_wordpress_answer(body, URL)


def test_what_is_no_post_hides_none():
    """Neither odd values between the posts nor PHP's output before them; a web page is no answer of the API."""
    odd = json.dumps([None, 3, {"link": 5}, POST, [POST]])
    for answer in (odd, "<br />\n<b>Notice</b>: undefined index in x.php\n" + json.dumps([POST])):
        assert [one.url for one in read_wordpress_answer(answer.encode(), URL).entries] == [
            "https://www.example.org/?p=7"
        ]
    with pytest.raises(PageError):
        read_wordpress_answer(f"<html><p>{json.dumps([POST])}</p></html>".encode(), URL)


def test_interface_is_found_on_the_page():
    """The page's head names its API; one on another site is not used."""
    html = b'<head><link rel="https://api.w.org/" href="%s"></head>'
    own = open_page(html % b"https://www.example.org/wp-json/", "https://www.example.org/")
    plain = open_page(html % b"/?rest_route=/", "https://www.example.org/")
    other = open_page(html % b"https://other.example/wp-json/", "https://www.example.org/")
    assert wordpress_api(own) == "https://www.example.org/wp-json/"
    assert (
        posts_url("https://www.example.org/?rest_route=/", 2)
        == "https://www.example.org/?rest_route=/wp/v2/posts&per_page=100&page=2&_embed=author"
    )
    assert wordpress_api(plain) == "https://www.example.org/?rest_route=/"
    assert wordpress_api(other) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted(POST)) | st.just("rendered"), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_is_safe(data: object):
    """Any JSON is read or refused as no list of posts."""
    try:
        read_wordpress_answer(json.dumps(data).encode(), URL)
    except PageError as error:
        assert error.reason == "not-feed"  # noqa: PT017 - it may also be read
