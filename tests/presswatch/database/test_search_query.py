"""Queries of a search: phrases, begun words, fields, excluded words, and what cannot be read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.database.engine import Database
from presswatch.database.search import search_posts
from presswatch.database.search_query import Condition, as_query, read_query
from presswatch.errors import UsageError
from presswatch.records import Spokesperson
from tests.presswatch.database.support import add_sources, clipping, covered, item, post, save


@pytest.mark.parametrize(
    ("query", "conditions"),
    [
        ("", []), ("flood dam flood", [Condition("flood"), Condition("dam")]),
        ('"annual report" 인권', [Condition("annual report"), Condition("인권")]),
        ("flood* -dam", [Condition("flood", begun=True), Condition("dam", excluded=True)]),
        ('title:flood* -outlet:"The Guardian"', [Condition("flood", "title", begun=True), Condition("The Guardian", "outlet", excluded=True)]),
        ('"C*" 10:30 https://a.example/ a-b - *', [Condition(one) for one in ("C*", "10:30", "https://a.example/", "a-b", "-", "*")]),
        ('-"of the" person:송한나', [Condition("of the", excluded=True), Condition("송한나", "person")]),
    ],
)  # fmt: skip
def test_what_a_query_asks_for(query: str, conditions: list[Condition]):
    """Each condition once, in the order of the query."""
    assert read_query(query) == conditions


@pytest.mark.parametrize(
    ("query", "place", "words"),
    [
        ('dam "annual report', 5, "the quotation mark is not closed"),
        ("dam fl*od", 7, "* ends a word"),
        ("dam titel:flood", 5, "unknown field titel:"),
        ("dam outlet:", 11, "nothing follows outlet:"),
        ('outlet:""', 7, "nothing follows outlet:"),
    ],
)
def test_what_cannot_be_read_is_reported_with_its_place(query: str, place: int, words: str):
    """The number of the character, from 1, and what is wrong there."""
    with pytest.raises(UsageError) as error:
        read_query(query)
    assert str(error.value).startswith(f"search: character {place} of {query}: {words}")


@given(st.text(st.sampled_from('ab*-:" 인title'), max_size=20))
def test_a_query_is_read_or_refused(query: str):
    """No text fails in another way, and no condition is empty."""
    with suppress(UsageError):
        assert all(one.words.strip() == one.words != "" for one in read_query(query))


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (("인권", "annual report"), '인권 "annual report"'),
        (("flood -dam",), "flood -dam"), (("title:annual report",), 'title:"annual report"'),
        (('"a b" c',), '"a b" c'), (("flood* dam",), "flood* dam"),
    ],
)  # fmt: skip
def test_the_arguments_of_a_shell_make_a_query(arguments: tuple[str, ...], query: str):
    """The shell takes the quotation marks away: what has spaces is a phrase, unless it is a query of its own."""
    assert as_query(arguments) == query


@pytest.fixture
def filled(database: Database) -> Database:
    """Five posts in three scripts, one with an outlet and a person."""
    known = add_sources(database, "alpha", "beta")
    save(database, clipping(post(1, title="Flooding", text="The dam broke, NKDB says."), names=("NKDB",)))
    save(database, clipping(post(2, title="A report", text="Preflood plans and a floodgate."), names=()))
    save(database, clipping(post(3, title="보고서", text="북한인권정보센터는 인권을 말했다."), names=()))
    save(database, clipping(post(4, title="報告", text="北朝鮮人権侵害の報告書"), names=()))
    told = covered(item(outlet="Courier", domain="courier.example"))
    told = replace(told, people=(Spokesperson(name="Mara Lindqvist"),))
    beta = post(5, title="In the press", text="The Courier wrote about preflood plans.", source="beta")
    save(database, clipping(beta, names=(), coverage=told), source=known["beta"])
    return database


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("flood", [1, 2, 5]), ("flood*", [1, 2]), ("FLOOD* -dam", [2]), ("-flood*", [3, 4, 5]),
        ("title:flood*", [1]), ("text:flood*", [2]), ("-title:flood", [2, 3, 4, 5]), ("preflood -gate", [5]),
        ("인권*", [3]), ("정보*", []), ("정보", [3]), ("人権*", [4]), ("侵害", [4]), ("-title:보고서 인권", []),
        ("outlet:courier", [5]), ("outlet:courier.example", [5]), ("-outlet:courier plans", [2]),
        ("person:lindqvist", [5]), ('person:"mara lindqvist" plans', [5]), ("subject:nkdb", [1]),
        ("person:nkdb", [1]), ("source:beta", [5]), ("-source:alpha", [5]), ('"preflood plans"', [2, 5]),
    ],
)  # fmt: skip
def test_what_a_query_finds(filled: Database, query: str, found: list[int]):
    """The same on SQLite and PostgreSQL; in scripts without spaces a begun word may begin anywhere."""
    with filled.read() as conn:
        assert sorted(row["id"] for row in search_posts(conn, query)) == found
