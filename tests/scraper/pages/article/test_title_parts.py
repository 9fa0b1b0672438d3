"""Which part of the head's title is the post's, as shown on the page."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.article.title_candidates import parts_of
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 4


def title(head: str, inside: str, url: str = "https://site.example/news/1", extra: str = "") -> str:
    html = f"<html><head><title>{head}</title>{extra}</head><body>{inside}{TEXT}</body></html>"
    return read_article(Page(url=url, html=html), DateContext()).title


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Mayor «accepts» and «defends» her method - Morning Post",
            ["Mayor «accepts» and «defends» her method", "Morning Post"],
        ),
        ("Screens: «River», «Lake»…", ["Screens: «River», «Lake»…"]),
        ("»Wir bleiben« – Flussblatt", ["»Wir bleiben«", "Flussblatt"]),
        ("Morning Post » Rivers » The lock opens", ["Morning Post", "Rivers", "The lock opens"]),
        ("Morning Post » «Wet» lock opens", ["Morning Post", "«Wet» lock opens"]),
        ("The lock opens « Morning Post", ["The lock opens", "Morning Post"]),
        ("POST.EXAMPLE::: The lock opens", ["POST.EXAMPLE", "The lock opens"]),
    ],
)
def test_quotation_marks_cut_no_title(text, parts):
    """Angles around words are quotation marks; one kind of them alone separates parts of a path."""
    assert parts_of(text) == parts


def test_a_quoted_word_near_the_end_is_kept():
    """A title in no heading keeps the words after its quotation."""
    assert title("Mayor «accepts» and «defends» her method | Morning Post", "<h2>Services</h2>") == (
        "Mayor «accepts» and «defends» her method"
    )


def test_the_name_of_an_old_blog_comes_first():
    """In "NAME » Blog Archive » TITLE" the last part is the title, even if the main heading is another."""
    inside = "<h1>The Lock Gang</h1><h2>Stand up, boats</h2>"
    assert title("The Lock Gang » Blog Archive » Stand up, boats", inside) == "Stand up, boats"


def test_what_the_address_spells_is_the_title():
    """Of two parts of the head's title on the page, the one that the address spells is the post's."""
    url = "https://site.example/post/39926056-the-weir-opens-again"
    inside = f'<h1>All the old rivers of the north</h1><h2><a href="{url}">The weir opens again</a></h2>'
    head = "The weir opens again :: All the old rivers of the north"
    assert title(head, inside, url) == "The weir opens again"


def test_a_heading_that_begins_a_long_title():
    """A heading that begins the head's title is the title, however much follows; the site's name is not."""
    head = (
        "The quiet weir - Chapter 1 - Flussfee - Tales from the great northern rivers | All rivers | My rivers [Site]"
    )
    assert title(head, "<h1>Site beta</h1><h2>The quiet weir</h2>") == "The quiet weir"
    head = "Flussblatt - The quiet weir at the end of the long northern river is opened by the mayor of the town"
    shown = "The quiet weir at the end of the long northern river is opened by the mayor of the town"
    assert title(head, f"<h1>Flussblatt</h1><p>{shown}</p>") == shown


def test_the_main_heading_wins_over_hidden_words():
    """A hidden line that repeats the head's title gives way to the main heading with the full title."""
    hidden = "<div>High street stores charge for paper bags as rivals give them away</div>"
    shown = (
        "High street stores accused of charging for paper bags - while others have started giving them away for free"
    )
    head = "High street stores charge for paper bags as rivals give them away | Morning Post Online"
    assert title(head, f"{hidden}<main><h1>{shown}</h1></main>") == shown


def test_of_several_main_headings_the_one_that_says_most():
    """The author's name as a heading does not hide the printed headline, nor does one more hidden word."""
    inside = "<h1>Source close to Rep. Lind says river driver had ties to the lock fund</h1><h1>R. Kern</h1>"
    head = "Source close to Lind says driver had ties to lock fund"
    assert title(head, inside) == "Source close to Rep. Lind says river driver had ties to the lock fund"


def test_a_label_before_and_a_note_after_a_heading():
    """The kind of text in an element before a title, and a symbol that links to a note, are not part of it."""
    head = "Late human population bottlenecks and volcanic winter"
    inside = f'<h1><span>Regular Article</span><span>{head}</span><a href="#note">☆</a></h1>'
    assert title(f"{head} - Journals", inside, extra=f'<meta property="og:title" content="{head}">') == head


@pytest.mark.parametrize("sign", ["#", "¶", "🔗", "<span>§</span>"])
def test_a_self_link_is_no_part_of_the_heading(sign):
    """Documentation generators add a self-link to every heading; the head's title ends with an unknown name."""
    heading = f'<h1>The lock opens<a class="headerlink" href="#the-lock-opens" title="Link here">{sign}</a></h1>'
    assert title("The lock opens &#8212; Keepers of the Canal documentation", heading) == "The lock opens"
    numbered = '<h1>Report on lock <a href="#seven">7</a></h1>'
    assert title("Report on lock 7 &#8212; Keepers of the Canal documentation", numbered) == "Report on lock 7"


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>The lock opens<time datetime='2025-07-28'>2025-07-28</time></h1>",
        "<h1><time>28.07.2025</time> | The lock opens</h1>",
        "<h1>The lock opens <small><time datetime='2025-07-28'>28 July</time></small></h1>",
    ],
)
def test_a_day_in_the_heading_is_no_part_of_the_title(heading):
    """The head has the words without the date, followed by section and site."""
    assert title("The lock opens - Reports from the canal - Keepers", heading) == "The lock opens"


def test_a_date_in_the_heading_that_the_head_has_too_is_kept():
    """A date that belongs to the title is in both."""
    heading = "<h1>The lock opens on <time datetime='2025-07-28'>28 July</time></h1>"
    assert title("The lock opens on 28 July - Keepers", heading) == "The lock opens on 28 July"


def test_the_site_in_brackets_after_a_title():
    """Brackets after a title that the page shows without them hold the site's name."""
    assert title("欲張りなイヌ ＜福娘童話集 きょうのイソップ童話＞", "<p>欲張りなイヌ</p>") == "欲張りなイヌ"
    assert title("The weir [updated]", "<h1>The weir [updated]</h1>") == "The weir [updated]"
