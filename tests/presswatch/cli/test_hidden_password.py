"""A password on the command line works without being visible in the process list."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from sqlalchemy.engine import make_url

from presswatch.cli import app, main
from presswatch.cli.early import VARIABLE, without_password
from tests.running import CHECKOUT, write_watchlist
from tests.runs.test_passes import site_with
from tests.serving import Answer, Site

MARKER = "s3cr3tmark3r"
SCRIPT = "#!{}\nimport sys\nfrom presswatch.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n"


def started(folder: Path, *command: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), VARIABLE: "sqlite:///other.db"}
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def shown(pid: int) -> list[list[str]]:
    """The command lines of a process and of all its descendants that are still running."""
    process, lines = psutil.Process(pid), list[list[str]]()
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            lines.append(one.cmdline())
    return lines


@pytest.mark.parametrize("by_script", [True, False], ids=["script", "module"])
@pytest.mark.parametrize("arguments", [("--database", "{}", "run", "-q"), ("run", "--database={}", "--all")])
def test_a_password_is_gone_when_the_database_is_asked(tmp_path, arguments, by_script):
    """The address still wins over the environment's; interpreter options and the other arguments stay."""
    write_watchlist(tmp_path, {"example": "https://example.org/news"})
    script = tmp_path / "presswatch"
    script.write_text(SCRIPT.format(sys.executable))
    script.chmod(0o755)
    head = [str(script)] if by_script else [sys.executable, "-X", "utf8", "-P", "-m", "presswatch"]
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        url = f"postgresql://desk:{MARKER}@127.0.0.1:{silent.getsockname()[1]}/press"
        process = started(tmp_path, *head, *(word.format(url) for word in arguments))
        try:
            connection, _ = silent.accept()
            with connection:  # open until the command line is read: a refused process ends, and then has none
                (command,) = shown(process.pid)
        finally:
            process.kill()
            said = process.communicate()[1].splitlines()
    kept = [word for word in arguments if "{}" not in word and word != "--database"]
    assert command == [sys.executable, *(head if by_script else head[1:]), *kept]
    assert not any(VARIABLE in line for line in said), "to programs a line there is a bad source"
    assert MARKER not in "".join(said)


def test_a_user_is_warned_where_a_password_belongs(tmp_path):
    """On a terminal the user is warned once, without the password in the warning."""
    write_watchlist(tmp_path, {"example": "https://example.org/news"})
    ours, theirs = os.openpty()
    command = (
        sys.executable,
        "-m",
        "presswatch",
        "posts",
        "--database",
        f"postgresql://desk:{MARKER}@127.0.0.1:1/press",
    )
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=theirs):
        os.close(theirs)
        said = b""
        with suppress(OSError):  # what the system answers once the last process has left the terminal
            while more := os.read(ours, 4096):
                said += more
    os.close(ours)
    assert said.decode().count(VARIABLE) == 1
    assert MARKER not in said.decode()


@pytest.mark.slow
@pytest.mark.postgres
def test_no_process_of_a_run_shows_it(tmp_path, postgres_url):
    """Neither the run nor its reader processes show it; what they find is recorded in that database."""
    url = make_url(postgres_url).set(password=MARKER).render_as_string(hide_password=False)
    with Site({**site_with([2, 1]), "/news/1": Answer(b"", hang_s=20)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        process = started(tmp_path, sys.executable, "-m", "presswatch", "run", "--database", url)
        try:
            deadline = time.monotonic() + 30
            while site.asked("/news/1") == 0 and time.monotonic() < deadline:
                time.sleep(0.02)
            commands = shown(process.pid)
        finally:
            process.kill()
            process.communicate()
    assert len(commands) > 1
    assert MARKER not in str(commands)
    assert not (tmp_path / "other.db").exists()


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (["run", "--database", "postgresql://u:pw@h/d"], (["run"], "postgresql://u:pw@h/d")),
        (
            ["--database=postgresql://h/d?user=u&password=pw", "posts"],
            (["posts"], "postgresql://h/d?user=u&password=pw"),
        ),
        (
            ["--database", "a.db", "posts", "--database", "postgresql://u:p/w@h/d"],
            (["posts"], "postgresql://u:p/w@h/d"),
        ),
        (["--database", "postgresql://u:pw@h/d", "posts", "--database", "a.db"], (["posts"], "a.db")),
        (["search", "--", "--database", "postgresql://u:pw@h/d"], None),
        (["run", "--database", "postgresql://u@h:5432/d"], None),
        (["run", "--database", "sqlite:////tmp/a:b@c.db"], None),
        (["why", "https://u:pw@site.example/"], None),
        (["posts", "--database"], None),
    ],
)
def test_only_an_address_with_a_password_moves(arguments, kept):
    """The last one counts, as on the command line; anything that is no option of ours stays."""
    assert without_password(arguments) == kept


def test_who_calls_it_within_a_program_is_left_alone(tmp_path, monkeypatch):
    """A process is not replaced if the command is called from within another program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "run_command_line", lambda _: 7)
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("the process would have been replaced"))
    words = ["posts", "--database", f"postgresql://desk:{MARKER}@127.0.0.1/press"]
    with pytest.raises(SystemExit) as by_words:
        main(words)
    monkeypatch.setattr(sys, "argv", ["presswatch", *words])
    with pytest.raises(SystemExit) as by_program:
        main()
    assert (by_words.value.code, by_program.value.code) == (7, 7)
