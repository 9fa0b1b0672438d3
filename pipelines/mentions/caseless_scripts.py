"""Everyday words as names in scripts without letter case: Korean, Japanese, Chinese, Arabic."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, counted, refused
from pipelines.mentions.places import in_sport_clause
from pipelines.names.common import is_common, is_word_in
from pipelines.names.countries import is_country
from pipelines.names.forms import Form
from pipelines.names.words import SURNAMES_OF_ONE, homographs, surnames_of_two, very_common_words
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import HAN_CLASS, KANA_CLASS, kind_of
from presswatch.languages.packs import words

_NAME = f"の([{HAN_CLASS}{KANA_CLASS}]{{2,7}}?)"
_ITS_HEAD = re.compile(
    _NAME + "(?:会長|委員長|書記長|事務局長|事務総長|理事長|議長|総裁|幹事長|会頭|共同代表|代表理事)"
)
_ITS_REPORTER = re.compile(_NAME + "(?:記者|特派員|編集委員|論説委員|編集長|社長)")
_KOREAN_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석"
)
_ITS_KOREAN_HEAD = re.compile(
    f"의? [{_KOREAN_SURNAMES}][가-힣]{{2}} (?:공동|전국|상임)?"
    "(?:대표|사무국장|사무처장|사무총장|위원장|이사장|회장|센터장|소장|활동가|간사|국장|팀장)(?![가-힣]{3})"
)
_MET_WITH = re.compile(
    "との(?:会談|協議|交渉|会合|面会|懇談|対話|連携|協定|提携|契約|合意|意見交換|合同|共催|共同(?:声明|会見|調査))"
)
_FULL_NAME = 4  # signs


def leader_after(candidate: Candidate, context: TextContext) -> bool:
    """Whether somebody's name and office stand behind it (희망 김서윤 대표), or it is met with (連合との会談).

    未来の会長 is nobody's: a name stands before the office, a full one or a known surname.
    """
    form = candidate.form
    if form.kind == "organization" and form.script == "hangul":
        return _ITS_KOREAN_HEAD.match(context.text, candidate.end) is not None
    if form.kind == "person" or form.script != "han" or context.language != "ja":
        return False
    if form.kind == "organization" and _MET_WITH.match(context.text, candidate.end):
        return True
    found = (_ITS_REPORTER if form.kind == "outlet" else _ITS_HEAD).match(context.text, candidate.end)
    named = found.group(1) if found else ""
    return len(named) >= _FULL_NAME or any(named[:length] in surnames_of_two() for length in (2, 3) if named)


_LANGUAGE_OF = {"hangul": ("ko",), "kana": ("ja",), "han": ("ja", "zh"), "arabic": ("ar",)}
_CLAUSE_END = re.compile(r"[。！？；؟؛;!?\n]|\.(?=\s|$)")
_NEAR = 45  # characters to both sides: a clause
_OF_CITING = 100  # characters to both sides in which a listed hint may stand
_LONGEST_WORD = {"hangul": 3, "kana": 4, "han": 2, "arabic": 9}


_BODIES = ("連", "联", "聯", "盟", "约", "約", "銀", "银", "庁", "署")
"""Last signs of bodies in any text: 国連, 欧盟, 北约, 日銀."""
_SPOKEN = ("قال", "اكد", "اضاف", "حديث", "لقاء")  # before "to the": "said to the Horizon"


def is_short_word(form: Form) -> bool:
    """Whether the name is a word of one of the languages of its script, short enough to be met as one.

    Names in data/homographs.json have their own rule.
    """
    length = len(form.stem.head)
    if form.stem.head in words("no_words"):
        return False
    if _reads_as_clause(form):
        return True
    if length == 1 or (form.script == "hangul" and _compound(form.stem.head)):
        return True
    if form.homograph or length > _LONGEST_WORD.get(form.script, 0):
        return False
    if form.script == "han" and form.kind == "organization" and form.stem.head.endswith(_BODIES):
        return False
    return not form.common_in.isdisjoint(_LANGUAGE_OF[form.script])


def is_rare_word(form: Form) -> bool:
    """Whether only dictionaries have the Chinese or Japanese name as a word, so that it is met as one by accident."""
    return form.script == "han" and len(form.stem.head) > 1 and not is_common(form.stem.head, *_LANGUAGE_OF["han"])


def _compound(head: str) -> bool:
    """Whether a Korean name is a noun of one syllable and one of two, as everyday words are made: 섬마을, 꽃바다."""
    return len(head) == _SYLLABLES and head[0] in _FIRST_SYLLABLES and is_word_in(head[1:], "ko")


_SYLLABLES = 3
_FIRST_SYLLABLES = "섬꽃빛별달해물불산강들길집책말글땅숲봄눈비새큰첫참늘온밤낮샘솔"


def _reads_as_clause(form: Form) -> bool:
    """Whether a Chinese name is an everyday word and 会, which also says what will be: 希望会."""
    head = form.stem.head
    return form.script == "han" and len(head) == _WITH_WILL and head[-1] in "会會" and is_common(head[:-1], "zh")


_WITH_WILL = 3


def is_definite_noun(form: Form) -> bool:
    """Whether a name is one Arabic noun with its article, as nouns stand in any text: الأفق, the horizon.

    Longer ones are foreign acronyms (اليونيسف), unless the ending tells an Arabic noun.
    """
    if form.script != "arabic" or form.kind == "person" or not form.alias.startswith("ال"):
        return False
    if " " in form.alias:  # a noun and its adjective: الصباح الجديد, the new morning
        return form.kind == "outlet" and all(word.startswith("ال") for word in form.alias.split())
    noun = form.alias[2:]
    return form.kind == "outlet" or noun.endswith("ة") or (len(noun) <= _LONGEST_NOUN and not noun.endswith(("و", "ا")))


_LONGEST_NOUN = 5


def is_person_and_word(form: Form) -> bool:
    """Whether a person's short name is a word of a language of its script as well: 高洁, 이슬.

    The surname of a name of several words (트럼프) is listed alone because it tells the person, and so is a foreign one
    in katakana (トランプ).
    """
    if form.stem.head[0] >= "\u30a0" and form.script == "kana":
        return False
    if form.stem.head in words("function"):
        return True  # لولا, "if not"
    if any(word != form.stem.head and kind_of(word[-1]) == form.script for word in form.own):
        return False
    short = len(form.stem.head) <= _LONGEST_WORD.get(form.script, 0)
    return short and not form.common_in.isdisjoint(_LANGUAGE_OF[form.script])


_TITLE_BEHIND = re.compile(
    r"\s?(?:(?:국|센터|위원|사무총|총|의|팀|부|실|본부|회|이사|소|교|원|시|관)장|대표|이사|장관|의원|기자|교수|박사|변호사|감독|작가|배우|선수|씨|님|양|군|활동가|연구원|간사|대변인|총리|대통령|차관|총재|후보|사장|지사|특사|검사|판사"
    r"|氏|さん|様|君|先生|弁護士|教授|代表|理事|議員|記者|監督|選手|女士|小姐|主席|主任|律师|律師|(?:局|所|会|會|部|院|校|队|隊|市|省|县|馆|館|处|科|组)[长長]|委员|委員|博士|老师|老師|经理|經理"
    r"|[说說称稱]|表示|认为|認為|指出|告诉|告訴|强调|強調|回应|回應|被捕|被拘|获释|獲釋)"
)
_TITLE_AHEAD = re.compile(
    r"(?:대표|소장|장관|의원|기자|교수|박사|변호사|감독|작가|배우|가수|활동가|弁護士|教授|代表|記者|作家|律师|律師|记者|医生|主席|主任|会长|會長|[队隊局院校][长長]|叫|名叫)\s?$"
)
_OFFICE_FARTHER = re.compile(
    r" ([가-힣]{2,8}) (?:[가-힣]{1,8} ){0,4}?[가-힣]{0,5}"
    "(?:장관|총리|대통령|주석|부장|국장|위원장|의원|대변인|대사|대표|총재|의장|차관|교수|기자|감독|변호사|총장|회장|사장|시장|지사"
    "|서기|특사)(?![가-힣]{3})"
)
"""An office behind whose it is: "왕이 중국 외교부장"."""
_KOREAN_BODY = re.compile("(?:당|부|처|청|대학교?|대|센터|연구소|위원회|협회|재단|시)$")
_AHEAD = 5
_ARABIC_OFFICES = frozenset(
    "الرييس رييس السيد السيده الوزير الوزيره النايب الدكتور الدكتوره قال قالت اعلن اكد دعا".split()
)


def has_title_or_verb(candidate: Candidate, context: TextContext) -> bool:
    """Whether a title stands beside a person's name, or a verb of saying behind it."""
    before = context.text[max(0, candidate.start - _AHEAD) : candidate.start]
    if candidate.form.script == "arabic":
        previous = context.before(candidate.start)
        return previous.adjacent and previous.folded in _ARABIC_OFFICES | words("uncased_speaking")
    if _TITLE_BEHIND.match(context.text, candidate.end) or _TITLE_AHEAD.search(before):
        return True
    whose = _OFFICE_FARTHER.match(context.text, candidate.end)
    return whose is not None and (is_country(whose.group(1)) or _KOREAN_BODY.search(whose.group(1)) is not None)


def adjective_of_noun(candidate: Candidate, context: TextContext) -> bool:
    """Whether a noun with its article, or one of a place, right before takes an Arabic name with an article to itself.

    So it is in "the national team of today": both words have the article, an outlet's name follows none.
    """
    if candidate.form.kind != "outlet" or not fold(candidate.form.alias).text.startswith("ال"):
        return False
    previous = context.before(candidate.start)
    if previous.adjacent and previous.folded.removeprefix("و") in words("arabic_places"):
        return True
    noun = re.match(r"[وفبك]?(?:ال|لل)(\w{2,})", previous.folded)
    return previous.adjacent and noun is not None and noun.group(1) not in _NO_NOUNS


def construct_noun(candidate: Candidate, context: TextContext) -> str:
    """The noun of time right before an Arabic noun with its article, which it takes: ساعات النهار, "the hours of day".

    Before a time of the day also what has it in part or beside it: آخر المساء, بعد الفجر. خلال says "during", but in
    "من خلال" by whom something is done.
    """
    form = candidate.form
    if form.kind == "person" or form.script != "arabic" or not form.alias.startswith("ال") or " " in form.alias:
        return ""
    previous = context.before(candidate.start)
    ways = (previous.folded, previous.folded.removeprefix("و"), re.sub("^و?[بلكف]", "", previous.folded))  # وبضوء
    time = fold(form.alias).text.removeprefix("ال") in _TIMES
    listed = words("arabic_constructs") | (words("arabic_parts") if time else frozenset())
    noun = next((word for word in ways if word in listed), "")
    if not previous.adjacent or not noun:
        return ""
    before = context.before(candidate.start - len(previous.gap) - len(previous.printed))
    return "" if noun == "خلال" and before.folded.removeprefix("و") == "من" else previous.printed


_TIMES = frozenset("نهار صباح مساء فجر غد عصر ظهر ليل شروق غروب ربيع صيف خريف شتاء".split())
_NO_NOUNS = frozenset("يوم ان احد اثنين ثلاثاء اربعاء خميس جمعه سبت صحيفه جريده قناه شبكه وكاله مجله موقع".split())


def arabic_cue(candidate: Candidate, context: TextContext) -> bool:
    """Whether an Arabic clause tells that somebody spoke to an outlet or that it printed something."""
    around = _around(candidate, context, _NEAR)
    spoken_to = candidate.form.stem.head.startswith("لل") and any(word in around for word in _SPOKEN)
    return spoken_to or any(word in around for word in words("arabic_telling"))


_FIRM_ACTS = re.compile(
    "(?:已|将|將|拟|擬|正|正式|率先|首次|再度|再次|今[天日]|昨[天日]|周[一二三四五六日]|[与與和同跟][^，。,；;]{2,8})?"
    "(?:签[下订署约]|簽[下訂署約]|收购|收購|出售|裁员|裁員|被诉|起诉|起訴|投资|投資|推出|退出|进军|進軍|上市|停产|停產|扩[建产]|擴[建產]|中标|得標"
    "|承诺|承諾|股价|股價|财报|財報|营收|營收|净利|淨利|[上下]调|[上下]調|召回|入股|剥离|剝離|关闭|關閉|减产|減產|开采|開採)"
)
"""What firms do, right behind a name that only dictionaries have as a word, where it opens a clause: 壳牌签下合同."""


def organization_cue(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name stands in quotation marks or beside words of citing and of organizations."""
    if context.quoted(candidate.start, candidate.end) or leader_after(candidate, context):
        return True
    if _of_everyday(candidate, context):
        return False
    if candidate.form.script == "kana" and context.text[candidate.end : candidate.end + 1] in ("は", "が"):
        return True
    rare_body = candidate.form.kind == "organization" and is_rare_word(candidate.form)
    ahead = context.text[candidate.start - 1 : candidate.start]
    opens = kind_of(ahead or " ") != "han" or ahead in "与與和同而但称稱则則"
    if rare_body and opens and _FIRM_ACTS.match(context.text, candidate.end):
        return True
    opening = context.text[candidate.start - 1 : candidate.start]
    credited = candidate.form.kind == "outlet" and opening in ("（", "(", "【")
    if credited or _kind_beside(candidate, context):
        return True
    head = candidate.form.stem.head
    common = any(head in very_common_words(language) for language in _LANGUAGE_OF[candidate.form.script])
    behind = _CLAUSE_END.split(context.text[candidate.end : candidate.end + _BESIDE])[0]
    behind = re.split("[、，,]", behind)[0]  # 毎日、新聞を: every day, and then papers
    around = fold(behind).text if common else _around(candidate, context, _NEAR)
    return any(word in around for word in words("uncased_speaking"))


_BESIDE = 8  # characters before the name in which the word for its kind stands: 公益组织希望会


def _kind_beside(candidate: Candidate, context: TextContext) -> bool:
    """Whether a word for a kind of body stands right before or after: elsewhere in the clause it is of another one."""
    text = context.text
    before = fold(re.split(r"[、,，;；:：。(（]", text[max(0, candidate.start - _BESIDE) : candidate.start])[-1]).text
    behind = fold(text[candidate.end : candidate.end + _BESIDE].strip()).text
    return any(word in before for word in words("uncased_kinds")) or behind.startswith(tuple(words("uncased_kinds")))


_OF_EVERYDAY = re.compile(
    "の(?!記者|記事|社説|報道|紙面|調査|取材|世論|コラム|朝刊|夕刊|電子版|特派員|論説|編集|スクープ|単独|連載|公式|社長|代表|インタビュー)"
)
"""After a word that is an outlet's short name too: 毎日の暮らし is no newspaper's."""


def _of_everyday(candidate: Candidate, context: TextContext) -> bool:
    return candidate.form.script == "han" and _OF_EVERYDAY.match(context.text, candidate.end) is not None


def judge_caseless_homograph(candidate: Candidate, context: TextContext, *, known: bool) -> Decision | None:
    """Names that are well known as something else (data/homographs.json); None where that does not decide.

    Words are looked for inside the text around, since these scripts write endings on.
    """
    entry = homographs().get(candidate.form.homograph)
    if entry is None:
        return None
    if context.quoted(candidate.start, candidate.end):
        return counted(rules.NAME_IN_QUOTATION_MARKS, candidate.form, strong=True)
    arabic = candidate.form.script == "arabic"
    everyday = bool(entry.get("need")) and arabic
    if known and not everyday:
        return None
    around = _around(candidate, context, _NEAR)
    if any(word in around for word in str(entry.get("not", "")).split()):
        return refused(rules.HOMOGRAPH, str(entry["why"]))
    hints = around if everyday else _around(candidate, context, _OF_CITING)
    cues = [
        *str(entry.get("cues", "")).split(),
        *(words("uncased_speaking") if candidate.form.kind == "outlet" else ()),
    ]
    told = any(word in hints for word in cues) or in_sport_clause(candidate, context)
    if entry.get("need") and (_of_everyday(candidate, context) or not told):
        return refused(rules.HOMOGRAPH_WITHOUT_CUE, str(entry["why"]))
    return None


def _around(candidate: Candidate, context: TextContext, reach: int) -> str:
    """The folded text of the same clause within `reach` characters to both sides, other places of the name left out."""
    left = _CLAUSE_END.split(context.text[max(0, candidate.start - reach) : candidate.start])[-1]
    right = _CLAUSE_END.split(context.text[candidate.end : candidate.end + reach])[0]
    stem = candidate.form.stem.head
    own = rf"{re.escape(stem)}\w*" if candidate.form.script in ("hangul", "arabic") else re.escape(stem)
    return re.sub(own, " ", fold(left + " " + right).text)


_CALLING = re.compile(
    "(?:歌手|演[员員]|[导導]演|[选選]手|球[员員]|[队隊][员員]|教[练練]|教[师師]|老[师師]|[医醫]生|律[师師]|[画畫]家|作家|[诗詩]人|[学學]生|同[学學]"
    "|市民|村民|居民|司机|司機|民警|警[员員]|士兵|院士|教授|博士|主播|主持人|模特|[设設][计計][师師]|工程[师師]|前[锋鋒]|[门門][将將]|中[场場]|后[卫衛]|後衛"
    "|投手|[钢鋼]琴家|舞者|嫌疑人|嫌犯|被告人?|男子|女子|女星|男星|影后|影帝|先生|女士)$"
)
_BODY_GOES_ON = re.compile("社|[网網]|新[闻聞]|集[团團]|公司|[电電]|[报報]|大[学學]|基金|[银銀]行|商|的")
_SHORT_NAME = 2
_REACH = 4


def person_by_occupation(candidate: Candidate, context: TextContext) -> str:
    """The calling right before a name of two signs that begins with a surname, "" if there is none.

    A third sign may follow as the given name's second. Reporters are left out: they stand before their papers.
    """
    form, start, end = candidate.form, candidate.start, candidate.end
    if form.kind not in ("organization", "outlet") or form.script != "han" or end - start != _SHORT_NAME:
        return ""
    text = context.text
    if text[start] not in SURNAMES_OF_ONE or not start or kind_of(text[start - 1]) != "han":
        return ""
    calling = _CALLING.search(text, max(0, start - _REACH), start)
    return calling.group() if calling and not _BODY_GOES_ON.match(text, end) else ""


_DEGREE = re.compile(
    "(?:十分|非常|[并並]不|不太|不[够夠]|很|不|[极極]其|[极極]为|最|最[为為]|更|更[为為]|太|[较較]|比[较較]|相[当當]|[颇頗]|[颇頗][为為]|特[别別]|尤其|多[么麼]|[这這][么麼]"
    "|那[么麼]|越[来來]越|格外|[异異]常|[够夠]|挺|[实實]在|如此|何等|手段|手法|[艺藝]|技[术術]|[计計][谋謀]|とても|非常に|大変|最も|極めて|かなり)$"
)
"""Before a predicate: 骗术并不高明."""
_PREDICATE = re.compile(
    "之[处處人]|的(?:手|技|[骗騙]|策|[医醫]|演|[艺藝]|[设設]|[计計]|方[法式]|做法)|地|得多|极了|不少|許多|许多"
)
"""Behind an adjective: 高明之处, 高明的手段."""
_KOREAN_MANY = "들(?:[은이을의에과도]|$|[^가-힣])"
_KOREAN_GROUPS = (
    "가정|가족|가구|자녀|자녀들|아동|여성|노동자|청소년|학생|공동체|사회|단체|지원|인권|정책|센터|밀집|집단|지역|차별|혐오|문제|출신|인구|주민|대책|사업|교육|상담|쉼터"
    "|비율|유입|유치|통합|선교|법률|보호|권리|시설|마을|시대|세대|수용|추방|구금|단속"
)
_ARABIC_PREDICATE = re.compile(r"\s(?!ال|و[\u0621-\u064a]{4})[\u0621-\u064a]{3,}ي(?:ه|ة)?(?![\u0621-\u064a])")
_LONGEST_DEGREE = 4


def noun_by_grammar(candidate: Candidate, context: TextContext) -> str:
    """What makes a person's name a word here: an adverb before an adjective, a plural anywhere, a noun behind it."""
    form = candidate.form
    if form.kind != "person":
        return ""
    if form.script == "arabic" and form.shape == "surname":
        adjective = _ARABIC_PREDICATE.match(context.text, candidate.end)
        return adjective.group().strip() if adjective else ""
    if form.shape != "surname" and (place := context.of_text(_place_in, context.text[candidate.start : candidate.end])):
        return place
    if form.script == "han":
        degree = _DEGREE.search(context.text[max(0, candidate.start - _LONGEST_DEGREE) : candidate.start])
        told = degree or _PREDICATE.match(context.text, candidate.end)
        return told.group() if told else ""
    if form.script == "hangul":
        return context.of_text(_group_in, context.text[candidate.start : candidate.end])
    return ""


_PLACE = re.compile(
    "(?:新区|新區|[区區县縣镇鎮乡鄉](?![长長委政民公])|市(?:区|區|政府|民)|郡(?=の|に|で|は|が|、)|町(?=の|に|で|は|が|、)"
    "|(?:특별|광역)?시(?:청|의회|민|는|가|에|의|를)|군(?:청|의회|민)|구(?:청|의회|민)|읍|역(?:에서|에|은|의)? )"
)


def _place_in(name: str, text: str) -> str:
    """The town, county or stop in the text that has the name: 佛山市高明区, 안산시는."""
    bare = rf"(?<![가-힣]){re.escape(name)}"
    place = next((p for m in re.finditer(bare, text) if (p := _PLACE.match(text, m.end()))), None)
    return f"{name}{place.group().strip()}" if place and len(name) == _SHORT_PLACE else ""


_SHORT_PLACE = 2


def _group_in(name: str, text: str) -> str:
    """The plural of the name in the text, or a noun behind it as behind a word for a group: 이주민들, 이주민 가정."""
    if len(name) < _SHORTEST_GROUP:
        return ""
    bare = re.escape(name)
    found = re.search(rf"(?<![가-힣]){bare}(?:{_KOREAN_MANY}|·[가-힣]|[ ](?:{_KOREAN_GROUPS})(?![가-힣]{{3}}))", text)
    return found.group() if found else ""


_SHORTEST_GROUP = 2
