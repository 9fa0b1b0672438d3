"""People in languages with capitals and blanks (Latin and Cyrillic scripts): names by capitals, roles before or after."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.people.adjacent import (
    called,
    chair_of,
    claims,
    coordinated,
    from_ours,
    in_apposition,
    our_set_off,
    ours_too,
    turkish_body,
)
from pipelines.people.runs import OUR_RIGHT_BEFORE, Named, NameRun, bare_names, is_head
from pipelines.people.speaking import TALKED, speaks_before
from pipelines.people.trim import (
    AGE,
    RUSSIAN_TIMES,
    head_of,
    is_german_verb,
    leads_far,
    signature,
    trimmed_role,
    who_leads,
)
from pipelines.people.types import Person, Role
from pipelines.people.words import (
    DETERMINER,
    HONORIFIC,
    OUR_WORD,
    OURS,
    OUTSIDE,
    OWN_BODY,
    ROLE_MODIFIER,
    STOP_LEFT,
    UPPER,
)
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS
from presswatch.languages.packs import words as table

_WORD = re.compile(r"[\w'’&/-]+")
_AFTER = re.compile(
    rf"(?:[ ](?:of|from|de|du|von|vom|из)[ ][^,.;:()\n]{{3,50}}?)?\s{{0,60}}[,،–—-]\s{{0,60}}(?P<det>{DETERMINER}\s{{1,60}})?(?P<role>[^,.;:()\"“”«»„–—!?\n]{{3,140}})",
    re.IGNORECASE,
)
_PAREN = re.compile(r"\s{0,60}\((?P<det>our\s{1,60})?(?P<role>[^()\d]{3,90})\)", re.IGNORECASE)
_AS = re.compile(
    r"\s{1,60}(?:als|as|comme|como|in (?:his|her|their) (?:role|capacity) as)\s{1,60}(?P<det>"
    + DETERMINER
    + r"\s{1,60})?(?P<role>[^,.;:()\"“”«»]{3,60})",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\s{1,60}(?:(?:is|was|becomes|became|will be|remains|has been|has become)(?: (?:now|also|the first))?(?: (?:named|appointed|elected|chosen)(?: as)?)?|(?:takes?|took|taking) over as|(?:serve|work|act|join|start|step down|retire)(?:s|d|ed)?(?: us)? as|(?:succeeds|succeeded) [^,.;:\n]{3,40} as"
    r"|ist(?: seit [^,.;:\n]{2,20}?)?|war(?: lange)?|wird|bleibt|übernimmt als|arbeitet als|(?:ist|wird|wurde)(?: \w{1,60})? (?:zur|zum)"
    r"|est|était|devient|sera|reste|a été (?:nommée?|élue?)|est (?:nommée?|élue?)|prend ses fonctions (?:de|comme)"
    r"|es|era|será|asume como|(?:fue|ha sido) (?:nombrad|elegid)[oa](?: como)?|trabaja como|ejerce (?:de|como)"
    r"|è(?: stat[oa] (?:elett|nominat)[oa])?|diventa|é|foi (?:eleit|nomead)[oa]|assume como|torna-se"
    r"|(?:стала?|станет|назначена?|избрана?|является|работает|была?|будет))"
    r"\s{1,60}(?P<det>" + DETERMINER + r"\s{1,60})?(?P<role>[^,.;:()\"“”«»]{3,60}?)"
    r"(?=[,.;:()\"“”«»]|$|[ ](?:and|und|et|y|e|и|gewählt|ernannt|bestellt|berufen|since|after|for|seit|nach|depuis|après|desde|tras|после)(?!\w)|[ ]\S{1,300}[ ]\d)",
    re.IGNORECASE,
)
"""A verb by which somebody is, becomes or ceases to be what follows: "Ada Berg takes over as chair"."""
_OWNER = re.compile(rf"(?:[{UPPER}][\w&.-]{{0,60}}\s{{1,60}}){{0,4}}[{UPPER}][\w&.-]{{0,60}}['’]s?\s{{1,60}}")
_OUR_BEFORE = re.compile(rf"(?<!\w){OUR_WORD}\s+((?:[\w'’/&-]+\s+){{0,6}}[\w'’/&-]+),?\s+$", re.IGNORECASE)
_VERB_LIKE = re.compile(
    r"(?<!\w)(?:is|was|were|are|has|had|said|says|told|who|which|spoke|speaks|appeared|joined|est|était|qui|a déclaré|dit|ist|war|wurde|hat|sagte|es|fue|era|que|dijo|был|была|который|которая)(?!\w)",
    re.IGNORECASE,
)
_NO_ROLE_NOUN = table("no_role_noun")
_NO_ROLE_WORD = table("no_role_word")
_BODY_REACH = 60
"""Characters from a role's begin in which its "of the association" ends."""
_MAX_ROLE_WORDS = 9
_HEAD_TOKEN = re.compile(r"(?<![\w-])\w[\w-]*")
_CLAUSE_END = re.compile(r"[.;:!?()\"“”«»„–—\n]|, ")


_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_RUSSIAN_ADJECTIVE = re.compile(
    r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей|ые|ие|ых|их|ыми|ими)\Z|\w{1,60}-\Z|(?:пресс|вице|экс|зам)",
    re.IGNORECASE,
)


def _no_russian_adjective(word: str) -> bool:
    """Whether a Russian word cannot stand before the head of a role: only adjectives do."""
    known = word.lower() in ROLE_MODIFIER or is_head(word)
    adjective = _RUSSIAN_ADJECTIVE.search(word) is not None and word.lower() not in RUSSIAN_TIMES
    return bool(_CYRILLIC.search(word)) and not known and not adjective


_AFTER_WORDS = re.compile(r"(?:,[”\"»’]|[»”\"“‘’]\s?,)\s\Z")
"""The end of words said: in German, whose nouns have capitals, a verb follows: "„Wir warten“, eröffnete Leiterin Ada Berg"."""


def _left_of_role(text: str, low: int, head_start: int) -> int:
    """Where a role phrase begins: up to five words left of its head, stopped by articles, verbs of saying, prepositions."""
    begin = head_start
    for word in reversed(list(_WORD.finditer(text, max(low, head_start - 80), head_start))[-5:]):
        gap = text[word.end() : begin]
        if (
            gap.strip()
            or word.group().lower() in STOP_LEFT
            or _VERB_LIKE.fullmatch(word.group())
            or _no_russian_adjective(word.group())
            or word.group().endswith(("'s", "’s", "s'", "s’"))
            or (
                text[head_start].isupper()
                and is_german_verb(word.group(), text[max(low, word.start() - 24) : word.start()])
            )
            or (text[head_start].isupper() and _AFTER_WORDS.search(text, max(0, word.start() - 4), word.start()))
        ):
            break
        begin = word.start()
    return begin


def _end_of_role(text: str, low: int, run: NameRun) -> int:
    """Where what stands before a name ends: without blanks and commas, and without the dash that sets the name off."""
    stop = run.start
    while stop > low and text[stop - 1] in "  ,\u00a0":
        stop -= 1
    if text[stop - 1 : stop] in _DASHES and text[run.end : run.end + 2].strip(" \u00a0")[:1] in _DASHES:
        stop = len(text[:stop].rstrip(" \u00a0–—"))  # "our director – Mira Holt – was heard"
    return max(stop, run.lead) if text[run.lead : run.start].strip(" ,") else stop


def _role_before(text: str, low: int, run: NameRun) -> tuple[Role, bool] | None:
    """The role that ends right before a name, and whether the text claims it as its own."""
    if text.rfind("(", low, run.start) > text.rfind(")", low, run.start):
        low = text.rfind("(", low, run.start) + 1
        if "," in text[low : run.start]:
            return None
    stop = _end_of_role(text, low, run)
    titles = _title_end(text, max(low, stop - 24), stop)
    body = _MARKED_BODY.search(text, max(low, titles - 60), titles)
    titles = body.start() if body else titles
    window = max(low, titles - 130)
    heads = [
        m
        for m in _HEAD_TOKEN.finditer(text, window, titles)
        if _heads(m.group()) and not _CLAUSE_END.search(text, m.end(), titles)
    ]
    heads = [
        m
        for m in heads
        if len(text[m.end() : titles].split()) < _MAX_ROLE_WORDS and not _VERB_LIKE.search(text[m.end() : titles])
    ]
    while heads and _names_another(text, heads[0].end(), titles):
        heads = heads[1:]  # that role is another's: "our chair Jo Lund and secretary Ada Berg"
    if heads:
        begin = _left_of_role(text, low, heads[0].start())
        given = _PIECE_LEAD.match(text[begin:titles])
        begin += given.end() if given else 0
        shared = next(bare_names(text, heads[0].end(), titles), None)
        if shared is not None and text[shared.end : titles].strip(" ,") == "" and shared.end < titles:
            return None  # "Professors Bruce Lund, Ada Berg": of the list, see `coordinated`
        held = turkish_body(text, begin, titles)
        begin = held or begin
        role = text[begin:titles].strip(" ,")
        open_end = not role or role.split()[-1].lower() in STOP_LEFT
        return None if open_end else (Role(trimmed_role(role), begin), claims(text, low, begin))
    lead = text[run.lead : run.start].strip(" ,")
    claimed = _OUR_LEAD.match(lead)
    if claimed is not None:
        return Role(lead[claimed.end() :], run.lead + claimed.end()), True
    if lead and OUR_RIGHT_BEFORE.search(text, max(low, run.lead - 20), run.lead):
        return Role(lead, run.lead), True
    looks = (_our_role, _spoken_role, our_set_off, called)
    return next((found for look in looks if (found := look(text, low, run, titles)) is not None), None)


_OUR_LEAD = re.compile(rf"{OUR_WORD}[ \u00a0](?=\w)", re.IGNORECASE)
""""Our" with a capital in the run of capitals that ends with the name: "Unsere Näherin Aylin Demir"."""


def _heads(word: str) -> bool:
    """Whether a word can head a role, also one of two that can: "profesor-investigador"."""
    return is_head(word) or ("-" in word and all(map(is_head, word.split("-"))))


_DASHES = ("–", "—")
_MARKED_BODY = re.compile(r"(?<=[^\W\d_])[ ][«\"„“][A-ZА-ЯЁ][^«»\"„“”.,!?\n]{1,40}[»\"“”]\Z")
"""The name of a body in marks between a role and the name: "юрист Центра «Гавань» Анна Берг"."""


def _names_another(text: str, start: int, end: int) -> bool:
    """Whether somebody else is named between a role and a name, small words after: "our head Ada Berg spoke on Radio X"."""
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
    if degree is not None and degree["title"].lower() in _DEGREES:
        behind = text[low : degree.start()].rsplit(None, 1)[-1].rpartition("-")[2]
        return degree.start() if text[degree.start()] == "," or is_head(behind) else stop
    article = _SET_OFF.search(text, low, stop) if stop < begin else None
    return article.start() if article else stop


_TITLE = re.compile(
    r"(?:^|(?<=\s))(?:(?P<title>\w+(?:\.\w+)?)|(?P<rank>(?:Associate|Assistant|Adjunct|Emeritus) [Pp]rof(?:essor|\.)?))\.?[\s,]*\Z",
)
"""A courtesy title, also with its feminine ending ("Mag.a"), at the end of what stands before a name."""
_SET_OFF = re.compile(r",[ \u00a0](?:the|la|le|el|il|der|die|das|a|o)\Z")
_SET_OFF_DEGREE = re.compile(
    r"(?:,|(?<=[^\W\d_]{5}))[ \u00a0](?:the|la|le|el|il|der|die|das|a|o)[ \u00a0](?P<title>\w+)[ \u00a0]*\Z"
)
"""The article of a title that a comma sets off from the role: "nuestra fundadora, la señora Rosa Quispe"."""


def _our_role(text: str, low: int, run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """After "our", whatever stands before the name is a role: "our night-shift recorder Anna Berg"."""
    match = _OUR_BEFORE.search(text[max(low, stop - 90) : stop] + " ")
    if match is None:
        return None
    role = match[1].strip(" ,")
    last = role.lower().split()
    if (
        set(last if last[-1] not in _LAST_HEADS else ()) & (_NO_ROLE_NOUN | _NO_ROLE_WORD)
        or last[-1] in STOP_LEFT
        or _VERB_LIKE.search(role)
        or text[run.lead : run.start].strip(" ,")
    ):
        return None
    return Role(role, max(low, stop - 90) + match.start(1)), True


_SPOKEN_ROLE = re.compile(
    rf"(?:(?<!\w)(?:{SPEECH_VERBS})|[»”\"“]\s?,\s(?:[a-zà-ÿа-яёß'’]+[ ]){{0,2}}[a-zà-ÿа-яёß'’]+)[ ](?:(?:the|la|le|el|il|lo|o|a|der|die)[ ]|l['’])(?P<role>(?!der |die |den |dem |das |les |los |las |that |que )[^\W\d_][\w'’-]+(?:[ ][^\W\d_][\w'’-]+){{0,3}})$",
    re.IGNORECASE,
)


_SAID = re.compile(r"[»”\"“]\s?,")
_ARTICLE = re.compile(r"[ ](?:the|la|le|el|il|lo|o|a|der|die)[ ]|l['’]", re.IGNORECASE)


def _spoken_role(text: str, low: int, run: NameRun, stop: int) -> tuple[Role, bool] | None:
    """What stands between a verb of saying with an article and the speaker's name: "cuenta la terapeuta Ana Ruiz"."""
    if "," in text[stop : run.lead] or text[run.lead : run.start].strip(" ,"):
        return None
    low = max(low, stop - 70)
    if _ARTICLE.search(text, low, stop) is None or not (
        SPEECH_FILTER.may(text, low, stop) or _SAID.search(text, low, stop)
    ):
        return None
    match = _SPOKEN_ROLE.search(text, low, stop)
    if match is None:
        return None
    role = match["role"].split()
    if {w.lower() for w in role} & (_NO_ROLE_WORD | _NO_ROLE_NOUN | STOP_LEFT) or _VERB_LIKE.search(match["role"]):
        return None
    return Role(match["role"], match.start("role")), False


_PIECE_LEAD = re.compile(
    r"\A(?:комментари[йяи]|интервью(?: с)?|мнени[ея]|слова|колонк[аиу]|рассказ\w?|выступлени[ея]|эфир с) (?=\w)",
    re.IGNORECASE,
)
"""Russian for what somebody gave an outlet, before the role in the genitive: "Комментарий юриста Олега Бурого"."""


_OF_OURS = re.compile(
    r"(?<=\w)[ ](?:of our|de nuestr[oa]s?|de notre|unsere[rs]|наш(?:ей|его)|del nostro|della nostra|d[oa] noss[oa])[ ]"
)


def role_after(text: str, high: int, run: NameRun) -> tuple[Role, bool, bool] | None:
    """The role that follows a name, and an age behind it: (role, ours, of another body)."""
    aged = AGE.match(text, run.end, high)
    run = replace(run, end=aged.end()) if aged is not None else run
    for pattern in (_AFTER, _PAREN, _AS, _IS):
        match = pattern.match(text, run.end, high)
        if match is None:
            continue
        role = match["role"].rstrip()
        owner = _OWNER.match(role)
        role = (role[owner.end() :] if owner else role).split(",")[0]
        head = head_of(role)
        ours, words = bool(OURS.search((match["det"] or "") + role)), role.lower().split()
        if words[:1] and words[0] in _CONJUNCTIONS:
            continue  # "Nuria Abadía, y el actor Pepe Lahoz"
        if head is None and not (ours and (match["det"] or _OF_OURS.search(role)) and not _VERB_LIKE.search(role)):
            continue
        thing = set(words[:1]) & _NO_ROLE_NOUN and words[-1] not in _LAST_HEADS and not any(map(is_head, words[1:2]))
        if ours and (thing or _names_inside(role)):
            continue  # "our survey" is a thing, "our survey coordinator" a person
        if pattern is _IS and (head is None or set(role[: head.start()].lower().split()) & STOP_LEFT):
            continue  # "is a guest of director …"
        if head is not None and (leads_far(role[: head.start()]) or _VERB_LIKE.search(role[: head.start()])):
            continue
        stop = _VERB_LIKE.search(role, head.end()) if head else None
        printed = trimmed_role(role[: stop.start()] if stop else role)
        begin = match.start("role") + (owner.end() if owner else 0)
        return Role(printed, begin + role.find(printed)), ours or owner is not None, False
    return who_leads(text, high, run) or _loose_role(text, high, run) or signature(text, high, run)


_LAST_HEADS = frozenset({"lead", "head", "chief", "fellow", "assistant", "intern", "hand"})
"""English heads of roles that are words of other kinds too: "our survey lead"."""


_CONJUNCTIONS = frozenset({"and", "und", "sowie", "et", "y", "e", "и"})


def _names_inside(role: str) -> bool:
    """Whether somebody else is named in what follows: "Paul Vidal, notre valoriste Djamila Ferhat"."""
    return next(iter(bare_names(role, 0, len(role))), None) is not None


_CLAUSE_WORDS = table("clause_words")
"""Words that begin a clause of what is said, not an apposition."""
_ADVERBIAL = re.compile(r"[а-яё]{3,}(?:[аеиуыя]в|вши|вшись)")  # "рассказал Олег Бурый, добавив, что …"
_LOOSE_AFTER = re.compile(
    r"\s*[,(]\s*(?P<det>(?:an?|the|la|le|l['’]|una?|die|der|eine?)\s+)?(?P<role>(?:[a-zà-ÿа-яё]|[A-Z]\w+ (?:in|of|for) )[^,.;:()\"“”«»„!?\n]{2,70})(?=[,.;)]|$)"
)
_LOOSE_BEFORE_VERB = re.compile(
    rf"\s*[,)]\s*(?:{SPEECH_VERBS}|spoke|speaks|appeared|appears|joined|was|is|has been|est|était|a été|war|wurde|fue|ha sido|habló|sprach)(?!\w)",
    re.IGNORECASE,
)


def _loose_role(text: str, high: int, run: NameRun) -> tuple[Role, bool, bool] | None:
    """The apposition of a speaker is a role though no word of it is known: "said Anna Berg, keeper of the tide books"."""
    match = _LOOSE_AFTER.match(text, run.end, high)
    if match is None or _VERB_LIKE.search(match["role"]) or len(match["role"].split()) > _MAX_ROLE_WORDS:
        return None
    low = max(0, run.start - 60)
    speaks = (
        speaks_before(text, low, run.start)
        or TALKED.search(text, low, run.start)
        or _LOOSE_BEFORE_VERB.match(text, match.end(), high)
    )
    first = match["role"].split()[0].lower()
    if not speaks or first in STOP_LEFT or first in _CLAUSE_WORDS or _ADVERBIAL.fullmatch(first):
        return None
    return Role(trimmed_role(match["role"]), match.start("role")), False, False


def latin_people(text: str, named: Named) -> Iterator[Person]:
    """People with a role before or after the name, sentence by sentence."""
    for segment, runs in named:
        last: Person | None = None
        for found in runs:
            if in_apposition(text, last, found):
                continue
            person = coordinated(text, last, found) or _person(text, segment, found) or from_ours(text, segment, found)
            person = ours_too(text, last, person) if person is not None else None
            if person is not None:
                yield person
            last = person


def _person(text: str, segment: Segment, run: NameRun) -> Person | None:
    before, after = _role_before(text, segment.start, run), role_after(text, segment.end, run)
    roles = [r for r in (before and before[0], after and after[0]) if r] or chair_of(text, segment, run)
    roles = [r for r in roles if r.text.lower() not in _COLLEAGUE] or roles
    roles = [r for r in roles if r.text.lower() not in _DEGREES] or roles
    if not roles:
        return None
    around = text[max(segment.start, run.start - 90) : run.start] if before else ""
    after_text = text[run.end : min(segment.end, run.end + 100)]
    ours = bool(
        (before and before[1])
        or (after and after[1])
        or any(OWN_BODY.match(text, role.start, role.start + _BODY_REACH) for role in roles)
        or OURS.match(re.sub(r"^\s*(?:of|from|de|von|aus|из)\s+", "", after_text))
    )
    outside = any(OUTSIDE.search(role.text) for role in roles) and not (ours and around)
    return Person(
        name=text[run.start : run.end].replace("\u00a0", " "),
        start=run.start,
        end=run.end,
        roles=tuple(roles),
        ours=ours,
        outside=outside,
    )


_DEGREES = table("degrees")
"""Titles by which somebody is addressed, of no weight beside an office: "el ingeniero Wilber Ccori, responsable del banco"."""
_COLLEAGUE = table("colleagues")  # that somebody belongs to us, of no weight beside a role
