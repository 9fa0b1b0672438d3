"""The last step: a clipping becomes rows, together or not at all, once, however often it arrives.

The caller's verdict was made from what was stored a moment ago. Here unique keys have the last word, so two processes
that bring the same post at once leave one post, and one notice.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from pipelines.corrections import Corrected, corrected_clipping, corrected_post
from pipelines.deduplicate.amendments import amendment, regrouped
from pipelines.notices import Notices, Recorded
from presswatch.database import clippings, corrections, outbox, parts, posts
from presswatch.database.clippings import StoredState, stored_posts
from presswatch.database.coverages import StoredCoverage, coverage_known_of, put_coverage, subjects_of_coverage
from presswatch.database.statements import savepoint
from presswatch.records import Clipping, Mention, Post, SnapshotRef, VerdictState
from presswatch.text.strings import edited_passages


class _AddressTakenError(Exception):
    """Takes a half-written post back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What every row of one recording shares."""

    conn: Connection
    clipping: Clipping
    source_id: int
    run_id: int | None
    now: datetime
    snapshot_ref: SnapshotRef | None

    @property
    def post(self) -> Post:
        """The post of the clipping."""
        return self.clipping.post

    @property
    def of_source(self) -> int:
        """Who owns the post's address: a list's entry that leads straight to another site is this source's alone."""
        return self.source_id if self.post.external else 0


def record(
    conn: Connection,
    clipping: Clipping,
    *,
    source_id: int,
    run_id: int | None,
    now: datetime,
    snapshot_ref: SnapshotRef | None = None,
) -> Recorded:
    """Writes a clipping inside the caller's writing transaction, as one unit; doing it again changes nothing.

    A post whose address is stored already is never new: it is changed or unchanged by its wording, and by where its
    links lead and its day. A changed post gets a revision; only mentions and coverage that it never had are reported.
    A duplicate is reported only for subjects that its group never mentioned, a doubtful one for all that it names.
    `snapshot_ref` says where the archive keeps `post.snapshot`.
    """
    context = _Context(
        conn=conn, clipping=clipping, source_id=source_id, run_id=run_id, now=now, snapshot_ref=snapshot_ref
    )
    if clipping.verdict.state in ("new", "duplicate"):
        # Nothing had these addresses when the verdict was made; the keys show whether that is still so.
        with contextlib.suppress(_AddressTakenError), savepoint(conn):
            return _record_new(context, with_aliases=True)
    known = _known(context)
    if known is None:
        try:
            with savepoint(conn):
                return _record_new(context, with_aliases=False)
        except _AddressTakenError:
            # Another process claimed the address between our look and our insert.
            known = _known(context)
    assert known is not None, "an address that could not be claimed has an owner"
    with savepoint(conn):
        return _record_known(context, known)


def settled_state(verdict: VerdictState, *, named: bool, same_words: bool, has_text: bool) -> VerdictState:
    """What a clipping of a stored post is: by its wording, or by the verdict if that `named` this very post.

    A post that was only seen in a listing this time (`has_text` False) never overwrites a stored text.
    """
    if same_words or not has_text or (named and verdict == "unchanged"):
        return "unchanged"
    return "changed"


def _known(context: _Context) -> StoredState | None:
    """The stored post that this clipping is, by its address, by its verdict, or by an alias with the same wording."""
    post, verdict = context.post, context.clipping.verdict
    owners = posts.addressed_posts(context.conn, (post.url_key, *post.alias_keys), context.of_source)
    named = verdict.post_id if verdict.state in ("changed", "unchanged") else None
    certain = owners.get(post.url_key) or named
    if certain is not None:
        return clippings.stored_state(context.conn, certain)
    for owner in dict.fromkeys(owners.values()):
        state = clippings.stored_state(context.conn, owner)
        if state is not None and state.content_hash == context.clipping.content_hash:
            return state
    return None


def _record_new(context: _Context, *, with_aliases: bool) -> Recorded:
    """Writes a post that is not stored.

    Raises _AddressTakenError if its address turns out to be taken, or `with_aliases` any of the others.
    """
    conn, root = context.conn, _root(context)
    if corrections.has_corrections(conn):
        known_articles = corrected_clipping(
            context.clipping, root or 0, (), lambda items: corrections.corrections_of_items(conn, items)
        )
        context = replace(context, clipping=known_articles.clipping)
    clipping = context.clipping
    post_id = _insert(context, root, with_aliases=with_aliases)
    parts.replace_words(conn, post_id, clipping.coverage, fresh=True)
    known = parts.subjects_of_group(conn, root, but=post_id) if root else set()
    fresh = [one for one in clipping.mentions if one.subject not in known]
    again = [one for one in clipping.mentions if one.subject in known and clipping.verdict.doubtful]
    first = root or post_id
    covered = _coverage(context, post_id, first)
    recorded = _report(context, post_id, first, fresh, covered, again=again)
    articles = sum(one.is_new for one, _ in covered)
    return replace(recorded, state="duplicate" if root else "new", articles=articles)


def _insert(context: _Context, root: int | None, *, with_aliases: bool) -> int:
    """Writes the rows of a new post itself; its number. Raises as `_record_new`."""
    conn, clipping, post = context.conn, context.clipping, context.post
    run_id, now = context.run_id, context.now
    post_id = clippings.insert_post(
        conn, clipping, source_id=context.source_id, run_id=run_id, now=now, duplicate_of=root
    )
    got = clippings.claim_addresses(conn, post, post_id, context.of_source)
    if post.url_key not in got or (with_aliases and not got.issuperset(post.alias_keys)):
        raise _AddressTakenError
    clippings.sight(conn, post, post_id, context.source_id, now)
    _write_revision(context, post_id, 1)
    clippings.insert_fingerprint(conn, post_id, clipping.fingerprint)
    parts.insert_mentions(conn, post_id, clipping, now=now, run_id=run_id)
    return post_id


def _root(context: _Context) -> int | None:
    """The first post of the group that a duplicate belongs to, as it is stored now."""
    verdict = context.clipping.verdict
    if verdict.state != "duplicate" or verdict.duplicate_of is None:
        return None
    state = clippings.stored_state(context.conn, verdict.duplicate_of)
    return state.root if state else None


def _record_known(context: _Context, known: StoredState) -> Recorded:
    """Writes what a clipping adds to the post that is stored already."""
    conn, clipping, post = context.conn, context.clipping, context.post
    clippings.sight(conn, post, known.id, context.source_id, context.now)
    clippings.claim_addresses(conn, post, known.id, context.of_source)
    verdict = clipping.verdict
    named, same_words = verdict.post_id == known.id, clipping.content_hash == known.content_hash
    if same_words and named and verdict.state == "changed":
        return _record_amendment(context, known)
    state = settled_state(
        verdict.state,
        named=named,
        same_words=same_words,
        has_text=bool(post.text) or not clippings.has_text(conn, known.id),
    )
    if state == "unchanged":
        clippings.seen_again(conn, known.id, context.now)
        return Recorded(post_id=known.id, state=state)
    clippings.insert_fingerprint(conn, known.id, clipping.fingerprint)
    if post.text and not clippings.has_text(conn, known.id):
        # The text of a post recorded from its list alone: not an edit, and no news if the post was none.
        post = replace(post, backfill=post.backfill or known.backfill)
        return _record_wording(replace(context, clipping=replace(clipping, post=post)), known, report=True)
    recorded = _record_wording(context, known, report=True)
    if not post.backfill:
        _notice_edit(context, known)
    return recorded


def _record_amendment(context: _Context, known: StoredState) -> Recorded:
    """Writes a post whose words are as stored, but not its link targets or day: a revision, not reported as an edit.

    A newly linked article is reported as usual; a changed day does not repeat what was reported before.
    """
    post, old = context.post, stored_posts(context.conn, ids=[known.id])[0].post
    found = amendment(post, old)
    if not found:
        clippings.seen_again(context.conn, known.id, context.now)
        return Recorded(post_id=known.id, state="unchanged")
    if not found.day:
        post = replace(post, published=old.published)
    clipping = replace(context.clipping, post=post)
    if post.snapshot is not None:
        return _record_wording(replace(context, clipping=clipping), known, report=found.links)
    # The day that its list shows makes no revision, for no page of it was read.
    clippings.redate(context.conn, known.id, post.published)
    recorded = reclip(context.conn, clipping, known, run_id=context.run_id, now=context.now, report=False)
    return replace(recorded, state="changed")


def _record_wording(context: _Context, known: StoredState, *, report: bool) -> Recorded:
    """Writes a further revision of a stored post, and rewrites its mentions and coverage."""
    conn, clipping, now = context.conn, context.clipping, context.now
    own = regrouped(conn, known, context.post)
    clippings.update_post(conn, known, context.post, clipping.content_hash, now)
    _write_revision(context, known.id, known.revision + 1)
    apart = own.root != known.root
    return replace(
        reclip(conn, clipping, own, run_id=context.run_id, now=now, report=report, apart=apart), state="changed"
    )


def _notice_edit(context: _Context, known: StoredState) -> None:
    """Has the edit of a post reported if the post names a subject, or did, or reports coverage."""
    conn, post = context.conn, context.post
    subjects = outbox.concerned(conn, [known.id]).get(known.id)
    if subjects is None:
        return
    before = outbox.wording_of(conn, known.id, known.revision)
    gone, new = edited_passages(before, (post.title, post.text))
    if gone or new:
        outbox.notice_edit(
            conn, known.id, known.revision + 1, subjects, gone=gone, new=new, now=context.now, run_id=context.run_id
        )


def reclip(
    conn: Connection,
    clipping: Clipping,
    known: StoredState,
    *,
    run_id: int | None,
    now: datetime,
    report: bool = True,
    apart: bool = False,
) -> Recorded:
    """Makes a stored post's mentions, people, quotes and coverage those of `clipping`, without a new revision.

    For a changed post, and for stored posts whose understanding is renewed (rematch, reread). What the group never
    mentioned is reported unless `report` is False; for a post that just left its group (`apart`), all that it mentions.
    """
    with_corrections = _corrected(conn, clipping, known, now)
    clipping = with_corrections.clipping
    context = _Context(conn=conn, clipping=clipping, source_id=0, run_id=run_id, now=now, snapshot_ref=None)
    before = parts.subjects_of_group(conn, known.root)
    had = coverage_known_of(conn, known.id)
    silent = clipping.post.backfill or not report
    added = parts.replace_mentions(
        conn,
        known.id,
        clipping.mentions,
        now=now,
        run_id=run_id,
        backfill=silent,
        dismissed=with_corrections.dismissed,
    )
    parts.replace_words(conn, known.id, clipping.coverage, fresh=False)
    fresh = list(clipping.mentions) if apart else [one for one in added if one.subject not in before]
    covered = _coverage(context, known.id, known.root, had)
    if silent:
        return Recorded(post_id=known.id, state="unchanged")
    return _report(context, known.id, known.root, fresh, covered)


def _corrected(conn: Connection, clipping: Clipping, known: StoredState, now: datetime) -> Corrected:
    """A stored post's clipping with what people corrected; its row shows the title and the date that they gave it."""
    if not corrections.has_corrections(conn):
        return Corrected(clipping)
    own = corrections.corrections_of_posts(conn, [known.id]).get(known.id, [])
    found = corrected_clipping(clipping, known.root, own, lambda items: corrections.corrections_of_items(conn, items))
    corrections.note_read(conn, known.id, found.read, now)
    fields = {one.field for one in own if one.item == corrections.POST}
    clippings.show_corrected(conn, known.id, corrected_post(clipping.post, own), fields)
    return found


def _write_revision(context: _Context, post_id: int, n: int) -> None:
    snapshot, ref = context.post.snapshot, context.snapshot_ref
    snapshot_id = clippings.insert_snapshot(context.conn, snapshot, ref) if snapshot and ref else None
    clippings.insert_revision(context.conn, post_id, n, context.clipping, now=context.now, snapshot_id=snapshot_id)


def _coverage(
    context: _Context, post_id: int, root: int, had: Mapping[int, set[str]] | None = None
) -> list[tuple[StoredCoverage, set[str]]]:
    """Writes the post's coverage and pairs each row with the subjects it is news for (empty set: none).

    `had` is what the post reported before: the subjects by coverage; None for a new post.
    """
    if not context.clipping.coverage.items and had is None:
        return []
    conn = context.conn
    stored = put_coverage(
        conn, context.clipping, post_id, root, known=had is not None, now=context.now, run_id=context.run_id
    )
    result = []
    for one in stored:
        known = None if one.is_new else subjects_of_coverage(conn, one.id, but=post_id)
        if had is not None and one.id in had:
            known = had[one.id] | (known or set())
        result.append((one, set(one.subjects) or {""} if known is None else set(one.subjects - known)))
    return result


def _report(
    context: _Context,
    post_id: int,
    root: int,
    fresh: Sequence[Mention],
    covered: Sequence[tuple[StoredCoverage, set[str]]],
    *,
    again: Sequence[Mention] = (),
) -> Recorded:
    """Writes the notices and returns those not written before; none for backfill.

    `again` are mentions of a post that may be news of its own, by subjects that its group has mentioned.
    """
    silent = Recorded(post_id=post_id, state="new")
    if context.post.backfill or not (fresh or covered or again):
        return silent
    notices = Notices(clipping=context.clipping, post_id=post_id, root=root, run_id=context.run_id, now=context.now)
    groups = {one.subject: root for one in fresh} | {one.subject: post_id for one in again}
    new_mentions, new_coverage = notices.put(context.conn, groups, covered)
    return replace(silent, new_mentions=new_mentions, new_coverage=new_coverage)
