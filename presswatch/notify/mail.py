"""Mail by SMTP: HTML with a plain-text part, and a Message-ID that is the same at every try (RFC 5322, 3.6.4)."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

from presswatch.encoders.words import header_line
from presswatch.notify.envelope import Envelope, Target
from presswatch.notify.faults import NotThroughError
from presswatch.watchlist.secret import Secret

TIMEOUT_S = 20.0
LASTING = 500
_PORTS = {"smtp": 587, "smtps": 465}
_SENDER_NAME = "Presswatch"


def mail_of(envelope: Envelope, target: Target) -> EmailMessage:
    """The mail; equal for equal envelopes, so that a second copy is known as one."""
    mail = EmailMessage(policy=SMTP)
    user, _, domain = target.sender.rpartition("@")
    mail["From"] = Address(_SENDER_NAME, user, domain)
    mail["To"] = tuple(Address("", *one.rsplit("@", 1)) for one in target.to)
    mail["Subject"] = header_line(envelope.subject)
    mail["Date"] = format_datetime(envelope.written_at)
    mail["Message-ID"] = f"<{envelope.key}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notes come back
    mail["Content-Language"] = envelope.language.replace("_", "-")
    mail.set_content(envelope.text, cte="quoted-printable")
    mail.add_alternative(envelope.html, subtype="html", cte="quoted-printable")
    return mail


def send_mail(envelope: Envelope, target: Target) -> None:
    """Hands the mail to the server; returns once the server has accepted it for every receiver who did not have it yet.

    The address is `smtp://name:password@host:587` (encrypted by STARTTLS), `smtps://…:465`, or with `?tls=no` in clear
    for a server on this machine. Raises NotThroughError.
    """
    parts = urlsplit(target.address)
    host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    if parts.scheme not in _PORTS or not host:
        raise NotThroughError("address", "it is no address of a mail server: smtp://… or smtps://…")
    plain = parse_qs(parts.query).get("tls") == ["no"]
    if plain and parts.username:
        raise NotThroughError("address", "a password is never sent in clear: leave out tls=no, or name and password")
    receivers = [one for one in target.to if one not in target.had_by]
    if not receivers:
        return
    login = (unquote(parts.username), Secret(unquote(parts.password or ""))) if parts.username else None
    try:
        with _left_at_the_end(_connected(parts.scheme, host, port, plain=plain)) as server:
            if login is not None:
                server.login(*login)
            refused = server.send_message(mail_of(envelope, target), target.sender, receivers)
    except smtplib.SMTPRecipientsRefused as error:
        raise NotThroughError("refused", _refusals(error.recipients)) from None
    except smtplib.SMTPResponseException as error:
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        raise NotThroughError("refused", f"the server says {error.smtp_code} {said}") from None
    except smtplib.SMTPNotSupportedError as error:
        words = "for a server on this machine, ?tls=no at the end of the address sends in clear, without a password"
        raise NotThroughError("unreachable", f"{error} ({words})") from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise NotThroughError("unreachable", f"{type(error).__name__}: {error}") from None
    if refused:
        words = f"not taken for {_refusals(refused)}; the other receivers have it"
        raise NotThroughError("refused", words, final=_for_ever(refused), had_by=tuple(set(receivers) - set(refused)))


def _connected(scheme: str, host: str, port: int, *, plain: bool) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=context)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
    if not plain:
        try:
            server.starttls(context=context)
        except smtplib.SMTPException:
            server.close()
            raise
    return server


@contextlib.contextmanager
def _left_at_the_end(server: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """Ends the session whatever happened; no reply of the server to that undoes a mail that it has accepted."""
    try:
        yield server
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _for_ever(refused: dict[str, tuple[int, bytes]]) -> bool:
    """True if no later try can help: a code from 500 on is permanent, one below asks to try again (RFC 5321)."""
    return all(code >= LASTING for code, _ in refused.values())


def _refusals(refused: dict[str, tuple[int, bytes]]) -> str:
    return "; ".join(f"{one}: {code} {said.decode('utf-8', 'replace')}" for one, (code, said) in refused.items())
