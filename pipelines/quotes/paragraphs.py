"""Quotations that are paragraphs of their own: who is named at the end of the paragraph before, or in the next one."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.people.names_latin import bare_names
from pipelines.people.places import Place, between
from pipelines.quotes.coreference import last_mentioned
from pipelines.quotes.cues import NOTHING, REACH, Attribution, is_critics_line, participles_subject, refers_back
from pipelines.quotes.titles import is_excerpt
from pipelines.text.speech_verbs import SPEECH_LATER_KOREAN
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_NAME_IN_DASH = compiled_later(r"^\s*[—–―‒-]{1,2}\s*")
_BRACKETED = compiled_later(r"\s{0,60}[(（][^()（）\n]{2,60}[)）]\s{0,60}")
"""A paragraph in brackets after a quotation: who said it."""


def is_signature_line(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> bool:
    """True if a block is only the line that names the speaker of the quotation before it."""
    block = blocks[number]
    if number == 0 or blocks[number - 1].kind != "quote":
        return False
    if _NAME_IN_DASH.match(text, block.start, block.end) or is_critics_line(text, block):
        return True
    found = between(places, block.start, block.end)
    return bool(found) and _is_line(text, block) and _is_at_edge(text, block, found[0])


def _is_line(text: str, block: Block) -> bool:
    """True if a block is short and ends as no sentence does."""
    return block.end - block.start <= _SIGNATURE and text[block.end - 1] not in ".!?。！？"


def _is_at_edge(text: str, block: Block, place: Place) -> bool:
    """True if a name begins a block, perhaps after a title, or ends it without a sentence before."""
    before = text[block.start : place.start]
    return len(before) <= TITLE_LENGTH or (place.end == block.end and not _SENTENCE_END.search(before))


_SENTENCE_END = compiled_later(r"(?:\w{3}|\s[a-z]{2})[.!?…](?=\s)|[。！？]")
_SIGNATURE = 90
"""Characters: a line with a name and a role is no longer."""
TITLE_LENGTH = 6


def from_neighbour(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation that is a paragraph of its own: at the end of the block before or in the next one."""
    announced = number > 0 and _is_announcement(text, blocks[number - 1])
    place = _announcing(text, blocks, number, places) if announced else None
    if place is not None:
        return Attribution(said=True, place=place)
    after = _in_next(text, blocks, number + 1, places) if number + 1 < len(blocks) else None
    return after or (Attribution(said=True) if announced else NOTHING)


def _is_announcement(text: str, block: Block) -> bool:
    """True if a block ends with a colon."""
    return text[max(block.start, block.end - REACH) : block.end].strip()[-1:] in (":", "：")


def _announcing(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Place | None:
    """Who is named before the colon at the end of the block before, else the person named last; none for excerpts."""
    block = blocks[number - 1]
    subject = participles_subject(text, block, places)
    if subject is not None:
        return subject
    found = between(places, max(block.start, block.end - REACH), block.end)
    if found:
        return found[-1]
    return None if is_excerpt(text, blocks, blocks[number].start) else last_mentioned(places, block.end)


def _in_next(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Attribution | None:
    """Who is named in a block as the speaker of the words before it."""
    block = blocks[number]
    first = text[block.start : min(block.end, block.start + REACH)]
    found = between(places, block.start, block.start + len(first))
    signs = _has_signature_form(text, block, first) or is_signature_line(text, blocks, number, places)
    if found and (signs or _refers_back(text, block, first, found[0])):
        return Attribution(said=True, place=found[0])
    name = next(iter(bare_names(text, block.start, block.start + len(first))), None) if signs else None
    return Attribution(said=True, name=text[name.start : name.end]) if name is not None else None


def _has_signature_form(text: str, block: Block, first: str) -> bool:
    """True for a name after a dash, in brackets, or with a paper and its day."""
    return bool(_NAME_IN_DASH.match(first) or is_critics_line(text, block) or _BRACKETED.fullmatch(first))


def _refers_back(text: str, block: Block, first: str, place: Place) -> bool:
    """True if the first words of a block are about the words before it, or a line with a name and an office."""
    return bool(SPEECH_LATER_KOREAN.search(first)) or refers_back(first) or _is_line_of(text, block, place)


def _is_line_of(text: str, block: Block, place: Place) -> bool:
    """True if a block is a line with a name, an office and perhaps an outlet: "Mira Holt, CEO, to The Tide"."""
    office = any(place.end < role.start < block.end for role in place.person.roles)
    short = block.end - block.start <= _SIGNATURE and text[block.end - 1] not in ".!?。！？:："
    return office and short and place.start - block.start <= TITLE_LENGTH
