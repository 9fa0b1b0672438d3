"""Personal names in runs of capitalised words (Latin, Greek and Cyrillic scripts): where the name begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.names.common import languages_of_word, languages_using
from pipelines.names.words import is_first_name
from pipelines.people.roles import (
    HONORIFIC,
    NOT_A_NAME,
    OUR_WORD,
    STOP_LEFT,
    UPPER,
    _is_role_word,
    is_head,
)
from pipelines.people.types import NameRun
from pipelines.text.fold import fold_word
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import tells_coverage
from presswatch.languages.packs import any_of, ordered_words, words
from presswatch.languages.packs import words as table

_PARTICLE = rf"(?:{any_of('name_particles')})"
_TOKEN = (
    rf"(?:(?:[{UPPER}]\.){{1,40}}(?=[ ]?[{UPPER}])|(?:[ad]l-"
    rf"|[DdLlO]['’])?[{UPPER}][\w'’]{{0,60}}(?:-\w{{1,60}}){{0,40}}|[{UPPER}]\.)"
)
# The same where a run begins, written so that it begins with a class of characters: the search steps over all others.
_FIRST_TOKEN = (
    rf"[{UPPER}adDlLO](?<![\w@./].)(?:(?<=[{UPPER}])\.(?:[{UPPER}]\.){{0,40}}(?=[ ]?[{UPPER}])"
    rf"|(?:(?<=[ad])l-[{UPPER}]|(?<=[DdLlO])['’][{UPPER}]|(?<=[{UPPER}]))[\w'’]{{0,60}}(?:-\w{{1,60}}){{0,40}}|(?<=[{UPPER}])\.)"
)
_LONGEST_RUN = 200
"""Words: a headline has fewer; a page of nothing but capitalised words would take a hundred bytes a letter."""
RUN = re.compile(rf"{_FIRST_TOKEN}(?:[ ](?:{_PARTICLE}[ ])?{_TOKEN}){{0,{_LONGEST_RUN}}}", re.DOTALL)
"""A run of capitalised words, particles of names inside."""

_NAME_ARTICLES = table("articles_in_names")
_MONTH_NAMES = table("months_as_names")
"""Months that are given names or surnames too, believed as the last of three words ("Lê Thị Mai")."""
_MAX_NAME_WORDS = 4


def _tokens(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found = re.finditer(r"[^\s]+", text[start:end])
    return [(start + m.start(), start + m.end(), m.group()) for m in found]


def _strip_possessive(text: str, end: int) -> int:
    turkish = _TURKISH_ENDING.search(text, max(0, end - _LONGEST_ENDING), end)
    if turkish and not _TURKISH.isdisjoint(text):
        return turkish.start()
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end - 1 if text[end - 1] in "'’" else end


_LEADS = table("leads")
"""Words at the head of a sentence or line that a name may follow at once."""
_TURKISH_ENDING = re.compile(rf"(?<=\w)['’](?:{any_of('name_endings', 'tr')})\Z")
"""What Turkish puts behind a name's apostrophe: Elif Aydın'ın, Aydın'a, Aydın'dan, Aydın'la."""
_LONGEST_ENDING = 6
_TURKISH = frozenset("ğışĞİŞ")
"""Letters by which a Turkish text is known: names of other languages have apostrophes inside (Mu'in)."""
_ELIDED = re.compile(r"[Ll]['’][a-zà-ÿ]")
"""A French noun with its article: "L’hydrologue Yves Marchand" begins with a role."""


_BODIES_OF = table("bodies_of_ru")
"""Russian for "of the" body, written with a capital as the house's own, between a role and the name."""


def _leading(tokens: Sequence[tuple[int, int, str]]) -> int:
    """How many words at the start of a run are roles, titles or sentence openers rather than the name."""
    skip = 0
    for number, (_, _, word) in enumerate(tokens):
        bare = word.strip(".").lower()
        if (
            (_is_role_word(word.strip(".")) and not _is_surname(tokens, number))
            or bare in HONORIFIC
            or (number == skip and (bare in STOP_LEFT or _ELIDED.match(word)))
            or (number == skip and number + _SHORTEST_NAME < len(tokens) and bare in _BODIES_OF)
            or (number == skip and bare in _LEADS and _leads(bare, number, len(tokens)))
        ):
            skip = number + 1
    return skip


def _is_surname(tokens: Sequence[tuple[int, int, str]], number: int) -> bool:
    """Whether a word for an office ends the run behind a given name: Lea Hoffmeister is no master of a court."""
    return number > 0 and number == len(tokens) - 1 and is_first_name(tokens[number - 1][2].lower())


def _leads(word: str, number: int, count: int) -> bool:
    """Whether a word that may open a sentence does: "lea" is a given name too, behind a role or before one word."""
    return not is_first_name(word) or (number == 0 and count > _NAME_OF_TWO)


_NAME_OF_TWO = 2
_FROM = frozenset({"von"})
_OF_TWO_WORDS = 3
"""Words from "von der" on: with two capitals after them they are a body's name, with one they may be a surname."""


def _without_tail(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A run cut at an article after a whole name: "Wiebke Harms der Zeitung" is two words of name."""
    for number, (_, _, word) in enumerate(tokens):
        whole = number + 2 < len(tokens) and word in _FROM and tokens[number + 1][2] in _NAME_ARTICLES
        if (
            (word in _NAME_ARTICLES or (whole and len(tokens) - number > _OF_TWO_WORDS))
            and number >= 2
            and all(w[:1].isupper() for _, _, w in tokens[:number])
        ):
            return tokens[:number]
    return tokens


_OF, _OF_GERMAN = ordered_words("field_prepositions"), ordered_words("genitive_articles", "de")
_OF_FIELD = re.compile(
    rf"(?P<head>[\w-]{{1,60}})[ ](?:{'|'.join(_OF)})[ ]\Z|(?P<noun>[\w-]{{1,60}})[ ](?:{'|'.join(_OF_GERMAN)})[ ]\Z"
)
"""The head of a role and a word after which its field follows; after a German article that is a noun for certain."""


def _of_field(text: str, at: int) -> re.Match[str] | None:
    """The head of a role and the word after which its field follows, right before an offset."""
    words = text[max(0, at - _LONGEST_OF) : at].split(" ")
    if len(words) <= _BLANKS_AROUND or words[-1] or words[-2] not in _OF_WORDS:
        return None
    return _OF_FIELD.search(text, max(0, at - 40), at)


_OF_WORDS = frozenset((*_OF, *_OF_GERMAN))
_BLANKS_AROUND = 2
_LONGEST_OF = max(map(len, _OF_WORDS)) + _BLANKS_AROUND

_OF_ENGLISH = re.compile(r"(?P<head>[\w-]{1,60})[ ](?:of|for)[ ]\Z")


def _is_field(text: str, start: int, tokens: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a run after a role is its field: common words and no given name ("Director of Public Affairs")."""
    if text[start - 3 : start].strip() not in ("of", "for") or len(tokens) != _SHORTEST_NAME or _given(tokens[0][2]):
        return False
    before = _OF_ENGLISH.search(text, max(0, start - 30), start)
    if before is None or not is_head(before["head"]):
        return False
    return all(languages_of_word(word.lower().strip(".,")) for _, _, word in tokens)


_CYRILLIC = re.compile("[а-яё]")


def _with_field(text: str, start: int, tokens: Sequence[tuple[int, int, str]], skip: int) -> int:
    """How many words at the start of a run are none of the name, with the field of a role: "Head of Policy Ada Berg"."""
    if len(tokens) < skip + 3:
        return skip
    if _CYRILLIC.search(tokens[0][2]) and tells_coverage(tokens[0][2]):
        return max(skip, 1)  # "Колонка Ады Берг"
    if tokens[1][2].islower() and len(tokens) > 3 and tells_coverage(tokens[0][2]):
        return 2  # "Gastbeitrag von Ada Berg"
    places = (start, tokens[skip][0])
    before = next(filter(None, (_of_field(text, at) for at in places)), None)
    if before is None or not is_head(before["head"] or before["noun"]):
        return skip
    skip += bool(before["noun"]) and tokens[skip][2][:1].isupper()
    while len(tokens) > skip + 2 and _names_field(tokens[skip][2].lower(), tokens[skip + 1][2].lower()):
        skip += 1
    return skip


def _names_field(word: str, following: str) -> bool:
    """Whether a word behind a role and "of" is its field: an everyday one, or none of a name before a given name."""
    if _given(word):
        return False
    return bool(languages_of_word(word)) or (not is_first_name(word) and is_first_name(following))


_BODY = re.compile(any_of("body_kinds", "fr", "es", "it", "pt", "de"), re.IGNORECASE)


def _is_body(text: str, start: int, tokens: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a run after a role and "of" is the body it is held at ("porte-parole du Collectif Rive Haute"), not a person."""
    if not _BODY.fullmatch(tokens[0][2]) or any(_given(word) for _, _, word in tokens[1:]):
        return False
    before = _of_field(text, start)
    return before is not None and is_head(before["head"] or before["noun"])


_CYRILLIC_WORD = re.compile("[А-ЯЁ][а-яё]")


def _given(word: str) -> bool:
    return word.lower().strip(".") in words("given")


_ARTICLE_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of('definite_articles', 'de', 'en', 'es', 'fr')})[ \u00a0]\Z", re.IGNORECASE
)


def is_with_article(text: str, start: int) -> bool:
    """Whether an article stands right before a name: a paper has one, a person none ("schreibt der Hafenbote")."""
    return _ARTICLE_BEFORE.search(text, max(0, start - 4), start) is not None


OUR_RIGHT_BEFORE = re.compile(rf"(?<!\w){OUR_WORD}\s+$", re.IGNORECASE)


_LATIN = re.compile("[A-Za-z]")


def _one_script(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A run without the Latin name of a body before a Cyrillic name: "сооснователь RouteLab Тимур Ахмедов"."""
    first = next((n for n, (_, _, word) in enumerate(tokens) if _CYRILLIC_WORD.match(word)), 0)
    return tokens[first:] if all(_LATIN.match(word) for _, _, word in tokens[:first]) else tokens


_POSSESSIVE = re.compile(
    rf"{OUR_WORD}|{any_of('possessives')}",
    re.IGNORECASE,
)


def _past_possessive(tokens: Sequence[tuple[int, int, str]], skip: int) -> int:
    """How many words go before the name where a possessive opens the run: "Seine Kollegin Aylin Demir"."""
    if _POSSESSIVE.fullmatch(tokens[0][2]) is None or len(tokens) <= _SHORTEST_NAME:
        return skip
    most = len(tokens) - _SHORTEST_NAME
    return next((n for n in range(max(skip, 1), most + 1) if is_first_name(tokens[n][2].lower())), max(skip, 1))


def name_in_run(text: str, start: int, end: int) -> NameRun | None:
    """The personal name at the end of a capitalised run, or None if the run holds none (one word, an institution)."""
    tokens = _tokens(text, start, _strip_possessive(text, end))
    if _is_field(text, start, tokens):
        return None
    skip = _leading(tokens)
    if skip == 0 and len(tokens) > 2 and not _given(tokens[0][2]):
        claimed = OUR_RIGHT_BEFORE.search(text, max(0, start - 20), start)
        skip = 1 if claimed else 0
    if _is_body(text, start, tokens):
        return None
    skip = _past_possessive(tokens, skip)
    skip = _with_field(text, start, tokens, skip)
    rest = _one_script(_without_tail(tokens[skip:]))
    if skip and len(rest) > 2 and not _given(rest[0][2]):
        rest = next((rest[i:] for i in range(1, len(rest) - 1) if _given(rest[i][2])), rest)
    if not skip and len(rest) > 2 and _CYRILLIC_WORD.match(rest[0][2]) and not _given(rest[0][2]):
        # "директор Музеев Приморского Кремля Анна Берг": the body's name goes before the person's.
        rest = rest[-2:] if _given(rest[-2][2]) else rest
    if not 2 <= len(rest) <= _MAX_NAME_WORDS + 2 or sum(w[:1].isupper() for _, _, w in rest) > _MAX_NAME_WORDS:
        return None
    if any(
        word.lower().strip(".,") in NOT_A_NAME
        and not (number == 2 and number == len(rest) - 1 and word.lower() in _MONTH_NAMES)
        and (number == 0 or word.lower() not in _NAME_ARTICLES)
        for number, (_, _, word) in enumerate(rest)
    ) or any(len(w.rstrip(".")) > 1 and w.isupper() for _, _, w in rest[:1]):
        return None
    if any(ch.isdigit() for _, _, w in rest for ch in w):
        return None
    elided = 2 if rest[0][2][:2] in ("d'", "d’") else 0
    return NameRun(rest[0][0] + elided, rest[-1][1], tokens[0][0])


def name_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The capitalised runs between two offsets, cut before a role that follows a whole name ("Ada Berg Moderator Jo Lund"), and between two names that Spanish joins."""
    for run in RUN.finditer(text, start, end):
        if _blanks(text, *run.span()) < 2 * _SHORTEST_NAME:
            yield run.span()
            continue
        tokens = _tokens(text, run.start(), run.end())
        inner = range(_SHORTEST_NAME, len(tokens) - _SHORTEST_NAME)
        cut = next((i for i in inner if _is_role_word(tokens[i][2]) and not _is_role_word(tokens[i - 1][2])), None)
        joined = next((i for i in inner if tokens[i][2] == "y" and is_first_name(tokens[i + 1][2].lower())), None)
        if joined is not None:
            yield run.start(), tokens[joined - 1][1]
            yield tokens[joined + 1][0], run.end()
        elif cut is None:
            yield run.span()
        else:
            yield run.start(), tokens[cut - 1][1]
            yield tokens[cut][0], run.end()


def _blanks(text: str, start: int, end: int) -> int:
    """How many blanks part the words of a run."""
    return text.count(" ", start, end) + text.count("\u00a0", start, end)


_SHORTEST_NAME = 2
"""Words of a personal name with its given name."""


def bare_names(text: str, start: int, end: int) -> Iterator[NameRun]:
    """Capitalised runs between two offsets that can be a personal name, with or without a role."""
    for low, high in name_runs(text, start, end):
        # One word is no name, and most runs are one word.
        found = name_in_run(text, low, high) if _blanks(text, low, high) else None
        if found is not None:
            yield found


Named = Sequence[tuple[Segment, Sequence[NameRun]]]
"""The sentences of a text, each with the names in its runs of capitalised words."""


def names_by_sentence(text: str, segments: Sequence[Segment]) -> Named:
    """The sentences that hold names, with these."""
    found = ((segment, list(bare_names(text, segment.start, segment.end))) for segment in segments)
    return [(segment, runs) for segment, runs in found if runs]


@lru_cache(maxsize=4096)
def sounds_like_one(name: str) -> bool:
    """Whether words with capitals can be a person's name: a given name first, or words of no one language.

    "Frage der Rückgaben" is none, nor is "Onda Sierra".
    """
    words = [word for word in name.split() if word[:1].isupper()]
    if any(word.isupper() and len(word.rstrip(".")) > 1 for word in words):
        return False  # "Wavelength FM"
    whole = len(words) == len(name.split())  # "Heraldo de Aragón" has a part in small letters
    return _given_first(words) or (whole and len(words) in _NAME_WORDS and not is_phrase(name))


_NAME_WORDS = (2, 3)


_INSIDE = frozenset({"der", "des", "die", "das", "dem", "den", "the", "la", "le", "el", "los", "las"})


@lru_cache(maxsize=4096)
def is_phrase(name: str) -> bool:
    """Whether words with capitals are plainly no name: words of one language, or one with its genitive, no given name first."""
    words = name.split()
    if _given_first(words):
        return False
    first = languages_using(fold_word(words[0]))
    if first and any(word in _INSIDE for word in words[1:-1]):
        return True
    for word in words[1:]:
        if not first:  # most names: no other word is looked for in the dictionaries
            break
        first &= languages_using(fold_word(word))
    return bool(first)


def _given_first(words: Sequence[str]) -> bool:
    return is_first_name(words[0].lower()) or is_first_name(fold_word(words[0]))
