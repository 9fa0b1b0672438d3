"""Days that a sentence counts from the one stated before: "the same day by X and on the following day by Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from pipelines.coverage.name_candidates import OutletMention
from pipelines.coverage.post_context import Draft, PostContext
from pipelines.coverage.relative_days import COUNTS
from presswatch.languages.packs import alternation, any_numbered, any_of, whole_words
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading

_SAME_DAY = compiled_later(any_of("same_day"), re.IGNORECASE)
_NEXT_DAY = compiled_later(any_of("next_day"), re.IGNORECASE)
_DAY_EARLIER = compiled_later(whole_words("day_earlier"), re.IGNORECASE)
_DAYS_LATER = compiled_later(
    rf"\b({any_numbered('small_numbers')}|[2-9]) (?:{any_of('days_later_words')})|{alternation('counted_days_later')}",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def days_later(text: str) -> int | None:
    """How many days after the date stated before it a sentence is about ("the same day": 0, "the day before": -1).

    None if it does not say.
    """
    if _SAME_DAY.search(text):
        return 0
    if _NEXT_DAY.search(text):
        return 1
    match = _DAYS_LATER.search(text)
    if match is None:
        return -1 if _DAY_EARLIER.search(text) else None
    number = next(word for word in match.groups() if word)
    return int(number) if number.isdecimal() else COUNTS[number.lower()]


def fill_days_later(context: PostContext, drafts: Sequence[Draft]) -> None:
    """For "the same day", "two days later": an item without a date counts from the one stated before it.

    Of several outlets in a sentence each has its own words.
    """
    before: DateReading | None = None
    for draft in drafts:
        days = _own_days(context, draft, drafts) if draft.date is None and before is not None else None
        if before is not None and days is not None:
            draft.date = replace(before, on=before.on + timedelta(days=days), at=None) if days else before
        before = draft.date or before


def _own_days(context: PostContext, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    span = _own_words(context, draft, drafts)
    return days_later(context.post.text[span[0] : span[1]]) if span else None


def _own_words(context: PostContext, draft: Draft, drafts: Sequence[Draft]) -> tuple[int, int] | None:
    """The words of a sentence that are an outlet's: those before it, or after it where the first two are so.

    "X ran it on 3 May, Y the same day" puts them after, "the same day by Y, the next by Z" before.
    """
    at = next((n for n in draft.outlet_mentions if not n.in_title and n.segment >= 0), None)
    if at is None:
        return None
    others = [
        n for d in drafts if d is not draft for n in d.outlet_mentions if n.segment == at.segment and not n.in_title
    ]
    part = context.segments[at.segment]
    if _is_ahead(context, [at, *others]):
        return max((n.end for n in others if n.end <= at.start), default=part.start), at.start
    return at.end, min((n.start for n in others if n.start >= at.end), default=part.end)


def _is_ahead(context: PostContext, named: Sequence[OutletMention]) -> bool:
    """True if the outlets of a sentence have their counted days before them."""
    text = context.post.text
    first = min(named, key=lambda n: n.start)
    part = context.segments[first.segment]
    if days_later(text[part.start : first.start]) is not None:
        return True
    second = min((n for n in named if n.start >= first.end), key=lambda n: n.start, default=None)
    if second is None:
        return False
    # The words after the second outlet, up to the third or the end, show on which side they are.
    end = min((n.start for n in named if n.start >= second.end), default=part.end)
    return days_later(text[first.end : second.start]) is not None and days_later(text[second.end : end]) is None
