"""Lines of a label and a day at the head of a text: the page's own go, those of a press list stay."""

from __future__ import annotations

import pytest

from scraper.pages.article import read_article
from scraper.pages.dates import DateContext
from scraper.pages.page import open_page

_PAGE = """<html lang="ja"><head><title>{title}</title></head><body><h1>{title}</h1><p>2024年7月2日</p><div class="entry">
{lines}<p>{prose}</p></div></body></html>"""
_PROSE = "港の学校の先生が、海辺の空き家がなぜ残るのかを新聞で語りました。島ごとに理由が違うといいます。"


def read(lines: str) -> str:
    page = _PAGE.format(title="先生の話が新聞に載りました", lines=lines, prose=_PROSE).encode()
    return read_article(open_page(page, "https://quay.example/news/7"), DateContext()).text


@pytest.mark.parametrize("medium", ["媒体:港新聞(朝刊)", "掲載紙:港新聞", "番組名:港の朝"])
def test_the_day_of_an_article_stays_with_its_medium(medium: str) -> None:
    """A labelled day beside the line that names the medium is a fact of the article."""
    assert "掲載日:2024年6月18日" in read(f"<p>掲載日:2024年6月18日(火)<br>{medium}</p>")


def test_the_day_of_the_page_goes() -> None:
    """A labelled day with nothing of that kind beside it tells of the page."""
    assert "更新日" not in read("<p>更新日:2024年7月2日</p>")
