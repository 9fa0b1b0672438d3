"""Texts made to be costly: the work grows no faster than the text, measured in calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from cProfile import Profile
from datetime import date
from types import FrameType
from typing import Any

import pytest

from pipelines.common.fold import fold
from pipelines.coverage.items import ITEMS_MAX
from pipelines.coverage.step import read_coverage
from pipelines.deduplicate.keys import MAX_TEXT
from pipelines.deduplicate.likeness import comparable, read_wording
from pipelines.deduplicate.step import content_hash, decide
from pipelines.mentions.candidates import FIRST_PLACES, MOST_OF_ALL
from pipelines.mentions.step import build_matcher, find_mentions
from pipelines.names import matcher as matching
from pipelines.names.forms import Form, forms_in_cases
from pipelines.names.matcher import MOST_PLACES
from pipelines.outlets.catalogue import load_catalogue
from pipelines.people.find import PEOPLE_MAX, find_people
from pipelines.quotes.marks import PAIRS_MAX, marked_spans
from pipelines.text.segments import BLOCK_LENGTH, SENTENCE_LENGTH, SENTENCES_MAX, segments, text_blocks
from presswatch.records import DateReading, KnownPost, Post
from presswatch.watchlist.entries import Alias, Subject, SubjectKind

pytestmark = pytest.mark.slow
TraceFunction = Callable[[FrameType, str, Any], Any]
WATCHED = (
    Subject(name="Tidal Data Registry", kind="organization", aliases=("TDR",)),
    Subject(name="Ada Berg", kind="person", organization="Tidal Data Registry", roles=("director",)),
    Subject(name="김민수", kind="person"),
    Subject(name="田中花子", kind="person"),
    Subject(name="أحمد علي", kind="person"),
)
FLOODS = [
    ("ko", "한겨레 인터뷰 김민수 "),
    ("ko", "한겨레 인터뷰 김민수"),
    ("ko", "3월 5일 "),
    ("ja", "朝日新聞 インタビュー 田中花子 "),
    ("ja", "翌日朝日新聞"),
    ("ja", "「川」と田中花子代表は語った"),
    ("zh", "《人民日报》采访王小明，"),
    ("ar", "أمس "),
    ("ar", "قال أحمد علي "),
    ("ru", "«Коммерсантъ» на следующий день "),
    ("tr", "“nehir” dedi "),
    ("de", "Dr. Ada Berg, Direktorin, "),
    ("en", "May 3, 2024 "),
    ("en", "1aaa"),
    ("en", "'s "),
    ("en", "“"),
    ("en", '"a" '),
    ("en", "aA"),
    ("en", "The Guardian, "),
    ("en", "The Guardian – 3 May 2024 – River\n"),
]


def calls(work: Callable[[], object]) -> int:
    """The number of functions, in Python and in C, that the work calls: the same on every machine."""
    profile = Profile()
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def lines(work: Callable[[], object]) -> int:
    """The number of Python lines that the work runs, counting each iteration of loops and comprehensions."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal counted
        counted += event == "line"
        return count

    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(None)
    return counted


def post_of(text: str, language: str = "en") -> Post:
    day = DateReading(on=date(2024, 6, 1), raw="", source="page", certain=True)
    return Post(
        source="s",
        url="http://a.example/",
        url_key="a",
        title="In the press",
        text=text,
        language=language,
        published=day,
    )


HEAD = "The Guardian interviewed our director Ada Berg on 3 May 2024: “We wait for the river,” she said. "


@pytest.fixture(scope="module")
def understand() -> Callable[[str, str, int], None]:
    """Reads the mentions and the coverage of a text of so many characters; the first texts of a process are read."""
    matcher, catalogue = build_matcher(WATCHED), load_catalogue(())

    def understand(language: str, flood: str, letters: int) -> None:
        post = post_of((HEAD + flood * (letters // len(flood)))[:letters], language)
        read_coverage(post, find_mentions(post, matcher), catalogue, WATCHED)

    for letters in range(200, 240):  # the sieve of patterns is made after some texts
        understand("en", "1aaa", letters)
    return understand


@pytest.mark.parametrize(("language", "flood"), FLOODS)
def test_a_flood_makes_no_more_work_than_its_length(
    language: str, flood: str, understand: Callable[[str, str, int], None]
):
    """Twice the text takes at most 2.3 times the calls (length to the power of 1.2) in mentions and coverage."""
    understand(language, flood, 10_000)  # the tables are loaded once
    once, twice = (calls(lambda size=size: understand(language, flood, size)) for size in (10_000, 20_000))
    assert twice <= 2.3 * once + 20_000


@pytest.mark.parametrize("kind", ["words", "acronyms"])
def test_aliases_of_one_subject_cost_what_as_many_subjects_do(kind: str):
    """Twice the aliases take at most 2.3 times the calls; each used to be compared with all others."""
    letters = "BCDFGHKLMNPRST"

    def aliases(number: int) -> tuple[str, ...]:
        if kind == "acronyms":
            return tuple(a + b + c + d for a in letters for b in letters for c in letters for d in letters)[:number]
        return tuple(f"{a}a{b}o {c}e{d}i Centre" for a in letters for b in letters for c in letters for d in letters)[
            :number
        ]

    def load(number: int) -> None:
        build_matcher([Subject(name="Tidal Data Registry", kind="organization", aliases=aliases(number))])

    load(400)
    once, twice = (calls(lambda number=number: load(number)) for number in (1_000, 2_000))
    assert twice <= 2.3 * once


SYLLABLES = "ka lo mi ren tas vor del bin sha cor nai pel gru ost wen dar fil hem jor qua".split()
KOREAN = "가나다라마바사아자차카타파하거너더러머버"


def realistic(number: int) -> list[str]:
    """Distinct names of the usual forms: two and three words, acronyms, Korean ones."""
    shapes = ("{} {}", "{} {} Forum", "Institute of {} {}")
    names = []
    for count in range(number):
        a, b, c = count % 20, count // 20 % 20, count // 400 % 20
        one, other = (SYLLABLES[x].capitalize() + SYLLABLES[y] + SYLLABLES[z] for x, y, z in ((a, b, c), (b, c, a)))
        if count % 5 < 3:
            names.append(shapes[count % 5].format(one, other))
        elif count % 5 == 3:
            names.append("".join("BCDFGHKLMNPRSTVWXZQJ"[place] for place in (a, b, c)) + "BCDF"[count % 4])
        else:
            names.append("".join(KOREAN[place] for place in (a, b, c, count % 7)))
    return names


@pytest.mark.parametrize("kind", ["organization", "person", "topic"])
@pytest.mark.parametrize("spread", ["in one subject", "each in its own"])
def test_a_name_costs_the_same_in_a_watchlist_of_any_size(kind: SubjectKind, spread: str):
    """Twice the names take at most 2.2 times the lines, in one subject or one each; 100,000 once took 80 s."""

    def load(number: int) -> None:
        names = realistic(number)
        if spread == "each in its own":
            build_matcher([Subject(name=name, kind=kind) for name in names])
        else:
            build_matcher([Subject(name="Tidal Data Registry", kind=kind, aliases=tuple(names))])

    load(50)
    once, twice = (lines(lambda number=number: load(number)) for number in (400, 800))
    assert twice <= 2.2 * once


def test_a_name_is_made_ready_in_few_calls():
    """At most 170 calls per name once the tables are loaded: 100,000 load in less than five seconds."""
    subjects = [
        Subject(name=f"{name} Trust", kind="organization", aliases=(name, f"The {name}")) for name in realistic(1_000)
    ]
    build_matcher(subjects[:50])
    assert calls(lambda: build_matcher(subjects)) <= 170 * 3 * len(subjects)


def test_a_text_costs_the_same_with_any_number_of_aliases():
    """Four times the aliases take at most 1.2 times the calls; every acronym of a text used to be compared with each."""

    def finding(number: int) -> int:
        matcher = build_matcher([Subject(name="Tidal Data Registry", aliases=("TDR", *realistic(number)))])
        texts = [post_of(f"The Tidal Data Registry (TDR) met in room {room}.") for room in range(3)]
        for text in texts:
            find_mentions(text, matcher)
        return calls(lambda: find_mentions(texts[0], matcher))

    assert finding(4_000) <= 1.2 * finding(1_000)


def test_forms_of_a_few_languages_are_derived_with_their_first_text(monkeypatch: pytest.MonkeyPatch):
    """The Polish and Czech cases of names, the most numerous forms, cost nothing unless a text needs them."""
    derived: list[int] = []

    def forms(subject: Subject, index: int) -> tuple[Form, ...]:
        derived.append(index)
        return forms_in_cases(subject, index)

    monkeypatch.setattr(matching, "forms_in_cases", forms)
    matcher = build_matcher([Subject(name="Ewa Nowak", kind="person")])
    assert [one.surface for one in find_mentions(post_of("Ewa Nowak spoke.", "en"), matcher)] == ["Ewa Nowak"]
    assert derived == []
    for _ in range(2):
        assert [one.surface for one in find_mentions(post_of("Film Ewy Nowak.", "pl"), matcher)] == ["Ewy Nowak"]
    assert derived == [0]


def test_what_is_read_of_a_text_has_bounds():
    """Sentences, blocks, pairs of marks, people and articles of one post are limited in number for any text."""
    text = "a b " * 20_000
    blocks = text_blocks(text, ())
    parts = segments(text, blocks)
    assert max(block.end - block.start for block in blocks) <= BLOCK_LENGTH
    assert max(part.end - part.start for part in parts) <= SENTENCE_LENGTH
    assert "".join(text[block.start : block.end] for block in blocks) == text
    rows = "a\n\n" * (SENTENCES_MAX + 10)
    assert len(segments(rows, text_blocks(rows, ()))) <= SENTENCES_MAX
    marks = "“We wait.” " * (PAIRS_MAX + 10)
    assert len(marked_spans(marks, text_blocks(marks, ()))) == PAIRS_MAX
    given, ends = ("Ada", "Eva", "Mina", "Jonas"), ("berg", "holm", "lund", "vik", "strand", "gaard", "by", "dal")
    names = [
        f"{a} {b.title()}{c}" for a in given for b in ("san", "tor", "mal", "kol", "per", "nor", "hal") for c in ends
    ]
    people = " ".join(f"{name}, director of the Centre, spoke." for name in names)
    parts = segments(people, text_blocks(people, ()))
    assert len(names) > PEOPLE_MAX
    assert len(find_people(people, parts)) == PEOPLE_MAX
    assert ITEMS_MAX < SENTENCES_MAX


def test_a_flood_of_many_names_hides_no_other():
    """Beyond the limit of mentions for all subjects together each one is still found at its first places."""
    flooding = [
        Subject(name=f"Harbour {word} Society", kind="organization") for word in ("Tide", "Wave", "Reef", "Cliff")
    ]
    flooding += [Subject(name=f"Inland {word} Society", kind="organization") for word in ("Moor", "Fen", "Dune")]
    flood = " ".join(f"The {one.name} met." for one in flooding)
    last = Subject(name="Tidal Data Registry", kind="organization")
    text = f"{flood} " * (MOST_OF_ALL // len(flooding) + 50) + "The Tidal Data Registry is thanked. " * 5
    found = [one.subject for one in find_mentions(post_of(text), build_matcher([*flooding, last]))]
    assert found.count(last.name) == FIRST_PLACES
    assert all(found.count(one.name) <= MOST_PLACES for one in flooding)


def test_an_expression_that_takes_too_long_is_reported():
    """It finds nothing in that text and is reported to the caller; the other expressions of the watchlist still match."""
    slow, plain = Alias(regex=r"(#|##)+x"), Alias(regex=r"report \d")
    subjects = (
        Subject(name="Signs", kind="topic", aliases=(slow,)),
        Subject(name="Reports", kind="topic", aliases=(plain,)),
    )
    late = []
    found = find_mentions(post_of("#" * 60 + "y report 7 "), build_matcher(subjects), late.append)
    assert {one.subject for one in found} == {"Reports"}
    assert {(one.index, one.alias) for one in late} == {(0, slow)}


MARKED = "".join(f"line {number} | x y\n" for number in range(20_000))
LIKE = {
    "short lines": MARKED,
    "one letter": "a" * 300_000,
    "figures": " ".join(map(str, range(50_000))),
    "signs": "".join(chr(0x4E00 + number * 7919 % 5_000) for number in range(300_000)),
    "entities": "&amp; " * 50_000,
}


@pytest.mark.parametrize("text", LIKE.values(), ids=LIKE)
def test_comparing_a_text_with_those_like_it_is_bounded(text: str):
    """With 20 similar texts, twice the text takes at most 2.3 times the calls, and beyond MAX_TEXT letters no more."""

    def deciding(letters: int) -> int:
        known = [known_post(number, f"{text[number * 7 : letters]} {number}") for number in range(20)]
        return calls(lambda: decide(post_of(text[:letters]), "", None, None, known, others=lambda _: known))

    deciding(2_000)
    assert deciding(40_000) <= 2.3 * deciding(20_000)
    assert deciding(300_000) <= 1.2 * deciding(MAX_TEXT + 1_000)


def known_post(number: int, text: str) -> KnownPost:
    return KnownPost(
        id=number + 1,
        url=f"http://a.example/{number}",
        url_key=str(number),
        title="In the press",
        text=text,
        content_hash=str(number),
        language="en",
        published_on=date(2024, 5, 1),
    )


def test_letters_that_expand_make_a_text_no_longer():
    """ﷺ expands to eighteen letters: of a text made of it less is compared, a text with a few of them is compared
    whole.
    """
    assert sum(map(len, read_wording("", "ﷺ" * 300_000).lines)) <= MAX_TEXT // 4
    verse = "The Prophet ﷺ said so. " * 1_000
    assert read_wording("", verse.replace(" said", " said\n")).lines[0] == "The Prophet ﷺ said"
    assert sum(map(len, read_wording("", verse).lines)) == len(verse)


@pytest.mark.parametrize("work", [comparable, lambda text: content_hash("", text)])
def test_marks_that_entities_pile_up_are_cut(work: Callable[[str], object]):
    """Sorting 16,000 combining marks on one letter took a second, 160,000 took minutes."""
    tower = "e" + "&#769;&#803;" * 50
    assert work(tower) == work(tower + "&#769;&#803;" * 2_000)


def test_a_capital_sharp_s_is_folded_once():
    """Letters that fold to several are looked up in a table, not computed at each place."""
    once, many = calls(lambda: fold("ß" * 100)), calls(lambda: fold("ß" * 1_000))
    assert many <= 12 * once
