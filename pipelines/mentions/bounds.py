"""Where a found form begins and ends: word boundaries by script, and the endings that belong to the name."""

from __future__ import annotations

import re
import unicodedata

from pipelines.names.cjk_boundaries import begins_compound, divided_otherwise
from pipelines.names.forms import Form
from pipelines.names.inflect import NAME_ENDINGS
from pipelines.names.slavic import SURNAME_TAILS, surname_bends
from pipelines.names.words import SURNAMES_OF_ONE, is_common, is_word_in, is_word_of, surnames_of_two
from pipelines.text.fold import Folded
from pipelines.text.scripts import SPACED, after, arabic_prefix, before, kind_of, korean_tail, particle_agrees
from presswatch.languages.packs import words

_LETTERS = re.compile(r"[^\W\d_]*")
_LONGEST_TAIL = 64
"""Letters behind a name that are looked at: no ending is longer, and without blanks they go on to the end of a text."""
_INITIAL_AHEAD = re.compile(r" [^\W\d_]\.(?= )")
_ALPHABETIC = (*SPACED, "digit")
_SHORTEST_WITH_S = 4
_SHORTEST_SPACED = 4  # syllables of a Korean name that may be written apart
_UNIVERSITY_CONTINUED = "阪寺路東西門島町橋久宮津分垣田原通会小人戦量型臣使統手切震地根豆規工事変都隅岡隈"
_FACULTIES = ("工学", "工學", "工程", "会计", "會計", "会計")
_UNIVERSITY = re.compile("[学學](?![者生长長院])")  # 湖北大学 is no 北大; 北大学者 are people of 北大
_SHORT_NAME = 2
# A third character before an office belongs to the name (李岩松律师), if it is no word of rank (李岩副教授).
_OFFICE_BEYOND = re.compile(
    "[^副前原老总總女男新元故正助大小与與和及是的](?:律师|律師|队长|隊長|医生|醫生|老师|老師|同学|同學|警官|大使|将军|將軍|主席|书记|書記|省长|县长|团长|院长|会长|會長|总裁|總裁|董事长|董事長|站长|教练|教練|导演|導演|教授|博士|先生|女士|小姐|主任|校长|校長|经理|經理|记者|局长|部长|市长|院士|氏)"
)
_GIVEN_GOES_ON = "郎朗介子"  # 鈴木健二郎 is not 鈴木健二
_HAN_CONTINUED = re.compile(
    "高等学院|高等学校|高校|中学|[中小]學(?![生者])|國[小中]|高中(?!低)|高級中學|(?:[医醫]学部)?附属|付属|附屬|附中|附小|附设|附設|病院|医院|醫院|出版|出版社|出版会|書店|书店|保险|保険|銀行|银行|集団|基金|財団|博物館|博物馆|大厦|大廈|大樓|大楼|"
    "交響楽団|交响乐团|交響樂團|管弦楽団|管弦樂團|合唱団|合唱團|楽団|樂團|通り|街道|生命|損保|人壽|產險|證券|保險|纺织|通商|重工|人寿|配達|販売店|保育園|保育所|幼稚園|小学校|学園|公園|団地|薬局|食堂|工房|神社|紡織|証券|製薬|電機|計器|鉱業|精機|化成|製作所|製鋼|製鉄|製紙|製菓|製粉|乳業|水産|酒造|醸造|興業|海運|汽船|倉庫|地所|物産|商事|不動産|食品|鉄道|業大会|业大会|業者|杯|奖|獎|賞|区|區|市|町|村|県|縣|島|岛|川|山(?![东東西])|县(?!长)|镇(?!长)|鎮|乡(?!村)|鄉|湖(?![南北州])|河(?![南北流道])|江(?![苏蘇西])|湾|灣|駅|站|橋|桥|路|号|放送|广场|広場|旅行|ビル|ホール|小区|小區|茶馆|茶館|酒店|超市|餐厅|餐廳|饭店|飯店|宾馆|賓館|花园|花園|商场|商場|诊所|診所|茶楼|茶樓|酒楼|酒樓|客栈|客棧|食品|药房|藥房|幼儿园|幼兒園|実業(?!家)|アカデミー|[^\\W\\d_ぁ-ん]{2}高(?:校|等)|販売所|配達員|団(?![体員])"
)


def bounded(folded: Folded, form: Form, low: int, high: int, language: str) -> tuple[int, int] | None:
    """The source offsets of a form found at `low` to `high` of the folded text, None if it is part of another word."""
    text = folded.text
    if form.tongue and (not language or language not in form.tongue):
        return None
    if form.middle and not _INITIAL_AHEAD.match(text, high):
        return None
    if low and text[low - 1].isalnum() and text[low].isalnum() and _same_word(text[low - 1], text[low]):
        return None
    start = folded.start(low)
    if not (_begins(folded.source, start) or (form.script == "han" and _after_particle(folded.source, start))):
        return None
    high = _after_tail(folded, form, high + len(" q.") if form.middle else high, language)
    if high < 0:
        return None
    end = folded.end(high)
    if not _ends(folded.source, start, end, form) or _begins_inside(folded.source, start, end):
        return None
    if language == "ja" and form.kind == "person" and _one_sign_before(folded.source, start):
        return None
    if form.script == "han" and (
        divided_otherwise(folded.source, start, end) or begins_compound(folded.source, start, end)
    ):
        return None
    return (start, end) if _gaps_allowed(folded.source[start:end], form) else None


def _same_word(left: str, right: str) -> bool:
    """Two letters of alphabets make one word; Arabic, Hangul, kana and Han have their own rules."""
    return kind_of(left) in _ALPHABETIC and kind_of(right) in _ALPHABETIC


def _begins(source: str, start: int) -> bool:
    previous = before(source, start)
    if not previous:
        return True
    first, left = kind_of(source[start]), kind_of(previous)
    if previous in "_@":
        return False
    if first == "arabic" and left == "arabic":
        return arabic_prefix(source, start)
    if first == "hangul":
        return left not in ("hangul", "latin", "digit")
    if first == "kana":
        return not (left == "kana" and _katakana(previous) == _katakana(source[start]))
    return not (first in _ALPHABETIC and left in _ALPHABETIC)


_PARTICLES = "はがをにでとのもやへ"


def _after_particle(source: str, start: int) -> bool:
    """Whether a Japanese name with Chinese signs begins with hiragana behind a particle: 計画書は|みどり基金の."""
    hiragana = "ぁ" <= source[start] <= "ん"
    ahead = source[max(0, start - 2) : start]
    noun = ahead[-1:] in _PARTICLES and not "ぁ" <= ahead[0] <= "ん"
    return hiragana and (noun or ahead in ("たと", "だと", "ると", "いと"))


def _begins_inside(source: str, start: int, end: int) -> bool:
    """Whether the sign before makes a word with the first ones of a Chinese or Japanese name: 大自然|之友."""
    if end - start <= _SHORT_NAME or not start or {kind_of(c) for c in source[start - 1 : start + 1]} != {"han"}:
        return False
    return any(is_common(source[start - 1 : start + taken], "zh", "ja") for taken in (2, 3))


def _katakana(char: str) -> bool:
    return char >= "\u30a0"


def _after_tail(folded: Folded, form: Form, high: int, language: str) -> int:
    """The folded end with the ending written on and the fixed rest; -1 if another word goes on there."""
    run = _LETTERS.match(folded.text, high, high + _LONGEST_TAIL)
    tail = run.group() if run else ""
    stem = form.stem
    if stem.tails == frozenset({""}) and not stem.rest:
        if tail and kind_of(folded.text[high - 1]) == "latin":
            tail = "".join(c for c in tail if kind_of(c) == "latin") if kind_of(tail[0]) == "latin" else ""
            return high + len(tail) if not tail or _latin_tail(tail, form, language) else -1
        return high
    if tail not in stem.tails:
        return -1
    high += len(tail)
    if stem.rest and not folded.text.startswith(stem.rest, high):
        return -1
    return _after_rest(folded.text, form, high + len(stem.rest), language)


def _after_rest(text: str, form: Form, high: int, language: str) -> int:
    """The folded end with the ending of a person's surname: "Donaldem Trumpem"."""
    run = _LETTERS.match(text, high, high + _LONGEST_TAIL)
    tail = run.group() if run and form.kind == "person" and form.stem.rest and form.script == "latin" else ""
    if form.tongue and form.kind == "person" and form.stem.rest:
        return high + len(tail) if surname_bends(form.alias, form.stem.rest, tail, language) else -1
    bends = tail in SURNAME_TAILS.get(language, ()) or _latin_tail(tail, form, language)
    return high + len(tail) if tail and bends else high


def _latin_tail(tail: str, form: Form, language: str) -> bool:
    letters = sum(c.isalpha() for c in form.stem.head)
    if letters < _SHORTEST_WITH_S:
        finnish = language == "fi" and tail in NAME_ENDINGS["fi"] and (tail == "n" or len(tail) == len("lle"))
        return letters == _SHORTEST_WITH_S - 1 and finnish  # Ylen mukaan, Ylelle
    if tail == "n" and language == "de":
        return form.kind == "outlet" and form.shape == "word" and form.stem.head.endswith("e")  # dem „Funken“
    if tail == "s" and form.shape != "acronym" and not form.stem.head.endswith("s"):
        genitive = language == "de" and (form.kind, form.shape) == ("organization", "word")  # judged by its article
        return genitive or not ((language == "en" and form.kind == "person") or is_word_of(form.common_in, language))
    if language == "de" and "-" in form.alias and form.shape == "word" and tail in _GERMAN_PLURALS:
        return True  # SOS-Kinderdörfer
    if form.shape == "acronym" or is_word_of(form.common_in, language):
        return False
    if language == "tr":
        return form.shape == "phrase" and tail in words("turkish_endings")
    if language == "pl" and form.stem.head[-1] + tail in ("dzie", "rze"):
        return True  # Harvardzie, Guggenheimerze
    return tail in NAME_ENDINGS.get(language, frozenset())


_GERMAN_PLURALS = ("e", "er", "en", "ern", "es", "n")


_OKURIGANA = 3
_ADJECTIVE = re.compile(
    "[新美楽悲嬉苦正親優詳激厳]し[いくかさ]|大き[いくなさ]|小さ[いくな]|[高低長短古若深浅広狭強弱遠近安早][いくかさ]"
)


def _verb_or_adjective(source: str, end: int) -> bool:
    """Whether the last sign and the kana behind it are a Japanese word: この道|新しい店 is no 道新."""
    return _ADJECTIVE.match(source, end - 1) is not None or any(
        is_word_in(source[end - 1 : end + length], "ja")
        for length in range(2, _OKURIGANA + 1)
        if all(kind_of(char) == "kana" for char in source[end : end + length])
    )


def _ends(source: str, start: int, end: int, form: Form) -> bool:
    following = after(source, end)
    if not following:
        return True
    last, right = kind_of(source[end - 1]), kind_of(following)
    if following == "_" or (following == "@" and last in _ALPHABETIC):
        return False
    if right == "hangul" and last in ("hangul", "latin", "digit", "han", "other"):
        return _korean(source, start, end, form)
    if last == "hangul":
        return right not in ("latin", "digit")
    if last == "kana" and right == "kana":
        return _katakana(source[end - 1]) != _katakana(following)
    if last == "latin" and right in ("han", "kana"):
        return not _HAN_CONTINUED.match(source, end)
    if last in ("han", "kana") and right in ("han", "kana"):
        return _han_ends(source, start, end, form)
    if last == "arabic":
        return right != "arabic"
    return not (last in _ALPHABETIC and right in _ALPHABETIC)


def _korean(source: str, start: int, end: int, form: Form) -> bool:
    person = form.shape == "surname"
    tail = unicodedata.normalize("NFC", source[end : end + 40])
    if form.kind != "person" and _OF_THE_BODY.match(tail) and len(form.stem.head) <= _SHORT_NAME:
        return False
    if _THAN.match(tail) and unicodedata.normalize("NFC", source[max(0, end - 8) : end]).endswith("보"):
        return False
    if not particle_agrees(unicodedata.normalize("NFC", source[start:end]), tail):
        return False
    if _STREET.match(unicodedata.normalize("NFC", source[end : end + 12])):
        return False
    run = _LETTERS.match(tail)
    whole = unicodedata.normalize("NFC", source[start:end]) + (run.group() if run else "")
    if (
        end - start <= _SHORT_NAME
        and whole != form.alias
        and is_common(whole, "ko")
        and not is_common(form.alias, "ko")
    ):
        return False  # 이대로, "like this"
    if form.kind == "topic" and _MADE_A_VERB.match(tail):
        return True
    noun = _TWO_NOUNS.match(tail)
    if noun and is_word_in(noun.group(), "ko"):
        return False
    kind = "person" if person else "outlet" if kind_of(source[end - 1]) == "latin" else form.kind
    return korean_tail(tail, 0, kind)


_MADE_A_VERB = re.compile("(?:당?[하한할했]|해|되|된|될|됐|됨)")  # 강제북송된, "forcibly repatriated"
_STREET = re.compile(r"(?:대?로|길) ?(?:일대|일원|인근|변|구간|사거리|교차로)")  # 한양대로 일대 is around a street
_OF_THE_BODY = re.compile("인(?![가-힣])")
"""Behind a short noun 인 makes one for people or a kind (한국인, 빌트인), rarely a form of "to be"."""
_THAN = re.compile(r"다(?![\s\"'”’」)]*(?:[.!?,…]|$|\n))")
"""What makes the end of 일보 a word for "than": 다 closes a sentence after a name (한밀일보다.), or is no ending."""
_TWO_NOUNS = re.compile("(?:제지|제조|제품|제과|제약|제강|발전|상사|지사|판사|행사|내외)(?![가-힣]{2})")
"""Nouns that two attached ones make by chance: 한솔제지 is a paper mill."""


def _han_ends(source: str, start: int, end: int, form: Form) -> bool:
    rest = source[end : end + 4]
    inside = end + 2 if source.startswith(("大学", "大學", "学術", "学术", "學術"), end) else end
    if (_NAMED_AFTER if form.kind == "person" else _HAN_CONTINUED).match(source, inside):
        return False
    if form.kind == "outlet" and rest.startswith(("平均", "株価", "指数", "指數")):
        return False  # 日経平均
    if _runs_on(source[end - 1], rest) or (form.kind == "organization" and _OBSERVERS.match(rest)):
        return False
    if form.kind == "person" and rest[0] not in _ONE_SIGN_WORDS and _GIVEN_AND_HONORIFIC.match(rest):
        return False
    if form.kind != "person" and start and kind_of(source[start - 1]) == "han" and rest.startswith(_HONORIFICS):
        return False  # 清水守さん is no 水守
    if form.kind == "person" and (_of_longer_surname(source, start) or _after_a_surname(source, start, end)):
        return False
    if (
        _across_words(source, start, end)
        or _between_words(source[start:end], rest[:1])
        or (form.kind == "person" and (rest[0] in _GIVEN_GOES_ON or rest[0] == source[end - 1]))
    ):
        return False
    if end - start == _SHORT_NAME and kind_of(rest[0]) == "kana" and _verb_or_adjective(source, end):
        return False
    if form.kind == "outlet" and end - start <= 3 and kind_of(rest[0]) == "kana" and _katakana(rest[0]):
        return kind_of(source[end - 1]) == "kana"
    name = source[start:end]
    if form.kind == "person" and (_longer_given(name, rest) or _other_given(name, rest, form)):
        return False
    if _HAN_CONTINUED.match(rest) and rest[0] in "市町村県縣区區島駅":
        return False
    if source.startswith(("大学", "大學"), end - 2) and _OF_STUDENTS.match(rest):
        return False
    if source[end - 1] != "大" or end - start > 2:
        return True
    town = rest[:1] == "和" and rest[1:2] in "市駅高南病"  # 東大和市; 北大和清华 are two universities
    if rest.startswith(_FACULTIES):
        return True
    return (
        rest[:1] not in _UNIVERSITY_CONTINUED and not town and not _UNIVERSITY.match(rest) and not given_goes_on(rest)
    )


_HONORIFICS = ("さん", "くん", "ちゃん", "氏", "容疑者", "被告")
_GIVEN_AND_HONORIFIC = re.compile("[^\\W\\dぁ-ヿ諸前元新副](?:さん|くん|ちゃん|氏|容疑|被告|[(（][0-9０-９])")
"""One more sign of a given name before a form of address or an age: 田中由紀江さん is not 田中由紀."""
_OF_STUDENTS = re.compile(
    "城|生(?![物命态態化科産产理体協协长長])"
)  # 北京大学生 may be students, 大学生物系 is a department
_NAMED_AFTER = re.compile(
    "[东西南北中]?路(?![过過经經遇透上人途])|街(?![头頭])|大道|大街|广场|廣場|公园|公園|机场|機場|大厦|大廈|大樓|大楼|酒店|集团|集團|基金会|基金會|高尔夫|タワー|丸?(?:商店|商会|酒造|工務店|旅館|薬局|歯科)|記念館|纪念馆|紀念館|财团|財団"
)
_OF_A_FOREIGNER = re.compile("教堂|教会|教會|公司|大学|大學|学院|學院|定律|定理|综合征|综合症|家族|夫妇|夫婦|号|號")


def thing_of_a_name(source: str, end: int) -> bool:
    """Whether a place, house or law goes on behind a foreigner's surname: 凯勒教堂 is no Keller."""
    return any(things.match(source, end) for things in (_NAMED_AFTER, _HAN_CONTINUED, _OF_A_FOREIGNER))


_OBSERVERS = re.compile("[员員者](?![工会會])")  # 人权观察员 are observers, 会员 members


def _runs_on(last: str, rest: str) -> bool:
    """Whether the last sign makes a word with the next one, which begins none itself: 自由之家|庭."""
    former = rest[0] == "原" and not _OFFICE_AHEAD.match(rest, 1)  # 和平原上 is a plain, 绿色和平原主任 a former head
    if former and is_word_in(last + rest[0], "zh"):
        return True
    if kind_of(rest[0]) != "han" or rest[0] in _ONE_SIGN_WORDS or not is_common(last + rest[0], "zh"):
        return False
    return len(rest) > 1 and not any(is_word_in(rest[:2], language) for language in ("zh", "ja"))


_OFFICE_AHEAD = re.compile("[主总總会會局院秘干幹职職负負理董副首部校经經执執成员員教讲講研]")


def _of_longer_surname(source: str, start: int) -> bool:
    """Whether the sign before the surname makes another one: 小林直美 is no 林直美; 日本田中 has a country in front."""
    surnames = (source[start - 1 : start + 1], source[start - 1 : start + 2]) if start else ()
    return not surnames_of_two().isdisjoint(surnames) and not is_common(source[max(0, start - 2) : start], "ja")


def _after_a_surname(source: str, start: int, end: int) -> bool:
    """Whether a surname that begins a run of signs stands before a name of two: 王高明 is no 高明."""
    if end - start != _SHORT_NAME or source[start - 1 : start] not in SURNAMES_OF_ONE or not start:
        return False
    return start == 1 or kind_of(source[start - 2]) != "han"


_BEFORE_PERSONS = frozenset("元前故新現兼妻夫娘兄弟姉妹父母子同対親叔甥姪孫祖作文絵訳著編監演画曲詞撮写聞语語話像")


def _one_sign_before(source: str, start: int) -> bool:
    """Whether one sign stands before a Japanese name, so that the surname is longer: 小森希美 is no 森希美.

    Titles have two signs or are among those that may stand alone (元, 妻, 作).
    """
    if not start or kind_of(source[start - 1]) != "han" or kind_of(source[start]) != "han":
        return False
    alone = start == 1 or kind_of(source[start - 2]) != "han"
    return alone and source[start - 1] not in _BEFORE_PERSONS


def _between_words(surface: str, following: str) -> bool:
    """Whether the name is made of the end of one Chinese word and the beginning of the next: 统一|部署."""
    return is_common(surface[:-1], "zh") and is_word_in(surface[-1] + following, "zh")


# What may follow a name of two characters as a word of one: verbs, particles, prepositions.
_ONE_SIGN_WORDS = frozenset(
    "说說称稱在是和与與及的也又再还還就都则則曾将將已被把对對向从從为為以于於用让讓给給等因到去来來有没沒不未会會能可要想获獲任"
    "当當做作写寫谈談讲講问問答指认認受接出入上下中前后後时時今昨日月年两这這那其我他她你本该該同跟比如若但而或且并並所之者们們"
    "却卻才只仅僅更很最均皆亦即便由自至起老先女男死生叫姓住走站坐看听聽带帶领領签簽副原老总總前返抵赴离離赢贏输輸败敗胜勝氏君様夫方家宅案著译譯派系邸両旧現"
)


_NAME_ENDINGS = ("太郎", "次郎", "一郎", "三郎", "之助", "之介", "太朗", "右衛門")


def _longer_given(name: str, rest: str) -> bool:
    """Whether a given name of one sign (青木真, 欧阳雪, 李明) goes on, or its 子 begins the word for children."""
    if rest.startswith(_NAME_ENDINGS):
        return True
    if name[-1] == "子" and rest.startswith(("ども", "供")):
        return True
    if len(name) == _SHORT_NAME and _OFFICE_BEYOND.match(rest):
        return True
    one_sign = len(name) == _SHORT_NAME or (len(name) == _SHORT_NAME + 1 and name[:2] in surnames_of_two())
    return one_sign and given_goes_on(rest)


def _other_given(name: str, rest: str, form: Form) -> bool:
    """Whether a given name follows a surname that is listed alone: 安倍晴明 is no 安倍, 安倍元首相 is."""
    alone = name in surnames_of_two() and any(len(word) > len(name) and word.startswith(name) for word in form.own)
    japanese = any(kind_of(char) == "kana" for char in rest)
    return alone and given_goes_on(rest, ("ja",) if japanese else ("zh", "ja"))


def given_goes_on(rest: str, languages: tuple[str, ...] = ("zh", "ja")) -> bool:
    """Whether the next character begins no word, so that the name goes on: 李明珠 is not 李明, 北大荒 not 北大."""
    if kind_of(rest[0]) != "han" or rest[0] in _ONE_SIGN_WORDS:
        return False
    return not any(is_word_in(rest[:2], language) for language in languages)


def _across_words(source: str, start: int, end: int) -> bool:
    """Whether a name of two characters is the end of one word and the beginning of another: 北欧|盟友 is no 欧盟."""
    if end - start != _SHORT_NAME or not start:
        return False
    left, right = source[start - 1 : start + 1], source[end - 1 : end + 1]
    region = left in words("han_regions")  # dictionaries leave them out: 関東電気 is no 東電
    return any(
        (is_common(right, language) and (region or is_word_in(left, language)))
        or (is_common(left, language) and is_word_in(right, language))
        for language in ("zh", "ja")
    )


def _gaps_allowed(surface: str, form: Form) -> bool:
    """A short Korean word must not be put together out of the ends of two words."""
    if form.script != "hangul" or " " not in surface or " " in form.alias:
        return True
    syllables = sum(kind_of(c) == "hangul" for c in unicodedata.normalize("NFC", surface))
    return syllables >= _SHORTEST_SPACED or (form.kind == "person" and syllables == 3 and surface.index(" ") == 1)
