"""People in Korean text: surname and given name in Hangul, the role after the name or before it."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.people.types import Person, Role
from pipelines.people.words import OUTSIDE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import words as table

_SURNAME = "(?:남궁|황보|선우|독고|제갈|사공|서문|[나라좌계범팽김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감호음빈동온])"
_HEADS = (
    "조합장|면장|읍장|동장|교육장|훈장|명장|기능장|대목장|농장주|상인회원|회계|총무|부회장|지회원|교장|교감|계장|이장|통장|촌장|조리장|주방장|총지배인|지배인|관리인|해녀|어부|사무차장|상담실장|시설장|반장|학생|수료생|졸업생|수강생|입주민|대학원생|연출가|연출|배우|가수|성악가|연주자|지휘자|무용가|화가|시인|소설가|사진가|요리사|제빵사|운전사|정비사|소방관|구조대원|봉사자|간병인|훈련사|상인회장|점주|농민|어민|CEO|CTO|CFO|COO|CMO|PD|PM|학예연구사|연구사|연구관|사무관|주무관|서기관|장학사|지도사|사육사|조련사|수의사|약사|한의사|간호팀장|수간호사|물리치료사|작업치료사|사회복지사|요양보호사|교사|강사|조교수|부교수|석좌교수|학장|총괄|본부장|이사관|기술이사|상무|전무|사장|부사장|최고경영자|창업자|설립자|공동대표|운영자|점장|공장장|농부|선장|건축가|디자이너|엔지니어|개발자|프로듀서|큐레이터|아키비스트|해설가|역사학자|경제학자|사회학자|과학자|석학|국장|대표|이사장|소장|팀장|연구원|위원장|위원|변호사|교수|간사|활동가|센터장|실장|본부장|처장|회장|부장|과장|원장|이사|대변인|총장|차장|의장|캠페이너|상담사|상담원|조사관|고문|매니저|코디네이터|담당자|담당관|담당|단장|관장|지부장|지회장|사무장|박사"
    "|전문가|연구자|기록가|기록자|기록원|분석가|분석관|디렉터|책임자|책임|선생|신부|목사|스님|의사|간호사|작가|감독|노무사|회계사|법무사|총무|국원|팀원|지기|선임|주임|반장|조합원|위원회장|이사회장|학예사|사서|해설사|통역사|번역가|기획자|개발자|회원|자원봉사자|모니터|감시원|조정관|협력관|정책관|보좌관"
    "|기자|앵커|특파원|논설위원|편집장|아나운서|장관|의원|대통령|총리|도지사|판사|검사"
)
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
_BODY = r"[가-힣]{3,16}(?:연구소|연구원|센터|재단|협회|연대|학회|위원회|네트워크|연합회?|협의회|조합|본부|모임|병원|복지관|박물관|미술관|도서관|기념관|학교|사업단|공단)"
"""A body that its last syllables tell, however long its name."""
_AFTER = re.compile(
    rf"(?P<name>{_NAME})(?:{_AGE}(?:[ ]|[ ]?씨[  ,]*|(?<=\))))(?P<role>(?:(?:(?!{_WHOLE_ROLE}[ ])(?:[가-힣]{{2,6}}(?<!의)|{_BODY})|{_ACRONYM})[ ])?{_ROLE}){_EDGE}"
)
_JOINED = re.compile(rf"(?P<name>{_NAME})(?P<role>{_HEADS}){_EDGE}")
_PAREN = re.compile(rf"(?P<name>{_NAME})\s?[(（](?P<role>[^()（）]{{0,20}}?(?:{_HEADS}))[)）,]")
_BEFORE = re.compile(
    rf"(?P<role>{_ROLE})(?:인|으로 (?:취임|임명)한|으로 일하는|을 맡은|를 맡은|을 맡고 있는|를 맡고 있는|이자 [가-힣 ]{{1,10}}인|님)?[  ,·]+(?P<name>(?!{_HEADS}(?![가-힣])){_NAME})(?={_AGE}\s?(?:씨|님|은|는|이|가|의|을|를|과|와|도|에게|[,.()]|$|\s))"
)
_NOT_NAMES = table("not_names")
_ROLE_WORD = re.compile(r"(?:국|팀|부|실|처|장|책|력|구|사|육|보|원|획|담)$")
_OURS = re.compile(
    r"(?:본|우리|저희|당)\s?(?:단체|센터|기관|재단|법인|협회|연구소|연대|모임|위원회|네트워크|측|회)?\s{0,60}(?:의|소속)?\s{0,60}$"
)
_ORG_WORD = re.compile(
    r"(?:센터|단체|협회|재단|연대|네트워크|위원회|연구소|모임|본부|기관|연합|학회|대학교?|법인|운동|포럼|병원|노조|소속|의|은|는|이|가|씨|한|된|던|인)$"
)


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
    r"(?!(?:선임|책임|수석|전임|주임|객원|전문|초빙)연구원)[가-힣]{2,}(?:연구원|개발원|진흥원|기록원)"
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
