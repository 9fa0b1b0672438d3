"""The report as one page, HTML or PDF: words in the reader's language, charts with their tables, all within."""

import shlex
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from gettext import NullTranslations
from importlib import resources
from itertools import chain
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from babel.dates import format_interval, format_skeleton
from babel.support import Format
from jinja2 import PackageLoader
from markupsafe import Markup
from sqlalchemy import Connection

from presswatch.coverage_report.charts import Bar, bar_list, bars_over_time
from presswatch.coverage_report.facts import (
    Article,
    OutletFacts,
    Said,
    Share,
    Span,
    article_of,
    best_quotes,
    in_no_bar,
    over_time,
    shares,
)
from presswatch.database.exports import (
    Period,
    count_between,
    count_partly,
    count_undated,
    coverage_between,
    subject_kinds,
)
from presswatch.database.filters import Filter
from presswatch.encoders.html import html_environment
from presswatch.encoders.licences import Licences
from presswatch.errors import UsageError
from presswatch.locale import catalogue, country_name, language_name, locale_of, printed_day
from presswatch.text.whole_file import whole_file
from presswatch.watchlist.entries import SourceEntry, Unchecked

MOST_BARS = 10
MOST_LISTED = 1_000
"""Articles in the list; an export has the rest, and the page says so."""
WIDE, NARROW = 860, 360
EVIDENCE_LETTERS = 12
_UNCHECKED: tuple[Unchecked, ...] = ("robots", "tls")
LONG_TABLE = 6
"""Number of rows from which the table over time is printed in two parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the page says first: a title of its own, the organization, an introduction; `logo` is a data: address."""

    title: str = ""
    organization: str = ""
    logo: str = ""
    intro: str = ""


_LOGO_BYTES = 1_000_000
_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"<svg": "svg+xml", b"<?xml": "svg+xml"}
"""First bytes of a picture -> its media type."""


def logo_of(path: Path) -> str:
    """The picture in a file as a data: address. UsageError if it cannot be read, is large, or is no picture."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"report: logo: {path}: cannot be read: {error.strerror or error}") from None
    kind = next((kind for mark, kind in _PICTURES.items() if content.startswith(mark)), None)
    if kind is None or len(content) > _LOGO_BYTES:
        raise UsageError(f"report: logo: {path}: must be a PNG, JPEG, GIF or SVG picture of at most 1 MB")
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the page shows; `about` names what it is limited to, `made_at` dates it in that time's own zone.

    `before` is how many articles the period before had; `undated` have no date, `partly` a month or year of which
    the period covers a part: neither is counted. The last two are sources read unchecked.
    """

    period: Period
    articles: Sequence[Article]
    quotes: Sequence[Said]
    before: int
    undated: int
    partly: int
    kinds: dict[str, str]
    about: Sequence[str]
    made_at: datetime
    head: Head = Head()
    robots_unasked: Sequence[str] = ()
    tls_unchecked: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with its table in parts; `narrow` is for phones, `rest` not drawn, `loose` in the table alone."""

    title: str
    heading: str
    wide: Markup
    narrow: Markup | None
    tables: Sequence[Sequence[tuple[str, str, str]]]
    rest: int = 0
    loose: int = 0


class Words(Format):
    """How this report's language writes things."""

    def __init__(self, language: str) -> None:
        super().__init__(locale_of(language))
        self.language = language
        self.catalogue: NullTranslations = catalogue(language)

    def printed(self, day: date | None, precision: str | None) -> str:
        """A day as exact as it is known, "June 2024" for a month; "" for None."""
        return printed_day(day, precision, self.locale, "medium")

    def span(self, span: Span, unit: str) -> str:
        """The days of a bar in the table: a day, a month, or from and to."""
        if unit == "day":
            return self.date(span.first)
        if unit == "month":
            return format_skeleton("yMMMM", span.first, locale=self.locale)
        return str(format_interval(span.first, span.last, "yMMMd", locale=self.locale))

    def tick(self, span: Span, unit: str, *, one_year: bool) -> str:
        """A bar's label below the chart; a month's label has the year only if there are several years."""
        skeleton = "MMMd" if unit != "month" else "MMM" if one_year else "yMMM"
        return format_skeleton(skeleton, span.first, locale=self.locale)


def render(report: Report, language: str) -> str:
    """The page. UsageError if there is no catalogue for the language."""
    words = Words(language)
    _ = words.catalogue.gettext
    pages = html_environment(PackageLoader("presswatch.coverage_report"), words.catalogue)
    style = (resources.files("presswatch.coverage_report") / "templates" / "report.css").read_text("utf-8")
    listed = sorted(report.articles, key=lambda article: article.newest_last, reverse=True)
    return pages.get_template(
        "report.html"
    ).render(
        report=report,
        words=words,
        style=Markup(style),  # noqa: S704 - our own file
        sums=_sums(report),
        charts=list(_charts(report, words)),
        kind_words={
            "quoted": _("quoted"),
            "cited": _("cited"),
            "named": _("named"),
            "op-ed": _("opinion piece"),
            "broadcast": _("broadcast"),
            "radio": _("radio"),
            "tv": _("television"),
            "podcast": _("podcast"),
            "video": _("video"),
        },
        listed=listed[:MOST_LISTED],
        unlisted=max(0, len(listed) - MOST_LISTED),
        evidence_letters=EVIDENCE_LETTERS,
        why=_why,
        dated_words={"article": _("reported on"), "post": _("posted on"), "seen": _("first seen on")},
    )


def _why(article: Article) -> str:
    """The command that shows what was decided on an article, and by which rules."""
    return f"presswatch why {shlex.quote(article.posts[0].url)}"


def _sums(report: Report) -> dict[str, Any]:
    outlets = shares(report.articles, lambda article: [article.outlet])
    unit, spans = over_time(report.articles, report.period)
    most, *less = sorted(spans, key=attrgetter("count"), reverse=True)
    distinct = {"outlets": "outlet", "countries": "country", "languages": "language"}
    return {
        **{many: len(set(map(attrgetter(one), report.articles)) - {None}) for many, one in distinct.items()},
        "articles": len(report.articles),
        "quoted": sum(article.kind == "quoted" for article in report.articles),
        "first_outlet": next((share for share in outlets if share.name and share.count > 1), None),
        "more": len(report.articles) - report.before,
        # The span with more articles than any other, if there is one.
        "busiest": most if most.count > sum(span.count for span in less[:1]) else None,
        "unit": unit,
    }


def _charts(report: Report, words: Words) -> Iterable[Chart]:
    """The charts that have something to show, in the order of the page."""
    _, language, articles = words.catalogue.gettext, words.language, report.articles
    if not articles:
        return
    yield _time_chart(report, words)

    def of_kind(article: Article, *, topics: bool) -> list[str | None]:
        return [name for name in article.subjects if (report.kinds.get(name) == "topic") == topics]

    counted: list[tuple[str, str, Callable[[Article], Iterable[str | None]], Callable[[str], str]]] = [
        (_("Outlets"), _("Outlet"), lambda article: [article.outlet], str),
        (_("Countries"), _("Country"), lambda article: [article.country], partial(country_name, language=language)),
        (_("Languages"), _("Language"), lambda article: [article.language], partial(language_name, language=language)),
        (_("Spokespersons"), _("Spokesperson"), lambda article: article.people, str),
        (_("Topics"), _("Topic"), lambda article: of_kind(article, topics=True), str),
        (_("Who is named"), _("Name"), lambda article: of_kind(article, topics=False), str),
    ]
    for title, heading, values, named in counted:
        yield from _shares_chart(words, title, heading, shares(articles, values), named)


def _time_chart(report: Report, words: Words) -> Chart:
    _ = words.catalogue.gettext
    unit, spans = over_time(report.articles, report.period)
    one_year = report.period.first.year == report.period.last.year
    bars = [Bar(words.tick(span, unit, one_year=one_year), span.count) for span in spans]
    title = _("Coverage over time")
    heading = {"day": _("Day"), "week": _("Week"), "month": _("Month")}[unit]
    total = len(report.articles)
    rows = [
        (words.span(span, unit), words.number(span.count), words.percent(span.count / total))
        for span in spans
        if span.count
    ]
    loose = in_no_bar(report.articles, unit)
    rows += [(words.printed(day, how), words.number(count), words.percent(count / total)) for day, how, count in loose]
    narrow = bars_over_time(bars, title, width=NARROW, height=200)
    half = (len(rows) + 1) // 2
    tables = [rows[:half], rows[half:]] if len(rows) >= LONG_TABLE else [rows]
    return Chart(
        title=title,
        heading=heading,
        wide=bars_over_time(bars, title, width=WIDE),
        narrow=narrow,
        tables=tables,
        loose=sum(count for *_, count in loose),
    )


def _shares_chart(
    words: Words, title: str, heading: str, found: Sequence[Share], named: Callable[[str], str]
) -> Iterable[Chart]:
    if not any(share.name for share in found):
        return
    unknown = words.catalogue.gettext("not known")
    shown = [(named(share.name) if share.name else unknown, share) for share in found]
    bars = [Bar(label, share.count) for label, share in shown[:MOST_BARS]]
    rows = [(label, words.number(share.count), words.percent(share.ratio)) for label, share in shown[:MOST_BARS]]
    chart = bar_list(bars, title)
    yield Chart(
        title=title, heading=heading, wide=chart, narrow=None, tables=[rows], rest=max(0, len(found) - MOST_BARS)
    )


def gather(
    conn: Connection,
    period: Period,
    where: Filter,
    *,
    outlet_facts: OutletFacts,
    licences: Licences,
    sources: Sequence[SourceEntry] = (),
    about: Sequence[str],
    now: datetime,
    head: Head = Head(),
) -> Report:
    """What the page shows of a period within `where`, in the zone of `now`; unchecked `sources` are named."""
    period = replace(period, zone=now.tzinfo or UTC)
    articles = list(coverage_between(conn, period, where))
    kinds = subject_kinds(conn)
    records = list(chain.from_iterable(articles))
    read = set(map(itemgetter("source"), records))
    robots, tls = ([one.name for one in sources if one.name in read and what in one.unchecked] for what in _UNCHECKED)
    return Report(
        period=period,
        articles=[article_of(reports, outlet_facts, kinds) for reports in articles],
        quotes=best_quotes(records, set(kinds), licences),
        before=count_between(conn, period.before, where),
        undated=count_undated(conn, where),
        partly=count_partly(conn, period, where),
        kinds=kinds,
        about=about,
        made_at=now,
        head=head,
        robots_unasked=robots,
        tls_unchecked=tls,
    )


def check_ending(path: Path) -> None:
    """Raises UsageError if a file's name does not end in its format: .html (or .htm) or .pdf."""
    if path.suffix.lower() not in (".html", ".htm", ".pdf"):
        raise UsageError(f"report: {path}: the file must end in .html or .pdf")


def write_report(page: str, path: Path) -> None:
    """Writes the page whole, as PDF if its name ends in .pdf. UsageError without the extra; StorageError."""
    content = _pdf(page) if path.suffix.lower() == ".pdf" else page.encode()
    with whole_file(path) as part:
        part.write_bytes(content)


def _pdf(page: str) -> bytes:
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an extra
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise UsageError(f'report: PDF needs: pip install "presswatch[report]" ({error})') from error
    # The logo is within the page; nothing is loaded.
    made: bytes = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).write_pdf()
    return made
