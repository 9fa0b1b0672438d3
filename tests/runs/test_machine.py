"""What the machine may do to a run: read-only or locked files, no file handles, two signals, our own defects."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
import pytest

from tests import warm
from tests.presswatch.notify.support import SECRET, Sink, hook_channel
from tests.running import CHECKOUT, command, presswatch, run_json, write_watchlist
from tests.runs.test_kills import start
from tests.runs.test_passes import SUBJECTS, page_of, rows, site_with
from tests.serving import Answer, Site

# Runs a command as a user who owns nothing; modules are loaded before, since Python itself may be in a private folder.
AS_NOBODY = """
import os, resource, sys, threading
import presswatch.cli.app as app
import presswatch.cli.commands.lists, presswatch.cli.commands.passes, presswatch.cli.listing, presswatch.cli.output
import presswatch.database.queries, scheduler, scraper.spiders.opening
from presswatch.cli import main
from presswatch.watchlist.read import read_watchlist
read_watchlist("[presswatch]\\ntimezone = 'UTC'", "", site_spiders=())
"".encode("utf-8-sig")
{limits}
os.setgroups([]); os.setgid(65534); os.setuid(65534)
main(sys.argv[1:])
"""
# For commands of many modules: everything they may load, before switching the user.
EVERYTHING = """
import csv, html, importlib, pkgutil, tempfile, tomlkit, presswatch, pipelines, scraper
"".encode("unicode-escape").decode("unicode-escape")
for package in (presswatch, pipelines, scraper):
    for one in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if "migrations" not in one.name and not one.name.endswith("__main__"):
            importlib.import_module(one.name)
"""
NO_THREADS = """
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
app.command_line.main = lambda *_, **__: threading.Thread(target=print).start()
"""
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs to become another user")


def as_nobody(folder: Path, *arguments: str, limits: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": "/"}
    called = [sys.executable, "-c", AS_NOBODY.format(limits=limits), *arguments]
    return subprocess.run(called, cwd=folder, env=env, capture_output=True, text=True, timeout=100, check=False)


@needs_root
def test_no_thread_available_is_reported(tmp_path):
    """At a process limit: exit code 3 with a message."""
    done = as_nobody(tmp_path, "posts", limits=NO_THREADS)
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("presswatch: this machine: can't start new thread; what was recorded so far")


@needs_root
def test_a_read_only_database_is_reported_before_the_first_request():
    """Exit code 3 without any request; what is recorded can still be listed."""
    with tempfile.TemporaryDirectory() as name, Site(site_with([2, 1])) as site:  # pytest's own folders are private
        folder = Path(name)
        write_watchlist(folder, {"example": f"{site.base}/news"})
        run_json(folder)
        with sqlite3.connect(folder / "presswatch.db") as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.rmtree(folder / "archive")
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o755)
        before = len(site.requests)
        done = as_nobody(folder, "run", "--all")
        assert (done.returncode, len(site.requests)) == (3, before), done.stderr
        assert f"{folder}/presswatch.db: the database is read-only" in done.stderr
        assert "Traceback" not in done.stderr
        listed = as_nobody(folder, "posts")
        assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 3), listed.stderr


@needs_root
def test_a_copy_that_may_not_be_written_is_reported():
    """The daily copy next to a database in another user's folder, and a copy into such a folder: exit code 3 with its
    path.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        presswatch(folder, "db", "upgrade")
        (folder / "there").mkdir()
        folder.chmod(0o755)
        for arguments, place in (
            (("backup",), "presswatch.db.backups"),
            (("backup", "there/copy.db"), "there/copy.db"),
        ):
            done = as_nobody(folder, *arguments)
            assert done.returncode == 3, done.stderr
            assert done.stderr.startswith(f"presswatch: {place if 'there' in place else folder / place}: "), done.stderr
            assert "Traceback" not in done.stderr
        assert sorted(path.name for path in folder.rglob("*.db*")) == ["presswatch.db"]


REFUSED = {
    "run": 3, "digest --preview --html page.html": 3, "export x.csv": 3, "report --out x.html": 3, "feed x.xml": 3, "backup": 3,
    "init --watchlist new.toml": 2, "source add https://a.example/": 2, "source remove example": 2,
    "posts --database shut/presswatch.db": 3, "run --watchlist shut/w.toml": 2,
}  # fmt: skip
IN_TURN = """
import contextlib, io, json
for line in {lines!r}:
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            code = app.run_command_line(line.split())
        except BaseException as error:
            code = repr(error)
    print(json.dumps([line, code, said.getvalue()]))
sys.exit()
"""


@needs_root
def test_no_command_ends_in_a_traceback_where_it_may_not_write_or_look():
    """In a folder of another user, or for files in one without access: a message and the contract's exit code."""
    with tempfile.TemporaryDirectory() as name, Site(site_with([2, 1])) as site:  # pytest's own folders are private
        folder = Path(name)
        write_watchlist(folder, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(folder)
        site.routes.update(site_with([4, 2, 1]))
        run_json(folder, "--all")
        (folder / "shut").mkdir()
        shutil.copy(folder / "presswatch.db", folder / "shut")
        shutil.copy(folder / "watchlist.toml", folder / "shut" / "w.toml")
        for path in folder.iterdir():
            path.chmod(0o700 if path.name == "shut" else 0o755 if path.is_dir() else 0o644)
        folder.chmod(0o755)
        after = "os.setuid(65534)\n" + IN_TURN.format(lines=list(REFUSED))
        script = AS_NOBODY.format(limits=EVERYTHING).replace("os.setuid(65534)", after)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": "/"}
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    found = {line: (code, said) for line, code, said in map(json.loads, done.stdout.splitlines())}
    assert {line: code for line, (code, _) in found.items()} == REFUSED, (found, done.stderr)
    assert all("\npresswatch: " in f"\n{said}" and "Traceback" not in said for _, said in found.values()), found


def test_a_snapshot_that_is_gone_or_altered_is_found_by_the_doctor(tmp_path):
    """Exit code 3, the address, what is wrong and how to fix it; `--no-snapshots` skips the check."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
    (file,) = (tmp_path / "archive").rglob("*.warc.gz")
    whole = file.read_bytes()
    spoiled = bytearray(whole)
    spoiled[-40] ^= 0xFF
    for content, words in ((bytes(spoiled), "snapshot"), (whole[:-100], "cut short"), (None, "not readable")):
        file.write_bytes(content) if content is not None else file.unlink()
        done = presswatch(tmp_path, "doctor", "--json")
        (finding,) = json.loads(done.stdout)["findings"]
        assert (done.returncode, finding["invariant"]) == (3, "the archive contains the snapshots of all records")
        assert words in finding["detail"]
        assert site.base in finding["detail"]
        assert "restore the archive" in finding["fix"]
    assert presswatch(tmp_path, "doctor", "--no-snapshots").returncode == 0
    shown = presswatch(tmp_path, "doctor").stdout
    assert shown.startswith("violated: the archive contains the snapshots of all records (2): ")
    assert "\n  to fix it: restore the archive" in shown
    file.write_bytes(whole)
    assert presswatch(tmp_path, "doctor").returncode == 0


def test_a_file_that_another_program_holds_for_a_while_costs_no_page(tmp_path):
    """Held from the first post on and released later: the run waits, and everything is recorded in one visit."""
    held, holder = threading.Event(), []

    def hold_and_answer(_):
        if not held.is_set():
            other = sqlite3.connect(
                tmp_path / "presswatch.db", isolation_level=None, check_same_thread=False, timeout=20
            )
            other.execute("BEGIN IMMEDIATE")
            threading.Timer(1.5, lambda: (other.execute("ROLLBACK"), other.close())).start()
            holder.append(other)
            held.set()
        return site_with([3])["/news/3"]

    with Site({**site_with([3, 2, 1]), "/news/3": hold_and_answer}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        report = run_json(tmp_path)
        assert [site.asked(f"/news/{n}") for n in (1, 2, 3)] == [1, 1, 1]
    assert holder
    assert (report["state"], report["sources"][0]["posts_new"]) == ("ok", 3)


@pytest.mark.parametrize("handles", [8, 16])
def test_too_few_file_handles_are_reported(tmp_path, handles):
    """Before any request: exit code 3; later: the source is failing, with a message. The next run is ok."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        presswatch(tmp_path, "db", "upgrade")
        limited = ["bash", "-c", f'ulimit -n {handles}; exec "$@"', "run", *command("run")]
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        done = subprocess.run(limited, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=100, check=False)
        expected = {"presswatch: this machine: ": 3, "example: failing: ": 1}
        (code,) = (
            expected[start]
            for line in done.stderr.splitlines()
            for start in expected
            if line.startswith(start) and "too many open files" in line.lower()
        )
        assert done.returncode == code, done.stderr
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(2,)]


def test_a_second_signal_ends_the_run_at_once(tmp_path):
    """The first signal would wait for connections; the second leaves the run open, and the next run closes it."""
    routes = {**site_with([2, 1]), "/news/1": Answer(b"", hang_s=30)}
    with Site(routes) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        process = start(tmp_path)
        deadline = time.monotonic() + 30
        while site.asked("/news/1") == 0 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) in (128 + signal.SIGTERM, 128 + signal.SIGINT)
        assert rows(tmp_path, "SELECT state FROM runs") == [("running",)]
        site.routes["/news/1"] = site_with([1])["/news/1"]
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert rows(tmp_path, "SELECT state FROM runs ORDER BY id") == [("interrupted",), ("ok",)]
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(2,)]


DEFECT = """
import sys
{patch}
if __name__ == "__main__":
    from presswatch.cli import main
    sys.argv = ["presswatch", "run", "--all", "--json"]
    main()
"""
IN_A_SPIDER = """
from scraper.spiders.run import RunSpider
original = RunSpider.walker
def walker(self, visit):
    if visit.entry.name == "bad":
        raise RuntimeError("a defect of ours")
    return original(self, visit)
RunSpider.walker = walker
"""
IN_THE_CRAWL = """
from scraper.run.session import Session
original = Session.begin
def begin(self, visit):
    if visit.entry.name == "bad":
        raise RuntimeError("a defect of ours")
    original(self, visit)
Session.begin = begin
"""
IN_A_STEP = """
from pipelines.record_steps import ArchivePipeline
original = ArchivePipeline.step
def step(self, item):
    if item.post.source == "bad":
        raise RuntimeError("a defect of ours")
    return original(self, item)
ArchivePipeline.step = step
"""
OF_ONE_POST = IN_A_STEP.replace('item.post.source == "bad"', 'item.post.url.endswith("/2")')
IN_THE_FIRST_STEP = (
    OF_ONE_POST.replace("record_steps", "normalize")
    .replace("Archive", "Normalize")
    .replace("item.post.url", "item.entry.url")
)
IN_THE_BOOKING = """
from scraper.run import session
original = session.note_decisions
def note_decisions(conn, source_id, dropped, **more):
    if conn.exec_driver_sql("SELECT state FROM sources WHERE name = 'bad'").scalar() == "ok":
        raise RuntimeError("a defect of ours")
    original(conn, source_id, dropped, **more)
session.note_decisions = note_decisions
"""
IN_THE_CLOSING = """
from scraper.run.health import RunHealth
def close(self, conn, lines, now):
    raise RuntimeError("a defect of ours")
RunHealth.close = close
"""
IN_THE_COMMAND = """
import scheduler
def run_once(*args, **kwargs):
    raise RuntimeError("a defect of ours")
scheduler.run_once = run_once
"""


IN_THE_TELLING = """
import presswatch.cli.commands.passes as run
def print_json(*args, **kwargs):
    raise RuntimeError("a defect of ours")
run.print_json = print_json
"""


def run_with(folder: Path, patch: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of the real program with an injected defect."""
    (folder / "defect.py").write_text(DEFECT.format(patch=patch), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    return warm.run(
        [sys.executable, "defect.py"], cwd=folder, env=env, capture_output=True, text=True, timeout=100, check=False
    )


@pytest.mark.parametrize(
    ("patch", "code", "state", "good"),
    [
        (IN_A_SPIDER, 1, "partial", 2),
        (IN_A_STEP, 1, "partial", 2),
        (IN_THE_BOOKING, 1, None, 2),
        (IN_THE_CRAWL, 1, None, None),
        (IN_THE_CLOSING, 70, None, None),
        (IN_THE_COMMAND, 70, None, None),
    ],
    ids=["spider", "step", "booking", "crawl", "closing", "command"],
)
def test_a_defect_of_ours_is_never_silent(tmp_path, patch, code, state, good):
    """It shows in exit code and message and affects no other source if possible; the next run is ok."""
    with Site(site_with([2, 1])) as bad, Site(site_with([2, 1]), host="127.0.0.2") as site:
        write_watchlist(tmp_path, {"bad": f"{bad.base}/news", "good": f"{site.base}/news"})
        presswatch(tmp_path, "db", "upgrade")
        done = run_with(tmp_path, patch)
        assert done.returncode == code, done.stderr
        assert "a defect of ours" in done.stderr
        states = rows(tmp_path, "SELECT state FROM runs")
        assert ("ok",) not in states
        if state is not None:
            assert states == [(state,)]
            assert rows(tmp_path, "SELECT state, reason FROM sources WHERE name = 'bad'") == [
                ("failing", "parse-error")
            ]
        if good is not None:
            assert f'"posts_new": {good}' in done.stdout
            assert "bad: failing: parse-error: " in done.stderr
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(4,)]
    assert presswatch(tmp_path, "doctor").returncode == 0


@pytest.mark.parametrize("patch", [IN_THE_FIRST_STEP, OF_ONE_POST], ids=["first step", "a later one"])
def test_a_post_that_meets_a_defect_of_ours_is_reported_and_tried_again(tmp_path, patch):
    """One of three: the others are recorded, the source says so each time, and the post is recorded once possible."""
    with Site(site_with([3, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        for count in (3, 1):
            done = run_with(tmp_path, patch)
            words = f"1 of {count} posts could not be recorded: internal error (RuntimeError: a defect of ours)"
            assert f"example: partial: parse-error: {words}" in done.stderr
            assert done.returncode == 1
            assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(2,)]
        trail = json.loads(presswatch(tmp_path, "why", f"{site.base}/news/2", "--json").stdout)
        assert ("record", "parse-error") in [(step["step"], step["outcome"]) for step in trail]
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(3,)]


COSTLY = """
from pipelines import understand
found = understand.find_mentions
def find_mentions(post, *more):
    while post.url.endswith("/2"):
        pass
    return found(post, *more)
understand.find_mentions = find_mentions
understand.MENTIONS_S = 0.3
"""


def test_a_post_that_costs_too_much_is_recorded_with_what_was_found_and_read_again(tmp_path):
    """Its names as printed are mentions, its source says why; `reread` completes it once it can be understood."""
    with Site(site_with([3, 2, 1])) as site:
        subjects = '[[subjects]]\nname = "Example Rights Centre"\n'
        for n in (1, 2, 3):
            site.routes[f"/news/{n}"] = page_of(n, "The Example Rights Centre had asked for it twice before.")
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, subjects)
        done = run_with(tmp_path, COSTLY)
        assert "example: partial: too-costly: 1 of 3 posts took too much processor time to understand" in done.stderr
        assert f"({site.base}/news/2)" in done.stderr
        assert done.returncode == 1
        assert rows(tmp_path, "SELECT count(*) FROM v_posts WHERE title <> ''") == [(3,)]
        named = "SELECT post_url, subject, surface FROM v_mentions ORDER BY post_url"
        assert rows(tmp_path, named) == [
            (f"{site.base}/news/{n}", "Example Rights Centre", "Example Rights Centre") for n in (1, 2, 3)
        ]
        trail = json.loads(presswatch(tmp_path, "why", f"{site.base}/news/2", "--json").stdout)
        assert ("understand", "too-costly") in [(step["step"], step["outcome"]) for step in trail]
        assert presswatch(tmp_path, "reread").returncode == 0
        rules = {rule for (rule,) in rows(tmp_path, "SELECT rule FROM mentions")}
        assert len(rules) == 1, rules
        assert run_json(tmp_path, "--all")["state"] == "ok"


NOT_UNDERSTOOD = """
from pipelines import understand
def {function}(post, *more, found=understand.{function}):
    if post.url.endswith("/2"):
        raise RuntimeError("a defect of ours")
    return found(post, *more)
understand.{function} = {function}
"""
IN_ALL_SEARCHES = NOT_UNDERSTOOD.format(function="find_mentions") + NOT_UNDERSTOOD.format(function="plain_mentions")
OUTLETS = {1: "The Guardian", 2: "The New York Times", 3: "The Wall Street Journal"}


@pytest.mark.parametrize(
    ("patch", "named", "covered"),
    [
        (NOT_UNDERSTOOD.format(function="find_mentions"), 3, 3),
        (IN_ALL_SEARCHES, 2, 3),
        (NOT_UNDERSTOOD.format(function="read_coverage"), 3, 2),
    ],
    ids=["mentions", "mentions and the plain search", "coverage"],
)
def test_a_post_whose_understanding_meets_a_defect_of_ours_is_recorded(tmp_path, patch, named, covered):
    """With title, text, date, links and the names as listed; its source says why; `reread` completes it."""
    with Site(site_with([3, 2, 1])) as site:
        for n in (1, 2, 3):
            site.routes[f"/news/{n}"] = page_of(
                n, f"On June {n}, 2025, {OUTLETS[n]} covered the work of the Example Rights Centre."
            )
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, '[[subjects]]\nname = "Example Rights Centre"\n')
        done = run_with(tmp_path, patch)
        url = f"{site.base}/news/2"
        words = f"an internal error ended the extraction of 1 of 3 posts ({url}: RuntimeError: a defect of ours)"
        assert f"example: partial: extract-error: {words}" in done.stderr
        assert f"{url}: internal error\n    Traceback" in done.stderr
        assert done.returncode == 1
        assert json.loads(done.stdout)["sources"][0]["posts_new"] == 3
        whole = "SELECT count(*) FROM v_posts WHERE title <> '' AND published_on <> ''"
        assert rows(tmp_path, whole) == [(3,)]
        assert rows(tmp_path, "SELECT count(*) FROM revisions WHERE text LIKE '%work of the Example Rights%'") == [(3,)]
        mentions, articles = "SELECT count(DISTINCT post_url) FROM v_mentions", "SELECT count(*) FROM v_coverage"
        assert rows(tmp_path, mentions) + rows(tmp_path, articles) == [(named,), (covered,)]
        trail = json.loads(presswatch(tmp_path, "why", url, "--json").stdout)
        noted = [(step["outcome"], step["detail"]) for step in trail if step["step"] == "understand"]
        assert noted == [("extract-error", "RuntimeError: a defect of ours")]
        assert run_json(tmp_path, "--all")["state"] == "ok"
        assert rows(tmp_path, mentions) + rows(tmp_path, articles) == [(named,), (covered,)]
        assert presswatch(tmp_path, "reread").returncode == 0
        assert rows(tmp_path, mentions) + rows(tmp_path, articles) == [(3,), (3,)]
        assert len({rule for (rule,) in rows(tmp_path, "SELECT rule FROM mentions")}) == 1
    assert presswatch(tmp_path, "doctor").returncode == 0


@pytest.mark.parametrize("patch", [IN_THE_COMMAND, IN_THE_TELLING], ids=["before the run", "after it"])
def test_failed_cron_runs_are_reported_at_the_second_and_when_over(tmp_path, patch):
    """The run itself reports it, once; wherever the defect is, the run says so; the first good run ends it."""
    with Site(site_with([2, 1])) as site, Sink() as sink:
        path = write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        path.write_text(path.read_text() + hook_channel(sink, more='when = "at once"\nreport = ["problems"]'))
        presswatch(tmp_path, "db", "upgrade")
        taken = []
        for _ in range(4):
            assert run_with(tmp_path, patch, HOOK=SECRET).returncode == 70
            taken.append(len(sink.taken))
        assert taken == [0, 1, 1, 1]
        (problem,) = json.loads(sink.taken[0].body)["data"]["problems"]
        assert (problem["source"], problem["cause"]) == ("", "broken-off")
        assert "(internal error, RuntimeError)" in problem["words"]
        assert rows(tmp_path, "SELECT DISTINCT state, fault FROM runs") == [("failed", "internal error, RuntimeError")]
        done = presswatch(tmp_path, "run", "--all", HOOK=SECRET)
        assert "all sources: recovered: broken-off" in done.stderr
        assert done.returncode == 0
    assert rows(tmp_path, "SELECT kind FROM outbox ORDER BY id") == [("problem",), ("recovered",)]
    assert presswatch(tmp_path, "doctor").returncode == 0


def test_a_reader_who_leaves_and_a_wrong_use_are_no_defects(tmp_path):
    """`presswatch run | head` and a wrong option never count as failed runs."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        presswatch(tmp_path, "db", "upgrade")
        for arguments in ("run nobody", "run --all --json | true"):
            line = ["bash", "-c", f"{sys.executable} -m presswatch {arguments}"]
            env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
            subprocess.run(line, cwd=tmp_path, env=env, capture_output=True, timeout=100, check=False)
    assert rows(tmp_path, "SELECT fault FROM runs") == [(None,)]


def test_an_expression_that_takes_for_ever_is_refused_before_anything_is_asked(tmp_path):
    """The exit code is 2, and the message has line and key; no request is made."""
    with Site(site_with([1])) as site:
        subject = '[[subjects]]\nname = "Example Institute"\naliases = [{ regex = "(a+)+$" }]\n'
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, subject)
        done = presswatch(tmp_path, "run")
        assert (done.returncode, site.requests) == (2, [])
    assert "watchlist.toml:9: subjects[1].aliases[1].regex: takes more than" in done.stderr


def test_no_token_of_an_address_is_logged(tmp_path):
    """With a private feed's key, a password in its redirect and everything logged; and each record is one line."""
    marker = "s3cr3tmark3r"
    with Site(site_with([2, 1])) as site:
        host = site.base.removeprefix("http://")
        site.routes[f"/list?key={marker}"] = Answer(
            b"", 301, {"Location": f"http://u:{marker}@{host}/there?token={marker}"}
        )
        site.routes[f"/there?token={marker}"] = site.routes["/news"]
        site.routes["/news/2"] = Answer(b"", 302, {"Location": f"/none?session={marker}"})
        write_watchlist(tmp_path, {"example": f"{site.base}/list?key={marker}"})
        lines = []
        for _ in range(4):
            done = presswatch(tmp_path, "run", "--all", PRESSWATCH_LOG_LEVEL="DEBUG")
            lines += done.stderr.splitlines()
    logged = [line for line in lines if " DEBUG: " in line]
    assert any("/list?key=***" in line for line in logged)
    assert any("/there?token=***" in line for line in logged)
    assert any(line.startswith("example: problem: moved: ") for line in lines)
    assert [line for line in lines if marker in line] == []
    crawled = [line for line in logged if "Scraped from" in line]
    assert crawled
    assert all("\\x0a" in line for line in crawled)  # Scrapy writes the item on lines of its own


def test_no_secret_is_in_the_process_list(tmp_path):
    """During a run its own process and its readers have only the watchlist's references as arguments."""
    marker = "s3cr3tmark3r"
    with Site({**site_with([2, 1]), "/news/1": Answer(b"", hang_s=20)}) as site:
        path = write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        channel = '[[channels]]\nname = "desk"\nkind = "webhook"\naddress = "env:DESK"\nsecret = "env:KEY"\n'
        path.write_text(path.read_text() + channel)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "DESK": f"https://a.example/{marker}", "KEY": marker}
        process = subprocess.Popen(
            command("run"), cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            deadline = time.monotonic() + 30
            while site.asked("/news/1") == 0 and time.monotonic() < deadline:
                time.sleep(0.02)
            tree = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
            assert len(tree) > 1
            assert marker not in " ".join(part for one in tree for part in one.cmdline())
        finally:
            process.kill()
            process.wait()
    assert marker not in (tmp_path / "presswatch.db").read_bytes().decode("latin-1")
