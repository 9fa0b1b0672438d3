"""People with roles in Japanese, Chinese and Korean texts, which mark no names by capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipelines.people.person import JAPANESE_SURNAME, Person, Role
from pipelines.people.roles import OUTSIDE_ROLE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of
from presswatch.languages.packs import words as table
from presswatch.languages.patterns import compiled_later
from scraper.pages.person_names.signatures import COMPOUND_SURNAMES, SURNAMES

_KATAKANA_NAME = "[ァ-ヶー]{2,12}(?:[・＝=][ァ-ヶー]{2,12}){1,3}"
_JA_GIVEN = (
    "(?![区市町村県郡府都州駅港島]の)"
    "(?:[一-龯々]{1,3}(?<![氏様])|[ぁ-ぷほ-ん]{2,4}|[ァ-ヶー]{2,5}|[一-龯々][ぁ-ん]{1,2})"
)
_JA_NAME = rf"(?:{JAPANESE_SURNAME}[ 　]?(?:{_JA_GIVEN})|{_KATAKANA_NAME})"
_JA_LOOSE = (
    r"(?:[一-龯々]{3,5}(?<![氏様])|[一-龯々]{2,3}[ぁ-んァ-ヶ]{1,4}?[一-龯]?"
    r"|[一-龯々](?![のをにがはもとでへ])[ぁ-ん]{2,4}?|[一-龯々]{1,3}[ 　](?:[一-龯々]{1,3}|[ぁ-ん]{2,4}"
    r"|[ァ-ヶー]{2,5}))"
)
_JA_KANA_GIVEN = r"[一-龯々]{2,3}(?![のをにがでへ]|ども|たち)[ぁ-ん]{2,3}(?<!たち)(?<!さん)"
"""A surname of two or three characters and a given name, recognized by its kana."""
_JA_HEADS = any_of("role_heads", "ja")
_JA_TRADE = "[一-龯々]{3,6}士"
"""A trade that needs a licence, as a role before the name: 手話通訳士, 歯科衛生士."""
_JA_CALLING = (
    rf"(?:[一-龯々]{{2}}(?<!全)(?:員|師|匠)|(?!センター|メーカー|シアター"
    rf"|タワー)[ァ-ヶー]{{0,10}}(?:{any_of('calling_endings', 'ja')}))"
)
"""What somebody is by calling, recognized by its ending, as a role before a name whose surname is known."""
_JA_HEAD = Sieve(f"{_JA_HEADS}|{_JA_TRADE}|{_JA_CALLING}")
_JA_ROLE = rf"[一-龯ァ-ヶーA-Za-z々・]{{0,16}}?(?:{_JA_HEADS}|{_JA_TRADE})"
_JA_EDGE = rf"(?={any_of('words_after_names', 'ja')})"
_JA_BEFORE_HEAD = (
    rf"{JAPANESE_SURNAME}(?!(?:{_JA_HEADS}){_JA_EDGE})(?:(?:[一-龯々]{{2,3}}?"
    rf"|[一-龯々])(?=(?:{_JA_HEADS}){_JA_EDGE})|[ 　]?(?:[一-龯々]{{2}}(?![ぁ-ん])|{_JA_GIVEN}))"
    rf"|{_KATAKANA_NAME}"
)
"""A name right before a whole known role, its given name of two characters first: "高橋美咲代表理事"."""
_JA = (
    compiled_later(rf"(?P<role>{_JA_ROLE})(?:の|・|、|である|を務める|[ 　])?(?P<name>{_JA_NAME}){_JA_EDGE}"),
    compiled_later(
        rf"(?P<role>{_JA_ROLE})(?:の|・|である|を務める"
        rf"|[ 　])(?P<name>{_JA_LOOSE})(?={any_of('words_after_loose_names', 'ja')})"
    ),
    compiled_later(
        rf"(?P<role>[一-龯ァ-ヶー々・]{{0,8}}?{_JA_CALLING})(?:の|・|、"
        rf"|である)(?P<name>(?=[一-龯々ぁ-んァ-ヶ]{{3}}"
        rf"|[^\n]{{2,4}}さん){JAPANESE_SURNAME}[ 　]?(?:{_JA_GIVEN})){_JA_EDGE}"
    ),
    compiled_later(rf"(?P<role>{_JA_ROLE})、(?P<name>{_JA_KANA_GIVEN})(?=さん|氏|が|は|も|です|（|\()"),
    compiled_later(
        rf"(?P<role>{_JA_ROLE})[ 　](?P<name>[一-龯々]{{3,5}}|{_JA_KANA_GIVEN})(?=$|[/／・|｜、，,）)]|[ 　][（(])"
    ),
    compiled_later(rf"(?P<name>{_JA_NAME})[ 　]?(?:さん|氏)?[（(](?P<role>[^（）()]{{0,24}}?(?:{_JA_HEADS}))[)）]"),
    compiled_later(
        rf"(?:(?<=[当本弊][一-龯]の)|(?<=[当本弊][一-龯][一-龯]の))(?P<name>[一-龯々]{{4}})(?P<role>副?(?:{_JA_HEADS})){_JA_EDGE}"
    ),
    compiled_later(rf"(?P<name>{_JA_BEFORE_HEAD})[ 　・]?(?P<role>(?:[一-龯]{{0,4}}?)(?:{_JA_HEADS})){_JA_EDGE}"),
)
_JA_OFFICES = rf"(?:{any_of('surname_offices', 'ja')})"
_JA_PLACES = f"(?:{any_of('prefectures_like_surnames', 'ja')})"
_JA_SURNAMED = compiled_later(
    rf"(?<![一-龯々ァ-ヶーA-Za-z])(?!{_JA_PLACES})(?P<name>{JAPANESE_SURNAME})(?P<role>{_JA_OFFICES}){_JA_EDGE}"
)
"""A surname and an office alone, as where everybody knows who is meant: "笈田理事長"."""
JA_NAME = compiled_later(rf"(?<![一-龯々ァ-ヶー])(?P<name>{_JA_NAME})(?=さん|氏)")
_JA_OURS = compiled_later(
    rf"(?:(?<!担)当|(?<!日)本|弊|わが|我が|私たちの?|私たち)(?:{any_of('body_kinds', 'ja')})?(?!長)(?:の)?"
)
_ORG_END = compiled_later(rf"^.*(?:{any_of('body_kinds_before_roles', 'ja')})(?=.)")
_ZH_SURNAME = rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_FOREIGN = "[一-龥]{1,6}·[一-龥]{1,6}(?:·[一-龥]{1,6})?"
_LATIN_NAME = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}(?:[ ·][A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}){1,3}"
_ZH_NAME = rf"(?:{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN}|{_LATIN_NAME})"
_ZH_HEADS = any_of("role_heads", "zh")
_ZH_HEAD = Sieve(_ZH_HEADS)
_ZH_ROLE = rf"[一-龥]{{0,8}}?(?:{_ZH_HEADS})"
_ZH_EDGE = rf"(?={any_of('words_after_names', 'zh')})"
_ZH = (
    compiled_later(rf"(?P<role>{_ZH_ROLE})(?:、)?[ ]?(?P<name>{_ZH_NAME}){_ZH_EDGE}"),
    compiled_later(
        rf"(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN})[（(](?P<role>[^（）()]{{0,20}}?(?:{_ZH_HEADS}))[)）]"
    ),
    compiled_later(
        rf"(?:^|(?<=[，。、；：,.“「\s对對向访訪与與和及是由])|(?<=[我本][院校會会所台局馆館社]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN})(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    compiled_later(
        rf"(?<=[院科系部处處室所组組队隊班心])(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    compiled_later(
        rf"(?:^|(?<=[，。、；：,.\s者]))(?P<name>{_ZH_NAME})(?:系|现任|現任|现为|現為|是)(?P<role>{_ZH_ROLE})(?=[，。；、,）)]|$)"
    ),
)
_ZH_OURS = compiled_later(rf"(?:本|我|敝)(?:{any_of('own_body_kinds', 'zh')})")
_ZH_CUT = compiled_later(
    rf"^.*(?:{any_of('words_before_roles', 'zh')})(?=.)",
    re.DOTALL,
)
_ZH_NOT_GIVEN = frozenset("说說称稱在的对對向就和与與及是为為则則曾将將也接出讲講谈談撰做亦到作")
_ZH_NO_NAME = compiled_later(rf"[院校系局处處社会會所科室厅廳站馆館]\Z|\A(?:{any_of('no_name_beginnings', 'zh')})")
"""Bodies and words that begin like a surname."""
_JA_OFFICE = compiled_later(rf"[一-龯](?:{any_of('public_offices', 'ja')})の\Z")
"""A public office before a name: "農林水産省の高橋美咲室長"."""
_OFFICE_REACH = 8
"""Characters that hold the end of such an office."""
_ZH_BODY = compiled_later(rf"[一-龥]{{2}}(?:{any_of('body_kinds', 'zh')})\Z")
"""A body named in full at the end of the words before a role."""
_JA_NO_NAME = compiled_later(r"(?:室|会|部|課|係|所|館|院|校|社|局|団|党|署|課題|地域|方針|活動|事業|理事|代表|委員)\Z")
"""Ends of words that are bodies or things, where no table knows the surname."""


def _japanese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _JA:
        for match in pattern.finditer(text, segment.start, segment.end):
            role, begin = match["role"], match.start("role")
            own = list(_JA_OURS.finditer(text, max(segment.start, begin - 12), match.end("role")))
            ours = bool(own) and own[-1].end() >= begin
            cut = max(begin, own[-1].end()) if ours else begin
            rest = text[cut : match.end("role")]
            org = _ORG_END.match(rest)
            cut += org.end() if org else 0
            role = text[cut : match.end("role")].lstrip("・の")
            if role and not _JA_NO_NAME.search(match["name"]):
                person = _make(match, Role(role, match.end("role") - len(role)), ours=ours)
                low = max(segment.start, match.start() - _OFFICE_REACH)
                yield replace(person, elsewhere=not ours and bool(_JA_OFFICE.search(text, low, match.start())))


def _is_chinese_name(name: str) -> bool:
    """True if a name of Han characters neither ends with a word of the sentence nor begins with a common one."""
    ends_in_word = len(name) > _SHORT_NAME and name[-1] in _ZH_NOT_GIVEN
    return "·" in name or not (ends_in_word or _ZH_NO_NAME.search(name))


_SHORT_NAME = 2


def _chinese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _ZH:
        last: Person | None = None
        for match in pattern.finditer(text, segment.start, segment.end):
            person = _chinese_person(text, segment, match, last) if _is_chinese_name(match["name"]) else None
            if person is not None:
                last = person
                yield person


def _chinese_person(text: str, segment: Segment, match: re.Match[str], last: Person | None) -> Person | None:
    """The person of a match, the role without the organization before it; None if nothing of the role is left.

    Whoever is joined to the `last` one of the posting organization belongs to it too.
    """
    role, begin = match["role"], match.start("role")
    ours = _ZH_OURS.search(text[max(segment.start, begin - 8) : match.end("role")]) is not None
    cut = _ZH_OURS.search(role)
    offset = cut.end() if cut else 0
    more = _ZH_CUT.match(role[offset:])
    offset += more.end() if more else 0
    if not role[offset:]:
        return None
    joined = last is not None and last.ours and text[last.end : begin + offset] in _ZH_JOINED
    person = _make(match, Role(role[offset:], begin + offset), ours=ours or joined)
    return replace(person, elsewhere=not person.ours and _ZH_BODY.search(role[:offset]) is not None)


_ZH_JOINED = ("與", "与", "和", "及", "、")
"""Between two people named together: if the first is the posting organization's, so is the second."""


def _make(match: re.Match[str], role: Role, *, ours: bool) -> Person:
    return Person(
        name=match["name"].replace("　", " ").strip(),
        start=match.start("name"),
        end=match.end("name"),
        roles=(role,),
        ours=ours,
        outside=bool(OUTSIDE_ROLE.search(role.text)),
    )


_THIS_ONE = compiled_later(rf"[这這][位名](?P<role>{_ZH_ROLE})(?![们們一-龥]{{0,2}}(?:们|們))")
_OPENS_SENTENCE = compiled_later(
    rf"(?:^|(?<=[。！？\n]))(?P<name>{_ZH_SURNAME}[一-龥]{{2}}|{_FOREIGN})(?=[一-龥])"
    rf"|(?<=，)(?P<later>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?=[就把将將已每又还還却卻也便总總正在从從对對给給用带帶走拿站坐蹲独獨])"
)
_SENTENCES_BACK = 90
"""Characters before the office of "this" person in which a sentence begins with the name."""
_NO_THIRD = compiled_later(
    r"[说說称稱在的对對向就和与與及是为為则則曾将將也接出讲講谈談撰做亦到作每已還还又都把被从從给給跟只才刚剛正常总總有无無不没沒要会會能可想爱愛当當来來去走站坐拿用带帶教写寫看听聽道等们們家时時上下中里裡起开開很今昨]"
)
"""Signs that end no given name but go on with the sentence: "李明每天 …"."""


def _introduced_before(text: str) -> Iterator[Person]:
    """Those whose office a later sentence gives: "裴若谷把测绳放进了井里。这位水文学院教授 …"."""
    for match in _THIS_ONE.finditer(text):
        low = max(0, match.start() - _SENTENCES_BACK)
        opening = next(reversed(list(_OPENS_SENTENCE.finditer(text, low, match.start()))), None)
        name = (opening["name"] or opening["later"]) if opening is not None else ""
        if opening is None or _ZH_NO_NAME.search(name) or len(name) < _SHORT_NAME:
            continue
        name = name[:-1] if "·" not in name and _NO_THIRD.match(name[-1]) else name
        start = opening.start()
        role = Role(match["role"], match.start("role"))
        outside = OUTSIDE_ROLE.search(role.text) is not None
        yield Person(name=name, start=start, end=start + len(name), roles=(role,), outside=outside)


_KANA = compiled_later("[ぁ-んァ-ヶ]")
ZH_NAME_BEFORE_SPEECH = compiled_later(
    rf"(?:^|(?<=[，。、；：,.“”」\s]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN}|{_LATIN_NAME})"
    rf"(?=(?:在[^，。]{{0,12}})?[则則也还還]?(?:{any_of('speech_verbs_after_names', 'zh')}))"
)


def han_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence; a text with kana is read as Japanese."""
    japanese = _KANA.search(text) is not None
    read, heads = (_japanese, _JA_HEAD) if japanese else (_chinese, _ZH_HEAD)
    found = [one for part in segments if heads.may(text, part.start, part.end) for one in read(text, part)]
    yield from found
    if japanese:
        yield from _by_surname_alone(text, segments, {one.name for one in found})
    else:
        yield from _introduced_before(text)


def _by_surname_alone(text: str, segments: Sequence[Segment], named: AbstractSet[str]) -> Iterator[Person]:
    """Those whom a Japanese text calls by surname and office only."""
    for part in segments:
        for match in _JA_SURNAMED.finditer(text, part.start, part.end):
            if not any(name.startswith(match["name"]) for name in named):
                yield _make(match, Role(match["role"], match.start("role")), ours=False)


_SURNAME = rf"(?:{any_of('surnames', 'ko')})"
_HEADS = any_of("role_heads", "ko")
_HEAD = Sieve(_HEADS)
# The class of first letters spares the look at each word where none can begin.
_HEADS = rf"(?:(?=[{''.join(sorted({head[0] for head in _HEADS.split('|')}))}])(?:{_HEADS}))"
_ROLE = rf"[가-힣A-Za-z·]{{0,10}}?(?:{_HEADS})"
_NAME = rf"(?<![가-힣]){_SURNAME}[가-힣]{{1,2}}"
_AGE = r"(?:\s?\(\d{1,2}(?:세)?\))?"
_EDGE = rf"(?={any_of('particles_after_roles', 'ko')}|\s|[,.()·\"“‘'”’\]:]|$)"
_WHOLE_ROLE = rf"{_ROLE}(?:[은는이가을를의와과도]|에게|께서)"
"""A role with the particle that ends it: "사무국장은 기자에게" names two people."""
_ACRONYM = rf"(?!(?:{_HEADS})[ ])[A-Z]{{2,8}}"
"""A body's acronym between the name and the office held there: "한지민 TDRC 연구원"."""
_BODY = rf"[가-힣]{{3,16}}(?:{any_of('body_kinds', 'ko')})"
"""A body recognized by its last syllables, however long its name."""
_AFTER = compiled_later(
    rf"(?P<name>{_NAME})(?:{_AGE}(?:[ ]|[ ]?씨[  ,]*|(?<=\))))(?P<role>(?:(?:(?!{_WHOLE_ROLE}[ ])"
    rf"(?:[가-힣]{{2,6}}(?<!의)|{_BODY})|{_ACRONYM})[ ])?{_ROLE}){_EDGE}"
)
_JOINED = compiled_later(rf"(?P<name>{_NAME})(?P<role>{_HEADS}){_EDGE}")
_PAREN = compiled_later(rf"(?P<name>{_NAME})\s?[(（](?P<role>[^()（）]{{0,20}}?(?:{_HEADS}))[)）,]")
_BEFORE = compiled_later(
    rf"(?P<role>{_ROLE})(?:{any_of('links_from_role_to_name', 'ko')})?[  ,·]+(?P<name>(?!{_HEADS}"
    rf"(?![가-힣])){_NAME})(?={_AGE}\s?(?:씨|님|은|는|이|가|의|을|를|과|와|도|에게|[,.()]|$|\s))"
)
_NOT_NAMES = table("not_names")
_ROLE_WORD = compiled_later(r"(?:국|팀|부|실|처|장|책|력|구|사|육|보|원|획|담)$")
_OURS = compiled_later(rf"(?:본|우리|저희|당)\s?(?:{any_of('own_body_kinds', 'ko')})?\s{{0,60}}(?:의|소속)?\s{{0,60}}$")
_ORG_WORD = compiled_later(rf"(?:{any_of('endings_before_roles', 'ko')})$")
_ADNOMINAL = compiled_later(r"(?:는|던|한|할|된|될)$")
"""A verb before a noun ("없는 이사"): the words on either side are no name and its role."""
_ENDING = compiled_later(r"이?라(?:고|며|면|는|던)")
"""What follows words in marks ("…”이라며 젊은 수강생"): no name, though it begins with a surname."""
_INSTITUTE = compiled_later(
    rf"(?!(?:{any_of('researcher_ranks', 'ko')})연구원)[가-힣]{{2,}}(?:{any_of('institute_endings', 'ko')})"
)
"""An institute before the office held there; the same word after a rank is a researcher."""


def _clean_role(role: str) -> str:
    """A role without a leading word that is an organization or no part of it."""
    first, blank, rest = role.partition(" ")
    parted = _ORG_WORD.search(first) or _INSTITUTE.fullmatch(first) or first.isascii() or len(first) < _SHORTEST_WORD
    return rest if blank and rest and parted else role


_SHORTEST_WORD = 2
_AT_UNIVERSITY = compiled_later(r"[가-힣]{2,4}대 (?:[가-힣]{2,8} )?(?:[가-힣]{0,2}교수|총장|학장|강사)")
"""A university cut short before the office held there, which reads like a name: "한지민 전남대 교수"."""


def _hides_name(role: str) -> bool:
    """True if what looks like a role begins with the real name ("이끄는 도하린 운영위원")."""
    first, blank, _ = role.partition(" ")
    if not blank or len(first) != _SYLLABLES or first in _NOT_NAMES or _AT_UNIVERSITY.match(role):
        return False
    return re.fullmatch(_NAME, first) is not None and not _ROLE_WORD.search(first)


_HOUSES = ("기록원", "연구원")
"""Trades that are houses too: "열린기록원 한지민 국장" is of an archive."""
_OFFICE_NEXT = compiled_later(rf"[ ](?P<role>{_ROLE}){_EDGE}")
"""The office held at the house before it: "한지민 바다연구원 연구위원"."""


def _holds_office(text: str, start: int, end: int) -> bool:
    """True if a role other than a degree follows the name that begins at `start`."""
    later = _AFTER.match(text, start, end)
    return later is not None and later["role"] not in _DEGREES


_DEGREES = table("degrees", "ko")


def _is_korean_name(name: str) -> bool:
    """True if no word list and no ending shows that a candidate is a common word."""
    known = name in _NOT_NAMES or name[:2] in _NOT_NAMES
    return len(name) >= _SYLLABLES and not known and not _ENDING.fullmatch(name) and name[1:] not in _SOMEBODY


_SYLLABLES = 3
"""Syllables of a Korean name that is believed; what has two is mostly a word."""
_SOMEBODY = ("모씨", "모")
"""After a surname: "somebody", whose name is withheld."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A Korean name and a role, as one of the patterns found them."""

    text: str
    segment: Segment
    match: re.Match[str]
    pattern: re.Pattern[str]
    name: str
    begin: int
    role: str


def _found(pattern: re.Pattern[str], text: str, segment: Segment, match: re.Match[str]) -> tuple[_Found, bool]:
    """The name and role of a match, and True if the role is held at a university named before it."""
    name, role, begin = match["name"], match["role"], match.start("name")
    after = pattern is _AFTER
    at_university = after and _AT_UNIVERSITY.match(role) is not None
    taught = at_university and not _ADNOMINAL.search(name)
    if (after and _hides_name(role)) or (at_university and not taught):
        name, _, role = role.partition(" ")
        begin = match.start("role")
    return _Found(text, segment, match, pattern, name, begin, role), taught


def _is_verb_before_noun(one: _Found) -> bool:
    """True if the role begins with an adnominal verb ("없는 이사")."""
    first, blank, _ = one.role.partition(" ")
    return bool(blank) and _ADNOMINAL.search(first) is not None


def _is_genitive(one: _Found) -> bool:
    """True for "우리 모임의 공동대표": no given name ends so before a title."""
    return one.pattern is _AFTER and one.name.endswith("의") and one.text[one.match.end("name")].isspace()


def _is_of_another(one: _Found) -> bool:
    """True if the role before a name belongs to somebody before it: "한지민 관장, 도하린 학예사"."""
    if one.pattern is not _BEFORE:
        return False
    parted = "," in one.text[one.match.end("role") : one.begin] or one.role.endswith(_HOUSES)
    return parted and _holds_office(one.text, one.begin, one.segment.end)


_NO_PERSON = (_is_verb_before_noun, _is_genitive, _is_of_another)


def _people(pattern: re.Pattern[str], text: str, segment: Segment) -> Iterator[Person]:
    for match in pattern.finditer(text, segment.start, segment.end):
        one, taught = _found(pattern, text, segment, match)
        if not _is_korean_name(one.name) or any(check(one) for check in _NO_PERSON):
            continue
        role = one.role.partition(" ")[2] if taught else one.role
        stop = match.end("role")
        office = _OFFICE_NEXT.match(text, stop, segment.end) if role.endswith(_HOUSES) else None
        if pattern is _AFTER and office is not None:
            role, stop = office["role"], office.end("role")
        role = _clean_role(role)
        before = text[max(segment.start, match.start() - _OURS_REACH) : match.start()]
        yield Person(
            name=one.name,
            start=one.begin,
            end=one.begin + len(one.name),
            roles=(Role(role, stop - len(role)),),
            ours=_OURS.search(before) is not None,
            outside=OUTSIDE_ROLE.search(role) is not None,
            elsewhere=taught,
        )


_OURS_REACH = 14
"""Characters before a name that hold a word for our organization."""


def hangul_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for segment in segments:
        if not _HEAD.may(text, segment.start, segment.end):
            continue
        for pattern in (_PAREN, _AFTER, _BEFORE, _JOINED):
            yield from _people(pattern, text, segment)


KOREAN_NAME = compiled_later(rf"(?P<name>{_NAME}){_AGE}(?=[은는이가]\s|\s?씨|\s?(?:{_HEADS}))")
