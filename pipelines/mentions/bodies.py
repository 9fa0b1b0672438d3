"""Bodies whose name is a watched one with a word more, in front or behind: the union of the centres is no centre."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.common import is_common
from pipelines.names.named_kinds import SCHOOL
from pipelines.names.variants import simplified
from pipelines.text.context import TextContext
from pipelines.text.scripts import kind_of
from presswatch.languages.packs import words

_JOINT = "(?:管理|投资|投資|股份|有限|信托|信託|科技|文化|服务|服務|研究|支援|推進)"
# A union or society of such bodies is another body, whatever the name before it.
_UNIONS = re.compile(
    f"{_JOINT}?(?:联合会|聯合會|連合会|連合|联盟|聯盟|連盟|协会|協会|協會|学会|學會|研究所|研究院|労働組合|労組|工会|工會|学院|學院|法案|条例|校友[会會]|同窓会|後援会|学堂|學堂)"
)
# These words may explain a name that does not say what it is (绿色和平组织), not one that does (基金会管理公司).
_EXPLAINING = re.compile(
    f"{_JOINT}*(?:法人|会議|会议|會議|组织|組織|机构|機構|公司|会社|集团|集團|中心|センター|大(?:学|學)(?!院))"
)
_WIDER = re.compile(
    "(?:国际|国際|國際|世界|全球|全国|全國|亚洲|亞洲|アジア|东亚|東亜|東亞|欧洲|歐洲|欧州|非洲|アフリカ|美洲|拉美|西日本|東日本|中日本)$"
)
_KOREAN_UNION = re.compile(r" (?:총연맹|연맹|연합회|연합|협의회|협회)")
_KOREAN_SISTER = re.compile(
    r" (?:타이거즈|자이언츠|이글스|라이온즈|베어스|트윈스|히어로즈|위즈|랜더스|다이노스"
    r"|월드|백화점|호텔|면세점|시네마|생명|증권|카드|건설|중공업|물산|해상|손해보험"
    r"|투자증권|자산운용|장학재단|문화재단|복지재단|(?:[가-힣]{2,3})?병원|입구역|입구 ?사거리"
    r"|노동조합|아카데미|부속[중고초](?:등?학교)?|부속 ?(?:[중고초]|병원|유치원))(?![가-힣]{3})"
)
"""Sister companies, teams and houses of a group, written apart after its name: 롯데 자이언츠 is no 롯데."""
_KOREAN_HOUSE = re.compile(
    r" (?:리조트|펜션|카페|식당|골프장|골프클럽|컨트리클럽|미용실|약국|키즈카페"
    r"|피트니스|요양원|유치원|학원|웨딩홀)(?![가-힣]{3})"
)
"""Houses that have a name of their own: 네이처 리조트."""
_PERIODICALS = ("週刊", "月刊", "季刊", "隔週")
"""Written on before a name they are a part of it: 週刊エコノミスト is a magazine of its own."""
_WIDEST = 3


def wider_organization(candidate: Candidate, context: TextContext) -> str:
    """The word in front of or behind an organization's name that makes it another body, "" if there is none."""
    if candidate.form.script == "hangul" and candidate.form.kind != "person":
        house = _KOREAN_HOUSE.match(context.text, candidate.end)
        if house:
            return house.group().strip()
    if candidate.form.kind == "outlet" and candidate.form.script in ("han", "kana"):
        rhythm = context.text[max(0, candidate.start - len("週刊")) : candidate.start]
        return rhythm if rhythm in _PERIODICALS else ""
    if candidate.form.kind != "organization":
        return ""
    if candidate.form.script in ("han", "kana"):
        school = _sister_school(candidate, context.text) if context.language == "ja" else ""
        return school or _beside_han(candidate, context.text, context.language)
    if candidate.form.script == "hangul":
        union = _KOREAN_UNION.match(context.text, candidate.end) or _KOREAN_SISTER.match(context.text, candidate.end)
        owner = _owner_in_front(candidate, context)
        return union.group().strip() if union else owner
    if kind_of(context.text[candidate.end : candidate.end + 1] or " ") == "han":
        union = _UNIONS.match(context.text, candidate.end)
        return union.group() if union else ""
    if candidate.form.shape != "phrase":
        return ""
    return _scale_in_front(candidate, context) or _house_of_an_institution(candidate, context)


_HOUSE = re.compile(
    r"(?<![^\W_])((?:presses|éditions|imprimerie|edizioni|casa editrice|imprensa|editora|edições|ediciones|verlag"
    r"|wydawnictw(?:o|a|u|em|ie)|oficyn[aąyie]+ wydawnicz[aąej]+|издательств(?:о|а|у|ом|е)|типографи[яиюей]+"
    r"|видавництв(?:о|а|у|ом|і)|nakladatelství|دار نشر|دار النشر|مطبعة|مطابع|رابطة خريجي|جمعية خريجي"
    r"|ассоциаци[яиюей]+ выпускников|клуб[аеуом]* выпускников|stowarzyszeni[aeum]+ absolwentów"
    r"|association des (?:anciens|diplômés)(?: élèves| étudiants)?|amicale des anciens"
    r"|asociación de (?:antiguos alumnos|exalumnos|egresados)"
    r"|associazione (?:degli |dei )?(?:ex[- ]alunni|ex[- ]allievi|laureati)"
    r"|associação (?:de|dos) (?:antigos|ex-)\s?alunos))"
    r"\s(?:universitaires )?(?:de la |de l['’]|de |d['’]|della |dell['’]|di |da |do |dell |der |des )?\Z",
    re.IGNORECASE,
)
"""Presses and associations of graduates, which are bodies of their own; other languages say them behind the name."""
_LONGEST_HOUSE = 60
_INSTITUTION = (
    *("univers", "uniwers", "akadem", "academ", "accadem", "hochschul", "politec", "polytec", "politech", "college"),
    *("универс", "академ", "институт", "універс", "جامع", "اكاديم"),
)


def _house_of_an_institution(candidate: Candidate, context: TextContext) -> str:
    """The press or association that is named by the institution which it is of: Издательство Озёрного университета."""
    if not any(word.startswith(_INSTITUTION) for word in candidate.form.stem.head.split(" ")):
        return ""
    low = max(0, candidate.start - _LONGEST_HOUSE)
    found = _HOUSE.search(context.text, low, candidate.start)
    return found.group(1) if found else ""


_KOREAN_OWNER = re.compile(
    "^(?:유엔|국제|유럽|아시아|교계|대한변협|변협"
    "|(?:서울|부산|대구|인천|광주|대전|울산|세종|수원|성남|고양|용인|창원|청주|전주|천안)시"
    "|(?:경기|강원|충북|충남|전북|전남|경북|경남|제주|충청[남북]|전라[남북]|경상[남북])도"
    "|(?:더불어)?민주당|정의당|진보당|녹색당|노동당|개혁신당|조국혁신당"
    "|.{1,6}(?:변호사회|교회협|노총|노조|협회|의회|종단|대교구))$"
)
"""Bodies in front of a commission. Cities and parties are named one by one: 다시 and 정부도 end as they do."""


def _owner_in_front(candidate: Candidate, context: TextContext) -> str:
    """The other body whose commission it is, where the subject's is called by that word alone: 유엔 인권위."""
    name = context.text[candidate.start : candidate.end]
    if not name.endswith(("위", "위원회")) or len(name) > _SHORT_COMMISSION:
        return ""
    previous = context.before(candidate.start)
    return previous.printed if previous.adjacent and _KOREAN_OWNER.search(previous.printed) else ""


_SHORT_COMMISSION = 5


def _branch_in_front(candidate: Candidate, context: TextContext) -> bool:
    """Whether an adjective with a capital makes "Bank of the Lakes" another one: the Industrial Bank of the Lakes."""
    head = candidate.form.stem.head.split(" ")
    previous = context.before(candidate.start)
    if context.language != "en" or head[0] not in words("institution_heads") or head[1] not in words("of_words"):
        return False
    if previous.folded in words("not_given") | words("titles") | words("function") or not (
        previous.printed.replace("-", "").isalpha()  # the Export-Import Bank
    ):
        return False
    start = candidate.start - len(previous.gap) - len(previous.printed)
    return not previous.printed.isupper() and not context.sentence_start(start)


_OF_SPORTS = re.compile("高校|甲子園|準々?決勝|決勝|初戦|地方大会|県大会|中学|高等学校|入試|野球|ラグビー|サッカー")


def _sister_school(candidate: Candidate, text: str) -> str:
    """The region behind a university's short name in a text of school sports, as its sister schools are called."""
    if not _OF_SPORTS.search(text):
        return ""
    return next((r for n in (3, 2) if (r := text[candidate.end : candidate.end + n]) in words("han_regions")), "")


_OWN_NAME_ENDS = re.compile("(?:汽[车車]|集[团團]|公司|[银銀]行|股份|石油|石化|[电電][力器]|[钢鋼][铁鐵]|大[学學])$")


def _of_a_firm(candidate: Candidate, text: str) -> str:
    """The firm or university right in front of a body whose name anybody may give to one: 青岚汽车|中央研究院.

    Only of names made of everyday words; before others it is what they are, as in 汽车公司|青岚.
    """
    name = simplified(text[candidate.start : candidate.end])
    ending = max((end for end in words("body_endings") if name.endswith(end)), key=len, default="")
    if not ending or not is_common(name.removesuffix(ending), "zh", "ja"):
        return ""
    found = _OWN_NAME_ENDS.search(text, max(0, candidate.start - _WIDEST), candidate.start)
    return found.group() if found else ""


_SCHOOL = re.compile("大[学學](?!院)")
_INSTITUTES = ("研究所", "研究院", "学院", "學院")
_SISTER_IN_KANA = re.compile(
    "(?:ビタミン|フーズ|ケミカル|ガス|ホーム(?!ページ)|ハウス|オイル|セメント|スチール|ペイント|ゴム|ガラス|ビール|タイヤ|バス|タクシー|フェリー|エナジー"
    "|ファーマ|カード|リース|クレジット|ライフ|モータース|エンジニアリング|エレクトロニクス|ストア|ホテル|コーヒー|ミルク|ハム)(?![ァ-ヺー])"
)
"""What a firm of its own makes or deals in, behind the name of two signs that it shares: 湊研|ビタミン."""
_OF_WOMEN = re.compile("レディー[スズ]|ジュニアユース|ユース(?!チーム)")
"""Teams of a club that have its name: アルビオーネレディース."""


def _of_a_university(candidate: Candidate, text: str) -> bool:
    """Whether a name ends as universities' do, so that an institute behind it is a part of it."""
    return text[candidate.end - 2 : candidate.end] in ("大学", "大學")


_SHORT_NAME = 2


def _beside_han(candidate: Candidate, text: str, language: str) -> str:
    if firm := _of_a_firm(candidate, text):
        return firm
    school = None if candidate.form.kinds == SCHOOL else _SCHOOL.match(text, candidate.end)
    if school:
        return school.group()
    behind = _UNIONS.match(text, candidate.end)
    if behind and _of_a_university(candidate, text) and behind.group().endswith(_INSTITUTES):
        behind = None
    behind = behind or _STOP_OF_A_LINE.match(text, candidate.end)
    if behind is None and text[: candidate.end].endswith(tuple(words("body_endings"))):
        behind = _EXPLAINING.match(text, candidate.end)
    if behind is None and language == "ja" and candidate.end - candidate.start == _SHORT_NAME:
        behind = _SISTER_IN_KANA.match(text, candidate.end)
    if behind is None and language == "ja":
        behind = _OF_WOMEN.match(text, candidate.end)
    if behind is None and language == "ja":
        behind = _REGIONAL.match(text, candidate.end)
    name, ahead = text[candidate.start : candidate.end], text[max(0, candidate.start - 1) : candidate.start]
    if name in words("body_endings") and ahead and kind_of(ahead) == "han":
        return ahead  # 市民連合 is no 連合
    left = text[max(0, candidate.start - _WIDEST) : candidate.start]
    before = _WIDER.search(left)
    if before is None and left.endswith("新") and not is_common(left[-2:], "zh", "ja"):
        return "新"  # another body that took the name: 新希望基金; after 最新, 全新 it is the body itself
    found = behind or before
    return found.group() if found else ""


_STOP_OF_A_LINE = re.compile("前?(?:駅|停留所|停留場|バス停|交差点)")  # named after the house beside it


_REGIONAL = re.compile(
    "(?:東日本|西日本|九州|北海道|東北)(?!工場|支社|支店|支部|営業所|研究所|地方|地区|各地|本社|店|大会|支所)"
)
"""A company of its own, where no plant or branch follows: トヨタ自動車九州."""


_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})


def _scale_in_front(candidate: Candidate, context: TextContext) -> str:
    """European, Asian, National right before a name of several words: the Asian Centre for Press Protection."""
    previous = context.before(candidate.start)
    if not previous.adjacent or not previous.capital or context.title_case(candidate.start, candidate.end):
        return ""
    wider = previous.folded.startswith(tuple(words("scales"))) or _branch_in_front(candidate, context)
    wider = wider or (context.language == "en" and previous.folded in _COMPASS)  # South | Korea University
    return previous.printed if wider else ""
