"""The role after a name: "Ada Berg, director of the harbour", "Ada Berg takes over as chair"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.people.names_latin import bare_names
from pipelines.people.person import NameRun, Role
from pipelines.people.roles import (
    AND_WORDS,
    ARTICLES,
    CLAUSE_VERB,
    CONJUNCTION,
    DETERMINER,
    MAX_ROLE_WORDS,
    OURS,
    ROLE_STOPPERS,
    UPPER,
    head_of,
    trimmed_role,
)
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS
from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later

_AFTER = compiled_later(
    rf"(?:[ ](?:{any_of('origin_prepositions')})[ ][^,.;:()\n]{{3,50}}?)?\s{{0,60}}[,،–—-]\s{{0,60}}"
    rf"(?P<det>{DETERMINER}\s{{1,60}})?(?P<role>[^,.;:()\"“”«»„–—!?\n]{{3,140}})",
    re.IGNORECASE,
)
_PAREN = compiled_later(r"\s{0,60}\((?P<det>our\s{1,60})?(?P<role>[^()\d]{3,90})\)", re.IGNORECASE)
_AS = compiled_later(
    rf"\s{{1,60}}(?:{any_of('as_words')})\s{{1,60}}(?P<det>"
    + DETERMINER
    + r"\s{1,60})?(?P<role>[^,.;:()\"“”«»]{3,60})",
    re.IGNORECASE,
)
_IS = compiled_later(
    rf"\s{{1,60}}(?:{any_of('role_verbs')})\s{{1,60}}(?P<det>"
    + DETERMINER
    + r"\s{1,60})?(?P<role>[^,.;:()\"“”«»]{3,60}?)"
    rf"(?=[,.;:()\"“”«»]|$|[ ](?:{CONJUNCTION}|{any_of('words_after_offices')})(?!\w)|[ ]\S{{1,300}}[ ]\d)",
    re.IGNORECASE,
)
"""A verb by which somebody is, becomes or ceases to be what follows: "Ada Berg takes over as chair"."""
_OWNER = compiled_later(rf"(?:[{UPPER}][\w&.-]{{0,60}}\s{{1,60}}){{0,4}}[{UPPER}][\w&.-]{{0,60}}['’]s?\s{{1,60}}")
_OF_OURS = compiled_later(rf"(?<=\w)[ ](?:{any_of('of_our')})[ ]")


def role_after(text: str, high: int, run: NameRun) -> tuple[Role, bool] | None:
    """The role that follows a name and perhaps an age, and whether the text claims it as its own."""
    aged = AGE.match(text, run.end, high)
    run = replace(run, end=aged.end()) if aged is not None else run
    for pattern in (_AFTER, _PAREN, _AS, _IS):
        match = pattern.match(text, run.end, high)
        found = _role_of(match, verb=pattern is _IS) if match is not None else None
        if found is not None:
            return found
    return _leading_role(text, high, run) or _loose_role(text, high, run) or _signed_role(text, run)


def _role_of(match: re.Match[str], *, verb: bool) -> tuple[Role, bool] | None:
    """The role in what follows a name, after a `verb` or not; None if it is none."""
    words = match["role"].rstrip()
    owner = _OWNER.match(words)
    begin = owner.end() if owner else 0
    role = words[begin:].split(",")[0]
    determiner = match["det"] or ""
    ours = OURS.search(determiner + role) is not None
    if _is_another(role, ours=ours):
        return None
    claimed = ours and not verb and _is_claimed_role(determiner, role)
    printed = _printed(role, verb=verb, claimed=claimed)
    if printed is None:
        return None
    return Role(printed, match.start("role") + begin + role.find(printed)), ours or owner is not None


def _is_another(role: str, *, ours: bool) -> bool:
    """True for somebody else's role after "and", or another of ours with a name."""
    if AND_WORDS.intersection(role.lower().split()[:1]):
        return True  # "Nuria Abadía, y el actor Pepe Lahoz"
    # "Paul Vidal, notre valoriste Djamila Ferhat"
    return ours and next(bare_names(role, 0, len(role)), None) is not None


def _printed(role: str, *, verb: bool, claimed: bool) -> str | None:
    """The role up to the verb that goes on after it, without its organization; None if it has no head."""
    head = head_of(role)
    if head is None:
        return trimmed_role(role) if claimed else None
    if not _leads(role[: head.start()], verb=verb):
        return None
    stop = CLAUSE_VERB.search(role, head.end())
    return trimmed_role(role[: stop.start()] if stop else role)


def _is_claimed_role(determiner: str, role: str) -> bool:
    """True if "our" comes before words that no verb goes on with, or "of our" is among them."""
    return bool(determiner or _OF_OURS.search(role)) and CLAUSE_VERB.search(role) is None


def _leads(lead: str, *, verb: bool) -> bool:
    """True if words before a head can belong to its role; after a verb no preposition: "is a guest of director …"."""
    if verb and set(lead.lower().split()) & ROLE_STOPPERS:
        return False
    return not _is_far(lead) and CLAUSE_VERB.search(lead) is None


_CLAUSE_WORDS = words("clause_words")
"""Words that begin a clause of what is said, not an apposition."""
_LOOSE_AFTER = compiled_later(
    rf"\s*[,(]\s*(?P<det>(?:{ARTICLES}|{any_of('indefinite_articles')})\s+|l['’])?(?P<role>(?:[a-zà-ÿа-яё]"
    rf"|[A-Z]\w+ (?:in|of|for) )[^,.;:()\"“”«»„!?\n]{{2,70}})(?=[,.;)]|$)"
)
_LOOSE_BEFORE_VERB = compiled_later(rf"\s*[,)]\s*(?:{SPEECH_VERBS}|{any_of('verbs_after_roles')})(?!\w)", re.IGNORECASE)


def _loose_role(text: str, high: int, run: NameRun) -> tuple[Role, bool] | None:
    """The apposition of a speaker, a role of unknown words: "said Anna Berg, keeper of the tide books"."""
    match = _LOOSE_AFTER.match(text, run.end, high)
    if match is None or CLAUSE_VERB.search(match["role"]) or len(match["role"].split()) > MAX_ROLE_WORDS:
        return None
    low = max(0, run.start - 60)
    speaks = (
        _has_speech_verb_before(text, low, run.start)
        or INTERVIEWED_BEFORE.search(text, low, run.start)
        or _LOOSE_BEFORE_VERB.match(text, match.end(), high)
    )
    first = match["role"].split()[0].lower()
    if not speaks or first in ROLE_STOPPERS or first in _CLAUSE_WORDS:
        return None
    return Role(trimmed_role(match["role"]), match.start("role")), False


_SPEECH_BEFORE = compiled_later(rf"(?<!\w)(?:{SPEECH_VERBS})(?:\s+\w+){{0,3}}\s+$", re.IGNORECASE)
INTERVIEWED_BEFORE = Sieved(compiled_later(rf"(?:{any_of('talked_to')})\s+$", re.IGNORECASE))
_LOOSE_VERB = compiled_later(rf"\s+(?:{SPEECH_VERBS})(?!\w)", re.IGNORECASE)


def _has_speech_verb_before(text: str, start: int, end: int) -> bool:
    """True if a verb of saying comes before `end`, with at most three words between them."""
    return SPEECH_FILTER.may(text, start, end) and _SPEECH_BEFORE.search(text, start, end) is not None


def _has_speech_verb_after(text: str, start: int, end: int) -> bool:
    """True if a verb of saying begins at `start`."""
    return SPEECH_FILTER.may(text, start, end) and _LOOSE_VERB.match(text, start, end) is not None


def has_speech_verb_at(text: str, segment: Segment, start: int, end: int) -> bool:
    """True if a verb of saying comes right before or after the name between two offsets."""
    before = _has_speech_verb_before(text, max(segment.start, start - 50), start)
    return before or _has_speech_verb_after(text, end, segment.end)


_YEARS = rf"(?:{any_of('years_of_age')})"
AGE = compiled_later(
    rf"\s*\((?:aged? )?\d{{1,3}}(?:[ \u00a0-]?{_YEARS})?\)(?=\s*[,،–—-]|\s+(?:{any_of('as_words')}|is|ist"
    r"|est|es)(?!\w))"
    rf"|\s*,[ \u00a0](?:(?:{any_of('age_openers')})[ \u00a0]?)?\d{{1,3}}(?:[ \u00a0-]?{_YEARS})?(?=\s*,)"
)
"""An age between name and role: "Ada Berg, 91, treasurer", "Ada Berg (91 ans), trésorière"."""
_LEAD_WORDS = 4
"""Most words before the head of a role."""
_JOINED_WORDS = 8
"""The same where the head ends a second role: "passeur depuis trente ans et trésorier"."""
_JOINS = compiled_later(rf"(?<!\w){CONJUNCTION}[ \u00a0]\Z")


def _is_far(lead: str) -> bool:
    """True if what follows a name has its head after too many words to be a role."""
    return len(lead.split()) > (_JOINED_WORDS if _JOINS.search(lead) else _LEAD_WORDS)


_ISSUE = rf"(?:{any_of('issue_words')})(?!\w)"
"""What follows the name of a paper, not of a person."""
_SIGNATURE = compiled_later(
    rf"\s{{0,60}}[,(–—-]\s{{0,60}}(?!{_ISSUE})(?P<role>[a-zà-ÿа-яё][^,.;:()\"“”«»„!?\n\d]{{2,50}})\)?\s{{0,60}}(?=\n|\Z)"
)
_LINE_BEGIN = compiled_later(r"(?:^|\n)[\s—–―(-]{0,60}\Z")


def _signed_role(text: str, run: NameRun) -> tuple[Role, bool] | None:
    """The role in a line of only a name and a few small words, as under a quotation."""
    match = _SIGNATURE.match(text, run.end)
    if match is None or not _LINE_BEGIN.search(text, max(0, run.start - 8), run.start):
        return None
    return Role(match["role"].strip(), match.start("role")), False


_WHO = compiled_later(
    rf"\s*,\s*(?:{any_of('relative_pronouns')})\s+(?:also\s+)?"
    rf"(?P<role>(?:{any_of('leading_verbs', 'en', 'fr', 'es')})\s[^,.;:()\"“”«»„!?\n]{{3,70}})(?=[,.;])"
)


def _leading_role(text: str, high: int, run: NameRun) -> tuple[Role, bool] | None:
    """A role in a clause: "Anna Berg, who coordinates the harbour office, said"."""
    match = _WHO.match(text, run.end, high)
    if match is None:
        return None
    return Role(match["role"].rstrip(), match.start("role")), OURS.search(match["role"]) is not None
