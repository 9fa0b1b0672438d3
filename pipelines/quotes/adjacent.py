"""Speakers whom neither a name nor a pronoun tells: by their office alone, as judge, or as the subject of "…, saying:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.names.common import languages_using
from pipelines.names.words import is_first_name
from pipelines.people.names_latin import RUN, bare_names, is_phrase, is_with_article
from pipelines.people.places import RUSSIAN_CASE, Place, between
from pipelines.people.roles import ARTICLE, NOT_A_NAME, UPPER, is_head
from pipelines.quotes.around import NOTHING, Attribution, head_of
from pipelines.quotes.marks import MarkedSpan
from pipelines.quotes.titles import SAY
from pipelines.text.fold import fold_word
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.packs import any_of
from presswatch.records import Block

PART_WORDS = 4
"""Words: so long a part of a sentence in marks is verbatim, not a term."""

_JUDGES = re.compile(
    rf"(?<!\w)(?:{any_of('judging_verbs')})\s(?!for\s)[^.,:;“”„«»\"\n]{{2,60}}\s\Z",
    re.IGNORECASE,
)
"""A verb by which somebody passes judgement on something, up to the mark: "calls the plan “…”"."""


def judged(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Attribution:
    """Whose judgement the marks hold; a term is shorter, and a name begins with a capital."""
    head, offset = head_of(text, block.start, span)
    verbatim = text[span.start].islower() and len(text[span.start : span.end].split()) >= PART_WORDS
    verb = _JUDGES.search(head) if verbatim else None
    if verb is None:
        return NOTHING
    told = between(places, offset, offset + verb.start())
    if told:
        return Attribution(said=True, place=told[-1])
    names = list(bare_names(text, offset, offset + verb.start()))
    return Attribution(said=True, name=text[names[-1].start : names[-1].end]) if names else NOTHING


_OFFICE = re.compile(
    rf"\s{{0,60}},?\s{{0,60}}(?:a |ha )?(?:{SPEECH_VERBS})\s(?:{ARTICLE}"
    rf"|(?:{any_of('definite_articles', 'nl')})[ ])(?P<office>[^\W\d_][\w-]{{1,60}})(?:\s"
    rf"(?:{any_of('of_a_name')}|{any_of('of_the')}) ?\w{{1,60}})?(?:\s"
    rf"(?:{any_of('to_the')})\s[\w-]{{3,20}})?\s{{0,60}}[.,;]?\s{{0,60}}",
    re.IGNORECASE,
)
"""A word of saying and an office with its article, and no name: "disse a responsável"."""


_CALLING = re.compile(
    any_of("callings"),
    re.IGNORECASE,
)
"""What somebody is by calling, or as knowing the matter: said of whoever was told of, printed as their role or not."""


def is_calling(word: str) -> bool:
    """Whether a word says what somebody is by calling, so that it may stand for whoever was told of."""
    return _CALLING.fullmatch(word) is not None


def by_office(words: str, before: Sequence[Place]) -> Place | None:
    """The person told of before by whose office the words are given; None where it may be another's."""
    match = _OFFICE.fullmatch(words)
    if match is None or not is_head(match["office"]):
        return None
    holders = [p for p in before if any(match["office"].lower() in r.text.lower().split() for r in p.person.roles)]
    return _only(holders or (before if _CALLING.fullmatch(match["office"]) else ()))


def _only(places: Sequence[Place]) -> Place | None:
    """The last place of the one person whom all places name; None where they name several."""
    return places[-1] if len({place.person.name for place in places}) == 1 else None


def told_of(text: str, span: MarkedSpan, block: Block, places: Sequence[Place]) -> Place | None:
    """The one person whom a paragraph names before words that are a sentence of their own, none of it in brackets."""
    begins = text[block.start : span.open_at].rstrip()[-1:] in _SENTENCE_ENDS
    return _only(between(places, block.start, span.open_at)) if begins else None


_SENTENCE_ENDS = tuple(".!?…:。！？：")


_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{3,}")


def told_by_first_name(text: str, window: tuple[int, int], places: Sequence[Place]) -> str | None:
    """The first word of somebody's name, told before, that stands alone at a word of saying: "Imogen told him"."""
    told = (place.person.name.partition(" ") for place in places if place.start < window[1])
    firsts = {RUSSIAN_CASE.sub("", first): first for first, blank, _ in told if blank}
    arabic = (f for f in firsts.values() if _ARABIC_WORD.fullmatch(f))
    alone = next(
        (f for f in arabic if re.search(rf"(?<![\u0621-\u0652])و?{f}(?![\u0621-\u0652])", text[slice(*window)])), None
    )
    if alone is not None:
        return alone
    runs = (RUSSIAN_CASE.sub("", run.group()) for run in RUN.finditer(text, *window))
    return next((firsts[word] for word in runs if word in firsts), None)


_CRITIC = re.compile(
    rf"\W{{0,3}}[{UPPER}][\w'’.-]+(?: [{UPPER}][\w'’.-]+){{1,2}},[^\n]{{2,90}}\d{{4}}\W{{0,2}}"
    rf"(?:\([^()\n]{{1,40}}\))?\W?\Z"
)


def is_critics_line(text: str, block: Block) -> bool:
    """Whether a block is the line below a quoted review: "Ada Berg, Harbour Gazette, 16.11.2021"."""
    return _CRITIC.match(text[block.start : block.end]) is not None


_ALONE = re.compile(rf"(?<![\w'’.-])[{UPPER}][\w'’-]{{2,}}(?![\w'’-])")


_FULL = re.compile(rf"(?<![\w'’.-])(?P<first>[{UPPER}][\w-]+)(?= (?P<last>[{UPPER}][\w'’-]{{2,}})(?![\w'’-]))")
_JUST_SAID = 400
"""Characters before a pronoun in which stands whom it is for."""


def told_again(text: str, start: int, last: Place | None) -> str | None:
    """The full name of somebody without an office for whom a pronoun at `start` stands, None where it is `last`.

    Their surname alone is in the same paragraph, their first name with it in one before: "A passenger, Ruth Hakala,
    …", and below "Hakala asked her nephew. “He forgot,” she said."
    """
    begin = text.rfind("\n", 0, start) + 1
    if last is not None and last.start >= begin:
        return None
    words = _ALONE.findall(text, max(begin, start - _JUST_SAID), start)
    if not words:
        return None
    firsts = {
        pair["last"]: pair["first"] for pair in _FULL.finditer(text, 0, begin) if is_first_name(pair["first"].lower())
    }
    return next((f"{firsts[word]} {word}" for word in reversed(words) if word in firsts), None)


_PARTICIPLE = re.compile(
    rf",\s(?:and\s)?(?:{any_of('saying_participles')})(?!\w)[^.!?:\n]{{0,40}}[:：]\s*\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zà-ÿа-яё])")


def participles_subject(text: str, block: Block, places: Sequence[Place]) -> Place | None:
    """The first person of a block's last sentence where that ends with "…, saying:": the name before it is an object's."""
    if not _PARTICIPLE.search(text, block.start, block.end):
        return None
    ends = [match.end() for match in _SENTENCE_END.finditer(text, block.start, block.end)]
    found = between(places, ends[-1] if ends else block.start, block.end)
    return found[0] if found else None


def points_back(first: str) -> bool:
    """Whether a sentence says that its subject said the words before it."""
    return bool(
        re.search(
            rf"^(?:{any_of('speech_first')})|{any_of('speech_again')}",
            first,
            re.IGNORECASE,
        )
    )


_NO_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{any_of('words_before_other_nouns')})[ \u00a0]|d['’])\Z",
    re.IGNORECASE,
)
"""Before one word that is no speaker's name: somebody's kind ("ein Gast"), where they come from ("venu de Lyon")."""


def loose_name(text: str, start: int, end: int, verb: int) -> str | None:
    """A name that nobody introduced: two capitalised words, or one right at the word of saying."""
    names = [n for n in bare_names(text, start, end) if n.lead < n.start or not is_with_article(text, n.start)]
    names = [n for n in names if not is_phrase(text[n.start : n.end])]
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
            and text[start : run.start()].strip()
            and not is_with_article(text, run.start())
            and not _NO_NAME_BEFORE.search(text, max(start, run.start() - 10), run.start())
        ):
            if languages_using(fold_word(word)) == {"de"}:
                return None  # a noun, which German writes with a capital: "Auf die Frage nach Lösungen"
            return word if run.end() - run.start() > 2 and not SAY.fullmatch(word) else None
    return None
