"""The understanding of one post within a limit of processor time: what a run, a reread and `presswatch read` share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.budget import COVERAGE_S, FALLBACK_S, MENTIONS_S, TooCostlyError, limited
from pipelines.coverage.step import read_coverage, refine_mentions
from pipelines.mentions.step import Matcher, build_matcher, find_mentions, plain_mentions
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from pipelines.step import Step
from presswatch.records import Clipping, CoverageFacts, Mention, Post
from presswatch.watchlist.entries import Subject


def mentions_within(post: Post, matcher: Matcher, *, factor: float = 1) -> tuple[tuple[Mention, ...], bool]:
    """The mentions of a post, and whether they are all: False if the search took longer than `factor` times its limit.

    Then the names that stand there as listed are given, without a look at what surrounds them: a false alarm is a
    nuisance, a missed one is a failure.
    """
    try:
        return limited(factor * MENTIONS_S, find_mentions, post, matcher), True
    except TooCostlyError:
        pass
    try:
        return limited(factor * FALLBACK_S, plain_mentions, post, matcher), False
    except TooCostlyError:
        return (), False


def coverage_within(
    post: Post, mentions: Sequence[Mention], catalogue: Catalogue, subjects: Sequence[Subject], *, factor: float = 1
) -> tuple[CoverageFacts, bool]:
    """The coverage facts of a post, and whether they are all: none, and False, if reading them took too long."""
    try:
        return limited(factor * COVERAGE_S, read_coverage, post, mentions, catalogue, subjects), True
    except TooCostlyError:
        return CoverageFacts(), False


class MentionsPipeline(Step[Clipping, Clipping]):
    """Scrapy's step: adds the mentions; a post whose words are unchanged keeps the ones it has."""

    def prepare(self) -> None:
        self._matcher = build_matcher(self.session.watchlist.subjects)

    def step(self, item: Clipping) -> Clipping:
        if item.verdict.state == "unchanged":
            return item
        mentions, whole = mentions_within(item.post, self._matcher)
        return replace(item, mentions=mentions, whole=whole)


class CoveragePipeline(Step[Clipping, Clipping]):
    """Scrapy's step: adds outlet, article, people and quotes, and what they say of the kind of each mention."""

    def prepare(self) -> None:
        self._catalogue = load_catalogue(self.session.watchlist.outlets)

    def step(self, item: Clipping) -> Clipping:
        if item.verdict.state == "unchanged":
            return item
        subjects = self.session.watchlist.subjects
        facts, whole = coverage_within(item.post, item.mentions, self._catalogue, subjects)
        mentions = refine_mentions(item.mentions, facts)
        return replace(item, coverage=facts, mentions=mentions, whole=item.whole and whole)
