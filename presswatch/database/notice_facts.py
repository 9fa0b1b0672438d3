"""What a digest needs to know of the posts and articles that its notices report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from presswatch.database.coverages import strongest_kind
from presswatch.database.outbox import Notice, wording_of
from presswatch.database.schema import coverage, coverage_posts, mentions, outlets, posts, quotes, sources, spokespeople
from presswatch.database.statements import batches
from presswatch.records import BESIDE_TEXT, Spans, copied
from presswatch.text.strings import grouped, is_said_of


@dataclass(frozen=True, slots=True)
class NamedFacts:
    """One mention of a post; `surface` is the name as its sentence prints it."""

    subject: str
    sentence: str
    where: str
    kind: str
    start: int
    surface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """A post, the root of its group, its people and quotes, and `articles`: its articles, each with its passages."""

    id: int
    root: int
    url: str
    title: str
    published_on: date | None
    published_precision: str | None
    language: str | None
    source: str
    mentions: tuple[NamedFacts, ...] = ()
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quotes: tuple[tuple[str, str | None, str | None], ...] = ()
    articles: Mapping[int, Spans] = field(default_factory=dict)

    def of(self, article_id: int) -> "PostFacts":
        """The post without the mentions in its passages about other articles."""
        own = self.articles.get(article_id, ())
        spans = [span for passages in self.articles.values() for span in passages]
        if not spans:
            return self
        said = (one for one in self.mentions if one.where in BESIDE_TEXT or is_said_of(one.start, own, spans))
        return replace(self, mentions=tuple(said))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """An outlet's article with the posts that report it, as found; `kind` and `certain` are the best of theirs."""

    id: int
    outlet: str | None
    headline: str | None
    url: str | None
    published_on: date | None
    published_precision: str | None
    date_certain: bool
    medium: str
    kind: str
    certain: bool
    post_ids: tuple[int, ...]


@dataclass(frozen=True)
class NoticeFacts:
    """Posts and articles by number; `wordings` (title, text) by post and number, where it was edited several times."""

    posts: dict[int, PostFacts]
    articles: dict[int, ArticleFacts]
    wordings: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def _groups(self) -> dict[int, list[PostFacts]]:
        return grouped((one.root, one) for one in self.posts.values())

    def posts_reporting(self, article_id: int) -> list[PostFacts]:
        """The posts that report an article, each with what it says of this one."""
        return [
            self.posts[number].of(article_id) for number in self.articles[article_id].post_ids if number in self.posts
        ]

    def post_at(self, root: int | None, url: str) -> PostFacts | None:
        """The post of a group that has this address, else the group's first."""
        first = self.posts.get(root or 0)  # a doubtful duplicate is reported by itself
        group = self._groups.get(first.root if first else root or 0, [])
        return next((one for one in group if one.url == url), group[0] if group else None)


def facts_of(conn: Connection, notices: Sequence[Notice]) -> NoticeFacts:
    """The posts and articles of these notices, as they are recorded now."""
    article_ids = {one.coverage_id for one in notices if one.coverage_id is not None}
    articles = {one.id: one for one in _articles(conn, article_ids)}
    roots = {one.post_id for one in notices if one.post_id is not None}
    reporting = {post_id for one in articles.values() for post_id in one.post_ids}
    return NoticeFacts(
        posts={one.id: one for one in _posts(conn, roots, reporting)},
        articles=articles,
        wordings=_wordings(conn, notices),
    )


def _wordings(conn: Connection, notices: Sequence[Notice]) -> dict[tuple[int, int], tuple[str, str]]:
    edits: dict[int, set[int]] = {}
    for one in notices:
        if one.kind == "changed" and one.post_id is not None:
            edits.setdefault(one.post_id, set()).add(int(one.payload["wording"]))
    return {
        (post_id, n): wording_of(conn, post_id, n)
        for post_id, numbers in edits.items()
        if len(numbers) > 1
        for n in numbers | {n - 1 for n in numbers}
    }


def _articles(conn: Connection, ids: Iterable[int]) -> Iterator[ArticleFacts]:
    for batch in batches(sorted(ids)):
        of_batch = coverage_posts.c.coverage_id.in_(batch) & coverage_posts.c.gone_at.is_(None)
        rows = conn.execute(select(coverage_posts).where(of_batch).order_by(coverage_posts.c.post_id))
        ties = grouped((tie.coverage_id, tie) for tie in rows)
        query = select(coverage, outlets.c.name).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
        for row in conn.execute(query.where(coverage.c.id.in_(batch))):
            reports = ties.get(row.id, [])
            yield copied(
                ArticleFacts,
                row,
                outlet=row.name,
                url=row.article_url,
                published_on=row.article_on,
                published_precision=row.article_precision,
                date_certain=bool(row.article_date_certain),
                kind=strongest_kind(tie.kind for tie in reports) if reports else "named",
                certain=any(tie.certain for tie in reports),
                post_ids=tuple(tie.post_id for tie in reports),
            )


def _posts(conn: Connection, roots: Iterable[int], ids: Iterable[int]) -> Iterator[PostFacts]:
    query = select(posts, sources.c.name).join(sources, sources.c.id == posts.c.source_id)
    rows: dict[int, Any] = {}
    for batch in batches(sorted(roots)):
        of_group = posts.c.id.in_(batch) | posts.c.duplicate_of.in_(batch)
        rows |= {row.id: row for row in conn.execute(query.where(of_group))}
    for batch in batches(sorted(ids)):
        rows |= {row.id: row for row in conn.execute(query.where(posts.c.id.in_(batch)))}
    for batch in batches(sorted(rows)):
        yield from _with_words(conn, [rows[post_id] for post_id in batch])


def _with_words(conn: Connection, rows: Sequence[Any]) -> Iterator[PostFacts]:
    """The posts of these rows, with what they say."""
    batch = [row.id for row in rows]
    named = _by_post(conn, select(mentions).where(mentions.c.gone_at.is_(None)), mentions, batch)
    people = _by_post(conn, select(spokespeople), spokespeople, batch)
    said = _by_post(conn, select(quotes), quotes, batch)
    articles = _passages(conn, batch)
    for row in rows:
        yield copied(
            PostFacts,
            row,
            root=row.duplicate_of or row.id,
            source=row.name,
            mentions=tuple(copied(NamedFacts, one) for one in named[row.id]),
            people=tuple((one.name, tuple(role for role, _ in one.roles if role)) for one in people[row.id]),
            quotes=tuple((one.text, one.speaker, one.role) for one in said[row.id]),
            articles=articles.get(row.id, {}),
        )


def _passages(conn: Connection, batch: Sequence[int]) -> dict[int, dict[int, Spans]]:
    """By post, by article, the passages that speak of this one alone."""
    table = coverage_posts.c
    query = select(table.post_id, table.coverage_id, table.passages)
    found: dict[int, dict[int, Spans]] = {}
    for row in conn.execute(query.where(table.post_id.in_(batch), table.gone_at.is_(None))):
        found.setdefault(row.post_id, {})[row.coverage_id] = tuple((low, high) for low, high in row.passages or ())
    return found


def _by_post(conn: Connection, query: Any, table: Any, batch: Sequence[int]) -> defaultdict[int, list[Any]]:
    rows = conn.execute(query.where(table.c.post_id.in_(batch)).order_by(table.c.post_id, table.c.start))
    return grouped((row.post_id, row) for row in rows)
