"""The columns of each export table: every field of the record with its certainty, under names that stay."""

from collections.abc import Iterator
from typing import Any

from presswatch.encoders.former_names import FORMER_NAMES, NEW_NAMES
from presswatch.encoders.licences import Sharing, shareable
from presswatch.encoders.table import Column, Kind, Stretch, Value

_KINDS: dict[Kind, str] = {
    "number": "coverage_id mention_id post_id quote_id person_id start end revision duplicate_of status"
    " warc_offset warc_length",
    "date": "article_on published_on",
    "time": "article_at published_at first_seen_at last_seen_at removed_at reported_at fetched_at",
    "flag": "certain first_report article_date_certain published_certain external text_whole backfill caught_late",
    "address": "article_url article_url_raw post_url duplicate_of_url found_on",
    "long text": "sentence text teaser search_form",
    "list": "subjects people quotes outlets byline sources roles",
}
"""The kind of values of each column, in any table; all others have texts."""
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_WIDTHS: dict[Kind, int] = {"date": 12, "time": 20, "flag": 9, "number": 9, "address": 40, "long text": 60, "list": 24}
_WIDE = {"headline": 50, "post_title": 50, "quotes": 60, "reason": 40, "rule": 30}
_POST = (
    "post_id post_url post_title source language published_on published_at published_precision published_raw"
    " published_zone published_source published_certain external post_outlet_hint evidence_sha256"
)
_TABLES = {
    "coverage": "coverage_id outlet article_on headline article_url subjects people quotes kind medium certain reason"
    " first_report article_at article_precision article_date_raw article_date_certain outlet_domain host outlet_raw"
    f" article_url_raw coverage_key first_seen_at reported_at backfill byline {_POST}",
    "mentions": "mention_id subject kind where surface sentence rule start end outlets first_seen_at reported_at"
    f" backfill {_POST} duplicate_of url_key",
    "posts": f"{_POST} subjects outlets byline sources teaser text text_whole first_seen_at last_seen_at removed_at"
    " backfill caught_late revision duplicate_of duplicate_of_url duplicate_reason url_key content_hash found_on"
    " fetched_at status warc_file warc_offset warc_length",
    "quotes": f"quote_id text speaker role outlets search_form start end first_seen_at {_POST}",
    "people": f"person_id name roles subject outlets start first_seen_at {_POST}",
}


def _columns(names: list[str]) -> tuple[Column, ...]:
    """The columns of a table; those with a former name come again under that, at the end."""
    return tuple(map(_column, (*names, *(FORMER_NAMES[name] for name in names if name in FORMER_NAMES))))


def _column(name: str) -> Column:
    kind: Kind = _KIND_OF.get(NEW_NAMES.get(name, name), "text")
    return Column(name=name, kind=kind, width=_WIDE.get(name) or _WIDTHS.get(kind, 18))


COLUMNS = {table: _columns(names.split()) for table, names in _TABLES.items()}
"""Each record of presswatch.database.exports as a row. The columns that people look for first come first."""


def row_of(name: str, record: dict[str, Any], sharing: Sharing) -> list[Value]:
    """The record as a row of its table, with no more of an outlet's text than may leave."""
    shown = record | _shareable(name, record, sharing) | dict(_stretches(record))
    return [shown[NEW_NAMES.get(column.name, column.name)] for column in COLUMNS[name]]


def _stretches(record: dict[str, Any]) -> Iterator[tuple[str, Stretch]]:
    """The columns of days of which only the month or the year is known."""
    for of in ("published", "article"):
        if record.get(f"{of}_precision") in ("month", "year"):
            yield f"{of}_on", Stretch(record[f"{of}_on"], record[f"{of}_precision"])


def _shareable(name: str, record: dict[str, Any], sharing: Sharing) -> dict[str, Value]:
    whole = sharing.whole(record["post_url"], record["post_outlet_hint"], external=record["external"])
    if name == "coverage":
        return {
            "quotes": tuple(_spoken(quote, whole=whole) for quote in record["quotes"]),
            "people": tuple(map(_with_roles, record["people"])),
            "byline": tuple(record["byline"]),
        }
    if name == "mentions":
        return {"sentence": shareable(record["sentence"], licensed=whole, around=record["surface"])}
    if name == "posts":
        text = shareable(record["text"], licensed=whole)
        teaser = shareable(record["teaser"], licensed=whole)
        return {"text": text, "teaser": teaser, "text_whole": text == record["text"], "byline": tuple(record["byline"])}
    if name == "quotes":
        return {key: shareable(record[key], licensed=whole) for key in ("text", "search_form")}
    return {"roles": tuple(role for role, _ in record["roles"])}


def _spoken(quote: Any, *, whole: bool) -> str:
    speaker = ", ".join(filter(None, (quote.speaker, quote.role)))
    words = f"“{shareable(quote.text, licensed=whole)}”"
    return f"{words} ({speaker})" if speaker else words


def _with_roles(person: Any) -> str:
    printed = ", ".join(str(role) for role, _ in person.roles)
    return f"{person.name} ({printed})" if printed else str(person.name)
