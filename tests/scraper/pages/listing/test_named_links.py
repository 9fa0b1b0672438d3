"""Entries whose link is the outlet's name, its domain or "here", with the headline next to it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.scraper.pages.listing.test_outlets import GERMAN, KOREAN, RUSSIAN
from tests.scraper.pages.press_lists import DAYS, LINKS, OUTLETS, TITLES, read, rows

FORMS = {
    "quoted, then the outlet": ('<p>{d} – “{t}” – <a href="{w}">{o}</a></p>', "div"),
    "in straight marks": ('<li>{d}: "{t}", <a href="{w}">{o}</a></li>', "ul"),
    "quoted, then a call": ('<li>{o}: “{t}” ({d}) <a href="{w}">HERE</a></li>', "ul"),
    "between dashes, then a call": ('<li>{d} {o} – {t} – <a href="{w}">Link</a></li>', "ul"),
    "the outlet, then the headline": ('{d} – <a href="{w}">{o}</a>: {t}<br>', "p"),
    "the outlet first": ('<a href="{w}">{o}</a> – “{t}” ({d})<br>', "p"),
    "a column": ('<tr><td>{d}</td><td>{t}</td><td><a href="{w}">{o}</a></td></tr>', "table"),
    "a heading": ('<div class="item"><h3>{t}</h3><p>{b}</p><a href="{w}">{o}</a> <span>{d}</span></div>', "section"),
    "a heading, then a call": (
        '<div class="item"><h3>{t}</h3><p>{d}</p><p><a href="{w}">Read the article in {o} →</a></p></div>',
        "section",
    ),
}


@pytest.mark.parametrize(("form", "around"), FORMS.values(), ids=FORMS)
def test_the_headline_is_the_title_and_the_link_the_outlet(form: str, around: str) -> None:
    """Mentions in the headline are found; the outlet is no title."""
    items = read(rows(form, around))
    assert [(item.title, item.outlet) for item in items] == list(zip(TITLES, OUTLETS, strict=True))


def test_links_that_are_the_domain() -> None:
    hosts = [urlsplit(link).netloc.removeprefix("www.") for link in LINKS]
    items = read(rows('<p>{d} – {t} – <a href="{w}">{o}</a></p>', "div", of=(TITLES, hosts, LINKS, DAYS)))
    assert [(item.title, item.outlet) for item in items] == list(zip(TITLES, hosts, strict=True))


@pytest.mark.parametrize(
    ("form", "written", "language"),
    [
        ('<p>{d}, {o}, 「{t}」 <a href="{w}">기사보기</a></p>', KOREAN, "ko"),
        ('<p>{o} {d} &lt;{t}&gt; <a href="{w}">바로가기</a></p>', KOREAN, "ko"),
        ('<p>{d} — «{t}» — <a href="{w}">{o}</a></p>', RUSSIAN, "ru"),
        ('<p>„{t}“, {o}, {d}, <a href="{w}">zum Artikel</a></p>', GERMAN, "de"),
        ('<p>{d}, <a href="{w}">{o}</a>: {t}</p>', GERMAN, "de"),
    ],
)
def test_headlines_in_other_languages(form: str, written: tuple[tuple[str, ...], ...], language: str) -> None:
    """Other quotation marks, other words for "here", and names in scripts that no address spells."""
    items = read(rows(form, "div", of=written), language)
    assert [(item.title, item.outlet) for item in items] == list(zip(written[0], written[1], strict=True))


def test_short_titles_before_a_quotation_stay() -> None:
    """A quotation after a title is no headline."""
    titles = [" ".join(title.split()[:4]) for title in TITLES]
    form = '<li><a href="{w}">{t}</a> “We are glad about every letter, number {n},” said {a}. <span>{d}</span></li>'
    assert [item.title for item in read(rows(form, of=(titles, OUTLETS, LINKS, DAYS)))] == titles
