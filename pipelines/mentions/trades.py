"""Persons of the same full name in another walk of life: the singer Ana Lago is not the spokesperson Ana Lago.

The watchlist tells for whom a person speaks and in which roles. Where a text gives somebody of that name a trade of
the stage or of sports, and neither the body nor a role stands in it, somebody else is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pipelines.mentions.ruling import Candidate
from pipelines.mentions.scene import WHOLE_TEXT, Scene
from pipelines.names.common import languages_of_word
from pipelines.names.fold import fold
from pipelines.names.scripts import kind_of, korean_tail
from pipelines.names.words import words
from presswatch.watchlist.entries import Subject

_REACH = 300
"""Characters to both sides in which a trade of the stage is taken for the person's: a headline and its first lines."""
_BESIDE = 40  # characters to both sides in which an apposition stands
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_ENDING = 5  # of a noun in any case: şarkıcısının
_ARABIC_PREFIX = re.compile("[وفبك]?(?:ال|لل)?")
_FEWEST_LETTERS = 4  # of the part of a role's word that all its cases have
_CASES = 2  # last letters that a case may change


def of_other_trades(
    scenes: Sequence[Scene], counting: Sequence[Sequence[Candidate]], subjects: Sequence[Subject]
) -> dict[int, str]:
    """By number of the person: the trade that the post gives somebody else of that name.

    `counting` are the candidates of each text that count so far.
    """
    full: dict[int, list[tuple[Candidate, Scene]]] = {}
    for scene, candidates in zip(scenes, counting, strict=True):
        for one in candidates:
            if one.form.kind == "person" and one.form.shape != "surname" and _placed(subjects[one.index]):
                full.setdefault(one.index, []).append((one, scene))
    found: dict[int, str] = {}
    named = {one.index for candidates in counting for one in candidates}
    for index, places in full.items():
        trade = next((trade for one, scene in places for trade in _trades(one, scene)), "")
        if not trade or any(_in_office(one, scene) for one, scene in places):
            continue
        if not _own_circle(subjects[index], scenes, (subjects[i] for i in named)):
            found[index] = trade
    return found


def _placed(person: Subject) -> bool:
    """Whether the watchlist tells what the person does, and that this is no trade of the stage itself."""
    own = " ".join((person.organization, *person.roles))
    return bool(own) and not any(_is_one_of("trades", word) for word in _WORDS.findall(fold(own).text))


def _trades(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """The trades told of somebody of that name: of the stage in the lines around, others right beside."""
    low, high = candidate.start, candidate.end
    around = scene.text[max(0, low - _REACH) : low] + " \n " + scene.text[high : high + _REACH]
    if candidate.form.script in ("han", "kana"):
        beside = scene.text[max(0, low - _LONGEST_ENDING) : low] + " " + scene.text[high : high + _LONGEST_ENDING]
        yield from (trade for trade in words("trades") if _signs(trade) and trade in around)
        yield from (trade for trade in words("trades_apposed") if _signs(trade) and trade in beside)
        return
    yield from (word for word in _WORDS.findall(fold(around).text) if _is_one_of("trades", word))
    left = _WORDS.findall(fold(re.split("[,.;:!?\n]", scene.text[max(0, low - _BESIDE) : low])[-1]).text)[-1:]
    told = re.match(r"(?:, | \()([^,.;:!?()\n]+)", scene.text[high : high + _BESIDE])
    right = _WORDS.findall(fold(told.group(1)).text)[:3] if told else []
    yield from (word for word in left + right if _is_one_of("trades_apposed", word))


def _in_office(candidate: Candidate, scene: Scene) -> bool:
    """Whether an office right before the name tells somebody who speaks for a body: "rzecznik Ana Lago"."""
    office = scene.before(candidate.start)
    telling = office.adjacent and office.folded in words("titles") and office.folded not in words("courtesy")
    return telling and office.folded not in words("coaches") and not _is_one_of("trades", office.folded)


def _signs(trade: str) -> bool:
    return kind_of(trade[0]) in ("han", "kana")


_AGE = re.compile(
    r", (?:de |aged |im Alter von )?(?:1[6-9]|[2-9]\d)"
    r"(?: (?:ans|años|anos|anni|Jahre|лет|года?|років|роки|lat|lata|yaşında|years old))?(?=[,.)])"
)
_APPOSED = re.compile(r",((?: [^\W\d_]+(?:[-'’][^\W\d_]+)*){1,4})(?=[,.;)–—!?]|$)")
_WHOSE = frozenset("su his her their our son sa leur notre ihr sein unser sua seu suo il o a".split())
_LEADING = 3


def somebody_of_that_name(candidate: Candidate, scene: Scene) -> str:
    """The age or trade that makes a body's name of one word a person's: "Velmora, 34,", "Velmora, the striker,".

    "Velmora, the singer's label" is a body; so is what an institution of a person would be ("la empresa del cantante").
    """
    form = candidate.form
    following = scene.text[candidate.end : candidate.end + 2]
    if following != ", " or (form.kind, form.shape) != ("organization", "word"):
        return ""
    age = _AGE.match(scene.text, candidate.end)
    if age:
        return age.group().strip(", ")
    told = _APPOSED.match(scene.text, candidate.end)
    printed: list[str] = told.group(1).split() if told else []
    row = [fold(word).text for word in printed]
    bare = scene.language in ("ru", "uk", "pl", "tr", "fi")
    if not row or not (bare or row[0] in words("articles") or row[0] in words("indefinite") or row[0] in _WHOSE):
        return ""
    for word, shown in zip(row[:_LEADING], printed, strict=False):
        if word in words("of_words") or word in words("contractions"):
            return ""
        if _is_one_of("trades", word) or _is_one_of("trades_apposed", word):
            return shown
    return ""


def _is_one_of(kind: str, word: str) -> bool:
    """Whether a folded word is in the list: as it stands, as the beginning "x*" or the end "*x" of one there."""
    listed = words(kind)
    script = kind_of(word[0])
    if script == "arabic":
        return word in listed or word[_prefix(word) :] in listed
    if script == "hangul":
        return any(word[:cut] in listed and korean_tail(word, cut, "person") for cut in range(2, len(word) + 1))
    cuts = range(max(_FEWEST_LETTERS, len(word) - _LONGEST_ENDING), len(word) + 1)
    if word in listed or any(word[:cut] + "*" in listed for cut in cuts):
        return True
    return any("*" + word[cut:] in listed for cut in range(max(0, len(word) - _FEWEST_LETTERS + 1)))


def _prefix(word: str) -> int:
    found = _ARABIC_PREFIX.match(word)
    return found.end() if found else 0


def _own_circle(person: Subject, scenes: Iterable[Scene], named: Iterable[Subject]) -> bool:
    """Whether the post names the person's body, by any name that the watchlist gives it, or one of the roles."""
    body = fold(person.organization).text
    if body and any(body in {fold(name).text for name in _names(one)} for one in named):
        return True
    # An everyday word as the name of a body (Shelter, Plan) tells nothing where it was not found as a mention.
    telling = (person.organization,) if body and not languages_of_word(body) else ()
    names = (*telling, *person.roles)
    return any(scene.once((_stands_in, name), partial(_stands_in, name, scene)) for scene in scenes for name in names)


def _names(subject: Subject) -> Iterator[str]:
    yield subject.name
    yield from (alias if isinstance(alias, str) else alias.text or "" for alias in subject.aliases)


def _stands_in(name: str, scene: Scene) -> bool:
    """Whether all words of a role or body stand in the text one after the other, each in any case."""
    parts = fold(name).text.split()
    stems = [re.escape(p[: max(_FEWEST_LETTERS, len(p) - _CASES)]) + r"\w*" for p in parts]
    start = r"(?<!\w)" if parts and kind_of(parts[0][0]) in ("latin", "cyrillic") else ""
    return bool(stems) and re.search(start + r"\W+".join(stems), scene.folded.text[:WHOLE_TEXT]) is not None
