"""Pages with one place that grows: at which step is another title, author, day, text or list read?

As in `text_ladders`, the steps cross the bounds of reading, whatever these are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections
from benchmarks.decisions.ladders import Summary, climbed
from benchmarks.decisions.text_ladders import UNITS
from presswatch.records import DateReading
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import Page

_URL = "https://www.grows.example/news/the-river-office"
CONTEXT = DateContext(now=datetime(2026, 5, 20, tzinfo=UTC))
TITLE = "The river office opens its books"
PROSE = (
    "The office keeps the minutes of two hundred years, and everybody may read them now.",
    "Its keeper says that most of the books are about floods, and a few about fish.",
    "A hall for thirty readers opens in autumn, when the roof has been mended.",
    "Until then the books are shown on Mondays, two at a time, to those who ask.",
)
TEXT = "".join(f"<p>{one}</p>" for one in PROSE)


def page_ladders() -> Iterator[Case]:
    """A case for each page of a post and each list."""
    for name, (last, html) in POSTS.items():
        yield Case(f"page:post/{name}", partial(_climbed_post, name.split("/")[0], html, last))
    for name, (last, html) in LISTS.items():
        yield Case(f"page:list/{name}", partial(_climbed_list, name.split("/")[0], html, last))


def _climbed_post(unit: str, html: str, last: int, _: Workshop) -> Sections:
    def decide(step: int) -> Summary:
        article = read_article(Page(_URL, html.format(_filling(unit, step))), CONTEXT)
        known = [at for at, line in enumerate(PROSE) if line in article.text]
        return (
            f"title: {article.title}",
            f"by: {', '.join(article.byline)}",
            f"on: {_day(article.published)}",
            f"text: {known}, from {article.text[:20]!r} to {article.text[-20:]!r}",
            f"wall: {article.wall}, left out: {len(article.left_out)}",
        )

    return {"page": climbed(decide, last)}


def _climbed_list(unit: str, html: str, last: int, _: Workshop) -> Sections:
    def decide(step: int) -> Summary:
        listing = read_listing(Page(_LIST, html.format(_filling(unit, step))), CONTEXT)
        shown = [f"{one.title[:40]}, {_day(one.date)}, {one.teaser[:20]}, {one.outlet}" for one in listing.items]
        return (f"list: {listing.is_listing}, next: {listing.next_url}, {len(shown)} entries", *shown[:2], *shown[-1:])

    return {"page": climbed(decide, last)}


def _filling(unit: str, step: int) -> str:
    """The filling of a step as HTML, lines as paragraphs."""
    if unit in _MARKED:
        return "".join(_MARKED[unit].format(n) for n in range(1, step + 1))
    return " ".join(UNITS[unit]("en", step))


def _day(reading: DateReading | None) -> str:
    return f"{reading.on}, {reading.source}, {'certain' if reading.certain else 'doubtful'}" if reading else "no day"


_MARKED = {
    "paragraphs": "<p>The boat {} of the harbour waits for its crew, which comes at nine.</p>",
    "menu": '<li><a href="/menu/{0}">Boats of harbour {0}</a></li>',
    "headings": "<h2>Boats of harbour {}</h2>",
    "authors": "<span class=author>Jane Doe{}</span>",
    "tags": '<a rel=tag href="/tag/{0}">river{0}</a>',
    "entries": '<li><a href="/news/{0}">The boat of the harbour waits for crew {0}</a> <time>2026-05-0{0}</time></li>',
    "undated": '<li><a href="/news/{0}">The boat of the harbour waits for crew {0}</a></li>',
    "pages": '<a href="?page={0}">{0}</a>',
}
"""What is repeated, with its number."""
_HEAD = f"<!doctype html><html lang=en><head><title>{TITLE}</title></head><body>"
_TITLED = f"{_HEAD}<nav><a href=/>Home</a></nav><main><h1>{TITLE}</h1>"
_END = "</main><footer><a href=/imprint>Imprint</a></footer></body></html>"
_LIST = "https://www.grows.example/news"
_ROWS = "".join(
    f"<li><a href='/news/{n}'>A walk along river {n} begins at nine</a> <time>2026-05-0{n}</time></li>"
    for n in range(1, 7)
)
_LISTED = f"{_HEAD}<nav><a href=/>Home</a> <a href=/about>About us</a></nav><main><h1>News</h1>"
POSTS: dict[str, tuple[int, str]] = {
    "name/author": (50, f"{_TITLED}<p class=author>By Jane {{}}</p><time>2026-05-04</time>{TEXT}{_END}"),
    "names/author": (9, f"{_TITLED}<p class=author>By Jane {{}}</p><time>2026-05-04</time>{TEXT}{_END}"),
    "names/author-by": (9, f"{_TITLED}<p>By Jane {{}}</p><time>2026-05-04</time>{TEXT}{_END}"),
    "words/author-and-role": (20, f"{_TITLED}<p>By Jane Doe, {{}}</p><time>2026-05-04</time>{TEXT}{_END}"),
    "names/author-in-head": (9, f"{_HEAD}<meta name=author content='Jane {{}}'><main><h1>{TITLE}</h1>{TEXT}{_END}"),
    "authors/elements": (14, f"{_TITLED}{{}}<time>2026-05-04</time>{TEXT}{_END}"),
    "paragraphs/title-to-author": (14, f"{_TITLED}{{}}<p class=author>Jane Doe</p>{TEXT}{_END}"),
    "paragraphs/text-to-author": (14, f"{_TITLED}{TEXT}{{}}<p class=author>Jane Doe</p>{_END}"),
    "words/signature": (20, f"{_TITLED}{TEXT}<p>Jane Doe, {{}}</p>{_END}"),
    "paragraphs/title-to-day": (14, f"{_TITLED}{{}}<p>4 May 2026</p>{TEXT}{_END}"),
    "words/words-before-day": (30, f"{_TITLED}<p>{{}} 4 May 2026</p>{TEXT}{_END}"),
    "letters/letters-before-day": (90, f"{_TITLED}<p>{{}} 4 May 2026</p>{TEXT}{_END}"),
    "words/words-after-day": (30, f"{_TITLED}<p>4 May 2026 {{}}</p>{TEXT}{_END}"),
    "paragraphs/day-at-the-end": (14, f"{_TITLED}{TEXT}{{}}<p>4 May 2026</p>{_END}"),
    "menu/day-after-menu": (14, f"{_HEAD}<ul>{{}}</ul><main><p>4 May 2026</p><h1>{TITLE}</h1>{TEXT}{_END}"),
    "words/title": (40, f"<html><head><title>{{0}}</title></head><body><main><h1>{{0}}</h1>{TEXT}{_END}"),
    "names/site-in-title": (
        9,
        f"<html><head><title>{TITLE} | {{0}}</title></head><body><main><h1>{TITLE} | {{0}}</h1>{TEXT}{_END}",
    ),
    "words/title-longer-than-heading": (
        20,
        f"<html><head><title>{TITLE} {{}}</title></head><body><main><h1>{TITLE}</h1>{TEXT}{_END}",
    ),
    "words/kicker": (14, f"{_HEAD}<main><p>{{}}</p><h1>{TITLE}</h1>{TEXT}{_END}"),
    "paragraphs/heading-far-down": (14, f"{_HEAD}<main>{{}}<h1>{TITLE}</h1>{TEXT}{_END}"),
    "headings/headings": (14, f"{_HEAD}<main>{{}}{TEXT}{_END}"),
    "letters/short-text": (120, f"{_TITLED}<p>The {{}} opens.</p>{_END}"),
    "words/one-paragraph": (60, f"{_TITLED}<p>{{}}.</p>{_END}"),
    "words/caption": (40, f"{_TITLED}<p>{{}}</p>{TEXT}{_END}"),
    "words/figcaption": (40, f"{_TITLED}<figure><img src=/a.jpg><figcaption>{{}}</figcaption></figure>{TEXT}{_END}"),
    "menu/menu-above": (30, f"{_HEAD}<ul>{{}}</ul><main><h1>{TITLE}</h1>{TEXT}{_END}"),
    "menu/related-below": (30, f"{_TITLED}{TEXT}<h3>More</h3><ul>{{}}</ul>{_END}"),
    "menu/list-in-text": (30, f"{_TITLED}{TEXT}<ul>{{}}</ul>{TEXT}{_END}"),
    "tags/tags": (14, f"{_TITLED}{TEXT}<p>{{}}</p>{_END}"),
    "paragraphs/aside": (14, f"{_TITLED}{TEXT}<aside>{{}}</aside>{_END}"),
    "paragraphs/comments": (14, f"{_TITLED}{TEXT}<section id=comments><h3>Comments</h3>{{}}</section>{_END}"),
    "paragraphs/second-article": (14, f"{_TITLED}{TEXT}</main><article><h2>Fish of the river</h2>{{}}</article>"),
    "words/log-in": (60, f"{_TITLED}<p>{{}}</p><form action=/login><input type=password></form>{_END}"),
    "words/pay": (60, f"{_TITLED}<p>{{}}</p><div class=paywall>Subscribe to read on.</div>{_END}"),
}
"""Posts by what grows, and a name: the last step, and the page."""
LISTS: dict[str, tuple[int, str]] = {
    "entries/entries": (9, f"{_LISTED}<ul>{{}}</ul>{_END}"),
    "undated/entries-without-days": (14, f"{_LISTED}<ul>{{}}</ul>{_END}"),
    "undated/next-to-dated-ones": (14, f"{_LISTED}<ul>{_ROWS}</ul><h2>More</h2><ul>{{}}</ul>{_END}"),
    "menu/menu-above": (30, f"{_HEAD}<ul>{{}}</ul><main><h1>News</h1><ul>{_ROWS}</ul>{_END}"),
    "menu/menu-below": (30, f"{_LISTED}<ul>{_ROWS}</ul><h2>Boats</h2><ul>{{}}</ul>{_END}"),
    "paragraphs/text-above": (14, f"{_LISTED}{{}}<ul>{_ROWS}</ul>{_END}"),
    "paragraphs/text-below": (14, f"{_LISTED}<ul>{_ROWS}</ul>{{}}{_END}"),
    "pages/pages": (14, f"{_LISTED}<ul>{_ROWS}</ul><p>{{}}</p>{_END}"),
    "words/next-page": (9, f"{_LISTED}<ul>{_ROWS}</ul><a href='?page=2'>Next {{}}</a>{_END}"),
    "words/title": (40, f"{_LISTED}<ul>{_ROWS}<li><a href=/news/9>{{}}</a> <time>2026-05-09</time></li></ul>{_END}"),
    "letters/title-of-letters": (
        40,
        f"{_LISTED}<ul>{_ROWS}<li><a href=/news/9>{{}}</a> <time>2026-05-09</time></li></ul>{_END}",
    ),
    "words/teaser": (60, f"{_LISTED}<ul>{_ROWS}<li><a href=/news/9>Fish of the river</a><p>{{}}</p></li></ul>{_END}"),
    "words/title-to-day": (
        30,
        f"{_LISTED}<ul>{_ROWS}<li><a href=/news/9>Fish of the river</a> {{}} 9 May 2026</li></ul>{_END}",
    ),
}
"""Lists, in the same way."""
