"""What people corrected is put on what was read: a pure function, so that reading again gives the same record.

Title and date of a post are corrected before it is understood (`corrected_post`), for names and dates are read with
them; mentions, coverage, people and quotes after it (`corrected_clipping`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from pipelines.quotes.find import search_form
from pipelines.text.segments import sentence_around
from presswatch.database.corrections import (
    ADDED,
    ADDED_BY_PERSON,
    POST,
    REMOVED,
    Correction,
    coverage_item,
    mention_item,
    person_item,
    quote_item,
)
from presswatch.database.coverages import coverage_key, coverage_key_of
from presswatch.database.parts import numbered, sort_day
from presswatch.records import (
    Clipping,
    CorrectedItem,
    CoverageItem,
    DateReading,
    Mention,
    Post,
    Precision,
    Quote,
    Spokesperson,
    copied,
)
from presswatch.text.moments import day_of_text
from presswatch.text.strings import grouped
from presswatch.urls.canonical import site_of

T = TypeVar("T")
ByItems = Callable[[Sequence[str]], Sequence[Correction]]
"""Gives the corrections in force that hold for items wherever they are found."""

POST_FIELDS = ("title", "date", "irrelevant")
COVERAGE_FIELDS = ("outlet", "article_url", "article_date", "headline", "kind", "medium", "same_as")
PERSON_FIELDS = ("name", "roles", "subject")
QUOTE_FIELDS = ("text", "speaker", "role")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A clipping with the corrections in force put on it.

    `dismissed` are the mentions that are read and do not count. `read` is by the number of each correction what is
    read in its place: {"value": …}, {} where its item is not there.
    """

    clipping: Clipping
    dismissed: tuple[Mention, ...] = ()
    read: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


def date_value(reading: DateReading | None) -> str | None:
    """A date as corrections have it: as exact as it is known ("2026-06"), None if there is none."""
    return sort_day(reading) or None


def date_of(value: str | None) -> DateReading | None:
    """The date that a person gave; ValueError if it is none."""
    if value is None:
        return None
    on, precision = day_of_text(value)
    return DateReading(on=on, precision=cast("Precision", precision), raw=value, source="person")


def corrected_post(post: Post, corrections: Iterable[Correction]) -> Post:
    """The post with the title and the date that a person gave it."""
    for one in corrections:
        if one.item == POST and one.field == "title":
            post = replace(post, title=one.after)
        elif one.item == POST and one.field == "date":
            post = replace(post, published=date_of(one.after))
    return post


def corrected_clipping(clipping: Clipping, root: int, own: Sequence[Correction], by_items: ByItems) -> Corrected:
    """The clipping of a post with its `own` corrections and those that hold for its articles everywhere.

    `root` is the first post of its group, which is part of the key of an article without an address.
    """
    work = _Work(clipping, root, own, by_items)
    facts = replace(clipping.coverage, items=work.items(), people=work.people(), quotes=work.quotes())
    mentions = work.mentions()
    work.note_post()
    return Corrected(replace(clipping, mentions=mentions, coverage=facts), tuple(work.dismissed), work.read)


class _Work:
    """One clipping on its way through the corrections."""

    def __init__(self, clipping: Clipping, root: int, own: Sequence[Correction], by_items: ByItems) -> None:
        self._clipping, self._root, self._own, self._by_items = clipping, root, own, by_items
        self._hidden = any(one.item == POST and one.field == "irrelevant" and one.after for one in own)
        self.read: dict[int, Mapping[str, Any]] = {one.id: {} for one in own}
        self.dismissed: list[Mention] = []
        self._asked = {coverage_item(self._key(item)) for item in clipping.coverage.items}
        self._everywhere = grouped((one.item, one) for one in by_items(sorted(self._asked)))

    def note_post(self) -> None:
        """Notes what is read of the post itself."""
        post = self._clipping.post
        values = {"title": post.title, "date": date_value(post.published)}
        for one in self._of(POST):
            self.read[one.id] = {"value": values.get(one.field, False)}

    def mentions(self) -> tuple[Mention, ...]:
        """Those that count: without the dismissed, with the added ones."""
        kept: dict[str, Mention] = {}
        for (subject, surface, n), mention in numbered(self._clipping.mentions).items():
            item = mention_item(subject, surface, n)
            if self._is_removed(item) or self._hidden:
                self.dismissed.append(mention)
            else:
                kept[item] = mention
        for one in self._added("mention:"):
            same = self._read_at(one.after)
            self.read[one.id] = {"value": one.after} if same else {}
            added = None if same else _added_mention(corrected_post(self._clipping.post, self._own), one.after)
            if added is not None and not self._hidden:
                self.read[one.id] = {"value": None}
                kept[one.item] = added
        return tuple(sorted(kept.values(), key=lambda mention: (mention.where != "title", mention.start)))

    def _read_at(self, value: Mapping[str, Any]) -> bool:
        """True if what a person added is read by now."""
        return any(
            one.subject == value["subject"] and one.surface == value["surface"] for one in self._clipping.mentions
        )

    def items(self) -> tuple[CoverageItem, ...]:
        """The articles that the post reports."""
        found = [self._item(item) for item in self._clipping.coverage.items]
        read = {coverage_item(self._key(item)) for item in self._clipping.coverage.items}
        for one in self._added("coverage:"):
            is_read = one.item in read
            self.read[one.id] = {"value": one.after if is_read else None}
            if not is_read:
                found.append(self._item(article_of(one.after)))
        return () if self._hidden else tuple(item for item in found if item is not None)

    def _key(self, item: CoverageItem) -> str:
        return coverage_key(item, self._root, self._clipping.post.title)

    def _item(self, item: CoverageItem) -> CoverageItem | None:
        """The article as corrected, by its own key and by the keys that corrections lead to; None if it is removed."""
        key, seen = self._key(item), set[str]()
        while key not in seen:
            seen.add(key)
            own = self._of_article(coverage_item(key))
            values = {one.field: one.after for one in own}
            for one in own:
                self.read[one.id] = {"value": _article_value(item, one.field)}
            if values.get(REMOVED):
                return None
            if own:
                if values.get("article_url"):
                    key = coverage_key_of(values["article_url"])
                key = values.get("same_as") or key
                item = copied(CorrectedItem, _corrected_article(item, values), certain=True, same_as=key)
        return item

    def people(self) -> tuple[Spokesperson, ...]:
        """The post's spokespeople; of two with one name the first."""
        found = {one.name: one for one in self._parts(self._clipping.coverage.people, _item_of_person, _person_value)}
        for one in self._added("person:"):
            is_read = one.after["name"] in {person.name for person in self._clipping.coverage.people}
            self.read[one.id] = {"value": one.after if is_read else None}
            found.setdefault(one.after["name"], _added_person(self._clipping.post, one.after))
        return () if self._hidden else tuple(found.values())

    def quotes(self) -> tuple[Quote, ...]:
        """The post's quotes; one that a person added where the text no longer has it is not shown."""
        found = list(
            self._parts(self._clipping.coverage.quotes, _item_of_quote, lambda quote, name: getattr(quote, name, None))
        )
        for one in self._added("quote:"):
            is_read = one.item in map(_item_of_quote, self._clipping.coverage.quotes)
            added = _added_quote(self._clipping.post, one.after)
            self.read[one.id] = {"value": one.after if is_read else None} if is_read or added else {}
            if added is not None and not is_read:
                found.append(added)
        return () if self._hidden else tuple(found)

    def _parts(self, parts: Iterable[T], item_of: Callable[[T], str], value_of: Callable[[T, str], Any]) -> Iterable[T]:
        """Parts of a post as corrected, without the removed ones."""
        for part in parts:
            own = list(self._of(item_of(part)))
            for one in own:
                self.read[one.id] = {"value": value_of(part, one.field)}
            values = {one.field: one.after for one in own}
            if not values.pop(REMOVED, False):
                yield _corrected_part(part, values)

    def _of_article(self, item: str) -> list[Correction]:
        """The corrections of an article: those that hold everywhere, and the post's own."""
        if item not in self._asked:  # one that a person added, or that a correction leads to
            self._asked.add(item)
            self._everywhere[item] += self._by_items([item])
        return [*self._everywhere[item], *self._of(item)]

    def _of(self, item: str) -> Iterable[Correction]:
        return (one for one in self._own if one.item == item and one.field != ADDED)

    def _added(self, kind: str) -> Iterable[Correction]:
        return (one for one in self._own if one.field == ADDED and one.item.startswith(kind))

    def _is_removed(self, item: str) -> bool:
        """True if a person dismissed it; notes that it is read."""
        own = list(self._of(item))
        self.read.update({one.id: {"value": False} for one in own})
        return any(one.field == REMOVED and one.after for one in own)


def _item_of_person(person: Spokesperson) -> str:
    return person_item(person.name)


def _item_of_quote(quote: Quote) -> str:
    return quote_item(quote.search_form)


def _person_value(person: Spokesperson, name: str) -> Any:
    return list(person.roles) if name == "roles" else getattr(person, name, None)


def _article_value(item: CoverageItem, name: str) -> Any:
    return date_value(item.article_date) if name == "article_date" else getattr(item, name, None)


def _corrected_article(item: CoverageItem, values: Mapping[str, Any]) -> CoverageItem:
    plain = {name: values[name] for name in ("outlet", "article_url", "headline", "kind", "medium") if name in values}
    if "outlet" in plain:
        plain["outlet_raw"] = plain["outlet"]
    if plain.get("article_url"):
        plain |= {"domain": site_of(plain["article_url"]), "host": None}
    if "article_date" in values:
        plain["article_date"] = date_of(values["article_date"])
    return replace(item, **plain)


def _corrected_part(part: T, values: Mapping[str, Any]) -> T:
    changes: dict[str, Any] = {name: value for name, value in values.items() if hasattr(part, name)}
    if "roles" in changes:
        changes |= {"roles": tuple(changes["roles"]), "role_starts": (-1,) * len(changes["roles"])}
    if "text" in changes:
        changes["search_form"] = search_form(changes["text"])
    return replace(part, **changes) if changes else part  # type: ignore[type-var]


def _added_mention(post: Post, value: Mapping[str, Any]) -> Mention | None:
    """A mention at the first place that has its words; None where the post no longer has them."""
    surface: str = value["surface"]
    in_title = post.title.find(surface)
    start = in_title if in_title >= 0 else post.text.find(surface)
    if start < 0:
        return None
    text = post.title if in_title >= 0 else post.text
    return Mention(
        subject=value["subject"],
        surface=surface,
        start=start,
        end=start + len(surface),
        where="title" if in_title >= 0 else post.where(start),
        rule=ADDED_BY_PERSON,
        sentence=sentence_around(text, start, start + len(surface)),
    )


def article_of(value: Mapping[str, Any]) -> CoverageItem:
    """The article that a person added, from its fields."""
    return _corrected_article(CoverageItem(reason=ADDED_BY_PERSON), value)


def _added_person(post: Post, value: Mapping[str, Any]) -> Spokesperson:
    roles = tuple(value.get("roles", ()))
    return Spokesperson(
        name=value["name"],
        roles=roles,
        role_starts=(-1,) * len(roles),
        start=post.text.find(value["name"]),
        subject=value.get("subject"),
    )


def _added_quote(post: Post, value: Mapping[str, Any]) -> Quote | None:
    start = post.text.find(value["text"])
    if start < 0:
        return None
    return Quote(
        text=value["text"],
        search_form=search_form(value["text"]),
        start=start,
        end=start + len(value["text"]),
        speaker=value.get("speaker"),
        role=value.get("role"),
        rule=ADDED_BY_PERSON,
    )
