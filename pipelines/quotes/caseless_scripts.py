"""Who spoke in Korean, Japanese and Chinese, where the name stands before the words and the verb after or before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.people import names_east_asian as han
from pipelines.people import names_east_asian as hangul
from pipelines.people.places import Place, between
from pipelines.quotes.around import NAME_COLON, NOTHING, PRONOUN, REACH, TITLE_AFTER, Attribution, head_of
from pipelines.quotes.last_speaker import last_told
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.speech_verbs import SPEECH_AFTER_JAPANESE, SPEECH_AFTER_KOREAN, SPEECH_VERBS_CHINESE
from presswatch.languages.packs import any_of
from presswatch.languages.packs import words as table
from presswatch.records import Block

_SAY_HAN = re.compile(SPEECH_VERBS_CHINESE)
_SAY_HAN_END = re.compile(rf"(?:{SPEECH_VERBS_CHINESE})[^。！？，,]{{0,12}}[:：，, ]?\s*$")
_JAPANESE_AFTER = re.compile(SPEECH_AFTER_JAPANESE)
_KOREAN_AFTER = re.compile(SPEECH_AFTER_KOREAN)
_KOREAN_SAY = re.compile(any_of("speech_verb_stems", "ko"))
_KOREAN_TITLE = re.compile(
    rf"이?라고 (?:{any_of('inscription_verbs', 'ko')})|(?:이?라는|란)\s?(?:{any_of('title_nouns', 'ko')})"
)
_WORDS_OF = re.compile(rf"(?:さん|氏|先生|君|様)?の(?:{any_of('quotation_nouns', 'ja')})[、：:]?\s*\Z")
"""Before the mark: the words that follow are somebody's."""
_JAPANESE_AS_SAID = re.compile(
    rf"(?:さん|氏|先生|君|様)?(?:[（(][^()（）]{{1,20}}[)）])?(?:{any_of('according_to', 'ja')})[、，]?[ 　]?\Z"
)
"""Before the mark: somebody's name and that the words are theirs, with no verb behind: "高橋いわく、「…」"."""
_JAPANESE_LATER = re.compile(
    rf"と[^「」]{{2,120}}(?:は|が|も)[^「」]{{0,80}}(?:{any_of('speech_verb_stems', 'ja')})[^「」]{{0,8}}"
)
"""After the words: と, the speaker, and only at the end of the sentence the verb of saying."""
_JAPANESE_OWNED = re.compile(rf"[。、]?\s?[^。「」]{{2,30}}?(?:さん|氏|先生)?の(?:{any_of('quotation_nouns', 'ja')})")
"""After the words: whose they are ("「…」。代表の水谷あかりの言葉から始まる")."""
_JAPANESE_BY = re.compile(r"と[、は]?[^「」]{2,40}")
_JAPANESE_POLITE = re.compile(r"(?:さん|氏|先生|君|様)?(?:[（(][^()（）]{1,20}[)）])?")
"""After the words: と and the speaker, the verb of saying left out as newspapers do ("「…」と水谷さん。")."""
_JAPANESE_SUBJECT_AT = re.compile(r"(?:さん|氏|先生|君|様)?(?:[（(][^()（）]{1,20}[)）])?(?:は|が|も)、?")
"""Between a name and the opening mark, where the name is the subject of what follows the words."""
_JAPANESE_NAMED_SO = re.compile(
    rf"(?:など)?と(?:[^。「」]{{0,6}}(?:{any_of('naming_verbs', 'ja')})|いう(?!.{{0,3}}(?:。|$)))"
)
"""After the marks: what they hold is a name, a title or letters on a thing."""
_JAPANESE_SO = re.compile(
    rf"。\s?[^。「」]{{0,80}}?(?:取材|インタビュー|質問)に(?:対し、?|対して、?)?(?:答え|応え|応じ|語|話"
    rf"|述べ)|(?:。\s?[^。「」]{{0,60}}?|。?\s?)(?:そう|こう"
    rf"|このように)[^。「」]{{0,20}}?(?:{any_of('speech_stems_after_so', 'ja')})"
)
"""A sentence after the words that says who said so."""


_KOREAN_SUBJECT = re.compile(r"[^\n,.]{0,12}?(?:은|는|이|가|씨|:|：|도)")
_JAPANESE_SUBJECT = re.compile(
    r"[一-龯々ァ-ヶー]{0,10}(?:さん|氏|[（(][^)）]{0,300}[)）]){0,40}(?:は|が|：|:|によると|も)"
)
"""What follows a name that is the subject of its sentence: "高橋美咲理事長は"."""
_FOLLOWS = 20


def _subject(
    text: str, span: MarkedSpan, places: Sequence[Place], low: int, *, tail: str, marked: re.Pattern[str]
) -> Place | None:
    """Who is named before the words, the last marked as subject first, else the first named in the `tail` after them."""
    before = between(places, low, span.open_at)
    subjects = [p for p in before if marked.match(text, p.end, min(len(text), p.end + _FOLLOWS))] or before
    later = between(places, span.close_at, span.close_at + len(tail))
    return subjects[-1] if subjects else later[0] if later else None


_KOREAN_NEXT = re.compile(
    rf"[^“”\"‘’]{{0,300}}(?:[고며] (?:[가-힣]{{1,60}} )?(?:했|하|밝|전|말|덧)"
    rf"|(?:{any_of('speech_nouns', 'ko')})(?:했|하였|한|합|하))[^“”\"]{{0,8}}"
)
_JAPANESE_NEXT = re.compile(
    rf"(?![にのでをへ])[^「」]{{1,60}}(?:は|が|も)[^「」]{{0,80}}(?:{any_of('speech_verb_stems', 'ja')})[^「」]{{0,8}}"
)
"""A sentence of its own after words that end with a full stop, its subject their speaker, its verb one of saying."""
_SUBJECT_REACH = 16


def _next_sentence(text: str, span: MarkedSpan, places: Sequence[Place], tail: str) -> Place | None:
    """Who is named first in the sentence after words that are one themselves: "“기다립니다.” 한지민 대표는 … 고 했습니다"."""
    reach = min(len(tail), _SUBJECT_REACH)
    found = between(places, span.close_at, span.close_at + reach) if text[span.end - 1] in ".!?…。！？" else ()
    return found[0] if found else None


def _names(words: str) -> list[re.Match[str]]:
    """Words that look like Korean names, without those that are words ("목소리가")."""
    return [
        match
        for match in hangul.NAME.finditer(words)
        if match["name"] not in _NOT_NAMES and len(match["name"]) >= _SHORTEST_NAME
    ]


_NOT_NAMES = table("not_names")
_SHORTEST_NAME = 3
"""Syllables of nearly all Korean names; what has two is mostly a word ("선원은")."""


def korean(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Korean sentence: the subject before it, or a name after it."""
    tail = text[span.close_at : min(block.end, span.close_at + REACH)]
    stop = re.search(r"(?<=[다요죠함])\.|\n", tail)
    tail = tail[: stop.end()] if stop else tail
    head, offset = head_of(text, block.start, span)
    after = _KOREAN_AFTER.match(tail)
    colon = NAME_COLON.search(head)
    told = _next_sentence(text, span, places, tail) if _KOREAN_NEXT.fullmatch(tail.strip(" .")) else None
    if told is not None and not colon and _KOREAN_SUBJECT.match(text, told.end):
        return Attribution(said=True, place=told)
    if not colon and (
        after is None
        or _KOREAN_TITLE.match(tail)
        or not (_KOREAN_SAY.search(tail) or after.group().endswith(("며", "면서", "라고")))
    ):
        return NOTHING
    place = _subject(text, span, places, offset, tail=tail, marked=_KOREAN_SUBJECT)
    if place is not None:
        return Attribution(said=True, place=place)
    behind = re.split('[“‘「『"]', tail[:40], maxsplit=1)[0]  # in the next marks somebody is spoken of
    name = _names(head) or _names(behind)
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    subject = re.search(rf"(?:{any_of('impersonal_sources', 'ko')})[은는이가도에]", head)
    return Attribution(said=True, place=None if subject else last_told(places, span.open_at))


def japanese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Japanese sentence."""
    owned = _WORDS_OF.search(text, max(block.start, span.open_at - 20), span.open_at)
    mine = between(places, max(block.start, span.open_at - 30), span.open_at) if owned else ()
    if mine and owned is not None and mine[-1].end >= owned.start() - 1:
        return Attribution(said=True, place=mine[-1])
    as_said = _JAPANESE_AS_SAID.search(text, max(block.start, span.open_at - 24), span.open_at)
    mine = between(places, max(block.start, span.open_at - 40), span.open_at) if as_said else ()
    if as_said and mine and mine[-1].end >= as_said.start() - 1:
        return Attribution(said=True, place=mine[-1])
    tail = text[span.close_at : min(block.end, span.close_at + REACH)].split("。", maxsplit=1)[0]
    later = between(places, span.close_at, span.close_at + len(tail)) if _JAPANESE_LATER.fullmatch(tail) else ()
    if later:
        return Attribution(said=True, place=later[0])
    named = between(places, span.close_at, span.close_at + len(tail)) if _JAPANESE_BY.fullmatch(tail) else ()
    if named and _JAPANESE_POLITE.fullmatch(text, named[-1].end, span.close_at + len(tail)):
        return Attribution(said=True, place=named[-1])
    told = _next_sentence(text, span, places, tail) if _JAPANESE_NEXT.fullmatch(tail) else None
    if told is not None and _JAPANESE_SUBJECT.match(text, told.end):
        return Attribution(said=True, place=told)
    owned = _JAPANESE_OWNED.match(text, span.close_at, block.end)
    mine = between(places, span.close_at, owned.end()) if owned else ()
    if mine:
        return Attribution(said=True, place=mine[-1])
    head, offset = head_of(text, block.start, span)
    subject = _subject_at_mark(text, span, block, places, tail)
    if subject is not None:
        return Attribution(said=True, place=subject)
    if not (_JAPANESE_AFTER.match(tail) and not TITLE_AFTER.match(tail)) and not NAME_COLON.search(head):
        so = _JAPANESE_SO.match(text, span.close_at, block.end)
        said = between(places, span.close_at, so.end()) if so else ()
        return Attribution(said=True, place=said[0] if said else None) if so else NOTHING
    place = _subject(text, span, places, offset, tail=tail, marked=_JAPANESE_SUBJECT)
    if place is not None:
        return Attribution(said=True, place=place)
    name = list(han.JA_NAME.finditer(head))
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    other = re.search(rf"(?:{any_of('impersonal_sources', 'ja')})(?:は|が)", head)
    return Attribution(said=True, place=None if other else last_told(places, span.open_at))


def _subject_at_mark(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], tail: str) -> Place | None:
    """Who is the subject right before the mark and と behind it: whatever the verb, it is one of speech ("と照れる")."""
    if not tail.startswith(("と", "などと")) or _JAPANESE_NAMED_SO.match(tail) or TITLE_AFTER.match(tail):
        return None
    near = between(places, max(block.start, span.open_at - REACH), span.open_at)
    return near[-1] if near and _JAPANESE_SUBJECT_AT.fullmatch(text, near[-1].end, span.open_at) else None


_HAN_VERBATIM = 6
"""Signs of words in marks that are more than a term."""


def _goes_on_verbatim(text: str, span: MarkedSpan, places: Sequence[Place], before: tuple[str, int]) -> Place | None:
    """Who speaks in a sentence that tells their words and ends with some verbatim: "館長林曉指出，水不夠，「沒有水就沒有田」。"."""
    head, offset = before
    ends = text[span.close_at : span.close_at + 1] in ("", "\n", "。", "！") or text[span.end - 1] in "。！？"
    say = next(_SAY_HAN.finditer(head), None)
    if (
        not ends
        or say is None
        or (head[-1:] not in ("，", "、", ",") and "，" not in text[span.start : span.end])
        or span.end - span.start < _HAN_VERBATIM
    ):
        return None
    told = between(places, offset, offset + say.start())
    return told[-1] if told and not _HAN_ANOTHER.search(head, say.end()) else None


_HAN_ANOTHER = re.compile(
    r"(?:题为|題為|名为|名為|称为|稱為|叫做|叫作|主题|主題|标题|標題|以|推出|举办|舉辦)[，、,]?\Z"
)
"""Before marks that hold a name rather than words said."""


def chinese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation in a Chinese sentence: before the verb of saying, or after the words."""
    head, offset = head_of(text, block.start, span)
    if _SAY_HAN_END.search(head) or NAME_COLON.search(head):
        says = list(_SAY_HAN.finditer(head))
        verb = offset + (says[-1].start() if says else len(head))
        told = list(between(places, offset, span.open_at))
        speakers = [p for p in told if p.start < verb] or told
        if speakers:
            return Attribution(said=True, place=speakers[-1])
        names = list(han.ZH_NAME_BEFORE_SPEECH.finditer(head))
        if names:
            return Attribution(said=True, name=names[-1]["name"])
        if re.search(
            rf"(?:{any_of('impersonal_sources', 'zh')})[^，。]{{0,6}}$",
            head[: max(0, verb - offset)],
        ):
            return Attribution(said=True)
        return Attribution(said=bool(says), place=last_told(places, span.open_at) if says else None)
    place = _goes_on_verbatim(text, span, places, (head, offset))
    if place is not None:
        return Attribution(said=True, place=place)
    tail = text[span.close_at : min(block.end, span.close_at + 60)]
    tail = re.split("[。！？]", tail)[0]
    say = _SAY_HAN.search(tail)
    if say and (re.match(r"[，, ]", tail) or text[span.end - 1] in "。！？，,"):
        found = between(places, span.close_at, span.close_at + say.end())
        if found:
            return Attribution(said=True, place=found[0])
        name = han.ZH_NAME_BEFORE_SPEECH.search(tail)
        if name:
            return Attribution(said=True, name=name["name"])
        if PRONOUN.search(tail[: say.end()]):
            return Attribution(said=True, place=last_told(places, span.open_at))
    return NOTHING
