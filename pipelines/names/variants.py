"""The same name in other ways of writing: 大湖学会, 大湖學會; Organization, Organisation; Dünen-Verein, Dünenverein."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

from pipelines.text.scripts import kind_of
from presswatch.languages.packs import any_word, keyed_words
from presswatch.languages.patterns import compiled_later

_SHORTEST = 3
"""Characters: a shorter name in other characters may be another organization's (东大, 東大)."""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Any character to its simplified one; that to the likeliest traditional one, and to the Japanese one."""
    simple: dict[str, str] = {}
    full: dict[str, str] = {}
    japanese: dict[str, str] = {}
    lines = files("pipelines").joinpath("data", "han_variants.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        signs, _, japan = line.partition(" ")
        plain, traditional = signs[0], signs[1:]
        full[plain] = traditional[0]
        japanese[plain] = japan or traditional[0]
        for sign in traditional + japan:
            simple.setdefault(sign, plain)
    # A character that is also a simplified one (后, 里, 台) stays what it is.
    return {sign: plain for sign, plain in simple.items() if sign not in full}, full, japanese


def simplified(text: str) -> str:
    """`text` in simplified characters."""
    simple = _tables()[0]
    return "".join(simple.get(sign, sign) for sign in text)


def han_variants(text: str) -> tuple[str, ...]:
    """The other ways of writing a name in Han characters, `text` itself not among them; none for short names."""
    if sum(kind_of(sign) == "han" for sign in text) < _SHORTEST or any(kind_of(s) == "kana" for s in text):
        return ()
    _, full, japanese = _tables()
    plain = simplified(text)
    ways = (plain, *("".join(table.get(sign, sign) for sign in plain) for table in (full, japanese)))
    return tuple(way for way in dict.fromkeys(ways) if way != text)


_SPELLINGS = tuple((british, american) for british, (american,) in keyed_words("british_and_american_endings").items())
"""British and American: Organisation, Labour, Harbour, Honour, Defence, Programme, Centre."""


_IN_TWO_SPELLINGS = compiled_later(rf"(?:{'|'.join(chain.from_iterable(_SPELLINGS))})\b")


def english_variants(text: str) -> Iterator[str]:
    """A name of several words in the other spelling, British or American, also in Oxford's: Labour Organization."""
    if " " not in text or not _IN_TWO_SPELLINGS.search(text):
        return
    for ways in (_SPELLINGS, _SPELLINGS[:1], [(other, one) for one, other in _SPELLINGS]):
        varied = text
        for one, other in ways:
            varied = re.sub(rf"(?<=[A-Za-z]){one}\b", other, varied)
        if varied != text:
            yield varied


_HYPHENED = compiled_later(r"(?<!\w)(?P<first>[A-ZÄÖÜ][a-zäöüß]{3,})-(?P<head>[A-ZÄÖÜ][a-zäöüß]{3,})(?!\w)")
_BODIES = any_word("compound_kinds", "de")
_OF_A_BODY = compiled_later(rf"(?:{_BODIES})(?!\w)")
_COMPOUND = compiled_later(rf"(?<!\w)(?P<first>[A-ZÄÖÜ][a-zäöüß]{{3,}}?)(?P<head>{_BODIES})(?!\w)")
"""A German compound whose last part is a word for a body."""


def german_variants(text: str) -> Iterator[str]:
    """A German compound written otherwise: Wattenmeer-Stiftung, Wattenmeerstiftung, Wattenmeer Stiftung."""
    joined = _HYPHENED.sub(lambda m: m["first"] + m["head"].lower(), text) if "-" in text else text
    if joined != text:
        yield joined
        yield _HYPHENED.sub(r"\g<first> \g<head>", text)
    if not _OF_A_BODY.search(text):
        return
    parted = _COMPOUND.sub(lambda m: f"{m['first']}-{m['head'].capitalize()}", text)
    if parted != text:
        yield parted
