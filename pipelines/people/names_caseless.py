"""People with roles in scripts without capitals: Japanese, Chinese, Korean and Arabic texts.

How names and roles are printed there is in the packs: the meanings of `_FORMS`, `names_of_speakers` and their like.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from sys import maxsize

from pipelines.people.person import KANA, Person, Role
from pipelines.people.roles import OUTSIDE_ROLE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of, any_word, read_packs, words
from presswatch.languages.patterns import compiled_later

_FORMS = ("roles_in_brackets", "roles_after_names", "roles_before_names", "roles_joined_to_names")
"""The ways in which a name and its role are printed together, in the order in which they are tried."""


@cache
def _patterns(meaning: str, language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a meaning, made when a text in the language first asks for them."""
    return tuple(re.compile(row.pattern) for row in read_packs()[language].rows.get(meaning, ()))


def _matches(meaning: str, language: str, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
    """What the patterns of a meaning find in a part of a text, pattern by pattern."""
    for pattern in _patterns(meaning, language):
        yield from pattern.finditer(text, start, end)


def _with_roles(text: str, part: Segment, language: str) -> Iterator[re.Match[str]]:
    """The names with their roles in a sentence, form by form."""
    return (match for form in _FORMS for match in _matches(form, language, text, part.start, part.end))


def names_of_speakers(words: str, language: str) -> Iterator[str]:
    """The names without a role in a language that can be those of speakers."""
    return (match["name"] for match in _matches("names_of_speakers", language, words))


def _in_interviews(text: str, segments: Sequence[Segment], language: str, nobody: re.Pattern[str]) -> Iterator[Person]:
    """Those who are interviewed or write, with no role printed; `nobody`: what is no name."""
    for part in segments:
        for match in _matches("people_in_interviews", language, text, part.start, part.end):
            if not nobody.search(match["name"]):
                yield Person(name=match["name"], start=match.start("name"), end=match.end("name"))


def _person(name: str, start: int, role: Role, *, ours: bool, elsewhere: bool = False) -> Person:
    outside = OUTSIDE_ROLE.search(role.text) is not None
    end = start + len(name)
    return Person(name=name, start=start, end=end, roles=(role,), ours=ours, outside=outside, elsewhere=elsewhere)


def _make(match: re.Match[str], role: Role, *, ours: bool) -> Person:
    person = _person(match["name"], match.start("name"), role, ours=ours)
    return replace(person, name=person.name.replace("　", " ").strip())


# Japanese and Chinese.

_JA_HEAD = Sieve("|".join(any_of(one, "ja") for one in ("role_heads", "licensed_trades", "callings_by_ending")))
_JA_OURS = compiled_later(any_of("own_bodies_before_roles", "ja"))
_JA_NO_NAME = compiled_later(any_of("no_names_of_people", "ja"))
"""Ends of words that are bodies or things, where no table knows the surname."""
_ZH_HEAD = Sieve(any_of("role_heads", "zh"))
_ZH_OURS = compiled_later(any_of("own_bodies_before_roles", "zh"))
_ZH_NO_NAME = compiled_later(any_of("no_names_of_people", "zh"))
"""Bodies and words that begin like a surname."""
_ZH_CUT = compiled_later(rf"^.*(?:{any_of('words_before_roles', 'zh')})(?=.)", re.DOTALL)
_ZH_BODY = compiled_later(rf"[一-龥]{{2}}(?:{any_of('body_kinds', 'zh')})\Z")
"""A body named in full at the end of the words before a role."""
_ZH_JOINED = ("與", "与", "和", "及", "、")
"""Between two people named together: if the first is the posting organization's, so is the second."""
_ZH_SENTENCES_BACK = 90
"""Characters before the office of "this" person in which a sentence begins with the name."""


def han_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence; a text with kana is read as Japanese."""
    japanese = KANA.search(text) is not None
    read, heads = (_japanese, _JA_HEAD) if japanese else (_chinese, _ZH_HEAD)
    found = [one for part in segments if heads.may(text, part.start, part.end) for one in read(text, part)]
    yield from found
    yield from _by_surname_alone(text, segments, found) if japanese else _introduced_before(text)
    yield from _in_interviews(text, segments, *(("ja", _JA_NO_NAME) if japanese else ("zh", _ZH_NO_NAME)))


def _japanese(text: str, segment: Segment) -> Iterator[Person]:
    for match in _with_roles(text, segment, "ja"):
        begin, end = match.span("role")
        own = [one.end() for one in _JA_OURS.finditer(text, max(segment.start, begin - 12), end)]
        ours = bool(own) and own[-1] >= begin
        role = text[max(begin, own[-1]) if ours else begin : end].lstrip("・の")
        if role and not _JA_NO_NAME.search(match["name"]):
            yield _make(match, Role(role, end - len(role)), ours=ours)


def _by_surname_alone(text: str, segments: Sequence[Segment], named: Sequence[Person]) -> Iterator[Person]:
    """Those whom a Japanese text calls by surname and office only."""
    for part in segments:
        for match in _matches("surnames_with_offices", "ja", text, part.start, part.end):
            if not any(one.name.startswith(match["name"]) for one in named):
                yield _make(match, Role(match["role"], match.start("role")), ours=False)


def _chinese(text: str, segment: Segment) -> Iterator[Person]:
    last: Person | None = None
    for match in _with_roles(text, segment, "zh"):
        if not _ZH_NO_NAME.search(match["name"]):
            last = _chinese_person(text, segment, match, last)
            yield last


def _chinese_person(text: str, segment: Segment, match: re.Match[str], last: Person | None) -> Person:
    """The person of a match; whoever is joined to the `last` one of the posting organization belongs to it too."""
    role, begin = match["role"], match.start("role")
    ours = _ZH_OURS.search(text[max(segment.start, begin - 8) : match.end("role")]) is not None
    cut = _ZH_OURS.search(role)
    offset = cut.end() if cut else 0
    more = _ZH_CUT.match(role[offset:])
    offset += more.end() if more else 0
    joined = last is not None and last.ours and text[last.end : begin + offset] in _ZH_JOINED
    person = _make(match, Role(role[offset:], begin + offset), ours=ours or joined)
    return replace(person, elsewhere=_ZH_BODY.search(role[:offset]) is not None)


def _introduced_before(text: str) -> Iterator[Person]:
    """Those whose office a later sentence gives: "裴若谷把测绳放进了井里。这位水文学院教授 …"."""
    for match in _matches("roles_of_this_person", "zh", text):
        low = max(0, match.start() - _ZH_SENTENCES_BACK)
        openings = _matches("names_that_open_sentences", "zh", text, low, match.start())
        opening = max(openings, key=lambda one: one.start(), default=None)
        if opening is not None and len(opening["name"]) > 1 and not _ZH_NO_NAME.search(opening["name"]):
            yield _make(opening, Role(match["role"], match.start("role")), ours=False)


# Korean.

_KO_HEAD = Sieve(any_of("role_heads", "ko"))
_KO_NAME = compiled_later(any_of("person_names", "ko"))
_KO_NOT_NAMES = words("not_names")
_KO_ROLE_WORD = compiled_later(r"[국팀부실처장책력구사육보원획담]\Z")
_KO_OURS = compiled_later(any_of("own_bodies_before_roles", "ko"))
_KO_OURS_REACH = 14
"""Characters before a name that hold a word for our organization."""
_KO_ORG_WORD = compiled_later(rf"(?:{any_of('endings_before_roles', 'ko')})$")
_KO_INSTITUTE = compiled_later(any_of("institutes_before_roles", "ko"))
_KO_HOUSES = ("기록원", "연구원")
"""Trades that are houses too: "열린기록원 한지민 국장" is of an archive."""
_KO_ADNOMINAL = compiled_later(r"(?:는|던|한|할|된|될)$")
"""A verb before a noun ("없는 이사"): the words on either side are no name and its role."""
_KO_NO_NAME = compiled_later(any_of("no_names_of_people", "ko"))
"""What follows words in marks ("…”이라며 젊은 수강생"); somebody whose name is withheld."""
_KO_AT_UNIVERSITY = compiled_later(any_of("universities_before_roles", "ko"))
_KO_SYLLABLES = 3
"""Syllables of a Korean name that is believed; what has two is mostly a word."""
_AFTER, _BEFORE = "roles_after_names", "roles_before_names"


def hangul_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for part in segments:
        for form in _FORMS if _KO_HEAD.may(text, part.start, part.end) else ():
            for match in _matches(form, "ko", text, part.start, part.end):
                person = _korean(form, match, text, part)
                if person is not None:
                    yield person
    for person in _in_interviews(text, segments, "ko", _KO_NO_NAME):
        if _KO_NOT_NAMES.isdisjoint((person.name, person.name[:2])):
            yield person


def _korean(form: str, match: re.Match[str], text: str, part: Segment) -> Person | None:
    name, role, begin = match["name"], match["role"], match.start("name")
    university = _KO_AT_UNIVERSITY.match(role) if form == _AFTER else None
    taught = university is not None and not _KO_ADNOMINAL.search(name)
    role = role[university.end() :] if university is not None and taught else role
    if form == _AFTER and _hides_name(role):
        name, _, role = role.partition(" ")
        begin = match.start("role")
    if _names_nobody(form, match, name, role, part.end):
        return None
    role = _clean_role(role)
    ours = _KO_OURS.search(text, max(part.start, match.start() - _KO_OURS_REACH), match.start()) is not None
    return _person(name, begin, Role(role, match.end("role") - len(role)), ours=ours, elsewhere=taught)


def _clean_role(role: str) -> str:
    """A role without a leading word that is an organization or no part of it."""
    first, _, rest = role.partition(" ")
    apart = _KO_ORG_WORD.search(first) or _KO_INSTITUTE.fullmatch(first) or first.isascii()
    return rest if rest and apart else role


def _hides_name(role: str) -> bool:
    """True if what looks like a role begins with the real name ("이끄는 도하린 운영위원")."""
    first, blank, _ = role.partition(" ")
    if not blank or len(first) != _KO_SYLLABLES or not _KO_NOT_NAMES.isdisjoint((first, first[:2])):
        return False
    return _KO_NAME.fullmatch(first) is not None and not _KO_ROLE_WORD.search(first)


def _is_of_another(match: re.Match[str], role: str, end: int) -> bool:
    """True if the role before a name belongs to somebody before it: "한지민 관장, 도하린 학예사"."""
    begin = match.start("name")
    apart = "," in match.string[match.end("role") : begin] or role.endswith(_KO_HOUSES)
    return apart and any(one.match(match.string, begin, end) for one in _patterns(_AFTER, "ko"))


def _names_nobody(form: str, match: re.Match[str], name: str, role: str, end: int) -> bool:
    """True if a match holds a common word, a verb before a noun ("없는 이사"), or the role of somebody else."""
    if len(name) < _KO_SYLLABLES or not _KO_NOT_NAMES.isdisjoint((name, name[:2])) or _KO_NO_NAME.search(name):
        return True
    first, blank, _ = role.partition(" ")
    if blank and _KO_ADNOMINAL.search(first):
        return True
    if form == _AFTER and name.endswith("의"):
        return True  # "우리 모임의 공동대표": no given name ends so before a title
    return form == _BEFORE and _is_of_another(match, role, end)


# Arabic.

_AR_GIVEN_NAME = f"(?:{any_word('ar_given')})"
_AR_PART = r"(?:ال)?[\u0621-\u0652]{2,}"
_AR_LINK = f"(?:(?:{any_of('particles_in_names', 'ar')}) )"
_AR_NAME = rf"{_AR_GIVEN_NAME}(?: {_AR_LINK}?{_AR_PART}){{1,2}}?"
_AR_HEADS = any_of("role_heads", "ar")
_AR_HEADS += "".join(
    f"|{head[:-1] + 'تنا' if head.endswith('ة') else head + 'نا'}" for head in _AR_HEADS.split("|") if " " not in head
)  # "our director"
_AR_HEAD = Sieve(_AR_HEADS)
_AR_SHADDA = "\u0651"
_AR_HEADS = "|".join(
    dict.fromkeys(f"{_AR_SHADDA}?".join(head.replace(_AR_SHADDA, "")) for head in _AR_HEADS.split("|"))
)
"""The same with or without the mark of a doubled letter, which is rarely printed."""
_AR_WHOLE_HEAD = compiled_later(rf"(?:ال)?(?:{_AR_HEADS})")


def is_arabic_head(word: str) -> bool:
    """True if an Arabic word can head a role."""
    return _AR_WHOLE_HEAD.fullmatch(word) is not None


_AR_W = r"[\u0621-\u0652]"
_AR_HEAD_WORD = rf"(?:{_AR_HEADS})(?!{_AR_W})"
"""A whole word: the masculine form of a title is the beginning of the feminine one."""
_AR_ROLE = rf"(?:ال)?{_AR_HEAD_WORD}(?: باسم)?(?: (?!{_AR_GIVEN_NAME} ){_AR_W}+){{0,6}}?"
_AR_BEGIN = rf"(?<!{_AR_W})[وفبك]?(?:لل|ل)?"
_AR_TWO = rf"{_AR_W}{{3,}} {_AR_W}{{3,}}"
_AR_BARE = rf"(?!{any_of('no_name_openers', 'ar')}){_AR_TWO}"
_AR_COURTESY = rf"(?:{any_of('courtesy_titles', 'ar')})ة?"
_AR_EDGE = r"(?=\s|[،,.:؛()\"«“\]]|$)"
_AR_WORD_AFTER = rf"(?:{any_of('words_after_names', 'ar')})"
_AR_SPEECH = f"(?:{any_of('speech_verbs', 'ar')})"
_AR_PATTERNS = tuple(
    map(
        compiled_later,
        (
            # A role before a known given name, then after one.
            rf"{_AR_BEGIN}(?P<role>{_AR_ROLE})[،,]? (?:ال{_AR_COURTESY} |د\. ?)?(?P<name>{_AR_NAME}){_AR_EDGE}",
            (
                rf"(?<!{_AR_W})[وفبل]?(?P<name>{_AR_NAME})[،,(]? ?[،,(] ?"
                rf"(?P<role>(?:ال)?{_AR_HEAD_WORD}(?: {_AR_W}+){{0,6}})"
            ),
            # A title of respect, a name and right after it a role with its body: "الدكتور … مدير المعهد".
            (
                rf"(?:(?:ال|لل){_AR_COURTESY}|د\.) ?(?P<name>{_AR_W}{{3,63}}(?: {_AR_LINK}?{_AR_W}{{3,63}}){{1,2}}?)"
                rf" (?P<role>{_AR_HEAD_WORD}(?: ال{_AR_W}{{1,60}}){{1,3}})"
            ),
            # A role, a title of respect, two words of name: the title shows where the role ends.
            (
                rf"{_AR_BEGIN}(?P<role>(?:ال)?(?:{_AR_HEADS})(?: {_AR_W}+){{0,4}}?) (?:ال{_AR_COURTESY}|د\.) ?"
                rf"(?P<name>(?!ال)(?:(?:عبد|أبو|آل) )?{_AR_TWO})(?=[،,.:) ]|$)"
            ),
            (
                rf"{_AR_SPEECH} (?P<name>{_AR_TWO})[،,] ?"
                rf"(?P<role>(?:ال)?{_AR_HEAD_WORD}(?: (?!في |من |لدى |إن ){_AR_W}+){{0,4}})"
            ),
            (
                rf"(?<!{_AR_W})[وف]?{_AR_SPEECH} (?P<role>(?:ال)?(?:{_AR_HEADS})(?: باسم {_AR_W}+| ال{_AR_W}+"
                rf"| (?:في|ل){_AR_W}+){{0,4}})[،,]? (?P<name>(?!ال|باسم){_AR_TWO})(?= ?[،,:]| (?:إن|أن|ل{_AR_W}+))"
            ),
            # A role with the article takes no further noun: the first word without one after it begins the name.
            (
                rf"{_AR_BEGIN}(?P<role>(?<=لل)(?:{_AR_HEADS})(?: (?:ال|لل){_AR_W}+){{1,4}}"
                rf"|ال(?:{_AR_HEADS})(?: باسم {_AR_W}+| (?:ال|لل){_AR_W}+| (?:في|لدى) (?:ال)?{_AR_W}+){{0,4}})"
                rf" (?P<name>{_AR_BARE})(?=[،,.:)«\"“]| (?:{_AR_WORD_AFTER}|[لب]{_AR_W}+)|$)"
            ),
            rf"{_AR_BEGIN}(?P<role>(?:ال)?(?:{_AR_HEADS})) (?P<name>{_AR_TWO})(?=[،,.:)]| {_AR_WORD_AFTER})",
        ),
    )
)
_AR_ALONE_TITLE = compiled_later(rf"(?:ال)?{_AR_COURTESY}")
"""A title of respect alone before a name says no role."""
_AR_LAST_TITLE = compiled_later(rf" (?:ال{_AR_COURTESY}|د\.?)\Z")
_AR_BODY = compiled_later(rf"(?:^| )(?:ل|لل|ب|ال|بال|وال)?(?:{any_of('body_kinds', 'ar')})(?: |$)")
_AR_HELD_AT = compiled_later(rf" في ال(?:{any_of('body_kinds', 'ar')})\Z")
"""The body that a role is held at, no part of it: "مدير البرامج في الجمعية"."""
_AR_GIVEN, _AR_NO_NAME = words("ar_given"), words("ar_stop")
"""Given names; words that begin no name: "وأوضح الدكتور الكعبي خلال اللقاء" names nobody called خلال."""
_AR_CLAUSE = compiled_later(rf" (?:{any_of('clause_openers', 'ar')})(?!\w)")


def without_clause(name: str) -> str:
    """A name without the words of the clause that follows: "عمر كيف" is عمر."""
    return _AR_CLAUSE.split(name + " ")[0].strip()


def arabic_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for part in segments:
        if not _AR_HEAD.may(text, part.start, part.end) and text.find(_AR_SHADDA, part.start, part.end) < 0:
            continue
        for pattern in _AR_PATTERNS:
            for match in pattern.finditer(text, part.start, part.end):
                name = without_clause(match["name"])
                if _is_arabic_name(name):
                    yield _arabic_person(match, name)


def _is_arabic_name(name: str) -> bool:
    """True if words are a name: not one word, a body, a role, or a word that begins no name."""
    words = name.split()
    if len(words) == 1 or _AR_BODY.search(name) or words[0] in _AR_NO_NAME:
        return False
    return words[0] in _AR_GIVEN or not all(word.startswith("ال") for word in words)


def opens_with_arabic_given(name: str) -> bool:
    """True if several words are a name that opens with a listed given name: no role has to introduce it."""
    return _is_arabic_name(name) and name.split(maxsplit=1)[0] in _AR_GIVEN


def _arabic_person(match: re.Match[str], name: str) -> Person:
    role = _AR_HELD_AT.sub("", _AR_LAST_TITLE.sub("", match["role"].strip()))
    person = _person(name, match.start("name"), Role(role, match.start("role")), ours=role.split()[0].endswith("نا"))
    return replace(person, roles=()) if _AR_ALONE_TITLE.fullmatch(role) else person


ARABIC_NAME = compiled_later(rf"(?<!{_AR_W})[وفبل]?(?P<name>{_AR_NAME}){_AR_EDGE}")
