"""Links inside a text, each with the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

_SENTENCE_END = re.compile(r"(?<=[.!?…؟।])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\da-zа-яё])|(?<=[。！？])[」』”）]*|\n+")
# Characters of a sentence kept on either side of a link.
AROUND_MAX = 1_000
# A text with more links is a directory, or an attack: 120,000 bytes of links made 170 MB of sentences.
LINKS_MAX = 5_000
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|Nr|vs|etc|Inc|Ltd|Co|Corp|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)"
    r"|\b[A-Z])\.[\"'”’»)\]]*$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets without white space around, in order; none crosses a block."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group(0) and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
            continue
        if match.end() > start:
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def sentence_at(spans: list[tuple[int, int]], text: str, start: int, end: int) -> str:
    """The sentence (or the sentences, if the words cross one's end) around the words at [start, end).

    What lies further away than `AROUND_MAX` is cut off: a text without stops is not handed on with each of its links.
    """
    first = bisect_right(spans, start, key=itemgetter(1))
    touching = spans[first : bisect_left(spans, end, lo=first, key=itemgetter(0))]
    if not touching:
        return text[start:end]
    return text[max(touching[0][0], start - AROUND_MAX) : min(touching[-1][1], end + AROUND_MAX)].strip()


def trimmed(links: list[tuple[int, int, str]], text: str, shift: int) -> list[tuple[int, int, str]]:
    """Offsets of links in the stripped text; blanks at a link's ends and empty links go."""
    found = []
    for raw_start, raw_end, href in links:
        start, end = max(0, raw_start - shift), min(len(text), raw_end - shift)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append((start, end, href))
    return found
