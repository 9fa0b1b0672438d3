"""Budgets count what a source itself costs; decompressed bodies are limited in any encoding."""

from __future__ import annotations

import gzip
import time
import zlib

import brotli
import pytest
from backports import zstd
from scrapy import Request
from scrapy.exceptions import StopDownload
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Budget
from scraper.middlewares.budget import BudgetMiddleware, OpenedLimitMiddleware, breaks_off

LIMIT = 200_000
OPENERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
    "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
}


def answered(body: bytes, encoding: str, kind: str = "text/html", **meta: object) -> Response:
    crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": LIMIT // 2})
    middleware = OpenedLimitMiddleware.from_crawler(crawler)
    request = Request("http://a.example/", meta=meta)
    headers = {"Content-Encoding": encoding, "Content-Type": kind}
    response = middleware.process_response(request, Response(request.url, headers=headers, body=body))
    response.request = request
    return response


def opened(body: bytes, encoding: str) -> bytes:
    return answered(body, encoding).body


@pytest.mark.parametrize("encoding", OPENERS)
def test_honest_encodings_are_opened(encoding):
    """A body in each encoding that is requested is decompressed."""
    page = b"<p>river</p>" * 100
    assert opened(OPENERS[encoding](page), encoding) == page


@pytest.mark.parametrize("named", ["gzip, identity", "identity, gzip", "Identity,GZIP"])
def test_identity_is_no_encoding(named):
    """It means none (RFC 9110, 12.5.3), and does not hide another one next to it."""
    assert opened(gzip.compress(b"<p>river</p>"), named) == b"<p>river</p>"
    assert opened(b"<p>river</p>", "identity") == b"<p>river</p>"


@pytest.mark.parametrize("encoding", OPENERS)
def test_bombs_are_too_large(encoding):
    """At most twice the limit for the transfer is decompressed."""
    with pytest.raises(FetchFault) as caught:
        opened(OPENERS[encoding](b" " * 5_000_000), encoding)
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate"])
def test_broken_encodings_are_bad_encodings(encoding):
    """Bytes that do not match the header are the site's fault, with a reason of its own."""
    with pytest.raises(FetchFault) as caught:
        opened(b"\xff\xfe no such thing" * 20, encoding)
    assert caught.value.reason == "bad-encoding"


NOISE = bytes(range(256)) * 20
PAGE = b"<!doctype html><p>river</p>" * 100


@pytest.mark.parametrize(
    ("body", "kind", "reads"),
    [
        (NOISE, "text/html", False),
        (NOISE, "application/rss+xml", False),
        (PAGE, "text/html", True),
        (b"%PDF-1.7 " + NOISE, "application/pdf", True),
        (NOISE, "image/png", True),
    ],
)
def test_an_unknown_encoding_is_one_only_where_the_answer_is_not_what_it_calls_itself(body, kind, reads):
    """Servers write "none" or "utf-8" there; a page that is noise is in an unsupported encoding."""
    if reads:
        assert answered(body, "snappy", kind).body == body
    else:
        with pytest.raises(FetchFault, match="unknown encoding") as caught:
            answered(body, "snappy", kind)
        assert caught.value.reason == "bad-encoding"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_an_answer_that_broke_off_inside_its_encoding_is_marked(encoding):
    """What arrived is kept; a complete answer is not marked."""
    page = b"".join(b"<p>river %d and its law of %d</p>" % (n, n * n) for n in range(2000))
    whole = OPENERS[encoding](page)
    cut = answered(whole[: len(whole) * 2 // 3], encoding)
    assert cut.meta["breaks_off"]
    assert page.startswith(cut.body)
    assert not answered(whole, encoding).meta["breaks_off"]


def test_encodings_of_old_servers_are_not_truncated():
    """A gzip without its trailer, with file name and checksum in the header, or with two members; a raw deflate."""
    packed = gzip.compress(PAGE)
    named = packed[:3] + bytes([2 | 4 | 8 | 16]) + packed[4:10] + b"\x02\0ab" + b"n\0" + b"c\0" + b"\0\0" + packed[10:]
    bare = zlib.compress(PAGE)[2:-4]
    for body, encoding in ((packed[:-8], "gzip"), (packed[:-3], "x-gzip"), (named[:-8], "gzip"), (bare, "deflate")):
        assert not breaks_off(body, encoding, len(PAGE))
    assert not answered(packed * 2, "gzip").meta["breaks_off"]
    assert breaks_off(named[:-20], "gzip", len(PAGE) - 1)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_of_a_robots_txt_that_opens_to_too_much_the_first_part_counts(encoding):
    """512 KiB of it, whatever follows (RFC 9309, 2.5)."""
    text = b"User-agent: *\nDisallow: /\n" + b"# and so on\n" * 400_000
    body = answered(OPENERS[encoding](text), encoding, "text/plain", robots=True, download_maxsize=0).body
    assert len(body) == 512 * 1024
    assert text.startswith(body)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_compressed_bomb_is_too_large_under_any_name(encoding):
    """A bomb of zeros named .gz: nobody has to decompress it to see what it is."""
    bomb = gzip.compress(bytes(20 * 1024 * 1024))
    with pytest.raises(FetchFault) as caught:
        answered(gzip.compress(bomb) if encoding == "gzip" else bomb, encoding, "application/gzip")
    assert caught.value.reason == "too-large"


def test_what_comes_is_counted_and_a_robots_txt_ends_where_it_has_been_read():
    """Each chunk is counted for its source and as in memory; a robots.txt ends after 512 KiB."""
    used = budget()
    middleware = BudgetMiddleware()
    page = Request("http://a.example/", meta={"budget": used})
    middleware.bytes_received(b"x" * 600 * 1024, page)
    middleware.bytes_received(b"x" * 600 * 1024, page)
    assert used.bytes == used.in_hand.bytes == page.meta["on_its_way"] == 1200 * 1024
    robots = Request("http://a.example/robots.txt", meta={"robots": True})
    middleware.bytes_received(b"x" * 512 * 1024, robots)
    with pytest.raises(StopDownload) as caught:
        middleware.bytes_received(b"x", robots)
    assert caught.value.fail is False


def test_a_thousand_encodings_are_refused_before_any_is_opened():
    """Servers send one encoding, not a thousand."""
    with pytest.raises(FetchFault) as caught:
        opened(gzip.compress(b"x"), ", ".join(["gzip"] * 1000))
    assert caught.value.reason == "too-large"


def budget(**more: float) -> Budget:
    return Budget(**{"deadline_s": 120.0, "max_requests": 10, "max_bytes": 1000, **more})


def test_transfers_at_once_count_once(monkeypatch):
    """Two transfers in the same ten seconds cost ten, not twenty; a pause counts up to the delay."""
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
    """Seconds, requests and bytes end a visit, each with its reason."""
    used = budget()
    used.check("http://a.example/")
    for name, value in use.items():
        setattr(used, name, value)
    with pytest.raises(FetchFault) as caught:
        used.check("http://a.example/")
    assert caught.value.reason == reason
