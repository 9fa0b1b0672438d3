"""Slack, Telegram, Teams, Matrix and the hundred other services that apprise knows (the extra `chat`)."""

from __future__ import annotations

from presswatch.notify.envelope import Envelope, Target
from presswatch.notify.faults import NotThroughError

TIMEOUT_S = 45.0


def send_chat(envelope: Envelope, target: Target) -> None:
    """Sends subject and plain text to the service that the address names. Raises NotThroughError.

    A text longer than the service takes goes in pieces.
    """
    try:
        import apprise  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise NotThroughError("missing", 'channels of the kind "chat" need: pip install "presswatch[chat]"') from None
    asset = apprise.AppriseAsset(app_id="Presswatch", async_mode=False)
    service = apprise.Apprise.instantiate(_split(str(target.address)), asset=asset, suppress_exceptions=True)
    if service is None:
        raise NotThroughError("address", "apprise knows no service with such an address")
    told = apprise.Apprise(asset=asset)
    told.add(service)
    result = told.notify(
        title=envelope.subject, body=envelope.text, body_format=apprise.NotifyFormat.TEXT, timeout=TIMEOUT_S
    )
    if not result:
        words = "; ".join(str(entry.message) for entry in result.logs() if str(entry.message))
        raise NotThroughError("refused", words or "the service did not take it")


def _split(address: str) -> str:
    """The address with apprise's option that sends a long text in pieces, unless it says what else to do."""
    if "overflow=" in address:
        return address
    return f"{address}{'&' if '?' in address else '?'}overflow=split"
