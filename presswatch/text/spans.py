"""Parts of a text as offsets: where one lies, and of which article of several it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def within(start: int, spans: Iterable[Sequence[int]]) -> bool:
    """Whether an offset lies in one of these parts of a text."""
    return any(low <= start < high for low, high in spans)


def is_said_of(start: int, own: Iterable[Sequence[int]], others: Iterable[Sequence[int]]) -> bool:
    """Whether what stands at an offset is said of the article with these passages, beside those of other articles."""
    return within(start, own) or not within(start, others)


def union(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same parts in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
