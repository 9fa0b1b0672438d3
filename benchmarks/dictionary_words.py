"""Keeps the words that occur in names but not in frequency lists, for packs/common/dictionary_words.txt.

    python -m benchmarks.dictionary_words DIR

A word is kept if a dictionary of its language has it and the language uses it about once in 2.5 million words (lemmas)
or once in 600,000 (other forms), by wordfreq 3.1 (`pip install wordfreq`; only the count is used). The dictionaries:
simplemma 2.0 (MIT) for languages with capitals, in German also its nouns; and in DIR `korean.txt` (the nouns of
open-korean-text, Apache 2.0, one per line), `japanese.csv` (the common, verbal and adjectival nouns of IPADIC with
their readings) and `chinese.txt` (the dictionary of jieba 0.42.1, MIT). Japanese nouns are kept in their readings too,
since organizations write them so (きずな for 絆). Words of frequent_words.json and common_words.json are skipped; only
word forms are stored. Of the languages in `FURTHER` only more frequent words are kept: once in 500,000 words (lemmas)
or once in 100,000 (other forms), and words of two letters that are met once in 1,000 words.
"""

from __future__ import annotations

import csv
import importlib
import math
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from anyascii import anyascii

from pipelines.common.fold import fold
from pipelines.common.scripts import kind_of
from pipelines.names.words import is_common
from presswatch.languages.packs import words

OUT = Path(__file__).parents[1] / "presswatch" / "languages" / "packs" / "common" / "dictionary_words.txt"
CASED = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "fi")
_LEMMA = 2.6  # logarithm of the count in 10^9 words
_OTHER_FORM = 3.2
_UNCASED = {"ko": 3.0, "ja": 2.0, "zh": 2.0}
_READ = 2.6  # a Japanese noun whose reading is kept
FURTHER = {
    "bg": "bg",
    "cs": "cs",
    "da": "da",
    "el": "el",
    "hbs": "bs hr sr",
    "hu": "hu",
    "nb": "nb no",
    "ro": "ro",
    "sk": "sk",
    "sl": "sl",
    "sv": "sv",
    "uk": "uk",
}
"""By code of simplemma: the codes of the packs. Their words are compared with those of the languages above."""
_FURTHER_LEMMA = 3.3
_FURTHER_FORM = 4.0
_SMALL_WORD = 2  # letters of the words that an acronym in a headline in capitals may be: NA
_VERY_FREQUENT = 6.0
_LENGTHS = range(3, 12)  # letters of a name of one word
_LENGTHS_UNCASED = {"ko": range(2, 4), "ja": range(2, 5), "zh": range(2, 3)}  # longer names are recognizable
_HIRAGANA = 0x60  # from katakana


def _counts(language: str) -> dict[str, float]:
    table: Mapping[str, float] = importlib.import_module("wordfreq").get_frequency_dict(language, wordlist="best")
    return {word: math.log10(share) + 9 for word, share in table.items()}


class _Languages:
    """The dictionaries and counts of the languages with capitals, which decide whether a word is a name."""

    def __init__(self) -> None:
        module = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
        self.factory = module.DefaultDictionaryFactory(cache_max_size=len(CASED) + 1)
        self.dictionaries: dict[str, Mapping[str, str]] = {lang: self.factory.get_dictionary(lang) for lang in CASED}
        self.counts = {lang: _counts(lang) for lang in CASED}
        self.folded: dict[str, dict[str, float]] = {lang: {} for lang in CASED}
        for lang, counts in self.counts.items():
            for word, count in counts.items():
                self.folded[lang].setdefault(fold(word).text, count)
        nouns = ((form, lemma) for form, lemma in self.dictionaries["de"].items() if form[:1].isupper())
        self.forms = Counter(lemma for form, lemma in nouns if form != lemma + "s")

    def further_words(self, code: str) -> Iterator[str]:
        """The words of a language of `FURTHER` that are long and frequent enough and no names."""
        own = self.factory.get_dictionary(code)
        lemmas, given = set(own.values()), words("given")
        counts = _counts({"hbs": "sh"}.get(code, code))
        for word, count in counts.items():
            if len(word) not in _LENGTHS or not word.isalpha() or fold(word).text in given:
                continue
            lemma = own.get(word, word if word in lemmas else "")
            if not lemma or lemma[0].isupper() or count < (_FURTHER_LEMMA if lemma == word else _FURTHER_FORM):
                continue
            if not self._is_elsewhere(word, count):
                yield word
        yield from (
            word
            for word, count in counts.items()
            if len(word) == _SMALL_WORD and word.isalpha() and count >= _VERY_FREQUENT
        )

    def _is_elsewhere(self, word: str, count: float) -> bool:
        """True for names, which other languages have too."""
        spelled = fold(word).text if word.isascii() or kind_of(word[0]) == "latin" else anyascii(word).lower()
        others = [self.folded[other].get(spelled, 0.0) for other in CASED if other != "ru"]
        if count < statistics.median(others) + 1.0 or (
            spelled != fold(word).text and statistics.median(others) > _FOREIGN
        ):
            return True
        met = [other for other in CASED if self.folded[other].get(spelled, 0.0) > _MET]
        return len(met) > _IN_MOST and sum(spelled in self.dictionaries[other] for other in met) < _AS_A_WORD

    def words_of(self, language: str) -> Iterator[str]:
        """The words of a language that are long and frequent enough and no names."""
        own, given = self.dictionaries[language], words("given")
        for word, count in self.counts[language].items():
            if count < _LEMMA or len(word) not in _LENGTHS or not word.isalpha() or fold(word).text in given:
                continue
            noun = language == "de" and word.capitalize() in own
            known = word.capitalize() if noun else word
            if known not in own or (own[known] != known and count < _OTHER_FORM):
                continue
            if not self._is_name(word, known, language, count):
                yield word

    def _is_name(self, word: str, known: str, language: str, count: float) -> bool:
        """True for names, which are in all languages alike (Apple, Unicef), and in German have no plural (Daimler)."""
        if language == "en":  # its dictionary has names with capitals only
            return False
        spelled = fold(word).text if language != "ru" else anyascii(word).lower()
        if language in _FEW_NAMES and spelled != word:  # écho is no echo in other languages
            return False
        others = [self.folded[other].get(spelled, 0.0) for other in CASED if other not in (language, "ru")]
        if count < statistics.median(others) + _OWN.get(language, 1.0) or (
            language == "ru" and statistics.median(others) > _FOREIGN
        ):
            return True
        unknown = [
            self.folded[other].get(spelled, 0.0)
            for other in CASED
            if other != language and word not in self.dictionaries[other]
        ]
        if known[0].isupper() and self.forms[known] < _FORMS and max(unknown) > count - _OWN["de"]:
            return True
        met = [other for other in CASED if other != language and self.folded[other].get(spelled, 0.0) > _MET]
        small = sum(word in self.dictionaries[other] for other in met)
        return len(met) > _IN_MOST and small < _AS_A_WORD


_FEW_NAMES = ("fr", "es", "it", "pt", "nl")
_OWN = {"de": 1.0, **dict.fromkeys(("fr", "es", "it", "nl"), 0.3)}  # these dictionaries have few names
# How much more frequent than in the middle one of the other languages a word is; 1.0: ten times.
_FOREIGN = 2.0  # a Russian word that others write in Latin letters is a name (Газпром)
_FORMS = 2  # more than the one and its genitive
_MET = 2.8
_IN_MOST = 4
_AS_A_WORD = 2


def _uncased(language: str, listed: Iterator[str]) -> Iterator[str]:
    counts = _counts(language)
    for word in listed:
        if len(word) in _LENGTHS_UNCASED[language] and counts.get(word, 0) >= _UNCASED[language]:
            yield word


def _read(path: Path) -> Iterator[str]:
    """Japanese nouns, and their readings in hiragana if of three or four characters."""
    counts = _counts("ja")
    for row in csv.reader(path.read_text(encoding="utf-8").splitlines()):
        if len(row[0]) > 1 or kind_of(row[0]) == "han":
            yield row[0]
        reading = "".join(chr(ord(c) - _HIRAGANA) if "ァ" <= c <= "ヶ" else c for c in row[11])
        if counts.get(row[0], 0) >= _READ and len(reading) in (3, 4):
            yield f"={reading}"


_NAMES = ("nr", "nt", "x", "j", "en")


def _chinese(path: Path) -> Iterator[str]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return (word for word, _, part in rows if part[:2] not in _NAMES and kind_of(word[0]) == "han")


def main() -> None:
    folder = Path(sys.argv[1])
    cased = _Languages()
    found: dict[str, list[str]] = {language: list(cased.words_of(language)) for language in CASED}
    found["ko"] = list(_uncased("ko", iter(folder.joinpath("korean.txt").read_text(encoding="utf-8").split())))
    japanese = list(_read(folder / "japanese.csv"))
    found["ja"] = [*_uncased("ja", (w for w in japanese if w[0] != "=")), *(w[1:] for w in japanese if w[0] == "=")]
    found["zh"] = list(_uncased("zh", _chinese(folder / "chinese.txt")))
    found.update((codes, list(cased.further_words(code))) for code, codes in FURTHER.items())
    languages: dict[str, set[str]] = defaultdict(set)
    for language, kept in found.items():
        for word in kept:
            folded = fold(word).text
            languages[folded].update(code for code in language.split() if not is_common(folded, code))
    lines = sorted(f"{word} {' '.join(sorted(known))}\n".encode() for word, known in languages.items())
    OUT.write_bytes(b"".join(lines))
    print({language: len(kept) for language, kept in found.items()}, len(lines), OUT.stat().st_size)


if __name__ == "__main__":
    main()
