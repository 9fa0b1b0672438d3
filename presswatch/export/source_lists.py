"""Lists of sources as other programs have them: OPML 2.0 (feed readers) and CSV (spreadsheets), read and written.

OPML has names and addresses: `xmlUrl` is a feed, `htmlUrl` alone a page. CSV has a column for each key of a source.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

import msgspec

from presswatch.encoders.table import Column, CsvTable, csv_text
from presswatch.encoders.words import one_line
from presswatch.errors import UsageError
from presswatch.locale import _
from presswatch.report import name_for
from presswatch.text.strings import folded_name
from presswatch.urls.canonical import identity_key, with_scheme
from presswatch.watchlist.checks import problems_of
from presswatch.watchlist.edit import edit, known_addresses, with_entries
from presswatch.watchlist.entries import SOURCE_KINDS, SourceEntry, Watchlist
from presswatch.watchlist.shape import keys_of, shape_problem
from presswatch.watchlist.values import Problem, similar

_ENDINGS = {".opml": "opml", ".xml": "opml", ".csv": "csv"}
# A name is typed in `presswatch run NAME`; titles of feeds can be sentences.
LONGEST_NAME = 60
_KEYS = keys_of(SourceEntry)


def format_of(path: Path, given: str | None) -> str:
    """The format asked for, or the one that the file's name ends in. UsageError if neither says one."""
    found = given or _ENDINGS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(_ENDINGS)
        words = _("unknown file extension (known: {known}); set --format", known=known)
        raise UsageError(f"{path}: {words}")
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """A source in a file: its line (from 1), and its keys with their values as printed there."""

    line: int
    values: dict[str, str]


def read_rows(content: bytes, form: str, file: str) -> list[Row]:
    """The sources in a file, in its order; UsageError, with file and line, if it is no such file."""
    return list(_opml_rows(content, file) if form == "opml" else _csv_rows(content, file))


def _opml_rows(content: bytes, file: str) -> Iterator[Row]:
    from lxml import etree  # noqa: PLC0415  only for OPML

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: Any = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        words = str(error.msg).partition(", line ")[0] + "; write & as &amp;" * ("EntityRef" in str(error.msg))
        raise _fault(file, error.lineno or 1, _("this is not valid XML: {words}", words=words)) from None
    if root.tag != "opml":
        raise _fault(file, root.sourceline, _("this is not OPML: it begins with <{tag}>", tag=one_line(root.tag)))
    for outline in root.iter("outline"):
        values = _outline_values(outline.attrib)
        if "url" in values or not len(outline):  # others are folders
            yield Row(outline.sourceline, values)


def _outline_values(attributes: Mapping[Any, Any]) -> dict[str, str]:
    """The keys of a source that the attributes of an outline give; programs differ in their letter case."""
    printed = {str(key).lower(): str(value).strip() for key, value in attributes.items()}
    feed = printed.get("xmlurl", "")
    name, page = printed.get("title") or printed.get("text"), printed.get("htmlurl") or printed.get("url")
    values = {"name": name, "url": feed or page, "kind": "feed" * bool(feed)}
    return {key: value for key, value in values.items() if value}


def _csv_rows(content: bytes, file: str) -> Iterator[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _fault(file, line, _('the text is not UTF-8; save it as "CSV UTF-8"')) from None
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    columns: list[str] = []
    last = 0
    try:
        for cells in rows:
            line, last = last + 1, rows.line_num
            if not columns:
                columns = _columns(cells, file)
            elif any(map(str.strip, cells)):
                further = (f"cell {number}" for number in count(len(columns) + 1))
                named = zip(chain(columns, further), map(str.strip, cells), strict=False)
                yield Row(line, {key: csv_text(value) for key, value in named if value})
    except csv.Error as error:
        raise _fault(file, rows.line_num, _("this is not valid CSV: {words}", words=error)) from None
    if not columns:
        raise _fault(file, 1, _("the file is empty"))


def _fault(file: str, line: int, words: str) -> UsageError:
    return UsageError(f"{file}:{line}: {words}")


def _columns(cells: Sequence[str], file: str) -> list[str]:
    """The keys that the first line names; UsageError if it names another, or no `url`."""
    columns = [cell.strip().lower() for cell in cells]
    if "url" not in columns:
        raise _fault(file, 1, _("the first line must name the columns, one of them url (such as: name,url)"))
    for number, column in enumerate(columns):
        if column not in _KEYS:
            hint = similar(column, _KEYS)
            raise _fault(file, 1, _("the column {name!r} is not a key of a source ({hint})", name=column, hint=hint))
        if column in columns[:number]:
            raise _fault(file, 1, _("the column {name!r} is there twice", name=column))
    return columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """What became of a line: the address and the source that has it now, or the problem."""

    line: int
    url: str = ""
    name: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The lines of a file by what became of them: added, in the watchlist already, wrong."""

    added: list[ImportLine] = field(default_factory=list)
    known: list[ImportLine] = field(default_factory=list)
    wrong: list[ImportLine] = field(default_factory=list)


def import_sources(path: Path, rows: Sequence[Row], *, save: bool, **checks: Any) -> ImportReport:
    """Adds the sources to a watchlist, all in one edit, or only says what that would do. Raises as `edit` does."""
    kinds = (*SOURCE_KINDS, *checks.get("site_spiders", ()))
    report = ImportReport()

    def change(text: str, watchlist: Watchlist) -> str:
        nonlocal report
        report, entries = _sorted_rows(rows, watchlist, kinds)
        return with_entries(text, "sources", entries) if save and entries else text

    edit(path, change, **checks)
    return report


def _sorted_rows(
    rows: Sequence[Row], watchlist: Watchlist, kinds: Sequence[str]
) -> tuple[ImportReport, list[dict[str, Any]]]:
    """What becomes of each row, and the entries to add."""
    report, entries = ImportReport(), list[dict[str, Any]]()
    addresses = known_addresses(watchlist)
    names = {folded_name(source.name) for source in watchlist.sources}
    for row in rows:
        url = with_scheme(_FEED_SCHEME.sub("", row.values.get("url", "")))
        entry = _entry_of({"name": "source", **row.values, "url": url}, kinds)
        if isinstance(entry, Problem):
            report.wrong.append(ImportLine(line=row.line, problem=_in_words(entry)))
        elif known := addresses.get(identity_key(url)):
            report.known.append(ImportLine(line=row.line, url=url, name=known))
        else:
            name = _free_name(_tidied(row.values.get("name", "")) or name_for(url), names)
            report.added.append(ImportLine(line=row.line, url=url, name=name))
            addresses[identity_key(url)] = name
            names.add(folded_name(name))
            typed = msgspec.to_builtins(entry) | {"name": name}
            entries.append({key: typed[key] for key in _KEYS if key in ("name", *row.values)})
    return report, entries


# feed://example.org/rss and feed:https://example.org/rss, as some programs write addresses of feeds.
_FEED_SCHEME = re.compile(r"^feed:(//)?(?=https?:)|^feed://")


def _entry_of(values: dict[str, str], kinds: Sequence[str]) -> SourceEntry | Problem:
    """The source with these values, typed and checked; what is wrong with them first."""
    if unnamed := [key for key in values if key not in _KEYS]:
        return Problem((unnamed[0],), "the first line names no column for it")
    if not values["url"]:
        return Problem(("url",), "there is no address")
    try:
        alone = msgspec.convert(
            {"sources": [{**values, "name": _tidied(values["name"]) or "source"}]}, Watchlist, strict=False
        )
    except msgspec.ValidationError as error:
        return shape_problem(str(error))
    problems = problems_of(alone, kinds=kinds, regex_check=None)
    return problems[0] if problems else alone.sources[0]


def _in_words(problem: Problem) -> str:
    typed = re.fullmatch("expected (.+), found a text in quotes", problem.why)  # in a file of texts all are
    why = f"expected {typed[1]}" if typed else problem.why
    return f"{problem.path[-1]}: {why}" + f" ({problem.suggestion})" * bool(problem.suggestion)


def _tidied(name: str) -> str:
    """A title as the name of a source may be; "" if nothing is left of it."""
    tidied = " ".join(name.replace(":", " ").split()).lstrip("- ")[:LONGEST_NAME].strip()
    return tidied if any(map(str.isalnum, tidied)) else ""


def _free_name(name: str, names: Collection[str]) -> str:
    """The name, with a number after it if another source has it."""
    numbered = (f"{name} {number}" for number in count(2))
    return next(one for one in chain([name], numbered) if folded_name(one) not in names)


def written(sources: Sequence[SourceEntry], form: str) -> bytes:
    """The sources as a file of this format."""
    return _opml(sources) if form == "opml" else _csv(sources)


def _opml(sources: Sequence[SourceEntry]) -> bytes:
    from lxml import etree  # noqa: PLC0415  only for OPML

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Presswatch"
    body = etree.SubElement(root, "body")
    for source in sources:
        name, url = one_line(source.name), one_line(source.url)
        address = {"type": "rss", "xmlUrl": url} if source.kind == "feed" else {"htmlUrl": url}
        etree.SubElement(body, "outline", {"text": name, "title": name, **address})
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _csv(sources: Sequence[SourceEntry]) -> bytes:
    """Name, address and kind, and each further key that one of the sources sets."""
    plain = msgspec.to_builtins(SourceEntry(name="", url=""))
    rows = [msgspec.to_builtins(source) for source in sources]
    keys = [key for key in _KEYS if key in ("name", "url", "kind") or any(row[key] != plain[key] for row in rows)]
    stream = io.StringIO(newline="")
    table = CsvTable(stream, [Column(name=key, kind="long text") for key in keys])
    for row in rows:
        table.write([row[key] for key in keys])
    return stream.getvalue().encode()
