"""Several authors in one text, as feeds and lists give them: "Jane Doe and John Roe", "Doe, Jane; Roe, John".

One text may as well be one author with a comma, or a body with an "and" in its name. So it is taken apart only where
the parts are plainly people; where that is not plain it stays what was printed.
"""

from __future__ import annotations

import re

from presswatch.records import family_first
from scraper.pages.person_names.names import is_full, looks_like_a_person, people_of

_BETWEEN_TURNED = re.compile(r"\s{0,60};\s{0,60}|\s{1,60}(?:and|&)\s{1,60}", re.IGNORECASE)
_MAY_BE_SEVERAL = re.compile(r"[,;&/|、،，·・]|\s\w{1,4}\s|\sو", re.IGNORECASE)
# Behind a comma alone stands as often what somebody is, or for whom: "Jane Doe, Human Rights Watch".
_JOINED = re.compile(r"[;&/|、·・]|\s(?:and|und|et|y|e|i|en|og|och|ja|ve|и|та|και|with)\s|\sو", re.IGNORECASE)

_LONGEST_CHARACTERS = 300
"""No byline is longer; what is, is not searched for names."""


def authors_apart(text: str) -> tuple[str, ...]:
    """The authors that a text names, in its order; the text itself, as it is, where they are not plainly several."""
    if len(text) > _LONGEST_CHARACTERS:
        return (text,)
    turned = _BETWEEN_TURNED.split(text)
    if len(turned) > 1 and all(map(family_first, turned)):
        return tuple(turned)
    people = people_of([text], declared=True) if _MAY_BE_SEVERAL.search(text) else []
    known = sum(map(_is_plainly_a_person, people))
    enough = known > 0 if _JOINED.search(text) else known in (len(people), *range(2, len(people)))
    return tuple(people) if len(people) > 1 and enough else (text,)


def _is_plainly_a_person(name: str) -> bool:
    return looks_like_a_person(name) or (is_full(name) and " " not in name)
