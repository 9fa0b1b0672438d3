"""Which link and which date of a post belong to which outlet: by site, by sentence, by order, by counted days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from operator import itemgetter

from pipelines.coverage.article_dates import dates_in
from pipelines.coverage.domains import resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import Draft, PostContext, homes_of, segment_at
from pipelines.coverage.relative_days import COUNTS, TODAY
from presswatch.languages.packs import alternation, any_numbered, any_of, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.read import DateSpan

_SAME_DAY = compiled_later(any_of("same_day"), re.IGNORECASE)
_NEXT_DAY = compiled_later(any_of("next_day"), re.IGNORECASE)
_DAY_EARLIER = compiled_later(whole_words("day_earlier"), re.IGNORECASE)
_DAYS_LATER = compiled_later(
    rf"\b({any_numbered('small_numbers')}|[2-9]) (?:{any_of('days_later_words')})|{alternation('counted_days_later')}",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def days_later(text: str) -> int | None:
    """How many days after the date stated before it a sentence is about ("the same day": 0, "the day before": -1).

    None if it does not say.
    """
    if _SAME_DAY.search(text):
        return 0
    if _NEXT_DAY.search(text):
        return 1
    match = _DAYS_LATER.search(text)
    if match is None:
        return -1 if _DAY_EARLIER.search(text) else None
    number = next(word for word in match.groups() if word)
    return int(number) if number.isdecimal() else COUNTS[number.lower()]


def fill_days_later(context: PostContext, drafts: Sequence[Draft]) -> None:
    """For "the same day", "two days later": an item without a date counts from the one stated before it.

    Of several outlets in a sentence each has its own words.
    """
    before: DateReading | None = None
    for draft in drafts:
        days = _own_days(context, draft, drafts) if draft.date is None and before is not None else None
        if before is not None and days is not None:
            draft.date = replace(before, on=before.on + timedelta(days=days), at=None) if days else before
        before = draft.date or before


def _own_days(context: PostContext, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The days that an outlet's words in its sentence count: those before it if such are before the first outlet.

    "X ran it on 3 May, Y the same day" has them after, "the same day by Y, the next by Z" before.
    """
    at = next((n for n in draft.outlet_mentions if n.segment >= 0), None)
    if at is None:
        return None
    text, part = context.text, context.segments[at.segment]
    others = [n for n in _named_at(drafts, at.segment) if n not in draft.outlet_mentions]
    if days_later(text[part.start : min(n.start for n in (at, *others))]) is not None:
        return days_later(text[max((n.end for n in others if n.end <= at.start), default=part.start) : at.start])
    return days_later(text[at.end : min((n.start for n in others if n.start >= at.end), default=part.end)])


def _named_at(drafts: Sequence[Draft], home: int) -> list[OutletMention]:
    found = (n for draft in drafts for n in draft.outlet_mentions if n.segment == home)
    return sorted(found, key=lambda n: n.start)


# Links.

_OWN_SITE, _LABEL_SITE, _FOREIGN_SITE = 100, 80, -1000
_UNKNOWN_SITE, _OTHERS_SITE, _AGGREGATOR = -15, -60, -10
"""Points of a link by its site: a catalogued outlet's, of its name; of no outlet, of another one."""
_READ_WORDS, _DEEP, _SHALLOW, _NAMED_IN_LINK = 12, 8, -8, 30
"""Points for link words such as HERE, for an article, a front page, and for the outlet's name in the link's words."""
_LINK_FLOOR = 12
"""Points a link needs to be an outlet's article: a reading word near the name reaches it, a foreign link does not."""
_LINK_SITE = 80
_LINK_SURE = 45
"""Points at which an article link is certain: the outlet's own site, or HERE in the outlet's sentence."""


def assign_links(context: PostContext, drafts: list[Draft], links: Sequence[ArticleLink]) -> None:
    """Gives each outlet its best link and each link one outlet, best pairs first.

    A front page counts where nothing else leads to its site.
    """
    links = _without_front_pages(links)
    pairs = [(_link_score(context, draft, link), draft, link) for draft in drafts for link in links]
    used: list[ArticleLink] = []
    for score, draft, link in sorted(pairs, key=itemgetter(0), reverse=True):  # equal pairs stay in their order
        if score >= _LINK_FLOOR and draft.link is None and link not in used:
            near = "link-by-sentence" if score >= _LINK_SURE else "link-by-nearness"
            draft.take(link, "link-by-site" if score >= _LINK_SITE else near)
            used.append(link)


def _without_front_pages(links: Sequence[ArticleLink]) -> list[ArticleLink]:
    """The links, without front pages of sites of which there are articles."""
    sites = {link.site for link in links if link.deep}
    return [link for link in links if link.deep or link.site not in sites]


def _link_score(context: PostContext, draft: Draft, link: ArticleLink) -> int:
    """How well a link fits an outlet: its site, its words, its place; 0 or less means not at all."""
    first = draft.first
    if first is None:
        return 0
    named = any(resembles(n.name, link) for n in draft.outlet_mentions)
    return _site_score(first, link, named=named) + _words_score(draft, link) + _place_score(context, draft, link)


def _site_score(first: OutletMention, link: ArticleLink, *, named: bool) -> int:
    """The points of a link's site; `named` if it has a name of the outlet."""
    if link.publisher is not None:
        if first.outlet is None:
            return _OTHERS_SITE
        return _OWN_SITE if first.outlet.shares_site(link.outlet) else _FOREIGN_SITE
    carried = 0 if link.outlet is None else _AGGREGATOR
    if first.outlet is None:
        return carried + (_LABEL_SITE if named else 0)
    return carried if link.outlet is not None or link.is_anybodys else _UNKNOWN_SITE


def _words_score(draft: Draft, link: ArticleLink) -> int:
    named = any(n.name in link.text for n in draft.outlet_mentions)
    points = (_DEEP if link.deep else _SHALLOW) + (_NAMED_IN_LINK if named else 0)
    return points + (_READ_WORDS if link.says_read or link.is_portal else 0)


_ELSEWHERE = 4
"""Points of a link next to no name: of an outlet in the title, or outside the text."""


def _place_score(context: PostContext, draft: Draft, link: ArticleLink) -> int:
    """Nearness of a link to an outlet's names: same sentence, same block, the next blocks."""
    here = segment_at(context.segments, link.start)
    scores = (
        _ELSEWHERE if n.in_title or here is None else _nearness(context, n, link, here) for n in draft.outlet_mentions
    )
    return max(0, *scores, 0)


def _nearness(context: PostContext, outlet_mention: OutletMention, link: ArticleLink, here: int) -> int:
    """The points of a link in sentence `here`, by how far it is from a name; one after the name is nearer."""
    there = outlet_mention.segment
    if here == there:
        after = link.start - outlet_mention.end
        gap = after if after >= 0 else (outlet_mention.start - link.end) * 2 + 6
        return 40 - min(20, gap // 10)
    apart = context.segments[here].block - context.segments[there].block
    if not apart:
        return 22 - min(10, abs(here - there) * 3)
    return (14 if apart > 0 else 6) - min(10, 2 * abs(apart))


def claim_left(context: PostContext, drafts: Sequence[Draft]) -> None:
    """Gives a lone item of an uncatalogued outlet without a link the post's only link, if that says HERE."""
    if len(drafts) != 1 or len(context.links) != 1:
        return
    lone, link = drafts[0], context.links[0]
    if lone.link is None and lone.first is not None and lone.first.outlet is None and link.says_read:
        lone.take(link, "link-by-nearness")


# Dates: those that can be an article's.

_EVENT_WORDS = any_of("events_before_day")
_EVENT = compiled_later(
    rf"(?:{_EVENT_WORDS})\s{{0,60}}(?:(?:{any_of('event_verbs_before_day')}) )?"
    rf"(?:(?:{any_of('prepositions_of_days')}) )?$",
    re.IGNORECASE,
)
_EVENT_AFTER = compiled_later(rf"^\s*(?:{any_of('events_after_day')})", re.IGNORECASE)
"""Around a day: what it belongs to is no article's."""
_OUT_SINCE = compiled_later(rf"(?:{any_of('available_since')})\Z", re.IGNORECASE)
_OUT = compiled_later(rf"\s(?:{any_of('available_after')})(?!\w)", re.IGNORECASE)
"""Around a day: since when a piece can be read or heard is its day."""
_HOUR = compiled_later(r"(?:[時时시點点分분]|:\d\d)\Z")
_FROM_HOUR = compiled_later(rf"\s?(?:{any_of('from_hour')})")
"""After an hour: when a programme began; after a day alone, since when something has been so."""


def _other_event(context: PostContext, dated: tuple[int, DateSpan]) -> bool:
    """True for a date that belongs to something else than an article: a law, a founding, the start of a span."""
    text, span = context.text, dated[1]
    before = max(0, span.start - 30)
    if _OUT_SINCE.search(text, before, span.start) or _OUT.match(text, span.end):
        return False
    if _FROM_HOUR.match(text, span.end) and _HOUR.search(text, span.start, span.end):
        return False
    return bool(_EVENT.search(text[before : span.start]) or _EVENT_AFTER.match(text[span.end : span.end + 12]))


def assign_dates(context: PostContext, drafts: list[Draft]) -> None:
    """Gives each item the date of its sentence, else of its link's sentence, else the only date of the post."""
    for draft in drafts:
        draft.date = _date_of(context, draft, drafts)
    days = list(_usable(context))
    if len({day.on for day in days}) == 1:
        _give_only_date(context, drafts, days[0])
    if len(drafts) == 1 and drafts[0].date is None and context.titled:
        # The one day that the title prints next to an outlet ("in the Harbour Gazette of 13 May").
        printed = {span.reading.on: span.reading for span in dates_in(context.post.title, context.post)}
        drafts[0].date = next(iter(printed.values())) if len(printed) == 1 else None
    fill_days_later(context, drafts)


def _usable(context: PostContext) -> Iterator[DateReading]:
    """The days that may be an article's; "today" in a sentence without an outlet only says how things are."""
    named = {n.segment for n in context.outlet_mentions}
    for number, span in context.dates:
        passing = number not in named and TODAY.fullmatch(span.reading.raw.strip())
        if not passing and not _other_event(context, (number, span)):
            yield span.reading


def _give_only_date(context: PostContext, drafts: Sequence[Draft], only: DateReading) -> None:
    """Gives the only date of a post to an item without one: to its one item, or to all that share a sentence.

    An item whose words count its day from another one ("two days later") is none of these.
    """
    lone = len(drafts) == 1
    if not lone and len({home for draft in drafts for home in draft.homes}) != 1:
        return
    for draft in drafts:
        if draft.date is None and (lone or _own_days(context, draft, drafts) is None):
            draft.date = only


# Dates: which is whose.

_ISSUED = compiled_later(
    rf"(?:(?<!\w)(?:{any_of('publication_labels')})\s?[:：]|{whole_words('broadcast_day_words')})\s*\Z", re.IGNORECASE
)
"""The label of the day on which a piece appeared, in a form of lines."""
_ISSUED_REACH = 60
"""Characters that hold such a label, with the blanks after it."""


def _date_of(context: PostContext, draft: Draft, drafts: Sequence[Draft]) -> DateReading | None:
    """The date of an outlet: a labelled one of a lone item, else that of its sentence or its link's."""
    if len(drafts) == 1:
        issued = [span for number, span in context.dates if _is_issued(context, number, span)]
        if len(issued) == 1:
            return issued[0].reading
    for home in homes_of(context, draft):
        here = [day for number, day in context.dates if number == home and not _other_event(context, (number, day))]
        if here:
            return _nearest_date(context, home, draft, drafts, here)
    return None


def _is_issued(context: PostContext, number: int, span: DateSpan) -> bool:
    begin = max(context.segments[number].start, span.start - _ISSUED_REACH)
    return _ISSUED.search(context.text, begin, span.start) is not None


_LATER = compiled_later(whole_words("later_words"), re.IGNORECASE)
"""Words after which an outlet took the story up on a day that the sentence does not state."""


def _nearest_date(
    context: PostContext, home: int, draft: Draft, drafts: Sequence[Draft], here: Sequence[DateSpan]
) -> DateReading | None:
    """The one of a sentence's dates `here` that is an outlet's: the leading one, or that in its stretch of words."""
    at = next((n for n in draft.outlet_mentions if n.segment == home), None)
    others = [n.start for n in _named_at(drafts, home) if n not in draft.outlet_mentions]
    if at is None:
        place = draft.link.start if draft.link else 0
        alone = len(here) > 1 or not others or here[0].start < others[0]
        return min(here, key=lambda day: abs(day.start - place)).reading if alone else None
    return _of_stretch(context, at, sorted([at.start, *others]), here)


def _of_stretch(
    context: PostContext, at: OutletMention, starts: Sequence[int], here: Sequence[DateSpan]
) -> DateReading | None:
    """The day of the outlet `at` among those that begin at `starts`: the leading one, or that in its stretch."""
    text, only = context.text, here[0]
    if only.start < starts[0]:
        later = len(here) == 1 and _LATER.search(text[starts[0] : at.start])
        return None if later else max((day for day in here if day.start < at.start), key=lambda day: day.start).reading
    if len(here) == 1 and only.start >= starts[-1] and not re.search(r"[;(]|, ", text[starts[0] : only.start]):
        return only.reading  # "X and Y yesterday"
    stop = next((one for one in starts if one > at.start), context.segments[at.segment].end)
    return next((day.reading for day in here if at.end <= day.start < stop), None)
