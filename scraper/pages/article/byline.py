"""Who wrote a post: people's names, never "Admin", the outlet or a button's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from presswatch.languages.packs import alternation
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import host_of
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.byline_declared import author_texts, names_in
from scraper.pages.article.byline_lines import LINES_BELOW, end_texts
from scraper.pages.article.metadata import Head
from scraper.pages.article.places import title_of
from scraper.pages.article.title_candidates import plain_letters
from scraper.pages.person_names.names import credited_in, is_full, looks_like_a_person, people_of
from scraper.pages.person_names.signatures import is_account
from scraper.pages.text.letters import single_spaced

_HEAD_KINDS = ("data", "meta")
_is_near, _is_in_full = attrgetter("near"), attrgetter("full")
_FIRST_LINES = 200
_MAX_USUAL_WORDS = 3
"""A name of more words may have something glued to its end."""
_MAX_PEOPLE = 20
"""More names than any byline has are a list of the staff."""
_KANA = compiled_later("[\u3041-\u30fa]")
_CJK = compiled_later("[\u3040-\u30ff\u3400-\u9fff ]+")
_SITE_PARTS = compiled_later(r"\s[|–—·:-]\s")
_BUTTON = compiled_later(rf"\b(?:{alternation('profile_buttons')})\b", re.IGNORECASE)
"""Words of buttons next to an author: they name neither a person nor a desk."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place of the page says of the author.

    `kind` is "data" (JSON-LD), "meta", "shown" (an element that is said to hold the author), "link" (to an author's
    page) or "line" (words of the page). `declared`: the place names an author and holds nothing else; `near`: it is at
    the title. `people` are the names in it without the site's own; `nobody`: it names a desk or an agency.
    """

    kind: str
    declared: bool
    near: bool
    people: tuple[str, ...]
    nobody: bool = False

    @property
    def full(self) -> bool:
        """True if it names somebody with more than one word."""
        return any(map(is_full, self.people))


def read_byline(
    head: Head, layout: Layout, title_index: int, site_name: str, url: str = "", *, chosen: Sequence[Unit] = ()
) -> tuple[str, ...]:
    """The authors by JSON-LD, metas, marked elements, lines near the title, or the ends of the text (`chosen`).

    Empty rather than guessed.
    """
    site = _Site(head, layout, site_name, url, title_of(layout, title_index))
    end = chosen[-1].index if chosen else len(layout.units)
    claims = [site.claim(*place) for place in author_texts(head, layout, title_index, end)]
    if not any(one.full for one in claims):
        ends = end_texts(layout, title_index, chosen)
        claims += [site.claim("line", declared, False, raws) for declared, raws in ends]  # noqa: FBT003 - `near`
    claims = _without_outlet(claims, site.names)
    found = _shortened(_whole(choose_claim(claims, layout), claims), claims)
    return _without_credits(found, claims, layout, title_index)


class _Site:
    """The names of a page's site, which are no authors, and the people that its data call persons."""

    def __init__(self, head: Head, layout: Layout, site_name: str, url: str, title: str) -> None:
        self.host, self._layout, self._title = host_of(url), layout, title
        publishers = (name for item in head.objects[:3] for name in _publishers(item))
        known = (site_name, self.host, self.host.rsplit(".", 1)[0], *_SITE_PARTS.split(site_name), *publishers)
        self.names = set(map(plain_letters, (*known, *head.feeds)))
        self._persons = {single_spaced(name) for item in head.objects[:3] for name in _persons(item, head.people)}

    def claim(self, kind: str, declared: bool, near: bool, raws: list[str]) -> Claim:  # noqa: FBT001 - as `author_texts`
        """The claim of a place, its names without the site's own and without accounts."""
        people = people_of([raw for raw in raws if declared or raw != self._title], declared=declared)
        people = [_without_paper(name, self.names) for name in people]
        if kind != "line":
            people = self._without_accounts(people)
        kept = tuple(filter(partial(self._is_author, alone=declared and len(people) == 1), people))
        return Claim(kind, declared, near, kept[:_MAX_PEOPLE], declared and not kept and any(map(_names_desk, raws)))

    def _without_accounts(self, people: list[str]) -> list[str]:
        """The names without accounts in Chinese characters, which on a Japanese page may be people."""
        names = [name for name in people if not is_account(name)]
        return people if len(names) == len(people) or _is_japanese(self._layout) else names

    def _is_author(self, name: str, *, alone: bool) -> bool:
        """True if a name is not the site's; a person's site may have the name of its author, declared alone."""
        if plain_letters(name) not in self.names:
            return True
        return (name in self._persons and " " in name) or (alone and looks_like_a_person(name))


def _is_japanese(layout: Layout) -> bool:
    """True if a page shows Japanese letters among its first lines: names in Chinese characters are others there."""
    return any(_KANA.search(unit.text) for unit in layout.units[:_FIRST_LINES])


def _without_paper(name: str, site: set[str]) -> str:
    """A name in Chinese or Japanese without the site's own before it: "财新 王大明" on a site that is 财新网."""
    paper, blank, rest = name.partition(" ")
    if not blank or name.isascii() or not _CJK.fullmatch(name):
        return name
    return rest if any(own.startswith(plain_letters(paper)) for own in site) else name


def _without_outlet(claims: list[Claim], site: set[str]) -> list[Claim]:
    """The claims without those that only name the site, where another at the title names a person in full."""
    others = [claim for claim in claims if not claim.people or not site.issuperset(map(plain_letters, claim.people))]
    full = (claim for claim in others if claim.near and claim.full)
    return others if any(looks_like_a_person(name) for claim in full for name in claim.people) else claims


def _whole(people: tuple[str, ...], claims: list[Claim]) -> tuple[str, ...]:
    """The full name for a first name alone, if one place gives it: "Mina" and "A column by Mina Park"."""
    if len(people) != 1 or is_full(people[0]):
        return people
    start = people[0] + " "
    names = {name for claim in claims for name in claim.people if name.startswith(start) and looks_like_a_person(name)}
    return tuple(names) if len(names) == 1 else people


def _without_credits(people: tuple[str, ...], claims: list[Claim], layout: Layout, title_index: int) -> tuple[str, ...]:
    """The names without those that the page itself credits for pictures, style or translation and with no "by"."""
    if len(people) < 2 or title_index < 0:
        return people
    near = layout.units[title_index : title_index + LINES_BELOW]
    shown = (claim.people for claim in claims if claim.near and claim.kind in ("shown", "line"))
    credited = set(chain.from_iterable(credited_in(unit.text) for unit in near)).difference(*shown)
    return tuple(name for name in people if name not in credited) or people


def choose_claim(claims: list[Claim], layout: Layout) -> tuple[str, ...]:
    """The names of the claim to trust: the first with a full name, unless others contradict it."""
    full = list(filter(_is_in_full, claims))
    before = claims[: claims.index(full[0])] if full else claims
    single = next((claim for claim in before if claim.people and claim.declared), None)
    if single and (not full or _is_kept(single, full[0], claims)):
        return single.people
    return _of_full(full, before, claims, layout) if full else ()


def _of_full(full: list[Claim], before: list[Claim], claims: list[Claim], layout: Layout) -> tuple[str, ...]:
    """The names of the first claim with a full name, or of another that contradicts it."""
    first = full[0]
    if first.kind == "shown":
        return _of_mark(first, before, full)
    if first.kind == "link" and any(claim.nobody for claim in before) and not _is_agreed(first, claims):
        return next((claim.people for claim in full if claim.kind == "line"), ())
    rival = _rival(first, full, claims, layout) if first.kind in _HEAD_KINDS else None
    return rival.people if rival else first.people


def _of_mark(first: Claim, before: list[Claim], full: list[Claim]) -> tuple[str, ...]:
    """The names where the first full one is in a marked element: those of a link that names more, if it is near."""
    if not first.near:
        return _of_far_mark(first, before, full)
    links = (claim for claim in full if claim.near and claim.kind == "link" and _adds_people(claim, first))
    return next(links, first).people


def _is_kept(single: Claim, first: Claim, claims: list[Claim]) -> bool:
    """True if the one word of a more trusted place is preferred to a full name."""
    if first.kind in ("line", "link") or not first.declared:
        return True
    if single.kind in _HEAD_KINDS and first.near and not _is_agreed(single, claims, besides=_HEAD_KINDS):
        return False
    return _is_agreed(single, claims) and first.kind == "shown"


def _of_far_mark(first: Claim, before: list[Claim], full: list[Claim]) -> tuple[str, ...]:
    """The names where the first full one is in a marked element far from the title: often another post's."""
    nearer = next(filter(_is_own, full), None)
    if nearer:
        return nearer.people
    if any(claim.kind == "line" and claim.people == first.people for claim in full):
        return first.people
    desk = any(claim.nobody and claim.near and claim.kind not in _HEAD_KINDS for claim in before)
    return () if desk else first.people


def _is_own(claim: Claim) -> bool:
    """True if a link or line near the title declares the author, or a line right below it does."""
    return claim.near and (claim.kind == "line" or (claim.kind == "link" and claim.declared))


def _rival(first: Claim, full: list[Claim], claims: list[Claim], layout: Layout) -> Claim | None:
    """The claim at the title that is preferred to that of the head, if one is.

    That is one that names the same people and more, a printed "By ..." right below the title, or one that declares
    others where nothing confirms the head.
    """
    near = [claim for claim in full if claim.near and claim.kind not in _HEAD_KINDS]
    more = next((claim for claim in near if claim.declared and _adds_people(claim, first)), None)
    if more or _is_agreed(first, filter(_is_near, claims)):
        return more
    signed = (claim for claim in near if claim.kind == "line")
    return next(signed, None) or _pseudonym(claims) or _declared_rival(first, full, claims, layout)


def _pseudonym(claims: list[Claim]) -> Claim | None:
    """The claim of one word at the title, if a line says in words that it wrote, and links to its page."""
    single = [claim for claim in claims if claim.near and claim.declared and len(claim.people) == 1]
    linked = {claim.people for claim in single if claim.kind == "link"}
    return next((claim for claim in single if claim.kind == "line" and claim.people in linked), None)


def _declared_rival(first: Claim, full: list[Claim], claims: list[Claim], layout: Layout) -> Claim | None:
    """The claim of another kind that declares others at the title, where the head is not confirmed."""
    others = (claim for claim in full if claim.declared and claim.near and claim.kind != first.kind)
    declared = next(others, None)
    if declared is None or _is_agreed(first, claims):
        return None
    return declared if _is_agreed(declared, claims) or not _is_shown(first, layout) else None


def _adds_people(claim: Claim, other: Claim) -> bool:
    """True if a claim has all names of another and more, of which each is plainly a person's."""
    known = {name.casefold() for name in other.people}
    more = [name for name in claim.people if name.casefold() not in known]
    return bool(more) and len(claim.people) == len(known) + len(more) and all(map(looks_like_a_person, more))


def _is_agreed(claim: Claim, claims: Iterable[Claim], *, besides: tuple[str, ...] = ()) -> bool:
    """True if a place of another kind (and none of `besides`) names one of the same people."""
    own = {name.casefold() for name in claim.people}
    others = (other for other in claims if other.kind not in (claim.kind, *besides))
    return any(name.casefold() in own for other in others for name in other.people)


def _names_desk(text: str) -> bool:
    """True if a text that names no person has words that are no button's and no address."""
    return any(map(str.isalpha, text)) and "/" not in text and not _BUTTON.search(text)


def _is_shown(claim: Claim, layout: Layout) -> bool:
    """True if a name of a claim is anywhere in the page's text."""
    names = [name.casefold() for name in claim.people]
    return any(name in unit.text.casefold() for unit in layout.units for name in names)


def _shortened(people: tuple[str, ...], claims: list[Claim]) -> tuple[str, ...]:
    """Names cut where another place gives their beginning as a name: what follows is a newspaper, a town or a role.

    That is so of long names and of those that run into the next word ("Mina ParkCity").
    """
    known = [name for claim in claims for name in claim.people]
    in_head = [name for claim in claims if claim.kind in _HEAD_KINDS for name in claim.people if is_full(name)]
    return tuple(_beginning(whole, known) or _unglued(whole, in_head) for whole in people)


def _beginning(whole: str, known: list[str]) -> str:
    """The known name that a name of many words begins with; empty if none does."""
    if whole.count(" ") < _MAX_USUAL_WORDS:
        return ""
    return next((name for name in known if whole.startswith(name + " ")), "")


def _unglued(whole: str, in_head: list[str]) -> str:
    """The name of the head that a name begins with and runs on from in a capital letter; the name if none is."""
    return next((name for name in in_head if whole.startswith(name) and whole[len(name) :][:1].isupper()), whole)


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
