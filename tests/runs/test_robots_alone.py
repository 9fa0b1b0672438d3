"""A robots.txt that fails while its host answers everything else forbids all; a failing host is reported as failing."""

from __future__ import annotations

import contextlib
import socketserver
import struct
import threading
from collections.abc import Iterator

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_passes import site_with

RESET, NO_HTTP, CUT = b"", b"220 mail.example ready\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nUser-agent: *"
HEADERS = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 60) for n in range(8_000)) + b"\r\n"


@contextlib.contextmanager
def serving(answer: bytes, *, everywhere: bool) -> Iterator[tuple[str, list[str]]]:
    """A site whose robots.txt, or whose every address, sends these bytes and closes the connection."""
    pages, asked = site_with([2, 1]), list[str]()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            path = self.rfile.readline().split(b" ")[1].decode()
            while self.rfile.readline().strip():
                pass
            asked.append(path)
            if everywhere or path == "/robots.txt":
                self.wfile.write(answer)
                if not answer:  # closes with a reset
                    self.connection.setsockopt(socketserver.socket.SOL_SOCKET, 13, struct.pack("ii", 1, 0))
                return
            page = pages.get(path)
            body = str(page.body).encode() if page else b"nothing here"
            head = f"HTTP/1.1 {200 if page else 404} OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}"
            self.wfile.write(f"{head}\r\nConnection: close\r\n\r\n".encode() + body)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:  # a client that has seen enough
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.mark.parametrize("answer", [RESET, CUT, NO_HTTP, HEADERS], ids=["reset", "cut", "no-http", "headers"])
def test_a_robots_txt_that_fails_alone_forbids_all_and_is_named(tmp_path, answer):
    """Only robots.txt is requested, and the line names it (RFC 9309, 2.3.1.4)."""
    with serving(answer, everywhere=False) as (base, asked):
        write_watchlist(tmp_path, {"example": f"{base}/news"})
        report = run_json(tmp_path)
    line = report["sources"][0]
    assert (line["state"], line["reason"], report["exit"]) == ("blocked", "robots-unreachable", 1)
    assert "example: blocked: robots-unreachable: its robots.txt cannot be read (" in report["stderr"]
    assert {path.partition("?")[0] for path in asked} == {"/robots.txt"}


@pytest.mark.parametrize(("answer", "reason"), [(RESET, "reset"), (NO_HTTP, "parse-error")], ids=["reset", "no-http"])
def test_a_host_that_fails_at_every_address_is_reported_as_failing(tmp_path, answer, reason):
    """Its robots.txt merely met the fault first: it is the host's, and tried three times at most."""
    with serving(answer, everywhere=True) as (base, asked):
        write_watchlist(tmp_path, {"example": f"{base}/news"})
        line = run_json(tmp_path)["sources"][0]
    assert (line["state"], line["reason"]) == ("failing", reason)
    assert len(asked) <= 3
