"""German compounds: a name of several words has hyphens throughout before a further one (Human-Rights-Watch-Studie)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.names.forms import Form
from pipelines.names.matcher import Matcher
from pipelines.text.context import TextContext
from pipelines.text.fold import Folded, fold
from presswatch.languages.packs import packs_with

_HYPHENS = "-\u2010\u2011"
_COMPOUND = re.compile(rf"[^\W\d_]\w{{0,60}}+(?:[{_HYPHENS}]\w{{1,60}}+){{2,42}}+")
_SPACES = str.maketrans(dict.fromkeys(_HYPHENS, " "))


def hits_in_compounds(context: TextContext, matcher: Matcher) -> Iterator[tuple[Folded, Form, int, int]]:
    """The names of several words that stand in a compound and are not its last part, with the text as they are found.

    That is the folded text in which the hyphens of compounds are spaces; offsets into the source stay the same.
    """
    if context.language not in packs_with("compounds_with_hyphens") or "-" not in context.folded.text:
        return
    opened = _COMPOUND.sub(lambda found: found.group().translate(_SPACES), context.text)
    if opened == context.text:
        return
    folded = fold(opened)
    for form, low, high in matcher.hits(folded, context.language):
        start, end = folded.start(low), folded.end(high)
        inside = any(hyphen in context.text[start:end] for hyphen in _HYPHENS)
        if inside and " " in form.alias and context.text[end : end + 1] in tuple(_HYPHENS):
            yield folded, form, low, high
