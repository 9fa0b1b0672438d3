"""People with roles in scripts without capitals: Japanese, Chinese, Korean and Arabic texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.people.person import JAPANESE_SURNAME, Person, Role
from pipelines.people.roles import OUTSIDE_ROLE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of, any_word, words
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
        rf"(?P<role>[一-龯ァ-ヶー々・]{{0,8}}?{_JA_CALLING})(?:の|・|、|である)(?P<name>"
        rf"(?=[一-龯々ぁ-んァ-ヶ]{{3}}|[^\n]{{2,4}}さん){JAPANESE_SURNAME}[ 　]?(?:{_JA_GIVEN})){_JA_EDGE}"
    ),
    compiled_later(
        rf"(?P<role>{_JA_ROLE})[ 　](?P<name>[一-龯々]{{3,5}}|{_JA_KANA_GIVEN})(?=$|[/／・|｜、，,）)]|[ 　][（(])"
    ),
    compiled_later(rf"(?P<name>{_JA_NAME})[ 　]?(?:さん|氏)?[（(](?P<role>[^（）()]{{0,24}}?(?:{_JA_HEADS}))[)）]"),
    compiled_later(rf"(?P<name>{_JA_BEFORE_HEAD})[ 　・]?(?P<role>(?:[一-龯]{{0,4}}?)(?:{_JA_HEADS})){_JA_EDGE}"),
)
_JA_SURNAMED = compiled_later(
    rf"(?<![一-龯々ァ-ヶーA-Za-z])(?P<name>{JAPANESE_SURNAME})(?P<role>{any_of('surname_offices', 'ja')}){_JA_EDGE}"
)
"""A surname and an office alone, as where everybody knows who is meant: "笈田理事長"."""
JA_NAME = compiled_later(rf"(?<![一-龯々ァ-ヶー])(?P<name>{_JA_NAME})(?=さん|氏)")
_JA_OURS = compiled_later(
    rf"(?:(?<!担)当|(?<!日)本|弊|わが|我が|私たちの?|私たち)(?:{any_of('body_kinds', 'ja')})?(?!長)(?:の)?"
)
_ZH_SURNAME = rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_ZH_FOREIGN = "[一-龥]{1,6}·[一-龥]{1,6}(?:·[一-龥]{1,6})?"
_LATIN_NAME = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}(?:[ ·][A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}){1,3}"
_ZH_NAME = rf"(?:{_ZH_SURNAME}[一-龥]{{1,2}}?|{_ZH_FOREIGN}|{_LATIN_NAME})"
_ZH_HEADS = any_of("role_heads", "zh")
_ZH_HEAD = Sieve(_ZH_HEADS)
_ZH_ROLE = rf"[一-龥]{{0,8}}?(?:{_ZH_HEADS})"
_ZH_EDGE = rf"(?={any_of('words_after_names', 'zh')})"
_ZH = (
    compiled_later(rf"(?P<role>{_ZH_ROLE})(?:、)?[ ]?(?P<name>{_ZH_NAME}){_ZH_EDGE}"),
    compiled_later(
        rf"(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_ZH_FOREIGN})[（(](?P<role>[^（）()]{{0,20}}?(?:{_ZH_HEADS}))[)）]"
    ),
    compiled_later(
        rf"(?:^|(?<=[，。、；：,.“「\s对對向访訪与與和及是由])|(?<=[我本][院校會会所台局馆館社]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_ZH_FOREIGN})(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    compiled_later(
        rf"(?<=[院科系部处處室所组組队隊班心])(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
)
_ZH_OURS = compiled_later(rf"(?:本|我|敝)(?:{any_of('own_body_kinds', 'zh')})")
_ZH_CUT = compiled_later(rf"^.*(?:{any_of('words_before_roles', 'zh')})(?=.)", re.DOTALL)
_ZH_NO_NAME = compiled_later(rf"[院校系局处處社会會所科室厅廳站馆館]\Z|\A(?:{any_of('no_name_beginnings', 'zh')})")
"""Bodies and words that begin like a surname."""
_ZH_BODY = compiled_later(rf"[一-龥]{{2}}(?:{any_of('body_kinds', 'zh')})\Z")
"""A body named in full at the end of the words before a role."""


def _japanese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _JA:
        for match in pattern.finditer(text, segment.start, segment.end):
            begin, end = match.span("role")
            own = [one.end() for one in _JA_OURS.finditer(text, max(segment.start, begin - 12), end)]
            ours = bool(own) and own[-1] >= begin
            role = text[max(begin, own[-1]) if ours else begin : end].lstrip("・の")
            if role and not _JA_NO_NAME.search(match["name"]):
                yield _make(match, Role(role, end - len(role)), ours=ours)


_JA_NO_NAME = compiled_later(r"(?:室|会|部|課|係|所|館|院|校|社|局|団|党|署|課題|地域|方針|活動|事業|理事|代表|委員)\Z")
"""Ends of words that are bodies or things, where no table knows the surname."""


def _chinese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _ZH:
        last: Person | None = None
        for match in pattern.finditer(text, segment.start, segment.end):
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


_ZH_THIS_ONE = compiled_later(rf"[這这][位名](?P<role>{_ZH_ROLE})(?![们們一-龥]{{0,2}}(?:们|們))")
_ZH_OPENS_SENTENCE = compiled_later(
    rf"(?:^|(?<=[。！？\n]))(?P<name>{_ZH_SURNAME}[一-龥]{{2}}|{_ZH_FOREIGN})(?=[一-龥])"
    rf"|(?<=，)(?P<later>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?=[就把将將已每又还還却卻也便总總正在从從对對给給用带帶走拿站坐蹲独獨])"
)
_ZH_SENTENCES_BACK = 90
"""Characters before the office of "this" person in which a sentence begins with the name."""


def _introduced_before(text: str) -> Iterator[Person]:
    """Those whose office a later sentence gives: "裴若谷把测绳放进了井里。这位水文学院教授 …"."""
    for match in _ZH_THIS_ONE.finditer(text):
        low = max(0, match.start() - _ZH_SENTENCES_BACK)
        opening = next(reversed(list(_ZH_OPENS_SENTENCE.finditer(text, low, match.start()))), None)
        name = (opening["name"] or opening["later"]) if opening is not None else ""
        if opening is not None and len(name) > 1 and not _ZH_NO_NAME.search(name):
            start = opening.start()
            yield Person(
                name=name, start=start, end=start + len(name), roles=(Role(match["role"], match.start("role")),)
            )


_KANA = compiled_later("[ぁ-んァ-ヶ]")
ZH_NAME_BEFORE_SPEECH = compiled_later(
    rf"(?:^|(?<=[，。、；：,.“”」\s]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_ZH_FOREIGN}|{_LATIN_NAME})"
    rf"(?=(?:在[^，。]{{0,12}})?[则則也还還]?(?:{any_of('speech_verbs_after_names', 'zh')}))"
)


def han_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence; a text with kana is read as Japanese."""
    japanese = _KANA.search(text) is not None
    read, heads = (_japanese, _JA_HEAD) if japanese else (_chinese, _ZH_HEAD)
    found = [one for part in segments if heads.may(text, part.start, part.end) for one in read(text, part)]
    yield from found
    yield from _by_surname_alone(text, segments, found) if japanese else _introduced_before(text)


def _by_surname_alone(text: str, segments: Sequence[Segment], named: Sequence[Person]) -> Iterator[Person]:
    """Those whom a Japanese text calls by surname and office only."""
    for part in segments:
        for match in _JA_SURNAMED.finditer(text, part.start, part.end):
            if not any(one.name.startswith(match["name"]) for one in named):
                yield _make(match, Role(match["role"], match.start("role")), ours=False)


_KO_SURNAME = rf"(?:{any_of('surnames', 'ko')})"
_KO_HEADS = any_of("role_heads", "ko")
_KO_HEAD = Sieve(_KO_HEADS)
# The class of first letters spares the look at each word where none can begin.
_KO_HEADS = rf"(?:(?=[{''.join(sorted({head[0] for head in _KO_HEADS.split('|')}))}])(?:{_KO_HEADS}))"
_KO_ROLE = rf"[가-힣A-Za-z·]{{0,10}}?(?:{_KO_HEADS})"
_KO_NAME = rf"(?<![가-힣]){_KO_SURNAME}[가-힣]{{1,2}}"
_KO_AGE = r"(?:\s?\(\d{1,2}(?:세)?\))?"
_KO_EDGE = rf"(?={any_of('particles_after_roles', 'ko')}|\s|[,.()·\"“‘'”’\]:]|$)"
_KO_WHOLE_ROLE = rf"{_KO_ROLE}(?:[은는이가을를의와과도]|에게|께서)"
"""A role with the particle that ends it: "사무국장은 기자에게" names two people."""
_KO_ACRONYM = rf"(?!(?:{_KO_HEADS})[ ])[A-Z]{{2,8}}"
"""A body's acronym between the name and the office held there: "한지민 TDRC 연구원"."""
_KO_BODY = rf"[가-힣]{{3,16}}(?:{any_of('body_kinds', 'ko')})"
"""A body recognized by its last syllables, however long its name."""
_KO_AFTER = compiled_later(
    rf"(?P<name>{_KO_NAME})(?:{_KO_AGE}(?:[ ]|[ ]?씨[  ,]*|(?<=\))))(?P<role>(?:(?:(?!{_KO_WHOLE_ROLE}[ ])"
    rf"(?:[가-힣]{{2,6}}(?<!의)|{_KO_BODY})|{_KO_ACRONYM})[ ])?{_KO_ROLE}){_KO_EDGE}"
)
_KO_JOINED = compiled_later(rf"(?P<name>{_KO_NAME})(?P<role>{_KO_HEADS}){_KO_EDGE}")
_KO_PAREN = compiled_later(rf"(?P<name>{_KO_NAME})\s?[(（](?P<role>[^()（）]{{0,20}}?(?:{_KO_HEADS}))[)）,]")
_KO_BEFORE = compiled_later(
    rf"(?P<role>{_KO_ROLE})(?:{any_of('links_from_role_to_name', 'ko')})?[  ,·]+(?P<name>(?!{_KO_HEADS}"
    rf"(?![가-힣])){_KO_NAME})(?={_KO_AGE}\s?(?:씨|님|은|는|이|가|의|을|를|과|와|도|에게|[,.()]|$|\s))"
)
_KO_NOT_NAMES = words("not_names")
_KO_ROLE_WORD = compiled_later(r"[국팀부실처장책력구사육보원획담]\Z")
_KO_OURS = compiled_later(
    rf"(?:본|우리|저희|당)\s?(?:{any_of('own_body_kinds', 'ko')})?\s{{0,60}}(?:의|소속)?\s{{0,60}}\Z"
)
_KO_OURS_REACH = 14
"""Characters before a name that hold a word for our organization."""
_KO_ORG_WORD = compiled_later(rf"(?:{any_of('endings_before_roles', 'ko')})$")
_KO_INSTITUTE = compiled_later(
    rf"(?!(?:{any_of('researcher_ranks', 'ko')})연구원)[가-힣]{{2,}}(?:{any_of('institute_endings', 'ko')})"
)
"""An institute before the office held there; the same word after a rank is a researcher."""
_KO_HOUSES = ("기록원", "연구원")
"""Trades that are houses too: "열린기록원 한지민 국장" is of an archive."""
_KO_ADNOMINAL = compiled_later(r"(?:는|던|한|할|된|될)$")
"""A verb before a noun ("없는 이사"): the words on either side are no name and its role."""
_KO_NO_NAME = compiled_later(r"이?라(?:고|며|면|는|던)|.모씨")
"""What follows words in marks ("…”이라며 젊은 수강생"); somebody whose name is withheld."""
_KO_AT_UNIVERSITY = compiled_later(r"[가-힣]{2,4}대 (?=(?:[가-힣]{2,8} )?(?:[가-힣]{0,2}교수|총장|학장|강사))")
"""A university cut short before the office held there, which reads like a name: "한지민 전남대 교수"."""
_KO_SYLLABLES = 3
"""Syllables of a Korean name that is believed; what has two is mostly a word."""


def _clean_role(role: str) -> str:
    """A role without a leading word that is an organization or no part of it."""
    first, _, rest = role.partition(" ")
    apart = _KO_ORG_WORD.search(first) or _KO_INSTITUTE.fullmatch(first) or first.isascii()
    return rest if rest and apart else role


def _hides_name(role: str) -> bool:
    """True if what looks like a role begins with the real name ("이끄는 도하린 운영위원")."""
    first, blank, _ = role.partition(" ")
    if not blank or len(first) != _KO_SYLLABLES:
        return False
    return re.fullmatch(_KO_NAME, first) is not None and not _KO_ROLE_WORD.search(first)


def _is_of_another(match: re.Match[str], role: str, end: int) -> bool:
    """True if the role before a name belongs to somebody before it: "한지민 관장, 도하린 학예사"."""
    begin = match.start("name")
    apart = "," in match.string[match.end("role") : begin] or role.endswith(_KO_HOUSES)
    return apart and _KO_AFTER.match(match.string, begin, end) is not None


def _names_nobody(pattern: re.Pattern[str], match: re.Match[str], name: str, role: str, end: int) -> bool:
    """True if a match holds a common word, a verb before a noun ("없는 이사"), or the role of somebody else."""
    if len(name) < _KO_SYLLABLES or not _KO_NOT_NAMES.isdisjoint((name, name[:2])) or _KO_NO_NAME.fullmatch(name):
        return True
    first, blank, _ = role.partition(" ")
    if blank and _KO_ADNOMINAL.search(first):
        return True
    if pattern is _KO_AFTER and name.endswith("의"):
        return True  # "우리 모임의 공동대표": no given name ends so before a title
    return pattern is _KO_BEFORE and _is_of_another(match, role, end)


def _korean(pattern: re.Pattern[str], text: str, segment: Segment) -> Iterator[Person]:
    for match in pattern.finditer(text, segment.start, segment.end):
        name, role, begin = match["name"], match["role"], match.start("name")
        university = _KO_AT_UNIVERSITY.match(role) if pattern is _KO_AFTER else None
        taught = university is not None and not _KO_ADNOMINAL.search(name)
        role = role[university.end() :] if university is not None and taught else role
        if pattern is _KO_AFTER and _hides_name(role):
            name, _, role = role.partition(" ")
            begin = match.start("role")
        if _names_nobody(pattern, match, name, role, segment.end):
            continue
        role = _clean_role(role)
        yield Person(
            name=name,
            start=begin,
            end=begin + len(name),
            roles=(Role(role, match.end("role") - len(role)),),
            ours=_KO_OURS.search(text, max(segment.start, match.start() - _KO_OURS_REACH), match.start()) is not None,
            outside=OUTSIDE_ROLE.search(role) is not None,
            elsewhere=taught,
        )


def hangul_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence."""
    for segment in segments:
        if _KO_HEAD.may(text, segment.start, segment.end):
            for pattern in (_KO_PAREN, _KO_AFTER, _KO_BEFORE, _KO_JOINED):
                yield from _korean(pattern, text, segment)


KOREAN_NAME = compiled_later(rf"(?P<name>{_KO_NAME}){_KO_AGE}(?=[은는이가]\s|\s?씨|\s?(?:{_KO_HEADS}))")
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
_AR_IN_NAME_OF = compiled_later(r"(?:ناطق|متحدث)ة?(?: ال[\u0621-\u0652]{1,60}){0,40} {0,60}\Z")
"""A spokesperson's title: the word after it that is also a given name means "in the name of"."""


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
                start = match.start("name")
                in_name_of = name.startswith("باسم ") and _AR_IN_NAME_OF.search(text, max(0, start - 30), start)
                if _is_arabic_name(name) and not in_name_of:
                    yield _arabic_person(match, name)


def _is_arabic_name(name: str) -> bool:
    """True if words are a name: not one word, a body, a role, or a word that begins no name."""
    words = name.split()
    if len(words) == 1 or _AR_BODY.search(name) or words[0] in _AR_NO_NAME:
        return False
    return words[0] in _AR_GIVEN or not all(word.startswith("ال") for word in words)


def _arabic_person(match: re.Match[str], name: str) -> Person:
    role = _AR_HELD_AT.sub("", _AR_LAST_TITLE.sub("", match["role"].strip()))
    return Person(
        name=name,
        start=match.start("name"),
        end=match.start("name") + len(name),
        roles=() if _AR_ALONE_TITLE.fullmatch(role) else (Role(role, match.start("role")),),
        ours=role.split()[0].endswith("نا"),
        outside=OUTSIDE_ROLE.search(role) is not None,
    )


ARABIC_NAME = compiled_later(rf"(?<!{_AR_W})[وفبل]?(?P<name>{_AR_NAME}){_AR_EDGE}")
