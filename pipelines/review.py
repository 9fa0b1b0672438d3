"""What a reviewer does to the record: accept, correct, remove, add, undo; each checked, kept as an event, and applied.

A handle names what is reviewed: a letter for its kind and its number in the record, as lists show it: `p5` a post,
`m12` a mention, `c7` a coverage, `s3` a spokesperson, `q9` a quote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from pipelines.corrections import COVERAGE_FIELDS, PERSON_FIELDS, POST_FIELDS, QUOTE_FIELDS, article_of
from pipelines.quotes.find import search_form
from pipelines.rework import renew
from presswatch.database.clippings import stored_posts
from presswatch.database.corrections import (
    ADDED,
    POST,
    REMOVED,
    REVIEW,
    Correction,
    corrections_of_items,
    corrections_of_posts,
    coverage_item,
    history,
    mention_item,
    person_item,
    posts_with,
    quote_item,
    settle_reviews,
    undone,
    write_correction,
)
from presswatch.database.coverages import coverage_key
from presswatch.database.reviews import parts_of, posts_reporting, stored_part, values_of
from presswatch.errors import UsageError
from presswatch.locale import _
from presswatch.records import CoverageKind, Medium
from presswatch.text.moments import day_of_text, day_text
from presswatch.watchlist.values import similar

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.database.engine import Database
    from presswatch.watchlist.entries import Watchlist

KINDS = {"p": "post", "m": "mention", "c": "coverage", "s": "person", "q": "quote"}
"""Handle's letter -> kind."""
FIELDS = {
    "post": POST_FIELDS,
    "coverage": COVERAGE_FIELDS,
    "person": PERSON_FIELDS,
    "quote": QUOTE_FIELDS,
}
"""What can be corrected of each kind; mentions are accepted or dismissed."""
REQUIRED = {"mention": ("subject", "surface"), "coverage": ("outlet",), "person": ("name",), "quote": ("text",)}
"""What a part that is added needs."""
OF_ADDED = {
    "mention": ("subject", "surface"),
    "coverage": tuple(name for name in COVERAGE_FIELDS if name != "same_as"),
    "person": PERSON_FIELDS,
    "quote": QUOTE_FIELDS,
}
"""What a part that is added may have."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A part of the record: its kind and its number there."""

    kind: str
    id: int

    def __str__(self) -> str:
        letter = next(letter for letter, kind in KINDS.items() if kind == self.kind)
        return f"{letter}{self.id}"


_DIGITS = 18
"""More than any number of a database has."""


def handle_of(text: str) -> Handle:
    """The handle that a text is ("c7"). Raises UsageError."""
    kind, number = KINDS.get(text[:1].lower()), text[1:]
    if kind is None or not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS):
        letters = ", ".join(f"{letter} {name}" for letter, name in KINDS.items())
        raise UsageError(
            _("{text}: not a handle: a letter and a number, such as c7 ({letters})", text=text, letters=letters)
        )
    return Handle(kind, int(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A part of the record: its row, the item of its corrections, the posts whose record a correction changes."""

    handle: Handle
    row: Mapping[str, Any]
    item: str
    post_id: int | None
    posts: tuple[int, ...]


class Reviewer:
    """One person's changes of one record. Everything raises UsageError and StorageError; nothing is half done."""

    def __init__(self, database: Database, watchlist: Watchlist, who: str, why: str = "") -> None:
        self._database, self._watchlist, self._who, self._why = database, watchlist, who, why

    def accept(self, handles: Sequence[Handle]) -> int:
        """Marks what is right: a mention, a coverage, or a post with all that is open of it. Returns how many."""
        with self._change() as change:
            wanted = [part for handle in handles for part in change.parts_of(handle)]
            return sum(bool(change.set(change.find(one), {REVIEW: "accepted", REMOVED: False})) for one in wanted)

    def correct(self, handle: Handle, values: Mapping[str, str | None]) -> list[int]:
        """Sets fields of a part; returns the numbers of the corrections, none where they have these values already."""
        if handle.kind == "mention":
            raise UsageError(_("{handle}: a mention has no fields: accept or dismiss it", handle=handle))
        for name in values:
            _known_field(name, FIELDS[handle.kind])
        with self._change() as change:
            item = change.find(handle)
            checked = {name: self._checked(change, item, name, value) for name, value in values.items()}
            return change.set(item, checked)

    def remove(self, handles: Sequence[Handle]) -> int:
        """Removes parts that are wrong (a mention is dismissed); returns how many."""
        with self._change() as change:
            found = [change.find(handle) for handle in handles]
            for one in found:
                if one.handle.kind == "post":
                    raise UsageError(_("{handle}: a post is not removed; set irrelevant=yes", handle=one.handle))
            return sum(len(change.set(one, {REMOVED: True})) for one in found)

    def add(self, post: Handle, kind: str, values: Mapping[str, str | None]) -> int:
        """Adds a part to a post; returns the number of the correction."""
        for name in values:
            _known_field(name, OF_ADDED[kind])
        lacking = [name for name in REQUIRED[kind] if not values.get(name)]
        if lacking:
            raise UsageError(_("what is added needs {fields}", fields=", ".join(f"{name}=…" for name in lacking)))
        with self._change() as change:
            item = change.find(post)
            if post.kind != "post":
                raise UsageError(_("{handle}: parts are added to a post, such as p5", handle=post))
            checked = {name: self._checked(change, item, name, value) for name, value in values.items()}
            return change.add(item, kind, checked)

    def undo(self, number: int | None = None) -> Correction:
        """Undoes a correction (the last one of this person that holds), and returns it."""
        with self._change() as change:
            return change.undo(number)

    @contextmanager
    def _change(self) -> Iterator[_Change]:
        with self._database.write() as conn:
            change = _Change(conn, {"who": self._who, "why": self._why, "at": datetime.now(UTC)})
            yield change
            if change.changed_posts:
                renew(self._database, self._watchlist, conn, sorted(change.changed_posts))
            settle_reviews(conn, sorted(change.changed_posts | change.reviewed_posts))

    def _checked(self, change: _Change, item: _Item, name: str, value: str | None) -> Any:
        """A value as it is stored. Raises UsageError where it is none of its field."""
        if name == "same_as":
            return change.key_of(handle_of(value or ""), item)
        if name == "subject" and value is not None:
            return _one_of(name, value, [one.name for one in self._watchlist.subjects])
        return _VALUES.get(name, _text)(name, value)


class _Change:
    """The events of one change, inside its transaction."""

    def __init__(self, conn: Connection, event: Mapping[str, Any]) -> None:
        self._conn, self._event = conn, event
        self.changed_posts: set[int] = set()
        self.reviewed_posts: set[int] = set()

    def find(self, handle: Handle) -> _Item:
        """The part that has a handle. Raises UsageError if there is none."""
        row = stored_part(self._conn, handle.kind, handle.id)
        if row is None:
            raise UsageError(_("{handle}: not in the record", handle=handle))
        if handle.kind == "coverage":
            reporting = tuple(posts_reporting(self._conn, handle.id))
            return _Item(handle=handle, row=row, item=coverage_item(row["key"]), post_id=None, posts=reporting)
        post_id = row["post_id"]
        return _Item(
            handle=handle, row=row, item=self._item_of(handle, row, post_id), post_id=post_id, posts=(post_id,)
        )

    def _item_of(self, handle: Handle, row: Mapping[str, Any], post_id: int) -> str:
        """The item under which a part is read: a corrected person or quote is read by another name."""
        if handle.kind == "post":
            return POST
        if handle.kind == "mention":
            return mention_item(row["subject"], row["surface"], row["n"])
        is_person = handle.kind == "person"
        shown = person_item(row["name"]) if is_person else quote_item(row["search_form"])
        for one in self._own(post_id):
            if one.item.startswith(f"{handle.kind}:") and one.field == ("name" if is_person else "text"):
                named = person_item(one.after) if is_person else quote_item(search_form(one.after))
                if named == shown:
                    return one.item
        return shown

    def _own(self, post_id: int) -> list[Correction]:
        return corrections_of_posts(self._conn, [post_id]).get(post_id, [])

    def parts_of(self, handle: Handle) -> list[Handle]:
        """The part itself; of a post all its parts."""
        if handle.kind != "post":
            return [handle]
        self.find(handle)
        return [Handle(kind, number) for kind, number in parts_of(self._conn, handle.id)]

    def key_of(self, handle: Handle, item: _Item) -> str:
        """The key of another coverage. Raises UsageError for the same one."""
        if handle.kind != "coverage" or item.handle.kind != "coverage" or handle == item.handle:
            raise UsageError(_("same_as: {handle}: name another coverage, such as c7", handle=handle))
        return str(self.find(handle).row["key"])

    def set(self, item: _Item, values: Mapping[str, Any]) -> list[int]:
        """Writes what differs from what holds."""
        shown = {REMOVED: False, **values_of(item.handle.kind, item.row)}
        in_force = self._in_force(item)
        written: dict[str, int] = {}
        for name, value in values.items():
            before = in_force.get(name, shown.get(name))
            if before != value:
                written[name] = self._write(item.post_id, item.item, field=name, before=before, after=value)
        self.reviewed_posts.update(item.posts)
        if written.keys() - {REVIEW}:
            self.changed_posts.update(item.posts)
        return list(written.values())

    def add(self, item: _Item, kind: str, value: Mapping[str, Any]) -> int:
        """Writes that a post has a further part. Raises UsageError where the post lacks its words."""
        handle_id = item.handle.id
        post = stored_posts(self._conn, ids=[handle_id])[0].post
        words = value.get("surface") if kind == "mention" else value.get("text") if kind == "quote" else None
        if words is not None and words not in post.text and not (kind == "mention" and words in item.row["title"]):
            raise UsageError(_("the post does not have these words: {words}", words=words))
        root = item.row["duplicate_of"] or handle_id
        makers: dict[str, Callable[[], str]] = {
            "mention": lambda: mention_item(value["subject"], value["surface"], 0),
            "coverage": lambda: coverage_item(coverage_key(article_of(value), root, post.title)),
            "person": lambda: person_item(value["name"]),
            "quote": lambda: quote_item(search_form(value["text"])),
        }
        self.changed_posts.add(handle_id)
        return self._write(handle_id, makers[kind](), field=ADDED, after=dict(value))

    def undo(self, number: int | None) -> Correction:
        """Writes that a correction is void. Raises UsageError if there is none, or it is void already."""
        last = self._to_undo(number)
        self._write(last.post_id, last.item, field=last.field, before=last.after, after=last.before, undoes=last.id)
        first = last
        while first.undoes is not None:
            first = history(self._conn, ids=[first.undoes])[0]
        self.changed_posts |= posts_with(self._conn, first)
        return last

    def _to_undo(self, number: int | None) -> Correction:
        events = history(self._conn)
        void = undone(events)
        if number is None:
            own = (one for one in events if one.undoes is None and one.who == self._event["who"])
            last = next((one for one in own if one.id not in void), None)
            if last is None:
                raise UsageError(_("there is no correction of {who} to undo", who=self._event["who"]))
            return last
        if number in void:
            raise UsageError(_("correction {number} is undone already", number=number))
        found = next((one for one in events if one.id == number), None)
        if found is None:
            raise UsageError(_("no correction {number}", number=number))
        return found

    def _write(self, post_id: int | None, item: str, **of_event: Any) -> int:
        return write_correction(self._conn, **self._event, post_id=post_id, item=item, **of_event)

    def _in_force(self, item: _Item) -> dict[str, Any]:
        post_id = item.post_id
        events = corrections_of_items(self._conn, [item.item]) if post_id is None else self._own(post_id)
        return {one.field: one.after for one in events if one.item == item.item}


def _known_field(name: str, allowed: Sequence[str]) -> None:
    if name not in allowed:
        known = ", ".join(allowed)
        raise UsageError(_("{name}: no such field here; there are: {known}", name=name, known=known))


def _text(_name: str, value: str | None) -> str | None:
    return value.strip() or None if value is not None else None


def _needed(name: str, value: str | None) -> str:
    text = _text(name, value)
    if text is None:
        raise UsageError(_("{name}: must not be empty", name=name))
    return text


def _day(name: str, value: str | None) -> str | None:
    text = _text(name, value)
    if text is not None:
        try:
            on, precision = day_of_text(text)
        except ValueError as error:
            form = _("{name}: {value}: not a date; write 2026-06-30, 2026-06 or 2026", name=name, value=text)
            raise UsageError(form) from error
        text = day_text(on, precision)
    return text


def _address(name: str, value: str | None) -> str | None:
    text = _text(name, value)
    if text is not None and (urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).netloc):
        raise UsageError(_("{name}: {value}: not an http or https address", name=name, value=text))
    return text


def _flag(name: str, value: str | None) -> bool:
    return _one_of(name, (value or "").lower(), ("yes", "no")) == "yes"


def _roles(_name: str, value: str | None) -> list[str]:
    return [role.strip() for role in (value or "").split(";") if role.strip()]


def _one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise UsageError(_("{name}: {value}: {hint}", name=name, value=value, hint=similar(value, allowed)))
    return value


_VALUES: dict[str, Callable[[str, str | None], Any]] = {
    "title": _needed,
    "date": _day,
    "irrelevant": _flag,
    "article_url": _address,
    "article_date": _day,
    "kind": lambda name, value: _one_of(name, value or "", get_args(CoverageKind)),
    "medium": lambda name, value: _one_of(name, value or "", get_args(Medium)),
    "name": _needed,
    "surface": _needed,
    "roles": _roles,
    "text": _needed,
}
