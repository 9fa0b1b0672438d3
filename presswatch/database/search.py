"""Full-text search over posts: any script, words and parts of words, from two characters on.

SQLite keeps a trigram index without positions (a third of the size of one with them), so a match of all trigrams is
looked up there and confirmed in the text. Two characters of a script whose characters carry a syllable or a word (인권,
人権) are looked up as all trigrams that begin with them; each text is indexed with a blank behind it, so that its last
two characters begin one too. Other words of one or two letters are in nearly every post. Candidates are looked at
from the newest wording on and no further than the answer needs. PostgreSQL uses pg_trgm where the server has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, Select, and_, column, or_, select, table, text

from presswatch.database.schema import posts, revisions, sources

TRIGRAM = 3
PAIR = 2
# One transaction never indexes more than so many wordings (about half a second).
INDEX_BATCH = 1000

# From here on a character carries a syllable or a word; of a pair of others too many trigrams and posts are begun.
WIDE_FROM = "\u1100"
# A pair that begins more trigrams than this is looked for in the texts: nearly every one has it.
TRIGRAMS_OF_A_PAIR = 2000
# Rows fetched at a time beyond the limit: posts of one run were seen in the same second.
CHUNK = 50

_FTS = table("revisions_fts", column("rowid", Integer), column("revisions_fts"))
_INDEXED = text("SELECT coalesce(max(id), 0) FROM revisions_fts_docsize")
_BEGUN = text("SELECT term FROM revisions_fts_terms WHERE term >= :pair AND term < :after LIMIT :most")
_INDEX_NEW = text(
    "INSERT INTO revisions_fts (rowid, title, text) SELECT id, title || ' ', text || ' ' FROM revisions"
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
    if not terms or limit < 1:
        return []
    wanted = _FOUND.where(*(_contains(conn, term) for term in terms))
    if source is not None:
        wanted = wanted.where(sources.c.name == source)
    if since is not None:
        wanted = wanted.where(posts.c.first_seen_at >= since)
    if published_since is not None:
        wanted = wanted.where(posts.c.published_on >= published_since)
    found: list[Row[Any]] = []
    for rows in _by_wording(conn, wanted, terms, limit + CHUNK):
        found = sorted([*found, *rows], key=lambda row: (row.first_seen_at, row.id), reverse=True)[:limit]
        # What comes next was worded no later, and its post first seen no later than it was worded.
        if len(found) == limit and rows[-1].seen_at < found[-1].first_seen_at:
            break
    return [_result(row, terms) for row in found]


def _by_wording(conn: Connection, wanted: Select[Any], terms: list[str], size: int) -> Iterator[list[Row[Any]]]:
    """What is wanted from the newest wording to the oldest, some rows at a time."""
    for part, number in _parts(conn, wanted, terms):
        ordered, before = part.order_by(number.desc()).limit(size), None
        while True:
            rows = list(conn.execute(ordered if before is None else ordered.where(number < before)))
            if rows:
                yield rows
            if len(rows) < size:
                break
            before = rows[-1].revision_id


def _parts(conn: Connection, wanted: Select[Any], terms: list[str]) -> Iterator[tuple[Select[Any], ColumnElement[int]]]:
    """On SQLite what the index does not hold yet, then what it does not rule out; else all at once.

    Each with the column that holds the wording's number: the index itself gives its rows in that order.
    """
    match = _match(conn, terms) if conn.dialect.name == "sqlite" else None
    if match is None:
        yield wanted, revisions.c.id
        return
    yield wanted.where(revisions.c.id > conn.execute(_INDEXED).scalar_one()), revisions.c.id
    if match:
        indexed = wanted.join(_FTS, _FTS.c.rowid == revisions.c.id)
        yield indexed.where(_FTS.c.revisions_fts.op("MATCH")(match)), _FTS.c.rowid


def _match(conn: Connection, terms: list[str]) -> str | None:
    """What to ask SQLite's index for; "" if it holds nothing that fits, None if it cannot tell."""
    pieces = []
    for term in terms:
        if len(term) == PAIR and min(term) >= WIDE_FROM:
            begun = _begun_by(conn, term)
            if not begun:
                return ""
            if len(begun) < TRIGRAMS_OF_A_PAIR:
                pieces.append(f"({' OR '.join(map(_quoted, begun))})")
        pieces += map(_quoted, trigrams(term))
    return " AND ".join(pieces) or None


def _begun_by(conn: Connection, pair: str) -> list[str]:
    """The trigrams of the index that begin with these two characters."""
    after = pair[0] + chr(ord(pair[1]) + 1)
    return list(conn.execute(_BEGUN, {"pair": pair, "after": after, "most": TRIGRAMS_OF_A_PAIR}).scalars())


def _quoted(piece: str) -> str:
    return '"' + piece.replace('"', '""') + '"'


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
        revisions.c.id.label("revision_id"),
        revisions.c.seen_at,
    )
    .join(revisions, and_(revisions.c.post_id == posts.c.id, revisions.c.n == posts.c.revision))
    .join(sources, sources.c.id == posts.c.source_id)
)


def _contains(conn: Connection, term: str) -> ColumnElement[bool]:
    """Whether title or text of the wording contains the term in any letter case."""
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


_SHOWN = ("id", "url", "title", "source", "published_on", "language", "first_seen_at", "duplicate_of")
EXCERPT_CHARACTERS = 160


def excerpt(words: str, term: str) -> str:
    """A piece of the text around the term, on one line, or its beginning if the term is not in it."""
    place = max(0, words.casefold().find(term.casefold()))
    start = max(0, place - EXCERPT_CHARACTERS // 3)
    piece = " ".join(words[start : start + EXCERPT_CHARACTERS].split())
    return f"{'…' if start else ''}{piece}{'…' if start + EXCERPT_CHARACTERS < len(words) else ''}"
