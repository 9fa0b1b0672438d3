"""Sources with "About us" under every short post: each news item is a post of its own, each repost is found."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from benchmarks.houses import Score, main, root_of, run, score, verdicts
from pipelines.deduplicate.step import decide
from presswatch.records import DateReading, KnownPost, Post, Verdict
from tests.pipelines.deduplicate.houses import LANGUAGES, REPOSTS, HousePost, house, pairs

pytestmark = pytest.mark.slow
SEEDS = range(6)
FOOT_LINES = (2, 4, 7)


def as_post(one: HousePost, *, dated: bool = True) -> Post:
    url = f"https://{one.source}.example/{one.number}"
    published = DateReading(on=one.on) if dated else None
    return Post(source=one.source, url=url, url_key=url, title=one.title, text=one.text, published=published)


def as_known(one: HousePost, number: int) -> KnownPost:
    url = f"https://{one.source}.example/{one.number}"
    return KnownPost(
        id=number,
        url=url,
        url_key=url,
        title=one.title,
        text=one.text,
        content_hash="",
        language=None,
        published_on=one.on,
    )


def decided(posts: Sequence[HousePost], *, dated: bool = True) -> list[Verdict]:
    return list(verdicts([as_post(one, dated=dated) for one in posts]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_new_post_is_new_and_reposts_are_found(language: str) -> None:
    """In order of publication no two news items are merged, and at most one in a hundred pairs of reposts is missed."""
    total, manners = Score(), Counter[str]()
    for seed, foot_lines in product(SEEDS, FOOT_LINES):
        posts = house(language, seed, foot_lines)
        found = decided(posts)
        assert [one.title for one, is_ in zip(posts, found, strict=True) if not one.how and is_.state != "new"] == []
        manners.update(one.how for one, is_ in zip(posts, found, strict=True) if one.how and is_.state == "duplicate")
        ids = [str(one.number) for one in posts]
        total += score(ids, [root_of(one) for one in found], [(str(a), str(b)) for a, b in pairs(posts)])
    assert total.merged == 0
    assert 2 * total.right / (total.found + total.asked) >= 0.99
    assert set(manners) == set(REPOSTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_order_of_a_first_visit_merges_nothing(language: str) -> None:
    """Newest first, and without dates, as on a first visit: no two news items become one."""
    for seed in range(2):
        own = [one for one in house(language, seed) if not one.how]
        assert {one.state for one in decided(own[::-1])} == {"new"}
        assert {one.state for one in decided(own, dated=False)} == {"new"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_paragraph_and_a_head_that_recurs_merge_nothing(language: str) -> None:
    """The same with the whole text in one paragraph, and with the boilerplate's first lines above it."""
    own = [one for one in house(language) if not one.how]
    flat = [Post(**{**_fields(one), "text": " ".join((*one.body, *one.foot))}) for one in own]
    headed = [Post(**{**_fields(one), "text": "\n\n".join((*one.foot[:2], *one.body, *one.foot[2:]))}) for one in own]
    for posts in (flat, headed):
        assert [post.title for post, is_ in zip(posts, verdicts(posts), strict=True) if is_.state != "new"] == []


def _fields(one: HousePost) -> dict[str, object]:
    return {name: getattr(as_post(one), name) for name in ("source", "url", "url_key", "title", "published")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_post_of_a_house_is_new(language: str) -> None:
    """With one earlier post nothing shows what recurs; any other post of the source is new all the same."""
    first, *others = [one for one in house(language, foot_lines=7) if not one.how]
    for one in others:
        assert decide(as_post(one), "", None, None, [as_known(first, 1)]).state == "new"
        assert decide(as_post(first), "", None, None, [as_known(one, 1)]).state == "new"


def test_an_address_in_place_of_a_title_is_no_title_of_its_own() -> None:
    """The title of a post without one is its address; copies of each other are not doubtful because of that."""
    posts = [as_post(one) for one in house("en", 1)]
    bare = [Post(source=one.source, url=one.url, url_key=one.url, title=one.url, text=one.text) for one in posts]
    found = list(verdicts(bare))
    assert any(one.state == "duplicate" for one in found)
    assert not any(one.doubtful for one in found)


def test_a_copy_under_a_title_of_its_own_is_doubtful() -> None:
    """It belongs to the group and is reported all the same; a copy under the same title is not."""
    posts = house("en", 1)
    found = {one.how: is_ for one, is_ in zip(posts, decided(posts), strict=True)}
    assert (found["retitled"].state, found["retitled"].doubtful) == ("duplicate", True)
    assert (found["moved"].state, found["moved"].doubtful) == ("duplicate", False)
    assert found["updated"].doubtful is False


def test_the_benchmark_reads_pages_and_counts_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with pages of two sources: the results are written line by line and counted for each source and in
    total.
    """
    lines = []
    for language in ("en", "ja"):
        posts = house(language)
        for one in posts:
            body = "".join(f"<p>{html.escape(text)}</p>" for text in (*one.body, *one.foot))
            page = f"<html><body><main><article><h1>{one.title}</h1>{body}</article></main></body></html>"
            (tmp_path / f"{language}{one.number}.html").write_text(page, encoding="utf-8")
        rows = [
            {
                "id": str(one.number),
                "url": f"https://{language}.example/{one.number}",
                "file": f"{language}{one.number}.html",
                "title": one.title,
                "date": one.on.isoformat(),
            }
            for one in posts
        ]
        duplicates = [[str(a), str(b)] for a, b in sorted(pairs(posts))]
        lines.append(json.dumps({"house": language, "lang": language, "posts": rows, "duplicates": duplicates}))
    (tmp_path / "houses.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "found.jsonl"
    assert main([str(tmp_path), "--out", str(out)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == ["en", "ja", "all"]
    scores = run(tmp_path, out)
    assert all(one.merged == 0 and one.right >= 0.8 * one.asked for one in scores.values())
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {one["house"] for one in found} == {"en", "ja"}


def test_pairs_are_counted_in_groups() -> None:
    """Two found copies of three give one pair of three; a post in another's group counts as merged."""
    ids = ["a", "b", "c", "d"]
    assert score(ids, [None, 0, None, None], [("a", "b"), ("b", "c")]) == Score(right=1, found=1, asked=3)
    assert score(ids, [None, 0, 0, 0], [("a", "b"), ("a", "c")]) == Score(right=3, found=6, asked=3, merged=1)
