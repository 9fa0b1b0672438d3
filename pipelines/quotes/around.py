"""The words around a quotation: the sentence after its closing mark, the one before its opening mark."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.people.places import Place
from pipelines.quotes.marks import MarkedSpan

TITLE_AFTER = re.compile(
    r"^\s{0,60}[–—,-]?\s{0,60}(?:(?i:unter (?:diesem|dem) titel)|so (?:der|lautet der|heißt der|der schöne) [Tt]itel|sous ce titre|c['’]est (?:sous )?(?:le|ce) titre|(?:con|bajo) este (?:título|titular)|con questo titolo|под (?:таким|этим) заголовком|с таким (?:заголовком|названием)|under (?:that|this) (?:headline|title)|so (?:ran|reads) the headline|تحت هذا العنوان|بهذا العنوان)(?!\w)"
    r"|^\s{0,60},?\s{0,60}(?:titelte?|titrait|titre|a titré|titula|tituló|titola|headlined|(?:was|read|ran) the headline|гласит заголовок)(?!\w)"
    r"|^\s{0,60}(?:という(?:題|タイトル|番組|記事|連載|特集|本|名)|と題|의 제목|라는 제목|一文|为题|為題|栏目|节目|節目|という(?![^。「」]{0,12}の(?:言葉|ことば|声|思い|コメント|話|一言)|一言|言葉|声|思い|コメント|発言|メッセージ|訴え|指摘|気持ち|話|ひとこと))"
)
PRONOUN = re.compile(
    r"(?<!\w)(?:s?he|er|sie|ils?|(?<!quant à )(?<!avec )(?<!pour )(?<!chez )elles?|(?<!en )(?<!con )(?<!de )(?<!para )(?<!por )(?<!sobre )(?:él|ella)|онa?|она|он|по (?:его|её|ее) словам|(?:قول|لسان|عبارت|كلمات)(?:ها|ه))(?!\w)|그는|그녀는|彼は|彼女は|同氏は|氏は|(?:他|她)(?=说|說|表示|指出|称|稱|强调|強調|认为|認為|补充|補充)|他|她|[这這][位名](?=[一-龥]{2,8}?(?:说|說|笑|道|表示|感叹|感嘆|回忆|回憶|告诉|告訴))",
    re.IGNORECASE,
)
NAME_COLON = re.compile(r"[:：]\s*$")
_SENTENCE_STOP = re.compile(r"[.!?…](?=\s)|[。！？]")
WORDS_ARE = re.compile(
    r"(?<!\w)(?:фраза|слова|цитата|вывод|мысль|совет|девиз|ответ|rule of thumb|advice|motto|message|reply|plea|faustregel|(?:sein|ihr) (?:rat|motto|appell)|conseil|devise|mot d['’]ordre|consejo|lema|auszug|zitat|sein satz|ihr satz|fazit|kostprobe|(?:darin|dort) (?:heißt|steht) es|(?:on peut y|y) lire|it reads|(?:en él|allí|ahí) se lee|в (?:ней|нём|н[её]м|статье|колонке) (?:говорится|сказано)|(?:و?مما )?جاء في|extraits?|morceau choisi|passage|muestra|verdict|sa conclusion|frase|conclusión|palabras|quote|words|line|conclusion|verdict|extract|excerpt)(?!\w)[^.!?\n]{0,60}:\s*\Z",
    re.IGNORECASE,
)
"""A noun for somebody's words before the colon: "Вот её последняя фраза: «…»"."""
THEIR_WORDS = re.compile(
    r"(?<!\w)(?:(?:sein|ihr)(?:e[mnrs]?)? (?:satz|worte?|zitat|spruch|antwort|fazit|appell|rat|motto|aussage|ausspruch)"
    r"|(?:his|her|their) (?:words?|line|phrase|sentence|remark|answer|reply|verdict|comment|message|plea|warning|motto)"
    r"|(?:sa|son|ses|leur) (?:phrase|mots?|formule|réponse|conclusion|constat|message|verdict|devise)|sus? (?:frase|respuesta|palabras|conclusión|mensaje|lema|consejo)"
    r"|(?:la )?sua (?:frase|risposta|conclusione|resposta|conclusão)|(?:его|её|ее) (?:слова|фраз[ау]|ответ|вывод|совет|девиз|цитат[ау])|(?:قوله|قولها|عبارته|عبارتها|جملته|جملتها|كلماته|كلماتها|رده|ردها)(?: إن)?)"
    r"[ \u00a0]?[:,]?[ \u00a0]?\Z",
    re.IGNORECASE,
)
"""A noun for the words of somebody told of before, right before the mark: "Sein Satz „…“ machte die Runde"."""
OF_ANOTHER = re.compile(
    r"(?<!\w)(?:report|study|letter|statement|council|ministry|court|bericht|studie|gutachten|brief|urteil|rapport|étude|courrier|jugement|informe|estudio|carta|sentencia|ayuntamiento|relazione|отч[её]т|доклад|письм|приговор)",
    re.IGNORECASE,
)
"""Whose the words are that a noun announces: "a line from the council's report: “…”"."""
REACH = 180
"""Characters: a speaker farther from the quotation than this is not its speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the words around a quotation say of its speaker; `said` is True where a word of saying or a sign attributes it."""

    said: bool
    place: Place | None = None
    name: str | None = None


NOTHING = Attribution(said=False)


def tail_of(text: str, span: MarkedSpan, end: int) -> str:
    """The rest of the sentence after the closing mark."""
    raw = text[span.close_at : min(end, span.close_at + REACH)]
    stops = _SENTENCE_STOP.finditer(raw, 1 if raw[:1] in ".!?…" else 0)
    stop = next((m for m in stops if m.group() != "." or not _initial(raw, m.start())), None)
    if raw[:1] in ".!?。" and text[span.close_at - 1 : span.close_at]:
        return raw[:1]
    return raw[: stop.end()] if stop else raw


def head_of(text: str, start: int, span: MarkedSpan) -> tuple[str, int]:
    """The part of the sentence before the opening mark, with its offset."""
    low = max(start, span.open_at - REACH)
    raw = text[low : span.open_at]
    stops = [m.end() for m in _SENTENCE_STOP.finditer(raw) if raw[m.end() :].strip() and not _initial(raw, m.start())]
    cut = stops[-1] if stops else 0
    return raw[cut:], low + cut


_TITLES = frozenset({"prof", "mrs", "mme", "mlle", "sra", "srta", "dra", "hon", "rev"})
"""Titles of respect whose dot ends no sentence."""


def _initial(raw: str, dot: int) -> bool:
    word = (raw[:dot].rsplit(None, 1)[-1:] or [""])[0].lstrip('([„«“"')
    return len(word) <= 2 or word.casefold() in _TITLES
