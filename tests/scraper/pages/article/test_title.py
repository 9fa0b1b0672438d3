"""Which words of a page are its title: the headline as shown, without site name, section and breadcrumb."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.article.title import without_capitals
from scraper.pages.article.title_candidates import read_headings
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 6


def title(
    body: str,
    head_title: str,
    *,
    og: str = "",
    name: str = "",
    more: str = "",
    url: str = "https://site.example/news/1",
) -> str:
    metas = more + (f'<meta property="og:title" content="{og}">' if og else "")
    metas += f'<meta property="og:site_name" content="{name}">' if name else ""
    html = f"<html><head><title>{head_title}</title>{metas}</head><body><main>{body}{TEXT}</main></body></html>"
    return read_article(Page(url=url, html=html), DateContext()).title


def test_a_heading_in_the_path_to_the_page():
    """A heading that ends a breadcrumb is another wording if the headline below it is in the head too."""
    path = "<ol class='breadcrumb'><li><a href='/'>Home</a></li><li><h1>River: bridge opens at last</h1></li></ol>"
    shown = "<h2>After two years the people cross the river again</h2>"
    og = "After two years the people cross the river again"
    assert title(path + shown, "River: bridge opens at last | The Weekly", og=og) == og
    assert title(path, "River: bridge opens at last | The Weekly") == "River: bridge opens at last"


@pytest.mark.parametrize(
    ("heading", "og", "expected"),
    [
        # A section in an element of its own.
        ("<span>Water rights</span> River opens to ships", "River opens to ships", "River opens to ships"),
        (
            "<span>Water rights</span><span>River opens to ships</span>",
            "Water rights - River opens to ships",
            "River opens to ships",
        ),
        (
            "<span>Press release of the county :</span><span>River opens to ships</span>",
            "River opens to ships",
            "River opens to ships",
        ),
        # A colon makes it part of the headline.
        (
            "<span>Water rights:</span> <span>River opens to ships</span>",
            "Water rights: River opens to ships",
            "Water rights: River opens to ships",
        ),
        # A summary after the headline.
        ("River opens to ships <small>What the pilots say</small>", "River opens to ships", "River opens to ships"),
        # Words marked only for their looks.
        ("River <em>opens</em> to ships", "River opens to ships", "River opens to ships"),
        # A section after a bar, a saying before a colon.
        (
            "River opens to all of the ships | Editorial",
            "River opens to all of the ships | Editorial",
            "River opens to all of the ships",
        ),
        # Words after a bar that are neither a genre nor a section in the head belong to the headline.
        (
            "River opens to all of the ships | Climate",
            "River opens to all of the ships | Climate",
            "River opens to all of the ships | Climate",
        ),
        ("“Pure joy”: River opens to ships", "River opens to ships - The Weekly", "“Pure joy”: River opens to ships"),
    ],
)
def test_sections_of_a_headline(heading, og, expected):
    """A section or summary that the head's title lacks is not part of the headline; what follows a colon is."""
    assert title(f"<h1>{heading}</h1>", f"{og} | The Weekly", og=og, name="The Weekly") == expected


def test_a_main_heading_wins_over_a_section_that_the_head_prints():
    """A word before a bar in the head that the page shows as its section is not the title."""
    body = "<span>Opinion</span><h1>Wells and wills</h1>"
    assert (
        title(body, "Opinion | Wells and wills - The Weekly", og="Opinion | Wells and wills", name="The Weekly")
        == "Wells and wills"
    )


def test_the_whole_of_a_headline_with_a_dash():
    """A main heading that the head has whole is not cut at its dash, though its first part is a line of the page."""
    whole = "Remote help with glasses – service of the future?"
    assert title(f"<h1>{whole}</h1><p>Remote help with glasses</p>", f"{whole} - The Weekly Blog", og=whole) == whole


@pytest.mark.parametrize("head_title", ["Home", "Startseite", "site.example", "Site"])
def test_heads_that_name_no_title(head_title):
    """If the head says "Home" or the site's own address, the main heading is the title."""
    assert title("<h1>Time to say goodbye.</h1>", head_title) == "Time to say goodbye."


def test_the_middle_of_a_head_s_title():
    """The part between the site's and a section's name is the title if it is a line of the page."""
    body = "<div>Bridge club chooses a new board</div>"
    assert (
        title(body, "River Town Association - Bridge club chooses a new board - Press - News")
        == "Bridge club chooses a new board"
    )


def test_a_site_after_a_colon():
    """The site's name is removed from the end of the head's title after a colon too."""
    assert title("", "川が開く:川辺新聞", name="川辺新聞") == "川が開く"
    assert title("", "River opens: a story", name="The Weekly") == "River opens: a story"


def test_parts_of_headings():
    """Elements of their own separate parts of a heading; emphasis, links and symbols do not."""
    html = (
        "<div class='breadcrumbs'><h1>Path</h1></div><h1><b>A</b> river</h1><h2><div><span>News</span> River</div></h2>"
        "<h2><span>News</span><span> – </span><span>River</span></h2><h2><span>News</span><span>:</span><span>River</span></h2>"
    )
    found = read_headings(Page(url="https://site.example/", html=html).root, 400)
    assert [(one.text, one.parts, one.is_path) for one in found] == [
        ("Path", (), True),
        ("A river", (), False),
        ("News River", ("News", "River"), False),
        ("News – River", ("News", "River"), False),
        ("News:River", ("News:", "River"), False),
    ]


def test_a_full_stop_that_the_page_draws():
    """A full stop after every heading is not part of a title that the head gives without it; one in the head is."""
    heading = "<h1>River opens to ships<span class='dot'>.</span></h1>"
    assert title(heading, "River opens to ships - Tide Institute", name="Tide Institute") == "River opens to ships"
    assert title(heading, "River opens to ships. - Tide Institute", name="Tide Institute") == "River opens to ships."


def test_capitals_of_the_page_alone():
    """Words in capitals on the page, all or each of them, are written as in the head."""
    og = "River opens to ships after two years"
    assert title("<h1>RIVER OPENS TO SHIPS AFTER TWO YEARS</h1>", "News", og=og) == og
    assert title("<h1>River Opens To Ships After Two Years</h1>", "News", og=og) == og
    headline = "River Opens to Ships After Two Years"
    assert title(f"<h1>{headline}</h1>", "News", og=og) == headline
    assert title("<h1>RIVER OPENS TO SHIPS</h1>", "RIVER OPENS TO SHIPS") == "RIVER OPENS TO SHIPS"
    assert without_capitals(
        "Der Seenrat Zählt Wieder Die Reiher in Hafenau", ["Der Seenrat zählt wieder die Reiher in Hafenau"], "de"
    ) == ("Der Seenrat zählt wieder die Reiher in Hafenau")


def test_a_headline_given_as_the_name_of_the_site():
    """If a template gives the post's title as the site's name, both are kept; a logo as main heading is the name."""
    shown = "<h1><span>/</span> <strong><a href='/news/1'>River opens to ships</a></strong></h1>"
    assert (
        title(shown, "River opens to ships - House «Lime Grove»", name="River opens to ships") == "River opens to ships"
    )
    logo = "<h1><a href='/'>Lime Grove</a></h1><h2>River opens to ships</h2>"
    assert title(logo, "Lime Grove - River opens to ships", name="Lime Grove") == "River opens to ships"


def test_a_separator_before_no_name():
    """If the site has no name, the separator before it is removed from the head's title."""
    assert title("<div>Storm warning (2026)</div>", "Storm warning (2026) - ") == "Storm warning (2026)"
    assert title("", "Storm warning |", og="Storm warning -") == "Storm warning"


def shown_above(line: str, dateline: str) -> str:
    """The title of a page whose head has none, with this line above a date."""
    text = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3
    html = f"<html><head><title></title></head><body><main><p>{line}</p><p>{dateline}</p>{text}</main></body></html>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).title


@pytest.mark.parametrize(
    ("dateline", "found"),
    [
        ("2 March 2026", True),
        ("x" * 19 + " 2 March 2026", True),
        ("x" * 20 + " 2 March 2026", False),  # a label of more than twenty characters
        ("2 March 2026 " + "y" * 47, True),
        ("2 March 2026 " + "y" * 48, False),  # more than forty-eight after it
        ("x" * 19 + " Wednesday, 25 November 2026 " + "y" * 32, True),
        ("x" * 19 + " Wednesday, 25 November 2026 " + "y" * 33, False),  # a line of more than eighty
        ("No date at all", False),
    ],
)
def test_what_else_a_date_line_may_contain(dateline: str, *, found: bool) -> None:
    """A short label and a view count are allowed; the line above is the title."""
    assert shown_above("The river opens wide", dateline) == ("The river opens wide" if found else "")


@pytest.mark.parametrize(
    ("line", "found"),
    [("x" * 7, False), ("x" * 8, True), ("x" * 120, True), ("x" * 121, False), ("The river opens.", False)],
)
def test_how_long_a_line_above_a_date_is_as_a_title(line: str, *, found: bool) -> None:
    """From eight to a hundred and twenty characters, and no sentence."""
    assert shown_above(line, "2 March 2026") == (line if found else "")


@pytest.mark.parametrize("head", ["Press releases", "Press releases | River Trust", "News"])
def test_a_head_that_names_the_section_alone(head):
    """It is no title, though a heading repeats it: the other heading is."""
    section = head.partition(" | ")[0]
    assert (
        title(f"<h1>{section}</h1><h2>Dam of the north reopened</h2>", head, name="River Trust")
        == "Dam of the north reopened"
    )
    assert title(f"<h1>{section}</h1>", head, name="River Trust") == section
