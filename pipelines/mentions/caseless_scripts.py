"""Everyday words as names in scripts without letter case: Korean, Japanese, Chinese, Arabic."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, counted, refused
from pipelines.mentions.places import in_sport_clause
from pipelines.names.countries import is_country
from pipelines.names.forms import Form
from pipelines.names.words import SURNAMES_OF_ONE, homographs, is_common, is_word_in, surnames_of_two, very_common_words
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import HAN_CLASS, KANA_CLASS, kind_of
from presswatch.languages.packs import affixes, any_of, words
from presswatch.languages.patterns import compiled_later

_LANGUAGES = {"hangul": ("ko",), "kana": ("ja",), "han": ("ja", "zh"), "arabic": ("ar",)}
_LONGEST_WORD = {"hangul": 3, "kana": 4, "han": 2, "arabic": 9}
_CLAUSE_END = compiled_later(r"[。！？；؟؛;!?\n]|\.(?=\s|$)")
_NEAR = 45  # characters on each side: a clause
_CITATION_REACH = 100  # characters on each side for cues of homographs


# Names that are words


def is_short_word(form: Form) -> bool:
    """True if the name is a word of a language of its script, and short enough to occur as one.

    Names in data/homographs.json have their own rule.
    """
    head, length = form.stem.head, len(form.stem.head)
    if head in words("no_words"):
        return False
    if length == 1 or _reads_as_clause(form) or _is_compound(form):
        return True
    if form.homograph or length > _LONGEST_WORD.get(form.script, 0):
        return False
    short_name = (form.script, form.kind) == ("han", "organization")  # 国連, 欧盟
    if short_name and head.endswith(affixes("organization_last_signs")):
        return False
    return not form.common_in.isdisjoint(_LANGUAGES[form.script])


def is_rare_word(form: Form) -> bool:
    """True if a Chinese or Japanese name is a word of dictionaries only, rare in texts."""
    return form.script == "han" and len(form.stem.head) > 1 and not is_common(form.stem.head, *_LANGUAGES["han"])


_COMPOUND_LENGTH = 3


def _is_compound(form: Form) -> bool:
    """True if a Korean name is a noun of one syllable and one of two, as many everyday words are: 섬마을, 꽃바다."""
    head = form.stem.head
    if form.script != "hangul":
        return False
    return len(head) == _COMPOUND_LENGTH and head[0] in words("compound_first_syllables") and is_word_in(head[1:], "ko")


_CLAUSE_LENGTH = 3


def _reads_as_clause(form: Form) -> bool:
    """True if a Chinese name is an everyday word and a character that also means "will": 希望会."""
    head = form.stem.head
    will = form.script == "han" and len(head) == _CLAUSE_LENGTH and head[-1] in words("future_particles")
    return will and is_common(head[:-1], "zh")


_LONGEST_NOUN = 5


def is_definite_noun(form: Form) -> bool:
    """True if a name is an Arabic noun with its article, as any text has them: الأفق, the horizon.

    Longer ones are foreign acronyms (اليونيسف), unless they end as Arabic nouns do.
    """
    if form.script != "arabic" or form.kind == "person" or not form.alias.startswith("ال"):
        return False
    if " " in form.alias:  # a noun and its adjective: الصباح الجديد, the new morning
        return form.kind == "outlet" and all(word.startswith("ال") for word in form.alias.split())
    noun = form.alias[2:]
    return form.kind == "outlet" or noun.endswith("ة") or (len(noun) <= _LONGEST_NOUN and not noun.endswith(("و", "ا")))


def is_person_and_word(form: Form) -> bool:
    """True if a person's short name is a word of a language of its script as well: 高洁, 이슬.

    Surnames of names of several words (트럼프) are listed alone because they identify the person, and so are foreign
    ones in katakana (トランプ).
    """
    head = form.stem.head
    if form.script == "kana" and head[0] >= "\u30a0":
        return False
    if head in words("function"):
        return True  # لولا, "if not"
    if any(word != head and kind_of(word[-1]) == form.script for word in form.own):
        return False
    return len(head) <= _LONGEST_WORD.get(form.script, 0) and not form.common_in.isdisjoint(_LANGUAGES[form.script])


# Cues for a person

_TITLE_AFTER = compiled_later(rf"\s?(?:{any_of('titles_right_after_name')}|{any_of('person_verbs_after_name')})")
_TITLE_BEFORE = compiled_later(rf"(?:{any_of('titles_before_name')})\s?$")
_LONGEST_TITLE = 5
_OWNER_AND_OFFICE = compiled_later(
    f" ([가-힣]{{2,8}}) (?:[가-힣]{{1,8}} ){{0,4}}?[가-힣]{{0,5}}(?:{any_of('office_endings')})(?![가-힣]{{3}})"
)


def has_title_or_verb(candidate: Candidate, context: TextContext) -> bool:
    """True if a title is next to a person's name, or a verb of saying after it."""
    if candidate.form.script == "arabic":
        previous = context.before(candidate.start)
        cues = words("person_cues_before_name"), words("caseless_speech_words")
        return previous.adjacent and any(previous.folded in cue for cue in cues)
    before = context.text[max(0, candidate.start - _LONGEST_TITLE) : candidate.start]
    if _TITLE_AFTER.match(context.text, candidate.end) or _TITLE_BEFORE.search(before):
        return True
    owner = _OWNER_AND_OFFICE.match(context.text, candidate.end)  # 왕이 중국 외교부장
    return owner is not None and (is_country(owner.group(1)) or owner.group(1).endswith(affixes("owner_endings")))


_OCCUPATION = compiled_later(f"(?:{any_of('occupations_before_name')})$")
_ORGANIZATION_CONTINUES = compiled_later(any_of("organization_continuations"))
_SHORT_NAME = 2
_LONGEST_OCCUPATION = 4


def person_by_occupation(candidate: Candidate, context: TextContext) -> str:
    """The occupation right before a Chinese name of two characters that begins with a surname, "" if there is none.

    A third character may follow, the second one of the given name: 歌手彭博文 is a singer, not 彭博.
    """
    form, start, end, text = candidate.form, candidate.start, candidate.end, context.text
    if form.kind not in ("organization", "outlet") or form.script != "han" or end - start != _SHORT_NAME:
        return ""
    if text[start] not in SURNAMES_OF_ONE or not start or kind_of(text[start - 1]) != "han":
        return ""
    occupation = _OCCUPATION.search(text, max(0, start - _LONGEST_OCCUPATION), start)
    return occupation.group() if occupation and not _ORGANIZATION_CONTINUES.match(text, end) else ""


# Grammar

_DEGREE = compiled_later(f"(?:{any_of('degree_adverbs')})$")  # 骗术并不高明
_AFTER_ADJECTIVE = compiled_later(any_of("after_adjectives"))  # 高明之处
_ADJECTIVE_PREDICATE = compiled_later(any_of("adjective_predicates"))
_LONGEST_DEGREE = 4


def noun_by_grammar(candidate: Candidate, context: TextContext) -> str:
    """What makes a person's name a word here: an adverb before an adjective, a plural, a noun after it; else ""."""
    form, surface = candidate.form, context.text[candidate.start : candidate.end]
    if form.kind != "person":
        return ""
    if form.shape == "surname" and form.script == "arabic":
        cue = _ADJECTIVE_PREDICATE.match(context.text, candidate.end)
    elif form.shape != "surname" and (place := context.of_text(_place_in, surface)):
        return place
    elif form.script == "han":
        degree = _DEGREE.search(context.text[max(0, candidate.start - _LONGEST_DEGREE) : candidate.start])
        cue = degree or _AFTER_ADJECTIVE.match(context.text, candidate.end)
    else:
        return context.of_text(_group_in, surface) if form.script == "hangul" else ""
    return cue.group().strip() if cue else ""


_PLACE_SUFFIX = compiled_later(f"(?:{any_of('place_suffixes')})")
_PLACE_LENGTH = 2


def _place_in(name: str, text: str) -> str:
    """The town, county or station in the text that has the name: 佛山市高明区, 안산시는."""
    if len(name) != _PLACE_LENGTH:
        return ""
    found = re.finditer(rf"(?<![가-힣]){re.escape(name)}", text)
    place = next((suffix for one in found if (suffix := _PLACE_SUFFIX.match(text, one.end()))), None)
    return f"{name}{place.group().strip()}" if place else ""


_SHORTEST_GROUP = 2
_GROUP_ENDING = rf"(?:{any_of('plural_endings')}|·[가-힣]|[ ](?:{any_of('group_nouns')})(?![가-힣]{{3}}))"


def _group_in(name: str, text: str) -> str:
    """The plural of the name in the text, or a noun after it as after a word for a group: 이주민들, 이주민 가정."""
    if len(name) < _SHORTEST_GROUP:
        return ""
    found = re.search(rf"(?<![가-힣]){re.escape(name)}{_GROUP_ENDING}", text)
    return found.group() if found else ""


def adjective_of_noun(candidate: Candidate, context: TextContext) -> bool:
    """True if an Arabic name with an article is the adjective of a noun with its article, or of a place, before it.

    Both words have the article then ("the national team of today"); no such noun comes before an outlet's name.
    """
    if candidate.form.kind != "outlet" or not fold(candidate.form.alias).text.startswith("ال"):
        return False
    previous = context.before(candidate.start)
    if not previous.adjacent:
        return False
    if previous.folded.removeprefix("و") in words("arabic_places"):
        return True
    noun = re.match(r"[وفبك]?(?:ال|لل)(\w{2,})", previous.folded)
    return noun is not None and noun.group(1) not in words("nouns_before_outlets")


def construct_noun(candidate: Candidate, context: TextContext) -> str:
    """The noun of time in the construct state before an Arabic noun: ساعات النهار, "the hours of the day"; else "".

    Before a time of the day also parts of it and prepositions: آخر المساء, بعد الفجر. خلال means "during", but "through
    somebody" in "من خلال".
    """
    form, previous = candidate.form, context.before(candidate.start)
    if form.kind == "person" or not form.alias.startswith("ال") or " " in form.alias or not previous.adjacent:
        return ""
    noun = _noun_of_time(previous.folded, fold(form.alias).text.removeprefix("ال"))
    if noun == "خلال" and context.before(candidate.start - previous.width).folded.removeprefix("و") == "من":
        return ""
    return previous.printed if noun else ""


def _noun_of_time(printed: str, name: str) -> str:
    """The listed noun in a folded word, which may have prefixes (وبضوء), before a name; "" if there is none."""
    ways = (printed, printed.removeprefix("و"), re.sub("^و?[بلكف]", "", printed))
    listed = words("arabic_constructs")
    if name in words("times_of_day"):
        listed |= words("arabic_parts")
    return next((word for word in ways if word in listed), "")


# Cues for an organization or outlet

_NAME = f"の([{HAN_CLASS}{KANA_CLASS}]{{2,7}}?)"
_LEADER = compiled_later(f"{_NAME}(?:{any_of('organization_leaders', 'ja')})")
_STAFF = compiled_later(f"{_NAME}(?:{any_of('outlet_staff')})")
_KOREAN_LEADER = compiled_later(
    f"의? (?:{any_of('surname_syllables')})[가-힣]{{2}} (?:{any_of('leader_prefixes')})?"
    f"(?:{any_of('organization_leaders', 'ko')})(?![가-힣]{{3}})"
)
_JOINT_ACTION = compiled_later(f"との(?:{any_of('joint_actions')})")
_FULL_NAME = 4  # characters


def leader_after(candidate: Candidate, context: TextContext) -> bool:
    """True if a person's name and office follow (희망 김서윤 대표), or a meeting with it (連合との会談).

    An office needs a full name or a known surname before it: 未来の会長 is nobody in particular.
    """
    form = candidate.form
    if form.script == "hangul":
        return form.kind == "organization" and _KOREAN_LEADER.match(context.text, candidate.end) is not None
    if form.kind == "person" or form.script != "han" or context.language != "ja":
        return False
    if form.kind == "organization" and _JOINT_ACTION.match(context.text, candidate.end):
        return True
    found = (_STAFF if form.kind == "outlet" else _LEADER).match(context.text, candidate.end)
    return found is not None and _is_person_name(found.group(1))


def _is_person_name(name: str) -> bool:
    return len(name) >= _FULL_NAME or any(name[:length] in surnames_of_two() for length in (2, 3))


def arabic_cue(candidate: Candidate, context: TextContext) -> bool:
    """True if an Arabic clause says that somebody spoke to an outlet or that the outlet published something."""
    around = _around(candidate, context, _NEAR)
    spoken_to = candidate.form.stem.head.startswith("لل") and any(word in around for word in words("spoken_to_words"))
    return spoken_to or any(word in around for word in words("arabic_outlet_cues"))


def organization_cue(candidate: Candidate, context: TextContext) -> bool:
    """True if the name is quoted or next to words of citing or of organizations."""
    if context.quoted(candidate.start, candidate.end) or leader_after(candidate, context):
        return True
    if _everyday_genitive(candidate, context):
        return False
    return any(cue(candidate, context) for cue in _ORGANIZATION_CUES)


_EVERYDAY_GENITIVE = compiled_later(f"の(?!{any_of('outlet_possessions')})")


def _everyday_genitive(candidate: Candidate, context: TextContext) -> bool:
    """True if a word that is an outlet's short name too has something that no outlet has: 毎日の暮らし."""
    return candidate.form.script == "han" and _EVERYDAY_GENITIVE.match(context.text, candidate.end) is not None


def _topic_particle(candidate: Candidate, context: TextContext) -> bool:
    following = context.text[candidate.end : candidate.end + 1]
    return candidate.form.script == "kana" and following in words("topic_particles")


_COMPANY_ACTION = compiled_later(any_of("company_actions"))


def _acts_as_company(candidate: Candidate, context: TextContext) -> bool:
    """True if a rare word opens a clause about what companies do: 壳牌签下合同."""
    if candidate.form.kind != "organization" or not is_rare_word(candidate.form):
        return False
    ahead = context.text[candidate.start - 1 : candidate.start]
    opens = kind_of(ahead or " ") != "han" or ahead in words("joining_characters")
    return opens and _COMPANY_ACTION.match(context.text, candidate.end) is not None


def _in_credit_bracket(candidate: Candidate, context: TextContext) -> bool:
    return candidate.form.kind == "outlet" and context.text[candidate.start - 1 : candidate.start] in ("（", "(", "【")


_KIND_REACH = 8  # characters: 公益组织希望会


def _kind_adjacent(candidate: Candidate, context: TextContext) -> bool:
    """True if a word for a kind of organization is right before or after; elsewhere it belongs to another name."""
    text, kinds = context.text, affixes("caseless_organization_kinds")
    left = re.split(r"[、，,;；:：。(（]", text[max(0, candidate.start - _KIND_REACH) : candidate.start])[-1]
    before = fold(left).text
    after = fold(text[candidate.end : candidate.end + _KIND_REACH].strip()).text
    return any(word in before for word in kinds) or after.startswith(kinds)


def _cited_nearby(candidate: Candidate, context: TextContext) -> bool:
    """True if a word of citing is in the clause; for a very common word only right after it."""
    head, languages = candidate.form.stem.head, _LANGUAGES[candidate.form.script]
    if any(head in very_common_words(language) for language in languages):
        after = _CLAUSE_END.split(context.text[candidate.end : candidate.end + _KIND_REACH])[0]
        around = fold(re.split("[、，,]", after)[0]).text
    else:
        around = _around(candidate, context, _NEAR)
    return any(word in around for word in words("caseless_speech_words"))


_ORGANIZATION_CUES = (_topic_particle, _acts_as_company, _in_credit_bracket, _kind_adjacent, _cited_nearby)


def judge_caseless_homograph(candidate: Candidate, context: TextContext, *, known: bool) -> Decision | None:
    """Decides over names that are well known as something else (data/homographs.json); None if undecided.

    Words are searched inside the text around, since these scripts join endings to words.
    """
    form = candidate.form
    entry = homographs().get(form.homograph)
    if entry is None:
        return None
    if context.quoted(candidate.start, candidate.end):
        return counted(rules.NAME_IN_QUOTATION_MARKS, form, strong=True)
    needed = bool(entry.get("need"))
    everyday = needed and form.script == "arabic"
    if known and not everyday:
        return None
    around = _around(candidate, context, _NEAR)
    if any(word in around for word in str(entry.get("not", "")).split()):
        return refused(rules.HOMOGRAPH, str(entry["why"]))
    hints = around if everyday else _around(candidate, context, _CITATION_REACH)
    if needed and not _has_homograph_cue(candidate, context, str(entry.get("cues", "")).split(), hints):
        return refused(rules.HOMOGRAPH_WITHOUT_CUE, str(entry["why"]))
    return None


def _has_homograph_cue(candidate: Candidate, context: TextContext, cues: list[str], around: str) -> bool:
    if _everyday_genitive(candidate, context):
        return False
    cited = candidate.form.kind == "outlet" and any(word in around for word in words("caseless_speech_words"))
    return cited or any(word in around for word in cues) or in_sport_clause(candidate, context)


def _around(candidate: Candidate, context: TextContext, reach: int) -> str:
    """The folded text of the clause within `reach` characters on each side, without other places of the name."""
    left = _CLAUSE_END.split(context.text[max(0, candidate.start - reach) : candidate.start])[-1]
    right = _CLAUSE_END.split(context.text[candidate.end : candidate.end + reach])[0]
    stem = re.escape(candidate.form.stem.head)
    own = rf"{stem}\w*" if candidate.form.script in ("hangul", "arabic") else stem
    return re.sub(own, " ", fold(left + " " + right).text)
