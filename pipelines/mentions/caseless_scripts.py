"""Names in scripts without capitals that are also everyday words: Korean, Japanese, Chinese, Arabic."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.clubs import plays
from pipelines.mentions.decision import Candidate, Decision, counted, refused
from pipelines.mentions.leader_cues import with_its_head
from pipelines.names.common import is_common, is_word_in
from pipelines.names.countries import is_country
from pipelines.names.forms import Form
from pipelines.names.words import homographs, very_common_words
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import kind_of
from presswatch.languages.packs import words

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


def is_word_too(form: Form) -> bool:
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


def titled(candidate: Candidate, context: TextContext) -> bool:
    """Whether a title stands beside a person's name, or a verb of saying behind it."""
    before = context.text[max(0, candidate.start - _AHEAD) : candidate.start]
    if candidate.form.script == "arabic":
        previous = context.before(candidate.start)
        return previous.adjacent and previous.folded in _ARABIC_OFFICES | words("uncased_speaking")
    if _TITLE_BEHIND.match(context.text, candidate.end) or _TITLE_AHEAD.search(before):
        return True
    whose = _OFFICE_FARTHER.match(context.text, candidate.end)
    return whose is not None and (is_country(whose.group(1)) or _KOREAN_BODY.search(whose.group(1)) is not None)


def is_adjective(candidate: Candidate, context: TextContext) -> bool:
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


def in_construct(candidate: Candidate, context: TextContext) -> str:
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


def told_to(candidate: Candidate, context: TextContext) -> bool:
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


def word_speaks(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name stands in quotation marks or beside words of citing and of organizations."""
    if context.quoted(candidate.start, candidate.end) or with_its_head(candidate, context):
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


def judge_homograph_uncased(candidate: Candidate, context: TextContext, *, known: bool) -> Decision | None:
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
    told = any(word in hints for word in cues) or plays(candidate, context)
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
