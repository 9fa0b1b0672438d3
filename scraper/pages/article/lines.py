"""Numbers about the signs and words of one line, whatever page it stands in."""

from __future__ import annotations

import re
from struct import Struct

from scraper.pages.article.blocks import PROSE_ENDS
from scraper.pages.article.wording import WORDING_FEATURES, wording
from scraper.pages.text.known_lines import remembered

LINE_FIRST, LINE_SIGNS = 5, 12
"""How many numbers come before those of a line's markup in the order of the model's columns, and how many before those
of its wording."""

_SENTENCE = re.compile(r"[.!?。！？…؟।](?=\s|$|[\"'”»」])|[。！？]")
_DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MARKS = frozenset("©|»›→•·▶►")
_LOOKED_AT = 400
_DATE_WITHIN = 200


_PACKED = Struct(f"{LINE_SIGNS + len(WORDING_FEATURES)}f")


@remembered
def line_numbers(text: str) -> bytes:
    """The numbers of a line as floats of 32 bits: an eighth of what Python's own take, and put together as they are."""
    return _PACKED.pack(*_signs(text), *wording(text))


def _signs(text: str) -> tuple[float, ...]:
    """ends_prose, commas, sentences, digits, upper; lower_start, marks, colon, date_like, wide, words, question."""
    words, start, plain = text.split(), text[:_DATE_WITHIN], text.isascii()
    digits = _digits(text[:_LOOKED_AT])
    commas = text.count(",") if plain else sum(map(text.count, ",，、،"))
    return (
        text[-1] in PROSE_ENDS,
        commas / len(words),
        len(_SENTENCE.findall(text)),
        digits / min(len(text), _LOOKED_AT),
        sum([word[0].isupper() for word in words]) / len(words),
        text[0].islower(),
        "|" in text if plain else not _MARKS.isdisjoint(text),
        text[-1] in ":：…",
        digits > 0 and bool(_DATE_LIKE.search(start)),
        0.0 if plain else len(_WIDE.findall(start)) / len(start),
        len(words),
        text[-1] in "?？؟",
    )


def _digits(text: str) -> int:
    return sum(map(text.count, "0123456789")) if text.isascii() else sum(map(str.isdigit, text))
