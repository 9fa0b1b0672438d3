"""All that is known of a post while its items are put together: sentences, links, dates, names of outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from pipelines.coverage.article_dates import YEAR_DAYS, as_of, dates_in, is_of_its_year, periods
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.relative_days import MAY_STATE_DAY
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, tells_coverage
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading, Post
from scraper.pages.dates.markup import date_from_url
from scraper.pages.dates.read import DateSpan, learn_order


@dataclass(frozen=True, slots=True, kw_only=True)
class PostContext:
    """All that is known of a post when items are put together; dates by segment, with offsets into the text."""

    post: Post
    segments: Sequence[Segment]
    links: Sequence[ArticleLink]
    dates: Sequence[tuple[int, DateSpan]]
    outlet_mentions: Sequence[OutletMention]
    titled: Sequence[OutletMention]

    def words_of(self, number: int) -> str:
        """The words of a sentence, by its number."""
        return self.post.text[self.segments[number].start : self.segments[number].end]

    def mentions_in(self, low: int, high: int) -> list[OutletMention]:
        """The names of outlets that begin between two offsets."""
        return [n for n in self.outlet_mentions if low <= n.start < high]

    def links_in(self, low: int, high: int) -> list[ArticleLink]:
        """The links that begin between two offsets."""
        return [link for link in self.links if low <= link.start < high]

    def days_in(self, low: int, high: int) -> list[DateSpan]:
        """The days that begin between two offsets."""
        return [day for _, day in self.dates if low <= day.start < high]

    def is_dated(self, number: int) -> bool:
        """True if a sentence states a day."""
        return any(home == number for home, _ in self.dates)


@dataclass(slots=True)
class Draft:
    """An item in the making."""

    outlet_mentions: list[OutletMention]
    link: ArticleLink | None = None
    date: DateReading | None = None
    why: list[str] = field(default_factory=list)
    host: str | None = None

    @property
    def first(self) -> OutletMention | None:
        """The mention that names the item: the longest catalogued, else the first."""
        known = [n for n in self.outlet_mentions if n.outlet]
        longest = max(known, key=lambda n: (n.strength, n.end - n.start), default=None)
        return longest or next(iter(self.outlet_mentions), None)

    @property
    def homes(self) -> list[int]:
        """The sentences in which the text names the outlet, by number."""
        return [n.segment for n in self.outlet_mentions if not n.in_title]

    def take(self, link: ArticleLink, why: str) -> None:
        """Makes a link the item's article, for this reason."""
        self.link = link
        self.why.append(why)


def day_of(draft: Draft, post: Post) -> DateReading | None:
    """The day of an item: as the post states it, else the one in the address of its article.

    An address has it in parts (/2023/06/30/, -2023-06-30), not as a number, and not later than the post.
    """
    link = draft.link
    if draft.date is not None or link is None or link.short or link.video:
        return draft.date
    day = date_from_url(link.url)
    if day is None or day.is_period or day.raw.isdigit():
        return None
    later = post.published is not None and day.on > post.published.on + _ZONES
    return None if later else replace(day, certain=False)


_ZONES = timedelta(days=1)
"""How much later than a post's day its article's may be, by the time zones of the two."""


DATES_MAX = 600
"""Days of a text, which are compared with its outlets and links. The most of 1,546 honest pages is 111; a list of
pieces that fills what is read for coverage prints about as many."""
_DAY_LINES = 3
_DIGIT = compiled_later(r"\d")


def dates_of(post: Post, segments: Sequence[Segment]) -> list[tuple[int, DateSpan]]:
    """Every article date of the text as (segment number, span with offsets into the text)."""
    found: list[tuple[int, DateSpan]] = []
    own: list[tuple[int, DateSpan]] = []
    for number, span in _printed_dates(post, segments):
        start = segments[number].start
        placed = DateSpan(start + span.start, start + span.end, span.reading)
        words = post.text[start : segments[number].end]
        (own if _is_page_date(words, span, post) else found).append((number, placed))
        if len(found) + len(own) >= DATES_MAX:
            break
    # Of many lines that are but a day, each over pieces of a press list, none is the page's.
    alone = sum(
        2 * (span.end - span.start) > segments[number].end - segments[number].start for number, span in found + own
    )
    dates = sorted(found + own, key=lambda dated: dated[1].start) if own and alone >= _DAY_LINES else found
    return dates[:DATES_MAX]


def _printed_dates(post: Post, segments: Sequence[Segment]) -> Iterator[tuple[int, DateSpan]]:
    """The dates of each sentence, with offsets into it, in the year that the heading above it names."""
    sentences = [post.text[segment.start : segment.end] for segment in segments]
    with_digits = [_DIGIT.search(words) is not None for words in sentences]
    order = learn_order([words for words, has_digits in zip(sentences, with_digits, strict=True) if has_digits])
    for number, (words, last) in enumerate(zip(sentences, periods(post, segments), strict=True)):
        segment = segments[number]
        if not with_digits[number] and not MAY_STATE_DAY.inside(post.text, segment.start, segment.end):
            continue
        dated = as_of(post, last)
        if dated is post:
            yield from ((number, span) for span in dates_in(words, post, order))
        else:
            spans = dates_in(words, dated, order, reach=YEAR_DAYS)
            yield from ((number, span) for span in spans if is_of_its_year(span.reading, dated))


def _is_page_date(words: str, span: DateSpan, post: Post) -> bool:
    """A block that is the post's own date and nothing else."""
    rest = (words[: span.start] + words[span.end :]).strip(" ()[]|·,.-:")
    same = post.published is not None and span.reading.on == post.published.on
    return same and len(_PAGE_COUNTERS.sub("", rest)) <= 3


_PAGE_COUNTERS = compiled_later(rf"[\d:\s]|{any_of('page_counters')}", re.IGNORECASE)


def groups(outlet_mentions: Iterable[OutletMention]) -> list[list[OutletMention]]:
    """Mentions by outlet, in order of first place; a programme or desk of the same house joins it."""
    found: dict[str, list[OutletMention]] = {}
    for one in outlet_mentions:
        homes = (key for key, known in found.items() if key == one.key or same_house(known[0], one))
        found.setdefault(next(homes, one.key), []).append(one)
    return list(found.values())


def same_house(a: OutletMention, b: OutletMention) -> bool:
    """Two names of one house ("BBC", "BBC World Service"), or one unknown name printed shorter."""
    if a.outlet and b.outlet:
        shared = set(a.outlet.domains) & set(b.outlet.domains)
        names = (a.outlet.name.lower(), b.outlet.name.lower())
        return bool(shared) and (names[0] in names[1] or names[1] in names[0])
    return not a.outlet and not b.outlet and _is_shorter(a, b)


def _is_shorter(a: OutletMention, b: OutletMention) -> bool:
    """True if of two unknown names one is the other printed shorter, or in another Russian case."""
    shorter = min(len(a.key), len(b.key))
    if _CYRILLIC.search(a.name) and _CYRILLIC.search(b.name):
        return shorter > _ENDING + 1 and a.key[: shorter - _ENDING] == b.key[: shorter - _ENDING]
    return shorter >= _NAME_LENGTH and (a.key in b.key or b.key in a.key)


_CYRILLIC = compiled_later("[а-яё]", re.IGNORECASE)
_ENDING = 2
"""Letters that a Russian case changes at the end of a name."""
_NAME_LENGTH = 4
"""Letters: a shorter name inside a longer one is chance."""


def segment_at(segments: Sequence[Segment], offset: int) -> int | None:
    """The number of the sentence at an offset; None outside the text."""
    return next((i for i, s in enumerate(segments) if s.start <= offset <= s.end), None)


def reports_with_day(context: PostContext, link: ArticleLink) -> bool:
    """True if the sentence of a link is about coverage and has its day, though not the outlet."""
    number = segment_at(context.segments, link.start)
    if number is None or link.short or not context.is_dated(number):
        return False
    return tells_coverage(context.words_of(number))


_NEXT_BLOCKS = 3
"""Blocks between a name and the link that may still belong to it."""


def is_supported(context: PostContext, outlet_mention: OutletMention) -> bool:
    """True if a name known by the wording alone has a date in its sentence, a link near, or a press title above it."""
    here = context.segments[outlet_mention.segment]
    places = (segment_at(context.segments, link.start) for link in context.links)
    blocks = (context.segments[at].block for at in places if at is not None)
    if MEDIA_TITLE.search(context.post.title) or any(abs(block - here.block) <= _NEXT_BLOCKS for block in blocks):
        return True
    if outlet_mention.cue == "dateline" and here.kind == "paragraph":
        # A town and a day before a sentence without coverage begin a press release.
        return tells_coverage(context.post.text[outlet_mention.end : here.end])
    return context.is_dated(outlet_mention.segment)
