"""What stands where a post speaks of one article, as a condition of a statement (presswatch.text.spans: of values)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from presswatch.database.schema import coverage, coverage_posts, outlets


class _Within(FunctionElement[bool]):
    """Whether an offset lies in one of the passages [[start, end], ...] of a column; false where it has none."""

    type = Boolean()
    inherit_cache = True
    name = "within"


@compiles(_Within, "sqlite")
def _within_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    start, passages = (compiler.process(one, **options) for one in element.clauses)
    between = f"{start} >= json_extract(span.value, '$[0]') AND {start} < json_extract(span.value, '$[1]')"
    return f"EXISTS (SELECT 1 FROM json_each({passages}) AS span WHERE {between})"  # noqa: S608 - columns


@compiles(_Within, "postgresql")
def _within_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    start, passages = (compiler.process(one, **options) for one in element.clauses)
    between = f"{start} >= (span.value ->> 0)::int AND {start} < (span.value ->> 1)::int"
    return f"EXISTS (SELECT 1 FROM json_array_elements({passages}) AS span WHERE {between})"  # noqa: S608 - columns


def said_of(
    names: Sequence[str], post_id: ColumnElement[int], start: ColumnElement[int], *beside: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Whether what stands at this offset of a post is said of an article of one of these outlets.

    That is so where the post tells of no other, in the article's own passage, and in what speaks of no article alone.
    `beside` say where the offset is none into the text: what stands there is said of all.
    """
    own, other = coverage_posts.alias("own_telling"), coverage_posts.alias("other_telling")
    of_post = select(other.c.coverage_id).where(other.c.post_id == post_id, other.c.gone_at.is_(None))
    of_others = of_post.where(_Within(start, other.c.passages)).correlate_except(other).exists()
    told = (
        select(own.c.coverage_id)
        .join(coverage, coverage.c.id == own.c.coverage_id)
        .join(outlets, outlets.c.id == coverage.c.outlet_id)
        .where(own.c.post_id == post_id, own.c.gone_at.is_(None), outlets.c.name.in_(names))
        .where(or_(own.c.passages.is_(None), *beside, _Within(start, own.c.passages), ~of_others))
    )
    return and_(told.correlate_except(own, coverage, outlets).exists())
