"""The understanding of one post within a limit of processor time: what a run, a reread and `presswatch read` share."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from pipelines.budget import COVERAGE_S, FALLBACK_S, MENTIONS_S, TooCostlyError, limited
from pipelines.coverage.step import read_coverage, refine_mentions
from pipelines.mentions.step import Matcher, TimedOut, build_matcher, find_mentions, passed_over, plain_mentions
from pipelines.names.matcher import Pattern
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from pipelines.step import Step
from presswatch.records import Clipping, CoverageFacts, Mention, Post
from presswatch.urls import mask
from presswatch.watchlist.entries import Subject

logger = logging.getLogger(__name__)


def mentions_within(
    post: Post, matcher: Matcher, slow: TimedOut = passed_over, *, factor: float = 1
) -> tuple[tuple[Mention, ...], bool]:
    """The mentions of a post, and whether they are all: False if the search took longer than `factor` times its limit.

    Then the names that stand there as listed are given, without a look at what surrounds them: a false alarm is a
    nuisance, a missed one is a failure. `slow` is called with each expression of the watchlist that took too long.
    """
    try:
        return limited(factor * MENTIONS_S, find_mentions, post, matcher, slow), True
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


_SIMPLER = r"bound its repetitions, such as \w{1,40} for \w+, and write each part once, such as \s+ for (?:\s|\s\s)+"


class MentionsPipeline(Step[Clipping, Clipping]):
    """Scrapy's step: adds the mentions; a post whose words are unchanged keeps the ones it has."""

    def prepare(self) -> None:
        self._matcher = build_matcher(self.session.watchlist.subjects)
        self._reported: set[Pattern] = set()

    def step(self, item: Clipping) -> Clipping:
        if item.verdict.state == "unchanged":
            return item
        slow: dict[Pattern, None] = {}
        mentions, whole = mentions_within(item.post, self._matcher, lambda one: slow.update({one: None}))
        if slow:
            self._report(item.post, list(slow))
        return replace(item, mentions=mentions, whole=whole)

    def _report(self, post: Post, slow: Sequence[Pattern]) -> None:
        """Says on stderr, once a run for each, and in the path of the post which expressions took too long on it."""
        names = self.session.watchlist.subjects
        words = [f"{names[one.index].name}: regex {one.alias.regex}" for one in slow]
        self.session.tallies[post.source].timed_out[post.url] = "; ".join(words)
        for one, said in zip(slow, words, strict=True):
            if one not in self._reported:
                self._reported.add(one)
                logger.error("%s: took too long on %s and finds nothing there: %s", said, mask(post.url), _SIMPLER)


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
