"""The check that every name of an outlet passes before it is recorded.

The rules propose names; here a name is refused if it is a function word, a piece of a sentence, a button label, a
byline, people, a place, a platform, or the watched organization itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice

from pipelines.common.fold import fold, squash
from pipelines.coverage.domains import is_label_of, label_of, label_of_site
from pipelines.coverage.links import ArticleLink, is_deep
from pipelines.coverage.name_candidates import OutletMention, is_generic
from pipelines.coverage.outlet_shape import (
    ACCEPTED,
    OutletVerdict,
    Reason,
    function_words,
    has_kind,
    is_marked,
    platforms,
    shape,
    shapes_in,
)
from pipelines.coverage.post_context import Refused
from pipelines.coverage.relative_days import is_day_name
from pipelines.names.words import passed_over
from pipelines.outlets.catalogue import Catalogue
from pipelines.outlets.outlet import Outlet
from presswatch.languages.patterns import compiled_later
from presswatch.records import CoverageItem, Post
from presswatch.urls.canonical import host_of, site_of
from presswatch.watchlist.entries import Subject


@dataclass(frozen=True, slots=True)
class Poster:
    """Who posts, and what is watched.

    `watched`: names, aliases and acronyms of the watched subjects that are no outlets; `sites`: names of the site that
    posts. `text` is title and text of the post, in which a name may be in quotation marks or
    called a station.
    """

    language: str = ""
    watched: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    text: str = ""


def poster_of(post: Post, subjects: Sequence[Subject]) -> Poster:
    """The poster of a post; that of an entry of a list that links an outlet is the list's site."""
    home = post.found_on if post.external else post.url
    text = f"{post.title}\n{post.text}"
    watched = _watched(_Same(subjects))
    label = label_of_site(site_of(home)) if home else ""
    return Poster(
        language=post.language or "",
        watched=watched.union(_short_forms(text, watched)) if watched else watched,
        sites=frozenset({label} if len(label) >= _LONG_LABEL else ()),
        text=text,
    )


_LONG_LABEL = 5
"""Letters of a site's label that are a name: a shorter one may be anybody's acronym."""
_SHORTEST = 3
"""Letters of the shortest acronym that is taken from a name."""


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """The subjects of a watchlist, which are the same for all posts of a run: compared by identity."""

    subjects: Sequence[Subject]

    def __hash__(self) -> int:
        return id(self.subjects)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.subjects is self.subjects


@lru_cache(maxsize=4)
def _watched(same: _Same) -> frozenset[str]:
    return frozenset(key for one in same.subjects if one.kind != "outlet" for key in _keys(one))


def _keys(subject: Subject) -> Iterator[str]:
    """The names of a subject in the form in which they are compared, and the acronyms of an organization."""
    names = (subject.name, *subject.other_names)
    yield from filter(None, map(squash, names))
    for name in names if subject.kind == "organization" else ():
        parts = re.findall(r"[^\W\d_]+", name)
        every = "".join(part[0] for part in parts)
        large = "".join(part[0] for part in parts if not passed_over(part))
        yield from (key for initials in (every, large) if len(key := squash(initials)) >= _SHORTEST)


_SHORT_FORM = compiled_later(r" \((?P<name>[^\W\d_]{2,10})[,;)]")
_LONGEST = 80
"""Characters of the longest name."""
_MOST_FORMS = 20
"""Acronyms in brackets that are read: a post introduces its own at the beginning."""


def _short_forms(text: str, watched: frozenset[str]) -> Iterator[str]:
    for found in islice(_SHORT_FORM.finditer(text), _MOST_FORMS):
        before = text[max(0, found.start() - _LONGEST) : found.start()].split()
        if any(squash(" ".join(before[-number:])) in watched for number in range(1, len(before) + 1)):
            yield squash(found["name"])


def check_outlet(name: str, outlet: Outlet | None, poster: Poster, url: str | None = None) -> OutletVerdict:
    """The verdict on a printed name that is to be recorded as an outlet.

    `outlet` is the catalogue's entry of that name, None if it has none; `url` the address of the article, if a link
    leads to one. What is never an outlet (the watched organization, a platform, a function word, the label of a
    button, a byline) is refused against all evidence; the shape of a sentence only where neither the catalogue, nor
    the host of the article, nor quotation marks around the name support it.
    """
    name = name.strip()
    if outlet is not None:
        return _of_catalogue(name, outlet, poster, url)
    if (reason := _never(name, poster)) is not None:
        return OutletVerdict(reason)
    label = label_of_site(site_of(url)) if url else ""
    if len(label) >= _SHORTEST and is_label_of(name, label):
        return ACCEPTED
    return shape(name, poster.language, poster.text)


def _of_catalogue(name: str, outlet: Outlet, poster: Poster, url: str | None) -> OutletVerdict:
    """A catalogued outlet is one, unless it shares its name with what is watched."""
    if not poster.watched.intersection((squash(name), squash(outlet.shown))):
        return ACCEPTED
    host = host_of(url) if url else ""
    own = any(host == domain or host.endswith(f".{domain}") for domain in outlet.domains)
    if own or is_marked(name, poster.text) or has_kind(name, poster.text):
        return OutletVerdict(certain=False)
    return OutletVerdict("watched")


def _never(name: str, poster: Poster) -> Reason | None:
    """Why a name that is not in the catalogue can never be an outlet's; None if it may be one."""
    parts, folded = name.split(" "), fold(name).text
    # A watched subject's name, or one that begins with it: its magazine, its team.
    if not poster.watched.isdisjoint(map(squash, accumulate(parts, "{} {}".format))):
        return "watched"
    if squash(name) in poster.sites:
        return "own-site"
    if folded.replace(" ", "") in platforms():
        return "platform"
    if folded in function_words():
        return "function-word"
    if is_generic(name) or is_day_name(name):
        return "label"
    return next((one.reason for one in shapes_in("") if one.always and one.find.search(name)), None)


_OWN = ("watched", "own-site")
"""Reasons for which a name is no coverage at all: the poster writes of itself."""
_MOST_CUTS = 4
"""Pieces of a sentence that are cut off one name."""


def checked_mentions(
    mentions: Sequence[OutletMention], links: Sequence[ArticleLink], poster: Poster, refused: Refused
) -> list[OutletMention]:
    """The mentions that may be outlets', without the pieces of sentences around them.

    Those refused for their words are kept as weak ones: they may lead to an article, and `checked_items` removes their
    names.
    """
    judged = [_cut(mention, links, poster) for mention in mentions]
    for mention, verdict in judged:
        if verdict.reason is not None:
            refused(mention.name, verdict.reason)
    return [
        mention if verdict.reason is None else replace(mention, strength=min(mention.strength, 1))
        for mention, verdict in judged
        if verdict.reason not in _OWN
    ]


def _cut(mention: OutletMention, links: Sequence[ArticleLink], poster: Poster) -> tuple[OutletMention, OutletVerdict]:
    url = _url(mention, links)
    first = verdict = check_outlet(mention.name, mention.outlet, poster, url)
    part = mention
    for _ in range(_MOST_CUTS):
        if verdict.reason is None or verdict.keep is None:
            break
        low, high = verdict.keep
        name = part.name[low:high].strip()
        start = part.start + low + part.name[low:high].index(name)
        part = replace(part, start=start, end=start + len(name), name=name)
        verdict = check_outlet(name, mention.outlet, poster, url)
    return (part, verdict) if verdict.reason is None else (mention, first)


def _url(mention: OutletMention, links: Sequence[ArticleLink]) -> str | None:
    """The address of a link to the outlet's own site."""
    if mention.outlet is not None:
        return next((link.url for link in links if link.outlet == mention.outlet), None)
    return next((link.url for link in links if is_label_of(mention.name, label_of(link))), None)


def checked_items(items: Sequence[CoverageItem], poster: Poster, catalogue: Catalogue) -> tuple[CoverageItem, ...]:
    """The items to be recorded: one whose outlet is refused keeps its article without a name, or is dropped."""
    found = (_checked(item, poster, catalogue) for item in items)
    return tuple(item for item in found if item is not None)


def _checked(item: CoverageItem, poster: Poster, catalogue: Catalogue) -> CoverageItem | None:
    if item.outlet is None:
        return item
    outlet = _entry(item, item.outlet, catalogue)
    verdict = check_outlet((outlet and item.outlet_raw) or item.outlet, outlet, poster, item.article_url)
    if verdict.reason is None:
        if verdict.certain:
            return item
        return replace(item, certain=False, reason=f"{item.reason}; watched-name")
    if item.article_url is None or not is_deep(item.article_url):
        return None
    refused = f"{item.reason}; no outlet, {verdict.reason}: {item.outlet}"
    host = host_of(item.article_url)
    domain = item.domain if host == item.domain or host.endswith(f".{item.domain}") else None
    return replace(item, outlet=None, outlet_raw=None, domain=domain, host=None, certain=False, reason=refused)


def _entry(item: CoverageItem, shown: str, catalogue: Catalogue) -> Outlet | None:
    """The catalogue's entry of an item's outlet, by its name as printed or its site; None if it has none."""
    hits = (hit.outlet for name in filter(None, (item.outlet_raw, shown)) for hit in catalogue.find(name))
    found = next((outlet for outlet in hits if outlet.shown == shown), None)
    if found is None and item.domain is not None:
        found = catalogue.by_domain(f"https://{item.domain}/")
    return found if found is not None and found.shown == shown else None
