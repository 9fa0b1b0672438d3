"""The lines that a house repeats under its posts ("About us", the press contact): no mention, no quotation, no news.

Learned from the latest posts of the source, so a changed foot is learned with the posts that have it. The stored post
keeps its text.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from pipelines.deduplicate.keys import MAX_TEXT, codes_of, is_wide, letters_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Post
from presswatch.text.strings import within

POSTS_COMPARED = 8
"""The latest posts of a source show what it repeats: enough for a foot, few enough to follow one that changes."""
REPEATED_IN = 3
"""A line is the house's if this many other posts have it, and half of those compared: two may be a series."""
LINE_LETTERS = (40, 20)
"""A repeated line of fewer letters (in Chinese, Japanese and Korean) may say something of the post: "Source: …"."""
FOOT_LINES = 8
"""So many of the last lines are also compared by likeness: a foot is reworded now and then."""
ALIKE = 85.0
"""From this likeness on (of 100) a line is another one with changes: a new phone number, half a sentence more."""
IN_BOX = 0.75
"""A short line of a box is the house's if this share of the posts compared has it: less may be of a series."""
SOURCES_KEPT = 256
"""Of so many sources the latest posts are remembered; others are asked for again."""

Latest = Callable[[str, int], Iterable[tuple[str, str]]]
"""Gives address key and text of the latest posts of a source, by its name, at most so many, the newest first."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text by its letters; `start` and `end` are offsets into the text."""

    start: int
    end: int
    letters: str
    in_foot: bool


@dataclass(frozen=True, slots=True)
class _Witness:
    """What an earlier post shows: its address key, hashes of its lines, and its last lines."""

    url_key: str
    hashes: frozenset[int]
    foot: tuple[str, ...]

    def has(self, line: _Line) -> bool:
        """True if the post has this line, or in its foot one that is this one with changes."""
        if hash(line.letters) in self.hashes:
            return True
        if not line.in_foot:
            return False
        return process.extractOne(line.letters, self.foot, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None


class HouseLines:
    """Takes out of posts what their source repeats, and remembers each post that passes."""

    def __init__(self, latest: Latest) -> None:
        """`latest` is asked for what was recorded before, once as long as a source is remembered."""
        self._latest = latest
        self._seen: dict[str, deque[_Witness]] = {}

    def without(self, post: Post) -> Post:
        """The post with spaces in place of the lines that its house repeats; all offsets stay.

        Itself where nothing is repeated, or where nothing else would be left. A copy of the post shows nothing. A line
        that leads to a page of another site is the post's own: the address is news.
        """
        lines, seen = _lines(post.text), self._witnesses(post.source)
        others = [one for one in seen if one.url_key != post.url_key]
        result = _blanked(post, _repeated(post, lines, others))
        seen.clear()
        seen.extend((*others, _witness(post.url_key, lines)))
        return result

    def _witnesses(self, source: str) -> deque[_Witness]:
        seen = self._seen.pop(source, None)
        if seen is None:
            stored = [_witness(key, _lines(text)) for key, text in self._latest(source, POSTS_COMPARED)]
            seen = deque(reversed(stored), maxlen=POSTS_COMPARED)
        if len(self._seen) >= SOURCES_KEPT:
            del self._seen[next(iter(self._seen))]
        self._seen[source] = seen
        return seen


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    printed = text[:MAX_TEXT].split("\n")
    for number, line in enumerate(printed):
        in_foot = number >= len(printed) - FOOT_LINES
        found.append(_Line(start, start + len(line), letters_of(line), in_foot))
        start += len(line) + 1
    return [line for line in found if line.letters]


def _witness(url_key: str, lines: Sequence[_Line]) -> _Witness:
    foot = tuple(line.letters for line in lines if line.in_foot)
    return _Witness(url_key, frozenset(hash(line.letters) for line in lines), foot)


def _repeated(post: Post, lines: Sequence[_Line], others: Sequence[_Witness]) -> list[_Line]:
    """The lines of a post that enough of its house's other posts have."""
    words = {hash(line.letters) for line in lines}
    witnesses = [one for one in others if not words <= one.hashes]
    least = max(REPEATED_IN, (len(witnesses) + 1) // 2)
    if len(witnesses) < least:
        return []
    recurring = [
        line
        for line in lines
        if _is_long(line.letters) and sum(one.has(line) for one in witnesses) >= least
        if not _leads_away(post, line)
    ]
    return sorted({*recurring, *_in_boxes(post, lines, recurring, witnesses)}, key=lambda line: line.start)


_CONTACT = compiled_later(r"\S@\S|\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d")
"""An e-mail address, or a telephone number."""
_LABELLED = compiled_later(r"\S\s*[:：]\s*\S")
"""A word and what it says of the post: "Source: Coast Gazette"."""


def _in_boxes(
    post: Post, lines: Sequence[_Line], recurring: Sequence[_Line], witnesses: Sequence[_Witness]
) -> Iterator[_Line]:
    """The short lines of a box in the foot, such as the name in a press contact: nearly every post has all of it.

    A box has a line that recurs, or an address to write to or to call.
    """

    def in_box(line: _Line) -> bool:
        printed = post.text[line.start : line.end]
        says_something = _LABELLED.search(printed) and not _CONTACT.search(printed)
        return line in recurring or (
            line.in_foot
            and not says_something
            and not _leads_away(post, line)
            and sum(hash(line.letters) in one.hashes for one in witnesses) >= IN_BOX * len(witnesses)
        )

    for boxed, run in groupby(lines, in_box):
        box = list(run)
        if boxed and any(line in recurring or _CONTACT.search(post.text[line.start : line.end]) for line in box):
            yield from box


def _is_long(letters: str) -> bool:
    return len(letters) >= min(LINE_LETTERS) and len(letters) >= LINE_LETTERS[is_wide(codes_of(letters))]


def _leads_away(post: Post, line: _Line) -> bool:
    """True if a link in a line leads to a page of another site; a home page is none."""
    home = urlsplit(post.url).netloc
    targets = (urlsplit(link.url) for link in post.links if line.start <= link.start < line.end)
    return any(one.netloc not in ("", home) and one.path.strip("/") for one in targets)


def _blanked(post: Post, lines: Sequence[_Line]) -> Post:
    text = post.text
    for line in lines:
        text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
    if not lines or not text.strip():
        return post
    spans = [(line.start, line.end) for line in lines]
    return replace(
        post,
        text=text,
        blocks=tuple(block for block in post.blocks if text[block.start : block.end].strip()),
        links=tuple(link for link in post.links if not within(link.start, spans)),
    )
