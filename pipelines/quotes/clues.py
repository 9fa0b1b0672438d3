"""What shows whether words in marks were said, and by whom: numbers for the classifiers of `judge`."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.names.words import is_first_name, languages_of_word
from pipelines.people.roles import HONORIFIC, is_head
from pipelines.quotes.coreference import CLAUSE_OPENS, FIRST_PERSON, gender_of
from pipelines.quotes.marks import weight_of
from pipelines.quotes.scene import KINDS, NAMES, Candidate, Said, Scene, Sentence, is_function_word

Clues = dict[str, float]
FAR = 30
"""Words or more, and no such word at all."""
_LONGEST = 400
"""Characters in which words are counted."""
_MARKS = "\"“”„«»‘’'"
_STOPS = {",": 1.0, "，": 1.0, ".": 2.0, "?": 3.0, "!": 3.0, "…": 4.0, ":": 5.0, ";": 6.0, "—": 7.0, "–": 7.0, "-": 7.0}
COMMA = _STOPS[","]
_LOWER, _UPPER, _OPENED, _OTHER = 9.0, 10.0, 8.0, 11.0
_BLOCKS = ("paragraph", "quote", "list-item", "table", "heading", "caption")


def quote_clues(scene: Scene, said: Said) -> Clues:
    """What the words themselves and the rest of their sentences show, whoever said them."""
    text, span, block = scene.text, said.span, scene.blocks[said.span.block]
    inside = text[span.start : span.end].strip()
    tokens = inside.split()
    head, tail = text[said.first.start : span.open_at], text[span.close_at : said.last.end]
    before = [verb for verb in said.first.verbs if verb[1] <= span.open_at]
    after = [verb for verb in said.last.verbs if verb[0] >= span.close_at]
    return {
        "words": min(2 * FAR, weight_of(inside)),
        "capitals": sum(token[:1].isupper() for token in tokens) / max(1, len(tokens)),
        "lower": next(filter(str.isalpha, inside), " ").islower(),
        "end": _STOPS.get(inside[-1:], _OTHER),
        "single": span.mark in _SINGLE and not scene.marks.issubset(_SINGLE),
        "first_person": FIRST_PERSON.search(inside) is not None,
        "head_words": min(FAR, len(head.split())),
        "tail_words": min(FAR, len(tail.split())),
        "head_end": _end(head),
        "tail_start": _start(tail),
        "head_verbs": min(3, len(before)),
        "tail_verbs": min(3, len(after)),
        "head_verb": _words(text, before[-1][1], span.open_at) if before else FAR,
        "tail_verb": _words(text, span.close_at, after[0][0]) if after else FAR,
        "previous": min(600, span.open_at - said.before.close_at) if said.before else 600,
        "previous_block": min(9, span.block - said.before.block) if said.before else 9,
        "block_start": span.open_at - block.start < _AT_EDGE,
        "block_end": block.end - span.close_at < _AT_EDGE,
        "block": _BLOCKS.index(block.kind) if block.kind in _BLOCKS else len(_BLOCKS),
        "closed": span.closed,
    }


_SINGLE = "‘‚'‹"
_AT_EDGE = 3


def candidate_clues(scene: Scene, said: Said, one: Candidate, home: Sentence) -> Clues:
    """What the words between a candidate and a quotation show, and those around the candidate."""
    text, span = scene.text, said.span
    before = one.start < span.open_at
    low, high = (one.end, span.open_at) if before else (span.close_at, one.start)
    names = [other for other in home.candidates if other is not one and other.kind in NAMES]
    return {
        "kind": KINDS.index(one.kind),
        "sentences": max(-3, min(3, home.number - (said.first if before else said.last).number)),
        "blocks": home.block - span.block,
        "gap": min(300, high - low),
        "gap_words": _words(text, low, high),
        "gap_people": min(6, len([None for other in names if low <= other.start < high and other.kind == "name"])),
        "gap_marks": min(4, scene.opened_between(low, high)),
        **_verb_clues(scene, said, one, home),
        **_place_clues(scene, one, home, names),
        "same": one.text == said.speaker,
        "inside": one.kind in NAMES and text.find(one.text.split()[-1], span.start, span.end) >= 0,
        **_own_clues(scene, one),
    }


def _verb_clues(scene: Scene, said: Said, one: Candidate, home: Sentence) -> Clues:
    """The verbs of saying next to a candidate."""
    text, span = scene.text, said.span
    after = next((verb for verb in home.verbs if verb[0] >= one.end), None)
    before = next((verb for verb in reversed(home.verbs) if verb[1] <= one.start), None)
    return {
        "verb_after": _words(text, one.end, after[0]) if after else FAR,
        "verb_to_quote": _words(text, after[1], span.open_at) if after and after[1] <= span.open_at else FAR,
        "quote_to_verb": _words(text, span.close_at, before[0]) if before and before[0] >= span.close_at else FAR,
    }


def _place_clues(scene: Scene, one: Candidate, home: Sentence, names: Sequence[Candidate]) -> Clues:
    """Where a candidate is in its sentence, and the words next to it."""
    return {
        "next": _after(scene.text, one, home),
        "last": _before(scene.text, one, home),
        "position": _words(scene.text, home.start, one.start),
        "names_before": min(5, len([None for other in names if other.start < one.start])),
        "pronouns": len([None for other in home.candidates if other.kind == "pronoun" and other is not one]),
    }


def _own_clues(scene: Scene, one: Candidate) -> Clues:
    """What a name or person is like wherever it is printed."""
    first = one.text.split()[0]
    return {
        "roles": len(one.person.roles) if one.person else 0,
        "whole": one.person is not None and one.end - one.start == len(one.text),
        "places": min(9, scene.times_named(one.person)) if one.person else 0,
        "name_words": len(one.text.split()),
        "common": one.kind == "word" and bool(languages_of_word(first.lower())),
        "given": one.kind in NAMES and is_first_name(first.lower()),
    }


def antecedent_clues(  # noqa: PLR0917 - a case has so many parts
    scene: Scene, said: Said, pronoun: Candidate, one: Candidate, home: Sentence, rivals: int
) -> Clues:
    """What shows whether a pronoun means somebody named before it, among so many."""
    names = [other for other in home.candidates if other is not one and other.kind in NAMES]
    here = scene.number_at(pronoun.start)
    return {
        "sentences": here - home.number,
        "gap": min(900, pronoun.start - one.end),
        "between": min(9, scene.named_between(one.end, pronoun.start)),
        "gender": gender_of(one.text, one.person) is not None,
        "rivals": min(9, rivals),
        **_place_clues(scene, one, home, names),
        "verb_after": _verb_clues(scene, said, one, home)["verb_after"],
        "same": one.text == said.speaker,
        "previous": min(600, said.span.open_at - said.before.close_at) if said.before else 600,
        **_own_clues(scene, one),
    }


def _words(text: str, start: int, end: int) -> int:
    """The words between two offsets, `FAR` at most."""
    return FAR if end - start > _LONGEST else min(FAR, len(text[start:end].split()))


def _end(words: str) -> float:
    """With what a text ends: a stop (see `_STOPS`), a word that opens a clause, another one; 0 for nothing."""
    rest = words.rstrip()
    if not rest:
        return 0
    return _STOPS.get(rest[-1]) or (_OPENED if CLAUSE_OPENS.search(words, max(0, len(words) - 40)) else _LOWER)


def _start(words: str) -> float:
    """How a text begins: with a stop (see `_STOPS`), a lowercase letter, a capital, another character; 0 if empty."""
    first = words.lstrip()[:1]
    if not first:
        return 0
    return _STOPS.get(first) or (_LOWER if first.islower() else _UPPER if first.isupper() else _OTHER)


def _kind_of(word: str) -> float:
    """What kind of word a candidate has next to it."""
    if word.strip(".").lower() in HONORIFIC:
        return 12
    if is_head(word):
        return 13
    return 14 if is_function_word(word) else _LOWER if word[:1].islower() else _UPPER


def _after(text: str, one: Candidate, home: Sentence) -> float:
    """What comes right after a candidate: a verb of saying, a genitive, a mark, a stop, a word of a kind."""
    if any(0 <= verb[0] - one.end <= 1 for verb in home.verbs):
        return 15
    rest = text[one.end : min(home.end, one.end + FAR)]
    if rest[:1] in ("'", "’"):
        return 16
    word = rest.split(maxsplit=1)[0] if rest.strip() else ""
    if word[:1] in _MARKS:
        return 17 if word else 0
    return _kind_of(word.rstrip(",.;:")) if word[0].isalnum() else _STOPS.get(word[0], _OTHER)


def _before(text: str, one: Candidate, home: Sentence) -> float:
    """What comes right before a candidate, as `_after`."""
    if any(0 <= one.start - verb[1] <= 1 for verb in home.verbs):
        return 15
    words = text[max(home.start, one.start - FAR) : one.start].split()
    if not words:
        return 0
    last = words[-1]
    if last[-1] in _MARKS:
        return 17
    return _kind_of(last) if last[-1].isalnum() or (len(last) > 1 and last[-1] == ".") else _STOPS.get(last[-1], _OTHER)
