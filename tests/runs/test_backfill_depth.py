"""A backfill of limited depth says what it leaves unread; a deeper one asked for later reads it, and reports no old post."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import presswatch, run_json, write_watchlist
from tests.runs.test_order import oldest_first, post_of
from tests.runs.test_passes import rows
from tests.serving import Answer, Site, list_page

A_PAGE = 3
DAY = {number: f"2026-{1 + number // 28:02d}-{1 + number % 28:02d}" for number in range(1, 40)}


def newest_first(posts: int, *, numbered: bool, undated: int = 0) -> dict[str, Answer]:
    """A list of posts N ... 1, three a page, with a row of page numbers or only a link to the next page."""
    routes = {f"/news/{n}": post_of(n) for n in range(1, posts + 1)}
    last = (posts + A_PAGE - 1) // A_PAGE
    for page in range(1, last + 1):
        numbers = range(posts - (page - 1) * A_PAGE, max(posts - page * A_PAGE, 0), -1)
        shown = [(f"/news/{n}", f"Meeting {n} of the river council", "" if n == undated else DAY[n]) for n in numbers]
        following = f"/news?page={page + 1}" if page < last else ""
        answer = list_page(shown, next_url="" if numbered else following)
        links = "".join(f'<a href="/news?page={n}">{n}</a> ' for n in range(1, last + 1) if n != page)
        body = str(answer.body).replace("</main>", f"<nav>{links}</nav></main>" if numbered else "</main>")
        routes["/news" if page == 1 else f"/news?page={page}"] = Answer(body, headers={"ETag": f'"{page}-{posts}"'})
    return routes


def recorded(folder: Path) -> dict[int, bool]:
    """The number of each recorded post, and whether it belongs to the baseline."""
    found = rows(folder, "SELECT url, backfill FROM posts JOIN v_posts USING (url)")
    return {int(str(url).rpartition("/")[2]): bool(backfill) for url, backfill in found}


def watch(folder: Path, site: Site, backfill: str) -> None:
    write_watchlist(folder, {"council": f'{site.base}/news\nkind = "listing"\nbackfill = {backfill}'})


@pytest.mark.parametrize(
    ("numbered", "left"),
    [
        (True, "council (at least 3 older pages, about 9 posts)"),
        (False, "council (older pages, how many is not shown)"),
    ],
)
def test_a_deeper_backfill_reads_what_the_first_one_left(tmp_path, numbered, left):
    with Site(newest_first(15, numbered=numbered)) as site:
        watch(tmp_path, site, "2")
        said = presswatch(tmp_path, "run").stderr.splitlines()
        assert f"not read: {left}" in said
        site.routes.update(newest_first(16, numbered=numbered))
        second = run_json(tmp_path, "--all")
        assert second["sources"][0]["posts_new"] == 1  # not what is older
        watch(tmp_path, site, '"all"')
        site.routes.update(newest_first(18, numbered=numbered, undated=17))
        said = presswatch(tmp_path, "run", "--all").stderr.splitlines()
        assert "run 3: ok: 1 source, 2 new posts, 0 new mentions, 0 new articles" in said
        assert "older posts: 9 posts, 0 mentions, 0 articles stored, no alert" in said
        assert not [line for line in said if line.startswith("not read: ")]
        before = len(site.requests)
        run_json(tmp_path, "--all")
        assert [one.path for one in site.requests[before:]] == ["/news"]
    assert recorded(tmp_path) == {number: number <= 15 for number in range(1, 19)}


def test_a_deeper_backfill_that_breaks_off_is_tried_again(tmp_path):
    with Site(newest_first(12, numbered=True)) as site:
        watch(tmp_path, site, "1")
        run_json(tmp_path)
        watch(tmp_path, site, "3")
        whole, site.routes["/news?page=3"] = site.routes["/news?page=3"], Answer(b"", 500)
        broken = run_json(tmp_path, "--all")
        assert broken["sources"][0]["state"] == "partial"
        assert sorted(recorded(tmp_path)) == list(range(7, 13))
        site.routes["/news?page=3"] = whole
        run_json(tmp_path, "--all")
    assert recorded(tmp_path) == dict.fromkeys(range(4, 13), True)


def test_a_deeper_backfill_of_a_list_that_begins_with_its_oldest_posts(tmp_path):
    with Site(oldest_first(13)) as site:
        watch(tmp_path, site, "2")
        said = presswatch(tmp_path, "run").stderr
        assert "council (at least 3 older pages, about 9 posts)" in said
        watch(tmp_path, site, "4")
        site.routes.update(oldest_first(14))
        said = presswatch(tmp_path, "run", "--all").stderr
        assert "council (at least 1 older page, about 3 posts)" in said
    assert recorded(tmp_path) == {number: number <= 13 for number in range(4, 15)}
