"""What the channels would be told now: nothing is sent, nothing is booked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection

from presswatch.database.channels import channel_states
from presswatch.database.outbox import Notice, noticed_since, unheard
from presswatch.database.told_facts import facts_of
from presswatch.digest.compose import compose, wanted
from presswatch.digest.render import render_html, render_text, subject_line
from presswatch.errors import UsageError
from presswatch.licences import licences_of
from presswatch.period import zone_of
from presswatch.watchlist import ChannelEntry, Watchlist

# Of a channel that has not begun to hear, and where there is none, what was noticed within this time is shown.
UNHEARD_SHOWN = timedelta(days=7)
ANYBODY = ChannelEntry(name="", address="", tell=("coverage", "mentions", "changes", "troubles"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One channel's digest in all its forms; `channel` is empty where the watchlist has none."""

    channel: str
    subject: str
    text: str
    html: str
    data: dict[str, Any]
    is_empty: bool


def previews(
    conn: Connection, watchlist: Watchlist, names: Collection[str], *, since: datetime | None, now: datetime
) -> list[Preview]:
    """The digests of the named channels, or of all; with `since` of everything noticed since, told or not.

    Raises UsageError for an unknown name.
    """
    unknown = sorted(set(names) - {entry.name for entry in watchlist.channels})
    if unknown:
        raise UsageError(f"channel: {', '.join(unknown)}: no channel of the watchlist has this name")
    entries = [entry for entry in watchlist.channels if not names or entry.name in names] or [ANYBODY]
    return list(_previews(conn, watchlist, entries, since, now))


def _previews(
    conn: Connection, watchlist: Watchlist, entries: Collection[ChannelEntry], since: datetime | None, now: datetime
) -> Iterator[Preview]:
    states = channel_states(conn)
    for entry in entries:
        state = states.get(entry.name)
        notices: list[Notice]
        if since is None and state is not None:
            notices = unheard(conn, state.id, state.heard_id)
        else:
            notices = noticed_since(conn, since or now - UNHEARD_SHOWN)
        facts = facts_of(conn, notices)
        digest = compose(wanted(notices, facts, entry), facts, licences_of(watchlist.outlets), now)
        zone = zone_of(entry, watchlist.presswatch.timezone)
        yield Preview(
            channel=entry.name,
            subject=subject_line(digest, entry.locale),
            text=render_text(digest, entry.locale, zone),
            html=render_html(digest, entry.locale, zone),
            data=msgspec.to_builtins(digest),
            is_empty=digest.is_empty,
        )
