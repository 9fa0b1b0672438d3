"""Recording clippings, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from pipelines.record import settled_state
from presswatch.database import schema
from presswatch.database.clippings import stored_posts
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.filters import Filter
from presswatch.database.outbox import post_notices
from presswatch.database.posts import posts_by_id
from presswatch.database.queries import list_coverage, list_mentions
from presswatch.database.statements import FEW_ROWS
from presswatch.records import CoverageFacts, DateReading, Quote, Snapshot, Spokesperson, Verdict
from tests.presswatch.database.support import (
    NOW,
    add_sources,
    begin_run,
    child,
    clipping,
    count,
    covered,
    item,
    later,
    link,
    mark_reported,
    mentions,
    notices,
    pending,
    post,
    save,
    statements,
)


@pytest.fixture(autouse=True)
def _sources(database: Database) -> None:
    add_sources(database, "alpha", "beta")


def test_a_new_post_is_recorded_with_everything_that_belongs_to_it(database: Database) -> None:
    """A new post, its mentions and one notice per subject are recorded together."""
    run = begin_run(database)
    done = save(database, clipping(post()), run=run)
    assert done.state == "new"
    assert [(one.subject, one.count, one.published_on) for one in done.new_mentions] == [
        ("Hanna Song", 1, date(2026, 11, 20)),
        ("NKDB", 1, date(2026, 11, 20)),
    ]
    with database.read() as conn:
        assert count(conn, schema.mentions) == count(conn, schema.outbox) == 2
        assert [one.key for one in notices(conn) if one.run_id == run] == [
            f"mention:{done.post_id}:Hanna Song",
            f"mention:{done.post_id}:NKDB",
        ]
    assert check(database) == []


def test_recording_again_changes_nothing(database: Database) -> None:
    """The same clipping again is unchanged, whatever the caller's verdict."""
    first = save(database, clipping(post()))
    second = save(database, clipping(post()), now=later(hours=6))
    assert (second.post_id, second.state, second.new_mentions) == (first.post_id, "unchanged", ())
    with database.read() as conn:
        assert count(conn, schema.posts) == count(conn, schema.revisions) == 1
        assert count(conn, schema.outbox) == 2
        assert conn.execute(select(schema.posts.c.last_seen_at)).scalar() == later(hours=6)


def test_what_is_recorded_comes_back_as_it_was(database: Database) -> None:
    """A stored post equals the recorded one: text, blocks, links, date, byline."""
    text = "NKDB was quoted.\n\nRead it on the Journal's website by clicking HERE."
    one = post(
        text=text,
        links=(link(text, "HERE", "https://wsj.example/a"),),
        teaser="A teaser",
        outlet_hint="WSJ",
        guid="guid-1",
        found_on="https://alpha.example/",
        published=DateReading(on=date(2023, 6, 1), precision="month", raw="June 2023", certain=False, source="text"),
        external=True,
        caught_late=True,
    )
    save(database, clipping(one))
    with database.read() as conn:
        (stored,) = stored_posts(conn)
    assert stored.post == one


def test_backfill_is_recorded_and_not_reported(database: Database) -> None:
    """Posts of a source's first visit create no notice, and seeing them again unchanged creates none either."""
    done = save(database, clipping(post(backfill=True), coverage=covered(item())))
    assert (done.state, done.new_mentions, done.new_coverage) == ("new", (), ())
    save(database, clipping(post()), now=later(hours=6))
    with database.read() as conn:
        assert pending(conn) == []
        assert len(list_mentions(conn)) == 2
        assert len(list_coverage(conn)) == 1
    assert check(database) == []


def test_an_edited_post_gets_a_revision_and_only_new_subjects_are_reported(database: Database) -> None:
    """A mention that stays keeps its first sight though it moved; an added subject is reported; a lost one is kept."""
    first = save(database, clipping(post(text="NKDB and Hanna Song spoke."), names=("NKDB", "Hanna Song")))
    edited = post(text="Updated: NKDB spoke, and NKDB wrote, and so did Amnesty.")
    change = clipping(edited, names=("NKDB", "Amnesty"), verdict=Verdict(state="changed", post_id=first.post_id))
    done = save(database, change, now=later(days=1))
    assert (done.state, [one.subject for one in done.new_mentions]) == ("changed", ["Amnesty"])
    with database.read() as conn:
        rows = conn.execute(select(schema.mentions).order_by(schema.mentions.c.id)).all()
        kept = {(row.subject, row.n): (row.start, row.first_seen_at, row.gone_at) for row in rows}
        assert kept["NKDB", 1] == (9, NOW, None)
        assert kept["NKDB", 2][1:] == (later(days=1), None)
        assert kept["Hanna Song", 1][1:] == (NOW, later(days=1))
        assert count(conn, schema.revisions) == 2
        assert len(list_mentions(conn)) == 3
    assert check(database) == []


def test_an_edit_of_a_backfilled_post_does_not_report_its_coverage(database: Database) -> None:
    """Article and subject were in the post at the first visit; only a subject that the edit adds is news."""
    for n, names in enumerate(((), ("NKDB",))):
        first = post(n, backfill=True)
        stored = save(database, clipping(first, names=names, coverage=covered(item(f"https://wsj.example/{n}"))))
        for more, reported in (("Corrected.", []), ("Amnesty joined.", [("Amnesty",)])):
            edited = post(n, text=f"{first.text}\n\n{more}")
            verdict = Verdict(state="changed", post_id=stored.post_id)
            facts = covered(item(f"https://wsj.example/{n}"))
            change = clipping(edited, names=(*names, "Amnesty"), verdict=verdict, coverage=facts)
            done = save(database, change, now=later(days=1))
            assert [one.subjects for one in done.new_coverage] == reported
    with database.read() as conn:
        assert [one.subject for one in pending(conn) if one.kind == "coverage"] == ["Amnesty", "Amnesty"]
    assert check(database) == []


def test_a_mention_that_comes_back_is_not_reported_twice(database: Database) -> None:
    """Removed from the text and put back later: the same row, no second notice."""
    with_name, without = post(text="NKDB spoke."), post(text="Somebody spoke.")
    for n, one in enumerate((with_name, without, with_name)):
        done = save(database, clipping(one), now=later(days=n))
    assert (done.state, done.new_mentions) == ("changed", ())
    with database.read() as conn:
        assert count(conn, schema.mentions, schema.mentions.c.gone_at.is_(None)) == 1
        assert count(conn, schema.revisions) == 3
        assert count(conn, schema.outbox, schema.outbox.c.kind == "mention") == 1


def test_a_listing_entry_does_not_overwrite_a_text(database: Database) -> None:
    """A post seen without its text this time keeps its text."""
    first = save(database, clipping(post()))
    bare = post(text="x")
    again = save(database, clipping(replace(bare, text="", blocks=()), names=()))
    assert again.state == "unchanged"
    with database.read() as conn:
        assert posts_by_id(conn, [first.post_id])[first.post_id].text == post().text


def test_a_duplicate_is_kept_and_reported_only_for_what_its_group_lacks(database: Database) -> None:
    """The same story on another source: its own row and mentions, and a notice only for a subject new to the group."""
    first = save(database, clipping(post()))
    copy = post(
        2, text=f"{post().text} With Amnesty.", source="beta", url="https://beta.example/9", url_key="beta.example/9"
    )
    verdict = Verdict(state="duplicate", duplicate_of=first.post_id, reason="same text")
    done = save(database, clipping(copy, names=("NKDB", "Hanna Song", "Amnesty"), verdict=verdict), source=2)
    assert (done.state, [one.subject for one in done.new_mentions]) == ("duplicate", ["Amnesty"])
    third = post(3, source="beta", url="https://beta.example/10", url_key="beta.example/10")
    verdict = Verdict(state="duplicate", duplicate_of=done.post_id, reason="same text")
    assert save(database, clipping(third, verdict=verdict), source=2).new_mentions == ()
    with database.read() as conn:
        roots = conn.execute(select(schema.posts.c.duplicate_of).order_by(schema.posts.c.id)).scalars().all()
        assert roots == [None, first.post_id, first.post_id]
        assert count(conn, schema.outbox) == 3
    assert check(database) == []


@pytest.mark.parametrize("backfill", [False, True])
def test_a_doubtful_duplicate_is_reported_by_itself(database: Database, backfill: bool) -> None:  # noqa: FBT001
    """It stays in its group, and its group's mentions are reported for it too, once, under its own address."""
    first = save(database, clipping(post(backfill=backfill)))
    copy = post(2, text=post().text)
    verdict = Verdict(state="duplicate", duplicate_of=first.post_id, reason="same text", doubtful=True)
    done = save(database, clipping(copy, verdict=verdict))
    assert [(one.subject, one.post_url) for one in done.new_mentions] == [
        ("Hanna Song", copy.url),
        ("NKDB", copy.url),
    ]
    assert save(database, clipping(copy, verdict=verdict)).new_mentions == ()
    with database.write() as conn:
        mark_reported(conn, [one.id for one in notices(conn)], NOW)
    with database.read() as conn:
        listed = [(one.post_url, one.subject, one.reported_at is None) for one in list_mentions(conn)]
        silent = backfill
        assert sorted(listed) == sorted(
            [(post().url, name, silent) for name in ("Hanna Song", "NKDB")]
            + [(copy.url, name, False) for name in ("Hanna Song", "NKDB")]
        )
        view = conn.exec_driver_sql("SELECT post_url, subject, told_at IS NULL FROM v_mentions").all()
        assert sorted((url, subject, bool(untold)) for url, subject, untold in view) == sorted(listed)
    assert check(database) == []


def test_a_copy_of_a_backfilled_post_is_not_news(database: Database) -> None:
    """What was recorded at a first visit is not reported when it comes back elsewhere."""
    first = save(database, clipping(post(backfill=True)))
    copy = post(2, text=post().text)
    verdict = Verdict(state="duplicate", duplicate_of=first.post_id, reason="same text")
    assert save(database, clipping(copy, verdict=verdict)).new_mentions == ()
    assert check(database) == []


def test_a_republished_post_keeps_its_identity(database: Database) -> None:
    """A verdict by guid assigns a new address to the stored post, and that address means the post from then on."""
    first = save(database, clipping(post(guid="g")))
    moved = replace(post(guid="g"), url="https://alpha.example/new/1", url_key="alpha.example/new/1")
    verdict = Verdict(state="unchanged", post_id=first.post_id, reason="same guid")
    assert save(database, clipping(moved, verdict=verdict)).post_id == first.post_id
    assert save(database, clipping(moved)).post_id == first.post_id
    with database.read() as conn:
        assert count(conn, schema.posts) == 1
        assert count(conn, schema.post_addresses) == 2


def test_an_alias_is_the_same_post_only_with_the_same_words(database: Database) -> None:
    """A copied canonical address does not merge two different posts."""
    first = save(database, clipping(post(1)))
    same = replace(post(1), url_key="alpha.example/short/1", alias_keys=(post(1).url_key,))
    assert save(database, clipping(same)).post_id == first.post_id
    thief = replace(post(2), alias_keys=(post(1).url_key,))
    assert save(database, clipping(thief)).state == "new"
    with database.read() as conn:
        owner = select(schema.post_addresses.c.post_id).where(schema.post_addresses.c.url_key == post(1).url_key)
        assert conn.execute(owner).scalar() == first.post_id


def test_two_posts_about_one_article_are_one_coverage(database: Database) -> None:
    """One article address is one coverage, and each watched subject is reported once."""
    done = save(database, clipping(post(1), names=("NKDB",), coverage=covered(item())))
    assert [(one.outlet, one.subjects) for one in done.new_coverage] == [("The Wall Street Journal", ("NKDB",))]
    tracked = item("https://wsj.example/a?utm_source=x", kind="quoted")
    done = save(database, clipping(post(2), names=("NKDB",), coverage=covered(tracked)))
    assert done.new_coverage == ()
    done = save(database, clipping(post(3), names=("Hanna Song",), coverage=covered(tracked)))
    assert [one.subjects for one in done.new_coverage] == [("Hanna Song",)]
    with database.read() as conn:
        (row,) = list_coverage(conn)
        assert (row.posts, row.subjects) == (tuple(post(n).url for n in (1, 2, 3)), ("NKDB", "Hanna Song"))
    assert check(database) == []


def test_coverage_without_address_goes_by_outlet_day_and_headline(database: Database) -> None:
    """A broadcast reported twice is one; two broadcasts of one outlet are two."""
    day = DateReading(on=date(2026, 11, 19))
    said = item(None, headline="Morning News", article_date=day, medium="radio")
    save(database, clipping(post(1), coverage=covered(said)))
    save(database, clipping(post(2), coverage=covered(replace(said, headline="“Morning news”"))))
    save(database, clipping(post(3), coverage=covered(replace(said, headline="Evening News"))))
    with database.read() as conn:
        assert sorted(len(row.posts) for row in list_coverage(conn)) == [1, 2]


def test_coverage_without_any_subject_is_reported_too(database: Database) -> None:
    """A list of outlets that never names the organization is still coverage."""
    done = save(database, clipping(post(1), names=(), coverage=covered(item())))
    assert [one.subjects for one in done.new_coverage] == [()]


def test_a_changed_post_that_gains_its_article_reports_it(database: Database) -> None:
    """A link added later adds the coverage; the item without it is kept as gone."""
    save(database, clipping(post(text="NKDB on the radio."), coverage=covered(item(None, medium="radio"))))
    edited = clipping(post(text="NKDB in the Journal."), coverage=covered(item()))
    done = save(database, edited, now=later(days=1))
    assert [one.article_url for one in done.new_coverage] == ["https://wsj.example/a"]
    with database.read() as conn:
        assert [row.article_url for row in list_coverage(conn)] == ["https://wsj.example/a"]
    assert check(database) == []


def test_people_and_quotes_are_those_of_the_present_wording(database: Database) -> None:
    """Roles with their offsets and quotes are kept, and replaced by an edit."""
    text = "“Act now,” said Hanna Song, director."
    facts = CoverageFacts(
        people=(Spokesperson(name="Hanna Song", roles=("director",), role_starts=(28,), start=16),),
        quotes=(Quote(text="Act now,", search_form="act now", start=1, end=9, speaker="Hanna Song"),),
    )
    save(database, clipping(post(text=text), coverage=facts))
    with database.read() as conn:
        assert conn.execute(select(schema.spokespeople.c.roles)).scalar() == [["director", 28]]
        assert conn.execute(select(schema.quotes.c.text)).scalar() == "Act now,"
    save(database, clipping(post(text="Nobody said anything.")))
    with database.read() as conn:
        assert count(conn, schema.spokespeople) == count(conn, schema.quotes) == 0
    assert check(database) == []


def test_a_reported_notice_shows_in_the_views(database: Database) -> None:
    """Delivered by two channels, it is dated by the first; `v_mentions` and `v_coverage` show when."""
    save(database, clipping(post(), coverage=covered(item())))
    with database.write() as conn:
        ids = [one.id for one in pending(conn)]
        mark_reported(conn, ids, NOW)
        mark_reported(conn, ids, later(days=1), "another")
        assert pending(conn) == []
    with database.read() as conn:
        assert {row.reported_at for row in list_mentions(conn)} == {NOW}
        assert list_mentions(conn, Filter(new=True)) == []
        reported = [
            conn.exec_driver_sql(f"SELECT told_at FROM {view}").scalars().all() for view in ("v_mentions", "v_coverage")
        ]
    expected = "2026-11-25T08:00:00Z" if database.dialect == "sqlite" else NOW
    assert reported == [[expected, expected], [expected]]


def test_snapshots_are_tied_to_their_wording(database: Database) -> None:
    """A revision names its snapshot; the same bytes of two revisions are one row."""
    shot = Snapshot(url=post().url, status=200, headers=(), body=b"<html>", fetched_at=NOW, payload_sha256="ab" * 32)

    class Ref:
        warc_file, offset, length = "2026/a.warc.gz", 0, 120

    save(database, clipping(post(text="NKDB one.", snapshot=shot)), ref=Ref())
    save(database, clipping(post(text="NKDB two.", snapshot=shot)), ref=Ref())
    with database.read() as conn:
        assert conn.execute(select(schema.revisions.c.snapshot_id)).scalars().all() == [1, 1]
    assert check(database, verify_snapshot=lambda one: None if one.length == 120 else "missing") == []
    (finding,) = check(database, verify_snapshot=lambda one: "the file is missing")
    assert (finding.count, "the file is missing" in finding.detail) == (1, True)


def test_odd_text_is_stored_and_offsets_hold(database: Database) -> None:
    """NUL, lone surrogates, astral letters and very long addresses neither fail nor shift an offset."""
    text = "\x00\ud800 𐐀 북한 NKDB"
    url = "https://alpha.example/" + "x" * 5000
    one = replace(post(text=text), url=url, url_key=url[8:], title="\x00", byline=())
    save(database, clipping(one))
    assert save(database, clipping(one)).state == "unchanged"
    with database.read() as conn:
        assert conn.execute(select(schema.revisions.c.text)).scalar() == "\ufffd\ufffd 𐐀 북한 NKDB"
    assert check(database) == []


def test_a_failed_clipping_leaves_nothing_and_its_neighbours_all(database: Database) -> None:
    """One post that cannot be written takes no other post of the transaction with it."""
    with database.write() as conn:
        from pipelines.record import record  # noqa: PLC0415

        record(conn, clipping(post(1)), source_id=1, run_id=None, now=NOW)
        broken = clipping(post(2), mentions=(replace(mentions("NKDB", "NKDB")[0], kind=None),))
        with pytest.raises(Exception, match=r"(?i)null"):
            record(conn, broken, source_id=1, run_id=None, now=NOW)
        record(conn, clipping(post(3)), source_id=1, run_id=None, now=NOW)
    with database.read() as conn:
        titles = conn.execute(select(schema.posts.c.title).order_by(schema.posts.c.id)).scalars().all()
        assert titles == ["Report 1 is out", "Report 3 is out"]
    assert check(database) == []


RECORDER = """
import random
from presswatch.database.opening import open_database
database = open_database(sys.argv[1])
order = list(range(100)); random.Random(int(sys.argv[2])).shuffle(order)
new = told = 0
for start in range(0, 100, 10):
    with database.write() as conn:
        for n in order[start:start + 10]:
            done = record(conn, clipping(post(n), coverage=covered(item(f"https://wsj.example/{n}"))),
                          source_id=1, run_id=None, now=NOW)
            new += done.state == "new"; told += len(done.new_mentions) + len(done.new_coverage)
print(new, told)
"""


@pytest.mark.slow
def test_four_processes_with_the_same_posts_record_each_once(database: Database, database_url: str) -> None:
    """100 posts written by four processes at once: 100 posts, 200 mentions, one notice each, each claimed by one
    process.
    """
    children = [child(RECORDER, database_url, str(n)) for n in range(4)]
    results = [one.communicate(timeout=60) for one in children]
    assert [errors for _, errors in results] == [""] * 4
    assert [sum(int(out.split()[n]) for out, _ in results) for n in (0, 1)] == [100, 300]
    with database.read() as conn:
        tables = (schema.posts, schema.post_addresses, schema.mentions, schema.coverage, schema.outbox)
        assert [count(conn, table) for table in tables] == [100, 100, 200, 100, 400]
    assert check(database) == []


@given(
    verdict=st.sampled_from(["new", "changed", "unchanged", "duplicate"]),
    named=st.booleans(),
    same_words=st.booleans(),
    has_text=st.booleans(),
)
def test_equal_words_are_never_a_change(verdict: str, *, named: bool, same_words: bool, has_text: bool) -> None:
    """A stored post is changed only by different words that are there to store."""
    state = settled_state(verdict, named=named, same_words=same_words, has_text=has_text)
    assert state in ("changed", "unchanged")
    if same_words or not has_text:
        assert state == "unchanged"


@pytest.mark.parametrize("many", [FEW_ROWS, 3 * FEW_ROWS])
def test_an_insert_returns_only_the_rows_whose_keys_were_free(database: Database, many: int) -> None:
    """Few rows are inserted one by one, many in batches; both report the same rows as new."""
    rows = [
        {"key": f"key:{n}", "kind": "problem", "subject": "", "payload": {"n": n}, "created_at": NOW, "run_id": None}
        for n in range(many)
    ]
    with database.write() as conn:
        assert post_notices(conn, rows[:2]) == {"key:0", "key:1"}
        assert post_notices(conn, rows) == {f"key:{n}" for n in range(2, many)}
        assert [one.payload["n"] for one in notices(conn)] == list(range(many))


def test_a_new_post_is_written_without_querying_its_date(database: Database) -> None:
    """The sort day comes from the clipping: a query for it per post would be part of the cost of a first pass."""
    with statements(database) as asked:
        save(database, clipping(post()))
    assert not [sql for sql in asked if "SELECT posts.sort_day" in sql]
    with database.read() as conn:
        days = set(conn.execute(select(schema.mentions.c.sort_day)).scalars())
    assert days == {"2026-11-20"}
