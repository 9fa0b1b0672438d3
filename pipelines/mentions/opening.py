"""Names that open a sentence bare, as names do and nouns with articles do not: "Shell will", "Emmaüs tiendra"."""

from __future__ import annotations

import re

from pipelines.mentions.all_caps import infinitive_after
from pipelines.mentions.decision import Candidate
from pipelines.names.words import is_common, very_common_words
from pipelines.text.context import TextContext
from pipelines.text.fold import fold_word
from presswatch.languages.packs import words


def bare_subject(candidate: Candidate, context: TextContext) -> bool:
    """In English a noun that opens a sentence without article and is no very common one: "Shell, BP", "Shell will"."""
    form, following = candidate.form, context.next(candidate.end)
    if context.language in _FINITE and _acts_bare(candidate, context):
        return True
    if _founded(candidate, context):
        return True
    if context.language != "en" or form.kind != "organization" or form.shape != "word":
        return False
    if not context.sentence_start(candidate.start):
        return False
    if _ONLY_BODIES_DO.match(context.text, candidate.end):
        return True
    if form.stem.head in very_common_words("en"):
        return False
    if _SHARES.match(context.text, candidate.end):
        return True
    if following.folded == "and":
        second = context.next(candidate.end + len(following.gap) + len(following.printed))
        return second.capital and not is_common(second.folded, "en")  # "Orchard and Nextbank both said"
    if (following.gap == ", " and following.capital) or _declines(candidate, context):
        return True
    return following.adjacent and (
        following.printed in ("will", "has") or infinitive_after(candidate, context) or _told_of_it(candidate, context)
    )


_SUM = r"(?:up to |about |almost |more than |some )?[$€£]?\d+\b"
_ONLY_BODIES_DO = re.compile(
    r" (?:(?:is|was) (?:suing|hiring|buying|selling off|cutting jobs|laying off|investing|recruiting|appealing)\b"
    r"|(?:was|has been|had been) (?:fined|sued|acquired|taken over|accused of|ordered to|charged with|cleared of)\b"
    rf"|(?:cut|cuts|shed|sheds|slashed|axed) (?:{_SUM}|its |hundreds|thousands|jobs)"
    rf"|(?:must|had to|has to|agreed to|refused to) (?:pay (?:{_SUM}|the|its|back)|hire|sell|recall|appeal)\b"
    rf"|(?:earned|paid|raised|invested|donated|pledged) {_SUM}"
    r"|(?:lost|won) (?:the|its|an?) (?:case|appeal|lawsuit|tender|contract|licen[cs]e|concession)\b"
    r"|(?:has )?(?:hired|appointed|sacked|acquired|sued) "
    r"|sent (?:[a-z]+ )?(?:lorries|trucks|teams|doctors|medics|aid|volunteers|observers|lawyers)\b)"
)
"""What neither things nor ideas do: bodies named like them do it also where the name opens the sentence."""
_SHARES = re.compile(
    r" (?:fell|rose|gained|lost|slid|jumped|dropped|climbed|surged|slumped) (?:by )?(?:as much as |more than |almost )?"
    r"\d[\d.,]* ?(?:percent|per cent|%|pence|cents|points)"
)


_FOUNDED_IN_CYRILLIC = re.compile(
    r"(?: (?:был[аио]?|була|було|був|будет))? (?:[^\W\d_]+ )?(?:основ|учрежд|зарегистрир|заснов|зареєстр)"
    r"(?:ан[аиоы]?|ан[аеи]й|[её]н[аоы]?|ован[аиоы]?|ован[аеи]й)\b"
)
_FOUNDED = {
    "ru": _FOUNDED_IN_CYRILLIC,
    "uk": _FOUNDED_IN_CYRILLIC,
    "pl": re.compile(r" (?:został[ao]?|był[ao]?) (?:[^\W\d_]+ )?(?:założon|zarejestrowan)[aeoy]\b"),
    "de": re.compile(r" wurde [^.!?;,\n]{0,50}?\bgegründet\b"),
    "tr": re.compile(r",? \d{4}(?: yılında|['’][dt][ae])?,?(?: [^\W\d_]+(?:['’][^\W\d_]+)?){0,4}? kuruldu\b"),
}
"""What is done to bodies and to few things of one noun: it opens a sentence without an article of its own."""


def _founded(candidate: Candidate, context: TextContext) -> bool:
    """Whether it is told when or by whom the body was founded; a noun for a kind is any of that kind: Клуб, Школа."""
    form, told = candidate.form, _FOUNDED.get(context.language)
    if told is None or form.kind == "person" or form.shape != "word" or not context.sentence_start(candidate.start):
        return False
    noun = form.stem.head
    kind = any(noun in words(kinds) for kinds in ("appositions", "other_kinds", "places_before", "institution_heads"))
    stems = (*words("other_kinds_stems"), *words("body_heads"), *words("other_kinds_german"))
    kind = kind or noun.startswith(stems) or (context.language == "de" and noun.endswith(stems))
    return not kind and told.match(context.text, candidate.end) is not None


_FINITE = {
    "fr": re.compile(r" (?:(?:a|ont|avait|est|sera|va|fut) [a-zà-ÿ]|[a-zà-ÿ]{3,}r(?:a|ont)\b)"),
    "it": re.compile(r" (?:(?:ha|hanno|è|era|aveva) [a-zà-ÿ]|[a-zà-ÿ]{3,}r(?:à|anno)\b)"),
    "es": re.compile(r" (?:(?:ha|han|es|fue|tiene|tuvo|está) [a-zà-ÿ]|[a-zà-ÿ]{3,}r(?:á|án)\b)"),
    "pt": re.compile(r" (?:(?:tem|teve|é|foi|vai|está) [a-zà-ÿ]|[a-zà-ÿ]{3,}r(?:á|ão)\b)"),
}
"""Verbs by themselves, in languages whose nouns have articles."""


def _acts_bare(candidate: Candidate, context: TextContext) -> bool:
    """Whether a noun without article opens a sentence before its verb, as names do: "Emmaüs tiendra son assemblée"."""
    form = candidate.form
    if form.kind == "person" or form.shape != "word" or not context.sentence_start(candidate.start):
        return False
    if form.stem.head.endswith("s") and context.language != "fr":
        return False
    return _FINITE[context.language].match(context.text, candidate.end) is not None or _acts_on(candidate, context)


_AND_OBJECT = re.compile(r" ([a-zà-ÿ]{3,}) (?:une?|les?|la|des|son|sa|ses)\b")


def _acts_on(candidate: Candidate, context: TextContext) -> bool:
    """Whether in French a verb with its object follows: "Emmaüs ouvre un magasin"."""
    found = _AND_OBJECT.match(context.text, candidate.end) if context.language == "fr" else None
    return found is not None and fold_word(found.group(1)) not in words("function") | words("of_words")


_TOLD_OF_IT = re.compile(r" (?:(?:was|is) (?:founded|established|created|set up|run|based|led)\b|[a-z]{3,} its [a-z])")


def _told_of_it(candidate: Candidate, context: TextContext) -> bool:
    """Whether it is told how it came about or what is its own: "Thrive was founded in", "Thrive lost its licence"."""
    return _TOLD_OF_IT.match(context.text, candidate.end) is not None


_ITS_PEOPLE = (
    "director|president|spokes(?:man|woman|person)|chief executive|chief|head|chair(?:man|woman)?|lawyers?|secretary"
    "|manager|founder|board|staff|trustees?"
)
_DECLINES = re.compile(
    r", for its part\b| (?:(?:did|does|has|had|would|could)(?: not|n['’]t) (?:immediately |yet |publicly )?"
    r"(?:comment|respond|reply|replied|answer|return|confirm|disclose|name|specify|say|said|elaborate|reveal)"
    rf"|[^.!?;:\n]{{1,80}}, its (?:[a-z-]+ )?(?:{_ITS_PEOPLE})(?: [A-Z][\w-]+){{0,3}}"
    r" (?:said|says|told|wrote|added|warned))\b"
)
"""What only somebody can leave undone, and whose people say so: "Shelter does not own the flats, its director said"."""


def _declines(candidate: Candidate, context: TextContext) -> bool:
    return _DECLINES.match(context.text, candidate.end) is not None


_FRENCH_NOT = re.compile(r" n(?:e |['’])[a-zà-ÿ]")
_NOT = {"it": " non", "es": " no", "pt": " não"}


def acts_before_verb(candidate: Candidate, context: TextContext) -> bool:
    """Whether a surname opens a sentence without article before its verb: "Faro ne répond pas", "Faro non verrà"."""
    if not context.sentence_start(candidate.start):
        return False
    finite = _FINITE.get(context.language)
    if finite is None:
        return context.language == "en" and _with_a_second(candidate, context)
    place = candidate.end
    if context.language == "fr" and _FRENCH_NOT.match(context.text, place):
        return True
    negation = _NOT.get(context.language, "")
    if negation and context.text.startswith(negation, place):
        place += len(negation)
    return finite.match(context.text, place) is not None


def _with_a_second(candidate: Candidate, context: TextContext) -> bool:
    """Whether a name that is no English word is joined to it before a verb: "Stone and Kessab met"."""
    joint = context.next(candidate.end)
    second = context.next(candidate.end + len(joint.gap) + len(joint.printed))
    verb = context.next(candidate.end + sum(len(w.gap) + len(w.printed) for w in (joint, second)))
    named = joint.folded == "and" and second.adjacent and second.capital and not is_common(second.folded, "en")
    return named and verb.adjacent and verb.printed.islower()


_OWNS_BARE = ("of", "with", "at", "by", "from", "for")


def bare_behind_preposition(candidate: Candidate, context: TextContext) -> bool:
    """Whether a noun with a capital stands without article behind a preposition in English: "surgeons of Emergency"."""
    word, following = context.before(candidate.start), context.next(candidate.end)
    if context.language != "en" or not word.adjacent or word.printed not in _OWNS_BARE or following.capital:
        return False
    capital = context.text[candidate.start].isupper() and not context.capitals(candidate.start, candidate.end)
    return capital and not context.title_case(candidate.start, candidate.end)
