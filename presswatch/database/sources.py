"""Sources as the database knows them: state, when they are due, what was learned, what conditional requests need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, case, func, insert, literal, null, or_, select, update

from presswatch.database.glance import WATCHLIST_DIGEST
from presswatch.database.schema import meta, robots, runs, sources, subjects, validators, visits
from presswatch.database.statements import change, upsert
from presswatch.errors import UsageError
from presswatch.records import Validator, copied
from presswatch.text.moments import LONGEST_CLOCK_ERROR
from presswatch.timing.schedule import furthest_due
from presswatch.watchlist.entries import Settings, SourceEntry, Subject, Watchlist

OK_STATES = ("ok", "partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A watched source with everything its next visit needs to know.

    `next_due_at` None means at once; `fails` counts visits in a row without success, one under way included;
    without `backfilled_at` all found next is backfill; `moved_url` was led to in the last `moved_count` visits;
    `seen_until_at` is the last good visit before another address (`restarted_at`).
    """

    id: int
    name: str
    url: str
    kind: str | None
    state: str
    reason: str | None
    words: str | None
    since_at: datetime
    last_good_at: datetime | None
    next_due_at: datetime | None
    fails: int
    layout: Any
    date_order: str | None
    backfilled_at: datetime | None
    moved_url: str | None
    moved_count: int
    added_at: datetime
    restarted_at: datetime | None
    seen_until_at: datetime | None
    retired_at: datetime | None


def sync_sources(conn: Connection, entries: Sequence[SourceEntry], now: datetime) -> None:
    """Makes the stored sources those of the watchlist; a source is known by its name.

    A new name for an address whose own name goes is a renamed source. A changed address is due at once and starts
    over, as backfill but for what appeared since the last good visit. What left the watchlist is retired.
    """
    wanted = {entry.name: entry.url for entry in entries}
    _rename(conn, wanted)
    known = _known(conn)
    shared = {"since_at": now, "added_at": now}
    added = [{"name": name, "url": url, **shared} for name, url in wanted.items() if name not in known]
    if added:
        conn.execute(insert(sources), added)
    fresh = {"state": "new", "reason": None, "words": None, "since_at": now, "fails": 0, "next_due_at": None}
    unlearned = {"kind": None, "layout": null(), "backfilled_at": None, "moved_url": None, "moved_count": 0}
    again = fresh | unlearned | {"restarted_at": now, "seen_until_at": sources.c.last_good_at}
    for name in known.keys() & wanted.keys():
        if known[name].url != wanted[name]:
            conn.execute(update(sources).where(sources.c.name == name).values(url=wanted[name], **again))
    _retire(conn, known, wanted, now)


def _known(conn: Connection) -> dict[str, Any]:
    return {row.name: row for row in conn.execute(select(sources.c.name, sources.c.url, sources.c.retired_at))}


def _retire(conn: Connection, known: Mapping[str, Any], wanted: Mapping[str, str], now: datetime) -> None:
    """Retires the sources that left the watchlist; those that came back to it are due at once."""
    restored = [name for name, row in known.items() if name in wanted and row.retired_at is not None]
    if restored:
        conn.execute(update(sources).where(sources.c.name.in_(restored)).values(retired_at=None, next_due_at=None))
    retired = [name for name, row in known.items() if name not in wanted and row.retired_at is None]
    if retired:
        conn.execute(update(sources).where(sources.c.name.in_(retired)).values(retired_at=now))


def _rename(conn: Connection, wanted: Mapping[str, str]) -> None:
    """Gives sources whose name is gone the new name that their address has."""
    known = _known(conn)
    leaving = {row.url: name for name, row in known.items() if name not in wanted and row.retired_at is None}
    for name, url in wanted.items():
        if name not in known and url in leaving:
            conn.execute(update(sources).where(sources.c.name == leaving.pop(url)).values(name=name))


def sync_subjects(conn: Connection, entries: Sequence[Subject], now: datetime) -> None:
    """Makes the stored subjects those of the watchlist; mentions of retired ones stay."""
    known = {row.name: row for row in conn.execute(select(subjects))}
    for entry in entries:
        row = known.pop(entry.name, None)
        if row is None:
            conn.execute(insert(subjects).values(name=entry.name, kind=entry.kind, added_at=now))
        elif row.kind != entry.kind or row.retired_at is not None:
            change(conn, subjects, row.id, kind=entry.kind, retired_at=None)
    gone = [row.id for row in known.values() if row.retired_at is None]
    if gone:
        conn.execute(update(subjects).where(subjects.c.id.in_(gone)).values(retired_at=now))


def all_sources(conn: Connection, *, retired: bool = False) -> list[SourceState]:
    """The watched sources by name, with `retired` also those that left the watchlist."""
    query = select(sources).order_by(sources.c.name)
    query = query if retired else query.where(sources.c.retired_at.is_(None))
    return [copied(SourceState, row) for row in conn.execute(query)]


def due_sources(
    conn: Connection,
    now: datetime,
    names: Sequence[str] | None = None,
    all: bool = False,  # noqa: A002, FBT001, FBT002 - the word of the command line
) -> list[SourceState]:
    """The sources to visit, longest waiting first: due, all, or named. UsageError for a name that none has."""
    query = select(sources).where(sources.c.retired_at.is_(None))
    if names:
        query = query.where(sources.c.name.in_(names))
    elif not all:
        query = query.where(or_(sources.c.next_due_at.is_(None), sources.c.next_due_at <= now))
    rows = conn.execute(query.order_by(sources.c.next_due_at.nulls_first(), sources.c.id))
    found = [copied(SourceState, row) for row in rows]
    unknown = set(names or ()) - {source.name for source in found}
    if unknown:
        raise UsageError(f"source: {', '.join(sorted(unknown))}: no watched source has this name")
    return found


_DATED = ("since_at", "added_at", "backfilled_at", "restarted_at", "seen_until_at")


def wake_after_wrong_clock(conn: Connection, watchlist: Watchlist, now: datetime) -> None:
    """Makes due at once what a clock far ahead has put off: nobody would ask before that time comes.

    Evidence is a due time beyond `furthest_due`, or a newest run, or last good visit, in days to come.
    """
    far = now + LONGEST_CLOCK_ERROR
    newest = conn.execute(select(runs.c.started_at).order_by(runs.c.id.desc()).limit(1)).scalar()
    ahead = [sources.c[name] > far for name in (*_DATED, "last_good_at", "next_due_at")]
    entries = {entry.name: entry for entry in watchlist.sources}
    for row in conn.execute(select(sources).where(or_(*ahead))).all():
        values: dict[str, Any] = {name: now for name in _DATED if _is_after(getattr(row, name), far)}
        if _is_after(row.last_good_at, far):
            values["last_good_at"] = _last_good_until(conn, row.id, now)
        certain = _is_after(newest, far) or "last_good_at" in values
        if _is_put_off(row, entries.get(row.name), watchlist.presswatch, now, certain=certain):
            values["next_due_at"] = None
        if values:
            change(conn, sources, row.id, **values)


def _is_put_off(row: Row[Any], entry: SourceEntry | None, settings: Settings, now: datetime, *, certain: bool) -> bool:
    """True if a source is due later than a right clock has it; `certain` says that the clock was wrong."""
    if entry is None:
        return False
    limit = now + LONGEST_CLOCK_ERROR if certain else furthest_due(entry, settings, now, well=row.state == "ok")
    return _is_after(row.next_due_at, limit)


def _is_after(at: datetime | None, limit: datetime) -> bool:
    return at is not None and at > limit


def _last_good_until(conn: Connection, source_id: int, now: datetime) -> datetime:
    """When the last good visit up to now began; now if there was none."""
    good = visits.c.state.in_(OK_STATES) & (visits.c.started_at <= now)
    query = select(func.max(visits.c.started_at)).where(visits.c.source_id == source_id, good)
    return conn.execute(query).scalar() or now


def charge(conn: Connection, source_id: int, now: datetime, next_due_at: datetime) -> None:
    """Records a visit as failed before it begins, until it is settled: one that kills its run backs off too."""
    change(conn, sources, source_id, fails=sources.c.fails + 1, next_due_at=max(now, next_due_at))


def settle(
    conn: Connection,
    source_id: int,
    *,
    state: str,
    now: datetime,
    next_due_at: datetime,
    reason: str | None = None,
    words: str | None = None,
    charged: bool = True,
) -> None:
    """Books how a visit ended: "ok" and "partial" pay the charge back, any other state keeps it, or adds one now."""
    table = sources.c
    same = (table.state == state) & (table.reason.is_not_distinct_from(reason))
    values: dict[str, Any] = {"state": state, "reason": reason, "words": words, "next_due_at": next_due_at}
    values["since_at"] = case((same, table.since_at), else_=literal(now, table.since_at.type))
    if state in OK_STATES:
        values |= {"fails": 0, "last_good_at": now}
    elif not charged:
        values["fails"] = table.fails + 1
    change(conn, sources, source_id, **values)


def learn(conn: Connection, source_id: int, **learned: Any) -> None:
    """Keeps what a visit found out: any of kind, layout (JSON), date_order, backfilled_at, moved_url, moved_count."""
    if learned:
        change(conn, sources, source_id, **learned)


def uncharge(conn: Connection, source_id: int, *, fails: int, next_due_at: datetime | None) -> None:
    """Takes a charge back where the visit was cut off through no fault of the source: as before, and due as before."""
    change(conn, sources, source_id, fails=fails, next_due_at=next_due_at)


def hold(conn: Connection, source_id: int, *, fails: int, latest_due_at: datetime) -> None:
    """Takes back that a visit counted as failed, and makes the source due at `latest_due_at` at the latest."""
    due_at = sources.c.next_due_at
    latest = literal(latest_due_at, due_at.type)
    change(conn, sources, source_id, fails=fails, next_due_at=case((due_at > latest, latest), else_=due_at))


def remember_watchlist(conn: Connection, digest: str) -> None:
    """Keeps the digest of the watchlist that the sources were synced with, for `glance.anything_due`."""
    upsert(conn, meta, [{"key": WATCHLIST_DIGEST, "value": digest}], key=("key",))


_SAID = ("etag", "last_modified", "body_sha256")


def get_validator(conn: Connection, source_id: int, url: str) -> Validator | None:
    """What the last answer of an address said of itself; None if it was never asked."""
    table = validators.c
    row = conn.execute(select(validators).where(table.source_id == source_id, table.url == url)).one_or_none()
    return None if row is None else copied(Validator, row, **{name: getattr(row, name) or "" for name in _SAID})


def put_validators(conn: Connection, source_id: int, values: Mapping[str, Validator], now: datetime) -> None:
    """Keeps what answers to requests at this moment said of themselves, by address, in place of the earlier ones."""
    given = {"source_id": source_id, "asked_at": now}
    rows = [
        given
        | {"url": url, "fetched_at": one.fetched_at or now, "max_age_s": one.max_age_s}
        | {name: getattr(one, name) or None for name in _SAID}
        for url, one in values.items()
    ]
    upsert(conn, validators, rows, key=("source_id", "url"))


def get_robots(conn: Connection, host: str) -> Row[Any] | None:
    """The row of a host ("https://example.org", with its port if it has one), None if never asked."""
    return conn.execute(select(robots).where(robots.c.host == host)).one_or_none()


def put_robots(conn: Connection, host: str, *, status: int, body: str, fetched_at: datetime) -> None:
    """Keeps a host's answer for robots.txt in place of the earlier one; status 0: it could not be reached."""
    row = {"host": host, "status": status, "body": body, "fetched_at": fetched_at}
    upsert(conn, robots, [row], key=("host",))
