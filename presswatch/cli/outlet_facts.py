"""What the catalogue and the watchlist know of outlets: whose a site is, from which country, and what may be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.outlets.catalogue import Catalogue
    from presswatch.cli.place import Place
    from presswatch.coverage_report.facts import OutletFacts
    from presswatch.encoders.licences import Sharing


def _catalogue_of(place: Place) -> Catalogue:
    """The shipped outlets and the watchlist's own."""
    from pipelines.outlets.catalogue import load_catalogue  # noqa: PLC0415

    known = place.load_watchlist_if_any()
    return load_catalogue(known.outlets if known else ())


def sharing_of(place: Place) -> Sharing:
    """The rule of presswatch.encoders.licences with this watchlist's licences; none without a watchlist."""
    from presswatch.encoders.licences import Sharing, licences_of  # noqa: PLC0415

    known = place.load_watchlist_if_any()
    catalogue = _catalogue_of(place)

    def outlet_at(address: str) -> str | None:
        outlet = catalogue.by_domain(address)
        return None if outlet is None or outlet.aggregator else outlet.name

    return Sharing(licences_of(known.outlets if known else ()), outlet_at)


def outlet_facts_of(place: Place) -> OutletFacts:
    """Country and language of an outlet: by its name as recorded, else by its domain, else by the article's address."""
    catalogue = _catalogue_of(place)
    by_name = {name: outlet for outlet in reversed(catalogue.outlets) for name in (outlet.name, outlet.shown)}

    def facts(name: str | None, domain: str | None, address: str | None) -> tuple[str | None, str | None]:
        outlet = by_name.get(name or "")
        for place_of in (domain, address):
            if outlet is None and place_of:
                outlet = catalogue.by_domain(place_of)
        if outlet is None or outlet.aggregator:
            return None, None
        return outlet.country or None, outlet.language or None

    return facts
