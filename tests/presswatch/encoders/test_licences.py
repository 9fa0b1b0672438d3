"""The one rule about what may be passed on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.encoders.licences import SHORT_QUOTE_COLUMNS, Licences, Sharing, licences_of, shareable
from presswatch.watchlist.entries import OutletEntry

PAPER = OutletEntry(name="The Example Post", aliases=("예시신문",), domains=("post.example",), licensed=True)
OTHER = OutletEntry(name="Other", domains=("other.example",))
ARTICLE = "The council met on Monday. " * 40 + "Jane Doe spoke last. " + "Then it rained. " * 40


def columns(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


@pytest.mark.parametrize(
    ("outlet", "domain", "covered"),
    [
        ("the  example POST", None, True),
        ("예시신문", None, True),
        (None, "www.post.example", True),
        (None, "post.example", True),
        ("Other", "other.example", False),
        (None, "repost.example", False),
        (None, None, False),
        ("", "", False),
    ],
)
def test_a_licence_is_of_an_outlet_by_name_or_domain(outlet, domain, covered):
    """`licensed = true` in the watchlist covers the outlet's names, its domains and their subdomains."""
    assert licences_of([PAPER, OTHER]).cover(outlet, domain) is covered
    assert not Licences().cover(outlet, domain)


def test_whole_texts_leave_only_with_a_licence():
    """Without one only a short quote is passed on, marked where it was cut."""
    assert shareable(ARTICLE, licensed=True) == ARTICLE
    quote = shareable(ARTICLE)
    assert quote.startswith("The council met")
    assert quote.endswith("…")
    assert columns(quote) <= SHORT_QUOTE_COLUMNS


def test_the_outlet_that_a_list_prints_may_be_licensed():
    """The list may print the kind of article after the outlet's name."""
    sharing = Sharing(licences_of([PAPER, OTHER]), lambda _url: None)
    for printed, whole in (("The Example Post", True), ("The Example Post, Op-ed", True), ("Other, Op-ed", False)):
        assert sharing.whole("https://reprints.example/1", printed, external=True) is whole


def test_the_quote_shows_what_it_is_for():
    """It is cut around the subject's name and begins at a word."""
    quote = shareable(ARTICLE, around="Jane Doe")
    assert "Jane Doe spoke last." in quote
    assert quote.startswith("…")
    assert f" {quote[1:10]}" in ARTICLE


def test_a_korean_letter_counts_two():
    """A quote of the same width on the page holds half as many Korean letters."""
    assert len(shareable("가" * 500)) <= SHORT_QUOTE_COLUMNS // 2


@given(st.text(max_size=40).map(lambda text: text * 20), st.text(max_size=5))
def test_never_longer_than_a_short_quote(text, around):
    """Short texts are passed on whole, others cut to the limit, for any text and name."""
    quote = shareable(text, around=around)
    assert quote == text if columns(text) <= SHORT_QUOTE_COLUMNS else columns(quote) <= SHORT_QUOTE_COLUMNS
