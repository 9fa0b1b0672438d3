"""Makes pages that are no listings, for training: shops, home pages, campaigns, indexes, forms, posts, people, hubs.

    python -m benchmarks.listing_refusals DIR

Writes DIR/gold.jsonl and DIR/pages/ in the form of the listings data. Each kind of page is drawn in several languages
and with several kinds of markup; the seed is fixed, so the pages are always the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.drawn_pages.drawing import SEED, WORDS, Design
from benchmarks.drawn_pages.frame import page

EACH = 4
"""Pages of one kind in one language, each in another markup."""


class Drawer(Design):
    """Draws the parts of one page that is no listing."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        super().__init__(lang, chance)
        self.section = chance.choice(["section", "div"])
        self.item = chance.choice(["li", "div", "article", "p"])

    def link(self, folder: str, text: str, inner: str = "") -> str:
        return f'<a href="{self.place(folder, text)}">{inner or text}</a>'

    def place(self, folder: str, text: str) -> str:
        """An address in this folder, named after the text or numbered."""
        name = "-".join(text.lower().split()[:6]) if text.isascii() else str(self.chance.randrange(100, 99999))
        return f"/{folder}/{name.replace('?', '')}{self.ending}"

    def day(self) -> str:
        return self.day_text(self.days(1)[0])

    def price(self) -> str:
        return self.words.price.format(n=self.chance.randrange(12, 480))

    def group(self, name: str, items: list[str]) -> str:
        """Entries in a box, as this page marks them up."""
        tag = self.item
        body = "".join(self.wrap(tag, f"{name}-item", item) for item in items)
        return self.wrap("ul" if tag == "li" else "div", name, body)

    def block(self, heading: str, body: str) -> str:
        return f"<{self.section}><h2>{heading}</h2>{body}</{self.section}>"

    def news(self, count: int, *, teaser: bool = False) -> list[str]:
        """Short entries of posts with a date, as in widgets."""
        tail = f"<p>{self.teaser(90)}</p>" if teaser else ""
        days = self.days(count)
        return [
            f'<time>{self.day_text(day)}</time> <a href="{self.address(title, number, day)}">{title}</a>{tail}'
            for number, (title, day) in enumerate(zip(self.titles(count), days, strict=True))
        ]

    def cards(self, folder: str, texts: list[str], *, picture: bool = True) -> list[str]:
        image = '<img src="/media/card.jpg" alt="">' if picture else ""
        more = f"<p>{self.words.prose[0][:90]}</p>{self.link(folder, texts[0], self.label('more'))}"
        tag = self.heading
        return [f"{image}<{tag}>{self.link(folder, text)}</{tag}>{more if picture else ''}" for text in texts]


def shop(draw: Drawer) -> tuple[str, str, str]:
    """Products with prices and carts, or with prices alone."""
    cart = f"<button>{draw.label('cart')}</button>" if draw.chance.random() < 0.7 else ""
    goods = draw.pick(draw.words.goods, draw.chance.randrange(8, 20))
    items = [
        f'<img src="/i/{n}.jpg" alt="">{draw.link("shop", text)}<span>{draw.price()}</span>{cart}'
        for n, text in enumerate(goods)
    ]
    return "/shop/", draw.label("shop"), draw.group("products", items)


def shop_home(draw: Drawer) -> tuple[str, str, str]:
    """A shop's first page: groups of products without dates, few prices, a note on delivery."""
    groups = [
        draw.block(topic, draw.group("goods", draw.cards("p", draw.pick(draw.words.goods, 5))))
        for topic in draw.pick(draw.words.topics, 3)
    ]
    return "/", "", f"<p>{draw.price()}</p>{''.join(groups)}{draw.prose(1)}<button>{draw.label('cart')}</button>"


def goods(draw: Drawer) -> tuple[str, str, str]:
    """A firm's products, without prices."""
    items = [
        f'<img src="/i/{n}.jpg" alt="">{draw.link("products", text)}<p>{draw.teaser(80)}</p>'
        for n, text in enumerate(draw.pick(draw.words.goods, draw.chance.randrange(4, 9)))
    ]
    return "/products/", draw.label("shop"), draw.group("products", items)


def company(draw: Drawer) -> tuple[str, str, str]:
    """A home page: who we are, what we do, three of the latest posts, testimonials."""
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
    return "/topics/", draw.label("tags"), draw.group("topics", items)


def login(draw: Drawer) -> tuple[str, str, str]:
    """A log-in form next to a few latest posts."""
    form = (
        f"<form><label>{draw.label('name')}<input type='text'></label><label>{draw.label('password')}"
        f"<input type='password'></label><button>{draw.label('login')}</button></form>"
    )
    return "/login", draw.label("login"), form + draw.group("notes", draw.news(draw.chance.randrange(2, 6)))


def post(draw: Drawer) -> tuple[str, str, str]:
    """A post with related and most-read ones next to it, and those before and after it."""
    head = f"<p><time>{draw.day()}</time> {draw.chance.choice(draw.words.people)}</p>"
    text = f"<article>{head}{draw.prose(draw.chance.randrange(4, 12))}</article>"
    next_to_it = "".join(f"<p>{entry}</p>" for entry in draw.news(2)) if draw.maybe(0.4) else ""
    related = draw.block(
        draw.label("related"), draw.group("related", draw.news(draw.chance.randrange(3, 7), teaser=True))
    )
    read = draw.block(draw.label("read"), draw.group("read", draw.cards("news", draw.words.posts)))
    title = draw.titles(1)[0]
    body = text + next_to_it + related + (read if draw.maybe(0.5) else "")
    return draw.address(title, 7, draw.days(1)[0]).replace("&amp;", "&"), title, body


def people(draw: Drawer) -> tuple[str, str, str]:
    """The staff of an organization, with their work and a telephone number."""
    called = draw.maybe(0.5)
    cards = [
        f'<img src="/team.jpg" alt=""><h3>{draw.link("team", name)}</h3><p>{topic}</p>'
        + (f"<p>0{n}2-555-{10 + n}-{20 + n}</p>" if called else "")
        for n, (name, topic) in enumerate(zip(draw.words.people, draw.words.topics, strict=False))
    ]
    return "/team/", draw.label("about"), draw.prose(1) + draw.group("team", cards)


def hub(draw: Drawer) -> tuple[str, str, str]:
    """Parts of a site with a word about each."""
    cards = draw.cards("work", draw.pick(draw.words.topics, 8))
    return "/work/", draw.words.topics[3], draw.prose(1) + draw.group("hub", cards)


def members(draw: Drawer) -> tuple[str, str, str]:
    """Other organizations, by name."""
    items = [f'<a href="https://member{n}.example/">{name}</a> {name} {n}'
             for n, name in enumerate(draw.pick(draw.words.topics, 20))]  # fmt: skip
    return "/members", draw.label("partners"), draw.prose(1) + draw.group("members", items)


def documents(draw: Drawer) -> tuple[str, str, str]:
    """A document's table of contents: chapters that link to further pages."""
    chapters = [draw.link("docs", text) for text in draw.pick(draw.words.topics, 14)]
    return "/docs/start", draw.words.topics[2], draw.group("contents", chapters) + draw.prose(6)


def questions(draw: Drawer) -> tuple[str, str, str]:
    """Frequent questions; each links to its answer."""
    asked = [draw.link("help", text) for text in draw.pick(draw.words.questions, 7)]
    return "/help/", draw.label("contact"), draw.group("questions", asked) + draw.prose(draw.chance.randrange(2))


def forms(draw: Drawer) -> tuple[str, str, str]:
    """Forms to download."""
    papers = [f'<a href="/files/{n}.pdf">{text}</a> (PDF, {90 + 37 * n} KB)' for n, text in enumerate(draw.words.forms)]
    return "/service/forms", draw.label("about"), draw.prose(1) + draw.group("papers", papers)


def site_map(draw: Drawer) -> tuple[str, str, str]:
    """All parts of a site, in nested lists."""
    parts = [
        draw.link("work", topic) + draw.group("sub", [draw.link("work/part", text) for text in draw.titles(3)])
        for topic in draw.pick(draw.words.topics, 5)
    ]
    return "/sitemap", draw.label("search"), draw.group("map", parts)


def history(draw: Drawer) -> tuple[str, str, str]:
    """A timeline by year, with a menu of the pages about the organization."""
    years = [
        f"<h3>{year}</h3><ul><li>09 {later}</li><li>03 {earlier}</li></ul>"
        for year in range(2025, 2017, -1)
        for earlier, later in [draw.titles(2)]
    ]
    next_to_it = draw.group("about", [draw.link("about", text) for text in draw.pick(draw.words.topics, 5)])
    return "/about/history", draw.label("about"), "".join(years) + next_to_it


def lost(draw: Drawer) -> tuple[str, str, str]:
    """A page that does not exist, with suggestions."""
    form = f"<form><input type='search'><button>{draw.label('search')}</button></form>"
    body = f"<h2>404</h2>{draw.prose(1)}{form}" + draw.group("notes", draw.news(draw.chance.randrange(3, 6)))
    return "/nothing-here", "404", body


KINDS: tuple[Callable[[Drawer], tuple[str, str, str]], ...] = (
    shop, shop_home, goods, company, campaign, index, login, post, people, hub, members, documents, questions, forms,
    site_map, history, lost,
)  # fmt: skip
"""Each gives the path, the heading (empty: none) and the main part of a page."""


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
            (folder / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(page(draw, title, body).encode()))
            record = {"id": name, "file": f"{name}.html.gz", "url": f"https://www.{name}.example{path}",
                      "kind": "negative", "drawn": kind.__name__, "items": []}  # fmt: skip
            lines.append(json.dumps(record, ensure_ascii=False))
    (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
