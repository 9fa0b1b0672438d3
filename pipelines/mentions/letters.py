"""Acronyms that stand for something else by what is known of the subject's names and by the words right beside."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate, Decision, refused
from pipelines.mentions.kinds import program_before, thing_after
from pipelines.names.common import is_common
from pipelines.names.forms import Form
from pipelines.text.context import TextContext
from presswatch.languages.packs import words


def of_something_else(candidate: Candidate, context: TextContext, surface: str, *, known: bool) -> Decision | None:
    """The refusal of an acronym that is not the subject's here, else None; `known`: the subject is named otherwise."""
    form = candidate.form
    if form.namesake and form.option is None and not known and not _own_words_near(form, context):
        return refused(rules.OTHERS_ACRONYM, form.namesake)
    if form.tongues and form.option is None and not known and _of_another_tongue(candidate, context):
        return refused(rules.ACRONYM_OF_OTHER_LANGUAGE)
    if _one_of_many(candidate, context):
        return refused(rules.ONE_OF_MANY, context.before(candidate.start).printed)
    if thing_after(candidate, context) or (not known and program_before(candidate, context)):
        return refused(rules.ACRONYM_OF_A_THING)
    if _turkish_letter(form, surface, context):
        return refused(rules.DOTTED_I)
    if _initials_of_name(candidate, context, surface):
        return refused(rules.INITIALS, context.next(candidate.end).printed)
    return None


def _own_words_near(form: Form, context: TextContext) -> bool:
    """Whether the text speaks of what the subject's full name says: of refugees, where the IRS studies them."""
    own = tuple(form.own)
    return bool(own) and context.once(
        (_own_words_near, form.own), lambda: any(w.startswith(own) for w in context.words)
    )


def _of_another_tongue(candidate: Candidate, context: TextContext) -> bool:
    """Whether the text is of a language in which the subject has another acronym, and nothing tells of the subject."""
    form = candidate.form
    if context.language not in form.tongues or _own_words_near(form, context):
        return False
    return not organization_speaks(candidate, context)


def _one_of_many(candidate: Candidate, context: TextContext) -> bool:
    """A body has no indefinite article ("a CPA in Ohio", "un CRS a"), unless a noun follows ("a WHO official")."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    alone = not following.gap.startswith(("-", "–", "/")) and (
        not following.adjacent or following.folded in words("function")
    )
    one = _ONE.get(context.language, ())
    return previous.adjacent and previous.folded in one and alone


_ONE = {
    "en": ("a", "an", "another", "every"),
    "fr": ("un", "une", "des", "aucun", "aucune", "chaque"),
    "es": ("un", "una", "unos", "unas", "cada", "ningun"),
    "it": ("un", "una", "uno", "ogni"),
    "pt": ("um", "uma", "uns", "umas", "cada"),
}


_SHORT_ACRONYM = 3  # longer ones are printed with İ too: UNİCEF


def _turkish_letter(form: Form, surface: str, context: TextContext) -> bool:
    """Whether a short acronym has the other i of Turkish than the watchlist's: MİT is no MIT."""
    short = context.language == "tr" and len(surface) <= _SHORT_ACRONYM
    return short and "İ" in surface and not any("İ" in name for name in (form.alias, *form.own))


def _initials_of_name(candidate: Candidate, context: TextContext, surface: str) -> bool:
    """Whether two letters with dots stand before a surname: "A.P. Moller"."""
    if len(surface) != len("A.P.") or not surface.endswith("."):
        return False
    following = context.next(candidate.end)
    if not following.adjacent or not following.capital:
        return False
    of_body = following.folded in words("people_after") or following.printed.isupper()
    return not of_body and not is_common(following.folded, context.language, "en")


_POLISH_ENDING = re.compile(r"-(?:u|a|ie|em|iem|owi|y|ów|om|ami|ach|e|i|ę|ą)(?![\w-])")


def polish_ending(candidate: Candidate, context: TextContext) -> int:
    """How many characters behind an acronym are its case in Polish: CERN-ie, WOŚP-u."""
    polish = context.language == "pl" and candidate.form.shape == "acronym"
    found = _POLISH_ENDING.match(context.text, candidate.end) if polish else None
    return len(found.group()) if found else 0
