"""Personal names in runs of capitalised words (Latin, Greek and Cyrillic scripts): where the name begins and ends."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.common.fold import fold_word
from pipelines.names.words import is_first_name, languages_of_word, languages_using
from pipelines.people.person import NameRun
from pipelines.people.roles import HONORIFIC, NOT_A_NAME, OUR_WORD, ROLE_STOPPERS, UPPER, is_head, is_role_word
from pipelines.text.literal_filter import by_first_letter
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import reports_coverage
from presswatch.languages.packs import any_of, ordered_words, words
from presswatch.languages.patterns import compiled_later

_PARTICLE = f"(?:{by_first_letter(any_of('particles_in_names'))})"
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
"""Words: a headline has fewer; a page of capitalized words only would take a hundred bytes per letter."""
RUN = compiled_later(rf"{_FIRST_TOKEN}(?:[ ](?:{_PARTICLE}[ ])?{_TOKEN}){{0,{_LONGEST_RUN}}}", re.DOTALL)
_NAME_ARTICLES = words("articles_in_names")
_MONTH_NAMES = words("months_as_names")
"""Months that are given names or surnames too, believed as the last of three words ("Lê Thị Mai")."""
_MAX_NAME_WORDS = 4
Token = tuple[int, int, str]


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found = re.finditer(r"[^\s]+", text[start:end])
    return [(start + m.start(), start + m.end(), m.group()) for m in found]


def _strip_possessive(text: str, end: int) -> int:
    turkish = _TURKISH_ENDING.search(text, max(0, end - _LONGEST_ENDING), end)
    if turkish and not _TURKISH.isdisjoint(text):
        return turkish.start()
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end - 1 if text[end - 1] in "'’" else end


_LEADS = words("leads")
"""Words at the head of a sentence or line that a name may follow at once."""
_TURKISH_ENDING = compiled_later(rf"(?<=\w)['’](?:{any_of('name_endings', 'tr')})\Z")
"""Turkish endings after a name's apostrophe: Elif Aydın'ın, Aydın'a, Aydın'dan, Aydın'la."""
_LONGEST_ENDING = 6
_TURKISH = frozenset("ğışĞİŞ")
"""Letters by which a Turkish text is known: names of other languages have apostrophes inside (Mu'in)."""
_ELIDED = compiled_later(r"[Ll]['’][a-zà-ÿ]")
"""A French noun with its article: "L’hydrologue Yves Marchand" begins with a role."""
_BODIES_OF = words("bodies_of_ru")
"""Russian for "of the" body, written with a capital as the house's own, between a role and the name."""


def _leading(tokens: Sequence[Token]) -> int:
    """How many words at the start of a run are roles, titles or sentence openers rather than the name."""
    skip = 0
    for number, (_, _, word) in enumerate(tokens):
        if _is_title(tokens, number, word) or (number == skip and _opens(tokens, number, word)):
            skip = number + 1
    return skip


def _is_title(tokens: Sequence[Token], number: int, word: str) -> bool:
    bare = word.strip(".")
    return bare.lower() in HONORIFIC or (is_role_word(bare) and not _is_surname(tokens, number))


def _opens(tokens: Sequence[Token], number: int, word: str) -> bool:
    """True if a word that begins the rest of a run comes before the name."""
    bare = word.strip(".").lower()
    two_left = number == len(tokens) - _SHORTEST_NAME
    # "dan" is Indonesian for "and", and in "Dan Berg" a given name.
    if (bare in ROLE_STOPPERS and not (two_left and is_first_name(bare))) or _ELIDED.match(word):
        return True
    if bare in _BODIES_OF and number + _SHORTEST_NAME < len(tokens):
        return True
    # "lea" is a given name too, after a role or before one word.
    return bare in _LEADS and (not is_first_name(bare) or (number == 0 and len(tokens) > _SHORTEST_NAME))


def _is_surname(tokens: Sequence[Token], number: int) -> bool:
    """True if a word for an office ends the run after a given name or a small word: Lea Hoffmeister, Jan de Bakker."""
    if number == 0 or number != len(tokens) - 1:
        return False
    before = tokens[number - 1][2]
    return _given_first([tokens[0][2] if before.islower() else before])


_FROM = frozenset({"von"})
_OF_TWO_WORDS = 3
"""Words from "von der" on: with two capitals after them they are a body's name, with one they may be a surname."""


def _without_tail(tokens: list[Token]) -> list[Token]:
    """A run cut at an article after a whole name: "Wiebke Harms der Zeitung" is two words of name."""
    words = [word for _, _, word in tokens]
    for number in range(_SHORTEST_NAME, len(tokens)):
        long = len(tokens) - number > _OF_TWO_WORDS
        of = long and words[number] in _FROM and words[number + 1] in _NAME_ARTICLES
        if (of or words[number] in _NAME_ARTICLES) and all(word[:1].isupper() for word in words[:number]):
            return tokens[:number]
    return tokens


_OF, _OF_GERMAN = ordered_words("field_prepositions"), ordered_words("field_articles", "de")
_OF_FIELD = compiled_later(
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
_OF_ENGLISH = compiled_later(r"(?P<head>[\w-]{1,60})[ ](?:of|for)[ ]\Z")


def _is_field(text: str, start: int, tokens: Sequence[Token]) -> bool:
    """True if a run after a role is its field: common words and no given name ("Director of Public Affairs")."""
    if text[start - 3 : start].strip() not in ("of", "for") or len(tokens) != _SHORTEST_NAME or _given(tokens[0][2]):
        return False
    before = _OF_ENGLISH.search(text, max(0, start - 30), start)
    if before is None or not is_head(before["head"]):
        return False
    return all(languages_of_word(word.lower().strip(".,")) for _, _, word in tokens)


def _with_field(text: str, start: int, tokens: Sequence[Token], skip: int) -> int:
    """How many words of a run come before the name, with the field of a role: "Head of Policy Ada Berg"."""
    if len(tokens) < skip + 3:
        return skip
    russian = _CYRILLIC_WORD.match(tokens[0][2]) is not None
    of = len(tokens) > _OF_TWO_WORDS and tokens[1][2].islower()
    if (russian or of) and reports_coverage(tokens[0][2]):
        return max(skip, 1) if russian else 2  # "Колонка Ады Берг", "Gastbeitrag von Ada Berg"
    before = next(filter(None, (_of_field(text, at) for at in (start, tokens[skip][0]))), None)
    if before is None or not is_head(before["head"] or before["noun"]):
        return skip
    skip += bool(before["noun"])
    while len(tokens) > skip + 2 and (
        languages_of_word(tokens[skip][2].lower()) or is_first_name(tokens[skip + 1][2].lower())
    ):
        skip += 1
    return skip


_CYRILLIC_WORD = compiled_later("[А-ЯЁ][а-яё]")


def _given(word: str) -> bool:
    return word.lower().strip(".") in words("given")


_ARTICLE_BEFORE = compiled_later(
    rf"(?<!\w)(?:{any_of('definite_articles', 'de', 'en', 'es', 'fr')})[ \u00a0]\Z", re.IGNORECASE
)


def is_with_article(text: str, start: int) -> bool:
    """True if an article comes right before a name: a paper has one, a person none ("schreibt der Hafenbote")."""
    return _ARTICLE_BEFORE.search(text, max(0, start - 4), start) is not None


OUR_RIGHT_BEFORE = compiled_later(rf"(?<!\w){OUR_WORD}\s+$", re.IGNORECASE)
_LATIN = compiled_later("[A-Za-z]")


def _one_script(tokens: list[Token]) -> list[Token]:
    """A run without the Latin name of a body before a Cyrillic name: "сооснователь RouteLab Тимур Ахмедов"."""
    first = next((n for n, (_, _, word) in enumerate(tokens) if _CYRILLIC_WORD.match(word)), 0)
    return tokens[first:] if all(_LATIN.match(word) for _, _, word in tokens[:first]) else tokens


_POSSESSIVES = words("our_words") | words("possessives")


def _past_possessive(tokens: Sequence[Token], skip: int) -> int:
    """How many words go before the name where a possessive opens the run: "Seine Kollegin Aylin Demir"."""
    if tokens[0][2].lower() not in _POSSESSIVES or len(tokens) <= _SHORTEST_NAME:
        return skip
    most = len(tokens) - _SHORTEST_NAME
    return next((n for n in range(max(skip, 1), most + 1) if is_first_name(tokens[n][2].lower())), max(skip, 1))


def _name_in_run(text: str, start: int, end: int) -> NameRun | None:
    """The personal name at the end of a capitalised run, or None if the run holds none (one word, an institution)."""
    tokens = _tokens(text, start, _strip_possessive(text, end))
    if _is_field(text, start, tokens):
        return None
    skip = _leading(tokens)
    if skip == 0 and len(tokens) > _SHORTEST_NAME and not _given(tokens[0][2]):
        skip = int(OUR_RIGHT_BEFORE.search(text, max(0, start - 20), start) is not None)
    name = _name(tokens, _with_field(text, start, tokens, _past_possessive(tokens, skip)))
    if not _is_name(name):
        return None
    elided = 2 if name[0][2][:2] in ("d'", "d’") else 0
    return NameRun(name[0][0] + elided, name[-1][1], tokens[0][0])


def _name(tokens: list[Token], skip: int) -> list[Token]:
    """The words of a run after the first ones, cut to a name where a given name shows its beginning."""
    rest = _one_script(_without_tail(tokens[skip:]))
    if len(rest) <= _SHORTEST_NAME or _given(rest[0][2]):
        return rest
    if skip:
        return next((rest[i:] for i in range(1, len(rest) - 1) if _given(rest[i][2])), rest)
    # "директор Музеев Приморского Кремля Анна Берг": the body's name goes before the person's.
    return rest[-2:] if _CYRILLIC_WORD.match(rest[0][2]) and _given(rest[-2][2]) else rest


def _is_name(name: Sequence[Token]) -> bool:
    """True if words can be a personal name: two to four with capitals, none of another kind, no figures."""
    words = [word for _, _, word in name]
    if not _SHORTEST_NAME <= len(words) <= _MAX_NAME_WORDS + 2:
        return False
    acronym = len(words[0].rstrip(".")) > 1 and words[0].isupper()
    if acronym or sum(word[:1].isupper() for word in words) > _MAX_NAME_WORDS:
        return False
    if any(map(str.isdigit, "".join(words))):
        return False
    return not any(_is_no_part(word, number, len(words) - 1) for number, word in enumerate(words))


def _is_no_part(word: str, number: int, last: int) -> bool:
    """True if a word at its place is part of no name; articles inside and a month at the end can be."""
    bare = word.lower()
    if bare.strip(".,") not in NOT_A_NAME:
        return False
    month = number == last == _SHORTEST_NAME and bare in _MONTH_NAMES
    return not month and (number == 0 or bare not in _NAME_ARTICLES)


def name_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words; one is cut before a role after a whole name, and between names that Spanish joins."""
    for run in RUN.finditer(text, start, end):
        if _blanks(text, *run.span()) < 2 * _SHORTEST_NAME:
            yield run.span()
            continue
        tokens = _tokens(text, run.start(), run.end())
        stop, begin = _cut(tokens)
        if stop == 0:
            yield run.span()
        else:
            yield run.start(), tokens[stop - 1][1]
            yield tokens[begin][0], run.end()


def _cut(tokens: Sequence[Token]) -> tuple[int, int]:
    """Where the first of two names in a run ends and the second begins, in words; zeros for one name."""
    inner = range(_SHORTEST_NAME, len(tokens) - _SHORTEST_NAME)
    joined = next((i for i in inner if tokens[i][2] == "y" and is_first_name(tokens[i + 1][2].lower())), None)
    if joined is not None:
        return joined, joined + 1
    cut = next((i for i in inner if is_role_word(tokens[i][2]) and not is_role_word(tokens[i - 1][2])), None)
    return (cut, cut) if cut is not None else (0, 0)


def _blanks(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end) + text.count("\u00a0", start, end)


_SHORTEST_NAME = 2


def bare_names(text: str, start: int, end: int) -> Iterator[NameRun]:
    """Capitalised runs between two offsets that can be a personal name, with or without a role."""
    for low, high in name_runs(text, start, end):
        # One word is no name, and most runs are one word.
        found = _name_in_run(text, low, high) if _blanks(text, low, high) else None
        if found is not None:
            yield found


Named = Sequence[tuple[Segment, Sequence[NameRun]]]
"""The sentences of a text, each with the names in its runs of capitalised words."""


def names_by_sentence(text: str, segments: Sequence[Segment]) -> Named:
    """The sentences that hold names, with these."""
    found = ((segment, list(bare_names(text, segment.start, segment.end))) for segment in segments)
    return [(segment, runs) for segment, runs in found if runs]


@lru_cache(maxsize=4096)
def can_be_person(name: str) -> bool:
    """True if words with capitals can be a person's name: a given name first, or words of no one language."""
    words = [word for word in name.split() if word[:1].isupper()]
    if not words or any(word.isupper() and len(word.rstrip(".")) > 1 for word in words):
        return False  # "Wavelength FM"
    whole = len(words) == len(name.split())  # "Heraldo de Aragón" has a part in small letters
    return _given_first(words) or (whole and len(words) in _NAME_WORDS and not is_phrase(name))


_NAME_WORDS = (2, 3)
_INSIDE = words("definite_articles", "de", "en", "es", "fr") | words("field_articles", "de")


@lru_cache(maxsize=4096)
def is_phrase(name: str) -> bool:
    """True if words with capitals are plainly no name: words of one language, no given name first."""
    words = name.split()
    if _given_first(words):
        return False
    first = languages_using(fold_word(words[0]))
    if first and not _INSIDE.isdisjoint(words[1:-1]):
        return True
    for word in words[1:]:
        if not first:  # most names: no other word is looked for in the dictionaries
            break
        first &= languages_using(fold_word(word))
    return bool(first)


def _given_first(words: Sequence[str]) -> bool:
    return is_first_name(words[0].lower()) or is_first_name(fold_word(words[0]))
