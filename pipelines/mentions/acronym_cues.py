"""Cues next to an acronym that it means something else: an apposed kind, a translated name, the wrong article."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate, Decision, counted_by_name, refused
from pipelines.mentions.kinds import program_before, thing_after
from pipelines.mentions.ladder import Ladder, Occurrence, refuse, unknown
from pipelines.mentions.longer import headline_verb
from pipelines.names.acronyms import explained
from pipelines.names.countries import lands_told
from pipelines.names.forms import Form
from pipelines.names.words import is_given_name, languages_using
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import affixes, any_of, ordered_words, packs_with, pattern, words

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
    following = context.next(candidate.end)
    if candidate.form.kind == "outlet" and following.adjacent_in("force_members"):
        return following.printed
    kinds = words("instruments") if candidate.form.kind == "person" else words("instruments") | words("forces")
    apposition = _apposition(candidate, context)
    for place, word in enumerate(apposition[:_MOST_WORDS]):
        folded = fold_word(word.strip("'’"))
        if folded in words("function") or folded in words("of_words"):
            return ""
        if is_listed_with_affixes(folded, kinds) and not any(folded[:_COGNATE] in name for name in names):
            return word if _ends_noun(apposition[place + 1 : place + 2], context) else ""
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


def _ends_noun(following: list[str], context: TextContext) -> bool:
    """True if no longer noun is made by the next word: "the law", "the law passed", but not "the law firm"."""
    language = context.language or "en"
    followers = words("words_after_nouns", language)
    if not following or not followers:
        return True
    folded = fold_word(following[0])
    known = folded in words("function") or folded in followers
    return known or folded.endswith(affixes("participle_endings", language))


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
    if not _is_clear_article(article, context) or _of_next_word(candidate, context):
        return ""
    if context.before(candidate.start - article.width).gap[:1] == ",":
        return ""
    right = _right_articles(context.language, letters, names)
    if not right or article.folded in right:
        return ""
    printed = context.text[candidate.start : candidate.end]
    fitting = context.of_text(_occurrence, rf"(?:{'|'.join(sorted(right))}) {re.escape(printed)}")
    return "" if fitting else f"{article.printed} {printed}"


def _is_clear_article(article: Token, context: TextContext) -> bool:
    """True for a German article by which the gender of the next noun is known."""
    articles = chain.from_iterable(_articles_by_gender(context.language).values())
    ambiguous = words("ambiguous_articles", context.language)
    return article.adjacent and article.folded in articles and article.folded not in ambiguous


def _right_articles(language: str, letters: str, names: tuple[str, ...]) -> frozenset[str]:
    """The articles of the names that the acronym shortens, by the ending of their first adjective."""
    found = [match for name in names if (match := _GENDERED_ADJECTIVE.match(name))]
    endings = {match.group(1) for match in found if explained(letters, (match.string,))}
    genders = _articles_by_gender(language)
    return frozenset(article for ending in endings for article in genders.get(ending, ()))


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


def _own_words_near(form: Form, context: TextContext) -> bool:
    """True if the text mentions what the subject's full name says: of refugees, where the IRS studies them."""
    own = tuple(form.own)
    return bool(own) and context.once(
        (_own_words_near, form.own), lambda: any(w.startswith(own) for w in context.words)
    )


def _namesake(candidate: Candidate, context: TextContext) -> str:
    """The other body of that acronym that is better known, where the text has none of the subject's own words."""
    form = candidate.form
    return form.namesake if form.namesake and not _own_words_near(form, context) else ""


def _of_another_language(candidate: Candidate, context: TextContext) -> bool:
    """True if the text's language has another acronym for the subject, and nothing points to the subject."""
    form = candidate.form
    if context.language not in form.tongues or _own_words_near(form, context):
        return False
    return not organization_speaks(candidate, context)


def _one_of_many(candidate: Candidate, context: TextContext) -> str:
    """The indefinite article or the like before it, unless a noun follows: "a CPA in Ohio", but "a WHO official"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.gap.startswith(("-", "–", "/")) or (following.adjacent and following.folded not in words("function")):
        return ""
    one = previous.adjacent and previous.folded in words("one_of_many", context.language)
    return previous.printed if one else ""


def _without_conditions(one: Occurrence) -> bool:
    return one.form.option is None and not one.known


def of_something_else(one: Occurrence) -> Decision | None:
    """The refusal of an acronym that is not the subject's here, else None."""
    return _ACRONYM.decide(one)


@cache
def _hyphenated_ending(language: str) -> re.Pattern[str] | None:
    return pattern("acronym_endings", language, r"-%s(?![\w-])")


def case_ending_length(candidate: Candidate, context: TextContext) -> int:
    """How many characters after an acronym are its case, joined by a hyphen: CERN-ie, WOŚP-u."""
    ending = _hyphenated_ending(context.language) if candidate.form.shape == "acronym" else None
    found = ending.match(context.text, candidate.end) if ending else None
    return len(found.group()) if found else 0


_ACRONYM = Ladder(
    refuse(rules.OTHERS_ACRONYM, _namesake, _without_conditions),
    refuse(rules.ACRONYM_OF_OTHER_LANGUAGE, _of_another_language, _without_conditions),
    refuse(rules.ONE_OF_MANY, _one_of_many),
    refuse(rules.ACRONYM_OF_A_THING, thing_after),
    refuse(rules.ACRONYM_OF_A_PROGRAM, program_before, unknown),
)


_ACRONYM_READ_AS_WORD = 4  # Nato, Unesco; shorter ones (Uno, Oms) only after a small word


def judge_acronym_as_word(one: Occurrence) -> Decision:
    """An acronym printed like a word ("la Nato", "l'Oms"): at the beginning of a sentence only if it is a long one."""
    candidate, context, form = one.candidate, one.context, one.form
    short = sum(c.isalpha() for c in form.stem.head) < _ACRONYM_READ_AS_WORD
    after_small = _after_small_word(one)
    everyday = form.script == "cyrillic" or "en" in form.common_in
    if everyday or (short and not after_small and not form.cased):
        return refused(rules.ACRONYM_AS_WORD)
    if not after_small and (somebody := _somebody(candidate, context)):
        return refused(rules.SURNAME_AFTER, somebody)
    if form.common_in and name_follows(candidate, context) and one.following.folded not in words("verbs"):
        return refused(rules.INSIDE_LONGER_NAME)
    return counted_by_name(form, strong=True, bare=bool(form.common_in))


def _after_small_word(one: Occurrence) -> bool:
    previous = one.previous
    if one.context.text[one.candidate.start - 1 : one.candidate.start] in ("'", "’"):
        return True
    return previous.adjacent and (previous.printed.islower() or previous.folded in words("articles"))


def name_follows(candidate: Candidate, context: TextContext) -> bool:
    """Another name with a capital follows the surname, in no headline: Klein Tools, Quintana Roo."""
    following = context.next(candidate.end)
    if context.language in packs_with("nouns_capitalized") or not following.adjacent or not following.capital:
        return False
    if following.folded in words("people_after") or context.title_case(candidate.start, candidate.end):
        return False
    if context.headline(candidate.start, candidate.end, fewest=2 if headline_verb(following, context) else 3):
        return False
    bare = following.folded.removesuffix("'s")
    own = bare in candidate.form.own or bare in words("not_given")
    return not own and bare.isalpha() and not following.printed.isupper()


def _somebody(candidate: Candidate, context: TextContext) -> str:
    """The given name next to a long acronym that is somebody's surname here, "" if there is none: Koji Wada, Wada Koji.

    A known one, or before it a word with a capital that no language has, nor any country or city.
    """
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.adjacent and following.capital and is_given_name(following.folded):
        return following.printed
    if context.language in packs_with("nouns_capitalized") or not previous.adjacent or not previous.capital:
        return ""
    if is_given_name(previous.folded) and not _of_a_place(previous):
        return previous.printed
    noun = following.adjacent and not any(following.folded in words(kind) for kind in ("function", "verbs"))
    noun = noun and not following.folded.endswith("ed")  # Kremlin Nato talks, Zelensky Nato Bid
    return previous.printed if not noun and _unheard_of(previous) else ""


_KNOWN = ("titles", "not_given", "people_after", "function", "appositions")


def _unheard_of(word: Token) -> bool:
    known = any(word.folded in words(kind) for kind in _KNOWN) or languages_using(word.folded)
    if known or not word.printed.isalpha() or word.printed.isupper():
        return False
    return not _of_a_place(word)


def _of_a_place(word: Token) -> bool:
    """True if it is a country, a state or a large city: Georgia and Paris are no given names before Nato and Unesco."""
    return bool(lands_told(frozenset({word.folded}))) or word.folded in words("states") | words("not_given")
