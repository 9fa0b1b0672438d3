"""The surroundings of the main part of a drawn page: menus, widgets, breadcrumbs, footers. They are not the listing."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.drawn_pages.drawing import Design

Block = Callable[[Design], str]


def links(design: Design, role: str, pairs: list[tuple[str, str]]) -> str:
    """Links one after another, as a list, as boxes, or bare with a separator."""
    manner = design.chance.choice(["ul", "ul", "ul", "div", "loose", "ol"])
    anchors = [f'<a href="{address}">{text}</a>' for address, text in pairs]
    if manner == "loose":
        return design.wrap("div", role, design.chance.choice([" | ", " ", "<br>", " · "]).join(anchors))
    tag = "li" if manner in ("ul", "ol") else "div"
    return design.wrap(manner, role, "".join(design.wrap(tag, f"{role}-one", anchor) for anchor in anchors))


def block(design: Design, role: str, heading: str, body: str) -> str:
    """A widget: a heading and its content."""
    tag = design.chance.choice(["h2", "h3", "h4", "strong", "div", "p"])
    return design.wrap(design.chance.choice(["section", "div", "div"]), role, f"<{tag}>{heading}</{tag}>{body}")


def menu(design: Design) -> str:
    """The parts of the site; sometimes each with its own subpages."""
    names = ["home", "about", "shop", "news", "contact"][: design.chance.randrange(3, 6)]
    pairs = [(f"/{name}{design.ending}", design.label(name)) for name in names]
    pairs += [(f"/work/{n}{design.ending}", text) for n, text in enumerate(design.pick(design.words.topics, 3))]
    if design.maybe(0.6):
        return links(design, "menu", pairs)
    under = [(f"/work/part{n}{design.ending}", text) for n, text in enumerate(design.pick(design.words.topics, 5))]
    rows = "".join(f'<li><a href="{a}">{text}</a>{links(design, "submenu", under[:3])}</li>' for a, text in pairs)
    return f"<ul{design.named('menu')}>{rows}</ul>"


def breadcrumb(design: Design) -> str:
    return links(design, "way", [("/", design.label("home")), (f"/{design.folder}", design.label("news"))])


def recent(design: Design) -> str:
    """The latest posts in a side column, with dates or without."""
    count = design.chance.randrange(3, 9)
    dated = design.maybe(0.4)
    rows = []
    for number, (title, day) in enumerate(zip(design.titles(count), design.days(count), strict=True)):
        shown = f"<{design.small}>{design.day_text(day)}</{design.small}>" if dated else ""
        rows.append(f'<li><a href="{design.address(title, 300 + number, day)}">{title}</a>{shown}</li>')
    name = design.chance.choice(["read", "related", "news"])
    return block(design, "recent", design.label(name), f"<ul{design.named('recent-list')}>{''.join(rows)}</ul>")


def related(design: Design) -> str:
    """A few cards with pictures."""
    cards = []
    for number, title in enumerate(design.titles(design.chance.randrange(3, 6))):
        address = design.address(title, 400 + number, design.days(1)[0])
        picture = f'<a href="{address}"><img src="/i/{number}.jpg" alt=""></a>'
        tag = design.chance.choice(["h3", "h4", "div"])
        cards.append(design.wrap("div", "card", f'{picture}<{tag}><a href="{address}">{title}</a></{tag}>'))
    return block(design, "related", design.label("related"), "".join(cards))


def tags(design: Design) -> str:
    names = design.pick(design.words.topics, design.chance.randrange(4, 20))
    return block(
        design, "tags", design.label("tags"), links(design, "cloud", [(f"/tag/{n}", t) for n, t in enumerate(names)])
    )


def topics(design: Design) -> str:
    """Topics with the number of their posts."""
    rows = [
        f'<li><a href="/topic/{n}{design.ending}">{text}</a> ({design.chance.randrange(1, 99)})</li>'
        for n, text in enumerate(design.pick(design.words.topics, 7))
    ]
    return block(design, "topics", design.label("tags"), f"<ul>{''.join(rows)}</ul>")


def months(design: Design) -> str:
    """An archive by months."""
    names = design.words.months
    order = "{1} {0}" if design.lang not in ("ko", "ja", "zh") else "{0} {1}"
    pairs = [
        (f"/2025/{n + 1:02}/", order.format(2025, names[n])) for n in range(design.chance.randrange(4, 12) - 1, -1, -1)
    ]
    return block(design, "archive", design.label("archive"), links(design, "months", pairs))


def partners(design: Design) -> str:
    """Other organizations."""
    pairs = [(f"https://partner{n}.example/", text) for n, text in enumerate(design.pick(design.words.topics, 5))]
    return block(design, "partners", design.label("partners"), links(design, "partner-list", pairs))


def talk(design: Design) -> str:
    """The latest comments: who said something about which post."""
    rows = [
        f'<li>{name}: <a href="{design.address(title, 500, design.days(1)[0])}#c{n}">{title}</a></li>'
        for n, (name, title) in enumerate(zip(design.words.people, design.titles(5), strict=False))
    ]
    return block(design, "talk", design.label("comments"), f"<ul>{''.join(rows)}</ul>")


def fields(design: Design) -> str:
    """Fields of work as cards with a sentence each."""
    cards = [
        design.wrap("div", "field", f'<h3><a href="/work/{n}">{text}</a></h3><p>{design.teaser(90)}</p>')
        for n, text in enumerate(design.pick(design.words.topics, 3))
    ]
    return design.wrap("section", "fields", "".join(cards))


def about(design: Design) -> str:
    """Who we are, in prose."""
    return block(design, "about", design.label("about"), design.prose(design.chance.randrange(1, 4)))


def letter(design: Design) -> str:
    """A newsletter form, with a note on what happens to the address."""
    return block(design, "letter", design.label("contact"), f"<form><input type='email'></form>{design.prose(1)}")


def door(design: Design) -> str:
    """A log-in box, or a basket, as in the corners of pages of any kind."""
    if design.maybe(0.5):
        return f"<div><a href='/cart'>{design.label('cart')} (0)</a></div>"
    return f"<form><input type='text'><input type='password'><button>{design.label('login')}</button></form>"


def search(design: Design) -> str:
    return f"<form><input type='text' name='q'><button>{design.label('search')}</button></form>"


def foot(design: Design) -> str:
    names = ["about", "contact", "login"]
    pairs = [(f"/{name}", design.label(name)) for name in names] + [("/feed", design.label("rss"))]
    social = links(design, "social", [(f"https://net{n}.example/{design.lang}", f"Net{n}") for n in range(3)])
    return f"<p>© 2026 {design.words.people[0]}</p>{links(design, 'foot', pairs)}{social}"


WIDGETS: tuple[Block, ...] = (
    recent, recent, related, tags, topics, months, partners, talk, fields, search, about, letter, door,
)  # fmt: skip


def page(design: Design, title: str, body: str) -> str:
    """The whole page: `body` with a heading, in a frame of one, two or three columns."""
    heading = f"<h1>{title}</h1>" if title and design.maybe(0.8) else ""
    main = design.chance.choice(["main", "div", "div", "section"])
    middle = design.wrap(main, "content", f"{heading}{design.nest(body, design.chance.randrange(3))}")
    count = design.chance.choice([0, 0, 1, 2, 3])
    side = "".join(widget(design) for widget in design.chance.sample(WIDGETS, count))
    aside = design.wrap(design.chance.choice(["aside", "div"]), "side", side) if side else ""
    columns = [aside, middle] if design.maybe(0.3) else [middle, aside]
    inner = _table(columns) if design.maybe(0.12) else design.nest("".join(columns), design.chance.randrange(3))
    way = breadcrumb(design) if design.maybe(0.3) else ""
    top = design.wrap(
        design.chance.choice(["header", "div", "nav"]), "top", menu(design) * design.chance.choice([1, 1, 2])
    )
    more = design.prose(design.chance.randrange(1, 4)) if design.maybe(0.2) else ""
    end = design.wrap(design.chance.choice(["footer", "div"]), "end", more + foot(design))
    direction = ' dir="rtl"' if design.lang == "ar" else ""
    return (
        f'<!doctype html><html lang="{design.lang}"{direction}><head><meta charset="utf-8"><title>'
        f"{title or design.label('home')} | {design.words.people[0]}</title></head>"
        f"<body>{top}{way}{inner}{end}</body></html>"
    )


def _table(columns: list[str]) -> str:
    return f"<table><tr>{''.join(f'<td>{column}</td>' for column in columns if column)}</tr></table>"
