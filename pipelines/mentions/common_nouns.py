"""Common nouns as names: German outlets (Spiegel, Zeit), articles, genitives and plurals."""

from __future__ import annotations

from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_neighbor
from pipelines.mentions.neighbor_cues import ROMANCE, as_reported, cites
from pipelines.names.words import is_word_in, very_common_words
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import affixes, any_of, packs_with, words
from presswatch.languages.patterns import compiled_later

_CAPITALIZED_NOUNS = frozenset(packs_with("nouns_capitalized"))
_INDEFINITE = words("indefinite") - words("indefinite", "en")
"""Without the English ones: "an" is a German preposition ("Kritik an Misereor")."""


# German nouns: articles, genitive, plural


def is_indefinite_article(word: Token) -> bool:
    """True if the word right before a name is an indefinite article of another language than English."""
    return word.adjacent and word.folded in _INDEFINITE


def _hyphen_after(end: int, context: TextContext) -> bool:
    return context.text[end : end + 1] in ("-", "–")


def noun_with_article(start: int, end: int, noun: str, context: TextContext) -> bool:
    """True if a surname is the German noun that it comes from: "die Richter am Landgericht", "der Koch".

    Persons have an article only before a noun joined by a hyphen ("die Richter-Nachfolge") or after a first name.
    """
    language = context.language
    if language not in _CAPITALIZED_NOUNS or _hyphen_after(end, context) or not is_word_in(noun, language):
        return False
    word = context.before(start)
    determiner = (words(meaning) for meaning in ("plural_determiners", "singular_determiners"))
    return word.adjacent and any(word.folded in listed for listed in determiner)


_QUOTATIVE = compiled_later(rf"[,“\"«‹’] (?:{any_of('quotative_words')}) \Z")


def acts_as_person(candidate: Candidate, context: TextContext) -> bool:
    """True if a surname that is a German noun is used as one person: "sagte Fischer", "laut Fischer", "Fischer will".

    A common noun for one person has an article there, and a plural has another form of the verb.
    """
    language = context.language
    if language not in _CAPITALIZED_NOUNS:
        return False
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if previous.adjacent:
        if any(previous.folded in words(kind, language) for kind in ("singular_speech_verbs", "citing_prepositions")):
            return True
        if previous.folded in words("quotative_words", language):
            return _QUOTATIVE.search(context.text, max(0, candidate.start - 8), candidate.start) is not None
    opens = context.sentence_start(candidate.start)
    return opens and following.adjacent and following.folded in words("singular_verbs", language)


def genitive_of_a_noun(candidate: Candidate, context: TextContext) -> bool:
    """True if an organization's name that is a German noun has the ending of the genitive or of a plural in -s."""
    form, language = candidate.form, context.language
    if language not in _CAPITALIZED_NOUNS or language not in form.common_in:
        return False
    if form.shape != "word" or form.kind != "organization":
        return False
    surface = fold_word(context.text[candidate.start : candidate.end])
    return surface == form.stem.head + "s" and not fold_word(form.alias).endswith("s")


def genitive_of_a_name(candidate: Candidate, context: TextContext) -> bool:
    """True if it follows another noun without an article: "die Satzung Nordlichts", but "des Nordlichts"."""
    owned = context.before(candidate.start)
    if not owned.adjacent or not owned.capital or context.next(candidate.end).capital:
        return False
    return not any(
        owned.folded in words(kind) for kind in ("articles", "indefinite", "determiners", "function", "titles")
    )


# German outlets and organizations that are common nouns


def cited_in_german(candidate: Candidate, context: TextContext) -> str:
    """The word by which a German common noun is an outlet or organization ("laut", "Sprecher"), "" if there is none."""
    if context.language not in _CAPITALIZED_NOUNS:
        return ""
    previous = context.before(candidate.start)
    if candidate.form.kind == "organization":
        cue = _organization_cue(previous, candidate, context)
    else:
        cue = _outlet_cue(previous, candidate, context) if candidate.form.kind == "outlet" else ""
    if cue or not previous.adjacent:
        return cue
    return previous.printed if _is_cited(previous, candidate, context) else ""


_JOINT_SOURCE = compiled_later(rf"\b(?:{any_of('joint_source_phrases')})\Z")


def _is_cited(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    if previous.folded in words("citing_prepositions", context.language):
        return True
    if candidate.form.shape == "article" and _reports(previous, candidate):
        return True
    if candidate.form.kind == "outlet":
        low = max(0, candidate.start - 50)
        if _JOINT_SOURCE.search(context.text, low, candidate.start) or as_reported(candidate, context):
            return True
    return previous.listed("source_words") and _speech_around(candidate, context)


_AGENT = compiled_later(rf"\b(?:{any_of('agent_phrases')}) \Z")
_DONE_BY = compiled_later(rf"[^.!?;,\n]{{0,40}}\b(?:{any_of('passive_participles')})\b")


def _organization_cue(previous: Token, candidate: Candidate, context: TextContext) -> str:
    """What shows that an organization is meant: its staff, or what it runs ("wird von der Lampe betrieben")."""
    if not previous.adjacent:
        return ""
    agent = _AGENT.search(context.text, max(0, candidate.start - 12), candidate.start)
    if agent and _DONE_BY.match(context.text, candidate.end):
        return previous.printed
    bare = previous.listed("bare_of_words") and context.text[candidate.end : candidate.end + 1] != "-"
    owner = context.before(candidate.start - previous.width)
    if not owner.adjacent or not (bare or previous.listed("organization_genitives")):
        return ""
    # A common noun would have an article: "die Beratungsstelle von Nordlicht".
    part = bare and owner.folded.endswith(affixes("organization_parts"))
    return owner.printed if part or owner.listed("organization_people") else ""


_HAS_REPORTED = compiled_later(
    rf"[“”«»]? (?:{any_of('perfect_auxiliaries')})\b[^.!?;\n]{{0,80}}\b(?:{any_of('reporting_participles')})\b"
)
"""The participle may close the clause: "der Spiegel hatte zuerst darüber berichtet"."""


def _outlet_cue(previous: Token, candidate: Candidate, context: TextContext) -> str:
    """What shows that an outlet is meant: what it reported, who writes for it, its people, a second outlet."""
    if _HAS_REPORTED.match(context.text, candidate.end):
        return previous.printed or "hat"
    if not previous.adjacent:
        return ""
    if _writes_for(previous, candidate, context):
        return "für"
    owner = context.before(candidate.start - previous.width)
    if previous.listed("owner_articles") and owner.adjacent_in("outlet_people", "outlet_products"):
        return owner.printed
    if previous.listed("nominative_articles") and _reports(owner, candidate):
        return owner.printed
    return previous.printed if _second_source(previous, candidate, context) else ""


def _second_source(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    """True if "und dem Standard" follows in a clause of saying: both were informed of something."""
    joint = context.next(candidate.end)
    if previous.folded != "der" or not joint.adjacent_in("joining_words"):
        return False
    place = candidate.end + joint.width
    article = context.next(place)
    second = article.listed("dative_articles") and context.next(place + article.width).capital
    return second and _speech_around(candidate, context)


def _reports(verb: Token, candidate: Candidate) -> bool:
    """True if the verb before says that an outlet reports it, not the press at large: "…, schreibt der Standard"."""
    large = candidate.form.stem.head.rsplit(" ", 1)[-1] in words("press_at_large")
    return verb.adjacent_in("outlet_verbs") and not large


def _writes_for(article: Token, candidate: Candidate, context: TextContext) -> bool:
    """True if somebody writes for it: "schreibt für den Spiegel"; but one writes for "die Welt" or "die Zeit"."""
    preposition = article
    if candidate.form.shape != "article":
        if not article.listed("accusative_articles"):
            return False
        preposition = context.before(candidate.start - article.width)
    if not preposition.adjacent_in("for_words"):
        return False
    around = context.clause(candidate.start, candidate.end)
    if around & (words("outlet_people") | words("written_pieces")):
        return True
    common = candidate.form.stem.head.rsplit(" ", 1)[-1] in very_common_words(context.language)
    return not common and not around.isdisjoint(words("writing_verbs"))


def _speech_around(candidate: Candidate, context: TextContext) -> bool:
    return bool(context.window(candidate.start, candidate.end, 60) & words("saying"))


# Articles before names of one word


def in_contraction(candidate: Candidate, context: TextContext) -> bool:
    """True if the article of "Il Foglio" is in one word with a preposition: "il direttore del Foglio"."""
    previous = context.before(candidate.start)
    contracted = previous.adjacent and previous.printed.islower() and previous.listed("contractions")
    own = context.language in ROMANCE and context.language in candidate.form.common_in
    return contracted and own and cites(candidate, context) and not capital_neighbor(candidate, context)


def with_article(candidate: Candidate, context: TextContext) -> bool:
    """True if an article makes it a common noun ("in the Amazon are"); a noun may follow, and outlets may have one."""
    previous = context.before(candidate.start)
    if context.language in ROMANCE and (previous.adjacent or previous.folded == "l"):
        return _with_romance_article(previous, candidate, context)
    return any(check(previous, candidate, context) for check in _ARTICLE_CHECKS)


def _common_possessive(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    possessive = context.text[candidate.end : candidate.end + 2] in ("'s", "’s")
    definite = possessive and previous.folded in words("definite_articles", "en")
    return definite and candidate.form.stem.head in very_common_words("en")


def _after_determiner(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    if not previous.adjacent or previous.folded not in words("determiners", context.language):
        return False
    return _is_last_noun(candidate, context) and context.next(candidate.end).gap[:1] not in ("-", "–", "/")


def _after_adjective(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    """The Canadian Prairie."""
    if not _is_demonym_before(previous, candidate, context):
        return False
    article = context.before(candidate.start - previous.width)
    return context.language == "en" and article.folded in words("definite_articles", "en")


def _is_demonym_before(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    if candidate.form.kind == "outlet" or not previous.adjacent_in("not_given"):
        return False
    return not context.next(candidate.end).listed("company_nouns")


def _after_the(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    if candidate.form.kind == "outlet" or not previous.adjacent:
        return False
    return previous.printed in words("definite_articles", "en") and _is_last_noun(candidate, context)


def _is_last_noun(candidate: Candidate, context: TextContext) -> bool:
    following = context.next(candidate.end)
    return not following.adjacent or following.listed("function")


_ARTICLE_CHECKS = (_common_possessive, _after_determiner, _after_adjective, _after_the)


def _with_romance_article(previous: Token, candidate: Candidate, context: TextContext) -> bool:
    if previous.folded.rsplit("'", 1)[-1] not in words("romance_articles", context.language):
        return False
    if candidate.form.kind == "outlet" and cites(candidate, context):
        return False
    return not _is_source(previous, candidate, context)


def _is_source(article: Token, candidate: Candidate, context: TextContext) -> bool:
    """True if a word of citing comes before the article and the clause ends there: "Segundo a Teto, faltam verbas"."""
    citing = context.before(candidate.start - article.width)
    closed = context.next(candidate.end).gap.startswith(",")
    cited = citing.adjacent_in("citing_prepositions")
    return cited and (closed or candidate.form.kind == "outlet")


def uncontracted_article(candidate: Candidate, context: TextContext) -> bool:
    """True if a title's article is whole after a preposition that would take it in: "passò a la Repubblica"."""
    article, _, noun = context.text[candidate.start : candidate.end].partition(" ")
    previous = context.before(candidate.start)
    if not previous.adjacent or previous.folded not in words("contracting_prepositions", context.language):
        return False
    return article.lower() in words("contracting_articles", context.language) and noun[:1].isupper()


def lowercase_article_length(candidate: Candidate, context: TextContext) -> int:
    """How many characters of a small "the", "die", "le" at the beginning belong to the sentence, not to the name."""
    first, space, rest = context.text[candidate.start : candidate.end].partition(" ")
    if not space or fold(first).text not in words("articles"):
        return 0
    if context.language in _CAPITALIZED_NOUNS and context.text[candidate.end : candidate.end + 1] == "-":
        return len(first) + 1  # Der Spiegel-Titel
    own = candidate.form.alias.startswith(f"{first} ")  # la Repubblica
    return len(first) + 1 if not own and first.islower() and rest[:1].isupper() else 0
