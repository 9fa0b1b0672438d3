"""The summary of a run: its counts, what is new, and what was stored without an alert."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from presswatch.cli.place import Place
from presswatch.cli.run_summary import (
    booked_if_it_breaks_off,
    coverage_lines,
    mention_lines,
    older_words,
    print_run,
    stored_words,
)
from presswatch.database import problems, runs, schema
from presswatch.database.opening import open_database
from presswatch.locale import _Spoken
from presswatch.report import NewCoverage, NewMention, RunReport, SourceLine, StoredCounts
from tests.running import write_watchlist


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, []),
        (
            {"baseline_posts": 1, "baseline_mentions": 2, "baseline_articles": 0},
            ["baseline: 1 post, 2 mentions, 0 articles stored; alerts start with the next visit"],
        ),
        (
            {"baseline_posts": 2, "baseline_mentions": 0, "baseline_articles": 1, "older_posts": 2},
            ["older posts: 2 posts, 0 mentions, 1 article stored, no alert"],
        ),
        (
            {"baseline_posts": 3, "baseline_mentions": 0, "baseline_articles": 1, "older_posts": 2},
            [
                "baseline and older posts: 3 posts, 0 mentions, 1 article stored; alerts start with the next visit",
            ],
        ),
        ({"known_posts": 1}, ["1 new post repeats what was already reported: stored, no alert"]),
        ({"known_posts": 2}, ["2 new posts repeat what was already reported: stored, no alert"]),
        ({"unnamed_posts": 1}, ["1 new post names no subject and no press coverage: stored, no alert"]),
        ({"unnamed_posts": 2}, ["2 new posts name no subject and no press coverage: stored, no alert"]),
    ],
)
def test_what_was_stored_without_an_alert(counts: dict[str, int], words: list[str]):
    """The summary has one sentence for each reason that occurs."""
    assert stored_words(StoredCounts(**counts)) == words


MENTION = NewMention(
    subject="Mara",
    post_url="u",
    title="T",
    published_on=date(2026, 3, 2),
    source="alpha",
    sentence="Mara spoke.",
    where="lead",
    kind="quoted",
)


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ["Mara quoted in the lead – T (alpha, 2026-03-02)", "  “Mara spoke.”", "  u"]),
        ({"sentence": "“Yes,” said Mara."}, ["Mara quoted in the lead – T (alpha, 2026-03-02)", "  “Yes,” said Mara.", "  u"]),
        ({"sentence": "T"}, ["Mara quoted in the lead – T (alpha, 2026-03-02)", "  u"]),
        ({"sentence": "", "published_on": None}, ["Mara quoted in the lead – T (alpha, no date)", "  u"]),
    ],
)  # fmt: skip
def test_a_mention_as_people_read_it(changes: dict[str, Any], lines: list[str]):
    """The sentence in quotation marks, unless it has some already, or is the title."""
    assert [click.unstyle(line) for line in mention_lines(replace(MENTION, **changes))] == lines


def test_an_article_as_people_read_it():
    """Outlet, headline, date and who is named; the address; the post that reports it: three lines at most."""
    one = NewCoverage(outlet="Courier", article_url="a", article_date=date(2026, 3, 1), posts=("u",))
    assert [click.unstyle(line) for line in coverage_lines(one)] == ["Courier (2026-03-01)", "  a", "  reported at u"]
    named = replace(one, headline="Eels", subjects=("Mara", "Trust"), posts=("u", "v", "w"))
    assert [click.unstyle(line) for line in coverage_lines(named)] == [
        "Courier: Eels (2026-03-01; names Mara, Trust)", "  a", "  reported at u and 2 other posts",
    ]  # fmt: skip
    bare = NewCoverage(outlet=None, article_url=None, article_date=None, posts=())
    assert [click.unstyle(line) for line in coverage_lines(bare)] == [
        "outlet not named (no date)",
        "  no address",
    ]


SOURCE = SourceLine(name="alpha", url="u", state="ok", posts_seen=5, posts_new=3)


@pytest.mark.parametrize(
    ("left", "named"),
    [
        ([{}], None),
        ([{"older_pages": 1, "older_posts": 10}], "alpha (at least 1 older page, about 10 posts)"),
        (
            [{"older_pages": None}, {}, {"older_pages": 34, "older_posts": 340}],
            "alpha (older pages, how many is not shown); alpha (at least 34 older pages, about 340 posts)",
        ),
    ],
)
def test_what_a_backfill_left_unread(left: list[dict[str, Any]], named: str | None):
    """Each source whose list goes on, and what to do; nothing of sources that were read to their end."""
    lines = older_words(RunReport(run=1, state="ok", sources=tuple(replace(SOURCE, **one) for one in left)))
    assert lines[:1] == ([f"not read: {named}"] if named else [])
    assert ['backfill = "all"' in line for line in lines[1:]] == ([True] if named else [])


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (
            RunReport(run=7, state="ok", sources=(SOURCE,), new_mentions=(MENTION,)),
            "run 7: ok: 1 source, 3 new posts, 1 new mention, 0 new articles",
        ),
        (RunReport(run=7, state="ok", sources=(SOURCE,), stored=StoredCounts(baseline_posts=3)), "run 7: ok: 1 source"),
        (
            RunReport(run=7, state="ok", sources=(SOURCE, SOURCE), stored=StoredCounts(baseline_posts=3)),
            "run 7: ok: 2 sources, 3 new posts, 0 new mentions, 0 new articles",
        ),
        (
            RunReport(run=7, state="ok", sources=(replace(SOURCE, posts_new=0),)),
            "run 7: ok: 1 source, 0 new posts, 0 new mentions, 0 new articles",
        ),
        (RunReport(run=7, state="failed"), "the run ended: failed"),
    ],
)
def test_the_line_at_a_runs_end(report: RunReport, words: str, capsys: pytest.CaptureFixture[str]):
    """A baseline's posts are not counted as new; `--quiet` omits the line."""
    print_run(report, quiet=False)
    assert words in capsys.readouterr().err.splitlines()
    print_run(report, quiet=True)
    assert capsys.readouterr().err == ""


def test_skipped_checks_are_reported(capsys: pytest.CaptureFixture[str]):
    """The skipped checks of each source are reported."""
    sources = (replace(SOURCE, unchecked=("robots",)), replace(SOURCE, name="beta", unchecked=("robots", "tls")))
    print_run(RunReport(run=7, state="ok", sources=sources), quiet=False)
    said = capsys.readouterr().err.splitlines()
    assert "robots.txt was not checked (ignore_robots): alpha, beta" in said
    assert "the certificate was not checked (verify_tls = false): beta" in said


@pytest.mark.parametrize(("earlier", "reported"), [(0, False), (1, True), (2, True)])
def test_the_second_pass_in_a_row_that_breaks_off_is_reported(tmp_path: Path, earlier: int, *, reported: bool):
    """A fault of ours is booked with its run, raised again, and reported if the pass before broke off too."""
    place = Place(str(write_watchlist(tmp_path, {"alpha": "https://alpha.example/news"})), f"{tmp_path}/presswatch.db")
    began = datetime(2026, 3, 2, tzinfo=UTC)
    with open_database(place.database_url, create=True) as database, database.write() as conn:
        for _ in range(earlier):
            runs.finish_run(conn, runs.start_run(conn, began), "failed", began)
            conn.execute(schema.runs.update().values(fault="internal error, KeyError", pid=1))
    with pytest.raises(ZeroDivisionError), booked_if_it_breaks_off(place):
        raise ZeroDivisionError
    with open_database(place.database_url) as database, database.read() as conn:
        assert runs.broke_off_in_a_row(conn) == earlier + 1
        assert bool(problems.passes_break_off(conn)) is reported


def test_a_summary_in_korean(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Sentences and states are Korean; names and addresses stay as they are."""
    monkeypatch.setattr(_Spoken, "language", "ko")
    line = SourceLine(name="alpha", url="https://alpha.example/", state="ok", posts_seen=3, posts_new=2, requests=4)
    mention = NewMention(
        subject="예시인권센터",
        kind="quoted",
        where="lead",
        sentence="예시인권센터는 답했다.",
        title="답변",
        source="alpha",
        published_on=None,
        published_precision=None,
        post_url="https://alpha.example/1",
    )
    print_run(RunReport(run=4, state="ok", sources=(line,), new_mentions=(mention,)), quiet=False)
    out, err = capsys.readouterr()
    assert "예시인권센터: 첫머리에서 발언 인용 – 답변 (alpha, 날짜 없음)\n" in out
    assert "실행 4: 정상: 출처 1곳, 새 게시물 2건, 새 언급 1건, 새 기사 0건\n" in err
    assert stored_words(StoredCounts(known_posts=2)) == [
        "새 게시물 2건은 이미 알린 내용이라 저장만 하고 알리지 않았습니다"
    ]
