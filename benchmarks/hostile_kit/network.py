"""Hostile kit: the network and TLS (connections that fail, hang, drip, lie about their length)."""

from __future__ import annotations

import asyncio

from benchmarks.hostile_kit.kit import Exchange, kind, listing, usual_post

LONG_S = 3600
NOISE = bytes(range(1, 256)) * 8


@kind("refused", "failing: refused", listen="none")
@kind("nxdomain", "failing: dns", listen="none", url="http://no-such-host.invalid/news")
@kind("nxdomain-label", "failing: dns", listen="none", url="http://{long}.invalid/news".format(long="a" * 63))
@kind("connect-hangs", "failing: timeout", listen="syn")
@kind("tls-expired", "failing: tls", tls="expired")
@kind("tls-self-signed", "failing: tls", tls="self-signed")
@kind("tls-wrong-name", "failing: tls", tls="wrong-name")
@kind("tls-unknown-issuer", "failing: tls", tls="unknown-issuer")
@kind("tls-old-version", "failing: tls", tls="old")
@kind("tls-not-checked", "ok", tls="self-signed", keys="verify_tls = false", posts=5)
async def good(_: Exchange) -> bool:
    """The site itself is fine; its surroundings are not."""
    return False


@kind("tls-speaks-http", "failing: tls", tls="none", listen="raw")
async def plain_on_tls(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


@kind("tls-handshake-hangs", "failing: timeout", tls="none", listen="raw")
@kind("hang-everything", "failing: timeout", listen="raw")
async def silence(_: Exchange) -> None:
    await asyncio.sleep(LONG_S)


@kind("tls-handshake-reset", "failing: reset", "failing: tls", tls="none", listen="raw")
@kind("reset", "failing: reset", listen="raw")
async def reset_at_once(exchange: Exchange) -> None:
    exchange.reset()


@kind("closed", "failing: reset", listen="raw")
async def closed_at_once(_: Exchange) -> None:
    await asyncio.sleep(0)


@kind("closed-after-request", "failing: reset")
async def closed_list(_: Exchange) -> None:
    await asyncio.sleep(0)


@kind("reset-after-headers", "failing: reset", "failing: truncated")
async def reset_in_body(exchange: Exchange) -> None:
    await exchange.start({"Content-Length": "90000", "Content-Type": "text/html"})
    await exchange.write(b"<html>")
    await asyncio.sleep(0.3)
    exchange.reset()


@kind("hang-no-answer", "failing: timeout")
async def hang(_: Exchange) -> None:
    await asyncio.sleep(LONG_S)


@kind("hang-half-headers", "failing: timeout")
async def hang_in_headers(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/ht")
    await asyncio.sleep(LONG_S)


@kind("hang-half-body", "failing: timeout")
async def hang_in_body(exchange: Exchange) -> None:
    page = listing().encode()
    await exchange.start({"Content-Length": str(len(page)), "Content-Type": "text/html"})
    await exchange.write(page[: len(page) // 2])
    await asyncio.sleep(LONG_S)


@kind("drip-body", "failing: deadline")
async def drip(exchange: Exchange) -> None:
    page = listing().encode()
    await exchange.start({"Content-Length": str(len(page)), "Content-Type": "text/html"})
    for byte in page:
        await exchange.write(bytes([byte]))
        await asyncio.sleep(0.5)


@kind("drip-slow-beats", "failing: deadline")
async def drip_slowly(exchange: Exchange) -> None:
    await exchange.start({"Content-Length": "100000", "Content-Type": "text/html"})
    while True:
        await exchange.write(b"<p>wait</p>")
        await asyncio.sleep(4)


@kind("drip-headers", "failing: deadline")
async def drip_headers(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(LONG_S):
        await exchange.write(b"X-%d: slow\r\n" % number)
        await asyncio.sleep(0.5)


@kind("drip-chunks", "failing: deadline")
async def drip_chunks(exchange: Exchange) -> None:
    await exchange.start({"Transfer-Encoding": "chunked", "Content-Type": "text/html"})
    for _ in range(LONG_S):
        await exchange.write(b"1\r\n \r\n")
        await asyncio.sleep(0.5)


@kind("drip-informational", "failing: deadline", "failing: parse-error", "failing: too-large")
async def drip_hundreds(exchange: Exchange) -> None:
    for _ in range(LONG_S):
        await exchange.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        await asyncio.sleep(0.2)


@kind("informational-flood", "failing: too-large", "failing: parse-error", "failing: deadline")
async def many_hundreds(exchange: Exchange) -> None:
    for _ in range(200_000):
        await exchange.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50)


@kind("one-post-hangs", "partial: timeout", posts=4, most=4)
async def one_hangs(exchange: Exchange) -> bool:
    if exchange.path == "/p/2":
        await asyncio.sleep(LONG_S)
    return False


@kind("all-posts-hang", "failing: timeout", "failing: deadline", most=0)
async def all_hang(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        await asyncio.sleep(LONG_S)
    return False


@kind("one-post-resets", "partial: reset", posts=4)
async def one_resets(exchange: Exchange) -> bool:
    if exchange.path == "/p/2":
        exchange.reset()
        return True
    return False


@kind("one-post-drips", "partial: deadline", posts=4)
async def one_drips(exchange: Exchange) -> bool:
    if exchange.path == "/p/1":
        await drip_slowly(exchange)
    return False


@kind("truncated-length", "failing: truncated", most=0)
async def cut(exchange: Exchange) -> None:
    page = listing().encode()
    await exchange.start({"Content-Length": str(len(page) + 4000), "Content-Type": "text/html"})
    await exchange.write(page)


@kind("truncated-chunked", "failing: truncated", most=0)
async def cut_chunked(exchange: Exchange) -> None:
    page = listing().encode()
    await exchange.start({"Transfer-Encoding": "chunked", "Content-Type": "text/html"})
    await exchange.write(b"%x\r\n" % len(page) + page[:900])


@kind("truncated-posts", "failing: truncated", "partial: truncated")
async def cut_posts(exchange: Exchange) -> bool:
    page = usual_post(exchange.path)
    if page is None:
        return False
    await exchange.start({"Content-Length": str(len(page) + 50), "Content-Type": "text/html"})
    await exchange.write(page.encode())
    return True


@kind("truncated-after-good", "failing: truncated", before=True, posts=5)
async def cut_later(exchange: Exchange) -> bool:
    if exchange.phase == 1 or exchange.path != "/news":
        return False
    page = listing().encode()
    await exchange.start({"Content-Length": str(len(page)), "Content-Type": "text/html"})
    await exchange.write(page[: len(page) // 2])
    return True


@kind("garbage-status-line", "failing: parse-error")
async def garbage(exchange: Exchange) -> None:
    await exchange.write(b"ICY whatever\r\nX: y\r\n\r\n<html></html>")


@kind("garbage-status-code", "failing: parse-error", "failing: http-0")
async def garbage_code(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 two-hundred OK\r\nContent-Length: 0\r\n\r\n")


@kind("garbage-noise", "failing: parse-error")
async def noise(exchange: Exchange) -> None:
    await exchange.write(NOISE + b"\r\n\r\n" + NOISE)


@kind("http-0.9", "failing: parse-error")
async def bare(exchange: Exchange) -> None:
    await exchange.write(listing().encode())


@kind("length-negative", "failing: parse-error", "failing: truncated")
async def negative(exchange: Exchange) -> None:
    await exchange.send(listing(), headers={"Content-Length": "-5"})


@kind("length-words", "failing: parse-error", "failing: truncated")
async def words(exchange: Exchange) -> None:
    await exchange.send(listing(), headers={"Content-Length": "many"})


@kind("length-twice", "failing: parse-error", "failing: truncated", "ok")
async def twice(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 900\r\n\r\n" + listing().encode())


@kind("chunk-size-huge", "failing: parse-error", "failing: truncated", "failing: too-large")
async def huge_chunk(exchange: Exchange) -> None:
    await exchange.start({"Transfer-Encoding": "chunked"})
    await exchange.write(b"F" * 5000 + b"\r\n" + b"x" * 5000)


@kind("chunk-size-noise", "failing: parse-error", "failing: truncated")
async def noise_chunk(exchange: Exchange) -> None:
    await exchange.start({"Transfer-Encoding": "chunked"})
    await exchange.write(b"zz\r\nabc\r\n")


@kind("http-1.0-no-length", "ok", posts=5)
async def old_protocol(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    await exchange.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + listing().encode())
    return True


@kind("header-without-colon", "ok", posts=5)
async def odd_header(exchange: Exchange) -> bool:
    if exchange.path != "/news":
        return False
    body = listing().encode()
    await exchange.write(b"HTTP/1.1 200 OK\r\nnonsense line\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    return True


@kind("header-line-20mb", "failing: too-large")
async def long_header(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    await exchange.repeat(b"a" * 65536, 320)


@kind("status-line-20mb", "failing: too-large", "failing: parse-error")
async def long_status(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 ")
    await exchange.repeat(b"a" * 65536, 320)


@kind("headers-200000", "failing: too-large")
async def many_headers(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(0, 200_000, 1000):
        await exchange.write(b"".join(b"X-Header-%d: some value here\r\n" % n for n in range(number, number + 1000)))
    await exchange.write(b"Content-Length: 0\r\n\r\n")


@kind("cookies-flood", "failing: too-large")
async def cookies(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(2_000):
        await exchange.write(b"Set-Cookie: c%d=%s; Path=/\r\n" % (number, b"v" * 4000))
    await exchange.write(b"Content-Length: 0\r\n\r\n")


@kind("cookies-forty", "ok", posts=5)
async def some_cookies(exchange: Exchange) -> bool:
    if exchange.headers.get("cookie"):
        await exchange.send("no cookies please", 400)
        return True
    if exchange.path != "/news":
        return False
    body = listing().encode()
    flood = b"".join(b"Set-Cookie: c%d=%s\r\n" % (n, b"v" * 4000) for n in range(40))
    await exchange.write(b"HTTP/1.1 200 OK\r\n" + flood + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    return True
