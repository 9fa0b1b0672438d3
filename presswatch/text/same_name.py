"""When two spellings are one name: what people type in a filter or a list, and what pages print."""

from __future__ import annotations

import unicodedata


def folded_name(name: str) -> str:
    """A name without its letter case, width and odd blanks, in every script: equal for spellings of one name.

    Databases fold by rules of their own (SQLite the letters a to z alone), so names are compared here and not there.
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
