"""Cues around a name that an organization or outlet is meant: the word for its kind, a verb of saying, an owner."""

from __future__ import annotations

from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

ROMANCE = frozenset(packs_with("romance_language"))


def organization_kind(candidate: Candidate, context: TextContext) -> bool:
    """True if a word for its kind is right before the name: "the charity Shelter", "l’opérateur Orchard"."""
    previous = context.before(candidate.start)
    if not previous.adjacent or (context.language == "en" and _is_part_of_name(candidate, context)):
        return False
    kind = previous.folded.rsplit("'", 1)[-1]
    return kind in words("appositions") or kind.endswith(affixes("organization_endings", context.language))


def _is_part_of_name(candidate: Candidate, context: TextContext) -> bool:
    """True if the kind has a capital where only English names have one: "the Radio Liberty bureau"."""
    previous = context.before(candidate.start)
    if not previous.capital or context.sentence_start(candidate.start - previous.width):
        return False
    return not context.title_case(candidate.start, candidate.end)


_PRESS_ACTION = compiled_later(rf"[»”\"]? (?:{any_of('press_actions')})\b")


def speech_verb_before(candidate: Candidate, context: TextContext) -> bool:
    """True if a Romance verb of saying comes first ("a indiqué Orchard"), or an outlet's action follows."""
    if candidate.form.kind == "outlet" and _PRESS_ACTION.match(context.text, candidate.end):
        return True
    if context.language not in ROMANCE or context.next(candidate.end).capital:
        return False
    previous = context.before(candidate.start)
    return previous.adjacent and previous.printed.islower() and previous.listed("speech_verbs_before_subject")


_AS_REPORTED = compiled_later(rf"(?:^|[.!?“\n] ?)(?:{any_of('as_reported_openings')}) [^.!?,\n]{{0,40}}\Z")
_REPORTING = compiled_later(rf"[^.!?,\n]{{0,40}}\b(?:{any_of('reporting_verb_forms')})\b")


def as_reported(candidate: Candidate, context: TextContext) -> bool:
    """True if the clause says who reported something: "Wie der Kurier und der Standard melden, …"."""
    left = context.text[max(0, candidate.start - 60) : candidate.start]
    return bool(_AS_REPORTED.search(left) and _REPORTING.match(context.text, candidate.end))


def cites(candidate: Candidate, context: TextContext) -> bool:
    """True if the clause has words of citing or for a kind of outlet."""
    around = context.clause(candidate.start, candidate.end)
    return bool(around & (words("printing") | words("outlet_kinds")))


_OWNER_REACH = 32


def ownership_before(candidate: Candidate, context: TextContext) -> bool:
    """True if the words before it need an organization after them: "spun off from Corvane", "filiale d’Orchard"."""
    phrase = pattern("ownership_phrases", context.language, r"\b%s ?\Z")
    low = max(0, candidate.start - _OWNER_REACH)
    return phrase is not None and phrase.search(context.text, low, candidate.start) is not None


def continued_by_of(candidate: Candidate, context: TextContext) -> bool:
    """True if a name with its article goes on with "of": La Croix de Gap, "Les Échos de la vallée".

    A day may follow an outlet's name: its issue of that day.
    """
    following = context.next(candidate.end)
    beyond = context.next(candidate.end + following.width)
    if not following.adjacent_in("of_words") or not beyond.adjacent:
        return False
    certain = context.text[candidate.start].isupper() and not context.sentence_start(candidate.start)
    noun = beyond.printed[:1].islower() and not certain and not beyond.listed("day_words")
    return (beyond.capital or noun) and not cites(candidate, context)


def turkish_print_cue(candidate: Candidate, context: TextContext) -> bool:
    """True if something was published in the outlet or said to it: "Sabah'ta yayımlandı", "Sabah'a konuşan"."""
    return _outlet_phrase("published_phrases", candidate, context)


def turkish_outlet_genitive(candidate: Candidate, context: TextContext) -> bool:
    """True if what outlets have follows a Turkish genitive: "Sabah'ın dünkü manşeti"."""
    return _outlet_phrase("outlet_genitives", candidate, context)


def _outlet_phrase(meaning: str, candidate: Candidate, context: TextContext) -> bool:
    phrase = pattern(meaning, context.language) if candidate.form.kind == "outlet" else None
    return phrase is not None and phrase.match(context.text, candidate.end) is not None
