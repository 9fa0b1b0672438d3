"""Joins a corpus's tokens to the printed text, with the offsets of each token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.real.corpora_types import Place

_CLOSING = frozenset(",.;:!?)]}»”’%…、。，।։՝՞՜،؛؟") | frozenset(
    "... .. ?! !! 's ’s n't 're 've 'll 'd 'm".split()  # clitics that English corpora split off
)
_OPENING = frozenset("([{«“„‘¿¡$£€#@")
_PRINTED = {"``": '"', "''": '"'}
_WITHOUT_SPACES = frozenset({"ja", "zh"})
_LATIN_END = re.compile(r"[A-Za-z]$")
_ELIDED = re.compile(r"\w{1,7}['’]")

_PRONOUNS = "o a os as um uma este esta esse essa ele ela eles elas isso isto".split()
_PORTUGUESE = {
    **{("de", word): "d" + word for word in [*_PRONOUNS, "aquele", "aqueles"]},
    **{("em", word): "n" + word for word in _PRONOUNS},
    **{("por", word): "pel" + word for word in ("o", "a", "os", "as")},
    **{("a", word): whole for word, whole in (("o", "ao"), ("os", "aos"), ("a", "à"), ("as", "às"))},
}


@dataclass(frozen=True)
class _Marks:
    """How a language's printed marks differ from English ones."""

    spaced: str = ""
    """Marks with a space on their inner side."""
    low_quotes: bool = False
    """Quotations are printed „so“: the mark that opens an English quotation closes one."""
    elision: bool = False
    """A word that ends in an apostrophe is joined to the next (l'été)."""


_PLAIN = _Marks()
_MARKS = {
    "bg": _Marks(low_quotes=True),
    "cs": _Marks(spaced="%", low_quotes=True),
    "da": _Marks(spaced="%"),
    "de": _Marks(spaced="%", low_quotes=True),
    "et": _Marks(low_quotes=True),
    "fi": _Marks(spaced="%"),
    "fr": _Marks(spaced=":;!?«»%", elision=True),
    "hr": _Marks(spaced="%"),
    "it": _Marks(elision=True),
    "nb": _Marks(spaced="%"),
    "pl": _Marks(spaced="%"),
    "pt": _Marks(elision=True),
    "ro": _Marks(low_quotes=True),
    "sk": _Marks(spaced="%", low_quotes=True),
    "sl": _Marks(spaced="%", low_quotes=True),
    "sr": _Marks(spaced="%"),
    "sv": _Marks(spaced="%"),
}


class _Spacing:
    """Decides token by token: pass each one to `before`, then to `after`."""

    def __init__(self, language: str) -> None:
        self.marks = _MARKS.get(language, _PLAIN)
        self.quote_is_open = False
        self.holds = True  # at the start and after an opening mark

    def before(self, printed: str) -> bool:
        """True if a space is printed before the token."""
        return not self.holds and not self._closes(printed)

    def _closes(self, printed: str) -> bool:
        if printed == '"' or (printed == "“" and self.marks.low_quotes):
            return self.quote_is_open
        return printed == "''" or (printed in _CLOSING and printed not in self.marks.spaced)

    def after(self, printed: str) -> None:
        """Notes a token that was printed."""
        self.holds = printed in _OPENING and printed not in self.marks.spaced
        if printed == '"' or (printed == "“" and self.marks.low_quotes):
            self.quote_is_open = self.holds = not self.quote_is_open
        elif printed in _PRINTED:
            self.quote_is_open = self.holds = printed == "``"
        elif printed == "„":
            self.quote_is_open = True
        elif printed in {"”", "»"}:
            self.quote_is_open = False
        elif self.marks.elision and _ELIDED.fullmatch(printed):
            self.holds = True


def detokenize(tokens: Sequence[str], language: str) -> tuple[str, list[Place]]:
    """The text with spaces by the rules of the language, and the offsets of each token in it."""
    spaces = _between_latin(tokens) if language in _WITHOUT_SPACES else _by_marks(tokens, language)
    return joined([_PRINTED.get(token, token) for token in tokens], spaces)


def joined(tokens: Iterable[str], spaces: Iterable[bool]) -> tuple[str, list[Place]]:
    """The text with a space before each token for which `spaces` is true, and the offsets of each token."""
    text = ""
    places = []
    for token, space in zip(tokens, spaces, strict=True):
        start = len(text) + space
        text += " " * space + token
        places.append((start, start + len(token)))
    return text, places


def _between_latin(tokens: Iterable[str]) -> Iterator[bool]:
    """A space between two words in Latin letters, none elsewhere."""
    previous = ""
    for token in tokens:
        yield len(token) > 1 and re.match(r"[A-Za-z]", token) is not None and _LATIN_END.search(previous) is not None
        previous = token


def _by_marks(tokens: Iterable[str], language: str) -> Iterator[bool]:
    spacing = _Spacing(language)
    for token in tokens:
        yield spacing.before(token)
        spacing.after(token)


def contracted(words: Sequence[str], tags: Sequence[str]) -> tuple[list[str], list[str]]:
    """Words and tags of a Portuguese treebank sentence with "de" + "a" contracted to "da" as printed."""
    shown: list[str] = []
    shown_tags: list[str] = []
    index = 0
    while index < len(words):
        whole = _PORTUGUESE.get((words[index].lower(), words[index + 1])) if index + 1 < len(words) else None
        if whole is None:
            shown.append(words[index])
            shown_tags.append(tags[index])
            index += 1
        else:
            shown.append(whole.capitalize() if words[index][0].isupper() else whole)
            shown_tags.append(tags[index] if tags[index] != "O" else tags[index + 1])
            index += 2
    return shown, shown_tags
