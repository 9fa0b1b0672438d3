"""A pattern compiled later finds what the pattern finds, and is compiled once."""

from __future__ import annotations

import re

import pytest

from presswatch.languages import patterns
from presswatch.languages.patterns import compiled_later


def test_it_is_used_like_a_pattern():
    """Every method gives what a compiled pattern gives, with flags and groups."""
    later, now = compiled_later(r"(?P<word>t\w+)", re.IGNORECASE), re.compile(r"(?P<word>t\w+)", re.IGNORECASE)
    text = "The tide turns at Ten"
    assert [m.span("word") for m in later.finditer(text)] == [m.span("word") for m in now.finditer(text)]
    assert (later.search(text, 4)[0], later.match(text)[0], later.fullmatch(text)) == ("tide", "The", None)
    assert (later.sub("x", text), later.split(text), later.findall(text)) == (
        now.sub("x", text),
        now.split(text),
        now.findall(text),
    )
    assert (later.pattern, later.flags, later.groups, dict(later.groupindex)) == (
        now.pattern,
        now.flags,
        1,
        {"word": 1},
    )


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch):
    """A module may hold thousands of which a text needs few."""
    made = []
    compile_ = re.compile
    monkeypatch.setattr(patterns.re, "compile", lambda *args: made.append(args) or compile_(*args))
    later = compiled_later("tide")
    assert made == []
    assert later.search("high tide")
    assert later.search("low tide")
    assert len(made) == 1


def test_a_wrong_one_is_an_error_when_it_is_used():
    """And it has no attributes that a pattern has not."""
    with pytest.raises(re.error):
        compiled_later("(").search("x")
    with pytest.raises(AttributeError):
        _ = compiled_later("x").searching
