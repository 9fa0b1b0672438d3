"""How many outlets of lists not used for building are known, and whether their sites are right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.outlet_lists.names import clean, is_same, key_of, site_of
from benchmarks.outlet_lists.sources import Files, Row, country_code
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from pipelines.outlets.outlet import Outlet


def _homepages(files: Files) -> Iterator[Row]:
    for row in files.table("newshomepages/sources/sites.csv"):
        yield Row(row["name"], row["url"], row["country"])


def _fundus(files: Files) -> Iterator[Row]:
    """Each publisher with its site; the tables are by country."""
    text = files.text("docs/supported_publishers.md")
    for found in re.finditer(r"<div>([^<]+)</div>.*?<a href=\"([^\"]+)\">", text, re.DOTALL):
        yield Row(found[1], found[2])


def _feeds(files: Files) -> Iterator[Row]:
    for code, rows in json.loads(files.text("database/news-feed-list-of-countries.json")).items():
        for row in rows:
            yield Row(row["publication_name"], row["publication_website_uri"], country_code(code))


def _french(files: Files) -> Iterator[Row]:
    for row in files.table("polarisation/medias.csv"):
        if row["inactive"] != "TRUE":
            yield Row(row["name"], row["home_page"], "FR")


HELD_OUT = {
    "stucka/news-homepages": _homepages,
    "flairNLP/fundus": _fundus,
    "yavuz/news-feed-list-of-countries": _feeds,
    "medialab/corpora": _french,
}


def named(name: str, catalogue: Catalogue) -> list[Outlet]:
    """The outlets of the catalogue that a name means on its own."""
    return [hit.outlet for hit in catalogue.find(name) if hit.end - hit.start >= 0.7 * len(name)]


def measure(mirror: Path) -> None:
    """Prints for each list the share of its outlets that are known, by name or site, and of their sites that are right.

    A site is right if it is the list's own or one of that outlet: both are found for a name, or that name for the site.
    """
    catalogue = load_catalogue()
    for repository, read in HELD_OUT.items():
        seen: set[tuple[str, str]] = set()
        known = by_name = given = wrong = 0
        errors = []
        for row in read(Files(mirror / repository.replace("/", "+") / "repo")):
            name, (host, whole) = clean(row.name), site_of(row.url)
            if not name or not host or not whole or (key_of(name), host) in seen:
                continue
            seen.add((key_of(name), host))
            there = catalogue.by_domain(f"http://{host}/")
            called = named(name, catalogue.at_home(f"https://example.{row.country.lower() or 'com'}/", None))
            known += bool(there or called)
            by_name += bool(called)
            domains = {domain for outlet in called for domain in outlet.domains}
            if domains:
                given += 1
                if not any(host == one or host.endswith("." + one) or one.endswith("." + host) for one in domains):
                    same = there is not None and any(is_same(there.shown, one.shown) for one in called)
                    wrong += not same
                    errors.append(f"{name}: {host}, given {sorted(domains)[:2]}" + (" (same)" if same else ""))
        print(
            f"{repository}: {len(seen)} outlets, known {known / len(seen):.3f}, by name {by_name / len(seen):.3f}, "
            f"sites given {given}, right {1 - wrong / max(1, given):.4f}"
        )
        print("   " + "\n   ".join(errors[:: max(1, len(errors) // 12)][:12]))
