"""Names that are only letters written on a thing: a sign that says "HOPE", die Aufschrift „Emergency“."""

from __future__ import annotations

import re

from pipelines.mentions.ruling import Candidate
from pipelines.mentions.scene import Scene
from pipelines.names.fold import fold
from pipelines.names.words import words

_REACH = 40
_CLAUSE = re.compile(r"[.!?;\n]\s|[.!?;\n]$")
_WORDS = re.compile(r"[^\W\d_]+")


def inscribed(candidate: Candidate, scene: Scene) -> str:
    """The word that says that the name is written on something, or spoken of as a word; "" if none does.

    Only for names of one word, in quotation marks or in capitals of their own.
    """
    form = candidate.form
    if form.kind == "person" or form.shape not in ("word", "acronym"):
        return ""
    shown = scene.quoted(candidate.start, candidate.end) or scene.text[candidate.start : candidate.end].isupper()
    if not shown:
        return ""
    left = _CLAUSE.split(scene.text[max(0, candidate.start - _REACH) : candidate.start])[-1]
    before = _WORDS.findall(fold(left).text)[-_NEAR_WORDS:]
    return next((word for word in reversed(before) if word in words("inscriptions")), "")


_NEAR_WORDS = 4
_CALLED = re.compile(
    r"[\"”’»“]? (?:hei(?:ß|ss)t (?:der|die|das|eine?|sein|seine|ihre?)|is the name of|est le nom d(?:e|['’])"
    r"|es el nombre de"
    r"|è il nome d(?:i|ell['’])|é o nome d[eao])((?: ?[^\W\d_]+){1,3})"
)


_VERBS = frozenset({"heisst", "is", "est", "es", "e"})


def what_is_called(candidate: Candidate, scene: Scene) -> str:
    """What has the name, by a sentence that says so, if it is no body: "HOPE heißt die Hündin"; else ""."""
    if candidate.form.kind == "person" or scene.next(candidate.end).folded not in _VERBS:
        return ""
    found = _CALLED.match(scene.text, candidate.end)
    printed = fold(found.group(1)).text.split() if found else []
    kinds = words("appositions") | words("kinds_of_organizations") | words("outlet_kinds") | words("institution_heads")
    body = any(word in kinds or word.endswith(_GERMAN_BODIES) for word in printed)
    return "" if body or found is None else found.group(1).strip()


_GERMAN_BODIES = (
    "verein",
    "verband",
    "organisation",
    "stiftung",
    "werk",
    "gruppe",
    "firma",
    "partei",
    "bund",
    "zeitung",
)
