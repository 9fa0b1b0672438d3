"""Korean particles after values: a catalogue writes "{name}을(를)", and readers see the one that the name takes."""

import re
import string
import unicodedata

PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
"""How catalogues write a particle -> its form after a final consonant, and after a vowel."""

AFTER_VALUE = re.compile("(\\{[^{}]+\\})([\"'”’`」』)]*)(" + "|".join(map(re.escape, PARTICLES)) + ")")
"""A value's place in a text, closing marks, and a particle."""

_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS, _FINAL_L = 0xAC00, 0xD7A3, 28, 8
_IN_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)$")
_ENGLISH = re.compile(r"(?:l|m|n|ng|[^aeiou]le|[aeiou][mn]e|[aeiou](?:[bcpt]|c?k))$")
"""Endings of English words that Korean writes with a final consonant: Times does not, Google, Slack, Online do."""


def with_particles(template: str, /, *values: object, **named: object) -> str:
    """A text to be filled in, each particle after a value as the value takes it; as written where that is not known."""

    def chosen(found: re.Match[str]) -> str:
        place, marks, particle = found.groups()
        return place + marks + particle_after(place.format(*values, **named), particle)

    return AFTER_VALUE.sub(chosen, template)


def particle_after(text: str, particle: str) -> str:
    """The form of a particle of PARTICLES after a text; the particle as given where the reading is not known."""
    final = _final_consonant(text)
    if final is None:
        return particle
    closed, after_vowel = PARTICLES[particle]
    return after_vowel if not final or (final == "ㄹ" and particle == "(으)로") else closed


def _final_consonant(text: str) -> str | None:
    """The consonant on which a text ends as it is read: "ㄹ", "ㅇ" for any other, "" for a vowel, None if unknown.

    What closing marks and a bracket at the end hold does not count (Hangeul orthography: the word before them does).
    """
    text = unicodedata.normalize("NFC", _IN_BRACKETS.sub("", text.strip()))
    while text and unicodedata.category(text[-1])[0] in "PZCMS" and text[-1] != "%":
        text = text[:-1]
    if not text:
        return None
    if _FIRST_SYLLABLE <= ord(text[-1]) <= _LAST_SYLLABLE:
        final = (ord(text[-1]) - _FIRST_SYLLABLE) % _FINALS
        return ("ㄹ" if final == _FINAL_L else "ㅇ") if final else ""
    if number := _ending(text, string.digits + ",").lstrip(","):
        return _of_number(number.replace(",", ""), fraction=text.removesuffix(number).endswith("."))
    if word := _ending(text, string.ascii_letters):
        return _of_word(word)
    return "" if text[-1] == "%" else None


def _ending(text: str, letters: str) -> str:
    """What a text ends with that is made of these letters alone."""
    return text[len(text.rstrip(letters)) :]


def _of_number(digits: str, *, fraction: bool) -> str:
    """Numbers are read in Chinese numerals: 10 is 십, 100 백, 1000 천, then 만, 억, 조 (the only vowel), 경."""
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros in range(12, 16) and len(digits) > zeros and not fraction:
        return ""
    return {"1": "ㄹ", "7": "ㄹ", "8": "ㄹ", "0": "ㅇ", "3": "ㅇ", "6": "ㅇ"}.get(digits[-1], "")


def _of_word(word: str) -> str:
    """Capitals are read letter by letter (L 엘, M 엠, N 엔, R 알); other words are taken for English ones."""
    if word.isupper():
        return {"L": "ㄹ", "R": "ㄹ", "M": "ㅇ", "N": "ㅇ"}.get(word[-1], "")
    if not _ENGLISH.search(word.lower()):
        return ""
    return "ㄹ" if re.search(r"le?$", word.lower()) else "ㅇ"
