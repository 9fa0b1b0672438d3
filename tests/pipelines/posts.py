"""Posts of our own writing in a small notation, with the expected coverage, people and quotes.

@ name post-date
M: the style of the post (who writes, how)
T: title
a block a line; "- " list item, "> " block quotation, "## " heading, "|| a || b" table row; [words](address) is a link
I: outlet | domain | article date | article address      ("-" = the post does not say it)
P: name | role
Q: words | speaker
" // " parts accepted spellings, the first is the one expected
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import Block, BlockKind, CoverageFacts, DateReading, Link, Post

FOLDER = Path(__file__).parent / "coverage_posts"
MANNERS = Path(__file__).parent / "coverage_manners"
PLAIN = Path(__file__).parent / "coverage_plain"
_KINDS: dict[str, BlockKind] = {"- ": "list-item", "> ": "quote", "##": "heading", "||": "table"}
_LINK = re.compile(r"\[([^\[\]]+)\]\((\S+?)\)(?=[\s.,;:)！。)]|$|[^\x00-\x7f])")


@dataclass
class Example:
    """One post and its expected facts; None if nothing is expected."""

    name: str
    language: str
    post: Post
    manner: str = ""
    items: list[tuple[str | None, ...]] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)
    quotes: list[tuple[str, str | None]] = field(default_factory=list)


def make_post(
    title: str,
    lines: list[str],
    language: str | None = None,
    on: date | None = None,
    url: str = "https://org.example/news/1",
) -> Post:
    """A post from lines of the notation."""
    text, blocks, links = "", [], []
    for line in lines:
        kind = _KINDS.get(line[:2], "paragraph")
        body = line[2:].strip() if kind != "paragraph" else line
        body = body.replace(" || ", " | ") if kind == "table" else body
        text += "\n\n" if text else ""
        start, at = len(text), 0
        for match in _LINK.finditer(body):
            text += body[at : match.start()]
            links.append(Link(url=match[2], text=match[1], start=len(text), end=len(text) + len(match[1])))
            text += match[1]
            at = match.end()
        text += body[at:]
        blocks.append(Block(kind=kind, start=start, end=len(text)))
    return Post(
        source="s",
        url=url,
        url_key=url,
        title=title,
        language=language,
        text=text,
        blocks=tuple(blocks),
        links=tuple(links),
        published=DateReading(on=on, raw=on.isoformat(), source="meta") if on else None,
    )


def _fields(line: str) -> list[str | None]:
    return [None if (part := cell.strip()) == "-" else part for cell in line[2:].split(" | ")]


def examples(folder: Path = FOLDER) -> list[Example]:
    """All posts of a folder, whose files are named by language."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for chunk in re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, *lines = [line for line in chunk.splitlines() if line.strip()]
            name, on = head.split()
            manner = lines.pop(0)[2:].strip() if lines[0].startswith("M:") else ""
            body = [line for line in lines[1:] if line[:2] not in ("I:", "P:", "Q:")]
            post = make_post(lines[0][2:].strip(), body, path.stem, date.fromisoformat(on) if on != "-" else None)
            example = Example(name, path.stem, post, manner)
            for line in lines[1:]:
                if line[:2] in ("I:", "P:", "Q:"):
                    {"I:": example.items, "P:": example.people, "Q:": example.quotes}[line[:2]].append(
                        tuple(_fields(line))
                    )
            found.append(example)
    return found


def _bare(value: str | date | None) -> str:
    """Letters and digits of a name or address without articles, marks and accents."""
    text = unicodedata.normalize("NFKD", str(value or "")).casefold()
    text = re.sub(r"^(?:the|der|die|das|le|la|el) ", "", text)
    return "".join(c for c in text if c.isalnum())


def accepts(cell: str | None, *values: str | date | None) -> bool:
    """True if one of the values is one of the spellings accepted by a cell of an expected row."""
    wanted = [None if part.strip() in ("", "-") else part.strip() for part in (cell or "-").split(" // ")]
    return any(_bare(value) == _bare(one) for one in wanted for value in values)


def shipped_facts(
    title: str, lines: list[str], language: str, on: date | None = None, url: str = "https://org.example/1"
) -> CoverageFacts:
    """The coverage of a post, read with the outlets that ship with the package."""
    return read_coverage(make_post(title, lines, language, on, url), (), load_catalogue())


def outlets_named(facts: CoverageFacts) -> list[str | None]:
    """The outlets of the articles, in order."""
    return [item.outlet for item in facts.items]
