"""The contents of the sites of `benchmarks.theme_sites_php`: posts, labels and names, drawn from our own words.

An owner's settings are drawn too, from the site's number: how many posts are on a page, how dates are written, whether
posts have pictures and excerpts, whether the site has a static front page.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.drawn_pages.drawing import WORDS

NEWEST = date(2026, 11, 20)
PICTURED = (0.0, 0.5, 1.0)
"""Shares of posts with a picture: themes build a tile without one differently, and both occur in one list."""


@dataclass(frozen=True)
class Language:
    """The words of one language: labels of home, news, about and contact, and how PHP's `date` writes a day in it."""

    code: str
    locale: str
    name: str
    labels: list[str]
    formats: list[str]
    topics: list[str]
    posts: list[str]
    prose: list[str]
    questions: list[str]
    people: list[str]


def _languages() -> Iterator[tuple[str, Language]]:
    data = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
    for code, values in data.items():
        drawn = WORDS.get(code)
        words = (
            {name: getattr(drawn, name) for name in ("topics", "posts", "prose", "questions", "people")}
            if drawn
            else {}
        )
        yield code, Language(code=code, **words, **values)


LANGUAGES = dict(_languages())
"""By language code, in the order in which sites use them."""


@dataclass(frozen=True)
class Draft:
    """A post before it is in the system; `person` and `topic` are numbers in the language's lists."""

    title: str
    day: date
    time: str
    paragraphs: list[str]
    excerpt: str
    person: int
    topic: int
    tags: list[str]
    picture: bool
    comments: int
    pinned: bool

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True)
class Plan:
    """One site: its address, its words, its posts from the newest to the oldest, and its owner's settings.

    `front` says that the home page is static and the posts have another address; `widgets` is a number that the
    system's module reads.
    """

    name: str
    number: int
    address: str
    port: int
    language: Language
    drafts: list[Draft]
    a_page: int
    date_format: str
    front: bool
    cut: bool
    widgets: int

    @property
    def base(self) -> str:
        return f"http://{self.address}:{self.port}"

    def page(self, seed: int) -> list[str]:
        """The paragraphs of a page that is no post."""
        chance = random.Random(f"{self.number} {seed}")
        return [_paragraph(self.language, chance) for _ in range(2)]

    def found(self, draft: Draft, url: str) -> dict[str, Any]:
        """A post in the form of the truth file."""
        author = self.language.people[draft.person]
        data = {"url": url, "title": draft.title, "date": draft.day.isoformat(), "author": author}
        return {**data, "text": draft.text, "outlet_link": None}


def plan(name: str, number: int, port: int, language: str) -> Plan:
    """Draws a site; the same number gives the same site."""
    chance, words = random.Random(number), LANGUAGES[language]
    return Plan(
        name=f"{name}-{language}",
        number=number,
        address=f"127.78.{number}.1",
        port=port,
        language=words,
        drafts=_drafts(words, chance),
        a_page=chance.choice((5, 6, 8, 10)),
        date_format=chance.choice(words.formats),
        front=chance.random() < 1 / 3,
        cut=chance.random() < 1 / 2,
        widgets=chance.randrange(5),
    )


def _drafts(words: Language, chance: random.Random) -> list[Draft]:
    """Posts of a quiet or a busy site; sometimes several on one day, and rarely a pinned one."""
    day = NEWEST - timedelta(days=chance.randint(0, 18))
    step = chance.choice((3, 9, 19, 30))
    pictured, excerpted = chance.choice(PICTURED), chance.choice((0.0, 0.3, 1.0))
    pinned = chance.randrange(3, 12) if chance.random() < 1 / 4 else None
    drafts: list[Draft] = []
    for number in range(chance.randint(21, 34)):
        day -= timedelta(days=chance.randint(0, step))
        minutes = 20 * 60 - number * 20
        draft = Draft(
            title=_title(words, day, chance, {draft.title for draft in drafts}),
            day=day,
            time=f"{minutes // 60:02}:{minutes % 60:02}:00",
            paragraphs=[_paragraph(words, chance) for _ in range(chance.randint(2, 6))],
            excerpt=chance.choice(words.prose) if chance.random() < excerpted else "",
            person=chance.randrange(3),
            topic=chance.randrange(4),
            tags=chance.sample(words.topics, chance.choice((0, 1, 1, 2))),
            picture=chance.random() < pictured,
            comments=chance.choice((0, 0, 0, 1, 3)),
            pinned=number == pinned,
        )
        drafts.append(draft)
    return drafts


def _title(words: Language, day: date, chance: random.Random, taken: set[str]) -> str:
    for _ in range(40):
        post, topic = chance.choice(words.posts), chance.choice(words.topics)
        forms = (
            post,
            post,
            f"{post} ({day.year})",
            f"{post} | {topic}",
            f"«{topic}»: {post}",
            f"{topic} & {chance.choice(words.topics)}",
            chance.choice(words.questions),
            f"{topic}: {chance.choice(words.people)}",
        )
        title = chance.choice(forms)
        if title not in taken:
            return title
    return f"{title} {len(taken) + 1}"


def _paragraph(words: Language, chance: random.Random) -> str:
    lines = [*chance.sample(words.prose, 2), *chance.sample(words.posts, 2), chance.choice(words.questions)]
    return " ".join(line if line[-1] in ".?!。？؟" else f"{line}." for line in lines)
