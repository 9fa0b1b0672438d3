"""The answers of an interview that is printed without quotation marks: after a question, by a label or a dash."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipelines.names.words import is_given_name
from pipelines.people.person import Person, Place, between
from pipelines.people.roles import HONORIFIC
from pipelines.quotes.marks import weight_of
from pipelines.text.speech_verbs import reports_coverage
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_QUESTION = compiled_later(r"(?:[?？؟]|か。)[)）\"”»」]?\s*\Z")
MAY_ANSWER = compiled_later(
    r"[?？؟]\s{1,8}[—–-]\s|(?:[?？؟]|か。)\s{0,8}\n+\s{0,8}(?:[—–-]\s|[^\n:：?？]{1,40}[:：]\s{0,8}\S)"
)
"""What every such interview has: a question, then an answer after a dash or a label."""
_LABELLED = compiled_later(r"(?P<label>[^\n:：?？!！;\"“”«»„]{1,40}?)[ \u00a0\u202f]?[:：][ \u00a0]{0,8}(?=\S)")
_DASHED = compiled_later(r"[—–-][ \u00a0]{1,8}(?=[^\W\d_])")
_IN_ONE_LINE = compiled_later(r"[^?？؟\n]{8,300}[?？؟][ \u00a0]{1,8}[—–-][ \u00a0]{1,8}(?=[^\W\d_])")
_INITIALS = compiled_later(r"[^\W\d_](?:\.?[ \u00a0-]?[^\W\d_]){1,3}\.?")
_FEWEST_WORDS = 3
"""Words of an answer; a shorter one is a label or the value of a form."""
_MOST_CHARS = 4_000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its offsets, and who gave it."""

    start: int
    end: int
    person: Person


def answers(text: str, blocks: Sequence[Block], places: Sequence[Place]) -> Iterator[Answer]:
    """The answers of an interview in order.

    The first follows a question; a later one may follow another of the same person. A label is the name of somebody
    named elsewhere in the text, their surname or their initials. After a dash the only person whom the text has named
    so far speaks, none where it has named several, and only below words of coverage.
    """
    if MAY_ANSWER.search(text) is None:
        return
    begun: set[str] = set()
    asked = False
    for block, start, end in _lines(text, blocks):
        one = _answer(text, (start, end), places, begun, asked=asked) if block.kind == "paragraph" else None
        asked = _QUESTION.search(text, start, end) is not None
        if one is None or asked or end - one.start > _MOST_CHARS or weight_of(text[one.start : end]) < _FEWEST_WORDS:
            continue
        begun.add(one.person.name)
        yield one


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Block, int, int]]:
    """The lines of the blocks with their offsets, without the blanks around them."""
    for block in blocks:
        for line in re.finditer(r"\S[^\n]*", text[block.start : block.end]):
            yield block, block.start + line.start(), block.start + line.start() + len(line.group().rstrip())


def _answer(
    text: str, line: tuple[int, int], places: Sequence[Place], begun: AbstractSet[str], *, asked: bool
) -> Answer | None:
    start, end = line
    labelled = _LABELLED.match(text, start, end)
    if labelled is not None:
        person = _labelled(text, labelled, places)
        follows = person is not None and (asked or person.name in begun)
        return Answer(labelled.end(), end, person) if person is not None and follows else None
    dashed = _DASHED.match(text, start, end) if asked else _IN_ONE_LINE.match(text, start, end)
    if dashed is None or not reports_coverage(text[:start]):
        return None
    alone = _only_one(between(places, 0, start))
    return Answer(dashed.end(), end, alone) if alone is not None else None


def _only_one(places: Sequence[Place]) -> Person | None:
    """The one person whom the places name; None if they name several. Reporters and office holders do not count."""
    found = {place.person.name: place.person for place in places if not place.person.outside}
    return next(iter(found.values())) if len(found) == 1 else None


def _labelled(text: str, label: re.Match[str], places: Sequence[Place]) -> Person | None:
    """Whose name or initials a label is; the text names them elsewhere too."""
    start, end = label.span("label")
    here = between(places, start, end)
    elsewhere = [place for place in places if not start <= place.start < end]
    if label["label"].isupper() and _INITIALS.fullmatch(label["label"]):
        return _by_initials(label["label"], elsewhere)
    person = _only_one(here) and _called(text[here[0].start : here[-1].end], here[0].person, places)
    if person is None or not (_is_title(text[start : here[0].start]) and _is_office(text[here[-1].end : end], person)):
        return None
    return person if any(place.person.name == person.name for place in elsewhere) else None


def _called(name: str, person: Person, places: Sequence[Place]) -> Person | None:
    """Whom a label names: of several with one surname or given name nobody, but none whom a greeting makes a name."""
    if name == person.name or " " in name:
        return person
    sharing = {place.person.name: place.person for place in places if name in place.person.name.split()}
    able = [one for one in sharing.values() if len(sharing) == 1 or is_given_name(one.name.split()[0].lower())]
    return person if not sharing else able[0] if len(able) == 1 else None


def _by_initials(label: str, places: Sequence[Place]) -> Person | None:
    """The one person with these initials: "N.O." for Ngozi Okafor."""
    letters = [letter for letter in label if letter.isalpha()]
    return _only_one([place for place in places if _initials(place.person.name) == letters])


def _initials(name: str) -> list[str]:
    return [part[0] for part in re.split(r"[ \u00a0-]", name) if part[:1].isupper()]


def _is_title(words: str) -> bool:
    """True if nothing or only titles are before a name: "Dr. Okafor"."""
    return all(word.strip(".").lower() in HONORIFIC for word in words.split())


def _is_office(words: str, person: Person) -> bool:
    """True if nothing or a person's office is after their name: "장하나 국장"."""
    bare = words.strip(" \u00a0,()（）")
    return not bare or any(bare in role.text or role.text in bare for role in person.roles)
