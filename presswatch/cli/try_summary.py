"""What `try` shows: what an address is and why, its posts, one clipping in full, what to correct, lines to paste."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from presswatch.cli.columns import in_line, wrapped
from presswatch.cli.output import apart, print_table
from presswatch.encoders.words import safe
from presswatch.reasons import reason_of
from presswatch.report import TryPost, TryReport
from presswatch.text.moments import day_text

TEXT_WIDTH = 100
# A clipping's text is shown as far as a person reads to judge it; --json has all of it.
SHOWN_TEXT_CHARACTERS = 700

# Where a date was found, as a person would say it; the other values of DateReading.source are plain already.
PLACES = {
    "json-ld": "page data",
    "meta": "page data",
    "time": "page",
    "element": "page",
    "listing": "list",
    "url": "address",
    "text": "text, far from the title",
}


def print_try(report: TryReport) -> None:
    """Prints a try's report for people."""
    for line in _head(report):
        click.echo(line)
    if report.posts:
        click.echo()
        for post in report.posts:
            for line in _post_lines(post):
                click.echo(line)
        click.echo()
        for line in _after_posts(report):
            click.echo(line)
    if report.clipping:
        click.echo(_heading("One clipping in full"))
        for line in clipping_lines(report.clipping):
            click.echo(line)
    if report.suggestions:
        click.echo(_heading("What to correct"))
        for suggestion in report.suggestions:
            click.echo(f"  - {safe(suggestion)}")
    if report.toml:
        add = f"presswatch source add {safe(report.url)}" + " --browser" * report.in_browser
        click.echo(_heading(f"To watch it, paste this into the watchlist (or run: {add})"))
        click.echo(safe_lines(report.toml))


def safe_lines(text: str) -> str:
    """Like `safe`, but keeps line ends."""
    return "\n".join(safe(line) for line in text.split("\n"))


def _heading(text: str) -> str:
    return "\n" + click.style(text, bold=True)


def _head(report: TryReport) -> Iterator[str]:
    colour = "green" if report.exit_code == 0 else "red"
    found = {"none": "no posts found"}.get(report.kind, report.kind)
    yield f"{click.style(found, fg=colour, bold=True)}  {safe(report.url)}"
    for place in report.places or ((report.listing_url,) if report.listing_url else ()):
        if place != report.url or len(report.places) > 1:
            yield f"  read at  {safe(place)}"
    if report.reason:
        yield f"  {report.state}: {report.reason}: {safe(report.words)}"
        if advice := reason_of(report.reason).advice:
            yield f"  what to do: {advice}"
    for sentence in report.why:
        for number, line in enumerate(wrapped(safe(sentence), TEXT_WIDTH - 11)):
            yield ("  because  " if number == 0 else " " * 11) + line


def _post_lines(post: TryPost) -> Iterator[str]:
    """Two lines a post, so that no address is folded: day and title, then the address and where the day was found."""
    day = (day_text(post.published_on, post.published_precision) or "no date").ljust(10)
    yield f"  {day}  {click.style(apart(post.title) or '(no title)', bold=True)}"
    notes = []
    if post.date_source:
        place = PLACES.get(post.date_source, post.date_source)
        notes.append(f"date from the {place}" + (f" “{apart(post.date_raw)}”" if post.date_raw else ""))
    if post.external:
        notes.append("an outlet's article")
    yield f"              {safe(post.url)}" + (f"  ({'; '.join(notes)})" if notes else "")


def _after_posts(report: TryReport) -> Iterator[str]:
    dated = sum(post.published_on is not None for post in report.posts)
    found = max(report.posts_found, len(report.posts))
    where = "these pages" if len(report.places) > 1 else "this page"
    posts = "post" if found == 1 else "posts"
    yield f"{found} {posts} on {where}, {len(report.posts)} shown, {dated} of them with a date"
    if report.next_url:
        yield f"next page: {safe(report.next_url)}"
    elif report.next_by_script:
        yield "next page: there is one, but only a script of the page opens it; later posts are found all the same"
    else:
        yield "next page: none"


def clipping_lines(clipping: dict[str, Any]) -> Iterator[str]:
    """A clipping (as in `read --json`) for people: the post, who is named, who covered it, who said what, links."""
    yield from _fields(clipping)
    text = clipping.get("text") or ""
    if text:
        yield ""
        yield from _wrapped(text[:SHOWN_TEXT_CHARACTERS] + (" …" if len(text) > SHOWN_TEXT_CHARACTERS else ""))
    yield from _mention_lines(clipping.get("mentions") or [])
    coverage = clipping.get("coverage") or {}
    yield from _coverage_lines(coverage.get("items") or [])
    yield from _people_lines(coverage)
    for link in (clipping.get("links") or [])[:10]:
        yield f"  link      {apart(link.get('text') or '(no words)')} -> {safe(link.get('url') or '')}"


def _fields(clipping: dict[str, Any]) -> Iterator[str]:
    yield f"  post      {apart(clipping.get('title') or '(no title)')}"
    yield f"  address   {safe(clipping.get('url') or '')}"
    yield f"  date      {_date_words(clipping.get('published') or {})}"
    if clipping.get("authors"):
        yield f"  byline    {', '.join(map(apart, clipping['authors']))}"
    if clipping.get("language"):
        yield f"  language  {clipping['language']}"


def _date_words(published: dict[str, Any]) -> str:
    """A day with how it was printed and where, or that there is none."""
    if not published:
        return "none found (left empty, not guessed)"
    words = day_words(published)
    if published["raw"]:
        place = PLACES.get(published["source"], published["source"])
        words += f" (printed “{apart(str(published['raw']))}”, from the {place})"
    return words if published["certain"] else f"{words}, uncertain"


def day_words(reading: dict[str, Any]) -> str:
    """The day of a date as clippings have it (clipping_json), as exact as it is known; empty for none."""
    return day_text(date.fromisoformat(reading["on"]), reading["precision"]) if reading else ""


def _wrapped(text: str) -> Iterator[str]:
    for block in text.split("\n\n"):
        yield from (f"  {in_line(line)}" for line in wrapped(safe(block.replace("\n", " ")), TEXT_WIDTH - 2))


def _mention_lines(mentions: list[dict[str, Any]]) -> Iterator[str]:
    if mentions:
        yield ""
    for mention in mentions:
        subject = click.style(apart(mention["subject"]), bold=True)
        how = f"{mention['where']}, {mention['kind']}; {safe(mention['rule'])}"
        yield f"  names     {subject} as “{apart(mention['surface'])}” ({how})"


def _coverage_lines(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        outlet = apart(item.get("outlet") or "an outlet that is not named")
        article_date = day_words(item.get("article_date") or {}) or "no date"
        doubt = "" if item.get("certain", True) else ", uncertain"
        yield f"  coverage  {outlet}, {article_date}, {item.get('medium')}{doubt}"
        for words, key in (("", "headline"), ("", "article_url"), ("because ", "reason")):
            if item.get(key):
                yield f"            {words}{safe(item[key])}"


def _people_lines(coverage: dict[str, Any]) -> Iterator[str]:
    for person in coverage.get("people") or []:
        roles = "; ".join(person.get("roles") or ())
        yield f"  person    {apart(person['name'])}{f', {apart(roles)}' if roles else ''}"
    for quote in coverage.get("quotes") or []:
        words = apart("“" + quote["text"] + "”")
        yield f"  quote     {words} - {apart(quote.get('speaker') or 'nobody named')}"


def print_reading(record: dict[str, Any]) -> None:
    """Prints the understanding of one page for people."""
    click.echo(f"{click.style(record['kind'], bold=True)} ({record['confidence']}): {safe(record['reason'])}")
    if record["items"]:
        rows = [(day_words(item["published"] or {}), item["title"], item["url"]) for item in record["items"]]
        print_table(("date", "title", "address"), rows)
        script = "there is one, but only a script opens it" if record["next_by_script"] else "none"
        click.echo(f"next page: {safe(record['next'] or script)}")
    if record["kind"] == "post":
        for line in clipping_lines(record):
            click.echo(line)
