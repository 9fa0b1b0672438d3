"""Things that bear a watched name in Arabic, Chinese, Japanese and Korean: ships, prizes, schools, streets."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext, Token

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


def borne_uncased(candidate: Candidate, context: TextContext) -> str:
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
