"""The date of publication: which place wins, what is ignored, and when the result is certain."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from presswatch.records import DateReading
from scraper.pages.article.date import DayReadings, choose_day
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3
OLD, NEW = date(2017, 8, 21), date(2019, 4, 3)


def published(inside: str, head: str = "", *, title: str = "<h1>River opens</h1>") -> DateReading | None:
    html = f"<html><head><title>River opens</title>{head}</head><body><main>{title}{inside}</main></body>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).published


def data(day: str, changed: str = "") -> str:
    item = {"@type": "NewsArticle", "datePublished": day, **({"dateModified": changed} if changed else {})}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def reading(day: date, source: str) -> DateReading:
    return DateReading(on=day, source=source)


def test_a_related_list_never_dates_the_post():
    """A plain date below the title wins over the times of related posts, wherever these are."""
    related = "<aside class='related'><ul><li><a href='/2'>Other</a> <time>2026-01-02</time></li></ul></aside>"
    found = published('<span class="date">December 25, 2025</span>' + TEXT + related, title="<h2>River opens</h2>")
    assert found is not None
    assert found.on == date(2025, 12, 25)
    assert found.certain
    assert published(TEXT * 8 + related) is None


def test_the_day_shown_wins_over_data_nobody_confirms():
    """Data that nothing confirms give way to the date right below the title, and the result is uncertain."""
    found = published("<p>3 April 2019</p>" + TEXT, data("2017-08-21"))
    assert found is not None
    assert found.on == NEW
    assert not found.certain


def test_data_that_a_meta_confirms_stay():
    """Two places in the head outweigh a printed date that is declared as that of a change."""
    meta = '<meta property="article:published_time" content="2017-08-21">'
    found = published("<p>3 April 2019</p>" + TEXT, data("2017-08-21", "2019-04-03") + meta)
    assert found is not None
    assert found.on == OLD


@pytest.mark.parametrize(
    ("updates", "expected"),
    [((NEW,), OLD), ((), NEW)],
)
def test_a_meta_against_the_day_shown(updates, expected):
    """The printed date wins over a single meta tag unless the page declares it as that of a change."""
    near = reading(NEW, "element")
    chosen = choose_day(DayReadings(metas=[reading(OLD, "meta")], shown=[near], near=near, updates=updates))
    assert chosen is not None
    assert chosen.on == expected
    assert not chosen.certain


def test_head_data_edited_long_after_are_doubtful():
    """A date in the head alone is certain unless the page was edited months later."""
    readings = DayReadings(objects=[reading(OLD, "json-ld")], updates=[OLD])
    edited = DayReadings(objects=[reading(OLD, "json-ld")], updates=[NEW])
    assert choose_day(readings).certain
    assert not choose_day(edited).certain
    assert choose_day(DayReadings()) is None


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        ("<aside><p>May 25, 2023</p></aside>" + TEXT, date(2023, 5, 25)),
        ("<p>Updated: May 25, 2023</p>" + TEXT, date(2023, 5, 25)),
        (TEXT * 8 + "<p>Posted by Mina Park at December 16, 2025 11:15</p>", date(2025, 12, 16)),
    ],
)
def test_last_resorts_are_not_certain(inside, day):
    """A date in an aside at the title, an update, a signature below: better than nothing, but uncertain."""
    found = published(inside)
    assert found is not None
    assert found.on == day
    assert not found.certain


def test_a_line_of_labels_around_the_day():
    """Share links separated by dots do not make a date line prose."""
    line = "<p>⋅ November 22, 2011 ⋅ Email this post ⋅ Print this page ⋅ No comments yet</p>"
    found = published(line + TEXT)
    assert found is not None
    assert found.on == date(2011, 11, 22)


def test_links_to_months_are_an_archive():
    """Linked months next to the title are an archive, not the post's date."""
    assert published("<p><a href='/2019/06'>June 2019</a></p>" + TEXT) is None


def test_a_day_alone_among_views_and_sections():
    """An element of its own among other facts of the post is its date, however many words are next to it."""
    line = (
        "<span>2019.04.03</span> <span><a href='/c/1'>Water and weather</a></span> <span>0 views</span>"
        " <span>12 comments</span> <span>772 letters</span> <span><a href='/'>Front page</a></span>"
    )
    found = published(f"<div class='post_meta'>{line}</div>" + TEXT)
    assert found is not None
    assert found.on == NEW


def test_the_day_of_a_change_alone_among_views():
    """Such a date is not that of publication if the words before it are about a change."""
    many = "<span>0 views</span> <span>12 comments</span> <span>772 letters</span> <span>in Water and weather</span>"
    assert published(f"<div class='post_meta'><b>Last updated</b> <span>2019-04-03</span> {many}</div>" + TEXT) is None


def test_the_day_of_a_change_below_a_line_of_facts():
    """The line with the post's own date wins over a line that is only the date of a change."""
    facts = "<div class='facts'><span>0次阅读</span><span><a href='/c/1'>En los medios</a></span><span>2017-08-21</span></div>"
    found = published(facts + TEXT + "<div class='update'><i></i>最后一次更新于2019-04-03</div>")
    assert found is not None
    assert found.on == OLD


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("This entry was posted on Wednesday, April 3rd, 2019 at 9:14 am and is filed under Rivers.", NEW),
        ("Dieser Beitrag wurde am Mittwoch, 3. April 2019 um 9:14 Uhr unter Flüsse veröffentlicht.", NEW),
        ("Cet article a été publié le 3 avril 2019 dans Rivières par Mina Park.", NEW),
        ("Esta entrada fue publicada el 3 de abril de 2019 en Ríos.", NEW),
        ("The dam was finished on April 3rd, 2019 and the river rose for many weeks behind it.", None),
    ],
)
def test_a_sentence_with_the_date_of_publication(told, expected):
    """The footer sentence of a blog post dates it if nothing else does; other sentences never do."""
    found = published(TEXT * 3 + f"<p>{told}</p>")
    assert (found and found.on) == expected
    assert found is None or not found.certain


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("HARBOR CITY, East Coast, April 3, 2019 (River Wire) -- ", NEW),
        ("TALSTADT, 3. April 2019 – ", NEW),
        ("(2019-04-03 = River Wire) ", NEW),
        ("Harbor City, 3 de abril de 2019.- ", NEW),
        ("Talstadt, 3. April 2019 (FDA). ", NEW),
        ("Ville-Rive, le 3 avril 2019 – ", NEW),
        ("The board met on April 3, 2019. ", None),
        ("Harbor City, April 2019 -- ", None),
    ],
)
def test_a_dateline_dates_a_report(lead, expected):
    """Place, date and dash before the first words give the date if nothing else does."""
    found = published(f"<p>{lead}The survey of witness statements was completed after two years.</p>" + TEXT * 3)
    assert (found and found.on) == expected
    assert found is None or not found.certain


def test_a_dateline_after_headings():
    """The kind of post and its repeated title come before the first paragraph."""
    lead = "<h4>Communiqué de presse</h4><h1>River opens</h1><p>Ville-Rive, le 3 avril 2019 – Le collectif demande"
    found = published(f"{lead} l’ouverture du fleuve.</p>{TEXT}", title="")
    assert found is not None
    assert found.on == NEW


def test_a_day_that_runs_into_the_words_around_it():
    """Parts of a line without separators are read one by one."""
    line = "<div><span>Mina Park</span><span>Apr 03, 2019</span><span>57 shares</span></div>"
    found = published(line + TEXT)
    assert found is not None
    assert found.on == NEW


def test_a_day_of_a_picture_against_the_address():
    """The head's date that the address confirms wins over the date in a caption at the title."""
    caption = "<div>Harbor workers at the pier, Sunday, Aug. 21, 2017.</div>"
    meta = '<meta property="article:published_time" content="2019-04-03">'
    html = f"<html><head><title>River opens</title>{meta}</head><body><main><h1>River opens</h1>{caption}{TEXT}</main>"
    found = read_article(Page(url="https://site.example/2019/04/03/river", html=html), DateContext()).published
    assert found is not None
    assert found.on == NEW


def test_an_address_with_the_name_of_its_month():
    """Quoted remarks with dates below the title do not date a post whose address has a date."""
    days = ("August 21, 2017", "September 3, 2017", "May 2, 2018")
    said = "".join(f"<div>Ada Wells</div><div>stated on {day} in an interview:</div><p>It holds.</p>" for day in days)
    html = f"<html><head><title>River opens</title></head><body><main><h1>River opens</h1>{said}{TEXT}</main>"
    found = read_article(Page(url="https://site.example/2019/apr/3/river", html=html), DateContext()).published
    assert found is not None
    assert found.on == NEW


def test_a_day_before_that_of_a_change():
    """A line with the date of publication and, after it, that of a change wins over the dates of comments."""
    line = "<div>April 3, 2019 | 6:00 a.m. | Updated April 5, 2019</div>"
    found = published(line + "<p>Short.</p>" + "<div><b>Ada</b> May 20, 2019</div>")
    assert found is not None
    assert found.on == NEW


@pytest.mark.parametrize(
    "below",
    [
        "<ul><li><span>이전글</span> <a href='/2'>다리 공사가 끝났습니다</a> <span class='date'>26.11.09</span></li></ul>",
        "<ul><li>Previous post <a href='/2'>The bridge is done</a> <span class='date'>2026-11-09</span></li></ul>",
        "<h2>댓글목록</h2><div><b>이도현</b> <time datetime='2026-11-09T10:00:00+09:00'>26-11-09 10:00</time></div>",
        "<h3>2 Comments</h3><div><b>Tom Hale</b> <time datetime='2026-11-09'>9 November 2026</time></div>",
    ],
)
def test_neighbours_and_answers_never_date_the_post(below):
    """A page without a date of its own has none: not that of adjacent posts, not that of a comment."""
    assert published(TEXT + below) is None
    assert published("<p class='date'>2026-11-12</p>" + TEXT + below).on == date(2026, 11, 12)
    above = f"<ul><li>이전글 <a href='/2'>다리 공사가 끝났습니다</a> 26.11.09</li></ul><h1>River opens</h1>{TEXT}"
    assert published(above, title="") is None


def test_the_day_of_the_masthead():
    """Of two dates equally near the title the one below is the post's; the one above is today's, in the site's header."""
    html = (
        "<html><head><title>River opens - The Herald</title></head><body><header><a href='/'>The Herald</a>"
        f"<span>Monday, 6 May 2024</span></header><h1>River opens</h1><div>Staff report</div><div>Mar 28, 2024</div>{TEXT}"
    )
    found = read_article(Page(url="https://site.example/news/1", html=html), DateContext()).published
    assert found is not None
    assert found.on == date(2024, 3, 28)


def test_an_instant_in_utc_gets_the_day_that_the_page_shows():
    """The date next to the title wins over that of an address that was made in UTC too."""
    head = data("2025-02-03T22:30:00.000Z")
    html = f"<html><head><title>River opens</title>{head}</head><body><main><h1>River opens</h1>"
    shown = (
        '<div class="meta"><time datetime="2025-02-03T22:30:00.000Z">2025-02-04</time> | <a href="/c/">News</a></div>'
    )
    page = Page(url="https://site.example/2025/02/03/river/", html=html + shown + TEXT + "</main></body></html>")
    found = read_article(page, DateContext()).published
    assert found is not None
    assert found.on == date(2025, 2, 4)


def test_the_date_shown_against_an_address_made_in_utc():
    """If the page shows the day after its address, the page is right; if two days apart, the address is."""
    page = (
        "<html><head><title>River opens</title></head><body><main><h1>River opens</h1><div>{}</div>" + TEXT + "</main>"
    )

    def on(day: str) -> date | None:
        html = page.format(f"{day} | <a href='/c/'>News</a>")
        found = read_article(Page(url="https://site.example/2026/06/11/river/", html=html), DateContext()).published
        return found.on if found else None

    assert on("2026-06-12") == date(2026, 6, 12)
    assert on("2026-06-11") == date(2026, 6, 11)
    assert on("2026-06-13") == date(2026, 6, 11)


ROWS = "".join(
    f"<{{0}}><h3><a href='https://{name}.example.org/a/1'>How the river opened</a></h3><p>{name}</p><time>{day}</time></{{0}}>"
    for name, day in (("Pier Post", "7 August 2019"), ("Mole Times", "8 May 2018"), ("Buoy Daily", "25 June 2021"))
)


@pytest.mark.parametrize("row", ["article", "li", "div class='card'"])
def test_rows_of_a_press_list_do_not_date_the_post(row):
    """Each row has the date of its article: a page without another date has none."""
    rows = (
        ROWS.format(row).replace("Pier Post.", "pier.").replace("Mole Times.", "mole.").replace("Buoy Daily.", "buoy.")
    )
    rows = rows.replace("</div class='card'>", "</div>")
    assert published(f"<section>{rows}</section>") is None
    found = published(f"<section>{rows}</section><p>3 April 2019</p>")
    assert found is not None
    assert found.on == NEW


def test_a_month_in_the_title_is_what_the_post_is_about():
    """The date on which a list was updated wins over the month in its title."""
    found = published("<p>更新日：2019年4月3日</p>" + TEXT, title="<h1>River opens（2019年3月）</h1>")
    assert found is not None
    assert found.on == NEW


def test_a_line_that_says_when_the_page_was_put_up():
    """In a form "Fecha" labels the article's date; "Subido el" labels the page's own."""
    form = "<div>Medio: Pier Post<br>Fecha: lunes 1 de abril de 2019<br><br>{}</div>"
    found = published(form.format("<i>Subido el 23/04/2019</i>") + TEXT)
    assert found is not None
    assert found.on == date(2019, 4, 23)


@pytest.mark.parametrize(
    "rows",
    [
        "<dl><dt>Le Phare (15/03/2019)</dt><dd>« La passerelle »</dd><dt>La Vie (n° 8)</dt><dd>Dossier</dd>"
        "<dt>Radio Rive (02/04/2019)</dt><dd>Entretien</dd></dl>",
        "<table><tr><td><b>Quay Echo</b>, 3 April 2019:<br>a page</td></tr>"
        "<tr><td><b>Radio Quay</b>, 20 May 2018:<br>a talk</td></tr></table>",
        "<ul><li>Quay Echo, 3 April 2019</li><li>Lantern, 9 May 2018</li></ul>",
    ],
)
def test_rows_that_lead_nowhere_do_not_date_the_post(rows):
    """Paper clippings have no links, but the dates of a list's rows are still theirs."""
    assert published(f"<p>What the papers wrote:</p>{rows}") is None


def test_a_list_of_the_page_itself_dates_the_post():
    """A list of when the page was published and changed is no list of clippings."""
    found = published(f"<ul><li>Posted: 3 April 2019</li><li>Updated: 9 May 2019</li></ul>{TEXT}")
    assert found is not None
    assert found.on == NEW


def test_rows_that_lead_to_other_posts_do_not_date_the_post():
    """Linked titles with times below a short post are other posts; the line at the title is its own."""
    rows = "".join(
        f'<div class="row"><a href="/news/{n}">Mud walk number {n}</a> <time datetime="2019-0{n}-04">0{n}/04</time></div>'
        for n in (5, 6)
    )
    found = published(f"<div>Saved by editor on Wed, 03.04.2019 - 08:17</div><p>A short text.</p><div>{rows}</div>")
    assert found is not None
    assert found.on == NEW


def test_a_day_of_an_answer_inside_the_post_s_box():
    """The element with post and comments may have the post's tags as its class; the date in it is a comment's."""
    answer = "<section class='comments'><ol><li><p>Mina</p><time>2 May 2026 15:00</time></li></ol></section>"
    html = f"<div class='post tag-news category-river'><h1>River opens</h1>{TEXT}{{}}</div>"
    assert published(html.format(answer), title="") is None
    own = "<p><b>Read 20 times</b> <i>1 May 2026</i> <i>by all and told by many who came to see the river open</i></p>"
    found = published(html.format(own + answer), title="")
    assert found is not None
    assert found.on == date(2026, 5, 1)


def at(days: int, source: str = "text", **facts: object) -> DateReading:
    """A reading this many days after NEW."""
    return DateReading(on=NEW + timedelta(days=days), source=source, **facts)  # type: ignore[arg-type]


UTC_NOON = {"at": datetime(2019, 4, 3, 12, tzinfo=UTC), "zone": "Z"}


@pytest.mark.parametrize(
    ("readings", "days", "certain"),
    [
        # The date near the title against one place in the head.
        (DayReadings(metas=[at(0, "meta")], shown=[at(1)], near=at(1)), 1, True),
        (DayReadings(metas=[at(0, "meta")], shown=[at(2)], near=at(2)), 2, False),
        (DayReadings(objects=[at(0, "json-ld")], metas=[at(0, "meta")], shown=[at(2)], near=at(2)), 0, False),
        (DayReadings(metas=[at(0, "meta")], url=[at(0, "url")], shown=[at(1)], near=at(1)), 1, True),
        (DayReadings(metas=[at(0, "meta")], url=[at(0, "url")], shown=[at(2)], near=at(2)), 0, True),
        (DayReadings(metas=[at(0, "meta")], marked=[at(0, "time")], shown=[at(2)], near=at(2)), 0, True),
        (DayReadings(metas=[at(0, "meta")], shown=[at(1)], near=at(1), updates=[NEW]), 1, True),
        (DayReadings(metas=[at(0, "meta")], shown=[at(2)], near=at(2), updates=[NEW]), 0, True),  # announced
        # The date near the title against the address.
        (DayReadings(url=[at(0, "url")], shown=[at(1)], near=at(1)), 1, True),
        (DayReadings(url=[at(0, "url")], shown=[at(2)], near=at(2)), 2, False),
        (DayReadings(url=[at(0, "url")], shown=[at(2, certain=False)], near=at(2, certain=False)), 0, True),
        (DayReadings(url=[at(0, "url")], shown=[at(2), at(4)], near=at(2)), 2, False),
        (DayReadings(url=[at(0, "url")], shown=[at(2), at(4), at(6)], near=at(2)), 0, False),
        # A time in UTC is converted to the local date.
        (DayReadings(metas=[at(0, "meta", **UTC_NOON)], shown=[at(-1)]), -1, True),
        (DayReadings(metas=[at(0, "meta", **UTC_NOON)], shown=[at(-2)]), 0, False),
        (DayReadings(metas=[at(0, "meta", **UTC_NOON)], shown=[at(0), at(-1)]), 0, True),
        (DayReadings(metas=[at(0, "meta", **UTC_NOON)], url=[at(1, "url")]), 1, True),
        (DayReadings(metas=[at(0, "meta", **UTC_NOON | {"zone": "+09:00"})], url=[at(1, "url")]), 0, True),
        # Dates that contradict, and dates that do not.
        (DayReadings(others=[at(0)], far=[at(1, "time")]), 0, True),
        (DayReadings(others=[at(0)], far=[at(2, "time")]), 0, False),
        (DayReadings(others=[at(0)], far=[at(2, "time", certain=False)]), 0, True),
        (DayReadings(others=[at(0)], far=[at(2, "time")], changed=[NEW + timedelta(days=2)]), 0, True),
        (DayReadings(others=[at(0, certain=False)]), 0, False),
        # Only the head, edited later.
        (DayReadings(metas=[at(0, "meta")], updates=[NEW + timedelta(days=60)]), 0, True),
        (DayReadings(metas=[at(0, "meta")], updates=[NEW + timedelta(days=61)]), 0, False),
    ],
)
def test_which_day_is_believed_and_whether_it_is_sure(readings: DayReadings, days: int, *, certain: bool):
    """Dates one day apart may differ by time zone; two days apart they are two dates."""
    chosen = choose_day(readings)
    assert chosen is not None
    assert ((chosen.on - NEW).days, chosen.certain) == (days, certain)


@pytest.mark.parametrize(
    ("day", "source", "certain"),
    [
        (date(1990, 12, 31), "text", False),
        (date(1991, 1, 1), "text", True),
        (date(1990, 12, 31), "meta", True),
        (date(1990, 12, 31), "json-ld", True),
    ],
)
def test_a_day_before_there_was_a_web_is_somebodys_birthday(day: date, source: str, *, certain: bool):
    """Such a date is a birthday unless the head declares it as the date."""
    chosen = choose_day(DayReadings(others=[reading(day, source)]))
    assert chosen is not None
    assert chosen.certain is certain
