"""Names that open a sentence bare, as names do and nouns with articles do not: "Shell will", "Emmaüs tiendra"."""

from __future__ import annotations

from pipelines.mentions.all_caps import infinitive_after
from pipelines.mentions.decision import Candidate
from pipelines.names.words import is_common, very_common_words
from pipelines.text.context import TextContext
from pipelines.text.fold import fold_word
from presswatch.languages.packs import alternation, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later


def bare_subject(candidate: Candidate, context: TextContext) -> bool:
    """True if a noun opens a sentence without article, as names do: "Shell, BP", "Shell will"."""
    if _acts_bare(candidate, context) or _founded(candidate, context):
        return True
    form = candidate.form
    if (context.language, form.kind, form.shape) != ("en", "organization", "word"):
        return False
    if not context.sentence_start(candidate.start):
        return False
    if _ONLY_BODIES_DO.match(context.text, candidate.end):
        return True
    return form.stem.head not in very_common_words("en") and _bare_in_english(candidate, context)


def _bare_in_english(candidate: Candidate, context: TextContext) -> bool:
    following = context.next(candidate.end)
    if _SHARES.match(context.text, candidate.end):
        return True
    if following.folded == "and":
        second = context.next(candidate.end + len(following.gap) + len(following.printed))
        return second.capital and not is_common(second.folded, "en")  # "Orchard and Nextbank both said"
    if (following.gap == ", " and following.capital) or _DECLINES.match(context.text, candidate.end):
        return True
    if not following.adjacent:
        return False
    acts = following.printed in words("verbs_of_bare_names") or infinitive_after(candidate, context)
    return acts or _ORIGIN.match(context.text, candidate.end) is not None


_ONLY_BODIES_DO = compiled_later(f" (?:{alternation('only_organizations_do')})")
"""What neither things nor ideas do: an organization named like one does it also where its name opens the sentence."""
_SHARES = compiled_later(f" (?:{alternation('shares_moved')})")


def _founded(candidate: Candidate, context: TextContext) -> bool:
    """True if the text says when or by whom it was founded; a noun for a kind is any of that kind: Клуб, Школа."""
    form, said = candidate.form, pattern("founded_phrases", context.language)
    if said is None or form.kind == "person" or form.shape != "word" or not context.sentence_start(candidate.start):
        return False
    return not _is_kind(form.stem.head, context.language) and said.match(context.text, candidate.end) is not None


def _is_kind(noun: str, language: str) -> bool:
    """True if a noun is a word for a kind of organization, or begins with one; German joins them to others."""
    if any(noun in words(kinds) for kinds in ("appositions", "other_kinds", "places_before", "institution_heads")):
        return True
    stems = (*words("other_kinds_stems"), *words("body_heads"), *words("other_kind_endings"))
    return noun.startswith(stems) or (language in packs_with("nouns_capitalized") and noun.endswith(stems))


def _acts_bare(candidate: Candidate, context: TextContext) -> bool:
    """True if a noun without article opens a sentence before its verb, as names do: "Emmaüs tiendra son assemblée"."""
    form, verbs = candidate.form, pattern("finite_verbs", context.language)
    if verbs is None or form.kind == "person" or form.shape != "word" or not context.sentence_start(candidate.start):
        return False
    if form.stem.head.endswith("s") and context.language in packs_with("plurals_in_s"):
        return False
    return verbs.match(context.text, candidate.end) is not None or _acts_on(candidate, context)


def _acts_on(candidate: Candidate, context: TextContext) -> bool:
    """True if a verb with its object follows: "Emmaüs ouvre un magasin"."""
    verb = pattern("verbs_with_object", context.language)
    found = verb.match(context.text, candidate.end) if verb else None
    return found is not None and fold_word(found.group(1)) not in words("function") | words("of_words")


_ORIGIN = compiled_later(alternation("origin_phrases"))
"""How it came about or what is its own: "Thrive was founded in", "Thrive lost its licence"."""
_DECLINES = compiled_later(alternation("declining_phrases"))
"""What only somebody can decline to do, and whose people say so: "Shelter owns no flats, its director said"."""


def acts_before_verb(candidate: Candidate, context: TextContext) -> bool:
    """True if a surname opens a sentence without article before its verb: "Faro ne répond pas", "Faro non verrà"."""
    if not context.sentence_start(candidate.start):
        return False
    verbs, place = pattern("finite_verbs", context.language), candidate.end
    if verbs is None:
        return context.language in packs_with("verbs_of_bare_names") and _with_a_second(candidate, context)
    negated, negation = pattern("negated_verbs", context.language), pattern("negations", context.language, " %s")
    if negated and negated.match(context.text, place):
        return True
    if negation and (found := negation.match(context.text, place)):
        place = found.end()
    return verbs.match(context.text, place) is not None


def _with_a_second(candidate: Candidate, context: TextContext) -> bool:
    """True if a name that is no English word is joined to it before a verb: "Stone and Kessab met"."""
    joint = context.next(candidate.end)
    second = context.next(candidate.end + len(joint.gap) + len(joint.printed))
    verb = context.next(candidate.end + sum(len(w.gap) + len(w.printed) for w in (joint, second)))
    named = joint.folded == "and" and second.adjacent and second.capital and not is_common(second.folded, "en")
    return named and verb.adjacent and verb.printed.islower()


def bare_after_preposition(candidate: Candidate, context: TextContext) -> bool:
    """True if a noun with a capital follows a preposition without article in English: "surgeons of Emergency"."""
    word, following = context.before(candidate.start), context.next(candidate.end)
    if not word.adjacent or following.capital:
        return False
    if word.printed not in words("prepositions_of_bare_names", context.language):
        return False
    if not context.text[candidate.start].isupper():
        return False
    return not (context.capitals(candidate.start, candidate.end) or context.title_case(candidate.start, candidate.end))
