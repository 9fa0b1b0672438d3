"""Answers about lines that are remembered: the menus, asides and footers of a site are on all its pages."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

T = TypeVar("T")

_LINES = 4096
_KNOWN_CHARS = 120
"""Longer lines are a page's own: they would only push others out."""


def remembered(judge: Callable[[str], T]) -> Callable[[str], T]:
    """A judge of lines that keeps its answers about short ones; these must hang on the line alone."""

    @wraps(judge)
    def answer(line: str) -> T:
        if len(line) > _KNOWN_CHARS:
            return judge(line)
        answers = _answers(line)
        found: Any = answers.get(answer, answers)
        if found is answers:
            found = answers[answer] = judge(line)
        return cast("T", found)

    return answer


@lru_cache(maxsize=_LINES)
def names_hold(names: str, *patterns: re.Pattern[str]) -> tuple[bool, ...]:
    """For each of these patterns, True if an element's names hold it."""
    return tuple(pattern.search(names) is not None for pattern in patterns)


@lru_cache(maxsize=_LINES)
def _answers(line: str) -> dict[Any, Any]:  # noqa: ARG001 - the key
    """What all judges said of a line: kept once for all of them, a line costs a quarter of the memory."""
    return {}
