"""Names of outlets in Chinese, Japanese, Korean and Arabic: in quotation marks, or next to a word for their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.coverage.name_candidates import NameHit, name_hit
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import alternation, words
from presswatch.languages.patterns import compiled_later

_IN_MARKS, _BY_ENDING, _AFTER_KINDS = "names_in_marks", "names_by_ending", "names_after_kinds"
_STRENGTHS = {
    "ko": {_IN_MARKS: 2, _BY_ENDING: 2, _AFTER_KINDS: 1, "marked_names_before_cues": 2, "names_before_cues": 1},
    "ja": {_IN_MARKS: 2, _AFTER_KINDS: 2, _BY_ENDING: 2, "names_with_kana": 2, "names_before_cues": 1},
    "zh": {_IN_MARKS: 2, _BY_ENDING: 2},
}
"""How sure the patterns of a language make a name, in the order in which they are tried."""
_UNSPACED = {
    pack: [(Sieved(compiled_later(alternation(meaning, pack))), strength) for meaning, strength in strengths.items()]
    for pack, strengths in _STRENGTHS.items()
}


def unspaced_names(text: str, segment: Segment, pack: str) -> Iterator[NameHit | None]:
    """The names of a sentence in a language that is written without blanks, or joins particles to its words."""
    for pattern, strength in _UNSPACED[pack]:
        for match in pattern.finditer(text, segment.start, segment.end):
            group = next(g for g in ("name", "a", "b") if g in match.re.groupindex and match[g])
            yield name_hit(text, *match.span(group), "wording", strength)


_TITLE_MARKS = compiled_later(r"《(?P<name>[^《》\n]{2,20})》(?P<rest>[^。\n]{0,40})")
_WORK_AFTER = compiled_later(alternation("works_after_title"))
_ARTICLE_BEFORE = compiled_later(rf"(?:{alternation('article_titles_follow')})\Z")
_NEWSPAPER = compiled_later(rf"(?:{alternation('newspaper_endings')})\Z")
_REPORT = compiled_later(rf"(?:{alternation('report_titles')})\Z")
_ISSUED = compiled_later(rf"(?:{alternation('issuing_verbs')})了?\s*\Z")
_ACADEMIC = compiled_later(rf"(?:{alternation('academic_journal_endings')})\Z")
_PAPER_PUBLISHED = compiled_later(alternation("papers_published"))
_REPORTED_AFTER = compiled_later(alternation("report_words_after_title"))
_CUE_BEFORE = compiled_later(rf"(?:{alternation('cues_before_title')})\s*$")
_MARK_REACH = 6


def chinese_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names of a sentence in Chinese, where titles of works have the same marks as names of papers."""
    for match in _TITLE_MARKS.finditer(text, segment.start, segment.end):
        before = text[max(segment.start, match.start() - _MARK_REACH) : match.start()]
        if not _is_work(match, before) and (
            _NEWSPAPER.search(match["name"]) or _REPORTED_AFTER.search(match["rest"]) or _CUE_BEFORE.search(before)
        ):
            yield name_hit(text, *match.span("name"), "book marks", 2)
    yield from unspaced_names(text, segment, "zh")


def _is_work(match: re.Match[str], before: str) -> bool:
    """True if marks enclose the title of a book, a film, an article or a report, or a journal with somebody's paper."""
    if _WORK_AFTER.match(match["rest"]) or _ARTICLE_BEFORE.search(before):
        return True
    if _REPORT.search(match["name"]) and _ISSUED.search(before):
        return True
    return bool(_ACADEMIC.search(match["name"]) and _PAPER_PUBLISHED.match(match["rest"]))


_ARABIC_KIND = Sieved(compiled_later(alternation("names_after_kinds", "ar")))
_SECOND_WORD = compiled_later(r" (?P<w>[\u0621-\u0652]{3,})")
_NO_NAME_WORDS = words("ar_stop")
_CLAUSE = compiled_later(alternation("clause_beginnings"))
_DESCRIBING = compiled_later(alternation("describing_adjectives"))
_NATIONAL = compiled_later(alternation("national_adjectives"))
_KIND_IN_NAME = compiled_later(alternation("kinds_in_names"))


def arabic_names(text: str, segment: Segment) -> Iterator[NameHit | None]:
    """The names after a word for a paper, a station or a site in Arabic."""
    for match in _ARABIC_KIND.finditer(text, segment.start, segment.end):
        if match["marked"]:
            start, end = match.span("marked")
        elif match["name"].split()[0] in _NO_NAME_WORDS:
            continue
        else:
            start, end = match.start("name"), _end_of_arabic(text, segment, match)
            if match["the"] and _NATIONAL.match(text, start, end):
                start = match.start("the")
        if start != match.start("the") and _KIND_IN_NAME.match(text, match.start("class")):
            start = match.start("class")
        yield name_hit(text, start, end, "class", 2)


def _end_of_arabic(text: str, segment: Segment, match: re.Match[str]) -> int:
    """Where a name ends: after a second word that does not continue the sentence, before adjectives of its kind."""
    start, end = match.span("name")
    more = _SECOND_WORD.match(text, end, segment.end)
    single = " " not in match["name"] and not match["name"].startswith("ال")
    if more and single and more["w"] not in _NO_NAME_WORDS and _CLAUSE.match(more["w"]) is None:
        end = more.end()
    described = _DESCRIBING.search(text, start, end)
    return described.start() if described else end
