"""Atom feeds of new coverage and mentions, as files; ids are made from the thing itself (RFC 4151), and stay."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection

from presswatch.database.exports import newest_coverage, newest_mentions
from presswatch.database.filters import Filter
from presswatch.encoders.atom import AtomEntry, AtomFeed, atom_document
from presswatch.encoders.licences import Sharing, shareable
from presswatch.encoders.words import one_line
from presswatch.errors import UsageError
from presswatch.text.moments import day_text
from presswatch.text.whole_file import whole_file
from presswatch.urls.canonical import host_of

# A tag names its minter by a domain or an address and a day on which it was theirs; this one is the scheme's first.
TAG_DATE = "2026"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was updated: the same each time, so that an empty file stays the same too."""

Record = dict[str, Any]


def minter_of(site: str | None, contact: str) -> str:
    """Who makes the tags: the host of the feed's address, else the contact's. UsageError if neither is known."""
    host = host_of(site or "")
    if not host:
        contact = contact.strip()
        host = contact if "@" in contact and "/" not in contact else host_of(contact)
    if not host:
        raise UsageError("feed: its entries need a permanent id: give --site, or set contact in the watchlist")
    return host.lower()


def tag(minter: str, *parts: str) -> str:
    """The tag of a thing: the same parts give the same tag, for ever."""
    digest = hashlib.sha256("\n".join(parts[1:]).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"tag:{quote(minter, safe='@.-')},{TAG_DATE}:{parts[0]}/{digest}"


def coverage_entry(records: Sequence[Record], minter: str, sharing: Sharing) -> AtomEntry:
    """An article: its outlet and headline, linked; the posts that report it are related links."""
    first = records[0]
    headline = one_line(first["headline"] or first["post_title"])
    licensed = sharing.licences.cover(first["outlet"], first["outlet_domain"])
    quotes = [
        f"“{shareable(said.text, licensed=licensed)}” {', '.join(filter(None, (said.speaker, said.role)))}".strip()
        for said in first["quotes"]
    ]
    # The article's own date, as exact as it is known, unless it is not certain.
    day = "" if first["article_date_certain"] is False else day_text(first["article_on"], first["article_precision"])
    return AtomEntry(
        id=tag(minter, "coverage", first["coverage_key"]),
        title=_titled(first["outlet"], headline),
        updated_at=first["first_seen_at"],
        published_at=first["first_seen_at"],
        link=first["article_url"] or first["post_url"],
        related=[record["post_url"] for record in records],
        authors=[first["outlet"] or ""],
        categories=[name for record in records for name in record["subjects"]],
        summary="\n".join(filter(None, [day, *quotes[:2]])),
    )


def _titled(outlet: str | None, headline: str) -> str:
    """The headline after its outlet's name, unless it names the outlet itself ("[The Post] A headline")."""
    return headline if not outlet or outlet.casefold() in headline.casefold() else f"{outlet}: {headline}"


def mention_entry(record: Record, minter: str, sharing: Sharing) -> AtomEntry:
    """A subject in a post: the sentence that names it, no longer than a short quote where the text is an outlet's."""
    whole = sharing.whole(record["post_url"], record["post_outlet_hint"], external=record["external"])
    return AtomEntry(
        id=tag(minter, "mention", record["url_key"], record["subject"]),
        title=f"{record['subject']}: {one_line(record['post_title'])}",
        updated_at=record["first_seen_at"],
        published_at=record["first_seen_at"],
        link=record["post_url"],
        authors=[record["source"]],
        categories=[record["subject"], *record["outlets"]],
        summary=shareable(record["sentence"], licensed=whole, around=record["surface"]),
        language=record["language"],
    )


_KINDS: dict[str, tuple[Callable[..., list[Any]], Callable[[Any, str, Sharing], AtomEntry]]] = {
    "coverage": (newest_coverage, coverage_entry),
    "mentions": (newest_mentions, mention_entry),
}


def entries_of(
    what: str, conn: Connection, where: Filter, most: int, *, backfill: bool, minter: str, sharing: Sharing
) -> list[AtomEntry]:
    """The newest articles ("coverage") or mentions, newest first; with `backfill` also those of first visits."""
    newest, entry = _KINDS[what]
    return [entry(one, minter, sharing) for one in newest(conn, where, most, backfill=backfill)]


def feed_of(
    entries: Sequence[AtomEntry], *, title: str, limits: Sequence[str], minter: str, site: str | None, author: str
) -> AtomFeed:
    """The feed of these entries, newest first; its own id is made from its limits."""
    return AtomFeed(
        id=tag(minter, "feed", *limits),
        title=title,
        updated_at=max((entry.updated_at for entry in entries), default=NEVER),
        author=author,
        own_address=site,
        entries=entries,
    )


def write_feed(feed: AtomFeed, path: Path) -> bool:
    """Writes the feed, whole or not at all; False if the file holds exactly that already. StorageError as elsewhere."""
    document = atom_document(feed)
    if path.is_file() and path.read_bytes() == document:
        return False
    with whole_file(path) as part:
        part.write_bytes(document)
        part.chmod(0o644)  # for the web server, which is another user
    return True
