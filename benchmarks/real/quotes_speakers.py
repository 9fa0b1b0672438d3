"""Classifies the printed speaker of a quotation: a named person, a pronoun, a role, an organization, or none.

A rule of its own, independent of the product's names of people; labels/quote_speakers.tsv has manual corrections.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from benchmarks.real.labels import FOLDER

SpeakerKind = Literal["named", "pronoun", "role", "organization", "none"]
CORRECTIONS = FOLDER / "quote_speakers.tsv"

_ASIDE = re.compile(r"\([^()]*\)|[\"“][^\"”\s]{1,12}[\"”](?= [A-Z])")
"""Party and state after a politician's name, and a nickname within one."""
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.)+|(?:Jr|Sr|Dr|Mrs?|Ms|Sens?|Reps?|Gov|Gen|Prof|St|Lt|Capt|Col|Sgt|Rev)\.|"
    r"[^\W_]+(?:[.’'\-][^\W_]+)*|[^\w\s]"
)


def _words() -> dict[str, frozenset[str]]:
    stored = tomllib.loads((FOLDER / "quote_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in stored.items()}


_WORDS = _words()
_ROLE, _BODY = (
    re.compile(rf"(?:{'|'.join(sorted(_WORDS[name]))})$", re.IGNORECASE) for name in ("german_roles", "german_bodies")
)


class Speaker(NamedTuple):
    """A printed speaker: its kind, and the names that are accepted for it."""

    kind: SpeakerKind
    names: tuple[str, ...]


@cache
def corrections() -> Mapping[tuple[str, str], Speaker]:
    """The manual corrections: language and printed speaker, with the right kind and names (separated by bars)."""
    found: dict[tuple[str, str], Speaker] = {}
    for line in filter(None, CORRECTIONS.read_text(encoding="utf-8").split("\n")):
        language, printed, kind, names = line.split("\t")
        found[language, printed] = Speaker(kind, tuple(filter(None, names.split("|"))))  # type: ignore[arg-type]
    return found


def speaker_of(printed: str, text: str, language: str) -> Speaker:
    """Kind and names of a printed speaker; `text` is the whole document, which shows whether one word is a surname."""
    if not printed:
        return Speaker("none", ())
    return corrections().get((language, printed)) or by_rule(printed, text, language)


def by_rule(printed: str, text: str, language: str) -> Speaker:
    """Kind and names by the rule only.

    A pronoun if all words are. A person if there is a run of two capitalized words without titles and words for
    organizations, or of one that is the last of such a run elsewhere in the text: the first one, and those joined to
    it. An organization if a word for organizations or an acronym is there, else a role. Names followed by a lowercase
    noun ("Moor campaign") or in the possessive are no speakers.
    """
    tokens = _TOKEN.findall(_ASIDE.sub("", printed))
    words = [token for token in tokens if token[0].isalnum()]
    if all(word.casefold() in _WORDS["pronouns"] for word in words):
        return Speaker("pronoun", ())
    runs = list(_runs(tokens, language))
    free = [run for run in runs if not run.attached and not _places(run, tokens)]
    names = [run for run in free if _is_person(run, text, language)]
    if names:
        joined = list(_joined(names, tokens))
        return Speaker("named", tuple(dict.fromkeys(" ".join(name.words) for name in joined)))
    body = any(_is_body(run.words, language) for run in runs) or bool(words and _names_body(words[-1], language))
    return Speaker("organization" if body else "role", ())


def _joined(names: list[_Run], tokens: list[str]) -> Iterator[_Run]:
    """The first name and those joined to it by "and"; what follows is about the speaker."""
    end = None
    for name in names:
        if end is None or (name.first == end + 1 and tokens[end] in ("and", "und")):
            yield name
            end = name.start + len(name.words)


class _Run(NamedTuple):
    """Consecutive capitalized words without titles: where the run and they begin, and whether they are an attribute."""

    words: list[str]
    first: int
    start: int
    attached: bool


def _runs(tokens: list[str], language: str) -> Iterator[_Run]:
    row: list[str] = []
    for number, token in enumerate([*tokens, ","]):
        following = tokens[number + 1] if number + 1 < len(tokens) else ""
        inside = bool(row) and token in _WORDS["within"] and following[:1].isupper()
        if token[0].isupper() or inside:
            row.append(token)
            if not token.endswith(("'s", "’s")):
                continue
            number += 1  # noqa: PLW2901 -- the row includes this token
        if words := _without_titles(row, language):
            owner = words[-1].endswith(("'s", "’s"))
            attached = token[0].islower() and token not in _WORDS["links"] if not owner else following[:1].isalnum()
            yield _Run(
                [*words[:-1], words[-1][:-2]] if owner else words, number - len(row), number - len(words), attached
            )
        row = []


def _places(run: _Run, tokens: list[str]) -> bool:
    return len(run.words) == 1 and run.start > 0 and tokens[run.start - 1] in _WORDS["placed"]


def _without_titles(row: list[str], language: str) -> list[str]:
    """The words after the last title or role of a run."""
    last = max((at for at, word in enumerate(row) if _is_title(word, language) and not _ends_name(row, at)), default=-1)
    left = row[last + 1 :]
    return [] if left and left[0] in _WORDS["within"] else left


def _ends_name(row: list[str], at: int) -> bool:
    """True if a title is a surname: "Charlie King", "Mr. Prince"."""
    return 0 < at == len(row) - 1 and row[at].split("'")[0].casefold() in _WORDS["surnames"]


def _is_title(word: str, language: str) -> bool:
    title = word.rstrip(".").casefold() in _WORDS["titles"]
    return title or (language == "de" and _ROLE.search(word) is not None)


def _names_body(word: str, language: str) -> bool:
    if language == "de" and _BODY.search(word):
        return True
    return word.casefold() in _WORDS["bodies"]


def _is_body(words: list[str], language: str) -> bool:
    acronym = any(len(word) > 1 and word.isupper() and "." not in word for word in words)
    return acronym or any(_names_body(word, language) for word in words)


def _is_person(run: _Run, text: str, language: str) -> bool:
    if _is_body(run.words, language) or run.words[-1].casefold() in _WORDS["pronouns"]:
        return False
    if sum(word[0].isupper() for word in run.words) > 1:
        return True
    before = re.finditer(rf"([^\W\d_][\w.\-’']*)\s+{re.escape(run.words[0])}\b", text)
    return any(found[1][0].isupper() and _may_precede(found[1], language) for found in before)


def _may_precede(word: str, language: str) -> bool:
    """True if a capitalized word before a single name shows that it is one: a form of address or a first name."""
    bare = word.rstrip(".").casefold()
    weak = _is_title(word, language) and not (language == "de" and bare not in _WORDS["titles"])
    return bare in _WORDS["address"] or not (weak or bare in _WORDS["pronouns"] or _names_body(word, language))
