"""Stored texts: clean, normalized, titles limited in length; offsets stay valid."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import normalize as normalizing
from pipelines.normalize import TEXT_CHARACTERS, TITLE_CHARACTERS, normalize
from presswatch.records import Block, Link
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.pages.parsing.plain import without_towers

URL = "https://e.example/a"


def titled(shown: str, own: str = "") -> str:
    return normalize(FoundPost(source="s", entry=Entry(url=URL, title=shown), article=Article(title=own))).title


@pytest.mark.parametrize(
    ("shown", "stored"),
    [
        ("A title\x00 with nothing in it", "A title with nothing in it"),
        ("Bell \x07 and \x1b[31mred", "Bell and [31mred"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u2066river\u2069 \u2067report\u2069", "river report"),
        ("Half \ud800 a \udfff character", "Half a character"),
        ("two\r\nlines\tand  blanks", "two lines and blanks"),
        ("cafe\u0301 \uac00\u11a8", "caf\u00e9 \uac01"),
        ("R\u0336\u0489iver", "R\u0336\u0489iver"),
    ],
)
def test_a_title_is_stored_clean(shown, stored):
    """One line in NFC: no NUL, control characters, lone surrogates or unbalanced direction marks; balanced ones stay."""
    assert titled(shown) == stored


@pytest.mark.parametrize(
    ("shown", "own", "stored"),
    [
        ("River opens its", "River opens its books", "River opens its books"),  # the list has cut it
        ("River opens", "River opens > News", "River opens"),
        ("River opens", "News: River opens", "River opens"),
        ("River opens its books | News", "River opens its books", "River opens its books"),
        ("Old river opens its books", "River", "Old river opens its books"),
        ("River opens …", "River is closed", "River is closed"),
        ("RIVER OPENS", "River opens", "River opens"),
    ],
)
def test_the_better_one_of_the_titles_of_list_and_page(shown, own, stored):
    """The one that the other contains, unless it is its beginning cut short."""
    assert titled(shown, own) == stored


def test_a_title_is_cut_with_a_mark():
    """A thousand characters are kept whole; a longer title is cut and marked."""
    assert titled("x" * TITLE_CHARACTERS) == "x" * TITLE_CHARACTERS
    cut = titled("x" * 5_000_000)
    assert (len(cut), cut[-1], set(cut[:-1])) == (TITLE_CHARACTERS, "…", {"x"})


def test_an_empty_title_is_the_pages_and_without_one_the_address():
    """The address identifies a post; none is lost for want of a title."""
    assert titled("\u200e", "The page's own heading") != ""
    assert titled("", "The page's own heading") == "The page's own heading"
    assert titled(" \x00 ") == URL


def test_authors_that_a_feed_gives_in_one_text_are_a_byline_of_people():
    """Separately, once each, in order; those that the page shows come first."""
    entry = Entry(url=URL, title="A", byline=("Jane Doe and John Roe", "Roe, Jane", "John Roe", " "))
    assert normalize(FoundPost(source="s", entry=entry)).byline == ("Jane Doe", "John Roe", "Roe, Jane")
    own = Article(title="A", byline=("Mina Park",))
    assert normalize(FoundPost(source="s", entry=entry, article=own)).byline == ("Mina Park",)


@given(st.lists(st.text("ab \x00\x07\u202e\ud800e\u0301가", min_size=1, max_size=12), min_size=1, max_size=5))
def test_offsets_point_at_the_same_words_after_cleaning(parts):
    """For any text: each block and link covers its own words in the clean text."""
    text, blocks = "", []
    for part in parts:
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{part}" if text else part
        blocks.append(Block(kind="p", start=start, end=start + len(part)))
    links = tuple(
        Link(url=URL, text=part, start=one.start, end=one.end) for one, part in zip(blocks, parts, strict=True)
    )
    article = Article(text=text, blocks=tuple(blocks), links=links)
    post = normalize(FoundPost(source="s", entry=Entry(url=URL), article=article))
    assert not set(post.text) & set("\x00\x07\u202e\ud800")
    for part, block, link in zip(parts, post.blocks, post.links, strict=True):
        whole = normalize(FoundPost(source="s", entry=Entry(url=URL), article=Article(text=part))).text
        assert post.text[block.start : block.end] == post.text[link.start : link.end] == whole


@pytest.mark.parametrize(
    "letters",
    ["e\u0301", "\u1112\u1161\u11ab", "\u0bc6\u0bbe", "\u0cc6\u0cc2\u0cd5", "x\u0338", "a" + "\u0301\u0323" * 40],
)
@pytest.mark.parametrize("ahead", range(4))
def test_a_long_word_composes_as_a_whole(letters, ahead):
    """However it is split, no letter is separated from its marks, no Hangul syllable from its vowel and its end."""
    word = "x" * ahead + letters * 300
    post = normalize(FoundPost(source="s", entry=Entry(url=URL), article=Article(text=word)))
    assert post.text == unicodedata.normalize("NFC", without_towers(word))


def test_links_in_one_long_word_cost_no_more_than_their_number(monkeypatch):
    """Twice the word and its links normalize at most 2.3 times the letters; each link used to normalize all before it."""
    composed = []

    def counting(text):
        composed.append(len(text))
        return compose(text)

    compose = normalizing._composed
    monkeypatch.setattr(normalizing, "_composed", counting)

    def letters(count):
        text = "e\u0301年" * count
        links = tuple(Link(url=URL, text="x", start=3 * n, end=3 * n + 3) for n in range(count))
        composed.clear()
        post = normalize(FoundPost(source="s", entry=Entry(url=URL), article=Article(text=text, links=links)))
        assert {post.text[link.start : link.end] for link in post.links} == {"é年"}
        return sum(composed)

    assert letters(2_000) <= 2.3 * letters(1_000)


def test_an_endless_text_ends_with_a_block():
    """Half a million characters are cut at the end of a paragraph."""
    half = TEXT_CHARACTERS // 2 + 1
    text = "x" * half + "\n\n" + "y" * half
    blocks = (Block(kind="p", start=0, end=half), Block(kind="p", start=half + 2, end=2 * half + 2))
    post = normalize(FoundPost(source="s", entry=Entry(url=URL), article=Article(text=text, blocks=blocks)))
    assert (post.text, post.blocks) == ("x" * half, blocks[:1])


def test_of_the_same_words_those_without_capitals() -> None:
    """A list or page that prints its titles in capitals gives way to the other."""
    assert titled("RIVER OPENS TO SHIPS", "River opens to ships") == "River opens to ships"
    assert titled("River opens to ships", "River Opens To Ships") == "River opens to ships"
