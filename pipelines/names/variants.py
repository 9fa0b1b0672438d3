"""The same name in other ways of writing: Song Hanna, & for "and"; 大湖学会, 大湖學會; Organization, Organisation."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

from pipelines.common.fold import fold_text
from pipelines.common.scripts import CJK, HAN_CLASS, kind_of, script_of
from presswatch.languages.packs import any_word, common_file, keyed_words, words
from presswatch.languages.patterns import compiled_later
from presswatch.watchlist.entries import Subject

Shape = Literal["acronym", "word", "phrase", "article", "surname"]
_LONGEST_ACRONYM = 6
_LONGEST_ARTICLE = 3
PARENTHESIS = compiled_later(r"\s{0,60}[(（][^()（）]{0,300}[)）]\s{0,60}")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_CAPITAL_WORD = compiled_later(r"[^\W\d_]+\.?")
_NO_SURNAME_ALONE = compiled_later(f"[・·{HAN_CLASS}]")
_SHORTEST = 3
"""Characters: a shorter name in other characters may be another organization's (东大, 東大)."""


@lru_cache(maxsize=128)
def fold_name(text: str) -> str:
    """A name folded; all rules about one subject ask for the same few."""
    return fold_text(text)


def shape_of(text: str, *, person: bool) -> Shape:
    """What kind of name `text` is, from its letters."""
    tokens = text.split()
    if len(tokens) == 1:
        if text.isupper() and sum(map(str.isalpha, text)) <= _LONGEST_ACRONYM:
            return "acronym"
        # Korean, Japanese and Chinese names of one word are full ones; kana alone are a surname.
        script = script_of(text)
        whole = script in CJK and (script != "kana" or _NO_SURNAME_ALONE.search(text) is not None)
        return "surname" if person and not whole else "word"
    if len(tokens) == 2 and len(tokens[0]) <= _LONGEST_ARTICLE and fold_name(tokens[0]) in words("articles"):
        return "article"
    return "phrase"


def spellings(text: str, subject: Subject) -> Iterator[str]:
    """Other ways of writing a name: joined or spaced hyphens, umlauts, dotted acronyms, order of a person's names."""
    yield text
    bare = without_parenthesis(text)
    if bare != text:
        yield bare
    for one in dict.fromkeys((text, bare)):
        yield from _respelled(one, subject)


def without_parenthesis(text: str) -> str:
    """A name without what is in parentheses."""
    return PARENTHESIS.sub(" ", text).strip() if "(" in text or "（" in text else text.strip()


def _respelled(text: str, subject: Subject) -> Iterator[str]:
    if script_of(text) == "han":
        yield from han_variants(text)
    if subject.kind != "person":
        yield from _english_variants(text)
        yield from _german_variants(text)
    yield from _other_letters(text)
    yield from _other_words(text)
    yield from _other_marks(text)
    if subject.kind == "person":
        yield from _person_orders(text)


def _other_letters(text: str) -> Iterator[str]:
    """With an Arabic "to", "&" for "and" and the other way round, umlauts as two letters."""
    if text.startswith("ال"):
        yield "لل" + text[2:].removeprefix("ل")  # ل and ال are written as one
    if " & " in text:
        yield text.replace(" & ", " and ")
    if " and " in text:
        yield text.replace(" and ", " & ")
    respelled = text if text.isascii() else text.translate(_UMLAUTS)
    if respelled != text:
        yield respelled


def _other_words(text: str) -> Iterator[str]:
    """With "International" in short, without "The"."""
    if text.endswith(" International"):
        yield from (text.removesuffix("International") + short for short in ("Int'l", "Intl", "Intl."))
    if text.lower().startswith("the ") and text.count(" ") > 1:
        yield text[4:]


def _other_marks(text: str) -> Iterator[str]:
    """An acronym with dots, a hyphen as a blank or without it."""
    if len(text) > 1 and text.isascii() and text.isalpha() and shape_of(text, person=False) == "acronym":
        yield ".".join(text) + "."
    if "-" in text and " " in text:
        yield text.replace("-", " ")
        yield re.sub(r"-(\w)", lambda m: m.group(1).lower(), text)


def _person_orders(text: str) -> Iterator[str]:
    """Hanna Song is also "Song, Hanna" and "Song Hanna"; only for two names in a script with capitals."""
    tokens = text.replace(",", "").split()
    if len(tokens) != 2 or not all(_CAPITAL_WORD.fullmatch(t) and t[0].isupper() for t in tokens):
        return
    if len(tokens[0].strip(".")) < 2 or "," in text or fold_name(tokens[0]) in words("titles"):
        return
    yield f"{tokens[1]}, {tokens[0]}"
    yield f"{tokens[1]} {tokens[0]}"


# Han characters, English and German


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Any character to its simplified one; that to the likeliest traditional one, and to the Japanese one."""
    simple: dict[str, str] = {}
    full: dict[str, str] = {}
    japanese: dict[str, str] = {}
    lines = common_file("han_variants.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        chars, _, japan = line.partition(" ")
        plain, traditional = chars[0], chars[1:]
        full[plain] = traditional[0]
        japanese[plain] = japan or traditional[0]
        for char in traditional + japan:
            simple.setdefault(char, plain)
    # A character that is also a simplified one (后, 里, 台) stays what it is.
    return {char: plain for char, plain in simple.items() if char not in full}, full, japanese


def simplified(text: str) -> str:
    """`text` in simplified characters."""
    simple = _tables()[0]
    return "".join(simple.get(char, char) for char in text)


def han_variants(text: str) -> tuple[str, ...]:
    """The other ways of writing a name in Han characters, `text` itself not among them; none for short names."""
    if sum(kind_of(char) == "han" for char in text) < _SHORTEST or any(kind_of(s) == "kana" for s in text):
        return ()
    _, full, japanese = _tables()
    plain = simplified(text)
    ways = (plain, *("".join(table.get(char, char) for char in plain) for table in (full, japanese)))
    return tuple(way for way in dict.fromkeys(ways) if way != text)


_SPELLINGS = tuple((british, american) for british, (american,) in keyed_words("british_and_american_endings").items())
"""British and American: Organisation, Labour, Harbour, Honour, Defence, Programme, Centre."""


_IN_TWO_SPELLINGS = compiled_later(rf"(?:{'|'.join(chain.from_iterable(_SPELLINGS))})\b")


def _english_variants(text: str) -> Iterator[str]:
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


def _german_variants(text: str) -> Iterator[str]:
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
