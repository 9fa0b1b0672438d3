"""Webhooks as the Standard Webhooks specification has them: an id for ever, time and signature for each try."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import urllib3

from presswatch import __version__
from presswatch.notify.envelope import Envelope, Target
from presswatch.notify.faults import NotThroughError
from presswatch.watchlist.secret import Secret

TIMEOUT_S = 20.0
# The specification asks for 24 to 64 bytes.
FEWEST_SECRET_BYTES = 24
PREFIX = "whsec_"
GONE = 410


def signing_key(secret: Secret) -> bytes:
    """The bytes of a secret such as `whsec_` and base64; NotThroughError if it is none, or too short."""
    try:
        text = secret.removeprefix(PREFIX)
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise NotThroughError("secret", "the secret is no base64 text (whsec_…)") from None
    if len(key) < FEWEST_SECRET_BYTES:
        raise NotThroughError("secret", f"the secret is shorter than {FEWEST_SECRET_BYTES} bytes")
    return key


def signature(key: bytes, message_id: str, at: datetime, body: str) -> str:
    """What the header `webhook-signature` holds: version and HMAC-SHA256 over id, Unix time and body."""
    signed = f"{message_id}.{int(at.timestamp())}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def send_webhook(envelope: Envelope, target: Target, now: datetime) -> None:
    """Posts the message; returns where the receiver answers 2xx. Redirects are not followed.

    Raises NotThroughError; `final` for 410, with which a receiver says that it wants no more.
    """
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"presswatch/{__version__}",
        "webhook-id": envelope.key,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature(signing_key(target.secret), envelope.key, now, envelope.body),
    }
    timeout = urllib3.Timeout(connect=TIMEOUT_S, read=TIMEOUT_S)
    try:
        with urllib3.PoolManager(num_pools=1, retries=False, timeout=timeout) as pool:
            answer = pool.request(
                "POST",
                str(target.address),
                body=envelope.body.encode(),
                headers=headers,
                redirect=False,
                preload_content=False,
            )
            status, asks = answer.status, answer.headers.get("Retry-After")
            answer.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise NotThroughError("unreachable", f"{type(error).__name__}: {error}") from None
    if not 200 <= status < 300:
        words = "the receiver wants no more messages" if status == GONE else "the receiver did not take it"
        raise NotThroughError(f"http-{status}", words, wait=_wait(asks, now), final=status == GONE)


def _wait(value: str | None, now: datetime) -> timedelta | None:
    """How long Retry-After asks to wait: seconds or an HTTP date (RFC 9110, 10.2.3); nonsense asks for nothing."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdecimal():  # more digits than a number holds mean the longest time (RFC 9111, 1.2.2)
        return timedelta(seconds=min(float(text), 1e6))
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return max(timedelta(), (at if at.tzinfo else at.replace(tzinfo=UTC)) - now)
