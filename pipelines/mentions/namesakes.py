"""Other persons with the same surname: "Nils Velding. Velding fell", 박민수 의원 and 박서윤."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipelines.mentions.decision import Candidate
from pipelines.names.surnames import Surname, sounds_like_one_of
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import HAN_CLASS, HANGUL_CLASS, kind_of, korean_tail
from presswatch.languages.packs import any_word, packs_with, words
from presswatch.languages.patterns import compiled_later

_DOTS = "・·•"
_LAST_WORD = compiled_later(rf"[^\s{_DOTS}「」『』《》、。,，]{{1,300}}$")
_KOREAN_OFFICE = f"(?:{any_word('offices_after_surname', 'ko')}|{any_word('forms_of_address_after_surname', 'ko')})"
_HAN_OFFICE = f"(?:{any_word('titles_after_surname')}|{any_word('offices_after_surname', 'ja', 'zh')})"


def other_bearers_uncased(
    context: TextContext, surname: Surname, places: Iterable[tuple[int, int]], own: frozenset[str]
) -> frozenset[int]:
    """The offsets at which the text names somebody else of that surname; `own`: the folded names of the watched one."""
    if surname.script == "hangul" and len(surname.printed) == 1:
        full = rf"(?<![{HANGUL_CLASS}]){surname.printed}[{HANGUL_CLASS}]{{2}}(?= {_KOREAN_OFFICE})"
        return _written_together(context.beginning, full, own)
    if surname.script == "han" and len(surname.printed) <= 2:
        together = _written_together(context.beginning, _han_name(surname.printed), own)
        return together | frozenset(start for start, _ in places if _given_before(context, start, own))  # 保罗·马丁
    return frozenset(start for start, _ in places if _given_before(context, start, own))


def _han_name(surname: str) -> str:
    return rf"{surname}(?!{_HAN_OFFICE})[{HAN_CLASS}]{{1,3}}?(?={_HAN_OFFICE})"


def _written_together(text: str, full_name: str, own: frozenset[str]) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(full_name, text) if fold(m.group()).text not in own)


def _given_before(context: TextContext, start: int, own: frozenset[str]) -> bool:
    """A given name before the surname: joined by a dot, or, before a space, one that the lists know."""
    left = context.text[max(0, start - 40) : start]
    dotted = left[-1:] != "" and left[-1:] in _DOTS
    word = _LAST_WORD.search(left.rstrip(" " + _DOTS))
    if word is None or (not dotted and left[-1:] != " "):
        return False
    folded = fold(word.group()).text
    if folded in own or folded.removeprefix("و") in own:
        return False
    if dotted or len(folded) < 2 or kind_of(folded[-1]) not in ("hangul", "arabic"):
        return dotted
    return folded in words("given") or not _arabic_given().isdisjoint((folded, folded.removeprefix("و")))


@cache
def _arabic_given() -> frozenset[str]:
    return frozenset(fold(name).text for name in words("ar_given"))


def other_given_uncased(candidate: Candidate, context: TextContext) -> str:
    """A known given name of somebody else before a surname, with a space or a middle dot between."""
    previous = context.before(candidate.start)
    if previous.gap.strip() not in ("", "·", "・", "•") or previous.gap == "":
        return ""
    word = re.split("[·・•]", previous.printed)[-1]
    folded = fold(word).text
    if folded in candidate.form.own:
        return ""
    if _is_given(folded):
        return word
    dotted = previous.gap.strip() != "" and kind_of(word[-1]) in ("kana", "han")
    return word if dotted and not sounds_like_one_of(word, candidate.form.own) else ""


def _is_given(folded: str) -> bool:
    """True if a word is a known given name: in Hangul the whole word, else also after prefixes."""
    kind = kind_of(folded[-1])
    if kind == "arabic" and folded in _arabic_given():
        return True
    if kind == "hangul":
        return len(folded) > 1 and folded in words("given")
    if kind == "arabic":  # وسامي, but تعادل is no عادل
        return any(folded[cut:] in words("given") for cut in (0, 1, 2) if set(folded[:cut]) <= _ARABIC_PREFIXES)
    longest = max(0, len(folded) - 1)
    return any(folded[cut:] in words("given") for cut in range(min(longest, len(folded) - 1) + 1))


_ARABIC_PREFIXES = frozenset("وفبلك")


_LONGEST_ENDING = 5  # of a noun in any case: şarkıcısının
_ARABIC_PREFIX = compiled_later("[وفبك]?(?:ال|لل)?")
_FEWEST_LETTERS = 4  # of the part of a role's word that all its cases have


def _has_trade(word: str) -> bool:
    """True if a Korean word has a trade or sport in it."""
    return kind_of(word[0]) == "hangul" and any(len(one) > 1 and one in word for one in words("trades"))


_AGE = compiled_later(
    rf", (?:(?:{any_word('before_ages')}) )?(?:1[6-9]|[2-9]\d)(?: (?:{any_word('years_of_age')}))?(?=[,.)])"
)
_APPOSED = compiled_later(r",((?: [^\W\d_]+(?:[-'’][^\W\d_]+)*){1,4})(?=[,.;)–—!?]|$)")
_LEADING = 3


def somebody_of_that_name(candidate: Candidate, context: TextContext) -> str:
    """The age or trade that makes a body's name of one word a person's: "Velmora, 34,", "Velmora, the striker,".

    "Velmora, the singer's label" is a body; so is what an institution of a person would be ("la empresa del cantante").
    """
    form = candidate.form
    following = context.text[candidate.end : candidate.end + 2]
    if following != ", " or (form.kind, form.shape) != ("organization", "word"):
        return ""
    age = _AGE.match(context.text, candidate.end)
    if age:
        return age.group().strip(", ")
    told = _APPOSED.match(context.text, candidate.end)
    printed: list[str] = told.group(1).split() if told else []
    row = [fold(word).text for word in printed]
    if not row or not _opens_apposition(row[0], context.language):
        return ""
    for word, shown in zip(row[:_LEADING], printed, strict=False):
        if word in words("of_words") or word in words("contractions"):
            return ""
        if _is_one_of("trades", word) or _is_one_of("trades_apposed", word):
            return shown
    return ""


def _opens_apposition(word: str, language: str) -> bool:
    if language in packs_with("no_articles"):
        return True
    return any(word in words(kind) for kind in ("articles", "indefinite", "possessive_determiners"))


def is_occupation(word: str) -> bool:
    """True if a folded word is an occupation of the stage or of sports, or a Korean word that has one in it."""
    return _is_one_of("trades", word) or _has_trade(word)


def _is_one_of(kind: str, word: str) -> bool:
    """True if a folded word is in the list: as it is, as the beginning "x*" or the end "*x" of one there."""
    listed = words(kind)
    script = kind_of(word[0])
    if script == "arabic":
        return word in listed or word[_prefix(word) :] in listed
    if script == "hangul":
        return any(word[:cut] in listed and korean_tail(word, cut, "person") for cut in range(2, len(word) + 1))
    cuts = range(max(_FEWEST_LETTERS, len(word) - _LONGEST_ENDING), len(word) + 1)
    if word in listed or any(word[:cut] + "*" in listed for cut in cuts):
        return True
    return any("*" + word[cut:] in listed for cut in range(max(0, len(word) - _FEWEST_LETTERS + 1)))


def _prefix(word: str) -> int:
    found = _ARABIC_PREFIX.match(word)
    return found.end() if found else 0
