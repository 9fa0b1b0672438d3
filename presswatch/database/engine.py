"""One door for SQLite and PostgreSQL: reading and writing transactions, errors in plain words.

Writers take their turn on both (SQLite: BEGIN IMMEDIATE; PostgreSQL: an advisory lock), which costs less than a commit:
what one has read cannot change under it. With a plain BEGIN 450 of 600 failed (November 2026).
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool, StaticPool

from presswatch.database.faults import (
    BUSY_TIMEOUT_S,
    LOST,
    LOST_HINT,
    READ_ONLY,
    newest_backup,
    plain_words,
    with_newest_backup,
)
from presswatch.errors import StorageError, UsageError
from presswatch.text.strings import storable_throughout
from presswatch.urls.canonical import mask

T = TypeVar("T")

# SQLite itself waits no longer: it hears of nothing meanwhile. Between two pieces Python's handlers of signals run.
SLICE_S = 0.2


@dataclass(slots=True)
class Patience:
    """How long to wait, in seconds; shortened, it holds for whoever waits already."""

    wait_s: float

    def wait(self, action: Callable[[], T], wait_s: float | None = None) -> T:
        """What `action` gives, tried again while another program holds the file; else sqlite3.OperationalError."""
        began = time.monotonic()
        while True:
            try:
                return action()
            except sqlite3.OperationalError as error:
                longest_s = self.wait_s if wait_s is None else min(wait_s, self.wait_s)
                held = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not held or time.monotonic() - began >= longest_s:
                    raise


# An arbitrary number, so that no other program on the server uses the same advisory lock.
WRITER_LOCK = 7_263_202_611
# Of each connection; the rest of the file lies in the system's own cache.
CACHE_KIB = 1_024
# Pages of the log before it is written back into the file. Keys of near-duplicates fall anywhere in their index, so a
# few commits touch all of it: written back four times as seldom, each page is written a quarter as often.
_CHECKPOINT_PAGES = 4_000
_STATEMENTS = 512
_WRITES = "presswatch_writes"
_WAITS = "presswatch_waits_s"
_READ_ONLY_MODES = ("mode=ro", "immutable=1")
_POSTGRES_NAMES = ("postgresql", "postgresql+psycopg", "postgres")


@dataclass(eq=False)
class Database(AbstractContextManager["Database"]):
    """An open database, not to be kept over a fork; `where` is for messages, `path` SQLite's file."""

    engine: Engine
    where: str
    path: Path | None
    patience: Patience = field(default_factory=lambda: Patience(BUSY_TIMEOUT_S))

    @property
    def dialect(self) -> str:
        """The name of the database system: "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and writes nothing. Raises StorageError."""
        with plain_words(self.where), self.engine.connect() as conn:
            yield conn

    @contextmanager
    def write(self, wait_s: float | None = None) -> Iterator[Connection]:
        """A transaction that may write, after up to 30 s (on SQLite `wait_s`) for its turn. Raises StorageError."""
        with plain_words(self.where), self.engine.connect() as bare:
            conn = bare.execution_options(**{_WRITES: True, _WAITS: wait_s})
            with conn.begin():
                if self.dialect == "postgresql":
                    conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
                yield conn

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(url: str, *, create: bool = False) -> Database:
    """Opens without looking at the schema, for migrations and for `doctor`; otherwise as `opening.open_database`."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UsageError(
            f"database: {masked(url)}: not a database URL (sqlite:///path or postgresql://host/name)"
        ) from error
    if parsed.drivername == "sqlite":
        return _connect_sqlite(parsed.database, create=create)
    if parsed.drivername in _POSTGRES_NAMES:
        return _connect_postgres(parsed)
    raise UsageError(f"database: {parsed.drivername}: only sqlite and postgresql are supported")


def masked(url: str) -> str:
    """The URL without its passwords, also of its options, for messages; "(unreadable)" if it cannot be read."""
    try:
        head, mark, options = make_url(url).render_as_string(hide_password=True).partition("?")
    except ArgumentError:
        return "(unreadable URL)"
    return head + mask(mark + options)


def schema_version(database: Database) -> str | None:
    """The schema's version, None for an empty database. Raises StorageError where all tables are somebody else's."""
    with database.read() as conn:
        names = _table_names(conn)
        if _VERSIONS in names:
            return conn.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()
    if names and database.dialect == "sqlite":
        raise StorageError(database.where, "this database belongs to another program; choose another --database")
    return None


def has_version(conn: Connection) -> bool:
    """True if the database has a schema of ours, of any version."""
    return _VERSIONS in _table_names(conn)


def _table_names(conn: Connection) -> set[str]:
    return set(conn.exec_driver_sql(_TABLE_NAMES[conn.dialect.name]).scalars())


_VERSIONS = "alembic_version"
_TABLE_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}


def _json(value: object) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(storable_throughout(value)).decode()


def _engine(url: str | URL, **options: Any) -> Engine:
    return create_engine(url, json_serializer=_json, json_deserializer=msgspec.json.decode, **options)


def _connect_sqlite(name: str | None, *, create: bool) -> Database:
    if name in (None, "", ":memory:"):
        engine = _engine("sqlite://", creator=lambda: _open_file(":memory:", SLICE_S, uri=False), poolclass=StaticPool)
        _begin_by_hand(engine, "sqlite://", Patience(0))
        return Database(engine, "sqlite://", None)
    path = Path(str(name)).absolute()
    try:
        with plain_words(str(path)):
            _prepare_file(path, create=create)
    except OSError as error:  # a folder that may not even be looked into
        raise StorageError(str(path), error.strerror or str(error)) from error
    patience = Patience(BUSY_TIMEOUT_S)

    def opened() -> sqlite3.Connection:
        connection = patience.wait(lambda: open_path(path, SLICE_S))
        connection.patience = patience
        return connection

    engine = _engine("sqlite://", creator=opened, poolclass=QueuePool)
    _begin_by_hand(engine, str(path), patience)
    return Database(engine, str(path), path, patience)


class _File(sqlite3.Connection):
    """A connection that knows whether it may write; SQLite says so only at the first write, not at BEGIN IMMEDIATE."""

    read_only = False
    patience = Patience(BUSY_TIMEOUT_S)

    def commit(self) -> None:
        self.patience.wait(super().commit)


def _prepare_file(path: Path, *, create: bool) -> None:
    """Makes a new file where allowed, with its journal mode. Raises StorageError for a folder or a lost database."""
    if path.is_dir():
        raise StorageError(str(path), "this is a folder; --database names a file (sqlite:///folder/presswatch.db)")
    missing = not path.exists()
    if not missing and path.stat().st_size:
        return
    if newest_backup(path) is not None:
        words = LOST.format("missing" if missing else "empty")
        raise StorageError(str(path), f"{with_newest_backup(path, words)}; {LOST_HINT}")
    if missing:
        if not create:
            raise StorageError(str(path), "there is no database yet; `presswatch run` creates it")
        if not path.parent.is_dir():
            raise StorageError(str(path), f"the folder {path.parent} does not exist")
    elif not create:
        return
    with closing(_open_file(f"file:{quote(str(path))}?mode=rwc", BUSY_TIMEOUT_S, uri=True)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def open_path(path: Path, wait_s: float = BUSY_TIMEOUT_S) -> _File:
    """Opens an existing file, if need be for reading alone; statements wait `wait_s` seconds, deaf to signals."""
    quoted = quote(str(path))
    modes = ["mode=rw", "mode=ro"]
    wal = Path(f"{path}-wal")
    if not (wal.exists() and wal.stat().st_size):
        # In a folder that may not be written, a WAL database opens only with the assurance that nobody changes it.
        modes.append("immutable=1")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        modes.remove("mode=rw")
    for mode in modes[:-1]:
        try:
            return _open_file(f"file:{quoted}?{mode}", wait_s, uri=True)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
    return _open_file(f"file:{quoted}?{modes[-1]}", wait_s, uri=True)


def _open_file(name: str, wait_s: float, *, uri: bool) -> _File:
    connection = sqlite3.connect(
        name,
        factory=_File,
        uri=uri,
        timeout=wait_s,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )
    try:
        # FULL: a commit survives a loss of power; in WAL mode NORMAL may lose the last ones (sqlite.org/wal.html).
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        connection.execute("PRAGMA schema_version").fetchone()  # touches the file: errors show here
        connection.read_only = name.endswith(_READ_ONLY_MODES)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin_by_hand(engine: Engine, where: str, patience: Patience) -> None:
    """Begins transactions as SQLite should; all that may have to wait for other programs is their first step."""

    @event.listens_for(engine, "begin")
    def begin(conn: Connection) -> None:
        options, file = conn.get_execution_options(), conn.connection.dbapi_connection
        assert isinstance(file, _File), "made by our own creator"
        if options.get(_WRITES):
            if file.read_only:
                raise StorageError(where, READ_ONLY)
            patience.wait(lambda: file.execute("BEGIN IMMEDIATE"), options.get(_WAITS))
            return
        file.execute("BEGIN")
        patience.wait(lambda: file.execute("PRAGMA schema_version").fetchone())


def _connect_postgres(parsed: URL) -> Database:
    options: dict[str, Any] = {
        "options": f"-c timezone=UTC -c lock_timeout={BUSY_TIMEOUT_S}s",
        "application_name": f"presswatch {Path(sys.argv[0]).name}",
        "connect_timeout": BUSY_TIMEOUT_S,
    }
    asked = parsed.query.get("options")
    if isinstance(asked, str):
        options["options"] += f" {asked}"
        parsed = parsed.difference_update_query(["options"])
    try:
        engine = _engine(parsed.set(drivername="postgresql+psycopg"), connect_args=options, pool_pre_ping=True)
    except ImportError as error:
        raise UsageError(f'database: PostgreSQL needs: pip install "presswatch[scale]" ({error})') from error
    return Database(engine, masked(parsed.render_as_string(hide_password=True)), None)
