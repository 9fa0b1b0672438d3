"""The parts of a post as rows: its mentions, its spokespeople and its quotes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_, update

from presswatch.database.filters import day_of_post, first_sight
from presswatch.database.schema import mentions, posts, quotes, spokespeople
from presswatch.database.statements import change, insert_once, row_of, upsert
from presswatch.database.types import bounded_key
from presswatch.records import Clipping, CoverageFacts, DateReading, Mention
from presswatch.text.moments import day_text


def sort_day(reading: DateReading | None) -> str:
    """The day by which lists sort a post and its mentions; "" if it has none."""
    return day_text(reading.on, reading.precision) if reading else ""


def numbered(found: Sequence[Mention]) -> dict[tuple[str, str, int], Mention]:
    """The mentions by subject, surface, and which of the equal surfaces they are in order of the text."""
    count: Counter[tuple[str, str]] = Counter()
    result = {}
    for mention in sorted(found, key=lambda one: (one.where != "title", one.start, one.end)):
        surface = bounded_key(mention.surface)
        count[mention.subject, surface] += 1
        result[mention.subject, surface, count[mention.subject, surface]] = mention
    return result


def _mention_row(key: tuple[str, str, int], mention: Mention) -> dict[str, Any]:
    return row_of(mentions, mention, subject=key[0], surface=key[1], n=key[2])


def insert_mentions(conn: Connection, post_id: int, clipping: Clipping, *, now: datetime, run_id: int | None) -> None:
    """Inserts the mentions of a post that had none."""
    post = clipping.post
    shared = {"post_id": post_id, "backfill": post.backfill, "sort_day": sort_day(post.published)}
    _add_mentions(conn, numbered(clipping.mentions), shared | first_sight(conn, run_id, now))


def _add_mentions(conn: Connection, found: Mapping[tuple[str, str, int], Mention], shared: Mapping[str, Any]) -> None:
    insert_once(conn, mentions, [{**_mention_row(key, one), **shared} for key, one in found.items()])


def replace_mentions(
    conn: Connection,
    post_id: int,
    found: Sequence[Mention],
    *,
    now: datetime,
    run_id: int | None,
    backfill: bool,
    dismissed: Sequence[Mention] = (),
) -> list[Mention]:
    """Makes the post's mentions these, and keeps others, such as the dismissed, as gone; returns those it never had."""
    void = set(dismissed)
    wanted = {key: one for key, one in numbered((*found, *dismissed)).items() if one not in void}
    table = mentions.c
    rows = conn.execute(select(table.id, table.subject, table.surface, table.n).where(table.post_id == post_id))
    stored = {(row.subject, row.surface, row.n): row.id for row in rows}
    gone = [number for key, number in stored.items() if key not in wanted]
    if gone:
        conn.execute(update(mentions).where(table.id.in_(gone), table.gone_at.is_(None)).values(gone_at=now))
    for key in wanted.keys() & stored.keys():
        change(conn, mentions, stored[key], gone_at=None, **_mention_row(key, wanted[key]))
    added = {key: one for key, one in wanted.items() if key not in stored}
    if added:
        shared = {"post_id": post_id, "backfill": backfill, "sort_day": day_of_post(conn, post_id)}
        _add_mentions(conn, added, shared | first_sight(conn, run_id, now))
    return list(added.values())


def subjects_of_group(conn: Connection, root: int, *, but: int | None = None) -> set[str]:
    """The subjects that a group (the root and its duplicates) ever mentioned, without those of one post."""
    group = select(posts.c.id).where((posts.c.id == root) | (posts.c.duplicate_of == root))
    query = select(mentions.c.subject).where(mentions.c.post_id.in_(group)).distinct()
    return set(conn.execute(query if but is None else query.where(mentions.c.post_id != but)).scalars())


def replace_words(conn: Connection, post_id: int, facts: CoverageFacts, *, fresh: bool) -> None:
    """Makes the post's spokespeople and quotes these, each under its number; `fresh` says that it had none."""
    if not fresh:
        _rename(conn, post_id, facts)
        named = [one.name for one in facts.people]
        conn.execute(delete(spokespeople).where(spokespeople.c.post_id == post_id, spokespeople.c.name.not_in(named)))
        places = [(one.start, one.end) for one in facts.quotes]
        said = tuple_(quotes.c.start, quotes.c.end).in_(places)
        conn.execute(delete(quotes).where(quotes.c.post_id == post_id, ~said))
    people = [
        row_of(spokespeople, one, post_id=post_id, roles=list(zip(one.roles, one.role_starts, strict=False)))
        for one in facts.people
    ]
    words = [row_of(quotes, quote, post_id=post_id) for quote in facts.quotes]
    if fresh:
        insert_once(conn, spokespeople, people)
        insert_once(conn, quotes, words)
        return
    upsert(conn, spokespeople, _firsts(people, "name"), key=("post_id", "name"))
    upsert(conn, quotes, _firsts(words, "start", "end"), key=("post_id", "start", "end"))


def _rename(conn: Connection, post_id: int, facts: CoverageFacts) -> None:
    """Gives the spokespeople who are found at the same place under another name that name: their numbers stay."""
    stored = {row.name: row for row in conn.execute(select(spokespeople).where(spokespeople.c.post_id == post_id))}
    named = {one.name for one in facts.people}
    places = {row.start: row.id for name, row in stored.items() if name not in named and row.start >= 0}
    for one in facts.people:
        if one.name not in stored and one.start in places:
            change(conn, spokespeople, places.pop(one.start), name=one.name)


def _firsts(rows: Sequence[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    """Of rows with the same values of these columns the first."""
    return list({tuple(row[name] for name in names): row for row in reversed(rows)}.values())[::-1]
