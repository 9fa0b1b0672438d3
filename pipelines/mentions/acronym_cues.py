"""Cues next to an acronym that it means something else: an apposed kind, a translated name, the wrong article."""

from __future__ import annotations

import re
from functools import cache

from pipelines.mentions.decision import Candidate
from pipelines.names.acronyms import explained
from pipelines.text.context import TextContext
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import words

_ARTICLE = (
    r"(?:(?:the|an?|der|die|das|eine?|les?|la|une?|el|los|las|una|il|lo|gli|uno|os?|as?|uma?|[^\W\d_]+['’]s) "
    r"|l['’]|un['’])"
)
_BEHIND = re.compile(rf"(?:, | \(| [–—-] )(?:{_ARTICLE})?((?:[\w-]+['’]?[ ]?){{1,6}})")
_BARE = ("ru", "uk", "pl", "tr", "fi", "fr", "es", "it", "pt")
_MOST_WORDS = 4
_FORCES_PEOPLE = frozenset(
    "officers detectives commissioner commissioners constables troops soldiers commanders gunmen fighters militants"
    " rebels lawmakers legislators beamte beamten soldaten".split()
)


def kind_of_acronym(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """What the text says beside an acronym that it is, if no body or none of the subject's sort; "" if nothing.

    "The ESA, the 1973 law" is a law; an outlet is no police force and has no officers. `names` are the subject's
    folded ones: what one of them says it may be.
    """
    form = candidate.form
    following = context.next(candidate.end)
    if form.kind == "outlet" and following.adjacent and following.folded in _FORCES_PEOPLE:
        return following.printed
    mark = context.text[candidate.end : candidate.end + 2]
    found = _BEHIND.match(context.text, candidate.end) if mark[:1] == "," or mark[1:] in tuple("(–—-") else None
    if found is None:
        return ""
    bare = found.start(1) - candidate.end <= _PUNCTUATION
    if bare and context.language not in _BARE:
        return ""
    kinds = words("instruments") if form.kind == "person" else words("instruments") | words("forces")
    printed = found.group(1).split()[: _MOST_WORDS + 2]
    for place, word in enumerate(printed[:_MOST_WORDS]):
        folded = fold_word(word.strip("'’"))
        if folded in words("function") or folded in words("of_words"):
            return ""
        if is_listed_with_affixes(folded, kinds) and not any(folded[:_COGNATE] in name for name in names):
            after = printed[place + 1 : place + 2]
            return word if not after or _ends_noun(after[0], context) else ""
    return ""


_THING_IN_SIGNS = re.compile(
    "[(（]([가-힣 ]{1,12}(?:체계|체제|시스템|제도|증후군|지수|협정|조약|요법|바이러스|장애|질환)"
    "|[^\\W\\d_]{1,12}(?:システム|制度|症候群|指数|協定|条約|療法|ウイルス|障害|系统|系統|综合征|指數|协定|协议|条约|條約|疗法|療法|病毒))[)）]"
)


def kind_in_brackets(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """The system, treaty or disease in brackets behind an acronym in Korean, Japanese or Chinese: EBS(긴급방송체계).

    A subject of which a folded name ends so may be one itself.
    """
    found = _THING_IN_SIGNS.match(context.text, candidate.end)
    own = found is not None and any(name.endswith(fold(found.group(1)[-2:]).text) for name in names)
    return found.group(1) if found and not own else ""


_PUNCTUATION = 3
_COGNATE = 5


def is_listed_with_affixes(word: str, kinds: frozenset[str]) -> bool:
    """Whether a folded word is in the list, where "x*" is the beginning of one and "*x" the end."""
    if word in kinds or any(word[:cut] + "*" in kinds for cut in range(3, len(word) + 1)):
        return True
    return any("*" + word[cut:] in kinds for cut in range(1, len(word) - 2))


def _ends_noun(word: str, context: TextContext) -> bool:
    """Whether the word behind a noun makes no longer one of it in English: "the law passed", but "the law firm"."""
    folded = fold_word(word)
    if context.language not in ("", "en"):
        return True
    return folded in words("function") or folded.endswith(("ed", "ing")) or folded in _VERBS


_VERBS = frozenset("that which who whose now known has is was will would can may must set meant behind".split())


_ADJECTIVE = re.compile(r"\w{0,60}(?:isch|ional|al|lich|ig|deutsch|ell|iv)(er|es|e)\b")
_NOT_OF = {"er": ("die", "das"), "es": ("die", "der"), "e": ("das", "dem", "des")}
_OF = {"er": "der|dem|den|des", "es": "das|dem|des", "e": "die|der"}
"""By the ending of the first adjective (masculine, neuter, feminine or plural): articles of others, and its own."""


def wrong_article(candidate: Candidate, context: TextContext, letters: str, names: tuple[str, ...]) -> str:
    """The article and acronym where the article is of another gender than the subject's German name, else "".

    `names` are folded. Before a noun the article is that noun's ("die IWF-Tagung"), behind a comma it may be a pronoun
    ("Kredite, die IWF und Weltbank geben"), and where the text has the fitting one too, this one is a slip.
    """
    article, following = context.before(candidate.start), context.next(candidate.end)
    if context.language != "de" or not article.adjacent or article.folded not in ("die", "das", "der", "dem", "des"):
        return ""
    joined = following.gap[:1] in ("-", "–", "/", ",") or following.folded == "und"
    if joined or (following.adjacent and following.capital):
        return ""
    if context.before(candidate.start - len(article.gap) - len(article.printed)).gap[:1] == ",":
        return ""
    told = [found.group(1) for name in names if (found := _ADJECTIVE.match(name)) and explained(letters, (name,))]
    if not told or not all(article.folded in _NOT_OF[ending] for ending in told):
        return ""
    printed, own = context.text[candidate.start : candidate.end], "|".join(_OF[ending] for ending in told)
    fitting = context.of_text(_stands_in, rf"(?:{own}) {re.escape(printed)}")
    return "" if fitting else f"{article.printed} {printed}"


def _stands_in(words: str, text: str) -> str:
    found = re.search(rf"\b{words}\b", text, re.IGNORECASE)
    return found.group() if found else ""


_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 3
_APART = 3  # words between the adjective and the kind of a body at most


def translated_name(letters: str, context: TextContext, names: tuple[str, ...]) -> str:
    """The body in the text whose English name has the first and the last of the letters, "" if there is none.

    The text says what it is (council: Rat, Conseil, совет) and of which range (European), and none of the subject's
    folded names has that range.
    """
    if len(letters) < _FEWEST_LETTERS or context.language in ("", "en") or not letters.isascii():
        return ""
    ranges, kinds = _table("translated_adjectives").get(letters[0], ()), _table("translated_kinds").get(letters[-1], ())
    own = [stem for stem in ranges if any(stem in name for name in names)]
    if not ranges or not kinds or own:
        return ""
    return context.of_text(_body_in, f"{context.language} {letters[0]}{letters[-1]}")


def _body_in(asked: str, text: str) -> str:
    language, letters = asked.split(" ")
    ranges, kinds = _table("translated_adjectives")[letters[0]], _table("translated_kinds")[letters[1]]
    printed = _WORDS.findall(text)
    folded = [fold(word).text for word in printed]
    for place, word in enumerate(folded):
        if not word.startswith(ranges):
            continue
        low, high = max(0, place - _APART), place + _APART + 1
        for other in range(low, min(high, len(folded))):
            if other != place and printed[min(place, other)][0].isupper() and _is_kind(folded[other], kinds, language):
                return " ".join(printed[min(place, other) : max(place, other) + 1])
    return ""


def _is_kind(word: str, kinds: tuple[str, ...], language: str) -> bool:
    if language == "de":
        return word.removesuffix("s").endswith(kinds)
    return word.startswith(kinds)


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    """By letter the beginnings of words that are translated by an English one with it."""
    lines = (line.split() for line in words(name))
    return {letter: tuple(stems) for letter, *stems in lines}
