"""Readers of corpora with one token a line: plain columns, GermEval, CoNLL-U and CoNLL-U Plus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.real.corpora_types import Corpus, Options, Place, Sentence, spans_of_tags
from benchmarks.real.detokenize import contracted, detokenize, joined

_DOCUMENT_MARKS = frozenset({"-DOCSTART-", "<HEADLINE>"})
_MARKUP = re.compile(r"<[A-Z]+>")
_BLANKS = re.compile(r"[ \t]+")
_ONE_WORD = re.compile(r"\w+|\W")
_RANGE = re.compile(r"(\d+)-(\d+)")
_MISC_NAME = re.compile(r"name=([^|]+)")

Cells = list[str]


def sentence_of(tokens: Sequence[str], tags: Sequence[str], language: str) -> Sentence:
    """Tokens and their tags as a sentence with spaces by the rules of the language."""
    text, places = detokenize(tokens, language)
    return Sentence(text, spans_of_tags(tags, places))


def spaced_sentence(tokens: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]) -> Sentence:
    """Tokens and their tags as a sentence; `spaces` says before which tokens one is printed."""
    text, places = joined(tokens, spaces)
    return Sentence(text, spans_of_tags(tags, places))


def read_columns(data: bytes, corpus: Corpus) -> list[Sentence]:
    """Token first, tag in the tag column, a blank line between sentences, a marker line between documents."""
    options = corpus.options
    found = []
    for document, rows in _column_sentences(corpus.decoded(data), options):
        tokens = [_mended(row[0]) if options.mojibake else row[0] for row in rows]
        sentence = sentence_of(tokens, [row[options.tag_column] for row in rows], corpus.language)
        is_broken = options.lost is not None and options.lost in sentence.text
        found.append(Sentence("") if is_broken else sentence)
        found[-1] = replace(found[-1], document=document, alone=options.alone)
    return found


def _column_sentences(text: str, options: Options) -> Iterator[tuple[int, list[Cells]]]:
    """The rows of each sentence, with the number of its document."""
    document = 0
    rows: list[Cells] = []
    for line in text.split("\n"):
        cells = line.split(options.separator) if options.separator else _BLANKS.split(line.strip(" \t"))
        cells = [cell.strip(" \t") for cell in cells]
        is_word = any(cells) and cells[0] not in _DOCUMENT_MARKS and not _MARKUP.fullmatch(cells[0])
        if is_word and len(cells) > 1:
            rows.append(cells)
        ends = not is_word or (len(cells) > 1 and bool(options.sentence_ends) and cells[0] in options.sentence_ends)
        if ends and rows:
            yield document, rows
            rows = []
        document += cells[0] in _DOCUMENT_MARKS
    if rows:
        yield document, rows


def _mended(word: str) -> str:
    try:
        return word.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return word


def read_spaced_columns(data: bytes, corpus: Corpus) -> list[Sentence]:
    """Token first, tag last, tabs between; spaces of the text are tokens, a blank line ends a document."""
    found = []
    for block in corpus.decoded(data).split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if rows:
            found.append(spaced_sentence([row[0] for row in rows], [row[-1] for row in rows], [False] * len(rows)))
    return found


def read_germeval(data: bytes, corpus: Corpus) -> list[Sentence]:
    """GermEval 2014: the page that a sentence is from, then number, token, tag. Sentences of Wikipedia have no text."""
    found = []
    for block in corpus.decoded(data).split("\n\n"):
        lines = [line.split("\t") for line in block.split("\n") if line]
        source = next((cells[1] for cells in lines if cells[0] == "#"), "")
        rows = [cells for cells in lines if cells[0].isdigit()]
        if "wikipedia" in source or not rows:
            found.append(Sentence(""))
        else:
            sentence = sentence_of([row[1] for row in rows], [row[2] for row in rows], corpus.language)
            found.append(replace(sentence, alone=True))
    return found


@dataclass(frozen=True)
class _Printed:
    """A word as printed, one or several words of the treebank, with its tag and the entity it is linked to."""

    form: str
    tag: str
    link: str = ""


def read_conllu(data: bytes, corpus: Corpus) -> list[Sentence]:
    """CoNLL-U and similar formats: the text from `# text`, or from the words if they do not fit it."""
    options = corpus.options
    found = []
    document = 0
    for block in corpus.decoded(data).split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        document += any(line.startswith(("# newdoc", "# newpar")) for line in lines)
        if not rows:
            continue
        if options.sentence_ids and not _comment(lines, "# sent_id").startswith(options.sentence_ids):
            found.append(Sentence("", document=document))
            continue
        words = list(_printed(rows, options))
        text = _comment(lines, "# text =")
        if options.contracted:
            forms, tags = contracted([word.form for word in words], [word.tag for word in words])
            words = [_Printed(form, tag) for form, tag in zip(forms, tags, strict=True)]
            text = ""
        sentence = _conllu_sentence(text, words, corpus.language)
        found.append(replace(sentence, document=document, alone=options.alone))
    return found


def _comment(lines: Sequence[str], start: str) -> str:
    """The value of the last comment that begins like this."""
    return next((line.partition("=")[2].strip() for line in reversed(lines) if line.startswith(start)), "")


def _conllu_sentence(text: str, words: Sequence[_Printed], language: str) -> Sentence:
    forms = [word.form for word in words]
    places = _places_in(text, forms)
    if not places:
        text, places = detokenize(forms, language)
    return Sentence(text, spans_of_tags([word.tag for word in words], places, [word.link for word in words]))


def _printed(rows: Sequence[Cells], options: Options) -> Iterator[_Printed]:
    """The words as printed: "3-4 du" instead of "3 de" and "4 le"."""
    covered = 0
    for cells in rows:
        if span := _RANGE.fullmatch(cells[0]):
            first, covered = int(span[1]), int(span[2])
            inner = [row for row in rows if row[0].isdigit() and first <= int(row[0]) <= covered]
            yield _Printed(cells[1], _conllu_tag(inner, options))
        elif cells[0].isdigit() and int(cells[0]) > covered:
            link = "" if options.link_column is None else cells[options.link_column]
            yield _Printed(cells[1], _conllu_tag([cells], options), link)


def _conllu_tag(words: Sequence[Cells], options: Options) -> str:
    """The tag of a printed word: that of the last word in it, or PROPN if one of them is a proper noun."""
    if options.names == "proper nouns":
        return "PROPN" if any(cells[3] == "PROPN" for cells in words) else "O"
    cells = words[-1]
    if options.names == "misc":
        name = _MISC_NAME.search(cells[-1])
        return name[1] if name else "O"
    return cells[options.tag_column] if options.tag_column < len(cells) else "O"


def _places_in(text: str, words: Sequence[str]) -> list[Place]:
    """The offsets of words in their text, none if they do not fit it.

    Two words that are printed as one (Portuguese "de" + "a" as "da") have the same offsets.
    """
    places: list[Place] = []
    at = 0
    while len(places) < len(words):
        while at < len(text) and text[at].isspace():
            at += 1
        printed = _ONE_WORD.match(text, at)
        if printed is None:
            return []
        word, following = (*words[len(places) : len(places) + 2], "")[:2]
        end = at + len(word)
        is_whole = end >= printed.end() or not following or text.startswith(following, end)
        if text.startswith(word, at) and is_whole:
            places.append((at, end))
            at = end
        elif following:
            places += [(at, printed.end())] * 2
            at = printed.end()
        else:
            return []
    return places if at >= len(text.rstrip()) else []


def read_conllup(data: bytes, corpus: Corpus) -> list[Sentence]:
    """CoNLL-U Plus: `global.columns` names the columns with FORM and CONLL:NER."""
    columns: list[str] = []
    found = []
    for block in corpus.decoded(data).split("\n\n"):
        lines = block.split("\n")
        columns = _comment(lines, "# global.columns").split() or columns
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            form, tag = columns.index("FORM"), columns.index("CONLL:NER")
            found.append(sentence_of([row[form] for row in rows], [row[tag] for row in rows], corpus.language))
    return found
