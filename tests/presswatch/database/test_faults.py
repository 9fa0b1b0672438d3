"""Storage faults, really injected: full, read-only, damaged, locked, foreign and newer databases, killed processes."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.util.exc import CommandError
from sqlalchemy import select

from presswatch.database import HEAD, engine, faults, opening, schema
from presswatch.database.backup import backup, daily_backup
from presswatch.database.doctor import check
from presswatch.database.engine import connect, masked
from presswatch.database.opening import migrate, open_database, scripts
from presswatch.errors import StorageError, UsageError
from tests.presswatch.database.support import NOW, add_sources, child, clipping, count, post, save

pytestmark = pytest.mark.slow


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_a_missing_database_is_made_only_when_asked(tmp_path: Path) -> None:
    """Reading commands say that there is no database, and no file is created."""
    with pytest.raises(StorageError, match="no database yet"):
        open_database(f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StorageError, match="does not exist"):
        open_database(f"sqlite:///{tmp_path / 'no folder' / 'x.db'}", create=True)
    open_database(f"sqlite:///{tmp_path / 'new.db'}", create=True).close()
    assert (tmp_path / "new.db").exists()


@pytest.mark.parametrize("url", ["mysql://user@host/name", "not a url", ""])
def test_a_url_of_no_known_database_is_wrong_use(url: str) -> None:
    """Only sqlite and postgresql are accepted, and the message says so."""
    with pytest.raises(UsageError, match="sqlite"):
        open_database(url)


def test_a_password_is_never_shown() -> None:
    """Messages show the database URL with its password masked."""
    assert "geheim" not in masked("postgresql://me:geheim@host/name")
    with pytest.raises(StorageError) as caught:
        open_database("postgresql://me:geheim@127.0.0.1:1/name")
    assert "geheim" not in str(caught.value)
    assert "cannot be reached" in str(caught.value)
    shown = masked("postgresql://me:geheim@host/name?password=geheim&sslmode=require&sslpassword=geheim")
    assert shown == "postgresql://me:***@host/name?password=***&sslmode=require&sslpassword=***"


def test_the_settings_that_keep_data_safe_are_in_force(sqlite_url: str) -> None:
    """WAL, full syncing, foreign keys and a busy timeout are set on every connection."""
    with open_database(sqlite_url) as database, database.write() as conn:
        names = ("journal_mode", "synchronous", "foreign_keys")
        assert [conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names] == ["wal", 2, 1]
        assert database.patience.wait_s == 30


FILLER = """
import resource
from presswatch.database.opening import open_database
from presswatch.errors import StorageError
database = open_database(sys.argv[1])
limit = int(sys.argv[2])
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
done = 0
try:
    for n in range(100000):
        save(database, clipping(post(n, text=f"NKDB {n} " + "word " * 400)))
        done += 1
except StorageError as error:
    print(done, error.exit_code, error)
"""


def test_a_full_disk_keeps_what_was_recorded_and_says_so(sqlite_url: str) -> None:
    """With a real size limit: exit code 3 with the path, nothing half written, and work continues once there is room."""
    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
    output, errors = child(FILLER, sqlite_url, str(3_000_000)).communicate(timeout=60)
    assert errors == ""
    done, code, words = output.split(maxsplit=2)
    assert (code, str(_path(sqlite_url)) in words, "full" in words) == ("3", True, True)
    with open_database(sqlite_url) as database:
        with database.read() as conn:
            assert count(conn, schema.posts) == int(done) > 10
        assert check(database) == []
        assert save(database, clipping(post(10**6))).state == "new"


def test_sqlites_own_full_error_reads_disk_full(sqlite_url: str) -> None:
    """SQLite's own error at its page limit gets the same message."""
    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
        with pytest.raises(StorageError, match="disk full"), database.write() as conn:  # noqa: PT012 - at the last line
            pages = conn.exec_driver_sql("PRAGMA page_count").scalar()
            conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            conn.execute(schema.meta.insert().values(key="k", value="x" * 1_000_000))
        assert check(database) == []


READ_ONLY = """
import os
import re
os.setgroups([]); os.setgid(65534); os.setuid(65534)
from presswatch.database.opening import open_database
from presswatch.database.queries import list_posts
from presswatch.errors import StorageError
database = open_database(sys.argv[1])
with database.read() as conn:
    print(len(list_posts(conn)))
try:
    with database.write() as conn:
        print("wrote")
except StorageError as error:
    print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become another user")
@pytest.mark.parametrize("folder_mode", [0o755, 0o777])
def test_a_read_only_database_can_be_read_and_refuses_writers(sqlite_template: Path, folder_mode: int) -> None:
    """Reading works without any write permission; a writer gets an error before it begins."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "presswatch.db"
        shutil.copyfile(sqlite_template, path)
        with open_database(f"sqlite:///{path}") as database:
            add_sources(database, "alpha")
            save(database, clipping(post()))
        path.chmod(0o444)
        Path(folder).chmod(folder_mode)
        output, errors = child(READ_ONLY, f"sqlite:///{path}").communicate(timeout=30)
    assert errors == ""
    assert output.splitlines()[0] == "1"
    assert "read-only" in output
    assert str(path) in output


def test_a_damaged_file_is_named_and_left_alone(sqlite_url: str) -> None:
    """With overwritten pages: exit 3, the message names doctor and the newest backup, the file is not touched."""
    path = _path(sqlite_url)
    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
        for n in range(50):
            save(database, clipping(post(n)))
        for days in (2, 0, 1):
            daily_backup(database, NOW.date() - timedelta(days=days))
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xa5" * (len(data) - 4096 * 2)
    path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught, open_database(sqlite_url) as database, database.read() as conn:
        conn.execute(select(schema.posts)).all()
    assert "presswatch doctor" in str(caught.value)
    assert f"{NOW.date()}.db" in str(caught.value)
    with connect(sqlite_url) as database:
        assert check(database) != []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is not a database at all, but a letter " * 30, b"SQLite format 3\x00" + b"\x00" * 500]
)
def test_a_file_that_is_no_database_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    """This holds even where a database may be created."""
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"letter\.db"):
        open_database(f"sqlite:///{path}", create=True)
    assert path.read_bytes() == content


def _read_everything(url: str) -> None:
    with open_database(url) as database, database.read() as conn:
        for table in schema.metadata.sorted_tables:
            conn.execute(select(table)).all()


def test_a_truncated_file_is_named(sqlite_url: str) -> None:
    """A file cut in half is not taken for an empty database."""
    path = _path(sqlite_url)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StorageError, match="damaged"):
        _read_everything(sqlite_url)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """Foreign tables are not mixed with ours."""
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    connection.close()
    with pytest.raises(StorageError, match="another program"):
        open_database(f"sqlite:///{tmp_path / 'other.db'}", create=True)


def test_a_newer_schema_is_refused_and_explained(database_url: str) -> None:
    """The message names doctor, and nothing is changed."""
    with open_database(database_url) as database, database.write() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match=r"newer.*presswatch doctor"):
        open_database(database_url, create=True)
    with connect(database_url) as database:
        (finding,) = check(database)
        assert "update Presswatch" in finding.fix
        with pytest.raises(StorageError, match="newer"):
            migrate(database)


def test_a_lock_held_for_long_is_named(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer waits, then reports that another program holds the file; a short lock only costs the wait."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.2)
    other = sqlite3.connect(_path(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_database(sqlite_url) as database:
        with pytest.raises(StorageError, match="locked by another program"), database.write():
            pass
        other.execute("ROLLBACK")
        with database.write() as conn:
            assert conn.exec_driver_sql("SELECT 1").scalar() == 1
    other.close()


WRITER = """
from presswatch.database.opening import open_database
database = open_database(sys.argv[1])
start = int(sys.argv[2])
for n in range(start, start + 100000):
    save(database, clipping(post(n)))
    print(n, flush=True)
"""


def test_kill_at_any_moment_loses_nothing_that_was_committed(database: object, database_url: str) -> None:
    """kill -9 during writing, several times: all that was reported is there, whole, and no invariant is broken."""
    with open_database(database_url) as opened:
        add_sources(opened, "alpha")
        for round_ in range(4):
            writer = child(WRITER, database_url, str(round_ * 1000))
            assert writer.stdout is not None
            for _ in range(3 + round_ * 7):
                writer.stdout.readline()
            time.sleep(0.003 * round_)
            writer.send_signal(signal.SIGKILL)
            reported = round_ * 1000 + 3 + round_ * 7
            writer.communicate()
            with opened.read() as conn:
                recorded = count(conn, schema.posts, schema.posts.c.url_key.like(f"%/{reported - 1}"))
                assert recorded == 1
            assert check(opened) == []


MIGRATOR = """
from presswatch.database.opening import open_database
print("ready", flush=True)
sys.stdin.readline()
open_database(sys.argv[1], create=True).close()
print("done", flush=True)
"""


DYING_MIGRATOR = """
import os, signal
from sqlalchemy import event
from sqlalchemy.engine import Engine
from presswatch.database.opening import open_database
left = int(sys.argv[2])
@event.listens_for(Engine, "after_cursor_execute")
def die(*arguments):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
open_database(sys.argv[1], create=True).close()
"""


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_an_interrupted_first_migration_is_done_by_the_next_start(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Killed after the n-th statement of the migration, the next start finds all or nothing and completes it."""
    url = request.getfixturevalue("empty_postgres_url") if kind == "postgresql" else f"sqlite:///{tmp_path / 'new.db'}"
    for statements in (6, 25, 45):
        maker = child(DYING_MIGRATOR, url, str(statements))
        maker.communicate(timeout=60)
        assert maker.returncode == -signal.SIGKILL
        with connect(url) as database:
            assert engine.schema_version(database) is None
    with open_database(url, create=True) as database:
        assert check(database) == []


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_several_processes_may_make_the_same_database(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Three simultaneous first starts create one schema without an error."""
    import subprocess  # noqa: PLC0415

    url = request.getfixturevalue("empty_postgres_url") if kind == "postgresql" else f"sqlite:///{tmp_path / 'new.db'}"
    makers = [child(MIGRATOR, url, stdin=subprocess.PIPE) for _ in range(3)]
    results = [maker.communicate("\n", timeout=60) for maker in makers]
    assert [(out.split()[-1], err) for out, err in results] == [("done", "")] * 3


def test_the_schema_is_what_the_migrations_make(database_url: str) -> None:
    """The tables of `schema` and the last migration agree, and HEAD names it."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    assert scripts().get_current_head() == HEAD
    # What only one database has, or an order that is not reflected: no part of `schema`.
    own = re.compile("revisions_fts|ix_revisions_search_keys|ix_mentions_subject|.*_newest$")
    options = {"include_name": lambda name, *_: not own.match(str(name))}
    with open_database(database_url) as database, database.read() as conn:
        found = compare_metadata(MigrationContext.configure(conn, opts=options), schema.metadata)
    assert found == []


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_a_new_database_is_made_as_the_migrations_make_it(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """It is created without loading Alembic, with an identical schema; no migration is left to do."""
    url = request.getfixturevalue("empty_postgres_url") if kind == "postgresql" else f"sqlite:///{tmp_path / 'new.db'}"
    with open_database(url, create=True) as database:
        made = _layout_of(database)
        assert migrate(database) == []
        if kind == "postgresql":
            with database.write() as conn:
                conn.exec_driver_sql("DROP SCHEMA public CASCADE")
                conn.exec_driver_sql("CREATE SCHEMA public")
    with connect(url if kind == "postgresql" else f"sqlite:///{tmp_path / 'second.db'}", create=True) as database:
        assert migrate(database)[-1] == HEAD
        assert _layout_of(database) == made


def _layout_of(database: engine.Database) -> list[str]:
    """Every table with its columns, indexes, triggers and views, as the database reports them."""
    columns = "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)"
    asked = {
        "sqlite": ["SELECT coalesce(sql, name) FROM sqlite_master"],
        "postgresql": [
            f"{columns} FROM information_schema.columns WHERE table_schema = current_schema()",
            "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()",
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace",
            "SELECT prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
        ],
    }
    with database.read() as conn:
        rows = [row for one in asked[database.dialect] for row in conn.exec_driver_sql(one).scalars()]
    return sorted(" ".join(row.split()).replace("( ", "(").replace(" )", ")") for row in rows)


def test_opening_a_new_database_loads_no_alembic(tmp_path: Path) -> None:
    """Loading it takes longer than creating the tables, and costs the first run 10 MB."""
    import subprocess  # noqa: PLC0415

    program = (
        "import sys; from presswatch.database.opening import open_database; "
        f"open_database('sqlite:///{tmp_path / 'new.db'}', create=True).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_older_schema_is_copied_before_it_is_upgraded(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy made before a migration is a complete database."""
    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
        save(database, clipping(post()))
        opening._keep_copy(database)
        copy = Path(f"{database.path}.before-{HEAD}")
    with open_database(f"sqlite:///{copy}") as kept, kept.read() as conn:
        assert count(conn, schema.posts) == 1
    with open_database(sqlite_url) as database, database.write() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StorageError, match="presswatch db upgrade"):
        open_database(sqlite_url)
    copy.unlink()
    with connect(sqlite_url) as database, pytest.raises(CommandError):  # there is no step from that version
        migrate(database)
    assert copy.exists()


def test_a_backup_taken_while_writing_is_whole_and_restores(sqlite_url: str, tmp_path: Path) -> None:
    """Taken while another process writes: every invariant holds in the copy, and it can replace the original."""
    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
        writer = child(WRITER, sqlite_url, "0")
        assert writer.stdout is not None
        for _ in range(20):
            writer.stdout.readline()
        copies = [backup(database, tmp_path / f"copy{n}.db") for n in range(3)]
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    for name in ("", "-wal", "-shm"):
        Path(f"{_path(sqlite_url)}{name}").unlink(missing_ok=True)
    copies[0].rename(_path(sqlite_url))
    for url in (sqlite_url, f"sqlite:///{copies[2]}"):
        with open_database(url) as database:
            assert check(database) == []
            with database.read() as conn:
                assert count(conn, schema.posts) >= 20
    with open_database(sqlite_url) as database:
        assert save(database, clipping(post(10**6))).state == "new"


def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    """An existing target stays as it is."""
    target = tmp_path / "there.db"
    target.write_text("mine")
    with open_database(sqlite_url) as database, pytest.raises(UsageError, match="nothing was overwritten"):
        backup(database, target)
    assert target.read_text() == "mine"


def test_copies_of_days_to_come_do_not_push_out_the_present_ones(sqlite_url: str) -> None:
    """After a week with a clock years ahead, its copies are removed first and today's stays."""
    with open_database(sqlite_url) as database:
        for day in range(1, 8):
            daily_backup(database, NOW.date().replace(year=2040, day=day))
        made = [daily_backup(database, NOW.date().replace(day=day)) for day in range(1, 9)]
        names = sorted(path.name for path in faults.backups_of(_path(sqlite_url)).iterdir())
    assert names == sorted(path.name for path in made[-7:] if path)


BACKUP = """
import resource, signal
from pathlib import Path
from presswatch.database.backup import backup
from presswatch.database.opening import open_database
from presswatch.errors import StorageError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_database(sys.argv[1]) as database:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        backup(database, Path(sys.argv[2]))
    except StorageError as error:
        print(error.exit_code, error)
"""


def test_a_backup_onto_a_full_disk_names_the_copy_and_leaves_none(sqlite_url: str, tmp_path: Path) -> None:
    """With a real size limit: exit code 3 with the path of the copy, no partial file, the database as it was."""
    output, errors = child(BACKUP, sqlite_url, str(tmp_path / "copy.db")).communicate(timeout=60)
    assert errors == ""
    assert output.startswith(f"3 {tmp_path / 'copy.db'}: ")
    assert "full" in output
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []
    with open_database(sqlite_url) as database:
        assert check(database) == []


def test_a_backup_needs_no_hard_links(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT, exFAT and some network shares have none: the copy gets its name in another way, and still overwrites
    nothing.
    """

    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    with open_database(sqlite_url) as database:
        copy = backup(database, tmp_path / "copy.db")
        with pytest.raises(UsageError, match="nothing was overwritten"):
            backup(database, tmp_path / "copy.db")
    with open_database(f"sqlite:///{copy}") as database:
        assert check(database) == []
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name and "-" not in path.name) == [
        "copy.db"
    ]


KILLED_BACKUP = """
import os, signal
from datetime import date
from presswatch.database.backup import daily_backup
from presswatch.database.opening import open_database
os.link = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with open_database(sys.argv[1]) as database:
    daily_backup(database, date(2026, 11, 10))
"""


def test_a_killed_backup_leaves_nothing_and_blocks_no_other(sqlite_url: str) -> None:
    """The next backup removes the unfinished copy, also if its process had the same number as this one."""
    folder = faults.backups_of(_path(sqlite_url))
    killed = child(KILLED_BACKUP, sqlite_url)
    killed.communicate(timeout=60)
    (left,) = folder.iterdir()
    assert (killed.returncode, left.name) == (-signal.SIGKILL, f"2026-11-10.db.partial-{killed.pid}")
    (folder / f"2026-11-10.db.partial-{os.getpid()}").write_bytes(b"half a copy")
    with open_database(sqlite_url) as database:
        made = daily_backup(database, NOW.date().replace(day=10))
    assert list(folder.iterdir()) == [made]


@pytest.mark.postgres
def test_a_backup_of_postgresql_names_the_command(postgres_url: str, tmp_path: Path) -> None:
    """The message is a pg_dump command without a password."""
    with open_database(postgres_url) as database, pytest.raises(UsageError, match="pg_dump"):
        backup(database, tmp_path / "x")


def test_seven_daily_backups_are_kept(sqlite_url: str) -> None:
    """One per day; the oldest is removed, any other file in the folder stays."""
    with open_database(sqlite_url) as database:
        made = [daily_backup(database, NOW.date().replace(day=day)) for day in range(1, 10)]
        assert daily_backup(database, NOW.date().replace(day=9)) is None
        folder = faults.backups_of(_path(sqlite_url))
        (folder / "notes.txt").write_text("mine")
        daily_backup(database, NOW.date().replace(day=10))
    assert None not in made
    names = sorted(path.name for path in folder.iterdir())
    assert names == [*(f"2026-11-{day:02}.db" for day in range(4, 11)), "notes.txt"]


def test_postgres_without_its_extra_says_what_to_install(monkeypatch):
    """The error names a missing installation, not a defect of the program."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r'pip install "presswatch\[scale\]"'):
        open_database("postgresql://host.example/presswatch")
