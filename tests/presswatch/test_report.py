"""A run's report: its exit code, its JSON, its lines for standard error; names and TOML made from an address."""

import json
import tomllib
from datetime import UTC, date, datetime

import pytest

from presswatch.encoders.json import json_ready
from presswatch.reasons import REASONS, reason_of
from presswatch.report import NewCoverage, NewMention, RunReport, SourceLine, name_for, source_toml, stderr_line
from presswatch.watchlist.read import read_watchlist

GOOD = SourceLine(name="a", url="https://a.example/", state="ok", posts_seen=3)
BAD = SourceLine(
    name="b",
    url="https://b.example/",
    state="failing",
    reason="dns",
    words=reason_of("dns").words,
    since_at=datetime(2026, 11, 2, 8, tzinfo=UTC),
    next_try_at=datetime(2026, 11, 2, 8, 15, tzinfo=UTC),
)


def report(*lines, **more):
    return RunReport(run=1, **{"state": "ok", "sources": lines} | more)


def test_exit_codes():
    """0: all ok or nothing due; 1: a bad source or a failed run; 128 + signal if stopped."""
    assert report().exit_code == 0
    assert report(GOOD).exit_code == 0
    assert report(GOOD, BAD, state="partial").exit_code == 1
    assert report(state="failed").exit_code == 1
    assert report(GOOD, state="interrupted", signal=15).exit_code == 143
    assert report(GOOD, state="interrupted", signal=2).exit_code == 130


def test_stderr_line_of_the_contract():
    """source: state: reason: plain words (since, last good, next try), unknown times left out."""
    assert stderr_line(BAD) == (
        "b: failing: dns: the host name cannot be found (since 2026-11-02T08:00:00Z, next try 2026-11-02T08:15:00Z)"
    )
    assert report(GOOD, BAD).bad_lines() == [stderr_line(BAD)]


def test_json_of_the_contract():
    """Exactly the fields of docs/record.md, dates as days, unknown values as null."""
    mention = NewMention(
        subject="S",
        post_url="u",
        title="t",
        published_on=date(2026, 11, 2),
        published_precision="month",
        source="a",
        sentence="s",
        where="lead",
        kind="named",
    )
    coverage = NewCoverage(outlet="O", article_url="w", article_date=None, posts=("u",))
    document = json_ready(report(GOOD, BAD, new_mentions=(mention,), new_coverage=(coverage,)).to_json())
    fields = ["run", "state", "sources", "new_mentions", "new_coverage", "stored", "problems", "unchecked"]
    assert list(document) == fields
    baseline = ["baseline_posts", "baseline_mentions", "baseline_articles", "older_posts"]
    counts = [*baseline, "known_posts", "unnamed_posts"]
    assert document["stored"] == dict.fromkeys(counts, 0)
    assert document["sources"][0] == {
        "name": "a",
        "url": "https://a.example/",
        "state": "ok",
        "reason": None,
        "posts_seen": 3,
        "posts_new": 0,
        "posts_changed": 0,
        "requests": 0,
    }
    assert document["new_mentions"][0]["published_on"] == "2026-11-02"
    assert document["new_mentions"][0]["published_precision"] == "month"
    unknown = {"article_date": None, "article_precision": None, "headline": None, "subjects": []}
    assert document["new_coverage"][0] == {"outlet": "O", "article_url": "w", "posts": ["u"]} | unknown
    assert document["unchecked"] == {"robots": [], "tls": []}
    json.dumps(document)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/in-the-media/", "example-in-the-media"),
        ("https://news.example.co.kr/board/list.php?id=3", "news.example.co-list"),
        ("https://example.org", "example"),
        ("http://127.0.0.1:8000/feed.xml", "127.0.0.1-feed"),
        ("https://example.org/%EB%B3%B4%EB%8F%84", "example-보도"),
    ],
)
def test_names_made_from_addresses(url, name):
    """Host and last word of the path; the watchlist accepts the name."""
    assert name_for(url) == name
    text = source_toml(name=name_for(url), url=url, language="", backfill=3)
    assert tomllib.loads(text)["sources"] == [{"name": name, "url": url, "backfill": 3}]
    assert read_watchlist(text, "w").sources[0].url == url


def test_every_reason_has_words():
    """Every reason has words that explain it; unknown statuses get their class's words."""
    assert all(reason.words for reason in REASONS.values())
    assert reason_of("http-418").words == reason_of("http-499").words
    assert reason_of("http-599").words
    assert reason_of("").words == ""
