"""People in Japanese and Chinese text: names without blanks, found at roles and at words of address or speech."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.people.types import Person, Role
from pipelines.people.words import OUTSIDE
from pipelines.text.literal_filter import Sieve
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of
from presswatch.languages.packs import words as table
from scraper.pages.person_names.signatures import COMPOUND_SURNAMES, SURNAMES

_JA_SURNAME = "(?:" + "|".join(sorted(table("ja_surnames"), key=lambda name: (-len(name), name))) + ")"
_KATAKANA_NAME = "[ァ-ヶー]{2,12}(?:[・＝=][ァ-ヶー]{2,12}){1,3}"
_JA_GIVEN = "(?![区市町村県郡府都州駅港島]の)(?:[一-龯々]{1,3}(?<![氏様])|[ぁ-ぷほ-ん]{2,4}|[ァ-ヶー]{2,5}|[一-龯々][ぁ-ん]{1,2})"
_JA_NAME = rf"(?:{_JA_SURNAME}[ 　]?(?:{_JA_GIVEN})|{_KATAKANA_NAME})"
_JA_LOOSE = r"(?:[一-龯々]{3,5}(?<![氏様])|[一-龯々]{2,3}[ぁ-んァ-ヶ]{1,4}?[一-龯]?|[一-龯々](?![のをにがはもとでへ])[ぁ-ん]{2,4}?|[一-龯々]{1,3}[ 　](?:[一-龯々]{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}))"
_JA_KANA_GIVEN = r"[一-龯々]{2,3}(?![のをにがでへ]|ども|たち)[ぁ-ん]{2,3}(?<!たち)(?<!さん)"
"""A surname of two signs or three and a given name in kana, told by that."""
_JA_HEADS = any_of("role_heads", "ja")
_JA_TRADE = "[一-龯々]{3,6}士"
"""A trade that needs a licence, as a role before the name: 手話通訳士, 歯科衛生士."""
_JA_CALLING = rf"(?:[一-龯々]{{2}}(?<!全)(?:員|師|匠)|(?!センター|メーカー|シアター|タワー)[ァ-ヶー]{{0,10}}(?:{any_of('calling_endings', 'ja')}))"
"""What somebody is by calling, told by its ending, as a role before a name whose surname is known."""
_JA_HEAD = Sieve(f"{_JA_HEADS}|{_JA_TRADE}|{_JA_CALLING}")
_JA_ROLE = rf"[一-龯ァ-ヶーA-Za-z々・]{{0,16}}?(?:{_JA_HEADS}|{_JA_TRADE})"
_JA_EDGE = rf"(?={any_of('words_after_names', 'ja')})"
_JA_BEFORE_HEAD = rf"{_JA_SURNAME}(?!(?:{_JA_HEADS}){_JA_EDGE})(?:(?:[一-龯々]{{2,3}}?|[一-龯々])(?=(?:{_JA_HEADS}){_JA_EDGE})|[ 　]?(?:[一-龯々]{{2}}(?![ぁ-ん])|{_JA_GIVEN}))|{_KATAKANA_NAME}"
"""A name right before a role that is known whole: "高橋美咲代表理事" parts before the role, at a given name of two letters first."""
_JA = (
    re.compile(rf"(?P<role>{_JA_ROLE})(?:の|・|、|である|を務める|[ 　])?(?P<name>{_JA_NAME}){_JA_EDGE}"),
    re.compile(
        rf"(?P<role>{_JA_ROLE})(?:の|・|である|を務める|[ 　])(?P<name>{_JA_LOOSE})(?={any_of('words_after_loose_names', 'ja')})"
    ),
    re.compile(
        rf"(?P<role>[一-龯ァ-ヶー々・]{{0,8}}?{_JA_CALLING})(?:の|・|、|である)(?P<name>(?=[一-龯々ぁ-んァ-ヶ]{{3}}|[^\n]{{2,4}}さん){_JA_SURNAME}[ 　]?(?:{_JA_GIVEN})){_JA_EDGE}"
    ),
    re.compile(rf"(?P<role>{_JA_ROLE})、(?P<name>{_JA_KANA_GIVEN})(?=さん|氏|が|は|も|です|（|\()"),
    re.compile(
        rf"(?P<role>{_JA_ROLE})[ 　](?P<name>[一-龯々]{{3,5}}|{_JA_KANA_GIVEN})(?=$|[/／・|｜、，,）)]|[ 　][（(])"
    ),
    re.compile(rf"(?P<name>{_JA_NAME})[ 　]?(?:さん|氏)?[（(](?P<role>[^（）()]{{0,24}}?(?:{_JA_HEADS}))[)）]"),
    re.compile(
        rf"(?:(?<=[当本弊][一-龯]の)|(?<=[当本弊][一-龯][一-龯]の))(?P<name>[一-龯々]{{4}})(?P<role>副?(?:{_JA_HEADS})){_JA_EDGE}"
    ),
    re.compile(rf"(?P<name>{_JA_BEFORE_HEAD})[ 　・]?(?P<role>(?:[一-龯]{{0,4}}?)(?:{_JA_HEADS})){_JA_EDGE}"),
)
_JA_OFFICES = rf"(?:{any_of('surname_offices', 'ja')})"
_JA_PLACES = "(?:青森|秋田|山形|福島|茨城|栃木|群馬|千葉|石川|福井|山梨|長野|静岡|滋賀|奈良|鳥取|島根|岡山|山口|徳島|香川|高知|福岡|佐賀|長崎|熊本|大分|宮崎)"
_JA_SURNAMED = re.compile(
    rf"(?<![一-龯々ァ-ヶーA-Za-z])(?!{_JA_PLACES})(?P<name>{_JA_SURNAME})(?P<role>{_JA_OFFICES}){_JA_EDGE}"
)
"""A surname and an office alone, as where everybody knows who is meant: "笈田理事長"."""
JA_NAME = re.compile(rf"(?<![一-龯々ァ-ヶー])(?P<name>{_JA_NAME})(?=さん|氏)")
_JA_OURS = re.compile(
    rf"(?:(?<!担)当|(?<!日)本|弊|わが|我が|私たちの?|私たち)(?:{any_of('body_kinds', 'ja')})?(?!長)(?:の)?"
)
_ORG_END = re.compile(rf"^.*(?:{any_of('body_kinds_before_roles', 'ja')})(?=.)")

_ZH_SURNAME = rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_FOREIGN = "[一-龥]{1,6}·[一-龥]{1,6}(?:·[一-龥]{1,6})?"
_LATIN_NAME = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}(?:[ ·][A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,60}){1,3}"
_ZH_NAME = rf"(?:{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN}|{_LATIN_NAME})"
_ZH_HEADS = any_of("role_heads", "zh")
_ZH_HEAD = Sieve(_ZH_HEADS)
_ZH_ROLE = rf"[一-龥]{{0,8}}?(?:{_ZH_HEADS})"
_ZH_EDGE = rf"(?={any_of('words_after_names', 'zh')})"
_ZH = (
    re.compile(rf"(?P<role>{_ZH_ROLE})(?:、)?[ ]?(?P<name>{_ZH_NAME}){_ZH_EDGE}"),
    re.compile(
        rf"(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN})[（(](?P<role>[^（）()]{{0,20}}?(?:{_ZH_HEADS}))[)）]"
    ),
    re.compile(
        rf"(?:^|(?<=[，。、；：,.“「\s对對向访訪与與和及是由])|(?<=[我本][院校會会所台局馆館社]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN})(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    re.compile(
        rf"(?<=[院科系部处處室所组組队隊班心])(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?P<role>(?:{_ZH_HEADS})){_ZH_EDGE}"
    ),
    re.compile(
        rf"(?:^|(?<=[，。、；：,.\s者]))(?P<name>{_ZH_NAME})(?:系|现任|現任|现为|現為|是)(?P<role>{_ZH_ROLE})(?=[，。；、,）)]|$)"
    ),
)
_ZH_OURS = re.compile(rf"(?:本|我|敝)(?:{any_of('own_body_kinds', 'zh')})")
_ZH_CUT = re.compile(
    rf"^.*(?:{any_of('words_before_roles', 'zh')})(?=.)",
    re.DOTALL,
)
_ZH_NOT_GIVEN = frozenset("说說称稱在的对對向就和与與及是为為则則曾将將也接出讲講谈談撰做亦到作")


_ZH_NO_NAME = re.compile(
    r"[院校系局处處社会會所科室厅廳站馆館]\Z|\A(?:文章|方面|常务|常務|高级|高級|高度|安全|成员|成員|成立|马上|馬上|时任|時任|和|与|與|及|全(?!福)|于是|於是|常常|明天|单位|單位|项目|項目|公司|任何|有关|有關|包括|相关|相關|向|于|於)"
)
"""Bodies and words that begin like a surname."""

_JA_OFFICE = re.compile(rf"[一-龯](?:{any_of('public_offices', 'ja')})の\Z")
"""A public office before a name: "農林水産省の高橋美咲室長"."""
_OFFICE_REACH = 8
"""Characters that hold such an office's last signs."""
_ZH_BODY = re.compile(rf"[一-龥]{{2}}(?:{any_of('body_kinds', 'zh')})\Z")
"""A body named in full at the end of what stands before a role."""


_JA_NO_NAME = re.compile(r"(?:室|会|部|課|係|所|館|院|校|社|局|団|党|署|課題|地域|方針|活動|事業|理事|代表|委員)\Z")
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


def _chinese(text: str, segment: Segment) -> Iterator[Person]:
    for pattern in _ZH:
        last: Person | None = None
        for match in pattern.finditer(text, segment.start, segment.end):
            name = match["name"]
            if "·" not in name and ((len(name) > 2 and name[-1] in _ZH_NOT_GIVEN) or _ZH_NO_NAME.search(name)):
                continue
            role, begin = match["role"], match.start("role")
            ours = bool(_ZH_OURS.search(text[max(segment.start, begin - 8) : match.end("role")]))
            cut = _ZH_OURS.search(role)
            offset = cut.end() if cut else 0
            more = _ZH_CUT.match(role[offset:])
            offset += more.end() if more else 0
            if role[offset:]:
                joined = last is not None and last.ours and text[last.end : begin + offset] in _ZH_JOINED
                person = _make(match, Role(role[offset:], begin + offset), ours=ours or joined)
                person = replace(person, elsewhere=not person.ours and bool(_ZH_BODY.search(role[:offset])))
                last = person
                yield person


_ZH_JOINED = ("與", "与", "和", "及", "、")
"""Between two people named together: if the first is the posting organization's, so is the second."""


def _make(match: re.Match[str], role: Role, *, ours: bool) -> Person:
    return Person(
        name=match["name"].replace("　", " ").strip(),
        start=match.start("name"),
        end=match.end("name"),
        roles=(role,),
        ours=ours,
        outside=bool(OUTSIDE.search(role.text)),
    )


_THIS_ONE = re.compile(rf"[这這][位名](?P<role>{_ZH_ROLE})(?![们們一-龥]{{0,2}}(?:们|們))")
_OPENS_SENTENCE = re.compile(
    rf"(?:^|(?<=[。！？\n]))(?P<name>{_ZH_SURNAME}[一-龥]{{2}}|{_FOREIGN})(?=[一-龥])"
    rf"|(?<=，)(?P<later>{_ZH_SURNAME}[一-龥]{{1,2}}?)(?=[就把将將已每又还還却卻也便总總正在从從对對给給用带帶走拿站坐蹲独獨])"
)
_SENTENCES_BACK = 90
"""Characters before an office told of "this" person in which a sentence begins with the name."""
_NO_THIRD = re.compile(
    r"[说說称稱在的对對向就和与與及是为為则則曾将將也接出讲講谈談撰做亦到作每已還还又都把被从從给給跟只才刚剛正常总總有无無不没沒要会會能可想爱愛当當来來去走站坐拿用带帶教写寫看听聽道等们們家时時上下中里裡起开開很今昨]"
)
"""Signs that end no given name but go on with the sentence: "李明每天 …"."""


def _told_behind(text: str) -> Iterator[Person]:
    """Those whose office a later sentence tells: "裴若谷把测绳放进了井里。这位水文学院教授 …"."""
    for match in _THIS_ONE.finditer(text):
        low = max(0, match.start() - _SENTENCES_BACK)
        opening = next(reversed(list(_OPENS_SENTENCE.finditer(text, low, match.start()))), None)
        name = (opening["name"] or opening["later"]) if opening is not None else ""
        if opening is None or _ZH_NO_NAME.search(name) or len(name) < len("李明"):
            continue
        name = name[:-1] if "·" not in name and _NO_THIRD.match(name[-1]) else name
        start = opening.start()
        role = Role(match["role"], match.start("role"))
        yield Person(
            name=name, start=start, end=start + len(name), roles=(role,), outside=bool(OUTSIDE.search(role.text))
        )


_KANA = re.compile("[ぁ-んァ-ヶ]")
ZH_NAME_BEFORE_SPEECH = re.compile(
    rf"(?:^|(?<=[，。、；：,.“”」\s]))(?P<name>{_ZH_SURNAME}[一-龥]{{1,2}}?|{_FOREIGN}|{_LATIN_NAME})(?=(?:在[^，。]{{0,12}})?[则則也还還]?(?:说|說|表示|指出|指(?=[，,：:「“])|称|稱|强调|強調|认为|認為|写道|寫道|坦言|补充|補充|直言|呼吁|呼籲|告诉|告訴|解释|解釋|回应|回應))"
)


def han_people(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """People with roles, sentence by sentence; a text with kana is read as Japanese."""
    read = _japanese if _KANA.search(text) else _chinese
    heads = _JA_HEAD if read is _japanese else _ZH_HEAD
    found = [one for part in segments if heads.may(text, part.start, part.end) for one in read(text, part)]
    yield from found
    if read is _chinese:
        yield from _told_behind(text)
    if read is _japanese:
        named = {one.name for one in found}
        for part in segments:
            for match in _JA_SURNAMED.finditer(text, part.start, part.end):
                if not any(name.startswith(match["name"]) for name in named):
                    yield _make(match, Role(match["role"], match.start("role")), ours=False)
