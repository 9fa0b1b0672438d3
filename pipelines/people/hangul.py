"""People in Korean text: surname and given name in Hangul, the role after the name or before it."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.people.types import Person, Role
from pipelines.people.words import OUTSIDE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of
from presswatch.languages.packs import words as table

_SURNAME = rf"(?:{any_of('surnames', 'ko')})"
_HEADS = any_of("role_heads", "ko")
_HEAD = Sieve(_HEADS)
# The class of first letters spares the look at each word where none can begin.
_HEADS = rf"(?:(?=[{''.join(sorted({head[0] for head in _HEADS.split('|')}))}])(?:{_HEADS}))"
_ROLE = rf"[가-힣A-Za-z·]{{0,10}}?(?:{_HEADS})"
_NAME = rf"(?<![가-힣]){_SURNAME}[가-힣]{{1,2}}"
_AGE = r"(?:\s?\(\d{1,2}(?:세)?\))?"
_EDGE = r"(?=[은는가을를의와과도에님께로]|으로|이(?!사)|\s|[,.()·\"“‘'”’\]:]|라고|라며|씨|$)"
_WHOLE_ROLE = rf"{_ROLE}(?:[은는이가을를의와과도]|에게|께서)"
"""A role with the particle that ends it: "사무국장은 기자에게" tells of two people."""
_ACRONYM = r"(?!(?:CEO|CTO|CFO|COO|CMO|PD|PM)[ ])[A-Z]{2,8}"
"""A body's acronym between the name and the office held there: "한지민 TDRC 연구원"."""
_BODY = rf"[가-힣]{{3,16}}(?:{any_of('body_kinds', 'ko')})"
"""A body that its last syllables tell, however long its name."""
_AFTER = re.compile(
    rf"(?P<name>{_NAME})(?:{_AGE}(?:[ ]|[ ]?씨[  ,]*|(?<=\))))(?P<role>(?:(?:(?!{_WHOLE_ROLE}[ ])(?:[가-힣]{{2,6}}(?<!의)|{_BODY})|{_ACRONYM})[ ])?{_ROLE}){_EDGE}"
)
_JOINED = re.compile(rf"(?P<name>{_NAME})(?P<role>{_HEADS}){_EDGE}")
_PAREN = re.compile(rf"(?P<name>{_NAME})\s?[(（](?P<role>[^()（）]{{0,20}}?(?:{_HEADS}))[)）,]")
_BEFORE = re.compile(
    rf"(?P<role>{_ROLE})(?:{any_of('links_from_role_to_name', 'ko')})?[  ,·]+(?P<name>(?!{_HEADS}(?![가-힣])){_NAME})(?={_AGE}\s?(?:씨|님|은|는|이|가|의|을|를|과|와|도|에게|[,.()]|$|\s))"
)
_NOT_NAMES = table("not_names")
_ROLE_WORD = re.compile(r"(?:국|팀|부|실|처|장|책|력|구|사|육|보|원|획|담)$")
_OURS = re.compile(rf"(?:본|우리|저희|당)\s?(?:{any_of('own_body_kinds', 'ko')})?\s{{0,60}}(?:의|소속)?\s{{0,60}}$")
_ORG_WORD = re.compile(rf"(?:{any_of('endings_before_roles', 'ko')})$")


_WRITING = re.compile(r"[기투권경광선포예]고문$")
"""Words for writings that end like the word for an adviser."""
_ADNOMINAL = re.compile(r"(?:는|던|한|할|된|될)$")
"""A verb before a noun ("없는 이사"): the words on either side are no name and its role."""
_ENDING = re.compile(r"이?라(?:고|며|면|는|던)")
"""What follows words in marks ("…”이라며 젊은 수강생"): no name, though it begins with a surname."""
_BODY_ROLES = frozenset({"연구원", "의원"})
"""Words for a person and for a house: "우리 연구원" is an institute."""
_OURS_BODY = re.compile(r"(?:우리|저희|본|당|이)\s?$")


_INSTITUTE = re.compile(
    rf"(?!(?:선임|책임|수석|전임|주임|객원|전문|초빙)연구원)[가-힣]{{2,}}(?:{any_of('institute_endings', 'ko')})"
)
"""An institute before the office held there; the same word after a rank is a researcher."""


def _clean_role(role: str) -> tuple[str, int]:
    """A role without a leading word that is an organization or no part of it; with how many characters went."""
    first, blank, rest = role.partition(" ")
    if blank and rest and (_ORG_WORD.search(first) or _INSTITUTE.fullmatch(first) or first.isascii() or len(first) < 2):
        return rest, len(first) + 1
    return role, 0


_AT_UNIVERSITY = re.compile(r"[가-힣]{2,4}대 (?:[가-힣]{2,8} )?(?:[가-힣]{0,2}교수|총장|학장|강사)")
"""A university cut short before the office held there, which reads like a name: "한지민 전남대 교수"."""


def _hides_name(role: str) -> bool:
    """Whether what looks like a role begins with the real name ("이끄는 도하린 운영위원")."""
    first, blank, _ = role.partition(" ")
    return (
        bool(blank)
        and len(first) == 3
        and first not in _NOT_NAMES
        and bool(re.fullmatch(_NAME, first))
        and not _ROLE_WORD.search(first)
        and not _AT_UNIVERSITY.match(role)
    )


_HOUSES = ("기록원", "연구원")
"""Trades that are houses too: "열린기록원 한지민 국장" is of an archive."""


_OFFICE_NEXT = re.compile(rf"[ ](?P<role>{_ROLE}){_EDGE}")
"""The office held at the house before it: "한지민 바다연구원 연구위원"."""


def _has_office(text: str, start: int, end: int) -> bool:
    """Whether a role follows the name that begins at `start`; a degree is none."""
    later = _AFTER.match(text, start, end)
    return later is not None and later["role"] not in ("박사", "선생")


def _people(pattern: re.Pattern[str], text: str, segment: Segment) -> Iterator[Person]:
    for match in pattern.finditer(text, segment.start, segment.end):
        name, role, begin = match["name"], match["role"], match.start("name")
        taught = _AT_UNIVERSITY.match(role) if pattern is _AFTER and not _ADNOMINAL.search(name) else None
        if pattern is _AFTER and (_hides_name(role) or (taught is None and _AT_UNIVERSITY.match(role))):
            name, _, role = role.partition(" ")
            begin = match.start("role")
        if (
            name in _NOT_NAMES
            or _ENDING.fullmatch(name)
            or name[1:] in ("모씨", "모")
            or name[:2] in _NOT_NAMES
            or len(name) < 3
        ):
            continue
        if _ADNOMINAL.search(role.partition(" ")[0]) and " " in role:
            continue
        if pattern is _AFTER and name.endswith("의") and text[match.end("name")].isspace():
            continue  # "우리 모임의 공동대표": a genitive; nobody's given name ends so before a title
        if _WRITING.search(role):
            continue
        if pattern is _BEFORE and role in _BODY_ROLES and _OURS_BODY.search(text, segment.start, match.start("role")):
            continue
        if pattern is _BEFORE and "," in text[match.end("role") : begin] and _has_office(text, begin, segment.end):
            continue  # "한지민 관장, 도하린 학예사": the office of who stands before the comma
        if pattern is _BEFORE and role.endswith(_HOUSES) and _has_office(text, begin, segment.end):
            continue
        role = role.partition(" ")[2] if taught else role
        stop = match.end("role")
        office = _OFFICE_NEXT.match(text, stop, segment.end) if role.endswith(_HOUSES) else None
        if pattern is _AFTER and office is not None:
            role, stop = office["role"], office.end("role")
        role, _ = _clean_role(role)
        before = text[max(segment.start, match.start() - 14) : match.start()]
        yield Person(
            name=name,
            start=begin,
            end=begin + len(name),
            roles=(Role(role, stop - len(role)),),
            ours=bool(_OURS.search(before)),
            outside=bool(OUTSIDE.search(role)),
            elsewhere=taught is not None,
        )


def hangul_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for segment in segments:
        if not _HEAD.may(text, segment.start, segment.end):
            continue
        for pattern in (_PAREN, _AFTER, _BEFORE, _JOINED):
            yield from _people(pattern, text, segment)


NAME = re.compile(rf"(?P<name>{_NAME}){_AGE}(?=[은는이가]\s|\s?씨|\s?(?:{_HEADS}))")
