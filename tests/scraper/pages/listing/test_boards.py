"""Boards: numbered rows, counts of views and comments, dates without a year, badges."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.listing.types import Listing
from scraper.pages.parsing.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
TITLES = (
    "강변 마을 소송 첫 재판이 열렸습니다",
    "연차보고서를 발간하였습니다",
    "봄 조사에 함께할 자원봉사자를 찾습니다",
    "월요일 사무실 휴무 안내",
    "신임 이사장에게 묻는 다섯 가지",
    "항만 노동자 새 협약 체결",
    "예산안이 북부 학교에 뜻하는 것",
    "숫자로 보는 우리의 활동",
)
ENGLISH = (
    "Port workers win a new agreement",
    "Our annual report is out today",
    "Court hears the river villages",
    "Volunteers wanted for the survey",
    "Office closed on Monday",
    "Five questions to our new chair",
    "What the budget means for schools",
    "The year in numbers",
)
DAYS = ("11-26", "11-15", "11-09", "11-06", "10-24", "10-12", "10-03", "09-30")
READS = ("1669", "2000", "1455", "2010", "342", "1,024", "1987", "77")


def board(links: list[str], days: tuple[str, ...] = DAYS, reads: tuple[str, ...] = READS, lang: str = "ko") -> Listing:
    rows = "".join(
        f'<tr><td class="n">{40 - at}</td><td class="t">{link}</td><td class="n2">{read}</td><td class="d">{day}</td></tr>'
        for at, (link, day, read) in enumerate(zip(links, days, reads, strict=True))
    )
    html = (
        f'<html lang="{lang}"><head><title>소식</title></head><body><main><h2>소식</h2><table>{rows}</table>'
        '<nav><strong>1</strong><a href="?id=news&page=2">2</a></nav></main></body></html>'
    )
    return read_listing(Page(url="https://site.example/bbs/board.php?id=news", html=html), NOW)


def links(titles: tuple[str, ...], before: str = "", behind: str = "") -> list[str]:
    return [f'<a href="?id=news&no={40 - at}">{before}{title}{behind}</a>' for at, title in enumerate(titles)]


def days_of(listing: Listing) -> list[str | None]:
    return [f"{item.date.on:%Y-%m-%d}" if item.date else None for item in listing.items]


def test_a_count_of_reads_is_no_year() -> None:
    """A row with 2000 views does not date the rows below it to the year 2000."""
    assert days_of(board(links(TITLES))) == [f"2026-{day}" for day in DAYS]


@pytest.mark.parametrize("day", ["11-02", "11/02", "11.02"])
@pytest.mark.parametrize("titles", [TITLES, ENGLISH])
def test_a_korean_board_writes_the_month_first(day: str, titles: tuple[str, ...]) -> None:
    """On a Korean page two numbers up to twelve are month and day, in any language of the posts."""
    listing = board(links(titles), (*DAYS[:2], day, *DAYS[3:]))
    assert days_of(listing)[2] == "2026-11-02"


def test_a_clock_alone_is_today() -> None:
    """Boards show today's posts by time only."""
    assert days_of(board(links(TITLES), ("09:14", *DAYS[1:])))[0] == "2026-11-27"


def test_a_year_above_rows_still_counts() -> None:
    """A heading that is a year dates the rows below it, though their dates have none."""
    rows = "".join(
        f"<h3>{year}</h3><ul>"
        + "".join(f'<li><a href="/n/{year}{at}">{title}</a> <i>{DAYS[at]}</i></li>' for at, title in enumerate(TITLES))
        + "</ul>"
        for year in (2024, 2023)
    )
    page = Page(url="https://site.example/news", html=f'<html lang="ko"><body><main>{rows}</main></body></html>')
    found = days_of(read_listing(page, NOW))
    assert found == [f"{year}-{day}" for year in (2024, 2023) for day in DAYS]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<span>댓글</span><span>12</span><span>개</span> ", ""),
        ("", " <span>댓글</span><b>3</b><span>개</span>"),
        ("", ' <i>N<span class="hidden">새글</span></i>'),
        ("", ' <em>[2]</em> <img src="new.gif" alt=""><span>NEW</span>'),
    ],
)
def test_counts_and_badges_in_the_link_are_no_title(before: str, behind: str) -> None:
    """Counts and badges inside the link are removed from the title."""
    listing = board(links(TITLES, before, behind))
    assert [item.title for item in listing.items] == list(TITLES)


@pytest.mark.parametrize("author", ["이도현", "Ada Morrow"])
def test_a_gallery_keeps_its_titles_outside_the_links(author: str) -> None:
    """A link around a picture with date, author and views is no title: the bold words after it are."""
    titles = [*TITLES[:-1], "폭풍 경보"]
    tiles = "".join(
        f'<li><div class="tile"><span>No Image</span><a href="/n/{at}"><b>2026/{day.replace("-", "/")}</b> by <b>{author}</b>'
        f"<br><span>Views <b>{100 + at}</b></span></a></div><p><b>{title}</b></p></li>"
        for at, (title, day) in enumerate(zip(titles, DAYS, strict=True))
    )
    page = Page(url="https://site.example/news", html=f'<html lang="ko"><body><ul>{tiles}</ul></body></html>')
    listing = read_listing(page, NOW)
    assert [item.title for item in listing.items] == titles
    assert days_of(listing) == [f"2026-{day}" for day in DAYS]


@pytest.mark.parametrize("attributes", ["onclick=\"location.href='{}'\"", "onclick='show(this)' data-href='{}'"])
@pytest.mark.parametrize("tag", ["div", "li"])
def test_rows_that_lead_on_by_their_click_are_entries(tag: str, attributes: str) -> None:
    """Rows without a link whose click sets an address found in them are posts; a single such banner is not."""
    rows = "".join(
        f"<{tag} class='row' {attributes.format(f'/news/{40 - at}')}><h6>{title}</h6><p>2026-{day}</p></{tag}>"
        for at, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    banner = "<section onclick=\"location.href='/campaign'\">우리의 새 캠페인을 보세요</section>"
    newest = f"<aside><a href='/news/40'>{TITLES[0]}</a></aside>"
    page = Page(url="https://site.example/news", html=f"<html><body>{banner}<main>{rows}</main>{newest}</body></html>")
    listing = read_listing(page, NOW)
    assert [(item.url, item.title) for item in listing.items] == [
        (f"https://site.example/news/{40 - at}", title) for at, title in enumerate(TITLES)
    ]
    assert days_of(listing) == [f"2026-{day}" for day in DAYS]


def test_a_row_with_a_link_of_its_own_is_counted_once() -> None:
    """If the row's click and its link have the same address, the link's words are the title."""
    rows = "".join(
        f"<tr onclick=\"location.href='/news/{40 - at}'\"><td>{40 - at}</td>"
        f"<td><a href='/news/{40 - at}'>{title}</a></td><td>2026-{day}</td></tr>"
        for at, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    page = Page(url="https://site.example/news", html=f"<html><body><table>{rows}</table></body></html>")
    assert [item.title for item in read_listing(page, NOW).items] == list(TITLES)


def test_items_with_unclosed_boxes_are_separate() -> None:
    """A box left open in each item ends with the item, as in a browser, with any class."""
    items = "".join(
        f"<li class='item{' last' if at % 4 == 3 else ''}'><div class='box'><div class='text'>"
        f"<a href='/n/{at}'>{title}</a><p>{title} 소식입니다.</p><div class='day'>2026.{DAYS[at].replace('-', '.')}</div></div></li>"
        for at, title in enumerate(TITLES)
    )
    page = Page(url="https://site.example/news", html=f"<html><body><main><ul>{items}</ul></main></body></html>")
    listing = read_listing(page, NOW)
    assert [item.title for item in listing.items] == list(TITLES)
    assert days_of(listing) == [f"2026-{day}" for day in DAYS]


def test_a_list_with_an_entry_that_leads_to_the_list():
    """An entry with a broken link back to the page is skipped; the menu's own link to the page does not count."""
    entries = "".join(
        f'<li><h3><a href="{url}">Unusual entry number {n} on the list</a></h3><span>2026-03-0{n}</span></li>'
        for n, url in enumerate(["/p/1", "/p/2", "//", "/p/4", "/p/5"], 1)
    )
    html = (
        "<html><head><title>News | Example</title></head><body><nav><a href='/'>Example</a> <a href='/news'>News</a></nav>"
        f"<main><h1>News</h1><ul>{entries}</ul></main></body></html>"
    )
    listing = read_listing(Page(url="https://example.org/news", html=html), DateContext())
    assert [item.url[-4:] for item in listing.items] == ["/p/1", "/p/2", "/p/4", "/p/5"]


def test_rows_numbered_downwards_are_a_board() -> None:
    """A board with an empty date column still lists posts; rows numbered at random do not."""

    def dayless(numbers: list[int]) -> Listing:
        topics = ("주거", "교육", "기후", "난민", "노동권", "언론", "물", "보건")
        rows = "".join(
            f'<tr><td>{number}</td><td><a href="?id=news&no={number}">{topic} 2026</a></td><td>{7 * number}</td><td></td></tr>'
            for number, topic in zip(numbers, topics, strict=True)
        )
        menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("소개", "소식", "회원가입"))
        search = "<form><input type='text' name='stx'><input type='hidden' name='page' value='1'></form>"
        html = (
            f"<html lang='ko'><head><title>소식</title></head><body><ul>{menu}</ul><main><table><thead><tr><th>번호</th>"
            f"<th>제목</th><th>조회</th><th>날짜</th></tr></thead><tbody>{rows}</tbody></table>{search}</main></body></html>"
        )
        return read_listing(Page(url="https://site.example/bbs/board.php?id=news", html=html), NOW)

    assert len(dayless(list(range(40, 32, -1))).items) == 8
    assert not dayless([12, 40, 33, 7, 39, 21, 5, 18]).items


def test_a_linked_day_is_no_title() -> None:
    """If date and title are two links to one post, the longer text with the year is the date."""
    short = tuple(f"기후 {at}" for at in range(8))
    months = ("Nov", "Oct", "Sep", "Aug", "Jul", "Jun", "May", "Apr")
    rows = "".join(
        f"<li><a href='/p/{at}'><aside>{month} 25 2026</aside></a> <a href='/p/{at}'>{title}</a></li>"
        for at, (title, month) in enumerate(zip(short, months, strict=True))
    )
    html = f"<html><body><ul id='posts'>{rows}</ul><p><a href='/page/2'>Next</a></p></body></html>"
    found = read_listing(Page(url="https://site.example/", html=html), NOW)
    assert [item.title for item in found.items] == list(short)
    assert days_of(found)[:2] == ["2026-11-25", "2026-10-25"]


@pytest.mark.parametrize(
    ("classes", "pinned"),
    [
        (("post sticky", "post", "post", "post", "post"), 1),
        (("bo_notice", "bo_notice", "", "", ""), 2),
        (("notice", "notice", "notice", "notice", "notice"), 0),  # a notice board: the class says nothing
        (("post", "post", "post sticky", "post", "post"), 0),  # in its place among the others
        (("post category-notice", "post", "post", "post", "post"), 0),
    ],
)
def test_posts_kept_at_the_top_by_class(classes: tuple[str, ...], pinned: int) -> None:
    """Pinned posts without a label are recognized by their markup."""
    rows = "".join(
        f"<article class='{name}'><h2><a href='/p/{at}'>{title}</a></h2><time>{day}</time><p>Words.</p></article>"
        for at, (name, title, day) in enumerate(zip(classes, TITLES[:5], DAYS[:5], strict=True))
    )
    html = f"<html lang='ko'><head><title>소식</title></head><body><main>{rows}</main></body></html>"
    found = read_listing(Page(url="https://site.example/n", html=html), NOW)
    assert [item.pinned for item in found.items] == [at < pinned for at in range(5)]
