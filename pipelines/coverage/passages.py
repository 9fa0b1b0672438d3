"""The passages of a post of several articles about each: nothing in them is about the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipelines.coverage.post_context import Draft, PostContext
from presswatch.records import Spans

_Owners = frozenset[int]
_NOBODY: _Owners = frozenset()


def passages(context: PostContext, drafts: Sequence[Draft]) -> list[Spans]:
    """For each item the spans of the text about it, in order; none where the post has only one item.

    An item has the sentences that name or link it, and those after them in the same block up to the next item's; the
    whole block if it is about no other. Blocks between two of its own, and those below a heading of its own, are
    its own too. What belongs to nobody (a lead, a last line) is about all.
    """
    if len(drafts) < 2:
        return [() for _ in drafts]
    owners = _owners(context, drafts)
    return [
        joined((context.segments[n].start, context.segments[n].end) for n in own) for own in _by_item(owners, drafts)
    ]


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, those that touch or have only a line's end between them as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + _GAP:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


_GAP = 2
"""Characters between two blocks, or a blank between two sentences."""


def _by_item(owners: Sequence[_Owners], drafts: Sequence[Draft]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in drafts]
    for number, own in enumerate(owners):
        for item in own:
            found[item].append(number)
    return found


def _owners(context: PostContext, drafts: Sequence[Draft]) -> list[_Owners]:
    """For each sentence the items that it is about; nobody's where it is about all."""
    anchors = _anchors(context, drafts)
    owners: list[_Owners] = []
    waiting: list[int] = []
    before, heading = _NOBODY, False
    for _, block in groupby(range(len(context.segments)), key=lambda number: context.segments[number].block):
        numbers = list(block)
        own = list(_in_block([anchors.get(number, _NOBODY) for number in numbers]))
        headed = context.segments[numbers[0]].kind == "heading"
        if not own[-1]:
            heading = heading and not headed
            own = [before if heading else _NOBODY] * len(own)
            waiting += [] if heading else numbers
        else:
            if own[0] == before:
                for number in waiting:
                    owners[number] = before
            waiting, before, heading = [], own[-1], headed
        owners += own
    return owners


def _in_block(anchored: Sequence[_Owners]) -> Iterator[_Owners]:
    """The owners of a block's sentences: a block of one item is whole its own."""
    named = [one for one in anchored if one]
    owner = named[0] if named and all(one == named[0] for one in named) else _NOBODY
    for one in anchored:
        owner = one or owner
        yield owner


def _anchors(context: PostContext, drafts: Sequence[Draft]) -> dict[int, _Owners]:
    """The sentences that name or link an item, each with its items."""
    starts = [one.start for one in context.segments]
    found: dict[int, set[int]] = {}
    for item, draft in enumerate(drafts):
        numbers = {one.segment for one in draft.outlet_mentions if not one.in_title}
        if draft.link is not None and draft.link.start >= 0:
            numbers.add(max(0, bisect_right(starts, draft.link.start) - 1))
        for number in numbers:
            found.setdefault(number, set()).add(item)
    return {number: frozenset(items) for number, items in found.items()}
