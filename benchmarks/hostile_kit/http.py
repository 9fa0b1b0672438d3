"""Hostile kit: the semantics of HTTP, and robots.txt."""

from __future__ import annotations

import asyncio
import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from benchmarks.hostile_kit.kit import CANARY, Exchange, Serve, kind, listing, usual_entries

LONG_S = 3600
ALL_WELL = "User-agent: *\nAllow: /\n"


def list_answers(status: int, headers: dict[str, str] | None = None, body: str = "") -> Serve:
    """A site whose list answers like this, and whose posts are fine."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news":
            return False
        await exchange.send(body, status, headers)
        return True

    return serve


for code in (401, 403, 404, 410, 418, 451, 500, 501, 502, 504, 999):
    kind(f"status-{code}", f"failing: http-{code}")(list_answers(code))
kind("status-600-body", "failing: http-600")(list_answers(600, body=listing()))
kind("status-404-with-list", "failing: http-404")(list_answers(404, body=listing()))
kind("status-304-unasked", "failing: http-304", "failing: no-posts")(list_answers(304))
kind("status-300-no-target", "failing: http-300")(list_answers(300))
kind("status-302-no-target", "failing: http-302")(list_answers(302))
kind("status-206-part", "failing: http-206", "failing: truncated")(list_answers(206, body=listing()))
kind("empty-200", "failing: no-posts")(list_answers(200))
kind("blank-200", "failing: no-posts")(list_answers(200, body="  \r\n \n"))
kind("retry-after-hour", "failing: http-429")(list_answers(429, {"Retry-After": "3600"}))
kind("retry-after-nonsense", "failing: http-503")(list_answers(503, {"Retry-After": "soon"}))
kind("retry-after-huge", "failing: http-503")(list_answers(503, {"Retry-After": "9" * 400}))
kind("unavailable", "failing: http-503")(list_answers(503))


@kind("status-204", "failing: http-204", "failing: no-posts")
async def no_content(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")


def bears(status: bytes) -> Serve:
    """A list that answers with this instead of a status line."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/news":
            return False
        await exchange.write(b"HTTP/1.1 " + status + b" Answer\r\nContent-Length: 0\r\n\r\n")
        return True

    return serve


for word, number in (("negative", b"-1"), ("short", b"20"), ("endless", b"2" * 400)):
    kind(f"status-{word}", "failing: parse-error")(bears(number))


@kind("retry-after-date-far", "failing: http-503")
async def unavailable_until(exchange: Exchange) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    await exchange.send("", 503, {"Retry-After": until})


@kind("retry-after-2s", "ok", posts=5)
async def soon(exchange: Exchange) -> bool:
    if exchange.path != "/news" or exchange.count > 1:
        return False
    await exchange.send("", 429, {"Retry-After": "2"})
    return True


@kind("retry-after-date-near", "ok", posts=5)
async def soon_by_date(exchange: Exchange) -> bool:
    if exchange.path != "/news" or exchange.count > 1:
        return False
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True)
    await exchange.send("", 503, {"Retry-After": until})
    return True


@kind("one-502-then-well", "ok", posts=5)
async def recovers(exchange: Exchange) -> bool:
    if exchange.path != "/news" or exchange.count > 1:
        return False
    await exchange.send("", 502)
    return True


@kind("posts-429", "partial: http-429", "failing: http-429")
async def posts_limited(exchange: Exchange) -> bool:
    if exchange.path == "/news":
        return False
    await exchange.send("", 429, {"Retry-After": "7200"})
    return True


@kind("moved-301", "ok", posts=5)
async def moved(exchange: Exchange) -> bool:
    if exchange.path == "/news":
        await exchange.send("", 301, {"Location": "/press"})
    elif exchange.path == "/press":
        await exchange.send(listing())
    else:
        return False
    return True


@kind("moved-308-chain", "ok", posts=5)
async def moved_often(exchange: Exchange) -> bool:
    steps = {"/news": "/a", "/a": "/b", "/b": "/c"}
    if exchange.path in steps:
        await exchange.send("", 308, {"Location": steps[exchange.path]})
    elif exchange.path == "/c":
        await exchange.send(listing())
    else:
        return False
    return True


@kind("later-304-unasked", "failing: http-304", before=True, posts=5)
async def unasked(exchange: Exchange) -> bool:
    """Says "unchanged" although it never sent a validator."""
    if exchange.path != "/news" or exchange.phase == 1:
        return False
    await exchange.send("", 304)
    return True


@kind("etag-lies", "ok", before=True, posts=5)
async def same_tag(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    if exchange.headers.get("if-none-match"):
        await exchange.send("", 304)
    else:
        await exchange.send(listing(), headers={"ETag": '"always"', "Cache-Control": "max-age=999999999"})
    return True


@kind("etag-flood", "ok", posts=5)
async def long_tag(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    await exchange.send(listing(), headers={"ETag": '"' + "x" * 200_000 + '"', "Last-Modified": "never"})
    return True


# robots.txt


def robots(text: str | bytes, status: int = 200, headers: dict[str, str] | None = None) -> Serve:
    """A good site with this robots.txt."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/robots.txt":
            return False
        await exchange.send(text, status, headers, kind="text/plain")
        return True

    return serve


def packed_robots(line: bytes, times: int, rules: bytes = b"") -> Serve:
    """A good site whose robots.txt is small as sent: rules and a line that is repeated, packed when it is requested."""

    async def serve(exchange: Exchange) -> bool:
        if exchange.path != "/robots.txt":
            return False
        packed = gzip.compress(rules + line * times)
        await exchange.send(packed, headers={"Content-Encoding": "gzip"}, kind="text/plain")
        return True

    return serve


UNREACHABLE = "blocked: robots-unreachable"
kind("robots-rule", "blocked: robots", most=0)(robots("User-agent: *\nDisallow: /\n"))
kind("robots-rule-for-us", "blocked: robots", most=0)(robots("User-agent: Presswatch\nDisallow: /news\n"))
kind("robots-bom", "blocked: robots", most=0)(robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /news\n"))
kind("robots-cr-lines", "blocked: robots", most=0)(robots("User-agent: *\rDisallow: /news\r"))
kind("robots-own-group", "ok", posts=5)(robots("User-agent: *\nDisallow: /\n\nUser-agent: presswatch\nAllow: /\n"))
kind("robots-name-with-version", "blocked: robots", most=0)(robots("User-agent: Presswatch/0.1\nDisallow: /\n"))
kind("robots-name-of-another", "blocked: robots", most=0)(
    robots("User-agent: press\nAllow: /\n\nUser-agent: *\nDisallow: /\n")
)
kind("robots-odd-line-in-group", "blocked: robots", most=0)(
    robots("User-agent: presswatch\nNoindex: /x\nUser-agent: other\nDisallow: /\n")
)
kind("robots-503-for-an-hour", UNREACHABLE, most=0)(robots("", 503, {"Retry-After": "3600"}))
kind("robots-404", "ok", posts=5)(robots("no", 404))
kind("robots-403", "ok", posts=5)(robots("no", 403))
kind("robots-410", "ok", posts=5)(robots("no", 410))
kind("robots-500", UNREACHABLE, most=0)(robots(ALL_WELL, 500))
kind("robots-503", UNREACHABLE, most=0)(robots(ALL_WELL, 503))
kind("robots-html", "ok", posts=5)(robots(listing(), headers={"Content-Type": "text/html"}))
kind("robots-noise", "ok", posts=5)(robots(bytes(range(256)) * 200))
kind("robots-empty", "ok", posts=5)(robots(""))
kind("robots-crawl-delay", "ok", posts=5)(robots("User-agent: *\nCrawl-delay: 2\n"))
kind("robots-crawl-delay-nan", "ok", posts=5)(robots("User-agent: *\nCrawl-delay: nan\n"))
kind("robots-crawl-delay-year", "ok", "partial: deadline", posts=1)(robots("User-agent: *\nCrawl-delay: 31536000\n"))
kind("robots-redirect-loop", UNREACHABLE, "ok")(robots("", 302, {"Location": "/robots.txt"}))
kind("robots-redirect-private", UNREACHABLE, most=0)(robots("", 302, {"Location": f"{CANARY}/robots.txt"}))
kind("robots-redirect-file", UNREACHABLE, most=0)(robots("", 302, {"Location": "file:///etc/passwd"}))
kind("robots-posts-closed", "partial: robots", "failing: robots", "blocked: robots")(
    robots("User-agent: *\nDisallow: /p/\n")
)
kind("robots-bomb", UNREACHABLE, "ok")(packed_robots(b"#", 80_000_000))
kind("robots-gzip-60mb-rule", "blocked: robots", most=0)(
    packed_robots(b"# on and on\n", 5_000_000, rules=b"User-agent: *\nDisallow: /news\n")
)
kind("robots-rule-at-480k", "blocked: robots", most=0)(
    robots("User-agent: *\n" + "# pad\n" * 80_000 + "Disallow: /news\n")
)
kind("robots-rule-behind-600k", "ok", posts=5)(robots("User-agent: *\n" + "# pad\n" * 100_000 + "Disallow: /news\n"))
kind("robots-wildcards", "ok", posts=5)(
    robots("User-agent: *\n" + "Disallow: /" + "*a" * 5000 + "$\n" + "Disallow: /*p*p*p*p*p*p*p*p*p*p*p*p*z$\n" * 200)
)


@kind("robots-hang", "failing: timeout", most=0)
async def robots_hang(exchange: Exchange) -> bool:
    if exchange.path == "/robots.txt":
        await asyncio.sleep(LONG_S)
    return False


@kind("robots-drip", "failing: deadline", "failing: timeout", most=0)
async def robots_drip(exchange: Exchange) -> bool:
    if exchange.path == "/robots.txt":
        await exchange.start({"Content-Type": "text/plain", "Content-Length": "4000"})
        for _ in range(LONG_S):
            await exchange.write(b"#")
            await asyncio.sleep(1)
    return False


@kind("robots-closed", UNREACHABLE, "failing: reset", most=0)
async def robots_closed(exchange: Exchange) -> bool:
    return exchange.path == "/robots.txt"


async def robots_long(exchange: Exchange, first: bytes) -> None:
    """60 MB that begin with a rule."""
    await exchange.start({"Content-Type": "text/plain", "Content-Length": "62914560"})
    await exchange.write(first)
    await exchange.repeat(b"# and so on, and so forth, line by line\n" * 1638, 960)


@kind("robots-60mb", "ok", posts=5)
async def robots_60(exchange: Exchange) -> bool:
    if exchange.path != "/robots.txt":
        return False
    await robots_long(exchange, ALL_WELL.encode())
    return True


@kind("robots-60mb-rule", "blocked: robots", most=0)
async def robots_60_rule(exchange: Exchange) -> bool:
    if exchange.path != "/robots.txt":
        return False
    await robots_long(exchange, b"User-agent: *\nDisallow: /news\n")
    return True


@kind("robots-five-redirects", "ok", posts=5)
async def robots_five(exchange: Exchange) -> bool:
    step = 0 if exchange.path == "/robots.txt" else int(exchange.path[2:]) if exchange.path.startswith("/r") else -1
    if step < 0:
        return False
    if step < 5:
        await exchange.send("", 301, {"Location": f"/r{step + 1}"})
    else:
        await exchange.send(ALL_WELL, kind="text/plain")
    return True


@kind("robots-sitemap-private", "ok", posts=5, keys='backfill = "all"')
async def robots_sitemap(exchange: Exchange) -> bool:
    if exchange.path == "/robots.txt":
        await exchange.send(f"User-agent: *\nAllow: /\nSitemap: {CANARY}/sitemap.xml\n", kind="text/plain")
    elif exchange.path == "/news":
        await exchange.send(listing(usual_entries()))
    else:
        return False
    return True
