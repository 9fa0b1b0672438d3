"""How a trouble develops from visit to visit, and when it is reported: once when it is sure, once when it is over.

A trouble is reported at its second occurrence, or when it is a day old; its end, if its beginning was. Pure: old
state and judgement in, changes out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from presswatch.source_health.health import UNREAD, Trouble

TOLD_AT_COUNT = 2
TOLD_AFTER = timedelta(hours=24)
# A recurring trouble is reported at longer intervals: the needed count doubles for each end reported lately.
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTrouble:
    """A trouble as stored: `seen_count` visits have shown it; `told_at` is None until it is reported."""

    id: int
    cause: str
    since_at: datetime
    seen_count: int
    told_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a visit changes of a source's troubles: one begins (`id` None), lasts, or is over.

    `tell` says that it is to be reported now.
    """

    step: Literal["begins", "lasts", "over"]
    cause: str
    since_at: datetime
    seen_count: int
    words: str
    id: int | None = None
    tell: bool = False


def follow(
    known: Sequence[OpenTrouble], judged: Sequence[Trouble], now: datetime, lately: Mapping[str, int]
) -> tuple[Change, ...]:
    """What a visit changes of the open troubles of its source, old state and judgement in, changes out.

    `lately` counts by cause the ends that were reported within LATELY. A source that could not be read keeps its other
    troubles as they are; while it cannot be read, another reason is the same trouble.
    """
    unread = any(one.cause in UNREAD and not one.of_posts for one in judged)
    by_kind = {_kind(one.cause): one for one in known}
    changes = [_changed(one, by_kind.pop(_kind(one.cause), None), now, lately) for one in judged]
    if not unread:
        changes += [_over(one) for one in by_kind.values()]
    return tuple(changes)


def _kind(cause: str) -> str:
    return "unread" if cause in UNREAD else cause


def _changed(one: Trouble, known: OpenTrouble | None, now: datetime, lately: Mapping[str, int]) -> Change:
    count = known.seen_count + 1 if known else 1
    since = min(known.since_at, one.since_at) if known else one.since_at
    patience = 2 ** min(lately.get(one.cause, 0), 6)
    ripe = count >= TOLD_AT_COUNT * patience or now - since >= TOLD_AFTER * patience
    return Change(
        step="lasts" if known else "begins",
        cause=one.cause,
        since_at=since,
        seen_count=count,
        words=one.words,
        id=known.id if known else None,
        tell=ripe and (known is None or known.told_at is None),
    )


def _over(known: OpenTrouble) -> Change:
    return Change(
        step="over",
        cause=known.cause,
        since_at=known.since_at,
        seen_count=known.seen_count,
        words=known.words,
        id=known.id,
        tell=known.told_at is not None,
    )


LINE_REASONS = frozenset({"dns", "refused", "reset", "timeout", "tls", "robots-unreachable"})
"""Reasons of a visit that may never have got an answer: the site's fault, or our own line's."""

FEWEST_SERVERS = 2


def line_is_down(unanswered_servers: Collection[str]) -> bool:
    """True if our own line is at fault, where a run got no answer from any server.

    `unanswered_servers` are those, a host and its port, that gave none since any last gave one. A single one may well
    be down itself.
    """
    return len(set(unanswered_servers)) >= FEWEST_SERVERS
