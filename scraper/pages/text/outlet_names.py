"""Names of outlets and sites: words for a paper or a station in them, labels before them, and names that a host spells.

Imports no parser of pages: the crawl's own process uses it.
"""

import re
from functools import lru_cache

from presswatch.languages.packs import any_of, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import host_of, site_of

KINDS = compiled_later(rf"(?:{any_of('piece_media_prefixes')})?[- ]?(?:{any_of('piece_kinds')})", re.IGNORECASE)
"""The kind of a piece, which alone names no outlet."""


_SIMILAR = 72
"""How alike, of 100, name and label are ("newyorktimes", "nytimes"): above the best chance match of other names."""
_SHORT = 4
_COMMON = frozenset("www m mobile amp news edition com co org net gov edu ac or go ne web".split())
"""Parts of hosts that name no site."""
_ARTICLE = compiled_later(rf"(?:{any_word('articles_of_sites')})[\s-]+|l['’]\s?", re.IGNORECASE)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_UMLAUT = compiled_later("[äöüßÄÖÜ]")
_SMALL = frozenset({"the", "of", "and", "for", "der", "die", "das", "de", "la", "le", "du", "und"})

MEDIA_NOUN = compiled_later(rf"(?<!\w)(?:{any_of('media_nouns')})(?!\w)", re.IGNORECASE)
"""A word of a name in a script that puts blanks between words."""
MEDIA_STEMS = compiled_later(any_of("media_stems"))
"""The same in Chinese, Japanese and Korean, without blanks around them: part of the name before them."""

SOURCE_WORDS = any_of("source_labels")


def in_german_ascii(text: str) -> str:
    """A text with umlauts spelled out, as in German hosts."""
    return text.translate(_GERMAN) if _UMLAUT.search(text) else text


@lru_cache(maxsize=512)
def names_site(name: str, url: str) -> bool:
    """True if the letters of a name are those of a part of the host: all, most, initials, or nearly all of them."""
    if "." in name and " " not in name and site_of(name) == site_of(url):
        return True
    spellings = {form for text in (name, in_german_ascii(name)) for form in (text, _ARTICLE.sub("", text, count=1))}
    parts = {*host_of(url).split(".")[:-1]} - _COMMON  # the last one is no name
    labels = [letters for part in parts if len(letters := _bare(part)) > 1]
    return any(_spells(spelling, label) for label in labels for spelling in spellings)


def _bare(text: str) -> str:
    if not text.isascii():
        from anyascii import anyascii  # noqa: PLC0415 - tables of a megabyte, which most hosts and many names need not

        text = anyascii(text)
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _spells(name: str, label: str) -> bool:
    words = list(filter(None, map(_bare, re.split(r"[\s'’./-]+", name))))
    letters, initials = "".join(words), "".join(word[0] for word in words if word not in _SMALL)
    if label in (letters, initials, *words[:1], *words[-1:]) or (len(initials) > 2 and label.startswith(initials)):
        return True
    shorter, longer = sorted((letters, label), key=len)
    if len(shorter) < _SHORT:
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - start-up of the command line

    return (shorter in longer and 2 * len(shorter) >= len(longer)) or fuzz.ratio(letters, label) >= _SIMILAR
