"""Full-text search over posts: any script, words and parts of words, from two characters on.

What the database's index does not rule out (`search_index`) is confirmed in the text; candidates are looked at from the
newest wording on and no further than the answer needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from presswatch.database.filters import shown_by
from presswatch.database.newest import seen_between
from presswatch.database.schema import posts, revisions, sources
from presswatch.database.search_index import Part, narrowed

# Rows fetched at a time beyond the limit: posts of one run are in order of their days, not as they were found.
CHUNK = 50
# Posts of one source that are read through for a word; a dozen microseconds each.
READ_OF_SOURCE = 20_000
# Of a run that found more posts with the words, those worded last are looked at: a quarter of a second.
READ_OF_RUN = 20_000


def search_posts(
    conn: Connection,
    query: str,
    *,
    source: str | None = None,
    since: datetime | None = None,
    published_since: date | None = None,
    limit: int = 50,
) -> list[dict[str, Any]]:
    """The posts whose present title or text contains every word of `query`, newest first.

    Words are separated by blanks; "double quotes" keep several together. Letter case does not matter. Each result has
    id, url, title, source, published_on, published_precision, language, first_seen_at, duplicate_of (a number) and
    excerpt. An empty query finds nothing.
    """
    terms = split_terms(query)
    if not terms or limit < 1:
        return []
    wanted = _FOUND.where(*(_contains(conn, term) for term in terms))
    if since is not None:
        wanted = wanted.where(*seen_between(posts, since, None))
    if published_since is not None:
        wanted = wanted.where(posts.c.published_on >= published_since)
    parts = narrowed(conn, wanted, terms) if source is None else _of_source(conn, wanted, terms, source)
    found: list[Row[Any]] = []
    looked_at = 0
    for rows in _by_wording(conn, parts, limit + CHUNK):
        found = _newest_first([*found, *rows])[:limit]
        looked_at += len(rows)
        # What comes next was worded no later, and found by a run that began no later than it was worded.
        if len(found) == limit and (rows[-1].seen_at < found[-1].run_at or looked_at >= READ_OF_RUN):
            break
    return [_result(row, terms) for row in found]


def _newest_first(rows: list[Row[Any]]) -> list[Row[Any]]:
    """In the order of the lists (newest.newest_first)."""
    return sorted(sorted(rows, key=lambda row: row.id), key=lambda row: (row.run_at, row.sort_day), reverse=True)


def _of_source(conn: Connection, wanted: Select[Any], terms: list[str], source: str) -> Iterator[Part]:
    """What is wanted of the posts that a source has shown.

    Where they are few they are read through: a frequent word that the source never uses would have the index give all
    posts of the others.
    """
    shown = shown_by(source)
    count = conn.execute(select(func.count()).select_from(shown.limit(READ_OF_SOURCE).subquery())).scalar_one()
    wanted = wanted.where(posts.c.id.in_(shown))
    return iter([(wanted, revisions.c.id)]) if count < READ_OF_SOURCE else narrowed(conn, wanted, terms)


def _by_wording(conn: Connection, parts: Iterator[Part], size: int) -> Iterator[list[Row[Any]]]:
    """The parts' rows from the newest wording to the oldest, some at a time."""
    for part, number in parts:
        ordered, before = part.order_by(number.desc()).limit(size), None
        while True:
            rows = list(conn.execute(ordered if before is None else ordered.where(number < before)))
            if rows:
                yield rows
            if len(rows) < size:
                break
            before = rows[-1].revision_id


def split_terms(query: str) -> list[str]:
    """The words of a query; text between double quotes is one. An unclosed quote is a blank."""
    parts = query.split('"')
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]} {parts[-1]}"]
    terms: list[str] = []
    for n, part in enumerate(parts):
        terms += [part.strip()] if n % 2 else part.split()
    return list(dict.fromkeys(term for term in terms if term))


_FOUND: Select[Any] = (
    select(
        posts.c.id,
        posts.c.url,
        posts.c.title,
        sources.c.name.label("source"),
        posts.c.published_on,
        posts.c.published_precision,
        posts.c.language,
        posts.c.first_seen_at,
        posts.c.run_at,
        posts.c.sort_day,
        posts.c.duplicate_of,
        revisions.c.text.label("excerpt"),
        revisions.c.id.label("revision_id"),
        revisions.c.seen_at,
    )
    .join(revisions, and_(revisions.c.post_id == posts.c.id, revisions.c.n == posts.c.revision))
    .join(sources, sources.c.id == posts.c.source_id)
)


def _contains(conn: Connection, term: str) -> ColumnElement[bool]:
    """True if title or text of the wording contains the term in any letter case."""
    columns = (revisions.c.title, revisions.c.text)
    if conn.dialect.name == "postgresql":
        return or_(*(column.ilike(_pattern(term), escape=_ESCAPE) for column in columns))
    # SQLite's LIKE knows the case of a to z only.
    forms = [term] if term.isascii() else [term, term.lower(), term.upper(), term.title(), term.capitalize()]
    return or_(*(column.like(_pattern(form), escape=_ESCAPE) for column in columns for form in dict.fromkeys(forms)))


_ESCAPE = "!"


def _pattern(term: str) -> str:
    for mark in (_ESCAPE, "%", "_"):
        term = term.replace(mark, _ESCAPE + mark)
    return f"%{term}%"


def _result(row: Row[Any], terms: list[str]) -> dict[str, Any]:
    shown = {name: row._mapping[name] for name in _SHOWN}  # noqa: SLF001 - SQLAlchemy's public name
    return shown | {"excerpt": excerpt(row.excerpt, terms[0])}


_SHOWN = (
    *("id", "url", "title", "source", "published_on", "published_precision", "language", "first_seen_at"),
    "duplicate_of",
)
EXCERPT_CHARACTERS = 160


def excerpt(words: str, term: str) -> str:
    """A piece of the text around the term, on one line, or its beginning if the term is not in it."""
    place = max(0, words.casefold().find(term.casefold()))
    start = max(0, place - EXCERPT_CHARACTERS // 3)
    piece = " ".join(words[start : start + EXCERPT_CHARACTERS].split())
    return f"{'…' if start else ''}{piece}{'…' if start + EXCERPT_CHARACTERS < len(words) else ''}"
