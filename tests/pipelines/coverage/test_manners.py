"""Posts in the styles of many writers: ministries, museums, firms, hospitals; each says who writes it and how.

They were written before the readers were run on them; a post that reports no coverage must yield none. The plain ones
are one-sentence posts of press officers that failed in a grid of frames and surroundings.
"""

from __future__ import annotations

import pytest

from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import CoverageItem
from tests.pipelines.posts import MANNERS, PLAIN, Example, accepts, examples

CATALOGUE = load_catalogue()
EXAMPLES = [*examples(MANNERS), *examples(PLAIN)]


def _same(item: CoverageItem, row: tuple[str | None, ...]) -> bool:
    day = item.article_date.on if item.article_date else None
    return (
        accepts(row[0], item.outlet, item.outlet_raw)
        and accepts(row[1], item.domain)
        and accepts(row[2], day)
        and accepts(row[3], item.article_url)
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_manner(example: Example) -> None:
    """The coverage, the people with roles and the quotations with speakers of a post are found, and nothing else."""
    facts = read_coverage(example.post, (), CATALOGUE)
    shown = (example.manner, [(i.outlet, i.domain, i.article_date, i.article_url) for i in facts.items])
    assert len(facts.items) == len(example.items), shown
    assert all(any(_same(item, row) for item in facts.items) for row in example.items), shown
    people = [(p.name, p.roles[0] if p.roles else None) for p in facts.people]
    assert len(people) == len(example.people), (example.manner, people)
    for name, role in example.people:
        assert any(accepts(name, n) and accepts(role, r) for n, r in people), (example.manner, people)
    quotes = [(q.text, q.speaker) for q in facts.quotes]
    assert len(quotes) == len(example.quotes), (example.manner, quotes)
    for words, speaker in example.quotes:
        assert any(accepts(words, w) and accepts(speaker, s) for w, s in quotes), (example.manner, quotes)
