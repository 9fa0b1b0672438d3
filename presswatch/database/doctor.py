"""Checks that everything that must hold in the database does, and says how to fix what does not."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources

from sqlalchemy import Connection, select, text

from presswatch.database import HEAD
from presswatch.database.engine import Database, schema_version
from presswatch.database.locks import lives, owner_of
from presswatch.database.schema import metadata, runs, snapshots
from presswatch.errors import StorageError
from presswatch.records import SnapshotRef

# So many examples are named in a finding; the count says how many there are.
SHOWN = 3
RESTORE = "restore the newest backup (see `presswatch backup --help`)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An invariant that does not hold: how often, examples, and what fixes it."""

    invariant: str
    count: int
    detail: str
    fix: str


def check(database: Database, *, verify_snapshot: Callable[[SnapshotRef], str | None] | None = None) -> list[Finding]:
    """Checks every invariant, if asked also each snapshot, and returns those that do not hold; writes nothing."""
    try:
        version = schema_version(database)
        if version != HEAD:
            fix = "update Presswatch" if version is not None and version > HEAD else "run `presswatch db upgrade`"
            detail = f"schema {version or 'none'}, this program's is {HEAD}"
            return [Finding(invariant="the schema is that of this version", count=1, detail=detail, fix=fix)]
        with database.read() as conn:
            found = list(_damage(conn))
            if found:
                return found
            found = [*_broken(conn), *_dead_runs(conn)]
            return [*found, *_lost_snapshots(conn, verify_snapshot)] if verify_snapshot else found
    except StorageError as error:
        return [Finding(invariant="the database can be read", count=1, detail=str(error), fix=RESTORE)]


def _damage(conn: Connection) -> Iterator[Finding]:
    """What SQLite itself finds wrong, and rows that point to rows which do not exist."""
    if conn.dialect.name == "sqlite":
        problems = [row[0] for row in conn.exec_driver_sql("PRAGMA integrity_check(100)") if row[0] != "ok"]
        if problems:
            yield from _finding("the database file is intact", problems, RESTORE)
            return
    for lost in _orphans(conn):
        yield from _finding("every row points to rows that exist", lost, RESTORE)


def _orphans(conn: Connection) -> Iterator[list[str]]:
    if conn.dialect.name == "sqlite":
        yield [f"{row[0]} row {row[1]}" for row in conn.exec_driver_sql("PRAGMA foreign_key_check")]
        return
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent, key.column
            orphan = select(column).where(column.is_not(None), column.not_in(select(target)))
            yield [f"{table.name}.{column.name} {value}" for value in conn.execute(orphan).scalars()]


def _broken(conn: Connection) -> Iterator[Finding]:
    """What breaks the invariants that are listed next to this file."""
    listed = resources.files("presswatch.database").joinpath("invariants.toml").read_text("utf-8")
    for rule in tomllib.loads(listed)["invariants"]:
        if rule.get("dialect", conn.dialect.name) == conn.dialect.name:
            offenders = [str(row[0]) for row in conn.execute(text(rule["query"]))]
            yield from _finding(rule["invariant"], offenders, rule.get("fix", RESTORE))


def _dead_runs(conn: Connection) -> Iterator[Finding]:
    """Runs of this machine whose process is gone; those of other machines cannot be seen from here."""
    running = conn.execute(select(runs).where(runs.c.state == "running"))
    dead = [f"run {row.id} (process {row.pid})" for row in running if lives(owner_of(row)) is False]
    fix = "the next `presswatch run` marks it as interrupted and does its work"
    return _finding("a run marked as running has a living process", dead, fix)


def _lost_snapshots(conn: Connection, verify: Callable[[SnapshotRef], str | None]) -> Iterator[Finding]:
    wrong = []
    for row in conn.execute(select(snapshots).order_by(snapshots.c.warc_file, snapshots.c.warc_offset)):
        why = verify(SnapshotRef(row.warc_file, row.warc_offset, row.warc_length, row.payload_sha256))
        if why is not None:
            wrong.append(f"{row.url}: {why}")
    fix = "restore the archive folder from a copy; the records stay"
    return _finding("the archive contains the snapshots of all records", wrong, fix)


def _finding(invariant: str, offenders: list[str], fix: str) -> Iterator[Finding]:
    """The finding, if anything offends."""
    shown = "; ".join(offenders[:SHOWN]) + (" …" if len(offenders) > SHOWN else "")
    if offenders:
        yield Finding(invariant=invariant, count=len(offenders), detail=shown, fix=fix)
