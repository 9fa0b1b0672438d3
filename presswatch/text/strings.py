"""Small facts about strings: edits between two, spans, equal names, what a database can store; and grouping."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from typing import Protocol, TypeVar

K = TypeVar("K")
T = TypeVar("T")

# A passage is shown by its beginning, and of many the first ones: the record holds the whole.
LONGEST_PASSAGE = 240
MOST_PASSAGES = 3


def edited_passages(before: tuple[str, str], after: tuple[str, str]) -> tuple[list[str], list[str]]:
    """The paragraphs (and titles) of the old wording that are gone and those of the new one that are new, in order."""
    old, new = ([one for one in (title, *text.split("\n\n")) if one] for title, text in (before, after))
    stays, was = set(new), set(old)
    gone, added = (one for one in old if one not in stays), (one for one in new if one not in was)
    return list(map(_cut, islice(gone, MOST_PASSAGES))), list(map(_cut, islice(added, MOST_PASSAGES)))


def _cut(passage: str) -> str:
    if len(passage) <= LONGEST_PASSAGE:
        return passage
    return passage[:LONGEST_PASSAGE].rsplit(" ", 1)[0].rstrip() + " …"


def folded_name(name: str) -> str:
    """A name without its letter case, width and odd blanks, in every script: equal for spellings of one name.

    Databases fold by rules of their own (SQLite the letters a to z alone), so names are compared here, not there.
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def storable(text: str) -> str:
    """The text with NUL and lone surrogates as U+FFFD, which no database takes; its length never changes."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def storable_throughout(value: object) -> object:
    """The value (of dicts, lists, tuples and plain values) with every text in it storable."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable_throughout(key): storable_throughout(one) for key, one in value.items()}
    return [storable_throughout(one) for one in value] if isinstance(value, list | tuple) else value


def columns(text: str) -> int:
    """How many columns a text takes in print: two for a Korean, Chinese or Japanese letter."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def widest(text: str, most: int) -> str:
    """The longest beginning of a text that takes at most this many columns."""
    return text[: sum(taken <= most for taken in accumulate(map(columns, text)))]


def within(start: int, spans: Iterable[Sequence[int]]) -> bool:
    """True if an offset lies in one of these parts of a text."""
    return any(low <= start < high for low, high in spans)


def is_said_of(start: int, own: Iterable[Sequence[int]], others: Iterable[Sequence[int]]) -> bool:
    """True if the text at an offset belongs to the article with these passages, not to one with the other passages."""
    return within(start, own) or not within(start, others)


class Placed(Protocol):
    """Something at a place in a text: offsets, end exclusive."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def holds(outer: Placed, inner: Placed) -> bool:
    """True if one part of a text is inside another, or is the other."""
    return outer.start <= inner.start and inner.end <= outer.end


def union(spans: Iterable[tuple[int, int]], gap: int = 0) -> tuple[tuple[int, int], ...]:
    """The same parts in order, those that overlap, or have less than `gap` characters between them, as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1] + gap:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def grouped(pairs: Iterable[tuple[K, T]]) -> defaultdict[K, list[T]]:
    """The values by their keys, in their order."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
