"""A real HTTP server on 127.0.0.1 with answers set by a test; it keeps every request."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


@dataclass(slots=True)
class Answer:
    """The answer of a path: status, body, headers.

    `hang_s` seconds of silence come first; `cut` closes in the middle; `drip_s` is the pause after each byte.
    """

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang_s: float = 0.0
    cut: bool = False
    drip_s: float = 0.0


Route = Answer | Callable[["Request"], Answer]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: path with query, headers with lowercase names, time."""

    path: str
    headers: dict[str, str]
    at: float


class Site:
    """A site for a `with` block: `routes` may change while it serves; unknown paths answer 404."""

    def __init__(self, routes: dict[str, Route] | None = None, host: str = "127.0.0.1", port: int = 0) -> None:
        self.routes: dict[str, Route] = routes or {}
        self.requests: list[Request] = []
        self._server = ThreadingHTTPServer((host, port), self._handler())
        self._server.daemon_threads = True
        self.base = f"http://{host}:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def asked(self, path: str) -> int:
        """How often a path was requested."""
        return sum(request.path == path for request in self.requests)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                request = Request(self.path, {name.lower(): value for name, value in self.headers.items()}, time.time())
                site.requests.append(request)
                route = site.routes.get(self.path, Answer(b"nothing here", 404))
                self._send(route(request) if callable(route) else route)

            def _send(self, answer: Answer) -> None:
                if answer.hang_s:
                    time.sleep(answer.hang_s)
                body = answer.body.encode() if isinstance(answer.body, str) else answer.body
                self.send_response(answer.status)
                headers = {
                    "Content-Type": "text/html; charset=utf-8",
                    "Content-Length": str(len(body)),
                    **answer.headers,
                }
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(ConnectionError):  # a client that has seen enough
                    for byte in body if answer.drip_s else b"":
                        self.wfile.write(bytes([byte]))
                        time.sleep(answer.drip_s)
                    self.wfile.write(body[: len(body) // 2] if answer.cut else body)
                self.close_connection = self.close_connection or answer.cut

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def post_page(title: str, *paragraphs: str, day: str = "2026-03-01") -> Answer:
    """A plain post page with a date."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return Answer(
        f'<!doctype html><html lang="en"><head><title>{title} | Example</title></head><body><main><article><h1>{title}</h1>'
        f'<div class="meta"><time datetime="{day}">{day}</time></div>{body}</article></main></body></html>'
    )


def list_page(entries: list[tuple[str, str, str]], next_url: str = "") -> Answer:
    """A plain list of (address, title, day), newest first."""
    rows = "".join(
        f'<li><h3><a href="{url}">{title}</a></h3><span class="date">{day}</span></li>' for url, title, day in entries
    )
    more = f'<nav><a rel="next" href="{next_url}">Older posts</a></nav>' if next_url else ""
    return Answer(
        f'<!doctype html><html lang="en"><head><title>News | Example</title></head><body><header><a href="/">Example</a>'
        f'<nav><a href="/about">About us</a> <a href="/contact">Contact</a></nav></header><main><h1>News</h1>'
        f'<ul>{rows}</ul>{more}</main><footer><a href="/imprint">Imprint</a></footer></body></html>'
    )
