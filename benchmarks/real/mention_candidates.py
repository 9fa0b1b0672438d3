"""Finds possible mentions of subjects in a corpus text, and how the corpus annotates each.

Names are matched generously: inflected forms, other case, a bare surname. The result chooses texts; it is no label.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from benchmarks.real.corpora import Passage
from benchmarks.real.corpora_types import Kind, Span
from benchmarks.real.mention_subjects import INFLECTED, Subject, folded, stem

Reading = Literal["mention", "possible", "look-alike"]

_TOKEN = re.compile(r"[^\W_]+")
_UNSPACED_LETTER = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
_ARABIC_PREFIXES = (re.compile(r"^(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?"), re.compile("^[وفبلك]"))
_HEBREW_PREFIXES = (
    re.compile("^[הובלכמש](?=..)"),
    re.compile("^[הובלכמש]{2}(?=..)"),
    re.compile("^[הובלכמש]{3}(?=..)"),
)
_PREFIXES = {"ar": _ARABIC_PREFIXES, "fa": _ARABIC_PREFIXES, "he": _HEBREW_PREFIXES}
"""What is written in one word with a name before it."""
_LONGEST_ENDING = dict.fromkeys(INFLECTED, 5) | dict.fromkeys("da de en nb nl ro sv sw".split(), 2)
_LEAST_AT_HOME, _LEAST_ABROAD = 4, 6
"""Letters of a word that can have an ending, at home and in other languages: short stems fit anything."""
_HEAD = 4
"""Letters of a first word by which names are looked up."""


@dataclass(frozen=True)
class Name:
    """A listed name of a subject in folded words, or the surname of a person."""

    subject: Subject
    words: tuple[str, ...]
    surface: str
    is_surname: bool = False


@dataclass(frozen=True)
class Match:
    """A name and its offsets in a text."""

    name: Name
    start: int
    end: int

    @property
    def subject(self) -> str:
        """The id of the subject."""
        return self.name.subject.id


@dataclass(frozen=True)
class Candidate:
    """A possible mention of a subject; the lower the rank of a look-alike, the easier it is mistaken for one."""

    subject: str
    start: int
    reading: Reading
    rank: int = 0
    is_unlisted: bool = False
    """The corpus links a name that is not listed to the subject."""


class Matcher:
    """Finds the names of subjects in texts."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._by_head: dict[str, list[Name]] = collections.defaultdict(list)
        self._unspaced: list[Name] = []
        for name in (name for subject in subjects for name in _names_of(subject)):
            if _UNSPACED_LETTER.search(name.surface):
                self._unspaced.append(name)
            elif not any(n.subject is name.subject and n.words == name.words for n in self._of(name.words[0])):
                self._by_head[name.words[0][:_HEAD]].append(name)

    def _of(self, word: str) -> list[Name]:
        return self._by_head.get(word[:_HEAD], [])

    def find(self, text: str, language: str) -> list[Match]:
        """The matches in order; of overlapping ones of a subject a full name before a surname, then the longest."""
        kept: list[Match] = []
        found = [*self._find_unspaced(text), *self._find_words(text, language)]
        for one in sorted(found, key=lambda m: (m.name.is_surname, m.start - m.end, m.start)):
            if not any(k.subject == one.subject and one.start < k.end and one.end > k.start for k in kept):
                kept.append(one)
        return sorted(kept, key=lambda m: (m.start, m.subject))

    def _find_unspaced(self, text: str) -> Iterator[Match]:
        for name in self._unspaced:
            for found in re.finditer(re.escape(name.surface), text):
                yield Match(name, found.start(), found.end())

    def _find_words(self, text: str, language: str) -> Iterator[Match]:
        tokens = [(found.start(), found.end(), _forms(found[0], language)) for found in _TOKEN.finditer(text)]
        for index, (start, _, forms) in enumerate(tokens):
            heads = dict.fromkeys(form[:_HEAD] for form in forms)
            for name in (name for head in heads for name in self._of(head)):
                inside = tokens[index : index + len(name.words)]
                if _fits([forms for _, _, forms in inside], name, language):
                    match = _without_particles(Match(name, start, inside[-1][1]), text, language)
                    if match.end - match.start <= sum(len(word) + 7 for word in name.words):
                        yield match


def _names_of(subject: Subject) -> Iterator[Name]:
    for surface in subject.names:
        words = tuple(_TOKEN.findall(folded(surface)))
        yield Name(subject, words, surface)
        if subject.type == "person" and len(words) > 1 and not _UNSPACED_LETTER.search(surface):
            is_hungarian = "hu" in subject.languages and surface == subject.names[0]
            surname = words[0 if is_hungarian else -1]
            if len(surname) > 2 or "ko" in subject.languages:
                yield Name(subject, (surname,), surname, is_surname=True)


def _forms(token: str, language: str) -> tuple[str, ...]:
    """The folded token, and the rest of it without prefixes."""
    word = folded(token)
    bare = (prefix.sub("", word) for prefix in _PREFIXES.get(language, ()))
    return tuple(dict.fromkeys((word, *filter(None, bare))))


def _fits(tokens: list[tuple[str, ...]], name: Name, language: str) -> bool:
    is_home = language in name.subject.languages
    if len(tokens) < len(name.words) or (name.is_surname and not is_home):
        return False
    least = _LEAST_AT_HOME if is_home else _LEAST_ABROAD
    return all(_fits_word(forms, word, language, least) for forms, word in zip(tokens, name.words, strict=True))


def _fits_word(forms: tuple[str, ...], word: str, language: str, least: int) -> bool:
    """True if a token is the word of a name or, for a word of at least so many letters, a form of it."""
    if word in forms:
        return True
    if len(word) < least:
        return False
    if language == "ko":
        return forms[0].startswith(word)
    longest = _LONGEST_ENDING.get(language)
    return (
        longest is not None and forms[0].startswith(stem(word, language)) and -3 <= len(forms[0]) - len(word) <= longest
    )


def _without_particles(match: Match, text: str, language: str) -> Match:
    """The match without Korean particles and Arabic or Hebrew prefixes."""
    at = text.find(match.name.surface, match.start, match.end)
    if language == "ko" and at == match.start:
        return Match(match.name, at, at + len(match.name.surface))
    if language in {"ar", "he"} and 0 < at - match.start <= 4:
        return Match(match.name, at, match.end)
    return match


@dataclass(frozen=True)
class _Marked:
    """The corpus's annotation where a name was matched: the name itself, a longer one, or none."""

    kind: Kind | None
    how: Literal["same", "longer", "bare"]
    links: frozenset[str]
    """The subjects that the marked names are linked to."""


def _marked(match: Match, passage: Passage, links: Mapping[str, str]) -> _Marked:
    covering = [span for span in passage.spans if span.start < match.end and span.end > match.start]
    subjects = frozenset(links[span.entity] for span in covering if span.entity and span.entity in links)
    if same := [span for span in covering if _is_same(span, match)]:
        return _Marked(same[0].kind, "same", subjects)
    if longer := [span for span in covering if span.start < match.start - 3 or span.end > match.end + 4]:
        return _Marked(longer[0].kind, "longer", subjects)
    return _Marked(None, "bare", subjects)


def _is_same(span: Span, match: Match) -> bool:
    is_inside = span.start >= match.start - 3 and span.end <= match.end + 4
    return is_inside and span.end - span.start >= (match.end - match.start) // 2


def candidates(passage: Passage, matcher: Matcher, links: Mapping[str, str]) -> list[Candidate]:
    """All candidates of a text; `links` has the subjects of the corpus's entities."""
    matches = matcher.find(passage.text, passage.corpus.language)
    full = {match.subject for match in matches if not match.name.is_surname}
    found = []
    for match in matches:
        marked = _marked(match, passage, links)
        has_case = _has_case(match.name, passage.text[match.start : match.end])
        reading = _reading(match, marked, passage, has_case=has_case, is_named=match.subject in full)
        if reading:
            rank = 2 if not has_case else int(marked.how == "bare")
            found.append(Candidate(match.subject, match.start, reading, rank))
    return found + list(_only_linked(passage, links, found))


def _only_linked(passage: Passage, links: Mapping[str, str], found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Linked names that no listed name matches."""
    for span in passage.spans:
        subject = links.get(span.entity or "")
        if (
            subject
            and span.kind != "LOC"
            and not any(c.subject == subject and span.start <= c.start < span.end for c in found)
        ):
            yield Candidate(subject, span.start, "possible", is_unlisted=True)


def _reading(match: Match, marked: _Marked, passage: Passage, *, has_case: bool, is_named: bool) -> Reading | None:
    """What a match is according to the corpus; None for a surname without its capital."""
    if match.subject in marked.links:
        return "mention" if is_named else "possible"
    if marked.links and marked.how == "same":
        return "look-alike"
    if match.name.is_surname:
        if marked.how == "same" and marked.kind == "PER" and has_case:
            return "mention" if is_named else "possible"
        return "look-alike" if has_case else None
    if not has_case:
        return "look-alike"
    return _reading_of_full_name(match.name.subject, marked, has_kinds=passage.corpus.kinds)


def _reading_of_full_name(subject: Subject, marked: _Marked, *, has_kinds: bool) -> Reading:
    if subject.type == "person":
        return "mention" if marked.kind in {"PER", "OTHER"} or not has_kinds else "look-alike"
    if not has_kinds:
        return "look-alike" if marked.how == "longer" else "mention"
    if marked.how != "same" or marked.kind not in {"ORG", "OTHER"}:
        return "look-alike"
    return "mention" if marked.kind == "ORG" or subject.type == "outlet" else "possible"


def _has_case(name: Name, surface: str) -> bool:
    """True if capitals agree: a short name in capitals is printed so, a name with a capital has one."""
    if name.is_surname:
        return surface[:1] == surface[:1].upper()
    if len(name.surface) <= 6 and name.surface.isupper():
        return surface[: len(name.surface)].isupper()
    return surface[:1].isupper() or not name.surface[:1].isupper()


def subjects_of_entities(passages: Iterable[Passage], matcher: Matcher) -> dict[str, str]:
    """The subject of each entity of the linked corpora that enough of its surfaces name in full."""
    votes: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    count: collections.Counter[str] = collections.Counter()
    for passage in passages:
        for span in passage.spans if passage.corpus.linked else ():
            if span.entity and span.entity.startswith(("ORG", "PER", "PRO")):
                count[span.entity] += 1
                surface = passage.text[span.start : span.end]
                matches = matcher.find(surface, passage.corpus.language)
                votes[span.entity].update(m.subject for m in matches if _is_whole(m, surface))
    best = {entity: counter.most_common(1)[0] for entity, counter in votes.items() if counter}
    return {
        entity: subject
        for entity, (subject, n) in best.items()
        if 4 * n >= count[entity] and (n > 1 or count[entity] < 4)
    }


def _is_whole(match: Match, surface: str) -> bool:
    return not match.name.is_surname and match.start == 0 and match.end >= len(surface) - 1
