"""Words in double quotation marks in a plain text, paired without the product's own rules."""

from __future__ import annotations

import re

from benchmarks.real.corpora_types import Place

_MARK = re.compile('[“”„‟«»"＂]')
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_CLOSERS = {"“": "”", "‟": "”", "„": "“”", "«": "»", "»": "«"}
"""The marks that close what another one opened; straight ones close themselves."""
_EDGES = " \t\n\u00a0,.;:!?…“”„‟«»\"＂'‘’‚‹›`"


def marked(text: str) -> list[Place]:
    """The words in double marks, in order, without the marks; words in single marks do not count.

    Straight marks open and close alternately within a paragraph, which is a line. Words without a closing mark continue
    if the next paragraph begins with their opening mark again, else they end with their paragraph.
    """
    found: list[Place] = []
    opening, start = "", 0
    lines = list(_LINE.finditer(text))
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        for mark in _MARK.finditer(text, line.start(), line.end()):
            first = mark.start() == line.start()
            if opening and mark.group() in _CLOSERS.get(opening, opening) and not (first and mark.group() == opening):
                found.append((start, mark.start()))
                opening = ""
            elif not (opening and first) and _opens(text, mark):
                opening, start = mark.group(), mark.end()
        if opening and not (following and following.group().startswith(opening)):
            found.append((start, line.end()))
            opening = ""
    return [place for place in found if words_in(text[slice(*place)])]


def _opens(text: str, mark: re.Match[str]) -> bool:
    """True if words follow a mark directly, as they follow an opening one."""
    following = text[mark.end() : mark.end() + 1]
    return mark.group() != "”" and bool(following) and not following.isspace()


def words_in(text: str) -> int:
    """The number of words in a text."""
    return sum(1 for _ in _WORD.finditer(text))


def trimmed(text: str, start: int, end: int) -> Place:
    """A span without the marks, spaces and punctuation at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def letters(text: str) -> str:
    """A text's letters and digits, folded, without anything in between."""
    return "".join(char for char in text.casefold() if char.isalnum())
