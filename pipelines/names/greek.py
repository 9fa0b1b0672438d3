"""Endings of Greek names: the cases of persons' names, of a body's adjectives and its noun.

All words are folded (pipelines.text.fold): without accents, and the sign of a last σ is σ. The cases are those of the
written language of today (Triantafyllidis, Modern Greek Grammar), with the learned genitives that names of bodies keep.
"""

from __future__ import annotations

import re

from pipelines.names.inflect import NO_ENDING, Stem

_GREEK = re.compile("[α-ω]+(?:-[α-ω]+)*")
_PERSONS = {
    "ουσ": "ουσ ου",
    "εασ": "εασ εα",
    "οσ": "οσ ου ο ε",
    "ασ": "ασ α",
    "ησ": "ησ η",
    "εσ": "εσ ε",
    "α": "α ασ",
    "η": "η ησ",
    "ω": "ω ωσ",
}
_NOUNS = {
    "μα": "μα ματοσ ματα ματων",
    "εασ": "εασ εα",
    "ειο": "ειο ειου ειων",
    "εισ": "εισ εων",
    "οι": "οι ων ουσ",
    "οσ": "οσ ου ο ουσ",
    "ησ": "ησ η",
    "ασ": "ασ α",
    "εσ": "εσ ων",
    "ση": "ση σησ σεωσ σεων",
    "ξη": "ξη ξησ ξεωσ ξεων",
    "ψη": "ψη ψησ ψεωσ ψεων",
    "α": "α ασ",
    "η": "η ησ",
    "ο": "ο ου",
    "ι": "ι ιου",
}
"""Endings of a nominative, longest first, with those of its other cases; a word with none of them stays as it is."""
_ADJECTIVES = {
    "ικοσ": "ικοσ ικου ικο",
    "ικη": "ικη ικησ",
    "ικο": "ικο ικου",
    "ικοι": "ικοι ικων ικουσ",
    "ικεσ": "ικεσ ικων",
    "ικα": "ικα ικων",
    "ιοσ": "ιοσ ιου ιο",
    "ια": "ια ιασ",
    "ιο": "ιο ιου",
    "νεσ": "νεσ νουσ",
    "νησ": "νησ νουσ νη",
}
"""Endings of adjectives before the noun of a name: Ελληνική Ένωση, Παγκόσμιος Οργανισμός, Διεθνής Αμνηστία."""
_SHORTEST_STEM = 2


def _cases(word: str, endings: dict[str, str]) -> tuple[str, frozenset[str]] | None:
    """What of a word stays and the endings it may have, None where it has none of those endings."""
    ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM), None)
    if ending is None:
        return None
    return word.removesuffix(ending), frozenset(endings[ending].split())


def greek_stems(name: str, *, person: bool) -> tuple[Stem, ...]:
    """The forms of a Greek name in all cases, the name as given among them; names with other signs stay as they are.

    Of a person every word changes (Κώστα Μαυρίδη), of a body its adjectives and the noun behind them: Παγκόσμιου
    Οργανισμού Υγείας, and not what the noun has in the genitive. A name with its article is one of the nominative.
    """
    words = name.split(" ")
    if words[0] in _ARTICLES or not all(map(_GREEK.fullmatch, words)):
        return (Stem(name),)
    changing = words if person else words[: _leading(words)]
    heads = [""]
    for word in changing[:-1]:
        stem, endings = _of(word, person=person, last=False)
        heads = [f"{head}{stem}{ending} " for head in heads for ending in sorted(endings)]
    stem, endings = _of(changing[-1], person=person, last=True)
    rest = "".join(f" {word}" for word in words[len(changing) :])
    return tuple(Stem(head + stem, endings, rest) for head in heads)


_ARTICLES = ("ο", "η", "οι", "το", "τα")
_MOST_ADJECTIVES = 2


def _leading(words: list[str]) -> int:
    """How many words of a body's name change: its adjectives up to the first noun."""
    adjectives = 0
    while adjectives < min(len(words) - 1, _MOST_ADJECTIVES) and _cases(words[adjectives], _ADJECTIVES):
        adjectives += 1
    return adjectives + 1


def _of(word: str, *, person: bool, last: bool) -> tuple[str, frozenset[str]]:
    if person:
        return _cases(word, _PERSONS) or (word, NO_ENDING)
    adjective = None if last else _cases(word, _ADJECTIVES)
    return adjective or _cases(word, _NOUNS) or (word, NO_ENDING)
