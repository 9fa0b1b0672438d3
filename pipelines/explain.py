"""Why a post is understood as it is: each decision with the rules and the evidence for it, each with its sentence.

The sentences are rows of `pipelines/data/rules.tsv` (area, id, sentence); those of mentions are in
`pipelines.mentions.rules`. Other languages have them in their catalogue (`presswatch.locale`). A watched name or an
outlet that does not count is refused by a rule as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from pipelines.common.step import COVERAGE_S, MENTIONS_S, REREAD_FACTOR, TooCostlyError, limited
from pipelines.coverage import certainty, person_evidence
from pipelines.coverage.step import read_coverage, settled_mentions
from pipelines.deduplicate.house_lines import HouseLines
from pipelines.mentions.decision import Decision
from pipelines.mentions.rules import RULES
from pipelines.mentions.step import Matcher, Refusal, build_matcher, find_mentions
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.database.clippings import stored_posts
from presswatch.database.decisions import NamedRule, TrailStep, posts_at
from presswatch.database.posts import latest_texts
from presswatch.locale import catalogue
from presswatch.records import Mention, Post

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.watchlist.entries import Watchlist


@cache
def rules() -> Mapping[tuple[str, str], NamedRule]:
    """All rules by area and id."""
    rows = files("pipelines").joinpath("data/rules.tsv").read_text(encoding="utf-8").splitlines()
    listed = (NamedRule(area, rule, sentence) for area, rule, sentence in (row.split("\t") for row in rows))
    mentions = (NamedRule("mention", rule.id, Decision(rule, "…", "…").explain()) for rule in RULES.values())
    return {(one.area, one.id): one for one in (*listed, *mentions)}


def sentence_in(rule: NamedRule, language: str) -> str:
    """The sentence of a rule in a language, English where its catalogue lacks it. UsageError without a catalogue."""
    if rule.area == "mention":
        return Decision(RULES[rule.id], "…", "…").explain(language)
    return str(catalogue(language).pgettext(f"{rule.area}.{rule.id}", rule.sentence))


def named(ids: Iterable[str], *areas: str) -> tuple[NamedRule, ...]:
    """The rules with these ids, each of the first of the areas that has it."""
    found = (next((rules()[area, one] for area in areas if (area, one) in rules()), None) for one in ids)
    return tuple(one for one in found if one is not None)


_AREAS = {
    "mention": ("mention",),
    "coverage": ("name", "link", "refusal"),
    "article": ("name", "link", "refusal"),
    "refused": ("mention", "refusal", "evidence"),
    "quote": ("quote",),
}
"""By step of a trail the areas whose rules its detail names."""


_OF_POST = re.compile(r"\Ahttps?://\S+: ")
"""Before what a post says of an article: its address."""


def with_rules(step: TrailStep) -> TrailStep:
    """A step with the rules that its detail names."""
    detail = _OF_POST.sub("", step.detail)
    ids = (part.partition(": ")[0].partition(", as “")[0] for part in detail.split("; "))
    return replace(step, rules=named(ids, *_AREAS.get(step.step, ())))


def explained(conn: "Connection", url: str, watchlist: "Watchlist", now: datetime) -> Iterator[TrailStep]:
    """How the posts of an address are understood today: names that do not count, and what was weighed for the rest.

    Nothing for a post whose understanding takes too long; of one that meets a defect of ours, which.
    """
    matcher, catalogue = build_matcher(watchlist.subjects), load_catalogue(watchlist.outlets)
    house = HouseLines(partial(latest_texts, conn))
    for stored in stored_posts(conn, ids=posts_at(conn, url)):
        post, seconds = house.without(stored.post), REREAD_FACTOR * (MENTIONS_S + COVERAGE_S)
        try:
            yield from limited(seconds, _of_post, post, matcher, catalogue, now)
        except TooCostlyError:
            pass
        except Exception as error:  # noqa: BLE001 - what is stored of the post is shown in any case
            yield _step(now, "understand", "extract-error", f"{type(error).__name__}: {error}")


def _of_post(post: Post, matcher: Matcher, catalogue: Catalogue, now: datetime) -> list[TrailStep]:
    names: list[Refusal] = []
    outlets: dict[tuple[str, str], None] = {}
    mentions = find_mentions(post, matcher, refused=names.append)
    facts = read_coverage(post, mentions, catalogue, matcher.subjects, lambda *refusal: outlets.setdefault(refusal))
    step, weighed = partial(_step, now), partial(_weighed, now)
    return [
        *(step("refused", one.subject, f"{one.rule}, as “{one.surface}” in the {one.where}") for one in names),
        *_bylines(now, mentions, settled_mentions(post, mentions, facts, matcher.subjects)),
        *(step("refused", name or "coverage", rule) for name, rule in outlets),
        *(weighed("evidence", item.outlet or item.article_url or "", item.evidence) for item in facts.items),
        *(weighed("person", person.name, person.evidence) for person in facts.people),
        *(step("quote", one.speaker or "nobody named", f"{one.rule}: “{one.text}”") for one in facts.quotes),
    ]


_ASKED_FOR = "it counts where the subject has byline = true in the watchlist"


def _bylines(now: datetime, mentions: Sequence[Mention], counted: Sequence[Mention]) -> Iterator[TrailStep]:
    """The mentions of bylines that do not count."""
    named = {one.subject for one in counted if one.where == "byline"}
    for one in mentions:
        if one.where == "byline" and one.subject not in named:
            yield _step(now, "refused", one.subject, f"byline: as “{one.surface}”; {_ASKED_FOR}")


def _step(now: datetime, step: str, outcome: str, detail: str) -> TrailStep:
    return with_rules(TrailStep(at=now, step=step, outcome=outcome, detail=detail))


def _weighed(now: datetime, step: str, outcome: str, found: Sequence[str]) -> TrailStep:
    """Evidence by the side that it is on, the strongest first: "in favour own-site, known; against everyday-word"."""
    weight = person_evidence.weight if step == "person" else certainty.weight
    favouring = ", ".join(one for one in found if weight(one) > 0)
    opposing = ", ".join(one for one in found if weight(one) < 0)
    words = (f"in favour {favouring}" if favouring else "", f"against {opposing}" if opposing else "")
    detail = "; ".join(filter(None, words))
    return replace(_step(now, step, outcome, detail), rules=named(found, step))
