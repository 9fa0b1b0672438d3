"""Cues next to an acronym that it means something else: an apposed kind, a translated name, the wrong article."""

from __future__ import annotations

import re
from functools import cache

from pipelines.mentions.decision import Candidate
from pipelines.names.acronyms import explained
from pipelines.text.context import TextContext
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import affixes, any_of, ordered_words, packs_with, words

# What the text says it is

_ARTICLE = rf"(?:(?:{any_of('apposition_articles')}) |{any_of('elided_articles')})"
_APPOSITION = re.compile(rf"(?:, | \(| [–—-] )(?:{_ARTICLE})?((?:[\w-]+['’]?[ ]?){{1,6}})")
_BARE_APPOSITIONS = frozenset(packs_with("no_articles") + packs_with("romance_language"))
_MOST_WORDS = 4
_PUNCTUATION = 3
_COGNATE = 5


def kind_of_acronym(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """What the acronym is according to the text, if no organization or none of the subject's sort; else "".

    "The ESA, the 1973 law" is a law; an outlet is no police force and has no officers. `names` are the subject's
    folded ones: what one of them says it may be.
    """
    form = candidate.form
    following = context.next(candidate.end)
    if form.kind == "outlet" and following.adjacent and following.folded in words("force_members"):
        return following.printed
    apposition = _apposition(candidate, context)
    kinds = words("instruments") if form.kind == "person" else words("instruments") | words("forces")
    for place, word in enumerate(apposition[:_MOST_WORDS]):
        folded = fold_word(word.strip("'’"))
        if folded in words("function") or folded in words("of_words"):
            return ""
        if is_listed_with_affixes(folded, kinds) and not any(folded[:_COGNATE] in name for name in names):
            after = apposition[place + 1 : place + 2]
            return word if not after or _ends_noun(after[0], context) else ""
    return ""


def _apposition(candidate: Candidate, context: TextContext) -> list[str]:
    """The first words after a comma, bracket or dash, without their article, which English and German need there."""
    mark = context.text[candidate.end : candidate.end + 2]
    if mark[:1] != "," and mark[1:] not in ("(", "–", "—", "-"):
        return []
    found = _APPOSITION.match(context.text, candidate.end)
    bare = found is not None and found.start(1) - candidate.end <= _PUNCTUATION
    if found is None or (bare and context.language not in _BARE_APPOSITIONS):
        return []
    return found.group(1).split()[: _MOST_WORDS + 2]


def is_listed_with_affixes(word: str, kinds: frozenset[str]) -> bool:
    """True if a folded word is listed, where "x*" is the beginning of a word and "*x" the end of one."""
    if word in kinds or any(word[:cut] + "*" in kinds for cut in range(3, len(word) + 1)):
        return True
    return any("*" + word[cut:] in kinds for cut in range(1, len(word) - 2))


def _ends_noun(word: str, context: TextContext) -> bool:
    """True if the word after a noun makes no longer noun of it in English: "the law passed", but "the law firm"."""
    folded, language = fold_word(word), context.language or "en"
    followers = words("words_after_nouns", language)
    if not followers or folded in words("function") or folded in followers:
        return True
    return folded.endswith(affixes("participle_endings", language))


_IN_BRACKETS = re.compile(
    rf"[(（]([가-힣 ]{{1,12}}(?:{any_of('technical_terms', 'ko')})"
    rf"|[^\W\d_]{{1,12}}(?:{any_of('technical_terms', 'ja', 'zh')}))[)）]"
)


def kind_in_brackets(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """The system, treaty or disease in brackets after an acronym in Korean, Japanese or Chinese: EBS(긴급방송체계).

    A subject of which a folded name ends so may be one itself.
    """
    found = _IN_BRACKETS.match(context.text, candidate.end)
    own = found is not None and any(name.endswith(fold(found.group(1)[-2:]).text) for name in names)
    return found.group(1) if found and not own else ""


# Its article

_GENDERED_ADJECTIVE = re.compile(rf"\w{{0,60}}(?:{any_of('adjective_stem_endings')})(er|es|e)\b")


def wrong_article(candidate: Candidate, context: TextContext, letters: str, names: tuple[str, ...]) -> str:
    """The article and acronym if the subject's German name is of another gender: "die IWF"; else "".

    `names` are folded. Before a noun the article is that noun's ("die IWF-Tagung"), after a comma it may be a pronoun
    ("Kredite, die IWF und Weltbank geben"), and if the text has the right one too, this one is a slip.
    """
    article = context.before(candidate.start)
    genders = _articles_by_gender(context.language)
    if not article.adjacent or not any(article.folded in own for own in genders.values()):
        return ""
    if article.folded in words("ambiguous_articles", context.language) or _of_next_word(candidate, context):
        return ""
    if context.before(candidate.start - article.width).gap[:1] == ",":
        return ""
    adjectives = [adjective for name in names if (adjective := _GENDERED_ADJECTIVE.match(name))]
    endings = [found.group(1) for found in adjectives if explained(letters, (found.string,))]
    right = {word for ending in endings for word in genders.get(ending, ())}
    if not right or article.folded in right:
        return ""
    printed = context.text[candidate.start : candidate.end]
    fitting = context.of_text(_occurrence, rf"(?:{'|'.join(sorted(right))}) {re.escape(printed)}")
    return "" if fitting else f"{article.printed} {printed}"


def _of_next_word(candidate: Candidate, context: TextContext) -> bool:
    """True if the article may belong to a noun after the acronym."""
    following = context.next(candidate.end)
    joined = following.gap[:1] in ("-", "–", "/", ",") or following.folded in words("joining_words", context.language)
    return joined or (following.adjacent and following.capital)


@cache
def _articles_by_gender(language: str) -> dict[str, tuple[str, ...]]:
    """Articles by the ending that an adjective without article has in their gender; empty for most languages."""
    lines = (line.split() for line in words("articles_by_gender", language))
    return {ending: tuple(articles) for ending, *articles in lines}


def _occurrence(source: str, text: str) -> str:
    found = re.search(rf"\b{source}\b", text, re.IGNORECASE)
    return found.group() if found else ""


# An organization that the text names in its own language

_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 3
_APART = 3  # words between the adjective and the kind at most


def translated_name(letters: str, context: TextContext, names: tuple[str, ...]) -> str:
    """The organization in the text whose English name has the first and the last letter, "" if there is none.

    ERC next to "der Europäische Forschungsrat": the text has its kind (council: Rat, Conseil, совет) and its range
    (European), and none of the subject's folded names has that range.
    """
    if len(letters) < _FEWEST_LETTERS or context.language in ("", "en") or not letters.isascii():
        return ""
    ranges, kinds = _stems("translated_adjectives").get(letters[0], ()), _stems("translated_kinds").get(letters[-1])
    own = any(stem in name for name in names for stem in ranges)
    if not ranges or not kinds or own:
        return ""
    return context.of_text(_organization_in, f"{context.language} {letters[0]}{letters[-1]}")


def _organization_in(asked: str, text: str) -> str:
    language, letters = asked.split(" ")
    ranges, kinds = _stems("translated_adjectives")[letters[0]], _stems("translated_kinds")[letters[1]]
    printed = _WORDS.findall(text)
    folded = [fold(word).text for word in printed]
    for place, word in enumerate(folded):
        if not word.startswith(ranges):
            continue
        for other in range(max(0, place - _APART), min(place + _APART + 1, len(folded))):
            first, last = min(place, other), max(place, other)
            if other != place and printed[first][0].isupper() and _is_kind(folded[other], kinds, language):
                return " ".join(printed[first : last + 1])
    return ""


_COMPOUND_NOUNS = frozenset(packs_with("compound_nouns"))


def _is_kind(word: str, kinds: tuple[str, ...], language: str) -> bool:
    if language in _COMPOUND_NOUNS:
        return word.removesuffix("s").endswith(kinds)
    return word.startswith(kinds)


@cache
def _stems(meaning: str) -> dict[str, tuple[str, ...]]:
    """By letter the beginnings of words that are translated by an English one with it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in ordered_words(meaning):
        letter, *stems = line.split()
        found[letter] = (*found.get(letter, ()), *stems)
    return found
