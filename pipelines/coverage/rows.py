"""Press lists: rows of outlet, date and link, each an item of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipelines.coverage.assign import assign_links
from pipelines.coverage.dates import days_later
from pipelines.coverage.excluded_parts import is_programme
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import OPENERS, OutletMention, is_generic
from pipelines.coverage.post_context import Draft, PostContext, groups, segment_at
from pipelines.coverage.rows_prose import ends_in_han, is_long, is_prose, whole_entries
from pipelines.names.words import languages_of_word
from pipelines.outlets.outlet import Outlet
from pipelines.text.segments import is_cjk
from pipelines.text.speech_verbs import CONTACT_LINE, COVERAGE_WORD, MEDIA_TITLE
from presswatch.languages.packs import words as table
from presswatch.records import Block, DateReading
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateSpan

_ROWS = 2
"""Rows of different outlets or addresses that make a list; one such row is a sentence."""
_NEAR = 400
"""Characters: beyond this a link or date in another block no longer belongs to an outlet by nearness alone."""


def row_blocks(context: PostContext, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The rows of a press list as ranges of offsets: short blocks that repeat outlet, date, link; empty for prose."""
    rows = _gathered(context, blocks)
    ranges = [span for r in rows if r and not _announces(context, span := (r[0].start, r[-1].end))]
    full = [
        r
        for r in ranges
        if (len(_range_signs(context, r)) >= 2 and "O" in _range_signs(context, r))
        or {"D", "L"} <= _range_signs(context, r)
    ]
    full = _without_lead_in(context, full)
    if len(full) >= _ROWS and MEDIA_TITLE.search(context.post.title):
        entries = {(b.start, b.end) for b in blocks if b.kind in ("list-item", "table")}
        single = {(b.start, b.end) for b in blocks} >= set(full) and not entries.issuperset(full)
        listed = {(b.start, b.end) for b in blocks} if single else entries
        more = (r for r in ranges if r not in full and r in listed and _may_be_row(context, r))
        full += [r for r in more if r in entries or _range_signs(context, r) - {"D"} or not ends_in_han(context, r)]
        full.sort()
    named = [[n for n in context.outlet_mentions if low <= n.start < high] for low, high in full]
    outlets = [len(groups(row)) for row in named]
    pieces = [link for link in context.links if link.outlet is None or not link.outlet.aggregator]
    addresses = {link.url for low, high in full for link in pieces if low <= link.start < high}
    linked = sum(any(low <= link.start < high for link in pieces) for low, high in full)
    many = sum(count > 1 for count in outlets)
    houses = len(groups([outlet_mention for row in named for outlet_mention in row]))
    dated = [r for r in full if "D" in _range_signs(context, r)]
    tabled = len(dated) > _ROWS and bool(MEDIA_TITLE.search(context.post.title)) and _are_rows(blocks, dated)
    together = [row for row, count in zip(full, outlets, strict=True) if count > 1 and is_long(pieces, row)]
    said = [row for row in full if is_prose(context, row)]
    if (together and not _are_rows(blocks, together)) or (2 * len(said) > len(full) and not _are_rows(blocks, said)):
        return whole_entries(context, blocks, full)  # a paragraph of two outlets is prose, and so is its like
    if len(full) < _ROWS or many * 2 >= len(full) or (max(houses, min(linked, len(addresses))) < _ROWS and not tabled):
        return []
    return full


def _may_be_row(context: PostContext, span: tuple[int, int]) -> bool:
    """Whether an entry of a press list holds a day or link, an outlet in its column, or one and a day of no year."""
    signs = _range_signs(context, span)
    if "O" in signs and any(n.cue == "column" for n in context.outlet_mentions if span[0] <= n.start < span[1]):
        return True
    return bool(signs & {"D", "L"}) or ("O" in signs and has_day(context.post.text[span[0] : span[1]]))


def _gathered(context: PostContext, blocks: Sequence[Block]) -> list[list[Block]]:
    """Short blocks that follow each other, a new row where a sign comes again or a headline begins one."""
    rows: list[list[Block]] = []
    seen: set[str] = set()
    told = [(block, _signs(context, block)) for block in blocks]
    closed = _closed_by_links([signs for _, signs in told if signs])
    leads = not closed and next((block.kind == "heading" for block, signs in told if signs), True)
    for block, signs in told:
        short = block.end - block.start <= _NEAR and block.kind != "quote"
        if not short or not signs:
            seen, fresh = (set(), True) if not short else (seen, False)
            if fresh:
                rows.append([])
            continue
        again = signs & seen
        if again == {"O"} and signs - seen and _names_same(context, block, rows[-1]):
            again = set()  # the title names the outlet again that the line above it names
        # A headline begins a row, or ends it where the first one stands below its outlet and day.
        again |= {"L"} & seen if closed else set()
        ended = seen and rows[-1][-1].kind in ("list-item", "table") and block.kind != rows[-1][-1].kind
        if again or ended or not rows or (block.kind == "heading" and seen and (leads or "L" in seen)):
            rows.append([])
            seen = set()
        rows[-1].append(block)
        seen |= signs
    return rows


_CLOSED = 3


def _closed_by_links(told: Sequence[set[str]]) -> bool:
    """Whether each row ends with a line that is but a link, by the signs of lines: the first begins otherwise."""
    linked = [signs for signs in told if "L" in signs]
    ends = len(linked) >= _CLOSED and "L" in told[-1] and "L" not in told[0]
    return ends and all(len(signs) == 1 for signs in linked)


def carry_dates(
    context: PostContext, rows: Sequence[tuple[int, int]], drafts: Sequence[Draft], blocks: Sequence[Block]
) -> None:
    """Gives the rows below a line that is but a day, up to the next such line, its date where they tell none."""
    days = {(b.start, b.end): only for b in blocks if (only := _only_day(context, b)) is not None}
    if not days:
        return
    above: DateReading | None = None
    for (low, high), draft in zip(rows, drafts, strict=True):
        inside = [reading for (start, end), reading in days.items() if low <= start and end <= high]
        if inside:
            above = inside[-1]
        elif draft.date is not None:
            above = None  # a row with a day of its own ends what the line above told
        draft.date = draft.date or above


def date_by_heads(context: PostContext, drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
    """Gives items of prose without a day that of the heading they stand under, where several headings are days."""
    heads = {b.start: only for b in blocks if b.kind == "heading" and (only := _only_day(context, b)) is not None}
    if len(heads) < _ROWS:
        return
    for draft in drafts:
        at = draft.first.start if draft.first is not None and not draft.first.in_title else -1
        above = max((start for start in heads if start < at), default=None)
        draft.date = draft.date or (heads[above] if above is not None else None)


def _only_day(context: PostContext, block: Block) -> DateReading | None:
    """The day that fills a block."""
    inside = [span for _, span in context.dates if block.start <= span.start < block.end]
    fills = len(inside) == 1 and not any(c.isalnum() for c in _around(context, block, inside[0]))
    return inside[0].reading if fills else None


def _around(context: PostContext, block: Block, span: DateSpan) -> str:
    return context.post.text[block.start : span.start] + context.post.text[span.end : block.end]


def _names_same(context: PostContext, block: Block, row: Sequence[Block]) -> bool:
    """Whether a block names the one outlet that the row before it names."""
    named = _outlets_of(context, (row[0].start, row[-1].end))
    return len(named) == 1 and _outlets_of(context, (block.start, block.end)) == named


def _are_rows(blocks: Sequence[Block], rows: Sequence[tuple[int, int]]) -> bool:
    """Whether the rows are those of one list or table, so that each is an entry though it names nobody known."""
    listed = {(b.start, b.end) for b in blocks if b.kind in ("list-item", "table")}
    return all(row in listed for row in rows)


def _outlets_of(context: PostContext, span: tuple[int, int]) -> set[str]:
    return {n.key for n in context.outlet_mentions if span[0] <= n.start < span[1]}


def _announces(context: PostContext, span: tuple[int, int]) -> bool:
    """Whether words only announce the rows that follow: they end with a colon and lead nowhere."""
    ends = context.post.text[span[0] : span[1]].rstrip().endswith((":", "："))
    return ends and not any(span[0] <= link.start < span[1] for link in context.links)


def _without_lead_in(context: PostContext, full: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The rows without a first sentence that names together the outlets which then have a row each."""
    if len(full) < _ROWS + 1:
        return full
    first = _outlets_of(context, full[0])
    rest: set[str] = set().union(*(_outlets_of(context, row) for row in full[1:]))
    linked = any(full[0][0] <= link.start < full[0][1] for link in context.links)
    return full[1:] if len(first) > 1 and first <= rest and not linked else full


def lead_date(context: PostContext, rows: Sequence[tuple[int, int]], draft: Draft) -> DateReading | None:
    """The one date of a sentence before the rows that names a row's outlet: it is told for all of them."""
    keys = {n.key for n in draft.outlet_mentions}
    named = [n for n in context.outlet_mentions if n.key in keys and rows and n.start < rows[0][0]]
    dates = {d.reading.on: d for number, d in context.dates if number in {n.segment for n in named}}
    if len(dates) != 1:
        return None
    only = next(iter(dates.values()))
    place = next((n.start for n in named if n.start > only.end), only.end)
    days = days_later(context.post.text[only.end : place])
    return only.reading if not days else replace(only.reading, on=only.reading.on + timedelta(days=days), at=None)


def _signs(context: PostContext, block: Block) -> set[str]:
    return _range_signs(context, (block.start, block.end))


def _range_signs(context: PostContext, span: tuple[int, int]) -> set[str]:
    low, high = span
    signs = {"O"} if any(low <= n.start < high for n in context.outlet_mentions) else set()
    issued = any(n.cue == "issue" and low <= n.start < high for n in context.outlet_mentions)
    signs |= {"D"} if issued or any(low <= d.start < high for _, d in context.dates) else set()
    return signs | ({"L"} if any(low <= link.start < high for link in context.links) else set())


_MARKED = re.compile(r"[“„«「『\"〈][^“”„«»「」『』〈〉\"\n]*[”“»」』\"〉]")
_SAID = re.compile(r"[“„«「『\"〈][^”“„«»「」『』〈〉\"\n]{33,}[”“»」』\"〉]")
"""Marks around more than a name holds."""
_LED_TITLE = re.compile(r"\s{0,60}(?P<name>[^\n“„«「『\"〈《:：]{2,24}?)\s{0,60}[“„«「『\"〈《]")
"""Link words that begin with a name and go on with a title in marks."""


def row_outlet(context: PostContext, span: tuple[int, int]) -> OutletMention | None:
    """The outlet of a row that wording does not tell: what is left of the row besides date, link and title."""
    low, high = span
    holes = [(d.start, d.end) for _, d in context.dates if low <= d.start < high]
    holes += [(link.start, link.end) for link in context.links if low <= link.start < high]
    chars = list(context.post.text[low:high])
    for begin, stop in holes:
        chars[begin - low : stop - low] = "\n" * (min(stop, high) - begin)
    bare = "".join(chars)
    linked = any(low <= link.start < high and len(link.text) >= _TITLE_CHARS for link in context.links)
    return (
        _named_in(context, low, _MARKED.sub(lambda m: "\n" * len(m.group()), bare))
        or (_named_in(context, low, _SAID.sub(lambda m: "\n" * len(m.group()), bare)) if linked else None)
        or _named_in_link(context, span)
    )


def _named_in_link(context: PostContext, span: tuple[int, int]) -> OutletMention | None:
    """The name at the head of a row's link words, before the title in marks."""
    low, high = span
    for link in context.links:
        led = _LED_TITLE.match(context.post.text, link.start, link.end) if low <= link.start < high else None
        if led is not None:
            return _named_in(context, led.start("name"), led["name"])
    return None


_TITLE_CHARS = 6
"""Characters: link words this long are the article's title, so that marks around other words hold the outlet."""


_STOP = re.compile(r"(?<=[^\W\d_]{3})\.[ \u00a0]")
"""A full stop that parts the cells of a row: "Canal Alberche. Entrevista"."""


_ISSUE = re.compile(
    r"[ \u3000]?(?:\d{1,2}[~・/-]?\d{0,2}(?:月号|월호)|第? ?\d{1,60} ?[号號期]|(?:제 ?)?\d{1,60}호"
    r"|(?:n[°º]|No\.|Nr\.|Heft|№|issue) ?\d{1,60})\Z",
    re.IGNORECASE,
)
"""The issue after a periodical's name: "山の暮らし 7月号", "Revista Monte nº 12"."""


_OF_DAY = re.compile(r"[ ](?:vom|am|du|del|of|on|от|van|dal|dne|z dnia|från)\Z")
"""What joins an outlet and its day, here blanked: "Main-Spitze vom 30.7."."""
_SYMBOLS = re.compile(r"\A[^\w«\"„“「『《\[(（]+")
"""What a row is marked with: ▶, ★, 👉."""
_SENTENCE_WORDS = 2
"""Words of a piece that ends with a full stop and is no sentence: "Canal Alberche."."""


def _named_in(context: PostContext, low: int, row: str) -> OutletMention | None:
    """The first piece of a row, dates, links and (perhaps) marked words blanked, that can be a name."""
    number = segment_at(context.segments, low)
    row = _STOP.sub(".\n", row)
    for match in re.finditer(r"[^\n,|/·•:：–—\t()\[\]（）【】;、「」『』〈〉«»“”\"]+", row):
        name = _ISSUE.sub("", _OF_DAY.sub("", _SYMBOLS.sub("", match.group().strip(" -"))))
        start = low + match.start() + match.group().find(name)
        end = start + len(name)
        if not 2 <= len(name) <= 40 or not any(c.isalpha() for c in name) or is_generic(name):
            continue
        if name.lower() in OPENERS or (name.endswith(".") and len(name.split()) > _SENTENCE_WORDS):
            continue
        if len(name.split()) <= 5 and not COVERAGE_WORD.fullmatch(name) and _looks_named(name):
            return OutletMention(
                start=start,
                end=end,
                name=name,
                outlet=None,
                strength=1,
                cue="row",
                segment=number if number is not None else -1,
            )
    return None


_OPEN_END = table("open_ends")
"""Small words on which a sentence goes on and no name ends."""


def _looks_named(name: str) -> bool:
    first = name[0]
    if name.rsplit(" ", 1)[-1] in _OPEN_END:
        return False
    return not first.islower() and not re.match(
        r"(?:By|Von|Par|Por|With|Read|Link|In|On|The article|날짜|매체|제목|日付|媒体)\b", name
    )


def row_draft(context: PostContext, span: tuple[int, int]) -> Draft | None:
    """The item of one row; None for a row that names neither outlet nor article."""
    low, high = span
    named = [n for n in context.outlet_mentions if low <= n.start < high and n.strength > 0]
    named = [n for n in named if len(named) == 1 or not is_programme(context, n)] or named
    links = [link for link in context.links if low <= link.start < high]
    if not named and CONTACT_LINE.inside(context.post.text, low, high):
        return None
    grouped = [] if _told_below(context, named, links) else groups(named)
    draft = Draft(next((group for group in grouped if _led_to(group, links)), grouped[0]) if grouped else [])
    if not grouped and links and links[0].outlet is not None and not links[0].outlet.aggregator:
        outlet = links[0].outlet
        draft = Draft(
            [
                OutletMention(
                    start=low,
                    end=low,
                    name=_printed(outlet, context.post.text[low:high]),
                    outlet=outlet,
                    strength=3,
                    cue="site of the link",
                    segment=segment_at(context.segments, low) or 0,
                )
            ]
        )
    if not draft.outlet_mentions:
        told = any(low <= d.start < high for _, d in context.dates) or MEDIA_TITLE.search(context.post.title)
        other = _recognized(context, row_outlet(context, span)) if told else None
        draft = Draft([other] if other and (links or not _everyday(other.name)) else [])
    if draft.outlet_mentions:
        assign_links(context, [draft], links)
    if draft.link is None and links and (not draft.outlet_mentions or len(links) == 1) and _may_follow(draft, links[0]):
        draft.link = links[0]
        draft.why.append("link of the row")
    dates = [d for _, d in context.dates if low <= d.start < high]
    draft.date = dates[0].reading if dates else None
    return draft if draft.outlet_mentions or draft.link else None


def _recognized(context: PostContext, other: OutletMention | None) -> OutletMention | None:
    """The outlet that is left of a row, as the catalogued one whose name it is though the row tells of no coverage."""
    if other is None:
        return None
    same = (n for n in context.outlet_mentions if n.outlet and (n.start, n.end) == (other.start, other.end))
    return next(same, other)


def _told_below(context: PostContext, named: Sequence[OutletMention], links: Sequence[ArticleLink]) -> bool:
    """Whether a row's link leads to a known outlet and all the names stand in later blocks: they tell of other rows."""
    if not named or not links or links[0].outlet is None or links[0].outlet.aggregator or _led_to(named, links):
        return False
    home = segment_at(context.segments, links[0].start)
    return home is not None and all(context.segments[n.segment].block > context.segments[home].block for n in named)


def _everyday(name: str) -> bool:
    """Whether all words of a name are those of every day: what is left of "From 18 May" or "Open daily 10-5"."""
    words = [word.lower() for word in re.findall(r"[^\W_]+", name)]
    return all(word.isdigit() or (not is_cjk(word[0]) and bool(languages_of_word(word))) for word in words)


def _led_to(named: Sequence[OutletMention], links: Sequence[ArticleLink]) -> bool:
    """Whether a row's link leads to the site of an outlet it names: what else reads like a name is a headline."""
    domains = {domain for outlet_mention in named if outlet_mention.outlet for domain in outlet_mention.outlet.domains}
    return any(link.outlet is not None and domains & set(link.outlet.domains) for link in links)


def with_halves_joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Items, those of one outlet joined of which the first has a day and no link, the other a link and no day.

    A sentence tells when the outlet wrote, a line below it leads there.
    """
    kept: list[Draft] = []
    of_outlet: defaultdict[str, list[Draft]] = defaultdict(list)
    keys = [draft.first.key if draft.first else "" for draft in drafts]
    for key, draft in zip(keys, drafts, strict=True):
        of_outlet[key].append(draft)
    for key, draft in zip(keys, drafts, strict=True):
        same = of_outlet[key] if key else []
        told = same[0] if len(same) == _ROWS and same[1] is draft else None
        if told is None or told.link is not None or told.date is None or draft.date is not None or draft.link is None:
            kept.append(draft)
        else:
            told.link, told.why = draft.link, [*told.why, *draft.why]
    return kept


def _printed(outlet: Outlet, row: str) -> str:
    """The outlet's name as the row prints it, else its own."""
    return next((form for form in (outlet.shown, outlet.name, *outlet.forms, *outlet.weak) if form in row), outlet.name)


def _may_follow(draft: Draft, link: ArticleLink) -> bool:
    first = draft.first
    if first is None or first.outlet is None or link.outlet is None or link.outlet.aggregator:
        return True
    return bool(set(first.outlet.domains) & set(link.outlet.domains))
