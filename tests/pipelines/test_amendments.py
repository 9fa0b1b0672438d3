"""When a page with unchanged words corrects its post: by other links or another date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipelines.deduplicate.amendments import Amendment, amendment
from presswatch.records import DateReading, Link, Post, Snapshot

TEXT = "The Guardian wrote about it. Read it HERE, or join us."
ASKED = Snapshot(
    url="https://ngo.example/1",
    status=200,
    headers=(),
    body=b"",
    fetched_at=datetime(2026, 11, 28, 8, 0, tzinfo=UTC),
    payload_sha256="",
)


def post(*links: str, day: int | None = 2, source: str = "ngo", **date_fields: object) -> Post:
    start = TEXT.index("HERE")
    return Post(
        source=source,
        url="https://ngo.example/1",
        url_key="ngo.example/1",
        title="In the press",
        text=TEXT,
        links=tuple(Link(url=url, text="HERE", start=start, end=start + 4) for url in links),
        published=replace(DateReading(on=date(2026, 11, day)), **date_fields) if day else None,
        snapshot=ASKED,
    )


ARTICLE = "https://www.theguardian.com/world/2026/nov/20/floods"


@pytest.mark.parametrize(
    ("now", "before", "corrected"),
    [
        ([ARTICLE], [], True),
        ([], [ARTICLE], True),
        ([ARTICLE], ["https://www.theguardian.com/world/2026/nov/19/another"], True),
        ([f"{ARTICLE}?utm_source=mail"], [ARTICLE], False),
        ([f"https://www.google.com/url?q={ARTICLE}&ved=17"], [ARTICLE], False),
        (["https://ngo.example/join?token=2"], ["https://ngo.example/join?token=1"], False),
    ],
)
def test_a_link_counts_by_the_article_that_it_leads_to(now, before, corrected):
    """Links to other hosts count, without wrappers and tracking parameters; a site's own links may change with each
    answer.
    """
    assert amendment(post(*now), post(*before)).links is corrected


@pytest.mark.parametrize(
    ("now", "before", "corrected"),
    [
        (post(day=4), post(day=2), True),
        (post(day=4), post(day=None), True),
        (post(day=4, certain=False), post(day=None), True),
        (post(day=27), post(day=None), True),
        (post(day=4), post(day=2, certain=False), True),
        (post(day=None), post(day=2), False),
        (post(day=2), post(day=2), False),
        (post(day=4, certain=False), post(day=2), False),
        (post(day=1, precision="month"), post(day=2), False),
        (post(day=4, source="other"), post(day=2), False),
        (post(day=28), post(day=2), False),
        (post(day=27), post(day=2), False),
        (post(day=1), post(day=1, precision="month"), True),
        (post(day=28, source="other"), post(day=1, precision="month"), True),
        (post(day=4, certain=False), post(day=1, precision="month"), False),
    ],
)
def test_another_day_is_taken_where_it_can_be_believed(now, before, corrected):
    """A date is taken if the post had none, if it is certain to the month, or if it comes from the first source.

    It is not taken if it is the day of the request.
    """
    assert amendment(now, before).day is corrected


def test_a_post_that_was_not_read_corrects_nothing():
    """A list entry has no links of the text, but it may have the date that the record lacks."""
    entry = replace(post(day=4), text="", links=())
    assert not amendment(entry, post(ARTICLE))
    assert amendment(entry, post(ARTICLE, day=None)) == Amendment(day=True)
