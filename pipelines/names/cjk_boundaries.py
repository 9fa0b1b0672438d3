"""Words of Chinese and Japanese text around a name: whether other words than the name divide the characters better."""

from __future__ import annotations

from functools import lru_cache

from pipelines.names.countries import is_country
from pipelines.names.words import is_common, is_word_in
from pipelines.text.scripts import kind_of
from presswatch.languages.packs import affixes, any_word, words
from presswatch.languages.patterns import compiled_later

_REACH = 5  # characters to each side: two words
_LONGEST_WORD = 4
_LONGEST_NAME = 8  # characters
_SHORT_NAME = 4
_KNOWN = 1.0  # what a name of several words costs less than its words
_WORD, _RARE, _SIGN, _SMALL, _NAME = 1.0, 1.2, 1.6, 1.0, 1.0
_PREFIX = 1.4  # 大 before any noun: 大渋滞
_MARGIN = 0.15
"""Costs: a word as likely as a name, a character that makes no word half a word more; the margin must be won."""
_LANDS = compiled_later(rf"(?:{any_word('countries_in_one_character')}){{2}}")


def divided_otherwise(source: str, start: int, end: int) -> bool:
    """True if the characters around a name make words across its beginning or end: 水|道新|設 is 水道 and 新設.

    Of a longer name only the last character may begin another word (救助儿童|会议): 新聞社 and 大学院 continue it.
    """
    students = source[end - 1] == "大" and source.startswith(("生", "学生", "學生"), end)
    if students or end - start > _LONGEST_NAME or not any(_han(source, place) for place in (start - 1, end)):
        return False
    low, high = start, end
    while low > max(0, start - _REACH) and _han(source, low - 1):
        low -= 1
    while high < min(len(source), end + _REACH) and _han(source, high):
        high += 1
    run, first, last = source[low:high], start - low, end - low
    inside = _NAME if last - first <= _SHORT_NAME else max(_NAME, _cheapest(run[first:last]) - _KNOWN)
    with_name = _cheapest(run[:first]) + inside + _cheapest(run[last:])
    if last - first > _SHORT_NAME:
        return _on_the_last_sign(run, last) + _MARGIN < with_name
    across = min(_cheapest(run, place) for place in (first, last) if 0 < place < len(run))
    return across + _MARGIN < with_name


_STUDIES = 3
_NEWS_GOES_ON = compiled_later(any_word("words_after_news", "zh"))
_BRANCH = compiled_later(rf"(?:{any_word('words_after_modern')})(?!园|園|団地)")


def begins_compound(source: str, start: int, end: int) -> bool:
    """True if the name's last word goes on: 每日|新闻发布会 is a daily conference, 现代|汽车工业 modern industry."""
    name = source[start:end]
    if name.endswith(("新闻", "新聞")):
        return _NEWS_GOES_ON.match(source, end) is not None
    told = name.startswith(affixes("words_for_modern")) and is_common(name[2:], "zh", "ja")
    return told and _BRANCH.match(source, end) is not None


def _on_the_last_sign(run: str, last: int) -> float:
    """The cost of the best division in which the name's last character begins a word that goes on after it."""
    ends = range(last + 1, min(len(run), last - 1 + _LONGEST_WORD) + 1)
    costs = [_cost(run[last - 1 : end]) + _cheapest(run[end:]) for end in ends]
    return _cheapest(run[: last - 1]) + min(costs, default=float("inf"))


def _han(source: str, place: int) -> bool:
    return 0 <= place < len(source) and kind_of(source[place]) == "han"


def _cheapest(run: str, inside: int = 0) -> float:
    """The cost of the best division into words; one that has no border at `inside`, if that is given."""
    best = [0.0] + [float("inf")] * len(run)
    for stop in range(1, len(run) + 1):
        if stop == inside:
            continue
        for begin in range(max(0, stop - _LONGEST_WORD), stop):
            best[stop] = min(best[stop], best[begin] + _cost(run[begin:stop]))
    return best[-1]


@lru_cache(maxsize=4096)
def _cost(piece: str) -> float:
    if len(piece) == 1:
        return _SMALL if piece in words("function_characters") else _PREFIX if piece == "大" else _SIGN
    if (
        is_common(piece, "zh", "ja")
        or piece in words("han_regions")
        or is_country(piece)
        or (len(piece) == len("日韓") and _LANDS.fullmatch(piece))
    ):
        return _WORD
    if len(piece) == _STUDIES and piece[-1] in "学學" and is_common(piece[:-1], "zh", "ja"):
        return _RARE  # 经济学
    return _RARE if any(is_word_in(piece, language) for language in ("zh", "ja")) else float("inf")
