"""Counts the words that a language uses in lower case (in German also its nouns), for pipelines/data/common_words.json.

    python -m benchmarks.common_words DIR [DIR ...]

Each DIR holds `gold.jsonl` (page texts under gold.text) or `texts.jsonl` (text). A word enters if it stands in several
documents; words added by hand in EXTRA are kept. Only the word forms are stored, no text and no counts.
"""

from __future__ import annotations

import collections
import json
import re
import sys
from pathlib import Path

from pipelines.names_fold import fold

OUT = Path(__file__).parents[1] / "pipelines" / "data" / "common_words.json"
LEAST_DOCUMENTS = {"en": 3, "de": 2, "ru": 3, "pl": 3, "es": 3, "tr": 3, "fr": 3}
_WORD = re.compile(r"(?<![\w.'’@/-])[^\W\d_]{2,11}(?![\w'’-])")
_GERMAN_NOUN = re.compile(
    r"\b(?:das|ein|eine|einen|einem|kein|keine|diese|dieser|dieses|ins|zum|zur|jede|jeder|jedes|viel)"
    r"\s+([A-ZÄÖÜ][a-zäöüß]{2,11})\b"
)
EXTRA = {
    "en": "apple nature guardian memorial meta science cell time times sun mirror star globe post herald tribune independent"
    " economist standard observer telegraph express mail nation world today fortune money wired vice vox axios politico quartz"
    " amnesty care aid act share ice who it us un save shelter refuge liberty article mercy relief oxygen shell target gap orange"
    " visa amazon oracle alphabet ford sky fox dell square stripe block uber lyft twitter snap slack zoom intel cisco adobe"
    " verdi tesla bush song sharpe bild hope freedom justice equality access concern compassion crisis rescue watch focus"
    " mission vision unity solidarity progress future light bridge ring lush gold silver rose grace faith joy will mark bill"
    " may march april june rich young long white black brown green king rand real yen pound lead plan mine act cook baker smith stone wood hill rice reed page ring",
    "de": "bild spiegel zeit welt stern presse standard focus tag kurier post blick mit aktion"
    " hilfe brot brücke diakonie tafel linke grüne grünen partei union bund junge mann frau wolf fuchs klein gross lang kurz song songs",
    "fr": "monde point croix figaro équipe humanité libération express parisien échos temps soir marianne oms ai mit act aid"
    " secours emmaüs amnistie",
    "es": "mundo país razón vanguardia nación tiempo semana público clarín universal reforma espectador amnistía médicos",
    "it": "stampa repubblica corriere messaggero giornale manifesto fatto foglio sole verità avvenire libero mattino tempo unità",
    "pt": "público expresso folha globo estado observador jornal veja povo memorial",
    "nl": "spiegel tijd telegraaf trouw volkskrant standaard morgen parool wereld beeld song memorial",
    "pl": "rzeczpospolita gazeta polityka fakt memorial song ice wprost",
    "tr": "cumhuriyet hürriyet milliyet sabah sözcü zaman star vatan akşam güneş birgün evrensel yeni akit karar verdi el dil on bu",
    "ru": "мемориал правда известия труд ведомости коммерсант аргументы факты медуза дождь эхо звезда заря родина мир власть"
    " голос столица новости республика важные истории проект агентство первый иванова вера надежда любовь роман",
}


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
    for lang in sorted({*LEAST_DOCUMENTS, *EXTRA}):
        least = LEAST_DOCUMENTS.get(lang, 1)
        words = {w for w, n in counts[lang].items() if n >= least} | {fold(w).text for w in EXTRA.get(lang, "").split()}
        result[lang] = " ".join(sorted(words))
    OUT.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({lang: len(words.split()) for lang, words in result.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main()
