"""Pages of a site with one title in all heads; labels, dates and credits around the text of such pages."""

from datetime import date

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

SENTENCES = (
    "The survey of witness statements was completed in May after two years of interviews by the river board.",
    "Nobody who stood on the bridge that morning had expected to see so many boats at the landing.",
    "The board will publish all the statements in the autumn, together with the maps of the flooded fields.",
    "Two of the mills were rebuilt after the war, and the third one became a school for the children of the valley.",
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def read(body: str, head: str = "<title>Town of Lindau</title>", language: str = "en") -> Article:
    html = f'<html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    return read_article(Page(url="https://site.example/news.php?id=7", html=html), DateContext())


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>NEWS</h1><h3>Market opens on Monday</h3><ul><li>9 March 2024 Saturday</li><li>156</li></ul>{TEXT}",
        f"<h4>Market opens on Monday</h4><p>12 March 2024 Views 318 times</p>{TEXT}<h5>Latest</h5>",
        f"<div class='sub'>Lindau</div><h2>Market opens on Monday</h2>{TEXT}",
        f"<div class='titulo'>Market opens on Monday</div><div class='cuerpo'>{TEXT}</div>",
        f"<div class='tit'>Market opens on Monday</div><div class='sub'>Stalls stay until May</div>"
        f"<div>Approved 2024-04-08</div>{TEXT}",
    ],
)
def test_the_title_of_a_page_whose_head_names_the_site(body):
    """If the head names only the site, the title is the heading or line printed above date and text."""
    assert read(body).title == "Market opens on Monday"


def test_a_title_of_the_head_with_a_word_of_a_heading_stays():
    """A head's title that shares a word with a heading is the post's own, though the page prints it differently."""
    body = f"<h2>An introduction to the markets of the world</h2><p>12 March 2024</p>{TEXT}<h2>Opening hours</h2>"
    assert read(body, "<title>Markets</title>").title == "Markets"


def test_the_heading_over_other_posts_is_no_title():
    """A heading like "Latest statements" is not taken for the title of the date below it."""
    body = f"<h3>MARKET OPENS ON MONDAY</h3>{TEXT}<p>ENDS</p><div><h4>Latest statements</h4><p>Dams – 14 May 2023</p></div>"
    assert read(body, "<title>Media statement - Board</title>").title == "MARKET OPENS ON MONDAY"


def test_a_section_in_the_head_is_no_title():
    """A head's title such as "Press releases" is the section's; the page's other heading is the post's."""
    body = f"<h1>Comunicati stampa</h1><div>11/01/2024</div><h2>Apre il mercato di Lindau</h2>{TEXT}"
    assert read(body, "<title>Comunicati stampa | Comune</title>", "it").title == "Apre il mercato di Lindau"


def test_the_time_of_day_before_a_title():
    """Some boards print the time before the title; the head's title begins without it."""
    body = f"<div class='head'>School 7</div><div><b>13:05 Day of science</b></div>{TEXT}"
    assert read(body, "<title>Day of science - 12 February 2023 - School 7</title>").title == "Day of science"


HEAD = "<title>Market opens on Monday</title>"


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        # A label marks the date of publication in a line of several facts; the date at the top is today's.
        ("<div>5 April 2024</div><div>No 12 Data publikacji: 12.03.2024 Komentarze: 1</div>{h}{t}", date(2024, 3, 12)),
        # Years of the Republic of China.
        ("{h}<ul><li>發布日期：113-04-25</li><li>最後更新日期：113-05-03</li></ul>{t}", date(2024, 4, 25)),
        # A copyright line of the site.
        ("{h}{t}<div>Town © 2021. Site made on 12.05.2018</div>", None),
        # Comments, and other posts.
        ("{h}<p>lundi 6 novembre 2023, par Mina Park</p>{t}<h2>Vos commentaires</h2><p>Le 7 novembre 2023 à 21:14</p>",
         date(2023, 11, 6)),
        ("{h}<p>15 May 2023 · Mina Park · proofs: Ada Lind</p>{t}<h2>Podobne artykuły</h2><p>2 May 2023</p>",
         date(2023, 5, 15)),
        # The change is printed before the day of publication.
        ("{h}<p>Mis à jour le 12/02/2024 – Publié le 10/02/2024</p>{t}", date(2024, 2, 10)),
        ("{h}<p>Stand: 13.01.2024, 17:05 Uhr</p><p>Erstveröffentlicht: 12.01.2024, 06:00 Uhr</p>{t}", date(2024, 1, 12)),
    ],
)  # fmt: skip
def test_the_day_by_its_label(around, expected):
    """Labels, comments and lists of other posts decide which of a page's dates is the post's."""
    body = around.format(h="<h1>Market opens on Monday</h1>", t=TEXT)
    language = "zh" if "發" in around else "ja" if "発" in around else "fr" if "à" in around else "de"
    reading = read(body, HEAD, language).published
    assert (reading.on if reading else None) == expected


def test_a_day_of_the_republic_keeps_what_is_printed():
    """The reading of a date in years of the Republic of China keeps the printed words."""
    reading = read(f"<h1>Market opens on Monday</h1><p>發布日期：113-04-25</p>{TEXT}", HEAD, "zh").published
    assert reading is not None
    assert reading.raw == "113-04-25"


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Text: Mina Park | Fotos: Anton Weiss", False),
        ("Penulis: Mina Park", False),
        ("Fotografías: Ada Lind", False),
        ("Mina Park measured the river.", True),
    ],
)
def test_credits_at_the_ends_of_a_text(line, stays):
    """Lines that credit authors or photographers are not part of the text; a sentence is."""
    for body in (f"<p>{line}</p>{TEXT}", f"{TEXT}<p>{line}</p>"):
        text = read(f"<article><h1>Market opens on Monday</h1>{body}</article>", HEAD).text
        assert (line in text) == stays


def test_a_breadcrumb_before_a_text_is_not_part_of_it():
    """A breadcrumb printed as a line of words and separators is dropped; a sentence with a date is not."""
    first = "粗大ごみの収集を申し込む方法が、令和6年4月1日（月曜日）から変わります。"
    more = (
        "<p>電話に加えて、インターネットでも二十四時間いつでも申し込めるようになり、手数料も携帯電話で支払えます。</p>"
    )
    body = f"<p>現在の位置：トップ > くらし > ごみの申込方法</p><h1>ごみの申込方法</h1><p>{first}</p>{more * 3}"
    text = read(body, "<title>ごみの申込方法</title>", "ja").text
    assert text.startswith(first)
    assert "トップ" not in text


def test_a_byline_before_a_text_is_not_part_of_it():
    """A line with the author before the first paragraph is dropped; one that only begins like it stays."""
    title = "<h1>Market opens on Monday</h1>"
    assert "Claire" not in read(f"<article>{title}<p>Par Claire Martin (avec AFP)</p>{TEXT}</article>", HEAD).text
    line = "By the river the market opens on Monday, and the boats of seven villages are expected at the landing"
    assert line in read(f"<article>{title}<p>{line}</p>{TEXT}</article>", HEAD).text


def test_other_posts_below_a_text_are_not_part_of_it():
    """A heading above other posts ends the text, unless paragraphs follow it."""
    title, long = "<h1>Market opens on Monday</h1>", SENTENCES[0] + " " + SENTENCES[1] + " " + SENTENCES[2]
    rest = "<h3>Diğer Haberler</h3><p>Tea is free again 05.12.2021, and so is the ferry to the island</p>"
    text = read(f"<div>{title}{TEXT}{rest}</div>", HEAD, "tr").text
    assert "Diğer" not in text
    assert "Tea" not in text
    assert long in read(f"<div>{title}{TEXT}<h3>Related stories</h3><p>{long}</p></div>", HEAD).text


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("<div>Saturday 26 November 2022</div>{h}<div>18 November 2022 / Words by Mina Park / Pictures by Ada Lind</div>{t}",
         date(2022, 11, 18)),
        ("{h}<p>Publié le 9 février 2023 par Mina Park (article) et Anton Weiss (photos) pour la rédaction de Lindau</p>{t}",
         date(2023, 2, 9)),
    ],
)  # fmt: skip
def test_the_date_next_to_the_author(around, expected):
    """A line with date and author below the title wins over a bare date above it, even if it holds more."""
    reading = read(around.format(h="<h1>Market opens on Monday</h1>", t=TEXT), HEAD, "fr").published
    assert reading is not None
    assert reading.on == expected


@pytest.mark.parametrize(
    "above", ["2 comments", "Leave a comment", "3 Responses to “Market opens on Monday”", "댓글 2"]
)
@pytest.mark.parametrize("name", ["Town of Lindau", "News - Town of Lindau", "Our voice | Town of Lindau"])
def test_a_heading_above_comments_is_no_title(name, above):
    """An undated post of a site with one title for all pages: a comment gives it neither heading nor date."""
    answers = (
        f"<h3>{above}</h3><div><b>Bo</b> <time datetime='2024-03-09'>9 March 2024</time><p>Well done, all.</p></div>"
    )
    article = read(
        f"<article><h1>Market opens on Monday</h1>{TEXT}</article><section>{answers}</section>",
        f"<title>{name}</title>",
    )
    assert (article.title, article.published) == ("Market opens on Monday", None)
