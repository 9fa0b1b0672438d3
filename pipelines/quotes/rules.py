"""The rules by which words in marks count as said, each with its id and the sentence a user reads."""

from __future__ import annotations

from typing import Final

RULES: Final = {
    "classifiers": "the clues around the words, weighed by the classifiers of quotations",
    "speaker-in-dashes": "a verb of saying and the speaker between dashes inside the words",
    "signed": "the speaker's name alone after the words",
    "name-in-next-block": "the speaker's name in the block below",
    "block-announced": "a colon at the end of the block before",
    "block-quotation": "a block quotation",
    "announced-by-name": "a name and a word for what follows right before the words",
    "name-after-particle": "the particle of quoting and the speaker after the words",
    "owner-after": "a noun for the words with its owner after them",
    "subject-at-mark": "the subject right before the words, the particle of quoting after them",
    "said-in-next-sentence": "the next sentence says who said so",
    "verb-of-saying": "a verb of saying or a colon next to the words",
    "verbatim-end": "a sentence about what somebody said that ends with their own words",
    "reported-before": "a sentence about somebody's words before them",
    "paragraph-alone": "the words are a paragraph of their own",
    "sentence-around": "the sentence after the words or before them is about the speaker",
    "long-speech": "words so long, or announced so, that somebody said them",
}
"""By id; `classifiers` decides in languages with blanks between words, the others in those without and in Korean."""
