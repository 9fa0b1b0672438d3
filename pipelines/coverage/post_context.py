"""All that is known of a post while its items are put together, and which parts of it are about which item."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import compress, groupby

from pipelines.coverage.article_dates import YEAR_DAYS, as_of, dates_in, day_in_address, is_of_its_year, periods
from pipelines.coverage.domains import source_led_to
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import ARTICLE, OutletMention
from pipelines.coverage.relative_days import MAY_STATE_DAY
from pipelines.people.person import CYRILLIC, Place
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE, reports_coverage
from presswatch.languages.packs import alternation, any_of, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading, Post, Spans
from presswatch.text.strings import union
from scraper.pages.dates.read import DateSpan, learn_order

Refused = Callable[[str, str], None]
"""Is called with each name of an outlet that is no coverage, and the id of the rule that says so."""


def ignore_refusal(_name: str, _rule: str) -> None:
    """Reports nothing, for those who only ask for the coverage."""


@dataclass(frozen=True, kw_only=True)
class PostContext:
    """All that is known of a post while outlets are looked for and items put together.

    Dates by segment, all offsets into the text; `people` are the places of their names.
    """

    post: Post
    segments: Sequence[Segment]
    links: Sequence[ArticleLink]
    dates: Sequence[tuple[int, DateSpan]]
    outlet_mentions: Sequence[OutletMention]
    titled: Sequence[OutletMention]
    people: Sequence[Place] = ()
    refused: Refused = ignore_refusal

    @property
    def text(self) -> str:
        """The post's text."""
        return self.post.text

    @cached_property
    def reviews_press(self) -> bool:
        """True if the title is that of a press review: a row may have the issue of a paper in place of a day."""
        return MEDIA_TITLE.search(self.post.title) is not None

    @cached_property
    def is_about_coverage(self) -> bool:
        """True if the title is about coverage: a dated sentence needs no word of it."""
        return self.reviews_press or reports_coverage(self.post.title)

    def words_of(self, number: int) -> str:
        """The words of a sentence, by its number."""
        return self.text[self.segments[number].start : self.segments[number].end]

    def mentions_in(self, low: int, high: int) -> list[OutletMention]:
        """The names of outlets that begin between two offsets."""
        return [n for n in self.outlet_mentions if low <= n.start < high]

    def links_in(self, low: int, high: int) -> list[ArticleLink]:
        """The links that begin between two offsets."""
        return [link for link in self.links if low <= link.start < high]

    def days_in(self, low: int, high: int) -> list[DateSpan]:
        """The days that begin between two offsets."""
        return [day for _, day in self.dates if low <= day.start < high]

    @property
    def dated(self) -> set[int]:
        """The numbers of the sentences that state a day."""
        return {number for number, _ in self.dates}


@dataclass(slots=True)
class Draft:
    """An item in the making; `listed` if it is a row or card of a list."""

    outlet_mentions: list[OutletMention]
    link: ArticleLink | None = None
    date: DateReading | None = None
    why: list[str] = field(default_factory=list)
    listed: bool = False

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


def homes_of(context: PostContext, draft: Draft) -> list[int]:
    """The sentences that name an item's outlet, then that of its link, by number."""
    home = segment_at(context.segments, draft.link.start) if draft.link else None
    return draft.homes if home is None else [*draft.homes, home]


_REPRINTED = timedelta(days=40)
"""Days between those in the text and in the address of one article; further apart the former is another's."""
_ZONES = timedelta(days=1)
"""How much later than a post's day its article's may be, by the time zones of the two."""


def day_of(draft: Draft, post: Post) -> DateReading | None:
    """The day of an item: as the post states it, else the one in the address of its article.

    One after the post's own day counts on a page of press pieces, which goes on growing, or where that is uncertain.
    """
    link, stated = draft.link, draft.date
    day = None if link is None or link.video else day_in_address(link.url)
    if day is None or (stated is not None and abs(stated.on - day.on) <= _REPRINTED):
        return stated
    now = None if MEDIA_TITLE.search(post.title) else post.published
    later = now is not None and now.certain and day.on > now.on + _ZONES
    return stated if later else day


DATES_MAX = 600
"""Days of a text, which are compared with its outlets and links. The most of 1,546 honest pages is 111; a list of
pieces that fills what is read for coverage prints about as many."""
_DAY_LINES = 3
_DIGIT = compiled_later(r"\d")
_PAGE_COUNTERS = compiled_later(rf"[\d:\s]|{any_of('page_counters')}", re.IGNORECASE)


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
    order = learn_order(list(compress(sentences, with_digits)))
    for number, (words, last) in enumerate(zip(sentences, periods(post, segments), strict=True)):
        segment = segments[number]
        if with_digits[number] or MAY_STATE_DAY.inside(post.text, segment.start, segment.end):
            dated = as_of(post, last)
            found = dates_in(words, post, order) if dated is post else dates_in(words, dated, order, reach=YEAR_DAYS)
            yield from ((number, span) for span in found if dated is post or is_of_its_year(span.reading, dated))


def _is_page_date(words: str, span: DateSpan, post: Post) -> bool:
    """A block that is the post's own date and nothing else."""
    rest = (words[: span.start] + words[span.end :]).strip(" ()[]|·,.-:")
    same = post.published is not None and span.reading.on == post.published.on
    return same and len(_PAGE_COUNTERS.sub("", rest)) <= 3


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
        names = (a.outlet.name.lower(), b.outlet.name.lower())
        return a.outlet.shares_site(b.outlet) and (names[0] in names[1] or names[1] in names[0])
    return not a.outlet and not b.outlet and _is_shorter(a, b)


def _is_shorter(a: OutletMention, b: OutletMention) -> bool:
    """True if of two unknown names one is the other printed shorter, or in another Russian case."""
    shorter = min(len(a.key), len(b.key))
    if CYRILLIC.search(a.name) and CYRILLIC.search(b.name):
        return shorter > _ENDING + 1 and a.key[: shorter - _ENDING] == b.key[: shorter - _ENDING]
    return shorter >= _NAME_LENGTH and (a.key in b.key or b.key in a.key)


_ENDING = 2
"""Letters that a Russian case changes at the end of a name."""
_NAME_LENGTH = 4
"""Letters: a shorter name inside a longer one is chance."""


def segment_at(segments: Sequence[Segment], offset: int) -> int | None:
    """The number of the sentence at an offset; None outside the text."""
    return next((i for i, s in enumerate(segments) if s.start <= offset <= s.end), None)


_NEXT_BLOCKS = 3
"""Blocks between a name and the link that may still belong to it."""


def is_supported(context: PostContext, outlet_mention: OutletMention) -> bool:
    """True if a name known by the wording alone has a date in its sentence, a link near, or a press title above it."""
    here = context.segments[outlet_mention.segment]
    places = (segment_at(context.segments, link.start) for link in context.links)
    blocks = (context.segments[at].block for at in places if at is not None)
    if context.reviews_press or any(abs(block - here.block) <= _NEXT_BLOCKS for block in blocks):
        return True
    if outlet_mention.cue == "dateline":
        # A town and a day before a sentence without coverage begin a press release.
        return reports_coverage(context.text[outlet_mention.end : here.end])
    return outlet_mention.segment in context.dated


_Owners = frozenset[int]
_NOBODY: _Owners = frozenset()


def passages(context: PostContext, drafts: Sequence[Draft]) -> list[Spans]:
    """For each item the spans of the text about it, in order; none where the post has only one item.

    An item has the sentences that name or link it, and those after them in the same block up to the next item's; the
    whole block if it is about no other. Blocks between two of its own, and those below a heading of its own, are
    its own too. What belongs to nobody (a lead, a last line) is about all.
    """
    if len(drafts) < 2:
        return [() for _ in drafts]
    owned = [(segment, own) for segment, own in zip(context.segments, _owners(context, drafts), strict=True)]
    return [joined((part.start, part.end) for part, own in owned if item in own) for item in range(len(drafts))]


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, those that touch or have only a line's end between them as one."""
    return union(spans, _GAP)


_GAP = 3
"""More characters than between two blocks, or two sentences."""


def _owners(context: PostContext, drafts: Sequence[Draft]) -> list[_Owners]:
    """For each sentence the items that it is about; nobody's where it is about all."""
    anchors = _anchors(context, drafts)
    owners: list[_Owners] = []
    waiting: list[int] = []
    before, heading = _NOBODY, False
    for _, block in groupby(range(len(context.segments)), key=lambda number: context.segments[number].block):
        numbers = list(block)
        own = list(_in_block([anchors.get(number, _NOBODY) for number in numbers]))
        headed = context.segments[numbers[0]].kind == "heading"
        if not own[-1]:
            heading = heading and not headed
            own = [before if heading else _NOBODY] * len(own)
            waiting += [] if heading else numbers
        else:
            if own[0] == before:
                for number in waiting:
                    owners[number] = before
            waiting, before, heading = [], own[-1], headed
        owners += own
    return owners


def _in_block(anchored: Sequence[_Owners]) -> Iterator[_Owners]:
    """The owners of a block's sentences: a block of one item is whole its own."""
    named = set(filter(None, anchored))
    owner = named.pop() if len(named) == 1 else _NOBODY
    for one in anchored:
        owner = one or owner
        yield owner


def _anchors(context: PostContext, drafts: Sequence[Draft]) -> dict[int, _Owners]:
    """The sentences that name or link an item, each with its items."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for item, draft in enumerate(drafts):
        for number in draft.homes:
            found[number].add(item)
        if draft.link is not None:
            number = bisect_right(context.segments, draft.link.start, key=lambda part: part.start) - 1
            found[max(0, number)].add(item)
    return {number: frozenset(items) for number, items in found.items()}


_PROGRAMME_WORD = compiled_later(rf"(?:{alternation('programme_words')})\s{{0,60}}[“„«\"「『《‘<]?\Z", re.IGNORECASE)
_PROGRAMME_REACH = 16
_STATION_REACH = 60
_IN_OR_OF = rf"(?:{any_word('in_or_of_station_words')})"
_PROGRAMME_OF = compiled_later(
    rf"[»”\"]?,? (?:{ARTICLE} )?(?:[\w-]+ )?(?:{alternation('programmes_in_apposition')})"
    rf"(?: [\w-]+)?(?: {_IN_OR_OF})?(?: {ARTICLE})? ?[«“„\"]?",
    re.IGNORECASE,
)
"""What joins a programme and its station: "«Mornings», the show of Harbour FM"."""
_BROADCASTER = compiled_later(rf"(?:{alternation('broadcaster_endings')})\Z")


def is_programme(context: PostContext, mention: OutletMention) -> bool:
    """True if a name known by its wording is that of a programme: part of the station next to it, no outlet itself."""
    if mention.outlet is not None:
        return False
    text, reach = context.text, mention.end + _STATION_REACH
    if _PROGRAMME_WORD.search(text[max(0, mention.start - _PROGRAMME_REACH) : mention.start]):
        return True
    stations = (n for n in context.outlet_mentions if mention.end < n.start <= reach)
    if any(_PROGRAMME_OF.fullmatch(text, mention.end, station.start) for station in stations):
        return True
    marked = text[mention.start - 1 : mention.start] in tuple("〈<《「『“„«‘")
    return marked and any(n.segment == mention.segment and _broadcasts(n) for n in context.outlet_mentions)


def _broadcasts(mention: OutletMention) -> bool:
    if mention.outlet is not None:
        return mention.outlet.medium in ("radio", "tv")
    return bool(_BROADCASTER.search(mention.name))


_EDGE = 2
"""Sentences at the beginning and end of a post that may be the source line of a reprint."""


def without_excerpt(context: PostContext) -> PostContext:
    """The context of a post that prints an article or its beginning, without the outlets and days in its text.

    All but its source line goes; a post without such a line, or with several, prints none.
    """
    named = edges_of(context.segments) & {mention.segment for mention in context.outlet_mentions}
    lines = {n for n in named if source_led_to(context.text, context.segments, n, context.links)}
    return _without_parts(context, set(range(len(context.segments))) - lines) if len(lines) == 1 else context


def edges_of(segments: Sequence[Segment]) -> set[int]:
    """The numbers of the sentences that may be a source line."""
    numbers = range(len(segments))
    return {*numbers[:_EDGE], *numbers[-_EDGE:]}


_FURTHER = compiled_later(rf"\W*(?:{alternation('further_reading_titles')})\W*", re.IGNORECASE)
"""The heading over a list of further reading, which is about the topic and not about the posting organization."""
_HEADING_CHARS = 48


def without_further(context: PostContext) -> PostContext:
    """The context of a post on another topic without the outlets, days and links of its lists of further reading."""
    if not context.links or context.is_about_coverage:
        return context
    return _without_parts(context, set(_further(context)))


def _without_parts(context: PostContext, parts: AbstractSet[int]) -> PostContext:
    spans = [(context.segments[n].start, context.segments[n].end) for n in parts]
    return replace(
        context,
        links=[link for link in context.links if not any(low <= link.start < high for low, high in spans)],
        outlet_mentions=[mention for mention in context.outlet_mentions if mention.segment not in parts],
        dates=[dated for dated in context.dates if dated[0] not in parts],
    )


def _further(context: PostContext) -> Iterator[int]:
    """The numbers of the sentences below a heading of further reading, up to the next heading."""
    below, text = False, context.text
    for number, part in enumerate(context.segments):
        short = part.end - part.start <= _HEADING_CHARS and part.kind in ("heading", "paragraph")
        if short and _FURTHER.fullmatch(text, part.start, part.end):
            below = True
        elif part.kind == "heading":
            below = False
        elif below:
            yield number
