"""Dates of articles: expressions in a post's sentences, read against the post's own date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from pipelines.coverage.relative_days import (
    DAY_BEFORE_YESTERDAY,
    TODAY,
    TOMORROW,
    WEEKDAY,
    YESTERDAY,
    days_of_month,
    named_days,
    weekday_at,
)
from pipelines.text.literal_filter import WordSieve, WordSieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of, ordered_words, pack_of, packs_with, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading, Post
from scraper.pages.dates.cues import date_from_url, has_posted_label
from scraper.pages.dates.read import DateContext, DateOrder, DateSpan, find_dates

_PAGE_DATE_LABEL = WordSieved(compiled_later(any_of("page_date_labels"), re.IGNORECASE))
_DATE_LABEL = compiled_later(rf"[\s•*-]*(?:{any_of('date_labels')})\s?:", re.IGNORECASE)
"""The label of a day that is the page's own where both are one day, and else the article's: a line of a form."""
_NO_YEAR_DAYS = 300
"""Days: further back a day has its year; without, it is one to come ("on 23 November" in a post of the 14th)."""
YEAR_DAYS = 366
"""Days before the end of a year in which a day without a year may be."""
_FUTURE_DAYS = 1
"""An article may carry a date one day past the post's, across time zones; a later date announces something else."""
_ANNOUNCED = compiled_later(whole_words("broadcast_announcements"), re.IGNORECASE)
"""Words by which a broadcast is announced, whose day is to come."""
_ANNOUNCED_DAYS = 60
_DOUBLE_DAY = compiled_later(r"(?<![\d./])(\d{1,2}\.)\s?/\s?\d{1,2}\.(?=\s[^\W\d_])")
"""Both days of a weekend issue ("vom 1./2. März"), whose first is the day it appeared."""
_TURKISH_CASE = compiled_later(r"(?<=[a-zçğıöşü])['’](?:[dt][ae]n?|n?[ıiuü]n|[ıiuü]|[ae])(?!\w)")
"""The ending of a Turkish month ("9 Aralık’ta")."""
_YEAR = compiled_later(r"(?:19|20)\d\d|[٠-٩]{4}|令和|平成")
"""A date printed with its year counts, even far from the post's own date."""


def dates_in(text: str, post: Post, order: DateOrder | None = None, *, reach: int = _NO_YEAR_DAYS) -> list[DateSpan]:
    """The article dates that a sentence or row of `post` prints, in text order; lines of page data give none.

    Dates without a year are the last such day before the post, or before the end of its month if no more is known;
    "yesterday" counts from the post's date; neither is read where the post has no date. Dates after the post are
    skipped, but for an announced broadcast's. `order` is that of numeric dates as the post's other dates prove it,
    `reach` how many days before the post one without a year may be.
    """
    labelled = _DATE_LABEL.match(text) is not None
    if has_posted_label(text) or (_PAGE_DATE_LABEL.search(text) and not (labelled and post.published)):
        return []
    base = _day_of(post.published)
    text = _DOUBLE_DAY.sub(lambda match: match[1].rjust(len(match.group())), text)
    if post.language in packs_with("month_endings"):
        text = _TURKISH_CASE.sub(lambda match: " " * len(match.group()), text)
    found = _printed(text, post, order, base or (_last_of_month(post.published.on) if post.published else None))
    if base is not None:
        found = _against(found, text, post, base, reach)
        found = [span for span in found if not (labelled and span.reading.on == base)]
    return sorted(found, key=lambda span: span.start)


def _printed(text: str, post: Post, order: DateOrder | None, until: date | None) -> list[DateSpan]:
    """The days that a text prints in figures or with a month's name."""
    now = datetime.combine(until, time(12), tzinfo=UTC) if until is not None else None
    context = DateContext(now=now, language=post.language, order=order)
    return [
        _on_its_weekday(text, replace(span, reading=replace(span.reading, source="sentence")))
        for span in find_dates(text, context, "sentence")
        if span.reading.precision in ("second", "minute", "day")
    ]


def _against(found: list[DateSpan], text: str, post: Post, base: date, reach: int) -> list[DateSpan]:
    """The printed days with those counted from the post's day `base`, without those that can be no article's."""
    years = _days_with_year_words(text, found, base)
    found = [years.get(span.start, span) for span in found]
    found = _with_counted(found, _relative(text, base, post.language))
    days_back = ((one, (base - one.reading.on).days) for one in found)
    found = [one for one, back in days_back if back <= reach or one.start in years or _has_year(text, one)]
    latest = base + timedelta(days=_ANNOUNCED_DAYS if _ANNOUNCED.search(text) else _FUTURE_DAYS)
    doubtful = post.published is not None and not post.published.certain  # a day with its year may be after the post's
    return [one for one in found if one.reading.on <= latest or (doubtful and _YEAR.search(one.reading.raw))]


def _with_counted(found: Sequence[DateSpan], counted: Sequence[DateSpan]) -> list[DateSpan]:
    """Printed days and counted ones: the longer of two that lie in each other, the printed one of neighbours."""
    kept = [span for span in found if not any(c.start < span.start and span.end <= c.end for c in counted)]
    near = [(known.start - 2, known.end + 2) for known in kept]
    return kept + [span for span in counted if not any(low <= span.end and span.start <= high for low, high in near)]


def _has_year(text: str, span: DateSpan) -> bool:
    """True if a day is printed with its year, or with the weekday that settles it."""
    raw = span.reading.raw
    return _YEAR.search(raw) is not None or "年" in raw or weekday_at(text, span.start, span.end) is not None


def _on_its_weekday(text: str, span: DateSpan) -> DateSpan:
    """A day without a year that does not fall on the weekday printed with it, in the year after if it does there.

    So "jeudi 28 novembre" in a post of the 21st announces one to come, not last year's.
    """
    named = None if _YEAR.search(span.reading.raw) else weekday_at(text, span.start, span.end)
    if named is None or named == span.reading.on.weekday():
        return span
    later = _in_year(span.reading.on, span.reading.on.year + 1)
    if later is None or later.weekday() != named:
        return span
    return replace(span, reading=replace(span.reading, on=later))


def _day_of(published: DateReading | None) -> date | None:
    """The post's day; None where no more than its month or year is known."""
    exact = published is not None and published.precision in ("second", "minute", "day")
    return published.on if published is not None and exact else None


def _last_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year; None for a 29 February that it has not."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


# Days counted from the post's.

_COUNTED_WORDS = ((DAY_BEFORE_YESTERDAY, 2), (YESTERDAY, 1), (TODAY, 0), (TOMORROW, -1))
_MAY_NAME_DAY = WordSieve("|".join(days.pattern for days in (*(words for words, _ in _COUNTED_WORDS), WEEKDAY)))
_INSIDE_NAME = compiled_later(r"[A-ZÀ-Þ][a-zà-ÿ]+[ \u00a0]\Z")
"""Before a word for a day with a capital that is part of a name: "Farming Today"."""
_OPEN_MARK = compiled_later(r"[«“„\"『《][^«»“”„\"『』《》.!?]{0,30}\Z")
_CLOSE_MARK = compiled_later(r"[^«»“”„\"『』《》.!?]{0,30}[»”“\"』》]")
_Found = Iterator[tuple[int, int, date, bool]]
"""Offsets of a day, the day, and if it is certain."""


def _relative(text: str, base: date, language: str | None) -> list[DateSpan]:
    """Days counted from the post's: yesterday, a weekday, a day of the month alone; the first of two counts."""
    found: list[DateSpan] = []
    for read in (_named, _short_dates, _numbered_days, _month_days):
        for start, end, on, certain in read(text, base, language):
            if not any(start < span.end and span.start < end for span in found):
                reading = DateReading(on=on, raw=text[start:end], source="sentence", certain=certain)
                found.append(DateSpan(start, end, reading))
    return found


def _month_days(text: str, base: date, _: str | None) -> _Found:
    return ((*match.span(), on, False) for match, on in days_of_month(text, base))


def _named(text: str, base: date, language: str | None) -> _Found:
    """Yesterday, today and the like, then weekdays, where they are not part of a name."""
    if not _MAY_NAME_DAY.may(text):
        return
    for pattern, days in _COUNTED_WORDS:
        for match in pattern.finditer(text):
            if not _is_name_or_other(match, text, language):
                yield *match.span(), base - timedelta(days=days), days > 0
    for start, end, on in named_days(text, base):
        if on is not None and not _in_marks(text, start, end):
            yield start, end, on, False


def _is_name_or_other(match: re.Match[str], text: str, language: str | None) -> bool:
    """True if a word for a day is part of a programme's or paper's name, or German "hier" ("here")."""
    here = match.group().lower() == "hier" and language not in packs_with("hier_is_yesterday")
    if here or _in_marks(text, *match.span()):
        return True
    return match.group()[0].isupper() and _INSIDE_NAME.search(text, 0, match.start()) is not None


def _in_marks(text: str, start: int, end: int) -> bool:
    """True if a word is among few others in quotation marks, as in the name of a programme: «قضية اليوم»."""
    opened = _OPEN_MARK.search(text, max(0, start - 32), start)
    return opened is not None and _CLOSE_MARK.match(text, end) is not None


# Days and months in figures without a year.

_BULLET = r"\s{0,60}[・•·*▶▷►▸▹▪▫■□●○◆◇◎★☆→⇒✔✓–-]?\s{0,60}"
_MONTH_DAY = (
    compiled_later(rf"{_BULLET}[\[【(（]?([01]?\d)\s?[/.．／]\s?([0-3]?\d)(?=[\s\]】)）(（月火水木金土日])"),
    compiled_later(r"(?:(?<=[(（\[【，、])|(?<=[^\W\d_][,·] ))\s?([01]?\d)\s?[/.．／]\s?([0-3]?\d)\.?\s?(?=[)）\]】])"),
    compiled_later(
        r"(?:(?<=[^\W\d_>》〉」』)] )|(?<=[|｜] ))(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?=\s*(?:[—–|:：(（]|$))"
    ),
)
"""Month and day of East Asia: at the head of a row, in brackets, between an outlet and what parts it from the title."""
_DAY_MONTH = (
    compiled_later(rf"{_BULLET}[\[(]?([0-3]?\d)\s?[./]\s?([01]?\d)\.?(?=[\s\]):,–—-])"),
    compiled_later(r"(?:(?<=[(\[|])|(?<=[,|–—] ))\s?([0-3]?\d)[./]([01]?\d)\.?\s?(?=[)\]|:,–—]|$)"),
)
"""Day and month at the head of a row, in brackets or between cells; elsewhere such numbers are no dates."""
_CUED_DAY_MONTH = compiled_later(
    rf"(?<!\w)(?:{any_of('before_numeric_days')})\s([0-3]?\d)[/.]([01]?\d)\.?(?![\d/]|\.\d)", re.IGNORECASE
)
"""Day and month of numbers after a word that calls for a day ("le 14/01", "ngày 19/8")."""
_NAMED_DAY_MONTH = compiled_later(
    rf"(?<!\w)(?:{any_of('short_weekdays')})\.?,? ([0-3]?\d)[./]([01]?\d)\.?(?![\d/]|\.\d)", re.IGNORECASE
)
"""Day and month of numbers after a weekday cut short ("Mo, 12.05.", "lun. 12/05", "пн 12.05")."""
_DOTTED = compiled_later(
    r"(?<![\d./-])(?<!§ )"
    + "".join(f"(?<!{re.escape(word)} )" for word in ordered_words("not_before_dotted_days"))
    + r"([0-3]?\d)\. ?([0-3]?\d)\.(?=\s(?!\d)|[():（,–—]|$)"
)
"""Two numbers with a full stop each: day and month in German and its neighbours, month and day in Korean ("3. 12.")."""
_DOTTED_DAYS = frozenset(packs_with("dotted_days"))
_MONTH_FIRST = frozenset(packs_with("month_before_day"))
_EITHER_ORDER = frozenset(packs_with("either_order_of_days"))
_EAST_ASIAN = compiled_later("[가-힣ぁ-んァ-ヶ]")


def _short_dates(text: str, base: date, language: str | None) -> _Found:
    """A row that begins with a month and a day ("12/3"): month first in East Asia, day first in Europe but English."""
    month_first = language in _MONTH_FIRST or _EAST_ASIAN.search(text) is not None
    if not month_first and (language is None or language in _EITHER_ORDER):
        return
    head, *inside = _MONTH_DAY if month_first else _DAY_MONTH
    match = head.match(text) or next(filter(None, (pattern.search(text) for pattern in inside)), None)
    yield from _last_such_days([match] if match else [], base, month_first=month_first)


def _numbered_days(text: str, base: date, language: str | None) -> _Found:
    """Two numbers that are a day and a month: after a weekday or a word that calls for a day, or with full stops."""
    day_first = language is not None and language not in _MONTH_FIRST | _EITHER_ORDER
    patterns = [_NAMED_DAY_MONTH, _CUED_DAY_MONTH] if day_first else []
    for pattern in [*patterns, _DOTTED] if pack_of(language or "") in _DOTTED_DAYS else patterns:
        yield from _last_such_days(pattern.finditer(text), base, month_first=language in _MONTH_FIRST)


def _last_such_days(matches: Iterable[re.Match[str]], base: date, *, month_first: bool) -> _Found:
    """The last day of each month and day in figures on or before the post's date, as far as the calendar has it."""
    for match in matches:
        first, second = int(match[1]), int(match[2])
        month, day = (first, second) if month_first else (second, first)
        try:
            on = date(base.year, month, day)
            on = on if on <= base else date(base.year - 1, month, day)
        except ValueError:
            continue
        yield *match.span(), on, False


# Words that give a day its year.

_YEAR_BEFORE = compiled_later(
    rf"(?:(?P<two>{whole_words('year_before_last_words')})|(?P<last>{whole_words('last_year_words')})"
    rf"|(?P<same>{whole_words('this_year_words')})|(?P<next>{whole_words('next_year_words')})"
    rf"|(?P<soon>{whole_words('next_such_day_words')}))[의の的]?[ \u00a0\u3000,、]{{0,2}}\Z",
    re.IGNORECASE,
)
_YEAR_AFTER = compiled_later(
    rf",?[ \u00a0](?:(?P<last>{any_of('of_last_year')})|(?P<same>{any_of('of_this_year')})"
    rf"|(?P<next>{any_of('of_next_year')})|(?P<soon>{any_of('next_such_day_after')}))(?![\w'’])",
    re.IGNORECASE,
)
_YEARS = {"two": -2, "last": -1, "same": 0, "next": 1}
_YEAR_REACH = 20
_SOON_YEARS = 2


def _days_with_year_words(text: str, found: Iterable[DateSpan], base: date) -> dict[int, DateSpan]:
    """The days without a year that words around them give one, by where they begin; `base` is the post's day.

    "On 3 November last year", "지난해 11월 3일"; "el próximo 3 de mayo" and "오는 5월 3일" are the next such day.
    """
    moved = ((span, _year_of(text, span, base)) for span in found if not _has_year(text, span))
    return {span.start: replace(span, reading=replace(span.reading, on=on)) for span, on in moved if on is not None}


def _year_of(text: str, span: DateSpan, base: date) -> date | None:
    before = _YEAR_BEFORE.search(text, max(0, span.start - _YEAR_REACH), span.start)
    match = before or _YEAR_AFTER.match(text, span.end)
    if match is None or match.lastgroup is None:
        return None
    if match.lastgroup != "soon":
        return _in_year(span.reading.on, base.year + _YEARS[match.lastgroup])
    days = (_in_year(span.reading.on, base.year + more) for more in range(_SOON_YEARS))
    return next((on for on in days if on is not None and on >= base), None)


# Headings that name a year or month for the days below them.

_YEAR_LINE = compiled_later(
    rf"\W{{0,4}}(?:(?:{any_of('year_labels')})\s)?(?P<year>(?:19|20)\d\d)\s?(?:{any_of('year_units')})?\W{{0,4}}",
    re.IGNORECASE,
)
"""A line that is a year: "2023", "2023年", "— 2023 год —"."""
_PERIOD_CHARS = 60
_DAYS_AFTER_ADDRESS = 60
"""Days between the day in an article's address and those printed in rows next to its own."""
_YEAR_ALONE = compiled_later(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,-])")


def periods(post: Post, segments: Sequence[Segment]) -> list[DateReading | None]:
    """For each sentence the last day of the year or month that the heading above it names; None where none does.

    Above the first heading the period of the title counts, if the post has no certain day of its own; then also, where
    no heading names one, the year in the address of the nearest article.
    """
    exact = post.published is not None and post.published.certain
    headed = list(_by_headings(post, segments, None if exact else _last_day(post.title, post)))
    found = headed if exact or any(headed) else _by_addresses(post, segments)
    return [DateReading(on=on, source="sentence", certain=found is headed) if on else None for on in found]


def _by_headings(post: Post, segments: Sequence[Segment], now: date | None) -> Iterator[date | None]:
    """For each sentence the last day of the period that the heading above it names, `now` above the first one."""
    for segment in segments:
        words = post.text[segment.start : segment.end]
        year = _YEAR_LINE.fullmatch(words.strip()) if len(words) <= _PERIOD_CHARS else None
        if year is not None:
            now = date(int(year["year"]), 12, 31)
        elif segment.kind == "heading" and len(words) <= _PERIOD_CHARS:
            now = _last_day(words, post) or now
        yield now


def _by_addresses(post: Post, segments: Sequence[Segment]) -> list[date | None]:
    """For each sentence a day of the same year soon after that in the nearest address; None without such addresses."""
    placed = ((link.start, day_in_address(link.url)) for link in post.links)
    days = [(start, reading.on) for start, reading in placed if reading is not None]
    if not days:
        return [None] * len(segments)
    nearest = (min(days, key=lambda one: max(part.start - one[0], one[0] - part.end))[1] for part in segments)
    return [min(on + timedelta(days=_DAYS_AFTER_ADDRESS), date(on.year, 12, 31)) for on in nearest]


def _last_day(words: str, post: Post) -> date | None:
    """The last day of the one month, or else the one year, that words name without a day of it."""
    found = [span.reading for span in find_dates(words, DateContext(language=post.language), "sentence")]
    if any(not reading.is_period for reading in found):
        return None
    months = {_last_of_month(reading.on) for reading in found if reading.precision == "month"}
    ends = months or {date(int(year), 12, 31) for year in _YEAR_ALONE.findall(words)}
    return next(iter(ends)) if len(ends) == 1 else None


def as_of(post: Post, last: DateReading | None) -> Post:
    """The post as one of the last day of a period, so that days without a year are read in it; itself without one."""
    if last is None:
        return post
    now = post.published
    if now is not None and now.certain and now.on <= last.on:
        return post  # the post is of the period
    return replace(post, published=last)


def is_of_its_year(reading: DateReading, post: Post) -> bool:
    """True if a day is of the year of the post's period (see `as_of`) and not counted from the post's.

    Below a heading that names the year no other one counts, next to an address any that is printed.
    """
    now = post.published
    if now is not None and not now.certain and _YEAR.search(reading.raw):
        return True
    printed = any(map(str.isdigit, reading.raw))
    return printed and now is not None and reading.on.year == now.on.year


# Days in addresses.


def day_in_address(url: str) -> DateReading | None:
    """The day that an article's address shows, never certain; None if it shows none."""
    printed = date_from_url(url, with_query=True)
    return replace(printed, certain=False) if printed is not None and not printed.is_period else None
