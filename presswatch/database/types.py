"""Columns and their types, such that both databases store, sort and compare alike."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Dialect, ForeignKey, Integer, Text, TypeDecorator, text
from sqlalchemy.types import TypeEngine

from presswatch.text.moments import utc_text
from presswatch.text.strings import storable

# PostgreSQL's B-tree refuses entries above 2,704 bytes; four bytes a character at most leaves room for a second column.
KEY_CHARACTERS = 600
_KEY_HEAD = KEY_CHARACTERS - 65
_SIGN_BIT = 1 << 63
_WORD = 1 << 64

Id = BigInteger().with_variant(Integer(), "sqlite")


def bounded_key(key: str) -> str:
    """The key as it is stored: itself, or its head and the SHA-256 of the whole where it is too long for an index."""
    if len(key) <= KEY_CHARACTERS:
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{key[:_KEY_HEAD]}#{digest}"


class UtcTime(TypeDecorator[datetime]):
    """An instant to the second: `timestamptz` in PostgreSQL, "2026-11-25T08:00:00Z" in SQLite, which sorts as text."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type in this database."""
        if dialect.name == "postgresql":
            from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - SQLite does without: it is slow to load

            return dialect.type_descriptor(postgresql.TIMESTAMP(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """An aware time as it is stored; raises ValueError for one without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}")
        postgres = dialect.name == "postgresql"
        return value.astimezone(UTC).replace(microsecond=0) if postgres else utc_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A stored time, aware, in UTC."""
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text from outside; what no database takes becomes U+FFFD at the same length, so that offsets keep."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A text as it is stored."""
        return None if value is None else storable(value)


class Key(TypeDecorator[str]):
    """Text that is looked up whole: an address key, a guid; bounded for the index."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A key as it is stored, cut and hashed where it is too long."""
        return None if value is None else bounded_key(storable(value))


class Key64(TypeDecorator[int]):
    """A 64-bit key, signed or unsigned, stored in the signed range that both databases have."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A key as it is stored."""
        return None if value is None else signed_key(value)


def signed_key(key: int) -> int:
    """The key folded into the signed 64-bit range; equal keys stay equal."""
    key %= _WORD
    return key - _WORD if key >= _SIGN_BIT else key


def ref(name: str, target: str, **options: Any) -> Column[int]:
    """A column that refers to a row of another table."""
    return Column(name, Id, ForeignKey(target), **options)


def counts(*names: str) -> list[Column[int]]:
    """Numbers that start at 0."""
    return [Column(name, Id, nullable=False, server_default=text("0")) for name in names]


def flag(name: str) -> Column[bool]:
    """A yes or no that starts as no."""
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def filled(kind: Any, *names: str) -> list[Column[Any]]:
    """Values of a kind that every row has."""
    return [Column(name, kind, nullable=False) for name in names]


def optional(kind: Any, *names: str) -> list[Column[Any]]:
    """Values of a kind that a row may lack."""
    return [Column(name, kind) for name in names]
