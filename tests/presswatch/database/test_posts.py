"""Looking up posts by address, guid, hash, similarity and words; what was seen, missed and decided."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select

from presswatch.database import clippings, filters, parts, posts, schema, search
from presswatch.database import search as search_index
from presswatch.database.decisions import note_decisions, trail
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.exports import newest_coverage, newest_mentions
from presswatch.database.filters import Filter, newest_first
from presswatch.database.opening import open_database
from presswatch.database.queries import list_coverage, list_mentions, list_posts
from presswatch.database.search import index_new, search_posts
from presswatch.database.types import bounded_key, signed_key
from presswatch.records import DateReading, Dropped, Verdict
from presswatch.text.strings import storable
from tests.presswatch.database.support import (
    NOW,
    add_sources,
    begin_run,
    clipping,
    count,
    covered,
    item,
    later,
    mark_reported,
    mentions,
    pending,
    post,
    save,
    statements,
)


@pytest.fixture
def filled(database: Database) -> Database:
    """Two sources, three posts: one in each, one in both."""
    add_sources(database, "alpha", "beta")
    save(database, clipping(post(1, guid="g1")))
    save(database, clipping(post(2, guid="g2")))
    save(database, clipping(post(3, source="beta", guid="g1")), source=2)
    with database.write() as conn:
        posts.touch_seen(conn, 2, [2], later(hours=1))
    return database


def test_an_address_is_looked_up_once(filled: Database) -> None:
    """One lookup answers for the post itself and for another list's entry of it; of several the first counts."""
    key = post(1).url_key
    save(filled, clipping(post(1, source="beta", external=True)), source=2)
    with filled.read() as conn:
        with statements(filled) as asked:
            found = posts.owners(conn, [key, "no.example/where"])
            assert posts.owned_posts(conn, [], 0) == {}
            assert posts.known_elsewhere(conn, found, "no.example/where", 0) is None
        assert {whose for _, whose, _ in found} == {0, 2}
        assert posts.owned_posts(conn, found, 0)[key].id == 1
        elsewhere = posts.known_elsewhere(conn, found, key, 0)
        assert elsewhere is not None
        assert posts.owned_posts(conn, found, 2) == {key: elsewhere}
        first = posts.known_elsewhere(conn, found, key, 2)
        assert first is not None
        assert first.id == 1
    assert len([sql for sql in asked if "post_addresses" in sql]) <= 1


def test_posts_are_known_by_address_and_guid(filled: Database) -> None:
    """Many are looked up at once; guids belong to their source; what is not stored is absent."""
    with filled.read() as conn:
        keys = [post(n).url_key for n in (1, 2, 9)]
        found = posts.owned_posts(conn, posts.owners(conn, keys))
        assert {key: one.id for key, one in found.items()} == {keys[0]: 1, keys[1]: 2}
        assert found[keys[1]].sources == ("alpha", "beta")
        assert (found[keys[0]].text, found[keys[0]].published_on) == (post(1).text, date(2026, 11, 20))
        assert {guid: one.id for guid, one in posts.known_by_guid(conn, 1, ["g1", "g2", "g3"]).items()} == {
            "g1": 1,
            "g2": 2,
        }
        assert posts.known_by_guid(conn, 2, ["g1"])["g1"].id == 3
        assert posts.known_by_hash(conn, clipping(post(2)).content_hash).id == 2  # type: ignore[union-attr]
        assert posts.known_by_hash(conn, "none") is None
        assert posts.owned_posts(conn, []) == {}


def test_many_addresses_cost_few_statements(filled: Database) -> None:
    """2,500 keys are looked up in batches, not one by one."""
    seen: list[str] = []
    event.listen(filled.engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))
    with filled.read() as conn:
        if filled.dialect == "sqlite":  # where the driver has a trace callback
            conn.connection.dbapi_connection.set_trace_callback(seen.append)  # type: ignore[union-attr]
        keys = [post(n).url_key for n in range(2500)]
        assert len(posts.owned_posts(conn, posts.owners(conn, keys))) == 3
    assert len([one for one in seen if one.startswith("SELECT")]) == 5  # three for addresses, two for the posts found


def test_further_posts_of_a_source_are_near_a_post_or_newest(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each source, the posts recorded next to a given one and the last ones; none of other sources."""
    monkeypatch.setattr(posts, "NEIGHBOURS", 3)
    add_sources(database, "alpha", "beta")
    with database.read() as conn:
        assert posts.shown_around(conn, 1, {"alpha"}) == []
    for n in range(1, 21):
        source = "beta" if n % 5 == 0 else "alpha"
        save(database, clipping(post(n, source=source)), source=2 if n % 5 == 0 else 1)
    with database.read() as conn:
        assert [one.id for one in posts.shown_around(conn, 8, {"alpha"}, limit=2)] == [9, 11, 18, 19]
        assert [one.id for one in posts.shown_around(conn, 8, {"alpha", "beta"}, limit=1)] == [10, 11, 19, 20]
        assert posts.shown_around(conn, 8, {"gamma"}) == []


def test_lookalikes_share_keys_and_rare_ones_count_most(database: Database) -> None:
    """At least two shared keys are needed; signed keys work; a later wording adds its keys; no keys find nothing."""
    add_sources(database, "alpha")
    prints = [(1, 2, 3, -4), (1, 2, 2**64 - 4), (9, 1)]
    for n, keys in enumerate(prints):
        save(database, clipping(post(n), fingerprint=keys))
    with database.read() as conn:
        assert [one.id for one in posts.lookalikes(conn, [1, 2, 3, -4])] == [1, 2]
        assert [one.id for one in posts.lookalikes(conn, [1, 2, 3, -4], limit=1)] == [1]
        assert [one.id for one in posts.lookalikes(conn, [9, 1, 2])] == [3, 1, 2]
        assert posts.lookalikes(conn, []) == posts.lookalikes(conn, [9]) == posts.lookalikes(conn, [77, 78]) == []
    save(database, clipping(post(2, text="NKDB again."), fingerprint=(2, 3)))
    with database.read() as conn:
        assert [one.id for one in posts.lookalikes(conn, [2, 3])] == [1, 3]


def test_a_post_missing_from_its_page_is_counted_and_comes_back(filled: Database) -> None:
    """Only posts of the days that the page covered count as missed; a removal is recorded once and undone when seen
    again.
    """
    with filled.write() as conn:
        posts.touch_seen(conn, 1, [1], later(hours=6))
        days = (date(2026, 11, 1), date(2026, 11, 30))
        assert posts.mark_missing(conn, 1, later(hours=6), (date(2026, 1, 1), date(2026, 1, 31))) == []
        assert posts.mark_missing(conn, 1, later(hours=6), days) == [2]
        assert posts.mark_missing(conn, 1, later(hours=6), days) == [2]
        missed = select(schema.sightings.c.post_id).where(schema.sightings.c.missing_runs >= 2)
        assert conn.execute(missed).scalars().all() == [2]
        posts.mark_removed(conn, [2], later(hours=7))
        posts.mark_removed(conn, [2], later(hours=9))
        assert conn.execute(select(schema.posts.c.removed_at).where(schema.posts.c.id == 2)).scalar() == later(hours=7)
        posts.touch_seen(conn, 1, [2], later(hours=12))
        assert conn.execute(select(schema.posts.c.removed_at).where(schema.posts.c.id == 2)).scalar() is None


TEXTS = {
    1: "북한인권정보센터는 인권 보고서를 발표했다.",
    2: "北朝鮮の人権状況について宋韩娜が語った。",
    3: 'The Journal wrote that "what China can do" is 100% clear_cut.',
    4: "Правозащитники говорят. Ελληνικός λόγος. ÜBER Köln. ＥＵ",
}


FOUND = {
    "인권": [1],
    "人権": [2],
    "북한인권": [1],
    "宋韩娜": [2],
    "journal": [3],
    "JOURNAL china": [3],
    '"what China can"': [3],
    '"China what"': [],
    "100%": [3],
    "10_": [],
    "clear_": [3],
    "правозащитники": [4],
    "köln": [4],
    "über": [4],
    "journal zebra": [],
    "": [],
    "OR": [],
    "NOT wrote*": [3],
    '" "': [],
    "notice": [1, 2, 3, 4],
    "'; --": [],
    "λόγος": [4],
    "ＥＵ": [4],
    "ｅｕ": [4],
}


@pytest.mark.parametrize("indexed", [True, False])
def test_search_finds_any_script_from_two_characters(database: Database, *, indexed: bool) -> None:
    """Korean, Japanese, Chinese, Russian, punctuation and odd syntax give the same with and without the index."""
    add_sources(database, "alpha")
    for n, text in TEXTS.items():
        save(database, clipping(post(n, text=text, title=f"Notice {n}"), names=()))
    with database.write() as conn:
        if indexed:
            assert index_new(conn) == (4 if database.dialect == "sqlite" else 0)
            assert index_new(conn) == 0
        assert {query: sorted(row["id"] for row in search_posts(conn, query)) for query in FOUND} == FOUND


LETTERS = "abkiIKIKFfſßéÉñжЖщΣσςαΑ인권위보고人権京。.,-%_!'7 \n😀ＮａＥｕ"
KELVIN_AND_DOTTED = "\u212a\u0130"


@pytest.fixture
def scattered(database: Database, monkeypatch: pytest.MonkeyPatch) -> tuple[Database, list[str]]:
    """Sixty posts of random letters, some not indexed yet, on PostgreSQL in many blocks; none scanned."""
    chance = random.Random(6)
    texts = ["".join(chance.choices(LETTERS + KELVIN_AND_DOTTED, k=40)) for _ in range(60)]
    monkeypatch.setattr(search_index, "READ_THROUGH", 5)
    add_sources(database, "alpha")
    for n, words in enumerate(texts):
        with database.write() as conn:
            if database.dialect == "postgresql":
                # The last number of a block, then the first of the next.
                last = (n // 2 + 1) * search_index.BLOCK - 2 + n % 2
                conn.execute(select(func.setval(func.pg_get_serial_sequence("revisions", "id"), last)))
            if n == 50:
                index_new(conn)
        save(database, clipping(post(n + 1, title=words[:8], text=words[8:]), names=()))
    return database, texts


def test_every_post_is_found_at_any_place_in_the_index(scattered: tuple[Database, list[str]]) -> None:
    """Each is found by six letters of its own: not yet indexed ones, the first and last of a block, the oldest."""
    database, texts = scattered
    with database.read() as conn:
        found = [{row["id"] for row in search_posts(conn, f'"{words[9:15]}"')} for words in texts]
    assert [n for n, ids in enumerate(found) if n + 1 not in ids] == []


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(
    n=st.integers(0, 59),
    start=st.integers(0, 39),
    length=st.integers(1, 7),
    change=st.sampled_from([str, str.upper, str.lower, str.swapcase]),
    quoted=st.booleans(),
)
def test_the_index_rules_out_nothing_that_reading_finds(
    scattered: tuple[Database, list[str]],
    n: int,
    start: int,
    length: int,
    change: Callable[[str], str],
    *,
    quoted: bool,
) -> None:
    """For any piece of any text in any letter case, the index finds what a full scan finds, in the same order."""
    database, texts = scattered
    words = change(texts[n][start : start + length])
    query = f'"{words}"' if quoted else words
    with database.read() as conn, pytest.MonkeyPatch.context() as patched:
        found = search_posts(conn, query)
        patched.setattr(search, "narrowed", lambda _conn, wanted, _terms: [(wanted, schema.revisions.c.id)])
        assert found == search_posts(conn, query)


def test_search_follows_a_reread_wording(database: Database) -> None:
    """Rereading a stored page replaces its text and what it is found by; the index stays in step."""
    add_sources(database, "alpha")
    done = save(database, clipping(post(1, text="An elephant came."), names=()))
    with database.write() as conn:
        index_new(conn)
        state = clippings.stored_state(conn, done.post_id)
        assert state is not None
        clippings.rewrite(conn, state, post(1, text="A giraffe came."), "another hash")
        assert search_posts(conn, "elephant") == []
        assert len(search_posts(conn, "giraffe")) == 1
    assert check(database) == []


def test_search_looks_at_the_present_wording(database: Database) -> None:
    """An edited post is found only by its present words; filters and limit apply; an excerpt shows the match."""
    add_sources(database, "alpha", "beta")
    save(database, clipping(post(1, text="An elephant came.")))
    save(database, clipping(post(1, text=f"{'Words before. ' * 30}A giraffe came.")))
    with database.write() as conn:
        index_new(conn)
        assert search_posts(conn, "elephant") == []
        (found,) = search_posts(conn, "giraffe", Filter(source="alpha", since=NOW))
        assert "A giraffe came." in found["excerpt"]
        assert search_posts(conn, "giraffe", Filter(source="beta")) == []
        assert search_posts(conn, "giraffe", Filter(since=later(days=1))) == []
        assert search_posts(conn, "giraffe", limit=0) == []


@pytest.mark.parametrize("read_of_source", [1, 20_000])
def test_search_in_a_source_finds_all_that_it_has_shown(
    database: Database, monkeypatch: pytest.MonkeyPatch, read_of_source: int
) -> None:
    """Whichever source showed a post first; a large source is searched by index, a small one by reading."""
    monkeypatch.setattr("presswatch.database.search.READ_OF_SOURCE", read_of_source)
    ids = add_sources(database, "alpha", "beta")
    for n in range(1, 4):
        save(database, clipping(post(n, text=f"A giraffe came on day {n}.")), now=later(days=n))
    save(database, clipping(post(2, text="A giraffe came on day 2.")), source=ids["beta"], now=later(days=4))
    with database.write() as conn:
        index_new(conn)
        assert [row["id"] for row in search_posts(conn, "giraffe", Filter(source="beta"))] == [2]
        assert [row["id"] for row in search_posts(conn, "giraffe", Filter(source="alpha"))] == [3, 2, 1]
        assert search_posts(conn, "elephant", Filter(source="alpha")) == []


def test_search_gives_the_newest_first_and_no_more_than_asked(database: Database) -> None:
    """A post edited today keeps its place among those first seen before it; more than one fetch of rows is between
    them.
    """
    add_sources(database, "alpha")
    for n in range(1, 4):
        save(database, clipping(post(n, text=f"인권 보고서 {n}"), names=()), now=later(days=n))
    save(database, clipping(post(1, text="새 보고서 인권"), names=()), now=later(days=9))
    for n in range(4, 130):
        save(database, clipping(post(n, text=f"보고서 {n}"), names=()), now=later(days=4))

    def found(words: str, limit: int) -> list[int]:
        return [int(row["url"].rpartition("/")[2]) for row in search_posts(conn, words, limit=limit)]

    with database.write() as conn:
        index_new(conn)
        assert found("인권", 50) == [3, 2, 1]
        assert found("인권", 1) == [3]
        assert found("보고서", 200) == [*range(4, 130), 3, 2, 1]


@pytest.mark.parametrize("query", ["보고서", "인권", "인권 보고서", "report"])
def test_search_reads_candidates_in_order(sqlite_url: str, query: str) -> None:
    """No statement sorts its results: the newest wordings come first from the index itself, however many there are."""
    plans: list[str] = []

    def explain(conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("SELECT posts.id"):
            plans.extend(row[3] for row in conn.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

    with open_database(sqlite_url, create=True) as database:
        add_sources(database, "alpha")
        save(database, clipping(post(1, text="A report: 인권 보고서"), names=()))
        with database.write() as conn:
            index_new(conn)
            event.listen(database.engine, "before_cursor_execute", explain)
            assert len(search_posts(conn, query)) == 1
    assert plans
    assert [one for one in plans if "TEMP B-TREE" in one] == []


def test_listings_filter_and_name_what_they_show(filled: Database) -> None:
    """Subject, source, outlet, time, new and run limit each listing."""
    with filled.write() as conn:
        mark_reported(conn, [one.id for one in pending(conn)], NOW)
    run = begin_run(filled, later(days=1))
    late = clipping(post(4, text="Amnesty spoke."), names=("Amnesty",), coverage=covered(item()))
    save(filled, late, run=run, now=later(days=1))
    with filled.read() as conn:
        for where in (
            Filter(new=True),
            Filter(run_id=run),
            Filter(subject="Amnesty"),
            Filter(since=later(hours=2)),
            Filter(outlets=("The Wall Street Journal",)),
        ):
            assert [row.post_url for row in list_mentions(conn, where)] == [post(4).url]
            assert [row.url for row in list_posts(conn, where)] == [post(4).url]
            assert [row.posts for row in list_coverage(conn, where)] == [(post(4).url,)]
        assert [row.id for row in list_posts(conn, Filter(source="beta"))] == [2, 3]
        assert list_coverage(conn, Filter(source="beta")) == []
        assert len(list_mentions(conn, Filter(until=later(hours=2)))) == 6
        assert [row.id for row in list_posts(conn, Filter(limit=2))] == [4, 1]
        assert list_posts(conn)[1].subjects == ("Hanna Song", "NKDB")
        row = list_mentions(conn, Filter(subject="Amnesty"))[0]
        assert (row.surface, row.rule, row.reported_at, row.source) == ("Amnesty", "alias Amnesty", None, "alpha")


def test_what_one_visit_found_is_listed_by_its_day(database: Database) -> None:
    """Posts of one second are listed by newest date first; those of one date, or without any, as in the source's list."""
    days = {1: 20, 2: 21, 3: None, 4: 19, 5: 20, 6: None}
    add_sources(database, "alpha")
    for number, day in days.items():
        on = DateReading(on=date(2026, 11, day), raw=f"{day} November 2026") if day else None
        facts = covered(item(f"https://wsj.example/{number}", article_date=on))
        text = f"NKDB saw a heron, number {number}."
        save(database, clipping(post(number, text=text, published=on), names=("NKDB",), coverage=facts))
    with database.write() as conn:
        index_new(conn)
        for most in (6, 3):
            expected = [2, 1, 5, 4, 3, 6][:most]
            where = Filter(limit=most)
            assert [row.id for row in list_posts(conn, where)] == expected
            assert [row.post_url for row in list_mentions(conn, where)] == [post(number).url for number in expected]
            assert [row.posts for row in list_coverage(conn, where)] == [(post(number).url,) for number in expected]
            assert [row["id"] for row in search_posts(conn, "heron", limit=most)] == expected
            articles = newest_coverage(conn, Filter(), most, backfill=False)
            assert [record["post_id"] for (record,) in articles] == expected
            listed = newest_mentions(conn, Filter(), most, backfill=False)
            assert [record["post_url"] for record in listed] == [post(number).url for number in expected]
    save(database, clipping(post(7, published=None)), now=later(days=1))
    with database.read() as conn:
        assert [row.id for row in list_posts(conn, Filter(limit=2))] == [7, 2]


def test_what_a_long_run_found_is_listed_by_its_day(database: Database) -> None:
    """However many minutes a run took: the last run first, its posts by date; rematched ones by time."""
    add_sources(database, "alpha")
    first, second = begin_run(database), begin_run(database, later(hours=6))
    found = {1: (first, 24, 0), 2: (first, 23, 3), 3: (first, 25, 9), 4: (second, 2, 361), 5: (second, 1, 399)}
    for number, (run, day, minute) in found.items():
        on = DateReading(on=date(2026, 11, day), raw=f"{day} November 2026")
        facts = covered(item(f"https://wsj.example/{number}", article_date=on))
        text = f"NKDB saw a heron, number {number}."
        one = clipping(post(number, text=text, published=on), names=("NKDB",), coverage=facts)
        save(database, one, run=run, now=later(minutes=minute))
    expected = [4, 5, 3, 1, 2]
    with database.write() as conn:
        index_new(conn)
        for most in (5, 3):
            where = Filter(limit=most)
            assert [row.id for row in list_posts(conn, where)] == expected[:most]
            assert [row.id for row in list_coverage(conn, where)] == expected[:most]
            urls = [post(number).url for number in expected[:most]]
            assert [row.post_url for row in list_mentions(conn, where)] == urls
            assert [row["id"] for row in search_posts(conn, "heron", limit=most)] == expected[:most]
        assert [row.id for row in list_posts(conn, Filter(since=later(minutes=2)))] == [4, 5, 3, 2]
        assert [row.id for row in list_posts(conn, Filter(since=later(minutes=5), until=later(minutes=380)))] == [4, 3]
        assert [row["id"] for row in search_posts(conn, "heron", Filter(since=later(minutes=5)))] == [4, 5, 3]
        again = mentions("NKDB saw a heron, number 2.", "NKDB", "heron")
        parts.replace_mentions(conn, 2, again, now=later(hours=9), run_id=None, backfill=True)
        assert [row.subject for row in list_mentions(conn, Filter(limit=2))] == ["heron", "NKDB"]
    assert check(database) == []


def test_a_day_that_is_corrected_moves_the_post_and_its_mentions(database: Database) -> None:
    """It moves within the run that found it; if no date is read any more, the old one stays."""
    add_sources(database, "alpha")
    run = begin_run(database)
    for number, day in ((1, 3), (2, 4)):
        on = DateReading(on=date(2026, 11, day), raw=f"{day} November 2026")
        save(database, clipping(post(number, published=on), names=("NKDB",)), run=run)
    for wording, day in (("A word.", 5), ("Two words.", None)):
        on = DateReading(on=date(2026, 11, day), raw="5 November 2026") if day else None
        save(database, clipping(post(1, text=f"NKDB: {wording}", published=on), names=("NKDB",)), now=later(days=1))
        with database.read() as conn:
            assert [row.id for row in list_posts(conn)] == [1, 2]
            assert [row.published_on for row in list_mentions(conn)] == [date(2026, 11, 5), date(2026, 11, 4)]
        assert check(database) == []


def test_a_month_is_listed_after_its_days(database: Database) -> None:
    """A date of month or year precision is newer than earlier dates and is not taken for the first of its days."""
    add_sources(database, "alpha")
    known = [
        (2024, 6, 1, "month"),
        (2024, 6, 1, "day"),
        (2024, 5, 31, "day"),
        (2024, 1, 1, "year"),
        (2024, 1, 1, "day"),
    ]
    run = begin_run(database)
    for number, (year, month, day, precision) in enumerate(known, 1):
        on = DateReading(on=date(year, month, day), precision=precision, raw="printed")
        facts = covered(item(f"https://wsj.example/{number}", article_date=on))
        text = f"NKDB saw a heron, number {number}."
        save(database, clipping(post(number, text=text, published=on), names=("NKDB",), coverage=facts), run=run)
    with database.write() as conn:
        index_new(conn)
        assert [row.id for row in list_posts(conn)] == [2, 1, 3, 5, 4]
        assert [row.id for row in list_coverage(conn)] == [2, 1, 3, 5, 4]
        assert [row["id"] for row in search_posts(conn, "heron")] == [2, 1, 3, 5, 4]


LISTS = [
    (list_posts, Filter(limit=50), "ix_posts_newest"),
    (list_posts, Filter(limit=50, since=later(days=-1), until=NOW), "ix_posts_newest"),
    (list_mentions, Filter(limit=50), "ix_mentions_newest"),
    (list_mentions, Filter(limit=50, since=later(days=-1)), "ix_mentions_newest"),
    (list_mentions, Filter(limit=50, subject="NKDB"), "ix_mentions_subject"),
    (list_coverage, Filter(limit=50), "ix_coverage_newest"),
    (list_coverage, Filter(limit=50, since=later(days=-1)), "ix_coverage_newest"),
]


@pytest.mark.parametrize(("listing", "where", "index"), LISTS)
def test_the_newest_come_from_an_index(
    database: Database, listing: Callable[..., Any], where: Filter, index: str
) -> None:
    """No list is sorted, however much one run found: the index gives the runs, and within each the dates."""
    plans: list[str] = []
    lite = database.dialect == "sqlite"

    def explain(conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "run_at DESC" in statement:
            asked = conn.connection.cursor().execute(f"EXPLAIN {'QUERY PLAN' if lite else ''} {statement}", parameters)
            plans.extend(row[-1] for row in asked.fetchall())

    with database.read() as conn:
        for kind in () if lite else ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
            conn.exec_driver_sql(f"SET LOCAL enable_{kind} = off")  # on an empty table any other plan costs as much
        event.listen(database.engine, "before_cursor_execute", explain)
        try:
            listing(conn, where)
        finally:
            event.remove(database.engine, "before_cursor_execute", explain)
    assert any(index in one for one in plans), plans
    assert [one for one in plans if "TEMP B-TREE" in one or "Sort" in one] == []


@pytest.mark.parametrize("many", [1, 5_000])
def test_a_subject_of_many_mentions_lists_the_same(
    filled: Database, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """The same result whether posts are looked up by the subject's mentions or scanned from the newest on."""
    monkeypatch.setattr(filters, "MANY", many)
    save(filled, clipping(post(4), names=("NKDB",)), now=later(days=1))
    save(filled, clipping(post(4, text="Nobody spoke."), names=()), now=later(days=2))
    with filled.read() as conn:
        assert [row.id for row in list_posts(conn, Filter(subject="NKDB"))] == [1, 2, 3]
        assert [row.id for row in list_posts(conn, Filter(subject="NKDB", limit=2, source="alpha"))] == [1, 2]
        assert list_posts(conn, Filter(subject="Nobody")) == []


def test_newest_coverage_is_found_without_making_a_list_of_all(sqlite_url: str) -> None:
    """The coverage of the last day among years of it comes from the index by time."""
    with open_database(sqlite_url, create=True) as database, database.read() as conn:
        query = select(schema.coverage.c.id).where(*filters.coverage_conditions(Filter()))
        ordered = query.order_by(*newest_first(schema.coverage, schema.coverage.c.id))
        plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {ordered.compile(conn)}").all()
    assert "ix_coverage_newest" in plan[0][3]
    assert not [one for one in plan if "LIST SUBQUERY" in one[3]]


def test_a_trail_shows_what_became_of_an_address(filled: Database) -> None:
    """Found, dropped, recorded, matched by which rule, reported when; a duplicate names its original."""
    run = begin_run(filled)
    address = "https://alpha.example/menu?utm_source=x"
    drop = Dropped(url=address, step="listing", outcome="dropped", detail="a menu")
    with filled.write() as conn:
        note_decisions(conn, 1, [replace(drop, detail="old"), drop], run_id=run, now=NOW)
        note_decisions(conn, 1, [drop], run_id=run, now=later(hours=1))
        note_decisions(conn, 1, [], run_id=run, now=NOW)
        mark_reported(conn, [one.id for one in pending(conn)], later(days=1))
    copy = replace(post(5, text=post(1).text), url="https://alpha.example/copy", url_key="alpha.example/copy")
    save(
        filled,
        clipping(copy, verdict=Verdict(state="duplicate", duplicate_of=1, reason="same text")),
        now=later(days=2),
    )
    with filled.read() as conn:
        (step,) = trail(conn, "http://www.alpha.example/menu")
        assert (step.step, step.outcome, step.detail, step.source) == ("listing", "dropped", "a menu", "alpha")
        steps = [(one.step, one.outcome) for one in trail(conn, post(1).url)]
        assert steps[:2] == [("found", "seen"), ("recorded", "new")]
        assert ("mention", "NKDB") in steps
        assert steps[-1] == ("delivery", "sent")
        again = {one.step: one for one in trail(conn, "https://alpha.example/copy")}
        assert (again["recorded"].outcome, again["recorded"].detail) == (
            "duplicate",
            f"duplicate of {post(1).url}: same text",
        )
        assert trail(conn, "https://nobody.example/") == []
        assert count(conn, schema.decisions) == 1


def test_a_trail_of_an_article_names_the_posts_that_report_it(filled: Database) -> None:
    """For any address of an article the trail names the posts that report it and their wording."""
    for number, url in ((4, "https://wsj.example/a"), (5, "https://m.wsj.example/a")):
        save(filled, clipping(post(number), coverage=covered(item(url))))
    with filled.read() as conn:
        steps = trail(conn, "https://amp.wsj.example/a")
        assert [row.posts for row in list_coverage(conn)] == [(post(4).url, post(5).url)]
    assert [(one.step, one.outcome) for one in steps] == [("article", "reported at")] * 2
    assert [one.detail for one in steps] == [f"{post(n).url}: named and linked" for n in (4, 5)]


def test_the_views_have_the_promised_columns(filled: Database) -> None:
    """The columns that scripts query keep their names; SQLite prints ISO 8601 in UTC."""
    promised = {
        "v_posts": "url title published_on source language first_seen_at last_seen_at removed_at revisions"
        " duplicate_of",
        "v_mentions": "post_url subject surface start end where first_seen_at backfill told_at",
        "v_coverage": "outlet article_url article_date post_url told_at",
        "v_sources": "name url state reason since",
    }
    with filled.read() as conn:
        for view, columns in promised.items():
            assert list(conn.exec_driver_sql(f"SELECT * FROM {view}").keys()) == columns.split()
        if filled.dialect == "sqlite":
            row = conn.exec_driver_sql("SELECT published_on, first_seen_at FROM v_posts").first()
            assert tuple(row or ()) == ("2026-11-20", "2026-11-25T08:00:00Z")


def test_times_compare_alike_and_need_a_zone(database: Database) -> None:
    """Times are stored in UTC to the second, whatever their zone; a naive time is refused."""
    from datetime import datetime, timezone  # noqa: PLC0415

    seoul = datetime(2026, 11, 25, 17, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=9)))
    add_sources(database, "alpha")
    save(database, clipping(post()), now=seoul)
    with database.read() as conn:
        assert conn.execute(select(schema.posts.c.first_seen_at)).scalar() == NOW
        assert count(conn, schema.posts, schema.posts.c.first_seen_at <= NOW) == 1
        assert count(conn, schema.posts, schema.posts.c.first_seen_at < NOW) == 0
    with pytest.raises(ValueError, match="without a zone"):
        save(database, clipping(post(2)), now=datetime(2026, 1, 1))  # noqa: DTZ001 - the point


@given(st.integers(min_value=-(2**70), max_value=2**70), st.text(max_size=900))
def test_keys_are_bounded_and_texts_keep_their_length(key: int, text: str) -> None:
    """Signed 64 bits, at most 600 characters, the same number of characters."""
    assert -(2**63) <= signed_key(key) < 2**63
    assert (signed_key(key) - key) % 2**64 == 0
    assert len(bounded_key(text)) <= 600
    assert len(storable(text)) == len(text)
    storable(text).encode()
    assert bounded_key(bounded_key(text)) == bounded_key(text)


def test_mentions_of_helper_point_at_their_words() -> None:
    """The tests' own mentions are valid: a slice equals its surface."""
    text = post(1).text
    assert [text[one.start : one.end] for one in mentions(text, "NKDB", "Song")] == ["NKDB", "Song"]


def test_lists_of_many_are_read_in_parts(database, monkeypatch):
    """However many posts and articles are listed, no statement has more parameters than a database allows."""
    ids = add_sources(database, "alpha")
    for number in range(1, 6):
        save(
            database,
            clipping(post(number), coverage=covered(item(f"https://wsj.example/{number}"))),
            source=ids["alpha"],
        )
    with database.read() as conn:
        whole = list_coverage(conn), list_posts(conn)
        monkeypatch.setattr("presswatch.database.statements.BATCH", 2)
        assert (list_coverage(conn), list_posts(conn)) == whole
    assert all(row.subjects == ("Hanna Song", "NKDB") and len(row.posts) == 1 for row in whole[0])


def test_a_post_is_removed_by_the_second_run_in_a_row_that_does_not_find_it(filled: Database) -> None:
    """One that a list misses already counts once; one seen in between starts the count again."""

    def removed() -> list[int]:
        with filled.read() as conn:
            return list(conn.execute(select(schema.posts.c.id).where(schema.posts.c.removed_at.is_not(None))).scalars())

    def gone(*ids: int, missed: tuple[int, ...] = ()) -> list[int]:
        with filled.write() as conn:
            posts.mark_gone(conn, 1, ids, NOW, missed=missed)
        return removed()

    assert gone(1) == []
    assert gone(2, missed=(2,)) == []
    with filled.write() as conn:
        posts.touch_seen(conn, 1, [1], later(hours=2))
    assert gone(1, 2) == []
    assert gone(1) == [1]
    assert gone(1, 2) == [1, 2]
