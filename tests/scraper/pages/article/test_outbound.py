"""Outgoing links of a short post stay with their row: tables, definition lists, cards, pictures."""

from __future__ import annotations

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.discovery.addresses import leads_out
from scraper.pages.html_tree.links import shares_page
from scraper.pages.parsing.page import open_page

HOME = "https://ngo.example/news/12"


def _read(body: str) -> Article:
    """A post with menu and footer around `body`, read as an article."""
    html = (
        "<html lang='en'><head><title>In the news</title></head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About</a></li></ul></nav>"
        f"<main><h1>In the news</h1><div class='content'>{body}</div></main>"
        "<footer><p>© Tide Watch. All rights reserved.</p></footer></body></html>"
    )
    return read_article(open_page(html.encode(), HOME), DateContext())


def test_definition_terms_stay_with_their_links() -> None:
    """Terms with outlet and date stay, and so does an entry without a link."""
    article = _read(
        "<dl><dt>Pier Gazette, 21.11.2023</dt><dd><a href='https://pier.example.org/a/1'>The tide is out</a></dd>"
        "<dt>Mole Times, 22.11.2023</dt><dd><a href='https://mole.example.net/b/2'>Who pays for it?</a></dd>"
        "<dt>Radio Buoy, 24.11.2023</dt><dd>Interview with our director (not online)</dd></dl>"
    )
    for words in ("Pier Gazette, 21.11.2023", "Mole Times, 22.11.2023", "Radio Buoy, 24.11.2023", "Interview with our"):
        assert words in article.text
    assert [link.url for link in article.links] == ["https://pier.example.org/a/1", "https://mole.example.net/b/2"]


@pytest.mark.parametrize(
    ("href", "page", "expected"),
    [
        ("/a/1", "https://ngo.example/news/12", False),
        ("//pier.example.org/a/1", "https://ngo.example/news/12", True),
        ("https://pier.example.org/a/1", "https://ngo.example/news/12", True),
        ("https://pier.example.org/a/1", "https://news.pier.example.org/x", False),
        ("/url?q=https://mole.example.net/b/2", "https://www.google.com/search", True),
        ("?q=https://mole.example.net/b/2", "https://www.google.com/url", True),
        ("?q=https://mole.example.net/b/2", "https://ngo.example/find", False),
        ("https:a/1", "https://ngo.example/news/12", False),
    ],
)
def test_where_a_link_leads_depends_on_its_page(href: str, page: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """The same link text is judged separately for each page."""
    leads_out(href, "https://other.example/")
    assert leads_out(href, page) is expected
    assert leads_out(href, page) is expected


def test_first_row_keeps_its_date() -> None:
    """The date in a table's first cell is the row's, not the post's dateline; numbered addresses count."""
    article = _read(
        "<table><tr><td>2021.11.04</td><td>Pier Gazette</td><td><a href='https://pier.example.org/?p=3390'>Cold</a></td></tr>"
        "<tr><td>2021.11.17</td><td>Mole Times</td><td><a href='https://mole.example.net/?p=12'>Papers</a></td></tr></table>"
    )
    assert "2021.11.04 | Pier Gazette | Cold" in article.text
    assert [link.url for link in article.links] == [
        "https://pier.example.org/?p=3390",
        "https://mole.example.net/?p=12",
    ]


@pytest.mark.parametrize("holder", ["aside", "footer", "nav"])
def test_pictures_outside_the_post_give_no_link(holder: str) -> None:
    """A linked picture inside the post's text is a link of it; one in a column, footer or menu is not."""
    text = "<p>The Pier Gazette took a long look at our lawsuit over the dredging of the river last Thursday.</p>"
    picture = "<a href='https://pier.example.org/suit'><img src='/logo.png' alt=''></a>"
    end = "<p>The reporter walked along the shore with our scientist, who showed her the mud of the last ten years.</p>"
    inside = _read(f"{text}<p>{picture}</p>{end}")
    outside = _read(f"{text}<{holder}>{picture}</{holder}>{end}")
    assert [(link.url, link.text) for link in inside.links] == [("https://pier.example.org/suit", "")]
    assert all(inside.text[link.start : link.end] == link.text for link in inside.links)
    assert not outside.links


def test_rows_of_a_paragraph_stay_whole() -> None:
    """The line with outlet and date above a link in the same paragraph stays, even if an extractor drops it."""
    article = _read(
        "<p><b>Pier Gazette</b>, 21.11.2023<br>“The tide is out” – <a href='https://pier.example.org/a/1'>read</a></p>"
        "<p><b>Mole Times</b>, 22.11.2023<br>“Who pays?” – <a href='https://mole.example.net/b/2'>read</a></p>"
        "<p><b>Radio Buoy</b>, 24.11.2023<br>“Low water” – <a href='https://buoy.example.net/c/3'>listen</a></p>"
    )
    for words in ("Pier Gazette, 21.11.2023", "Mole Times, 22.11.2023", "Radio Buoy, 24.11.2023"):
        assert words in article.text


def test_a_table_in_another_element_than_the_title() -> None:
    """A post that is only a table of links is read, though its title is in another element."""
    html = (
        "<html lang='ko'><head><title>언론보도</title></head><body>"
        "<header><ul><li><a href='/1'>소개</a></li><li><a href='/2'>사업</a></li><li><a href='/3'>언론</a></li></ul></header>"
        "<section class='hero'><h1>언론보도</h1><p class='meta'>2023. 1. 5.</p></section><section class='rich-text'>"
        "<table><tr><td>07.14</td><td>부두신문</td><td><a href='https://pier.example.org/a/1'>폭염 속 배달</a></td></tr>"
        "<tr><td>10.02</td><td>골목뉴스</td><td><a href='https://mole.example.net/b/2'>동네 정비소</a></td></tr></table>"
        "</section><footer><a href='/4'>찾아오는 길</a> <a href='/5'>문의</a></footer></body></html>"
    )
    article = read_article(open_page(html.encode(), HOME), DateContext())
    assert "부두신문" in article.text
    assert [link.url for link in article.links] == ["https://pier.example.org/a/1", "https://mole.example.net/b/2"]


def test_who_said_a_quotation_stays_with_it() -> None:
    """The footer of a block quotation names the speaker and is no page footer."""
    article = _read(
        "<p>Le quotidien de la côte est venu passer une matinée à notre atelier de vélos, et la page est parue mardi.</p>"
        "<blockquote>Réparer, c’est refuser de jeter les gens.<footer>Ada Berg, encadrante technique</footer></blockquote>"
    )
    assert "Ada Berg, encadrante technique" in article.text


def test_share_buttons_are_no_links_of_the_post() -> None:
    """Buttons for sharing, saving or enlarging are dropped, and so is a line to copy elsewhere."""
    page = "https%3A%2F%2Fngo.example%2Fnews%2F12"
    article = _read(
        "<p>The Pier Gazette <a href='https://pier.example.org/a/1'>told of our count of seals</a> on Monday.</p>"
        f"<p>Seals count us too. <a href='https://chat.example.org/post?text=Seals&amp;url={page}'>Say it on Chat</a></p>"
        "<p><a href='https://marks.example.net/submit?u=1'><img src='/i/m.png'></a>"
        f"<a href='https://hub.example.net/new?u={page}'><img src='/i/h.png'></a>"
        "<a href='https://cdn.example.net/seals-large.JPG'><img src='/i/s.png'></a>"
        "<a href='https://mole.example.net/b/2'><img src='/i/mole.png'></a></p>"
    )
    assert [link.url for link in article.links] == ["https://pier.example.org/a/1", "https://mole.example.net/b/2"]
    assert "Say it on Chat" in article.text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://share.example.net/?url=https%3A%2F%2Fngo.example%2Fnews%2F12", True),
        ("https://mail.example.net/?body=Seals%20https%253A%252F%252Fwww.ngo.example%252Fnews%252F12", True),
        ("https://buttons.example.net/add_to/chat", False),
        ("https://buttons.example.net/add_to?what=12", True),
        ("https://ngo.example/cdn-cgi/l/email-protection", True),
        ("https://shop.example.net/?url=https://pier.example.org/a&sref=https://ngo.example/news/12", False),
        ("https://shop.example.net/u/b8?or=https%3A%2F%2Fngo.example%2Fnews%2F12", False),
        ("https://www.google.com/url?q=https://ngo.example&sa=D", False),
        ("https://talks.example.net/share/axKhHTuCaRLwzCf", False),
        ("https://ngo.example/login?back=https://ngo.example/news/12", False),
        ("https://web.archive.org/web/2019/https://pier.example.org/a/1", False),
    ],
)
def test_share_links_are_recognized_by_their_parameters(url: str, *, expected: bool) -> None:
    """An address is a share link if it says so or holds only the post's own address; a shop's is not."""
    assert shares_page(url, HOME) is expected


def test_an_archived_post_leads_out_of_its_own_site() -> None:
    """A post archived elsewhere keeps its own site: a link to that site is not outgoing."""
    page = "https://web.archive.org/web/20190101/https://ngo.example/news/12"
    assert not leads_out("https://web.archive.org/web/20190101/https://ngo.example/news/13", page)
    assert leads_out("https://web.archive.org/web/20190101/https://pier.example.org/a/1", page)


def test_a_link_out_of_a_column_called_content_is_no_line_of_the_text() -> None:
    """ "aside-content" names a side column, "inside-article" the text."""
    profile = "<div><span>Tide Watch</span><a href='https://code.example/tide'>Follow Me</a></div>"
    text = "<p>The board met on Monday and decided to open its registers.</p>"
    assert "Follow Me" not in _read(f"{text}</div><div class='aside-content'>{profile}").text
    line = "<p><a href='https://paper.example/2026/river'>Read the article HERE</a></p>"
    assert "HERE" in _read(f"{text}</div><div class='inside-article'>{line}").text


def test_a_table_in_an_element_named_after_it_is_no_row_of_tabs() -> None:
    """Names such as "frame-type-table" contain the word for tabs only by chance."""
    article = _read(
        "<div class='frame-type-table'><table class='table contenttable'><tbody>"
        "<tr><td>29.04.2024</td><td>Pier Gazette</td><td><a href='https://pier.example.org/a/1'>Mud</a></td></tr>"
        "<tr><td>02.05.2024</td><td>Mole Times</td><td><a href='https://mole.example.net/b/2'>Silt</a></td></tr>"
        "</tbody></table></div>"
    )
    assert "29.04.2024 | Pier Gazette | Mud" in article.text
    assert "02.05.2024 | Mole Times | Silt" in article.text


def _page(main: str) -> Article:
    """A page whose title and lead are in a section of their own."""
    html = (
        "<html lang='en'><head><title>Press</title></head><body>"
        "<header><nav><a href='/'>Home</a><a href='/about'>About</a><a href='https://shop.tide.example/x'>Shop</a></nav></header>"
        f"<main><section class='hero'><h1>Press</h1><p>Reports on the tide company, newest first. Click a card to "
        f"read the article.</p></section>{main}</main><footer><a href='/imprint'>Imprint</a></footer></body></html>"
    )
    return read_article(open_page(html.encode(), HOME), DateContext())


def _cards(*addresses: str) -> str:
    cards = "".join(
        f"<a class='card' href='{url}'><div class='day'>2026.0{n}</div><div class='from'>Pier Post {n}</div>"
        f"<div><h3>Who reads the water, part {n}?</h3><p>A visit to gauge {n}.</p></div><div>Read it</div></a>"
        for n, url in enumerate(addresses, 1)
    )
    return f"<section class='list'><div class='wrap'><h2>All reports</h2><div class='timeline'>{cards}</div></div></section>"


def test_a_list_in_another_section_than_the_lead_belongs_to_the_page() -> None:
    """Cards that are one link each lead to three outlets, or to the site's own pages about the articles."""
    out = ["https://pier.example.org/a/1", "https://mole.example.net/b/2", "https://buoy.example.com/c/3"]
    article = _page(_cards(*out))
    for words in ("Pier Post 2", "Who reads the water, part 3?", "A visit to gauge 1."):
        assert words in article.text
    assert list(dict.fromkeys(link.url for link in article.links)) == out
    own = _page(_cards("/stories/1", "/stories/2", "/stories/3"))
    assert "Pier Post 2" in own.text


def test_headings_over_the_rows_of_a_list_stay() -> None:
    """Each heading names the outlet of the rows below it."""
    article = _read(
        "<h3>Pier Gazette</h3><ul><li><a href='https://pier.example.org/a/1'>The tide is out</a> (April 2012)</li>"
        "<li><a href='https://pier.example.org/a/2'>Who pays?</a> (May 2012)</li></ul>"
        "<h3>Mole Times</h3><ul><li><a href='https://mole.example.net/b/2'>Gauges in use</a> (June 2012)</li></ul>"
        "<h3>Buoy Review</h3><ul><li><a href='https://buoy.example.com/c/3'>A long wait</a> (2013)</li></ul>"
    )
    assert [line for line in article.text.splitlines() if line in ("Pier Gazette", "Mole Times", "Buoy Review")] == [
        "Pier Gazette",
        "Mole Times",
        "Buoy Review",
    ]


def test_lines_with_a_day_below_the_links_of_a_list_stay() -> None:
    """Title and link, then outlet, author and date without a link; a single such line belongs to something else."""
    rows = [("Thought Catalogue", "2/5/2015"), ("Curbed", "1/12/2015"), ("Fast Company", "11/10/2014")]
    lines = [
        f"<p><a href='https://a{n}.example.org/story/{n}'>A look at the pier, part {n}</a></p><p>{name} | By Jo Lund | {day}</p>"
        for n, (name, day) in enumerate(rows)
    ]
    article = _read("".join(lines))
    assert all(f"{name} | By Jo Lund | {day}" in article.text for name, day in rows)


def test_a_box_of_coverage_keeps_its_heading_and_its_name() -> None:
    """Short lines that extractors drop are kept; above a link within the site they are not."""
    box = "<h3>관련 보도</h3><p>파도팩토리</p><p><a href='{}'>원문 기사 보기</a></p>"
    lead = "<p>파도연구소가 11월 14일 광주에서 열린 대회에서 우수상을 받았습니다. 소장은 바다는 스스로 적지 않는다고 말했습니다.</p>"
    article = _read(lead + box.format("https://www.pado-factory.example/article/2026111415"))
    assert article.text.splitlines()[-5:] == ["관련 보도", "", "파도팩토리", "", "원문 기사 보기"]
    assert "파도팩토리" not in _read(lead + box.format("/stories/7")).text


def test_a_list_in_one_paragraph_is_the_post_despite_links_below_it() -> None:
    """A board's view has a few lines with outlet, date and link, then adjacent posts and a back link in one element."""
    html = (
        "<html lang='ko'><head><title>[언론보도] 1월 모음</title></head><body>"
        "<div id='hd'><ul><li><a href='/a'>단체소개</a></li><li><a href='/b'>소식</a></li><li><a href='/c'>후원</a></li></ul></div>"
        "<article><header><h2>[언론보도] 1월 모음</h2></header><div>"
        "<p>나루신문 (1월 9일) <a href='https://naru.example.org/1'>빙판길, 멈출 권리는 없나</a><br>"
        "물결일보(1.22) <a href='https://wave.example.net/2'>배달료 깎이고 보험료 오르고</a><br>"
        "포구매일 (1월 25일) 쉼터 첫 삽 — 지면</p></div>"
        "<ul><li><a href='/x0'>시민단체 탐방</a></li><li><a href='/x1'>사무처 휴무</a></li></ul><a href='/list'>목록</a></article>"
        "<div id='aside'><ul><li><a href='/r0'>최근 소식 하나</a></li><li><a href='/r1'>최근 소식 둘</a></li></ul></div>"
        "</body></html>"
    )
    article = read_article(open_page(html.encode(), HOME), DateContext())
    lines = article.text.split("\n")
    assert [line for line in lines if line] == [
        "나루신문 (1월 9일) 빙판길, 멈출 권리는 없나",
        "물결일보(1.22) 배달료 깎이고 보험료 오르고",
        "포구매일 (1월 25일) 쉼터 첫 삽 — 지면",
    ]
    assert [link.url for link in article.links] == ["https://naru.example.org/1", "https://wave.example.net/2"]
