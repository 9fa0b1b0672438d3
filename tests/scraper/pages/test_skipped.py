"""Unusable links of a page are counted by kind and reported in one sentence."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.pages.html_tree.links import MAX_LINKS, hrefs_of, resolve
from scraper.pages.parsing.skipped import left_out_data, left_out_links


@pytest.mark.parametrize(
    ("hrefs", "said"),
    [
        (["/a", "https://a.example/", "//b.example/c", "?page=2", "#top", "", None], ()),
        (["mailto:press@a.example", "TEL:+4912345", "sms:1", "news/2:1 win"], ()),
        (["javascript:void(0)", "javascript:;", "JavaScript: void(0);", "javascript:", "javascript:false"], ()),
        (["javascript:alert(1)"], ("1 link that is no address of the web (javascript)",)),
        ([" java\nscript:open('/a')", "\tFILE:///etc/passwd"], ("2 links that are no address of the web (javascript, file)",)),
        (["data:text/html,x", "vbscript:x", "data:,y"], ("3 links that are no address of the web (data, vbscript)",)),
    ],
)  # fmt: skip
def test_links_to_other_schemes_are_counted(hrefs, said):
    assert left_out_links(hrefs) == said


@given(st.lists(st.text(max_size=40) | st.from_regex(r"[a-z]{1,30}:.*"), max_size=12))
@example(["İ:"])  # a capital similar to an i, but no letter of a scheme
def test_what_is_counted_never_becomes_an_address(hrefs):
    """No address that the reader would follow is counted as unusable, in any form."""
    usable = [href for href in hrefs if resolve(href, "https://a.example/news")]
    assert left_out_links(usable) == ()


def test_no_more_links_are_looked_at_than_anywhere():
    page = lxml.html.fromstring("".join(f"<a href='x{n}:1'>o</a>" for n in range(MAX_LINKS + 5)))
    (words,) = left_out_links(hrefs_of(page))
    assert words == f"{MAX_LINKS} links that are no address of the web (x0, x1, x2, x3, …)"


def test_unreadable_data_is_counted():
    assert left_out_data(0, 3) == ()
    assert left_out_data(2, 3) == ("2 of 3 JSON-LD scripts, which cannot be read",)
