"""Outlets shown by the layout: columns, names before addresses, lines of one shape, lines above pieces."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipelines.coverage.dated_names import is_label
from pipelines.coverage.name_candidates import NameHit, OutletMention, name_hit
from pipelines.outlets.catalogue import Catalogue
from pipelines.people.roles import UPPER
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
    rf"(?:the )?(?:{any_of('outlet_form_and_head_labels')}|{any_of('outlet_column_heads')})",
    re.IGNORECASE,
)
"""The head of the column of a table that names outlets."""
_SHORTEST, _NAME_CHARS = 2, 60
"""Characters of the name of an outlet that is alone in its cell."""
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
        if number not in named and _SHORTEST <= end - start <= _NAME_CHARS:
            kept.append(NameHit(start, end, text[start:end], 2, "column").mention(number))
    return kept


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


IN_SLOT = "line like others"
"""The cue of a name found by its place in a line."""
_KNOWN = 2
"""Lines of one shape with known outlets that show where the outlet is in the others."""
_NUMBER = r"(?:[\s•*·▪■◆●▶◇○-]*(?:[(（\[]?\d{1,3}[)）\].、:]?[ \u3000]+)?)"
_OPENS = r"[«“„\"《「『]?"
_LINE_LEAD = compiled_later(_NUMBER + _OPENS)
"""Before an outlet that begins its line: a bullet, a number, a mark."""
_LEAD_DAY = compiled_later(rf"[\s\]）):：,，、|｜·–—-]{{1,4}}{_OPENS}")
"""Between a day that begins the line and the outlet."""
_LEAD_PERSON = compiled_later(
    rf"[\s—–―-]*[{UPPER}][\w'’.-]+(?: (?:[a-z]{{1,3}} )?[{UPPER}][\w'’.-]+){{1,3}}, {_OPENS}"
    rf"|[\s—–―-]*[一-龯々ァ-ヶー・]{{2,12}}[、，,]\s?{_OPENS}"
)
"""A critic and a comma."""
_AFTER = compiled_later(
    r"[»”\"》」』]?(?:(?P<mark>\s?[|｜:：]|\s[–—-](?=\s)|,(?=\s)|[，、])|\s{0,60}(?:[★☆/\d\s]{0,60})(?P<end>\Z))"
)
"""The mark between an outlet and what follows it; stars and figures that a review gives end the line."""
_NAME = compiled_later(r"[^\n|｜:：,，、;«»“”„\"《》「」『』()（）–—]{2,40}")
_SAME_MARKS = str.maketrans({"｜": "|", "：": ":", "，": ",", "、": ",", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a line holds an outlet's name: what comes before it, its offsets, the mark after it ("" at the end)."""

    lead: str
    start: int
    end: int
    mark: str


def in_slots(
    text: str,
    parts: Sequence[Segment],
    dates: Sequence[tuple[int, DateSpan]],
    outlet_mentions: Sequence[OutletMention],
    catalogue: Catalogue,
) -> Iterator[OutletMention]:
    """The names in lines of the same shape as two others with known outlets.

    "3 May, «Harbour Gazette» – …", "Ada Berg, The Tide", "03 Tide Weekly | 5 May". A list alone is no such line, nor is
    one whose outlet is known already.
    """
    first_days = dict(sorted(dates, key=lambda one: -one[1].start))
    sure = [n for n in outlet_mentions if n.strength >= _KNOWN and not n.in_title]
    lines = (number for number, part in enumerate(parts) if part.start == 0 or text[part.start - 1] == "\n")
    slots = {number: list(_slots(text, parts[number], first_days.get(number))) for number in lines}
    shapes = _known_shapes(slots, sure)
    named = {n.segment for n in sure}
    for number, found in slots.items():
        for slot in found if number not in named else ():
            hit = _name_in(text, slot) if len(shapes[slot.lead, slot.mark]) >= _KNOWN else None
            if hit is not None:
                yield _slot_mention(hit, number, catalogue)


def _name_in(text: str, slot: _Slot) -> NameHit | None:
    if not is_label(text[slot.start : slot.end]):
        return None
    return name_hit(text, slot.start, slot.end, IN_SLOT, _KNOWN)


def _known_shapes(
    slots: Mapping[int, Sequence[_Slot]], sure: Sequence[OutletMention]
) -> defaultdict[tuple[str, str], set[str]]:
    """The known outlets by what comes before and after them in their lines; the first slot of a line counts."""
    known: defaultdict[int, list[OutletMention]] = defaultdict(list)
    for n in sure:
        if n.outlet is not None or n.cue == "domain":
            known[n.segment].append(n)
    shapes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for number, found in slots.items():
        filled = ((slot, n) for slot in found for n in known.get(number, ()) if _fills_slot(n, slot))
        slot, outlet_mention = next(filled, (None, None))
        if slot is not None and outlet_mention is not None:
            shapes[slot.lead, slot.mark].add(outlet_mention.key)
    return shapes


def _slot_mention(hit: NameHit, number: int, catalogue: Catalogue) -> OutletMention:
    """A name as the catalogued outlet whose name it is whole, else as an unknown one."""
    outlet = next((one.outlet for one in catalogue.find(hit.name) if one.end - one.start == len(hit.name)), None)
    return hit.mention(number, outlet)


def with_slots(outlet_mentions: Sequence[OutletMention], found: Iterable[OutletMention]) -> list[OutletMention]:
    """The mentions with those found in their lines' slots, in order, in place of what wording guessed there."""
    more = list(found)
    kept = [n for n in outlet_mentions if n.in_title or not any(n.start < m.end and m.start < n.end for m in more)]
    return sorted([*kept, *more], key=lambda n: n.start)


def without_programmes(
    text: str, parts: Sequence[Segment], outlet_mentions: Sequence[OutletMention]
) -> list[OutletMention]:
    """The mentions without unknown ones in a row that a known station heads: "WXYZ – Ada Berg joined Radio Harbour".

    Nor a known channel right after its house: "RTS La Première".
    """
    aired = [
        n for n in outlet_mentions if n.outlet is not None and n.outlet.medium in ("radio", "tv") and not n.in_title
    ]
    stations = {parts[n.segment].block: n for n in aired if _heads(text, parts, n)}
    ends = {n.end + 1 for n in aired}

    def is_programme(one: OutletMention) -> bool:
        if one.outlet is not None:
            return one.start in ends and text[one.start - 1] == " "
        return _inside(parts, one, stations)

    return [n for n in outlet_mentions if n.in_title or not is_programme(n)]


def _heads(text: str, parts: Sequence[Segment], outlet_mention: OutletMention) -> bool:
    lead = text[parts[outlet_mention.segment].start : outlet_mention.start]
    if len(lead) > _LONG_LEAD or any(map(str.isalpha, lead)):
        return False
    return _ROW_MARK.match(text, outlet_mention.end) is not None


_LONG_LEAD = 16
_ROW_MARK = compiled_later(r"[»”\"》」』]?(?:\s?[|｜:：]|\s[–—-]\s)")


def _inside(parts: Sequence[Segment], outlet_mention: OutletMention, stations: dict[int, OutletMention]) -> bool:
    station = stations.get(parts[outlet_mention.segment].block) if outlet_mention.segment >= 0 else None
    return station is not None and station.end <= outlet_mention.start


def _fills_slot(outlet_mention: OutletMention, slot: _Slot) -> bool:
    """True if a name fills a slot, but for an article before it or little after it."""
    begins = 0 <= outlet_mention.start - slot.start <= _ARTICLE
    return begins and 2 * (min(outlet_mention.end, slot.end) - outlet_mention.start) >= slot.end - slot.start


_ARTICLE = 4


def _slots(text: str, part: Segment, day: DateSpan | None) -> Iterator[_Slot]:
    """Where an outlet may be in a line: at its head, after a day that begins it, after a critic."""
    leads = [
        ("", _LINE_LEAD.match(text, part.start, part.end)),
        ("person", _LEAD_PERSON.match(text, part.start, part.end)),
    ]
    if day is not None and not text[part.start : day.start].strip(" \t•*·[(（-"):
        leads = [("day", _LEAD_DAY.match(text, day.end, part.end))]
    for lead, match in leads:
        name = _NAME.match(text, match.end(), part.end) if match is not None else None
        if name is None:
            continue
        end = _cut(text, name, day)
        mark = _mark_after(text, end, part, day)
        # A sentence may begin with a name and a comma, or a name alone.
        if mark is not None and (lead, mark) not in (("", ""), ("", ",")):
            yield _Slot(lead, name.start(), end, mark)


def _mark_after(text: str, end: int, part: Segment, day: DateSpan | None) -> str | None:
    """What parts a name from what follows it, "" at the end of its line; None for a name within words.

    Before a day that is a bracket, or blanks alone: lines that print the one are not the other's.
    """
    after = _AFTER.match(text, end, part.end)
    if after is not None:
        return (after["mark"] or "").strip().translate(_SAME_MARKS)
    if day is None or end >= day.start or text[end : day.start].strip(" (["):
        return None
    return text[end : day.start].strip() or " "


def _cut(text: str, name: re.Match[str], day: DateSpan | None) -> int:
    """The end of a name, before stars, a hyphen between blanks or a day that follow it."""
    stop = min(name.end(), day.start) if day is not None and day.start > name.start() else name.end()
    words = re.split(r"\s[-★☆]|[★☆]", text[name.start() : stop], maxsplit=1)[0]
    return name.start() + len(words.rstrip(" .[("))
