"""Which requests share a download slot."""

from __future__ import annotations

import pytest
from scrapy import Request

from scraper.fetch.address import server_of
from scraper.middlewares.wire import LinesMiddleware


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("http://a.example/news", "a.example"),
        ("https://A.example:443/news", "a.example"),
        ("http://a.example:80/", "a.example"),
        ("http://a.example:8080/", "a.example:8080"),
        ("https://a.example:80/", "a.example:80"),
        ("http://user:word@a.example/", "a.example"),
        ("http://[2606:4700::1111]/", "2606:4700::1111"),
        ("http://a.example:999999/", "a.example"),
    ],
)
def test_a_server_is_a_host_and_an_unusual_port(url, server):
    """HTTP and HTTPS, with and without credentials, are one server; another port is another one."""
    assert server_of(url) == server


def test_a_hop_waits_on_the_line_of_the_host_it_leads_to():
    """Not for that of the host that redirected; parts of a page keep their slot."""
    hop = Request("http://b.example/news", meta={"download_slot": "a.example"})
    part = Request("http://c.example/x.js", meta={"line": "a.example parts"})
    for request in (hop, part):
        LinesMiddleware().process_request(request)
    assert [request.meta["download_slot"] for request in (hop, part)] == ["b.example", "a.example parts"]
