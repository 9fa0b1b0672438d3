"""Addresses of places to watch and of home pages, and links that lead to other sites.

Imports no parser of pages: the crawl's own process uses it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import urlsplit

from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url, is_front_page, site_of
from presswatch.urls.wrappers import unwrap

_OF_ANY_PAGE = compiled_later(r"/|https?://[^/?#\s]")
"""An address that leads to the same place from every page of a site."""


def is_home(url: str) -> bool:
    """True if an address is a site's home page, or that of one of its languages ("/en/", "/ko/index.html")."""
    parts = urlsplit(url)
    home = None if parts.query else _HOME.fullmatch(parts.path)
    return is_front_page(url) or (home is not None and (home["language"] or "en").lower() in _LANGUAGES)


_HOME = compiled_later(
    r"(?:/(?P<language>[a-z]{2})(?:[-_](?:[a-z]{2}|han[st]))?)?/?(?:(?:index|default)\.[a-z]{3,5})?", re.IGNORECASE
)
"""The path of a home page: a language's code and the name of an index, or neither."""
_LANGUAGES = frozenset(
    "ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms nb ne nl no pl pt"
    " ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh".split()
)


_SHARING_SITES = frozenset(
    "facebook.com twitter.com x.com instagram.com linkedin.com pinterest.com tiktok.com threads.net t.me telegram.me"
    " whatsapp.com wa.me vk.com ok.ru weibo.com line.me kakao.com reddit.com tumblr.com hatena.ne.jp getpocket.com"
    " wordpress.org gnu.org creativecommons.org apple.com play.google.com".split()
)


def leads_out(href: str, page_url: str) -> bool:
    """True if a link leads to another site that may carry an article: no share button, no profile, no licence."""
    find = _known_site_led_to if len(href) <= _KNOWN_CHARS else _site_led_to
    site = find(href, _front_page(page_url) if _OF_ANY_PAGE.match(href) else page_url)
    return site is not None and site != _home_site(page_url)


@lru_cache(maxsize=256)
def _front_page(page_url: str) -> str:
    parts = urlsplit(page_url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme and parts.netloc else page_url


@lru_cache(maxsize=256)
def _home_site(page_url: str) -> str:
    """The site of a page, of an archive's copy that of what was copied."""
    return site_of(unwrap(page_url))


def _site_led_to(href: str, base: str) -> str | None:
    """The site of a link's target if that may be an article."""
    url = clean_url(href, base)
    if url is None:
        return None
    target = unwrap(url)
    site, parts = site_of(target), urlsplit(target)
    # An article is more than a front page; older sites number theirs in the query.
    return site if site not in _SHARING_SITES and (len(parts.path) > 1 or parts.query) else None


_known_site_led_to = lru_cache(maxsize=4096)(_site_led_to)
"""A site's menus are on all its pages."""
_KNOWN_CHARS = 300
"""Longer addresses are not remembered: some hold a whole picture."""


SourceKind = Literal["feed", "wordpress", "sitemap", "listing"]
_ROBOTS_MAX, _SITEMAPS_MAX = 512 * 1024, 100
_SITEMAP_LINE: Final = compiled_later(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place to watch: its address, its kind, why it was chosen in words, and how promising it is, 0 to 1."""

    url: str
    kind: SourceKind
    why: str
    score: float


def sitemaps_of(robots_txt: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, in its order, as absolute addresses without repeats."""
    found = (clean_url(match[1]) for match in _SITEMAP_LINE.finditer(robots_txt[:_ROBOTS_MAX]))
    return tuple(dict.fromkeys(url for url in found if url))[:_SITEMAPS_MAX]
