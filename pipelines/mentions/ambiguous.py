"""Names that are also words of a language or names of other things: what must speak for them."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.all_caps import all_caps_neighbor, credit_before, judge_all_caps, possessive, raised_to_capitals
from pipelines.mentions.common_nouns import (
    cited_in_german,
    demonym_with_article,
    in_contraction,
    is_indefinite_article,
    uncontracted_article,
    with_article,
)
from pipelines.mentions.decision import Candidate, Decision, counted, plain, refused
from pipelines.mentions.given import between_office_and_name
from pipelines.mentions.kinds import (
    before_legal_form,
    described,
    in_list,
    joined_by_ampersand,
    kind_after,
    kind_before,
    noun_in_lowercase,
    numbered_title,
    opens_after_full_name,
    opens_list,
    staff_of_noun,
)
from pipelines.mentions.longer import capital_before, capital_neighbor, ends_longer_name
from pipelines.mentions.neighbor_cues import (
    ROMANCE,
    cited_in_polish,
    cites,
    continued_by_of,
    organization_kind,
    ownership_before,
    speech_verb_before,
    turkish_outlet_genitive,
    turkish_print_cue,
)
from pipelines.mentions.opening import bare_subject
from pipelines.mentions.places import in_sport_clause
from pipelines.mentions.word_sense import heads_row, named_inside
from pipelines.names.common import is_word_in
from pipelines.names.forms import Form
from pipelines.names.words import homographs, very_common_words
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import words

_SHORTEST_OUTLET_WORD = 4  # ZEIT may also be printed Zeit; WHO is never Who


def judge_homograph(candidate: Candidate, context: TextContext, *, known: bool, in_full: bool) -> Decision | None:
    """Names that are well known as something else (data/homographs.json); None where that does not decide."""
    entry = homographs().get(candidate.form.homograph)
    if entry is None:
        return None
    printed = turkish_print_cue(candidate, context)
    elsewhere = printed and any(word in context.folded.text for word in str(entry.get("not", "")).split())
    if turkish_outlet_genitive(candidate, context) or (printed and not elsewhere):
        return counted(rules.PAPERS_OWN_WORDS, candidate.form, strong=True)
    if entry.get("bare") and demonym_with_article(candidate, context):
        return refused(rules.NOUN_WITH_ARTICLE, str(entry["why"]))
    around = context.clause(candidate.start, candidate.end)
    own = set(str(entry.get("cues", "")).split()) & around
    told = candidate.form.shape != "acronym" and described(candidate, context)
    named = in_full or not set(str(entry.get("cues", "")).split()).isdisjoint(context.words)
    # Where nothing in the text tells the subject, what tells the other thing may stand in another sentence.
    told_of = context.words if entry.get("outweighs") and not named else around
    other = set(str(entry.get("not", "")).split()) & told_of
    strict = bool(entry.get("need") and not own) or bool(entry.get("outweighs") and not named)
    if entry.get("outweighs") and named:
        return None
    if other and not told and (strict or not organization_speaks(candidate, context)):
        return refused(rules.HOMOGRAPH, str(entry["why"]))
    needs_full = bool(entry.get("full") or entry.get("languages_not"))
    if in_full or (known and not needs_full):
        return None
    if context.language in str(entry.get("languages_not", "")).split():
        return refused(rules.HOMOGRAPH_OF_LANGUAGE, str(entry["why"]))
    near = around if candidate.form.kind == "outlet" else context.words
    if set(str(entry.get("cues", "")).split()) & near:
        return counted(rules.SUBJECT_NEARBY, candidate.form)
    if entry.get("full"):
        return refused(rules.HOMOGRAPH_WITHOUT_FULL_NAME, str(entry["why"]))
    if (
        entry.get("need")
        and not told
        and not organization_speaks(candidate, context)
        and not context.quoted(candidate.start, candidate.end)
        and context.before(candidate.start).folded not in ("laut", "selon")
    ):
        return refused(rules.HOMOGRAPH_WITHOUT_CUE, str(entry["why"]))
    return None


def organization_speaks(candidate: Candidate, context: TextContext) -> bool:
    """Whether a verb or noun of organizations follows ("warns", "officials"), or a word of citing stands before."""
    following = context.next(candidate.end)
    if context.language in ROMANCE and _owner_before(candidate, context):
        return False
    gap = following.gap.strip("’'\"”“»« ")
    if speech_verb_before(candidate, context):
        return True
    of_others = candidate.form.kind == "outlet" and following.folded in words("party_members")
    if not of_others and _headline_act(following, candidate, context):
        return True
    if of_others or following.folded not in words("verbs") or gap not in ("", "-"):
        return _joined(candidate, context)
    small = context.language == "de" or not following.capital or gap == "-"
    return small or following.folded in words("people_after") or context.title_case(candidate.start, candidate.end)


def _headline_act(following: Token, candidate: Candidate, context: TextContext) -> bool:
    """Whether a verb with a capital follows in a headline of capitals: "Shell Beats Forecasts".

    Of very common words only verbs of bodies tell: time flies and hope rises in headlines too.
    """
    if context.language not in ("", "en") or not following.adjacent or not following.capital:
        return False
    rare = candidate.form.stem.head.rsplit(" ", 1)[-1] not in very_common_words("en")
    kinds = ("shouted", "verbs", "headline_verbs") if rare else ("shouted", "verbs")
    acts = any(following.folded in words(kind) for kind in kinds)
    return acts and context.headline(candidate.start, candidate.end)


def body_speaks(candidate: Candidate, context: TextContext) -> bool:
    """Whether anything in the text tells that a body is meant by a name of one word that a person has too.

    That is what it does, a word for its kind beside it, or one for companies and their parts anywhere.
    """
    if candidate.form.shape == "acronym" and not context.text[candidate.start : candidate.end].isupper():
        return organization_speaks(candidate, context)
    if candidate.form.kind == "person" or candidate.form.shape != "word":
        return True
    if (
        organization_speaks(candidate, context)
        or described(candidate, context)
        or organization_kind(candidate, context)
    ):
        return True
    if in_sport_clause(candidate, context):
        return True
    return context.once(_tells_firms, lambda: _tells_firms(context))


def _tells_firms(context: TextContext) -> bool:
    kinds = words("kinds_of_organizations") | words("company_nouns")
    return not kinds.isdisjoint(context.words) or any(w.startswith(_FIRMS) for w in context.words)


_FIRMS = (
    *("konzern", "unternehmen", "aktie", "firm", "enterpris", "entrepris", "empres", "aziend", "sirket"),
    *("компан", "концерн", "фирм", "акци"),
)
"""Beginnings of words for companies and what is theirs, in any case."""


def _owner_before(candidate: Candidate, context: TextContext) -> bool:
    """In "il presidente della Repubblica ha firmato" the verb is the president's, not the noun's."""
    previous = context.before(candidate.start)
    if not previous.adjacent or previous.folded not in words("of_words") & words("contractions"):
        return False
    owner = context.before(candidate.start - len(previous.gap) - len(previous.printed))
    return owner.adjacent and owner.folded in words("titles") - words("printing") - words("outlet_people")


_MARKS = ' „“”"«»'


def _joined(candidate: Candidate, context: TextContext) -> bool:
    """A second name is joined to it, then a verb of saying comes: "Bild und Spiegel berichteten"."""
    joint = context.next(candidate.end)
    if not joint.adjacent or joint.folded not in words("joining_words"):
        return False
    place = candidate.end + len(joint.gap) + len(joint.printed)
    for number in range(4):
        word = context.next(place)
        if word.gap.strip(_MARKS) or not word.gap:
            return False
        if number and not word.capital:
            return word.folded in words("verbs") or word.folded in words("saying")
        if not word.capital and word.folded not in words("articles"):
            return False
        place += len(word.gap) + len(word.printed)
    return False


def judge_without_article(candidate: Candidate, context: TextContext, *, known: bool) -> Decision:
    """The noun of "Le Monde" or "Die Welt" alone: in quotation marks, known or in a sentence of saying."""
    form = candidate.form
    other_case = form.script == "greek" and context.before(candidate.start).folded in words("greek_before")
    if context.text[candidate.start].isupper() and (other_case or in_contraction(candidate, context)):
        return counted(rules.ARTICLE_IN_OTHER_FORM, form)
    speaks = known or bool(context.window(candidate.start, candidate.end) & (words("saying") | words("verbs")))
    if speaks and context.text[candidate.start].isupper() and context.quoted(candidate.start, candidate.end):
        return counted(rules.QUOTED_WITHOUT_ARTICLE, form)
    return refused(rules.WITHOUT_ARTICLE)


def thing_of_that_name(candidate: Candidate, context: TextContext, surface: str) -> Decision | None:
    """The refusal of an outlet's name of one word, or with an article, that is another thing's here; else None.

    The word before says what it is ("кинотеатр «Горизонт»"), the noun has a small letter, or a place follows.
    """
    form = candidate.form
    if form.kind != "outlet" or form.shape not in ("word", "article"):
        return None
    named = context.next(candidate.end)
    name = named.capital or (named.adjacent and not is_word_in(named.folded, context.language))
    if form.stem.head.rsplit(" ", 1)[-1] in words("outlet_kinds") and name and not named.gap.strip(_MARKS):
        return refused(rules.OTHER_OUTLET, named.printed)
    other = kind_before(candidate, context)
    if other:
        return refused(rules.THING_BEFORE, other)
    if form.shape != "article" or context.language not in ROMANCE:
        return None
    if re.split("[ '’]", plain(surface))[-1][:1].islower() and not form.alias.islower():
        return refused(rules.NOUN_AND_ARTICLE)
    return refused(rules.INSIDE_LONGER_NAME) if continued_by_of(candidate, context) else None


_BROKEN = re.compile(r"-[ \t]*\n\s*")  # a word of which the rest stands on the next line


def judge_word_name(candidate: Candidate, context: TextContext, surface: str, *, known: bool) -> Decision:
    """A name that is a common word of the text's language or of English, printed with a capital."""
    form = candidate.form
    letters = [c for c in re.split("[ '’]", plain(_BROKEN.sub("", surface)))[-1] if c.isalpha()]
    capitals = all(c.isupper() for c in letters)
    if letters and letters[0].islower():
        return refused(rules.WORD_IN_SMALL_LETTERS)
    if _own_capitals(form, surface):
        return counted(rules.OWN_CAPITALS, form, strong=True)
    shout = capitals and (all_caps_neighbor(candidate, context) or raised_to_capitals(candidate, context))
    if context.capitals(candidate.start, candidate.end) or shout:
        return judge_all_caps(candidate, context, known=known)
    if context.closes_longer_title(candidate.start, candidate.end):
        return refused(rules.END_OF_TITLE)
    if form.shape == "acronym" and capitals:
        return _judge_acronym(candidate, context, known=known)
    if form.shape == "acronym" and not (form.kind == "outlet" and len(letters) >= _SHORTEST_OUTLET_WORD):
        if context.language in ROMANCE and len(letters) >= _SHORTEST_OUTLET_WORD and _capital_tells(candidate, context):
            return counted(rules.PRINTED_AS_WORD, form, strong=True)
        return refused(rules.NOT_IN_CAPITALS)
    if form.alias.isupper() and not capitals and form.kind != "outlet" and not known:
        return refused(rules.NOT_IN_CAPITALS)
    if len(letters) > 1 and capitals:
        return counted(rules.IN_CAPITALS, form, strong=True)
    return _judge_word(candidate, context, known=known)


def _own_capitals(form: Form, surface: str) -> bool:
    """Whether a name has small letters and capitals as no word has them, and is printed so: LiNK, ReACT."""
    inner = form.alias[1:]
    return (
        surface == form.alias and any(map(str.isupper, inner)) and any(map(str.islower, form.alias)) and inner.isalpha()
    )


def _judge_acronym(candidate: Candidate, context: TextContext, *, known: bool) -> Decision:
    form = candidate.form
    following, previous = context.next(candidate.end), context.before(candidate.start)
    if known:
        return counted(rules.FULL_NAME_IN_TEXT, form, strong=True)
    both = previous.adjacent and previous.capital and following.adjacent and following.capital
    coded = previous.adjacent and previous.printed in ("New", "Operation", "Project")
    both = both and not between_office_and_name(candidate, context)
    if (both and not context.sentence_start(candidate.start) and context.language != "de") or coded:
        return refused(rules.INSIDE_LONGER_NAME)
    return counted(rules.IN_CAPITALS, form, strong=True, bare=not organization_speaks(candidate, context))


def _judge_word(candidate: Candidate, context: TextContext, *, known: bool) -> Decision:
    """A common word with a capital: Apple, Nature, Bild, Мемориал, The Guardian."""
    form = candidate.form
    start, end = candidate.start, candidate.end
    if other := _other_thing(candidate, context):
        return other
    if context.quoted(start, end):
        marks_any_name = context.language in ("ru", "uk") and not organization_kind(candidate, context)
        return counted(rules.IN_QUOTATION_MARKS, form, strong=True, bare=marks_any_name)
    if context.opens_longer_title(start, end):
        return refused(rules.BEGINNING_OF_TITLE)
    if ends_longer_name(candidate, context):
        return refused(rules.END_OF_NAME)
    if form.kind == "outlet" and context.language in ROMANCE and _owner_before(candidate, context):
        return refused(rules.NOUN_AFTER_OFFICE)
    if heads_row(candidate, context):
        return counted(rules.IN_TABLE, form, strong=True)
    club, told = (
        in_sport_clause(candidate, context),
        described(candidate, context) or ownership_before(candidate, context),
    )
    speaks = (club or told or organization_speaks(candidate, context)) and not staff_of_noun(candidate, context)
    if organization_kind(candidate, context) and not context.next(end).capital:
        if before_legal_form(candidate, context):
            return refused(rules.BEGINNING_OF_NAME)
        return counted(rules.AFTER_CUE, form, context.before(start).printed, strong=True)
    if not speaks and capital_neighbor(candidate, context):
        return refused(rules.INSIDE_LONGER_NAME)
    if speaks and capital_before(candidate, context) and context.before(start).folded not in words("not_given"):
        return refused(rules.END_OF_NAME)
    if context.language == "tr" and re.match(r"['’][^\W\d_]", context.text[end : end + 2]):
        return counted(rules.WITH_APOSTROPHE, form, strong=True, bare=not speaks)
    article = club or form.kind == "outlet" or context.language == "pt"  # bodies have one in Portuguese too
    if form.shape == "word" and with_article(candidate, context) and not (article and (speaks or known)):
        return refused(rules.NOUN_AND_ARTICLE)
    if speaks or possessive(candidate, context):
        return counted(rules.ACTS, form, strong=True)
    credit = credit_before(candidate, context)
    if credit:
        return counted(rules.AFTER_CUE, form, credit, strong=True)
    if known and not (_opens_everyday(candidate, context) and not opens_after_full_name(candidate, context)):
        return counted(rules.FULL_NAME_IN_TEXT, form)
    return _judge_capital(candidate, context)


def _other_thing(candidate: Candidate, context: TextContext) -> Decision | None:
    """The refusal of a word with a capital by the words next to it, None if they do not refuse it."""
    kind, after = kind_before(candidate, context), context.next(candidate.end)
    if kind:
        return refused(rules.THING_BEFORE, kind)
    if kind_after(candidate, context) or joined_by_ampersand(candidate, context):
        return refused(rules.THING_AFTER)
    if context.language == "de" and _one_of_a_kind(candidate, context):
        return refused(rules.NOUN_AND_ARTICLE)
    if candidate.form.kind == "outlet" and after.adjacent and after.folded in words("party_members"):
        return refused(rules.PARTY_OR_BODY, after.printed)
    return None


def _one_of_a_kind(candidate: Candidate, context: TextContext) -> bool:
    """In German no paper or body has an indefinite article: "Ein Bild sagt mehr", but "ein Bild-Reporter"."""
    previous = context.before(candidate.start)
    alone = candidate.form.shape == "word" and context.text[candidate.end : candidate.end + 1] not in ("-", "–")
    return alone and is_indefinite_article(previous)


_QUOTING = ("ru", "pl", "tr", "uk")  # languages that mark such names by quotation marks or an apostrophe


def _opens_everyday(candidate: Candidate, context: TextContext) -> bool:
    """At the beginning of a sentence a very common word is likelier itself: "Time flies", "Дождь идёт"."""
    if not context.sentence_start(candidate.start):
        return False
    very_common = very_common_words(context.language or "en")
    marks = context.language in _QUOTING and not named_inside(candidate, context)
    return marks or candidate.form.stem.head.rsplit(" ", 1)[-1] in very_common


def _capital_tells(candidate: Candidate, context: TextContext) -> bool:
    return not context.sentence_start(candidate.start) and not context.title_case(candidate.start, candidate.end)


def _judge_capital(candidate: Candidate, context: TextContext) -> Decision:
    """What the capital itself tells."""
    form = candidate.form
    noun_language = context.language == "de" and "de" in form.common_in
    if form.shape == "article":
        if uncontracted_article(candidate, context):
            return counted(rules.ARTICLE_AFTER_PREPOSITION, form, strong=True)
        if context.language in ROMANCE and continued_by_of(candidate, context):
            return refused(rules.INSIDE_LONGER_NAME)
        article_capital = context.text[candidate.start].isupper()
        if article_capital and not context.sentence_start(candidate.start):
            return counted(rules.CAPITAL_ARTICLE, form, strong=True)
        everyday = _opens_everyday(candidate, context) or noun_in_lowercase(candidate, context)
        everyday = everyday and not cites(candidate, context) and not opens_list(candidate, context)
        if (
            article_capital
            and not noun_language
            and not everyday
            and not context.title_case(candidate.start, candidate.end)
        ):
            return counted(rules.NAME, form, strong=True)
        if context.language in ROMANCE and not cites(candidate, context) and not opens_list(candidate, context):
            return refused(rules.NOUN_AND_ARTICLE)
    if _goes_on(candidate, context) or numbered_title(candidate, context):
        return refused(rules.BEGINNING_OF_NAME)
    if in_list(candidate, context):
        return counted(rules.IN_ROW, form, strong=True)
    if bare_subject(candidate, context):
        return counted(rules.BARE_SUBJECT, form, strong=True)
    cited = cited_in_german(candidate, context)
    if cited:
        return counted(rules.AFTER_CUE, form, cited, strong=True)
    if noun_language or context.sentence_start(candidate.start) or context.title_case(candidate.start, candidate.end):
        return refused(rules.CAPITAL_WITHOUT_MEANING)
    tells = cites(candidate, context)
    if form.kind == "outlet" and context.language == "pl" and not (tells or cited_in_polish(candidate, context)):
        return refused(rules.NOT_CITED)
    return counted(rules.WITH_CAPITAL, form, strong=True, bare=not tells)


def _goes_on(candidate: Candidate, context: TextContext) -> bool:
    """Whether "Watch the Birdie" or "a Summit 500 company" makes an everyday word the beginning of another name."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if not following.adjacent or context.language != "en":
        return False
    if following.printed.isdigit():
        return previous.folded in words("determiners") or previous.folded == "the"
    beyond = context.next(candidate.end + len(following.gap) + len(following.printed))
    return following.printed == "the" and beyond.adjacent and beyond.capital
