"""Learns which words in marks were said, who said them and whom a pronoun means, from labelled texts and pages.

    python -m benchmarks.train_quotes SETS --clones CLONES [--pages DIR ...] [--posts] [--folds] [--out FILE]

SETS is what `benchmarks.real.build` writes, CLONES holds the corpora, where the places of printed speakers are read;
DIR are further sets of pages as in SETS/coverage; `--posts` adds the golden posts of the tests. Parts named "kept" are
never read. Needs lightgbm (not a dependency of the product). With `--folds` each of the parts "look" and "folds", which
share no organization, is judged by what the other one and all else taught, and figures are printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import numpy as np

from benchmarks.coverage import page_bytes, read_facts
from benchmarks.real import quotes_set
from benchmarks.real.quotes_marked import trimmed
from benchmarks.real.score_quotes import AGREE, agreement, same_speaker
from pipelines.coverage import step
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from pipelines.people.find import find_people
from pipelines.people.names_latin import names_by_sentence
from pipelines.people.person import places_of
from pipelines.quotes.find import possible_speakers
from pipelines.quotes.judge import (
    ANTECEDENT,
    SAID,
    SPEAKER,
    Clues,
    antecedents,
    candidate_clues,
    quote_clues,
    with_speakers,
)
from pipelines.quotes.marks import is_dense, spans_of
from pipelines.quotes.scene import KINDS, NAMES, Candidate, Said, Scene, around
from pipelines.text.segments import segments, text_blocks
from presswatch.records import Block
from scraper.pages.listing.ranking import Forest, Node

PARAMETERS = {
    "objective": "binary", "learning_rate": 0.15, "min_data_in_leaf": 15, "feature_fraction": 0.4, "lambda_l2": 3,
    "bagging_fraction": 0.8, "bagging_freq": 1, "verbosity": -1, "num_threads": 1, "seed": 7, "deterministic": True,
}  # fmt: skip
TREES = {"speaker": (40, 10), "said": (40, 8), "antecedent": (40, 8)}
"""Trees of each classifier and the leaves of one."""


@dataclass
class Gold:
    """A quotation of the gold: its places, who said it, and where that is printed, if known."""

    text: str
    places: list[list[int]]
    kind: str
    names: list[str]
    source: Sequence[tuple[int, int]] | None = None


@dataclass
class Row:
    """The features of one case, and its label."""

    clues: Clues
    yes: bool


@dataclass
class Sample:
    """Quoted words: whether they were said (None: not labelled), candidates, possible antecedents of the pronoun."""

    part: str
    name: str
    weight: float
    clues: Clues
    said: bool | None
    kind: str | None
    names: list[str]
    candidates: list[Row] = field(default_factory=list)
    found: list[Candidate] = field(default_factory=list)
    meant: list[Row] = field(default_factory=list)


def scene_of(text: str, given: Sequence[Block] = ()) -> Scene:
    """A text as the product reads it."""
    blocks = text_blocks(text, given)
    parts = segments(text, blocks)
    named = names_by_sentence(text, parts)
    places = possible_speakers(text, named, places_of(text, find_people(text, parts, named)))
    return Scene(text, blocks, parts, spans_of(text, blocks), places)


def samples_of(
    scene: Scene, gold: Sequence[Gold], optional: Sequence[dict[str, Any]], *, part: str, name: str, weight: float
) -> Iterator[Sample]:
    """The quoted words of one text, each as if all before it had been classified correctly."""
    before, speaker = None, None
    for span in scene.spans:
        first, last = scene.sentence(scene.number_at(span.open_at)), scene.sentence(scene.number_at(span.close_at - 1))
        if first is None or last is None or is_dense(scene.text, span, scene.blocks):
            continue
        one = next((g for g in gold if any(a < span.end and span.start < b for a, b in g.places)), None)
        said = Said(span, first, last, before, speaker)
        loose = one is None and any(o["start"] < span.end and span.start < o["end"] for o in optional)
        sample = Sample(part, name, weight, quote_clues(scene, said), None if loose else one is not None, None, [])
        if one is not None:
            sample.kind, sample.names = one.kind, one.names
        for candidate, home in around(scene, said):
            right = one is not None and _is_right(candidate, one)
            sample.candidates.append(Row(candidate_clues(scene, said, candidate, home), right))
            sample.found.append(candidate)
            if right and one is not None and candidate.kind == "pronoun" and one.names and not sample.meant:
                sample.meant = [
                    Row(clues, same_speaker(other.text, one.names))
                    for other, clues in antecedents(scene, said, candidate)
                ]
        pairs = zip(sample.found, sample.candidates, strict=True)
        own = [row.yes for c, row in pairs if first.start <= c.start < last.end]
        if one is not None and one.source is None and own and not any(own):
            sample.kind = "none"  # a pronoun or an office may speak there: nobody knows
        yield sample
        if one is not None:
            pairs = zip(sample.found, sample.candidates, strict=True)
            named = [c.text for c, row in pairs if row.yes and c.kind in NAMES]
            # Half the pronouns count as understood: more would teach to rely on that.
            understood = one.kind == "pronoun" and span.start % 2
            meant = [p.person.name for p in scene.places if understood and same_speaker(p.person.name, one.names)]
            before, speaker = span, next(iter([*named, *meant]), None)


def _is_right(candidate: Candidate, gold: Gold) -> bool:
    """True if a candidate is where the gold prints the speaker; by its name only in sets without offsets."""
    if gold.source is None:
        return candidate.kind in NAMES and bool(gold.names) and same_speaker(candidate.text, gold.names)
    if not any(start < candidate.end and candidate.start < end for start, end in gold.source):
        return False
    if candidate.kind == "word" and gold.kind == "organization":
        return True
    if candidate.kind in NAMES:
        return gold.kind == "named" and same_speaker(candidate.text, gold.names)
    return {"pronoun": "pronoun", "role": "office"}.get(gold.kind) == candidate.kind


def news_samples(sets: Path, clones: Path) -> Iterator[Sample]:
    """The news texts of the set of quotations."""
    rows = [json.loads(line) for line in (sets / "quotes/gold.jsonl").read_text(encoding="utf-8").splitlines()]
    by_id = {row["id"]: row for row in rows if row["part"] != "kept"}
    for corpus in quotes_set.catalogue():
        for document in quotes_set.READERS[corpus.format](clones, corpus):
            row = by_id.get(f"{corpus.key}/{document.name}")
            if row is None:
                continue
            sources = {trimmed(document.text, said.content[0][0], said.content[-1][1]): said for said in document.said}
            gold = []
            for one in row["quotes"]:
                said = sources[one["start"], one["end"]]
                meant = quotes_set.printed_speaker(document, said, corpus.language)
                gold.append(
                    Gold(one["text"], [[one["start"], one["end"]], *one["again"]], one["speaker_kind"],
                         one["accepted"] or meant["accepted"], said.source)
                )  # fmt: skip
            weight = 3.0 if corpus.language == "de" else 1.0
            yield from samples_of(
                scene_of(document.text), gold, row["optional"], part=row["part"], name=row["id"], weight=weight
            )


def page_samples(folder: Path, catalogue: Catalogue) -> Iterator[Sample]:
    """The quotations of pages, found by their words; without a part: used in all training."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("part") == "kept":
            continue
        with mock.patch.object(step, "find_quotes", return_value=()) as asked:
            read_facts(row, page_bytes(folder / row["file"]), catalogue)
        if asked.call_args is None:
            continue
        text, blocks = asked.call_args.args[:2]
        yield from _by_words(text, blocks, row["quotes"], row.get("part") or "", row["id"])


def _by_words(
    text: str, blocks: Sequence[Block], quotes: Iterable[dict[str, Any]], part: str, name: str
) -> Iterator[Sample]:
    scene = scene_of(text, blocks)
    gold = []
    for quote in quotes:
        spans = [s for s in scene.spans if agreement(text[s.start : s.end], quote["text"]) >= AGREE]
        spans = spans or [s for s in scene.spans if text[s.start : s.end].strip(" ,.") in quote["text"]]
        names = [quote["speaker"], *(quote.get("speaker_accept") or ())] if quote.get("speaker") else []
        gold.append(Gold(quote["text"], [[s.start, s.end] for s in spans], "named" if names else "none", names))
    yield from samples_of(scene, gold, (), part=part, name=name, weight=3.0)


def post_samples() -> Iterator[Sample]:
    """The golden posts of the tests."""
    from tests.pipelines import posts  # noqa: PLC0415 - only this source needs the tests

    for example in chain.from_iterable(map(posts.examples, (posts.FOLDER, posts.MANNERS, posts.PLAIN))):
        quotes = [
            {"text": text.split(" // ")[0], "speaker": who and who.split(" // ")[0]} for text, who in example.quotes
        ]
        yield from _by_words(example.post.text, example.post.blocks, quotes, "", example.name)


def fit(name: str, rows: Sequence[Row], weights: Sequence[float]) -> Forest:
    """Boosted trees over the rows."""
    import lightgbm  # type: ignore[import-not-found]  # noqa: PLC0415 - only training needs it

    names = sorted(rows[0].clues)
    table = np.array([[float(row.clues[one]) for one in names] for row in rows])
    count, leaves = TREES[name]
    data = lightgbm.Dataset(table, np.array([row.yes for row in rows], dtype=float), weight=np.array(weights))
    booster = lightgbm.train({**PARAMETERS, "num_leaves": leaves}, data, count)
    trees = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    return Forest(names, 0.0, trees)


def _nodes(root: dict[str, Any]) -> list[Node]:
    found: list[Node] = []

    def add(node: dict[str, Any]) -> int:
        at = len(found)
        if "leaf_value" in node:
            found.append((-1, round(node["leaf_value"], 4), 0, 0))
            return at
        found.append((0, 0.0, 0, 0))  # until its children are numbered
        left, right = add(node["left_child"]), add(node["right_child"])
        found[at] = node["split_feature"], float(f"{node['threshold']:.5g}"), left, right
        return at

    add(root)
    return found


def train(samples: Sequence[Sample]) -> dict[str, Forest]:
    """The three classifiers; what was said is learned with speakers chosen by a classifier that never saw them."""
    halves = [[s for n, s in enumerate(samples) if hash_of(s.name) % 2 == half] for half in (0, 1)]
    rows: list[Row] = []
    weights: list[float] = []
    for own, other in (halves, halves[::-1]):
        forest = _fit_speaker(other)
        for sample in own:
            if sample.said is not None:
                rows.append(Row({**sample.clues, **speakers(sample, forest)}, sample.said))
                weights.append(sample.weight)
    pairs = [(row, s.weight) for s in samples for row in s.meant if any(r.yes for r in s.meant)]
    return {
        "speaker": _fit_speaker(samples),
        "said": fit("said", rows, weights),
        "antecedent": fit("antecedent", *map(list, zip(*pairs, strict=True))),
    }  # fmt: skip


def hash_of(name: str) -> int:
    """A number for a name, the same in each run."""
    return sum(name.encode())


def _fit_speaker(samples: Sequence[Sample]) -> Forest:
    pairs = [
        (Row({**s.clues, **row.clues}, row.yes), s.weight)
        for s in samples
        if s.said and s.kind != "none"
        for row in s.candidates
    ]
    return fit("speaker", *map(list, zip(*pairs, strict=True)))


def speakers(sample: Sample, forest: Forest) -> Clues:
    """The clues of a sample's candidates to whether it was said."""
    by_kind = dict.fromkeys(KINDS, 0.0)
    for one, row in zip(sample.found, sample.candidates, strict=True):
        by_kind[one.kind] = max(by_kind[one.kind], forest.probability({**sample.clues, **row.clues}))
    return with_speakers(by_kind)


def figures(samples: Sequence[Sample], forests: dict[str, Forest]) -> dict[str, float]:
    """The classifiers' results on samples: F1 of what was said, shares of right speakers and antecedents."""
    counts: Counter[str] = Counter()
    for sample in samples:
        if sample.said is not None:
            chance = forests["said"].probability({**sample.clues, **speakers(sample, forests["speaker"])})
            counts["gold"] += sample.said
            counts["found"] += chance >= SAID
            counts["right"] += chance >= SAID and sample.said
        if sample.said and sample.kind == "named" and sample.candidates:
            rows = [{**sample.clues, **row.clues} for row in sample.candidates]
            chance, at = max((forests["speaker"].probability(row), n) for n, row in enumerate(rows))
            given = chance >= SPEAKER and sample.found[at].kind in NAMES
            counts["speakers"] += given
            counts["right speakers"] += given and same_speaker(sample.found[at].text, sample.names)
        if sample.meant:
            chance, right = max((forests["antecedent"].probability(row.clues), row.yes) for row in sample.meant)
            counts["meant"] += chance >= ANTECEDENT
            counts["right meant"] += chance >= ANTECEDENT and right
    return {
        "said": 2 * counts["right"] / max(1, counts["gold"] + counts["found"]),
        "speaker": counts["right speakers"] / max(1, counts["speakers"]),
        "antecedent": counts["right meant"] / max(1, counts["meant"]),
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--clones", type=Path, required=True)
    parser.add_argument("--pages", type=Path, nargs="*", default=())
    parser.add_argument("--posts", action="store_true")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    catalogue = load_catalogue()
    samples = list(news_samples(options.sets, options.clones))
    for folder in (options.sets / "coverage", *options.pages):
        samples += page_samples(folder, catalogue)
    samples += post_samples() if options.posts else ()
    for part in ("look", "folds") if options.folds else ():
        forests = train([one for one in samples if one.part != part])
        for kind in ("polnear", "wikinews-de", ""):
            tested = [s for s in samples if s.part == part and kind == s.name.rpartition("/")[0]]
            print(part, kind or "pages", figures(tested, forests))
    if options.out:
        forests = train(samples)
        options.out.write_bytes(msgspec.json.encode(forests))
    return 0


if __name__ == "__main__":
    sys.exit(main())
