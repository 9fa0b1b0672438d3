"""Places of a text at which a name may be: all forms at once, with word boundaries, of overlapping ones the longest.

Where a form begins and ends depends on the script, and on the endings that belong to a name.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, takewhile

from pipelines.common.fold import Folded, fold
from pipelines.common.scripts import (
    SPACED,
    after,
    arabic_prefix,
    before,
    kind_of,
    korean_tail,
    letters_after,
    particle_agrees,
)
from pipelines.mentions.decision import Occurrence
from pipelines.names.forms import Form
from pipelines.names.matcher import MOST_PLACES, Matcher
from pipelines.names.words import is_common, is_word_in, is_word_of
from pipelines.text.context import TextContext
from presswatch.languages.packs import alternation, any_of, languages_of, packs_with, words
from presswatch.languages.patterns import compiled_later

MOST_OF_ALL = 2_000
"""Places of all subjects in one text, for the same reason; beyond them each is looked for at its `FIRST_PLACES`."""
FIRST_PLACES = 3
MOST_TRIED = 20_000
"""Places that are part of another word, as a name in a text without blanks: at most this many are tried, and beyond
them `FIRST_TRIED` of each subject."""
FIRST_TRIED = 50


class Places:
    """Counts the places of one text that are looked at, so that no subject takes the time of the others."""

    def __init__(self) -> None:
        self._taken, self._tried = Counter[int](), Counter[int]()
        self._all_taken = self._all_tried = 0

    def tries(self, index: int) -> bool:
        """True if one more place of subject `index` may be looked at, which is then counted as tried."""
        own = self._taken[index]
        most = MOST_PLACES if self._all_taken < MOST_OF_ALL else FIRST_PLACES
        few = self._all_tried >= MOST_TRIED and self._tried[index] - own >= FIRST_TRIED
        if own >= most or few:
            return False
        self._tried[index] += 1
        self._all_tried += 1
        return True

    def take(self, index: int) -> None:
        """Counts a place of subject `index` as one that names it."""
        self._taken[index] += 1
        self._all_taken += 1
        self._all_tried -= 1


def name_candidates(context: TextContext, matcher: Matcher) -> list[Occurrence]:
    """All forms with their word boundaries, of overlapping ones the longest."""
    found: list[Occurrence] = []
    limits = Places()
    hits = ((context.folded, *hit) for hit in matcher.hits(context.folded, context.language))
    opened = (_hits_in(text, context, matcher) for text in _opened(context))
    for folded, form, low, high in chain(hits, *opened):
        if limits.tries(form.index) and (place := _bounded(folded, form, low, high, context.language)):
            limits.take(form.index)
            found.append(Occurrence(form, *place, context))
    return _as_printed(_longest(found))


def _longest(found: list[Occurrence]) -> list[Occurrence]:
    """Of overlapping candidates the longest stays; one place may name several subjects by one name."""
    kept: list[Occurrence] = []
    taken = bytearray(max((c.end for c in found), default=0))
    owners: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for one in sorted(found, key=lambda c: (c.start - c.end, c.start, not c.form.listed)):
        owned = owners[one.start, one.end]
        if one.index in owned or (not owned and any(taken[one.start : one.end])):
            continue
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
        owned.add(one.index)
        kept.append(one)
    return kept


def _as_printed(kept: list[Occurrence]) -> list[Occurrence]:
    """Of several subjects of one place those whose name is printed just so, if there are any: AP is not Ap."""
    exact = {(c.start, c.end) for c in kept if c.surface == c.form.alias}
    return [c for c in kept if (c.start, c.end) not in exact or c.surface == c.form.alias]


_HYPHENS = "-\u2010\u2011"
_COMPOUND = compiled_later(rf"[^\W\d_]\w{{0,60}}+(?:[{_HYPHENS}]\w{{1,60}}+){{2,42}}+")
_SPACES = str.maketrans(dict.fromkeys(_HYPHENS, " "))


_BRACKETS = compiled_later(r"(?<=[^\W\d_] )\([A-ZÀ-ÞĐА-ЯЁ]{2,8}\)(?= [^\W\d_])")
"""An acronym in brackets inside a name: "Centre for Disease Control (CDC) Hà Nội"."""


def _opened(context: TextContext) -> Iterator[str]:
    """The text with spaces for hyphens of compounds, and for acronyms in brackets, where it has such."""
    if context.has("compounds_with_hyphens"):
        yield _COMPOUND.sub(lambda found: found.group().translate(_SPACES), context.text)
    if "(" in context.text:
        yield _BRACKETS.sub(lambda found: " " * len(found.group()), context.text)


def _hits_in(opened: str, context: TextContext, matcher: Matcher) -> Iterator[tuple[Folded, Form, int, int]]:
    """The names of several words that only an opened text has, with that text folded."""
    if opened == context.text:
        return
    folded = fold(opened)
    for form, low, high in matcher.hits(folded, context.language):
        place = slice(folded.start(low), folded.end(high))
        if " " in form.alias and opened[place] != context.text[place]:
            yield folded, form, low, high


# Word boundaries

_ALPHABETIC = (*SPACED, "digit")


def _bounded(folded: Folded, form: Form, low: int, high: int, language: str) -> tuple[int, int] | None:
    """The source offsets of a form found at `low` to `high` of the folded text, None if it is part of another word."""
    start = folded.start(low)
    if form.option is not None and form.option.whole_word is False:
        return start, folded.end(high)
    if not _may_begin(folded, form, low, language):
        return None
    high = _after_tail(folded, form, _after_middle(folded, high, language) if form.middle else high, language)
    if high < 0:
        return None
    end = folded.end(high)
    if not _ends(folded.source, start, end, form):
        return None
    return None if form.script == "han" and _divided_otherwise(folded.source, start, end) else (start, end)


_MIDDLE = compiled_later(r" (?:[^\W\d_]\.|[^\W\d_]{2,14}(?= ))")


def _after_middle(folded: Folded, high: int, language: str) -> int:
    """The folded end of an initial, or of a second given name where it is no surname; else that of the given name."""
    found = _MIDDLE.match(folded.text, high)
    if found is None or not folded.source[folded.start(high + 1)].isupper():
        return high
    return high if language in packs_with("romance_language") and not found.group().endswith(".") else found.end()


def _may_begin(folded: Folded, form: Form, low: int, language: str) -> bool:
    """True if a form of the text's language may begin at a place."""
    if form.tongue and language not in form.tongue.split():
        return False
    # The letter before makes one word with the first one; other scripts have their own rules.
    around = folded.text[max(0, low - 1) : low + 1]
    if len(around) > 1 and around.isalnum() and all(kind_of(char) in _ALPHABETIC for char in around):
        return _follows_prefix(folded.text, low, language)
    return _begins(folded.source, folded.start(low), person=form.kind == "person")


def _follows_prefix(text: str, place: int, language: str) -> bool:
    """True if the word up to a place is a prefix that the language writes on to names."""
    prefixes = (one for one in words("prefixes_of_names", language) if text.endswith(one, 0, place))
    begins = (place - len(one) for one in prefixes)
    return any(begin == 0 or not text[begin - 1].isalpha() for begin in begins)


def _begins(source: str, start: int, *, person: bool) -> bool:
    previous = before(source, start)
    if not previous:
        return True
    first, left = kind_of(source[start]), kind_of(previous)
    if previous in "_@":
        return False
    if (first, left) == ("arabic", "arabic"):
        return arabic_prefix(source, start)
    if first == "hangul":
        return left not in ("hangul", "latin", "digit")
    if (first, left) == ("kana", "kana"):
        return _katakana(previous) != _katakana(source[start])
    return (first, left, person) != ("han", "kana", False) or not _katakana(previous)


def _katakana(char: str) -> bool:
    return char >= "\u30a0"


# Endings in scripts with letter case


def _after_tail(folded: Folded, form: Form, high: int, language: str) -> int:
    """The folded end with the ending written on and the fixed rest; -1 if another word goes on there."""
    if rest := form.stem.rest:
        return high + len(rest) if folded.text.startswith(rest, high) else -1
    tail = letters_after(folded.text, high)
    if {kind_of(char) for char in (folded.text[high - 1], *tail[:1])} != {"latin"}:
        return high
    tail = "".join(c for c in tail if kind_of(c) == "latin")
    return high + len(tail) if not tail or _latin_tail(tail, form, language) else -1


_SHORTEST_WITH_S = 4


def _latin_tail(tail: str, form: Form, language: str) -> bool:
    """True if the letters after a name in Latin script are an ending that the language writes on to names."""
    letters = sum(map(str.isalpha, form.stem.head))
    if letters < _SHORTEST_WITH_S:
        return False
    if tail in words("weak_noun_endings", language):
        return (form.kind, form.shape) == ("outlet", "word")  # dem „Funken“
    if form.shape == "acronym":
        return False
    if tail == "s":
        return _takes_s(form, language)
    return False


def _takes_s(form: Form, language: str) -> bool:
    """True if an -s is the genitive or plural of a name; in German its article decides later."""
    if language in packs_with("nouns_capitalized") and (form.kind, form.shape) == ("organization", "word"):
        return True
    if form.kind == "person" and language in packs_with("genitive_with_apostrophe"):
        return False
    return not is_word_of(form.common_in, language)


# Ends in other scripts

_SHORT_NAME = 2


def _ends(source: str, start: int, end: int, form: Form) -> bool:
    following = after(source, end)
    if not following:
        return True
    last, right = kind_of(source[end - 1]), kind_of(following)
    if following in "_@":
        return False
    if form.script == "unspaced":
        return _ends_unspaced(source, start, end)
    if right == "hangul":
        return _korean(source, start, end, form)
    if last == "hangul":
        return right not in ("latin", "digit")
    if last == "arabic":
        return right != "arabic"
    if right in ("han", "kana") and last in ("latin", "han", "kana"):
        return _ends_before_han(source, start, end, form)
    return not {last, right}.issubset(_ALPHABETIC)


_SHORTEST_UNSPACED = 5


def _ends_unspaced(source: str, start: int, end: int) -> bool:
    """True if a name in Thai and its like is no part of a syllable, and long enough to be found between other words."""
    previous, following = before(source, start) or " ", source[end]
    if kind_of(source[end - 1]) != "unspaced":
        return kind_of(previous) != "unspaced"
    if unicodedata.category(following).startswith("M") or following in words("vowels_after_letters"):
        return False
    if previous in words("vowels_before_letters"):
        return False
    return end - start >= _SHORTEST_UNSPACED or "unspaced" not in (kind_of(previous), kind_of(following))


_OF_THE_BODY = compiled_later(alternation("people_endings"))
"""After a short noun 인 makes one for people or a kind (한국인, 빌트인), rarely a form of "to be"."""


def _korean(source: str, start: int, end: int, form: Form) -> bool:
    """True if what follows a name in Hangul is a particle of it."""
    name, tail = (unicodedata.normalize("NFC", part) for part in (source[start:end], source[end : end + 40]))
    short = form.kind != "person" and len(form.stem.head) <= _SHORT_NAME
    if not particle_agrees(name, tail) or (short and _OF_THE_BODY.match(tail)):
        return False
    return korean_tail(tail, 0, "outlet" if kind_of(source[end - 1]) == "latin" else form.kind)


_HAN_LANGUAGES = languages_of("scripts/han")
_HAN_CONTINUED = compiled_later(any_of("name_continued_by"))
_NAMED_AFTER = compiled_later(any_of("named_after_people"))


def _ends_before_han(source: str, start: int, end: int, form: Form) -> bool:
    """True if a name ends where Han characters or kana follow."""
    last, following = kind_of(source[end - 1]), after(source, end)
    if last == "latin":
        return not _HAN_CONTINUED.match(source, end)
    if (last, kind_of(following)) == ("kana", "kana"):
        return _katakana(source[end - 1]) != _katakana(following)
    if (_NAMED_AFTER if form.kind == "person" else _HAN_CONTINUED).match(source, end):
        return False
    name, rest = source[start:end], source[end : end + 4]
    if _runs_on(name, rest):
        return False
    if form.kind == "person":
        return rest[0] not in words("last_given_characters") | {name[-1]}  # 鈴木健二郎 is not 鈴木健二
    # What looks like the short name of a university goes on in 東大和市, but not in 北大和清华.
    return name[-1] != "大" or not rest.startswith(tuple(words("characters_after_short_university")))


def _runs_on(name: str, rest: str) -> bool:
    """True if the last character makes a word with the next one, which begins none itself: 自由之家|庭, 统一|部署."""
    word = name[-1] + rest[0]
    if is_common(name[:-1], "zh") and is_word_in(word, "zh"):
        return True
    return given_goes_on(rest) and is_common(word, "zh")


def given_goes_on(rest: str) -> bool:
    """True if the next character begins no word, so that the name goes on: 李明珠 is not 李明, 北大荒 not 北大."""
    if kind_of(rest[0]) != "han" or rest[0] in words("one_character_words"):
        return False
    return not any(is_word_in(rest[:2], language) for language in _HAN_LANGUAGES)


# Words around a Chinese or Japanese name: whether others than the name divide the characters better

_REACH = 5  # characters to each side: two words
_LONGEST_WORD = 4
_LONGEST_WORD_OF_NAME = 4
_WORD, _RARE, _SIGN, _SMALL, _NAME = 1.0, 1.2, 1.6, 1.0, 1.0
_MARGIN = 0.15
"""Costs: a word as likely as a name, a character that makes no word half a word more; the margin must be won."""


def _run_of_han(text: str) -> str:
    return "".join(takewhile(lambda char: kind_of(char) == "han", text))


def _divided_otherwise(source: str, start: int, end: int) -> bool:
    """True if the characters around a name make words across its beginning or end: 水|道新|設 is 水道 and 新設."""
    left, right = (
        _run_of_han(source[max(0, start - _REACH) : start][::-1])[::-1],
        _run_of_han(source[end : end + _REACH]),
    )
    name = source[start:end]
    if not left + right or len(name) > _LONGEST_WORD_OF_NAME:
        return False
    run, first, last = left + name + right, len(left), len(left + name)
    outside = _cheapest(left) + _cheapest(right)
    across = min(_cheapest(run, place) for place in (first, last) if 0 < place < len(run))
    return across + _MARGIN < outside + _NAME


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
        return _SMALL if piece in words("function_characters") else _SIGN
    if is_common(piece, *_HAN_LANGUAGES) or piece in words("han_regions"):
        return _WORD
    return _RARE if any(is_word_in(piece, language) for language in _HAN_LANGUAGES) else float("inf")
