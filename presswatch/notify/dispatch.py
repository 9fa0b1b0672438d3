"""One try of one message: through one channel, to permitted networks, in limited time, with no secret in its fault."""

import secrets
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from presswatch.encoders.json import json_text
from presswatch.errors import UsageError
from presswatch.locale import catalogue
from presswatch.notify.envelope import DeliveryError, Envelope, Target, masked, silenced
from presswatch.notify.gate import guarded
from presswatch.notify.senders import send_chat, send_mail, send_webhook
from presswatch.text.moments import utc_text
from presswatch.urls.networks import network_of
from presswatch.watchlist.entries import ChannelEntry, Watchlist
from presswatch.watchlist.secret import SECRET_REFERENCE, Secret, resolve_secret

# No try may last longer, even if the other side hangs; well below the lease of a claim.
TRY_DEADLINE_S = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatcher:
    """Sends through the channels of a watchlist; `base` is the folder that secret files are relative to."""

    watchlist: Watchlist
    base: Path
    clock: Callable[[], datetime]

    def send(self, entry: ChannelEntry, write: Callable[[], Envelope], *, had_by: Collection[str] = ()) -> None:
        """Sends what `write` gives, once. Raises DeliveryError, also for a fault of ours, without secrets."""
        known: list[str] = []
        try:
            target = self._target(entry, tuple(had_by))
            known += [target.address, target.secret]
            envelope = write()
            # In the thread that sends, so that the gate still guards a try that is under way after its deadline.
            _within(TRY_DEADLINE_S, lambda: self._guarded(entry, envelope, target))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one message must not stop the others
            ours = DeliveryError("fault", f"internal error: {type(error).__name__}: {error}")
            fault = error if isinstance(error, DeliveryError) else ours
            raise fault.with_words(masked(fault.words, known)) from None

    def _guarded(self, entry: ChannelEntry, envelope: Envelope, target: Target) -> None:
        networks = (*self.watchlist.presswatch.allow_networks, *entry.allow_networks)
        with silenced(), guarded(networks) as gate:
            try:
                if entry.kind == "mail":
                    send_mail(envelope, target)
                elif entry.kind == "webhook":
                    send_webhook(envelope, target, self.clock())
                else:
                    send_chat(envelope, target)
            except DeliveryError as fault:
                if not gate.refused:
                    raise
                host = gate.refused[-1]
                how = f'to allow it, write allow_networks = ["{network_of(host)}"] into the channel'
                words = f"{host}: it is in a private or reserved network; {how}"
                raise DeliveryError("address-refused", words) from fault

    def _target(self, entry: ChannelEntry, had_by: tuple[str, ...]) -> Target:
        try:
            return Target(
                name=entry.name,
                address=self._resolved(entry.address),
                secret=self._resolved(entry.secret) if entry.secret else Secret(""),
                to=entry.to,
                had_by=had_by,
                sender=entry.from_,
            )
        except UsageError as error:
            raise DeliveryError("secret", str(error).removeprefix("secret: ")) from None

    def _resolved(self, text: str) -> Secret:
        return resolve_secret(text, base=self.base) if SECRET_REFERENCE.match(text) else Secret(text)


_PAGE = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{subject}</title></head>'
    "<body><p>{text}</p></body></html>"
)


def trial_envelope(entry: ChannelEntry, now: datetime) -> Envelope:
    """A message that reports nothing and says that it is a test, in the language of the channel."""
    words = catalogue(entry.locale)
    subject = words.gettext("Test message of Presswatch for the channel {name}").format(name=entry.name)
    text = words.gettext(
        "This is a test message. Somebody sent it to check the channel {name}. It reports nothing; nothing needs to be"
        " done. Digests will arrive in the same way."
    ).format(name=entry.name)
    document = {"type": "presswatch.test", "timestamp": utc_text(now), "data": {"channel": entry.name, "text": text}}
    return Envelope(
        key=f"pw_test_{secrets.token_hex(16)}",
        written_at=now,
        subject=subject,
        text=f"{text}\n",
        html=str(_PAGE.format(language=entry.locale, subject=subject, text=text)),
        body=json_text(document),
        language=entry.locale,
    )


def _within(seconds: float, work: Callable[[], None]) -> None:
    """Does the work in a thread and waits no longer than this; a try still under way then counts as failed."""
    ended: list[BaseException | None] = []

    def run() -> None:
        try:
            work()
            ended.append(None)
        except BaseException as error:  # noqa: BLE001 - handed on to the waiting thread
            ended.append(error)

    thread = threading.Thread(target=run, name="delivery", daemon=True)
    thread.start()
    thread.join(seconds)
    if not ended:
        raise DeliveryError("deadline", f"not finished within {seconds:g} seconds")
    if ended[0] is not None:
        raise ended[0]
