"""The words around a quotation: the sentence after its closing mark, the one before its opening mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from pipelines.names.words import languages_using
from pipelines.people.names_latin import RUN, bare_names, is_phrase, is_with_article
from pipelines.people.person import NameRun
from pipelines.people.places import RUSSIAN_CASE, Place, between
from pipelines.people.roles import ARTICLE, NOT_A_NAME, UPPER, is_head
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.fold import fold_word
from pipelines.text.literal_filter import by_first_letter
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.packs import any_of, packs_with, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

TITLE_AFTER = compiled_later(
    rf"^\s{{0,60}}[–—,-]?\s{{0,60}}(?:{any_of('title_remarks')})(?!\w)|^\s{{0,60}},?\s{{0,60}}(?:{any_of('titling_verbs')})(?!\w)|^\s{{0,60}}(?:{any_of('title_remark_stems')})"
)
PRONOUN = compiled_later(
    rf"(?<!\w)(?:{any_of('subject_pronouns')})(?!\w)|{any_of('subject_pronoun_stems')}",
    re.IGNORECASE,
)
NAME_COLON = compiled_later(r"[:：]\s*$")
_SENTENCE_STOP = compiled_later(r"[.!?…](?=\s)|[。！？]")
WORDS_ARE = compiled_later(
    rf"(?<!\w)(?:{any_of('announcing_nouns')})(?!\w)[^.!?\n]{{0,60}}:\s*\Z",
    re.IGNORECASE,
)
"""A noun for somebody's words before the colon: "Вот её последняя фраза: «…»"."""
THEIR_WORDS = compiled_later(
    rf"(?<!\w)(?:{by_first_letter(any_of('their_words'))})[ \u00a0]?[:,]?[ \u00a0]?\Z",
    re.IGNORECASE,
)
"""A noun for the words of somebody named before, right before the mark: "Sein Satz „…“ machte die Runde"."""
OF_ANOTHER = compiled_later(
    rf"(?<!\w)(?:{any_of('documents')})",
    re.IGNORECASE,
)
"""Whose the words are that a noun announces: "a line from the council's report: “…”"."""
REACH = 180
"""Characters: a speaker farther from the quotation than this is not its speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker by the words around a quotation; `said` is True where a verb or a mark attributes it."""

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


_TITLES = words("dotted_titles")
"""Titles of respect whose dot ends no sentence."""


def _initial(raw: str, dot: int) -> bool:
    word = (raw[:dot].rsplit(None, 1)[-1:] or [""])[0].lstrip('([„«“"')
    return len(word) <= 2 or word.casefold() in _TITLES


SAY = compiled_later(rf"(?<![\w])(?:{SPEECH_VERBS})(?![\w])", re.IGNORECASE)
"""A verb of saying in a language with blanks between words."""
PART_WORDS = 4
"""Words: so long a part of a sentence in marks is verbatim, not a term."""
_JUDGES = compiled_later(
    rf"(?<!\w)(?:{any_of('judging_verbs')})\s(?!for\s)[^.,:;“”„«»\"\n]{{2,60}}\s\Z",
    re.IGNORECASE,
)
"""A verb by which somebody passes judgement on something, up to the mark: "calls the plan “…”"."""


def by_judgement(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Whose judgement the marks hold; a term is shorter, and a name begins with a capital."""
    head, offset = head_of(text, block.start, span)
    verbatim = text[span.start].islower() and len(text[span.start : span.end].split()) >= PART_WORDS
    verb = _JUDGES.search(head) if verbatim else None
    if verb is None:
        return NOTHING
    found = between(places, offset, offset + verb.start())
    if found:
        return Attribution(said=True, place=found[-1])
    names = list(bare_names(text, offset, offset + verb.start()))
    return Attribution(said=True, name=text[names[-1].start : names[-1].end]) if names else NOTHING


_OFFICE = compiled_later(
    rf"\s{{0,60}},?\s{{0,60}}(?:a |ha )?(?:{SPEECH_VERBS})\s(?:{ARTICLE}"
    rf"|(?:{any_of('definite_articles', 'nl')})[ ])(?P<office>[^\W\d_][\w-]{{1,60}})(?:\s"
    rf"(?:{any_of('of_a_name')}|{any_of('of_the')}) ?\w{{1,60}})?(?:\s"
    rf"(?:{any_of('to_the')})\s[\w-]{{3,20}})?\s{{0,60}}[.,;]?\s{{0,60}}",
    re.IGNORECASE,
)
"""A verb of saying and an office with its article, and no name: "disse a responsável"."""
_CALLING = compiled_later(
    by_first_letter(any_of("callings")),
    re.IGNORECASE,
)
"""What somebody is by calling: used of somebody named before, printed as their role or not."""


def is_calling(word: str) -> bool:
    """True if a word says what somebody is by calling, so that it can mean somebody named before."""
    return _CALLING.fullmatch(word) is not None


def by_office(words: str, before: Sequence[Place]) -> Place | None:
    """The person named before to whose office the words are attributed; None where it may be another's."""
    match = _OFFICE.fullmatch(words)
    if match is None or not is_head(match["office"]):
        return None
    holders = [p for p in before if any(match["office"].lower() in r.text.lower().split() for r in p.person.roles)]
    return _only(holders or (before if _CALLING.fullmatch(match["office"]) else ()))


def _only(places: Sequence[Place]) -> Place | None:
    """The last place of the one person whom all places name; None where they name several."""
    return places[-1] if len({place.person.name for place in places}) == 1 else None


def only_one_before(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Place | None:
    """The one person whom a paragraph names before words that are a sentence of their own, none of it in brackets."""
    begins = text[block.start : span.open_at].rstrip()[-1:] in _SENTENCE_ENDS
    return _only(between(places, block.start, span.open_at)) if begins else None


_SENTENCE_ENDS = tuple(".!?…:。！？：")
_ARABIC_WORD = compiled_later(r"[\u0621-\u064a]{3,}")


def first_name_alone(text: str, window: tuple[int, int], places: Sequence[Place]) -> str | None:
    """The first word of the name of somebody named before, alone at a verb of saying: "Imogen told him"."""
    names = (place.person.name.partition(" ") for place in places if place.start < window[1])
    firsts = {RUSSIAN_CASE.sub("", first): first for first, blank, _ in names if blank}
    words = text[slice(*window)]
    arabic = (first for first in firsts.values() if _is_arabic_word_of(first, words))
    latin = (firsts.get(RUSSIAN_CASE.sub("", run.group())) for run in RUN.finditer(text, *window))
    return next(chain(arabic, filter(None, latin)), None)


def _is_arabic_word_of(name: str, words: str) -> bool:
    """True if an Arabic name is a word of its own, perhaps after "and"."""
    if not _ARABIC_WORD.fullmatch(name):
        return False
    return re.search(rf"(?<![\u0621-\u0652])و?{name}(?![\u0621-\u0652])", words) is not None


_CRITIC = compiled_later(
    rf"\W{{0,3}}[{UPPER}][\w'’.-]+(?: [{UPPER}][\w'’.-]+){{1,2}},[^\n]{{2,90}}\d{{4}}\W{{0,2}}"
    rf"(?:\([^()\n]{{1,40}}\))?\W?\Z"
)


def is_critics_line(text: str, block: Block) -> bool:
    """True if a block is the line below a quoted review: "Ada Berg, Harbour Gazette, 16.11.2021"."""
    return _CRITIC.match(text[block.start : block.end]) is not None


_PARTICIPLE = compiled_later(
    rf",\s(?:and\s)?(?:{any_of('saying_participles')})(?!\w)[^.!?:\n]{{0,40}}[:：]\s*\Z",
    re.IGNORECASE,
)
_SENTENCE_END = compiled_later(r"[.!?…]\s+(?=[^\W\d_a-zà-ÿа-яё])")


def participles_subject(text: str, block: Block, places: Sequence[Place]) -> Place | None:
    """The first person of a block's last sentence where that ends with "…, saying:"; the last is its object."""
    if not _PARTICIPLE.search(text, block.start, block.end):
        return None
    ends = [match.end() for match in _SENTENCE_END.finditer(text, block.start, block.end)]
    found = between(places, ends[-1] if ends else block.start, block.end)
    return found[0] if found else None


def refers_back(first: str) -> bool:
    """True if a sentence says that its subject said the words before it."""
    return bool(
        re.search(
            rf"^(?:{any_of('speech_first')})|{any_of('speech_again')}",
            first,
            re.IGNORECASE,
        )
    )


_NO_NAME_BEFORE = compiled_later(
    rf"(?<!\w)(?:(?:{any_of('words_before_other_nouns')})[ \u00a0]|d['’])\Z",
    re.IGNORECASE,
)
"""Before one word that is no speaker's name: somebody's kind ("ein Gast"), where they come from ("venu de Lyon")."""


def unintroduced_name(text: str, start: int, end: int, verb: int) -> str | None:
    """A name that nobody introduced: two capitalised words, or one right at the verb of saying."""
    names = [run for run in bare_names(text, start, end) if _is_name(text, run)]
    if names:
        best = min(names, key=lambda run: abs(run.start - verb))
        return text[best.start : best.end]
    near = (run for run in RUN.finditer(text, start, end) if _is_at(run, verb))
    word = next((run.group() for run in near if _can_be_name(text, start, run)), "")
    return word if _is_lone_name(word) else None


def _is_lone_name(word: str) -> bool:
    """True if one word is long enough for a name and no verb or noun."""
    return len(word) >= _SHORTEST and SAY.fullmatch(word) is None and not _is_noun(word)


def _is_name(text: str, run: NameRun) -> bool:
    """True for words with capitals that are no phrase, and after no article but that of a role."""
    article = run.lead >= run.start and is_with_article(text, run.start)
    return not article and not is_phrase(text[run.start : run.end])


def _is_noun(word: str) -> bool:
    """True for a word of one language that writes nouns with a capital: "Auf die Frage nach Lösungen"."""
    found = languages_using(fold_word(word))
    return bool(found) and found <= _CAPITAL_NOUNS


_CAPITAL_NOUNS = frozenset(packs_with("nouns_capitalized"))
_SHORTEST = 3
"""Letters of a name alone."""
_AT_VERB = 14
"""Characters between a name and its verb of saying."""


def _is_at(run: re.Match[str], verb: int) -> bool:
    return min(abs(run.start() - verb), abs(run.end() - verb)) <= _AT_VERB


def _can_be_name(text: str, start: int, run: re.Match[str]) -> bool:
    """True if one word with a capital inside a sentence can be a name."""
    word = run.group()
    if " " in word or word.lower() in NOT_A_NAME or word.isupper() or is_head(word):
        return False
    if not text[start : run.start()].strip() or is_with_article(text, run.start()):
        return False
    return _NO_NAME_BEFORE.search(text, max(start, run.start() - 10), run.start()) is None
