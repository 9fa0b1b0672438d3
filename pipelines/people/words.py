"""Words for roles: heads of role phrases, words around them, roles of those who are outside the organization."""

from __future__ import annotations

import re

from pipelines.text.literal_filter import WordSieve, by_first_letter, lowered
from presswatch.languages.packs import any_of, packs_with
from presswatch.languages.packs import words as table

UPPER = "".join(chr(c) for c in (*range(0x41, 0x530), *range(0x1EA0, 0x1EFA)) if chr(c).isupper())
"""Capital letters of the Latin (with Vietnamese), Greek and Cyrillic scripts, for character classes."""
_UNSPACED = ("ar", "ja", "ko", "zh")
"""Languages whose roles have readers of their own."""


def _heads(pack: str) -> str:
    """The heads of roles in one language, with what may be joined before them and their endings."""
    plain, compound = by_first_letter(any_of("role_heads", pack)), any_of("compound_role_heads", pack)
    heads = "|".join(filter(None, [plain, compound and rf"\w{{0,60}}(?:{by_first_letter(compound)})"]))
    prefixes, endings = any_of("role_prefixes", pack), any_of("role_endings", pack)
    return (f"(?:{prefixes})?" if prefixes else "") + f"(?:{heads})" + (f"(?:{endings})?" if endings else "")


_PACKS = sorted({*packs_with("role_heads"), *packs_with("compound_role_heads")} - {*_UNSPACED})
HEAD = re.compile(lowered(rf"(?<![\w-])(?:{'|'.join(map(_heads, _PACKS))})(?!\w)"))
"""A word that can head a role phrase in a language with blanks between words; looked for in words in small letters."""
MAY_HEAD = WordSieve("|".join(filter(None, (any_of(m, *_PACKS) for m in ("role_heads", "compound_role_heads")))))

OUR_WORD = rf"(?:{any_of('our_words')})"
DETERMINER = rf"(?:{OUR_WORD}|{any_of('role_determiners')})"
ARTICLES = any_of("definite_articles", "de", "en", "es", "fr", "it", "pt")
ARTICLE = rf"(?:(?:{ARTICLES})[ \u00a0]|l['’])"
"""A definite article with the blank after it; Dutch has one that is a preposition elsewhere."""
CONJUNCTION = rf"(?:{any_of('conjunctions')})"
OURS = re.compile(rf"(?<!\w){OUR_WORD}(?!\w)", re.IGNORECASE)
OWN_BODY = re.compile(rf"[^.,;:()\"“”«»„\n]{{0,40}}?\s(?:{any_of('own_body_phrases')})")
"""A role at "the association": a press officer writes so of their own one, and names any other."""
STOP_LEFT = table("stop_left")
HONORIFIC = table("honorific")
ROLE_MODIFIER = table("role_modifier")
OUTSIDE = re.compile(
    rf"(?<!\w)(?:{any_of('outside_roles')})(?!\w)|{any_of('outside_role_stems')}",
    re.IGNORECASE,
)
"""Roles of journalists and office holders: people who ask, or who speak for others than the posting organization."""
TOWN_OFFICE = re.compile(rf"(?<!\w)(?:{any_of('council_roles')})(?!\w)", re.IGNORECASE)
"""Roles of a town's office holders, who speak for others unless the town itself posts."""
HEAD_OF_TOWN = re.compile(rf"(?<!\w)(?:{any_of('mayors')})(?!\w)|{any_of('mayor_stems')}", re.IGNORECASE)
"""Who heads a town or district: a guest of those who post, unless they speak or the post calls them its own."""
NOT_A_NAME = table("not_a_name")
"""Words that no personal name holds."""
