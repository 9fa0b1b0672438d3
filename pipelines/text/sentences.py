"""Sentences: the one around a place in a text, in every script of our pages.

A sentence ends at a full stop, question or exclamation mark of any script (with closing marks after it) or at a line
break. A dot after an abbreviation, an initial or a number, or before a small letter, ends none.
"""

from __future__ import annotations

import re

from presswatch.languages.packs import words
from presswatch.languages.patterns import compiled_later

_CLOSERS = "\"'”’»›」』）)]】〉》"
_QUOTES = "\"'”’»“"
_CLOSING = f"(?:[{re.escape(_CLOSERS)}]|“(?=\\s|$)){{0,40}}"  # “ closes in German what „ opened
_MARK = "。！？｡؟۔।…!?"
# Written so that it begins with a class of characters: the search then steps over all others at once.
_STOP = compiled_later(
    rf"[\n{_MARK}.](?:(?<=\n)\n{{0,60}}|(?<=[{_MARK}])[{_MARK}]{{0,60}}{_CLOSING}"
    rf"|(?<=\.)\.{{0,60}}{_CLOSING}(?=\s|$|[„«]))"
)
_ASIDE = compiled_later(r"\s[^\W\d_A-Z]")
_NO_WORD = frozenset("\"'“”„«»()[]")
_NEXT_WORD = compiled_later(r"\s*([^\s]+)")
_NUMBER_DOT = compiled_later(r"\s?\d{1,2}\.(?!\d)")
"""The next number of a day printed with blanks ("2026. 5. 15."): the dot of the number before it ends no sentence."""
_INITIAL = compiled_later(r"(?:[^\W\d_]\.){0,40}[^\W\d_]")

_LONGEST_SENTENCE = 2000  # a text without stops is cut, so that a table is not stored with each of its mentions


def _dot_ends(text: str, stop: re.Match[str]) -> bool:
    """True if the full stops of `stop` end a sentence."""
    following = _NEXT_WORD.match(text, stop.end())
    upcoming = following.group(1) if following else ""
    if not upcoming:
        return True
    first = next((c for c in upcoming if c.isalnum()), "")
    if first.islower():
        return False
    word = _word_before(text, stop.start())
    return not word or not _has_dot(word, upcoming, first, number=_NUMBER_DOT.match(text, stop.end()) is not None)


def _has_dot(word: str, upcoming: str, first: str, *, number: bool) -> bool:
    """True if the dot belongs to the word before it: an abbreviation, an initial, a part of a date."""
    if word[-1].isdigit() and number:
        return True
    token = word.casefold().strip(_CLOSERS)
    if "." in token and upcoming.startswith("("):
        return True
    if token in words("abbreviations"):
        return True
    if token.isdigit():
        return len(token) <= 2 and _is_month_like(upcoming)
    return _INITIAL.fullmatch(token) is not None and token.isalpha() and not first.isdigit()


def _word_before(text: str, dot: int) -> str:
    """The unbroken letters before the full stop at `dot`, at most 39; "" before another character."""
    if text[dot] != ".":
        return ""
    low, begin = max(0, dot - 39), dot
    while begin > low and text[begin - 1] not in _NO_WORD and not text[begin - 1].isspace():
        begin -= 1
    return text[begin:dot]


def _is_month_like(word: str) -> bool:
    """A capitalised word after an ordinal ("3. Mai", "30. Juni") goes on with the date."""
    return word[:1].isupper() and len(word) >= 3 and word.strip(".,;:").isalpha()


def _ends(text: str, stop: re.Match[str]) -> bool:
    if "\n" in stop.group() or not stop.group().startswith("."):
        if stop.group()[-1] in _QUOTES and _ASIDE.match(text, stop.end()):
            return not text[stop.end() + 1].islower()
        return not stop.group().startswith("…") or _dot_ends(text, stop)
    return _dot_ends(text, stop)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence around `text[start:end]`, outer spaces left out, end exclusive.

    If the place itself reaches over a stop, the span covers all its sentences.
    """
    window_low = max(0, start - _LONGEST_SENTENCE)
    window_high = min(len(text), end + _LONGEST_SENTENCE)
    low, high = window_low, window_high
    for stop in reversed(list(_STOP.finditer(text, window_low, start))):
        if _ends(text, stop):
            low = stop.end()
            break
    for stop in _STOP.finditer(text, end, window_high):
        if _ends(text, stop):
            high = stop.start() if "\n" in stop.group() else stop.end()
            break
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds `text[start:end]`; "" for an empty text."""
    low, high = sentence_span(text, start, end)
    return text[low:high]


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """All sentences of a text as offsets, outer spaces left out, end exclusive; empty for a blank text."""
    spans: list[tuple[int, int]] = []
    place = 0
    for stop in _STOP.finditer(text):
        if _ends(text, stop):
            spans.append((place, stop.start() if "\n" in stop.group() else stop.end()))
            place = stop.end()
    spans.append((place, len(text)))
    return tuple(span for low, high in spans if (span := _trimmed(text, low, high)))


def _trimmed(text: str, low: int, high: int) -> tuple[int, int] | None:
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return (low, high) if low < high else None
