"""Which links of a post lead to an article of an outlet: wrappers opened, share, mail and menu links skipped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from pipelines.outlets.catalogue import Catalogue, OutletHit
from pipelines.outlets.outlet import Outlet
from pipelines.text.literal_filter import WordSieved
from pipelines.text.speech_verbs import READ_ON
from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Link, Post
from presswatch.urls.canonical import clean_url, host_of, site_of, untracked
from presswatch.urls.wrappers import unwrap

_SHARE = WordSieved(compiled_later(any_of("share_addresses"), re.IGNORECASE))
"""Addresses that share or send a page."""
_NO_ARTICLE_SITES = words("no_article_sites")
_HOSTING_SITES = words("hosting_sites")
"""Sites on which many blogs, letters and podcasts are, each with a name of its own before the site's."""
_VIDEO_SITES = words("video_sites")
"""Sites on which many outlets put recordings: an address there does not show whose it is."""
_SHORTENERS = words("shorteners")
_BARE = compiled_later(r"(?:https?://|www\.)\S{1,300}\Z|[\w-]{1,60}(?:\.[\w-]{1,60}){1,40}(?:/\S{0,300})?\Z")
_FILE = compiled_later(r"\.(?:jpe?g|png|gif|webp|svg|zip|docx?|xlsx?|pptx?)\Z", re.IGNORECASE)
_OWN_NAME = 5
"""Letters of a site's name from which the same word in a text is the organization's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """A link that may lead to an article: `url` unwrapped, `raw` as linked, offsets of its words, its site's outlet.

    `says_read` is True for link words such as HERE; `site` is the registrable domain; `short` marks a shortener whose
    target cannot be known offline; `deep` is True for an article rather than a front page.
    """

    url: str
    raw: str
    text: str
    start: int
    end: int
    site: str
    outlet: Outlet | None
    says_read: bool
    short: bool
    deep: bool
    video: bool

    @property
    def is_address(self) -> bool:
        """True if the link's words are an address rather than a name or a title."""
        return bool(_BARE.match(self.text))

    @property
    def is_anybodys(self) -> bool:
        """True if the site does not show whose the article is: a shortener's, or one for recordings."""
        return self.short or self.video

    @property
    def publisher(self) -> Outlet | None:
        """The outlet of the site, if it is no aggregator of others' articles."""
        return None if self.outlet is None or self.outlet.aggregator else self.outlet

    @property
    def is_portal(self) -> bool:
        """True if the link's words are those of the portal that carries a copy of the piece: "in full on MSN"."""
        return self.outlet is not None and self.outlet.aggregator and self.deep and len(self.text) <= _PORTAL_CHARS


_PORTAL_CHARS = 24
"""Characters: the words of a link that are but a portal's name are no longer."""


def is_deep(url: str) -> bool:
    """True if an address is more than a site's front page."""
    parts = urlsplit(url)
    return bool(parts.query) or len(parts.path.strip("/")) > 1


def house_of(url: str) -> str:
    """The site of an address; on a site that houses many, the one housed there ("harbourletter.substack.com")."""
    site, host = site_of(url), host_of(url).removeprefix("www.")
    return host if site in _HOSTING_SITES else site


def read_link(link: Link, own_site: str, catalogue: Catalogue) -> ArticleLink | None:
    """A link as one that may lead to an article; None for shares, files, own links and sites of no outlet."""
    raw, words = link.url.strip(), link.text.strip()
    if not raw.lower().startswith(("http://", "https://")) or _SHARE.search(raw):
        return None
    url = untracked(unwrap(raw))
    site, host = house_of(url), host_of(url)
    if not site or site == own_site or _FILE.search(urlsplit(url).path) or _SHARE.search(url):
        return None
    outlet, short = catalogue.carried(url) or catalogue.by_domain(url), not _SHORTENERS.isdisjoint((host, site))
    if outlet is None and not short and site in _NO_ARTICLE_SITES:
        return None
    return ArticleLink(
        url=url,
        raw=raw,
        text=words,
        start=link.start,
        end=link.end,
        site=site,
        outlet=outlet,
        says_read=_says_read(words),
        short=short,
        deep=is_deep(url),
        video=not _VIDEO_SITES.isdisjoint((host, site)),
    )


def _says_read(words: str) -> bool:
    return not words or bool(READ_ON.match(words[:80]) or _BARE.match(words))


def article_links(post: Post, catalogue: Catalogue) -> tuple[ArticleLink, ...]:
    """The links of a post's text that may lead to an article, each address once (its first place), in text order."""
    own = house_of(post.url)
    found: dict[str, ArticleLink] = {}
    for link in (*post.links, *_bare_addresses(post)):
        read = read_link(link, own, catalogue)
        if read is not None:
            found.setdefault(read.url, read)
    links = sorted((link for link in found.values() if not _is_employer(link, post)), key=lambda link: link.start)
    # A carrier of others' articles is the outlet where the other has its own link too.
    direct = {link.outlet.name for link in links if link.outlet and link.outlet == catalogue.by_domain(link.url)}
    return tuple(
        replace(link, outlet=catalogue.by_domain(link.url)) if link.outlet and link.outlet.name in direct else link
        for link in links
    )


_EMPLOYED = compiled_later(
    rf"(?<![^\W_])(?P<name>[^\W\d_]+)(?:['’]s)?[ ](?:{any_of('executive_offices')})(?!\w)", re.IGNORECASE
)
_HOUSE_CHARS = 600
"""Characters of a text in which it says for whom its people work."""


def _is_employer(link: ArticleLink, post: Post) -> bool:
    """True if a link leads to the organization that the post's people work for: "Tidexica's CEO", tidexica.com."""
    name = link.site.partition(".")[0]
    if link.outlet is not None or len(name) < _OWN_NAME:
        return False
    words = f"{post.title}\n{post.text[:_HOUSE_CHARS]}"
    return name in words.lower() and any(match["name"].lower() == name for match in _EMPLOYED.finditer(words))


_ADDRESS = compiled_later(r"https?://[^\s<>\"'“”«»「」『』（）\u3000-\u303f\uac00-\ud7a3\u4e00-\u9fff]+")
_SCHEMELESS = compiled_later(
    r"(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|[a-z]{2})(?::\d+)?/[^\s<>\"'“”«»「」『』（）\u3000-\u303f\uac00-\ud7a3\u4e00-\u9fff]{3,}",
    re.IGNORECASE,
)
"""An address printed without its scheme; only one with a path, so that a name like "taz.de" is not taken for one."""
_ADDRESS_END = compiled_later(r"\.[a-z]{2,4}(?::\d+)?/", re.IGNORECASE)
"""The end of a host's name and the slash after it, which every match of `_SCHEMELESS` holds."""


def _bare_addresses(post: Post) -> Iterable[Link]:
    linked = {link.url.rstrip("/") for link in post.links}
    for match in _ADDRESS.finditer(post.text):
        url = match.group().rstrip(".,;:!?)]")
        if url.rstrip("/") not in linked and clean_url(url) is not None:
            yield Link(url=url, text=url, start=match.start(), end=match.start() + len(url))
    if _ADDRESS_END.search(post.text) is None:
        return
    held = [(link.start, link.end) for link in post.links]
    for match in _SCHEMELESS.finditer(post.text):
        printed = match.group().rstrip(".,;:!?)]")
        if not any(start <= match.start() < end for start, end in held):
            yield Link(url=f"https://{printed}", text=printed, start=match.start(), end=match.start() + len(printed))


_SITE = compiled_later(r"(?<![\w@./-])(?:www\.)?(?:[a-z0-9-]{1,60}\.){1,40}[a-z]{2,62}(?![\w@/:-]|\.\w)", re.IGNORECASE)
"""The name of a site alone, without a path: "netzpolitik.org"."""
_SITE_END = compiled_later(r"\.(?i:[a-z]{2})")
"""The dot and letters of its last part, which most texts have nowhere: sentences go on after a blank."""


def printed_sites(
    text: str, catalogue: Catalogue, hits: Sequence[OutletHit], links: Sequence[ArticleLink]
) -> tuple[OutletHit, ...]:
    """The `hits`, and the catalogued outlets that a text calls by their site, as ones that ask for support.

    Where the words of a link are one site and its target is another, they say only where a piece can be seen.
    """
    if not _SITE_END.search(text):
        return tuple(hits)
    found = (_printed_site(match, catalogue, hits, links) for match in _SITE.finditer(text))
    sites = [one for one in found if one and not any(hit.start < one.end and one.start < hit.end for hit in hits)]
    return tuple(sorted((*hits, *sites), key=lambda hit: hit.start)) if sites else tuple(hits)


def _printed_site(
    match: re.Match[str], catalogue: Catalogue, hits: Sequence[OutletHit], links: Sequence[ArticleLink]
) -> OutletHit | None:
    """The outlet of a printed host, outside names that are found already."""
    start, end = match.span()
    printed = match.group().lower()
    around = (link.site for link in links if link.start <= start and end <= link.end)
    house = house_of(f"https://{printed}")
    if next(around, house) != house:
        return None
    host = printed.removeprefix("www.")
    houses = (hit.outlet for hit in hits if host in hit.outlet.domains)
    outlet = next(houses, None) or catalogue.by_domain(f"https://{host}")
    return None if outlet is None else OutletHit(start, end, outlet, weak=True)
