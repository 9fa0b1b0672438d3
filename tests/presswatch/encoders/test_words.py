"""What all formats share: cleaning, direction marks, truncation, addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.encoders.words import (
    balanced,
    clean_text,
    header_line,
    line_apart,
    one_line,
    runs_against,
    shortened,
    web_address,
)

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
DIRECTED = st.text("ab \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n", max_size=30)


def levels(line):
    """True if every embedding and isolate is closed in order, and nothing closes what was not opened (UAX #9)."""
    opened = []
    for letter in line:
        if letter in "\u202a\u202b":
            opened.append("\u202c")
        elif letter in "\u2066\u2067\u2068":
            opened.append("\u2069")
        elif letter in "\u202c\u2069" and (not opened or opened.pop() != letter):
            return False
    return not opened


@given(ANY | DIRECTED)
def test_clean_text_is_harmless_and_stays_itself(text):
    """No control characters but TAB and LF, nothing XML forbids, direction marks closed within each line; idempotent."""
    clean = clean_text(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\u202d\u202e]", clean)
    assert all(levels(line) for line in clean.split("\n"))
    assert clean_text(clean) == clean
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@given(st.text("abc 가나 Ä م ש é\u0301👍'\"=+-@<>&{}%\\", max_size=40))
def test_honest_text_is_untouched(text):
    """Text of any script without control characters is unchanged."""
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("\u2067שלום\u2069 world", "\u2067שלום\u2069 world"),
        ("\u202babc", "\u202babc\u202c"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\u202ebc\u202cd", "abcd"),
        ("a\u202a\u2067b\u202cc", "a\u202a\u2067bc\u2069\u202c"),
        ("\u2069\u202cx", "x"),
        ("\u2067\u202ax\u2069y", "\u2067\u202ax\u202c\u2069y"),
    ],
)
def test_direction_marks_close_within_their_line(line, kept):
    """Balanced marks stay, open ones are closed, overrides and unmatched closers are removed."""
    assert balanced(line) == kept


@given(ANY | DIRECTED, st.integers(10, 60))
def test_shortened_keeps_to_its_length(text, most):
    """Never longer than the limit, direction marks closed within it, and unchanged if it fits."""
    cut = shortened(text, most)
    assert cut == text if len(text) <= most else cut.endswith("…")
    assert len(cut) <= most


def test_header_lines_cannot_end_a_header():
    """A mail's subject is one line of at most 200 characters for any title."""
    assert header_line("Report\r\nBcc: x@example.org") == "Report Bcc: x@example.org"
    assert header_line("word " * 100).endswith("word…")
    assert len(header_line("word " * 100)) <= 200


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://예시.example/기사", "https://예시.example/기사"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/\u202egpj", "https://example.org/%E2%80%AEgpj"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://user:secret@example.org/", None),
        ("https://example.org\\@evil.example/", None),
        ("//example.org/", None),
        ("https://", None),
        ("https://[::1", None),
        ("https://example.org:port/", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(address, safe):
    """Only http and https without user name and password; characters that could end an attribute are encoded."""
    assert web_address(address) == safe


@given(ANY.map("https://example.org/{}".format) | ANY)
def test_an_address_never_ends_an_attribute(text):
    """The result has no quote, space, angle bracket or control character, and is stable under repetition."""
    address = web_address(text)
    if address is not None:
        assert not re.search("[\\s\"'<>\x00-\x20\x7f-\x9f\u202a-\u202e]", address)
        assert web_address(address) == address


@given(st.text("ab 12אب\u202b\u202c\u2067\u2069\n", max_size=30))
def test_an_isolated_line_is_closed_and_others_are_unchanged(text):
    """Text in the direction of its line gets no marks; text against it is one isolate, whichever marks it holds."""
    for direction in ("ltr", "rtl"):
        line = line_apart(text, direction)
        assert levels(line)
        if runs_against(one_line(text), direction):
            assert line == f"\u2068{one_line(text)}\u2069"
        else:
            assert line == one_line(text)
