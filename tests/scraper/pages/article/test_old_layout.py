"""Old layouts without headings: the title is the line above the date, and the dates of the list in the side column are
not the post's.
"""

from __future__ import annotations

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

_OLD = """<html lang="en"><head><title>Quay</title></head><body><table><tr><td><li><a href="/1">{menu}</a></li>
<b>Recent posts</b><li><a href="/2">Annual report 2022 (12 Jan 2023)</a></li></td>
<td><font size="4"><b>{title}</b></font><br><font size="1">18 Feb 2020</font><hr>
<p>Our researcher joined a podcast to explain how harbours are counted from the sky, and what it leaves out.</p>
</td></tr></table></body></html>"""


def test_the_line_above_the_day_is_the_title() -> None:
    """If the head of every page is the site's name, the title is above the date; a menu may print it too."""
    for menu in ("About", "Podcast: counting the harbours"):
        body = _OLD.format(menu=menu, title="Podcast: counting the harbours").encode()
        article = read_article(open_page(body, "https://quay.example/news/7"), DateContext())
        assert article.title == "Podcast: counting the harbours"
        assert article.published is not None
        assert article.published.on.isoformat() == "2020-02-18"


_SIDE = """<html lang="de"><head><title>Hafenverein</title></head><body><table><tr><td><b>Termine</b><br>
&middot; <a href="/t1">Vorlesen 8. Juli</a><br>&middot; Markt 27.08.</td>
<td><font size="5">Unser Garten ist in der Zeitung!</font><br><font size="1">03.07.2022</font><hr>
<p>Liebe Freunde, über unseren Garten wurde geschrieben, und alle kommen darin zu Wort, die ihn angelegt haben.</p>
</td></tr></table></body></html>"""


def test_days_of_a_menu_in_the_row_of_the_post_make_no_list() -> None:
    """Menu and post are cells of one table row: the dates in the menu are no rows of a list."""
    article = read_article(open_page(_SIDE.encode(), "https://hafen.example/7"), DateContext())
    assert article.published is not None
    assert article.published.on.isoformat() == "2022-07-03"


_LEVANT = """<html lang="ar"><head><title>جمعية</title></head><body><h2>الأحد، 5 نوفمبر 2023</h2>
<h3>قالوا عنا في الصحف</h3><ul><li>النهار، 12 تشرين الأول 2023: الظل</li><li>المدن، 19 تشرين الأول 2023: الماء</li></ul>
<p>شكرا لكل الصحافيين الذين زارونا هذا الخريف وكتبوا عن عملنا في القرى والبلدات البعيدة.</p></body></html>"""


def test_rows_with_months_of_two_words_do_not_date_the_post() -> None:
    """Month names of the Levant have two words."""
    article = read_article(open_page(_LEVANT.encode(), "https://sahl.example/7"), DateContext())
    assert article.published is not None
    assert article.published.on.isoformat() == "2023-11-05"
