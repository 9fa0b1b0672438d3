"""Sources that list their oldest posts first: new ones are at the end of the last page."""

from __future__ import annotations

import pytest

from tests.running import presswatch, run_json, write_watchlist
from tests.runs.test_passes import rows
from tests.serving import Answer, Site, list_page, post_page

A_PAGE = 3


def day_of(number: int) -> str:
    return f"2026-{1 + number // 28:02d}-{1 + number % 28:02d}"


def post_of(number: int) -> Answer:
    words = f"Meeting number {number} of the river council heard {number * 7} guests and took note of all they said."
    return post_page(f"Meeting {number} of the river council", words, words.replace("heard", "saw"), day=day_of(number))


def oldest_first(posts: int, *, dated: bool = True) -> dict[str, Answer]:
    """A list of posts 1 ... N in this order, three a page, with a link to the next page."""
    routes = {f"/news/{n}": post_of(n) for n in range(1, posts + 1)}
    for page in range(1, (posts + A_PAGE - 1) // A_PAGE + 1):
        numbers = range((page - 1) * A_PAGE + 1, min(page * A_PAGE, posts) + 1)
        entries = [(f"/news/{n}", f"Meeting {n} of the river council", day_of(n) if dated else "") for n in numbers]
        more = f"/news?page={page + 1}" if page * A_PAGE < posts else ""
        answer = list_page(entries, next_url=more)
        routes["/news" if page == 1 else f"/news?page={page}"] = Answer(
            answer.body, headers={"ETag": f'"{page}-{posts}"'} if more else {}
        )
    return routes


def recorded(folder) -> list[int]:
    return [int(str(url).rpartition("/")[2]) for (url,) in rows(folder, "SELECT url FROM v_posts")]


@pytest.mark.parametrize("dated", [True, False])
def test_what_is_new_on_the_last_page_is_found(tmp_path, dated):
    """On the page that was the last one and on later ones; two pages are requested, not all."""
    with Site(oldest_first(13, dated=dated)) as site:
        write_watchlist(tmp_path, {"council": f'{site.base}/news\nkind = "listing"\nbackfill = "all"'})
        first = run_json(tmp_path)
        assert sorted(recorded(tmp_path)) == list(range(1, 14))
        site.routes.update(oldest_first(17, dated=dated))
        before = len(site.requests)
        second = run_json(tmp_path, "--all")
        lists = [one.path for one in site.requests[before:] if one.path.partition("?")[0] == "/news"]
        assert lists == ["/news", "/news?page=5", "/news?page=6"]
        third = run_json(tmp_path, "--all")
    assert [one["sources"][0]["posts_new"] for one in (first, second, third)] == [13, 4, 0]
    assert [one["sources"][0]["state"] for one in (first, second, third)] == ["ok", "ok", "ok"]
    assert rows(tmp_path, "SELECT count(*) FROM posts WHERE backfill = 0") == [(4,)]


def test_a_short_backfill_takes_the_newest_pages(tmp_path):
    with Site(oldest_first(13)) as site:
        write_watchlist(tmp_path, {"council": f'{site.base}/news\nkind = "listing"\nbackfill = 2'})
        run_json(tmp_path)
    assert sorted(recorded(tmp_path)) == [10, 11, 12, 13]


def test_a_missing_last_page_is_searched_again(tmp_path):
    """The site shows more posts per page, or has removed old ones."""
    with Site(oldest_first(13)) as site:
        write_watchlist(tmp_path, {"council": f'{site.base}/news\nkind = "listing"\nbackfill = "all"'})
        run_json(tmp_path)
        for path in ("/news?page=4", "/news?page=5"):
            del site.routes[path]
        shorter = oldest_first(9)
        site.routes.update({path: answer for path, answer in shorter.items() if path.startswith("/news?")})
        site.routes["/news/14"] = post_of(14)
        site.routes["/news?page=3"] = list_page([("/news/14", "Meeting 14 of the river council", day_of(14))])
        second = run_json(tmp_path, "--all")
    assert (second["sources"][0]["state"], second["sources"][0]["posts_new"]) == ("ok", 1)


def test_a_list_of_years_from_january_on_is_read_as_any_other(tmp_path):
    """Its pages go back in time, though each shows its older posts first."""
    with Site(oldest_first(6)) as site:
        newest, older = site.routes["/news?page=2"], site.routes["/news"]
        page = [(f"/news/{n}", f"Meeting {n} of the river council", day_of(n)) for n in (4, 5, 6)]
        site.routes["/news"] = list_page(page, next_url="/news?page=2")
        site.routes["/news?page=2"] = list_page(
            [(f"/news/{n}", f"Meeting {n} of the river council", day_of(n)) for n in (1, 2, 3)]
        )
        assert newest.body != older.body
        write_watchlist(tmp_path, {"council": f'{site.base}/news\nkind = "listing"\nbackfill = 1'})
        run_json(tmp_path)
    assert sorted(recorded(tmp_path)) == [4, 5, 6]


def test_try_says_that_the_list_shows_its_oldest_posts_first(tmp_path):
    with Site(oldest_first(7)) as site:
        write_watchlist(tmp_path, {})
        shown = presswatch(tmp_path, "try", f"{site.base}/news")
    assert "shows older posts first" in " ".join(shown.stdout.split())


def test_a_sitemap_without_days_is_read_from_both_ends(tmp_path):
    """New posts may be first or last; if there are more than a page of the walk holds, the last ones are read."""
    names = [f"/news/{word}-{other}-river" for word in "abcdefghijklmnop" for other in "qrstuvwxyz"]
    with Site({path: post_of(number) for number, path in enumerate(names, 1)}) as site:

        def shown(paths):
            places = "".join(f"<url><loc>{site.base}{path}</loc></url>" for path in paths)
            return Answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>')

        site.routes["/map.xml"] = shown(names)
        write_watchlist(tmp_path, {"council": f'{site.base}/map.xml\nkind = "sitemap"\nbackfill = "all"'})
        first = run_json(tmp_path)
        site.routes["/news/quite-new-river"] = post_of(170)
        site.routes["/map.xml"] = shown([*names, "/news/quite-new-river"])
        second = run_json(tmp_path, "--all")
    assert [one["sources"][0]["posts_new"] for one in (first, second)] == [160, 1]
