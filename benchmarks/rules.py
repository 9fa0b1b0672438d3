"""What each rule does: how often it fires, decides and is the only one to decide, and its time.

    python -m benchmarks.rules [DIR ...] [--sample 1/10] [--tests DIR] [--watchlist FILE] [--out FILE]

The inputs are those of `benchmarks.decisions`. A rule fires where its check applies, and decides where its answer is
the one that stays; it is the only one to decide where the mentions of the text are others without it. A time is that
of all tries of a check, in milliseconds. Rules that decide nowhere are listed at the end.

The rules of coverage, people and quotations follow (`pipelines/data/rules.tsv`): how often each is a reason for what is
recorded or refused, and how often a verdict would be another one without that evidence.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.decisions import decide, folders, tested
from benchmarks.decisions.__main__ import ROOT, WATCHLIST, chosen
from benchmarks.decisions.case import Workshop
from benchmarks.mentions import subjects_of
from pipelines import explain
from pipelines.coverage import certainty, person_evidence
from pipelines.coverage.step import read_coverage
from pipelines.mentions.decision import Decision, Ladder, Occurrence
from pipelines.mentions.rules import RULES
from pipelines.mentions.step import Matcher, Refusal, build_matcher, find_mentions
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.database.decisions import NamedRule
from presswatch.records import CoverageFacts, CoverageItem, Mention, Post

Found = frozenset[tuple[str, str, int, int]]


class Counts:
    """The counts of the rules, and the rule to skip."""

    def __init__(self) -> None:
        self.fires, self.decides, self.alone = Counter[str](), Counter[str](), Counter[str]()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.used, self.turned = Counter[NamedRule](), Counter[NamedRule]()
        self.skipped = ""

    def climb(self, ladder: Ladder, one: Occurrence) -> Decision | None:
        """In place of `Ladder.decide`: times each check, and goes on where the skipped rule decides."""
        for step in ladder.steps:
            began = time.perf_counter()
            decision = step.check(one)
            self.seconds[step.name] += time.perf_counter() - began
            if decision is None or decision.rule.id == self.skipped:
                continue
            if not self.skipped:
                self.fires[decision.rule.id] += 1
            return decision
        return None

    def weigh(self, post: Post, matcher: Matcher) -> tuple[Mention, ...]:
        """Counts the decisions over a post, once normally and once without each rule that decided."""
        refusals: list[Refusal] = []
        mentions = find_mentions(post, matcher, refused=refusals.append)
        ids = Counter(one.rule.split(":")[0] for one in (*mentions, *refusals))
        self.decides += ids
        seconds = self.seconds.copy()
        for self.skipped in ids:
            self.alone[self.skipped] += places(find_mentions(post, matcher)) != places(mentions)
        self.skipped, self.seconds = "", defaultdict(float, seconds)
        return mentions

    def read(self, post: Post, mentions: Sequence[Mention], catalogue: Catalogue, *more: Any) -> CoverageFacts:
        """In place of `read_coverage`: counts the rules and the evidence of a post's coverage."""
        refusals: list[str] = []
        facts = read_coverage(post, mentions, catalogue, *more, lambda _, rule: refusals.append(rule))
        self.used.update(explain.named(refusals, "refusal"))
        for item in facts.items:
            reasons = [part.partition(": ")[0] for part in item.reason.split("; ")]
            self.used.update(explain.named(reasons, "name", "link", "refusal"))
            self._weighed(item.evidence, "evidence", partial(_is_turned, item))
        for person in facts.people:
            self._weighed(person.evidence, "person", _is_refused)
        self.used.update(explain.named([quote.rule for quote in facts.quotes], "quote"))
        return facts

    def _weighed(self, evidence: Sequence[str], area: str, is_turned: Callable[[set[str]], bool]) -> None:
        """Counts evidence, and as turning the verdict what it would be another one without."""
        self.used.update(explain.named(evidence, area))
        turning = [one for one in evidence if is_turned(set(evidence) - {one})]
        self.turned.update(explain.named(turning, area))


def _is_refused(found: set[str]) -> bool:
    """True if a person with only this evidence does not count."""
    return person_evidence.chance(found) < person_evidence.learned().least


def _is_turned(item: CoverageItem, found: set[str]) -> bool:
    """True if an item with only this evidence were none, or not as certain as it is."""
    _, coverage, right = certainty.chances(found)
    return coverage < certainty.learned().least or (item.certain and right < certainty.learned().certain)


def places(mentions: Iterable[Mention]) -> Found:
    """The offsets of mentions and their subjects."""
    return frozenset((one.subject, one.where, one.start, one.end) for one in mentions)


@contextmanager
def weighing(counts: Counts) -> Iterator[None]:
    """The decisions of `benchmarks.decisions` are counted instead of being made."""
    with (
        patch.object(Ladder, "decide", lambda ladder, one: counts.climb(ladder, one)),  # noqa: PLW0108  binds the ladder
        patch.object(decide, "find_mentions", lambda post, matcher, **_: counts.weigh(post, matcher)),
        patch.object(decide, "read_coverage", counts.read),
        patch.object(decide, "refine_mentions", lambda mentions, _: mentions),
    ):
        yield


def table(counts: Counts) -> list[str]:
    """The lines of the report: every rule in the order of stages, checks of several rules, and unused rules."""
    lines = [f"{'rule':34}{'stage':>6}{'fires':>9}{'decides':>9}{'alone':>8}{'ms':>9}"]
    for rule in sorted(RULES.values(), key=lambda rule: (rule.stage, rule.id)):
        name, milliseconds = rule.id, counts.seconds[rule.id] * 1000
        numbers = f"{counts.fires[name]:9}{counts.decides[name]:9}{counts.alone[name]:8}{milliseconds:9.0f}"
        lines.append(f"{name:34}{rule.stage:6}{numbers}")
    several = sorted(counts.seconds.keys() - RULES.keys(), key=lambda name: -counts.seconds[name])
    lines += [f"{name:34}{'':32}{counts.seconds[name] * 1000:9.0f}" for name in several]
    unused = [name for name in RULES if not counts.decides[name]]
    useless = [name for name in RULES if counts.decides[name] and not counts.alone[name] and not RULES[name].counts]
    lines += of_coverage(counts)
    return [*lines, f"decide nowhere: {', '.join(unused)}", f"decide nothing alone: {', '.join(useless)}"]


def of_coverage(counts: Counts) -> list[str]:
    """A line for each rule of coverage, people and quotations, by area."""
    listed = [rule for rule in explain.rules().values() if rule.area != "mention"]
    lines = [f"{rule.area:12}{rule.id:34}{counts.used[rule]:9}{counts.turned[rule]:9}" for rule in listed]
    return [f"{'area':12}{'rule':34}{'reason':>9}{'turns':>9}", *lines]


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--sample", default="1/1", help="1/K: one input in K, chosen by its id")
    parser.add_argument("--tests", type=Path, help="a folder of tests whose texts are inputs too")
    parser.add_argument("--watchlist", type=Path, default=WATCHLIST, help="for texts that have none of their own")
    parser.add_argument("--out", type=Path, help="the counts as JSON")
    options = parser.parse_args(argv)
    catalogue, counts = load_catalogue(), Counts()
    subjects = subjects_of(json.loads(options.watchlist.read_text(encoding="utf-8")))
    shop = Workshop(catalogue, decide.Tools(build_matcher(subjects), catalogue))
    given = tested.cases_of(options.tests) if options.tests else ()
    cases = [*given, *(case for one in options.folders or [ROOT / "tests"] for case in folders.cases_of(one))]
    with weighing(counts):
        for case in chosen(cases, int(options.sample.rpartition("/")[2])):
            with suppress(Exception):  # what cannot be read is for benchmarks.decisions to report
                case.run(shop)
    print("\n".join(table(counts)))
    if options.out:
        parts = {name: dict(getattr(counts, name)) for name in ("fires", "decides", "alone", "seconds")}
        options.out.write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
