"""A role without the body it is held at (Latin and Cyrillic scripts): "director at the Harbour Trust" is "director"."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re

from pipelines.people.runs import NameRun, is_head
from pipelines.people.types import Role
from pipelines.people.words import CONJUNCTION, DETERMINER, HEAD, MAY_HEAD, OURS, ROLE_MODIFIER, UPPER
from pipelines.text.literal_filter import lowered
from presswatch.languages.packs import any_of, words

_YEARS = rf"(?:{any_of('years_of_age')})"
AGE = re.compile(
    rf"\s*\((?:aged? )?\d{{1,3}}(?:[ \u00a0-]?{_YEARS})?\)(?=\s*[,،–—-]|\s+(?:{any_of('as_words')}|is|ist|est|es)(?!\w))"
    rf"|\s*,[ \u00a0](?:(?:{any_of('age_openers')})[ \u00a0]?)?\d{{1,3}}(?:[ \u00a0-]?{_YEARS})?(?=\s*,)",
)
"""The age of somebody, printed between the name and the role: "Ada Berg, 91, treasurer", "Ada Berg (91 ans), trésorière"."""
_CUT = re.compile(
    rf"\s{{1,60}}(?:{any_of('at_prepositions')})\s{{1,60}}(?:{DETERMINER}\s|l['’]|(?-i:[{UPPER}])).{{0,300}}|\s{{1,60}}(?:{any_of('of_our')})\s.{{0,300}}|\s{{1,60}}(?:of|for)\s{{1,60}}(?:our|this|{any_of('role_determiners', 'en')})\s.{{0,300}}|\s{{1,60}}(?:{any_of('of_the')})\s{{0,60}}(?:{any_of('body_kinds')})\b.{{0,300}}",
    re.IGNORECASE | re.DOTALL,
)
_CUT_PROPER = re.compile(
    rf"\s{{1,60}}(?:(?:{any_of('of_a_name')})\s{{1,60}}(?:the\s{{1,60}}|la\s{{1,60}})?|dell['’])[{UPPER}].{{0,300}}",
    re.DOTALL,
)
_SECOND = re.compile(rf"[ ]{CONJUNCTION}[ ]")


_FIELDLESS = words("fieldless_heads")
"""Heads of roles that say nothing without their field."""
_WHOSE = re.compile(rf"\s(?:{any_of('relative_possessives')})\s.{{0,300}}\Z")
"""A clause behind a role on something of its holder's: "a geographer whose maps everybody knows"."""


def trimmed_role(role: str) -> str:
    """A role without the organization it is held at: "director at the Harbour Trust" is "director"."""
    role = _WHOSE.sub("", re.sub(r"\s+", " ", role)).strip(" ,")
    cut = _CUT.sub("", role)
    proper = _CUT_PROPER.sub("", cut) if cut[:1].islower() else cut
    if _SECOND.search(cut, len(proper)) and head_of(cut[len(proper) :]):
        return cut  # "secretaria de Acción Sindical y portavoz": two roles, printed as one
    if proper.lower() in _FIELDLESS:
        return role  # "Head of the School of Psychology": nobody is a head of nothing
    return proper if head_of(proper) else (cut if head_of(cut) else role)


def head_of(role: str) -> re.Match[str] | None:
    """The first word that can head a role, found in small letters."""
    return HEAD.search(lowered(role)) if MAY_HEAD.may(role) else None


_LEAD_WORDS = 4
"""Words that may stand before the head of a role."""
_JOINED_WORDS = 8
"""The same where the head ends a second role: "passeur depuis trente ans et trésorier"."""
_JOINS = re.compile(rf"(?<!\w){CONJUNCTION}[ \u00a0]\Z")


def leads_far(lead: str) -> bool:
    """Whether so many words stand before the head of what follows a name that it is no role."""
    return len(lead.split()) > (_JOINED_WORDS if _JOINS.search(lead) else _LEAD_WORDS)


_ISSUE = rf"(?:{any_of('issue_words')})(?!\w)"
"""What stands behind a paper's name, not a person's."""
_SIGNATURE = re.compile(
    rf"\s{{0,60}}[,(–—-]\s{{0,60}}(?!{_ISSUE})(?P<role>[a-zà-ÿа-яё][^,.;:()\"“”«»„!?\n\d]{{2,50}})\)?\s{{0,60}}(?=\n|\Z)"
)
_SIGNS = re.compile(r"(?:^|\n)[\s—–―(-]{0,60}\Z")


def signature(text: str, high: int, run: NameRun) -> tuple[Role, bool, bool] | None:
    """The role in a line that is nothing but a name and a few small words, as under a quotation."""
    match = _SIGNATURE.match(text, run.end)
    if match is None or match.end() > high + 1 or not _SIGNS.search(text, max(0, run.start - 8), run.start):
        return None
    return Role(match["role"].strip(), match.start("role")), False, False


def is_german_verb(word: str, before: str) -> bool:
    """Whether a word in a sentence, behind what stands `before` it, is the verb of the noun with a capital that follows.

    "lässt Studienleiter Ada Berg"; adjectives end otherwise, or stand behind an article: "die gewählte Leiterin".
    """
    if not word.islower() or word in ROLE_MODIFIER or is_head(word):
        return False
    if word in ("sich", "uns") or (len(word) >= _VERB_LETTERS and word.endswith("t")):
        return True
    past = (len(word) >= _VERB_LETTERS and word.endswith("te")) or _STRONG_VERBS.fullmatch(word) is not None
    return past and _ADJECTIVE_LEAD.search(before) is None


_VERB_LETTERS = 4
_STRONG_VERBS = re.compile(any_of("past_verbs", "de"))
"""German for what somebody did whose name follows, where no ending tells it."""
_ADJECTIVE_LEAD = re.compile(
    rf"(?<!\w)(?:(?:{any_of('adjective_openers', 'de')})(?:[ \u00a0]\w+)?|neu|frisch)[ \u00a0]\Z",
    re.IGNORECASE,
)
"""Before a German adjective: an article, another word between them at most."""
RUSSIAN_TIMES = words("no_adjectives", "ru")
"""Words for a time, and pronouns, that end as adjectives do: "вчера вечером директор Анна Берг", "сказала ему …"."""


_WHO = re.compile(
    rf"\s*,\s*(?:{any_of('relative_pronouns')})\s+(?:also\s+)?"
    rf"(?P<role>(?:{any_of('leading_verbs', 'en', 'fr', 'es')})\s[^,.;:()\"“”«»„!?\n]{{3,70}})(?=[,.;])"
    rf"|\s*,\s*(?:der|die)\s+(?P<late>[^,.;:()\"“”«»„!?\n]{{3,60}}\s(?:{any_of('leading_verbs', 'de')})),",
)


def who_leads(text: str, high: int, run: NameRun) -> tuple[Role, bool, bool] | None:
    """A role told as a clause: "Anna Berg, who coordinates the harbour office, said"."""
    match = _WHO.match(text, run.end, high)
    if match is None:
        return None
    group = "role" if match["role"] else "late"
    return Role(match[group].rstrip(), match.start(group)), bool(OURS.search(match[group])), False
