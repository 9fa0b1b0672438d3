"""Where on a page the author is named, as opposed to the outlet, buttons, menus, desks and other posts' authors."""

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.names import people_of

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 14


def byline(inside: str, head: str = "", above: str = "", host: str = "site.example") -> tuple[str, ...]:
    html = (
        f"<html><head><title>River opens</title>{head}</head><body>{above}"
        f"<main><h1>River opens</h1>{inside}</main></body></html>"
    )
    return read_article(Page(url=f"https://{host}/news/1", html=html), DateContext()).byline


SITE = '<meta property="og:site_name" content="Harbor Current">'
DATA = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Harbor Current"}}</script>'


def test_the_only_signed_line_wins_over_a_desk():
    """If a desk uploaded the text, the only byline of the page names the author."""
    desk = '<p class="byline">By <a rel="author" href="/author/editor">Editor</a></p>'
    assert byline(f'{desk}{TEXT}<p class="byline">By Greta Lind</p>') == ("Greta Lind",)


def test_a_link_of_the_menu_is_no_author():
    """A profile link above the title is an author only with a person's name, or after "by"."""
    menu = '<ul><li><a href="https://shop.example/author/kern">Satire Works</a></li><li><a href="/about">About</a></li></ul>'
    assert byline(TEXT, above=menu) == ()
    assert byline(TEXT, above='<p>May 2, 2024 | BY: <a href="/author/greta/">Greta</a></p>') == ("Greta",)


def test_a_slogan_in_the_menu_is_not_signed():
    """A linked "By ..." in a menu is the name of a programme."""
    menu = '<ul><li><a href="/radio/by-any-means">By Any Means Needed</a></li></ul>'
    assert byline(TEXT, above=menu + "<p>Radio</p><p>Photo</p><p>Live</p><p>Search</p>") == ()


def test_a_signature_with_a_year():
    """A year before the name makes the last line a signature; a dash before words that are no name does not."""
    assert byline(f"{TEXT}<p>© 2019 Greta Lind</p>") == ("Greta Lind",)
    assert byline(f"{TEXT}<p>- Harbor City</p><p>More news</p>") == ()


def test_the_author_in_an_aside_of_the_article():
    """An aside at the end of the post's own article may name its author."""
    own = f'<article>{TEXT}<aside><p class="vcard author">Greta Lind — 2013-09-29 — in Code</p></aside></article>'
    assert byline(own) == ("Greta Lind",)
    assert (
        byline(f'<article>{TEXT}</article><aside><p class="vcard author">Greta Lind — 2013-09-29 — in Code</p></aside>')
        == ()
    )


def test_names_of_other_scripts():
    """An Arabic name is a name; a button of two Chinese characters is not."""
    assert people_of(["ليلى محمد وليد حداد"], declared=True) == ["ليلى محمد وليد حداد"]
    assert byline(TEXT, above='<ul><li class="author-card"><a href="/card/1">名片</a></li></ul>') == ()
    assert byline(f'{TEXT}<p class="author">人氣(23925)</p>') == ()


def test_words_that_are_names_too():
    """A name may end in "Min", and keeps its "Jr."."""
    assert people_of(["Chew Hui Min"], declared=True) == ["Chew Hui Min"]
    assert people_of(["Frank Lind, Jr."], declared=True) == ["Frank Lind, Jr."]


def test_a_caption_names_no_author():
    """An element with an author class below a picture names its photographer."""
    caption = '<figure><img src="/a.jpg"><figcaption><span class="author">Otto Kern</span></figcaption></figure>'
    assert byline(caption + TEXT) == ()
    assert byline(f'<div><span class="author">Otto Kern</span></div>{TEXT}') == ("Otto Kern",)


def test_a_member_and_a_day():
    """On a board a line with a member's link and a date names the author; any other member link does not."""
    assert byline(f'<p><a href="/members/?u=1381">FlussOtto</a> 17.10.2019, 13:56 Uhr</p>{TEXT}') == ("FlussOtto",)
    assert byline(f'<p><a href="/member/terms">Terms</a></p>{TEXT}') == ()


def test_a_signature_above_a_note_and_a_box():
    """The text is signed above its notes, and more may follow these."""
    box = f"<p>(1) These figures were collected by the river board.</p><h3>Is the lock too narrow?</h3>{TEXT[:300]}"
    assert byline(f"{TEXT}<p>Greta Lind</p>{box}") == ("Greta Lind",)


def test_a_printed_pseudonym_wins_over_the_owners():
    """The name that a line gives as the author, with a profile link, wins over the owners in the head."""
    owners = '<meta name="author" content="Otto Kern - Anton Weiss">'
    printed = '<p class="date">Erstellt von <a href="/author/greta/">Greta</a> am Dienstag 6. Mai 2014</p>'
    assert byline(printed + TEXT, owners) == ("Greta",)
    assert byline(TEXT, owners) == ("Otto Kern",)


def test_a_name_above_its_own_life():
    """A name alone above a line that begins with it is the heading of a box about the author."""
    box = "<div><h3>{0}</h3><p>{0} is the head of the river school.</p></div>"
    assert byline(TEXT + box.format("Greta Lind")) == ("Greta Lind",)
