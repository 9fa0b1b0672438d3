"""What is wrong with single values, whichever entry they stand in: names, networks, time zones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from presswatch.watchlist.problems import Path, Problem, similar


def name_problem(path: Path, name: str) -> Iterator[Problem]:
    """What is wrong with a name."""
    if not any(letter.isalnum() for letter in name):
        yield Problem(path, "it holds no letter and no digit")
    elif not name.isprintable() and any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        yield Problem(path, "it holds a control character")


def network_problems(path: Path, networks: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a list of networks."""
    if not networks:
        return
    import ipaddress  # noqa: PLC0415  most watchlists allow no network

    for number, network in enumerate(networks):
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            yield Problem((*path, number), str(error), 'write it as "192.168.1.0/24"')


def zone_problem(path: Path, name: str) -> Iterator[Problem]:
    """What is wrong with a time zone; "" names none and is right."""
    if name in ("", "UTC"):
        return
    import zoneinfo  # noqa: PLC0415  not needed for UTC

    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        yield Problem(path, f"unknown time zone {name!r}", similar(name, zoneinfo.available_timezones()))
