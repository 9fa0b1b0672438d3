"""The role around a name: before it ("our director Ada Berg") or after it ("Ada Berg takes over as chair")."""

import re
from dataclasses import replace

from pipelines.names.words import is_first_name
from pipelines.people.names_latin import OUR_RIGHT_BEFORE, bare_names
from pipelines.people.person import NameRun, Role
from pipelines.people.roles import (
    AND_WORDS,
    ARTICLE,
    ARTICLES,
    CLAUSE_VERB,
    CONJUNCTION,
    DETERMINER,
    MAX_ROLE_WORDS,
    NO_ROLE_NOUN,
    NO_ROLE_WORD,
    OUR_WORD,
    OURS,
    ROLE_STOPPERS,
    UPPER,
    head_of,
    is_head,
    left_of_role,
    title_end,
    trimmed_role,
)
from pipelines.text.literal_filter import Sieve, Sieved
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS, has_speech_verb_before
from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later

_AFTER = compiled_later(
    rf"(?:[ ](?:{any_of('origin_prepositions')})[ ][^,.;:()\n]{{3,50}}?)?\s{{0,60}}[,،–—-]\s{{0,60}}"
    rf"(?P<det>{DETERMINER}\s{{1,60}})?(?P<role>[^,.;:()\"“”«»„–—!?\n]{{3,140}})",
    re.IGNORECASE,
)
_PAREN = compiled_later(r"\s{0,60}\((?P<det>our\s{1,60})?(?P<role>[^()\d]{3,90})\)", re.IGNORECASE)
_AS = compiled_later(
    rf"\s{{1,60}}(?:{any_of('as_words')})\s{{1,60}}(?P<det>{DETERMINER}\s{{1,60}})?(?P<role>[^,.;:()\"“”«»]{{3,60}})",
    re.IGNORECASE,
)
_IS = compiled_later(
    rf"\s{{1,60}}(?:{any_of('role_verbs')})\s{{1,60}}(?P<det>{DETERMINER}\s{{1,60}})?"
    r"(?P<role>[^,.;:()\"“”«»]{3,60}?)"
    rf"(?=[,.;:()\"“”«»]|$|[ ](?:{CONJUNCTION}|{any_of('words_after_offices')})(?!\w)|[ ]\S{{1,300}}[ ]\d)",
    re.IGNORECASE,
)
"""A verb by which somebody is, becomes or ceases to be what follows: "Ada Berg takes over as chair"."""
_OWNER = compiled_later(rf"(?:[{UPPER}][\w&.-]{{0,60}}\s{{1,60}}){{0,4}}[{UPPER}][\w&.-]{{0,60}}['’]s?\s{{1,60}}")
_OF_OURS = compiled_later(rf"(?<=\w)[ ](?:{any_of('of_our')})[ ]")


def role_after(text: str, high: int, run: NameRun) -> tuple[Role, bool] | None:
    """The role that follows a name and perhaps an age or words in brackets, and whether the text claims it."""
    found = _role_right_after(text, high, run)
    aside = _ASIDE.match(text, run.end, high) if found is None or head_of(found[0].text) is None else None
    later = _role_right_after(text, high, replace(run, end=aside.end())) if aside is not None else None
    return later or found


_ASIDE = compiled_later(r"[ \u00a0]\([^()\n]{3,60}\)(?=,)")
"""Words in brackets between a name and its apposition: "Ada Berg (left), our treasurer"."""


def _role_right_after(text: str, high: int, run: NameRun) -> tuple[Role, bool] | None:
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
    # "Our" comes before words that no verb goes on with, or "of our" is among them.
    claimed = ours and not verb and bool(determiner or _OF_OURS.search(role)) and not CLAUSE_VERB.search(role)
    printed = _printed(role, verb=verb, claimed=claimed)
    if printed is None:
        return None
    return Role(printed, match.start("role") + begin + role.find(printed)), ours or owner is not None


def _is_another(role: str, *, ours: bool) -> bool:
    """True for somebody else's role after "and", or another of ours with a name."""
    if AND_WORDS.intersection(role.lower().split()[:1]):
        return True  # "Nuria Abadía, y el actor Pepe Lahoz"
    words = role.lower().split()
    if ours and words and words[0] in NO_ROLE_NOUN and not any(map(is_head, words[1:2])):
        return True  # "our survey", not "our survey coordinator"
    # "Paul Vidal, notre valoriste Djamila Ferhat"
    return ours and next(bare_names(role, 0, len(role)), None) is not None


def _printed(role: str, *, verb: bool, claimed: bool) -> str | None:
    """The role up to the verb that goes on after it, without its organization; None if it has no head."""
    head = head_of(role)
    if head is None:
        return trimmed_role(role) if claimed else None
    if not _leads(role[: head[0]], verb=verb) or _is_of_next_name(role, head[1]):
        return None
    stop = CLAUSE_VERB.search(role, head[1])
    return trimmed_role(role[: stop.start()] if stop else role)


def _is_of_next_name(role: str, end: int) -> bool:
    """True if a person's name follows the head of a role: "Tim Scott, entrepreneur Ada Berg and Jo Lund"."""
    run = next(bare_names(role, end, len(role)), None)
    return run is not None and run.start == end + 1 and is_first_name(role[run.start :].split(maxsplit=1)[0].lower())


def _leads(lead: str, *, verb: bool) -> bool:
    """True if words before a head can belong to its role; after a verb no preposition: "is a guest of director …"."""
    if verb and set(lead.lower().split()) & ROLE_STOPPERS:
        return False
    far = len(lead.split()) > (_JOINED_WORDS if _JOINS.search(lead) else _LEAD_WORDS)
    return not far and CLAUSE_VERB.search(lead) is None


_NO_APPOSITION = ROLE_STOPPERS | words("clause_words") | words("picture_places")
"""Words that begin a clause of what is said, or the place of somebody in a picture, not an apposition."""
_ADVERBIAL = compiled_later(r"[а-яё]{3,}(?:[аеиуыя]в|вши|вшись)")  # "рассказал Олег Бурый, добавив, что …"
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
        has_speech_verb_before(text, low, run.start)
        or INTERVIEWED_BEFORE.search(text, low, run.start)
        or _LOOSE_BEFORE_VERB.match(text, match.end(), high)
    )
    first = match["role"].split()[0].lower()
    if not speaks or first in _NO_APPOSITION or _ADVERBIAL.fullmatch(first):
        return None
    return Role(trimmed_role(match["role"]), match.start("role")), False


INTERVIEWED_BEFORE = Sieved(compiled_later(rf"(?:{any_of('talked_to')})\s+$", re.IGNORECASE))

_YEARS = rf"(?:{any_of('years_of_age')})"
AGE = compiled_later(
    rf"\s*\((?:aged? )?\d{{1,3}}(?:[ \u00a0-]?{_YEARS})?\)(?=\s*[,،–—-]|\s+(?:{any_of('as_words')}|is|ist"
    r"|est|es)(?!\w))"
    rf"|\s*,[ \u00a0](?:(?:{any_of('age_openers')})[ \u00a0]?)?\d{{1,3}}(?:[ \u00a0-]?{_YEARS})?(?=\s*,)"
)
"""An age between name and role: "Ada Berg, 91, treasurer", "Ada Berg (91 ans), trésorière"."""
_LEAD_WORDS = 4
_JOINED_WORDS = 8
"""The same where the head ends a second role: "passeur depuis trente ans et trésorier"."""
_JOINS = compiled_later(rf"(?<!\w){CONJUNCTION}[ \u00a0]\Z")


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


_OUR_BEFORE = compiled_later(rf"(?<!\w){OUR_WORD}\s+((?:[\w'’/&-]+\s+){{0,6}}[\w'’/&-]+),?\s+$", re.IGNORECASE)
_HEAD_TOKEN = compiled_later(r"(?<![\w-])\w[\w-]*")
_CLAUSE_END = compiled_later(r"[.;:!?()\"“”«»„–—\n]|, ")


_DASHES = frozenset("–—")


def _end_of_role(text: str, low: int, run: NameRun) -> int:
    stop = run.start
    while stop > low and text[stop - 1] in "  ,\u00a0":
        stop -= 1
    if text[stop - 1 : stop] in _DASHES and text[run.end : run.end + 2].strip(" \u00a0")[:1] in _DASHES:
        stop = len(text[:stop].rstrip(" \u00a0–—"))  # "our director – Mira Holt – was heard"
    return max(stop, run.lead) if text[run.lead : run.start].strip(" ,") else stop


def role_before(text: str, low: int, run: NameRun) -> tuple[Role, bool] | None:
    """The role that ends right before a name, and whether the text claims it as its own."""
    opened = text.rfind("(", low, run.start)
    if opened > text.rfind(")", low, run.start):
        low = opened + 1
        if "," in text[low : run.start]:
            return None
    stop = _end_of_role(text, low, run)
    stop = title_end(text, max(low, stop - 24), stop)
    body = _MARKED_BODY.search(text, max(low, stop - 60), stop)
    stop = body.start() if body else stop
    heads = _heads_before(text, max(low, stop - _REACH), stop)
    if heads:
        return _role_at(text, low, heads[0], stop)
    looks = (_lead_role, _our_role, _spoken_role, _our_role_set_off, _role_with_article)
    return next((found for look in looks if (found := look(text, low, run, stop)) is not None), None)


_REACH = 130
"""Characters before a name that hold the head of its role."""


def _heads_before(text: str, low: int, stop: int) -> list[re.Match[str]]:
    """The heads of the role that ends at `stop`, without those of roles of others between."""
    found = [match for match in _HEAD_TOKEN.finditer(text, low, stop) if _heads(match.group())]
    heads = [match for match in found if _reaches(text, match.end(), stop)]
    while heads and _names_another(text, heads[0].end(), stop):
        heads = heads[1:]  # that role is another's: "our chair Jo Lund and secretary Ada Berg"
    return heads


def _reaches(text: str, start: int, stop: int) -> bool:
    words = text[start:stop]
    ends = _CLAUSE_END.search(text, start, stop) or len(words.split()) >= MAX_ROLE_WORDS or CLAUSE_VERB.search(words)
    return not ends


def _role_at(text: str, low: int, head: re.Match[str], stop: int) -> tuple[Role, bool] | None:
    begin = left_of_role(text, low, head.start())
    given = _PIECE_LEAD.match(text[begin:stop])
    begin += given.end() if given else 0
    body = next(reversed(list(_TURKISH_BODY.finditer(text, begin, stop))), None)
    begin = body.end() if body is not None else begin
    role = text[begin:stop].strip(" ,")
    if role.split()[-1].lower() in ROLE_STOPPERS:
        return None
    return Role(trimmed_role(role), begin), _is_claimed(text, low, begin)


_PIECE_LEAD = compiled_later(rf"\A(?:{any_of('pieces_before_roles', 'ru')}) (?=\w)", re.IGNORECASE)
"""Russian for what somebody gave an outlet, before the role in the genitive: "Комментарий юриста Олега Бурого"."""
_TURKISH_BODY = compiled_later(
    rf"(?<!\w)(?:{any_of('bodies_before_roles', 'tr')})(?:['’]?n[ıiuü]n)?[ \u00a0]+(?=\w)", re.IGNORECASE
)
"""A Turkish word for a body, right before the role held there: "Kıyı Derneği Direktörü"."""


def _lead_role(text: str, low: int, run: NameRun, _stop: int) -> tuple[Role, bool] | None:
    """The words with capitals before a name, after "our" or with it: "Unsere Näherin Aylin Demir"."""
    lead = text[run.lead : run.start].strip(" ,")
    if lead and OUR_RIGHT_BEFORE.search(text, max(low, run.lead - 20), run.lead):
        return Role(lead, run.lead), True
    return None


def _heads(word: str) -> bool:
    """True if a word can head a role, also one of two that can: "profesor-investigador"."""
    return is_head(word) or ("-" in word and all(map(is_head, word.split("-"))))


_MARKED_BODY = compiled_later(r"(?<=[^\W\d_])[ ][«\"„“][A-ZА-ЯЁ][^«»\"„“”.,!?\n]{1,40}[»\"“”]\Z")
"""The name of a body in marks between a role and the name: "юрист Центра «Гавань» Анна Берг"."""


def _names_another(text: str, start: int, end: int) -> bool:
    """True if somebody else is named between a role and a name: "our head Ada Berg spoke on Radio X"."""
    found = next(iter(bare_names(text, start, end)), None)
    return found is not None and text[found.end : end].strip()[:1].islower()


def _our_role(text: str, low: int, _run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """After "our" any words before the name are a role: "our night-shift recorder Anna Berg"."""
    match = _OUR_BEFORE.search(text[max(low, stop - 90) : stop] + " ")
    if match is None:
        return None
    role = match[1].strip(" ,")
    words = role.lower().split()
    if words[-1] in ROLE_STOPPERS or CLAUSE_VERB.search(role):
        return None
    if set(words) & (NO_ROLE_NOUN | NO_ROLE_WORD):
        return None
    return Role(role, max(low, stop - 90) + match.start(1)), True


_SPOKEN_ROLE = compiled_later(
    rf"(?:(?<!\w)(?:{SPEECH_VERBS})|[»”\"“]\s?,\s(?:[a-zà-ÿа-яёß'’]+[ ]){{0,2}}[a-zà-ÿа-яёß'’]+)"
    rf"[ ]{ARTICLE}(?P<role>(?!(?:{ARTICLES}|that|que) )[^\W\d_][\w'’-]+(?:[ ][^\W\d_][\w'’-]+){{0,3}})$",
    re.IGNORECASE,
)
_SAID = compiled_later(r"[»”\"“]\s?,")
_ARTICLE = compiled_later(ARTICLE, re.IGNORECASE)


def _spoken_role(text: str, low: int, run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """The words between a verb of saying with an article and the speaker's name: "cuenta la terapeuta Ana Ruiz"."""
    if "," in text[stop : run.lead] or text[run.lead : run.start].strip(" ,"):
        return None
    low = max(low, stop - 70)
    if _ARTICLE.search(text, low, stop) is None:
        return None
    if not (SPEECH_FILTER.may(text, low, stop) or _SAID.search(text, low, stop)):
        return None
    match = _SPOKEN_ROLE.search(text, low, stop)
    if match is None or set(match["role"].lower().split()) & (NO_ROLE_WORD | NO_ROLE_NOUN | ROLE_STOPPERS):
        return None
    return Role(match["role"], match.start("role")), False


_CALLED = compiled_later(
    rf"(?<![\w-])(?:{ARTICLE}|(?:{any_of('definite_articles', 'nl')})[ ])(?P<role>"
    rf"(?!{CONJUNCTION}[ ])[^\W\d_][\w-]{{3,}}(?:[ ][a-zà-ÿ][\w-]{{2,}})?)[ ]?\Z",
    re.IGNORECASE,
)
_SPEECH_AFTER = compiled_later(rf"[ ](?:(?:{any_of('clitic_pronouns')})[ ])?(?:{SPEECH_VERBS})(?!\w)", re.IGNORECASE)


def _role_with_article(text: str, low: int, run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """The words with an article before a full name that a verb of saying follows: "la batelière Manon Rey raconte"."""
    if not SPEECH_FILTER.may(text, run.end, run.end + _SAYS_REACH) or not _SPEECH_AFTER.match(text, run.end):
        return None
    match = _CALLED.search(text, max(low, stop - 50), stop)
    if match is None or not is_first_name(text[run.start : run.end].partition(" ")[0].lower()):
        return None
    return Role(match["role"], match.start("role")), False


_SAYS_REACH = 24
_MAY_OUR = Sieve(OUR_WORD)
_OUR_SET_OFF = compiled_later(
    rf"(?<!\w){OUR_WORD}[ ](?P<role>(?:[^\W\d_][\w'’-]*[ ]){{0,3}}[^\W\d_][\w'’-]*),[ ](?:{ARTICLE}"
    rf"|an[ ])?(?:[^\W\d_][\w'’-]*[ ]){{1,3}}\Z",
    re.IGNORECASE,
)


def _our_role_set_off(text: str, low: int, _run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """Our office and a comma before another role: "notre coprésident, l'ancien facteur Marc Rey"."""
    begin = max(low, stop - 90)
    if text.find(",", begin, stop) < 0 or not _MAY_OUR.may(text, begin, stop):  # most names
        return None
    match = _OUR_SET_OFF.search(text[begin:stop] + " ")
    if match is None or not any(map(is_head, match["role"].split())):
        return None
    return Role(match["role"], begin + match.start("role")), True


_POSSESSIVE = compiled_later(r"(?<![\w'’])((?:[\w&.-]{1,60}[ ]){0,5}[\w&.-]{1,60})['’]s?\s{1,60}$")


def _is_claimed(text: str, low: int, begin: int) -> bool:
    """True if words right before a role claim it: "our" or a genitive."""
    before = text[max(low, begin - 60) : begin]
    return bool(_OURS_ENDS.search(before) or _POSSESSIVE.search(before))


_OURS_ENDS = compiled_later(rf"(?<!\w){OUR_WORD}\s*(?:\d\.\s*)?$", re.IGNORECASE)
""""Our" right before a role, the role's number between them: "unser 1. Vorsitzender"."""
