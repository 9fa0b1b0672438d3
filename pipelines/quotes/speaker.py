"""Who spoke: verbs of saying around a quotation, the name at them, a pronoun for the person named last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.people import names_caseless
from pipelines.people.person import Place, between
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
from pipelines.quotes.marks import TITLE_AFTER, MarkedSpan
from pipelines.text.segments import is_cjk, is_hangul
from pipelines.text.speech_verbs import (
    SPEECH_AFTER_JAPANESE,
    SPEECH_AFTER_KOREAN,
    SPEECH_VERBS_CHINESE,
)
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_KANA = compiled_later("[ぁ-んァ-ヶ]")
_WORDS_REPORTED = compiled_later(
    rf"(?:{any_of('words_reported_stems')}|(?<!\w)(?:{any_of('words_reported')})(?!\w))[^。.!?\n]{{0,40}}[。.!?]\s*$",
    re.IGNORECASE,
)


_KOREAN_WORDS_OF = compiled_later(rf"\.?\s*(?:{any_of('words_of', 'ko')})(?:이다|입니다|이에요)")


def reported_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """A quotation that is a sentence of its own after one about somebody's words; or before "… 의 말이다"."""
    if _KOREAN_WORDS_OF.match(text, span.close_at, block.end):
        found = between(places, span.close_at, min(block.end, span.close_at + 60))
        if found:
            return Attribution(said=True, place=found[0])
    ends = not text[span.close_at : block.end].strip(" 。.") or text[span.end - 1] in "。.!?！？"
    if ends and _WORDS_REPORTED.search(text[max(block.start, span.open_at - 90) : span.open_at]):
        return Attribution(said=True, place=last_mentioned(places, span.open_at))
    return NOTHING


_SAY_HAN = compiled_later(SPEECH_VERBS_CHINESE)
_SAY_HAN_END = compiled_later(rf"(?:{SPEECH_VERBS_CHINESE})[^。！？，,]{{0,12}}[:：，, ]?\s*$")
_JAPANESE_AFTER = compiled_later(SPEECH_AFTER_JAPANESE)
_KOREAN_AFTER = compiled_later(SPEECH_AFTER_KOREAN)
_KOREAN_SAY = compiled_later(any_of("speech_verb_stems", "ko"))
_KOREAN_TITLE = compiled_later(
    rf"이?라고 (?:{any_of('inscription_verbs', 'ko')})|(?:이?라는|란)\s?(?:{any_of('title_nouns', 'ko')})"
)
_WORDS_OF = compiled_later(rf"(?:さん|氏|先生|君|様)?の(?:{any_of('quotation_nouns', 'ja')})[、：:]?\s*\Z")
"""Before the mark: the words that follow are somebody's."""
_JAPANESE_AS_SAID = compiled_later(
    rf"(?:さん|氏|先生|君|様)?(?:[（(][^()（）]{{1,20}}[)）])?(?:{any_of('speaker_sources', 'ja')})[、，]?[ 　]?\Z"
)
"""Before the mark: somebody's name and that the words are theirs, with no verb after it: "高橋いわく、「…」"."""
_JAPANESE_OWNED = compiled_later(
    rf"[。、]?\s?[^。「」]{{2,30}}?(?:さん|氏|先生)?の(?:{any_of('quotation_nouns', 'ja')})"
)
"""After the words: whose they are ("「…」。代表の水谷あかりの言葉から始まる")."""
_JAPANESE_LATER = compiled_later(
    rf"と[^「」]{{2,120}}(?:は|が|も)[^「」]{{0,80}}(?:{any_of('speech_verb_stems', 'ja')})[^「」]{{0,8}}"
)
"""After the words: と, the speaker, and only at the end of the sentence the verb of saying."""
_JAPANESE_BY = compiled_later(r"と[、は]?[^「」]{2,40}")
_JAPANESE_POLITE = compiled_later(r"(?:さん|氏|先生|君|様)?(?:[（(][^()（）]{1,20}[)）])?")
"""After the words: と and the speaker, without the verb of saying, as newspapers print it ("「…」と水谷さん。")."""
_JAPANESE_SUBJECT_AT = compiled_later(r"(?:さん|氏|先生|君|様)?(?:[（(][^()（）]{1,20}[)）])?(?:は|が|も)、?")
"""Between a name and the opening mark, where the name is the subject of what follows the words."""
_JAPANESE_NAMED_SO = compiled_later(
    rf"(?:など)?と(?:[^。「」]{{0,6}}(?:{any_of('naming_verbs', 'ja')})|いう(?!.{{0,3}}(?:。|$)))"
)
"""After the marks: what they hold is a name, a title or letters on a thing."""
_JAPANESE_SO = compiled_later(
    rf"。\s?[^。「」]{{0,80}}?(?:取材|インタビュー|質問)に(?:対し、?|対して、?)?(?:{any_of('answer_verbs', 'ja')})"
    rf"|(?:。\s?[^。「」]{{0,60}}?|。?\s?)(?:そう|こう"
    rf"|このように)[^。「」]{{0,20}}?(?:{any_of('speech_stems_after_so', 'ja')})"
)
"""A sentence after the words that says who said so."""
_KOREAN_SUBJECT = compiled_later(r"[^\n,.]{0,12}?(?:은|는|이|가|씨|:|：|도)")
_JAPANESE_SUBJECT = compiled_later(
    r"[一-龯々ァ-ヶー]{0,10}(?:さん|氏|[（(][^)）]{0,300}[)）]){0,40}(?:は|が|：|:|によると|も)"
)
"""What follows a name that is the subject of its sentence: "高橋美咲理事長は"."""
_FOLLOWS = 20


def _subject(
    text: str, span: MarkedSpan, places: Sequence[Place], low: int, *, tail: str, marked: re.Pattern[str]
) -> Place | None:
    """Who is named before the words, best as their subject, else the first one named in the `tail` after them."""
    before = between(places, low, span.open_at)
    subjects = [p for p in before if marked.match(text, p.end, min(len(text), p.end + _FOLLOWS))] or before
    later = between(places, span.close_at, span.close_at + len(tail))
    return subjects[-1] if subjects else later[0] if later else None


_KOREAN_NEXT = compiled_later(
    rf"[^“”\"‘’]{{0,300}}(?:[고며] (?:[가-힣]{{1,60}} )?(?:했|하|밝|전|말|덧)"
    rf"|(?:{any_of('speech_nouns', 'ko')})(?:했|하였|한|합|하))[^“”\"]{{0,8}}"
)
_SUBJECT_REACH = 16


def _next_sentence(text: str, span: MarkedSpan, places: Sequence[Place], tail: str) -> Place | None:
    """Who is the subject of the sentence after a quoted one: "“기다립니다.” 한지민 대표는 … 고 했습니다"."""
    if text[span.end - 1] not in ".!?…。！？" or not _KOREAN_NEXT.fullmatch(tail.strip(" .")):
        return None
    found = between(places, span.close_at, span.close_at + min(len(tail), _SUBJECT_REACH))
    return found[0] if found and _KOREAN_SUBJECT.match(text, found[0].end) else None


def _names(words: str) -> list[str]:
    names = (match["name"] for match in names_caseless.KOREAN_NAME.finditer(words))
    return [name for name in names if len(name) >= _SHORTEST_NAME]


_SHORTEST_NAME = 3
"""Syllables of nearly all Korean names; what has two is mostly a word ("선원은")."""
_KOREAN_STOP = compiled_later(r"(?<=[다요죠함])\.|\n")
_KOREAN_SOURCE = compiled_later(rf"(?:{any_of('impersonal_sources', 'ko')})[은는이가도에]")
_OPENING = compiled_later('[“‘「『"]')


def _korean(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Korean sentence: the subject before it, or a name after it."""
    tail = text[span.close_at : min(block.end, span.close_at + REACH)]
    stop = _KOREAN_STOP.search(tail)
    tail = tail[: stop.end()] if stop else tail
    head, offset = head_of(text, block.start, span)
    if not NAME_COLON.search(head):
        speaker = _next_sentence(text, span, places, tail)
        if speaker is not None:
            return Attribution(said=True, place=speaker)
        if not _is_korean_speech(tail):
            return NOTHING
    place = _subject(text, span, places, offset, tail=tail, marked=_KOREAN_SUBJECT)
    return Attribution(said=True, place=place) if place is not None else _korean_name(span, places, head, tail)


def _korean_name(span: MarkedSpan, places: Sequence[Place], head: str, tail: str) -> Attribution:
    """The speaker by a name that no role introduces, else the person named last."""
    after = _OPENING.split(tail[:40], maxsplit=1)[0]  # in the next marks somebody is spoken of
    names = _names(head) or _names(after)
    if names:
        return Attribution(said=True, name=names[-1])
    return Attribution(said=True, place=None if _KOREAN_SOURCE.search(head) else last_mentioned(places, span.open_at))


def _is_korean_speech(tail: str) -> bool:
    """True if a particle of reported speech follows the words, with a verb of saying or of itself."""
    after = _KOREAN_AFTER.match(tail)
    if after is None or _KOREAN_TITLE.match(tail):
        return False
    return _KOREAN_SAY.search(tail) is not None or after.group().endswith(("며", "면서", "라고"))


def _japanese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Japanese sentence."""
    tail = text[span.close_at : min(block.end, span.close_at + REACH)].split("。", maxsplit=1)[0]
    place = next(filter(None, (check(text, span, block, places, tail) for check in _JAPANESE_CHECKS)), None)
    if place is not None:
        return Attribution(said=True, place=place)
    head, offset = head_of(text, block.start, span)
    quoted = _JAPANESE_AFTER.match(tail) is not None and not TITLE_AFTER.match(tail)
    if not quoted and not NAME_COLON.search(head):
        so = _JAPANESE_SO.match(text, span.close_at, block.end)
        if so is None:
            return NOTHING
        return Attribution(said=True, place=next(iter(between(places, span.close_at, so.end())), None))
    place = _subject(text, span, places, offset, tail=tail, marked=_JAPANESE_SUBJECT)
    if place is not None:
        return Attribution(said=True, place=place)
    name = list(names_caseless.JA_NAME.finditer(head))
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    return Attribution(said=True, place=last_mentioned(places, span.open_at))


def _according_to(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], _: str) -> Place | None:
    """Whose words are announced right before the mark: "高橋さんの言葉「…」", "高橋いわく、「…」"."""
    low = max(block.start, span.open_at - 24)
    as_said = _JAPANESE_AS_SAID.search(text, low, span.open_at) or _WORDS_OF.search(text, low, span.open_at)
    found = between(places, max(block.start, span.open_at - 40), span.open_at)
    return found[-1] if as_said is not None and found else None


def _speaker_in_tail(text: str, span: MarkedSpan, _: Block, places: Sequence[Place], tail: str) -> Place | None:
    """The speaker after と, with the verb of saying at the end of the sentence or none."""
    found = between(places, span.close_at, span.close_at + len(tail))
    if found and _JAPANESE_LATER.fullmatch(tail):
        return found[0]
    polite = found and _JAPANESE_POLITE.fullmatch(text, found[-1].end, span.close_at + len(tail))
    return found[-1] if polite and _JAPANESE_BY.fullmatch(tail) else None


def _owner_after(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], _: str) -> Place | None:
    """Whose the words are, by a noun after them: "「…」。代表の水谷あかりの言葉から始まる"."""
    owned = _JAPANESE_OWNED.match(text, span.close_at, block.end)
    found = between(places, span.close_at, owned.end()) if owned else ()
    return found[-1] if found else None


def _subject_at_mark(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], tail: str) -> Place | None:
    """The subject right before the mark, with と after it: any verb is one of speech there ("と照れる")."""
    if not tail.startswith(("と", "などと")) or _JAPANESE_NAMED_SO.match(tail):
        return None
    near = between(places, max(block.start, span.open_at - REACH), span.open_at)
    return near[-1] if near and _JAPANESE_SUBJECT_AT.fullmatch(text, near[-1].end, span.open_at) else None


_JAPANESE_CHECKS = (_according_to, _speaker_in_tail, _owner_after, _subject_at_mark)


_CHINESE_SOURCE = compiled_later(rf"(?:{any_of('impersonal_sources', 'zh')})[^，。]{{0,6}}$")
_CHINESE_STOP = compiled_later("[。！？]")


def _chinese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Chinese sentence: before the verb of saying, or after the words."""
    head, offset = head_of(text, block.start, span)
    if _SAY_HAN_END.search(head) or NAME_COLON.search(head):
        return _chinese_before(span, places, head, offset)
    place = _goes_on_verbatim(text, span, places, head, offset)
    return Attribution(said=True, place=place) if place is not None else _chinese_after(text, span, block, places)


_HAN_VERBATIM = 6
"""Signs of words in marks that are more than a term."""


def _goes_on_verbatim(text: str, span: MarkedSpan, places: Sequence[Place], head: str, offset: int) -> Place | None:
    """The speaker of a sentence that ends with verbatim words: "館長林曉指出，水不夠，「沒有水就沒有田」。"."""
    words = text[span.start : span.end]
    say = _SAY_HAN.search(head)
    if say is None or len(words) < _HAN_VERBATIM or (head[-1:] not in "，、," and "，" not in words):
        return None
    if text[span.close_at : span.close_at + 1] not in ("", "\n", "。", "！") and words[-1:] not in "。！？":
        return None
    found = between(places, offset, offset + say.start())
    return found[-1] if found else None


def _chinese_before(span: MarkedSpan, places: Sequence[Place], head: str, offset: int) -> Attribution:
    says = list(_SAY_HAN.finditer(head))
    found = between(places, offset, span.open_at)
    if found:
        return Attribution(said=True, place=found[-1])
    names = list(names_caseless.ZH_NAME_BEFORE_SPEECH.finditer(head))
    if names:
        return Attribution(said=True, name=names[-1]["name"])
    if _CHINESE_SOURCE.search(head[: says[-1].start()] if says else head):
        return Attribution(said=True)
    return Attribution(said=bool(says), place=last_mentioned(places, span.open_at) if says else None)


def _chinese_after(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker between the words and a verb of saying after them."""
    tail = _CHINESE_STOP.split(text[span.close_at : min(block.end, span.close_at + _CHINESE_REACH)])[0]
    say = _SAY_HAN.search(tail)
    if say is None or (tail[:1] not in ("，", ",", " ") and text[span.end - 1] not in "。！？，,"):
        return NOTHING
    found = between(places, span.close_at, span.close_at + say.end())
    if found:
        return Attribution(said=True, place=found[0])
    name = names_caseless.ZH_NAME_BEFORE_SPEECH.search(tail)
    if name:
        return Attribution(said=True, name=name["name"])
    if PRONOUN.search(tail[: say.end()]):
        return Attribution(said=True, place=last_mentioned(places, span.open_at))
    return NOTHING


_CHINESE_REACH = 60
"""Characters after the words in which a Chinese sentence names their speaker."""


_SIGNED = compiled_later(
    r"[。.]?\s{0,60}(?:[—–―-]{1,2}\s{0,60}(?:[^\n—–―。.“”「」]{2,60})\s{0,60}|[(（](?:[^()（）\n]{2,40})[)）][。.]?\s{0,60})\Z"
)
"""What ends a paragraph after the words: a dash and who said them."""
_NEXT_LINE = compiled_later(r"\.?[ \u00a0]*\n[—–―-]?[ \u00a0]*")
"""What comes between words and the line below them in one paragraph, which names who wrote them."""
_UNMARKED = compiled_later(r"\s+(?P<who>[^\W\d_][^.!?…:;\n“”„«»\"]{3,90})\Z")
"""The same with no mark before the name: "“We wait.” Ada Berg, director"."""


def is_dense(text: str, span: MarkedSpan, blocks: Sequence[Block]) -> bool:
    """True for words in marks, or next to them, without blanks between words, or in Korean."""
    block = blocks[span.block]
    near = text[max(block.start, span.open_at - _NEAR) : min(block.end, span.close_at + _NEAR)]
    return not near.isascii() and any(is_hangul(char) or is_cjk(char) for char in near)


def attribution(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Reads the words around a quotation in Chinese, Japanese or Korean inside its block."""
    place = _signed(text, span, block, places)
    if place is not None:
        return Attribution(said=True, place=place)
    before = text[max(block.start, span.open_at - _NEAR) : span.open_at]
    around = before + text[span.close_at : min(block.end, span.close_at + _NEAR)]
    inside = text[span.start : span.end]
    if any(map(is_hangul, around)) or (not around.strip() and any(map(is_hangul, inside))):
        return _korean(text, span, block, places)
    return (_japanese if _KANA.search(around + inside) else _chinese)(text, span, block, places)


_NEAR = 40
"""Characters on either side of a quotation by whose script its language is known."""


def _signed(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Place | None:
    """Who is named alone after the words: after a dash, on the next line, or after a full stop."""
    signed = _SIGNED.match(text, span.close_at, block.end)
    if signed is not None and (found := between(places, span.close_at, signed.end())):
        return found[0]
    below = _NEXT_LINE.match(text, span.close_at, block.end)
    critic = between(places, below.end(), below.end() + 1) if below is not None else ()
    if critic and text[critic[0].end : critic[0].end + 1] in (",", "(", "\n"):
        return critic[0]
    line = _UNMARKED.match(text, span.close_at, block.end) if text[span.end - 1] in ".!?…" else None
    found = between(places, line.start("who"), line.start("who") + TITLE_LENGTH + 1) if line is not None else ()
    return found[0] if found else None
