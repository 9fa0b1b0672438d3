"""What else a short name is by the words beside it: a country, an exchange, a group of singers, another university."""

from __future__ import annotations

import re

from pipelines.mentions_ruling import Candidate
from pipelines.mentions_scene import Scene
from pipelines.names_common import is_common
from pipelines.names_fold import fold
from pipelines.names_forms import Form
from pipelines.names_scripts import HAN_CLASS
from pipelines.names_words import words


def another_thing(candidate: Candidate, scene: Scene) -> str:
    """What a name in a script with capitals is, by the signs and words beside it, if not the subject; else ""."""
    if called_out(candidate, scene):
        return "a word that is called out"
    if prefix_of_word(candidate, scene):
        return "the beginning of a word"
    if dateline(candidate, scene):
        return "a town in a dateline"
    return market_or_land(candidate, scene)


_DATELINE = re.compile(
    r", ([A-Z][a-z]+\.?)(?:, [A-Z][a-z]+\.? \d\d?| \([A-Z][^()\n]{1,20}\))? ?[—–-]{1,2} ?(?=[A-Z“\"])"
)


def dateline(candidate: Candidate, scene: Scene) -> bool:
    """Whether a report begins with it as the town it was sent from: "ORANGE, Calif. — The county"."""
    if candidate.form.kind == "person" or not scene.sentence_start(candidate.start):
        return False
    found = _DATELINE.match(scene.text, candidate.end)
    land = found.group(1) if found else ""
    return land.endswith(".") or fold(land).text in words("states") | words("countries")


_SIDES = re.compile("(?:north|south)?-?(?:east|west)ern|northern|southern")
"""Bodies have no north: "in eastern DRC". What is theirs may have one: "the eastern NATO states"."""
_DEALT_IN = re.compile(r"\b(?:listed|traded|quoted|floated) (?:both )?(?:on|at) (?:the )?$")
"""Only on an exchange shares are listed: "which is listed on the LSE"."""
_REACH = 40


def market_or_land(candidate: Candidate, scene: Scene) -> str:
    """Why an acronym in English is a country's or an exchange's here, "" if nothing says so."""
    if candidate.form.shape != "acronym" or scene.language != "en":
        return ""
    before, following = scene.before(candidate.start), scene.next(candidate.end)
    goes_on = following.adjacent and following.folded not in words("function")
    if before.adjacent and _SIDES.fullmatch(before.folded) and not goes_on:
        return f"a place ({before.printed})"
    if _DEALT_IN.search(scene.text[max(0, candidate.start - _REACH) : candidate.start]):
        return "an exchange"
    return ""


def named_inside(candidate: Candidate, scene: Scene) -> bool:
    """Whether the text has the name with its capital inside a sentence, without marks: "по данным Минюста"."""
    surface = scene.text[candidate.start : candidate.end]
    return bool(scene.of_text(_inside, surface[: max(_SHORTEST_STEM, len(surface) - 2)]))


def _inside(stem: str, text: str) -> str:
    found = re.search(rf"[^\W\dA-ZА-Я_],? {re.escape(stem)}", text)
    return found.group() if found else ""


_SHORTEST_STEM = 4
_NO_ADJECTIVE = re.compile(r"-[a-z]+(?<!ed)(?<!like)(?<!style)(?<!era)(?<!wide)(?<!free)(?<!only)(?<!friendly)\b(?!-)")


def prefix_of_word(candidate: Candidate, scene: Scene) -> bool:
    """Whether a noun in small letters is written on where the sentence gives the capital: "Meta-analyses found".

    What is written on to a name in English is an adjective: "Meta-owned", "Tesla-style".
    """
    if candidate.form.shape != "word" or scene.language != "en" or not scene.sentence_start(candidate.start):
        return False
    return _NO_ADJECTIVE.match(scene.text, candidate.end) is not None


def called_out(candidate: Candidate, scene: Scene) -> bool:
    """Whether a word in quotation marks has a mark of exclamation that the name has not: „Help!“ is a song."""
    if candidate.form.shape != "word" or not candidate.form.common_in or "!" in candidate.form.alias:
        return False
    loud = scene.text[candidate.end : candidate.end + 1] == "!"
    return loud and scene.quoted(candidate.start, candidate.end + 1)


def opens_as_noun(candidate: Candidate, scene: Scene) -> bool:
    """Whether a surname opens a sentence of a text that has it in small letters, one or many, as a noun.

    "Cebola assada: corte as cebolas" is a recipe, whoever is named Cebola.
    """
    following = scene.next(candidate.end)
    if not scene.sentence_start(candidate.start) or following.folded in words("verbs") or following.capital:
        return False
    return bool(scene.of_text(_noun_in, scene.text[candidate.start : candidate.end].lower()))


def _noun_in(noun: str, text: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(noun)}s?(?!\w)", text)
    return found.group() if found else ""


_ROW = re.compile(r"^([A-Z][^|\t\n]*?)[ ]?[|\t][ ]?[-+]?\d", re.MULTILINE)
_VALUE = re.compile(r" ?[|\t] ?[-+]?\d")
_FEWEST_ROWS = 3


def heads_row(candidate: Candidate, scene: Scene) -> bool:
    """Whether it is the first cell of a table's row with a number, and another row begins with a name."""
    if not scene.sentence_start(candidate.start) or not _VALUE.match(scene.text, candidate.end):
        return False
    return bool(scene.of_text(_names_in_rows, scene.language))


def _names_in_rows(language: str, text: str) -> str:
    firsts = [fold(found.group(1).split()[0]).text for found in _ROW.finditer(text)]
    name = next((first for first in firsts if not is_common(first, language, "en")), "")
    return name if len(firsts) >= _FEWEST_ROWS else ""


_GROUPS = ("그룹", "밴드", "듀오", "트리오")
_LONGEST_WORD = 12
_LONGEST_TRADE = 3  # signs that may stand before a trade in one word: 프로골퍼, 뮤지컬배우


def on_stage(candidate: Candidate, scene: Scene) -> str:
    """What makes a Korean name one of the stage: a trade in the text, or one that ends the word before it; else ""."""
    if words("office") & scene.folded_words:
        return ""
    told = words("stage") & scene.folded_words
    if told:
        return ", ".join(sorted(told)[:2])
    return scene.of_text(_trade_before, scene.text[candidate.start : candidate.end])


def _trade_before(surface: str, text: str) -> str:
    """The word before the name, anywhere in the text, that is a kind of group or ends in a trade: 프로골퍼."""
    trades = tuple(trade for trade in words("stage") if len(trade) > 1)
    for found in re.finditer(f" {re.escape(surface)}", text):
        word = text[max(0, found.start() - _LONGEST_WORD) : found.start()].rpartition("\n")[2].rpartition(" ")[2]
        trade = next((t for t in trades if word.endswith(t) and len(word) <= len(t) + _LONGEST_TRADE), "")
        if trade or word in _GROUPS:
            return word
    return ""


_UNIVERSITY = 2  # signs of a university's short name: 北大


def short_for_another(form: Form, scene: Scene) -> str:
    """The university in the text that a short name is made of as well (北大, 北海道大学), "" if there is none.

    The caller has looked whether the subject's own full name stands in the text.
    """
    if form.script != "han" or len(form.alias) != _UNIVERSITY or form.alias[1] != "大":
        return ""
    found = re.search(rf"{form.alias[0]}[{HAN_CLASS}]{{1,3}}大[学學]", scene.text)
    return found.group() if found else ""
