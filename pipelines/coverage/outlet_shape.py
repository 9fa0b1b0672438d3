"""The shape of a printed name: a place, a person, a word, a sentence or a piece of one is not an outlet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Literal

from pipelines.common.fold import fold
from pipelines.coverage.name_candidates import ARTICLE, names_media
from pipelines.names.countries import is_city, is_country
from pipelines.names.words import is_first_name, is_given_name, is_word_in
from pipelines.text.context import small_words
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.packs import alternation, any_word, packs_with, read_packs, words
from presswatch.languages.patterns import compiled_later

Reason = Literal[
    "watched",
    "own-site",
    "platform",
    "function-word",
    "word",
    "institution",
    "piece-of-sentence",
    "sentence",
    "label",
    "button-label",
    "byline",
    "people",
    "place",
    "host",
]
"""Why a name is not that of an outlet."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern of names that no outlet has; its group "keep" is the part that may be one.

    `always`: it counts even where a link or quotation marks indicate an outlet. `languages`: those of the posts in
    which it is looked for, all if empty.
    """

    reason: Reason
    find: re.Pattern[str]
    languages: frozenset[str] = frozenset()
    always: bool = False


def _rows(reason: Reason, meaning: str, *, always: bool = False) -> Iterator[Shape]:
    for pack in read_packs().values():
        for row in pack.rows.get(meaning, ()):
            yield Shape(reason, re.compile(row.pattern), always=always)


def _own(reason: Reason, meaning: str, pattern: str) -> Shape:
    """A pattern that is looked for in posts of the languages that have the meaning."""
    return Shape(reason, re.compile(pattern), frozenset(packs_with(meaning)))


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes, in the order in which they are tried."""
    state_body = (
        rf"^(?:(?i:{any_word('state_articles')}|l['’]|ministry of .+) )?(?:{alternation('state_bodies')})"
        rf"(?: (?:{any_word('state_body_prepositions')}) .+| \S+)?$"
    )
    groups = (
        rf"^(?:(?:{any_word('group_determiners')}) )?(?i:{alternation('groups_of_people')})"
        rf" (?:{any_word('group_prepositions')}) .+$"
    )
    byline = rf"^(?:{any_word('byline_openings')}):? +[A-ZÀ-ÞА-ЯЁ\u0621-\u064a][\w'’.-]+(?: [\w'’.-]+){{1,3}}$"
    staff = rf"^(?P<keep>.+?),? (?:{alternation('press_occupations')}|{alternation('staff_words')})$"
    return (
        *_rows("function-word", "function_words_alone", always=True),
        _own("piece-of-sentence", "quantifiers", rf"^(?:{alternation('quantifiers')}) \S.*$"),
        _own("piece-of-sentence", "participles_after_hyphen", rf"-(?:{alternation('participles_after_hyphen')})$"),
        Shape("institution", re.compile(state_body)),
        _own("people", "offices_last", rf"(?:{alternation('offices_last')})$"),
        *_rows("piece-of-sentence", "sentence_pieces"),
        *_rows("host", "site_words_last"),
        *_rows("byline", "bylines", always=True),
        _own("piece-of-sentence", "gerunds", rf"^(?P<keep>.+?) (?:{alternation('gerunds')})$"),
        Shape("button-label", re.compile(rf"^(?i:{alternation('click_verbs')})(?!\w).*$"), always=True),
        Shape("piece-of-sentence", re.compile(rf"^(?P<keep>.+?),? (?:{alternation('link_directions')})(?: .*)?$")),
        Shape("button-label", re.compile(rf"^(?i:{alternation('button_labels')})[.:!→»> ]*$"), always=True),
        Shape("byline", re.compile(byline), always=True),
        Shape("byline", re.compile(staff)),
        _own("people", "groups_of_people", groups),
        _own("piece-of-sentence", "prepositions_last", rf"^(?P<keep>.+) (?:{any_word('prepositions_last')})$"),
        _own(
            "piece-of-sentence", "prepositions_first", rf"^(?:{any_word('prepositions_first')}) (?P<keep>[А-ЯЁA-Z].*)$"
        ),
    )


@lru_cache(maxsize=64)
def shapes_in(language: str) -> tuple[Shape, ...]:
    """The shapes that are looked for in a post of a language; all of them where it is not known."""
    return tuple(one for one in shapes() if not one.languages or not language or language in one.languages)


_SHORTEST_LABEL = 5
"""Letters of the first label of a host from which it is a name: "mega" and "zoom" are words."""
_WORDS_AND_HOSTS = frozenset({"music", "change"})


@cache
def platforms() -> frozenset[str]:
    """Sites that carry what others publish, by name, folded and without blanks."""
    hosts = (*words("video_sites"), *words("no_article_sites"), *words("hosting_sites"))
    labels = (label for host in hosts if len(label := host.partition(".")[0]) >= _SHORTEST_LABEL)
    named = (*words("platforms"), *words("unmistakable_platforms"), *labels, *hosts)
    return frozenset(fold(one).text.replace(" ", "") for one in named) - _WORDS_AND_HOSTS


_EVERYDAY = ("function", "articles", "determiners", "contractions", "romance_articles", "of_words", "openers")


def _everyday() -> Iterator[str]:
    for kind in _EVERYDAY:
        yield from words(kind)
    for listed in small_words().values():
        yield from listed


def _folded(listed: Iterable[str]) -> Iterator[str]:
    return (form for word in listed for form in (word.lower(), fold(word).text))


@cache
def function_words() -> frozenset[str]:
    """Words of all languages, folded, that alone are never a name."""
    return frozenset(_folded((*_everyday(), *words("stop_left"), *words("ar_stop"), *words("clause_words"))))


@cache
def first_words() -> frozenset[str]:
    """Function words, folded, with which a sentence begins and no name."""
    names = words("articles") | words("romance_articles") | words("words_that_open_names")
    return frozenset(_folded((*words("function"), *words("clause_words")))) - names


@dataclass(frozen=True, slots=True)
class OutletVerdict:
    """What the check says of a name: `reason` None accepts it, `certain` False asks for review.

    `keep` are the offsets, within a refused name, of the part that may be one ("Harbour Gazette" of "Harbour Gazette
    reporter"), to be checked again; None if there is none.
    """

    reason: Reason | None = None
    certain: bool = True
    keep: tuple[int, int] | None = None


ACCEPTED = OutletVerdict()


def shape(name: str, language: str, text: str) -> OutletVerdict:
    """The verdict on the words of a name: those of a place, a person or a piece of a sentence are refused."""
    if _is_place(name):
        return OutletVerdict("place")
    if _is_person(name, language):
        return OutletVerdict("people")
    if _is_sentence(name):
        return OutletVerdict("sentence")
    edge = _edges(name, language)
    if edge.reason is None and _is_word(name, language):
        edge = ACCEPTED if has_kind(name, text) else OutletVerdict("word")
    return ACCEPTED if edge.reason is not None and is_marked(name, text) else edge


_ACRONYM = 4
"""Letters of the longest name in capitals that is an acronym."""


def _is_place(name: str) -> bool:
    """True if a name is a country, a city or several of these: "Jakarta, Indonesia"."""
    if name.isupper() and len(name) <= _ACRONYM:
        return False  # FAS, CIN and other acronyms of papers are cities somewhere
    parts = (fold(part).text for part in re.split(r"[,，、/]\s?", name))
    return all(is_country(part) or is_city(part) for part in parts)


_WORD = compiled_later(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_FULL_NAME = 2
"""Words of a given name and a surname."""


def _is_person(name: str, language: str) -> bool:
    """True if a name has a given name and a surname, and no word for media: "Governor Ada Berg"."""
    parts = name.split()
    if len(parts) < _FULL_NAME or names_media(name) or not all(map(_is_written_as_name, parts)):
        return False
    folded = [fold(part).text for part in parts]
    is_word = partial(is_word_in, language=language or "en")
    if len(parts) == _FULL_NAME and is_first_name(folded[0]):
        return not any(map(is_word, folded))
    return any(is_given_name(given) and not is_word(last) for given, last in pairwise(folded))


def _is_written_as_name(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and word[0].isupper() and not word.isupper()


def _is_word(name: str, language: str) -> bool:
    """True if a name is one word of the post's language: "Der Export", "드라마"."""
    first, _, rest = name.partition(" ")
    bare = rest if first in words("noun_articles") else name
    if " " in bare or "." in bare or bare.isupper() or names_media(bare):
        return False
    return is_word_in(fold(bare).text, language or "en")


_MOST_WORDS = 8
"""Words of the longest name; "La Voz de la Costa y del Valle" has eight."""
_SAYS = compiled_later(rf"(?:{SPEECH_VERBS})")


def _is_sentence(name: str) -> bool:
    """True for too many words, or a verb of saying in lower case after the first word."""
    tokens = name.split()
    return len(tokens) > _MOST_WORDS or any(token.islower() and _SAYS.fullmatch(token) for token in tokens[1:])


def _edges(name: str, language: str) -> OutletVerdict:
    """The verdict on a name that begins or ends with words of the sentence around it."""
    for one in shapes_in(language):
        if not one.always and (found := one.find.search(name)) is not None:
            return OutletVerdict(one.reason, keep=found.span("keep") if "keep" in one.find.groupindex else None)
    first, _, rest = name.partition(" ")
    if rest and fold(first).text in first_words():
        return OutletVerdict("piece-of-sentence", keep=(len(name) - len(rest), len(name)))
    return ACCEPTED


_OPENING, _CLOSING = tuple('«“„"「『《〈<‹‘'), tuple('»”“"」』》〉>›’')


def is_marked(name: str, text: str) -> bool:
    """True if a text has a name in quotation marks."""
    return any(
        text[max(0, at.start() - 2) : at.start()].rstrip().endswith(_OPENING)
        and text[at.end() : at.end() + 2].lstrip().startswith(_CLOSING)
        for at in re.finditer(re.escape(name), text)
    )


_NEAR = 40
_KIND = rf"(?:{alternation('kinds_next_to_names')})"
_KIND_BEFORE = compiled_later(
    rf"(?<!\w){_KIND}(?: youtube)?[ \u00a0]\Z|(?:{alternation('unspaced_kinds_before')})[ ]?\Z", re.IGNORECASE
)
_KIND_AFTER = compiled_later(
    rf"[ -](?:{_KIND}|[1-9](?!\d))(?!\w)|,? {ARTICLE} (?:[\w-]+ ){{0,2}}{_KIND}(?!\w)"
    rf"| ?(?:{alternation('unspaced_kinds_after')})",
    re.IGNORECASE,
)


def has_kind(name: str, text: str) -> bool:
    """True if a word for a station, a paper or the like is next to a name."""
    return any(
        _KIND_BEFORE.search(text, max(0, at.start() - _NEAR), at.start()) or _KIND_AFTER.match(text, at.end())
        for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )
