"""Whole runs with channels: `run` and `schedule` deliver after a run, `digest` by hand, `channels` shows the state."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.presswatch.notify.support import SECRET, Mailbox, Sink, hook_channel, mail_channel
from tests.running import CHECKOUT, HEAD, command, presswatch, write_watchlist
from tests.serving import Answer, Site, list_page, post_page
from tests.warm import Warm

SUBJECTS = '[[subjects]]\nname = "Example Rights Centre"\naliases = ["ERC"]\n'


def publish(site: Site, count: int) -> None:
    """A list of this many posts, newest first, each naming the subject."""
    posts = [(f"/post/{n}", f"Report number {n} on the river", f"2026-03-{n:02d}") for n in range(count, 0, -1)]
    site.routes["/news"] = list_page(posts)
    for url, title, day in posts:
        site.routes[url] = post_page(title, f"The ERC published {title.lower()} with many words of its own.", day=day)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as one:
        publish(one, 3)
        yield one


def watch(folder: Path, site: Site, *channels: str) -> None:
    path = write_watchlist(folder, {"news": f"{site.base}/news"}, SUBJECTS, HEAD)
    path.write_text(path.read_text(encoding="utf-8") + "".join(channels), encoding="utf-8")


def reported_in(sink: Sink) -> list[str]:
    return [one["title"] for got in sink.taken for one in json.loads(got.body)["data"]["mentions"]]


def test_a_run_reports_what_it_found_and_a_first_visit_nothing(tmp_path: Path, site: Site) -> None:
    """Mail and webhook get the new post of the second run; a third run has nothing to report."""
    with Mailbox() as box, Sink() as sink:
        watch(tmp_path, site, mail_channel(box, more='when = "at once"'), hook_channel(sink))
        assert presswatch(tmp_path, "run", "--all", HOOK=SECRET).returncode == 0
        assert (box.mails, sink.got) == ([], [])
        publish(site, 4)
        shown = presswatch(tmp_path, "digest", "--preview", HOOK=SECRET)
        assert "nothing to send" in shown.stderr
        done = presswatch(tmp_path, "run", "--all", "--json", HOOK=SECRET)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["new_mentions"]
        presswatch(tmp_path, "run", "--all", HOOK=SECRET)
        assert reported_in(sink) == ["Report number 4 on the river"]
        assert len(box.mails) == 1
        assert json.loads(presswatch(tmp_path, "mentions", "--new", "--json").stdout) == []
        listed = json.loads(presswatch(tmp_path, "channels", "--json").stdout)
        assert [(one["name"], one["state"], one["sent"], one["unsent"]) for one in listed] == [
            ("hook", "ok", 1, 0),
            ("office", "ok", 1, 0),
        ]
        why = presswatch(tmp_path, "why", f"{site.base}/post/4").stdout
        assert "mention of Example Rights Centre, to channel office" in why


def test_killed_runs_are_reported_at_the_start_of_the_next(tmp_path: Path, site: Site) -> None:
    """Cron's runs, killed: the third reports it at its start, once; the first that succeeds reports the end."""
    with Sink() as sink:
        watch(tmp_path, site, hook_channel(sink, more='when = "at once"\nreport = ["problems"]'))
        site.routes["/news"] = Answer(hang_s=60)
        environment = {**os.environ, "HOOK": SECRET}
        for died in range(4):
            process = Warm(command("run", "--all"), cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
            while site.asked("/news") <= died and process.poll() is None:
                time.sleep(0.02)
            process.kill()
            process.communicate()
        (reported,) = [json.loads(got.body)["data"]["problems"] for got in sink.taken]
        assert [(one["source"], one["cause"]) for one in reported] == [("", "broken-off")]
        assert "did not finish" in reported[0]["words"]
        publish(site, 3)
        presswatch(tmp_path, "run", "--all", HOOK=SECRET)
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert [kind for (kind,) in db.execute("SELECT kind FROM outbox ORDER BY id")] == ["problem", "recovered"]


def test_a_channel_that_fails_is_reported(tmp_path: Path, site: Site) -> None:
    """Exit 1 and a line that says what to do; the list of channels shows it."""
    with Sink() as sink:
        watch(tmp_path, site, hook_channel(sink))
        presswatch(tmp_path, "run", "--all", HOOK="")
        publish(site, 4)
        done = presswatch(tmp_path, "run", "--all", "--quiet", HOOK="")
        assert done.returncode == 1
        assert "channel hook: failing: secret: " in done.stderr
        assert "environment variable HOOK" in done.stderr
        assert sink.got == []
        shown = presswatch(tmp_path, "channels").stdout
        assert "failing" in shown
        assert "HOOK" in shown


def test_preview_books_nothing_and_digest_sends_before_its_time_when_asked(tmp_path: Path, site: Site) -> None:
    """A weekly channel: previewed any number of times, as text, page and JSON, sent once with --now."""
    with Sink() as sink:
        watch(tmp_path, site, hook_channel(sink, more='when = "weekly"\nlocale = "ko"'))
        presswatch(tmp_path, "run", "--all", HOOK=SECRET)
        publish(site, 4)
        presswatch(tmp_path, "run", "--all", HOOK=SECRET)
        for _ in range(2):
            shown = presswatch(tmp_path, "digest", "--preview")
            assert "Report number 4 on the river" in shown.stdout
            assert "언급" in shown.stdout
        presswatch(tmp_path, "digest", "hook", "--preview", "--html", "page.html")
        assert "Report number 4 on the river" in (tmp_path / "page.html").read_text(encoding="utf-8")
        (data,) = json.loads(presswatch(tmp_path, "digest", "--preview", "--json").stdout)
        assert [one["title"] for one in data["data"]["mentions"]] == ["Report number 4 on the river"]
        assert "nothing to send" in presswatch(tmp_path, "digest", HOOK=SECRET).stderr
        assert sink.got == []
        for sent in (1, 0):
            done = presswatch(tmp_path, "digest", "--now", "--json", HOOK=SECRET)
            assert (done.returncode, len(json.loads(done.stdout)["sent"])) == (0, sent)
        assert reported_in(sink) == ["Report number 4 on the river"]
        (key,) = {one.headers["webhook-id"] for one in sink.taken}
        again = presswatch(tmp_path, "digest", "--message", key)
        assert "Report number 4 on the river" in again.stdout
        assert "언급" in again.stdout
        everything = presswatch(tmp_path, "digest", "--preview", "--since", "1d").stdout
        assert "Report number 4 on the river" in everything


def test_a_channel_that_is_not_in_use_yet_is_named(tmp_path: Path, site: Site) -> None:
    """A channel just added to the watchlist is in the list of channels; `digest` takes it into use."""
    watch(tmp_path, site)
    presswatch(tmp_path, "run")
    publish(site, 4)
    presswatch(tmp_path, "run", "--all")
    shown = presswatch(tmp_path, "digest", "--preview")
    assert "the watchlist has no [[channels]]: nothing is sent" in shown.stderr
    assert "Report number 4" in shown.stdout
    with Sink() as sink:
        watch(tmp_path, site, hook_channel(sink))
        assert "not in use yet: hook;" in presswatch(tmp_path, "channels").stderr
        shown = presswatch(tmp_path, "digest", "--preview")
        assert "not in use yet: hook;" in shown.stderr
        assert "hook: nothing to send" in shown.stderr
        assert "Report number" not in shown.stdout
        assert "Report number 4" in presswatch(tmp_path, "digest", "--preview", "--since", "1d").stdout
        presswatch(tmp_path, "digest", HOOK=SECRET)
        done = presswatch(tmp_path, "channels")
    assert "not in use yet" not in done.stderr
    assert "hook" in done.stdout


def test_wrong_uses_are_reported(tmp_path: Path, site: Site) -> None:
    """An unknown channel, options that need another, a watchlist without channels, one page for two: exit 2."""
    watch(tmp_path, site)
    presswatch(tmp_path, "run", "--all")
    assert presswatch(tmp_path, "digest", "--preview").returncode == 0
    for arguments, words in (
        (("digest",), "no [[channels]]"),
        (("digest", "--since", "1d"), "need --preview"),
        (("digest", "--whole"), "need --preview"),
        (("digest", "--message", "pw_0"), "no message with this key"),
        (("digest", "--message", "pw_0", "--preview"), "neither --preview nor a channel"),
        (("digest", "nobody", "--preview"), "no channel of the watchlist has this name"),
    ):
        done = presswatch(tmp_path, *arguments)
        assert done.returncode == 2
        assert words in done.stderr
    with Sink() as sink:
        two = hook_channel(sink) + hook_channel(sink).replace('name = "hook"', 'name = "other"')
        watch(tmp_path, site, two)
        done = presswatch(tmp_path, "digest", "--preview", "--html", "page.html")
        assert done.returncode == 2
        assert "name it (hook, other)" in done.stderr
        assert not (tmp_path / "page.html").exists()
        assert presswatch(tmp_path, "digest", "other", "--preview", "--html", "page.html").returncode == 0


def test_schedule_reports_too(tmp_path: Path, site: Site) -> None:
    """The process that keeps running delivers after its runs, even if no source is due then."""
    with Sink() as sink:
        watch(tmp_path, site, hook_channel(sink))
        presswatch(tmp_path, "run", "--all", HOOK="")
        publish(site, 4)
        presswatch(tmp_path, "run", "--all", HOOK="")  # found, but the channel cannot be reached yet
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "HOOK": SECRET}
        process = Warm(command("schedule"), cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
        try:
            until = time.monotonic() + 100
            while not sink.taken and time.monotonic() < until:
                time.sleep(0.2)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)
        assert reported_in(sink) == ["Report number 4 on the river"]
