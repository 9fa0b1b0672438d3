"""Acronyms: those that a text introduces for another body, and what is next to one that means something else.

An acronym and its expansion are next to each other, one of them in brackets (the pattern of A. S. Schwartz and
M. A. Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, 2003). Where the expansion
is none of the subject's names ("the International Rescue Committee (IRC)"), the acronym is another body's in the whole
post.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter

from pipelines.common.fold import fold, fold_word
from pipelines.common.scripts import CJK, kind_of
from pipelines.mentions import rules
from pipelines.mentions.decision import (
    Decision,
    Ladder,
    Occurrence,
    after_apostrophe,
    capital_follows,
    capital_precedes,
    common_word,
    counted_by_name,
    either,
    follows,
    in_script,
    joined,
    language_has,
    only_if,
    placed,
    refuse,
    unless,
    word_follows,
    word_precedes,
)
from pipelines.names.acronyms import NAMES_OF_A_BODY, explained, fits, language_of_name
from pipelines.names.surnames import named
from pipelines.names.words import is_given_name, kinds_of_others, passed_over
from pipelines.text.context import TextContext
from presswatch.languages.packs import affixes, alternation, any_of, ordered_words, packs_with, words, words_for
from presswatch.languages.patterns import compiled_later
from presswatch.watchlist.entries import Subject

_LETTERS = compiled_later(r"[^\W\d_]+")
_FEWEST_SPELLED = 3  # initials that are the same by chance are rare from three on
_LONGEST_ACRONYM = 8
_COGNATE = 4  # first letters that identify a word in another case, spelling or language

Key = tuple[int, str]
"""The number of a subject and the folded letters of an acronym."""


def borrowed_acronyms(found: Sequence[Sequence[Occurrence]], subjects: Sequence[Subject]) -> dict[Key, str]:
    """The acronyms that belong to another body in these texts of one post, with its name as printed.

    The keys are the subject's number and the letters of the acronym, folded. An acronym that the post introduces with
    one of the subject's own names too is not among them.
    """
    others: dict[Key, str] = {}
    own: set[Key] = set()
    names_of = cache(lambda index: _names(subjects[index]))
    for candidates in found:
        seen: set[Key] = set()
        for one in (c for c in candidates if c.form.shape == "acronym"):
            key = (one.index, acronym_letters(one))
            for verdict in _verdicts(one, key[1], names_of(key[0]), first=key not in seen):
                if verdict is True:
                    own.add(key)
                elif verdict:
                    others.setdefault(key, verdict)
            seen.add(key)
    return {key: name for key, name in others.items() if key not in own}


def _verdicts(one: Occurrence, letters: str, names: tuple[str, ...], *, first: bool) -> Iterator[bool | str]:
    """Whose the acronym is by its neighbors and expansions, as in `_is_own`; the whole text is read `first` alone."""
    yield _apposed_kind(one, names)
    spelled = _spelled_out(letters, one.context, names) if first else ()
    for expansion in (*_expansions(one, letters), *spelled):
        yield _is_own(expansion, letters, names)


def acronym_letters(one: Occurrence) -> str:
    """The folded letters of an acronym, without dots."""
    return "".join(c for c in one.form.stem.head if c.isalpha())


def _names(subject: Subject) -> tuple[str, ...]:
    """The folded names that are no acronyms, of a subject with more than `NAMES_OF_A_BODY` the first ones."""
    listed = [alias.text.replace("-", " ") for alias, _ in islice(named(subject), NAMES_OF_A_BODY)]
    return tuple(_name(one) for one in listed if len(one) > _LONGEST_ACRONYM or not (one.isupper() and one.isalpha()))


@lru_cache(maxsize=8192)
def _name(printed: str) -> str:
    return fold(printed).text


# Expansions next to an acronym

_MARKS = " \u00a0\"'“”„«»‹›「」『』‘’"
_BREAK = compiled_later(r"[;:!?()（）\[\]\n。！？；：،؛]|\.\s")
_BETWEEN_COMMAS = compiled_later(r", ([^\W\d_]+(?: [^\W\d_]+){1,7}),")  # IHD, ischaemic heart disease, killed
_OR = tuple(f" {word}" for word in ordered_words("or_words"))  # ischaemic heart disease, or IHD
_REACH = 120  # characters in which an expansion is looked for
_OPENING, _CLOSING = ("(", "（", "["), (")", "）", "]")


def _expansions(one: Occurrence, letters: str) -> Iterator[tuple[str, bool]]:
    """The words before the bracket with the acronym, or in the bracket after it (True: the whole of it)."""
    left, right = one.left(_REACH).rstrip(_MARKS), one.right(_REACH).lstrip(_MARKS)
    if left[-1:] in _OPENING and right[:1] in (*_CLOSING, ",", ";"):
        yield _BREAK.split(left[:-1])[-1].rstrip(_MARKS), False
    if right[:1] in _OPENING:
        inside = _BREAK.split(right[1:])[0]
        if right[1 + len(inside) : 2 + len(inside)] in _CLOSING:
            yield inside.strip(_MARKS), True
    apposed = one.goes_on(_BETWEEN_COMMAS)
    if apposed and _one_for_each(_LETTERS.findall(apposed.group(1)), letters):
        yield apposed.group(1), True
    if left.endswith(_OR):
        yield _BREAK.split(left.rsplit(" ", 1)[0].rstrip(","))[-1], False


def _one_for_each(printed: list[str], letters: str) -> bool:
    """True if there are as many significant words as letters, or just the words with these initials: óleo is short."""
    initials = "".join(fold(word).text[:1] for word in printed if word not in words("function"))
    return initials == letters or len([word for word in printed if not passed_over(word)]) == len(letters)


_ARTICLE = rf"(?:(?:{any_of('apposition_articles')}) |{any_of('elided_articles')})"
_APPOSITION, _BARE_APPOSITION = (
    compiled_later(rf"(?:, | \(| [–—-] ){article}((?:[\w-]+['’]?[ ]?){{1,6}})")
    for article in (_ARTICLE, f"{_ARTICLE}?")
)
_WITHOUT_ARTICLE = frozenset(packs_with("no_articles") + packs_with("romance_language"))
_APPOSED_WORDS = 4
_LONGER_COGNATE = 5


def _apposed_kind(one: Occurrence, names: tuple[str, ...]) -> str:
    """What the acronym is according to the text, if no organization or none of the subject's sort; else "".

    "The ESA, the 1973 law" is a law; an outlet is no police force and has no officers. `names` are the subject's
    folded ones: what one of them says it may be.
    """
    kinds = words("instruments") | words("forces")
    for word in _apposition(one):
        folded = fold_word(word.strip("'’"))
        if folded in words("function") | words("of_words"):
            return ""
        if _is_listed_with_affixes(folded, kinds) and not any(folded[:_LONGER_COGNATE] in name for name in names):
            return word
    return ""


def _apposition(one: Occurrence) -> list[str]:
    """The first words after a comma, bracket or dash, without their article, which English and German need there."""
    found = one.goes_on(_BARE_APPOSITION if one.language in _WITHOUT_ARTICLE else _APPOSITION)
    return found.group(1).split()[:_APPOSED_WORDS] if found else []


def _is_listed_with_affixes(word: str, kinds: frozenset[str]) -> bool:
    """True if a folded word is listed, where "x*" is the beginning of a word and "*x" the end of one."""
    beginnings = {word[:cut] + "*" for cut in range(3, len(word) + 1)}
    ends = {"*" + word[cut:] for cut in range(1, len(word) - 2)}
    return not kinds.isdisjoint({word} | beginnings | ends)


# Expansions anywhere in the text


def _spelled_out(letters: str, context: TextContext, names: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Names of several words with these initials anywhere in the text: the Lake Safety Board is the LSB."""
    if len(letters) < _FEWEST_SPELLED or not letters.isascii():
        return
    given = explained(letters, names)
    if given or _named_in(context.language, names):
        yield from _with_capitals(letters, context)
    if given:
        yield from _small_term(letters, context)


def _with_capitals(letters: str, context: TextContext) -> Iterator[tuple[str, bool]]:
    """Words with a capital each that have these initials, with no other such word next to them."""
    gap = r"(?: [^\W\d_A-Z]{1,4}){0,2}[ \u00a0]"
    first, *others = (letter.upper() for letter in letters)
    words_ = gap.join([rf"(?<![\w-]{first})[^\W\d_A-Z]+", *(rf"{letter}[^\W\d_A-Z]+" for letter in others)])
    # The letter itself comes first, so that the search steps from one to the next.
    for found in re.finditer(rf"{first}{words_}(?![\w-])", context.beginning):
        ahead = context.before(found.start())
        if not context.next(found.end()).capital and (not ahead.capital or ahead.listed("articles")):
            yield found.group(), True


def _small_term(letters: str, context: TextContext) -> Iterator[tuple[str, bool]]:
    """Words of small letters with these initials: "polycyclic aromatic hydrocarbons. PAH readings were high"."""
    others = "".join(rf" {letter}[^\W\d_A-Z]{{4,}}" for letter in letters[1:])
    term = rf"{letters[0]}(?<![\w-]{letters[0]})[^\W\d_A-Z]{{4,}}{others}"  # the letter itself comes first
    for found in re.finditer(rf"{term}(?![\w-])", context.beginning):
        if words("function").isdisjoint(found.group().split()):
            yield found.group(), True


# Whose name an expansion is

_MOST_WORDS = 12


def _is_own(expansion: tuple[str, bool], letters: str, names: tuple[str, ...]) -> bool | str:
    """True for a name of the subject, the other body's name, or False where it is neither."""
    text, whole = expansion
    if not text[-1:].isalpha():
        return False
    if kind_of(text[-1]) in CJK:
        run = fold(text).text.replace(" ", "")
        return any(run.endswith(name.replace(" ", "")) for name in names)
    return _own_by_initials(text, letters, names, whole=whole)


def _own_by_initials(text: str, letters: str, names: tuple[str, ...], *, whole: bool) -> bool | str:
    tokens = list(_LETTERS.finditer(text))[-_MOST_WORDS:]
    printed = [t.group() for t in tokens]
    beginnings = range(min(2, len(tokens)) if whole else len(tokens))
    fitting = (
        n for n in reversed(beginnings) if fold(printed[n]).text[:1] == letters[0] and fits(printed[n:], letters)
    )
    first = next(fitting, None)
    if first is None:
        return False
    significant = [fold(word).text for word in printed[first:] if not passed_over(word)]
    if not explained(letters, names) or any(_same_name(significant, name) for name in names):
        return True
    return text[tokens[first].start() :]


def _named_in(language: str, names: tuple[str, ...]) -> bool:
    """True if the subject has a name of several words in the language, so that it is introduced by no other one there.

    Else an acronym that none of the names gives may come of the name in the text.
    """
    return any(language in language_of_name(name) for name in names if " " in name)


def _same_name(expansion: list[str], name: str) -> bool:
    """True if each word is one of the name's in another case or spelling."""
    of_name = {word[:_COGNATE] for word in _LETTERS.findall(name)}
    return all(word[:_COGNATE] in of_name for word in expansion)


# What an acronym is by the words next to it


def _own_words_near(one: Occurrence) -> bool:
    """True if the text mentions what the subject's full name says: of refugees, where the IRS studies them."""
    own = tuple(one.form.own)
    return one.context.once(
        (_own_words_near, one.form.own), lambda: any(word.startswith(own) for word in one.context.words)
    )


@only_if(unless(_own_words_near))
def better_known_body(one: Occurrence) -> str:
    """The other body of that acronym that is better known, where the text has none of the subject's own words."""
    return one.form.namesake


@only_if(unless(_own_words_near))
def of_another_language(one: Occurrence) -> bool:
    """True if the text's language has another acronym for the subject, of whose own words the text has none."""
    return one.language in one.form.tongues


@only_if(unless(word_follows), unless(joined))
def one_of_many(one: Occurrence) -> str:
    """The indefinite article or the like before it, unless a noun follows: "a CPA in Ohio", but "a WHO official"."""
    return one.previous.printed if one.previous.folded in words("one_of_many", one.language) else ""


def without_conditions(one: Occurrence) -> bool:
    """Guard: the watchlist sets no condition for the acronym."""
    return one.form.option is None


def thing_after(one: Occurrence) -> bool:
    """True if the noun after an acronym says that it is a thing: the ALMA telescope, IRS-Formulare."""
    if one.following.gap in ("-", "‑"):
        return one.following.listed("things_after_name")
    return one.following.adjacent_in("things_after_name")


@only_if(word_precedes)
def program_before(one: Occurrence) -> bool:
    """True if the word before an acronym says that it is a program: "uczestników programu STEP"."""
    return one.previous.folded.startswith(affixes("program_stems"))


@only_if(attrgetter("form.kinds"), word_precedes, either(unless(capital_precedes), language_has("nouns_capitalized")))
def of_another_kind(one: Occurrence) -> str:
    """The word for a kind right before an acronym that the subject is not of: "le parti UPR", "the polling firm ICM".

    Only of a subject whose names have its kind; an agency may call itself by a dozen others.
    """
    kind = kinds_of_others().get(one.previous.unelided, "")
    return "" if kind in one.form.kinds | {""} else one.previous.printed


_NAMED_THING = compiled_later(f" (?:{alternation('named_things')})|[ -](?:{alternation('things_in_small_letters')})")


@only_if(unless(placed(TextContext.headline)))
def named_thing(one: Occurrence) -> str:
    """What makes an acronym that is a word the name of a thing of that name: the HOPE Scholarship, HOPE VI."""
    found = one.goes_on(_NAMED_THING)
    return found.group().strip() if found else ""


# Acronyms printed as words


@only_if(
    capital_follows,
    unless(language_has("nouns_capitalized")),
    unless(follows("people_after")),
    unless(Occurrence.in_title_case),
)
def name_follows(one: Occurrence) -> bool:
    """True if another name with a capital follows the surname, in no headline: Klein Tools, Quintana Roo."""
    bare = one.following.folded.removesuffix("'s")
    if one.following.printed.isupper() or not bare.isalpha():
        return False
    return bare not in one.form.own | words("not_given")


@only_if(capital_precedes)
def given_name_before(one: Occurrence) -> str:
    """The given name before a name that is somebody's surname here, "" if there is none: Koji Wada."""
    return one.previous.printed if is_given_name(one.previous.folded) else ""


_READ_AS_WORD = 4  # Nato, Unesco; shorter ones (Uno, Oms) only after a small word


def judge_acronym_as_word(one: Occurrence) -> Decision:
    """An acronym printed like a word ("la Nato", "l'Oms"): at the beginning of a sentence only if it is a long one."""
    early = _AS_WORD.decide(one) or _IN_LONGER_NAME.decide(one)
    return early or counted_by_name(one.form, strong=True, bare=bool(one.form.common_in))


def _is_english_word(one: Occurrence) -> bool:
    return "en" in one.form.common_in


def _is_short(one: Occurrence) -> bool:
    return len(acronym_letters(one)) < _READ_AS_WORD


def _after_article(one: Occurrence) -> bool:
    return one.previous.adjacent_one_of(words_for("articles", one.language))


_after_small_word = either(after_apostrophe, attrgetter("previous.adjacent_small"), _after_article)


def _is_first_name(one: Occurrence) -> bool:
    return is_given_name(one.form.stem.head)


_AS_WORD = Ladder(
    refuse(rules.ACRONYM_AS_WORD, either(in_script("cyrillic"), _is_english_word)),
    refuse(rules.ACRONYM_AS_WORD, _is_short, unless(_after_small_word), unless(attrgetter("form.cased"))),
    refuse(rules.SURNAME_AFTER, given_name_before, unless(language_has("nouns_capitalized"))),
)
_IN_LONGER_NAME = Ladder(
    refuse(rules.INSIDE_LONGER_NAME, _is_first_name, capital_follows, unless(follows("people_after"))),
    refuse(rules.INSIDE_LONGER_NAME, name_follows, common_word),
)
