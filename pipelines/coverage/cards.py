"""Press lists of cards: several lines (day, outlet, title, teaser, "read on") inside one link, card below card."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from pipelines.coverage.domains import resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, OutletMention, name_hit, names_media
from pipelines.coverage.post_context import Draft, PostContext, segment_at
from pipelines.text.speech_verbs import COVERAGE_WORD, READ_ON
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, Link
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date

_CARDS = 3
"""Cards that make a list; two may be one piece and its neighbour."""
_LINES = 2
_NAME_CHARS = 40
"""Characters: the line of a card that is its outlet's name is no longer."""


@dataclass(frozen=True, slots=True)
class _Card:
    link: ArticleLink
    lines: tuple[Block, ...]


def card_drafts(context: PostContext, blocks: Sequence[Block]) -> list[Draft]:
    """The items of a list of cards, one each; none where the post has no such list.

    A card's outlet is a known name that fills one of its short lines, else that of its link's site, else the short line
    next to its title. Words of titles and teasers name none: they are the article's.
    """
    cards = list(_cards(context, blocks))
    if len({card.link.url for card in cards}) < _CARDS:
        return []
    buttons = _buttons(context, cards)
    return [_draft(context, card, buttons) for card in cards]


def _cards(context: PostContext, blocks: Sequence[Block]) -> Iterator[_Card]:
    """Runs of whole lines that lead to one address, two at least."""
    links = {link.raw: link for link in context.links if link.deep}
    if len(links) < _CARDS:
        return
    placed = sorted(context.post.links, key=lambda one: one.start)
    starts = [one.start for one in placed]

    def led_by(block: Block) -> ArticleLink | None:
        inside = placed[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        return _led_to(context, block, inside, links)

    for _, run in groupby(((led_by(block), block) for block in blocks), key=lambda one: one[0] and one[0].url):
        led, lines = zip(*run, strict=True)
        if led[0] is not None and len(lines) >= _LINES:
            yield _Card(led[0], lines)


def _led_to(
    context: PostContext, block: Block, inside: Sequence[Link], links: Mapping[str, ArticleLink]
) -> ArticleLink | None:
    """Where a block leads that is nothing but words of links (those `inside` it) to one article."""
    words = context.post.text[block.start : block.end].strip()
    if len({one.url for one in inside}) != 1 or sum(one.end - one.start for one in inside) < len(words):
        return None
    return links.get(inside[0].url.strip())


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a card without the day it begins or ends with; `dated` where it had one."""

    start: int
    end: int
    heading: bool
    dated: bool


def _draft(context: PostContext, card: _Card, buttons: Collection[str]) -> Draft:
    lines = [line for block in card.lines if (line := _line(context, block, buttons)) is not None]
    outlet_mention = _known(context, card, lines) or _likely(context, card, lines)
    title = _title(lines, outlet_mention)
    link = card.link
    if title is not None:
        words = context.post.text[title.start : title.end].strip()
        link = replace(link, text=words, start=title.start, end=title.end, says_read=False)
    dates = [
        day
        for day in context.days_in(card.lines[0].start, card.lines[-1].end)
        if title is None or not title.start <= day.start < title.end
    ]
    draft = Draft([outlet_mention] if outlet_mention else [], link=link, why=["link of the card"])
    draft.date = dates[0].reading if dates else None
    return draft


_YEAR_AFTER = compiled_later(r"\W{0,300}(?:19|20)\d\d\W{0,300}\Z")


def _line(context: PostContext, block: Block, buttons: Collection[str]) -> _Line | None:
    """A line with something besides a day; None for a day, a picture's number, a button."""
    low, high = block.start, block.end
    words = context.post.text[low:high].strip()
    if words in buttons or READ_ON.match(words):
        return None
    for _, span in context.dates:
        if low <= span.start < span.end <= high:
            low, high = (span.end, high) if span.start - low < high - span.end else (low, span.start)
    year = _YEAR_AFTER.search(context.post.text, low, high)
    high = year.start() if year else high
    left = context.post.text[low:high].strip()
    if not any(c.isalpha() for c in left) or has_day(left) or read_date(left, DateContext()) is not None:
        return None
    return _Line(low, high, block.kind == "heading", (low, high) != (block.start, block.end))


def _known(context: PostContext, card: _Card, lines: Sequence[_Line]) -> OutletMention | None:
    """The outlet that a catalogue has: its name fills a line, else its site is where the card leads."""
    for line in lines:
        inside = (n for n in context.mentions_in(line.start, line.end) if n.outlet is not None)
        filling = next((n for n in inside if 2 * (n.end - n.start) >= line.end - line.start), None)
        if filling is not None and not line.heading:
            return filling
    outlet, at = card.link.outlet, card.lines[0].start
    if outlet is None or outlet.aggregator:
        return None
    home = _segment(context, card)
    return OutletMention(
        start=at, end=at, name=outlet.name, outlet=outlet, strength=3, cue="site of the link", segment=home
    )


def _likely(context: PostContext, card: _Card, lines: Sequence[_Line]) -> OutletMention | None:
    """The name that is most likely the card's outlet, as an unknown one."""
    named = [(line, hit) for line in lines if not line.heading and (hit := _hit(context, line)) is not None]
    hit = _likely_hit(card, lines, named)
    if hit is None:
        return None
    home = _segment(context, card)
    return OutletMention(
        start=hit.start, end=hit.end, name=hit.name, outlet=None, strength=hit.strength, cue=hit.cue, segment=home
    )


def _likely_hit(card: _Card, lines: Sequence[_Line], named: Sequence[tuple[_Line, NameHit]]) -> NameHit | None:
    """The name of the site, one for a medium, one with a day, or the shorter of the first two lines."""
    of_site = (hit for _, hit in named if resembles(hit.name, card.link))
    of_media = (hit for _, hit in named if names_media(hit.name))
    dated = (hit for line, hit in named if line.dated)
    sure = next(chain(of_site, of_media, dated), None)
    if sure is not None or not named or len(lines) == 1:
        return sure
    if any(line.heading for line in lines):
        return named[0][1]
    line, hit = min(named, key=lambda one: one[0].end - one[0].start)
    return hit if line in lines[:2] else None


def _hit(context: PostContext, line: _Line) -> NameHit | None:
    words = context.post.text[line.start : line.end].strip()
    if not 2 <= len(words) <= _NAME_CHARS or COVERAGE_WORD.fullmatch(words):
        return None
    return name_hit(context.post.text, line.start, line.end, "card", 1)


def _title(lines: Sequence[_Line], outlet_mention: OutletMention | None) -> _Line | None:
    """The heading of a card, else its first line that is not its outlet's."""
    printed = outlet_mention if outlet_mention is not None and outlet_mention.start < outlet_mention.end else None
    own = [line for line in lines if printed is None or not line.start <= printed.start < line.end]
    return next((line for line in lines if line.heading), own[0] if own else None)


def _segment(context: PostContext, card: _Card) -> int:
    number = segment_at(context.segments, card.lines[0].start)
    return -1 if number is None else number


def _buttons(context: PostContext, cards: Sequence[_Card]) -> frozenset[str]:
    """The lines that most cards have: "Read on", in whatever language."""
    counts = Counter(context.post.text[line.start : line.end].strip() for card in cards for line in card.lines)
    return frozenset(words for words, count in counts.items() if 2 * count > len(cards))
