"""What a digest says, as plain values: the `data` of a webhook, and what HTML and plain text are made from."""

from __future__ import annotations

from datetime import date, datetime

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


class Telling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post that tells of an article; `published_on` is the first day where `published_precision` is month or year."""

    url: str
    title: str
    published_on: date | None
    published_precision: str | None = None
    source: str
    language: str | None


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet's article or broadcast, once, with every post that tells of it.

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
    posts: tuple[Telling, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject that a post names: its strongest place, as "quoted", "cited" or "named", with the sentence."""

    subject: str
    sentence: str
    where: str
    kind: str


class Mention(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post that names subjects for the first time; `edited` where a later wording of it does."""

    url: str
    title: str
    published_on: date | None
    published_precision: str | None = None
    source: str
    language: str | None
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


class SourceTrouble(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A trouble of a source (of a `channel`, or of our own line where both are empty), or its end ("recovered")."""

    kind: str
    source: str
    channel: str
    cause: str
    words: str
    since_at: datetime
    until_at: datetime | None


class Digest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything told at one time, however much: what a message shows of it is decided where it is written."""

    made_at: datetime
    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    changes: tuple[Change, ...] = ()
    troubles: tuple[SourceTrouble, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to report."""
        return not (self.articles or self.mentions or self.changes or self.troubles)
