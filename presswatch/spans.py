"""Parts of a text as offsets: where one lies, and of which article of several it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def within(start: int, spans: Iterable[Sequence[int]]) -> bool:
    """Whether an offset lies in one of these parts of a text."""
    return any(low <= start < high for low, high in spans)


def is_said_of(start: int, own: Iterable[Sequence[int]], others: Iterable[Sequence[int]]) -> bool:
    """Whether what stands at an offset is said of the article with these passages, beside those of other articles."""
    return within(start, own) or not within(start, others)
