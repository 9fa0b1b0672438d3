"""Makes pages that are no listings, for training: shops, home pages, campaigns, indexes, forms, posts, people, hubs.

    python -m benchmarks.listing_refusals DIR

Writes DIR/gold.jsonl and DIR/pages/ in the form of the listings data. Each kind of page is drawn in several languages
and in several ways of markup; the seed is fixed, so the pages are always the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SEED = 75640
EACH = 2
"""Pages of one kind in one language, each in another markup."""


@dataclass(frozen=True)
class Words:
    """The words of one language, of our own writing.

    `goods` things sold, `topics` fields of work, `posts` titles of posts, `prose` sentences of running text, `people`
    names; `labels` by use; `day` a pattern of a date with {y}, {m}, {d}; `price` one with {n}.
    """

    goods: list[str]
    topics: list[str]
    posts: list[str]
    prose: list[str]
    people: list[str]
    labels: dict[str, str]
    day: str
    price: str


WORDS = {
    lang: Words(**values)
    for lang, values in json.loads(Path(__file__).with_name("listing_refusals_words.json").read_text("utf-8")).items()
}
"""By language code."""


class Drawer:
    """Draws one page: chance, words and a way of markup."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        self.lang, self.chance = lang, chance
        self.words = WORDS[lang]
        self.section = chance.choice(["section", "div"])
        self.item = chance.choice(["li", "div", "article", "p"])
        self.heading = chance.choice(["h2", "h3", "h4", "strong"])
        self.ending = chance.choice(["", "/", ".html"])

    def label(self, name: str) -> str:
        return self.words.labels[name]

    def pick(self, texts: list[str], count: int) -> list[str]:
        """So many texts; more than there are differ by a number behind."""
        order = self.chance.sample(range(len(texts)), len(texts))
        turns = ["" if n < len(texts) else f" {n}" for n in range(count)]
        return [texts[order[n % len(texts)]] + turn for n, turn in enumerate(turns)]

    def link(self, folder: str, text: str, inner: str = "") -> str:
        return f'<a href="{self.address(folder, text)}">{inner or text}</a>'

    def address(self, folder: str, text: str) -> str:
        name = "-".join(text.lower().split()[:6]) if text.isascii() else str(self.chance.randrange(100, 99999))
        return f"/{folder}/{name}{self.ending}"

    def day(self) -> str:
        numbers = {"y": self.chance.randrange(2016, 2026), "m": 3, "d": f"{self.chance.randrange(1, 29):02}"}
        return self.words.day.format(**numbers)

    def price(self) -> str:
        return self.words.price.format(n=self.chance.randrange(12, 480))

    def prose(self, count: int) -> str:
        return "".join(f"<p>{text.rstrip()}</p>" for text in self.pick(self.words.prose, count))

    def group(self, name: str, items: list[str]) -> str:
        """Entries in a box, as this page marks them up."""
        tag = self.item
        body = "".join(f'<{tag} class="{name}-item">{item}</{tag}>' for item in items)
        return f'<ul class="{name}">{body}</ul>' if tag == "li" else f'<div class="{name}">{body}</div>'

    def block(self, heading: str, body: str) -> str:
        return f"<{self.section}><h2>{heading}</h2>{body}</{self.section}>"

    def news(self, count: int, *, teaser: bool = False) -> list[str]:
        """Short entries of posts with a date, as widgets show them."""
        tail = f"<p>{self.words.prose[0][:80]}…</p>" if teaser else ""
        titles = self.pick(self.words.posts, count)
        return [f"<time>{self.day()}</time> {self.link('news', title)}{tail}" for title in titles]

    def cards(self, folder: str, texts: list[str], *, picture: bool = True) -> list[str]:
        image = '<img src="/media/card.jpg" alt="">' if picture else ""
        more = f"<p>{self.words.prose[0][:90]}</p>{self.link(folder, texts[0], self.label('more'))}"
        tag = self.heading
        return [f"{image}<{tag}>{self.link(folder, text)}</{tag}>{more if picture else ''}" for text in texts]


def shop(draw: Drawer) -> tuple[str, str, str]:
    """Goods with prices and carts, or with prices alone."""
    cart = f"<button>{draw.label('cart')}</button>" if draw.chance.random() < 0.7 else ""
    goods = draw.pick(draw.words.goods, draw.chance.randrange(8, 20))
    items = [
        f'<img src="/i/{n}.jpg" alt="">{draw.link("shop", text)}<span>{draw.price()}</span>{cart}'
        for n, text in enumerate(goods)
    ]
    return "/shop/", draw.label("shop"), draw.group("products", items)


def shop_home(draw: Drawer) -> tuple[str, str, str]:
    """A shop's first page: groups of goods without dates, few prices, a note on delivery."""
    groups = [
        draw.block(topic, draw.group("goods", draw.cards("p", draw.pick(draw.words.goods, 5))))
        for topic in draw.pick(draw.words.topics, 3)
    ]
    return "/", "", f"<p>{draw.price()}</p>{''.join(groups)}{draw.prose(1)}<button>{draw.label('cart')}</button>"


def company(draw: Drawer) -> tuple[str, str, str]:
    """A home page: who we are, what we do, three of the latest posts, people who praise us."""
    parts = [
        f"<h1>{draw.words.topics[0]}</h1>{draw.prose(2)}",
        draw.block(draw.label("about"), draw.group("services", draw.cards("work", draw.pick(draw.words.topics, 6)))),
        draw.block(draw.label("news"), draw.group("latest", draw.news(3, teaser=draw.chance.random() < 0.5))),
        draw.block(draw.label("contact"), draw.prose(2)),
    ]
    if draw.chance.random() < 0.5:
        parts[1], parts[2] = parts[2], parts[1]
    return "/", "", "".join(parts)


def campaign(draw: Drawer) -> tuple[str, str, str]:
    """A campaign: long text, a form, links to its parts."""
    field = (
        f"<form><label>{draw.label('name')}<input type='text'><input type='email'></label><button>OK</button></form>"
    )
    body = draw.prose(4) + field + draw.group("steps", draw.cards("campaign", draw.pick(draw.words.topics, 4)))
    return "/campaign/" + str(draw.chance.randrange(9)), draw.words.posts[4], body


def index(draw: Drawer) -> tuple[str, str, str]:
    """All topics with the number of their posts."""
    items = [f"{draw.link('topic', text)} <span>({draw.chance.randrange(1, 90)})</span>"
             for text in draw.pick(draw.words.topics, 24)]  # fmt: skip
    return "/topics/", draw.label("about"), draw.group("topics", items)


def login(draw: Drawer) -> tuple[str, str, str]:
    """A log-in form beside a few latest posts."""
    form = (
        f"<form><label>{draw.label('name')}<input type='text'></label><label>{draw.label('password')}"
        f"<input type='password'></label><button>{draw.label('login')}</button></form>"
    )
    return "/login", draw.label("login"), form + draw.group("notes", draw.news(draw.chance.randrange(2, 6)))


def post(draw: Drawer) -> tuple[str, str, str]:
    """A post with related and most read ones beside it."""
    head = f"<p><time>{draw.day()}</time> {draw.chance.choice(draw.words.people)}</p>"
    text = f"<article>{head}{draw.prose(draw.chance.randrange(4, 12))}</article>"
    related = draw.block(
        draw.label("related"), draw.group("related", draw.news(draw.chance.randrange(3, 7), teaser=True))
    )
    read = draw.block(draw.label("read"), draw.group("read", draw.cards("news", draw.words.posts)))
    title = draw.chance.choice(draw.words.posts)
    return draw.address("news/2024/03", title), title, text + related + (read if draw.chance.random() < 0.5 else "")


def people(draw: Drawer) -> tuple[str, str, str]:
    """The people of an organization."""
    cards = [
        f'<img src="/team.jpg" alt=""><h3>{draw.link("team", name)}</h3><p>{topic}</p>'
        for name, topic in zip(draw.words.people, draw.words.topics, strict=False)
    ]
    return "/team/", draw.label("about"), draw.prose(1) + draw.group("team", cards)


def hub(draw: Drawer) -> tuple[str, str, str]:
    """Parts of a site with a word on each."""
    cards = draw.cards("work", draw.pick(draw.words.topics, 8))
    return "/work/", draw.words.topics[3], draw.prose(1) + draw.group("hub", cards)


def members(draw: Drawer) -> tuple[str, str, str]:
    """Organizations elsewhere, by name."""
    items = [f'<a href="https://member{n}.example/">{name}</a> {name} {n}'
             for n, name in enumerate(draw.pick(draw.words.topics, 20))]  # fmt: skip
    return "/members", draw.label("contact"), draw.prose(1) + draw.group("members", items)


def questions(draw: Drawer) -> tuple[str, str, str]:
    """Documents with a contents list: chapters that lead to further pages."""
    chapters = [draw.link("docs", text) for text in draw.pick(draw.words.topics, 14)]
    return "/docs/start", draw.words.topics[2], draw.group("contents", chapters) + draw.prose(6)


KINDS: tuple[Callable[[Drawer], tuple[str, str, str]], ...] = (
    shop, shop_home, company, campaign, index, login, post, people, hub, members, questions,
)  # fmt: skip
"""Each gives the path, the heading (empty: none) and the main part of a page."""


def page_of(draw: Drawer, title: str, body: str) -> str:
    """The whole page with menu, foot and sometimes a column of latest posts."""
    names = ("home", "about", "shop", "news", "contact")
    menu = "".join(f'<li><a href="/{name}">{draw.label(name)}</a></li>' for name in names)
    aside = draw.group("recent", draw.news(5)) if draw.chance.random() < 0.3 else ""
    main = draw.chance.choice(["main", "div"])
    heading = f"<h1>{title}</h1>" if title else ""
    return (
        f'<!doctype html><html lang="{draw.lang}"><head><meta charset="utf-8"><title>{title} | {draw.words.people[0]}'
        f"</title></head><body><header><nav><ul>{menu}</ul></nav></header><{main} class='content'>{heading}{body}"
        f"</{main}><aside>{aside}</aside><footer><p>{draw.label('contact')}</p><ul>{menu}</ul></footer></body></html>"
    )


def main() -> int:
    """Writes all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    lines: list[str] = []
    for kind in KINDS:
        for lang in sorted(WORDS) * EACH:
            draw = Drawer(lang, chance)
            path, title, body = kind(draw)
            name = f"{kind.__name__}-{lang}-{len(lines)}"
            (folder / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(page_of(draw, title, body).encode()))
            record = {"id": name, "file": f"{name}.html.gz", "url": f"https://www.{name}.example{path}",
                      "kind": "negative", "drawn": kind.__name__, "items": []}  # fmt: skip
            lines.append(json.dumps(record, ensure_ascii=False))
    (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
