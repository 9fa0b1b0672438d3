"""The report from a real database: self-contained, without scripts, with every number in a table too."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import html5lib
import pytest
import time_machine
from click.testing import CliRunner

from benchmarks.hostile_titles import ATTACKS
from presswatch.cli.app import command_line
from presswatch.cli.commands.publishing import days_of
from presswatch.coverage_report.page import gather, render, write_report
from presswatch.database.exports import Period, count_between, count_partly, count_undated, coverage_between
from presswatch.database.filters import EVERYTHING, Filter
from presswatch.database.sources import sync_subjects
from presswatch.encoders.licences import Licences
from presswatch.errors import UsageError
from presswatch.records import CoverageFacts, DateReading, Quote, Spokesperson
from presswatch.watchlist.entries import SourceEntry, Subject
from tests.presswatch.database.support import NOW, add_sources, clipping, item, post, save

PERIOD = Period(first=date(2026, 9, 1), last=date(2026, 9, 30))
WORDS = "We will go on until every name on this list has an answer"
HOSTILE = [words for words in ATTACKS if len(words) < 500]


def covered(number, day, *, outlet="Post", url=None, backfill=False, published=None, precision="day", **fields):
    """A post that reports one article."""
    when = DateReading(on=day, raw="printed", precision=precision) if day else None
    said = Quote(text=f"{WORDS} {number}", search_form="", start=0, end=9, speaker="Hanna Song")
    facts = CoverageFacts(
        items=(
            item(
                url or f"https://post.example/{number}",
                outlet=outlet,
                domain="post.example",
                article_date=when,
                **fields,
            ),
        ),
        people=(Spokesperson(name="Hanna Song", subject="NKDB"),),
        quotes=(said,),
    )
    return clipping(post(number, published=published, backfill=backfill), coverage=facts)


def report_of(database, where=EVERYTHING, language="en", *, about=(), sources=(), period=PERIOD, now=NOW):
    with database.read() as conn:
        made = gather(
            conn,
            period,
            where,
            outlet_facts=lambda name, *_: ("KR", "ko") if name == "Post" else (None, None),
            licences=Licences(),
            sources=sources,
            about=about,
            now=now,
        )
    return made, render(made, language)


def parsed(page):
    return html5lib.parse(page, namespaceHTMLElements=False)


def cells(tree, heading):
    """The rows of the tables below a heading."""
    section = next(
        one for one in tree.iter("section") if "".join(getattr(one.find("h2"), "itertext", tuple)()) == heading
    )
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in section.iter("tr")]
    return [row for row in rows if len(row) > 1 and row[1] != "Articles"]


@pytest.fixture
def filled(database):
    ids = add_sources(database, "alpha")
    with database.write() as conn:
        sync_subjects(conn, [Subject(name="NKDB"), Subject(name="Hanna Song", kind="person")], NOW)
    clippings = [
        covered(1, date(2026, 9, 2), headline="First", kind="quoted"),
        covered(2, date(2026, 9, 2), url="https://post.example/1"),  # another post about the first article
        covered(3, date(2026, 9, 30), outlet="Other"),
        covered(4, date(2026, 10, 1)),
        covered(5, date(2026, 8, 31)),
        covered(6, None, published=DateReading(on=date(2026, 9, 9))),
        covered(7, None, backfill=True),
    ]
    for one in clippings:
        save(database, one, source=ids["alpha"])
    return database


def test_an_article_counts_once_on_its_day(filled):
    """Both ends of the period belong to it; an article without a date counts by its post's; undated ones are mentioned."""
    made, page = report_of(filled)
    assert [(one.id, one.day.day, len(one.posts)) for one in made.articles] == [(1, 2, 2), (2, 30, 1), (5, 9, 1)]
    assert (made.before, made.undated) == (1, 1)
    tree = parsed(page)
    assert cells(tree, "Coverage over time") == [
        ["Sep 2, 2026", "1", "33%"],
        ["Sep 9, 2026", "1", "33%"],
        ["Sep 30, 2026", "1", "33%"],
    ]
    assert cells(tree, "Outlets") == [["Post", "2", "67%"], ["Other", "1", "33%"]]
    assert cells(tree, "Countries") == [["South Korea", "2", "67%"], ["not known", "1", "33%"]]
    assert cells(tree, "Spokespersons") == [["Hanna Song", "3", "100%"]]
    assert "2 more than in the period before" in page
    assert "Most often in Post (2)." in page
    assert "busiest" not in page  # no day has more than the others
    assert "that were found at a first visit, not counted: 1." in page


def test_an_undated_article_of_two_posts_counts_in_one_period(database):
    """Reported in October, and again by a September post found later: the article counts in September only."""
    add_sources(database, "alpha")
    for number, day in ((1, date(2026, 10, 2)), (2, date(2026, 9, 30)), (3, None)):
        given = covered(number, None, url="https://post.example/1", published=DateReading(on=day) if day else None)
        save(database, given)
    with database.read() as conn:
        counts = []
        for month, last in ((9, 30), (10, 31), (11, 30)):
            period = (Period(date(2026, month, 1), date(2026, month, last), UTC), EVERYTHING)
            posts = [len(records) for records in coverage_between(conn, *period)]
            counts.append((count_between(conn, *period), posts))
        assert counts == [(1, [3]), (0, []), (0, [])]
        assert count_undated(conn, EVERYTHING) == 0


@pytest.fixture
def vague(database):
    """Articles of June 2024: two by their day, two by the month, one by the year alone, one by its post's month."""
    add_sources(database, "alpha")
    months = DateReading(on=date(2024, 6, 1), precision="month", raw="June 2024")
    for one in (
        covered(1, date(2024, 6, 1), outlet="First"),
        covered(2, date(2024, 6, 1), precision="month", outlet="Month"),
        covered(3, date(2024, 6, 30), outlet="Last"),
        covered(4, date(2024, 1, 1), precision="year", outlet="Year"),
        covered(5, None, published=months, outlet="Post's month"),
        covered(6, date(2024, 5, 31), outlet="May"),
    ):
        save(database, one)
    return database


def test_a_date_of_month_precision_counts_in_the_month_and_on_no_day(vague):
    """The table has it as the month and no bar includes it; it is listed after the days of the month, labelled as a
    month.
    """
    june = Period(first=date(2024, 6, 1), last=date(2024, 6, 30))
    made, page = report_of(vague, period=june)
    assert (len(made.articles), made.before, made.partly) == (4, 1, 1)
    tree = parsed(page)
    assert cells(tree, "Coverage over time") == [
        ["Jun 1, 2024", "1", "25%"],
        ["Jun 30, 2024", "1", "25%"],
        ["June 2024", "2", "50%"],
    ]
    drawn = next(one for one in tree.iter() if str(one.tag).endswith("svg"))
    bars = [one.text for one in drawn.iter() if one.get("class") == "count"]
    assert sum(map(int, bars)) == 2
    assert "Known only by month or year, and not in a bar: 2." in page
    assert "whose month or year is only partly in the period, not counted: 1." in page
    rows = [row for row in tree.iter("tr") if row.get("id", "").startswith("article-")]
    assert [row.get("id") for row in rows] == ["article-3", "article-1", "article-5", "article-2"]
    assert "".join(rows[3].find("td").itertext()).split() == "reported on June 2024".split()
    korean = report_of(vague, period=june, language="ko")[1]
    assert "2024년 6월" in "".join(parsed(korean).find("body").itertext())


@pytest.mark.parametrize(
    ("first", "last", "articles", "partly"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), 6, 0),
        (date(2024, 5, 1), date(2024, 6, 30), 5, 1),
        (date(2024, 6, 1), date(2024, 6, 29), 1, 3),
        (date(2024, 6, 2), date(2024, 7, 31), 1, 3),
        (date(2024, 5, 2), date(2024, 6, 30), 5, 1),
        (date(2024, 6, 10), date(2024, 6, 20), 0, 3),
        (date(2023, 7, 1), date(2024, 12, 31), 6, 0),
        (date(2025, 1, 1), date(2025, 12, 31), 0, 0),
        (date(2024, 7, 1), date(2024, 7, 31), 0, 1),
    ],
)
def test_a_month_counts_where_the_period_holds_all_of_it(vague, first, last, articles, partly):
    """A month does not count as its first day: a period that holds only part of it says how many it cannot count."""
    days = Period(first, last, UTC)
    with vague.read() as conn:
        assert (count_between(conn, days, EVERYTHING), count_partly(conn, days, EVERYTHING)) == (articles, partly)
        assert len(list(coverage_between(conn, days, EVERYTHING))) == articles
        assert count_undated(conn, EVERYTHING) == 0


def test_a_year_in_a_chart_of_months(vague):
    """Months have their bars, whichever day is known; the year is in the table only."""
    _, page = report_of(vague, period=Period(first=date(2024, 1, 1), last=date(2024, 12, 31)))
    rows = cells(parsed(page), "Coverage over time")
    assert [row[:2] for row in rows] == [["May 2024", "1"], ["June 2024", "4"], ["2024", "1"]]


def test_the_busiest_day_has_more_articles_than_any_other(database):
    """The busiest day is named with its number of articles."""
    add_sources(database, "alpha")
    for number, day in ((1, 2), (2, 9), (3, 9)):
        save(database, covered(number, date(2026, 9, day)))
    assert "The busiest day was Sep 9, 2026 (2)." in report_of(database)[1]


def test_a_report_of_months_alone_has_no_busiest_day(database):
    """Without articles known by their day, no day is named."""
    add_sources(database, "alpha")
    save(database, covered(1, date(2026, 9, 1), precision="month"))
    made, page = report_of(database)
    assert len(made.articles) == 1
    assert "busiest" not in page
    assert "Sep 1, 2026" not in page


def test_a_quote_has_the_articles_date(database):
    """The date has its known precision and its doubt; an article without a date has none, though it counts on some day."""
    add_sources(database, "alpha")
    given = DateReading(on=date(2026, 9, 9))
    for one in (
        covered(1, date(2026, 9, 1), precision="month", outlet="Month"),
        covered(2, None, published=given, outlet="Undated"),
        covered(3, date(2026, 9, 8), published=given, outlet="Dated"),
    ):
        save(database, one)
    _, page = report_of(database)
    captions = ["".join(one.itertext()).split() for one in parsed(page).iter("figcaption")]
    found = sorted(" ".join(words) for words in captions)
    assert found == ["Hanna Song Dated, Sep 8, 2026", "Hanna Song Month, September 2026", "Hanna Song Undated"]


@pytest.mark.parametrize(("zone", "september", "october"), [("Asia/Seoul", 0, 1), ("UTC", 1, 0)])
def test_the_day_of_first_sight_is_that_of_the_watchlist(database, zone, september, october):
    """Found at 07:00 on 1 October in Seoul (September in UTC): counted, listed and compared in Seoul time."""
    add_sources(database, "alpha")
    save(database, covered(1, None), now=datetime(2026, 9, 30, 22, tzinfo=UTC))
    now = NOW.astimezone(ZoneInfo(zone))
    made, page = report_of(database, now=now)
    assert len(made.articles) == september
    following = report_of(database, period=Period(first=date(2026, 10, 1), last=date(2026, 10, 31)), now=now)
    assert (len(following[0].articles), following[0].before) == (october, september)
    day = ("Sep 30, 2026", page) if september else ("Oct 1, 2026", following[1])
    assert cells(parsed(day[1]), "Coverage over time") == [[day[0], "1", "100%"]]


def test_filters_limit_everything(filled):
    """An outlet's report has only that outlet's articles, in figures, charts and list."""
    made, page = report_of(filled, Filter(outlets=("Other",)), about=("Other",))
    assert [one.outlet for one in made.articles] == ["Other"]
    assert "Most often in" not in page
    assert "Post" not in "".join(parsed(page).find("body").itertext()).replace("Post coverage", "")


def test_the_page_needs_nothing_and_nobody(filled):
    """No script, style sheet, picture or font from elsewhere; only links lead out, and a content security policy
    forbids the rest.
    """
    _, page = report_of(filled)
    tree = parsed(page)
    assert not {one.tag for one in tree.iter()} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "foreignObject",
    }
    assert not re.search(r"url\(|@import|expression\(", page)
    for one in tree.iter():
        for name, value in one.attrib.items():
            assert not str(name).lower().startswith("on")
            assert name not in ("src", "srcset", "data", "style")
            assert name != "href" or value.startswith(("http://", "https://"))
    assert any("default-src 'none'" in one.get("content", "") for one in tree.iter("meta"))


@pytest.mark.parametrize(
    ("language", "robots", "tls"),
    [
        ("en", "Read without checking robots.txt: alpha.", "Read without checking the certificate: alpha."),
        ("ko", "robots.txt를 확인하지 않고 읽은 출처: alpha.", "인증서를 확인하지 않고 읽은 출처: alpha."),
    ],
)
def test_sources_read_unchecked_are_named(filled, language, robots, tls):
    """Those that report an article of the page are named as in the watchlist; if there are none, nothing is said."""
    entries = [
        SourceEntry(name=name, url=f"https://{name}.example/", ignore_robots=True, verify_tls=False)
        for name in ("alpha", "silent")
    ]
    _, page = report_of(filled, language=language, sources=entries)
    assert robots in page
    assert tls in page
    _, usual = report_of(filled, language=language, sources=[SourceEntry(name="alpha", url="https://alpha.example/")])
    assert "robots.txt" not in usual


def test_every_chart_has_its_table(filled):
    """Each bar's number is in a table next to it, and the drawing has a label for screen readers."""
    tree = parsed(report_of(filled)[1])
    figures = [one for one in tree.iter("section") if "figure" in one.get("class", "").split()]
    assert len(figures) == 6
    for figure in figures:
        drawn = next(one for one in figure.iter() if str(one.tag).endswith("svg"))
        assert drawn.get("aria-label") == "".join(figure.find("h2").itertext())
        assert figure.find(".//table") is not None


def test_hostile_titles_are_words(database):
    """Hostile headlines, outlets and speakers are printed as text."""
    ids = add_sources(database, "alpha")
    for number, words in enumerate(HOSTILE):
        save(
            database,
            covered(
                number, date(2026, 9, 2), outlet=f"o {words}", headline=words, url=f"https://post.example/{number}"
            ),
            source=ids["alpha"],
        )
    made, page = report_of(database)
    tree = parsed(page)
    assert len(made.articles) == len(HOSTILE)
    assert {one.tag for one in tree.iter()} & {"script", "img"} == set()
    assert "alert(1)" in "".join(tree.find("body").itertext())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ufffe]", page)


def test_in_korean(filled):
    """Words, dates and country names are Korean, and no heading is left in English."""
    _, page = report_of(filled, language="ko")
    tree = parsed(page)
    assert tree.get("lang") == "ko"
    headings = ["".join(one.itertext()) for one in tree.iter("h2")]
    assert headings
    assert all(re.search("[가-힣]", heading) for heading in headings)
    assert cells(tree, "국가")[1:] == [["대한민국", "2", "67%"], ["알 수 없음", "1", "33%"]]


def test_a_period_without_coverage(database):
    """It says that there is no coverage, and is a complete page."""
    add_sources(database, "alpha")
    _, page = report_of(database)
    assert "No coverage was found in this period." in page
    assert not list(parsed(page).iter("table"))


def test_the_command_writes_a_file(filled, database_url, tmp_path, monkeypatch):
    """A month given by name; the period is in the file's name, and no other file is left in the folder."""
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    done = CliRunner().invoke(
        command_line, ["--database", database_url, "report", "--from", "2026-09"], prog_name="presswatch"
    )
    assert done.exit_code == 0, done.output
    assert {one.name for one in set(tmp_path.iterdir()) - before if "presswatch.db" not in one.name} == {
        "coverage-2026-09-01-2026-09-30.html"
    }
    assert "3 articles from 2026-09-01 to 2026-09-30" in done.stderr
    wrong = CliRunner().invoke(
        command_line, ["--database", database_url, "report", "--from", "2026-09", "--to", "2026-08"]
    )
    assert "2026-08-31 is before --from, 2026-09-01" in str(wrong.exception)


@pytest.mark.parametrize(
    "case",
    [
        ("Asia/Seoul", "coverage-2026-11-01-2026-11-30.html", "December 1, 2026"),
        (None, "coverage-2026-10-01-2026-10-31.html", "November 30, 2026"),
    ],
)
def test_last_month_is_that_of_the_watchlist(filled, database_url, tmp_path, monkeypatch, case):
    """At 07:00 on 1 December in Seoul, when cron runs the report, it is still November in UTC."""
    zone, name, day = case
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRESSWATCH_WATCHLIST", raising=False)
    if zone:
        (tmp_path / "watchlist.toml").write_text(f'[presswatch]\ncontact = "a@b.example"\ntimezone = "{zone}"\n')
    with time_machine.travel(datetime(2026, 11, 30, 22, tzinfo=UTC), tick=False):
        done = CliRunner().invoke(command_line, ["--database", database_url, "report"], prog_name="presswatch")
    assert done.exit_code == 0, done.output
    assert f"Made by Presswatch on {day}." in (tmp_path / name).read_text()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-12", (date(2026, 12, 1), date(2026, 12, 31))),
        ("2026-02-03", (date(2026, 2, 3), date(2026, 2, 3))),
    ],
)
def test_a_day_a_month_or_a_year(text, days):
    """A day, month or year is read as a period, from its first day to its last."""
    assert days_of(text) == days


def test_pdf_without_its_extra_is_reported(tmp_path, monkeypatch):
    """The message names what to install, and no partial file is left."""
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"presswatch\[report\]"):
        write_report("<p>x</p>", tmp_path / "r.pdf")
    assert list(tmp_path.iterdir()) == []


def test_pdf_has_pages(filled, tmp_path):
    """If WeasyPrint is installed, the report is a PDF of several pages."""
    pytest.importorskip("weasyprint")
    write_report(report_of(filled)[1], tmp_path / "r.pdf")
    content = (tmp_path / "r.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(content) > 5_000


def test_right_to_left_names_reverse_nothing(database):
    """Outlet, headline and the report's subject have elements of their own direction; pages without such text have
    none.
    """
    add_sources(database, "alpha")
    outlet, headline = "جريدة المنارة", "مدرسة (2026)"
    save(database, covered(1, date(2026, 9, 2), outlet=outlet, headline=headline))
    save(database, covered(2, date(2026, 9, 3), outlet=outlet, url="https://post.example/2"))
    page = report_of(database, about=(headline, "Latin"))[1]
    for words in (outlet, headline):
        holders = [one for one in parsed(page).iter() if one.text and words in one.text]
        assert len(holders) > 1
        assert all(one.attrib.get("dir") == "auto" or one.text == f"\u2068{words}\u2069" for one in holders)
    assert f'Most often in <span dir="auto">{outlet}</span> (2).' in page
    assert f'<span dir="auto">{headline}</span> · Latin</h1>' in page


def test_a_page_of_latin_and_korean_has_no_marks_of_direction(filled):
    """Only right-to-left text needs direction marks, so this page has none."""
    page = report_of(filled, language="ko", about=("인권",))[1]
    assert not re.search('[\u2066-\u2069]|dir="auto"', page)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def reported(folder, database_url, *options):
    """The page of a report as the command writes it, or its message."""
    command = ["--watchlist", str(folder / "watchlist.toml"), "--database", database_url, "report", "--from", "2026-09"]
    out = folder / "r.html"
    done = CliRunner().invoke(command_line, [*command, "--out", str(out), *options], prog_name="presswatch")
    return out.read_text("utf-8") if done.exception is None else str(done.exception)


def test_a_report_has_a_head_of_its_own(filled, database_url, tmp_path):
    """From the watchlist, or from options, which win; the logo is within the page."""
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "watchlist.toml").write_text(
        '[report]\ntitle = "Autumn <b>"\norganization = "Rivers"\nlogo = "logo.png"\nintro = "For us.\\n\\nAll of it."\n'
    )
    page = reported(tmp_path, database_url)
    assert "<title>Autumn &lt;b&gt;:" in page
    assert "<h1>Autumn &lt;b&gt;</h1>" in page
    assert "Rivers · Press coverage report" in page
    assert '<img class="logo" src="data:image/png;base64,iVBOR' in page
    assert '<p class="intro">For us.</p>' in page
    assert '<p class="intro">All of it.</p>' in page
    page = reported(
        tmp_path, database_url, "--title", "Winter", "--organization", "", "--subject", "NKDB", "--in", "ko"
    )
    assert "<h1>Winter</h1>" in page
    assert '<p class="eyebrow">언론 보도 보고서</p>' in page
    assert " · NKDB</p>" in page
    (tmp_path / "page.html").write_text("<html>")
    assert "must be a PNG, JPEG, GIF or SVG picture" in reported(
        tmp_path, database_url, "--logo", str(tmp_path / "page.html")
    )
    assert "none.png: cannot be read" in reported(tmp_path, database_url, "--logo", "none.png")


def test_the_logo_is_in_the_pdf(filled, tmp_path):
    """As a picture of its own; nothing else is loaded."""
    pytest.importorskip("weasyprint")
    with_picture, without = tmp_path / "a.pdf", tmp_path / "b.pdf"
    svg = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjkiPjxyZWN0IHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz48L3N2Zz4="
    write_report(f'<p>x<img src="{svg}">', with_picture)
    write_report('<p>x<img src="file:///etc/passwd">', without)
    assert with_picture.stat().st_size > without.stat().st_size


@pytest.mark.parametrize(("language", "words"), [("en", ("reported on", "posted on")), ("ko", ("보도일", "게시일"))])
def test_each_date_is_shown_with_its_kind(database, language, words):
    """The article's own, or that of the post that reports it."""
    add_sources(database, "alpha")
    posted = DateReading(on=date(2026, 9, 9), raw="9 September 2026")
    save(database, covered(1, date(2026, 9, 2)))
    save(database, covered(2, None, published=posted))
    page = report_of(database, language=language)[1]
    cells = re.findall(r'<td class="when"><span class="weak">(.*?)</span> (.*?)</td>', page)
    assert [kind for kind, _ in cells] == [words[1], words[0]]
    assert "9" in cells[0][1]


def test_what_is_to_be_reviewed_leads_to_what_to_check(database):
    """The mark of an uncertain article is a link to its entry in a list, with the post and a command that exists."""
    add_sources(database, "alpha")
    save(database, covered(1, date(2026, 9, 2), certain=False))
    save(database, covered(2, date(2026, 9, 3), url="https://post.example/2"))
    page = report_of(database)[1]
    (target,) = re.findall(r'<a class="tag open" href="#(review-\d+)">to be reviewed</a>', page)
    entry = page.partition(f'<li id="{target}">')[2].partition("</li>")[0]
    assert "<code>presswatch why https://alpha.example/news/1</code>" in entry
    (back,) = re.findall(r'href="#(article-\d+)"', entry)
    assert f'<tr id="{back}">' in page
    assert page.count("<li id=") == 1
