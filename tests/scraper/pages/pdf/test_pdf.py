"""Press releases as PDF documents are read as a person would read them on paper."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presswatch.errors import PageError
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.pdf.read import read_pdf
from tests.making_pdfs import WIDTH, Leaf, Words, lines, make_pdf

PAGES = Path(__file__).parents[3] / "pages"
NOW = DateContext(now=datetime(2026, 11, 20, tzinfo=UTC))
URL = "https://lighthouse.example/files/release.pdf"
BODY = [
    "The Lighthouse Centre has published its annual report on access to archives in nine countries of the region.",
    "It shows that in five of them the doors have been closed to independent researchers since last summer.",
]
HEAD = [Words(60, 740, "Nine archives, five closed doors", 20), Words(60, 715, "Geneva, 12 March 2026")]


def read(*words: Words, title: str = "", created: str = "", links=()) -> Article:
    return read_pdf(make_pdf([Leaf(words, links)], title=title, created=created), URL, NOW)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_a_printed_page_in_two_columns():
    """Printed by a browser: one column after the other, the title without its label, the link with its sentence."""
    article = read_pdf((PAGES / "lighthouse.example/release.pdf").read_bytes(), URL, NOW)
    assert article.title == "Lighthouse Centre welcomes court ruling on archive access"
    assert (article.published.on, article.published.source, article.published.certain) == (
        date(2026, 3, 12),
        "element",
        True,
    )
    assert (article.language, article.byline, article.wall) == ("en", (), None)
    read_blocks = blocks(article)
    assert [kind for kind, _ in read_blocks] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert read_blocks[0][1].endswith(
        "which orders the ministry to open its archive to independent researchers by the end of the year."
    )
    assert [text for _, text in read_blocks[2:5]] == [
        "Background",
        "The archive holds 40,000 files.",
        "It has been closed since 1994.",
    ]
    [link] = article.links
    assert (link.url, link.text) == ("https://www.dailylantern.example/2026/03/11/court", "The Daily Lantern")
    assert link.sentence == "The ruling was first reported by The Daily Lantern on Wednesday."
    assert article.text[link.start : link.end] == link.text


def test_arabic_is_read_from_right_to_left():
    """A browser draws Arabic in visual order: words, numbers, brackets and Latin names come out as written."""
    article = read_pdf((PAGES / "manara.example/bayan.pdf").read_bytes(), URL, NOW)
    assert article.title == "مركز المنارة يطلق تقريرا جديدا عن حرية الصحافة في المدينة"
    assert (article.language, article.published.on) == ("ar", date(2026, 3, 12))
    assert article.text == (
        "أعلن مركز المنارة لحقوق الإنسان يوم الخميس عن إطلاق تقريره السنوي (2026) الذي يوثق 45 حالة. "
        "وقالت مديرة المركز ليلى حداد: «نحن نعمل منذ عشر سنوات على هذا الملف». "
        "ويمكن قراءة التقرير الكامل في صحيفة The Daily Lantern على الموقع."
    )
    assert [(link.url, link.text) for link in article.links] == [
        ("https://www.example.com/ar/article", "التقرير الكامل في صحيفة The Daily Lantern")
    ]


def test_korean():
    """Neither the label nor the file name is the title; lines without a space at their ends are joined with one."""
    page = [
        Words(60, 780, "보도자료", 26),
        Words(60, 740, "한강 기록관, 새 증언집 펴내", 20),
        Words(60, 700, "2026년 3월 12일"),
        *lines(
            60,
            660,
            [
                "한강 기록관은 십이일 증언집을 펴냈다고 밝혔다. 이번 증언집에는 마흔",
                "세 사람의 이야기가 담겼다.",
                "",
                "김하나 소장은 “기억은 사라지지 않는다”고 말했다.",
            ],
        ),
    ]
    article = read(*page, title="보도자료(최종).hwp", created="D:20260401120000+09'00'")
    assert (article.title, article.language, article.published.on) == (
        "한강 기록관, 새 증언집 펴내",
        "ko",
        date(2026, 3, 12),
    )
    assert blocks(article) == [
        ("paragraph", "한강 기록관은 십이일 증언집을 펴냈다고 밝혔다. 이번 증언집에는 마흔 세 사람의 이야기가 담겼다."),
        ("paragraph", "김하나 소장은 “기억은 사라지지 않는다”고 말했다."),
    ]


def test_korean_lines_that_end_inside_a_word():
    """If a document has spaces at the ends of lines, a line without one ends inside a word."""
    wrapped = [
        "한강 기록관은 십이일 증언집을 펴냈다고 밝혔다. ",
        "이번 증언집에는 마흔세 사람의 이야기가 담겼으며 누",
        "구나 열람실에서 읽을 수 있다고 소장은 덧붙였다. ",
        "다음 증언집은 가을에 나온다.",
    ]
    article = read(Words(60, 740, "한강 기록관, 새 증언집 펴내", 20), *lines(60, 700, wrapped))
    assert "담겼으며 누구나 열람실에서" in article.text
    assert "밝혔다. 이번" in article.text


def test_japanese_lines_are_joined_without_blanks():
    """Han and kana characters need no space between words."""
    wrapped = [
        "灯台資料館は十二日、戦後の暮らしを伝える証言集を刊行したと発表した。館長",
        "の山田花子さんは「記憶を次の世代に残したい」と話した。証言集は四月から全国",
        "の書店で読むことができる。",
    ]
    article = read(
        Words(60, 780, "灯台資料館、新しい証言集を刊行", 20), Words(60, 750, "2026年3月12日"), *lines(60, 700, wrapped)
    )
    assert (article.title, article.language) == ("灯台資料館、新しい証言集を刊行", "ja")
    assert blocks(article) == [("paragraph", "".join(wrapped))]


def test_a_character_of_two_code_units():
    """Rare Han characters, as in surnames, come as two halves."""
    text = "記録館は二百年の議事録を守り、𠮷田花子館長は誰でも読めると話した。"
    article = read(Words(60, 780, "𠮷野川の記録館が本を公開", 20), *lines(60, 700, [text]))
    assert (article.title, article.text) == ("𠮷野川の記録館が本を公開", text)


def test_hyphenated_words_are_joined():
    """A hyphen at a line's end is removed, unless its first part occurs with a hyphen elsewhere, or a name continues."""
    wrapped = [
        "Исследо-",
        "ватели работают с пресс-",
        "службой, сообщила пресс-служба центра «Маяк» в Санкт-",
        "Петербурге.",
    ]
    article = read(Words(60, 740, "Центр «Маяк» открывает архив для всех", 20), *lines(60, 700, wrapped, size=8))
    assert (
        article.text
        == "Исследователи работают с пресс-службой, сообщила пресс-служба центра «Маяк» в Санкт-Петербурге."
    )


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("Microsoft Word - nine_archives.docx", "Nine archives, five closed doors"),
        ("untitled", "Nine archives, five closed doors"),
        ("The Lighthouse Centre: who we are", "Nine archives, five closed doors"),
        ("", "Nine archives, five closed doors"),
        ("Geneva calls on nine countries", "Geneva calls on nine countries"),
    ],
)
def test_the_metadata_name_the_title_only_if_the_page_shows_it(metadata, expected):
    """The largest type is the title; metadata also printed on the page decide which line it is."""
    page = [*HEAD, Words(60, 690, "Geneva calls on nine countries", 14), *lines(60, 640, BODY, size=9)]
    assert read(*page, title=metadata).title == expected


@pytest.mark.parametrize(
    ("metadata", "expected"), [("Nine archives of the region", "Nine archives of the region"), ("scan0001.pdf", "")]
)
def test_a_letter_without_a_heading(metadata, expected):
    """The metadata are used if nothing else is there; a file name never is."""
    assert read(*lines(60, 740, BODY, size=9), title=metadata).title == expected


def test_a_title_in_several_lines_under_a_letterhead():
    """The short name in the largest type is the organization's, not the title; lines above the title are no text."""
    page = [
        Words(60, 790, "LIGHTHOUSE", 30),
        Words(60, 770, "12 Harbour Street, Geneva, tel 022 555 0100"),
        *lines(60, 730, ["Nine archives of the region", "have closed their doors"], size=18, step=22),
        *lines(60, 670, BODY, size=9),
    ]
    article = read(*page)
    assert article.title == "Nine archives of the region have closed their doors"
    assert article.text == " ".join(BODY)


def test_text_flows_round_a_picture():
    """Lines that end early inside a sentence are one paragraph, those of an address are not."""
    page = [
        HEAD[0],
        *lines(60, 700, [BODY[0][:60], f"Maria {BODY[1]}", "", "Lighthouse Centre", "Harbour Street"], size=9),
    ]
    assert [text for _, text in blocks(read(*page))] == [
        f"{BODY[0][:60]} Maria {BODY[1]}",
        "Lighthouse Centre",
        "Harbour Street",
    ]


@pytest.mark.parametrize("line", ["Dear friends of the Lighthouse Centre,", "What the nine archives say:"])
def test_a_salutation_is_no_title(line):
    """A letter without a heading has no title rather than its first line."""
    assert read(Words(60, 740, line, 12), *lines(60, 700, BODY, size=9)).title == ""


def test_letters_of_forms_are_letters():
    """Some programs write radicals for Han characters, ligatures for two letters, private characters for bullets."""
    page = [
        Words(60, 740, "⽣⽊⼤⼈の資料館、新しい証言集を刊⾏", 20),
        Words(60, 700, "of\ufb01ce", 9),
        Words(60, 660, "\uf0b7 First", 9),
    ]
    article = read(*page)
    assert article.title == "生木大人の資料館、新しい証言集を刊行"
    assert blocks(article) == [("paragraph", "office"), ("list-item", "First")]


def test_headers_footers_and_page_numbers_are_no_text():
    """Text repeated at one height of the pages is dropped; a sentence across a page break is one sentence."""

    def leaf(number: int, *words: Words) -> Leaf:
        return Leaf(
            [Words(60, 810, "Lighthouse Centre · Press office", 9), Words(280, 30, f"Page {number} of 2", 9), *words]
        )

    first = leaf(
        1,
        *HEAD,
        *lines(
            60,
            680,
            [*BODY, "Among the nine are the archives of three ministries, and researchers who have been waiting for"],
            size=10,
        ),
    )
    second = leaf(
        2, *lines(60, 760, ["an answer since 1994 will now go to court.", "", "The report is free."], size=10)
    )
    article = read_pdf(make_pdf([first, second]), URL, NOW)
    assert "Press office" not in article.text
    assert "Page" not in article.text
    assert "waiting for an answer since 1994 will now go to court." in article.text
    assert blocks(article)[-1] == ("paragraph", "The report is free.")


def test_kinds_of_blocks():
    """Paragraphs by gaps and indents, bold and larger lines as headings, bullets and numbers as list items, tables."""
    page = [
        *HEAD,
        *lines(60, 680, BODY, size=10),
        Words(60, 640, "What the report asks for", 11, bold=True),
        *lines(
            60,
            620,
            [
                "• Open all files older than thirty years.",
                "• Name those that stay closed, and say why they",
                "2. Publish the list each year.",
            ],
            size=10,
        ),
        *[
            Words(x, y, text, 10)
            for y, row in ((560, ("Country", "Archives", "Closed")), (547, ("Arcadia", "four", "two")))
            for x, text in zip((60, 200, 340), row, strict=True)
        ],
        *lines(
            60,
            520,
            [
                "The next report comes in spring and will look at local archives, at their staff and at what",
                "they may spend on their buildings.",
            ],
            size=10,
        ),
        *[
            Words(
                72,
                494,
                "An indented line begins a paragraph of its own, even if no gap stands above it, in print and",
                10,
            ),
            Words(60, 481, "goes on at the edge.", 10),
        ],
    ]
    assert blocks(read(*page)) == [
        ("paragraph", " ".join(BODY)),
        ("heading", "What the report asks for"),
        ("list-item", "Open all files older than thirty years."),
        ("list-item", "Name those that stay closed, and say why they"),
        ("list-item", "2. Publish the list each year."),
        ("table", "Country | Archives | Closed"),
        ("table", "Arcadia | four | two"),
        (
            "paragraph",
            "The next report comes in spring and will look at local archives, at their staff and at what they may spend on their buildings.",
        ),
        (
            "paragraph",
            "An indented line begins a paragraph of its own, even if no gap stands above it, in print and goes on at the edge.",
        ),
    ]


def test_links_over_two_lines_and_printed_addresses():
    """The areas of one link are one link; a printed address is a link too; an anchor or script is none."""
    page = [
        *HEAD,
        *lines(
            60,
            680,
            [
                *BODY,
                "The Daily Lantern was the first newspaper to tell the story, in March, under the headline The Archive that",
                "Nobody May Enter. More at www.lighthouse.example/report.",
            ],
            size=10,
        ),
    ]
    areas = [(60, 650, 140, 664, "javascript:alert"), (440, 650, 590, 664, "/lantern"), (60, 637, 142, 651, "/lantern")]
    article = read(*page, links=areas)
    assert [(link.url, link.sentence.split()[0]) for link in article.links] == [
        ("https://lighthouse.example/lantern", "The"),
        ("https://www.lighthouse.example/report", "More"),
    ]
    assert article.links[0].text.endswith("Archive that Nobody May Enter")
    assert all(article.text[link.start : link.end] == link.text for link in article.links)


@pytest.mark.parametrize(
    ("head", "end", "created", "expected"),
    [
        ("Geneva, 12 March 2026", "", "D:20260401", (date(2026, 3, 12), "element", True)),
        ("", "GENEVA, 12 March 2026 – The Lighthouse Centre", "D:20260401", (date(2026, 3, 12), "element", True)),
        (
            "Reception in Geneva with Maria Keller, 12 March 2026",
            "",
            "D:20260401",
            (date(2026, 3, 12), "element", False),
        ),
        ("", "", "D:20260401120000+02'00'", (date(2026, 4, 1), "document", False)),
        ("", "", "D:20991231", None),
        ("", "", "", None),
    ],
)
def test_dates(head, end, created, expected):
    """A line next to the title or the dateline; else the file's date, never certain; never a future one."""
    body = [f"{end} {BODY[0]}"[:118].strip(), BODY[1]] if end else BODY
    page = [HEAD[0], *([Words(60, 715, head)] if head else []), *lines(60, 680, body, size=9)]
    published = read(*page, created=created).published
    assert (published and (published.on, published.source, published.certain)) == expected


def test_a_date_below_the_text():
    """Place and date in the last lines, as in letters."""
    page = [
        HEAD[0],
        *lines(60, 680, BODY, size=9),
        Words(60, 600, "Geneva, 12 March 2026", 9),
        Words(60, 580, "Maria Keller, Director", 9),
    ]
    assert read(*page, created="D:20260401").published.on == date(2026, 3, 12)


@pytest.mark.parametrize("turn", [90, 180])
def test_a_turned_page_is_read_as_it_is_shown(turn):
    """Landscape pages are often stored upright and rotated; text at an angle on them is a stamp."""
    leaf = Leaf([Words(60, 500, "Nine archives, five closed doors", 20), *lines(60, 460, BODY, size=9)], turn=turn)
    article = read_pdf(make_pdf([leaf]), URL, NOW)
    assert (article.title, article.text) == ("Nine archives, five closed doors", " ".join(BODY))


def test_scanned_pages_have_no_text():
    """The result says so; a page number stamped by a scanner is no text."""
    article = read_pdf(make_pdf([Leaf([Words(280, 30, "1")]), Leaf([])], created="D:20260401"), URL, NOW)
    assert (article.text, article.title, article.published, article.wall) == ("", "", None, "pictures")


def test_sixty_pages_are_read():
    """A longer document is a book."""
    leaves = [Leaf([Words(60, 400, f"On this page the number {number} is told of in a line.")]) for number in range(70)]
    text = read_pdf(make_pdf(leaves), URL, NOW).text
    assert "number 59 is" in text
    assert "number 60 is" not in text


def test_encrypted_documents_are_named():
    """A document with a password is a page that cannot be read."""
    locked = make_pdf(
        [Leaf(HEAD)], trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >> /ID [<00> <00>]"
    )
    with pytest.raises(PageError, match="parse-error: the PDF document is encrypted"):
        read_pdf(locked, URL, NOW)


def test_without_the_extra_the_message_says_what_to_install(monkeypatch):
    """The message names the extra, instead of an ImportError."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setattr("scraper.pages.pdf.glyphs.reads_pdf", lambda: False)
    with pytest.raises(PageError, match=r'pip install "presswatch\[pdf\]"'):
        read_pdf(make_pdf([Leaf(HEAD)]), URL, NOW)


def test_metadata_that_are_no_text():
    """An unpaired surrogate in the title of a broken file is dropped."""
    content = make_pdf([Leaf([*HEAD, *lines(60, 680, BODY, size=9)])], title="Archives~").replace(b"007e>", b"d83d>")
    assert read_pdf(content, URL, NOW).title == "Nine archives, five closed doors"


WHOLE = make_pdf(
    [
        Leaf([*HEAD, *lines(60, 680, BODY, size=9)], [(60, 700, 90, 760, "https://a.example/")]),
        Leaf([Words(60, 700, "기록관")]),
    ]
)


@st.composite
def damaged(draw):
    """A truncated document, or one with some bytes replaced."""
    content = bytearray(WHOLE[: draw(st.integers(0, len(WHOLE)))])
    for place, byte in draw(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 255)), max_size=8)):
        if place < len(content):
            content[place] = byte
    return bytes(content)


@settings(max_examples=150, deadline=None)
@given(st.one_of(damaged(), st.binary(max_size=300), st.binary(max_size=300).map(lambda rest: b"%PDF-1.7\n" + rest)))
@example(b"%PDF-1.7")
def test_any_bytes_are_read_or_refused(content):
    """Only PageError is raised, whatever is broken; offsets of what is read are inside the text."""
    try:
        article = read_pdf(content, URL, NOW)
    except PageError:
        return
    assert all(article.text[link.start : link.end] == link.text for link in article.links)
    assert not article.blocks or article.blocks[-1].end == len(article.text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Words,
            st.integers(0, WIDTH),
            st.integers(0, 842),
            st.text(
                st.characters(max_codepoint=0xFFFF, categories=["L", "N", "P", "M", "Zs"]), min_size=1, max_size=12
            ),
            st.integers(1, 40),
        ),
        max_size=40,
    )
)
def test_words_at_any_place_are_read(words):
    """Letters of every script in any order, size and position can be read."""
    article = read(*words)
    assert not article.blocks or article.blocks[-1].end == len(article.text)
