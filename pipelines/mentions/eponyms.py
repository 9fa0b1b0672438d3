"""Things that bear a watched name, told by the word beside it: ships, prizes, schools, streets.

A name on a ship or a prize says nothing of the person or body that it comes from. Here are the scripts with capitals;
the others are in pipelines.mentions.eponyms.
"""

from __future__ import annotations

import re

from pipelines.mentions.acronym_cues import is_listed_with_affixes
from pipelines.mentions.decision import Candidate
from pipelines.names.common import is_common
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import words

_OPENING = " \u00a0「『《〈“‘\"'«"
_CLOSING = " \u00a0」』》〉”’\"'»"
_SHIP_AHEAD = re.compile(
    r"(?:貨物船|客船|フェリー|漁船|貨客船|タンカー|帆船|練習船|調査船|巡視船|護衛艦|潜水艦|軍艦|汽船|連絡船|遊覧船|ヨット|コンテナ船"
    "|货轮|貨輪|客轮|客輪|渡轮|渡輪|轮船|輪船|货船|油轮|油輪|邮轮|郵輪|游轮|遊輪|渔船|漁船|军舰|軍艦|护卫舰|護衛艦|潜艇|驱逐舰|集装箱船|帆船"
    "|화물선|여객선|유람선|어선|유조선|선박|군함|함정|카페리|페리|크루즈선|크루즈|상선|요트|잠수함|컨테이너선)$"
)
_TRAIN_AHEAD = re.compile("(?:列車|列车|電車|特急|火车|船|열차|배)$")
_NUMBER = re.compile(
    "(?:[号號](?![召称稱令啕哭叫外码碼])(?!专访)|丸(?![ぁ-ん])|호(?:[가는를의에와로도]|에서)?(?![가-힣]))"
)
_OF_PRIZES = (
    "(?:国际|國際|国際|新闻|新聞|文学|文學|和平|平和|人权|人権|人權|翻译|翻訳|翻譯|科学|科學|学术|学術|學術|青年|艺术|芸術|藝術|电影|映画|電影"
    "|記念|纪念|紀念|報道|报道|特別|希望|慈善|公益){0,2}"
)
_HAN_THING = re.compile(
    f"{_OF_PRIZES}(?:賞(?!賛|与|味)|[奖獎](?![励勵赏賞项項金牌状狀学學])|奨学金|奖学金|獎學金|图书馆|圖書館|図書館|体育館|体育馆|體育館|スタジアム"
    "|ホール|杯|通り|(?:小|中|高等)(?:学校|學校)|[号號](?![召称稱令啕哭叫外码碼]))"
)
_KOREAN_THING = re.compile(
    " ?(?:평화|인권|언론|문학|번역|기자|학술|과학|국제|청년|예술|영화|기념|추모){0,2} ?"
    "(?:상(?:[을은이과](?![가-힣])|(?=[,.]|$))|장학금|장학생|(?:초등|중|고등)학교|도서관|기념관|체육관|홀(?![가-힣])|호(?:[가는를의에]|에서)?(?![가-힣]))"
)
_ARABIC_VESSELS = "سفينه|باخره|ناقله|عباره|قارب|يخت|بارجه|فرقاطه|غواصه|زورق|طراد"
_ARABIC_SHIP = re.compile(f"[وف]?[بلك]?(?:ال|ل)?(?:{_ARABIC_VESSELS})(?:ه|تي)?")
_ARABIC_STREETS = (
    "شارع|جزيره|منطقه|مدينه|قريه|ضاحيه|كورنيش"
    "|حي|ميدان|ساحه|مدرسه|ثانويه|ملعب|استاد|مستشفي|جسر|حديقه|مسجد|جامع|دوار|مطار|ميناء|محطه"
)
_ARABIC_THINGS = f"{_ARABIC_STREETS}|جايزه|منحه|كاس|قاعه|بطوله|متحف|موسسه|كليه|مسرح|وسام"
_OF_PERSONS = re.compile(f"[وف]?[بلك]?(?:{_ARABIC_THINGS})")
_OF_BODIES = re.compile(f"[وف]?[بلك]?(?:{_ARABIC_STREETS})")
_KIND_WORDS = 3


def caseless_eponym(candidate: Candidate, context: TextContext) -> str:
    """What bears the name in this place, "" if nothing says so."""
    if candidate.form.script == "arabic":
        return _arabic(candidate, context)
    left = context.text[max(0, candidate.start - 12) : candidate.start]
    ahead, quoted = left.rstrip(_OPENING), context.quoted(candidate.start, candidate.end)
    ship = _SHIP_AHEAD.search(ahead) or (_TRAIN_AHEAD.search(ahead) if quoted else None)
    korean_ship = candidate.form.script == "hangul" and not quoted
    if ship and not korean_ship:
        return ship.group()
    if quoted:
        number = _NUMBER.match(context.text[candidate.end + 1 : candidate.end + 8].lstrip(_CLOSING))
        return number.group() if number else ""
    if candidate.form.kind != "person":
        return ""
    thing = (_KOREAN_THING if candidate.form.script == "hangul" else _HAN_THING).match(context.text, candidate.end)
    return thing.group().strip() if thing else ""


def _arabic(candidate: Candidate, context: TextContext) -> str:
    """A ship, also before what tells its kind (سفينة الشحن «X»), or a thing in the construct state: جائزة X."""
    form, word, place = candidate.form, context.before(candidate.start), candidate.start
    quoted = context.quoted(candidate.start, candidate.end)
    if not word.printed or word.gap.strip(" \u00a0«“\"'") or not word.gap:
        return ""
    things = _OF_PERSONS if form.kind == "person" else _OF_BODIES if _one_word(form.alias) else None
    if things and things.fullmatch(word.folded):
        return word.printed
    for _ in range(_KIND_WORDS if quoted else 1):
        if _ARABIC_SHIP.fullmatch(word.folded):
            return word.printed
        word, place = _before(word, place, context)
        if not word.adjacent:
            return ""
    return ""


def _one_word(alias: str) -> bool:
    return " " not in alias.strip()


def _before(word: Token, place: int, context: TextContext) -> tuple[Token, int]:
    begin = place - len(word.gap) - len(word.printed)
    return context.before(begin), begin


_MARKS = " \u00a0\u202f„“”\"«»‘’'‹›"
_ENGLISH = ("en", "")
_MARKED_SHIP = re.compile(
    r"(?<![\w.])(?:M/?[VF]|M\.V\.|M/[STY]|M\.S\.|S/[SVY]|R/?V|F/V|HMS|HMCS|HMAS|HNLMS|USS"
    r"|USCGC|RMS|ORP|TCG|BRP|MSC)[ \u00a0][„“”\"«»‘’'‹›]?$"
)
_MOTORSHIP = re.compile(r"(?<![\w.])MS[ \u00a0][„“”\"«»‘’'‹›]?$")  # in English a form of address
_GERMAN_VESSELS = ("schiff", "frachter", "dampfer", "fahre", "tanker", "kutter", "segler", "yacht", "jacht", "boot")
_TO_THE_RESCUE = (
    *("rescue", "rettung", "rescate", "sauvetage", "salvataggio", "resgate", "humanit", "salvamento", "soccorso"),
    *("secours", "спасател", "рятувал", "ratown", "radnings", "rednings", "pelastus"),
)
"""Beginnings of words for ships that bodies keep under their own names, so that the body is meant as well."""


def eponym(candidate: Candidate, context: TextContext) -> str:
    """What bears the name in this place ("cargo", "Escola"), "" if nothing says so.

    Topics may be such things themselves.
    """
    form = candidate.form
    if form.kind == "topic":
        return ""
    if form.script not in SPACED:
        return caseless_eponym(candidate, context)
    return _vessel(candidate, context) or (_named_after if form.kind == "person" else _venue)(candidate, context)


_VENUES = frozenset(
    "stade estadio stadio stadion stadionie stadionu trophee trofeo trofeu copa coupe coppa taca puchar pucharu"
    " pucharze стадион стадиона стадионе кубок кубка кубке".split()
)


def _venue(candidate: Candidate, context: TextContext) -> str:
    """The stadium or cup before a body's name, which it bears where English has it behind: "le stade Velmora"."""
    word = context.before(candidate.start)
    if word.folded not in _VENUES or context.language in (*_ENGLISH, "de") or not word.gap or word.gap.strip(_MARKS):
        return ""
    return "" if _opens_and_acts(candidate, word, candidate.start, context) else word.printed


def _before_eponyms(word: Token, place: int, context: TextContext) -> tuple[Token, int]:
    """The word before the one that stands before `place`, and where that one begins."""
    begin = place - len(word.gap) - len(word.printed)
    return context.before(begin), begin


def _vessel(candidate: Candidate, context: TextContext) -> str:
    """The word for a ship before the name: "le cargo « Al-Amal »", "the ferry Thomas Grant"."""
    if context.language == "tr" and (told := _turkish_vessel(candidate, context)):
        return told
    previous = context.before(candidate.start)
    if not previous.printed or previous.gap.strip(_MARKS) or not previous.gap:
        return ""
    if previous.folded in words("named_so"):
        return _called_ship(candidate.start, context)
    marked = _marked(candidate, previous, context)
    if marked:
        return "" if _owned_ship(candidate, context) else marked
    quoted = context.quoted(candidate.start, candidate.end)
    if not quoted and (
        (candidate.form.shape in ("surname", "phrase", "acronym") and not _full_name(candidate))
        or _somebody_acts(candidate, context)
    ):
        return ""
    return _vessel_word(candidate, context, quoted=quoted)


def _marked(candidate: Candidate, previous: Token, context: TextContext) -> str:
    """The mark of a motor ship before the name (MV, MS), or words for being aboard it."""
    left = context.text[max(0, candidate.start - _LONGEST_ABOARD) : candidate.start]
    found = None
    if previous.folded in _ENDS_ABOARD:
        found = _ABOARD.search(left)
    elif previous.printed.isupper():
        found = _MARKED_SHIP.search(left) or (_MOTORSHIP.search(left) if context.language not in _ENGLISH else None)
    return found.group().strip(_MARKS) if found else ""


_ENDS_ABOARD = frozenset("the der des du la l de del della dello el o a pa pokladzie борту борті".split())
_ABOARD = re.compile(
    r"(?:aboard the|on board the|an bord de[rs]|à bord d(?:u|e la|e l['’])"
    r"|a bordo d(?:el|e la|el|ella|o|a)|ombord på|aan boord van de|na pokładzie"
    r"|на борту|на борті)[ \u00a0]?[„“”\"«»‘’'‹›]?[ \u00a0]?$",
    re.IGNORECASE,
)
_LONGEST_ABOARD = 24


def _owned_ship(candidate: Candidate, context: TextContext) -> bool:
    """Whether a ship follows that is the body's: "aboard the Velmora ferry", "an Bord des Velmora-Schiffs"."""
    following = context.next(candidate.end)
    kind = following.folded
    ship = kind in words("vessels_english") or kind in words("vessels") or "schiff" in kind
    return (following.adjacent or following.gap == "-") and ship


def _full_name(candidate: Candidate) -> bool:
    return candidate.form.kind == "person" and candidate.form.shape == "phrase"


def _vessel_word(candidate: Candidate, context: TextContext, *, quoted: bool) -> str:
    """The word for a ship, also before what tells its kind: "cargo panaméen « X »", "buque de carga X"."""
    word, place = context.before(candidate.start), candidate.start
    for number in range(_KIND_WORDS_EPONYMS if quoted else 1):
        if word.folded.startswith(_TO_THE_RESCUE):
            return ""
        if _is_vessel(word, place, context, quoted=quoted):
            return "" if context.before(place - len(word.gap) - len(word.printed)).folded in _RESCUE else word.printed
        if not quoted:
            return ""
        word, place = _before_eponyms(word, place, context)
        if not word.adjacent or (number and word.folded in words("verbs")):
            return ""
    return ""


_KIND_WORDS_EPONYMS = 3
_RESCUE = frozenset({"rescue", "hospital", "humanitarian"})


def _is_vessel(word: Token, place: int, context: TextContext, *, quoted: bool) -> bool:
    kind = word.folded.rsplit("'", 1)[-1]
    if quoted and kind in words("trains"):
        return True
    if context.language in _ENGLISH:
        return kind in words("vessels_english") and (quoted or _with_article(word, place, context))
    if context.language == "de":
        return word.capital and (kind in words("vessels") or kind.endswith(_GERMAN_VESSELS))
    return kind in words("vessels") or (kind[:1] >= "а" and kind.startswith(tuple(words("vessels_stems"))))


def _with_article(word: Token, place: int, context: TextContext) -> bool:
    """English has verbs of the same letters ("to ship Velmora lamps"): an article stands before the noun."""
    first, begin = _before_eponyms(word, place, context)
    second, _ = _before_eponyms(first, begin, context)
    return any(w.folded in words(kind) for w in (first, second) for kind in ("articles", "indefinite", "determiners"))


def _called_ship(start: int, context: TextContext) -> str:
    """The word for a ship that is called so: "a ferry named Velmora"."""
    clause = re.split(r"[.!?;:,\n]", context.text[max(0, start - 50) : start])[-1]
    around = re.findall(r"[^\W\d_]+", clause)[-_KIND_WORDS_EPONYMS - 1 :]  # the last one is "named"
    kinds = words("vessels") | words("vessels_english") | _STORMS
    folded = [fold_word(word) for word in around]
    return next((w for w, k in zip(around, folded, strict=True) if k in kinds or _stem_of_ship(k)), "")


_STORMS = frozenset(
    "storm hurricane cyclone typhoon asteroid comet sturm orkan tempete ouragan tormenta huracan ciclon tempesta"
    " uragano ciclone tempestade furacao huragan tajfun".split()
)


def _stem_of_ship(word: str) -> bool:
    return word[:1] >= "а" and word.startswith(tuple(words("vessels_stems")))


_TURKISH_SHIPS = ("gemisi", "vapuru", "feribotu", "tankeri", "teknesi", "yati")


def _turkish_vessel(candidate: Candidate, context: TextContext) -> str:
    """The ship behind a Turkish name; unquoted behind a body's it may be one that the body has (Greenpeace gemisi)."""
    following = context.next(candidate.end)
    told = following.folded.startswith(_TURKISH_SHIPS) and not following.gap.strip(_MARKS)
    quoted = told and context.quoted(candidate.start, candidate.end)
    return following.printed if told and (quoted or _full_name(candidate)) else ""


_OWNS = re.compile(
    r" (?:charter|hire|send|sent|use|bought|buy|own|operat|run|ran|lease|want|built|build|plan|had|need|deploy|dispatch"
    r"|sold|sell|order|paid|donat)\w*"
)


def _somebody_acts(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name acts: "On the ferry Thomas Grant said", "the ship Velmora chartered" (that it chartered)."""
    if context.language in _ENGLISH and candidate.form.kind != "person" and _OWNS.match(context.text, candidate.end):
        return True
    following = context.next(candidate.end)
    return candidate.form.kind == "person" and following.adjacent and following.folded in words("verbs")


def _named_after(candidate: Candidate, context: TextContext) -> str:
    """The prize, school, hall or street before or after a person's name: "Escola Municipal Joana Ribeiro"."""
    behind = _joined_in_german(candidate, context) or _turkish_house(candidate, context)
    if behind:
        return behind
    word, place = context.before(candidate.start), candidate.start
    if word.folded in _SHORT_FOR_STREETS and word.gap.strip(_MARKS) == ".":
        return word.printed
    shortened = word.folded in _SHORT_FOR_NAMED and word.gap.strip(_MARKS) == "."
    if not word.printed or (word.gap.strip(_MARKS) and not shortened) or not word.gap:
        return ""
    if _in_the_name_of(word, place, context):
        return word.printed
    for number in range(_KIND_WORDS_EPONYMS if context.language not in _ENGLISH else 1):
        if _thing_of_persons(word, place, context, apart=number > 0):
            return "" if _opens_and_acts(candidate, word, place, context) else word.printed
        if not word.capital and word.folded not in _OF_SCHOOLS:
            return ""
        word, place = _before_eponyms(word, place, context)
        if not word.adjacent:
            return ""
    return ""


def _thing_of_persons(word: Token, place: int, context: TextContext, *, apart: bool) -> bool:
    """Whether a prize, school or hall stands there; in English they follow the name: "Hospital chief Ruth Keller".

    A capital between prize and person is the prize's own name ("le prix Nobel Anna Holm"), and a bare "de" before it
    makes a trade of a school ("professeur de lycée").
    """
    kind = word.folded.rsplit("'", 1)[-1]
    if kind not in words("things_of_persons"):
        return context.language == "it" and kind == "via"
    if (apart and kind.startswith(_PRIZES)) or (context.language in _ENGLISH and is_common(kind, "en")):
        return False
    return word.capital or _before_eponyms(word, place, context)[0].folded not in ("de", "di")


_PRIZES = ("prix", "premi", "nagrod", "medal", "medaill")
_OF_SCHOOLS = frozenset(
    "primaire maternelle elementaire publique primaria secundaria basica publica publico municipal elementare media"
    " universitario universitaire estadual literario litteraire nacional national".split()
)
"""What kind of school or prize it is, in small letters before the name: "l’école primaire Jules Ferry"."""


_SHORT_FOR_STREETS = frozenset({"ul", "al", "pl", "os", "ул", "вул", "пр", "av", "avda", "bd", "bld", "r"})
_SHORT_FOR_NAMED = frozenset({"im", "им", "ім"})
"""Before a full stop: "ul. Marty Zielińskiej", "szkoła im. Marty Zielińskiej"."""


def _joined_in_german(candidate: Candidate, context: TextContext) -> str:
    """The last part of a German compound: Clara-Weiss-Schule, Clara-Weiss-Gesamtschule."""
    following = context.next(candidate.end)
    joined = context.language == "de" and following.gap == "-" and following.capital
    return following.printed if joined and following.folded.endswith((*words("things_of"), *_GERMAN_THINGS)) else ""


_TURKISH_HOUSES = (
    *("apartmani", "sokag", "caddesi", "bulvari", "mahallesi", "parki", "okulu", "lisesi", "ilkokulu", "ortaokulu"),
    *("hastanesi", "turnuvasi", "kutuphanesi", "stadyumu", "stadi", "salonu", "meydani", "koprusu", "duragi", "camii"),
    *("camisi", "muzesi", "yurdu", "sitesi", "ormani"),
)
"""Not prizes: "Ruth Keller ödülünü aldı" is she who got one."""


def _turkish_house(candidate: Candidate, context: TextContext) -> str:
    """The house, street or prize behind a Turkish name, which no ending parts from it: "Deniz Aksoy apartmanı"."""
    following = context.next(candidate.end)
    told = context.language == "tr" and following.adjacent and following.folded.startswith(_TURKISH_HOUSES)
    return following.printed if told else ""


_GERMAN_THINGS = (
    "haus",
    "heim",
    "zentrum",
    "bibliothek",
    "klinik",
    "hof",
    "gasse",
    "pfad",
    "pokal",
    "turnier",
    "stipendium",
)


_INITIATED = re.compile(
    r"\b(?:преми|школ|институт|университет|музе|театр|стадион|библиотек|улиц|площад|завод|фонд|стипенди|турнир|кубок|кубк"
    "|мемориал|больниц|парк|конкурс|лице|гимнази|академи|центр|сквер|бульвар|набережн|аэропорт|аеропорт|мост|міст|вулиц"
    "|площ|лікарн|гімназ|премі|бібліотек|університет|турнір)"
)


_NAMED_THING = 40  # characters in which the thing stands: "школа № 5 имени Павла Соколова"


def _in_the_name_of(word: Token, place: int, context: TextContext) -> bool:
    """Whether a thing has the name: "премия имени Сергея Волкова", "szkoła im. Anny"; "от имени" is for somebody."""
    if word.folded in ("im", "imienia"):
        return context.language == "pl"
    if word.folded not in ("имени", "им", "імені", "ім"):
        return False
    thing, begin = _before_eponyms(word, place, context)
    before = re.split("[.!?;\n]", context.text[max(0, begin - _NAMED_THING) : begin])[-1]
    return thing.folded not in ("от", "від", "з", "из") and _INITIATED.search(before.lower()) is not None


def _opens_and_acts(candidate: Candidate, thing: Token, place: int, context: TextContext) -> bool:
    """Whether the sentence opens with where it was, and the person acts: "No hospital Joana Ribeiro pediu calma"."""
    following = context.next(candidate.end)
    if following.adjacent and following.folded in words("verbs"):
        return True
    before, begin = _before_eponyms(thing, place, context)
    while before.adjacent and before.printed.islower():
        before, begin = _before_eponyms(before, begin, context)
    opened = before.adjacent and context.sentence_start(begin - len(before.gap) - len(before.printed))
    small = following.printed.islower() and following.folded not in words("function")
    return opened and following.adjacent and small and not thing.capital and before.folded in _WHERE


_WHERE = frozenset("no na nos nas em en dans au aux nel nella nell in al alla del dal desde".split())


_REACH = 40
_CLAUSE = re.compile(r"[.!?;\n]\s|[.!?;\n]$")
_WORDS = re.compile(r"[^\W\d_]+")


def inscription(candidate: Candidate, context: TextContext) -> str:
    """The word that says that the name is written on something, or spoken of as a word; "" if none does.

    Only for names of one word, in quotation marks or in capitals of their own.
    """
    form = candidate.form
    if form.kind == "person" or form.shape not in ("word", "acronym"):
        return ""
    shown = context.quoted(candidate.start, candidate.end) or context.text[candidate.start : candidate.end].isupper()
    if not shown:
        return ""
    left = _CLAUSE.split(context.text[max(0, candidate.start - _REACH) : candidate.start])[-1]
    before = _WORDS.findall(fold(left).text)[-_NEAR_WORDS:]
    return next((word for word in reversed(before) if word in words("inscriptions")), "")


_NEAR_WORDS = 4
_CALLED = re.compile(
    r"[\"”’»“]? (?:hei(?:ß|ss)t (?:der|die|das|eine?|sein|seine|ihre?)|is the name of|est le nom d(?:e|['’])"
    r"|es el nombre de"
    r"|è il nome d(?:i|ell['’])|é o nome d[eao])((?: ?[^\W\d_]+){1,3})"
)


_VERBS = frozenset({"heisst", "is", "est", "es", "e"})


def called_thing(candidate: Candidate, context: TextContext) -> str:
    """What has the name, by a sentence that says so, if it is no body: "HOPE heißt die Hündin"; else ""."""
    if candidate.form.kind == "person":
        return ""
    if thing := _thing_called_so(candidate, context):
        return thing
    if context.next(candidate.end).folded not in _VERBS:
        return ""
    found = _CALLED.match(context.text, candidate.end)
    printed = fold(found.group(1)).text.split() if found else []
    kinds = words("appositions") | words("kinds_of_organizations") | words("outlet_kinds") | words("institution_heads")
    body = any(word in kinds or word.endswith(_GERMAN_BODIES) for word in printed)
    return "" if body or found is None else found.group(1).strip()


_CALLED_SO = re.compile(
    r"([^\W\d_]{1,60}),? (?:(?:is|was|were|has been|had been|then|formerly|originally|once|now|also|who|which|that"
    r"|тогда|раньше|прежде|сначала|ещё|теперь|который|которая|которое|damals|früher|einst|zuerst|die|der|das|alors|autrefois|qui"
    r"|entonces|antes|allora|então|que|che|wtedy|dawniej) ){0,3}"
    r"(?:called|named|known as|renamed|nicknamed|назывался|называлась|называлось|называется|называют|называли"
    r"|носи(?:л|ла|ло|т) (?:имя|название)|под названием|по кличке|по имени|heißt|hieß|namens|genannt"
    r"|s['’]appel(?:le|ait)|nommée?|baptisée?|rebaptisée?|se llama(?:ba)?|llamad[oa]|bautizad[oa]|si chiama(?:va)?"
    r"|chiamat[oa]|battezzat[oa]|se chama(?:va)?|chamad[oa]|batizad[oa]|nazywał[ao]? się|nazywa się"
    r"|o nazwie|imieniem|zwan[ay])[ :,]{0,60}[\"“„«»‘’'‹›]?\Z"
)
_CALLING = frozenset(
    "called named as renamed nicknamed назывался называлась называлось называется называют называли имя название"
    " названием кличке имени heisst hiess namens genannt s'appelle s'appelait nomme nommee baptise baptisee rebaptise"
    " rebaptisee llama llamaba llamado llamada bautizado bautizada chiama chiamava chiamato chiamata"
    " battezzato battezzata chama chamava chamado chamada batizado batizada sie nazwie imieniem zwany zwana".split()
)
"""With what _CALLED_SO ends, folded."""
_CALLED_REACH = 70


def _thing_called_so(candidate: Candidate, context: TextContext) -> str:
    """The noun of which a sentence says that it is called so: «клуб назывался „Труд“», a dog named Horizon.

    A club or team tells another thing of an outlet only: a body may be one.
    """
    if candidate.form.kind == "topic" or context.before(candidate.start).folded not in _CALLING:
        return ""
    left = context.text[max(0, candidate.start - _CALLED_REACH) : candidate.start]
    found = _CALLED_SO.search(left)
    noun = fold(found.group(1)).text if found else ""
    kinds = words("called_things") | (words("called_clubs") if candidate.form.kind == "outlet" else frozenset())
    return found.group(1) if found and is_listed_with_affixes(noun, kinds) else ""


_GERMAN_BODIES = (
    "verein",
    "verband",
    "organisation",
    "stiftung",
    "werk",
    "gruppe",
    "firma",
    "partei",
    "bund",
    "zeitung",
)
