"""The speaker in Korean, Japanese and Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.people import names_caseless
from pipelines.people.person import Place, between
from pipelines.quotes.coreference import NAME_COLON, NOTHING, PRONOUN, REACH, Attribution, head_of, last_mentioned
from pipelines.quotes.marks import TITLE_AFTER, MarkedSpan
from pipelines.text.speech_verbs import SPEECH_AFTER_JAPANESE, SPEECH_AFTER_KOREAN, SPEECH_VERBS_CHINESE
from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

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
_JAPANESE_LATER = compiled_later(
    rf"と[^「」]{{2,120}}(?:は|が|も)[^「」]{{0,80}}(?:{any_of('speech_verb_stems', 'ja')})[^「」]{{0,8}}"
)
"""After the words: と, the speaker, and only at the end of the sentence the verb of saying."""
_JAPANESE_OWNED = compiled_later(
    rf"[。、]?\s?[^。「」]{{2,30}}?(?:さん|氏|先生)?の(?:{any_of('quotation_nouns', 'ja')})"
)
"""After the words: whose they are ("「…」。代表の水谷あかりの言葉から始まる")."""
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
    """Who is named first in the sentence after a quoted one: "“기다립니다.” 한지민 대표는 … 고 했습니다"."""
    reach = min(len(tail), _SUBJECT_REACH)
    found = between(places, span.close_at, span.close_at + reach) if text[span.end - 1] in ".!?…。！？" else ()
    return found[0] if found else None


def _names(words: str) -> list[re.Match[str]]:
    """Words that look like Korean names, without those that are words ("목소리가")."""
    return [
        match
        for match in names_caseless.KOREAN_NAME.finditer(words)
        if match["name"] not in _NOT_NAMES and len(match["name"]) >= _SHORTEST_NAME
    ]


_NOT_NAMES = words("not_names")
_SHORTEST_NAME = 3
"""Syllables of nearly all Korean names; what has two is mostly a word ("선원은")."""
_KOREAN_STOP = compiled_later(r"(?<=[다요죠함])\.|\n")
_KOREAN_SOURCE = compiled_later(rf"(?:{any_of('impersonal_sources', 'ko')})[은는이가도에]")
_OPENING = compiled_later('[“‘「『"]')


def korean(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Korean sentence: the subject before it, or a name after it."""
    tail = text[span.close_at : min(block.end, span.close_at + REACH)]
    stop = _KOREAN_STOP.search(tail)
    tail = tail[: stop.end()] if stop else tail
    head, offset = head_of(text, block.start, span)
    if not NAME_COLON.search(head):
        speaker = _next_sentence(text, span, places, tail) if _KOREAN_NEXT.fullmatch(tail.strip(" .")) else None
        if speaker is not None and _KOREAN_SUBJECT.match(text, speaker.end):
            return Attribution(said=True, place=speaker)
        if not _is_korean_speech(tail):
            return NOTHING
    place = _subject(text, span, places, offset, tail=tail, marked=_KOREAN_SUBJECT)
    return Attribution(said=True, place=place) if place is not None else _korean_name(span, places, head, tail)


def _korean_name(span: MarkedSpan, places: Sequence[Place], head: str, tail: str) -> Attribution:
    """The speaker by a name that no role introduces, else the person named last."""
    after = _OPENING.split(tail[:40], maxsplit=1)[0]  # in the next marks somebody is spoken of
    name = _names(head) or _names(after)
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    return Attribution(said=True, place=None if _KOREAN_SOURCE.search(head) else last_mentioned(places, span.open_at))


def _is_korean_speech(tail: str) -> bool:
    """True if a particle of reported speech follows the words, with a verb of saying or of itself."""
    after = _KOREAN_AFTER.match(tail)
    if after is None or _KOREAN_TITLE.match(tail):
        return False
    return _KOREAN_SAY.search(tail) is not None or after.group().endswith(("며", "면서", "라고"))


def japanese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Japanese sentence."""
    tail = text[span.close_at : min(block.end, span.close_at + REACH)].split("。", maxsplit=1)[0]
    looks = (_owner_before, _according_to, _speaker_in_tail, _owner_after, _subject_at_mark)
    place = next((found for look in looks if (found := look(text, span, block, places, tail)) is not None), None)
    if place is not None:
        return Attribution(said=True, place=place)
    head, offset = head_of(text, block.start, span)
    quoted = _JAPANESE_AFTER.match(tail) is not None and not TITLE_AFTER.match(tail)
    if not quoted and not NAME_COLON.search(head):
        return _said_so(text, span, block, places)
    place = _subject(text, span, places, offset, tail=tail, marked=_JAPANESE_SUBJECT)
    if place is not None:
        return Attribution(said=True, place=place)
    name = list(names_caseless.JA_NAME.finditer(head))
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    return Attribution(said=True, place=last_mentioned(places, span.open_at))


def _owner_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], _tail: str) -> Place | None:
    """Whose words are announced right before the mark: "高橋さんの言葉「…」"."""
    owned = _WORDS_OF.search(text, max(block.start, span.open_at - 20), span.open_at)
    return _last_at(between(places, max(block.start, span.open_at - 30), span.open_at), owned)


def _according_to(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], _tail: str) -> Place | None:
    as_said = _JAPANESE_AS_SAID.search(text, max(block.start, span.open_at - 24), span.open_at)
    return _last_at(between(places, max(block.start, span.open_at - 40), span.open_at), as_said)


def _last_at(found: Sequence[Place], match: re.Match[str] | None) -> Place | None:
    """The last of the places if a match begins at its end."""
    return found[-1] if match is not None and found and found[-1].end >= match.start() - 1 else None


def _speaker_in_tail(text: str, span: MarkedSpan, _block: Block, places: Sequence[Place], tail: str) -> Place | None:
    """The speaker after と, with the verb of saying at the end of the sentence or none."""
    found = between(places, span.close_at, span.close_at + len(tail))
    if found and _JAPANESE_LATER.fullmatch(tail):
        return found[0]
    polite = found and _JAPANESE_POLITE.fullmatch(text, found[-1].end, span.close_at + len(tail))
    return found[-1] if polite and _JAPANESE_BY.fullmatch(tail) else None


def _owner_after(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], _tail: str) -> Place | None:
    """Whose the words are, by a noun after them: "「…」。代表の水谷あかりの言葉から始まる"."""
    owned = _JAPANESE_OWNED.match(text, span.close_at, block.end)
    found = between(places, span.close_at, owned.end()) if owned else ()
    return found[-1] if found else None


def _said_so(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Who said so, by a sentence of its own after the words."""
    so = _JAPANESE_SO.match(text, span.close_at, block.end)
    found = between(places, span.close_at, so.end()) if so else ()
    return Attribution(said=True, place=found[0] if found else None) if so else NOTHING


def _subject_at_mark(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], tail: str) -> Place | None:
    """The subject right before the mark, with と after it: any verb is one of speech there ("と照れる")."""
    if not tail.startswith(("と", "などと")) or _JAPANESE_NAMED_SO.match(tail) or TITLE_AFTER.match(tail):
        return None
    near = between(places, max(block.start, span.open_at - REACH), span.open_at)
    return near[-1] if near and _JAPANESE_SUBJECT_AT.fullmatch(text, near[-1].end, span.open_at) else None


_HAN_VERBATIM = 6
"""Signs of words in marks that are more than a term."""


def _goes_on_verbatim(text: str, span: MarkedSpan, places: Sequence[Place], head: str, offset: int) -> Place | None:
    """The speaker of a sentence that ends with verbatim words: "館長林曉指出，水不夠，「沒有水就沒有田」。"."""
    words = text[span.start : span.end]
    say = next(_SAY_HAN.finditer(head), None)
    if say is None or len(words) < _HAN_VERBATIM:
        return None
    if text[span.close_at : span.close_at + 1] not in ("", "\n", "。", "！") and words[-1:] not in "。！？":
        return None
    if head[-1:] not in ("，", "、", ",") and "，" not in words:
        return None
    found = between(places, offset, offset + say.start())
    return found[-1] if found else None


_CHINESE_SOURCE = compiled_later(rf"(?:{any_of('impersonal_sources', 'zh')})[^，。]{{0,6}}$")
_CHINESE_STOP = compiled_later("[。！？]")


def chinese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Chinese sentence: before the verb of saying, or after the words."""
    head, offset = head_of(text, block.start, span)
    if _SAY_HAN_END.search(head) or NAME_COLON.search(head):
        return _chinese_before(span, places, head, offset)
    place = _goes_on_verbatim(text, span, places, head, offset)
    return Attribution(said=True, place=place) if place is not None else _chinese_after(text, span, block, places)


def _chinese_before(span: MarkedSpan, places: Sequence[Place], head: str, offset: int) -> Attribution:
    """The speaker before a verb of saying or a colon."""
    says = list(_SAY_HAN.finditer(head))
    verb = says[-1].start() if says else len(head)
    found = list(between(places, offset, span.open_at))
    speakers = [place for place in found if place.start < offset + verb] or found
    if speakers:
        return Attribution(said=True, place=speakers[-1])
    names = list(names_caseless.ZH_NAME_BEFORE_SPEECH.finditer(head))
    if names:
        return Attribution(said=True, name=names[-1]["name"])
    if _CHINESE_SOURCE.search(head[:verb]):
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
