"""A backfill that meets a list which the record has watched before: under another address, or by another source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from scraper.items import Entry
from scraper.visit.visit_input import KnownEntry, Memory, Standing

# A day is printed in the site's own zone, and some posts are put online the day after the one that they bear.
SLACK = timedelta(days=1)


class Overlap:
    """Which posts of an open backfill are news all the same.

    Where most of a page is on record from before the backfill began, it is no list that is seen for the first time, and
    an unknown post is as new as on any visit if it is dated since the known ones were last seen. Older ones stay
    backfill: the other list may never have shown them (a site's feed has more than its page "In the media").
    """

    def __init__(self, standing: Standing, memory: Memory) -> None:
        self._standing, self._memory = standing, memory
        self._since: date | None = None

    def page(self, entries: Mapping[str, Entry], known: Mapping[str, KnownEntry]) -> None:
        """Takes in a page of the walk: its entries by address key, and what is known of them by key or guid."""
        begun_at = self._standing.begun_at
        if self._standing.backfilled or begun_at is None or not known:
            return
        before, seen_at = self._memory.seen_until({one.post_id for one in known.values()}, begun_at)
        if seen_at is None:
            return
        since = seen_at.date() - SLACK
        unknown = [entry for key, entry in entries.items() if key not in known and (entry.guid or "") not in known]
        if before >= sum(not _is_since(entry, since) for entry in unknown):
            self._since = since

    def is_backfill(self, entry: Entry) -> bool:
        """Whether an unknown post of the page last taken in is old in the world though new to us."""
        return self._standing.is_backfill(entry) and not (self._since and _is_since(entry, self._since))


def _is_since(entry: Entry, since: date) -> bool:
    return entry.date is not None and entry.date.on >= since
