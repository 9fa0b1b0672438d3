"""Real receivers on 127.0.0.1 (a mail server, a webhook sink that fails as planned), and posts to report."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from aiosmtpd.controller import Controller

from presswatch.database.engine import Database
from presswatch.notify.delivery import Notifier
from presswatch.watchlist.entries import Watchlist
from presswatch.watchlist.read import read_watchlist
from tests.presswatch.database import support
from tests.presswatch.database.support import clipping, covered, item, post

START = datetime(2026, 3, 1, 0, 0, tzinfo=UTC)
SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="  # a test secret, base64 of 32 letters
HEAD = (
    '[presswatch]\nallow_networks = ["127.0.0.0/8"]\n[[subjects]]\nname = "NKDB"\n[[subjects]]\nname = "Hanna Song"\n'
)


@dataclass
class Clock:
    """A clock that moves only when set or slept on."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Mailbox:
    """A mail server that keeps what it accepts; `answer` is called for each message ("250 OK" accepts it)."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answer: Callable[[], str] = lambda: "250 OK"
        self.refuses: set[str] = set()
        self.puts_off: set[str] = set()
        self.farewell = "221 Bye"
        self.receivers: list[list[str]] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.refuses:
            return "550 no such mailbox"
        if address in self.puts_off:
            return "450 greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        said = self.answer()
        if said.startswith("2"):
            self.mails.append(message_from_bytes(envelope.content, policy=default))
            self.receivers.append(list(envelope.rcpt_tos))
        return said

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        return self.farewell

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?tls=no"


@dataclass
class Got:
    """A request that a sink got."""

    headers: dict[str, str]
    body: str


@dataclass
class Sink:
    """A webhook receiver: `plan` has the status of each request in order, then 200; `taken` are those answered 2xx."""

    plan: list[int] = field(default_factory=list)
    got: list[Got] = field(default_factory=list)
    taken: list[Got] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    on_request: Callable[[Got], None] = lambda _: None

    def __enter__(self) -> Self:
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                one = Got({name.lower(): value for name, value in self.headers.items()}, body)
                sink.got.append(one)
                sink.on_request(one)
                status = sink.plan.pop(0) if sink.plan else 200
                if 200 <= status < 300:
                    sink.taken.append(one)
                self.send_response(status)
                for name, value in sink.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/hook"


def mail_channel(box: Mailbox, name: str = "office", more: str = "") -> str:
    return (
        f'[[channels]]\nname = "{name}"\naddress = "{box.address}"\nto = ["press@example.org"]\n'
        f'from = "presswatch@example.org"\n{more}\n'
    )


def hook_channel(sink: Sink, name: str = "hook", more: str = 'when = "at once"') -> str:
    return f'[[channels]]\nname = "{name}"\nkind = "webhook"\naddress = "{sink.url}"\nsecret = "env:HOOK"\n{more}\n'


def watchlist(*channels: str, head: str = HEAD) -> Watchlist:
    return read_watchlist(head + "".join(channels), "test")


def teller(database: Database, known: Watchlist, clock: Clock) -> Notifier:
    return Notifier(database=database, watchlist=known, base=Path(), clock=clock, sleep=clock.sleep)


def find_post(database: Database, n: int, now: datetime, *, article: bool = False, **more: Any) -> None:
    """Records post `n`, which mentions both subjects and, with `article`, reports an article of its own."""
    one = post(
        n, text=f"NKDB published report number {n} with {n * 7919} pages of its own.\n\nHanna Song spoke.", **more
    )
    facts = {"coverage": covered(item(f"https://wsj.example/{n}"))} if article else {}
    support.save(database, clipping(one, **facts), now=now)
