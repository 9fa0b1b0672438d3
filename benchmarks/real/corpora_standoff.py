"""Readers of corpora of running text; SlavicNER and brat keep their names in a second file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from benchmarks.real.corpora_records import untokenized
from benchmarks.real.corpora_types import Corpus, Sentence, Span, kind_of

_LINE = re.compile(r"[^\n]+")
_BRAT_NAME = re.compile(r"(T\d+)\t(\S+)[ \t](\d+)[ \t](\d+)\t(.*)")
_BRAT_LINK = re.compile(r"N\d+\tReference (T\d+) (\S+)")
_OFFSETS_OFF_BY = (0, -1, 1, -2, 2, -3, 3)
_SEARCHED = 60
"""Characters after an offset in which a surface is looked for: some offsets count line ends twice."""


def slavic_annotation(path: str) -> str:
    """The file of names of a text of SlavicNER."""
    return re.sub(r"\.txt$", ".tsv", re.sub(r"^raw/", "ner/", path))


def brat_annotation(path: str) -> str:
    """The file of names of a text in brat's format."""
    return re.sub(r"\.txt$", ".ann", path)


def read_slavic(data: bytes, annotation: bytes, _: Corpus) -> list[Sentence]:
    """SlavicNER: a text, and a table of start, end, surface, nominative, kind and linked entity."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    spans = []
    for line in annotation.decode().splitlines():
        cells = line.split("\t")
        if len(cells) < 6 or not cells[0].isdigit():
            continue
        start = _start_near(text, cells[2], int(cells[0]))
        if start is not None:
            spans.append(Span(start, start + len(cells[2]), kind_of(cells[4]), cells[5]))
    return _paragraphs(text, spans)


def _start_near(text: str, surface: str, offset: int) -> int | None:
    """Where a surface begins at an offset that may be wrong."""
    for by in _OFFSETS_OFF_BY:
        if offset + by >= 0 and text.startswith(surface, offset + by):
            return offset + by
    start = text.find(surface, max(0, offset - _SEARCHED))
    return start if 0 <= start <= offset + _SEARCHED else None


def read_brat(data: bytes, annotation: bytes, corpus: Corpus) -> list[Sentence]:
    """Brat: a text, and lines of names with their offsets and of references to entities."""
    text = data.decode("utf-8-sig")
    rows = annotation.decode("utf-8-sig").splitlines()
    references = [found for row in rows if (found := _BRAT_LINK.match(row))]
    links = {found[1]: found[2] for found in references if not found[2].endswith(":NULL")}
    spans = []
    for found in filter(None, map(_BRAT_NAME.match, rows)):
        start, end = int(found[3]), int(found[4])
        if text[start:end] == found[5]:
            spans.append(Span(start, end, kind_of(found[2].split(".")[0]), links.get(found[1])))
    paragraphs = _paragraphs(text, spans)
    return [untokenized(one, corpus.language) for one in paragraphs] if corpus.options.tokenized else paragraphs


def read_livedoor(data: bytes, _: Corpus) -> list[Sentence]:
    """A livedoor article: its address and its time, which are no text, then a line a paragraph; no names."""
    return [Sentence(line.strip() if number > 1 else "") for number, line in enumerate(data.decode().split("\n"))]


def _paragraphs(text: str, spans: Iterable[Span]) -> list[Sentence]:
    """The lines of a text that are not empty, with the names inside each."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return [
        Sentence(
            line[0],
            tuple(s.moved(-line.start()) for s in ordered if line.start() <= s.start and s.end <= line.end()),
        )
        for line in _LINE.finditer(text)
    ]
