"""Whether words in marks were said, and by whom: three small learned classifiers over the clues around them.

`said` gives the probability that marks hold somebody's words, `speaker` that a candidate said them, `antecedent` that a
pronoun means somebody named before it. They are trained elsewhere (benchmarks/train_quotes.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from operator import itemgetter

from pipelines.names.words import languages_of_word
from pipelines.people.names_latin import can_be_person, is_with_article
from pipelines.people.person import Place
from pipelines.quotes.clues import Clues, antecedent_clues, candidate_clues, quote_clues
from pipelines.quotes.coreference import NOTHING, Attribution, gender_of, gender_of_words, holder_before
from pipelines.quotes.marks import MarkedSpan
from pipelines.quotes.scene import KINDS, Candidate, Kind, Said, Scene, Sentence, around
from scraper.pages.listing.ranking import Forest, forest_from

SAID = 0.5
"""Probability from which words in marks were said."""
SPEAKER = 0.25
"""Probability from which a candidate is the speaker."""
ANTECEDENT = 0.85
"""Probability from which a pronoun means somebody: no name is better than a guessed one."""
SENTENCES_BACK = 4
"""Sentences before a pronoun in which the person it means is named."""


@cache
def load_forests() -> dict[str, Forest]:
    """The classifiers shipped with the package, by name."""
    data = json.loads(resources.files("pipelines").joinpath("data/speakers.json").read_text("utf-8"))
    return {name: forest_from(forest) for name, forest in data.items()}


def said_at(scene: Scene, span: MarkedSpan, before: MarkedSpan | None, speaker: str | None) -> Said | None:
    """Words in marks with their sentences; None outside all sentences."""
    first, last = (scene.sentence(scene.number_at(at)) for at in (span.open_at, span.close_at - 1))
    return None if first is None or last is None else Said(span, first, last, before, speaker)


def judged(scene: Scene, said: Said) -> Attribution:
    """Whether words in marks were said, and by whom."""
    forests, clues = load_forests(), quote_clues(scene, said)
    chances: list[tuple[float, Candidate, Sentence]] = []
    by_kind = dict.fromkeys(KINDS, 0.0)
    for one, home in around(scene, said):
        chance = forests["speaker"].probability({**clues, **candidate_clues(scene, said, one, home)})
        by_kind[one.kind] = max(by_kind[one.kind], chance)
        if chance >= SPEAKER:
            chances.append((chance, one, home))
    if forests["said"].probability({**clues, **with_speakers(by_kind)}) < SAID:
        return NOTHING
    own = [found for found in chances if said.first.number <= found[2].number <= said.last.number]
    if own and {one.kind for _, one, _ in own} == {"office"}:
        chances = own  # an office that speaks in the sentence itself is no name of another sentence
    best = max(chances, key=itemgetter(0), default=None)
    return _of(scene, said, best[1]) if best is not None else Attribution(said=True)


def _of(scene: Scene, said: Said, speaker: Candidate) -> Attribution:
    """The person a candidate means; nobody where that is not clear."""
    if speaker.kind == "office":
        place = holder_before(scene.places, speaker.start, speaker.text)
        return Attribution(said=True, place=place, unclear=place is None)
    one = meant(scene, said, speaker) if speaker.kind == "pronoun" else speaker
    if one is None or one.person is None:
        name = one.text if one is not None and _is_person(scene, one) else None
        return Attribution(said=True, name=name, unclear=name is None)
    return Attribution(said=True, place=Place(one.start, one.end, one.person))


def _is_person(scene: Scene, word: Candidate) -> bool:
    """True for words with capitals that are a person's name rather than a body's or no name at all."""
    if is_with_article(scene.text, word.start) or word.text.isupper():
        return False
    return can_be_person(word.text) if " " in word.text else not languages_of_word(word.text.lower())


def with_speakers(by_kind: Mapping[Kind, float]) -> Clues:
    """The clues of the candidates to whether words were said at all: how likely the best of each kind said them."""
    return {f"best_{kind}": chance for kind, chance in by_kind.items()} | {"best": max(by_kind.values())}


def antecedents(scene: Scene, said: Said, pronoun: Candidate) -> list[tuple[Candidate, Clues]]:
    """Whom a pronoun may mean, with their clues: those of its gender in its own sentence and the ones before."""
    here, wanted = scene.number_at(pronoun.start), gender_of_words(pronoun.text)
    sentences = filter(None, map(scene.sentence, range(here, here - SENTENCES_BACK - 1, -1)))
    found = [
        (one, home)
        for home in sentences
        for one in home.candidates
        if one.end <= pronoun.start and (one.kind == "name" or (one.kind == "word" and _is_person(scene, one)))
        if wanted is None or gender_of(one.text, one.person) in (None, wanted)
    ]
    found = [pair for pair in found if not pair[0].asks] or found
    found = [pair for pair in found if pair[0].kind == "name"] or found
    rivals = len({one.text for one, _ in found})
    return [(one, antecedent_clues(scene, said, pronoun, one, home, rivals)) for one, home in found]


def meant(scene: Scene, said: Said, pronoun: Candidate) -> Candidate | None:
    """Whom a pronoun means; None where it is not clear."""
    forest, found = load_forests()["antecedent"], antecedents(scene, said, pronoun)
    chances = [(forest.probability(clues), one) for one, clues in found]
    chance, best = max(chances, key=itemgetter(0), default=(0.0, None))
    alone = len({one.text for one, _ in found}) == 1
    return best if alone or chance >= ANTECEDENT else None
