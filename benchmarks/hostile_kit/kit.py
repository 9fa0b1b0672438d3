"""The base of the hostile kit: what a misbehaving site is, how it is served, and what result is expected.

Each kind is one site on an address of its own (127.66.x.y), served from one event loop. Well-behaved parts (robots.txt,
list, posts) are there by default; a kind replaces what it breaks. See benchmarks/hostile.py for the run.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

# Two kits at once need different ports.
PORT = int(os.environ.get("PRESSWATCH_KIT_PORT", "8766"))
NETWORK = "127.66.0.0/16"
CANARY_HOST, CANARY_PORT = "127.0.0.1", PORT + 1
CANARY = f"http://{CANARY_HOST}:{CANARY_PORT}"
TOPICS = (
    "Annual report on river rights published",
    "New archive of testimony opens its doors",
    "Seminar on water law draws three hundred guests",
    "Research fellows wanted for the spring term",
    "Statement on the closing of the eastern border",
)
POSTS = len(TOPICS)
UNREAD = (asyncio.IncompleteReadError, asyncio.LimitOverrunError)


@dataclass(slots=True)
class Exchange:
    """One request and the connection it came on."""

    path: str
    headers: Mapping[str, str]
    writer: asyncio.StreamWriter
    base: str
    count: int = 1
    phase: int = 2

    async def send(
        self,
        body: bytes | str = b"",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        kind: str = "text/html",
    ) -> None:
        """A complete answer with its length; `headers` replace the usual ones."""
        data = body.encode() if isinstance(body, str) else body
        usual = {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(data)), "Connection": "close"}
        await self.start({**usual, **(headers or {})}, status)
        await self.write(data)

    async def start(self, headers: Mapping[str, str], status: int = 200) -> None:
        """Status line and headers."""
        lines = [f"HTTP/1.1 {status} Answer", *(f"{name}: {value}" for name, value in headers.items())]
        await self.write("\r\n".join([*lines, "", ""]).encode("utf-8"))

    async def write(self, data: bytes) -> None:
        """Raw bytes in pieces, so that a client can close the connection early."""
        for start in range(0, len(data), 65536):
            self.writer.write(data[start : start + 65536])
            await self.writer.drain()

    async def repeat(self, data: bytes, times: int) -> None:
        """The same bytes many times without building them."""
        for _ in range(times):
            await self.write(data)

    def reset(self) -> None:
        """Ends the connection with a reset instead of an orderly close."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Serve = Callable[[Exchange], Awaitable[bool | None]]
"""Answers a request and returns None or True; False leaves it to the well-behaved default."""


@dataclass(slots=True)
class Kind:
    """A way to misbehave, the expected "state: reason" (alternatives), and the least number of recorded posts.

    `titles` must be among the recorded ones. `keys` are further lines of the source. `url` replaces `{base}/news`.
    `before` kinds are visited once while they still behave (`Exchange.phase` 1), so that there is something to lose.
    """

    name: str
    expected: tuple[str, ...]
    serve: Serve
    posts: int = 0
    most: int | None = None
    titles: tuple[str, ...] = ()
    keys: str = ""
    url: str = "{base}/news"
    tls: str = ""
    listen: str = "http"
    before: bool = False
    host: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """Scheme, address and port of the site."""
        return f"{'https' if self.tls else 'http'}://{self.host}:{PORT}"


KINDS: dict[str, Kind] = {}


def kind(name: str, *expected: str, **more: object) -> Callable[[Serve], Serve]:
    """Registers the function below it as the site of this name."""

    def keep(serve: Serve) -> Serve:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, expected, serve, **more)  # type: ignore[arg-type]
        return serve

    return keep


def listing(
    entries: list[tuple[str, str, str]] | None = None, *, head: str = "", more: str = "", next_url: str = ""
) -> str:
    """A plain list page of (address, title, day)."""
    rows = "".join(
        f'<li><h3><a href="{url}">{title}</a></h3><span class="date">{day}</span></li>'
        for url, title, day in (usual_entries() if entries is None else entries)
    )
    following = f'<nav><a rel="next" href="{next_url}">Older posts</a></nav>' if next_url else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News | Example</title>{head}</head>'
        f'<body><header><a href="/">Example</a><nav><a href="/about">About</a></nav></header>'
        f"<main><h1>News</h1><ul>{rows}</ul>{following}{more}</main>"
        f'<footer><a href="/imprint">Imprint</a></footer></body></html>'
    )


def usual_entries(prefix: str = "/p/", count: int = POSTS, first: int = 0) -> list[tuple[str, str, str]]:
    """Entries of a list, newest first, with distinct titles."""
    return [
        (f"{prefix}{n}", title_of(n), f"2026-{12 - (n // 28) % 12:02d}-{28 - n % 28:02d}")
        for n in range(first, first + count)
    ]


def title_of(number: int) -> str:
    """The title of a post."""
    return TOPICS[number] if number < POSTS else f"{TOPICS[number % POSTS]}, part {number // POSTS + 1}"


def post(title: str, *, head: str = "", more: str = "", day: str = "2026-02-11", number: int = 0) -> str:
    """A plain post page with two paragraphs of its own."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Example</title>{head}</head>'
        f'<body><main><article><h1>{title}</h1><div class="meta"><time datetime="{day}">{day}</time></div>'
        f"<p>Paper number {number} tells how the valley lives with its river and what the law says of {title}.</p>"
        f"<p>Guests of the house asked {number * 7 + 3} questions, and every one of them was answered in the end.</p>"
        f"{more}</article></main></body></html>"
    )


def usual_post(path: str, *, head: str = "", more: str = "") -> str | None:
    """The post at a path of the usual form (…/p/3), None for other paths."""
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2]
    if "/p/" not in path or not last.isdigit():
        return None
    number = int(last)
    day = f"2026-{12 - (number // 28) % 12:02d}-{28 - number % 28:02d}"
    return post(title_of(number), day=day, number=number, head=head, more=more)


def feed(items: str, head: str = "", prolog: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """An RSS document around items."""
    return (
        f'{prolog}<rss version="2.0"><channel><title>Example</title><link>https://feed.example/</link>'
        f"<description>News</description>{head}{items}</channel></rss>"
    )


def feed_items(base: str, count: int = POSTS, first: int = 0) -> str:
    """The usual posts as items of a feed."""
    return "".join(
        f"<item><title>{title}</title><link>{base}{path}</link><guid>{base}{path}</guid>"
        f"<pubDate>{28 - n % 28:02d} Dec 2026 08:00:00 GMT</pubDate></item>"
        for n, (path, title, _) in enumerate(usual_entries(count=count, first=first))
    )


async def well_behaved(exchange: Exchange) -> None:
    """What a good site answers."""
    page = usual_post(exchange.path)
    if exchange.path.partition("?")[0] == "/news":
        await exchange.send(listing())
    elif page is not None:
        await exchange.send(page)
    else:
        await exchange.send("nothing here", 404)


class Server:
    """All sites of a kit, and the canaries that nothing may reach."""

    def __init__(self, kinds: list[Kind], contexts: Mapping[str, ssl.SSLContext]) -> None:
        self._kinds, self._contexts = kinds, contexts
        self._held: list[Any] = []
        self.phase = 1
        self.canary_hits: list[str] = []

    async def start(self) -> None:
        """Listens on every address."""
        for one in self._kinds:
            await self._listen(one)
        canary = await asyncio.start_server(self._canary, CANARY_HOST, CANARY_PORT)
        self._held.append(canary)

    def stop(self) -> None:
        """Releases the addresses."""
        for one in self._held:
            for part in one if isinstance(one, list) else [one]:
                part.close()
        self._held.clear()

    async def _listen(self, one: Kind) -> None:
        if one.listen == "none":
            return
        if one.listen == "syn":
            self._held.append(_deaf(one.host))
            return
        context = self._contexts.get(one.tls)

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._serve(one, reader, writer)

        server = await asyncio.start_server(
            connected, one.host, PORT, ssl=context, ssl_handshake_timeout=5 if context else None
        )
        self._held.append(server)

    async def _serve(self, one: Kind, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, OSError, asyncio.CancelledError, *UNREAD):
            if one.listen == "raw":
                await one.serve(Exchange("", {}, writer, one.base))
            else:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                path = head[0].split(" ")[1]
                one.counts[path] = one.counts.get(path, 0) + 1
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
                exchange = Exchange(path, headers, writer, one.base, one.counts[path], self.phase)
                good = path == "/robots.txt" and not one.name.startswith("robots")
                if good or await one.serve(exchange) is False:
                    await well_behaved(exchange)
        with contextlib.suppress(ConnectionError, OSError):
            writer.close()

    async def _canary(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = (await reader.readline()).decode("latin-1", "replace").strip()
        self.canary_hits.append(line or "a connection without a word")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret")
        writer.close()


def _deaf(host: str) -> list[socket.socket]:
    """An address whose connection queue is full, so that further connections get no answer at all."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, PORT))
    listener.listen(0)
    callers = [listener]
    for _ in range(4):
        caller = socket.socket()
        caller.setblocking(False)  # noqa: FBT003 - the only way to say it
        with contextlib.suppress(BlockingIOError):
            caller.connect((host, PORT))
        callers.append(caller)
    return callers
