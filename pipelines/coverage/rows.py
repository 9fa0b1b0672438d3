"""Items of press lists: the outlet, date and link of each row or card."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from pipelines.common.fold import squash
from pipelines.coverage.assign import assign_links
from pipelines.coverage.domains import label_of, resembles, site_name
from pipelines.coverage.layout import IN_ITS_PLACE, MIN_ROWS, Range
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import NameHit, OutletMention, name_hit, names_media
from pipelines.coverage.outlet_roles import other_role
from pipelines.coverage.post_context import Draft, PostContext, groups, is_programme, segment_at
from pipelines.outlets.outlet import Outlet
from pipelines.text.speech_verbs import CONTACT_LINE, READ_ON
from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, DateReading
from scraper.pages.dates.cues import has_day


def carry_dates(context: PostContext, rows: Sequence[Range], drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
    """Gives the rows below a line that is but a day, up to the next such line, its date where they have none."""
    days = _days_alone(context, blocks)
    above: DateReading | None = None
    for (low, high), draft in zip(rows, drafts, strict=True):
        inside = [reading for block, reading in days if low <= block.start and block.end <= high]
        # A row with a day of its own ends the line above.
        above = inside[-1] if inside else None if draft.date is not None else above
        draft.date = draft.date or above


def date_by_headings(context: PostContext, drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
    """Gives items of prose without a day that of the heading above them, where several headings are days."""
    headings = _days_alone(context, [block for block in blocks if block.kind == "heading"])
    if len(headings) < MIN_ROWS:
        return
    for draft in drafts:
        start = -1 if draft.first is None else draft.first.start
        above = (reading for block, reading in reversed(headings) if block.start < start)
        draft.date = draft.date or next(above, None)


def _days_alone(context: PostContext, blocks: Sequence[Block]) -> list[tuple[Block, DateReading]]:
    """The blocks that are but one day, each with it."""
    found, text = [], context.text
    for block in blocks:
        inside = context.days_in(block.start, block.end)
        around = text[block.start : inside[0].start] + text[inside[0].end : block.end] if len(inside) == 1 else "x"
        if not any(map(str.isalnum, around)):
            found.append((block, inside[0].reading))
    return found


def row_draft(context: PostContext, span: Range) -> Draft | None:
    """The item of one row; None for a row that names neither outlet nor article."""
    named, links, days = _named_in_row(context, span), context.links_in(*span), context.days_in(*span)
    if not named and CONTACT_LINE.inside(context.text, *span):
        return None
    draft = Draft(_outlet_of_row(context, span, named, links), date=days[0].reading if days else None, listed=True)
    assign_links(context, [draft], links)
    known = any(map(attrgetter("outlet"), draft.outlet_mentions))
    if draft.link is None and links and not (known and links[0].publisher):
        draft.take(links[0], "link-of-row")
    return draft if draft.outlet_mentions or draft.link else None


def _named_in_row(context: PostContext, span: Range) -> list[OutletMention]:
    named = [n for n in context.mentions_in(*span) if n.strength > 0]
    return named if len(named) == 1 else [n for n in named if not is_programme(context, n)]


def _outlet_of_row(
    context: PostContext, span: Range, named: Sequence[OutletMention], links: Sequence[ArticleLink]
) -> list[OutletMention]:
    """The mentions of a row's outlet: one that is named, else that of its link's site, else the rest of its words."""
    grouped = [] if _named_below(context, named, links) else groups(named)
    if grouped:
        return next((group for group in grouped if _led_to(group, links)), grouped[0])
    site = links[0].publisher if links else None
    if site is not None:
        name = _printed(site, context.text[span[0] : span[1]])
        return [_site_mention(site, span[0], segment_at(context.segments, span[0]), name)]
    # A catalogued outlet at the head of a dated row, though the row has no words of coverage.
    return [n for n in context.mentions_in(span[0], span[0] + 1) if n.outlet and context.days_in(*span)]


def _printed(outlet: Outlet, row: str) -> str:
    """The outlet's name as the row prints it, in capitals too, else its own."""
    folded = row.casefold()
    forms = {form for form in (outlet.shown, outlet.name, *outlet.forms, *outlet.weak) if form.casefold() in folded}
    found = (re.search(rf"(?<!\w){re.escape(form)}(?!\w)", row, re.IGNORECASE) for form in sorted(forms))
    printed = [match[0] for match in found if match is not None and not match[0].islower()]
    return max(printed, key=len, default=outlet.name)


def _named_below(context: PostContext, named: Sequence[OutletMention], links: Sequence[ArticleLink]) -> bool:
    """True if a row's link leads to a known outlet and all names are in later blocks: they belong to other rows."""
    if not named or not links or links[0].publisher is None or _led_to(named, links):
        return False
    home = segment_at(context.segments, links[0].start)
    return home is not None and all(context.segments[n.segment].block > context.segments[home].block for n in named)


def _led_to(named: Sequence[OutletMention], links: Sequence[ArticleLink]) -> bool:
    """True if a row's link leads to the site of an outlet it names: anything else like a name is a headline."""
    return any(one.outlet is not None and one.outlet.shares_site(link.outlet) for one in named for link in links)


def _site_mention(outlet: Outlet, at: int, segment: int | None, name: str = "") -> OutletMention:
    """A mention without words, at an offset: a link leads to the outlet's site."""
    return NameHit(at, at, name or outlet.name, 3, "site-of-link").mention(segment, outlet)


def left_drafts(context: PostContext, drafts: Sequence[Draft], blocks: Sequence[Block]) -> list[Draft]:
    """The items of links that no other item has: of a line with but one such link, with its outlet and day."""
    taken = [draft.link for draft in drafts if draft.link is not None]
    urls = {link.url for link in taken}
    found = []
    for link in context.links:
        line = next(((block.start, block.end) for block in blocks if block.start <= link.start < block.end), None)
        if not link.deep or link.url in urls or _is_passed_over(context, link, line, taken):
            continue
        alone = line is not None and context.links_in(*line) == [link]
        draft = row_draft(context, line) if line is not None and alone else None
        found.append(draft if draft is not None and draft.link is link else _of_link(context, link))
    return found


def _is_passed_over(context: PostContext, link: ArticleLink, line: Range | None, taken: Sequence[ArticleLink]) -> bool:
    """True for a link of a partner, inside another one's words, or to a copy of an article of the same line."""
    if any(other.start <= link.start < other.end for other in taken):
        return True
    copied = line is not None and any(line[0] <= other.start < line[1] for other in taken)
    if copied and link.outlet is not None and link.outlet.aggregator:
        return True
    number = segment_at(context.segments, link.start) if link.start >= 0 else None
    if number is None:
        return False
    home = context.segments[number]
    return bool(other_role(context.text, home.start, home.end))


def _of_link(context: PostContext, link: ArticleLink) -> Draft:
    if link.outlet is None:
        return Draft([], link=link, why=["link-of-list"])
    mention = _site_mention(link.outlet, max(link.start, 0), segment_at(context.segments, link.start))
    return Draft([mention], link=link, why=["link-by-site"])


_REACH = 200
"""Characters around a link in which a name that spells its site belongs to it."""


def name_by_site(context: PostContext, draft: Draft) -> None:
    """Gives an item the name that spells the site of its link, printed near it, if what it has says less.

    Between the link and the name no other site is linked.
    """
    first, link = draft.first, draft.link
    if link is None or link.start < 0 or link.is_anybodys:
        return
    hit = site_name(context.text, *_around(context, link), link) if first is None or first.outlet is None else None
    if hit is not None and (first is None or first.name in hit.name or _is_guess(first, hit, link)):
        draft.outlet_mentions = [hit.mention(segment_at(context.segments, hit.start))]


def _around(context: PostContext, link: ArticleLink) -> Range:
    """The text around a link, as far as no other site is linked."""
    others = [one for one in context.links if one.site != link.site]
    low = max((one.end for one in others if one.end <= link.start), default=0)
    high = min((one.start for one in others if one.start >= link.end), default=len(context.text))
    return max(low, link.start - _REACH), min(high, link.end + _REACH)


_GUESSES = ("media-word", "dateline", "verb", "card")


def _is_guess(first: OutletMention, hit: NameHit, link: ArticleLink) -> bool:
    """True if a name is less sure than another one, words that spell the site, and no longer form of it."""
    if first.cue not in _GUESSES or "." in hit.name:
        return False
    return hit.name not in first.name and not resembles(first.name, link)


_CARDS = 3
"""Cards that make a list; two may be one piece and its neighbour."""
_LINES = 2
_NAME_CHARS = 40
"""Characters: the line of a card that is its outlet's name is no longer."""


@dataclass(frozen=True, slots=True)
class _Card:
    link: ArticleLink
    lines: tuple[Block, ...]


def card_drafts(context: PostContext, blocks: Sequence[Block]) -> tuple[list[Draft], list[Block]]:
    """The items of a list of cards, one each, and the blocks that are no cards; none where the post has no such list.

    A card's outlet is a known name that fills one of its short lines, else that of its link's site, else the short line
    next to its title. Words of titles and teasers name none: they are the article's.
    """
    cards = list(_cards(context, blocks))
    if len({card.link.url for card in cards}) < _CARDS:
        return [], list(blocks)
    taken = {block.start for card in cards for block in card.lines}
    drafts = [_draft(context, card, lines) for card, lines in zip(cards, _lines_of(context, cards), strict=True)]
    return drafts, [block for block in blocks if block.start not in taken]


def _lines_of(context: PostContext, cards: Sequence[_Card]) -> "list[list[_Line]]":
    """The lines of each card, without the languages that several end with."""
    buttons = _buttons(context, cards)
    found = [[line for block in card.lines if (line := _line(context, block, buttons))] for card in cards]
    if sum(_language_at(context, line) is not None for lines in found for line in lines) < _CARDS:
        return found
    return [[replace(line, end=_language_at(context, line) or line.end) for line in lines] for lines in found]


_LANGUAGE = compiled_later(rf"(?<=\S)\s+(?:{any_word('language_names')})\s*\Z", re.IGNORECASE)
"""The language of an article, printed at the end of the line that names its outlet: "Tide Weekly French"."""


def _language_at(context: PostContext, line: "_Line") -> int | None:
    """Where the language begins that a short line ends with; None where it ends with none."""
    short = line.end - line.start <= _NAME_CHARS
    found = _LANGUAGE.search(context.text, line.start, line.end) if short else None
    return None if found is None else found.start()


def _cards(context: PostContext, blocks: Sequence[Block]) -> Iterator[_Card]:
    """Runs of whole lines that lead to one address, two at least."""
    links = {link.raw: link for link in context.links if link.deep}
    if len(links) < _CARDS:
        return
    placed = sorted(context.post.links, key=lambda one: one.start)
    starts = [one.start for one in placed]

    def led_by(block: Block) -> ArticleLink | None:
        """The article to which a block leads that holds only words of links to it."""
        inside = placed[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        words = context.text[block.start : block.end].strip()
        if len({one.url for one in inside}) != 1 or sum(one.end - one.start for one in inside) < len(words):
            return None
        return links.get(inside[0].url.strip())

    for _, run in groupby(((led_by(block), block) for block in blocks), key=lambda one: one[0] and one[0].url):
        led, lines = zip(*run, strict=True)
        if led[0] is not None and len(lines) >= _LINES:
            yield _Card(led[0], lines)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a card without the day it begins or ends with; `dated` where it had one."""

    start: int
    end: int
    heading: bool
    dated: bool


def _draft(context: PostContext, card: _Card, lines: Sequence[_Line]) -> Draft:
    outlet_mention = _known(context, card, lines) or _likely(context, card, lines)
    title = _title(lines, outlet_mention)
    link = card.link
    if title is not None:
        words = context.text[title.start : title.end].strip()
        link = replace(link, text=words, start=title.start, end=title.end, says_read=False)
    dates = context.days_in(card.lines[0].start, card.lines[-1].end)
    draft = Draft([outlet_mention] if outlet_mention else [], link=link, why=["link-of-card"], listed=True)
    draft.date = dates[0].reading if dates else None
    return draft


_YEAR_AFTER = compiled_later(r"\W{0,300}(?:19|20)\d\d\W{0,300}\Z")


def _line(context: PostContext, block: Block, buttons: Collection[str]) -> _Line | None:
    """A line with more than a day; None for a day, a picture's number, a button."""
    low, high = block.start, block.end
    words = context.text[low:high].strip()
    if words in buttons or READ_ON.match(words):
        return None
    for _, span in context.dates:
        if low <= span.start < span.end <= high:
            low, high = (span.end, high) if span.start - low < high - span.end else (low, span.start)
    year = _YEAR_AFTER.search(context.text, low, high)
    high = year.start() if year else high
    left = context.text[low:high].strip()
    if not any(c.isalpha() for c in left) or has_day(left):
        return None
    return _Line(low, high, block.kind == "heading", (low, high) != (block.start, block.end))


def _known(context: PostContext, card: _Card, lines: Sequence[_Line]) -> OutletMention | None:
    """The outlet that a catalogue has: its name fills a line, else its site is where the card leads."""
    for line in lines:
        inside = (n for n in context.mentions_in(line.start, line.end) if n.outlet is not None or n.cue == IN_ITS_PLACE)
        filling = next((n for n in inside if 2 * (n.end - n.start) >= line.end - line.start), None)
        if filling is not None and (not line.heading or resembles(filling.name, card.link)):
            return filling
    outlet, start = card.link.publisher, card.lines[0].start
    if outlet is None:
        return None
    words = context.text[start : card.lines[-1].end]
    named = _named_like_site(context, card, lines) or _printed(outlet, words)
    return _site_mention(outlet, start, segment_at(context.segments, start), named)


def _named_like_site(context: PostContext, card: _Card, lines: Sequence[_Line]) -> str | None:
    """The line of a card that spells the host of its link: "THIS DAY LIVE"."""
    label = label_of(card.link)
    named = (context.text[line.start : line.end].strip() for line in lines)
    return next((words for words in named if len(words) <= _NAME_CHARS and squash(words) == label), None)


def _likely(context: PostContext, card: _Card, lines: Sequence[_Line]) -> OutletMention | None:
    text, named = context.text, []
    for line in lines:
        short = 2 <= len(text[line.start : line.end].strip()) <= _NAME_CHARS
        if short and (one := name_hit(text, line.start, line.end, "card", 1)) is not None:
            named.append((line, one))
    hit = _likely_hit(card, lines, named)
    return None if hit is None else hit.mention(segment_at(context.segments, card.lines[0].start))


def _likely_hit(card: _Card, lines: Sequence[_Line], named: Sequence[tuple[_Line, NameHit]]) -> NameHit | None:
    """The name of the site, one for a medium, one with a day, or the shorter of the first two lines."""
    checks: list[Callable[[_Line, NameHit], bool]] = [
        lambda _, hit: resembles(hit.name, card.link),
        lambda _, hit: names_media(hit.name),
        lambda line, _: line.dated,
    ]
    own = next((hit for line, hit in named if line.heading and resembles(hit.name, card.link)), None)
    if own is not None:
        return own
    named = [(line, hit) for line, hit in named if not line.heading]
    sure = (hit for check in checks for line, hit in named if check(line, hit))
    if (found := next(sure, None)) is not None or not named or len(lines) == 1:
        return found
    if any(line.heading for line in lines):
        return named[0][1]
    _, hit = min(named, key=lambda one: one[0].end - one[0].start)
    return hit


def _title(lines: Sequence[_Line], outlet_mention: OutletMention | None) -> _Line | None:
    """The heading of a card, else its first line that is not its outlet's."""
    printed = outlet_mention if outlet_mention is not None and outlet_mention.start < outlet_mention.end else None
    own = [line for line in lines if printed is None or not line.start <= printed.start < line.end]
    return next((line for line in own if line.heading), own[0] if own else None)


def _buttons(context: PostContext, cards: Sequence[_Card]) -> frozenset[str]:
    counts = Counter(context.text[line.start : line.end].strip() for card in cards for line in card.lines)
    return frozenset(words for words, count in counts.items() if 2 * count > len(cards))
