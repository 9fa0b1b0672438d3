"""Answers about lines that are remembered: the menus, asides and footers of a site stand on all its pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

_LINES = 4096
_KNOWN_CHARS = 120
"""Longer lines are a page's own: they would only push others out."""


def remembered(judge: Callable[[str], T]) -> Callable[[str], T]:
    """A judge of lines that keeps its answers about short ones; these must hang on the line alone."""
    known = lru_cache(maxsize=_LINES)(judge)

    @wraps(judge)
    def answer(line: str) -> T:
        return known(line) if len(line) <= _KNOWN_CHARS else judge(line)

    return answer
