"""The ways in which listings show their posts: rows, tables, cards, boards, plain lines, groups, full posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from benchmarks.drawn_pages.drawing import Design


@dataclass(frozen=True)
class Post:
    """A post to be shown: its number on the page, title, address as in href, day."""

    number: int
    title: str
    address: str
    day: date


@dataclass(frozen=True)
class Habit:
    """What every entry of one listing shows, and where."""

    dated: bool
    date_first: bool
    date_tag: str
    teaser: int
    picture: bool
    more: bool
    topic: bool
    author: bool
    count: bool
    whole: bool
    tags: int
    shares: bool
    day_link: bool


def habit_of(design: Design) -> Habit:
    """A way to show entries, drawn once for a page."""
    maybe = design.maybe
    return Habit(
        dated=maybe(0.75), date_first=maybe(0.5),
        date_tag=design.chance.choice(["time", "span", "div", "p", "small", "i"]),
        teaser=design.chance.choice([0, 0, 90, 160, 400]), picture=maybe(0.35), more=maybe(0.3), topic=maybe(0.25),
        author=maybe(0.2), count=maybe(0.15), whole=maybe(0.25), tags=design.chance.choice([0, 0, 0, 0, 0, 1, 3]),
        shares=maybe(0.08), day_link=maybe(0.08),
    )  # fmt: skip


def dated(design: Design, habit: Habit, day: date) -> str:
    """The date of an entry as one element, split into two, or nothing."""
    if not habit.dated:
        return ""
    if habit.day_link and not habit.whole:
        return design.wrap("div", "day", f'<a href="/{day:%Y/%m/%d}/">{design.day_text(day)}</a>')
    if habit.date_tag == "time":
        return f'<time datetime="{day}"{design.named("day")}>{design.day_text(day)}</time>'
    if habit.date_tag == "i":
        month = design.words.months[day.month - 1]
        return design.wrap("div", "day", f"<b>{day.day:02}</b><span>{month} {day.year}</span>")
    return design.wrap(habit.date_tag, "day", design.day_text(day))


def heading(design: Design, habit: Habit, post: Post) -> str:
    """The title, linked unless the whole entry is a link."""
    tag = design.heading
    text = post.title if habit.whole else f'<a href="{post.address}"{design.named("link")}>{post.title}</a>'
    return f"<{tag}{design.named('title')}>{text}</{tag}>" if tag not in ("b", "strong") or habit.whole else text


def entry(design: Design, habit: Habit, post: Post) -> str:
    """All that an entry shows, in this page's order, without its box."""
    day = dated(design, habit, post.day)
    parts = [day, heading(design, habit, post)] if habit.date_first else [heading(design, habit, post), day]
    if habit.topic:
        topic = design.chance.choice(design.words.topics)
        text = topic if habit.whole else f'<a href="/topic/{len(topic)}">{topic}</a>'
        parts.insert(design.chance.choice([0, 2]) if not habit.whole else 0, design.wrap("span", "topic", text))
    if habit.author:
        name = design.chance.choice(design.words.people)
        parts.append(f"{design.label('by')} {name if habit.whole else f'<a href=/author/{len(name)}>{name}</a>'}")
    if habit.teaser:
        parts.append(design.wrap("p", "teaser", design.teaser(habit.teaser)))
    if habit.more:
        more = design.label("more")
        parts.append(f'<a href="{post.address}">{more}</a>' if not habit.whole else f"<span>{more}</span>")
    if habit.count and not habit.whole:
        parts.append(f'<a href="{post.address}#comments">{design.chance.randrange(30)} {design.label("comments")}</a>')
    return _pictured(design, habit, post, "".join(parts) + ("" if habit.whole else _extra_links(design, habit, post)))


def _extra_links(design: Design, habit: Habit, post: Post) -> str:
    """Links of an entry that are no posts: its tags, and share links."""
    tags = "".join(
        f'<a href="/tag/{len(text)}" rel="tag">{text}</a> ' for text in design.pick(design.words.topics, habit.tags)
    )
    shares = "".join(f'<a href="https://net{n}.example/share?u={post.number}">Net{n}</a>' for n in range(3))
    return (design.wrap("div", "tags", tags) if tags else "") + (shares if habit.shares else "")


def _pictured(design: Design, habit: Habit, post: Post, text: str) -> str:
    """With a picture before the text, and as one link if the whole entry is one."""
    if habit.picture:
        image = f'<img src="/media/{post.number}.jpg" alt="">'
        shown = image if habit.whole else f'<a href="{post.address}">{image}</a>'
        text = design.wrap("div", "picture", shown) + design.wrap("div", "text", text)
    return f'<a href="{post.address}"{design.named("whole")}>{text}</a>' if habit.whole else text


def rows(design: Design, habit: Habit, posts: list[Post]) -> str:
    """Entries in boxes one after another."""
    tag = design.chance.choice(["li", "li", "div", "div", "article", "p" if not habit.teaser else "div", "section"])
    depth = design.chance.choice([0, 0, 1, 2])
    inner = [design.wrap(tag, "entry", design.nest(entry(design, habit, post), depth, "inner")) for post in posts]
    holder = design.chance.choice(["ul", "ol"]) if tag == "li" else "div"
    return design.wrap(holder, "entries", "".join(inner))


def cards(design: Design, habit: Habit, posts: list[Post]) -> str:
    """Entries in a grid whose rows have boxes of their own."""
    width = design.chance.choice([2, 3, 4])
    boxes = [design.wrap("div", "cell", design.wrap(design.box, "card", entry(design, habit, post))) for post in posts]
    lines = ["".join(boxes[place : place + width]) for place in range(0, len(boxes), width)]
    return "".join(design.wrap("div", "row", line) for line in lines)


def table(design: Design, habit: Habit, posts: list[Post]) -> str:
    """A board: number, title, author, date, views in columns of some order; some notices pinned."""
    order = design.chance.sample(["number", "author", "day", "readers", "topic"], design.chance.randrange(1, 5))
    order.insert(design.chance.randrange(min(3, len(order) + 1)), "title")
    pinned = design.chance.choice([0, 0, 2])
    names = {name: design.chance.choice(design.words.people + design.words.topics) for name in ("author", "topic")}
    lines = []
    for post in posts:
        cells = {
            **names,
            "number": design.label("news") if post.number < pinned else str(900 - post.number),
            "day": design.day_text(post.day),
            "readers": str(design.chance.randrange(9_000)),
            "title": f'<a href="{post.address}">{post.title}</a>{" [3]" if habit.count else ""}',
        }
        lines.append("<tr>" + "".join(f"<td{design.named(name)}>{cells[name]}</td>" for name in order) + "</tr>")
    head = "<tr>" + "<th>?</th>" * len(order) + "</tr>" if design.maybe(0.6) else ""
    return design.wrap("table", "board", head + "".join(lines))


def definitions(design: Design, habit: Habit, posts: list[Post]) -> str:
    """A definition list: dates and titles, or titles and teasers."""
    if habit.date_first:
        pairs = [
            f'<dt>{design.day_text(post.day)}</dt><dd><a href="{post.address}">{post.title}</a></dd>' for post in posts
        ]
    else:
        pairs = [
            f'<dt><a href="{post.address}">{post.title}</a></dt>'
            f"<dd>{dated(design, habit, post.day)} {design.teaser()}</dd>"
            for post in posts
        ]
    return design.wrap("dl", "entries", "".join(pairs))


def lines(design: Design, habit: Habit, posts: list[Post]) -> str:
    """Plain links in lines of text, with the date before or after, or none."""
    tag, end = design.chance.choice([("p", ""), ("", "<br>"), ("p", ""), ("div", "")])
    made = []
    for post in posts:
        link = f'<a href="{post.address}">{post.title}</a>'
        day = design.day_text(post.day)
        forms = (
            [f"{day} {link}", f"<b>{day}:</b> {link}"] if habit.date_first else [f"{link} ({day})", f"{link} – {day}"]
        )
        text = forms[habit.more] if habit.dated else link
        made.append(f"<{tag}>{text}</{tag}>" if tag else text + end)
    return design.nest("".join(made), 1)


def siblings(design: Design, habit: Habit, posts: list[Post]) -> str:
    """Headings, dates and teasers as siblings, without a box around an entry."""
    plain = f"<hr{design.named('rule')}>" if habit.count else ""
    return design.nest("".join(entry(design, _open(habit), post) + plain for post in posts), 1)


def _open(habit: Habit) -> Habit:
    """The same without a link or a picture box around the whole."""
    return replace(habit, whole=False, picture=False)


def groups(design: Design, habit: Habit, posts: list[Post]) -> str:
    """An archive: years or months as headings, plain links under them."""
    by_month = design.maybe(0.5)
    key = (lambda post: (post.day.year, post.day.month)) if by_month else (lambda post: (post.day.year, 0))
    tag = design.chance.choice(["h2", "h3", "div", "p"])
    made = []
    for (year, month), members in groupby(posts, key):
        name = f"{design.words.months[month - 1]} {year}" if month else str(year)
        rows = "".join(
            f"<li>{post.day.strftime('%m-%d ') if habit.dated else ''}<a href='{post.address}'>{post.title}</a></li>"
            for post in members
        )
        made.append(f"<{tag}{design.named('group')}>{name}</{tag}><ul{design.named('group-list')}>{rows}</ul>")
    return "".join(made)


def tables(design: Design, habit: Habit, posts: list[Post]) -> str:
    """Each post in a table of its own, as on old portals."""
    return "".join(
        f'<table width="100%"><tr><td><img src="/dot.gif"></td><td><a href="{post.address}">{post.title}</a></td>'
        f"<td>{design.day_text(post.day) if habit.dated else ''}</td></tr></table>"
        for post in posts
    )


def full(design: Design, habit: Habit, posts: list[Post]) -> str:
    """Several full posts on one page, with links and pictures in the text."""
    made = []
    for post in posts[:7]:
        text = design.prose(design.chance.randrange(2, 6)) + _within(design, habit, post)
        tag = design.chance.choice(["h1", "h2", "h3"]) if post.number == 0 else "h2"
        head = f'<{tag}><a href="{post.address}">{post.title}</a></{tag}>{dated(design, habit, post.day)}'
        made.append(design.wrap(design.box, "whole-post", head + text))
    return "".join(made)


def _within(design: Design, habit: Habit, post: Post) -> str:
    """Links in the text of a post: to outlets, to topics, or a whole list of other things."""
    outside = f'<p><a href="https://outlet{post.number}.example/a/{post.number}">{design.label("more")}</a></p>'
    inside = f'<p><a href="/topic/{post.number}">{design.chance.choice(design.words.topics)}</a></p>'
    things = "".join(
        f'<p><a href="https://thing{n}.example/{post.number}">{text}</a> {design.teaser(80)}</p>'
        for n, text in enumerate(design.titles(design.chance.randrange(3, 9)))
    )
    return outside * habit.more + inside * habit.topic + things * habit.count


def lead(design: Design, habit: Habit, posts: list[Post]) -> str:
    """The first post as a card of another kind, the others below."""
    first, others = posts[0], posts[1:]
    picture = f'<a href="{first.address}"><img src="/media/big.jpg" alt=""></a>'
    body = f'{picture}<h2><a href="{first.address}">{first.title}</a></h2><p>{design.teaser(300)}</p>'
    return design.wrap("div", "lead", body + dated(design, habit, first.day)) + rows(design, habit, others)


LAYOUTS: tuple[tuple[Callable[[Design, Habit, list[Post]], str], int], ...] = (
    (rows, 7), (cards, 4), (table, 3), (definitions, 2), (lines, 3), (siblings, 2), (groups, 2), (tables, 1), (full, 2),
    (lead, 2),
)  # fmt: skip
"""Each with its frequency."""
