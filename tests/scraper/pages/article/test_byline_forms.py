"""Forms of names in bylines of newspapers, catalogues and boards, and the places where they are printed."""

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.names import people_of

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 6


def byline(inside: str, head: str = "", above: str = "") -> tuple[str, ...]:
    html = (
        f"<html><head><title>River opens</title>{head}</head><body>{above}"
        f"<main><h1>River opens</h1>{inside}</main></body></html>"
    )
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).byline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Greta June Lind May 3, 2024", ["Greta June Lind"]),
        ("Greta Lind (Harbor City)", ["Greta Lind"]),
        ("Greta Lind (avec AFP)", ["Greta Lind"]),
        ("River Developers", []),
        ("Posted by Anton Weiss, Software Engineer", ["Anton Weiss"]),
        ("By Greta Lind Education correspondent, Harbor News", ["Greta Lind"]),
        ("Anton Weiss and Discourse. Disclaimer", ["Anton Weiss"]),
        ("Prof. Greta Lind", ["Prof. Greta Lind"]),
        ("Thread starter Flussfee", ["Flussfee"]),
        ("Beitragvon flussfee » 21.01.2009, 05:42", ["flussfee"]),
    ],
)
def test_forms_of_names(line, expected):
    """A name is read whole, in spoken order, without date, place and occupation."""
    assert people_of([line], declared=True) == expected


def test_the_byline_below_the_title_wins_over_a_mark_far_below():
    """Below the title is the author, at the foot the account that uploaded the post."""
    signed = "<p>Posted by Anton Weiss, Software Engineer on River Maps</p>"
    foot = '<p class="post-author vcard">Posted by <a rel="author" href="/u/1">Otto Kern</a> at 12:06 PM</p>'
    assert byline(signed + TEXT * 3 + foot) == ("Anton Weiss",)


def test_a_post_shown_in_a_quotation_is_not_signed():
    """The author of a quoted post did not write this one."""
    quoted = "<blockquote><p>I was surprised.</p>Posted by Anton Weiss on Wednesday, 18 May 2024</blockquote>"
    assert byline(TEXT + quoted + TEXT) == ()
    assert byline(f"{TEXT}<p>Posted by Anton Weiss on Wednesday, 18 May 2024</p>") == ("Anton Weiss",)


def test_a_signature_above_the_notes():
    """A signature ends the text, even if notes or the author's office follow."""
    notes = "<p>(1) These figures were collected by the river board.</p><p>(2) See the yearly report.</p>"
    assert byline(f"{TEXT}<p>Greta Lind</p>{notes}") == ("Greta Lind",)
    short = "<p>May the night of the river festival be blessed.</p><p>Greta Lind</p><p>Head of the river board</p>"
    assert byline(TEXT + short) == ("Greta Lind",)


def test_a_life_below_its_label():
    """A biography below "About the author" names the author."""
    life = "<div><h4>About the Author</h4><p>Greta Lind is an engineer and the founder of River Lessons. She lives on an island and writes about dams, weirs and locks of the north.</p></div>"
    assert byline(TEXT + life) == ("Greta Lind",)


def test_one_line_by_in_small_letters():
    """The only "by NAME" of a page is its byline, even above the title, if the name is a person's."""
    assert byline(TEXT, above="<h2>Lessons Learned</h2><p>by Greta Lind</p><p>Home</p><p>Archive</p>") == (
        "Greta Lind",
    )
    assert byline(f"{TEXT * 3}<p>by Harbor Board</p>") == ()


def test_a_name_and_a_day_that_run_on():
    """A line that begins with a name and a date is a byline, even with numbers after them; below a picture it is not."""
    assert byline(f"<div>Greta Lind Oct 17, 20235757 Shares97579 Views</div>{TEXT}") == ("Greta Lind",)
    picture = "<figure><figcaption><p>Audio 03:07 Min. | 25.04.2024 | Greta Lind</p></figcaption></figure>"
    assert byline(picture + TEXT) == ()


def test_by_and_a_linked_pseudonym_in_lines_of_their_own():
    """After a line "by", one word that links to a profile is the author."""
    assert byline(f'<p>by</p><h3><a href="/profile/338123">Flussfee</a></h3>{TEXT}') == ("Flussfee",)
    assert byline(f'<p>see</p><h3><a href="/profile/338123">Flussfee</a></h3>{TEXT}') == ()


def test_a_name_and_a_town_above_the_day_below_a_summary():
    """A long summary of several lines may be between the title and the byline."""
    points = "".join(f"<li>The river opens at lock number {n}</li>" for n in ("one", "two", "three", "four"))
    assert byline(f"<ul>{points}</ul><p>Greta Lind | Madrid</p><p>Updated Sunday 28/10/2012 03:21</p>{TEXT}") == (
        "Greta Lind",
    )


def test_a_caption_with_a_year_is_no_byline():
    """A line that begins with a number and is about people who met is no date with names."""
    assert byline(f"<p>40-year jubilee in 2008: Otto Kern and Greta Lind</p>{TEXT}") == ()


def test_a_name_that_a_script_answers_to():
    """A name next to the date may be a button: a link within the page leads to nobody else."""
    assert byline(f'<p><a href="#">GRETA LIND</a> | 01/10/2010 06:13 AM |</p>{TEXT}') == ("Greta Lind",)
    assert byline(f'<p><a href="/rivers/greta">GRETA LIND</a> | 01/10/2010 06:13 AM |</p>{TEXT}') == ()
