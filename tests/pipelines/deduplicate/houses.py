"""Generated sources: short posts that all end with "About us" and a press contact, with reposts among them.

The wording of each language is in houses.json. Each post is about an event of its own; a few events come twice, with
another place and other figures. The boilerplate makes up a fifth to four fifths of a post and varies: another year,
another phone number, one more sentence.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

LANGUAGES: dict[str, Any] = json.loads((Path(__file__).parent / "houses.json").read_text(encoding="utf-8"))
POSTS = 30
REPOSTS = ("moved", "new lead", "figures", "excerpt", "elsewhere", "updated", "retitled")
ADDED = 0.25
LONGER = ("new lead", "retitled")
FIRST = date(2026, 3, 2)
_ENDS = re.compile(r"(?<=[.。»」]) ?(?=\S)")


@dataclass(frozen=True)
class HousePost:
    """A post of a source; `repost_of` is the number of the post that it repeats, `how` the kind of repost."""

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
        """The paragraphs of body and boilerplate, as on a page."""
        return "\n\n".join((*self.body, *self.foot))


def house(language: str, seed: int = 0, foot_lines: int = 7) -> list[HousePost]:
    """The posts of a source in order of publication: POSTS originals, and one repost of each kind."""
    return _House(language, seed, foot_lines).posts()


def pairs(posts: list[HousePost]) -> set[tuple[int, int]]:
    """The pairs of posts with the same news, the earlier first."""
    groups: dict[int, list[int]] = {}
    for one in posts:
        groups.setdefault(one.number if one.repost_of is None else one.repost_of, []).append(one.number)
    return {(a, b) for group in groups.values() for a in group for b in group if a < b}


class _House:
    def __init__(self, language: str, seed: int, foot_lines: int) -> None:
        self.words, self.chance = LANGUAGES[language], random.Random(f"{language}{seed}")
        self.foot_lines = foot_lines

    def posts(self) -> list[HousePost]:
        words, chance = self.words, self.chance
        events = [event for event in words["events"] for _ in range(POSTS // len(words["events"]))]
        chance.shuffle(events)
        places = {event[0]: chance.sample(words["places"], len(words["places"])) for event in events}
        due = dict(zip(chance.sample(range(6, POSTS), len(REPOSTS)), REPOSTS, strict=True))
        posts: list[HousePost] = []
        for index, event in enumerate(events):
            day = FIRST + timedelta(days=2 * index)
            posts.append(self._post(event, places[event[0]].pop(), len(posts), day))
            if index in due:
                known = chance.choice(_for_repost(posts[:-1], due[index]))
                posts.append(self._again(known, due[index], len(posts), day))
        return posts

    def _post(self, event: list[str], place: str, number: int, day: date) -> HousePost:
        values = self._values() | {"place": place}
        title, lead = event[0].format(**values), event[1].format(**values)
        details = self.chance.sample(self.words["details"], self.chance.randint(1, 4))
        body = self._paragraphs([lead, *(one.format(**self._values()) for one in details)])
        return HousePost(number, title, body, self._foot(day), day)

    def _again(self, known: HousePost, how: str, number: int, day: date) -> HousePost:
        words, title, foot, source = self.words, known.title, self._foot(day), "house"
        sentences = [one for paragraph in known.body for one in _ENDS.split(paragraph) if one]
        if how == "new lead":
            sentences = [_other_lead(words, known), *sentences[1:]]
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
        return HousePost(number, title, self._paragraphs(sentences), foot, day, source, known.number, how)

    def _values(self) -> dict[str, Any]:
        words, chance = self.words, self.chance
        return {
            "place": chance.choice(words["places"]),
            "name": chance.choice(words["names"]),
            "n": chance.randint(2, 90),
        }

    def _paragraphs(self, sentences: list[str]) -> tuple[str, ...]:
        cut = self.chance.randint(1, len(sentences))
        return tuple(" ".join(part) for part in (sentences[:cut], sentences[cut:]) if part)

    def _foot(self, day: date) -> tuple[str, ...]:
        """The boilerplate of a post: the last `foot_lines` of seven lines, with what varies now and then."""
        values = {"year": day.year + day.month // 5, "n": 40 + day.month // 4}
        foot = [line.format(**values) for line in self.words["foot"]][-self.foot_lines :]
        if self.chance.random() < ADDED:
            foot.insert(min(2, len(foot)), self.chance.choice(self.words["changes"]))
        return tuple(foot)


def _for_repost(posts: list[HousePost], how: str) -> list[HousePost]:
    """The posts that may be repeated; for a new beginning or title, those with enough other text to be recognized."""
    own = [one for one in posts if one.repost_of is None]
    if how not in LONGER:
        return own
    return sorted(own, key=lambda one: -sum(map(len, one.body)))[: max(1, len(own) // 3)]


def _other_lead(words: Any, known: HousePost) -> str:
    """The alternative first sentence for the event of a post."""
    for title, _, other in words["events"]:
        pattern = re.escape(title).replace(r"\{place\}", "(?P<place>.+)").replace(r"\{n\}", r"(?P<n>\d+)")
        found = re.fullmatch(pattern, known.title)
        if found:
            return str(other.format(**{"n": 12} | found.groupdict()))
    raise AssertionError(known.title)
