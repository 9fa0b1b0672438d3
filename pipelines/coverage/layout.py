"""Outlets shown by the layout (columns, names before addresses, lines of one shape), and the rows of press lists."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from pipelines.common.fold import squash
from pipelines.coverage.domains import is_branch, resembles
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.name_candidates import ISSUE, OutletMention, is_label, name_hit, names_media
from pipelines.coverage.post_context import PostContext, groups, segment_at
from pipelines.outlets.catalogue import Catalogue
from pipelines.outlets.outlet import Outlet
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block
from scraper.pages.dates.read import DateContext, find_dates

_NAME_CHARS = 60
"""Characters of the name of an outlet."""

# Rows that show which of their pieces is the outlet.

_KNOWN = 2
"""The strength from which a name is surely an outlet's, and how many such names show where the others are."""
IN_ITS_PLACE = "line-like-others"
"""The cue of a name where other rows have theirs."""
_LINES_MAX = 500
_LINE_CHARS = 300
"""Characters of a row in which its outlet, day and title are; of a longer one the first sentence counts."""
_BREAK = compiled_later(
    r"\n|(?<![ \u00a0])[ \u00a0]{1,9}(?:[-–—―]{1,9}|/)(?=\s)|[|｜·•▪►→\t]|[:：](?!//)|[,，、;；](?!\d)"
    r"|[()（）\[\]【】<>]|[\"“”„«»‹›「」『』《》〈〉]|(?<=\w{3})\.(?=\s|$)"
)
"""What parts the pieces of a row."""
_SAME_BREAKS = str.maketrans("–—―｜：，、；（）【】[]«„‹「『《〈»›」』》〉", "---|:,,;()()()“““““““””””””")
_NUMBER = compiled_later(r"[\s•*·▪■◆●▶◇○-]*(?:[(（\[]?\d{1,3}[)）\].、:]?[ \u3000]+)?")
"""Before the first piece of a row: a bullet, a number."""
_SMALL_WORD = compiled_later(r"(?<=\s)(?P<word>[^\W\d_A-Z]{1,5})\s+(?=\S)")
_OF_DAY = compiled_later(rf"[ ](?:{any_of('outlet_day_prepositions')})\Z")
_ISSUE = compiled_later(rf"[ \u3000]?(?:\d{{1,2}}[~・/-]?\d{{0,2}}(?:月号|월호)|{ISSUE.pattern})\Z", re.IGNORECASE)
"""The issue after a periodical's name: "山の暮らし 7月号", "Revista Monte nº 12"."""
_SHARE = 0.34
"""Share of the rows with a piece in some place in which it is surely an outlet, from which it is one in all."""
_PROSE_SHARE = 0.6
_MARKS = 2
"""Marks before and after a piece that say where it is."""
_COMMON_END = 3
"""Names that end with the same word, from which it is a column of its own: "Ufergazette German"."""
_COMMON_SHARE = 0.2
_ARTICLE = 4
"""Characters of an article before the name that fills a piece."""
_EDGE = "<"
"""The edge of a link where there is no mark."""
_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a row: its offsets, its sentence, what is before and after it (see `_BREAK`), the row's links."""

    row: int
    segment: int
    start: int
    end: int
    around: tuple[_Place, ...]
    links: tuple[ArticleLink, ...]


def _places(left: str, right: str) -> tuple[_Place, ...]:
    """Where a piece is in its row: the marks around it, without quotation marks; or only those of a day before it."""
    if left.endswith("“") and right.startswith("”") and len(left) > 1 < len(right):
        left, right = left[:-1], right[1:]
    around = (left[-_MARKS:], right[:_MARKS])
    return (around, (around[0], "")) if left[-1:] in ("D", "|") else (around,)


def with_slots(context: PostContext, mentions: Sequence[OutletMention], catalogue: Catalogue) -> list[OutletMention]:
    """The mentions with those of rows like others with known outlets, in place of what wording guessed.

    "3 May, «Harbour Gazette» – …", "Ada Berg, The Tide", "Tide Weekly: …": where a piece of several rows is a known
    outlet, or named like the site that the row leads to, it is the outlet of all rows that have one in that place.
    So it is where the names next to the days of rows come again, if no row shows more.
    """
    rows = list(islice(_rows(context), _LINES_MAX))
    pieces = [piece for row in rows for piece in row]
    sure = [n for n in mentions if n.outlet is not None or (n.cue == "domain" and n.strength >= _KNOWN)]
    named = _sure_pieces(context.text, pieces, sure)
    places = _winning(pieces, named) or _winning(pieces, _repeated(context.text, pieces))
    found = [best for row in rows if (best := _best(row, places)) is not None]
    more = list(_in_slots(context, found, sure, catalogue))
    rows_named = {n.segment for n in more}
    return sorted([*(n for n in mentions if n.segment not in rows_named), *more], key=lambda n: n.start)


def _rows(context: PostContext) -> Iterator[list[_Piece]]:
    """The pieces of each row: of a short block, or of the first sentence of a longer one."""
    text, listed = context.text, context.reviews_press
    blocks = [list(block) for _, block in groupby(context.segments, key=lambda part: part.block)]
    for row, block in enumerate(blocks):
        part = block[0] if block[-1].end - block[0].start > _LINE_CHARS else replace(block[0], end=block[-1].end)
        if listed or part.kind in ("list-item", "table", "heading"):
            stop = blocks[row + 1][0].start if row + 1 < len(blocks) else len(text)
            links = context.links_in(part.start, part.end) or context.links_in(part.end, stop)
            links = links or context.links_in(stop, stop + _LINE_CHARS)[:1]
            yield list(_pieces(context, row, part, tuple(links)))


def _pieces(context: PostContext, row: int, part: Segment, links: tuple[ArticleLink, ...]) -> Iterator[_Piece]:
    text, number = context.text, _NUMBER.match(context.text, part.start, part.end)
    low = number.end() if number is not None else part.start
    high = min(part.end, low + _LINE_CHARS)
    breaks = sorted(_breaks(context, low, high))
    marks, at = f"^{part.kind[0]}", low
    found: list[tuple[int, int]] = []
    around = []
    for start, end, mark in [*breaks, (high, high, "$")]:
        if any(map(str.isalnum, text[at:start])):
            found.append(_stripped(text, at, start))
            around.append(marks)
            marks = ""
        marks = _with_mark(marks, mark)
        at = max(at, end)
    for (start, end), left, right in zip(found, around, [*around[1:], marks], strict=False):
        home = segment_at(context.segments, start) or 0
        piece = _Piece(row, home, start, end, _places(left, right), links)
        yield from (piece, *_after_small_words(text, piece))


def _with_mark(marks: str, mark: str) -> str:
    """The marks between two pieces with one more; the edge of a link counts where there are no others."""
    if mark == _EDGE:
        return marks or mark
    return mark if marks == _EDGE else marks + ("" if mark == "D" == marks[-1:] else mark)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = _ISSUE.sub("", _OF_DAY.sub("", text[start:end].rstrip(" .\u00a0")))
    lead = next((n for n, c in enumerate(words) if c.isalnum()), len(words))
    return start + lead, start + len(words)


def _breaks(context: PostContext, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """What parts a row: days, addresses, marks outside both."""
    text = context.text
    found = find_dates(text[low:high], DateContext(language=context.post.language), "sentence")
    holes = [(span.start, span.end, "D") for span in context.days_in(low, high)]
    holes += [(low + span.start, low + span.end, "D") for span in found]
    links = context.links_in(low, high)
    holes += [(link.start, link.end, "@") for link in links if link.is_address and "/" in link.text]
    yield from holes
    yield from ((at, at, _EDGE) for link in links for at in (link.start, link.end) if at < high)
    for match in _BREAK.finditer(text, low, high):
        if not any(start <= match.start() < end for start, end, _ in holes):
            yield *match.span(), match.group().strip().translate(_SAME_BREAKS) or "/"


def _after_small_words(text: str, piece: _Piece) -> Iterator[_Piece]:
    """What follows small words in a piece: "by Ada Berg for The Tide" may have its outlet after "for"."""
    for match in _SMALL_WORD.finditer(text, piece.start, piece.end):
        yield replace(piece, start=match.end(), around=((match["word"], piece.around[0][1]),))


def _sure_pieces(text: str, pieces: Sequence[_Piece], sure: Sequence[OutletMention]) -> dict[_Piece, str]:
    """The pieces that are known outlets or named like the site of a link of their row, each with its name."""
    named: dict[_Piece, str] = {}
    for piece in pieces:
        filling = _filling(sure, piece)
        words = text[piece.start : piece.end]
        if filling is not None:
            named[piece] = filling.key
        elif _may_name(words) and any(resembles(words, link) for link in piece.links if not link.video):
            named[piece] = words
    return named


def _repeated(text: str, pieces: Sequence[_Piece]) -> dict[_Piece, str]:
    """The short pieces next to a day whose words come again in another row, each with them: no title does."""
    dated = [one for one in pieces if any("D" in left[-1:] + right[:1] for left, right in one.around)]
    counts = Counter(text[one.start : one.end] for one in dated)
    named = ((one, text[one.start : one.end]) for one in dated)
    return {one: words for one, words in named if words and counts[words] > 1 and _is_short(words)}


_SENTENCE_MARK = compiled_later("[!?！？。…](?=.)")
_NAME_WORDS = 5
_SITE_DOT = compiled_later(r"(?<=\w)\.(?=\w)")


def _may_name(words: str) -> bool:
    """True for few words, or the name of a site."""
    return is_label(_SITE_DOT.sub("", words.rstrip("?!")))


def _is_short(words: str) -> bool:
    few = len(words) <= _NAME_CHARS and len(words.split()) <= _NAME_WORDS and not words[0].islower()
    return not _SENTENCE_MARK.search(words) and (few or _may_name(words))


def _filling(sure: Sequence[OutletMention], piece: _Piece) -> OutletMention | None:
    """The first name that fills a piece, but for an article before it or little after it."""
    inside = (n for n in sure if n.segment == piece.segment and 0 <= n.start - piece.start <= _ARTICLE)
    return next((n for n in inside if 2 * (min(n.end, piece.end) - n.start) >= piece.end - piece.start), None)


def _winning(pieces: Sequence[_Piece], named: Mapping[_Piece, str]) -> dict[_Place, int]:
    """The places in rows that hold outlets, each with the number of rows that show it."""
    rows: defaultdict[_Place, set[int]] = defaultdict(set)
    names: defaultdict[_Place, dict[int, str]] = defaultdict(dict)
    for piece in pieces:
        for place in piece.around:
            rows[place].add(piece.row)
            if piece in named:
                names[place][piece.row] = named[piece]
    return {
        place: len(found)
        for place, found in names.items()
        if len(set(found.values())) >= _KNOWN and len(found) >= _least(place) * len(rows[place])
    }


def _least(place: _Place) -> float:
    """The share of sure names; a sentence may begin with a name and a comma, or a title be alone in its line."""
    return _PROSE_SHARE if place[0].startswith("^") and place[1] in (",", ".", "$", "") else _SHARE


def _best(row: Sequence[_Piece], places: Mapping[_Place, int]) -> _Piece | None:
    """The piece of a row in the place that most rows show, the first of several."""
    won = ((piece, place) for piece in row for place in piece.around if place in places)
    return max(won, key=lambda one: (bool(one[1][1]), places[one[1]], -one[0].start), default=(None, None))[0]


def _in_slots(
    context: PostContext, found: Sequence[_Piece], sure: Sequence[OutletMention], catalogue: Catalogue
) -> Iterator[OutletMention]:
    """The outlet of each row in its place: the known one there, else the name as printed."""
    text = context.text
    ends = Counter(text[one.start : one.end].rpartition(" ")[2] for one in found)
    for piece in found:
        known = _filling(sure, piece)
        first, _, last = text[piece.start : piece.end].rpartition(" ")
        common = first and ends[last] >= max(_COMMON_END, _COMMON_SHARE * len(found)) and not names_media(last)
        end = piece.start + len(first) if common else piece.end
        if known is not None:
            yield replace(known, strength=max(known.strength, _KNOWN))
        elif _is_short(text[piece.start : end]):
            hit = name_hit(text, piece.start, end, IN_ITS_PLACE, _KNOWN)
            if hit is not None and any(map(str.isalpha, hit.name)):
                yield hit.mention(piece.segment, _entry(hit.name, piece.links, catalogue))


def _entry(name: str, links: Sequence[ArticleLink], catalogue: Catalogue) -> Outlet | None:
    """The outlet with just this name, or that of the row's site if its name is shorter or longer: "Asahi"."""
    whole = (one.outlet for one in catalogue.find(name) if one.end - one.start == len(name))
    printed = squash(name)
    sites = (link.publisher for link in links if link.publisher is not None and not is_branch(name, link))
    names = ((site, squash(shown)) for site in sites for shown in (site.name, site.shown))
    return next(whole, None) or next((site for site, one in names if printed in one or one in printed), None)


def without_programmes(context: PostContext, mentions: Sequence[OutletMention]) -> list[OutletMention]:
    """The mentions without known channels right after their house: "RTS La Première"."""
    aired = (n for n in mentions if n.outlet is not None and n.outlet.medium in ("radio", "tv"))
    ends = {n.end for n in aired if context.text[n.end : n.end + 1] == " "}
    return [n for n in mentions if n.outlet is None or n.start - 1 not in ends]


# The rows of a press list.

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
_YEAR = compiled_later(r"[^\n.]{0,24}(?<!\d)(?:19|20)\d\d(?!\d)")


def _held_in(context: PostContext, span: Range) -> set[str]:
    """Which of `OUTLET`, `DAY` and `LINK` a range holds; an issue is a day, and a year after an outlet in its place.

    "Tide Weekly, May 2021"
    """
    named, text = context.mentions_in(*span), context.text
    dated = any(n.cue == "issue" or (n.cue == IN_ITS_PLACE and _YEAR.match(text, n.end)) for n in named)
    held = ((OUTLET, named), (DAY, dated or context.days_in(*span)), (LINK, context.links_in(*span)))
    return {kind for kind, holds in held if holds}


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
    words = ((row, context.text[row[0] : row[1]].rstrip()) for row in full)
    sentences = [row for row, text in words if len(text) > _LONG_ROW and text.endswith(".")]
    return 2 * len(sentences) > len(full) and not entries.issuperset(sentences)


def _are_list(context: PostContext, full: Sequence[Range]) -> bool:
    """True for rows of several outlets or addresses, mostly one each; a row with one day and one link is an entry."""
    several = sum(len(_outlets_in(context, row)) > 1 and not _is_entry(context, row) for row in full)
    if len(full) <= max(2 * several, MIN_ROWS - 1):
        return False
    named = [n for row in full for n in context.mentions_in(*row)]
    linked = [urls for row in full if (urls := {link.url for link in context.links_in(*row)})]
    return len(groups(named)) >= MIN_ROWS or min(len(linked), len(set().union(*linked))) >= MIN_ROWS


def _is_entry(context: PostContext, row: Range) -> bool:
    return len(context.days_in(*row)) == len({link.url for link in context.links_in(*row)}) == 1


def _outlets_in(context: PostContext, span: Range) -> list[str]:
    return [group[0].key for group in groups(context.mentions_in(*span))]


# Blocks gathered into rows.


def _gathered(context: PostContext, blocks: Sequence[Block]) -> list[Range]:
    """Short blocks that follow each other, a new row where a kind comes again or a headline begins one."""
    held = [(block, _held_in(context, (block.start, block.end))) for block in blocks]
    starts_row = _row_start(context, held)
    rows: list[list[Block]] = [[]]
    seen: set[str] = set()
    for block, kinds in held:
        apart = block.end - block.start > _NEAR or block.kind == "quote"
        if apart or (kinds and seen and starts_row(block, kinds, rows[-1], seen)):
            rows.append([])
            seen = set()
        if kinds and not apart:
            rows[-1].append(block)
            seen |= kinds
    return [(row[0].start, row[-1].end) for row in rows if row]


def _row_start(
    context: PostContext, held: Sequence[tuple[Block, set[str]]]
) -> Callable[[Block, set[str], Sequence[Block], set[str]], bool]:
    """The check for the beginning of a row, by how rows of this post begin and end."""
    closed = _closed_by_links([kinds for _, kinds in held])
    headed = not closed and next((block.kind == "heading" for block, kinds in held if kinds), True)

    def starts_row(block: Block, kinds: set[str], row: Sequence[Block], seen: set[str]) -> bool:
        """True if a block that holds `kinds` begins a row after `row`, which holds `seen`."""
        # A title between the day and the link of its row may name another outlet.
        if closed and (LINK in seen or (DAY in seen and kinds == {OUTLET})):
            return LINK in seen
        if _holds_again(context, block, kinds, row, seen):
            return True
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
    """True if each row ends with a line that is but a link, by what lines hold: the first line is none."""
    linked = [kinds for kinds in held if LINK in kinds]
    last = next((kinds for kinds in reversed(held) if kinds), set())
    ends = len(linked) >= _CLOSED and LINK in last and LINK not in held[0]
    return ends and all(len(kinds) == 1 for kinds in linked)


def _announces(context: PostContext, span: Range) -> bool:
    """True if words only announce the rows that follow: they end with a colon and lead nowhere."""
    ends = context.text[span[0] : span[1]].rstrip().endswith((":", "："))
    return ends and not context.links_in(*span)
