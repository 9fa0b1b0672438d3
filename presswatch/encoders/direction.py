"""Text that runs against its line: Arabic and Hebrew pull along the dates, brackets and dots next to them.

The Unicode bidirectional algorithm (UAX #9) assigns neutral characters to their neighbours, so "(title), 3 May" comes
out scrambled if the title runs from right to left. An isolate keeps the order inside and outside apart. It is set only
where text really runs against the line: all other lines stay the same to the byte.
"""

from __future__ import annotations

import unicodedata

from presswatch.encoders.words import one_line

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
# Bidirectional classes (UAX #9, table 4). Arabic figures (AN) move the text next to them as letters do.
_AGAINST = {"ltr": frozenset({"R", "AL", "AN", "RLE", "RLI"}), "rtl": frozenset({"L", "LRE", "LRI"})}


def runs_against(text: str, direction: str = "ltr") -> bool:
    """True if the text holds letters or figures that run against a line of this direction ("ltr" or "rtl")."""
    if direction == "ltr" and text.isascii():
        return False
    return any(unicodedata.bidirectional(letter) in _AGAINST[direction] for letter in text)


def isolated(text: str, direction: str = "ltr") -> str:
    """The text, within U+2068 and U+2069 if it runs against its line; its own direction marks must be balanced."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if runs_against(text, direction) else text


def line_apart(text: str | None, direction: str = "ltr") -> str:
    """A text from outside as one line of plain text, isolated where that is needed; empty for None."""
    return isolated(one_line(text or ""), direction)
