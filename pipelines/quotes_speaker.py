"""Who spoke: words of saying around a quotation, the name at them, a pronoun for the person named last."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines import people_arabic, people_han, people_hangul
from pipelines.coverage_text import is_cjk, is_hangul
from pipelines.coverage_words import (
    SAY_ARABIC,
    SAY_CYRILLIC,
    SAY_HAN,
    SAY_JAPANESE_AFTER,
    SAY_KOREAN_AFTER,
    SAY_KOREAN_LATER,
    SAY_LATIN,
    SAYS,
)
from pipelines.people_places import Place, between, last_before
from pipelines.people_runs import RUN, bare_names, is_head
from pipelines.people_words import NOT_A_NAME
from pipelines.quotes_marks import MarkedSpan
from pipelines.sieve import Sieved
from presswatch.records import Block

_SAY = re.compile(rf"(?<![\w])(?:{SAY_LATIN}|{SAY_CYRILLIC}|{SAY_ARABIC})(?![\w])", re.IGNORECASE)
_SAY_HAN = re.compile(SAY_HAN)
_SAY_HAN_END = re.compile(rf"(?:{SAY_HAN})[^。！？，,]{{0,12}}[:：，, ]?\s*$")
_JAPANESE_AFTER = re.compile(SAY_JAPANESE_AFTER)
_KOREAN_AFTER = re.compile(SAY_KOREAN_AFTER)
_KOREAN_SAY = re.compile(
    r"말|밝혔|밝혀|밝힌|전했|강조|설명|지적|덧붙|주장|호소|답했|답한|토로|비판|우려|진단|당부|평가|촉구|언급|소감|했다|했습니다|한다|합니다|꼬집|반문|내다|회상|하소연|요구|요청|경고"
)
_KOREAN_TITLE = re.compile(r"(?:이?라는|란)\s?(?:제목|주제|이름|제하|책|기사|프로그램|명칭|표현|말이|단어)")
_TITLE_BEFORE = Sieved(
    re.compile(
        r"(?:titled|entitled|headlined|called|named|headline|title|(?:the|our|an?|this|new) (?:article|story|report|piece|episode|series|book|film|documentary|project)|intitulée?s?|titre|l'émission|sous le titre|titulad[oa]s?|título|llamad[oa]|libro|mit dem titel|unter der überschrift|titel|namens|под названием|под заголовком|материал\w*|стать\w+|проект\w*|фонд\w*"
        r"|بعنوان|عنوان|제목의?|제하의|프로그램|題名|番組|題して|题为|題為|标题|標題|栏目|欄目|节目|節目|名为|名為)\s*[:：]?\s*$"
        r"|(?:(?:the|our|an?|this|new) (?:programme|program|show)|programa|sendung|газет\w+|журнал\w*|программ\w+|изданию?|телеканал\w*|радио|برنامج|(?<!لل)(?:صحيفة|جريدة|قناة|مجلة|موقع))\s*$",
        re.IGNORECASE,
    )
)
"""Words right before marks that hold a title; after the name of a kind of outlet a colon opens words said to it."""
_PIECE_BEFORE = Sieved(
    re.compile(
        r"(?:tribune|tribuna|chronique|reportage|article|dossier|kolumne|columna|artículo|reportaje|nota|gastbeitrag|artikel|op-ed|column|essay|стать\w+|колонк\w+|материал\w*|مقالا?|تقريرا?)(?!\w)[^.!?«“„\"]{0,60}[:(]\s*$",
        re.IGNORECASE,
    )
)
_TITLE_AFTER = re.compile(
    r"^\s*(?:という(?:題|タイトル|番組|記事|連載|特集|本|名)|と題|의 제목|라는 제목|一文|为题|為題|栏目|节目|節目|という)"
)
_PRONOUN = re.compile(
    r"(?<!\w)(?:s?he|er|sie|ils?|elles?|[ée]l|ella|онa?|она|он)(?!\w)|그는|그녀는|彼は|彼女は|同氏は|氏は|(?:他|她)(?=说|說|表示|指出|称|稱|强调|強調|认为|認為|补充|補充)|他|她",
    re.IGNORECASE,
)
_NAME_COLON = re.compile(r"[:：]\s*$")
_DASH = re.compile(r"^[\s.,;!?]*(?:[—–―‒-]{1,2}|\(|（)\s*")
_NAME_IN_DASH = re.compile(r"^\s*[—–―‒-]{1,2}\s*")
_BRACKETED = re.compile(r"\s*[(（][^()（）\n]{2,60}[)）]\s*")
"""A paragraph in brackets after a quotation: who said it."""
_SENTENCE_STOP = re.compile(r"[.!?…](?=\s)|[。！？]")
_TITLE_LENGTH = 90
"""Characters: longer words after "article:" are said rather than a headline."""
_REACH = 180
"""Characters: a speaker farther from the quotation than this is not its speaker."""
_SUBJECTLESS = re.compile(
    r"(?<!\w)(?:dijo|dice|afirm[óa]|declar[óa]|explic[óa]|señal[óa]|asegur[óa]|añad[ei]ó?|сказала?|говорит|заявила?|отметила?|подчеркнула?|добавила?|[وف]?(?:قالت?|أضافت?|أكدت?|أوضحت?|صرحت?))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the words around a quotation say of its speaker; `said` is True where a word of saying or a sign attributes it."""

    said: bool
    place: Place | None = None
    name: str | None = None


NOTHING = Attribution(said=False)


def _tail(text: str, span: MarkedSpan, end: int) -> str:
    """The rest of the sentence after the closing mark."""
    raw = text[span.close_at : min(end, span.close_at + _REACH)]
    stops = _SENTENCE_STOP.finditer(raw, 1 if raw[:1] in ".!?…" else 0)
    stop = next((m for m in stops if m.group() != "." or not _initial(raw, m.start())), None)
    if raw[:1] in ".!?。" and text[span.close_at - 1 : span.close_at]:
        return raw[:1]
    return raw[: stop.end()] if stop else raw


def _head(text: str, start: int, span: MarkedSpan) -> tuple[str, int]:
    """The part of the sentence before the opening mark, with its offset."""
    low = max(start, span.open_at - _REACH)
    raw = text[low : span.open_at]
    stops = [m.end() for m in _SENTENCE_STOP.finditer(raw) if raw[m.end() :].strip() and not _initial(raw, m.start())]
    cut = stops[-1] if stops else 0
    return raw[cut:], low + cut


def _initial(raw: str, dot: int) -> bool:
    word = raw[:dot].rsplit(None, 1)[-1:] or [""]
    return len(word[0]) <= 2 or word[0].lower() in {"prof", "mrs", "mme", "sra", "hon", "rev"}


def _nearest(places: Sequence[Place], target: int) -> Place | None:
    return min(places, key=lambda p: min(abs(p.start - target), abs(p.end - target)), default=None)


def _loose_name(text: str, start: int, end: int, verb: int) -> str | None:
    """A name that nobody introduced: two capitalised words, or one right at the word of saying."""
    names = list(bare_names(text, start, end))
    if names:
        best = min(names, key=lambda run: abs(run.start - verb))
        return text[best.start : best.end]
    for run in RUN.finditer(text, start, end):
        word = run.group()
        if (
            " " not in word
            and word.lower() not in NOT_A_NAME
            and not word.isupper()
            and not is_head(word)
            and min(abs(run.start() - verb), abs(run.end() - verb)) <= 14
            and run.start() > start
        ):
            return word if run.end() - run.start() > 2 and not _SAY.fullmatch(word) else None
    return None


def _spaced(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Attribution in languages with blanks: the words after the closing mark first, then those before the opening one."""
    tail = _tail(text, span, block.end)
    say = _SAY.search(tail) if SAYS.may(text, span.close_at, span.close_at + len(tail)) else None
    if say and not (say.group().lower() == "so" and not tail.lstrip(" ,").lower().startswith("so")):
        who = _resolve(text, places, (span.close_at, span.close_at + len(tail)), span.close_at + say.start())
        alone = not text[span.close_at : span.close_at + say.start()].strip(" ,")
        return _subject_first(text, span, block, places) if alone and not (who.place or who.name) else who
    close = _near_speaker(text, span, tail, places)
    if close is not None:
        return Attribution(said=True, place=close)
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
    found = between(places, _head(text, block.start, span)[1], span.open_at)
    return Attribution(said=True, place=found[-1] if found else None)


_FEW_BEFORE_NAME = re.compile(r"\s*,\s*(?:[a-zà-ÿа-яёßœ'’]+[  ]){1,4}(?:[A-ZÀ-Þ][a-zà-ÿ]{0,4}\.?[  ])?$")
"""A comma and few small words, perhaps a title: a verb of saying that no table has, before the speaker's name."""


def _near_speaker(text: str, span: MarkedSpan, tail: str, places: Sequence[Place]) -> Place | None:
    found = between(places, span.close_at, span.close_at + min(len(tail), 45))
    if found and _FEW_BEFORE_NAME.fullmatch(text, span.close_at, found[0].start):
        return found[0]
    return None


_CLAUSE_OPENS = re.compile(
    r"(?<!\w)(?:that|que|qu['’]|che|dass|что|إن|أن|بأن|إنّ|أنّ|إنه|إنها|أنه|أنها)\s*$", re.IGNORECASE
)
"""A word that opens the clause of what was said, right before the mark: "said to the paper that “…”"."""
_THESE_WORDS = re.compile(
    r"(?<!\w)(?:with (?:these|those|this) words?|in (?:these|those) words|is how|was how|mit diesen worten|so fasst\w*|par ces mots|c['’]est ainsi que|c['’]est par ces mots|con (?:estas|esas) palabras|así (?:lo )?(?:resume|resumió|describe|explica)|con queste parole|com estas palavras|(?:этими|такими|с этими|с такими) словами|так (?:объясн|описыва|формулиру)\w+|بهذه الكلمات|بهذه العبارة|هكذا (?:لخص|وصف|يلخص|تلخص)\w*)",
    re.IGNORECASE,
)
"""Words that point back at a quotation before them."""
_INNER = re.compile(rf"[,.!?…]\s*[—–]\s*(?P<say>{SAY_CYRILLIC}|{SAY_LATIN})\s[^—–«»]{{2,80}}", re.IGNORECASE)
"""Words of saying set into the quotation between dashes, as Russian and Spanish do."""


def _spaced_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    head, offset = _head(text, block.start, span)
    bare = head.rstrip()
    says = list(_SAY.finditer(head)) if SAYS.may(text, offset, span.open_at) else []
    if (
        _NAME_COLON.search(head)
        or bare.endswith((",", "—", "–"))
        or (says and _CLAUSE_OPENS.search(head))
        or (says and len(head) - says[-1].end() <= 24)
    ):
        if says:
            return _resolve(text, places, (offset, span.open_at), offset + says[-1].start())
        if _NAME_COLON.search(head):
            found = between(places, offset, span.open_at)
            if found:
                return Attribution(said=True, place=found[-1])
            name = _loose_name(text, offset, span.open_at, span.open_at)
            return Attribution(said=bool(name), name=name)
    return NOTHING


def _resolve(text: str, places: Sequence[Place], window: tuple[int, int], verb: int) -> Attribution:
    """The speaker at a word of saying: a known person, a pronoun, an unknown name."""
    start, end = window
    words = text[start:end]
    found = between(places, start, end)
    if found:
        return Attribution(said=True, place=_nearest(found, verb))
    if _PRONOUN.search(words):
        return Attribution(said=True, place=last_before(places, start))
    arabic = people_arabic.NAME.search(text, start, end)
    if arabic:
        return Attribution(said=True, name=arabic["name"])
    name = _loose_name(text, start, end, verb)
    if name:
        known = {p.person.name: p for p in places if p.person.name.split(" ")[0] == name and p.start < end}
        if len(known) == 1:
            return Attribution(said=True, place=next(iter(known.values())))
        return Attribution(said=True, name=name)
    if _SUBJECTLESS.search(words) and len(words.split()) <= 4:
        return Attribution(said=True, place=last_before(places, start))
    return Attribution(said=True)


def _korean(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    tail = text[span.close_at : min(block.end, span.close_at + _REACH)]
    stop = re.search(r"(?<=[다요죠함])\.|\n", tail)
    tail = tail[: stop.end()] if stop else tail
    head, offset = _head(text, block.start, span)
    after = _KOREAN_AFTER.match(tail)
    colon = _NAME_COLON.search(head)
    if not colon and (
        after is None
        or _KOREAN_TITLE.match(tail)
        or not (_KOREAN_SAY.search(tail) or after.group().endswith(("며", "면서", "라고")))
    ):
        return NOTHING
    found = [
        p
        for p in between(places, offset, span.open_at)
        if re.match(r"[^\n,.]{0,12}?(?:은|는|이|가|씨|:|：|도)", text[p.end : p.end + 14])
    ]
    found = found or list(between(places, offset, span.open_at))
    if found:
        return Attribution(said=True, place=found[-1])
    later = between(places, span.close_at, span.close_at + len(tail))
    if later:
        return Attribution(said=True, place=later[0])
    name = list(people_hangul.NAME.finditer(head)) or list(people_hangul.NAME.finditer(tail[:40]))
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    subject = re.search(r"(?:보고서|단체|센터|정부|기사|신문|성명|관계자|측)[은는이가도에]", head)
    return Attribution(said=True, place=None if subject else last_before(places, span.open_at))


def _japanese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    tail = text[span.close_at : min(block.end, span.close_at + 80)].split("。", maxsplit=1)[0]
    head, offset = _head(text, block.start, span)
    if not (_JAPANESE_AFTER.match(tail) and not _TITLE_AFTER.match(tail)) and not _NAME_COLON.search(head):
        return NOTHING
    found = [
        p
        for p in between(places, offset, span.open_at)
        if re.match(r"(?:さん|氏|[（(][^)）]*[)）])*(?:は|が|：|:|によると|も)", text[p.end : p.end + 20])
    ]
    found = found or list(between(places, offset, span.open_at))
    if found:
        return Attribution(said=True, place=found[-1])
    later = between(places, span.close_at, span.close_at + len(tail))
    if later:
        return Attribution(said=True, place=later[0])
    name = list(people_han.JA_NAME.finditer(head))
    if name:
        return Attribution(said=True, name=name[-1]["name"])
    other = re.search(r"(?:報告書|団体|記事|同紙|政府|社説|関係者|担当者)(?:は|が)", head)
    return Attribution(said=True, place=None if other else last_before(places, span.open_at))


def _chinese(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    head, offset = _head(text, block.start, span)
    if _SAY_HAN_END.search(head) or _NAME_COLON.search(head):
        says = list(_SAY_HAN.finditer(head))
        verb = offset + (says[-1].start() if says else len(head))
        told = list(between(places, offset, span.open_at))
        speakers = [p for p in told if p.start < verb] or told
        if speakers:
            return Attribution(said=True, place=speakers[-1])
        names = list(people_han.ZH_NAME_BEFORE_SPEECH.finditer(head))
        if names:
            return Attribution(said=True, name=names[-1]["name"])
        if re.search(
            r"(?:报告|報告|声明|聲明|文章|该报|該報|机构|機構|政府)[^，。]{0,6}$", head[: max(0, verb - offset)]
        ):
            return Attribution(said=True)
        return Attribution(said=bool(says), place=last_before(places, span.open_at) if says else None)
    tail = text[span.close_at : min(block.end, span.close_at + 60)]
    tail = re.split("[。！？]", tail)[0]
    say = _SAY_HAN.search(tail)
    if say and (re.match(r"[，, ]", tail) or text[span.end - 1] in "。！？，,"):
        found = between(places, span.close_at, span.close_at + say.end())
        if found:
            return Attribution(said=True, place=found[0])
        name = people_han.ZH_NAME_BEFORE_SPEECH.search(tail)
        if name:
            return Attribution(said=True, name=name["name"])
        if _PRONOUN.search(tail[: say.end()]):
            return Attribution(said=True, place=last_before(places, span.open_at))
    return NOTHING


_KANA = re.compile("[ぁ-んァ-ヶ]")


_TOLD_BEFORE = re.compile(
    r"(?:談話|コメント|発言|言葉|インタビュー|발언|인터뷰|코멘트|采访|採訪|访谈|訪談|访问|訪問|(?<!\w)(?:quoted|comments?|commented|interview\w*|zitiert|interviewt|citée?|interrogée?|entrevist\w+|цитир\w+|интервью)(?!\w))[^。.!?\n]{0,40}[。.!?]\s*$",
    re.IGNORECASE,
)
_KOREAN_WORDS_OF = re.compile(r"\s*[^.\n“”\"]{2,24}의 (?:말|설명|지적|이야기|얘기|소감)(?:이다|입니다|이에요)")


def told_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """A quotation that is a sentence of its own after one that tells of somebody's words; or before "… 의 말이다"."""
    if _KOREAN_WORDS_OF.match(text, span.close_at, block.end):
        found = between(places, span.close_at, min(block.end, span.close_at + 30))
        if found:
            return Attribution(said=True, place=found[0])
    ends = not text[span.close_at : block.end].strip(" 。.") or text[span.end - 1] in "。.!?！？"
    if ends and _TOLD_BEFORE.search(text[max(block.start, span.open_at - 90) : span.open_at]):
        return Attribution(said=True, place=last_before(places, span.open_at))
    return NOTHING


def attribution(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Reads the words around a quotation inside its block."""
    around = (
        text[max(block.start, span.open_at - 40) : span.open_at]
        + text[span.close_at : min(block.end, span.close_at + 40)]
    )
    inside = text[span.start : span.end]
    if any(is_hangul(c) for c in around) or (not around.strip() and any(is_hangul(c) for c in inside)):
        return _korean(text, span, block, places)
    if any(is_cjk(c) for c in around):
        return (_japanese if _KANA.search(around + inside) else _chinese)(text, span, block, places)
    return _spaced(text, span, block, places)


def is_title(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether the marks hold a title or a name rather than words said."""
    at = span.open_at
    short = span.end - span.start <= _TITLE_LENGTH and text[span.end - 1] not in ".…"
    return bool(
        _TITLE_BEFORE.inside(text, max(block.start, at - 40), at)
        or (short and _PIECE_BEFORE.inside(text, max(block.start, at - 90), at))
        or _TITLE_AFTER.match(text[span.close_at : span.close_at + 12])
    )


def from_neighbour(text: str, blocks: Sequence[Block], number: int, places: Sequence[Place]) -> Attribution:
    """The speaker of a quotation that is a paragraph of its own: told at the end of the block before or in the next one."""
    if number > 0:
        block = blocks[number - 1]
        last = text[max(block.start, block.end - _REACH) : block.end]
        if _NAME_COLON.search(last) or re.search(r"[:：]$", last.strip()):
            found = between(places, block.end - len(last), block.end)
            return Attribution(said=True, place=found[-1] if found else last_before(places, block.end))
    if number + 1 < len(blocks):
        block = blocks[number + 1]
        first = text[block.start : min(block.end, block.start + _REACH)]
        found = between(places, block.start, block.start + len(first))
        dashed = _NAME_IN_DASH.match(first) or _BRACKETED.fullmatch(first)
        if found and (dashed or SAY_KOREAN_LATER.search(first) or _points_back(first)):
            return Attribution(said=True, place=found[0])
        name = next(iter(bare_names(text, block.start, block.start + len(first))), None) if dashed else None
        if name is not None:
            return Attribution(said=True, name=text[name.start : name.end])
    return NOTHING


def _points_back(first: str) -> bool:
    """Whether a sentence says that its subject said the words before it."""
    return bool(
        re.search(
            r"^(?:said|says|so |dit|dice|dijo|с этими|так )|so sagte|with these words|これは|と(?:話|述べ|語)|这样说|如是说|這樣說|هكذا|بهذه الكلمات",
            first,
            re.IGNORECASE,
        )
    )
