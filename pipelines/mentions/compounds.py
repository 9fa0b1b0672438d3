"""German compounds: a name of several words has hyphens throughout before a further one (Human-Rights-Watch-Studie)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.mentions.scene import Scene
from pipelines.names.fold import Folded, fold
from pipelines.names.forms import Form
from pipelines.names.matcher import Matcher

_HYPHENS = "-\u2010\u2011"
_COMPOUND = re.compile(rf"[^\W\d_]\w{{0,60}}+(?:[{_HYPHENS}]\w{{1,60}}+){{2,42}}+")
_SPACES = str.maketrans(dict.fromkeys(_HYPHENS, " "))


def hits_in_compounds(scene: Scene, matcher: Matcher) -> Iterator[tuple[Folded, Form, int, int]]:
    """The names of several words that stand in a compound and are not its last part, with the text as they are found.

    That is the folded text in which the hyphens of compounds are spaces; offsets into the source stay the same.
    """
    if scene.language != "de" or "-" not in scene.folded.text:
        return
    opened = _COMPOUND.sub(lambda found: found.group().translate(_SPACES), scene.text)
    if opened == scene.text:
        return
    folded = fold(opened)
    for form, low, high in matcher.hits(folded, scene.language):
        start, end = folded.start(low), folded.end(high)
        inside = any(hyphen in scene.text[start:end] for hyphen in _HYPHENS)
        if inside and " " in form.alias and scene.text[end : end + 1] in tuple(_HYPHENS):
            yield folded, form, low, high
