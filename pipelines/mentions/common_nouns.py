"""Common nouns as names: German outlets (Spiegel, Zeit), articles, genitives and plurals."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_neighbor
from pipelines.mentions.neighbor_cues import ROMANCE, as_reported, cites
from pipelines.names.common import is_word_in
from pipelines.names.words import very_common_words
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import words


def is_indefinite_article(word: Token) -> bool:
    """Whether a German indefinite article stands there; "an" is one in English only ("Kritik an Misereor")."""
    return word.adjacent and word.folded in words("indefinite") and word.folded not in ("a", "an")


def demonym_with_article(candidate: Candidate, context: TextContext) -> bool:
    """Whether a firm that has no article in German has one here: "der Bayer" comes from Bavaria."""
    previous = context.before(candidate.start)
    alone = (
        context.text[candidate.end : candidate.end + 1] not in ("-", "–") and not context.next(candidate.end).capital
    )
    return context.language == "de" and alone and previous.adjacent and previous.folded in ("der", "dem", "den", "des")


_OF_MANY = frozenset(
    "die der den diese dieser diesen alle aller allen viele vielen vieler einige einigen beide beiden zwei drei vier"
    " keine keinen ihre ihrer ihren unsere unserer unseren seine seiner seinen mehrere mehrerer mehreren".split()
)
_SHORTEST_BASE = 4
_ONE_OF_THEM = frozenset(
    {"der", "dem", "des", "jeder", "jeden", "jedem", "mancher", "dieser", "diesem", "jener", "welcher"}
)


def noun_with_article(start: int, end: int, noun: str, context: TextContext) -> bool:
    """Whether a surname is the noun that it comes from: "die Richter am Landgericht", "der Koch".

    Persons have an article with a noun behind a hyphen ("die Richter-Nachfolge") or a name after it only.
    """
    if context.language != "de" or context.text[end : end + 1] in ("-", "–") or not is_word_in(noun, "de"):
        return False
    word = context.before(start)
    return word.adjacent and word.folded in _OF_MANY | _ONE_OF_THEM


_SAID_BY = frozenset(
    "sagte sagt erklarte erklart betonte betont warnte warnt forderte fordert kritisierte kritisiert schrieb schreibt"
    " antwortete meinte raumte kundigte lobte mahnte rugte wies verwies entgegnete erganzte versicherte".split()
)
_WANTS = frozenset(
    "will wollte mochte lehnt lehnte verweigert verweigerte bestreitet bestritt weiss wusste glaubt hofft reist reiste"
    " tritt trat".split()
)
_SO = re.compile(r"[,“\"«‹’] so \Z")


def acts_as_person(candidate: Candidate, context: TextContext) -> bool:
    """Whether a surname that is a noun stands as one person does: "sagte Fischer", "laut Fischer", "Fischer will".

    A noun for one of a kind has an article there, and one for many has another form of the verb.
    """
    if context.language != "de":
        return False
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if previous.adjacent and previous.folded in _SAID_BY | {"laut"}:
        return True
    if previous.adjacent and previous.folded == "so":
        return _SO.search(context.text, max(0, candidate.start - 8), candidate.start) is not None
    opens = context.sentence_start(candidate.start)
    return opens and following.adjacent and following.folded in _WANTS


def genitive_of_a_noun(candidate: Candidate, context: TextContext) -> bool:
    """Whether a body's name that is a noun has the ending of the genitive, which nouns have, or of the plural."""
    form = candidate.form
    if context.language != "de" or form.shape != "word" or "de" not in form.common_in or form.kind != "organization":
        return False
    surface = fold_word(context.text[candidate.start : candidate.end])
    return surface == form.stem.head + "s" and not fold_word(form.alias).endswith("s")


def genitive_of_a_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether it stands behind another noun without an article: "die Satzung Nordlichts", but "des Nordlichts"."""
    owned = context.before(candidate.start)
    small = words("articles") | words("indefinite") | words("determiners") | words("function") | words("titles")
    return owned.adjacent and owned.capital and owned.folded not in small and not context.next(candidate.end).capital


def plural_of_a_noun(candidate: Candidate, context: TextContext) -> bool:
    """Whether a body's name is the plural of a German noun here: "die alten Halden", or Halde elsewhere in the text.

    Dictionaries have the singular only. With a hyphen a noun of the body's follows: "die Halden-Aktie".
    """
    form, noun = candidate.form, candidate.form.stem.head
    if context.language != "de" or (form.kind, form.shape) != ("organization", "word") or not noun.endswith("n"):
        return False
    if context.text[candidate.end : candidate.end + 1] in ("-", "–") or context.next(candidate.end).capital:
        return False
    bases = [base for base in (noun.removesuffix("n"), noun.removesuffix("en")) if len(base) >= _SHORTEST_BASE]
    base = next((base for base in bases if is_word_in(base, "de")), "")
    if not base:
        return False
    word = context.before(candidate.start)
    if word.adjacent and word.printed.islower() and word.folded.endswith("en") and word.folded not in _OF_MANY:
        word = context.before(candidate.start - len(word.gap) - len(word.printed))
    many = word.adjacent and word.folded in _OF_MANY
    return many or context.once((_many_in, base, noun), lambda: _many_in(base, noun, context))


def _many_in(base: str, noun: str, context: TextContext) -> bool:
    return any(word == base or (word.endswith((base, noun)) and word != noun) for word in context.words)


def _names_next(end: int, joint: Token, context: TextContext) -> bool:
    """Whether "und dem Standard" follows: somebody was told it, and so was a second one."""
    article = context.next(end + len(joint.gap) + len(joint.printed))
    place = end + len(joint.gap) + len(joint.printed) + len(article.gap) + len(article.printed)
    return article.folded in ("dem", "der") and context.next(place).capital


def _prints(verb: Token, candidate: Candidate) -> bool:
    """Whether the verb before says that a paper prints it, and not the press at large: "…, schreibt der Standard"."""
    large = candidate.form.stem.head.rsplit(" ", 1)[-1] in _PRESS_AT_LARGE
    return verb.adjacent and verb.folded in _GERMAN_PRINTING and not large


_GERMAN_ARTICLES = frozenset({"der", "des", "die", "von"})
_GERMAN_PRINTING = frozenset({"schreibt", "schrieb", "berichtet", "berichtete", "meldet", "meldete", "titelt"})
_GERMAN_WORK = frozenset({"recherche", "recherchen", "informationen", "leitartikel", "titelgeschichte"})
_PRESS_AT_LARGE = frozenset({"presse", "zeitung", "welt"})  # "berichtet die Presse" says no more than that papers do
_GERMAN_CITING = frozenset({"laut", "dem", "vom", "beim"})


_BY_WHOM = re.compile(r"\b(?:von de[rm]|vom|durch d(?:ie|as|en)) \Z")
_DONE = re.compile(
    r"[^.!?;,\n]{0,40}\b(?:betrieben|getragen|gegründet|finanziert|verwaltet|unterstützt|herausgegeben|unterhalten"
    r"|veranstaltet|organisiert|beauftragt|gefördert|betreut|geleitet|vertreten|beraten|verklagt|eröffnet|übernommen)\b"
)


_PEOPLE_OF = frozenset(
    "aktivisten anwalt anwalte anwaltin chef chefin geschaftsfuhrer geschaftsfuhrerin helfer helferin mitarbeiter"
    " mitarbeiterin mitglied mitglieder sprecher sprecherin vertreter vertreterin vorsitzende vorsitzender".split()
)
_HAS_TOLD = re.compile(
    r"[“”«»]? ha(?:t|tte|ben|tten)\b[^.!?;\n]{0,80}"
    r"\b(?:berichtet|gemeldet|geschrieben|enthüllt|aufgedeckt|zitiert|getitelt|gedruckt)\b"
)
"""The verb of telling may close the clause: "der Spiegel hatte zuerst darüber berichtet"."""


def _acted(article: Token, candidate: Candidate, context: TextContext) -> bool:
    """Whether something is run, paid or led by it: "wird von der Lampe betrieben"."""
    ahead = context.text[max(0, candidate.start - 12) : candidate.start]
    return article.adjacent and bool(_BY_WHOM.search(ahead) and _DONE.match(context.text, candidate.end))


_WRITES = frozenset({"schreibt", "schrieb", "schreiben", "schrieben"})
_WRITERS = frozenset("kolumne kolumnen beitrage artikel texte reportagen rezensionen kritiken".split())


def _writes_for(article: Token, candidate: Candidate, context: TextContext) -> bool:
    """Whether somebody writes for it: "schreibt für den Spiegel"; for the world or the time writes a journalist."""
    own = candidate.form.shape == "article"
    preposition = article if own else context.before(candidate.start - len(article.gap) - len(article.printed))
    if not (own or article.folded in ("den", "die", "das")) or not preposition.adjacent or preposition.folded != "fur":
        return False
    around = context.clause(candidate.start, candidate.end)
    verb = _WRITES & around and candidate.form.stem.head.rsplit(" ", 1)[-1] not in very_common_words("de")
    return bool(verb or around & (words("outlet_people") | _WRITERS))


def cited_in_german(candidate: Candidate, context: TextContext) -> str:
    """In German a common noun is an outlet after "laut", or after "dem" in a sentence of saying."""
    if context.language != "de":
        return ""
    previous, told = context.before(candidate.start), ""
    if candidate.form.kind == "organization":
        told = _with_its_people(previous, candidate, context)
    elif candidate.form.kind == "outlet":
        told = _as_a_paper(previous, candidate, context)
    if told or not previous.adjacent:
        return told
    cited = (
        previous.folded == "laut"
        or (
            candidate.form.kind == "outlet"
            and _LAUT_BOTH.search(context.text, max(0, candidate.start - 50), candidate.start)
        )
        or (candidate.form.shape == "article" and _prints(previous, candidate))
        or (candidate.form.kind == "outlet" and as_reported(candidate, context))
        or (previous.folded in _GERMAN_CITING and _told_around(candidate, context))
    )
    return previous.printed if cited else ""


_LAUT_BOTH = re.compile(r"\b[Ll]aut (?:dem |der )?[„“”\"\w’'. -]{2,30} (?:und|sowie) (?:dem |der )?[„“\"]?\Z")


def _with_its_people(previous: Token, candidate: Candidate, context: TextContext) -> str:
    """What tells that a body is meant: its staff, or what it runs."""
    if _acted(previous, candidate, context):
        return previous.printed
    bare = previous.folded == "von" and context.text[candidate.end : candidate.end + 1] != "-"
    if (bare or previous.folded in ("der", "des", "vom")) and previous.adjacent:
        owner = context.before(candidate.start - len(previous.gap) - len(previous.printed))
        if owner.adjacent and (owner.folded in _PEOPLE_OF or (bare and owner.folded.endswith(_HOUSES_OF))):
            return owner.printed
    return ""


_HOUSES_OF = ("beratungsstelle", "geschaftsstelle", "zentrale", "buro", "sekretariat", "vorstand", "kampagne")
"""What bodies have: with a noun that is no name an article would stand ("die Beratungsstelle von Nordlicht")."""


def _as_a_paper(previous: Token, candidate: Candidate, context: TextContext) -> str:
    """What tells that a paper is meant: what it has told, who writes for it, what of it is named, a second one."""
    if _HAS_TOLD.match(context.text, candidate.end):
        return previous.printed or "hat"
    if not previous.adjacent:
        return ""
    if _writes_for(previous, candidate, context):
        return "für"
    if previous.folded in _GERMAN_ARTICLES:
        owner = context.before(candidate.start - len(previous.gap) - len(previous.printed))
        if owner.adjacent and owner.folded in words("outlet_people") | _GERMAN_WORK:
            return owner.printed
        if _prints(owner, candidate) and previous.folded in ("der", "die"):
            return owner.printed
    if previous.folded == "der" and _told_around(candidate, context):
        joint = context.next(candidate.end)
        if joint.adjacent and joint.folded in words("joining_words") and _names_next(candidate.end, joint, context):
            return previous.printed
    return ""


def _told_around(candidate: Candidate, context: TextContext) -> bool:
    return bool(context.window(candidate.start, candidate.end, 60) & words("saying"))


def in_contraction(candidate: Candidate, context: TextContext) -> bool:
    """The article of "Il Foglio" may stand in another form: "il direttore del Foglio"."""
    previous = context.before(candidate.start)
    contracted = previous.adjacent and previous.printed.islower() and previous.folded in words("contractions")
    own = context.language in ROMANCE and context.language in candidate.form.common_in
    return contracted and own and cites(candidate, context) and not capital_neighbor(candidate, context)


def with_article(candidate: Candidate, context: TextContext) -> bool:
    """An organization of one word has no article ("in the Amazon are"), unless a noun follows; outlets may."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if context.language in ROMANCE and (previous.adjacent or previous.folded == "l"):
        article = previous.folded.rsplit("'", 1)[-1] in words("romance_articles")
        # Other words in the sisters of Portuguese: "à Horizon" in French, "da Libera" in Italian.
        if previous.folded in words("portuguese_articles") and context.language != "pt":
            return False
        return (
            article
            and not (candidate.form.kind == "outlet" and cites(candidate, context))
            and not _as_cited(previous, candidate, context)
        )
    joined = following.gap[:1] in ("-", "–", "/")
    own = context.text[candidate.end : candidate.end + 2] in ("'s", "’s")
    if own and previous.folded == "the" and candidate.form.stem.head in very_common_words("en"):
        return True
    alone = not joined and (not following.adjacent or following.folded in words("function"))
    if context.language == "en" and previous.adjacent and previous.folded in words("determiners") and alone:
        return True
    if candidate.form.kind == "outlet" or not previous.adjacent:
        return False
    if previous.folded in words("not_given") and following.folded not in words("company_nouns"):
        place = candidate.start - len(previous.gap) - len(previous.printed)
        return context.language == "en" and context.before(place).folded == "the"  # the Canadian Prairie
    return previous.printed == "the" and (not following.adjacent or following.folded in words("function"))


def _as_cited(article: Token, candidate: Candidate, context: TextContext) -> bool:
    """Whether words of citing stand before the article and the clause ends behind: "Segundo a Teto, faltam verbas"."""
    citing = context.before(candidate.start - len(article.gap) - len(article.printed))
    closed = context.next(candidate.end).gap.startswith(",")
    return citing.adjacent and citing.folded in _CITING and (closed or candidate.form.kind == "outlet")


_CITING = frozenset({"segundo", "segun", "selon", "secondo", "conforme"})


_UNCONTRACTED = {
    "it": ({"a", "di", "de", "da", "su", "in"}, {"il", "lo", "la", "i", "gli", "le"}),
    "fr": ({"a", "de"}, {"le", "les"}),
    "es": ({"a", "de"}, {"el"}),
    "pt": ({"de", "em", "por"}, {"o", "a", "os", "as"}),
}
"""Prepositions and articles that make one word in these languages, but for the article of a title."""


def uncontracted_article(candidate: Candidate, context: TextContext) -> bool:
    """Whether the article stands whole behind a preposition that would take it in: "passò a la Repubblica"."""
    article, _, noun = context.text[candidate.start : candidate.end].partition(" ")
    prepositions, articles = _UNCONTRACTED.get(context.language, (set(), set()))
    previous = context.before(candidate.start)
    whole = previous.adjacent and previous.folded in prepositions and article.lower() in articles
    return whole and noun[:1].isupper()


def lowercase_article_length(candidate: Candidate, context: TextContext) -> int:
    """How many characters of a small "the", "die", "le" at the beginning belong to the sentence, not to the name."""
    surface = context.text[candidate.start : candidate.end]
    first, space, rest = surface.partition(" ")
    if space and context.language == "de" and context.text[candidate.end : candidate.end + 1] == "-":
        return len(first) + 1 if fold(first).text in words("articles") else 0  # Der Spiegel-Titel
    own = candidate.form.alias.startswith(f"{first} ")  # la Repubblica
    if space and not own and first.islower() and rest[:1].isupper() and fold(first).text in words("articles"):
        return len(first) + 1
    return 0
