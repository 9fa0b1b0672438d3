"""Lists from offices of many countries: script links, dates on lines, years of the Republic of China, short links."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.listing.types import Listing
from scraper.pages.parsing.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
URL = "https://office.example/board/list.do?menuNo=200"
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
    "Office closed on Monday afternoon",
    "Five questions to our new chair",
    "What the budget means for schools",
    "The year of the council in numbers",
)
DAYS = (24, 22, 19, 16, 11, 9, 5, 2)
ISO = [f"2026-10-{day:02}" for day in DAYS]


def read(body: str, *, url: str = URL, lang: str = "ko", head: str = "") -> Listing:
    html = f"<html lang='{lang}'><head><title>News</title>{head}</head><body>{body}</body></html>"
    return read_listing(Page(url=url, html=html), NOW)


def titles_of(listing: Listing) -> list[str]:
    return [item.title for item in listing.items]


def days_of(listing: Listing) -> list[str | None]:
    return [f"{item.date.on:%Y-%m-%d}" if item.date and not item.date.is_period else None for item in listing.items]


def board(link: str, pager: str = "") -> str:
    rows = "".join(
        f"<tr><td>{40 - at}</td><td>{link.format(id=at + 1, title=title)}</td><td>{day}</td><td>{900 - at}</td></tr>"
        for at, (title, day) in enumerate(zip(TITLES, ISO, strict=True))
    )
    return f"<main><h2>공지사항</h2><table>{rows}</table><p>{pager}</p></main>"


@pytest.mark.parametrize(
    "script",
    [
        'function fn_view(id){ location.href = "/board/view.do?nttId=" + id + "&menuNo=200"; }',
        "var fn_view = function (id) { window.location.href = `/board/view.do?nttId=${id}&menuNo=200`; }",
        "function fn_view(no) {\n  document.location.assign('/board/view.do?nttId=' + no + '&menuNo=200');\n}",
    ],
)
@pytest.mark.parametrize(
    "link",
    [
        """<a href="#none" onclick="fn_view('{id}'); return false;">{title}</a>""",
        """<a href="javascript:fn_view({id})">{title}</a>""",
    ],
)
def test_a_function_of_the_page_gives_the_address_of_a_click(script: str, link: str) -> None:
    """The address is built from the function's strings and the call's arguments, as in a browser."""
    listing = read(board(link), head=f"<script>{script}</script>")
    assert [item.url for item in listing.items] == [
        f"https://office.example/board/view.do?nttId={number}&menuNo=200" for number in range(1, 9)
    ]
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == ISO


@pytest.mark.parametrize(
    "script",
    [
        "function fn_view(id){ location.href = base + id; }",
        'function fn_view(id){ if (id) location.href = "/a/" + id; else location.href = "/b/"; }',
        "function fn_view(id){ document.frm.id.value = id; document.frm.submit(); }",
        'function fn_view(){ location.href = "/login.do"; }',
        'function fn_view(id, menu){ location.href = "/v?" + id + menu; }',
        'function fn_view(id){ location.href = "javascript:alert(" + id + ")"; }',
    ],
)
def test_an_address_that_needs_a_running_script_is_not_guessed(script: str) -> None:
    """Names defined elsewhere, two branches, forms and missing arguments give no address."""
    listing = read(board("""<a href="#" onclick="fn_view('{id}')">{title}</a>"""), head=f"<script>{script}</script>")
    assert not listing.items


def test_a_pager_that_calls_a_function() -> None:
    """Page numbers that call a function of the page are a pager."""
    script = 'function go(no){ location.href = "/board/list.do?menuNo=200&pageIndex=" + no; }'
    pager = "<strong>1</strong>" + "".join(f' <a href="javascript:go({no})">{no}</a>' for no in (2, 3, 4))
    listing = read(board('<a href="/board/view.do?nttId={id}">{title}</a>', pager), head=f"<script>{script}</script>")
    assert titles_of(listing) == list(TITLES)
    assert listing.next_url == "https://office.example/board/list.do?menuNo=200&pageIndex=2"


def test_buttons_that_set_the_address_lead_to_the_posts_of_their_cards() -> None:
    """A card whose only link is a button is a post."""
    cards = "".join(
        f'<li><img src="{at}.jpg"><div><strong>{title}</strong><p>강과 하천을 살리는 시민들의 활동 소식을 전합니다.</p>'
        f"""<span>{day}</span><button onclick="location.href='/news/view.php?no={at}'">자세히 보기</button></div></li>"""
        for at, (title, day) in enumerate(zip(TITLES, ISO, strict=True))
    )
    listing = read(f"<h3>보도자료</h3><ul>{cards}</ul>")
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == ISO


def test_a_day_before_the_link_on_its_line_is_its_own() -> None:
    """Between line breaks without boxes a date after a link belongs to the next line."""
    lines = "".join(
        f'2026/10/{day:02}　<a href="news/{at}.html">{title}</a><br>\n'
        for at, (title, day) in enumerate(zip(ENGLISH, DAYS, strict=True))
    )
    listing = read(f"<table><tr><td><h2>News</h2>{lines}</td></tr></table>", lang="en")
    assert titles_of(listing) == list(ENGLISH)
    assert days_of(listing) == ISO


def test_a_year_of_the_republic_in_figures() -> None:
    """Taiwanese offices print 115-10-24 for 24 October 2026; elsewhere such figures are no date."""
    rows = "".join(
        f'<tr><td>{at + 1}</td><td><a href="Content.aspx?n=1250&s={at}00">{title}</a></td><td>115-10-{day:02}</td></tr>'
        for at, (title, day) in enumerate(zip(ENGLISH, DAYS, strict=True))
    )
    body = f"<h2>最新消息</h2><table><tr><th>序號</th><th>標題</th><th>日期</th></tr>{rows}</table>"
    assert days_of(read(body, lang="zh-Hant")) == ISO
    assert not {"2026-10-24"} & set(days_of(read(body, lang="en")))


def test_a_number_that_names_the_list_is_no_page_number() -> None:
    """ "?n=1250" identifies the list; the page numbers next to it count from 1."""
    rows = "".join(
        f'<tr><td><a href="Content.aspx?n=1250&s={at}00">{title}</a></td><td>{day}</td></tr>'
        for at, (title, day) in enumerate(zip(ENGLISH, ISO, strict=True))
    )
    pager = "".join(f'<li><a href="News.aspx?n=1250&sms=9&page={no}&PageSize=20">{no}</a></li>' for no in (2, 3))
    listing = read(
        f"<h2>News</h2><table>{rows}</table><ul><li>1</li>{pager}</ul>",
        url="https://office.example/News.aspx?n=1250&sms=9",
    )
    assert listing.next_url == "https://office.example/News.aspx?n=1250&sms=9&page=2&PageSize=20"


@pytest.mark.parametrize("across", [2, 4])
def test_the_cells_of_a_grid_are_entries(across: int) -> None:
    """A table whose cells are alike, each with a link, has entries side by side, not columns of one entry."""
    cells = [
        f'<td><a href="news.asp?id={at}"><img src="{at}.jpg"></a><br><a href="news.asp?id={at}">{title}</a><br>'
        f"<i>Posted: {day}</i></td>"
        for at, (title, day) in enumerate(zip(ENGLISH, ISO, strict=True))
    ]
    rows = "".join(f"<tr>{''.join(cells[at : at + across])}</tr>" for at in range(0, len(cells), across))
    menu = '<table><tr><td><a href="/">Home</a></td><td><a href="/who">Who we are</a></td></tr></table>'
    listing = read(f"{menu}<h3>News</h3><table>{rows}</table>", url="https://office.example/list.asp", lang="en")
    assert titles_of(listing) == list(ENGLISH)
    assert days_of(listing) == ISO


def test_a_menu_in_a_table_like_that_of_the_posts_is_no_part_of_them() -> None:
    """A menu's cell in the column of the posts' titles is left apart, even if the list is certain."""
    rows = "".join(
        f'<tr><td>{90 - at}</td><td><a href="board.php?no={at}">{title}</a> ({at})</td><td>{day}</td><td>{700 + at}</td></tr>'
        for at, (title, day) in enumerate(zip(TITLES, ISO, strict=True))
    )
    menu = '<table><tr><td><a href="/">처음</a></td><td><a href="/who.html">우리는</a></td></tr></table>'
    listing = read(f"{menu}<table>{rows}</table>", url="https://office.example/board.php")
    assert titles_of(listing) == list(TITLES)


def test_links_without_boxes_before_the_heading_are_the_menu() -> None:
    """If all links are directly in the body, the posts are those below the heading."""
    lines = "".join(
        f"<b>{day}.10.2026</b> &ndash; <a href=n{at}.html>{title}</a><br>\n"
        for at, (title, day) in enumerate(zip(ENGLISH, DAYS, strict=True))
    )
    menu = "<a href=index.html>Start</a> <a href=news.html>News</a> <a href=maps.html>Maps</a>"
    listing = read(f"{menu}<h2>News</h2>{lines}<hr>The circle", url="https://office.example/news.html", lang="en")
    assert titles_of(listing) == list(ENGLISH)
    assert days_of(listing) == ISO


def test_the_year_above_dates_in_brackets_after_the_titles() -> None:
    """Next to outlet and title "(October 24)" is a date, with its year above the group."""
    lines = [
        f'<p><strong>The Courier</strong> – <a href="https://courier.example/{at}">{title}</a> (October {day})</p>'
        for at, (title, day) in enumerate(zip(ENGLISH, DAYS, strict=True))
    ]
    body = f"<h1>Press coverage</h1><h3>2026</h3>{''.join(lines[:4])}<h3>2025</h3>{''.join(lines[4:])}"
    listing = read(f"<main>{body}</main>", url="https://office.example/press", lang="en")
    assert titles_of(listing) == list(ENGLISH)
    assert days_of(listing) == [*ISO[:4], *(day.replace("2026", "2025") for day in ISO[4:])]
