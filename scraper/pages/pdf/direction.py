"""Glyphs of one printed line in the order in which they are read: also from right to left, and mixed.

Documents hold Arabic and Hebrew in any order; only the places of the glyphs are sure. So the line is taken as seen, and
the rules by which writing is laid out (UAX #9) are followed backwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from presswatch.languages.patterns import compiled_later
from scraper.pages.pdf.types import Glyph

_RIGHT = compiled_later("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_RUN = compiled_later(r"E*L(?:[^R]*[LE])?|E(?:S?E)*")
"""What stays from left to right in a line from right to left: words with what is between them, and numbers."""
_RIGHT_RUN = compiled_later(r"R(?:[^L]*R)?")
_ARABIC = compiled_later("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "E", "AN": "E", "CS": "S"}
_CLASSES_HEBREW = _CLASSES | {"ET": "E", "ES": "S"}
"""After Arabic letters a percent sign is left of its number, after Hebrew ones right of it (UAX #9, W2)."""
_PAIRS = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
_OPENING = frozenset("([{«‹")


def runs_right(glyphs: Sequence[Glyph]) -> bool:
    """True if a line is written from right to left: most of its letters are."""
    text = "".join(glyph.text for glyph in glyphs)
    right = len(_RIGHT.findall(text))
    return right > 0 and 2 * right >= sum(map(str.isalpha, text))


def has_right(glyphs: Sequence[Glyph]) -> bool:
    """True if any letter of a line is of a script that is written from right to left."""
    return any(_RIGHT.search(glyph.text) for glyph in glyphs)


def in_reading_order(glyphs: Sequence[Glyph], *, right: bool, turned: bool) -> list[Glyph]:
    """The glyphs of one line as they are read; `right`: the line as a whole runs from right to left.

    `turned`: the document names brackets as they are drawn there, not as they are meant.
    """
    seen = _as_seen(glyphs)
    if right:
        return _backwards(seen, turned=turned)
    ordered: list[Glyph] = []
    last = 0
    for match in _RIGHT_RUN.finditer(_classes(seen)):
        ordered += seen[last : match.start()] + _backwards(seen[match.start() : match.end()], turned=turned)
        last = match.end()
    return ordered + seen[last:]


def _backwards(seen: list[Glyph], *, turned: bool) -> list[Glyph]:
    """Glyphs from left to right, read from right to left, words and numbers of the other direction kept."""
    pieces: list[list[Glyph]] = []
    last = 0
    for match in _LEFT_RUN.finditer(_classes(seen)):
        start, end = match.start(), _with_bracket(seen, match.start(), match.end())
        pieces += [[_turned(glyph) if turned else glyph] for glyph in seen[last:start]]
        pieces.append(seen[start:end])
        last = end
    pieces += [[_turned(glyph) if turned else glyph] for glyph in seen[last:]]
    return [glyph for piece in reversed(pieces) for glyph in piece]


def _with_bracket(seen: list[Glyph], start: int, end: int) -> int:
    """The end of words from left to right, after the bracket that closes one opened among them."""
    after = seen[end].text if end < len(seen) else ""
    opening = _PAIRS.get(after, "")
    inside = [glyph.text for glyph in seen[start:end]]
    return end + 1 if opening in _OPENING and inside.count(opening) > inside.count(after) else end


def _turned(glyph: Glyph) -> Glyph:
    return replace(glyph, text=_PAIRS[glyph.text]) if glyph.text in _PAIRS else glyph


def _as_seen(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs from left to right; characters of one place, and marks with the letter below, in one."""
    seen: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.x, glyph.text.isspace())):
        text = _folded(glyph.text)
        last = seen[-1] if seen else None
        blank = text.isspace() or (last is not None and last.text.isspace())
        if last is not None and not blank and (glyph.x - last.x < 0.01 or _is_mark(text)):
            seen[-1] = replace(last, text=_ligature(last.text, text), x1=max(last.x1, glyph.x1))
        elif last is not None and _is_mark(last.text) and not blank:
            seen[-1] = replace(glyph, text=text + last.text)
        else:
            seen.append(replace(glyph, text=text) if text != glyph.text else glyph)
    return seen


def _ligature(first: str, second: str) -> str:
    """Two characters of one place in their order: lam comes before alef, a mark after its letter."""
    lam_last = second == "ل" and first[:1] in "اأإآٱ"
    return second + first if lam_last else first + second


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Forms of Arabic letters by their place in the word as the letters themselves."""
    return unicodedata.normalize("NFKC", text) if "\ufb1d" <= text <= "\ufefc" else text


def _is_mark(text: str) -> bool:
    return all(map(unicodedata.combining, text))


def _classes(seen: Sequence[Glyph]) -> str:
    """What each glyph is for the order: R and L letters, E digits, S separators inside of numbers, O all else."""
    table = _CLASSES if any(_ARABIC.search(glyph.text) for glyph in seen) else _CLASSES_HEBREW
    return "".join(table.get(unicodedata.bidirectional(glyph.text[0]), "O") for glyph in seen)


def matched_brackets(text: str) -> int:
    """How many brackets close one that is open."""
    matched, open_ones = 0, []
    for char in text:
        if char in _OPENING:
            open_ones.append(char)
        elif char in _PAIRS and open_ones and _PAIRS[open_ones[-1]] == char:
            open_ones.pop()
            matched += 1
    return matched
