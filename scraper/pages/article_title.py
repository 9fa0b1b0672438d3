"""The title of a post without the site's name, and the site's name itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import lxml.html

from presswatch.urls import host_of
from scraper.pages.article_head import Head, fold
from scraper.pages.page import Page

_SEPARATOR = re.compile(
    r"\s+[|\-–—·•:»«>/~_‹›<]+\s+|\s*[|｜»«]\s*|\s*::\s*|\s*__?\s*(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s*[_-]\s*|\s+@\s+"
)
"""Where a page title is cut into parts: a mark between blanks, a bar, or (beside letters that are not ASCII) a bare dash."""

_MAX_TITLE_CHARS = 400
_OUTER = " .\"'-:|»«“”„‘’"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_MARKS = _DASHES | _QUOTES | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"), None)


def title_key(text: str) -> str:
    """A form of a title by which two writings of one title are equal: case, quotes, dashes, outer marks folded."""
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().replace("…", "...")
    return fold(plain).strip(_OUTER)


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def read_site_name(page: Page, head: Head) -> str:
    """The name that the site gives itself in its metadata, else the part of the page title that spells its host; may be empty."""
    named = head.meta("og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone")
    if named:
        return named
    publisher = next((name for name in map(_publisher, head.objects) if name), "")
    if publisher:
        return publisher
    host = _letters(host_of(page.url).rsplit(".", 1)[0])
    parts = _parts(head.title)
    if len(parts) > 1:
        for part in (parts[-1], parts[0]):
            if len(_letters(part)) > 2 and _letters(part) in host:
                return part
    return ""


def _publisher(item: dict[str, Any]) -> str:
    publisher = item.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return fold(name) if isinstance(name, str) and not name.startswith("http") else ""


def _parts(title: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(title) if part and part.strip()]


def read_title(page: Page, head: Head, site_name: str) -> str:
    """The headline: a heading of the page that the head confirms, else the head's title less the site's name."""
    claims = _claims(head)
    stripped = [strip_site(claim, site_name, page.url) for claim in claims]
    headings = _headings(page.root, site_name)
    confirmed = _confirmed(headings, claims, stripped, site_name, page.url)
    if confirmed:
        return confirmed
    if stripped:
        return max(stripped[:1], key=len)
    firsts = [text for level, text in headings if level == 1] or [text for _, text in headings]
    return firsts[0] if firsts else ""


def _claims(head: Head) -> list[str]:
    """The titles that the head gives, the most trusted first."""
    found = [head.meta("og:title"), head.meta("twitter:title")]
    found += [fold(item["headline"]) for item in head.objects[:1] if isinstance(item.get("headline"), str)]
    found += [head.meta("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl", "title"), head.title]
    return [claim[:_MAX_TITLE_CHARS] for claim in found if claim]


def strip_site(title: str, site_name: str, url: str) -> str:
    """A head's title without the part that names the site or section (last or first part, by name, host or shortness)."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    host = _letters(host_of(url).rsplit(".", 1)[0])
    site = _letters(site_name)
    first, last = title[: cuts[0].start()].strip(), title[cuts[-1].end() :].strip()
    if _names_site(last, site, host) and first:
        return strip_site(title[: cuts[-1].start()].strip(), site_name, url)
    if _names_site(first, site, host) and last:
        return strip_site(title[cuts[0].end() :].strip(), site_name, url)
    return title


def _names_site(part: str, site: str, host: str) -> bool:
    """Whether a part of a title spells the site's name or host."""
    letters = _letters(part)
    if not letters:
        return True
    if site and (letters == site or (len(letters) > 3 and letters in site) or (len(site) > 3 and site in letters)):
        return len(letters) < len(site) + 20
    squeezed = host.replace("www", "")
    return len(letters) > 2 and (
        letters in squeezed or (len(squeezed) > 3 and squeezed in letters and len(letters) < 40)
    )


def _headings(root: lxml.html.HtmlElement, site_name: str) -> list[tuple[int, str]]:
    """The headings of a page as (level, text), without those that only name the site."""
    found = []
    site = _letters(site_name)
    for node in root.iter("h1", "h2", "h3"):
        text = fold(node.text_content())
        if text and len(text) <= _MAX_TITLE_CHARS and (not site or _letters(text) != site):
            found.append((int(node.tag[1]), text))
    return found


def _confirmed(
    headings: list[tuple[int, str]], claims: list[str], stripped: list[str], site_name: str, url: str
) -> str:
    """The heading that a head's title contains (or that contains it), the highest level first; empty if none."""
    keys = {title_key(text) for text in (*claims, *stripped)}
    for level in (1, 2, 3):
        for heading_level, text in headings:
            if heading_level == level and title_key(text) in keys:
                return text
    inside = [_letters(claim) for claim in claims]
    best = ""
    for level, text in headings:
        letters = _letters(text)
        if level == 1 and len(letters) > 8 and _overlaps(letters, inside) and len(text) > len(best):
            best = text
    return best


def _overlaps(letters: str, claims: Iterable[str]) -> bool:
    """Whether a heading and a claim are one title cut or prolonged: one starts with or contains the other for the most part."""
    for claim in claims:
        short, long = sorted((letters, claim), key=len)
        if short and short in long and len(short) >= len(long) * 0.4:
            return True
    return False
