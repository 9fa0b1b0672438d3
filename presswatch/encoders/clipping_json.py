"""A clipping as plain values: the one form in which `read` and `try` show a post, its mentions and its coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from presswatch.records import CoverageFacts, DateReading, Mention, Post


def clipping_json(
    post: Post, mentions: Sequence[Mention] = (), coverage: CoverageFacts | None = None
) -> dict[str, Any]:
    """All that was understood of one post; keys as docs/record.md lists them, empty values kept."""
    return {
        "url": post.url,
        "title": post.title,
        "authors": list(post.byline),
        "date": post.published.on.isoformat() if post.published else None,
        "published": date_json(post.published),
        "language": post.language,
        "text": post.text,
        "blocks": [asdict(block) for block in post.blocks],
        "links": [asdict(link) for link in post.links],
        "mentions": [asdict(mention) for mention in mentions],
        "coverage": coverage_json(coverage or CoverageFacts()),
    }


def date_json(reading: DateReading | None) -> dict[str, Any] | None:
    """A date with its precision and origin; None for no date."""
    if reading is None:
        return None
    values = asdict(reading)
    values["on"] = reading.on.isoformat()
    values["at"] = reading.at.isoformat().replace("+00:00", "Z") if reading.at else None
    return values


def coverage_json(facts: CoverageFacts) -> dict[str, Any]:
    """Items, people and quotes, each with its dates as text."""
    items = [{**asdict(item), "article_date": date_json(item.article_date)} for item in facts.items]
    return {
        "items": items,
        "people": [asdict(person) for person in facts.people],
        "quotes": [asdict(quote) for quote in facts.quotes],
    }
