"""Persons next to a name: the given name before a surname, one's own or somebody else's, titles and trades."""

from __future__ import annotations

from operator import itemgetter

from pipelines.mentions.decision import Occurrence
from pipelines.names.countries import countries_of
from pipelines.names.surnames import sounds_as_one_of
from pipelines.names.words import is_common, is_first_name, is_word_in
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import pattern, words

# Given names before a surname


def other_given_name(start: int, context: TextContext, own: frozenset[str]) -> str:
    """The given name of somebody else right before a surname, "" if there is none.

    `own` are the folded words of the person's own names. A middle name is looked through to the name before it.
    """
    previous = context.before(start)
    if previous.adjacent_small and previous.folded in words("surname_particles"):
        start -= previous.width  # Linhares de Castro
        previous = context.before(start)
        return previous.printed if _may_be_given(previous) and previous.folded not in own else ""
    if not _may_be_given(previous) or previous.folded in own:
        return ""
    if context.before(start - previous.width).adjacent_one_of(own):  # Vladimir V. Putin
        return ""
    word = previous.folded.split("-")[-1]
    if is_first_name(word):
        return previous.printed
    if not words("titles").isdisjoint((previous.folded, word)) or sounds_as_one_of(word, own):
        return ""
    if len(word) == 1:
        theirs = previous.printed.endswith(".") and word not in map(itemgetter(0), own)
    else:
        theirs = not _is_no_given_name(previous, context, start)
    return previous.printed if theirs else ""


def _may_be_given(word: Token) -> bool:
    return word.adjacent_capital and "'" not in word.folded


def _is_no_given_name(previous: Token, context: TextContext, start: int) -> bool:
    """True if a word with a capital before a surname is a title or an everyday word."""
    if previous.printed.isupper() or previous.listed("not_given") or countries_of(previous.folded):
        return True
    in_headline = context.headline(start, start)  # "Judge Blocks Trump Plan"
    if in_headline and is_common(previous.folded, context.language, "en"):
        return True
    return _is_ordinary(previous, start - previous.width, context)


def _is_ordinary(previous: Token, begin: int, context: TextContext) -> bool:
    """True if a capitalized word is likely no name: at the beginning of a sentence, or a German noun."""
    if context.has("nouns_capitalized"):
        return True
    if not context.sentence_start(begin):
        return False
    if previous.listed("function") or is_common(previous.folded, context.language, "en"):
        return True
    if context.in_english:
        return False
    # What is no word of a language whose dictionary is at hand is a name: "Joumana".
    verbal = pattern("verbal_endings", context.language)
    return verbal is None or bool(verbal.search(previous.folded)) or is_word_in(previous.folded, context.language)


def own_given_name(start: int, context: TextContext, own: frozenset[str]) -> int:
    """How many characters before a surname are the person's own given name in another spelling; 0 if none are.

    "Wolodymyr Selenskyj" is found whole where the watchlist has Volodymyr and, elsewhere, Selenskyj.
    """
    previous = context.before(start)
    given = _may_be_given(previous) and not previous.listed("titles") and sounds_as_one_of(previous.folded, own)
    return previous.width if given else 0


# Trades: names of other persons

_LONGEST_WORD = 12
_LONGEST_TRADE = 3  # characters before an occupation in one word: 프로골퍼, 뮤지컬배우


def on_stage(one: Occurrence) -> str:
    """The trade of the stage or of sports right before a Korean name, which makes it another person's; else ""."""
    before = one.left(_LONGEST_WORD).rpartition("\n")[2]
    word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    return word if is_trade(word) else ""


def is_trade(word: str) -> bool:
    """True if a word is a trade of the stage or of sports, or ends in one in Korean: 배우, 프로골퍼, 뮤지컬배우."""
    return any(len(word) <= len(trade) + _LONGEST_TRADE and word.endswith(trade) for trade in words("trades"))
