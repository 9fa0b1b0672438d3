"""Acronyms of something else: by what is known of the subject's names, and by the words next to them."""

from __future__ import annotations

import re
from functools import cache

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate, Decision
from pipelines.mentions.kinds import program_before, thing_after
from pipelines.mentions.ladder import Ladder, Occurrence, after_printed, refuse, unknown
from pipelines.names.common import is_common
from pipelines.names.forms import Form
from pipelines.text.context import TextContext
from presswatch.languages.packs import pattern, words


def _own_words_near(form: Form, context: TextContext) -> bool:
    """Whether the text speaks of what the subject's full name says: of refugees, where the IRS studies them."""
    own = tuple(form.own)
    return bool(own) and context.once(
        (_own_words_near, form.own), lambda: any(w.startswith(own) for w in context.words)
    )


def _namesake(candidate: Candidate, context: TextContext) -> str:
    """The other body of that acronym that is better known, where the text has none of the subject's own words."""
    form = candidate.form
    return form.namesake if form.namesake and not _own_words_near(form, context) else ""


def _of_another_language(candidate: Candidate, context: TextContext) -> bool:
    """True if the text's language has another acronym for the subject, and nothing points to the subject."""
    form = candidate.form
    if context.language not in form.tongues or _own_words_near(form, context):
        return False
    return not organization_speaks(candidate, context)


def _one_of_many(candidate: Candidate, context: TextContext) -> str:
    """The indefinite article or the like before it, unless a noun follows: "a CPA in Ohio", but "a WHO official"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.gap.startswith(("-", "–", "/")) or (following.adjacent and following.folded not in words("function")):
        return ""
    one = previous.adjacent and previous.folded in words("one_of_many", context.language)
    return previous.printed if one else ""


_SHORT_ACRONYM = 3  # longer ones are printed with İ too: UNİCEF


def _dotted_i(candidate: Candidate, context: TextContext) -> bool:
    """True if a short acronym has the other i of Turkish than the watchlist's: MİT is no MIT."""
    form, surface = candidate.form, context.text[candidate.start : candidate.end]
    other = len(surface) <= _SHORT_ACRONYM and "İ" in surface
    return other and not any("İ" in name for name in (form.alias, *form.own))


def _initials_of_name(candidate: Candidate, context: TextContext) -> bool:
    """True if two letters with dots are before a surname: "A.P. Moller"."""
    surface = context.text[candidate.start : candidate.end]
    if len(surface) != len("A.P.") or not surface.endswith("."):
        return False
    following = context.next(candidate.end)
    if not following.adjacent or not following.capital:
        return False
    of_body = following.folded in words("people_after") or following.printed.isupper()
    return not of_body and not is_common(following.folded, context.language, "en")


def _without_conditions(one: Occurrence) -> bool:
    return one.form.option is None and not one.known


def of_something_else(one: Occurrence) -> Decision | None:
    """The refusal of an acronym that is not the subject's here, else None."""
    return _ACRONYM.decide(one)


@cache
def _hyphenated_ending(language: str) -> re.Pattern[str] | None:
    return pattern("acronym_endings", language, r"-%s(?![\w-])")


def case_ending_length(candidate: Candidate, context: TextContext) -> int:
    """How many characters after an acronym are its case, joined by a hyphen: CERN-ie, WOŚP-u."""
    ending = _hyphenated_ending(context.language) if candidate.form.shape == "acronym" else None
    found = ending.match(context.text, candidate.end) if ending else None
    return len(found.group()) if found else 0


_ACRONYM = Ladder(
    refuse(rules.OTHERS_ACRONYM, _namesake, _without_conditions),
    refuse(rules.ACRONYM_OF_OTHER_LANGUAGE, _of_another_language, _without_conditions),
    refuse(rules.ONE_OF_MANY, _one_of_many),
    refuse(rules.ACRONYM_OF_A_THING, thing_after),
    refuse(rules.ACRONYM_OF_A_PROGRAM, program_before, unknown),
    refuse(rules.DOTTED_I, _dotted_i),
    refuse(rules.INITIALS, _initials_of_name, detail=after_printed),
)
