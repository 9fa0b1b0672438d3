"""The rule that chose the subjects and texts of the mentions set: nothing is chosen by liking.

    python -m benchmarks.real.choose_mentions subjects --clones DIR > PROPOSALS
    python -m benchmarks.real.choose_mentions texts --clones DIR [--known TEXTS.jsonl ...] > CHOSEN.jsonl

1. `subjects` proposes subjects from the names that the corpora of labels/corpora.toml mark. In each language, names are
   gathered by the stems of their words. An organization is able if it is marked in two texts and not oftener as a
   place, a person if marked in full in two texts (in one, if a language has few). In the order of a seeded hash, two
   with a look-alike (a text with the same name or surname that is not marked so) are proposed to one without. Entities
   that a corpus links are proposed if they are named in two languages and four times.
2. A person writes down the names of each as a press officer would and strikes out what is no subject: a common noun, a
   place, a wrong annotation. labels/mention_names.txt is the result.
3. `texts` takes, for each subject in the order of the hash and in turns, a text that names it by the annotation or one
   with a look-alike only: a listed name, its stem or a surname that the corpus marks as something else or not at all. A
   language has 39 of the first and 24 of the second at most, a subject eight of both. Each line has a text's address
   (see `benchmarks.real.corpora`), its hash, its licence and the subject it was chosen for.

DIR holds clones of the corpora (see `benchmarks.real.clones`); for `subjects` also of those that give names only.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.real.corpora import Passage, catalogue, files_of, passages, sentences_of
from benchmarks.real.corpora_types import Corpus
from benchmarks.real.mention_candidates import Candidate, Matcher, candidates, subjects_of_entities
from benchmarks.real.mention_proposals import linked_lines, proposal_lines
from benchmarks.real.mention_subjects import Subject, read_subjects, seeded

NAMING, ALIKE = 39, 24
"""Texts of a language: that name a subject, with a look-alike only."""
MOST_OF_ONE = 8
TURNS = (False, True, False, False, True, False, True, False, True, True)
"""In which turns a subject gets a text with a look-alike."""

_BROKEN = re.compile("&nbsp|http|\ufffd|＜")


def read_passages(clones: Path, corpora: Iterable[Corpus]) -> list[Passage]:
    """The texts of these corpora; of identical ones in a corpus only the first."""
    found: dict[tuple[str, str], Passage] = {}
    for corpus in corpora:
        for path in files_of(clones, corpus):
            for one in passages(corpus, path, sentences_of(clones, corpus, corpus.commit, path)):
                found.setdefault((corpus.key, one.text), one)
    return list(found.values())


def is_readable(passage: Passage) -> bool:
    """True unless a text is a table of scores or prices, a broken scan, or what its corpus has of unreadable ones."""
    text = passage.text
    letters = sum(char.isalpha() or unicodedata.category(char).startswith("M") for char in text)
    is_prose = letters >= passage.corpus.letters * len(text) and not _BROKEN.search(text)
    return is_prose and re.search(passage.corpus.readable, text, re.DOTALL) is not None


@dataclass(frozen=True)
class Choice:
    """A chosen text and the id of the subject it was chosen for."""

    passage: Passage
    subject: str


class _Pool:
    """The texts that could be chosen for each subject: those that name it, and those with a look-alike only."""

    def __init__(self, found: Sequence[Passage], subjects: Sequence[Subject], known: set[str]) -> None:
        self.naming: dict[str, list[Passage]] = collections.defaultdict(list)
        self.alike: dict[str, list[tuple[int, Passage]]] = collections.defaultdict(list)
        self._subjects = {subject.id: subject for subject in subjects}
        matcher = Matcher(subjects)
        links = subjects_of_entities(found, matcher)
        for passage in found:
            if passage.text not in known and is_readable(passage):
                self._add(passage, candidates(passage, matcher, links))

    def _add(self, passage: Passage, found: Sequence[Candidate]) -> None:
        named = dict.fromkeys(one.subject for one in found if one.reading == "mention")
        for subject in named:
            self.naming[subject].append(passage)
        if named or any(one.is_unlisted for one in found):
            return
        ranks: dict[str, int] = {}
        for one in found:
            if one.reading == "look-alike" and passage.corpus.language in self._subjects[one.subject].languages:
                ranks[one.subject] = min(one.rank, ranks.get(one.subject, one.rank))
        for subject, rank in ranks.items():
            self.alike[subject].append((rank, passage))

    def queue(self, subject: Subject, *, alike: bool) -> Iterator[Passage]:
        """The texts for a subject, best first: in a language where its names are at home, of a low rank."""
        if alike:
            return (one for _, one in sorted(self.alike[subject.id], key=lambda pair: (pair[0], hash_of(pair[1]))))
        return iter(
            sorted(
                self.naming[subject.id],
                key=lambda one: (one.corpus.language not in subject.languages, hash_of(one)),
            )
        )


def hash_of(passage: Passage) -> str:
    """The order of texts that have no better one."""
    return seeded("text", passage.corpus.key, passage.path, passage.doc)


def chosen_texts(found: Sequence[Passage], subjects: Sequence[Subject], known: set[str]) -> list[Choice]:
    """The texts by the rule, grouped by language; none whose text is `known` from another set."""
    pool = _Pool(found, subjects, known)
    queues = {(one.id, alike): pool.queue(one, alike=alike) for one in subjects for alike in (False, True)}
    taken: dict[tuple[str, str, str], Choice] = {}
    of_language: collections.Counter[tuple[str, bool]] = collections.Counter()
    of_subject: collections.Counter[str] = collections.Counter()
    ordered = sorted(subjects, key=lambda one: seeded("subject", one.id))
    for alike, subject in ((alike, subject.id) for alike in TURNS for subject in ordered):
        if of_subject[subject] >= MOST_OF_ONE:
            continue
        for passage in queues[subject, alike]:
            address = (passage.corpus.key, passage.path, passage.doc)
            language = passage.corpus.language
            if address not in taken and of_language[language, alike] < (ALIKE if alike else NAMING):
                taken[address] = Choice(passage, subject)
                of_language[language, alike] += 1
                of_subject[subject] += 1
                break
    return sorted(taken.values(), key=lambda one: (one.passage.corpus.language, seeded("batch", one.passage.text)))


def record_of(number: int, choice: Choice) -> dict[str, Any]:
    """The line of a chosen text."""
    passage = choice.passage
    corpus = passage.corpus
    return {
        "id": f"m{number:04d}",
        "lang": corpus.language,
        "corpus": corpus.key,
        "repository": corpus.repository,
        "commit": corpus.commit,
        "path": passage.path,
        "doc": passage.doc,
        "sha256": passage.sha256,
        "licence": corpus.licence,
        "chosen_for": choice.subject,
    }


def known_texts(files: Iterable[Path]) -> set[str]:
    """The texts of other sets in the form of texts.jsonl."""
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return {json.loads(line).get("text", "") for line in lines}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["subjects", "texts"])
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument(
        "--known", type=Path, nargs="*", default=[], help="texts.jsonl of sets not to take texts of again"
    )
    options = parser.parse_args()
    if options.step == "texts":
        found = read_passages(options.clones, [corpus for corpus in catalogue() if not corpus.names_only])
        chosen = chosen_texts(found, read_subjects(), known_texts(options.known))
        for number, choice in enumerate(chosen):
            print(json.dumps(record_of(number, choice), ensure_ascii=False))
        return
    found = read_passages(options.clones, catalogue())
    for line in linked_lines(found):
        print(line)
    for language in sorted({one.corpus.language for one in found}):
        for line in proposal_lines(language, [one for one in found if one.corpus.language == language]):
            print(line)


if __name__ == "__main__":
    main()
