"""The forms in which bylines print names: inverted, with a nickname, in capitals, with others who took part."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left
from functools import cache
from importlib import resources

from presswatch.languages.packs import any_word, words
from presswatch.languages.patterns import compiled_later


@cache
def _given_names() -> array[int]:
    """The hashes of the names, ascending: a set of the names themselves would take three megabytes of each reader."""
    text = resources.files("scraper.pages").joinpath("data/given_names.json").read_text("utf-8")
    return array("q", sorted(map(hash, json.loads(text)["names"].split())))


def _is_listed(name: str) -> bool:
    hashes, key = _given_names(), hash(name)
    place = bisect_left(hashes, key)
    return place < len(hashes) and hashes[place] == key


def is_given(word: str) -> bool:
    """True if a word is known as a given name, of a double name ("Anna-Lena") its first half."""
    small = word.casefold().strip(".,")
    return _is_listed(small) or ("-" in small and _is_listed(small.split("-")[0]))


_PARTICLE = any_word("byline_name_particles")
_INVERTED = compiled_later(r"^([^\W\d_][\w'’-]+), ?([^\W\d_][\w.'’-]*(?: [^\W\d_]\.?)?)$")
"""A catalogue's form of a name: "Park, Mina J."."""
_INVERTED_PARTICLE = compiled_later(
    r"^(?P<last>[^\W\d_][\w'’-]+), ?(?P<first>[^\W\d_][\w.'’-]*(?: [^\W\d_]\.?)?) "
    rf"(?P<particle>(?:{_PARTICLE})(?: (?:{_PARTICLE}|las|los|dem))?)$"
)
"""The same with the particle of the surname at the end: "Jong, Mina de"."""
_INVERTED_INITIALS = compiled_later(r"^([^\W\d_][\w'’-]{2,}), ?((?:[^\W\d_]\.[ -]?){1,3})$")
"""The same with initials: "Park, M. J."."""


def in_order(line: str) -> str:
    """A catalogue's "Park, Mina J." as "Mina J. Park", any other line as it is."""
    if match := _INVERTED_INITIALS.match(line):
        return f"{match[2].strip()} {match[1]}"
    if match := _INVERTED.match(line):
        turned = is_given(match[2].split()[0]) and not is_given(match[1].split()[0])
        return f"{match[2]} {match[1]}" if turned else line
    if match := _INVERTED_PARTICLE.match(line):
        return f"{match['first']} {match['particle']} {match['last']}"
    return line


_TOGETHER = compiled_later(
    rf"\s{{0,60}}[(\[]\s{{0,60}}(?:{any_word('with_words')})\s{{1,60}}(?P<names>[^\W\d_][^()\[\]]{{3,80}})[)\]]",
    re.IGNORECASE,
)


def with_helpers(line: str) -> str:
    """A line with those who took part after a comma, not in brackets: "Mina Park (with Anton Weiss)"."""
    return _TOGETHER.sub(lambda match: f", {match['names']}", line) if "(" in line or "[" in line else line


_NICKNAMED = compiled_later(
    r"^(?P<first>[^\W\d_][\w.'’-]*) \([^\W\d_a-z][\w.'’ -]{0,30}\) "
    r"(?P<last>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?)$"
)


def without_nickname(name: str) -> str:
    """A name without the nickname in brackets within it ("Mina (M.J.) Park"); empty if it has none."""
    match = _NICKNAMED.match(name)
    return f"{match['first']} {match['last']}" if match and is_given(match["first"]) else ""


_FEW_LETTERS = 2
_SUFFIXES = frozenset(map(str.casefold, words("name_suffixes")))


def only_capitals(text: str) -> str:
    """The words in capitals that a part of a byline begins with, if others follow: "MINA PARK special envoys"."""
    words = text.split()
    end = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    if not 1 < end < len(words) or words[end].casefold().strip(".,") in _SUFFIXES:
        return text
    named = is_given(words[0]) and all(len(word) > _FEW_LETTERS or "." in word for word in words[:end])
    return " ".join(words[:end]) if named else text


_WEEKDAY = compiled_later(rf" (?:{any_word('weekday_names')})$")


def without_weekday(name: str) -> str:
    """A name of two words or more without the weekday after it ("By Mina Park Tuesday, May 3")."""
    rest = _WEEKDAY.sub("", name)
    return rest if " " in rest else name


_ARABIC = compiled_later(r"[\u0621-\u064a]{1,60}(?: [\u0621-\u064a]{1,60}){3,9}$")
_BEGIN_WITH_WAW = words("given_names_with_waw")
"""Names that begin with the letter for "and"."""


def apart_in_arabic(line: str) -> str:
    """Two Arabic names parted by a comma where the second begins with the letter for "and": "ليلى حداد وسمير نجار"."""
    if line.isascii() or not _ARABIC.match(line):
        return line
    words = line.split()
    places = range(2, len(words) - 1)
    at = next((at for at in places if words[at][0] == "و" and words[at] not in _BEGIN_WITH_WAW), 0)
    if not at or len(words[at]) < _LEAST_WITH_WAW:
        return line
    return f"{' '.join(words[:at])}، {' '.join([words[at][1:], *words[at + 1 :]])}"


_LEAST_WITH_WAW = 4
