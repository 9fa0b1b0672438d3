"""Which of the people in a post speak for the posting or a watched organization."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.coverage_text import Segment
from pipelines.coverage_words import COVERAGE_WORD
from pipelines.people_latin import bare_names
from pipelines.people_places import Place, between
from pipelines.people_types import Person
from presswatch.records import CoverageItem, Mention, Post, Quote, Spokesperson
from presswatch.watchlist import Subject

_BELIEVED = 2
"""Points at which a person counts as a spokesperson: claimed by the text, watched, or with a role in a sentence of coverage."""
_MOVES = (
    r"(?:spoke|speaks|appeared|appears|told|was (?:interviewed|quoted|a guest|featured)|is (?:quoted|interviewed)|joined|joins|discussed|discusses|talked|talks|explained|gave|commented|sat down|was invited"
    r"|sprach|war zu gast|wurde|sagte|erklärte|était|est|a (?:été|répondu|accordé|expliqué)|répond|intervient|habló|conversó|participó|explicó|fue entrevistad[oa]|estuvo|рассказал[аи]?|дал[аи]?|стал[аи]?|выступил[аи]?|прокомментировал[аи]?)"
)
_MOVE_AFTER = re.compile(rf"\s*(?:,[^,.]{{2,90}},)?\s*{_MOVES}(?!\w)", re.IGNORECASE)
_MOVE_BEFORE = re.compile(
    r"(?:interview(?:ed|s)? (?:with)?|quotes|quoted|features|featured|conversation with|guest|interview mit|gespräch mit|entretien avec|interview de|interroge|donne la parole à|entrevista (?:a|con)|entrevistó a|интервью с|с участием|беседа с)\s+$",
    re.IGNORECASE,
)


def _points(
    person: Person,
    text: str,
    parts: Sequence[Segment],
    places: Sequence[Place],
    speakers: set[str],
    others: bool,
    *,
    coverage: bool,
) -> int:
    mine = [p for p in places if p.person.name == person.name]
    told = any(COVERAGE_WORD.search(text[s.start : s.end]) for s in parts for p in mine if s.start <= p.start < s.end)
    points = 3 if person.ours else 0
    points += 1 if person.roles else -1
    points += 1 if person.name in speakers else 0
    points += 1 if told and coverage else 0
    if person.outside and not person.ours:
        points -= 5
    return points - (1 if others and not person.ours else 0)


def spokespersons(
    post: Post,
    parts: Sequence[Segment],
    people: Sequence[Person],
    places: Sequence[Place],
    quotes: Sequence[Quote],
    items: Sequence[CoverageItem],
    mentions: Sequence[Mention],
    subjects: Sequence[Subject],
) -> tuple[Spokesperson, ...]:
    """The spokespersons of a post in order of first place, each with the roles printed for it."""
    speakers = {q.speaker for q in quotes if q.speaker}
    watched = _watched(mentions, subjects)
    ours = any(p.ours for p in people)
    found: list[Spokesperson] = []
    for person in people:
        subject = watched.get(person.name) or _organization(person, post.text, mentions, subjects)
        points = _points(person, post.text, parts, places, speakers, ours, coverage=bool(items)) + (3 if subject else 0)
        if points >= _BELIEVED or (not items and person.roles and person.name in speakers and not person.outside):
            found.append(_spokesperson(person, subject))
    if items and not found:
        found = [_spokesperson(p, None) for p in people if p.name in speakers and not p.outside]
    names = {p.name for p in found}
    if items:
        found += [s for s in _roleless(post.text, parts, places, items) if s.name not in names and not found]
    found += [
        s
        for s in _watched_people(mentions, subjects, post.text)
        if s.name not in {f.name for f in found} and not _spelled(s, found, post.text)
    ]
    return tuple(sorted(found, key=lambda s: s.start))


def _spokesperson(person: Person, subject: str | None) -> Spokesperson:
    return Spokesperson(
        name=person.name,
        roles=tuple(r.text for r in person.roles),
        role_starts=tuple(r.start for r in person.roles),
        start=person.start,
        subject=subject,
    )


def _watched(mentions: Sequence[Mention], subjects: Sequence[Subject]) -> dict[str, str]:
    """Printed names of watched people, by surface."""
    people = {s.name for s in subjects if s.kind == "person"}
    return {m.surface: m.subject for m in mentions if m.subject in people} | {name: name for name in people}


def _organization(person: Person, text: str, mentions: Sequence[Mention], subjects: Sequence[Subject]) -> str | None:
    """The watched organization whose name stands right before the role or inside the words after it."""
    bodies = {s.name for s in subjects if s.kind == "organization"}
    for mention in mentions:
        if mention.subject not in bodies or mention.where in ("title", "byline"):
            continue
        near_role = any(
            0 <= role.start - mention.end <= 4 or 0 <= mention.start - role.start <= len(role.text) + 40
            for role in person.roles
        )
        if near_role and not re.search(
            r"[.!?\n]", text[min(mention.end, person.start) : max(mention.start, person.start)]
        ):
            return mention.subject
    return None


def _watched_people(mentions: Sequence[Mention], subjects: Sequence[Subject], text: str) -> list[Spokesperson]:
    """Watched persons whom the text names in full, with or without a role."""
    people = {s.name for s in subjects if s.kind == "person"}
    found: dict[str, Spokesperson] = {}
    for mention in mentions:
        if mention.subject in people and mention.where not in ("title", "byline") and mention.subject not in found:
            found[mention.subject] = Spokesperson(name=mention.surface, start=mention.start, subject=mention.subject)
    return list(found.values())


def _spelled(spoke: Spokesperson, found: Sequence[Spokesperson], text: str) -> bool:
    return any(f.subject == spoke.subject and f.subject is not None for f in found)


def _roleless(
    text: str, parts: Sequence[Segment], places: Sequence[Place], items: Sequence[CoverageItem]
) -> list[Spokesperson]:
    """Somebody without a role who appears in the coverage: "Hugo Petit was the guest of …"."""
    outlets = {name for item in items for name in (item.outlet, item.outlet_raw) if name}
    found: list[Spokesperson] = []
    for part in parts:
        if between(places, part.start, part.end):
            continue
        for run in bare_names(text, part.start, part.end):
            name = text[run.start : run.end]
            if any(name in outlet or outlet in name for outlet in outlets):
                continue
            if _MOVE_AFTER.match(text, run.end, part.end) or _MOVE_BEFORE.search(
                text[max(part.start, run.start - 40) : run.start]
            ):
                found.append(Spokesperson(name=name, start=run.start))
    return found[:1]
