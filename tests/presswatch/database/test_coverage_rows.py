"""One article reported by several posts, and one post that reports several articles, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select

from pipelines.record import record
from presswatch.database import filters, schema
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.exports import newest_mentions, stream
from presswatch.database.filters import EVERYTHING, Filter
from presswatch.database.queries import CoverageRow, list_coverage, list_mentions, list_posts
from presswatch.records import Clipping, CoverageFacts, CoverageItem, DateReading, Quote, Spokesperson
from tests.presswatch.database.support import NOW, add_sources, clipping, covered, item, later, mentions, post, save

URL = "https://wsj.example/a"
OTHER = "https://guardian.example/b"
DAY = DateReading(on=date(2026, 10, 30), raw="October 30, 2026")
BARE = CoverageItem(article_url=URL, domain="wsj.example", reason="site of the link", certain=False)
NAMED = item(URL, article_date=DAY, headline="A School Under Water", kind="quoted", reason="named and linked")


@pytest.fixture(autouse=True)
def _sources(database: Database) -> None:
    add_sources(database, "alpha")


def only(database: Database) -> CoverageRow:
    with database.read() as conn:
        (row,) = list_coverage(conn)
    assert check(database) == []
    return row


def shown(row: CoverageRow) -> tuple[Any, ...]:
    return row.outlet, row.article_date, row.headline, row.kind, row.certain, row.reason


FULL = ("The Wall Street Journal", DAY.on, "A School Under Water", "quoted", True, "named and linked")


@pytest.mark.parametrize("posts", [(BARE, NAMED), (NAMED, BARE)])
def test_an_article_combines_the_best_facts_of_its_posts(database: Database, posts: tuple[CoverageItem, ...]) -> None:
    """In either order of a bare link and a full item, outlet, date, headline and certainty come from the full one."""
    for n, one in enumerate(posts, 1):
        save(database, clipping(post(n), coverage=covered(one)), now=later(days=n))
    assert shown(only(database)) == FULL


def test_an_edit_corrects_an_article_and_can_withdraw_it(database: Database) -> None:
    """The date is corrected; once the post no longer reports the article, only the other post's facts count."""
    save(database, clipping(post(1), coverage=covered(BARE)))
    save(database, clipping(post(2), coverage=covered(NAMED)), now=later(days=1))
    corrected = replace(NAMED, article_date=replace(DAY, on=date(2026, 10, 29)))
    save(database, clipping(post(2, text="NKDB, corrected."), coverage=covered(corrected)), now=later(days=2))
    assert only(database).article_date == date(2026, 10, 29)
    save(database, clipping(post(2, text="NKDB, without it.")), now=later(days=3))
    assert shown(only(database)) == ("wsj.example", None, None, "named", False, "site of the link")


def test_an_uncertain_item_changes_nothing_that_is_certain(database: Database) -> None:
    """A certain date wins over an uncertain one, and a name that a post is certain of over others."""
    guess = replace(DAY, on=date(2026, 10, 1), certain=False)
    unsure = item(URL, outlet="The Journal", article_date=guess, certain=False, headline=None)
    save(database, clipping(post(1), coverage=covered(unsure)))
    save(database, clipping(post(2), coverage=covered(NAMED)), now=later(days=1))
    save(database, clipping(post(3), coverage=covered(replace(unsure, outlet="A Journal"))), now=later(days=2))
    assert shown(only(database)) == FULL


def test_an_outlets_domain_is_filled_by_a_later_post(database: Database) -> None:
    """A broadcast without a link comes first; a later post adds the outlet's domain."""
    save(database, clipping(post(1), coverage=covered(item(None, domain=None, headline="Morning News"))))
    save(database, clipping(post(2), coverage=covered(NAMED)))
    with database.read() as conn:
        assert conn.execute(select(schema.outlets.c.name, schema.outlets.c.domain)).all() == [
            ("The Wall Street Journal", "wsj.example")
        ]


def test_what_is_reported_is_what_is_recorded(database: Database) -> None:
    """A bare link reported for another subject has the outlet and date known by then."""
    save(database, clipping(post(1), names=("NKDB",), coverage=covered(NAMED)))
    done = save(database, clipping(post(2), names=("Hanna Song",), coverage=covered(BARE)))
    (one,) = done.new_coverage
    assert (one.outlet, one.article_date, one.kind) == ("The Wall Street Journal", DAY.on, "named")


TEXT = "In the press.\n\nNKDB in the Journal.\n\nHanna Song in the Guardian. “We stay,” said Hanna Song."
FIRST, SECOND = ((15, 35),), ((37, len(TEXT)),)


def roundup(text: str = TEXT, **fields: Any) -> Clipping:
    """A post about two articles, each in a paragraph of its own."""
    start = text.index("We stay")
    facts = CoverageFacts(
        items=(
            item(URL, passages=FIRST),
            item(OTHER, outlet="The Guardian", domain="guardian.example", kind="quoted", passages=SECOND),
        ),
        people=(Spokesperson(name="Hanna Song", start=text.index("Hanna"), subject="NKDB"),),
        quotes=(Quote(text="We stay", search_form="we stay", start=start, end=start + 7, speaker="Hanna Song"),),
    )
    return clipping(post(1, text=text, **fields), coverage=facts)


def subjects(database: Database, **limits: Any) -> dict[str | None, tuple[str, ...]]:
    with database.read() as conn:
        return {row.outlet: row.subjects for row in list_coverage(conn, Filter(**limits))}


def test_each_article_of_a_post_has_the_subjects_people_and_quotes_of_its_passage(database: Database) -> None:
    """This holds in notices, lists, the filter by subject and the export."""
    done = save(database, roundup())
    expected = {"The Wall Street Journal": ("NKDB",), "The Guardian": ("Hanna Song",)}
    assert {one.outlet: one.subjects for one in done.new_coverage} == expected
    assert subjects(database) == expected
    assert subjects(database, subject="NKDB") == {"The Wall Street Journal": ("NKDB",)}
    assert subjects(database, subject="Hanna Song") == {"The Guardian": ("Hanna Song",)}
    with database.read() as conn:
        records = {one["outlet"]: one for one in stream(conn, "coverage", EVERYTHING)}
    said = {
        name: (one["subjects"], [who.name for who in one["people"]], [quote.text for quote in one["quotes"]])
        for name, one in records.items()
    }
    assert said == {
        "The Wall Street Journal": (("NKDB",), [], []),
        "The Guardian": (("Hanna Song",), ["Hanna Song"], ["We stay"]),
    }
    assert check(database) == []


@pytest.mark.parametrize("many", [1, 5_000])
def test_an_outlets_mentions_are_those_of_its_articles_passage(
    database: Database, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """This holds in the list, the exports of mentions, quotes and people, and the feed; posts match by the passage's
    subjects.

    The result is the same whether posts are looked up by the outlet's articles or scanned from the newest on.
    """
    monkeypatch.setattr(filters, "MANY", many)
    save(database, roundup())
    journal, guardian = Filter(outlets=("The Wall Street Journal",)), Filter(outlets=("The Guardian",))
    both = Filter(outlets=("The Guardian", "The Wall Street Journal"))
    with database.read() as conn:
        for where, named, quoted in (
            (journal, ["NKDB"], []),
            (guardian, ["Hanna Song", "Hanna Song"], ["Hanna Song"]),
            (both, ["NKDB", "Hanna Song", "Hanna Song"], ["Hanna Song"]),
            (Filter(outlets=("Another",)), [], []),
        ):
            assert [row.subject for row in list_mentions(conn, where)] == named
            assert [one["subject"] for one in stream(conn, "mentions", where)] == named
            assert [row.subject for row in list_mentions(conn, replace(where, limit=1))] == named[:1]
            assert [one["speaker"] for one in stream(conn, "quotes", where)] == quoted
            assert [one["name"] for one in stream(conn, "people", where)] == quoted
            shown = newest_mentions(conn, where, 10, backfill=False)
            assert sorted(one["subject"] for one in shown) == sorted(set(named))
            assert len(list_posts(conn, where)) == int(bool(named))
        assert len(list_posts(conn, replace(journal, subject="NKDB"))) == 1
        assert list_posts(conn, replace(journal, subject="Hanna Song")) == []
        assert list_mentions(conn, replace(journal, subject="Hanna Song")) == []


def test_an_outlets_mentions_include_those_of_all_articles(database: Database) -> None:
    """Mentions in title and lead count; so do all of a post with one article, and none once it no longer reports the
    article.
    """
    text = "NKDB in the press.\n\nNKDB in the Journal.\n\nNKDB in the Guardian."
    first, second = text.index("NKDB in the J"), text.index("NKDB in the G")
    items = (
        item(URL, passages=((first, second - 2),)),
        item(OTHER, outlet="The Guardian", domain="guardian.example", passages=((second, len(text)),)),
    )
    # At an offset in the title that is inside the Guardian's passage of the text.
    title = f"{'The week in the press. ' * 2}NKDB"
    assert second < len(title) - 4 < len(text)
    in_title = replace(mentions(text, "NKDB")[0], where="title", surface="NKDB", start=len(title) - 4, end=len(title))
    named = (in_title, *mentions(text, "NKDB"))
    one = clipping(post(1, text=text, title=title), mentions=named, coverage=covered(*items))
    save(database, one)
    save(database, clipping(post(2), names=("NKDB",), coverage=covered(item(URL))))
    with database.read() as conn:
        journal = list_mentions(conn, Filter(outlets=("The Wall Street Journal",)))
        guardian = list_mentions(conn, Filter(outlets=("The Guardian",)))
    assert sorted((row.where, row.start) for row in guardian) == [
        ("body", 0),
        ("body", second),
        ("title", len(title) - 4),
    ]
    of_first = sorted((row.where, row.start) for row in journal if row.post_url == post(1).url)
    assert of_first == [("body", 0), ("body", first), ("title", len(title) - 4)]
    assert [row.start for row in journal if row.post_url == post(2).url] == [0]
    save(
        database, clipping(post(1, text=text + " More."), mentions=named, coverage=covered(items[0])), now=later(days=1)
    )
    with database.read() as conn:
        assert list_mentions(conn, Filter(outlets=("The Guardian",))) == []
        assert len(list_mentions(conn, Filter(outlets=("The Wall Street Journal",)))) == 5


def test_a_subject_outside_all_passages_counts_for_all_articles(database: Database) -> None:
    """A subject in the lead or the title belongs to all articles."""
    text = "NKDB in the press.\n\nHanna Song in the Journal.\n\nThe Guardian. “We stay,” said Kim."
    split = text.index("The Guardian")
    items = (
        item(URL, passages=((text.index("Hanna"), split - 2),)),
        item(OTHER, outlet="The Guardian", domain="guardian.example", passages=((split, len(text)),)),
    )
    save(database, clipping(post(1, text=text), coverage=covered(*items)))
    assert subjects(database) == {"The Wall Street Journal": ("Hanna Song", "NKDB"), "The Guardian": ("NKDB",)}


def test_an_article_whose_passage_names_nobody_has_all_that_the_post_names(database: Database) -> None:
    """Nothing else shows whom it is about, and no notice is lost."""
    text = "NKDB in the Journal.\n\nThe Guardian tells of it too."
    items = (
        item(URL, passages=((0, 20),)),
        item(OTHER, outlet="The Guardian", domain="guardian.example", passages=((22, len(text)),)),
    )
    save(database, clipping(post(1, text=text), coverage=covered(*items)))
    assert subjects(database) == {"The Wall Street Journal": ("NKDB",), "The Guardian": ("NKDB",)}


def test_an_article_is_news_for_a_subject_reported_for_another_article(database: Database) -> None:
    """The round-up names Hanna Song for the Guardian's article: a later post that names her for the Journal's is news."""
    save(database, roundup())
    done = save(database, clipping(post(2), names=("NKDB", "Hanna Song"), coverage=covered(item(URL))))
    assert [one.subjects for one in done.new_coverage] == [("Hanna Song",)]
    again = save(database, clipping(post(3), names=("NKDB", "Hanna Song"), coverage=covered(item(URL))))
    assert again.new_coverage == ()


def test_an_edit_that_names_a_subject_for_another_article_is_news_of_that_one(database: Database) -> None:
    """An unchanged edit reports nothing; with Hanna Song added to the Journal's passage, that article is reported."""
    save(database, roundup())
    edited = roundup(TEXT.replace("NKDB in the Journal", "NKDB & Hanna Song "))
    done = save(database, edited, now=later(days=1))
    assert [(one.outlet, one.subjects) for one in done.new_coverage] == [("The Wall Street Journal", ("Hanna Song",))]
    assert subjects(database)["The Wall Street Journal"] == ("Hanna Song", "NKDB")


def test_a_new_article_of_a_new_post_is_not_compared_with_anything(database: Database) -> None:
    """Five statements: the lookup, the outlet read and written, the article, and the post's link to it."""
    seen: list[str] = []
    with database.write() as conn:
        if database.dialect == "sqlite":  # where the driver has a trace callback
            conn.connection.dbapi_connection.set_trace_callback(seen.append)  # type: ignore[union-attr]
        else:
            event.listen(database.engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))
        record(conn, clipping(post(1), coverage=covered(NAMED)), source_id=1, run_id=None, now=NOW)
    tables = ("FROM coverage", "INTO coverage", "UPDATE coverage", "FROM outlets", "INTO outlets", "UPDATE outlets")
    assert len([one for one in seen if any(table in one for table in tables)]) == 5
