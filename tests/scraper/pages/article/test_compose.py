"""Blocks become text: repeats folded, inline markup without splitting words, line breaks kept."""

from types import SimpleNamespace

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from scraper.pages.article.blocks import read_layout
from scraper.pages.article.compose import compose, fold_repeats, kind_of, sentence_at, sentences

LONG = "The board met again on the river and decided to open all of its registers to families."


def units(body: str):
    return read_layout(lxml.html.document_fromstring(f"<html><body>{body}</body></html>")).units


def texts(body: str) -> list[str]:
    return [unit.text for unit in units(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Hanna <b>Song</b></p>", ["Hanna Song"]),
        ("<p>Ha<b>nn</b>a</p>", ["Hanna"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<p>one <!-- note -->two</p>", ["one two"]),
        ("<div>loose <p>para</p> tail</div>", ["loose", "para", "tail"]),
        ("<p><span class='n'>Pier Post</span><span class='d'>3 May</span></p>", ["Pier Post 3 May"]),
        ("<p><span class='d'>3 May 2024</span><span class='n'>Pier Post</span></p>", ["3 May 2024 Pier Post"]),
        ("<p><span class='cap'>M</span><span class='rest'>ina</span></p>", ["Mina"]),
        ("<p><span class='x'>area</span><span class='x'>51</span></p>", ["area51"]),
        ("<p>soft\u00adhyphen</p>", ["softhyphen"]),
        ("<ruby>東<rt>とう</rt></ruby>京", ["東京"]),
        ("<p>fewer binges (<x-term><a href='/12'>12</a></x-term>).</p>", ["fewer binges (12)."]),
        ("<x-card><p>a</p></x-card><x-card>b</x-card>", ["a", "b"]),
        ("<p>a <x-a>b <x-b>c</x-b></x-a> d</p><p>e</p>", ["a b c d", "e"]),
        ("<p>a</p><script>var b;</script><style>c</style><p>d</p>", ["a", "d"]),
    ],
)
def test_units(body, expected):
    """Inline markup does not split words, blocks and breaks do, invisible content is dropped.

    Two spans with classes of their own, a name and a date, are separated.
    """
    assert texts(body) == expected


def test_single_break_is_a_line_end_and_a_double_one_ends_the_block():
    """`<br>` joins by a line end inside the block, `<br><br>` starts a new block."""
    composed = compose(units("<div>one line<br>second line<br><br>new block</div>"), "https://a.example/")
    assert composed.text == "one line\nsecond line\n\nnew block"
    assert len(composed.blocks) == 2


def test_repeats_fold_adjacent_or_not_and_with_one_character_changed():
    """A paragraph that occurred before is dropped, even if one character differs."""
    changed = LONG.replace("river", "rivar")
    other = "Something else is said here in between, at length."
    kept = fold_repeats(units("".join(f"<p>{text}</p>" for text in (LONG, other, LONG, changed))))
    assert [unit.text for unit in kept] == [LONG, other]


def test_another_figure_is_another_statement():
    """Lines that differ in a number are both kept."""
    pair = [f"In the year just past the office counted {number} crossings at the border." for number in (31, 32)]
    assert len(fold_repeats(units("".join(f"<p>{text}</p>" for text in pair)))) == 2


def test_the_same_words_that_lead_elsewhere_are_no_repeat():
    """ "View the whole case study" under each project of a list is kept; the same link twice is folded."""
    more = "View the whole case study"
    body = "".join(f"<h3>Project {n}</h3><p><a href='/case/{n}'>{more}</a></p>" for n in (1, 2))
    kept = fold_repeats(units(f"{body}<p><a href='/case/1'>{more}</a></p>"))
    assert [unit.text for unit in kept] == ["Project 1", more, "Project 2", more]


def test_short_answers_may_repeat():
    """Short lines are kept as often as the page has them, unless adjacent."""
    kept = fold_repeats(units("<p>Yes.</p><p>Why is that so?</p><p>Yes.</p><p>Yes.</p>"))
    assert [unit.text for unit in kept] == ["Yes.", "Why is that so?", "Yes."]


def test_thousands_of_like_paragraphs_are_each_compared_with_few(monkeypatch):
    """In a long page of minutes or rows, comparing each with all would take eight million comparisons."""
    distances = 0

    def distance(one: str, other: str, score_cutoff: int) -> int:
        nonlocal distances
        distances += 1
        return Levenshtein.distance(one, other, score_cutoff=score_cutoff)

    monkeypatch.setattr("scraper.pages.article.compose.Levenshtein", SimpleNamespace(distance=distance))
    lines = (
        f"<p>Paragraph {n} tells that the court of number {n} ruled again about letters.</p>" for n in range(4_000)
    )
    many = units("".join(lines))
    assert len(fold_repeats(many)) == len(many)
    assert distances < 40 * len(many)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([LONG, LONG.replace("m", "n", 1), LONG + "x", LONG + "xy", "Yes.", "No."]), max_size=8))
def test_folding_is_idempotent(lines):
    """Folding twice changes nothing."""
    once = fold_repeats(units("".join(f"<p>{line}</p>" for line in lines)))
    assert fold_repeats(once) == once


def test_kinds():
    """Headings, items, quotations, captions and cells of real rows keep their kind."""
    body = "<h2>a</h2><ul><li>b</li></ul><blockquote><p>c</p></blockquote><figure><figcaption>d</figcaption></figure>"
    body += "<table><tr><td>e</td><td>f</td></tr></table><p>g</p>"
    kinds = [kind_of(unit) for unit in units(body)]
    assert kinds == ["heading", "list-item", "quote", "caption", "table", "table", "paragraph"]


def test_links_are_absolute_and_keep_their_sentence():
    """A link's words, sentence and offsets are right; fragments and mail addresses are no links."""
    body = (
        "<p>First said. Read it <a href='/x?a=1'>here</a> now. <a href='#top'>Up</a> <a href='mailto:a@b.c'>m</a></p>"
    )
    composed = compose(units(body), "https://a.example/news/")
    (link,) = composed.links
    assert link.url == "https://a.example/x?a=1"
    assert composed.text[link.start : link.end] == "here"
    assert link.sentence == "Read it here now."


@pytest.mark.parametrize(
    ("text", "count"),
    [("Dr. Kim said no. He left.", 2), ("終わった。次だ。", 2), ("One line\n\nanother", 2), ("No end", 1), ("", 0)],
)
def test_sentences(text, count):
    """Sentences end at marks and blocks, not at abbreviations."""
    assert len(sentences(text)) == count


def test_a_block_that_repeats_several_is_dropped():
    """A block that joins several others, as some pages repeat their text for machines, is dropped."""
    parts = [f"The {word} survey of witness statements was completed in May after two years of interviews." for word in
             ("first", "second", "third", "fourth", "fifth", "sixth")]  # fmt: skip
    lines = "".join(f"<p>{part}</p>" for part in parts)
    assert compose(units(f"{lines}<div>{' '.join(parts)}</div>"), "").text == "\n\n".join(parts)
    quoted = f"{parts[0]} {'He said that the river had been closed for nine years before it opened again. ' * 5}"
    assert compose(units(f"{lines}<p>{quoted}</p>"), "").text.endswith("opened again.")


def test_a_heading_without_the_link_to_itself():
    """The symbol that links a heading to itself is not part of it; a linked word and a link elsewhere stay."""
    own = "<h2>What was found <a href='#found' class='anchor'>#</a></h2>"
    before = "<h2><a href='#found'>§</a> What was found</h2>"
    for body in (own, before):
        composed = compose(units(body + f"<p>{LONG}</p>"), "https://site.example/1")
        assert composed.text.split("\n\n") == ["What was found", LONG]
        assert not composed.links
    kept = compose(
        units("<h2>What <a href='#found'>was found</a></h2><h2>Part <a href='/2'>»</a></h2>"), "https://s.example/"
    )
    assert kept.text == "What was found\n\nPart »"


def _kinds(body: str) -> list[str]:
    return [kind_of(unit) for unit in units(body)]


def test_a_post_set_as_a_list_is_no_list() -> None:
    """Old news pages print date, title and text as one definition list, or the text as the only list item."""
    prose = "".join(f"<p>{LONG}</p>" for _ in range(3))
    post = f"<dl><dt>3 May 2024</dt><dd>The river opens</dd><dd>{prose}</dd></dl>"
    assert _kinds(post) == ["list-item", "list-item", "paragraph", "paragraph", "paragraph"]
    assert set(_kinds(f"<ul><li>{prose}</li></ul>")) == {"paragraph"}


def test_entries_of_several_lines_stay_entries() -> None:
    """No entry is most of the list, or each has only a line or two."""
    entry = f"<p>Pier Post</p><p>{LONG}</p><p>3 May 2024</p>"
    assert set(_kinds(f"<ul><li>{entry}</li><li>{entry}</li></ul>")) == {"list-item"}
    assert set(_kinds(f"<ul><li><p>Pier Post</p><p>{LONG}</p></li></ul>")) == {"list-item"}


def test_white_space_between_sentences_is_in_none():
    """A link may be around white space alone, which no sentence holds."""
    text = "The office opens.\n\n\n\nIts keeper waits."
    around = [sentence_at(sentences(text), text, *place) for place in ((4, 10), (18, 20), (25, 31))]
    assert around == ["The office opens.", "", "Its keeper waits."]
