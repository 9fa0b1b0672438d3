"""Whether a subject's names tell that it is a school or a sports club, of which short names are read otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

SCHOOL, CLUB = frozenset({"school"}), frozenset({"club"})
_A_SCHOOL = re.compile("univ|uniw|colleg|hochschul|polit?[ey]c|универс|大[学學]|대학|جامع")
_A_CLUB = re.compile(
    r"\b(?:[as]?fc|cf|fk|ssc|rcd|tsv|vf[bl]|calcio|football club|نادي|النادي)\b|^(?:as|ac|ud|sv) | sc$",
    re.MULTILINE,
)


def school_or_club(names: Iterable[str]) -> frozenset[str]:
    """SCHOOL or CLUB as the folded names tell; empty if they tell neither."""
    together = "\n".join(names)
    if _A_SCHOOL.search(together):
        return SCHOOL
    return CLUB if _A_CLUB.search(together) else frozenset()
