"""Unknown outlets told by their place: where two lines hold a known outlet, other lines of that make hold one too."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.coverage.dated_names import is_label
from pipelines.coverage.name_candidates import NameHit, OutletMention, name_hit
from pipelines.outlets.catalogue import Catalogue
from pipelines.people.roles import UPPER
from pipelines.text.segments import Segment
from scraper.pages.dates.read import DateSpan

IN_SLOT = "line like others"
"""The cue of a name told by its place in a line."""
_KNOWN = 2
"""Lines of one make with known outlets that tell where the outlet stands in the others."""
_NUMBER = r"(?:[\s•*·▪■◆●▶◇○-]*(?:[(（\[]?\d{1,3}[)）\].、:]?[ \u3000]+)?)"
_OPENS = r"[«“„\"《「『]?"
_LEAD = re.compile(_NUMBER + _OPENS)
"""Before an outlet that begins its line: a bullet, a number, a mark."""
_LEAD_DAY = re.compile(rf"[\s\]）):：,，、|｜·–—-]{{1,4}}{_OPENS}")
"""Between a day that begins the line and the outlet."""
_LEAD_PERSON = re.compile(
    rf"[\s—–―-]*[{UPPER}][\w'’.-]+(?: (?:[a-z]{{1,3}} )?[{UPPER}][\w'’.-]+){{1,3}}, {_OPENS}|[\s—–―-]*[一-龯々ァ-ヶー・]{{2,12}}[、，,]\s?{_OPENS}"
)
"""A critic and a comma."""
_AFTER = re.compile(
    r"[»”\"》」』]?(?:(?P<sign>\s?[|｜:：]|\s[–—-](?=\s)|,(?=\s)|[，、])|\s{0,60}(?:[★☆/\d\s]{0,60})(?P<end>\Z))"
)
"""The sign that parts an outlet from what follows it; stars and figures that a review gives end the line."""
_NAME = re.compile(r"[^\n|｜:：,，、;«»“”„\"《》「」『』()（）–—]{2,40}")
_SIGNS = str.maketrans({"｜": "|", "：": ":", "，": ",", "、": ",", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a line holds an outlet's name: what stands before it, its offsets, the sign behind it ("" at the end)."""

    lead: str
    start: int
    end: int
    sign: str


def in_slots(
    text: str,
    parts: Sequence[Segment],
    dates: Sequence[tuple[int, DateSpan]],
    outlet_mentions: Sequence[OutletMention],
    catalogue: Catalogue,
) -> Iterator[OutletMention]:
    """The names in lines that are made as two others with known outlets are.

    "3 May, «Harbour Gazette» – …", "Ada Berg, The Tide", "03 Tide Weekly | 5 May". A list alone is no such line, nor is one whose
    outlet is known already.
    """
    first_days = dict(sorted(dates, key=lambda one: -one[1].start))
    sure = [n for n in outlet_mentions if n.strength >= _KNOWN and not n.in_title]
    known = [n for n in sure if n.outlet is not None or n.cue == "domain"]
    lines = [number for number, part in enumerate(parts) if part.start == 0 or text[part.start - 1] == "\n"]
    makes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    open_slots: list[tuple[int, _Slot]] = []
    named = {n.segment for n in sure}
    for number in lines:
        for slot in _slots(text, parts[number], first_days.get(number)):
            outlet_mention = next((n for n in known if n.segment == number and _fills(n, slot)), None)
            if outlet_mention is not None:
                makes[slot.lead, slot.sign].add(outlet_mention.key)
                break
            if number not in named:
                open_slots.append((number, slot))
    for number, slot in open_slots:
        if len(makes[slot.lead, slot.sign]) >= _KNOWN and is_label(text[slot.start : slot.end]):
            hit = name_hit(text, slot.start, slot.end, IN_SLOT, _KNOWN)
            if hit is not None:
                yield _naming(hit, number, catalogue)


def _naming(hit: NameHit, number: int, catalogue: Catalogue) -> OutletMention:
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
    """The namings with those found in their lines' slots, in order, which are no longer what wording guessed there."""
    more = list(found)
    kept = [n for n in outlet_mentions if n.in_title or not any(n.start < m.end and m.start < n.end for m in more)]
    return sorted([*kept, *more], key=lambda n: n.start)


def without_programmes(
    text: str, parts: Sequence[Segment], outlet_mentions: Sequence[OutletMention]
) -> list[OutletMention]:
    """The namings without unknown ones in a row that a known station heads: "WXYZ – Ada Berg joined Radio Harbour" is one.

    Nor a known channel right behind its house: "RTS La Première".
    """
    stations = {
        parts[n.segment].block: n
        for n in outlet_mentions
        if n.outlet is not None and n.outlet.medium in ("radio", "tv") and not n.in_title and _heads(text, parts, n)
    }
    aired = {
        n.end + 1
        for n in outlet_mentions
        if n.outlet is not None and n.outlet.medium in ("radio", "tv") and not n.in_title
    }
    return [
        n
        for n in outlet_mentions
        if n.in_title
        or (n.outlet is not None and not (n.start in aired and text[n.start - 1] == " "))
        or (n.outlet is None and not _inside(parts, n, stations))
    ]


def _heads(text: str, parts: Sequence[Segment], outlet_mention: OutletMention) -> bool:
    part = parts[outlet_mention.segment]
    lead = text[part.start : outlet_mention.start]
    return (
        not any(map(str.isalpha, lead))
        and len(lead) <= _LONG_LEAD
        and _ROW_SIGN.match(text, outlet_mention.end) is not None
    )


_LONG_LEAD = 16
_ROW_SIGN = re.compile(r"[»”\"》」』]?(?:\s?[|｜:：]|\s[–—-]\s)")


def _inside(parts: Sequence[Segment], outlet_mention: OutletMention, stations: dict[int, OutletMention]) -> bool:
    station = stations.get(parts[outlet_mention.segment].block) if outlet_mention.segment >= 0 else None
    return station is not None and station.end <= outlet_mention.start and _alone(parts, station)


def _alone(parts: Sequence[Segment], station: OutletMention) -> bool:
    """Whether a station's line begins its block: of a block of lines each may be another outlet's."""
    home = parts[station.segment]
    return all(part.start >= home.start for part in parts if part.block == home.block)


def _fills(outlet_mention: OutletMention, slot: _Slot) -> bool:
    """Whether a name stands in a slot, an article before it or little behind it aside."""
    begins = 0 <= outlet_mention.start - slot.start <= _ARTICLE
    return begins and 2 * (min(outlet_mention.end, slot.end) - outlet_mention.start) >= slot.end - slot.start


_ARTICLE = 4


def _slots(text: str, part: Segment, day: DateSpan | None) -> Iterator[_Slot]:
    """Where an outlet may stand in a line: at its head, behind a day that begins it, behind a critic."""
    leads = [("", _LEAD.match(text, part.start, part.end)), ("person", _LEAD_PERSON.match(text, part.start, part.end))]
    if day is not None and not text[part.start : day.start].strip(" \t•*·[(（-"):
        leads = [("day", _LEAD_DAY.match(text, day.end, part.end))]
    for lead, match in leads:
        name = _NAME.match(text, match.end(), part.end) if match is not None else None
        if name is None:
            continue
        end = _cut(text, name, day)
        after = _AFTER.match(text, end, part.end)
        day_follows = day is not None and end < day.start and not text[end : day.start].strip(" ([")
        if after is None and not day_follows:
            continue
        sign = (after["sign"] or "").strip().translate(_SIGNS) if after is not None else _before_day(text, end, day)
        if (lead or sign) and (lead, sign) != ("", ","):  # a sentence may begin so
            yield _Slot(lead, name.start(), end, sign)


def _before_day(text: str, end: int, day: DateSpan | None) -> str:
    """What parts a name from the day behind it: a bracket, or blanks alone; lines that print the one are not the other's."""
    return text[end : day.start].strip() or " " if day is not None else " "


def _cut(text: str, name: re.Match[str], day: DateSpan | None) -> int:
    """The end of a name, before stars, a hyphen between blanks or a day that follow it."""
    stop = min(name.end(), day.start) if day is not None and day.start > name.start() else name.end()
    words = re.split(r"\s[-★☆]|[★☆]", text[name.start() : stop], maxsplit=1)[0]
    return name.start() + len(words.rstrip(" .[("))
