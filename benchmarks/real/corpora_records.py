"""Readers of corpora that are lists of records: JSON, JSON lines, marked-up lines, N3's XML."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import lxml.etree

from benchmarks.real.corpora_columns import sentence_of, spaced_sentence
from benchmarks.real.corpora_types import Corpus, Kind, Place, Sentence, Span, kind_of
from benchmarks.real.detokenize import detokenize

_JAPANESE_KINDS: dict[str, Kind] = {
    "人名": "PER",
    "法人名": "ORG",
    "政治的組織名": "ORG",
    "その他の組織名": "ORG",
    "地名": "LOC",
    "施設名": "LOC",
}
_KOREAN_NAME = re.compile(r"<([^<>:]+):([A-Z]{2})>")
_TOKEN = re.compile(r"\S+")


def read_ronec(data: bytes, _: Corpus) -> list[Sentence]:
    """RONEC: a JSON list of sentences with `tokens`, `ner_tags` and `space_after` each token."""
    return [
        replace(spaced_sentence(record["tokens"], record["ner_tags"], [False, *record["space_after"][:-1]]), alone=True)
        for record in json.loads(data)
    ]


def read_json_lines(data: bytes, corpus: Corpus) -> list[Sentence]:
    """JSON lines with `words` and `tags`."""
    records = (json.loads(line) for line in data.decode().splitlines() if line.strip())
    return [replace(sentence_of(record["words"], record["tags"], corpus.language), alone=True) for record in records]


def read_estner(data: bytes, corpus: Corpus) -> list[Sentence]:
    """EstNER: JSON documents of sentences of words, each with `word` and `ner_1`."""
    return [
        replace(
            sentence_of(
                [word["word"] for word in sentence["words"]],
                [word["ner_1"] for word in sentence["words"]],
                corpus.language,
            ),
            document=number,
        )
        for number, document in enumerate(json.loads(data)["documents"])
        for sentence in document["sentences"]
    ]


def read_json_entities(data: bytes, _: Corpus) -> list[Sentence]:
    """A JSON list of records with `text` and `entities`, each with `span` and a Japanese `type`."""
    return [
        Sentence(
            record["text"],
            tuple(_japanese_span(entity["span"], entity["type"]) for entity in record["entities"]),
            alone=True,
        )
        for record in json.loads(data)
    ]


def _japanese_span(place: Place, label: str) -> Span:
    return Span(place[0], place[1], _JAPANESE_KINDS.get(label, "OTHER"))


def read_korean_marked(data: bytes, corpus: Corpus) -> list[Sentence]:
    """Lines that begin with a dollar sign and mark names as `<name:KIND>`; other lines repeat the text."""
    return [_unmarked(line[1:]) for line in corpus.decoded(data).split("\n") if line.startswith("$")]


def _unmarked(line: str) -> Sentence:
    text = ""
    spans = []
    at = 0
    for mark in _KOREAN_NAME.finditer(line):
        text += line[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[1]), kind_of(mark[2])))
        text += mark[1]
        at = mark.end()
    return Sentence(text + line[at:], tuple(spans), alone=True)


def read_n3(data: bytes, corpus: Corpus) -> list[Sentence]:
    """N3: documents in parts, some of them names with a link; kinds are not marked."""
    found = []
    parser = lxml.etree.XMLParser(remove_comments=True)
    for holder in lxml.etree.fromstring(data, parser).iter("{*}TextWithNamedEntities"):
        text = ""
        spans: list[Span] = []
        for part in holder:
            piece = part.text or ""
            if part.tag.endswith("NamedEntityInText"):
                spans.append(Span(len(text), len(text) + len(piece), "OTHER", part.get("uri")))
            text += piece
        sentence = Sentence(text, tuple(spans), alone=True)
        found.append(untokenized(sentence, corpus.language) if corpus.options.tokenized else sentence)
    return found


def untokenized(sentence: Sentence, language: str) -> Sentence:
    """The printed form of a sentence with spaces between all tokens."""
    tokens = [(token.start(), token.end()) for token in _TOKEN.finditer(sentence.text)]
    text, places = detokenize([sentence.text[start:end] for start, end in tokens], language)
    spans = []
    for span in sentence.spans:
        inside = [place for place, (start, end) in zip(places, tokens, strict=True) if _overlaps(span, start, end)]
        if inside:
            spans.append(replace(span, start=inside[0][0], end=inside[-1][1]))
    return replace(sentence, text=text, spans=tuple(spans))


def _overlaps(span: Span, start: int, end: int) -> bool:
    return start < span.end and end > span.start
