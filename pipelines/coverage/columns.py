"""Outlets shown by the layout: a table's column, names before addresses, lines of outlet and day above pieces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.coverage.name_candidates import OutletMention
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import MEDIA_TITLE
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.read import DateSpan

_CELL = compiled_later(r"[^|\n]+")
_ASIDE = compiled_later(r"\s?[(（][^()（）]{1,40}[)）]\Z")
"""After the name of an outlet in its cell: "Ufergazette (Printausgabe)"."""
_IN_MARKS = compiled_later(r"[《「『«“„\"][ \u00a0]?(?P<name>[^《》「」『』«»“”„\"\n]+?)[ \u00a0]?[》」』»”“\"]")
_HEAD = compiled_later(
    rf"(?:the )?(?:{any_of('outlet_form_and_head_labels')}|{any_of('outlet_column_heads')})", re.IGNORECASE
)
"""The head of the column of a table that names outlets."""
_NAME_CHARS = 60
"""Characters: the longest name of an outlet, alone in its cell."""
_OWN_SHARE = 0.6
"""Share of a cell that a known outlet's name fills if the cell is its name."""
_LEAD = 4
"""Characters before a name that begins its line: a bullet, a mark."""
_HEADED = 2
"""Lines of an outlet and a day that make a layout."""
_OTHER_LETTERS = 3
"""Letters that may be next to the two: "S. 4"."""


def by_layout(
    text: str, parts: Sequence[Segment], dates: Sequence[tuple[int, DateSpan]], outlet_mentions: Sequence[OutletMention]
) -> list[OutletMention]:
    """The mentions as the layout settles them: one a row of a column or list of outlets, none below others' lines."""
    known = {n.segment for n in outlet_mentions if n.outlet is not None and not n.in_title}
    cells = {**dict(_columns(text, parts, known)), **dict(_addressed(text, parts))}
    kept = _among_known(parts, dates, _one_a_cell(text, cells, outlet_mentions))
    hidden = _below_heads(text, parts, dates, kept)
    return sorted((n for n in kept if n.outlet is not None or n.segment not in hidden), key=lambda n: n.start)


def _one_a_cell(
    text: str, cells: Mapping[int, tuple[int, int]], outlet_mentions: Sequence[OutletMention]
) -> list[OutletMention]:
    """The mentions, in a row with an outlet's cell only those that fill it, or the cell as one."""
    kept = [n for n in outlet_mentions if n.in_title or n.segment not in cells or _fills(n, *cells[n.segment])]
    named = {n.segment for n in kept}
    for number, (start, end) in cells.items():
        if number not in named and _can_be_name(text[start:end]):
            kept.append(_mention(start, end, text[start:end], number))
    return kept


def _can_be_name(cell: str) -> bool:
    return 2 <= len(cell) <= _NAME_CHARS and any(map(str.isalpha, cell))


def _among_known(
    parts: Sequence[Segment], dates: Sequence[tuple[int, DateSpan]], outlet_mentions: Sequence[OutletMention]
) -> list[OutletMention]:
    """A name and day that begin a line are an outlet's where two other lines of the block begin so with known ones."""
    dated = {number for number, _ in dates}
    in_text = (n for n in outlet_mentions if not n.in_title and n.segment in dated)
    leads = [n for n in in_text if n.start - parts[n.segment].start <= _LEAD]
    known = Counter(parts[n.segment].block for n in leads if n.outlet is not None)
    listed = [n for n in leads if n.outlet is None and n.strength == 1 and known[parts[n.segment].block] >= _HEADED]
    return [replace(n, strength=2) if n in listed else n for n in outlet_mentions]


def _mention(start: int, end: int, name: str, number: int) -> OutletMention:
    return OutletMention(start=start, end=end, name=name, outlet=None, strength=2, cue="column", segment=number)


def _fills(outlet_mention: OutletMention, start: int, end: int) -> bool:
    """True if a name fills a cell."""
    return (
        start <= outlet_mention.start < outlet_mention.end <= end
        and outlet_mention.end - outlet_mention.start >= _OWN_SHARE * (end - start)
    )


def _columns(text: str, parts: Sequence[Segment], known: Container[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The cells under the head of a column of outlets, by the number of their row.

    A row that holds a known outlet is no head: "Sender | NDR" is a label and what it labels.
    """
    column, cells = -1, 0
    for number, part in enumerate(parts):
        if part.kind != "table":
            column = -1
            continue
        row = [match.span() for match in _CELL.finditer(text, part.start, part.end)]
        heads = [n for n, (low, high) in enumerate(row) if _HEAD.fullmatch(text[low:high].strip())]
        if len(heads) == 1 and len(row) > 1 and number not in known:
            column, cells = heads[0], len(row)
        elif column >= 0 and len(row) == cells:
            low, high = row[column]
            cell = _ASIDE.sub("", text[low:high].rstrip())
            start, end = low + len(cell) - len(cell.lstrip()), low + len(cell)
            marked = _IN_MARKS.fullmatch(text, start, end)
            yield number, marked.span("name") if marked else (start, end)


_ADDRESSED = compiled_later(
    r"[\s•*–—-]{0,60}(?P<name>[^:：\n]{2,40}?)\s?[:：]\s{0,60}https?://\S{1,300}\s{0,60}(?:[(（][^\n]{0,300})?\Z"
)
_RUN = 3
"""Lines of a name and an address that make a list."""


def _addressed(text: str, parts: Sequence[Segment]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The names before addresses in lines that are nothing else, three at least below a line that announces press."""
    run: list[tuple[int, tuple[int, int]]] = []
    above: Segment | None = None
    for number, part in enumerate([*parts, None]):
        match = _ADDRESSED.match(text[part.start : part.end]) if part is not None else None
        if part is not None and match is not None:
            run.append((number, (part.start + match.start("name"), part.start + match.end("name"))))
            continue
        if len(run) >= _RUN and above is not None and MEDIA_TITLE.inside(text, above.start, above.end):
            yield from run
        run, above = [], part


def _below_heads(
    text: str, parts: Sequence[Segment], dates: Sequence[tuple[int, DateSpan]], outlet_mentions: Sequence[OutletMention]
) -> set[int]:
    """The sentences without a day below lines that are a known outlet and a day: they name no outlet of their own."""
    blocks = [list(group) for _, group in groupby(enumerate(parts), key=lambda one: one[1].block)]
    known = {n.segment: n for n in reversed(outlet_mentions) if n.outlet is not None}
    days = dict(reversed(dates))
    heads = {}
    for place, block in enumerate(blocks):
        number, part = block[0]
        if len(block) == 1 and number in known and number in days and _is_head(text, part, known[number], days[number]):
            heads[place] = known[number].key
    if len(set(heads.values())) < _HEADED:
        return set()
    dated = {number for number, _ in dates}
    return {number for block in blocks[min(heads) :] for number, _ in block} - dated


def _is_head(text: str, part: Segment, known: OutletMention, day: DateSpan) -> bool:
    """True if a line holds an outlet and a day and hardly a letter more."""
    rest = text[part.start : part.end]
    for low, high in sorted(((known.start, known.end), (day.start, day.end)), reverse=True):
        rest = rest[: low - part.start] + rest[high - part.start :]
    return sum(map(str.isalpha, rest)) <= _OTHER_LETTERS
