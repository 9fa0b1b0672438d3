"""The context of a name: the words before and after, capitals, quotation marks, the beginning of a sentence."""

import re
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeVar

from pipelines.common.fold import Folded, fold, fold_word
from pipelines.common.scripts import CJK_CLASS, INVISIBLE, script_of
from presswatch.languages.packs import packs_with, words, words_for
from presswatch.languages.patterns import compiled_later

_MEANING = "language_cues"
_FEWEST_SMALL_WORDS = 2
_BEGINNING = 200
"""Characters by which the script of a text of unknown language is seen."""


@cache
def small_words() -> dict[str, frozenset[str]]:
    """By language code: the small words by which a text's language is guessed."""
    return {code: words(_MEANING, code) for code in packs_with(_MEANING)}


Answer = TypeVar("Answer")
_WORD = r"[^\W_][\w'’.&-]{0,60}"
_NEXT = compiled_later(rf"([^\w\n]{{0,300}}\n?[^\w\n]{{0,300}})({_WORD})")
_WORDS = compiled_later(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DOMAIN = compiled_later(r"\.[a-z]{2,4}\b")
_UNBROKEN = compiled_later(rf"[^\s{CJK_CLASS}、。（）「」]*")
"""What an address may go on with: letters of scripts without blanks are the text's."""
_INITIALS = compiled_later(r"(?:[A-ZÀ-ÖØ-ÞА-Я]\.){0,2}[A-ZÀ-ÖØ-ÞА-Я]")
_BLANKS = " \u00a0\u2009\u202f"
_SPACES = "\n\u00a0 \u2009\u202f\u3000" + "".join(INVISIBLE)
_OPENING = "\"“„«‹「『《〈‘'‚"
_CLOSING = "\"”“»›」』》〉’'"
_OPENING_MARKS, _CLOSING_MARKS = frozenset(_OPENING), frozenset(_CLOSING)
_BEFORE_LETTERS = _OPENING + "([*-" + _BLANKS + "".join(INVISIBLE)
_REACH = 60
_CAPS_RATIO = 0.75  # of the other letters of the line: a headline in capitals, also with one small word in it
_FEWEST_LETTERS = 6
_STOPS = ".!?:•|–—…\n"


WHOLE_TEXT = 100_000
"""Characters at the start of a text in which rules look for what it says of a name elsewhere, and for its words: each
of thousands of names asks. Names are found anywhere; the longest of 1,546 honest pages has 65,385 characters."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word next to a name: as printed, folded, and the characters between it and the name."""

    printed: str = ""
    folded: str = ""
    gap: str = ""

    @property
    def adjacent(self) -> bool:
        """Only a space lies between."""
        return self.is_after(_SPACES)

    def is_after(self, marks: str) -> bool:
        """True if a gap lies between, and nothing in it but these characters."""
        return self.gap != "" and not self.gap.strip(marks)

    def listed(self, *meanings: str) -> bool:
        """True if the folded word is listed in a language pack under one of the meanings."""
        return any(self.folded in words(meaning) for meaning in meanings)

    def listed_in(self, language: str, *meanings: str) -> bool:
        """The same in the packs of the text's language; in all if it is "" or its packs have no such list."""
        return any(self.folded in words_for(meaning, language) for meaning in meanings)

    def adjacent_in(self, *meanings: str) -> bool:
        """True if only a space lies between and the word is listed under one of the meanings."""
        return self.adjacent and self.listed(*meanings)

    def adjacent_one_of(self, listed: frozenset[str]) -> bool:
        """True if only a space lies between and the folded word is one of these."""
        return self.folded in listed and self.adjacent

    def adjacent_as(self, printed: Collection[str]) -> bool:
        """True if only a space lies between and the word is printed as one of these."""
        return self.printed in printed and self.adjacent

    @property
    def width(self) -> int:
        """Characters that the word and its gap take up."""
        return len(self.gap) + len(self.printed)

    @property
    def capital(self) -> bool:
        """True if the word begins with a capital letter; scripts without letter case have none."""
        return self.printed[:1].isupper()

    @property
    def unelided(self) -> str:
        """The folded word without an article joined by an apostrophe: "opérateur" of "l'opérateur"."""
        return self.folded.rsplit("'", 1)[-1]

    @property
    def adjacent_small(self) -> bool:
        """True if only a space lies between and the word is in small letters."""
        return self.printed.islower() and self.adjacent

    @property
    def adjacent_capital(self) -> bool:
        """True if only a space lies between and the word begins with a capital letter."""
        return self.capital and self.adjacent


@cache
def _languages_of_scripts() -> dict[str, str]:
    meaning = "language_of_script"
    return {script: code for code in packs_with(meaning) for script in words(meaning, code)}


class TextContext:
    """A text with its folded form and language, asked for the context of a place."""

    def __init__(self, folded: Folded, language: str | None) -> None:
        self.folded = folded
        self.text = folded.source
        self.given_language = (language or "").split("-")[0].lower()
        self._next: dict[int, Token] = {}  # a candidate's neighbours are asked for by many rules
        self._before: dict[int, Token] = {}
        self._asked: dict[Hashable, Any] = {}

    @cached_property
    def language(self) -> str:
        """The language as given, else that whose small words occur most; "" if none or two alike."""
        if self.given_language:
            return self.given_language
        counts = sorted(((len(small & self.words), lang) for lang, small in small_words().items()), reverse=True)
        best, second = counts[0], counts[1]
        known = best[0] >= _FEWEST_SMALL_WORDS and best[0] > second[0]
        return best[1] if known else _languages_of_scripts().get(script_of(self.text[:_BEGINNING]), "")

    @property
    def in_english(self) -> bool:
        """True if the text is read as English: it is in English, or its language is not known."""
        return self.assumed_language == "en"

    @property
    def assumed_language(self) -> str:
        """The language; English where it is not known."""
        return self.language or "en"

    def has(self, flag: str) -> bool:
        """True if the pack of the text's language has the flag: a meaning without words, or with some."""
        return self.language in packs_with(flag)

    @cached_property
    def beginning(self) -> str:
        """The part of the text in which rules look for what it says elsewhere, see `WHOLE_TEXT`; mostly all of it."""
        return self.text[:WHOLE_TEXT]

    @cached_property
    def words(self) -> frozenset[str]:
        """All folded words of the text's beginning, see `WHOLE_TEXT`."""
        return frozenset(_WORDS.findall(self.folded.text[:WHOLE_TEXT]))

    def next(self, end: int) -> Token:
        """The word after `end`, if it is in reach."""
        known = self._next.get(end)
        if known is None:
            found = _NEXT.match(self.text, end, min(len(self.text), end + _REACH))
            known = self._next[end] = _neighbour(found.group(2), found.group(1)) if found else Token()
        return known

    def before(self, start: int) -> Token:
        """The word before `start`, if it is in reach."""
        known = self._before.get(start)
        if known is None:
            known = self._before[start] = self._find_before(start)
        return known

    def _find_before(self, start: int) -> Token:
        low = max(0, start - _REACH)
        piece = self.text[low:start]
        cut = piece.rfind("\n\n")
        piece = piece[cut + 2 :] if cut >= 0 else piece
        stop = len(piece)
        while stop and not (piece[stop - 1].isalnum()):
            stop -= 1
        begin = stop
        while begin and not piece[begin - 1].isspace() and piece[begin - 1] not in "([{/" + _OPENING.replace("'", ""):
            begin -= 1
        if _INITIALS.fullmatch(piece, begin, stop) and piece[stop : stop + 1] == ".":
            stop += 1  # the dot of initials belongs to them
        return _neighbour(piece[begin:stop], piece[stop:]) if stop else Token()

    def of_text(self, rule: Callable[[str, str], str], name: str) -> str:
        """What a rule says of a name and the text's beginning, asked once: a text may hold a name a hundred times."""
        return self.once((rule, name), lambda: rule(name, self.beginning))

    def once(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about the whole text, found when it is first asked."""
        if question not in self._asked:
            self._asked[question] = answer()
        known: Answer = self._asked[question]
        return known

    def window(self, start: int, end: int, reach: int = 70) -> frozenset[str]:
        """The folded words within `reach` characters, without those of the name."""
        left = self.text[max(0, start - reach) : start]
        right = self.text[end : end + reach]
        return frozenset(_WORDS.findall(fold(left).text)) | frozenset(_WORDS.findall(fold(right).text))

    def clause(self, start: int, end: int, reach: int = 70) -> frozenset[str]:
        """The folded words of the same clause within `reach` characters, without those of the name."""
        return frozenset(_WORDS.findall(self.clause_around(start, end, reach)))

    def clause_around(self, start: int, end: int, reach: int) -> str:
        """The folded text of the same clause within `reach` characters, with a space for the name."""
        left = re.split(r"[;.!?\n]\s", self.text[max(0, start - reach) : start])[-1]
        right = re.split(r"[;.!?\n]\s", self.text[end : end + reach])[0]
        return f"{fold(left).text} {fold(right).text}"

    def line(self, start: int, end: int) -> tuple[int, int]:
        """The line around a place, at most 150 characters to each side."""
        low = self.text.rfind("\n", max(0, start - 150), start) + 1 or max(0, start - 150)
        high = self.text.find("\n", end, end + 150)
        return low, high if high >= 0 else min(len(self.text), end + 150)

    def capitals(self, start: int, end: int) -> bool:
        """True if the line around is printed in capitals, so that capitals mean nothing."""
        low, high = self.line(start, end)
        other = self.text[low:start] + self.text[end:high]
        upper = sum(map(str.isupper, other))
        lower = sum(map(str.islower, other))
        return upper + lower >= _FEWEST_LETTERS and upper >= _CAPS_RATIO * (upper + lower)

    def title_case(self, start: int, end: int) -> bool:
        """True if the line around is a headline in which every long word has a capital."""
        low, high = self.line(start, end)
        words = [w for w in _WORDS.findall(self.text[low:start] + " " + self.text[end:high]) if len(w) > 3]
        stop = "." in self.text[low:high].rstrip(".")
        return len(words) >= 3 and not stop and sum(w[0].isupper() for w in words) >= 0.8 * len(words)

    def headline(self, start: int, end: int, fewest: int = 2) -> bool:
        """True if all words of the line but small ones have a capital, `fewest` or more, and no stop ends it."""
        low, high = self.line(start, end)
        found = _WORDS.findall(self.text[low:start] + " " + self.text[end:high])
        long = [w for w in found if len(w) > 2 and fold_word(w) not in words("function")]
        return len(long) >= fewest and all(w[0].isupper() for w in long) and "." not in self.text[low:high]

    def sentence_start(self, start: int) -> bool:
        """True if the name begins a sentence or a line, so that its capital means nothing."""
        place = start
        while place and self.text[place - 1] in _BEFORE_LETTERS:
            place -= 1
        return place == 0 or self.text[place - 1] in _STOPS

    def quoted(self, start: int, end: int) -> bool:
        """True if the name alone is in quotation marks."""
        left = self.text[max(0, start - 2) : start].rstrip(_BLANKS)
        right = self.text[end : end + 2].lstrip(_BLANKS)
        return left[-1:] in _OPENING_MARKS and right[:1] in _CLOSING_MARKS

    def opens_longer_title(self, start: int, end: int) -> bool:
        """True if a quotation mark opens just before the name and more words follow."""
        if not start or self.text[start - 1] not in '"“„«‹「『《〈' or self.text[end : end + 1] != " ":
            return False
        rest = self.text[end : end + 80]
        close = min((rest.find(c) for c in '"”“»›」』》〉' if c in rest), default=0)
        return close > 0 and not any(c in ".!?,;" for c in rest[:close]) and rest[:close].count(" ") <= 6

    def in_address(self, start: int, end: int) -> bool:
        """True if the name is part of a web address, a mail address or a handle."""
        left, right = self.text[max(0, start - 200) : start], self.text[end : end + 200]
        before, after = _UNBROKEN.findall(left[::-1])[0][::-1], _UNBROKEN.findall(right)[0]
        token = before + self.text[start:end] + after
        return any(mark in token for mark in ("://", "@", "www.")) or _DOMAIN.match(after) is not None


def _neighbour(printed: str, gap: str) -> Token:
    bare = printed.strip(".'’-&")
    return Token(printed, fold_word(bare), gap)
