"""Longer names: a found name may be part of another one, of an organization, a person, a place or a thing."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.mentions.places import street_after, street_before
from pipelines.names.forms import Form
from pipelines.names.words import is_common, is_word_in
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

_CAPITALIZED_NOUNS = frozenset(packs_with("nouns_capitalized"))
_ARTICLELESS = frozenset(packs_with("no_articles"))
_KIND_AFTER_NAME = frozenset(packs_with("kind_after_name"))


def longer_name(candidate: Candidate, context: TextContext) -> str:
    """The word that makes the name part of another one ("Press" after Korea University), "" if there is none."""
    if cue := next((cue for check in _CHECKS if (cue := check(candidate, context))), ""):
        return cue
    if context.capitals(candidate.start, candidate.end):
        return ""
    return next((cue for check in _CHECKS_OF_CAPITALS if (cue := check(candidate, context))), "")


# Other persons, places and things right after the name

_COMPANY = compiled_later(rf" ?(?:&|{any_of('joining_words')}) (?:{any_of('company_partners')})\b")


def _other_than_person(candidate: Candidate, context: TextContext) -> str:
    """What right after a person's name makes it a company, a street, a discovery, another person or a town; else ""."""
    if candidate.form.kind != "person":
        return ""
    if company := _COMPANY.match(context.text, candidate.end):
        return company.group().strip()
    if street := street_after(candidate, context):
        return street
    following = context.next(candidate.end)
    if following.adjacent_in("generations"):
        return following.printed
    if following.adjacent and following.folded in words("eponym_nouns", context.language):
        return following.printed
    return _town_of_surname(following, candidate, context)


def _town_of_surname(following: Token, candidate: Candidate, context: TextContext) -> str:
    if candidate.form.shape != "surname" or not candidate.form.listed:
        return ""
    enclosed = context.text[candidate.end + following.width :][:1] in (",", ".", ")")
    return following.printed if enclosed and _is_town(following, context, candidate.end) else ""


_INDEX = compiled_later(rf"(?:[ -]| Stock )({any_of('index_words')})")
_FOUNDED = compiled_later(r" 0\d\b")  # Werk 04, a club with its year
_ROMAN = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX")  # Discovery II, a thing of a series


def _other_than_organization(candidate: Candidate, context: TextContext) -> str:
    """What right after another name makes it a share index, a stop, a club, a thing of a series or a town; else ""."""
    form, following, place = candidate.form, context.next(candidate.end), candidate.end
    if form.kind == "person":
        return ""
    if form.kind == "outlet" and (index := _INDEX.match(context.text, place)):
        return index.group(1)
    if stop := _stop(candidate, context):
        return stop
    if (following.adjacent and following.printed in _ROMAN) or _FOUNDED.match(context.text, place):
        return following.printed
    return f"a town, {following.printed}" if _may_be_town(form) and _is_town(following, context, place) else ""


def _may_be_town(form: Form) -> bool:
    everyday = bool(form.common_in) or (form.kind, form.shape) == ("organization", "word")
    return everyday and form.shape != "acronym"


def _stop(candidate: Candidate, context: TextContext) -> str:
    """The stop, street or town of a Turkish quarter: "Çınar'daki otobüs durağı", "Ankara Çınar'da"."""
    phrase = pattern("stop_phrases", context.language)
    if stop := phrase.match(context.text, candidate.end) if phrase else None:
        return stop.group(stop.lastindex or 0)
    locative, town = pattern("locative_endings", context.language), context.before(candidate.start)
    if locative is None or not locative.match(context.text, candidate.end):
        return ""
    in_town = town.adjacent and town.folded.split("'")[0] in words("large_towns")
    return town.printed if in_town else ""


def _is_town(following: Token, context: TextContext, end: int) -> bool:
    """True if a state follows, and nothing more of a list: "Harvard, Illinois, has" is a town."""
    if following.gap != ", " or not following.listed("states"):
        return False
    beyond = context.next(end + following.width)
    return beyond.folded not in words("joining_words", "en") and not (beyond.adjacent and beyond.capital)


# Words joined by a hyphen


def _joined_word(candidate: Candidate, context: TextContext) -> str:
    """The word joined to the name by a hyphen, or to a name with its article, that makes another one of it; else ""."""
    form, following = candidate.form, context.next(candidate.end)
    if form.script == "cyrillic" and following.gap == "-" and _continues(following.folded, context):
        return following.printed  # Газпром-медиа
    with_article = form.shape == "article" or form.alias[1:2] in ("'", "’")
    if with_article and following.adjacent_in("article_name_continuations"):
        return following.printed
    if (
        context.text[candidate.end : candidate.end + 1] != "-"
        or not context.text[candidate.end + 1 : candidate.end + 2].isupper()
    ):
        return ""
    return following.printed if _makes_double_name(form, following, context) else ""


def _makes_double_name(form: Form, following: Token, context: TextContext) -> bool:
    """True if a word after a hyphen belongs to the name: La Croix-Rousse, Bolton-Smith, "lycée Horizon-Nord".

    In German it mostly is a noun: Stark-Rede, "Horizon-Europe-Mittel".
    """
    if following.listed("things_of"):
        return True
    if context.language not in _CAPITALIZED_NOUNS:
        return form.shape == "article" or form.kind == "person" or bool(form.shape == "word" and form.common_in)
    if form.kind == "person":
        noun = is_word_in(following.folded, context.language)
        return not noun and not following.folded.startswith(affixes("joined_adjectives"))
    scaled = following.folded.split("-")[0].startswith(affixes("scales"))
    return bool(form.shape == "word" and form.common_in) and scaled


# Words that continue the name

_SHARED_KIND = compiled_later(f" (?:{any_of('shared_kinds')})")  # the Lakeside Convention and Exhibition Centre
_MOST_WORDS = 4


def _continuation(candidate: Candidate, context: TextContext) -> str:
    """The word of a longer name among the next ones with capitals: Press, Foundation, Memorial; else ""."""
    form, place = candidate.form, candidate.end
    if form.shape == "phrase" and (joined := _SHARED_KIND.match(context.text, place)):
        return joined.group().strip()
    for number in range(_MOST_WORDS):
        following = context.next(place)
        if not _may_continue(following, number):
            return ""
        if following.listed("people_after") or headline_verb(following, context):
            return _after_scale(following, place, context)
        found = _continuing_word(following, number, form, context)
        if found is not None:
            return found
        place += following.width
    return ""


def _continuing_word(word: Token, number: int, form: Form, context: TextContext) -> str | None:
    """The word if the name goes on with it, "" if it ends the search, None if neither."""
    bare, outlet = word.folded.split("'")[0], form.kind == "outlet"  # Sokağı'nda
    if _is_no_part(bare, number, form):
        return ""
    if _continues(bare, context) or (outlet and bare in words("outlet_companies")):
        return word.printed
    return "" if word.printed[-1:] in ".," or word.folded.endswith("'s") else None


def _is_no_part(word: str, number: int, form: Form) -> bool:
    """True for a word after a name that is no part of it: "Time Magazine", "Lantern Union Vote Fails".

    The Lantern Credit Union is another name.
    """
    if number == 0 and word in words("headline_nouns"):
        return True
    return form.kind == "outlet" and form.shape in ("word", "acronym") and word in words("magazine_words")


def _may_continue(word: Token, number: int) -> bool:
    """True if the next word has a capital, the first one also after a slash."""
    slashed = number == 0 and word.gap == "/" and not word.printed.isupper()
    return (word.adjacent or slashed) and (word.capital or word.listed("lowercase_continuations"))


def _continues(word: str, context: TextContext) -> bool:
    return word in words("continuations") or word in words("continuations_in_own_language", context.language)


def _after_scale(word: Token, place: int, context: TextContext) -> str:
    """The last word of "Velmora Regional Airport"; an office goes on or ends otherwise ("General Counsel")."""
    school = pattern("senior_schools", "en")
    if school and (found := school.match(context.text, place + len(word.gap))):
        return found.group()
    if not word.listed("office_scales"):
        return ""
    place += word.width
    following = context.next(place)
    beyond = context.next(place + following.width)
    if not following.adjacent or not following.capital or (beyond.adjacent and beyond.capital):
        return ""
    return f"{word.printed} {following.printed}" if _continues(following.folded.split("'")[0], context) else ""


def headline_verb(word: Token, context: TextContext) -> bool:
    """True if a capitalized word is the verb of an English headline: "Lantern Opens New Store" names no store."""
    english = words("headline_verbs", context.language or "en")
    return bool(english) and word.listed("verbs", "all_caps_followers", "headline_verbs")


def _institution_continued(candidate: Candidate, context: TextContext) -> str:
    """The next words of an institution's name: Korea University of Technology, Lakeside University Health System."""
    following = context.next(candidate.end)
    last = candidate.form.stem.head.rsplit(" ", 1)[-1]
    if last not in words("institution_heads") or not following.adjacent:
        return ""
    if following.capital and following.listed("institution_arms"):
        return following.printed
    if not following.listed("of_words"):
        return ""
    after = context.next(candidate.end + following.width)
    return f"{following.printed} {after.printed}" if after.adjacent and after.capital else ""


def _model(candidate: Candidate, context: TextContext) -> str:
    """The capitalized word and number of a thing's name: the Harvard Mark II, the Lantern Pioneer IV; else "".

    Phases and the like are numbered without being names: the Lakeside University Phase III trial.
    """
    word = context.next(candidate.end)
    if candidate.form.kind == "person" or not word.adjacent or not word.capital:
        return ""
    if word.listed("people_after", "numbered_parts"):
        return ""
    number = context.next(candidate.end + word.width)
    mark = word.listed("numbered_models") and number.printed in ("I", "X", "1", "2")
    return f"{word.printed} {number.printed}" if number.adjacent and (mark or number.printed in _ROMAN) else ""


_CHECKS = (street_before, _other_than_person, _other_than_organization, _joined_word)
_CHECKS_OF_CAPITALS = (_continuation, _institution_continued, _model)
"""These need capitals that mean something."""


# Capitalized words next to the name


def capital_neighbor(candidate: Candidate, context: TextContext) -> bool:
    """True if another capitalized word is next to it that is neither a title nor the beginning of the sentence."""
    following = context.next(candidate.end)
    if context.language in _CAPITALIZED_NOUNS:
        return False
    if following.adjacent and following.capital and not following.listed("people_after"):
        return True
    return _capital_after_of(following, candidate, context) or capital_before(candidate, context)


def _capital_after_of(following: Token, candidate: Candidate, context: TextContext) -> bool:
    if not following.adjacent_in("of_words"):
        return False
    organization = candidate.form.kind == "organization" or context.language == "en"
    if not organization and not _article_apart(candidate, context):
        return False
    place = candidate.end + following.width
    beyond = context.next(place)
    if beyond.adjacent and beyond.printed in words("definite_articles", "en"):
        beyond = context.next(place + beyond.width)
    return beyond.adjacent and beyond.capital


def capital_before(candidate: Candidate, context: TextContext) -> bool:
    """True if a capitalized word that is no title makes a longer name: "The New York Times said"."""
    previous = context.before(candidate.start)
    if context.language in _CAPITALIZED_NOUNS or candidate.form.shape == "article":
        return False
    if not (previous.adjacent and previous.capital) or _elided(previous):
        return False
    if previous.listed("titles") or previous.folded.endswith("'s"):
        return False
    return not (context.sentence_start(candidate.start - previous.width) and _is_small_word(previous, context))


_ORDINAL = compiled_later(any_of("ordinals"))


def _is_small_word(word: Token, context: TextContext) -> bool:
    """True if a word has its capital only at the beginning of a sentence, in languages without articles any noun.

    "Адвокаты Мемориала" are no organization of that name, but "Trzecia Rzeczpospolita" is one of a series.
    """
    if context.language not in _ARTICLELESS:
        return word.listed("function")
    if _ORDINAL.fullmatch(word.folded):
        return False
    staff = word.folded.startswith(affixes("staff_stems"))
    return staff or word.listed("function") or is_word_in(word.folded, context.language)


_LONGEST_ELIDED = 4  # dell'


def _elided(previous: Token) -> bool:
    """True if only the article before an apostrophe has a capital: "L’opérateur"."""
    article, mark, noun = re.split("(['’])", previous.printed, maxsplit=1) if "'" in previous.folded else ("", "", "")
    return bool(mark) and len(article) <= _LONGEST_ELIDED and noun[:1].islower()


def after_courtesy_title(candidate: Candidate, context: TextContext) -> bool:
    """True if a form of address for persons comes before it: Mrs Stone, Frau Stern."""
    previous = context.before(candidate.start)
    one_letter = previous.folded == "m" and not previous.printed.endswith(".")
    return previous.adjacent and previous.capital and previous.listed("courtesy") and not one_letter


def _article_apart(candidate: Candidate, context: TextContext) -> bool:
    """True if the name is a noun alone, or its article is small or opens the sentence ("O Globo de Ouro foi")."""
    if candidate.form.shape == "word" or context.text[candidate.start].islower():
        return True
    return candidate.form.shape == "article" and context.sentence_start(candidate.start)


STANCE_PREFIXES = affixes("stance_prefixes")
"""Prefixes before a name's hyphen for those who are for or against it: "a pro-Eni rally"."""


def ends_longer_name(candidate: Candidate, context: TextContext) -> bool:
    """True if the name follows a hyphen ("Co-Star") or is the end of a longer name with "of" ("Wheel of Time")."""
    left = context.text[max(0, candidate.start - 8) : candidate.start]
    if left.endswith("-") and left[-2:-1].isalpha():
        return not left.lower().endswith(STANCE_PREFIXES)
    of = context.before(candidate.start)
    if not of.adjacent or of.printed not in words("name_genitives", context.language):
        return False
    owner = context.before(candidate.start - of.width)
    begin = candidate.start - of.width - owner.width
    if not owner.adjacent or not owner.capital or context.sentence_start(begin):
        return False
    if _is_surname(owner, begin, context):
        return False
    return not owner.listed("titles", "people_after", "outlet_people")


def _is_surname(owner: Token, begin: int, context: TextContext) -> bool:
    """True if a given name comes before the owner, who is somebody of the organization: "Polly Neate of Shelter"."""
    given = context.before(begin)
    known = given.listed("given") or not is_common(owner.folded, context.language, "en")
    return given.adjacent and given.capital and known
