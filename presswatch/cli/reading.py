"""One page or source understood, for `read` and `try`: its kind, what spiders would take from it, as people read it."""

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import click

from presswatch.cli.output import apart, in_line, place_word, print_table, state_word, width_of, wrapped
from presswatch.encoders.json import clipping_json, date_json
from presswatch.encoders.words import safe
from presswatch.errors import PageError, UsageError
from presswatch.locale import _, ngettext, pgettext, translated
from presswatch.reasons import reason_of
from presswatch.records import DateReading, Post
from presswatch.report import TryPost, TryReport
from presswatch.text.moments import day_text
from presswatch.watchlist.entries import Watchlist
from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.discovery.sitemap import read_sitemap
from scraper.pages.feed.read import read_feed
from scraper.pages.listing.read import Listing, read_listing
from scraper.pages.parsing.kinds import PDF_NEEDS, body_kind, reads_pdf
from scraper.pages.parsing.page import open_page

# A page with less text than this, and no listing, has nothing that could be taken for a post.
SHORTEST_POST_CHARACTERS = 80


def read_page(
    body: bytes, url: str, content_type: str | None, *, watchlist: Watchlist | None, now: datetime | None = None
) -> dict[str, Any]:
    """The understanding of one page, fetched at `now`, as JSON values (docs/record.md); kind "none" for nothing."""
    context = DateContext(now=now, timezone=watchlist.presswatch.timezone if watchlist else None)
    kind = body_kind(body, content_type)
    try:
        if kind == "sitemap":
            return _sitemap(body, url, content_type)
        if kind in ("feed", "json"):
            return _feed(body, url, content_type, context)
        if kind == "html":
            return _html(body, url, content_type, context, watchlist)
        if kind == "pdf" and reads_pdf():
            return _pdf(body, url, context, watchlist)
    except PageError as error:
        return _nothing(url, f"{error.reason}: {error.why}")
    return _nothing(url, {"empty": "the file is empty", "pdf": PDF_NEEDS}.get(kind, "unrecognized file type"))


def _nothing(url: str, reason: str) -> dict[str, Any]:
    return _record(Post(source="", url=url, url_key="", title=""), kind="none", confidence=1.0, reason=reason)


def _record(post: Post, *, kind: str, confidence: float, reason: str, **more: Any) -> dict[str, Any]:
    """Every key that `read --json` promises, in one order, for any page."""
    clipping = clipping_json(post, more.pop("mentions", ()), more.pop("coverage", None))
    record: dict[str, Any] = {
        "url": clipping.pop("url"),
        "kind": kind,
        "confidence": round(confidence, 3),
        "reason": reason,
        "lang": post.language,
        "encoding": None,
        **clipping,
        "canonical_url": None,
        "wall": None,
        "refused": [],
        "items": [],
        "next": None,
        "next_by_script": False,
    }
    return record | more


def _item(url: str, title: str, date: DateReading | None, **more: Any) -> dict[str, Any]:
    day = date.on.isoformat() if date else None
    return {"url": url, "title": title, "date": day, "published": date_json(date), **more}


def _feed(body: bytes, url: str, content_type: str | None, context: DateContext) -> dict[str, Any]:
    feed = read_feed(body, url, content_type, context)
    items = [
        _item(entry.post_url, entry.title, entry.date, teaser=entry.teaser, authors=list(entry.byline))
        for entry in feed.entries
    ]
    post = Post(source="", url=url, url_key="", title=feed.title, language=feed.language)
    reason = feed.refused or f"a feed ({feed.kind}) with {len(items)} entries"
    return _record(post, kind="feed", confidence=1.0, reason=reason, items=items, next=feed.next_url)


def _sitemap(body: bytes, url: str, content_type: str | None) -> dict[str, Any]:
    sitemap = read_sitemap(body, url, content_type)
    items = [_item(entry.url, entry.title, entry.published or entry.lastmod) for entry in sitemap.entries]
    post = Post(source="", url=url, url_key="", title="")
    children = [address for address, _ in sitemap.sitemaps]
    reason = sitemap.refused or f"a sitemap with {len(items)} addresses and {len(children)} further sitemaps"
    return _record(post, kind="sitemap", confidence=1.0, reason=reason, items=items, sitemaps=children)


def _html(
    body: bytes, url: str, content_type: str | None, context: DateContext, watchlist: Watchlist | None
) -> dict[str, Any]:
    page = open_page(body, url, content_type)
    listing, article = read_listing(page, context), read_article(page, context)
    post = post_of(page.url, article)
    kind, confidence, reason = judge(url, listing, article)
    found: dict[str, Any] = {"title": post.title if article.title else "", "encoding": page.encoding}
    found |= {"canonical_url": article.canonical_url, "wall": article.wall}
    if kind == "listing":
        found["items"] = [
            _item(one.url, one.title, one.date, teaser=one.teaser, outlet=one.outlet, external=one.external)
            for one in listing.items
        ]
        found |= {"next": listing.next_url, "next_by_script": listing.next_by_script}
    else:
        found |= understand(post, watchlist)
    return _record(post, kind=kind, confidence=confidence, reason=reason, **found)


def _pdf(body: bytes, url: str, context: DateContext, watchlist: Watchlist | None) -> dict[str, Any]:
    from scraper.pages.pdf.read import PICTURES, read_pdf  # an extra

    article = read_pdf(body, url, context)
    post = post_of(url, article)
    pictures = article.wall == PICTURES
    return _record(
        post,
        kind="none" if pictures else "post",
        confidence=1.0,
        reason="a PDF document that contains only pictures, no text" if pictures else "a PDF document",
        **understand(post, watchlist),
        title=post.title if article.title else "",
        wall=article.wall,
    )


def judge(url: str, listing: Listing, article: Article) -> tuple[str, float, str]:
    """Which of "listing", "post" (prose of its own), "none" a page is, how sure that is (0 to 1), and why."""
    if listing.is_listing and not (why := own_prose(url, listing, article)):
        return "listing", listing.confidence, listing.reason
    if len(article.text) >= SHORTEST_POST_CHARACTERS and article.wall != "login":
        if listing.is_listing:
            return "post", 0.7, f"{why}; the list on it is of related posts"
        return "post", max(0.5, listing.confidence), listing.reason
    walls = {"login": "it asks for a login", "script": "a script builds its text", "pay": "it asks for payment"}
    return "none", 0.5, walls.get(article.wall or "", f"{listing.reason}, with hardly any text")


# A paragraph of this length is prose; teasers are shorter or few to an item.
PROSE_CHARACTERS = 120
SHORTEST_NAMED_POST_CHARACTERS = 200
SHORTEST_MARKED_POST_CHARACTERS = 1000
TITLE_WORDS_IN_ADDRESS = 3
PARAGRAPHS_PER_ITEM = 2


def own_prose(url: str, listing: Listing, article: Article) -> str:
    """Why this page is a post although it lists posts; "" if it is not."""
    if len(article.text) < SHORTEST_NAMED_POST_CHARACTERS:
        return ""
    if not listing.items:
        return "it has text and no entries"
    prose = sum(one.kind == "paragraph" and one.end - one.start > PROSE_CHARACTERS for one in article.blocks)
    named = len(_words(article.title) & _words(" ".join(unquote(urlsplit(url).path).split("/")[-2:])))
    if named >= TITLE_WORDS_IN_ADDRESS and prose:
        return "its address repeats its headline"
    marked = getattr(article.published, "source", "") in ("json-ld", "meta")
    whole = len(article.text) >= SHORTEST_MARKED_POST_CHARACTERS and not listing.next_url
    if all((marked, whole, prose >= PARAGRAPHS_PER_ITEM * len(listing.items))):
        return "it is marked as an article and has more prose than entries"
    return ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


def post_of(url: str, article: Article) -> Post:
    """The Post that the pipelines would make of this page alone, without a source's entry for it."""
    from pipelines.normalize import normalize
    from scraper.items import Entry, FoundPost

    return normalize(FoundPost(source="", entry=Entry(url=url), article=article))


def understand(post: Post, watchlist: Watchlist | None) -> dict[str, Any]:
    """Mentions, coverage, and the names that do not count; without a watchlist there are no subjects to find."""
    from pipelines.coverage.step import read_coverage, settled_mentions
    from pipelines.mentions.step import Refusal, find_mentions
    from pipelines.names.matcher import build_matcher
    from pipelines.outlets.catalogue import load_catalogue

    known = watchlist or Watchlist()
    refused: list[Refusal] = []
    mentions = find_mentions(post, build_matcher(known.subjects), refused=refused.append)
    coverage = read_coverage(post, mentions, load_catalogue(known.outlets), known.subjects)
    found = settled_mentions(post, mentions, coverage, known.subjects)
    return {"mentions": found, "coverage": coverage, "refused": [asdict(one) for one in refused]}


def read_file(path: Path) -> tuple[bytes, datetime]:
    """A file's bytes and its time (now for standard input, "-"); UsageError if it cannot be read."""
    if str(path) == "-":
        return sys.stdin.buffer.read(), datetime.now(tz=UTC)
    try:
        return path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    except OSError as error:
        raise UsageError(f"read: {path}: {error.strerror or error}") from None


TEXT_WIDTH = 100


def place_of_date(source: str) -> str:
    """Where a date was found (DateReading.source), as a person would say it."""
    return {
        "json-ld": _("from the page data"),
        "meta": _("from the page data"),
        "time": _("from the page"),
        "element": _("from the page"),
        "selector": _("from the watchlist's selector"),
        "listing": _("from the list"),
        "feed": _("from the feed"),
        "sitemap": _("from the sitemap"),
        "url": _("from the address"),
        "title": _("from the title"),
        "text": _("from the text, far from the title"),
    }.get(source, source)


def print_try(report: TryReport) -> None:
    """Prints a try's report for people."""
    for line in _try_lines(report):
        click.echo(line)


def _try_lines(report: TryReport) -> Iterator[str]:
    yield from _head(report)
    if report.posts:
        yield ""
        for post in report.posts:
            yield from _post_lines(post)
        yield ""
        yield from _after_posts(report)
    if report.clipping:
        yield _heading(_("One clipping"))
        yield from clipping_lines(report.clipping)
    if report.suggestions:
        yield _heading(_("Suggestions"))
        yield from (f"  - {safe(translated(suggestion))}" for suggestion in report.suggestions)
    if report.toml:
        add = f"presswatch source add {shlex.quote(safe(report.url))}" + " --browser" * report.in_browser
        yield _heading(_("To watch it, run: {command}\nOr paste this into the watchlist:", command=add))
        yield "\n".join(map(safe, report.toml.split("\n")))


def _heading(text: str) -> str:
    return "\n" + click.style(text, bold=True)


def _head(report: TryReport) -> Iterator[str]:
    colour = "green" if report.exit_code == 0 else "red"
    found = _("no posts found") if report.kind == "none" else kind_of_page(report.kind)
    yield f"{click.style(found, fg=colour, bold=True)}  {safe(report.url)}"
    if report.places != (report.url,):
        yield from (_field(_("read at"), safe(place), 9) for place in report.places)
    if report.reason:
        yield f"  {state_word(report.state)}: {report.reason}: {safe(translated(report.words))}"
        if advice := reason_of(report.reason).advice:
            yield "  " + _("what to do: {advice}", advice=translated(advice))
    for sentence in report.why:
        first, *further = wrapped(safe(translated(sentence)), TEXT_WIDTH - 11)
        yield _field(_("because"), first, 9)
        yield from (" " * 11 + line for line in further)


def kind_of_page(kind: str) -> str:
    """A kind of page or source as people read it; the name of a site spider as it is."""
    return pgettext("kind of page", kind)


def _field(label: str, text: str, width: int = 10) -> str:
    """A line with a label, whose column has this many cells."""
    return f"  {label}{' ' * max(1, width - width_of(label))}{text}"


def _post_lines(post: TryPost) -> Iterator[str]:
    """Two lines a post, so that no address is folded: day and title, then the address and where the day was found."""
    day = day_text(post.published_on, post.published_precision) or _("no date")
    yield _field(day, click.style(apart(post.title) or _("(no title)"), bold=True), 12)
    notes = []
    if post.date_source:
        found = _("date {place}", place=place_of_date(post.date_source))
        notes.append(found + (f" “{apart(post.date_raw)}”" if post.date_raw else ""))
    if post.external:
        notes.append(_("an outlet's article"))
    yield f"              {safe(post.url)}" + (f"  ({'; '.join(notes)})" if notes else "")


def _after_posts(report: TryReport) -> Iterator[str]:
    dated = sum(post.published_on is not None for post in report.posts)
    found = max(report.posts_found, len(report.posts))
    shown = len(report.posts)
    if len(report.places) > 1:
        yield ngettext(
            "{n} post on these pages; {shown} shown, {dated} with a date",
            "{n} posts on these pages; {shown} shown, {dated} with a date",
            found,
            shown=shown,
            dated=dated,
        )
    else:
        yield ngettext(
            "{n} post on this page; {shown} shown, {dated} with a date",
            "{n} posts on this page; {shown} shown, {dated} with a date",
            found,
            shown=shown,
            dated=dated,
        )
    if report.next_url:
        yield _("next page: {url}", url=safe(report.next_url))
    elif report.next_by_script:
        yield _("next page: only a script opens it; new posts will be found all the same")
    else:
        yield _("next page: none")


def clipping_lines(clipping: dict[str, Any]) -> Iterator[str]:
    """A clipping (as in `read --json`) for people: the post, who is named, who covered it, who said what, links."""
    yield from _fields(clipping)
    text = clipping["text"]
    if text:
        yield ""
        for block in text.split("\n\n"):
            yield from (f"  {in_line(line)}" for line in wrapped(safe(block.replace("\n", " ")), TEXT_WIDTH - 2))
    yield from _mention_lines(clipping["mentions"])
    yield from _refused_lines(clipping.get("refused", []))
    yield from _coverage_lines(clipping["coverage"])
    for link in clipping["links"]:
        yield _field(_("link"), f"{apart(link['text'] or _('(no words)'))} -> {safe(link['url'])}")


def _fields(clipping: dict[str, Any]) -> Iterator[str]:
    yield _field(_("post"), apart(clipping["title"] or _("(no title)")))
    yield _field(_("address"), safe(clipping["url"]))
    yield _field(_("date"), _date_words(clipping["published"]))
    if clipping["authors"]:
        yield _field(_("byline"), ", ".join(map(apart, clipping["authors"])))
    if clipping["language"]:
        yield _field(_("language"), clipping["language"])


def _date_words(published: dict[str, Any] | None) -> str:
    """A day with how it was printed and where, or that there is none."""
    if not published:
        return _("none found")
    words = day_words(published)
    if published["raw"]:
        place, raw = place_of_date(published["source"]), apart(str(published["raw"]))
        words += " " + _("(printed “{raw}”, {place})", raw=raw, place=place)
    return words if published["certain"] else _("{date}, uncertain", date=words)


def day_words(reading: dict[str, Any] | None) -> str:
    """The day of a date as clippings have it (clipping_json), as exact as it is known; empty for none."""
    return day_text(date.fromisoformat(reading["on"]), reading["precision"]) if reading else ""


def _mention_lines(mentions: list[dict[str, Any]]) -> Iterator[str]:
    if mentions:
        yield ""
    for mention in mentions:
        where, kind = place_word(mention["where"]), translated(mention["kind"])
        values = {"surface": apart(mention["surface"]), "how": f"{where}, {kind}; {safe(translated(mention['rule']))}"}
        subject = click.style(apart(mention["subject"]), bold=True)
        yield _field(_("names"), _("{subject} as “{surface}” ({how})", subject=subject, **values))


def _refused_lines(refused: list[dict[str, Any]]) -> Iterator[str]:
    for one in refused:
        how = f"{place_word(one['where'])}; {safe(translated(one['rule']))}"
        values = {"subject": apart(one["subject"]), "surface": apart(one["surface"]), "how": how}
        yield _field(pgettext("step", "refused"), _("{subject} as “{surface}” ({how})", **values))


def _coverage_lines(coverage: dict[str, Any]) -> Iterator[str]:
    for item in coverage["items"]:
        outlet = apart(item["outlet"] or _("outlet not named"))
        day = day_words(item["article_date"]) or _("no date")
        line = f"{outlet}, {day}, {pgettext('medium', item['medium'])}"
        yield _field(_("coverage"), line if item["certain"] else _("{date}, uncertain", date=line))
        yield from (" " * 12 + safe(item[key]) for key in ("headline", "article_url") if item[key])
        if item["reason"]:
            yield " " * 12 + _("because {reason}", reason=safe(translated(item["reason"])))
    for person in coverage["people"]:
        yield _field(_("person"), ", ".join(filter(None, (apart(person["name"]), apart("; ".join(person["roles"]))))))
    for quote in coverage["quotes"]:
        words, speaker = apart("“" + quote["text"] + "”"), apart(quote["speaker"] or _("nobody named"))
        yield _field(_("quote"), f"{words} - {speaker} ({safe(translated(quote['rule']))})")


READING_COLUMNS = ("date", "title", "address")


def print_reading(record: dict[str, Any]) -> None:
    """Prints the understanding of one page for people."""
    kind, reason = click.style(kind_of_page(record["kind"]), bold=True), safe(translated(record["reason"]))
    click.echo(f"{kind} ({record['confidence']}): {reason}")
    if record["items"]:
        rows = [(day_words(item["published"] or {}), item["title"], item["url"]) for item in record["items"]]
        print_table(READING_COLUMNS, rows)
        script = _("only a script opens it") if record["next_by_script"] else _("none")
        click.echo(_("next page: {url}", url=safe(record["next"] or script)))
    if record["kind"] == "post":
        for line in clipping_lines(record):
            click.echo(line)
