"""Acronyms that a text introduces for another body: "the International Rescue Committee (IRC)" is no other IRC.

An acronym and its expansion are next to each other, one of them in brackets (the pattern of A. S. Schwartz and
M. A. Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, 2003). Where the expansion
is none of the subject's names, the acronym is another body's in the whole post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from pipelines.mentions.acronym_cues import kind_of_acronym
from pipelines.mentions.decision import Candidate
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.acronyms import (
    NAMES_OF_A_BODY,
    explained,
    fits,
    language_of_name,
    matter_of,
    matter_of_names,
    passed_over,
    says_nothing,
)
from pipelines.names.words import is_given_name
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import SPACED, kind_of
from presswatch.languages.packs import alternation, any_word, ordered_words, words
from presswatch.languages.patterns import compiled_later
from presswatch.watchlist.entries import Subject

_LETTERS = compiled_later(r"[^\W\d_]+")
_MARKS = " \u00a0\"'“”„«»‹›「」『』‘’"
_BREAK = compiled_later(r"[;:!?()（）\[\]\n。！？；：،؛]|\.\s")
_BETWEEN_COMMAS = compiled_later(r", ([^\W\d_]+(?: [^\W\d_]+){1,7}),")  # IHD, ischaemic heart disease, killed
_OR = tuple(f" {word}" for word in ordered_words("or_words"))  # ischaemic heart disease, or IHD
_SHORTENED = compiled_later(rf" (?:(?:{any_word('adverbs_of_shortening')}) ){{0,40}}(?:{alternation('shortened_to')})$")
"""Andhra Pradesh is often shortened to AP."""
_STANDS_FOR = compiled_later(rf"[\"”’»“]? (?:{any_word('stands_for')}) ([^.;:!?()\n]{{6,80}})")
_REACH = 120  # characters in which an expansion is looked for
_MOST_WORDS = 12
_FEWEST_LETTERS = 2
_FEWEST_SPELLED = 3  # initials that are the same by chance are rare from three on
_LONGEST_ACRONYM = 8
_COGNATE = 4  # first letters that identify a word in another case, spelling or language
_ONE_RUN = ("han", "kana", "hangul")


def borrowed_acronyms(
    contexts: Sequence[TextContext], found: Sequence[Sequence[Candidate]], subjects: Sequence[Subject]
) -> dict[tuple[int, str], str]:
    """The acronyms that belong to another body in these texts of one post, with its name as printed.

    The keys are the subject's number and the letters of the acronym, folded. An acronym that the post introduces with
    one of the subject's own names too is not among them.
    """
    others: dict[Key, str] = {}
    own: set[Key] = set()
    names_of = cache(lambda index: _names(subjects[index]))
    for context, candidates in zip(contexts, found, strict=True):
        seen: set[Key] = set()
        for candidate in candidates:
            if candidate.form.shape != "acronym":
                continue
            key, names = (candidate.index, acronym_letters(candidate)), names_of(candidate.index)
            if term := _by_neighbors(candidate, context, names):
                others.setdefault(key, term)
            spelled = () if key in seen else _spelled_out(key[1], context, names)
            seen.add(key)
            for expansion in (*_expansions(candidate, context), *spelled):
                verdict = _is_own(expansion, key[1], names, context.language)
                if verdict is True:
                    own.add(key)
                elif verdict:
                    others.setdefault(key, verdict)
    return {key: name for key, name in others.items() if key not in own}


Key = tuple[int, str]
"""The number of a subject and the folded letters of an acronym."""


def _by_neighbors(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """What the words next to an acronym say that it is, if it is not the subject's; "" if they say nothing."""
    letters = acronym_letters(candidate)
    return (
        _foreign_term(candidate, context, names)
        or _apposed_to_another(candidate, context, letters, names)
        or kind_of_acronym(candidate, context, names)
    )


def acronym_letters(candidate: Candidate) -> str:
    """The folded letters of an acronym, without dots."""
    return "".join(c for c in candidate.form.stem.head if c.isalpha())


def _names(subject: Subject) -> tuple[str, ...]:
    """The folded names that are no acronyms, of a subject with more than `NAMES_OF_A_BODY` the first ones."""
    aliases = (a if isinstance(a, str) else a.text or "" for a in subject.aliases)
    named = islice(chain((subject.name,), aliases, subject.former), NAMES_OF_A_BODY)
    listed = [name.replace("-", " ") for name in named]
    return tuple(
        _name(name) for name in listed if not name.isupper() or len(name) > _LONGEST_ACRONYM or not name.isalpha()
    )


@lru_cache(maxsize=8192)
def _name(printed: str) -> str:
    return fold(printed).text


def _expansions(candidate: Candidate, context: TextContext) -> Iterator[tuple[str, bool]]:
    """The words before the bracket with the acronym, or in the bracket after it (True: the whole of it)."""
    text = context.text
    left = text[max(0, candidate.start - _REACH) : candidate.start].rstrip(_MARKS)
    right = text[candidate.end : candidate.end + _REACH].lstrip(_MARKS)
    if left[-1:] in ("(", "（", "[") and right[:1] in (")", "）", "]", ",", ";"):
        yield _BREAK.split(left[:-1])[-1].rstrip(_MARKS), False
    if right[:1] in ("(", "（", "["):
        inside = _BREAK.split(right[1:])[0]
        closing = right[1 + len(inside) : 2 + len(inside)]
        if closing in (")", "）", "]"):
            yield inside.strip(_MARKS), True
    explained_so = _STANDS_FOR.match(text, candidate.end)
    if explained_so:
        yield explained_so.group(1).strip(_MARKS), True
    apposed = _BETWEEN_COMMAS.match(text, candidate.end)
    if apposed and _one_for_each(_LETTERS.findall(apposed.group(1)), acronym_letters(candidate)):
        yield apposed.group(1), True
    short = _SHORTENED.search(left)
    if short:
        yield _BREAK.split(left[: short.start()])[-1], False
    if left.endswith(_OR):
        yield _BREAK.split(left.rsplit(" ", 1)[0].rstrip(","))[-1], False


def _one_for_each(printed: list[str], letters: str) -> bool:
    """True if there are as many significant words as letters, or just the words with these initials: óleo is short."""
    initials = "".join(fold(word).text[:1] for word in printed if word not in words("function"))
    return len(_significant(printed)) == len(letters) or initials == letters


_IN_ENGLISH = compiled_later(
    rf"[(（\[](?:(?:{any_word('prepositions_of_languages')}) )?(?:{any_word('names_of_english')})[.:]?,? ?$",
    re.IGNORECASE,
)


def _foreign_term(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """The common noun of which an acronym is the English one: "węglowodorów aromatycznych (ang. PAH)".

    The names of bodies have a capital, or a word that a listed name has too.
    """
    before = context.text[max(0, candidate.start - _REACH) : candidate.start]
    label = _IN_ENGLISH.search(before)
    if not label or context.text[candidate.end : candidate.end + 1] not in (")", "）", "]", ",", ";"):
        return ""
    term = _LETTERS.findall(_BREAK.split(before[: label.start()])[-1])[-_TERM_WORDS:]
    if len(term) < _FEWEST_LETTERS or not all(map(str.islower, term)):
        return ""
    of_names = [word for name in names for word in _LETTERS.findall(name)]
    own = any(_cognate(word, other) for word in _significant(term) for other in of_names)
    return "" if own else " ".join(term)


_TERM_WORDS = 4
_NAME_AND_ARTICLE = compiled_later(
    r"((?:[A-ZÀ-ÖØ-Þ][^\W\d_]{1,60} ){1,5}[A-ZÀ-ÖØ-Þ][^\W\d_]{1,60}),"
    rf" (?:(?:{any_word('articles_of_acronyms')}) |l['’])$"
)


def _apposed_to_another(candidate: Candidate, context: TextContext, letters: str, names: tuple[str, ...]) -> str:
    """The name that an acronym is apposed to, of which it has the first letters: "the Christian Democrats, the CDA,".

    The last letter may be of a word that another language omits.
    """
    if len(letters) < _FEWEST_SPELLED or context.text[candidate.end : candidate.end + 1] not in (",", ".", ";", ")"):
        return ""
    found = _NAME_AND_ARTICLE.search(context.text, max(0, candidate.start - _REACH), candidate.start)
    printed = found.group(1).split() if found else []
    for count in (len(letters), len(letters) - 1):
        last = [fold(word).text for word in printed[-count:]]
        if len(last) == count and "".join(word[0] for word in last) == letters[:count]:
            person = is_given_name(last[0])
            return "" if person or any(_same_name(last, name) for name in names) else " ".join(printed[-count:])
    return ""


def _spelled_out(letters: str, context: TextContext, names: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Names of several words with these initials anywhere in the text: the Lake Safety Board is the LSB."""
    if len(letters) < _FEWEST_SPELLED or not letters.isascii():
        return
    given = explained(letters, names)
    if not given and not _named_in(context.language, names):
        return
    yield from _with_capitals(letters, context)
    if given:
        yield from _small_term(letters, context)
    if (given or len(letters) > _FEWEST_SPELLED) and context.language in ("", *ROMANCE):
        yield from _named_in_small(letters, context)
    if len(letters) > _FEWEST_SPELLED:
        yield from _with_its_country(letters, context)


def _with_capitals(letters: str, context: TextContext) -> Iterator[tuple[str, bool]]:
    """Words with a capital each that have these initials, with no other such word next to them."""
    gap = r"(?: [^\W\d_A-Z]{1,4}){0,2}[ \u00a0]"
    first, *others = (letter.upper() for letter in letters)
    words_ = gap.join([rf"(?<![\w-]{first})[^\W\d_A-Z]+", *(rf"{letter}[^\W\d_A-Z]+" for letter in others)])
    # The letter itself comes first, so that the search steps from one to the next.
    for found in re.finditer(rf"{first}{words_}(?![\w-])", context.beginning):
        ahead = context.before(found.start())
        if not context.next(found.end()).capital and (not ahead.capital or ahead.folded in words("articles")):
            yield found.group(), True


def _small_term(letters: str, context: TextContext) -> Iterator[tuple[str, bool]]:
    """Words of small letters with these initials: "polycyclic aromatic hydrocarbons. PAH readings were high"."""
    others = "".join(rf" {letter}[^\W\d_A-Z]{{4,}}" for letter in letters[1:])
    term = rf"{letters[0]}(?<![\w-]{letters[0]})[^\W\d_A-Z]{{4,}}{others}"  # the letter itself comes first
    for found in re.finditer(rf"{term}(?![\w-])", context.beginning):
        if words("function").isdisjoint(found.group().split()):
            yield found.group(), True


def _named_in_small(letters: str, context: TextContext) -> Iterator[tuple[str, bool]]:
    """Romance names of bodies, with one capital: "Institut de relations internationales et stratégiques"."""
    first, others = letters[0], letters[1:]
    small = r"(?: (?:[^\W\d_A-Z]{1,3}|d['’]|l['’])){0,2} ?"
    rest = "".join(rf"{small}(?<![^\W\d_]){letter}[^\W\d_A-Z]{{3,}}" for letter in others)
    head = rf"({first.upper()}(?<![\w-]{first.upper()})[^\W\d_A-Z]+)"  # the letter itself comes first
    for found in re.finditer(rf"{head}{rest}(?![\w-])", context.beginning):
        if fold(found.group(1)).text in words("heads_of_names"):
            yield found.group(), True


_OWNER = r"(?<![\w-])([A-Z][^\W\d_]+)['’]s? "
_PART = r"[A-Z][^\W\d_]+(?:-[^\W\d_]+)?"


def _with_its_country(letters: str, context: TextContext) -> Iterator[tuple[str, bool]]:
    """Names whose last letter is their country's, named before them: "Ukraine's National Anti-Corruption Bureau"."""
    parts = " (?:[a-z]{1,4} ){0,2}".join(letter.upper() + _PART.removeprefix("[A-Z]") for letter in letters[:-1])
    for found in re.finditer(_OWNER + f"({parts})(?![\\w-])", context.beginning):
        if fold(found.group(1)).text.startswith(letters[-1]) and not context.next(found.end()).capital:
            yield f"{found.group(2).replace('-', '')} {found.group(1)}", True


def _is_own(expansion: tuple[str, bool], letters: str, names: tuple[str, ...], language: str) -> bool | str:
    """True for a name of the subject, the other body's name, or False where it is neither."""
    text, whole = expansion
    if len(letters) < _FEWEST_LETTERS or not text or not text[-1].isalpha():
        return False
    script = kind_of(text[-1])
    if script in _ONE_RUN:
        return _own_in_one_run(text, names)
    if script in SPACED and script == kind_of(letters[-1]):
        return _own_by_initials(text, letters, names, language, whole=whole)
    return _own_in_other_script(text, script, names)


def _own_by_initials(text: str, letters: str, names: tuple[str, ...], language: str, *, whole: bool) -> bool | str:
    tokens = list(_LETTERS.finditer(text))[-_MOST_WORDS:]
    printed = [t.group() for t in tokens]
    starts = range(len(tokens) if not whole else min(2, len(tokens)))
    for first in reversed(starts):
        if fold(printed[first]).text[:1] != letters[0] or not fits(printed[first:], letters):
            continue
        significant = [fold(word).text for word in printed[first:] if not _small_word(word)]
        own = any(_same_name(significant, name) for name in names)
        if not explained(letters, names):
            own = own or not _named_in(language, names) or not matter_of(significant).isdisjoint(matter_of_names(names))
        return True if own else text[tokens[first].start() :]
    return False


def _named_in(language: str, names: tuple[str, ...]) -> bool:
    """True if the subject has a name of several words in the language, so that it is introduced by no other one there.

    Else an acronym that none of the names gives may come of the name in the text.
    """
    return any(language in language_of_name(name) for name in names if " " in name)


def _small_word(printed: str) -> bool:
    """True if a word is skipped that is no significant one of four letters: "Fédération internationale de luge"."""
    telling = len(printed) > _LONGEST_PARTICLE and fold(printed).text not in words("function")
    return passed_over(printed) and not telling


_LONGEST_PARTICLE = 3


def _significant(printed: list[str]) -> list[str]:
    return [fold(word).text for word in printed if not passed_over(word)]


def _same_name(expansion: list[str], name: str) -> bool:
    """Each word is one of the name's in another case or spelling; or half of them are cognate, as between languages.

    Words that many bodies have, as federation and international, make no translation by themselves.
    """
    of_name = _LETTERS.findall(name)
    alike = sum(any(_cognate(word, other) for other in of_name) for word in expansion)
    if alike == len(expansion):
        return True
    if set(expansion) & set(of_name) or alike * 2 <= len(expansion):
        return False
    telling = [word for word in expansion if not says_nothing(word)]
    return not telling or any(_cognate(word, other) for word in telling for other in of_name)


def _cognate(one: str, other: str) -> bool:
    return one[:_COGNATE] == other[:_COGNATE] and abs(len(one) - len(other)) <= _COGNATE


def _own_in_one_run(text: str, names: tuple[str, ...]) -> bool | str:
    """Chinese, Japanese and Korean: the word before the bracket names a body, and shares little with the names."""
    run = re.split(r"[\s、,，・]", text)[-1]
    listed = [name.replace(" ", "") for name in names if kind_of(name[-1]) in _ONE_RUN]
    same_script = [name for name in listed if kind_of(name[-1]) == kind_of(run[-1])]
    ending = _ending_of_body(run)
    if any(fold(text).text.replace(" ", "").endswith(name) for name in listed):
        return True
    if not ending or not same_script:
        return False
    bare = fold(run).text
    for name in same_script:
        core = set(name.removesuffix(_ending_of_body(name)))
        if len(core & set(bare)) * 2 >= len(core):
            return True
    return run


def _ending_of_body(name: str) -> str:
    return max((e for e in words("body_endings") if name.endswith(e)), key=len, default="")


def _own_in_other_script(text: str, script: str, names: tuple[str, ...]) -> bool | str:
    """An acronym in foreign letters: the words before it name a body, and are not those of a listed name."""
    same_script = [name for name in names if kind_of(name[-1]) == script]
    spoken = [fold(word).text for word in _LETTERS.findall(text)][-_MOST_WORDS // 2 :]
    heads = [n for n, word in enumerate(spoken) if word.startswith(tuple(words("body_heads")))]
    if not same_script or not heads:
        return False
    for name in same_script:
        of_name = [w for w in _LETTERS.findall(name) if not w.startswith(tuple(words("body_heads")))]
        alike = sum(any(_cognate(w, other) for other in spoken) for w in of_name)
        if alike * 2 >= len(of_name):
            return True
    return " ".join(_LETTERS.findall(text)[-(len(spoken) - heads[-1]) :])
