"""The posts API of WordPress: from an answer that is cut off or broken the complete posts are read."""

from __future__ import annotations

import json

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_health import TITLES, day, rows, site_of
from tests.serving import Answer, Route, Site

API = "/wp-json/wp/v2/posts?per_page={}&page={}"
JSON = {"Content-Type": "application/json; charset=UTF-8"}


def post(base: str, number: int) -> str:
    """A post as the API gives it: dated today, the first two last week."""
    at = f"{day(9 if number <= 2 else 0)[:10]}T00:01:00"
    return json.dumps(
        {
            "id": number,
            "date": at,
            "date_gmt": at,
            "link": f"{base}/news/{number}",
            "title": {"rendered": f"{TITLES[number % 8]} no. {number}"},
            "excerpt": {"rendered": f"<p>Paper {number}</p>"},
            "_embedded": {"author": [{"id": 1, "name": "Jane Doe"}], "wp:featuredmedia": [{"id": 2, "date": at}]},
        }
    )


def answer(base: str, *numbers: int) -> str:
    return f"[{','.join(post(base, number) for number in numbers)}]"


def pages(numbers: range) -> dict[str, Route]:
    return dict(site_of([(number, 9 if number <= 2 else 0) for number in numbers]))


def cut(text: str) -> str:
    """An answer that ends within the fourth post."""
    return text[: text.index('"date_gmt"', text.index('"id": 5,'))]


def broken(text: str) -> str:
    """An answer with one character too many within the fourth post."""
    at = text.index('"date_gmt"', text.index('"id": 5,'))
    return f"{text[:at]},{text[at:]}"


@pytest.mark.parametrize(
    ("spoil", "reason", "found"),
    [(cut, "truncated", {8, 7, 6}), (broken, "parse-error", {8, 7, 6, 4, 3})],
    ids=["cut-off", "broken"],
)
def test_the_whole_posts_of_an_answer_that_is_not_whole_are_read(tmp_path, spoil, reason, found):
    """Partial with its reason, and the others come when the answer is complete again."""
    with Site(pages(range(3, 9))) as site:
        whole = answer(site.base, *range(8, 2, -1))
        site.routes[API.format(100, 1)] = Answer(spoil(whole), headers=JSON)
        write_watchlist(tmp_path, {"example": f'{site.base}/\nkind = "wordpress"'})
        first = run_json(tmp_path)["sources"][0]
        assert (first["state"], first["reason"]) == ("partial", reason)
        had = {int(str(url).rpartition("/")[2]) for (url,) in rows(tmp_path, "SELECT url FROM v_posts")}
        assert had == found
        for per_page in (10, 100):
            site.routes[API.format(per_page, 1)] = Answer(whole, headers=JSON)
        second = run_json(tmp_path, "--all")["sources"][0]
    assert (second["state"], second["posts_new"]) == ("ok", 6 - len(found))


def test_posts_after_the_break_on_an_older_page_are_fetched_later(tmp_path):
    """At the next visit the first page is known; the visit goes on once, and not again."""
    with Site(pages(range(1, 20))) as site:
        site.routes[API.format(100, 1)] = Answer(answer(site.base, 2, 1), headers=JSON)
        write_watchlist(tmp_path, {"example": f'{site.base}/\nkind = "wordpress"'})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 2
        older = answer(site.base, *range(7, 0, -1))
        site.routes[API.format(10, 1)] = Answer(answer(site.base, *range(17, 7, -1)), headers=JSON)
        site.routes[API.format(10, 2)] = Answer(cut(older), headers=JSON)
        second = run_json(tmp_path, "--all")["sources"][0]
        assert (second["state"], second["reason"], second["posts_new"]) == ("partial", "truncated", 12)
        site.routes[API.format(10, 2)] = Answer(older, headers=JSON)
        third = run_json(tmp_path, "--all")["sources"][0]
        assert (third["state"], third["posts_new"]) == ("ok", 3)
        before = site.asked(API.format(10, 2))
        run_json(tmp_path, "--all")
        assert site.asked(API.format(10, 2)) == before


def test_output_after_the_posts_is_ignored(tmp_path):
    with Site(pages(range(1, 3))) as site:
        body = answer(site.base, 2, 1) + "<script>console.log('a note')</script>"
        site.routes[API.format(100, 1)] = Answer(body, headers=JSON)
        write_watchlist(tmp_path, {"example": f'{site.base}/\nkind = "wordpress"'})
        line = run_json(tmp_path)["sources"][0]
    assert (line["state"], line["posts_new"]) == ("ok", 2)


PAGE = "<!doctype html><html lang='en'><head>{}<title>Example</title></head><body><p>Welcome to the house.</p></body></html>"
ANNOUNCED = '<link rel="https://api.w.org/" href="{}">'


@pytest.mark.parametrize(
    ("address", "api", "announced", "first_requests"),
    [
        ("/ngo/", "/ngo/wp-json/wp/v2/posts?", "", 1),
        ("/ngo/news/", "/ngo/wp-json/wp/v2/posts?", "/ngo/wp-json/", 3),
        ("/ngo/", "/ngo/?rest_route=/wp/v2/posts&", "/ngo/?rest_route=/", 3),
        ("/ngo/?rest_route=/wp/v2/posts", "/ngo/?rest_route=/wp/v2/posts&", "", 1),
        ("/ngo/wp-json/wp/v2/posts?categories=7", "/ngo/wp-json/wp/v2/posts?categories=7&", "", 1),
    ],
    ids=["folder", "page of a folder", "announced plain", "plain", "category"],
)
def test_the_posts_api_of_a_site_in_a_folder_or_without_pretty_addresses(
    tmp_path, address, api, announced, first_requests
):
    """The API at the root belongs to another site; where it was found is remembered."""
    with Site(pages(range(1, 9))) as site:
        for per_page in (10, 100):
            paging = f"per_page={per_page}&page=1"
            site.routes[f"{api}{paging}"] = Answer(answer(site.base, *range(6, 0, -1)), headers=JSON)
            site.routes[f"/wp-json/wp/v2/posts?{paging}"] = Answer(answer(site.base, 8, 7), headers=JSON)
        head = ANNOUNCED.format(f"{site.base}{announced}") if announced else ""
        site.routes[address] = site.routes.get(address) or Answer(PAGE.format(head))
        write_watchlist(tmp_path, {"example": f'{site.base}{address}\nkind = "wordpress"'})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 6
        had = {str(url).rpartition("/")[2] for (url,) in rows(tmp_path, "SELECT url FROM v_posts")}
        assert had == {str(number) for number in range(1, 7)}
        assert sum(not one.path.startswith(("/news/", "/robots")) for one in site.requests) == first_requests
        before = len(site.requests)
        assert run_json(tmp_path, "--all")["sources"][0]["state"] == "ok"
        lists = [one.path for one in site.requests[before:] if not one.path.startswith(("/news/", "/robots"))]
        assert lists == [f"{api}per_page=10&page=1"]


def test_a_page_without_an_api_of_its_own_has_the_one_at_the_root(tmp_path):
    """/news/ is a page of the site, not a site in a folder; a site that announces plain addresses is found too."""
    with Site(pages(range(1, 9))) as site:
        site.routes["/news/"] = Answer(PAGE.format(""))
        site.routes["/plain/"] = Answer(PAGE.format(ANNOUNCED.format(f"{site.base}/plain/?rest_route=/")))
        site.routes[API.format(100, 1)] = Answer(answer(site.base, 3, 2, 1), headers=JSON)
        plain = Answer(answer(site.base, 8, 7, 6), headers=JSON)
        for query in ("per_page=100&page=1", "per_page=100&page=1&_embed=author"):
            site.routes[f"/plain/?rest_route=/wp/v2/posts&{query}"] = plain
        write_watchlist(tmp_path, {"root": f'{site.base}/news/\nkind = "wordpress"', "plain": f"{site.base}/plain/"})
        found = {one["name"]: (one["state"], one["posts_new"]) for one in run_json(tmp_path)["sources"]}
    assert found == {"root": ("ok", 3), "plain": ("ok", 3)}
