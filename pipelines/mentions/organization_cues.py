"""Cues next to a name for what it is: an organization or outlet that acts or is cited, or a thing or common noun."""

import re

from pipelines.common.fold import fold, fold_word
from pipelines.mentions.decision import (
    Occurrence,
    capital_precedes,
    either,
    follows,
    joined,
    language_has,
    of_kind,
    only_if,
    shaped,
    unless,
    word_follows,
    word_precedes,
)
from pipelines.mentions.eponyms import in_sport_clause
from pipelines.names.words import very_common_words
from pipelines.text.context import TextContext
from pipelines.text.segments import sentence_span
from presswatch.languages.packs import affixes, alternation, any_of, any_word, pattern, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import MentionKind, Where

# Kinds of things and of organizations

_MARKS = " \u00a0„“”\"«»‘’'‹›"


def kind_before(one: Occurrence) -> str:
    """The word right before the name that makes it another thing's, "" if there is none.

    That is a house, a ship, a work, a place, or a kind of organization that the subject is not: a paper is no party.
    """
    previous = one.previous
    if previous.gap.strip(_MARKS):
        return ""
    kinds = words("other_kinds")
    if one.form.kind == "outlet":
        kinds |= words("kinds_of_organizations")
    return previous.printed if previous.unelided in kinds else ""


def numbered_title(one: Occurrence) -> bool:
    """True if a year makes it a plan's or an edition's name: Horizon 2030."""
    return one.following.adjacent and re.fullmatch(r"(?:19|20)\d\d", one.following.printed) is not None


@only_if(Occurrence.in_english, capital_precedes, unless(Occurrence.in_title_case))
def _is_part_of_name(one: Occurrence) -> bool:
    """True if the kind has a capital where only English names have one: "the Radio Liberty bureau"."""
    return not one.context.sentence_start(one.start - one.previous.width)


@only_if(word_precedes, unless(_is_part_of_name))
def organization_kind(one: Occurrence) -> bool:
    """True if a word for its kind is right before the name: "the charity Shelter", "l’opérateur Orchard"."""
    kind = one.previous.unelided
    return kind in words("appositions") or kind.endswith(affixes("organization_endings", one.language))


@only_if(word_follows)
def _noun_after(one: Occurrence) -> bool:
    """True if the next word is a kind of organization, or something or somebody that organizations have."""
    following = one.following
    if following.listed("company_nouns"):
        return True
    return not following.capital and not one.has("kind_before_name") and following.listed("appositions")


_OPENING_WORDS = 4  # "the French operator", "une petite association", "der gemeinnützige Verein"


_ARTICLES = words("articles") | words("indefinite") | words("elided_article_forms")


def _kind_in_apposition(end: int, context: TextContext) -> bool:
    """True if an article after the comma begins what kind of thing it is: "Orchard, the French operator"."""
    kinds, place = words("appositions"), end
    for number in range(_OPENING_WORDS):
        word = context.next(place)
        article, _, noun = word.folded.rpartition("'")
        if not (word.adjacent if number else context.has("no_articles") or (article or noun) in _ARTICLES):
            return False
        if noun in kinds:
            return True
        place += word.width
    return False


@only_if(either(of_kind("organization"), shaped("article")))
def _clause_follows(one: Occurrence) -> bool:
    """True if a clause about the organization follows: ", which was founded", ", the French operator"."""
    following = one.following
    if following.gap not in (", ", " ("):
        return False
    if following.gap == ", " and following.folded in words("relative_openers", one.language):
        return True
    return _kind_in_apposition(one.end, one.context)


described = either(_noun_after, _clause_follows)
"""True if a noun of companies follows ("shares"), or a clause about the organization."""


# What organizations and outlets do

_CAPITAL_VERB = (language_has("nouns_capitalized"), follows("people_after"), Occurrence.in_title_case)


def organization_speaks(one: Occurrence) -> bool:
    """True if a verb or noun of organizations follows ("warns", "officials"), or a word of citing comes before."""
    following = one.following
    gap = following.gap.strip("’'\"”“»« ")
    verbs = words("verbs") - words("party_members") if one.form.kind == "outlet" else words("verbs")
    if gap not in ("", "-") or following.folded not in verbs:
        return _joined(one)
    if gap == "-" or not following.capital:
        return True
    return any(check(one) for check in _CAPITAL_VERB)


_JOINING_MARKS = ' „“”"«»'


@only_if(follows("joining_words"))
def _joined(one: Occurrence) -> bool:
    """A second name is joined to it, then a verb of saying comes: "Bild und Spiegel berichteten"."""
    place = one.end + one.following.width
    for number in range(4):
        word = one.context.next(place)
        if not word.is_after(_JOINING_MARKS):
            return False
        if word.capital or (number == 0 and word.listed("articles")):
            place += word.width
        else:
            return number > 0 and word.listed("verbs", "saying")
    return False


def body_speaks(one: Occurrence) -> bool:
    """True if anything in the text points to an organization by a name of one word that a person has too.

    That is what it does, a word for its kind next to it, or one for companies and their parts anywhere.
    """
    if one.form.shape != "word":
        return True
    if any(check(one) for check in (organization_speaks, described, organization_kind, in_sport_clause)):
        return True
    return one.context.once(_about_companies, lambda: _about_companies(one.context))


def _about_companies(context: TextContext) -> bool:
    if not context.words.isdisjoint(words("kinds_of_organizations") | words("company_nouns")):
        return True
    return any(word.startswith(affixes("company_stems")) for word in context.words)


def cites(one: Occurrence) -> bool:
    """True if the clause has words of citing or for a kind of outlet."""
    return not one.context.clause(one.start, one.end).isdisjoint(words("printing") | words("outlet_kinds"))


@only_if(language_has("nouns_capitalized"))
def cited_in_german(one: Occurrence) -> str:
    """The word by which a German common noun is an outlet or organization ("Sprecher"), "" if there is none."""
    previous = one.previous
    said = previous.adjacent_in("source_words") and one.context.window(one.start, one.end, 60) & words("saying")
    return previous.printed if said else ""


# Names that open a sentence bare, as names do and nouns with articles do not: "Shell will", "Emmaüs tiendra"

_SHARES_OR_DECLINES = compiled_later(f" (?:{alternation('shares_moved')})|{alternation('declining_phrases')}")
"""What only somebody can decline to do, and whose people say so: "Shelter owns no flats, its director said"."""


@only_if(shaped("word"), of_kind("organization", "outlet", "topic"), Occurrence.opens_sentence)
def bare_subject(one: Occurrence) -> bool:
    """True if a noun opens a sentence without article, as names do: "Shell, BP", "Shell will"."""
    if _acts_bare(one):
        return True
    if one.form.kind != "organization" or not one.has("verbs_of_bare_names"):
        return False
    return one.form.stem.head not in very_common_words("en") and _bare_in_english(one)


def _bare_in_english(one: Occurrence) -> bool:
    following = one.following
    if one.goes_on(_SHARES_OR_DECLINES):
        return True
    if following.gap == ", ":
        return following.capital
    return following.adjacent_as(words("verbs_of_bare_names"))


def _acts_bare(one: Occurrence) -> bool:
    """True if a verb follows ("Emmaüs tiendra son assemblée"), or one with its object ("Emmaüs ouvre un magasin")."""
    verbs = pattern("finite_verbs", one.language)
    if verbs is None:
        return False
    if one.goes_on(verbs):
        return True
    return one.goes_on(pattern("verbs_with_object", one.language)) is not None


# Nouns in lower case


def noun_in_lowercase(one: Occurrence) -> bool:
    """True if the text has the noun of the name in lower case too: "The tide turned"."""
    return bool(one.context.of_text(_occurrence, one.form.stem.head.split(" ")[-1]))


def _occurrence(noun: str, text: str) -> str:
    return noun if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", text) else ""


@only_if(unless(of_kind("person")), unless(language_has("bare_nouns")))
def opens_after_full_name(one: Occurrence) -> bool:
    """True if a bare noun opens a sentence of a text with the full name before, whose short form it is then.

    Not in languages whose nouns have no article there ("Time flies").
    """
    return not one.previous.adjacent and not noun_in_lowercase(one)


# Common nouns: articles, genitives and plurals

_INDEFINITE = words("indefinite") - words("indefinite", "en")
"""Without the English ones: "an" is a German preposition ("Kritik an Misereor")."""


def indefinite_article(one: Occurrence) -> str:
    """The indefinite article of another language than English before a name, unless a noun is joined to it.

    No outlet or organization has one: "Ein Bild sagt mehr", but "ein Bild-Reporter".
    """
    if one.right(1) in ("-", "–"):
        return ""
    return one.previous.printed if one.previous.adjacent_one_of(_INDEFINITE) else ""


@only_if(of_kind("organization"), shaped("word"), language_has("nouns_capitalized"))
def genitive_of_a_noun(one: Occurrence) -> bool:
    """True if an organization's name that is a German noun has the ending of the genitive or of a plural in -s."""
    form = one.form
    return one.language in form.common_in and fold_word(one.surface) == form.stem.head + "s"


def _noun_follows(one: Occurrence) -> bool:
    return one.following.adjacent and not one.following.listed("function")


@only_if(unless(_noun_follows), unless(joined))
def _after_determiner(one: Occurrence) -> bool:
    return one.previous.adjacent_one_of(words("determiners", one.language))


@only_if(unless(_noun_follows), unless(of_kind("outlet")))
def _after_the(one: Occurrence) -> bool:
    return one.previous.adjacent_as(words("definite_articles", "en"))


def with_article(one: Occurrence) -> bool:
    """True if an article makes it a common noun ("in the Amazon are"); a noun may follow, and outlets may have one."""
    previous = one.previous
    if one.has("romance_language") and previous.adjacent:
        return previous.unelided in words("romance_articles", one.language)
    return _after_determiner(one) or _after_the(one)


def lowercase_article_length(one: Occurrence) -> int:
    """How many characters of a small "the", "die", "le" at the beginning belong to the sentence, not to the name."""
    first, space, rest = one.surface.partition(" ")
    if not space or fold(first).text not in words("articles"):
        return 0
    own = one.form.alias.startswith(f"{first} ")  # la Repubblica
    return len(first) + 1 if (first.islower(), rest[:1].isupper(), own) == (True, True, False) else 0


# Whether a mention is named, cited or quoted

_QUOTED_WORDS = compiled_later(
    '[“„«「『"]([^“”„«»「」『』"]{12,})[”“»」』"]|(?<![^\\W_])”[^\\W_][^“”„«»"\n]{11,}”|(?<![^\\W_])»[^\\W_][^“”„«»"\n]{11,}[»«]'
)
"""Words in marks; Swedish and Finnish have one mark on both sides (”…”, »…»), Danish the French ones reversed."""
_AFTER = compiled_later(
    rf"(?:'s? [\w-]{{1,60}},?)?[\s,]{{0,60}}(?:[\w.,' -]{{0,60}}?[\s,])?(?:{any_of('source_verbs_after')})"
)
_BEFORE = compiled_later(rf"(?:{any_of('source_words_before')})\s{{1,60}}(?:[\w.,'-]{{1,60}}\s{{1,60}}){{0,4}}$")
_NEAR = compiled_later(any_word("source_words_near"))
_NEXT = compiled_later(any_word("source_words_next"))
_NEXT_REACH = 8
_REACH = 90
_LONGEST_LINE = 1500  # where a text has no paragraphs, a quotation farther away is another's


def _cites(text: str, start: int, end: int) -> bool:
    """True if the sentence gives the name as the source of what it says."""
    low, high = sentence_span(text, start, end)
    after = fold(text[end : min(high, end + _REACH)]).text
    before = fold(text[max(low, start - _REACH) : start]).text
    found = (_AFTER.match(after), _BEFORE.search(before), _NEAR.search(after), _NEXT.search(after[:_NEXT_REACH]))
    return any(found) or before.endswith(affixes("source_characters_before"))


def kind_of_mention(text: str, start: int, end: int, where: Where, subject_kind: str) -> MentionKind:
    """Quoted if it is the source of words in quotation marks in the same paragraph, cited if it is a source."""
    if where in ("byline", "quote") or subject_kind == "topic" or not _cites(text, start, end):
        return "named"
    low, high = max(0, start - _LONGEST_LINE), end + _LONGEST_LINE
    line = text[low:start].rsplit("\n", 1)[-1] + text[start:end] + text[end:high].split("\n", 1)[0]
    return "quoted" if _QUOTED_WORDS.search(line) else "cited"
