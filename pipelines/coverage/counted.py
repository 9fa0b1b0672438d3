"""Days that a sentence counts from the one told before: "the same day by X and on the following day by Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipelines.coverage.dates import days_later
from pipelines.coverage.post_context import Draft, PostContext
from presswatch.records import DateReading
from scraper.pages.dates.read import DateSpan


def fill_days_later(context: PostContext, drafts: Sequence[Draft]) -> None:
    """For "the same day", "two days later": an item without a date counts from the one told before it.

    Of several outlets in a sentence each has its own words.
    """
    before: DateReading | None = None
    counted: dict[int, DateReading] = {}
    for draft in drafts:
        homes = [n.segment for n in draft.outlet_mentions if not n.in_title]
        if draft.date is None and before is not None and homes:
            own = _own_days(context, draft, drafts)
            told = (
                days_later(context.post.text[context.segments[home].start : context.segments[home].end])
                for home in homes
            )
            days = own if own is not None else next((number for number in told if number is not None), None)
            if own is None and homes[0] in counted:  # "the next day the Gazette and the Echo": one day for both
                draft.date = counted[homes[0]]
            elif days is not None:
                draft.date = replace(before, on=before.on + timedelta(days=days), at=None) if days else before
                counted[homes[0]] = draft.date
        before = draft.date or before


def counts_itself(context: PostContext, draft: Draft, drafts: Sequence[Draft], days: Sequence[DateSpan]) -> bool:
    """Whether an outlet's words count its day beside printed ones: "on 3 May X, the next day Y"."""
    low, high = _own_words(context, draft, drafts) or (0, 0)
    low = max((day.end for day in days if low <= day.start < high), default=low)
    return days_later(context.post.text[low:high]) is not None


def _own_days(context: PostContext, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    span = _own_words(context, draft, drafts)
    return days_later(context.post.text[span[0] : span[1]]) if span else None


def _own_words(context: PostContext, draft: Draft, drafts: Sequence[Draft]) -> tuple[int, int] | None:
    """The words of a sentence that are an outlet's: those before it, or behind it where the first two are told so.

    "X ran it on 3 May, Y the same day" puts them behind, "the same day by Y, the next by Z" before.
    """
    at = next((n for n in draft.outlet_mentions if not n.in_title and n.segment >= 0), None)
    if at is None:
        return None
    part, text = context.segments[at.segment], context.post.text
    others = [
        n for d in drafts if d is not draft for n in d.outlet_mentions if n.segment == at.segment and not n.in_title
    ]
    low = max((n.end for n in others if n.end <= at.start), default=part.start)
    high = min((n.start for n in others if n.start >= at.end), default=part.end)
    first = min([at, *others], key=lambda n: n.start)
    second = min((n for n in [at, *others] if n.start >= first.end), key=lambda n: n.start, default=None)
    ahead = days_later(text[part.start : first.start]) is not None
    if not ahead and second is not None:
        # What stands behind the second outlet, up to the third or the end, tells on which side the words stand.
        end = min((n.start for n in [at, *others] if n.start >= second.end), default=part.end)
        ahead = days_later(text[first.end : second.start]) is not None and days_later(text[second.end : end]) is None
    return (low, at.start) if ahead else (at.end, high)
