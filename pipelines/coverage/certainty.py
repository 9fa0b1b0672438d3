"""How sure an item is: its evidence adds up to the chance that it is coverage, and that all it says is right.

The weights are learned from labelled posts and read from `pipelines/data/coverage_evidence.json`, which
`python -m benchmarks.train_certainty` writes and measures.
"""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

import msgspec

from pipelines.coverage.evidence import Case, evidence_of
from presswatch.records import CoverageItem


class _Weights(msgspec.Struct, frozen=True):
    """Learned weights and where to cut: of each evidence for a post that reports, for coverage, for all being right.

    `may_report`: the chance from which a post's outlets are looked for; `least`: that from which an item is recorded;
    `least_best`: the same of a post's surest item, without which none is; `certain`: from which an item is so marked.
    """

    may_report: float
    least: float
    least_best: float
    certain: float
    constant: tuple[float, float, float]
    weights: dict[str, tuple[float, float, float]]


@cache
def learned() -> _Weights:
    """The weights as they ship."""
    path = resources.files("pipelines").joinpath("data/coverage_evidence.json")
    return msgspec.json.decode(path.read_bytes(), type=_Weights)


def chances(found: Collection[str]) -> tuple[float, float, float]:
    """The chances that a post with this evidence reports, an item is coverage, and all that it says is right."""
    table = learned()
    sums = zip(table.constant, *(table.weights.get(one, (0.0, 0.0, 0.0)) for one in found), strict=True)
    reports, coverage, right = (1 / (1 + math.exp(-sum(one))) for one in sums)
    return reports, coverage, right


def weight(evidence: str) -> float:
    """The larger of the weights of a kind of evidence, below zero if it speaks against coverage."""
    return max(learned().weights.get(evidence, (0.0, 0.0, 0.0)), key=abs)


def strongest(found: Collection[str], weight: Callable[[str], float] = weight) -> tuple[str, ...]:
    """The evidence that counts for or against coverage, or as another `weight` has it, by id, the strongest first."""
    return tuple(sorted(filter(weight, found), key=lambda one: (-abs(weight(one)), one)))


def may_report(evidence: Collection[str]) -> bool:
    """True if a post may report coverage, asked before the costly look for the outlets in its text."""
    return chances(evidence)[0] >= learned().may_report


def weighed(cases: Sequence[Case]) -> list[tuple[Case, CoverageItem]]:
    """The items of a post that are coverage, each marked certain if it is right as good as always.

    The surest has to be coverage more likely than not. An outlet that no catalogue has is proposed, never certain, nor
    is one that only public lists have.
    """
    table = learned()
    judged = [(case, found := evidence_of(case), *chances(found)[1:]) for case in cases]
    best = max((coverage for _, _, coverage, _ in judged), default=0.0)
    least = table.least if best >= table.least_best else 1.0
    kept = []
    for case, found, coverage, right in judged:
        if coverage >= least:
            known = case.outlet is not None and not case.outlet.listed
            kept.append((case, replace(case.item, certain=known and right >= table.certain, evidence=strongest(found))))
        else:
            case.context.refused(case.item.outlet or "", "unlikely")
    return kept
