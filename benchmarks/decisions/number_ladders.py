"""Pages in which a number, a depth, a length or a distance of days grows: at which step is another thing read?

As in `text_ladders`, the steps cross the bounds of reading, whatever these are; each step makes its own page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections
from benchmarks.decisions.ladders import Summary, climbed
from benchmarks.decisions.page_ladders import CONTEXT, PROSE, TEXT, TITLE
from presswatch.records import DateReading
from scraper.pages.article.read import read_article
from scraper.pages.discovery.discover import find_sources
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import Page

_POST, _LIST, _FRONT = (f"https://www.grows.example/{path}" for path in ("news/the-river-office", "news", ""))
_NOW = date(2026, 5, 20)
_DAY = "<time>4 May 2026</time>"
_BY = "<p class=author>By Jane Doe</p>"
_BOATS = (
    "Boats",
    "Fishers",
    "Bridges",
    "Locks",
    "Ferries",
    "Mills",
    "Tides",
    "Floods",
    "Ports",
    "Weirs",
    "Sluices",
    "Rafts",
)
_DOING = ("wait for the crew", "have no captain", "open again in June", "are painted blue", "cost more than nets")
_PAPERS = ("The Guardian", "Daily Lantern", "BBC News", "Le Monde", "Harbour Times")
Drawn = Callable[[int], str]


def number_ladders() -> Iterator[Case]:
    """A case for each page of a post, each list and each front page."""
    for name, (last, drawn) in POSTS.items():
        yield Case(f"number:post/{name}", partial(_climbed, partial(_read_post, drawn), last))
    for name, (last, drawn) in LISTS.items():
        yield Case(f"number:list/{name}", partial(_climbed, partial(_read_list, drawn), last))
    for name, (last, drawn) in FRONTS.items():
        yield Case(f"number:front/{name}", partial(_climbed, partial(_read_front, drawn), last))


def _climbed(decide: Callable[[int], Summary], last: int, _: Workshop) -> Sections:
    return {"page": climbed(decide, last)}


def _read_post(drawn: Drawn, step: int) -> Summary:
    article = read_article(Page(_POST, drawn(step)), CONTEXT)
    known = [at for at, line in enumerate(PROSE) if line in article.text]
    kinds = "".join(block.kind[0] for block in article.blocks)
    return (
        f"title: {article.title[:30]}",
        f"by: {', '.join(article.byline[:3])}",
        f"on: {_day(article.published)}",
        f"text: {known}, from {article.text[:20]!r}, {kinds[:3]} to {kinds[-3:]}",
        f"wall: {article.wall}, left out: {bool(article.left_out)}, links: {len(article.links[:3])}",
    )


def _read_list(drawn: Drawn, step: int) -> Summary:
    listing = read_listing(Page(_LIST, drawn(step)), CONTEXT)
    shown = [f"{one.title[:30]}, {_day(one.date)}, {one.teaser[:20]}, {one.outlet}" for one in listing.items]
    some = dict.fromkeys([*shown[:3], *shown[-1:]])
    return (f"list: {listing.is_listing}, next: {str(listing.next_url)[:60]}, {min(len(shown), 9)} entries", *some)


def _read_front(drawn: Drawn, step: int) -> Summary:
    found = find_sources(Page(_FRONT, drawn(step)))
    return tuple(f"{one.url[:60]}, {one.kind}, {one.score:.2f}" for one in [*found[:4], *found[-1:]])


def _day(reading: DateReading | None) -> str:
    return f"{reading.on}, {reading.source}, {'certain' if reading.certain else 'doubtful'}" if reading else "no day"


def _page(body: str, head: str = "", title: str = TITLE) -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def _post(body: str, head: str = "") -> str:
    """A post with its title above the body."""
    return _page(f"<nav><a href=/>Home</a></nav><main><h1>{TITLE}</h1>{body}</main><footer>Imprint</footer>", head)


def _letters(number: int) -> str:
    """Lower-case words of so many characters in all."""
    return "".join(islice(cycle("river tarnol of vebi "), number))


def _words(number: int) -> str:
    return " ".join(islice(cycle("the keeper of old boats waits here for rain and wind".split()), number))


def _within(html: str, depth: int, tag: str = "div") -> str:
    """The HTML in so many elements, one in the other."""
    return f"<{tag}>" * depth + html + f"</{tag}>" * depth


def _on(days: int, form: str = "%-d %B %Y") -> str:
    """The day so many days before the page is read."""
    return (_NOW - timedelta(days=days)).strftime(form)


def _data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def _others(number: int) -> str:
    """So many articles in the page's data that say only what they are called."""
    return "".join(_data(headline=f"Boats of harbour {at}") for at in range(number))


POSTS: dict[str, tuple[int, Drawn]] = {
    # What a page says about itself.
    "data/articles-before-day": (9, lambda n: _post(TEXT, _others(n) + _data(datePublished="2026-05-04"))),
    "data/articles-before-change": (
        9,
        lambda n: _post(f"{_DAY}{TEXT}", _others(n) + _data(dateModified="2026-05-04")),
    ),
    "data/articles-before-author": (9, lambda n: _post(TEXT, _others(n) + _data(author="Jane Doe"))),
    "data/articles-before-publisher": (
        9,
        lambda n: _post(
            f"<p class=author>River House</p>{TEXT}", _others(n) + _data(publisher={"name": "River House"})
        ),
    ),
    "data/authors": (14, lambda n: _post(TEXT, _data(author=[f"Jane {one[:-1]}" for one in _BOATS[:n]]))),
    "data/published-and-shown": (
        60,
        lambda n: _post(f"<p>{_on(3)}</p>{TEXT}", _data(datePublished=_on(3 + n, "%Y-%m-%d"))),
    ),
    "data/published-after-shown": (
        60,
        lambda n: _post(f"<p>{_on(60)}</p>{TEXT}", _data(datePublished=_on(60 - n, "%Y-%m-%d"))),
    ),
    "data/changed-and-shown": (
        60,
        lambda n: _post(f"<p>{_on(3 + n)}</p>{TEXT}", _data(dateModified=_on(3, "%Y-%m-%d"))),
    ),
    "data/letters-of-headline": (90, lambda n: _page(f"<main>{TEXT}</main>", _data(headline=_letters(n + 1)), "")),
    "metas/authors": (
        14,
        lambda n: _post(TEXT, "".join(f'<meta name=author content="Jane {one}">' for one in _BOATS[:n])),
    ),
    "metas/title-longer-than-heading": (
        60,
        lambda n: _post(TEXT, f'<meta property="og:title" content="{TITLE} {_letters(n)}">'),
    ),
    "metas/heading-longer-than-title": (
        60,
        lambda n: _page(
            f"<main><h1>{TITLE} {_letters(n)}</h1>{TEXT}</main>", f'<meta property="og:title" content="{TITLE}">'
        ),
    ),
    # Depth and order.
    "depth/title": (40, lambda n: _page(_within(f"<h1>{TITLE}</h1>", n) + f"<main>{_DAY}{_BY}{TEXT}</main>")),
    "depth/day": (40, lambda n: _post(f"{_within('4 May 2026', n, 'span')}{TEXT}")),
    "depth/author": (40, lambda n: _post(f"{_within(_BY, n)}{TEXT}")),
    "depth/text": (40, lambda n: _post(f"{_DAY}{_BY}{_within(TEXT, n)}")),
    "depth/one-paragraph": (40, lambda n: _post(f"{_DAY}{TEXT}{_within(f'<p>{PROSE[0]}</p>', n)}{TEXT}")),
    "depth/bold": (4, lambda n: _post(f"{TEXT}<p>{_within('The boats', n, 'b')} wait</p><p>Boats</p>{TEXT}")),
    "names/before-author": (250, lambda n: _post(f"<p class='{_letters(n)} author'>Jane Doe</p>{TEXT}")),
    "names/before-day": (250, lambda n: _post(f"<p class='{_letters(n)} date'>{_lines(2)} 4 May 2026</p>{TEXT}")),
    "names/before-comments": (250, lambda n: _post(f"{TEXT}<div class='{_letters(n)} comments'>{_comments(2)}</div>")),
    "names/before-related": (250, lambda n: _post(f"{TEXT}<div class='{_letters(n)} related'>{TEXT}</div>")),
    "lines/above-title": (20, lambda n: _page(f"<main>{_lines(n)}<h1>{TITLE}</h1>{_DAY}{TEXT}</main>")),
    "lines/title-to-day": (20, lambda n: _post(f"{_lines(n)}{_DAY}{TEXT}")),
    "lines/title-to-author": (20, lambda n: _post(f"{_lines(n)}<p>By Jane Doe</p>{TEXT}")),
    "lines/text-to-author": (20, lambda n: _post(f"{TEXT}{_lines(n)}<p>By Jane Doe</p>")),
    "lines/text-to-signature": (20, lambda n: _post(f"{TEXT}<p>Jane Doe</p>{_lines(n)}")),
    "lines/text-to-day": (20, lambda n: _post(f"{TEXT}{_lines(n)}<p>4 May 2026</p>")),
    "lines/plain-day-above-title": (
        20,
        lambda n: _page(f"<main><p>4 May 2026</p>{_lines(n)}<h1>{TITLE}</h1>{TEXT}</main>"),
    ),
    # Days.
    "days/ago": (40, lambda n: _post(f"<p>{n} days ago</p>{TEXT}")),
    "days/ahead": (40, lambda n: _post(f"<p>{_on(-n)}</p>{TEXT}")),
    "days/ahead-without-year": (60, lambda n: _post(f"<p>{_on(-n, '%-d %B')}</p>{TEXT}")),
    "days/shown": (9, lambda n: _post("".join(f"<p>{at + 2} May 2026</p>" for at in range(n)) + TEXT)),
    "days/two-shown": (40, lambda n: _post(f"<p>{_on(50)}</p><p>{_on(50 - n)}</p>{TEXT}")),
    "days/posted-on": (500, lambda n: _post(f"{TEXT}<p>This entry was posted on 4 May 2026 in {_letters(n)}.</p>")),
    "days/dateline": (100, lambda n: _post(f"<p>{_letters(n).title()} 4 May 2026 – {PROSE[0]}</p>{TEXT}")),
    "days/paragraphs-to-dateline": (8, lambda n: _post(f"{_lines(n)}<p>London, 4 May 2026 – {PROSE[0]}</p>{TEXT}")),
    "days/label": (60, lambda n: _post(f"<p>{_letters(n).capitalize()}: 4 May 2026</p>{TEXT}")),
    "days/after-author": (40, lambda n: _post(f"<p>By Jane Doe {_words(n)} 4 May 2026</p>{TEXT}")),
    # The text and what is around it.
    "text/paragraphs": (14, lambda n: _post("".join(islice(cycle(f"<p>{one}</p>" for one in PROSE), n)))),
    "text/letters-of-one-paragraph": (300, lambda n: _post(f"<div>{_letters(n + 1)}.</div>")),
    "text/links-in-paragraph": (14, lambda n: _post(f"{TEXT}<p>{_links(n)} wait for rain.</p>{TEXT}")),
    "text/letters-in-links": (
        90,
        lambda n: _post(f"{TEXT}<p>Here wait all of <a href=/boats>{_letters(n + 1)}</a> too.</p>{TEXT}"),
    ),
    "text/linked-lines-at-the-end": (14, lambda n: _post(f"{TEXT}{_linked_lines(n)}")),
    "text/linked-lines-above": (14, lambda n: _post(f"{_linked_lines(n)}{TEXT}")),
    "text/dated-links-at-the-end": (9, lambda n: _post(f"{TEXT}{_dated_links(n)}")),
    "text/pictures": (14, lambda n: _post(f"{TEXT}{'<img src=/a.jpg alt=Boats>' * n}<p>Photo: Jane Doe</p>{TEXT}")),
    "text/rows-of-table": (
        14,
        lambda n: _post(f"{TEXT}<table>{'<tr><td>Boat<td>nine<td>twelve</tr>' * n}</table>{TEXT}"),
    ),
    "text/headings": (14, lambda n: _post(f"{TEXT}{'<h2>Boats of the harbour</h2>' * n}{TEXT}")),
    "text/quotes": (14, lambda n: _post(f"{TEXT}{f'<blockquote>{PROSE[1]}</blockquote>' * n}")),
    "text/short-lines": (30, lambda n: _post(f"{_DAY}{_lines(n)}")),
    "text/related-heading": (40, lambda n: _post(f"{TEXT}<h3>Related {_letters(n)}</h3>{_linked_lines(5)}")),
    "text/share-buttons": (14, lambda n: _post(f"<ul>{_buttons(n)}</ul>{TEXT}<ul>{_buttons(n)}</ul>")),
    "text/comments": (14, lambda n: _post(f"{TEXT}<div class=comments>{_comments(n)}</div>")),
    "text/words-of-teaser": (60, lambda n: _post(f"<p class=lead>{_words(n + 1)}.</p>{TEXT}")),
    "text/articles": (
        9,
        lambda n: _page("".join(f"<article><h2>{one}</h2><p>{PROSE[0]}</p></article>" for one in _BOATS[:n])),
    ),
}
"""Posts by what grows: the last step, and the page of a step."""


def _lines(number: int) -> str:
    return "".join(f"<p>The boat of harbour {at} waits</p>" for at in range(number))


def _links(number: int) -> str:
    return ", ".join(f"<a href=/boats/{at}>{one}</a>" for at, one in enumerate(islice(cycle(_BOATS), number)))


def _linked_lines(number: int) -> str:
    return "".join(f"<li><a href=/news/{at}>{_entry_title(at)}</a></li>" for at in range(number))


def _dated_links(number: int) -> str:
    return "".join(f"<div><a href=/news/{at}>{_entry_title(at)}</a> {at + 1} May 2026</div>" for at in range(number))


def _buttons(number: int) -> str:
    return "".join(f'<li><a href="https://share.example/{at}">Share</a></li>' for at in range(number))


def _comments(number: int) -> str:
    return "".join(
        f"<div><b>Reader {at}</b> <time>{at + 1} May 2026</time><p>{PROSE[2]}</p></div>" for at in range(number)
    )


def _entry_title(at: int) -> str:
    return f"{_BOATS[at % len(_BOATS)]} {_DOING[at % len(_DOING)]}"


def _list(rows: str, around: str = "{}") -> str:
    """A list's page; what is around its rows has a place for them."""
    listed = around.format(f"<ul>{rows}</ul>")
    return _page(
        f"<nav><a href=/>Home</a> <a href=/about>About us</a></nav><main><h1>News</h1>{listed}</main>", "", "News"
    )


def _rows(number: int, more: Callable[[int], str] = lambda at: f" <time>2026-05-{18 - at:02}</time>") -> str:
    """So many entries with something more in each of them."""
    return "".join(f"<li><a href=/news/{at}>{_entry_title(at)}</a>{more(at)}</li>" for at in range(number))


def _some(number: int, shown: str, other: str = "") -> Callable[[int], str]:
    """One thing in so many of the entries, another one in all others; "{}" is a paper."""
    return lambda at: (shown if at < number else other).format(_PAPERS[at % len(_PAPERS)], at + 1)


def _days(number: int, later: int, form: str) -> Callable[[int], str]:
    """The days of entries, one a week; from one entry on so many days later."""
    return lambda at: f" <span>{_on(7 * at + 10 + (later if at >= number else 0), form)}</span>"


LISTS: dict[str, tuple[int, Drawn]] = {
    # How many entries.
    "entries/dated": (16, lambda n: _list(_rows(n))),
    "entries/undated": (40, lambda n: _list(_rows(n, lambda _: ""))),
    "entries/with-pictures": (14, lambda n: _list(_rows(n, lambda _: "<img src=/a.jpg>"))),
    "entries/next-to-others": (14, lambda n: _list(_rows(6), f"{{}}<h2>Fish</h2><div>{_dated_links(n)}</div>")),
    "entries/next-to-more-titles": (14, lambda n: _list(_rows(4, lambda _: ""), f"{{}}<p>{_linked_lines(n)}</p>")),
    # In how many of eight entries.
    "share/days": (8, lambda n: _list(_rows(8, _some(n, " 4 May 2026")))),
    "share/teasers": (8, lambda n: _list(_rows(8, _some(n, f"<p>{PROSE[0]}</p>")))),
    "share/outlets": (8, lambda n: _list(_elsewhere(_rows(8, _some(n, " <b>{}</b> 4 May 2026", " 4 May 2026"))))),
    "share/outlets-of-all": (8, lambda n: _list(_elsewhere(_rows(8, _some(n, " <b>{}</b>", " <b>Boats {1}</b>"))))),
    "share/people": (8, lambda n: _list(_rows(8, _some(n, " <span>Jane Doe</span>", " <span>{}</span>")))),
    "share/links-away": (8, lambda n: _list(_elsewhere(_rows(n)) + _rows(8)[len(_rows(n)) :])),
    "share/two-links": (
        8,
        lambda n: _list(_rows(8, _some(n, " <a href=/tag/{1}>Tides {1}</a> 4 May 2026", " 4 May 2026"))),
    ),
    "share/same-link": (
        8,
        lambda n: _list("".join(f"<li><a href=/news/{max(0, at - n)}>{_entry_title(at)}</a>" for at in range(8))),
    ),
    "share/same-title": (
        8,
        lambda n: _list("".join(f"<li><a href=/news/{at}>{_entry_title(0 if at < n else at)}</a>" for at in range(8))),
    ),
    "share/headings": (8, lambda n: _list("".join(f"<li>{_headed(at, headed=at < n)}</li>" for at in range(8)))),
    "share/short-titles": (
        8,
        lambda n: _list(
            "".join(f"<li><a href=/news/{at}>{'More' if at < n else _entry_title(at)}</a></li>" for at in range(8))
        ),
    ),
    "share/read-more": (8, lambda n: _list(_rows(8, _some(n, " <a href=/news/{1}>Read more</a>")))),
    # How long, how deep, how many in each entry.
    "letters/titles": (
        60,
        lambda n: _list(
            "".join(f"<li><a href=/news/{at}>{one[:1]}{_letters(n)}</a></li>" for at, one in enumerate(_BOATS))
        ),
    ),
    "letters/dated-titles": (
        30,
        lambda n: _list(
            "".join(f"<li><a href=/news/{at}>{one[:1]}{_letters(n)}</a> 4 May 2026" for at, one in enumerate(_BOATS))
        ),
    ),
    "words/teasers": (60, lambda n: _list(_rows(6, lambda _: f"<p>{_words(n)}</p>"))),
    "words/before-day": (30, lambda n: _list(_rows(6, lambda at: f"<p>{_words(n)} {at + 1} May 2026</p>"))),
    "words/after-day": (30, lambda n: _list(_rows(6, lambda at: f"<p>{at + 1} May 2026 {_words(n)}</p>"))),
    "words/outlet": (
        12,
        lambda n: _list(_rows(6, lambda at: f" <i>{_PAPERS[at % 5]} {_words(n).title()}</i> {at + 1} May 2026")),
    ),
    "letters/outlet": (
        60,
        lambda n: _list(_rows(6, lambda at: f" <i>Daily {_letters(n).title()}{at}</i> {at + 1} May 2026")),
    ),
    "lines/in-entry": (
        40,
        lambda n: _list(_rows(6, lambda at: f"{'<p>Boats wait here</p>' * n}<p>{at + 1} May 2026</p>")),
    ),
    "lines/above-title": (
        20,
        lambda n: _list(
            "".join(f"<li>{'<p>Boats wait</p>' * n}<a href=/news/{at}>{_entry_title(at)}</a></li>" for at in range(6))
        ),
    ),
    "pictures/in-entry": (
        12,
        lambda n: _list(_rows(6, lambda at: "<img src=/a.jpg>" * n + f'<img src=/b.jpg alt="{_PAPERS[at % 5]}">')),
    ),
    "tags/in-entry": (14, lambda n: _list(_rows(6, lambda at: _links(n) + f" {at + 1} May 2026"))),
    "depth/title": (
        40,
        lambda n: _list(
            "".join(
                f"<li>{_within(f'<a href=/news/{at}>{_entry_title(at)}</a>', n)} 4 May 2026</li>" for at in range(6)
            )
        ),
    ),
    "depth/day": (40, lambda n: _list(_rows(6, lambda at: _within(f"{at + 1} May 2026", n, "span")))),
    "depth/list": (70, lambda n: _list(_rows(6), _within("{}", n))),
    "classes/of-entry": (30, lambda n: _list(_rows(6).replace("<li", f"<li class='{_classes(n)} boat'"))),
    "names/before-sidebar": (
        250,
        lambda n: _list(_rows(4), f"{{}}<div class='{_letters(n)} sidebar'>{_dated_links(6)}</div>"),
    ),
    "names/before-title": (
        250,
        lambda n: _list(
            _rows(6, lambda at: f"<b class='{_letters(n)} title'>{_entry_title(at + 3)}</b> {at + 1} May 2026")
        ),
    ),
    # Days and the headings above them.
    "days/without-year": (60, lambda n: _list(_rows(8, _days(4, n, "%-d %B")))),
    "days/with-year": (60, lambda n: _list(_rows(8, _days(4, -n, "%-d %B %Y")))),
    "days/ahead": (60, lambda n: _list(_rows(6, lambda at: f" <time>{_on(3 * at - n)}</time>"))),
    "days/order": (
        9,
        lambda n: _list(_rows(8, lambda at: f" <span>{at + 3:02}/{at + 3 if at < n else 4:02}/2026</span>")),
    ),
    "days/under-headings": (8, lambda n: _list("", f"{{}}{_grouped(n, '<h2>{}</h2>')}")),
    "days/under-lines": (8, lambda n: _list("", f"{{}}{_grouped(n, '<p>{}</p>')}")),
    "days/entries-of-heading": (8, lambda n: _list("", f"{{}}{_grouped(3, '<h2>{}</h2>', n)}")),
    "days/in-title": (
        8,
        lambda n: _list(
            "".join(
                f"<li><a href=/news/{at}>{_entry_title(at)}{', 4 May 2026' if at < n else ''}</a></li>"
                for at in range(8)
            )
        ),
    ),
    # The next page.
    "pages/numbers": (14, lambda n: _list(_rows(6), f"{{}}<p>{_numbered(n)}</p>")),
    "pages/from": (14, lambda n: _list(_rows(6), f"{{}}<p>{_numbered(4, n)}</p>")),
    "pages/parameters": (40, lambda n: _list(_rows(6), f"{{}}<a href='?{_parameters(n)}page=2'>Next</a>")),
    "pages/letters-of-label": (30, lambda n: _list(_rows(6), f"{{}}<a href='?page=2'>Older {_letters(n)}</a>")),
    "pages/lines-below": (14, lambda n: _list(_rows(6), f"{{}}{_lines(n)}<a href='?page=2'>Next</a>")),
    "pages/path": (14, lambda n: _list(_rows(6), f"{{}}<a href='{'/a' * n}/news/page/2'>Next</a>")),
}
"""Lists in the same way."""


def _elsewhere(rows: str) -> str:
    """The rows with links to other sites."""
    for at, one in enumerate(_BOATS):
        rows = rows.replace(f"href=/news/{at}>", f"href=https://www.{one.lower()}.example/news/{at}>")
    return rows


def _classes(number: int) -> str:
    return " ".join(f"c{chr(97 + at)}" for at in range(number))


def _headed(at: int, *, headed: bool) -> str:
    link = f"<a href=/news/{at}>{_entry_title(at)}</a>"
    return f"<h3>{link}</h3>" if headed else link


def _grouped(number: int, head: str, entries: int = 2) -> str:
    """Groups of entries under a day; so many of the groups have one."""
    return "".join(
        (head.format(f"{20 - 2 * at} April 2026") if at < number else "<h2>Boats</h2>")
        + "".join(f"<div><a href=/news/{at}-{one}>{_entry_title(at + one)} {at}</a></div>" for one in range(entries))
        for at in range(6)
    )


def _numbered(number: int, first: int = 1) -> str:
    return " ".join(f"<a href='?page={at}'>{at}</a>" for at in range(first, first + number))


def _parameters(number: int) -> str:
    return "".join(f"k{at}=1&amp;" for at in range(number))


def _front(body: str, head: str = "") -> str:
    return _page(f"<header><a href=/>Home</a></header>{body}<p>{PROSE[0]}</p>", head, "River office")


FRONTS: dict[str, tuple[int, Drawn]] = {
    "menu/before-news": (60, lambda n: _front(f"<nav>{_links(n)} <a href=/news>News</a></nav>")),
    "menu/letters-of-label": (50, lambda n: _front(f"<nav><a href=/a>News {_letters(n)}</a></nav>")),
    "menu/words-of-label": (9, lambda n: _front(f"<nav><a href=/press>Press {_words(n)}</a></nav>")),
    "menu/depth-of-path": (9, lambda n: _front(f"<nav><a href=/a{'/b' * n}/press>Press</a></nav>")),
    "menu/depth": (40, lambda n: _front(f"<nav>{_within('<a href=/press>Press</a>', n, 'ul')}</nav>")),
    "menu/pages-of-a-kind": (
        9,
        lambda n: _front("<nav>" + "".join(f"<a href=/{at}/news>News</a>" for at in range(n)) + "</nav>"),
    ),
    "menu/in-footer": (9, lambda n: _front(f"<footer>{_links(n)}<a href=/in-the-media>In the media</a></footer>")),
    "feeds/announced": (9, lambda n: _front("", _feeds(n))),
    "feeds/shown": (9, lambda n: _front("".join(f"<a href=/{at}/feed.xml>RSS</a>" for at in range(n)))),
}
"""Front pages, from which the places of posts are found."""


def _feeds(number: int) -> str:
    links = (
        f"<link rel=alternate type=application/rss+xml href=/{at}/feed title='Boats {at}'>" for at in range(number)
    )
    return "".join(links)
