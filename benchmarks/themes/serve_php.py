"""Serves the kept sites in its folder, each at its own address: python serve.py [--port 8077] [--site NAME ...]."""

from __future__ import annotations

import argparse
import http.server
import json
import re
import threading
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

HERE = Path(__file__).parent
NOT_FOUND = (404, "text/html; charset=utf-8", "<html><title>404</title><h1>Not found</h1></html>")

Key = tuple[str, tuple[tuple[str, str], ...]]


def key(url: str) -> Key:
    """The key that two spellings of one address share."""
    parts = urlsplit(url)
    path = re.sub(r"/index\.(html|php)$", "/", unquote(parts.path)).rstrip("/") or "/"
    return path, tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))


class Site(http.server.BaseHTTPRequestHandler):
    """Answers with the kept page of the requested address."""

    protocol_version = "HTTP/1.1"
    sites: ClassVar[dict[str, dict[Key, tuple[int, str, str]]]] = {}

    def do_GET(self) -> None:
        """Answers."""
        status, kind, text = self.sites[self.connection.getsockname()[0]].get(key(self.path), NOT_FOUND)
        body = b"" if 300 <= status < 400 else text.encode("utf-8", "surrogateescape")
        self.send_response(status)
        if not body:
            self.send_header("Location", text)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - likewise

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Handles many requests at once and ends with the program."""

    request_queue_size = 128
    daemon_threads = True


def main() -> None:
    """Serves until it is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8077)
    parser.add_argument("--site", action="append")
    options = parser.parse_args()
    truth: dict[str, Any] = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
    for name, site in truth.items():
        if options.site and name not in options.site:
            continue
        pages = json.loads((HERE / "sites" / f"{site['address']}.json").read_text(encoding="utf-8"))
        # A page comes before a redirect to it if both have one key (with and without a slash at the end).
        Site.sites[site["address"]] = {key(url): page for url, page in sorted(pages.items(), key=_is_page)}
        server = Server((site["address"], options.port), Site)
        threading.Thread(target=server.serve_forever).start()


def _is_page(kept: tuple[str, list[Any]]) -> bool:
    return bool(kept[1][0] == 200)


if __name__ == "__main__":
    main()
