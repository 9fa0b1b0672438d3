"""Printed lines joined to running text: with a blank, without one, or a parted word made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scraper.pages.pdf.types import Line

_NO_BLANK = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]")
"""Scripts that part no words by blanks: Han, kana, Thai, Lao, Khmer, Burmese, and their full-width marks."""
_HANGUL = re.compile("[\uac00-\ud7af]")
_HYPHENS = "-\u2010\u00ad"
_PARTED = re.compile(rf"([^\W\d_]{{1,60}})[{_HYPHENS}]$")
_COMPOUND = re.compile(r"([^\W\d_]{1,60})[-\u2010](?=[^\W\d_])")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S{0,300}[/\-_.?=&]$")
_MIN_BLANKS_SHARE = 0.3
"""Where this share of wrapped lines ends in a drawn blank, a line without one ends inside a word."""

Spans = tuple[tuple[int, int, str], ...]


class Words:
    """What the whole document tells of its words: compounds that it prints inside a line, blanks at ends of lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._first_parts = {match.group(1).casefold() for line in lines for match in _COMPOUND.finditer(line.text)}
        hangul = [line for line in lines if _HANGUL.search(line.text)]
        self.blanks_drawn = bool(hangul) and sum(line.open_end for line in hangul) > _MIN_BLANKS_SHARE * len(hangul)

    def is_first_part(self, word: str) -> bool:
        """Whether a word stands before a hyphen elsewhere, inside of a line: "well" of "well-known"."""
        return word.casefold() in self._first_parts


def joined(lines: Sequence[Line], words: Words) -> tuple[str, Spans]:
    """The text of lines and its links, offsets into it; a link that goes on in the next line is one."""
    text, links = lines[0].text, list(lines[0].links)
    for above, below in pairwise(lines):
        keep, joint = _joint(above, below, words)
        text = text[: len(text) - (0 if keep else 1)]
        links = [(start, min(end, len(text)), href) for start, end, href in links]
        place = len(text) + len(joint)
        for start, end, href in below.links:
            if links and start == 0 and links[-1][2] == href and links[-1][1] == len(text):
                links[-1] = (links[-1][0], place + end, href)
            else:
                links.append((place + start, place + end, href))
        text += joint + below.text
    return text, tuple(links)


def _joint(above: Line, below: Line, words: Words) -> tuple[bool, str]:
    """Whether the last sign of a line stays, and what stands between it and the next line."""
    last, first = above.text[-1], below.text[0]
    if last in _HYPHENS and len(above.text) > 1:
        return _hyphen(above.text, below.text, words)
    if _NO_BLANK.match(last) and _NO_BLANK.match(first):
        return True, ""
    if _HANGUL.match(last) and _HANGUL.match(first) and words.blanks_drawn and not above.open_end:
        return True, ""
    if _is_parted_address(above, below):
        return True, ""
    return True, " "


def _is_parted_address(above: Line, below: Line) -> bool:
    """Whether a printed address goes on in the next line."""
    if above.links and below.links and above.links[-1][2] == below.links[0][2]:
        printed = above.text[above.links[-1][0] :] + below.text[: below.links[0][1]]
        return " " not in printed and printed in above.links[-1][2]
    return bool(_ADDRESS_END.search(above.text)) and not above.open_end and not below.text[0].isupper()


def _hyphen(above: str, below: str, words: Words) -> tuple[bool, str]:
    parted = _PARTED.search(above)
    if parted is None:
        return True, " " if above[-2].isspace() else ""  # a dash, or a range of numbers
    if above[-1] == "\u00ad":
        return False, ""
    return not below[0].islower() or words.is_first_part(parted.group(1)), ""
