"""Quotations of a post: verbatim words with their speaker; titles and words in scare quotes are none."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.common.fold import squash
from pipelines.common.scripts import is_cjk
from pipelines.people.names_latin import Named, can_be_person, is_with_article, names_by_sentence
from pipelines.people.person import Person, Place, between, places_of
from pipelines.people.roles import is_interviewer
from pipelines.quotes.coreference import (
    NAME_COLON,
    NOTHING,
    REACH,
    TITLE_LENGTH,
    Attribution,
    from_next_sentence,
    from_sentence_before,
    last_mentioned,
    own_sentence,
    with_coreference,
)
from pipelines.quotes.interviews import answers
from pipelines.quotes.judge import judged, said_at
from pipelines.quotes.marks import MarkedSpan, is_dense, is_excerpt, is_title, spans_of, weight_of
from pipelines.quotes.scene import Scene
from pipelines.quotes.speaker import attribution, reported_before
from pipelines.text.segments import Segment, segments
from pipelines.text.speech_verbs import SPEECH_LATER_KOREAN, reports_speech
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, Quote

_SENTENCE_END = compiled_later(r"(?:\w{3}|\s[a-z]{2})[.!?…](?=\s)|[。！？]")
_NAME_IN_DASH = compiled_later(r"\s*[—–―‒-]")
_SIGNATURE_LENGTH = 90
"""Characters: a line with a name and a role is no longer."""


def _is_signature(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> bool:
    """True if a block is only the line that names the speaker of the quotation before it."""
    block = blocks[number]
    if number == 0 or blocks[number - 1].kind != "quote":
        return False
    place = next(iter(between(places, block.start, block.end)), None)
    if place is None or block.end - block.start > _SIGNATURE_LENGTH or text[block.end - 1] in ".!?。！？":
        return False
    before = text[block.start : place.start]
    return len(before) <= TITLE_LENGTH or (place.end == block.end and not _SENTENCE_END.search(before))


def _from_neighbour(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation that is a paragraph of its own: at the end of the block before or in the next one."""
    before = blocks[number - 1] if number > 0 else None
    announced = before is not None and text[before.start : before.end].rstrip().endswith((":", "："))
    place = _announcing(text, blocks, number, places) if announced else None
    if place is not None:
        return Attribution("block-announced", place)
    after = _in_next(text, blocks, number + 1, places) if number + 1 < len(blocks) else None
    return after or (Attribution("block-announced") if announced else NOTHING)


def _announcing(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Place | None:
    """Who is named before the colon at the end of the block before, else the person named last; none for excerpts."""
    block = blocks[number - 1]
    found = between(places, max(block.start, block.end - REACH), block.end)
    if found:
        return found[-1]
    return None if is_excerpt(text, blocks, blocks[number].start) else last_mentioned(places, block.end)


def _in_next(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Attribution | None:
    """Who is named in a block as the speaker of the words before it."""
    block = blocks[number]
    end = min(block.end, block.start + REACH)
    found = between(places, block.start, end)
    signed = _NAME_IN_DASH.match(text, block.start, end) or _is_signature(text, blocks, number, places)
    if found and (signed or SPEECH_LATER_KOREAN.search(text, block.start, end) or _is_line_of(text, block, found[0])):
        return Attribution("name-in-next-block", found[0])
    return None


def _is_line_of(text: str, block: Block, place: Place) -> bool:
    """True if a block is a line with a name, an office and perhaps an outlet: "Mira Holt, CEO, to The Tide"."""
    office = any(place.end < role.start < block.end for role in place.person.roles)
    return office and block.end - block.start <= _SIGNATURE_LENGTH and text[block.end - 1] not in ".!?。！？:："


_AT_PLACE = compiled_later(rf"(?<!\w)(?:{any_of('location_prepositions')})[ \u00a0]\Z", re.IGNORECASE)
"""Before the name of a paper, a station or a town, and hardly a person's."""


def possible_speakers(
    text: str, named: Named, places: Sequence[Place], bodies: Container[str] = ()
) -> tuple[Place, ...]:
    """The places of the known people and of those named without a role, none of them one of the `bodies`."""
    known = {place.person.name for place in places}
    taken = {(place.start, place.end) for place in places}
    found = tuple(one for one in _unknown(text, named, known) if squash(one.name) not in bodies)
    more = places_of(text, found) if found else ()
    free = [p for p in more if not any(low < p.end and p.start < high for low, high in taken)]
    return tuple(sorted([*places, *free], key=lambda place: place.start))


def _unknown(text: str, named: Named, known: set[str]) -> Iterator[Person]:
    seen = set(known)
    surnames = {name.rpartition(" ")[2] for name in known}
    for sentence, runs in named:
        for run in runs:
            name = text[run.start : run.end]
            if name in seen or name.rpartition(" ")[2] in surnames or not can_be_person(name):
                continue
            at_place = _AT_PLACE.search(text, max(sentence.start, run.start - 8), run.start)
            if at_place is None and not is_with_article(text, run.start):
                seen.add(name)
                asked = is_interviewer(text, sentence.start, run.start)
                yield Person(name=name, start=run.start, end=run.end, outside=asked)


_SINGLE = frozenset("‘‚'‹")
_LONG_WORDS = 12
"""Words: marked text this long that ends like a sentence was said by somebody, even if nobody is named."""
_FEW_WORDS = 3
_SAID_WORDS = 6
"""Words: this many after a colon that end with a full stop, as no headline does, are said, even if nobody is named."""
_ALONE = 0.75
"""Share of a paragraph that a quotation fills if it is a paragraph of its own."""
_BRACKETS = compiled_later(r"\[[^\]]{0,80}\]|［[^］]{0,80}］|…|\.\.\.|\(\.\.\.\)|（中略）|\(중략\)|（略）|\(…\)")
_DASH_NAME = compiled_later(r"\s{0,60}(?:[—–―]|--)\s{0,60}[^—–―\n]{2,90}$")
_SENTENCE_LIKE = compiled_later(r"[.!?…。！？؟]$|[다요죠]\.?$")


def search_form(words: str) -> str:
    """A quotation folded for finding it in the article: no marks, brackets or ellipses, lower case, single blanks."""
    bare = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", words))
    letters = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in bare.casefold())
    return " ".join(letters.split())


def _quote(text: str, start: int, end: int, who: Attribution) -> Quote | None:
    """The quotation between two offsets without blanks and a comma at its edges; None if no letter is left."""
    start, end = _trimmed(text, start, end)
    form = search_form(text[start:end])
    if not form:
        return None
    person = who.place.person if who.place else None
    return Quote(
        text=text[start:end],
        search_form=form,
        start=start,
        end=end,
        speaker=person.name if person else who.name,
        role=person.roles[0].text if person and person.roles else None,
        rule=who.rule,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] == "," and end - start > 1)):
        end -= 1
    return start, end


_FEWEST_WORDS = 2
"""Words of a quotation whose speaker is known."""


@dataclass(slots=True)
class _Reader:
    """Reads the quotations of a scene in order; `before` is the last one's marks, `speaker` who said it."""

    scene: Scene
    before: MarkedSpan | None = None
    speaker: str | None = None
    unclear: set[int] = field(default_factory=set)
    """Where a pronoun or an office speaks of which nobody knows whose it is, or a body."""

    def quote(self, span: MarkedSpan) -> Quote | None:
        """The quotation in a pair of marks, or None if the marks hold a title, a term or a name."""
        text, weight = self.scene.text, weight_of(self.scene.text[span.start : span.end])
        first = next(b for b in self.scene.blocks if b.start <= span.open_at < b.end)
        if "://" in text[span.start : span.end] or is_title(text, span, first):
            return None
        who = self._of_dense(span, weight) if is_dense(text, span, self.scene.blocks) else self._judged(span)
        named = who.place is not None or who.name is not None
        if not who.said or weight < (_FEWEST_WORDS if named else _FEW_WORDS):
            return None
        quote = _quote(text, span.start, span.end, who)
        if quote is not None:
            self.before, self.speaker = span, quote.speaker
            if who.unclear:
                self.unclear.add(quote.start)
        return quote

    def _judged(self, span: MarkedSpan) -> Attribution:
        """Who said words in a language with blanks, as the classifiers see it."""
        text, blocks, number = self.scene.text, self.scene.blocks, span.block + 1
        if number < len(blocks) and not text[span.close_at : blocks[span.block].end].strip(" ."):
            signed = _in_next(text, blocks, number, self.scene.places)
            if signed is not None:
                return signed
        said = said_at(self.scene, span, self.before, self.speaker)
        return NOTHING if said is None else judged(self.scene, said)

    def _of_dense(self, span: MarkedSpan, weight: float) -> Attribution:
        """Who said words in Chinese, Japanese or Korean, by rules."""
        text, blocks, places = self.scene.text, self.scene.blocks, self.scene.places
        first = next(b for b in blocks if b.start <= span.open_at < b.end)
        block = Block(kind=first.kind, start=first.start, end=max(first.end, blocks[span.block].end))
        who = attribution(text, span, block, places)
        if who.said or span.mark in _SINGLE:
            return who
        who = reported_before(text, span, block, places)
        alone = first.kind in ("paragraph", "quote") and span.close_at - span.open_at >= _ALONE * (
            block.end - block.start
        )
        if not who.said and alone:
            who = _from_neighbour(text, blocks, span.block, places)
            who = who if who.said or weight <= _FEW_WORDS else Attribution("paragraph-alone")
        if who.said:
            return who
        place = self._from_sentence_around(span, first) if weight > _FEW_WORDS else None
        if place is not None:
            return Attribution("sentence-around", place)
        return Attribution("long-speech") if self._is_long_speech(span, first, weight) else NOTHING

    def _from_sentence_around(self, span: MarkedSpan, block: Block) -> Place | None:
        """Who said a sentence of its own: whom the next sentence or the one before is about."""
        text, places = self.scene.text, self.scene.places
        if block.kind != "paragraph" or not own_sentence(text, span, block):
            return None
        place = from_next_sentence(text, self.scene.blocks, places, span.close_at)
        return place or from_sentence_before(text, places, block, span.open_at)

    def _is_long_speech(self, span: MarkedSpan, block: Block, weight: float) -> bool:
        """True for words so long, or so introduced, that somebody must have said them, though nobody is named."""
        text, words = self.scene.text, self.scene.text[span.start : span.end].strip()
        if not span.closed or block.kind in ("list-item", "table", "heading", "caption") or weight < _SAID_WORDS:
            return False
        announced = NAME_COLON.search(text, block.start, span.open_at) is not None
        if weight < _LONG_WORDS:
            return announced and block.kind == "paragraph" and words.endswith((".", "。"))
        return announced or _SENTENCE_LIKE.search(words) is not None


def _block_quote(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place], last: int) -> Quote | None:
    """A block quotation without marks, up to its `last` paragraph: its text without the line that names the speaker."""
    block, end = blocks[number], blocks[last].end
    named = _signature(text, block)
    who = Attribution("block-quotation")
    if named and named.start() > 0:
        end = block.start + named.start()
        place = next(iter(between(places, end, block.end)), None)
        who = Attribution("block-quotation", place, _printed_name(named.group()))
    if who.place is None and who.name is None:
        around = (_from_neighbour(text, blocks, at, places) for at in dict.fromkeys((number, last)))
        who = next((one for one in around if one.said), who)
    return _quote(text, block.start, end, who)


def _signature(text: str, block: Block) -> re.Match[str] | None:
    """The dash and the name at the end of a block, no rest of a sentence: "A writ — it is a letter."."""
    named = _DASH_NAME.search(text[block.start : block.end])
    words = named.group().strip(" —–―-\n") if named else ""
    return None if words[:1].islower() and words[-1:] in ".!?…" else named


def _printed_name(line: str) -> str | None:
    name = re.split(r"[,،，(（、]", line.strip(" —–―-\n"))[0].strip()
    return name if 1 < len(name) <= 40 else None


def _all(reader: _Reader) -> Iterator[Quote | None]:
    scene = reader.scene
    text, blocks, places = scene.text, scene.blocks, scene.places
    marked = set[int]().union(*(_held(span, blocks) for span in scene.spans))
    for parts in _whole(text, scene.spans, places):
        inside = next(b for b in blocks if b.start <= parts[0].open_at < b.end)
        if inside.kind != "quote" or parts[0].block in marked:
            yield from _with_rest(reader, parts)
    for first, last in _runs(text, blocks, places, marked):
        yield _block_quote(text, blocks, first, places, last)


def _held(span: MarkedSpan, blocks: Sequence[Block]) -> Iterator[int]:
    """The block quotations whose words a pair of marks bounds, holding most of them."""
    block = blocks[span.block]
    if block.kind == "quote" and span.close_at - span.open_at >= (block.end - block.start) // 2:
        yield from (n for n in range(span.block + 1) if n == span.block or blocks[n].end > span.open_at)


def _runs(text: str, blocks: Sequence[Block], places: Sequence[Place], marked: Container[int]) -> list[tuple[int, int]]:
    """First and last block of each block quotation without marks: paragraphs that follow one another, none signed."""
    found: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        if block.kind != "quote" or number in marked or _is_signature(text, blocks, number, places):
            continue
        before = found[-1][1] if found else -2
        if number == before + 1 and not (_signature(text, blocks[before]) or _signature(text, block)):
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _whole(text: str, spans: Sequence[MarkedSpan], places: Sequence[Place]) -> list[list[MarkedSpan]]:
    """The spans, those in which one speaker's words go on together."""
    found: list[list[MarkedSpan]] = []
    for span in spans:
        if found and _interrupted(text, found[-1][-1], span, places):
            found[-1].append(span)
        else:
            found.append([span])
    return found


_BY_SPEAKER = compiled_later(
    r"[ \u00a0]?[,，]?[ \u00a0]?(?P<who>[^.!?…:;：；。！？\n“”„«»「」\"]{2,120})[,，][ \u00a0]?"
)
_COMMAS = frozenset(",，")


def _interrupted(text: str, span: MarkedSpan, after: MarkedSpan, places: Sequence[Place]) -> bool:
    """True if words go on in the next marks after the speaker between commas: "“We wait,” she said, “and …”"."""
    gap = _BY_SPEAKER.fullmatch(text, span.close_at, after.open_at) if span.block == after.block else None
    if gap is None or not (text[span.end - 1] in _COMMAS or gap.group().lstrip(" \u00a0")[0] in _COMMAS):
        return False
    return reports_speech(text, *gap.span("who")) or bool(between(places, *gap.span("who")))


def _with_rest(reader: _Reader, spans: Sequence[MarkedSpan]) -> Iterator[Quote | None]:
    """A quotation with the parts in which it goes on, a blank between them; each alone where nobody is its speaker."""
    text, quote, rest = reader.scene.text, reader.quote(spans[0]), spans[1:]
    if not rest or quote is None or quote.speaker is None:
        yield quote
        yield from map(reader.quote, rest)
        return
    reader.before = rest[-1]
    said = [quote.text, *(text[part.start : part.end].strip().rstrip(",，") for part in rest)]
    words = ("" if is_cjk(said[-1][0]) else " ").join(said)
    yield replace(quote, text=words, search_form=search_form(words), end=rest[-1].end)


def find_quotes(
    text: str,
    blocks: Sequence[Block],
    people: Sequence[Person] = (),
    places: Sequence[Place] | None = None,
    bodies: Container[str] = (),
    *,
    named: Named | None = None,
    parts: Sequence[Segment] | None = None,
) -> tuple[Quote, ...]:
    """The quotations of a text in order, each wording once.

    `text[quote.start:quote.end] == quote.text`, outer marks outside; of words that their speaker interrupts ("“We
    wait,” said Berg, “and hope.”") `text` is the parts with a blank between, `start` to `end` all of them. `people` are
    those whom the text names (see `pipelines.people.find`); speakers are looked for among them first. `places`
    are those of their names, `parts` the sentences and `named` all names by sentence, if the caller knows them already,
    `bodies` names (see `squash`) of nobody. Empty for a text without quotations.
    """
    if not text or not blocks:
        return ()
    parts = segments(text, blocks) if parts is None else parts
    named = names_by_sentence(text, parts) if named is None else named
    places = possible_speakers(text, named, places_of(text, people) if places is None else places, bodies)
    found: dict[str, Quote] = {}
    reader = _Reader(Scene(text, blocks, parts, spans_of(text, blocks), places))
    for quote in sorted(filter(None, _all(reader)), key=lambda q: q.start):
        known = found.get(quote.search_form)
        if known is None or (known.speaker is None and quote.speaker is not None):
            found[quote.search_form] = quote
    for quote in _answers(text, blocks, places, tuple(found.values())):
        found.setdefault(quote.search_form, quote)
    return with_coreference(text, blocks, places, sorted(found.values(), key=lambda q: q.start), reader.unclear)


def _answers(text: str, blocks: Sequence[Block], places: Sequence[Place], quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The answers of an interview in which no other quotation is."""
    for one in answers(text, blocks, places):
        if not any(quote.start < one.end and one.start < quote.end for quote in quotes):
            who = Attribution("interview-answer", Place(one.start, one.start, one.person))
            yield from filter(None, [_quote(text, one.start, one.end, who)])
