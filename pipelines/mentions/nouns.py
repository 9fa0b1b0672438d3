"""Persons' names that are nouns or adjectives of the language, told by grammar where a script has no capitals."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext

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
