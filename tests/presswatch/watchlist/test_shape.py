"""Messages about a watchlist of the wrong shape: each fault at its place, in words for its writer."""

from __future__ import annotations

from typing import Any

import pytest

from presswatch.watchlist.entries import Alias, Settings, SourceEntry, Watchlist
from presswatch.watchlist.shape import MAX_PROBLEMS, hides_names, keys_of, shape_problem, shaped, struct_at


def problems(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Place, message and hint of each fault."""
    _, found, _ = shaped(data)
    return [(".".join(map(str, one.path)), one.why, one.suggestion) for one in found]


SOURCE = {"name": "a", "url": "https://a.example/"}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({}, []),
        ({"sources": [SOURCE]}, []),
        ({"sources": [SOURCE | {"max_pages": "9"}]}, [("sources.0.max_pages", "expected a whole number, found a text in quotes", "")]),
        ({"sources": [SOURCE | {"delay_s": "1"}]}, [("sources.0.delay_s", "expected a number, found a text in quotes", "")]),
        ({"sources": [SOURCE | {"browser": 1}]}, [("sources.0.browser", "expected true or false, found a whole number", "")]),
        ({"sources": [SOURCE | {"backfill": "some"}]}, [("sources.0.backfill", 'a number of pages or "all" is expected', "")]),
        ({"sources": [SOURCE | {"backfill": 1.5}]}, [("sources.0.backfill", 'a number of pages or "all" is expected', "")]),
        ({"sources": [{"name": "a"}]}, [("sources.0", "the key 'url' is missing", "")]),
        ({"sources": SOURCE}, [("sources", "expected a list in [ ], found a table", "write [[sources]] with double brackets")]),
        ({"presswatch": {"allow_networks": "127.0.0.0/8"}}, [("presswatch.allow_networks", "expected a list in [ ], found a text in quotes", "put it in [ ]")]),
        ({"contact": "a@b.example"}, [("contact", "this key belongs in the table [presswatch]", "write [presswatch] above it")]),
        ({"presswatch": {"every": 6}}, [("presswatch.every", "expected a text in quotes, found a whole number", "")]),
        ({"presswatch": 1}, [("presswatch", "expected a table, found a whole number", "")]),
    ],
)  # fmt: skip
def test_a_fault_is_reported_at_its_place(data: dict[str, Any], found: list[tuple[str, str, str]]):
    """In plain words, with what to write instead if that is known."""
    assert [one for one in problems(data) if not one[2].startswith("did you mean")] == found


@pytest.mark.parametrize(
    ("data", "place", "near"),
    [
        ({"sources": [SOURCE | {"max_page": 9}]}, "sources.0.max_page", "max_pages"),
        ({"sorces": []}, "sorces", "sources"),
        ({"subjects": [{"name": "A", "knd": "person"}]}, "subjects.0.knd", "kind"),
        ({"channels": [{"name": "a", "address": "env:A", "wen": "daily"}]}, "channels.0.wen", "when"),
        ({"subjects": [{"name": "A", "aliases": [{"text": "B", "cas": True}]}]}, "subjects.0.aliases.0.cas", "case"),
        ({"outlets": [{"name": "A", "domain": []}]}, "outlets.0.domain", "domains"),
    ],
)
def test_an_unknown_key_comes_with_the_one_that_was_meant(data: dict[str, Any], place: str, near: str):
    """Among the keys allowed there."""
    ((found, words, hint),) = problems(data)
    assert (found, words) == (place, "unknown key")
    assert near in hint


def test_a_value_that_is_none_of_a_choice_is_reported_with_the_choices():
    """And the nearest one."""
    ((place, words, hint),) = problems({"subjects": [{"name": "A", "kind": "persn"}]})
    assert place == "subjects.0.kind"
    assert words == "'persn' is not one of 'organization', 'person', 'topic', 'outlet'"
    assert "person" in hint
    ((place, words, _),) = problems({"channels": [{"name": "a", "address": "env:A", "when": "monthly"}]})
    assert (place, words.split(" is not one of ")[0]) == ("channels.0.when", "'monthly'")


def test_all_faults_are_reported_at_once_and_the_rest_is_read():
    """Values of the wrong shape are removed, missing ones are filled in and not judged."""
    data = {
        "presswatch": {"every": 6, "timezone": "Asia/Seoul"},
        "sources": [{"name": "a", "max_pages": "x"}, SOURCE | {"name": "b"}],
        "subjects": [{"name": "A", "kind": 7}],
    }
    watchlist, found, places = shaped(data)
    assert {one.path for one in found} == {
        ("presswatch", "every"),
        ("subjects", 0, "kind"),
        ("sources", 0, "max_pages"),
        ("sources", 0),
    }
    assert ("sources", 0, "url") in places
    assert watchlist is not None
    assert (watchlist.presswatch.timezone, [one.name for one in watchlist.sources]) == ("Asia/Seoul", ["a", "b"])


def test_a_file_of_faults_is_no_watchlist():
    """A hundred are reported."""
    data = {"sources": [SOURCE | {f"key{number}": 1 for number in range(MAX_PROBLEMS + 5)}]}
    watchlist, found, _ = shaped(data)
    assert (watchlist, len(found), MAX_PROBLEMS) == (None, 100, 100)
    almost = {"sources": [SOURCE | {f"key{number}": 1 for number in range(99)}]}
    assert shaped(almost)[0] is not None


@pytest.mark.parametrize(
    ("places", "hidden"),
    [
        (set(), False),
        ({("subjects",)}, True),
        ({("subjects", 0)}, True),
        ({("subjects", 0, "name")}, True),
        ({("subjects", 0, "kind")}, False),
        ({("sources", 0, "name")}, False),
    ],
)
def test_whether_names_of_subjects_are_unknown(places: set[Any], *, hidden: bool):
    """If they are unknown, references to them cannot be judged."""
    assert hides_names(places) is hidden


def test_what_may_be_where():
    """The keys of each table as written."""
    assert struct_at(()) is Watchlist
    assert struct_at(("presswatch",)) is Settings
    assert struct_at(("sources", 0)) is SourceEntry
    assert struct_at(("subjects", 0, "aliases", 1)) is Alias
    assert struct_at(("unknown",)) is Watchlist
    assert "not" in keys_of(SourceEntry)
    assert shape_problem("Something odd - at `$.sources[0].name`").why == "Something odd"
