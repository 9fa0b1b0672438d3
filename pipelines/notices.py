"""The notices of a clipping, each written once: of a post's subjects and of its coverage; what a run reports of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from presswatch import report
from presswatch.database.coverages import StoredCoverage, outlet_name
from presswatch.database.outbox import coverage_notice_key, mention_key, post_notices
from presswatch.records import Clipping, CoverageKind, MentionKind, Precision, VerdictState, Where, copied

# A subject is shown by its strongest mention: quoted before cited before named, then by its place in the post.
_KINDS: dict[MentionKind, int] = {"quoted": 0, "cited": 1, "named": 2}
_PLACES: dict[Where, int] = {"title": 0, "lead": 1, "body": 2, "quote": 3, "caption": 4, "byline": 5, "teaser": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMention(report.NewMention):
    """A subject first reported in a group of equal posts: its strongest mention as printed, how many there are."""

    surface: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCoverage:
    """A coverage first reported, with the subjects it is reported for (empty where the post names none)."""

    id: int
    outlet: str | None
    article_url: str | None
    article_date: date | None
    article_precision: Precision | None
    headline: str | None
    kind: CoverageKind
    subjects: tuple[str, ...]
    post_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What recording did; the new mentions and coverage are those to report (none for backfill).

    `articles` counts the articles of a new post that no other post had reported.
    """

    post_id: int
    state: VerdictState
    new_mentions: tuple[NewMention, ...] = ()
    new_coverage: tuple[NewCoverage, ...] = ()
    articles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """The notices of one clipping, of the post `post_id`; `root` is the first post of its group."""

    clipping: Clipping
    post_id: int
    root: int
    run_id: int | None
    now: datetime

    def put(
        self, conn: Connection, subjects: Mapping[str, int], covered: Sequence[tuple[StoredCoverage, set[str]]]
    ) -> tuple[tuple[NewMention, ...], tuple[NewCoverage, ...]]:
        """Writes a notice for each subject, and for each coverage with each subject it is news for ("": none named).

        `subjects` says of which post each is reported once: the first of the group, or a doubtful duplicate itself.
        Returns those not written before.
        """
        found = {mention_key(subjects[name], name): new_mention(self.clipping, name) for name in sorted(subjects)}
        rows = [
            self._row("mention", key, one.subject, _plain(one)) | {"post_id": subjects[one.subject]}
            for key, one in found.items()
        ]
        for one, names in covered:
            payload = _plain(new_coverage(self.clipping, one, names))
            keys = {coverage_notice_key(one.id, name): name for name in sorted(names)}
            rows += [self._row("coverage", key, name, payload, one.id) for key, name in keys.items()]
        fresh = post_notices(conn, rows)
        new = [(one, {name for name in names if coverage_notice_key(one.id, name) in fresh}) for one, names in covered]
        articles = tuple(new_coverage(self.clipping, one, names) for one, names in new if names)
        return tuple(one for key, one in found.items() if key in fresh), articles

    def _row(
        self, kind: str, key: str, subject: str, payload: dict[str, Any], coverage_id: int | None = None
    ) -> dict[str, Any]:
        return {
            "key": key,
            "kind": kind,
            "post_id": self.root,
            "from_post_id": self.post_id,
            "coverage_id": coverage_id,
            "subject": subject,
            "payload": payload,
            "created_at": self.now,
            "run_id": self.run_id,
        }


def new_mention(clipping: Clipping, subject: str) -> NewMention:
    """The notice of a subject that the clipping mentions."""
    found = [one for one in clipping.mentions if one.subject == subject]
    best = min(found, key=lambda one: (_KINDS[one.kind], _PLACES[one.where], one.start))
    post = clipping.post
    return copied(
        NewMention,
        best,
        post_url=post.url,
        title=post.title,
        published_on=post.published.on if post.published else None,
        published_precision=post.published.precision if post.published else None,
        source=post.source,
        sentence=best.sentence or (post.title if best.where == "title" else ""),
        count=len(found),
    )


def new_coverage(clipping: Clipping, one: StoredCoverage, subjects: Collection[str]) -> NewCoverage:
    """The notice of a coverage, for these subjects."""
    item = one.item
    return copied(
        NewCoverage,
        item,
        id=one.id,
        outlet=outlet_name(item),
        article_date=item.article_date.on if item.article_date else None,
        article_precision=item.article_date.precision if item.article_date else None,
        subjects=tuple(sorted(name for name in subjects if name)),
        post_url=clipping.post.url,
    )


def _plain(value: NewMention | NewCoverage) -> dict[str, Any]:
    """The value as JSON keeps it."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def mention_line(one: NewMention) -> report.NewMention:
    """A mention as the report of the run shows it."""
    return copied(report.NewMention, one)


def coverage_line(one: NewCoverage, before: report.NewCoverage | None) -> report.NewCoverage:
    """An article's line, with the posts of this run that reported it `before`; what is recorded by now counts."""
    posts, subjects = (before.posts, before.subjects) if before else ((), ())
    together = tuple(dict.fromkeys((*subjects, *one.subjects)))
    return copied(report.NewCoverage, one, subjects=together, posts=(*posts, one.post_url))


def stored_counts(clipping: Clipping, recorded: Recorded) -> dict[str, int]:
    """What a run's report counts of a post that was stored without being reported (see StoredCounts); empty if none."""
    if recorded.state not in ("new", "duplicate"):
        return {}
    if clipping.post.backfill:
        return {
            "baseline_posts": 1,
            "baseline_mentions": len(clipping.mentions),
            "baseline_articles": recorded.articles,
        }
    if recorded.new_mentions or recorded.new_coverage:
        return {}
    return {"known_posts" if clipping.mentions or clipping.coverage.items else "unnamed_posts": 1}
