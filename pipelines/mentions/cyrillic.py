"""What Russian and Ukrainian grammar says of a name: in another case it owns the thing that stands before it."""

from __future__ import annotations

from pipelines.mentions.decision import Candidate
from pipelines.names.common import is_common
from pipelines.text.context import TextContext
from pipelines.text.fold import fold

_PRIZES = ("преми", "премі", "конкурс", "кубк", "кубок", "турнир", "турнір", "стипенди", "стипенді", "фестивал")


def owns_the_thing(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name stands behind a noun as its owner (завод Вымпела) and not as its title (завод «Вымпел»).

    Titles keep their first case. An everyday noun may be what the thing is of (отель Надежды, музей труда), and prizes
    are named so.
    """
    form = candidate.form
    if context.before(candidate.start).folded.startswith(_PRIZES):
        return False
    if context.language not in ("ru", "uk") or form.script != "cyrillic" or form.shape != "word":
        return False
    if context.quoted(candidate.start, candidate.end) or is_common(fold(form.alias).text, "ru"):
        return False
    return fold(context.text[candidate.start : candidate.end]).text != fold(form.alias).text
