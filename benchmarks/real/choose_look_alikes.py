"""The rule of the second round of the mentions set: more texts with a look-alike only, for the same subjects.

    python -m benchmarks.real.choose_look_alikes --clones DIR --lot N [--known TEXTS.jsonl ...] > CHOSEN.jsonl

The first round (`choose_mentions`) took two texts that name a subject to one with a look-alike, and of those with a
look-alike by the corpus, hardly more than half were so when read: corpora leave names unmarked. This round takes texts
with a look-alike only, by the labels that there are, in two lots, the second by the labels of the first too:

1. A text is passed over if it was labelled, if a subject is named in it by the corpus or may be, or if it has a
   look-alike of a subject that was named after all in most of the texts of that language that were labelled.
2. Each subject has a queue: where its names are at home, a name marked as something else and then one not marked;
   abroad, a full name marked as something else; at home, a common word; abroad, a name not marked. Common words
   abroad are not taken. Equals are in the order of the seeded hash.
3. In turns each subject, in the order of the hash, gets the next text of its queue. A language has 24 at most and a
   subject four; in the second lot, which was to bring such texts to a third of the set, five and one.

All that was chosen was read and labelled whole, and what turned out to name a subject stayed in the set.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.real.choose_mentions import Choice, hash_of, is_readable, known_texts, read_passages, record_of
from benchmarks.real.corpora import Passage, catalogue
from benchmarks.real.labels import lines_of
from benchmarks.real.mention_candidates import Candidate, Matcher, candidates, subjects_of_entities
from benchmarks.real.mention_subjects import Subject, read_subjects, seeded

LOTS = {1: (2422, 24, 4), 2: (3101, 5, 1)}
"""Of each lot: the texts labelled before it, from which its own are numbered; texts of a language and of a subject."""
QUEUE = ((True, 0), (True, 1), (False, 0), (True, 2), (False, 1))
"""At home or abroad and the rank of a look-alike, in the order in which a subject gets them."""

Address = tuple[str, str, str]


def _address(passage: Passage) -> Address:
    return (passage.corpus.key, passage.path, passage.doc)


def look_alikes(found: Sequence[Candidate]) -> dict[str, int]:
    """The subjects with a look-alike and its rank; none if the corpus names a subject or leaves it open."""
    if any(one.reading != "look-alike" for one in found):
        return {}
    ranks: dict[str, int] = {}
    for one in found:
        ranks[one.subject] = min(one.rank, ranks.get(one.subject, one.rank))
    return ranks


def named_after_all(
    ranks: Mapping[Address, tuple[str, Mapping[str, int]]], labels: Iterable[Mapping[str, Any]]
) -> set[tuple[str, str]]:
    """The languages and subjects whose look-alikes by the corpus were mentions in most of the labelled texts."""
    texts: collections.Counter[tuple[str, str]] = collections.Counter()
    named: collections.Counter[tuple[str, str]] = collections.Counter()
    for label in labels:
        language, of_text = ranks.get((label["corpus"], label["path"], label["doc"]), ("", {}))
        inside = {one["entity"] for one in (*label["gold"], *label["optional"])}
        for subject in of_text:
            texts[language, subject] += 1
            named[language, subject] += subject in inside
    return {key for key, count in texts.items() if 2 * named[key] > count}


def chosen_look_alikes(
    found: Sequence[tuple[Passage, Mapping[str, int]]],
    subjects: Sequence[Subject],
    passed: set[tuple[str, str]],
    most: tuple[int, int],
) -> list[Choice]:
    """The texts by the rule, grouped by language; at `most` so many per language and per subject."""
    home = {one.id: one.languages for one in subjects}
    queued: dict[str, list[tuple[int, str, Passage]]] = collections.defaultdict(list)
    for passage, ranks in found:
        language = passage.corpus.language
        if any((language, subject) in passed for subject in ranks):
            continue
        for subject, rank in ranks.items():
            kind = (language in home[subject], rank)
            if kind in QUEUE:
                queued[subject].append((QUEUE.index(kind), hash_of(passage), passage))
    queues = {subject: iter(sorted(texts, key=lambda one: one[:2])) for subject, texts in queued.items()}
    return _in_turns(queues, *most)


def _in_turns(
    queues: Mapping[str, Iterator[tuple[int, str, Passage]]], most_of_language: int, most_of_subject: int
) -> list[Choice]:
    taken: dict[str, Choice] = {}
    of_language: collections.Counter[str] = collections.Counter()
    ordered = sorted(queues, key=lambda subject: seeded("subject", subject))
    for subject in (subject for _ in range(most_of_subject) for subject in ordered):
        for _, _, passage in queues[subject]:
            if passage.text not in taken and of_language[passage.corpus.language] < most_of_language:
                taken[passage.text] = Choice(passage, subject)
                of_language[passage.corpus.language] += 1
                break
    return sorted(taken.values(), key=lambda one: (one.passage.corpus.language, seeded("batch", one.passage.text)))


def choose(found: Sequence[Passage], lot: int, known: set[str]) -> list[Choice]:
    """The texts of a lot; none whose text is `known` from another set."""
    before, *most = LOTS[lot]
    subjects = read_subjects()
    matcher = Matcher(subjects)
    links = subjects_of_entities(found, matcher)
    labels = [one for one in lines_of("mentions") if int(one["id"][1:]) < before]
    old = {(one["corpus"], one["path"], one["doc"]) for one in labels}
    labelled = {one.text for one in found if _address(one) in old}
    open_ones, closed = [], {}
    for passage in found:
        ranks = look_alikes(candidates(passage, matcher, links)) if is_readable(passage) else {}
        if ranks and passage.text in labelled:
            closed[_address(passage)] = (passage.corpus.language, ranks)
        elif ranks and passage.text not in known:
            open_ones.append((passage, ranks))
    return chosen_look_alikes(open_ones, subjects, named_after_all(closed, labels), (most[0], most[1]))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument("--lot", type=int, choices=LOTS, required=True)
    parser.add_argument(
        "--known", type=Path, nargs="*", default=[], help="texts.jsonl of sets not to take texts of again"
    )
    options = parser.parse_args()
    found = read_passages(options.clones, [corpus for corpus in catalogue() if not corpus.names_only])
    for number, choice in enumerate(choose(found, options.lot, known_texts(options.known)), LOTS[options.lot][0]):
        print(json.dumps(record_of(number, choice), ensure_ascii=False))


if __name__ == "__main__":
    main()
