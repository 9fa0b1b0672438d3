"""Which of several outlets of one name a post means: that of the country or the language of the site it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from presswatch.urls.canonical import host_of

_COUNTRY_LETTERS = 2
_COUNTRIES = {"uk": "GB"}
"""Top-level domains that are not the letters of their country (ISO 3166)."""
_SOLD_TO_ALL = frozenset({"ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws"})
"""Top-level domains of two letters that tell no country."""


@dataclass(frozen=True, slots=True)
class Home:
    """A site's country (ISO 3166) and its post's language (ISO 639); "" where unknown."""

    country: str = ""
    language: str = ""


NOWHERE = Home()


class _Placed(Protocol):
    """An outlet as far as this module knows it."""

    @property
    def country(self) -> str: ...

    @property
    def language(self) -> str: ...


_One = TypeVar("_One", bound=_Placed)


def home_of(url: str, language: str | None) -> Home:
    """The home of a post: the country of its address, where that tells one, and its language."""
    top = host_of(url).rpartition(".")[2].lower()
    told = len(top) == _COUNTRY_LETTERS and top.isalpha() and top not in _SOLD_TO_ALL
    return Home(_COUNTRIES.get(top, top.upper()) if told else "", (language or "").partition("-")[0].lower())


_AGREEING = 2
"""Outlets of one country from which on the post tells of that country's press."""


def common_country(outlets: Mapping[str, str]) -> str:
    """The country of several outlets, given by name, if it is one; "" if not."""
    countries = set(outlets.values())
    return next(iter(countries)) if len(countries) == 1 and len(outlets) >= _AGREEING else ""


def nearest(owners: Sequence[tuple[_One, bool]], home: Home) -> tuple[_One, bool]:
    """Of the owners of a name the one at home in the post's country, else in its language, else the first."""
    return max(owners, key=lambda owner: _nearness(owner[0], home))


def _nearness(outlet: _Placed, home: Home) -> int:
    """2 for an outlet of the country, 1 for one of the language, 0 for others."""
    if home.country and outlet.country == home.country:
        return 2
    return int(bool(home.language) and outlet.language == home.language)
