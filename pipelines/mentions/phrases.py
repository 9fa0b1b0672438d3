"""Names of several words that are also references or parts of other names: Article 19, Red Cross."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.all_caps import everyday_pair
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate, Decision, counted, counted_by_name, plain, refused
from pipelines.mentions.kinds import is_kind_word
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.common import is_common, is_word_in
from pipelines.names.forms import Form
from pipelines.names.longer import is_of
from pipelines.names.words import is_first_name
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from presswatch.languages.packs import words


def numbered(form: Form) -> bool:
    """Whether the name ends in a number, as places in laws do ("Article 19")."""
    return form.stem.head.rsplit(" ", 1)[-1].isdigit()


def capitals_only(surface: str) -> bool:
    """Whether the name is printed in capitals."""
    return plain(surface).isupper()


_LANGUAGE_OF_LAWS = {
    "article": ("en", "fr"),
    "articulo": ("es",),
    "artigo": ("pt",),
    "articolo": ("it",),
    "artikel": ("de", "nl", "sv", "da", "no"),
}
"""The languages whose laws have the word: in a German text "Article 19" is no place in one."""
_ITS_ARTICLES = {
    "fr": ("l",),
    "es": ("el", "del", "al"),
    "it": ("l", "dell", "all", "nell", "dall", "sull"),
    "pt": ("o", "do", "no", "ao", "pelo"),
    "de": ("der", "des", "dem", "den", "im", "zum"),
}
"""What a place in a law has before it and a body of that name has not: "l’Article 19 interdit"."""


def reference(candidate: Candidate, context: TextContext) -> bool:
    """Whether the number is one of a law: "under Article 19", "Article 19 of the constitution"."""
    following, previous = context.next(candidate.end), context.before(candidate.start)
    spoken = _LANGUAGE_OF_LAWS.get(candidate.form.stem.head.split(" ")[0], ())
    if spoken and context.language and context.language not in spoken:
        return False
    if previous.folded in _ITS_ARTICLES.get(context.language, ()) and (previous.adjacent or previous.gap in ("'", "’")):
        return True
    if following.folded in words("of_words") and following.adjacent:
        return True
    if following.printed[:1].isdigit() or following.folded in ("article", "articles", "paragraph"):
        return True
    if following.folded in ("and", "und", "et", "y", "e"):
        place = candidate.end + len(following.gap) + len(following.printed)
        if context.next(place).folded.startswith(("art", "§")):
            return True
    return previous.adjacent and previous.folded in words("referring") and following.folded not in words("verbs")


def stem_is_shared(form: Form, candidate: Candidate, context: TextContext) -> bool:
    """Whether every country has a body of this name and another word with a capital says whose it is."""
    previous = context.before(candidate.start)
    if form.stem.head not in words("bodies_of_countries") or not previous.adjacent or not previous.capital:
        return False
    return previous.folded not in words("function") and previous.folded not in words("titles")


def _another_ahead(candidate: Candidate, context: TextContext) -> str:
    """The word that stands where longer names of the subject have theirs: the Utrecht Human Rights Centre."""
    form, word = candidate.form, context.before(candidate.start)
    if not form.beside.ahead or context.language == "de" or not word.adjacent or not word.capital or "'" in word.folded:
        return ""
    begin = candidate.start - len(word.gap) - len(word.printed)
    small = word.folded in words("function") | words("titles") | words("people_after") | form.beside.ahead
    if small or context.headline(candidate.start, candidate.end) or context.capitals(candidate.start, candidate.end):
        return ""
    opens = context.sentence_start(begin) and is_word_in(word.folded, context.language or "en")
    return "" if opens or word.printed.isupper() else word.printed


def _of_another_place(candidate: Candidate, context: TextContext) -> str:
    """The town behind it that is not the one of the subject's longer names: Museo Egizio | del Cairo, of Turin's.

    Only in Latin letters, and of no person: "the Egyptian Museum of Mary Stone".
    """
    places, small = candidate.form.beside.places, context.next(candidate.end)
    if not places or not small.adjacent or not is_of(small.folded):
        return ""
    place = context.next(candidate.end + len(small.gap) + len(small.printed))
    if not place.adjacent or not place.capital or place.folded in places or is_first_name(place.folded):
        return ""
    beyond = context.next(candidate.end + sum(len(w.gap) + len(w.printed) for w in (small, place)))
    return "" if beyond.adjacent and beyond.capital else place.printed


# In фонд «Опора» the quotation marks tell the name; the word before them is printed small.
_QUOTED_NAME = re.compile(r'\s["«„“”»][А-ЯЁІЇЄ]')


def judge_phrase(candidate: Candidate, context: TextContext, surface: str) -> Decision:
    """A name of several words: small letters, a law, two persons of a list and a sentence speak against it."""
    form = candidate.form
    if numbered(form) and not capitals_only(surface) and reference(candidate, context):
        return refused(rules.PLACE_IN_LAW)
    last_small = surface.rsplit(" ", 1)[-1][:1].islower() and form.alias.rsplit(" ", 1)[-1][:1].isupper()
    if last_small and (pair := everyday_pair(candidate, context)):
        return refused(rules.LAST_WORD_OF_PAIR, pair)
    if ", " in form.stem.head and _among_persons(candidate, context):
        return refused(rules.TWO_PERSONS)
    if form.kind == "person" and _turned_about(candidate, context):
        return refused(rules.TWO_NAMES)
    if form.kind == "person" and _surname_is_given(candidate, context, surface):
        return refused(rules.TURNED_NAMES)
    if form.kind == "person" and _trade_first(candidate, context):
        return refused(rules.NOUN_BEFORE_GIVEN_NAME)
    capitals = sum(c.isupper() for c in surface)
    first_only = capitals == 1 and surface[0].isupper() and context.sentence_start(candidate.start)
    expected = 0 if form.small else sum(c.isupper() for c in form.alias)
    if expected and not capitals and (form.tongue or set(fold(surface).text.split()) & words("institution_heads")):
        return refused(rules.KIND_IN_SMALL_LETTERS)
    if (
        form.script == "cyrillic"
        and expected
        and form.alias[0].isupper()
        and not surface[0].isupper()
        and not _QUOTED_NAME.search(surface)
    ):
        return refused(rules.SMALL_FIRST_LETTER)
    acts = numbered(form) and capitals > 0 and organization_speaks(candidate, context)  # Article 19 warned
    if expected > capitals and (capitals == 0 or first_only) and not acts and _everyday(surface, context):
        long = surface.count(" ") >= _LONG_NAME or surface.endswith(_BEHIND_NOUNS)
        if not capitals and long and not any(map(str.isupper, context.text)):
            return counted(rules.WITHOUT_CAPITALS, form)
        if first_only and context.language in ROMANCE and organization_speaks(candidate, context):
            return counted(rules.ONE_CAPITAL, form, strong=True)
        if capitals and all(word in words("appositions") for word in fold(surface).text.split()[1:]):
            return counted_by_name(form, strong=True)
        return refused(rules.WORDS_IN_SMALL_LETTERS)
    if context.language == "de" and _adjective_and_noun(candidate, context, surface):
        return refused(rules.ADJECTIVE_AND_NOUN)
    if (
        expected == 1
        and first_only
        and surface.count(" ") < _LONG_NAME
        and _opens_sentence(candidate, context, surface)
    ):
        return refused(rules.WORDS_OPEN_SENTENCE)
    if context.language == "en" and stem_is_shared(form, candidate, context):
        return refused(rules.OTHER_COUNTRY, context.before(candidate.start).printed)
    if other := _another_ahead(candidate, context) or _of_another_place(candidate, context):
        return refused(rules.ANOTHER_BODY, other)
    return counted_by_name(form, strong=True, bare=numbered(form) and not capitals_only(surface))


_LONG_NAME = 2  # spaces: three words are met together by chance less often
_BEHIND_NOUNS = (" international", " worldwide")  # where no adjective of everyday English stands
_GENITIVE = ("der", "des", "von", "eines", "einer")


def _adjective_and_noun(candidate: Candidate, context: TextContext, surface: str) -> bool:
    """Whether "Neue Welle" is a new wave: with a small adjective, or opening a sentence before a genitive."""
    if candidate.form.kind == "person" or surface.count(" ") != 1:
        return False
    if not all(is_word_in(word, "de") for word in fold(surface).text.split()):
        return False
    opens = context.sentence_start(candidate.start) and context.next(candidate.end).folded in _GENITIVE
    return opens or (surface[0].islower() and candidate.form.alias[0].isupper())


def _opens_sentence(candidate: Candidate, context: TextContext, surface: str) -> bool:
    """Whether a name with one capital may be the words of every day: "Мост мира закрыт"."""
    spoken = organization_speaks(candidate, context) or context.quoted(candidate.start, candidate.end)
    spoken = spoken or any(is_kind_word(word, context) for word in candidate.form.stem.head.split()[1:])
    return candidate.form.kind != "person" and not spoken and _everyday(surface, context)


def _among_persons(candidate: Candidate, context: TextContext) -> bool:
    """Whether "Kaya, Deniz" is the end of one name and the beginning of the next: "Ahmet Kaya, Deniz Gezmiş"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    named = previous.adjacent and previous.capital and previous.folded not in words("function") | words("titles")
    return named or (following.adjacent and following.capital and following.printed.isalpha())


def _turned_about(candidate: Candidate, context: TextContext) -> bool:
    """Whether a derived "Park Grace" stands between words with capitals: "Central Park Grace Chapel"."""
    form, previous, following = candidate.form, context.before(candidate.start), context.next(candidate.end)
    first = fold(form.alias).text.split(" ")[0]
    if form.listed or form.stem.head.split(" ")[-1] != first or not (previous.adjacent and previous.capital):
        return False
    named = previous.folded not in words("function") | words("titles") | words("not_given")
    named = named and not previous.printed.isupper() and not previous.folded.endswith("'s")
    return named and following.adjacent and following.capital


def _surname_is_given(candidate: Candidate, context: TextContext, surface: str) -> bool:
    """Whether a derived "Grant Thomas" is the name of another person: a surname that is a given name stands first.

    In lists of surnames in capitals, and where the text has the name in its own order, the person is meant.
    """
    form, listed = candidate.form, fold(candidate.form.alias).text
    first = form.stem.head.split(" ")[0]
    if form.listed or form.stem.head != " ".join(reversed(listed.split(" "))) or not is_first_name(first):
        return False
    return (
        first not in words("family_first")
        and not surface.split(maxsplit=1)[0].isupper()
        and listed not in context.folded.text
    )


def _trade_first(candidate: Candidate, context: TextContext) -> bool:
    """Whether a derived "Koch Martin" is a trade and a given name: "der Koch Martin"."""
    first = candidate.form.stem.head.split(" ")[0]
    article = context.before(candidate.start).folded in words("articles") - words("of_words")
    return not candidate.form.listed and article and is_common(first, context.language, "en")


def _everyday(surface: str, context: TextContext) -> bool:
    folded = fold(surface).text.split()
    if not _LEGAL_FORMS.isdisjoint(folded):
        return False
    return all(
        len(word) < _SHORT or is_common(word, context.language, "en") or is_word_in(word, context.language)
        for word in folded
    )


_SHORT = 3
_LEGAL_FORMS = frozenset(
    {"ry", "rf", "e.v.", "ev", "oy", "ab", "as", "sa", "s.a.", "ag", "eg", "bv", "asbl", "ong", "onlus", "ltd", "inc"}
)
