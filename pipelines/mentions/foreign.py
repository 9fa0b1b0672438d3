"""Names that are words of another language than the text's: whether they are a part of a longer foreign name."""

from __future__ import annotations

from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_before, capital_beside, ends_longer_name
from pipelines.names.common import is_common, is_word_in
from pipelines.names.countries import is_country
from pipelines.text.context import TextContext
from presswatch.languages.packs import words


def _english_only(word: str) -> bool:
    return is_common(word, "en") and not is_common(word, "de")


def _english_phrase(candidate: Candidate, context: TextContext) -> bool:
    """Whether an English word of small letters follows in another language's text: "un emergency landing"."""
    following = context.next(candidate.end)
    if context.language in ("", "en") or not following.adjacent or not following.printed.islower():
        return False
    if "en" not in candidate.form.common_in or following.folded in words("people_after"):
        return False
    return is_common(following.folded, "en") and not is_word_in(following.folded, context.language)


def foreign_name_goes_on(candidate: Candidate, context: TextContext) -> bool:
    """A word of another language than the text's is a name, but maybe a part of one: Time Warner, Orange Bowl."""
    following = context.next(candidate.end)
    if _english_phrase(candidate, context):
        return True
    if candidate.form.kind == "organization" and following.adjacent and is_country(following.folded):
        return capital_before(candidate, context)  # its branch there: Caritas Polska
    closing = context.text[candidate.end : candidate.end + 1]
    if closing and closing in '"”“»' and not context.quoted(candidate.start, candidate.end):
        return True
    if ends_longer_name(candidate, context):
        return True
    if context.language == "de":
        beside = (context.before(candidate.start), following)
        return any(w.adjacent and w.capital and _english_only(w.folded) for w in beside)
    if capital_before(candidate, context) and context.before(candidate.start).folded not in words("not_given"):
        return True
    return capital_beside(candidate, context) and not organization_speaks(candidate, context)
