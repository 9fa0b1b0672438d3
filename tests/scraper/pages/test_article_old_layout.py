"""Pages of old layouts without headings: the title is the line above the day, the day none of the list beside it."""

from __future__ import annotations

from scraper.pages.article import read_article
from scraper.pages.dates import DateContext
from scraper.pages.page import open_page

_OLD = """<html lang="en"><head><title>Quay</title></head><body><table><tr><td><li><a href="/1">{menu}</a></li>
<b>Recent posts</b><li><a href="/2">Annual report 2022 (12 Jan 2023)</a></li></td>
<td><font size="4"><b>{title}</b></font><br><font size="1">18 Feb 2020</font><hr>
<p>Our researcher joined a podcast to explain how harbours are counted from the sky, and what it leaves out.</p>
</td></tr></table></body></html>"""


def test_the_line_above_the_day_is_the_title() -> None:
    """A page whose head gives every page the site's name shows its title above its day; a menu may print it too."""
    for menu in ("About", "Podcast: counting the harbours"):
        body = _OLD.format(menu=menu, title="Podcast: counting the harbours").encode()
        article = read_article(open_page(body, "https://quay.example/news/7"), DateContext())
        assert article.title == "Podcast: counting the harbours"
        assert article.published is not None
        assert article.published.on.isoformat() == "2020-02-18"
