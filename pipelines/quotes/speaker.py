"""Who said words in Chinese, Japanese or Korean: a ladder of rules about the text around them.

What the languages print around quotations is in their packs: `name_as_subject`, `quote_ends` and their like.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.common.scripts import is_hangul
from pipelines.people.names_caseless import names_of_speakers
from pipelines.people.person import KANA, Place, between
from pipelines.quotes.coreference import (
    NAME_COLON,
    NOTHING,
    PRONOUN,
    REACH,
    TITLE_LENGTH,
    Attribution,
    head_of,
    last_mentioned,
)
from pipelines.quotes.marks import NEAR, TITLE_AFTER, MarkedSpan
from presswatch.languages.packs import any_of, pattern
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block


@dataclass(frozen=True)
class Marked:
    """Words in marks inside their block, with the people whom the text names."""

    text: str
    span: MarkedSpan
    block: Block
    places: Sequence[Place]

    @cached_property
    def head(self) -> str:
        """Their sentence before them."""
        return head_of(self.text, self.block.start, self.span)[0]

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.text[self.span.start : self.span.end]

    def before(self, reach: int) -> str:
        """The text of the block before the opening mark."""
        return self.text[max(self.block.start, self.span.open_at - reach) : self.span.open_at]

    def after(self, reach: int = REACH) -> str:
        """The text of the block after the closing mark."""
        return self.text[self.span.close_at : min(self.block.end, self.span.close_at + reach)]

    def named_in_head(self) -> Sequence[Place]:
        """Whom their sentence names before them."""
        return between(self.places, self.span.open_at - len(self.head), self.span.open_at)

    def named_before(self, reach: int) -> Sequence[Place]:
        """Whom the block names so near before them."""
        return between(self.places, max(self.block.start, self.span.open_at - reach), self.span.open_at)

    def named_after(self, length: int) -> Sequence[Place]:
        """Whom the block names within a length after them."""
        return between(self.places, self.span.close_at, min(self.block.end, self.span.close_at + length))

    def match_after(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds right after the closing mark."""
        return pattern.match(self.text, self.span.close_at, self.block.end)

    def said_by_last(self, rule: str) -> Attribution:
        """Said by whom the text named last."""
        return Attribution(rule, last_mentioned(self.places, self.span.open_at))


def attribution(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Reads the words around a quotation in Chinese, Japanese or Korean inside its block."""
    one = Marked(text, span, block, places)
    place = _signed(one)
    if place is not None:
        return Attribution("signed", place)
    around = one.before(NEAR) + one.after(NEAR)
    if any(map(is_hangul, around)) or (not around.strip() and any(map(is_hangul, one.words))):
        return _korean(one)
    return (_japanese if KANA.search(around + one.words) else _chinese)(one)


_SIGNED = compiled_later(
    r"[。.]?\s{0,60}(?:[—–―-]{1,2}\s{0,60}(?:[^\n—–―。.“”「」]{2,60})\s{0,60}|[(（](?:[^()（）\n]{2,40})[)）][。.]?\s{0,60})\Z"
)
"""What ends a paragraph after the words: a dash and who said them."""
_NEXT_LINE = compiled_later(r"\.?[ \u00a0]{0,8}\n[—–―-]?[ \u00a0]{0,8}")
"""What comes between words and the line below them in one paragraph, which names who wrote them."""
_UNMARKED = compiled_later(r"\s{1,8}(?P<who>[^\W\d_][^.!?…:;\n“”„«»\"]{3,90})\Z")
"""The same with no mark before the name: "“We wait.” Ada Berg, director"."""


def _signed(one: Marked) -> Place | None:
    """Who is named alone after the words: after a dash, on the next line, or after a full stop."""
    text = one.text
    signed = one.match_after(_SIGNED)
    if signed is not None and (found := one.named_after(len(signed.group()))):
        return found[0]
    below = one.match_after(_NEXT_LINE)
    critic = between(one.places, below.end(), below.end() + 1) if below is not None else ()
    if critic and text[critic[0].end : critic[0].end + 1] in (",", "(", "\n"):
        return critic[0]
    line = one.match_after(_UNMARKED) if text[one.span.end - 1] in ".!?…" else None
    found = between(one.places, line.start("who"), line.start("who") + TITLE_LENGTH + 1) if line is not None else ()
    return found[0] if found else None


_FOLLOWS = 20
_OPENING = compiled_later('[“‘「『"]')
_NAME_REACH = 40


def _subject(one: Marked, tail: str, marked: re.Pattern[str]) -> Place | None:
    """Who is named before the words, best as their subject, else the first one named in the `tail` after them."""
    before = one.named_in_head()
    subjects = [p for p in before if marked.match(one.text, p.end, min(len(one.text), p.end + _FOLLOWS))] or before
    later = one.named_after(len(tail))
    return subjects[-1] if subjects else later[0] if later else None


def _with_verb(one: Marked, tail: str, language: str) -> Attribution:
    """The subject of a verb of saying, else a name that no role introduces, else the person named last."""
    place = _subject(one, tail, _SUBJECTS[language])
    if place is not None:
        return Attribution("verb-of-saying", place)
    after = _OPENING.split(tail[:_NAME_REACH], maxsplit=1)[0]  # in the next marks somebody is spoken of
    for words in (one.head, after):
        if names := list(names_of_speakers(words, language)):
            return Attribution("verb-of-saying", name=names[-1])
    source = pattern("quote_source_subject", language)
    unknown = source is not None and source.search(one.head) is not None
    return Attribution("verb-of-saying") if unknown else one.said_by_last("verb-of-saying")


_SUBJECTS = {language: compiled_later(any_of("name_as_subject", language)) for language in ("ja", "ko")}


# Korean

_KOREAN_ENDS = compiled_later(any_of("quote_ends", "ko"))
_KOREAN_SAY = compiled_later(any_of("speech_verb_stems", "ko"))
_KOREAN_NAMED_SO = compiled_later(any_of("named_or_written_so", "ko"))
_KOREAN_NEXT = compiled_later(any_of("quote_said_so", "ko"))
_KOREAN_STOP = compiled_later(r"(?<=[다요죠함])\.|\n")
_SUBJECT_REACH = 16


def _korean(one: Marked) -> Attribution:
    """The speaker of a quotation in a Korean sentence: the subject before it, or a name after it."""
    tail = one.after()
    stop = _KOREAN_STOP.search(tail)
    tail = tail[: stop.end()] if stop else tail
    if not NAME_COLON.search(one.head):
        speaker = _next_sentence(one, tail)
        if speaker is not None:
            return Attribution("said-in-next-sentence", speaker)
        if not _is_korean_speech(tail):
            return NOTHING
    return _with_verb(one, tail, "ko")


def _next_sentence(one: Marked, tail: str) -> Place | None:
    """Who is the subject of the sentence after a quoted one: "“기다립니다.” 한지민 대표는 … 고 했습니다"."""
    if one.words[-1:] not in ".!?…。！？" or not _KOREAN_NEXT.fullmatch(tail.strip(" .")):
        return None
    found = one.named_after(min(len(tail), _SUBJECT_REACH))
    return found[0] if found and _SUBJECTS["ko"].match(one.text, found[0].end) else None


def _is_korean_speech(tail: str) -> bool:
    """True if a particle of reported speech follows the words, with a verb of saying or of itself."""
    after = _KOREAN_ENDS.match(tail)
    if after is None or _KOREAN_NAMED_SO.match(tail):
        return False
    return _KOREAN_SAY.search(tail) is not None or after.group().endswith(("며", "면서", "라고"))


# Japanese

_JAPANESE_ENDS = compiled_later(any_of("quote_ends", "ja"))
_JAPANESE_SO = compiled_later(any_of("quote_said_so", "ja"))
_ANNOUNCED = compiled_later(any_of("quote_announced", "ja"))
_OWNED = compiled_later(any_of("quote_owned", "ja"))
_SPEAKER_THEN_VERB = compiled_later(any_of("quote_speaker_then_verb", "ja"))
_BY_NAME_AFTER = compiled_later(any_of("quote_by_name_after", "ja"))
_NAME_TAIL = compiled_later(any_of("name_tail", "ja"))
_SUBJECT_AT_MARK = compiled_later(any_of("name_as_subject_at_mark", "ja"))
_JAPANESE_NAMED_SO = compiled_later(any_of("named_or_written_so", "ja"))


def _japanese(one: Marked) -> Attribution:
    """The speaker of a quotation in a Japanese sentence."""
    tail = one.after().split("。", maxsplit=1)[0]
    for rule, check in _JAPANESE_CHECKS.items():
        if found := check(one, tail):
            return Attribution(rule, found)
    quoted = _JAPANESE_ENDS.match(tail) is not None and not TITLE_AFTER.match(tail)
    if not quoted and not NAME_COLON.search(one.head):
        so = one.match_after(_JAPANESE_SO)
        named = one.named_after(len(so.group())) if so is not None else ()
        return NOTHING if so is None else Attribution("said-in-next-sentence", next(iter(named), None))
    return _with_verb(one, tail, "ja")


def _announced(one: Marked, _: str) -> Place | None:
    """Whose words are announced right before the mark: "高橋さんの言葉「…」", "高橋いわく、「…」"."""
    found = one.named_before(40)
    return found[-1] if found and _ANNOUNCED.search(one.before(24)) else None


def _speaker_in_tail(one: Marked, tail: str) -> Place | None:
    """The speaker after と, with the verb of saying at the end of the sentence or none."""
    found = one.named_after(len(tail))
    if found and _SPEAKER_THEN_VERB.fullmatch(tail):
        return found[0]
    polite = found and _NAME_TAIL.fullmatch(one.text, found[-1].end, one.span.close_at + len(tail))
    return found[-1] if polite and _BY_NAME_AFTER.fullmatch(tail) else None


def _owner_after(one: Marked, _: str) -> Place | None:
    """Whose the words are, by a noun after them: "「…」。代表の水谷あかりの言葉から始まる"."""
    owned = one.match_after(_OWNED)
    found = one.named_after(len(owned.group())) if owned else ()
    return found[-1] if found else None


def _subject_at_mark(one: Marked, tail: str) -> Place | None:
    """The subject right before the mark, with と after it: any verb is one of speech there ("と照れる")."""
    if not tail.startswith(("と", "などと")) or _JAPANESE_NAMED_SO.match(tail):
        return None
    near = one.named_before(REACH)
    return near[-1] if near and _SUBJECT_AT_MARK.fullmatch(one.text, near[-1].end, one.span.open_at) else None


_JAPANESE_CHECKS: dict[str, Callable[[Marked, str], Place | None]] = {
    "announced-by-name": _announced,
    "name-after-particle": _speaker_in_tail,
    "owner-after": _owner_after,
    "subject-at-mark": _subject_at_mark,
}

# Chinese

_SAY_HAN = compiled_later(any_of("speech_verb_stems", "zh"))
_SAY_HAN_END = compiled_later(any_of("speech_before_mark", "zh"))
_CHINESE_SOURCE = compiled_later(any_of("quote_source_subject", "zh"))
_CHINESE_STOP = compiled_later("[。！？]")
_CHINESE_REACH = 60
"""Characters after the words in which a Chinese sentence names their speaker."""
_HAN_VERBATIM = 6
"""Characters of words in marks that are more than a term."""


def _chinese(one: Marked) -> Attribution:
    """The speaker of a quotation in a Chinese sentence: before the verb of saying, or after the words."""
    if _SAY_HAN_END.search(one.head) or NAME_COLON.search(one.head):
        return _chinese_before(one)
    place = _goes_on_verbatim(one)
    return Attribution("verbatim-end", place) if place is not None else _chinese_after(one)


def _goes_on_verbatim(one: Marked) -> Place | None:
    """The speaker of a sentence that ends with verbatim words: "館長林曉指出，水不夠，「沒有水就沒有田」。"."""
    words, say = one.words, _SAY_HAN.search(one.head)
    if say is None or len(words) < _HAN_VERBATIM or (one.head[-1:] not in "，、," and "，" not in words):
        return None
    if one.text[one.span.close_at : one.span.close_at + 1] not in ("", "\n", "。", "！") and words[-1:] not in "。！？":
        return None
    begin = one.span.open_at - len(one.head)
    found = between(one.places, begin, begin + say.start())
    return found[-1] if found else None


def _chinese_before(one: Marked) -> Attribution:
    if found := one.named_in_head():
        return Attribution("verb-of-saying", found[-1])
    names = list(names_of_speakers(one.head, "zh"))
    if names:
        return Attribution("verb-of-saying", name=names[-1])
    says = list(_SAY_HAN.finditer(one.head))
    if _CHINESE_SOURCE.search(one.head[: says[-1].start()] if says else one.head):
        return Attribution("verb-of-saying")
    return one.said_by_last("verb-of-saying") if says else NOTHING


def _chinese_after(one: Marked) -> Attribution:
    """The speaker between the words and a verb of saying after them."""
    tail = _CHINESE_STOP.split(one.after(_CHINESE_REACH))[0]
    say = _SAY_HAN.search(tail)
    if say is None or (tail[:1] not in ("，", ",", " ") and one.words[-1:] not in "。！？，,"):
        return NOTHING
    if found := one.named_after(say.end()):
        return Attribution("verb-of-saying", found[0])
    name = next(names_of_speakers(tail, "zh"), None)
    if name is not None:
        return Attribution("verb-of-saying", name=name)
    return one.said_by_last("verb-of-saying") if PRONOUN.search(tail[: say.end()]) else NOTHING


# A sentence of its own after one about somebody's words

_WORDS_REPORTED = compiled_later(
    rf"(?:{any_of('words_reported_stems')}|(?<!\w)(?:{any_of('words_reported')})(?!\w))[^。.!?\n]{{0,40}}[。.!?]\s*$",
    re.IGNORECASE,
)
_KOREAN_WORDS_OF = compiled_later(any_of("words_are_theirs", "ko"))


def reported_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """A quotation that is a sentence of its own after one about somebody's words; or before "… 의 말이다"."""
    one = Marked(text, span, block, places)
    if one.match_after(_KOREAN_WORDS_OF) and (found := one.named_after(60)):
        return Attribution("owner-after", found[0])
    ends = not one.after(len(text)).strip(" 。.") or one.words[-1:] in "。.!?！？"
    return one.said_by_last("reported-before") if ends and _WORDS_REPORTED.search(one.before(90)) else NOTHING
