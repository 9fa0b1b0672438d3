"""Organizations whose name is a watched one and one word more: the union of the centres is not the centre."""

from __future__ import annotations

from pipelines.mentions.decision import Candidate
from pipelines.names.acronyms import SCHOOL
from pipelines.names.variants import simplified
from pipelines.names.words import is_common
from pipelines.text.context import TextContext
from pipelines.text.scripts import kind_of
from presswatch.languages.packs import affixes, any_of, words
from presswatch.languages.patterns import compiled_later


def wider_organization(candidate: Candidate, context: TextContext) -> str:
    """The word before or after an organization's name that makes it another organization, "" if there is none."""
    form = candidate.form
    checks = _CHECKS.get((form.kind, form.script), ())
    if not checks and form.kind == "organization":
        checks = _CHECKS_OF_PHRASES if form.shape == "phrase" else (_union_in_han,)
    return next((found for check in checks if (found := check(candidate, context))), "")


# Names of several words in scripts with letter case


def _scope_before(candidate: Candidate, context: TextContext) -> str:
    """European, Asian, National right before a name of several words: the Asian Centre for Press Protection."""
    previous = context.before(candidate.start)
    if not previous.adjacent or not previous.capital or context.title_case(candidate.start, candidate.end):
        return ""
    wider = previous.folded.startswith(affixes("scales")) or _adjective_before(candidate, context)
    wider = wider or previous.folded in words("compass_words", context.language)  # South | Korea University
    return previous.printed if wider else ""


def _adjective_before(candidate: Candidate, context: TextContext) -> bool:
    """True if a capitalized adjective makes "Bank of the Lakes" another one: the Industrial Bank of the Lakes."""
    head = candidate.form.stem.head.split(" ")
    previous = context.before(candidate.start)
    if context.language != "en" or head[0] not in words("institution_heads") or head[1] not in words("of_words"):
        return False
    if previous.listed("not_given", "titles", "function"):
        return False
    if not previous.printed.replace("-", "").isalpha() or previous.printed.isupper():  # the Export-Import Bank
        return False
    return not context.sentence_start(candidate.start - previous.width)


# Korean

_KOREAN_HOUSE = compiled_later(f" (?:{any_of('house_names')})(?![가-힣]{{3}})")
_KOREAN_UNION = compiled_later(f" (?:{any_of('union_words', 'ko')})")
_KOREAN_SISTER = compiled_later(f" (?:{any_of('sister_names')})(?![가-힣]{{3}})")
_COMMISSION_OWNER = compiled_later(any_of("commission_owners"))
_SHORT_COMMISSION = 5


def _house_after(candidate: Candidate, context: TextContext) -> str:
    """A house of that name: 네이처 리조트."""
    house = _KOREAN_HOUSE.match(context.text, candidate.end)
    return house.group().strip() if house else ""


def _korean_union(candidate: Candidate, context: TextContext) -> str:
    """A union or sister company of that name: 롯데 자이언츠."""
    found = _KOREAN_UNION.match(context.text, candidate.end) or _KOREAN_SISTER.match(context.text, candidate.end)
    return found.group().strip() if found else ""


def _commission_owner(candidate: Candidate, context: TextContext) -> str:
    """The other organization whose commission it is, if the name is short for that word only: 유엔 인권위."""
    name = context.text[candidate.start : candidate.end]
    if not name.endswith(affixes("commissions")) or len(name) > _SHORT_COMMISSION:
        return ""
    previous = context.before(candidate.start)
    return previous.printed if previous.adjacent and _COMMISSION_OWNER.fullmatch(previous.printed) else ""


# Chinese and Japanese

_JOINT = any_of("joint_institution_words")
_UNIVERSITY = f"(?:{any_of('university_words')})(?!院)"
_UNION = compiled_later(f"(?:{_JOINT})?(?:{any_of('union_words', 'zh', 'ja')})")
_EXPLAINING = compiled_later(f"(?:{_JOINT})*(?:{any_of('explaining_words')}|{_UNIVERSITY})")
_SCHOOL = compiled_later(_UNIVERSITY)
_WIDER_SCOPE = compiled_later(f"(?:{any_of('wider_scopes')})$")
_LONGEST_SCOPE = 3
_SHORT_NAME = 2


def _periodical(candidate: Candidate, context: TextContext) -> str:
    """The word for a rhythm that makes another magazine of an outlet's name: 週刊エコノミスト."""
    rhythm = context.text[max(0, candidate.start - len("週刊")) : candidate.start]
    return rhythm if rhythm in words("periodical_prefixes") else ""


_SCHOOL_SPORT = compiled_later(any_of("school_sport_words"))


def _sister_school(candidate: Candidate, context: TextContext) -> str:
    """The region after a university's short name in a text on school sports, as its sister schools are called."""
    text, end = context.text, candidate.end
    if context.language != "ja" or not _SCHOOL_SPORT.search(text):
        return ""
    return next((r for n in (3, 2) if (r := text[end : end + n]) in words("han_regions")), "")


_COMPANY_BEFORE = compiled_later(f"(?:{any_of('company_endings')})$")


def _company_before(candidate: Candidate, context: TextContext) -> str:
    """The company or university right before a name of everyday words, whose institute it is: 青岚汽车|中央研究院.

    Before other names it says what they are, as in 汽车公司|青岚.
    """
    name = simplified(context.text[candidate.start : candidate.end])
    ending = max((end for end in words("body_endings") if name.endswith(end)), key=len, default="")
    if not ending or not is_common(name.removesuffix(ending), "zh", "ja"):
        return ""
    found = _COMPANY_BEFORE.search(context.text, max(0, candidate.start - _LONGEST_SCOPE), candidate.start)
    return found.group() if found else ""


def _school_after(candidate: Candidate, context: TextContext) -> str:
    school = None if candidate.form.kinds == SCHOOL else _SCHOOL.match(context.text, candidate.end)
    return school.group() if school else ""


def _longer_word(candidate: Candidate, context: TextContext) -> str:
    """The character before a name that is only a kind of organization: 市民連合 is not 連合."""
    name = context.text[candidate.start : candidate.end]
    ahead = context.text[max(0, candidate.start - 1) : candidate.start]
    return ahead if ahead and name in words("body_endings") and kind_of(ahead) == "han" else ""


def _new_before(candidate: Candidate, context: TextContext) -> str:
    """The character for "new" before the name, which another organization took: 新希望基金; not in 最新, 全新."""
    left = context.text[max(0, candidate.start - _LONGEST_SCOPE) : candidate.start]
    new = left[-1:] in words("new_prefixes") and not is_common(left[-2:], "zh", "ja")
    return left[-1:] if new and not _WIDER_SCOPE.search(left) else ""


def _union_in_han(candidate: Candidate, context: TextContext) -> str:
    """A union after a name in another script."""
    union = _UNION.match(context.text, candidate.end)
    return union.group() if union else ""


def _union_after(candidate: Candidate, context: TextContext) -> str:
    """A union or society after the name, which is another organization; institutes may be parts of a university."""
    union = _UNION.match(context.text, candidate.end)
    if union is None:
        return ""
    university = context.text[candidate.end - 2 : candidate.end] in words("university_words")
    return "" if university and union.group().endswith(affixes("institute_words")) else union.group()


_STOP = compiled_later(any_of("stop_suffixes"))


def _stop_after(candidate: Candidate, context: TextContext) -> str:
    stop = _STOP.match(context.text, candidate.end)
    return stop.group() if stop else ""


def _kind_after(candidate: Candidate, context: TextContext) -> str:
    """A kind of organization after a name with one (基金会管理公司); it may explain others (绿色和平组织)."""
    if not context.text[: candidate.end].endswith(affixes("body_endings")):
        return ""
    kind = _EXPLAINING.match(context.text, candidate.end)
    return kind.group() if kind else ""


_PRODUCT = compiled_later(f"(?:{any_of('product_words')})(?![ァ-ヺー])")
_TEAM_OR_REGION = compiled_later(f"{any_of('team_words')}|{any_of('region_suffixes')}")


def _japanese_sister(candidate: Candidate, context: TextContext) -> str:
    """The product, team or region of a sister organization after the name: 湊研|ビタミン, アルビオーネ|レディース."""
    if context.language != "ja":
        return ""
    short = candidate.end - candidate.start == _SHORT_NAME
    found = _PRODUCT.match(context.text, candidate.end) if short else None
    found = found or _TEAM_OR_REGION.match(context.text, candidate.end)
    return found.group() if found else ""


def _scope_ahead(candidate: Candidate, context: TextContext) -> str:
    left = context.text[max(0, candidate.start - _LONGEST_SCOPE) : candidate.start]
    scope = _WIDER_SCOPE.search(left)
    return scope.group() if scope else ""


_HAN_CHECKS = (
    _sister_school,
    _company_before,
    _school_after,
    _longer_word,
    _new_before,
    _union_after,
    _stop_after,
    _kind_after,
    _japanese_sister,
    _scope_ahead,
)
_CHECKS_OF_PHRASES = (_union_in_han, _scope_before)
_CHECKS = {
    ("organization", "han"): _HAN_CHECKS,
    ("organization", "kana"): _HAN_CHECKS,
    ("organization", "hangul"): (_house_after, _korean_union, _commission_owner),
    ("outlet", "han"): (_periodical,),
    ("outlet", "kana"): (_periodical,),
    ("outlet", "hangul"): (_house_after,),
    ("topic", "hangul"): (_house_after,),
}
"""By the kind and script of a name; others have `_CHECKS_OF_PHRASES`."""
