"""Entries of a list that lead straight to an outlet's article ("In the media"): each is coverage."""

from __future__ import annotations

import re

from pipelines.coverage.domains import label_of, outlet_domain, resembles
from pipelines.coverage.items import host_of_copy, kind_of, medium_of
from pipelines.coverage.links import ArticleLink, read_link
from pipelines.coverage.name_candidates import name_hit, names_media
from pipelines.outlets.catalogue import Catalogue
from pipelines.outlets.outlet import Outlet
from pipelines.text.fold import squash
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import CoverageItem, Link, Post
from presswatch.urls.canonical import site_of
from scraper.pages.listing.words import KINDS


def listed_item(post: Post, catalogue: Catalogue) -> CoverageItem | None:
    """The article that an entry of a list leads to, as the list shows it: address, day, title, outlet.

    None for posts of the source's own site, for front pages, and where nothing says that the site is an outlet's: a
    name that the list prints next to the title has to be known, to be one for a paper or a station, or the site's.
    """
    if not post.external:
        return None
    link = read_link(Link(url=post.url, text=post.title), site_of(post.found_on), catalogue)
    if link is None or link.short or not link.deep:
        return None
    outlet = _printed(post, link, catalogue) or (link.outlet if link.outlet and not link.outlet.aggregator else None)
    name = outlet.shown if outlet else _proposed(post, link)
    if name is None:
        return None
    printed = post.outlet_hint or ""
    domain, medium = outlet_domain(outlet, link), medium_of(f"{printed} {post.title}", outlet, link)
    return CoverageItem(
        outlet=name,
        outlet_raw=printed or name,
        domain=domain,
        host=host_of_copy(domain, link),
        article_url=link.url,
        article_url_raw=link.raw,
        article_date=post.published,
        headline=post.title,
        medium=medium,
        kind=kind_of(medium, printed, has_quotes=False),
        certain=outlet is not None,
        reason=f"an entry of a list that leads to its site; {'catalogue' if outlet else 'printed beside it'}: {name}",
    )


def _printed(post: Post, link: ArticleLink, catalogue: Catalogue) -> Outlet | None:
    """The known outlet that the list prints next to the title, if that is most of what is printed there.

    A name that is a word too ("Time") counts where the link leads to that outlet.
    """
    printed = _name_of(post)
    hits = (hit for hit in catalogue.find(printed) if 2 * (hit.end - hit.start) > len(printed))
    return next((hit.outlet for hit in hits if not hit.weak or hit.outlet == link.outlet), None)


def _proposed(post: Post, link: ArticleLink) -> str | None:
    """The name that the list prints next to the title, if it is one for a medium or that of the site."""
    printed = _YEAR.sub("", _name_of(post))
    if not _NAME.fullmatch(printed) or name_hit(printed, 0, len(printed), "printed", 1) is None:
        return None
    return printed if _names_outlet(printed) or _names_site(printed, link) else None


def _name_of(post: Post) -> str:
    """The words next to the title in a list, without what it calls the article: "The Guardian, Op-ed"."""
    name, _, kind = (post.outlet_hint or "").rpartition(", ")
    return name if name and KINDS.fullmatch(kind) else post.outlet_hint or ""


_NAME = compiled_later(r"[^\s()\[\]|:]+(?: [^\s()\[\]|:]+){0,5}")
"""A few words in one piece: with a bracket, a colon or a gap in it a line is no name alone."""


def _names_outlet(printed: str) -> bool:
    """True if a line has a word for a medium and more than kinds: not "TV/Radio broadcast", "Newspaper article"."""
    if _HANGUL_NAME.fullmatch(printed):
        return True
    return names_media(printed) and not all(_KIND.fullmatch(word) for word in re.findall(r"\w+", printed))


_HANGUL_NAME = compiled_later(
    rf"(?!(?:{any_of('not_outlets_before_kind')}|\d+) ?(?:{any_of('media_words_only')})$)"
    rf"[가-힣A-Za-z0-9·]+ ?(?:{any_of('name_endings_of_media')})"
)
"""A Korean name for a paper or station of its own (바다일보), not a kind of one (지역신문, 관련 뉴스)."""
_KIND = compiled_later(any_of("printed_kinds"), re.IGNORECASE)


def _names_site(printed: str, link: ArticleLink) -> bool:
    """True if a line names the site that the entry leads to, not only one of many words in its address."""
    return resembles(printed, link) and 2 * len(squash(printed)) >= len(label_of(link))


_YEAR = compiled_later(r"\W{0,300}(?:19|20)\d\d\W{0,300}$")
"""The rest of a day after a name, where its parts are apart."""
