"""The line number of a key, in any valid way of writing the file."""

import tomllib

import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.watchlist.lines import line_of

KEYS = st.text(st.sampled_from("abc-_ .\"'#=[]ü한"), min_size=1, max_size=5)
SCALARS = st.one_of(
    st.integers(-5, 5), st.booleans(), st.text(st.sampled_from("ab\"'#=[]{},\\\n한 "), max_size=12), st.dates()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_walks_every_valid_file(data):
    """Any file that tomlkit writes is walked to its end, and the line found for each top-level key holds that key."""
    text = tomlkit.dumps(data)
    lines = text.split("\n")
    for key in tomllib.loads(text):
        line = line_of(text, (key,))
        assert 1 <= line <= len(lines)
        shown = lines[line - 1]
        assert key in shown or tomlkit.key(key).as_string() in shown


def test_arrays_of_tables_with_tables_inside():
    """A table below an array of tables belongs to the latest entry."""
    text = "[[a]]\nx = 1\n[a.sub]\ny = 1\n[[a]]\n[a.sub]\ny = 2\n[[a.deep]]\nz = 1\n[[a.deep]]\nz = 2\n"
    assert line_of(text, ("a", 0, "sub", "y")) == 4
    assert line_of(text, ("a", 1, "sub", "y")) == 7
    assert line_of(text, ("a", 1, "deep", 1, "z")) == 11


def test_missing_key_falls_back_to_its_table():
    """The line of a missing key is that of its table."""
    assert line_of("x = 1\n[[a]]\nb = 1\n", ("a", 0, "url")) == 2
    assert line_of("x = 1\n", ("a", 0)) == 0
