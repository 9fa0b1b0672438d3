"""What the report counts: articles of a period, as plain values, and the sums over them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from operator import itemgetter
from typing import Any

from presswatch.database.coverages import strongest_kind
from presswatch.database.exports import Period
from presswatch.encoders.licences import Licences, shareable
from presswatch.text.moments import day_text

MOST_QUOTES = 6
# A quote that makes sense alone: shorter ones are fragments ("a step back"), longer ones are cut by licences.py.
GOOD_QUOTE_CHARACTERS = (40, 240)
LONGEST_BY_DAY_DAYS, LONGEST_BY_WEEK_DAYS = 45, 190


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPost:
    """A post that reports the article; `evidence_sha256` is the hash of its bytes, None if they were not kept."""

    url: str
    title: str
    evidence_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote, short enough to share; if its post reports several articles `outlet` is None, `day` the post's."""

    text: str
    speaker: str | None
    role: str | None
    outlet: str | None
    day: date | None
    precision: str | None
    date_certain: bool
    article_url: str | None
    post_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of the period, counted on `day`, with its outlet's country and language.

    `dated_by` says whose the day is: of the "article", of the "post" that reports it, or when it was first "seen".
    """

    id: int
    day: date
    day_precision: str
    dated_by: str
    date_certain: bool
    outlet: str | None
    url: str | None
    headline: str | None
    medium: str
    kind: str
    certain: bool
    country: str | None
    language: str | None
    subjects: tuple[str, ...]
    people: tuple[str, ...]
    posts: tuple[ReportingPost, ...]

    @property
    def newest_last(self) -> tuple[str, int]:
        """The sort key of articles: by day; an article known only by its month comes before the days of that month."""
        return day_text(self.day, self.day_precision), self.id


OutletFacts = Callable[[str | None, str | None, str | None], tuple[str | None, str | None]]
"""(outlet's name, domain, article's address) -> its country and language as codes, None where not known."""


def article_of(records: Sequence[dict[str, Any]], outlet_facts: OutletFacts, kinds: Mapping[str, str]) -> Article:
    """The article that these export records report; people of these `kinds` count under the watchlist's name."""
    first = records[0]
    country, language = outlet_facts(first["outlet"], first["outlet_domain"], first["article_url"])
    return Article(
        **{name: first[name] for name in ("day", "day_precision", "dated_by", "outlet", "headline", "medium")},
        id=first["coverage_id"],
        date_certain=first["article_date_certain"] is not False,
        url=first["article_url"],
        kind=strongest_kind(map(itemgetter("kind"), records)),
        certain=any(map(itemgetter("certain"), records)),
        country=country,
        language=language or (first["language"] if first["external"] else None),
        subjects=tuple(dict.fromkeys(chain.from_iterable(map(itemgetter("subjects"), records)))),
        people=tuple(
            dict.fromkeys(
                str(person.subject if kinds.get(person.subject) == "person" else person.name)
                for record in records
                for person in record["people"]
            )
        ),
        posts=tuple(
            ReportingPost(url=record["post_url"], title=record["post_title"], evidence_sha256=record["evidence_sha256"])
            for record in records
        ),
    )


def best_quotes(records: Iterable[dict[str, Any]], watched: set[str], licences: Licences) -> list[Said]:
    """The quotes to show: complete, of watched people first, of many outlets, the latest first among equals."""
    quoted, (least, most) = list(records), GOOD_QUOTE_CHARACTERS
    articles_of_post = Counter(map(itemgetter("post_id"), quoted))
    found: dict[str, tuple[tuple[bool, bool, str], Said]] = {}
    for record in quoted:
        alone = articles_of_post[record["post_id"]] == 1
        ours = {person.name for person in record["people"] if person.subject} | watched
        for quote in record["quotes"]:
            letters = len(quote.text) * (1 if quote.text.isascii() else 2)
            if not quote.speaker or letters < least or len(quote.text) > most:
                continue
            said = _said(record, quote, licences, alone=alone)
            rank = quote.speaker in ours, alone, day_text(record["day"], record["day_precision"])
            found.setdefault(quote.text, (rank, said))
    ranked = (said for _, said in sorted(found.values(), key=itemgetter(0), reverse=True))
    # The first of each outlet before the second of any.
    turns: defaultdict[str | None, Iterator[int]] = defaultdict(count)
    return sorted(ranked, key=lambda said: next(turns[said.outlet]))[:MOST_QUOTES]


def _said(record: dict[str, Any], quote: Any, licences: Licences, *, alone: bool) -> Said:
    licensed = licences.cover(record["outlet"], record["outlet_domain"])
    day, precision, certain = ("article_on", "article_precision", "article_date_certain") if alone else _OF_POST
    return Said(
        text=shareable(quote.text, licensed=licensed),
        speaker=quote.speaker,
        role=quote.role,
        outlet=record["outlet"] if alone else None,
        day=record[day],
        precision=record[precision],
        date_certain=record[certain] is not False,
        article_url=record["article_url"] if alone else None,
        post_url=record["post_url"],
    )


_OF_POST = ("published_on", "published_precision", "published_certain")


@dataclass(frozen=True, slots=True)
class Share:
    """A line of a chart: the value counted (None: not known), how often, and its share of all articles (0 to 1)."""

    name: str | None
    count: int
    ratio: float


def shares(articles: Sequence[Article], values: Callable[[Article], Iterable[str | None]]) -> list[Share]:
    """How many articles have each value: the most frequent first, unknown values last."""
    counts = Counter(value for article in articles for value in dict.fromkeys(values(article)))
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], str(pair[0])))
    return [Share(name, count, count / len(articles)) for name, count in ordered]


@dataclass(frozen=True, slots=True)
class Span:
    """A bar of the chart over time: from `first` to `last`, both included."""

    first: date
    last: date
    count: int


def over_time(articles: Sequence[Article], period: Period) -> tuple[str, list[Span]]:
    """The articles by "day", "week" or "month", whichever gives a readable number of bars; rest: `in_no_bar`."""
    days = (period.last - period.first).days + 1
    unit = "day" if days <= LONGEST_BY_DAY_DAYS else "week" if days <= LONGEST_BY_WEEK_DAYS else "month"
    counts = Counter(_begin(article.day, unit) for article in articles if _in_a_bar(article, unit))
    spans, begin = [], _begin(period.first, unit)
    while begin <= period.last:
        following = _next(begin, unit)
        last = min(period.last, following - timedelta(days=1))
        spans.append(Span(max(begin, period.first), last, counts[begin]))
        begin = following
    return unit, spans


def in_no_bar(articles: Sequence[Article], unit: str) -> list[tuple[date, str, int]]:
    """The articles dated less precisely than the bars, by month or year: first day, precision, how many."""
    counts = Counter((one.day, one.day_precision) for one in articles if not _in_a_bar(one, unit))
    return [(day, precision, count) for (day, precision), count in sorted(counts.items())]


def _in_a_bar(article: Article, unit: str) -> bool:
    return article.day_precision not in (("year",) if unit == "month" else ("month", "year"))


def _begin(day: date, unit: str) -> date:
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day


def _next(begin: date, unit: str) -> date:
    if unit == "month":
        return (begin + timedelta(days=32)).replace(day=1)
    return begin + timedelta(days=7 if unit == "week" else 1)
