"""Whether a line around a day is a label or a sentence: the day in a sentence is that of what it tells."""

from __future__ import annotations

import re

_PARTED = re.compile(r"[|·•⋅∙‧▪/–—\t]|\s-\s|//|:")
_MAX_REST_WORDS = 8
_MAX_ENDED_WORDS = 3
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WIDE_PER_WORD = 3


def is_sentence(text: str, dated: int) -> bool:
    """Whether a line, `dated` characters of which are dates, tells something rather than labels it."""
    words = len(text.split()) + len(_WIDE.findall(text)) // _WIDE_PER_WORD - dated // 5
    if text[-1] in ".!?。！？…؟" and words > _MAX_ENDED_WORDS:
        return True
    return words > (2 * _MAX_REST_WORDS if _PARTED.search(text) else _MAX_REST_WORDS)


def opens_sentence(before: str, after: str) -> bool:
    """Whether what stands around a day makes it the begin of a sentence: "On May 12, 2023, BBC News covered our work".

    "On May 12, 2023, by Jane Roe" is none.
    """
    return _ON.fullmatch(before) is not None and _TELLS.match(after) is not None


_ON = re.compile(r"\W*on\W*", re.IGNORECASE)
_TELLS = re.compile(r"\s*,\s+(?!by\b|in\b)[^\W\d]\S*\s+[^\W\d]\S*\s+[^\W\d]", re.IGNORECASE)
