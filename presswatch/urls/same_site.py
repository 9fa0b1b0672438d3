"""Whether two addresses are of one site: what a page names is followed on its own site alone."""

from __future__ import annotations

from urllib.parse import urlsplit

from presswatch.urls.canonical import clean_url, site_of


def same_site(url: str, own: str) -> bool:
    """Whether an address belongs to the site of another: one registrable domain, and no port of its own.

    The usual ports are one site. What answers at another is another service, unless `own` names that very port.
    """
    return site_of(url) == site_of(own) and _odd_port(url) in ("", _odd_port(own))


def _odd_port(url: str) -> str:
    """The port of an address where it is neither 80 nor 443, else ""."""
    netloc = urlsplit(clean_url(url) or "").netloc
    port = netloc.rpartition("]")[2].partition(":")[2]
    return "" if port in ("80", "443") else port
