"""The understanding of one post within a limit of processor time: what a run, a reread and `presswatch read` share."""

import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from pipelines.common.step import COVERAGE_S, FALLBACK_S, MENTIONS_S, Step, TooCostlyError, limited
from pipelines.corrections import corrected_post
from pipelines.coverage.step import read_coverage, settled_mentions
from pipelines.deduplicate.house_lines import HouseLines
from pipelines.mentions.step import Matcher, TimedOut, build_matcher, find_mentions, passed_over, plain_mentions
from pipelines.names.matcher import Pattern
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.database.corrections import Correction, corrections_of_posts, has_corrections
from presswatch.database.posts import latest_texts
from presswatch.records import Clipping, CoverageFacts, Mention, Post
from presswatch.urls.canonical import mask
from presswatch.watchlist.entries import Subject

logger = logging.getLogger(__name__)


def mentions_within(
    post: Post, matcher: Matcher, slow: TimedOut = passed_over, *, factor: float = 1
) -> tuple[tuple[Mention, ...], bool]:
    """The mentions of a post, and whether they are all: False if the search took longer than `factor` times its limit.

    Then the names that appear exactly as listed are returned, without a look at their context: a false alarm is a
    nuisance, a missed one is a failure. `slow` is called with each expression of the watchlist that took too long.
    """
    try:
        return limited(factor * MENTIONS_S, find_mentions, post, matcher, slow), True
    except TooCostlyError:
        return _listed_names(post, matcher, factor=factor), False


def _listed_names(post: Post, matcher: Matcher, *, factor: float = 1) -> tuple[Mention, ...]:
    """The names that appear exactly as listed; none if even that search took longer than `factor` times its limit."""
    try:
        return limited(factor * FALLBACK_S, plain_mentions, post, matcher)
    except TooCostlyError:
        return ()


LOADING_S = 10.0
"""CPU seconds that the words of a language may take to load. Measured: 0.4 to 0.9."""
_LOADED: set[str | None] = set()
"""The languages of the posts that this process has understood."""
_BEGINNING = 500


def _beginning(post: Post) -> Post:
    """A post's first lines: enough to load what its language needs, and read in no time."""
    blocks = tuple(block for block in post.blocks if block.end <= _BEGINNING)
    links = tuple(link for link in post.links if link.end <= _BEGINNING)
    return replace(post, title=post.title[:_BEGINNING], text=post.text[:_BEGINNING], blocks=blocks, links=links)


def coverage_within(
    post: Post, mentions: Sequence[Mention], catalogue: Catalogue, subjects: Sequence[Subject], *, factor: float = 1
) -> tuple[CoverageFacts, bool]:
    """The coverage facts of a post, and whether they are all: none, and False, if reading them took too long.

    The words of a language are loaded with its first post, which takes a hundred times as long as a post does: that is
    not charged to it, or each run of a slow machine would lose the coverage of its first post.
    """
    if post.language not in _LOADED:
        _LOADED.add(post.language)
        with suppress(Exception):  # a text that is cut may be odd; the whole one is read below
            limited(LOADING_S, read_coverage, _beginning(post), (), catalogue, subjects)
    try:
        return limited(factor * COVERAGE_S, read_coverage, post, mentions, catalogue, subjects), True
    except TooCostlyError:
        return CoverageFacts(), False


_SIMPLER = r"bound its repetitions, such as \w{1,40} for \w+, and write each part once, such as \s+ for (?:\s|\s\s)+"


class SlowExpressions:
    """Says on stderr which expressions of a watchlist took too long on a post, each once."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._said: set[Pattern] = set()

    def report(self, post: Post, slow: Iterable[Pattern]) -> str:
        """Reports those that were not reported before; returns the words of all of them, for the path of the post."""
        words = {one: f"{self._subjects[one.index].name}: regex {one.alias.regex}" for one in slow}
        for one, said in words.items():
            if one not in self._said:
                self._said.add(one)
                logger.error("%s: took too long on %s and finds nothing there: %s", said, mask(post.url), _SIMPLER)
        return "; ".join(words.values())


class MentionsPipeline(Step[Clipping, Clipping]):
    """Scrapy's step: adds the mentions; a post whose words are unchanged keeps the ones it has.

    What the post's house repeats under its posts is not read, here and in the next step.
    """

    def prepare(self) -> None:
        """Compiles the watchlist."""
        self._house = HouseLines(lambda source, most: latest_texts(self.session.work.connection(), source, most))
        self._matcher = build_matcher(self.session.watchlist.subjects)
        self._slow = SlowExpressions(self.session.watchlist.subjects)

    def step(self, item: Clipping) -> Clipping:
        """The clipping with its mentions."""
        if item.verdict.state == "unchanged":
            return item
        slow: dict[Pattern, None] = {}
        own = corrected_post(self._house.without(item.post), self._corrections(item))
        mentions, whole = mentions_within(own, self._matcher, lambda one: slow.update({one: None}))
        tally = self.session.tallies[item.post.source]
        if slow:
            tally.timed_out[item.post.url] = self._slow.report(item.post, slow)
        if own is not item.post:
            everywhere, _ = mentions_within(item.post, self._matcher)
            subjects = {one.subject for one in everywhere} - {one.subject for one in mentions}
            tally.repeated.update({item.post.url: ", ".join(sorted(subjects))} if subjects else {})
        return replace(item, own=own, mentions=mentions, whole=whole)

    def after_defect(self, item: Clipping, defect: str) -> Clipping:
        """The clipping with the names that appear exactly as listed: what is found later is never reported as new."""
        item = replace(item, defect=defect)
        with suppress(Exception):  # the search may meet the same defect, which is logged already
            return replace(item, mentions=_listed_names(item.post, self._matcher))
        return item

    def has_learned(self, item: Clipping) -> bool:
        """True if posts that came since show more lines of this one to be its house's."""
        if item.own is None or item.defect:
            return False
        return self._house.without(item.post).text != item.own.text

    def _corrections(self, item: Clipping) -> Sequence[Correction]:
        """What people corrected of a stored post."""
        known, conn = item.verdict.post_id, self.session.work.connection()
        if known is None or not has_corrections(conn):
            return ()
        return corrections_of_posts(conn, [known]).get(known, ())


class CoveragePipeline(Step[Clipping, Clipping]):
    """Scrapy's step: adds outlet, article, people and quotes, and what they say of the kind of each mention."""

    def prepare(self) -> None:
        """Loads the catalogue with the watchlist's outlets."""
        self._catalogue = load_catalogue(self.session.watchlist.outlets)

    def step(self, item: Clipping) -> Clipping:
        """The clipping with its coverage, and its mentions refined by that."""
        if item.verdict.state == "unchanged":
            return item
        subjects = self.session.watchlist.subjects
        facts, whole = coverage_within(item.own or item.post, item.mentions, self._catalogue, subjects)
        mentions = settled_mentions(item.post, item.mentions, facts, subjects)
        return replace(item, coverage=facts, mentions=mentions, whole=item.whole and whole)

    def after_defect(self, item: Clipping, defect: str) -> Clipping:
        """The clipping without coverage; its mentions stay."""
        return replace(item, defect=item.defect or defect)
