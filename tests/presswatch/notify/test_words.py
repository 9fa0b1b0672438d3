"""The parts that need no receiver: headers that cannot be injected, masked secrets, pauses between tries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.notify.envelope import DeliveryError, Envelope, Target, masked
from presswatch.notify.gate import GIVEN_UP_AFTER, PAUSES, next_try
from presswatch.notify.senders import mail_of, signing_key
from presswatch.watchlist.secret import Secret

AT = datetime(2026, 3, 1, tzinfo=UTC)
TARGET = Target(name="a", address=Secret("x"), secret=Secret(""), to=("to@example.org",), sender="from@example.org")


@given(subject=st.text(max_size=300), text=st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_no_text_breaks_into_the_headers(subject: str, text: str) -> None:
    """For any title: the same headers, both parts, and the mail can be written and parsed again."""
    envelope = Envelope(
        key="pw_1", written_at=AT, subject=f"{subject}\r\nBcc: x@example.org", text=text, html=text, body=""
    )
    mail = message_from_bytes(mail_of(envelope, TARGET).as_bytes(), policy=default)
    assert mail["Bcc"] is None
    assert [mail["To"], mail["From"]] == ["to@example.org", "Presswatch <from@example.org>"]
    assert mail["Message-ID"] == "<pw_1@example.org>"
    assert len(mail.get_all("Subject") or []) == 1
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


@given(
    password=st.text("abcdefXYZ0189%!", min_size=5, max_size=30),
    before=st.text(max_size=20),
    scheme=st.sampled_from(
        ["smtp://u:{}@h.example", "https://h.example/x/{}", "https://h.example/?k={}", "slack://{}/b/c"]
    ),
)
def test_a_secret_is_masked_everywhere(password: str, before: str, scheme: str) -> None:
    """A secret is masked alone, inside its address and in a library's error message."""
    address = scheme.format(password)
    words = masked(f"{before} cannot open {address}: {password} is wrong", [address])
    assert password not in words.removeprefix(before)
    assert "***" in words


def test_the_pauses_grow_from_seconds_to_hours_and_end_after_three_days() -> None:
    """A message that never gets through is tried some twenty times."""
    now, tries, gaps = AT, 1, []
    while (again := next_try(tries, AT, now)) is not None:
        gaps.append(again - now)
        now, tries = again, tries + 1
    assert gaps[0] == timedelta(seconds=5)
    assert gaps[: len(PAUSES)] == sorted(gaps[: len(PAUSES)])
    assert max(gaps) == timedelta(hours=6)
    assert now == AT + GIVEN_UP_AFTER
    assert 15 < tries < 25
    assert next_try(1, AT, AT, final=True) is None
    assert next_try(1, AT, AT, timedelta(hours=1)) == AT + timedelta(hours=1)
    assert next_try(1, AT, AT, timedelta(days=9)) == AT + timedelta(hours=6)


@pytest.mark.parametrize("text", ["whsec_", "whsec_c2hvcnQ=", "not base64!", "whsec_ü"])
def test_a_secret_that_is_no_key_is_refused(text: str) -> None:
    """Too short, or no base64; the message does not repeat it."""
    with pytest.raises(DeliveryError) as caught:
        signing_key(Secret(text))
    assert caught.value.reason == "secret"
    assert text not in str(caught.value)
