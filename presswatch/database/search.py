"""Full-text search over posts: any script, words and parts of words, from two characters on.

Each database's own index rules wordings out; the rest is confirmed in the text, newest first. SQLite's holds trigrams:
two characters of a script that carry a syllable or a word (인권, 人権) are looked up as all that begin with them.
PostgreSQL's holds what `search_keys` makes of a wording: a number for each such pair, elsewhere for three and four
characters, and one for each block of 8,192. Words of one or two letters of an alphabet help no index.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Subquery,
    column,
    func,
    literal,
    null,
    or_,
    select,
    table,
    text,
)

from presswatch.database.filters import EVERYTHING, PRESENT, Filter, limited, shown_by
from presswatch.database.schema import (
    coverage,
    coverage_posts,
    mentions,
    outlets,
    posts,
    revisions,
    sources,
    spokespeople,
)
from presswatch.database.search_query import Condition, read_query

TRIGRAM = 3
PAIR = 2
# One transaction never indexes more than this many wordings (about half a second).
INDEX_BATCH = 1000
# From here on a character carries a syllable or a word; of a pair of others too many trigrams and posts are begun.
WIDE_FROM = "\u1100"
# A pair that begins more trigrams than this is looked for in the texts: nearly every one has it.
TRIGRAMS_OF_A_PAIR = 2000

# PostgreSQL reads this many of the newest wordings through (10 ms): of a frequent word that is enough.
READ_THROUGH = 500
# Then it asks its index for the newest blocks, then for more; what is rare even there is asked for in all at once.
BLOCK = 2**13
BLOCKS = (2, 16)
# So that a list of millions of wordings is kept as it is, not as pages whose texts must all be taken apart again.
_MEMORY = text("SET LOCAL work_mem = '256MB'")

# The wordings that may hold the words, and the column with their numbers, by which they are asked for in turn.
Part = tuple[Select[Any], ColumnElement[int]]

_FTS = table("revisions_fts", column("rowid", Integer), column("revisions_fts"))
_INDEXED = text("SELECT coalesce(max(id), 0) FROM revisions_fts_docsize")
_BEGUN = text("SELECT term FROM revisions_fts_terms WHERE term >= :pair AND term < :after LIMIT :most")
_INDEX_NEW = text(
    "INSERT INTO revisions_fts (rowid, title, text) SELECT id, title || ' ', text || ' ' FROM revisions"
    " WHERE id > (SELECT coalesce(max(id), 0) FROM revisions_fts_docsize) ORDER BY id LIMIT :batch"
)


def index_new(conn: Connection) -> int:
    """Brings new wordings into SQLite's index, many at once; returns how many. Search is right without it."""
    if conn.dialect.name != "sqlite":
        return 0
    return conn.execute(_INDEX_NEW, {"batch": INDEX_BATCH}).rowcount


def narrowed(conn: Connection, wanted: Select[Any], terms: list[str]) -> Iterator[Part]:
    """What is `wanted` of `revisions`, confirming the words, in parts from the newest wording to the oldest."""
    if not terms:
        return iter([(wanted, revisions.c.id)])
    return (_of_sqlite if conn.dialect.name == "sqlite" else _of_postgres)(conn, wanted, terms)


def _of_sqlite(conn: Connection, wanted: Select[Any], terms: list[str]) -> Iterator[Part]:
    """What the index does not hold yet, then what it does not rule out: it gives its rows in order."""
    match = _match(conn, terms)
    if match is None:
        yield wanted, revisions.c.id
        return
    yield wanted.where(revisions.c.id > conn.execute(_INDEXED).scalar_one()), revisions.c.id
    if match:
        indexed = wanted.join(_FTS, _FTS.c.rowid == revisions.c.id)
        yield indexed.where(_FTS.c.revisions_fts.op("MATCH")(match)), _FTS.c.rowid


def _match(conn: Connection, terms: list[str]) -> str | None:
    """What to ask SQLite's index for; "" if it holds nothing that fits, None if it cannot say."""
    pieces = []
    for term in terms:
        pair = term.lower()  # as the index holds it: wide letters of the alphabet (ＥＵ) have two cases too
        if len(term) == len(pair) == PAIR and min(pair) >= WIDE_FROM:
            after = pair[0] + chr(ord(pair[1]) + 1)
            asked = {"pair": pair, "after": after, "most": TRIGRAMS_OF_A_PAIR}
            begun = list(conn.execute(_BEGUN, asked).scalars())
            if not begun:
                return ""
            if len(begun) < TRIGRAMS_OF_A_PAIR:
                pieces.append(f"({' OR '.join(map(_quoted, begun))})")
        pieces += map(_quoted, dict.fromkeys(term[n : n + TRIGRAM] for n in range(len(term) - TRIGRAM + 1)))
    return " AND ".join(pieces) or None


def _quoted(piece: str) -> str:
    return '"' + piece.replace('"', '""') + '"'


def _of_postgres(conn: Connection, wanted: Select[Any], terms: list[str]) -> Iterator[Part]:
    """The newest read through, then what the index does not rule out among more and more, then among all the rest."""
    newest = conn.execute(select(func.coalesce(func.max(revisions.c.id), 0))).scalar_one()
    below = max(0, newest - READ_THROUGH) + 1
    yield wanted.where(revisions.c.id >= below), revisions.c.id
    pieces = _pieces(conn, terms)
    if not pieces:
        yield wanted.where(revisions.c.id < below), revisions.c.id
        return
    conn.execute(_MEMORY)
    for count in BLOCKS:
        last = (below - 1) // BLOCK
        first = max(0, last - count + 1)
        yield _indexed(wanted, pieces, below, [-block for block in range(first, last + 1)])
        below = first * BLOCK
    yield _indexed(wanted, pieces, below, [])


def _pieces(conn: Connection, terms: list[str]) -> list[int]:
    """The keys that every wording with these words has; the database knows best what its letters are in lower case."""
    made = conn.execute(select(*(_keys(null(), literal(term), literal("")) for term in terms))).one()
    return list(dict.fromkeys(chain.from_iterable(map(_telling, made))))


def _telling(keys: list[int | None] | None) -> list[int]:
    """Of a term's keys those that most wordings lack: of four characters and pairs, where it has any."""
    known = [key for key in keys or () if key]
    return [key for key in known if key < 0 or key % 2**21 == 0] or known


def _indexed(wanted: Select[Any], pieces: list[int], below: int, blocks: list[int]) -> Part:
    """What is wanted among the wordings that have the pieces, sorted before any text is looked at."""
    held = _keys(revisions.c.id, revisions.c.title, revisions.c.text)
    may = select(revisions.c.id).where(held.op("@>")(literal(pieces, _KEYS)), revisions.c.id < below)
    if blocks:
        may = may.where(held.op("&&")(literal(blocks, _KEYS)))
    candidates: Subquery = may.order_by(revisions.c.id.desc()).subquery("candidates")
    return wanted.join(candidates, candidates.c.id == revisions.c.id), candidates.c.id


_KEYS = ARRAY(BigInteger)


def _keys(number: Any, title: Any, words: Any) -> ColumnElement[list[int]]:
    return func.search_keys(number, title, words, type_=_KEYS)


# Rows fetched at a time beyond the limit: posts of one run are in order of their days, not as they were found.
CHUNK = 50
# Posts of one source that are read through for a word; a dozen microseconds each.
READ_OF_SOURCE = 20_000
# Of a run that found more posts with the words, those worded last are looked at: a quarter of a second.
READ_OF_RUN = 20_000


def search_posts(conn: Connection, query: str, where: Filter = EVERYTHING, *, limit: int = 50) -> list[dict[str, Any]]:
    """The posts that meet every condition of a query, newest first, each with an excerpt.

    Of `where` count the moments and days, the source, the outlets and the language.
    UsageError for a query that cannot be read (`presswatch.database.search_query`).
    """
    conditions = read_query(query)
    if not conditions or limit < 1:
        return []
    terms = [one.words for one in conditions if one.in_wording and not one.excluded]
    wanted = _FOUND.where(*(_meets(conn, one) for one in conditions if one.asked_of_database))
    wanted = limited(wanted, replace(where, source=None, limit=None, offset=0), posts, None, posts.c.id)
    parts = _of_source(conn, wanted, terms, where.source)
    found: list[Row[Any]] = []
    looked_at = 0
    for rows in _by_wording(conn, parts, limit + CHUNK):
        found = sorted([*found, *_confirmed(rows, conditions)], key=lambda row: row.id)
        # In the order of the lists (filters.newest_first).
        found = sorted(found, key=lambda row: (row.run_at, row.sort_day), reverse=True)[:limit]
        looked_at += len(rows)
        # What comes next was worded no later, and found by a run that began no later than it was worded.
        if len(found) == limit and (rows[-1].seen_at < found[-1].run_at or looked_at >= READ_OF_RUN):
            break
    first = terms[0] if terms else ""
    return [{name: getattr(row, name) for name in _SHOWN} | {"excerpt": excerpt(row.excerpt, first)} for row in found]


def _confirmed(rows: list[Row[Any]], conditions: list[Condition]) -> list[Row[Any]]:
    """Those of the rows whose wording meets also what the database cannot tell."""
    return [row for row in rows if all(one.confirmed(row.title, row.excerpt) for one in conditions)]


def _of_source(conn: Connection, wanted: Select[Any], terms: list[str], source: str | None) -> Iterator[Part]:
    """What is wanted of a source's posts (None: of all), read through where they are few: words may be frequent."""
    if source is None:
        return narrowed(conn, wanted, terms)
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


_SHOWN = (
    *("id", "url", "title", "source", "published_on", "published_precision", "language", "first_seen_at"),
    "duplicate_of",
)
_FOUND: Select[Any] = (
    select(
        *(posts.c[name] for name in (*_SHOWN, "run_at", "sort_day") if name != "source"),
        sources.c.name.label("source"),
        revisions.c.text.label("excerpt"),
        revisions.c.id.label("revision_id"),
        revisions.c.seen_at,
    )
    .join(revisions, PRESENT)
    .join(sources, sources.c.id == posts.c.source_id)
)


def _meets(conn: Connection, condition: Condition) -> ColumnElement[bool]:
    """True if a post may meet a condition; of a begun word (flood*) that it is in a wording."""
    contains = partial(_contains, conn, condition.words)
    met = _FIELDS[condition.field](contains)
    return ~met if condition.excluded else met


def _of_outlet(contains: Callable[..., ColumnElement[bool]]) -> ColumnElement[bool]:
    reporting = select(coverage_posts.c.post_id).join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
    reporting = reporting.join(outlets, outlets.c.id == coverage.c.outlet_id).where(coverage_posts.c.gone_at.is_(None))
    return posts.c.id.in_(reporting.where(contains(outlets.c.name, outlets.c.domain)))


def _of_person(contains: Callable[..., ColumnElement[bool]]) -> ColumnElement[bool]:
    speaking = select(spokespeople.c.post_id).where(contains(spokespeople.c.name))
    return or_(posts.c.id.in_(speaking), _of_subject(contains))


def _of_subject(contains: Callable[..., ColumnElement[bool]]) -> ColumnElement[bool]:
    named = select(mentions.c.post_id).where(mentions.c.gone_at.is_(None), contains(mentions.c.subject))
    return posts.c.id.in_(named)


_FIELDS: dict[str, Callable[[Callable[..., ColumnElement[bool]]], ColumnElement[bool]]] = {
    "": lambda contains: contains(revisions.c.title, revisions.c.text),
    "title": lambda contains: contains(revisions.c.title),
    "text": lambda contains: contains(revisions.c.text),
    "source": lambda contains: contains(sources.c.name),
    "outlet": _of_outlet,
    "person": _of_person,
    "subject": _of_subject,
}


def _contains(conn: Connection, term: str, *given: ColumnElement[str]) -> ColumnElement[bool]:
    """True if one of the columns contains the term in any letter case."""
    if conn.dialect.name == "postgresql":
        return or_(*(column.ilike(_pattern(term), escape=_ESCAPE) for column in given))
    # SQLite's LIKE knows the case of a to z only.
    forms = [term] if term.isascii() else [term, term.lower(), term.upper(), term.title(), term.capitalize()]
    return or_(*(column.like(_pattern(form), escape=_ESCAPE) for column in given for form in dict.fromkeys(forms)))


_ESCAPE = "!"


def _pattern(term: str) -> str:
    for mark in (_ESCAPE, "%", "_"):
        term = term.replace(mark, _ESCAPE + mark)
    return f"%{term}%"


EXCERPT_CHARACTERS = 160


def excerpt(words: str, term: str) -> str:
    """A piece of the text around the term, on one line, or its beginning if the term is not in it."""
    place = max(0, words.casefold().find(term.casefold()))
    start = max(0, place - EXCERPT_CHARACTERS // 3)
    piece = " ".join(words[start : start + EXCERPT_CHARACTERS].split())
    return f"{'…' if start else ''}{piece}{'…' if start + EXCERPT_CHARACTERS < len(words) else ''}"
