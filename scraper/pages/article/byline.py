"""Who wrote a post: people's names, never "Admin", the outlet or a button's words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, filterfalse
from operator import attrgetter
from typing import Any

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
_is_near, _is_in_full, _is_signed, _people_of = map(attrgetter, ("near", "full", "signed", "people"))
_FIRST_LINES = 200
_MAX_USUAL_WORDS = 3
"""A name of more words may have something glued to its end."""
_MAX_PEOPLE = 20
"""More names than any byline has are a list of the staff."""
_KANA = compiled_later("[\u3041-\u30fa]")
_SITE_PARTS = compiled_later(r"\s[|–—·:-]\s")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place of the page says of the author.

    `kind` is "data" (JSON-LD), "meta", "shown" (an element that is said to hold the author), "link" (to an author's
    page) or "line" (words of the page). `declared`: the place names an author and holds nothing else; `near`: it is at
    the title. `people` are the names in it without the site's own.
    """

    kind: str
    declared: bool
    near: bool
    people: tuple[str, ...]

    @property
    def full(self) -> bool:
        """True if it names somebody with more than one word."""
        return any(map(is_full, self.people))

    @property
    def signed(self) -> bool:
        """True if it is a line at the title that names somebody with more than one word."""
        return self.near and self.kind == "line" and self.full


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
    return _without_credits(_shortened(choose_claim(claims), claims), claims, layout, title_index)


class _Site:
    """The names of a page's site, which are no authors, and the people that its data call persons."""

    def __init__(self, head: Head, layout: Layout, site_name: str, url: str, title: str) -> None:
        self._lines, self._title, host = [unit.text for unit in layout.units[:_FIRST_LINES]], title, host_of(url)
        publishers = (one for item in head.objects[:3] if isinstance(one := item.get("publisher"), dict))
        named = (name for publisher in publishers if isinstance(name := publisher.get("name"), str))
        known = (site_name, host, host.rsplit(".", 1)[0], *_SITE_PARTS.split(site_name), *head.feeds)
        self._names = set(map(plain_letters, (*known, *named)))
        self._persons = {single_spaced(name) for item in head.objects[:3] for name in _persons(item, head.people)}

    def claim(self, kind: str, declared: bool, near: bool, raws: list[str]) -> Claim:  # noqa: FBT001 - as `author_texts`
        """The claim of a place, its names without the site's own and without accounts."""
        people = people_of([raw for raw in raws if declared or raw != self._title], declared=declared)
        if kind != "line" and any(map(is_account, people)) and not any(map(_KANA.search, self._lines)):
            # Names in Chinese characters are others on a page in Japanese.
            people = list(filterfalse(is_account, people))
        kept = tuple(name for name in people if self._may_be_author(name, alone=declared and len(people) == 1))
        return Claim(kind, declared, near, kept[:_MAX_PEOPLE])

    def _may_be_author(self, name: str, *, alone: bool) -> bool:
        """True if a name is not the site's; a person's site may have the name of its author."""
        if plain_letters(name) not in self._names:
            return True
        return (name in self._persons and " " in name) or (alone and looks_like_a_person(name))


def _without_credits(people: tuple[str, ...], claims: list[Claim], layout: Layout, title_index: int) -> tuple[str, ...]:
    """The names without those that the page itself credits for pictures, style or translation and with no "by"."""
    if len(people) < 2:
        return people
    near = layout.units[max(0, title_index) : max(0, title_index) + LINES_BELOW]
    shown = (claim.people for claim in claims if claim.near and claim.kind in ("shown", "line"))
    credited = set(chain.from_iterable(credited_in(unit.text) for unit in near)).difference(*shown)
    return tuple(name for name in people if name not in credited)


def choose_claim(claims: list[Claim]) -> tuple[str, ...]:
    """The names of the claim to trust: the first with a full name, unless others contradict it."""
    first = next(filter(_is_in_full, claims), None)
    before = claims[: claims.index(first)] if first else claims
    single = next((claim for claim in before if claim.people and claim.declared), None)
    if first is None:
        return single.people if single else ()
    # The one word of a more trusted place is preferred to a full name in a weak one.
    in_words = first.kind in ("line", "link") or not first.declared
    if single and (in_words or (not first.near and _is_agreed(single, claims))):
        return single.people
    return _of_full(first, claims)


def _of_full(first: Claim, claims: list[Claim]) -> tuple[str, ...]:
    """The names of the first claim with a full name, or of another that contradicts it."""
    signed = next(filter(_is_signed, claims), first)
    if first.kind == "shown":
        # An element far from the title is often another post's.
        return (first if first.near else signed).people
    if first.kind in _HEAD_KINDS:
        return _preferred(first, signed, claims).people
    is_desks = any(claim.kind == "shown" and claim.declared and not claim.people for claim in filter(_is_near, claims))
    return () if is_desks and first.kind == "link" and not _is_agreed(first, claims) else first.people


def _preferred(first: Claim, signed: Claim, claims: list[Claim]) -> Claim:
    """The claim of the head, or one at the title that is preferred to it.

    That is one that declares the same people and more; where nothing at the title confirms the head, a printed "By
    ..." (`signed`), or what two kinds of places declare.
    """
    near = list(filter(_is_near, claims))
    others = (claim for claim in near if claim.declared and claim.kind != first.kind)
    declared = [claim for claim in others if claim.full or claim.kind == "line"]
    if signed is first and not _is_agreed(first, claims):
        return next(filter(partial(_is_agreed, claims=claims), declared), first)
    own = set(first.people)
    # One that names the same people and more, all with a given name.
    more = (one for one in declared if set(one.people) > own and all(map(looks_like_a_person, one.people)))
    return next(more, first if _is_agreed(first, near) else signed)


def _is_agreed(claim: Claim, claims: Iterable[Claim]) -> bool:
    """True if a place of another kind names one of the same people."""
    own = {name.casefold() for name in claim.people}
    return any(name.casefold() in own for other in claims if other.kind != claim.kind for name in other.people)


def _shortened(people: tuple[str, ...], claims: list[Claim]) -> tuple[str, ...]:
    """Names cut where another place gives their beginning as a name: what follows is a newspaper, a town or a role.

    That is so of long names and of those that run into the next word ("Mina ParkCity").
    """
    known = list(chain.from_iterable(map(_people_of, claims)))
    in_head = [name for claim in claims if claim.kind in _HEAD_KINDS for name in filter(is_full, claim.people)]
    if len(people) == 1 and not is_full(people[0]):
        # "Mina" and "A column by Mina Park": the full name, if one place gives it.
        whole = {name for name in known if name.startswith(people[0] + " ")}
        people = tuple(whole) if len(whole) == 1 else people
    return tuple(_cut(name, known, in_head) for name in people)


def _cut(whole: str, known: list[str], in_head: list[str]) -> str:
    """The known name that a name of many words begins with, or one of the head that it runs on from in a capital."""
    is_long = whole.count(" ") >= _MAX_USUAL_WORDS
    apart = (name for name in known if is_long and whole.startswith(name + " "))
    glued = (name for name in in_head if whole.startswith(name) and whole[len(name) :][:1].isupper())
    return next(chain(apart, glued), whole)


def _persons(item: dict[str, Any], people: dict[str, str]) -> Iterator[str]:
    """The names of authors whose type is Person."""
    value = item.get("author")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and ("person" in str(one.get("@type", "")).lower() or str(one.get("@id")) in people):
            yield from names_in(one, people)
