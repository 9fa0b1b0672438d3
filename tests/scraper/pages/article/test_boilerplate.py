"""Words of a site that stand beside a post or below its title are none of its text."""

from __future__ import annotations

import lxml.html
import pytest

from scraper.pages.article.blocks import read_layout
from scraper.pages.article.boilerplate import without_columns
from scraper.pages.article.read import find_title, read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

MOTTO = "For more than twenty years we have worked with the towns along the river, its mills and its schools."
PROSE = (
    "The board met on Monday and decided to open all of its registers to the families of the valley.",
    "A newspaper had reported on the case in June and named two of the companies that took part.",
    "Volunteers copied the letters by hand because the machine had broken in the cold of winter.",
)


def kept(before: str, behind: str, inside: str = "") -> list[str]:
    """What is left of all running lines of a page that were taken for the text of its post."""
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    layout = read_layout(
        lxml.html.document_fromstring(
            f"<html><body><div class='page'>{before}<main><article><h1>River opens</h1>{inside}{body}</article></main>"
            f"{behind}</div></body></html>"
        )
    )
    chosen = [unit for unit in layout.units if unit.prose]
    return [unit.text for unit in without_columns(layout, find_title(layout, "River opens"), chosen)]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (f"<header class='top'><a href='/'>Tide</a><p>{MOTTO}</p></header>", ""),
        ("", f"<aside><section><h4>About</h4><p>{MOTTO}</p></section></aside>"),
        ("", f"<div class='blog-sidebar'><section><h4>About</h4><p>{MOTTO}</p></section></div>"),
    ],
)
def test_a_line_about_the_site_is_no_text(before: str, behind: str) -> None:
    """What a header or a column beside the post says of the site stands on every page."""
    assert kept(before, behind) == list(PROSE)


def test_what_is_not_beside_the_post_stays() -> None:
    """A box inside the element of title and text is the post's own, and so is most of a text, wherever it stands."""
    assert kept("", "", f"<aside class='box'><p>{MOTTO}</p></aside>") == [MOTTO, *PROSE]
    assert kept("", f"<div class='more'><p>{MOTTO}</p></div>") == [*PROSE, MOTTO]
    most = [f"{MOTTO} {number}." for number in range(4)]
    assert kept("", f"<aside>{''.join(f'<p>{line}</p>' for line in most)}</aside>") == [*PROSE, *most]


def test_a_short_heading_at_the_end_is_no_text() -> None:
    """What "Share!" leads is none of the text; a heading with text behind it, or a long one, stays."""
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    share = "<h4>Share!</h4><ul class='share-buttons'><li><a href='https://x.com/share?u=1'>X</a></li></ul>"
    html = "<html><head><title>River opens</title></head><body><main><h1>River opens</h1>{}{}</main></body></html>"

    def read(end: str) -> str:
        page = Page(url="https://tide.example/river/", html=html.format(body, end))
        return read_article(page, DateContext()).text

    assert read(share).endswith(PROSE[-1])
    assert f"Next\n\n{PROSE[0][:-1]}, too." in read(f"<h4>Next</h4><p>{PROSE[0][:-1]}, too.</p>{share}")
