"""Full-text search over posts: any script, words and parts of words, from two characters on.

SQLite keeps a trigram index without positions (a third of the size of one with them), so a match of all trigrams is
looked up there and confirmed in the text. PostgreSQL uses pg_trgm where the server has it. Words of fewer than three
characters (인권, 人権) have no trigram and are looked for in the texts themselves (0.14 s in 50,000 posts).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, literal_column, or_, select, text, true

from presswatch.database.schema import posts, revisions, sources

TRIGRAM = 3
# One transaction never indexes more than so many wordings (about half a second).
INDEX_BATCH = 1000

_INDEXED = "(SELECT coalesce(max(id), 0) FROM revisions_fts_docsize)"
_INDEX_NEW = text(
    "INSERT INTO revisions_fts (rowid, title, text) SELECT id, title, text FROM revisions"
    " WHERE id > (SELECT coalesce(max(id), 0) FROM revisions_fts_docsize) ORDER BY id LIMIT :batch"
)


def index_new(conn: Connection) -> int:
    """Brings wordings that are not in SQLite's index yet into it, in one go (one by one costs three times as much).

    Returns how many. Search is right without it: what is not indexed is read through.
    """
    if conn.dialect.name != "sqlite":
        return 0
    return conn.execute(_INDEX_NEW, {"batch": INDEX_BATCH}).rowcount


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
    id, url, title, source, published_on, language, first_seen_at, duplicate_of (a number) and excerpt. An empty query
    finds nothing.
    """
    terms = split_terms(query)
    if not terms:
        return []
    found = _FOUND.where(*(_contains(conn, term) for term in terms))
    if conn.dialect.name == "sqlite":
        found = found.where(_maybe(terms))
    if source is not None:
        found = found.where(sources.c.name == source)
    if since is not None:
        found = found.where(posts.c.first_seen_at >= since)
    if published_since is not None:
        found = found.where(posts.c.published_on >= published_since)
    rows = conn.execute(found.order_by(posts.c.first_seen_at.desc(), posts.c.id.desc()).limit(limit))
    return [_result(row._mapping, terms) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


def split_terms(query: str) -> list[str]:
    """The words of a query; what stands between double quotes is one. An unclosed quote is a blank."""
    parts = query.split('"')
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]} {parts[-1]}"]
    terms: list[str] = []
    for n, part in enumerate(parts):
        terms += [part.strip()] if n % 2 else part.split()
    return list(dict.fromkeys(term for term in terms if term))


def trigrams(term: str) -> list[str]:
    """The three-character pieces of a term; none for a shorter one."""
    return list(dict.fromkeys(term[n : n + TRIGRAM] for n in range(len(term) - TRIGRAM + 1)))


_FOUND: Select[Any] = (
    select(
        posts.c.id,
        posts.c.url,
        posts.c.title,
        sources.c.name.label("source"),
        posts.c.published_on,
        posts.c.language,
        posts.c.first_seen_at,
        posts.c.duplicate_of,
        revisions.c.text.label("excerpt"),
    )
    .join(revisions, and_(revisions.c.post_id == posts.c.id, revisions.c.n == posts.c.revision))
    .join(sources, sources.c.id == posts.c.source_id)
)


def _maybe(terms: list[str]) -> ColumnElement[bool]:
    """What SQLite's index does not rule out: wordings with all trigrams, and those it does not know yet."""
    pieces = [piece for term in terms for piece in trigrams(term)]
    if not pieces:
        return true()
    match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    candidates = text("SELECT rowid FROM revisions_fts WHERE revisions_fts MATCH :trigrams").bindparams(trigrams=match)
    return or_(revisions.c.id.in_(candidates), revisions.c.id > literal_column(_INDEXED))


def _contains(conn: Connection, term: str) -> ColumnElement[bool]:
    """Whether title or text contains the term in any letter case."""
    columns = (posts.c.title, revisions.c.text)
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


def _result(row: Mapping[Any, Any], terms: list[str]) -> dict[str, Any]:
    return {**row, "excerpt": excerpt(row["excerpt"], terms[0])}


EXCERPT_CHARACTERS = 160


def excerpt(words: str, term: str) -> str:
    """A piece of the text around the term, on one line, or its beginning if the term is not in it."""
    place = max(0, words.casefold().find(term.casefold()))
    start = max(0, place - EXCERPT_CHARACTERS // 3)
    piece = " ".join(words[start : start + EXCERPT_CHARACTERS].split())
    return f"{'…' if start else ''}{piece}{'…' if start + EXCERPT_CHARACTERS < len(words) else ''}"
