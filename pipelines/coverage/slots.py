"""Unknown outlets found by their place: where two lines hold a known outlet, other lines like them hold one too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.coverage.dated_names import is_label
from pipelines.coverage.name_candidates import NameHit, OutletMention, name_hit
from pipelines.outlets.catalogue import Catalogue
from pipelines.people.roles import UPPER
from pipelines.text.segments import Segment
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.read import DateSpan

IN_SLOT = "line like others"
"""The cue of a name found by its place in a line."""
_KNOWN = 2
"""Lines of one shape with known outlets that show where the outlet is in the others."""
_NUMBER = r"(?:[\s•*·▪■◆●▶◇○-]*(?:[(（\[]?\d{1,3}[)）\].、:]?[ \u3000]+)?)"
_OPENS = r"[«“„\"《「『]?"
_LEAD = compiled_later(_NUMBER + _OPENS)
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
                yield _mention(hit, number, catalogue)


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
        filled = ((slot, n) for slot in found for n in known.get(number, ()) if _fills(n, slot))
        slot, outlet_mention = next(filled, (None, None))
        if slot is not None and outlet_mention is not None:
            shapes[slot.lead, slot.mark].add(outlet_mention.key)
    return shapes


def _mention(hit: NameHit, number: int, catalogue: Catalogue) -> OutletMention:
    """A name as the catalogued outlet whose name it is whole, else as an unknown one."""
    outlet = next((one.outlet for one in catalogue.find(hit.name) if one.end - one.start == len(hit.name)), None)
    return OutletMention(
        start=hit.start,
        end=hit.end,
        name=hit.name,
        outlet=outlet,
        strength=_KNOWN if outlet is None else 3,
        cue=IN_SLOT,
        segment=number,
    )


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


def _fills(outlet_mention: OutletMention, slot: _Slot) -> bool:
    """True if a name fills a slot, but for an article before it or little after it."""
    begins = 0 <= outlet_mention.start - slot.start <= _ARTICLE
    return begins and 2 * (min(outlet_mention.end, slot.end) - outlet_mention.start) >= slot.end - slot.start


_ARTICLE = 4


def _slots(text: str, part: Segment, day: DateSpan | None) -> Iterator[_Slot]:
    """Where an outlet may be in a line: at its head, after a day that begins it, after a critic."""
    leads = [("", _LEAD.match(text, part.start, part.end)), ("person", _LEAD_PERSON.match(text, part.start, part.end))]
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
