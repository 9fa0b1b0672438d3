"""What every post of a site repeats, and who wrote it, is no mention, no quote and no news."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.running import presswatch, run_json, write_watchlist
from tests.serving import Site, list_page, post_page

PEOPLE = '[[subjects]]\nname = "Stichting Larkmoor"\n[[subjects]]\nname = "Marta Linden"\nkind = "person"\n'
BOX = (
    "<h3>About us</h3><p>Stichting Larkmoor looks after orchards in twelve villages. Its director, Marta Linden, says:"
    " “Every village deserves an orchard of its own.” It was founded in 1988.</p>"
    "<h3>Media contact</h3><p>Marta Linden</p><p>press@larkmoor.example</p>"
)
TOPICS = (
    *(
        "school lunches",
        "the orchard survey",
        "the clean river",
        "the annual report",
        "a winter shelter",
        "the council",
    ),
    *("the seed library", "a new bridge", "the choir festival", "the open day", "the new board", "bees in the town"),
)


def serve(site: Site, *texts: str, byline: str = "") -> None:
    """A list of posts, each about a topic of its own with this text, under which the site repeats its box."""
    days = [f"2026-03-{number + 1:02d}" for number in range(len(texts))]
    rows = [(f"/{number}", f"News about {TOPICS[number]}", day) for number, day in enumerate(days)]
    site.routes["/news"] = list_page(list(reversed(rows)))
    for (url, title, day), text in zip(rows, texts, strict=True):
        page = post_page(title, text, day=day)
        page.body = str(page.body).replace("</article>", f"{BOX}</article>").replace("</h1>", f"</h1>{byline}")
        site.routes[url] = page


def text_about(number: int) -> str:
    topic = TOPICS[number]
    return (
        f"More than {30 + 7 * number} people came on Saturday to speak about {topic}. The next meeting is in the hall."
    )


def stored(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "presswatch.db") as db:
        return list(db.execute(query))


@pytest.mark.parametrize("count", [5, 12])
def test_the_box_under_every_post_mentions_nobody_from_the_first_post_on(tmp_path: Path, count: int) -> None:
    """At a first visit too: the first posts are read again when later ones show that it recurs."""
    texts = [text_about(number) for number in range(count)]
    texts[-1] += " “The bees like it here,” said Marta Linden in the hall of the village on Saturday evening."
    with Site() as site:
        serve(site, *texts)
        write_watchlist(tmp_path, {"news": f"{site.base}/news"}, PEOPLE)
        report = run_json(tmp_path)
    assert report["stored"]["baseline_posts"] == count
    assert report["stored"]["baseline_mentions"] == len(stored(tmp_path, "SELECT * FROM v_mentions"))
    assert stored(tmp_path, "SELECT DISTINCT subject, post_url FROM v_mentions") == [
        ("Marta Linden", f"{site.base}/{count - 1}")
    ]
    quotes = stored(tmp_path, "SELECT text FROM quotes")
    assert quotes == [("The bees like it here",)]
    assert presswatch(tmp_path, "doctor").returncode == 0


def test_a_new_post_with_the_box_is_no_news(tmp_path: Path) -> None:
    """On a later visit it is stored without an alert."""
    texts = [text_about(number) for number in range(6)]
    with Site() as site:
        serve(site, *texts[:5])
        write_watchlist(tmp_path, {"news": f"{site.base}/news"}, PEOPLE)
        run_json(tmp_path)
        serve(site, *texts)
        report = run_json(tmp_path, "--all")
    assert (report["new_mentions"], report["new_coverage"], report["stored"]["unnamed_posts"]) == ([], [], 1)


@pytest.mark.parametrize(("wish", "found"), [("", []), ("byline = true\n", ["byline"])])
def test_a_byline_is_a_mention_where_the_watchlist_asks_for_it(tmp_path: Path, wish: str, found: list[str]) -> None:
    """What the person wrote on the watched site says nothing about them; `why` shows the rule."""
    with Site() as site:
        serve(
            site, *map(text_about, range(4)), byline='<p class="byline">By <a rel=author href=/m>Marta Linden</a></p>'
        )
        write_watchlist(tmp_path, {"news": f"{site.base}/news"}, PEOPLE + wish)
        run_json(tmp_path)
    shown = json.loads(presswatch(tmp_path, "mentions", "--json").stdout)
    assert [one["where"] for one in shown if one["post_url"].endswith("/0")] == found
    why = presswatch(tmp_path, "why", f"{site.base}/0").stdout
    assert ("byline = true" in why) is not bool(found)
