"""What the channels would be sent now, and what a message reported: nothing is sent, nothing is booked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from shlex import quote
from typing import Any

import msgspec
from sqlalchemy import Connection

from presswatch.database.channels import channel_states
from presswatch.database.messages import content_of
from presswatch.database.notice_facts import facts_of
from presswatch.database.outbox import noticed_since, unsent
from presswatch.digest.compose import compose, wanted
from presswatch.digest.content import Digest
from presswatch.digest.render import rendered, subject_line
from presswatch.encoders.licences import licences_of
from presswatch.errors import UsageError
from presswatch.text.moments import utc_text
from presswatch.timing.schedule import zone_of
from presswatch.watchlist.entries import ChannelEntry, Watchlist, named_channels

# If the watchlist has no channel, what was noticed within this time is shown.
SHOWN_WITHOUT_CHANNELS = timedelta(days=7)
ANYBODY = ChannelEntry(name="", address="", report=("coverage", "mentions", "changes", "problems"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One channel's digest in all its forms; `channel` is empty where the watchlist has none.

    A channel is `in_use` from the first run with it on.
    """

    channel: str
    subject: str
    text: str
    html: str
    data: dict[str, Any]
    is_empty: bool
    in_use: bool


def previews(
    conn: Connection,
    watchlist: Watchlist,
    names: Collection[str],
    *,
    since: datetime | None,
    now: datetime,
    whole: bool = False,
) -> list[Preview]:
    """The digests of the named channels (none: all), or of all noticed `since`; UsageError for an unknown name."""
    entries = list(named_channels(watchlist, names).values()) or [ANYBODY]
    states = channel_states(conn)
    made = []
    for entry in entries:
        state = states.get(entry.name)
        if since is not None or entry is ANYBODY:
            notices = noticed_since(conn, since or now - SHOWN_WITHOUT_CHANNELS)
        elif state is None:  # it will receive what is found from its first run on
            notices = []
        else:
            notices = unsent(conn, state.id, state.last_notice_id)
        facts = facts_of(conn, notices)
        digest = compose(wanted(notices, facts, entry), facts, licences_of(watchlist.outlets), now)
        again = f" --since {utc_text(since)}" if since else ""
        rest = f"presswatch digest{f' {quote(entry.name)}' if entry.name else ''} --preview{again} --whole"
        made.append(_preview(watchlist, entry, digest, rest=rest, whole=whole, in_use=state is not None))
    return made


def preview_of_message(conn: Connection, watchlist: Watchlist, key: str) -> Preview:
    """The message with this key, sent or not, with all that it reports; UsageError if there is none."""
    found = content_of(conn, key)
    if found is None:
        raise UsageError(f"digest: --message: {key}: there is no message with this key")
    name, payload = found
    entry = next((one for one in watchlist.channels if one.name == name), ANYBODY)
    return _preview(watchlist, entry, msgspec.convert(payload, Digest), rest="", whole=True, in_use=True)


def _preview(
    watchlist: Watchlist, entry: ChannelEntry, digest: Digest, *, rest: str, whole: bool, in_use: bool
) -> Preview:
    zone = zone_of(entry, watchlist.presswatch.timezone)
    html, text = rendered(digest, entry.locale, zone, rest=rest, whole=whole)
    return Preview(
        channel=entry.name,
        subject=subject_line(digest, entry.locale),
        text=text,
        html=html,
        data=msgspec.to_builtins(digest),
        is_empty=digest.is_empty,
        in_use=in_use,
    )
