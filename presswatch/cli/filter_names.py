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
    from presswatch.watchlist.entries import Subject

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
    """The options as a Filter; UsageError for a subject, source or language that neither record nor watchlist has.

    An unknown outlet is reported on standard error and finds nothing: pages may still name it later.
    """
    from presswatch.database.filters import Filter

    return Filter(
        subject=None if subject is None else known_subject(place, connection, subject),
        outlets=None if outlet is None else _known_outlets(place, connection, outlet),
        source=None if source is None else known_source(place, connection, source),
        language=None if language is None else _known_language(language),
        **limits,
    )


def known_subject(place: Place, connection: Connection, given: str) -> str:
    """The subject with this name, in any letter case, or with this alias or former name."""
    from presswatch.database.filters import is_mentioned, recorded_subjects

    recorded = recorded_subjects(connection)
    if given in recorded or is_mentioned(connection, given):
        return given
    watched = place.watched().subjects
    wanted, names = folded_name(given), list(dict.fromkeys([*recorded, *(one.name for one in watched)]))
    found = [name for name in names if folded_name(name) == wanted]
    found = found or [one.name for one in watched if wanted in map(folded_name, _further_names(one))]
    return _the_one("subject", given, found, names)


def _further_names(subject: Subject) -> list[str]:
    return [*subject.former, *(alias if isinstance(alias, str) else alias.text for alias in subject.aliases)]


def known_source(place: Place, connection: Connection, given: str) -> str:
    """The source with this name, in any letter case; also one no longer in the watchlist."""
    from presswatch.database.filters import recorded_sources

    recorded = recorded_sources(connection)
    if given in recorded:
        return given
    names = list(dict.fromkeys([*recorded, *(one.name for one in place.watched().sources)]))
    return _the_one("source", given, [name for name in names if folded_name(name) == folded_name(given)], names)


def _known_outlets(place: Place, connection: Connection, given: str) -> tuple[str, ...]:
    """The recorded outlets that match a printed name, another form of it or a domain."""
    from pipelines.outlets.outlet import look_up  # the catalogue
    from presswatch.database.filters import outlets_called

    names, near = look_up(given, place.watched().outlets)
    found = outlets_called(connection, (given, *names))
    if not found and not names:
        hint = f" (did you mean {near!r}?)" if near else ""
        say(f"--outlet: {given}: no outlet of this name is recorded, in the catalogue or in the watchlist{hint}")
    return found


def _known_language(given: str) -> str:
    code = given.lower()
    if not _LANGUAGE.fullmatch(code):
        raise UsageError(f"--language: {given}: no language code (such as en or ko)")
    return code


def _the_one(what: str, given: str, found: Sequence[str], known: Sequence[str]) -> str:
    if len(found) > 1:
        raise UsageError(f"--{what}: {given}: several are called so ({', '.join(found)})")
    if not found:
        raise UsageError(f"--{what}: {given}: no such {what} ({_suggested(given, known)})")
    return found[0]


def _suggested(given: str, known: Sequence[str]) -> str:
    from presswatch.watchlist.values import similar  # only when something is wrong

    if not known:
        return "none is known"
    near = similar(given, known)
    if len(known) <= MOST_NAMED or not near.startswith("known: "):
        return near
    return f"known: {', '.join(known[:MOST_NAMED])}, … ({len(known):,} in all)"
