"""Whether words in Chinese signs are a person's name, or an outlet's, an account's or a button's."""

from __future__ import annotations

import re

from scraper.pages.article.chinese_surnames import COMPOUND_SURNAMES, RARE_SURNAMES, SURNAMES

_ALL = SURNAMES | RARE_SURNAMES
_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST = 3
"""Signs of the longest name behind a surname of one sign is two; a rare one has three."""


def is_chinese_name(name: str) -> bool:
    """Whether two to four Chinese signs begin with a surname."""
    if not _HAN.fullmatch(name) or not 1 < len(name) <= _LONGEST + 1:
        return False
    return name.startswith(COMPOUND_SURNAMES) if len(name) > _LONGEST else name[0] in _ALL


def is_account(name: str) -> bool:
    """Whether a name in Chinese signs alone, in one piece, is no person's: an outlet's, an account's, a button's."""
    return _HAN.fullmatch(name) is not None and not is_chinese_name(name)
