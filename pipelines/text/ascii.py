"""Texts in ASCII letters, romanized where they are in other scripts: for comparing names with addresses."""

from __future__ import annotations

import re

from anyascii import anyascii

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later


class _Ascii(dict[int, str]):
    """Each character in ASCII, looked up once."""

    def __missing__(self, code: int) -> str:
        found = self[code] = anyascii(chr(code))
        return found


_ASCII = _Ascii()
_ARTICLE = compiled_later(rf"^(?:{any_word('articles_before_outlets')})\s*", re.IGNORECASE)
_OTHER = bytes(code for code in range(128) if not chr(code).isalnum() or chr(code).isupper())
"""All of ASCII but small letters and digits."""


def in_ascii(text: str) -> str:
    """A text in Latin letters, romanized character by character."""
    return text if text.isascii() else text.translate(_ASCII)


def bare_letters(text: str) -> str:
    """A text as small letters and digits in ASCII and nothing else, as in the host of a link."""
    return in_ascii(text).lower().encode("ascii", "ignore").translate(None, _OTHER).decode("ascii")


def without_article(name: str) -> str:
    """A name without a leading article, outer blanks left out."""
    return _ARTICLE.sub("", name.strip())


def squash(name: str) -> str:
    """A name as bare letters in ASCII, without a leading article: for comparing with domains and with other namings."""
    return bare_letters(without_article(name))
