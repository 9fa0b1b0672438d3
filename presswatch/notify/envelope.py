"""A message as every kind of channel takes it, and the fault of a try that did not get through, without secrets."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from presswatch.encoders.words import one_line, shortened
from presswatch.watchlist.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """`key` is the message's own for ever; `body` is the JSON document of webhooks, `written_at` when it was made."""

    key: str
    written_at: datetime
    subject: str
    text: str
    html: str
    body: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where it goes: address and signing key are secrets; `to`, `had_by` (of `to`) and `sender` are for mail."""

    name: str
    address: Secret
    secret: Secret
    to: tuple[str, ...] = ()
    had_by: tuple[str, ...] = ()
    sender: str = ""


HIDDEN = "***"
# Shorter pieces are words of the language ("api", "hook"): hiding them makes a message unreadable and protects nothing.
SHORTEST_SECRET = 5
LONGEST_WORDS = 300


# Libraries that write addresses into their logs.
_TALKATIVE = ("urllib3", "requests", "apprise", "oauthlib", "requests_oauthlib")


@contextmanager
def silenced() -> Iterator[None]:
    """While entered, the libraries that send write no log: they would log addresses. We report failures ourselves."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


# Faults of the watchlist or the installation: a person must fix them, a short wait does not.
FOR_A_PERSON = frozenset({"secret", "address", "address-refused", "missing", "fault"})


class DeliveryError(Exception):
    """Why a try failed, how long to `wait`, `final` if for ever, `had_by` the receivers of a mail who have it."""

    def __init__(
        self,
        reason: str,
        words: str,
        *,
        wait: timedelta | None = None,
        final: bool = False,
        had_by: tuple[str, ...] = (),
    ) -> None:
        self.reason, self.words, self.wait, self.final, self.had_by = reason, words, wait, final, had_by
        super().__init__(f"{reason}: {words}")

    def with_words(self, words: str) -> "DeliveryError":
        """The same fault in other words."""
        return DeliveryError(self.reason, words, wait=self.wait, final=self.final, had_by=self.had_by)


def pieces_of(address: str) -> set[str]:
    """The possibly secret parts of an address: itself, name, password, parts of path and query, raw or decoded."""
    pieces = {address}
    try:
        parts = urlsplit(address)
        found = [parts.netloc.rpartition("@")[0], parts.username or "", parts.password or "", parts.path, parts.query]
        found += [*parts.path.split("/"), *re.split("[&=]", parts.query), parts.fragment]
        found += [value for _, value in parse_qsl(parts.query)]
        if parts.scheme not in ("http", "https", "smtp", "smtps"):
            found.append(parts.netloc)  # of a chat service: its first token is where others have a host
    except ValueError:
        found = re.split(r"[/@:?&=]", address)
    for one in found:
        pieces |= {one, unquote(one), quote(one, safe="")}
    return {one for one in pieces if len(one) >= SHORTEST_SECRET}


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text on one line with every piece of these secrets hidden, and cut where it is long."""
    pieces = {piece for secret in secrets if secret for piece in pieces_of(secret)}
    for piece in sorted(pieces, key=len, reverse=True):
        text = text.replace(piece, HIDDEN)
    return shortened(one_line(text), LONGEST_WORDS)
