"""Pages of public repositories as their sites show them, and words of labels as offsets into a page's visible text.

A label's words (quotes, headlines) are not stored: a place is a pair of offsets into `visible.visible_text` of the
page, and the words are read from the page when a set is built.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from benchmarks.real.clones import file_bytes
from benchmarks.real.jekyll import framed, render


class LabelError(Exception):
    """A label that does not fit its page: which one, and what is wrong."""


def page_of(label: dict[str, Any], clones: Path) -> bytes:
    """A label's page: as stored (form html), in its site's layout (jekyll, markdown), or in a plain frame (frame)."""
    place = label["repository"], label["commit"], label["path"]
    if label["form"] in ("html", "frame"):
        stored = file_bytes(clones, *place)
        return stored if label["form"] == "html" else framed(stored)
    return render(clones, *place)


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, folded, with the offset of each."""
    found: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for folded in unicodedata.normalize("NFKC", char).casefold():
            if folded.isalnum():
                found.append(folded)
                places.append(place)
    return "".join(found), places


def places_of(words: list[str], text: str) -> list[list[int] | None]:
    """The offsets of each of these words in a visible text, by letters and digits only; None if it is missing.

    Words that occur several times get their places in order.
    """
    letters, offsets = _letters(text)
    found: list[list[int] | None] = []
    after: dict[str, int] = {}
    for one in words:
        wanted, _ = _letters(one)
        at = letters.find(wanted, after.get(wanted, 0)) if wanted else -1
        at = letters.find(wanted) if at < 0 and wanted else at
        if at < 0:
            found.append(None)
            continue
        after[wanted] = at + 1
        found.append([offsets[at], offsets[at + len(wanted) - 1] + 1])
    return found


def words_at(place: list[int] | None, text: str) -> str | None:
    """The words at a place, on one line; None for no place."""
    return None if place is None else " ".join(text[place[0] : place[1]].split())
