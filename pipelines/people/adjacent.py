"""People whose role their neighbours tell: a colleague joined to them, the body they sit in, a professor's title."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.names.words import is_first_name
from pipelines.people.runs import NameRun, is_head
from pipelines.people.types import Person, Role
from pipelines.people.words import OUR_WORD
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS
from presswatch.languages.packs import words
from presswatch.languages.packs import words as table

_FROM_OURS = re.compile(
    r"\s+(?:(?:from|of|on) our|aus (?:unserem|unserer)|von (?:unserem|unserer)|vom|de (?:notre|nuestro|nuestra)|dal nostro|della nostra|da nossa|do nosso|из (?:нашего|нашей))\s+(?P<role>[\w-]+(?: [\w-]+)?)(?=\s+(?:was|is|were|has|had|spoke|joined|appeared|war|ist|hat|sprach|est|a|était|fue|ha|estuvo|habló)(?!\w)|[,.;)])"
)
"""A colleague named with the body they sit in: "Anna Berg from our press team was a guest"."""


def from_ours(text: str, segment: Segment, run: NameRun) -> Person | None:
    """A colleague named with the body they sit in, None if no such body follows."""
    if _SERVES_US.match(text, run.end, segment.end):
        return Person(name=text[run.start : run.end], start=run.start, end=run.end, ours=True)
    match = _FROM_OURS.match(text, run.end, segment.end)
    if match is None or match.group().split()[0] == "vom":
        return None
    role = Role(match["role"], match.start("role"))
    return Person(name=text[run.start : run.end], start=run.start, end=run.end, roles=(role,), ours=True)


_US = r"[^,.;:()\"“”«»„!?\n]{0,60}?(?<!\w)(?:our|us|notre|nos|nous|nuestr[oa]s?|unser(?:e[mnrs]?)?|uns|наш\w{0,3}|nostr[oaie]|noss[oa]s?)(?!\w)"
_SERVES_US = re.compile(
    rf"\s*,\s*(?:who\s+(?:also\s+)?(?:looks? after|cares? for|takes? care of|tends?|keeps?|minds?|teaches|trains?|works?|is in charge of|is responsible for|answers?|staffs?|maintains?|represents?|speaks? for|advises?|supports?|organi[sz]es|plans?|guides?|cooks?){_US}"
    rf"|qui\s+(?:s['’]occupe|travaille|veille|accompagne|gère|représente|organise|soigne|tient|entretient|enseigne|conseille){_US}"
    rf"|(?:que|quien)\s+(?:se (?:ocupa|encarga)|trabaja|cuida|atiende|gestiona|representa|organiza|lleva|enseña|asesora){_US}"
    rf"|котор(?:ая|ый)\s+(?:заботится|занимается|отвечает|ухаживает|работает|вед[её]т|курирует|преподаёт|представляет){_US}"
    rf"|(?:die|der)(?=\s){_US}[^,.;:()\"“”«»„!?\n]{{0,50}}\s(?:kümmert|betreut|pflegt|arbeitet|zuständig ist|verantwortet|vertritt|berät|begleitet|organisiert|unterrichtet|hütet)(?!\w))"
)
"""A clause by which somebody works for us, whose words are no title: "Anna Berg, who looks after our orchards, was heard"."""


_CALLED = re.compile(
    r"(?<![\w-])(?:(?:the|la|le|el|il|lo|der|die|a|o|de|het)[ ]|l['’])(?P<role>(?!and |und |et |y )[^\W\d_][\w-]{3,}(?:[ ][a-zà-ÿ][\w-]{2,})?)[ ]?\Z",
    re.IGNORECASE,
)
_SAYS_BEHIND = re.compile(
    rf"[ ](?:(?:y|nous|en|lui|leur|se|le|lo|les|nos|ci|ne|dann|dort|darin|there|also)[ ])?(?:{SPEECH_VERBS})(?!\w)",
    re.IGNORECASE,
)
_NO_ROLE_NOUN = table("no_role_noun")


def called(text: str, low: int, run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """What stands with an article before a full name that a word of saying follows: "la batelière Manon Rey raconte"."""
    first = text[run.start : run.end].partition(" ")
    if not first[2] or not SPEECH_FILTER.may(text, run.end, run.end + _SAYS_REACH):
        return None
    match = _CALLED.search(text, max(low, stop - 50), stop)
    if match is None or not is_first_name(first[0].lower()) or not _SAYS_BEHIND.match(text, run.end):
        return None
    if _NO_ROLE_NOUN & set(match["role"].lower().split()):
        return None
    return Role(match["role"], match.start("role")), False


_SAYS_REACH = 24
_MAY_OUR = Sieve(OUR_WORD)
_OUR_SET_OFF = re.compile(
    rf"(?<!\w){OUR_WORD}[ ](?P<role>(?:[^\W\d_][\w'’-]*[ ]){{0,3}}[^\W\d_][\w'’-]*),[ ](?:(?:the|la|le|el|il|lo|der|die|a|o|an?)[ ]|l['’])?(?:[^\W\d_][\w'’-]*[ ]){{1,3}}\Z",
    re.IGNORECASE,
)


def our_set_off(text: str, low: int, _run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """The office of ours, set off by a comma from what else somebody is: "notre coprésident, l'ancien facteur Marc Rey"."""
    begin = max(low, stop - 90)
    if text.find(",", begin, stop) < 0 or not _MAY_OUR.may(text, begin, stop):  # most names
        return None
    match = _OUR_SET_OFF.search(text[begin:stop] + " ")
    if match is None or not any(map(is_head, match["role"].split())):
        return None
    return Role(match["role"], begin + match.start("role")), True


_PLURAL = re.compile(r"(?:[^s]s|innen|euses?)\Z")
"""The end of an office told of several people: "Professors Bruce Lund, Ada Berg and Jo Lund"."""
_JOINED = re.compile(r"[ ](?:and|und|et|y|e|и|&)[ ]$")


def coordinated(text: str, before: Person | None, run: NameRun) -> Person | None:
    """The second of two people who share a role told before both: "our fellows Ada Berg and Jo Lund"."""
    if before is None or not before.roles or before.roles[0].start > before.start:
        return None
    between = text[before.end : run.lead]
    plural = between.strip() == "," and _PLURAL.search(before.roles[0].text) is not None
    if not (_JOINED.fullmatch(between) or plural) or run.lead != run.start:
        return None
    return replace(before, name=text[run.start : run.end], start=run.start, end=run.end)


_JOINED_ROLE = re.compile(
    r",?[ ](?:and|und|et|y|e|и|&|sowie)[ ](?:(?:the|der|die|den|dem|la|le|el|il|lo|a|o)[ ]|l['’])?", re.IGNORECASE
)


_JOINED_NAME = re.compile(r"(?:[ ](?:d|of)\S*[ ][^,.;:()\n]{2,40})?,?[ ](?:and|und|et|y|e|и|&|sowie)[ ]")
"""The same after the first one's role: "signed by our chair Jo Lund, head of the quay, and Ada Berg, treasurer"."""


def ours_too(text: str, before: Person | None, person: Person) -> Person:
    """A person joined with their own role to one of ours: "our chair Jo Lund and treasurer Ada Berg"."""
    if before is None or not before.ours or person.ours or person.outside or not person.roles:
        return person
    begin = min(person.start, person.roles[0].start)
    told = max([before.end, *(r.start + len(r.text) for r in before.roles if before.end < r.start < begin)])
    pattern = _JOINED_ROLE if told == before.end else _JOINED_NAME
    joined = begin > told and pattern.fullmatch(text, told, begin)
    return replace(person, ours=True) if joined else person


_PROFESSOR = re.compile(
    r"(?<!\w)(?:(?:(?:Associate|Assistant|Adjunct|Emeritus) )?Prof(?:essor(?:in|a)?|esseure?|\.)|проф(?:ессор)?\.?)(?=[  .])",
    re.IGNORECASE,
)


_AUTHOR = re.compile(
    r"(?<!\w)(?P<role>(?:со)?автор(?:а|у|ом)?[ ](?:(?:наш|эт|нов)\w+[ ])?(?:доклад|исследовани|отч[её]т|обзор|проект|программ|методик|курс|опрос|книг)\w{1,2})[ ]\Z",
    re.IGNORECASE,
)
"""Russian for who wrote a study, right before the name: "автор доклада Анна Берг"."""


_TITLES = 30
"""Characters before a name that hold its titles: "Associate professor Dr."."""


def chair_of(text: str, segment: Segment, run: NameRun) -> list[Role]:
    """A professor's title before a name, or what its owner wrote: their role where the text tells no other."""
    low = max(segment.start, run.start - _TITLES)
    author = _AUTHOR.search(text, max(segment.start, run.start - 60), run.start)
    if author is not None:
        return [Role(author["role"], author.start("role"))]
    found = list(_PROFESSOR.finditer(text, low, run.start))
    if not found or not re.fullmatch(r"[\w.  ]*", text[found[-1].end() : run.start]):
        return []
    return [Role(found[-1].group(), found[-1].start())]


def is_chair(role: Role) -> bool:
    """Whether a role is a professor's title and nothing else."""
    title = _PROFESSOR.match(f"{role.text} ")
    return title is not None and title.end() == len(role.text)


_PARTS = re.compile(r"[,;:()\"“”«»]|(?<!\w)(?:and|und|et|y|e|и|ve|sowie)(?!\w)")


def in_apposition(text: str, before: Person | None, run: NameRun) -> bool:
    """Whether a name ends the role told after another one: "Ada Berg, présidente de l'association Rives d'Or, …" names a body."""
    if before is None or not before.roles or before.roles[-1].start < before.end:
        return False
    if _PARTS.search(text, before.roles[-1].start, run.lead):
        return False
    return text[run.start : run.end].split(maxsplit=1)[0].lower().strip(".") not in words("given")


_TURKISH_BODY = re.compile(
    r"(?<!\w)(?:derneği|vakfı|platformu|merkezi|enstitüsü|ağı|girişimi|odası|birliği|sendikası|kooperatifi|federasyonu|konfederasyonu|üniversitesi|belediyesi|topluluğu|kolektifi|inisiyatifi|meclisi|kurumu|hareketi|komitesi|kulübü|müzesi|hastanesi|fakültesi|bölümü)(?:['’]?n[ıiuü]n)?[ \u00a0]+(?=\w)",
    re.IGNORECASE,
)
"""A Turkish word for a body, which stands right before the role held there: "Kıyı Derneği Direktörü"."""


def turkish_body(text: str, start: int, end: int) -> int | None:
    """Where a role begins after the Turkish body it is held at; None if there is none."""
    found = list(_TURKISH_BODY.finditer(text, start, end))
    return found[-1].end() if found else None


_POSSESSIVE = re.compile(r"(?<![\w'’])((?:[\w&.-]{1,60}[ ]){0,5}[\w&.-]{1,60})['’]s?\s{1,60}$")


def claims(text: str, low: int, begin: int) -> bool:
    """Whether words right before a role claim it: "our" or a genitive."""
    before = text[max(low, begin - 60) : begin]
    return bool(_OURS_ENDS.search(before) or _POSSESSIVE.search(before))


_OURS_ENDS = re.compile(rf"(?<!\w){OUR_WORD}\s*(?:\d\.\s*)?$", re.IGNORECASE)
""""Our" right before a role, the role's number between them: "unser 1. Vorsitzender"."""
