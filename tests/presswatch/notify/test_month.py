"""The judge of the simulated month (`benchmarks.month`): it detects each fault, and reads mails as people do."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import msgspec
import pytest

from benchmarks.worlds.month import Unit
from benchmarks.worlds.month_judged import Channel, Judge, Pass
from benchmarks.worlds.month_sinks import Ledger, told_of, told_of_text
from presswatch.digest.content import Article, Digest, Mention, Named, ReportingPost
from presswatch.digest.render import rendered

NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)
DESK = Channel("desk", "webhook", "at once")
OFFICE = Channel("office", "mail", "daily", at="08:00", zone="Africa/Casablanca")


class Worldlet:
    """A world with one post a day, each naming A; post 0 is of the first visit."""

    due: ClassVar = {Unit("1", "A"): NOON, Unit("2", "A"): NOON + timedelta(days=1)}

    def post_of(self, url: str) -> dict[str, Any] | None:
        return {"id": url, "first_tick": int(url)} if url in ("0", "1", "2") else None

    def unit_of(self, post: dict[str, Any], subject: str) -> Unit | None:
        return Unit(post["id"], subject) if subject == "A" else None


def wrong(channel: Channel, *told: tuple[str, datetime, str], killed: tuple[int, ...] = ()) -> dict[str, int]:
    """The counts that must be 0, for these messages: id, time, the post they report (and the article)."""
    ledger = Ledger(random.Random(1), ("none", NOON, NOON))
    passes = []
    for number in range(20):  # a pass every six hours
        began = NOON - timedelta(minutes=1) + timedelta(hours=6 * number)
        passes.append(Pass(number, began, began + timedelta(minutes=2), -9 if number in killed else 0))
    for key, at, url in told:
        ledger.offset_s, ledger.run = (at - datetime.now(UTC)).total_seconds(), 0
        post, _, article = url.partition(" ")
        content = frozenset({(post, "A", article)})
        ledger.took(channel=channel.name, key=key, made_at=at, told=content, content=key + url, fault="")
    world: Any = Worldlet()
    row = Judge(channel, world, passes, ledger).row()
    seen = {name: row[name] for name in ("twice", "never", "early", "late", "backfill", "unasked") if row[name]}
    return seen | ({"storm": 1} if row["most_in_10_min"] > 1 else {})


DAY = timedelta(days=1)
GOOD = (("a", NOON, "1"), ("b", NOON + DAY, "2"))


@pytest.mark.parametrize(
    ("told", "killed", "seen"),
    [
        (GOOD, (), {}),
        (GOOD[:1], (), {"never": 1}),
        ((*GOOD, ("c", NOON + DAY * 2, "1")), (), {"twice": 1}),
        ((*GOOD, ("c", NOON + DAY * 2, "1 article")), (), {}),
        ((("a", NOON, "1 article"), GOOD[1], ("c", NOON + DAY * 2, "1")), (), {"twice": 1}),
        ((*GOOD, ("c", NOON + DAY * 2, "0")), (), {"backfill": 1}),
        ((("a", NOON + timedelta(hours=7), "1"), GOOD[1]), (), {"late": 1}),
        ((("a", NOON + timedelta(hours=7), "1"), GOOD[1]), (1,), {}),
        ((*GOOD, ("b", NOON + DAY * 2, "2")), (), {"unasked": 1}),
        ((*GOOD, ("b", NOON + DAY * 2, "2")), (0,), {}),
        ((GOOD[0], ("b", NOON + timedelta(minutes=5), "2")), (), {"storm": 1}),
    ],
)
def test_the_judge_sees_what_must_not_happen(
    told: tuple[tuple[str, datetime, str], ...], killed: tuple[int, ...], seen: dict[str, int]
) -> None:
    """Each fault by itself; a killed pass excuses only lateness and a second copy."""
    assert wrong(DESK, *told, killed=killed) == seen


def test_a_daily_message_at_another_time_of_day_is_early() -> None:
    """Due at the first pass after 8:00 local time, and not again that day."""
    assert wrong(OFFICE, ("a", datetime(2026, 2, 2, 12, tzinfo=UTC), "1"), ("b", NOON + DAY * 2, "2")) == {}
    assert wrong(OFFICE, ("a", datetime(2026, 2, 2, 20, tzinfo=UTC), "1"), ("b", NOON + DAY * 2, "2"))["early"] == 1


def test_the_times_asked_follow_the_clock_of_the_zone() -> None:
    """8:00 in Casablanca is an hour later in UTC from February 15, 2026 on."""
    at = [OFFICE.next_time(datetime(2026, 2, day, 0, tzinfo=UTC)).hour for day in (14, 15)]
    assert at == [7, 8]
    assert Channel("x", "mail", "weekly", at="09:00", zone="Asia/Seoul").last_time(NOON) == datetime(
        2026, 1, 26, tzinfo=UTC
    )


def test_a_mail_reports_what_the_webhook_reports() -> None:
    """Read from the plain text and from the JSON: the same posts with the same subjects."""
    day = date(2026, 2, 1)
    posts = [
        ReportingPost(
            url=f"https://alpha.example/{n}", title=f"Post {n}", published_on=day, source="alpha", language="en"
        )
        for n in range(3)
    ]
    named = [Named(subject=name, sentence=f"{name} spoke.", where="body", kind="named") for name in ("NKDB", "B C")]
    facts: dict[str, Any] = {"published_on": day, "date_certain": True, "medium": "article", "kind": "cited"}
    facts |= {"certain": False, "people": (), "quote": None, "sentence": "They said so."}
    articles = (
        Article(
            id=1,
            outlet="Gazette",
            headline="One",
            url="https://g.example/1",
            subjects=("NKDB", "B C"),
            posts=(*posts[:2],),
            **facts,
        ),
        Article(id=2, outlet="Gazette", headline="Two", url=None, subjects=(), posts=(posts[2],), **facts),
    )
    mention = Mention(
        url="https://alpha.example/9",
        title="Nine",
        published_on=day,
        source="alpha",
        language="en",
        named=(*named,),
        quote=None,
    )
    digest = Digest(made_at=NOON, articles=articles, mentions=(mention,))
    said = set(told_of_text(rendered(digest, "en", ZoneInfo("UTC"))[1]))
    assert said == set(told_of(msgspec.to_builtins(digest)))
    assert len(said) == 7
