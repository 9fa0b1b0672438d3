"""Which facts a digest includes, and in which order: without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from presswatch.database.notice_facts import ArticleFacts, NamedFacts, NoticeFacts, PostFacts
from presswatch.database.outbox import Notice
from presswatch.digest.compose import compose, wanted
from presswatch.digest.content import NAMED_SOURCES, Digest, Limits, Part, Person, ever_less, shown_of
from presswatch.encoders.licences import Licences
from presswatch.watchlist.entries import ChannelEntry

NOW = datetime(2026, 11, 25, 8, 0, 1, 500, tzinfo=UTC)
DAY = date(2026, 11, 20)


def named(subject: str = "NKDB", kind: str = "named", where: str = "body", start: int = 0) -> NamedFacts:
    return NamedFacts(subject, f"{subject}, {kind} in the {where} at {start}.", where, kind, start, subject)


def post(number: int = 1, **facts: Any) -> PostFacts:
    given = {"root": number, "url": f"u{number}", "title": f"T{number}", "language": "en", "source": "alpha"}
    dates = {"published_on": DAY, "published_precision": "day"}
    return PostFacts(id=number, **given | dates | facts)


def article(number: int = 7, **facts: Any) -> ArticleFacts:
    given = {"outlet": "Courier", "headline": "H", "url": f"https://courier.example/{number}", "medium": "article"}
    dates = {"published_on": DAY, "published_precision": "day", "date_certain": True}
    return ArticleFacts(id=number, **given | dates | {"kind": "quoted", "certain": True, "post_ids": (1,)} | facts)


def notice(kind: str, number: int = 1, subject: str = "NKDB", **facts: Any) -> Notice:
    payload = facts.pop("payload", {})
    given = {"post_id": number, "coverage_id": None, "created_at": NOW, "run_id": None, "reported_at": None}
    return Notice(id=number, key="", kind=kind, subject=subject, payload=payload, **given | facts)


def mention(number: int = 1, subject: str = "NKDB", **payload: Any) -> Notice:
    given = {
        "post_url": f"u{number}",
        "title": f"T{number}",
        "published_on": "2026-11-20",
        "published_precision": "day",
    }
    more = {"source": "alpha", "sentence": f"{subject} spoke.", "surface": subject, "where": "body", "kind": "named"}
    return notice("mention", number, subject, payload=given | more | payload)


def coverage(number: int = 7, subject: str = "NKDB", kind: str = "quoted") -> Notice:
    return notice("coverage", 1, subject, coverage_id=number, payload={"kind": kind})


def facts(*posts: PostFacts, articles: tuple[ArticleFacts, ...] = (), **more: Any) -> NoticeFacts:
    return NoticeFacts({one.id: one for one in posts}, {one.id: one for one in articles}, **more)


def made(notices: list[Notice], known: NoticeFacts, licences: Licences | None = None) -> Digest:
    return compose(notices, known, licences or Licences(), NOW)


FRENCH = post(2, language="fr-CA", articles={7: ()})
KNOWN = facts(post(1, articles={7: ()}), FRENCH, articles=(article(post_ids=(1, 2)), article(8, post_ids=())))


@pytest.mark.parametrize(
    ("one", "channel", "is_wanted"),
    [
        (coverage(), {}, True),
        (coverage(), {"report": ("mentions",)}, False),
        (coverage(), {"subjects": ("NKDB",)}, True),
        (coverage(), {"subjects": ("WHO",)}, False),
        (coverage(), {"outlets": ("COURIER",)}, True),
        (coverage(), {"outlets": ("Herald",)}, False),
        (coverage(), {"kinds": ("quoted",)}, True),
        (coverage(), {"kinds": ("named",)}, False),
        (coverage(), {"languages": ("fr",)}, True),  # one of its posts is
        (coverage(), {"languages": ("ko",)}, False),
        (coverage(8), {}, False),  # no post reports it any more
        (coverage(9), {}, False),
        (mention(), {}, True),
        (mention(), {"report": ("coverage",)}, False),
        (mention(), {"subjects": ("NKDB",)}, True),
        (mention(), {"subjects": ("WHO",)}, False),
        (mention(), {"outlets": ("Courier",)}, False),
        (mention(), {"kinds": ("named",)}, True),
        (mention(), {"kinds": ("quoted",)}, False),
        (mention(), {"languages": ("en",)}, True),
        (mention(), {"languages": ("fr",)}, False),
        (mention(2), {"languages": ("fr",)}, True),
        (mention(3), {"languages": ("en",)}, False),  # nothing is known of its post
        (notice("problem", subject=""), {"report": ("problems",), "subjects": ("WHO",)}, True),
        (notice("recovered", subject=""), {"report": ("coverage",)}, False),
    ],
)
def test_what_a_channel_is_to_receive(one: Notice, channel: dict[str, Any], *, is_wanted: bool):
    """Each filter limits what it names; an empty one limits nothing."""
    assert wanted([one], KNOWN, ChannelEntry(name="desk", address="env:A", **channel)) == ([one] if is_wanted else [])


@pytest.mark.parametrize("kind", ["changed", "removed"])
@pytest.mark.parametrize(
    ("subjects", "channel", "is_wanted"),
    [
        (["NKDB", "WHO"], {}, True),
        (["NKDB", "WHO"], {"subjects": ("WHO",)}, True),
        (["NKDB"], {"subjects": ("WHO",)}, False),
        ([], {"subjects": ("WHO",)}, False),
        ([], {}, True),
        (["NKDB"], {"languages": ("en",)}, True),
        (["NKDB"], {"languages": ("fr",)}, False),
        (["NKDB"], {"report": ("coverage",)}, False),
    ],
)
def test_which_changes_a_channel_is_to_receive(
    kind: str, subjects: list[str], channel: dict[str, Any], *, is_wanted: bool
):
    """Those of posts that mention one of its subjects, in one of its languages."""
    one = notice(kind, payload={"post_url": "u1", "subjects": subjects})
    assert bool(wanted([one], KNOWN, ChannelEntry(name="desk", address="env:A", **channel))) is is_wanted


def test_articles_come_newest_first_and_months_after_their_days():
    """Undated ones come last, those of one date by last discovery first; each has its subjects once."""
    dated = [
        (1, DAY, "day"),
        (2, date(2026, 11, 1), "month"),
        (3, None, None),
        (4, date(2026, 11, 2), "day"),
        (5, DAY, "day"),
    ]
    known = facts(
        post(1), articles=tuple(article(n, published_on=on, published_precision=exact) for n, on, exact in dated)
    )
    notices = [coverage(n, subject) for n in range(1, 6) for subject in ("NKDB", "", "WHO", "NKDB")]
    found = made(notices, known).articles
    assert [one.id for one in found] == [5, 1, 4, 2, 3]
    assert found[0].subjects == ("NKDB", "WHO")
    assert made(notices, known).made_at == NOW.replace(microsecond=0)


QUOTES = (("Nobody said this.", None, None), ("First.", "Somebody", None), ("Second.", "Hanna Song", "director"))


@pytest.mark.parametrize(
    ("people", "articles", "speaker"),
    [
        ((("Hanna Song", ("director", "expert")),), {7: ()}, "Hanna Song"),
        ((), {7: ()}, "Somebody"),
        ((("Hanna Song", ()),), {7: (), 8: ()}, None),
    ],
)
def test_the_quote_of_an_article(people: Any, articles: Any, speaker: str | None):
    """A spokesperson's first quote, else the first with a speaker; none from a post that reports several articles."""
    known = facts(post(1, people=people, quotes=QUOTES, articles=articles), articles=(article(),))
    (found,) = made([coverage()], known).articles
    assert (found.quote.speaker if found.quote else None) == speaker
    roles = tuple(Person(name=name, role=", ".join(given)) for name, given in people)
    assert found.people == (roles if len(articles) == 1 else ())


@pytest.mark.parametrize(
    ("mentions", "sentence"),
    [
        ((named(kind="named"), named(kind="cited"), named(kind="quoted")), "NKDB, quoted in the body at 0."),
        ((named(kind="op-ed"), named(kind="named")), "NKDB, named in the body at 0."),
        ((named(where="byline"), named(where="caption"), named(where="quote")), "NKDB, named in the quote at 0."),
        ((named(where="quote"), named(where="body"), named(where="lead")), "NKDB, named in the lead at 0."),
        ((named(where="byline"), named(where="teaser")), "NKDB, named in the teaser at 0."),
        ((named(start=9), named(start=3)), "NKDB, named in the body at 3."),
        ((named(where="title", kind="quoted"), named()), "NKDB, named in the body at 0."),
        ((named("WHO"),), ""),
        ((), ""),
    ],
)
def test_the_sentence_that_names_a_subject_best(mentions: tuple[NamedFacts, ...], sentence: str):
    """Ranked by kind of mention, then by its place, then first in the text; titles are shown anyway."""
    (found,) = made([coverage()], facts(post(1, mentions=mentions), articles=(article(),))).articles
    assert found.sentence == sentence
    (any_name,) = made([coverage(subject="")], facts(post(1, mentions=(named("WHO"),)), articles=(article(),))).articles
    assert any_name.sentence == "WHO, named in the body at 0."


def test_mentions_come_by_kind_and_then_newest_first():
    """A post's strongest mention counts; what an article already says of its post is not repeated."""
    known = facts(*(post(n) for n in range(1, 6)), articles=(article(post_ids=(5,)),))
    notices = [
        mention(1),
        mention(2, published_on="2026-11-21"),
        mention(3, kind="cited", published_on=None),
        mention(4),
        mention(4, "WHO", kind="quoted"),
        mention(5),
        mention(5, "WHO"),
        coverage(),
    ]
    found = made(notices, known).mentions
    assert [(one.url, [name.subject for name in one.named]) for one in found] == [
        ("u4", ["NKDB", "WHO"]),
        ("u3", ["NKDB"]),
        ("u2", ["NKDB"]),
        ("u1", ["NKDB"]),
        ("u5", ["WHO"]),
    ]
    assert (found[1].published_on, found[2].published_on, found[2].language) == (None, date(2026, 11, 21), "en")
    assert (found[0].title, found[0].source, found[0].published_precision, found[0].edited) == (
        "T4",
        "alpha",
        "day",
        False,
    )
    assert found[0].named[1].sentence == "WHO spoke."


@pytest.mark.parametrize(("articles", "quoted"), [({}, True), ({7: ()}, False)])
def test_a_post_that_reports_no_article_is_quoted_itself(articles: Any, *, quoted: bool):
    """If the post reports an article, its quotes belong to the article."""
    (found,) = made([mention()], facts(post(1, quotes=QUOTES, articles=articles))).mentions
    assert bool(found.quote) is quoted
    (unknown,) = made([mention(9)], facts()).mentions
    assert (unknown.quote, unknown.language) == (None, None)


def change(kind: str, number: int = 1, wording: int = 2, **facts: Any) -> Notice:
    payload = {
        "post_url": f"u{number}",
        "title": "T",
        "source": "alpha",
        "subjects": ["NKDB"],
        "last_seen_at": NOW.isoformat(),
        "gone": [f"gone {wording}"],
        "new": [f"new {wording}"],
        "wording": wording,
    }
    return notice(kind, number, payload=payload, **facts)


def test_several_edits_are_reported_by_their_result():
    """The diff runs from the wording before the first edit to that after the last; if these are equal, the last edit
    counts.
    """
    wordings = {(1, 1): ("T", "One two three."), (1, 2): ("T", "One."), (1, 3): ("T", "One two four.")}
    edits = [change("changed", wording=2), change("changed", wording=3, created_at=NOW + timedelta(hours=1))]
    (found,) = made(edits, facts(post(1), wordings=wordings)).changes
    assert (found.gone, found.new) != (("gone 3",), ("new 3",))
    assert "three" in " ".join(found.gone)
    assert "four" in " ".join(found.new)
    assert found.seen_at == NOW + timedelta(hours=1)
    (undone,) = made(edits, facts(post(1), wordings=wordings | {(1, 3): wordings[1, 1]})).changes
    assert (undone.gone, undone.new) == (("gone 3",), ("new 3",))
    (once,) = made(edits[:1], facts(post(1))).changes
    assert (once.gone, once.new, once.kind, once.subjects) == (("gone 2",), ("new 2",), "changed", ("NKDB",))


def test_an_edit_that_added_a_mention_is_reported_with_it():
    """It is marked as edited; a removal is still reported, after the edits and without passages."""
    notices = [change("removed"), change("changed"), change("changed", 2), mention(1)]
    found = made(notices, facts(post(1), post(2)))
    assert [(one.kind, one.url, one.gone) for one in found.changes] == [
        ("changed", "u2", ("gone 2",)),
        ("removed", "u1", ()),
    ]
    assert [one.edited for one in found.mentions] == [True]


def test_problems_are_reported_as_they_are_stored():
    """Of a source, of a channel or of our own connection; with the end if it is over."""
    base = {"source": "alpha", "cause": "silent", "words": "w", "since_at": NOW.isoformat(), "until_at": None}
    notices = [
        notice("problem", payload=base),
        notice("recovered", payload=base | {"channel": "desk", "until_at": NOW.isoformat()}),
    ]
    first, second = made(notices, facts()).problems
    assert (first.kind, first.source, first.channel, first.since_at, first.until_at) == (
        "problem",
        "alpha",
        "",
        NOW,
        None,
    )
    assert (second.channel, second.until_at) == ("desk", NOW)
    assert made([], facts()).is_empty
    assert not made(notices, facts()).is_empty


def test_a_message_shows_so_much_and_ever_less():
    """The usual limits, then half of them and so on, at last none."""
    steps = list(ever_less())
    assert steps[0] == Limits(20, 150, 100, 40, 60, 60, 10)
    assert steps[1] == Limits(10, 75, 50, 20, 30, 30, 5)
    assert (len(steps), steps[4], steps[5]) == (6, Limits(1, 9, 6, 2, 3, 3, 0), Limits(0, 0, 0, 0, 0, 0, 0))


def test_where_room_is_short_each_source_has_its_first_entries():
    """They keep their order; the rest is counted by source, largest first, eight of them by name."""
    mentions = [mention(n, source=source) for n, source in enumerate("aaaabbc", 1)]
    known = facts(*(post(n) for n in range(1, 8)))
    found = shown_of(made(mentions, known), replace(Limits(), mentions=4, mentions_of_source=2)).mentions
    assert [one.url for one in found.shown] == ["u1", "u2", "u5", "u7"]
    assert (found.rest, found.more) == ((("a", 2), ("b", 1)), 3)
    whole = shown_of(made(mentions, known), Limits())
    assert (len(whole.mentions.shown), whole.mentions.rest, whole.full) == (7, (), 20)
    many: Part[Any] = Part((), tuple((f"s{n}", 1) for n in range(12)))
    assert (len(many.named), NAMED_SOURCES) == (8, 8)
