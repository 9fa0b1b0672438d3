"""The warm process that forks for `tests.warm`: `python -m tests.warm_parent ADDRESS`."""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import importlib
import os
import pkgutil
import runpy
import selectors
import signal
import socket
import subprocess
import sys
import threading
import types
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.coverage.step import read_coverage
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.normalize import normalize
from pipelines.outlets.catalogue import load_catalogue
from presswatch.watchlist.entries import Subject
from scraper.items import Entry, FoundPost
from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import open_page
from scraper.pages.post import read_post
from scraper.reading import process
from tests.warm import ADDRESS, NUMBER, Order, Warm

_MESSAGE_BYTES = 1_000_000


def _serve(address: str) -> Order:
    """Forks a process for each order and returns in it; never returns in the parent, which ends with the tests."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening, selectors.DefaultSelector() as waiting:
        listening.bind(address)
        listening.listen(50)
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake)
        lines: dict[int, socket.socket] = {}
        for stream in (listening, woken, sys.stdin):
            waiting.register(stream, selectors.EVENT_READ)
        os.write(1, b"ready\n")
        while True:
            for key, _ in waiting.select():
                if key.fileobj is sys.stdin:
                    os._exit(0)
                elif key.fileobj is listening:
                    line, _ = listening.accept()
                    message, files = _heard(line)
                    pid = _fork() if message else -errno.EPROTO
                    if pid == 0:
                        for one in (*lines.values(), line):
                            one.close()
                        os.close(woken)
                        os.close(wake)
                        return _become(message, files)
                    for file in files:
                        os.close(file)
                    _say(line, pid)
                    if pid > 0:
                        lines[pid] = line
                    else:
                        line.close()
                else:
                    os.read(woken, 1000)
                    for pid, code in _ended():
                        with lines.pop(pid) as line:
                            _say(line, code)


def _heard(line: socket.socket) -> tuple[bytes, list[int]]:
    """The order, with the standard files; empty if the requesting process is already gone."""
    message, files = b"", []
    with contextlib.suppress(OSError):
        message, files, *_ = socket.recv_fds(line, _MESSAGE_BYTES, 3)
        while more := line.recv(_MESSAGE_BYTES):
            message += more
    return message, files


def _fork() -> int:
    """Like `os.fork`, but returns the negated errno of a failure."""
    try:
        return os.fork()
    except OSError as error:
        return -(error.errno or errno.EAGAIN)


def _say(line: socket.socket, number: int) -> None:
    with contextlib.suppress(OSError):  # who asked may be gone
        line.send(NUMBER.pack(number))


def _ended() -> Iterator[tuple[int, int]]:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            yield pid, status


def _become(message: bytes, files: Sequence[int]) -> Order:
    """Turns the forked process into the ordered one."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    order = Order.unpacked(message)
    if order.new_session:
        os.setsid()
    elif order.own_group:
        os.setpgid(0, 0)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    parent = os.environ[ADDRESS]
    os.environ.clear()
    os.environ.update(order.environment | {ADDRESS: parent})
    os.chdir(order.cwd)
    return order


def _warm_up() -> None:
    """Imports the product and lets it understand a post, since patterns are compiled at first use."""
    for top in ("presswatch", "scraper", "pipelines"):
        package = importlib.import_module(top)
        for one in pkgutil.walk_packages(package.__path__, f"{top}."):
            if "migrations" not in one.name and not one.name.endswith(("__main__", "worker")):
                importlib.import_module(one.name)
    for name in ("crawler", "core.engine", "core.scraper", "core.downloader.handlers.http11", "extensions.logstats"):
        importlib.import_module(f"scrapy.{name}")
    assert "twisted.internet.reactor" not in sys.modules, "a crawl installs its own reactor"
    _understand()
    process.subprocess = types.SimpleNamespace(Popen=Warm, PIPE=subprocess.PIPE)  # type: ignore[attr-defined]
    gc.collect()
    gc.freeze()


_PAGE = """<html lang="en"><title>Acme News</title><body><ul>{}</ul><article><h1>Acme opens a station</h1>
<p class="date">4 May 2026</p><p>“We waited for years,” Jane Doe, director of Acme, told <a href="https://gazette.example/a">
The Gazette</a> on Monday.</p></article></body></html>""".format(
    "".join(f'<li><a href="/post/{n}">A post with the number {n}</a> {n} May 2026</li>' for n in range(1, 9))
).encode()


def _understand() -> None:
    """Reads one page as a list and as a post, with the mentions and the coverage of that post."""
    url = "https://acme.example/news"
    read_listing(open_page(_PAGE, url), DateContext())
    post = normalize(FoundPost(source="acme", entry=Entry(url=url), article=read_post(_PAGE, url, None, DateContext())))
    matcher = build_matcher([Subject(name="Acme")])
    read_coverage(post, find_mentions(post, matcher), load_catalogue(), matcher.subjects)


def _run(order: Order) -> None:
    """Runs what was ordered, as Python would run it as the main program."""
    sys.argv = [order.how or order.what, *order.arguments]
    if order.how == "-m":
        runpy.run_module(order.what, run_name="__main__", alter_sys=True)
    elif order.how == "-c":
        sys.modules["__main__"] = types.ModuleType("__main__")
        exec(compile(order.what, "<string>", "exec"), sys.modules["__main__"].__dict__)
    else:
        sys.path.insert(0, str(Path(order.what).resolve().parent))
        runpy.run_path(order.what, run_name="__main__")


def _end(code: int) -> None:
    """Ends as Python does, but frees nothing: to free all that was imported takes longer than most commands do."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # Python reports it
        sys.exit(code)
    os._exit(code & 255)


def main() -> None:
    """Listens at an address; in a forked process runs what was ordered."""
    os.environ[ADDRESS] = sys.argv[1]
    _warm_up()
    order = _serve(sys.argv[1])
    try:
        _run(order)
    except SystemExit as ended:
        if not isinstance(ended.code, int | None):
            raise
        _end(ended.code or 0)
    _end(0)


if __name__ == "__main__":
    main()
