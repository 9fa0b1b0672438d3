"""Edits and removals that no list shows, against a real site: known posts are requested again, in rotation."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from pathlib import Path

import pytest

from tests.running import HEAD, run_json, write_watchlist
from tests.serving import Answer, Request, Site, list_page, post_page

TOPICS = ["wells", "bridges", "orchards", "ferries", "mills", "towers", "gardens", "markets", "archives", "schools"]
OLD = list(range(10))


def tagged(answer: Answer, tag: str = "") -> Answer | object:
    """The answer with an entity tag, and 304 for whoever names it."""
    etag = tag or '"' + hashlib.sha256(str(answer.body).encode()).hexdigest()[:8] + '"'

    def reply(request: Request) -> Answer:
        if request.headers.get("if-none-match") == etag:
            return Answer(b"", 304)
        return Answer(answer.body, headers={"ETag": etag})

    return reply


def post(number: int, more: str = "") -> Answer:
    topic = TOPICS[number % 10]
    return post_page(
        f"What the old {topic} of the valley tell us, part {number}",
        f"Part {number} is about the {topic} that stood here before the river was led into its new bed.",
        f"Some {number * 13 + 7} people came to see the {topic}, and many had a tale of their own to add. {more}",
        day=f"2026-02-{10 + number:02d}",
    )


def pages(numbers: list[int]) -> dict[str, object]:
    newest_first = sorted(numbers, reverse=True)
    entries = [
        (f"/p/{n}", f"What the old {TOPICS[n % 10]} of the valley tell us, part {n}", f"2026-02-{10 + n:02d}")
        for n in newest_first
    ]
    return {"/news": tagged(list_page(entries))} | {f"/p/{n}": tagged(post(n)) for n in numbers}


def asked_since(site: Site, before: int) -> list[str]:
    return sorted(request.path for request in site.requests[before:] if request.path.startswith("/p/"))


def slow(folder: Path, address: str) -> None:
    """A watchlist with a delay that lets a visit request three known posts again."""
    write_watchlist(
        folder, {"example": address}, head=HEAD.replace("delay_s = 0.0", "delay_s = 0.01") + "recheck_s = 0.03\n"
    )


def an_hour_later(folder: Path) -> None:
    """Moves earlier requests an hour back, since times are kept to the second and runs here are faster."""
    with sqlite3.connect(folder / "presswatch.db") as db:
        db.execute("UPDATE validators SET asked_at = strftime('%Y-%m-%dT%H:%M:%SZ', asked_at, '-1 hour')")


def test_known_posts_are_requested_in_rotation(tmp_path):
    """Those requested longest ago come first, whether they answered in full or "unchanged"."""
    with Site(pages(OLD)) as site:
        slow(tmp_path, f"{site.base}/news")
        run_json(tmp_path)
        turns = []
        for newest in (10, 11, 12):
            an_hour_later(tmp_path)
            site.routes |= pages([*range(newest + 1)])
            before = len(site.requests)
            run_json(tmp_path, "--all")
            turns.append([path for path in asked_since(site, before) if path != f"/p/{newest}"])
        assert [len(turn) for turn in turns] == [3, 3, 3]
        assert len({path for turn in turns for path in turn}) == 9


def test_a_forbidden_post_is_requested_only_in_its_turn(tmp_path):
    """A known post that answers 403 waits for its turn like any other."""
    with Site(pages(OLD)) as site:
        slow(tmp_path, f"{site.base}/news")
        run_json(tmp_path)
        site.routes |= {f"/p/{n}": Answer(b"no", 403) for n in OLD}
        turns = []
        for newest in (10, 11):
            site.routes["/news"] = pages([*range(newest + 1)])["/news"]
            site.routes[f"/p/{newest}"] = tagged(post(newest))
            an_hour_later(tmp_path)
            before = len(site.requests)
            run_json(tmp_path, "--all")
            turns.append({path for path in asked_since(site, before) if path != f"/p/{newest}"})
        assert len(turns[0] | turns[1]) == len(turns[0]) + len(turns[1]) == 6


def test_without_a_delay_every_edit_is_seen_in_the_next_pass(tmp_path):
    """This includes an entry that looks as before, where only the list's entity tag has changed."""
    with Site(pages(OLD)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes["/p/1"] = tagged(post(1, "The mayor came as well."))
        assert run_json(tmp_path, "--all")["sources"][0]["requests"] == 1  # nothing shows the change
        listed = site.routes["/news"](Request("/news", {}, 0.0)).body
        site.routes["/news"] = tagged(Answer(listed), '"rewritten"')
        second = run_json(tmp_path, "--all")["sources"][0]
        assert (second["posts_changed"], second["posts_new"]) == (1, 0)


@pytest.mark.parametrize(("delay_s", "changed"), [(0.0, 1), (0.001, 0)])
def test_a_quiet_source_is_rechecked_when_another_has_news_and_no_delay_is_set(tmp_path, delay_s, changed):
    """An edit that no list shows is seen in the run in which another source has news, if no delay is set.

    The edit is in a source whose list stays as it is; the other source gets a new post. With a delay set, the quiet
    source has one request per run.
    """
    with Site(pages(OLD)) as quiet, Site(pages(OLD)) as busy:
        write_watchlist(
            tmp_path,
            {"quiet": f"{quiet.base}/news", "busy": f"{busy.base}/news"},
            head=HEAD.replace("delay_s = 0.0", f"delay_s = {delay_s}"),
        )
        run_json(tmp_path)
        quiet.routes["/p/1"] = tagged(post(1, "The mayor came as well."))
        assert [source["requests"] for source in run_json(tmp_path, "--all")["sources"]] == [1, 1]
        busy.routes |= pages([*OLD, 10])
        lines = {source["name"]: source for source in run_json(tmp_path, "--all")["sources"]}
        assert lines["quiet"]["posts_changed"] == changed
        assert lines["quiet"]["requests"] == (11 if changed else 1)


def test_a_quiet_source_is_asked_about_its_posts_once_a_day(tmp_path):
    """A list that never changes says nothing about its posts; a day later they are requested, and not again at once."""
    with Site(pages(OLD)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes["/p/1"] = tagged(post(1, "The mayor came as well."))
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            db.execute("UPDATE validators SET asked_at = '2026-02-20T00:00:00Z'")
        later = run_json(tmp_path, "--all")["sources"][0]
        assert (later["requests"], later["posts_changed"]) == (11, 1)
        assert run_json(tmp_path, "--all")["sources"][0]["requests"] == 1


def test_recheck_asks_for_all(tmp_path):
    """`--recheck` requests the list and every known post, regardless of delay, time and list."""
    with Site(pages(OLD)) as site:
        slow(tmp_path, f"{site.base}/news")
        run_json(tmp_path)
        site.routes["/p/4"] = tagged(post(4, "The mayor came as well."))
        before = len(site.requests)
        report = run_json(tmp_path, "--all", "--recheck")
        assert asked_since(site, before) == [f"/p/{n}" for n in OLD]
        assert report["sources"][0]["posts_changed"] == 1


def excuse(title: str, more: str = "") -> Answer:
    text = f"{title}: please come back at a later hour of the day, when all of this can be read here again."
    return Answer(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p>{more}</body></html>")


@pytest.mark.parametrize("instead", ["excuse", "cut"])
def test_a_temporary_filler_page_is_no_edit(tmp_path, instead):
    """The same words at several addresses, and answers that broke off, are no revisions of these posts."""
    with Site(pages([1, 2, 3])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        for number in (1, 2, 3):
            packed = gzip.compress(str(post(number).body).encode())
            cut = Answer(packed[: len(packed) * 4 // 5], headers={"Content-Encoding": "gzip"})
            site.routes[f"/p/{number}"] = excuse("Maintenance") if instead == "excuse" else cut
        site.routes |= {"/news": pages([1, 2, 3, 4])["/news"], "/p/4": post(4)}
        assert run_json(tmp_path, "--all")["sources"][0]["posts_changed"] == 0
        site.routes |= pages([1, 2, 3, 4, 5])
        site.routes["/p/2"] = tagged(post(2, "And it was seen again."))
        assert run_json(tmp_path, "--all")["sources"][0]["posts_changed"] == 1


@pytest.mark.parametrize("place", ["/", "/news", "/log-in", "/not-found"])
def test_posts_that_all_lead_to_one_page_stay_posts_of_their_own(tmp_path, place):
    """The list is ok, but its posts redirect home, to the list, to a log-in or a notice: none of these is a post's
    address.
    """
    form = '<form><input name="who"><input name="key" type="password"></form>'
    with Site(pages([1, 2, 3])) as site:
        site.routes |= {"/": excuse("Welcome"), "/log-in": excuse("Members", form), "/not-found": excuse("Not found")}
        well = {f"/p/{number}": site.routes[f"/p/{number}"] for number in (1, 2, 3)}
        site.routes |= dict.fromkeys(well, Answer(b"", 302, {"Location": place}))
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 3
        site.routes |= well | pages([1, 2, 3, 4])
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 1
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT count(DISTINCT title) FROM v_posts").fetchone() == (4,)


ARTICLE = "https://www.theguardian.com/world/2026/feb/20/wells-of-the-valley"


def quoted(link: str = "", day: str = "2026-02-21") -> Answer:
    """A post that reports an article, with or without a link, in the same words."""
    paper = f'<a href="{link}">The Guardian</a>' if link else "The Guardian"
    sentence = f"On 20 February 2026, {paper} quoted the Example Institute on the wells of the valley."
    return post_page(
        "Quoted on the wells", sentence, "It is the first piece on them in a paper of the capital.", day=day
    )


def covered(folder: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(folder / "presswatch.db") as db:
        return db.execute("SELECT article_url, post_url FROM v_coverage WHERE article_url IS NOT NULL").fetchall()


def test_a_link_that_is_added_or_corrected_under_the_same_words_is_recorded(tmp_path):
    """The article is reported as any; the edit itself changes no word and is not reported; the next run finds nothing."""
    channel = '[[channels]]\nname = "desk"\nkind = "webhook"\naddress = "https://desk.example/"\nsecret = "env:S"\n'
    subjects = f'[[subjects]]\nname = "Example Institute"\n{channel}'
    with Site(pages(OLD[:3])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, subjects)
        run_json(tmp_path)
        shown = [("/p/n", "Quoted on the wells", "2026-02-21")]
        shown += [(f"/p/{n}", f"What the old {TOPICS[n]} of the valley tell us, part {n}", "") for n in (2, 1, 0)]
        site.routes |= {"/news": list_page(shown), "/p/n": quoted()}
        run_json(tmp_path, "--all")
        for link in (f"{ARTICLE}-wrong", ARTICLE):
            site.routes["/p/n"] = quoted(link)
            done = run_json(tmp_path, "--all", "--recheck")
            assert (done["sources"][0]["posts_changed"], [one["article_url"] for one in done["new_coverage"]]) == (
                1,
                [link],
            )
        again = run_json(tmp_path, "--all", "--recheck")
        assert (again["sources"][0]["posts_changed"], again["new_coverage"]) == (0, [])
    assert (ARTICLE, f"{site.base}/p/n") in covered(tmp_path)
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT count(*) FROM outbox WHERE kind = 'changed'").fetchone() == (0,)
        kept = db.execute(
            "SELECT count(DISTINCT snapshot_id) FROM revisions r JOIN posts p ON p.id = r.post_id AND p.url LIKE '%/p/n'"
        )
        assert kept.fetchone() == (3,)


@pytest.mark.parametrize("before", ["", "2026-02-21"])
def test_a_day_that_comes_later_or_is_corrected_is_recorded(tmp_path, before):
    """Page and list show it under unchanged words: the post gets the new date, and nothing is reported again."""
    subjects = '[[subjects]]\nname = "Example Institute"\n'
    with Site(pages(OLD[:3])) as site:
        old = [(f"/p/{n}", f"What the old {TOPICS[n]} of the valley tell us, part {n}", "") for n in (2, 1, 0)]
        site.routes |= {"/news": list_page([("/p/n", "Quoted on the wells", before), *old]), "/p/n": quoted(day=before)}
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, subjects)
        run_json(tmp_path)
        site.routes["/p/n"] = quoted(day="2026-02-23")
        site.routes["/news"] = list_page([("/p/n", "Quoted on the wells", "2026-02-23"), *old])
        done = run_json(tmp_path, "--all", "--recheck")
        assert (done["sources"][0]["posts_changed"], done["new_mentions"], done["new_coverage"]) == (1, [], [])
        assert run_json(tmp_path, "--all", "--recheck")["sources"][0]["posts_changed"] == 0
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT published_on FROM v_posts WHERE url LIKE '%/p/n'").fetchall() == [("2026-02-23",)]


def test_a_post_requested_again_keeps_the_day_that_its_list_shows(tmp_path):
    """List and page print two dates, both certain: the list's counts, also when only the page is requested."""
    with Site(pages(OLD[:3])) as site:
        shown = [("/p/n", "Quoted on the wells", "2026-02-23"), ("/p/1", "What the old bridges tell us", "2026-02-11")]
        site.routes |= {"/news": list_page(shown), "/p/n": quoted(day="2026-02-21")}
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes["/p/n"] = quoted(ARTICLE, day="2026-02-21")
        assert run_json(tmp_path, "--all", "--recheck")["sources"][0]["posts_changed"] == 1
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT published_on FROM v_posts WHERE url LIKE '%/p/n'").fetchall() == [("2026-02-23",)]
