"""A page "In the media" whose entries link straight to the outlets' articles: coverage without fetching an article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.running import presswatch, run_json, write_watchlist
from tests.serving import Answer, Site, list_page, post_page

ARTICLE = "https://www.theguardian.com/environment/2026/mar/09/the-river-that-has-rights"
ENTRIES = [
    (ARTICLE, "The river that has rights", "2026-03-09"),
    ("https://www.lemonde.fr/planete/article/2026/03/04/le-fleuve-et-ses-gardiens_6100000_3244.html", "Le fleuve et ses gardiens", "2026-03-04"),
    ("https://partners.example/water-week/programme", "Programme of the water week", "2026-02-27"),
    ("https://www.theguardian.com/world/2026/feb/20/who-speaks-for-a-river", "Who speaks for a river?", "2026-02-20"),
]  # fmt: skip
SUBJECTS = '[[subjects]]\nname = "Example Institute"\n'


def covered(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(presswatch(folder, "coverage", "--json").stdout)
    return listed


def test_each_entry_is_coverage(tmp_path: Path) -> None:
    """Outlet, date and address as in the list; a partner's page is a post and no coverage."""
    with Site({"/media": list_page(ENTRIES)}) as site:
        write_watchlist(tmp_path, {"media": f"{site.base}/media"}, SUBJECTS)
        first = run_json(tmp_path)
    assert (first["state"], first["sources"][0]["posts_new"], first["sources"][0]["requests"]) == ("ok", 4, 2)
    assert {(one["outlet"], one["article_date"]) for one in covered(tmp_path)} == {
        ("The Guardian", "2026-03-09"),
        ("Le Monde", "2026-03-04"),
        ("The Guardian", "2026-02-20"),
    }


@pytest.mark.parametrize(
    "form",
    [
        '{day}, {outlet}: <a href="{url}">{title}</a><br>',
        '{outlet} – {day} – <a href="{url}">{title}</a><br>',
        '<a href="{url}">“{title}”</a>, {outlet}, {day}<br>',
        '</p><p>{day} – “{title}” – <a href="{url}">{outlet}</a>',
    ],
)
def test_the_outlet_in_the_line_is_the_articles_own(tmp_path: Path, form: str) -> None:
    """Outlets in no catalogue, in lines of one paragraph; a headline next to the link names the subject."""
    names = ["Oberland Post", "Valley Courier", "Harbour Times", "Skerry Herald"]
    lines = "".join(
        form.format(
            day=f"{9 - n} March 2026",
            outlet=name,
            url=f"https://www.{name.replace(' ', '').lower()}.example/2026/03/0{9 - n}/what-the-institute-found",
            title=f"Example Institute finds rights of rivers, part {n}",
        )
        for n, name in enumerate(names)
    )
    page = f"<html lang='en'><head><title>Press</title></head><body><h1>In the media</h1><p>{lines}</p></body></html>"
    with Site({"/media": Answer(page)}) as site:
        write_watchlist(tmp_path, {"media": f"{site.base}/media"}, SUBJECTS)
        run_json(tmp_path)
    expected = {(name, f"2026-03-0{9 - n}") for n, name in enumerate(names)}
    assert {(one["outlet"], one["article_date"]) for one in covered(tmp_path)} == expected
    mentions = json.loads(presswatch(tmp_path, "mentions", "--json").stdout)
    assert len({one["post_url"] for one in mentions}) == len(names)


def test_an_article_that_a_post_reports_too_is_one_coverage(tmp_path: Path) -> None:
    """The organization posts about it and lists it: one article, reported by two posts."""
    reported = (
        f'The Guardian quoted the Example Institute on 9 March 2026. <a href="{ARTICLE}">Read the article here</a>.'
    )
    pages = {
        "/media": list_page(ENTRIES),
        "/news": list_page([("/news/1", "We were quoted in the press", "2026-03-10")]),
        "/news/1": post_page(
            "We were quoted in the press", reported, "We thank the paper for its visit.", day="2026-03-10"
        ),
    }
    with Site(pages) as site:
        write_watchlist(tmp_path, {"media": f"{site.base}/media", "news": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
    found = [one for one in covered(tmp_path) if one["article_url"] == ARTICLE]
    assert len(found) == 1
    assert sorted(found[0]["posts"]) == sorted([ARTICLE, f"{site.base}/news/1"])  # read concurrently, in either order


def test_an_article_that_two_posts_of_a_run_report_is_reported_once(tmp_path: Path) -> None:
    """One article in the run's report, with both posts, and the stronger kind recorded."""
    other = '[[subjects]]\nname = "Harwick Legal Fund"\n'
    link = f'<a href="{ARTICLE}">The Guardian</a>'
    named = f"On March 9, 2026, {link} published an article on the river which names the Example Institute."
    said = (
        "“Nobody in the valley has been asked so far, and that is against the law,” said Emma Brandt, lawyer of the "
        f"Harwick Legal Fund, in {link} on March 9, 2026."
    )
    titles = ["Library hours", "New boats for the harbour", "A choir in the hall", "The bridge stands again"]
    old = [(f"/old/{n}", title, f"2026-02-0{n}") for n, title in enumerate(titles, 1)]
    pages = {path: post_page(title, f"{title}: nothing else is known.", day=day) for path, title, day in old}
    with Site({"/a": list_page(old[:2]), "/b": list_page(old[2:]), **pages}) as site:
        write_watchlist(tmp_path, {"a": f"{site.base}/a", "b": f"{site.base}/b"}, SUBJECTS + other)
        run_json(tmp_path)
        site.routes["/a/n"] = post_page("In the media: the river", named, "It is the first.", day="2026-03-10")
        site.routes["/b/n"] = post_page("Our lawyer in the Guardian", said, "Read all of it there.", day="2026-03-11")
        site.routes["/a"] = list_page([("/a/n", "In the media: the river", "2026-03-10"), *old[:2]])
        site.routes["/b"] = list_page([("/b/n", "Our lawyer in the Guardian", "2026-03-11"), *old[2:]])
        (reported,) = run_json(tmp_path, "--all")["new_coverage"]
    assert (reported["outlet"], reported["article_url"], reported["article_date"]) == (
        "The Guardian",
        ARTICLE,
        "2026-03-09",
    )
    assert sorted(reported["posts"]) == [f"{site.base}/a/n", f"{site.base}/b/n"]
    (article,) = covered(tmp_path)
    assert article["kind"] == "quoted"


def test_articles_that_are_opened_stay_coverage_when_their_pages_are_read_again(tmp_path: Path) -> None:
    """With follow_external; what the list printed next to the titles is kept with the posts."""
    titles = ["The river that has rights", "Who speaks for a river?", "A day with its keepers"]
    with Site(host="127.0.0.2") as paper:
        rows = "".join(
            f'<li><h3><a href="{paper.base}/world/{n}">{title}</a></h3><span class="paper">The Guardian</span>'
            f'<time datetime="2026-03-0{n}">0{n} March 2026</time></li>'
            for n, title in enumerate(titles, 1)
        )
        for n, title in enumerate(titles, 1):
            paper.routes[f"/world/{n}"] = post_page(title, "The paper tells of it at length.", day=f"2026-03-0{n}")
        page = (
            f"<html lang='en'><head><title>In the media</title></head><body><h1>In the media</h1><ul>{rows}</ul></body>"
        )
        with Site({"/media": Answer(page)}) as site:
            write_watchlist(tmp_path, {"media": f"{site.base}/media\nfollow_external = true"}, SUBJECTS)
            run_json(tmp_path)
    reported = {(one["outlet"], one["host"], one["article_date"]) for one in covered(tmp_path)}
    assert reported == {("The Guardian", "127.0.0.2", f"2026-03-0{n}") for n in (1, 2, 3)}
    assert presswatch(tmp_path, "reread", "--json").returncode == 0
    assert {(one["outlet"], one["host"], one["article_date"]) for one in covered(tmp_path)} == reported


def test_two_lists_that_lead_to_one_article_each_have_their_post(tmp_path: Path) -> None:
    """One coverage, two clippings: the second list names the second organization, and only that is reported."""
    subjects = SUBJECTS + '[[subjects]]\nname = "Harwick Legal Fund"\n'
    old = ("https://www.lemonde.fr/planete/2026/03/04/le-fleuve_1.html", "Le fleuve et ses gardiens", "2026-03-04")
    mine = (ARTICLE, "The Example Institute on the river", "2026-03-09")
    theirs = (ARTICLE, "The Guardian cites the Harwick Legal Fund", "2026-03-10")
    with Site({"/media": list_page(ENTRIES[1:]), "/press": list_page([old])}) as site:
        write_watchlist(tmp_path, {"mine": f"{site.base}/media", "theirs": f"{site.base}/press"}, subjects)
        run_json(tmp_path)
        reported = []
        for pages in ({"/media": list_page([mine, *ENTRIES[1:]])}, {"/press": list_page([theirs, old])}, {}):
            site.routes |= pages
            done = run_json(tmp_path, "--all")
            reported.append(
                ([one["subject"] for one in done["new_mentions"]], [one["article_url"] for one in done["new_coverage"]])
            )
    assert reported == [(["Example Institute"], [ARTICLE]), (["Harwick Legal Fund"], [ARTICLE]), ([], [])]
    (found,) = [one for one in covered(tmp_path) if one["article_url"] == ARTICLE]
    assert found["subjects"] == ["Example Institute", "Harwick Legal Fund"]
    assert found["posts"] == [ARTICLE], "an address once, though two posts have it"
    posts = json.loads(presswatch(tmp_path, "posts", "--json").stdout)
    assert {(one["title"], one["source"]) for one in posts if one["url"] == ARTICLE} == {
        (mine[1], "mine"),
        (theirs[1], "theirs"),
    }
    why = json.loads(presswatch(tmp_path, "why", ARTICLE, "--json").stdout)
    assert {one["source"] for one in why if one["step"] == "recorded"} == {"mine", "theirs"}
    assert presswatch(tmp_path, "doctor").returncode == 0


def test_two_lists_with_one_title_report_an_article_once(tmp_path: Path) -> None:
    """A site's list and its feed have the same entry: the second is a duplicate, and is not reported again."""
    titled = (ARTICLE, "The Example Institute on the river", "2026-03-09")
    with Site({"/media": list_page(ENTRIES[1:]), "/press": list_page(ENTRIES[1:])}) as site:
        write_watchlist(tmp_path, {"one": f"{site.base}/media", "two": f"{site.base}/press"}, SUBJECTS)
        run_json(tmp_path)
        for path, count in (("/media", 1), ("/press", 0)):
            site.routes[path] = list_page([titled, *ENTRIES[1:]])
            done = run_json(tmp_path, "--all")
            assert (len(done["new_mentions"]), len(done["new_coverage"])) == (count, count)
    posts = json.loads(presswatch(tmp_path, "posts", "--json").stdout)
    assert [one["duplicate_of"] for one in posts if one["title"] == titled[1]].count(ARTICLE) == 1


def test_an_article_of_a_watched_outlet_is_reported_from_a_list_too(tmp_path: Path) -> None:
    """The outlet's page is a post of its own, and so is the organization's entry about it."""
    with Site(host="127.0.0.2") as paper, Site() as site:
        url = f"{paper.base}/world/1"
        paper.routes |= {
            "/world/1": post_page("Rivers", "The court has ruled.", "It took years.", day="2026-03-09"),
            "/world": list_page([("/world/1", "Rivers", "2026-03-09"), ("/world/0", "Roads", "2026-03-02")]),
            "/world/0": post_page("Roads", "A bridge is closed.", "It leaks.", day="2026-03-02"),
        }
        site.routes["/media"] = list_page(ENTRIES[1:])
        write_watchlist(tmp_path, {"paper": f"{paper.base}/world", "ours": f"{site.base}/media"}, SUBJECTS)
        run_json(tmp_path)
        site.routes["/media"] = list_page([(url, "The Example Institute and its case", "2026-03-09"), *ENTRIES[1:]])
        done = run_json(tmp_path, "--all")
    assert [one["subject"] for one in done["new_mentions"]] == ["Example Institute"]
    posts = json.loads(presswatch(tmp_path, "posts", "--json").stdout)
    assert {one["source"] for one in posts if one["url"] == url} == {"paper", "ours"}


def cards(*entries: tuple[str, str, str]) -> Answer:
    """A page of cards of The Guardian: title, date, teaser."""
    rows = "".join(
        f'<article><span class="paper">The Guardian</span><h3><a href="https://www.theguardian.com/world/2026/mar/0{n}/'
        f'{title.lower().replace(" ", "-")}">{title}</a></h3><time datetime="{day}">{day}</time><p>{teaser}</p></article>'
        for n, (title, day, teaser) in enumerate(entries, 1)
    )
    return Answer(f"<html lang='en'><head><title>In the media</title></head><body><h1>In the media</h1>{rows}</body>")


def test_the_teaser_of_an_article_that_is_not_opened_is_searched_for_subjects(tmp_path: Path) -> None:
    """Only the list's entry is fetched: its teaser yields mentions, reported once and found by `rematch`."""
    teaser = "“We waited for years,” the director of the Example Institute tells the paper; Mara Lindqvist agrees."
    old = [
        ("Who speaks for a river", "2026-03-01", "A reporter walked from the spring to the harbour and asked all she met."),
        ("A day with its keepers", "2026-03-02", "The keepers rise at four, and most of what they do nobody ever sees."),
    ]  # fmt: skip
    with Site({"/media": cards(*old)}) as site:
        write_watchlist(tmp_path, {"media": f"{site.base}/media"}, SUBJECTS)
        run_json(tmp_path)
        site.routes["/media"] = cards(*old, ("The river that has rights", "2026-03-09", teaser))
        reported = run_json(tmp_path, "--all")["new_mentions"]
        assert [(one["subject"], one["where"], one["sentence"]) for one in reported] == [
            ("Example Institute", "teaser", teaser)
        ]
        assert run_json(tmp_path, "--all")["new_mentions"] == []
        write_watchlist(
            tmp_path,
            {"media": f"{site.base}/media"},
            SUBJECTS + '[[subjects]]\nname = "Mara Lindqvist"\nkind = "person"\n',
        )
    assert presswatch(tmp_path, "rematch").returncode == 0
    found = json.loads(presswatch(tmp_path, "mentions", "--json").stdout)
    assert {(one["subject"], teaser[one["start"] : one["end"]]) for one in found} == {
        ("Example Institute", "Example Institute"),
        ("Mara Lindqvist", "Mara Lindqvist"),
    }
    assert "in the teaser" in presswatch(tmp_path, "why", found[0]["post_url"]).stdout
    assert presswatch(tmp_path, "doctor").returncode == 0
