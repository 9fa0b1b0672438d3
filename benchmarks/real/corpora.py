"""Texts of public name-annotated corpora, found again by their addresses.

A text is the sentences first to last of a file of a repository at a commit; its `doc` is "first-last", counted from
zero in the order of the file, and a path `archive.zip!member` is a member of a zip or tar archive. labels/corpora.toml
lists the corpora.
"""

from __future__ import annotations

import fnmatch
import hashlib
import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.real.clones import SourceError, file_bytes, paths
from benchmarks.real.corpora_columns import (
    read_columns,
    read_conllu,
    read_conllup,
    read_germeval,
    read_spaced_columns,
)
from benchmarks.real.corpora_records import (
    read_estner,
    read_json_entities,
    read_json_lines,
    read_korean_marked,
    read_n3,
    read_ronec,
)
from benchmarks.real.corpora_standoff import (
    brat_annotation,
    read_brat,
    read_livedoor,
    read_slavic,
    slavic_annotation,
)
from benchmarks.real.corpora_types import Corpus, Sentence, Span

CATALOGUE = Path(__file__).parent / "labels" / "corpora.toml"
LEAST, TARGET, MOST = 60, 240, 1500
"""Characters of a text: shorter ones are dropped, sentences are added up to the target, longer ones are dropped."""

_DOC = re.compile(r"(\d+)-(\d+)")


class CorpusError(SourceError):
    """An address without a text: which one, and why."""


class Standoff(NamedTuple):
    """A format with names in a second file: its path from the text's path, and the reader of both files."""

    annotation: Callable[[str], str]
    read: Callable[[bytes, bytes, Corpus], list[Sentence]]


READERS: dict[str, Callable[[bytes, Corpus], list[Sentence]] | Standoff] = {
    "brat": Standoff(brat_annotation, read_brat),
    "columns": read_columns,
    "conllu": read_conllu,
    "conllup": read_conllup,
    "estner": read_estner,
    "germeval": read_germeval,
    "json-entities": read_json_entities,
    "json-lines": read_json_lines,
    "korean-marked": read_korean_marked,
    "livedoor": read_livedoor,
    "n3": read_n3,
    "ronec": read_ronec,
    "slavic": Standoff(slavic_annotation, read_slavic),
    "spaced-columns": read_spaced_columns,
}


@dataclass(frozen=True)
class Passage:
    """A text of a corpus with its address in it and the names that are marked in it."""

    corpus: Corpus
    path: str
    doc: str
    text: str
    spans: tuple[Span, ...]

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class _Catalogue(msgspec.Struct, forbid_unknown_fields=True):
    corpus: tuple[Corpus, ...]


@cache
def catalogue() -> tuple[Corpus, ...]:
    """The corpora of labels/corpora.toml."""
    return msgspec.toml.decode(CATALOGUE.read_bytes(), type=_Catalogue).corpus


def corpus_of(repository: str, path: str) -> Corpus:
    """The corpus that a file belongs to; raises CorpusError if there is none."""
    for corpus in catalogue():
        if corpus.repository == repository and _is_in(corpus, path):
            return corpus
    raise CorpusError(f"{repository}: {path}: in no corpus of {CATALOGUE.name}")


def _is_in(corpus: Corpus, path: str) -> bool:
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in corpus.paths)


def files_of(clones: Path, corpus: Corpus) -> list[str]:
    """The files of a corpus at its commit, sorted, then its members of archives."""
    stored = sorted(path for path in paths(clones, corpus.repository, corpus.commit) if _is_in(corpus, path))
    return stored + [path for path in corpus.paths if "!" in path]


def text_of(clones: Path, repository: str, commit: str, path: str, doc: str) -> str:
    """The text at an address; raises SourceError if there is none."""
    corpus = corpus_of(repository, path)
    sentences = sentences_of(clones, corpus, commit, path)
    place = _DOC.fullmatch(doc)
    first, last = (int(place[1]), int(place[2])) if place else (1, 0)
    text = passage(corpus, path, sentences, first, last).text if first <= last < len(sentences) else ""
    if not text:
        raise CorpusError(f"{repository}: {path}: {doc}: no such sentences, the file has {len(sentences)}")
    return text


@lru_cache(maxsize=4)
def sentences_of(clones: Path, corpus: Corpus, commit: str, path: str) -> tuple[Sentence, ...]:
    """The sentences of a file, in order; the last files are cached, since texts are requested one by one."""
    data = _stored(clones, corpus.repository, commit, path)
    reader = READERS[corpus.format]
    if isinstance(reader, Standoff):
        annotation = _stored(clones, corpus.repository, commit, reader.annotation(path))
        return tuple(reader.read(data, annotation, corpus))
    return tuple(reader(data, corpus))


def _stored(clones: Path, repository: str, commit: str, path: str) -> bytes:
    """A file, or a member of an archive."""
    outer, _, member = path.partition("!")
    data = file_bytes(clones, repository, commit, outer)
    if not member:
        return data
    try:
        return _unzipped(data, member) if zipfile.is_zipfile(io.BytesIO(data)) else _untarred(data, member)
    except (KeyError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise CorpusError(f"{repository}: {path}: {error}") from error


def _unzipped(data: bytes, member: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(member)


def _untarred(data: bytes, member: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        content = archive.extractfile(member)
        if content is None:
            raise KeyError(f"{member} is no file")
        return content.read()


def passage(corpus: Corpus, path: str, sentences: Sequence[Sentence], first: int, last: int) -> Passage:
    """The sentences first to last as one text; those without text are skipped."""
    text = ""
    spans: list[Span] = []
    for sentence in sentences[first : last + 1]:
        if sentence.text:
            text += corpus.joiner if text else ""
            spans += (span.moved(len(text)) for span in sentence.spans)
            text += sentence.text
    return Passage(corpus, path, f"{first}-{last}", text, tuple(spans))


def passages(corpus: Corpus, path: str, sentences: Sequence[Sentence]) -> Iterator[Passage]:
    """The texts of a file: each sentence in at most one of them, none across documents."""
    first = 0
    while first < len(sentences):
        last = _last_of_text(sentences, first)
        found = passage(corpus, path, sentences, first, last)
        if sentences[first].text and LEAST <= len(found.text) <= MOST:
            yield found
        first = last + 1


def _last_of_text(sentences: Sequence[Sentence], first: int) -> int:
    """The last sentence of a text that begins with this one."""
    last, length = first, len(sentences[first].text)
    if not length or sentences[first].alone:
        return first
    while length < TARGET and last + 1 < len(sentences):
        following = sentences[last + 1]
        if following.document != sentences[first].document or length + len(following.text) >= MOST:
            break
        last += 1
        length += len(following.text) + 1
    return last
