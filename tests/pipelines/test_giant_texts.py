"""A giant text costs memory by its length, not by what a pattern remembers of each letter."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest

from pipelines.coverage.step import READ_MAX, read_coverage
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.names.matcher import MOST_PLACES
from pipelines.outlets.catalogue import load_catalogue
from pipelines.people.names_latin import bare_names, name_runs
from pipelines.text.segments import text_blocks
from presswatch.records import Block, Post
from presswatch.watchlist.entries import Alias, Subject

LETTERS = 500_000
NAMES = ("Ada Berg " * (LETTERS // 9)).strip()
# Without line ends it is one paragraph, without blank lines too.
LINES = ("a line of some words\n" * (LETTERS // 21)).strip()


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda text: list(name_runs(text, 0, len(text))), NAMES),
        (lambda text: list(bare_names(text, 0, len(text))), NAMES),
        (lambda text: text_blocks(text, ()), LINES),
        (lambda text: text_blocks(text, ()), NAMES),
    ],
)
def test_it_is_read_with_some_bytes_a_letter(read: Callable[[str], object], text: str):
    """Twenty bytes per letter at most; a backtracking pattern takes a hundred."""
    tracemalloc.start()
    try:
        read(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * LETTERS


def test_a_name_in_a_headline_of_capitals_is_still_found():
    """The limit for the words of a run is far above what people write."""
    text = "Ten Ways To Read A River " * 4 + "Says Director Ada Berg"
    assert [text[run.start : run.end] for run in bare_names(text, 0, len(text))] == ["Ada Berg"]


@pytest.mark.parametrize(
    "flood",
    ["NKDB said ", "Then Song spoke. ", "Hanna Song of NKDB and Mina Song met Song. ", "report 7 "],
    ids=["acronym", "surname", "others of the surname", "expression"],
)
def test_a_name_that_fills_a_text_costs_little_and_hides_no_other(flood: str):
    """Every post is matched by the process that all sources share: a source must not block it for a minute."""
    subjects = (
        Subject(name="Database Center for North Korean Human Rights", kind="organization", aliases=("NKDB",)),
        Subject(name="Hanna Song", kind="person", organization="NKDB"),
        Subject(name="Reports", kind="topic", aliases=(Alias(regex=r"report \d"),)),
        Subject(name="Tidal Data Registry", kind="organization"),
    )
    text = f"Hanna Song opened it. {flood * (200_000 // len(flood))} At the end the Tidal Data Registry is thanked."
    began = time.process_time()
    found = find_mentions(
        Post(source="s", url="http://a.example/", url_key="a", title="T", text=text), build_matcher(subjects)
    )
    assert time.process_time() - began < 3.0
    named = [one.subject for one in found]
    assert all(named.count(one.name) <= 2 * MOST_PLACES for one in subjects)
    assert found[0].subject == "Hanna Song"
    assert found[-1].subject == "Tidal Data Registry"


@pytest.mark.parametrize("end", ["\n\n", " "], ids=["blocks", "one block"])
def test_of_a_giant_text_the_beginning_is_read_for_coverage(end: str):
    """Quotations and people are compared with each other, which takes minutes for half a million characters."""
    said = "“We will come back to the river,” said Hanna Song, a director at the Tidal Data Registry."
    text = end.join([said, *["The valley lives with its river and what the law says of it."] * 1_000, said])
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if end == " " else ()
    post = Post(source="s", url="http://a.example/", url_key="a", title="T", text=text, blocks=blocks)
    facts = read_coverage(post, find_mentions(post, build_matcher(())), load_catalogue(()))
    assert len(text) > READ_MAX
    assert [(quote.start < 100, quote.speaker) for quote in facts.quotes] == [(True, "Hanna Song")]
