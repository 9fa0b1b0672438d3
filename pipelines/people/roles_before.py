"""The role before a name: "our director Ada Berg", "cuenta la terapeuta Ana Ruiz"."""

from __future__ import annotations

import re

from pipelines.names.words import is_first_name
from pipelines.people.names_latin import OUR_RIGHT_BEFORE, bare_names
from pipelines.people.person import NameRun, Role
from pipelines.people.roles import (
    ARTICLE,
    ARTICLES,
    CLAUSE_VERB,
    CONJUNCTION,
    DEGREES,
    HONORIFIC,
    MAX_ROLE_WORDS,
    NO_ROLE_NOUN,
    NO_ROLE_WORD,
    OUR_WORD,
    ROLE_STOPPERS,
    is_head,
    trimmed_role,
)
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS
from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later

_WORD = compiled_later(r"[\w'’&/-]+")
_OUR_BEFORE = compiled_later(rf"(?<!\w){OUR_WORD}\s+((?:[\w'’/&-]+\s+){{0,6}}[\w'’/&-]+),?\s+$", re.IGNORECASE)
_HEAD_TOKEN = compiled_later(r"(?<![\w-])\w[\w-]*")
_CLAUSE_END = compiled_later(r"[.;:!?()\"“”«»„–—\n]|, ")
_CYRILLIC = compiled_later("[а-яё]", re.IGNORECASE)
_RUSSIAN_ADJECTIVE = compiled_later(rf"(?:{any_of('adjective_endings', 'ru')})\Z|\w{{1,60}}-\Z", re.IGNORECASE)


def _no_russian_adjective(word: str) -> bool:
    """True if a Russian word cannot come before the head of a role: only adjectives do."""
    adjective = _RUSSIAN_ADJECTIVE.search(word) is not None and word.lower() not in RUSSIAN_TIMES
    return bool(_CYRILLIC.search(word)) and not adjective


_AFTER_WORDS = compiled_later(r"(?:,[”\"»’]|[»”\"“‘’]\s?,)\s\Z")
"""The end of quoted words, after which German has its verb: "„Wir warten“, eröffnete Leiterin Ada Berg"."""


def _left_of_role(text: str, low: int, head_start: int) -> int:
    """Where a role begins: up to five words left of its head, but after articles, verbs and prepositions."""
    begin = head_start
    for word in reversed(list(_WORD.finditer(text, max(low, head_start - 80), head_start))[-5:]):
        if text[word.end() : begin].strip() or _is_no_part(word.group()):
            break
        if text[head_start].isupper() and _is_before_capital_noun(text, low, word):
            break
        begin = word.start()
    return begin


def _is_no_part(word: str) -> bool:
    """True if a word cannot be part of a role before its head."""
    if word.lower() in ROLE_STOPPERS or word.endswith(("'s", "’s", "s'", "s’")):
        return True
    return CLAUSE_VERB.fullmatch(word) is not None or _no_russian_adjective(word)


def _is_before_capital_noun(text: str, low: int, word: re.Match[str]) -> bool:
    """True if a word is the verb before a noun that German writes with a capital, or follows quoted words."""
    if _is_german_verb(word.group(), text[max(low, word.start() - 24) : word.start()]):
        return True
    return _AFTER_WORDS.search(text, max(0, word.start() - 4), word.start()) is not None


def _end_of_role(text: str, low: int, run: NameRun) -> int:
    """Where the words before a name end, without blanks and commas."""
    stop = run.start
    while stop > low and text[stop - 1] in "  ,\u00a0":
        stop -= 1
    return max(stop, run.lead) if text[run.lead : run.start].strip(" ,") else stop


def role_before(text: str, low: int, run: NameRun) -> tuple[Role, bool] | None:
    """The role that ends right before a name, and whether the text claims it as its own."""
    opened = text.rfind("(", low, run.start)
    if opened > text.rfind(")", low, run.start):
        low = opened + 1
        if "," in text[low : run.start]:
            return None
    stop = _before_titles(text, low, run)
    heads = _heads_before(text, max(low, stop - _REACH), stop)
    if heads:
        return _role_at(text, low, heads[0], stop)
    looks = (_lead_role, _our_role, _spoken_role, _our_role_set_off, _role_with_article)
    return next((found for look in looks if (found := look(text, low, run, stop)) is not None), None)


_REACH = 130
"""Characters before a name that hold the head of its role."""


def _before_titles(text: str, low: int, run: NameRun) -> int:
    """Where the role before a name ends: before titles of respect, and before the name of a body in quotation marks."""
    stop = _end_of_role(text, low, run)
    titles = _title_end(text, max(low, stop - 24), stop)
    body = _MARKED_BODY.search(text, max(low, titles - 60), titles)
    return body.start() if body else titles


def _heads_before(text: str, low: int, stop: int) -> list[re.Match[str]]:
    """The heads of the role that ends at `stop`, without those of roles of others between."""
    found = [match for match in _HEAD_TOKEN.finditer(text, low, stop) if _heads(match.group())]
    heads = [match for match in found if _reaches(text, match.end(), stop)]
    while heads and _names_another(text, heads[0].end(), stop):
        heads = heads[1:]  # that role is another's: "our chair Jo Lund and secretary Ada Berg"
    return heads


def _reaches(text: str, start: int, stop: int) -> bool:
    """True if the words after a head can all belong to its role."""
    words = text[start:stop]
    return (
        not _CLAUSE_END.search(text, start, stop)
        and len(words.split()) < MAX_ROLE_WORDS
        and not CLAUSE_VERB.search(words)
    )


def _role_at(text: str, low: int, head: re.Match[str], stop: int) -> tuple[Role, bool] | None:
    """The role around its head; None if it has no end."""
    begin = _left_of_role(text, low, head.start())
    role = text[begin:stop].strip(" ,")
    if role.split()[-1].lower() in ROLE_STOPPERS:
        return None
    return Role(trimmed_role(role), begin), _is_claimed(text, low, begin)


def _lead_role(text: str, low: int, run: NameRun, _stop: int) -> tuple[Role, bool] | None:
    """The words with capitals before a name, after "our" or with it: "Unsere Näherin Aylin Demir"."""
    lead = text[run.lead : run.start].strip(" ,")
    claimed = _OUR_LEAD.match(lead)
    if claimed is not None:
        return Role(lead[claimed.end() :], run.lead + claimed.end()), True
    if lead and OUR_RIGHT_BEFORE.search(text, max(low, run.lead - 20), run.lead):
        return Role(lead, run.lead), True
    return None


_OUR_LEAD = compiled_later(rf"{OUR_WORD}[ \u00a0](?=\w)", re.IGNORECASE)
""""Our" with a capital in the run of capitals that ends with the name: "Unsere Näherin Aylin Demir"."""


def _heads(word: str) -> bool:
    """True if a word can head a role, also one of two that can: "profesor-investigador"."""
    return is_head(word) or ("-" in word and all(map(is_head, word.split("-"))))


_MARKED_BODY = compiled_later(r"(?<=[^\W\d_])[ ][«\"„“][A-ZА-ЯЁ][^«»\"„“”.,!?\n]{1,40}[»\"“”]\Z")
"""The name of a body in marks between a role and the name: "юрист Центра «Гавань» Анна Берг"."""


def _names_another(text: str, start: int, end: int) -> bool:
    """True if somebody else is named between a role and a name: "our head Ada Berg spoke on Radio X"."""
    found = next(iter(bare_names(text, start, end)), None)
    return found is not None and text[found.end : end].strip()[:1].islower()


def _title_end(text: str, low: int, stop: int) -> int:
    """`stop` moved left over a courtesy title ("Dr.", "Frau") before the name."""
    begin = stop
    while (match := _TITLE.search(text, low, stop)) and (match["rank"] or match["title"].lower() in HONORIFIC):
        stop = low + len(text[low : match.start()].rstrip(" ,"))
        if stop <= low:
            break
    degree = _SET_OFF_DEGREE.search(text, low, stop) if stop == begin else None
    return degree.start() if degree is not None and degree["title"].lower() in DEGREES else stop


_TITLE = compiled_later(
    r"(?:^|(?<=\s))(?:(?P<title>\w+(?:\.\w+)?)"
    rf"|(?P<rank>(?:{any_of('academic_ranks', 'en')}) [Pp]rof(?:essor|\.)?))\.?[\s,]*\Z"
)
"""A courtesy title, also with its feminine ending ("Mag.a"), at the end of the words before a name."""
_SET_OFF_DEGREE = compiled_later(rf",[ \u00a0](?:{ARTICLES})[ \u00a0](?P<title>\w+)[ \u00a0]*\Z")
"""The article of a title that a comma sets off from the role: "nuestra fundadora, la señora Rosa Quispe"."""


def _our_role(text: str, low: int, _run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """After "our", whatever comes before the name is a role: "our night-shift recorder Anna Berg"."""
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


_PROFESSOR = compiled_later(
    rf"(?<!\w)(?:(?:(?:{any_of('academic_ranks', 'en')}) )?Prof(?:essor(?:in|a)?|esseure?|\.)"
    r"|проф(?:ессор)?\.?)(?=[  .])",
    re.IGNORECASE,
)
_TITLES = 30
"""Characters before a name that hold its titles: "Associate professor Dr."."""


def academic_title(text: str, segment: Segment, run: NameRun) -> list[Role]:
    """A professor's title before a name: the role where the text gives no other."""
    low = max(segment.start, run.start - _TITLES)
    found = list(_PROFESSOR.finditer(text, low, run.start))
    if not found or not re.fullmatch(r"[\w.  ]*", text[found[-1].end() : run.start]):
        return []
    return [Role(found[-1].group(), found[-1].start())]


def is_academic_title(role: Role) -> bool:
    """True if a role is only a professor's title."""
    title = _PROFESSOR.match(f"{role.text} ")
    return title is not None and title.end() == len(role.text)


_POSSESSIVE = compiled_later(r"(?<![\w'’])((?:[\w&.-]{1,60}[ ]){0,5}[\w&.-]{1,60})['’]s?\s{1,60}$")


def _is_claimed(text: str, low: int, begin: int) -> bool:
    """True if words right before a role claim it: "our" or a genitive."""
    before = text[max(low, begin - 60) : begin]
    return bool(_OURS_ENDS.search(before) or _POSSESSIVE.search(before))


_OURS_ENDS = compiled_later(rf"(?<!\w){OUR_WORD}\s*(?:\d\.\s*)?$", re.IGNORECASE)
""""Our" right before a role, the role's number between them: "unser 1. Vorsitzender"."""


def _is_german_verb(word: str, before: str) -> bool:
    """True if a word, after the words `before` it, is the verb of the noun with a capital that follows.

    "lässt Studienleiter Ada Berg"; adjectives end otherwise, or follow an article: "die gewählte Leiterin".
    """
    if not word.islower():
        return False
    if word in ("sich", "uns") or (len(word) >= _VERB_LETTERS and word.endswith("t")):
        return True
    past = (len(word) >= _VERB_LETTERS and word.endswith("te")) or word in _STRONG_VERBS
    return past and _ADJECTIVE_LEAD.search(before) is None


_VERB_LETTERS = 4
_STRONG_VERBS = words("past_verbs", "de")
"""Strong German verbs in the past, which have no ending to recognize them by."""
_ADJECTIVE_LEAD = compiled_later(
    rf"(?<!\w)(?:(?:{any_of('adjective_openers', 'de')})(?:[ \u00a0]\w+)?|neu|frisch)[ \u00a0]\Z", re.IGNORECASE
)
"""Before a German adjective: an article, another word between them at most."""
RUSSIAN_TIMES = words("no_adjectives", "ru")
"""Words for a time, and pronouns, that end as adjectives do: "вчера вечером директор Анна Берг", "сказала ему …"."""
