"""Whether words in marks were said, and by whom: three small learned classifiers over the clues around them.

`said` gives the probability that marks hold somebody's words, `speaker` that a candidate said them, `antecedent` that a
pronoun means somebody named before it. They are trained elsewhere (benchmarks/train_quotes.py).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import itemgetter

import msgspec

from pipelines.names.words import is_first_name, languages_of_word
from pipelines.people.names_caseless import opens_with_arabic_given
from pipelines.people.names_latin import can_be_person, is_with_article
from pipelines.people.person import Place, between
from pipelines.people.roles import HONORIFIC, is_head
from pipelines.quotes.coreference import (
    CLAUSE_OPENS,
    FIRST_PERSON,
    NOTHING,
    Attribution,
    gender_of,
    gender_of_words,
    holder_before,
)
from pipelines.quotes.marks import MarkedSpan, weight_of
from pipelines.quotes.scene import KINDS, NAMES, Candidate, Kind, Said, Scene, Sentence, around, is_function_word
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.patterns import compiled_later
from scraper.pages.listing.ranking import Forest

SAID = 0.5
"""Probability from which words in marks were said."""
SAID_CASELESS = 0.35
"""The same of words without capitals, of which few are among those learned from."""
SPEAKER = 0.25
"""Probability from which somebody in the sentence of the words is their speaker."""
OFFICE = 0.2
"""The same of an office there, of which few are among those learned from."""
ELSEWHERE = 0.42
"""The same of somebody in another sentence if nothing is said in that of the words, or of an unknown single word."""
SURE = 0.8
"""Probability from which nobody in another sentence is looked at."""
ANTECEDENT = 0.9
"""Probability from which a pronoun means somebody: no name is better than a guessed one."""
ONLY_ANTECEDENT = 0.75
"""The same where the sentences before name one person alone; none is asked where the whole text names only one."""
SENTENCES_BACK = 4
"""Sentences before a pronoun in which the person it means is named."""


Clues = dict[str, float]
_RULE = "classifiers"


@cache
def load_forests() -> dict[str, Forest]:
    """The classifiers shipped with the package, by name."""
    path = resources.files("pipelines").joinpath("data/speakers.json")
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Forest])


def said_at(scene: Scene, span: MarkedSpan, before: MarkedSpan | None, speaker: str | None) -> Said | None:
    """Words in marks with their sentences; None outside all sentences."""
    first, last = (scene.sentence(scene.number_at(at)) for at in (span.open_at, span.close_at - 1))
    return None if first is None or last is None else Said(span, first, last, before, speaker)


def judged(scene: Scene, said: Said) -> Attribution:
    """Whether words in marks were said, and by whom."""
    inside = _INSIDE.search(scene.text, said.span.start, said.span.end)
    named = between(scene.places, *inside.span("who")) if inside is not None else ()
    if named:
        return Attribution("speaker-in-dashes", named[0])
    clues, by_kind = quote_clues(scene, said), dict.fromkeys(KINDS, 0.0)
    best, likely = _likeliest(scene, said, clues, by_kind)
    words = scene.text[said.span.start : said.span.end]
    enough = SAID if words.upper() != words else SAID_CASELESS
    if not _is_joined(clues) and load_forests()["said"].probability(clues | with_speakers(by_kind)) < enough:
        return NOTHING
    return _of(scene, said, best, likely) if best is not None else Attribution(_RULE)


def _is_joined(clues: Clues) -> bool:
    """True for words that open a sentence and that a comma joins to a verb of saying: "“We wait,” said Berg"."""
    return not clues["head_words"] and clues["tail_verb"] <= 1 and _COMMA in (clues["end"], clues["tail_start"])


def _likeliest(scene: Scene, said: Said, clues: Clues, by_kind: dict[Kind, float]) -> tuple[Candidate | None, float]:
    """Who most likely said words, if anybody; notes how likely the best of each kind did."""
    best, likely, forest = None, 0.0, load_forests()["speaker"]
    elsewhere = SPEAKER if said.first.verbs or said.last.verbs else ELSEWHERE
    for one, home in around(scene, said):
        own = said.first.number <= home.number <= said.last.number
        if not own and (likely >= SURE or (best is not None and best.kind == "office")):
            break
        chance = forest.probability(clues | candidate_clues(scene, said, one, home))
        by_kind[one.kind] = max(by_kind[one.kind], chance)
        if chance > likely and chance >= (_ENOUGH[one.kind] if own else elsewhere):
            best, likely = one, chance
    return best, likely


_ENOUGH = dict.fromkeys(KINDS, SPEAKER) | {"office": OFFICE}
_INSIDE = compiled_later(rf"[,.!?…]\s*[—–]\s*(?:{SPEECH_VERBS})\s(?P<who>[^—–«»]{{2,80}})", re.IGNORECASE)
"""Words of saying and the speaker set into a quotation between dashes, as Russian does."""


def _of(scene: Scene, said: Said, speaker: Candidate, chance: float) -> Attribution:
    """The person a candidate means; nobody where that is not clear."""
    if speaker.kind == "office":
        place = holder_before(scene.places, speaker.start, speaker.text)
        return Attribution(_RULE, place, unclear=place is None)
    one = meant(scene, said, speaker) if speaker.kind == "pronoun" else speaker
    if one is None or one.person is None:
        sure = " " in speaker.text or chance >= ELSEWHERE  # a single word is a town or a body as often
        name = one.text if one is not None and sure and _is_person(scene, one) else None
        return Attribution(_RULE, name=name, unclear=name is None)
    return Attribution(_RULE, Place(one.start, one.end, one.person))


def _is_person(scene: Scene, word: Candidate) -> bool:
    """True for words that are a person's name rather than a body's or no name at all."""
    if opens_with_arabic_given(word.text):
        return True
    if is_with_article(scene.text, word.start) or word.text.isupper():
        return False
    return can_be_person(word.text) if " " in word.text else not languages_of_word(word.text.lower())


def with_speakers(by_kind: Mapping[Kind, float]) -> Clues:
    """The clues of the candidates to whether words were said at all: how likely the best of each kind said them."""
    return {f"best_{kind}": chance for kind, chance in by_kind.items()} | {"best": max(by_kind.values())}


def antecedents(scene: Scene, said: Said, pronoun: Candidate) -> list[tuple[Candidate, Clues]]:
    """Whom a pronoun may mean, with their clues: those of its gender in its own sentence and the ones before."""
    here = scene.number_at(pronoun.start)
    sentences = filter(None, map(scene.sentence, range(here, here - SENTENCES_BACK - 1, -1)))
    found = [(one, home) for home in sentences for one in home.candidates if _may_be(scene, one, pronoun)]
    found = [pair for pair in found if not pair[0].asks] or found
    found = [pair for pair in found if pair[0].kind == "name"] or found
    rivals = len({one.text for one, _ in found})
    return [(one, antecedent_clues(scene, said, pronoun, (one, home), rivals)) for one, home in found]


def _may_be(scene: Scene, one: Candidate, pronoun: Candidate) -> bool:
    """True for somebody named before a pronoun who may be of its gender."""
    if one.end > pronoun.start or not (one.kind == "name" or (one.kind == "word" and _is_person(scene, one))):
        return False
    wanted = gender_of_words(pronoun.text)
    return wanted is None or gender_of(one.text, one.person) in (None, wanted)


def meant(scene: Scene, said: Said, pronoun: Candidate) -> Candidate | None:
    """Whom a pronoun means; None where it is not clear."""
    forest, found = load_forests()["antecedent"], antecedents(scene, said, pronoun)
    chances = [(forest.probability(clues), one) for one, clues in found]
    chance, best = max(chances, key=itemgetter(0), default=(0.0, None))
    alone = len({one.text for one, _ in found}) == 1
    if best is None or best.kind != "name":
        return None
    if alone and len({place.person.name for place in scene.places}) == 1:
        return best
    return best if chance >= (ONLY_ANTECEDENT if alone else ANTECEDENT) else None


# What shows whether words in marks were said, and by whom: the numbers that the classifiers are asked about.

FAR = 30
"""Words or more, and no such word at all."""
_LONGEST = 400
"""Characters in which words are counted."""
_MARKS = "\"“”„«»‘’'"
_STOPS = {",": 1.0, "，": 1.0, ".": 2.0, "?": 3.0, "!": 3.0, "…": 4.0, ":": 5.0, ";": 6.0, "—": 7.0, "–": 7.0, "-": 7.0}
_COMMA = _STOPS[","]
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


def antecedent_clues(
    scene: Scene, said: Said, pronoun: Candidate, named: tuple[Candidate, Sentence], rivals: int
) -> Clues:
    """What shows whether a pronoun means somebody named in a sentence before it, among so many."""
    one, home = named
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
