"""A site's own words next to a post or below its title are not part of its text."""

from __future__ import annotations

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

PROSE = (
    "The board met on Monday and decided to open all of its registers to the families of the valley.",
    "A newspaper had reported on the case in June and named two of the companies that took part.",
    "Volunteers copied the letters by hand because the machine had broken in the cold of winter.",
)


def test_a_short_heading_at_the_end_is_no_text() -> None:
    """A "Share!" heading is removed with what follows; a heading with text after it, or a long one, stays."""
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    share = "<h4>Share!</h4><ul class='share-buttons'><li><a href='https://x.com/share?u=1'>X</a></li></ul>"
    html = "<html><head><title>River opens</title></head><body><main><h1>River opens</h1>{}{}</main></body></html>"

    def read(end: str) -> str:
        page = Page(url="https://tide.example/river/", html=html.format(body, end))
        return read_article(page, DateContext()).text

    assert read(share).endswith(PROSE[-1])
    assert f"Next\n\n{PROSE[0][:-1]}, too." in read(f"<h4>Next</h4><p>{PROSE[0][:-1]}, too.</p>{share}")
