"""A message as every kind of channel takes it: ready to send, with everything that stays the same at every try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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
