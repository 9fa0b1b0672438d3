"""What a person corrects stays, however often a post is read again, and can be undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.deduplicate.step import content_hash
from pipelines.review import Handle, Reviewer, handle_of
from pipelines.rework import rematch
from presswatch.database.clippings import stored_posts
from presswatch.database.corrections import applied, history
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.outbox import unsent
from presswatch.database.queries import list_coverage, list_mentions, list_posts
from presswatch.database.schema import mentions, quotes, spokespeople
from presswatch.errors import UsageError
from presswatch.records import Post
from presswatch.watchlist.entries import Subject, Watchlist
from tests.pipelines.posts import make_post
from tests.presswatch.database.support import add_sources, clipping, covered, item, save
from tests.presswatch.database.support import mentions as found_mentions

WATCHLIST = Watchlist(
    subjects=(
        Subject(name="Lake Law Centre", kind="organization", aliases=()),
        Subject(name="Hanna Berg", kind="person", aliases=(), roles=("director",)),
        Subject(name="Water Rights", kind="topic", aliases=()),
    )
)
TITLE = "Lake Law Centre in The Harbor Courier"
LINES = [
    "On June 30th, 2023, The Harbor Courier covered that two lakes fall dry, in an article with Hanna Berg, "
    "director of the Lake Law Centre.",
    "“What the county can do now is open the sluice,” said Hanna Berg, a director at the Lake Law Centre.",
    "You can read the full article on The Harbor Courier website by clicking [HERE](https://harborcourier.example/lakes).",
]


def model_post(n: int = 1, title: str = TITLE, lines: list[str] = LINES) -> Post:
    url = f"https://alpha.example/news/{n}"
    post = make_post(title, lines, "en", date(2023, 7, 4), url)
    values = {name: getattr(post, name) for name in ("title", "text", "blocks", "links", "language", "published")}
    return Post(source="alpha", url=url, url_key=f"alpha.example/news/{n}", **values)


@pytest.fixture
def recorded(database: Database) -> Database:
    """A record with the model post, understood as a run would."""
    add_sources(database, "alpha")
    save(database, clipping(model_post(), names=()))
    rematch(database, WATCHLIST)
    return database


def reviewer(database: Database, who: str = "Ana") -> Reviewer:
    return Reviewer(database, WATCHLIST, who, "seen in print")


def the(database: Database, kind: str) -> Handle:
    """The handle of the first row of a kind."""
    with database.read() as conn:
        if kind == "coverage":
            return Handle(kind, list_coverage(conn)[0].id)
        table = {"mention": mentions, "person": spokespeople, "quote": quotes}[kind]
        return Handle(kind, conn.execute(table.select().order_by(table.c.start)).first().id)


def shown(database: Database) -> dict[str, Any]:
    """What lists and exports show of the record, without numbers and times."""
    with database.read() as conn:
        return {
            "posts": [(one.title, one.published_on, one.subjects) for one in list_posts(conn)],
            "mentions": [(one.subject, one.surface, one.start, one.where) for one in list_mentions(conn)],
            "coverage": [
                (one.outlet, one.article_url, one.article_date, one.headline, one.kind, one.medium, one.posts)
                for one in list_coverage(conn)
            ],
            "people": [tuple(row)[2:4] for row in conn.execute(spokespeople.select())],
            "quotes": [tuple(row)[2:] for row in conn.execute(quotes.select().order_by(quotes.c.start))],
        }


def test_a_corrected_article_stays_corrected_and_can_be_undone(recorded: Database) -> None:
    """Outlet, headline and date keep what a person gave them through a rematch; undone, they are as read."""
    before = shown(recorded)
    handle = the(recorded, "coverage")
    values = {"outlet": "Courier of the Harbor", "headline": "Two lakes fall dry", "article_date": "2023-06"}
    assert len(reviewer(recorded).correct(handle, values)) == 3
    rematch(recorded, WATCHLIST)
    with recorded.read() as conn:
        [row] = list_coverage(conn)
    assert (row.id, row.outlet, row.headline) == (handle.id, "Courier of the Harbor", "Two lakes fall dry")
    assert (row.article_date, row.article_precision) == (date(2023, 6, 1), "month")
    assert reviewer(recorded).correct(handle, values) == []
    for _ in values:
        reviewer(recorded).undo()
    assert shown(recorded) == before
    assert check(recorded) == []
    with pytest.raises(UsageError, match="no correction of Ana to undo"):
        reviewer(recorded).undo()


def test_a_corrected_address_is_another_article(recorded: Database) -> None:
    """The article moves to its own address; its further corrections follow it, and undoing leads back."""
    before = shown(recorded)
    handle = the(recorded, "coverage")
    reviewer(recorded).correct(handle, {"article_url": "https://www.harborcourier.example/2023/lakes"})
    moved = the(recorded, "coverage")
    reviewer(recorded).correct(moved, {"headline": "Lakes"})
    rematch(recorded, WATCHLIST)
    [row] = shown(recorded)["coverage"]
    assert row[1] == "https://www.harborcourier.example/2023/lakes"
    assert (row[3], the(recorded, "coverage")) == ("Lakes", moved)
    reviewer(recorded).undo()
    reviewer(recorded).undo()
    assert shown(recorded) == before


def test_a_correction_holds_for_every_post_that_reports_the_article(recorded: Database) -> None:
    """A second post with the same link gets the corrected outlet too, although it came later."""
    reviewer(recorded).correct(the(recorded, "coverage"), {"outlet": "Courier of the Harbor"})
    lines = ["The Harbor Courier wrote about us again; [read it here](https://harborcourier.example/lakes)."]
    save(recorded, clipping(model_post(2, "Once more", lines), names=()))
    rematch(recorded, WATCHLIST)
    assert [(one[0], len(one[-1])) for one in shown(recorded)["coverage"]] == [("Courier of the Harbor", 2)]


def test_two_articles_become_one(recorded: Database) -> None:
    lines = ["The Harbor Courier wrote about us again; [read it here](https://amp.harborcourier.example/lakes-2)."]
    save(recorded, clipping(model_post(2, "Once more", lines), names=()))
    rematch(recorded, WATCHLIST)
    with recorded.read() as conn:
        second, first = list_coverage(conn)
    reviewer(recorded).correct(Handle("coverage", second.id), {"same_as": f"c{first.id}"})
    assert [len(one[-1]) for one in shown(recorded)["coverage"]] == [2]
    with pytest.raises(UsageError, match="another coverage"):
        reviewer(recorded).correct(Handle("coverage", first.id), {"same_as": f"c{first.id}"})


def test_a_dismissed_mention_does_not_come_back(recorded: Database) -> None:
    """Nor do its neighbours get its number."""
    before = shown(recorded)["mentions"]
    handle = the(recorded, "mention")
    assert reviewer(recorded).remove([handle]) == 1
    rematch(recorded, WATCHLIST)
    after = shown(recorded)["mentions"]
    assert len(after) == len(before) - 1
    assert set(after) < set(before)
    reviewer(recorded).accept([handle])
    assert shown(recorded)["mentions"] == before


def test_what_was_missed_is_added(recorded: Database) -> None:
    post = Handle("post", 1)
    reviewer(recorded).add(post, "mention", {"subject": "Water Rights", "surface": "open the sluice"})
    reviewer(recorded).add(post, "coverage", {"outlet": "Radio Fen", "medium": "radio", "article_date": "2023-07-01"})
    reviewer(recorded).add(post, "person", {"name": "Lea Okafor", "roles": "engineer; diver"})
    reviewer(recorded).add(post, "quote", {"text": "two lakes fall dry", "speaker": "Lea Okafor"})
    rematch(recorded, WATCHLIST)
    found = shown(recorded)
    assert ("Water Rights", "open the sluice") in {one[:2] for one in found["mentions"]}
    assert {one[0] for one in found["coverage"]} >= {"Radio Fen"}
    assert "Lea Okafor" in {one[0] for one in found["people"]}
    assert ("two lakes fall dry", "Lea Okafor") in {(one[2], one[4]) for one in found["quotes"]}
    assert check(recorded) == []


def test_what_a_person_added_is_accepted(recorded: Database) -> None:
    """It is not open for review; taken back, it is gone."""
    before = shown(recorded)
    post = Handle("post", 1)
    reviewer(recorded).accept([post])
    reviewer(recorded).add(post, "mention", {"subject": "Water Rights", "surface": "open the sluice"})
    reviewer(recorded).add(post, "coverage", {"outlet": "Radio Fen"})
    with recorded.read() as conn:
        assert {one.review for one in (*list_mentions(conn), *list_coverage(conn))} == {"accepted"}
    reviewer(recorded).undo()
    reviewer(recorded).undo()
    assert shown(recorded) == before


def test_a_mention_is_added_to_a_corrected_title(recorded: Database) -> None:
    """Its place is in the title that is shown."""
    post = Handle("post", 1)
    reviewer(recorded).correct(post, {"title": "Rivers: our director in the Courier"})
    reviewer(recorded).add(post, "mention", {"subject": "Water Rights", "surface": "Rivers"})
    assert ("Water Rights", "Rivers", 0, "title") in shown(recorded)["mentions"]
    assert check(recorded) == []


def test_an_undone_acceptance_is_open_again(recorded: Database) -> None:
    coverage = the(recorded, "coverage")
    reviewer(recorded).accept([coverage])
    reviewer(recorded).undo()
    with recorded.read() as conn:
        assert [one.review for one in list_coverage(conn)] == ["open"]
    reviewer(recorded).correct(coverage, {"outlet": "The Courier"})
    with recorded.read() as conn:
        assert [one.review for one in list_coverage(conn)] == ["accepted"]


def test_what_is_dismissed_before_it_is_reported_is_not(database: Database) -> None:
    """Article and subject of a new post wait for the digest; dismissed, they do not; taken back, they do again."""
    add_sources(database, "alpha")
    one = model_post()
    facts = {
        "mentions": found_mentions(one.text, "Hanna Berg"),
        "coverage": covered(item("https://harborcourier.example/lakes")),
    }
    save(database, clipping(one, **facts))

    def waiting() -> list[str]:
        with database.read() as conn:
            return sorted(notice.kind for notice in unsent(conn, 1, 0))

    assert waiting() == ["coverage", "mention"]
    with database.read() as conn:
        named = [Handle("mention", row.id) for row in list_mentions(conn)]
    reviewer(database).remove(named)
    assert waiting() == ["coverage"]
    reviewer(database).remove([the(database, "coverage")])
    assert waiting() == []
    reviewer(database).undo()
    assert waiting() == ["coverage"]
    reviewer(database).correct(Handle("post", 1), {"irrelevant": "yes"})
    assert waiting() == []
    reviewer(database).undo()
    assert waiting() == ["coverage"]


def test_people_and_quotes_keep_their_numbers_and_corrections(recorded: Database) -> None:
    person, quote = the(recorded, "person"), the(recorded, "quote")
    reviewer(recorded).correct(person, {"name": "Hanna Berg-Lund", "roles": "Director"})
    reviewer(recorded).correct(person, {"roles": "Director; Founder"})
    reviewer(recorded).correct(quote, {"speaker": "Hanna Berg-Lund"})
    rematch(recorded, WATCHLIST)
    assert (the(recorded, "person"), the(recorded, "quote")) == (person, quote)
    found = shown(recorded)
    assert found["people"][0] == ("Hanna Berg-Lund", [["Director", -1], ["Founder", -1]])
    assert found["quotes"][0][4] == "Hanna Berg-Lund"
    reviewer(recorded).remove([person])
    assert "Hanna Berg-Lund" not in {one[0] for one in shown(recorded)["people"]}


def test_title_and_date_of_a_post(recorded: Database) -> None:
    """The page's own are kept: undone, they are shown again, and no visit takes the post for edited."""
    before = shown(recorded)
    post = Handle("post", 1)
    reviewer(recorded).correct(post, {"title": "Our director in the Courier", "date": "2023-07-05"})
    rematch(recorded, WATCHLIST)
    assert shown(recorded)["posts"][0][:2] == ("Our director in the Courier", date(2023, 7, 5))
    with recorded.read() as conn:
        [stored] = stored_posts(conn, ids=[1])
    assert (stored.post.title, stored.post.published.on) == (TITLE, date(2023, 7, 4))
    again = save(recorded, clipping(model_post(), names=(), content_hash=content_hash(TITLE, model_post().text)))
    assert again.state == "unchanged"
    assert check(recorded) == []
    reviewer(recorded).undo()
    reviewer(recorded).undo()
    assert shown(recorded) == before


def test_an_irrelevant_post_shows_nothing(recorded: Database) -> None:
    reviewer(recorded).correct(Handle("post", 1), {"irrelevant": "yes"})
    rematch(recorded, WATCHLIST)
    found = shown(recorded)
    assert (found["mentions"], found["coverage"], found["people"], found["quotes"]) == ([], [], [], [])


def test_a_page_that_changes_asks_for_another_look(recorded: Database) -> None:
    """What is read where a correction applies is kept with it: another value than then is noted with its time."""
    [number] = reviewer(recorded).correct(the(recorded, "coverage"), {"article_date": "2023-06-29"})
    with recorded.read() as conn:
        [first] = applied(conn, [number])
    assert (first.value, first.changed_at) == ("2023-06-30", None)
    edited = [LINES[0].replace("June 30th", "June 29th"), *LINES[1:]]
    save(recorded, clipping(model_post(lines=edited), names=()))
    rematch(recorded, WATCHLIST)
    with recorded.read() as conn:
        [now] = applied(conn, [number])
    assert now.value == "2023-06-29"
    assert now.changed_at is not None


def test_events_say_who_when_and_why(recorded: Database) -> None:
    reviewer(recorded).correct(the(recorded, "coverage"), {"outlet": "The Courier"})
    reviewer(recorded).undo()
    with recorded.read() as conn:
        undone, event = history(conn)
    assert (event.who, event.why, event.field) == ("Ana", "seen in print", "outlet")
    assert (event.before, event.after) == ("The Harbor Courier", "The Courier")
    assert (undone.undoes, undone.before, undone.after) == (event.id, "The Courier", "The Harbor Courier")


@pytest.mark.parametrize(
    ("handle", "values", "words"),
    [
        ("c1", {"outlot": "X"}, "outlot: no such field here; there are: outlet"),
        ("c1", {"article_date": "30/06/2023"}, "article_date: 30/06/2023: not a date; write 2026-06-30"),
        ("c1", {"article_url": "javascript:alert(1)"}, "not an http or https address"),
        ("c1", {"medium": "radyo"}, "did you mean 'radio'"),
        ("c1", {"same_as": "p1"}, "another coverage"),
        ("c99", {"outlet": "X"}, "c99: not in the record"),
        ("p1", {"title": " "}, "title: must not be empty"),
        ("m1", {"outlet": "X"}, "m1: a mention has no fields: accept or dismiss it"),
        ("p1", {"outlet": "X"}, "outlet: no such field here; there are: title, date, irrelevant"),
        ("c999999999999999999", {"outlet": "X"}, "not in the record"),
        ("c" + "9" * 40, {"outlet": "X"}, "not a handle"),
    ],
)
def test_wrong_corrections_say_what_to_write(recorded: Database, handle: str, values: Any, words: str) -> None:
    """Nothing is written then."""
    before = shown(recorded)
    with pytest.raises(UsageError, match=words):
        reviewer(recorded).correct(handle_of(handle), values)
    with recorded.read() as conn:
        assert history(conn) == []
    assert shown(recorded) == before


_STEPS = st.sampled_from(
    [
        ("c", {"outlet": "The Courier"}),
        ("c", {"outlet": "Harbor News", "headline": "Dry lakes"}),
        ("c", {"article_url": "https://harborcourier.example/other"}),
        ("c", {"article_date": "2023-06-01"}),
        ("p", {"title": "Hanna Berg in print"}),
        ("p", {"date": "2023-07-09"}),
        ("s", {"name": "Anna Berg"}),
        ("q", {"speaker": "Somebody Else"}),
        ("dismiss", {}),
        ("undo", {}),
        ("rematch", {}),
    ]
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEPS, min_size=1, max_size=6))
def test_only_the_last_state_counts(tmp_path_factory: pytest.TempPathFactory, steps: list[Any]) -> None:
    """Corrections, undos and rematches in any order: once all is undone, the record is as it was read."""
    from presswatch.database.opening import open_database  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("steps")
    with open_database(f"sqlite:///{folder / 'record.db'}", create=True) as database:
        add_sources(database, "alpha")
        save(database, clipping(model_post(), names=()))
        rematch(database, WATCHLIST)
        before = shown(database)
        kinds = {"c": "coverage", "s": "person", "q": "quote"}
        for what, values in steps:
            if what == "rematch":
                rematch(database, WATCHLIST)
            elif what == "undo":
                _undo(database)
            elif what == "dismiss":
                reviewer(database).remove([the(database, "mention")])
            else:
                handle = Handle("post", 1) if what == "p" else the(database, kinds[what])
                reviewer(database).correct(handle, values)
        now = shown(database)
        rematch(database, WATCHLIST)
        assert shown(database) == now
        assert check(database) == []
        while _undo(database):
            pass
        assert shown(database) == before


def _undo(database: Database) -> bool:
    try:
        reviewer(database).undo()
    except UsageError:
        return False
    return True
