"""What lists show of notices: `--run`, `--new`, and the trail of a post whose duplicate was reported."""

from __future__ import annotations

from presswatch.database.channels import advance, channel_states, sync_channels
from presswatch.database.decisions import trail
from presswatch.database.engine import Database
from presswatch.database.exports import stream
from presswatch.database.filters import Filter
from presswatch.database.messages import put_message, sent
from presswatch.database.outbox import unsent
from presswatch.database.queries import list_mentions, list_posts
from presswatch.records import Verdict
from presswatch.watchlist.entries import ChannelEntry, Watchlist
from tests.presswatch.database.support import (
    NOW,
    add_sources,
    begin_run,
    clipping,
    covered,
    item,
    mark_reported,
    pending,
    post,
    save,
)


def test_of_equal_posts_the_one_that_was_news_is_listed(database: Database) -> None:
    """A second wording names another person: `--run` and `--new` list it, not the group's first post; so does the
    trail.
    """
    add_sources(database, "alpha")
    runs = [begin_run(database), begin_run(database)]
    first, second = post(1, text="NKDB said so."), post(2, text="NKDB said so. Hanna Song agreed.")
    number = save(database, clipping(first, names=("NKDB",)), run=runs[0]).post_id
    with database.write() as conn:
        mark_reported(conn, [one.id for one in pending(conn)], NOW)
    copy = Verdict(state="duplicate", duplicate_of=number, reason="almost the same words")
    save(database, clipping(second, verdict=copy, names=("NKDB", "Hanna Song")), run=runs[1])
    with database.read() as conn:
        assert [row.url for row in list_posts(conn, Filter(run_id=runs[0]))] == [first.url]
        for where in (Filter(run_id=runs[1]), Filter(new=True)):
            assert [row.url for row in list_posts(conn, where)] == [second.url]
            assert [row["post_url"] for row in stream(conn, "posts", where)] == [second.url]
        steps = {step.detail for step in trail(conn, second.url) if step.step in ("notice", "delivery")}
        assert steps == {
            f"mention of NKDB, by the post {first.url}",
            f"mention of NKDB, by the post {first.url}, to channel desk",
            "mention of Hanna Song",
        }


def test_the_trail_tells_articles_and_mentions_apart(database: Database) -> None:
    """A notice of an article is coverage of its subject, one of a mention a mention of it."""
    add_sources(database, "alpha")
    one = post(1, text="NKDB said so.")
    save(database, clipping(one, names=("NKDB",), coverage=covered(item())))
    with database.read() as conn:
        steps = {step.detail for step in trail(conn, one.url) if step.step == "notice"}
    assert steps == {"mention of NKDB", "coverage of NKDB"}


def test_new_is_what_a_channel_has_not_reported(database: Database) -> None:
    """Without a channel: all unreported notices. With one: those it has not reached, or has in an unfinished message."""
    add_sources(database, "alpha")
    save(database, clipping(post(1), names=("NKDB",)))
    desk = Watchlist(channels=(ChannelEntry(name="desk", address="env:A"),))

    def new() -> set[str]:
        with database.read() as conn:
            found = [{row.url for row in list_posts(conn, Filter(new=True))}]
            found.append({row.post_url for row in list_mentions(conn, Filter(new=True))})
            assert found[0] == found[1]
            return found[0]

    assert new() == {post(1).url}
    with database.write() as conn:
        sync_channels(conn, desk, NOW)
    assert new() == set()  # found before the channel was added
    save(database, clipping(post(2), names=("NKDB",)))
    save(database, clipping(post(3), names=("NKDB",)))
    assert new() == {post(2).url, post(3).url}
    with database.write() as conn:
        channel = channel_states(conn)["desk"].id
        second, third = (one.id for one in unsent(conn, channel, channel_states(conn)["desk"].last_notice_id))
        message = put_message(conn, channel, {}, [third], NOW)
        advance(conn, channel, third, NOW)  # its filters pass over the second
    assert new() == {post(3).url}
    with database.write() as conn:
        sent(conn, message, NOW)
    assert new() == set()
    assert second < third
