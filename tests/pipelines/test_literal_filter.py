"""A sieve says where a pattern cannot match, and is never wrong about it."""

from __future__ import annotations

import re
from itertools import chain
from types import ModuleType

import pytest

from pipelines.coverage import classifier, outlet_names, post_context, step
from pipelines.people import roles_around
from pipelines.quotes import marks, speaker
from pipelines.text import literal_filter, speech_verbs
from pipelines.text.literal_filter import (
    AnySieved,
    Caseless,
    Sieve,
    Sieved,
    WordSieve,
    WordSieved,
    alternatives,
    by_first_letter,
    literals_of,
    lowered,
)
from presswatch.languages.packs import any_of

READERS = (step, classifier, outlet_names, post_context, speech_verbs, roles_around, speaker, marks)


@pytest.fixture(autouse=True)
def _every_text_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first texts of a process bypass the sieve; here it is used at once."""
    monkeypatch.setattr(literal_filter, "_FEW_TEXTS", 0)
    monkeypatch.setattr(literal_filter, "_FEW_WORDS", 0)
    literal_filter._places.cache_clear()


def _sieved(module: ModuleType) -> list[tuple[str, Sieved]]:
    return [(f"{module.__name__}.{name}", one) for name, one in vars(module).items() if isinstance(one, Sieved)]


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("harbour|gazette", {"harbour", "gazette"}),
        (r"(?<!\w)(?:the )?Harbour \d+", {"harbour "}),
        (r"(?:lead|head)(?:er|ing)", {"lead", "head"}),
        (r"colou?r(?= of)", {"colo"}),
        (r"\w+tag\b|[月火]曜", {"tag", "曜"}),
        (r"(?:ab)+c{2,3}", {"ab"}),
        (r"x(?!yellow)[pq]", {"x"}),
    ],
)
def test_every_match_holds_one_of_the_literals(source: str, literals: set[str]):
    """Each match holds one of the literals: the letters of the pattern that no match can do without."""
    assert literals_of(source) == literals


@pytest.mark.parametrize("source", [r"\d+", "(?:harbour)?", "harbour|.", "[^a]", "(?=harbour)"])
def test_a_pattern_without_literals_is_refused(source: str):
    """Such a pattern could match anywhere, so a sieve of it would be useless or wrong."""
    with pytest.raises(ValueError, match="no literals"):
        literals_of(source)


@pytest.mark.parametrize("text", ["HARBOUR", "Harbour", "İ HARBOUR", "ſite", "sıte", "\u1c82тдел", "K"])
def test_letters_that_match_without_case_are_one(text: str):
    """Letters that a caseless pattern takes for the same are the same here, and no offset moves."""
    assert len(lowered(text)) == len(text)
    for source in ("harbour", "site", "отдел", "k"):
        if re.search(source, text, re.IGNORECASE):
            assert source in lowered(text)


@pytest.mark.parametrize(("name", "one"), list(chain.from_iterable(map(_sieved, READERS))))
def test_it_finds_what_the_pattern_finds(name: str, one: Sieved):
    """In texts made of the pattern's own literals, and of pieces of them, no match is lost."""
    words = sorted(literals_of(one.pattern.pattern))
    text = "\n".join(f"Am 3 {word} {word.title()} 《{word}》 Ada Berg {word.upper()}." for word in words)
    for start, end in ((0, len(text)), (7, len(text) // 2), (len(text) // 3, len(text) - 5)):
        found = [match.span() for match in one.finditer(text, start, end)]
        assert found == [match.span() for match in one.pattern.finditer(text, start, end)], name
        assert one.inside(text, start, end) == (one.pattern.search(text[start:end]) is not None), name


@pytest.mark.parametrize(
    ("name", "one"), [(m.__name__, o) for m in READERS for o in vars(m).values() if isinstance(o, Caseless)]
)
def test_a_lowercase_pattern_matches_both_cases(name: str, one: Caseless):
    """The answer is that of the same pattern with IGNORECASE, for each of its literals in any case."""
    source = one._pattern.pattern
    without_case = re.compile(source, re.IGNORECASE)
    for word in sorted(literals_of(source)):
        for text in (f"Am {word} da", f"am {word.upper()}", f"Ada{word.title()}", f"den{word} Mai", word):
            found = without_case.search(text) is not None
            assert one.inside(text, 0, len(text)) == found, (name, text)


def test_a_lowercase_pattern_is_matched_inside_its_part_alone():
    """Cut out of the text, a word begins or ends where it does not in the text."""
    harbour = Caseless(r"(?<!\w)harbour(?!\w)")
    assert harbour.inside("xHARBOURs", 1, 8)
    assert not harbour.inside("xHARBOURs", 0, 8)


def test_a_pattern_with_capitals_is_no_lowercase_pattern():
    """Capitals would never be found."""
    with pytest.raises(ValueError, match="large letter"):
        Caseless("Harbour")


def test_alternatives_that_cannot_match_are_not_tried_and_nothing_is_lost():
    """Of two alternatives that begin alike the first one listed wins, as in one pattern."""
    sources = (
        r"on (?P<a>[^.\n]{2,30}?) page",
        r"(?P<b>[^.\n]{2,30}?) の記事",
        "on (?P<c>the) page",
        r"(?P<d>\w+) 网站",
    )
    whole, parted = re.compile("|".join(sources)), AnySieved(*sources)
    for text in (
        "read on the page",
        "港の記事。on the page",
        "港 の記事 on it",
        "海港 网站 and on a page",
        "nothing",
        "",
    ):
        for start, end in ((0, len(text)), (2, len(text) - 2)):
            found = [match.span() for match in parted.finditer(text, start, end)]
            assert found == [match.span() for match in whole.finditer(text, start, end)]
    assert next(parted.finditer("read on the page", 0, 16))["a"] == "the"


def test_a_place_outside_the_part_does_not_count():
    """Offsets are half open: a word that begins at the end is not inside."""
    harbour = Sieve("harbour")
    text = "the harbour"
    assert harbour.may(text, 0, len(text))
    assert harbour.may(text, 4, 5)
    assert not harbour.may(text, 0, 4)
    assert not harbour.may(text, 5, len(text))


def test_a_giant_text_is_left_to_the_pattern(monkeypatch: pytest.MonkeyPatch):
    """Its positions would take more memory than they save."""
    monkeypatch.setattr(literal_filter, "_LONGEST", 5)
    assert Sieve("harbour").may("no such word", 0, 12)


def test_a_word_that_holds_a_literal_may_match():
    """Words are checked one by one, without caching a pass."""
    lead = WordSieve(r"\w*(?:leiter|führer)(?:in)?")
    assert lead.may("Büroleiterin")
    assert lead.may("GESCHÄFTSFÜHRER")
    assert not lead.may("Hafen")


@pytest.mark.parametrize("text", ["4 DAYS AGO", "vor drei Tagen", "no such words", ""])
def test_a_pattern_for_short_texts_finds_what_it_finds_alone(text: str):
    """It finds the same with search, with finditer and with sub."""
    ago = re.compile(r"(\w+) days ago|vor (\w+) tagen", re.IGNORECASE)
    sieved, alone = WordSieved(ago), ago.search(text)
    assert (found := sieved.search(text)) == alone or (found and alone and found.span() == alone.span())
    assert [match.span() for match in sieved.finditer(text)] == [match.span() for match in ago.finditer(text)]
    assert sieved.sub(lambda _: "then", text) == ago.sub("then", text)


@pytest.mark.parametrize(
    "words",
    [any_of("coverage_words"), any_of("speech_verbs"), "says|said|so|sits at", "said|(?:told|tells)|a?sked|Told"],
)
def test_words_grouped_by_their_letter_match_as_before(words: str):
    """The same matches with the same ends, whichever of two words that begin alike comes first."""
    text = " ".join(one + " " + one.title() for one in alternatives(words)) + " saying sosaid sits attic"
    grouped = re.compile(rf"(?<!\w)(?:{by_first_letter(words)})(?!\w)", re.IGNORECASE)
    plain = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    found = [match.span() for match in plain.finditer(text)]
    assert found
    assert [match.span() for match in grouped.finditer(text)] == found


def test_the_first_few_texts_are_left_to_the_patterns(monkeypatch: pytest.MonkeyPatch):
    """A run that finds only a few posts does not build the literals of all patterns."""
    monkeypatch.setattr(literal_filter, "_FEW_TEXTS", 10**9)
    monkeypatch.setattr(literal_filter, "_FEW_WORDS", 10**9)
    assert Sieve("harbour").may("no such word in the text", 0, 12)
    assert WordSieve("harbour").may("gazette")
