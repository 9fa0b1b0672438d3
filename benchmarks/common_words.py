"""Counts the words that a language writes in lowercase (and German nouns), for packs/common/common_words.json.

    python -m benchmarks.common_words DIR [DIR ...]

Each DIR holds `gold.jsonl` (page texts under gold.text) or `texts.jsonl` (text). A word is taken if it is in several
documents. Only word forms are stored, no text and no counts; hand-picked ones are in language packs, [everyday_words].
"""

from __future__ import annotations

import collections
import json
import re
import sys
from pathlib import Path

from pipelines.common.fold import fold

OUT = Path(__file__).parents[1] / "presswatch" / "languages" / "packs" / "common" / "common_words.json"
LEAST_DOCUMENTS = {"en": 3, "de": 2, "ru": 3, "pl": 3, "es": 3, "tr": 3, "fr": 3}
_WORD = re.compile(r"(?<![\w.'’@/-])[^\W\d_]{2,11}(?![\w'’-])")
_GERMAN_NOUN = re.compile(
    r"\b(?:das|ein|eine|einen|einem|kein|keine|diese|dieser|dieses|ins|zum|zur|jede|jeder|jedes|viel)"
    r"\s+([A-ZÄÖÜ][a-zäöüß]{2,11})\b"
)


def _texts(folder: Path) -> list[tuple[str, str]]:
    found = []
    for name in ("gold.jsonl", "texts.jsonl"):
        path = folder / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            record = json.loads(line)
            gold = record.get("gold")
            text = record.get("text") or (gold.get("text") if isinstance(gold, dict) else "") or ""
            found.append((str(record.get("lang", "")), text if isinstance(text, str) else ""))
    return found


def main() -> None:
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for lang, text in (pair for folder in sys.argv[1:] for pair in _texts(Path(folder))):
        if lang in LEAST_DOCUMENTS:
            words = {w for w in _WORD.findall(text) if w.islower()}
            nouns = {w.lower() for w in _GERMAN_NOUN.findall(text)} if lang == "de" else set()
            counts[lang].update({fold(w).text for w in words | nouns})
    result = {}
    for lang, least in sorted(LEAST_DOCUMENTS.items()):
        result[lang] = " ".join(sorted(w for w, n in counts[lang].items() if n >= least))
    OUT.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({lang: len(words.split()) for lang, words in result.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main()
