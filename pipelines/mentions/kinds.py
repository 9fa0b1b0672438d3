"""What the words beside an everyday name say it is: "Gasthof Anker", «кинотеатр „Рассвет“», "Anker, der Verein"."""

from __future__ import annotations

import re
from itertools import takewhile

from pipelines.mentions.decision import Candidate
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.common import is_common
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from presswatch.languages.packs import words

_PRIZES = ("преми", "премі", "конкурс", "кубк", "кубок", "турнир", "турнір", "стипенди", "стипенді", "фестивал")


def owner_by_case(candidate: Candidate, context: TextContext) -> bool:
    """Whether the name stands behind a noun as its owner (завод Вымпела) and not as its title (завод «Вымпел»).

    Titles keep their first case. An everyday noun may be what the thing is of (отель Надежды, музей труда), and prizes
    are named so.
    """
    form = candidate.form
    if context.before(candidate.start).folded.startswith(_PRIZES):
        return False
    if context.language not in ("ru", "uk") or form.script != "cyrillic" or form.shape != "word":
        return False
    if context.quoted(candidate.start, candidate.end) or is_common(fold(form.alias).text, "ru"):
        return False
    return fold(context.text[candidate.start : candidate.end]).text != fold(form.alias).text


_MARKS = " \u00a0„“”\"«»‘’'‹›"


def kind_before(candidate: Candidate, context: TextContext) -> str:
    """The word right before the name that makes it another thing's, "" if there is none.

    That is a house, a ship, a work, a place, or a kind of body that the subject is not of: a paper is no party.
    """
    previous = context.before(candidate.start)
    if not previous.printed or previous.gap.strip(_MARKS):
        return ""
    place = place_before(candidate, context)
    if place:
        return place
    if owner_by_case(candidate, context):
        return ""
    kind = previous.folded.rsplit("'", 1)[-1]
    if kind in words("other_kinds") or _by_its_beginning(kind, context) or _by_its_ending(kind, previous, context):
        return previous.printed
    if candidate.form.kind == "outlet" and kind in words("kinds_of_organizations"):
        return previous.printed
    return ""


def program_before(candidate: Candidate, context: TextContext) -> bool:
    """Whether the word before an acronym says that it is a program: "uczestników programu STEP"."""
    previous = context.before(candidate.start)
    return previous.adjacent and previous.folded.startswith(("program", "программ"))


def place_before(candidate: Candidate, context: TextContext) -> str:
    """The word right before the name that makes it a place's ("die Stadt Roth", "the city of Cross"), else ""."""
    previous = context.before(candidate.start)
    if previous.adjacent and previous.folded in ("of", "de", "di"):
        previous = context.before(candidate.start - len(previous.gap) - len(previous.printed))
    return previous.printed if previous.adjacent and previous.folded in words("places_before") else ""


def kind_after(candidate: Candidate, context: TextContext) -> bool:
    """Whether a clause after the name says that it is a house, a work or a place: "Sillage, un roman de 1990"."""
    if place_after(candidate, context) or _somebodys_house(candidate, context):
        return True
    following = context.next(candidate.end)
    if following.adjacent and not following.capital:
        if following.folded in words("things_behind"):  # "the Pulse nightclub"
            return context.language not in ROMANCE
        beyond = candidate.end + len(following.gap) + len(following.printed)  # "L'Aube nouvelle, un poème"
        return context.next(beyond).gap == ", " and kind_in_apposition(beyond, context, words("other_kinds"))
    if following.gap == ", " and _AS_CITED.search(context.text, max(0, candidate.start - _CITING), candidate.start):
        return False
    return following.gap in (", ", " (") and kind_in_apposition(candidate.end, context, words("other_kinds"))


_OF_SOMEBODY = re.compile(r"(?:, | \()(?:the )?(?:(?:[A-Z][\w.-]* ){0,3}[A-Z][\w-]*[’']s?) ((?:[a-z-]+ ){0,3}[a-z-]+)")
_WHERE_IT_LIES = frozenset("east west north south just outside nearby northeast northwest southeast southwest".split())
_HOUSES = frozenset(
    "chateau country-house estate farm farmhouse home homestead house lodge mansion manor palace plantation ranch"
    " residence retreat townhouse villa yacht racehorse horse novel play poem song painting sculpture".split()
)


def _somebodys_house(candidate: Candidate, context: TextContext) -> bool:
    """Whether English says behind a comma whose house or work it is: "The Anchor, Mary Stone's plantation"."""
    told = _OF_SOMEBODY.match(context.text, candidate.end) if context.language in ("", "en") else None
    if told is None:
        return False
    row = list(takewhile(lambda word: word not in words("function"), told.group(1).split()))
    while row and row[-1] in _WHERE_IT_LIES:
        row.pop()
    return bool(row) and row[-1] in _HOUSES | words("works")


_CITING = 16
_AS_CITED = re.compile(
    r"\b(?:according to|selon|d['’]après|segundo|secondo|según|laut|volgens|według|zdaniem|согласно) \Z", re.IGNORECASE
)
"""Before a name and a comma these cite it, and what is told begins behind: "according to Variety, the film flopped"."""


def joined_by_ampersand(candidate: Candidate, context: TextContext) -> bool:
    """Whether a sign for "and" joins it to a word with a capital, as in names of firms: Relais & Châteaux."""
    following, previous = context.next(candidate.end), context.before(candidate.start)
    behind = following.gap.strip() == "&" and following.capital
    return behind or (previous.gap.strip() == "&" and previous.capital)


_TOLD = re.compile(r"(?:, | \()((?:[^\W\d_]+[ '’]){2,4})")
_WHERE = frozenset({"in", "im", "en", "em", "near", "bei", "von", "pres", "cerca", "vicino", "w", "в", "на", "d"})
_LEADING = 3


def place_after(candidate: Candidate, context: TextContext) -> bool:
    """Whether an apposition says that a place of that name is meant: "Orange, petite ville du Vaucluse".

    The kind of place stands there without the definite article ("Lantern, the city council and …" tells two things),
    in small letters, and goes on with where it is.
    """
    following = context.next(candidate.end)
    if context.language == "tr" and following.adjacent and following.folded.startswith(_TURKISH_PLACES):
        return True
    if building_in_place(candidate, context):
        return True
    if _lies_in(candidate, context) or _said_to_be_a_place(candidate, context):
        return True
    told = _TOLD.match(context.text, candidate.end)
    printed = re.split("[ '’]", told.group(1)) if told else [""]
    row = [fold_word(word) for word in printed[:-1]]
    kind = next((n for n, word in enumerate(row[:_LEADING]) if word in words("places_before")), len(row))
    if kind + 1 >= len(row) or any(w in words("articles") and w not in words("indefinite") for w in row[:kind]):
        return False
    small = all(map(str.islower, printed[: kind + (context.language != "de")]))
    bare = kind > 0 or context.language in ROMANCE or context.language in _BARE_NOUNS[2:]
    return small and bare and (row[kind + 1] in _WHERE or row[kind + 1] in words("of_words"))


_TURKISH_HOUSE = re.compile(
    r"['’][dt][ae] bir (?:bina|apartman|market|park|durak|sokak|ev|otel|kafe|iş ?yeri|köprü)[a-zışğüöç]{0,3}\b"
    r"|['’][dt][ae]ki (?:[^\W\d_]+ ){0,2}?(?:ceza ?ev|hapishane|hastane|okul|lise|fabrika|köy|mahkeme|otel|liman|adliye"
    r"|kampüs|kışla|depo|tesis|maden|santral|tarla|çiftlik|ev(?:inde|ine|i|ler)|yurt|yurd|cami|kilise|müze|plaj|sahil)"
)


def building_in_place(candidate: Candidate, context: TextContext) -> bool:
    """Whether a Turkish text tells of a house in the place of that name: "Aydın'daki cezaevinde"."""
    return context.language == "tr" and _TURKISH_HOUSE.match(context.text, candidate.end) is not None


_TURKISH_PLACES = ("ilcesi", "beldesi", "koyu", "mahallesi", "kasabasi")
"""Kinds of places behind their names, in any case: "Yakut ilçesinde"."""
_LIES = re.compile(
    r" (?:liegt (?:in|bei|am|an|im|nahe|nördlich|südlich|östlich|westlich|rund)|fica (?:em|na|no|perto)"
    r"|lies (?:in|on|near|at)|se (?:trouve|sitúa|situe) (?:en|au|à|dans|près)|si trova (?:in|a|nel|nella)"
    r"|leży (?:w|na|nad|pod)|находится (?:в|на))\b"
)
_IS_A_PLACE = re.compile(
    r"(?: (?:is|was|ist|war|est|était|fut|es|era|fue|è|fu|é|foi|jest|był[ao]?)(?: (?:an?|the|eine?|une?|uno|una|uma?))?"
    r"| [—–-](?: это)?)((?: [^\W\d_]+){1,3})"
)


def _said_to_be_a_place(candidate: Candidate, context: TextContext) -> bool:
    """Whether it lies somewhere or is called a place: "Sabah liegt auf Borneo", "Sabah is a Malaysian state"."""
    if candidate.form.kind == "person" or candidate.form.shape != "word":
        return False
    if _LIES.match(context.text, candidate.end):
        return True
    told = _IS_A_PLACE.match(context.text, candidate.end)
    kinds = words("places_before") | _STATES
    return told is not None and any(fold_word(word) in kinds for word in told.group(1).split())


_STATES = frozenset({"state", "bundesstaat", "estado", "stato", "etat", "штат", "village", "aldea", "dorf", "wies"})
_LIES_IN = re.compile(
    r", (?:(?:dans|en|in|im|nel|nella|em|no|na|we?|ve?|во?|у)(?: (?:l[ea]s?|l['’]|del|der|dem))? ?|n(?:el)?l['’])"
    r"[^\W\d_a-zа-яёіїє][^\W\d_]+"
)


def _lies_in(candidate: Candidate, context: TextContext) -> bool:
    """Whether it stands behind a preposition of place, and where it lies is told: "À Orange, dans le Vaucluse"."""
    previous = context.before(candidate.start)
    # No prepositions that bodies have too: people work at, "bei", "chez" and "a" them.
    at = previous.adjacent and previous.printed.lower() in words("at_a_place") and candidate.form.kind != "outlet"
    return at and _LIES_IN.match(context.text, candidate.end) is not None


def _by_its_beginning(kind: str, context: TextContext) -> bool:
    """Russian nouns are known by their stems: кинотеатра, кинотеатре."""
    if context.language not in ("ru", "uk"):
        return False
    stems = (stem for stem in words("other_kinds_stems") if kind.startswith(stem))
    return any(not _RUSSIAN_VERB.fullmatch(kind, len(stem)) for stem in stems)


_RUSSIAN_VERB = re.compile("(?:[ыио]ва)?[аяиеу]?(?:л[аои]?|ть|[аеиуюя]т|[вр]ши\\w*|ющ\\w*)(?:с[яь])?")
"""Endings of a verb behind the stem of a noun: рассказал, рассказывает are no kinds of things, as рассказ is."""


def _by_its_ending(kind: str, previous: Token, context: TextContext) -> bool:
    """German compounds are of the kind of their last part: Künstlergruppe, Berghotel, Grundschule."""
    return context.language == "de" and previous.capital and kind.endswith(tuple(words("other_kinds_german")))


def thing_after(candidate: Candidate, context: TextContext) -> bool:
    """Whether the noun behind an acronym says that it is a thing: the ALMA telescope, IRS-Formulare."""
    following = context.next(candidate.end)
    joined = following.adjacent or following.gap in ("-", "‑")
    return joined and following.folded in words("things_behind")


NOT_OF_OUTLETS = frozenset(
    "activist activists aktivist aktivisten campaigners candidate candidates caucus councillor councillors delegates"
    " delegation freiwillige helfer helferin member members mitglied mitglieder mp mps senator senators strikers unions"
    " volunteers voters".split()
)
"""Parties and bodies have them, papers do not: "an Independent member" has no party."""


def described(candidate: Candidate, context: TextContext) -> bool:
    """A noun of companies follows ("shares"), or a clause that describes the organization (", which was founded")."""
    following = context.next(candidate.end)
    if following.adjacent:
        of_others = candidate.form.kind == "outlet" and following.folded in NOT_OF_OUTLETS
        noun = following.folded in words("company_nouns") and not of_others
        office = context.language == "tr" and following.capital and following.folded in words("people_after")
        return noun or office or _is_apposition(following, context)
    if context.language == "en" and following.gap == ", " and following.folded in ("founded", "established"):
        return True
    if candidate.form.kind != "organization" and candidate.form.shape != "article":
        return False
    return following.gap in (", ", " (") and (
        (context.language == "en" and following.gap == ", " and following.folded in ("which", "whose", "a", "an"))
        or kind_in_apposition(candidate.end, context, words("appositions"))
    )


_OPENING_WORDS = 4  # "the French operator", "une petite association", "der gemeinnützige Verein"


def kind_in_apposition(end: int, context: TextContext, kinds: frozenset[str]) -> bool:
    """Whether an article after the comma begins what kind of thing it is: "Orchard, the French operator"."""
    place = end
    for number in range(_OPENING_WORDS):
        word = context.next(place)
        if number and not word.adjacent:
            return False
        article, _, noun = word.folded.rpartition("'")
        bare = context.language in ROMANCE and noun in kinds  # "Le Monde perdu, roman de Conan Doyle"
        if number == 0 and not bare and not noun_article(article or noun, context):
            return False
        if noun in kinds:
            return True
        place += len(word.gap) + len(word.printed)
    return False


def noun_article(word: str, context: TextContext) -> bool:
    """Whether a word may begin a description after a comma; languages without articles need none."""
    bare = context.language in ("ru", "uk", "pl", "fi", "tr")
    return bare or word in words("articles") | words("indefinite") or word in ("l", "un'", "het")


def _is_apposition(following: Token, context: TextContext) -> bool:
    """What it is stands after the name: "Time magazine", "Sabah gazetesi"."""
    if context.language in ROMANCE or context.language in ("ru", "uk", "pl"):
        return False
    small = not following.capital or following.folded == "magazine" or context.language == "tr"
    return small and is_kind_word(following.folded, context)


def is_kind_word(word: str, context: TextContext) -> bool:
    """Whether a folded word says that the name before it is a paper's or a body's: magazine, gazetesi."""
    return word in words("appositions") or (context.language == "tr" and word.startswith(_TURKISH_KINDS))


_TURKISH_KINDS = ("gazetesi", "dergisi", "kanali", "ajansi", "televizyonu", "radyosu", "vakfi", "dernegi", "sendikasi")
"""What stands behind a name in Turkish says what it is, in any case: "Sabah gazetesinden"."""


def numbered_title(candidate: Candidate, context: TextContext) -> bool:
    """Whether a year or number makes it a plan's or an edition's name: Horizon 2030."""
    following = context.next(candidate.end)
    dated = context.language == "tr" and _TURKISH_YEAR.match(context.text, candidate.end) is not None
    return following.adjacent and not dated and re.fullmatch(r"(?:19|20)\d\d", following.printed) is not None


_TURKISH_YEAR = re.compile(r" \d{4} (?:yıl|senes)")  # 1920 yılında kuruldu


def in_list(candidate: Candidate, context: TextContext) -> bool:
    """Whether names stand on both sides with commas between: "Amnesty, Lantern, HOPE"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if previous.gap.strip() not in (",", ":", ";") or following.gap.strip() not in (",", ";"):
        return False
    beside = [following] if previous.gap.strip() == ":" else [previous, following]
    return all(word.capital for word in beside) and any(_is_name(word, context) for word in beside)


def opens_list(candidate: Candidate, context: TextContext) -> bool:
    """Whether it is the first of several names: "Le Monde, Reuters et la BBC"."""
    following = context.next(candidate.end)
    return candidate.form.kind == "outlet" and following.gap == ", " and _is_name(following, context)


def _is_name(word: Token, context: TextContext) -> bool:
    """An acronym, or a word with a capital that neither the text's language nor English has."""
    acronym = word.printed.isupper() and len(word.printed) > 1
    return acronym or (word.capital and not is_common(word.folded, context.language, "en"))


def noun_in_lowercase(candidate: Candidate, context: TextContext) -> bool:
    """Whether the text has the noun of the name in small letters too, as the word that it is: "The tide turned"."""
    return bool(context.of_text(_word_in, candidate.form.stem.head.split(" ")[-1]))


def _word_in(noun: str, text: str) -> str:
    return noun if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", text) else ""


def opens_after_full_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether the text has named the body in full before, so that a bare noun opening a sentence is its short name.

    Not in English, whose nouns stand bare ("Time flies"), and not in languages without articles.
    """
    if context.language in _BARE_NOUNS or candidate.form.kind == "person":
        return False
    return not context.before(candidate.start).adjacent and not noun_in_lowercase(candidate, context)


_BARE_NOUNS = ("", "en", "ru", "uk", "pl", "fi", "tr")
_LEGAL_FORM = re.compile(r"(?: [^\W\d_]+){2,5},? (?:e\. ?V\.|gGmbH|GmbH|gAG|eG)")


def before_legal_form(candidate: Candidate, context: TextContext) -> bool:
    """Whether more words of the name come before its legal form: "Verein Brücke nach Osten e. V."."""
    following = context.next(candidate.end)
    return following.adjacent and not following.capital and _LEGAL_FORM.match(context.text, candidate.end) is not None


def staff_of_noun(candidate: Candidate, context: TextContext) -> bool:
    """Whether "Shelter staff" opens a sentence of a text about a shelter, and nothing tells that a body is meant."""
    if (
        context.language != "en"
        or not context.sentence_start(candidate.start)
        or not noun_in_lowercase(candidate, context)
    ):
        return False
    of_it = context.next(candidate.end).folded
    kinds = words("kinds_of_organizations")
    return of_it in words("company_nouns") and of_it not in words("verbs") and kinds.isdisjoint(context.words)
