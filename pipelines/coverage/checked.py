"""The check of outlets' names applied: to the names a post prints, and to the items that leave for the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.coverage.labels import is_label_of, label_of
from pipelines.coverage.links import ArticleLink, is_deep
from pipelines.coverage.outlet_check import Poster, check_outlet
from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.coverage.outlet_shape import ACCEPTED, OutletVerdict
from pipelines.outlets.catalogue import Catalogue
from pipelines.outlets.outlet import Outlet
from presswatch.records import CoverageItem
from presswatch.urls.canonical import host_of

_OWN = ("watched", "own-site")
"""Reasons for which a name tells of no coverage at all: the poster speaks of itself."""
_MOST_CUTS = 4
"""Pieces of a sentence that are cut off one name."""


def checked_namings(
    outlet_mentions: Sequence[OutletMention], links: Sequence[ArticleLink], poster: Poster
) -> list[OutletMention]:
    """The namings that may be outlets', without the pieces of sentences around them.

    Those refused for their words stay as weak ones: they may lead to an article, and `checked_items` takes their names
    away.
    """
    ruled = [_cut(outlet_mention, links, poster) for outlet_mention in outlet_mentions]
    return [
        outlet_mention if ruling.reason is None else replace(outlet_mention, strength=min(outlet_mention.strength, 1))
        for outlet_mention, ruling in ruled
        if ruling.reason not in _OWN
    ]


def _cut(
    outlet_mention: OutletMention, links: Sequence[ArticleLink], poster: Poster
) -> tuple[OutletMention, OutletVerdict]:
    """A naming, or the part of it that the check lets through, with what the check says."""
    url = _url(outlet_mention, links)
    first = ruling = check_outlet(outlet_mention.name, outlet_mention.outlet, poster, url)
    part = outlet_mention
    for _ in range(_MOST_CUTS):
        if ruling.reason is None or ruling.keep is None:
            break
        low, high = ruling.keep
        name = part.name[low:high].strip()
        start = part.start + low + part.name[low:high].index(name)
        part = replace(part, start=start, end=start + len(name), name=name)
        ruling = check_outlet(name, outlet_mention.outlet, poster, url)
    return (part, ruling) if ruling.reason is None else (outlet_mention, first)


def _url(outlet_mention: OutletMention, links: Sequence[ArticleLink]) -> str | None:
    """The address of a link to the outlet's own site."""
    if outlet_mention.outlet is not None:
        return next((link.url for link in links if link.outlet == outlet_mention.outlet), None)
    return next((link.url for link in links if is_label_of(outlet_mention.name, label_of(link))), None)


def checked_items(items: Sequence[CoverageItem], poster: Poster, catalogue: Catalogue) -> tuple[CoverageItem, ...]:
    """The items as they may be recorded: one whose outlet is refused keeps its article without a name, or goes."""
    ruled = [(item, _ruling(item, poster, catalogue)) for item in items]
    taken = {item.article_url for item, ruling in ruled if ruling.reason is None}
    found = (_ruled(item, ruling, taken) for item, ruling in ruled)
    return tuple(item for item in found if item is not None)


def _ruling(item: CoverageItem, poster: Poster, catalogue: Catalogue) -> OutletVerdict:
    if item.outlet is None:
        return ACCEPTED
    outlet = _entry(item, item.outlet, catalogue)
    printed = item.outlet_raw if outlet is not None and item.outlet_raw else item.outlet
    return check_outlet(printed, outlet, poster, item.article_url)


def _ruled(item: CoverageItem, ruling: OutletVerdict, taken: set[str | None]) -> CoverageItem | None:
    if ruling.reason is None:
        if ruling.certain or not item.certain:
            return item
        return replace(item, certain=False, reason=f"{item.reason}; named as a watched subject")
    if item.article_url is None or item.article_url in taken or not is_deep(item.article_url):
        return None
    refused = f"{item.reason}; no outlet, {ruling.reason}: {item.outlet}"
    host = host_of(item.article_url)
    domain = item.domain if item.domain and (host == item.domain or host.endswith(f".{item.domain}")) else None
    return replace(item, outlet=None, outlet_raw=None, domain=domain, host=None, certain=False, reason=refused)


def _entry(item: CoverageItem, shown: str, catalogue: Catalogue) -> Outlet | None:
    """The catalogue's entry of an item's outlet, by its name as printed or its site; None if it has none."""
    hits = (hit.outlet for name in filter(None, (item.outlet_raw, shown)) for hit in catalogue.find(name))
    found = next((outlet for outlet in hits if outlet.shown == shown), None)
    if found is None and item.domain is not None:
        found = catalogue.by_domain(f"https://{item.domain}/")
    return found if found is not None and found.shown == shown else None
