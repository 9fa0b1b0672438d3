"""Names in filters: what people typed becomes the recorded name; an unknown name is reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from presswatch.cli.output import say
from presswatch.errors import UsageError
from presswatch.text.strings import folded_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.cli.place import Place
    from presswatch.database.filters import Filter

# A message with more names than these is not read.
MOST_NAMED = 12
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def filter_of(
    place: Place,
    connection: Connection,
    *,
    subject: str | None = None,
    outlet: str | None = None,
    source: str | None = None,
    language: str | None = None,
    **limits: Any,
) -> Filter:
    """The options as a Filter; UsageError for names that nobody knows, but an unknown outlet is only reported."""
    from presswatch.database.filters import Filter

    if language is not None and not _LANGUAGE.fullmatch(language.lower()):
        raise UsageError(f"--language: {language}: not a language code (such as en or ko)")
    return Filter(
        subject=None if subject is None else known_subject(place, connection, subject),
        outlets=None if outlet is None else _known_outlets(place, connection, outlet),
        source=None if source is None else known_source(place, connection, source),
        language=language and language.lower(),
        **limits,
    )


def known_subject(place: Place, connection: Connection, given: str) -> str:
    """The subject with this name, in any letter case, or with this alias or former name."""
    from presswatch.database.filters import is_mentioned, recorded
    from presswatch.database.schema import subjects

    known = recorded(connection, subjects)
    if given in known or is_mentioned(connection, given):
        return given
    watched = place.watched().subjects
    further = {
        one.name: {*one.former, *(alias if isinstance(alias, str) else alias.text for alias in one.aliases)}
        for one in watched
    }
    called = [name for name, others in further.items() if folded_name(given) in map(folded_name, others)]
    return _the_one("subject", given, [*known, *further], called)


def known_source(place: Place, connection: Connection, given: str) -> str:
    """The source with this name, in any letter case; also one no longer in the watchlist."""
    from presswatch.database.filters import recorded
    from presswatch.database.schema import sources

    known = recorded(connection, sources)
    if given in known:
        return given
    return _the_one("source", given, [*known, *(one.name for one in place.watched().sources)])


def _known_outlets(place: Place, connection: Connection, given: str) -> tuple[str, ...]:
    """The recorded outlets that match a printed name, another form of it or a domain."""
    from pipelines.outlets.outlet import look_up  # the catalogue
    from presswatch.database.filters import outlets_called

    names, near = look_up(given, place.watched().outlets)
    found = outlets_called(connection, (given, *names))
    if not found and not names:
        hint = f" (did you mean {near!r}?)" if near else ""
        say(f"--outlet: {given}: no outlet of this name in the record, the catalogue or the watchlist{hint}")
    return found


def _the_one(what: str, given: str, names: Sequence[str], further: Sequence[str] = ()) -> str:
    """The name that is equal but for its letter case; else the one of `further`, which are called so otherwise."""
    known = list(dict.fromkeys(names))
    found = [name for name in known if folded_name(name) == folded_name(given)] or further
    if len(found) > 1:
        raise UsageError(f"--{what}: {given}: several have this name ({', '.join(found)})")
    if not found:
        raise UsageError(f"--{what}: {given}: no such {what} ({_suggested(given, known)})")
    return found[0]


def _suggested(given: str, known: Sequence[str]) -> str:
    from presswatch.watchlist.values import similar  # only when something is wrong

    if not known:
        return "none recorded yet"
    near = similar(given, known)
    if len(known) <= MOST_NAMED or not near.startswith("known: "):
        return near
    return f"known: {', '.join(known[:MOST_NAMED])}, … ({len(known):,} in all)"
