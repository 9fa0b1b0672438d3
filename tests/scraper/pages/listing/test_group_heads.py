"""Press coverage grouped by outlet: each entry has the outlet of its group's heading."""

from __future__ import annotations

import pytest

from scraper.pages.listing.page_classifier import names_outlets
from scraper.pages.listing.read import page_facts
from scraper.pages.parsing.page import Page
from tests.scraper.pages.press_lists import DAYS, TITLES, read

PAPERS = (("The Northern Post", 3), ("Radio Skerry", 2), ("Valley Courier", 3))
HEADS = {
    "heading": ("<h3>{o}</h3><ul>", '<li><a href="{w}">{t}</a>, {d}</li>', "</ul>"),
    "heading, no days": ("<h3>{o}</h3><ul>", '<li><a href="{w}">{t}</a></li>', "</ul>"),
    "strong words": ("<p><strong>{o}</strong></p><ul>", '<li><a href="{w}">{t}</a> ({d})</li>', "</ul>"),
    "flat": ("<h3>{o}</h3>", '<p><a href="{w}">{t}</a><br>{d}</p>', ""),
    "terms": ("<dt>{o}</dt>", '<dd><a href="{w}">{t}</a> – {d}</dd>', ""),
    "accordion": ("<details><summary>{o}</summary><ul>", '<li><a href="{w}">{t}</a>, {d}</li>', "</ul></details>"),
    "logo": ('<h3><img src="/l.png" alt="{o}"></h3><ul>', '<li><a href="{w}">{t}</a>, {d}</li>', "</ul>"),
    "one block": ("<b>{o}</b><br>", '<a href="{w}">{t}</a> ({d})<br>', "<br>"),
    "nested list": ("<li>{o}<ul>", '<li><a href="{w}">{t}</a>, {d}</li>', "</ul></li>"),
    "under months, too": ("<h3>{o}</h3><h4>{m}</h4><ul>", '<li><a href="{w}">{t}</a>, {d}</li>', "</ul>"),
}


def grouped(head: str, entry: str, end: str, names: tuple[str, ...], *, one_site: bool = True) -> str:
    """Eight entries in three groups; the groups link to the newspaper's site, or each entry to a site of its own."""
    parts, at = [], 0
    for name, (paper, count) in zip(names, PAPERS, strict=True):
        parts.append(head.format(o=name, m=" ".join(DAYS[at].split()[1:])))
        for _ in range(count):
            host = paper.replace(" ", "").lower() if one_site else f"paper{at}"
            parts.append(entry.format(w=f"https://{host}.example/2026/story-{at}", t=TITLES[at], d=DAYS[at]))
            at += 1
        parts.append(end)
    return f"<dl>{''.join(parts)}</dl>" if "<dt>" in head else f"<div>{''.join(parts)}</div>"


@pytest.mark.parametrize("form", HEADS.values(), ids=HEADS)
def test_the_outlet_above_is_that_of_every_entry_below(form: tuple[str, str, str]) -> None:
    """Up to the next outlet; a month in between ends no group."""
    items = read(grouped(*form, tuple(paper for paper, _ in PAPERS)))
    assert [item.title for item in items] == list(TITLES)
    assert [item.outlet for item in items] == [paper for paper, count in PAPERS for _ in range(count)]


@pytest.mark.parametrize(
    "names",
    [
        ("Print", "Radio and television", "Online"),
        ("Norway", "Scotland", "France"),
        ("Free the Bay", "Ferry for All", "Letters"),
        ("Newspaper articles", "Radio interviews", "Television"),
    ],
)
@pytest.mark.parametrize("form", [HEADS["heading"], HEADS["strong words"], HEADS["terms"]])
def test_what_else_heads_groups_is_no_outlet(form: tuple[str, str, str], names: tuple[str, ...]) -> None:
    """Kinds of media, countries and campaigns, above articles of many sites."""
    assert [item.outlet for item in read(grouped(*form, names, one_site=False))] == [None] * 8


def test_a_country_above_articles_of_one_paper_is_no_outlet() -> None:
    """Neither the address nor its words make it an outlet."""
    assert [item.outlet for item in read(grouped(*HEADS["heading"], ("Norway", "Scotland", "France")))] == [None] * 8


def test_the_outlet_in_an_entry_wins_over_the_heading_above() -> None:
    """A heading that names a station may also group other outlets' reports about it."""
    entry = '<li>{d}: <a href="{w}">{t}</a> (Oberland Post)</li>'
    items = read(
        grouped(
            "<h3>{o}</h3><ul>",
            entry.replace("{w}", "https://oberlandpost.example/{d}"),
            "</ul>",
            ("The Northern Post", "Radio Skerry", "Valley Courier"),
        )
    )
    assert {item.outlet for item in items} == {"Oberland Post"}


PROSE = (
    "The trust was founded by three ferry pilots who wanted the harbour to keep its register, and has read the log. "
)
ENTRIES = "".join(
    f'<li><a href="https://{"northernpost" if n % 2 else "radioskerry"}.example/s-{n}">{title}</a>, {"The Northern Post" if n % 2 else "Radio Skerry"}</li>'
    for n, title in enumerate(TITLES)
)


def test_headlines_next_to_the_names_of_papers_are_a_list() -> None:
    """Without dates too; below a text they are its sources."""
    assert len(read(f"<ul>{ENTRIES}</ul>")) == len(TITLES)
    assert not read(f"<p>{PROSE * 4}</p><p>{PROSE * 5}</p><h2>Sources</h2><ul>{ENTRIES}</ul>")


@pytest.mark.parametrize(
    ("entry", "share"),
    [
        ('<a href="https://{p}.example/2026/s-{n}">{t}</a> ({o})', 1),
        ('<a href="https://northernpost.example/2026/s-{n}">{t}</a> (The Northern Post)', 0),
        ('<a href="https://waterwatch.example/guides/{n}">{t}</a> (Water Watch)', 0),
        ('<a href="https://{p}.example/">{t}</a> ({o})', 0),
        ('3 May 2026: <a href="https://{p}.example/2026/s-{n}">{o}</a>: “{t}”', 1),
        ('<a href="https://{p}.example/2026/s-{n}">{o}</a>: “{t}”', 0),
        ('<a href="https://{p}.example/2026/s-{n}">{o}</a>', 0),
        ('<a href="/2026/s-{n}">{t}</a> (The Northern Post)', 0),
    ],
)
def test_which_links_are_headlines_of_papers(entry: str, share: float) -> None:
    """Useful links, links to one site, an outlet's front page, its name alone and the site's own pages are not."""
    papers = [name for name, _ in PAPERS]
    entries = "".join(
        f"<li>{entry.format(n=n, t=title, o=papers[n % 3], p=papers[n % 3].replace(' ', '').lower())}</li>"
        for n, title in enumerate(TITLES)
    )
    facts = page_facts(Page(url="https://keepers.example/media", html=f"<html><body><ul>{entries}</ul></body></html>"))
    assert [names_outlets(facts, cluster) for cluster in facts.clusters] == [share]
