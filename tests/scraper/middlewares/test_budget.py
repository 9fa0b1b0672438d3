"""Budgets count what a source itself costs; opened bodies are bounded, whatever encodings they came in."""

from __future__ import annotations

import gzip
import time
import zlib

import brotli
import pytest
from backports import zstd
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from scraper.faults import FetchFault
from scraper.fetching import Budget
from scraper.middlewares.budget import OpenedLimitMiddleware

LIMIT = 200_000
OPENERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
    "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
}


def opened(body: bytes, encoding: str) -> bytes:
    crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": LIMIT // 2})
    middleware = OpenedLimitMiddleware.from_crawler(crawler)
    request = Request("http://a.example/")
    response = HtmlResponse(request.url, headers={"Content-Encoding": encoding}, body=body, request=request)
    return middleware.process_response(request, response).body


@pytest.mark.parametrize("encoding", OPENERS)
def test_honest_encodings_are_opened(encoding):
    """Each encoding that is asked for gives the page back."""
    page = b"<p>river</p>" * 100
    assert opened(OPENERS[encoding](page), encoding) == page


@pytest.mark.parametrize("encoding", OPENERS)
def test_bombs_are_too_large(encoding):
    """Twice what may come over the wire, and not a byte more, is opened."""
    with pytest.raises(FetchFault) as caught:
        opened(OPENERS[encoding](b" " * 5_000_000), encoding)
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate"])
def test_broken_encodings_are_parse_errors(encoding):
    """Bytes that are not what the header says are the site's fault, told as such."""
    with pytest.raises(FetchFault) as caught:
        opened(b"\xff\xfe no such thing" * 20, encoding)
    assert caught.value.reason == "parse-error"


def test_a_thousand_encodings_are_refused_before_any_is_opened():
    """Servers send one encoding, not a thousand."""
    with pytest.raises(FetchFault) as caught:
        opened(gzip.compress(b"x"), ", ".join(["gzip"] * 1000))
    assert caught.value.reason == "parse-error"


def budget(**more: float) -> Budget:
    return Budget(**{"deadline_s": 120.0, "max_requests": 10, "max_bytes": 1000, **more})


def test_transfers_at_once_count_once(monkeypatch):
    """Two transfers over the same ten seconds cost ten, not twenty; a pause counts up to the delay."""
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    used = budget()
    with used.transfer(1.0), used.transfer(1.0):
        clock[0] += 10
        assert used.used_s() == 10
    assert used.used_s() == 10
    clock[0] += 30  # other sources of the host had their turn
    with used.transfer(1.0):
        clock[0] += 2
    assert used.used_s() == 13


@pytest.mark.parametrize(
    ("use", "reason"),
    [({"spent_s": 120.0}, "deadline"), ({"requests": 10}, "page-cap"), ({"bytes": 1000}, "too-large")],
)
def test_each_bound_has_its_word(use, reason):
    """Seconds, requests and bytes end a source, each with its reason."""
    used = budget()
    used.check("http://a.example/")
    for name, value in use.items():
        setattr(used, name, value)
    with pytest.raises(FetchFault) as caught:
        used.check("http://a.example/")
    assert caught.value.reason == reason
