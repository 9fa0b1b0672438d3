"""The inputs in the repository: golden pages and posts, and the texts in the tests' code.

The texts of a test are tried with a watchlist of the names in the same file.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections, of_feed, of_listing, of_page, of_post
from benchmarks.decisions.plain import digest, number_of
from presswatch.records import Block, BlockKind, DateReading, Link, Post
from presswatch.watchlist.entries import Subject
from scraper.items import Entry
from scraper.pages.dates.read import DateContext
from scraper.pages.text.language import read_language

TEXT, SCRIPT_TEXT = 40, 16
"""Characters of the shortest text; of one in a script other than Latin, which says more in fewer."""
_NAME = re.compile(r"[^\W\d_a-z][^<>{}\n/=_]{1,38}[^\W_]\.?")
_NAMES = 150
"""Names of one file at most."""
_WORDS = 5
_LATIN = re.compile("[ -ɏḀ-ỿ -⁯]*")
_URL = "https://tests.example/news/1"
_XML = re.compile(r"\s*(?:<\?xml|<rss|<feed|<rdf:RDF|<urlset|<sitemapindex|\{\s*\"version\")")
_PAGE = re.compile(r"<(?:html|body|article|main|div|p|ul|ol|table|h[1-6]|a|li|section|dl)\b", re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {"- ": "list-item", "> ": "quote", "##": "heading", "||": "table"}
LINK = re.compile(r"\[([^\[\]]+)\]\((\S+?)\)(?=[\s.,;:)！。)]|$|[^\x00-\x7f])")


def cases_of(tests: Path) -> Iterator[Case]:
    """All inputs of a folder of tests."""
    yield from golden_of(tests)
    for path in sorted(tests.rglob("*.py")):
        place = f"tests:{path.relative_to(tests)}"
        texts, names = _literals(path)
        yield from (Case(f"{place}:{digest(text)}", partial(_literal, text, names=names)) for text in texts)


def texts_of(tests: Path, folders: Iterable[str]) -> Iterator[Case]:
    """The texts in the code of some folders of tests, each with those names of its file alone that are in it."""
    for place, texts in texts_by_file(tests, folders):
        yield from (Case(f"texts:{place}:{digest(text)}", partial(decide, text)) for text, decide in texts)


Decide = Callable[[str, Workshop], Sections]


def texts_by_file(tests: Path, folders: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, Decide]]]]:
    """The files of some folders of tests, each with its texts, and what decides on a text or on one like it."""
    for path in sorted(file for folder in folders for file in (tests / folder).rglob("*.py")):
        texts, names = _literals(path)
        own = {text: tuple(one for one in names if one.name in text) for text in texts}
        yield str(path.relative_to(tests)), [(text, partial(_literal, names=own[text])) for text in texts]


def golden_of(tests: Path) -> Iterator[Case]:
    """The golden pages and posts of a folder of tests."""
    for path in sorted(tests.rglob("*.html")) + sorted(tests.rglob("*.pdf")):
        yield Case(f"tests:{path.relative_to(tests)}", partial(_page, path.read_bytes()))
    for path in sorted(tests.glob("pages/**/*.json")):
        yield Case(f"tests/golden:{path.relative_to(tests)}", partial(_golden_page, path))
    for path in sorted(tests.glob("pipelines/**/*.txt")):
        yield from _golden(path, f"tests:{path.relative_to(tests)}")


def _page(body: bytes, shop: Workshop) -> Sections:
    listing = of_listing(body, _URL, DateContext()) if not body.startswith(b"%PDF") else {}
    return listing | of_page(body, _URL, Entry(url=_URL), shop.big)


def _golden_page(path: Path, shop: Workshop) -> Sections:
    """A page at the address and on the day that its expectation names."""
    expected = json.loads(path.read_text(encoding="utf-8"))
    body, url = path.with_suffix(".html").read_bytes(), expected["url"]
    captured = expected.get("captured")
    now = datetime.fromisoformat(captured).replace(tzinfo=UTC) if captured else None
    return of_listing(body, url, DateContext(now=now)) | of_page(body, url, Entry(url=url), shop.big)


def _golden(path: Path, place: str) -> Iterator[Case]:
    """The posts of a file in the notation of tests/pipelines/posts.py, without their expectations."""
    for one in written_in(path):
        post = noted(one.title, one.lines, path.stem, one.on)
        people = tuple(Subject(name=name, kind="person") for name in one.people)
        yield Case(f"{place}:{one.name}", partial(_bare, post, ()))
        yield Case(f"{place}/big:{one.name}", partial(_bare, post, None))
        if people:
            yield Case(f"{place}/people:{one.name}", partial(_bare, post, people))


@dataclass(frozen=True, slots=True)
class Written:
    """A post in the notation of tests/pipelines/posts.py, with the people whom it expects."""

    name: str
    on: str
    title: str
    lines: list[str]
    people: tuple[str, ...]


def written_in(path: Path) -> Iterator[Written]:
    """The posts of a file."""
    for chunk in re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, on = chunk.split("\n", 1)[0].split()
        lines = [line for line in chunk.splitlines()[1:] if line.strip()]
        title = next((line[2:].strip() for line in lines if line.startswith("T:")), "")
        body = [line for line in lines if line[:2] not in ("T:", "M:", "I:", "P:", "Q:")]
        people = (line[2:].split(" | ")[0].split(" // ")[0].strip() for line in lines if line[:2] == "P:")
        yield Written(name, on, title, body, tuple(one for one in dict.fromkeys(people) if one not in ("", "-")))


def _bare(post: Post, subjects: tuple[Subject, ...] | None, shop: Workshop) -> Sections:
    return of_post(post, shop.big if subjects is None else shop.tools(subjects))


def noted(title: str, lines: list[str], language: str, on: str) -> Post:
    """A post in the notation of tests/pipelines/posts.py; `on` is its day in ISO 8601, or "-"."""
    text, blocks, links = "", [], []
    for line in lines:
        kind = _KINDS.get(line[:2], "paragraph")
        body = (line[2:].strip() if kind != "paragraph" else line).replace(" || ", " | ")
        text += "\n\n" if text else ""
        start, at = len(text), 0
        for match in LINK.finditer(body):
            text += body[at : match.start()]
            links.append(Link(url=match[2], text=match[1], start=len(text), end=len(text) + len(match[1])))
            text, at = text + match[1], match.end()
        text += body[at:]
        blocks.append(Block(kind=kind, start=start, end=len(text)))
    published = DateReading(on=date.fromisoformat(on), raw=on, source="meta") if on != "-" else None
    post = Post(source="s", url=_URL, url_key=_URL, title=title, language=language, text=text, published=published)
    return replace(post, blocks=tuple(blocks), links=tuple(links))


def _literals(path: Path) -> tuple[list[str], tuple[Subject, ...]]:
    """The texts in the code of a test, and its names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    nodes = (one for one in ast.walk(tree) if isinstance(one, ast.Constant) and id(one) not in docs)
    found = dict.fromkeys(one.value for one in nodes if isinstance(one.value, str))
    names = tuple(_subject(one) for one in list(filter(_is_name, found))[:_NAMES])
    return list(filter(_is_text, found)), names


def _is_text(text: str) -> bool:
    latin = _LATIN.fullmatch(text) is not None
    return len(text) >= (TEXT if latin else SCRIPT_TEXT) and not text.startswith(("http://", "https://"))


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and len(text.split()) <= _WORDS


def _subject(name: str) -> Subject:
    """A subject for a name in a test: if it has two or three words, its hash decides whether it is a person's."""
    person = len(name.split()) in (2, 3) and number_of(name) % 2 == 0
    return Subject(name=name, kind="person" if person else "organization")


def _literal(text: str, shop: Workshop, names: tuple[Subject, ...]) -> Sections:
    """What is decided on a text in the code of a test; markup is read as a page, a list or a feed too."""
    tools = shop.tools(names)
    if _XML.match(text):
        return of_feed(text.encode("utf-8", "replace"), "https://tests.example/feed")
    if _PAGE.search(text):
        body = text.encode("utf-8", "replace")
        return of_listing(body, _URL, DateContext()) | of_page(body, _URL, Entry(url=_URL), tools)
    text = text.encode("utf-8", "replace").decode()
    language = read_language(text)
    post = Post(source="s", url=_URL, url_key=_URL, title="", text=text, language=language)
    return {"language": [language]} | of_post(post, tools)
