"""What a digest says, as plain values: the `data` of a webhook, and what HTML and plain text are made from."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A spokesperson, with the role as printed ("" where the post gives none)."""

    name: str
    role: str = ""


class Quoted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words with their speaker, cut where they are long."""

    text: str
    speaker: str | None = None
    role: str | None = None


class ReportingPost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post that reports an article; `published_on` is the first day where `published_precision` is month or year."""

    url: str
    title: str
    published_on: date | None
    published_precision: str | None = None
    source: str
    language: str | None


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet's article or broadcast, once, with every post that reports it.

    `published_on` is the article's own day (the first one where `published_precision` is "month" or "year"),
    `date_certain` false where it could be read otherwise; `kind` is "quoted", "cited", "named", "op-ed" or "broadcast";
    `certain` false asks for a look at it.
    """

    id: int
    outlet: str | None
    headline: str | None
    url: str | None
    published_on: date | None
    published_precision: str | None = None
    date_certain: bool
    medium: str
    kind: str
    certain: bool
    subjects: tuple[str, ...]
    people: tuple[Person, ...]
    quote: Quoted | None
    sentence: str
    posts: tuple[ReportingPost, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject that a post names: its strongest place, as "quoted", "cited" or "named", with the sentence."""

    subject: str
    sentence: str
    where: str
    kind: str


class Mention(ReportingPost, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post that names subjects for the first time; `edited` where a later wording of it does."""

    named: tuple[Named, ...]
    quote: Quoted | None
    edited: bool = False


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post with another wording ("changed"), or not found any more ("removed": never that it was deleted)."""

    kind: str
    url: str
    title: str
    source: str
    subjects: tuple[str, ...]
    seen_at: datetime
    last_seen_at: datetime
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


class ProblemAlert(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A problem of a source (of a `channel`, or of our own line where both are empty), or its end ("recovered")."""

    kind: str
    source: str
    channel: str
    cause: str
    words: str
    since_at: datetime
    until_at: datetime | None


class Digest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything reported at one time, in full: each message decides what it shows of it."""

    made_at: datetime
    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[ProblemAlert, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to report."""
        return not (self.articles or self.mentions or self.changes or self.problems)


MOST_HTML_BYTES = 100_000
"""Below what Gmail, the narrowest of the common clients, shows of a message."""
NAMED_SOURCES = 8

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many entries of a kind a message shows, how many of one source, and how many of these in full."""

    full: int = 20
    articles: int = 150
    mentions: int = 100
    mentions_of_source: int = 40
    problems: int = 60
    changes: int = 60
    changes_of_source: int = 10


WHOLE = Limits(*[1_000_000_000] * len(astuple(Limits())))


def ever_less() -> Iterator[Limits]:
    """The usual limits, then half of them, and so on; at last zero for everything: only counts remain."""
    usual = astuple(Limits())
    for halvings in (0, 1, 2, 3, 4, 8):
        yield Limits(*(number >> halvings for number in usual))


@dataclass(frozen=True, slots=True)
class Part(Generic[Entry]):
    """The entries of a kind that are shown, in order, and how many more each source has, the most first."""

    shown: tuple[Entry, ...]
    rest: tuple[tuple[str, int], ...]

    @property
    def more(self) -> int:
        """How many entries are not shown."""
        return sum(number for _, number in self.rest)

    @property
    def named(self) -> tuple[tuple[str, int], ...]:
        """The sources of `rest` that are listed by name."""
        return self.rest[:NAMED_SOURCES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a message shows of a digest; `full` is how many entries of each kind are shown in full."""

    articles: Part[Article]
    mentions: Part[Mention]
    problems: Part[ProblemAlert]
    changes: Part[Change]
    full: int


def shown_of(digest: Digest, limits: Limits) -> Shown:
    """The digest within these limits."""
    source, many = attrgetter("source"), limits.articles
    return Shown(
        articles=_part(digest.articles, lambda one: one.posts[0].source if one.posts else "", many, many),
        mentions=_part(digest.mentions, source, limits.mentions, limits.mentions_of_source),
        problems=_part(digest.problems, source, limits.problems, limits.problems),
        # Edits must not crowd out removals: each kind has its own places.
        changes=_part(digest.changes, source, limits.changes, limits.changes_of_source, attrgetter("source", "kind")),
        full=limits.full,
    )


def _part(
    entries: Sequence[Entry],
    source: Callable[[Entry], str],
    most: int,
    of_group: int,
    group: Callable[[Entry], Hashable] | None = None,
) -> Part[Entry]:
    """At most `most` entries, and `of_group` of a group (a source); if room is short, the first of each group first."""
    seen: Counter[Any] = Counter()
    ranks = []
    for number, one in enumerate(entries):
        name = (group or source)(one)
        ranks.append((seen[name], number))
        seen[name] += 1
    kept = {number for rank, number in sorted(ranks)[:most] if rank < of_group}
    rest = Counter(source(one) for number, one in enumerate(entries) if number not in kept)
    return Part(tuple(entries[number] for number in sorted(kept)), tuple(rest.most_common()))
