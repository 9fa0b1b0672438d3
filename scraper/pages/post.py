"""A post's own page in either format: a web page or a PDF document."""

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.types import DateContext
from scraper.pages.parsing.kinds import body_kind
from scraper.pages.parsing.page import open_page


def read_post(content: bytes, url: str, content_type: str | None, context: DateContext) -> Article:
    """Reads a post's page; raises PageError where a PDF document cannot be read."""
    if body_kind(content, content_type) == "pdf":
        from scraper.pages.pdf.read import read_pdf  # noqa: PLC0415 - most runs meet no document

        return read_pdf(content, url, context)
    return read_article(open_page(content, url, content_type), context)
