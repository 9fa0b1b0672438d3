"""Names in headlines in capitals, where capitals tell nothing: what else must speak for them."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, counted, refused
from pipelines.names.common import is_common, is_word_in
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from presswatch.languages.packs import words


def possessive(candidate: Candidate, context: TextContext) -> bool:
    """Whether a possessive ending follows and the name stands without an article of its own."""
    own = context.text[candidate.end : candidate.end + 2].lower() in ("'s", "’s")
    previous = context.before(candidate.start)
    return own and (candidate.form.shape == "article" or previous.folded not in words("determiners") | {"the"})


_LONG = 6
"""Letters of a word that a dictionary has and that is no acronym: WATCHERS."""


def _known(word: str, context: TextContext) -> bool:
    if len(word) >= _LONG and any(is_word_in(word, language) for language in ("en", context.language)):
        return True
    return is_common(word, context.language, "en") or (len(word) == 1 and word in words("function"))


def all_caps_neighbor(candidate: Candidate, context: TextContext) -> bool:
    """Whether an everyday word in capitals stands right beside ("I think: WHO CARES?")."""
    beside = (context.before(candidate.start), context.next(candidate.end))
    loud = [w.folded for w in beside if w.adjacent and len(w.printed) > 2 and w.printed.isupper()]
    if any(_known(word, context) or _known(word.removesuffix("s"), context) for word in loud):
        return True
    following = context.next(candidate.end)
    second = context.next(candidate.end + len(following.gap) + len(following.printed))
    row = [w for w in (following, second) if w.adjacent and w.printed.isupper() and _known(w.folded, context)]
    return len(row) == _LOUD_ROW and context.language not in ("", "en")


def raised_to_capitals(candidate: Candidate, context: TextContext) -> bool:
    """Whether a name that has small letters stands in capitals as the word behind it does."""
    following = context.next(candidate.end)
    return not candidate.form.alias.isupper() and following.adjacent and following.printed.isupper()


_LOUD_ROW = 2
"""Everyday words in capitals after a name that make the stretch a shout, short ones too ("ESA ES LA VERDAD")."""


def infinitive_after(candidate: Candidate, context: TextContext) -> bool:
    """English headlines put what a body will do into the infinitive: "SHELL TO CUT JOBS"."""
    following, previous = context.next(candidate.end), context.before(candidate.start)
    if following.folded not in ("to", "will") or (previous.adjacent and previous.folded not in words("function")):
        return False
    if following.folded == "to" and candidate.form.stem.head in _WITH_INFINITIVE:
        return False
    verb = context.next(candidate.end + len(following.gap) + len(following.printed))
    return verb.adjacent and verb.folded in words("shouted_after_to")


_WITH_INFINITIVE = frozenset(
    "attempt bid call chance decision drive duty effort fight hope license mission move permit plan pledge power"
    " promise push race refusal right struggle threat time urge vote vow".split()
)
"""Nouns that an infinitive explains: "PLAN TO CLOSE TWO LIBRARIES" tells nothing of a body named Plan."""


def credit_before(candidate: Candidate, context: TextContext) -> str:
    """The word of a credit line before the name ("Photo: Caritas", "Foto: Stern"), "" if there is none."""
    previous = context.before(candidate.start)
    return previous.printed if previous.gap.strip() == ":" and previous.folded in words("credits") else ""


_TURKISH_ENDING = re.compile("['’][^\\W\\d_]")


def all_caps_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether a person's name opens the line before a colon ("DEMİR: …"), or a Turkish ending follows an apostrophe.

    Turkish sets the apostrophe behind names only.
    """
    if context.language == "tr" and _TURKISH_ENDING.match(context.text, candidate.end):
        return True
    speaker = candidate.form.kind == "person" and context.text[candidate.end : candidate.end + 1] == ":"
    return speaker and context.sentence_start(candidate.start)


_ITS_KIND = re.compile(r"\b(?:the|die|der|das|la|le|el|il|a|o)\b((?: [a-z'’-]+){1,3})", re.IGNORECASE)


def _kind_told_below(candidate: Candidate, context: TextContext) -> bool:
    """Whether the text below the headline speaks of the body by its kind: "the homelessness charity says"."""
    if candidate.form.kind != "organization":
        return False
    told = " ".join(_ITS_KIND.findall(context.folded.text[context.folded.index(candidate.end) :])).split()
    return not words("kinds_of_organizations").isdisjoint(told)


def everyday_pair(candidate: Candidate, context: TextContext) -> str:
    """The everyday word of two that the last word of the name makes with the next one: shell scripts, a post office.

    In capitals, or the second in small letters; German joins them ("Shell-Skripte"). "" if there is none.
    """
    following = context.next(candidate.end)
    joined = following.gap == "-" and context.language == "de"
    small = following.printed[:1].islower() or following.printed.isupper() or joined
    if candidate.form.kind == "person" or not (following.adjacent or joined) or not small:
        return ""
    pair = f"{candidate.form.stem.head.rsplit(' ', 1)[-1]} {following.folded}"
    return pair if pair in words("everyday_pairs") else ""


_TURKISH_ACTS = re.compile(
    r" (?:(?:cagrisi|aciklama|aciklamasi|uyarisi|bagis|yardim|basvuru) yapti|acikladi|duyurdu|uyardi|bildirdi|belirtti"
    r"|kinadi|yalanladi|dagitti|gonderdi|ulastirdi|yayimladi|yayinladi|istedi|cagirdi|baslatti|tepki gosterdi"
    r"|(?:dava|sorusturma) acti|duyurusunda bulundu)\W*\Z"
)


def _acts_in_turkish(candidate: Candidate, context: TextContext) -> bool:
    """Whether a Turkish headline begins with a rare word and tells of its head or ends with what bodies do.

    "KIZILAY KAN BAĞIŞI ÇAĞRISI YAPTI", "KIZILAY BAŞKANI İSTİFA ETTİ"; common words have heads too (kulüp başkanı).
    """
    if (
        context.language != "tr"
        or not context.sentence_start(candidate.start)
        or is_common(candidate.form.stem.head, "tr")
    ):
        return False
    if context.next(candidate.end).folded in words("people_after"):
        return True
    line = context.text[candidate.end : context.line(candidate.start, candidate.end)[1]]
    return _TURKISH_ACTS.search(fold(line).text) is not None


def judge_all_caps(candidate: Candidate, context: TextContext, *, known: bool) -> Decision:
    """Decides over an everyday word in a headline in capitals."""
    form = candidate.form
    following = context.next(candidate.end)
    if everyday_pair(candidate, context):
        return refused(rules.PAIR_IN_CAPITALS)
    speaks = following.adjacent and (
        following.folded in words("shouted")
        or _acts_in_turkish(candidate, context)
        or infinitive_after(candidate, context)
        or (following.folded in words("headline_verbs") and _kind_told_below(candidate, context))
    )
    second = context.next(candidate.end + len(following.gap) + len(following.printed))
    joined = following.adjacent and following.folded in ("and", "und", "et", "y") and second.adjacent
    word = any(is_word_in(second.folded, language) for language in (context.language, "en"))
    if joined and form.kind == "organization" and not word:
        return counted(rules.CAPITALS_JOINED, form, second.printed)
    if speaks or possessive(candidate, context) or context.quoted(candidate.start, candidate.end):
        return counted(rules.CAPITALS_ACTS, form)
    if all_caps_name(candidate, context):
        return counted(rules.CAPITALS_APOSTROPHE, form)
    before = context.before(candidate.start)
    if before.adjacent and before.folded in ("by", "from", "at", "via", "laut", "selon", "beim", "am", "tells"):
        return counted(rules.CAPITALS_AFTER, form, before.printed)
    of_its_people = form.shape == "acronym" and following.adjacent and following.folded in words("people_after")
    if known and (of_its_people or following.folded in ("", "and", "und", "et", "to", "in", "on")):
        return counted(rules.CAPITALS_KNOWN, form)
    return refused(rules.WORD_IN_CAPITALS)
