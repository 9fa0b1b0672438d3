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
