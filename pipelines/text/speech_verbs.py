"""Verbs of saying, and words that distinguish coverage from other news; both from the language packs."""

import re
from functools import lru_cache

import ahocorasick_rs

from pipelines.text.literal_filter import Sieve, Sieved, alternatives, by_first_letter
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of, spaced_words
from presswatch.languages.patterns import compiled_later


def _spaced(meaning: str) -> str:
    """The words of a meaning in languages with blanks between words, grouped by their first letters."""
    return by_first_letter(spaced_words(meaning))


SPEECH_VERBS_ARABIC = rf"[وف]?(?:{any_of('speech_verbs', 'ar')})"
SPEECH_VERBS = f"{_spaced('speech_verbs')}|{SPEECH_VERBS_ARABIC}"
"""A verb of saying in a language with blanks between words; not yet bounded."""
SAY = compiled_later(rf"(?<!\w)(?:{SPEECH_VERBS})(?!\w)", re.IGNORECASE)
SPEECH_FILTER = Sieve(any_of("speech_verbs"))
SPEECH_LATER_KOREAN = compiled_later(any_of("quote_references", "ko"))
_UNSPACED = rf"{any_of('speech_verb_stems', 'zh')}|{SPEECH_LATER_KOREAN.pattern}|{any_of('quote_references', 'ja')}"
_UNSPACED_FILTER = Sieve(_UNSPACED)
_SPEECH = compiled_later(rf"(?<!\w)(?:{SPEECH_VERBS})(?!\w)|{_UNSPACED}")


def reports_speech(text: str, start: int, end: int) -> bool:
    """True if a verb of saying occurs between two offsets, words in quotation marks or not."""
    possible = SPEECH_FILTER.may(text, start, end) or _UNSPACED_FILTER.may(text, start, end)
    return possible and _SPEECH.search(text, start, end) is not None


_SPEECH_BEFORE = compiled_later(rf"(?<!\w)(?:{SPEECH_VERBS})(?:\s+\w+){{0,3}}\s+$", re.IGNORECASE)
_SPEECH_AFTER = compiled_later(rf"\s+(?:{SPEECH_VERBS})(?!\w)", re.IGNORECASE)


def has_speech_verb_before(text: str, start: int, end: int) -> bool:
    """True if a verb of saying comes before `end`, with at most three words between them."""
    return SPEECH_FILTER.may(text, start, end) and _SPEECH_BEFORE.search(text, start, end) is not None


def has_speech_verb_at(text: str, segment: Segment, start: int, end: int) -> bool:
    """True if a verb of saying comes right before or after the name between two offsets."""
    if has_speech_verb_before(text, max(segment.start, start - 50), start):
        return True
    return SPEECH_FILTER.may(text, end, segment.end) and _SPEECH_AFTER.match(text, end, segment.end) is not None


_COVERAGE_ARABIC = any_of("coverage_words", "ar")
_COVERAGE_STEMS = any_of("coverage_stems")
COVERAGE_WORD = compiled_later(
    rf"(?<!\w)(?:{_spaced('coverage_words')})(?!\w)"
    rf"|(?<!\w)[وفبل]?(?:ال)?(?:{_COVERAGE_ARABIC})(?:ها?|هم|(?<=ت)نا)?(?!\w)|{_COVERAGE_STEMS}",
    re.IGNORECASE,
)
"""One word that belongs to a report about coverage; in an outlet's sentence it says that the outlet did something."""


def _literal(alternative: str) -> str:
    """The letters with which every match of one alternative begins."""
    alternative = re.sub(r"\\([-&#~])", r"\1", alternative)
    head = re.match(r"[^\\(\[?*+{.|)]*", alternative)
    letters = head.group() if head else ""
    optional = alternative[len(letters) : len(letters) + 1] in ("?", "*", "{")
    return letters[:-1] if optional else letters


_LITERALS = sorted(
    {
        _literal(alternative)
        for pattern in (any_of("coverage_words"), _COVERAGE_STEMS)
        for alternative in alternatives(pattern)
    }
)
_AUTOMATON = ahocorasick_rs.AhoCorasick(_LITERALS, store_patterns=False)
_ARABIC_PREFIX = 3
"""Letters that may be joined before an Arabic word: a conjunction and the article."""
_SENTENCE_LENGTH = 2_000
"""Characters: the answer for a longer text is not remembered."""


def reports_coverage(text: str) -> bool:
    """True if a text holds a word of coverage; the same as searching `COVERAGE_WORD`, at a twentieth of the cost."""
    return _sentence_reports(text) if len(text) <= _SENTENCE_LENGTH else _reports(text)


def _reports(text: str) -> bool:
    lowered = text.lower()
    if len(lowered) != len(text):
        return bool(COVERAGE_WORD.search(text))
    for _, start, _ in _AUTOMATON.find_matches_as_indexes(lowered, overlapping=True):
        low = max(0, start - _ARABIC_PREFIX) if "\u0600" <= lowered[start] <= "\u06ff" else start
        if any(COVERAGE_WORD.match(lowered, at) for at in range(low, start + 1)):
            return True
    return False


_sentence_reports = lru_cache(maxsize=256)(_reports)
"""The answer for a sentence is remembered: a post's own are asked about many times."""


def _sieved(*meanings: str) -> Sieved:
    source = "|".join(map(any_of, meanings))
    return Sieved(re.compile(by_first_letter(source), re.IGNORECASE), source)


MEDIA_TITLE = _sieved("press_page_titles")
NOT_COVERAGE_POST = _sieved("announcement_titles")
"""Press releases, notices, statements and vacancies, in a title, bracket or dateline: such posts report no coverage."""
NOTICE_TITLE = _sieved("reading_list_titles", "notice_titles")
"""Lists of recommended pieces, which are about other things, and vacancies, registrations, invitations, tenders, yearly
reports: an outlet they name is a partner or a skill."""
CONTACT_LINE = _sieved("contact_labels")
SPONSORED_BY = compiled_later(
    rf"(?<!\w)(?:{any_of('sponsoring_words')})\s(?:(?:{any_of('definite_articles')}|газеты|صحيفة) )?[«„“\"]?\Z"
    rf"|(?:{any_of('sponsor_labels')})\s?[:：|｜]\s?(?:[^\s:：|｜。]{{2,20}}[、,，・·]\s?){{0,6}}\Z",
    re.IGNORECASE,
)
"""Words before an outlet that gives its name or money to an event."""
PAST_CAREER = _sieved("past_career_words")
OP_ED = compiled_later(
    rf"\b(?:{any_of('opinion_piece_names')})\b|{any_of('opinion_stems')}"
    # The word for an opinion piece is the name of many papers too, with a capital inside a line ("La Tribune").
    r"|(?-i:(?<![\w.@/-])tribun[ea]\b(?!\.\w)"
    r"|(?<![^\n\[(«“:|])(?:Tribun[ea]|TRIBUN[EA])\b(?! (?:d[eioau]s? )?[A-ZÀ-Þ])(?!\.\w))",
    re.IGNORECASE,
)
PODCAST, RADIO, TELEVISION, VIDEO = (
    compiled_later(any_of(meaning), re.IGNORECASE)
    for meaning in ("podcast_words", "radio_words", "television_words", "video_words")
)
READ_ON = compiled_later(
    rf"^\W{{0,300}}(?:{any_of('read_on_labels')}|(?:{any_of('read_on_openings')}).{{0,300}})\W{{0,300}}$",
    re.IGNORECASE | re.DOTALL,
)
