"""Who spoke: words of saying around a quotation, the name at them, a pronoun for the person named last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.people import names_arabic as arabic_people
from pipelines.people.names_latin import bare_names
from pipelines.people.places import Place, between
from pipelines.quotes.adjacent import (
    PART_WORDS,
    by_office,
    is_critics_line,
    judged,
    loose_name,
    participles_subject,
    points_back,
    told_again,
    told_by_first_name,
)
from pipelines.quotes.around import (
    NAME_COLON,
    NOTHING,
    OF_ANOTHER,
    PRONOUN,
    REACH,
    THEIR_WORDS,
    WORDS_ARE,
    Attribution,
    head_of,
    tail_of,
)
from pipelines.quotes.caseless_scripts import chinese, japanese, korean
from pipelines.quotes.excerpts import is_papers
from pipelines.quotes.last_speaker import last_told
from pipelines.quotes.marks import MarkedSpan
from pipelines.quotes.titles import SAY
from pipelines.text.segments import is_cjk, is_hangul
from pipelines.text.speech_verbs import (
    SPEECH_FILTER,
    SPEECH_LATER_KOREAN,
    SPEECH_VERBS,
)
from presswatch.languages.packs import any_of
from presswatch.records import Block

_DASH = re.compile(r"^[\s.,;!?]*(?:[—–―‒-]{1,2}|\(|（)\s*")
_NAME_IN_DASH = re.compile(r"^\s*[—–―‒-]{1,2}\s*")
_BRACKETED = re.compile(r"\s{0,60}[(（][^()（）\n]{2,60}[)）]\s{0,60}")
"""A paragraph in brackets after a quotation: who said it."""
_SUBJECTLESS = re.compile(
    rf"(?<!\w)(?:{any_of('subjectless_verbs')})(?!\w)",
    re.IGNORECASE,
)


def _nearest(places: Sequence[Place], target: int) -> Place | None:
    return min(places, key=lambda p: min(abs(p.start - target), abs(p.end - target)), default=None)


def _spaced(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Attribution in languages with blanks: the words after the closing mark first, then those before the opening one."""
    if NAME_COLON.search(text, max(block.start, span.open_at - 4), span.open_at):
        announced = _spaced_before(text, span, block, places)
        if announced.place:
            return announced
    opened = _CLAUSE_OPENS.search(text, max(block.start, span.open_at - 8), span.open_at)
    if opened and (governed := _spaced_before(text, span, block, places)).place:
        return governed
    tail = tail_of(text, span, block.end)
    say = SAY.search(tail) if SPEECH_FILTER.may(text, span.close_at, span.close_at + len(tail)) else None
    if say and not (say.group().lower() == "so" and not tail.lstrip(" ,").lower().startswith("so")):
        who = _resolve(text, places, (span.close_at, span.close_at + len(tail)), span.close_at + say.start())
        alone = not (tail[: say.start()] + tail[say.end() :]).strip(" ,.;!?…")
        if who.place or who.name:
            return who
        if alone:
            return _subject_first(text, span, block, places)
        if text[block.start : span.open_at].rstrip().endswith((".", "!", "?", "…")):
            return who
        # What follows may be a sentence of its own ("Read the article here.") after words announced before them.
        before = _spaced_before(text, span, block, places)
        return before if before.place or before.name else who
    if _PRONOUN_TAIL.match(("," if text[span.end - 1] == "," else "") + tail):
        return Attribution(said=True, place=last_told(places, span.open_at, tail))
    close = _near_speaker(text, span, tail, places)
    if close is not None:
        return Attribution(said=True, place=close)
    if _READ_THERE.match(tail):
        return Attribution(said=True, place=last_told(places, span.open_at))
    summed = _THESE_WORDS.search(tail)
    if summed:
        return _resolve(text, places, (span.close_at, span.close_at + len(tail)), span.close_at + summed.end())
    dash = _DASH.match(tail)
    if dash:
        found = between(places, span.close_at, span.close_at + len(tail))
        if found and found[0].start - span.close_at <= dash.end() + 25:
            return Attribution(said=True, place=found[0])
        name = next(iter(bare_names(text, span.close_at, span.close_at + len(tail))), None)
        if name is not None and name.start - span.close_at <= dash.end() + 2:
            return Attribution(said=True, name=text[name.start : name.end])
    inner = _INNER.search(text, span.start, span.end)
    if inner:
        return _resolve(text, places, inner.span(), inner.start("say"))
    return _spaced_before(text, span, block, places)


def _subject_first(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker before the words where the verb alone follows them: "Ada Berg, “…” dedi"."""
    found = between(places, head_of(text, block.start, span)[1], span.open_at)
    return Attribution(said=True, place=found[-1] if found else last_told(places, span.open_at))


_FEW_BEFORE_NAME = re.compile(
    r"\s*,\s*(?:[a-zà-ÿа-яёßœ'’]+[ ]){1,4}(?:[A-ZÀ-Þ][a-zà-ÿ]{0,4}\.?[ ])?$"
    r"(?<!von )(?<!vom )(?<! by )(?<! par )(?<! por )(?<! de )(?<! di )(?<! mit )(?<! with )(?<! avec )"
    r"(?<! con )(?<! от )(?<! с )"
)
"""A comma and few small words, perhaps a title: a verb of saying that no table has, before the speaker's name."""


_PRONOUN_TAIL = re.compile(
    r"\s*(?:,|[—–])\s*(?:[—–]\s*)?(?:[a-zäöüß]+t(?:e)? (?:sie|er)|s?he [a-z]+(?:s|ed)"
    r"|(?:s['’])?[a-zà-ÿ]+-(?:t-)?(?:il|elle)|[а-яё]+ (?:он|она))(?!\w)"
)
"""A verb that no table has, and a pronoun, behind words that a comma parts from them: "„…“, lacht sie"."""


def _near_speaker(text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Place | None:
    found = between(places, span.close_at, span.close_at + min(len(tail), 70))
    if not found:
        return None
    roles = [role.start for role in found[0].person.roles if span.close_at < role.start < found[0].start]
    begin = min([found[0].start, *roles])
    inside = text[span.end - 1] == ","  # "“We wait,” began Ada Berg"
    few = _FEW_BEFORE_NAME.fullmatch(("," if inside else "") + text[span.close_at : begin])
    return found[0] if few else None


_READ_THERE = re.compile(
    rf"\s{{0,60}},?\s{{0,60}}(?:{any_of('printed_there')})(?!\w)",
    re.IGNORECASE,
)
"""Behind words that the piece prints, of whoever the post told of: "« … », y lit-on sous sa photo"."""
_CLAUSE_OPENS = re.compile(rf"(?<!\w)(?:{any_of('that_words')})\s*$", re.IGNORECASE)
"""A word that opens the clause of what was said, right before the mark: "said to the paper that “…”"."""
_THESE_WORDS = re.compile(
    rf"(?<!\w)(?:{any_of('summing_words')})",
    re.IGNORECASE,
)
"""Words that point back at a quotation before them."""
_INNER = re.compile(rf"[,.!?…]\s*[—–]\s*(?P<say>{SPEECH_VERBS})\s[^—–«»]{{2,80}}", re.IGNORECASE)
"""Words of saying set into the quotation between dashes, as Russian and Spanish do."""


_INDIRECT = re.compile(
    rf"(?<!\w)(?:{any_of('that_words')})\s|(?<!\w)qu['’]"
    rf"|,\s[^,.:;]{{2,50}}\s(?:{any_of('indirect_speech_verbs', 'de')})(?!\w)",
    re.IGNORECASE,
)
"""Where indirect speech begins: its conjunction, or the German subjunctive."""
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:{any_of('words_announced')})\s?\Z",
    re.IGNORECASE,
)
"""What announces words right before the mark, as a colon does: "quoted her with the words “…”"."""


def _is_part_of_speech(text: str, head: str, said: int, span: MarkedSpan) -> bool:
    """Whether marks hold the verbatim part of a sentence in indirect speech: "said the rate was “neither … nor …”"."""
    long_enough = len(text[span.start : span.end].split()) >= PART_WORDS
    return long_enough and _INDIRECT.search(head, said) is not None


def _spaced_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    head, offset = head_of(text, block.start, span)
    bare = head.rstrip()
    says = list(SAY.finditer(head)) if SPEECH_FILTER.may(text, offset, span.open_at) else []
    announced = NAME_COLON.search(head) or _IN_WORDS.search(head)
    if (
        announced
        or bare.endswith((",", "—", "–"))
        or (says and _CLAUSE_OPENS.search(head))
        or (says and len(head) - says[-1].end() <= 24)
        or (says and _is_part_of_speech(text, head, says[-1].end(), span))
    ):
        clause = head.rfind(";") + 1
        if announced and clause and (own := between(places, offset + clause, span.open_at)):
            return Attribution(said=True, place=own[0])  # "…”, said Berg; Lund disagreed: “…"
        if says:
            return _resolve(text, places, (offset, span.open_at), offset + says[-1].start())
        if announced:
            found = between(places, offset, span.open_at)
            if found:
                return Attribution(said=True, place=found[-1])
            if (noun := WORDS_ARE.search(head)) is not None:
                if OF_ANOTHER.search(noun.group()):
                    return Attribution(said=True)
                return Attribution(said=True, place=last_told(places, span.open_at))
            theirs = THEIR_WORDS.search(head)
            if theirs:
                return Attribution(said=True, place=last_told(places, offset + theirs.start(), theirs.group()))
            name = loose_name(text, offset, span.open_at, span.open_at)
            return Attribution(said=bool(name), name=name)
    theirs = THEIR_WORDS.search(head)
    if theirs:
        return Attribution(said=True, place=last_told(places, offset + theirs.start(), theirs.group()))
    return judged(text, span, block, places)


def _resolve(text: str, places: Sequence[Place], window: tuple[int, int], verb: int) -> Attribution:
    """The speaker at a word of saying: a known person, a pronoun, an unknown name."""
    start, end = window
    words = text[start:end]
    found = between(places, start, end)
    if found and all(place.person.outside for place in found) and (asked := _ASKED.search(words)):
        return Attribution(said=True, place=last_told(places, start + asked.start(), words))
    spoken_to = found and found[0].start > verb and _SUBJECT.search(text, max(start, verb - 16), verb)
    if found and not spoken_to:
        before = [p for p in found if p.end <= verb] if _TOLD.match(text, verb) else []
        return Attribution(said=True, place=before[-1] if before else _nearest(found, verb))
    told = _named_at(text, words, window, verb)
    if told is not None:
        return Attribution(said=True, name=told)
    if PRONOUN.search(words):
        last = last_told(places, start, words)
        again = told_again(text, start, last)
        return Attribution(said=True, name=again) if again else Attribution(said=True, place=last)
    arabic = arabic_people.NAME.search(text, start, end)
    name = arabic_people.without_clause(arabic["name"]) if arabic else None
    if name and " " in name:
        return Attribution(said=True, name=name)
    name = name or told_by_first_name(text, window, places) or loose_name(text, start, end, verb)
    if name:
        known = {p.person.name: p for p in places if p.person.name.split(" ")[0] == name and p.start < end}
        if len(known) == 1:
            return Attribution(said=True, place=next(iter(known.values())))
        return Attribution(said=True, name=name)
    alone = _DROPPED.match(words) or _DROPPED_BEFORE.search(words)
    if (_SUBJECTLESS.search(words) and len(words.split()) <= 4) or alone:
        return Attribution(said=True, place=last_told(places, start, words))
    return Attribution(said=True, place=by_office(words, [p for p in places if p.end <= start]))


_ASKED = re.compile(
    rf"(?<!\w)(?:{any_of('questions')})(?!\w{{3}})",
    re.IGNORECASE,
)
"""A question: whoever is named behind it asks, and somebody told of before answers."""
_DROPPED = re.compile(
    rf"\s{{0,60}},?\s{{0,60}}(?:{any_of('past_without_subject')})(?=\s{{0,60}}[,.;]|\s(?:{any_of('words_after_verbs')})(?!\w))"
)
"""A past or perfect tense of Spanish, Italian or Portuguese, with to whom, that follows the words and names nobody: the person told of before."""
_DROPPED_BEFORE = re.compile(
    r"(?:\A|[,;.][ \u00a0]|(?<!\w)(?:y|e|и)[ \u00a0]"
    rf"|(?<=[\u0621-\u064a])[ ](?=[وف]?أجاب))(?:{any_of('bare_speech_verbs')})(?:[ \u00a0]"
    rf"(?:{any_of('also_words')}))?[ \u00a0]?[:,]?[ \u00a0]?\Z",
)
"""The same right before the mark, at the head of its clause: "Consultada por los incendios, respondió: «…»"."""
_SUBJECT = re.compile(
    rf"(?<!\w)(?:-?t-)?(?:{any_of('subject_pronouns')}|lei|lui|ela|ele)[ \u00a0](?:a |had |has |ha |le |l['’])?\Z",
    re.IGNORECASE,
)
"""A pronoun right before a word of saying: who stands after it was spoken to ("a-t-elle répondu au député …")."""
_TOLD = re.compile(r"(?:told|tells)\s(?!of |about )", re.IGNORECASE)
"""A verb whose object is who listens: "Ada Berg, our chair, told reporter Jo Lund"."""
_REACHES_VERB = re.compile(rf"[ \u00a0]|\s*,\s*(?:{any_of('relative_pronouns')})\s")


def _named_at(text: str, words: str, window: tuple[int, int], verb: int) -> str | None:
    """A name that stands right before the word of saying, after a pronoun for somebody else: "she told Ada Berg, who said"."""
    start = window[0]
    if PRONOUN.search(words[: verb - start]) is None:
        return None
    names = [n for n in bare_names(text, start, verb) if _REACHES_VERB.fullmatch(text, n.end, verb)]
    return text[names[-1].start : names[-1].end] if names else None


_KANA = re.compile("[ぁ-んァ-ヶ]")
_TOLD_BEFORE = re.compile(
    rf"(?:{any_of('words_reported_stems')}|(?<!\w)(?:{any_of('words_reported')})(?!\w))[^。.!?\n]{{0,40}}[。.!?]\s*$",
    re.IGNORECASE,
)
_KOREAN_WORDS_OF = re.compile(
    r"\.?\s*(?:[^.\n“”\"]{2,24}의 (?:말|설명|지적|이야기|얘기|소감)|[^\n“”\"]{2,90}(?:에서|에"
    r"|에게) (?:한|남긴|전한|밝힌) (?:말|이야기|소감))(?:이다|입니다|이에요)"
)


def told_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """A quotation that is a sentence of its own after one that tells of somebody's words; or before "… 의 말이다"."""
    if _KOREAN_WORDS_OF.match(text, span.close_at, block.end):
        found = between(places, span.close_at, min(block.end, span.close_at + 60))
        if found:
            return Attribution(said=True, place=found[0])
    ends = not text[span.close_at : block.end].strip(" 。.") or text[span.end - 1] in "。.!?！？"
    if ends and _TOLD_BEFORE.search(text[max(block.start, span.open_at - 90) : span.open_at]):
        return Attribution(said=True, place=last_told(places, span.open_at))
    return NOTHING


_SIGNED = re.compile(
    r"[。.]?\s{0,60}(?:[—–―-]{1,2}\s{0,60}(?:[^\n—–―。.“”「」]{2,60})\s{0,60}|[(（](?:[^()（）\n]{2,40})[)）][。.]?\s{0,60})\Z"
)
"""What ends a paragraph after the words: a dash and who said them."""


_NEXT_LINE = re.compile(r"\.?[ \u00a0]*\n[—–―-]?[ \u00a0]*")
"""What stands between words and the line below them in one paragraph, which names who wrote them."""
_UNMARKED = re.compile(r"\s+(?P<who>[^\W\d_][^.!?…:;\n“”„«»\"]{3,90})\Z")
"""The same with no sign before the name: "“We wait.” Ada Berg, director"."""


def attribution(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Reads the words around a quotation inside its block."""
    around = (
        text[max(block.start, span.open_at - 40) : span.open_at]
        + text[span.close_at : min(block.end, span.close_at + 40)]
    )
    inside = text[span.start : span.end]
    signed = _SIGNED.match(text, span.close_at, block.end)
    if signed is not None and (found := between(places, span.close_at, signed.end())):
        return Attribution(said=True, place=found[0])
    below = _NEXT_LINE.match(text, span.close_at, block.end)
    critic = between(places, below.end(), below.end() + 1) if below is not None else ()
    if critic and text[critic[0].end : critic[0].end + 1] in (",", "(", "\n"):
        return Attribution(said=True, place=critic[0])
    unmarked = _UNMARKED.match(text, span.close_at, block.end) if inside[-1:] in tuple(".!?…") else None
    found = between(places, span.close_at, block.end) if unmarked is not None else ()
    if unmarked is not None and found and found[0].start - unmarked.start("who") <= _TITLE_BEFORE_NAME:
        return Attribution(said=True, place=found[0])
    if any(is_hangul(c) for c in around) or (not around.strip() and any(is_hangul(c) for c in inside)):
        return korean(text, span, block, places)
    if any(is_cjk(c) for c in around):
        return (japanese if _KANA.search(around + inside) else chinese)(text, span, block, places)
    return _spaced(text, span, block, places)


def signs_last(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> bool:
    """Whether a block is only the line that names the speaker of the quotation before it."""
    block = blocks[number]
    if number == 0 or blocks[number - 1].kind != "quote":
        return False
    if _NAME_IN_DASH.match(text, block.start, block.end) or is_critics_line(text, block):
        return True
    found = between(places, block.start, block.end)
    before = text[block.start : found[0].start] if found else ""
    ends = bool(found) and found[0].end == block.end and not _SENTENCE_END.search(before)
    at_edge = bool(found) and (len(before) <= _TITLE_BEFORE_NAME or ends)
    return at_edge and block.end - block.start <= _SIGNATURE and text[block.end - 1] not in ".!?。！？"


_SENTENCE_END = re.compile(r"(?:\w{3}|\s[a-z]{2})[.!?…](?=\s)|[。！？]")
_SIGNATURE = 90
"""Characters: a line with a name and a role is no longer."""
_TITLE_BEFORE_NAME = 6


def from_neighbour(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation that is a paragraph of its own: told at the end of the block before or in the next one."""
    announced = False
    if number > 0:
        block = blocks[number - 1]
        last = text[max(block.start, block.end - REACH) : block.end]
        if NAME_COLON.search(last) or re.search(r"[:：]$", last.strip()):
            subject = participles_subject(text, block, places)
            found = [subject] if subject else between(places, block.end - len(last), block.end)
            papers = not found and is_papers(text, blocks, blocks[number].start)
            place = found[-1] if found else None if papers else last_told(places, block.end)
            if place is not None:
                return Attribution(said=True, place=place)
            announced = True
    if number + 1 < len(blocks):
        block = blocks[number + 1]
        first = text[block.start : min(block.end, block.start + REACH)]
        found = between(places, block.start, block.start + len(first))
        dashed = (
            _NAME_IN_DASH.match(first)
            or is_critics_line(text, block)
            or _BRACKETED.fullmatch(first)
            or signs_last(text, blocks, number + 1, places)
        )
        if found and (
            dashed or SPEECH_LATER_KOREAN.search(first) or points_back(first) or _is_line_of(text, block, found[0])
        ):
            return Attribution(said=True, place=found[0])
        name = next(iter(bare_names(text, block.start, block.start + len(first))), None) if dashed else None
        if name is not None:
            return Attribution(said=True, name=text[name.start : name.end])
    return Attribution(said=True) if announced else NOTHING


def _is_line_of(text: str, block: Block, place: Place) -> bool:
    """Whether a block is a line with somebody's name, office and perhaps whom they told: "Mira Holt, CEO, to The Tide"."""
    office = any(place.end < role.start < block.end for role in place.person.roles)
    short = block.end - block.start <= _SIGNATURE and text[block.end - 1] not in ".!?。！？:："
    return office and short and place.start - block.start <= _TITLE_BEFORE_NAME
