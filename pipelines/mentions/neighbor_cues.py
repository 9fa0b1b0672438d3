"""What around a name tells that a body is meant: the word for its kind, a verb of saying, "as … report"."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext
from presswatch.languages.packs import words

ROMANCE = ("fr", "es", "it", "pt", "ca", "ro")
"""Languages in which common nouns with articles are told from names in one way."""
JOINING = frozenset({"und", "oder", "sowie", "and", "et", "y", "e", "i", "ve", "и", "en"})
"""Words that join a second name to a first."""
# Last parts of German compounds for kinds of bodies and outlets: Mineralölkonzern, Nachrichtensender.
_GERMAN_KINDS = (
    "konzern",
    "hersteller",
    "anbieter",
    "betreiber",
    "verband",
    "verein",
    "gewerkschaft",
    "organisation",
    "agentur",
    "unternehmen",
    "bauer",
    "handler",
    "stiftung",
    "zeitung",
    "magazin",
    "sender",
    "zeitschrift",
    "portal",
)


def organization_kind(candidate: Candidate, context: TextContext) -> bool:
    """Whether a word for a kind of body stands right before the name ("the charity Shelter", "l’opérateur Orchard")."""
    previous = context.before(candidate.start)
    kind = previous.folded.rsplit("'", 1)[-1]
    compound = context.language == "de" and kind.endswith(_GERMAN_KINDS)
    if context.language == "en" and previous.capital and _part_of_name(candidate, context):
        return False
    return previous.adjacent and (kind in words("appositions") or compound)


_ACT = re.compile(
    r"[»”\"]? (?:teve acesso|ha avuto accesso|(?:tuvo|ha tenido) acceso|a (?:eu accès|pu consulter)"
    r"|(?:en )?(?:a )?fait sa une)\b"
)
"""What papers do, said in several words."""


def _part_of_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether English has a kind with a capital where only names have one: "the Radio Liberty bureau"."""
    previous = context.before(candidate.start)
    begin = candidate.start - len(previous.gap) - len(previous.printed)
    return not context.sentence_start(begin) and not context.title_case(candidate.start, candidate.end)


def speech_verb_before(candidate: Candidate, context: TextContext) -> bool:
    """In Romance languages the verb of saying may stand first: "a indiqué Orchard", or an act of papers behind."""
    if candidate.form.kind == "outlet" and _ACT.match(context.text, candidate.end):
        return True
    if context.language not in ROMANCE or context.next(candidate.end).capital:
        return False
    previous = context.before(candidate.start)
    return previous.adjacent and previous.printed.islower() and previous.folded in words("said_before")


_AS_TOLD = re.compile(r"(?:^|[.!?“\n] ?)Wie [^.!?,\n]{0,40}\Z")
_TELLS = re.compile(r"[^.!?,\n]{0,40}\b(?:melde[nt]|berichte[nt]|schreib(?:t|en)|meldete[n]?|berichtete[n]?)\b")


def as_reported(candidate: Candidate, context: TextContext) -> bool:
    """Whether the clause says as whom it is told: "Wie der Kurier und der Standard melden, …"."""
    low = max(0, candidate.start - 60)
    return bool(_AS_TOLD.search(context.text[low : candidate.start]) and _TELLS.match(context.text, candidate.end))


def cites(candidate: Candidate, context: TextContext) -> bool:
    """Whether the clause tells where something was printed: words of citing, or what kind of outlet it is."""
    around = context.clause(candidate.start, candidate.end)
    return bool(around & (words("printing") | words("outlet_kinds")))


_OWNED = {
    "en": re.compile(
        r"\b(?:spun off (?:from|by)|split (?:off )?from|demerged from|(?:subsidiary|unit|arm|spin-off|affiliate|stake"
        r"|shares|shareholders?|employees?|customers?) (?:of|in)|owned by|acquired by|bought by|taken over by"
        r"|sold (?:to|by)|merged? with|merger with|hired by|sued by) \Z"
    ),
    "de": re.compile(
        r"\b(?:Tochter(?:firma|gesellschaft|unternehmen)? von|abgespalten von|gehört zu|übernommen von|Anteile an"
        r"|Fusion mit|Aktien von|Mitarbeiter(?:innen)? von) \Z"
    ),
    "fr": re.compile(r"\b(?:filiale (?:de |d['’])|racheté[es]? par |actionnaires? (?:de |d['’])|fusion avec )\Z"),
    "es": re.compile(r"\b(?:filial de|comprad[oa] por|adquirid[oa] por|accionistas? de|fusión con) \Z"),
    "it": re.compile(
        r"\b(?:controllata (?:di|da)|filiale di|acquistat[oa] da|acquisit[oa] da|azionist[ai] di|fusione con) \Z"
    ),
    "pt": re.compile(
        r"\b(?:subsidiária d[aeo]|comprad[oa] pel[ao]|adquirid[oa] pel[ao]|acionistas? d[aeo]|fusão com) \Z"
    ),
}
_OWNED_REACH = 32


def ownership_before(candidate: Candidate, context: TextContext) -> bool:
    """Whether what stands before it only bodies have or were part of: "spun off from Corvane", "filiale d’Orchard"."""
    told, low = _OWNED.get(context.language), max(0, candidate.start - _OWNED_REACH)
    return told is not None and told.search(context.text, low, candidate.start) is not None


def continued_by_of(candidate: Candidate, context: TextContext) -> bool:
    """Whether a name with its article goes on with what it is of: La Croix de Gap, "Les Échos de la vallée"."""
    following = context.next(candidate.end)
    beyond = context.next(candidate.end + len(following.gap) + len(following.printed))
    of = following.adjacent and following.folded in words("of_words") and beyond.adjacent
    telling = context.text[candidate.start].isupper() and not context.sentence_start(candidate.start)
    noun = beyond.printed[:1].islower() and not telling and beyond.folded not in _OF_A_DAY
    return of and (beyond.capital or noun) and not cites(candidate, context)


_OF_A_DAY = frozenset(
    "hoy ayer ieri oggi hier ce cette este esta ontem hoje jour matin soir"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo"
    " lunedi martedi mercoledi giovedi venerdi sabato domenica".split()
)
"""What may follow a paper's name and "of": its issue of a day. All else makes a phrase ("Les Échos de la vallée")."""


_TURKISH_PAPER = re.compile(
    r"['’](?:[ıiuü]n|n[ıiuü]n)(?: [^\W\d_]+){0,3}"
    " (?:manşet|haber|yazar|muhabir|köşe|röportaj|sayfa|okur|editör|başyazar)"
)


_TURKISH_PRINTED = re.compile(
    r"['’](?:[dt][ae]n?(?: [^\W\d_]+){0,2}?"
    r" (?:yayı[nm]la|haberine|haberde|manşet|köşesi|köşe yazı|yazısı|röportaj|yazdı|yazan)"
    r"|y?[ae](?! (?:kadar|karşı|doğru|dek|değin)\b)(?: [^\W\d_]+){0,2}?"
    r" (?:konuştu|konuşan|demeç|röportaj|anlattı|açıklama|açıkladı|değerlendir))"
)
"""In a paper something is printed, to it somebody speaks: "Sabah'ta yayımlandı", "Sabah'a konuşan"."""


def turkish_print_cue(candidate: Candidate, context: TextContext) -> bool:
    """Whether a Turkish text says that something was printed in it or told to it."""
    paper = context.language == "tr" and candidate.form.kind == "outlet"
    return paper and _TURKISH_PRINTED.match(context.text, candidate.end) is not None


def turkish_outlet_genitive(candidate: Candidate, context: TextContext) -> bool:
    """Whether what papers have stands behind a Turkish genitive: "Sabah'ın dünkü manşeti"."""
    paper = context.language == "tr" and candidate.form.kind == "outlet"
    return paper and _TURKISH_PAPER.match(context.text, candidate.end) is not None


_POLISH_CITING = tuple(
    "pisz pisal napisal podal podaje inform donos donios ujawni opisa opisuj dzienni gazet wywiad rozmow opublik publik"
    " czytamy lamach wedlug zdaniem cytuj powiedzial redakcj redaktor artyku felieton okladk".split()
)


def cited_in_polish(candidate: Candidate, context: TextContext) -> bool:
    """Whether words of citing stand in the clause of a Polish paper that is a noun too (Rzeczpospolita)."""
    return any(word.startswith(_POLISH_CITING) for word in context.clause(candidate.start, candidate.end))
