"""A small world of invented news sites on loopback addresses, which can move on: the example to watch.

    python -m examples.newsroom.server [--port N]

Prints one JSON line: the addresses of the sites, of the page that advances the world (POST), and the process id.
Each site has a loopback address of its own, as sites have hosts of their own (127.0.0.1, 127.0.0.2, …); where the
system allows only 127.0.0.1 (macOS), each has a port of its own. Standard library only. Ctrl-C ends it.

Step 0 is the world as first seen. Step 1 brings five new posts (one of them a copy of another), an edit that adds a
quote, a removal, and an old post listed under a tracking parameter. Later steps change nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import socket
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit

from examples.newsroom import pages
from examples.newsroom.content import SITES, STORIES, Entry
from examples.newsroom.posts_others import BOARD, COMMONS, REVIEW
from examples.newsroom.posts_river import ENGLISH, KOREAN

ENTRIES: tuple[Entry, ...] = (*ENGLISH, *KOREAN, *COMMONS, *BOARD, *REVIEW)
BEGAN = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
"""Last-Modified of the world at step 0; each step is a day later."""
ROBOTS = "User-agent: *\nDisallow: /admin/\n"
HTML = "text/html; charset=utf-8"
XML = "application/rss+xml; charset=utf-8"
JSON = "application/json; charset=utf-8"

Answer = tuple[int, str, str]
"""Status, content type, body."""


class Newsroom:
    """All sites at one step of time; serves them in threads between `start` and `stop` (or in a `with` block)."""

    def __init__(self, port: int = 0) -> None:
        self.step = 0
        self.bases: dict[str, str] = {}
        self.requests: list[tuple[str, str, int]] = []
        self._port = port
        self._servers: list[ThreadingHTTPServer] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Binds one server per site and begins to answer."""
        for site, (host, _) in SITES.items():
            server = _bind(host, self._port, self._handler(site))
            self._port = self._port or server.server_port
            self.bases[site] = f"http://{server.server_name}:{server.server_port}"
            self._servers.append(server)
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Stops answering and frees the ports."""
        for server in self._servers:
            server.shutdown()
            server.server_close()
        self._servers.clear()

    def advance(self) -> int:
        """Moves the world on by one step and returns its number."""
        self.step += 1
        return self.step

    def answer(self, site: str, path: str, query: dict[str, list[str]]) -> Answer:
        """What `site` answers to a GET of `path` with `query` at the present step."""
        if path == "/robots.txt":
            return 200, "text/plain", ROBOTS
        reader = {"river": self._river, "commons": self._commons, "board": self._board, "review": self._review}.get(
            site
        )
        found = reader(path, query) if reader else self._outlet(site, path, query)
        return found or (404, HTML, "<h1>404 Not Found</h1>")

    def _handler(self, site: str) -> type[BaseHTTPRequestHandler]:
        newsroom = self

        class Handler(_Handler):
            room = newsroom
            name = site

        return Handler

    def _live(self, site: str, entries: tuple[Entry, ...] = ENTRIES) -> list[Entry]:
        """The posts of a site that stand at the present step, newest first."""
        live = [entry for entry in entries if entry.site == site and entry.since <= self.step < entry.until]
        return sorted(live, key=lambda entry: entry.on, reverse=True)

    def _post(self, site: str, path: str, render: Callable[[Entry], str]) -> Answer | None:
        """The page of the post at `path`: 410 once it was taken down."""
        for entry in ENTRIES:
            if entry.site == site and entry.path == path and entry.since <= self.step:
                if self.step >= entry.until:
                    return 410, HTML, "<h1>410 Gone</h1>"
                return 200, HTML, render(entry)
        return None

    def _river(self, path: str, query: dict[str, list[str]]) -> Answer | None:
        number = int(query.get("page", ["1"])[0])
        if path == "/":
            return 200, HTML, pages.front("river", '<p><a href="/en/in-the-media">In the media</a></p>')
        if path in ("/en/in-the-media", "/ko/media"):
            language, entries = ("ko", KOREAN) if path.startswith("/ko") else ("en", ENGLISH)
            listed = self._live("river", entries)
            return 200, HTML, pages.river_list(language, listed, number, self.step, self.bases)
        return self._post("river", path, self._river_post)

    def _river_post(self, entry: Entry) -> str:
        sister = next((other for other in self._live("river") if other.key == entry.sister), None)
        return pages.river_post(entry, self.step, self.bases, sister)

    def _commons(self, path: str, query: dict[str, list[str]]) -> Answer | None:
        live = self._live("commons")
        if path in ("/", "/press/"):
            return 200, HTML, pages.commons_list(live, self.step, self.bases)
        if path == "/feed/":
            return 200, XML, pages.feed("commons", "en-GB", live, self.step, self.bases)
        if path == "/wp-json/wp/v2/posts":
            number = int(query.get("page", ["1"])[0])
            listed = live if number == 1 else []
            return (200 if listed else 400), JSON, pages.commons_rest(listed, self.step, self.bases)
        if path in ("/wp-json", "/wp-json/"):
            return 200, JSON, json.dumps({"name": SITES["commons"][1], "namespaces": ["wp/v2"]})
        return self._post("commons", path, lambda entry: pages.commons_post(entry, self.step, self.bases))

    def _board(self, path: str, query: dict[str, list[str]]) -> Answer | None:
        if path == "/":
            return 200, HTML, pages.front("board", '<p><a href="/bbs/board.php?bo_table=news">소식</a></p>')
        if path != "/bbs/board.php":
            return None
        if "wr_id" in query:
            wanted = f"{path}?bo_table=news&wr_id={query['wr_id'][0]}"
            return self._post("board", wanted, lambda entry: pages.board_post(entry, self.step, self.bases))
        return 200, HTML, pages.board_list(self._live("board"), self.step, self.bases)

    def _review(self, path: str, _query: dict[str, list[str]]) -> Answer | None:
        live = self._live("review")
        if path == "/":
            link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
            return 200, HTML, pages.front("review").replace("</head>", f"{link}</head>")
        if path == "/rss.xml":
            return 200, XML, pages.feed("review", "en", live, self.step, self.bases)
        return self._post("review", path, lambda entry: pages.review_post(entry, self.step, self.bases))

    def _outlet(self, site: str, path: str, query: dict[str, list[str]]) -> Answer | None:
        if path == "/":
            return 200, HTML, pages.front(site)
        if "idxno" in query:
            path += f"?idxno={query['idxno'][0]}"
        for item in STORIES:
            if (item.outlet, item.path) == (site, path):
                return 200, HTML, pages.story(item, self.bases)
        return None


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with validators, and POST /advance."""

    room: Newsroom
    name: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        status, kind, text = self.room.answer(self.name, parts.path, parse_qs(parts.query))
        body = text.encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        changed = BEGAN + timedelta(days=min(self.room.step, 1))
        if status == 200 and self._known(tag, changed):
            status, body = 304, b""
        self.room.requests.append((self.name, self.path, status))
        self._send(status, kind, body, (("ETag", tag), ("Last-Modified", format_datetime(changed, usegmt=True))))

    do_HEAD = do_GET  # noqa: N815 - the name is given by http.server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path != "/advance":
            self._send(404, HTML, b"")
            return
        self._send(200, JSON, json.dumps({"step": self.room.advance()}).encode())

    def _known(self, tag: str, changed: datetime) -> bool:
        """Whether the client has this very answer: its entity tag decides, its date only where it sends no tag."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tag in (one.strip().removeprefix("W/") for one in tags.split(","))
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and parsedate_to_datetime(since) >= changed
        except ValueError:
            return False

    def _send(self, status: int, kind: str, body: bytes, more: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), *more):
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the requests are kept in the newsroom."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a reader that went away in the middle, as one that is stopped does."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def server_bind(self) -> None:
        """Binds without asking the resolver for the host's name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.socket.getsockname()


def _bind(host: str, port: int, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """A server on the host's own address and the wanted port; else on any port, else on 127.0.0.1."""
    for address in ((host, port), (host, 0)):
        try:
            return _Server(address, handler)
        except OSError:
            # The port is taken there, or the system knows only 127.0.0.1.
            continue
    return _Server(("127.0.0.1", 0), handler)


def main(argv: list[str] | None = None) -> int:
    """Serves until interrupted; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0, help="0 (the default) takes any free port")
    options = parser.parse_args(argv)
    with Newsroom(options.port) as room:
        told = {"sites": room.bases, "advance": room.bases["river"] + "/advance", "pid": os.getpid()}
        print(json.dumps(told), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
