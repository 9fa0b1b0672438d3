"""The columns of each export table: every field of the record with its certainty, under names that stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from presswatch.encoders.licences import Sharing
from presswatch.encoders.table import Column, Kind, Stretch, Value

_WIDTHS: dict[Kind, int] = {"date": 12, "time": 20, "flag": 9, "number": 9, "address": 40, "long text": 60, "list": 24}


def _columns(kind: Kind, *names: str, width: int = 0) -> tuple[Column, ...]:
    return tuple(Column(name=name, kind=kind, width=width or _WIDTHS.get(kind, 18)) for name in names)


_DATES = (
    *_columns("date", "published_on"),
    *_columns("time", "published_at"),
    *_columns("text", "published_precision", "published_raw", "published_zone", "published_source"),
    *_columns("flag", "published_certain"),
)
_POST = (
    *_columns("number", "post_id"),
    *_columns("address", "post_url"),
    *_columns("text", "post_title", width=50),
    *_columns("text", "source", "language"),
    *_DATES,
    *_columns("flag", "external"),
    *_columns("text", "post_outlet_hint", "evidence_sha256"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "coverage": (
        *_columns("number", "coverage_id"),
        *_columns("text", "outlet"),
        *_columns("date", "article_on"),
        *_columns("text", "headline", width=50),
        *_columns("address", "article_url"),
        *_columns("list", "subjects", "people"),
        *_columns("list", "quotes", width=60),
        *_columns("text", "kind", "medium"),
        *_columns("flag", "certain"),
        *_columns("text", "reason", width=40),
        *_columns("flag", "first_telling"),
        *_columns("time", "article_at"),
        *_columns("text", "article_precision", "article_date_raw"),
        *_columns("flag", "article_date_certain"),
        *_columns("text", "outlet_domain", "host", "outlet_raw"),
        *_columns("address", "article_url_raw"),
        *_columns("text", "coverage_key"),
        *_columns("time", "first_seen_at", "told_at"),
        *_columns("flag", "backfill"),
        *_columns("list", "byline"),
        *_POST,
    ),
    "mentions": (
        *_columns("number", "mention_id"),
        *_columns("text", "subject", "kind", "where", "surface"),
        *_columns("long text", "sentence"),
        *_columns("text", "rule", width=30),
        *_columns("number", "start", "end"),
        *_columns("list", "outlets"),
        *_columns("time", "first_seen_at", "told_at"),
        *_columns("flag", "backfill"),
        *_POST,
        *_columns("number", "duplicate_of"),
        *_columns("text", "url_key"),
    ),
    "posts": (
        *_POST,
        *_columns("list", "subjects", "outlets", "byline", "sources"),
        *_columns("long text", "teaser", "text"),
        *_columns("flag", "text_whole"),
        *_columns("time", "first_seen_at", "last_seen_at", "removed_at"),
        *_columns("flag", "backfill", "caught_late"),
        *_columns("number", "revision", "duplicate_of"),
        *_columns("address", "duplicate_of_url"),
        *_columns("text", "duplicate_reason", "url_key", "content_hash"),
        *_columns("address", "found_on"),
        *_columns("time", "fetched_at"),
        *_columns("number", "status"),
        *_columns("text", "warc_file"),
        *_columns("number", "warc_offset", "warc_length"),
    ),
    "quotes": (
        *_columns("number", "quote_id"),
        *_columns("long text", "text"),
        *_columns("text", "speaker", "role"),
        *_columns("list", "outlets"),
        *_columns("long text", "search_form"),
        *_columns("number", "start", "end"),
        *_columns("time", "first_seen_at"),
        *_POST,
    ),
    "people": (
        *_columns("number", "person_id"),
        *_columns("text", "name"),
        *_columns("list", "roles"),
        *_columns("text", "subject"),
        *_columns("list", "outlets"),
        *_columns("number", "start"),
        *_columns("time", "first_seen_at"),
        *_POST,
    ),
}
"""Each record of presswatch.database.exports as a row. The columns that people look for first come first."""


def row_of(name: str, record: dict[str, Any], sharing: Sharing) -> list[Value]:
    """The record as a row of its table, with no more of an outlet's text than may leave."""
    shown = record | _shareable(name, record, sharing) | dict(_stretches(record))
    return [shown[column.name] for column in COLUMNS[name]]


def _stretches(record: dict[str, Any]) -> Iterator[tuple[str, Stretch]]:
    """The columns of days of which only the month or the year is known."""
    for of in ("published", "article"):
        if record.get(f"{of}_precision") in ("month", "year"):
            yield f"{of}_on", Stretch(record[f"{of}_on"], record[f"{of}_precision"])


def _shareable(name: str, record: dict[str, Any], sharing: Sharing) -> dict[str, Value]:
    whole = sharing.whole(record["post_url"], record["post_outlet_hint"], external=record["external"])
    if name == "coverage":
        return {
            "quotes": tuple(_spoken(quote, sharing, whole=whole) for quote in record["quotes"]),
            "people": tuple(map(_with_roles, record["people"])),
            "byline": tuple(record["byline"]),
        }
    if name == "mentions":
        return {"sentence": sharing.text(record["sentence"], whole=whole, around=record["surface"])}
    if name == "posts":
        text = sharing.text(record["text"], whole=whole)
        teaser = sharing.text(record["teaser"], whole=whole)
        return {"text": text, "teaser": teaser, "text_whole": text == record["text"], "byline": tuple(record["byline"])}
    if name == "quotes":
        return {key: sharing.text(record[key], whole=whole) for key in ("text", "search_form")}
    return {"roles": tuple(role for role, _ in record["roles"])}


def _spoken(quote: Any, sharing: Sharing, *, whole: bool) -> str:
    speaker = ", ".join(filter(None, (quote.speaker, quote.role)))
    words = f"“{sharing.text(quote.text, whole=whole)}”"
    return f"{words} ({speaker})" if speaker else words


def _with_roles(person: Any) -> str:
    printed = ", ".join(str(role) for role, _ in person.roles)
    return f"{person.name} ({printed})" if printed else str(person.name)
