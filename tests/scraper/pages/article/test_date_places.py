"""The date of publication on pages as sites really build them: badges, cards, events, adjacent posts, addresses with a
month.
"""

import json
from datetime import UTC, date, datetime

import pytest

from presswatch.records import DateReading
from scraper.pages.article.date import DayReadings, choose_day
from scraper.pages.article.places import is_event_line
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.parsing.page import Page

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3
POSTED = date(2022, 3, 8)


def published(
    inside: str, head: str = "", *, title: str = "River opens", url: str = "https://site.example/news/1"
) -> DateReading | None:
    html = (
        f"<html lang='en'><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>{inside}</main></body>"
    )
    return read_article(Page(url=url, html=html), DateContext()).published


def data(day: str, changed: str = "") -> str:
    item = {"@type": "NewsArticle", "datePublished": day, **({"dateModified": changed} if changed else {})}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def is_posted(found: DateReading | None) -> bool:
    return found is not None and found.on == POSTED


def test_a_day_in_the_title_is_what_the_post_is_about():
    """The title names the date of the event; the line below it has the date of publication, and the head agrees."""
    meta = '<meta property="article:published_time" content="2022-03-08T17:23:02+02:00">'
    line = "<div><span>08/03/2022</span> <span>No comments</span> by <a href='/u'>River Desk</a></div>"
    found = published(line + TEXT, meta, title="[AGENDA] Lyon, 20/05/2022: an evening on the river")
    assert is_posted(found)
    assert is_posted(published("<p>8 March 2022 at noon, from our desk</p>" + TEXT, title="Reading on 20 May 2022"))


def test_a_heading_with_a_day_is_no_line_of_metadata():
    """A heading with a place and a date gives way to the line below it that is only date and time."""
    found = published("<h2>Cerknica 6 March 2022</h2><div>8 March 2022 22:00</div>" + TEXT, title="News")
    assert is_posted(found)


def test_the_nearest_line_wins_over_a_neighbour():
    """The date next to the title has words around it; that of the previous post, further down, has none."""
    line = "<div>8 March 2022 Last updated: 9 March 2022, from the desk of the river keepers</div>"
    card = "<a href='/0'><h5>River closed</h5><div>17 February 2022</div></a>"
    assert is_posted(published(line + TEXT + "<p>Photograph</p><p>Map</p>" + card))


def test_a_day_after_the_last_change_is_announced():
    """The head says that nothing changed since March, so the dates in the text are in the future."""
    dates = "<ul><li>Monday 9 May 2022</li><li>Monday 23 May 2022</li><li>Monday 13 June 2022</li></ul>"
    found = published(
        "<p>The course begins again.</p>" + dates, data("2022-03-08T20:13+02:00", "2022-03-09T20:15+02:00")
    )
    assert is_posted(found)
    assert found.certain


def test_the_day_shown_against_an_address_made_later():
    """An address made when an old notice was filed again does not outweigh the date printed on the notice."""
    found = published(
        "<div>2022-03-08 Office of the river</div>" + TEXT, url="https://site.example/202206/t20220616_12.html"
    )
    assert is_posted(found)
    assert not found.certain


@pytest.mark.parametrize(
    "line",
    [
        "20 May 2022 - 22 May 2022",
        "Start: 05/20/2022 12:00",
        "20 – 22 May 2022",
        "20 May 2022, 18:00 - 20:00, Town Hall",
    ],
)
def test_an_event_dates_no_post(line):
    """A line with the start and end of an event is no date of publication."""
    assert published(f"<div>{line}</div>" + TEXT) is None
    assert is_posted(
        published(f"<div>{line}</div><div>Posted by the keeper on Tuesday, 03/08/2022 - 17:19</div>" + TEXT)
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("16. bis 19. Juni 2022", True),
        ("April 1–2, 2026", True),
        ("Jan 29 - Feb 3, 2021", True),
        ("Начало: 9 мая 2021 года в 15.00.", True),
        ("12.03.2020 - 14:30", False),
        ("12-03-2020", False),
        ("2020-03-12 14:30 - Admin", False),
        ("Published 12.03.2020 - Updated 14.03.2020", False),
        ("12. Mai 2020 - 5 Kommentare", False),
    ],
)
def test_lines_of_events(line, expected):
    """First and last day, or a label for the start, make a line an event's; a dash alone does not."""
    assert is_event_line(line) is expected


def test_microdata_of_cards_dates_no_post():
    """Several values of one name in microdata belong to the cards of other posts; the post's own element counts."""
    cards = "".join(
        f'<div><meta itemprop="datePublished" content="{day}">Other</div>' for day in ("2022-11-02", "2022-09-29")
    )
    own = (
        '<p>Posted on <time class="entry-date published" datetime="2022-03-08T18:35:25+00:00">8th March 2022</time></p>'
    )
    assert is_posted(published(own + TEXT + cards))


def test_a_meta_whose_name_means_publication():
    """A meta name in no list is read by its words; one about a change or an expiry is not used."""
    assert is_posted(published(TEXT, '<meta name="iso-8601-publish-date" content="2022-03-08">'))
    assert published(TEXT, '<meta name="vr:publish-expires" content="2022-03-08">') is None
    assert published(TEXT, '<meta name="last-published" content="2022-03-08">') is None


def test_the_begin_of_a_clock_is_no_day():
    """A program without a date writes the Unix epoch."""
    found = published(
        "<div>8 March 2022, 09:29</div>" + TEXT, data("1970-01-01T01:00:00+01:00", "1970-01-01T01:00:00+01:00")
    )
    assert is_posted(found)


def test_the_same_instant_by_the_outlets_clock():
    """Of two places with the same instant, the one with the outlet's own offset gives the date."""
    at = datetime(2022, 3, 9, 1, 18, 13, tzinfo=UTC)
    utc = DateReading(on=date(2022, 3, 9), at=at, precision="second", zone="Z", source="json-ld")
    own = DateReading(on=POSTED, at=at, precision="second", zone="-08:00", source="meta")
    assert is_posted(choose_day(DayReadings(objects=[utc], metas=[own])))


def test_an_element_called_changed_contradicts_nothing():
    """Themes print the date of a change before that of publication, each in an element with its own class name."""
    times = (
        '<time class="updated" datetime="2022-06-29T20:34:35+02:00">29/06/2022</time>'
        '<time class="entry-date published" datetime="2022-03-08T08:01:14+02:00">08/03/2022</time>'
    )
    found = published(f"<div>{times} by admin</div>" + TEXT)
    assert is_posted(found)
    assert found.certain


def test_a_month_alone_is_never_certain():
    """A month gives no day, so the result is marked as uncertain."""
    month = DateReading(on=date(2022, 3, 1), precision="month", source="element")
    chosen = choose_day(DayReadings(others=[month]))
    assert chosen is not None
    assert not chosen.certain


def test_a_badge_without_separators():
    """Month, day and year are in separate elements without a space."""
    badge = "<div class='fancy-date'><a href='/d'><span>Mar</span><span>8</span><span>2022</span></a></div>"
    found = published(badge + TEXT)
    assert is_posted(found)
    assert found.raw == "Mar82022"


def test_an_aside_that_heads_the_post():
    """A theme puts the post's own date, sections and tags in an aside below its title."""
    aside = "<aside class='entry-meta'>March 8, 2022 | Filed under: <a href='/n'>News</a> and tagged with: <a href='/w'>Web</a></aside>"
    found = published(aside + TEXT)
    assert is_posted(found)
    assert not found.certain


def test_a_label_of_publication_anywhere():
    """If no other place has a date, one with a label of publication counts, even in a side column."""
    aside = (
        "<aside><div><h3>Published</h3><p><time datetime='2022-03-08T12:00:00Z'>March 8, 2022</time></p></div></aside>"
    )
    found = published(TEXT * 8 + aside)
    assert is_posted(found)
    assert not found.certain


def test_a_date_alone_below_the_text():
    """Offices and newsrooms end a post with the date below the last sentence."""
    found = published(
        "<p>The river is open to boats again from today on, says the keeper of the lock.</p>" * 20 + "<p>2022.03.08</p>"
    )
    assert is_posted(found)
    assert not found.certain


def test_days_in_an_embedded_post():
    """A post embedded from a social network has a date of its own."""
    quote = (
        "<blockquote><p>See how the river opens!</p><p>Posted by River Boats on Monday, June 20, 2022</p></blockquote>"
    )
    found = published("<p>See for yourself.</p>" + quote)
    assert found is None or not found.certain


def test_a_dateline_before_the_days_of_a_list_below():
    """A dateline with its source counts; the only marked date is in a row of other news below the text."""
    row = (
        "<p>Talk of the town</p><p><abbr class='published' title='2022-08-24T16:00:00Z'>24.08.2022 19:00</abbr> Ann</p>"
    )
    body = f"<p>SITE.EXAMPLE — 8 March 2022, TOWN.EXAMPLE: {'The river opened for boats in the morning. ' * 4}</p>"
    assert is_posted(published(body + TEXT + row))


def test_a_marked_day_far_below_is_never_certain():
    """A marked date far from the title may be another post's."""
    found = published(TEXT * 10 + "<div class='date'>8 March 2022</div>")
    assert found is None or not found.certain


@pytest.mark.parametrize("text", ["on Mar 27 14 min", "Mar 27, 14 min read", "27 Mar 14 comments"])
def test_a_number_that_counts_is_no_year(text):
    """Minutes of reading after month and day are not taken for a year."""
    assert read_date(text, DateContext(language="en")) is None


@pytest.mark.parametrize("text", ["27 Mar 14", "27 Mar 14 | News", "27 Mar 14 at 10:30", "Mar 27, 14"])
def test_a_short_year_stays(text):
    """Two digits after day and month are a year if they count nothing else."""
    found = read_date(text, DateContext(language="en"))
    assert found is not None
    assert found.on == date(2014, 3, 27)


def test_milliseconds_after_a_colon():
    """Some programs separate milliseconds with a colon."""
    found = read_date("2022-03-08T22:06:08:684Z", DateContext())
    assert found is not None
    assert found.on == POSTED


def test_a_day_before_the_web_is_never_certain_unless_the_head_declares_it():
    """A page about a person shows the birthday below the name; an archive of old newspapers has dates of issue."""
    shown = "<ul><li>28 January 1975</li><li>Harbour City</li></ul>"
    found = published(shown + TEXT)
    assert found is not None
    assert not found.certain
    archived = published("<p>28 January 1975</p>" + TEXT, data("1975-01-28"))
    assert archived is not None
    assert archived.on == date(1975, 1, 28)
    assert archived.certain


def test_rows_and_cards_of_a_press_list_date_no_page():
    """Linked rows, cards that are one link each, table cells: each has the date of its article."""
    rows = "".join(
        f"<p><strong>{name}</strong>, {day}<br>{piece}</p>"
        for name, day, piece in (
            ("The Quay Times", "21 September 2022", "<a href='https://quaytimes.example/1'>The mill</a>"),
            ("Tide Journal", "1 May 2022", "<a href='https://tide.example/2'>A review</a>"),
        )
    )
    cards = "<div>" + "".join(
        f"<a href='https://paper{n}.example/a'><span>Paper {n}</span> <span>{n} March 2025</span><h3>Tide {n}</h3></a>"
        for n in (3, 4, 5)
    )
    cells = "<table>" + "".join(f"<tr><td>{n}/06/2024</td><td>Gazette {n}</td><td>La marée</td></tr>" for n in (12, 13))
    for inside in (rows, cards + "</div>", cells + "</table>"):
        assert published(inside, title="Press") is None


def test_the_line_after_the_last_row_is_the_pages():
    """It looks like the rows and has no link, but it is the last line of the page."""
    rows = "".join(
        f"<p>On {day} June 2022 <a href='https://paper.example/{day}'>the paper</a> told of the quay.</p>"
        for day in (22, 23)
    )
    found = published(rows + "<p>24 June 2022 / Press office</p>", title="The quay in the papers")
    assert found is not None
    assert found.on == date(2022, 6, 24)


def test_objects_of_other_articles_are_ignored_on_a_press_page():
    """A list of articles on other sites gives neither title nor date; a copy with its original address does."""
    pieces = [
        {
            "@type": "NewsArticle",
            "headline": f"Tide {n}",
            "url": f"https://paper{n}.example/a",
            "datePublished": f"2022-03-0{n}",
        }
        for n in (1, 2, 3)
    ]
    archive = json.dumps({"@type": "CollectionPage", "name": "Press archive", "mainEntity": pieces})
    lines = "".join(f"<p><a href='{one['url']}'>{one['headline']}</a></p>" for one in pieces)
    script = '<script type="application/ld+json">{}</script>'
    html = f"<html lang='en'><head><title>Press | River</title>{script.format(archive)}</head><body><h1>River press archive</h1>{lines}</body>"
    found = read_article(Page(url="https://site.example/press", html=html), DateContext())
    assert found.title == "River press archive"
    assert found.published is None
    alone = {
        "@type": "NewsArticle",
        "headline": "River opens",
        "url": "https://first.example/a",
        "datePublished": "2022-03-08",
    }
    assert is_posted(published(TEXT, script.format(json.dumps(alone))))


@pytest.mark.parametrize(
    ("tag", "on"),
    [("en-GB", date(2022, 3, 8)), ("en_AU", date(2022, 3, 8)), ("en-US", date(2022, 8, 3)), ("en", None), ("sw", None)],
)
def test_the_country_of_a_declared_language_orders_the_numbers(tag: str, on: date | None):
    """08/03/2022 on an English page is in March or August by country; English alone does not decide."""
    html = (
        f"<html lang='{tag}'><head><title>River opens</title></head><body><main><h1>River opens</h1>"
        f"<p>08/03/2022</p>{TEXT}</main></body>"
    )
    found = read_article(Page(url="https://site.example/news/1", html=html), DateContext()).published
    assert (found.on if found else None) == on


VISIT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def visited(bar: str, article: str, around: str = "main", title: str = "River opens") -> DateReading | None:
    """The date of a post read on 20 November 2026 with this bar above the site's menu."""
    html = (
        f"<html lang='en'><head><title>{title}</title></head><body>{bar}<header><nav><a href='/'>Home</a> "
        f"<a href='/news'>News</a></nav></header><{around}>{article}</{around}></body>"
    )
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext(now=VISIT)).published


@pytest.mark.parametrize(
    "bar",
    [
        '<div class="top-bar"><span>Friday, 20 November 2026</span></div>',
        '<div id="date">20 November 2026</div>',
        '<div class="top-bar"><span>Friday, 20 November 2026 09:00</span></div>',
        '<div class="top-bar"><span>Thursday, 19 November 2026</span></div>',
        '<header><div class="date">Sunday, 8 November 2026</div><a href="/">River desk</a></header>',
        '<header><time datetime="2026-11-08">8 November</time><a href="/">River desk</a></header>',
    ],
)
@pytest.mark.parametrize("around", ["main", "div"])
def test_the_day_in_a_bar_of_the_site_is_no_posts(bar: str, around: str):
    """A site prints today's date, or last night's, above its menu; its header has dates of other things."""
    assert visited(bar, f"<h1>River opens</h1>{TEXT}", around) is None
    found = visited(bar, f"<h1>River opens</h1><p>5 November 2026</p>{TEXT}", around)
    assert found is not None
    assert (found.on, found.certain) == (date(2026, 11, 5), True)


@pytest.mark.parametrize("line", ["<p>20 November 2026</p>", '<time datetime="2026-11-20">20 November</time>'])
@pytest.mark.parametrize("box", ["article", "div"])
def test_a_post_of_the_day_of_the_visit_keeps_its_day(line: str, box: str):
    """A post published today may say so above its title, in its own element or in the header of it."""
    for head in (line, f"<header>{line}</header>"):
        found = visited("", f"<{box}>{head}<h1>River opens</h1>{TEXT}</{box}>")
        assert found is not None
        assert (found.on, found.certain) == (VISIT.date(), True)


@pytest.mark.parametrize(
    "title",
    [
        "Annual report is published today",
        "Heute veröffentlicht: die Karte",
    ],
)
def test_a_title_that_counts_back_gives_no_day(title: str):
    """ "Published today" in a title or a sentence counts from the post's date, which need not be the visit's."""
    assert visited("", f"<article><h1>{title}</h1>{TEXT}</article>", title=title) is None
    told = "<p>Our annual report is published today.</p>"
    assert visited("", f"<article><h1>River opens</h1>{told}{TEXT}</article>") is None


@pytest.mark.parametrize(
    "line",
    [
        "On May 12, 2023, BBC News covered our work",
        "On May 12, 2023, BBC News reported.",
        "OARR published a report on the floods on 3 November 2026.",
    ],
)
def test_the_date_in_a_subtitle_about_an_article_is_not_the_posts(line: str):
    """A short line below the title that begins with an article's date is about the article."""
    assert visited("", f"<article><h1>River opens</h1><p>{line}</p>{TEXT}</article>") is None


def test_a_section_that_is_called_events_may_show_the_posts_day():
    html = (
        "<html lang='en'><head><title>River opens</title></head><body>"
        f"<div><h2>Events</h2><p>8 March 2022</p></div><h1>River opens</h1>{TEXT}</body>"
    )
    assert is_posted(read_article(Page(url="https://site.example/news/1", html=html), DateContext()).published)


@pytest.mark.parametrize(
    "badge", ["<p>Mar 8</p>", "<div>Tue 8 March</div>", "<p>Updated Mar 9, 9:41 AM; Posted Mar 8</p>"]
)
def test_a_day_without_a_year_in_the_month_of_the_address(badge):
    """The address gives year and month, the line at the title the day."""
    found = published(f"<div>{badge}</div><p>2</p>" + TEXT, url="https://site.example/2022/03/river-opens/")
    assert is_posted(found)
    assert found.certain


@pytest.mark.parametrize("badge", ["<p>May 3</p>", "<p>Mar 8 2019</p>", "<p>2 days ago</p>", "<p>8 comments</p>"])
def test_a_day_of_another_month_is_not_filled_in(badge):
    """A date in another month or year, an age or a number does not get the month of the address."""
    assert not is_posted(published(f"<div>{badge}</div>" + TEXT, url="https://site.example/2022/03/river-opens/"))


@pytest.mark.parametrize(
    "heading", ["Events", "Upcoming events", "Nächste Termine", "Agenda", "행사 안내", "Мероприятия"]
)
@pytest.mark.parametrize(
    "page", ["{text}{box}", "{text}<div class='side'>{box}</div>", "<div class='side'>{box}</div><h2>Dams</h2>{text}"]
)
def test_the_date_of_an_event_is_not_the_posts(heading, page):
    """A section of events next to an undated post has the dates of events, in any markup."""
    calendar = f'<h3>{heading}</h3><p><time datetime="2022-03-12">12 March 2022</time> Meeting in the hall</p>'
    assert published(page.format(text=TEXT, box=calendar)) is None


@pytest.mark.parametrize(
    "label", ["Air date", "Sendetermin", "Date de diffusion", "放送日", "방송일시", "播出时间", "Дата эфира"]
)
def test_the_date_of_a_broadcast_is_not_the_posts(label):
    """A table below the title gives the date of a broadcast in a cell next to its label."""
    table = f"<table><tr><th>{label}</th><td>6 March 2022</td></tr><tr><th>Radio</th><td>Harbour FM</td></tr></table>"
    assert is_posted(published("<p class='date'>8 March 2022</p>" + table + TEXT))
    assert published(table + TEXT) is None
