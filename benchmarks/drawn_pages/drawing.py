"""What drawn pages share: words of eight languages, dates, and markup with meaningless class names.

A classifier that has seen few themes learns their habits. Pages drawn here vary everything that a theme decides (tags,
nesting, names, order) and keep what makes a listing one.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SEED = 75640
TODAY = date(2026, 3, 20)
"""The newest date on a drawn page."""


@dataclass(frozen=True)
class Words:
    """The words of one language, of our own writing.

    `goods` things sold, `topics` fields of work, `posts` titles of posts, `prose` sentences of running text, `people`
    names; `labels` by use; `price` one with {n}; `months` names, whole
    and short, `written` a pattern of a date with the month's name {b}; `questions` asked often, `forms` to download.
    """

    goods: list[str]
    topics: list[str]
    posts: list[str]
    prose: list[str]
    people: list[str]
    labels: dict[str, str]
    price: str
    months: list[str]
    written: str
    questions: list[str]
    forms: list[str]


WORDS = {
    lang: Words(**values)
    for lang, values in json.loads(Path(__file__).with_name("words.json").read_text("utf-8")).items()
}
"""By language code."""

_SYLLABLES = ("ba", "do", "fe", "gu", "ki", "lo", "mi", "na", "po", "ra", "su", "te", "va", "xo", "zu")
_UTILITIES = ("flex", "block", "relative", "py-four", "text-sm", "font-bold", "rounded", "gap-six", "grow", "w-full")


class Design:
    """One page's habits: which tags and class names it uses, how it writes days and addresses."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        self.lang, self.chance = lang, chance
        self.words = WORDS[lang]
        self.naming = chance.choice(["none", "none", "syllables", "syllables", "utilities", "numbered", "spoken"])
        self.box = chance.choice(["div", "div", "section", "article"])
        self.heading = chance.choice(["h2", "h3", "h4", "h5", "strong", "b", "span", "div", "p"])
        self.small = chance.choice(["span", "div", "p", "em", "small", "i"])
        self.folder = chance.choice(["news", "n", "post", "2026", "item", "node", "bbs/view", "article", "info/notice"])
        self.ending = chance.choice(["", "/", ".html", ".php", ".aspx"])
        self.addressed = chance.choice(["slug", "number", "query", "dated", "root"])
        self.dated = chance.choice(["iso", "dots", "short", "slash", "written", "written", "day", "month-day"])
        self.year_in_title = chance.random() < 0.08
        self._names: dict[str, str] = {}

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def label(self, name: str) -> str:
        return self.words.labels[name]

    def named(self, role: str) -> str:
        """A class attribute, the same for the same role throughout the page; often it means nothing."""
        if role not in self._names:
            self._names[role] = self._new_name(role)
        name = self._names[role]
        return f' class="{name}"' if name else ""

    def _new_name(self, role: str) -> str:
        if self.naming == "none" or self.maybe(0.25):
            return ""
        if self.naming == "utilities":
            return " ".join(self.chance.sample(_UTILITIES, 3))
        if self.naming == "spoken":
            return role
        made = "".join(self.chance.choices(_SYLLABLES, k=3))
        return f"{made}-{self.chance.randrange(10, 99)}" if self.naming == "numbered" else made

    def wrap(self, tag: str, role: str, inner: str) -> str:
        return f"<{tag}{self.named(role)}>{inner}</{tag}>"

    def nest(self, inner: str, depth: int, role: str = "wrap") -> str:
        """The same in this many more boxes."""
        for level in range(depth):
            inner = self.wrap(self.chance.choice(["div", "div", "section", "span"]), f"{role}{level}", inner)
        return inner

    def pick(self, texts: Sequence[str], count: int) -> list[str]:
        """This many texts; if there are not enough, repeated ones get a number."""
        order = self.chance.sample(range(len(texts)), len(texts))
        turns = ["" if n < len(texts) else f" {n}" for n in range(count)]
        return [texts[order[n % len(texts)]] + turn for n, turn in enumerate(turns)]

    def titles(self, count: int) -> list[str]:
        """Titles of posts, long and short ones, all different."""
        found: list[str] = []
        while len(found) < count:
            text = self._title()
            found.append(text if text not in found else f"{text} ({len(found) + 1})")
        return found

    def _title(self) -> str:
        post, topic = self.chance.choice(self.words.posts), self.chance.choice(self.words.topics)
        title = self.chance.choices(
            [post, f"{topic}: {post}", topic, f"[{topic}] {post}", f"{post} – {self.chance.choice(self.words.posts)}"],
            [6, 2, 1, 1, 1],
        )[0]
        return f"{title} {self.chance.randrange(2019, 2026)}" if self.maybe(0.1) else title

    def days(self, count: int) -> list[date]:
        """Dates of this many posts, newest first, in this site's rhythm."""
        rhythm = self.chance.choice([1, 3, 9, 30])
        day = TODAY - timedelta(days=self.chance.randrange(40))
        found = []
        for _ in range(count):
            found.append(day)
            day -= timedelta(days=self.chance.randrange(rhythm + 1))
        return found

    def day_text(self, day: date) -> str:
        """A date as this page writes it."""
        forms = {
            "iso": f"{day:%Y-%m-%d}",
            "dots": f"{day:%d.%m.%Y}",
            "short": f"{day:%y.%m.%d}",
            "slash": f"{day:%Y/%m/%d}",
            "day": f"{day:%d/%m/%Y}",
            "month-day": f"{day:%m-%d}",
            "written": self.written(day),
        }
        return forms[self.dated]

    def written(self, day: date) -> str:
        return self.words.written.format(y=day.year, b=self.words.months[day.month - 1], d=day.day)

    def address(self, title: str, number: int, day: date) -> str:
        """The address of a post as this site forms it."""
        slug = (
            "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split()[:7]) if title.isascii() else ""
        )
        slug = slug or f"p{number}"
        return {
            "slug": f"/{self.folder}/{slug}{self.ending}",
            "number": f"/{self.folder}/{90_000 - number}{self.ending}",
            "query": f"/{self.folder.partition('/')[0]}/view.do?menu=3&amp;no={5_000 - number}",
            "dated": f"/{day:%Y/%m/%d}/{slug}{self.ending}",
            "root": f"/{slug}-{number}{self.ending}",
        }[self.addressed]

    def prose(self, count: int) -> str:
        return "".join(f"<p>{text.rstrip()}</p>" for text in self.pick(self.words.prose, count))

    def teaser(self, most: int = 160) -> str:
        text = " ".join(self.pick(self.words.prose, 2))
        return text[: self.chance.randrange(40, most)] + self.chance.choice(["…", "...", " [...]", ""])
