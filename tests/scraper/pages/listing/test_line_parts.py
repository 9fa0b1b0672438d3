"""Entries with several links in one line: the title, the PDF, the outlet."""

from __future__ import annotations

import pytest

from tests.scraper.pages.press_lists import DAYS, LINKS, OUTLETS, TITLES, read, rows

FORMS = {
    "PDF behind": ('<p><a href="{w}">{t}</a> | <a href="/f/{n}.pdf">PDF</a> | {o}, {d}</p>', "div"),
    "PDF behind, no days": ('<p><a href="{w}">{t}</a> | <a href="/f/{n}.pdf">PDF</a> | {o}</p>', "div"),
    "PDF before": ('<p><a href="/f/{n}.pdf">PDF</a> | <a href="{w}">{t}</a> | {o}, {d}</p>', "div"),
    "in one paragraph": ('<a href="{w}">{t}</a> | <a href="/f/{n}.pdf">PDF</a> | {o} | {d}<br>', "p"),
    "a list": ('<li><a href="{w}">{t}</a> | <a href="/f/{n}.pdf">PDF</a> | {o}, {d}</li>', "ul"),
    "the outlet leads home": (
        '<li><a href="{w}">{t}</a>, <a href="https://{n}.paper.example/">{o}</a>, {d}</li>',
        "ul",
    ),
    "PDF on a line of its own": ('{o}, {d}<br><a href="{w}">{t}</a><br><a href="/f/{n}.pdf">PDF</a><br>', "p"),
    "the outlet's home above": ('<a href="https://{n}.paper.example/">{o}</a>, {d}<br><a href="{w}">{t}</a><br>', "p"),
    "two languages": ('<li><a href="{w}">{t}</a> [<a href="/f/{n}">FR</a>] [<a href="/g/{n}">DE</a>] {o}</li>', "ul"),
}


@pytest.mark.parametrize(("form", "around"), FORMS.values(), ids=FORMS)
def test_the_titles_are_the_entries(form: str, around: str) -> None:
    """A link text repeated in every line, or a link to the outlet's home page, is no entry."""
    items = read(rows(form, around))
    assert [(item.url, item.title, item.outlet) for item in items] == list(zip(LINKS, TITLES, OUTLETS, strict=True))
    if "{d}" in form:
        assert [item.date.raw if item.date else None for item in items] == list(DAYS)


def test_a_paragraph_about_two_articles() -> None:
    """Among paragraphs with one article each, both are entries; a menu of the same form has none."""
    lines = [f'<p>{DAYS[n]}: <a href="{LINKS[n]}">{TITLES[n]}</a> ({OUTLETS[n]})</p>' for n in range(6)]
    two = "; ".join(f'<a href="{LINKS[n]}">{TITLES[n]}</a> ({OUTLETS[n]})' for n in (6, 7))
    menu = '<p><a href="/a">Where we work and whom we help</a> <a href="/b">What we ask of those who govern</a></p>'
    items = read(f"<div>{''.join(lines)}<p>{DAYS[6]}: {two}</p></div>")
    assert [(item.title, item.outlet) for item in items] == list(zip(TITLES, OUTLETS, strict=True))
    assert [item.title for item in read(f"<div>{menu}{''.join(lines)}</div>")] == list(TITLES[:6])


def test_lines_of_which_some_have_a_second_link() -> None:
    """Those without one are entries like the others."""
    first = rows(
        '<p><a href="{w}">{t}</a> | {o}, {d}</p>', "div", of=tuple(part[:3] for part in (TITLES, OUTLETS, LINKS, DAYS))
    )
    rest = rows(FORMS["PDF behind"][0], "div", of=tuple(part[3:] for part in (TITLES, OUTLETS, LINKS, DAYS)))
    assert [item.url for item in read((first + rest).replace("</div><div>", ""))] == list(LINKS)


def test_outlets_that_are_the_links_of_lines_in_one_paragraph() -> None:
    """Their headlines are next to them in quotation marks."""
    items = read(rows('{d}: “{t}”, <a href="{w}">{o}</a><br>', "p"))
    assert [(item.title, item.outlet) for item in items] == list(zip(TITLES, OUTLETS, strict=True))
