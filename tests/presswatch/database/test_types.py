"""How values are stored: keys that fit an index, numbers that fit both databases, times to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from presswatch.database.types import Key, Key64, UtcTime, Words, bounded_key, signed_key


def test_a_key_of_six_hundred_characters_is_stored_as_it_is():
    """Of a longer one the beginning and the SHA-256 of the whole: `sha256sum` gives the same."""
    assert bounded_key("x" * 600) == "x" * 600
    digest = "04324f631ae5fbe65cc931e117e7c73a8a880589fe0508fae2efe5a21e2af5a1"
    assert bounded_key("x" * 601) == "x" * 535 + "#" + digest
    assert len(bounded_key("x" * 10_000)) == 600
    assert Key().process_bind_param("x" * 601, sqlite.dialect()) == bounded_key("x" * 601)
    assert Key().process_bind_param(None, sqlite.dialect()) is None


@pytest.mark.parametrize(
    ("key", "stored"),
    [(0, 0), (2**63 - 1, 2**63 - 1), (2**63, -(2**63)), (2**64 - 1, -1), (2**64, 0), (-1, -1), (-(2**63), -(2**63))],
)
def test_a_key_of_64_bits_is_folded_into_the_signed_range(key: int, stored: int):
    """Equal keys stay equal."""
    assert signed_key(key) == stored
    assert Key64().process_bind_param(key, sqlite.dialect()) == stored
    assert Key64().process_bind_param(None, sqlite.dialect()) is None


def test_an_instant_is_stored_to_the_second_in_utc():
    """As text that sorts, or as PostgreSQL's own type; one without a zone is refused."""
    moment = datetime(2026, 11, 25, 17, 0, 1, 999_999, tzinfo=timezone(timedelta(hours=9)))
    plain, own, kind = sqlite.dialect(), postgresql.dialect(), UtcTime()
    assert kind.process_bind_param(moment, plain) == "2026-11-25T08:00:01Z"
    assert kind.process_bind_param(moment, own) == datetime(2026, 11, 25, 8, 0, 1, tzinfo=UTC)
    assert kind.process_result_value("2026-11-25T08:00:01Z", plain) == datetime(2026, 11, 25, 8, 0, 1, tzinfo=UTC)
    assert kind.process_result_value(moment, own) == moment
    assert (kind.process_bind_param(None, plain), kind.process_result_value(None, plain)) == (None, None)
    with pytest.raises(ValueError, match="without a zone"):
        kind.process_bind_param(datetime(2026, 11, 25), plain)  # noqa: DTZ001
    assert kind.load_dialect_impl(own).compile(own) == "TIMESTAMP WITH TIME ZONE"
    assert kind.load_dialect_impl(plain).compile(plain) == "TEXT"


def test_words_keep_their_length():
    """Each character that no database accepts becomes another single character."""
    assert Words().process_bind_param("a\x00b\ud800c", sqlite.dialect()) == "a\ufffdb\ufffdc"
    assert Words().process_bind_param(None, sqlite.dialect()) is None
