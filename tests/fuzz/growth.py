"""Finds repeats that make the cost of a pattern quadratic in the text, from the parsed pattern without running it.

A search tries a pattern at every offset. If the run that a repeat takes can itself hold the beginnings of many tries,
each try walks the rest of the run, which costs the square of its length. The same holds for two repeats in a row that
can take the same characters, and for a repeat inside a repeat (see N. Weideman et al., "Analyzing Matching Time
Behavior of Backtracking Regular Expression Matchers by Using Ambiguity of NFA", 2016). A repeat with a bound costs at
most its bound for each offset. Lookaheads are assumed to hold, and a loop to take its characters in any order: this
finds too much rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from re import _constants as codes  # the parser of patterns, which has no public name
from re import _parser as parser
from typing import Any

LONG = 400
"""A bound from which a repeat counts as unbounded: each offset of a text may cost as many steps."""
_SAMPLE = frozenset(
    "\n\t  \u00a0\u3000aZq_09٣zéßяЯЖ가힣川一龥あアاينกहΩאת.,:;!?'’-–—/\\|()[]{}<>\"“”„«»「」『』《》【】（）…·・、。،؛@#&%+*=~^$`©×€\u0301\u200d\U0001f600"
)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_ONE = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)


@dataclass(eq=False, slots=True)
class _Node:
    takes: frozenset[str] | None = None
    """The characters that it takes, None if it takes none."""
    after: list[_Node] = field(default_factory=list)
    before: tuple[frozenset[str], bool] | None = None
    """Characters of which one must (True) or must not (False) come before."""
    ahead: frozenset[str] | None = None
    """Characters of which one must come after."""
    may_fail: bool = False
    """True for other kinds of lookahead: assumed to hold on a path, and allowed to fail at an end."""


@dataclass(eq=False, slots=True)
class _Loop:
    head: _Node
    leave: _Node
    body: list[_Node]
    possessive: bool
    shown: str

    @property
    def takes(self) -> frozenset[str]:
        return frozenset[str]().union(*(node.takes for node in self.body if node.takes))


@dataclass(frozen=True, slots=True)
class Growth:
    """One cause: `kind` is "restarted", "neighbours" or "nested", `repeat` says which repeats."""

    kind: str
    repeat: str


def growths(pattern: re.Pattern[str]) -> list[Growth]:
    """The repeats that make a pattern's cost grow faster than the text; empty for a linear pattern."""
    if not re.search(r"[*+]|\{\d*,(?:\}|\d{2})", pattern.pattern):
        return []
    return list(dict.fromkeys(_Automaton(pattern).growths()))


class _Automaton:
    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._flags = pattern.flags
        tree = parser.parse(pattern.pattern, pattern.flags)
        self._chars = _SAMPLE | frozenset(_printed(tree))
        if self._flags & re.IGNORECASE:
            self._chars |= {low for char in self._chars if len(low := char.lower()) == 1}
        self._classes: dict[str, frozenset[str]] = {}
        self._loops: list[_Loop] = []
        self._start, self._end = _Node(), _Node()
        self._sequence(tree, self._start, self._end)

    def growths(self) -> Iterator[Growth]:
        for loop in self._loops:
            if not _may_end(loop.leave, self._end) and self._reaches(self._start, loop, loop.takes):
                yield Growth("restarted", loop.shown)
        for loop in self._loops:
            for other in () if loop.possessive else self._loops:
                shared = loop.takes & other.takes
                fails = not _may_end(other.leave, self._end)
                if shared and fails and self._reaches(loop.leave, other, loop.takes):
                    yield Growth("nested" if other is loop else "neighbours", f"{loop.shown} … {other.shown}")

    def _reaches(self, start: _Node, goal: _Loop, chars: frozenset[str]) -> bool:
        """True if a run of `chars` alone leads from a state to a character that the loop takes."""
        goals = {id(node) for node in goal.body if node.takes and node.takes & chars}
        stack = [(start, chars, chars)]
        seen: set[tuple[int, int, int]] = set()
        while stack:
            node, last, open_to = stack.pop()
            key = id(node), id(last), id(open_to)
            if key in seen or (node.before is not None and not _held(node.before, last)):
                continue
            seen.add(key)
            if node.takes is None:
                allowed = open_to if node.ahead is None else self._kept(open_to & node.ahead)
                stack.extend((after, last, allowed) for after in node.after)
            elif taken := node.takes & open_to:
                if id(node) in goals:
                    return True
                kept = self._kept(taken)
                stack.extend((after, kept, chars) for after in node.after)
        return False

    def _kept(self, chars: frozenset[str]) -> frozenset[str]:
        """One object for equal sets, since states are distinguished by the characters before them."""
        return self._classes.setdefault("".join(sorted(chars)), chars)

    def _sequence(self, parts: Iterable[tuple[Any, Any]], start: _Node, end: _Node) -> list[_Node]:
        nodes: list[_Node] = []
        for code, value in parts:
            following = _Node()
            nodes += [*self._part(code, value, start, following), following]
            start = following
        start.after.append(end)
        return nodes

    def _part(self, code: Any, value: Any, start: _Node, end: _Node) -> list[_Node]:
        if code in _ONE:
            node = _Node(takes=self._takes(code, value), after=[end])
            start.after.append(node)
            return [node]
        if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            return self._sequence(value[3] if code is codes.SUBPATTERN else value, start, end)
        if code is codes.BRANCH:
            return [node for branch in value[1] for node in self._branch(branch, start, end)]
        if code in _REPEATS:
            return self._repeat(code, value, start, end)
        if code is codes.GROUPREF_EXISTS:
            return [node for branch in value[1:] if branch for node in self._branch(branch, start, end)]
        if code in (codes.ASSERT, codes.ASSERT_NOT):
            return self._looking(code, value, start, end)
        if code is codes.AT and value is codes.AT_BOUNDARY:
            return self._edge(start, end)
        if code is codes.AT and value in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
            lines = bool(self._flags & re.MULTILINE) and value is codes.AT_BEGINNING
            return self._after_one(start, end, (self._chars - {"\n"} if lines else self._chars, False))
        if code is codes.GROUPREF:
            node = _Node(takes=self._chars, after=[end])
            start.after += [node, end]
            return [node]
        return self._looks(start, _Node(after=[end], may_fail=True))

    def _branch(self, parts: Iterable[tuple[Any, Any]], start: _Node, end: _Node) -> list[_Node]:
        first = _Node()
        start.after.append(first)
        return [first, *self._sequence(parts, first, end)]

    def _repeat(self, code: Any, value: Any, start: _Node, end: _Node) -> list[_Node]:
        low, high, parts = value
        head, tail, leave = _Node(), _Node(), _Node(after=[end])
        start.after.append(head)
        body = self._sequence(parts, head, tail)
        tail.after.append(leave)
        if low == 0:
            start.after.append(leave)
        if high == codes.MAXREPEAT or high > LONG:
            tail.after.append(head)
            shown = "".join(sorted(frozenset[str]().union(*(n.takes for n in body if n.takes))))[:12]
            self._loops.append(_Loop(head, leave, [head, tail, *body], code is codes.POSSESSIVE_REPEAT, repr(shown)))
        return [head, tail, leave, *body]

    def _looking(self, code: Any, value: Any, start: _Node, end: _Node) -> list[_Node]:
        direction, parts = value[0], list(value[1])
        holds = code is codes.ASSERT
        chars = self._takes(*parts[0]) if len(parts) == 1 and parts[0][0] in _ONE else None
        if chars is None or (direction > 0 and not holds):
            # A text may end there, with no character after it.
            return self._looks(start, _Node(after=[end], may_fail=True))
        if direction < 0:
            return self._after_one(start, end, (chars, holds))
        return self._looks(start, _Node(after=[end], ahead=chars, may_fail=True))

    def _looks(self, start: _Node, node: _Node) -> list[_Node]:
        start.after.append(node)
        return [node]

    def _edge(self, start: _Node, end: _Node) -> list[_Node]:
        """A word boundary: there are letters on one side of it."""
        word = self._takes(codes.IN, [(codes.CATEGORY, codes.CATEGORY_WORD)])
        begins = _Node(after=[end], before=(word, False), ahead=word, may_fail=True)
        ends = _Node(after=[end], before=(word, True), ahead=self._kept(self._chars - word), may_fail=True)
        return [*self._looks(start, begins), *self._looks(start, ends)]

    def _after_one(self, start: _Node, end: _Node, before: tuple[frozenset[str], bool]) -> list[_Node]:
        return self._looks(start, _Node(after=[end], before=before))

    def _takes(self, code: Any, value: Any) -> frozenset[str]:
        fold = bool(self._flags & re.IGNORECASE)
        if code is codes.LITERAL:
            return frozenset({chr(value), chr(value).lower()}) if fold else frozenset({chr(value)})
        known = self._classes.get(key := f"{code}{value}")
        if known is None:
            known = self._kept(frozenset(filter(_test(code, value, self._flags), self._chars)))
            self._classes[key] = known
        return known


def _test(code: Any, value: Any, flags: int) -> Any:
    """A character class as a pattern of its own, so that the engine decides what it takes."""
    compiled = parser.SubPattern(state := parser.State())
    state.flags = flags
    compiled.append((code, value))
    from re import _compiler as compiler  # type: ignore[attr-defined] # noqa: PLC0415

    return compiler.compile(compiled, flags & ~re.DEBUG).fullmatch


def _held(before: tuple[frozenset[str], bool], last: frozenset[str]) -> bool:
    """True if one of the possible characters before is a required one, or none is a forbidden one."""
    chars, must = before
    return bool(last & chars) if must else not last <= chars


def _may_end(node: _Node, end: _Node) -> bool:
    """True if the end is reached from a state whatever follows, so that a try that gets there succeeds."""
    stack, seen = [node], set[int]()
    while stack:
        one = stack.pop()
        if one is end:
            return True
        if id(one) not in seen and one.takes is None and one.before is None and not one.may_fail:
            seen.add(id(one))
            stack.extend(one.after)
    return False


def _printed(parts: Any) -> Iterator[str]:
    """The characters that a pattern consists of."""
    stack = [parts]
    while stack:
        one = stack.pop()
        if isinstance(one, tuple) and len(one) == 2 and one[0] in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(one[1])
        elif isinstance(one, tuple) and len(one) == 2 and one[0] is codes.RANGE:
            yield from (chr(one[1][0]), chr(one[1][1]))
        elif isinstance(one, (list, tuple, parser.SubPattern)):
            stack.extend(one)
