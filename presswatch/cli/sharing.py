"""What of outlets' texts this installation may share: its licences, and the catalogue that knows whose a site is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.outlets import Catalogue
    from presswatch.cli.place import Place
    from presswatch.licences import Sharing


def catalogue_of(place: Place) -> Catalogue:
    """The shipped outlets and the watchlist's own."""
    from pipelines.outlets import load_catalogue  # noqa: PLC0415

    known = place.load_watchlist_if_any()
    return load_catalogue(known.outlets if known else ())


def sharing_of(place: Place) -> Sharing:
    """The rule of presswatch.licences with this watchlist's licences; none without a watchlist."""
    from presswatch.licences import Sharing, licences_of  # noqa: PLC0415

    known = place.load_watchlist_if_any()
    catalogue = catalogue_of(place)

    def outlet_at(address: str) -> str | None:
        outlet = catalogue.by_domain(address)
        return None if outlet is None or outlet.aggregator else outlet.name

    return Sharing(licences_of(known.outlets if known else ()), outlet_at)
