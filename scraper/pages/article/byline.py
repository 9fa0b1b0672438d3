"""Who wrote a post: people's names, never "Admin", the outlet or a button's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from presswatch.urls.canonical import host_of
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.byline_declared import author_texts, names_in
from scraper.pages.article.byline_lines import LINES_BELOW, end_texts
from scraper.pages.article.head import Head
from scraper.pages.article.title_parts import plain_letters
from scraper.pages.person_names.name_forms import is_given
from scraper.pages.person_names.names import credited_in, is_full, looks_like_a_person, people_of
from scraper.pages.person_names.signatures import is_account
from scraper.pages.text.letters import fold


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


def read_byline(
    head: Head, layout: Layout, title_index: int, site_name: str, url: str = "", *, chosen: Sequence[Unit] = ()
) -> tuple[str, ...]:
    """The authors by JSON-LD, metas, marked elements, lines near the title, or the ends of the text (`chosen`).

    Empty rather than guessed.
    """
    site = {plain_letters(site_name), plain_letters(host_of(url)), plain_letters(host_of(url).rsplit(".", 1)[0])}
    site |= {plain_letters(part) for part in _SITE_PARTS.split(site_name)}
    site |= {plain_letters(name) for item in head.objects[:3] for name in _publishers(item)}
    site |= {plain_letters(title) for title in head.feeds}
    persons = {fold(name) for item in head.objects[:3] for name in _persons(item, head.people)}
    title = layout.units[title_index].text if title_index >= 0 else ""

    def claim(kind: str, declared: bool, near: bool, raws: list[str]) -> Claim:  # noqa: FBT001 - in the order of `author_texts`
        people = people_of([raw for raw in raws if raw != title or declared], declared=declared)
        people = [_without_paper(name, site) for name in people]
        if kind != "line" and any(map(is_account, people)) and not _is_japanese(layout):
            people = [name for name in people if not is_account(name)]
        alone = declared and len(people) == 1
        kept = tuple(name for name in people if _is_person(name, site, persons, alone=alone))
        kept = tuple(name for name in kept if " " in name or not _begins_host(name, host_of(url)))
        nobody = declared and not kept and any(_has_letters(raw) and not _BUTTON.search(raw) for raw in raws)
        return Claim(kind, declared, near, kept[:_MAX_PEOPLE], nobody)

    end = chosen[-1].index if chosen else len(layout.units)
    claims = [claim(*place) for place in author_texts(head, layout, title_index, end)]
    if not any(one.full for one in claims):
        ends = [("line", declared, False, raws) for declared, raws in end_texts(layout, title_index, chosen)]
        claims += [claim(*place) for place in ends]
    claims = _without_outlet(claims, site)
    found = _shortened(_whole(choose_claim(claims, layout), claims), claims)
    return _without_credits(found, claims, layout, title_index)


def _is_japanese(layout: Layout) -> bool:
    """Whether a page shows Japanese letters among its first lines: names in Chinese signs are others there."""
    return any(_KANA.search(unit.text) for unit in layout.units[:_FIRST_LINES])


_FIRST_LINES = 200
_KANA = re.compile("[\u3041-\u30fa]")


def _without_paper(name: str, site: set[str]) -> str:
    """A name in Chinese or Japanese signs without the site's own before it: "财新 王大明" on a site that is 财新网."""
    paper, blank, rest = name.partition(" ")
    if not blank or name.isascii() or not _SIGNS.fullmatch(name):
        return name
    return rest if any(own.startswith(plain_letters(paper)) for own in site) else name


_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u9fff ]+")


def _without_outlet(claims: list[Claim], site: set[str]) -> list[Claim]:
    """The claims without those that name the site alone, where another at the title names a person in full."""
    own = [claim for claim in claims if claim.people and all(plain_letters(name) in site for name in claim.people)]
    others = [claim for claim in claims if claim not in own and claim.near and claim.full]
    if not own or not any(looks_like_a_person(name) for claim in others for name in claim.people):
        return claims
    return [claim for claim in claims if claim not in own]


def _whole(people: tuple[str, ...], claims: list[Claim]) -> tuple[str, ...]:
    """The full name for a first name that stands alone, if one place gives it: "Mina" and "A column by Mina Park"."""
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
    credited = {name for unit in near for name in credited_in(unit.text)}
    printed = {name for claim in claims if claim.kind in ("shown", "line") and claim.near for name in claim.people}
    return tuple(name for name in people if name not in credited - printed) or people


def choose_claim(claims: list[Claim], layout: Layout) -> tuple[str, ...]:
    """The names of the claim to trust: the first with a full name, unless others speak against it."""
    full = [claim for claim in claims if claim.full]
    before = claims[: claims.index(full[0])] if full else claims
    single = next((claim for claim in before if claim.people and claim.declared), None)
    if not full:
        return single.people if single else ()
    first = full[0]
    if single and _is_kept(single, first, claims):
        return single.people
    if first.kind == "link" and any(claim.nobody for claim in before) and not _is_agreed(first, claims):
        return next((claim.people for claim in full if claim.kind == "line"), ())
    if first.kind == "shown":
        links = (claim for claim in full if claim.near and claim.kind == "link" and _adds_people(claim, first))
        return next(links, first).people if first.near else _of_far_mark(first, before, full)
    rival = _rival(first, full, claims, layout) if first.kind in _HEAD_KINDS else None
    return rival.people if rival else first.people


def _is_kept(single: Claim, first: Claim, claims: list[Claim]) -> bool:
    """Whether the one word of a more trusted place goes before a full name."""
    if _is_account(single) and sum(claim.people == first.people and claim.near for claim in claims) > 1:
        return False
    if first.kind in ("link", "line") or not first.declared:
        return not (first.kind == "line" and (first.declared or first.near) and _is_account(single))
    if single.kind in _HEAD_KINDS and first.near and not _is_agreed(single, claims, besides=_HEAD_KINDS):
        return False
    return _is_agreed(single, claims) and first.kind == "shown" and not _begins(first, single)


def _of_far_mark(first: Claim, before: list[Claim], full: list[Claim]) -> tuple[str, ...]:
    """The names where the first full one stands in a marked element far from the title: often another post's."""
    nearer = next((claim for claim in full if _is_own(claim)), None)
    if nearer:
        return nearer.people
    desk = any(claim.nobody and claim.near and claim.kind not in _HEAD_KINDS for claim in before)
    is_only = any(claim.kind == "line" and claim.people == first.people for claim in full)
    return () if desk and not is_only else first.people


def _is_own(claim: Claim) -> bool:
    """Whether a link or line near the title declares the author, or a line right below it is signed."""
    return claim.near and (claim.kind == "line" or (claim.kind == "link" and claim.declared))


def _rival(first: Claim, full: list[Claim], claims: list[Claim], layout: Layout) -> Claim | None:
    """The claim beside the title that goes before that of the head, if one does.

    That is one that names the same people and more, a printed "By ..." right below the title, or one that declares
    others where nothing confirms the head.
    """
    near = [claim for claim in full if claim.kind not in _HEAD_KINDS and claim.near]
    fuller = next((claim for claim in near if claim.declared and _adds_people(claim, first)), None)
    if fuller:
        return fuller
    if _is_agreed(first, [claim for claim in claims if claim.near]):
        return None
    signed = next((claim for claim in near if claim.kind == "line"), _pseudonym(claims))
    if signed:
        return signed
    declared = next((claim for claim in full if claim.kind != first.kind and claim.declared and claim.near), None)
    is_doubtful = declared and (_is_agreed(declared, claims) or not _is_shown(first, layout))
    return declared if is_doubtful and not _is_agreed(first, claims) else None


def _pseudonym(claims: list[Claim]) -> Claim | None:
    """The claim of one word at the title, if a line says in words that it wrote, and links to its page."""
    single = [claim for claim in claims if claim.near and claim.declared and len(claim.people) == 1]
    linked = {claim.people for claim in single if claim.kind == "link"}
    return next((claim for claim in single if claim.kind == "line" and claim.people in linked), None)


def _is_account(single: Claim) -> bool:
    """Whether one word is that of a login: no capital letter, or a digit in it."""
    word = single.people[0]
    return word.islower() or any(map(str.isdigit, word))


_HEAD_KINDS = ("data", "meta")


def _adds_people(claim: Claim, other: Claim) -> bool:
    """Whether a claim has all names of another and more, of which each is plainly a person's."""
    known = {name.casefold() for name in other.people}
    more = [name for name in claim.people if name.casefold() not in known]
    return bool(more) and len(claim.people) == len(known) + len(more) and all(map(looks_like_a_person, more))


def _is_agreed(claim: Claim, claims: list[Claim], *, besides: tuple[str, ...] = ()) -> bool:
    """Whether a place of another kind (and none of `besides`) names one of the same people."""
    own = {name.casefold() for name in claim.people}
    kinds = {claim.kind, *besides}
    return any(other.kind not in kinds and any(name.casefold() in own for name in other.people) for other in claims)


def _begins(full: Claim, single: Claim) -> bool:
    """Whether the one word of a claim is the first of a full name."""
    return any(name.casefold().startswith(single.people[0].casefold() + " ") for name in full.people)


_BUTTON = re.compile(
    r"\b(?:view|follow|subscribe|log ?in|sign ?(?:in|up)|profile|biography|about me|all posts|profil|folgen|abonnieren|"
    r"seguir|suivre|perfil)\b",
    re.IGNORECASE,
)
"""Words of buttons that stand beside an author: they name neither a person nor a desk."""


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text)) and "/" not in text


def _is_shown(claim: Claim, layout: Layout) -> bool:
    """Whether a name of a claim stands anywhere in the page's text."""
    names = [name.casefold() for name in claim.people]
    return any(name in unit.text.casefold() for unit in layout.units for name in names)


def _shortened(people: tuple[str, ...], claims: list[Claim]) -> tuple[str, ...]:
    """Names cut where another place gives their beginning as a name: what follows is a newspaper, a town or a role.

    That is so of long names and of those that run into the next word ("Mina ParkCity").
    """
    known = [name for claim in claims for name in claim.people]
    in_head = [name for claim in claims if claim.kind in _HEAD_KINDS for name in claim.people if is_full(name)]
    return tuple(
        next((name for name in known if _is_long(whole) and whole.startswith(name + " ")), "")
        or next((name for name in in_head if whole.startswith(name) and whole[len(name) :][:1].isupper()), whole)
        for whole in people
    )


def _is_long(name: str) -> bool:
    return name.count(" ") > _MAX_USUAL_WORDS - 1


_MAX_USUAL_WORDS = 3
"""A name of more words may have something glued to its end."""


_MAX_PEOPLE = 20
"""More names than any byline has are a list of the staff."""


def _is_person(name: str, site: set[str], persons: set[str], *, alone: bool) -> bool:
    """Whether a name is not the site's own; a person's site may bear the name of its author, declared alone."""
    if plain_letters(name) not in site:
        return True
    return (name in persons and " " in name) or (alone and looks_like_a_person(name))


def _begins_host(word: str, host: str) -> bool:
    """Whether one word that is no given name is what a host's name begins with: "Flusspost" of flusspostnews.org."""
    own = plain_letters(word)
    labels = map(plain_letters, host.split(".")[:-1])
    rests = {label.removeprefix(own) for label in labels if label.startswith(own)}
    return len(own) > _FEW_LETTERS and not is_given(word) and bool(rests & _OUTLETS)


_FEW_LETTERS = 4
_OUTLETS = frozenset(
    ("news", "online", "post", "times", "daily", "today", "media", "tv", "radio", "press", "journal", "magazine")
)
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
