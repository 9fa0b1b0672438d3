"""Under which names an outlet stands in the record, whichever of its names people know it by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from pipelines.outlets.outlet import Outlet, from_entry
from pipelines.outlets.shipped import shipped_outlets
from presswatch.text.same_name import folded_name
from presswatch.watchlist.entries import OutletEntry


def recorded_as(name: str, own: Sequence[OutletEntry] = ()) -> tuple[str, ...]:
    """The names under which articles of the outlet called `name` are recorded; () where nobody knows such an outlet.

    `own` are the watchlist's outlets. A printed name means the outlets that bear it, of several in different countries
    all; only where there is none a further form ("WSJ") or a domain does.
    """
    wanted = folded_name(name)
    outlets = [*map(from_entry, own), *shipped_outlets()]
    for names_of in _WAYS:
        if found := [one for one in outlets if any(folded_name(form) == wanted for form in names_of(one))]:
            return tuple(dict.fromkeys(chain.from_iterable((one.shown, one.name) for one in found)))
    return ()


_WAYS: tuple[Callable[[Outlet], Iterable[str]], ...] = (
    lambda one: (one.name, one.shown),
    lambda one: one.forms,
    lambda one: one.weak,
    lambda one: one.domains,
)


def look_up(name: str, own: Sequence[OutletEntry] = ()) -> tuple[tuple[str, ...], str]:
    """`recorded_as`, and where that is empty the known outlet whose name is most like this one, else ""."""
    names = recorded_as(name, own)
    return names, "" if names else _similar(name, own)


def _similar(name: str, own: Sequence[OutletEntry]) -> str:
    import difflib  # noqa: PLC0415  only when something is wrong

    known = {folded_name(one.shown): one.shown for one in (*map(from_entry, own), *shipped_outlets())}
    near = difflib.get_close_matches(folded_name(name), known, n=1, cutoff=0.7)
    return known[near[0]] if near else ""
