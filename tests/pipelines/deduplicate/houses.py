"""Houses of our own making: short posts that all end in "About us" and a press contact, with reposts among them.

What a language says is in houses.json. Each post tells of an event of its own; a few events come twice, at other
places and with other figures. The foot makes up a fifth to four fifths of a post, and its wording changes: the year,
the number of the phone, a sentence more.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

LANGUAGES: dict[str, Any] = json.loads((Path(__file__).parent / "houses.json").read_text(encoding="utf-8"))
POSTS = 30
REPOSTS = ("moved", "new lead", "figures", "excerpt", "elsewhere", "updated", "retitled")
LONGER = ("new lead", "retitled")
FIRST = date(2026, 3, 2)
_ENDS = re.compile(r"(?<=[.。»」]) ?(?=\S)")


@dataclass(frozen=True)
class HousePost:
    """A post of a house; `repost_of` is the number of the post whose news it is once more, `how` in which manner."""

    number: int
    title: str
    body: tuple[str, ...]
    foot: tuple[str, ...]
    on: date
    source: str = "house"
    repost_of: int | None = None
    how: str = ""

    @property
    def text(self) -> str:
        """The paragraphs of body and foot, as a page has them."""
        return "\n\n".join((*self.body, *self.foot))


def house(language: str, seed: int = 0, foot_lines: int = 7) -> list[HousePost]:
    """The posts of a house in the order of their publication: POSTS of their own, and one repost of each manner."""
    words, chance = LANGUAGES[language], random.Random(f"{language}{seed}")
    events = [event for event in words["events"] for _ in range(POSTS // len(words["events"]))]
    chance.shuffle(events)
    places = {event[0]: chance.sample(words["places"], len(words["places"])) for event in events}
    posts: list[HousePost] = []
    due = dict(zip(chance.sample(range(6, POSTS), len(REPOSTS)), REPOSTS, strict=True))
    for index, event in enumerate(events):
        day = FIRST + timedelta(days=2 * index)
        posts.append(_post(words, chance, event, places[event[0]].pop(), len(posts), day, foot_lines))
        if index in due:
            known = chance.choice(_for_repost(posts[:-1], due[index]))
            posts.append(_again(words, chance, known, due[index], len(posts), day, foot_lines))
    return posts


def pairs(posts: list[HousePost]) -> set[tuple[int, int]]:
    """The pairs of posts of one news, the earlier first."""
    groups: dict[int, list[int]] = {}
    for one in posts:
        groups.setdefault(one.number if one.repost_of is None else one.repost_of, []).append(one.number)
    return {(a, b) for group in groups.values() for a in group for b in group if a < b}


def _post(
    words: Any, chance: random.Random, event: list[str], place: str, number: int, day: date, lines: int
) -> HousePost:
    values = _values(words, chance) | {"place": place}
    title, lead = event[0].format(**values), event[1].format(**values)
    more = [one.format(**_values(words, chance)) for one in chance.sample(words["details"], chance.randint(1, 4))]
    return HousePost(number, title, tuple(_paragraphs([lead, *more], chance)), _foot(words, chance, day, lines), day)


def _again(
    words: Any, chance: random.Random, known: HousePost, how: str, number: int, day: date, lines: int
) -> HousePost:
    title, sentences, foot, source = known.title, _sentences(known.body), _foot(words, chance, day, lines), "house"
    if how == "new lead":
        sentences = [_other_lead(words, known), *sentences[1:]] if len(sentences) > 2 else [words["teaser"], *sentences]
    elif how == "figures":
        sentences = [re.sub(r"\d+", lambda n: str(int(n[0]) + 3), one) for one in sentences]
        day = known.on + timedelta(days=1)
    elif how == "excerpt":
        sentences = [words["teaser"], *sentences[: max(1, (len(sentences) + 1) // 2)]]
    elif how == "elsewhere":
        foot, source = (words["other_foot"],), "elsewhere"
    elif how == "updated":
        title = words["updated"].format(title)
    elif how == "retitled":
        title = words["other_title"]
    body = tuple(_paragraphs(sentences, chance))
    return HousePost(number, title, body, foot, day, source, known.number, how)


def _for_repost(posts: list[HousePost], how: str) -> list[HousePost]:
    """The posts that may come again; with another beginning or title those that have more to be known by."""
    own = [one for one in posts if one.repost_of is None]
    if how not in LONGER:
        return own
    return sorted(own, key=lambda one: -sum(map(len, one.body)))[: max(1, len(own) // 3)]


def _other_lead(words: Any, known: HousePost) -> str:
    """The second beginning of the event that a post tells of."""
    for title, _, other in words["events"]:
        pattern = re.escape(title).replace(r"\{place\}", "(?P<place>.+)").replace(r"\{n\}", r"(?P<n>\d+)")
        found = re.fullmatch(pattern, known.title)
        if found:
            return str(other.format(**{"n": 12} | found.groupdict()))
    raise AssertionError(known.title)


def _values(words: Any, chance: random.Random) -> dict[str, Any]:
    return {
        "place": chance.choice(words["places"]),
        "name": chance.choice(words["names"]),
        "n": chance.randint(2, 90),
    }


def _sentences(body: tuple[str, ...]) -> list[str]:
    return [one for paragraph in body for one in _ENDS.split(paragraph) if one]


def _paragraphs(sentences: list[str], chance: random.Random) -> Iterator[str]:
    cut = chance.randint(1, len(sentences))
    for part in (sentences[:cut], sentences[cut:]):
        if part:
            yield " ".join(part)


def _foot(words: Any, chance: random.Random, day: date, lines: int) -> tuple[str, ...]:
    """The last lines of a post; of the seven the last `lines`, with what changes now and then."""
    years = {"year": day.year + day.month // 5, "n": 40 + day.month // 4}
    foot = [line.format(**years) for line in words["foot"]][-lines:]
    if chance.random() < 0.25:
        foot.insert(min(2, len(foot)), chance.choice(words["changes"]))
    return tuple(foot)
