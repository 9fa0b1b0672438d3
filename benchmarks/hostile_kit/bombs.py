"""Hostile kit: bombs and monsters (sizes, compression, nesting, XML)."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli
from backports import zstd

from benchmarks.hostile_kit.kit import (
    TOPICS,
    Exchange,
    Serve,
    feed,
    kind,
    listing,
    post,
    usual_entries,
    usual_post,
)

MB = 1024 * 1024
AS_FEED = 'kind = "feed"'
FEED_TYPE = "application/rss+xml"


@cache
def zeros() -> bytes:
    """What the bombs open to."""
    return b"<p>" + b" " * (200 * MB)


@cache
def packed(name: str) -> bytes:
    """200 MB in one of the encodings of HTTP, or in several of them."""
    if name == "gzip":
        return gzip.compress(zeros())
    if name == "deflate":
        return zlib.compress(zeros())
    if name == "br":
        return brotli.compress(zeros(), quality=1)
    if name == "zstd":
        return zstd.compress(zeros(), 1)
    if name == "gzip, gzip":
        return gzip.compress(packed("gzip"))
    return brotli.compress(packed("gzip"), quality=1)


def bomb(name: str) -> Serve:
    async def serve(exchange: Exchange) -> None:
        await exchange.send(packed(name), headers={"Content-Encoding": name})

    return serve


for encoding in ("gzip", "deflate", "br", "zstd", "gzip, gzip", "gzip, br"):
    kind(f"bomb-{encoding.replace(', ', '-')}", "failing: too-large", most=0)(bomb(encoding))


def page(make: Callable[[], str | bytes], path: str = "/news", kind_: str = "text/html", **headers: str) -> Serve:
    """A site that answers this at one path (posts are well)."""
    made: list[str | bytes] = []

    async def serve(exchange: Exchange) -> bool:
        if exchange.path.partition("?")[0] != path:
            return False
        made[:] = made or [make()]
        await exchange.send(
            made[0], kind=kind_, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        return True

    return serve


def posts(make: Callable[[str], str]) -> Serve:
    """A site whose list is well and whose posts are made so."""

    async def serve(exchange: Exchange) -> bool:
        if "/p/" not in exchange.path:
            return False
        await exchange.send(make(exchange.path))
        return True

    return serve


def feed_of(make: Callable[[str], str | bytes]) -> Serve:
    """A site whose /news is this document."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news":
            return False
        await exchange.send(make(exchange.base), kind=FEED_TYPE)
        return True

    return serve


def cut_short(pack: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """A packed list whose last quarter is missing, although its length is as announced."""
    whole = pack(listing(more="".join(f"<p>Word {n * n}</p>" for n in range(2000))).encode())
    return lambda: whole[: len(whole) * 3 // 4]


kind("bomb-gz-zeros", "failing: too-large", most=0)(page(lambda: packed("gzip"), kind_="application/gzip"))


@kind(
    "bomb-gz-sitemap",
    "failing: too-large",
    url="{base}/sitemap.xml.gz",
    keys='kind = "sitemap"',
)
async def gz_sitemap(exchange: Exchange) -> bool:
    if exchange.path != "/sitemap.xml.gz":
        return False
    await exchange.send(gzip.compress(b"<urlset>" + b" " * (150 * MB)), kind="application/gzip")
    return True


kind("encoding-broken-gzip", "failing: bad-encoding")(
    page(lambda: b"\x1f\x8b\x08\x00" + b"\xff" * 900, Content_Encoding="gzip")
)
kind("encoding-gzip-not", "ok", "failing: bad-encoding")(page(listing, Content_Encoding="gzip"))
kind("encoding-unknown", "failing: bad-encoding")(page(lambda: b"\x00\x9c\xff" * 300, Content_Encoding="sdch-9"))
kind("encoding-thousand", "failing: too-large")(
    page(lambda: gzip.compress(listing().encode()), Content_Encoding=", ".join(["gzip"] * 1000))
)
kind("encoding-says-utf-8", "ok", posts=5)(page(listing, Content_Encoding="utf-8"))
kind("encoding-cut-gzip", "partial: truncated", "failing: truncated")(
    page(cut_short(gzip.compress), Content_Encoding="gzip")
)
kind("encoding-cut-br", "partial: truncated", "failing: truncated")(
    page(cut_short(brotli.compress), Content_Encoding="br")
)
kind("encoding-no-trailer", "ok", posts=5)(
    page(lambda: gzip.compress(listing().encode())[:-8], Content_Encoding="gzip")
)


@kind("endless-body", "failing: too-large")
async def endless(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    await exchange.repeat(b"<p>and so on</p>" * 4096, 100_000)


@kind("endless-chunks", "failing: too-large")
async def endless_chunks(exchange: Exchange) -> None:
    await exchange.start({"Transfer-Encoding": "chunked", "Content-Type": "text/html"})
    await exchange.repeat(b"10000\r\n" + b"y" * 65536 + b"\r\n", 100_000)


@kind("ten-gb-announced", "failing: too-large")
async def announced(exchange: Exchange) -> None:
    await exchange.start({"Content-Length": "10737418240", "Content-Type": "text/html"})
    await exchange.repeat(b"z" * 65536, 163_840)


@kind("ten-gb-announced-then-silent", "failing: too-large")
async def only_announced(exchange: Exchange) -> None:
    """Nobody waits for what is too large by its own word."""
    await exchange.start({"Content-Length": "10737418240", "Content-Type": "text/html"})
    await asyncio.sleep(3600)


kind("one-line-50mb", "failing: too-large")(page(lambda: "<p>" + "word " * (10 * MB)))
kind("one-line-7mb", "ok", "failing: no-posts")(page(lambda: listing(more="<p>" + "word " * int(1.4 * MB) + "</p>")))
kind("title-5mb", "ok", posts=5)(posts(lambda path: post("Long " * (MB // 2), number=int(path.rsplit("/", 1)[1]))))
kind("list-title-5mb", "ok", "partial: too-large", posts=5)(
    page(
        lambda: listing(
            [
                (url, title + " word" * (200_000 if n == 2 else 1), day)
                for n, (url, title, day) in enumerate(usual_entries())
            ]
        )
    )
)
kind("nested-100000", "failing: parse-error", "failing: no-posts", "failing: not-html", "ok")(
    page(lambda: listing(more="<div>" * 100_000))
)
kind("nested-around-list", "ok", "failing: parse-error")(page(lambda: "<html><body>" + "<div>" * 100_000 + listing()))
kind("unclosed-300000", "ok", "failing: parse-error", "failing: no-posts")(
    page(lambda: listing(more="<b><i><p>" * 100_000))
)
kind("attributes-100000", "ok", "failing: parse-error", "failing: no-posts")(
    page(lambda: "<html><body><div " + " ".join(f"a{n}='{n}'" for n in range(100_000)) + ">" + listing())
)
kind("attributes-in-post", "ok", "partial: parse-error", posts=4)(
    posts(
        lambda path: (
            ("<html><body><div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" if path == "/p/3" else "")
            + (usual_post(path) or "")
        )
    )
)
kind("nested-in-post", "ok", "partial: parse-error", posts=4)(
    posts(lambda path: usual_post(path, more="<blockquote>" * 50_000 if path == "/p/1" else "") or "")
)
kind("links-without-a-stop", "ok", posts=5)(
    posts(
        lambda path: (
            usual_post(path, more="<p>" + " ".join(f"<a href=/x/{n}>w{n}</a> word" for n in range(4_000)) + "</p>")
            or ""
        )
    )
)
kind("quotes-400000", "ok", posts=5)(
    posts(
        lambda path: (
            usual_post(
                path,
                more="".join(f"<p>“River {n} is ours,” said Ada Berg, a director.</p>" for n in range(9_000))
                if path == "/p/2"
                else "",
            )
            or ""
        )
    )
)
kind("comments-and-brackets", "ok", posts=5)(
    page(lambda: listing(more="<!-- " * 100_000 + "((((((" * 100_000 + "&amp" * 100_000))
)
kind("million-links", "failing: too-large", "partial: post-cap", "partial: deadline")(
    page(
        lambda: gzip.compress(
            listing(usual_entries(count=50), more="".join(f"<a href=/x/{n}>x</a>" for n in range(1_000_000))).encode(),
            1,
        ),
        Content_Encoding="gzip",
    )
)
kind("links-100000", "ok", "partial: post-cap", posts=5)(
    page(lambda: listing(more="".join(f"<a href=/x/{n}>x</a> " for n in range(100_000))))
)
kind("posts-200000", "failing: too-large", "partial: post-cap")(
    page(lambda: gzip.compress(listing(usual_entries(count=200_000)).encode(), 1), Content_Encoding="gzip")
)
kind("posts-20000", "partial: post-cap", posts=50, keys="max_posts = 60")(
    page(lambda: listing(usual_entries(count=20_000)))
)
kind("posts-60000", "partial: post-cap", posts=50, keys="max_posts = 60")(
    page(
        lambda: listing(
            [(url, f"Note {n} on the river", day) for n, (url, _, day) in enumerate(usual_entries(count=60_000))]
        )
    )
)


def small_items(base: str, count: int) -> str:
    return "".join(f"<item><title>Note {n}</title><link>/p/{n}</link></item>" for n in range(count)) + f"<!--{base}-->"


kind("feed-100000", "partial: post-cap", "failing: too-large", keys="max_posts = 60", posts=50)(
    feed_of(lambda base: feed(small_items(base, 100_000)))
)
kind("pdf-30mb-post", "partial: too-large", "ok", posts=4)(
    posts(lambda path: "%PDF-1.7 " + "x" * (30 * MB) if path == "/p/2" else usual_post(path) or "")
)
kind("list-is-pdf", "failing: not-html")(page(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, kind_="application/pdf"))
kind("list-is-zip", "failing: not-html")(page(lambda: b"PK\x03\x04" + bytes(range(256)) * 40, kind_="application/zip"))
kind("list-is-image", "failing: not-html")(
    page(lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, kind_="image/png")
)
kind("list-is-noise", "failing: not-html", "failing: no-posts", "failing: bad-encoding")(
    page(lambda: bytes(range(128, 256)) * 100)
)


def json_ld(text: str) -> Serve:
    return posts(lambda path: usual_post(path, head=f'<script type="application/ld+json">{text}</script>') or "")


kind("json-ld-deep", "ok", posts=5, titles=(TOPICS[0],))(json_ld("[" * 200_000))
kind("json-ld-broken", "ok", posts=5, titles=(TOPICS[0],))(json_ld('{"@type": "NewsArticle", "headline": "x'))
kind("json-ld-wrong-types", "ok", posts=5, titles=(TOPICS[0],))(
    json_ld('{"@type": {"a": 1}, "headline": ["x", {}], "datePublished": {"a": []}, "author": 7, "@graph": "no"}')
)
kind("json-ld-huge-integer", "ok", posts=5, titles=(TOPICS[0],))(
    json_ld('{"@type": "NewsArticle", "wordCount": ' + "9" * 50_000 + ', "datePublished": 1e999}')
)


def hard_dates() -> str:
    burning = ("June 30 " * 20_000, "9" * 200_000, "?" * 20_000, "2026-" * 5_000, "May Sat 12 " * 900)
    rows = "".join(
        f'<li><h3><a href="/p/{n}">{TOPICS[n]}</a></h3><span class="date">{text}</span></li>'
        for n, text in enumerate(burning)
    )
    return listing([], more=f"<ul class='posts'>{rows}</ul>")


kind("dates-that-burn", "ok", posts=5)(page(hard_dates))
kind("dates-that-burn-in-posts", "ok", posts=5)(
    posts(lambda path: (usual_post(path) or "").replace('datetime="', 'datetime="' + "June 30 " * 20_000))
)
