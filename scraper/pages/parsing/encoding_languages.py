"""What the language that a page declares says of its encoding, where its labels are missing or wrong."""

from __future__ import annotations

import re

# What stands between letters in any language says nothing of the encoding.
_TYPOGRAPHY = frozenset("\u00a0§©«»°·–—‘’‚“”„•…€")
# Texts hold names of other languages; one that is read wrongly has signs in place of its commonest letters.
_LATIN_SHARE = 0.8
# The commonest letters of Arabic, Persian and Urdu are four to nine of twenty in a right reading (short texts, too),
# at most five of twenty in that of other scripts, or of one Arabic encoding as the other.
ARABIC, ARABIC_SHARE = frozenset("اليمو"), 0.3

_CENTRAL, _BALTIC = ("cp1250", "iso8859-2"), ("cp1257", "iso8859-4")
_SOUTH_SLAVIC = "čćđšž"
# Encodings by language (WHATWG HTML, "determining the character encoding", and the ISO set of the region beside
# Microsoft's), and the letters beyond ASCII that its words are written with.
_LATIN = {
    "pl": (_CENTRAL, "ąćęłńóśźż"), "cs": (_CENTRAL, "áčďéěíňóřšťúůýž"), "sk": (_CENTRAL, "áäčďéíĺľňóôŕšťúýž"),
    "hu": (_CENTRAL, "áéíóöőúüű"), "ro": (_CENTRAL, "ăâîşţ"), "sl": (_CENTRAL, _SOUTH_SLAVIC),
    "hr": (_CENTRAL, _SOUTH_SLAVIC), "bs": (_CENTRAL, _SOUTH_SLAVIC), "sr": (_CENTRAL, _SOUTH_SLAVIC),
    "lv": (_BALTIC, "āčēģīķļņšūž"), "lt": (_BALTIC, "ąčęėįšųūž"), "et": (_BALTIC, "äõöüšž"),
    "tr": (("cp1254",), "âçğıİîöşûü"), "az": (("cp1254",), "çğıİöşü"), "ku": (("cp1254",), "çêîşû"),
}  # fmt: skip
_ARABIC = {"ar": ("cp1256", "iso8859-6"), "fa": ("cp1256",), "ur": ("cp1256",)}
_LANGUAGE = re.compile(
    rb"<html\b[^>]{0,400}?\slang\s*=\s*[\"']?([a-z]{2})(?![a-z])"
    rb"|<meta\b[^>]{0,200}?content-language[\"']?[^>]{0,100}?\scontent\s*=\s*[\"']?([a-z]{2})(?![a-z])",
    re.IGNORECASE,
)


def encoding_of_language(head: bytes, high: bytes) -> str | None:
    """The encoding in which a text is one of the language that the page's head declares; None where none is.

    `high` are the text's bytes beyond ASCII. For languages whose letters a Western reading turns into other letters and
    signs; never where that is as good.
    """
    found = _LANGUAGE.search(head)
    language = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if language in _ARABIC:
        encodings, letters, needed = _ARABIC[language], ARABIC, ARABIC_SHARE
    elif language in _LATIN:
        encodings, small = _LATIN[language]
        letters, needed = frozenset(small + small.upper()), _LATIN_SHARE
    else:
        return None
    shares = {encoding: _share(high, encoding, letters) for encoding in encodings}
    best = max(shares, key=lambda encoding: shares[encoding])
    western = _share(high, "cp1252", letters)
    return best if shares[best] >= needed and shares[best] > western else None


def _share(high: bytes, encoding: str, letters: frozenset[str]) -> float:
    """Which part of the signs beyond ASCII are these letters, in that encoding."""
    beyond = [sign for sign in high.decode(encoding, "replace") if sign not in _TYPOGRAPHY]
    return sum(sign in letters for sign in beyond) / len(beyond) if beyond else 0.0
