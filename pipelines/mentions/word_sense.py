"""What else a short name is by the words next to it: a country, an exchange, a group of singers, another university."""

from __future__ import annotations

import re

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision
from pipelines.mentions.ladder import Ladder, Occurrence, refuse, shaped
from pipelines.names.countries import is_country
from pipelines.names.forms import Form
from pipelines.names.words import is_common, kinds_of_others
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold
from pipelines.text.scripts import HAN_CLASS
from presswatch.languages.packs import alternation, packs_with, words
from presswatch.languages.patterns import compiled_later


def another_thing(one: Occurrence) -> Decision | None:
    """The refusal of a name in a script with capitals by the characters and words next to it, else None."""
    return _ANOTHER_THING.decide(one)


_DATELINE = compiled_later(
    r", ([A-Z][a-z]+\.?)(?:, [A-Z][a-z]+\.? \d\d?| \([A-Z][^()\n]{1,20}\))? ?[—–-]{1,2} ?(?=[A-Z“\"])"
)


def dateline(candidate: Candidate, context: TextContext) -> bool:
    """True if a report begins with it as the town it was sent from: "ORANGE, Calif. — The county"."""
    if candidate.form.kind == "person" or not context.sentence_start(candidate.start):
        return False
    found = _DATELINE.match(context.text, candidate.end)
    land = found.group(1) if found else ""
    return land.endswith(".") or fold(land).text in words("states") or is_country(fold(land).text)


_SIDES = compiled_later(alternation("sides_of_the_compass"))
"""Organizations have no north: "in eastern DRC". What is theirs may have one: "the eastern NATO states"."""
_DEALT_IN = compiled_later(f"(?:{alternation('listed_on')})$")
"""Only on an exchange shares are listed: "which is listed on the LSE"."""
_REACH = 40


def _of_a_place(candidate: Candidate, following: Token) -> bool:
    has_one = following.folded in words("what_places_have")
    return has_one and candidate.form.stem.head not in words("governing_organizations")


def _place_acronym(candidate: Candidate, context: TextContext) -> str:
    """The word next to an acronym that makes it a country's or region's."""
    before, following = context.before(candidate.start), context.next(candidate.end)
    if following.adjacent and _of_a_place(candidate, following):
        return following.printed
    goes_on = following.adjacent and following.folded not in words("function")
    return before.printed if before.adjacent and _SIDES.fullmatch(before.folded) and not goes_on else ""


def _exchange(candidate: Candidate, context: TextContext) -> bool:
    return _DEALT_IN.search(context.text[max(0, candidate.start - _REACH) : candidate.start]) is not None


def _noun_has_number(language: str) -> bool:
    """True if a noun after an acronym has the number before it in the language: two WHO doctors."""
    return not language or language in packs_with("nouns_after_numbers")


def one_of_several(candidate: Candidate, context: TextContext) -> str:
    """The number or "new" before an acronym alone, which makes it a common noun: «вторую ВПП», "deux PMA"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    noun = following.gap.startswith(("-", "–", "/")) or (following.adjacent and _noun_has_number(context.language))
    small = following.printed.islower() and following.folded in words("function")
    if candidate.form.shape != "acronym" or not previous.adjacent or (noun and not small):
        return ""
    counted = previous.printed.islower() and previous.folded in words("counted")
    return previous.printed if counted else ""


_NAMED_THING = compiled_later(f" (?:{alternation('named_things')})")


_SMALL_THING = compiled_later(f"[ -](?:{alternation('things_in_small_letters')})")


def of_another_kind(candidate: Candidate, context: TextContext) -> str:
    """The word for a kind right before an acronym that the subject is not of: "le parti UPR", "the polling firm ICM".

    Only of a subject whose names have its kind; an agency may call itself by a dozen others.
    """
    form, previous = candidate.form, context.before(candidate.start)
    if form.shape != "acronym" or not form.kinds or not previous.adjacent:
        return ""
    kind = kinds_of_others().get(previous.folded.rsplit("'", 1)[-1], "")
    begin = candidate.start - len(previous.gap) - len(previous.printed)
    if not kind or kind in form.kinds:
        return ""
    small = previous.printed.islower() or context.language in packs_with("nouns_capitalized")
    return previous.printed if small or context.sentence_start(begin) else ""


def named_thing(candidate: Candidate, context: TextContext) -> str:
    """What makes an acronym that is a word the name of a thing of that name: the HOPE Scholarship, HOPE VI."""
    form = candidate.form
    if form.shape != "acronym" or not form.common_in or context.headline(candidate.start, candidate.end):
        return ""
    found = _NAMED_THING.match(context.text, candidate.end) or _SMALL_THING.match(context.text, candidate.end)
    return found.group().strip() if found else ""


def named_inside(candidate: Candidate, context: TextContext) -> bool:
    """True if the text has the name with its capital inside a sentence, without marks: "по данным Минюста"."""
    surface = context.text[candidate.start : candidate.end]
    return bool(context.of_text(_inside, surface[: max(_SHORTEST_STEM, len(surface) - 2)]))


def _inside(stem: str, text: str) -> str:
    found = re.search(rf"[^\W\dA-ZА-Я_],? {re.escape(stem)}", text)
    return found.group() if found else ""


_SHORTEST_STEM = 4
_NO_ADJECTIVE = compiled_later(alternation("adjectives_of_names"))


def prefix_of_word(candidate: Candidate, context: TextContext) -> bool:
    """True if a noun in small letters is written on where the sentence gives the capital: "Meta-analyses found".

    What is written on to a name in English is an adjective: "Meta-owned", "Tesla-style".
    """
    if candidate.form.shape != "word" or not context.sentence_start(candidate.start):
        return False
    return _NO_ADJECTIVE.match(context.text, candidate.end) is not None


def opens_as_noun(candidate: Candidate, context: TextContext) -> bool:
    """True if a surname opens a sentence of a text that has it in small letters, one or many, as a noun.

    "Cebola assada: corte as cebolas" is a recipe, whoever is named Cebola.
    """
    following = context.next(candidate.end)
    if not context.sentence_start(candidate.start) or following.folded in words("verbs") or following.capital:
        return False
    return bool(context.of_text(_noun_in, context.text[candidate.start : candidate.end].lower()))


def _noun_in(noun: str, text: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(noun)}s?(?!\w)", text)
    return found.group() if found else ""


_ROW = compiled_later(r"^([A-Z][^|\t\n]*?)[ ]?[|\t][ ]?[-+]?\d", re.MULTILINE)
_VALUE = compiled_later(r" ?[|\t] ?[-+]?\d")
_FEWEST_ROWS = 3


def heads_row(candidate: Candidate, context: TextContext) -> bool:
    """True if it is the first cell of a table's row with a number, and another row begins with a name."""
    if not context.sentence_start(candidate.start) or not _VALUE.match(context.text, candidate.end):
        return False
    return bool(context.of_text(_names_in_rows, context.language))


def _names_in_rows(language: str, text: str) -> str:
    firsts = [fold(found.group(1).split()[0]).text for found in _ROW.finditer(text)]
    name = next((first for first in firsts if not is_common(first, language, "en")), "")
    return name if len(firsts) >= _FEWEST_ROWS else ""


_LONGEST_WORD = 12
_LONGEST_TRADE = 3  # characters before an occupation in one word: 프로골퍼, 뮤지컬배우


def on_stage(candidate: Candidate, context: TextContext) -> str:
    """The trade of the stage or of sports right next to a Korean name, which makes it another person's; else ""."""
    before = context.text[max(0, candidate.start - _LONGEST_WORD) : candidate.start].rpartition("\n")[2]
    word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    if word in words("music_groups") or _is_trade(word):
        return word
    following = context.next(candidate.end)
    return following.printed if following.adjacent and _is_trade(following.printed) else ""


def _is_trade(word: str) -> bool:
    """True if a Korean word is a trade of the stage or of sports, or ends in one: 배우, 프로골퍼, 뮤지컬배우."""
    return any(len(word) <= len(trade) + _LONGEST_TRADE and word.endswith(trade) for trade in words("trades"))


_UNIVERSITY = 2  # characters of a university's short name: 北大


def short_for_another(form: Form, context: TextContext) -> str:
    """The university in the text that a short name is made of as well (北大, 北海道大学), "" if there is none.

    The subject's own full name may be there in a longer one that is no mention: 湊川大学病院.
    """
    if form.script != "han" or len(form.alias) != _UNIVERSITY or form.alias[1] != "大":
        return ""
    sign = form.alias[0]
    full = context.once((short_for_another, sign), lambda: _universities(sign, context.beginning))
    return next((name for name in full if name not in form.own), "")


def _universities(sign: str, text: str) -> tuple[str, ...]:
    """The names of universities in a text that begin with a character, each once."""
    return tuple(dict.fromkeys(re.findall(rf"{sign}[{HAN_CLASS}]{{1,3}}大[学學]", text)))


_ANOTHER_THING = Ladder(
    refuse(rules.BEGINNING_OF_WORD, prefix_of_word),
    refuse(rules.ONE_OF_SEVERAL, one_of_several, shaped("acronym")),
    refuse(rules.OTHER_KIND, of_another_kind, shaped("acronym")),
    refuse(rules.NAMED_THING, named_thing, shaped("acronym")),
    refuse(rules.DATELINE, dateline),
    refuse(rules.ACRONYM_OF_A_PLACE, _place_acronym, shaped("acronym")),
    refuse(rules.EXCHANGE, _exchange, shaped("acronym")),
)
"""What a name is by the characters and words next to it, if not the subject."""
