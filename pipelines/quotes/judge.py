"""Whether words in marks were said, and by whom: three small learned classifiers over the clues around them.

`said` gives the probability that marks hold somebody's words, `speaker` that a candidate said them, `antecedent` that a
pronoun means somebody named before it. They are trained elsewhere (benchmarks/train_quotes.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from operator import itemgetter

from pipelines.names.words import languages_of_word
from pipelines.people.names_latin import can_be_person, is_with_article
from pipelines.people.person import Place, between
from pipelines.quotes.clues import COMMA, Clues, antecedent_clues, candidate_clues, quote_clues
from pipelines.quotes.coreference import NOTHING, Attribution, gender_of, gender_of_words, holder_before
from pipelines.quotes.marks import MarkedSpan
from pipelines.quotes.scene import KINDS, Candidate, Kind, Said, Scene, around
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.patterns import compiled_later
from scraper.pages.listing.ranking import Forest, forest_from

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
ANTECEDENT = 0.85
"""Probability from which a pronoun means somebody: no name is better than a guessed one."""
SENTENCES_BACK = 4
"""Sentences before a pronoun in which the person it means is named."""


_RULE = "classifiers"


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
    return not clues["head_words"] and clues["tail_verb"] <= 1 and COMMA in (clues["end"], clues["tail_start"])


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
    """True for words with capitals that are a person's name rather than a body's or no name at all."""
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
    return [(one, antecedent_clues(scene, said, pronoun, one, home, rivals)) for one, home in found]


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
    return best if alone or chance >= ANTECEDENT else None
