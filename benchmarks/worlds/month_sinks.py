"""The receivers of a simulated month: webhooks and a mail server that fail by a seeded plan and kill the sender."""

from __future__ import annotations

import base64
import hmac
import json
import random
import re
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

from aiosmtpd.controller import Controller

# How often a request meets each fault, and how long after the answer the kill comes at most: the commit is near.
FAULTS = {"kill before": 0.05, "kill during": 0.05, "kill after": 0.05, "drop": 0.06}
KILL_WITHIN_S = 0.02
PATH = "/hook/"
_KINDS = "quoted|cited|named|own opinion piece|broadcast"
_NAMES = re.compile(rf"  (.+): (?:{_KINDS})(?:, (?:{_KINDS}))*(?: \(please check\))?")
_HEADING = re.compile(r"(NEW COVERAGE|MENTIONS|CHANGES AND REMOVALS|SOURCES) \(\d+\)")

Told = frozenset[tuple[str, str, str]]
"""Addresses of posts, each with a reported subject ("": an article whose post names none).

The third value is the address of the article that reports it ("": as a mention; "-": an article without an address).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A message that a receiver has accepted; `fault` is what was done to its sender at the same time, "" nothing."""

    channel: str
    key: str
    at: datetime
    made_at: datetime
    told: Told
    content: str
    run: int
    fault: str


@dataclass(slots=True)
class Ledger:
    """The simulated time, the delivering process, and everything that reached a receiver or was done to it."""

    random: random.Random
    outage: tuple[str, datetime, datetime]
    offset_s: float = 0.0
    run: int = 0
    process: subprocess.Popen[str] | None = None
    arrivals: list[Arrival] = field(default_factory=list)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    disturbed: set[tuple[int, str]] = field(default_factory=set)
    bad_signatures: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        """The time that the running process sees."""
        return datetime.now(UTC) + timedelta(seconds=self.offset_s)

    def is_out(self, channel: str) -> bool:
        """True if this is the channel, and the day, that fails."""
        name, since, until = self.outage
        return channel == name and since <= self.now() < until

    def fault(self, channel: str) -> str:
        """What happens to this try: nothing, or one of the faults; it is recorded."""
        with self.guard:
            if self.is_out(channel):
                said = "503" if self.random.random() < 0.5 else "refused"
            else:
                names = [*FAULTS, ""]
                said = self.random.choices(names, [*FAULTS.values(), 1 - sum(FAULTS.values())])[0]
            if said:
                self.faults[channel, said] += 1
                self.disturbed.add((self.run, channel))
            return said

    def took(self, **message: Any) -> None:
        """Records a message that a receiver has accepted."""
        with self.guard:
            self.arrivals.append(Arrival(at=self.now(), run=self.run, **message))

    def kill(self) -> None:
        """Kills (-9) the running process, if there is one."""
        if self.process is not None:
            self.process.kill()

    def soon(self) -> float:
        """How long after an answer the kill comes."""
        return self.random.uniform(0, KILL_WITHIN_S)


class Hooks:
    """A webhook receiver for every channel whose name is the path's last part; signatures are checked."""

    def __init__(self, ledger: Ledger, secret: bytes) -> None:
        hooks = self
        self.ledger, self.secret = ledger, secret

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                hooks.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}{PATH}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """Ends the receiver."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Accepts the message, or does what the plan says."""
        request.close_connection = True
        channel = request.path.removeprefix(PATH)
        fault = self.ledger.fault(channel)
        if fault == "refused":
            return  # the connection is closed without an answer
        body = request.rfile.read(int(request.headers["Content-Length"])).decode()
        if fault == "503":
            request.send_error(503)
            return
        if fault == "kill before":
            self.ledger.kill()
            return
        self._take(channel, request, body, fault)
        if fault == "kill during":
            request.wfile.write(b"HTTP/1.1 2")
            self.ledger.kill()
        elif fault != "drop":
            request.send_response(204)
            request.end_headers()
            request.wfile.flush()
            if fault == "kill after":
                time.sleep(self.ledger.soon())
                self.ledger.kill()

    def _take(self, channel: str, request: BaseHTTPRequestHandler, body: str, fault: str) -> None:
        key = request.headers["webhook-id"]
        signed = f"{key}.{request.headers['webhook-timestamp']}.{body}".encode()
        wanted = "v1," + base64.b64encode(hmac.digest(self.secret, signed, "sha256")).decode()
        stamp = datetime.fromtimestamp(int(request.headers["webhook-timestamp"]), UTC)
        fresh = abs(stamp - self.ledger.now()) < timedelta(minutes=2)
        self.ledger.bad_signatures += not (fresh and hmac.compare_digest(wanted, request.headers["webhook-signature"]))
        document = json.loads(body)
        made_at = datetime.fromisoformat(document["timestamp"])
        told = frozenset(told_of(document["data"]))
        self.ledger.took(channel=channel, key=key, made_at=made_at, told=told, content=body, fault=fault)


class Mailboxes:
    """A mail server; the channel is the receiver's name before the @."""

    def __init__(self, ledger: Ledger, port: int) -> None:
        self.ledger = ledger
        self.address = f"smtp://127.0.0.1:{port}?tls=no"
        self._server = Controller(self, hostname="127.0.0.1", port=port)
        self._server.start()

    def close(self) -> None:
        """Ends the server."""
        self._server.stop()

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Accepts the mail, or does what the plan says."""
        channel = envelope.rcpt_tos[0].partition("@")[0]
        fault = self.ledger.fault(channel)
        if fault == "kill before":
            self.ledger.kill()
            return "451 not taken"
        mail = message_from_bytes(envelope.content, policy=default)
        part = mail.get_body(("plain",))
        text = part.get_content() if part is not None else ""
        made_at = parsedate_to_datetime(mail["Date"])
        key, told = mail["Message-ID"], frozenset(told_of_text(text))
        self.ledger.took(channel=channel, key=key, made_at=made_at, told=told, content=text, fault=fault)
        if fault == "drop":
            server.transport.abort()
        elif fault == "kill during":
            self.ledger.kill()
        elif fault == "kill after":
            server.loop.call_later(self.ledger.soon(), self.ledger.kill)
        return "250 OK"


def told_of(digest: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a webhook reports: posts with subjects."""
    for article in digest["articles"]:
        for post in article["posts"]:
            yield from ((post["url"], name, article["url"] or "-") for name in article["subjects"] or [""])
    for mention in digest["mentions"]:
        yield from ((mention["url"], named["subject"], "") for named in mention["named"])


def told_of_text(text: str) -> Iterator[tuple[str, str, str]]:
    """What a mail's plain text reports, parsed as a person reads it: below each heading one entry per block."""
    section = ""
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = block.strip("\n").splitlines()
        if lines and (heading := _HEADING.fullmatch(lines[0].strip())):
            section, lines = heading[1], lines[2:]
        if not lines or section not in ("NEW COVERAGE", "MENTIONS"):
            continue
        names = next((found[1].split(", ") for line in lines if (found := _NAMES.fullmatch(line))), [""])
        links = [(before, line.strip()) for before, line in pairwise(lines) if line.strip().startswith("http")]
        told = "  Reported at " if section == "NEW COVERAGE" else ""
        own = next((url for before, url in links if not before.startswith("  Reported at ")), "-") if told else ""
        yield from ((url, name, own) for before, url in links if before.startswith(told) for name in names)
