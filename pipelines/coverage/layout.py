"""Outlets shown by the layout: columns, names before addresses, lines of one shape, lines above pieces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pipelines.coverage.name_candidates import NameHit, OutletMention, is_label, name_hit
from pipelines.coverage.post_context import PostContext
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
_HEAD = compiled_later(
    rf"(?:the )?(?:{any_of('outlet_form_and_head_labels')}|{any_of('outlet_column_heads')})",
    re.IGNORECASE,
)
"""The head of the column of a table that names outlets."""
_NAME_CHARS = 60
"""Characters of the name of an outlet that is alone in its cell."""
_OWN_SHARE = 0.6
"""Share of a cell that a known outlet's name fills if the cell is its name."""


def by_layout(context: PostContext, mentions: Sequence[OutletMention]) -> list[OutletMention]:
    """The mentions as the layout settles them: one a row of a column or list of outlets."""
    text, parts = context.post.text, context.segments
    cells = {**dict(_columns(text, parts)), **dict(_addressed(text, parts))}
    # In a row with an outlet's cell only names that fill it count, or the cell as one.
    sizes = {number: _OWN_SHARE * (end - start) for number, (start, end) in cells.items()}
    kept = [n for n in mentions if n.end - n.start >= sizes.get(n.segment, 0)]
    named = {n.segment for n in kept}
    for number, (start, end) in cells.items():
        if number not in named and end - start <= _NAME_CHARS:
            kept.append(NameHit(start, end, text[start:end], 2, "column").mention(number))
    return sorted(kept, key=lambda n: n.start)


def _columns(text: str, parts: Sequence[Segment]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The cells under the head of a column of outlets, by the number of their row."""
    column = -1
    for number, part in enumerate(parts):
        if part.kind != "table":
            column = -1
            continue
        row = [match.span() for match in _CELL.finditer(text, part.start, part.end)]
        heads = [n for n, (low, high) in enumerate(row) if _HEAD.fullmatch(text[low:high].strip())]
        if len(heads) == 1:
            column = heads[0]
        elif 0 <= column < len(row):
            low, high = row[column]
            cell = _ASIDE.sub("", text[low:high].rstrip())
            yield number, (low + len(cell) - len(cell.lstrip()), low + len(cell))


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


def with_slots(context: PostContext, mentions: Sequence[OutletMention], catalogue: Catalogue) -> list[OutletMention]:
    """The mentions with those of lines shaped like two others with known outlets, in place of what wording guessed.

    "3 May, «Harbour Gazette» – …", "Ada Berg, The Tide", "03 Tide Weekly | 5 May". A list alone is no such line, nor is
    one whose outlet is known already.
    """
    more = list(_in_slots(context, mentions, catalogue))
    kept = [n for n in mentions if not any(n.start < m.end and m.start < n.end for m in more)]
    return sorted([*kept, *more], key=lambda n: n.start)


def _in_slots(context: PostContext, mentions: Sequence[OutletMention], catalogue: Catalogue) -> Iterator[OutletMention]:
    sure = [n for n in mentions if n.strength >= _KNOWN]
    slots, named = _slots_by_line(context), {n.segment for n in sure}
    shapes = _known_shapes(slots, sure)
    open_slots = ((number, slot) for number, found in slots.items() if number not in named for slot in found)
    likely = ((number, slot) for number, slot in open_slots if len(shapes[slot.lead, slot.mark]) >= _KNOWN)
    for number, slot in likely:
        if (hit := _name_in(context.post.text, slot)) is not None:
            whole = (one.outlet for one in catalogue.find(hit.name) if one.end - one.start == len(hit.name))
            yield hit.mention(number, next(whole, None))


def _name_in(text: str, slot: _Slot) -> NameHit | None:
    if not is_label(text[slot.start : slot.end]):
        return None
    return name_hit(text, slot.start, slot.end, "line like others", _KNOWN)


def _slots_by_line(context: PostContext) -> dict[int, list[_Slot]]:
    text, parts = context.post.text, context.segments
    first_days = dict(sorted(context.dates, key=lambda one: -one[1].start))
    lines = (number for number, part in enumerate(parts) if part.start == 0 or text[part.start - 1] == "\n")
    return {number: list(_slots(text, parts[number], first_days.get(number))) for number in lines}


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
        for slot, mention in islice(filled, 1):
            shapes[slot.lead, slot.mark].add(mention.key)
    return shapes


def without_programmes(context: PostContext, mentions: Sequence[OutletMention]) -> list[OutletMention]:
    """The mentions without known channels right after their house: "RTS La Première"."""
    aired = (n for n in mentions if n.outlet is not None and n.outlet.medium in ("radio", "tv"))
    ends = {n.end for n in aired if context.post.text[n.end : n.end + 1] == " "}
    return [n for n in mentions if n.outlet is None or n.start - 1 not in ends]


def _fills_slot(mention: OutletMention, slot: _Slot) -> bool:
    """True if a name fills a slot, but for an article before it or little after it."""
    begins = 0 <= mention.start - slot.start <= _ARTICLE
    return begins and 2 * (min(mention.end, slot.end) - mention.start) >= slot.end - slot.start


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
