"""The golden pages and posts, and the tests' texts, with a few edits at drawn places.

An edit is what happens to real posts: a word is missing, is another one or comes twice, a mark or a figure differs,
lines are joined, parted or in another order, an element has another name, place or class. The cases of one file are
one case, so that each file has one line of pins.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections, of_listing, of_page, of_post
from benchmarks.decisions.plain import digest
from benchmarks.decisions.tested import LINK, Decide, Written, noted, texts_by_file, written_in
from benchmarks.decisions.text_ladders import SUBJECTS, weighed_evidence
from presswatch.watchlist.entries import Subject
from scraper.items import Entry
from scraper.pages.dates.read import DateContext

_URL = "https://www.edited.example/news/1"
_COPIES_OF_POST, _COPIES_OF_PAGE = 2, 3
_EDITS = (1, 1, 2, 3, 5)
"""Edits of a copy; one of these numbers is drawn."""
_TOKEN = re.compile(r"\d+|[^\W\d_]+|\s+|[^\w\s]|_")
_MARKS = ",.:;-–—()[]\"'“”„«»|/!?…·、。，「」•"
_PAIRS = ("()", "“”", '""', "«»", "[]", "「」")
_OPENING = re.compile(r"^(?:- |> |## )?")
_OPENINGS = ("- ", "> ", "## ", "")
_ELEMENTS = "div p span li h1 h2 h3 section article td b a time aside blockquote".split()
Parts = list[str]


def edited(tests: Path, folders: Iterable[str]) -> Iterator[Case]:
    """A case for each file of golden posts, each golden page and each file with texts in some folders of tests."""
    for path in sorted(tests.glob("pipelines/**/*.txt")):
        yield Case(f"edited:{path.relative_to(tests)}", partial(_posts, path))
    for path in sorted(tests.rglob("*.html")):
        yield Case(f"edited:{path.relative_to(tests)}", partial(_pages, path, f"{path.relative_to(tests)}"))
    for name, texts in texts_by_file(tests, folders):
        yield Case(f"edited:{name}", partial(_texts, texts))


def _joined(copies: Iterator[Sections]) -> Sections:
    """The sections of several copies as one hash for each section of each."""
    found: Sections = defaultdict(list)
    for copied in copies:
        for name, decided in copied.items():
            found[name].append(digest(json.dumps(decided, ensure_ascii=False, sort_keys=True)))
    return dict(found)


def _posts(path: Path, shop: Workshop) -> Sections:
    posts = list(written_in(path))
    lines = [line for post in posts for line in post.lines]
    return _joined(_post(path.stem, post, lines, number, shop) for post in posts for number in range(_COPIES_OF_POST))


def _post(language: str, written: Written, others: Sequence[str], number: int, shop: Workshop) -> Sections:
    chance = random.Random(f"{language} {written.name} {number}")
    lines = written.lines
    for _ in range(chance.choice(_EDITS)):
        lines = _edited_lines(lines, chance, others)
    post = noted(chance.choice([written.title, written.title, *lines[:1]]), lines, language, written.on)
    people = (Subject(name=name, kind="person") for name in written.people)
    with weighed_evidence() as evidence:
        return of_post(post, shop.tools((*SUBJECTS, *people))) | {"evidence": list(evidence)}


def _pages(path: Path, name: str, shop: Workshop) -> Sections:
    side = path.with_suffix(".json")
    expected = json.loads(side.read_text(encoding="utf-8")) if side.exists() else {}
    url, captured = expected.get("url", _URL), expected.get("captured")
    context = DateContext(now=datetime.fromisoformat(captured).replace(tzinfo=UTC) if captured else None)
    bodies = (_edited_page(path.read_bytes(), random.Random(f"{name} {n}")) for n in range(_COPIES_OF_PAGE))
    return _joined(of_listing(body, url, context) | of_page(body, url, Entry(url=url), shop.big) for body in bodies)


def _texts(texts: Sequence[tuple[str, Decide]], shop: Workshop) -> Sections:
    words = sorted({part for text, _ in texts for part in _TOKEN.findall(text) if not part.isspace()})

    def decided(text: str, decide: Decide) -> Sections:
        chance = random.Random(digest(text))
        if "</" in text:
            return decide(_edited_page(text.encode("utf-8", "replace"), chance).decode(), shop)
        lines = text.split("\n")
        for _ in range(chance.choice(_EDITS)):
            at = chance.randrange(len(lines))
            lines[at] = _edited_line(lines[at], chance, words)
        with weighed_evidence() as evidence:
            return decide("\n".join(lines), shop) | {"evidence": list(evidence)}

    return _joined(decided(*one) for one in texts)


def _edited_lines(lines: Sequence[str], chance: random.Random, others: Sequence[str]) -> list[str]:
    """Lines with one edit; a new line is one of `others`."""
    if not lines:
        return []
    at = chance.randrange(len(lines))
    before, line, after = lines[:at], lines[at], lines[at + 1 :]
    words = line.split(" ")
    cut = chance.randrange(len(words))
    edits: tuple[tuple[int, Callable[[], list[str]]], ...] = (
        (14, lambda: [*before, _edited_line(line, chance, chance.choice(others).split() or words), *after]),
        (1, lambda: [*before, *after]),
        (1, lambda: [*after, line, *before]),
        (1, lambda: [*before, line, line, *after]),
        (2, lambda: [*before, chance.choice(others), line, *after]),
        (2, lambda: [*before, chance.choice(_OPENINGS) + _OPENING.sub("", line), *after]),
        (1, lambda: [*before, " ".join([line, *(_OPENING.sub("", one) for one in after[:1])]), *after[1:]]),
        (1, lambda: [*before, " ".join(words[:cut]), " ".join(words[cut:]), *after]),
        (1, lambda: [*before, LINK.sub(r"\1", line), *after]),
    )
    edit = chance.choices([edit for _, edit in edits], [often for often, _ in edits])[0]
    new = [one for one in edit() if one.strip()]
    return new if all(_is_address(link[2]) for one in new for link in LINK.finditer(one)) else list(lines)


def _is_address(url: str) -> bool:
    """False for what no link of a post can be: brackets that are no IPv6 address."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _edited_line(line: str, chance: random.Random, words: Sequence[str]) -> str:
    """A line with one edit of its words, marks or figures; a new word is one of `words`."""
    parts = _TOKEN.findall(line)
    places = [at for at, part in enumerate(parts) if not part.isspace()]
    if not places:
        return line
    return "".join(chance.choice(_EDITS_OF_WORDS)(parts, chance.choice(places), chance, words))


def _dropped(parts: Parts, at: int, _: random.Random, __: Sequence[str]) -> Parts:
    return parts[:at] + parts[at + 1 :]


def _doubled(parts: Parts, at: int, _: random.Random, __: Sequence[str]) -> Parts:
    return [*parts[: at + 1], " ", *parts[at:]]


def _swapped(parts: Parts, at: int, _: random.Random, __: Sequence[str]) -> Parts:
    return [*parts[:at], *reversed(parts[at : at + 3]), *parts[at + 3 :]]


def _replaced(parts: Parts, at: int, chance: random.Random, words: Sequence[str]) -> Parts:
    return [*parts[:at], chance.choice(words), *parts[at + 1 :]]


def _inserted(parts: Parts, at: int, chance: random.Random, words: Sequence[str]) -> Parts:
    return [*parts[:at], chance.choice(words), " ", *parts[at:]]


def _cased(parts: Parts, at: int, chance: random.Random, _: Sequence[str]) -> Parts:
    begin, end = chance.choice(((at, at + 1), (0, len(parts))))
    change = chance.choice((str.lower, str.upper, str.title))
    return [*parts[:begin], change("".join(parts[begin:end])), *parts[end:]]


def _recounted(parts: Parts, at: int, chance: random.Random, _: Sequence[str]) -> Parts:
    figures = [place for place, part in enumerate(parts) if part.isdecimal()]
    at = chance.choice(figures or [at])
    number = int(parts[at]) if figures else 0
    return [*parts[:at], str(max(0, number + chance.choice((-10, -3, -1, 1, 10, 100)))), *parts[at + 1 :]]


def _marked(parts: Parts, at: int, chance: random.Random, _: Sequence[str]) -> Parts:
    marks = [place for place, part in enumerate(parts) if part in _MARKS]
    at = chance.choice([*marks, at])
    kept = [] if at in marks else parts[at : at + 1]
    return [*parts[:at], *kept, chance.choice((*_MARKS, "", " ")), *parts[at + 1 :]]


def _enclosed(parts: Parts, at: int, chance: random.Random, _: Sequence[str]) -> Parts:
    opening, closing = chance.choice(_PAIRS)
    end = at + chance.choice((1, 3, 5, 9))
    return [*parts[:at], opening, *parts[at:end], closing, *parts[end:]]


def _cut(parts: Parts, at: int, chance: random.Random, _: Sequence[str]) -> Parts:
    return chance.choice((parts[: at + 1], parts[at:]))


_EDITS_OF_WORDS = (
    _dropped, _doubled, _swapped, _replaced, _replaced, _inserted, _cased, _recounted, _marked, _marked, _enclosed,
    _cut,
)  # fmt: skip


def _edited_page(body: bytes, chance: random.Random) -> bytes:
    """A page with a few edits; one without a single element inside its body stays as it is."""
    root = lxml.html.document_fromstring(body)
    words = root.text_content().split()
    for _ in range(chance.choice(_EDITS)):
        elements = [one for one in root.iter(lxml.etree.Element) if one.getparent() not in (None, root)]
        if elements and words:
            chance.choice(_EDITS_OF_ELEMENTS)(chance.choice(elements), elements, chance, words)
    return bytes(lxml.html.tostring(root, encoding="utf-8"))


Elements = list[lxml.html.HtmlElement]


def _retold(_: lxml.html.HtmlElement, elements: Elements, chance: random.Random, words: Sequence[str]) -> None:
    with_text = [one for one in elements if (one.text or "").strip()]
    for one in with_text and [chance.choice(with_text)]:
        one.text = _edited_line(one.text or "", chance, words)


def _removed(one: lxml.html.HtmlElement, _: Elements, __: random.Random, ___: Sequence[str]) -> None:
    one.drop_tree()


def _repeated(one: lxml.html.HtmlElement, _: Elements, __: random.Random, ___: Sequence[str]) -> None:
    one.addnext(copy.deepcopy(one))


def _moved(one: lxml.html.HtmlElement, elements: Elements, chance: random.Random, __: Sequence[str]) -> None:
    siblings = [other for other in elements if other is not one and other.getparent() is one.getparent()]
    for other in siblings and [chance.choice(siblings)]:
        other.addnext(one)


def _unwrapped(one: lxml.html.HtmlElement, _: Elements, __: random.Random, ___: Sequence[str]) -> None:
    one.drop_tag()


def _wrapped(one: lxml.html.HtmlElement, _: Elements, chance: random.Random, __: Sequence[str]) -> None:
    box = one.makeelement(chance.choice(_ELEMENTS))
    one.addprevious(box)
    box.append(one)


def _renamed(one: lxml.html.HtmlElement, _: Elements, chance: random.Random, __: Sequence[str]) -> None:
    one.tag = chance.choice(_ELEMENTS)


def _hidden(one: lxml.html.HtmlElement, _: Elements, __: random.Random, ___: Sequence[str]) -> None:
    one.set("style", "display:none")


def _attributed(_: lxml.html.HtmlElement, elements: Elements, chance: random.Random, words: Sequence[str]) -> None:
    with_attributes = [one for one in elements if one.attrib]
    for one in with_attributes and [chance.choice(with_attributes)]:
        name = chance.choice(sorted(one.attrib))
        others = [other.get(name, "") for other in elements if name in other.attrib]
        edited = _edited_line(one.get(name, ""), chance, words)
        one.set(name, chance.choice(("", edited, *others)))


_EDITS_OF_ELEMENTS = (
    _retold, _retold, _retold, _removed, _repeated, _moved, _unwrapped, _wrapped, _renamed, _renamed, _hidden,
    _attributed, _attributed, _attributed,
)  # fmt: skip
