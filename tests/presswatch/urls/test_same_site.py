"""One site: a domain, with the usual port or that of the source's own address."""

from __future__ import annotations

import pytest

from presswatch.urls.canonical import same_site


@pytest.mark.parametrize(
    ("url", "own", "same"),
    [
        ("https://www.a.example/feed", "http://a.example/news", True),
        ("http://a.example:80/feed", "https://a.example:443/news", True),
        ("https://news.example.org:443/feed", "http://example.org/news", True),
        ("http://a.example:8080/feed", "http://a.example/news", False),
        ("http://a.example:8080/feed", "http://a.example:8080/news", True),
        ("http://a.example/feed", "http://a.example:8080/news", True),
        ("http://a.example:8081/feed", "http://a.example:8080/news", False),
        ("http://[2001:db8::1]:9000/feed", "http://[2001:db8::1]/news", False),
        ("http://[2001:db8::1]/feed", "http://[2001:db8::1]/news", True),
        ("http://b.example/feed", "http://a.example/news", False),
    ],
)
def test_the_usual_ports_are_one_site_and_others_are_not(url, own, same):
    """Another port is another service."""
    assert same_site(url, own) is same
