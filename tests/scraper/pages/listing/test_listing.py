"""Listing pages of our own writing: posts, titles, dates, next page, refusals, hints, layout, properties."""

from __future__ import annotations

import copy
import json
import random
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext
from scraper.pages.html_tree.links import MAX_LINKS, collect_anchors
from scraper.pages.html_tree.tree import flatten
from scraper.pages.listing.choice import SelectorError, choose, is_for_sale
from scraper.pages.listing.ranking import Judged, LogisticRegression, lead_of, outside
from scraper.pages.listing.read import Listing, ListingHints, make_items, page_facts, read_listing
from scraper.pages.parsing.page import Page, open_page

PAGES = Path(__file__).parents[3] / "pages" / "listings.example"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))


def load(name: str) -> tuple[Page, dict, DateContext]:
    expected = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    page = open_page((PAGES / f"{name}.html").read_bytes(), expected["url"])
    now = datetime.fromisoformat(expected["captured"]).replace(tzinfo=UTC)
    return page, expected, DateContext(now=now, language=page.declared_language)


def rows(listing: Listing) -> list[tuple[str, str, str | None]]:
    return [(item.url, item.title, item.date.on.isoformat() if item.date else None) for item in listing.items]


@pytest.mark.parametrize("name", NAMES)
def test_golden_page(name: str) -> None:
    """Each page gives exactly the posts, titles, dates and next page that a person noted for it."""
    page, expected, context = load(name)
    listing = read_listing(page, context)
    assert rows(listing) == [(item["url"], item["title"], item["date"]) for item in expected["items"]]
    assert listing.is_listing is expected["listing"]
    assert listing.next_url == expected["next"]
    assert listing.next_by_script is expected.get("by_script", False)
    assert listing.reason
    assert 0 <= listing.confidence <= 1


@pytest.mark.parametrize("name", [name for name in NAMES if "outlets" in load(name)[1]])
def test_outlets_and_external(name: str) -> None:
    """Entries that link straight to an outlet are external and have the outlet's name."""
    page, expected, context = load(name)
    listing = read_listing(page, context)
    assert all(item.external for item in listing.items)
    assert {item.url: item.outlet for item in listing.items} == expected["outlets"]


PARKED = [
    "Cheap Insurance Quotes for Small Boats Online",
    "Fast Loans of This Year for Every House",
    "Online Degrees for Nurses and Their Teachers",
    "Refinance Rates for Homes in Your Town",
]


def parked(title: str, words: str, *, days: bool = False) -> Listing:
    return read_listing(parked_page(title, words, days=days), DateContext())


def parked_page(title: str, words: str, *, days: bool = False) -> Page:
    rows_ = "".join(
        f"<div class=ad><h2><a href='/click?u={n}'>{text}</a></h2>{f'<time>2026-02-0{n + 1}</time>' if days else ''}"
        f"<p>Sponsored listing</p></div>"
        for n, text in enumerate([*PARKED, title] if days else PARKED)
    )
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p>{rows_}</body></html>"
    return Page(url="https://gone.example/news/", html=html)


@pytest.mark.parametrize(
    "words",
    [
        "The domain gone.example may be for sale. Click here to inquire.",
        "gone.example is for sale",
        "Buy this domain",
        "Diese Domain steht zum Verkauf",
        "Ce nom de domaine est en vente",
        "Este dominio está en venta",
        "Домен gone.example продаётся",
        "이 도메인은 판매 중입니다",
        "该域名正在出售",
    ],
)
def test_advertisements_of_a_domain_for_sale_are_no_posts(words: str) -> None:
    """The page is no list, in any language of the offer."""
    listing = parked("gone.example", words)
    assert (listing.is_listing, listing.items) == (False, ())
    assert "for sale" in listing.reason


@pytest.mark.parametrize(("characters", "offered"), [(4_000, True), (4_001, False)])
def test_a_page_that_offers_its_domain_is_small(characters: int, *, offered: bool) -> None:
    """On a page with more words than 4,000 characters they are words about a domain."""
    offer = "The domain gone.example is for sale. "
    tree = page_facts(parked_page("gone.example", offer)).tree
    missing = characters - sum(map(len, tree.lines(0, len(tree.elements)))) - len(" ")
    page = page_facts(parked_page("gone.example", f"{offer}{'w' * missing}"))
    assert is_for_sale(page, []) is offered


@pytest.mark.parametrize(
    ("title", "words", "days"),
    [
        ("News", "Words about our harbour and its boats.", False),
        ("The domain harbour.example is for sale", "News of names and numbers.", True),
        ("News", "The domain harbour.example is for sale, writes our reporter.", True),
    ],
)
def test_news_of_a_domain_for_sale_are_posts(title: str, words: str, *, days: bool) -> None:
    """Dated entries are no advertisements, even next to such words."""
    assert len(parked(title, words, days=days).items) >= len(PARKED)


@pytest.mark.parametrize(("days", "certain"), [(1, False), (2, True)])
def test_one_day_above_all_entries_may_be_the_days_of_something_else(days: int, *, certain: bool) -> None:
    """It may be that of a lead article or of the page: uncertain, so that the post's own date wins. Date headings are
    certain.
    """
    titles = [
        f"The harbour keeps a register of its ferries, part {n}" for n in ["one", "two", "three", "four", "five", "six"]
    ]
    groups = [titles] if days == 1 else [titles[:3], titles[3:]]
    parts = [
        f"<p class=day>{28 - number} October 2026</p><ol>"
        + "".join(f'<li><a href="/p/register-{title.split()[-1]}">{title}</a></li>' for title in group)
        + "</ol>"
        for number, group in enumerate(groups)
    ]
    html = f"<html><body><h1>News</h1><div id=list>{''.join(parts)}</div></body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext())
    assert [item.title for item in listing.items] == titles
    assert {item.date.certain for item in listing.items if item.date} == {certain}
    assert all(item.date for item in listing.items)


def cards(lines: list[str]) -> list[str | None]:
    """The dates read from a list of cards whose titles have these lines below them."""
    boxes = (
        f'<div class=card><h3><a href="/p/{n}">The harbour keeps register number {n} of its ferries</a></h3>'
        f"<p>{line}</p></div>"
        for n, line in enumerate(lines)
    )
    html = f"<html lang=en><body><h1>In the media</h1><main>{''.join(boxes)}</main></body></html>"
    listing = read_listing(Page(url="https://example.org/media/", html=html), DateContext(language="en"))
    assert len(listing.items) == len(lines)
    return [str(item.date.on) if item.date else None for item in listing.items]


@pytest.mark.parametrize(
    "line",
    [
        "On May {n}, 2023, {outlet} reported on our work.",
        "On May {n}, 2023, {outlet} covered our work",
        "On May {n}, 2023, {outlet} covered that letters of the ferrymen were handed over.",
        "On May {n}, 2023, {outlet} covered that letters of the ferrymen were handed [...]",
        "On May {n}, 2023, {outlet} covered that letters of the ferrymen<br>were handed over after a dispute.",
        "<span>On May {n}, 2023,</span> {outlet} covered that letters of the ferrymen were handed over to their families.",
        "The case of {n} May 2023 is open again.",
    ],
)
def test_the_date_of_an_article_in_a_teaser_is_not_the_posts(line: str) -> None:
    """A card that says when an outlet reported has the article's date; the post's own is unknown."""
    outlets = ["BBC News", "Reuters", "Le Monde", "The Guardian", "The Wall Street Journal", "CNN"]
    assert set(cards([line.format(n=n + 10, outlet=outlet) for n, outlet in enumerate(outlets)])) == {None}


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe on May {n}, 2023",
        "On May {n}, 2023, by Jane Roe of the desk",
        "{n} May 2023 - Letters of the ferrymen were handed over to their families after a dispute.",
        "Letters of the ferrymen were handed over to their families after a dispute ({n} May 2023)",
        "Written by Super User, published on {n} May 2023",
    ],
)
def test_a_date_separated_from_a_teaser_is_the_posts(line: str) -> None:
    """A dash, brackets or a label of publication separate the date from the sentence."""
    assert cards([line.format(n=n) for n in range(10, 16)]) == [f"2023-05-{n}" for n in range(10, 16)]


@pytest.mark.parametrize("heads", [("Deadline", "Posted", "Title"), ("", "", "")])
def test_a_column_of_days_ahead_dates_no_entry(heads: tuple[str, ...]) -> None:
    """Of two date columns, the one with future dates has the deadlines."""
    rows = "".join(
        f"<tr><td>{n + 20} December 2023</td><td>{n} November 2023</td>"
        f'<td><a href="/p/{n}">The harbour keeps register number {n} of its ferries</a></td></tr>'
        for n in range(1, 7)
    )
    html = f"<html lang=en><body><main><table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{rows}</table>"
    context = DateContext(now=datetime(2023, 11, 20, tzinfo=UTC))
    listing = read_listing(Page(url="https://example.org/jobs/", html=html), context)
    found = [(str(item.date.on), item.date.certain) for item in listing.items if item.date]
    assert found == [(f"2023-11-0{n}", True) for n in range(1, 7)]


@pytest.mark.parametrize(("tag", "month"), [("en-GB", "2023-11-0{n}"), ("en-US", "2023-0{n}-11"), ("en", "None")])
def test_the_country_of_a_lists_language_orders_its_numbers(tag: str, month: str) -> None:
    """ "05/11/2023" on an English list is read by the country of the declared language."""
    boxes = "".join(
        f'<div><h3><a href="/p/{n}">The harbour keeps register number {n} of its ferries</a></h3><i>0{n}/11/2023</i></div>'
        for n in range(1, 7)
    )
    html = f"<html lang={tag}><body><main>{boxes}</main></body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext())
    assert [str(item.date and item.date.on) for item in listing.items] == [month.format(n=n) for n in range(1, 7)]


def test_a_day_that_the_markup_calls_an_update_is_not_certain() -> None:
    """It is not used if the entry has a date of publication too."""
    changed = (
        '<span class="info"><i class="icon"></i> <span class="day" data-updated="Thu">2026-11-26 08:00</span></span>'
    )
    both = f'{changed} <span class="info"><span class="day">2026-05-0{{n}}</span></span>'
    found = {}
    for name, shown in (("changed", changed), ("both", both)):
        rows_ = "".join(
            f'<li><h3><a href="/p/{n}">The council counts its boats for the year {n}</a></h3>{shown.format(n=n)}</li>'
            for n in range(1, 8)
        )
        html = f"<html><body><h1>News</h1><ul>{rows_}</ul></body></html>"
        listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext())
        found[name] = [(str(item.date.on), item.date.certain) for item in listing.items if item.date]
    assert found["changed"] == [("2026-11-26", False)] * 7
    assert found["both"] == [(f"2026-05-0{n}", True) for n in range(1, 8)]


@pytest.mark.parametrize("order", [("published", "updated"), ("updated", "published")])
def test_days_that_styles_part_or_hide(order: tuple[str, str]) -> None:
    """A section, the date and the date of a change are in elements without spaces between: the date is read."""
    days = {"published": "May {n}, 2026", "updated": "May {m}, 2026"}
    changed = "".join(f'<time class="{name}">{days[name]}</time>' for name in order)
    shown = '<time class="published updated">May {n}, 2026</time>'
    rows_ = "".join(
        f'<div><h3><a href="/p/{n}">The council counts its boats for the year {n}</a></h3><p><span><a href="/s">Harbour</a>'
        f"</span><span>{(changed if n % 2 else shown).format(n=n, m=n + 10)}</span></p></div>"
        for n in range(1, 8)
    )
    html = f"<html><body><h1>News</h1><div>{rows_}</div></body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext(language="en"))
    assert [str(item.date.on) for item in listing.items if item.date] == [f"2026-05-0{n}" for n in range(1, 8)]


_SAID = "The council said on Monday that it would count the boats again before the summer, as it does every year."


def test_two_days_of_one_text_without_a_blank() -> None:
    """A theme that strips markup prints them so; the first word belongs to the date and is no label."""
    rows_ = "".join(
        f'<div><h3><a href="/p/{n}">The council counts its boats for the year {n}</a></h3>'
        f"<p>{f'أكتوبر {n}, 2026نوفمبر {n + 10}, 2026' if n % 2 else f'أكتوبر {n}, 2026'}</p></div>"
        for n in range(1, 8)
    )
    html = f"<html><body><h1>News</h1><div>{rows_}</div></body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext(language="ar"))
    assert [str(item.date.on) for item in listing.items if item.date] == [f"2026-10-0{n}" for n in range(1, 8)]


def test_links_to_author_and_date_are_no_posts() -> None:
    """Even though all three are in boxes of one kind."""
    rows_ = "".join(
        f'<div class="post"><p>{_SAID}</p><div class="meta part"><div><a href="/by/{n % 3}">Ada Morrow {n % 3}</a></div></div>'
        f'<div class="meta part"><div><a href="/2026/05/0{n}/">May {n}, 2026</a></div></div>'
        f'<div class="name part"><div><a href="/p/{n}"><h4>The council counts its boats {n}</h4></a></div></div></div>'
        for n in range(1, 9)
    )
    html = f"<html><body><h1>News</h1><div>{rows_}</div></body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext(language="en"))
    assert [item.url for item in listing.items] == [f"https://example.org/p/{n}" for n in range(1, 9)]
    assert [str(item.date.on) for item in listing.items if item.date] == [f"2026-05-0{n}" for n in range(1, 9)]


def test_the_number_of_comments_is_no_title() -> None:
    """The heading is, though it is no link."""
    rows_ = "".join(
        f'<article><a href="/p/{n}"></a><h2><a href="">The council counts its boats {n}</a></h2><p>{_SAID}</p>'
        f'<p>May {n}, 2026 <a href="/p/{n}#comments">{n} Comments</a></p><p><a href="/p/{n}">Read more</a></p></article>'
        for n in range(1, 8)
    )
    html = f"<html><body><h1>News</h1>{rows_}</body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext(language="en"))
    assert [item.title for item in listing.items] == [f"The council counts its boats {n}" for n in range(1, 8)]


def test_the_day_of_a_lead_article_is_its_own() -> None:
    """It does not get the date of the first entry below, where most entries have theirs."""
    by = 'by <a class="by" href="/by/{m}">Ada Morrow</a>'
    lead = (
        '<div class="article"><div class="head"><a href="/p/9"><h1>The council counts its boats 9</h1></a>09.05.2026 '
        f"{by.format(m=2)}</div><div><p>{_SAID}</p><p>{_SAID}</p></div></div>"
    )
    rows_ = "".join(
        f'<div class="article"><a href="/p/{n}"><h2>The council counts its boats {n}</h2></a><div class="day">0{n}.05.2026 '
        f"{by.format(m=n % 3)}</div><div><p>{_SAID}</p></div></div>"
        for n in range(8, 4, -1)
    )
    html = f"<html><body><div>{lead}{rows_}</div></body></html>"
    facts = page_facts(Page(url="https://example.org/", html=html))
    titles = [cluster for cluster in facts.clusters if cluster.anchors[0].text.startswith("The council")]
    items = make_items(facts, titles, DateContext(language="de"), ListingHints())
    assert {item.url[-1]: str(item.date.on) for item in items if item.date} == {
        str(n): f"2026-05-0{n}" for n in range(5, 10)
    }


def test_headings_are_titles_before_the_lines_below_the_posts() -> None:
    """Although section and comment links of each post are longer together than its title."""
    rows_ = "".join(
        f'<div><h2><a href="/p/{n}">Boats counted {n}</a></h2><p>{_SAID}</p><p><span><a href="/c/{n % 3}">Harbour {n % 3}</a>'
        f'</span><span><a href="/p/{n}#c">Leave a comment on the post: Boats counted {n}</a></span></p></div>'
        for n in range(1, 6)
    )
    facts = page_facts(Page(url="https://example.org/", html=f"<html><body><div>{rows_}</div></body></html>"))
    counted = dict.fromkeys(("empty", "numbers", "dated", "dated_text", "in_aside"), 0.0) | {
        "unique_text": 1.0,
        "text_median": 3.0,
    }
    titles, below = (
        Judged(cluster, counted | {"heading": heading, "mass_ratio": mass}, 0.95)
        for cluster, heading, mass in zip(facts.clusters, (1.0, 0.0), (0.6, 0.9), strict=True)
    )
    assert lead_of([titles, below]) is titles


def test_layout_finds_the_lone_entry_of_a_last_page() -> None:
    """Even if only its path in the page shows where it begins."""
    card = (
        '<div class="card"><div><div><h2><a href="/p/{n}">The council counts its boats {n}</a></h2></div></div>'
        "<p>0{n}.05.2026</p></div>"
    )
    pages = [
        Page(url="https://example.org/news/", html=f"<html><body><div class='list'>{cards}</div></body></html>")
        for cards in ("".join(card.format(n=n) for n in range(9, 2, -1)), card.format(n=2))
    ]
    first = read_listing(pages[0], DateContext(language="de"))
    last = read_listing(pages[1], DateContext(language="de"), layout=first.layout)
    assert rows(last) == [("https://example.org/p/2", "The council counts its boats 2", "2026-05-02")]
    assert not last.layout_changed


def test_a_section_of_a_post_listed_twice_is_no_post() -> None:
    """The titles are known from the box above; of the second entries only the section links are left."""
    cards = '<div class="card"><h5><a href="/p/{n}">The council counts its boats {n}</a></h5></div>'
    twice = (
        '<article><p><a href="/c/{n}">On the harbour {n}</a></p><h4><a href="/p/{n}">The council counts its boats {n}'
        "</a></h4></article>"
    )
    boxes = ("".join(part.format(n=n) for n in range(1, 6)) for part in (cards, twice))
    html = f"<html><body>{''.join(f'<div>{box}</div>' for box in boxes)}</body></html>"
    facts = page_facts(Page(url="https://example.org/", html=html))
    by_first = {cluster.anchors[0].text: Judged(cluster, {}, 0.9) for cluster in facts.clusters}
    lead = next(one for text, one in by_first.items() if text.startswith("The council"))
    assert outside(facts, by_first["On the harbour 1"], [lead]) is None


def test_a_link_whose_words_are_its_day_is_no_title() -> None:
    """The heading next to it is; without one, the date has to do."""
    item = "<div class=article>{heading}<p>by Staff, <a href='/p/{n}'>2026-05-0{n} 09:00:00+00:00</a></p><p>{text}</p></div>"
    text = "A paragraph that says in plain words what the post is about, and goes on for a while."
    headed = "".join(item.format(heading=f"<h2>The council counts boats {n}</h2>", n=n, text=text) for n in range(1, 8))
    html = f"<html><body><h1>News</h1><div>{headed}</div></body></html>"
    listing = read_listing(Page(url="https://example.org/news/", html=html), DateContext())
    assert [item.title for item in listing.items] == [f"The council counts boats {n}" for n in range(1, 8)]


@pytest.mark.parametrize("arrow", ["→", "⇨", "➜", "›"])
def test_an_arrow_after_the_page_count_is_the_next_page(arrow: str) -> None:
    entries = "".join(
        f'<li><h3><a href="/p/{n}">The council counts its boats for the year {n}</a></h3>On: 0{n} May 2026</li>'
        for n in range(1, 8)
    )
    html = (
        f'<html><body><ol>{entries}</ol><p class="pages"> 1 of 4 <a href="/index2.html">{arrow}</a></p></body></html>'
    )
    listing = read_listing(Page(url="https://example.org/", html=html), DateContext())
    assert listing.next_url == "https://example.org/index2.html"


_COUNTED = "".join(
    f'<li><h3><a href="/p/{n}">The council counts its boats for the year {n}</a></h3>On: 0{n} May 2026</li>'
    for n in range(1, 8)
)


def test_the_number_of_a_static_page_is_no_page_of_the_list() -> None:
    """Neither in a link of the menu nor in the list's own address."""
    menu = '<nav><a href="/?page_id=5">About us</a> <a href="/?page_id=7">Contact</a></nav>'
    older = '<a href="/?page_id=6&amp;paged=5"><span>&larr;</span> Previous messages of ours</a>'
    html = f"<html><body>{menu}<ol>{_COUNTED}</ol><p>{older}</p></body></html>"
    listing = read_listing(Page(url="https://example.org/?page_id=6&paged=4", html=html), DateContext())
    assert listing.next_url == "https://example.org/?page_id=6&paged=5"


def test_next_leads_back_where_older_exists() -> None:
    """A theme labels newer posts "Next Entries"; the file names of a static copy do not show the direction."""
    ways = '<p><a href="../3/list.html">« Older Entries</a></p><p><a href="../../list.html">Next Entries »</a></p>'
    html = f"<html><body><ol>{_COUNTED}</ol>{ways}</body></html>"
    listing = read_listing(Page(url="https://example.org/news/page/2/", html=html), DateContext())
    assert listing.next_url == "https://example.org/news/page/3/list.html"


def test_page_numbers_with_a_remark_for_the_ear() -> None:
    """Numbers with words in brackets for screen readers continue the pager."""
    pages = " ".join(
        f'<a href="/news/page/{n}/">{n} {"<span>(current page)</span>" if n > 2 else ""}</a>' for n in range(1, 5)
    )
    html = f"<html><body><ol>{_COUNTED}</ol><p>{pages}</p></body></html>"
    listing = read_listing(Page(url="https://example.org/news/page/2/", html=html), DateContext())
    assert listing.next_url == "https://example.org/news/page/3/"


def test_a_column_of_comments_gives_no_titles() -> None:
    """Links to single comments have readers' words; the posts are named elsewhere."""
    entries = "".join(
        f'<div class="row"><div><a href="/p/{n}">The council counts its boats, year {n}</a></div>0{n} May 2026</div>'
        for n in range(1, 6)
    )
    comments = "".join(
        f'<div class="row"><div><a href="/p/{n}#comment-{n}">Which of the harbours was that, and who counts</a></div>1{n} May 2026</div>'
        for n in range(4, 9)
    )
    html = f"<html><body><div class='a'>{entries}</div><div class='b'>{comments}</div></body></html>"
    listing = read_listing(Page(url="https://example.org/", html=html), DateContext())
    assert [item.url for item in listing.items] == [f"https://example.org/p/{n}" for n in range(1, 6)]


def test_pinned() -> None:
    """Pinned notices of a board are posts marked as pinned; the others are not marked."""
    page, expected, context = load("korean-board")
    assert [item.url for item in read_listing(page, context).items if item.pinned] == expected["pinned"]


def test_teaser_is_not_title() -> None:
    """The teaser of a card is its prose."""
    page, _, context = load("cards")
    assert all(item.teaser.startswith("The forum worked") for item in read_listing(page, context).items)


def test_layout_is_kept() -> None:
    """A remembered layout that fits is used and returned unchanged."""
    for name in GOOD:
        page, _, context = load(name)
        first = read_listing(page, context)
        again = read_listing(page, context, layout=first.layout)
        assert rows(again) == rows(first)
        assert (again.layout, again.layout_changed) == (first.layout, False)


def test_layout_takes_no_labels() -> None:
    """Category links on the same path as the titles are no entries, however likely the classifier finds them."""
    rows_of = "".join(
        f"<li><div><a class=c href='/news?cat={n % 2}{n}'>On the harbour {n}</a> <a class=t href='/news/{n}'>The harbour "
        f"gets its bridge number {n} after all</a></div><p>{20 - n} May 2024</p></li>"
        for n in range(6)
    )
    facts = page_facts(Page(url="https://town.example/news", html=f"<html><body><ul>{rows_of}</ul></body></html>"))
    layout = "1\nhtml body ul > li div a"
    choice = choose(facts, {"cluster": LogisticRegression(-2.0, {"text_mean": 0.6})}, layout)
    assert [sorted(cluster.urls) for cluster in choice.clusters] == [
        [f"https://town.example/news/{n}" for n in range(6)]
    ]


def test_layout_finds_a_short_list() -> None:
    """A listing reduced to one post is still read by the remembered layout."""
    page, expected, context = load("cards")
    layout = read_listing(page, context).layout
    first, *others = re.findall(r"<article.*?</article>", page.html, re.DOTALL)
    html = page.html
    for other in others:
        html = html.replace(other, "")
    short = read_listing(Page(url=page.url, html=html), context, layout=layout)
    assert first in html
    assert [item.url for item in short.items] == [expected["items"][0]["url"]]
    assert not short.layout_changed


def test_layout_finds_the_only_entry_of_the_last_page() -> None:
    """The pager's classes below the entries do not matter on a page with a single entry."""
    pager = "<div class='card' id='pager'><ol><li><a href='/p/1'>1</a></li><li><a href='/p/2'>2</a></li></ol></div>"
    entry = (
        "<div class='post card'><h2><a href='/n/{0}'>The harbour counts its boats {0}</a></h2><p>2025-10-{0}</p></div>"
    )
    full, last = (
        Page(url="https://a.example/", html=f"<body><div class='all'>{''.join(map(entry.format, days))}{pager}</div>")
        for days in (range(11, 18), [10])
    )
    context = DateContext()
    listing = read_listing(last, context, layout=read_listing(full, context).layout)
    assert [item.url for item in listing.items] == ["https://a.example/n/10"]
    assert not listing.layout_changed


def test_layout_change_is_reported() -> None:
    """If the page is built differently, its layout is learned again, and the listing says so."""
    cards, _, context = load("cards")
    full, expected, _ = load("full-posts")
    listing = read_listing(full, context, layout=read_listing(cards, context).layout)
    assert listing.layout_changed
    assert listing.layout == read_listing(full, context).layout
    assert [item.url for item in listing.items] == [item["url"] for item in expected["items"]]
    assert "new structure" in listing.reason


def test_hints_override() -> None:
    """Selectors of the watchlist decide what is an entry, its title, its date and the next page."""
    page, _, context = load("cards")
    hints = ListingHints(items="aside li", title="a", next=".pages a:nth-of-type(2)")
    listing = read_listing(page, context, hints=hints)
    assert [item.url.rsplit("/", 1)[1] for item in listing.items] == ["old-1", "old-2", "old-3"]
    assert listing.next_url == "https://forum.example/news?page=3"
    assert listing.confidence == 1.0


def test_hint_not() -> None:
    """Elements that `not` selects are excluded from the entries."""
    page, expected, context = load("cards")
    listing = read_listing(page, context, hints=ListingHints(not_items="article:first-of-type"))
    assert [item.url for item in listing.items] == [item["url"] for item in expected["items"][1:]]


def test_hint_date() -> None:
    """`date` selects the element with the date."""
    page, expected, context = load("cards")
    listing = read_listing(page, context, hints=ListingHints(date=".when"))
    assert [row[2] for row in rows(listing)] == [item["date"] for item in expected["items"]]


def test_bad_selector_names_key() -> None:
    """A selector that is not CSS is an error that names the key and the selector."""
    page, _, context = load("cards")
    with pytest.raises(SelectorError, match=r"items: 'div\['"):
        read_listing(page, context, hints=ListingHints(items="div["))


def test_selectors_of_the_watchlist_say_what_they_chose() -> None:
    """One that names no link chooses nothing, and the reason names the selector; the list is not looked for elsewhere."""
    page, _, context = load("cards")
    empty = read_listing(page, context, hints=ListingHints(items="footer.none"))
    assert (empty.items, empty.reason) == (
        (),
        "the watchlist's selector 'footer.none' names no entry with a link on this page",
    )
    chosen = read_listing(page, context, hints=ListingHints(items="aside li"))
    assert chosen.reason.startswith("the watchlist's selector 'aside li' names 3 entries")


GOOD = [name for name in NAMES if not name.startswith(("not-", "empty"))]


@given(name=st.sampled_from(GOOD), seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_shuffled_attributes_change_nothing(name: str, seed: int) -> None:
    """The order of attributes in the markup does not matter."""
    page, _, context = load(name)
    before = rows(read_listing(page, context))
    root = copy.deepcopy(page.root)
    chance = random.Random(seed)
    for element in root.iter():
        if isinstance(element.tag, str) and len(element.attrib) > 1:
            pairs = list(element.attrib.items())
            chance.shuffle(pairs)
            element.attrib.clear()
            element.attrib.update(pairs)
    html = lxml.html.tostring(root, encoding="unicode")
    assert rows(read_listing(Page(url=page.url, html=html), context)) == before


@given(name=st.sampled_from(GOOD), depth=st.integers(1, 5))
@settings(max_examples=25, deadline=None)
def test_extra_wrappers_change_nothing(name: str, depth: int) -> None:
    """More boxes around the whole page give the same posts."""
    page, _, context = load(name)
    before = rows(read_listing(page, context))
    root = copy.deepcopy(page.root)
    body = root.find("body")
    for _ in range(depth):
        box = lxml.html.Element("div")
        box.text, body.text = body.text, None
        box.extend(list(body))
        body.append(box)
    html = lxml.html.tostring(root, encoding="unicode")
    assert rows(read_listing(Page(url=page.url, html=html), context)) == before


@pytest.mark.parametrize("name", NAMES)
def test_addresses_are_in_the_page(name: str) -> None:
    """Every address, of posts and next page, is that of a link of the page; raw dates are in its text."""
    page, _, context = load(name)
    listing = read_listing(page, context)
    known = {urljoin(page.base_url, a.get("href")).split("#")[0] for a in page.root.iter("a") if a.get("href")}
    assert {item.url for item in listing.items} <= known
    assert listing.next_url is None or listing.next_url in known
    text = " ".join(page.root.text_content().split()) + page.html
    assert all(word in text for item in listing.items if item.date for word in item.date.raw.split())


@given(html=st.text(alphabet="<>/ab=\"' &#x0;adivulhref1", max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(html: str) -> None:
    """No markup, however broken, raises an exception."""
    listing = read_listing(Page(url="https://a.example/", html=html), DateContext())
    assert 0 <= listing.confidence <= 1


@pytest.mark.parametrize(
    "html",
    [
        "<ul>" + "".join(f"<li><a href='/n/{i}'>A title of post {i}</a></li>" for i in range(50_000)),
        "<div>" * 30_000 + "<a href='/x'>A long title of a post</a>",
        "<table><tr>" + "".join(f"<td><a href='/n/{i}'>A title of post {i}</a></td>" for i in range(10_000)),
        "".join(f"<p class='{chr(97 + i % 26)}{chr(97 + i % 7)}'><a href='/n?p={i}'>{i}</a></p>" for i in range(9_000)),
    ],
    ids=["links", "depth", "columns", "classes"],
)  # fmt: skip
def test_hostile_pages_end_soon(html: str) -> None:
    """Pages with a hundred thousand elements, a row of ten thousand cells or extreme depth end within the suite's
    timeout.
    """
    read_listing(Page(url="https://a.example/", html=html), DateContext())


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Nr. 120 vom 29. Mai: Hochwasserschutz", True),
        ("Published May 29", True),
        ("29 de mayo · Nota de prensa", True),
        ("29 мая, новости", True),
        ("12 people in room 12", False),
        ("Chapter 3 of May and June", False),
    ],
)
def test_a_day_with_its_month_is_a_date_without_a_year(line: str, *, dated: bool) -> None:
    """A number next to any other word is no date."""
    assert has_day(line) is dated


def test_links_are_looked_at_up_to_a_number() -> None:
    """The first twenty thousand of a page; later ones are not read."""
    links = "".join(f"<a href=/x/{n}>word {n}</a>" for n in range(MAX_LINKS + 5))
    page = open_page(f"<html><body><p>{links}</p></body></html>".encode(), "https://a.example/")
    anchors = collect_anchors(flatten(page.root), page.base_url)
    assert len(anchors) == MAX_LINKS == 20_000
    assert anchors[-1].url == f"https://a.example/x/{MAX_LINKS - 1}"


@pytest.mark.parametrize("others", [0, 1])
def test_posts_with_one_title_are_posts(others: int) -> None:
    """A weekly newsletter has a new address and date each time, but one title; a heading "Read more" is still no title."""
    titles = ["The weekly letter of the house"] * 5 + ["A seminar on the law of water"] * others
    rows = "".join(
        f'<li><h3><a href="/p/{n}">{title}</a></h3><span class="date">2026-02-{19 - n}</span></li>'
        for n, title in enumerate(titles)
    )
    html = f"<html><head><title>News</title></head><body><main><h1>News</h1><ul>{rows}</ul></main></body></html>"
    listing = read_listing(
        open_page(html.encode(), "https://a.example/news"), DateContext(now=datetime(2026, 3, 1, tzinfo=UTC))
    )
    assert [item.title for item in listing.items] == titles
    again = html.replace("The weekly letter of the house", "Read the full article")
    assert not [
        one
        for one in read_listing(
            open_page(again.encode(), "https://a.example/news"), DateContext(now=datetime(2026, 3, 1, tzinfo=UTC))
        ).items
        if "full" in one.title
    ]
