"""Long patterns looked for in few places: one pass over a text shows which of them can match where.

Most of our patterns are lists of hundreds of words, and most sentences hold none of these. Each match of a pattern
holds one of certain literals (after R. Cox, "Regular Expression Matching with a Trigram Index", 2012); the literals of
all patterns are looked for at once, and a pattern is tried only where one of its own is. The answers stay what the
patterns alone would give.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from operator import itemgetter
from sys import maxsize
from typing import Any

import ahocorasick_rs

from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped

_MOST_CHARS = 12
"""Characters of a class that count as literals each; a longer class is as good as any character."""
# Letters that match others where case does not count, though lower() leaves them: dotless i, long s, Slavonic forms.
_ODD = compiled_later("[ıſ\u1c80-\u1c88]")
_SAME = str.maketrans("ıſ\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88", "isвдосттъѣꙋ")

_LONGEST = 200_000
"""Characters: the places of a longer text would take more memory than the passes they save are worth."""

_FEW_TEXTS, _FEW_WORDS = 30, 300
"""Texts (a post has two, with its title) and words that are read before the literals are looked up: that takes about as
long as the patterns take for so many, and most runs find a handful of new posts."""
_texts, _words = count(1), count(1)

_registered: list[str] = []
_NOWHERE = array("q")
_PARTS = compiled_later(r"\\.|.", re.DOTALL)


def lowered(text: str) -> str:
    """A text in lower case, character for character, where letters are one that patterns without case take for one."""
    low = text.lower()
    if text.isascii():
        return low
    if len(low) != len(text):
        low = "".join(char.lower()[0] for char in text)
    return low.translate(_SAME) if _ODD.search(low) else low


class Sieve:
    """A pattern's literals: they show where in a text it cannot match."""

    __slots__ = ("_number",)

    def __init__(self, source: str) -> None:
        self._number = len(_registered)
        _registered.append(source)

    def may(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern can match inside `text[start:end]`; False is certain. `text` is best a whole post."""
        if len(text) > _LONGEST:
            return True
        found = _places(text, len(_registered))
        if found is None:
            return True
        places = found[self._number]
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end


class WordSieve:
    """The same for short texts that are looked at one by one, such as words."""

    __slots__ = ("_automaton", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._automaton: Any = None

    def may(self, word: str) -> bool:
        """Whether the pattern can match in `word`; False is certain, True is not."""
        if next(_words) <= _FEW_WORDS:
            return True
        if self._automaton is None:
            self._automaton = ahocorasick_rs.AhoCorasick(list(literals_of(self._source)), store_patterns=False)
        return bool(self._automaton.find_matches_as_indexes(lowered(word)))


class WordSieved(WordSieve):
    """A pattern that is tried on a short text that holds one of its literals; finds what the pattern alone finds."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: re.Pattern[str]) -> None:
        super().__init__(pattern.pattern)
        self.pattern = pattern

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self.may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches."""
        return self.pattern.finditer(text) if self.may(text) else iter(())

    def sub(self, replace: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return self.pattern.sub(replace, text) if self.may(text) else text


class Sieved(Sieve):
    """A pattern that is tried only where one of its literals is; finds what the pattern alone finds."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: re.Pattern[str], source: str = "") -> None:
        """`source` is the same pattern, for its literals, where that is written for speed."""
        super().__init__(source or pattern.pattern)
        self.pattern = pattern

    def inside(self, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether the pattern matches somewhere in `text[start:end]`, read as a text of its own."""
        return self.may(text, start, end) and self.pattern.search(text[start:end]) is not None

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match between two offsets."""
        return self.pattern.search(text, start, end) if self.may(text, start, end) else None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two offsets."""
        return self.pattern.finditer(text, start, end) if self.may(text, start, end) else iter(())


class Caseless(Sieve):
    """A pattern in small letters that is asked whether it matches, not where: letters count as the same in both cases.

    It is tried on the text in small letters, which takes a quarter of the time of a pattern for which case does not
    count. ValueError for one with large letters, as in names of groups and some classes.
    """

    __slots__ = ("_pattern",)

    def __init__(self, source: str) -> None:
        if any(char.isupper() for char in source):
            raise ValueError(f"holds a large letter: {source[:60]}")
        super().__init__(source)
        self._pattern = re.compile(lowered(source))

    def inside(self, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether the pattern matches somewhere in `text[start:end]`, read as a text of its own."""
        return self.may(text, start, end) and self._pattern.search(lowered(text[start:end])) is not None


class AnySieved:
    """The alternatives of a pattern, of which those are tried together that can match; finds what all would find."""

    __slots__ = ("_sieves", "_sources", "_whole")

    def __init__(self, *sources: str) -> None:
        self._sources = sources
        self._sieves = tuple(map(Sieve, sources))
        self._whole = Sieve("|".join(sources))

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two offsets; a match has the groups of the alternatives that were tried."""
        if not self._whole.may(text, start, end):
            return iter(())
        may = (sieve.may(text, start, end) for sieve in self._sieves)
        tried = "|".join(source for source, can in zip(self._sources, may, strict=True) if can)
        return _compiled(tried).finditer(text, start, end) if tried else iter(())


@lru_cache(maxsize=64)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@lru_cache(maxsize=2)
def _automaton(number: int) -> tuple[Any, tuple[tuple[int, ...], ...]]:
    """The automaton of the first `number` patterns' literals, with the numbers of the patterns that own each."""
    known = enumerate(_registered[:number])
    owners = grouped((literal, owner) for owner, source in known for literal in literals_of(source))
    automaton = ahocorasick_rs.AhoCorasick(list(owners), store_patterns=False)
    return automaton, tuple(tuple(numbers) for numbers in owners.values())


@lru_cache(maxsize=4)
def _places(text: str, number: int) -> "Sequence[array[int]] | None":
    """For each of the first `number` patterns where its literals begin, ascending; None for the first few texts."""
    if next(_texts) <= _FEW_TEXTS:
        return None
    automaton, owners = _automaton(number)
    found = [_NOWHERE] * number
    hits = automaton.find_matches_as_indexes(lowered(text), overlapping=True)
    for literal, start, _ in sorted(hits, key=itemgetter(1)):
        for owner in owners[literal]:
            if not found[owner]:
                found[owner] = array("q")
            found[owner].append(start)
    return found


def literals_of(source: str) -> frozenset[str]:
    """Literals in lower case of which every match of a pattern holds one; ValueError if there are no such."""
    found, _ = _needed(_TOKEN.finditer(source))
    if not found:
        raise ValueError(f"no literals: {source[:60]}: a match may hold any letters")
    return frozenset(lowered(one) for one in found)


class _Branch:
    """One alternative as it is read: the run of characters at hand, and the best literals of which it has one."""

    def __init__(self) -> None:
        self.run = ""
        self.best: list[str] = []

    def take(self, literals: list[str]) -> None:
        """One of these comes next, none if that is not known; of several lists the longest, then fewest, are kept."""
        lists = (self.best, [self.run] if self.run else [], literals)
        self.best = max(lists, key=lambda one: (min(map(len, one), default=0), -len(one)))
        self.run = ""


def _needed(tokens: Iterator[re.Match[str]]) -> tuple[list[str], bool]:
    """Literals of which one is in every match of the rest of a group, none if unknown; and if it is optional."""
    branches, optional = [_Branch()], False
    for token in tokens:
        optional = (token["repeat"] or "").startswith(("*", "?", "{0", "{,"))
        if token["end"]:
            break
        if token["bar"]:
            branches.append(_Branch())
        elif token["group"]:
            inner, absent = _needed(tokens)
            branches[-1].take([] if absent or token["group"] in _LOOKAROUNDS else inner)
        else:
            _read(branches[-1], token, optional=optional)
    for branch in branches:
        branch.take([])
    return ([one for branch in branches for one in branch.best] if all(b.best for b in branches) else []), optional


def _read(branch: _Branch, token: re.Match[str], *, optional: bool) -> None:
    """Adds a character or class to a branch; one that may be absent ends its run."""
    chars = _characters(token["atom"] or "")
    if len(chars) != 1 or optional:
        branch.take([] if optional else chars)
        return
    branch.run += chars[0]
    if token["repeat"]:
        branch.take([])


def _characters(atom: str) -> list[str]:
    """The characters that an atom of a pattern may be; none if they are many."""
    if atom[:1] == "[":
        return list(atom[1:-1]) if _SMALL_CLASS.fullmatch(atom) else []
    if len(atom) > 2:
        return [chr(int(atom.lstrip("\\uUx"), base=16))] if atom[0] == "\\" else []
    if atom[:1] == "\\":
        return _CONTROLS.get(atom[1]) or ([] if atom[1].isalnum() else [atom[1]])
    return [] if atom in ("", ".", "^", "$") else [atom]


_REPEAT = r"(?P<repeat>(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?)?"
_TOKEN = compiled_later(
    r"(?P<group>\((?:(?!\?)|\?(?::|>|[aimsux-]+:|P<\w+>|<?[=!])))|(?P<bar>\|)"
    r"|(?:(?P<end>\))|(?P<atom>\(\?(?:[aimsux-]+|P=\w+)\)|\[\^?\]?(?:[^\]\\]|\\.)*\]"
    r"|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|U[\da-fA-F]{8}|.)|[^\[(\\]))" + _REPEAT,
    re.DOTALL,
)
"""The parts of a pattern: the beginning or end of a group, a bar, a character or class with its repeat."""
_LOOKAROUNDS = ("(?=", "(?!", "(?<=", "(?<!")
_SMALL_CLASS = compiled_later(rf"\[[^\^\\\]-][^\\\]-]{{0,{_MOST_CHARS - 1}}}\]")
_CONTROLS = {control: [char] for control, char in zip("ntrfv", "\n\t\r\f\v", strict=True)}


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top level."""
    found, depth, start, inside = [], 0, 0, False
    for part in _PARTS.finditer(pattern):
        char = part.group()
        if inside or char == "[":
            inside = char != "]"
        elif char == "|" and depth == 0:
            found.append(pattern[start : part.start()])
            start = part.end()
        else:
            depth += {"(": 1, ")": -1}.get(char, 0)
    return [*found, pattern[start:]]


def by_first_letter(source: str) -> str:
    """The alternatives of a pattern grouped by their first letter, which is then looked at once for all of a group."""
    groups: dict[str, list[str]] = {}
    others = []
    for alternative in alternatives(source):
        plain = alternative[:1].isalpha() and lowered(alternative[0]) == alternative[0]
        if plain and alternative[1:2] not in ("?", "*", "+", "{"):
            groups.setdefault(alternative[0], []).append(alternative[1:])
        else:
            others.append(alternative)
    return "|".join([*(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()), *others])
