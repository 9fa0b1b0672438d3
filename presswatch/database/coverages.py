"""The rows of press coverage: one for an article of an outlet, the best of what all its posts report of it."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from presswatch.database.filters import first_sight
from presswatch.database.schema import coverage, coverage_posts, mentions, outlets
from presswatch.database.statements import change, insert_once, insert_once_returning, row_of
from presswatch.database.types import bounded_key
from presswatch.records import BESIDE_TEXT, Clipping, CorrectedItem, CoverageItem, DateReading, Mention, Spans
from presswatch.text.moments import day_text
from presswatch.text.strings import grouped, within
from presswatch.urls.canonical import article_key

_PERIODS = ("month", "year")
_DATE = ("article_on", "article_at", "article_precision", "article_date_raw", "article_date_certain")
_KINDS = {"op-ed": 0, "broadcast": 1, "quoted": 2, "cited": 3, "named": 4}


@dataclass(frozen=True, slots=True)
class Part:
    """What a post says of one article; `subjects` None: all that it names, `passages` None: the whole post."""

    subjects: tuple[str, ...] | None
    passages: Spans | None


def parts_of(items: Sequence[CoverageItem], mentions: Sequence[Mention]) -> list[Part]:
    """For each article of a post the subjects of its passages and of no passage; all of them where that is nobody."""
    if len(items) < 2:
        return [Part(None, None)] * len(items)
    passages = tuple(chain.from_iterable(item.passages for item in items))
    everybody = {one.subject for one in mentions}
    of_all = {one.subject for one in mentions if not _is_within(one, passages)}
    found = []
    for item in items:
        own = {one.subject for one in mentions if _is_within(one, item.passages)} | of_all
        found.append(Part(None if own in (set(), everybody) else tuple(sorted(own)), item.passages))
    return found


def _is_within(mention: Mention, spans: Spans) -> bool:
    return mention.where not in BESIDE_TEXT and within(mention.start, spans)


def strongest_kind(kinds: Iterable[str]) -> str:
    """Of what posts call an article the kind that says most."""
    return min(kinds, key=lambda kind: _KINDS.get(kind, len(_KINDS)))


def surest(ties: Sequence[Any]) -> Any:
    """The report that counts for how the article was chosen: one that is certain, else the first."""
    return min(ties, key=lambda tie: not tie.certain)


def best_stated(ties: Sequence[Any]) -> dict[str, Any]:
    """What these reports, oldest first, say of the article together: given before missing, certain, then older."""
    outlet = _best(ties, "outlet_id", lambda tie: (tie.name or "").casefold() == (tie.domain or "").casefold())
    dated = _best(ties, "article_on", lambda tie: (not tie.article_date_certain, tie.article_precision in _PERIODS))
    return {
        "outlet_id": outlet.outlet_id,
        "host": outlet.host,
        "article_url": _best(ties, "article_url").article_url,
        **{name: getattr(dated, name) for name in _DATE},
        "headline": _best(ties, "headline").headline,
        "medium": surest(ties).medium,
    }


def _best(ties: Sequence[Any], column: str, doubt: Callable[[Any], Any] = lambda _tie: False) -> Any:
    """The first of the surest reports that have a value; any report if none has."""
    stated = [tie for tie in ties if getattr(tie, column) is not None]
    return min(stated, key=lambda tie: (doubt(tie), not tie.certain)) if stated else ties[0]


def subjects_line(subjects: Sequence[str] | None) -> str | None:
    """Subjects as a report stores them: each between two line ends, so that one can be looked up whole."""
    return None if subjects is None else "\n".join(("", *subjects, ""))


def subjects_of_line(line: str | None, named: Iterable[str]) -> tuple[str, ...]:
    """The subjects of a report; those that the post names if the report stores none of its own."""
    return tuple(named) if line is None else tuple(line.split("\n")[1:-1])


_BY_KEY = select(coverage.c.key, coverage.c.id).where(coverage.c.key.in_(bindparam("keys", expanding=True)))
_OUTLETS = select(outlets.c.name, outlets.c.id, outlets.c.domain).where(
    outlets.c.name.in_(bindparam("names", expanding=True))
)


@dataclass(frozen=True, slots=True)
class StoredCoverage:
    """A coverage that a post reports, as recorded, with its subjects; `is_new` if no post reported it before."""

    id: int
    item: CoverageItem
    is_new: bool
    subjects: frozenset[str] = frozenset()


def coverage_key(item: CoverageItem, post_id: int, post_title: str) -> str:
    """What makes two items one coverage: a correction, the address, outlet, day and headline, or else the group."""
    if isinstance(item, CorrectedItem):
        return item.same_as
    if item.article_url:
        return coverage_key_of(item.article_url)
    day = item.article_date.on.isoformat() if item.article_date else ""
    outlet = _folded(item.outlet or item.outlet_raw or item.domain or "")
    headline = _folded(item.headline or "")
    if outlet and headline and headline != _folded(post_title):
        return f"said:{outlet}|{day}|{headline}"
    return f"post:{post_id}|{outlet}|{day}|{headline}"


def coverage_key_of(article_url: str) -> str:
    """The key of the coverage whose article has this address."""
    return f"url:{article_key(article_url)}"


def _folded(text: str) -> str:
    """Case, width, marks and blanks folded away: letters and digits alone."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def put_coverage(
    conn: Connection, clipping: Clipping, post_id: int, root: int, *, known: bool, now: datetime, run_id: int | None
) -> list[StoredCoverage]:
    """Makes the post's coverage (if `known`, in place of what it had) that of the clipping; returns its rows."""
    keyed = _keyed(clipping, root)
    items = list(keyed.values())
    found = {row.key: row.id for row in conn.execute(_BY_KEY, {"keys": list(keyed)})} if keyed else {}
    outlet_ids = _outlets(conn, items, renew=known)
    stated = {key: _stated(item, outlet_ids) for key, item in keyed.items()}
    fresh = _insert_new(conn, {key: stated[key] for key in reversed(keyed) if key not in found}, clipping, now, run_id)
    ids = fresh | found
    parts = dict(zip(keyed, parts_of(items, clipping.mentions), strict=True))
    ties = []
    for key, item in keyed.items():
        concerns = {"subjects": subjects_line(parts[key].subjects), "passages": parts[key].passages}
        ties.append(row_of(coverage_posts, item, coverage_id=ids[key], post_id=post_id, **concerns) | stated[key])
    gone = _link(conn, post_id, ties, now, known=known)
    best = _settle(conn, [*found.values(), *gone])
    named = {one.subject for one in clipping.mentions}
    return [
        StoredCoverage(
            id=ids[key],
            item=replace(item, **best.get(ids[key], {})),
            is_new=key in fresh,
            subjects=frozenset(named if (own := parts[key].subjects) is None else own),
        )
        for key, item in keyed.items()
    ]


def _insert_new(
    conn: Connection, stated: dict[str, dict[str, Any]], clipping: Clipping, now: datetime, run_id: int | None
) -> dict[str, int]:
    """Inserts coverage that no post reported before; returns the numbers by key."""
    if not stated:
        return {}
    shared = first_sight(conn, run_id, now) | {"backfill": clipping.post.backfill}
    rows = [{"key": key} | _placed(values) | shared for key, values in stated.items()]
    return {row[0]: row[1] for row in insert_once_returning(conn, coverage, rows, "key", "id")}


def _keyed(clipping: Clipping, root: int) -> dict[str, CoverageItem]:
    """The items by what makes them one coverage; of several with one key the first, with the passages of all."""
    found: dict[str, CoverageItem] = {}
    for item in clipping.coverage.items:
        key = bounded_key(coverage_key(item, root, clipping.post.title))
        first = found.setdefault(key, item)
        if first is not item:
            found[key] = replace(first, passages=(*first.passages, *item.passages))
    return found


def _outlets(conn: Connection, items: Sequence[CoverageItem], *, renew: bool) -> dict[str, int]:
    """The outlets' numbers by name; a domain is filled where none is known, and with `renew` corrected."""
    domains = _domains(items)
    if not domains:
        return {}
    insert_once(conn, outlets, [{"name": name, "domain": domain} for name, domain in domains.items()])
    rows = conn.execute(_OUTLETS, {"names": list(domains)}).all()
    for row in rows:
        domain = domains.get(row.name)
        if domain and domain != row.domain and (renew or row.domain is None):
            change(conn, outlets, row.id, domain=domain)
    return {row.name: row.id for row in rows}


def _domains(items: Sequence[CoverageItem]) -> dict[str, str | None]:
    """The names of the items' outlets, each with the first domain given for it."""
    domains: dict[str, str | None] = {}
    for item in items:
        if name := outlet_name(item):
            domains[name] = domains.get(name) or item.domain
    return domains


def outlet_name(item: CoverageItem) -> str | None:
    """The name under which an item's outlet is recorded."""
    return item.outlet or item.outlet_raw or item.domain


def _stated(item: CoverageItem, outlet_ids: dict[str, int]) -> dict[str, Any]:
    parts = zip(_DATE, ("on", "at", "precision", "raw", "certain"), strict=True)
    date = {column: getattr(item.article_date, part, None) for column, part in parts}
    return row_of(coverage, item, outlet_id=outlet_ids.get(outlet_name(item) or ""), **date)


def _placed(stated: dict[str, Any]) -> dict[str, Any]:
    """What is reported of an article, with the day by which lists sort it."""
    return stated | {"sort_day": day_text(stated["article_on"], stated["article_precision"])}


def _link(conn: Connection, post_id: int, ties: list[dict[str, Any]], now: datetime, *, known: bool) -> list[int]:
    """Makes these what the post reports, marks what it no longer reports, and returns the coverage of the latter."""
    table = coverage_posts.c
    before = _reported(conn, post_id) if known else {}
    kept = {tie["coverage_id"] for tie in ties}
    gone = [number for number, gone_at in before.items() if gone_at is None and number not in kept]
    if gone:
        dropped = update(coverage_posts).where(table.post_id == post_id, table.coverage_id.in_(gone))
        conn.execute(dropped.values(gone_at=now))
    fresh = []
    for tie in ties:
        if tie["coverage_id"] in before:
            changed = update(coverage_posts).where(table.post_id == post_id, table.coverage_id == tie["coverage_id"])
            conn.execute(changed.values(tie | {"gone_at": None}))
        else:
            fresh.append(tie | {"first_seen_at": now})
    insert_once(conn, coverage_posts, fresh)
    return gone


def _reported(conn: Connection, post_id: int) -> dict[int, datetime | None]:
    """All coverage that a post ever reported, with since when it no longer does."""
    table = coverage_posts.c
    rows = conn.execute(select(table.coverage_id, table.gone_at).where(table.post_id == post_id))
    return {row.coverage_id: row.gone_at for row in rows}


_TIES = (
    select(coverage_posts, outlets.c.name, outlets.c.domain)
    .outerjoin(outlets, outlets.c.id == coverage_posts.c.outlet_id)
    .where(coverage_posts.c.coverage_id.in_(bindparam("ids", expanding=True)), coverage_posts.c.gone_at.is_(None))
    .order_by(coverage_posts.c.first_seen_at, coverage_posts.c.post_id)
)
_STORED = select(coverage).where(coverage.c.id.in_(bindparam("ids", expanding=True)))


def _settle(conn: Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Makes coverage the best of what is still reported of it, and returns that by number as values of an item."""
    if not ids:
        return {}
    ties = grouped((tie.coverage_id, tie) for tie in conn.execute(_TIES, {"ids": list(ids)}))
    result = {}
    for row in conn.execute(_STORED, {"ids": list(ties)}).all():
        best = best_stated(ties[row.id])
        if any(getattr(row, name) != value for name, value in best.items()):
            change(conn, coverage, row.id, **_placed(best))
        outlet = next((tie.name for tie in ties[row.id] if tie.outlet_id == best["outlet_id"]), None)
        day = best["article_on"] and DateReading(on=best["article_on"], precision=best["article_precision"])
        of_article = {name: best[name] for name in ("article_url", "headline")}
        result[row.id] = of_article | {"outlet": outlet, "article_date": day}
    return result


def subjects_of_coverage(conn: Connection, coverage_id: int, *, but: int) -> set[str] | None:
    """The subjects for which other posts report this coverage; None if no other post does."""
    others = select(coverage_posts.c.post_id, coverage_posts.c.subjects).where(
        coverage_posts.c.coverage_id == coverage_id, coverage_posts.c.post_id != but
    )
    ties = conn.execute(others).all()
    if not ties:
        return None
    found = {name for tie in ties for name in subjects_of_line(tie.subjects, ())}
    whole = [tie.post_id for tie in ties if tie.subjects is None]
    if whole:
        named = select(mentions.c.subject).where(mentions.c.post_id.in_(whole)).distinct()
        found |= set(conn.execute(named).scalars())
    return found


def coverage_known_of(conn: Connection, post_id: int) -> dict[int, set[str]]:
    """Every coverage that a post ever reported, each with the subjects for which it did: nothing of it is news."""
    ties = select(coverage_posts.c.coverage_id, coverage_posts.c.subjects).where(coverage_posts.c.post_id == post_id)
    named = select(mentions.c.subject, mentions.c.gone_at).where(mentions.c.post_id == post_id)
    rows = conn.execute(named).all()
    ever = {row.subject for row in rows}
    lost = ever - {row.subject for row in rows if row.gone_at is None}
    return {tie.coverage_id: lost | set(subjects_of_line(tie.subjects, ever)) for tie in conn.execute(ties)}


def still_reported(conn: Connection, ids: Collection[int]) -> set[int]:
    """Those of these articles that any post still reports."""
    ties = select(coverage_posts.c.coverage_id).where(coverage_posts.c.gone_at.is_(None))
    return set(conn.execute(ties.where(coverage_posts.c.coverage_id.in_(ids))).scalars())


def coverage_reported_by(conn: Connection, post_id: int) -> list[Row[Any]]:
    """The coverage that a post reports now, for comparison: one row for each article."""
    query = select(coverage_posts, outlets.c.name, outlets.c.domain).where(
        coverage_posts.c.post_id == post_id, coverage_posts.c.gone_at.is_(None)
    )
    query = query.outerjoin(outlets, outlets.c.id == coverage_posts.c.outlet_id)
    return list(conn.execute(query.order_by(coverage_posts.c.coverage_id)))
