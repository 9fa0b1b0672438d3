"""Who a page says wrote the post: every place of a byline, all names in it, and nobody if none is named."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.names import people_of

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3


def byline(inside: str, head: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>River opens</title>{head}</head><body><main><h1>River opens</h1>{inside}</main></body>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).byline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on September 21, 2020 by Mina Park", ["Mina Park"]),
        ("03/01/2017 by Mina Park, Representative to the Committee", ["Mina Park"]),
        ("Erstellt von Anton Weiss", ["Anton Weiss"]),
        ("Photos and Story By Anton Weiss", ["Anton Weiss"]),
        ("Posted byMina Park", ["Mina Park"]),
        ("Autoren Anton Weiss und Greta Lind", ["Anton Weiss", "Greta Lind"]),
        ("Von Anton Weiss, Greta Lind und Tomas Beil, NDR", ["Anton Weiss", "Greta Lind", "Tomas Beil"]),
        ("John Miller The Associated Press", ["John Miller"]),
        ("By Mina ParkNovember 14, 2025", ["Mina Park"]),
        ("Lesotho TimesNovember 14, 2025", []),
        ("嶋田 健志 監訳、木下 哲也 訳", ["嶋田 健志", "木下 哲也"]),
        ("authors", []),
        ("#LinkInBio Stories", []),
        ("Frankfurt, Germany", []),
        ("The Weekly Telegram & Gazette", []),
        ("Mina Park, Sponsored", ["Mina Park"]),
        ("Byron Adler", ["Byron Adler"]),
        ("ByMina Park", ["Mina Park"]),
        ("Written byMina Park", ["Mina Park"]),
        ("Byليلى حداد", ["ليلى حداد"]),
        ("ByАнна Лаптева", ["Анна Лаптева"]),
        ("林志远 十月", ["林志远"]),
    ],
)
def test_names_of_a_line(line, expected):
    """A line gives its people, without date, "by", agencies, towns and newspapers."""
    assert people_of([line], declared=True) == expected


def test_a_pseudonym_counts_only_if_declared():
    """One word is a name only where the page declares it as an author."""
    assert people_of(["Krimifuchs"], declared=True) == ["Krimifuchs"]
    assert people_of(["Krimifuchs"], declared=False) == []


def test_a_full_name_wins_over_a_user_name():
    """A user name in the data gives way to the full name in the link preview."""
    head = (
        '<meta name="author" content="minap"><meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Mina Park">'
    )
    assert byline(TEXT, head) == ("Mina Park",)
    assert byline(TEXT, '<meta name="author" content="minap">') == ("minap",)


def test_a_meta_with_all_names_completes_the_data():
    """If the data name only the first author, a meta tag with that name and another gives both."""
    data = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Mina Park"}}'
    head = f'<script type="application/ld+json">{data}</script><meta name="sailthru.author" content="Mina Park, Greta Lind">'
    assert byline(TEXT, head) == ("Mina Park", "Greta Lind")


def test_a_placeholder_gives_way_to_the_next_place():
    """A meta tag that says "authors" hides no author."""
    head = '<meta name="author" content="authors"><meta name="sailthru.author" content="Mina Park">'
    assert byline(TEXT, head) == ("Mina Park",)


def test_authors_declared_in_an_aside_at_the_title():
    """Two linked authors in an aside right below the title are the post's; links to authors of others are not."""
    own = '<aside><p><a rel="author" href="/a">Mina Park</a> and <a rel="author" href="/b">Greta Lind</a></p></aside>'
    other = '<aside><p><a rel="author" href="/c">Tomas Beil</a></p></aside>'
    assert byline(own + TEXT + other) == ("Mina Park", "Greta Lind")
    assert byline(TEXT * 5 + other) == ()


def test_the_only_signed_line():
    """A single line "Von ..." far from the title is the byline; several are those of teasers."""
    line = "<p>Von Anton Weiss und Greta Lind</p>"
    assert byline(TEXT * 5 + line) == ("Anton Weiss", "Greta Lind")
    assert byline(TEXT * 5 + line + "<p>Von Tomas Beil</p>") == ()


def test_metas_written_with_value():
    """A meta tag with `value` is read like one with `content`."""
    assert byline(TEXT, '<meta name="author" value="Mina Park">') == ("Mina Park",)


def test_a_page_of_authors_in_the_address():
    """A link to an author's posts names the author."""
    assert byline('<ul><li><a href="/library/?_author=Mina%20Park">Mina Park</a></li></ul>' + TEXT) == ("Mina Park",)


def test_a_label_above_the_name():
    """A line "Von:" alone gives the people of the next line."""
    assert byline(TEXT * 5 + "<p><b>Von:</b><br>Anton Weiss</p>") == ("Anton Weiss",)


def test_the_publisher_is_no_author():
    """The publisher's name, or part of the site's, is skipped and the next place is read."""
    data = '{"@type": "NewsArticle", "author": {"name": "Morgen Rot"}, "publisher": {"name": "Morgen Rot"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert byline("<p>Von Anton Weiss</p>" + TEXT, head) == ("Anton Weiss",)
    part = '<meta property="og:site_name" content="River opens | Die Morgenpost"><meta name="author" content="Die Morgenpost">'
    assert byline(TEXT, part) == ()


def test_a_paper_glued_to_a_name():
    """A line that joins a name and a newspaper is cut where the name's link ends; a long name alone stays."""
    line = '<p class="byline"><a href="/staff/7/mina-park">Mina Park</a> Riverside Morning Courier</p>'
    assert byline(line + TEXT) == ("Mina Park",)
    assert byline("<p>By Anna Maria von Weiss</p>" + TEXT) == ("Anna Maria von Weiss",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("홍길동 기자", ["홍길동"]),
        ("[서울=통신] 홍길동 기자 = 한강", ["홍길동"]),
        ("글·사진 홍길동·김민수 기자 hong@site.example", ["홍길동", "김민수"]),
        ("작성자 홍길동 2026-03-01 조회수 30", ["홍길동"]),
        ("작성자: 관리자", []),
        ("글 목록", []),
        ("本报记者 王大伟 张小明 报道", ["王大伟", "张小明"]),
        ("作者：王大伟 来源：晨报", ["王大伟"]),
        ("文｜王大伟", ["王大伟"]),
        ("文章来源：网络", []),
        ("執筆：山田 太郎", ["山田 太郎"]),
        ("山田太郎記者", ["山田太郎"]),
        ("كتبت منى حسن", ["منى حسن"]),
        ("Haber: Mehmet Demir", ["Mehmet Demir"]),
        ("Text: Lars Nilsson Foto: Anna Berg", ["Lars Nilsson"]),
        ("Γράφει ο Νίκος Παπάς", ["Νίκος Παπάς"]),
        ("מאת דנה לוי", ["דנה לוי"]),
        ("14.08.2026 by Игорь Ветров", ["Игорь Ветров"]),
    ],
)
def test_names_of_a_line_in_other_languages(line, expected):
    """The words for "by" and "reporter" are removed before or after the name; board labels and sources are no names."""
    assert people_of([line], declared=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emma Park Senior Research Editor", ["Emma Park"]),
        ("Rechtsanwalt Anton Weiss", ["Anton Weiss"]),
        ("Executive Content Editor", []),
        ("Staff Writer", []),
        ("Weiss, Emma J.", ["Emma J. Weiss"]),
        ("Weiss, NDR", []),
        ("emma park", ["Emma Park"]),
        ("our team", []),
        ("April Park", ["April Park"]),
        ("April 2026", []),
        ("ABC Arts", []),
        ("ANTON WEISS", ["Anton Weiss"]),
        ("Emma Park (Oct 17)", ["Emma Park"]),
        ("Emma ParkOct 17, 2023", ["Emma Park"]),
    ],
)
def test_names_that_data_declare(text, expected):
    """Roles joined to a name are removed, inverted names turned round, lowercase names capitalized; offices are no
    names.
    """
    assert people_of([text], declared=True) == expected


def test_a_person_s_own_site():
    """A site named like a person is written by that person if the page says so; a newspaper's name is no author."""
    head = '<meta property="og:site_name" content="{0}"><meta name="author" content="{0}">'
    assert byline(TEXT, head.format("Emma Weiss")) == ("Emma Weiss",)
    assert byline(TEXT, head.format("Riverside Courier")) == ()
    assert byline(TEXT, '<meta property="og:site_name" content="Emma Weiss">') == ()


def test_a_line_confirms_the_data():
    """The author in the data whom a line of the page confirms is preferred to a marked element."""
    data = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Tomas Beil"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    own = '<p class="byline"><a rel="author" href="/a/mina">Mina Park</a></p>'
    assert byline(own + "<p>Von Tomas Beil</p>" + TEXT, head) == ("Tomas Beil",)


def test_one_word_that_its_address_spells():
    """A user name is the author if its link leads to the author of that name, or if the line says so."""
    assert byline('<p>May 2, 2026 <a href="/author/anton77">anton77</a></p>' + TEXT) == ("anton77",)
    assert byline('<p>May 2, 2026 <a href="/author/anton77">Profile page</a></p>' + TEXT) == ()
    assert byline(TEXT + "<p>Gespeichert von rasmus am 24. Juli 2026 - 18:55</p>") == ("rasmus",)
    assert byline(TEXT + "<p>Posted by admin on May 2</p>") == ()


def test_a_name_next_to_the_date():
    """A line below the title with a date and a person's name is the byline; a town or a section with a date is not."""
    assert byline("<p>25.10.2026 - Emma Weiss</p>" + TEXT) == ("Emma Weiss",)
    assert byline("<p>Emma Weiss</p><p>Oct 17, 2026</p>" + TEXT) == ("Emma Weiss",)
    assert byline("<p>25.10.2026 - Upper Riverside</p>" + TEXT) == ()
    assert byline('<p>25.10.2026 - <a href="/tag/emma-weiss">Emma Weiss</a></p>' + TEXT) == ()
    assert byline("<p>Upper Riverside</p>" + TEXT) == ()


def test_an_author_s_box():
    """The only name above "NAME is ..." is the author's; a page with several is about them."""
    box = "<h3>{0} Weiss</h3><p>{0} Weiss is an editor at the river desk and has covered floods since 2011.</p>"
    assert byline(TEXT * 5 + box.format("Emma")) == ("Emma Weiss",)
    assert byline(TEXT * 5 + box.format("Emma") + box.format("Anton")) == ()


def test_a_label_with_a_list_in_an_aside():
    """A small box that says "Author(s)" gives all names of its list."""
    box = "<aside><p>3 minutes</p><div><h6>Author(s)</h6><ul><li>Mina Park</li><li>Anton Weiss</li></ul></div></aside>"
    assert byline(TEXT * 5 + box) == ("Mina Park", "Anton Weiss")


def test_the_line_below_the_title_wins_over_the_line_above():
    """The last line of another post above the title is not this one's byline."""
    html = (
        "<main><div><h2>Bridge shut</h2><p><a rel='author' href='/b'>Tomas Beil</a></p></div><h1>River opens</h1>"
        f"<p>A summary of the matter.</p><p>By <a rel='author' href='/a'>Mina Park</a></p>{TEXT}</main>"
    )
    page = Page(url="https://site.example/news/1", html=f"<title>River opens</title>{html}")
    assert read_article(page, DateContext()).byline == ("Mina Park",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emma WeissAnton Moreau", ["Emma Weiss", "Anton Moreau"]),
        ("Emma McDonald", ["Emma McDonald"]),
        ("Create Free Account", []),
        ("Wofür Anmelden?", []),
        ("Bundesverband Flussbau", []),
        ("Agencia Ribera", []),
        ("プロフィール", []),
        ("Quay CMS", []),
        ("Greta's Picture", []),
        ("公告", []),
        ("基金", []),
        ("Από Νίκος Παπάς", ["Νίκος Παπάς"]),
    ],
)
def test_names_apart_and_what_is_no_name(text, expected):
    """Two names joined together are separated; buttons, agencies, ministries and profile labels are no names."""
    assert people_of([text], declared=False) == expected


def test_abbreviations_of_an_agency_are_no_pseudonym():
    """The site's address and "red", short for the editors, are no author's pseudonym."""
    assert people_of(["paper.com"], declared=True) == []
    assert people_of(["red"], declared=True) == []


def test_the_title_is_no_author():
    """Even if it looks like a name and is in an element with an author class."""
    html = f"<html><head><title>Anton Weiss</title></head><body><main><div class='author-box'><h1>Anton Weiss</h1></div>{TEXT}"
    page = Page(url="https://site.example/news/1", html=f"{html}</main></body></html>")
    assert read_article(page, DateContext()).byline == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [("글쓰기", ()), ("글 이도현", ("이도현",)), ("글: 이도현", ("이도현",)), ("작성자이도현", ("이도현",))],
)
def test_the_button_that_writes_a_post_is_no_byline(line, expected):
    """글쓰기 is the label of a board's write button; 글 marks the author only with a name after it."""
    assert byline(f"<p>{line}</p>{TEXT}") == expected
    assert byline(f"{TEXT}<ul><li><a href='/write'>{line}</a></li></ul>") == expected


ROWS = "<table>" + "".join(
    f"<tr><td><a href='/{at}'>Other news {at}</a></td><td class='author'>{name}</td><td>2026.11.0{at}</td></tr>"
    for at, name in enumerate(("최민준", "김서연", "박지우", "이도현", "최민준"), 1)
)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<div>2026.11.12 10:20</div><div>한유진</div><div>조회 수 1503</div>", ("한유진",)),
        ("<div>2026.11.12 10:20</div><div>성명서</div><div>조회 수 1503</div>", ()),
        ("<div>2026.11.12 10:20</div><div>홍보팀 조회 수 1503</div>", ()),
        ("<div>2026.11.12 10:20</div><div class='profile'>손님</div>", ()),
    ],
)
def test_a_board_prints_a_name_next_to_the_date(above, expected):
    """A Korean name next to the date or before the view count is the author's; the column of a list below is not."""
    assert byline(above + TEXT * 6 + ROWS) == expected


def test_column_heads_and_comments_name_no_author():
    """The word next to "글쓴이" in a list's header is no author, nor is the writer of a comment."""
    head = "<table><tr><th>번호</th><th>글쓴이</th><th>날짜</th></tr></table>"
    assert byline(TEXT + head) == ()
    assert byline(TEXT + "<h2>댓글목록</h2><div>한유진 작성일 26-11-09 19:44</div><p>고맙습니다.</p>") == ()


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("map[email:m@site.example name:Mina Park]", ("Mina Park",)),
        ("map[name:Mina Park url:https://mina.example]", ("Mina Park",)),
        ("{&#39;name&#39;: &#39;Mina Park&#39;}", ("Mina Park",)),
        ("map[email:m@site.example]", ()),
    ],
)
def test_a_record_printed_in_place_of_the_name(author, expected):
    """If a template prints an author's whole record, the name in it is read."""
    assert byline(TEXT, f'<meta name="author" content="{author}">') == expected


def test_the_name_of_the_sites_feed_is_no_author():
    """If the only name of the site is that of its feed, that name is no author."""
    feed = '<link rel="alternate" type="application/rss+xml" href="/index.xml" title="Haus Lindenhof">'
    meta = '<meta name="author" content="Haus Lindenhof">'
    assert byline(TEXT, meta) == ("Haus Lindenhof",)
    assert byline(TEXT, meta + feed) == ()


@pytest.mark.parametrize(
    "name",
    ["Instituto Olmedal", "Fundación Olmedal", "Stiftung Lindenhof", "けやき研究所", "느티나무재단", "榆树委员会"],
)
def test_organizations_are_no_authors(name):
    """Institutes, foundations and councils of any language are no people, whether declared as authors or not."""
    assert byline(TEXT, f'<meta name="author" content="{name}">') == ()


def test_a_footer_of_the_post_s_own_names_its_author():
    """Many blog programs print the author in the post's footer; a comment has a footer too, in its own article."""
    foot = "<footer>{}</footer>"
    mark = "<span class='byline'><i></i><span class='author vcard'><a href='/?who=4'>{}</a></span></span>"
    answer = f"<article>{foot.format(mark.format('Anton Weiss'))}<p>Thank you.</p></article>"
    own = foot.format(mark.format("Mina Park") + "<span class='date'>2 May 2026</span>")
    assert byline(f"<article><div>{TEXT}</div>{own}</article>{answer}") == ("Mina Park",)
    assert byline(f"<article><div>{TEXT}</div></article>{answer}") == ()


def test_a_link_preview_that_names_a_person():
    creator = '<meta name="twitter:creator" content="{}">'
    assert byline(TEXT, creator.format("Mina Park")) == ("Mina Park",)
    assert byline(TEXT, creator.format("@minapark")) == ()


def test_an_author_given_by_reference_is_named_elsewhere_on_the_page():
    """`{"@id": …}` refers to a person of the same graph, in the same script or another one."""
    article = '{"@type": "NewsArticle", "author": [{"@id": "#mina"}, {"@id": "#nobody"}]}'
    person = '{"@graph": [{"@type": "Person", "@id": "#mina", "name": "Mina Park"}]}'
    script = '<script type="application/ld+json">{}</script>'
    assert byline(TEXT, script.format(article) + script.format(person)) == ("Mina Park",)
    assert byline(TEXT, script.format(article)) == ()


@pytest.mark.parametrize(("before", "byline"), [(9, ("Jane Doe",)), (10, ())])
def test_ten_elements_called_author_are_looked_at(before: int, byline: tuple[str, ...]):
    """A page on which everything is called so names nobody."""
    biography = f"<p class=author>{'The harbour keeps a register of its ferries and their crews. ' * 5}</p>"
    lines = "".join(f"<p>Line {number} of the minutes says how high the river stood.</p>" for number in range(9))
    html = f"<h1>The river opens</h1>{biography * before}<p class=author>Jane Doe</p>{lines}"
    page = Page("https://a.example/1", f"<title>The river opens</title><body><main>{html}</main>")
    assert read_article(page, DateContext()).byline == byline
