"""By what two writings of one title are compared: a form that is equal for both, and the words that tell of it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scraper.pages.text.letters import fold

MAX_TITLE_CHARS = 400
OUTER = " .\"'-:|»«“”„‘’"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_MARKS = _DASHES | _QUOTES | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"), None)


def title_key(text: str) -> str:
    """A form of a title by which two writings of one title are equal: case, quotes, dashes, outer marks folded."""
    return (_known_key if len(text) <= MAX_TITLE_CHARS else _key)(text)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().replace("…", "...")
    return fold(plain).strip(OUTER)


_known_key = lru_cache(maxsize=2048)(_key)
"""Every line of a page is compared with its title, and a site's menus stand on all its pages."""


WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that are written without blanks, or with wide signs."""
COLONS = ":：?!"
"""What before a headline's second half is a part of the headline."""
MIN_TELLING_CHARS = 4


def telling(text: str) -> set[str]:
    """The longer words of a text; of scripts without spaces, its pairs of signs."""
    words = {word.strip(OUTER + ",?!()") for word in text.casefold().translate(_MARKS).split()}
    found = {word for word in words if len(word) >= MIN_TELLING_CHARS}
    if WIDE.search(text):
        found |= {text[at : at + 2] for at in range(len(text) - 1)}
    return found
