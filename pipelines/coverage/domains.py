"""The domain of an outlet: the catalogue's, or that of the link that leads to its piece."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

from pipelines.coverage.channels import CHANNEL
from pipelines.coverage.links import ArticleLink
from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.outlets.outlet import Outlet
from presswatch.urls.canonical import host_of

_OF_AREA = re.compile(
    r"(?:областная|районная|городская|краевая|местная|сельская) газета|(?:kreis|stadt|lokal|regional|bezirks)(?:zeitung|anzeiger|blatt)|amtsblatt|gazeta (?:lokalna|miejska|powiatowa|regionalna)",
    re.IGNORECASE,
)
"""Names that only say what area a paper serves: many bear them, and no site follows from one."""


def domain_of(outlet_mention: OutletMention | None, link: ArticleLink | None) -> str | None:
    """The outlet's domain, the one of its link where it has several; of an unknown outlet the link's site.

    Of one that has a part of a house's site the host ("fachblatt.verlag.de"); of a channel the site that carries it.
    """
    outlet = outlet_mention.outlet if outlet_mention is not None else None
    if outlet is None and outlet_mention is not None and link is not None and not link.short:
        if outlet_mention.cue == CHANNEL:
            return link.site
        if not link.video and (host := _named_host(outlet_mention, link)) is not None:
            return host
    return outlet_domain(outlet, link)


def outlet_domain(outlet: Outlet | None, link: ArticleLink | None) -> str | None:
    """The domain of a known outlet, the one of its link where it has several; of an unknown one the link's site."""
    if outlet is not None and link is None and _OF_AREA.fullmatch(outlet.shown):
        return None
    if outlet is not None:
        host = host_of(link.url) if link else ""
        return next((d for d in outlet.domains if host == d or host.endswith("." + d)), outlet.domain)
    if link is None or link.short or (link.outlet is not None and link.outlet.aggregator) or link.video:
        return None
    return link.site


def _named_host(outlet_mention: OutletMention, link: ArticleLink) -> str | None:
    """The host of a link whose first label is a word of the outlet's name, below a site that is not."""
    host = host_of(link.url).removeprefix("www.")
    label = host.partition(".")[0]
    named = len(label) >= _LABEL and label in "".join(filter(str.isalnum, outlet_mention.name.casefold()))
    return host if named and host != link.site and not label.startswith(link.site.partition(".")[0]) else None


_LABEL = 5
"""Letters of a host's first label from which it tells the name."""
