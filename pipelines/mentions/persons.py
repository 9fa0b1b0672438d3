"""Persons next to a name: the given name before a surname, one's own or somebody else's, titles, ages and trades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipelines.mentions.decision import Occurrence, of_kind, only_if, shaped, unless
from pipelines.names.surnames import Surname, sounds_as_one_of
from pipelines.names.words import is_common, is_first_name, is_given_name, is_word_in
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold_word
from presswatch.languages.packs import affixes, alternation, any_word, ordered_words, pattern, words
from presswatch.languages.patterns import compiled_later

# Given names before a surname

_INITIALS = compiled_later(r"(?:[^\W\d_]\.){2,3}")


def other_given_name(start: int, context: TextContext, own: frozenset[str]) -> str:
    """The given name of somebody else right before a surname, "" if there is none.

    `own` are the folded words of the person's own names. Initials and middle names are looked through to the name
    before them.
    """
    previous = context.before(start)
    if not previous.adjacent_capital or previous.folded in own or "'" in previous.folded:
        return ""
    begin, word = start - previous.width, previous.folded.split("-")[-1]
    if _middle_name_of(begin, context, own, previous):
        return ""
    if is_first_name(word):
        return previous.printed
    if not words("titles").isdisjoint((previous.folded, word)) or sounds_as_one_of(word, own):
        return ""
    if len(word) == 1 or _initials(previous):
        return _other_initials(previous, word, own, context, start)
    return "" if _is_no_given_name(previous, word, own, context, start) else previous.printed


def _initials(word: Token) -> bool:
    return _INITIALS.fullmatch(word.printed.removesuffix(".") + ".") is not None


_RETIRED = compiled_later(rf"(?:{alternation('retired_marks')})\Z")  # Bundeskanzler a. D. Scholz


def _other_initials(previous: Token, word: str, own: frozenset[str], context: TextContext, start: int) -> str:
    """The initials before a surname, if they are not the person's own: "J. Stone"."""
    first = previous.folded[0] if _initials(previous) else word
    retired = _RETIRED.search(context.text, max(0, start - 8), start)
    if not _initials(previous) and (retired or not previous.printed.endswith(".")):
        return ""
    return "" if any(name.startswith(first) for name in own) else previous.printed


def _is_no_given_name(previous: Token, word: str, own: frozenset[str], context: TextContext, start: int) -> bool:
    """True if a word with a capital before a surname is an own name in another form, a title or an everyday word."""
    if previous.printed.endswith(".") or previous.printed.isupper() or "\n" in previous.gap:
        return True
    if previous.listed("not_given") or _in_another_case(word, own):
        return True
    in_headline = context.headline(start, start)  # "Judge Blocks Trump Plan"
    if in_headline and is_common(previous.folded, context.language, "en"):
        return True
    return _is_ordinary(previous, start - previous.width, context)


_SHORTEST_INFLECTED_GIVEN = 4


def _in_another_case(word: str, own: frozenset[str]) -> bool:
    """True if it is an own given name with another ending: "Angeli Merkel" is Angela Merkel."""
    long = (name for name in own if len(name) > _SHORTEST_INFLECTED_GIVEN)
    return any(word.startswith(name[:-1]) and len(word) <= len(name) + 2 for name in long)


def _unheard_of(word: str, context: TextContext) -> bool:
    """True if a word that opens a sentence is none of the language, in one whose dictionary is at hand: "Joumana"."""
    verbal = pattern("verbal_endings", context.language)
    if verbal is None or verbal.search(word):
        return False
    return not is_word_in(word, context.language)


def _is_ordinary(previous: Token, begin: int, context: TextContext) -> bool:
    """True if a capitalized word is likely no name: at the beginning of a sentence, or a German noun."""
    if context.has("nouns_capitalized"):
        return True
    if not context.sentence_start(begin):
        return False
    if previous.listed("function") or is_common(previous.folded, context.language, "en"):
        return True
    return not context.in_english and not _unheard_of(previous.folded, context)


def _middle_name_of(begin: int, context: TextContext, own: frozenset[str], middle: Token) -> bool:
    """True if the person's own given name is before `middle` ("Vladimir V. Putin").

    Somebody whose own names have an initial is not met under another one (George W. and George H. W. Bush).
    """
    given = context.before(begin)
    if not given.adjacent or given.folded not in own:
        return False
    return middle.folded in own or not any(len(name) == 1 for name in own)


def own_given_name(start: int, context: TextContext, own: frozenset[str]) -> int:
    """How many characters before a surname are the person's own given name in another spelling; 0 if none are.

    "Wolodymyr Selenskyj" is found whole where the watchlist has Volodymyr and, elsewhere, Selenskyj.
    """
    previous = context.before(start)
    if not previous.adjacent_capital or "'" in previous.folded or previous.listed("titles"):
        return 0
    return previous.width if sounds_as_one_of(previous.folded, own) else 0


def between_office_and_name(one: Occurrence) -> bool:
    """True if the name is that of the organization of somebody whose full name follows: "Академик РАН Юрий Балега".

    The word before is an office or has its capital from the sentence.
    """
    office, given, surname = one.previous, one.following, one.beyond
    if not (given.adjacent_capital and surname.adjacent_capital and is_given_name(given.folded)):
        return False
    if office.adjacent_in("titles"):
        return True
    return office.adjacent and one.context.sentence_start(one.start - office.width)


@only_if(unless(of_kind("outlet")))
def given_before_particle(one: Occurrence) -> str:
    """The name before a surname's particle, "" if there is none: Adolf von, «Адольф фон».

    Where the particle is no preposition of the text's language, any word with a capital is one.
    """
    particle, given = one.previous, one.earlier
    if not particle.adjacent or particle.printed not in words("name_particles"):
        return ""
    if given.adjacent_in("given"):
        return given.printed
    foreign = particle.printed in words("foreign_particles") - words("particles_as_prepositions", one.language)
    return given.printed if foreign and given.adjacent_capital else ""


# Ages and trades: names of other persons

_AGE = compiled_later(
    rf", (?:(?:{any_word('before_ages')}) )?(?:1[6-9]|[2-9]\d)(?: (?:{any_word('years_of_age')}))?(?=[,.)])"
)


@only_if(of_kind("organization"), shaped("word"))
def age_after(one: Occurrence) -> str:
    """The age that makes an organization's name of one word a person's: "Velmora, 34,"; else ""."""
    age = one.goes_on(_AGE)
    return age.group().strip(", ") if age else ""


_LONGEST_WORD = 12
_LONGEST_TRADE = 3  # characters before an occupation in one word: 프로골퍼, 뮤지컬배우


def on_stage(one: Occurrence) -> str:
    """The trade of the stage or of sports right next to a Korean name, which makes it another person's; else ""."""
    before = one.left(_LONGEST_WORD).rpartition("\n")[2]
    word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    if word in words("music_groups") or is_trade(word):
        return word
    following = one.following
    return following.printed if following.adjacent and is_trade(following.printed) else ""


def is_trade(word: str) -> bool:
    """True if a word is a trade of the stage or of sports, or ends in one in Korean: 배우, 프로골퍼, 뮤지컬배우."""
    return any(len(word) <= len(trade) + _LONGEST_TRADE and word.endswith(trade) for trade in words("trades"))


def has_office(one: Occurrence) -> bool:
    """True if an office or body of a head of state is next to the name, in Korean: 서하람 대표."""
    offices = tuple(words("office"))
    return any(word.adjacent and word.printed.startswith(offices) for word in (one.previous, one.following))


# Men and women of one surname

_TITLE = compiled_later(r"([^\W\d_]{1,60}(?:-[^\W\d_])?)(\.?)[ \u00a0]$")
_LONGEST_TITLE = 16


def _sex(context: TextContext, start: int) -> str:
    """The gender of a courtesy title right before the place, "m" or "f"; "" without one."""
    found = _TITLE.search(context.text, max(0, start - _LONGEST_TITLE), start)
    if not found or found.group() in ("M ", "m ", "M\u00a0", "m\u00a0"):
        return ""
    title = fold_word(found.group(1))
    if title in words("courtesy_titles_of_men"):
        return "m"
    return "f" if title in words("courtesy_titles_of_women") else ""


def _titled(context: TextContext, places: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The gender of the courtesy title before each of the places that have one."""
    return {start: sex for start, _ in places if (sex := _sex(context, start))}


def of_the_other_sex(
    context: TextContext, places: Sequence[tuple[int, int]], full: Sequence[tuple[int, int]]
) -> set[int]:
    """Where "Mr" is before the surname of a person who is "Ms" in most of the places, or the first, of the text.

    `places` are those of the surname alone, `full` those of the person's full name.
    """
    titled = _titled(context, places) if full else {}
    own = list(_titled(context, full).values()) if titled else []
    theirs = own or list(titled.values())
    if not own and len(set(theirs)) < 2:
        return set()
    hers = Counter(theirs).most_common(1)[0][0]
    return {start for start, sex in titled.items() if sex != hers}


_ADVERBS = "|".join(f"{word} " for word in ordered_words("particles_before_verbs"))
_SHE_DID = compiled_later(rf" (?:{_ADVERBS})?({alternation('feminine_past')})(?: si[eę])?(?!\w)([ \n]*)([^\W\d_]*)")


def of_a_woman(context: TextContext, surname: Surname, end: int) -> bool:
    """True if a man's surname with an -a is a woman's: "Волкова назвала его туристом".

    The same letters are his in another case. A noun in -а after the verb may be who acts ("Волкова задержала
    полиция"); in Bulgarian names have no cases.
    """
    if surname.script not in ("cyrillic", "latin") or surname.printed[-1:] in "аaя":
        return False
    if context.text[end - 1] not in "аa" or not context.has("feminine_surname_endings"):
        return False
    if context.has("names_without_cases"):
        return True
    did = _SHE_DID.match(context.text, end)
    if did is None or not did.group(2):
        return did is not None
    return did.group(3) in words("no_subject_words") or not did.group(3).endswith(affixes("nominative_endings"))
