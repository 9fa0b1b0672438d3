"""What several posts report of one article, combined: the best of it, and what each post says of this one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from presswatch.records import BESIDE_TEXT, CoverageItem, Mention, Spans
from presswatch.text.strings import within

_DATE = ("article_on", "article_at", "article_precision", "article_date_raw", "article_date_certain")
TOLD = ("outlet_id", "host", "article_url", *_DATE, "headline", "medium")
"""The columns that a coverage and each post's report of it have in common."""
_KINDS = {"op-ed": 0, "broadcast": 1, "quoted": 2, "cited": 3, "named": 4}


@dataclass(frozen=True, slots=True)
class Part:
    """What a post says of one article; `subjects` None: all that it names, `passages` None: the whole post."""

    subjects: tuple[str, ...] | None
    passages: Spans | None


def parts_of(items: Sequence[CoverageItem], mentions: Sequence[Mention]) -> list[Part]:
    """For each article of a post, what is said of it: the subjects of its passages, and those outside all passages.

    If no subject can be assigned to an article, it has all that the post names.
    """
    if len(items) < 2:
        return [Part(None, None) for _ in items]
    passages = [span for item in items for span in item.passages]
    everybody = frozenset(one.subject for one in mentions)
    of_all = {one.subject for one in mentions if not _in_text(one.where) or not within(one.start, passages)}
    found = []
    for item in items:
        own = {one.subject for one in mentions if _in_text(one.where) and within(one.start, item.passages)} | of_all
        found.append(Part(None if own in (set(), everybody) else tuple(sorted(own)), item.passages))
    return found


def _in_text(where: str) -> bool:
    return where not in BESIDE_TEXT


def strongest_kind(kinds: Iterable[str]) -> str:
    """Of what posts call an article the kind that says most."""
    return min(kinds, key=lambda kind: _KINDS.get(kind, len(_KINDS)))


def surest(ties: Sequence[Any]) -> Any:
    """The report that counts for how the article was chosen: one that is certain, else the first."""
    return min(ties, key=lambda tie: not tie.certain)


def best_told(ties: Sequence[Any]) -> dict[str, Any]:
    """The values of TOLD that these reports (oldest first, each with its outlet's `name` and `domain`) amount to.

    A value that is given takes precedence over a missing one, a certain report over an uncertain one, then the older
    over the newer; an outlet's name over its address, and a certain day over any other.
    """
    outlet = _best(ties, "outlet_id", lambda tie: _is_address(tie.name, tie.domain))
    dated = _best(ties, "article_on", lambda tie: (not tie.article_date_certain, tie.article_precision in _PERIODS))
    return {
        "outlet_id": outlet.outlet_id,
        "host": outlet.host,
        "article_url": _best(ties, "article_url").article_url,
        **{name: getattr(dated, name) for name in _DATE},
        "headline": _best(ties, "headline").headline,
        "medium": surest(ties).medium,
    }


_PERIODS = ("month", "year")


def _best(ties: Sequence[Any], column: str, doubt: Callable[[Any], Any] = lambda _tie: False) -> Any:
    """The first of the surest reports that have a value; any report if none has."""
    told = [tie for tie in ties if getattr(tie, column) is not None]
    return min(told, key=lambda tie: (doubt(tie), not tie.certain)) if told else ties[0]


def _is_address(name: str | None, domain: str | None) -> bool:
    return (name or "").casefold() == (domain or "").casefold()


def subjects_line(subjects: Sequence[str] | None) -> str | None:
    """Subjects as a report stores them: each between two line ends, so that one can be looked up whole."""
    return None if subjects is None else "\n".join(("", *subjects, ""))


def subjects_of_line(line: str | None, named: Iterable[str]) -> tuple[str, ...]:
    """The subjects of a report; those that the post names if the report stores none of its own."""
    return tuple(named) if line is None else tuple(line.split("\n")[1:-1])
