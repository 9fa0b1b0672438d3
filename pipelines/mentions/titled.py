"""Whose surname a title tells: "윤 교수" is the professor of that name, "Mr Stone" not Ms Stone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pipelines.names.surnames import Surname
from pipelines.text.context import TextContext
from pipelines.text.fold import fold_word
from pipelines.text.scripts import CJK_CLASS
from presswatch.languages.packs import words

Places = Sequence[tuple[int, int]]
HAN_OFFICES = (
    "先生|女士|小姐|老师|老師|同志|弁護士|(?:准|副|助)?教授|教諭|講師|助教|医師|医生|博士|院士|牧師|司教|神父|住職|宮司"
    "|(?:都|府|県|縣|副)?知事|(?:学|學|校|院|館|馆|園|园|署|店|局|所|会|會|理事|社|部|課|课|处|處|科|厅|廳|司|組合|事務局|編集|幹事|書記|书记|秘書|秘书|祕書|董事|支店|参謀|參謀|总|總)[長长]"
    "|代表|理事|議員|议员|立委|大臣|首相|総理|总理|總理|大統領|总统|總統|主席|主任|書記|书记|総裁|总裁|總裁|頭取|会頭|大使|公使|総領事|将军|將軍|发言人|發言人"
    "|律师|律師|检察官|檢察官|法官|検事|判事|裁判官|容疑者|被告|受刑者|選手|选手|投手|捕手|騎手|棋士|親方|監督|コーチ|教练|教練|球员|球員|导演|導演"
    "|记者|記者|委员|委員|经理|經理"
)
"""Offices and callings behind a name in Chinese and Japanese; 市長 is apart: 田辺市長 may be any mayor of Tanabe."""
_OFFICE = re.compile(
    " ?(국장|대표|소장|센터장|위원장|회장|이사장|사무총장|총장|의장|총리|대통령|장관|차관|의원"
    "|기자|교수|박사|변호사|감독|팀장|부장|실장"
    "|본부장|대변인|총재|사장|연구원|간사|활동가|후보|선수|시장|군수|검사|판사"
    f"|{HAN_OFFICES}|市長|市长)"
)
"""Offices behind a surname. Forms of address that fit anybody (씨, 氏, さん) tell nobody."""
_GIVEN_SIGNS = 3
_MEN = frozenset(
    "mr mister herr herrn m monsieur sr senor senhor signor sig pan pana panu panem bay sir lord meneer dhr"
    " господин господина г-н пан пана السيد".split()
)
_WOMEN = frozenset(
    "mrs ms miss mme mlle madame mademoiselle frau fru sra srta senora senorita senhora signora signorina pani bayan"
    " lady dame mevrouw mw госпожа госпожи госпоже г-жа пани السيده".split()
)


def of_another_title(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> set[int]:
    """Where a title before or behind the surname is that of somebody else whom the text names.

    `places` are those of the surname alone, `others` the offsets of other bearers of it, `full` the person's own.
    """
    if surname.script in ("hangul", "han", "kana"):
        return {start for start, told in _offices_told(context, surname, places, others, full) if not told}
    return _of_the_other_sex(context, places, full) | _of_another_office(context, places, others, full)


def of_own_title(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> set[int]:
    """Where the title is the person's own and no other bearer's, whoever was named last."""
    if surname.script not in ("hangul", "han", "kana"):
        return set()
    return {start for start, told in _offices_told(context, surname, places, others, full) if told}


def _offices_told(
    context: TextContext, surname: Surname, places: Places, others: Collection[int], full: Places
) -> list[tuple[int, bool]]:
    """The places of the surname with an office, and whether it is the person's or another bearer's."""
    if not others:
        return []
    given = re.compile(rf"{re.escape(surname.printed)}[{CJK_CLASS}]{{0,{_GIVEN_SIGNS}}}?{_OFFICE.pattern}")
    theirs = {start: found.group(1) for start in others if (found := given.match(context.text, start))}
    own = {office for start, end in full for office in _offices_of(context, start, end)}
    told = []
    for start, end in places:
        office = _OFFICE.match(context.text, end)
        if office is None or start in theirs:
            continue
        of_others = any(one == office.group(1) for place, one in theirs.items() if place < start)
        if of_others != (office.group(1) in own):
            told.append((start, not of_others))
    return told


def _offices_of(context: TextContext, start: int, end: int) -> list[str]:
    """The office behind a full name, and one written right before it."""
    behind = _OFFICE.match(context.text, end)
    ahead = re.search(f"{_OFFICE.pattern} ?$", context.text[max(0, start - 6) : start])
    return [found.group(1) for found in (behind, ahead) if found]


_TITLE = re.compile(r"([^\W\d_]{1,60}(?:-[^\W\d_])?)(\.?)[ \u00a0]$")


def _sex(context: TextContext, start: int) -> str:
    """What a courtesy title right before the place tells, "m" or "f"; "" without one."""
    found = _TITLE.search(context.text, max(0, start - _LONGEST_TITLE), start)
    if not found or (found.group(1) in ("M", "m") and not found.group(2)):
        return ""
    title = fold_word(found.group(1))
    return "m" if title in _MEN else "f" if title in _WOMEN else ""


_LONGEST_TITLE = 16


def _of_the_other_sex(context: TextContext, places: Places, full: Places) -> set[int]:
    """Where "Mr" stands before the surname of a person who is "Ms" in most of the places, or the first, of the text."""
    told = {start: sex for start, _ in places if (sex := _sex(context, start))}
    if not told or not full:
        return set()
    own = [sex for start, _ in full if (sex := _sex(context, start))]
    if not own and len(set(told.values())) == 1:
        return set()
    hers = Counter(own or told.values()).most_common(1)[0][0]
    return {start for start, sex in told.items() if sex != hers}


def _office_before(context: TextContext, start: int) -> str:
    """The word right before a name, as far as it may be an office."""
    word = context.before(start)
    small = any(word.folded in words(kind) for kind in ("function", "courtesy", "articles"))
    return word.folded if word.adjacent and not small else ""


def _of_another_office(context: TextContext, places: Places, others: Collection[int], full: Places) -> set[int]:
    """Where the word before the surname stood before another bearer's full name: "Senator Paul Velding"."""
    theirs: dict[int, str] = {}
    for start in others:
        given = context.before(start)
        theirs[start] = _office_before(context, start - len(given.gap) - len(given.printed))
    if not theirs:
        return set()
    own = {_office_before(context, start) for start, _ in full}
    told = {start: _office_before(context, start) for start, _ in places if start not in theirs}
    return {
        start for start, office in told.items() if office and office not in own and _before_it(theirs, office, start)
    }


def _before_it(theirs: dict[int, str], office: str, start: int) -> bool:
    return any(one == office and place < start for place, one in theirs.items())


_SHE_DID = re.compile(
    r" (?:не |уже |ещё |също |nie )?([а-яёіїєґ]{2,}ла(?:с[ья])?|[^\W\d_A-Z]{2,}ła)(?: si[eę])?(?!\w)([ \n]*)([^\W\d_]*)"
)
_SHE_SAID = re.compile(
    r"(?:сказала|заявила|добавила|ответила|пояснила|рассказала|написала|подчеркнула|сообщила|додала|відповіла|пояснила"
    r"|розповіла|powiedziała|dodała|stwierdziła|oświadczyła|odpowiedziała|napisała) $"
)


def of_a_woman(context: TextContext, surname: Surname, start: int, end: int) -> bool:
    """Whether a man's surname with an -a is a woman's: "Волкова назвала его туристом", "powiedziała Wołkowa".

    The same letters are his in another case. A noun in -а behind the verb may be who acts ("Волкова задержала
    полиция"); in Bulgarian names have no cases.
    """
    if surname.script not in ("cyrillic", "latin") or context.language not in _SLAVIC:
        return False
    if context.text[end - 1] not in "аa" or surname.printed[-1:] in "аaя":
        return False
    if context.language in ("bg", "mk"):
        return True
    if _SHE_SAID.search(context.text[max(0, start - 20) : start]):
        return True
    did = _SHE_DID.match(context.text, end)
    return did is not None and not (did.group(2) and did.group(3)[-1:] in _NOMINATIVE and did.group(3) not in _HIM)


_SLAVIC = ("ru", "uk", "be", "bg", "mk", "pl")
_NOMINATIVE = ("а", "я", "a", "ь")
_HIM = frozenset({"на", "за", "для", "його", "та", "na", "za", "dla", "себя", "меня", "тебя"})
