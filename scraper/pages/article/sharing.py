"""Links that hand a post on (to share, keep, mail or edit it): they stand beside a text, and are none of it."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from presswatch.urls.canonical import site_of
from presswatch.urls.wrappers import unwrap

_HANDING_ON = re.compile(
    r"/(?:sharer?|share-?(?:kit|link|article|offsite)|submit|add_to|bookmark|blog_this|post-edit)(?:\.\w{1,5})?/?(?:[?;]|$)"
    r"|[?&;](?:op|action|do)=share\b|[?&]replytocom=|/email-protection\b",
    re.IGNORECASE,
)
"""Where services take what is to be shared or edited, and where an address is hidden from machines."""
_SENDER = re.compile(r"[?&;](?:\w{0,60}ref\w{0,60}|rf|or|orig\w{0,60}|from)=[^&;]{0,300}", re.IGNORECASE)
"""Shops are told from which page their reader came; that hands nothing on."""
_INNER = re.compile(r"https?://[^\s/?#&\"'<>]+", re.IGNORECASE)
_SCHEME_CHARS = len("https://")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp)$", re.IGNORECASE)


def hands_on(url: str, page_url: str) -> bool:
    """Whether an address belongs to a service that is handed the page: it says so, or holds the page's own address.

    A redirect that leads back to the site, and one that holds the address of a third site as well, hands nothing on.
    """
    if _HANDING_ON.search(url):
        return True
    if url.find("=", _SCHEME_CHARS) < 0:
        return False
    home, target = site_of(unwrap(page_url)), unwrap(url)
    if not home or site_of(target) == home:
        return False
    inner = _INNER.findall(unquote(unquote(_SENDER.sub("", target[_SCHEME_CHARS:]))))
    return bool(inner) and all(site_of(address) == home for address in inner)


def is_picture(url: str) -> bool:
    """Whether an address is that of a picture by its name, also where a service is told it to make it smaller."""
    try:
        path = urlsplit(url).path
    except ValueError:  # no address of the web
        return False
    return bool(_PICTURE.search(unquote(path)))
