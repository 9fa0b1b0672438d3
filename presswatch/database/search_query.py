"""What a search asks for: words, "phrases", begun words (flood*), fields (outlet:, person: …), excluded words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from presswatch.errors import UsageError
from presswatch.locale import _

WORDING = ("", "title", "text")
"""Fields of the wording of a post: both, or one of them."""
FIELDS = ("title", "text", "outlet", "person", "subject", "source")
_PART = re.compile(r'([-−]?)(?:([a-z]+):(?!//))?(?:"([^"]*)("?)|([^\s"]+))?(\*?)')
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts that put no space between words: there a begun word may begin anywhere."""


@dataclass(frozen=True)
class Condition:
    """What a post has to have, or must not have where it is `excluded`, in a field ("": title or text)."""

    words: str
    field: str = ""
    begun: bool = False
    excluded: bool = False

    @cached_property
    def in_wording(self) -> bool:
        """True if it is asked of the words of the post."""
        return self.field in WORDING

    @cached_property
    def at_word_start(self) -> bool:
        """True if only a word that begins so counts, which the database cannot tell."""
        return self.in_wording and self.begun and not unicodedata.name(self.words[0], "").startswith(_UNSPACED)

    @property
    def asked_of_database(self) -> bool:
        """False if the database would exclude too much: a word that only contains an excluded begun word."""
        return not (self.excluded and self.at_word_start)

    def confirmed(self, title: str, text: str) -> bool:
        """True if a wording that may have a begun word has it, or has it not where that is `excluded`."""
        if not self.at_word_start:
            return True
        where = {"title": (title,), "text": (text,)}.get(self.field, (title, text))
        return any(map(self._begins.search, where)) is not self.excluded

    @cached_property
    def _begins(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){re.escape(self.words)}", re.IGNORECASE)


def read_query(query: str) -> list[Condition]:
    """The conditions of a query, each once. UsageError with the place of what is wrong."""
    return list(dict.fromkeys(_conditions(query)))


def _conditions(query: str) -> Iterator[Condition]:
    at = 0
    while at < len(query):
        part = _PART.match(query, at)
        assert part is not None, "every piece of it may be missing"
        _refuse(query, part)
        minus, field, phrase, _closed, word, star = part.groups("")
        begun = bool(star) or (len(word) > 1 and word.endswith("*"))
        words = (phrase or (word.removesuffix("*") if begun else word)).strip()
        if words:
            yield Condition(words, field, begun=begun, excluded=bool(minus))
        elif minus:
            yield Condition(minus)
        at = max(part.end(), at + 1)


def _refuse(query: str, part: re.Match[str]) -> None:
    """Raises UsageError for a part of a query that cannot be read."""
    _minus, field, phrase, closed, word, _star = part.groups()
    if phrase is not None and not closed:
        raise _wrong(query, part.start(3), _("the quotation mark is not closed"))
    if field and field not in FIELDS:
        known = ", ".join(f"{name}:" for name in FIELDS)
        words = _("unknown field {field}: (known: {known}); in quotation marks it is a word", field=field, known=known)
        raise _wrong(query, part.start(2) + 1, words)
    if field and not (phrase or word or "").strip():
        raise _wrong(query, part.end(2) + 1, _("nothing follows {field}:", field=field))
    if word and "*" in word[:-1]:
        words = _("* ends a word (flood*); in quotation marks it is a character like others")
        raise _wrong(query, part.start(5) + word.index("*") + 1, words)


def _wrong(query: str, place: int, words: str) -> UsageError:
    return UsageError(_("search: character {place} of {query}: {words}", place=place, query=query, words=words))


def as_query(arguments: tuple[str, ...]) -> str:
    """The query that a shell's arguments make: one with spaces is a phrase, unless it is a query of its own."""
    return " ".join(map(_argument, arguments))


def _argument(word: str) -> str:
    if " " not in word or '"' in word:
        return word
    field, colon, rest = word.partition(":")
    if colon and field.lstrip("-−") in FIELDS:
        return f'{field}:"{rest.strip()}"'
    pieces = word.split()
    own = any(piece[0] in "-−" or piece[-1] == "*" or piece.partition(":")[0] in FIELDS for piece in pieces)
    return word if own else f'"{word}"'
