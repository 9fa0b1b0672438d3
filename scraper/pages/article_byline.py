"""Who wrote a post: people's names, never "Admin", the outlet or a button's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from presswatch.urls import host_of
from scraper.pages.article_blocks import Layout
from scraper.pages.article_byline_places import author_texts, names_in
from scraper.pages.article_head import Head, fold
from scraper.pages.article_names import is_full, looks_like_a_person, people_of
from scraper.pages.article_title import _letters as letters_of


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place of the page says of the author.

    `kind` is "data" (JSON-LD), "meta", "shown" (an element that is said to hold the author), "link" (to an author's
    page) or "line" (words of the page). `declared` says that the place names an author and holds nothing else, `near`
    that it stands at the title. `people` are the names in it without the site's own; `nobody` says that it names a desk
    or an agency.
    """

    kind: str
    declared: bool
    near: bool
    people: tuple[str, ...]
    nobody: bool = False

    @property
    def full(self) -> bool:
        """Whether it names somebody with more than one word."""
        return any(map(is_full, self.people))


def read_byline(head: Head, layout: Layout, title_index: int, site_name: str, url: str = "") -> tuple[str, ...]:
    """The authors by JSON-LD, metas, marked elements or a "By ..." line near the title; empty rather than guessed."""
    site = {letters_of(site_name), letters_of(host_of(url)), letters_of(host_of(url).rsplit(".", 1)[0])}
    site |= {letters_of(part) for part in _SITE_PARTS.split(site_name)}
    site |= {letters_of(name) for item in head.objects[:3] for name in _publishers(item)}
    persons = {fold(name) for item in head.objects[:3] for name in _persons(item, head.people)}
    title = layout.units[title_index].text if title_index >= 0 else ""
    claims = []
    for kind, declared, near, raws in author_texts(head, layout, title_index):
        people = people_of([raw for raw in raws if raw != title or declared], declared=declared)
        alone = declared and len(people) == 1
        kept = tuple(name for name in people if _is_person(name, site, persons, alone=alone))
        nobody = declared and not people and any(map(_has_letters, raws))
        claims.append(Claim(kind, declared, near, kept[:_MAX_PEOPLE], nobody))
    chosen = choose_claim(claims, layout)
    return _shortened(chosen, claims) if any(map(_is_long, chosen)) else chosen


def choose_claim(claims: list[Claim], layout: Layout) -> tuple[str, ...]:
    """The names of the claim to trust: the first with a full name, unless others speak against it."""
    full = [claim for claim in claims if claim.full]
    before = claims[: claims.index(full[0])] if full else claims
    single = next((claim for claim in before if claim.people and claim.declared), None)
    if not full:
        return single.people if single else ()
    first = full[0]
    if single:
        if first.kind in ("link", "line") or not first.declared:
            return single.people
        if _is_agreed(single, claims) and first.kind == "shown" and not _begins(first, single):
            return single.people
    if first.kind == "link" and any(claim.nobody for claim in before) and not _is_agreed(first, claims):
        return next((claim.people for claim in full if claim.kind == "line"), ())
    if first.kind in _HEAD_KINDS and not _is_agreed(first, claims):
        rival = next((claim for claim in full if claim.kind != first.kind and claim.declared and claim.near), None)
        if rival and (_is_agreed(rival, claims) or not _is_shown(first, layout)):
            return rival.people
    return first.people


_HEAD_KINDS = ("data", "meta")


def _is_agreed(claim: Claim, claims: list[Claim]) -> bool:
    """Whether a place of another kind names one of the same people."""
    own = {name.casefold() for name in claim.people}
    return any(other.kind != claim.kind and any(name.casefold() in own for name in other.people) for other in claims)


def _begins(full: Claim, single: Claim) -> bool:
    """Whether the one word of a claim is the first of a full name."""
    return any(name.casefold().startswith(single.people[0].casefold() + " ") for name in full.people)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text)) and "/" not in text


def _is_shown(claim: Claim, layout: Layout) -> bool:
    """Whether a name of a claim stands anywhere in the page's text."""
    names = [name.casefold() for name in claim.people]
    return any(name in unit.text.casefold() for unit in layout.units for name in names)


def _shortened(people: tuple[str, ...], claims: list[Claim]) -> tuple[str, ...]:
    """Long names cut where another place gives their beginning as a name: what follows it is a newspaper or a town."""
    known = [name for claim in claims for name in claim.people]
    return tuple(
        next((name for name in known if _is_long(whole) and whole.startswith(name + " ")), whole) for whole in people
    )


def _is_long(name: str) -> bool:
    return name.count(" ") > _MAX_USUAL_WORDS - 1


_MAX_USUAL_WORDS = 3
"""A name of more words may have something glued to its end."""


_MAX_PEOPLE = 20
"""More names than any byline has are a list of the staff."""


def _is_person(name: str, site: set[str], persons: set[str], *, alone: bool) -> bool:
    """Whether a name is not the site's own; a person's site may bear the name of its author, declared alone."""
    if letters_of(name) not in site:
        return True
    return (name in persons and " " in name) or (alone and looks_like_a_person(name))


_SITE_PARTS = re.compile(r"\s[|–—·:-]\s")


def _publishers(item: dict[str, Any]) -> Iterator[str]:
    """The names of a JSON-LD object's publisher."""
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    if isinstance(name, str) and name:
        yield name


def _persons(item: dict[str, Any], people: dict[str, str]) -> Iterator[str]:
    """The names of authors whose type is Person."""
    value = item.get("author")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and ("person" in str(one.get("@type", "")).lower() or str(one.get("@id")) in people):
            yield from names_in(one, people)
