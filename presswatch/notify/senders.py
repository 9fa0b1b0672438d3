"""How a message goes out: mail (RFC 5322), Standard Webhooks, and the chat services of apprise (the extra `chat`)."""

import base64
import binascii
import contextlib
import hashlib
import hmac
import smtplib
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import urllib3

from presswatch import __version__
from presswatch.encoders.words import header_line
from presswatch.notify.envelope import DeliveryError, Envelope, Target
from presswatch.text.moments import retry_after_s
from presswatch.watchlist.secret import Secret

TIMEOUT_S = 20.0
# The specification asks for 24 to 64 bytes.
FEWEST_SECRET_BYTES = 24
PREFIX = "whsec_"
GONE = 410


def signing_key(secret: Secret) -> bytes:
    """The bytes of a secret such as `whsec_` and base64; DeliveryError if it is none, or too short."""
    try:
        text = secret.removeprefix(PREFIX)
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise DeliveryError("secret", "the secret is not base64 text (whsec_…)") from None
    if len(key) < FEWEST_SECRET_BYTES:
        raise DeliveryError("secret", f"the secret is shorter than {FEWEST_SECRET_BYTES} bytes")
    return key


def signature(key: bytes, message_id: str, at: datetime, body: str) -> str:
    """What the header `webhook-signature` holds: version and HMAC-SHA256 over id, Unix time and body."""
    signed = f"{message_id}.{int(at.timestamp())}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def send_webhook(envelope: Envelope, target: Target, now: datetime) -> None:
    """Posts the message; redirects are not followed. Raises DeliveryError, `final` where nobody wants more (410)."""
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
        raise DeliveryError("unreachable", f"{type(error).__name__}: {error}") from None
    if not 200 <= status < 300:
        words = "the receiver wants no more messages" if status == GONE else "the receiver did not accept it"
        wait_s = retry_after_s(asks, now) if asks else None
        wait = None if wait_s is None else timedelta(seconds=wait_s)
        raise DeliveryError(f"http-{status}", words, wait=wait, final=status == GONE)


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
    for a server on this machine. Raises DeliveryError.
    """
    parts = _server_of(target.address)
    receivers = [one for one in target.to if one not in target.had_by]
    if not receivers:
        return
    with _mail_faults(), _left_at_the_end(_connected(parts)) as server:
        if parts.username:
            server.login(unquote(parts.username), Secret(unquote(parts.password or "")))
        refused = server.send_message(mail_of(envelope, target), target.sender, receivers)
    if refused:
        words = f"not accepted for {_refusals(refused)}; the other recipients have it"
        # A code from 500 on is permanent, one below asks to try again (RFC 5321).
        final = all(code >= LASTING for code, _ in refused.values())
        raise DeliveryError("refused", words, final=final, had_by=tuple(set(receivers) - set(refused)))


def _server_of(address: str) -> SplitResult:
    """The parts of a mail server's address; DeliveryError where it is none, or would send a password in clear."""
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise DeliveryError("address", "it is not the address of a mail server (smtp://… or smtps://…)")
    if parts.username and _is_plain(parts):
        raise DeliveryError("address", "a password is never sent unencrypted: remove tls=no, or the name and password")
    return parts


@contextlib.contextmanager
def _mail_faults() -> Iterator[None]:
    """Turns what goes wrong at the server inside the block into DeliveryError."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        raise DeliveryError("refused", _refusals(error.recipients)) from None
    except smtplib.SMTPResponseException as error:
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        raise DeliveryError("refused", f"the server says {error.smtp_code} {said}") from None
    except smtplib.SMTPNotSupportedError as error:
        words = "for a server on this machine, add ?tls=no to the address: it sends unencrypted, without a password"
        raise DeliveryError("unreachable", f"{error} ({words})") from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise DeliveryError("unreachable", f"{type(error).__name__}: {error}") from None


def _is_plain(parts: SplitResult) -> bool:
    return parse_qs(parts.query).get("tls") == ["no"]


def _connected(parts: SplitResult) -> smtplib.SMTP:
    host, port, context = parts.hostname or "", parts.port or _PORTS[parts.scheme], ssl.create_default_context()
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=context)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
    if not _is_plain(parts):
        try:
            server.starttls(context=context)
        except smtplib.SMTPException:
            server.close()
            raise
    return server


@contextlib.contextmanager
def _left_at_the_end(server: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """Ends the session in any case; no reply of the server to that undoes a mail that it has accepted."""
    try:
        yield server
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _refusals(refused: dict[str, tuple[int, bytes]]) -> str:
    return "; ".join(f"{one}: {code} {said.decode('utf-8', 'replace')}" for one, (code, said) in refused.items())


CHAT_TIMEOUT_S = 45.0


def send_chat(envelope: Envelope, target: Target) -> None:
    """Sends subject and text, in pieces if need be, to the service of the address. Raises DeliveryError."""
    try:
        import apprise  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise DeliveryError("missing", 'channels of the kind "chat" need: pip install "presswatch[chat]"') from None
    asset = apprise.AppriseAsset(app_id="Presswatch", async_mode=False)
    address = str(target.address)
    if "overflow=" not in address:  # a long text goes in pieces, unless the address says what else to do
        address += f"{'&' if '?' in address else '?'}overflow=split"
    service = apprise.Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if service is None:
        raise DeliveryError("address", "apprise supports no service with such an address")
    service_list = apprise.Apprise(asset=asset)
    service_list.add(service)
    result = service_list.notify(
        title=envelope.subject, body=envelope.text, body_format=apprise.NotifyFormat.TEXT, timeout=CHAT_TIMEOUT_S
    )
    if not result:
        words = "; ".join(str(entry.message) for entry in result.logs() if str(entry.message))
        raise DeliveryError("refused", words or "the service did not accept it")
