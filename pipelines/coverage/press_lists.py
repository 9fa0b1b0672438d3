"""Press lists: which blocks are rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipelines.coverage.layout import IN_ITS_PLACE
from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import PostContext, groups
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

Range = tuple[int, int]
"""Offsets of a row in the text, end exclusive."""
OUTLET, DAY, LINK = "outlet", "day", "link"
"""What a row can hold."""
MIN_ROWS = 2
"""Rows of different outlets or addresses that make a list; one such row is a sentence."""
_NEAR = 400
"""Characters: beyond this a link or date in another block no longer belongs to an outlet by nearness alone."""
_LONG_ROW = 120
"""Characters: an entry of outlet, day and title is hardly longer."""
_ENTRIES = ("list-item", "table")
_CLOSED = 3
"""Rows that end with a line that is but a link, from which all do."""


def _held_in(context: PostContext, span: Range) -> set[str]:
    """Which of `OUTLET`, `DAY` and `LINK` a range holds; an issue, or a year after its outlet, is a day."""
    named, linked = context.mentions_in(*span), context.links_in(*span)
    dated = context.days_in(*span) or any(n.cue == "issue" or _is_with_year(context, n) for n in named)
    held = ((OUTLET, named), (DAY, dated), (LINK, linked))
    return {kind for kind, holds in held if holds}


def _is_with_year(context: PostContext, mention: OutletMention) -> bool:
    """True if an outlet in its place of a row has a month or year right after it: "Tide Weekly, May 2021"."""
    return mention.cue == IN_ITS_PLACE and _YEAR.match(context.post.text, mention.end) is not None


_YEAR = compiled_later(r"[^\n.]{0,24}(?<!\d)(?:19|20)\d\d(?!\d)")


def row_blocks(context: PostContext, blocks: Sequence[Block]) -> list[Range]:
    """The rows of a press list: short blocks that repeat outlet, date, link; empty for prose."""
    ranges = [span for span in _gathered(context, blocks) if not _announces(context, span)]
    entries = {(b.start, b.end) for b in blocks if b.kind in _ENTRIES}
    full = [span for span in ranges if len(_held_in(context, span)) > 1]
    return full if not _are_prose(context, entries, full) and _are_list(context, full) else []


def _are_prose(context: PostContext, entries: set[Range], full: Sequence[Range]) -> bool:
    """True for ranges outside a list of which one has two outlets and is long, or most are sentences."""
    together = [row for row in full if len(_outlets_in(context, row)) > 1 and row[1] - row[0] > _LONG_ROW]
    if not entries.issuperset(together):
        return True  # a paragraph of two outlets is prose, and so is its like
    words = ((row, context.post.text[row[0] : row[1]].rstrip()) for row in full)
    sentences = [row for row, text in words if len(text) > _LONG_ROW and text.endswith(".")]
    return 2 * len(sentences) > len(full) and not entries.issuperset(sentences)


def _are_list(context: PostContext, full: Sequence[Range]) -> bool:
    """True for rows of several outlets or addresses, mostly one each."""
    several = sum(len(_outlets_in(context, row)) > 1 for row in full)
    if len(full) <= max(2 * several, MIN_ROWS - 1):
        return False
    named = [n for row in full for n in context.mentions_in(*row)]
    linked = [urls for row in full if (urls := {link.url for link in context.links_in(*row)})]
    return len(groups(named)) >= MIN_ROWS or min(len(linked), len(set().union(*linked))) >= MIN_ROWS


def _outlets_in(context: PostContext, span: Range) -> list[str]:
    return [group[0].key for group in groups(context.mentions_in(*span))]


# Blocks gathered into rows.


def _gathered(context: PostContext, blocks: Sequence[Block]) -> list[Range]:
    """Short blocks that follow each other, a new row where a kind comes again or a headline begins one."""
    held = [(block, _held_in(context, (block.start, block.end))) for block in blocks]
    starts_row = _row_start(context, held)
    rows: list[list[Block]] = []
    seen: set[str] = set()
    for block, kinds in held:
        if block.end - block.start > _NEAR or block.kind == "quote":
            rows.append([])
            seen = set()
        elif kinds:
            if not rows or starts_row(block, kinds, rows[-1], seen):
                rows.append([])
                seen = set()
            rows[-1].append(block)
            seen |= kinds
    return [(row[0].start, row[-1].end) for row in rows if row]


def _row_start(
    context: PostContext, held: Sequence[tuple[Block, set[str]]]
) -> Callable[[Block, set[str], Sequence[Block], set[str]], bool]:
    """The check for the beginning of a row, by how rows of this post begin and end."""
    closed = _closed_by_links([kinds for _, kinds in held if kinds])
    headed = not closed and next((block.kind == "heading" for block, kinds in held if kinds), True)

    def starts_row(block: Block, kinds: set[str], row: Sequence[Block], seen: set[str]) -> bool:
        """True if a block that holds `kinds` begins a row after `row`, which holds `seen`."""
        if _holds_again(context, block, kinds, row, seen) or (closed and LINK in seen):
            return True
        if not seen:
            return False
        if row[-1].kind in _ENTRIES and block.kind != row[-1].kind:
            return True
        # A headline begins a row, or ends it where the first one is below its outlet and day; not if all are headings.
        return block.kind == "heading" != row[-1].kind and (headed or LINK in seen)

    return starts_row


def _holds_again(context: PostContext, block: Block, kinds: set[str], row: Sequence[Block], seen: set[str]) -> bool:
    """True if a block holds what the row so far holds; a title may name again the outlet of the line above it."""
    again = kinds & seen
    if again != {OUTLET} or not kinds - seen:
        return bool(again)
    above = {n.key for n in context.mentions_in(row[0].start, row[-1].end)}
    return len(above) != 1 or {n.key for n in context.mentions_in(block.start, block.end)} != above


def _closed_by_links(held: Sequence[set[str]]) -> bool:
    """True if each row ends with a line that is but a link, by what lines hold: the first begins otherwise."""
    linked = [kinds for kinds in held if LINK in kinds]
    ends = len(linked) >= _CLOSED and LINK in held[-1] and LINK not in held[0]
    return ends and all(len(kinds) == 1 for kinds in linked)


def _announces(context: PostContext, span: Range) -> bool:
    """True if words only announce the rows that follow: they end with a colon and lead nowhere."""
    ends = context.post.text[span[0] : span[1]].rstrip().endswith((":", "："))
    return ends and not context.links_in(*span)
