"""What can be wrong with the channels of a watchlist; `checks` says it of everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from presswatch.watchlist.cron import clock_of
from presswatch.watchlist.entries import ChannelEntry, OutletLookup, Watchlist
from presswatch.watchlist.secret import SECRET_REFERENCE
from presswatch.watchlist.values import Path, Problem, name_problem, network_problems, similar, zone_problem

PLAIN_SCHEMES = {"mail": ("smtp", "smtps"), "webhook": ("http", "https"), "chat": ()}
_MAIL_ADDRESS = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\]+")
_REFERENCE_HINT = 'write "env:NAME" or "file:PATH"'


def channel_problems(watchlist: Watchlist, outlet_lookup: OutletLookup | None) -> Iterator[Problem]:
    """Every fault of the channels whose keys and types are right."""
    known = [subject.name for subject in watchlist.subjects]
    for number, channel in enumerate(watchlist.channels):
        here: Path = ("channels", number)
        yield from name_problem((*here, "name"), channel.name)
        yield from _address_problems(here, channel)
        yield from _period_problems(here, channel)
        yield from network_problems((*here, "allow_networks"), channel.allow_networks)
        for n, name in enumerate(channel.subjects):
            if name not in known:
                yield Problem((*here, "subjects", n), f"{name!r} is no subject of this watchlist", similar(name, known))
        for n, code in enumerate(channel.languages):
            if not re.fullmatch(r"[a-z]{2,3}", code):
                yield Problem((*here, "languages", n), f"{code!r} is no language code", 'such as "en" or "ko"')
        for n, name in enumerate(channel.outlets):
            yield from _outlet_problem((*here, "outlets", n), name, watchlist, outlet_lookup)


def _outlet_problem(path: Path, name: str, watchlist: Watchlist, look_up: OutletLookup | None) -> Iterator[Problem]:
    """What is wrong with an outlet's name; one that pages alone name becomes known by an entry of the watchlist."""
    wrong = list(name_problem(path, name))
    yield from wrong
    if wrong or look_up is None:
        return
    names, near = look_up(name, watchlist.outlets)
    if not names:
        hint = f"did you mean {near!r}?" if near else f'[[outlets]] with name = "{name}" makes it known'
        yield Problem(path, f"{name!r} is an outlet of neither the catalogue nor this watchlist", hint)


def _address_problems(here: Path, channel: ChannelEntry) -> Iterator[Problem]:
    yield from _plain_address_problem((*here, "address"), channel)
    if channel.secret and not SECRET_REFERENCE.match(channel.secret):
        yield Problem((*here, "secret"), "a secret does not belong in the watchlist", _REFERENCE_HINT)
    if channel.kind == "webhook" and not channel.secret:
        yield Problem(here, "a webhook needs a secret to sign with", 'secret = "env:NAME"')
    if channel.kind != "webhook" and channel.secret:
        yield Problem((*here, "secret"), f"only a webhook has this key, and this is none: {channel.kind}")
    if channel.kind == "mail":
        for key, missing in (("to", not channel.to), ("from", not channel.from_)):
            if missing:
                yield Problem(here, f"the key {key!r} is missing", "mail needs sender and receivers")
    else:
        for key, value in (("to", channel.to), ("from", channel.from_)):
            if value:
                yield Problem((*here, key), f"only mail has this key, and this is none: {channel.kind}")
    for path, one in [(("to", n), one) for n, one in enumerate(channel.to)] + [(("from",), channel.from_)]:
        if one and not _MAIL_ADDRESS.fullmatch(one):
            yield Problem((*here, *path), f"{one!r} is no mail address", 'such as "press@example.org"')


def _plain_address_problem(path: Path, channel: ChannelEntry) -> Iterator[Problem]:
    """An address may be given here in clear only if it can hold no secret: a server's name, a page without a query."""
    if SECRET_REFERENCE.match(channel.address):
        return
    schemes = PLAIN_SCHEMES[channel.kind]
    try:
        parts = urlsplit(channel.address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        yield Problem(path, "this is no valid address", _REFERENCE_HINT)
        return
    if parts.scheme not in schemes or not host:
        wanted = f", or {' or '.join(f'{scheme}://…' for scheme in schemes)} without a secret" if schemes else ""
        yield Problem(path, "this is no address that may stand here", _REFERENCE_HINT + wanted)
    elif parts.username is not None or parts.password is not None or (channel.kind == "webhook" and parts.query):
        yield Problem(path, "a name, password or token does not belong in the watchlist", _REFERENCE_HINT)


def _period_problems(here: Path, channel: ChannelEntry) -> Iterator[Problem]:
    yield from zone_problem((*here, "timezone"), channel.timezone)
    try:
        clock_of(channel.at)
    except ValueError as error:
        yield Problem((*here, "at"), str(error), 'such as "08:00"')
    from presswatch.locale import languages  # noqa: PLC0415 - loads Babel

    if channel.locale not in languages():
        yield Problem(
            (*here, "locale"), f"no message is written in {channel.locale!r}", similar(channel.locale, languages())
        )
