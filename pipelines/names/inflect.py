"""Case endings of names in Russian, Ukrainian and Greek, and of some German nouns; the others are in cases.

A name becomes stems: a fixed beginning that is searched, the endings that may follow it, and a fixed rest. The endings
are in language packs; all words are folded (pipelines.text.fold), so that a last ς of Greek is σ.
"""

from __future__ import annotations

import msgspec

from presswatch.languages.packs import affixes, keyed_words, words
from presswatch.languages.patterns import compiled_later

NO_ENDING = frozenset({""})
# й is folded to и, so "ыи" is the folded -ый. The tables are of Russian and Ukrainian at once: the letter of an ending
# gives the language away, and none is a word of the other.
_EAST_SLAVIC = "families/east_slavic"
_ADJECTIVES = keyed_words("cases_of_adjectives", _EAST_SLAVIC)
_NOUNS = keyed_words("cases_of_nouns", _EAST_SLAVIC)
_PERSONS = keyed_words("cases_of_persons", _EAST_SLAVIC)
_FLEETING_NOUNS = keyed_words("fleeting_vowel_endings", _EAST_SLAVIC)  # Ветер, Ветра; Музей, Музея
_FLEETING_PERSONS = keyed_words("fleeting_vowel_endings_of_persons", _EAST_SLAVIC)  # Павел, Павла; Кравец, Кравца
_FOREIGN_ENDINGS = words("case_endings_of_foreign_names", _EAST_SLAVIC) | NO_ENDING
_UK_SOFTENED = keyed_words("softened_endings", "uk")  # спілка, у спілці
_UK_ADJECTIVES = keyed_words("short_adjective_case_endings", "uk")
_UK_ADJECTIVE = compiled_later("(?:[сцз]ьк|[лврчтзнс]н|ов|ен)[аеі]$")
"""Ukrainian adjectives that are not masculine: Українська, Національне; Russian ones have a letter more."""
_MOST_INFLECTED = 3
"""Words of a name that change with the case: two adjectives and their noun ("Всемирной лесной ассоциации")."""
_RU_VOWELS = "аяоеыиюуэ"
_SHORTEST_STEM = 2
_SHORTEST_INFLECTED = 3
_SHORTEST_VERBAL = 7
_SHORTEST_GERMAN_ADJECTIVE = 5


class Stem(msgspec.Struct, frozen=True, gc=False):
    """A searched beginning, the endings that may follow it, and what must follow these literally."""

    head: str
    tails: frozenset[str] = NO_ENDING
    rest: str = ""


_RU_VERBAL = compiled_later("(?:[еаяи]ни|[яи]ти|стви)е$")  # отравление, развитие; adjectives have нние


def _adjective_stem(word: str) -> str | None:
    if _RU_VERBAL.search(word) and len(word) >= _SHORTEST_VERBAL:
        return None
    if len(word) > _SHORTEST_STEM + 3 and _UK_ADJECTIVE.search(word):
        return word[:-1]
    if len(word) >= _SHORTEST_STEM + 3 and word[-2:] in _ADJECTIVES:
        return word[:-2]
    return None


def _word_forms(word: str, *, person: bool) -> tuple[str, frozenset[str]]:
    """Stem and endings of one word; the ending as given is among them."""
    table = _PERSONS if person else _NOUNS
    adjective = _adjective_stem(word)
    if adjective is not None:
        ending = word[len(adjective) :]
        if len(ending) > 1:
            return adjective, frozenset(_ADJECTIVES[ending])
        return adjective, frozenset((*_UK_ADJECTIVES[ending], *table.get(ending, ())))  # a noun may end so too: Весна
    if len(word) < _SHORTEST_INFLECTED or not word.replace("-", "").isalpha():
        return word, NO_ENDING
    return _fleeting(word, person=person) or _noun_forms(word, table, person=person)


def _fleeting(word: str, *, person: bool) -> tuple[str, frozenset[str]] | None:
    """The forms of a word with a vowel that goes in other cases, None for others."""
    vowels = _FLEETING_PERSONS if person else _FLEETING_NOUNS
    end = next((end for end in vowels if word.endswith(end) and (person or len(word) > len(end))), "")
    return (word.removesuffix(end), frozenset(vowels[end])) if end else None


def _noun_forms(word: str, table: dict[str, tuple[str, ...]], *, person: bool) -> tuple[str, frozenset[str]]:
    last = word[-1]
    if last not in table:
        if last in _RU_VOWELS:
            return word, _FOREIGN_ENDINGS if person else NO_ENDING
        return word, frozenset(("", *table[""]))
    if word[-2:] in _UK_SOFTENED and not {"і", "є"}.isdisjoint(word):
        return word[:-2], frozenset((*(word[-2] + ending for ending in table[last]), *_UK_SOFTENED[word[-2:]]))
    return word[:-1], frozenset(table[last])


def _inflected_count(tokens: list[str], *, person: bool) -> int:
    """How many leading words change with the case: adjectives up to the first noun; all words of a person."""
    if person:
        return len(tokens)
    for number, word in enumerate(tokens):
        if _adjective_stem(word) is None:
            return number + 1
    return len(tokens)


def heads_of(forms: list[tuple[str, frozenset[str]]]) -> list[str]:
    """The words with each of their endings, one after the other, and a space after each of them."""
    heads = [""]
    for stem, tails in forms:
        heads = [f"{head}{stem}{tail} " for head in heads for tail in sorted(tails)]
    return heads


def russian_stems(name: str, *, person: bool) -> tuple[Stem, ...]:
    """The forms of a Cyrillic name in all cases; the name as given is among them.

    Of фонд "Опора" only the words before the quotation marks are inflected: фонда "Опора".
    """
    if (quoted := name.find(' "')) > 0:
        bent = russian_stems(name[:quoted], person=person)
        return tuple(Stem(one.head, one.tails, one.rest + name[quoted:]) for one in bent)
    tokens = name.split(" ")
    if not all(token.replace("-", "").isalpha() for token in tokens):
        return (Stem(name),)
    count = min(_inflected_count(tokens, person=person), _MOST_INFLECTED)
    forms = [_word_forms(word, person=person) for word in tokens[:count]]
    rest = " ".join(["", *tokens[count:]])
    if count == 1 and rest:  # the rest belongs to what is searched
        return tuple(Stem(f"{forms[0][0]}{tail}{rest}") for tail in sorted(forms[0][1]))
    last, last_tails = forms.pop()
    return tuple(Stem(head + last, last_tails, rest) for head in heads_of(forms))


_DE_HEADS = affixes("compound_heads_with_genitive", "de")  # des Naturschutzbundes


def german_noun_stems(name: str) -> tuple[Stem, ...]:
    """The genitive and old dative of a name of one German noun, but for those that only add an s."""
    return tuple(Stem(name + ending) for ending in ("es", "e")) if name.endswith(_DE_HEADS) else ()


_GREEK = compiled_later("[α-ω]+(?:-[α-ω]+)*")
_PERSONS_GREEK = keyed_words("cases_of_persons", "el")
_NOUNS_GREEK = keyed_words("cases_of_nouns", "el")
_ADJECTIVES_GREEK = keyed_words("cases_of_adjectives", "el")
"""By ending of the nominative, longest first, the endings of all cases; a word with none of them stays as it is.

Adjectives are those before the noun of a name: Ελληνική Ένωση, Παγκόσμιος Οργανισμός, Διεθνής Αμνηστία.
"""
_SHORTEST_STEM_GREEK = 2


def _cases(word: str, endings: dict[str, tuple[str, ...]]) -> tuple[str, frozenset[str]] | None:
    """What of a word stays and the endings it may have, None where it has none of those endings."""
    ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM_GREEK), None)
    if ending is None:
        return None
    return word.removesuffix(ending), frozenset(endings[ending])


def greek_stems(name: str, *, person: bool) -> tuple[Stem, ...]:
    """The forms of a Greek name in all cases, the name as given among them; others are left as they are.

    Of a person every word changes (Κώστα Μαυρίδη), of an organization its adjectives and the noun after them, but no
    genitive of that noun: Παγκόσμιου Οργανισμού Υγείας. A name with its article is one of the nominative.
    """
    tokens = name.split(" ")
    if tokens[0] in words("articles", "el") or not all(map(_GREEK.fullmatch, tokens)):
        return (Stem(name),)
    changing = tokens if person else tokens[: _leading(tokens)]
    heads = heads_of([_of(word, person=person, last=False) for word in changing[:-1]])
    stem, endings = _of(changing[-1], person=person, last=True)
    rest = "".join(f" {word}" for word in tokens[len(changing) :])
    return tuple(Stem(head + stem, endings, rest) for head in heads)


_MOST_ADJECTIVES = 2


def _leading(tokens: list[str]) -> int:
    """How many words of a body's name change: its adjectives up to the first noun."""
    adjectives = 0
    while adjectives < min(len(tokens) - 1, _MOST_ADJECTIVES) and _cases(tokens[adjectives], _ADJECTIVES_GREEK):
        adjectives += 1
    return adjectives + 1


def _of(word: str, *, person: bool, last: bool) -> tuple[str, frozenset[str]]:
    if person:
        return _cases(word, _PERSONS_GREEK) or (word, NO_ENDING)
    adjective = None if last else _cases(word, _ADJECTIVES_GREEK)
    return adjective or _cases(word, _NOUNS_GREEK) or (word, NO_ENDING)
