"""Who spoke: verbs of saying around a quotation, the name at them, a pronoun for the person named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from pipelines.people import names_caseless
from pipelines.people.names_latin import bare_names
from pipelines.people.person import Place, between
from pipelines.quotes.coreference import (
    NAME_COLON,
    NOTHING,
    OF_ANOTHER,
    PART_WORDS,
    PRONOUN,
    REACH,
    TITLE_LENGTH,
    WORDS_ARE,
    Attribution,
    by_judgement,
    first_name_alone,
    head_of,
    last_mentioned,
    tail_of,
    unintroduced_name,
)
from pipelines.quotes.marks import TITLE_AFTER, MarkedSpan
from pipelines.text.literal_filter import by_first_letter
from pipelines.text.segments import is_cjk, is_hangul
from pipelines.text.speech_verbs import (
    SAY,
    SPEECH_AFTER_JAPANESE,
    SPEECH_AFTER_KOREAN,
    SPEECH_FILTER,
    SPEECH_VERBS,
    SPEECH_VERBS_CHINESE,
)
from presswatch.languages.packs import alternation, any_of, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_DASH = compiled_later(r"^[\s.,;!?]*(?:[—–―‒-]{1,2}|\(|（)\s*")
_SUBJECTLESS = compiled_later(rf"(?<!\w)(?:{any_of('subjectless_verbs')})(?!\w)", re.IGNORECASE)


def _nearest(places: Sequence[Place], target: int) -> Place | None:
    return min(places, key=lambda p: min(abs(p.start - target), abs(p.end - target)), default=None)


def _spaced(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """The speaker in languages with blanks: first by the words after the closing mark, then by those before."""
    announced = NAME_COLON.search(text, max(block.start, span.open_at - 4), span.open_at)
    opened = announced or _CLAUSE_OPENS.search(text, max(block.start, span.open_at - 8), span.open_at)
    if opened and (governed := _spaced_before(text, span, block, places)).place:
        return governed
    tail = tail_of(text, span, block.end)
    say = _verb_in_tail(text, span, tail)
    if say is not None:
        return _at_verb(text, span, block, places, say)
    looks = (_by_pronoun, _near_speaker, _printed_there, _summed_up, _after_dash, _set_in)
    found = (look(text, span, tail, places) for look in looks)
    return next((who for who in found if who is not None), None) or _spaced_before(text, span, block, places)


def _verb_in_tail(text: str, span: MarkedSpan, tail: str) -> re.Match[str] | None:
    """The verb of saying in the words after the closing mark; "so" is one only at their beginning."""
    if not SPEECH_FILTER.may(text, span.close_at, span.close_at + len(tail)):
        return None
    say = SAY.search(tail)
    if say is None or (say.group().lower() == "so" and not tail.lstrip(" ,").lower().startswith("so")):
        return None
    return say


def _at_verb(text: str, span: MarkedSpan, block: Block, places: Sequence[Place], say: re.Match[str]) -> Attribution:
    """The speaker at a verb of saying after the words, or before them."""
    tail = say.string
    who = _resolve(text, places, (span.close_at, span.close_at + len(tail)), span.close_at + say.start())
    if who.place or who.name:
        return who
    if not (tail[: say.start()] + tail[say.end() :]).strip(" ,.;!?…"):
        # The subject comes first: "Ada Berg, “…” dedi".
        found = between(places, head_of(text, block.start, span)[1], span.open_at)
        return Attribution(said=True, place=found[-1] if found else last_mentioned(places, span.open_at))
    if text[block.start : span.open_at].rstrip().endswith((".", "!", "?", "…")):
        return who
    # What follows may be a sentence of its own ("Read the article here.") after words announced before them.
    before = _spaced_before(text, span, block, places)
    return before if before.place or before.name else who


def _by_pronoun(text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Attribution | None:
    if not _PRONOUN_TAIL.match(("," if text[span.end - 1] == "," else "") + tail):
        return None
    return Attribution(said=True, place=last_mentioned(places, span.open_at, tail))


def _printed_there(_text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Attribution | None:
    return Attribution(said=True, place=last_mentioned(places, span.open_at)) if _READ_THERE.match(tail) else None


def _summed_up(text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Attribution | None:
    summed = _THESE_WORDS.search(tail)
    if summed is None:
        return None
    return _resolve(text, places, (span.close_at, span.close_at + len(tail)), span.close_at + summed.end())


def _after_dash(text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Attribution | None:
    """Who is named right after a dash or bracket that follows the words."""
    dash = _DASH.match(tail)
    if dash is None:
        return None
    found = between(places, span.close_at, span.close_at + len(tail))
    if found and found[0].start - span.close_at <= dash.end() + _ROLE_LENGTH:
        return Attribution(said=True, place=found[0])
    name = next(iter(bare_names(text, span.close_at, span.close_at + len(tail))), None)
    if name is None or name.start - span.close_at > dash.end() + 2:
        return None
    return Attribution(said=True, name=text[name.start : name.end])


_ROLE_LENGTH = 25
"""Characters of a role between a dash and a name."""


def _set_in(text: str, span: MarkedSpan, _tail: str, places: Sequence[Place]) -> Attribution | None:
    inner = _INNER.search(text, span.start, span.end)
    return _resolve(text, places, inner.span(), inner.start("say")) if inner else None


_FEW_BEFORE_NAME = compiled_later(
    r"\s*,\s*(?:[a-zà-ÿа-яёßœ'’]+[ ]){1,4}(?:[A-ZÀ-Þ][a-zà-ÿ]{0,4}\.?[ ])?$"
    r"(?<!von )(?<!vom )(?<! by )(?<! par )(?<! por )(?<! de )(?<! di )(?<! mit )(?<! with )(?<! avec )"
    r"(?<! con )(?<! от )(?<! с )"
)
"""A comma and few small words, perhaps a title: a verb of saying that no table has, before the speaker's name."""
_PRONOUN_TAIL = compiled_later(
    r"\s*(?:,|[—–])\s*(?:[—–]\s*)?(?:[a-zäöüß]+t(?:e)? (?:sie|er)|s?he [a-z]+(?:s|ed)"
    r"|(?:s['’])?[a-zà-ÿ]+-(?:t-)?(?:il|elle)|[а-яё]+ (?:он|она))(?!\w)"
)
"""A verb that no pack has and a pronoun, after the words and a comma: "„…“, lacht sie"."""


def _near_speaker(text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Attribution | None:
    """The speaker after a comma and few small words: a verb of saying that no pack has."""
    found = between(places, span.close_at, span.close_at + min(len(tail), 70))
    if not found:
        return None
    roles = [role.start for role in found[0].person.roles if span.close_at < role.start < found[0].start]
    begin = min([found[0].start, *roles])
    inside = text[span.end - 1] == ","  # "“We wait,” began Ada Berg"
    few = _FEW_BEFORE_NAME.fullmatch(("," if inside else "") + text[span.close_at : begin])
    return Attribution(said=True, place=found[0]) if few else None


_READ_THERE = compiled_later(rf"\s{{0,60}},?\s{{0,60}}(?:{any_of('printed_there')})(?!\w)", re.IGNORECASE)
"""After words that the article prints, by whoever the post named last: "« … », y lit-on sous sa photo"."""
_CLAUSE_OPENS = compiled_later(rf"(?<!\w)(?:{any_of('that_words')})\s*$", re.IGNORECASE)
"""A word that opens the clause of what was said, right before the mark: "said to the paper that “…”"."""
_THESE_WORDS = compiled_later(rf"(?<!\w)(?:{by_first_letter(any_of('summing_words'))})", re.IGNORECASE)
"""Words that point back at a quotation before them."""
_INNER = compiled_later(rf"[,.!?…]\s*[—–]\s*(?P<say>{SPEECH_VERBS})\s[^—–«»]{{2,80}}", re.IGNORECASE)
"""Words of saying set into the quotation between dashes, as Russian and Spanish do."""
_INDIRECT = compiled_later(
    rf"(?<!\w)(?:{any_of('that_words')})\s|(?<!\w)qu['’]"
    rf"|,\s[^,.:;]{{2,50}}\s(?:{any_of('indirect_speech_verbs', 'de')})(?!\w)",
    re.IGNORECASE,
)
"""Where indirect speech begins: its conjunction, or the German subjunctive."""


def _is_part_of_speech(text: str, head: str, said: int, span: MarkedSpan) -> bool:
    """True if marks hold the verbatim part of a sentence in indirect speech: "said the rate was “neither … nor …”"."""
    long_enough = len(text[span.start : span.end].split()) >= PART_WORDS
    return long_enough and _INDIRECT.search(head, said) is not None


def _spaced_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    head, offset = head_of(text, block.start, span)
    says = list(SAY.finditer(head)) if SPEECH_FILTER.may(text, offset, span.open_at) else []
    announced = NAME_COLON.search(head) is not None
    clause = head.rfind(";") + 1 if announced else 0
    if clause and (own := between(places, offset + clause, span.open_at)):
        return Attribution(said=True, place=own[0])  # "…”, said Berg; Lund disagreed: “…"
    if says and (announced or _leads_to_mark(text, head, says, span)):
        return _resolve(text, places, (offset, span.open_at), offset + says[-1].start())
    if announced:
        return _announced(text, span, places, head, offset)
    return by_judgement(text, span, block, places)


def _leads_to_mark(text: str, head: str, says: Sequence[re.Match[str]], span: MarkedSpan) -> bool:
    """True if a verb of saying leads to the mark: a comma or dash before it, or hardly a word between them."""
    last = says[-1].end()
    if head.rstrip().endswith((",", "—", "–")) or len(head) - last <= _VERB_REACH:
        return True
    return _CLAUSE_OPENS.search(head) is not None or _is_part_of_speech(text, head, last, span)


_VERB_REACH = 24
"""Characters between a verb of saying and the mark."""


def _announced(text: str, span: MarkedSpan, places: Sequence[Place], head: str, offset: int) -> Attribution:
    found = between(places, offset, span.open_at)
    if found:
        return Attribution(said=True, place=found[-1])
    noun = WORDS_ARE.search(head)
    if noun is not None:
        another = OF_ANOTHER.search(noun.group()) is not None
        return Attribution(said=True, place=None if another else last_mentioned(places, span.open_at))
    name = unintroduced_name(text, offset, span.open_at, span.open_at)
    return Attribution(said=bool(name), name=name)


def _resolve(text: str, places: Sequence[Place], window: tuple[int, int], verb: int) -> Attribution:
    """The speaker at a verb of saying: a known person, a pronoun, an unknown name."""
    start, end = window
    words = text[start:end]
    who = _known(text, places, window, verb)
    if who is not None:
        return who
    if PRONOUN.search(words):
        return Attribution(said=True, place=last_mentioned(places, start, words))
    return _by_name(text, places, window, verb) or _by_clause(places, words, start)


def _known(text: str, places: Sequence[Place], window: tuple[int, int], verb: int) -> Attribution | None:
    """The known person at a verb of saying, but none who asks or is spoken to."""
    start, end = window
    found = between(places, start, end)
    if not found:
        return None
    asked = _QUESTION.search(text[start:end]) if all(map(attrgetter("person.outside"), found)) else None
    if asked is not None:
        return Attribution(said=True, place=last_mentioned(places, start + asked.start(), text[start:end]))
    if found[0].start > verb and _SUBJECT.search(text, max(start, verb - 16), verb):
        return None
    before = (place for place in reversed(found) if place.end <= verb)
    subject = next(before, None) if _ADDRESSING_VERB.match(text, verb) else None
    return Attribution(said=True, place=subject or _nearest(found, verb))


def _by_name(text: str, places: Sequence[Place], window: tuple[int, int], verb: int) -> Attribution | None:
    """The speaker by a name that no role introduces, a first name alone among them."""
    arabic = names_caseless.ARABIC_NAME.search(text, *window)
    name = names_caseless.without_clause(arabic["name"]) if arabic else ""
    alone = name or first_name_alone(text, window, places) or unintroduced_name(text, *window, verb)
    return _called(alone, places, window[1]) if alone else None


def _called(name: str, places: Sequence[Place], end: int) -> Attribution:
    """The one person named before whose first name is given, else somebody of that name."""
    known = {p.person.name: p for p in places if p.person.name.split(" ")[0] == name and p.start < end}
    if len(known) == 1:
        return Attribution(said=True, place=next(iter(known.values())))
    return Attribution(said=True, name=name)


def _by_clause(places: Sequence[Place], words: str, start: int) -> Attribution:
    """The person named last for a verb without a subject, else whose office the words give."""
    bare = _SUBJECTLESS.search(words) is not None and len(words.split()) <= _BARE_WORDS
    if bare or _DROPPED.match(words):
        return Attribution(said=True, place=last_mentioned(places, start, words))
    return Attribution(said=True)


_BARE_WORDS = 4
"""Words of a clause that is no more than its verb."""
_QUESTION = compiled_later(rf"(?<!\w)(?:{any_of('questions')})(?!\w{{3}})", re.IGNORECASE)
"""A question: whoever is named after it asks, and somebody named before answers."""
_DROPPED = compiled_later(
    rf"\s{{0,60}},?\s{{0,60}}(?:{any_of('past_without_subject')})(?=\s{{0,60}}[,.;]|\s(?:{any_of('words_after_verbs')})(?!\w))"
)
"""A past or perfect tense of Spanish, Italian or Portuguese after the words, without a subject."""
_SUBJECT = compiled_later(
    rf"(?<!\w)(?:-?t-)?(?:{any_of('subject_pronouns')}|{any_word('stressed_pronouns')})[ \u00a0]"
    r"(?:a |had |has |ha |le |l['’])?\Z",
    re.IGNORECASE,
)
"""A pronoun right before a verb of saying: who is named after it was spoken to ("a-t-elle répondu au député …")."""
_ADDRESSING_VERB = compiled_later(alternation("addressing_verbs"), re.IGNORECASE)
"""A verb whose object is the listener: "Ada Berg, our chair, told reporter Jo Lund"."""


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


def attribution(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Reads the words around a quotation inside its block."""
    place = _signed(text, span, block, places)
    if place is not None:
        return Attribution(said=True, place=place)
    before = text[max(block.start, span.open_at - _NEAR) : span.open_at]
    around = before + text[span.close_at : min(block.end, span.close_at + _NEAR)]
    inside = text[span.start : span.end]
    if any(map(is_hangul, around)) or (not around.strip() and any(map(is_hangul, inside))):
        return _korean(text, span, block, places)
    if any(map(is_cjk, around)):
        return (_japanese if _KANA.search(around + inside) else _chinese)(text, span, block, places)
    return _spaced(text, span, block, places)


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
