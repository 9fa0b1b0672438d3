"""Mentions of a post: which names count, at which offsets and by which rule, on sentences of our own."""

from __future__ import annotations

import gc
from datetime import date
from typing import Any

import pytest

from pipelines.mentions.step import Matcher, Refusal, build_matcher, check_regex, find_mentions, find_spans
from presswatch.records import Block, DateReading, Mention, Post
from presswatch.watchlist.entries import Alias, Subject

SUBJECTS = (
    Subject(name="World Health Watch", aliases=("WHO", "AID", "세계식량감시")),
    Subject(name="Lumen University", aliases=("루멘대", "루멘대학교", "光明大学", "光大")),
    Subject(name="Die Glocke", kind="outlet", aliases=("GLOCKE", "Spiegel")),
    Subject(name="Le Monde", kind="outlet"),
    Subject(name="Apple"),
    Subject(name="Rotes Kreuz Nordheim"),
    Subject(name="Светлый архив", aliases=("Мемориал",)),
    Subject(name="Фонд «Светлый дом»", aliases=("Благотворительный фонд «Опора»",)),
    Subject(name="Nora Velting", kind="person"),
    Subject(name="Tarek Osman", kind="person", aliases=("Osman", "Тарек Осман", "타레크 오스만")),
    Subject(name="한소라", kind="person", aliases=("Han Sora",)),
    Subject(name="Seabird Institute", former=("Institute for Gulls",)),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


def surfaces(text: str, matcher: Matcher, language: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in find_spans(text, matcher, language)]


COUNTED = [
    ("en", "WHO officials asked who would pay.", ["WHO"]),
    ("en", "WHO WARNS OF FLOODS IN THE DELTA", ["WHO"]),
    ("en", "Lumen University signed; Lumen University Press did not.", ["Lumen University"]),
    ("en", "Seabird Institute, then the Institute for Gulls, closed.", ["Seabird Institute", "Institute for Gulls"]),
    ("en", "A note by Lumen Uni-\nversity.", ["Lumen Uni-\nversity"]),
    ("en", "A note by Seabird\u200b Institute.", ["Seabird\u200b Institute"]),
    ("en", "Seabird&nbsp;Institute and Seabird  Institute", ["Seabird&nbsp;Institute", "Seabird  Institute"]),
    ("en", "Nora Velting spoke. Ms. Velting's brother left.", ["Nora Velting", "Velting"]),
    ("en", "President Osman met Nora Velting.", ["Osman", "Nora Velting"]),
    ("en", "Apple said nothing; apple growers cheered.", ["Apple"]),
    ("de", "Helfer des Roten Kreuzes Nordheim.", ["Roten Kreuzes Nordheim"]),
    ("de", "Helfer vom Roten Kreuz Nordheim.", ["Roten Kreuz Nordheim"]),
    ("de", "Das sagte sie der „Glocke“ am Freitag.", ["Glocke"]),
    ("de", "Laut Spiegel ist die Lage ernst.", ["Spiegel"]),
    ("fr", "Dans Le Monde daté du 4 mai ; le « Monde » insiste.", ["Le Monde", "Monde"]),
    ("ko", "세계 식량 감시는 루멘대에서 회의를 열었다.", ["세계 식량 감시", "루멘대"]),
    ("ko", "한소라 소장은 말했다. 한 소장은 웃었다.", ["한소라", "한"]),
    ("ja", "光明大学の教授が光大で話した。", ["光明大学", "光大"]),
    ("ru", "По данным Мемориала, в Светлом архиве тихо.", ["Мемориала", "Светлом архиве"]),
    ("ru", "Глава фонда «Светлый дом» молчит, светлый дом пуст.", ["фонда «Светлый дом»"]),
    ("ru", 'В благотворительном фонде "Опора" и Фонде "Светлый дом".', ['благотворительном фонде "Опора"', 'Фонде "Светлый дом"']),
    ("ru", "Тареку Осману и Осману.", ["Тареку Осману", "Осману"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_names_that_count(matcher: Matcher, language: str, text: str, expected: list[str]) -> None:
    """Each of these names is found with its span, and nothing else is."""
    assert surfaces(text, matcher, language) == expected


REFUSED = [
    ("en", "WHO CARES ABOUT THE RIVER?"),
    ("en", "AID CONVOY REACHES TOWN"),
    ("en", "He laughed: WHO CARES about rivers?"),
    ("en", "ask who came to the aid of the town"),
    ("en", "Lumen University of Technology opened."),
    ("en", "The Apple Valley orchards and the Big Apple's bakers."),
    ("en", "Seabird Institute Foundation is another body."),
    ("en", "Write to who@example.org or see https://example.org/apple/."),
    ("en", "Leila Osman arrived without her brother."),
    ("en", "Velting, Peter and the Velting ratio."),
    ("de", "Der Spiegel im Bad ist zerbrochen."),
    ("fr", "Le monde change, tout le monde le dit."),
    ("ko", "루멘대로변과 루멘대병원, 구루멘대 옆."),
    ("ja", "光大阪線の駅で。"),
    ("ru", "У мемориала погибшим возложили цветы."),
]


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_words_that_do_not_count(matcher: Matcher, language: str, text: str) -> None:
    """Everyday words, longer names and other people are no mentions."""
    assert surfaces(text, matcher, language) == []


def test_surname_of_another_person_is_not_counted(matcher: Matcher) -> None:
    """Where two people share a surname, the bare surname is no mention of either."""
    assert surfaces("Nora Velting left. Peter Velting stayed. Velting smiled.", matcher) == ["Nora Velting"]


def post(title: str, text: str, **more: Any) -> Post:
    return Post(source="s", url="https://e.org/1", url_key="e.org/1", title=title, text=text, **more)


def by_place(found: tuple[Mention, ...]) -> list[tuple[str, str, str]]:
    return [(m.where, m.surface, m.subject) for m in found]


def test_parts_of_a_post(matcher: Matcher) -> None:
    """Mentions are labelled title, byline, lead, body, quote or caption, and every slice equals the surface."""
    text = "Apple said so.\n\nThen Apple paid.\n\nApple wins.\n\nPhoto: Apple store."
    kinds: tuple[Any, ...] = ("paragraph", "paragraph", "quote", "caption")
    starts = [0, 16, 34, 47]
    blocks = tuple(Block(kind=k, start=s, end=s + 13) for k, s in zip(kinds, starts, strict=True))
    found = find_mentions(
        post("Nora Velting on Apple", text, blocks=blocks, byline=("Nora Velting",), language="en"), matcher
    )
    assert [m.where for m in found] == ["title", "title", "byline", "lead", "body", "quote", "caption"]
    for m in found:
        base = {"title": "Nora Velting on Apple", "byline": "Nora Velting"}.get(m.where, text)
        assert base[m.start : m.end] == m.surface
        assert m.surface in m.sentence
        assert m.rule


@pytest.mark.parametrize(
    ("teaser", "text", "rooms"),
    [
        ("The report of Lumen University was read by all.", "", ["title", "teaser"]),
        ("The report of Lumen University was read by all.", "It was read by all.", ["title"]),
        ("Lumen University reports, May 4, The Tide", "", ["title"]),  # title, day and outlet again
    ],
)
def test_a_teaser_replaces_a_missing_text(matcher: Matcher, teaser: str, text: str, rooms: list[str]) -> None:
    """The teaser is searched only if the post has no text; otherwise its words would count twice."""
    day = DateReading(on=date(2026, 5, 4), precision="day", raw="May 4", source="listing")
    post = Post(
        source="", url="https://a.example/1", url_key="", title="Lumen University reports", published=day,
        teaser=teaser, text=text, outlet_hint="The Tide", blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip
    found = find_mentions(post, matcher)
    assert [one.where for one in found] == rooms
    places = {"title": post.title, "teaser": teaser}
    assert all(places[one.where][one.start : one.end] == one.surface for one in found)


def test_title_learns_from_the_text(matcher: Matcher) -> None:
    """A surname in the title counts when the text gives the full name."""
    found = find_mentions(post("Velting resigns", "The director, Nora Velting, resigned.", language="en"), matcher)
    assert by_place(found) == [("title", "Velting", "Nora Velting"), ("body", "Nora Velting", "Nora Velting")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will not close the lake to anyone,” Seabird Institute said.", "quoted"),
        ("Seabird Institute said the lake was closed.", "cited"),
        ("According to Seabird Institute, the lake is closed.", "cited"),
        ("The lake lies near Seabird Institute in the north.", "named"),
        ("”Vi stänger inte sjön för någon”, säger Seabird Institute.", "quoted"),
        ("»Vi lukker ikke søen for nogen«, siger Seabird Institute.", "quoted"),
    ],
)
def test_kind_of_a_mention(matcher: Matcher, text: str, kind: str) -> None:
    """Each mention is classified as quoted, cited or only named."""
    assert [m.kind for m in find_mentions(post("", text, language="en"), matcher)] == [kind]


def test_conditions_of_an_alias() -> None:
    """The conditions `case`, `needs`, `not` and `whole_word` of an alias are applied."""
    aliases = (
        Alias(text="Hope", case=True),
        Alias(text="STAR", needs=("telescope",)),
        Alias(text="Rain", not_=("umbrella",)),
        Alias(text="glow", whole_word=False),
    )
    matcher = build_matcher([Subject(name="Quillon Trust", aliases=aliases)])
    assert surfaces("We met Hope and hope.", matcher) == ["Hope"]
    assert surfaces("STAR is up.", matcher) == []
    assert surfaces("The telescope STAR is up.", matcher) == ["STAR"]
    assert surfaces("We told Rain so.", matcher) == ["Rain"]
    assert surfaces("We told Rain so, umbrella in hand.", matcher) == []
    assert surfaces("an afterglowing sky", matcher) == ["glow"]


def test_regular_expression_of_an_alias() -> None:
    """An alias that is a regular expression finds its matches, and the rule of each mention names it."""
    matcher = build_matcher([Subject(name="Case", aliases=(Alias(regex=r"case no\. \d+/\d{2}"),))])
    (span,) = find_spans("In Case No. 114/26 nothing moved.", matcher)
    assert (span.start, span.end) == (3, 18)
    assert "case no" in span.rule


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        ("(a+)+$", "takes more than"),
        (r"(\w+\s?)+:", "takes more than"),
        (r"(#|##)+x", r"such as \s+ instead of (?:\s|\s\s)+"),
        (r"Acme(?:\s|\s\s)+Corp", "takes more than"),
        ("(", "not a regular expression"),
        ("x*", "empty"),
    ],
)
def test_bad_expressions_are_refused_with_a_reason(pattern: str, word: str) -> None:
    """An expression that backtracks too much, cannot be compiled or matches the empty string is refused with its
    reason.
    """
    assert word in (check_regex(pattern) or "")


def test_good_expression_passes() -> None:
    """An ordinary expression is accepted."""
    assert check_regex(r"\bBill (C|S)-\d{1,3}\b") is None


def test_a_name_never_reaches_over_a_paragraph(matcher: Matcher) -> None:
    """A name is never matched across the end of one block and the beginning of the next."""
    assert surfaces("He praised Seabird\n\nInstitute opens in May.", matcher) == []


def test_one_name_of_two_subjects() -> None:
    """A name that two subjects share is a mention of both."""
    matcher = build_matcher([Subject(name="Ada Brill", kind="person"), Subject(name="Ada Brill", kind="topic")])
    assert [s.index for s in find_spans("Ada Brill came.", matcher, "en")] == [0, 1]


def test_empty_watchlist_finds_nothing() -> None:
    """An empty watchlist finds no mention."""
    assert find_spans("Anybody here?", build_matcher([]), "en") == ()


def test_names_are_compiled_without_the_collector_of_cycles(monkeypatch: pytest.MonkeyPatch):
    """Names are compiled with the cyclic garbage collector off, which takes a fifth of the time for 100,000 names."""
    during: list[bool] = []

    def forms(*_: object) -> tuple[()]:
        during.append(gc.isenabled())
        return ()

    monkeypatch.setattr("pipelines.names.matcher.forms_of", forms)
    build_matcher([Subject(name="Velmora Foundry")])
    assert during == [False]
    assert gc.isenabled()


def test_refusals_are_reported_with_their_place_and_rule() -> None:
    """With a collector passed in, each refused name is reported with its offsets and rule; the mentions are the same."""
    matcher = build_matcher([Subject(name="Tidewater Trust", aliases=("Tidewater",))])
    title, text = "Tidewater Road is closed", "Tidewater Trust opened. Miller Tidewater Road was closed."
    url = "https://house.example/1"
    post = Post(source="s", url=url, url_key=url, title=title, text=text, language="en")
    refusals: list[Refusal] = []
    assert find_mentions(post, matcher, refused=refusals.append) == find_mentions(post, matcher)
    places = [(one.where, (title if one.where == "title" else text)[one.start : one.end]) for one in refusals]
    assert places == [("title", "Tidewater"), ("body", "Tidewater")]
    assert all(one.subject == "Tidewater Trust" and one.surface == "Tidewater" and one.rule for one in refusals)
