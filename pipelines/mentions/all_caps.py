"""Names in headlines in capitals, where a capital letter means nothing: what else shows that a name is meant."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, counted, refused
from pipelines.names.words import is_common, is_word_in
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import any_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

_COMPOUND_NOUNS = frozenset(packs_with("compound_nouns"))
_AMBIGUOUS_CLASSES = frozenset(packs_with("ambiguous_word_classes")) | {""}
_APOSTROPHE_AFTER_NAMES = frozenset(packs_with("apostrophe_after_names"))


def possessive(candidate: Candidate, context: TextContext) -> bool:
    """True if a possessive ending follows and the name has no other article than its own."""
    if context.text[candidate.end : candidate.end + 2].lower() not in ("'s", "’s"):
        return False
    previous = context.before(candidate.start).folded
    return candidate.form.shape == "article" or not (
        previous in words("determiners") or previous in words("definite_articles", "en")
    )


_LONG = 6
"""Letters of a word that a dictionary has and that is no acronym: WATCHERS."""


def all_caps_neighbor(candidate: Candidate, context: TextContext) -> bool:
    """True if an everyday word in capitals is next to it ("I think: WHO CARES?"), or two short ones follow.

    The latter not in English: "ESA ES LA VERDAD".
    """
    following = context.next(candidate.end)
    neighbors = (context.before(candidate.start), following)
    loud = [w.folded for w in neighbors if _is_loud(w) and len(w.printed) > 2]
    if any(_is_everyday(word, context) or _is_everyday(word.removesuffix("s"), context) for word in loud):
        return True
    if context.language in _AMBIGUOUS_CLASSES:
        return False
    row = (following, context.next(candidate.end + following.width))
    return all(_is_loud(word) and _is_everyday(word.folded, context) for word in row)


def _is_loud(word: Token) -> bool:
    return word.adjacent and word.printed.isupper()


def _is_everyday(word: str, context: TextContext) -> bool:
    if len(word) >= _LONG and any(is_word_in(word, language) for language in ("en", context.language)):
        return True
    return is_common(word, context.language, "en") or (len(word) == 1 and word in words("function"))


def raised_to_capitals(candidate: Candidate, context: TextContext) -> bool:
    """True if a name that has small letters is in capitals, and so is the next word."""
    following = context.next(candidate.end)
    return not candidate.form.alias.isupper() and following.adjacent and following.printed.isupper()


def infinitive_after(candidate: Candidate, context: TextContext) -> bool:
    """True if an English headline says what an organization is going to do: "SHELL TO CUT JOBS".

    An infinitive may also explain a noun: "PLAN TO CLOSE TWO LIBRARIES".
    """
    following, previous = context.next(candidate.end), context.before(candidate.start)
    if not following.listed("future_words"):
        return False
    if previous.adjacent and not previous.listed("function"):
        return False
    if following.folded == "to" and candidate.form.stem.head in words("nouns_with_infinitive"):
        return False
    verb = context.next(candidate.end + following.width)
    return verb.adjacent_in("headline_infinitives")


def credit_before(candidate: Candidate, context: TextContext) -> str:
    """The word of a credit line before the name ("Photo: Caritas", "Foto: Stern"), "" if there is none."""
    previous = context.before(candidate.start)
    return previous.printed if previous.gap.strip() == ":" and previous.listed("credits") else ""


_ENDING = compiled_later("['’][^\\W\\d_]")


def all_caps_name(candidate: Candidate, context: TextContext) -> bool:
    """True if a person's name opens the line before a colon ("DEMİR: …"), or a Turkish ending follows an apostrophe."""
    if context.language in _APOSTROPHE_AFTER_NAMES and _ENDING.match(context.text, candidate.end):
        return True
    speaker = candidate.form.kind == "person" and context.text[candidate.end : candidate.end + 1] == ":"
    return speaker and context.sentence_start(candidate.start)


_KIND_BELOW = compiled_later(rf"\b(?:{any_of('subject_articles')})\b((?: [a-z'’-]+){{1,3}})", re.IGNORECASE)


def _kind_below(candidate: Candidate, context: TextContext) -> bool:
    """True if the text below the headline mentions the organization by its kind: "the homelessness charity says"."""
    if candidate.form.kind != "organization":
        return False
    below = " ".join(_KIND_BELOW.findall(context.folded.text[context.folded.index(candidate.end) :])).split()
    return not words("kinds_of_organizations").isdisjoint(below)


def everyday_pair(candidate: Candidate, context: TextContext) -> str:
    """The everyday word of two that the last word of the name makes with the next one: shell scripts, a post office.

    In capitals, or the second in lower case; German joins them ("Shell-Skripte"). "" if there is none.
    """
    following = context.next(candidate.end)
    joined = following.gap == "-" and context.language in _COMPOUND_NOUNS
    if candidate.form.kind == "person" or not (following.adjacent or joined):
        return ""
    if not (joined or following.printed[:1].islower() or following.printed.isupper()):
        return ""
    pair = f"{candidate.form.stem.head.rsplit(' ', 1)[-1]} {following.folded}"
    return pair if pair in words("everyday_pairs") else ""


def _acts_at_end(candidate: Candidate, context: TextContext) -> bool:
    """True if a Turkish headline begins with a rare word and its head, or ends with what organizations do.

    "KIZILAY KAN BAĞIŞI ÇAĞRISI YAPTI", "KIZILAY BAŞKANI İSTİFA ETTİ"; common words have heads too (kulüp başkanı).
    """
    actions = pattern("headline_actions", context.language, r" %s\W*\Z")
    if actions is None or not context.sentence_start(candidate.start):
        return False
    if is_common(candidate.form.stem.head, context.language):
        return False
    if context.next(candidate.end).folded in words("people_after"):
        return True
    line = context.text[candidate.end : context.line(candidate.start, candidate.end)[1]]
    return actions.search(fold(line).text) is not None


def judge_all_caps(candidate: Candidate, context: TextContext, *, known: bool) -> Decision:
    """Decides over an everyday word in a headline in capitals."""
    form, following = candidate.form, context.next(candidate.end)
    if everyday_pair(candidate, context):
        return refused(rules.PAIR_IN_CAPITALS)
    if second := _joined_name(following, candidate, context):
        return counted(rules.CAPITALS_JOINED, form, second)
    quoted = context.quoted(candidate.start, candidate.end)
    if quoted or _acts(following, candidate, context) or possessive(candidate, context):
        return counted(rules.CAPITALS_ACTS, form)
    if all_caps_name(candidate, context):
        return counted(rules.CAPITALS_APOSTROPHE, form)
    before = context.before(candidate.start)
    if before.adjacent_in("headline_source_words"):
        return counted(rules.CAPITALS_AFTER, form, before.printed)
    if known and _continues_as_name(following, candidate):
        return counted(rules.CAPITALS_KNOWN, form)
    return refused(rules.WORD_IN_CAPITALS)


def _joined_name(following: Token, candidate: Candidate, context: TextContext) -> str:
    """The second name that "and" joins to an organization's, "" if none or an everyday word."""
    second = context.next(candidate.end + following.width)
    if candidate.form.kind != "organization" or not following.adjacent or not second.adjacent:
        return ""
    if not following.listed("joining_words"):
        return ""
    return "" if any(is_word_in(second.folded, language) for language in (context.language, "en")) else second.printed


def _acts(following: Token, candidate: Candidate, context: TextContext) -> bool:
    """True if the next words say what an organization does, or are its people."""
    if not following.adjacent:
        return False
    if following.listed("all_caps_followers") or infinitive_after(candidate, context):
        return True
    if following.listed("headline_verbs") and _kind_below(candidate, context):
        return True
    return _acts_at_end(candidate, context)


def _continues_as_name(following: Token, candidate: Candidate) -> bool:
    if not following.folded or following.listed("headline_small_words"):
        return True
    return candidate.form.shape == "acronym" and following.adjacent_in("people_after")
