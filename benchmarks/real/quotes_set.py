"""The set of quotations with speakers: from clones of public quotation corpora to texts and gold.

Gold is direct speech alone, words in double quotation marks, as a run records it. See RULES.md for what counts. Of a
quotation: `start`, `end` (code points of the text, end exclusive, marks outside), `text`, `again` (other places of the
same words), `speaker` as printed, `speaker_kind`, and `accepted`, the names that are right.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from benchmarks.real.clones import file_bytes, paths
from benchmarks.real.corpora_types import Place
from benchmarks.real.labels import FOLDER
from benchmarks.real.pages import LabelError
from benchmarks.real.parts import part_of
from benchmarks.real.quotes_coreference import chains_of
from benchmarks.real.quotes_marked import letters, marked, trimmed, words_in
from benchmarks.real.quotes_speakers import speaker_of

CATALOGUE = FOLDER / "quotes.toml"
LEAST_WORDS = 3
"""Words: shorter marked parts are mostly terms and nicknames; they are optional, neither rewarded nor punished."""

_NAME = re.compile(r"(T\d+)\t(\w+)[^\d]*\s([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.*)")
_ROLE = re.compile(r"(Content|Source)\d*:(T\d+)")
_PAIR = re.compile("(''|``)")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}\.ann$")


class Corpus(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quotation corpus: its repository, its licence, and how it is read; labels/quotes.toml explains the fields."""

    key: str
    repository: str
    commit: str
    language: str
    licence: str
    paths: dict[str, str]
    format: str
    split_by: Literal["outlet", "document"]
    documents: int
    sha256: str


class Said(NamedTuple):
    """Words and their speaker, as a corpus marks both: parts of the text."""

    content: tuple[Place, ...]
    source: tuple[Place, ...]


class Document(NamedTuple):
    """A document of a corpus: its name, the corpus's own part, its text, and its direct speech in quotation marks."""

    name: str
    kind: str
    text: str
    said: tuple[Said, ...]
    meant: Mapping[int, str]
    """Whom a pronoun at an offset means, where the corpus says so."""


class _Catalogue(msgspec.Struct, forbid_unknown_fields=True):
    corpus: tuple[Corpus, ...]


@cache
def catalogue() -> tuple[Corpus, ...]:
    """The corpora of labels/quotes.toml."""
    return msgspec.toml.decode(CATALOGUE.read_bytes(), type=_Catalogue).corpus


def read_brat(annotation: str) -> Iterator[Said]:
    """Attributions of a file in brat's format: contents and sources, both in parts; the source may be missing."""
    places: dict[str, tuple[Place, ...]] = {}
    for found in filter(None, map(_NAME.match, annotation.splitlines())):
        offsets = [tuple(map(int, part.split())) for part in found[3].split(";")]
        places[found[1]] = tuple((start, end) for start, end in offsets)
    for event in filter(None, map(_EVENT.match, annotation.splitlines())):
        parts: dict[str, list[Place]] = {"Content": [], "Source": []}
        for role, name in _ROLE.findall(event[1]):
            parts[role] += places.get(name, ())
        if parts["Content"]:
            yield Said(tuple(sorted(parts["Content"])), tuple(sorted(parts["Source"])))


def with_straight_marks(text: str, attributions: Iterable[Said]) -> tuple[str, list[Said], list[int]]:
    """A text with one straight mark for each pair of apostrophes, which a newspaper's archive writes, and its places.

    Last, where each offset of the old text is in the new one.
    """
    moved: list[int] = []
    for part in _PAIR.split(text):
        at = moved[-1] + 1 if moved else 0
        moved += [at] * 2 if _PAIR.fullmatch(part) else range(at, at + len(part))
    moved.append(moved[-1] + 1 if moved else 0)

    def places(old: Iterable[Place]) -> tuple[Place, ...]:
        return tuple((moved[start], moved[end]) for start, end in old)

    return _PAIR.sub('"', text), [Said(places(one.content), places(one.source)) for one in attributions], moved


def in_marks(text: str, attributions: Iterable[Said]) -> Iterator[Said]:
    """The quoted parts of a text of which at least half is in a content, each with the source of that content."""
    everything = list(attributions)
    for start, end in marked(text):
        inside, said = max(
            ((_within(one.content, start, end), one) for one in everything),
            key=lambda found: found[0],
            default=(0, None),
        )
        if said is not None and 2 * inside >= end - start:
            yield Said(((start, end),), said.source)


def _within(places: Iterable[Place], start: int, end: int) -> int:
    return sum(max(0, min(last, end) - max(first, start)) for first, last in places)


def read_direct(annotations: Iterable[dict[str, Any]]) -> Iterator[Said]:
    """Direct speech among the annotations of a document of German Wikinews."""
    for one in annotations:
        if one["type"] == "Direct":
            yield Said(
                *(tuple((s["charBegin"], s["charEnd"]) for s in one[role]["spans"]) for role in ("quote", "speaker"))
            )


def _polnear(clones: Path, corpus: Corpus) -> Iterator[Document]:
    """PolNeAR: a text and for each annotator a file in brat's format; the first annotator by name counts."""
    annotations: dict[str, str] = {}
    for path in paths(clones, corpus.repository, corpus.commit):
        if _ANNOTATOR.search(path):
            annotations.setdefault(_ANNOTATOR.sub("", path).replace("/attributions/", "/text/") + ".txt", path)
    for kind, path in _chosen(clones, corpus):
        text = file_bytes(clones, corpus.repository, corpus.commit, path).decode()
        annotation = file_bytes(clones, corpus.repository, corpus.commit, annotations[path]).decode()
        analysis = path.replace("/text/", "/corenlp/") + ".xml"
        chains = chains_of(clones, corpus.repository, corpus.commit, analysis)
        text, attributions, moved = with_straight_marks(text, read_brat(annotation))
        meant = {moved[at]: chain[0][1] for chain in chains for at, _ in chain}
        yield Document(Path(path).stem, kind, text, tuple(in_marks(text, attributions)), meant)


def _wikinews(clones: Path, corpus: Corpus) -> Iterator[Document]:
    """German Wikinews: a JSON object a document."""
    for kind, path in _chosen(clones, corpus):
        stored = json.loads(file_bytes(clones, corpus.repository, corpus.commit, path))
        number = stored["documentName"].partition(" ")[0]
        yield Document(number, kind, stored["originalText"], tuple(read_direct(stored["annotations"])), {})


READERS: dict[str, Callable[[Path, Corpus], Iterator[Document]]] = {"polnear": _polnear, "wikinews": _wikinews}


def _chosen(clones: Path, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The corpus's own part and path of each of its documents, in path order."""
    for path in paths(clones, corpus.repository, corpus.commit):
        for kind, pattern in corpus.paths.items():
            if fnmatch.fnmatchcase(path, pattern):
                yield kind, path


def quotes_of(document: Document, language: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gold and optional quotations of a document, in order.

    Optional are those of fewer than LEAST_WORDS words and those within another one. Each wording counts once, with its
    other places in `again`, as in a run.
    """
    text = document.text
    gold: dict[str, dict[str, Any]] = {}
    optional: list[dict[str, Any]] = []
    ends = 0
    for said in sorted(document.said, key=lambda one: (one.content[0][0], -one.content[-1][1])):
        start, end = trimmed(text, said.content[0][0], said.content[-1][1])
        words = text[start:end]
        if words_in(words) < LEAST_WORDS or (end <= ends and letters(words) not in gold):
            optional.append({"start": start, "end": end, "text": words})
            continue
        ends = max(ends, end)
        who = printed_speaker(document, said, language)
        _add(gold, {"start": start, "end": end, "text": words, "again": [], **who})
    return list(gold.values()), optional


def _add(gold: dict[str, dict[str, Any]], quote: dict[str, Any]) -> None:
    """Adds a quotation, or its place and speaker to the one with the same words."""
    known = gold.setdefault(letters(quote["text"]), quote)
    if known is quote:
        return
    if [known["start"], known["end"]] != [quote["start"], quote["end"]]:
        known["again"].append([quote["start"], quote["end"]])
    if quote["speaker_kind"] == "named" and known["speaker_kind"] != "named":
        known.update({name: quote[name] for name in ("speaker", "speaker_kind", "accepted")})
    elif quote["speaker_kind"] == known["speaker_kind"]:
        known["accepted"] = list(dict.fromkeys([*known["accepted"], *quote["accepted"]]))


def printed_speaker(document: Document, said: Said, language: str) -> dict[str, Any]:
    """The speaker of words as printed, its kind, and the names that are accepted for it."""
    text = document.text
    printed = " ".join(" ".join(text[start:end].split()) for start, end in said.source)
    kind, names = speaker_of(printed, text, language)
    if kind == "pronoun":
        meant = document.meant.get(said.source[0][0], "") if said.source else ""
        found = speaker_of(" ".join(meant.split()), text, language)
        names = found.names if found.kind == "named" else ()
    elif kind in ("role", "organization"):
        names = (printed,)
    return {"speaker": printed or None, "speaker_kind": kind, "accepted": list(names)}


def records_of(corpus: Corpus, document: Document) -> tuple[dict[str, Any], dict[str, Any]]:
    """The lines of texts.jsonl and gold.jsonl for a document."""
    unit = document.name.partition("_")[0] if corpus.split_by == "outlet" else f"{corpus.key}/{document.name}"
    gold, optional = quotes_of(document, corpus.language)
    head = {
        "id": f"{corpus.key}/{document.name}",
        "lang": corpus.language,
        "part": part_of(unit),
        "corpus": corpus.key,
        "kind": f"{corpus.key}-{document.kind}",
    }
    return {**head, "text": document.text}, {**head, "quotes": gold, "optional": optional}


def build(corpora: Iterable[Corpus], clones: Path, out: Path) -> int:
    """Writes texts.jsonl and gold.jsonl under `out`; the number of texts. Raises LabelError if the texts differ."""
    out.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {"texts": [], "gold": []}
    count = 0
    for corpus in corpora:
        digest, documents = hashlib.sha256(), 0
        for document in READERS[corpus.format](clones, corpus):
            for name, record in zip(lines, records_of(corpus, document), strict=True):
                lines[name].append(json.dumps(record, ensure_ascii=False) + "\n")
            digest.update(document.text.encode())
            documents += 1
        if (documents, digest.hexdigest()) != (corpus.documents, corpus.sha256):
            raise LabelError(f"{corpus.key}: {documents} texts, {digest.hexdigest()}: not those that were read")
        count += documents
    for name, written in lines.items():
        (out / f"{name}.jsonl").write_text("".join(written), encoding="utf-8")
    return count
