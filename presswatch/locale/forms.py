"""English texts that are data (errors, reasons, what the database keeps) in the language of their reader.

They arise in English with their values filled in, and are stored, compared and sent to other processes so. A catalogue
has their forms, "the server answers {0}", each of which represents an f-string of the code: a text is recognized by
the form that fits it best, and its values are put into the translation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from string import Formatter
from typing import Self

from presswatch.locale import catalogue, filled, fixed_texts, sentences

_MOST_JOINTS = 20
_FEWEST_LETTERS = 6
"""A form with fewer letters of its own ("{0} days") fits by chance: its values must be numbers."""
_NUMBER = re.compile(r"[\d,.]+")


@dataclass(frozen=True)
class Form:
    """A text with places for values: its fixed pieces, and what it is in the reader's language."""

    pieces: tuple[str, ...]
    translation: str

    @cached_property
    def letters(self) -> int:
        """How many letters of a text of this form are its own."""
        return sum(map(len, self.pieces))

    @cached_property
    def is_clear(self) -> bool:
        """True if no other text looks like this form: "known: …" does not either."""
        letters = sum(map(str.isalpha, "".join(self.pieces)))
        return letters >= _FEWEST_LETTERS or self.pieces[0].endswith(": ")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the texts of this form, with a group for each value."""
        return re.compile("(.*?)".join(map(re.escape, self.pieces)), re.DOTALL)

    def values(self, text: str) -> tuple[str, ...] | None:
        """The values with which this form is the text; None if it is not of this form."""
        found = self.pattern.fullmatch(text) if all(piece in text for piece in self.pieces) else None
        if found is None or not (self.is_clear or all(map(_NUMBER.fullmatch, found.groups()))):
            return None
        return found.groups()


@cache
def _forms(language: str) -> tuple[Form, ...]:
    """The forms of a catalogue; of forms that know equally much of a text, the one with more values is taken."""
    texts = fixed_texts(language).items()
    forms = [Form(_pieces(text), translation) for text, translation in texts if "{0}" in text]
    return tuple(sorted(forms, key=lambda form: -len(form.pieces)))


def _pieces(text: str) -> tuple[str, ...]:
    pieces = [""]
    for fixed, value, _, _ in Formatter().parse(text):
        pieces[-1] += fixed
        pieces += [""] * (value is not None)
    return tuple(pieces)


_LONGEST = 2000


def recognized(text: str, language: str) -> str:
    """The text in a language; as it is where neither it nor its parts are known, or it is longer than ours are."""
    return text if len(text) > _LONGEST else _best_reading(text, language)[1]


@lru_cache(maxsize=1000)
def _best_reading(text: str, language: str) -> tuple[int, str]:
    """The translation that knows most letters of a text, and how many; of equal ones that of its parts."""
    if found := fixed_texts(language).get(text):
        return len(text), found
    readings = [
        *((0, text), *_by_parts(_divisions(text), language), *_by_forms(text, language)),
        *(*_by_parts(_split(text, ", "), language), *_by_rule(text, language)),
    ]
    return max(readings, key=lambda reading: reading[0])


def _by_parts(divisions: Iterable[tuple[list[str], str]], language: str) -> Iterator[tuple[int, str]]:
    for parts, whole in divisions:
        known, translations = zip(*(_part(part, language) for part in parts), strict=True)
        yield sum(known), whole.format(*translations)


def _by_forms(text: str, language: str) -> Iterator[tuple[int, str]]:
    for form in _forms(language):
        values = form.values(text)
        if values is not None:
            parts = [_part(value, language) for value in values]
            known = form.letters + sum(number for number, _ in parts)
            yield known, filled(form.translation, *(_Value(words, language) for _, words in parts))


def _divisions(text: str) -> Iterator[tuple[list[str], str]]:
    """The ways to take "what: which: why; more (hint)" apart in two, and how it is put together again."""
    yield from _split(text, ": ")
    yield from _split(text, "; ")
    before, hint = _hint(text)
    if before and hint:
        yield [before, hint], "{} ({})"


def _hint(text: str) -> tuple[str, str]:
    """The text before the brackets that it ends with, and what is in them; both empty if it ends with none."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if not depth:
            return (text[: place - 1], text[place + 1 : -1]) if text[place - 1 : place] == " " else ("", "")
    return "", ""


def _split(text: str, joint: str) -> Iterator[tuple[list[str], str]]:
    """The text before and after the first such joint; nothing for a text of very many parts, which is none of ours."""
    first, _, rest = text.partition(joint)
    if first and rest and text.count(joint) <= _MOST_JOINTS:
        yield [first, rest], f"{{}}{joint}{{}}"


def _by_rule(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The sentence of a rule after its id, "alias: alias NKDB"; its values are names, and stay as they are."""
    rule, found, sentence = text.partition(": ")
    for english, translation in sentences(language).get(rule, {}).items() if found else ():
        form = Form(_pieces(english), translation)
        values = form.pattern.fullmatch(sentence)
        if values is not None:
            names = (name for _, name, _, _ in Formatter().parse(english) if name)
            known = len(rule) + form.letters
            yield known, f"{rule}: " + filled(translation, **dict(zip(names, values.groups(), strict=True)))


class _Value(str):
    """A value that a translation may want in a context, "{0:column}": the word that the catalogue has there."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """The value, with the language of the text that it is put into."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __format__(self, context: str) -> str:
        return catalogue(self.language).pgettext(context, self) if context else str(self)


def _part(text: str, language: str) -> tuple[int, str]:
    """A value, or a part, may be a text of ours; a single word is a name, or a word from a page."""
    return _best_reading(text, language) if " " in text else (0, text)
